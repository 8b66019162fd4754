"""Compact HTML for notebooks: inline styles, no scripts, every text escaped."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_WRITERS = {
    "Asked": "specconv.display.html_asked",
    "Compatibility": "specconv.display.html_power",
    "Permission": "specconv.display.html_power",
    "Place": "specconv.display.html_power",
    "Table": "specconv.display.html_parts",
    "Size": "specconv.display.html_sizes",
    "Conversion": "specconv.display.html_sizes",
    "Fit": "specconv.display.html_sizes",
    "Chart": "specconv.display.html_sizes",
}


def html(thing: Any) -> str:
    """Return an answer, a place, a size or a table as HTML."""
    text: str = import_module(_WRITERS[type(thing).__name__]).html(thing)
    return text
