"""The judgement: every combination of what is open is settled by the tables, and the answers are compared.

A fact is missing only when its possible values lead to different verdicts. A hazard that holds for all of them is told
at once; where they differ, the verdict is ``depends`` and the fact is named. Nothing is averaged, and what is not
known never makes a verdict safer.
"""


from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple, TypeVar

from specconv.electrical.appliance import Appliance
from specconv.electrical.appliances import LoadKind, load_kind
from specconv.electrical.mating import Mating, mate
from specconv.electrical.plugs import PlugType, plug_type
from specconv.electrical.rating import Span
from specconv.electrical.rules import (
    ANSI_FAMILY,
    ANSI_NOMINAL,
    HALF_POWER,
    Axes,
    Effect,
    FrequencyFacts,
    FrequencyResult,
    RemedyFacts,
    State,
    VoltageFacts,
    combine,
    frequency_result,
    nearest_span,
    over_voltage,
    transformer_forbidden,
    under_voltage,
    voltage_state,
)
from specconv.electrical.supplies import Prevalence, SocketInUse, SocketPurpose, Supply, SupplyStatus
from specconv.electrical.vocabulary import (
    CurrentStatus,
    Direct,
    EarthingStatus,
    EquipmentClass,
    FrequencyStatus,
    PlugStatus,
    Practice,
    Verdict,
    VoltageMode,
    VoltageStatus,
)

T = TypeVar("T")

# ------------------------------------------------------------------------- what is tried for what is open

UNKNOWN_VOLTAGES: tuple[tuple[Span, ...], ...] = (
    ((100.0, 100.0),), ((120.0, 120.0),), ((230.0, 230.0),), ((100.0, 240.0),),
)  # fmt: skip
UNKNOWN_LOADS = ("resistive_heat", "induction_motor", "li_charger")
"""Plain heat, a motor, and a load for which no transformer is a remedy."""
UNKNOWN_CLASSES = (EquipmentClass.ONE, EquipmentClass.TWO)
SMALL_POWER = 1.0
LARGE_POWER = 3000.0
"""Tried for an unknown power where no plug bounds it, in W."""

ANSI_ORIGINS = frozenset(("US", "CA", "PR", "VI", "GU", "MP", "AS", "UM"))
"""Where 110 to 125 V on a plate all mean the nominal 120 V system (ANSI C84.1, CSA C235)."""
LITERAL_ORIGINS_110 = "TW"

_PASSED_OVER = frozenset(("does_not_fit", "fits_but_prohibited"))
"""Outlets that are left out where a common one takes the plug safely: nobody has to use them."""
_SAFE = frozenset(("mates_safely", "mates_polarity_unknown"))
_PLUG_PRACTICES = frozenset(
    (
        Practice.SHUTTER_DEFEATED, Practice.PIN_BENT, Practice.PIN_FILED, Practice.PLUG_FORCED,
        Practice.EARTH_PIN_REMOVED, Practice.NON_COMPLIANT_CORD, Practice.STRIP_125V_ON_230V,
    )
)  # fmt: skip
"""Practices that make the plug connection itself unsafe."""

HARD_WIRED_LOADS = frozenset(("lamp_bulb", "lamp_fitting"))

_PLUG_ORDER = (
    PlugStatus.NOT_APPLICABLE, PlugStatus.FITS, PlugStatus.NEEDS_ADAPTER, PlugStatus.FITS_UNEARTHED, PlugStatus.UNKNOWN,
    PlugStatus.NO, PlugStatus.UNSAFE,
)  # fmt: skip
_VOLTAGE_ORDER = (
    VoltageStatus.NOT_APPLICABLE, VoltageStatus.OK, VoltageStatus.WITHIN_TOLERANCE, VoltageStatus.WEAK,
    VoltageStatus.UNKNOWN, VoltageStatus.NEEDS_STEP_UP, VoltageStatus.NEEDS_STEP_DOWN, VoltageStatus.DESTROYS,
)  # fmt: skip
_FREQUENCY_ORDER = (
    FrequencyStatus.NOT_APPLICABLE, FrequencyStatus.IRRELEVANT, FrequencyStatus.OK, FrequencyStatus.UNKNOWN,
    FrequencyStatus.OK_IF_RATED, FrequencyStatus.RUNS_FAST, FrequencyStatus.RUNS_SLOW, FrequencyStatus.UNSAFE,
)  # fmt: skip
_CURRENT_ORDER = (CurrentStatus.NOT_APPLICABLE, CurrentStatus.OK, CurrentStatus.UNKNOWN, CurrentStatus.OVER)
_EARTHING_ORDER = (EarthingStatus.NOT_NEEDED, EarthingStatus.OK, EarthingStatus.UNKNOWN, EarthingStatus.LOST)
_VERDICT_ORDER = tuple(Verdict)
_DIRECT_ORDER = tuple(Direct)


