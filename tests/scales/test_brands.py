"""Shops' own charts of rings and bras: their rows come back as printed."""

import pytest

import specconv as sc
from specconv.sizes import bras, scales
from specconv.sizes.goods_brands import printed
from specconv.sizes.values import Route, System


def test_a_jewellers_own_chart_goes_before_the_rule():
    answer = sc.convert("US 5.5", to="EU", item="ring", brand="Bouchier")
    assert (str(answer.best), answer.route) == ("EU 51", Route.BRAND)
    assert str(sc.convert("US 6.75", to="EU", item="ring", brand="bouchier").best) == "EU 54"
    assert sc.convert("US 5.75", to="EU", item="ring", brand="Bouchier").route is Route.QUANTITY


def test_as_another_jewellers_label():
    assert str(sc.convert("EU 54", to="US", item="ring", to_brand="Bouchier").best) == "Bouchier US 6¾"
    assert sc.convert("US 14", to="US", item="ring", to_brand="Les Deux Jewelry").best is None


def test_every_row_of_every_ring_chart_comes_back():
    seen = 0
    for group in printed("ring").values():
        for row in group:
            for given, label in row.labels.items():
                for wanted, beside in row.labels.items():
                    one, other = scales.scale("ring", System(given)), scales.scale("ring", System(wanted))
                    if given == wanted or one.quantity(label) is None or other.quantity(beside) is None:
                        continue
                    answer = sc.convert(f"{given} {label}", to=wanted, item="ring", brand=row.brand)
                    assert answer.route is Route.BRAND
                    assert scales.number_of(answer.best.label, other.style) == scales.number_of(beside, other.style)
                    seen += 1
    assert seen > 250


def test_every_row_of_every_bra_chart_comes_back():
    seen = 0
    for group in printed("bra").values():
        for row in group:
            ((system, label),) = row.labels.items()
            if bras.parsed(label, bras.bra(System(system))) is None:
                continue
            measures = {name: sum(interval) / 2 for name, interval in row.measures.items()}
            answer = sc.recommend(measures, item="bra", to_brand=row.brand)
            assert answer.best.label == label
            seen += 1
    assert seen == 46


def test_an_unknown_brand_names_the_nearest():
    with pytest.raises(sc.UnknownOption, match="Bouchier"):
        sc.convert("US 5", to="EU", item="ring", brand="Bouchie")
    with pytest.raises(sc.UnknownOption):
        sc.convert("UK 34B", to="EU", item="bra", brand="Bouchier")
