"""The merchant's own chart: every column counts or is refused, and what it recommends its own fit does not reject."""

from __future__ import annotations

import itertools
import random

import pytest

from specconv.answers.sizing import chart, convert, fits, recommend
from specconv.ground.catalog import rows
from specconv.ground.errors import InvalidChart, UnknownOption
from specconv.sizes import brand_charts

DRESS = {"item": "dress", "audience": "women"}
OWN = "size,bust,waist\nS,82-86,64-68\nM,86-90,68-72\nL,90-96,72-78"


@pytest.mark.parametrize(
    ("header", "scales"),
    [
        ("UK size,US size,bust", ("UK", "US")), ("Size (UK),EU,bust", ("UK", "EU")),
        ("size,UK size,bust", ("INT", "UK")),
        ("英国尺码,尺码,胸围", ("UK", "INT")),
    ],
)  # fmt: skip
def test_a_column_of_sizes_keeps_its_system(header, scales):
    assert chart(f"{header}\n10,6,84\n12,8,88").scales() == scales


def test_a_measure_beside_the_word_size_is_a_measure():
    assert chart("size,bust,waist size\nS,84,66\nM,88,70").rows[0].body["waist"].low == 66
    with pytest.raises(InvalidChart):
        chart("size,bust,waist size\nS,84,small\nM,88,medium")


@pytest.mark.parametrize(
    ("header", "one", "other"),
    [("size,bust,Sample size", "size", "Sample size"), ("size,bust,label", "size", "label"),
     ("UK,bust,UK size", "UK", "UK size")],
)  # fmt: skip
def test_two_columns_of_one_scale_are_refused(header, one, other):
    with pytest.raises(InvalidChart) as caught:
        chart(f"{header}\n10,84,12\n12,88,14")
    assert repr(one) in str(caught.value)
    assert repr(other) in str(caught.value)


@pytest.mark.parametrize(
    ("given", "low", "high"),
    [
        ("size,bust cm,bust in\nS,84,33\nM,88,34.5", 84, 84), ("size,bust in,bust cm\nS,33,84\nM,34.5,88", 84, 84),
        ("size,bust,bust min,bust max\nS,84,82,86\nM,88,86,90", 82, 86),
        ("size,bust,pit to pit\nS,84,46\nM,88,48", 84, 84),
    ],
)  # fmt: skip
def test_columns_of_one_dimension_that_agree_are_one(given, low, high):
    bust = chart(given, item="top").rows[0].body["bust"]
    assert (bust.low, bust.high) == (low, high)


@pytest.mark.parametrize(
    ("given", "columns"),
    [
        ("size,bust cm,bust in\nS,84,33\nM,88,44", ("bust cm", "bust in")),
        ("size,bust cm,bust\nS,84,84\nM,88,98", ("bust cm", "bust")),
        ("size,bust,bust min,bust max\nS,84,82,86\nM,98,86,90", ("bust", "bust min")),
        ("size,bust,pit to pit\nS,84,46\nM,88,26", ("bust", "pit to pit")),
    ],
)  # fmt: skip
def test_columns_of_one_dimension_that_contradict_are_refused(given, columns):
    with pytest.raises(InvalidChart) as caught:
        chart(given, item="top")
    assert "row 2" in caught.value.field
    assert all(repr(column) in str(caught.value) for column in columns)


def test_a_column_without_a_title_is_named_by_its_place():
    with pytest.raises(InvalidChart) as caught:
        chart("size,bust,,\nS,84,3,4")
    assert "column 3" in caught.value.field
    assert chart("size,bust,,\nS,84,,\nM,88,,").rows[0].body.keys() == {"bust"}


def test_centimetres_that_are_said_to_be_inches_are_refused():
    for column, low in (("waist", 66), ("bust", 82), ("hip", 90)):
        with pytest.raises(InvalidChart) as caught:
            chart(f"size,{column}\nS,{low}\nM,{low + 2}", unit="in")
        assert "centimetres" in str(caught.value)
    assert chart("size,waist\nS,26\nM,28", unit="in").rows[0].body["waist"].low == 66


@pytest.mark.parametrize("item", ["bra", "ring", "shoes", "hat", "belt", "socks"])
def test_a_chart_of_goods_that_are_no_clothing_is_refused(item):
    with pytest.raises(UnknownOption) as caught:
        chart("size,underbust,bust\n75B,75,90\n80B,80,95", item=item)
    assert caught.value.field == "item"


def test_what_a_chart_recommends_its_fit_does_not_reject():
    own = chart(OWN, item="dress")
    for bust, waist in itertools.product(range(80, 100), range(60, 84)):
        body = {"bust": bust, "waist": waist}
        answer = recommend(body, to_chart=own, **DRESS)
        if answer.candidates and answer.candidates[0].probability >= 0.9:
            assert fits(answer.best, body, chart=own, **DRESS).verdict not in ("too_small", "too_large"), body


def test_a_body_between_the_sizes_of_a_chart_is_told_so():
    own = chart(OWN, item="dress")
    answer = recommend({"bust": 84, "waist": 76}, to_chart=own, **DRESS)
    assert answer.candidates[0].probability < 0.6
    assert "The waist asks for L rather than M." in answer.reply()
    beyond = recommend({"bust": 94, "waist": 82}, to_chart=own, **DRESS)
    assert "size.beyond_sizes" in {reason.code for reason in beyond.reasons}
    assert "doubtful" in beyond.reply()


def test_the_better_size_is_one_of_the_chart():
    own = chart(OWN, item="dress")
    answer = fits("XXL", {"bust": 84, "waist": 66}, chart=own, **DRESS)
    assert answer.better[0].size.label == "S"
    assert fits("L", {"bust": 84, "waist": 66}, chart=own, **DRESS).better[0].size.label == "S"
    assert convert("M", chart=own, to="UK", **DRESS).best.label == "10"


def test_a_chart_and_its_answers_come_back_from_json_in_both_languages():
    own = chart(OWN, item="dress")
    for answer in (recommend({"bust": 140}, to_chart=own, **DRESS), convert("UK 12", to_chart=own, **DRESS)):
        back = type(answer).model_validate_json(answer.model_dump_json(round_trip=True))
        assert back.reply("zh") == answer.reply("zh")
        assert "the shop" not in back.reply("zh")
    again = type(own).model_validate_json(own.model_dump_json(round_trip=True))
    assert recommend({"bust": 140}, to_chart=again, **DRESS).reply("zh").count("店铺的尺码表") > 0


def test_brands_charts_agree_with_themselves_too():
    drawn = random.Random(3)
    every = [one for identifier, *_ in rows("sizes/brands") for one in brand_charts.brand_charts(identifier)]
    usable = [one for one in every if one.basis == "body" and one.audience in ("women", "men") and not one.flags]
    sure = 0
    for one in drawn.sample(usable, 60):
        item = "trousers" if "bottoms" in one.items else "dress" if one.audience == "women" else "jacket"
        options = {"item": item, "audience": one.audience.value}
        girth = "bust" if one.audience == "women" else "chest"
        for _ in range(20):
            body = {name: drawn.uniform(*ends) for name, ends in
                    ((girth, (78, 130)), ("waist", (60, 115)), ("hip", (85, 130)), ("height", (150, 200)))}  # fmt: skip
            answer = recommend(body, to_chart=one, **options)
            if not answer.candidates or answer.candidates[0].probability < 0.9:
                continue
            judged = fits(answer.best, body, chart=one, **options)
            if "size.brand_body" in {reason.code for reason in judged.reasons}:
                sure += 1
                assert judged.verdict not in ("too_small", "too_large"), (one.name, body)
    assert sure > 50
