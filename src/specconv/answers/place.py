"""A place: what its socket-outlets deliver and look like, the sizes that are worn there, the marks that goods need."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from specconv.answers.verb import verb
from specconv.electrical.supplies import (
    Prevalence,
    SocketInUse,
    SocketPurpose,
    Supply,
    SupplyStatus,
    sockets,
    supplies,
)
from specconv.ground.messages import check_language, say
from specconv.ground.show import as_html
from specconv.ground.sources import Source
from specconv.ground.territory import area_name, resolve, size_systems, territories, territory_name
from specconv.ground.value import Name, Value

if TYPE_CHECKING:
    from specconv.electrical.marks import Mark
    from specconv.ground.table import Table


class Place(Value):
    """A territory, or a part of one, with its supplies and the socket-outlets in use.

    ``code`` is ISO 3166-1 alpha-2 (``XK`` for Kosovo), ``area`` the code of the part that was named, ``name`` says
    itself in English and Chinese. ``supplies`` are in V and Hz, standard ones first. ``size_systems`` are those that a
    shopper meets there first; empty where we do not know.

    >>> osaka = place("Osaka")
    >>> osaka.code, osaka.area, str(osaka.supplies[0]), osaka.letters
    ('JP', 'JP-27', '100 V 60 Hz', ('A', 'B'))
    """

    code: str
    name: Name
    area: str | None
    supplies: tuple[Supply, ...]
    sockets: tuple[SocketInUse, ...]
    size_systems: tuple[str, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the socket-outlets for general use, without those that are going."""
        return tuple(sorted({letter for socket in self._current() for letter in socket.letters}))

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The conformity schemes that electrical goods sold there fall under; empty where we know of none.

        Northern Ireland has its own, as EU law on goods holds there.

        >>> [mark.id for mark in place("AU").marks]
        ['au_rcm']
        """
        from specconv.electrical.marks import marks_of

        return marks_of("XI" if self.area == "GB-NIR" else self.code)

    @property
    def evidence(self) -> tuple[Source, ...]:
        """What the supplies and the socket-outlets rest on."""
        cited = [source for supply in self.supplies for source in supply.evidence]
        cited += [source for socket in self.sockets for source in socket.evidence]
        return tuple({(source.id, source.confidence): source for source in cited}.values())

    def _current(self) -> tuple[SocketInUse, ...]:
        return tuple(
            socket
            for socket in self.sockets
            if socket.purpose is SocketPurpose.GENERAL and socket.prevalence is not Prevalence.LEGACY
        )

    def _with_status(self, status: SupplyStatus) -> tuple[Supply, ...]:
        return tuple(supply for supply in self.supplies if supply.status is status)

    def line(self, language: str = "en") -> str:
        """Return the clerk's line, in ``"en"`` or ``"zh"``."""
        language = check_language(language)
        delivered = _either(self._with_status(SupplyStatus.STANDARD), language)
        values = {
            "name": self.name,
            "code": self.area or self.code,
            "supplies": delivered or say("place.line.no_supply", language),
            "sockets": say("place.line.letters", language, {"letters": ", ".join(self.letters)})
            if self.letters
            else say("place.line.no_sockets", language),
        }
        return say("place.line", language, values)

    def reply(self, language: str = "en") -> str:
        """Return what can be told to the customer, in ``"en"`` or ``"zh"``.

        >>> print(place("AU").reply())
        Australia: socket-outlets deliver 230 V 50 Hz; anything from 216 V to 253 V counts as normal.
        The usual socket-outlet is type I (Australian / New Zealand socket, 10 A).
        Clothing and shoe sizes there are mostly given in: AU, UK.
        """
        language = check_language(language)
        if not self.size_systems or not self._with_status(SupplyStatus.STANDARD):
            return self.mains(language)
        return f"{self.mains(language)}\n{say('place.reply.sizes', language, {'systems': self.size_systems})}"

    def mains(self, language: str = "en") -> str:
        """Return what can be told of the supplies and socket-outlets alone.

        >>> print(place("AU").mains().splitlines()[-1])
        The usual socket-outlet is type I (Australian / New Zealand socket, 10 A).
        """
        language = check_language(language)
        standard = self._with_status(SupplyStatus.STANDARD)
        if not standard:
            return say("place.reply.no_supply", language, {"name": self.name})
        lines = [self._delivered(standard, language)]
        for status in (SupplyStatus.SECONDARY, SupplyStatus.LEGACY):
            by_where: dict[Name, list[Supply]] = {}
            for supply in self._with_status(status):
                by_where.setdefault(supply.where or self.name, []).append(supply)
            for where, found in by_where.items():
                values = {"supply": _either(found, language), "where": where}
                lines.append(say(f"place.reply.{status}", language, values))
        usual = [socket for socket in self._current() if socket.prevalence is Prevalence.DOMINANT] or self._current()
        if usual:
            described = tuple(dict.fromkeys(_described(socket, language) for socket in usual))
            code = "place.reply.sockets" if len(described) == 1 else "place.reply.sockets_several"
            lines.append(say(code, language, {"sockets": described}))
        return "\n".join(lines)

    def _delivered(self, standard: tuple[Supply, ...], language: str) -> str:
        if len({(supply.voltage, supply.frequency) for supply in standard}) > 1:
            told = tuple(
                say("place.supply_where", language, {"supply": _figures(supply), "where": supply.where})
                if supply.where
                else _figures(supply).say(language)
                for supply in standard
            )
            return say("place.reply.several", language, {"name": self.name, "supplies": told})
        supply = standard[0]
        values = {"name": self.name, "supply": _figures(supply)}
        if supply.tolerance is None:
            return say("place.reply.one", language, values)
        band = {"low": f"{supply.tolerance.low:.0f}", "high": f"{supply.tolerance.high:.0f}"}
        return say("place.reply.one_within", language, {**values, **band})

    def __str__(self) -> str:
        return self.line()

    def __hash__(self) -> int:
        return hash((self.code, self.area))

    def _repr_html_(self) -> str:
        return as_html(self)


