"""Charts of one shop: those of brands in the data, and the merchant's own; both are used the same way.

A chart that prints the wanted sizes answers at once. Otherwise its body measurements lead to the other system,
and where
it prints none, the neutral route answers and says so. House scales convert only through their own chart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption, UnreadableSize
from specconv.ground.interval import Interval
from specconv.ground.sources import Source, cite
from specconv.ground.text import clean, fold, nearest
from specconv.ground.value import EMPTY, FrozenMap, Name, Value
from specconv.sizes import bodies, conversion, engine, fitting, vocabulary
from specconv.sizes.conversion import Question, body_map, question, reason
from specconv.sizes.engine import DIMENSIONS, Body, Middle
from specconv.sizes.hints import Hints
from specconv.sizes.ladder import order
from specconv.sizes.values import Audience, Candidate, Conversion, Fit, FitType, Route, Size, System

if TYPE_CHECKING:
    from specconv.ground.table import Table

Chosen = tuple[Size, Hints, tuple[Missing, ...], list[Reason]]
Choose = Callable[..., Chosen]
Intervals = Mapping[int, tuple[float, float]]

OWN_ODDS = 0.97
"""Share of the answer that a chart's own row takes: misprints and later changes keep the rest."""


class ChartRow(Value):
    """A row: its sizes by system (or series such as ``CN.letters``), and the body in cm that it is made for."""

    labels: FrozenMap[tuple[str, ...]]
    body: FrozenMap[Interval] = EMPTY


