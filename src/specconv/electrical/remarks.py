"""What is said of a judgement beside the five axes: alarms, transformers, supplies and outlets that differ, words."""

from collections.abc import Iterator

from specconv.electrical.cases import Case
from specconv.electrical.judge import carries_unrated
from specconv.electrical.mating import mate
from specconv.electrical.plugs import plug_type
from specconv.electrical.remedies import nevers, power_known, transformer_va
from specconv.electrical.rules import CONTINUOUS, HIGHEST_LOW_VOLTAGE, LARGEST_TRANSFORMER_VA, TRANSFORMER_EFFICIENCY
from specconv.electrical.supplies import Prevalence, SocketPurpose, Supply
from specconv.electrical.telling import WIDEST_HEAT, Telling, reason
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
from specconv.ground.answer import Reason, Severity
from specconv.ground.value import Name

_HARMLESS = frozenset(("mates_safely", "mates_polarity_unknown", "mates_unearthed", "does_not_fit"))


class Remarks(Telling):
    """Tells what the five axes do not say."""

    def all(self) -> Iterator[Reason]:
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
            yield reason("alarm.fits_and_destroys", Severity.ALARM, "P8", appliance=self.name, place=self.place)
        harmless = (
            self.question.practice is Practice.UNEARTHED_ADAPTER and judgement.earthing is EarthingStatus.NOT_NEEDED
        )  # P2, E1: of class II it takes nothing away
        if self.question.practice and judgement.plug is not PlugStatus.UNSAFE and not harmless:
            yield reason(f"practice.{self.question.practice}", Severity.ALARM, "0.2-1")
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
                    yield reason("transformer.up_to", Severity.CAUTION, rule, watts=_largest(case, why))
                continue
            watts = case.fed.power if case.fed.power and case.fed.power > 1 else None
            yield reason(
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
                yield reason("current.continuous", Severity.CAUTION, "P5", **values)
                return

    def _supplies(self) -> Iterator[Reason]:
        tried = [told[0] for told in self.judgement.by_supply]
        if len(tried) > 1 and not self.question.supply_named:
            shown = tuple(_supply_name(supply) for supply in tried)
            yield reason("supply.several", Severity.INFO, "V7", place=self.place, supplies=shown)
            for supply, verdict, status in self.judgement.by_supply:
                if (
                    self.judgement.verdict is Verdict.DEPENDS
                    and len({told[1] for told in self.judgement.by_supply}) > 1
                ):
                    yield reason(
                        f"supply.verdict_{verdict}",
                        Severity.INFO,
                        "V7",
                        supply=_supply_name(supply),
                        status=str(status),
                    )
        if self.judgement.switch_position:
            if len({case.fed.supply.voltage for case in self.judgement.cases}) == 1:
                case = self.judgement.cases[0]
                yield reason("voltage.set_selector", Severity.CAUTION, "V6", supply=case.fed.supply.voltage)
            else:
                yield reason("voltage.set_selector_by_supply", Severity.HAZARD, "V6", place=self.place)
        for supply in self.question.legacy:
            if supply not in tried:
                yield reason("supply.legacy", Severity.CAUTION, "V7", place=self.place, supply=_supply_name(supply))

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
                yield reason("plug.not_all_outlets", Severity.CAUTION, "0.3", sockets=names, place=self.place)
            polarity = {case.joint.mating.polarity for case in fitting if case.joint.mating}
            if "reversed" in polarity:
                yield reason("plug.polarity_reversed", Severity.INFO, "P4")
            lamps = [case.joint.mating for case in fitting if case.fed.load.id == "lamp_fitting"]
            if any(mating and mating.polarity != "defined" for mating in lamps):
                yield reason("plug.polarity_lamp", Severity.CAUTION, "P4")
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
            yield reason("plug.never_force", Severity.HAZARD, "P3", sockets=names)
        prohibited = {
            case.joint.outlet.id
            for case in self.judgement.cases
            if case.joint.outlet and case.joint.mating and case.joint.mating.result == "fits_but_prohibited"
        }
        if prohibited:
            names = tuple(plug_type(identifier).name for identifier in sorted(prohibited))
            yield reason("plug.prohibited", Severity.HAZARD, "P3", sockets=names)

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
            yield reason("plug.old_outlets_unearthed", Severity.CAUTION, "P2", sockets=names, place=self.place)

    def _words(self) -> Iterator[Reason]:
        appliance = self.appliance
        reading = appliance.plug_reading
        if reading is not None and reading.how == "letter":
            code = "plug.read_from_letter" if appliance.origin else "plug.read_from_letter_alone"
            yield reason(code, Severity.INFO, "P11", letter=reading.letter, plug=reading.plug.name)
        if (
            appliance.load is not None
            and appliance.load.id in ("resistive_heat", "heat_dc_fan")
            and any(high / low > WIDEST_HEAT for low, high in appliance.rating.ranges)
        ):
            yield reason("rating.heat_over_wide_range", Severity.CAUTION, "V6", plate=appliance.rating.ranges_text)
        if appliance.rating.limit and not appliance.rating.ranges:
            amperes, volts = appliance.rating.limit
            yield reason("rating.limit", Severity.CAUTION, "V9", amperes=amperes, volts=volts)
        if appliance.rating.voltage_mode is VoltageMode.LISTED:
            if appliance.rating.ranges:
                yield reason("rating.listed", Severity.CAUTION, "1.1", plate=appliance.rating.ranges_text)
            else:
                yield reason("rating.dual", Severity.CAUTION, "1.1")
        if carries_unrated(appliance):
            yield reason("rating.carries_unrated", Severity.CAUTION, "P7")
        if appliance.equipment_class is EquipmentClass.ZERO_ONE:
            yield reason("plug.class_0i", Severity.HAZARD, "0.2-2")


def _largest(case: Case, why: str) -> float:
    """Return the watts below which table T0 permits a transformer."""
    if why == "too_large":
        return LARGEST_TRANSFORMER_VA / (case.fed.load.k or 1.0)
    amperes = case.joint.outlet.amperes if case.joint.outlet else 0.0
    return round(CONTINUOUS * amperes * case.fed.supply.voltage * TRANSFORMER_EFFICIENCY)


def _supply_name(supply: Supply) -> Name:
    figures = f"{supply.voltage:g} V {supply.frequency:g} Hz"
    if supply.where is None:
        return Name(figures)
    return Name(f"{figures} ({supply.where})", zh=f"{figures}（{supply.where.say('zh')}）")