class Outlet(NamedTuple):
    """A socket-outlet as a case sees it."""

    id: str
    amperes: float
    earthed: bool
    purpose: SocketPurpose
    prevalence: Prevalence
    in_use: SocketInUse | None


class Case(NamedTuple):
    """Everything settled: one supply, one outlet, one value for each open fact, and what the tables say."""

    supply: Supply
    outlet: Outlet | None
    plug_type: PlugType | None
    mating: Mating | None
    ranges: tuple[Span, ...]
    power: float | None
    equipment_class: EquipmentClass | None
    load: LoadKind

    plug: PlugStatus
    earthing: EarthingStatus
    voltage: VoltageStatus
    voltage_rule: str
    rated: float
    """The figure of the plate that the supply was compared with, in V."""
    ratio: float
    too_weak: bool
    forbidden: tuple[str, str] | None
    """Why a transformer is no remedy, and the rule; None where it is permitted or not needed."""
    direct: Direct
    frequency: FrequencyResult
    current: CurrentStatus
    amperes: float | None
    limit: float | None
    circuit_asked: bool
    verdict: Verdict
    rule: str


class Judgement(NamedTuple):
    """What the tables say of all cases together."""

    verdict: Verdict
    direct: Direct
    plug: PlugStatus
    earthing: EarthingStatus
    voltage: VoltageStatus
    frequency: FrequencyStatus
    current: CurrentStatus
    missing: tuple[str, ...]
    cases: tuple[Case, ...]
    """All cases, the worst first; empty where the place has no public supply."""
    by_supply: tuple[tuple[Supply, Verdict, VoltageStatus], ...]
    switch_position: bool
    """A selector has to be set before use."""


class Question(NamedTuple):
    """What is asked, apart from the appliance.

    ``outlets`` holds, supply by supply, the outlets to try; :func:`ask` fills it in.
    """

    supplies: tuple[Supply, ...]
    sockets: tuple[SocketInUse, ...]
    """All sockets of the place."""
    supply_named: bool = False
    socket_named: Outlet | None = None
    practice: Practice | None = None
    prohibited: bool = False
    outlets: tuple[tuple[Outlet, ...], ...] = ()
    legacy: tuple[Supply, ...] = ()
    """Supplies that are told and not tried."""


def ask(question: Question) -> Question:
    """Return the question with the outlets that it leaves to be tried."""
    named = question.socket_named
    tried = ((named,) if named else tuple(general_outlets(question, supply)) for supply in question.supplies)
    legacy = {
        id(supply): supply
        for socket in question.sockets
        for supply in socket.supplies
        if supply.status is SupplyStatus.LEGACY
    }
    return question._replace(outlets=tuple(tried), legacy=tuple(legacy.values()))


# ------------------------------------------------------------------------------------------------------- outlets tried


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


def _worth_trying(outlets: Sequence[Outlet], plug: PlugType | None) -> Sequence[Outlet]:
    """Leave out outlets that cannot change the answer (rules 0.3, 0.5).

    Where a common outlet takes the plug safely, those that plainly refuse it do not count. Where the dominant one does,
    nor do rare ones, which are told as a caution. Any other outlet that takes the plug unsafely
    stays: nobody stops the customer from using it.
    """
    if plug is None or len(outlets) < 2:
        return outlets
    results = [(outlet, mate(plug.id, outlet.id).result) for outlet in outlets]
    safe = [o for o, result in results if result in _SAFE and o.prevalence is not Prevalence.RARE]
    if any(outlet.prevalence is Prevalence.DOMINANT for outlet in safe):
        return [o for o, result in results if result in _SAFE or not (result in _PASSED_OVER or _rare(o))]
    if safe:
        return [outlet for outlet, result in results if result not in _PASSED_OVER]
    # a rare outlet that takes it does not save the customer from needing an adaptor in the others
    others = [o for o, result in results if not (result in _SAFE and o.prevalence is Prevalence.RARE)]
    return others or outlets


