"""What the socket-outlets of every place deliver, and which outlet carries which supply."""

from __future__ import annotations

from collections import Counter

import pytest

from specconv.electrical.supplies import Prevalence, SocketPurpose, SupplyStatus, sockets, supplies
from specconv.ground.catalog import repeated, rows
from specconv.ground.territory import areas, enclosing, territories

UNINHABITED = {"BV", "HM"}
"""Territories without anybody to supply."""

EVERYWHERE = [(code, area) for code in territories() for area in ("", *areas(code))]

PAIRS = {
    "AE": "230/50", "AR": "220/50", "AU": "230/50", "BR": "127/60 220/60", "CA": "120/60", "CH": "230/50", "CL":
    "220/50", "CN": "220/50", "CO": "120/60", "CU": "110/60 220/60", "CW": "127/50 220/50", "DE": "230/50",
    "EG": "220/50", "FR": "230/50", "GB": "230/50", "GY": "120/60 240/60", "HK": "220/50", "ID": "230/50", "IL":
    "230/50", "IN": "230/50", "JM": "110/50", "JP": "100/50 100/60", "KE": "240/50", "KN": "230/60", "KR":
    "220/60", "KW": "240/50", "LR": "230/50", "MX": "127/60", "MY": "230/50", "NG": "230/50", "NZ": "230/50",
    "PE": "220/60", "PF": "220/60", "PH": "230/60", "RU": "230/50", "SA": "230/60", "SG": "230/50", "TH":
    "220/50 230/50", "TT": "115/60", "TW": "110/60", "US": "120/60", "VN": "220/50", "ZA": "230/50", "BB":
    "115/50", "AW": "127/60", "SX": "110/60", "MF": "220/60", "BL": "230/60", "BO": "230/50", "TR": "230/50",
    "AQ": "120/60 230/50", "BQ": "110/60 127/50 220/50", "SR": "127/60 220/60",
}  # fmt: skip
"""Standard supplies of well-known and of tricky places, V/Hz, written from the standards and utilities named in the
notes of the data and not from the tables."""

BESIDES = """\
AG secondary 110/60 some hotels and other premises
AW secondary 220/60 round-pin outlets for larger appliances
BO legacy 115/50 old districts of La Paz and Viacha
BZ secondary 220/60 outlets for larger appliances
CA secondary 240/60 own circuits for dryers and ranges
CH secondary 400/50 three-phase outlets
DE secondary 400/50 three-phase cooker outlets
GB secondary 115/50 shaver supply units in bathrooms
GY legacy 120/50 old 50 Hz districts of Georgetown and the Essequibo coast
GY legacy 240/50 old 50 Hz districts of Georgetown and the Essequibo coast
IE secondary 115/50 shaver supply units in bathrooms
IO secondary 230/50 British equipment on the base
JP secondary 200/50 own circuits for air conditioners and cookers
JP secondary 200/60 own circuits for air conditioners and cookers
KN secondary 110/60 some hotels
KP legacy 110/60 old wiring
KR legacy 110/60 wiring that was not changed by 2005
LB legacy 110/50 very old wiring
LR legacy 120/60 wiring from before the war
LY legacy 127/50 old wiring in the west
MA legacy 127/50 old installations
MG legacy 127/50 old installations
MX secondary 220/60 own circuits for air conditioners
MY secondary 115/50 shaver supply units in bathrooms
NL secondary 400/50 three-phase cooker outlets
PH legacy 110/60 old circuits in Baguio
SA legacy 127/60 premises not yet converted
SE secondary 400/50 three-phase cooker outlets
SG secondary 115/50 shaver supply units in bathrooms
TW secondary 220/60 own circuits for air conditioners
US secondary 240/60 own circuits for dryers, ranges and air conditioners
VC secondary 110/50 some premises
"""

