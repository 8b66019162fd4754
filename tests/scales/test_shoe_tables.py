"""Published tables of shoes, row by row; each test names its table."""

from fractions import Fraction

import pytest

from specconv.sizes import footwear
from specconv.sizes import footwear_engine as engine
from specconv.sizes.values import System

# ISO/TS 19407:2015, adults: foot length in mm, EU, UK, US men, US women.
ISO_ADULT = """
215 34 2.5 3.5 4.5
220 35 3 4 5
225 35.5 3.5 4.5 5.5
230 36.5 4 5 6
235 37 4.5 5.5 6.5
240 38 5.5 6.5 7.5
245 38.5 6 7 8
250 39.5 6.5 7.5 8.5
255 40 7 8 9
260 41 7.5 8.5 9.5
265 41.5 8.5 9.5 10.5
270 42.5 9 10 11
275 43 9.5 10.5 11.5
280 44 10 11 12
285 44.5 10.5 11.5 12.5
290 45.5 11 12 13
295 46 12 13 14
300 47 12.5 13.5 14.5
305 47.5 13 14 15
310 48.5 13.5 14.5 15.5
315 49 14 15 16
320 50 15 16 17
"""

# ISO/TS 19407:2015, children: exact foot length in cm, EU, UK, US; "-" where the standard assigns no size.
ISO_CHILDREN = """
12.0 19.5 3.5 4
12.3 20 4 4.5
12.7 20.5 4.5 5
13.0 21 5 5.5
13.3 21.5 5.5 6
13.5 22 - -
13.8 22.5 6 6.5
14.2 23 6.5 7
14.6 23.5 7 7.5
14.8 24 - -
15.0 24.5 7.5 8
15.4 25 8 8.5
15.7 25.5 8.5 9
16.0 26 9 9.5
16.4 26.5 - -
16.6 27 9.5 10
16.9 27.5 10 10.5
17.3 28 10.5 11
17.6 28.5 11 11.5
17.9 29 11.5 12
18.2 29.5 - -
18.5 30 12 12.5
18.8 30.5 12.5 13
19.2 31 13 13.5
19.5 31.5 13.5 1
19.8 32 - -
20.0 32.5 1 1.5
20.4 33 1.5 2
20.7 33.5 - -
21.0 34 2 2.5
21.3 34.5 2.5 3
21.7 35 3 3.5
22.0 35.5 3.5 4
22.4 36 - -
22.6 36.5 4 4.5
23.0 37 4.5 5
23.2 37.5 - -
23.6 38 5 -
"""


def rows(text):
    return [line.split() for line in text.split("\n") if line]


def snapped(value):
    return Fraction(round(2 * value), 2)


@pytest.mark.parametrize("row", rows(ISO_ADULT), ids=lambda row: row[0])
def test_iso_ts_19407_adults_are_computed_exactly(row):
    foot, eu, uk, men, women = (Fraction(cell) for cell in row)
    assert snapped(footwear.by_standard("FOOT", "EU", "men", foot)) == eu
    assert snapped(footwear.by_standard("FOOT", "UK", "men", foot)) == uk
    assert snapped(footwear.by_standard("FOOT", "US", "men", foot)) == men
    assert snapped(footwear.by_standard("FOOT", "US", "women", foot)) == women


def test_iso_ts_19407_adults_are_shipped_row_by_row():
    for audience, column in (("men", 3), ("women", 4)):
        shipped = footwear.iso_rows(audience)
        assert len(shipped) == len(rows(ISO_ADULT)) == 22
        for found, row in zip(shipped, rows(ISO_ADULT), strict=True):
            assert (found["FOOT"], found["EU"], found["UK"], found["US"]) == (
                (row[0],),
                (row[1],),
                (row[2],),
                (row[column],),
            )


def test_iso_ts_19407_children_are_shipped_row_by_row():
    shipped = footwear.iso_rows("kids")
    assert len(shipped) == len(rows(ISO_CHILDREN)) == 38
    for found, (foot, eu, uk, us) in zip(shipped, rows(ISO_CHILDREN), strict=True):
        assert float(found["FOOT"][0]) == pytest.approx(10 * float(foot))
        assert found["EU"] == (eu,)
        for system, label in (("UK", uk), ("US", us)):
            assert found.get(system, ("-",))[0].rstrip("CY") == label


def test_iso_ts_19407_children_formula_is_within_half_a_size():
    for foot, _, uk, _ in rows(ISO_CHILDREN):
        if uk != "-":
            continuous = Fraction(uk) + (13 if float(foot) >= 20 else 0)
            exact = footwear.by_standard("FOOT", "UK", "kids", 10 * Fraction(foot))
            assert abs(snapped(exact) - continuous) <= Fraction(1, 2)


