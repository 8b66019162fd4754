"""Answers from a shop's charts: conversions to, from and between them, recommendations and fits.

A chart that prints the wanted sizes answers at once. Otherwise its body measurements lead to the other system, and
where it prints none, the neutral route answers and says so. House scales convert only through their own chart.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.errors import UnreadableSize
from specconv.ground.interval import Interval
from specconv.ground.sources import Source
from specconv.ground.text import clean
from specconv.ground.value import EMPTY, FrozenMap, Name
from specconv.sizes import bodies, conversion, engine, fitting, questions, size_bodies, size_scales
from specconv.sizes.chart_bodies import apart, at_age, by_length, closest, ends, intervals, printed_for, pull
from specconv.sizes.chart_choice import best_first, charts_of, date_note
from specconv.sizes.charts import Chart, row_index
from specconv.sizes.engine import Body, Middle
from specconv.sizes.hints import Hints
from specconv.sizes.label_letters import spelled
from specconv.sizes.label_wearers import CHILDREN
from specconv.sizes.ladder import order
from specconv.sizes.questions import AUDIENCE_NAMES, Question, question
from specconv.sizes.reasons import check_remedy, measure_name, reason, said_body
from specconv.sizes.size_bodies import body_map
from specconv.sizes.values import Audience, Candidate, Conversion, Fit, Route, Size, System

Chosen = tuple[Size, Hints, tuple[Missing, ...], list[Reason]]
Choose = Callable[..., Chosen]
OWN_ODDS = 0.97
"""Share of the answer that a chart's own row takes: misprints and later changes keep the rest."""


class _Picked(NamedTuple):
    chart: Chart
    notes: tuple[Reason, ...]


def _labels(size: Size, of: Question, charts: Iterable[Chart]) -> list[tuple[str, str]]:
    """Return the ways in which a size may stand in charts: (scale, label)."""
    scale, labels = size_scales.scale_of(size, of)
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
    main = size_scales.target_scale(wanted, source_scale, of)
    return (main, *(scale for scale in (wanted.value, f"{wanted}.letters", f"{wanted}.bust") if scale != main))


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
    remedies = (check_remedy(body),) if body and named and size is not None else ()
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


WOMENS = frozenset({"bikini", "blouse", "dress", "skirt"})
"""Items of which no chart of men says anything."""


def _of_men_alone(charts: Iterable[Chart]) -> bool:
    """Tell whether charts are a brand's, and of men alone: that does not say that it sells to nobody else."""
    return all(chart.brand is not None and chart.audience is Audience.MEN for chart in charts)


def _read(size: Any, hints: Hints, charts: list[Chart], choose: Choose) -> Chosen:
    """Read a size that is from a chart; whose it is, the charts tell where they are all of one audience.

    A brand of which only charts of men are known may sell to women too: then it is told that men are assumed, and a
    label that no man wears is read without the charts.
    """
    if hints.audience not in (None, Audience.UNISEX):
        young = hints.audience in CHILDREN
        charts = [one for one in charts if one.audience == hints.audience or (young and one.audience in CHILDREN)]
    audiences = {chart.audience for chart in charts}
    if hints.audience is not None or len(audiences) != 1:
        return _read_as(size, hints, charts, choose) if charts else choose(size, hints)
    worn = hints._replace(audience=next(iter(audiences)))
    if not _of_men_alone(charts):
        return _read_as(size, worn, charts, choose)
    if hints.item in WOMENS:
        return choose(size, hints)
    try:
        chosen, known, missing, notes = _read_as(size, worn, charts, choose)
    except UnreadableSize:
        return choose(size, hints)
    if isinstance(size, Size) and size.audience is not None:
        return chosen, known, missing, notes
    notes = [*notes, reason("assumed_audience", Severity.CAUTION, audience=AUDIENCE_NAMES[Audience.MEN])]
    return chosen, known, (*missing, Missing.audience), notes


