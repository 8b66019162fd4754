"""What lies off the end of a scale or a chart gets no confident answer; a label without a system is mixed over all."""

from __future__ import annotations

import pytest

import specconv as sc
from specconv.sizes.ladder import order


def odds(answer):
    return {str(one.size): one.probability for one in answer.candidates}


@pytest.mark.parametrize(
    ("size", "wanted"),
    [("EU 56", "UK 0-3M"), ("EU 62", "UK 0-3M UK 3-6M"), ("EU 68", "UK 3-6M"), ("EU 74", "UK 6-9M UK 9-12M")],
)
def test_british_babies_have_sizes_below_twelve_months(size, wanted):
    answer = sc.convert(size, to="UK", audience="baby")
    assert str(answer.best) in wanted
    assert not any(name in ("UK 12M", "UK 18M") and share > 0.1 for name, share in odds(answer).items())


def test_the_first_year_of_britain_converts_back():
    assert str(sc.convert("UK 3-6M", to="EU", audience="baby").best) in ("EU 62", "EU 68")


def test_odds_fall_with_the_distance_from_the_last_size():
    shares = []
    for bust in (152, 156, 160, 164, 168, 200):
        answer = sc.recommend({"bust": bust}, to="UK", audience="women", item="dress")
        shares.append(sum(odds(answer).values()))
    assert shares[0] > 0.8 > shares[2] > 0.02 > shares[-1] == 0
    assert shares == sorted(shares, reverse=True)
    assert any(reason.code == "size.beyond_sizes" for reason in answer.reasons)


def test_a_doubtful_end_is_said():
    answer = sc.recommend({"bust": 160}, to="UK", audience="women", item="dress")
    assert any(reason.code == "size.off_the_end" for reason in answer.reasons)
    assert "may be none of them" in answer.reply()
    assert "size to take" not in answer.reply()


def test_inches_without_a_unit_are_suspected():
    answer = sc.recommend({"bust": 36}, to="UK", audience="women", item="dress")
    assert answer.best is None
    assert "36 in" in answer.reply()


OWN = sc.chart("size,bust,waist\nS,82-86,64-68\nM,86-90,68-72\nL,90-96,72-78", item="dress")


@pytest.mark.parametrize("bust", [60, 130])
def test_a_chart_has_no_size_far_off_its_ends(bust):
    answer = sc.recommend({"bust": bust}, to_chart=OWN, audience="women", item="dress")
    assert answer.best is None
    assert f"{bust} cm lies outside" in answer.reply()


def test_a_chart_fades_at_its_end():
    inside, near, off = (
        sc.recommend({"bust": bust}, to_chart=OWN, audience="women", item="dress").candidates[0].probability
        for bust in (95, 98, 99)
    )
    assert inside > 0.9 > near > off


def test_a_womans_bust_goes_before_her_chest():
    both = sc.recommend({"bust": 92, "chest": 120}, to="UK", audience="women", item="dress")
    alone = sc.recommend({"bust": 92}, to="UK", audience="women", item="dress")
    assert both.candidates == alone.candidates


def test_a_bare_number_is_no_identity():
    answer = sc.convert("10", to="UK")
    assert answer.route != "identity"
    assert "the same in" not in answer.reply()
    shoe = sc.convert("8", to="UK", item="shoes", audience="men")
    assert shoe.candidates[0].probability < 0.8
    assert len(shoe.candidates) > 1
    assert "UK 34B" in odds(sc.convert("90B", to="UK"))


def test_a_column_of_sizes_may_name_their_system():
    own = sc.chart("size,US,bust\nUK 10,6,84-88\nUK 12,8,88-92", item="dress")
    assert own.scales() == ("UK", "US")
    answer = sc.convert("UK 10", chart=own, to="US", audience="women")
    assert answer.route == "chart"
    assert str(answer.best) == "US 6"
    missing = sc.convert("UK 14", chart=own, to="EU", audience="women").reply()
    assert "The shop's chart does not cover this" in missing
    assert "chart's chart" not in missing


@pytest.mark.parametrize(
    ("fields", "error", "named"),
    [
        ({"system": "UK", "label": 12.0}, sc.UnreadableSize, "label"),
        ({"system": "UK", "label": " "}, sc.UnreadableSize, "label"),
        ({"system": "uk", "label": "12"}, sc.UnknownSystem, "system"),
        ({"label": "12"}, sc.UnknownOption, "system"),
        ({"system": "UK", "label": "12", "audience": "wimen"}, sc.UnknownOption, "audience"),
        ({"system": "UK", "label": "12", "colour": "red"}, sc.UnknownOption, "colour"),
    ],
)
def test_a_size_that_is_built_wrong_names_the_field(fields, error, named):
    with pytest.raises(error) as raised:
        sc.Size(**fields)
    assert raised.value.field == named
    assert "pydantic" not in str(raised.value)


def test_a_size_that_is_built_wrong_names_the_nearest():
    with pytest.raises(sc.UnknownOption) as raised:
        sc.Size(system="UK", label="12", audience="wimen")
    assert "women" in raised.value.choices[:2]


