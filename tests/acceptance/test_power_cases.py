"""The acceptance cases of mains power, through the public API, against the bars that the project sets itself."""

from __future__ import annotations

from dataclasses import replace

import power_cases
import pytest
from power_cases import AXES, UNSAFE_TO_BLESS, ask, corrected, corrections, judged, legality, score

import specconv as sc

OVERALL, EACH_AXIS, MISSING = 97.0, 95.0, 95.0


@pytest.fixture(scope="module")
def after() -> power_cases.Score:
    print("\n" + power_cases.report())
    return score(tuple(map(corrected, judged())))


def test_the_cases_are_all_there():
    assert len(judged()) == 93
    assert len(legality()) == 2
    assert len({case.id for case in power_cases.power_cases()}) == 97
    assert len({case.title for case in power_cases.power_cases()}) == 97


def test_every_case_is_answered():
    refused = {case.id: ask(case).error for case in power_cases.power_cases() if ask(case).error}
    assert not refused


def test_no_hazard_is_blessed(after):
    assert not after.false_safe


def test_the_overall_verdict_is_right(after):
    assert after.share("verdict") >= OVERALL, after.report("after corrections")


@pytest.mark.parametrize("axis", AXES)
def test_each_axis_is_right(after, axis):
    assert after.share(axis) >= EACH_AXIS, after.report("after corrections")


def test_what_is_missing_is_right(after):
    assert after.share("missing") >= MISSING, after.report("after corrections")


def test_legality_cases_as_used():
    law = score(tuple(map(corrected, legality())))
    assert not law.false_safe
    assert not law.deviations, law.report("legality")


def test_our_own_cases():
    own = power_cases.power_cases("power_own.csv")
    assert len(own) == len({case.title for case in own}) == len({case.id for case in own}) > 200
    assert len({case.place.partition("-")[0] for case in own}) > 100
    came_out = score(own)
    assert not came_out.deviations, came_out.report("our own")


def test_cases_judged_by_somebody_who_did_not_know_the_engine():
    homes = power_cases.power_cases("power_homes.csv")
    assert len(homes) == len({case.title for case in homes}) == len({case.id for case in homes}) == 150
    came_out = score(homes)
    assert not came_out.deviations, came_out.report("judged by others")


def test_depends_stands_exactly_where_something_is_missing():
    for case in power_cases.power_cases():
        got = ask(case)
        assert (got.axes["verdict"] == "depends") == bool(got.missing), (case.id, got)


def test_each_supply_of_a_two_voltage_place_by_itself():
    wrong = []
    for case in power_cases.power_cases():
        for volts, want in case.by_supply:
            answer = sc.will_it_work(case.appliance(), case.place, supply=f"{volts} V 60 Hz", **_without_supply(case))
            if answer.voltage.status != want:
                wrong.append((case.id, volts, want, str(answer.voltage.status)))
    assert not wrong


def _without_supply(case: power_cases.PowerCase) -> dict[str, str]:
    return replace(case, supply="").question()


def test_corrections_say_what_they_mend_and_why():
    stated = {case.id: case for case in power_cases.power_cases()}
    for entry in corrections():
        assert set(entry) == {"id", "field", "stated", "rule", "basis", "why"}, entry
        case = stated[entry["id"]]
        if entry["field"] == "missing":
            assert case.missing == frozenset(entry["stated"].split()), entry
        else:
            assert dict(case.expected)[entry["field"]] == entry["stated"], entry
        assert entry["stated"] != entry["rule"], entry
        assert len(entry["basis"]) > 3, entry
        assert len(entry["why"]) > 20, entry


def test_corrections_stay_few():
    assert len({entry["id"] for entry in corrections()}) <= 6


def test_no_hazard_is_blessed_as_stated_either():
    """A correction may say more precisely why something depends; it never turns a hazard into a yes."""
    for entry in corrections():
        if entry["field"] == "verdict":
            assert not (entry["stated"] in UNSAFE_TO_BLESS and entry["rule"] in ("works", "works_with_adapter"))
    assert not score(judged()).false_safe
