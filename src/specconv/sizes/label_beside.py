"""What stands beside a size in a field of a shop: a colour, the count of a pack, the wearer's weight, a remark.

``"M / Black"``, ``"2er Pack L"``, ``"L【建议115斤】"`` and ``"S/M (Relaxed)"`` are sizes with something beside them.
What the data know (colours, counts, weights) is taken away wherever it stands. A word that nobody knows is taken for a
remark only where signs part it from the size and no figure stands with it, and only beside what is unmistakably a size:
``"250 ML / Black"`` and ``"XL Poster"`` stay no size. What remains is read as a label of its own.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from specconv.sizes.label_tokens import NUMBER, SIGN, WORD, Token, latin, role_of, tokens

_PARTING = frozenset("|/,;:()[]【】-~+&*=·•・_")
_OPENING, _CLOSING = frozenset("([【"), frozenset(")]】")
_LETTER_SIZE = re.compile(r"X{0,5}[SML]|[2-9]X[SL]|X{0,3}G|P{1,2}|[1-6]X|T[UG]?|G{1,2}|LL|SS")
"""Letters that may be a size; a remark has none of them."""
_SURE_LETTER = re.compile(r"X{0,5}[SML]")
_NO_DOUBT = re.compile(r"(?<![\d.])(?:[2-6] ?T|\d\d?-\d\d? ?[MY]|\d\dW ?[x/-]? ?\d\dL)$", re.IGNORECASE)
"""Labels that leave no doubt though they have no word: 3T, 0-3M, 5-6Y, 34W x 32L."""
_COLOURED = re.compile(r".+[色黑白红紅绿綠蓝藍黄黃灰粉紫橙棕咖米青杏색]")
"""Words of scripts without spaces that nobody knows and that end in a colour: 夜空黑."""
_WEIGHT = frozenset({"KG", "JIN", "LB"})
_SAYING = frozenset({"aside", "ignored", "joint", "bound", "size", "item", "good", "beside"})
"""Roles of words that may stand in a remark."""
_SURE = frozenset({"letter", "one_size", "size", "audience", "month", "year", "newborn", "premature", "fit"})
"""Roles of words that leave no doubt that a size is told."""


class Rest(NamedTuple):
    """A label without what stood beside it."""

    text: str
    discarded: tuple[str, ...]
    sure: bool
    """Whether the text is a size beyond doubt."""
    unknown: bool
    """Whether a word that nobody knows was taken away."""


class _Segment(NamedTuple):
    """What stands between two signs, or within brackets."""

    before: str
    """The sign before it, nothing at the beginning."""
    spaced: bool
    """Whether a space stands before the sign."""
    tokens: list[Token]


def apart(plain: str, *, named: bool = False) -> Rest | None:
    """Return a cleaned label without what stands beside its size; None where nothing can be taken away.

    Where the caller ``named`` the item or its wearer, unknown words before a word for "size" are a title.

    >>> apart("M / Black"), apart("XL Poster")
    (Rest(text='M', discarded=('Black',), sure=True, unknown=False), None)
    """
    cut = tokens(plain)
    if cut is None:
        return None
    taken: list[str] = []
    found, advised = _unadvised(cut.tokens, taken)
    found = _uncounted(_words(found), taken)
    segments, kept, unknown = _segments(found), [], False
    for place, segment in enumerate(segments):
        if named and (titled := _titled(segment.tokens)):
            taken.append(_text(segment.tokens[:titled]))
            segment = segment._replace(tokens=segment.tokens[titled:])
            unknown = True
        if _is_weight(segment.tokens) or (segment.before in _OPENING and _is_advice(segment.tokens)):
            taken.append(_text(segment.tokens))
            continue
        left = [token for token in segment.tokens if not _is_colour(token)]
        if any(map(_is_stranger, [None, *left], left)):
            bracket = segment.before in _OPENING
            if not _is_remark(left, bracket=bracket) or any(map(_is_hyphen, segments[place : place + 2])):
                return None
            taken.append(_text(segment.tokens))
            unknown = True
            continue
        colours = [token[1] for token in segment.tokens if _is_colour(token)]
        if colours and _is_medium(segment.tokens):
            taken.append(_text(segment.tokens))
            continue
        if colours and _is_shade(segment.tokens):
            return None
        taken += colours
        if any(token[0] != SIGN and (len(token[1]) == 1 or not role_of(token, "ignored", "joint")) for token in left):
            kept.append(segment._replace(tokens=left))
    if not taken or not kept or _is_variable(segments, kept):
        return None
    sure = advised or any(map(_is_sure, kept))
    return Rest(_joined(kept), tuple(taken), sure, unknown or any(role_of(token, "beside") == "pet" for token in found))


def _unadvised(found: list[Token], taken: list[str]) -> tuple[list[Token], bool]:
    """Return the tokens without advice behind a size, and whether it is of a wearer: ``110cm 建议身高100-110cm``."""
    for at, token in enumerate(found):
        if not at or not role_of(token, "advice") or found[at - 1][1] in _OPENING:
            continue
        if any(before[1] in _OPENING for before in found[:at]):
            break
        said = found[at:]
        numbered = any(one[0] == NUMBER for one in said)
        taken.append(_text(said))
        kept = found[:at]
        while kept and kept[-1][0] == SIGN:
            kept = kept[:-1]
        return kept, numbered and any(role_of(one, "unit", "year", "month", "audience") for one in said)
    return found, False


def _titled(segment: list[Token]) -> int:
    """Return how many tokens before a word for "size" are words that nobody knows: 3 of "Blue striped tee Gr. M"."""
    for at, token in enumerate(segment):
        if role_of(token, "size"):
            strange = any(map(_is_stranger, [None, *segment[: at - 1]], segment[:at]))
            return at if strange and not any(one[0] == NUMBER for one in segment[:at]) else 0
    return 0


def _words(found: list[Token]) -> list[Token]:
    """Return the tokens with the signs of an unknown word or a colour in a script without spaces as one word."""
    joined: list[Token] = []
    for token in found:
        last = joined[-1] if joined else None
        if last is not None and not token[3] and _is_part(token) and _is_part(last):
            joined[-1] = (WORD, last[1] + token[1], (), last[3])
        else:
            joined.append(token)
    return joined


def _is_part(token: Token) -> bool:
    """Tell whether a token may be part of an unknown word of a script without spaces."""
    return token[0] == WORD and not token[1].isascii() and (not token[2] or role_of(token, "beside") == "colour")


def _uncounted(found: list[Token], taken: list[str]) -> list[Token]:
    """Return the tokens without counts: ``2er Pack``, ``3-pack``, ``Pack of 3``, ``20 den``, ``100 %``."""
    kept: list[Token] = []
    skipped = False
    for at, token in enumerate(found):
        if skipped:
            skipped = False
            continue
        count = "count" if token[1] == "%" else role_of(token, "beside")
        if role_of(token, "unit") in _WEIGHT and kept and kept[-1][0] == NUMBER:
            taken.append(_text([*_weighed(kept), token]))
            continue
        if count != "count":
            kept.append(token)
            continue
        said = token[1]
        after = at + 1 < len(found) and found[at + 1][0] == NUMBER and found[at + 1][1].isdigit()
        if kept and kept[-1][0] == NUMBER:
            said = f"{kept.pop()[1]} {said}"
        elif len(kept) > 1 and kept[-1][1] == "-" and kept[-2][0] == NUMBER:
            said = f"{kept.pop(-2)[1]}-{said}"
            kept.pop()
        elif after:
            said = f"{said} {found[at + 1][1]}"
            skipped = True
        taken.append(said)
    return kept


def _weighed(kept: list[Token]) -> list[Token]:
    """Take a weight from the end of the tokens, a number or two with a sign between, and the advice before it."""
    first = len(kept) - 1
    if first > 1 and kept[first - 1][0] == SIGN and kept[first - 2][0] == NUMBER:
        first -= 2
    while first > 0 and len(kept[first - 1][1]) > 1 and role_of(kept[first - 1], "ignored"):
        first -= 1
    weight = kept[first:]
    del kept[first:]
    return weight


def _segments(found: list[Token]) -> list[_Segment]:
    """Cut tokens at signs; brackets are one segment, and so are two numbers with a dash between."""
    segments: list[_Segment] = []
    sign, spaced, now, inside = "", False, list[Token](), False

    def close(after: str, *, space: bool = False) -> None:
        nonlocal sign, spaced, now
        if any(token[0] != SIGN for token in now):
            segments.append(_Segment(sign, spaced, now))
            sign, spaced = after, space
        elif after in _OPENING or not sign:
            sign, spaced = after, space
        now = []

    for at, token in enumerate(found):
        kind, text, _, space = token
        if kind != SIGN or text not in _PARTING:
            now.append(token)
        elif text in _OPENING:
            close(text)
            inside = True
        elif text in _CLOSING:
            close("")
            inside = False
        elif inside or _between_numbers(found, at):
            now.append(token)
        else:
            close(text, space=space)
    close("")
    return segments


def _is_hyphen(segment: _Segment) -> bool:
    """Tell whether a segment hangs on the one before it by a hyphen: BPA-free is one word."""
    return segment.before in _HYPHENS and not segment.spaced


_HYPHENS = frozenset("-~+&_")


def _is_variable(segments: list[_Segment], kept: list[_Segment]) -> bool:
    """Tell whether an underscore joins a colour to a number that is none of clothes: blue_12."""
    if not any(segment.before == "_" for segment in segments):
        return False
    numbers = [token[1] for segment in kept for token in segment.tokens if token[0] != SIGN]
    return len(numbers) == 1 and numbers[0].isdigit() and int(numbers[0]) not in (*_CLOTHES, *_HEIGHTS)


def _between_numbers(found: list[Token], at: int) -> bool:
    return 0 < at < len(found) - 1 and found[at - 1][0] == found[at + 1][0] == NUMBER


def _is_colour(token: Token) -> bool:
    if role_of(token, "beside"):
        return True
    return token[0] == WORD and not token[2] and not token[1].isascii() and _COLOURED.fullmatch(token[1]) is not None


def _is_stranger(before: Token | None, token: Token) -> bool:
    """Tell whether nobody knows a word that is no label's letters either: 36DD is one label."""
    if token[0] != WORD or token[2] or _is_label(token):
        return False
    glued = before is not None and before[0] == NUMBER and not token[3]
    return not (glued and token[1].isascii() and len(token[1]) <= _LONGEST_CUP)


