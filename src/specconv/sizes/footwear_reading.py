"""The reader of shoe labels: ``"EU 42⅔"``, ``"US 9 / UK 8 / EU 42.5"``, ``"M9/W10.5"``, ``"9 D(M) US"``, ``"10C"``.

A label is cut into numbers and words; a word attaches to its number (system, audience, width, ``C`` or ``Y`` of
children, cm or mm), and every number must be a size on some scale that is sold, for every word must be known. A bare
number is read on all scales that have it, the likeliest first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from specconv.ground.errors import UnreadableSize
from specconv.ground.text import Late, fold
from specconv.sizes import footwear
from specconv.sizes import footwear_engine as engine
from specconv.sizes.footwear import Scale
from specconv.sizes.footwear_engine import RESTART, TWELFTHS
from specconv.sizes.footwear_numbers import ITEM, PAST_YOUNG, likely, printings, sized, standing, written
from specconv.sizes.hints import Hints
from specconv.sizes.label_tokens import NUMBER, SIGN, Roles, Token, latin
from specconv.sizes.label_tokens import tokens as cut_tokens
from specconv.sizes.values import Audience, Size, System, ranked

_SIGNS = frozenset("/-~=.,()[]|:;&+'#")
_WIDTH = Late(r"(?:[ABCDFGHJK]|A{2,4}|E{1,6}|N|R|X{0,2}WW?|M)$")
_WIDTH_WORDS = {
    "narrow": "N",
    "slim": "N",
    "medium": "M",
    "standard": "M",
    "regular": "M",
    "wide": "W",
    "xwide": "XW",
    "xxwide": "XXW",
}
_EAST = {"窄": " narrow ", "特宽": " xwide ", **dict.fromkeys(("加宽", "宽版", "宽", "幅広", "ワイド"), " wide ")}
_WIDER = Late(r"\b(?:(?:extra|x)[ -]?){1,2}wide\b|\bxx[ -]?wide\b|" + "|".join(_EAST), re.IGNORECASE)
"""Widths of two words, and in scripts without spaces: extra wide, X-Wide, extra extra wide, XX-Wide, 加宽."""
_ROLES = ("young", "system", "audience", "unit", "ignored", "size", "bound", "good", "item")
"""Roles of words on shoe labels, the first that a word has counts; words of the last five are passed over."""
_TYPES = "一二三四五"
OLD_BELOW = 70 * TWELFTHS
"""Chinese numbers below this are of the old scale, those above are millimetres."""
LITTLE, LARGEST_LITTLE = "L", 4 * TWELFTHS
"""What words for little kids stand for in the data, and their largest number: from 10.5 over the restart to 3."""
SMALLEST_DOUBLE = 15 * TWELFTHS
"""From this number on a slash joins a double size (37/38); below it parts two numbers."""


class Group(NamedTuple):
    """A number of a label with the words that belong to it."""

    value: int | None
    low: int | None
    high: int | None
    system: System | None
    audience: Audience | None
    young: str
    unit: str
    width: str
    either: bool
    """Whether a ``W`` after the number may mean women's or wide."""
    bound: str
    """``to`` or ``from`` where the label says that the size is open below or above."""
    old: bool
    """Whether the Chinese word for a size follows a number that is none in millimetres: the old numbers."""


class _Open:
    """A group while it is being read."""

    __slots__ = ("audience", "bound", "dash", "either", "numbers", "old", "system", "unit", "width", "young")

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.dash = False
        self.system: System | None = None
        self.audience: Audience | None = None
        self.young: list[str] = []
        self.unit = ""
        self.width = ""
        self.either = False
        self.bound = ""
        self.old = False

    def closed(self) -> Group:
        values = self.numbers
        if self.young and self.young[-1] == LITTLE:  # 10.5 to 13 of a child, then 1 to 3 as Y
            self.young[-1] = "Y" if values[-1] <= LARGEST_LITTLE else "C"
        if self.young and (not restarts(self.system) or values[-1] >= PAST_YOUNG):
            self.young.clear()  # EU 33Y: whose it is, and no number that begins anew
            self.audience = self.audience or Audience.KIDS
        if len(values) == PAIR and self.young == ["Y"]:  # it is said of both of 1-2Y, of 13-1Y behind the restart alone
            self.young.insert(0, "Y" if values[0] < values[1] else "C")
        for at, young in enumerate(self.young[: len(values)]):
            if young == "Y":
                values[at] += TWELFTHS * RESTART
        young = self.young[-1] if self.young else ""
        both = len(values) > 1
        return Group(
            None if both else values[0],
            values[0] if both else None,
            values[-1] if both else None,
            self.system,
            self.audience,
            young,
            self.unit,
            self.width,
            self.either,
            self.bound,
            self.old,
        )


