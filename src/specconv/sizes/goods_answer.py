"""What all answers about goods share: their reasons, their sources, and how candidates become an answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from specconv.ground.answer import Missing, Reason, Remedy, Severity
from specconv.ground.interval import Interval
from specconv.ground.sources import Source, source
from specconv.ground.value import EMPTY, FrozenMap, Name
from specconv.sizes import scales, vocabulary
from specconv.sizes.questions import DIMENSION_NAMES
from specconv.sizes.values import Candidate, Conversion, Route, Size, System

LEAST = 0.02


MOST = 5
"""How many candidates are named at most, none below two per cent."""


AUDIENCES = {
    "men": Name("men", zh="男款"),
    "women": Name("women", zh="女款"),
    "kids": Name("children", zh="儿童"),
}


def reason(code: str, severity: Severity = Severity.INFO, **values: object) -> Reason:
    """Return a reason of these goods."""
    return Reason.trusted(code=f"scale.{code}", severity=severity, values=FrozenMap(values), rule=None, chart=None)


@cache
def plain_reason(code: str, severity: Severity = Severity.INFO) -> Reason:
    """Return a reason without values; reasons are shared."""
    return reason(code, severity)


_UNITS = {"cm": "厘米", "kg": "公斤", "mbar": "毫巴", "ml": "毫升", "mm": "毫米", "mm²": "平方毫米", "°C": "℃"}


@lru_cache(maxsize=4096)
def amount(figures: str, unit: str) -> Name:
    """Return figures with their unit, said in each language.

    >>> amount("54", "mm").say("zh")
    '54 毫米'
    """
    return Name(f"{figures} {unit}".rstrip(), zh=f"{figures} {_UNITS.get(unit, unit)}".rstrip())


@cache
def cite_line(text: str) -> tuple[Source, ...]:
    """Return the sources of a line of identifiers, each followed by its confidence."""
    found: dict[str, Source] = {}
    words = text.split()
    for identifier, level in zip(words[::2], words[1::2], strict=True):
        found.setdefault(identifier, source(identifier, level))
    return tuple(found.values())


def cite(*parts: tuple[str, str]) -> tuple[Source, ...]:
    """Return the sources of pairs of identifiers and confidence."""
    return cite_line(" ".join(f"{identifier} {level}" for sources, level in parts for identifier in sources.split()))


def answer(
    size: Size | None,
    to: str,
    found: list[tuple[Size, float]],
    body: FrozenMap[Interval],
    route: Route,
    reasons: tuple[Reason, ...],
    evidence: tuple[Source, ...],
    missing: tuple[Missing, ...],
    remedies: tuple[Remedy, ...] = (),
) -> Conversion:
    """Return an answer of at most ``MOST`` candidates."""
    named = _candidates(found)
    return Conversion.trusted(
        size=size,
        to=to,
        candidates=named,
        body=body,
        route=route if named else Route.NONE,
        reasons=reasons,
        evidence=evidence,
        missing=missing,
        remedies=remedies,
    )


def answer_told_later(
    size: Size,
    to: str,
    found: list[tuple[Size, float]],
    route: Route,
    missing: tuple[Missing, ...],
    tell: Callable[[], dict[str, Any]],
) -> Conversion:
    """Return an answer of at most ``MOST`` candidates; ``tell`` returns its body, reasons, evidence and remedies."""
    named = _candidates(found)
    return Conversion.deferred(
        tell, size=size, to=to, candidates=named, route=route if named else Route.NONE, missing=missing
    )


def _candidates(found: list[tuple[Size, float]]) -> tuple[Candidate, ...]:
    kept = [pair for pair in found[:MOST] if pair[1] >= LEAST] or found[:1]
    return Candidate.wholes([{"size": one, "probability": round(min(share, 1.0), 4)} for one, share in kept])


def identity(size: Size, to: System, notes: tuple[Reason, ...], missing: tuple[Missing, ...]) -> Conversion:
    """Return the answer for a size that is of the wanted system already."""
    plain = Size.trusted(**{**size.__dict__, "plausibility": None, "span": None})
    reasons = (*notes, reason("identity", size=str(plain)))
    return answer(size, to, [(plain, 1.0)], EMPTY, Route.IDENTITY, reasons, (), missing)


def own(
    size: Size, to: System, beside: tuple[Size, ...], notes: tuple[Reason, ...], missing: tuple[Missing, ...]
) -> Conversion | None:
    """Return the answer that the label itself gives in the wanted system, None where it does not name that."""
    named = next((one for one in (size, *beside) if one.system is to), None)
    if named is None:
        return None
    return Conversion.trusted(**{**identity(named, to, notes, missing).__dict__, "size": size})


def goes_by(good: scales.Good, to: System, wanted: scales.Scale) -> tuple[Reason, ...]:
    """Say by whose scale the wanted system goes, where it has none of its own."""
    if wanted.system is to:
        return ()
    return (reason("goes_by", item=good.name, system=vocabulary.land(to), name=wanted.name),)


def ties(found: list[tuple[Size, float]]) -> tuple[Reason, ...]:
    """Say that two sizes are about equally likely, where they are."""
    if len(found) > 1 and found[0][1] - found[1][1] < 0.08:
        return (reason("tie", Severity.CAUTION, one=str(found[0][0]), other=str(found[1][0])),)
    return ()


def length(low: float, high: float, name: str, unit: str) -> FrozenMap[Interval]:
    """Return the body of an answer that rests on one quantity."""
    return FrozenMap({name: Interval.trusted(low=round(low, 2), high=round(high, 2), unit=unit)})


def unmeasured(good: scales.Good, to: System, measures: Mapping[str, float]) -> Conversion:
    """Return the answer where the measure (cm, kg) that decides is not given."""
    given = {
        name: Interval.trusted(low=value, high=value, unit="kg" if name == "weight" else "cm")
        for name, value in measures.items()
        if name in (good.quantity, *DIMENSION_NAMES)
    }
    note = reason("no_measure", Severity.CAUTION, quantity=good.quantity_name)
    return answer(None, to, [], FrozenMap(given), Route.NONE, (note,), (), (Missing.body,))