def _read_as(size: Any, hints: Hints, charts: list[Chart], choose: Choose) -> Chosen:
    """Read a size that is from a chart: its systems are likely; a label that only it knows is a house size."""
    known = {scale.partition(".")[0] for chart in charts for scale in chart.scales()}
    if isinstance(size, Size):
        return choose(size, hints)
    text = clean(size, "size", error=UnreadableSize)
    own = _own_label(text, hints, charts)
    if own is not None:
        return own, hints._replace(audience=own.audience), (), []
    if hints.system is None:
        house = [chart for chart in charts if row_index(chart, "BRAND", text) is not None]
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
        matching = [code for code in systems if any(row_index(chart, code.value, text) is not None for chart in charts)]
        certain = bare and len(matching) == 1
        hints = hints._replace(system=matching[0]) if certain else hints._replace(places=systems)
    return choose(size, hints)


def _own_label(text: str, hints: Hints, charts: list[Chart]) -> Size | None:
    """Return the size that a merchant's own chart prints letter for letter under "size": 50R or 32/30 are its own."""
    if hints.system not in (None, System.INT):
        return None
    spellings = (text, text.upper(), spelled(text.upper())) if re.fullmatch(_LETTERED, text) else (text, text.upper())
    for chart in charts:
        label = next((one for one in spellings if row_index(chart, "INT", one) is not None), None)
        if chart.brand is None and label is not None:
            return Size.trusted(
                system=System.INT, label=label, audience=hints.audience or chart.audience, item=hints.item,
                fit_type=hints.fit_type, parts=EMPTY,
            )  # fmt: skip
    return None


_LETTERED = re.compile(r"\d?x{0,6}[sml]", re.IGNORECASE)


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
    source = charts_of(brand, chart, as_of)
    target = charts_of(to_brand, to_chart, as_of, "to_")
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
            ranked = best_first(charts, of, (way[0], *wanted_scales))
            found_here = [(one, way, row_index(one, *way)) for one in ranked]
            rows_found = [(one, way, index) for one, way, index in found_here if index is not None]
            if rows_found:
                break
        if not rows_found:
            said.append(_fallback(charts, name, _lacking(charts, of, chosen.label)))
        for one, way, index in rows_found:
            direct = next((scale for scale in wanted_scales if scale in one.rows[index].labels), None)
            if direct is not None and target is None:
                printed = _beside(one.rows[index].labels, way, direct)
                date = one.date or Name("undated", zh="无日期")
                printed_by = reason("brand_chart", brand=name, date=date)
                said.append(printed_by if one.brand else reason("own_chart", chart=name))
                said += date_note(one, as_of)
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
                said += date_note(one, as_of)
                evidence += one.sources
                from_chart = one
                break
        if rows_found and not body:
            said.append(_fallback(charts, name, _NO_BODIES))
    if not body:
        neutral = size_bodies.own_body(chosen, of) or size_bodies.body_of(chosen, of)
        shown = body_map(neutral, of)
        body = bodies.middles(neutral)
    if target is not None:
        return _to_chart(
            chosen, body, shown, of, known.item, target, wanted, as_of, missing, said, evidence, brand is not None
        )
    assert wanted is not None
    if from_chart is None:
        return conversion.convert(_unbranded(chosen), wanted, of, known.item, missing, tuple(said))
    scale = size_scales.target_scale(wanted, "", of)
    ladder = size_bodies.ladder_of(scale, of)
    fitted = engine.constants()
    close = engine.closeness(
        {d: Middle(m.at, 0.0, 1.0) for d, m in body.items()}, ladder, fitting._given_weights(body, of), fitted
    )
    named = conversion.candidates(engine.scaled_odds(close, fitted.exponent_measured), scale, wanted, of, known.item)
    if not named:
        said = [one for one in said if one.code != "size.brand_body"]
        said.append(_fallback(charts, name, _lacking([], of, "")))
        return conversion.convert(_unbranded(chosen), wanted, of, known.item, missing, tuple(said))
    evidence += conversion.evidence_behind(scale, scale, of)[2]
    return _answer(
        chosen, wanted, named, shown, Route.BRAND if from_chart.brand else Route.CHART, said, evidence, missing
    )


