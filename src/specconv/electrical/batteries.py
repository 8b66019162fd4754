"""Consumer batteries across their names (IEC 60086, ANSI C18, JIS C 8515, GB/T 8897), and the levels of USB supply.

>>> battery("5号").id, battery("単3").id, battery("Mignon").id
('AA', 'AA', 'AA')
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption
from specconv.ground.sources import Source, cite
from specconv.ground.text import clean, fold, nearest
from specconv.ground.value import Name


class Battery(NamedTuple):
    """A battery: its names by country, nominal voltage in V, diameter and length in mm (None for blocks)."""

    id: str
    iec: tuple[str, ...]
    ansi: tuple[str, ...]
    japan: tuple[str, ...]
    china: tuple[str, ...]
    german: str
    other: tuple[str, ...]
    voltage: float
    diameter: float | None
    length: float | None
    kind: str
    note: Name
    source: str
    confidence: str

    @property
    def evidence(self) -> tuple[Source, ...]:
        """The sources of its row."""
        return cite(self.source, self.confidence)

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, without repetition."""
        german = (self.german,) if self.german else ()
        return tuple(dict.fromkeys((self.id, *self.iec, *self.ansi, *self.japan, *self.china, *german, *self.other)))

    def __str__(self) -> str:
        return self.id


class UsbLevel(NamedTuple):
    """A level of USB supply: V, A, W."""

    id: str
    name: Name
    volts: float
    amperes: float
    watts: float
    source: str
    confidence: str


@cache
def all_batteries() -> tuple[Battery, ...]:
    """Return every battery."""
    return tuple(
        Battery(
            id_, tuple(iec.split()), tuple(ansi.split()), tuple(japan.split()), tuple(china.split()), german,
            tuple(name for name in other.split("|") if name), voltage, diameter, length, kind, Name(note, zh=note_zh),
            source, confidence,
        )
        for (
            id_, iec, ansi, japan, china, german, other, voltage, diameter, length, kind, note, note_zh, source,
            confidence,
        ) in rows("electrical/batteries")
    )  # fmt: skip


@cache
def _names() -> dict[str, Battery]:
    names: dict[str, Battery] = {}
    for cell in all_batteries():
        for name in cell.names:
            names.setdefault(fold(name), cell)
    return names


def battery(text: str) -> Battery:
    """Return the battery with this name, of whatever country.

    >>> battery("LR6").id, battery("7号电池").iec[0], battery("CR2032").voltage
    ('AA', 'LR03', 3)

    Raises :class:`~specconv.UnknownOption` with the nearest names.
    """
    key = fold(clean(text, "battery", error=UnknownOption))
    for suffix in ("", "battery", "batteries", "cell", "电池", "電池", "乾電池", "干电池", "形"):
        found = _names().get(key.removesuffix(suffix)) if key.endswith(suffix) else None
        if found is not None:
            return found
    choices = nearest(text, [name for cell in all_batteries() for name in cell.names])
    raise UnknownOption("no such battery", field="battery", value=text, choices=choices)


@cache
def usb_levels() -> tuple[UsbLevel, ...]:
    """Return the levels of USB supply, by power.

    >>> usb_levels()[-1].watts
    240
    """
    levels = (
        UsbLevel(id_, Name(en, zh=zh), volts, amperes, watts, source, confidence)
        for id_, en, zh, volts, amperes, watts, source, confidence in rows("electrical/usb")
    )
    return tuple(sorted(levels, key=lambda level: level.watts))


def usb_level(identifier: str) -> UsbLevel:
    """Return the USB level with this id.

    >>> usb_level("usb-pd-100").volts
    20

    Raises :class:`~specconv.UnknownOption` with the nearest ids.
    """
    wanted = clean(identifier, "usb", error=UnknownOption).casefold()
    for level in usb_levels():
        if level.id == wanted:
            return level
    choices = nearest(wanted, [level.id for level in usb_levels()])
    raise UnknownOption("no such USB level", field="usb", value=identifier, choices=choices)
