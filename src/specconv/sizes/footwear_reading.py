"""The reader of shoe labels: ``"EU 42⅔"``, ``"US 9 / UK 8 / EU 42.5"``, ``"M9/W10.5"``, ``"9 D(M) US"``, ``"10C"``.

A label is cut into numbers and words; a word attaches to its number (system, audience, width, ``C`` or ``Y`` of
children, cm or mm), and every number must be a size on some scale that is sold, for every word must be known. A bare
number is read on all scales that have it, the likeliest first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from operator import itemgetter
from typing import Any

from specconv.ground.errors import UnreadableSize
from specconv.sizes import footwear
from specconv.sizes import footwear_engine as engine
from specconv.sizes.footwear import Scale
from specconv.sizes.footwear_cutting import LETTERED, Group, groups, restarts
from specconv.sizes.footwear_engine import RESTART, TWELFTHS
from specconv.sizes.footwear_numbers import ITEM, PAST_YOUNG, agreeing, likely, printings, sized, standing, written
from specconv.sizes.hints import Hints
from specconv.sizes.label_tokens import Token
from specconv.sizes.values import Audience, Size, System, ranked

WIDEST_RANGE = 9 * TWELFTHS
"""The widest range of sizes that a label of one piece names."""


def _audiences(group: Group, hints: Hints) -> dict[str, tuple[Audience, float]]:
    named = group.audience or hints.audience
    if group.young and (named is None or footwear.group(named) != "kids"):
        named = Audience.KIDS
    if named in (None, Audience.UNISEX):
        return {
            "men": (Audience.MEN, 1.0),
            "women": (Audience.WOMEN, 1.0),
            **({} if named else {"kids": (Audience.KIDS, 1.0)}),
        }
    assert named is not None
    chosen = footwear.group(named)
    assert chosen is not None
    return {chosen: (named, 1.0)}


@lru_cache(maxsize=4096)
def _readings(group: Group, hints: Hints) -> tuple[tuple[float, Size], ...]:
    """Return the readings of one number; remembered, because a feed repeats its numbers."""
    named = group.system or hints.system
    sold = named and footwear.sold_as(named)
    known = group._replace(system=sold)
    each = _ranged(known, hints) if group.value is None else _each(known, group.value, hints)
    if named is not None and sold is not named:  # CA 9 is counted as US 9 and stays what it says
        each = [(weight, size.with_(system=named)) for weight, size in each]
    return tuple(sorted(each, key=_weight_of, reverse=True)[:MOST])


_weight_of: Callable[[tuple[float, Any]], float] = itemgetter(0)
MOST = 16
"""How many readings a number has at most."""


def _width(group: Group, one: Scale) -> str:
    """Return the width that a label names beside its length: a figure is one of Mondopoint (mm) or China (type) alone.

    >>> [dict(size.parts) for size in read("270/100", Hints(system=System.MONDOPOINT, audience=Audience.MEN))]
    [{'width': '100'}]
    """
    value = engine.twelfths(group.width) if group.width else None
    if value is None:
        return group.width
    if one.system is System.MONDOPOINT:
        return group.width if value >= 50 * TWELFTHS else ""
    return group.width if one.system is System.CN and not one.old and value <= 6 * TWELFTHS else ""


def _each(group: Group, value: int, hints: Hints) -> Iterator[tuple[float, Size]]:
    """Yield what a number may be, by the scales on which it stands."""
    wanted = group.system
    audiences = _shares(group, hints)
    places = hints.places if wanted is None else ()
    grown_width = len(group.width) > 1 and group.width[-1] in "AE"
    alone = not group.width and not group.bound
    for system, name, one, at, usual, again in standing(value, wanted, group.young, group.unit, group.old):
        if name not in audiences:
            continue
        audience, share = audiences[name]
        if again and audience is Audience.BABY:
            continue  # a baby wears none of the sizes that begin anew
        weight = usual * share
        if wanted is None or one.old:
            weight *= one.prior
        if grown_width and name == "kids":
            weight *= 0.2  # children's widths are N, M, W and XW
        if places and system not in places:
            weight *= 0.3
        if alone:
            yield weight, sized(one, at, audience)
            continue
        width = _width(group, one)
        if group.either and audience.value == _LETTERED_GROUP.get(group.width):
            width = ""
        open_end = {group.bound: written(one, at)[0]} if group.bound else {}
        yield weight, sized(one, at, audience, width=width, **open_end)


def _ranged(group: Group, hints: Hints) -> Iterable[tuple[float, Size]]:
    """Return what a range of numbers may be, each size once."""
    assert group.low is not None
    assert group.high is not None
    wanted = group.system
    audiences = _shares(group, hints)
    best: dict[Size, float] = {}
    for of in printings(wanted):
        if of.audience not in audiences or (group.young and not of.restarts):
            continue
        system, name, one = of.system, of.audience, of.scale
        audience, share = audiences[name]
        low, high = group.low, group.high
        if high < low and of.restarts:
            high += TWELFTHS * RESTART
        widest = WIDEST_RANGE * (10 if of.millimetres else 1)
        told = not group.unit or (group.unit == "mm" if of.millimetres else of.centimetres)
        if of.restarts and not group.young and group.high >= PAST_YOUNG:
            continue
        if not (told and one.low <= low < high <= one.high and high - low <= widest):
            continue
        weight = share * (one.prior if wanted is None or one.old else 1.0) * likely(one, (low + high) // 2)
        if name == "kids" and len(group.width) > 1 and group.width[-1] in "AE":
            weight *= 0.2  # as of a single number
        if wanted is None and hints.places and system not in hints.places:
            weight *= 0.3
        label = f"{written(one, low)[0]}-{written(one, high)[0]}"
        size = Size.trusted(system=system, label=label, audience=audience, item=ITEM)
        best[size] = max(weight, best.get(size, 0.0))
    return [(weight, size) for size, weight in best.items()]


def _shares(group: Group, hints: Hints) -> dict[str, tuple[Audience, float]]:
    """Return the audiences that a number may be for; a letter that is rather an audience than a width tells."""
    audiences = _audiences(group, hints)
    other = _LETTERED_GROUP.get(group.width) if group.either and not group.audience else None
    if other in audiences and len(audiences) > 1:
        return {name: (who, share if name == other else 0.4 * share) for name, (who, share) in audiences.items()}
    return audiences


_LETTERED_GROUP = {letter: audience.value for letter, audience in LETTERED.items()}


def read(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Return the readings of a shoe label (already cleaned), most plausible first; ``()`` for what is none."""
    return ranked({size: weight for weight, size in weighted(plain, hints)}, plain)[:MOST]


