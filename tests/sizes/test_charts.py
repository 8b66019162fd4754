"""Brands' charts reproduce their own rows; the merchant's chart is read or refused with row and column."""

from __future__ import annotations

import pytest

from specconv.answers.sizing import brands, chart, convert, fits, recommend
from specconv.ground.catalog import rows
from specconv.ground.errors import InvalidChart, SpecconvError, UnknownOption
from specconv.sizes import brand_charts, chart_bodies
from specconv.sizes.engine import DIMENSIONS, Middle
from specconv.sizes.questions import question

OWN = "size,bust,waist\nS,82-86,64-68\nM,86-90,68-72\nL,90-96,72-78"


def all_charts():
    return [one for identifier, *_ in rows("sizes/brands") for one in brand_charts.brand_charts(identifier)]


def test_every_chart_of_every_brand_is_there():
    found = all_charts()
    assert len(found) == 642
    assert sum(len(one) for one in found) == 4607
    assert len(brands()) == 233


def test_every_chart_reproduces_its_own_rows():
    wrong = []
    for one in all_charts():
        if one.flags or one.basis != "body" or one.audience.value not in ("women", "men"):
            continue
        for index, row in enumerate(one.rows):
            body = {DIMENSIONS.index({"chest": "bust"}.get(name, name)): Middle(interval.middle, 0.0, 1.0)
                    for name, interval in row.body.items() if name in ("bust", "chest", "waist", "hip")}  # fmt: skip
            of = question(one.audience, "dress" if one.audience.value == "women" else "jacket", None)
            near = chart_bodies.closest(one, body, of) if body else []
            same = {dict(other.body) == dict(row.body) for other in one.rows if other is not row}
            if near and near[0][0] != index and True not in same:
                wrong.append((one.name, index))
    assert not wrong


def test_labels_side_by_side_are_answered_as_printed():
    checked = 0
    for one in all_charts():
        if one.flags or one.fit_type != "regular" or one.audience.value != "women" or one.name.startswith("shopin"):
            continue
        for row in one.rows:
            if {"US", "UK"} <= set(row.labels) and len(row.labels["US"]) == 1:
                answer = convert(f"US {row.labels['US'][0]}", brand=one.brand, to="UK", audience="women", item="dress")
                printed = {size for other in brand_charts.brand_charts(brand_id(one.brand)) for line in other.rows
                           if row.labels["US"][0] in line.labels.get("US", ()) for size in line.labels.get("UK",
                               ())}  # fmt: skip
                assert answer.best.label in printed
                assert answer.route == "brand"
                checked += 1
    assert checked > 20


def brand_id(name):
    return next(row[0] for row in rows("sizes/brands") if row[1] == name)


def test_brand_to_system_brand_to_brand_and_fallback():
    through = convert("US 8", brand="Gap", to="UK", audience="women", item="dress")
    assert through.route == "brand"
    assert {"size.brand_body", "size.brand_undated"} <= {reason.code for reason in through.reasons}
    assert str(convert("M", brand="J.Crew", to_brand="Uniqlo", audience="women", item="top").best).startswith("Uniqlo")
    absent = convert("US 30", brand="Gap", to="UK", audience="women", item="dress")
    assert "size.brand_fallback" in {reason.code for reason in absent.reasons}
    with pytest.raises(UnknownOption) as caught:
        convert("US 8", brand="Gaap", to="UK")
    assert "Gap" in caught.value.choices


def test_as_of_names_charts_younger_than_the_day():
    answer = convert("M", brand="Shein", to="UK", audience="women", item="dress", as_of="2010")
    assert "size.brand_old" in {reason.code for reason in answer.reasons}
    with pytest.raises(UnknownOption):
        convert("US 8", brand="J.Crew", to="UK", audience="women", item="dress", as_of="last year")


def test_house_scales_convert_only_through_their_own_chart():
    answer = convert("2", brand="Levi's", to="UK", audience="women", item="dress")
    assert answer.route == "brand"
    assert str(answer.size) == "Levi's 2"


def test_the_merchants_chart_is_used_like_a_brand():
    own = chart(OWN, item="dress")
    assert recommend({"bust": 92, "waist": 74}, to_chart=own, audience="women", item="dress").best.label == "L"
    assert convert("CN 165/88A", to_chart=own, audience="women", item="dress").best.label == "M"
    assert convert("M", chart=own, to="UK", audience="women", item="dress").best.label == "10"
    assert fits("M", {"bust": 88, "waist": 70}, chart=own, audience="women", item="dress").verdict == "fits"
    assert fits("M", {"bust": 99, "waist": 70}, chart=own, audience="women", item="dress").verdict == "too_small"


