"""Tables of the places data: territories, their parts, size systems, and the rule for names that places share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from datac.rows import Located, Sourced, Table, Territory, Text, Words, read
from specconv.ground.text import fold


def _names(value: object) -> object:
    return tuple(filter(None, value.split("|"))) if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_names)]
"""A cell of names separated by ``|``."""

PlaceCode = Annotated[str, Field(pattern=r"^[A-Z]{2}(-[A-Za-z0-9-]+)?$")]
"""ISO 3166-1 alpha-2, ISO 3166-2, or a situation without an official code (``SA-old-wiring``)."""


class TerritoryRow(Sourced):
    """A territory of ISO 3166-1, or Kosovo."""

    code: Territory
    alpha3: str = Field(pattern=r"^[A-Z]{3}$")
    numeric: str = Field(pattern=r"^(\d{3})?$")
    name_en: Text
    name_zh: Text
    aliases: Names


class AreaRow(Sourced):
    """A part of a territory that has its own supply or is commonly named; ``within`` is the area it belongs to."""

    code: PlaceCode
    territory: Territory
    within: str
    name_en: Text
    name_zh: Text
    aliases: Names


class SizeSystemsRow(Sourced):
    """The size systems that a shopper meets first in a territory, the commonest first."""

    territory: Territory
    systems: Words = Field(min_length=1)


class AmbiguityRow(Sourced):
    """A name that several places bear, and the one that it stands for."""

    name: Text
    code: PlaceCode
    reason: Text
    others: Words = Field(min_length=1)


class NameRow(Sourced):
    """A name in another language that neither our own aliases nor pycountry's translations know."""

    language: str = Field(pattern=r"^[a-z]{2}(_[A-Za-z]+)?$")
    territory: Territory
    name: Text


def _spellings(name: str) -> Iterator[str]:
    """Yield the spellings under which a name is also written: ``&`` for *and*, ``St`` for *Saint*."""
    yield name
    for word, other in (("Saint ", "St "), (" and ", " & ")):
        if word in name:
            yield from _spellings(name.replace(word, other))


def _codes(row: TerritoryRow | AreaRow) -> list[str]:
    codes = [row.code, row.alpha3, row.numeric] if isinstance(row, TerritoryRow) else [row.code]
    return [code.lower() for code in codes if code]


def _keys(row: TerritoryRow | AreaRow) -> list[str]:
    names = (row.name_en, row.name_zh, *row.aliases)
    return sorted({fold(spelling) for name in names for spelling in _spellings(name)})


def _within_exists(rows: list[Located]) -> Iterable[str]:
    codes = {located.row.code for located in rows}
    for located in rows:
        if located.row.within and located.row.within not in codes:
            yield f"{located}: column within: got {located.row.within!r}, expected: a code of this file"


def _known_codes(rows: list[Located]) -> Iterable[str]:
    codes = {located.row.code for located in read(TERRITORIES)} | {located.row.code for located in read(AREAS)}
    for located in rows:
        if located.row.code not in codes:
            yield f"{located}: column code: got {located.row.code!r}, expected: a territory or an area"


def _shared_names(rows: list[Located]) -> Iterable[str]:
    """Every folded name or code belongs to one place."""
    owners: dict[str, str] = {}
    for located in [*rows, *read(AREAS)]:
        for key in {*_keys(located.row), *_codes(located.row)}:
            other = owners.setdefault(key, located.row.code)
            if other != located.row.code:
                yield f"{located}: column aliases: got {key!r}, expected: a name that {other} does not bear"


def _one_territory_a_name(rows: list[Located]) -> Iterable[str]:
    owners: dict[str, str] = {}
    for located in rows:
        other = owners.setdefault(fold(located.row.name), located.row.territory)
        if other != located.row.territory:
            yield f"{located}: column name: got {located.row.name!r}, expected: a name that {other} does not bear"


def _compile_territories(rows: list[Located]) -> list[Any]:
    return [[r.row.code, r.row.alpha3, r.row.numeric, r.row.name_en, r.row.name_zh] for r in rows]


def _compile_areas(rows: list[Located]) -> list[Any]:
    return [[r.row.code, r.row.territory, r.row.within, r.row.name_en, r.row.name_zh] for r in rows]


def _compile_index(rows: list[Located]) -> list[Any]:
    """One row a place: alpha-2, area, its codes in lower case, its folded names.

    Codes are kept apart and compared unfolded: ``BO-L`` is not Bolivia's ``BOL``, and Vietnamese *Áo* is not ``AO``.
    """
    places = [(located.row.code, "", located.row) for located in rows]
    places += [(located.row.territory, located.row.code, located.row) for located in read(AREAS)]
    return [[code, area, " ".join(_codes(row)), " ".join(_keys(row))] for code, area, row in places]


def _compile_names(rows: list[Located]) -> list[Any]:
    """One row a territory: alpha-2 and the folded names in other languages separated by spaces."""
    keys: dict[str, set[str]] = {}
    for located in rows:
        keys.setdefault(located.row.territory, set()).add(fold(located.row.name))
    return [[code, " ".join(sorted(names))] for code, names in sorted(keys.items())]


TERRITORIES = Table(
    "places/territories", "places/territories.csv", TerritoryRow, ("code",), compile=_compile_territories
)
AREAS = Table(
    "places/areas",
    "places/areas.csv",
    AreaRow,
    ("code",),
    {"territory": "places/territories.code"},
    _within_exists,
    _compile_areas,
)
TABLES: tuple[Table, ...] = (
    TERRITORIES,
    AREAS,
    Table("places/index", "places/territories.csv", TerritoryRow, ("code",), {}, _shared_names, _compile_index),
    Table(
        "places/names",
        "places/names.csv",
        NameRow,
        ("territory", "language", "name"),
        {"territory": "places/territories.code"},
        _one_territory_a_name,
        _compile_names,
    ),
    Table(
        "places/size_systems",
        "places/size_systems.csv",
        SizeSystemsRow,
        ("territory",),
        {"territory": "places/territories.code"},
        compile=lambda rows: [[located.row.territory, " ".join(located.row.systems)] for located in rows],
    ),
    Table("places/ambiguities", "places/ambiguities.csv", AmbiguityRow, ("name",), {}, _known_codes),
)