_LONGEST_CUP = 4


def _is_label(token: Token) -> bool:
    """Tell whether a word is letters of a label."""
    return _LETTER_SIZE.fullmatch(latin(token[1])) is not None or len(token[1]) == 1


_COUNTED = frozenset({"note", "pet"})
"""Words beside a size that count what stands before them rather than colour it."""
_CLOTHES, _HEIGHTS, _BABIES = range(30, 61), range(68, 177), range(52, 177)
"""Numbers of clothes, of shoes and of children, which stand beside a colour without a sign: Schwarz 42, Pink 110."""


def _is_medium(segment: list[Token]) -> bool:
    """Tell whether a segment is a medium colour rather than a medium size: "Medium Blue"."""
    first = segment[0]
    shade = len(segment) > 1 and _is_colour(segment[1]) and role_of(segment[1], "beside") not in _COUNTED
    return shade and role_of(first, "letter") == "M" and len(first[1]) > 1


def _is_shade(segment: list[Token]) -> bool:
    """Tell whether a number and a colour without a sign are rather the name of a shade: "23 Beige", "01 Ivory"."""
    numbers = [token[1] for token in segment if token[0] == NUMBER]
    if len(numbers) != 1 or not all(token[0] == NUMBER or _is_colour(token) for token in segment):
        return False
    if any(role_of(token, "beside") in _COUNTED for token in segment):
        return True  # "10 available" and "2 cats" count
    size = int(numbers[0]) if numbers[0].isdigit() else 0
    return size not in _CLOTHES and not (size in _HEIGHTS and segment[-1][0] == NUMBER)


