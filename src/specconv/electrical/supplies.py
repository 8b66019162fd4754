"""The supplies of a territory or area, and the socket-outlets in use there with the supplies that feed them.

Voltages are those that the named socket-outlet delivers, in V; the band is the one that the network may keep within
under the national rule, else IEC 60038 (nominal ±10 %). Which supply meets which outlet is data, row by row: voltage
never implies frequency, and not every outlet of a place carries every supply of it.
"""

from functools import cache
from typing import Any

from specconv.ground.catalog import repeated, rows
from specconv.ground.interval import Interval
from specconv.ground.sources import Confidence, Source, cite
from specconv.ground.territory import area_name, enclosing
from specconv.ground.value import Name, Term, Value


class SupplyStatus(Term):
    """``standard``: ordinary outlets deliver it; ``secondary``: only outlets that name it; ``legacy``: it is going."""

    STANDARD = "standard"
    SECONDARY = "secondary"
    LEGACY = "legacy"


class SocketPurpose(Term):
    """What a socket-outlet is meant for; only general ones answer "does it fit there" unless another is named."""

    GENERAL = "general"
    DEDICATED = "dedicated"
    SHAVER = "shaver"
    TRAVEL = "travel"


class Prevalence(Term):
    """How often a socket-outlet is met."""

    DOMINANT = "dominant"
    COMMON = "common"
    RARE = "rare"
    LEGACY = "legacy"


class Supply(Value):
    """A supply as a socket-outlet delivers it: ``voltage`` in V, ``frequency`` in Hz.

    ``where`` says in which part of the place or at which outlets it is met, ``None`` if everywhere; ``area`` is the
    code of that part where it has one. ``uniform``: no other standard supply is met in the place that was asked for.
    ``tolerance`` is the band at the supply terminals in V. ``source_ids`` name the sources of the row.

    >>> print(supplies("AU")[0], supplies("AU")[0].tolerance)
    230 V 50 Hz 216.2-253 V
    """

    voltage: int
    frequency: int
    where: Name | None
    area: str | None
    status: SupplyStatus
    uniform: bool
    tolerance: Interval | None
    confidence: Confidence
    source_ids: tuple[str, ...]

    @property
    def evidence(self) -> tuple[Source, ...]:
        """What the figures rest on."""
        return cite(" ".join(self.source_ids), self.confidence)

    def __str__(self) -> str:
        return f"{self.voltage} V {self.frequency} Hz"


class SocketInUse(Value):
    """A socket-outlet in use in a place: ``rated_current`` in A, ``letters`` of IEC World Plugs.

    ``standard`` is the leading one of its standards, ``""`` where it meets none.
    ``supplies`` are the supplies of the place that feed it. ``since`` and ``until`` are years or dates, where known.

    >>> [socket.letters for socket in sockets("AU") if socket.purpose == "general"]
    [('I',)]
    """

    id: str
    name: Name
    letters: tuple[str, ...]
    standard: str
    rated_current: float
    purpose: SocketPurpose
    prevalence: Prevalence
    supplies: tuple[Supply, ...]
    since: str | None
    until: str | None
    note: Name | None
    confidence: Confidence
    source_ids: tuple[str, ...]

    @property
    def evidence(self) -> tuple[Source, ...]:
        """What the row rests on."""
        return cite(" ".join(self.source_ids), self.confidence)

    def __str__(self) -> str:
        letters = f"type {'/'.join(self.letters)}, " if self.letters else ""
        return f"{letters}{self.standard or self.name}, {self.rated_current:g} A"


def _by_territory(table: list[list[Any]]) -> dict[str, list[list[Any]]]:
    found: dict[str, list[list[Any]]] = {}
    for row in table:
        found.setdefault(row[0], []).append(row)
    return found


@cache
def _supply_rows() -> dict[str, list[list[Any]]]:
    return _by_territory(rows("electrical/supplies"))


@cache
def _socket_rows() -> dict[str, list[list[Any]]]:
    return _by_territory(repeated(rows("electrical/place_sockets"), -2))


@cache
def _known_sockets() -> dict[str, tuple[Name, str]]:
    """Id of a plug or socket → its name and the leading one of its standards."""
    return {row[0]: (Name(row[2], zh=row[3]), row[6].partition("|")[0]) for row in rows("electrical/plugs")}


_ORDER = {"standard": 0, "secondary": 1, "legacy": 2}


