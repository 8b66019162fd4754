"""Plugs and socket-outlets: the data, and how people write them."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import specconv as sc
from specconv.electrical.mating import matings
from specconv.electrical.plugs import all_plugs, find_plug, find_socket, inlet_in, plug_type, plugs
from specconv.ground.catalog import rows
from specconv.ground.errors import SpecconvError, UnknownPlug

PLUGS = {
    "Schuko": "cee_7_4p", "CEE 7/4": "cee_7_4p", "cee7/4": "cee_7_4p", "CEE 7/7": "cee_7_7p", "E/F": "cee_7_7p",
    "type E/F": "cee_7_7p", "E / F": "cee_7_7p", "UK plug": "bs1363_p", "3-pin UK": "bs1363_p",
    "British plug": "bs1363_p",
    "BS 1363": "bs1363_p", "bs1363": "bs1363_p", "Europlug": "europlug", "EUROPLUG": "europlug",
    "Euro-Stecker": "europlug",
    "美规": "nema_5_15p", "美标": "nema_5_15p", "英标": "bs1363_p", "英规三脚插头": "bs1363_p", "欧标": "cee_7_7p",
    "欧规两脚": "europlug", "国标": "gb1002_10a_p", "国标 16A": "gb1002_16a_p", "澳标": "asnzs3112_10a_p",
    "澳規": "asnzs3112_10a_p", "两脚扁插": "gb1002_2p_p", "三脚扁插": "gb1002_10a_p", "日规": "nema_1_15p_unpolarised",
    "德标": "cee_7_4p", "印标": "is1293_6a_p", "南非标": "sans164_1_p", "巴标": "nbr14136_10a_3p",
    "意标": "cei23_50_s11_p",
    "以色列插头": "si32_round_p", "瑞士插头": "sev1011_t12_p", "泰国插头": "tis166_3p", "丹麦插头": "ds60884_k_p",
    "英标插头（13A）": "bs1363_p", "GB 1002": "gb1002_10a_p", "GB/T 1002": "gb1002_10a_p",
    "AS/NZS 3112": "asnzs3112_10a_p",
    "AS/NZS 3112, 15 A": "asnzs3112_15a_p", "NEMA 5-15": "nema_5_15p", "NEMA 5-15P": "nema_5_15p",
    "nema5-15p": "nema_5_15p", "NEMA 1-15P polarised": "nema_1_15p_polarised", "NEMA 1-15": "nema_1_15p_unpolarised",
    "NEMA 14-50": "nema_14_50p", "TT-30": "nema_tt_30p", "T12": "sev1011_t12_p", "T23": "sev1011_t23_p",
    "Typ J": "sev1011_t12_p", "shaver plug": "bs4573_p", "BS 4573": "bs4573_p", "CEE 7/17": "cee_7_17p",
    "contour plug": "cee_7_17p", "IEC 60309 blue 16": "iec60309_blue_16_p", "IEC 60309 red 32 A": "iec60309_red_32_p",
    "IRAM 2073": "iram2073_10a_p", "IS 1293": "is1293_6a_p", "NBR 14136 20 A": "nbr14136_20a_3p",
    "SI 32": "si32_round_p",
    "TIS 166": "tis166_3p", "SANS 164-2": "sans164_2_p", "CEI 23-50 S17": "cei23_50_s17_p", "DK plug": "ds60884_k_p",
    "bs1363_p": "bs1363_p", "prise française": "cee_7_6p", "enchufe americano": "nema_5_15p",
    "Bosch kettle with UK plug": "bs1363_p", "Perilex": "perilex_16_p", "dryer plug": "nema_14_30p",
    "А европейская вилка евровилка": "cee_7_7p", "한국 플러그": "cee_7_4p", "ＢＳ １３６３": "bs1363_p",
}  # fmt: skip

LETTERS = {
    ("I", "CN", ""): "gb1002_10a_p", ("type I", "AU", ""): "asnzs3112_10a_p",
    ("Type I plug", "NZ", ""): "asnzs3112_10a_p",
    ("I", "AR", ""): "iram2073_10a_p", ("I", "", ""): "gb1002_10a_p", ("I型", "CN", ""): "gb1002_10a_p",
    ("D", "IN", "I"): "is1293_6a_p", ("L", "IT", "I"): "cei23_50_s11_p", ("L", "IT", "II"): "cei23_50_s10_p",
    ("N", "BR", "I"): "nbr14136_10a_3p", ("N", "BR", "II"): "nbr14136_10a_2p", ("N", "ZA", "I"): "sans164_2_p",
    ("M", "ZA", ""): "sans164_1_p", ("M", "IN", ""): "is1293_16a_p", ("J", "CH", "I"): "sev1011_t12_p",
    ("K", "DK", ""): "ds60884_k_p", ("C", "DE", "II"): "europlug", ("E", "FR", ""): "cee_7_7p",
    ("F", "DE", ""): "cee_7_7p",
    ("A", "CN", ""): "gb1002_2p_p", ("A", "JP", ""): "nema_1_15p_unpolarised",
    ("A", "US", ""): "nema_1_15p_unpolarised",
    ("B", "CA", ""): "nema_5_15p", ("G", "", ""): "bs1363_p", ("H", "IL", ""): "si32_round_p",
    ("O", "TH", "I"): "tis166_3p",
    ("O", "TH", "II"): "tis166_2p", ("D", "ZA", ""): "sans164_3_p", ("plug type g", "HK", ""): "bs1363_p",
    ("I (GB 1002, 10 A)", "CN", ""): "gb1002_10a_p", ("A (NEMA 1-15, polarised)", "US", ""): "nema_1_15p_polarised",
    ("C (CEE 7/17)", "DE", "II"): "cee_7_17p", ("J (type 12)", "CH", "I"): "sev1011_t12_p",
    ("F (CEE 7/4)", "DE", "I"): "cee_7_4p",
    ("E/F (CEE 7/7)", "FR", "I"): "cee_7_7p", ("I (AS/NZS 3112, 15 A)", "AU", "I"): "asnzs3112_15a_p",
    ("I (AS/NZS 3112, 15 A, filed)", "AU", "I"): "asnzs3112_15a_p",
    ("A (C7 inlet)", "JP", "II"): "nema_1_15p_unpolarised",
    ("I (GB 1002, 16 A)", "CN", "I"): "gb1002_16a_p", ("N 20 A", "BR", "I"): "nbr14136_20a_3p",
    ("I, 15 A", "AU", "I"): "asnzs3112_15a_p",
    ("M (15 A)", "", ""): "bs546_15a_p", ("C 16A", "", "II"): "cee_7_17p",
}  # fmt: skip


def test_counts() -> None:
    assert len(all_plugs("plug")) == 81
    assert len(all_plugs("socket")) == 87
    assert len(plugs()) == 168
    assert sum(len(row[3:]) // 2 for row in rows("electrical/plug_names")) > 1200


@pytest.mark.parametrize(("text", "plug"), PLUGS.items())
def test_names(text: str, plug: str) -> None:
    assert find_plug(text).plug.id == plug


@pytest.mark.parametrize(("asked", "plug"), LETTERS.items())
def test_letters(asked: tuple[str, str, str], plug: str) -> None:
    text, origin, equipment_class = asked
    assert find_plug(text, origin=origin, equipment_class=equipment_class).plug.id == plug


def test_power_asks_for_the_larger_variant() -> None:
    assert find_plug("C", origin="DE", power=575).plug.id == "europlug"
    assert find_plug("C", origin="DE", power=600).plug.id == "cee_7_17p"
    assert find_plug("N", origin="BR", equipment_class="II", power=1800, voltage=127).plug.id == "nbr14136_20a_2p"
    assert find_plug("N", origin="BR", equipment_class="II", power=1800, voltage=220).plug.id == "nbr14136_10a_2p"
    assert find_plug("I", origin="CN", power=2200, voltage=220).plug.id == "gb1002_10a_p"
    assert find_plug("I", origin="CN", power=3000, voltage=220).plug.id == "gb1002_16a_p"
    assert find_plug("I", origin="AU", power=2400, voltage=220).plug.id == "asnzs3112_10a_p"


def test_how_it_was_read() -> None:
    assert find_plug("bs1363_p").how == "id"
    assert find_plug("UK plug").how == "name"
    assert (find_plug("G").how, find_plug("G").letter) == ("letter", "G")
    assert find_plug("I").alternatives == ("iram2073_10a_p",)
    assert find_plug("I", origin="CN").alternatives == ()
    assert find_plug("J", origin="CH").alternatives == ("sev1011_t23_p", "sev1011_t11_p")
    assert find_plug("N", origin="BR").alternatives == ("nbr14136_10a_2p",)
    assert find_plug("N", origin="BR", equipment_class="I").alternatives == ()
    assert find_plug("欧标").alternatives == ("europlug", "cee_7_17p")


@pytest.mark.parametrize("letter", "ABCDEFGHIJKLMNO")
def test_every_letter_reads_from_everywhere(letter: str) -> None:
    for code, *_ in rows("places/territories"):
        for equipment_class in ("", "I", "II"):
            reading = find_plug(letter, origin=code, equipment_class=equipment_class)
            assert letter in reading.plug.letters or (letter, reading.plug.id) in {("D", "is1293_16a_p")}
            assert reading.plug.kind == "plug"
        assert find_socket(letter, code).plug.kind == "socket"


def _taken(plug: str) -> set[tuple[str, str]]:
    return {(mating.socket, mating.result) for mating in matings(plug)}


def test_alternatives_go_elsewhere() -> None:
    named = [(row[1], row[2].split()) for row in rows("electrical/plug_names")]
    lettered = [(row[4], row[5].split()) for row in rows("electrical/letter_plugs")]
    for plug, alternatives in named + lettered:
        for alternative in alternatives:
            assert _taken(alternative) != _taken(plug), (plug, alternative)


def test_every_device_is_found_by_its_id_and_names() -> None:
    for device in all_plugs():
        find = find_plug if device.kind == "plug" else find_socket
        assert find(device.id).plug is device
        assert find(device.name).plug is device
        assert find(device.name.say("zh")).plug is device


def test_what_a_row_says_is_consistent() -> None:
    for device in all_plugs():
        assert device.name.say("zh") != device.name
        assert device.earthed == (device.earth_contact not in ("none", "plastic_pin"))
        assert device.phases == (3 if device.poles == 4 else 1)
        assert device.rated_voltage_low is None or device.rated_voltage_low < device.rated_voltage
        assert set(device.classes.split()) <= {"0", "0I", "I", "II"}
        assert device.evidence
    assert plug_type("bs1363_p").fused == "yes"
    assert plug_type("europlug").rated_current == 2.5
    assert plug_type("nema_14_30p").rated_voltage_low == 125
    assert not plug_type("asnzs3112_15a_p").household


SOCKETS = {
    ("NEMA 6-15", ""): "nema_6_15r", ("bs1363_r", ""): "bs1363_r", ("schuko socket", ""): "cee_7_3r",
    ("shaver", ""): "shaver_unit_multi_r",
    ("two-slot outlet without earth", "MX"): "nema_1_15r_unpolarised", ("I", "AU"): "asnzs3112_10a_r",
    ("I", "CN"): "gb1002_10a_r",
    ("type I", "AR"): "iram2071_10a_r", ("A", "JP"): "jis_2p_15a_r", ("N", "ZA"): "sans164_2_r",
    ("L", "IT"): "cei23_50_p11_r",
    ("bipasso", "IT"): "cei23_50_p17_11_r", ("powerpoint", "AU"): "asnzs3112_10a_r",
    ("15 A outlet", "AU"): "asnzs3112_15a_r",
    ("英标插座", ""): "bs1363_r", ("T13", "CH"): "sev1011_t13_r", ("camping socket", "DE"): "iec60309_blue_16_r",
    ("NEMA 14-50", "US"): "nema_14_50r", ("O", "TH"): "tis166_hybrid_r", ("dryer outlet", "US"): "nema_14_30r",
}  # fmt: skip


@pytest.mark.parametrize(("asked", "socket"), SOCKETS.items())
def test_sockets(asked: tuple[str, str], socket: str) -> None:
    assert find_socket(*asked).plug.id == socket


@pytest.mark.parametrize(
    "text", ["", "   ", "foo", "unknown", "type Q", "P", "🔌", "A/B", "x" * 1001, "\x00", "NaN", "110 V"]
)
def test_unknown_plugs(text: str) -> None:
    for find in (find_plug, find_socket):
        started = time.perf_counter()
        with pytest.raises(UnknownPlug) as caught:
            find(text)
        assert len(caught.value.choices) <= 3
        assert time.perf_counter() - started < 0.5


def test_unknown_id() -> None:
    with pytest.raises(UnknownPlug) as caught:
        plug_type("bs1364_p")
    assert "bs1363_p" in caught.value.choices


@given(st.text(max_size=60))
def test_nothing_else_escapes(text: str) -> None:
    with suppress(SpecconvError):
        assert find_plug(text).plug.kind == "plug"


def test_inlets_in_the_text() -> None:
    assert inlet_in("A (C7 inlet)") == "C7"
    assert inlet_in("UK plug, C13 cord") == "C13"
    assert inlet_in("type C") == ""
    assert inlet_in("C 7") == ""


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("US plug", {}, "nema_5_15p"),
        ("American 2-pin", {}, "nema_1_15p_unpolarised"),
        ("US plug", {"equipment_class": "II", "power": 1875, "voltage": 120}, "nema_1_15p_unpolarised"),
        ("European two pin", {}, "europlug"),
        ("EU plug", {"equipment_class": "II", "power": 20, "voltage": 100}, "europlug"),
        ("EU plug", {"equipment_class": "II", "power": 2000, "voltage": 220}, "cee_7_17p"),
        ("EU plug", {"equipment_class": "I", "power": 2000, "voltage": 220}, "cee_7_7p"),
        ("German plug", {"equipment_class": "II", "power": 2000, "voltage": 230}, "cee_7_17p"),
        ("Brazil plug", {"equipment_class": "II", "power": 1900, "voltage": 127}, "nbr14136_20a_3p"),
        ("AU plug", {"equipment_class": "I", "power": 2400, "voltage": 220}, "asnzs3112_10a_p"),
        ("Swiss plug", {"equipment_class": "I", "power": 2900, "voltage": 230}, "sev1011_t23_p"),
        ("中规", {"equipment_class": "II"}, "gb1002_2p_p"),
    ],
)
def test_the_plug_of_a_country_goes_by_pins_class_and_amperes(text, said, meant):
    assert find_plug(text, **said).plug.id == meant


def test_two_pins_without_watts_tell_no_class():
    kettle = sc.Appliance(kind="kettle", plug="European two pin", rating="230 V")
    assert kettle.class_open
    assert "equipment_class" in sc.will_it_work(kettle, "DE").missing
