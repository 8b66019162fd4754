"""Tables 0.2, 1.1, 1.2, 2.1 and T0 of the verdict rules, read a second time and put to the engine."""

from __future__ import annotations

from itertools import product

import pytest
from power_truth import EARTH, EFFECT, PLUG, SEVERITY, VOLTAGE, YES_NO, Facts, demanded, first_true_line, worst

import specconv as sc
from specconv.electrical.rules import Axes, Effect, combine
from specconv.electrical.vocabulary import EquipmentClass, PlugStatus, VoltageStatus

EVERY = tuple(map(Facts._make, product(YES_NO, YES_NO, PLUG, EARTH, VOLTAGE, YES_NO, EFFECT, YES_NO, YES_NO)))


def test_the_two_readings_of_the_table_are_one():
    """The line that is first true asks for exactly the worst of what the facts ask for."""
    by_line = {6: "depends", 7: "needs_transformer", 8: "works_with_adapter", 9: "works"}
    for facts in EVERY:
        line, verdict = first_true_line(facts), worst(demanded(facts))
        if line <= 4:
            assert verdict == "do_not_use", facts
        elif line == 5:
            assert verdict == ("depends" if facts.installation_asked else "do_not_use"), facts
        else:
            assert verdict == by_line[line], facts


def test_a_worse_fact_never_helps():
    """Going from any value of an axis to one that demands more never gives a milder verdict."""
    for facts in EVERY:
        for axis, values in (("plug", PLUG), ("voltage", VOLTAGE), ("effect", EFFECT), ("fact_open", YES_NO)):
            key = {"effect": "frequency", "fact_open": "open"}.get(axis, axis)
            for value in values:
                other = facts._replace(**{axis: value})
                if SEVERITY.index(demanded(other)[key]) >= SEVERITY.index(demanded(facts)[key]):
                    assert SEVERITY.index(worst(demanded(other))) >= SEVERITY.index(worst(demanded(facts)))


CLASSES = {
    "class I": EquipmentClass.ONE,
    "class 0": EquipmentClass.ZERO,
    "class 0I without its lead": EquipmentClass.ZERO_ONE,
    "class II": EquipmentClass.TWO,
    "class III": EquipmentClass.THREE,
}


def as_axes(facts: Facts, practice: bool, prohibited: bool) -> Axes:
    """The engine's words for a combination; it has no word for a 0I appliance whose lead is connected."""
    return Axes(
        unsafe_practice=practice,
        prohibited=prohibited,
        plug=PlugStatus(facts.plug),
        equipment_class=CLASSES[facts.earth],
        over_current=facts.over_current,
        voltage=VoltageStatus(facts.voltage.removesuffix(" below half")),
        too_weak=facts.voltage == "weak below half",
        remedy_forbidden=facts.remedy_forbidden,
        effect=Effect(facts.effect),
        circuit_asked=facts.installation_asked,
        open_fact=facts.fact_open,
    )


def test_the_engine_combines_the_axes_as_the_table_does():
    compared = 0
    for facts in EVERY:
        if facts.earth not in CLASSES:
            continue
        pairs = ((True, False), (False, True), (True, True)) if facts.practice_or_prohibited else ((False, False),)
        for practice, prohibited in pairs:
            verdict, rule = combine(as_axes(facts, practice, prohibited))
            assert verdict == worst(demanded(facts)), (facts, rule)
            assert rule == f"0.2-{first_true_line(facts)}", (facts, rule)
            compared += 1
    assert compared == 4 * 2 * len(PLUG) * len(CLASSES) * len(VOLTAGE) * 2 * len(EFFECT) * 2 * 2


def test_an_unknown_class_counts_as_one_that_needs_its_earth():
    for plug in PLUG:
        facts = Facts(False, False, plug, "class I", "ok", False, "none", False, False)
        unknown = as_axes(facts, False, False)._replace(equipment_class=None)
        assert combine(unknown) == combine(as_axes(facts, False, False))


# --------------------------------------------------------------------------------------------- tables 1.1, 1.2 and V8


