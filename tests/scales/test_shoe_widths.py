"""Widths of shoes: JIS girths, the feet behind US letters, nominal names; unknown where there is no source."""

import pytest

import specconv as sc
from specconv.sizes import footwear_widths
from specconv.sizes.values import System


def said(answer):
    return {reason.code: reason.values for reason in answer.reasons if reason.code.startswith("scale.width")}


@pytest.mark.parametrize(
    ("text", "to", "letters"),
    [
        ("US 9 D (men)", "UK", "F-G"),
        ("US 9 2E (men)", "UK", "H"),
        ("US 9 EE (men)", "JP", "3E"),
        ("US 8 B women", "UK", "D"),
        ("US 8 D women", "UK", "E"),
        ("US 8 wide women", "EU", "H"),
        ("UK 6 E women", "US", "D"),
        ("UK 9 G men", "US", "D"),
        ("JP 26 EEE men", "US", "2E"),
        ("JP 24 EE women", "UK", "E"),
        ("EU 42 H men", "US", "2E"),
        ("UK 3 F kids", "US", "M"),
    ],
)
def test_nominal_equivalents(text, to, letters):
    assert said(sc.convert(text, to=to, item="shoes"))["scale.width_named"]["letters"] == letters


def test_a_letter_between_two_names_is_told_as_such():
    found = said(sc.convert("US 9 E (men)", to="UK", item="shoes"))
    assert found["scale.width_between"]["letters"] == "F-G … H"


@pytest.mark.parametrize(
    ("text", "to"),
    [("US 9 9E men", "UK"), ("US 9 D men", "AU"), ("KR 260 2E men", "JP"), ("CN 250(2.5) men", "US"),
     ("UK 10 H kids", "EU"), ("JP 26 F men", "UK"), ("MP 270/100 men", "EU"), ("US 9 14E men", "UK")],
)  # fmt: skip
def test_what_no_source_tells_is_said_to_be_unknown(text, to):
    answer = sc.convert(text, to=to, item="shoes")
    assert answer.best is not None
    assert "scale.width_unknown" in said(answer)


@pytest.mark.parametrize(
    ("text", "to", "girth"), [("JP 26 EEE men", "US", 261), ("JP 23.5 E women", "EU", 231), ("JP 25 2E men", "UK", 249)]
)
def test_jis_letters_carry_their_girth(text, to, girth):
    """JIS S 5037: the girth of the ball by length and letter."""
    answer = sc.convert(text, to=to, item="shoes")
    assert answer.body["ball_girth"].low == answer.body["ball_girth"].high == girth
    assert any(source.id == "jis-s-5037" for source in answer.evidence)


@pytest.mark.parametrize(
    ("audience", "us", "letter", "width"),
    [
        ("men", 9, "D", (95, 100)),
        ("men", 9, "EE", (105, 109)),
        ("men", 9.5, "2E", (106.5, 110.5)),
        ("men", 14, "C", (106, 110)),
        ("women", 7, "AA", (78, 78)),
        ("women", 9, "B", (94, 94)),
        ("men", 9, "6E", None),
        ("kids", 3, "M", None),
    ],
)
def test_feet_behind_us_letters(audience, us, letter, width):
    """US men's widths in cm (a shop's chart), US men's and women's in inches (blitzresults)."""
    assert footwear_widths.foot_width(audience, us, letter) == width


def test_us_letters_and_mondopoint_meet_in_the_width_of_the_foot():
    answer = sc.convert("US 9 2E men", to="Mondopoint", item="shoes")
    assert (answer.body["foot_width"].low, answer.body["foot_width"].high) == (105, 109)
    assert "scale.width_unknown" not in said(answer)
    answer = sc.convert("MP 270/100", to="US", audience="men", item="shoes")
    assert said(answer)["scale.width_letters"]["letters"] == "D / E"
    assert "scale.width_unknown" in said(sc.convert("MP 270/150", to="US", audience="men", item="shoes"))


def test_the_width_of_a_foot_is_used_where_a_source_is():
    foot = {"foot length": "265 mm", "foot width": "101 mm"}
    answer = sc.recommend(foot, to="US", item="shoes", audience="men")
    assert said(answer)["scale.width_letters"]["letters"] == "E"
    assert "脚掌宽 101" in answer.reply("zh")
    girth = {"foot length": "260 mm", "ball girth": "262 mm"}
    assert said(sc.recommend(girth, to="JP", item="shoes", audience="men"))["scale.width_jis"]["letter"] == "3E"
    assert "scale.width_unasked" in said(sc.recommend(girth, to="UK", item="shoes", audience="men"))


def test_wider_letters_are_wider_feet():
    for us in (6, 8, 10, 12):
        widths = [footwear_widths.foot_width("men", us, letter) for letter in ("C", "D", "E", "2E")]
        assert [low for low, _ in widths] == sorted(low for low, _ in widths)
    letters = [footwear_widths.jis_letter("women", 240, girth) for girth in range(208, 252, 6)]
    assert letters == ["A", "B", "C", "D", "E", "2E", "3E", "4E"]


def test_a_width_never_changes_the_length():
    for width in ("", " D", " 2E", " 4E", " N"):
        answer = sc.convert(f"US 9{width} men", to="EU", item="shoes")
        assert str(answer.best) == "EU 42"
        assert answer.best.system is System.EU