@pytest.mark.parametrize("day", ["yesterday", "2999-13-45", "2025-02-30", "25-01"])
def test_a_date_that_is_none_is_refused(day):
    for options in ({"to": "US"}, {"to_brand": "Mango"}):
        with pytest.raises(sc.UnknownOption) as raised:
            sc.convert("UK 10", audience="women", as_of=day, **options)
        assert raised.value.field == "as_of"


def test_a_mans_shirt_may_carry_its_collar():
    assert str(sc.convert("15.5", to="EU", audience="men", item="shirt").best) == "EU 39"


def test_a_rings_unit_is_heeded():
    for text in ("17 mm", "17mm"):
        assert str(sc.convert(text, to="US", item="ring").best) in ("US 6½", "US 6¾")
    assert str(sc.convert("54 mm", to="US", item="ring").best) in ("US 6¾", "US 7")
    with pytest.raises(sc.UnreadableSize):
        sc.convert("34 mm", to="US", item="ring")


def test_british_socks_carry_any_range_of_shoes():
    assert str(sc.convert("UK 6-8½", to="EU", item="socks").best) == "EU 39-42"
    assert str(sc.convert("UK 9-12", to="EU", item="socks").best) in ("EU 43-46", "EU 41-45")


def test_a_foot_in_centimetres_without_a_unit_is_told_how():
    with pytest.raises(sc.UnreadableSize, match="write '26 cm'"):
        sc.recommend({"foot_length": 26}, to="US", audience="men", item="shoes")


def test_a_foot_lies_between_neighbours_alone():
    apart = sc.recommend({"foot_length": "25.5 cm"}, to="US", audience="women", item="shoes")
    assert not any(reason.code == "scale.between" for reason in apart.reasons)
    near = sc.recommend({"foot_length": "26.5 cm"}, to="EU", audience="men", item="shoes")
    assert any(reason.code == "scale.between" for reason in near.reasons)


def test_a_category_may_be_googles_number():
    row = {"size": "38", "size_system": "DE", "google_product_category": "187", "gender": "female"}
    assert sc.from_feed(row)[0].item == "shoes"


def test_the_title_of_a_table_is_said_in_chinese():
    assert "女装" in sc.table("UK", "EU", audience="women", item="dress").title.say("zh")


def test_chinese_babies_have_the_heights_of_chinese_children():
    assert str(sc.convert("EU 62", to="CN", audience="baby").best) == "CN 59"
    assert str(sc.convert("CN 66", to="EU", audience="baby").best) == "EU 68"  # 62.5-69.5 cm


def test_a_month_alone_is_worn_until_then():
    size = sc.Size(system="AGE", label="12M", audience="baby")
    assert sc.format(size, "google")["age_group"] == "infant"
    assert sc.format(size, "amazon")["age_range_description"] == [{"value": "Infant"}]


def test_labels_that_are_a_measure_themselves():
    assert str(sc.recommend({"neck": "39 cm"}, to="EU", audience="men", item="dress shirt").best) == "EU 39"
    assert str(sc.recommend({"neck": "16 in"}, to="US", audience="men", item="dress shirt").best) == "US 16"
    assert str(sc.fits("39", {"neck": "42 cm"}, audience="men", item="dress shirt").verdict) == "too_small"
    assert str(sc.convert("EU 50", to="AU", audience="men", item="suit").best) == "AU 100"
    assert sc.convert("KR 90", to="INT", audience="women", item="top").best.label in ("S", "M")
    assert sc.convert("IN 38", to="UK", audience="women", item="dress").best.label in ("10", "12")


def test_a_babys_weight_stands_for_its_height_and_says_so():
    answer = sc.recommend({"weight": "9 kg"}, to="EU", audience="baby", item="top")
    assert str(answer.best) == "EU 74"
    assert "estimated the height from the weight" in answer.reply("en")
    assert sc.recommend({"weight": "40 kg"}, to="EU", audience="baby", item="top").best is None


def test_girls_6x_stands_between_6_and_7():
    assert order("6") < order("6X") < order("6X-7") < order("7")
    assert order("5X") < order("6X")
    assert sc.convert("US 6X", to="EU", audience="girls", item="dress").best.label in ("116", "122")


def test_a_number_of_jeans_beyond_a_countrys_own_is_a_waist():
    assert str(sc.convert("US 27", to="UK", audience="women", item="jeans").size) == "W27"
    assert str(sc.convert("US 8", to="UK", audience="women", item="jeans").size) == "US 8"
    assert str(sc.convert("US 16", to="UK", audience="women", item="jeans", fit_type="plus").size.system) == "US"


def test_mens_underwear_has_numbers_of_its_own():
    assert str(sc.convert("M", to="DE", audience="men", item="underwear").best) == "DE 5"
    assert str(sc.convert("DE 6", to="INT", audience="men", item="underwear").best) == "L"
    assert sc.convert("M", to="DE", audience="women", item="underwear").best.label in ("38", "40")


def test_one_list_alone_makes_no_answer_certain():
    for size, to, audience, item in (("US 6", "MX", "women", "dress"), ("US 40", "BR", "men", "suit")):
        answer = sc.convert(size, to=to, audience=audience, item=item)
        assert len(answer.candidates) > 1
        assert answer.candidates[0].probability < 0.9
