"""What lies off the end of a scale or a chart gets no confident answer; a label without a system is mixed over all."""

from __future__ import annotations

import pytest

import specconv as sc


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
