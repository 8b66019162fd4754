"""Lamp caps, batteries and levels of USB supply."""

from __future__ import annotations

import pytest

from specconv.electrical.batteries import all_batteries, battery, usb_level, usb_levels
from specconv.electrical.lamps import all_lamp_caps, lamp_cap, lamp_fits
from specconv.ground.errors import SpecconvError, UnknownOption, UnknownPlug


def test_lamp_caps() -> None:
    assert len(all_lamp_caps()) == 32
    for cap in all_lamp_caps():
        assert lamp_cap(cap.id) is lamp_cap(cap.name) is lamp_cap(cap.name.say("zh")) is cap
        assert all(lamp_cap(alias) is cap for alias in cap.aliases)
        others = () if cap.id == "GU10" else cap.interchanges  # a GZ10 lamp does not go into a GU10 holder
        assert all(cap.id in lamp_cap(other).interchanges for other in others)
        assert (cap.volts == "") == (cap.supply == "ballast")
        assert cap.evidence


def test_pins_of_other_numbers_and_screws_of_other_sizes_stay_apart() -> None:
    for lamp, holder in (("G24d", "G24q"), ("2G11", "G24q"), ("G23", "G24d"), ("E39", "E40"), ("E40", "E39")):
        assert not lamp_fits(lamp, holder)


def test_the_cap_never_states_the_voltage() -> None:
    e26 = lamp_cap("E26")
    assert (e26.volts_in("KR"), e26.volts_in("JP")) == ("220", "100-127")
    assert lamp_cap("E27").volts_in("TW") == "110"
    assert lamp_cap("GU10").volts_in("US") == "120"


def test_what_fits_what() -> None:
    assert lamp_fits("E26", "E27")
    assert lamp_fits("E27", "E26")
    assert not lamp_fits("E12", "E14")
    assert not lamp_fits("E17", "E14")
    assert not lamp_fits("B22", "E27")
    assert lamp_cap("MR16").supply == "extra_low"


@pytest.mark.parametrize("text", ["", "E99", "🔆", "x" * 1001])
def test_unknown_caps(text: str) -> None:
    with pytest.raises(UnknownPlug):
        lamp_cap(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("AA", "AA"), ("LR6", "AA"), ("R6", "AA"), ("5号", "AA"), ("五号电池", "AA"), ("単3", "AA"), ("単3形", "AA"),
        ("Mignon", "AA"),
        ("HR6", "AA"), ("UM-3", "AA"), ("AAA", "AAA"), ("7号电池", "AAA"), ("LR03", "AAA"), ("単4", "AAA"),
        ("Micro", "AAA"),
        ("1号", "D"), ("LR20", "D"), ("2号", "C"), ("LR14", "C"), ("PP3", "9V"), ("6F22", "9V"), ("006P", "9V"),
        ("9V battery", "9V"),
        ("23A", "A23"), ("MN21", "A23"), ("AG13", "LR44"), ("SR44", "LR44"), ("cr2032", "CR2032"), ("LR1130", "LR54"),
        ("312", "PR41"),
    ],
)  # fmt: skip
def test_battery_names(text: str, name: str) -> None:
    assert battery(text).id == name


def test_batteries() -> None:
    assert len(all_batteries()) == 34
    for cell in all_batteries():
        assert battery(cell.id) is cell
        assert all(battery(name) is cell for name in cell.names), cell.names
        assert cell.evidence
    assert battery("14500").voltage == 3.7
    assert "1.5 V" in battery("14500").note
    assert battery("MN1500") is battery("单3") is battery("LR6")
    assert battery("2CR5").voltage == battery("4LR44").voltage == 6


@pytest.mark.parametrize("text", ["", "ZZ9", "x" * 1001, "🔋"])
def test_unknown_batteries(text: str) -> None:
    with pytest.raises(UnknownOption):
        battery(text)


def test_usb() -> None:
    assert len(usb_levels()) == 10
    assert [level.watts for level in usb_levels()] == sorted(level.watts for level in usb_levels())
    assert usb_level("usb-pd-240").volts == 48
    with pytest.raises(SpecconvError):
        usb_level("usb-9")
