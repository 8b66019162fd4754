"""Shoe numbers on the scales of shoes: what a written number may be there, and how usual it is in shops.

A label may print cm for mm and mm for cm, and the numbers of children's scales start again at one. A number is taken
where some brand sells it; the foot that the standard gives it (ISO/TS 19407) tells how usual it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from specconv.ground.value import FrozenMap
from specconv.sizes import footwear
from specconv.sizes import footwear_engine as engine
from specconv.sizes.footwear import Scale
from specconv.sizes.footwear_engine import RESTART, TWELFTHS
from specconv.sizes.values import Audience, Size, System

ITEM = "shoes"
PAST_YOUNG = TWELFTHS * (RESTART + 1)
"""From this number on no label is of a child by the UK or US: they go to 13.5 and begin again at 1."""
_FOOT = {"men": (268.0, 13.0), "women": (242.0, 11.0), "kids": (180.0, 32.0)}
_SHARE = {"men": 1.0, "women": 1.0, "kids": 0.7}


def likely(one: Scale, value: int) -> float:
    """Return how usual a label is for its audience: by the foot that the standard gives it."""
    middle, spread = _FOOT[one.audience]
    foot = one.exact_zero + one.exact_step * value / TWELFTHS
    return _SHARE[one.audience] * (math.exp(-(((foot - middle) / spread) ** 2) / 2) + 0.01)


def written(one: Scale, value: int) -> tuple[str, dict[str, Any]]:
    """Return a label (twelfths) as a scale prints it, and the parts that the label alone does not say."""
    parts: dict[str, Any] = {}
    child = one.audience == "kids" and one.anchor in ("US", "UK")
    if child and one.anchor == "US":
        label = engine.written(value, child=True)
    elif child:
        junior = value >= TWELFTHS * (RESTART + 1)
        label = engine.written(value - TWELFTHS * RESTART if junior else value)
        parts["range"] = "junior" if junior else "child"
    else:
        label = engine.written(value)
    if one.system is System.CN and one.old:
        parts["series"] = "old"
    return label, parts


_sizes: dict[tuple[str, int, Audience, str], Size] = {}


def sized(one: Scale, value: int, audience: Audience, item: str = ITEM, **more: Any) -> Size:
    """Return a label (twelfths) of a scale as a size; sizes without more parts are shared."""
    said = {name: part for name, part in more.items() if part} if more else more
    key = (one.id, value, audience, item)
    found = None if said else _sizes.get(key)
    if found is None:
        label, parts = written(one, value)
        parts |= said
        found = Size.trusted(system=one.system, label=label, audience=audience, item=item, parts=FrozenMap(parts))
        if not said:
            _sizes[key] = found
    return found


def value_of(size: Size) -> tuple[Scale, int] | None:
    """Return the scale and the value (twelfths) of a size; None for a range and for what is no shoe size."""
    audience = footwear.group(size.audience)
    one = audience and footwear.scale(size.system, audience, size.parts.get("series") == "old")
    value = engine.twelfths(size.label)
    if not one or value is None:
        return None
    if size.parts.get("range") == "junior":
        value += TWELFTHS * RESTART
    return one, value


@lru_cache(maxsize=4096)
def _foot(system: System, label: str, audience: Audience | None, parts: FrozenMap[Any]) -> float:
    known = value_of(Size.trusted(system=system, label=label, audience=audience, parts=parts))
    return math.inf if known is None else known[0].exact_zero + known[0].exact_step * known[1] / TWELFTHS


def foot_of(size: Size) -> float:
    """Return the foot in mm that a shoe is made for, far from all others for what is none."""
    return _foot(size.system, size.label, size.audience, size.parts)


ONE_SHOE = 8.5
"""How far two labels of one shoe may lie apart in mm of the foot: a size of America or Britain."""
ALONE = 0.03
"""How likely a reading of a number is that is the same shoe as no reading of the other numbers of its label."""


def agreeing(each: Sequence[Sequence[tuple[float, Size]]]) -> list[list[tuple[float, Size]]]:
    """Return the readings of several numbers, those that are one shoe with another before those that are not.

    Of ``US 13.5 / EU 48`` the child's 13.5 is an EU 32; where no two readings agree, nothing is known.
    """
    feet = [[(size.system, foot_of(size)) for _, size in found] for found in each]
    agree = [
        [
            any(
                system is not other and abs(foot - there) <= ONE_SHOE
                for index, others in enumerate(feet) if index != place
                for other, there in others
            )
            for system, foot in own
        ]
        for place, own in enumerate(feet)
    ]  # fmt: skip
    if not any(map(any, agree)):
        return [list(found) for found in each]
    return [
        [(weight if near else ALONE * weight, size) for (weight, size), near in zip(found, own, strict=True)]
        for found, own in zip(each, agree, strict=True)
    ]


LONGEST_FOOT = 33 * TWELFTHS
"""The longest foot in cm that a label may mean by a small number."""
CENTIMETRES = frozenset({System.JP, System.MX, System.TW})
MILLIMETRES = frozenset({System.KR, System.CN, System.MONDOPOINT})


class Printing(NamedTuple):
    """What a scale prints, as a written number meets it."""

    system: System
    audience: str
    scale: Scale
    least: int
    most: int
    """The least and the largest number (twelfths) that labels of the scale print. A label may print cm for mm and mm
    for cm, and children's numbers start again at one."""
    millimetres: bool
    centimetres: bool
    restarts: bool
    """Whether it is one of the scales of children whose numbers start again at one."""