def _lacking(charts: list[Chart], of: Question, label: str) -> Name:
    """Say what charts do not cover: the goods and their wearer at all, or a label."""
    if not best_first(charts, of, ()):
        return Name("it is not for these goods or this wearer", zh="不适用于这类商品或人群")
    return Name(f"it has no {label}", zh=f"没有 {label}")


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
    measures: Mapping[str, float] = EMPTY,
) -> Conversion:
    """Return the rows of a shop's chart that a body asks for."""
    charts, name = target
    scales = _target_scales(wanted, "", of)
    letters = chosen is not None and size_scales.scale_of(chosen, of)[0] in size_scales.LETTERS
    alike = scales or (("INT",) if letters else ("US", "UK", "EU") if chosen is not None else ())
    ranked = [one for one in best_first(charts, of, alike) if one.basis == "body"]
    for one in ranked:
        near = closest(one, body, of)
        if not near:
            continue
        near, lengths = by_length(one, near, measures)
        pulled = pull(one, body, of, near[0][0])
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
            counts = fitting._given_weights(body, of)
            counted = {d for d in body if counts[d] > 0 and ends(one, d) is not None}
            used = fitting.compared(measures, counted, of.audience)
            shown = FrozenMap({dimension: shown[dimension] for dimension in used})
            code = "measured_chart" if one.brand else "measured_own_chart"
            said.append(reason(code, brand=name, body=said_body(shown, 4)))
            said += fitting.unused(measures, (*used, *lengths), name)
            first = questions.primary(of)
            decides = questions.DIMENSION_OF[first]
            if decides not in body and ends(one, decides) is not None:
                said.append(reason("no_primary", Severity.CAUTION, dimension=questions.DIMENSION_NAMES[first]))
                missing = missing if Missing.body in missing else (*missing, Missing.body)
            if found:
                length = apart(one, near[0][0], near[1][0]) if len(near) > 1 else ""
                if length and length not in lengths:
                    dimension = measure_name(length)
                    told = {"one": str(found[0].size), "dimension": dimension}
                    said.append(reason("same_girth", Severity.CAUTION, **told))
                else:
                    said += _undecided(one, pulled, of, found, column, item)
        if sum(share for _, share in near) < conversion.SURE or (pulled and pulled[1] == near[0][0]):
            said += fitting.beyond(body, {d: ends(one, d) for d in body}, of, name)
        if not found:
            missing = missing if Missing.body in missing else (*missing, Missing.body)
            return _answer(chosen, name, (), shown, Route.NONE, said, (*evidence, *one.sources), missing)
        said += date_note(one, as_of)
        route = Route.MEASUREMENTS if chosen is None else Route.BRAND if brand else Route.CHART
        return _answer(chosen, name, found, shown, route, said, (*evidence, *one.sources), missing)
    neutral = _by_label(chosen, of, item, ranked or charts, wanted) if chosen is not None else None
    if neutral is not None:
        one, found = neutral
        said.append(_fallback(charts, name, _NO_BODIES))
        said += date_note(one, as_of)
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


def _undecided(
    one: Chart,
    pulled: tuple[int, int] | None,
    of: Question,
    found: tuple[Candidate, ...],
    column: str,
    item: str | None,
) -> Iterator[Reason]:
    """Say which dimension asks for another row than the best one, or that the body lies between two."""
    if pulled is not None:
        d, index = pulled
        name = "chest" if d == bodies.BUST and of.audience is not Audience.WOMEN else questions.DIMENSION[d]
        labels = one.rows[index].labels.get(column, ())
        if labels and labels[0] != found[0].size.label:
            asks = _named_size(column, labels[0], of, item, one.brand)
            dimension = questions.DIMENSION_NAMES[name]
            yield reason(
                "dimensions_differ", Severity.CAUTION, dimension=dimension, other=str(asks), one=str(found[0].size)
            )
            return
    if len(found) > 1 and found[1].probability > BETWEEN * found[0].probability:
        upper = order(found[0].size.label) > order(found[1].size.label)
        code = "between_sizes_up" if upper else "between_sizes_down"
        yield reason(code, one=str(found[0].size), other=str(found[1].size))


BETWEEN = 0.6
"""From which share of the best size's odds the next one makes a body lie between two sizes."""


