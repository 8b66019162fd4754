"""The answer to "will it work there?": the judgement told in sentences, with what to do and what never to do."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from typing import Any

from specconv.electrical.appliance import LAMPS, Appliance
from specconv.electrical.cases import Case
from specconv.electrical.judge import Judgement, carries_unrated
from specconv.electrical.mating import mate
from specconv.electrical.outlets import Question
from specconv.electrical.plugs import plug_type
from specconv.electrical.remedies import inlet_name, nevers, power_known, remedies, transformer_va
from specconv.electrical.rules import (
    CONTINUOUS,
    HALF_POWER,
    HIGHEST_LOW_VOLTAGE,
    LARGEST_TRANSFORMER_VA,
    LOW_VOLTAGE_GOODS,
    TRANSFORMER_EFFICIENCY,
    Effect,
)
from specconv.electrical.supplies import Prevalence, SocketPurpose, Supply
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
from specconv.ground.answer import Answer, Missing, Reason, Severity
from specconv.ground.messages import say
from specconv.ground.sources import Source, cite
from specconv.ground.value import Deferred, FrozenMap, Name, Value

Status = PlugStatus | EarthingStatus | VoltageStatus | FrequencyStatus | CurrentStatus


class Check(Value):
    """One axis of the answer: its status and the reason for it."""

    status: Status
    reason: Reason

    def __str__(self) -> str:
        return f"{self.status}: {self.reason}"


class SupplyVerdict(Value):
    """The verdict on one supply of the place."""

    supply: Supply
    verdict: Verdict
    voltage: VoltageStatus


class Compatibility(Answer, Deferred):
    """Whether an appliance works in a place, and safely.

    ``verdict`` sums up; ``direct_connection`` tells what happens when it is simply plugged in; ``plug``, ``earthing``,
    ``voltage``, ``frequency`` and ``current`` each have a ``status`` and a ``reason``; ``by_supply`` has the verdict on
    each supply of the place. Reasons come gravest first; remedies best first.
    """

    verdict: Verdict
    direct_connection: Direct
    plug: Check
    earthing: Check
    voltage: Check
    frequency: Check
    current: Check
    by_supply: tuple[SupplyVerdict, ...] = ()
    appliance: Appliance
    place: Name
    code: str
    area: str = ""


def explain(
    appliance: Appliance, question: Question, judgement: Judgement, place: Name, code: str, area: str = ""
) -> Compatibility:
    """Return the answer that a judgement amounts to; what it is told in is written when it is read."""
    tell = partial(_told, appliance, question, judgement, place)
    known = {
        "verdict": judgement.verdict,
        "direct_connection": judgement.direct,
        "missing": tuple([Missing(name) for name in judgement.missing]),
        "appliance": appliance,
        "place": place,
        "code": code,
        "area": area,
    }
    if len(judgement.cases) > KEPT_CASES:
        return Compatibility.trusted(**known, **tell())
    return Compatibility.deferred(tell, **known)


def _told(appliance: Appliance, question: Question, judgement: Judgement, place: Name) -> dict[str, Any]:
    """Return what an answer tells of a judgement beside the verdict: reasons, remedies, sources."""
    teller = _Teller(appliance, question, judgement, place)
    checks = {
        "plug": Check.trusted(status=judgement.plug, reason=teller.plug()),
        "earthing": teller.earthing_check(),
        "voltage": Check.trusted(status=judgement.voltage, reason=teller.voltage()),
        "frequency": Check.trusted(status=judgement.frequency, reason=teller.frequency()),
        "current": Check.trusted(status=judgement.current, reason=teller.current()),
    }
    reasons = [check.reason for check in checks.values() if check.reason.code not in _SILENT]
    told = {reason.code for reason in reasons}
    reasons += [reason for reason in teller.more() if reason.code not in told]
    deciding = checks[_DECIDED_BY[judgement.cases[0].rule]].reason if judgement.cases else None
    reasons.sort(key=lambda reason: (_GRAVITY[reason.severity], reason is not deciding))
    return {
        **checks,
        "by_supply": tuple(
            [
                SupplyVerdict.trusted(supply=supply, verdict=verdict, voltage=voltage)
                for supply, verdict, voltage in judgement.by_supply
            ]
        ),
        "reasons": tuple(reasons),
        "remedies": remedies(appliance, question, judgement),
        "evidence": _evidence(judgement),
    }


KEPT_CASES = 16
"""An answer that rests on more cases is written at once: until it is read it would keep all of them in memory."""
_GRAVITY = {Severity.ALARM: 0, Severity.HAZARD: 1, Severity.CAUTION: 2, Severity.INFO: 3}
_DECIDED_BY = {
    "0.2-1": "plug", "0.2-2": "plug", "0.2-3": "voltage", "0.2-4": "frequency", "0.2-5": "plug", "0.2-6": "frequency",
    "0.2-7": "voltage", "0.2-8": "plug", "0.2-9": "plug",
}  # fmt: skip
"""The axis that a line of table 0.2 looks at; its reason is told first among equally grave ones."""
_SILENT = frozenset(
    (
        "earthing.not_needed",
        "earthing.unknown",
        "earthing.ok",
        "current.unknown",
        "current.not_applicable",
        "plug.not_applicable",
    )
)
"""Reasons that a check carries and that nobody needs to be told."""

THE_APPLIANCE = Name("appliance", zh="该电器")
_LESS_THAN = (
    (1 / 4, Name("less than a quarter", zh="不到四分之一")),
    (1 / 3, Name("less than a third", zh="不到三分之一")),
    (1 / 2, Name("less than half", zh="不到一半")),
)
_HARMLESS = frozenset(("mates_safely", "mates_polarity_unknown", "mates_unearthed", "does_not_fit"))
WIDEST_HEAT = 1.3
"""A plain heating element for a wider range would change its power by more than two thirds: there is a switch."""
MOTOR_LOADS = frozenset(("induction_motor", "compressor", "motor_unknown", "brush_motor"))


def _reason(code: str, severity: Severity = Severity.INFO, rule: str | None = None, **values: Any) -> Reason:
    if not values:
        return _bare_reason(code, severity, rule)
    return Reason.trusted(code=code, values=FrozenMap(**values), rule=rule, severity=severity)


@lru_cache(maxsize=512)
def _bare_reason(code: str, severity: Severity, rule: str | None) -> Reason:
    return Reason.trusted(code=code, severity=severity, rule=rule)


@cache
def _earthing_check(status: EarthingStatus) -> Check:
    severity = Severity.HAZARD if status is EarthingStatus.LOST else Severity.INFO
    return Check.trusted(status=status, reason=_reason(f"earthing.{status}", severity, "P2"))


class _Teller:
    """Tells one judgement. Each method looks at the worst case of its axis."""

    def __init__(self, appliance: Appliance, question: Question, judgement: Judgement, place: Name) -> None:
        self.appliance = appliance
        self.question = question
        self.judgement = judgement
        self.place = place
        self.name = appliance.name or THE_APPLIANCE

    def _case(self, status_of: Callable[[Case], Status], status: Status) -> Case | None:
        cases = self.judgement.cases
        return next((case for case in cases if status_of(case) is status), cases[0] if cases else None)

    # ------------------------------------------------------------------------------------------------------------ plug

    def plug(self) -> Reason:
        status = self.judgement.plug
        case = self._case(lambda case: case.joint.plug, status)
        if case is None:
            code = "plug.not_applicable" if self.appliance.rating.dc else "plug.no_outlets"
            return _reason(code, Severity.CAUTION, place=self.place)
        if status is PlugStatus.NOT_APPLICABLE:
            if self.appliance.load_kind in LAMPS:
                return _reason("plug.not_applicable")
            return _reason("plug.fixed", Severity.CAUTION, "I3")
        plug, outlet = case.joint.plug_type, case.joint.outlet
        if plug is not None and outlet is None:
            return _reason("plug.outlet_unknown", Severity.CAUTION, "0.3", plug=plug.name, place=self.place)
        if outlet is None or plug is None:
            if self.appliance.inlet:
                return _reason(
                    "plug.detachable_cord",
                    Severity.INFO,
                    "P9",
                    inlet=inlet_name(self.appliance.inlet),
                    place=self.place,
                )
            return _reason("plug.unknown", Severity.CAUTION, place=self.place)
        values = {"plug": plug.name, "socket": plug_type(outlet.id).name, "place": self.place}
        if status is PlugStatus.FITS:
            return _reason("plug.fits", Severity.INFO, "0.5", **values)
        if status is PlugStatus.FITS_UNEARTHED:
            return self._unearthed(case, values)
        if status is PlugStatus.UNSAFE:
            if self.question.practice:
                return _reason(f"practice.{self.question.practice}", Severity.ALARM, "0.2-1", **values)
            return _reason("plug.loose", Severity.HAZARD, "P3", **values)
        if status is PlugStatus.NO:
            asked = case.joint.circuit_asked
            code = "plug.needs_circuit" if asked else "plug.no"
            dedicated = outlet.purpose is SocketPurpose.DEDICATED
            if asked and dedicated and plug.household:
                code = "plug.circuit_of_its_own"
            severity = Severity.CAUTION if asked else Severity.HAZARD
            return _reason(code, severity, "0.2-5", **values)
        if any(c.joint.plug is PlugStatus.FITS for c in self.judgement.cases):
            return _reason("plug.some_fit", Severity.CAUTION, "0.3", **values)
        return _reason("plug.needs_adapter", Severity.CAUTION, "0.5", **values)

    def _unearthed(self, case: Case, values: dict[str, Any]) -> Reason:
        known = self.appliance.equipment_class
        if case.joint.plug_type is not None and not case.joint.plug_type.earthed:
            if known is None:
                return _reason(
                    "plug.unearthed_class_unknown", Severity.HAZARD, "P10", appliance=self.name, **values
                )
            return _reason("plug.class_i_without_earth", Severity.ALARM, "P10", **values)
        if known is EquipmentClass.TWO:
            return _reason("plug.fits_unearthed_class_ii", Severity.INFO, "E1", **values)
        if case.joint.mating is not None and case.joint.mating.result == "does_not_fit":
            return _reason("plug.outlet_without_earth", Severity.HAZARD, "P2", **values)
        if self.question.practice is Practice.UNEARTHED_ADAPTER:
            return _reason("practice.unearthed_adapter", Severity.ALARM, "P2", **values)
        if known is None:
            return _reason("plug.fits_unearthed_class_unknown", Severity.HAZARD, "E2", **values)
        return _reason("plug.fits_unearthed_class_i", Severity.ALARM, "E2", **values)

    def earthing_check(self) -> Check:
        return _earthing_check(self.judgement.earthing)

    # --------------------------------------------------------------------------------------------------------- voltage

    def voltage(self) -> Reason:
        status = self.judgement.voltage
        if status is VoltageStatus.UNKNOWN:
            code = "voltage.unknown" if self.judgement.cases else "voltage.no_supply"
            return _reason("voltage.dc" if self.appliance.rating.dc else code, Severity.CAUTION, place=self.place)
        if status is VoltageStatus.NOT_APPLICABLE:
            return _reason(
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
            return _reason("voltage.same_system", Severity.INFO, "V9", **values)
        if status is VoltageStatus.OK:
            if case.fed.load.id == "lamp_fitting" and abs(case.fed.ratio - 1) > 0.1:
                low = max(self.appliance.rating.voltages) <= LOW_VOLTAGE_GOODS < case.fed.supply.voltage
                code = "voltage.lamp_of_lower_voltage" if low else "voltage.lamp_fitting"
                return _reason(code, Severity.CAUTION, "L1", **values)
            if case.fed.load.carries and abs(case.fed.ratio - 1) > 0.1:
                return _reason("voltage.carried", Severity.INFO, "0.4", **values)
            code = "voltage.covered" if self._is_range() else "voltage.ok"
            return _reason(code, Severity.INFO, case.fed.rule, **values)
        if status is VoltageStatus.WITHIN_TOLERANCE:
            side = "high" if case.fed.ratio > 1.05 else "over" if case.fed.ratio > 1 else "under"
            severity = Severity.CAUTION if side == "high" else Severity.INFO
            return _reason(f"voltage.within_{side}", severity, case.fed.rule, **values)
        if status is VoltageStatus.WEAK:
            return self._weak(case, values)
        if status is VoltageStatus.NEEDS_STEP_UP:
            kind = "motor" if case.fed.load.id in MOTOR_LOADS else "electronics"
            return _reason(f"voltage.too_low_{kind}", Severity.HAZARD, "V5", **values)
        if case.fed.rule == "I3":
            return _reason("voltage.split_phase", Severity.ALARM, "I3", **values)
        kind = "heat" if case.fed.load.heat else "motor" if case.fed.load.id in MOTOR_LOADS else "electronics"
        values["times"] = case.fed.ratio**2
        return _reason(f"voltage.too_high_{kind}", Severity.HAZARD, "V3" if kind == "heat" else "V5", **values)

    def _at(self, supply: Supply) -> Name:
        """Say which voltage it is about: that of the place, or that of some of its outlets."""
        several = len({case.fed.supply.voltage for case in self.judgement.cases}) > 1
        code = "voltage.at_stated" if self.question.supply_named else "voltage.at_place"
        return _at("voltage.at_outlet" if several else code, self.place, self.place.say("zh"), supply.voltage)

    def _is_range(self) -> bool:
        return self.appliance.rating.voltage_mode is VoltageMode.RANGE

    def _weak(self, case: Case, values: dict[str, Any]) -> Reason:
        if not case.fed.load.heat:
            return _reason("voltage.weak_motor", Severity.CAUTION, "V5", **values)
        share = case.fed.ratio**2
        values["share"] = share * 100
        if share < HALF_POWER:
            values["fraction"] = next(name for limit, name in _LESS_THAN if share < limit)
            return _reason("voltage.too_weak", Severity.CAUTION, "V4", **values)
        return _reason("voltage.weak_heat", Severity.CAUTION, "V4", **values)

    # ------------------------------------------------------------------------------------------- frequency and current

    def frequency(self) -> Reason:
        status = self.judgement.frequency
        case = self._case(lambda case: case.fed.frequency.status, status)
        if case is None:
            return _reason("frequency.unknown", Severity.INFO)
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
            return _reason(f"frequency.{status}_{kind}", severity, rule, **values)
        if status is FrequencyStatus.UNSAFE:
            return _reason(f"frequency.unsafe_{case.fed.load.id}", Severity.HAZARD, rule, **values)
        if status is FrequencyStatus.OK_IF_RATED:
            if self.appliance.load is None:
                return _reason("frequency.ask_load_kind", Severity.CAUTION, rule, **values)
            if not plate:
                return _reason("frequency.not_given", Severity.CAUTION, rule, **values)
            code = "frequency.ask_maker" if effect is Effect.ASK else "frequency.choose_secondary"
            return _reason(code, Severity.CAUTION, rule, **values)
        if status is FrequencyStatus.OK and case.fed.supply.frequency not in plate:
            return _reason("frequency.core_bears_it", Severity.INFO, rule, **values)
        return _reason(f"frequency.{status}", Severity.INFO, rule, **values)

    def current(self) -> Reason:
        status = self.judgement.current
        if status is CurrentStatus.NOT_APPLICABLE:
            return _reason("current.not_applicable")
        case = self._case(lambda case: case.current, status)
        if case is None or case.amperes is None or case.limit is None:
            return _reason("current.unknown")
        shown = case.amperes if case.amperes - case.limit > 0.05 or case.amperes <= case.limit else case.limit + 0.1
        values = {"amperes": shown, "limit": case.limit, "appliance": self.name}
        if status is CurrentStatus.OVER and not power_known(self.appliance):
            return _reason("current.may_exceed", Severity.CAUTION, "P5", **values)
        if status is CurrentStatus.OVER and case.fed.load.carries:
            return _reason("current.carries_over", Severity.HAZARD, "P5", **values)
        if status is CurrentStatus.OVER:
            return _reason("current.over", Severity.HAZARD, "P5", **values)
        if status is CurrentStatus.UNKNOWN:
            return _reason("current.unknown")
        if case.fed.load.carries:
            return _reason("current.carries", Severity.INFO, "P5", **values)
        return _reason("current.ok", Severity.INFO, "P5", **values)

    # ------------------------------------------------------------------------------------------------------------ more

    def more(self) -> Iterator[Reason]:
        """Yield what the five axes do not say: alarms, choices, where supplies differ, and how words were read."""
        judgement, appliance = self.judgement, self.appliance
        if (
            judgement.direct is Direct.DESTROYS
            and any(
                case.joint.plug in (PlugStatus.FITS, PlugStatus.FITS_UNEARTHED)
                and case.fed.direct is Direct.DESTROYS
                and (case.joint.mating is None or case.joint.mating.result != "does_not_fit")
                for case in judgement.cases
            )
            and appliance.plugs
            and appliance.rating.ranges
        ):
            yield _reason("alarm.fits_and_destroys", Severity.ALARM, "P8", appliance=self.name, place=self.place)
        harmless = (
            self.question.practice is Practice.UNEARTHED_ADAPTER and judgement.earthing is EarthingStatus.NOT_NEEDED
        )  # P2, E1: of class II it takes nothing away
        if self.question.practice and judgement.plug is not PlugStatus.UNSAFE and not harmless:
            yield _reason(f"practice.{self.question.practice}", Severity.ALARM, "0.2-1")
        if judgement.verdict is not Verdict.WORKS:
            yield from self._transformer()
        yield from self._continuous()
        yield from self._supplies()
        yield from self._sockets()
        yield from self._words()
        yield from nevers(appliance, self.question, judgement)

    def _transformer(self) -> Iterator[Reason]:
        if not self.appliance.rating.ranges:
            return
        forbidden = {
            case.fed.forbidden: case
            for case in reversed(self.judgement.cases)
            if case.fed.forbidden
            and (case.fed.too_weak or case.fed.voltage in (VoltageStatus.DESTROYS, VoltageStatus.NEEDS_STEP_UP))
            and case.verdict is self.judgement.cases[0].verdict
        }
        for told, case in forbidden.items():
            why, rule = told or ("", "")
            if why == "frequency":
                continue  # said by the frequency itself
            if not power_known(self.appliance):
                if why in ("too_large", "circuit_too_small"):
                    yield _reason("transformer.up_to", Severity.CAUTION, rule, watts=_largest(case, why))
                continue
            watts = case.fed.power if case.fed.power and case.fed.power > 1 else None
            yield _reason(
                f"transformer.{why}", Severity.CAUTION, rule, appliance=self.name,
                va=transformer_va(case.fed.load, watts or 0.0), supply=case.fed.supply.voltage,
                watts=case.fed.supply.voltage * (case.joint.outlet.amperes if case.joint.outlet else 0.0) * 0.8,
            )  # fmt: skip

    def _continuous(self) -> Iterator[Reason]:
        """NEC 210.19: a 100-127 V circuit bears 80 % of its amperes for hours on end (Japan: 1,500 W at an outlet)."""
        for case in self.judgement.cases:
            fed, outlet = case.fed, case.joint.outlet
            if case.current is not CurrentStatus.OK or not fed.load.heat or fed.supply.voltage > HIGHEST_LOW_VOLTAGE:
                continue
            if case.amperes is not None and outlet is not None and case.amperes > CONTINUOUS * outlet.amperes:
                values = {"amperes": case.amperes, "limit": CONTINUOUS * outlet.amperes}
                yield _reason("current.continuous", Severity.CAUTION, "P5", **values)
                return

    def _supplies(self) -> Iterator[Reason]:
        tried = [told[0] for told in self.judgement.by_supply]
        if len(tried) > 1 and not self.question.supply_named:
            shown = tuple(_supply_name(supply) for supply in tried)
            yield _reason("supply.several", Severity.INFO, "V7", place=self.place, supplies=shown)
            for supply, verdict, status in self.judgement.by_supply:
                if (
                    self.judgement.verdict is Verdict.DEPENDS
                    and len({told[1] for told in self.judgement.by_supply}) > 1
                ):
                    yield _reason(
                        f"supply.verdict_{verdict}",
                        Severity.INFO,
                        "V7",
                        supply=_supply_name(supply),
                        status=str(status),
                    )
        if self.judgement.switch_position:
            if len({case.fed.supply.voltage for case in self.judgement.cases}) == 1:
                case = self.judgement.cases[0]
                yield _reason("voltage.set_selector", Severity.CAUTION, "V6", supply=case.fed.supply.voltage)
            else:
                yield _reason("voltage.set_selector_by_supply", Severity.HAZARD, "V6", place=self.place)
        for supply in self.question.legacy:
            if supply not in tried:
                yield _reason("supply.legacy", Severity.CAUTION, "V7", place=self.place, supply=_supply_name(supply))

    def _sockets(self) -> Iterator[Reason]:
        fitting = [case for case in self.judgement.cases if case.joint.plug is PlugStatus.FITS and case.joint.outlet]
        if (
            fitting
            and self.judgement.plug is PlugStatus.FITS
            and len(self.question.sockets) > 1
            and not self.question.socket_named
        ):
            tried = {case.joint.outlet.id for case in self.judgement.cases if case.joint.outlet}
            plug = fitting[0].joint.plug_type
            refusing = {
                socket.id
                for socket in self.question.sockets
                if socket.id not in tried
                and socket.purpose is SocketPurpose.GENERAL
                and socket.prevalence in (Prevalence.DOMINANT, Prevalence.COMMON)
                and plug is not None
                and mate(plug.id, socket.id).result == "does_not_fit"
            }
            if refusing and plug is not None:
                names = tuple(plug_type(identifier).name for identifier in sorted(refusing))
                yield _reason("plug.not_all_outlets", Severity.CAUTION, "0.3", sockets=names, place=self.place)
            polarity = {case.joint.mating.polarity for case in fitting if case.joint.mating}
            if "reversed" in polarity:
                yield _reason("plug.polarity_reversed", Severity.INFO, "P4")
            lamps = [case.joint.mating for case in fitting if case.fed.load.id == "lamp_fitting"]
            if any(mating and mating.polarity != "defined" for mating in lamps):
                yield _reason("plug.polarity_lamp", Severity.CAUTION, "P4")
        yield from self._hardly_met()
        if all(case.joint.mating is None or case.joint.mating.result in _HARMLESS for case in self.judgement.cases):
            return
        forced = {
            case.joint.outlet.id
            for case in self.judgement.cases
            if case.joint.outlet
            and case.joint.mating
            and case.joint.mating.result in ("needs_force_or_shutter_defeat", "loose_contact")
            and case.joint.plug is PlugStatus.NEEDS_ADAPTER
        }
        if forced:
            names = tuple(plug_type(identifier).name for identifier in sorted(forced))
            yield _reason("plug.never_force", Severity.HAZARD, "P3", sockets=names)
        prohibited = {
            case.joint.outlet.id
            for case in self.judgement.cases
            if case.joint.outlet and case.joint.mating and case.joint.mating.result == "fits_but_prohibited"
        }
        if prohibited:
            names = tuple(plug_type(identifier).name for identifier in sorted(prohibited))
            yield _reason("plug.prohibited", Severity.HAZARD, "P3", sockets=names)

    def _hardly_met(self) -> Iterator[Reason]:
        """Outlets that were left out because they are hardly met, and that take the plug without earth or loosely."""
        plugs = self.appliance.plugs
        if self.question.socket_named or self.appliance.equipment_class is EquipmentClass.TWO:
            return
        if not plugs or not plugs[0].earthed:
            return
        tried = {case.joint.outlet.id for case in self.judgement.cases if case.joint.outlet}
        unearthed = {
            socket.id
            for socket in self.question.sockets
            if socket.purpose is SocketPurpose.GENERAL and socket.id not in tried
            if mate(plugs[0].id, socket.id).result == "mates_unearthed"
        }
        if unearthed and tried:
            names = tuple(plug_type(identifier).name for identifier in sorted(unearthed))
            yield _reason("plug.old_outlets_unearthed", Severity.CAUTION, "P2", sockets=names, place=self.place)

    def _words(self) -> Iterator[Reason]:
        appliance = self.appliance
        reading = appliance.plug_reading
        if reading is not None and reading.how == "letter":
            code = "plug.read_from_letter" if appliance.origin else "plug.read_from_letter_alone"
            yield _reason(code, Severity.INFO, "P11", letter=reading.letter, plug=reading.plug.name)
        if (
            appliance.load is not None
            and appliance.load.id in ("resistive_heat", "heat_dc_fan")
            and any(high / low > WIDEST_HEAT for low, high in appliance.rating.ranges)
        ):
            yield _reason("rating.heat_over_wide_range", Severity.CAUTION, "V6", plate=appliance.rating.ranges_text)
        if appliance.rating.limit and not appliance.rating.ranges:
            amperes, volts = appliance.rating.limit
            yield _reason("rating.limit", Severity.CAUTION, "V9", amperes=amperes, volts=volts)
        if appliance.rating.voltage_mode is VoltageMode.LISTED:
            if appliance.rating.ranges:
                yield _reason("rating.listed", Severity.CAUTION, "1.1", plate=appliance.rating.ranges_text)
            else:
                yield _reason("rating.dual", Severity.CAUTION, "1.1")
        if carries_unrated(appliance):
            yield _reason("rating.carries_unrated", Severity.CAUTION, "P7")
        if appliance.equipment_class is EquipmentClass.ZERO_ONE:
            yield _reason("plug.class_0i", Severity.HAZARD, "0.2-2")


def _largest(case: Case, why: str) -> float:
    """Return the watts below which table T0 permits a transformer."""
    if why == "too_large":
        return LARGEST_TRANSFORMER_VA / (case.fed.load.k or 1.0)
    amperes = case.joint.outlet.amperes if case.joint.outlet else 0.0
    return round(CONTINUOUS * amperes * case.fed.supply.voltage * TRANSFORMER_EFFICIENCY)


@lru_cache(maxsize=1024)
def _at(code: str, place: str, place_zh: str, volts: float) -> Name:
    values = {"place": Name(place, zh=place_zh), "supply": volts}
    return Name(say(code, "en", values), zh=say(code, "zh", values))


def _supply_name(supply: Supply) -> Name:
    figures = f"{supply.voltage:g} V {supply.frequency:g} Hz"
    if supply.where is None:
        return Name(figures)
    return Name(f"{figures} ({supply.where})", zh=f"{figures}（{supply.where.say('zh')}）")


def _evidence(judgement: Judgement) -> tuple[Source, ...]:
    """The sources of the supplies, sockets, plugs and mating of the worst case and of every supply that was tried."""
    cited: dict[tuple[tuple[str, ...] | str, str], None] = {}
    for case in judgement.cases:
        cited[case.fed.supply.source_ids, case.fed.supply.confidence] = None
        if case.joint.outlet and case.joint.outlet.in_use:
            cited[case.joint.outlet.in_use.source_ids, case.joint.outlet.in_use.confidence] = None
        if case.joint.mating:
            cited[case.joint.mating.source, case.joint.mating.confidence] = None
    return _sources(tuple(cited))


@lru_cache(maxsize=4096)
def _sources(cited: tuple[tuple[tuple[str, ...] | str, str], ...]) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for ids, confidence in cited:
        for source in cite(ids if isinstance(ids, str) else " ".join(ids), confidence):
            found.setdefault(source.id, source)
    return tuple(found.values())
