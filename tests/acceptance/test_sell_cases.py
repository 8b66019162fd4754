"""Questions of law about selling, put to ``may_i_sell`` and scored apart from the power cases."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import specconv as sc


def gathered(name: str) -> tuple[dict[str, str], ...]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


# ``sell_own.csv`` holds our own: kinds of goods and markets that the gathered questions leave out
CASES = gathered("sell_cases.csv") + gathered("sell_own.csv")
ASKED = [(case, place) for case in CASES for place in case["places"].split()]


def permission(case: dict[str, str], place: str) -> sc.Permission:
    said = {field: case[field] for field in ("kind", "plug", "origin") if case[field]}
    return sc.may_i_sell(sc.Appliance(**said), place)


def test_the_cases_are_all_there():
    assert len(gathered("sell_cases.csv")) == 14
    assert len(gathered("sell_own.csv")) == 50
    assert len(ASKED) == 15 + 50


@pytest.mark.parametrize(("case", "place"), ASKED, ids=[f"{case['id']}-{place}" for case, place in ASKED])
def test_verdict_and_what_is_missing(case, place):
    answer = permission(case, place)
    assert answer.verdict == case["verdict"], case["title"]
    assert {str(word) for word in answer.missing} == set(case["missing"].split())


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_marks_are_named(case):
    told = "\n".join(permission(case, place).reply("en") for place in case["places"].split()).casefold()
    unnamed = [mark for mark in case["marks"].split("|") if mark.casefold() not in told]
    assert not unnamed, told


def test_a_charger_is_a_power_supply_and_no_television():
    told = [duty.id for duty in sc.may_i_sell(sc.Appliance(kind="phone charger", plug="A", origin="CN"), "JP").marks]
    assert "jp_pse_diamond" in told
    assert "jp_pse_circle" not in told
