"""Tables of the sizes that are not clothing: shoes, rings, bras, and scales through a physical quantity."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, field_validator

from datac.rows import DATE, Id, Located, Sourced, Table, Text
from datac.sizes_rows import ConstantRow, Phrases
from specconv.sizes import footwear_engine as engine
from specconv.sizes.footwear_engine import Chart


def _rational(value: str) -> str:
    if value:
        Fraction(value)
    return value


Rational = Annotated[str, AfterValidator(_rational)]
"""An exact number: ``847/100``, ``-2``, ``0.5``; or nothing."""


class ShoeScaleRow(Sourced):
    """A scale of shoe labels for an audience: label = factor x label of the anchor + shift.

    ``step`` and ``zero`` give the foot in mm by the standard: foot = (label + zero) x step. ``prior`` weighs the scale
    for a bare number; ``basis`` says what length the number rests on.
    """

    id: str = Field(pattern=r"^[A-Z]+(\.old)?\.(men|women|kids)$")
    system: str
    audience: Literal["men", "women", "kids"]
    basis: Literal["foot", "last", "label", "insole"]
    anchor: Literal["EU", "UK", "US", "CM", "FOOT"]
    factor: Rational
    shift: Rational
    first: Rational
    last: Rational
    increment: Rational
    prior: float = Field(gt=0, le=1)
    step: Rational
    zero: Rational


class ShoeChartRow(Sourced):
    """A shoe chart. ``length_basis`` says what its cm or mm are; ``evidence`` whether it counts for other brands."""

    id: Id
    brand: str
    audience: Literal["men", "women", "unisex", "kids"]
    product: Text
    length_basis: Literal["foot", "label", "nominal", "insole", "sole", "allowance", "unstated", "none"]
    date: str = Field(pattern=DATE)
    evidence: Literal["yes", "no"]


class ShoeLineRow(Sourced):
    """A row of a shoe chart: the labels that stand side by side."""

    chart: Id
    row: int = Field(ge=1)
    labels: Text

    @field_validator("labels")
    @classmethod
    def _readable(cls, value: str) -> str:
        for scale, printed in engine.line_labels(value).items():
            if scale.split(".")[0] not in (
                "US",
                "UK",
                "EU",
                "CM",
                "FOOT",
                "AU",
                "CN",
                "KR",
                "BR",
                "INSOLE",
                "SOLE",
                "ALLOWANCE",
                "UNSTATED",
            ):
                raise ValueError(f"a scale of shoes, not {scale!r}")
            if not all(printed):
                raise ValueError("no blank label")
        return value


class ShoeWidthRow(Sourced):
    """Nominal width equivalents; ranks are in order, and only nominal."""

    audience: Literal["men", "women", "kids"]
    rank: int = Field(ge=0)
    name_en: Text
    name_zh: Text
    us: str
    uk: str
    jp: str
    eu: str


class ShoeFootWidthRow(Sourced):
    """How wide a foot is (mm, at the ball) that a chart gives a US size and width letter."""

    audience: Literal["men", "women"]
    us: float = Field(ge=4, le=16, multiple_of=0.5)
    letter: Literal["4A", "2A", "B", "C", "D", "E", "2E", "4E"]
    low: int = Field(ge=50, le=150)
    high: int = Field(ge=50, le=150)


def _charts(known: dict[str, list[Located]]) -> list[Chart]:
    lines: dict[str, list[Any]] = {}
    for located in known["sizes/footwear_lines"]:
        lines.setdefault(located.row.chart, []).append(engine.line_labels(located.row.labels))
    return [
        Chart(
            row.id,
            row.brand,
            row.audience,
            row.product,
            row.length_basis,
            row.date,
            row.evidence == "yes",
            tuple(lines[row.id]),
            " ".join(row.source),
            row.confidence,
        )
        for row in (located.row for located in known["sizes/footwear_sheets"])
    ]


def _compiled_charts(known: dict[str, list[Located]]) -> list[Any]:
    lines: dict[str, list[str]] = {}
    for located in known["sizes/footwear_lines"]:
        lines.setdefault(located.row.chart, []).append(located.row.labels)
    return [
        [
            row.id,
            row.brand,
            row.audience,
            row.product,
            row.length_basis,
            row.date,
            row.evidence,
            lines[row.id],
            " ".join(row.source),
            row.confidence,
        ]
        for row in (located.row for located in known["sizes/footwear_sheets"])
    ]


class GoodRow(Sourced):
    """An item with its own kind of size. ``spread`` is how far off a label may be, in the unit of the quantity;
    ``usual`` is the range most people need, which weighs readings of a bare number."""

    id: Id
    name_en: Text
    name_zh: Text
    kind: Literal["footwear", "bra", "scale", "fact"]
    quantity: Id
    quantity_en: Text
    quantity_zh: Text
    unit: str
    spread: float = Field(gt=0)
    usual: str = Field(pattern=r"^(\d+(\.\d+)?-\d+(\.\d+)?)?$")
    traps: str
    elsewhere: str = Field(pattern=r"^(([A-Z]+|\*)=[A-Z]+( |$))*$")
    words: Phrases


class ScaleRow(Sourced):
    """A scale of an item: quantity = zero + step x label, or (without a step) the labels of the points."""

    id: Id
    item: Id
    system: str
    series: str
    name_en: Text
    name_zh: Text
    audience: str
    step: Rational
    zero: Rational
    first: Rational
    last: Rational
    increment: Rational
    style: Literal["plain", "vulgar", "letters", "shoes"]
    prior: float = Field(gt=0, le=1)
    note: str


class PointRow(Sourced):
    """A label of a scale and the interval it stands for; several axes are separated by spaces."""

    scale: Id
    row: int = Field(ge=1)
    label: Text
    low: Text
    high: Text
    aliases: str


class PrintedRow(Sourced):
    """A row of a shop's ring, bra or children's chart; it judges the rules, and answers for its own brand (``brand=``).

    ``measures``: ``inner_circumference 54.4`` (mm), ``underbust 73-77; bust 87-88.9`` or ``height 92`` (cm);
    ``copy`` marks charts that copy another source.
    """

    chart: Id
    row: int = Field(ge=1)
    brand: Text
    date: str = Field(pattern=DATE)
    item: Literal["ring", "bra", "kids"]
    copy_of_another: Literal["yes", "no"]
    measures: Text
    labels: Text


class BraRow(Sourced):
    """A system of bra sizes: band = factor x EU band + shift, cups in order (alternatives by ``|``), their measure.

    ``method`` cm: cup = (bust - underbust - cup_zero) / cup_step, in cm; in: the difference to the band in inches.
    """

    system: str
    factor: Rational
    shift: Rational
    first: int
    last: int
    step: int
    cups: Text
    order: Literal["band", "cup"]
    method: Literal["cm", "in"]
    cup_zero: Rational
    cup_step: Rational
    prior: float = Field(gt=0, le=1)


def _compiled_points(rows: list[Located]) -> list[Any]:
    return [
        [row.scale, row.label, row.low, row.high, row.aliases, " ".join(row.source), row.confidence]
        for row in (located.row for located in rows)
    ]


def _compiled_printed(rows: list[Located]) -> list[Any]:
    """Rings and bras, for ``brand=``; children's rows only judge."""
    return [
        [row.item, row.brand, row.date, row.measures, row.labels, " ".join(row.source), row.confidence]
        for row in (located.row for located in rows)
        if row.item != "kids"
    ]


