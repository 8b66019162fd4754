"""Product feeds: what is written in their terms, what is read from their rows, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import specconv as sc
from specconv.ground.catalog import rows
from specconv.sizes import feeds
from specconv.sizes.feeds_reading import item_named
from specconv.sizes.values import Audience, FitType, System

DRESS = sc.Size(system="MX", label="30", audience="women", item="dress", fit_type="petite")
ADULT = {"gender": "female", "age_group": "adult"}


def spoken(found):
    return [str(size) for size in found]


# ------------------------------------------------------------------------------------------------------------ writing


def test_google_merchant_has_its_own_codes():
    assert sc.format(DRESS, "google") == {"size": "30", "size_system": "MEX", "size_type": "petite", **ADULT}
    british = sc.format(sc.Size(system="UK", label="12", audience="men"), "google")
    assert (british["size_system"], british["gender"]) == ("UK", "male")


def test_what_google_has_no_term_for_stays_in_the_size():
    korean = sc.format(sc.Size(system="KR", label="66", audience="women"), "google")
    assert korean == {"size": "KR 66", **ADULT}
    junior = sc.format(sc.Size(system="US", label="9", audience="women", fit_type="junior"), "google")
    assert (junior["size"], "size_type" in junior) == ("9 junior", False)
    jeans = sc.format(sc.read_size("W32 L34", item="jeans", audience="men")[0], "google")
    assert (jeans["size"], "size_system" in jeans) == ("W32/L34", False)


@pytest.mark.parametrize(
    ("label", "audience", "age_group"),
    [
        ("0-3M", "baby", "newborn"), ("3-6M", "baby", "infant"), ("12-18M", "baby", "toddler"),
        ("2Y", "girls", "toddler"),
        ("6-7Y", "boys", "kids"), ("12M", "kids", "infant"), ("12M", "baby", "infant"), ("18M", "baby", "toddler"),
    ],
)  # fmt: skip
def test_age_groups_of_google_follow_the_months_on_the_label(label, audience, age_group):
    row = sc.format(sc.Size(system="AGE", label=label, audience=audience), "google")
    assert row["age_group"] == age_group


def test_schema_org_is_json_ld_with_un_cefact_units():
    size = sc.read_size("165/88A", audience="women", item="dress")[0]
    node = sc.format(size, "schema.org")
    assert (node["@type"], node["name"]) == ("SizeSpecification", "165/88A")
    assert node["sizeSystem"] == "https://schema.org/WearableSizeSystemCN"
    assert node["sizeGroup"] == ["https://schema.org/WearableSizeGroupWomens"]
    height, bust = node["suggestedMeasurement"]
    assert (height["value"], height["unitCode"]) == (165, "CMT")
    assert bust["valueReference"] == "https://schema.org/BodyMeasurementBust"
    jeans = sc.format(sc.read_size("W32 L34", item="jeans", audience="men")[0], "schema.org")
    assert {(one["value"], one["unitCode"]) for one in jeans["hasMeasurement"]} == {(32, "INH"), (34, "INH")}
    baby = sc.format(sc.read_size("6-9 months", audience="baby")[0], "schema.org")
    assert (baby["suggestedAge"]["minValue"], baby["suggestedAge"]["maxValue"]) == (6, 9)
    assert baby["suggestedAge"]["unitCode"] == "MON"
    hat = sc.format(sc.read_size("US 7 1/4", item="hat")[0], "schema.org")
    assert hat["suggestedMeasurement"][0]["valueReference"] == "https://schema.org/BodyMeasurementHead"


def test_schema_org_names_a_system_that_is_no_member_by_its_code():
    assert sc.format(sc.Size(system="KR", label="66"), "schema.org")["sizeSystem"] == "KR"
    assert sc.format(sc.Size(system="EU", label="38"), "schema.org")["sizeSystem"].endswith("WearableSizeSystemEurope")


def test_one_vocabulary_for_sizes_and_charts():
    chart = sc.chart("size,height\n98,92-98\n104,98-104", system="EU", audience="kids", item="top")
    node = chart.to_jsonld()["@graph"][0]
    size = sc.Size(system="EU", label="98", audience="kids")
    assert node["sizeSystem"] == sc.format(size, "schema.org")["sizeSystem"]
    assert node["sizeGroup"] == [*sc.format(size, "schema.org")["sizeGroup"], f"{feeds.SCHEMA}WearableSizeGroupRegular"]


def test_gs1_parts_a_size_into_its_dimensions():
    bra = sc.format(sc.read_size("UK 34DD", item="bra")[0], "gs1")
    told = {one["gs1:sizeType"]["@id"]: one["gs1:sizeDimension"] for one in bra["gs1:size"]}
    assert told == {"gs1:SizeTypeCode-CHEST_BUST": "34", "gs1:SizeTypeCode-CUP": "DD"}
    tall = sc.format(sc.Size(system="INT", label="L", audience="men", fit_type="tall"), "gs1")
    assert tall["gs1:size"][0]["gs1:sizeGroup"] == {"@id": "gs1:SizeGroupCode-MENS_TALL"}


@pytest.mark.parametrize(
    ("size", "field", "said"),
    [
        (sc.Size(system="UK", label="12", audience="women"), "apparel_size",
         {"size_system": "as8", "size_class": "numeric", "size": "numeric_12"}),
        (sc.Size(system="INT", label="XXL", audience="men", fit_type="tall"), "apparel_size",
         {"size_class": "alpha", "size": "xx_l", "height_type": "tall"}),
        (sc.Size(system="AGE", label="6-9M", audience="baby"), "apparel_size",
         {"size_class": "age", "size": "6_months", "size_to": "9_months"}),
        (sc.Size(system="US", label="10.5", audience="men", item="shoes"), "footwear_size",
         {"size_system": "us_footwear_size_system", "age_group": "adult", "gender": "men", "size_class": "numeric",
          "size": "numeric_10_point_5"}),
        (sc.Size(system="JP", label="24", audience="women", item="shoes"), "footwear_size",
         {"size_system": "jp_footwear_size_system", "age_group": "adult", "gender": "women",
          "size_class": "measurement", "size": "measurement_24_point_0_centimeters"}),
        (sc.Size(system="EU", label="42 2/3", audience="men", item="shoes"), "size", {"value": "EU 42 2/3"}),
    ],
)  # fmt: skip
def test_amazon(size, field, said):
    assert sc.format(size, "amazon")[field] == [said]


def test_shopify_knows_no_systems_so_the_option_says_them():
    row = sc.format(sc.Size(system="US", label="9", audience="men", item="shoes", parts={"width": "2E"}), "shopify")
    assert (row["Option1 Name"], row["Option1 Value"]) == ("Size", "US 9 2E")
    assert row["product.metafields.shopify.shoe-fit"] == "wide"
    assert row["product.metafields.shopify.age-group"] == "adults"
    ring = sc.format(sc.read_size("US 7 1/2", item="ring")[0], "shopify")
    assert ring["product.metafields.shopify.ring-size"] == "7_5"


def test_nothing_blank_is_written():
    for style in feeds.DIALECTS:
        for size in (sc.Size(system="UK", label="12"), sc.Size(system="EU", label="58", item="hat")):
            assert all(value not in (None, "", [], {}) for value in sc.format(size, style).values())


# ------------------------------------------------------------------------------------------------------------ reading


@pytest.mark.parametrize(
    ("row", "dialect", "first"),
    [
        ({"size": "12", "size_system": "UK", **ADULT}, "google", "UK 12"),
        ({"g:size": "30", "g:size_system": "MEX", "g:gender": "female"}, "google", "MX 30"),
        ({"sizes": ["L"], "sizeType": "TALL", "ageGroup": "ADULT", "gender": "MALE"}, "google", "L tall"),
        ({"size": "8", "size_system": "us", "size_type": ["regular", "maternity"], **ADULT}, "google",
         "US 8 maternity"),
        ({"size": "9", "size_system": "US", "gender": "male", "product_type": "Apparel > Shoes > Running Shoes"},
         "google", "US 9"),
        ({"size": 38, "size_system": "EU", **ADULT, "price": "9.99 EUR", "link": None}, "google", "EU 38"),
        ({"size": "75B", "google_product_category": "Clothing > Underwear > Bras", "size_system": "EU"}, "google",
         "EU 75B"),
        ({"@type": "Product", "name": "Jacket", "size": {"@type": "SizeSpecification", "name": "3XL", "sizeSystem":
          "https://schema.org/WearableSizeSystemUS", "sizeGroup": ["https://schema.org/WearableSizeGroupMens",
          "https://schema.org/WearableSizeGroupBig"]}}, "schema.org", "US 3XL big"),
        ({"@type": "Product", "size": "UK 12"}, "schema.org", "UK 12"),
        ({"apparel_size_system": "UK", "apparel_size_class": "Alpha", "apparel_size": "X-Large",
          "target_gender": "Male"}, "amazon", "XL"),
        ({"footwear_size": {"size_system": "uk_footwear_size_system", "size": "numeric_11", "gender": "men",
          "age_group": "adult", "width": "medium"}}, "amazon", "UK 11"),
        ({"footwear_size_system": "US Footwear Size System", "footwear_size": "10.5", "footwear_age_group": "Adult",
          "footwear_gender": "Men"}, "amazon", "US 10.5"),
        ({"selectedOptions": [{"name": "Colour", "value": "M"}, {"name": "Größe", "value": "DE 40"}]}, "shopify",
         "DE 40"),
        ({"Option2 Name": "Taille", "Option2 Value": "FR 38", "Option1 Name": "Couleur", "Option1 Value": "S"},
         "shopify", "FR 38"),
    ],
)  # fmt: skip
def test_rows_as_feeds_write_them(row, dialect, first):
    assert str(sc.from_feed(row, dialect)[0]) == first


def test_gender_and_age_group_name_the_audience_together():
    for age, gender, audience in [
        ("adult", "female", "women"), ("adult", "male", "men"), ("kids", "female", "girls"),
        ("toddler", "male", "boys"), ("kids", "unisex", "kids"),
        ("infant", "unisex", "baby"), ("newborn", None, "baby"), (None, "female", "women"),
    ]:  # fmt: skip
        found = sc.from_feed({"size": "M", "age_group": age, "gender": gender})
        assert not found or found[0].audience == audience, (age, gender)
    assert sc.from_feed({"size": "4T", "age_group": "toddler", "gender": "male"})[0].audience == "boys"


def test_the_category_names_the_item_unless_the_caller_does():
    row = {"size": "UK 8", "product_type": "Home > Women > Ankle Boots", **ADULT}
    assert sc.from_feed(row)[0].item == "shoes"
    assert sc.from_feed(row, item="dress")[0].item == "dress"
    assert item_named("Women's Dress Shirts") == "dress_shirt"
    assert item_named("Gift Cards") is None


@pytest.mark.parametrize(
    "row",
    [
        {}, {"size": None}, {"size": ""}, {"size": "  "}, {"size": []}, {"size": ["", None]}, {"size": float("nan")},
        {"size": "250 ML", **ADULT}, {"size": "iPhone 14"}, {"title": "Dress, UK 12"}, {"colour": "red", "weight": 3},
    ],
)  # fmt: skip
def test_rows_without_a_size(row):
    for dialect in feeds.DIALECTS:
        assert sc.from_feed(row, dialect) == ()


@pytest.mark.parametrize(
    ("row", "dialect", "field"),
    [
        ({"size": "EU 38", "size_system": "UK", **ADULT}, "google", "size_system"),
        ({"size": "38", "size_system": "US", **ADULT}, "google", "size_system"),
        ({"size": "165/88A", "size_system": "DE", **ADULT}, "google", "size_system"),
        ({"size": "Women's UK 8", "gender": "male", "age_group": "adult"}, "google", "gender"),
        ({"size": "4T", **ADULT}, "google", "gender"),
        ({"size": "US 8 tall", "size_type": "petite", **ADULT}, "google", "size_type"),
        ({"name": "UK 12", "sizeSystem": "https://schema.org/WearableSizeSystemFR",
          "sizeGroup": "https://schema.org/WearableSizeGroupWomens"}, "schema.org", "sizeSystem"),
    ],
)  # fmt: skip
def test_fields_that_exclude_the_size_are_reported(row, dialect, field):
    with pytest.raises(sc.Contradiction) as told:
        sc.from_feed(row, dialect)
    assert told.value.field == field
    assert told.value.value is not None


@pytest.mark.parametrize(
    ("row", "dialect", "choice"),
    [
        ({"size": "12", "gender": "femail"}, "google", "female"),
        ({"size": "12", "age_group": "adlt"}, "google", "adult"),
        ({"size": "12", "size_system": "MXX"}, "google", "MX"),
        ({"size": "12", "size_type": "petit"}, "google", "petite"),
        ({"name": "12", "sizeGroup": "WearableSizeGroupPetit"}, "schema.org", "WearableSizeGroupPetite"),
        ({"size": "12"}, "gogle", "google"),
    ],
)
def test_unknown_values_raise_with_the_nearest(row, dialect, choice):
    with pytest.raises((sc.UnknownOption, sc.UnknownSystem)) as told:
        sc.from_feed(row, dialect)
    assert choice in told.value.choices


@pytest.mark.parametrize("row", [None, "size", 5, ["UK 12"], b"{}", object()])
def test_what_is_no_row_is_refused(row):
    with pytest.raises(sc.UnknownOption, match="row"):
        sc.from_feed(row)


def test_long_texts_and_long_lists_are_refused():
    with pytest.raises(sc.UnreadableSize, match="1000"):
        sc.from_feed({"size": "8" * 10_000})
    with pytest.raises(sc.UnreadableSize, match="20"):
        sc.from_feed({"size": [str(number) for number in range(40)]})
    assert spoken(sc.from_feed({"size": "UK 12", "title": "x" * 10_000, "product_type": "Dresses " * 10_000, **ADULT}))


def test_several_sizes_are_read_in_their_order():
    assert spoken(sc.from_feed({"size": ["M", "L"], **ADULT}))[:2] == ["M", "L"]


@pytest.mark.parametrize("style", ["", "goggle", "nrf", None, 5])
def test_unknown_styles_raise_with_the_nearest(style):
    with pytest.raises(sc.UnknownOption) as told:
        sc.format(DRESS, style)
    assert told.value.field == "style"
    assert set(told.value.choices) <= {"plain", *feeds.DIALECTS}


def test_only_sizes_are_written():
    with pytest.raises(sc.UnknownOption):
        sc.format("UK 12")


def test_a_brand_of_the_row_counts_where_it_has_charts():
    house = sc.from_feed({"size": "2", "brand": "Levi's", **ADULT}, item="jeans")
    assert house[0].brand is None or house[0].brand == "Levi's"
    assert sc.from_feed({"size": "US 9", "brand": "Nike", "product_type": "Shoes", "gender": "male"})[0].brand == "Nike"
    assert sc.from_feed({"size": "UK 12", "brand": "Nobody & Sons", **ADULT})[0].brand is None
    assert sc.from_feed({"size": "UK N", "brand": "Gap", "product_type": "Rings"})[0].item == "ring"


def test_systems_that_print_each_others_numbers_do_not_exclude_each_other():
    assert spoken(sc.from_feed({"size": "US 8", "size_system": "CA", **ADULT}, item="dress")) == ["US 8"]
    assert spoken(sc.from_feed({"size": "8", "size_system": "CA", **ADULT}, item="dress")) == ["CA 8"]
    assert spoken(sc.from_feed({"size": "M", "size_system": "US", **ADULT}, item="dress"))[0] in ("M", "US M")


def test_a_size_that_no_field_excludes_alone_is_no_size():
    assert sc.from_feed({"size": "3 pieces", "size_system": "UK", **ADULT}) == ()
    assert sc.from_feed({"size": "98", **ADULT}, item="ring") == ()


# ------------------------------------------------------------------------------------------------------------- always

ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["size", "size_system", "size_type", "gender", "age_group", "name", "sizeGroup", "gs1:size", "apparel_size",
     "footwear_size", "Option1 Name", "Option1 Value", "product_type", "brand", "sizeSystem"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(row=st.dictionaries(FIELDS, ANY, max_size=5), dialect=st.sampled_from(feeds.DIALECTS))
def test_any_row_is_read_or_refused(row, dialect):
    try:
        found = sc.from_feed(row, dialect)
    except sc.SpecconvError:
        return
    assert all(isinstance(size, sc.Size) for size in found)


LABELS = st.sampled_from(
    ["6", "8", "10", "12", "14", "36", "38", "40", "S", "M", "XL", "165/88A", "9-10Y", "116", "W32"]
)


@settings(max_examples=200, deadline=None)
@given(
    text=LABELS, system=st.sampled_from([None, "US", "UK", "DE", "EU", "JP", "CN"]),
    audience=st.sampled_from(["women", "men", "girls"]), fit=st.sampled_from([None, "petite", "plus", "tall"]),
    dialect=st.sampled_from(feeds.DIALECTS),
)  # fmt: skip
def test_what_is_read_is_written_and_read_again(text, system, audience, fit, dialect):
    for size in sc.read_size(text, system=system, audience=audience, fit_type=fit, item="dress")[:1]:
        again = sc.from_feed(sc.format(size, dialect), dialect, item="dress", audience=audience)
        assert again, size
        assert (again[0].system, again[0].label, again[0].fit_type) == (size.system, size.label, size.fit_type)


def test_the_vocabulary_holds_codes_of_ours():
    known = {*System.__members__, *(one.value for one in (*Audience, *FitType))}
    for dialect, field, terms in rows("feeds/terms"):
        if field in ("size_system", "sizeSystem", "gender", "size_type", "apparel_size.size_system"):
            assert set(terms) <= known, (dialect, field)


@pytest.mark.parametrize(
    ("name", "value", "item"),
    [("Ring Size", "7", "ring"), ("Hat size", "7 1/4", "hat"), ("Shoe size", "9", "shoes"), ("Bra size", "34B", "bra"),
     ("BRA SIZE", "34B", "bra"), ("Ringgröße", "54", "ring"), ("Schuhgröße", "42", "shoes"), ("戒指尺寸", "12", "ring"),
     ("Taille de bague", "54", "ring"), ("Talla de zapato", "42", "shoes"), ("Men's Shoe Size", "9", "shoes"),
     ("Dress size", "12", "dress"), ("Size", "M", None)],
)  # fmt: skip
def test_the_name_of_an_option_names_the_item(name, value, item):
    found = sc.from_feed({"Option1 Name": name, "Option1 Value": value}, "shopify")
    assert {one.item for one in found} == {item}
    assert found[0].system not in ("DE", "BR")


def test_the_name_of_an_option_names_the_system():
    assert str(sc.from_feed({"Option1 Name": "UK Size", "Option1 Value": "12"}, "shopify")[0]) == "UK 12"
    with pytest.raises(sc.Contradiction):
        sc.from_feed({"Option1 Name": "UK Size", "Option1 Value": "EU 38"}, "shopify")


@pytest.mark.parametrize(
    ("row", "fields"),
    [({"size": "12", "size_system": "UK", "sizeSystem": "US"}, ("size_system", "sizeSystem")),
     ({"size": "12", "gender": "female", "g:gender": "male"}, ("gender", "g:gender")),
     ({"size": "M", "g:size": "L"}, ("size", "g:size"))],
)  # fmt: skip
def test_one_field_under_two_names_must_not_contradict_itself(row, fields):
    with pytest.raises(sc.Contradiction) as caught:
        sc.from_feed(row)
    assert all(repr(field) in str(caught.value) for field in fields)


def test_one_field_under_two_names_may_agree_or_be_blank():
    assert str(sc.from_feed({"size": "M", "g:size": " m "})[0]) == "M"
    assert str(sc.from_feed({"size": "", "g:size": "L"})[0]) == "L"
    assert str(sc.from_feed({"size": "M", "description": "red", "g:description": "blue"})[0]) == "M"
