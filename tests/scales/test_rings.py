"""Rings go through the inner circumference; tables and rules are checked against what jewellers print."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

import specconv as sc
from specconv.sizes import scales
from specconv.sizes.values import System


def circumference(system, label, series=""):
    one = scales.scale("ring", System(system), series)
    assert one is not None
    made = one.quantity(label)
    assert made is not None, (system, label)
    return made[0][0]


@pytest.mark.parametrize(
    ("system", "label", "series", "mm"),
    [
        ("EU", "54", "", 54.0),  # ISO 8653: the size is the inner circumference
        ("US", "7", "", 54.4),
        ("US", "4½", "", 48.04),  # trade table: US 4½ is UK I½, 48.0 mm
        ("UK", "A", "", 37.5),
        ("UK", "C", "", 40.0),
        ("UK", "I½", "", 48.125),
        ("UK", "Z+1", "", 70.0),
        ("CH", "14.25", "", 54.25),
        ("IT", "14", "", 54.0),
        ("DE", "17.2", "diameter", 54.04),
        ("RU", "17.5", "", 54.98),
        ("JP", "1", "", 40.84),  # JCS: 13.0 mm
        ("JP", "15", "", 55.50),
        ("JP", "16", "", 56.55),
        ("HK", "12", "", 50.6),
        ("CN", "12", "gbt", None),
        ("KR", "11", "", 51.0),
        ("IN", "1", "", 41.0),
    ],
)
def test_what_a_label_stands_for(system, label, series, mm):
    if mm is None:
        one = scales.scale("ring", System(system), series)
        assert one is not None
        assert one.quantity(label) is None  # GB/T 11888 begins at 41
    else:
        assert circumference(system, label, series) == pytest.approx(mm, abs=0.05)


def test_a_bare_14_is_many_rings():
    found = {str(size) for size in sc.read_size("14", item="ring")}
    assert {"JP 14", "CH 14", "KR 14", "HK 14", "IT 14", "CN 14"} <= found
    answer = sc.convert("ring 14", to="US")
    assert "system" in answer.missing
    assert any(reason.code == "scale.assumed_system" for reason in answer.reasons)


@pytest.mark.parametrize(
    ("text", "to", "wanted"),
    [
        ("US 7", "UK", "UK N½"),
        ("UK N½", "US", "US 7"),
        ("ring N 1/2", "US", "US 7"),
        ("ring N.5", "US", "US 7"),
        ("US 7¼", "UK", "UK O"),
        ("US 7.25", "UK", "UK O"),
        ("US 7 1/4", "UK", "UK O"),
        ("EU 54", "JP", "JP 14"),
        ("Ø17.2", "EU", "EU 54"),
        ("港码13", "EU", "EU 52"),
        ("EU 54mm", "CH", "CH 14"),
        ("IT 12", "EU", "EU 52"),
        ("US 7 / UK N½ / EU 54", "JP", "JP 14"),
        ("JP 14号", "US", "US 7"),
        ("#11 JP", "US", "US 6"),
        ("UK Z+2", "EU", "EU 71.5"),
    ],
)
def test_conversions(text, to, wanted):
    found = sc.convert(text, to=to, item="ring")
    assert wanted in {str(one.size) for one in found.candidates[:2]}
    assert found.body["inner_circumference"].unit == "mm"


def test_the_answer_names_the_difference_and_both_neighbours():
    answer = sc.convert("EU 54", to="US", item="ring")
    said = next(reason for reason in answer.reasons if reason.code.startswith("scale.quantity"))
    assert "mm" in str(said.values["rest"])
    assert said.values["best"] == "US 6¾"
    assert said.values["near"] == ("US 6½ (-0.86 mm)", "US 7 (+0.42 mm)")
    assert "quarter to half" in answer.reply()


def test_from_a_finger():
    assert str(sc.recommend({"circumference": "54.4 mm"}, to="UK", item="ring").best) == "UK N½"
    assert str(sc.recommend({"diameter": "17.32 mm"}, to="US", item="ring").best) == "US 7"
    assert sc.recommend({"head": "57 cm"}, to="US", item="ring").best is None


@pytest.mark.parametrize("text", ["7¼x", "N⅓", "UK AA", "US 99", "EU 12", "size -7", "ZZ"])
def test_what_is_no_ring(text):
    assert sc.read_size(text, item="ring") == ()
    with pytest.raises(sc.UnreadableSize):
        sc.convert(text, to="EU", item="ring")


def test_the_error_names_the_range_on_sale():
    with pytest.raises(sc.UnreadableSize, match="US 0 to 16"):
        sc.convert("US 99", to="EU", item="ring")


RULED = [one for one in scales.scales("ring") if one.step is not None]


@given(st.sampled_from(RULED), st.integers(0, 200), st.sampled_from(RULED))
def test_laws_of_every_scale(one, step, other):
    number = one.first + step * one.increment
    if number > one.last:
        return
    label = scales.written(number, one.style)
    assert scales.number_of(label, one.style) == number
    assert len(label) <= 5
    mm = one.quantity(label)[0][0]
    assert one.around((mm,))[0] == (label, pytest.approx(0.0, abs=1e-9))
    there = other.around((mm,))
    if there:
        assert abs(there[0][1]) <= other.gap * 3 + 1e-9
        back = one.around(other.quantity(there[0][0])[0])
        assert back
        assert (
            abs(float(scales.number_of(back[0][0], one.style) - number)) * float(one.step) <= abs(there[0][1]) + one.gap
        )
    shares = [share for _, share in scales.odds(there, 0.45)]
    assert sum(shares) <= 1.001
    assert shares == sorted(shares, reverse=True)


def test_rings_rise():
    for one in RULED:
        for other in RULED:
            found = []
            number = one.first
            while number <= one.last:
                near = other.around(one.quantity(scales.written(number, one.style))[0])
                if near:
                    found.append(scales.number_of(near[0][0], other.style))
                number += one.increment
            assert found == sorted(found), (one.id, other.id)


def test_us_rule_is_the_inch_rule():
    for n in range(17):
        assert circumference("US", str(n)) == pytest.approx(math.pi * 25.4 * (0.458 + 0.032 * n), abs=1e-4)
