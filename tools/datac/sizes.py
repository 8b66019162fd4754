"""Tables of the sizes data."""

from __future__ import annotations

from typing import Any

from datac.rows import Located, Table
from datac.sizes_evidence import evidence_of
from datac.sizes_rows import (
    BrandRow,
    ChartLine,
    ChartRow,
    CodeBodyRow,
    ConstantRow,
    EaseRow,
    ItemRow,
    PatternRow,
    RangeRow,
    StandardRow,
    StandardTableLine,
    StandardTableRow,
    SystemRow,
    WordRow,
    lines_belong,
    one_word_one_meaning,
)  # fmt: skip


def _brand_charts(known: dict[str, list[Located]]) -> list[Any]:
    """Return the brands' charts with their lines: what ``brand=`` reads."""
    lines: dict[str, list[Any]] = {}
    for located in known["sizes/chart_lines"]:
        row = located.row
        lines.setdefault(row.chart, []).append([row.labels, row.body, " ".join(row.flags)])
    charts = []
    for located in known["sizes/charts"]:
        chart = located.row
        if chart.brand:
            charts.append([
                chart.brand, chart.id, chart.audience, " ".join(chart.items), chart.fit_type, chart.region, chart.basis,
                chart.date, " ".join(chart.flags), lines[chart.id], " ".join(chart.source), chart.confidence,
            ])  # fmt: skip
    return sorted(charts, key=lambda row: (row[0], row[1]))


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
    Table("sizes/words", "sizes/words.csv", WordRow, ("kind", "value", "language"), check=one_word_one_meaning,
          ship=False),
    Table("sizes/patterns", "sizes/patterns.csv", PatternRow, ("id",)),
    Table("sizes/ranges", "sizes/ranges.csv", RangeRow, ("scale", "audience", "block")),
    Table("sizes/brands", "sizes/brands.csv", BrandRow, ("id",)),
    Table("sizes/charts", "sizes/charts/*.csv", ChartRow, ("id",), references={"brand": "sizes/brands.id"}, ship=False),
    Table("sizes/chart_lines", "sizes/[bc]r[ao][ns][ds]*/*.csv", ChartLine, ("chart", "row"),
          references={"chart": "sizes/charts.id"}, check=lines_belong, ship=False),
    Table("sizes/constants", "sizes/constants.csv", ConstantRow, ("name",)),
    _constants("women", "women"),
    _constants("men", "men"),
    _constants("kids", "kids", "girls", "boys", "baby"),
    Table("sizes/brand_charts", "sizes/brands.csv", BrandRow, ("id",), derive=_brand_charts),
)  # fmt: skip
