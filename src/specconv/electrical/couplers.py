"""Appliance couplers of IEC 60320: the detachable cord's connector (odd number) and the appliance's inlet (even).

A detachable cord is changed for a local one instead of using an adaptor (rule P9); the cord's own plug, rating and
voltage count then. Cords of Japan and North America are commonly marked 125 V and must not be used on 220-240 V.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownPlug
from specconv.ground.messages import say
from specconv.ground.sources import Source, cite
from specconv.ground.text import clean, fold, nearest
from specconv.ground.value import Name


class Coupler(NamedTuple):
    """A connector and the inlet that it is made for.

    ``id`` is the connector ("C13"); ``rated_current`` in A by IEC 60320, ``rated_current_na`` as listed in North
    America or None; ``inlet_temperature`` in °C; ``status`` is ``current``, ``rare``, ``withdrawn`` or ``de_facto``
    (met on goods, not in the standard).
    """

    id: str
    inlet: str
    name: Name
    classes: str
    rated_current: float
    rated_current_na: float | None
    rated_voltage: float
    inlet_temperature: float
    earthed: bool
    polarised: bool
    status: str
    source: str
    confidence: str

    @property
    def evidence(self) -> tuple[Source, ...]:
        """The sources of its row."""
        return cite(self.source, self.confidence)

    def __str__(self) -> str:
        return f"{self.id}/{self.inlet} {self.name}"


class CouplerFit(NamedTuple):
    """A connector in an inlet: ``mates_safely``, ``mates_polarity_unknown`` or ``does_not_fit``, and why."""

    inlet: str
    connector: str
    result: str
    reason: str
    source: str
    confidence: str

    @property
    def code(self) -> str:
        """The code of the sentence that gives the reason."""
        return f"coupler.{self.reason}"

    def say(self, language: str = "en") -> str:
        """Return the reason in a language."""
        return say(self.code, language)


@cache
def _couplers() -> dict[str, Coupler]:
    """Folded name → coupler: connector, inlet, names and aliases."""
    known: dict[str, Coupler] = {}
    for (
        id_, inlet, en, zh, aliases, classes, current, current_na, voltage, temperature, earthed, polarised, status,
        source, confidence,
    ) in rows("electrical/couplers"):  # fmt: skip
        coupler_ = Coupler(
            id_, inlet, Name(en, zh=zh), classes, current, current_na, voltage, temperature, earthed == "yes",
            polarised == "yes", status, source, confidence,
        )  # fmt: skip
        for name in (id_, inlet, en, zh, *aliases.split("|")):
            if name:
                known[fold(name)] = coupler_
    return known


_PREFIXES = ("iec60320", "iec320", "iec")
_SUFFIXES = ("connector", "coupler", "inlet", "socket", "plug", "cord", "lead", "cable", "口", "尾", "插座", "接口")


def all_couplers() -> tuple[Coupler, ...]:
    """Return every coupler, in the order of the connectors' numbers."""
    return tuple(sorted(set(_couplers().values()), key=lambda c: (int(c.id.strip("CAP")), c.id)))


@cache
def coupler(text: str) -> Coupler:
    """Return the coupler with this connector, inlet or name.

    >>> coupler("C7 inlet").id, coupler("C14").id, coupler("figure-8").inlet, coupler("品字尾").id
    ('C7', 'C13', 'C8', 'C13')

    Raises :class:`~specconv.UnknownPlug` with the nearest names.
    """
    key = fold(clean(text, "inlet", error=UnknownPlug))
    known = _couplers()
    for prefix in ("", *_PREFIXES):
        if not key.startswith(prefix):
            continue
        rest = key.removeprefix(prefix)
        for suffix in ("", *_SUFFIXES):
            found = known.get(rest.removesuffix(suffix)) if rest.endswith(suffix) else None
            if found is not None:
                return found
    names = [coupler_.id for coupler_ in all_couplers()] + [coupler_.inlet for coupler_ in all_couplers()]
    raise UnknownPlug("no such appliance coupler", field="inlet", value=text, choices=nearest(text, names))


@cache
def _fits() -> dict[tuple[str, str], CouplerFit]:
    return {(row[0], row[1]): CouplerFit(*row) for row in rows("electrical/coupler_fits")}


def coupler_fit(inlet: str, connector: str) -> CouplerFit:
    """Return whether a cord's connector goes into an appliance's inlet.

    >>> coupler_fit("C14", "C15").result
    'mates_safely'
    >>> print(coupler_fit("C16", "C13").say())
    The inlet gets hot and keeps out connectors that are not made for it.

    Raises :class:`~specconv.UnknownPlug` for an unknown coupler.
    """
    key = coupler(inlet).inlet, coupler(connector).id
    return _fits().get(key) or CouplerFit(*key, "does_not_fit", "keyed_apart", "general-knowledge", "low")
