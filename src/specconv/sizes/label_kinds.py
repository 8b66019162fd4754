"""What a label without an item says as sizes of shoes, bras, rings and other goods, and how likely each is.

The weights are those of ``data/sizes/label_kinds.csv``: how likely a core of a form is a label of an item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from types import ModuleType

from specconv.ground.catalog import rows
from specconv.ground.text import Late
from specconv.sizes.hints import Hints
from specconv.sizes.label_drafts import NO_DIGITS, Reading
from specconv.sizes.label_pairs import Part
from specconv.sizes.label_parts import Label
from specconv.sizes.label_tokens import Token
from specconv.sizes.label_wearers import CHILDREN
from specconv.sizes.values import Audience, FitType, Size, System


@cache
def _goods() -> ModuleType:
    """Return the reader of goods, which is imported when a label may be of one."""
    from specconv.sizes import goods_reading

    return goods_reading


class _Kind:
    """How likely cores of a form are labels of an item; ranges by whether three sizes or more lie between."""

    def __init__(self, item: str, pattern: str, needs: str, weight: float, wide: float | None) -> None:
        self.item = item
        self.needs = frozenset(needs)
        self.form = Late(pattern)
        self.weight = weight
        self.wide = wide

    def weighs(self, core: str) -> float:
        """Return how likely a core is a label of the item; 0 where it is no such form."""
        if self.form.fullmatch(core) is None:
            return 0.0
        if self.wide is None:
            return self.weight
        low, high = (float(end) for end in re.split("[-/]", core))
        if high <= low > _RESTART + 0.5:
            return 0.0  # 34/30 are trousers: no range falls but over the restart
        apart = high - low if high > low else high + _RESTART - low
        return 0.0 if apart > _WIDEST and not self.weight else self.wide if apart >= _WIDE else self.weight


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(_Kind(*row[1:6]) for row in rows("sizes/label_kinds"))


@lru_cache(maxsize=1024)
def _kinds_with(signs: str) -> tuple[_Kind, ...]:
    """Return the kinds that a core with these signs beside its digits may be of."""
    return tuple(kind for kind in _kinds() if not kind.needs or not kind.needs.isdisjoint(signs))


_WIDE = 3
"""Sizes from the low to the high end of a range, from which on it is the range of socks rather than of shoes."""
_RESTART, _WIDEST = 13, 16
"""Where children's numbers begin anew, and the widest range of socks: 15.5/34 is a shirt."""


@lru_cache(maxsize=8192)
def weights_of(core: str) -> dict[str, float]:
    """Return how likely a core is a label of each item that has such labels."""
    found: dict[str, float] = {}
    for kind in _kinds_with(core.translate(NO_DIGITS)):
        weight = kind.weighs(core)
        if weight > found.get(kind.item, 0.0):
            found[kind.item] = weight
    return found


_PLAIN = Late(r"\d+(?:\.\d+)?(?: [12]/3)?")
"""Cores that are a number alone."""
_GROWN_GOODS = frozenset({"belt", "bra", "ring"})
_KOREAN_DOUBLES = frozenset({"44-55", "55-66", "66-77", "77-88", "88-99"})
"""Ranges of Korean women's sizes, which are nothing else."""
_EU_SHOES = frozenset({System.DE, System.FR, System.IT, System.ES})
"""Systems in whose countries shoes are labelled EU: their own code stands on clothes."""


def other_kinds(plain: str, label: Label, hints: Hints, cut_already: list[Token]) -> Sequence[Reading]:
    """Return what a label without an item says as sizes of shoes, bras, rings and other goods."""
    found, shoes = _of_cores(label.parts, label.audience, label.fit, bool(label.places), label.shoes, hints)
    if not shoes:
        return found
    read_as_shoes = _goods().shoes(plain, hints._replace(item="shoes"), cut_already)
    return (*found, *_weighed(read_as_shoes, shoes, len(label.parts) > 1))


@lru_cache(maxsize=8192)
def _of_cores(
    parts: tuple[Part, ...],
    said: Audience | None,
    fit: FitType | None,
    for_clothes: bool,
    for_shoes: bool,
    hints: Hints,
) -> tuple[tuple[Reading, ...], float]:
    """Return what the cores of a label say as sizes of other goods, and how likely the whole is of shoes.

    ``said`` is the audience that the label itself names. The whole label is read as shoes where its cores alone do not
    tell, as those with widths. Remembered, because the cores of a feed are few.
    """
    cores = [part.core for part in parts]
    weights = weights_of(cores[0])
    share = 0.5 if for_clothes else 1.0  # "Gr." and "taille" are said of clothes first
    young = hints.audience in CHILDREN
    if for_shoes:
        share *= 3.0
    elif (young and said is not None) or fit is not None:
        share *= 0.3  # so are "boys" and "petite"
    if not _KOREAN_DOUBLES.isdisjoint(cores):
        share *= 0.1
    if any(system in _EU_SHOES for part in parts for system in part.systems):
        share *= 0.25
    every: list[Reading] = []
    whole = 0.0
    for item, weight in weights.items():
        for core in cores[1:]:
            weight = min(weight, weights_of(core).get(item, 0.0))
        if not weight or (young and item in _GROWN_GOODS):
            continue
        if item == "shoes" and not all(map(_PLAIN.fullmatch, cores)):
            if len(cores) > 1 and cores[0][-1].isdigit() and any(core.isalpha() for core in cores[1:]):
                continue  # a letter behind a number is a width only where the number has one: 9 D (M)
            whole = weight * share
        else:
            found = _every(parts, hints._replace(item=item))
            every += _weighed(found, weight * share, item == "shoes" and len(cores) > 1)
    return tuple(every), whole


def _weighed(found: Sequence[tuple[float, Size]], likely: float, several_shoes: bool) -> list[Reading]:
    """Return readings with the likeliest as likely as told; shoes of several systems by how well they agree."""
    if not found:
        return []
    most = max(one for one, _ in found) / likely
    if several_shoes:
        most /= _goods().agreement(found)
    return [(one / most, size.__dict__) for one, size in found]


def _first(part: Part) -> System | None:
    return part.systems[0] if part.systems else None


def _every(parts: Sequence[Part], hints: Hints) -> Sequence[tuple[float, Size]]:
    """Return the readings of all parts as sizes of one item; nothing where one of them is none."""
    goods_reading = _goods()
    each: list[list[tuple[float, Size]]] = []
    found: Sequence[tuple[float, Size]]
    for place, part in enumerate(parts):
        audience = part.audience or hints.audience
        found = goods_reading.of_core(part.core, _first(part), audience, hints)
        if not found and "/" in part.core:
            found = [
                one for core in part.core.split("/")
                for one in goods_reading.of_core(core, _first(part), audience, hints)
            ]  # fmt: skip
        if not found:
            return ()
        if len(parts) == 1:
            return found
        each.append([(weight * 0.9**place, size) for weight, size in found])
    if hints.item == "shoes":
        from specconv.sizes import footwear_numbers  # as the reader of goods

        each = footwear_numbers.agreeing(each)
    return [reading for found in each for reading in found]
