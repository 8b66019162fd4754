"""Goods with a scale through a quantity: rings, hats, gloves, belts, paper, wire and the like."""

from __future__ import annotations

import math

from specconv.ground.answer import Reason, Severity
from specconv.ground.errors import UnreadableSize
from specconv.ground.interval import Interval
from specconv.ground.sources import Source
from specconv.ground.value import FrozenMap, Name
from specconv.sizes import scales, vocabulary
from specconv.sizes.goods_answer import (
    amount,
    answer,
    cite,
    goes_by,
    identity,
    length,
    own,
    plain_reason,
    reason,
    ties,
    unmeasured,
)
from specconv.sizes.goods_choice import Asked
from specconv.sizes.values import Audience, Conversion, Route, Size, System


def _figures(low: tuple[float, ...], high: tuple[float, ...]) -> str:
    parts = [f"{one:.4g}" if one == other else f"{one:.4g}-{other:.4g}" for one, other in zip(low, high, strict=True)]
    return " x ".join(parts)


def convert(asked: Asked, to: System) -> Conversion:
    """Return the size of another system that lies nearest in the quantity."""
    size = asked.size
    good = scales.goods()[size.item or ""]
    one = scales.scale_of(size)
    made = one.quantity(size.label) if one else None
    if one is None or made is None:
        raise UnreadableSize(f"no size designation of {good.name}", field="size", value=str(size))
    wanted = scales.wanted(good.id, to)
    asked = asked._replace(notes=(*asked.notes, *goes_by(good, to, wanted)))
    printed = own(size, wanted.system, asked.beside, asked.notes, asked.missing) if asked.beside else None
    if printed is not None:
        return printed
    low, high = made
    body = FrozenMap(
        {
            (good.quantity if not place else f"{good.quantity}_{place + 1}"): Interval.trusted(
                low=round(a, 3), high=round(b, 3), unit=good.unit
            )
            for place, (a, b) in enumerate(zip(low, high, strict=True))
        }
    )
    if wanted.id == one.id:
        return identity(size, to, asked.notes, asked.missing)
    found, reasons, evidence = _nearest(good, wanted, _middle(made), size.audience, str(size), _figures(low, high))
    found = _mixed(found, asked, good, wanted)
    sources = cite((one.source, one.confidence), (wanted.source, wanted.confidence))
    traps = [plain_reason(f"trap_{trap}", Severity.CAUTION) for trap in good.traps]
    notes = [
        plain_reason(f"note_{note}", Severity.CAUTION)
        for note in dict.fromkeys((one.note, wanted.note))
        if note and note not in good.traps
    ]
    return answer(
        size,
        to,
        found,
        body,
        Route.QUANTITY,
        (*asked.notes, *reasons, *ties(found), *notes, *traps),
        sources or evidence,
        asked.missing,
    )


def _middle(made: tuple[tuple[float, ...], tuple[float, ...]]) -> tuple[float, ...]:
    return tuple((low + high) / 2 for low, high in zip(*made, strict=True))


def _mixed(
    found: list[tuple[Size, float]], asked: Asked, good: scales.Good, wanted: scales.Scale
) -> list[tuple[Size, float]]:
    """Return the odds over all that a label means on its own scale: "26 inch" is several rims."""
    size = asked.size
    meant = [
        other
        for other in asked.others
        if other.system is size.system and other.parts == size.parts and other.label != size.label
    ]
    if not meant:
        return found
    total = sum(one.plausibility or 0.0 for one in (size, *meant)) or 1.0
    mixed = {one: share * (size.plausibility or 0.0) / total for one, share in found}
    for other in meant:
        one = scales.scale_of(other)
        made = one.quantity(other.label) if one else None
        if made is None:
            continue
        for near, share in _nearest(good, wanted, _middle(made), size.audience, str(other), "")[0]:
            mixed[near] = mixed.get(near, 0.0) + share * (other.plausibility or 0.0) / total
    return sorted(mixed.items(), key=lambda pair: -pair[1])