@pytest.mark.parametrize(
    ("men", "women", "foot"),
    [
        ("3", "4", 211.7),
        ("5", "6", 228.6),
        ("8", "9", 254.0),
        ("9", "10", 262.5),
        ("11.5", "12.5", 283.6),
        ("18", "19", 338.7),
    ],
)
def test_brannock_scale(men, women, foot):
    """Brannock: foot in inches = (men's size + 22) / 3; women's numbers stand one above."""
    for audience, label in (("men", men), ("women", women)):
        one = footwear.scale(System.BRANNOCK, audience)
        assert one is not None
        assert one.step is not None
        assert one.zero is not None
        assert float((Fraction(label) + one.zero) * one.step) == pytest.approx(foot, abs=0.06)
        value = engine.twelfths(label)
        assert value is not None
        assert one.anchored(value) / 12 == pytest.approx(foot, abs=0.1)


# JIS S 5037: ball girth in mm of E, EE and EEE; women by 235 mm E = 231, men by 235 mm E = 234.
JIS = [
    ("women", 195, 207, 213, 219),
    ("women", 230, 228, 234, 240),
    ("women", 235, 231, 237, 243),
    ("women", 270, 252, 258, 264),
    ("men", 200, 213, 219, 225),
    ("men", 250, 243, 249, 255),
    ("men", 260, 249, 255, 261),
    ("men", 300, 273, 279, 285),
]


@pytest.mark.parametrize(("audience", "length", "e", "ee", "eee"), JIS)
def test_jis_s_5037_girths(audience, length, e, ee, eee):
    assert [footwear.jis_girth(audience, length, width) for width in ("E", "EE", "EEE")] == [e, ee, eee]
    assert footwear.jis_girth(audience, length, "A") == e - 24
    assert footwear.jis_girth(audience, length, "3E") == eee


@pytest.mark.parametrize(("old", "new"), [(20, 150), (34, 220), (39, 245), (44, 270), (48, 290)])
def test_old_chinese_number_is_twice_the_centimetres_less_ten(old, new):
    for audience in ("men", "women", "kids"):
        one, other = footwear.scale(System.CN, audience, old=True), footwear.scale(System.CN, audience)
        assert one is not None
        assert other is not None
        if one.low <= 12 * old <= one.high:
            assert footwear.convert(one, 12 * old, other).odds == [(12 * new, 1.0)]


def test_brazil_counts_two_below_europe():
    for eu in range(36, 45):
        one, other = footwear.scale(System.EU, "men"), footwear.scale(System.BR, "men")
        assert one is not None
        assert other is not None
        assert [label for label, _ in footwear.convert(one, 12 * eu, other).odds] == [12 * (eu - 2)]


def test_the_charts_are_all_there():
    charts = footwear.charts()
    assert len(charts) == 86
    assert len(footwear.brands()) == 41
    assert sum(len(chart.lines) for chart in charts) == 1156
    assert {chart.basis for chart in charts} == {
        "foot",
        "label",
        "nominal",
        "insole",
        "sole",
        "allowance",
        "unstated",
        "none",
    }


def test_a_length_never_mixes_its_basis():
    """An insole, a sole or a foot with allowance is kept under its own name and never counts as a foot or a label."""
    for chart in footwear.charts():
        for line in chart.lines:
            if chart.basis in ("insole", "sole", "allowance"):
                assert "FOOT" not in line
            if chart.basis == "foot":
                assert not {"INSOLE", "SOLE", "ALLOWANCE"} & set(line)
    emu = next(chart for chart in charts_of("EMU Australia"))
    assert engine.side_by_side(emu, "women", "CM", "FOOT")[22 * 12] == (219 * 12,)


def charts_of(brand):
    return [chart for chart in footwear.charts() if chart.brand == brand]


def test_every_own_row_of_a_brand_comes_back():
    seen = 0
    for chart in footwear.charts():
        for audience in ("men", "women", "kids"):
            if not chart.brand or not chart.covers(audience):
                continue
            for given, wanted in (("UK", "EU"), ("EU", "US"), ("US", "UK")):
                for value, printed in engine.side_by_side(chart, audience, given, wanted).items():
                    assert {label for label, _ in footwear.own_row((chart,), audience, given, wanted, value)} == set(
                        printed
                    )
                    seen += 1
    assert seen > 1500
