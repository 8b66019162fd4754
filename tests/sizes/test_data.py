"""The sizes data: counts carried over, what is evidence and what is not, and that the judge works."""

from __future__ import annotations

from datac.sizes_evidence import all_entries, chart_entries, settings
from datac.sizes_judge import Judge, counted, evidence_data, label_cases
from datac.sizes_rows import labels
from specconv.sizes.engine import Constants
from specconv.sizes.values import System

KNOWN = evidence_data()


def count(name):
    return len(KNOWN[f"sizes/{name}"])


def test_counts():
    assert count("standards") == 75
    assert count("standard_tables") == 94
    assert count("standard_lines") == 823
    assert count("brands") == 200
    brand_lines = [line for line in KNOWN["sizes/chart_lines"] if "/brands/" in line.file]
    assert len(brand_lines) == 4607
    assert count("charts") >= 650


def test_the_closed_list_of_systems_is_the_table():
    assert {row.row.code for row in KNOWN["sizes/systems"]} == {system.value for system in System}


def test_columns_that_are_no_evidence_do_not_vote():
    entries = chart_entries(KNOWN["sizes/charts"], KNOWN["sizes/chart_lines"], KNOWN["sources"])
    assert not any(
        "JP" in entry.labels and entry.audience == "women"
        for entry in entries
        if entry.family not in ("jp-go", "jp-go-letter")
    )
    assert not any("BRAND" in entry.labels and entry.family == "levi-s" for entry in entries)
    flagged = [entry for entry in entries if entry.chart in ("uniqlo-02", "buckle-bke-02")]
    assert all(not entry.body for entry in flagged)


def test_labels_of_one_row_are_read_apart():
    assert labels("US=4|6;UK=8") == {"US": ["4", "6"], "UK": ["8"]}


def test_the_judge_leaves_a_family_out():
    entries = all_entries(KNOWN)
    values = settings(KNOWN)
    judge = Judge(entries, values)
    fitted = Constants(*[values[name] for name in Constants._fields])
    cases = {
        case: truth
        for case, truth in counted(label_cases(entries)).items()
        if (case.scale, case.target) == ("UK", "EU")
    }
    assert len(cases) > 30
    hits = sum(judge.answer(case, fitted)[0][0] in truth for case, truth in cases.items())
    assert hits / len(cases) > 0.9
    case = next(iter(cases))
    key = (case.audience, case.fit, case.block)
    assert judge.evidence(key, case.family).behind["UK", "EU"][0] == judge.evidence(key, "").behind["UK", "EU"][0] - 1
