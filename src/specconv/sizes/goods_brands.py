"""Shops' own charts of rings and bras."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from specconv.ground.answer import Severity
from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption, UnreadableSize
from specconv.ground.interval import Interval
from specconv.ground.text import fold, nearest
from specconv.ground.value import FrozenMap
from specconv.sizes import bras, chart_dates, goods_scaled, scales
from specconv.sizes.goods_answer import answer, cite, length, reason, unmeasured
from specconv.sizes.goods_choice import Asked
from specconv.sizes.values import Conversion, Route, Size, System


class Printed(NamedTuple):
    """A row of a shop's chart: measures (mm for rings, cm for bras) and labels by system."""

    brand: str
    date: str
    measures: dict[str, tuple[float, float]]
    labels: dict[str, str]
    source: str
    confidence: str


@cache
def printed(item: str) -> dict[str, tuple[Printed, ...]]:
    """Return the rows of shops' charts of an item, by folded brand."""
    found: dict[str, tuple[Printed, ...]] = {}
    for of, brand, date, measures, labels, sources, confidence in rows("sizes/printed"):
        if of == item:
            made = {}
            for part in measures.split("; "):
                name, _, figures = part.rpartition(" ")
                low, _, high = figures.partition("-")
                made[name] = (float(low), float(high or low))
            named = dict(part.split("=", 1) for part in labels.split(";"))
            row = Printed(brand, date, made, named, sources, confidence)
            found[fold(brand)] = (*found.get(fold(brand), ()), row)
    return found


def _rows_of(item: str, brand: str, field: str) -> tuple[Printed, ...]:
    known = printed(item)
    found = known.get(fold(brand))
    if found is None:
        names = [group[0].brand for group in known.values()]
        raise UnknownOption(
            f"no chart of this brand is known for {scales.goods()[item].name}",
            field=field,
            value=brand,
            choices=nearest(brand, names, far=False),
        )
    return found


def _label_of(row: Printed, item: str, to: System | None) -> Size | None:
    """Return what a row prints in a system, or in its first one; for rings else the nearest size to its millimetres."""
    system = to or System(next(iter(row.labels)))
    label = row.labels.get(system.value)
    if item == "bra":
        parsed = label and bras.parsed(label, bras.bra(system))
        return bras.sized(bras.bra(system), *parsed) if parsed else None
    one = scales.scale(item, system)
    if one is None:
        return None
    if label and one.quantity(label) is not None:
        number = scales.number_of(label, one.style) if one.step is not None else None
        return scales.sized(one, label if number is None else scales.written(number, one.style))
    near = one.around((row.measures[scales.goods()[item].quantity][0],))
    return scales.sized(one, near[0][0]) if near else None


def convert(
    asked: Asked, to: System | None, brand: str | None, to_brand: str | None, as_of: str | None = None
) -> Conversion:
    """Return what a jeweller's own chart prints: for its label, or as its label."""
    size = asked.size
    item = size.item or ""
    if item != "ring":
        raise UnknownOption(
            "charts of brands convert shoes and rings; for a bra give the measurements",
            field="brand",
            value=brand or to_brand,
        )
    one = scales.scale_of(size)
    made = one.quantity(size.label) if one else None
    if one is None or made is None:
        raise UnreadableSize(f"no size designation of {item}", field="size", value=str(size))
    quantity = made[0][0]
    row: Printed | None = None
    reasons = [*asked.notes]
    if brand is not None:
        for each in _rows_of(item, brand, "brand"):
            printed = each.labels.get(size.system.value)
            if printed and scales.number_of(printed, one.style) == scales.number_of(size.label, one.style):
                row, quantity = each, each.measures["inner_circumference"][0]
                reasons.append(reason("shoe_brand", size=str(size), brand=each.brand))
                break
    if to_brand is not None:
        row = min(
            _rows_of(item, to_brand, "to_brand"),
            key=lambda each: abs(each.measures["inner_circumference"][0] - quantity),
        )
        reasons.append(reason("shoe_to_brand", size=str(size), brand=row.brand))
        if abs(row.measures["inner_circumference"][0] - quantity) > 1.3:
            row = None
    if row is None and to_brand is None:
        assert to is not None
        note = reason(
            "brand_none", Severity.CAUTION, brand=_rows_of(item, str(brand), "brand")[0].brand, size=str(size)
        )
        return goods_scaled.convert(asked._replace(notes=(*asked.notes, note)), to)
    best = _label_of(row, item, to) if row else None
    if best is not None and row is not None and to_brand is not None:
        best = Size.trusted(**{**best.__dict__, "brand": row.brand})
    if row is not None:
        reasons.append(chart_dates.said(row.brand, (row.date,), as_of))
    evidence = cite((row.source, row.confidence)) if row else ()
    found = [(best, 1.0)] if best else []
    target = str(row.brand if row and to_brand else to or to_brand)
    return answer(
        size,
        target,
        found,
        length(quantity, quantity, "inner_circumference", "mm"),
        Route.BRAND,
        tuple(reasons),
        evidence,
        asked.missing,
    )


def recommend(
    measures: dict[str, float], to: System | None, good: scales.Good, brand: str, as_of: str | None = None
) -> Conversion:
    """Return the row of a shop's own chart that measurements fall into, or the nearest one."""
    factor = 10 if good.unit == "mm" else 1
    given = {name: value * factor for name, value in measures.items()}
    if "inner_diameter" in given:
        given.setdefault("inner_circumference", given["inner_diameter"] * math.pi)
    best: tuple[float, float, Printed] | None = None
    for row in _rows_of(good.id, brand, "to_brand"):
        shared = [name for name in row.measures if name in given]
        if len(shared) < len(row.measures):
            continue
        gaps = [max(row.measures[n][0] - given[n], given[n] - row.measures[n][1], 0.0) for n in shared]
        middles = [abs(sum(row.measures[n]) / 2 - given[n]) for n in shared]
        if best is None or (sum(gaps), sum(middles)) < best[:2]:
            best = (sum(gaps), sum(middles), row)
    if best is None:
        return unmeasured(good, to or System.EU, measures)
    row = best[2]
    size = _label_of(row, good.id, to) if best[0] <= 2 * good.spread else None
    body = FrozenMap(
        {name: Interval.trusted(low=given[name], high=given[name], unit=good.unit) for name in row.measures}
    )
    found = [(Size.trusted(**{**size.__dict__, "brand": row.brand}), 1.0)] if size else []
    return answer(
        None,
        row.brand,
        found,
        body,
        Route.BRAND,
        (reason("brand_measured", brand=row.brand), chart_dates.said(row.brand, (row.date,), as_of)),
        cite((row.source, row.confidence)),
        (),
    )