@pytest.mark.parametrize(
    "given",
    [
        OWN, "\ufeff" + OWN, OWN.replace(",", ";"), OWN.replace(",", "\t"), OWN.replace("-", " – "),
        [{"size": "S", "bust": "82-86", "waist": "64-68"}, {"size": "M", "bust": "86-90", "waist": "68-72"},
        {"size": "L", "bust": "90-96", "waist": "72-78"}],
        [["size", "bust cm", "waist cm"], ["S", (82, 86), (64, 68)], ["M", (86, 90), (68, 72)], ["L", (90, 96), (72,
        78)]],
        "size,bust min,bust max,waist low,waist high\nS,82,86,64,68\nM,86,90,68,72\nL,90,96,72,78",
        '[{"size":"S","bust":"82-86","waist":"64-68"},{"size":"M","bust":"86-90","waist":"68-72"},{"size":"L","bust":"90-96","waist":"72-78"}]',
        {"size": ["S", "M", "L"], "bust": ["82-86", "86-90", "90-96"], "waist": ["64-68", "68-72", "72-78"]},
    ],
)  # fmt: skip
def test_all_spellings_give_one_chart(given):
    assert chart(given, item="dress") == chart(OWN, item="dress")


def test_inches_commas_and_garment_measures():
    inches = chart("size,bust in\nS,32 1/2\nM,34½\nL,36.5", item="top")
    assert inches.rows[0].body["bust"].low == 82.5
    commas = chart("size;bust\nS;82,5\nM;86,5", item="top")
    assert commas.rows[1].body["bust"].low == 86.5
    flat = chart([["size", "pit to pit"], ["M", 48], ["L", 51]], item="top")
    assert flat.rows[0].body["bust"].high < 96


def test_round_trips():
    own = chart(OWN, item="dress")
    assert chart(own.to_csv(), item="dress") == own
    assert chart(own.to_jsonld(), item="dress") == own
    specification = own.to_jsonld()["@graph"][0]
    assert specification["@type"] == "SizeSpecification"
    assert specification["suggestedMeasurement"][0]["unitCode"] == "CMT"


@pytest.mark.parametrize(
    ("given", "row", "column"),
    [
        ("size,bust\nS,920\nM,940", 1, "bust"), ("size,bust\nS,90-86", 1, "bust"), ("size,bust\nS,84\nM,abc", 2,
        "bust"),
        ("size,bust\nS,82-86\nS,86-90", 2, "size"), ("size,bust\nS,32\nM,34", 1, "bust"),
        ("size,bust\nS,84\nM,88\nL,86", 3, "bust"),
        ("size,bust\nS,82-86\nM,83-88", 2, "bust"), ("size,bust\nS,82-86\nM,96-100", 2, "bust"), ("size,foo\nS,1",
        None, "foo"),
        ("size,bust\nS,-5", 1, "bust"), ([{"size": "S", "bust": float("nan")}], 1, "bust"), ([{"size": "S",
        "bust": True}], 1, "bust"),
        ("size,bust,bust\nS,84,85", None, "bust"), ([["size", "bust"], ["S"]], 1, None),
        ("size,bust\n" + "\n".join(f"{n},{70 + n / 1000}" for n in range(100_000)), 501, "size"),
    ],
)  # fmt: skip
def test_bad_charts_name_row_and_column(given, row, column):
    with pytest.raises(InvalidChart) as caught:
        chart(given)
    if row is not None:
        assert f"row {row}" in caught.value.field
    if column is not None:
        assert f"column {column}" in caught.value.field


@pytest.mark.parametrize(
    "given", ["", "   ", "size", "[1,2", "{}", "[]", [], [[1]], b"\xff\xfe", 5, None, "\x00", {"a": 1}, [None], [{}]]
)
def test_what_is_no_chart_is_refused(given):
    with pytest.raises(InvalidChart):
        chart(given)


@pytest.mark.parametrize("as_of", [None, "2020", "2024-06"])
@pytest.mark.parametrize("item", ["dress", "top", "jacket"])
def test_figures_that_cannot_be_right_give_way_to_another_chart_of_the_brand(item, as_of):
    answer = convert("M", brand="Uniqlo", to="UK", audience="women", item=item, as_of=as_of)
    assert answer.best.label in ("10", "12")
    assert 86 < answer.body["bust"].middle < 94


def test_the_letters_of_every_western_brand_lie_near_the_letters():
    for brand in brands().where(goods="clothing").column("brand"):
        for item in ("dress", "trousers"):
            try:
                answer = convert("M", brand=brand, to="INT", audience="women", item=item)
            except SpecconvError:
                continue
            if brand != "JASPO":
                assert answer.best.label in ("S", "M", "L"), (brand, item, str(answer))


def test_a_chart_says_which_measure_decides_and_was_not_given():
    answer = recommend({"waist": 72}, to_brand="Uniqlo", audience="women", item="dress")
    assert "The bust decides here and was not given." in answer.reply()
    assert "body" in answer.missing