def _rare(outlet: Outlet) -> bool:
    return outlet.prevalence is Prevalence.RARE


# ----------------------------------------------------------------------------------------------------------- the axes


def _plug_axis(
    plug: PlugType | None,
    outlet: Outlet | None,
    amperes: float | None,
    equipment_class: EquipmentClass | None,
    question: Question,
) -> tuple[PlugStatus, EarthingStatus, Mating | None]:
    """Table 0.5."""
    if plug is None or outlet is None:
        return PlugStatus.UNKNOWN, EarthingStatus.UNKNOWN, None
    mating = mate(plug.id, outlet.id)
    result = mating.result
    status = PlugStatus.NEEDS_ADAPTER
    if question.practice in _PLUG_PRACTICES:
        status = PlugStatus.UNSAFE
    elif question.practice is Practice.UNEARTHED_ADAPTER and plug.earthed:
        status = PlugStatus.FITS_UNEARTHED
    elif result in _SAFE:
        status = PlugStatus.FITS
    elif result == "mates_unearthed":
        status = PlugStatus.FITS_UNEARTHED
    elif result == "loose_contact":
        status = PlugStatus.UNSAFE if amperes is None or amperes > SMALL_AMPERES else PlugStatus.NEEDS_ADAPTER
    elif result == "does_not_fit":
        if _no_adaptor(plug, outlet):
            status = PlugStatus.NO
        elif plug.earthed and not outlet.earthed and equipment_class is not EquipmentClass.TWO:
            status = PlugStatus.FITS_UNEARTHED  # whatever joins the two, there is no earth to join
    return status, _earthing(status, plug, outlet, equipment_class), mating


def _no_adaptor(plug: PlugType, outlet: Outlet) -> bool:
    """Dedicated circuits, plugs made for them, and the larger variant of a system have no lawful adaptor."""
    return outlet.purpose is SocketPurpose.DEDICATED or not plug.household


def _earthing(
    status: PlugStatus, plug: PlugType, outlet: Outlet, equipment_class: EquipmentClass | None
) -> EarthingStatus:
    if equipment_class is EquipmentClass.TWO or not plug.earthed:
        return EarthingStatus.NOT_NEEDED
    if status in (PlugStatus.FITS_UNEARTHED, PlugStatus.UNSAFE) or not outlet.earthed:
        return EarthingStatus.LOST
    return EarthingStatus.OK


def _is_ansi(appliance: Appliance, plug: PlugType | None, figure: float) -> bool:
    """V9: plates of North American origin; where the origin is not known, a NEMA plug says so."""
    if figure not in ANSI_FAMILY:
        return False
    if appliance.origin:
        return appliance.origin in ANSI_ORIGINS
    return plug is not None and plug.id.startswith("nema_")


def _amperes(
    case_load: LoadKind, power: float | None, current: float | None, span: Span, supply: float, ansi: bool
) -> float | None:
    """P5: what it draws. ``span`` is the part of the plate that applies; the power of a range is that of its upper end.

    The watts of a plate of the 120 V family are those at 125 V, which is where "1,875 W" (15 A) comes from.
    """
    rated = max(span[1], 125.0) if ansi and case_load.heat else span[1]
    if case_load.id == "wiring_device":
        return power / rated if power is not None else current  # what it may carry, whatever the supply
    if power is not None:
        return power / rated * supply / rated if case_load.heat else power / supply
    if current is None:
        return None
    return current * supply / rated if case_load.heat else current * max(1.0, span[0] / supply)


