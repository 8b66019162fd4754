"""The bodies that a chart's rows are made for: intervals between neighbours, the closest row, the ends."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence

from specconv.sizes import engine, fitting
from specconv.sizes.charts import Chart
from specconv.sizes.engine import DIMENSIONS, Body
from specconv.sizes.questions import Question

Intervals = Mapping[int, tuple[float, float]]


def intervals(chart: Chart, index: int) -> dict[int, tuple[float, float]]:
    """Return the body intervals of a row; where the chart prints single figures, halfway to its neighbours."""
    found: dict[int, tuple[float, float]] = {}
    row = chart.rows[index]
    for name, interval in row.body.items():
        known = "bust" if name == "chest" else name
        if known not in DIMENSIONS or (name == "chest" and "bust" in row.body):
            continue
        low, high = interval.low, interval.high
        if low == high:
            below = _figure(chart, index, -1, name)
            above = _figure(chart, index, 1, name)
            down = (low - below) / 2 if below is not None and below < low else None
            up = (above - high) / 2 if above is not None and above > high else None
            low, high = low - (down or up or 2.0), high + (up or down or 2.0)
        found[DIMENSIONS.index(known)] = (round(low, 1), round(high, 1))
    return found


def printed_for(chart: Chart, scale: str, label: str) -> dict[int, tuple[float, float]]:
    """Return the body intervals of a label over all rows that print it: a letter may stand beside two numbers."""
    found: dict[int, tuple[float, float]] = {}
    for index, row in enumerate(chart.rows):
        if label in row.labels.get(scale, ()):
            for d, (low, high) in intervals(chart, index).items():
                least, most = found.get(d, (low, high))
                found[d] = (min(low, least), max(high, most))
    return found


def _figure(chart: Chart, index: int, step: int, name: str) -> float | None:
    """Return the next figure of a dimension below or above a row that differs from its own, None at the end."""
    own = chart.rows[index].body[name].middle
    index += step
    while 0 <= index < len(chart.rows):
        interval = chart.rows[index].body.get(name)
        if interval is None or interval.middle != own:
            return interval.middle if interval is not None else None
        index += step
    return None


def closest(chart: Chart, body: Body, of: Question) -> list[tuple[int, float]]:
    """Return the rows of a chart that a body asks for with their share, best first.

    A dimension inside the row's interval costs next to nothing, outside it costs by the tolerance of the item.
    """
    counts = fitting._given_weights(body, of)
    tolerance = fitting.ease(of.item).tolerance
    costs: list[tuple[float, int]] = []
    rows = [intervals(chart, index) for index in range(len(chart.rows))]
    for index, known in enumerate(rows):
        cost = weight = 0.0
        for d, middle in body.items():
            if d in known and counts[d] > 0:
                low, high = known[d]
                outside = max(low - middle.at, middle.at - high, 0.0)
                half = max((high - low) / 2, 1.0)
                off = (middle.at - (low + high) / 2) / half
                cost += counts[d] * ((outside / (tolerance + middle.spread)) ** 2 * 4 + 0.5 * off * off)
                weight += counts[d]
        if weight > 0:
            costs.append((cost / weight, index))
    if not costs:
        return []
    least = min(costs)[0]
    odds = [(index, math.exp(least - cost)) for cost, index in costs if cost - least < 12]
    total = sum(share for _, share in odds) + off_chart(rows, body, counts, tolerance, least)
    shares = {index: share / total for index, share in odds}
    shares = _between(rows, body, counts, of, shares)
    return sorted(shares.items(), key=lambda pair: (-pair[1], pair[0]))


HALF_STEPS = {"inside_leg": 2.54, "sleeve": 1.3, "height": 5.0}
"""Half of the step between two lengths of legs, of sleeves and of wearers of one girth (cm)."""


def by_length(
    chart: Chart, near: list[tuple[int, float]], measures: Mapping[str, float]
) -> tuple[list[tuple[int, float]], tuple[str, ...]]:
    """Return rows of one girth parted by the lengths that were measured, and the names of those lengths.

    A grid of trousers prints 32/30, 32/32 and 32/34 with one waist: the inside leg tells which of them it is.
    """
    told = tuple(name for name in HALF_STEPS if name in measures and any(name in row.body for row in chart.rows))
    groups: dict[tuple[object, ...], list[tuple[int, float]]] = {}
    for index, share in near:
        girths = tuple((name, one) for name, one in chart.rows[index].body.items() if name not in HALF_STEPS)
        groups.setdefault(girths, []).append((index, share))
    if not told or all(len(group) == 1 for group in groups.values()):
        return near, ()
    found: list[tuple[int, float]] = []
    for group in groups.values():
        away = [(_away(chart, index, told, measures), index) for index, _ in group]
        least = min(away)[0]
        odds = [(index, math.exp(least - cost)) for cost, index in away]
        total = sum(odd for _, odd in odds)
        whole = sum(share for _, share in group)
        found += [(index, whole * odd / total) for index, odd in odds]
    return sorted(found, key=lambda pair: (-pair[1], pair[0])), told


def apart(chart: Chart, index: int, other: int) -> str:
    """Return the length by which two rows of one girth differ, empty where their girths differ."""
    one, two = chart.rows[index].body, chart.rows[other].body
    girths = {name for name in (*one, *two) if name not in HALF_STEPS}
    if any(one.get(name) != two.get(name) for name in girths):
        return ""
    return next((name for name in HALF_STEPS if name in one and one[name] != two.get(name)), "")


_AGED = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?\s*(y|years?|yrs?|m|months?|mths?)", re.IGNORECASE)


def at_age(charts: Iterable[Chart], years: float) -> float | None:
    """Return the height of the row that a chart prints for an age, None where none says so."""
    for chart in charts:
        for row in chart.rows:
            height = row.body.get("height")
            for match in filter(None, map(_AGED.fullmatch, row.labels.get("AGE", ()))):
                in_years = match[3][0] in "yY"
                low = float(match[1]) if in_years else float(match[1]) / 12
                high = low + 1 if match[2] is None else float(match[2]) / (1 if in_years else 12)
                if height is not None and low <= years < high and (in_years or match[2]):
                    return float(round(height.middle, 1))
    return None


def _away(chart: Chart, index: int, told: tuple[str, ...], measures: Mapping[str, float]) -> float:
    """Return what the lengths of a row cost a wearer: the square of the distance in half steps."""
    body = chart.rows[index].body
    known = [name for name in told if name in body]
    return sum(((measures[name] - body[name].middle) / HALF_STEPS[name]) ** 2 for name in known)


MOST_PARTED = 0.5
"""The share of the answer that goes to what each dimension asks for alone, where the best row does not fit them all."""
STRAINED = 0.5
"""From which share of what an item allows a body is said to lie between two rows."""
SQUEEZED = 0.3
"""What is left of a dimension's share for a row that is tighter elsewhere than the best one."""