PAIR = 2
_NO_LABEL = Late(r"\s*(?:[^\W\d]+\s+)?-\s*\d|\d/\d(?: \d/\d)?$")
"""Negative numbers and bare fractions."""


@cache
def restarts(system: System | None) -> bool:
    """Tell whether a system's numbers of children begin again at one; a label without a system may be of one."""
    return any(of.restarts for of in printings(system and footwear.sold_as(system)))


@lru_cache(maxsize=2048)
def _role(known: Roles) -> tuple[str, Any] | None:
    """Return what a word with some roles is on a shoe label, None where it has no place there."""
    roles = dict(known)
    if "size" in roles or "ignored" in roles:  # Gr. is Größe before it is Greece, No. a number before it is Norway
        roles.pop("system", None)
    for role in _ROLES:
        if role in roles:
            value = roles[role]
            if role == "good" and value != ITEM:
                continue
            if role == "system":
                return role, System(value)
            return role, Audience(value) if role == "audience" else value
    return None


def groups(text: str, known: list[Token] | None = None) -> list[Group] | None:
    """Return the numbers of a label with their words, or None for what is no shoe label.

    ``known`` are the tokens of the text, where somebody has cut it already.
    """
    if _NO_LABEL.match(text):
        return None
    if not text.isascii() or "ide" in text.lower():
        said, text = text, _WIDER.sub(_one_word, text)
        known = known if said == text else None
    tokens = known if known is not None else _tokens(text)
    last = max([at for at, token in enumerate(tokens) if token[0] == NUMBER], default=None)
    if last is None:
        return None
    behind = any(token[2] and (_role(token[2]) or ("",))[0] == "system" for token in tokens[last + 1 :])
    followed = _followed(tokens)
    found: list[Group] = []
    now = _Open()
    audience: Audience | None = None
    parted = True
    taken = -1

    def close() -> None:
        nonlocal now
        if now.numbers:
            found.append(now.closed())
            now = _Open()

    for at, token in enumerate(tokens):
        if at == taken:
            continue
        kind, word, roles, spaced = token
        following = followed[at]
        if kind == SIGN:
            if word not in _SIGNS:
                return None
            if (word in "-~" and now.numbers and following == NUMBER and not now.dash) or (
                word == "/"
                and following == NUMBER
                and len(now.numbers) == 1
                and (now.numbers[0] >= SMALLEST_DOUBLE or _next_half(now.numbers[0], tokens, at + 1))
                and not now.unit
                and _rises(now.numbers[0], tokens, at + 1)
            ):
                now.dash = True
            elif (word in "/=|;&+," and now.numbers) or (word in "([" and now.numbers):
                parted = True
            continue
        if kind == NUMBER:
            value = engine.twelfths(word)
            if value is None:
                return None
            if now.numbers and not now.dash and _is_width(tokens, at):
                now.width = now.width or f"{word}{tokens[at + 1][1].upper()}"
                taken = at + 1
                continue
            if at and tokens[at - 1][0] == NUMBER:
                return None
            if now.numbers and not (now.dash and len(now.numbers) == 1):
                close()
            now.numbers.append(value)
            parted = False
            continue
        key, upper = fold(word), latin(word)
        what = _role(roles) if roles else None
        if word in _TYPES and now.numbers:
            continue
        if key in _WIDTH_WORDS and now.numbers:
            now.width = now.width or _WIDTH_WORDS[key]
            continue
        if len(key) == 1 and key.isascii():
            if key in "mw":
                prefixed = following == NUMBER and (
                    not now.numbers or parted or tokens[at - 1][0] == SIGN or now.audience is not None
                )
                if prefixed:
                    close()
                    now.audience = Audience.WOMEN if key == "w" else Audience.MEN
                elif not now.numbers:
                    return None
                elif now.width or parted:
                    now.width = now.width or upper
                else:
                    now.either, now.width = True, upper
            elif not now.numbers:
                if what is None or what[0] != "ignored":
                    return None
            elif what is not None and what[0] == "young" and not parted and now.numbers[-1] < PAST_YOUNG:
                now.young.append(what[1])
            elif key == "h" and not spaced and tokens[at - 1][0] == NUMBER and now.numbers[-1] % TWELFTHS == 0:
                now.numbers[-1] += 6
            elif _WIDTH.match(upper):
                now.width = now.width or upper
            else:
                return None
            continue
        if what is None:
            if not now.numbers or not _WIDTH.match(upper):
                return None
            now.width = now.width or upper
            continue
        label, value_of = what
        if label == "system":
            if now.numbers and (
                following != NUMBER
                or (
                    now.system is None
                    and not parted
                    and not any(one.system for one in found)
                    and (behind or now.audience is None)
                )
            ):
                if now.system is None:
                    now.system = value_of
                elif now.system is not value_of:
                    return None
            else:
                named = now.audience if not now.numbers else None
                close()
                now.system = value_of
                now.audience = named
        elif label == "audience":
            if now.numbers and parted and following == NUMBER:
                close()
            if now.numbers or now.audience is None:
                now.audience = value_of
            audience = audience or value_of
        elif label == "young":
            now.young.append(value_of)
        elif label == "bound":
            now.bound = value_of
        elif label == "size" and value_of == "CN" and now.numbers:
            now.old = now.numbers[-1] < OLD_BELOW
        elif label == "unit":
            now.unit = value_of.lower()
    close()
    if len(found) == 2 and all(one.either for one in found) and {one.width for one in found} == {"M", "W"}:
        found = [one._replace(audience=_LETTERED[one.width], width="", either=False) for one in found]  # 5.5W / 4M
    systems = [one.system for one in found if one.system is not None]
    whole = systems[0] if len(set(systems)) == 1 else None
    unnamed = {one.audience for one in found if one.system is None and not one.unit}
    if {Audience.MEN, Audience.WOMEN} <= unnamed:
        whole = System.US  # M9/W10.5 is written on the US scale alone
    elif unnamed & {Audience.MEN, Audience.WOMEN} and len(found) > 1:
        whole = whole or found[0].system  # UK M8/W8 EU 42
    return [
        _completed(one, whole if len(found) == 1 or (one.audience in _ADULT and not one.unit) else None, audience)
        for one in found
    ]


