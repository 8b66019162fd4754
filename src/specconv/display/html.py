"""Compact HTML for notebooks: inline styles, no scripts, every text escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from typing import Any

from specconv.answers.place import Place
from specconv.display import html_sizes
from specconv.electrical.compatibility import Compatibility
from specconv.ground.table import Table, cell
from specconv.sizes.answers import Conversion, Fit

_COLOURS = {
    "works": "#1a7f37",
    "works_with_adapter": "#3d7a1a",
    "needs_transformer": "#9a6700",
    "depends": "#9a6700",
    "do_not_use": "#b42318",
}
_CELL = "padding:2px 8px;text-align:left;vertical-align:top"
LONGEST = 200
"""Rows of a table that are shown."""


def html(thing: Any) -> str:
    """Return an answer, a place, a size or a table as HTML."""
    return _WRITERS[type(thing)](thing)


def table(head: Iterable[object], body: Iterable[Iterable[object]]) -> str:
    """Return an HTML table of escaped cells."""
    header = "".join(f"<th style='{_CELL}'>{escape(str(text))}</th>" for text in head)
    rows = "".join(
        "<tr>" + "".join(f"<td style='{_CELL}'>{escape(str(text))}</td>" for text in row) + "</tr>" for row in body
    )
    return f"<table style='border-collapse:collapse'><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"


def _items(texts: Iterable[object], tag: str = "ul") -> str:
    return f"<{tag}>" + "".join(f"<li>{escape(str(text))}</li>" for text in texts) + f"</{tag}>"


def _compatibility(answer: Compatibility) -> str:
    axes = ("plug", "earthing", "voltage", "frequency", "current")
    checks = [(axis, getattr(answer, axis)) for axis in axes]
    parts = [
        f"<b style='color:{_COLOURS[answer.verdict]}'>{escape(answer.verdict.replace('_', ' '))}</b> "
        f"{escape(str(answer.appliance))} in {escape(answer.place)}",
        table(("", "status", "reason"), [(axis, check.status, check.reason) for axis, check in checks]),
    ]
    if answer.remedies:
        parts.append("<b>What to do</b>" + _items(answer.remedies, "ol"))
    if answer.missing:
        parts.append("<b>To ask</b>" + _items(missing.question for missing in answer.missing))
    parts.append(f"<small>{escape('; '.join(source.title for source in answer.evidence))}</small>")
    return "<div>" + "".join(parts) + "</div>"


def _place(place: Place) -> str:
    supplies = [(s, s.where or "", s.status, s.tolerance or "", s.confidence) for s in place.supplies]
    sockets = [
        ("/".join(s.letters), s.name, f"{s.rated_current:g} A", s.purpose, s.prevalence, ", ".join(map(str, s.supplies)))
        for s in place.sockets
    ]
    return (
        f"<div><b>{escape(place.name)}</b> ({escape(place.area or place.code)})"
        + table(("supply", "where", "status", "band", "confidence"), supplies)
        + table(("letters", "socket-outlet", "rated", "purpose", "prevalence", "supplies"), sockets)
        + "</div>"
    )


def _table(shown: Table) -> str:
    rest = len(shown.rows) - LONGEST
    more = f"<small>and {rest} more rows</small>" if rest > 0 else ""
    body = table(shown.columns, [[cell(value) for value in row] for row in shown.rows[:LONGEST]])
    return f"<div><b>{escape(shown.title)}</b>{body}{more}</div>"


_WRITERS: dict[type, Callable[[Any], str]] = {
    Compatibility: _compatibility,
    Place: _place,
    Table: _table,
    Conversion: html_sizes.html,
    Fit: html_sizes.html,
}
