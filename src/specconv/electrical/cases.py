"""One settled case: a supply, an outlet and a value for each open fact, and what the tables say of it."""

from typing import NamedTuple

from specconv.electrical.appliance import Appliance
from specconv.electrical.appliances import LoadKind
from specconv.electrical.mating import Mating, mate
from specconv.electrical.outlets import SAFE, Outlet, Question, larger_variant
from specconv.electrical.plugs import PlugType
from specconv.electrical.rating import Span
from specconv.electrical.rules import (
    ANSI_FAMILY,
    ANSI_NOMINAL,
    HALF_POWER,
    TOLERANCE,
    Effect,
    FrequencyResult,
    RemedyFacts,
    State,
    combine,
    frequency_result,
    nearest_span,
    over_voltage,
    transformer_forbidden,
    under_voltage,
    voltage_state,
)
from specconv.electrical.supplies import SocketPurpose, Supply
from specconv.electrical.vocabulary import (
    CurrentStatus,
    Direct,
    EarthingStatus,
    EquipmentClass,
    PlugStatus,
    Practice,
    Verdict,
    VoltageMode,
    VoltageStatus,
)

ANSI_ORIGINS = frozenset(("US", "CA", "PR", "VI", "GU", "MP", "AS", "UM"))
"""Where 110 to 125 V on a plate all mean the nominal 120 V system (ANSI C84.1, CSA C235)."""

TRANSFORMED = frozenset((VoltageStatus.NEEDS_STEP_DOWN, VoltageStatus.NEEDS_STEP_UP))
# Looking up a member of an enumeration takes longer than most of what a case does with it; these are met in every case.
_OK, _WITHIN, _OVER, _UNDER = State
_STOP, _NO = Effect.STOP, PlugStatus.NO
_SINGLE, _SPLIT_PHASE, _MULTI_PHASE = VoltageMode.SINGLE, VoltageMode.SPLIT_PHASE, VoltageMode.MULTI_PHASE
_NO_CURRENT, _CURRENT_OK = CurrentStatus.NOT_APPLICABLE, CurrentStatus.OK
_TOO_MUCH, _CURRENT_UNKNOWN = CurrentStatus.OVER, CurrentStatus.UNKNOWN
_AS_RATED = (VoltageStatus.OK, Direct.OK, False)
_NEARLY_AS_RATED = (VoltageStatus.WITHIN_TOLERANCE, Direct.OK, False)
_OFF = frozenset((_OVER, _UNDER))
_RUNS = frozenset((Direct.OK, Direct.WEAK))
_RIGHT = frozenset((VoltageStatus.OK, VoltageStatus.WITHIN_TOLERANCE))
_FITTING = frozenset((PlugStatus.FITS, PlugStatus.FITS_UNEARTHED))
_JOINED = frozenset((PlugStatus.FITS, PlugStatus.NEEDS_ADAPTER))
_PLUG_PRACTICES = frozenset(
    (
        Practice.SHUTTER_DEFEATED, Practice.PIN_BENT, Practice.PIN_FILED, Practice.PLUG_FORCED,
        Practice.EARTH_PIN_REMOVED, Practice.NON_COMPLIANT_CORD, Practice.STRIP_125V_ON_230V,
    )
)  # fmt: skip
"""Practices that make the plug connection itself unsafe."""

_LITERAL = (False,)
_OF_THE_FAMILY = (True,)
BASIC_INSULATION = frozenset((EquipmentClass.ZERO, EquipmentClass.ZERO_ONE))
"""Classes whose plug has no earth though only basic insulation keeps the mains from what is touched (IEC 61140)."""
_TINY = 1e-9
NARROW = 1.2
"""A heater for a range that is no wider, such as 220-240 V, draws most at its upper end."""
SMALL_AMPERES = 2.5
"""Table 0.5: up to here a contact that is not what it should be bears the load, and any adaptor carries it, in A."""


class Joint(NamedTuple):
    """How the plug, or what stands for it, joins an outlet, whatever the supply (table 0.5)."""

    outlet: Outlet | None
    plug_type: PlugType | None
    mating: Mating | None
    equipment_class: EquipmentClass | None
    plug: PlugStatus
    earthing: EarthingStatus
    limit: float | None
    """What plug, outlet and their contact carry, in A."""
    circuit_asked: bool


