"""Questions of law about selling, put to ``may_i_sell`` and scored apart from the power cases."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import specconv as sc

with Path(__file__).with_name("sell_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = tuple(csv.DictReader(file))

ASKED = [(case, place) for case in CASES for place in case["places"].split()]


def permission(case: dict[str, str], place: str) -> sc.Permission:
    said = {field: case[field] for field in ("kind", "plug", "origin") if case[field]}
    return sc.may_i_sell(sc.Appliance(**said), place)


def test_the_cases_are_all_there():
    assert len(CASES) == 14
    assert len(ASKED) == 15


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
