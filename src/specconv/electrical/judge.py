"""The judgement: every combination of what is open is settled by the tables, and the answers are compared.

A fact is missing only when its possible values lead to different verdicts. A hazard that holds for all of them is told
at once; where they differ, the verdict is ``depends`` and the fact is named. Nothing is averaged, and what is not
known never makes a verdict safer.
"""

from collections.abc import Sequence
from itertools import product, repeat
from typing import NamedTuple, TypeVar

from specconv.electrical.appliance import LAMPS, Appliance
from specconv.electrical.appliances import load_kind
from specconv.electrical.cases import SMALL_AMPERES, Case, Fed, Joint, feed, join, readings, settle
from specconv.electrical.mating import mate
from specconv.electrical.outlets import Circuit, Outlet, Question, circuits_of, worth_trying
from specconv.electrical.plugs import PlugType, plug_type
from specconv.electrical.rating import Span
from specconv.electrical.rules import (
    LOW_VOLTAGE_GOODS,
    TOLERANCE,
    Effect,
    frequency_result,
    nearest_span,
)
from specconv.electrical.supplies import Supply
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
_Way = tuple[Outlet | None, EquipmentClass | None]
_Columns = dict[str, list[object]]
"""Fact → its value in each case."""

UNKNOWN_VOLTAGES: tuple[tuple[Span, ...], ...] = (
    ((100.0, 100.0),), ((120.0, 120.0),), ((230.0, 230.0),), ((100.0, 240.0),),
)  # fmt: skip
UNKNOWN_LOADS = ("resistive_heat", "induction_motor", "li_charger")
"""Plain heat, a motor, and a load for which no transformer is a remedy."""
UNKNOWN_CLASSES = (EquipmentClass.ONE, EquipmentClass.TWO)
SMALL_POWER = 1.0
LARGE_POWER = 3000.0
"""Tried for an unknown power where no plug bounds it, in W."""


def _rank(*order: T) -> dict[T, int]:
    """Return the place of each status, from the best to the worst."""
    return {status: place for place, status in enumerate(order)}


_PLUG_RANK = _rank(
    PlugStatus.NOT_APPLICABLE, PlugStatus.FITS, PlugStatus.NEEDS_ADAPTER, PlugStatus.FITS_UNEARTHED, PlugStatus.UNKNOWN,
    PlugStatus.NO, PlugStatus.UNSAFE,
)  # fmt: skip
_VOLTAGE_RANK = _rank(
    VoltageStatus.NOT_APPLICABLE, VoltageStatus.OK, VoltageStatus.WITHIN_TOLERANCE, VoltageStatus.WEAK,
    VoltageStatus.UNKNOWN, VoltageStatus.NEEDS_STEP_UP, VoltageStatus.NEEDS_STEP_DOWN, VoltageStatus.DESTROYS,
)  # fmt: skip
_FREQUENCY_RANK = _rank(
    FrequencyStatus.NOT_APPLICABLE, FrequencyStatus.IRRELEVANT, FrequencyStatus.OK, FrequencyStatus.UNKNOWN,
    FrequencyStatus.OK_IF_RATED, FrequencyStatus.RUNS_FAST, FrequencyStatus.RUNS_SLOW, FrequencyStatus.UNSAFE,
)  # fmt: skip
_CURRENT_RANK = _rank(CurrentStatus.NOT_APPLICABLE, CurrentStatus.OK, CurrentStatus.UNKNOWN, CurrentStatus.OVER)
_EARTHING_RANK = _rank(EarthingStatus.NOT_NEEDED, EarthingStatus.OK, EarthingStatus.UNKNOWN, EarthingStatus.LOST)
_VERDICT_RANK = _rank(*Verdict)
_DIRECT_RANK = _rank(*Direct)
_VOLTAGES, _PLUGS = tuple(_VOLTAGE_RANK), tuple(_PLUG_RANK)
_FREQUENCIES, _CURRENTS = tuple(_FREQUENCY_RANK), tuple(_CURRENT_RANK)


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