def voltage_axis(
    plate, supply, load="smps", watts="50", hertz="50/60", origin=None, place="GB", socket="bs1363_r", plug=None
):
    plug = plug or {"bs1363_r": "bs1363_p", "nema_5_15r": "nema_1_15p_unpolarised"}[socket]
    appliance = sc.Appliance(
        load_kind=load,
        plug=plug,
        rating=f"{plate}V~ {hertz}Hz" + (f" {watts}W" if watts else ""),
        equipment_class="II",
        origin=origin,
    )
    return sc.will_it_work(appliance, place, supply=f"{supply} V 50 Hz", socket=socket)


SINGLE = [
    # plate, supply, status: 10 % each way of a single figure
    ("230", 230, "ok"),
    ("230", 207, "within_tolerance"),
    ("230", 206, "needs_step_up"),
    ("230", 253, "within_tolerance"),
    ("230", 254, "needs_step_down"),
    ("220", 230, "within_tolerance"),
    ("220", 240, "within_tolerance"),
    ("220", 242, "within_tolerance"),
    ("220", 243, "needs_step_down"),
    ("240", 220, "within_tolerance"),
    ("240", 216, "within_tolerance"),
    ("240", 215, "needs_step_up"),
    ("100", 100, "ok"),
    ("100", 90, "within_tolerance"),
    ("100", 89, "needs_step_up"),
    ("100", 110, "within_tolerance"),
    ("100", 111, "needs_step_down"),
    ("100", 120, "needs_step_down"),
    ("100", 127, "needs_step_down"),
    ("120", 100, "needs_step_up"),
    ("220", 200, "within_tolerance"),
    ("230", 200, "needs_step_up"),
    ("240", 200, "needs_step_up"),
    ("220", 208, "within_tolerance"),
    ("240", 208, "needs_step_up"),
    ("200", 220, "within_tolerance"),
    ("200", 221, "needs_step_down"),
]

RANGE = [
    ("100-240", 100, "ok"),
    ("100-240", 230, "ok"),
    ("100-240", 240, "ok"),
    ("100-240", 254, "within_tolerance"),
    ("100-240", 255, "needs_step_down"),
    ("100-240", 94, "within_tolerance"),
    ("100-240", 93, "needs_step_up"),
    ("100-125", 127, "within_tolerance"),
    ("100-120", 127, "within_tolerance"),
    ("100-120", 128, "needs_step_down"),
    ("105-125", 100, "within_tolerance"),
    ("110-130", 100, "needs_step_up"),
    ("220-240", 208, "within_tolerance"),
    ("220-240", 206, "needs_step_up"),
    ("220-240", 127, "needs_step_up"),
    ("200-240", 100, "needs_step_up"),
]

SWITCHED = [
    ("115/230", 230, "ok"),
    ("115/230", 240, "ok"),
    ("115/230", 220, "ok"),
    ("115/230", 120, "ok"),
    ("115/230", 254, "needs_step_down"),
    ("115/230", 126, "ok"),
]


@pytest.mark.parametrize(("plate", "supply", "status"), SINGLE + RANGE + SWITCHED)
def test_voltage_against_the_plate(plate, supply, status):
    answer = voltage_axis(plate, supply)
    assert answer.voltage.status == status
    direct = {"needs_step_down": "destroys", "needs_step_up": "fails"}.get(status, "ok")
    assert answer.direct_connection == direct


NORTH_AMERICA = [
    # 110, 115, 117, 120 and 125 V all mean the nominal 120 V there: one family from 110 to 127 V
    *((plate, supply, origin) for plate in ("110", "115", "117", "120", "125") for supply in (110, 115, 120, 127)
      for origin in ("US", "CA")),
]  # fmt: skip


@pytest.mark.parametrize(("plate", "supply", "origin"), NORTH_AMERICA)
def test_plates_of_north_america_are_one_family(plate, supply, origin):
    answer = voltage_axis(plate, supply, origin=origin)
    assert answer.voltage.status == ("ok" if supply == 120 else answer.voltage.status)
    assert answer.voltage.status in ("ok", "within_tolerance")
    assert answer.direct_connection == "ok"


