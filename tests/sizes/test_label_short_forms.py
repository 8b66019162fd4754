"""Labels in short: codes of countries that are words too, padded numbers, footnotes, several sizes on one label."""

from __future__ import annotations

import pytest

import specconv as sc
from specconv.sizes import vocabulary
from specconv.sizes.values import System

DRESS = {"item": "dress", "audience": "women"}


@pytest.mark.parametrize("text", ["CA 8", "CA: 8", "CA8", "CA-8", "Canada 8"])
def test_a_code_in_capitals_is_a_country(text):
    assert str(sc.read_size(text, **DRESS)[0]) == "CA 8"


def test_the_same_letters_are_words_elsewhere():
    assert str(sc.read_size("GR 44", **DRESS)[0]) == "GR 44"
    for text in ("Gr. 44", "gr 44", "ca. 44"):
        assert "GR" not in {one.system for one in sc.read_size(text, **DRESS)}
        assert "CA" not in {one.system for one in sc.read_size(text, **DRESS)}


@pytest.mark.parametrize(
    ("given", "options"),
    [("EU 110", {"item": "dress", "audience": "girls"}), ("EU 110", {"item": "dress", "audience": "boys"}),
     ("EU 42", {"item": "shoes", "audience": "men"}), ("EU 38", {"item": "shoes", "audience": "women"}),
     ("EU 33", {"item": "shoes", "audience": "kids"}), ("UK 12", DRESS),
     ("EU 50", {"item": "jacket", "audience": "men"}),
     ("EU 75B", {"item": "bra"}), ("EU 54", {"item": "ring"})],
)  # fmt: skip
def test_what_is_answered_reads_back_as_the_same(given, options):
    for system in vocabulary.systems():
        if system in (System.WAIST, System.INT):
            continue
        try:
            answer = sc.convert(given, to=system, **options)
        except sc.SpecconvError:
            continue
        if answer.best is None or answer.best.parts.get("house"):
            continue
        for text in (str(answer.best), sc.format(answer.best)):
            first = sc.read_size(text, **options)[0]
            assert (first.system, first.label) == (answer.best.system, answer.best.label), text


def test_shoes_of_a_country_that_follows_another_convert_on():
    size = sc.read_size("CA 9", item="shoes", audience="men")[0]
    assert size.system is System.CA
    us, canada = (sc.convert(one, to="EU", item="shoes", audience="men") for one in ("US 9", "CA 9"))
    assert [one.size.label for one in us.candidates] == [one.size.label for one in canada.candidates]
    assert [str(one) for one in canada.candidates] == [str(one) for one in sc.convert(size, to="EU").candidates]
    assert sc.convert("CA 9", to="US", item="shoes", audience="men").best.label == "9"


@pytest.mark.parametrize(
    ("padded", "plain"),
    [("DE 040", "DE 40"), ("UK 012", "UK 12"), ("UK 08", "UK 8"), ("UK 08/10", "UK 8/10"), ("W032 L030", "W32 L30"),
     ("040", "40")],
)  # fmt: skip
def test_padded_numbers_are_the_numbers(padded, plain):
    told = [[(str(one), one.plausibility) for one in sc.read_size(text, audience="women")] for text in (padded, plain)]
    assert told[0] == told[1]
    assert sc.read_size(padded, audience="women")[0].span == padded


@pytest.mark.parametrize("label", ["0", "00", "000"])
def test_zeros_are_sizes_themselves(label):
    assert sc.read_size(f"US {label}", **DRESS)[0].label == label


def test_marks_of_footnotes_are_no_figures():
    assert sc.read_size("EU 4²", item="shoes") == ()
    assert sc.read_size("US 1²", **DRESS)[0].label != "12"
    assert sc.read_size("EU 38¹", **DRESS)[0].label == "38"
    assert sc.read_size("UK 8¹/₂", item="shoes")[0].label == "8.5"
    assert sc.read_size("UK 8½", item="shoes")[0].label == "8.5"
    assert str(sc.read_size("2.5 mm²", item="wire")[0]) == "IEC 2.5"


@pytest.mark.parametrize(
    ("text", "options", "other"),
    [("UK 12 UK 14", DRESS, "UK 14"), ("UK 12 or UK 14", DRESS, "UK 14"), ("UK 8 UK 9", {"item": "shoes"}, "UK 9"),
     ("US 6 US 7", {"item": "ring"}, "US 7")],
)  # fmt: skip
def test_a_second_size_on_the_label_is_not_dropped_silently(text, options, other):
    answer = sc.convert(text, to="EU", **options)
    told = next(reason for reason in answer.reasons if reason.code == "size.two_sizes")
    assert told.values["others"] == (other,)
    assert f"not for {other}." in answer.reply()
    alone = sc.convert(str(answer.size), to="EU", **options)
    assert [str(one) for one in alone.candidates] == [str(one) for one in answer.candidates]
    assert "size.two_sizes" not in {reason.code for reason in alone.reasons}


def test_numbers_past_the_restart_are_refused():
    for label in ("UK 16", "UK 20", "US 15"):
        with pytest.raises(sc.UnreadableSize) as caught:
            sc.convert(label, to="EU", item="shoes", audience="kids")
        assert "13.5" in str(caught.value)


def test_a_fit_has_no_odds():
    for answer in (
        sc.fits("116 cm", {"height": 128}, audience="girls", item="dress"), sc.fits("38", {"bust": 90}, **DRESS),
        sc.fits("42", {"foot_length": 268}, item="shoes"),
    ):  # fmt: skip
        assert "odds" not in answer.reply()
        assert "概率" not in answer.reply("zh")
        assert any(reason.code.endswith("assumed_system_alone") for reason in answer.reasons)


@pytest.mark.parametrize("style", [None, "google", "schema.org", "gs1", "amazon", "shopify"])
@pytest.mark.parametrize("label", ["MONDOPOINT 265/100", "CN 250(2.5)"])
def test_widths_in_figures_are_written_as_they_are_read(label, style):
    size = sc.read_size(label, item="shoes", audience="men")[0]
    told = sc.format(size) if style is None else str(sc.format(size, style))
    assert label.partition(" ")[2] in told
    assert sc.read_size(sc.format(size), item="shoes", audience="men")[0] == size


def test_socks_do_not_claim_to_be_equal():
    answer = sc.convert("US 10-13", to="EU", item="socks")
    assert "and so does" not in answer.reply()
    assert {one.size.label for one in answer.candidates} >= {"39-42", "43-46"}
    assert "47-50" not in {one.size.label for one in answer.candidates}