def judge(appliance: Appliance, question: Question) -> Judgement:
    """Return what rules 0 to 2 and table T0 say of an appliance on these supplies and outlets."""
    plate = appliance.rating
    if plate.dc:
        return _fed_by_its_own_supply()
    loads = [appliance.load] if appliance.load else [load_kind(kind) for kind in UNKNOWN_LOADS]
    voltages = (plate.ranges,) if plate.ranges else UNKNOWN_VOLTAGES
    plugs: Sequence[tuple[PlugType | None, PlugStatus | None]]
    if appliance.plugs:
        plugs = [(plug, None) for plug in appliance.plugs]
    elif appliance.hard_wired:
        plugs = [(None, PlugStatus.NOT_APPLICABLE)]
    elif appliance.inlet:
        plugs = [(None, PlugStatus.NEEDS_ADAPTER)]
    else:
        plugs = [(None, status) for status in (PlugStatus.FITS, PlugStatus.NEEDS_ADAPTER, PlugStatus.FITS_UNEARTHED)]

    cases: list[Case] = []
    for plug, assumed in plugs:
        bound = plug.rated_current if plug else None
        met: dict[tuple[str, ...], tuple[list[_Way], dict[bool, list[Joint]]]] = {}
        for supply, outlets, amperes in _circuits(appliance, plug, question):
            alike = tuple([outlet.id for outlet in outlets])  # several supplies may feed the same outlets
            if alike not in met:
                met[alike] = _ways(appliance, plug, assumed, outlets, question), {}
            ways, joined = met[alike]
            for ranges in voltages:
                powers = _powers(appliance, bound, ranges)
                for family in readings(appliance, plug, ranges, supply.voltage):
                    for load, (power, known) in product(loads, powers):
                        fed = feed(appliance, question, supply, ranges, power, known, load, amperes, family)
                        heavy = not known or fed.drawn is None or fed.drawn > SMALL_AMPERES
                        if heavy not in joined:
                            joined[heavy] = [join(appliance, question, plug, assumed, *way, heavy) for way in ways]
                        unknown_bound = bound if power != SMALL_POWER else None
                        cases += settle(appliance, question, fed, joined[heavy], unknown_bound)
    return _together(appliance, question, cases)


def _ways(
    appliance: Appliance,
    plug: PlugType | None,
    assumed: PlugStatus | None,
    outlets: Sequence[Outlet],
    question: Question,
) -> list[_Way]:
    """Return the outlets that are tried, each with each class that the appliance may be of."""
    return [
        (outlet, equipment_class)
        for outlet in worth_trying(outlets, plug) or (None,)
        for equipment_class in _classes(appliance, plug, assumed, outlet, question)
    ]


def _circuits(appliance: Appliance, plug: PlugType | None, question: Question) -> Sequence[Circuit]:
    """Return the circuits that are tried.

    What is joined to the fixed wiring meets no outlet, and whoever installs it takes a circuit of its voltage where the
    place has one; lamps are on the circuits of the ordinary outlets.
    """
    if not appliance.hard_wired:
        return circuits_of(question, plug) or question.circuits
    ordinary = [circuit._replace(outlets=()) for circuit in question.circuits]
    ranges = appliance.rating.ranges
    if not ranges or question.supply_named or appliance.load_kind in LAMPS:
        return ordinary
    fixed = {id(supply): Circuit(supply, (), outlet.amperes) for supply, outlet in question.dedicated}
    every = [*ordinary, *fixed.values()]
    return [circuit for circuit in every if _suits(circuit.supply.voltage, ranges)] or ordinary


def _suits(volts: float, ranges: tuple[Span, ...]) -> bool:
    low, high = nearest_span(ranges, volts)
    return low * (1 - TOLERANCE) <= volts <= high * (1 + TOLERANCE)


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


_ORDER = (
    "supply", "socket", "plug", "voltage", "origin", "load_kind", "power", "equipment_class", "frequency",
    "maker_statement", "installation",
)  # fmt: skip


