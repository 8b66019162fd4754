"""The charts of brands in the data: names of brands, their charts, and sizes of a brand's own scale."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption
from specconv.ground.interval import Interval
from specconv.ground.sources import cite
from specconv.ground.text import clean, fold, nearest
from specconv.ground.value import FrozenMap
from specconv.sizes.charts import Chart, ChartRow, row_index
from specconv.sizes.hints import Hints
from specconv.sizes.values import Audience, FitType, Size, System

if TYPE_CHECKING:
    from specconv.ground.table import Table
    from specconv.sizes.footwear_engine import Chart as ShoeChart


@cache
def _brands() -> dict[str, tuple[str, str]]:
    """Return id and name of every brand by its folded spellings."""
    found: dict[str, tuple[str, str]] = {}
    for identifier, name, *_ in rows("sizes/brands"):
        for spelling in (identifier, name, name.split(" (")[0]):
            found.setdefault(fold(spelling), (identifier, name))
    return found


def brand_of(brand: object, field: str = "brand") -> tuple[str, str]:
    """Return id and name of a brand; raises :class:`~specconv.UnknownOption` with the nearest names."""
    text = clean(brand, field, error=UnknownOption)
    known = _brands().get(fold(text))
    if known is None:
        raise UnknownOption(
            "no chart of this brand",
            field=field,
            value=text,
            choices=nearest(text, (name for _, name in _brands().values()), far=False),
        )
    return known


def is_brand(brand: object) -> bool:
    """Tell whether a text names a brand with charts of clothing."""
    return isinstance(brand, str) and fold(brand) in _brands()


def brand_name(brand: object) -> str:
    """Return a brand's name as it is written; raise :class:`~specconv.UnknownOption` with the nearest."""
    return brand_of(brand)[1]


def house_size(brand: object, text: str, hints: Hints) -> Size | None:
    """Return a label of a brand's own scale (0 to 4, say), None where no chart of the brand has it."""
    identifier, name = brand_of(brand)
    for chart in brand_charts(identifier):
        if row_index(chart, "BRAND", text) is not None and hints.audience in (None, chart.audience):
            return Size.trusted(
                system=System.INT, label=text, audience=hints.audience or chart.audience, item=hints.item,
                fit_type=hints.fit_type, parts=FrozenMap({"house": True}), brand=name, plausibility=1.0, span=text,
            )  # fmt: skip
    return None


@cache
def _compiled_by_brand() -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = {}
    for row in rows("sizes/brand_charts"):
        found.setdefault(row[0], []).append(row)
    return found


def _measure(text: str) -> tuple[str, Interval]:
    name, _, figures_ = text.strip().rpartition(" ")
    low, _, high = figures_.partition("-")
    return name, Interval.trusted(low=float(low), high=float(high or low), unit="cm")


@cache
def brand_charts(identifier: str) -> tuple[Chart, ...]:
    """Return the charts of a brand."""
    name = next(name for known, name in _brands().values() if known == identifier)
    found = []
    for (
        _,
        number,
        audience,
        items,
        fit,
        region,
        basis,
        date,
        flags,
        lines,
        source,
        confidence,
    ) in _compiled_by_brand().get(identifier, ()):
        chart_rows = []
        for labels, body in zip(lines[::2], lines[1::2], strict=True):
            pairs = [part.partition("=") for part in labels.split(";") if part]
            chart_rows.append(
                ChartRow.trusted(
                    labels=FrozenMap({scale: tuple(sizes.split("|")) for scale, _, sizes in pairs}),
                    body=FrozenMap(dict(_measure(part) for part in body.split(";") if part)),
                )
            )
        found.append(
            Chart.trusted(
                name=f"{identifier}-{number}",
                brand=name,
                audience=Audience(audience),
                items=tuple(items.split()),
                fit_type=FitType(fit or "regular"),
                region=region,
                basis=basis or "body",
                date=date,
                flags=tuple(flags.split()),
                rows=tuple(chart_rows),
                sources=cite(source, confidence),
            )
        )
    return tuple(found)


def _listed(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _printed(shoes: Iterable[ShoeChart]) -> set[str]:
    return {scale for chart in shoes for line in chart.lines for scale in line}


@cache
def brands() -> Table:
    """Return the brands that have charts of clothing or of shoes."""
    from specconv.sizes import footwear  # late: charts of clothing need none of it

    worn = {name: [one for one in footwear.charts() if one.brand == name] for name in footwear.brands().values()}
    by_key = {fold(name): name for name in worn}
    found = []
    for identifier, name, *_ in rows("sizes/brands"):
        charts = brand_charts(identifier)
        shoes = worn.pop(by_key.get(fold(name.split(" (")[0]), ""), [])
        audiences = {chart.audience.value for chart in charts} | {one.audience for one in shoes}
        dates = {one.date or "undated" for one in charts} | {one.date or "undated" for one in shoes}
        scales = {scale for chart in charts for scale in chart.scales()} | _printed(shoes)
        goods = ("clothing shoes" if charts else "shoes") if shoes else "clothing"
        found.append((name, len(charts) + len(shoes), *map(_listed, (audiences, scales, dates)), goods))
    for name, shoes in worn.items():
        told = ({one.audience for one in shoes}, _printed(shoes), {one.date or "undated" for one in shoes})
        found.append((name, len(shoes), *map(_listed, told), "shoes"))
    from specconv.ground.table import Table  # late: the first answer needs none

    return Table.trusted(
        title="Brands", columns=("brand", "charts", "audiences", "systems", "dates", "goods"), rows=tuple(found)
    )