def _nearest(
    good: scales.Good,
    wanted: scales.Scale,
    quantity: tuple[float, ...],
    audience: Audience | None,
    said: str | None,
    figures: str,
) -> tuple[list[tuple[Size, float]], list[Reason], tuple[Source, ...]]:
    gaps = wanted.around(quantity)
    if "wire_not_below" in good.traps:
        gaps = [(label, gap) for label, gap in _from_table(wanted, quantity) if gap >= -0.001]
    spread = good.spread if len(quantity) > 1 or wanted.step is None else max(good.spread, 0.35 * wanted.gap)
    if good.id == "wire":
        spread = max(good.spread, 0.3 * quantity[0])
    size_of = math.hypot(*quantity) or 1.0
    odds = scales.odds(
        gaps, spread, bool(gaps) and abs(gaps[0][1]) / size_of < 0.08 and good.kind == "scale" and len(quantity) > 1
    )
    found = [(scales.sized(wanted, label, audience), share) for label, share in odds]
    stands = amount(figures, good.unit)
    if not found:
        return (
            [],
            [
                reason(
                    "none_near",
                    Severity.CAUTION,
                    size=said or stands,
                    system=vocabulary.land(wanted.system),
                    quantity=good.quantity_name,
                    figures=stands,
                )
            ],
            (),
        )
    rest = dict(gaps)[odds[0][0]]
    near = _neighbours(wanted, gaps, odds[0][0], good.unit)
    best = str(found[0][0])
    far = odds[0][1] <= scales.FAR
    reasons = [reason("far", Severity.CAUTION, best=best, system=vocabulary.land(wanted.system))] if far else []
    code = "quantity_measured" if said is None else "quantity_exact" if abs(rest) < 0.005 else "quantity"
    code = code if near else "quantity_alone"
    return (
        found,
        [
            *reasons,
            reason(
                code,
                size=said,
                quantity=good.quantity_name,
                figures=stands,
                best=best,
                rest=amount(_short(abs(rest)), good.unit),
                near=near,
            ),
        ],
        (),
    )


def _short(value: float, sign: str = "") -> str:
    """Return two significant figures, at most three decimals, never with an exponent.

    >>> _short(153.2), _short(0.0791), _short(2.0, "+")
    ('150', '0.079', '+2')
    """
    return f"{round(float(f'{value:.2g}'), 3):{sign}g}"


def _neighbours(wanted: scales.Scale, gaps: list[tuple[str, float]], best: str, unit: str) -> tuple[Name, ...]:
    """Return the nearest sizes below and above the best, with what remains; the two nearest where all lie on one side.

    A label of another name that stands for the same counts as a neighbour too.
    """
    others = [pair for pair in gaps if pair[0] != best]
    middle = dict(gaps)[best]
    below, above = (next((pair for pair in others if side(pair[1])), None) for side in (middle.__ge__, middle.__lt__))
    chosen = [pair for pair in (below, above) if pair] if below and above else others[:2]
    found = []
    for label, gap in chosen:
        size, rest = scales.sized(wanted, label), amount(_short(gap, "+") if abs(gap) >= 0.0005 else "0", unit)
        found.append(Name(f"{size} ({rest})", zh=f"{size}（{rest.say('zh')}）"))
    return tuple(found)


def _from_table(wanted: scales.Scale, quantity: tuple[float, ...]) -> list[tuple[str, float]]:
    found = sorted((point.low[0] - quantity[0], point.label) for point in wanted.points)
    return [(label, gap) for gap, label in found if gap >= -0.001][:3]


def recommend(measures: dict[str, float], to: System, good: scales.Good, audience: Audience | None) -> Conversion:
    """Return the size that lies nearest to a measure in cm (kg)."""
    quantity = measures.get(good.quantity)
    if quantity is None and "inner_diameter" in measures and good.quantity == "inner_circumference":
        quantity = measures["inner_diameter"] * 3.141592653589793
    if quantity is None:
        return unmeasured(good, to, measures)
    at = quantity * (10 if good.unit == "mm" else 1)
    figures = f"{at:.4g}"
    wanted = scales.wanted(good.id, to)
    found, reasons, _ = _nearest(good, wanted, (at,), audience, None, figures)
    traps = [plain_reason(f"trap_{trap}", Severity.CAUTION) for trap in good.traps]
    return answer(
        None,
        to,
        found,
        length(at, at, good.quantity, good.unit),
        Route.MEASUREMENTS,
        (*goes_by(good, to, wanted), *reasons, *ties(found), *traps),
        cite((wanted.source, wanted.confidence)),
        (),
    )