class Fed(NamedTuple):
    """What a supply does to the load, whatever the outlet: voltage, frequency, whether a transformer is a way out."""

    supply: Supply
    figures: tuple[float, float]
    """V and Hz of the supply."""
    ranges: tuple[Span, ...]
    power: float | None
    power_known: bool
    load: LoadKind
    family: bool
    """Whether the plate is read as one of the 120 V family."""
    voltage: VoltageStatus
    rule: str
    """The line of table 1.1 that decided the voltage."""
    rated: float
    """The figure of the plate that the supply was compared with, in V."""
    ratio: float
    too_weak: bool
    forbidden: tuple[str, str] | None
    """Why a transformer is no remedy, and the rule; None where it is permitted or not needed."""
    direct: Direct
    frequency: FrequencyResult
    transformed: bool
    drawn: float | None
    """The current from the outlet, in A."""
    own: float | None
    """The current through the appliance's own plug behind a transformer, in A."""


class Case(NamedTuple):
    """A supply that feeds a load and a plug that joins an outlet, and what the tables say of both together."""

    fed: Fed
    joint: Joint
    current: CurrentStatus
    amperes: float | None
    """What flows through the part that bears least, in A."""
    limit: float | None
    verdict: Verdict
    rule: str
    """The line of table 0.2 that gave the verdict."""


def join(
    appliance: Appliance,
    question: Question,
    plug: PlugType | None,
    assumed: PlugStatus | None,
    outlet: Outlet | None,
    equipment_class: EquipmentClass | None,
    heavy: bool,
) -> Joint:
    """Return how a plug joins an outlet.

    ``assumed`` stands for the plug where it is not known; ``heavy``: more than :data:`SMALL_AMPERES` may flow.
    """
    status, earthing, mating = PlugStatus.UNKNOWN, EarthingStatus.UNKNOWN, None
    if plug is not None and outlet is not None:
        mating = mate(plug.id, outlet.id)
        status = _plug_status(plug, outlet, mating.result, equipment_class, question, appliance.load, heavy)
        earthing = _earthing(status, plug, outlet, equipment_class)
    if assumed is not None:
        status = assumed
        earthing = EarthingStatus.NOT_NEEDED if assumed is PlugStatus.NOT_APPLICABLE else earthing
        if assumed is PlugStatus.FITS_UNEARTHED and equipment_class is not EquipmentClass.TWO:
            earthing = EarthingStatus.LOST
    mode = appliance.rating.voltage_mode
    if mode is VoltageMode.MULTI_PHASE and assumed is not PlugStatus.NOT_APPLICABLE:
        status = PlugStatus.NO
    return Joint(
        outlet, plug, mating, equipment_class, status, earthing, _limit(plug, outlet, mating, status),
        _circuit_asked(question, outlet, plug, mode),
    )  # fmt: skip


def _plug_status(
    plug: PlugType,
    outlet: Outlet,
    result: str,
    equipment_class: EquipmentClass | None,
    question: Question,
    load: LoadKind | None,
    heavy: bool,
) -> PlugStatus:
    """Table 0.5."""
    status = PlugStatus.NEEDS_ADAPTER
    vehicle = load is not None and load.id == "ev_cable"
    if question.practice in _PLUG_PRACTICES:
        status = PlugStatus.UNSAFE
    elif question.practice is Practice.UNEARTHED_ADAPTER and plug.earthed:
        status = PlugStatus.FITS_UNEARTHED
    elif result in SAFE:
        status = PlugStatus.FITS
    elif result == "mates_unearthed":
        status = PlugStatus.FITS_UNEARTHED
    elif result == "loose_contact":
        status = PlugStatus.UNSAFE if heavy else PlugStatus.NEEDS_ADAPTER
    elif result == "does_not_fit":
        # dedicated circuits, plugs made for them, the larger variant of a system and vehicles have no lawful adaptor
        own_circuit = outlet.purpose is SocketPurpose.DEDICATED or not plug.household or vehicle
        if own_circuit or larger_variant(plug.id, outlet.id):
            status = PlugStatus.NO
        elif plug.earthed and not outlet.earthed and equipment_class is not EquipmentClass.TWO:
            status = PlugStatus.FITS_UNEARTHED  # whatever joins the two, there is no earth to join
    elif vehicle:
        status = PlugStatus.NO
    if status is PlugStatus.UNSAFE:
        return status
    if outlet.purpose is SocketPurpose.DEDICATED and not (question.socket_named or question.supply_named):
        status = PlugStatus.NO  # it fits a circuit of its own, which may have to be built first
    if not plug.earthed and equipment_class is EquipmentClass.ONE and status in _JOINED:
        status = PlugStatus.FITS_UNEARTHED  # P10: the earth is lost in the plug already
    if equipment_class in BASIC_INSULATION and status is PlugStatus.NEEDS_ADAPTER and not plug.earthed:
        status = PlugStatus.FITS_UNEARTHED  # IEC 61140: abroad there is no terminal for a lead, and an earthed room
    return status


