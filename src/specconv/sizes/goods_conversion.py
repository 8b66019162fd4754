"""Conversion of goods that are no clothing, and the size that measurements ask for: each kind has its own module."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specconv.ground.answer import Missing
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
from specconv.sizes.conversion import floor4
from specconv.sizes.goods_answer import LEAST, MOST
from specconv.sizes.goods_choice import Asked
from specconv.sizes.hints import Hints
from specconv.sizes.values import Candidate, Conversion, Route, Size, System


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
    answer = _convert(asked, to, hints, brand, to_brand, by, as_of)
    if Missing.system in asked.missing and brand is None and to_brand is None and to is not None:
        return _mixed(answer, asked, to, hints, by)
    return answer


def _mixed(answer: Conversion, asked: Asked, to: System, hints: Hints, by: str) -> Conversion:
    """Return the answer for a label that does not name its system: the odds mixed over its readings."""
    same = [size for size in (asked.size, *asked.others) if size.audience == asked.size.audience]
    least = LEAST * (asked.size.plausibility or 0.0)
    shares: dict[Size, float] = {}
    routes: list[Route] = []
    total = 0.0
    for size in same:
        weight = size.plausibility or 0.0
        if weight < least or size.item != asked.size.item:
            continue
        found = _convert(Asked(size, (), (), ()), to, hints, None, None, by, None)
        total += weight
        routes.append(found.route)
        for one in found.candidates:
            plain = one.size.with_(plausibility=None, span=None)
            shares[plain] = shares.get(plain, 0.0) + weight * one.probability
    if len(routes) < 2 or (scales.kind(asked.size.item) == "footwear" and asked.size.label[-1:].isalpha()):
        return answer  # a Y or C behind a shoe is written in America alone
    ranked = sorted(((size, share / total) for size, share in shares.items()), key=lambda pair: -pair[1])
    kept = [(size, share) for size, share in ranked if share >= LEAST][:MOST]
    named = tuple(Candidate.trusted(size=size, probability=floor4(share)) for size, share in kept)
    fields = {name: getattr(answer, name) for name in Conversion.field_names()}
    if answer.route is Route.IDENTITY:  # one reading is of the wanted system, the label itself is not
        fields["route"] = next((route for route in routes if route not in (Route.IDENTITY, Route.NONE)), answer.route)
    if named and answer.best is not None and str(named[0].size) != str(answer.best):
        fields["reasons"] = tuple(one for one in answer.reasons if not one.code.startswith("scale.quantity"))
    fields["reasons"] = tuple(one for one in fields["reasons"] if one.code != "scale.identity")
    return Conversion.trusted(**{**fields, "candidates": named})


def _convert(
    asked: Asked, to: System | None, hints: Hints, brand: str | None, to_brand: str | None, by: str, as_of: str | None
) -> Conversion:
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
