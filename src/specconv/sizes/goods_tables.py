"""Conversion tables of goods."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specconv.sizes import bras, footwear, footwear_answer, footwear_numbers, goods_conversion, scales
from specconv.sizes.footwear_engine import TWELFTHS
from specconv.sizes.hints import Hints
from specconv.sizes.values import Audience, Size, System

if TYPE_CHECKING:
    from specconv.ground.table import Table


def table(given: System, to: System, hints: Hints) -> Table:
    """Return the conversion table of goods between two systems."""
    item = hints.item
    assert item is not None
    rows: list[tuple[Any, ...]] = []
    for size in _ladder(item, given, hints):
        answer = goods_conversion.convert(size, to, hints._replace(system=None))
        if answer.candidates:
            best, *others = answer.candidates
            also = ", ".join(f"{one.size.label} {100 * one.probability:.0f} %" for one in others[:2])
            body = "; ".join(str(interval) for interval in list(answer.body.values())[:2])
            rows.append((size.label, best.size.label, f"{100 * best.probability:.0f} %", also, body))
    columns = (
        str(given),
        str(to) if to is not given else f"{to} (same)",
        "odds",
        "also",
        str(scales.goods()[item].quantity_name),
    )
    from specconv.ground.table import Table  # late: the first answer needs none

    return Table.trusted(title=f"{given} to {to}, {scales.goods()[item].name}", columns=columns, rows=tuple(rows))


def _ladder(item: str, system: System, hints: Hints) -> list[Size]:
    what = scales.kind(item)
    if what == "footwear":
        audience = hints.audience or Audience.WOMEN
        one = footwear_answer.scale_of(system, footwear.group(audience) or "women")
        first, last, step = (int(TWELFTHS * number) for number in (one.first, one.last, one.increment))
        return [footwear_numbers.sized(one, value, audience, item) for value in range(first, last + 1, step)]
    if what == "bra":
        bra = bras.bra(system)
        return [
            bras.sized(bra, band, (place,))
            for band in range(bra.first, bra.last + 1, bra.step)
            for place in range(len(bra.cups))
        ]
    scale = scales.wanted(item, system)
    if scale.step is None:
        return [scales.sized(scale, point.label, hints.audience) for point in scale.points]
    assert scale.first is not None
    assert scale.last is not None
    assert scale.increment is not None
    count = int((scale.last - scale.first) / scale.increment)
    return [
        scales.sized(scale, scales.written(scale.first + at * scale.increment, scale.style), hints.audience)
        for at in range(count + 1)
    ]