@pytest.mark.parametrize(
    ("plate", "supply", "origin", "status"),
    [
        ("110", 127, "TW", "needs_step_down"),
        ("110", 127, None, "needs_step_down"),
        ("110", 120, "TW", "within_tolerance"),
        ("110", 121, "TW", "within_tolerance"),
        ("110", 122, "TW", "needs_step_down"),
        ("127", 120, "BR", "within_tolerance"),
        ("127", 120, "MX", "within_tolerance"),
        ("127", 127, "BR", "ok"),
        ("127", 110, "BR", "needs_step_up"),
        ("125", 100, "US", "needs_step_up"),
        ("110", 100, "US", "needs_step_up"),
        ("110", 133, "US", "needs_step_down"),
        ("100", 120, "JP", "needs_step_down"),
    ],
)
def test_plates_of_elsewhere_are_taken_literally(plate, supply, origin, status):
    assert voltage_axis(plate, supply, origin=origin).voltage.status == status


@pytest.mark.parametrize(
    ("load", "watts", "status"),
    [
        ("resistive_heat", "500", "needs_step_down"),
        ("resistive_heat", "499", "within_tolerance"),
        ("heat_dc_fan", "500", "needs_step_down"),
        ("heat_dc_fan", "499", "within_tolerance"),
        ("heat_electronic", "500", "needs_step_down"),
        ("heat_with_ac_motor", "500", "needs_step_down"),
        ("microwave", "500", "needs_step_down"),
        ("microwave", "499", "within_tolerance"),
        ("smps", "900", "within_tolerance"),
        ("brush_motor", "700", "within_tolerance"),
        ("resistive_heat", "1599", "needs_step_down"),
        ("resistive_heat", "1600", "destroys"),
    ],
)
def test_100_volt_heat_on_110_volts(load, watts, status):
    assert voltage_axis("100", 110, load=load, watts=watts, origin="JP").voltage.status == status


def test_100_volt_heat_of_unknown_power_on_110_volts_is_never_a_plain_yes():
    answer = voltage_axis("100", 110, load="resistive_heat", watts="", origin="JP")
    assert answer.verdict == "depends"
    assert "power" in answer.missing


@pytest.mark.parametrize(
    ("load", "plate", "supply", "status", "direct"),
    [
        ("resistive_heat", "120", 100, "weak", "weak"),
        ("resistive_heat", "230", 120, "weak", "weak"),
        ("heat_dc_fan", "220", 127, "weak", "weak"),
        ("heat_electronic", "120", 100, "needs_step_up", "fails"),
        ("heat_with_ac_motor", "230", 120, "needs_step_up", "fails"),
        ("brush_motor", "120", 100, "weak", "weak"),
        ("brush_motor", "125", 100, "weak", "weak"),
        ("brush_motor", "240", 120, "needs_step_up", "fails"),
        ("brush_motor", "230", 184, "weak", "weak"),
        ("brush_motor", "230", 183, "needs_step_up", "fails"),
        ("linear_transformer", "230", 184, "weak", "weak"),
        ("linear_transformer", "230", 183, "needs_step_up", "fails"),
        ("induction_motor", "120", 100, "needs_step_up", "fails"),
        ("clock_secondary", "230", 120, "weak", "weak"),
        ("clock_primary", "120", 100, "needs_step_up", "fails"),
        ("vibration_pump", "230", 120, "needs_step_up", "fails"),
        ("lamp_fitting", "230", 120, "ok", "ok"),
        ("lamp_bulb", "230", 120, "needs_step_up", "fails"),
        ("li_charger", "230", 120, "needs_step_up", "fails"),
        ("li_charger", "120", 230, "destroys", "destroys"),
        ("lamp_bulb", "120", 230, "destroys", "destroys"),
        ("wiring_device", "125", 230, "destroys", "destroys"),
        ("wiring_device", "250", 120, "ok", "ok"),
    ],
)  # fmt: skip
def test_each_load_kind_off_its_voltage(load, plate, supply, status, direct):
    answer = voltage_axis(plate, supply, load=load, watts="100")
    assert answer.voltage.status == status
    assert answer.direct_connection == direct


@pytest.mark.parametrize(
    ("supply", "verdict"),
    # 230 V plain heat: half of the rated power is left at 230 / sqrt 2 = 162.6 V
    [(163, "works"), (162, "needs_transformer"), (120, "needs_transformer"), (100, "needs_transformer")],
)
def test_weak_heat_below_half_does_not_do_its_work(supply, verdict):
    assert voltage_axis("230", supply, load="resistive_heat", watts="500").verdict == verdict


# ----------------------------------------------------------------------------------------------------------- table T0


