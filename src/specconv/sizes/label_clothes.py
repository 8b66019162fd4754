"""What the parts of a label say as sizes of clothes, of one and the same wearer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from specconv.ground.text import Late
from specconv.ground.value import FrozenMap
from specconv.sizes import clothing_labels
from specconv.sizes.hints import Hints
from specconv.sizes.label_drafts import Draft, Reading, as_fields
from specconv.sizes.label_pairs import OVER_THE_RESTART, Part
from specconv.sizes.label_wearers import ADULTS, CHILDREN, compatible, narrower
from specconv.sizes.values import Audience, FitType, System


@lru_cache(maxsize=8192)
def clothes_of(parts: tuple[Part, ...], aged: bool, fit: FitType | None, hints: Hints) -> tuple[Reading, ...]:
    """Return what the parts of a label say as sizes of clothes; nothing where one says none.

    Remembered, because the cores of a feed are few: its numbers, letters and ages.
    """
    if len(parts) == 1:
        return as_fields([*_suits(parts[0], fit, hints), *_part(parts[0], hints)])
    if len(parts) == PAIR and (paired := _of_a_suit(parts, fit, hints)):
        return as_fields(paired)
    every: list[tuple[float, Draft]] = []
    found: list[Sequence[tuple[float, Draft]]] = []
    for part in parts:
        if part.core == "+":
            continue
        readings = _part(part, hints)
        if not readings:
            return ()
        found.append(readings)
    each = _of_a_child(parts, found, aged, hints)
    if hints.system is None and not hints.places and len(each) == len(parts):
        each = _of_brazil(parts, each, hints)
    for index, readings in enumerate(each):
        share = 0.9**index
        every += [(weight * share, draft) for weight, draft in readings]
    if aged or not _mixed(parts, hints):
        return as_fields(every)
    return as_fields([(weight * NOBODY, draft) for weight, draft in every])


PAIR = 2
_LATIN = frozenset({System.BR, System.MX})


def _of_brazil(
    parts: Sequence[Part], each: Sequence[Sequence[tuple[float, Draft]]], hints: Hints
) -> Sequence[Sequence[tuple[float, Draft]]]:
    """Return the readings of numbers beside letters that are printed in one country alone: ``GG (46-48)``."""
    for part, readings in zip(parts, each, strict=True):
        if readings[0][1][0] not in _LATIN or any(map(str.isdigit, part.core)):
            continue
        if all(draft[0] in _LATIN for _, draft in readings):
            places = tuple(dict.fromkeys(draft[0] for _, draft in readings))
            local = hints._replace(places=places)
            return [_part(one, local) or found for one, found in zip(parts, each, strict=True)]
    return each


_WAIST = Late(r"W?(\d\d)W?")


def _of_a_suit(parts: Sequence[Part], fit: FitType | None, hints: Hints) -> list[tuple[float, Draft]]:
    """Return a suit with the waist of its trousers, ``46 Long / W40``, ``44R/38W``, or a German size with its series.

    ``50 (102 lang)`` is one man's size: his number is half the long one, less one, and twice the short one.
    """
    first, second = parts
    if "W" in second.core and (waist := _WAIST.fullmatch(second.core)):
        suits = _suits(first, fit, hints) or _part(first, hints)
        worn = {"waist_in": int(waist[1])}
        return [
            (weight, (*draft[:6], FrozenMap({**draft[6], **worn}))) for weight, draft in suits if "chest_in" in draft[6]
        ]
    if fit not in _LENGTH_LETTERS:
        return []
    if not (first.core.isdigit() and second.core.isdigit()) or first.systems or second.systems:
        return []
    number, other = int(first.core), int(second.core)
    who = None
    if fit is FitType.LONG and other in (2 * number, 2 * number + 2):
        who = Audience.WOMEN if other == 2 * number else Audience.MEN
    if who is None and not (fit is FitType.SHORT and number == 2 * other):
        return []
    german = Hints(hints.system or System.DE, hints.audience or who, hints.item, None, hints.places)
    each = (_part(first, german), _part(second, german._replace(fit_type=fit)))
    if not all(each):
        return []
    most = [max(weight for weight, _ in readings) for readings in each]
    return [
        (weight / most[place] * 0.9**place, draft) for place, readings in enumerate(each) for weight, draft in readings
    ]


OLDEST_CHILD, TALLEST_CHILD = 15 * 12, 152
"""The age in months and the height in cm up to which a part of a label says that a child wears it."""


def _of_a_child(
    parts: Sequence[Part], each: Sequence[Sequence[tuple[float, Draft]]], aged: bool, hints: Hints
) -> Sequence[Sequence[tuple[float, Draft]]]:
    """Return the readings of the parts as a child's, where the age or height in one of them says that a child wears it.

    ``56 (1-2 Monate)`` is a baby's, the letter of ``L (10-12 ans)`` a child's; a number that no child wears stays. One
    age without a word for it does not tell: ``5Y / 36`` is a shoe.
    """
    if hints.audience is not None or len(each) != len(parts):
        return each
    told = [
        _child(readings) if aged or not part.core[:-1].isdigit() or part.core.isdigit() else None
        for part, readings in zip(parts, each, strict=True)
    ]
    wearer = next(filter(None, told), None)
    if wearer is None:
        return each
    young = hints._replace(audience=wearer)
    narrowed = [
        readings if _child(readings) is not None else _part(part, young)
        for part, readings in zip(parts, each, strict=True)
    ]
    return narrowed if all(narrowed) else each


def _child(readings: Sequence[tuple[float, Draft]]) -> Audience | None:
    """Return which child wears all readings of a part by the age or height in it, None where they do not tell."""
    for _, draft in readings:
        if draft[3] not in CHILDREN:
            return None
        parts = draft[6]
        age, height = parts.get("age_to", parts.get("age")), parts.get("height")
        if age is None and height is None:
            return None
        if (age or 0) > OLDEST_CHILD or (height or 0) > TALLEST_CHILD:
            return None
    return readings[0][1][3] if readings else None


NOBODY = 0.1
"""How likely a label is of clothes where its parts are of a child and of a grown person: 3Y / EU 36."""


def _mixed(parts: Sequence[Part], hints: Hints) -> bool:
    """Tell whether one part of a label is an age without a word for it and another is worn by grown people alone."""
    aged = [part.core[-1] in _AGES and part.core[0].isdigit() for part in parts]
    if all(aged) or not any(aged):
        return False
    return any(
        not age and all(draft[3] in ADULTS for _, draft in _part(part, hints))
        for part, age in zip(parts, aged, strict=True)
    )


_AGES = frozenset("MYA")


_LENGTH_LETTERS = {FitType.REGULAR: "R", FitType.SHORT: "S", FitType.LONG: "L", FitType.TALL: "L"}


def _suits(part: Part, fit: FitType | None, hints: Hints) -> Sequence[tuple[float, Draft]]:
    """Return what a number with a word for its length says as a man's suit: 42 Regular is 42R."""
    core, letter = part.core, _LENGTH_LETTERS.get(fit) if fit else None
    if letter is None or not core.isdigit() or not SMALLEST_SUIT <= int(core) <= LARGEST_SUIT:
        return ()
    found = _part(part._replace(core=core + letter), hints._replace(fit_type=None))
    if fit is not FitType.TALL:
        return found
    return [(weight, _tall(draft)) for weight, draft in found]


