"""The one lazy reach upward: an answer, a size, a place or a table that is asked to show itself asks the display."""

from __future__ import annotations

from typing import Any


def as_reply(thing: Any, language: str) -> str:
    """Return the customer's text."""
    from specconv.display.replies import reply

    return reply(thing, language)


def as_line(thing: Any, language: str) -> str:
    """Return the clerk's line."""
    from specconv.display.replies import line

    return line(thing, language)


def as_html(thing: Any) -> str:
    """Return compact HTML without scripts, for notebooks."""
    from specconv.display.html import html

    return html(thing)
