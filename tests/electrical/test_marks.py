"""Conformity marks and plug rules."""

from __future__ import annotations

import re

import pytest

from specconv.electrical.marks import CATEGORIES, all_marks, all_plug_rules, marks_of, plug_rules_of, said
from specconv.electrical.plugs import plug_type
from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption

EEA = sorted(row[1] for row in rows("electrical/mark_areas") if row[0] == "EU")


def test_counts() -> None:
    assert len(EEA) == 30
    assert len(all_marks()) == 71
    assert len(all_plug_rules()) == 32


@pytest.mark.parametrize("territory", EEA)
def test_the_eu_s_marks_hold_in_the_whole_area(territory: str) -> None:
    ids = {mark.id for mark in marks_of(territory)}
    assert {"eu_ce_lvd", "eu_ce_emc", "eu_rohs", "eu_weee", "eu_gpsr", "eu_common_charger"} <= ids


@pytest.mark.parametrize(
    ("territory", "ids"),
    [
        ("GB", {"gb_ukca", "gb_rohs"}), ("CH", {"ch_nev"}), ("US", {"us_nrtl", "us_fcc"}), ("CA", {"ca_scc"}),
        ("AU", {"au_rcm"}), ("NZ", {"nz_sdoc"}), ("CN", {"cn_ccc"}), ("JP", {"jp_pse_diamond", "jp_pse_circle"}),
        ("KR", {"kr_kc"}), ("IN", {"in_bis_qco", "in_bis_crs"}), ("BR", {"br_inmetro"}), ("SA", {"gcc_g", "sa_saber"}),
        ("KZ", {"eaeu_eac"}), ("SG", {"sg_safety"}), ("LI", {"eu_ce_lvd", "ch_nev"}),
    ],
)  # fmt: skip
def test_marks_by_territory(territory: str, ids: set[str]) -> None:
    assert ids <= {mark.id for mark in marks_of(territory)}


def test_new_zealand_is_not_australia() -> None:
    assert "au_rcm" not in {mark.id for mark in marks_of("NZ")}


def test_ul_is_no_federal_duty_for_consumers() -> None:
    (nrtl,) = [mark for mark in marks_of("US") if mark.id == "us_nrtl"]
    assert nrtl.duty == "conditional"


def test_every_row_can_be_told() -> None:
    for mark in all_marks():
        assert mark.name.say("zh")
        assert re.search("[一-鿿]", mark.what.say("zh")), mark.id
        assert mark.who_acts
        words = [("who", who) for who in mark.who_acts] + [("category", category) for category in mark.categories]
        for group, word in [*words, ("route", mark.route), ("duty", mark.duty)]:
            assert said(group, word).say("zh") != said(group, word)
        assert mark.evidence
        assert mark.last_verified or mark.confidence == "low"
        assert mark.asks_category == (mark.categories != ("any",) or mark.duty != "mandatory")
    for rule in all_plug_rules():
        assert re.search("[一-鿿]", rule.rule.say("zh")), rule.id
        assert bool(rule.exceptions) == (rule.exceptions.say("zh") != "")
        assert all(plug.kind == "plug" for plug in rule.plug_types)
        assert rule.evidence


def test_categories() -> None:
    (ccc,) = marks_of("CN")
    assert ccc.covers("appliance")
    assert not ccc.covers("tool")
    assert {word for mark in all_marks() for word in mark.categories} - {"any"} <= {*CATEGORIES}
    with pytest.raises(UnknownOption) as caught:
        ccc.covers("applience")
    assert caught.value.choices[0] == "appliance"


@pytest.mark.parametrize(
    ("territory", "plug", "duty"),
    [
        ("GB", "bs1363_p", "required"), ("IE", "bs1363_p", "required"), ("HK", "bs1363_p", "required"),
        ("CH", "sev1011_t12_p", "required"), ("CH", "europlug", "required"), ("AU", "asnzs3112_10a_p", "required"),
        ("BR", "nbr14136_20a_3p", "required"), ("DK", "cee_7_7p", "free"), ("DE", "cee_7_7p", "free"),
        ("AR", "iram2073_10a_p", "free"), ("US", "nema_5_15p", "customary"), ("CN", "gb1002_10a_p", "required"),
    ],
)  # fmt: skip
def test_plug_rules(territory: str, plug: str, duty: str) -> None:
    (rule,) = plug_rules_of(territory)
    assert plug in rule.plugs
    assert rule.duty == duty


def test_swiss_law_refuses_schuko() -> None:
    (rule,) = plug_rules_of("CH")
    assert "cee_7_7p" not in rule.plugs
    assert rule.conversion == "fixed"


def test_the_plugs_that_the_law_asks_for_are_current() -> None:
    for rule in all_plug_rules():
        assert all(plug_type(plug).status in ("current", "rare") for plug in rule.plugs), rule.id


def test_no_plug_rule_twice() -> None:
    territories = [territory for rule in all_plug_rules() for territory in rule.territory]
    assert len(territories) == len(set(territories))


def test_codes_are_territories() -> None:
    known = {row[0] for row in rows("places/territories")} | {"XI", "EU", "GCC", "EAEU"}
    assert {t for mark in all_marks() for t in mark.territory} <= known
    assert {t for rule in all_plug_rules() for t in rule.territory} <= known
    assert marks_of("AQ") == plug_rules_of("AQ") == ()
