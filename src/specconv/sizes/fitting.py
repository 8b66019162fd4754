"""From a body to a size, and whether a size fits: each dimension apart, the primary one first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import NamedTuple

from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.catalog import rows
from specconv.ground.interval import Interval
from specconv.ground.sources import Source, cite
from specconv.ground.value import EMPTY, FrozenMap
from specconv.sizes import bodies, conversion, engine, questions, size_bodies, size_scales, vocabulary
from specconv.sizes.bodies import BUST, HEIGHT, HIP, NECK, WAIST
from specconv.sizes.engine import Body, Ladder
from specconv.sizes.ladder import order
from specconv.sizes.questions import DIMENSION_NAMES, Question
from specconv.sizes.reasons import charts_said, measure_name, reason, said_body
from specconv.sizes.values import (
    Audience,
    Candidate,
    Conversion,
    DimensionFit,
    Fit,
    FitType,
    FitVerdict,
    Route,
    Size,
    System,
)  # fmt: skip

_INDEX = {"bust": BUST, "chest": BUST, "waist": WAIST, "hip": HIP, "height": HEIGHT, "neck": NECK}


class Stated(NamedTuple):
    """A length that a label states beside its girth: between which figures in cm, and how much more is allowed."""

    low: float
    high: float
    allowed: float


_HEIGHTS = {
    Audience.MEN: {"short": (160.0, 173.0), "regular": (170.0, 183.0), "long": (181.0, 193.0)},
    Audience.WOMEN: {"petite": (147.0, 163.0), "short": (147.0, 163.0), "regular": (160.0, 173.0),
                     "long": (172.0, 188.0), "tall": (172.0, 188.0)},
}  # fmt: skip
"""Between which heights in cm shops offer the lengths of suits and of petite and tall clothes; they overlap."""
_LEG, _LEG_ALLOWED, _SLEEVE, _SLEEVE_ALLOWED, _HEIGHT_ALLOWED = 2.54, 2.0, 1.3, 1.5, 4.0
"""Half the step between two lengths of legs and of sleeves, and how many cm more a wearer may measure."""
SLEEVE_FROM_NECK = 70.0
"""Sleeves of shirts are measured from the middle of the neck; a shorter figure is one from the shoulder (cm)."""


def stated(size: Size, audience: Audience) -> dict[str, Stated]:
    """Return the lengths that a label states, by the measure of the body that they are held against."""
    found: dict[str, Stated] = {}
    for part, name, half, more in (
        ("inseam_in", "inside_leg", _LEG, _LEG_ALLOWED), ("sleeve_in", "sleeve", _SLEEVE, _SLEEVE_ALLOWED),
    ):  # fmt: skip
        if isinstance(inches := size.parts.get(part), int | float):
            found[name] = Stated(2.54 * inches - half, 2.54 * inches + half, more)
    length = size.parts.get("length") or (size.fit_type and size.fit_type.value)
    known = _HEIGHTS.get(audience, {}).get(str(length))
    if known and (length != "regular" or "length" in size.parts) and "height" not in size.parts:
        found["height"] = Stated(*known, _HEIGHT_ALLOWED)
    return found


def lengths_of(body: Mapping[str, Interval]) -> dict[str, Stated]:
    """Return the lengths that a row of a chart states beside its girths."""
    found: dict[str, Stated] = {}
    for name, half, more in (("inside_leg", _LEG, _LEG_ALLOWED), ("sleeve", _SLEEVE, _SLEEVE_ALLOWED)):
        if (known := body.get(name)) is not None:
            apart = half if known.low == known.high else 0.0
            found[name] = Stated(known.low - apart, known.high + apart, more)
    return found


class Ease(NamedTuple):
    """Ease between body and garment, and how far a body may lie outside its size, in cm of girth."""

    chest_low: float
    chest_high: float
    hip_low: float
    hip_high: float
    tolerance: float
    loose_after: float
    sources: tuple[Source, ...]


@cache
def ease(item: str) -> Ease:
    """Return the ease of an item's class."""
    wanted = vocabulary.items()[item].ease
    row = next(row for row in rows("sizes/ease") if row[0] == wanted)
    chest_low, chest_high, hip_low, hip_high, tolerance, loose_after, cited, confidence = row[1:9]
    return Ease(chest_low, chest_high, hip_low, hip_high, tolerance, loose_after, cite(cited, confidence))


