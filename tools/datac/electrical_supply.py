"""Tables of the supplies and socket-outlets of every territory, and of the bands that supplies keep within."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import Field

from datac import places
from datac.rows import Flag, Id, Located, Sourced, Table, Territory, Text, Words, ditto, read

_WITH_AREA = {"territory": "places/territories.code", "area": "places/areas.code"}


class ToleranceRow(Sourced):
    """The band of a nominal voltage at the supply terminals, in V; ``default`` where no national rule was found."""

    territory: Territory
    area: str
    nominal_v: int = Field(ge=50, le=500)
    lower_v: float
    upper_v: float
    basis: Text
    default: Flag


class SupplyRow(Sourced):
    """A supply: V as the socket-outlet delivers it, and Hz.

    ``standard``: ordinary outlets deliver it. ``secondary``: only the outlets that name this voltage. ``legacy``: it is
    being removed, or remains in old wiring. ``uniform``: no other standard supply is met in the territory or area.
    """

    territory: Territory
    area: str
    voltage: int = Field(ge=50, le=500)
    frequency: int = Field(ge=50, le=60, multiple_of=10)
    status: Literal["standard", "secondary", "legacy"]
    uniform: Flag
    where_en: str
    where_zh: str


class PlaceSocketRow(Sourced):
    """A socket-outlet in use.

    ``voltages`` are the supplies that feed it, blank: every standard one. ``areas`` blank: everywhere; a row with areas
    stands in these areas in place of the row without.
    """

    territory: Territory
    socket: Id
    letters: Words
    amperes: float = Field(gt=0, le=100)
    purpose: Literal["general", "dedicated", "shaver", "travel"]
    prevalence: Literal["dominant", "common", "rare", "legacy"]
    voltages: Words
    areas: Words
    since: str = Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")
    until: str = Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")
    note_en: str
    note_zh: str


def _bands(rows: list[Located]) -> Iterable[str]:
    for located in rows:
        row = located.row
        if not row.lower_v < row.nominal_v < row.upper_v:
            yield f"{located}: column lower_v: got {row.lower_v:g}-{row.upper_v:g}, expected: around {row.nominal_v} V"


def _both_languages(rows: list[Located], column: str) -> Iterable[str]:
    for located in rows:
        en, zh = getattr(located.row, f"{column}_en"), getattr(located.row, f"{column}_zh")
        if bool(en) != bool(zh):
            yield f"{located}: column {column}_zh: got {zh!r}, expected: as {column}_en, both or none"


def _supply_rules(rows: list[Located]) -> Iterable[str]:
    yield from _both_languages(rows, "where")
    standard: dict[tuple[str, str], list[Located]] = {}
    for located in rows:
        row = located.row
        if row.status == "standard":
            standard.setdefault((row.territory, row.area), []).append(located)
        elif row.uniform == "yes":
            yield f"{located}: column uniform: got 'yes', expected: 'no' for a {row.status} supply"
    for group in standard.values():
        if len(group) > 1:
            for located in group:
                if located.row.uniform == "yes":
                    yield f"{located}: column uniform: got 'yes', expected: 'no' where several supplies are standard"


def _socket_rules(rows: list[Located]) -> Iterable[str]:
    yield from _both_languages(rows, "note")
    voltages: dict[str, set[str]] = {}
    for supply in read(SUPPLIES):
        voltages.setdefault(supply.row.territory, set()).add(str(supply.row.voltage))
    for located in rows:
        for voltage in located.row.voltages:
            if voltage not in voltages.get(located.row.territory, ()):
                yield f"{located}: column voltages: got {voltage}, expected: a supply of {located.row.territory}"


def _compile_supplies(rows: list[Located]) -> list[Any]:
    """One row a supply, with the band of its nominal voltage in that area or territory."""
    bands = {(b.row.territory, b.row.area, b.row.nominal_v): b.row for b in read(TOLERANCE)}
    within = {area.row.code: area.row.within for area in read(places.AREAS)}
    compiled = []
    for located in rows:
        row = located.row
        area, band = row.area, bands.get((row.territory, row.area, row.voltage))
        while band is None and area:
            area = within[area]
            band = bands.get((row.territory, area, row.voltage))
        cells = row.compiled()
        compiled.append([*cells, band and band.lower_v, band and band.upper_v])
    return compiled


TOLERANCE = Table(
    "electrical/tolerance",
    "electrical/tolerance.csv",
    ToleranceRow,
    ("territory", "area", "nominal_v"),
    _WITH_AREA,
    _bands,
)
SUPPLIES = Table(
    "electrical/supplies",
    "electrical/supplies.csv",
    SupplyRow,
    ("territory", "area", "voltage", "frequency"),
    _WITH_AREA,
    _supply_rules,
    _compile_supplies,
)
CITED = -2
"""The column of the sources, which many rows share."""
PLACE_SOCKETS = Table(
    "electrical/place_sockets",
    "electrical/place_sockets.csv",
    PlaceSocketRow,
    ("territory", "socket", "purpose", "areas"),
    {"territory": "places/territories.code", "areas": "places/areas.code", "socket": "electrical/plugs.id"},
    _socket_rules,
    lambda rows: ditto([located.row.compiled() for located in rows], CITED),
)
TABLES: tuple[Table, ...] = (TOLERANCE, SUPPLIES, PLACE_SOCKETS)