class Chart(Value):
    """A size chart: for whom and what it is, and its rows from the smallest to the largest size.

    ``brand`` is the name of a brand of the data, or None for a merchant's own; ``date`` is what the chart itself bears.
    """

    name: str
    brand: str | None = None
    audience: Audience
    items: tuple[str, ...]
    fit_type: FitType
    region: str = ""
    basis: str = "body"
    date: str = ""
    flags: tuple[str, ...] = ()
    rows: tuple[ChartRow, ...]
    sources: tuple[Source, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def scales(self) -> tuple[str, ...]:
        """Return the systems and series of the chart, in the order of its columns."""
        return tuple(dict.fromkeys(scale for row in self.rows for scale in row.labels))

    def to_csv(self) -> str:
        """Return the chart as CSV that :func:`specconv.chart` reads back."""
        from specconv.sizes.chart_text import to_csv

        return to_csv(self)

    def to_jsonld(self) -> dict[str, Any]:
        """Return the chart as schema.org ``SizeSpecification`` items (JSON-LD), for :func:`specconv.chart` too."""
        from specconv.sizes.chart_text import to_jsonld

        return to_jsonld(self)

    def to_table(self) -> Table:
        """Return the chart as a table: sizes by system, then the body in cm."""
        scales = self.scales()
        names = tuple(dict.fromkeys(name for row in self.rows for name in row.body))
        lines = tuple(
            (
                *(" ".join(row.labels.get(scale, ())) for scale in scales),
                *(figures(row.body[name]) if name in row.body else "" for name in names),
            )
            for row in self.rows
        )
        from specconv.ground.table import Table  # late: the first answer needs none

        return Table.trusted(title=self.name, columns=(*scales, *(f"{name} cm" for name in names)), rows=lines)

    def _repr_html_(self) -> str:
        from specconv.ground.show import as_html

        return as_html(self)

    def __str__(self) -> str:
        return f"{self.name}: {len(self.rows)} sizes ({', '.join(self.scales())})"


def figures(interval: Interval) -> str:
    """Return ``"86-90"``, or one figure where both ends are equal."""
    low, high = f"{interval.low:g}", f"{interval.high:g}"
    return low if low == high else f"{low}-{high}"


# ------------------------------------------------------------------------------------------- brands


@cache
def _brands() -> dict[str, tuple[str, str]]:
    """Return id and name of every brand by its folded spellings."""
    found: dict[str, tuple[str, str]] = {}
    for identifier, name, *_ in rows("sizes/brands"):
        for spelling in (identifier, name, name.split(" (")[0]):
            found.setdefault(fold(spelling), (identifier, name))
    return found


def _brand(brand: object, field: str = "brand") -> tuple[str, str]:
    text = clean(brand, field, error=UnknownOption)
    known = _brands().get(fold(text))
    if known is None:
        raise UnknownOption(
            "no chart of this brand",
            field=field,
            value=text,
            choices=nearest(text, (name for _, name in _brands().values())),
        )
    return known


def is_brand(brand: object) -> bool:
    """Tell whether a text names a brand with charts of clothing."""
    return isinstance(brand, str) and fold(brand) in _brands()


def brand_name(brand: object) -> str:
    """Return a brand's name as it is written; raise :class:`~specconv.UnknownOption` with the nearest."""
    return _brand(brand)[1]


def house_size(brand: object, text: str, hints: Hints) -> Size | None:
    """Return a label of a brand's own scale (0 to 4, say), None where no chart of the brand has it."""
    identifier, name = _brand(brand)
    for chart in brand_charts(identifier):
        if _row_index(chart, "BRAND", text) is not None and hints.audience in (None, chart.audience):
            return Size.trusted(
                system=System.INT, label=text, audience=hints.audience or chart.audience, item=hints.item,
                fit_type=hints.fit_type, parts=FrozenMap({"house": True}), brand=name, plausibility=1.0, span=text,
            )  # fmt: skip
    return None


@cache
def _compiled_by_brand() -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = {}
    for row in rows("sizes/brand_charts"):
        found.setdefault(row[0], []).append(row)
    return found


def _measure(text: str) -> tuple[str, Interval]:
    name, _, figures_ = text.strip().rpartition(" ")
    low, _, high = figures_.partition("-")
    return name, Interval.trusted(low=float(low), high=float(high or low), unit="cm")


@cache
def brand_charts(identifier: str) -> tuple[Chart, ...]:
    """Return the charts of a brand."""
    name = next(name for known, name in _brands().values() if known == identifier)
    found = []
    for (
        _,
        chart,
        audience,
        items,
        fit,
        region,
        basis,
        date,
        flags,
        lines,
        source,
        confidence,
    ) in _compiled_by_brand().get(identifier, ()):
        chart_rows = []
        for labels, body, _flags in lines:
            pairs = [part.partition("=") for part in labels.split(";") if part]
            chart_rows.append(
                ChartRow.trusted(
                    labels=FrozenMap({scale: tuple(sizes.split("|")) for scale, _, sizes in pairs}),
                    body=FrozenMap(dict(_measure(part) for part in body.split(";") if part)),
                )
            )
        found.append(
            Chart.trusted(
                name=chart,
                brand=name,
                audience=Audience(audience),
                items=tuple(items.split()),
                fit_type=FitType(fit),
                region=region,
                basis=basis,
                date=date,
                flags=tuple(flags.split()),
                rows=tuple(chart_rows),
                sources=cite(source, confidence),
            )
        )
    return tuple(found)


@cache
def brands() -> Table:
    """Return the brands that have charts."""
    found = []
    for identifier, name, *_ in rows("sizes/brands"):
        charts = brand_charts(identifier)
        audiences = " ".join(sorted({chart.audience.value for chart in charts}))
        dates = " ".join(sorted({chart.date or "undated" for chart in charts}))
        scales = " ".join(sorted({scale for chart in charts for scale in chart.scales()}))
        found.append((name, len(charts), audiences, scales, dates))
    from specconv.ground.table import Table  # late: the first answer needs none

    return Table.trusted(
        title="Brands", columns=("brand", "charts", "audiences", "systems", "dates"), rows=tuple(found)
    )


# ------------------------------------------------------------------------------------------- choosing


class _Picked(NamedTuple):
    chart: Chart
    notes: tuple[Reason, ...]


def _in_force(charts: Iterable[Chart], as_of: str | None) -> list[Chart]:
    """Return the charts that were in force on a date: undated ones, and those not younger; else all."""
    charts = list(charts)
    if as_of is None:
        return charts
    day = as_of
    return [chart for chart in charts if not chart.date or chart.date[: len(day)] <= day] or charts


def _ranked(charts: Iterable[Chart], of: Question, scales: tuple[str, ...]) -> list[Chart]:
    """Return the charts of a brand that suit a question, best first."""
    wanted = vocabulary.items()[of.item].evidence
    young = of.audience not in (Audience.WOMEN, Audience.MEN)

    def score(chart: Chart) -> tuple[float, ...]:
        item = max((len(wanted) - wanted.index(word) for word in chart.items if word in wanted), default=0)
        item = max(item, 1 if "apparel" in chart.items else 0)
        known = chart.scales()
        return (
            sum(scale in known for scale in scales),
            chart.fit_type == of.fit,
            item,
            any(row.body for row in chart.rows) and chart.basis == "body",
            not chart.flags,
            1 if chart.date else 0,
        )

    suiting = [
        chart for chart in charts
        if chart.audience == of.audience or (young and chart.audience not in (Audience.WOMEN, Audience.MEN))
    ]  # fmt: skip
    return sorted(suiting, key=score, reverse=True)


def _date_note(chart: Chart, as_of: str | None) -> tuple[Reason, ...]:
    if chart.brand is None:
        return ()
    if not chart.date:
        return (reason("brand_undated", Severity.CAUTION, brand=chart.brand),)
    if as_of is not None and chart.date[: len(as_of)] > as_of:
        return (reason("brand_old", Severity.CAUTION, brand=chart.brand, date=chart.date),)
    return ()


def _charts(brand: object, chart: object, as_of: str | None, prefix: str = "") -> tuple[list[Chart], str] | None:
    """Return the charts that an option names, and their owner's name; None when neither is given."""
    if chart is not None:
        if brand is not None:
            raise UnknownOption(f"either {prefix}brand or {prefix}chart", field=f"{prefix}chart", value=str(chart))
        if not isinstance(chart, Chart):
            raise UnknownOption("expected a chart made by specconv.chart", field=f"{prefix}chart", value=chart)
        return [chart], chart.name
    if brand is None:
        return None
    identifier, name = _brand(brand, f"{prefix}brand")
    return _in_force(brand_charts(identifier), as_of), name


def _row_index(chart: Chart, scale: str, label: str) -> int | None:
    for index, row in enumerate(chart.rows):
        if label in row.labels.get(scale, ()):
            return index
    return None


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
            below = _figure(chart, index - 1, name)
            above = _figure(chart, index + 1, name)
            down = (low - below) / 2 if below is not None and below < low else None
            up = (above - high) / 2 if above is not None and above > high else None
            low, high = low - (down or up or 2.0), high + (up or down or 2.0)
        found[DIMENSIONS.index(known)] = (round(low, 1), round(high, 1))
    return found


def _figure(chart: Chart, index: int, name: str) -> float | None:
    if not 0 <= index < len(chart.rows):
        return None
    interval = chart.rows[index].body.get(name)
    return interval.middle if interval is not None else None


# ------------------------------------------------------------------------------------------- verbs


def _labels(size: Size, of: Question, charts: Iterable[Chart]) -> list[tuple[str, str]]:
    """Return the ways in which a size may stand in charts: (scale, label)."""
    scale, labels = conversion.scale_of(size, of)
    found = [(scale, label) for label in labels]
    if size.system is System.WAIST and of.audience is Audience.MEN:
        found += [(other, labels[0]) for other in ("US", "UK")]
    if size.system is System.INT:
        found += [("BRAND", labels[0]), ("CN.letters", labels[0]), ("JP.letters", labels[0])]
    if size.parts.get("house"):
        found = [("BRAND", labels[0]), *found]
    found.append(("AGE", size.label))
    return found


def _named_size(scale: str, label: str, of: Question, item: str | None, brand: str | None) -> Size:
    code = scale.partition(".")[0]
    system = System(code) if code in list(System) else System.INT
    size = conversion.sized(system, label, of.audience, item, of.fit)
    if brand is None:
        return size
    return Size.trusted(
        system=size.system,
        label=size.label,
        standard=size.standard,
        audience=size.audience,
        item=size.item,
        fit_type=size.fit_type,
        parts=FrozenMap({"house": True}) if scale == "BRAND" else size.parts,
        brand=brand,
        plausibility=None,
        span=None,
        discarded=(),
    )


def _even(
    labels: tuple[str, ...], scale: str, of: Question, item: str | None, brand: str | None
) -> tuple[Candidate, ...]:
    share = OWN_ODDS / len(labels)
    return tuple(
        Candidate.trusted(size=_named_size(scale, label, of, item, brand), probability=conversion.floor4(share))
        for label in labels
    )


def _target_scales(wanted: System | None, source_scale: str, of: Question) -> tuple[str, ...]:
    if wanted is None:
        return ()
    main = conversion.target_scale(wanted, source_scale, of)
    return (main, *(scale for scale in (wanted.value, f"{wanted}.letters", f"{wanted}.bust") if scale != main))


def closest(chart: Chart, body: Body, of: Question) -> list[tuple[int, float]]:
    """Return the rows of a chart that a body asks for with their share, best first.

    A dimension inside the row's interval costs next to nothing, outside it costs by the tolerance of the item.
    """
    counts = fitting._given_weights(body, of)
    tolerance = fitting.ease(of.item).tolerance
    costs: list[tuple[float, int]] = []
    for index in range(len(chart.rows)):
        known = intervals(chart, index)
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
    total = sum(share for _, share in odds) + _off_chart(chart, body, counts, tolerance, least)
    return sorted(((index, share / total) for index, share in odds), key=lambda pair: (-pair[1], pair[0]))


def ends(chart: Chart, d: int) -> tuple[float, float] | None:
    """Return the least and the largest figure of a dimension in a chart, None where it prints none."""
    known = [found[d] for found in (intervals(chart, index) for index in range(len(chart.rows))) if d in found]
    return (min(low for low, _ in known), max(high for _, high in known)) if known else None


def _off_chart(chart: Chart, body: Body, counts: engine.Weights, tolerance: float, least: float) -> float:
    """Return the share, beside one for the nearest row, of the sizes that are missing below and above a chart.

    The first missing row begins where the chart ends; it takes half at the tolerance, all well beyond it.
    """
    outside = weight = 0.0
    for d, middle in body.items():
        limits = ends(chart, d) if counts[d] > 0 else None
        if limits is not None:
            outside += counts[d] * max(limits[0] - middle.at, middle.at - limits[1], 0.0) / (tolerance + middle.spread)
            weight += counts[d]
    return math.exp(min(5 * (outside / weight - 1), 40.0)) if outside > 0 else 0.0


def _answer(
    size: Size | None,
    to: str,
    named: tuple[Candidate, ...],
    body: FrozenMap[Interval],
    route: Route,
    reasons: Iterable[Reason],
    evidence: tuple[Source, ...],
    missing: tuple[Missing, ...],
) -> Conversion:
    remedies = (conversion.check_remedy(body),) if body and named and size is not None else ()
    return Conversion.trusted(
        size=size,
        to=to,
        candidates=named,
        body=body,
        route=route,
        reasons=tuple(reasons),
        evidence=tuple(dict.fromkeys(evidence)),
        missing=missing,
        remedies=remedies,
    )


def _read(size: Any, hints: Hints, charts: list[Chart], choose: Choose) -> Chosen:
    """Read a size that is from a chart: its systems are likely; a label that only it knows is a house size."""
    known = {scale.partition(".")[0] for chart in charts for scale in chart.scales()}
    audiences = {chart.audience for chart in charts}
    if hints.audience is None and len(audiences) == 1:
        hints = hints._replace(audience=next(iter(audiences)))
    if isinstance(size, Size):
        return choose(size, hints)
    text = clean(size, "size", error=UnreadableSize)
    if hints.system is None:
        house = [chart for chart in charts if _row_index(chart, "BRAND", text) is not None]
        if house:
            audience = hints.audience or house[0].audience
            chosen = Size.trusted(
                system=System.INT,
                label=text,
                audience=audience,
                item=hints.item,
                fit_type=hints.fit_type,
                parts=FrozenMap({"house": True}),
            )
            return chosen, hints._replace(audience=audience), (), []
        systems = tuple(System(code) for code in sorted(known) if code in list(System))
        bare = text.replace(".", "").isdigit()
        matching = [
            code for code in systems if any(_row_index(chart, code.value, text) is not None for chart in charts)
        ]
        certain = bare and len(matching) == 1
        hints = hints._replace(system=matching[0]) if certain else hints._replace(places=systems)
    return choose(size, hints)


def convert(
    size: Any,
    wanted: System | None,
    hints: Hints,
    brand: Any,
    chart: Any,
    to_brand: Any,
    to_chart: Any,
    as_of: str | None,
    choose: Choose,
) -> Conversion:
    """Return a conversion that starts or ends in one shop's chart."""
    source = _charts(brand, chart, as_of)
    target = _charts(to_brand, to_chart, as_of, "to_")
    chosen, known, missing, notes = _read(size, hints, source[0] if source else [], choose)
    of = question(known.audience or Audience.WOMEN, known.item, known.fit_type)
    body: Body = {}
    said = list(notes)
    evidence: tuple[Source, ...] = ()
    shown: FrozenMap[Interval] = EMPTY
    from_chart = None
    if source is not None:
        charts, name = source
        chosen = _branded(chosen, name if brand is not None else None)
        ways = _labels(chosen, of, charts)
        scale = ways[0][0]
        wanted_scales = _target_scales(wanted, scale, of)
        rows_found: list[tuple[Chart, tuple[str, str], int]] = []
        for way in ways:
            ranked = _ranked(charts, of, (way[0], *wanted_scales))
            found_here = [(one, way, _row_index(one, *way)) for one in ranked]
            rows_found = [(one, way, index) for one, way, index in found_here if index is not None]
            if rows_found:
                break
        if not rows_found:
            said.append(
                _fallback(charts, name, Name(f"it has no {chosen.label}", zh=f"没有 {chosen.label}"))
            )
        for one, way, index in rows_found:
            direct = next((scale for scale in wanted_scales if scale in one.rows[index].labels), None)
            if direct is not None and target is None:
                printed = _beside(one.rows[index].labels, way, direct)
                date = one.date or Name("undated", zh="无日期")
                printed_by = reason("brand_chart", brand=name, date=date)
                said.append(printed_by if one.brand else reason("own_chart", chart=name))
                said += _date_note(one, as_of)
                shown = body_map(intervals(one, index), of) if one.basis == "body" else EMPTY
                return _answer(
                    chosen,
                    str(wanted),
                    _even(printed, direct, of, known.item, None),
                    shown,
                    Route.BRAND if one.brand else Route.CHART,
                    said,
                    one.sources,
                    missing,
                )
        for one, _, index in rows_found:
            if one.basis == "body" and one.rows[index].body:
                found = intervals(one, index)
                body = bodies.middles(found)
                shown = body_map(found, of)
                said.append(reason("brand_body", brand=name, size=str(chosen)))
                said += _date_note(one, as_of)
                evidence += one.sources
                from_chart = one
                break
        if rows_found and not body:
            said.append(_fallback(charts, name, _NO_BODIES))
    if not body:
        neutral = conversion.own_body(chosen, of) or conversion.body_of(chosen, of)
        shown = body_map(neutral, of)
        body = bodies.middles(neutral)
    if target is not None:
        return _to_chart(
            chosen, body, shown, of, known.item, target, wanted, as_of, missing, said, evidence, brand is not None
        )
    assert wanted is not None
    if from_chart is None:
        return conversion.convert(_unbranded(chosen), wanted, of, known.item, missing, tuple(said))
    scale = conversion.target_scale(wanted, "", of)
    ladder = conversion.ladder_of(scale, of)
    fitted = engine.constants()
    close = engine.closeness(
        {d: Middle(m.at, 0.0, 1.0) for d, m in body.items()}, ladder, fitting._given_weights(body, of), fitted
    )
    named = conversion.candidates(engine.scaled_odds(close, fitted.exponent_measured), scale, wanted, of, known.item)
    evidence += conversion.evidence_behind(scale, scale, of)[2]
    return _answer(
        chosen, wanted, named, shown, Route.BRAND if from_chart.brand else Route.CHART, said, evidence, missing
    )


_NO_BODIES = Name("it prints no body measurements", zh="没有身体尺寸")


def _fallback(charts: Iterable[Chart], name: str, why: Name) -> Reason:
    """Say why a chart does not answer; a merchant's own chart has a name, no brand."""
    code = "brand_fallback" if any(one.brand for one in charts) else "own_fallback"
    return reason(code, Severity.CAUTION, brand=name, why=why)


def _beside(labels: Mapping[str, tuple[str, ...]], way: tuple[str, str], target: str) -> tuple[str, ...]:
    """Return the sizes that a row prints beside a size: lists of one length run in parallel."""
    own, other = labels[way[0]], labels[target]
    return (other[own.index(way[1])],) if len(own) == len(other) else other


def _branded(size: Size, brand: str | None) -> Size:
    if brand is None or size.brand == brand:
        return size
    return size.with_(brand=brand)


def _unbranded(size: Size) -> Size:
    return size.with_(brand=None) if size.brand else size


def _to_chart(
    chosen: Size | None,
    body: Body,
    shown: FrozenMap[Interval],
    of: Question,
    item: str | None,
    target: tuple[list[Chart], str],
    wanted: System | None,
    as_of: str | None,
    missing: tuple[Missing, ...],
    said: list[Reason],
    evidence: tuple[Source, ...],
    from_brand: bool,
) -> Conversion:
    """Return the rows of a shop's chart that a body asks for."""
    charts, name = target
    scales = _target_scales(wanted, "", of)
    letters = chosen is not None and conversion.scale_of(chosen, of)[0] in conversion._LETTERS
    alike = scales or (("INT",) if letters else ("US", "UK", "EU") if chosen is not None else ())
    ranked = [one for one in _ranked(charts, of, alike) if one.basis == "body"]
    for one in ranked:
        near = closest(one, body, of)
        if not near:
            continue
        column = next((scale for scale in scales if scale in one.scales()), one.scales()[0])
        named: dict[str, float] = {}
        for index, share in near:
            labels = one.rows[index].labels.get(column, ())
            for label in labels:
                named[label] = named.get(label, 0.0) + share / len(labels)
        ordered = sorted(named.items(), key=lambda pair: (-pair[1], order(pair[0])))[: conversion.MOST]
        brand = one.brand
        found = tuple(
            Candidate.trusted(
                size=_named_size(column, label, of, item, brand), probability=conversion.floor4(OWN_ODDS * share)
            )
            for label, share in ordered
            if share >= conversion.LEAST
        )
        if chosen is None:
            code = "measured_chart" if one.brand else "measured_own_chart"
            said.append(reason(code, brand=name, body=conversion.said_body(shown, 4)))
        if sum(share for _, share in near) < conversion.SURE:
            said += fitting.beyond(body, {d: ends(one, d) for d in body}, of, name)
        if not found:
            missing = missing if Missing.body in missing else (*missing, Missing.body)
            return _answer(chosen, name, (), shown, Route.NONE, said, (*evidence, *one.sources), missing)
        said += _date_note(one, as_of)
        route = Route.MEASUREMENTS if chosen is None else Route.BRAND if brand else Route.CHART
        return _answer(chosen, name, found, shown, route, said, (*evidence, *one.sources), missing)
    neutral = _by_label(chosen, of, item, ranked or charts, wanted) if chosen is not None else None
    if neutral is not None:
        one, found = neutral
        said.append(_fallback(charts, name, _NO_BODIES))
        said += _date_note(one, as_of)
        return _answer(chosen, name, found, shown, Route.BRAND, said, (*evidence, *one.sources), missing)
    said.append(
        reason(
            "nothing_known",
            Severity.CAUTION,
            size=str(chosen) if chosen else Name("these measurements", zh="这些尺寸"),
            system=name,
        )
    )
    missing = missing if Missing.body in missing else (*missing, Missing.body)
    return _answer(chosen, name, (), shown, Route.NONE, said, evidence, missing)


def _by_label(
    chosen: Size, of: Question, item: str | None, charts: list[Chart], wanted: System | None
) -> tuple[Chart, tuple[Candidate, ...]] | None:
    """Return the sizes of a chart without bodies: through the neutral conversion to a system that it prints."""
    for one in _ranked(charts, of, ()):
        for scale in one.scales():
            code = scale.partition(".")[0]
            if code not in list(System) or (wanted is not None and code != wanted):
                continue
            printed = {label for row in one.rows for label in row.labels.get(scale, ())}
            answer = conversion.convert(_unbranded(chosen), System(code), of, item, (), ())
            found = tuple(
                Candidate.trusted(
                    size=_named_size(scale, candidate.size.label, of, item, one.brand),
                    probability=candidate.probability,
                )
                for candidate in answer.candidates
                if candidate.size.label in printed
            )
            if found:
                return one, found
    return None


def recommend(
    measures: Mapping[str, float],
    wanted: System | None,
    of: Question,
    item: str | None,
    missing: tuple[Missing, ...],
    notes: tuple[Reason, ...],
    to_brand: Any,
    to_chart: Any,
    as_of: str | None,
) -> Conversion:
    """Return the sizes of a shop's chart that body measurements ask for."""
    target = _charts(to_brand, to_chart, as_of, "to_")
    assert target is not None
    if Missing.audience in missing and len({chart.audience for chart in target[0]}) == 1:
        of = question(target[0][0].audience, item, of.fit)
        missing = tuple(one for one in missing if one is not Missing.audience)
        notes = tuple(one for one in notes if one.code != "size.assumed_audience")
    body = bodies.measured(measures, of.audience)
    given = FrozenMap(
        {
            name: Interval.trusted(low=value, high=value, unit="cm")
            for name, value in measures.items()
            if name in conversion.DIMENSION_NAMES
        }
    )
    return _to_chart(None, body, given, of, item, target, wanted, as_of, missing, list(notes), (), False)


def fits(
    size: Any,
    body: Any,
    hints: Hints,
    brand: Any,
    chart: Any,
    as_of: str | None,
    choose: Choose,
    worn: Callable[..., tuple[dict[str, float], tuple[Reason, ...]]],
) -> Fit:
    """Return whether a size of a shop's chart fits."""
    source = _charts(brand, chart, as_of)
    assert source is not None
    charts, name = source
    chosen, known, missing, notes = _read(size, hints, charts, choose)
    of = question(known.audience or Audience.WOMEN, known.item, known.fit_type)
    chosen = _branded(chosen, name if brand is not None else None)
    measures, told = worn(body, of, known)
    for way in _labels(chosen, of, charts):
        for one in _ranked(charts, of, (way[0],)):
            index = _row_index(one, *way)
            if index is not None and one.basis == "body" and one.rows[index].body:
                said = (*notes, *told, reason("brand_body", brand=name, size=str(chosen)), *_date_note(one, as_of))
                return fitting.fits(chosen, measures, of, known.item, missing, said, intervals(one, index), one.sources)
    why = Name(f"it has no {chosen.label} with body measurements", zh=f"没有 {chosen.label} 的身体尺寸")
    said = (*notes, *told, _fallback(charts, name, why))
    return fitting.fits(_unbranded(chosen), measures, of, known.item, missing, said)
