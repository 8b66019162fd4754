"""Titles of a merchant's chart in the languages of the shops, grids of lengths, and sizes that are the shop's own."""

from __future__ import annotations

import itertools

import pytest

from specconv.answers.sizing import chart, convert, fits, recommend
from specconv.ground.errors import InvalidChart

JEANS = {"item": "jeans", "audience": "men"}
GRID = "size,waist in,inside leg in\n" + "\n".join(
    f"{waist}/{leg},{waist},{leg}" for waist, leg in itertools.product((30, 32, 34), (30, 32, 34))
)


@pytest.mark.parametrize(
    "titles",
    [
        "Größe;Brust (cm);Taille (cm);Hüfte (cm)", "Größe;Brustumfang;Taillenumfang;Hüftumfang",
        "taille;poitrine;tour de taille;tour de hanches", "talla;pecho;cintura;cadera", "taglia;busto;vita;fianchi",
        "tamanho;busto;cintura;quadril", "maat;borst;taille;heup", "размер;обхват груди;обхват талии;обхват бедер",
        "サイズ;バスト;ウエスト;ヒップ", "사이즈;가슴둘레;허리둘레;엉덩이둘레", "尺碼;胸圍;腰圍;臀圍",
        "size;to fit bust;to fit waist;to fit hips", "Size;Body bust;Body waist;Body hip",
    ],
)  # fmt: skip
def test_titles_are_read_in_the_languages_of_the_shops(titles):
    own = chart(f"{titles}\nS;84,5;68;92\nM;88,5;72;96", item="dress")
    assert own.scales() == ("INT",)
    assert set(own.rows[0].body) == {"bust", "waist", "hip"}
    assert own.rows[0].body["bust"].low == 84.5
    assert chart(own.to_csv(), item="dress").rows == own.rows


def test_what_tells_no_girth_of_the_body_is_passed_over():
    chinese = chart("尺码,衣长,胸围,肩宽\nS,64,92,38\nM,65,96,39", item="top", body_or_garment="garment")
    assert set(chinese.rows[0].body) == {"bust"}
    plain = chart("Size,Pit to pit (cm),Length (cm),Shoulder,Weight kg\nS,46,68,40,50\nM,49,70,41,55", item="top")
    assert set(plain.rows[1].body) == {"bust"}
    with pytest.raises(InvalidChart, match="no column of measurements"):
        chart("size,length\nS,64\nM,66", item="top")
    with pytest.raises(InvalidChart, match="column elbow patch"):
        chart("size,bust,elbow patch\nS,84,1\nM,88,2", item="top")


def test_a_title_that_is_no_code_is_compared_with_dimensions():
    with pytest.raises(InvalidChart) as caught:
        chart("size,bust,wist\nS,84,1\nM,88,2", item="top")
    assert "waist" in str(caught.value)


def test_a_grid_of_waists_and_legs_is_parted_by_the_inside_leg():
    own = chart(GRID, **JEANS)
    for waist, leg in itertools.product((30, 32, 34), (30, 32, 34)):
        body = {"waist": f"{waist} in", "inside_leg": f"{leg} in"}
        answer = recommend(body, to_chart=own, **JEANS)
        assert answer.best.label == f"{waist}/{leg}"
        assert "size.not_used" not in {reason.code for reason in answer.reasons}
        assert fits(answer.best.label, body, chart=own, **JEANS).verdict == "fits"
    assert chart(own.to_csv(), **JEANS).rows == own.rows
    short = fits("32/30", {"waist": "32 in", "inside_leg": "34 in"}, chart=own, **JEANS)
    assert short.verdict == "too_small"
    assert "32/34 suits these measurements better." in short.reply()


def test_sizes_of_one_girth_ask_for_the_length():
    answer = recommend({"waist": "32 in"}, to_chart=chart(GRID, **JEANS), **JEANS)
    assert "please tell us the inside leg" in answer.reply()
    assert "for a looser fit" not in answer.reply()


def test_suits_of_one_chest_are_parted_by_the_height():
    rows = [f"{size}{letter},{2 * size},{tall}" for size in (50, 52) for letter, tall in
            (("S", 168), ("R", 177), ("L", 187))]  # fmt: skip
    suits = {"item": "suit", "audience": "men"}
    own = chart("\n".join(["size,chest,height", *rows]), **suits)
    assert recommend({"chest": 101, "height": 188}, to_chart=own, **suits).best.label == "50L"
    assert recommend({"chest": 103.5, "height": 166}, to_chart=own, **suits).best.label == "52S"


@pytest.mark.parametrize("label", ["50R", "32/30", "Petit", "38 EU", "1", "P/M"])
def test_a_size_that_the_chart_prints_is_the_charts_own(label):
    own = chart([["size", "chest"], ["first", 96], [label, 100], ["last", 104]], item="jacket", audience="men")
    answer = fits(label, {"chest": 100}, chart=own, item="jacket", audience="men")
    assert answer.verdict == "fits"
    assert "size.own_fallback" not in {reason.code for reason in answer.reasons}
    assert convert(label, chart=own, to="EU", item="jacket", audience="men").best.label == "50"


@pytest.mark.parametrize("spelling", ["m", "M ", "2xl", "XXL"])
def test_letters_of_a_chart_are_found_in_other_spellings(spelling):
    own = chart("size,bust\nM,88\nXXL,108", item="dress")
    answer = fits(spelling, {"bust": 88}, chart=own, item="dress", audience="women")
    assert "size.brand_body" in {reason.code for reason in answer.reasons}