def _between(
    rows: Sequence[Intervals], body: Body, counts: engine.Weights, of: Question, shares: Mapping[int, float]
) -> dict[int, float]:
    """Return the shares of the rows for a body that lies between them: bust 84 of an S with the waist of an L.

    The worse the best row fits one of the dimensions, the more of it goes to the rows that they ask for alone; beyond
    the chart's ends a dimension asks for none of its rows.
    """
    best = max(shares, key=lambda index: (shares[index], -index))
    strained, tight = _strain(rows[best], body, counts, of)
    parted = min(max(strained - STRAINED, 0.0), MOST_PARTED)
    if not parted:
        return dict(shares)
    found = {index: share * (1 - parted) for index, share in shares.items()}
    told = {d: count for d, count in enumerate(counts) if count > 0 and d in body and any(d in row for row in rows)}
    rule = fitting.ease(of.item)
    for d, count in told.items():
        asked = [(abs(fitting.outside(body[d].at, *row[d])), abs(body[d].at - sum(row[d]) / 2), index)
                 for index, row in enumerate(rows) if d in row]  # fmt: skip
        apart, _, index = min(asked)
        if apart > rule.tolerance:
            continue
        kept = 1.0 if _strain(rows[index], body, counts, of)[1] <= max(tight, 1.0) else SQUEEZED
        found[index] = found.get(index, 0.0) + parted * kept * count / sum(told.values())
    return found


def pull(chart: Chart, body: Body, of: Question, best: int) -> tuple[int, int] | None:
    """Return the dimension that the best row fits badly, and the row it asks for: the best one at the ends."""
    counts = fitting._given_weights(body, of)
    row = intervals(chart, best)
    worst = max(
        ((_strain({d: row[d]}, body, counts, of)[0], -d) for d in body if d in row and counts[d] > 0), default=(0.0, 0)
    )
    if worst[0] <= STRAINED:
        return None
    d = -worst[1]
    at = body[d].at
    rows = ((index, intervals(chart, index)) for index in range(len(chart.rows)))
    asked = min((abs(fitting.outside(at, *known[d])), abs(at - sum(known[d]) / 2), index) for index, known in rows
                if d in known)  # fmt: skip
    return None if asked[2] == best and worst[0] <= 1 else (d, asked[2])


def _strain(
    row: Mapping[int, tuple[float, float]], body: Body, counts: engine.Weights, of: Question
) -> tuple[float, float]:
    """Return how far a body lies outside a row by what its item allows, at worst, and how far at worst above."""
    rule = fitting.ease(of.item)
    worst = tight = 0.0
    for d, middle in body.items():
        if d in row and counts[d] > 0:
            outside = fitting.outside(middle.at, *row[d])
            allowed, loose = fitting.allowed(rule, d)
            worst = max(worst, outside / allowed, -outside / (2 * loose))
            tight = max(tight, outside / allowed)
    return worst, tight


def ends(chart: Chart, d: int) -> tuple[float, float] | None:
    """Return the least and the largest figure of a dimension in a chart, None where it prints none."""
    return _ends([intervals(chart, index) for index in range(len(chart.rows))], d)


def _ends(rows: Sequence[Intervals], d: int) -> tuple[float, float] | None:
    known = [found[d] for found in rows if d in found]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None


def off_chart(rows: Sequence[Intervals], body: Body, counts: engine.Weights, tolerance: float, least: float) -> float:
    """Return the share, beside one for the nearest row, of the sizes that are missing below and above a chart.

    The first missing row begins where the chart ends; it takes half at the tolerance, all well beyond it.
    """
    outside = weight = 0.0
    for d, middle in body.items():
        limits = _ends(rows, d) if counts[d] > 0 else None
        if limits is not None:
            outside += counts[d] * max(limits[0] - middle.at, middle.at - limits[1], 0.0) / (tolerance + middle.spread)
            weight += counts[d]
    return math.exp(min(5 * (outside / weight - 1), 40.0)) if outside > 0 else 0.0