def _settle(
    appliance: Appliance,
    question: Question,
    supply: Supply,
    outlet: Outlet | None,
    plug: PlugType | None,
    assumed: PlugStatus | None,
    ranges: tuple[Span, ...],
    power: float | None,
    power_known: bool,
    equipment_class: EquipmentClass | None,
    load: LoadKind,
    main_amperes: float,
    bound: float | None,
) -> Case:
    plate = appliance.rating
    span = nearest_span(ranges, supply.voltage)
    ansi = span[0] == span[1] and _is_ansi(appliance, plug, span[0])
    if ansi:
        span = (ANSI_NOMINAL, ANSI_NOMINAL)
    heats_100v = (load.heat or load.id == "microwave") and (power or 0.0) >= 500
    mode = plate.voltage_mode or VoltageMode.SINGLE
    facts = VoltageFacts(supply.voltage, span[0], span[1], mode, heats_100v)
    state, rule = voltage_state(facts)
    rated = span[0] if supply.voltage < span[0] else span[1]
    ratio = supply.voltage / rated if state in (State.OVER, State.UNDER) or span[0] == span[1] else 1.0
    if mode is VoltageMode.SPLIT_PHASE and not _split_phase_supply(question):
        state, rule = State.OVER, "I3"

    # frequency first, because a transformer never changes it
    flux = _flux(plate.frequencies, supply, ratio)
    needs_transformer = state is State.OVER and load.over == "over"
    frequency = frequency_result(
        FrequencyFacts(supply.frequency, plate.frequencies, load.frequency, flux, needs_transformer)
    )

    forbidden = None
    if state in (State.OVER, State.UNDER):
        forbidden = transformer_forbidden(
            RemedyFacts(
                load, power or 0.0, appliance.care, appliance.conversion_allowed is False,
                appliance.conversion_allowed is True, state is State.UNDER, supply.voltage, main_amperes,
                frequency.effect is Effect.STOP,
            )
        )  # fmt: skip
    voltage, direct, too_weak = _voltage_axis(state, load, ratio, rated, forbidden is not None)

    transformed = forbidden is None and (
        too_weak or voltage in (VoltageStatus.NEEDS_STEP_DOWN, VoltageStatus.NEEDS_STEP_UP)
    )
    if transformed:  # the primary of the transformer draws it, through a plug of its own
        drawn = power / supply.voltage if power is not None else None
    else:
        drawn = _amperes(load, power, plate.current, span, supply.voltage, ansi)
    status, earthing, mating = _plug_axis(plug, outlet, drawn if power_known else None, equipment_class, question)
    if assumed is not None:
        status = assumed
        earthing = EarthingStatus.NOT_NEEDED if assumed is PlugStatus.NOT_APPLICABLE else earthing
        if assumed is PlugStatus.FITS_UNEARTHED and equipment_class is not EquipmentClass.TWO:
            earthing = EarthingStatus.LOST
    if mode is VoltageMode.MULTI_PHASE:  # I3: no household outlet feeds it, whatever its plug
        status, voltage, direct, too_weak = PlugStatus.NO, VoltageStatus.NOT_APPLICABLE, Direct.FAILS, False
    limit = outlet.amperes if transformed and outlet else _limit(plug, outlet, mating, status)
    if transformed and plug is not None:
        # its own plug, in the transformer, carries what it draws at its rated voltage
        own = _amperes(load, power, plate.current, span, rated, ansi)
        if own is not None and own > plug.rated_current:
            drawn, limit = own, plug.rated_current
    if load.id == "wiring_device" and plate.current is not None:
        limit = min(limit or plate.current, plate.current)
    current = CurrentStatus.NOT_APPLICABLE
    if status is not PlugStatus.NO and (transformed or direct in (Direct.OK, Direct.WEAK)):
        current = _current(drawn, limit, power_known, bound, voltage, status)
    circuit_asked = _circuit_asked(question, outlet, plug, plate.voltage_mode, supply)
    verdict, verdict_rule = combine(
        Axes(
            question.practice not in (None, Practice.UNEARTHED_ADAPTER),
            question.prohibited, status, equipment_class, current is CurrentStatus.OVER, voltage, too_weak,
            forbidden is not None, frequency.effect, circuit_asked, False,
        )
    )  # fmt: skip
    return Case(
        supply, outlet, plug, mating, ranges, power, equipment_class, load, status, earthing, voltage, rule, rated,
        ratio, too_weak, forbidden, direct, frequency, current, drawn, limit, circuit_asked, verdict, verdict_rule,
    )  # fmt: skip


