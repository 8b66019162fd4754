"""What must hold of every conversion, whatever the figures: order, identity, odds, there and back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specconv.answers.sizing import convert, fits, recommend
from specconv.sizes import size_bodies, size_scales
from specconv.sizes.ladder import order
from specconv.sizes.questions import question
from specconv.sizes.values import Audience, System

WOMEN = ("US", "UK", "EU", "DE", "FR", "IT", "ES", "AU", "RU", "JP", "KR", "CN", "INT")
ITEMS = ("top", "dress", "skirt", "trousers")


def ladder(system: str, item: str = "dress", audience: Audience = Audience.WOMEN) -> list[str]:
    of = question(audience, item, None)
    return list(size_bodies.ladder_of(size_scales.target_scale(System(system), "", of), of))


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("system", WOMEN)
def test_a_larger_body_never_gets_a_smaller_size(system, item):
    sizes = []
    for step in range(60):
        body = {"bust": 76 + step, "waist": 58 + step, "hip": 82 + step}
        best = recommend(body, to=system, audience="women", item=item).best
        sizes.append((1e3 if max(sizes, default=-1e3) > -1e3 else -1e3) if best is None else order(best.label))
    assert sizes == sorted(sizes)  # below the first and beyond the last size of a scale there is none
    assert sum(-1e3 < size < 1e3 for size in sizes) >= 20


@pytest.mark.parametrize(
    ("system", "item"), [("US", "jacket"), ("UK", "jacket"), ("EU", "jacket"), ("DE", "suit"), ("INT", "top")]
)
def test_a_larger_chest_never_gets_a_smaller_size(system, item):
    bests = [recommend({"chest": c}, to=system, audience="men", item=item).best for c in range(84, 130, 2)]
    sizes = [order(best.label) for best in bests]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("system", ["US", "EU", "CN"])
def test_a_taller_child_never_gets_a_smaller_size(system):
    bests = [recommend({"height": h}, to=system, audience="kids", item="top").best for h in range(80, 160, 2)]
    sizes = [order(best.label) for best in bests if best is not None]
    assert len(sizes) > 20
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("to", WOMEN)
@pytest.mark.parametrize("system", ["US", "UK", "EU", "DE", "FR", "IT", "RU"])
def test_order_is_kept_between_systems(system, to):
    found = []
    for label in ladder(system):
        answer = convert(f"{system} {label}", to=to, audience="women", item="dress")
        expected = sum(one.probability * index_of(to, one.size.label) for one in answer.candidates)
        total = sum(one.probability for one in answer.candidates)
        if total:
            found.append(expected / total)
    falls = [before - after for before, after in itertools.pairwise(found)]
    assert max(falls) < 0.75  # the mean of the candidates, in sizes of the target: never back by a size


@pytest.mark.parametrize("to", WOMEN)
@pytest.mark.parametrize("system", ["US", "UK", "EU", "DE", "FR", "IT", "ES", "AU", "RU", "INT"])
@pytest.mark.parametrize("item", ["dress", "top"])
def test_the_best_size_never_falls(system, to, item):
    bests = [convert(label if system == "INT" else f"{system} {label}", to=to, audience="women", item=item).best
             for label in ladder(system, item)]  # fmt: skip
    sizes = [order(best.label) for best in bests if best is not None]
    assert sizes == sorted(sizes)


def index_of(system: str, label: str) -> int:
    sizes = sorted({*ladder(system), label}, key=order)
    return sizes.index(label)


@pytest.mark.parametrize("system", WOMEN)
def test_a_size_of_its_own_system_is_itself(system):
    for label in ladder(system):
        text = label if system == "INT" else f"{system} {label}"
        answer = convert(text, to=system, audience="women", item="dress")
        assert answer.best.label == label
        assert answer.route == "identity"
        assert [one.probability for one in answer.candidates] == [1.0]


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(["US", "UK", "EU", "DE", "FR", "IT", "AU", "RU"]),
    st.integers(0, 20),
    st.sampled_from(WOMEN),
    st.sampled_from(ITEMS),
)
def test_odds_are_sorted_and_sum_to_at_most_one(system, place, to, item):
    sizes = ladder(system, item)
    answer = convert(f"{system} {sizes[place % len(sizes)]}", to=to, audience="women", item=item)
    odds = [one.probability for one in answer.candidates]
    assert odds == sorted(odds, reverse=True)
    assert sum(odds) <= 1.0 + 1e-9
    assert all(0 < one <= 1 for one in odds)
    assert len({one.size for one in answer.candidates}) == len(odds)


@pytest.mark.parametrize(
    ("system", "to"),
    [("US", "UK"), ("UK", "EU"), ("UK", "IT"), ("FR", "UK"), ("US", "INT"), ("DE", "US"), ("UK", "RU")],
)
def test_there_and_back_contains_the_start(system, to):
    for label in ladder(system)[2:-4]:
        there = convert(f"{system} {label}", to=to, audience="women", item="dress")
        back = convert(there.best, to=system, audience="women", item="dress")
        assert label in {one.size.label for one in back.candidates}, (label, str(there.best))


@pytest.mark.parametrize("audience", ["women", "men"])
def test_the_body_of_a_size_fits_the_size(audience):
    item = "dress" if audience == "women" else "jacket"
    for label in ladder("EU", item, Audience(audience)):
        size = convert(f"EU {label}", to="EU", audience=audience, item=item)
        middle = {name: interval.middle for name, interval in size.body.items()}
        assert fits(f"EU {label}", middle, audience=audience, item=item).verdict == "fits"