@pytest.mark.parametrize(
    ("load", "allowed"),
    # the largest whole power whose continuous VA stays under 2,000 VA
    [
        ("resistive_heat", 1599),
        ("heat_dc_fan", 1599),
        ("heat_electronic", 1599),
        ("heat_with_ac_motor", 1333),
        ("brush_motor", 799),
        ("inverter_motor", 799),
        ("induction_motor", 499),
        ("compressor", 399),
        ("smps", 1333),
        ("linear_transformer", 999),
        ("clock_secondary", 1599),
        ("vibrating_armature", 999),
        ("vibration_pump", 1599),
        ("microwave", 1333),
    ],
)
def test_a_transformer_is_a_remedy_below_2000_va(load, allowed):
    below, above = (
        voltage_axis("120", 230, load=load, watts=str(watts), origin="US", plug="nema_5_15p")
        for watts in (allowed, allowed + 1)
    )
    assert (below.voltage.status, above.voltage.status) == ("needs_step_down", "destroys")
    assert below.verdict == "needs_transformer"
    assert above.verdict == "do_not_use"
    assert below.direct_connection == above.direct_connection == "destroys"


@pytest.mark.parametrize(
    ("supply", "allowed"),
    # power / 0.95 within 80 % of 15 A: 1,440 W at 120 V, 1,200 W at 100 V
    [(120, 1368), (100, 1140)],
)
def test_stepping_up_stays_within_the_outlet(supply, allowed):
    for watts, verdict in ((allowed, "needs_transformer"), (allowed + 1, "do_not_use")):
        answer = voltage_axis("230", supply, load="heat_electronic", watts=str(watts), place="US", socket="nema_5_15r")
        assert answer.voltage.status == "needs_step_up"
        assert answer.verdict == verdict, (watts, verdict)


def test_a_transformer_for_a_motor_of_unknown_kind_is_sized_for_the_worst():
    """From 500 W the induction motor would need 2,000 VA; a brush motor would not: never a plain transformer."""
    assert voltage_axis("120", 230, load="motor_unknown", watts="499", origin="US").verdict == "needs_transformer"
    above = voltage_axis("120", 230, load="motor_unknown", watts="500", origin="US")
    assert above.voltage.status == "destroys"
    assert above.verdict in ("depends", "do_not_use")


def test_a_transformer_that_the_maker_forbids_is_no_remedy():
    fields = {"load_kind": "smps", "plug": "bs1363_p", "rating": "120V~ 60Hz 50W", "equipment_class": "II"}
    answer = sc.will_it_work(sc.Appliance(**fields, conversion_allowed=False), "GB")
    assert (answer.voltage.status, answer.verdict) == ("destroys", "do_not_use")


def test_transformer_of_unknown_power_is_open():
    answer = voltage_axis("120", 230, load="smps", watts="")
    assert answer.verdict == "depends"
    assert "power" in answer.missing


# ---------------------------------------------------------------------------------------------------------- table 2.1


def frequency_axis(load, plate_hertz, supply_hertz, plate="230", supply=230):
    plug, socket = "bs1363_p", "bs1363_r"
    appliance = sc.Appliance(load_kind=load, plug=plug, rating=f"{plate}V~ {plate_hertz}Hz 100W", equipment_class="II")
    return sc.will_it_work(appliance, "GB", supply=f"{supply} V {supply_hertz} Hz", socket=socket)


IRRELEVANT = (
    "resistive_heat", "heat_dc_fan", "heat_electronic", "brush_motor", "inverter_motor", "smps", "li_charger",
    "lamp_bulb", "wiring_device",
)  # fmt: skip

EFFECTS = [
    # load kind, 60 on 50, 50 on 60, verdict, missing
    ("clock_secondary", "runs_slow", "runs_fast", "works", set()),
    ("clock_primary", "runs_slow", "runs_fast", "do_not_use", set()),
    ("induction_motor", "runs_slow", "runs_fast", "do_not_use", set()),
    ("compressor", "unsafe", "runs_fast", "do_not_use", set()),
    ("vibrating_armature", "unsafe", "unsafe", "do_not_use", set()),
    ("microwave", "unsafe", "unsafe", "do_not_use", set()),
    ("motor_unknown", "runs_slow", "runs_fast", "depends", {"load_kind"}),
    ("heat_with_ac_motor", "runs_slow", "runs_fast", "depends", {"load_kind"}),
    ("vibration_pump", "ok_if_rated", "ok_if_rated", "depends", {"maker_statement"}),
    ("unknown", "ok_if_rated", "ok_if_rated", "depends", {"load_kind"}),
]