def _split_phase_supply(question: Question) -> bool:
    volts = {supply.voltage for socket in question.sockets for supply in socket.supplies}
    return any(low < 150 and 1.6 < high / low < 2.1 for low in volts for high in volts)


def _flux(plate: tuple[float, ...], supply: Supply, ratio: float) -> float:
    """V/f delivered over V/f rated."""
    return ratio * plate[0] / supply.frequency if plate else ratio


def _voltage_axis(
    state: State, load: LoadKind, ratio: float, rated: float, forbidden: bool
) -> tuple[VoltageStatus, Direct, bool]:
    """Return the status, what happens when it is simply plugged in, and whether the heat is too weak to work."""
    if state is State.OK:
        return VoltageStatus.OK, Direct.OK, False
    if state is State.WITHIN:
        return VoltageStatus.WITHIN_TOLERANCE, Direct.OK, False
    if state is State.OVER:
        status = over_voltage(load, forbidden)
        return status, Direct.OK if status is VoltageStatus.OK else Direct.DESTROYS, False
    status = under_voltage(load, ratio, rated)
    if status is VoltageStatus.WEAK:
        return status, Direct.WEAK, load.heat and ratio * ratio < HALF_POWER
    return status, Direct.OK if status is VoltageStatus.OK else Direct.FAILS, False


def _limit(plug: PlugType | None, outlet: Outlet | None, mating: Mating | None, status: PlugStatus) -> float | None:
    if outlet is None:
        return plug.rated_current if plug else None
    if plug is None:
        return outlet.amperes
    limit = min(plug.rated_current, outlet.amperes)
    if status in (PlugStatus.FITS, PlugStatus.FITS_UNEARTHED) and mating is not None and mating.current_limit:
        limit = min(limit, mating.current_limit)
    return limit


def _current(
    drawn: float | None,
    limit: float | None,
    power_known: bool,
    bound: float | None,
    voltage: VoltageStatus,
    status: PlugStatus,
) -> CurrentStatus:
    """P5. For an unknown power the plug's own rating is the bound, tried only where the plug does not simply fit."""
    if limit is None:
        return CurrentStatus.UNKNOWN
    if power_known:
        return CurrentStatus.UNKNOWN if drawn is None else CurrentStatus.OVER if drawn > limit else CurrentStatus.OK
    fits = status is PlugStatus.FITS and voltage in (VoltageStatus.OK, VoltageStatus.WITHIN_TOLERANCE)
    if bound is not None and bound > limit and not fits:
        return CurrentStatus.OVER
    return CurrentStatus.UNKNOWN


def _circuit_asked(
    question: Question, outlet: Outlet | None, plug: PlugType | None, mode: VoltageMode | None, supply: Supply
) -> bool:
    """Table 0.2 line 5, I3: a circuit of its own is what the question is about, or what the plug is made for there."""
    if mode in (VoltageMode.MULTI_PHASE, VoltageMode.SPLIT_PHASE):
        return True
    if outlet is not None and outlet.purpose is SocketPurpose.DEDICATED:
        return True
    if question.socket_named or plug is None or plug.household:
        return False
    return any(
        socket.purpose is SocketPurpose.DEDICATED and mate(plug.id, socket.id).result in _SAFE
        for socket in question.sockets
    )


# ------------------------------------------------------------------------------------------------------------ together


