"""Labels of goods that say more than one thing: ``"S/M (EU 36-40)"`` of socks, ``"M (57-58 cm)"`` of hats.

The label is cut into parts like one of clothes; each part is a size of the item, a letter size, or a range of two of
its sizes. What stands in brackets behind a size and is none is a remark, such as the diameter of a ring.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from specconv.ground.text import Late
from specconv.ground.value import FrozenMap
from specconv.sizes import bras, footwear_numbers, footwear_reading, goods_reading, scales
from specconv.sizes.hints import Hints
from specconv.sizes.label_children import readings_of_age
from specconv.sizes.label_drafts import fields_of
from specconv.sizes.label_letters import spelled
from specconv.sizes.label_pairs import Part
from specconv.sizes.label_parts import cut
from specconv.sizes.label_tokens import tokens
from specconv.sizes.ladder import order
from specconv.sizes.values import Audience, Size, System, ranked

_LETTERS = Late(r"(X{0,3}[SML]|[2-9]X[SL])(?:[-/](X{0,3}[SML]|[2-9]X[SL]))?")
_RANGE = Late(r"(\d+(?:\.\d+)?)[-/](\d+(?:\.\d+)?)(CM|MM|IN)?")
_EIGHTHS = Late(r"(\d(?: [1357]/[248]|\.25|\.5|\.75)?)-(\d(?: [1357]/[248]|\.25|\.5|\.75)?)")
"""A range of two hats: 7 1/8-7 1/4."""
_LETTERS_NUMBER = Late(r"([2-9]?[XSML/-]{1,7})(\d\d.*)")
_NEGATIVE = Late(r"(?:^|\s)-\d")
_FRENCH = Late(r"T\d{1,2}")
"""A number behind the initial of taille: T2."""
_NUMBERS = Late(r"[\d./-]+")
"""Numbers beside a letter size that are none of the goods' own, such as the dress sizes of tights."""
_BRACKETS = frozenset("([【")
_ON_FEET = frozenset({"socks"})
"""Goods that are labelled with ranges of shoe sizes."""


