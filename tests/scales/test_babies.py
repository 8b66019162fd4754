"""Babies' labels and the height they are made for: Australian zeros, newborn and premature; no shoe is a 000."""

import pytest

import specconv as sc


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("AU 0000", 47, 55), ("AU 000", 50, 62), ("AU 00", 60, 70), ("AU 0", 68, 76), ("AU 1", 76, 84), ("AU 2", 84, 92)],
)
def test_australian_baby_sizes(text, low, high):
    """Baby Clothes Australia: 000 is 50 to 62 cm, 00 62 to 68; Pepi (NZ): newborn 47 to 55, up to 3 months 55 to 60."""
    answer = sc.convert(text, to="EU", audience="baby", item="top")
    height = answer.body["height"]
    assert low - 1 <= height.low < height.high <= high + 1
    assert low - 6 <= int(answer.best.label) <= high + 6


@pytest.mark.parametrize("text", ["000", "0000", "00000"])
def test_several_zeros_are_clothes(text):
    found = sc.read_size(text, audience="baby", system="AU")
    assert [(str(size), size.item) for size in found] == [(f"AU {text}", None)]
    assert sc.read_size(text, item="shoes") == sc.read_size(text, item="ring") == ()


def test_a_babys_height_asks_for_the_australian_size():
    assert str(sc.recommend({"height": "57 cm"}, to="AU", audience="baby").best) == "AU 000"
    assert sc.fits("AU 000", {"height": "57 cm"}, audience="baby").verdict == "fits"
    assert sc.fits("AU 0000", {"height": "66 cm"}, audience="baby").verdict == "too_small"
