"""What height and weight say of a grown person's girths: a weak prior, from people whom surveys measured."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.interval import Interval
from specconv.ground.value import FrozenMap
from specconv.sizes.engine import Body, Middle
from specconv.sizes.questions import DIMENSION_OF
from specconv.sizes.values import Audience


class Girth(NamedTuple):
    """A girth (cm) as a straight line over height (cm) and weight (kg), where people were measured."""

    name: str
    base: float
    per_cm: float
    per_kg: float
    spread: float
    """How much people of one height and weight differ (standard deviation, cm)."""
    shortest: float
    tallest: float
    lightest: float
    heaviest: float
    source: str


_MEASURED = frozenset({"bust", "chest", "waist", "hip", "neck", "underbust"})
"""Girths that say more than height and weight do, where one of them is given."""


@cache
def _girths() -> dict[str, tuple[Girth, ...]]:
    found: dict[str, tuple[Girth, ...]] = {}
    for audience, *row in rows("sizes/girths"):
        found[audience] = (*found.get(audience, ()), Girth(*row))
    return found


def estimated(measures: Mapping[str, float], audience: Audience) -> dict[str, Middle]:
    """Return the girths that height and weight let expect, each with its spread; none where one was measured.

    >>> woman = estimated({"height": 165, "weight": 60}, Audience.WOMEN)
    >>> [(name, round(one.at), one.spread) for name, one in woman.items()]
    [('bust', 88, 5.2), ('hip', 96, 3.7)]
    """
    height, weight = measures.get("height"), measures.get("weight")
    if height is None or weight is None or not _MEASURED.isdisjoint(measures):
        return {}
    return {
        one.name: Middle(round(one.base + one.per_cm * height + one.per_kg * weight, 1), one.spread, 1.0)
        for one in _girths().get(audience.value, ())
        if one.shortest <= height <= one.tallest and one.lightest <= weight <= one.heaviest
    }


def as_body(girths: Mapping[str, Middle]) -> Body:
    """Return estimated girths as a body for the engine."""
    return {DIMENSION_OF[name]: middle for name, middle in girths.items()}


def intervals(girths: Mapping[str, Middle]) -> FrozenMap[Interval]:
    """Return estimated girths as intervals in cm that hold two people of three."""
    return FrozenMap(
        {
            name: Interval.trusted(low=round(one.at - one.spread), high=round(one.at + one.spread), unit="cm")
            for name, one in girths.items()
        }
    )


def sources(audience: Audience) -> str:
    """Return the ids of the surveys behind the girths of an audience, with their confidence."""
    named = dict.fromkeys(word for one in _girths().get(audience.value, ()) for word in one.source.split())
    return " ".join(f"{word} medium" for word in named)
