"""Text for people: the clerk's line and the customer's reply, by kind of answer.

Each kind has a module of its own, imported when first needed, so that an answer of one domain does not load the other.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_WRITERS = {
    "Asked": "specconv.display.replies_asked",
    "Compatibility": "specconv.display.replies_power",
    "Permission": "specconv.display.replies_selling",
    "Conversion": "specconv.display.replies_sizes",
    "Fit": "specconv.display.replies_sizes",
}


def line(thing: Any, language: str = "en") -> str:
    """Return the clerk's line: one sentence or two, with the verdict first."""
    text: str = import_module(_WRITERS[type(thing).__name__]).line(thing, language)
    return text


def reply(thing: Any, language: str = "en") -> str:
    """Return the text for the customer: the answer, why, what to do, what we still need to know."""
    text: str = import_module(_WRITERS[type(thing).__name__]).reply(thing, language)
    return text
