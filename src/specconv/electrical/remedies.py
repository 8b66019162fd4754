"""What to do, best first, and what never to do (rules 3, T0 to T3, P5 to P10).

A remedy is offered only where the tables permit it: a transformer that table T0 forbids is never named as a way out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import TYPE_CHECKING, Any

from specconv.electrical.appliance import Appliance
from specconv.electrical.appliances import LoadKind
from specconv.electrical.cases import TRANSFORMED, Case
from specconv.electrical.judge import Judgement
from specconv.electrical.outlets import Question
from specconv.electrical.plugs import plug_type
from specconv.electrical.rules import Effect
from specconv.electrical.supplies import Prevalence, SocketPurpose
from specconv.electrical.vocabulary import Direct, EquipmentClass, PlugStatus, Verdict, VoltageMode, VoltageStatus
from specconv.ground.answer import Reason, Remedy, Severity
from specconv.ground.value import FrozenMap, Name

if TYPE_CHECKING:
    from specconv.electrical.couplers import Coupler


def power_known(appliance: Appliance) -> bool:
    """Tell whether the plate gives watts, amperes or volt-amperes."""
    plate = appliance.rating
    return plate.power is not None or plate.current is not None or plate.apparent_power is not None


_SIZES_VA = (50, 75, 100, 150, 200, 250, 300, 400, 500, 630, 750, 1000, 1250, 1500, 2000)
"""Continuous ratings in which transformers are sold (IEC 61558-1 preferred values, rounded)."""

_PLUG_IN = frozenset(
    (
        "ac_adaptor", "camera_charger", "charger", "laptop_charger", "mosquito_killer", "phone_charger",
        "shaver_charger", "smart_plug", "tablet", "travel_adapter", "usb_charger", "voltage_converter",
    )
)  # fmt: skip
"""Kinds that have their pins in the housing, or a cord of their own: nobody fits another plug to them."""
_EXTERNAL_SUPPLY = frozenset(("smps",))
_ADAPTED = (PlugStatus.NEEDS_ADAPTER, PlugStatus.FITS_UNEARTHED)


def _coupler(inlet: str) -> Coupler:
    from specconv.electrical.couplers import coupler  # few questions name an inlet

    return coupler(inlet)


def inlet_name(inlet: str) -> str:
    """Return the appliance inlet of IEC 60320, which has the even number.

    >>> inlet_name("C13")
    'C14'
    """
    return _coupler(inlet).inlet


def transformer_va(load: LoadKind, watts: float) -> int:
    """Return the continuous rating to ask for, in VA: watts times the factor of the load kind (T1), next size up."""
    needed = watts * (load.k or 1.0)
    return next((size for size in _SIZES_VA if size >= needed), ceil(needed / 500) * 500)


def remedies(appliance: Appliance, question: Question, judgement: Judgement) -> tuple[Remedy, ...]:
    """Return what helps, in the order in which it should be tried."""
    if judgement.verdict is Verdict.WORKS and not judgement.switch_position:
        return ()
    steps = _steps(appliance, question, judgement)
    return tuple(
        Remedy.trusted(code=code, rank=rank, values=FrozenMap(values), rule=rule)
        for rank, (code, rule, values) in enumerate({step[0]: step for step in steps}.values(), start=1)
    )


def _steps(appliance: Appliance, question: Question, judgement: Judgement) -> Iterator[tuple[str, str, dict[str, Any]]]:
    cases = judgement.cases
    if not cases:
        return
    usable = [case for case in cases if case.verdict not in (Verdict.DO_NOT_USE,)]
    if judgement.switch_position and usable:
        yield "remedy.set_selector", "V6", {"supply": _volts(usable)}
    plugless = [case for case in usable if case.joint.plug is PlugStatus.NEEDS_ADAPTER]
    transformed = [case for case in usable if case.fed.voltage in TRANSFORMED or case.fed.too_weak]
    if not appliance.rating.ranges:
        transformed = []  # nothing is transformed for a voltage that nobody knows
    # an adaptor alone would bring the voltage that destroys, or that does not do: the transformer has the local plug
    if plugless and not transformed:
        if not appliance.rating.ranges and not appliance.hard_wired:
            yield _plate_first(cases)
        yield from _plug_steps(appliance, plugless, _local_socket(plugless))
    if transformed:
        if appliance.load is not None and appliance.load.id in _EXTERNAL_SUPPLY:
            yield "remedy.local_power_supply", "3-2", {"supply": _volts(transformed)}
        if not _of_a_bathroom(question):
            yield _transformer(appliance, transformed)
    directly = [case for case in plugless if case.fed.voltage not in TRANSFORMED and not case.fed.too_weak]
    if transformed and directly:
        yield from _plug_steps(appliance, directly, _local_socket(directly))
    if any(case.joint.plug is PlugStatus.NO and case.joint.circuit_asked for case in usable):
        yield "remedy.electrician", "I3", {}
    elif "installation" in judgement.missing:
        lead = appliance.equipment_class is EquipmentClass.ZERO_ONE and not appliance.hard_wired
        yield ("remedy.earth_terminal", "E3", {}) if lead else ("remedy.connected_by_electrician", "I3", {})
    advised = bool(plugless) and not transformed and _needs_earth(appliance, plugless)  # an earthed adaptor, above
    zero_one = appliance.equipment_class is EquipmentClass.ZERO_ONE
    if (
        appliance.equipment_class not in _NO_EARTH_TO_GIVE
        and (zero_one or appliance.inlet or not advised)
        and any(
            case.joint.plug is PlugStatus.FITS_UNEARTHED
            and case.fed.direct is not Direct.DESTROYS
            and case.fed.frequency.effect is not Effect.STOP
            for case in cases
        )
    ):
        if appliance.equipment_class is EquipmentClass.ZERO_ONE:
            yield "remedy.cord_with_earth", "E3", {"socket": _local_socket(cases)}
        elif appliance.inlet:
            yield _swapped_cord(appliance, cases, _local_socket(cases))
        else:
            yield "remedy.change_plug_for_earth", "P2", {"socket": _local_socket(cases)}
    if judgement.verdict in (Verdict.DO_NOT_USE, Verdict.NEEDS_TRANSFORMER) or (
        transformed and judgement.verdict is Verdict.DEPENDS
    ):
        same = cases[0]
        three_phase = appliance.rating.voltage_mode is VoltageMode.MULTI_PHASE  # its local one is for other volts
        if three_phase or len({(case.fed.supply.voltage, case.fed.supply.frequency) for case in cases}) > 1:
            yield "remedy.local_product_there", "3-6", {}
            return
        yield (
            "remedy.local_product",
            "3-6",
            {
                "supply": same.fed.supply.voltage,
                "frequency": same.fed.supply.frequency,
            },
        )


def _plate_first(cases: Sequence[Case]) -> tuple[str, str, dict[str, Any]]:
    """What comes before any adaptor where nobody knows the rated voltage."""
    supplies = {case.fed.supply.voltage for case in cases}
    if len(supplies) > 1:
        return "remedy.read_plate_there", "V1", {}
    return "remedy.read_plate", "V1", {"supply": supplies.pop()}


_NO_EARTH_TO_GIVE = frozenset((EquipmentClass.TWO, EquipmentClass.ZERO))


def _of_a_bathroom(question: Question) -> bool:
    """I1: a shaver supply unit feeds nothing but shavers, and a transformer has no place in a bathroom."""
    return question.socket_named is not None and question.socket_named.purpose is SocketPurpose.SHAVER


def _plug_steps(appliance: Appliance, cases: list[Case], socket: Name) -> Iterator[tuple[str, str, dict[str, Any]]]:
    limit = min((case.limit for case in cases if case.limit), default=10.0)
    amperes = _carried(appliance, cases, limit)
    needs_earth = _needs_earth(appliance, cases)
    fused = any(case.joint.outlet and case.joint.outlet.id.startswith("bs1363") for case in cases)
    fuse = {"fuse": _fuse(amperes)}
    if appliance.inlet:
        yield _swapped_cord(appliance, cases, socket)
        if fused:
            yield "remedy.fuse", "P6", fuse
        return
    if amperes > 0.8 * min(limit, 10.0):
        code = "remedy.adapter_heavy_earthed" if needs_earth else "remedy.adapter_heavy"
    else:
        code = "remedy.adapter_earthed" if needs_earth else "remedy.adapter"
    yield (
        code + ("_fused" if fused else ""),
        "P7",
        {
            "socket": socket,
            "amperes": max(1.0, min(ceil(amperes), ceil(limit))),
            "limit": limit,
        },
    )
    if appliance.appliance_kind is not None and appliance.appliance_kind.id in _PLUG_IN:
        return
    if fused:
        yield "remedy.change_plug_fused", "P6", {"socket": socket, **fuse}
    else:
        yield "remedy.change_plug", "P10", {"socket": socket}


def _swapped_cord(appliance: Appliance, cases: Sequence[Case], socket: Name) -> tuple[str, str, dict[str, Any]]:
    assert appliance.inlet is not None
    outlets = [case.joint.outlet.amperes for case in cases if case.joint.outlet]
    carried = min([*outlets, _coupler(appliance.inlet).rated_current])
    return "remedy.swap_cord", "P9", {"inlet": inlet_name(appliance.inlet), "socket": socket, "limit": carried}


def _needs_earth(appliance: Appliance, cases: list[Case]) -> bool:
    """Whatever is not class II, and has an earth contact or may have one."""
    return appliance.equipment_class is not EquipmentClass.TWO and any(
        case.joint.plug_type is None or case.joint.plug_type.earthed for case in cases
    )


SMALL_FUSE, LARGE_FUSE = 3, 13
"""P6: the cartridges of BS 1362 in common use, in A; the small one serves up to about 700 W."""


def _fuse(amperes: float) -> int:
    return SMALL_FUSE if amperes <= SMALL_FUSE else LARGE_FUSE


def _carried(appliance: Appliance, cases: list[Case], limit: float) -> float:
    """Return the amperes that an adaptor must carry: those of the plate, else the most that goods of the kind take.

    Where neither is known it is what plug and outlet carry together, ``limit``.
    """
    if power_known(appliance):
        return max((case.amperes for case in cases if case.amperes), default=limit)
    kind = appliance.appliance_kind
    if kind is None or kind.usual_power_high is None:
        return limit
    return min(limit, max(_at_most(case, kind.usual_power_high) for case in cases))


def _at_most(case: Case, watts: float) -> float:
    """Amperes of the usual power, in a supply that the goods are made for, or that may be above it by the tolerance."""
    return watts / min(case.fed.supply.voltage, case.fed.rated)


def _transformer(appliance: Appliance, cases: list[Case]) -> tuple[str, str, dict[str, Any]]:
    case = max(cases, key=lambda c: (c.fed.power or 0.0) * (c.fed.load.k or 1.0))
    down = case.fed.voltage is VoltageStatus.NEEDS_STEP_DOWN
    secondary: float = case.fed.rated
    if down and case.fed.frequency.status == "ok_if_rated" and case.fed.load.frequency == "transformer":
        secondary = round(case.fed.rated * case.fed.supply.frequency / (appliance.rating.frequencies or (60.0,))[0])
    values: dict[str, Any] = {"supply": case.fed.supply.voltage, "secondary": secondary}
    code = "remedy.step_down" if down else "remedy.step_up"
    earth = "_earthed" if _needs_earth(appliance, cases) else ""
    if power_known(appliance):
        values["va"] = transformer_va(case.fed.load, case.fed.power or 0.0)
        return code + earth, "T1", values
    values["factor"] = case.fed.load.k or 1.0
    return code + earth + "_unsized", "T1", values


def _volts(cases: list[Case]) -> float:
    return cases[0].fed.supply.voltage


_PREVALENCE = tuple(Prevalence)


def _local_socket(cases: tuple[Case, ...] | list[Case]) -> Name:
    """Return the name of the outlet that is met first; one with earth where there is one."""
    outlets = {case.joint.outlet.id: case.joint.outlet for case in cases if case.joint.outlet}
    if not outlets:
        return Name("local socket-outlet", zh="当地插座")
    best = min(outlets.values(), key=lambda outlet: (not outlet.earthed, _PREVALENCE.index(outlet.prevalence)))
    return plug_type(best.id).name


def nevers(appliance: Appliance, question: Question, judgement: Judgement) -> Iterator[Reason]:
    """Yield what must never be done in this case."""
    cases = judgement.cases
    if not cases:
        return
    transformed = any(case.fed.voltage in TRANSFORMED or case.fed.voltage is VoltageStatus.DESTROYS for case in cases)
    if transformed and appliance.load is not None and appliance.load.id != "resistive_heat":
        yield _never("never.electronic_converter", "T2")
    if appliance.load is not None and appliance.load.id == "ev_cable":
        yield _never("never.ev_adapter", "I5")
    if appliance.load is not None and appliance.load.carries and judgement.voltage is VoltageStatus.DESTROYS:
        yield _never("never.strip_over_voltage", "I4")
    earthed = any(case.joint.plug_type is not None and case.joint.plug_type.earthed for case in cases)
    if earthed and appliance.equipment_class is not EquipmentClass.TWO and judgement.plug in _ADAPTED:
        yield _never("never.unearthed_adapter", "P2")
    if appliance.rating.voltage_mode is VoltageMode.SWITCHABLE:
        yield _never("never.wrong_position", "V6")


def _never(code: str, rule: str) -> Reason:
    return Reason.trusted(code=code, severity=Severity.CAUTION, values=FrozenMap(), rule=rule, chart=None)
