"""Lamp caps (IEC 60061, ANSI C81): what they are called, which interchange, and what voltage their lamps usually have.

The cap never states the voltage: E26 lamps are 100 V in Japan, 120 V in North America and 220 V in Korea (rule L1).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownPlug
from specconv.ground.sources import Source, cite
from specconv.ground.text import clean, nearest
from specconv.ground.value import Name


class LampCap(NamedTuple):
    """A lamp cap.

    ``supply`` is ``mains``, ``extra_low`` (needs its own transformer) or ``ballast``; ``volts`` the usual voltage as
    text, with ``exceptions`` by territory; ``interchanges`` the caps that fit mechanically; ``territories`` where it is
    usual, empty for everywhere.
    """

    id: str
    aliases: tuple[str, ...]
    name: Name
    kind: str
    supply: str
    volts: str
    exceptions: tuple[tuple[str, str], ...]
    interchanges: tuple[str, ...]
    note: Name
    territories: tuple[str, ...]
    source: str
    confidence: str

    @property
    def evidence(self) -> tuple[Source, ...]:
        """The sources of its row."""
        return cite(self.source, self.confidence)

    def volts_in(self, territory: str) -> str:
        """Return the usual voltage of lamps with this cap in a territory.

        >>> lamp_cap("E26").volts_in("KR"), lamp_cap("E26").volts_in("US")
        ('220', '100-127')
        """
        return dict(self.exceptions).get(territory, self.volts)

    def __str__(self) -> str:
        return f"{self.id}, {self.name}"


def _key(name: str) -> str:
    """Return a designation without case, spaces and dashes; the point stays, because GX5.3 and GX53 are two caps."""
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign == ".")


@cache
def _caps() -> dict[str, LampCap]:
    caps: dict[str, LampCap] = {}
    for (
        id_, aliases, en, zh, kind, supply, volts, exceptions, interchanges, note, note_zh, territories, source,
        confidence,
    ) in rows("electrical/lamps"):  # fmt: skip
        pairs = tuple((pair[:2], pair[3:]) for pair in exceptions.split("|") if pair)
        cap = LampCap(
            id_, tuple(alias for alias in aliases.split("|") if alias), Name(en, zh=zh), kind, supply, volts, pairs,
            tuple(interchanges.split()), Name(note, zh=note_zh), tuple(territories.split()), source, confidence,
        )  # fmt: skip
        for name in (id_, en, zh, *cap.aliases):
            caps.setdefault(_key(name), cap)
    return caps


def is_lamp_cap(name: str) -> bool:
    """Tell whether a text is the designation of a lamp cap.

    >>> is_lamp_cap("E27"), is_lamp_cap("Schuko")
    (True, False)
    """
    return _key(name) in _caps()


def all_lamp_caps() -> tuple[LampCap, ...]:
    """Return every lamp cap."""
    return tuple(dict.fromkeys(_caps().values()))


def lamp_cap(text: str) -> LampCap:
    """Return the lamp cap with this designation or name.

    >>> lamp_cap("e27").interchanges, lamp_cap("bayonet").id, lamp_cap("MR16").supply
    (('E26',), 'B22d', 'extra_low')

    Raises :class:`~specconv.UnknownPlug` with the nearest designations.
    """
    found = _caps().get(_key(clean(text, "cap", error=UnknownPlug)))
    if found is None:
        choices = nearest(text, [cap.id for cap in all_lamp_caps()])
        raise UnknownPlug("no such lamp cap", field="cap", value=text, choices=choices)
    return found


def lamp_fits(lamp: str, holder: str) -> bool:
    """Tell whether a lamp's cap goes into a holder and may stay there; its voltage is another question.

    A GZ10 lamp sends its heat to the rear and is kept out of GU10 holders.

    >>> lamp_fits("E26", "E27"), lamp_fits("E12", "E14"), lamp_fits("GU10", "GZ10"), lamp_fits("GZ10", "GU10")
    (True, False, True, False)
    """
    cap, other = lamp_cap(lamp), lamp_cap(holder)
    return cap.id == other.id or other.id in cap.interchanges