def _points_in_order(rows: list[Located]) -> Iterable[str]:
    for located in rows:
        low, high = (list(map(float, cell.split())) for cell in (located.row.low, located.row.high))
        if len(low) != len(high) or any(one > other for one, other in zip(low, high, strict=False)):
            yield f"{located}: column high: got {high}, expected: as many figures as low, none below"


def _scales_whole(rows: list[Located]) -> Iterable[str]:
    for located in rows:
        row = located.row
        rule = [row.step, row.zero, row.first, row.last, row.increment]
        if any(rule) != all(rule):
            yield f"{located}: column step: got {rule}, expected: all five figures of a rule, or none"


_RANK = {"high": 0, "medium": 1, "low": 2}
NAMED = 6
"""How many sources an answer names."""


def _cited(charts: Iterable[Chart]) -> str:
    found: dict[str, str] = {}
    for chart in sorted(charts, key=lambda chart: (_RANK[chart.confidence], chart.id)):
        for identifier in chart.source.split():
            found.setdefault(identifier, chart.confidence)
    return " ".join(f"{identifier} {level}" for identifier, level in list(found.items())[:NAMED])


LEAST_ON_SALE = 500
"""A row whose odds lie mostly outside the sizes on sale (per mille) says nothing and is left out."""

Lines = list[tuple[int, list[tuple[int, int]]]]


def _rising(lines: Lines) -> list[list[int]]:
    """Return the rows with the best label never falling: where it would, the label that both rows share best leads."""
    for _ in range(50):
        fallen = [at for at in range(1, len(lines)) if lines[at][1][0][0] < lines[at - 1][1][0][0]]
        if not fallen:
            break
        for at in fallen:
            before, after = dict(lines[at - 1][1]), dict(lines[at][1])
            both = [(before[label] + after[label], label) for label in before if label in after]
            if not both:
                continue
            shared = max(both)[1]
            for place in (at - 1, at):
                _lead(lines[place][1], shared)
    return [[value, *[figure for pair in kept for figure in pair]] for value, kept in lines]


def _lead(kept: list[tuple[int, int]], label: int) -> None:
    """Put a label first by exchanging its odds with those of the best."""
    place = next(at for at, pair in enumerate(kept) if pair[0] == label)
    best = kept[0]
    kept[0], kept[place] = (label, best[1]), (best[0], kept[place][1])