def _is_weight(segment: list[Token]) -> bool:
    """Tell whether a segment is the weight of the wearer and nothing else."""
    weighed = False
    for token in segment:
        if token[0] == WORD:
            unit = role_of(token, "unit")
            weighed = weighed or unit in _WEIGHT
            if unit is None and role_of(token, "ignored", "bound", "joint") is None:
                return False
    return weighed


def _is_advice(segment: list[Token]) -> bool:
    """Tell whether what stands in brackets is advice, a measure of the body or the garment, or a price."""
    return any(token[1] in _MONEY or role_of(token, "measure", "advice") for token in segment)


_MONEY = frozenset("€$£¥₽₹₩")


def _is_remark(segment: list[Token], *, bracket: bool) -> bool:
    """Tell whether a segment with unknown words may be a remark: words without figures and without a size."""
    for token in segment:
        if token[0] == NUMBER:
            return False
        if token[0] == WORD and not bracket:
            if _is_label(token) or (token[1].isascii() and len(token[1]) < _SHORTEST and not token[2]):
                return False
            if token[2] and role_of(token, *_SAYING) is None:
                return False
    return not bracket or any(len(token[1]) >= _SHORTEST for token in segment if token[0] == WORD)


_SHORTEST = 3
"""Letters that an unknown Latin word of a remark has at least: two are more often a code."""


