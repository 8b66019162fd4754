"""Whether a size fits: verdict and sentences agree, and every measure that was given is compared or said not to be."""

from __future__ import annotations

from specconv.answers.sizing import fits

DRESS = {"item": "dress", "audience": "women"}


def test_a_height_far_above_that_of_the_label_does_not_fit():
    answer = fits("CN 160/84A", {"bust": 84, "height": 180}, **DRESS)
    assert answer.verdict == "too_small"
    assert "will be short" in answer.reply()
    near = fits("CN 160/84A", {"bust": 84, "height": 170}, **DRESS)
    assert near.verdict == "fits"
    assert "will be short" in near.reply()
    assert "too small" not in near.reply()