def read(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Return the readings of a cleaned label of the item in ``hints``, most plausible first; ``()`` for none."""
    found = None if _NEGATIVE.search(plain) else tokens(plain)
    label = None if found is None or not found.tokens else cut(found.tokens, hints.system)
    if label is None or hints.item is None:
        return ()
    audience = label.audience or hints.audience
    best: dict[Size, float] = {}
    known = hints._replace(places=hints.places or label.places)
    if label.one_size or (len(label.parts) == 1 and label.parts[0].core == "ONE"):
        worn = [one for part in label.parts for one in _part(part, part.audience or audience, known)]
        if hints.item not in _ONE_SIZE and not worn:
            return ()
        best[Size.trusted(system=System.INT, label="ONE", audience=audience, item=hints.item)] = 2.0
        for weight, size in worn:
            best[size] = max(best.get(size, 0.0), weight)
        return tuple(size.with_(discarded=label.discarded) for size in ranked(best, plain)[: goods_reading.MOST])
    discarded = list(label.discarded)
    each = [list(_part(part, part.audience or audience, known)) for part in label.parts]
    lettered = any(size.system is System.INT for readings in each for _, size in readings)
    if hints.item == footwear_numbers.ITEM and len(each) > 1:  # slippers: L (40-41)
        lettered_too = [list(_letters(part.core, audience, hints, _SLIPPERS)) for part in label.parts]
        each = [readings or letters for readings, letters in zip(each, lettered_too, strict=True)]
        if not any(size.system is not System.INT for readings in each for _, size in readings):
            return ()
    for place, (part, readings) in enumerate(zip(label.parts, each, strict=True)):
        if not readings and ((place and part.joint in _BRACKETS) or (lettered and _NUMBERS.fullmatch(part.core))):
            discarded.append(part.core)
        elif not readings:
            return ()
        for weight, size in readings:
            best[size] = max(best.get(size, 0.0), weight * 0.9**place)
    return tuple(one.with_(discarded=tuple(discarded)) for one in ranked(best, plain)[: goods_reading.MOST])


SMALLEST_OF_A_RANGE = 15
"""From here on two shoe numbers with a slash are a range; 1/2 is a fraction."""


def _part(part: Part, audience: Audience | None, hints: Hints) -> Iterator[tuple[float, Size]]:
    """Yield the readings of a part, each system that stands beside it in turn."""
    for system in part.systems or (hints.system,):
        found = goods_reading.of_core(part.core, system, audience, hints)
        if not found:
            found = [*_letters(part.core, audience, hints), *_range(part.core, system, audience, hints)]
        if not found and hints.item == bras.ITEM:
            found = bras.cups_alone(part.core, system)
        if not found and hints.item in _ON_FEET and part.bound:
            worn = footwear_reading.of_number(part.core, system, audience, hints.places)
            found = [
                (weight, one.with_(item=hints.item, parts=FrozenMap({part.bound: one.label}))) for weight, one in worn
            ]
        if not found and _FRENCH.fullmatch(part.core):
            found = goods_reading.of_core(part.core[1:], system, audience, hints)
        if not found and hints.item in _OF_BABIES and _AGE.fullmatch(part.core):
            found = _aged(part.core, audience, hints)
        pieces = () if found else _pieces(part.core)
        if pieces:
            apart = [list(_part(part._replace(core=one), audience, hints)) for one in pieces]
            found = [reading for readings in apart for reading in readings] if all(apart) else ()
        yield from found


def _aged(core: str, audience: Audience | None, hints: Hints) -> Sequence[tuple[float, Size]]:
    """Return the age that a label of a baby's hat, socks or gloves says."""
    low, _, high = core[:-1].partition("-")
    known = Hints(None, audience, hints.item, None, hints.places)
    return [
        (weight, Size.trusted(**fields_of(draft)))
        for weight, draft in readings_of_age(low, high or low, core[-1], known)
    ]


_AGE = Late(r"\d{1,2}(?:-\d{1,2})?[MY]")
_OF_BABIES = frozenset({"gloves", "hat", "socks", "tights"})
"""Goods that are labelled with a child's age too."""


def _pieces(core: str) -> Sequence[str]:
    """Return the sizes that stand side by side in a core: 85/34, 3-M, S/M55-57; nothing where there is one."""
    if core.isalpha() or not any(map(str.isdigit, core)):
        return ()
    if match := _LETTERS_NUMBER.fullmatch(core):
        return match.groups()
    pieces = [piece for piece in re.split("[/-]", core) if piece]
    if len(pieces) < 2 or (len(core) == 3 and "".join(pieces).isdigit()):  # 1/2 is a fraction
        return ()
    return pieces


def _letters(
    core: str, audience: Audience | None, hints: Hints, sold: frozenset[str] | None = None
) -> Iterator[tuple[float, Size]]:
    """Yield a letter size, or two that share a piece, of what is ``sold`` by letters."""
    match = _LETTERS.fullmatch(core)
    if match is None or hints.item not in (sold or _LETTERED):
        return
    low, high = spelled(match[1]), spelled(match[2] or match[1])
    if low == high or 0 < order(high) - order(low) <= 2:
        label = low if low == high else f"{low}-{high}"
        yield 0.9, Size.trusted(system=System.INT, label=label, audience=audience, item=hints.item)


_LETTERED = frozenset({"belt", "bra", "gloves", "hat", "helmet", "mens_underwear", "nappies", "socks", "tights"})
"""Goods that are sold by letters and in one size."""
_SLIPPERS = frozenset({footwear_numbers.ITEM})
_ONE_SIZE = _LETTERED | {"bracelet", "ring", "shoes"}


def _range(core: str, system: System | None, audience: Audience | None, hints: Hints) -> Sequence[tuple[float, Size]]:
    """Return what a range of two sizes says: of shoes for socks, else of a measure that both ends are on a scale of."""
    match, item = _RANGE.fullmatch(core), hints.item or ""
    if item == "hat" and (ends := _EIGHTHS.fullmatch(core)):
        return _hats(ends[1], ends[2], system, hints)
    if match is None or not float(match[1]) < float(match[2]):
        return ()
    shoes = item == footwear_numbers.ITEM
    if shoes and float(match[1]) < SMALLEST_OF_A_RANGE:
        return ()
    if (shoes or item in _ON_FEET) and not match[3]:
        worn = Hints(system, audience, footwear_numbers.ITEM, None, hints.places)
        found = footwear_reading.weighted(f"{match[1]}-{match[2]}", worn)
        return [(weight, size.with_(item=item)) for weight, size in found]
    if shoes:
        lengths = Hints(system, audience, item, None, hints.places)
        return footwear_reading.weighted(f"{match[1]}-{match[2]} {match[3]}", lengths)
    good = scales.goods()[item]
    made: list[tuple[float, Size]] = []
    for weight, one, low in scales.readings(item, match[1], system, hints.places):
        high = next((name for _, other, name in scales.readings(item, match[2], system) if other is one), None)
        first, last = one.quantity(low), None if high is None else one.quantity(high)
        if one.step is None or first is None or last is None or (match[3] and match[3].lower() != good.unit):
            continue
        parts = FrozenMap({f"{good.quantity}_from": _plain(first[0][0]), f"{good.quantity}_to": _plain(last[0][0])})
        label = f"{low}-{high}"
        made.append((weight, Size.trusted(system=one.system, label=label, audience=audience, item=item, parts=parts)))
    return made


def _hats(first: str, second: str, system: System | None, hints: Hints) -> Sequence[tuple[float, Size]]:
    """Return a range of two hats in inches and eighths."""
    found = []
    for weight, one, low in scales.readings("hat", first, system, hints.places):
        high = next((name for _, other, name in scales.readings("hat", second, system) if other is one), None)
        if high is not None and one.style == "vulgar":
            size = Size.trusted(system=one.system, label=f"{low}-{high}", audience=hints.audience, item="hat")
            found.append((weight, size))
    return found


def _plain(number: float) -> float:
    return int(number) if number == int(number) else round(number, 1)
