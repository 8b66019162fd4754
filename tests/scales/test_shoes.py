"""Shoe labels: what is read, what is converted, what is refused, and laws that hold for all of them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import specconv as sc
from specconv.sizes import footwear, footwear_numbers
from specconv.sizes import footwear_engine as engine
from specconv.sizes.values import Audience, Route, System


def read(text, **hints):
    return sc.read_size(text, item="shoes", **hints)


def best(text, to, **options):
    return str(sc.convert(text, to=to, item="shoes", **options).best)


@pytest.mark.parametrize(
    "text",
    ["EU 42⅔", "EU 42 2/3", "42 2/3 EU", "EUR 42.67", "EU 42,66", "ＥＵ　４２ ２/３", "欧码 42⅔", "size EU 42.666"],
)
def test_two_thirds_in_every_spelling(text):
    assert str(read(text)[0]) == "EU 42 2/3"


@pytest.mark.parametrize(
    ("text", "first", "audience", "parts"),
    [
        ("9 D(M) US", "US 9", "men", {"width": "D"}),
        ("10C", "US 10C", "kids", {}),
        ("1Y", "US 1Y", "kids", {}),
        ("13K", "US 13C", "kids", {}),
        ("10.5 M US Toddler", "US 10.5C", "kids", {"width": "M"}),
        ("US M 10.5 / W 12", "US 10.5", "men", {}),
        ("7H", "US 7.5", "women", {}),
        ("JP 26.0 EEE", "JP 26", "men", {"width": "EEE"}),
        ("260mm", "CN 260", "men", {}),
        ("250(2.5)", "CN 250", "women", {"width": "2.5"}),
        ("30,5", "EU 30.5", "kids", {}),
        ("10,5", "US 10.5", "men", {}),
        ("37/38", "EU 37-38", "women", {}),
        ("12-3.5", "US 12C-3.5Y", "kids", {}),
        ("女鞋 EU 38", "EU 38", "women", {}),
        ("MP 270", "MONDOPOINT 270", "men", {}),
        ("MP 270/100", "MONDOPOINT 270", "men", {"width": "100"}),
        ("US 9 2E (men)", "US 9", "men", {"width": "2E"}),
        ("9 1/2 4A women US", "US 9.5", "women", {"width": "4A"}),
        ("JP 26cm 3E", "JP 26", "men", {"width": "3E"}),
        ("US 8 wide women", "US 8", "women", {"width": "W"}),
        ("8.5 W women US", "US 8.5", "women", {"width": "W"}),
        ("US 9 X-Wide men", "US 9", "men", {"width": "XW"}),
        ("US 10 extra extra wide men", "US 10", "men", {"width": "XXW"}),
        ("女鞋 EU 38 加宽", "EU 38", "women", {"width": "W"}),
        ("EU 42 H", "EU 42", "men", {"width": "H"}),
        ("US 7H women", "US 7.5", "women", {}),
        ("UK 8 / US 9E men", "UK 8", "men", {}),
        ("7½", "US 7.5", "women", {}),
    ],
)
def test_labels_as_they_are_printed(text, first, audience, parts):
    found = read(text)[0]
    assert (str(found), str(found.audience), dict(found.parts)) == (first, audience, parts)


@pytest.mark.parametrize(
    "text", ["42 3/3", "42 0/3", "size -3", "EU 99", "US 99", "250 ML", "iPhone 14", "EU", "shoe", "½", "42 2/3 2/3"]
)
def test_what_is_no_shoe_size_is_refused(text):
    assert read(text) == ()


@pytest.mark.parametrize("text", ["42 3/3", "size -3", "EU 99", "UK 41", "", "9" * 900])
def test_convert_raises_for_what_is_no_size(text):
    with pytest.raises(sc.SpecconvError):
        sc.convert(text, to="UK", item="shoes")


def test_the_error_names_the_range_on_sale():
    with pytest.raises(sc.UnreadableSize, match=r"sold are EU 35 to 56 \(men\)"):
        sc.convert("EU 99", to="UK", item="shoes", audience="men")


def test_contradictory_labels_are_named():
    with pytest.raises(sc.Contradiction, match=r"US 9 \(men\) is EU 42.*not EU 38"):
        sc.convert("US 9 (men) EU 38", to="UK", item="shoes")


def test_labels_that_agree_are_used_together():
    alone = sc.convert("US 9", to="UK", item="shoes", audience="men")
    both = sc.convert("US 9 / EU 42.5", to="UK", item="shoes", audience="men")
    assert {"UK 8", "UK 8.5"} == {str(one.size) for one in both.candidates[:2]}
    assert sum(one.probability for one in both.candidates[:2]) > sum(one.probability for one in alone.candidates[:2])


def test_bare_numbers_have_every_reading():
    assert {"UK 5", "US 5", "US 5C", "US 5Y"} <= {str(one) for one in read("5")}
    assert {"EU 38", "CN 38", "BR 38"} <= {str(one) for one in read("38")}
    assert {"UK 14", "US 14"} <= {str(one) for one in read("14")}
    answer = sc.convert("38", to="UK", item="shoes")
    assert "system" in answer.missing
    assert any(reason.code == "scale.assumed_system" for reason in answer.reasons)


def test_an_unknown_item_has_readings_of_clothing_and_shoes():
    found = sc.read_size("38")
    assert {None, "shoes"} <= {one.item for one in found}
    assert found[0].item is None


@pytest.mark.parametrize(
    ("text", "to", "options", "wanted"),
    [
        ("UK 8", "EU", {"audience": "men"}, "EU 42"),
        ("UK 9", "EU", {"audience": "men"}, "EU 43"),
        ("EU 38", "BR", {"audience": "women"}, "BR 36"),
        ("US 8", "KR", {"audience": "men"}, "KR 260"),
        ("US 9", "MX", {"audience": "men"}, "MX 27"),
        ("1Y", "EU", {}, "EU 32"),
        ("UK 8", "EU", {"audience": "men", "brand": "Clarks"}, "EU 42"),
        ("42 2/3", "US", {"audience": "men", "brand": "adidas", "system": "EU"}, "US 9"),
        ("EU 42.5", "US", {"audience": "men", "brand": "Nike"}, "US 9"),
        ("US men 8", "US", {"audience": "women"}, "US 9.5"),
        ("EU 55 2/3", "UK", {"audience": "men", "brand": "adidas"}, "UK 19"),
        ("AU 9", "UK", {"audience": "men"}, "UK 9"),
        ("IND 8", "UK", {"audience": "men"}, "UK 8"),
    ],
)
def test_conversions(text, to, options, wanted):
    assert best(text, to, **options) == wanted


def test_another_brands_label():
    answer = sc.convert("EU 42 2/3", item="shoes", audience="men", brand="adidas", to="EU", to_brand="Nike")
    assert str(answer.best) == "Nike EU 42.5"


def test_routes_are_named():
    assert sc.convert("UK 8", to="EU", item="shoes", audience="men").route is Route.PAIRS
    assert sc.convert("UK 8", to="EU", item="shoes", audience="men", brand="Clarks").route is Route.BRAND
    assert sc.convert("UK 8", to="EU", item="shoes", audience="men", brand="Vans").route in (Route.PAIRS, Route.BRAND)
    assert sc.convert("UK 6.5", to="EU", item="shoes", audience="women", brand="Clarks").route is Route.BRAND_OFFSET
    assert sc.convert("EU 38", to="BR", item="shoes", audience="women").route is Route.STANDARD


def test_an_unknown_brand_raises_with_the_nearest():
    with pytest.raises(sc.UnknownOption, match="Nike"):
        sc.convert("UK 8", to="EU", item="shoes", brand="Nikee")


def test_feet():
    answer = sc.recommend({"foot length": "252 mm"}, to="EU", item="shoes", audience="men")
    assert str(answer.best) in ("EU 39.5", "EU 40")
    assert answer.body["foot_length"].unit == "mm"
    both = sc.recommend({"left foot": "252 mm", "right foot": "257 mm"}, to="EU", item="shoes", audience="men")
    assert any(reason.code == "scale.two_feet" for reason in both.reasons)
    assert both.body["foot_length"].low == 257
    assert str(sc.recommend({"foot length": 252}, to="EU", item="shoes", audience="men").best) == str(answer.best)


def test_a_foot_that_no_shoe_is_made_for():
    with pytest.raises(sc.SpecconvError):
        sc.recommend({"foot length": "90 mm"}, to="EU", item="shoes", audience="men")


def test_fit():
    assert sc.fits("UK 8", {"foot length": "262 mm"}, item="shoes", audience="men").verdict == "fits"
    assert sc.fits("UK 8", {"foot length": "290 mm"}, item="shoes", audience="men").verdict == "too_small"
    assert sc.fits("UK 12", {"foot length": "250 mm"}, item="shoes", audience="men").verdict == "too_large"


def test_replies_in_both_languages_say_what_matters():
    answer = sc.convert("US 8", to="CN", item="shoes", audience="women")
    assert "CN 250" in answer.reply()
    assert "1, 1.5 or 2" in answer.reply()
    assert "旧码" in answer.reply("zh")
    assert "brand" in answer.missing


LABELS = st.builds(
    lambda system, step: (system, Fraction(step, 2)),
    st.sampled_from(["EU", "UK", "US", "JP"]),
    st.integers(0, 120),
)
SYSTEMS = st.sampled_from(
    [System.EU, System.UK, System.US, System.JP, System.KR, System.CN, System.BR, System.AU, System.MONDOPOINT]
)
AUDIENCES = st.sampled_from(["men", "women", "kids"])


@given(SYSTEMS, SYSTEMS, AUDIENCES, st.integers(0, 400))
def test_probabilities_and_labels_of_every_conversion(system, to, audience, step):
    one, other = footwear.scale(system, audience), footwear.scale(to, audience)
    assert one is not None
    assert other is not None
    value = one.low + step * one.grid
    if value > one.high:
        return
    found = footwear.convert(one, value, other)
    assert found.odds or found.route == "none"
    assert sum(share for _, share in found.odds) <= 1.02
    shares = [share for _, share in found.odds]
    assert shares == sorted(shares, reverse=True)
    for label, _ in found.odds:
        printed = footwear_numbers.written(other, label)[0]
        assert "." not in printed or printed.rstrip("CY").endswith(".5"), printed
        assert len(printed) <= 7


@given(AUDIENCES, SYSTEMS, st.integers(0, 200))
def test_what_is_written_reads_back(audience, system, step):
    one = footwear.scale(system, audience)
    assert one is not None
    value = one.low + step * one.grid
    if value > one.high:
        return
    size = footwear_numbers.sized(one, value, Audience(audience))
    back = footwear_numbers.value_of(size)
    assert back is not None
    assert (back[0].id, back[1]) == (one.id, value)
    again = read(str(size), audience=audience)
    assert any(found.system is system and footwear_numbers.value_of(found) == back for found in again)


@pytest.mark.parametrize("audience", ["men", "women", "kids"])
@pytest.mark.parametrize(("given", "wanted"), [("UK", "EU"), ("EU", "UK"), ("US", "UK"), ("US", "EU"), ("UK", "US")])
def test_the_neutral_route_rises(audience, given, wanted):
    """A larger label never becomes a smaller one."""
    one, other = footwear.scale(System(given), audience), footwear.scale(System(wanted), audience)
    assert one is not None
    assert other is not None
    found = [footwear.pooled(audience, given, wanted, value) for value in range(one.low, one.high + 1, one.grid)]
    best = [odds[0][0] for odds in found if odds]
    assert len(best) > 15
    assert best == sorted(best)


@pytest.mark.parametrize("audience", ["men", "women", "kids"])
def test_there_and_back_is_within_half_a_size(audience):
    one, other = footwear.scale(System.UK, audience), footwear.scale(System.EU, audience)
    assert one is not None
    assert other is not None
    for value in range(one.low, one.high + 1, one.grid):
        there = footwear.pooled(audience, "UK", "EU", value)
        back = there and footwear.pooled(audience, "EU", "UK", there[0][0])
        if back:
            assert min(abs(label - value) for label, share in back if share >= 0.1) <= 6


@given(st.integers(0, 12 * 60))
def test_fractions_are_exact(value):
    label = engine.written(value)
    if value % 12 in (0, 3, 4, 6, 8, 9):
        assert engine.twelfths(label) == value
    child = engine.written(value, child=True)
    if value % 6 == 0:
        assert engine.twelfths(child) == value


def test_the_table():
    table = sc.table("UK", "EU", audience="men", item="shoes")
    assert table.where(UK="8")[0]["EU"] == "42"
    assert len(table) > 20


def test_identity():
    answer = sc.convert("UK 8", to="UK", item="shoes", audience="men")
    assert answer.route is Route.IDENTITY
    assert answer.candidates[0].probability == 1.0


def test_a_unisex_label_is_of_the_us_scale():
    assert [(str(size), str(size.audience)) for size in read("M9/W10.5")] == [("US 9", "men"), ("US 10.5", "women")]
    assert best("M9/W10.5", "EU") == best("US 9", "EU", audience="men")
    found = sc.convert("M9/W10.5", to="EU", item="shoes").candidates
    assert {str(one.size) for one in found[:2]} == {"EU 42", "EU 42.5"}


def test_a_double_size_is_converted_to_a_brand():
    answer = sc.convert("EU 37-38", to_brand="Nike", item="shoes", audience="women")
    ends = [sc.convert(f"EU {end}", to_brand="Nike", item="shoes", audience="women") for end in (37, 38)]
    assert answer.to == "Nike"
    assert {one.size.label for one in answer.candidates} <= {one.size.label for end in ends for one in end.candidates}
    assert answer.best in {end.best for end in ends}


@pytest.mark.parametrize("label", ["EU 33Y", "EU 33 Y", "EU 33 junior", "JP 22Y", "BR 33Y", "CN 33Y", "KR 220Y"])
def test_only_numbers_of_the_uk_and_us_begin_again(label):
    found = read(label)
    assert {(one.label, one.audience) for one in found} == {(label.split()[1].rstrip("Y"), "kids")}


def test_years_and_large_numbers_are_no_children_past_the_restart():
    assert not {"55", "51", "46"} & {one.label for text in ("42Y", "38 years", "33Y") for one in read(text)}
    with pytest.raises(sc.UnreadableSize):
        sc.convert("AR 26", to="EU", item="shoes", audience="men")
