"""Classes of labels that a blind test found misread: the likeliest reading of each, and what it may not be any more."""

from __future__ import annotations

import pytest

import specconv as sc


def shown(label: str, **hints: str) -> list[str]:
    """Return the readings of a label, each as system, label, audience and item, with its parts."""
    return [
        " ".join(str(word) for word in (one.system, one.label, one.audience, one.item, one.fit_type) if word)
        + "".join(f" {name}={part:g}" if isinstance(part, int | float) else "" for name, part in one.parts.items())
        for one in sc.read_size(label, **hints)
    ]


# 1. An age or a child's height decides who wears the size


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("56 (1-2 Monate)", "EU 56 baby height=56"),
        ("62 (2-4 Monate)", "DE 62 baby height=62"),
        ("66 (3-6月)", "CN 66 baby height=66"),
        ("size 000 (0-3 months)", "AU 000 baby"),
        ("00 (3-6 months)", "AU 00 baby"),
        ("L (10-12 ans)", "INT L kids"),
        ("M (8-10 años)", "INT M kids"),
        ("S / 6-8 ans", "INT S kids"),
        ("S (116-122)", "INT S kids"),
    ],
)
def test_a_child_wears_what_stands_beside_its_age_or_height(label, said):
    found = sc.read_size(label)
    assert said in shown(label)
    assert {one.audience for one in found} <= {sc.Audience.BABY, sc.Audience.KIDS}


@pytest.mark.parametrize("label", ["30 (рост 116)", "30/116", "30 (116)", "30-116"])
def test_a_russian_size_of_a_child_has_its_height(label):
    assert shown(label) == ["RU 30 kids height=116"]


def test_heights_of_a_child_are_a_range():
    assert shown("32 (122-128)") == ["RU 32 kids height_from=122 height_to=128 height=128"]


@pytest.mark.parametrize("label", ["M (170-176)", "36/98", "30/120", "5Y / 36"])
def test_other_numbers_are_no_child_s_height(label):
    assert {one.audience for one in sc.read_size(label)} - {sc.Audience.BABY, sc.Audience.KIDS}


# 3. Grown people's sizes of GOST with one height


@pytest.mark.parametrize("label", ["46/164", "46-164", "46 (164)", "46 (рост 164)"])
def test_a_russian_size_has_its_height(label):
    assert set(shown(label)[:2]) == {"RU 46 women height=164", "RU 46 men height=164"}


def test_a_height_of_gost_may_be_a_dress_s():
    assert shown("46/170", item="dress", audience="women") == ["RU 46 women dress height=170"]
    assert shown("50/182")[0] == "RU 50 men height=182"
