"""The five axes of a judgement told with their reasons: plug, earthing, voltage, frequency, current.

Each looks at the worst case of its axis.
"""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from specconv.electrical.appliance import LAMPS, Appliance
from specconv.electrical.cases import BASIC_INSULATION, Case
from specconv.electrical.judge import Judgement
from specconv.electrical.outlets import Question
from specconv.electrical.plugs import plug_type
from specconv.electrical.remedies import inlet_name, power_known
from specconv.electrical.rules import HALF_POWER, LOW_VOLTAGE_GOODS, Effect
from specconv.electrical.supplies import SocketPurpose, Supply
from specconv.electrical.vocabulary import (
    CurrentStatus,
    EarthingStatus,
    EquipmentClass,
    FrequencyStatus,
    PlugStatus,
    Practice,
    VoltageMode,
    VoltageStatus,
)
from specconv.ground.answer import Reason, Severity
from specconv.ground.messages import say
from specconv.ground.value import FrozenMap, Name, Value

Status = PlugStatus | EarthingStatus | VoltageStatus | FrequencyStatus | CurrentStatus


class Check(Value):
    """One axis of the answer: its status and the reason for it."""

    status: Status
    reason: Reason

    def __str__(self) -> str:
        return f"{self.status}: {self.reason}"


THE_APPLIANCE = Name("appliance", zh="该电器")
_LESS_THAN = (
    (1 / 4, Name("less than a quarter", zh="不到四分之一")),
    (1 / 3, Name("less than a third", zh="不到三分之一")),
    (1 / 2, Name("less than half", zh="不到一半")),
)
WIDEST_HEAT = 1.3
"""A plain heating element for a wider range would change its power by more than two thirds: there is a switch."""
MOTOR_LOADS = frozenset(("induction_motor", "compressor", "motor_unknown", "brush_motor"))


def reason(code: str, severity: Severity = Severity.INFO, rule: str | None = None, **values: Any) -> Reason:
    """Return a reason with its rule and values."""
    if not values:
        return _bare_reason(code, severity, rule)
    return Reason.trusted(code=code, values=FrozenMap(**values), rule=rule, severity=severity)


@lru_cache(maxsize=512)
def _bare_reason(code: str, severity: Severity, rule: str | None) -> Reason:
    return Reason.trusted(code=code, severity=severity, rule=rule)


@cache
def _earthing_check(status: EarthingStatus) -> Check:
    severity = Severity.HAZARD if status is EarthingStatus.LOST else Severity.INFO
    return Check.trusted(status=status, reason=reason(f"earthing.{status}", severity, "P2"))


class Telling:
    """What is told of a judgement: of which appliance, for which question and place."""

    def __init__(self, appliance: Appliance, question: Question, judgement: Judgement, place: Name) -> None:
        self.appliance = appliance
        self.question = question
        self.judgement = judgement
        self.place = place
        self.name = appliance.name or THE_APPLIANCE


