"""Row classes of the sizes data, and how their cells are written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, field_validator

from datac.rows import DATE, Id, Located, OptionalFloat, OptionalText, Sourced, Text, Words
from specconv.ground.text import fold

Code = Annotated[str, Field(pattern=r"^[A-Z]{2,10}$")]
"""Code of a size system."""

Scale = Annotated[str, Field(pattern=r"^[A-Z]{2,6}(\.[a-z0-9]+)?$")]
"""A system, or one of its series: ``CN`` (codes), ``CN.letters``, ``KR.bust``."""

Audience = Literal["women", "men", "unisex", "girls", "boys", "kids", "baby"]
FitType = Literal[
    "regular", "petite", "tall", "plus", "maternity", "junior", "slim", "husky", "big", "short", "long", "curvy"
]
Dimension = Literal["bust", "chest", "waist", "hip", "height", "neck", "underbust", "weight", "age"]


def _phrases(value: str) -> str:
    parts = [part.strip() for part in value.split(";")]
    if "" in parts or len(set(parts)) != len(parts):
        raise ValueError("phrases separated by semicolons, none blank, none twice")
    return "; ".join(parts)


Phrases = Annotated[str, AfterValidator(_phrases)]
"""A cell of phrases separated by semicolons."""

DIMENSIONS = (
    "bust", "chest", "underbust", "waist", "hip", "height", "neck", "sleeve", "inside_leg", "weight",
    "garment_bust", "garment_half_chest",
)  # fmt: skip
"""Body dimensions (ISO 8559-1) in cm, weight in kg; ``garment_…`` are measures of the garment itself."""

_LOWEST, _HIGHEST = 2.0, 230.0
_MEASURE = re.compile(r"([a-z_]+) (\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$")


def labels(cell: str) -> dict[str, list[str]]:
    """Read ``"US=4|6;UK=8"``: each scale with the sizes that share the row.

    >>> labels("US=4|6;UK=8")
    {'US': ['4', '6'], 'UK': ['8']}
    """
    found: dict[str, list[str]] = {}
    for part in filter(None, cell.split(";")):
        scale, sign, sizes = part.partition("=")
        if not sign or not re.fullmatch(r"[A-Z]{2,6}(\.[a-z0-9]+)?", scale) or scale in found:
            raise ValueError(f"a scale once, with its sizes, such as US=4|6; not {part!r}")
        found[scale] = sizes.split("|")
        if not all(found[scale]) or len(set(found[scale])) != len(found[scale]):
            raise ValueError(f"different sizes, none blank; not {part!r}")
    return found


def body(cell: str) -> dict[str, tuple[float, float]]:
    """Read ``"bust 86-90; waist 70"``: closed intervals in cm (weight in kg).

    >>> body("bust 86-90; waist 70")
    {'bust': (86.0, 90.0), 'waist': (70.0, 70.0)}
    """
    found: dict[str, tuple[float, float]] = {}
    for part in filter(None, (piece.strip() for piece in cell.split(";"))):
        match = _MEASURE.match(part)
        if match is None or match[1] not in DIMENSIONS or match[1] in found:
            raise ValueError(f"a dimension once, with cm, such as 'bust 86-90'; not {part!r}")
        low, high = float(match[2]), float(match[3] or match[2])
        if not _LOWEST <= low <= high <= _HIGHEST:
            raise ValueError(f"low <= high, from {_LOWEST:g} to {_HIGHEST:g}; not {part!r}")
        found[match[1]] = (low, high)
    return found


class SystemRow(Sourced):
    """A size system. ``follows`` names the system whose numbers its shops print; ``bodies_like`` the one whose bodies
    stand for its own, which nobody publishes."""

    code: Code
    name_en: Text
    name_zh: Text
    territories: str
    follows: OptionalText
    bodies_like: OptionalText
    spellings: Phrases


class ItemRow(Sourced):
    """An item of clothing: which body dimension leads (ISO 8559-2), which charts count for it, its ease class."""

    id: Id
    name_en: Text
    name_zh: Text
    block: Literal["upper", "lower", "full", "collar"]
    evidence: Words
    primary_women: Dimension
    primary_men: Dimension
    ease_class: Id
    words: Phrases


class EaseRow(Sourced):
    """Ease in cm of girth between body and garment, and how far a body may lie outside the interval of its size."""

    id: Id
    chest_low: float = Field(ge=-20, le=40)
    chest_high: float = Field(ge=-20, le=40)
    hip_low: float = Field(ge=-20, le=40)
    hip_high: float = Field(ge=-20, le=40)
    tolerance: float = Field(gt=0, le=10)
    loose_after: float = Field(gt=0, le=20)


class StandardRow(Sourced):
    """A standard or national convention."""

    id: Id
    system: Code
    title_en: Text
    title_zh: Text
    year: str = Field(pattern=r"^(\d{4})?$")
    status: Literal["current", "superseded", "withdrawn", "voluntary", "convention", "draft", "law", "unverified"]
    superseded_by: str
    audiences: Words
    pattern: str
    examples: str
    primary: Words
    secondary: Words
    step: str
    drop: Literal["", "half-difference", "waist-minus-chest", "chest-minus-waist", "hip-offset", "hip-minus-bust"]

    @field_validator("pattern")
    @classmethod
    def _compiles(cls, value: str) -> str:
        re.compile(value)
        return value


class StandardTableRow(Sourced):
    """A table of a standard. With ``scale``, ``audience`` and ``label_column`` its bodies count as evidence."""

    id: Id
    standard: Id
    name: Text
    columns: Words
    scale: str
    audience: str
    label_column: str


def table_values(cell: str) -> dict[str, str]:
    """Read ``"size=38; bust=88; hip=94-96"`` of a standard's table."""
    found = {}
    for part in cell.split("; "):
        name, sign, value = part.partition("=")
        if not sign or not name:
            raise ValueError(f"column=value, separated by '; '; not {part!r}")
        found[name] = value
    return found