def compared(measures: Mapping[str, float], counted: Collection[int], audience: Audience) -> tuple[str, ...]:
    """Return the names of the measures that count among some dimensions: of bust and chest the one that decides."""
    less = "bust" if audience is Audience.MEN else "chest"
    both = "bust" in measures and "chest" in measures
    return tuple(name for name in measures if _INDEX.get(name) in counted and not (both and name == less))


def unused(measures: Mapping[str, float], used: Collection[str], system: str) -> tuple[Reason, ...]:
    """Say which measures were given and not used."""
    others = tuple(measure_name(name) for name in measures if name not in used)
    return (reason("not_used", measures=others, system=system),) if others else ()


def recommend(
    measures: Mapping[str, float],
    to: System,
    of: Question,
    item: str | None,
    missing: tuple[Missing, ...],
    notes: tuple[Reason, ...],
) -> Conversion:
    """Return the sizes of a system that body measurements (cm) ask for."""
    target = size_scales.target_scale(to, "", of)
    measures, guessed = with_height(measures, of)
    measures, bump = _without_bump(measures, of)
    notes = (*notes, *guessed, *bump)
    height = measures.get("height")
    prior = _by_weight(measures, of)
    body = bodies.measured(measures, of.audience) if prior is None else prior.body
    ladder = size_bodies.ladder_of(target, of)
    if target == "CN" and height and of.audience in (Audience.WOMEN, Audience.MEN):
        ladder = _at_height(ladder, height)
    fitted = engine.constants()
    counts = _given_weights(body, of)
    close = engine.closeness(body, ladder, counts, fitted)
    found = engine.scaled_odds(close, fitted.exponent_measured)
    named = conversion.candidates(found, target, to, of, item)
    _, ladder_families, evidence = conversion.evidence_behind(target, target, of)
    coded = height and target == "CN" and of.audience in (Audience.WOMEN, Audience.MEN)
    known = {d for one in ladder.values() for d in one}
    counted = {d for d in body if (d == HEIGHT and coded) or (counts[d] > 0 and d in known)}
    used = compared(measures, counted, of.audience)
    given = FrozenMap({name: Interval.trusted(low=measures[name], high=measures[name], unit="cm") for name in used})
    if prior is not None:
        used = ("height", "weight")
        given = FrozenMap(
            {
                name: Interval.trusted(low=measures[name], high=measures[name], unit="kg" if name == "weight" else "cm")
                for name in used
            }
        )
        evidence = (*prior.evidence, *evidence)
        notes = (*notes, prior.told)
        missing = missing if Missing.body in missing else (*missing, Missing.body)
    system = vocabulary.land(to)
    if not named:
        outside = beyond(body, {d: _ends(ladder, d) for d in body}, of, system)
        lacking = reason("no_body", Severity.CAUTION, system=system, dimension=DIMENSION_NAMES[questions.primary(of)])
        said = (*notes, *(outside or (lacking,)))
        return Conversion.trusted(
            size=None,
            to=to,
            candidates=(),
            body=given,
            route=Route.NONE,
            reasons=said,
            evidence=evidence,
            missing=missing if Missing.body in missing else (*missing, Missing.body),
            remedies=(),
        )
    phrases = said_body(given, 4)
    if bodies.label_body(target, of.audience.value, of.block):
        reasons = [*notes, reason("measured_label", system=system, body=phrases)]
    else:
        charts = charts_said(ladder_families)
        reasons = [*notes, reason("measured", system=system, charts=charts, body=phrases)]
    reasons += conversion.off_the_end(named, system)
    estimated = [name for name in ("weight", "age") if name in measures] if guessed else []
    reasons += unused(measures, (*used, *estimated, *_by_length(reasons, measures, to, of)), system)
    like = vocabulary.systems()[to].bodies_like
    if like:
        reasons.append(reason("bodies_like", system=system, other=vocabulary.systems()[like].name))
    first = questions.primary(of)
    if not any(_INDEX[first] == d for d in body):
        reasons.append(reason("no_primary", Severity.CAUTION, dimension=DIMENSION_NAMES[first]))
        missing = (*missing, Missing.body)
    if prior is None and len(named) > 1 and named[1].probability > 0.6 * named[0].probability:
        upper = order(named[0].size.label) > order(named[1].size.label)
        code = "between_sizes_up" if upper else "between_sizes_down"
        reasons.append(reason(code, one=str(named[0].size), other=str(named[1].size)))
    pulls = None if prior else _pulls(body, ladder, named[0].size, target, of)
    if pulls is not None and pulls["other"] != pulls["one"]:
        reasons.append(reason("dimensions_differ", Severity.CAUTION, **pulls))
    return Conversion.trusted(
        size=None,
        to=to,
        candidates=named,
        body=given,
        route=Route.MEASUREMENTS,
        reasons=tuple(reasons),
        evidence=evidence,
        missing=missing,
        remedies=(),
    )


