"""What stands beside a token of a label, by which a word or a sign of two meanings is told."""

from __future__ import annotations

from itertools import pairwise

from specconv.sizes.label_pairs import RANGE_LETTER
from specconv.sizes.label_tokens import NUMBER, SIGN, Token, latin, role_of

INITIALS = {"D": "DE", "F": "FR", "I": "IT", "E": "ES"}
"""Initials of countries, as labels print them side by side: D 38, F 40, I 42, GB 12."""


def is_width(found: list[Token], at: int) -> bool:
    """Tell whether an M behind a number stands before a word: of months it is written with neither US nor "toddler"."""
    if at < 2 or found[at - 1][1] not in "Mm" or found[at - 2][0] != NUMBER:
        return False
    number = found[at - 2][1]
    return " " not in number and float(number) <= LARGEST_SHOE


LARGEST_SHOE = 16
"""The largest number before an M that is a shoe of America: 18 and 24 M are months."""


def is_girth(found: list[Token], at: int) -> bool:
    """Tell whether a word for goods is rather a girth with its figure: Cintura 80 cm is a waist, Cintura M a belt."""
    return role_of(found[at], "measure") is not None and any(token[0] == NUMBER for token in found)


def is_ordinal(found: list[Token], at: int) -> bool:
    """Tell whether an a between a number and a letter is the ending of an ordinal."""
    return at == 1 and len(found) > 2 and found[2][3] and len(found[2][1]) == 1 and found[2][1].isalpha()


def counts(found: list[Token], at: int) -> bool:
    """Tell whether a sign of times stands behind a count: "3 x L" is three pieces, no 3XL."""
    following = found[at + 1] if at + 1 < len(found) else None
    counted = following is not None and following[0] != NUMBER and following[3]
    return at == 1 and found[0][0] == NUMBER and found[at][3] and counted


_JIS_TAILS = frozenset({"AR", "AT", "BR", "BP", "AP"})
"""Body type and height of JIS L 4005, which are codes of countries too."""


def is_glued(found: list[Token], at: int, japanese: bool) -> bool:
    """Tell whether a word that follows a number without a space is the letters of a Japanese code: 9AR, 92BE5, 9YR."""
    before, text = found[at - 1], found[at][1].upper()
    if not at or before[0] != NUMBER or not text.isascii():
        return False
    if japanese:
        return not before[1].isdigit() or len(text) <= 3
    after = at + 1 < len(found) and found[at + 1][0] == NUMBER and not found[at + 1][3]
    odd = before[1] in _ODD
    return (text in _JIS_TAILS and odd) or (after and text == "BE")


_ODD = frozenset(str(number) for number in range(3, 33, 2))


def between_numbers(found: list[Token], at: int) -> bool:
    """Tell whether a sign or word stands between two numbers."""
    return 0 < at < len(found) - 1 and found[at - 1][0] == found[at + 1][0] == NUMBER


def between_sizes(found: list[Token], at: int) -> bool:
    """Tell whether a word stands between two numbers or two letter sizes: 7 to 16, S bis L."""
    if not 0 < at < len(found) - 1:
        return False
    before, after = found[at - 1], found[at + 1]
    if before[0] != NUMBER or after[0] != NUMBER:
        return all(RANGE_LETTER.fullmatch(latin(token[1])) for token in (before, after))
    return after[3] or not found[at][1].isascii()


def beside_letter(found: list[Token], at: int) -> bool:
    """Tell whether another word or letter for a size stands in a label."""
    return any(
        place != at and (role_of(token, "letter") or RANGE_LETTER.fullmatch(latin(token[1])))
        for place, token in enumerate(found)
    )


def is_chica(found: list[Token], at: int) -> bool:
    """Tell whether CH is a letter of Mexico rather than Switzerland: beside another letter, ``CH/M``."""
    for near, far in ((at + 1, at + 2), (at - 1, at - 2)):
        if 0 <= far < len(found) and found[near][0] == SIGN and found[far][1].upper() in ("S", "M", "G"):
            return True
    return False


def has_initials(found: list[Token]) -> bool:
    """Tell whether the initials of at least two countries, or one and a longer code, stand before numbers."""
    before = [one for one, other in pairwise(found) if other[0] == NUMBER]
    named = [token for token in before if token[1] in INITIALS]
    apart = len(named) == 1 and named[0][3]  # the E of JP 80E1 is a body type
    return len(named) > 1 or (apart and any(role_of(token, "system") and len(token[1]) > 1 for token in before))


def in_brackets(found: list[Token], at: int) -> bool:
    """Tell whether a word stands alone in brackets."""
    return 0 < at < len(found) - 1 and found[at - 1][1] in "([" and found[at + 1][1] in ")]"


def system_follows(found: list[Token], at: int) -> bool:
    """Tell whether a system stands at a place of a label."""
    return at < len(found) and role_of(found[at], "system") is not None


def letter_follows(found: list[Token], at: int) -> bool:
    """Tell whether a word for a letter size stands at a place of a label."""
    return at < len(found) and role_of(found[at], "letter") is not None


def size_follows(found: list[Token], at: int) -> bool:
    """Tell whether a number or a letter follows, which a system before it would be the prefix of."""
    if at >= len(found) or found[at][0] == SIGN:
        return False
    return found[at][0] == NUMBER or role_of(found[at], "system", "audience", "size", "fit") is None
