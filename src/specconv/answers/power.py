"""The verbs of mains power: does it work there, where does it work, what does the plate say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from specconv.answers.place import Place
from specconv.answers.place import place as find_place
from specconv.answers.verb import one_of, verb
from specconv.electrical.appliance import Appliance
from specconv.electrical.compatibility import Compatibility, explain
from specconv.electrical.judge import judge
from specconv.electrical.outlets import Outlet, Question, ask, outlet_of
from specconv.electrical.plugs import find_socket, plug_type
from specconv.electrical.rating import read_rating as _read_rating
from specconv.electrical.supplies import Prevalence, SocketInUse, SocketPurpose, Supply, SupplyStatus
from specconv.electrical.vocabulary import Practice, Verdict, VoltageMode
from specconv.ground.errors import Contradiction, UnknownOption, UnknownPlug, UnreadableQuantity, UnreadableRating
from specconv.ground.quantity import VOLTAGE, read_quantity
from specconv.ground.sources import Confidence
from specconv.ground.territory import in_sentence, territories
from specconv.ground.text import clean
from specconv.ground.value import Name

if TYPE_CHECKING:
    from specconv.ground.table import Table

read_rating = verb(_read_rating)

_ADAPTOR_WORDS = ("two-contact adaptor", "two-contact adapter", "unearthed adaptor", "unearthed adapter", "cheater")


@verb
def will_it_work(
    appliance: Appliance,
    place: str | Place,
    *,
    supply: str | float | Supply | None = None,
    socket: str | SocketInUse | None = None,
    practice: str | None = None,
) -> Compatibility:
    """Tell whether an appliance works in a place, and safely (rules 0 to 3; IEC 60335-1, IEC 60884-1, IEC 60038).

    Only socket-outlets for general use and supplies that are not legacy are tried, unless ``supply`` ("127 V",
    "240 V 60 Hz") or ``socket`` ("NEMA 6-15", "shaver", a letter, an id) names another. ``practice`` names what
    somebody means to do against the rules (:class:`~specconv.Practice`).

    >>> import specconv as sc
    >>> kettle = sc.Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", equipment_class="I", origin="CN")
    >>> sc.will_it_work(kettle, "Australia").verdict.value
    'works'
    >>> sc.will_it_work(kettle, "UK").verdict.value
    'works_with_adapter'
    >>> sc.will_it_work(kettle, "US").verdict.value
    'do_not_use'

    Raises :class:`~specconv.UnknownPlace`, :class:`~specconv.UnknownPlug` for a socket that is not known,
    :class:`~specconv.UnreadableQuantity` for a supply that is none, :class:`~specconv.UnknownOption` for a practice.
    """
    if not isinstance(appliance, Appliance):
        raise UnknownOption("expected an Appliance", field="appliance", value=appliance)
    there = find_place(place)
    if practice is None:
        practice = appliance.practice_said
    if supply is None and socket is None and practice is None:
        question = _ordinary_question(there)
    else:
        question = _named_question(there, supply, socket, practice)
        if supply is None and appliance.rating.voltage_mode is VoltageMode.SPLIT_PHASE:
            question = _between_both_phases(question)
        if _heats_on_shaver_outlet(appliance, question):
            question = question._replace(practice=Practice.HEAT_ON_SHAVER_OUTLET)
    judgement = judge(appliance, question)
    return explain(appliance, question, judgement, _in_sentence(there), there.code, there.area or "")


def _between_both_phases(question: Question) -> Question:
    """I3: an outlet that is named for a split-phase load has both of its voltages, and the load takes the higher."""
    volts = [supply.voltage for supply in question.supplies]
    if question.socket_named is None or not volts or max(volts) < 1.6 * min(volts):
        return question
    highest = tuple(supply for supply in question.supplies if supply.voltage == max(volts))
    return ask(question._replace(supplies=highest))


def _heats_on_shaver_outlet(appliance: Appliance, question: Question) -> bool:
    """I1, 0.2 line 1: a shaver supply unit gives some 20 VA; heat on it is refused whatever the rest says."""
    outlet = question.socket_named
    if question.practice is not None or outlet is None or appliance.load is None:
        return False
    return appliance.load.heat and (outlet.purpose is SocketPurpose.SHAVER or outlet.id.startswith("shaver_"))


@lru_cache(maxsize=512)
def _in_sentence(there: Place) -> Name:
    return in_sentence(there.name)


@lru_cache(maxsize=512)
def _ordinary_question(there: Place) -> Question:
    return ask(Question(ordinary_supplies(there.supplies, there.sockets), there.sockets))


def _named_question(
    there: Place, supply: str | float | Supply | None, socket: str | SocketInUse | None, practice: str | None
) -> Question:
    unsafe = None if practice is None else one_of(practice, Practice, "practice")
    outlet, unearthed = _named_socket(socket, there)
    if unearthed and unsafe is None:
        unsafe = Practice.UNEARTHED_ADAPTER
    if supply is not None:
        tried: tuple[Supply, ...] = (_named_supply(supply, there),)
    elif outlet is not None and outlet.in_use is not None and outlet.in_use.supplies:
        tried = _not_legacy(outlet.in_use.supplies) or outlet.in_use.supplies
    else:
        tried = ordinary_supplies(there.supplies, there.sockets)
    return ask(Question(tried, there.sockets, supply is not None, outlet, unsafe))


@verb
def where_will_it_work(appliance: Appliance) -> Table:
    """Return every place with its verdict, the best first: the question of somebody who sells abroad.

    Columns: ``verdict``, ``code``, ``place``, ``supplies`` (V and Hz that were tried), ``plug``, ``earthing``,
    ``voltage``, ``frequency``, ``current``, ``missing``. Places without a public supply are told as ``depends``.

    >>> import specconv as sc
    >>> charger = sc.Appliance(kind="phone charger", plug="G", rating="100-240V 50/60Hz 20W", equipment_class="II")
    >>> there = sc.where_will_it_work(charger)
    >>> len(there), there.where(code="IE").column("verdict")
    (250, (<Verdict.WORKS: 'works'>,))
    """
    if not isinstance(appliance, Appliance):
        raise UnknownOption("expected an Appliance", field="appliance", value=appliance)
    order = tuple(Verdict)
    rows = []
    for code in territories():
        there = find_place(code)
        found = judge(appliance, _ordinary_question(there))
        supplies = tuple(str(supply) for supply, *_ in found.by_supply)
        axes = (found.plug, found.earthing, found.voltage, found.frequency, found.current)
        rows.append((found.verdict, code, str(there.name), supplies, *axes, found.missing))
    rows.sort(key=lambda row: (order.index(row[0]), row[2]))
    columns = (
        "verdict", "code", "place", "supplies", "plug", "earthing", "voltage", "frequency", "current", "missing",
    )  # fmt: skip
    from specconv.ground.table import Table

    return Table.trusted(title=f"Where does it work: {appliance}", columns=columns, rows=tuple(rows))


def ordinary_supplies(supplies: tuple[Supply, ...], sockets: tuple[SocketInUse, ...]) -> tuple[Supply, ...]:
    """Return the supplies that an ordinary outlet of the place may deliver: not legacy, on a general-use outlet."""
    fed = {
        (supply.voltage, supply.frequency)
        for socket in sockets
        if socket.purpose is SocketPurpose.GENERAL and socket.prevalence is not Prevalence.LEGACY
        for supply in socket.supplies
    }
    return tuple(s for s in _not_legacy(supplies) if (s.voltage, s.frequency) in fed)


def _not_legacy(supplies: tuple[Supply, ...]) -> tuple[Supply, ...]:
    return tuple(supply for supply in supplies if supply.status is not SupplyStatus.LEGACY)


def _named_supply(supply: str | float | Supply, there: Place) -> Supply:
    """Return the supply of the place that is named, or one that the customer declares."""
    if isinstance(supply, Supply):
        return supply
    volts, hertz = _supply_figures(supply)
    for known in there.supplies:
        if known.voltage == volts and (not hertz or known.frequency in hertz):
            return known
    frequency = hertz[0] if hertz else next((known.frequency for known in there.supplies), None)
    if frequency is None:
        raise UnreadableQuantity("expected volts and hertz, such as '230 V 50 Hz'", field="supply", value=supply)
    return Supply.trusted(
        voltage=volts, frequency=frequency, where=Name("as stated", zh="按客户所述"), area=there.area,
        status=SupplyStatus.STANDARD, uniform=True, tolerance=None, confidence=Confidence.LOW, source_ids=(),
    )  # fmt: skip


def _supply_figures(supply: str | float) -> tuple[float, tuple[float, ...]]:
    if isinstance(supply, str):
        text = clean(supply, "supply", error=UnreadableQuantity)
        try:
            rating = read_rating(text if any(sign.isalpha() for sign in text) else f"{text} V")
        except UnreadableRating as error:
            raise UnreadableQuantity("expected a supply such as '230 V 50 Hz'", field="supply", value=supply) from error
        if len(rating.voltages) == 1:
            return read_quantity(rating.voltages[0], VOLTAGE, field="supply"), rating.frequencies
        raise UnreadableQuantity("expected one voltage such as '230 V 50 Hz'", field="supply", value=supply)
    return read_quantity(supply, VOLTAGE, field="supply"), ()


def _named_socket(socket: str | SocketInUse | None, there: Place) -> tuple[Outlet | None, bool]:
    """Return the outlet that is named, and whether an adaptor without earth stands between."""
    if socket is None:
        return None, False
    if isinstance(socket, SocketInUse):
        return outlet_of(socket), False
    words = clean(socket, "socket", error=UnknownPlug)
    unearthed = next((phrase for phrase in _ADAPTOR_WORDS if phrase in words.casefold()), None)
    if unearthed:
        before = words.casefold().split(unearthed)[0]
        words = before.removesuffix("a ").strip().removesuffix("through").removesuffix("with").strip() or words
    identifier = find_socket(words, there.code).plug.id
    for known in there.sockets:
        if known.id == identifier:
            return outlet_of(known), bool(unearthed)
    kind = plug_type(identifier)
    if kind.kind != "socket":
        raise Contradiction("this is a plug, not a socket-outlet", field="socket", value=socket)
    return (
        Outlet(identifier, kind.rated_current, kind.earthed, SocketPurpose.GENERAL, Prevalence.COMMON, None),
        bool(unearthed),
    )