def _earthing(
    status: PlugStatus, plug: PlugType, outlet: Outlet, equipment_class: EquipmentClass | None
) -> EarthingStatus:
    if status is not PlugStatus.FITS_UNEARTHED and equipment_class is EquipmentClass.ZERO_ONE and not plug.earthed:
        return EarthingStatus.UNKNOWN  # whether its lead is connected, nobody can tell from here
    basic = status is PlugStatus.FITS_UNEARTHED and equipment_class in BASIC_INSULATION
    needs_none = not plug.earthed and equipment_class is not EquipmentClass.ONE and not basic
    if equipment_class is EquipmentClass.TWO or needs_none:
        return EarthingStatus.NOT_NEEDED
    if status in (PlugStatus.FITS_UNEARTHED, PlugStatus.UNSAFE) or not outlet.earthed:
        return EarthingStatus.LOST
    return EarthingStatus.OK


def readings(appliance: Appliance, plug: PlugType | None, ranges: tuple[Span, ...], supply: float) -> tuple[bool, ...]:
    """Return whether the plate is read as one of the 120 V family (V9), or both ways where nobody can tell.

    Plates of North American origin are. Where the origin is not known a NEMA plug speaks for it, and both ways are
    tried if the supply is right by one of them only: "110 V" bears 127 V in North America and not elsewhere.
    """
    low, high = nearest_span(ranges, supply)
    if low != high or low not in ANSI_FAMILY:
        return _LITERAL
    if low in NORTH_AMERICAN:
        return _OF_THE_FAMILY
    if appliance.origin:
        return (appliance.origin in ANSI_ORIGINS,)
    likely = plug is not None and plug.id.startswith("nema_")
    right = [abs(supply / figure - 1) <= TOLERANCE + _TINY for figure in (low, ANSI_NOMINAL)]
    return (likely,) if right[0] == right[1] else (False, True)


NORTH_AMERICAN = frozenset((120.0, 125.0))
"""Figures that no other market prints."""


def _amperes(
    load: LoadKind, power: float | None, current: float | None, low: float, high: float, supply: float, at_125: bool
) -> float | None:
    """P5: what it draws. ``low`` and ``high`` bound the part of the plate that applies; its watts are at ``high``.

    The watts of a plate that is surely of the 120 V family are those at 125 V, which is where "1,875 W" (15 A) comes
    from. Where a plate gives watts and amperes, the larger counts.
    """
    rated = max(high, 125.0) if at_125 and load.heat else high
    if load.carries:  # what it may carry, whatever the supply: its watts at the volts that are marked on it
        return power / (max(high, 125.0) if at_125 else high) if power is not None else current
    by_power = by_current = 0.0
    if power is not None:
        by_power = power / rated * supply / rated if load.heat else power / supply
    if current is not None:  # the amperes of a wide range are those of its lower end
        by_current = current * supply / rated if load.heat and high <= NARROW * low else current * low / supply
    return max(by_power, by_current) or None


def feed(
    appliance: Appliance,
    question: Question,
    supply: Supply,
    ranges: tuple[Span, ...],
    power: float | None,
    power_known: bool,
    load: LoadKind,
    main_amperes: float,
    family: bool,
) -> Fed:
    """Return what a supply does to the load; ``main_amperes`` is the rating of the outlet that is met first (T0).

    ``family``: the plate is read as one of the 120 V family.
    """
    plate = appliance.rating
    volts, hertz = supply.voltage, supply.frequency
    low, high = nearest_span(ranges, volts)
    ansi = family and low == high
    at_125 = ansi and (low in NORTH_AMERICAN or appliance.origin in ANSI_ORIGINS)
    literal = (low, high)
    if ansi:
        low = high = ANSI_NOMINAL
    heats_100v = (load.heat or load.id == "microwave") and (power or 0.0) >= 500
    mode = plate.voltage_mode or _SINGLE
    state, rule = voltage_state((volts, low, high, mode, heats_100v))
    rated = low if volts < low else high
    ratio = 1.0 if low <= volts <= high else volts / rated
    if mode is _SPLIT_PHASE and not _split_phase_supply(question):
        state, rule = _OVER, "I3"

    # frequency first, because a transformer never changes it
    flux = ratio * plate.frequencies[0] / hertz if plate.frequencies else ratio
    stepped_down = load.over == "over" and state is _OVER
    frequency = frequency_result((hertz, plate.frequencies, load.frequency, flux, stepped_down))
    forbidden = None
    if state in _OFF:
        forbidden = transformer_forbidden(
            RemedyFacts(
                load, power or 0.0, appliance.care, appliance.conversion_allowed is False,
                appliance.conversion_allowed is True, state is _UNDER, volts, main_amperes,
                frequency.effect is _STOP,
            )
        )  # fmt: skip
    voltage, direct, too_weak = _voltage_axis(state, load, ratio, rated, forbidden is not None)
    transformed = forbidden is None and (too_weak or voltage in TRANSFORMED)
    own = None
    if ansi and not at_125:
        low, high = literal
    if transformed:  # the primary of the transformer draws it, through a plug of its own
        drawn = power / volts if power is not None else None
        own = _amperes(load, power, plate.current, low, high, rated, at_125)
    else:
        drawn = _amperes(load, power, plate.current, low, high, volts, at_125)
    if mode is _MULTI_PHASE:  # I3: no household outlet feeds it
        voltage, direct, too_weak = VoltageStatus.NOT_APPLICABLE, Direct.FAILS, False
    return Fed(
        supply, (volts, hertz), ranges, power, power_known, load, family, voltage, rule, rated, ratio, too_weak,
        forbidden, direct, frequency, transformed, drawn, own,
    )  # fmt: skip


