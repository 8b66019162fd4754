"""Tables of the sizes data."""

from __future__ import annotations

import math
from typing import Any

from datac.rows import Located, Table
from datac.sizes_evidence import evidence_of, rising
from datac.sizes_people import girths_by_weight
from datac.sizes_rows import (
    BrandRow,
    ChartLine,
    ChartRow,
    CodeBodyRow,
    ConstantRow,
    EaseRow,
    ItemRow,
    LabelBodyRow,
    PatternRow,
    PersonRow,
    RangeRow,
    RespellingRow,
    StandardRow,
    StandardTableLine,
    StandardTableRow,
    SystemRow,
    WordRow,
    body,
    lines_belong,
    one_word_one_meaning,
)  # fmt: skip


def _brand_charts(known: dict[str, list[Located]]) -> list[Any]:
    """Return the brands' charts, each with the labels and the body of its lines in turn: what ``brand=`` reads."""
    lines: dict[str, list[str]] = {}
    for located in known["sizes/chart_lines"]:
        lines.setdefault(located.row.chart, []).extend((located.row.labels, located.row.body))
    charts = []
    for located in known["sizes/charts"]:
        chart = located.row
        if chart.brand:
            charts.append([
                chart.brand, chart.id.removeprefix(f"{chart.brand}-"), chart.audience, " ".join(chart.items),
                _unless(chart.fit_type, "regular"), chart.region, _unless(chart.basis, "body"), chart.date,
                " ".join(chart.flags), lines[chart.id], " ".join(chart.source), chart.confidence,
            ])  # fmt: skip
    return sorted(charts, key=lambda row: (row[0], row[1]))


def _unless(cell: str, usual: str) -> str:
    return "" if cell == usual else cell


def _baby_weights(known: dict[str, list[Located]]) -> list[Any]:
    """Return [weight in kg, height in cm] of babies by the whole kilogram, as charts print them side by side."""
    babies = {located.row.id for located in known["sizes/charts"] if located.row.audience == "baby"}
    by_kilogram: dict[int, list[tuple[float, float]]] = {}
    for located in known["sizes/chart_lines"]:
        measures = body(located.row.body)
        if located.row.chart in babies and {"weight", "height"} <= set(measures):
            weight, height = sum(measures["weight"]) / 2, sum(measures["height"]) / 2
            by_kilogram.setdefault(round(weight), []).append((weight, height))
    middles = [
        [round(math.fsum(column) / len(pairs), 1) for column in zip(*pairs, strict=True)]
        for _, pairs in sorted(by_kilogram.items())
    ]
    heights = rising([height for _, height in middles], [1.0] * len(middles))
    return [[weight, round(height, 1)] for (weight, _), height in zip(middles, heights, strict=True)]


def _constants(name: str, *audiences: str) -> Table:
    return Table(
        f"sizes/evidence_{name}", "sizes/constants.csv", ConstantRow, ("name",), derive=evidence_of(*audiences)
    )


TABLES: tuple[Table, ...] = (
    Table("sizes/systems", "sizes/systems.csv", SystemRow, ("code",)),
    Table("sizes/ease", "sizes/ease.csv", EaseRow, ("id",)),
    Table("sizes/items", "sizes/items.csv", ItemRow, ("id",), references={"ease_class": "sizes/ease.id"}),
    Table("sizes/standards", "sizes/standards.csv", StandardRow, ("id",)),
    Table("sizes/standard_tables", "sizes/standard_tables.csv", StandardTableRow, ("id",),
          references={"standard": "sizes/standards.id"}, ship=False),
    Table("sizes/standard_lines", "sizes/standards/*.csv", StandardTableLine, ("table", "row"),
          references={"table": "sizes/standard_tables.id"}, ship=False),
    Table("sizes/code_bodies", "sizes/code_bodies.csv", CodeBodyRow, ("audience", "body_type")),
    Table("sizes/label_bodies", "sizes/label_bodies.csv", LabelBodyRow, ("scale", "audience", "block")),
    Table("sizes/words", "sizes/words.csv", WordRow, ("kind", "value", "language"), check=one_word_one_meaning,
          ship=False),
    Table("sizes/patterns", "sizes/patterns.csv", PatternRow, ("id",)),
    Table("sizes/respellings", "sizes/respellings.csv", RespellingRow, ("id",)),
    Table("sizes/ranges", "sizes/ranges.csv", RangeRow, ("scale", "audience", "block")),
    Table("sizes/brands", "sizes/brands.csv", BrandRow, ("id",)),
    Table("sizes/charts", "sizes/charts/*.csv", ChartRow, ("id",), references={"brand": "sizes/brands.id"}, ship=False),
    Table("sizes/chart_lines", "sizes/[bc]r[ao][ns][ds]*/*.csv", ChartLine, ("chart", "row"),
          references={"chart": "sizes/charts.id"}, check=lines_belong, ship=False),
    Table("sizes/constants", "sizes/constants.csv", ConstantRow, ("name",)),
    _constants("women", "women"),
    _constants("men", "men"),
    _constants("kids", "kids", "girls", "boys", "baby"),
    Table("sizes/people", "sizes/people.csv", PersonRow, ("id",), ship=False),
    Table("sizes/girths", "sizes/people.csv", PersonRow, ("id",), derive=girths_by_weight),
    Table("sizes/baby_weights", "sizes/charts/*.csv", ChartRow, ("id",), derive=_baby_weights),
    Table("sizes/brand_charts", "sizes/brands.csv", BrandRow, ("id",), derive=_brand_charts),
)  # fmt: skip
