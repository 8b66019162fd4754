"""Other ways of writing a label become the known one, and what is no size stays none."""

from __future__ import annotations

import pytest

import specconv as sc
from specconv.sizes.label_respelled import respelled


@pytest.mark.parametrize(
    ("label", "hints", "expected"),
    [
        ("XXLLNG", {}, "XXL"),
        ("22LNG", {}, "22"),
        ('34" Waist, 32" Leg', {}, "34/32"),
        ("Waist 36-38", {}, "36-38"),
        ("52-7 Drop", {"item": "suit"}, "52"),
        ("Col 40 - M", {"item": "dress_shirt"}, "40"),
        ("34/36 C/D", {"item": "bra"}, "34CD"),
        ("T.3 (42/44)", {}, "42-44"),
        ("EST. 9075 | GG", {}, "GG"),
        ("L背30", {}, "L"),
        ("Months 6-9", {}, "6-9M"),
        ("6-9 (months)", {}, "6-9M"),
        ("XL_42", {}, "XL"),
        ("46-6N", {}, "46"),
        ("T36/38", {}, "36-38"),
    ],
)
def test_what_shops_write_otherwise_is_read(label, hints, expected):
    assert expected in [size.label for size in sc.read_size(label, **hints)]


@pytest.mark.parametrize(
    "text",
    ["Drop 7", "Ref. 12345", "104 cl", '34" Waist bag', "N 95", "20 L", "Katze 3D", "blue_12", "T5 (16W)", "2尺", "VN"],
)
def test_what_is_no_size_stays_none(text):
    assert sc.read_size(text) == ()


def test_what_was_left_out_is_told():
    size = sc.read_size("7 US / 40 EUR / 38 COL / 25 CM (MEN)")[0]
    assert size.discarded == ("38 COL",)
    assert size.span == "7 US / 40 EUR / 38 COL / 25 CM (MEN)"


def test_a_spelling_of_an_item_is_tried_for_that_item_alone():
    assert respelled("7-3/8", "hat").text == "7 3/8"
    assert respelled("7-3/8", None) is None