def _together(appliance: Appliance, question: Question, settled: list[Case]) -> Judgement:
    if not settled:
        return Judgement(
            Verdict.DEPENDS, Direct.OK, PlugStatus.UNKNOWN, EarthingStatus.UNKNOWN, VoltageStatus.UNKNOWN,
            FrequencyStatus.UNKNOWN, CurrentStatus.UNKNOWN, ("supply",), (), (), False,
        )  # fmt: skip
    feds = [case.fed for case in settled]
    joints = [case.joint for case in settled]
    ranks = (
        [_VERDICT_RANK[case.verdict] for case in settled],
        [_VOLTAGE_RANK[fed.voltage] for fed in feds],
        [_PLUG_RANK[joint.plug] for joint in joints],
        [_FREQUENCY_RANK[fed.frequency.status] for fed in feds],
        [_CURRENT_RANK[case.current] for case in settled],
    )
    badness = list(zip(*ranks, strict=True))
    order = sorted(range(len(settled)), key=badness.__getitem__, reverse=True)
    cases = tuple([settled[number] for number in order])
    _, voltage, plug, frequency, current = map(max, ranks)
    verdict, missing = _agreed(appliance, settled, feds, joints)
    position = _position_open(appliance, cases)
    if verdict is not Verdict.DO_NOT_USE:
        left = _left_open(appliance, feds, joints, "supply" in missing, position)
        if verdict in _ADAPTOR_OR_NOT and _lead_without_terminal(appliance, joints):
            left.append("installation")
        if left:
            verdict, missing = Verdict.DEPENDS, [*missing, *left]
    if verdict is Verdict.DEPENDS:
        missing = [*missing, *_asked(feds, joints)]
    unknown_plug = not appliance.plugs and cases[0].joint.plug is not PlugStatus.NOT_APPLICABLE and not appliance.inlet
    return Judgement(
        verdict=verdict,
        direct=_worst(_DIRECT_RANK, {fed.direct for fed in feds}),
        plug=PlugStatus.UNKNOWN if unknown_plug else _PLUGS[plug],
        earthing=EarthingStatus.UNKNOWN
        if unknown_plug
        else _worst(_EARTHING_RANK, {joint.earthing for joint in joints}),
        voltage=_VOLTAGES[voltage] if appliance.rating.ranges else VoltageStatus.UNKNOWN,
        frequency=_FREQUENCIES[frequency] if appliance.load else _unknown_load_frequency(appliance, feds),
        current=_CURRENTS[current],
        missing=tuple([name for name in _ORDER if name in missing]) if missing else (),
        cases=cases,
        by_supply=_by_supply(question.supplies, cases),
        switch_position=position != "",
    )


def _agreed(
    appliance: Appliance, settled: list[Case], feds: list[Fed], joints: list[Joint]
) -> tuple[Verdict, list[str]]:
    """Return the verdict of all cases, or ``depends`` and the facts that would settle it."""
    verdicts = [case.verdict for case in settled]
    if verdicts.count(verdicts[0]) == len(verdicts):
        return verdicts[0], []
    differing = _differing(appliance, feds, joints)
    if _ADAPTOR_OR_NOT.issubset(verdicts):
        verdicts = _adaptor_settles(differing, settled, verdicts)
        if verdicts.count(verdicts[0]) == len(verdicts):
            return verdicts[0], []
    return Verdict.DEPENDS, _missing(differing, verdicts)


def _differing(appliance: Appliance, feds: list[Fed], joints: list[Joint]) -> _Columns:
    """Return the facts in which the cases differ; what the appliance settles does not."""
    plate = appliance.rating
    columns: _Columns = {
        "supply": [fed.figures for fed in feds],
        "socket": [joint.outlet and joint.outlet.id for joint in joints],
    }
    if len(appliance.plugs) != 1:
        columns["plug"] = [joint.plug_type.id if joint.plug_type else joint.plug for joint in joints]
    if not plate.ranges:
        columns["voltage"] = [fed.ranges for fed in feds]
    if not appliance.origin:
        columns["origin"] = [fed.family for fed in feds]
    if appliance.load is None:
        columns["load_kind"] = [fed.load.id for fed in feds]
    if plate.power is None:
        columns["power"] = [fed.power for fed in feds]
    if plate.equipment_class is None:
        columns["equipment_class"] = [joint.equipment_class for joint in joints]
    return {fact: values for fact, values in columns.items() if values.count(values[0]) < len(values)}


