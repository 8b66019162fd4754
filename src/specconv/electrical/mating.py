"""How a plug and a socket-outlet mate: curated where law, shutters, wiring or a test decides, else computed.

``data/electrical/mating.csv`` holds a verdict for every pair of known devices that goes together at all; a pair of
known devices that is absent does not fit. A plug or socket-outlet that has no pair there yet is judged by
:mod:`specconv.electrical.geometry` from its contacts.
"""

from functools import cache
from typing import Any, NamedTuple

from specconv.electrical import geometry
from specconv.electrical.geometry import SEVERITY as SEVERITY
from specconv.electrical.geometry import worse as worse
from specconv.electrical.plugs import plug_type
from specconv.ground.catalog import rows
from specconv.ground.messages import say


class Mating(NamedTuple):
    """A plug in a socket-outlet.

    ``result`` is one of :data:`SEVERITY`; ``earth_continuity`` is ``yes``, ``no`` (the plug has an earth contact, or
    its frame needs one, and it does not meet or cannot be relied on) or ``none`` (the plug carries no earth);
    ``polarity`` is ``defined``, ``not_guaranteed`` or ``reversed``; ``current_limit`` in A is the smaller of plug and
    contact; ``voltage_exceeded`` tells that the socket's system is above the voltage marked on the plug. A fit says
    nothing of the supply voltage of the place.
    """

    plug: str
    socket: str
    result: str
    earth_continuity: str
    polarity: str
    current_limit: float
    voltage_exceeded: bool
    reason: str
    curated: bool
    source: str
    confidence: str

    @property
    def code(self) -> str:
        """The code of the sentence that gives the reason."""
        return f"mating.{self.reason}"

    def say(self, language: str = "en") -> str:
        """Return the reason in a language."""
        return say(self.code, language)


@cache
def _pairs() -> dict[tuple[str, str], list[Any]]:
    """Plug and socket-outlet → the row of their verdict, which other pairs may share."""
    found = {}
    for row in rows("electrical/mating"):
        devices = row[-1].split()
        found.update(dict.fromkeys(zip(devices[::2], devices[1::2], strict=True), row))
    return found


@cache
def _judged() -> frozenset[str]:
    """The plugs and socket-outlets that are judged in the data."""
    return frozenset([device for pair in _pairs() for device in pair])


def _mating(plug: str, socket: str, row: list[Any]) -> Mating:
    result, earth, polarity, limit, exceeded, reason, curated, source, confidence, _ = row
    return Mating(
        plug, socket, result, earth, polarity, limit, exceeded == "yes", reason, curated == "yes", source, confidence
    )


@cache
def mate(plug: str, socket: str) -> Mating:
    """Return how a plug and a socket-outlet, given by their ids, mate.

    >>> mate("gb1002_10a_p", "asnzs3112_10a_r").result
    'mates_safely'
    >>> print(mate("cee_7_7p", "ds60884_k_r").say())
    The plug enters the Danish socket, but without any earth.

    Raises :class:`~specconv.UnknownPlug` for an unknown id.
    """
    found = _pairs().get((plug, socket))
    if found is not None:
        return _mating(plug, socket, found)
    if plug in _judged() and socket in _judged():
        return Mating(
            plug, socket, "does_not_fit", "none", "not_guaranteed", 0.0, False, "different_contacts", False, "computed",
            "medium",
        )  # fmt: skip
    return compute(plug, socket)


def refusal(plug: str, socket: str) -> str:
    """Return the code of the sentence that tells why a plug does not go into a socket-outlet, as geometry sees it.

    >>> refusal("nbr14136_20a_3p", "nbr14136_10a_r")
    'mating.pin_too_thick'
    """
    found = compute(plug, socket)
    return found.code if found.result == "does_not_fit" else "mating.different_contacts"


def compute(plug: str, socket: str) -> Mating:
    """Return the verdict of geometry alone, whatever is curated.

    >>> compute("europlug", "bs1363_r").result, mate("europlug", "bs1363_r").result
    ('does_not_fit', 'needs_force_or_shutter_defeat')
    """
    a, b = plug_type(plug), plug_type(socket)
    found = geometry.fit(a, b)
    exceeded = found.result != "does_not_fit" and a.rated_voltage < b.rated_voltage and a.rated_voltage < 200
    return Mating(
        plug, socket, found.result, found.earth_continuity, found.polarity, found.current_limit, exceeded, found.reason,
        False, "computed", "low",
    )  # fmt: skip


def matings(plug: str) -> tuple[Mating, ...]:
    """Return every socket-outlet that a plug goes into at all, as judged in the data."""
    return tuple(mating for mating in judged() if mating.plug == plug)


@cache
def judged() -> tuple[Mating, ...]:
    """Return every pair that the data judge."""
    return tuple(_mating(plug, socket, row) for (plug, socket), row in sorted(_pairs().items()))
