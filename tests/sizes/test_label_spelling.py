"""Spelling does not change what a label says, any text is read or refused, and reading takes linear time."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specconv.ground.errors import SpecconvError
from specconv.sizes.reading import read

ACCEPTANCE = Path(__file__).parents[1] / "acceptance"


def labels():
    """Return the labels of the acceptance files."""
    found = []
    for name in ("labels.csv", "labels_found.csv", "labels_shops.csv", "labels_collected.csv"):
        with (ACCEPTANCE / name).open(encoding="utf-8", newline="") as file:
            found += [row["raw"] for row in csv.DictReader(file)]
    return found


LABELS = labels()
FULL = {**{code: code + 0xFEE0 for code in range(0x21, 0x7F)}, 0x20: 0x3000}
SPELLINGS = {
    "lower": str.lower,
    "upper": str.upper,
    "full width": lambda text: text.translate(FULL),
    "en dash": lambda text: text.replace("-", "–"),
    "non-breaking hyphen": lambda text: text.replace("-", "\u2011"),
    "wide spaces": lambda text: f"  {text.replace(' ', '   ')}\t",
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "direction marks": lambda text: f"\u200f{text}\u200e",
    "times sign": lambda text: text.replace("x", "×") if text.replace("x", "").isdigit() else text,
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_spelling_does_not_change_the_reading(spelling):
    changed = [
        (label, spelled, read(label)[:1], read(spelled)[:1])
        for label in LABELS
        if (spelled := SPELLINGS[spelling](label)) != label and read(spelled) != read(label)
    ]
    assert not changed, (len(changed), changed[:5])


def read_or_refused(text):
    """Return the readings, or nothing where the text is refused by name."""
    try:
        return read(text)
    except SpecconvError:
        return ()


@settings(deadline=None, max_examples=400)
@given(st.text(max_size=90))
def test_any_text_is_read_or_refused(text):
    for size in read_or_refused(text):
        assert size.label
        assert str(size)
        assert 0 < size.plausibility <= 1


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from([*LABELS, "/", " ", "-", "(", ")", "|", "9", "XL", "cm", "½"]), max_size=6))
def test_pieces_of_labels_are_read_or_refused(pieces):
    odds = [size.plausibility for size in read_or_refused("".join(pieces))]
    assert odds == sorted(odds, reverse=True)


@pytest.mark.parametrize("piece", ["12/", "XL-", "W32 L34 ", "(", "9½ ", "码", "US 8 / ", "extra ", "1-2-"])
def test_time_grows_no_faster_than_the_text(piece):
    def taken(length):
        text = (piece * length)[:length]
        best = float("inf")
        for _ in range(5):
            begin = time.perf_counter()
            for place in range(10):
                read_or_refused(text[:-1] + str(place))
            best = min(best, time.perf_counter() - begin)
        return best

    taken(20)
    short, long = taken(40), taken(1000)
    assert long < 25 * 4 * short + 0.01  # 25 times the text, and room for a busy machine