class _Prior(NamedTuple):
    """The body that height and weight let expect, how that is told, and the surveys behind it."""

    body: Body
    told: Reason
    evidence: tuple[Source, ...]


def _by_weight(measures: Mapping[str, float], of: Question) -> _Prior | None:
    """Return what height and weight say of a grown person's girths, None where they are given or nothing is known.

    They say nothing of a neck, and nothing of the body before a pregnancy.
    """
    if "weight" not in measures or of.block == "collar" or of.fit is FitType.MATERNITY:
        return None
    from specconv.sizes import body_prior  # few customers send their weight

    girths = body_prior.estimated(measures, of.audience)
    if not girths:
        return None
    told = reason("adult_prior", Severity.CAUTION, body=said_body(body_prior.intervals(girths), 4))
    return _Prior(body_prior.as_body(girths), told, conversion.cited(body_prior.sources(of.audience)))


LENGTHS = ((160.0, 171.0, "S"), (171.0, 182.0, "R"), (182.0, 193.5, "L"))
"""Between which heights in cm men take suits in short, regular and long."""
SHORTEST_LEG, LONGEST_LEG = 28, 36
"""The lengths of legs in inches that shops carry."""
_LENGTHED = frozenset({System.UK, System.US, System.AU, System.NZ, System.CA})


def _by_length(reasons: list[Reason], measures: Mapping[str, float], to: System, of: Question) -> tuple[str, ...]:
    """Say which length of a suit a man's height asks for, and which of trousers a leg; return what this has used."""
    leg = measures.get("inside_leg")
    if leg is not None and to is System.WAIST and of.block == "lower":
        inches = min(max(2 * round(leg / 2.54 / 2), SHORTEST_LEG), LONGEST_LEG)
        reasons.append(reason("length_leg", cm=f"{leg:.1f}".removesuffix(".0"), inches=str(inches)))
        return ("inside_leg",)
    tall = measures.get("height")
    suit = vocabulary.items()[of.item].ease == "tailored" and of.audience is Audience.MEN and of.block != "lower"
    if tall is None or to not in _LENGTHED or not suit:
        return ()
    letter = next((letter for low, high, letter in LENGTHS if low <= tall < high), None)
    code = f"length_{letter.lower()}" if letter else "length_beyond"
    reasons.append(reason(code, cm=f"{tall:.1f}".removesuffix(".0")))
    return ("height",)


def _with_length(one: Candidate, size: Size, measures: Mapping[str, float]) -> Candidate:
    """Return a size to name instead with the length that the wearer needs, where the label of the other has one."""
    label = one.size.label
    if "inseam_in" in size.parts and "inside_leg" in measures and label.isdigit():
        inches = min(max(2 * round(measures["inside_leg"] / 2.54 / 2), SHORTEST_LEG), LONGEST_LEG)
        parts = {"waist_in": int(label), "inseam_in": inches}
    elif "sleeve_in" in size.parts and measures.get("sleeve", 0.0) > SLEEVE_FROM_NECK and "/" not in label:
        inches = round(measures["sleeve"] / 2.54)
        parts = {**one.size.parts, "sleeve_in": inches}
    else:
        return one
    named = one.size.with_(label=f"{label}/{inches}", parts=FrozenMap(parts))
    return Candidate.trusted(size=named, probability=one.probability)


def _ends(ladder: Mapping[str, Body], d: int) -> tuple[float, float] | None:
    """Return the least and the largest middle of a dimension on a ladder, None where it has none."""
    known = [body[d].at for body in ladder.values() if d in body]
    return (min(known), max(known)) if known else None


