"""Text for people: the clerk's line and the customer's reply, by kind of answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from specconv.display import replies_power, replies_sizes
from specconv.electrical.compatibility import Compatibility
from specconv.sizes.answers import Conversion, Fit


class _Writer(NamedTuple):
    line: Callable[[Any, str], str]
    reply: Callable[[Any, str], str]


_WRITERS: dict[type, _Writer] = {
    Compatibility: _Writer(replies_power.line, replies_power.reply),
    Conversion: _Writer(replies_sizes.line, replies_sizes.reply),
    Fit: _Writer(replies_sizes.line, replies_sizes.reply),
}


def line(thing: Any, language: str = "en") -> str:
    """Return the clerk's line: one sentence or two, with the verdict first."""
    return _WRITERS[type(thing)].line(thing, language)


def reply(thing: Any, language: str = "en") -> str:
    """Return the text for the customer: the answer, why, what to do, what we still need to know."""
    return _WRITERS[type(thing)].reply(thing, language)
