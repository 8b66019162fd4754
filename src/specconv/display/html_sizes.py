"""Sizes, conversions, fits and charts as compact HTML: every text escaped, bars as plain characters, no scripts."""

from __future__ import annotations

from html import escape
from typing import Any

from specconv.display.html_parts import html as table_html
from specconv.display.html_parts import items, rows
from specconv.display.replies_sizes import line, odds
from specconv.ground.answer import Answer
from specconv.sizes.charts import Chart
from specconv.sizes.values import Conversion, Fit, Size


def html(thing: Any) -> str:
    """Return a size, a conversion, a fit or a chart as HTML."""
    if isinstance(thing, Conversion):
        return _conversion(thing)
    if isinstance(thing, Fit):
        return _fit(thing)
    return table_html(thing.to_table()) if isinstance(thing, Chart) else _size(thing)


def _size(size: Size) -> str:
    known = [size.audience, size.item, size.fit_type, *(f"{name} {value}" for name, value in size.parts.items())]
    rest = ", ".join(escape(str(part)) for part in known if part)
    return f"<div><b>{escape(str(size))}</b>{f' <small>{rest}</small>' if rest else ''}</div>"


def _conversion(answer: Conversion) -> str:
    bars = rows(
        ("size", "odds", ""),
        [(one.size, odds(one.probability), "█" * max(1, round(20 * one.probability))) for one in answer.candidates],
    )
    body = ", ".join(f"{name} {interval}" for name, interval in answer.body.items())
    shown = f"<small>{escape(body)}</small>" if body else ""
    return f"<div><b>{escape(line(answer, 'en'))}</b>{bars if answer.candidates else ''}{shown}{_why(answer)}</div>"


def _fit(answer: Fit) -> str:
    parts = rows(
        ("dimension", "wearer", "made for", "verdict"),
        [
            (name, f"{part.wearer:g} {part.size.unit}", part.size, part.verdict)
            for name, part in answer.dimensions.items()
        ],
    )
    return f"<div><b>{escape(line(answer, 'en'))}</b>{parts if answer.dimensions else ''}{_why(answer)}</div>"


def _why(answer: Answer) -> str:
    reasons = items(reason.text for reason in answer.reasons) if answer.reasons else ""
    asked = items(missing.question for missing in answer.missing) if answer.missing else ""
    sources = ", ".join(escape(source.title) for source in answer.evidence)
    return reasons + asked + (f"<small>{sources}</small>" if sources else "")