def beyond(body: Body, ends: Mapping[int, tuple[float, float] | None], of: Question, system: str) -> tuple[Reason, ...]:
    """Name the first dimension of a body that lies outside all that sizes are made for; say where inches would fit."""
    for d, middle in sorted(body.items(), key=lambda pair: pair[0] != _INDEX[questions.primary(of)]):
        limits = ends.get(d)
        if limits is None or limits[0] <= middle.at <= limits[1]:
            continue
        low, high = limits
        name = "chest" if d == BUST and of.audience is not Audience.WOMEN else questions.DIMENSION[d]
        values = {"dimension": DIMENSION_NAMES[name], "cm": f"{middle.at:g}", "figures": f"{low:g}-{high:g}"}
        inches = low <= middle.at * 2.54 <= high
        code = "beyond_inches" if inches else "beyond_sizes"
        return (reason(code, Severity.CAUTION, system=system, **values),)
    return ()


def with_height(measures: Mapping[str, float], of: Question) -> tuple[Mapping[str, float], tuple[Reason, ...]]:
    """Return a child's measurements with the height that charts print beside its age or a baby's weight."""
    if "height" in measures or of.audience in (Audience.WOMEN, Audience.MEN):
        return measures, ()
    tall = bodies.height_at(measures["weight"]) if "weight" in measures else None
    if tall is not None:
        return {**measures, "height": tall}, (reason("child_weight", Severity.CAUTION, cm=f"{tall:g}"),)
    years = measures.get("age")
    if years is None:
        return measures, ()
    guessed = size_bodies.between(size_bodies.ladder_of("AGE", of), f"{years:g}Y")
    if guessed is None or HEIGHT not in guessed:
        return measures, ()
    height = round(guessed[HEIGHT].at, 1)
    return {**measures, "height": height}, (reason("child_prior", Severity.CAUTION, cm=f"{height:g}"),)


def _without_bump(measures: Mapping[str, float], of: Question) -> tuple[Mapping[str, float], tuple[Reason, ...]]:
    """Return measurements without the waist where a maternity size is asked for: it goes by the body before."""
    if of.fit is not FitType.MATERNITY or "waist" not in measures:
        return measures, ()
    rest = {name: value for name, value in measures.items() if name != "waist"}
    return rest, (reason("maternity_waist"),)


UNSURE = 6.0
"""How far a height that was estimated from age or weight may be off (cm): a child's size."""


def _unsettled(part: DimensionFit) -> DimensionFit:
    """Return what an estimated height tells: nothing where it lies outside the size by less than it may be off."""
    if part.outside == 0 or abs(part.outside) > UNSURE:
        return part
    return DimensionFit.trusted(**{**part.__dict__, "verdict": FitVerdict.UNKNOWN})


def _given_weights(body: Body, of: Question) -> engine.Weights:
    """Return the weights of the question; where none of its dimensions is given, those that are."""
    # mypy takes tuple(… for …) for a tuple of any length; Weights has the five dimensions
    counts = questions.weights(of)
    if any(counts[d] > 0 for d in body):
        total = sum(counts[d] for d in body)
        return tuple(counts[d] / total if d in body else 0.0 for d in range(5))  # type: ignore[return-value]
    if of.audience in (Audience.WOMEN, Audience.MEN):
        girths = [d for d in body if d in (BUST, WAIST, HIP)]
        return tuple(1 / len(girths) if d in girths else 0.0 for d in range(5))  # type: ignore[return-value]
    return counts


def _at_height(ladder: Mapping[str, Body], height: float) -> Ladder:
    step = min(max(5 * round(height / 5), 145), 195)
    return Ladder({f"{step}/{label.partition('/')[2]}": body for label, body in ladder.items()})


def _pulls(body: Body, ladder: Mapping[str, Body], best: Size, target: str, of: Question) -> dict[str, object] | None:
    """Return the dimension that asks for another size than the best one by a whole size or more, if any."""
    label = size_scales.scale_of(best, of)[1][0] if best.label not in ladder else best.label
    if label not in ladder:
        return None
    regions = bodies.regions(ladder, label)
    for d, middle in body.items():
        if d in (HEIGHT, NECK) or d not in regions:
            continue
        low, high = regions[d]
        width = max(high - low, 2.0)
        if not low - width <= middle.at <= high + width:
            near = min((abs(other[d].at - middle.at), name) for name, other in ladder.items() if d in other)[1]
            name = "chest" if d == BUST and of.audience is not Audience.WOMEN else questions.DIMENSION[d]
            asks = conversion.sized(best.system, near, of.audience, best.item, of.fit)
            return {"dimension": DIMENSION_NAMES[name], "other": str(asks), "one": str(best)}
    return None