_LETTERED = {"M": Audience.MEN, "W": Audience.WOMEN}


def _completed(one: Group, system: System | None, audience: Audience | None) -> Group:
    """Return a group with what the whole label says where it says nothing itself."""
    if (one.system or system is None) and (one.audience or audience is None) and (audience is None or not one.either):
        return one
    return one._replace(
        system=one.system or system, audience=one.audience or audience, either=one.either and audience is None
    )


def _followed(tokens: list[Token]) -> list[int]:
    """Return the kind of the token that follows each one, full stops passed over; 0 behind the last."""
    kinds = [0] * len(tokens)
    after = 0
    for at in range(len(tokens) - 1, -1, -1):
        kinds[at] = after
        if tokens[at][1] != ".":
            after = tokens[at][0]
    return kinds


def _tokens(text: str) -> list[Token]:
    cut = cut_tokens(text)
    return cut.tokens if cut else []


def _one_word(match: re.Match[str]) -> str:
    """Return a width as one English word."""
    text = match[0].casefold()
    if text in _EAST:
        return _EAST[text]
    return "xxwide" if (text.count("extra") or text.count("x")) > 1 else "xwide"


_ADULT = (Audience.MEN, Audience.WOMEN)


@cache
def dual(text: str) -> bool:
    """Tell whether a label names several systems side by side, as ``"UK 8 / EU 42"`` does."""
    return len({one.system for one in groups(text) or () if one.system is not None}) > 1


def _is_width(tokens: list[Token], at: int) -> bool:
    """Tell whether a number begins a width such as 2E or 4A."""
    return (
        len(tokens[at][1]) <= 2
        and (tokens[at][3] or tokens[at - 1][1] == "/")
        and at + 1 < len(tokens)
        and tokens[at + 1][1] in ("E", "A", "e", "a")
        and not tokens[at + 1][3]
    )


@cache
def men_and_women(text: str) -> tuple[int, int] | None:
    """Return the men's and the women's number (twelfths) of a label that names both of one system, as M9/W10.5 does."""
    found: dict[Audience | None, Group] = {}
    for one in groups(text) or ():
        found.setdefault(one.audience, one)
    men, women = found.get(Audience.MEN), found.get(Audience.WOMEN)
    if men is None or women is None or men.value is None or women.value is None or men.system is not women.system:
        return None
    return men.value, women.value


def _rises(value: int, tokens: list[Token], at: int) -> bool:
    """Tell whether the next number is larger, or a width: 37/38 is a double size, 38 / 24.5 cm is one size twice."""
    return value >= 90 * TWELFTHS or tokens[at][0] != NUMBER or (engine.twelfths(tokens[at][1]) or 0) > value


def _next_half(value: int, tokens: list[Token], at: int) -> bool:
    """Tell whether the next token is the number half a size up: ``9/9.5`` is one size."""
    return at < len(tokens) and tokens[at][0] == NUMBER and engine.twelfths(tokens[at][1]) == value + TWELFTHS // 2


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


_LETTERED_GROUP = {letter: audience.value for letter, audience in _LETTERED.items()}


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
        for weight, size in found:
            weight *= 0.9**place
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