def settle(appliance: Appliance, question: Question, fed: Fed, joints: list[Joint], bound: float | None) -> list[Case]:
    """Return the cases that a supply makes with each way of joining an outlet, as the tables judge them.

    ``bound`` is the plug's own rating where it bounds an unknown power.
    """
    marked = appliance.rating.current if fed.load.carries else None
    unsafe = question.practice is not None and question.practice is not Practice.UNEARTHED_ADAPTER
    runs = fed.transformed or fed.direct in _RUNS
    cases = []
    for joint in joints:
        outlet, plug, _, equipment_class, status, _, limit, circuit_asked = joint
        drawn = fed.drawn
        if fed.transformed and outlet is not None:
            limit = outlet.amperes
        if fed.own is not None and plug is not None and fed.own > plug.rated_current:
            drawn, limit = fed.own, plug.rated_current
        if marked is not None:
            limit = min(limit or marked, marked)
        current = _NO_CURRENT
        if runs and status is not _NO:
            current = _current(drawn, limit, fed.power_known, bound, fed.voltage, status)
        verdict, verdict_rule = combine(
            (
                unsafe, question.prohibited, status, equipment_class, current is _TOO_MUCH, fed.voltage,
                fed.too_weak, fed.forbidden is not None, fed.frequency.effect, circuit_asked, False,
            )
        )  # fmt: skip
        cases.append(Case(fed, joint, current, drawn, limit, verdict, verdict_rule))
    return cases


def _split_phase_supply(question: Question) -> bool:
    """Whether the place has both voltages of a split-phase service; a shaver unit makes its own."""
    outlets = (socket for socket in question.sockets if socket.purpose is not SocketPurpose.SHAVER)
    volts = {supply.voltage for socket in outlets for supply in socket.supplies}
    return any(low < 150 and 1.6 < high / low < 2.1 for low in volts for high in volts)


def _voltage_axis(
    state: State, load: LoadKind, ratio: float, rated: float, forbidden: bool
) -> tuple[VoltageStatus, Direct, bool]:
    """Return the status, what happens when it is simply plugged in, and whether the heat is too weak to work."""
    if state is _OK:
        return _AS_RATED
    if state is _WITHIN:
        return _NEARLY_AS_RATED
    if state is _OVER:
        status = over_voltage(load, forbidden, rated)
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
    if mating is not None and mating.current_limit and status in _FITTING:
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
        return _CURRENT_UNKNOWN
    if power_known:
        return _CURRENT_UNKNOWN if drawn is None else _TOO_MUCH if drawn > limit else _CURRENT_OK
    if bound is not None and bound > limit and not (status is PlugStatus.FITS and voltage in _RIGHT):
        return _TOO_MUCH
    return _CURRENT_UNKNOWN


def _circuit_asked(question: Question, outlet: Outlet | None, plug: PlugType | None, mode: VoltageMode | None) -> bool:
    """Table 0.2 line 5, I3: a circuit of its own is what the question is about, or what the plug is made for there."""
    if mode is _MULTI_PHASE or mode is _SPLIT_PHASE:
        return True
    if outlet is not None and outlet.purpose is SocketPurpose.DEDICATED:
        return True
    if question.socket_named or plug is None or plug.household:
        return False
    own = [socket for socket in question.sockets if socket.purpose is SocketPurpose.DEDICATED]
    return SAFE.intersection([mate(plug.id, socket.id).result for socket in own]) != frozenset()