@pytest.mark.parametrize("load", IRRELEVANT)
@pytest.mark.parametrize("hertz", [(50, 60), (60, 50), (50, 50), (60, 60)])
def test_frequency_does_not_matter(load, hertz):
    answer = frequency_axis(load, *hertz)
    assert answer.frequency.status == "irrelevant"
    assert answer.verdict == "works"


@pytest.mark.parametrize(("load", "on_50", "on_60", "verdict", "missing"), EFFECTS)
def test_frequency_that_is_not_on_the_plate(load, on_50, on_60, verdict, missing):
    for status, answer in (
        (on_50, frequency_axis(load, "60", 50)),
        (on_60, frequency_axis(load, "50", 60)),
    ):
        assert (answer.frequency.status, answer.verdict, set(answer.missing)) == (status, verdict, missing)


@pytest.mark.parametrize("load", [row[0] for row in EFFECTS])
@pytest.mark.parametrize(("plate", "supply"), [("50", 50), ("60", 60), ("50/60", 50), ("50/60", 60)])
def test_frequency_that_is_on_the_plate(load, plate, supply):
    answer = frequency_axis(load, plate, supply)
    assert (answer.frequency.status, answer.verdict) == ("ok", "works")


def test_iron_cores_on_another_frequency():
    assert frequency_axis("linear_transformer", "50", 60).frequency.status == "ok"
    assert frequency_axis("linear_transformer", "50", 60).verdict == "works"
    slow = frequency_axis("linear_transformer", "60", 50)
    assert (slow.frequency.status, slow.verdict) == ("ok_if_rated", "depends")
    assert set(slow.missing) == {"maker_statement"}
    # 120 V and 60 Hz is the flux of 100 V and 50 Hz; 5 % more flux is allowed
    for volts, status in ((100, "ok"), (105, "ok"), (106, "ok_if_rated"), (120, "ok_if_rated")):
        assert frequency_axis("linear_transformer", "60", 50, "120", volts).frequency.status == status, volts
    # a transformer is needed anyway: its secondary is chosen for the core
    stepped = frequency_axis("linear_transformer", "60", 50, "120", 230)
    assert (stepped.frequency.status, stepped.verdict) == ("ok_if_rated", "needs_transformer")


@pytest.mark.parametrize("load", ["induction_motor", "compressor", "microwave", "clock_primary", "vibrating_armature"])
def test_frequency_that_stops_forbids_the_transformer(load):
    answer = frequency_axis(load, "60", 50, "120", 230)
    assert (answer.voltage.status, answer.verdict) == ("destroys", "do_not_use")


def test_frequency_that_is_not_given_is_asked_for():
    answer = sc.will_it_work(
        sc.Appliance(load_kind="induction_motor", plug="bs1363_p", rating="230V 100W", equipment_class="II"), "GB"
    )
    assert answer.verdict == "depends"
    assert "frequency" in answer.missing


# ------------------------------------------------------------------------------------------------- P5, amperes of heat


@pytest.mark.parametrize(
    ("plate", "watts", "verdict"),
    [
        ("220", "2200", "do_not_use"),  # 10 A at 220 V are 10.5 A at 230 V
        ("220", "2105", "do_not_use"),  # 10.003 A: no rounding
        ("220", "2104", "works"),
        ("230", "2300", "works"),
        ("230", "2301", "do_not_use"),
        ("220-240", "2400", "works"),  # the power of a range belongs to its upper end
        ("220-240", "2504", "works"),
        ("220-240", "2505", "do_not_use"),
    ],
)
def test_amperes_of_heat_in_a_10_ampere_outlet(plate, watts, verdict):
    appliance = sc.Appliance(
        kind="kettle", plug="asnzs3112_10a_p", rating=f"{plate}V~ 50Hz {watts}W", equipment_class="I"
    )
    answer = sc.will_it_work(appliance, "AU")
    assert answer.verdict == verdict
    assert answer.current.status == ("ok" if verdict == "works" else "over")