def printing(of: Scale) -> Printing:
    """Return what a scale prints."""
    millimetres = of.system in MILLIMETRES and not of.old
    centimetres = of.system in CENTIMETRES
    restarts = of.audience == "kids" and of.anchor in ("UK", "US")
    least = 0 if restarts else of.low // 10 if millimetres else of.low
    most = of.high * 10 if centimetres else of.high
    return Printing(of.system, of.audience, of, least, most, millimetres, centimetres, restarts)


@cache
def printings(system: System | None) -> tuple[Printing, ...]:
    """Return what the scales of a system print, of all for None."""
    every = footwear.scales().items()
    return tuple(printing(one) for (of, _), known in every if system in (None, of) for one in known)


def steps(of: Printing, value: int) -> bool:
    """Tell whether a label stands on a step that some brand sells."""
    if of.millimetres:
        return value % 30 == 0 or (value // TWELFTHS) % 5 == 2
    if of.scale.anchor == "EU":
        return value % 3 == 0 or value % 4 == 0
    return value % (3 if of.scale.anchor in ("UK", "US") else 6) == 0


class Standing(NamedTuple):
    """A scale on which a written number stands."""

    system: System
    audience: str
    scale: Scale
    value: int
    """The number on the scale, in twelfths."""
    usual: float
    again: bool
    """Whether it is counted on past the restart of children's numbers."""


@lru_cache(maxsize=2048)
def standing(value: int, system: System | None, young: str, unit: str, old: bool) -> tuple[Standing, ...]:
    """Return the scales of a system (of all, for None) on which a number stands that is written so.

    Remembered, because men, women and children, widths and places share the numbers of a feed.
    """
    found = []
    for of in printings(system):
        if not (unit or of.least <= value <= of.most) or (young and not of.restarts):
            continue
        if of.restarts and not young and value >= PAST_YOUNG:
            continue
        one = of.scale
        at, weight = _meant(of, value, unit, old) if unit or not of.restarts else (value, 1.0)
        if weight and not (young == "Y" and at < TWELFTHS * RESTART) and one.low <= at <= one.high and steps(of, at):
            found.append(Standing(of.system, of.audience, one, at, weight * likely(one, at), False))
        if of.restarts and not young and not unit and TWELFTHS <= value <= 7 * TWELFTHS:
            at = value + TWELFTHS * RESTART
            if one.low <= at <= one.high and steps(of, at):
                found.append(Standing(of.system, of.audience, one, at, 1.2 * likely(one, at), True))
    return tuple(found)


def _meant(of: Printing, value: int, unit: str, old: bool) -> tuple[int, float]:
    """Return what a number is on a scale, in twelfths, and how likely it is written so; 0 where it is not."""
    if unit:
        millimetres = value if unit == "mm" else value * 10
        if of.millimetres:
            return millimetres, 1.0
        return millimetres // 10, float(of.centimetres and millimetres % 10 == 0)
    if of.millimetres and value < 40 * TWELFTHS:
        if value > LONGEST_FOOT or old:
            return value, 0.0
        return value * 10, 0.5 if of.system is System.MONDOPOINT else 0.3
    if of.centimetres and value >= 100 * TWELFTHS:
        return value // 10, 0.3
    return value, 1.0
