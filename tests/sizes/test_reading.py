"""The reader: labels as printed, hints, and what is no size."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specconv import convert
from specconv.answers.labels import read_size
from specconv.ground.errors import UnknownOption, UnknownSystem, UnreadableSize
from specconv.sizes import vocabulary
from specconv.sizes.hints import Hints
from specconv.sizes.reading import read


def clothing(text, **given):
    """Read as clothing alone; ``read`` also knows shoes and other goods."""
    found = read(text, Hints(
        vocabulary.system(given["system"], "system") if "system" in given else None,
        vocabulary.audience(given.get("audience")),
        vocabulary.item(given.get("item")), None, tuple(vocabulary.system(one, "place") for one in given.get("place",
        ())),
    ))  # fmt: skip
    return tuple(size for size in found if size.item is None or size.item in vocabulary.items())


@pytest.mark.parametrize(
    ("text", "system", "label", "audience"),
    [
        ("UK 12", "UK", "12", "women"), ("uk12", "UK", "12", "women"), ("12 UK", "UK", "12", "women"), ("英国码12",
        "UK", "12", "women"),
        ("CN 165/88A", "CN", "165/88A", "women"), ("女装 165/84A（S）", "CN", "165/84A", "women"), ("男 170/88A", "CN",
        "170/88A", "men"),
        ("１６５／８８Ａ", "CN", "165/88A", "women"), ("110/56", "CN", "110/56", "kids"), ("XXL", "INT", "XXL",
        "women"),
        ("2XL", "INT", "XXL", "women"), ("XXXL", "INT", "3XL", "women"), ("extra large", "INT", "XL", "women"),
        ("X-Large", "INT", "XL", "women"),
        ("US 00", "US", "00", "women"), ("000", "US", "000", "women"), ("UK 12 Petite", "UK", "12", "women"), ("16W",
        "US", "16W", "women"),
        ("1X", "INT", "1X", "women"), ("W32 L34", "WAIST", "32/34", "men"), ("32x34", "WAIST", "32/34", "men"),
        ("28W32L", "WAIST", "28/32", "men"),
        ("40R", "US", "40", "men"), ("Gr. 38", "DE", "38", "women"), ("taille 40", "FR", "40", "women"), ("tg. 44",
        "IT", "44", "women"),
        ("talla 38", "ES", "38", "women"), ("9号", "JP", "9", "women"), ("9AR", "JP", "9", "women"), ("164-88-96",
        "RU", "44", "women"),
        ("6-9 mois", "AGE", "6-9M", "baby"), ("12M", "AGE", "12M", "baby"), ("5 - 6 Years", "AGE", "5-6Y", "kids"),
        ("4T", "US", "4T", "kids"),
        ("116 cm", "HEIGHT", "116", "kids"),
        ("98/104", "EU", "98-104", "kids"), ("77", "KR", "77", "women"), ("LL", "JP",
        "LL", "women"),
        ("C38", "NORDIC", "38", "women"), ("15½", "UK", "15.5", "men"), ("均码", "INT", "ONE", None), ("One Size",
        "INT", "ONE", None),
        ("US M", "US", "M", "women"), ("L/XL", "INT", "L-XL", "women"),
    ],
)  # fmt: skip
def test_labels_as_printed(text, system, label, audience):
    first = clothing(text)[0]
    assert (first.system, first.label, first.audience) == (system, label, audience)


@pytest.mark.parametrize(
    "text",
    ["250 ML", "64GB", "iPhone 14", "Samsung 7G-8G", "SINGLE", "none", "RRH", "Travel size", "", "   ", "😀", "NaN",
    "\x00", "42 2/3",
     "12:30", "2024-01-05", "#FF0000", "100% cotton", "AAA", "red", "USB-C", "EU 400", "-5", "hello world", "A" * 900],
)  # fmt: skip
def test_what_is_no_size_is_refused(text):
    assert clothing(text) == ()


@pytest.mark.parametrize("code", ["CH", "PS", "PM", "PL"])
def test_the_code_of_a_country_is_no_letter_alone(code):
    assert clothing(code) == ()


@pytest.mark.parametrize(
    ("text", "hints", "label", "fit"),
    [
        ("CH", {"place": "MX"}, "CH", None), ("talla CH", {}, "CH", None), ("CH/M", {}, "CH-M", None),
        ("PL", {"audience": "women"}, "L", "petite"), ("chica / grande", {}, "S", None), ("加大", {}, "XL", None),
        ("加大 5XL", {}, "5XL", "plus"),
    ],
)  # fmt: skip
def test_letters_in_company(text, hints, label, fit):
    first = read_size(text, **hints)[0]
    assert (first.label, first.fit_type) == (label, fit)


def test_russian_sizes_take_the_height_behind_them():
    first = read_size("104-108, рост 170-176")[0]
    assert (first.system, first.label) == ("RU", "52-54")
    assert dict(first.parts) == {"chest_from": 104, "chest_to": 108, "height_from": 170, "height_to": 176}


def test_cups_without_a_band_convert_to_nothing():
    assert read_size("DD-E", item="bra")[0].parts["cup"] == "DD-E"
    with pytest.raises(UnreadableSize):
        convert("DD-E", to="EU", item="bra")


def test_ranges_of_letters_convert_by_both_ends():
    spanish, english = (convert(size, to="EU", audience="women").candidates[0] for size in ("CH/M", "S/M"))
    assert str(spanish.size) == str(english.size)


def test_a_bare_number_has_all_its_readings():
    systems = {size.system.value for size in clothing("42")}
    assert {"EU", "DE", "FR", "IT", "RU", "US", "UK"} <= systems
    odds = [size.plausibility for size in clothing("42")]
    assert odds == sorted(odds, reverse=True)
    assert sum(size.plausibility for size in read("42")) == pytest.approx(1, abs=0.01)


def test_eu_40_has_a_french_and_a_german_reading():
    styles = [size.parts.get("style") for size in clothing("EU 40", audience="women")]
    assert styles == ["FR", "DE"]


def test_hints_narrow_and_places_lean():
    assert {size.system.value for size in clothing("42", system="IT")} == {"IT"}
    assert {size.audience.value for size in clothing("42", audience="men")} == {"men"}
    assert clothing("38", place=("DE",))[0].system == "DE"
    assert len(clothing("38", place=("DE",))) > 5
    assert [size.system.value for size in clothing("16", item="dress shirt", audience="men")] == ["UK", "US"]


def test_parts_say_what_the_label_says():
    code = clothing("CN 165/88A", audience="women")[0]
    assert dict(code.parts) == {"height": 165, "bust": 88, "body_type": "A"}
    assert code.standard == "gbt-1335-2"
    trousers = clothing("165/72A", item="trousers", audience="women")[0]
    assert trousers.parts["waist"] == 72
    assert dict(clothing("W32 L34")[0].parts) == {"waist_in": 32, "inseam_in": 34}


def test_how_it_was_read_does_not_count_in_comparison():
    one, other = clothing("UK 12")[0], clothing(" uk  12 ")[0]
    assert one == other
    assert hash(one) == hash(other)
    assert one.span != other.span or one.plausibility == other.plausibility


@pytest.mark.parametrize(
    ("call", "error"),
    [(lambda: read_size("x" * 1001), UnreadableSize), (lambda: read_size(12), UnreadableSize), (lambda: read_size("M",
    sise=1), UnknownOption),
     (lambda: read_size("M", system="XX"), UnknownSystem), (lambda: read_size("M", item="banana"), UnknownOption)],
)  # fmt: skip
def test_errors(call, error):
    with pytest.raises(error):
        call()


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=60))
def test_any_text_gives_readings_or_nothing(text):
    for size in clothing(text):
        assert size.label
        assert str(size)


@given(
    st.sampled_from(["UK 12", "CN 165/88A", "W32 L34", "EU 40", "3XL", "US 16W"]),
    st.sampled_from([str.lower, str.upper, str.title]),
)
def test_spelling_does_not_change_the_reading(text, spell):
    assert clothing(spell(text)) == clothing(text)


def test_time_grows_no_faster_than_the_text():
    def taken(count):
        text = "12/" * count
        begin = time.perf_counter()
        for _ in range(20):
            clothing(text)
        return time.perf_counter() - begin

    taken(10)
    assert taken(320) < 100 * max(taken(20), 1e-4)
