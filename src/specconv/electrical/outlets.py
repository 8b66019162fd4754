"""The socket-outlets that a question leaves to be tried, supply by supply (rules 0.3, 0.5)."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from specconv.electrical.mating import mate
from specconv.electrical.plugs import PlugType, all_plugs, plug_type
from specconv.electrical.supplies import Prevalence, SocketInUse, SocketPurpose, Supply, SupplyStatus
from specconv.electrical.vocabulary import Practice

_PASSED_OVER = frozenset(("does_not_fit", "fits_but_prohibited"))
"""Outlets that are left out where a common one takes the plug safely: nobody has to use them."""
SAFE = frozenset(("mates_safely", "mates_polarity_unknown"))


class Outlet(NamedTuple):
    """A socket-outlet as a case sees it."""

    id: str
    amperes: float
    earthed: bool
    purpose: SocketPurpose
    prevalence: Prevalence
    in_use: SocketInUse | None


class Circuit(NamedTuple):
    """A supply, the socket-outlets that it feeds, and the rating of the one that is met first (T0)."""

    supply: Supply
    outlets: tuple[Outlet, ...]
    amperes: float


class Question(NamedTuple):
    """What is asked, apart from the appliance; :func:`ask` fills in the circuits to try."""

    supplies: tuple[Supply, ...]
    sockets: tuple[SocketInUse, ...]
    """All sockets of the place."""
    supply_named: bool = False
    socket_named: Outlet | None = None
    practice: Practice | None = None
    prohibited: bool = False
    circuits: tuple[Circuit, ...] = ()
    """One for islands of one place that have the same supply and outlets."""
    dedicated: tuple[tuple[Supply, Outlet], ...] = ()
    """Each socket-outlet of a circuit of its own, with each supply that may feed it."""
    legacy: tuple[Supply, ...] = ()
    """Supplies that are told and not tried."""


def ask(question: Question) -> Question:
    """Return the question with the circuits that it leaves to be tried."""
    named = question.socket_named
    circuits: dict[tuple[object, ...], Circuit] = {}
    for supply in question.supplies:
        outlets = (named,) if named else tuple(general_outlets(question, supply))
        alike = (supply.voltage, supply.frequency, *[outlet.id for outlet in outlets])
        circuits.setdefault(alike, Circuit(supply, outlets, main_amperes(outlets)))
    fed = [(socket, supply) for socket in question.sockets for supply in socket.supplies]
    dedicated = [
        (supply, outlet_of(socket))
        for socket, supply in fed
        if socket.purpose is SocketPurpose.DEDICATED
        and socket.prevalence is not Prevalence.LEGACY
        and supply.status is not SupplyStatus.LEGACY
    ]
    legacy = {id(supply): supply for _, supply in fed if supply.status is SupplyStatus.LEGACY}
    return question._replace(
        circuits=tuple(circuits.values()), dedicated=tuple(dedicated), legacy=tuple(legacy.values())
    )


def outlet_of(socket: SocketInUse) -> Outlet:
    """Return a socket in use as an outlet."""
    return Outlet(
        socket.id, socket.rated_current, plug_type(socket.id).earthed, socket.purpose, socket.prevalence, socket
    )


def general_outlets(question: Question, supply: Supply) -> list[Outlet]:
    """Return the general-use outlets, not legacy, that this supply feeds.

    A supply that the question names and that feeds no general outlet is tried on the outlets that it does feed, which
    are then circuits of their own.
    """
    fed = [socket for socket in question.sockets if _feeds(supply, socket)]
    if question.supply_named and not fed:
        fed = [socket for socket in question.sockets if _declared(socket, supply)]
    current = [socket for socket in fed if socket.prevalence is not Prevalence.LEGACY]
    if question.supply_named and supply.status is SupplyStatus.LEGACY:
        current = fed
    general = [socket for socket in current if socket.purpose is SocketPurpose.GENERAL]
    if not general and question.supply_named:
        general = [socket for socket in current if socket.purpose is SocketPurpose.DEDICATED]
    return [outlet_of(socket) for socket in general]


def _feeds(supply: Supply, socket: SocketInUse) -> bool:
    return any(fed is supply or fed == supply for fed in socket.supplies)


def _declared(socket: SocketInUse, supply: Supply) -> bool:
    """A supply that the customer declares and the data do not list feeds the outlets of its class of voltage."""
    return any((fed.voltage < 150) == (supply.voltage < 150) for fed in socket.supplies)


def worth_trying(outlets: Sequence[Outlet], plug: PlugType | None) -> Sequence[Outlet]:
    """Leave out outlets that cannot change the answer (rules 0.3, 0.5).

    Where a common outlet takes the plug safely, those that plainly refuse it do not count. Where the dominant one does,
    nor do rare ones, which are told as a caution. Any other outlet that takes the plug unsafely
    stays: nobody stops the customer from using it.
    """
    if plug is None or len(outlets) < 2:
        return outlets
    results = [(outlet, mate(plug.id, outlet.id).result) for outlet in outlets]
    safe = [o for o, result in results if result in SAFE and o.prevalence is not Prevalence.RARE]
    if any(outlet.prevalence is Prevalence.DOMINANT for outlet in safe):
        return [o for o, result in results if result in SAFE or not (result in _PASSED_OVER or _rare(o))]
    if safe:
        return [outlet for outlet, result in results if result not in _PASSED_OVER]
    # a rare outlet that takes it does not save the customer from needing an adaptor in the others
    others = [(o, result) for o, result in results if not (result in SAFE and o.prevalence is Prevalence.RARE)]
    if not others:
        return outlets
    # nor does the smaller outlet of the plug's own system, which no lawful adaptor joins to it, where there is another
    return _where_an_earthed_adaptor_goes([(o, r) for o, r in others if not larger_variant(plug.id, o.id)] or others)


def _where_an_earthed_adaptor_goes(refusing: Sequence[tuple[Outlet, str]]) -> Sequence[Outlet]:
    """Leave out unearthed outlets that refuse the plug, where the dominant one has an earth and they refuse its plugs.

    The adaptor is bought for the dominant outlet and enters no other: the two-slot outlet beside it on a Chinese or
    South African plate cannot take the earth away.
    """
    earthed = [o for o, _ in refusing if o.earthed and o.prevalence is Prevalence.DOMINANT]
    if not earthed:
        return [o for o, _ in refusing]
    return [
        o
        for o, result in refusing
        if o.earthed or result not in _PASSED_OVER or not all(_refuses_plugs_of(o.id, main.id) for main in earthed)
    ]


@cache
def _refuses_plugs_of(socket: str, other: str) -> bool:
    """Whether a socket-outlet plainly refuses every earthed household plug that another takes safely."""
    made_for = [plug.id for plug in all_plugs("plug") if plug.earthed and plug.household]
    return all(mate(plug, socket).result in _PASSED_OVER for plug in made_for if mate(plug, other).result in SAFE)


@cache
def larger_variant(plug: str, socket: str) -> bool:
    """Whether a system keeps a plug out of its outlet of fewer amperes, as NBR 14136 does 20 A out of 10 A."""
    larger, smaller = plug_type(plug), plug_type(socket)
    return larger.rated_current > smaller.rated_current and not set(larger.standards).isdisjoint(smaller.standards)


def circuits_of(question: Question, plug: PlugType | None) -> list[Circuit]:
    """Return the dedicated circuits that a plug of no household outlet is made for (I3).

    They are what the question is about, though somebody may first have to build one.
    """
    if plug is None or plug.household or question.supply_named or question.socket_named:
        return []
    for circuit in question.circuits:
        if [outlet for outlet in circuit.outlets if mate(plug.id, outlet.id).result in SAFE]:
            return []
    found: dict[int, tuple[Supply, list[Outlet]]] = {}
    for supply, outlet in question.dedicated:
        if mate(plug.id, outlet.id).result in SAFE:
            found.setdefault(id(supply), (supply, []))[1].append(outlet)
    return [Circuit(supply, tuple(outlets), main_amperes(outlets)) for supply, outlets in found.values()]


def _rare(outlet: Outlet) -> bool:
    return outlet.prevalence is Prevalence.RARE


_MET = {Prevalence.DOMINANT: 0, Prevalence.COMMON: 1, Prevalence.RARE: 2, Prevalence.LEGACY: 3}


def main_amperes(outlets: Sequence[Outlet]) -> float:
    """T0: the rating of the outlet that is met first; the smaller of two."""
    return min([(_MET[outlet.prevalence], outlet.amperes) for outlet in outlets], default=(0, 0.0))[1]