def _figures(supply: Supply) -> Name:
    return Name(str(supply), zh=f"{supply.voltage}V/{supply.frequency}Hz")


def _either(found: Iterable[Supply], language: str) -> str:
    text = ""
    for figures in dict.fromkeys(_figures(supply) for supply in found):
        one = figures.say(language)
        text = say("place.line.or", language, {"one": text, "other": one}) if text else one
    return text


def _described(socket: SocketInUse, language: str) -> str:
    if not socket.letters:
        return socket.name.say(language)
    return say("place.socket", language, {"letters": "/".join(socket.letters), "name": socket.name})


def _full_name(code: str, area: str) -> Name:
    """Return the name of a territory; of an area with the territory, unless one of the names holds the other."""
    whole = territory_name(code)
    if not area:
        return whole
    part = area_name(area)
    en = str(part) if whole in part or part in whole else f"{part}, {whole}"
    zh_part, zh_whole = part.say("zh"), whole.say("zh")
    zh = zh_part if zh_whole in zh_part or zh_part in zh_whole else f"{zh_whole}{zh_part}"
    return Name(en, zh=zh)


@cache
def _place(code: str, area: str) -> Place:
    return Place.trusted(
        code=code,
        name=_full_name(code, area),
        area=area or None,
        supplies=supplies(code, area),
        sockets=sockets(code, area),
        size_systems=size_systems(code),
    )


@verb
def place(name: str | int | Place) -> Place:
    """Return a place by name or code.

    ``name`` is a name in any of some twenty-five languages, an ISO 3166 code (alpha-2, alpha-3, numeric, a
    subdivision), a part with its own supply, or a :class:`Place`, which is returned as it is. Names that several places
    bear are settled by the rule in :mod:`specconv.ground.territory`.

    >>> print(place("UK"))
    United Kingdom (GB): 230 V 50 Hz; socket-outlets type G
    >>> print(place("澳大利亚").line("zh"))
    澳大利亚（AU）：230V/50Hz；I 型插座

    Raises :class:`~specconv.UnknownPlace` with the three nearest names for anything else.
    """
    return name if isinstance(name, Place) else _place(*resolve(name))


@cache
def places() -> Table:
    """Return all territories with their standard voltages (V) and frequencies (Hz) and the letters of their outlets.

    >>> len(places())
    250
    """
    rows = []
    for code in territories():
        here = _place(code, "")
        standard = [supply for supply in here.supplies if supply.status is SupplyStatus.STANDARD]
        voltages = tuple(dict.fromkeys(supply.voltage for supply in standard))
        frequencies = tuple(dict.fromkeys(supply.frequency for supply in standard))
        rows.append((code, str(here.name), voltages, frequencies, here.letters))
    columns = ("code", "name", "voltages", "frequencies", "letters")
    from specconv.ground.table import Table

    return Table.trusted(title="Places", columns=columns, rows=tuple(rows))
