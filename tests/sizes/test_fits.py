"""Whether a size fits: verdict and sentences agree, and every measure that was given is compared or said not to be."""

from __future__ import annotations

import pytest

from specconv.answers.sizing import chart, fits, recommend
from specconv.ground.errors import UnreadableQuantity

DRESS = {"item": "dress", "audience": "women"}


def test_a_height_far_above_that_of_the_label_does_not_fit():
    answer = fits("CN 160/84A", {"bust": 84, "height": 180}, **DRESS)
    assert answer.verdict == "too_small"
    assert "will be short" in answer.reply()
    near = fits("CN 160/84A", {"bust": 84, "height": 170}, **DRESS)
    assert near.verdict == "fits"
    assert "will be short" in near.reply()
    assert "too small" not in near.reply()


@pytest.mark.parametrize(
    ("size", "item", "body", "verdict"),
    [
        ("W32 L30", "jeans", {"waist": "32 in", "inside_leg": "30 in"}, "fits"),
        ("W32 L30", "jeans", {"waist": "32 in", "inside_leg": "34 in"}, "too_small"),
        ("W32 L34", "jeans", {"waist": "32 in", "inside_leg": "30 in"}, "fits"),
        ("UK 15.5/33", "dress_shirt", {"neck": "15.5 in", "sleeve": "33 in"}, "fits"),
        ("UK 15.5/33", "dress_shirt", {"neck": "15.5 in", "sleeve": "36 in"}, "too_small"),
        ("UK 42R", "suit", {"chest": "42 in", "height": "178 cm"}, "fits"),
        ("UK 42R", "suit", {"chest": "42 in", "height": "6 ft 4 in"}, "too_small"),
        ("UK 42L", "suit", {"chest": "42 in", "height": "6 ft 2 in"}, "fits"),
        ("UK 42S", "suit", {"chest": "42 in", "height": "180 cm"}, "too_small"),
    ],
)
def test_what_the_label_states_is_compared(size, item, body, verdict):
    answer = fits(size, body, audience="men", item=item)
    assert answer.verdict == verdict
    assert set(body) == set(answer.dimensions)


def test_the_better_size_has_the_length_that_is_needed():
    answer = fits("W32 L30", {"waist": "32 in", "inside_leg": "34 in"}, audience="men", item="jeans")
    assert "W32/34 suits these measurements better." in answer.reply()


@pytest.mark.parametrize("item", ["top", "dress", "jeans", "coat", "swimwear"])
def test_every_measure_is_compared_or_said_not_to_be(item):
    body = {"bust": 93, "waist": 76, "hip": 101, "height": 168, "neck": 36, "sleeve": 60, "weight": 60, "age": 30}
    answer = fits("UK 12", body, audience="women", item=item)
    told = next(reason for reason in answer.reasons if reason.code == "size.not_compared")
    assert {*answer.dimensions, *map(str, told.values["measures"])} == set(body)


def test_a_recommendation_names_what_it_used_and_what_not():
    for height in (150, 175, 185, 205):
        answer = recommend({"chest": 106, "height": height}, to="UK", audience="men", item="suit")
        assert "height" not in answer.body
        said = {reason.code for reason in answer.reasons}
        assert said & {"size.length_r", "size.length_l", "size.length_beyond"}
    dress = recommend({"bust": 92, "height": 150, "weight": 60}, to="UK", **DRESS)
    assert "I did not use the height, weight" in dress.reply()
    coded = recommend({"bust": 92, "height": 165}, to="CN", **DRESS)
    assert "size.not_used" not in {reason.code for reason in coded.reasons}
    own = chart("size,bust\nS,84\nM,88", item="dress")
    assert "I did not use the waist" in recommend({"bust": 86, "waist": 70}, to_chart=own, **DRESS).reply()


def test_measurements_that_settle_nothing_are_named_as_such():
    own = chart("size,bust\nS,84\nM,88", item="dress")
    for answer in (
        recommend({"weight": 60}, to="UK", **DRESS), recommend({"weight": 60}, to_chart=own, **DRESS),
        *(recommend({"weight": 60}, to="EU", item=item) for item in ("shoes", "bra", "ring")),
    ):  # fmt: skip
        assert "for these measurements." in answer.reply()
        assert "无法为这些尺寸给出" in answer.reply("zh")
        assert "these measurements" in str(answer)


def test_the_fit_of_a_bra_looks_at_the_cup_too():
    assert fits("EU 75B", {"underbust": 75, "bust": 90}, item="bra").verdict == "fits"
    assert fits("EU 75B", {"underbust": 75, "bust": 100}, item="bra").verdict == "too_small"
    shoe = fits("EU 42", {"foot_length": 268, "ball_girth": 250}, item="shoes", audience="men")
    assert "could not compare the ball girth" in shoe.reply()


@pytest.mark.parametrize("item", ["dress", "jeans", "trousers", "top"])
def test_maternity_sizes_leave_the_waist_aside(item):
    options = {"audience": "women", "item": item, "fit_type": "maternity"}
    before = recommend({"bust": 93, "hip": 100}, to="UK", **options)
    body = {"bust": 93, "hip": 100, "waist": 105}
    answer = recommend(body, to="UK", **options)
    assert answer.candidates == before.candidates
    assert "bump" in answer.reply()
    judged = fits("UK 12", body, **options)
    assert judged.verdict == "fits"
    assert "waist" not in judged.dimensions
    assert "could not compare the waist" not in judged.reply()
    assert fits("UK 12", {"waist": 105}, **options).verdict == "unknown"
    assert recommend({"waist": 105}, to="UK", **options).best is None


