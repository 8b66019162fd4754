"""Kinds of appliance and load kinds."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specconv.electrical.appliances import all_appliances, appliances, find_appliance, load_kind
from specconv.ground.catalog import rows
from specconv.ground.errors import SpecconvError, UnknownAppliance
from specconv.ground.text import fold

LOADS = {
    "kettle": "resistive_heat", "electric kettle": "resistive_heat", "电热水壶": "resistive_heat",
    "烧水壶": "resistive_heat",
    "热水壶": "resistive_heat", "toaster": "resistive_heat", "iron": "resistive_heat", "waffle iron": "resistive_heat",
    "water boiler": "heat_electronic", "hair dryer": "heat_dc_fan", "hairdryer": "heat_dc_fan",
    "blow dryer": "heat_dc_fan",
    "吹风机": "heat_dc_fan", "电吹风": "heat_dc_fan", "吹風機": "heat_dc_fan", "rice cooker": "heat_electronic",
    "电饭煲": "heat_electronic",
    "rice cooker (IH)": "heat_electronic", "hair straightener": "heat_electronic", "flat iron": "heat_electronic",
    "coffee maker": "heat_electronic", "multi cooker": "heat_electronic", "oven": "heat_with_ac_motor",
    "fan heater": "heat_with_ac_motor",
    "bread machine": "heat_with_ac_motor", "air fryer": "heat_with_ac_motor", "空气炸锅": "heat_with_ac_motor",
    "blender": "brush_motor", "stand mixer": "brush_motor", "drill": "brush_motor", "sewing machine": "brush_motor",
    "coffee grinder": "brush_motor", "vacuum": "brush_motor", "cordless vacuum charger / vacuum": "brush_motor",
    "fan": "induction_motor", "antique motor": "induction_motor", "aquarium pump": "induction_motor",
    "refrigerator": "compressor", "fridge": "compressor", "air conditioner": "compressor", "空调": "compressor",
    "inverter air conditioner": "inverter_motor", "变频空调": "inverter_motor", "washing machine": "motor_unknown",
    "洗衣机": "motor_unknown",
    "dishwasher": "motor_unknown", "food processor": "motor_unknown", "vacuum/coffee machine": "motor_unknown",
    "phone charger": "smps", "laptop charger": "smps", "MacBook charger": "smps", "camera charger": "smps",
    "shaver charger": "smps",
    "USB charger": "smps", "PS5": "smps", "game console": "smps", "television": "smps", "desktop PC": "smps",
    "CPAP": "smps", "shaver": "smps",
    "electric toothbrush": "smps", "e-bike charger": "li_charger", "power-tool battery charger": "li_charger",
    "guitar amplifier": "linear_transformer", "audio amplifier": "linear_transformer", "radio": "linear_transformer",
    "AC adaptor (external)": "linear_transformer", "turntable": "clock_primary",
    "turntable (AC synchronous)": "clock_primary",
    "clock radio": "clock_primary", "hair clipper": "vibrating_armature", "aquarium air pump": "vibrating_armature",
    "espresso machine": "vibration_pump", "capsule coffee machine": "vibration_pump", "microwave oven": "microwave",
    "微波炉": "microwave",
    "table lamp": "lamp_fitting", "chandelier": "lamp_fitting", "LED lamp": "lamp_bulb", "bulb": "lamp_bulb",
    "power strip": "wiring_device",
    "插线板": "wiring_device", "surge-protected power strip": "wiring_device", "smart plug": "switched_device",
    "caravan lead": "wiring_device",
    "PC lead": "wiring_device", "EV charging cable": "ev_cable", "any appliance": "unknown",
}  # fmt: skip


def test_counts() -> None:
    assert len(all_appliances()) >= 240
    assert len(appliances()) == len(all_appliances())
    assert len(rows("electrical/load_kinds")) == 24


@pytest.mark.parametrize(("text", "load"), LOADS.items())
def test_load_kinds_of_appliances(text: str, load: str) -> None:
    assert find_appliance(text).load_kind == load


def test_every_name_is_one_appliance() -> None:
    seen: dict[str, str] = {}
    for row in rows("electrical/appliances"):
        for name in {fold(name) for name in (row[1], row[2], *row[3].split("|"), *row[4].split("|")) if name}:
            assert name not in seen, (name, seen.get(name), row[0])
            seen[name] = row[0]
            assert find_appliance(name).id == row[0]
    assert len(seen) > 2000


def test_names_inside_longer_texts() -> None:
    assert find_appliance("Philips 2200 W kettle, steel").id == "kettle"
    assert find_appliance("Kettles").id == "kettle"
    assert find_appliance("小米变频空调1.5匹").id == "inverter_air_conditioner"
    assert find_appliance("美的电饭煲 3L").id == "rice_cooker"
    assert find_appliance("my old clock radio").id == "clock_radio"


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("e-bike battery charger", "li_charger"),
        ("kettle power cord", "wiring_device"),
        ("lamp with USB charger", "smps"),
        ("fan and refrigerator", "compressor"),
        ("冰箱和电水壶", "compressor"),
    ],
)
def test_of_several_the_one_to_treat_most_carefully(text: str, load: str) -> None:
    assert find_appliance(text).load_kind == load


def test_care() -> None:
    assert find_appliance("CPAP").care == "medical"
    assert find_appliance("electric blanket").care == "bedding_heat"
    assert find_appliance("bathroom heater").care == "bathroom"
    assert find_appliance("baby bottle warmer").care == "child_care"
    assert find_appliance("pressure cooker").care == "pressure"
    for text in ("hair dryer", "shaver", "toothbrush", "kettle", "heater"):
        assert find_appliance(text).care == ""


def test_load_kinds() -> None:
    assert load_kind("resistive_heat").heat
    assert load_kind("compressor").k == 5
    assert load_kind("li_charger").k is None
    assert load_kind("wiring_device").under == "ok_if_250"
    heating = {row[0] for row in rows("electrical/load_kinds") if row[7] == "yes"}
    assert heating == {"resistive_heat", "heat_dc_fan", "heat_with_ac_motor", "heat_electronic", "clock_secondary"}
    for row in rows("electrical/load_kinds"):
        kind = load_kind(row[0])
        assert (kind.k is None) == (kind.over not in ("over",)), kind
        assert kind.evidence
    assert find_appliance("smps").load_kind == "smps"
    with pytest.raises(UnknownAppliance) as caught:
        load_kind("resistive")
    assert "resistive_heat" in caught.value.choices


def test_every_load_kind_is_used_and_powers_are_sane() -> None:
    used = {kind.load_kind for kind in all_appliances()}
    assert used == {row[0] for row in rows("electrical/load_kinds")}
    for kind in all_appliances():
        assert kind.name.say("zh") != kind.name
        if kind.usual_power_low is not None:
            assert 0 < kind.usual_power_low <= (kind.usual_power_high or 0) <= 22000
        assert kind.evidence


@pytest.mark.parametrize("text", ["", "foo", "1500 W", "🔥", "x" * 1001, "NaN", "a"])
def test_unknown(text: str) -> None:
    with pytest.raises(UnknownAppliance) as caught:
        find_appliance(text)
    assert len(caught.value.choices) <= 3


@given(st.text(max_size=80))
def test_nothing_else_escapes(text: str) -> None:
    with suppress(SpecconvError):
        assert find_appliance(text).load_kind