class StandardTableLine(Sourced):
    """A row of a standard's table: ``column=value`` pairs; intervals in cm as ``low-high``."""

    table: Id
    row: int = Field(ge=1)
    values: Text

    @field_validator("values")
    @classmethod
    def _readable(cls, value: str) -> str:
        table_values(value)
        return value


class BrandRow(Sourced):
    """A brand that has charts."""

    id: Id
    name: Text


class ChartRow(Sourced):
    """A published chart. Charts of one ``family`` print the same figures and share one vote."""

    id: Id
    family: Id
    brand: str
    audience: Audience
    items: Words = Field(min_length=1)
    fit_type: FitType
    region: str
    basis: Literal["body", "garment"]
    unit: Literal["", "cm", "in"]
    date: str = Field(pattern=DATE)
    flags: Words
    no_evidence: Words
    note: str


class ChartLine(Sourced):
    """A row of a chart: the sizes that share it, and the body (or garment) it is made for."""

    chart: Id
    row: int = Field(ge=1)
    labels: str
    body: str
    flags: Words

    @field_validator("labels")
    @classmethod
    def _labels(cls, value: str) -> str:
        labels(value)
        return value

    @field_validator("body")
    @classmethod
    def _body(cls, value: str) -> str:
        body(value)
        return value


class ConstantRow(Sourced):
    """A constant of the conversion, fitted by ``tools/fit_conversion.py``."""

    name: Id
    value: float


class PersonRow(Sourced):
    """A grown person as a survey measured one: height, chest (women: bust), waist and hip in cm, weight in kg."""

    id: Id
    audience: Literal["women", "men"]
    height: float = Field(ge=140, le=210)
    weight: float = Field(ge=35, le=180)
    chest: OptionalFloat
    waist: OptionalFloat
    hip: OptionalFloat