def _tall(draft: Draft) -> Draft:
    """Return a long suit as the tall one that the label says."""
    system, text, standard, audience, item, _, parts = draft
    kept = {name: part for name, part in parts.items() if name != "length"}
    return system, text, standard, audience, item, FitType.TALL, FrozenMap(kept)


SMALLEST_SUIT, LARGEST_SUIT = 32, 60


def _part(part: Part, hints: Hints) -> Sequence[tuple[float, Draft]]:
    core = part.core
    if len(core) > LONGEST_CORE or (core == "18Y" and part.bound == "from"):  # 18+ is for grown people
        return ()
    if part.bound == "to" and core[-1:] in ("M", "Y") and core[:-1].isdigit():
        core = f"0-{core}"
    audience = part.audience or hints.audience
    if part.audience is not None and hints.audience is not None and compatible(part.audience, hints.audience):
        audience = narrower(part.audience, hints.audience)
    every: list[tuple[float, Draft]] = []
    for system in part.systems or (hints.system,):
        local = hints
        if system is not hints.system or audience is not hints.audience:
            local = Hints(system, audience, hints.item, hints.fit_type, hints.places)
        every += clothing_labels.readings(core, local) or _side_by_side(core, local)
    return every


LONGEST_CORE = 20


@lru_cache(maxsize=8192)
def _side_by_side(core: str, hints: Hints) -> Sequence[tuple[float, Draft]]:
    """Return the readings of a core that is several sizes side by side, such as ``M/38``; remembered as cores are."""
    pair = hints.item is None and core[2:3] == "/" and _EUROPEAN_PAIR.fullmatch(core)
    if pair and int(core[3:]) == int(core[:2]) + 1:
        return ()  # 37/38 is a shoe: one of the two is odd
    if core[-1] == "Y" and OVER_THE_RESTART.fullmatch(core):
        return ()  # 13-1Y is a child's shoe: no age falls
    for pieces in _pieces(core):
        if len(pieces) == PAIR and "W" in pieces[1]:
            suits = _of_a_suit([Part(piece, (), None, "", "") for piece in pieces], None, hints)
            if suits:
                return tuple(suits)
        each = [clothing_labels.readings(piece, hints) for piece in pieces]
        if not all(each):
            continue
        if hints.audience is None and len(each) > 1:
            parts = [Part(piece, (), None, "", "") for piece in pieces]
            found = _of_a_child(parts, each, False, hints)
            if hints.system is None and not hints.places:
                found = _of_brazil(parts, found, hints)
            each = [tuple(readings) for readings in found]
        split: dict[Draft, float] = {}
        for place, readings in enumerate(each):
            for weight, draft in readings:
                split.setdefault(draft, weight * 0.8**place)
        return tuple([(weight, draft) for draft, weight in split.items()])
    return ()