@pytest.mark.parametrize(
    ("given", "row"),
    [("S,80-84\nM,90-94\nL,94-98", 2), ("S,80-84\nM,84-88\nL,88-92\nXL,97-101", 4), ("S,80-84\nM,91-95", 2)],
)
def test_a_missing_row_is_a_gap(given, row):
    with pytest.raises(InvalidChart, match=f"row {row}, column bust: leaves a gap"):
        chart(f"size,bust\n{given}", item="dress")


@pytest.mark.parametrize(
    "given", ["S,80-82\nM,84-86\nL,88-90", "S,86-88\nM,94-96\nL,102-104", "S,80-84\nL,88-92\nXL,92-96"]
)
def test_intervals_that_stand_apart_evenly_are_no_gap(given):
    assert len(chart(f"size,bust\n{given}", item="dress")) == 3


def test_a_childs_age_goes_by_the_ages_of_the_chart():
    own = chart("size,age,height\n98,3Y,92-98\n104,4Y,98-104\n110,5Y,104-110", item="top", audience="kids")
    kids = {"item": "top", "audience": "kids"}
    answer = recommend({"age": "4 years"}, to_chart=own, **kids)
    assert answer.best.label == "104"
    assert "estimated the height from the age" in answer.reply()
    assert fits("104", {"age": "4 years"}, chart=own, **kids).verdict == "fits"
    assert fits("98", {"age": "9 years"}, chart=own, **kids).verdict == "too_small"
    baby = chart("size,months,height\n62,0-3M,56-62\n68,3-6M,62-68\n74,6-12M,68-74", item="top", audience="baby")
    assert recommend({"age": "4 months"}, to_chart=baby, item="top", audience="baby").best.label == "68"


@pytest.mark.parametrize(
    ("first", "last"),
    [("under 84", "92+"), ("up to 84 cm", "over 92 cm"), ("<84", ">92"), ("≤ 84", "≥ 92"), ("bis 84", "ab 92"),
     ("84以下", "92以上"), ("jusqu'à 84", "plus de 92"), ("84 or less", "92 and over")],
)  # fmt: skip
def test_the_first_and_the_last_row_may_be_open(first, last):
    own = chart([["size", "bust"], ["S", first], ["M", "84-88"], ["L", "88–92 cm"], ["XL", last]], item="dress")
    assert [(row.body["bust"].low, row.body["bust"].high) for row in own.rows] == [
        (80, 84),
        (84, 88),
        (88, 92),
        (92, 96),
    ]
    assert chart(own.to_csv(), item="dress").rows == own.rows


@pytest.mark.parametrize(
    ("given", "row"),
    [("S,80-84\nM,<88\nL,88-92", 2), ("S,>84\nM,84-88", 1), ("S,80-84\nM,<88", 2), ("S,<84", 1), ("S,<84\nM,>84", 1),
     ("S,80-84\nM,over 84-88", 2), ("S,<\nM,84-88", 1), ("S,+\nM,84-88", 1)],
)  # fmt: skip
def test_other_open_ends_are_refused(given, row):
    with pytest.raises(InvalidChart, match=f"row {row}, column bust"):
        chart(f"size,bust\n{given}", item="dress")


@pytest.mark.parametrize("given", ["84/33", "84 cm / 33 in", "84 (33)", "84cm (33in)", "33 in (84 cm)", "33/84"])
def test_a_cell_may_say_centimetres_and_inches(given):
    own = chart([["size", "bust"], ["S", given], ["M", "88"]], item="dress")
    assert own.rows[0].body["bust"].low == 84


@pytest.mark.parametrize("given", ["84/88", "84 (40)", "84/33/2", "84 (", "(84)", "84±"])
def test_two_figures_that_are_not_one_are_refused(given):
    with pytest.raises(InvalidChart, match="row 1, column bust"):
        chart([["size", "bust"], ["S", given], ["M", "88"]], item="dress")


def test_a_middle_with_its_tolerance_is_an_interval():
    own = chart("size,bust\nS,84±2\nM,88±2", item="dress")
    assert (own.rows[0].body["bust"].low, own.rows[0].body["bust"].high) == (82, 86)


@pytest.mark.parametrize("nothing", ["-", "–", "n/a", "", None])
def test_a_dash_is_an_empty_cell(nothing):
    own = chart([["size", "bust", "waist"], ["S", 84, nothing], ["M", 88, 70]], item="dress")
    assert set(own.rows[0].body) == {"bust"}
    with pytest.raises(InvalidChart, match="row 1, column bust: no measurement in this row"):
        chart([["size", "bust"], ["S", nothing], ["M", 88]], item="dress")


@pytest.mark.parametrize("first", ["Size", "", "Größe", "尺码"])
def test_a_chart_with_its_sizes_side_by_side_is_turned(first):
    upright = chart("size,UK,bust,waist\nS,8,84,66\nM,10,88,70\nL,12,92,74", item="dress")
    turned = chart(
        [[first, "S", "M", "L"], ["UK", 8, 10, 12], ["Bust", 84, 88, 92], ["Waist", 66, 70, 74]], item="dress"
    )
    assert turned.rows == upright.rows
    with pytest.raises(InvalidChart, match="row 2, column Bust"):
        chart([[first, "S", "M"], ["Bust", 84, "eighty"]], item="dress")
