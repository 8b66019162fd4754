"""The text of a rating plate cut into figures, units, signs and words, each with what it means.

One pass, linear in the length of the text; the words are those of ``data/electrical/plate_words.csv``.
"""

import re
from functools import cache

from specconv.ground.catalog import rows
from specconv.ground.text import Late

Token = tuple[str, str, int]
"""Kind (figure, unit, mark, sign or other), value, number of the piece; plain, because a plate has a dozen of them."""

_FIGURE = r"(?:[1-9]|1\d|2[0-4]) \d{3}(?:[.,]\d{1,2})?(?=\s?(?:w|va)(?![a-z]))|\d{8,}|\d{1,7}(?:[.,]\d{1,4}){0,3}"
_LETTERS = r"[a-z\u00c0-\u024f\u0370-\u052f]+"
_SIGNS = "-~/,;&|+"


class _Known(dict[str, tuple[str, str]]):
    """Spelling → (kind, meaning); what is no word of plates is judged when first met."""

    def __missing__(self, piece: str) -> tuple[str, str]:
        of_a_plate = piece[0].isdecimal() and not (len(piece) > 7 and piece.isdecimal())  # a serial number or barcode
        meaning = ("figure" if of_a_plate else "other", piece)
        if len(self) < _PIECES_KEPT:
            self[piece] = meaning
        return meaning


_PIECES_KEPT = 8192


@cache
def _words() -> dict[str, tuple[str, str]]:
    words = {row[0].casefold(): (row[2], row[1]) for row in rows("electrical/plate_words")}
    return words | {sign: ("sign", sign) for sign in _SIGNS}


@cache
def _known() -> _Known:
    return _Known(_words())


@cache
def _pattern(ascii_only: bool) -> re.Pattern[str]:
    """What a plate is made of: figures, longer spellings, words of letters, signs, words of scripts without spaces.

    Most plates are ASCII and need few of the words. The first sign is looked at before all longer spellings are tried.
    """
    phrases: list[str] = []
    unspaced: list[str] = []
    for word in _words():
        if word.isascii() or not ascii_only:
            letters = re.match(_LETTERS, word)
            if letters is not None and letters[0] != word:
                phrases.append(word)
            elif letters is None and word not in _SIGNS:
                unspaced.append(word)
    first = "".join(sorted({phrase[0] for phrase in phrases}))
    pieces = [
        _FIGURE, f"(?=[{first}])(?:{_any_of(phrases)})", _LETTERS, f"[{_SIGNS}]",
        rf"(?![ -<>-\x7f])(?:{_any_of(unspaced)})", r"\S",
    ]  # fmt: skip
    return re.compile("|".join(pieces))


def _any_of(spellings: list[str]) -> str:
    return "|".join(re.escape(spelling) for spelling in sorted(spellings, key=len, reverse=True))


def cut(folded: str) -> list[str]:
    """Return the pieces of a plate in lower case: figures, words, signs.

    >>> cut("220-240 v~")
    ['220', '-', '240', 'v', '~']
    """
    return _pattern(folded.isascii()).findall(folded)


CODE_LETTERS = frozenset(
    ("b", "c", "d", "f", "ff", "m", "r", "t", "tt", "o", "oo", "ov", "oov", "ohz", "ow", "oow", "owatt")
)
"""Letters with which codes of fuses, breakers, inlets and refrigerants begin, and what an O for a nought begins."""
_CODES = Late(
    r"(?<![a-z0-9])(?:"
    r"(?:ff|f|m|tt|t)\d+(?:[.,]\d+)? ?m?a ?(?:[lhe]|a[lh])? ?/? ?(?:(?:32|63|125|250|300|600) ?v)?"  # IEC 60127
    r"|r-?(?:[1-7]\d\d|1\d{3}|[1-7]\d)[a-z]{0,2}"  # ISO 817: R134a, R-600a, R32
    r"|[bcd]\d{1,2} ?a?"  # breakers, and the inlets of IEC 60320
    r")(?![a-z0-9])(?! ?[/-] ?\d)"
)
_LETTER_O = Late(r"(?<=\d)o(?=o?(?:\d| ?(?:v|w|hz|~|/|-)))|(?<=[/-])o(?=\d)")
"""The letter O for a nought, as text is read off photographs: 24OV."""


def without_codes(folded: str) -> str:
    """Return a plate with blanks for the codes on it whose figures are no rating, each sign where it was.

    >>> without_codes("230v~ 50hz t3.15al250v r600a 40g")
    '230v~ 50hz                   40g'
    """
    folded = _LETTER_O.sub("0", folded)
    return _CODES.sub(lambda match: " " * len(match[0]), folded)


def tokens_of(pieces: list[str]) -> list[Token]:
    """Return what pieces mean.

    >>> tokens_of(["220", "volts"])
    [('figure', '220', 0), ('unit', 'V', 1)]
    """
    meanings = map(_known().__getitem__, pieces)
    return [(kind, meaning, number) for number, (kind, meaning) in enumerate(meanings)]


def starts_of(folded: str, pieces: list[str]) -> list[int]:
    """Return where each piece starts: between two of them there is nothing but space. Few plates need it."""
    starts = []
    end = 0
    for piece in pieces:
        start = folded.index(piece, end)
        starts.append(start)
        end = start + len(piece)
    return starts


def start_of(folded: str, pieces: list[str], number: int) -> int:
    """Return where a piece starts; one that stands once in the text is found without the others."""
    piece = pieces[number]
    return folded.index(piece) if folded.count(piece) == 1 else starts_of(folded, pieces[: number + 1])[-1]


def strange_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that stand on no rating plate: a field that holds one figure has none.

    >>> strange_words("about 230 V")
    ('about',)
    """
    return tuple(token[1] for token in tokens_of(cut(text.casefold())) if token[0] == "other" and token[1].isalnum())