def test_a_fit_by_age_or_weight_is_only_told_where_it_is_certain():
    kids = {"audience": "kids", "item": "top"}
    verdicts = [fits("EU 116", {"age": f"{years} years"}, **kids).verdict for years in (2, 6, 7, 8, 12)]
    assert verdicts == ["too_large", "fits", "unknown", "too_small", "too_small"]
    near = fits("EU 116", {"age": "7 years"}, **kids)
    assert "does not settle it" in near.reply()
    assert "could not compare the age" not in near.reply()
    baby = {"audience": "baby", "item": "top"}
    assert fits("EU 62", {"weight": "6 kg"}, **baby).verdict == "fits"
    assert fits("EU 56", {"weight": "11 kg"}, **baby).verdict == "too_small"
    measured = fits("EU 116", {"age": "9 years", "height": 115}, **kids)
    assert measured.verdict == "fits"


def test_a_whole_length_of_leg_too_short_is_too_small():
    answer = fits("W34 L30", {"waist": "34.5 in", "inside_leg": "81 cm"}, audience="men", item="jeans")
    assert answer.verdict == "too_small"
    assert "W34/32 suits these measurements better." in answer.reply()


@pytest.mark.parametrize(
    "given", ["90-94 cm", "90–94", "90 to 94 cm", (90, 94), ["90 cm", "94 cm"], "35.43-37 in", "90,0 - 94,0 cm"]
)
def test_a_measure_may_be_a_range(given):
    middle = recommend({"bust": 92}, to="UK", **DRESS)
    answer = recommend({"bust": given}, to="UK", **DRESS)
    assert answer.best == middle.best
    assert abs(answer.body["bust"].middle - 92) < 0.1


@pytest.mark.parametrize("given", ["94-90 cm", (94, 90), (90, None), (90, 92, 94), "90-kg", "90-94 kg", "-5-3 cm"])
def test_a_range_that_runs_backwards_or_is_none_is_refused(given):
    with pytest.raises(UnreadableQuantity) as caught:
        recommend({"bust": given}, to="UK", **DRESS)
    assert caught.value.field == "body.bust"


# ------------------------------------------------------------- grown people who send their height and weight alone


def by_weight(height, weight, audience="women", item="dress", to="UK"):
    body = {"height": f"{height} cm", "weight": f"{weight} kg"}
    return recommend(body, to=to, audience=audience, item=item)


@pytest.mark.parametrize(
    ("asked", "best"),
    [
        ((158, 65), "UK 12"),
        ((165, 55), "UK 8"),
        ((178, 75, "men", "t_shirt", "INT"), "M"),
        ((185, 100, "men", "t_shirt", "INT"), "XL"),
        ((178, 75, "men", "jeans", "WAIST"), "W32"),
    ],
)
def test_height_and_weight_are_a_weak_prior(asked, best):
    answer = by_weight(*asked)
    assert str(answer.best) == best
    assert answer.candidates[0].probability < 0.6
    assert "size.adult_prior" in {one.code for one in answer.reasons}
    assert "body" in answer.missing
    assert {source.id for source in answer.evidence} >= {"ansur-2"}


def test_a_heavier_person_gets_no_smaller_size():
    ladder = ["UK 4", "UK 6", "UK 8", "UK 10", "UK 12", "UK 14", "UK 16", "UK 18", "UK 20", "UK 22", "UK 24"]
    found = [ladder.index(str(by_weight(165, weight).best)) for weight in range(45, 111, 5)]
    assert found == sorted(found)
    assert found[0] < found[-1]


def test_a_measured_girth_goes_before_the_prior():
    answer = recommend(
        {"height": "165 cm", "weight": "60 kg", "bust": "104 cm"}, to="UK", audience="women", item="dress"
    )
    assert "size.adult_prior" not in {one.code for one in answer.reasons}
    assert int(answer.best.label) >= 16


@pytest.mark.parametrize(("height", "weight"), [(165, 170), (210, 80), (141, 40)])
def test_nobody_was_measured_there(height, weight):
    answer = by_weight(height, weight)
    assert answer.candidates == ()
    assert "body" in answer.missing


@pytest.mark.parametrize("bust", [(90, "94 in"), "60-124 cm", ("36 in", 120)])
def test_ends_of_a_measure_that_are_no_one_person(bust):
    with pytest.raises(UnreadableQuantity) as caught:
        recommend({"bust": bust}, to="UK", audience="women", item="dress")
    assert caught.value.field == "body.bust"


def test_a_range_in_wide_signs():
    wide = recommend({"bust": "９０－９４"}, to="UK", audience="women", item="dress")
    assert str(wide.best) == str(recommend({"bust": "90-94 cm"}, to="UK", audience="women", item="dress").best)


def test_the_prior_takes_no_place_of_what_it_does_not_know():
    grown = {"height": "180 cm", "weight": "80 kg"}
    shirt = recommend({**grown, "neck": "40 cm"}, to="UK", audience="men", item="dress_shirt")
    assert str(shirt.best) == str(recommend({"neck": "40 cm"}, to="UK", audience="men", item="dress_shirt").best)
    assert shirt.best is not None
    for item, fit_type, audience in (("dress_shirt", None, "men"), ("dress", "maternity", "women")):
        answer = recommend(grown, to="UK", audience=audience, item=item, fit_type=fit_type)
        assert answer.candidates == ()
        assert answer.missing.count("body") == 1
