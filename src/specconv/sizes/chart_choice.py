"""Which of a brand's charts answers a question: in force on a date, for the same people and things."""

from __future__ import annotations

from collections.abc import Iterable

from specconv.ground.answer import Reason, Severity
from specconv.ground.errors import UnknownOption
from specconv.sizes import vocabulary
from specconv.sizes.brand_charts import brand_charts, brand_of
from specconv.sizes.charts import Chart
from specconv.sizes.questions import Question
from specconv.sizes.reasons import reason
from specconv.sizes.values import Audience

DOUBTED = frozenset({"outlier", "non_monotone", "garment_measure", "garment_measure_likely", "half_girth"})
"""Flags of charts whose figures cannot all be right; another chart of the brand goes before them."""


def in_force(charts: Iterable[Chart], as_of: str | None) -> list[Chart]:
    """Return the charts that were in force on a date: undated ones, and those not younger; else all.

    Where only charts of doubtful figures are left for somebody and half of the body, those that are younger stay.
    """
    charts = list(charts)
    if as_of is None:
        return charts
    day = as_of
    known = [chart for chart in charts if not chart.date or chart.date[: len(day)] <= day]
    sound = {
        (chart.audience, half) for chart in known if not DOUBTED.intersection(chart.flags) for half in halves(chart)
    }
    return [
        chart
        for chart in charts
        if chart in known or any((chart.audience, half) not in sound for half in halves(chart))
    ] or charts


_LOWER = frozenset({"bottoms", "jeans", "skirts"})
_EITHER = frozenset({"apparel", "swimwear", "underwear"})


_SHIRTS = frozenset({"apparel", "dress_shirt", "shirt"})
"""Items that a chart of men's shirts answers: its numbers are collars."""


def halves(chart: Chart) -> frozenset[str]:
    """Return for which half of the body a chart is."""
    words = set(chart.items)
    if words & _EITHER:
        return frozenset({"upper", "lower"})
    return frozenset({"lower"} if words <= _LOWER else {"upper", "lower"} if words & _LOWER else {"upper"})


def best_first(charts: Iterable[Chart], of: Question, scales: tuple[str, ...]) -> list[Chart]:
    """Return the charts of a brand that suit a question, best first."""
    wanted = vocabulary.items()[of.item].evidence
    young = of.audience not in (Audience.WOMEN, Audience.MEN)

    def score(chart: Chart) -> tuple[float, ...]:
        item = max((len(wanted) - wanted.index(word) for word in chart.items if word in wanted), default=0)
        item = max(item, 1 if "apparel" in chart.items else 0)
        known = chart.scales()
        return (
            not DOUBTED.intersection(chart.flags),
            sum(scale in known for scale in scales),
            chart.fit_type == of.fit,
            item,
            any(row.body for row in chart.rows) and chart.basis == "body",
            not chart.flags,
            1 if chart.date else 0,
        )

    half = "lower" if of.block == "lower" else "upper"
    suiting = [
        chart for chart in charts
        if (chart.audience == of.audience or (young and chart.audience not in (Audience.WOMEN, Audience.MEN)))
        and (of.item == "apparel" or half in halves(chart))
        and (of.item in _SHIRTS or chart.audience is not Audience.MEN or set(chart.items) != {"shirts"})
    ]  # fmt: skip
    return sorted(suiting, key=score, reverse=True)


def date_note(chart: Chart, as_of: str | None) -> tuple[Reason, ...]:
    """Return what has to be said of the date of a brand's chart."""
    if chart.brand is None:
        return ()
    if not chart.date:
        return (reason("brand_undated", Severity.CAUTION, brand=chart.brand),)
    if as_of is not None and chart.date[: len(as_of)] > as_of:
        return (reason("brand_old", Severity.CAUTION, brand=chart.brand, date=chart.date),)
    return ()


def charts_of(brand: object, chart: object, as_of: str | None, prefix: str = "") -> tuple[list[Chart], str] | None:
    """Return the charts that an option names, and their owner's name; None when neither is given."""
    if chart is not None:
        if brand is not None:
            raise UnknownOption(f"either {prefix}brand or {prefix}chart", field=f"{prefix}chart", value=str(chart))
        if not isinstance(chart, Chart):
            raise UnknownOption("expected a chart made by specconv.chart", field=f"{prefix}chart", value=chart)
        return [chart], chart.name
    if brand is None:
        return None
    identifier, name = brand_of(brand, f"{prefix}brand")
    return in_force(brand_charts(identifier), as_of), name