def _supply(row: list[Any], alone: bool) -> Supply:
    _, area, voltage, frequency, status, uniform, where_en, where_zh, source, confidence, lower, upper = row
    return Supply.trusted(
        voltage=voltage,
        frequency=frequency,
        where=Name(where_en, zh=where_zh) if where_en else area_name(area) if area else None,
        area=area or None,
        status=SupplyStatus(status),
        uniform=alone and uniform == "yes",
        tolerance=Interval.trusted(low=lower, high=upper, unit="V") if lower is not None else None,
        confidence=Confidence(confidence),
        source_ids=tuple(source.split()),
    )


@cache
def supplies(territory: str, area: str = "") -> tuple[Supply, ...]:
    """Return the supplies of a territory (alpha-2), or of an area of it: standard, then secondary, then legacy ones.

    An area without supplies of its own has those of the area around it, else of the territory. An area of which only
    the usual supply is known, and where that is not uniform, has the other standard supplies of the territory as well:
    in São Paulo 127 V is usual, and 220 V is met. Circuits for special outlets are those of the territory at the
    frequency of the area.

    >>> [str(supply) for supply in supplies("JP", "JP-13")]
    ['100 V 50 Hz', '200 V 50 Hz']
    >>> [str(supply) for supply in supplies("BR", "BR-SP")]
    ['127 V 60 Hz', '220 V 60 Hz']
    """
    of_territory = _supply_rows().get(territory, [])
    everywhere = [row for row in of_territory if not row[1]]
    chosen: list[list[Any]] = []
    for inner in enclosing(area):
        chosen = [row for row in of_territory if row[1] == inner]
        if chosen:
            break
    if chosen:
        standard = [row for row in chosen if row[4] == "standard"]
        if len(standard) == 1 and standard[0][5] == "no":
            chosen = chosen + [row for row in everywhere if row[4] == "standard" and row[2:4] != standard[0][2:4]]
        if not any(row[4] == "secondary" for row in chosen):
            frequencies = {row[3] for row in chosen}
            chosen = chosen + [row for row in everywhere if row[4] == "secondary" and row[3] in frequencies]
    else:
        chosen = everywhere
        if not any(row[4] == "standard" for row in everywhere):
            chosen = chosen + [row for row in of_territory if row[1] and len(enclosing(row[1])) == 1]
    alone = len({(row[2], row[3]) for row in chosen if row[4] == "standard"}) == 1
    return tuple(_supply(row, alone) for row in sorted(chosen, key=lambda row: _ORDER[row[4]]))


@cache
def sockets(territory: str, area: str = "") -> tuple[SocketInUse, ...]:
    """Return the socket-outlets in use in a territory (alpha-2) or an area, those met most first.

    Each has the supplies of that place that feed it; an outlet that no supply of the area feeds is not met there.

    >>> [(str(socket), [str(supply) for supply in socket.supplies]) for socket in sockets("BQ", "BQ-SA")]
    [('type B, ANSI/NEMA WD 6 (5-15R), 15 A', ['110 V 60 Hz'])]
    """
    of_territory = _socket_rows().get(territory, [])
    inside = set(enclosing(area))
    special = {row[1] for row in of_territory if inside & set(row[7].split())}
    plain = {row[1] for row in of_territory if not row[7]}
    found = []
    for row in of_territory:
        if not row[7]:
            stands = row[1] not in special
        elif area:
            stands = bool(inside & set(row[7].split()))
        else:
            stands = row[1] not in plain
        if stands and (socket := _socket(row, supplies(territory, area))):
            found.append(socket)
    order = list(Prevalence)
    return tuple(sorted(found, key=lambda socket: (socket.purpose != "general", order.index(socket.prevalence))))


def _socket(row: list[Any], available: tuple[Supply, ...]) -> SocketInUse | None:
    _, identifier, letters, amperes, purpose, prevalence, voltages, _, since, until, note, note_zh, *cited = row
    if voltages:
        named = voltages.split()
        fed = tuple(supply for supply in available if str(supply.voltage) in named)
    else:
        fed = tuple(supply for supply in available if supply.status is SupplyStatus.STANDARD)
    if not fed:
        return None
    source, confidence = cited
    name, standard = _known_sockets()[identifier]
    return SocketInUse.trusted(
        id=identifier,
        name=name,
        letters=tuple(letters.split()),
        standard=standard,
        rated_current=amperes,
        purpose=SocketPurpose(purpose),
        prevalence=Prevalence(prevalence),
        supplies=fed,
        since=since or None,
        until=until or None,
        note=Name(note, zh=note_zh) if note else None,
        confidence=Confidence(confidence),
        source_ids=tuple(source.split()),
    )