def judge(appliance: Appliance, question: Question) -> Judgement:
    """Return what rules 0 to 2 and table T0 say of an appliance on these supplies and outlets."""
    plate = appliance.rating
    if plate.dc:
        return _fed_by_its_own_supply()
    loads = [appliance.load] if appliance.load else [load_kind(kind) for kind in UNKNOWN_LOADS]
    voltages = (plate.ranges,) if plate.ranges else UNKNOWN_VOLTAGES
    hard_wired = not appliance.plugs and appliance.load is not None and appliance.load.id in HARD_WIRED_LOADS
    plugs: Sequence[tuple[PlugType | None, PlugStatus | None]]
    if appliance.plugs:
        plugs = [(plug, None) for plug in appliance.plugs]
    elif hard_wired:
        plugs = [(None, PlugStatus.NOT_APPLICABLE)]
    elif appliance.inlet:
        plugs = [(None, PlugStatus.NEEDS_ADAPTER)]
    else:
        plugs = [(None, status) for status in (PlugStatus.FITS, PlugStatus.NEEDS_ADAPTER, PlugStatus.FITS_UNEARTHED)]

    settled: dict[tuple[object, ...], Case] = {}
    for supply, outlets in zip(question.supplies, question.outlets, strict=True):
        main_amperes = _main_amperes(outlets)
        for (plug_index, (plug, assumed)), (volt_index, ranges), load in product(
            enumerate(plugs), enumerate(voltages), loads
        ):
            bound = plug.rated_current if plug else None
            powers = _powers(appliance, bound, ranges, load)
            for outlet in _worth_trying(outlets, plug) or (None,):
                for power, power_known in powers:
                    for equipment_class in _classes(appliance, plug, assumed, outlet, question):
                        case = _settle(
                            appliance, question, supply, outlet, plug, assumed, ranges, power, power_known,
                            equipment_class, load, main_amperes, bound if power != SMALL_POWER else None,
                        )  # fmt: skip
                        key = (
                            (supply.voltage, supply.frequency), outlet.id if outlet else "", plug_index, volt_index,
                            load.id, power, equipment_class,
                        )  # fmt: skip
                        settled[key] = case
    return _together(appliance, question, settled)


def _fed_by_its_own_supply() -> Judgement:
    """A DC plate says nothing of the mains: the plate of the power supply decides."""
    return Judgement(
        Verdict.DEPENDS,
        Direct.FAILS,
        PlugStatus.UNKNOWN,
        EarthingStatus.UNKNOWN,
        VoltageStatus.UNKNOWN,
        FrequencyStatus.UNKNOWN,
        CurrentStatus.UNKNOWN,
        ("voltage",),
        (),
        (),
        False,
    )


_FACTS = ("supply", "socket", "plug", "voltage", "load_kind", "power", "equipment_class")


def _together(appliance: Appliance, question: Question, settled: dict[tuple[object, ...], Case]) -> Judgement:
    cases = tuple(settled.values())
    if len(cases) > 1:
        cases = tuple(sorted(cases, key=_badness, reverse=True))
    if not cases:
        return Judgement(
            Verdict.DEPENDS, Direct.OK, PlugStatus.UNKNOWN, EarthingStatus.UNKNOWN, VoltageStatus.UNKNOWN,
            FrequencyStatus.UNKNOWN, CurrentStatus.UNKNOWN, ("supply",), (), (), False,
        )  # fmt: skip
    told = _adaptor_settles(settled)
    verdicts = set(told.values())
    missing = _missing(told) if len(verdicts) > 1 else []
    verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.DEPENDS
    position = _position_open(appliance, cases)
    if (
        verdict is not Verdict.DO_NOT_USE
        and "supply" not in missing
        and (_weak_somewhere(cases) or position == "supply")
    ):
        verdict, missing = Verdict.DEPENDS, [*missing, "supply"]
    if appliance.rating.voltage_mode is VoltageMode.LISTED and verdict is not Verdict.DO_NOT_USE:
        verdict, missing = Verdict.DEPENDS, [*missing, "maker_statement"]
    if verdict is not Verdict.DO_NOT_USE and _lamp_of_lower_voltage(appliance, cases):
        asked = "maker_statement" if appliance.rating.ranges else "voltage"
        verdict, missing = Verdict.DEPENDS, [*missing, asked]
    if verdict is not Verdict.DO_NOT_USE and carries_unrated(appliance):
        verdict, missing = Verdict.DEPENDS, [*missing, "maker_statement"]
    if verdict is not Verdict.DO_NOT_USE and _hard_wired(appliance):
        verdict, missing = Verdict.DEPENDS, [*missing, "installation"]
    if verdict is Verdict.DEPENDS:
        missing += _asked(cases)
    order = (*_FACTS, "frequency", "maker_statement", "installation")
    frequency = _worst(_FREQUENCY_ORDER, {case.frequency.status for case in cases})
    if appliance.load is None:
        frequency = _unknown_load_frequency(appliance, cases)
    unknown_plug = not appliance.plugs and cases[0].plug is not PlugStatus.NOT_APPLICABLE and not appliance.inlet
    return Judgement(
        verdict=verdict,
        direct=_worst(_DIRECT_ORDER, {case.direct for case in cases}),
        plug=PlugStatus.UNKNOWN if unknown_plug else _worst(_PLUG_ORDER, {case.plug for case in cases}),
        earthing=EarthingStatus.UNKNOWN if unknown_plug else _worst(_EARTHING_ORDER, {c.earthing for c in cases}),
        voltage=_worst(_VOLTAGE_ORDER, {case.voltage for case in cases})
        if appliance.rating.ranges
        else VoltageStatus.UNKNOWN,
        frequency=frequency,
        current=_worst(_CURRENT_ORDER, {case.current for case in cases}),
        missing=tuple(name for name in order if name in missing),
        cases=cases,
        by_supply=_by_supply(question.supplies, cases),
        switch_position=position != "",
    )