def fits(
    size: Size,
    measures: Mapping[str, float],
    of: Question,
    item: str | None,
    missing: tuple[Missing, ...],
    notes: tuple[Reason, ...],
    intervals: Mapping[int, tuple[float, float]] | None = None,
    sources: tuple[Source, ...] = (),
    better: tuple[Candidate, ...] | None = None,
    printed: Mapping[str, Stated] = EMPTY,
    guessed: tuple[Reason, ...] = (),
) -> Fit:
    """Return whether a size fits body measurements (cm).

    ``better`` are the sizes to name instead, of the same shop, and ``printed`` the lengths that its chart prints;
    ``guessed`` says that the height among the measurements is an estimate.
    """
    regions = dict(intervals) if intervals is not None else size_bodies.body_of(size, of)
    rule = ease(of.item)
    first = questions.primary(of)
    asked_with = measures
    if not guessed:
        measures, guessed = with_height(measures, of)
    measures, bump = _without_bump(measures, of)
    told = {name for name in ("weight", "age") if guessed and name in measures}
    counted = [d for d, count in enumerate(questions.weights(of)) if count > 0]
    judged: dict[str, DimensionFit] = {}
    lengths = {**stated(size, of.audience), **printed}
    for name in sorted(measures, key=lambda name: (_INDEX.get(name) != _INDEX[first], name)):
        d = _INDEX.get(name)
        if name in lengths and (d is None or d not in regions):
            if name != "sleeve" or measures[name] > SLEEVE_FROM_NECK:
                judged[name] = _judge_length(name, measures[name], lengths[name])
            continue
        if d is None or d not in regions or (d not in counted and d != HEIGHT):
            continue
        low, high = regions[d]
        judged[name] = _judge(name, measures[name], low, high, rule, d)
        if d == HEIGHT and guessed:
            judged[name] = _unsettled(judged[name])
        on_label = intervals is None and "height" in size.parts and judged[name].outside > TOO_SHORT
        if d == HEIGHT and _INDEX[first] != HEIGHT and not on_label:
            judged[name] = _by_the_way(judged[name])
    verdict = _verdict(judged, first)
    reasons = [*notes, *guessed, *bump]
    if better is None and intervals is None and judged:
        asked = recommend(asked_with, size.system, of, item, (), ())
        better = tuple(_with_length(one, size, measures) for one in asked.candidates[:3])
    if not judged:
        wanted = DIMENSION_NAMES[first]
        code = "fit_unknown_body" if regions else "fit_unknown_size"
        reasons.append(reason(code, Severity.CAUTION, size=str(size), dimension=wanted))
        missing = (*missing, *((Missing.body,) if regions and Missing.body not in missing else ()))
    for name, part in judged.items():
        figures = f"{part.size.low:g}-{part.size.high:g}"
        cm = f"{abs(part.outside):.1f}".removesuffix(".0")
        wearer = f"{part.wearer:.1f}".removesuffix(".0")
        severity = Severity.INFO if part.verdict is FitVerdict.FITS else Severity.CAUTION
        values = {"dimension": measure_name(name), "wearer": wearer, "figures": figures, "cm": cm}
        reasons.append(reason(_code(name, part, first), severity, **values))
    if "height" in lengths and "height" in judged and judged["height"].verdict is FitVerdict.TOO_SMALL:
        _by_length(reasons, {"height": measures["height"]}, size.system, of)
    if judged and (others := [name for name in measures if name not in judged and name not in told]):
        names = tuple(measure_name(name) for name in others)
        reasons.append(reason("not_compared", Severity.CAUTION, measures=names, size=str(size)))
    if judged:
        reasons.append(reason("tolerance", item=vocabulary.items()[of.item].name, cm=f"{rule.tolerance:g}"))
    if judged and verdict is FitVerdict.UNKNOWN:
        reasons.append(reason("no_primary", Severity.CAUTION, dimension=DIMENSION_NAMES[first]))
        missing = (*missing, *((Missing.body,) if Missing.body not in missing else ()))
    scale = size_scales.scale_of(size, of)[0]
    cited = sources or conversion.evidence_behind(scale, scale, of)[2]
    return Fit.trusted(
        size=size,
        verdict=verdict,
        dimensions=FrozenMap(judged),
        better=(better or ()) if judged else (),
        reasons=tuple(reasons),
        evidence=(*cited, *(rule.sources if judged else ())),
        missing=missing,
        remedies=(),
    )