class WordRow(Sourced):
    """Words that stand on size labels, and what they mean.

    ``language`` is a code of ISO 639-1, or ``mul`` for the words of several languages that rest on the same source.
    """

    kind: Literal[
        "audience", "fit", "letter", "one_size", "month", "year", "size", "newborn", "premature",
        "unit", "height", "young", "ignored", "bound", "joint", "advice", "aside", "beside", "measure", "width",
    ]  # fmt: skip
    value: Text
    language: Annotated[str, Field(pattern=r"^([a-z]{2}|mul)$")]
    words: Phrases


def one_word_one_meaning(rows: list[Located]) -> Iterable[str]:
    """Yield a problem for every word that means two things within a kind."""
    seen: dict[tuple[str, str], str] = {}
    for located in rows:
        row: WordRow = located.row
        for word in row.words.split("; "):
            meant = seen.setdefault((row.kind, fold(word)), row.value)
            if meant != row.value:
                yield f"{located}: column words: got {word!r}, expected: one meaning, but also {meant}"


def _linear(value: str) -> str:
    re.compile(value)
    if re.search(r"[*+}]\)[*+{]", value):
        raise ValueError("no quantifier inside another")
    return value


class LabelKindRow(Sourced):
    """Labels of goods that are met without a word for the item: how likely a core of a form is one of theirs."""

    id: Id
    item: Id
    pattern: Annotated[Text, AfterValidator(_linear)]
    needs: str
    weight: float = Field(ge=0, le=5)
    weight_wide: OptionalFloat


class PatternRow(Sourced):
    """A way of writing labels. ``pattern`` matches the whole label in capitals without spaces; ``kind`` says what its
    groups are; no quantifier stands inside another, so that matching stays linear. Of the signs in ``needs`` a label
    must have one, else the pattern is not tried."""

    id: Id
    kind: Id
    pattern: Annotated[Text, AfterValidator(_linear)]
    needs: str
    systems: Words


class RespellingRow(Sourced):
    """Another way of writing a label, for labels that could not be read: what ``pattern`` finds, in any case of
    letters, becomes ``replacement``, and the item or the wearer is what ``says`` names. It is tried for the items in
    ``item`` alone, where any are named, and where one of the lower-case texts in ``needs`` stands in the label."""

    id: Id
    item: Words
    needs: Words
    pattern: Annotated[Text, AfterValidator(_linear)]
    replacement: str
    says: str


class RangeRow(Sourced):
    """The numbers of a scale: first, last and step; ``prior`` weighs it against other scales for a bare number."""

    scale: Scale
    audience: Audience
    block: Id
    first: float
    last: float
    step: float = Field(gt=0)
    prior: float = Field(gt=0, le=1)


class CodeBodyRow(Sourced):
    """A body type of GB/T 1335: chest or bust minus waist, the middle body, and how the hip follows the waist (cm)."""

    standard: Id
    audience: Literal["women", "men"]
    body_type: Literal["Y", "A", "B", "C"]
    drop_low: float = Field(ge=0, le=30)
    drop_high: float = Field(ge=0, le=30)
    height: float = Field(ge=150, le=180)
    girth: float = Field(ge=80, le=100)
    waist: float = Field(ge=60, le=100)
    hip: float = Field(ge=85, le=100)
    hip_slope: float = Field(gt=0, le=1)


class LabelBodyRow(Sourced):
    """Numbers that are a measure of the body themselves: the label times ``unit`` plus ``shift`` is the girth in cm."""

    scale: Scale
    audience: Literal["women", "men", "kids"]
    block: Literal["upper", "lower", "collar"]
    dimension: Dimension
    unit: float = Field(gt=0)
    shift: float
    first: float
    last: float
    step: float = Field(gt=0)
    spread: float = Field(gt=0)


def lines_belong(lines: Iterable[Located]) -> Iterable[str]:
    """Yield rows that say nothing."""
    for located in lines:
        if not located.row.labels and not located.row.body:
            yield f"{located}: column labels: got nothing, expected: labels or a body"


def plain(value: Any) -> Any:
    """Return a whole number without its decimal point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