def _badness(case: Case) -> tuple[int, ...]:
    return (
        _VERDICT_ORDER.index(case.verdict),
        _VOLTAGE_ORDER.index(case.voltage),
        _PLUG_ORDER.index(case.plug),
        _FREQUENCY_ORDER.index(case.frequency.status),
        _CURRENT_ORDER.index(case.current),
    )


def _worst(order: Sequence[T], found: set[T]) -> T:
    return next(iter(found)) if len(found) == 1 else max(found, key=order.index)


SMALL_AMPERES = 2.5
"""Table 0.5: up to here a contact that is not what it should be bears the load, and any adaptor carries it, in A."""

_ADAPTOR_OR_NOT = {Verdict.WORKS, Verdict.WORKS_WITH_ADAPTER}


def _adaptor_settles(settled: dict[tuple[object, ...], Case]) -> dict[tuple[object, ...], Verdict]:
    """Return the verdict of every case; outlets that differ only by an adaptor are one answer: have one with you.

    They stay apart where the plug can be forced into one of them and more than a small current would flow: then it
    matters which outlet it is, and the customer is asked.
    """
    told = {key: case.verdict for key, case in settled.items()}
    if _ADAPTOR_OR_NOT.issubset(told.values()):
        groups: dict[tuple[object, ...], list[tuple[object, ...]]] = {}
        for key in settled:
            groups.setdefault(key[2:], []).append(key)
        for keys in groups.values():
            if {told[key] for key in keys} == _ADAPTOR_OR_NOT and not any(_tempting(settled[key]) for key in keys):
                told |= dict.fromkeys(keys, Verdict.WORKS_WITH_ADAPTER)
    return told


def _tempting(case: Case) -> bool:
    forced = case.mating is not None and case.mating.result in ("needs_force_or_shutter_defeat", "loose_contact")
    bound = (
        case.amperes if case.current is not CurrentStatus.UNKNOWN else case.plug_type and case.plug_type.rated_current
    )
    return forced and (bound is None or bound > SMALL_AMPERES)


def _missing(told: dict[tuple[object, ...], Verdict]) -> list[str]:
    """Return the facts whose values alone change the verdict."""
    missing = []
    for index, fact in enumerate(_FACTS):
        seen: dict[tuple[object, ...], Verdict] = {}
        for key, verdict in told.items():
            others = key[:index] + key[index + 1 :]
            if seen.setdefault(others, verdict) is not verdict:
                missing.append(fact)
                break
    return missing or ["supply"]


def _asked(cases: Iterable[Case]) -> list[str]:
    asked = [case.frequency.missing for case in cases if case.frequency.effect is Effect.ASK]
    asked += ["installation" for case in cases if case.plug is PlugStatus.NO and case.circuit_asked]
    return list(dict.fromkeys(asked))


def _weak_somewhere(cases: tuple[Case, ...]) -> bool:
    weak = {case.voltage is VoltageStatus.WEAK for case in cases}
    return len(weak) == 2 and len({case.supply.voltage for case in cases}) > 1


def _position_open(appliance: Appliance, cases: tuple[Case, ...]) -> str:
    """Return ``supply`` where the position of a selector depends on it, ``set`` where it must be set, else blank."""
    if appliance.rating.voltage_mode not in (VoltageMode.SWITCHABLE, VoltageMode.LISTED):
        return ""
    positions = {nearest_span(appliance.rating.ranges, case.supply.voltage) for case in cases}
    return "supply" if len(positions) > 1 else "set"


