"""Labels that name one thing in several systems: they agree, or the two that exclude each other are named."""

import pytest

import specconv as sc
from specconv.sizes.values import Route


@pytest.mark.parametrize(
    ("text", "item", "to", "best"),
    [
        ("US 7 / UK N½ / EU 54", "ring", "EU", "EU 54"),
        ("US 7 UK N½ EU 54", "ring", "UK", "UK N½"),
        ("EU 54 / Ø 17.2", "ring", "EU", "EU 54"),
        ("ring US 7 (EU 54)", None, "EU", "EU 54"),
        ("UK 34DD / EU 75E", "bra", "EU", "EU 75E"),
        ("UK 34DD EU 75D", "bra", "UK", "UK 34DD"),
        ("US 7 1/4 / EU 58", "hat", "EU", "EU 58"),
        ("EU 8 / M", "gloves", "INT", "M"),
        ("US Queen / 150x200", "mattress", "UK", "UK King"),
        ("12 AWG / 4 mm²", "wire", "IEC", "IEC 4"),
        ("US 9 UK 8 EU 42 JP 27", "shoes", "EU", "EU 42"),
        ("M9/W10.5 EU 42", "shoes", "EU", "EU 42"),
        ("US M 10.5 / W 12", "shoes", "EU", "EU 44"),
    ],
)
def test_what_agrees_is_used(text, item, to, best):
    answer = sc.convert(text, to=to, item=item)
    assert str(answer.best) == best
    assert "system" not in answer.missing
    if answer.route is Route.IDENTITY:
        assert any(reason.code in ("scale.dual_agree", "scale.dual") for reason in answer.reasons)


@pytest.mark.parametrize(
    ("text", "item", "named"),
    [
        ("US 7 / EU 60", "ring", "US 7 .*EU 60"),
        ("EU 54 / Ø 19", "ring", "EU 54 .*19"),
        ("UK 34DD / EU 85A", "bra", "UK 34DD is EU 75E.*not EU 85A"),
        ("US 7 1/4 / EU 62", "hat", "US 7¼ .*EU 62"),
        ("EU 8 / XL", "gloves", "EU 8 .*XL"),
        ("US Queen / UK Single", "mattress", "US Queen .*UK Single"),
        ("12 AWG / 2.5 mm²", "wire", "AWG 12 .*IEC 2.5"),
        ("US 9 (men) EU 38", "shoes", "US 9 .*not EU 38"),
        ("US 9 UK 8 EU 42 JP 24", "shoes", "JP 27.*not JP 24"),
        ("M9/W12", "shoes", "men's 9 and women's 12"),
        ("Men 9 / Women 7", "shoes", "men's 9 and women's 7"),
        ("M9/W10.5 EU 36", "shoes", "EU 36"),
    ],
)
def test_contradictory_labels_are_named(text, item, named):
    with pytest.raises(sc.Contradiction, match=named) as caught:
        sc.convert(text, to="UK", item=item)
    assert caught.value.field == "size"
    assert caught.value.value == text


def test_a_decimal_comma_is_no_second_label():
    assert [str(one) for one in sc.read_size("54,5", item="ring", system="EU")] == ["EU 54.5"]
    assert {str(one) for one in sc.read_size("54, US 7", item="ring")} >= {"EU 54", "US 7"}
