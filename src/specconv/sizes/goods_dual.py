"""Labels that name one thing in several systems at once (``US 7 / UK N½ / EU 54``): whether they agree."""

from __future__ import annotations

import math
from collections.abc import Sequence

from specconv.ground.errors import Contradiction
from specconv.sizes import bras, scales
from specconv.sizes.goods_reading import Part
from specconv.sizes.values import Size

WIRE = 0.22
"""How far the cross-sections of two wires named side by side may lie apart, as a share: 12 AWG (3.31) and 4 mm²."""


def agreed(parts: Sequence[Part], text: str, field: str) -> tuple[Size, ...]:
    """Return the sizes that a label names side by side, the first with a system leading.

    A part that names no system is read so that it comes nearest to the leading one.

    Raises :class:`~specconv.Contradiction` naming two that exclude each other.
    """
    leading = next(part for part in parts if part.named)
    first = leading.readings[0][1]
    found = [first]
    for part in parts:
        if part is leading:
            continue
        apart, _, other = min(
            ((_apart(first, size), -weight, size) for weight, size in part.readings), key=lambda each: each[:2]
        )
        if other.system is first.system:
            continue
        if apart > 1:
            raise Contradiction(_why(first, other), field=field, value=text)
        found.append(other)
    return tuple(found)


def _apart(one: Size, other: Size) -> float:
    """Return how far two sizes lie apart: up to 1 they may be the same thing."""
    if one.item == "bra":
        if one.system is other.system:
            return 0.0 if one.label == other.label else 2.0
        near = [size for measured in (False, True) for size, _ in bras.converted(one, other.system, measured)]
        return 0.0 if any(size.label == other.label for size in near) else 2.0
    first, second = scales.scale_of(one), scales.scale_of(other)
    made = first and first.quantity(one.label)
    beside = second and second.quantity(other.label)
    if not first or not second or not made or not beside or len(made[0]) != len(beside[0]):
        return 2.0
    gaps = [
        max(low - up, down - high, 0.0)
        for low, high, down, up in zip(made[0], made[1], beside[0], beside[1], strict=True)
    ]
    spread = scales.goods()[one.item or ""].spread
    within = max(2 * spread, *(scale.gap for scale in (first, second) if scale.step is not None), 0.0)
    return math.hypot(*gaps) / (WIRE * made[0][0] if one.item == "wire" else within)


def _why(one: Size, other: Size) -> str:
    if one.item == "bra":
        near = ", ".join(size.label for size, _ in bras.converted(one, other.system, False)[:2]) or "none"
        return f"{one} is {other.system} {near}, not {other}"
    good = scales.goods()[one.item or ""]
    return f"{one} stands for {good.quantity_name} {_figures(one)}, {other} for {_figures(other)} {good.unit}".rstrip()


def _figures(size: Size) -> str:
    scale = scales.scale_of(size)
    made = scale and scale.quantity(size.label)
    if not made:
        return "?"
    return " x ".join(f"{low:.4g}" if low == high else f"{low:.4g}-{high:.4g}" for low, high in zip(*made, strict=True))