@lru_cache(maxsize=4096)
def of_number(
    core: str, system: System | None, audience: Audience | None, places: tuple[System, ...]
) -> Sequence[tuple[float, Size]]:
    """Return the readings of a number alone (``8.5``, ``42 2/3``), in a system where one is named."""
    number = core.rstrip("CY")
    value, young = engine.twelfths(number), core[len(number) :]
    if value is None or len(young) > 1:
        return ()
    if young and system is not None and not restarts(system):
        young, audience = "", audience or Audience.KIDS
    if young == "Y":
        value += TWELFTHS * RESTART
    group = Group(value, None, None, system, None, young, "", "", False, "", False)
    return _readings(group, Hints(system, audience, None, None, places))


def weighted(plain: str, hints: Hints, known: list[Token] | None = None) -> Sequence[tuple[float, Size]]:
    """Return the readings of a shoe label (already cleaned) with their weights, each number's likeliest first."""
    parted = groups(plain, known)
    if not parted:
        return ()
    if len(parted) > 1:
        first, second = parted[0], parted[1]
        kind = second.value if second.system in (None, first.system) else None
        if (first.value or 0) >= 90 * TWELFTHS and 0 < (kind or 0) <= 6 * TWELFTHS:  # the Chinese type: 250(2.5)
            who = first.audience or second.audience
            parted = [first._replace(width=engine.written(kind or 0), audience=who)]
    return _of_groups(tuple(parted), hints)


@lru_cache(maxsize=4096)
def _of_groups(parted: tuple[Group, ...], hints: Hints) -> tuple[tuple[float, Size], ...]:
    """Return the readings of the numbers of a label together; remembered as those of each are."""
    best: dict[Size, float] = {}
    each = []
    for place, one in enumerate(parted):
        found = _readings(one, hints)
        high_first = one.low is not None and one.high is not None and one.high < one.low
        if not found and high_first and (one.low or 0) >= 90 * TWELFTHS:  # 250-2.5: the type of a Chinese size
            width = engine.written(one.high or 0)
            found = _readings(one._replace(value=one.low, low=None, high=None, width=width), hints)
        if not found and len(parted) > 1 and place and one.system is None:
            continue
        if not found:
            return ()
        if len(parted) == 1:
            return found
        each.append([(weight * 0.9**place, size) for weight, size in found])
    for likely_ones in agreeing(each):
        for weight, size in likely_ones:
            if weight > best.get(size, 0.0):
                best[size] = weight
    return tuple([(weight, size) for size, weight in best.items()])


def _span(one: Scale) -> str:
    """Return the first and the last label of a scale; those of children that begin anew in two runs."""
    first, last = _end(one, one.first), _end(one, one.last)
    middle, again = (written(one, PAST_YOUNG + step)[0] for step in (-TWELFTHS // 2, 0))
    new = one.audience == "kids" and one.anchor in ("UK", "US")
    return f"{first} to {middle}, then {again} to {last}" if new else f"{first} to {last}"


def _end(one: Scale, number: Fraction) -> str:
    return written(one, int(number * TWELFTHS))[0]


def refuse(text: Any, plain: str, hints: Hints, field: str) -> None:
    """Raise what is wrong with a label that is no shoe size: the range on sale, where the scale is known."""
    parted = groups(plain) or []
    for one in parted:
        if len(parted) > 1 and _readings(one, hints):
            continue
        named = one.system or hints.system
        system = named and footwear.sold_as(named)
        audiences = _audiences(one, hints)
        value = one.value if one.value is not None else one.high
        known = [
            found[0] for name in audiences if system is not None and (found := footwear.scales().get((system, name)))
        ]
        if known and value is not None:
            ranges = tuple(f"{named} {_span(scale)} ({scale.audience})" for scale in known)
            raise UnreadableSize("no shoe size that is sold; sold are " + ", ".join(ranges), field=field, value=text)
        if system is not None and not known:
            raise UnreadableSize(
                f"no shoes are sold by the system {system}",
                field=field,
                value=text,
                choices=[each.value for each in footwear.systems()][:4],
            )
    raise UnreadableSize("no size designation of shoes", field=field, value=text, choices=("EU 42", "UK 8", "US 9"))
