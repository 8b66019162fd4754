"""The pieces of HTML that all answers share."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from specconv.ground.table import Table, cell

_CELL = "padding:2px 8px;text-align:left;vertical-align:top"
LONGEST = 200
"""Rows of a table that are shown."""


def rows(head: Iterable[object], body: Iterable[Iterable[object]]) -> str:
    """Return an HTML table of escaped cells."""
    header = "".join(f"<th style='{_CELL}'>{escape(str(text))}</th>" for text in head)
    lines = "".join(
        "<tr>" + "".join(f"<td style='{_CELL}'>{escape(str(text))}</td>" for text in row) + "</tr>" for row in body
    )
    return f"<table style='border-collapse:collapse'><thead><tr>{header}</tr></thead><tbody>{lines}</tbody></table>"


def items(texts: Iterable[object], tag: str = "ul") -> str:
    """Return a list of escaped texts, plain (``ul``) or numbered (``ol``)."""
    return f"<{tag}>" + "".join(f"<li>{escape(str(text))}</li>" for text in texts) + f"</{tag}>"


def html(shown: Table) -> str:
    """Return a table, the first :data:`LONGEST` rows of it."""
    rest = len(shown.rows) - LONGEST
    more = f"<small>and {rest} more rows</small>" if rest > 0 else ""
    body = rows(shown.columns, [[cell(value) for value in row] for row in shown.rows[:LONGEST]])
    return f"<div><b>{escape(shown.title)}</b>{body}{more}</div>"
