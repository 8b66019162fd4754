"""The decision tables: each line is a rule with its id, read from the top; the first line that holds decides.

Basis: IEC 60335-1 (appliances), IEC 60038 and EN 50160 (supply voltages and their tolerance), ANSI C84.1 (the 120 V
system), IEC 61140 (equipment classes), IEC 60884-1 (plugs and socket-outlets). The transformer factors, the limit of
2,000 VA and that of 500 W for 100 V goods on 110 V are engineering conventions of this library, not figures of a
standard. ``docs/power.md`` explains every rule.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from specconv.electrical.appliances import LoadKind
from specconv.electrical.rating import Span
from specconv.electrical.vocabulary import (
    EquipmentClass,
    FrequencyStatus,
    PlugStatus,
    Verdict,
    VoltageMode,
    VoltageStatus,
)
from specconv.ground.value import Term

READ = 2048
"""How many lines of a table are remembered with the facts that they were read for: plates and supplies are few."""

# ------------------------------------------------------------------------------------------------- 1.1 and 1.2 voltage

ANSI_FAMILY = frozenset((110.0, 115.0, 117.0, 120.0, 125.0))
"""V9: figures that on goods of North American origin all mean the nominal 120 V system."""
ANSI_NOMINAL = 120.0
"""V9: what such a plate is compared with; 110 and 127 V lie within 10 % of it."""

TOLERANCE = 0.10
"""V1: IEC 60038, EN 50160: a single rated voltage serves supplies within 10 %."""
RANGE_TOLERANCE = 0.06
"""V2: IEC 60335-1 tests at 0.94 to 1.06 of the ends of a rated range."""


class State(Term):
    """Where the supply stands against the plate, before the load kind is considered."""

    OK = "ok"
    WITHIN = "within"
    OVER = "over"
    UNDER = "under"


class VoltageFacts(NamedTuple):
    """What table 1.1 looks at. ``low`` and ``high`` are the ends of the nearest range or position, in V."""

    supply: float
    low: float
    high: float
    mode: VoltageMode
    heats_100v: bool
    """A heating or microwave load of 500 W or more (V8)."""

    @property
    def ratio(self) -> float:
        """The supply over the nearer end of the plate: 1 inside a range."""
        if self.supply < self.low:
            return self.supply / self.low
        return self.supply / self.high if self.supply > self.high else 1.0


class Line(NamedTuple):
    """A line of a decision table."""

    rule: str
    holds: Callable[..., bool]
    result: object


_INSIDE = 1e-9
_SELECTED = (VoltageMode.SWITCHABLE, VoltageMode.LISTED)

VOLTAGE_TABLE: tuple[Line, ...] = (
    Line("V2", lambda f: f.low <= f.supply <= f.high, State.OK),
    Line("V8", lambda f: f.low == f.high == 100 and f.supply == 110 and f.heats_100v, State.OVER),
    Line(
        "V2",
        lambda f: f.low != f.high and abs(f.ratio - 1) <= RANGE_TOLERANCE + _INSIDE,
        State.WITHIN,
    ),
    Line(
        "V6",
        lambda f: f.mode in _SELECTED and f.low == f.high and abs(f.ratio - 1) <= TOLERANCE + _INSIDE,
        State.OK,
    ),
    Line("V1", lambda f: f.low == f.high and abs(f.ratio - 1) <= TOLERANCE + _INSIDE, State.WITHIN),
    Line("V5", lambda f: f.supply > f.high, State.OVER),
    Line("V5", lambda f: True, State.UNDER),
)


@lru_cache(maxsize=READ)
def voltage_state(looked_at: tuple[float, float, float, VoltageMode, bool]) -> tuple[State, str]:
    """Return the state of table 1.1 and the rule that decided it, from the fields of :class:`VoltageFacts`.

    >>> voltage_state(VoltageFacts(230, 220, 220, VoltageMode.SINGLE, True))
    (<State.WITHIN: 'within'>, 'V1')
    """
    facts = VoltageFacts(*looked_at)
    for line in VOLTAGE_TABLE:
        if line.holds(facts):
            assert isinstance(line.result, State)
            return line.result, line.rule
    raise AssertionError("the last line always holds")


def nearest_span(ranges: tuple[Span, ...], supply: float) -> Span:
    """Return the range or position of a plate that is nearest to the supply: inside, else by ratio."""
    if len(ranges) == 1:
        return ranges[0]

    def distance(span: Span) -> float:
        low, high = span
        if low <= supply <= high:
            return 0.0
        return low / supply if supply < low else supply / high

    return min(ranges, key=distance)


# ---------------------------------------------------------------------------------- 0.4 what a wrong voltage does to it

LARGEST_TRANSFORMER_VA = 2000.0
"""T0: from here on a transformer is not portable; a local product is the answer."""
LOW_VOLTAGE_GOODS = 130.0
"""L1: goods of 100-127 V markets bear no more on the plate, in V."""
LOWEST_DEVICE_RATING = 120.0
"""Strips and the like are marked with the most that they bear: 250 V, or 125 V in North America and Japan, in V."""
LOWEST_MAINS_VOLTAGE = 100.0
"""No country has a lower mains voltage, in V."""
HIGHEST_LOW_VOLTAGE = 127.0
"""The upper end of the 100-127 V class of supplies, in V."""
CONTINUOUS = 0.8
"""T0, T1: the share of a 100-127 V circuit that a continuous load may take (NEC 210.19, 210.20)."""
TRANSFORMER_EFFICIENCY = 0.95
HALF_POWER = 0.5
"""V4: heat below this share of its rated power does not do its work."""

_NO_CONVERSION = frozenset(
    ("li_charger", "lamp_bulb", "wiring_device", "switched_device", "voltage_converter", "ev_cable")
)
"""T0: load kinds for which no transformer is a remedy."""


class RemedyFacts(NamedTuple):
    """What table T0 looks at."""

    load: LoadKind
    power: float
    care: str
    maker_forbids: bool
    maker_allows: bool
    step_up: bool
    supply: float
    outlet_amperes: float
    frequency_stops: bool


FORBIDDEN_TABLE: tuple[Line, ...] = (
    Line("T0 load kind", lambda f: f.load.id in _NO_CONVERSION, "no_conversion"),
    Line("T0 maker", lambda f: f.maker_forbids, "maker_forbids"),
    Line("M1", lambda f: bool(f.care) and not f.maker_allows, "care"),
    Line("T0 frequency", lambda f: f.frequency_stops, "frequency"),
    Line("T0 size", lambda f: f.power * (f.load.k or 0.0) >= LARGEST_TRANSFORMER_VA, "too_large"),
    Line(
        "T0 circuit",
        lambda f: (
            f.step_up
            and 100 <= f.supply <= HIGHEST_LOW_VOLTAGE
            and f.power / TRANSFORMER_EFFICIENCY > CONTINUOUS * f.outlet_amperes * f.supply
        ),
        "circuit_too_small",
    ),
)


def transformer_forbidden(facts: RemedyFacts) -> tuple[str, str] | None:
    """Return why table T0 forbids a transformer, with the rule, or None where it is permitted."""
    for line in FORBIDDEN_TABLE:
        if line.holds(facts):
            return str(line.result), line.rule
    return None


def over_voltage(load: LoadKind, forbidden: bool, plate: float) -> VoltageStatus:
    """Return what a supply above the plate means for a load kind (table 0.4, column over-voltage).

    A lamp fitting bears the mains of any country, if it is made for mains at all.
    """
    if load.over == "ok":
        return VoltageStatus.OK if plate >= LOWEST_MAINS_VOLTAGE else VoltageStatus.DESTROYS
    return VoltageStatus.DESTROYS if forbidden or load.over != "over" else VoltageStatus.NEEDS_STEP_DOWN


def under_voltage(load: LoadKind, ratio: float, plate: float) -> VoltageStatus:
    """Return what a supply below the plate means for a load kind (table 0.4, column under-voltage)."""
    match load.under:
        case "ok":
            return VoltageStatus.OK
        case "ok_if_250" if plate >= LOWEST_DEVICE_RATING:
            return VoltageStatus.OK
        case "weak":
            return VoltageStatus.WEAK
        case "weak_to_80" if ratio >= 0.8:
            return VoltageStatus.WEAK
    return VoltageStatus.NEEDS_STEP_UP


# ------------------------------------------------------------------------------------------------------- 2.1 frequency


class Effect(Term):
    """What a frequency does to the verdict."""

    NONE = "none"
    STOP = "stop"
    ASK = "ask"


class FrequencyFacts(NamedTuple):
    """What table 2.1 looks at: the supply's and the plate's Hz, the load kind, and volts per hertz."""

    supply: float
    plate: tuple[float, ...]
    code: str
    """Column ``frequency`` of the load kind."""
    flux: float
    """V/f delivered to the appliance over V/f rated."""
    transformed: bool
    """A voltage transformer is needed anyway, and its secondary can be chosen for the frequency."""

    @property
    def runs(self) -> FrequencyStatus:
        """Slow where the supply's frequency is lower than the plate's."""
        return FrequencyStatus.RUNS_SLOW if self.supply < self.plate[0] else FrequencyStatus.RUNS_FAST


class FrequencyResult(NamedTuple):
    """Status, effect and, where something has to be asked, the name of the missing fact."""

    status: FrequencyStatus
    effect: Effect
    missing: str
    rule: str


LARGEST_FLUX = 1.05
"""F4: a core made for V/f bears this much more without running hot."""

_RUNS = "runs"
"""Stands for slow or fast, by the two frequencies."""

FREQUENCY_TABLE: tuple[tuple[str, Callable[[FrequencyFacts], bool], object, Effect, str], ...] = (
    ("F1", lambda f: f.code == "irrelevant", FrequencyStatus.IRRELEVANT, Effect.NONE, ""),
    ("F1", lambda f: f.supply in f.plate, FrequencyStatus.OK, Effect.NONE, ""),
    ("2.1", lambda f: not f.plate and f.code == "unknown", FrequencyStatus.OK_IF_RATED, Effect.ASK, "load_kind"),
    ("2.1", lambda f: not f.plate and f.code == "clock_secondary", FrequencyStatus.OK_IF_RATED, Effect.NONE, ""),
    ("2.1", lambda f: not f.plate, FrequencyStatus.OK_IF_RATED, Effect.ASK, "frequency"),
    (
        "F4",
        lambda f: f.code == "transformer" and (f.supply > f.plate[0] or f.flux <= LARGEST_FLUX + _INSIDE),
        FrequencyStatus.OK,
        Effect.NONE,
        "",
    ),
    ("F4", lambda f: f.code == "transformer" and f.transformed, FrequencyStatus.OK_IF_RATED, Effect.NONE, ""),
    ("F4", lambda f: f.code == "transformer", FrequencyStatus.OK_IF_RATED, Effect.ASK, "maker_statement"),
    ("F2", lambda f: f.code == "clock_secondary", _RUNS, Effect.NONE, ""),
    ("F2", lambda f: f.code == "clock_primary", _RUNS, Effect.STOP, ""),
    ("F3", lambda f: f.code == "stop", _RUNS, Effect.STOP, ""),
    ("F3", lambda f: f.code == "stop_compressor" and f.supply < f.plate[0], FrequencyStatus.UNSAFE, Effect.STOP, ""),
    ("F3", lambda f: f.code == "stop_compressor", FrequencyStatus.RUNS_FAST, Effect.STOP, ""),
    ("F3", lambda f: f.code == "ask_kind", _RUNS, Effect.ASK, "load_kind"),
    ("F5", lambda f: f.code == "stop_tuned", FrequencyStatus.UNSAFE, Effect.STOP, ""),
    ("F3", lambda f: f.code == "ask_maker", FrequencyStatus.OK_IF_RATED, Effect.ASK, "maker_statement"),
    ("2.1", lambda f: True, FrequencyStatus.OK_IF_RATED, Effect.ASK, "load_kind"),
)


@lru_cache(maxsize=READ)
def frequency_result(looked_at: tuple[float, tuple[float, ...], str, float, bool]) -> FrequencyResult:
    """Return the line of table 2.1 that holds, from the fields of :class:`FrequencyFacts`.

    >>> frequency_result(FrequencyFacts(50, (60,), "stop", 1.2, False)).status
    <FrequencyStatus.RUNS_SLOW: 'runs_slow'>
    """
    facts = FrequencyFacts(*looked_at)
    for rule, holds, status, effect, missing in FREQUENCY_TABLE:
        if holds(facts):
            found = facts.runs if status is _RUNS else FrequencyStatus(str(status))
            return FrequencyResult(found, effect, missing, rule)
    raise AssertionError("the last line always holds")


# ----------------------------------------------------------------------------------------------------- 0.2 combination


class Axes(NamedTuple):
    """One settled case, as table 0.2 looks at it."""

    unsafe_practice: bool
    prohibited: bool
    plug: PlugStatus
    equipment_class: EquipmentClass | None
    over_current: bool
    voltage: VoltageStatus
    too_weak: bool
    """``weak``, and heat below half of its rated power."""
    remedy_forbidden: bool
    effect: Effect
    circuit_asked: bool
    open_fact: bool


AxisValues = tuple[bool, bool, PlugStatus, EquipmentClass | None, bool, VoltageStatus, bool, bool, Effect, bool, bool]
"""The fields of :class:`Axes`: a plain tuple is made in a third of the time, and an answer needs a dozen."""
_NEEDS_EARTH = frozenset((EquipmentClass.ONE, EquipmentClass.ZERO, EquipmentClass.ZERO_ONE, None))
_TRANSFORM = frozenset((VoltageStatus.NEEDS_STEP_DOWN, VoltageStatus.NEEDS_STEP_UP))

COMBINATION_TABLE: tuple[tuple[str, Callable[[Axes], bool], Verdict], ...] = (
    ("0.2-1", lambda a: a.unsafe_practice or a.prohibited, Verdict.DO_NOT_USE),
    (
        "0.2-2",
        lambda a: (
            a.plug is PlugStatus.UNSAFE
            or (a.plug is PlugStatus.FITS_UNEARTHED and a.equipment_class in _NEEDS_EARTH)
            or a.over_current
        ),
        Verdict.DO_NOT_USE,
    ),
    (
        "0.2-3",
        lambda a: (
            a.voltage is VoltageStatus.DESTROYS
            or (a.remedy_forbidden and (a.voltage is VoltageStatus.NEEDS_STEP_UP or a.too_weak))
        ),
        Verdict.DO_NOT_USE,
    ),
    ("0.2-4", lambda a: a.effect is Effect.STOP, Verdict.DO_NOT_USE),
    ("0.2-5", lambda a: a.plug is PlugStatus.NO and a.circuit_asked, Verdict.DEPENDS),
    ("0.2-5", lambda a: a.plug is PlugStatus.NO, Verdict.DO_NOT_USE),
    ("0.2-6", lambda a: a.effect is Effect.ASK or a.open_fact, Verdict.DEPENDS),
    ("0.2-7", lambda a: a.voltage in _TRANSFORM or a.too_weak, Verdict.NEEDS_TRANSFORMER),
    ("0.2-8", lambda a: a.plug is PlugStatus.NEEDS_ADAPTER, Verdict.WORKS_WITH_ADAPTER),
    ("0.2-9", lambda a: True, Verdict.WORKS),
)


@lru_cache(maxsize=READ)
def combine(looked_at: AxisValues) -> tuple[Verdict, str]:
    """Return the verdict of table 0.2 and the line that gave it, from the fields of :class:`Axes`."""
    axes = Axes(*looked_at)
    for rule, holds, verdict in COMBINATION_TABLE:
        if holds(axes):
            return verdict, rule
    raise AssertionError("the last line always holds")
