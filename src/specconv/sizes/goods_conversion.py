"""Conversion of goods that are no clothing, and the size that measurements ask for: each kind has its own module."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specconv.sizes import (
    bras_conversion,
    chart_dates,
    footwear_conversion,
    footwear_measured,
    goods_brands,
    goods_choice,
    goods_facts,
    goods_measures,
    goods_scaled,
    scales,
)
from specconv.sizes.hints import Hints
from specconv.sizes.values import Conversion, System


def convert(
    size: Any,
    to: System | None,
    hints: Hints,
    *,
    brand: str | None = None,
    to_brand: str | None = None,
    by: str = "label",
    as_of: str | None = None,
) -> Conversion:
    """Return the conversion of a size of goods, with candidates, reasons and what would settle it.

    Raises :class:`~specconv.UnreadableSize`, :class:`~specconv.UnknownOption` and :class:`~specconv.Contradiction`.
    """
    as_of = chart_dates.day(as_of)
    asked = goods_choice.choose(size, hints)
    item = asked.size.item or hints.item
    assert item is not None
    what = scales.kind(item)
    if what == "footwear":
        return footwear_conversion.convert(asked, to, hints, brand, to_brand, as_of)
    if brand is not None or to_brand is not None:
        return goods_brands.convert(asked, to, brand, to_brand, as_of)
    assert to is not None
    if what == "bra":
        return bras_conversion.convert(asked, to, by)
    if what == "fact":
        return goods_facts.describe(asked, to)
    return goods_scaled.convert(asked, to)


def recommend(
    body: Mapping[str, Any], to: System | None, hints: Hints, *, to_brand: str | None = None, as_of: str | None = None
) -> Conversion:
    """Return the size of goods that measurements ask for."""
    item = hints.item
    assert item is not None
    as_of = chart_dates.day(as_of)
    measures = goods_measures.measurements(body)
    what = scales.kind(item)
    if what == "footwear":
        return footwear_measured.recommend(measures, to, hints, to_brand, as_of)
    good = scales.goods()[item]
    if to_brand is not None:
        return goods_brands.recommend(measures, to, good, to_brand, as_of)
    assert to is not None
    if what == "bra":
        return bras_conversion.recommend(measures, to)
    return goods_scaled.recommend(measures, to, good, hints.audience)