def outside(figure: float, low: float, high: float) -> float:
    """Return how far a figure lies outside two ends: negative below, positive above, 0 between them."""
    return figure - low if figure < low else max(0.0, figure - high)


def allowed(rule: Ease, d: int) -> tuple[float, float]:
    """Return by how much a body may be larger than its size, and after how much less the size hangs loose (cm)."""
    if d == HEIGHT:
        return 4.0, 8.0
    return (1.0, 2.0) if d == NECK else (rule.tolerance, rule.loose_after)


def _judge_length(name: str, wearer: float, length: Stated) -> DimensionFit:
    """Return how a length that a label states suits the wearer."""
    low, high, more = length
    apart = outside(wearer, low, high)
    verdict = FitVerdict.FITS if -more <= apart <= 0 else FitVerdict.LOOSE if apart < 0 else FitVerdict.SNUG
    return DimensionFit.trusted(
        dimension=name,
        verdict=FitVerdict.TOO_SMALL if apart > more else verdict,
        wearer=wearer,
        size=Interval.trusted(low=round(low, 1), high=round(high, 1), unit="cm"),
        outside=round(apart, 1),
    )


def _judge(name: str, wearer: float, low: float, high: float, rule: Ease, d: int) -> DimensionFit:
    tolerance, loose = allowed(rule, d)
    apart = outside(wearer, low, high)
    if apart == 0:
        verdict = FitVerdict.FITS
    elif apart > 0:
        verdict = FitVerdict.SNUG if apart <= tolerance else FitVerdict.TOO_SMALL
    else:
        verdict = (
            FitVerdict.FITS
            if -apart <= tolerance / 2
            else FitVerdict.LOOSE
            if -apart <= 2 * loose
            else FitVerdict.TOO_LARGE
        )
    return DimensionFit.trusted(
        dimension=name,
        verdict=verdict,
        wearer=wearer,
        size=Interval.trusted(low=low, high=high, unit="cm"),
        outside=round(apart, 1),
    )


TOO_SHORT = 10.0
"""From how many cm above the height on its label (two steps of height) a garment is too small for grown people."""


def _by_the_way(part: DimensionFit) -> DimensionFit:
    """Return a height that does not decide: clothes of grown people are short or long by it, not too small."""
    verdict = {FitVerdict.TOO_SMALL: FitVerdict.SNUG, FitVerdict.TOO_LARGE: FitVerdict.LOOSE}.get(part.verdict)
    return DimensionFit.trusted(**{**part.__dict__, "verdict": verdict}) if verdict else part


_LONG = frozenset({"height", "inside_leg", "sleeve"})
"""Measures by which clothes are short or long, not tight or loose."""


def _code(name: str, part: DimensionFit, first: str) -> str:
    """Return the code of the sentence of a dimension; a height that is off makes clothes short or long."""
    if name in _LONG and first != name:
        if part.verdict in (FitVerdict.SNUG, FitVerdict.TOO_SMALL):
            return "fit_short"
        if part.verdict in (FitVerdict.LOOSE, FitVerdict.TOO_LARGE):
            return "fit_long"
    if part.verdict is FitVerdict.FITS and part.outside:
        return "fit_fits_above" if part.outside > 0 else "fit_fits_below"
    return f"fit_{part.verdict}"


def _verdict(judged: Mapping[str, DimensionFit], first: str) -> FitVerdict:
    """Return the verdict of the whole: what does not go on outweighs what hangs loose; the primary must be known."""
    if not any(_INDEX.get(name) == _INDEX[first] for name in judged):
        small = [part for part in judged.values() if part.verdict is FitVerdict.TOO_SMALL]
        return FitVerdict.TOO_SMALL if small else FitVerdict.UNKNOWN
    girths = {name: part for name, part in judged.items() if name not in _LONG or name == first}
    if any(part.verdict is FitVerdict.TOO_SMALL for name, part in judged.items() if name not in girths):
        return FitVerdict.TOO_SMALL
    verdicts = [part.verdict for part in girths.values()]
    if FitVerdict.TOO_SMALL in verdicts:
        return FitVerdict.TOO_SMALL
    if FitVerdict.SNUG in verdicts:
        return FitVerdict.SNUG
    main = next(part.verdict for name, part in girths.items() if _INDEX.get(name) == _INDEX[first])
    if main is FitVerdict.FITS and FitVerdict.TOO_LARGE in verdicts:
        return FitVerdict.LOOSE
    return main