def _by_label(
    chosen: Size, of: Question, item: str | None, charts: list[Chart], wanted: System | None
) -> tuple[Chart, tuple[Candidate, ...]] | None:
    """Return the sizes of a chart without bodies: through the neutral conversion to a system that it prints."""
    for one in best_first(charts, of, ()):
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
    target = charts_of(to_brand, to_chart, as_of, "to_")
    assert target is not None
    men = _of_men_alone(target[0])
    if Missing.audience in missing and len({chart.audience for chart in target[0]}) == 1:
        if not (men and ("bust" in measures or item in WOMENS)):
            of = question(target[0][0].audience, item, of.fit)
            notes = tuple(one for one in notes if one.code != "size.assumed_audience")
        if not men:
            missing = tuple(one for one in missing if one is not Missing.audience)
        elif of.audience is Audience.MEN:
            assumed = reason("assumed_audience", Severity.CAUTION, audience=AUDIENCE_NAMES[Audience.MEN])
            notes = (*notes, assumed)
    given_age = {name for name in ("age", "weight") if name in measures}
    measures, guessed = _with_height(measures, of, target[0])
    if guessed:  # the height that was estimated stands for them
        measures = {name: value for name, value in measures.items() if name not in given_age}
    notes = (*notes, *guessed)
    body = bodies.measured(measures, of.audience)
    given = FrozenMap(
        {
            name: Interval.trusted(low=value, high=value, unit="cm")
            for name, value in measures.items()
            if name in questions.DIMENSION_NAMES
        }
    )
    return _to_chart(None, body, given, of, item, target, wanted, as_of, missing, list(notes), (), False, measures)


def _with_height(
    measures: Mapping[str, float], of: Question, charts: list[Chart]
) -> tuple[Mapping[str, float], tuple[Reason, ...]]:
    """Return a child's measurements with a height: that of the row for its age, else what charts print beside it."""
    aged = None if "height" in measures or "age" not in measures else at_age(charts, measures["age"])
    if aged is None or of.audience in (Audience.WOMEN, Audience.MEN):
        return fitting.with_height(measures, of)
    return {**measures, "height": aged}, (reason("child_prior", Severity.CAUTION, cm=f"{aged:g}"),)


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
    source = charts_of(brand, chart, as_of)
    assert source is not None
    charts, name = source
    if hints.audience is None and isinstance(body, Mapping) and "bust" in body and _of_men_alone(charts):
        hints = hints._replace(audience=Audience.WOMEN)
    chosen, known, missing, notes = _read(size, hints, charts, choose)
    of = question(known.audience or Audience.WOMEN, known.item, known.fit_type)
    chosen = _branded(chosen, name if brand is not None else None)
    measures, told = worn(body, of, known)
    tall, guessed = _with_height(measures, of, charts)
    for way in _labels(chosen, of, charts):
        for one in best_first(charts, of, (way[0],)):
            index = row_index(one, *way)
            if index is not None and one.basis == "body" and one.rows[index].body:
                said = (*notes, *told, reason("brand_body", brand=name, size=str(chosen)), *date_note(one, as_of))
                better = _asked(measures, of, known.item, source)
                made = printed_for(one, *way)
                lengths = fitting.lengths_of(one.rows[index].body)
                return fitting.fits(
                    chosen, tall, of, known.item, missing, said, made, one.sources, better, lengths, guessed
                )
    why = _lacking(charts, of, chosen.label)
    if best_first(charts, of, ()):
        why = Name(f"it has no {chosen.label} with body measurements", zh=f"没有 {chosen.label} 的身体尺寸")
    said = (*notes, *told, _fallback(charts, name, why))
    better = _asked(measures, of, known.item, source)
    return fitting.fits(_unbranded(chosen), measures, of, known.item, missing, said, better=better)


def _asked(
    measures: Mapping[str, float], of: Question, item: str | None, source: tuple[list[Chart], str]
) -> tuple[Candidate, ...] | None:
    """Return the sizes of a shop's chart that measurements ask for; None where it prints no bodies for them."""
    if not any(row.body for one in source[0] for row in one.rows):
        return None
    measures, _ = _with_height(measures, of, source[0])
    body = bodies.measured(measures, of.audience)
    given = FrozenMap({name: Interval.trusted(low=value, high=value, unit="cm") for name, value in measures.items()})
    return _to_chart(None, body, given, of, item, source, None, None, (), [], (), False, measures).candidates[:3]