def _lamp_of_lower_voltage(appliance: Appliance, cases: tuple[Case, ...]) -> bool:
    """L1: a fitting of a 100-127 V market has a holder, switch and cord that may be made for 125 V only."""
    if appliance.load is None or appliance.load.id != "lamp_fitting":
        return False
    if not appliance.rating.ranges:
        return True
    highest = max(high for _, high in appliance.rating.ranges)
    return highest <= 130 and any(case.supply.voltage >= 200 for case in cases)


ADAPTOR_AMPERES = 10.0
"""P7: what an adaptor, smart plug or strip carries that does not say so, at the most, in A."""


def carries_unrated(appliance: Appliance) -> bool:
    """P5, P7: a strip or smart plug whose own amperes are not given, and that is to carry more than many do."""
    plate = appliance.rating
    if appliance.load is None or appliance.load.id != "wiring_device" or not plate.ranges:
        return False
    if plate.current is not None or plate.power is None:
        return False
    return plate.power / max(plate.voltages) > ADAPTOR_AMPERES


def _hard_wired(appliance: Appliance) -> bool:
    return not appliance.plugs and appliance.load is not None and appliance.load.id == "lamp_fitting"


def _unknown_load_frequency(appliance: Appliance, cases: tuple[Case, ...]) -> FrequencyStatus:
    plate = appliance.rating.frequencies
    return _worst(
        _FREQUENCY_ORDER,
        {frequency_result(FrequencyFacts(c.supply.frequency, plate, "unknown", 1.0, False)).status for c in cases},
    )


def _main_amperes(outlets: Sequence[Outlet]) -> float:
    """T0: the rating of the outlet that is met first; the smaller of two."""
    if not outlets:
        return 0.0
    rank = {Prevalence.DOMINANT: 0, Prevalence.COMMON: 1, Prevalence.RARE: 2, Prevalence.LEGACY: 3}
    best = min(rank[outlet.prevalence] for outlet in outlets)
    return min(outlet.amperes for outlet in outlets if rank[outlet.prevalence] == best)


def _powers(
    appliance: Appliance, bound: float | None, ranges: tuple[Span, ...], load: LoadKind
) -> list[tuple[float | None, bool]]:
    """Return the powers to try, in W, each with whether it is known."""
    plate = appliance.rating
    if plate.power is not None:
        return [(plate.power, True)]
    if plate.apparent_power is not None:
        return [(plate.apparent_power, True)]
    highest = max(high for _, high in ranges)
    if plate.current is not None:
        return [(plate.current * highest, True)]
    return [(SMALL_POWER, False), (bound * highest if bound else LARGE_POWER, False)]


def _classes(
    appliance: Appliance,
    plug: PlugType | None,
    assumed: PlugStatus | None,
    outlet: Outlet | None,
    question: Question,
) -> Sequence[EquipmentClass | None]:
    """Unknown classes matter only where the connection gives no earth."""
    known = appliance.rating.equipment_class
    if known is not None:
        return (known,)
    if assumed is PlugStatus.FITS_UNEARTHED:
        return UNKNOWN_CLASSES
    if plug is None or outlet is None or not plug.earthed:
        return (EquipmentClass.TWO if plug is not None and not plug.earthed else None,)
    if question.practice is Practice.UNEARTHED_ADAPTER or not outlet.earthed:
        return UNKNOWN_CLASSES
    return UNKNOWN_CLASSES if mate(plug.id, outlet.id).result == "mates_unearthed" else (None,)


def _by_supply(
    supplies: tuple[Supply, ...], cases: tuple[Case, ...]
) -> tuple[tuple[Supply, Verdict, VoltageStatus], ...]:
    """Return each supply with its verdict (``depends`` where its cases differ) and its worst voltage status."""
    told = []
    for supply in supplies:
        own = [case for case in cases if case.supply is supply]
        if own:
            verdicts = {case.verdict for case in own}
            verdict = own[0].verdict if len(verdicts) == 1 else Verdict.DEPENDS
            told.append((supply, verdict, _worst(_VOLTAGE_ORDER, {case.voltage for case in own})))
    return tuple(told)