_EUROPEAN_PAIR = Late(r"(?:3[3-9]|4\d)/(?:3[4-9]|4\d|50)")
"""Two shoe numbers of the continent."""
_CODE_LETTER = Late(r"(1[0-9]\d/\d{2,3})/(\d?X{0,4}[SML])")
"""A Chinese code without its type, and its letter: 160/70/M."""
_RANGE_NUMBER = Late(r"(\d?X{0,4}[SML][-/]\d?X{0,4}[SML])/(\d.*)")
"""A range of letters with a number: M/L/46."""
_SUIT_WAIST = Late(r"(\d{2}[RSLT])(W\d\d|\d\dW)")
"""A suit with the waist of its trousers: 42L W36."""
_LETTER_NUMBER = Late(r"(\d?X{0,4}[SML])(\d{2,3}.*|\d{1,2}-\d{1,2}[MY])")


def _pieces(core: str) -> Iterator[list[str]]:
    """Yield the ways in which a core may be several sizes side by side."""
    if (match := _RANGE_NUMBER.fullmatch(core) or _CODE_LETTER.fullmatch(core)) is not None:
        yield [match[1], match[2]]
    for sign in "/ -":
        if sign in core and (sign != "-" or not core.replace("-", "").replace(".", "").isdigit()):
            yield [piece for piece in core.split(sign) if piece]
    match = _LETTER_NUMBER.fullmatch(core) or _SUIT_WAIST.fullmatch(core)
    if match:
        yield [match[1], match[2]]