def _left_open(
    appliance: Appliance, feds: list[Fed], joints: list[Joint], supply_asked: bool, position: str
) -> list[str]:
    """Return what must be asked though all cases come to the same verdict."""
    left = []
    if None in [joint.outlet for joint in joints if joint.plug_type is not None]:
        left.append("socket")
    if not supply_asked and (position == "supply" or _weak_somewhere(feds)):
        left.append("supply")
    if appliance.rating.voltage_mode is VoltageMode.LISTED and appliance.rating.ranges:
        left.append("maker_statement")
    if _lamp_of_lower_voltage(appliance, feds):
        left.append("maker_statement" if appliance.rating.ranges else "voltage")
    if carries_unrated(appliance):
        left.append("maker_statement")
    if appliance.hard_wired and appliance.load_kind != "lamp_bulb":
        left.append("installation")
    return left


_BESIDE_A_TERMINAL = frozenset(("JIS C 8303",))
"""Standards whose outlets have a terminal for a separate earth lead with them, in kitchens and bathrooms."""


def _lead_without_terminal(appliance: Appliance, joints: list[Joint]) -> bool:
    """E3: goods of class 0I are earthed by a lead; where their plug fits abroad, a terminal has to be made for it."""
    if appliance.equipment_class is not EquipmentClass.ZERO_ONE:
        return False
    return any(
        _BESIDE_A_TERMINAL.isdisjoint(plug_type(joint.outlet.id).standards)
        for joint in joints
        if joint.outlet and joint.plug is PlugStatus.FITS and joint.plug_type and not joint.plug_type.earthed
    )


def _worst(rank: dict[T, int], found: set[T]) -> T:
    return max(found, key=rank.__getitem__) if len(found) > 1 else next(iter(found))


_ADAPTOR_OR_NOT = {Verdict.WORKS, Verdict.WORKS_WITH_ADAPTER}


def _adaptor_settles(differing: _Columns, settled: list[Case], verdicts: list[Verdict]) -> list[Verdict]:
    """Return the verdict of every case; outlets that differ only by an adaptor are one answer: have one with you.

    They stay apart where the plug can be forced into one of them and more than a small current would flow: then it
    matters which outlet it is, and the customer is asked.
    """
    apart = [values for fact, values in differing.items() if fact not in ("supply", "socket")]
    groups: dict[tuple[object, ...], list[int]] = {}
    for number, key in enumerate(zip(*apart, strict=True) if apart else repeat((), len(settled))):
        groups.setdefault(key, []).append(number)
    told = list(verdicts)
    for group in groups.values():
        own = {verdicts[number] for number in group}
        if own == _ADAPTOR_OR_NOT and not any(_tempting(settled[number]) for number in group):
            for number in group:
                told[number] = Verdict.WORKS_WITH_ADAPTER
    return told


def _tempting(case: Case) -> bool:
    plug, mating = case.joint.plug_type, case.joint.mating
    forced = mating is not None and mating.result in ("needs_force_or_shutter_defeat", "loose_contact")
    bound = case.amperes if case.current is not CurrentStatus.UNKNOWN else plug and plug.rated_current
    return forced and (bound is None or bound > SMALL_AMPERES)


def _missing(differing: _Columns, verdicts: list[Verdict]) -> list[str]:
    """Return the facts whose values alone change the verdict."""
    if len(differing) == 1:
        return list(differing)
    missing = []
    for fact in differing:
        others = [values for other, values in differing.items() if other != fact]
        # somewhere all else is equal and the verdicts differ
        if len(set(zip(*others, strict=True))) < len(set(zip(*others, verdicts, strict=True))):
            missing.append(fact)
    return missing or ["supply"]


def _asked(feds: list[Fed], joints: list[Joint]) -> list[str]:
    ask, no = Effect.ASK, PlugStatus.NO
    asked = [fed.frequency.missing for fed in feds if fed.frequency.effect is ask]
    asked += ["installation" for joint in joints if joint.plug is no and joint.circuit_asked]
    return asked