def _neutral_odds(known: dict[str, list[Located]]) -> list[Any]:
    """Return the neutral route: for every label of a scale the odds of the labels of another, in per mille."""
    charts = _charts(known)
    constants = engine.Constants(
        **{
            located.row.name: located.row.value
            for located in known["sizes/footwear_constants"]
            if located.row.name in engine.Constants._fields
        }
    )
    ranges = {
        (row.system, row.audience): (
            round(engine.TWELFTHS * Fraction(row.first)),
            round(engine.TWELFTHS * Fraction(row.last)),
        )
        for row in (located.row for located in known["sizes/footwear_scales"])
    }
    compiled = []
    for audience in ("men", "women", "kids"):
        for given in engine.PAIRED:
            for wanted in engine.PAIRED:
                if given == wanted:
                    continue
                found = engine.families(charts, audience, given, wanted, constants)
                if not found:
                    continue
                low, high = ranges["JP" if given == "CM" else "MONDOPOINT" if given == "FOOT" else given, audience]
                first, last = ranges["JP" if wanted == "CM" else "MONDOPOINT" if wanted == "FOOT" else wanted, audience]
                ends = [end for one in found for end in (one.order[0], one.order[-1])]
                lines = []
                for value in range(
                    max(low, min(ends) - 18 * round(engine.UNIT[given])),
                    min(high, max(ends) + 18 * round(engine.UNIT[given])) + 1,
                ):
                    if value % (30 if given == "FOOT" else 6) and not (given == "EU" and value % 4 == 0):
                        continue
                    odds = engine.mixture(
                        found,
                        value,
                        engine.slope(audience, given, wanted),
                        engine.GRID[wanted],
                        constants,
                        unit=engine.UNIT[wanted],
                        given_unit=engine.UNIT[given],
                        exponent=engine.exponent(given, wanted, constants),
                    )
                    kept = [
                        (label, round(1000 * share))
                        for label, share in odds[:6]
                        if share >= 0.01 and first <= label <= last
                    ]
                    if sum(share for _, share in kept) >= LEAST_ON_SALE:
                        lines.append((value, kept))
                brands = {
                    chart.brand or chart.id
                    for chart in charts
                    if chart.evidence and chart.covers(audience) and engine.side_by_side(chart, audience, given, wanted)
                }
                behind = [
                    chart
                    for chart in charts
                    if (chart.brand or chart.id) in brands and chart.covers(audience) and chart.evidence
                ]
                compiled.append([audience, given, wanted, len(brands), _cited(behind), _rising(lines)])
    return compiled


def _widths_in_order(rows: list[Located]) -> Iterable[str]:
    for audience in ("men", "women"):
        ranks = [located.row.rank for located in rows if located.row.audience == audience]
        if ranks != list(range(len(ranks))):
            yield f"footwear/widths.csv: column rank: got {ranks}, expected: 0, 1, 2 … for {audience}"


TABLES: tuple[Table, ...] = (
    Table("sizes/footwear_scales", "sizes/footwear/scales.csv", ShoeScaleRow, ("id",)),
    Table("sizes/footwear_sheets", "sizes/footwear/charts.csv", ShoeChartRow, ("id",), ship=False),
    Table(
        "sizes/footwear_lines",
        "sizes/footwear/lines.csv",
        ShoeLineRow,
        ("chart", "row"),
        references={"chart": "sizes/footwear_sheets.id"},
        ship=False,
    ),
    Table(
        "sizes/footwear_widths", "sizes/footwear/widths.csv", ShoeWidthRow, ("audience", "rank"), check=_widths_in_order
    ),
    Table(
        "sizes/footwear_foot_widths",
        "sizes/footwear/foot_widths.csv",
        ShoeFootWidthRow,
        ("audience", "us", "letter", "source"),
    ),
    Table("sizes/footwear_constants", "sizes/footwear/constants.csv", ConstantRow, ("name",)),
    Table("sizes/footwear_charts", "sizes/footwear/constants.csv", ConstantRow, ("name",), derive=_compiled_charts),
    Table("sizes/footwear_odds", "sizes/footwear/constants.csv", ConstantRow, ("name",), derive=_neutral_odds),
    Table("sizes/goods", "sizes/scales/goods.csv", GoodRow, ("id",)),
    Table(
        "sizes/scales",
        "sizes/scales/scales.csv",
        ScaleRow,
        ("id",),
        references={"item": "sizes/goods.id"},
        check=_scales_whole,
    ),
    Table(
        "sizes/scale_points",
        "sizes/scales/points.csv",
        PointRow,
        ("scale", "row"),
        references={"scale": "sizes/scales.id"},
        check=_points_in_order,
        compile=_compiled_points,
    ),
    Table("sizes/printed", "sizes/scales/printed.csv", PrintedRow, ("chart", "row"), compile=_compiled_printed),
    Table("sizes/bras", "sizes/bras/systems.csv", BraRow, ("system",)),
)