def _is_sure(segment: _Segment) -> bool:
    """Tell whether a segment is a size beyond doubt: by a letter size, or by a word or a system beside a number."""
    numbered = any(token[0] == NUMBER for token in segment.tokens)
    before: Token | None = None
    if _NO_DOUBT.search(_text(segment.tokens)):
        return True
    for before, token in pairwise([None, *segment.tokens]):
        if token is None or token[0] != WORD:
            continue
        glued = before is not None and before[0] == NUMBER
        if _SURE_LETTER.fullmatch(latin(token[1])) and (not glued or len(token[1]) > 1):
            return True
        if role_of(token, *_SURE) and (numbered or role_of(token, "letter", "one_size", "newborn", "premature")):
            return role_of(token, "month", "year") is None or _is_age(segment.tokens)
        if numbered and role_of(token, "item") and _is_worn(segment.tokens):
            return True
        if numbered and (role_of(token, "system") or (token[1] in "Ww" and not glued)):
            return True
    return False


def _is_worn(segment: list[Token]) -> bool:
    """Tell whether the one number of a segment is of clothes or a child's height."""
    numbers = [token[1] for token in segment if token[0] == NUMBER]
    return len(numbers) == 1 and numbers[0].isdigit() and (int(numbers[0]) in _CLOTHES or int(numbers[0]) in _BABIES)


def _is_age(segment: list[Token]) -> bool:
    """Tell whether months or years are of a child rather than of a warranty: 1, 2, 3 years, 12 months."""
    numbers = [token[1] for token in segment if token[0] == NUMBER]
    return len(numbers) > 1 or numbers[0] not in ("1", "2", "3", "12")


def _text(segment: list[Token]) -> str:
    return "".join((" " if token[3] else "") + token[1] for token in segment).strip()


def _joined(kept: list[_Segment]) -> str:
    """Return segments as the text of a label."""
    text = _text(kept[0].tokens)
    for segment in kept[1:]:
        said = _text(segment.tokens)
        if segment.before in _OPENING:
            text += f" ({said})"
        else:
            sign = " " + segment.before if segment.spaced else segment.before
            text += sign + (" " if segment.tokens[0][3] or not sign else "") + said
    return text
