"""The files of size labels say what they say in one vocabulary, and the comparison itself is right."""

from __future__ import annotations

from pathlib import Path

import label_cases
import pytest
from label_cases import FIELDS, KINDS, MEASURES, WORDS, LabelCase, cases, no_sizes, value

import specconv as sc

SETS = ("", "_found", "_unseen", "_shops", "_collected", "_listings", "_fields", "_fields_own", "_again", "_blind")
FILES = tuple(f"labels{name}.csv" for name in SETS)
NO_SIZES = tuple(f"no_sizes{name}.csv" for name in SETS if name != "_found")
PAGE = Path(__file__).parents[2] / "docs" / "glossary-sizes.md"
NAMES = MEASURES | WORDS | FIELDS | {f"{name}_{end}" for name in MEASURES for end in ("from", "to")}


@pytest.mark.parametrize("name", FILES)
def test_rows_use_the_closed_lists(name):
    systems = {str(row["code"]) for row in sc.systems()} | {"*"}
    for case in cases(name):
        assert case.kind in KINDS, case
        assert case.systems <= systems, case
        assert case.audience in ("", *sc.Audience), case
        assert case.source, case
        assert case.confidence in ("high", "medium", "low"), case
        assert bool(case.groups) == (case.kind != "none"), case
        assert {key for key, _ in case.hint} <= {"item", "audience", "place"}, case
        for fact in (fact for group in case.groups for fact in group):
            assert NAMES.issuperset(fact.names), case
            assert systems.issuperset(fact.systems), case
            assert "" not in fact.values, case


@pytest.mark.parametrize("name", FILES)
def test_no_label_stands_twice(name):
    labels = [(case.raw, case.hint) for case in cases(name)]
    assert len(labels) == len(set(labels))


def test_all_labels_of_the_reference_are_judged():
    assert len(cases()) == 411
    assert sum(case.kind == "none" for case in cases()) == 6


def test_the_labels_found_are_others():
    assert len(cases("labels_found.csv")) >= 150
    assert not {case.raw for case in cases()} & {case.raw for case in cases("labels_found.csv")}


def test_the_labels_unseen_are_others():
    assert len(cases("labels_unseen.csv")) == 180
    assert len(no_sizes("no_sizes_unseen.csv")) == 106
    seen = {case.raw for name in ("labels.csv", "labels_found.csv") for case in cases(name)}
    assert not seen & {case.raw for case in cases("labels_unseen.csv")}
    assert not {one.raw for one in no_sizes()} & {one.raw for one in no_sizes("no_sizes_unseen.csv")}


def test_the_labels_of_shops_are_others():
    assert len(cases("labels_shops.csv")) >= 330
    seen = {case.raw for name in FILES[:3] for case in cases(name)}
    assert not seen & {case.raw for case in cases("labels_shops.csv")}
    assert not {one.raw for name in NO_SIZES[:2] for one in no_sizes(name)} & {
        one.raw for one in no_sizes("no_sizes_shops.csv")
    }


def test_the_labels_collected_are_all_there():
    assert len(cases("labels_collected.csv")) >= 206
    assert len(no_sizes("no_sizes_collected.csv")) >= 125


def test_the_labels_of_listings_are_all_there():
    assert len(cases("labels_listings.csv")) == 189
    assert len(no_sizes("no_sizes_listings.csv")) == 109


def test_the_labels_of_fields_are_all_there():
    assert len(cases("labels_fields.csv")) == 260
    assert len(no_sizes("no_sizes_fields.csv")) == 110
    assert len(cases("labels_fields_own.csv")) >= 470
    others = [name for name in FILES if name not in ("labels_fields_own.csv", "labels_blind.csv")]
    assert not {case.raw for name in others for case in cases(name)} & {
        case.raw for case in cases("labels_fields_own.csv")
    }


def test_enough_strings_that_are_no_size():
    assert len(no_sizes()) >= 200


@pytest.mark.parametrize("name", NO_SIZES)
def test_strings_that_are_no_size_are_no_labels(name):
    assert len({(one.raw, one.hint) for one in no_sizes(name)}) == len(no_sizes(name))
    labels = {case.raw for file in FILES for case in cases(file) if case.kind != "none" and not case.hint}
    assert not labels & {one.raw for one in no_sizes(name) if not one.hint}
    for one in no_sizes(name):
        assert one.raw, one
        assert one.what, one
        assert one.source, one
        assert one.confidence in ("high", "medium", "low"), one


def test_the_vocabulary_is_the_glossary_s():
    table = PAGE.read_text(encoding="utf-8")
    assert {name for name in MEASURES | WORDS if f"`{name}`" not in table} == set()


def _case(parts: str, systems: str = "", kind: str = "apparel") -> LabelCase:
    return LabelCase("", kind, frozenset(systems.split()), "", label_cases._facts(parts), (), "", "", "high")


@pytest.mark.parametrize(
    ("parts", "systems", "right"),
    [
        ("letter=XXL", "", True),
        ("letter=2XL", "", True),
        ("letter=XL", "", False),
        ("letter=XXL; fit_type=tall", "", True),
        ("letter=XXL + size.UK=18", "", True),
        ("letter=XXL; size.UK=18", "", False),
        ("size=18", "UK INT", True),
        ("size=18", "US", False),
        ("size.EU|UK=18.0", "US", True),
        ("size.*=18", "US", True),
        ("bust|chest=84; height=165", "", True),
        ("bust|chest=84; height=160", "", False),
    ],
)
def test_parts_are_compared_reading_by_reading(parts, systems, right):
    got = (
        sc.Size(system="INT", label="XXL", fit_type="tall"),
        sc.Size(system="UK", label="18", audience="women"),
        sc.Size(system="CN", label="165/84A", parts={"height": 165, "bust": 84, "body_type": "A"}),
    )
    assert label_cases._parts(_case(parts, systems), got) is right


@pytest.mark.parametrize(
    ("size", "kind"),
    [
        (sc.Size(system="INT", label="M"), "apparel"),
        (sc.Size(system="UK", label="12", item="dress"), "apparel"),
        (sc.Size(system="EU", label="42", item="shoes"), "shoes"),
        (sc.Size(system="EU", label="270", item="ski_boots"), "shoes"),
        (sc.Size(system="US", label="15.5", parts={"collar_in": 15.5}), "shirt"),
        (sc.Size(system="US", label="15.5", item="dress_shirt"), "shirt"),
        (sc.Size(system="INT", label="ONE"), "any"),
    ],
)
def test_a_reading_is_of_one_kind(size, kind):
    assert label_cases.kind_of(size) == kind


def test_values_are_exact():
    assert value("42 2/3") != value("42.67")
    assert value("7.5") == value("7½") == value("7 1/2")
    assert value("00") != value("0")