PARTS = {
    ("JP", "JP-13"): "100/50", ("JP", "JP-27"): "100/60", ("JP", "JP-47"): "100/60", ("JP", "JP-01"): "100/50",
    ("JP", "JP-10"): "100/50 100/60", ("JP", "JP-15"): "100/50 100/60", ("JP", "JP-20"): "100/50 100/60",
    ("JP", "JP-22"): "100/50 100/60", ("JP", "JP-East"): "100/50", ("JP", "JP-West"): "100/60",
    ("BR", "BR-SP"): "127/60 220/60", ("BR", "BR-SC"): "127/60 220/60", ("BR", "BR-BA"): "127/60 220/60",
    ("BQ", "BQ-BO"): "127/50 220/50", ("BQ", "BQ-SA"): "110/60", ("BQ", "BQ-SE"): "110/60",
    ("TH", "TH-MEA"): "230/50", ("TH", "TH-PEA"): "220/50", ("SA", "SA-old-wiring"): "127/60 230/60",
    ("KR", "KR-remnant"): "110/60 220/60", ("GB", "GB-SCT"): "230/50", ("GY", "GY-GEO-remnant"): "120/50 240/50",
    ("LR", "LR-old-wiring"): "120/60 230/50", ("LY", "LY-old-wiring"): "127/50 230/50", ("BO", "BO-L"): "230/50",
    ("PH", "PH-BEN"): "230/60", ("AE", "AE-DU"): "230/50", ("US", "US-GA"): "120/60",
}  # fmt: skip


def _pairs(code, area="", status=SupplyStatus.STANDARD):
    found = {(supply.voltage, supply.frequency) for supply in supplies(code, area) if supply.status is status}
    return " ".join(f"{voltage}/{frequency}" for voltage, frequency in sorted(found))


def test_row_counts():
    assert len(rows("electrical/supplies")) == 349
    assert len(rows("electrical/place_sockets")) == 619
    assert len(rows("electrical/tolerance")) == 259
    assert Counter(row[4] for row in rows("electrical/supplies")) == {"standard": 307, "secondary": 28, "legacy": 14}


@pytest.mark.parametrize(("code", "pairs"), PAIRS.items())
def test_voltage_belongs_to_its_frequency(code, pairs):
    assert _pairs(code) == pairs


@pytest.mark.parametrize(("place", "pairs"), PARTS.items())
def test_parts(place, pairs):
    assert _pairs(*place) == pairs


def test_other_supplies_of_territories():
    lines = [
        f"{code} {supply.status} {supply.voltage}/{supply.frequency} {supply.where}"
        for code in territories()
        for supply in supplies(code)
        if supply.status is not SupplyStatus.STANDARD
    ]
    assert "\n".join(lines) + "\n" == BESIDES


def test_only_these_territories_have_several_standard_supplies():
    several = {code for code in territories() if len(_pairs(code).split()) > 1}
    assert several == {"AQ", "BQ", "BR", "CU", "CW", "GY", "JP", "KP", "SR", "TH"}


def test_every_inhabited_place_has_a_supply_and_an_outlet_that_carries_it():
    for code, area in EVERYWHERE:
        standard = [supply for supply in supplies(code, area) if supply.status is SupplyStatus.STANDARD]
        general = [
            socket
            for socket in sockets(code, area)
            if socket.purpose is SocketPurpose.GENERAL and socket.prevalence is not Prevalence.LEGACY
        ]
        if code in UNINHABITED:
            assert not supplies(code, area)
            assert not sockets(code, area)
            continue
        assert standard
        assert general, (code, area)
        carried = {(s.voltage, s.frequency) for socket in general for s in socket.supplies}
        assert {(s.voltage, s.frequency) for s in standard} <= carried


def test_every_supply_is_carried_and_every_outlet_is_fed():
    for code, area in EVERYWHERE:
        carried = {supply for socket in sockets(code, area) for supply in socket.supplies}
        assert carried <= set(supplies(code, area))
        assert all(socket.supplies for socket in sockets(code, area))
        left = {str(supply) for supply in set(supplies(code, area)) - carried}
        assert not left, (code, area, left)


def test_every_voltage_named_by_an_outlet_is_a_supply():
    for row in repeated(rows("electrical/place_sockets"), -2):
        found = {supply.voltage for area in ("", *areas(row[0])) for supply in supplies(row[0], area)}
        assert {int(voltage) for voltage in row[6].split()} <= found


