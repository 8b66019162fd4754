"""A shoe label cut into its numbers, each with the words that belong to it: ``M9/W10.5``, ``9 D(M) US``, ``10C``."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from specconv.ground.text import Late, fold
from specconv.sizes import footwear
from specconv.sizes import footwear_engine as engine
from specconv.sizes.footwear_engine import RESTART, TWELFTHS
from specconv.sizes.footwear_numbers import ITEM, PAST_YOUNG, printings
from specconv.sizes.label_tokens import NUMBER, SIGN, Roles, Token, latin
from specconv.sizes.label_tokens import tokens as cut_tokens
from specconv.sizes.label_wearers import ADULTS
from specconv.sizes.values import Audience, System

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


class _Cut:
    """A shoe label while it is being cut: the group that is open, those before it, and whose the whole is.

    Every number, sign and word goes to a method, which tells whether the text may still be a shoe label.
    """

    __slots__ = (
        "audience", "behind", "bound", "dash", "either", "followed", "found", "label_audience", "numbers", "old",
        "parted", "system", "taken", "tokens", "unit", "width", "young",
    )  # fmt: skip

    def __init__(self, tokens: list[Token], last: int) -> None:
        self.tokens = tokens
        self.followed = _followed(tokens)
        self.behind = any(token[2] and (_role(token[2]) or ("",))[0] == "system" for token in tokens[last + 1 :])
        """Whether systems stand behind their numbers."""
        self.found: list[Group] = []
        self.label_audience: Audience | None = None
        self.parted = True
        self.taken = -1
        """The place of a token that was read with the one before it."""
        self.open()

    def open(self) -> None:
        """Begin a group."""
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

    def close(self) -> None:
        """End the open group, if it has a number."""
        if self.numbers:
            self.found.append(self.closed())
            self.open()

    def closed(self) -> Group:
        """Return the open group as it stands."""
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

    def take(self, at: int) -> bool:
        """Take the token at a place."""
        if at == self.taken:
            return True
        token = self.tokens[at]
        kind = token[0]
        if kind == SIGN:
            return self.sign(at, token[1])
        return self.number(at, token[1]) if kind == NUMBER else self.word(at, token)

    def sign(self, at: int, sign: str) -> bool:
        """Take a sign: it joins two numbers to a range, or parts them."""
        if sign not in _SIGNS:
            return False
        before_number = self.followed[at] == NUMBER
        if (sign in "-~" and self.numbers and before_number and not self.dash) or (
            sign == "/" and before_number and len(self.numbers) == 1 and not self.unit
            and (self.numbers[0] >= SMALLEST_DOUBLE or _next_half(self.numbers[0], self.tokens, at + 1))
            and _rises(self.numbers[0], self.tokens, at + 1)
        ):  # fmt: skip
            self.dash = True
        elif sign in "/=|;&+,([" and self.numbers:
            self.parted = True
        return True

    def number(self, at: int, text: str) -> bool:
        """Take a number, which may begin a width (2E) or end a range."""
        tokens = self.tokens
        value = engine.twelfths(text)
        if value is None:
            return False
        if self.numbers and not self.dash and _is_width(tokens, at):
            self.width = self.width or f"{text}{tokens[at + 1][1].upper()}"
            self.taken = at + 1
            return True
        if at and tokens[at - 1][0] == NUMBER:
            return False
        if self.numbers and not (self.dash and len(self.numbers) == 1):
            self.close()
        self.numbers.append(value)
        self.parted = False
        return True

    def word(self, at: int, token: Token) -> bool:
        """Take a word: a width, a letter, or what the data know it to be."""
        _, word, roles, _ = token
        key, upper = fold(word), latin(word)
        what = _role(roles) if roles else None
        if word in _TYPES and self.numbers:
            return True
        if key in _WIDTH_WORDS and self.numbers:
            self.width = self.width or _WIDTH_WORDS[key]
            return True
        if len(key) == 1 and key.isascii():
            return self.letter(at, key, upper, what)
        if what is None:
            return self.width_behind(upper)
        role, value = what
        if role == "system":
            return self.named(at, value)
        if role == "audience":
            self.wearer(at, value)
        elif role == "young":
            self.young.append(value)
        elif role == "bound":
            self.bound = value
        elif role == "size" and value == "CN" and self.numbers:
            self.old = self.numbers[-1] < OLD_BELOW
        elif role == "unit":
            self.unit = value.lower()
        return True

    def letter(self, at: int, key: str, upper: str, what: tuple[str, Any] | None) -> bool:
        """Take a single letter: M and W of men and women or of a width, C and Y of children, H for a half, a width."""
        if key in "mw":
            return self.men_or_wide(at, key, upper)
        if not self.numbers:
            return what is not None and what[0] == "ignored"
        if what is not None and what[0] == "young" and not self.parted and self.numbers[-1] < PAST_YOUNG:
            self.young.append(what[1])
            return True
        glued = not self.tokens[at][3] and self.tokens[at - 1][0] == NUMBER
        if key == "h" and glued and self.numbers[-1] % TWELFTHS == 0:
            self.numbers[-1] += 6
            return True
        return self.width_behind(upper)

    def men_or_wide(self, at: int, key: str, upper: str) -> bool:
        """Take an M or a W: before its number it says who wears it, behind it that or a width."""
        free = not self.numbers or self.parted or self.tokens[at - 1][0] == SIGN or self.audience is not None
        if self.followed[at] == NUMBER and free:
            self.close()
            self.audience = Audience.WOMEN if key == "w" else Audience.MEN
            return True
        if not self.numbers:
            return False
        if self.width or self.parted:
            self.width = self.width or upper
        else:
            self.either, self.width = True, upper
        return True

    def width_behind(self, upper: str) -> bool:
        """Take the letters of a width behind its number."""
        if not self.numbers or not _WIDTH.match(upper):
            return False
        self.width = self.width or upper
        return True

    def named(self, at: int, system: System) -> bool:
        """Take a system, before or behind its number; a number has one."""
        alone = (
            self.system is None and not self.parted and not any(one.system for one in self.found)
            and (self.behind or self.audience is None)
        )  # fmt: skip
        if self.numbers and (self.followed[at] != NUMBER or alone):
            if self.system is None:
                self.system = system
            return self.system is system
        who = self.audience if not self.numbers else None
        self.close()
        self.system, self.audience = system, who
        return True

    def wearer(self, at: int, who: Audience) -> None:
        """Take a word for who wears the shoe."""
        if self.numbers and self.parted and self.followed[at] == NUMBER:
            self.close()
        if self.numbers or self.audience is None:
            self.audience = who
        self.label_audience = self.label_audience or who


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
    being = _Cut(tokens, last)
    for at in range(len(tokens)):
        if not being.take(at):
            return None
    being.close()
    return _together(being.found, being.label_audience)


def _together(found: list[Group], audience: Audience | None) -> list[Group]:
    """Return the groups of a label, each with what the whole label says where it says nothing itself."""
    if len(found) == 2 and all(one.either for one in found) and {one.width for one in found} == {"M", "W"}:
        found = [one._replace(audience=LETTERED[one.width], width="", either=False) for one in found]  # 5.5W / 4M
    systems = [one.system for one in found if one.system is not None]
    whole = systems[0] if len(set(systems)) == 1 else None
    unnamed = {one.audience for one in found if one.system is None and not one.unit}
    if {Audience.MEN, Audience.WOMEN} <= unnamed:
        whole = System.US  # M9/W10.5 is written on the US scale alone
    elif unnamed & {Audience.MEN, Audience.WOMEN} and len(found) > 1:
        whole = whole or found[0].system  # UK M8/W8 EU 42
    return [
        _completed(one, whole if len(found) == 1 or (one.audience in ADULTS and not one.unit) else None, audience)
        for one in found
    ]


LETTERED = {"M": Audience.MEN, "W": Audience.WOMEN}


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