class Checks(Telling):
    """Tells the five axes; each method looks at the worst case of its axis."""

    def _case(self, status_of: Callable[[Case], Status], status: Status) -> Case | None:
        cases = self.judgement.cases
        return next((case for case in cases if status_of(case) is status), cases[0] if cases else None)

    # ------------------------------------------------------------------------------------------------------------ plug

    def plug(self) -> Reason:
        """Return whether the plug goes into the outlets, and what it means."""
        status = self.judgement.plug
        case = self._case(lambda case: case.joint.plug, status)
        if case is None:
            code = "plug.not_applicable" if self.appliance.rating.dc else "plug.no_outlets"
            return reason(code, Severity.CAUTION, place=self.place)
        if status is PlugStatus.NOT_APPLICABLE:
            if self.appliance.load_kind in LAMPS:
                return reason("plug.not_applicable")
            return reason("plug.fixed", Severity.CAUTION, "I3")
        plug, outlet = case.joint.plug_type, case.joint.outlet
        if plug is not None and outlet is None:
            return reason("plug.outlet_unknown", Severity.CAUTION, "0.3", plug=plug.name, place=self.place)
        if outlet is None or plug is None:
            if self.appliance.inlet:
                return reason(
                    "plug.detachable_cord",
                    Severity.INFO,
                    "P9",
                    inlet=inlet_name(self.appliance.inlet),
                    place=self.place,
                )
            return reason("plug.unknown", Severity.CAUTION, place=self.place)
        values = {"plug": plug.name, "socket": plug_type(outlet.id).name, "place": self.place}
        if status is PlugStatus.FITS:
            return reason("plug.fits", Severity.INFO, "0.5", **values)
        if status is PlugStatus.FITS_UNEARTHED:
            return self._unearthed(case, values)
        if status is PlugStatus.UNSAFE:
            if self.question.practice:
                return reason(f"practice.{self.question.practice}", Severity.ALARM, "0.2-1", **values)
            return reason("plug.loose", Severity.HAZARD, "P3", **values)
        if status is PlugStatus.NO:
            asked = case.joint.circuit_asked
            code = "plug.needs_circuit" if asked else "plug.no"
            dedicated = outlet.purpose is SocketPurpose.DEDICATED
            if asked and dedicated and plug.household:
                code = "plug.circuit_of_its_own"
            severity = Severity.CAUTION if asked else Severity.HAZARD
            return reason(code, severity, "0.2-5", **values)
        if any(c.joint.plug is PlugStatus.FITS for c in self.judgement.cases):
            return reason("plug.some_fit", Severity.CAUTION, "0.3", **values)
        return reason("plug.needs_adapter", Severity.CAUTION, "0.5", **values)

    def _unearthed(self, case: Case, values: dict[str, Any]) -> Reason:
        known = self.appliance.equipment_class
        if case.joint.plug_type is not None and not case.joint.plug_type.earthed:
            if known in BASIC_INSULATION:
                code = "plug.class_0i_abroad" if known is EquipmentClass.ZERO_ONE else "plug.class_0_abroad"
                return reason(code, Severity.ALARM, "E3", **values)
            if known is None:
                return reason("plug.unearthed_class_unknown", Severity.HAZARD, "P10", appliance=self.name, **values)
            return reason("plug.class_i_without_earth", Severity.ALARM, "P10", **values)
        if known is EquipmentClass.TWO:
            return reason("plug.fits_unearthed_class_ii", Severity.INFO, "E1", **values)
        if case.joint.mating is not None and case.joint.mating.result == "does_not_fit":
            return reason("plug.outlet_without_earth", Severity.HAZARD, "P2", **values)
        if self.question.practice is Practice.UNEARTHED_ADAPTER:
            return reason("practice.unearthed_adapter", Severity.ALARM, "P2", **values)
        if known is None:
            return reason("plug.fits_unearthed_class_unknown", Severity.HAZARD, "E2", **values)
        return reason("plug.fits_unearthed_class_i", Severity.ALARM, "E2", **values)

    def earthing_check(self) -> Check:
        """Return whether an earth is needed and there."""
        return _earthing_check(self.judgement.earthing)

    # --------------------------------------------------------------------------------------------------------- voltage

    def voltage(self) -> Reason:
        """Return what the voltage does."""
        status = self.judgement.voltage
        if status is VoltageStatus.UNKNOWN:
            code = "voltage.unknown" if self.judgement.cases else "voltage.no_supply"
            return reason("voltage.dc" if self.appliance.rating.dc else code, Severity.CAUTION, place=self.place)
        if status is VoltageStatus.NOT_APPLICABLE:
            return reason(
                "voltage.three_phase",
                Severity.CAUTION,
                "I3",
                plate=self.appliance.rating.ranges_text,
                appliance=self.name,
            )
        case = self._case(lambda case: case.fed.voltage, status)
        assert case is not None
        return self._voltage(case)

    def _voltage(self, case: Case) -> Reason:
        status = case.fed.voltage
        values: dict[str, Any] = {
            "at": self._at(case.fed.supply),
            "plate": self.appliance.rating.ranges_text,
            "rated": case.fed.rated,
            "supply": case.fed.supply.voltage,
            "place": self.place,
            "appliance": self.name,
            "percent": abs(case.fed.ratio - 1) * 100,
        }
        good = status is VoltageStatus.OK or status is VoltageStatus.WITHIN_TOLERANCE
        if good and not self._is_range() and case.fed.rated not in self.appliance.rating.voltages:
            return reason("voltage.same_system", Severity.INFO, "V9", **values)
        if status is VoltageStatus.OK:
            if case.fed.load.id == "lamp_fitting" and abs(case.fed.ratio - 1) > 0.1:
                low = max(self.appliance.rating.voltages) <= LOW_VOLTAGE_GOODS < case.fed.supply.voltage
                code = "voltage.lamp_of_lower_voltage" if low else "voltage.lamp_fitting"
                return reason(code, Severity.CAUTION, "L1", **values)
            if case.fed.load.carries and abs(case.fed.ratio - 1) > 0.1:
                return reason("voltage.carried", Severity.INFO, "0.4", **values)
            code = "voltage.covered" if self._is_range() else "voltage.ok"
            return reason(code, Severity.INFO, case.fed.rule, **values)
        if status is VoltageStatus.WITHIN_TOLERANCE:
            side = "high" if case.fed.ratio > 1.05 else "over" if case.fed.ratio > 1 else "under"
            severity = Severity.CAUTION if side == "high" else Severity.INFO
            return reason(f"voltage.within_{side}", severity, case.fed.rule, **values)
        if status is VoltageStatus.WEAK:
            return self._weak(case, values)
        if status is VoltageStatus.NEEDS_STEP_UP:
            kind = "motor" if case.fed.load.id in MOTOR_LOADS else "electronics"
            return reason(f"voltage.too_low_{kind}", Severity.HAZARD, "V5", **values)
        if case.fed.rule == "I3":
            return reason("voltage.split_phase", Severity.ALARM, "I3", **values)
        kind = "heat" if case.fed.load.heat else "motor" if case.fed.load.id in MOTOR_LOADS else "electronics"
        values["times"] = case.fed.ratio**2
        return reason(f"voltage.too_high_{kind}", Severity.HAZARD, "V3" if kind == "heat" else "V5", **values)

    def _at(self, supply: Supply) -> Name:
        """Say which voltage it is about: that of the place, or that of some of its outlets."""
        several = len({case.fed.supply.voltage for case in self.judgement.cases}) > 1
        code = "voltage.at_stated" if self.question.supply_named else "voltage.at_place"
        return _at("voltage.at_outlet" if several else code, self.place, self.place.say("zh"), supply.voltage)

    def _is_range(self) -> bool:
        return self.appliance.rating.voltage_mode is VoltageMode.RANGE

    def _weak(self, case: Case, values: dict[str, Any]) -> Reason:
        if not case.fed.load.heat:
            return reason("voltage.weak_motor", Severity.CAUTION, "V5", **values)
        share = case.fed.ratio**2
        values["share"] = share * 100
        if share < HALF_POWER:
            values["fraction"] = next(name for limit, name in _LESS_THAN if share < limit)
            return reason("voltage.too_weak", Severity.CAUTION, "V4", **values)
        return reason("voltage.weak_heat", Severity.CAUTION, "V4", **values)

    # ------------------------------------------------------------------------------------------- frequency and current

    def frequency(self) -> Reason:
        """Return what the frequency does."""
        status = self.judgement.frequency
        case = self._case(lambda case: case.fed.frequency.status, status)
        if case is None:
            return reason("frequency.unknown", Severity.INFO)
        plate = self.appliance.rating.frequencies
        values: dict[str, Any] = {
            "supply": case.fed.supply.frequency,
            "plate": "/".join(f"{hertz:g}" for hertz in plate),
            "appliance": self.name,
            "percent": abs(case.fed.supply.frequency / plate[0] - 1) * 100 if plate else 0.0,
        }
        effect, rule = case.fed.frequency.effect, case.fed.frequency.rule
        if status in (FrequencyStatus.RUNS_SLOW, FrequencyStatus.RUNS_FAST):
            kind = "clock" if case.fed.load.frequency.startswith("clock") else "motor"
            severity = Severity.HAZARD if effect is Effect.STOP else Severity.CAUTION
            return reason(f"frequency.{status}_{kind}", severity, rule, **values)
        if status is FrequencyStatus.UNSAFE:
            return reason(f"frequency.unsafe_{case.fed.load.id}", Severity.HAZARD, rule, **values)
        if status is FrequencyStatus.OK_IF_RATED:
            if self.appliance.load is None:
                return reason("frequency.ask_load_kind", Severity.CAUTION, rule, **values)
            if not plate:
                return reason("frequency.not_given", Severity.CAUTION, rule, **values)
            code = "frequency.ask_maker" if effect is Effect.ASK else "frequency.choose_secondary"
            return reason(code, Severity.CAUTION, rule, **values)
        if status is FrequencyStatus.OK and case.fed.supply.frequency not in plate:
            return reason("frequency.core_bears_it", Severity.INFO, rule, **values)
        return reason(f"frequency.{status}", Severity.INFO, rule, **values)

    def current(self) -> Reason:
        """Return whether plug, outlet and cord carry the current."""
        status = self.judgement.current
        if status is CurrentStatus.NOT_APPLICABLE:
            return reason("current.not_applicable")
        case = self._case(lambda case: case.current, status)
        if case is None or case.amperes is None or case.limit is None:
            return reason("current.unknown")
        shown = case.amperes if case.amperes - case.limit > 0.05 or case.amperes <= case.limit else case.limit + 0.1
        values = {"amperes": shown, "limit": case.limit, "appliance": self.name}
        if status is CurrentStatus.OVER and not power_known(self.appliance):
            return reason("current.may_exceed", Severity.CAUTION, "P5", **values)
        if status is CurrentStatus.OVER and case.fed.load.carries:
            return reason("current.carries_over", Severity.HAZARD, "P5", **values)
        if status is CurrentStatus.OVER:
            return reason("current.over", Severity.HAZARD, "P5", **values)
        if status is CurrentStatus.UNKNOWN:
            return reason("current.unknown")
        if case.fed.load.carries:
            return reason("current.carries", Severity.INFO, "P5", **values)
        return reason("current.ok", Severity.INFO, "P5", **values)


@lru_cache(maxsize=1024)
def _at(code: str, place: str, place_zh: str, volts: float) -> Name:
    values = {"place": Name(place, zh=place_zh), "supply": volts}
    return Name(say(code, "en", values), zh=say(code, "zh", values))