def test_uniform_means_one_standard_supply():
    for code, area in EVERYWHERE:
        standard = [supply for supply in supplies(code, area) if supply.status is SupplyStatus.STANDARD]
        if any(supply.uniform for supply in standard):
            assert len({(supply.voltage, supply.frequency) for supply in standard}) == 1, (code, area)
    brazil = [area for area in areas("BR") if any(supply.uniform for supply in supplies("BR", area))]
    assert len(areas("BR")) == 27
    assert not brazil


def test_prefectures_follow_their_side():
    sides = Counter(enclosing(area)[-1] for area in areas("JP") if area[3:].isdigit())
    assert sides == {"JP-East": 16, "JP-West": 31}


def test_tolerance_contains_the_nominal_voltage():
    banded = [s for code, area in EVERYWHERE for s in supplies(code, area) if s.tolerance is not None]
    assert all(s.voltage in s.tolerance and s.tolerance.unit == "V" for s in banded)
    without = {code for code in territories() for s in supplies(code) if s.status == "standard" and s.tolerance is None}
    assert without == {"BQ"}
    assert str(supplies("GB")[0].tolerance) == "216.2-253 V"
    assert str(supplies("TH", "TH-PEA")[0].tolerance) == "209-231 V"
    assert str(supplies("JP", "JP-27")[0].tolerance) == "95-107 V"


def test_an_outlet_has_the_supplies_of_its_place_only():
    def fed(code, area, identifier):
        (found,) = [socket for socket in sockets(code, area) if socket.id == identifier]
        return [str(supply) for supply in found.supplies]

    assert fed("US", "", "nema_5_15r") == ["120 V 60 Hz"]
    assert fed("US", "", "nema_6_15r") == ["240 V 60 Hz"]
    assert fed("US", "", "nema_14_30r") == ["120 V 60 Hz", "240 V 60 Hz"]
    assert fed("SA", "", "nema_5_15r") == ["127 V 60 Hz"]
    assert fed("SA", "", "bs1363_r") == ["230 V 60 Hz"]
    assert fed("GB", "", "shaver_unit_multi_r") == ["230 V 50 Hz", "115 V 50 Hz"]
    assert fed("GB", "", "bs1363_r") == ["230 V 50 Hz"]
    assert fed("JP", "JP-27", "jis_2p_15a_r") == ["100 V 60 Hz"]
    assert fed("BQ", "BQ-BO", "cee_7_3r") == ["220 V 50 Hz"]
    assert not [socket for socket in sockets("BQ", "BQ-SA") if socket.id == "cee_7_3r"]


def test_old_wiring_has_its_own_outlets():
    prevalence = {socket.id: socket.prevalence for socket in sockets("SA")}
    assert prevalence["nema_5_15r"] == "legacy"
    prevalence = {socket.id: socket.prevalence for socket in sockets("SA", "SA-old-wiring")}
    assert prevalence["nema_5_15r"] == "common"


def test_outlets_met_most_come_first():
    for code in territories():
        found = sockets(code)
        general = [socket.purpose == "general" for socket in found]
        assert general == sorted(general, reverse=True)
    assert sockets("DK")[0].id == "ds60884_k_r"


def test_rows_on_general_knowledge_alone_are_low():
    tables = ("electrical/supplies", "electrical/place_sockets", "electrical/tolerance")
    cited = [
        row[8:10] if name.endswith("supplies") else row[-2:] for name in tables for row in repeated(rows(name), -2)
    ]
    assert len(cited) == 349 + 619 + 259
    assert all(confidence == "low" for source, confidence in cited if source == "general-knowledge")
    assert all(source for source, _ in cited)


def test_facts_cite_their_sources():
    supply = supplies("SA")[1]
    assert {source.id for source in supply.evidence} == {"intertek-sa", "saso-plugs", "se-voltage-change"}
    assert {source.confidence for source in supply.evidence} == {"high"}
    assert str(sockets("AU")[0]) == "type I, AS/NZS 3112, 10 A"
