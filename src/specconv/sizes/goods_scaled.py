"""Goods with a scale through a quantity: rings, hats, gloves, belts, paper, wire and the like."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from specconv.ground.answer import Reason, Severity
from specconv.ground.errors import UnreadableSize
from specconv.ground.interval import Interval
from specconv.ground.value import FrozenMap, Name
from specconv.sizes import scales, vocabulary
from specconv.sizes.goods_answer import (
    amount,
    answer,
    answer_told_later,
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
    if wanted.id == one.id:
        return identity(size, to, asked.notes, asked.missing)
    near = _nearest(good, wanted, made, size.audience)
    found = _mixed(near.found, asked, good, wanted)
    tell = partial(_told, size, asked.notes, good, one, wanted, made, near, found)
    return answer_told_later(size, to, found, Route.QUANTITY, asked.missing, tell)


def _told(
    size: Size,
    notes: tuple[Reason, ...],
    good: scales.Good,
    one: scales.Scale,
    wanted: scales.Scale,
    made: Range,
    near: _Near,
    found: list[tuple[Size, float]],
) -> dict[str, Any]:
    """Return what an answer tells beside the candidates: the quantity between the scales, the reasons, the sources."""
    low, high = made
    body = FrozenMap(
        {
            (good.quantity if not place else f"{good.quantity}_{place + 1}"): Interval.trusted(
                low=round(a, 3), high=round(b, 3), unit=good.unit
            )
            for place, (a, b) in enumerate(zip(low, high, strict=True))
        }
    )
    traps = [plain_reason(f"trap_{trap}", Severity.CAUTION) for trap in good.traps]
    of_scales = [
        plain_reason(f"note_{note}", Severity.CAUTION)
        for note in dict.fromkeys((one.note, wanted.note))
        if note and note not in good.traps
    ]
    reasons = _reasons(good, wanted, near, str(size), _figures(low, high), len(low) == 1 and low < high)
    return {
        "body": body,
        "reasons": (*notes, *reasons, *ties(found), *of_scales, *traps),
        "evidence": cite((one.source, one.confidence), (wanted.source, wanted.confidence)),
        "remedies": (),
    }


Range = tuple[tuple[float, ...], tuple[float, ...]]
"""The least and the largest of each quantity that a label stands for."""


def _middle(made: Range) -> tuple[float, ...]:
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
        for near, share in _nearest(good, wanted, made, size.audience).found:
            mixed[near] = mixed.get(near, 0.0) + share * (other.plausibility or 0.0) / total
    return sorted(mixed.items(), key=lambda pair: -pair[1])


class _Near(NamedTuple):
    """The sizes of a scale about a quantity: with their probability, and with what remains to the quantity."""

    found: list[tuple[Size, float]]
    odds: Sequence[tuple[str, float]]
    gaps: list[tuple[str, float]]


def _nearest(good: scales.Good, wanted: scales.Scale, made: Range, audience: Audience | None) -> _Near:
    quantity = _middle(made)
    gaps = wanted.like(made[0][0], made[1][0]) if len(quantity) == 1 and made[0] < made[1] and wanted.of_ranges else []
    if not gaps or abs(gaps[0][1]) > 2 * good.spread:  # no range of the scale is like it: what lies about its middle
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
    return _Near([(scales.sized(wanted, label, audience), share) for label, share in odds], odds, gaps)


def _reasons(
    good: scales.Good, wanted: scales.Scale, found: _Near, said: str | None, figures: str, ranged: bool = False
) -> list[Reason]:
    """Say what lies nearest to a quantity, with what remains and the neighbours; of ranges what each stands for."""
    stands = amount(figures, good.unit)
    if not found.odds:
        return [
            reason(
                "none_near",
                Severity.CAUTION,
                size=said or stands,
                system=vocabulary.land(wanted.system),
                quantity=good.quantity_name,
                figures=stands,
            )
        ]
    label, share = found.odds[0]
    rest = dict(found.gaps)[label]
    near = _neighbours(wanted, found.gaps, label, good.unit)
    best = str(found.found[0][0])
    reasons = []
    if share <= scales.FAR:
        reasons.append(reason("far", Severity.CAUTION, best=best, system=vocabulary.land(wanted.system)))
    if ranged and wanted.of_ranges:
        names = [name for name, _ in found.odds[1:3]]
        others = tuple(
            Name(f"{size} ({told})", zh=f"{size}（{told.say('zh')}）")
            for size, told in ((scales.sized(wanted, name), _range_of(good, wanted, name)) for name in names)
        )
        if others:
            told = _range_of(good, wanted, label)
            return [*reasons, reason("quantity_ranges", size=said, quantity=good.quantity_name, figures=stands,
                                     best=best, best_figures=told, near=others)]  # fmt: skip
    code = "quantity_measured" if said is None else "quantity_exact" if abs(rest) < 0.005 else "quantity"
    code = code if near else "quantity_alone"
    quantity = reason(
        code,
        size=said,
        quantity=good.quantity_name,
        figures=stands,
        best=best,
        rest=amount(_short(abs(rest)), good.unit),
        near=near,
    )
    return [*reasons, quantity]


def _range_of(good: scales.Good, one: scales.Scale, label: str) -> Name:
    """Return what a label of a scale of ranges stands for, as a phrase."""
    made = one.quantity(label)
    return amount(_figures(*made) if made else "", good.unit)


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
    near = _nearest(good, wanted, ((at,), (at,)), audience)
    traps = [plain_reason(f"trap_{trap}", Severity.CAUTION) for trap in good.traps]
    return answer(
        None,
        to,
        near.found,
        length(at, at, good.quantity, good.unit),
        Route.MEASUREMENTS,
        (*goes_by(good, to, wanted), *_reasons(good, wanted, near, None, figures), *ties(near.found), *traps),
        cite((wanted.source, wanted.confidence)),
        (),
    )
