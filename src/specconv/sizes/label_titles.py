"""A size that stands in the title of a listing: ``"Robe de soirée taille 38"``, ``"Navy Suit 40R"``, ``"冲锋衣 M码"``.

A title is words that nobody knows and, somewhere, one size. It is taken only where it cannot be missed: behind a word
for "size" (before one in Chinese and Japanese) that a sign sets apart or that stands beside a word for goods or for who
wears them, or in a form that is nothing else: 170/88A and W32 L30 anywhere, UK 10, 2XL or a letter at the end beside
such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from specconv.sizes.label_tokens import NUMBER, SIGN, WORD, Token, latin, role_of, tokens


class Found(NamedTuple):
    """A text that may be the size of a title, and what the rest of the title says."""

    text: str
    item: str | None
    audience: str | None
    discarded: tuple[str, ...]


def sizes_in(plain: str, *, item_hinted: bool) -> Iterator[Found]:
    """Yield the texts of a cleaned title that may be its size, the longest first; nothing where two speak of it.

    >>> [found.text for found in sizes_in("Robe de soirée taille 38", item_hinted=False)]
    ['38']
    """
    cut = tokens(plain)
    if cut is None or not _SHORTEST <= len(cut.tokens) <= _LONGEST:
        return
    found = cut.tokens
    named = item_hinted or _role_in(found, "item", "good", "audience") is not None
    said = [at for at in range(len(found)) if _says_size(found, at)]
    spans: list[tuple[int, int]]
    if len(said) == 1:
        spans = [
            (start, end) for start, end in _beside(found, said[0])
            if named or (found[start][0] != NUMBER and _is_parted(found, said[0], start))
        ]  # fmt: skip
    elif said:
        return
    else:
        sure = _unmistakable(found, named=named)
        spans = sure[0] if len(sure) == 1 else []
    for start, end in spans:
        rest = [*found[:start], *found[end:]]
        left = (_text(found[:start]).strip(_EDGES), _text(found[end:]).strip(_EDGES))
        yield Found(
            _text(found[start:end]), _role_in(rest, "item", "good"), _role_in(rest, "audience"),
            tuple(part for part in left if part),
        )  # fmt: skip


_EDGES = " ()[]-,;:|·/."
_PARTING = frozenset("-,;|·/([（")
"""Signs that part a size from a title of which no word is known: "Batik Fugu - Size XL", not "Pizza size L"."""
_SHORTEST, _LONGEST = 3, 40
"""Tokens of a title."""
_WIDEST = 5
"""Tokens that a size takes behind its word at most: 5-6 years."""


def _says_size(found: list[Token], at: int) -> bool:
    """Tell whether a token is a word for "size" with a size beside it; "Jordan 1 size 42" is not of one size."""
    one_size = role_of(found[at], "one_size") is not None and found[at][1][0].isdigit()
    if not one_size and role_of(found[at], "size") is None:
        return False
    return next(_beside(found, at), None) is not None


def _beside(found: list[Token], at: int) -> Iterator[tuple[int, int]]:
    """Yield the spans that may be the size of a word for it: behind it, in scripts without spaces before it."""
    start = at + 1
    while start + 1 < len(found) and found[start][0] == SIGN and found[start][1] in _LEADING:
        if found[start][1] == "-" and not found[start + 1][3]:
            return  # size -3
        start += 1
    if start == at + 1 and at and not found[at][3] and not found[at][1].isascii() and _may_be_size(found[at - 1]):
        yield at - 1, at + 1
        return
    end = start
    while end < len(found) and end - start < _WIDEST and not (found[end][0] == SIGN and found[end][1] in _ENDING):
        end += 1
    if start < len(found) and _may_be_size(found[start]) and (found[start][3] or start > at + 1):
        for last in range(end, start, -1):
            if found[last - 1][0] != SIGN and _is_apart(found, last):
                yield start, last


def _is_apart(found: list[Token], at: int) -> bool:
    """Tell whether a size may end before a token: 64 of 64GB, 200 of 200 x 220 and 33 of 33x9 are none."""
    if at == len(found):
        return True
    kind, text, _, spaced = found[at]
    if kind == SIGN:
        return spaced or text in _ENDING or text == "."
    return spaced and not ((kind == NUMBER or text in _TIMES) and found[at - 1][0] == NUMBER)


_TIMES = frozenset("xX*×")


def _is_parted(found: list[Token], word: int, start: int) -> bool:
    """Tell whether a word for "size" stands apart: first, behind a sign, with a colon, or glued to its letter."""
    return not word or found[word - 1][1] in _PARTING or start < word or found[word + 1][1] == ":"


_LEADING, _ENDING = frozenset(":.([=#-"), frozenset(",;|()[]·•!?×*")


def _may_be_size(token: Token) -> bool:
    if token[0] == NUMBER:
        return True
    return token[0] == WORD and _is_letter(token)


def _is_letter(token: Token) -> bool:
    return role_of(token, "letter", "system", "one_size") is not None or _LETTERS.fullmatch(latin(token[1])) is not None


_LETTERS = re.compile(r"X{0,5}[SML]|[2-9]X[SL]|X{0,2}G|GG|PP|P|LL|3L")


def _unmistakable(found: list[Token], *, named: bool) -> list[list[tuple[int, int]]]:
    """Return what can be nothing but sizes, each with its spans; letters and the like beside a word for goods alone."""
    sizes: list[list[tuple[int, int]]] = []
    at = 0
    while at < len(found):
        widths = _code_at(found, at) or ([width] if named and (width := _width_at(found, at)) else [])
        if widths:
            sizes.append([(at, at + width) for width in widths])
        at += max(widths, default=1)
    return sizes


def _code_at(found: list[Token], at: int) -> list[int]:
    """Return how many tokens from a place on are a code that is a size whatever stands beside it, the most first."""
    text = _text(found[at : at + 6])
    if found[at][0] == NUMBER:
        match = _CODE.match(text)
        return [_tokens_of(found, at, len(match[0]))] if match else []
    match = _JEANS.match(text) if found[at][3] else None
    return [_tokens_of(found, at, len(match[0].replace(" ", "")))] if match else []


def _width_at(found: list[Token], at: int) -> int:
    """Return how many tokens from a place on are a size beyond doubt beside a word for goods, 0 for none."""
    kind, text, _, spaced = found[at]
    behind = found[at + 1] if at + 1 < len(found) else None
    if kind == NUMBER and spaced:
        glued = _text(found[at : at + 4])
        for form in (_SUIT, _MANY, _AGES):
            if match := form.match(glued):
                return _tokens_of(found, at, len(match[0]))
        after_good = at and role_of(found[at - 1], "good") is not None and _is_apart(found, at + 1)
        return 1 if after_good else 0
    if kind != WORD or not spaced:
        return 0
    if role_of(found[at], "system") and text.isupper() and behind is not None and behind[0] == NUMBER:
        return 2 if _is_apart(found, at + 2) else 0
    upper = latin(text)
    ends = behind is None or (behind[0] == SIGN and behind[1] in _CLOSING) or role_of(behind, "beside") is not None
    spelled = at > 0 and len(text) > 1 and role_of(found[at], "letter") is not None
    if _SURE.fullmatch(upper):
        return 1
    return 1 if ends and (upper in _SINGLE or spelled) else 0


_CODE = re.compile(r"1[4-9]\d/\d{2,3}[A-CY](?![A-Za-z0-9])")
_SUIT = re.compile(r"(?:3[2-9]|[45]\d)[RSL](?![A-Za-z0-9])")
_MANY = re.compile(r"[2-6]X[SL](?![A-Za-z0-9])", re.IGNORECASE)
_AGES = re.compile(r"\d{1,2}-\d{1,2}[MYT](?![A-Za-z0-9])")
_JEANS = re.compile(r"W ?\d\d(?: ?L ?\d\d)?(?!\d)", re.IGNORECASE)
_SURE = re.compile(r"X{1,4}[SL]")
_SINGLE = frozenset({"S", "M", "L"})
_CLOSING = frozenset(",;|)]")


def _tokens_of(found: list[Token], at: int, length: int) -> int:
    """Return how many tokens from a place on have a number of signs together."""
    width = 0
    while length > 0:
        length -= len(found[at + width][1])
        width += 1
    return width


def _role_in(found: list[Token], *roles: str) -> str | None:
    """Return the value of the last word that has one of the roles: a denim jacket is a jacket."""
    return next((value for token in reversed(found) if (value := role_of(token, *roles)) is not None), None)


def _text(found: list[Token]) -> str:
    return "".join((" " if token[3] and at else "") + token[1] for at, token in enumerate(found))