def _weak_somewhere(feds: list[Fed]) -> bool:
    found = {fed.voltage for fed in feds}
    return len(found) > 1 and VoltageStatus.WEAK in found and len({fed.figures[0] for fed in feds}) > 1


def _position_open(appliance: Appliance, cases: tuple[Case, ...]) -> str:
    """Return ``supply`` where the position of a selector depends on it, ``set`` where it must be set, else blank."""
    if appliance.rating.voltage_mode is not VoltageMode.SWITCHABLE:
        return ""
    right = {
        nearest_span(appliance.rating.ranges, case.fed.supply.voltage)
        for case in cases
        if case.fed.voltage is VoltageStatus.OK
    }
    return "" if not right else "supply" if len(right) > 1 else "set"


def _lamp_of_lower_voltage(appliance: Appliance, feds: list[Fed]) -> bool:
    """L1: a fitting of a 100-127 V market has a holder, switch and cord that may be made for 125 V only."""
    if appliance.load is None or appliance.load.id != "lamp_fitting":
        return False
    if not appliance.rating.ranges:
        return True
    highest = max(high for _, high in appliance.rating.ranges)
    return highest <= LOW_VOLTAGE_GOODS and any(fed.supply.voltage >= 200 for fed in feds)


ADAPTOR_AMPERES = 10.0
"""P7: what an adaptor, smart plug or strip carries that does not say so, at the most, in A."""


def carries_unrated(appliance: Appliance) -> bool:
    """P5, P7: a strip or smart plug whose own amperes are not given, and that is to carry more than many do."""
    plate = appliance.rating
    if appliance.load is None or not appliance.load.carries or not plate.ranges:
        return False
    if plate.current is not None or plate.power is None:
        return False
    return plate.power / max(plate.voltages) > ADAPTOR_AMPERES


def _unknown_load_frequency(appliance: Appliance, feds: list[Fed]) -> FrequencyStatus:
    plate = appliance.rating.frequencies
    return _worst(
        _FREQUENCY_RANK,
        {frequency_result((hertz, plate, "unknown", 1.0, False)).status for hertz in {fed.figures[1] for fed in feds}},
    )


def _powers(appliance: Appliance, bound: float | None, ranges: tuple[Span, ...]) -> list[tuple[float | None, bool]]:
    """Return the powers to try, in W, each with whether it is known."""
    plate = appliance.rating
    if plate.power is not None:
        return [(plate.power, True)]
    if plate.apparent_power is not None:
        return [(plate.apparent_power, True)]
    highest = max(high for _, high in ranges)
    if plate.current is not None:
        # the amperes of a range are those of its lower end, where they are largest
        return [(plate.current * min(low for low, _ in ranges), True)]
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
    if plug is not None and not plug.earthed:
        return UNKNOWN_CLASSES if appliance.class_open else (EquipmentClass.TWO,)
    if plug is None or outlet is None:
        return (None,)
    if question.practice is Practice.UNEARTHED_ADAPTER or not outlet.earthed:
        return UNKNOWN_CLASSES
    return UNKNOWN_CLASSES if mate(plug.id, outlet.id).result == "mates_unearthed" else (None,)


def _by_supply(
    supplies: tuple[Supply, ...], cases: tuple[Case, ...]
) -> tuple[tuple[Supply, Verdict, VoltageStatus], ...]:
    """Return each supply with its verdict (``depends`` where its cases differ) and its worst voltage status.

    The supplies are those of the question, then those of circuits of their own.
    """
    by_supply: dict[tuple[float, float], list[Case]] = {}
    for case in cases:
        by_supply.setdefault(case.fed.figures, []).append(case)
    figures = [(supply.voltage, supply.frequency) for supply in supplies]
    further = [of_supply[0].fed.supply for at, of_supply in by_supply.items() if at not in figures]
    told = []
    for supply in (*supplies, *further):
        own = by_supply.get((supply.voltage, supply.frequency))
        if own:
            verdict = own[0].verdict if len({case.verdict for case in own}) == 1 else Verdict.DEPENDS
            told.append((supply, verdict, _worst(_VOLTAGE_RANK, {case.fed.voltage for case in own})))
    return tuple(told)
