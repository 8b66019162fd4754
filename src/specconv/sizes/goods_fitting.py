"""Whether a size of goods fits a wearer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.interval import Interval
from specconv.ground.value import EMPTY, FrozenMap
from specconv.sizes import bras, footwear, footwear_numbers, goods_choice, goods_measures, scales
from specconv.sizes.goods_answer import amount, plain_reason, reason
from specconv.sizes.hints import Hints
from specconv.sizes.reasons import alone, measure_name, quantity_name
from specconv.sizes.values import DimensionFit, Fit, FitVerdict, Size


def fits(size: Any, body: Any, hints: Hints) -> Fit:
    """Return whether a size of goods fits: the wearer's measure against what the size is made for."""
    asked = goods_choice.choose(size, hints)
    asked = asked._replace(notes=alone(asked.notes))
    chosen = asked.size
    good = scales.goods()[chosen.item or hints.item or ""]
    made = _made_for(chosen, good)
    measures: Mapping[str, float] = EMPTY
    used: tuple[str, ...] = ()
    if not isinstance(body, Mapping):
        other = goods_choice.choose(body, hints._replace(system=None, item=good.id), "body").size
        worn = _made_for(other, good)
        wearer = None if worn is None else sum(worn) / 2
    else:
        measures = goods_measures.measurements(body)
        factor = 10 if good.unit == "mm" else 1
        feet = [measures[name] for name in ("foot_length", "foot_left", "foot_right") if name in measures]
        if good.kind == "footwear":
            wearer = 10 * max(feet) if feet else None
            used = ("foot_length", "foot_left", "foot_right")
        elif good.kind == "bra":
            wearer = measures.get("underbust")
            used = ("underbust",) if wearer is None else ("underbust", "bust")
        else:
            used = (good.quantity,)
            wearer = measures[good.quantity] * factor if good.quantity in measures else None
    if made is None or wearer is None or good.kind == "fact":
        note = reason("no_measure", Severity.CAUTION, quantity=good.quantity_name)
        traps = (
            tuple(plain_reason(f"trap_{trap}", Severity.HAZARD) for trap in good.traps) if good.kind == "fact" else ()
        )
        return Fit.trusted(
            size=chosen,
            verdict=FitVerdict.UNKNOWN,
            dimensions=EMPTY,
            better=(),
            reasons=(*asked.notes, note, *traps),
            evidence=(),
            missing=(*asked.missing, Missing.body),
            remedies=(),
        )
    exact = _FEET if good.kind == "footwear" else 0.0
    judged = {good.quantity: _judged(good.quantity, made, wearer, good.spread, good.unit, exact)}
    if good.kind == "bra" and "bust" in measures:
        cup = bras.body(chosen).difference
        judged[_CUP] = _judged(_CUP, cup, measures["bust"] - wearer, (cup[1] - cup[0]) / 2, "cm")
    reasons = [_why(part) for part in judged.values()]
    others = tuple(measure_name(name) for name in measures if name not in used)
    if others:
        reasons.append(reason("not_compared", Severity.CAUTION, size=str(chosen), measures=others))
    return Fit.trusted(
        size=chosen,
        verdict=_verdict([part.verdict for part in judged.values()]),
        dimensions=FrozenMap(judged),
        better=(),
        reasons=(*asked.notes, *reasons),
        evidence=(),
        missing=asked.missing,
        remedies=(),
    )


_CUP = "bust_minus_underbust"
_WORST = (FitVerdict.TOO_SMALL, FitVerdict.TOO_LARGE, FitVerdict.SNUG, FitVerdict.LOOSE, FitVerdict.FITS)


def _verdict(verdicts: list[FitVerdict]) -> FitVerdict:
    """Return the verdict of the whole, which is that of the worst part."""
    return min(verdicts, key=_WORST.index)


_FEET = 1.0
"""Millimetres: nobody measures a foot closer."""


def _judged(
    name: str, made: tuple[float, float], wearer: float, slack: float, unit: str, exact: float = 0.0
) -> DimensionFit:
    """Return how a measure of the wearer, which is as exact as that, lies to what a size is made for."""
    low, high = made
    outside = wearer - low if wearer < low else max(0.0, wearer - high)
    outside = outside if abs(outside) > exact else 0.0
    verdict = (
        FitVerdict.FITS
        if outside == 0
        else FitVerdict.LOOSE
        if -slack <= outside < 0
        else FitVerdict.SNUG
        if 0 < outside <= slack
        else FitVerdict.TOO_LARGE
        if outside < 0
        else FitVerdict.TOO_SMALL
    )
    return DimensionFit.trusted(
        dimension=name,
        verdict=verdict,
        wearer=round(wearer, 2),
        size=Interval.trusted(low=round(low, 2), high=round(high, 2), unit=unit),
        outside=round(outside, 2),
    )


def _why(part: DimensionFit) -> Reason:
    """Return the sentence of a measure: what the size is made for, and what the wearer has."""
    return reason(
        "fit",
        quantity=quantity_name(part.dimension),
        wearer=amount(f"{part.wearer:.4g}", part.size.unit),
        low=f"{part.size.low:.4g}",
        high=amount(f"{part.size.high:.4g}", part.size.unit),
    )


def _made_for(size: Size, good: scales.Good) -> tuple[float, float] | None:
    if good.kind == "footwear":
        given = footwear_numbers.value_of(size)
        return footwear.feet(*given) if given else None
    if good.kind == "bra":
        return bras.body(size).underbust
    one = scales.scale_of(size)
    made = one.quantity(size.label) if one else None
    if made is None or one is None:
        return None
    low, high = made[0][0], made[1][0]
    if low == high and one.step is not None and one.increment is not None:
        half = float(one.step * one.increment) / 2
        return low - half, high + half
    return low, high
