"""The one tokenizer of size labels: numbers, words and signs, each word with what the data know it to mean.

A word may mean several things (``toddler`` is an audience of clothes and a range of shoes); its *roles* say all, and
the reader of a kind of goods takes the one that is its own. Phrases of several words ("one size", "extra large") are
one token. Scripts that are written without spaces are cut by the dictionary, longest words first. One pass, no
backtracking: the time is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.text import Late, fold

NUMBER, WORD, SIGN = 1, 2, 3
Roles = tuple[tuple[str, str], ...]
"""Pairs of role and value, such as ``("audience", "women")``, in the order in which clothing takes them."""
Token = tuple[int, str, Roles, bool]
"""Kind, text (numbers with a decimal point, thirds and eighths as ``42 2/3``), roles, and whether a space stands before
it."""

_TOKEN = re.compile(r"(\s*)(?:(\d+(?: [1-7]/[2348](?!\d)|[.,]\d+)?)|([^\W\d_]+)|(\S))")
_MARKS = r"\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
MARK = Late(f"[{_MARKS}]")
"""Signs that hang on the letters of Hebrew, Arabic, Devanagari and Thai, and are no letters themselves."""
_MARKED = Late(_TOKEN.pattern.replace(r"([^\W\d_]+)", rf"([^\W\d_](?:[^\W\d_]|[{_MARKS}])*)"))
_WIDE = r"[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\u30a0-\u30ff]"
"""Scripts without spaces; compiled when first met, because that takes 2 ms."""
_LOOKALIKE = str.maketrans({"М": "M", "Х": "X", "м": "m", "х": "x"})
"""Cyrillic letters that are typed for the Latin letters of sizes."""
_DECIMALS = {"1/2": ".5", "1/4": ".25", "3/4": ".75"}
_NONE: Roles = ()


class Cut(NamedTuple):
    """The tokens of a text, and whether one of them is a word for goods with sizes of their own."""

    tokens: list[Token]
    goods: bool


def role_of(token: Token, *wanted: str) -> str | None:
    """Return the value of the first role that is wanted, None where the word has none of them."""
    for role, value in token[2]:
        if role in wanted:
            return value
    return None


class _Words(dict[str, Roles]):
    """Folded word → its roles, paired when the word is first met: a label has few of the words there are."""

    def __init__(self, known: dict[str, list[str]]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, key: str) -> Roles:
        roles = self._known.get(key)
        if roles is None:
            return self._compound(key) if len(key) > _LONGEST_SIMPLE else _NONE
        self[key] = found = tuple(zip(roles[::2], roles[1::2], strict=True))
        return found

    def _compound(self, key: str) -> Roles:
        """Return the roles of a Germanic compound: Herrenhemd is of men and a shirt, Hosengröße a word for size."""
        for ending, system in _SIZE_ENDINGS:
            if key.endswith(ending):
                return (("size", system),)
        for beginning in _WEARERS:
            if key.startswith(beginning):
                rest = self._known.get(key[len(beginning) :], [])
                if "item" in rest[::2] or "good" in rest[::2]:
                    return self[beginning] + tuple(zip(rest[::2], rest[1::2], strict=True))
        return _NONE


_LONGEST_SIMPLE = 6
_SIZE_ENDINGS = (("grosse", "DE"), ("groesse", "DE"), ("maat", "NL"), ("storlek", "NORDIC"), ("størrelse", "NORDIC"))
_WEARERS = ("damen", "herren", "kinder", "madchen", "jungen", "dames", "heren", "dame", "herre", "herr", "dam", "barn")
"""Folded first halves of compounds for clothes, the longest of those that begin alike first."""


class _Lexicon(NamedTuple):
    words: _Words
    starts: dict[str, int]
    """Folded first words of phrases, with the number of tokens of the longest that begins so."""
    seconds: frozenset[str]
    """Folded second words of phrases of two."""
    rests: dict[str, tuple[str, ...]]
    """Folded first words of longer phrases, with what follows them."""
    phrases: frozenset[str]
    """Folded phrases of several words: "talla S" is none, though "tallas" is a word."""
    longest: int


@cache
def _lexicon() -> _Lexicon:
    table = rows("sizes/lexicon")
    words: dict[str, list[str]] = {}
    starts: dict[str, int] = {}
    seconds, phrases, rests = set(), set(), dict[str, tuple[str, ...]]()
    for keys, roles, *counted in table:
        if not counted:
            words |= dict.fromkeys(keys.split(), roles)
            continue
        count = counted[0]
        for key in keys.split():
            first, _, rest = key.partition("|")
            words[first + rest] = roles
            phrases.add(first + rest)
            starts[first] = max(count, starts.get(first, 1))
            if count == PAIR:
                seconds.add(rest)
            else:
                rests[first] = (*rests.get(first, ()), rest)
    return _Lexicon(_Words(words), starts, frozenset(seconds), rests, frozenset(phrases), max(map(len, words)))


PAIR = 2
"""Tokens of the shortest phrases, which are the most."""


def _key(text: str) -> str:
    return text.lower() if text.isascii() else fold(text)


def roles_of(text: str) -> Roles:
    """Return the roles of a word or phrase, none where nobody knows it.

    >>> roles_of("Damen"), roles_of("gizmo")
    ((('audience', 'women'),), ())
    """
    return _lexicon().words[_key(text)]


def _number(text: str) -> str | None:
    """Return a number as labels are matched: halves and quarters as decimals; None for 3/3 and the like."""
    whole, space, fraction = text.partition(" ")
    if not space:
        return text.replace(",", ".")
    if int(fraction[0]) >= int(fraction[2]):
        return None
    return whole + _DECIMALS.get(fraction, " " + fraction)


def tokens(plain: str) -> Cut | None:
    """Return the tokens of a cleaned text; None where a number is none (``42 3/3``)."""
    words, starts, seconds, rests, _, _ = _lexicon()
    found: list[Token] = []
    goods = aside = False
    begun = phrase = False  # whether a first word of a phrase was met, and whether there may be a whole one
    waiting: tuple[str, ...] = ()  # what would make a longer phrase of the last word
    every = _TOKEN if plain.isascii() or not MARK.search(plain) else _MARKED
    for space, number, word, sign in every.findall(plain):
        spaced = bool(space) or not found
        if number:
            if " " in number or "," in number:
                exact = _number(number)
                if exact is None:
                    return None
                number = exact
            phrase = phrase or (begun and number in seconds) or (waiting != () and _begins(waiting, number))
            begun = begun or number in starts
            waiting = rests.get(number, ())
            found.append((NUMBER, number, _NONE, spaced))
        elif sign:
            found.append((SIGN, sign, _NONE, spaced))
        elif word.isascii() or not re.search(_WIDE, word):
            key = word.lower() if word.isascii() else fold(word)
            roles = words[key]
            if roles:
                aside = aside or roles[0][0] == "aside"
                goods = goods or (roles != _NONE and roles[-1][0] == "good")
            phrase = phrase or (begun and key in seconds) or (waiting != () and _begins(waiting, key))
            begun = begun or key in starts
            waiting = rests.get(key, ())
            found.append((WORD, word, roles, spaced))
        else:
            for piece in _cut(word):
                roles = roles_of(piece)
                aside = aside or (roles != _NONE and roles[0][0] == "aside")
                goods = goods or (roles != _NONE and roles[-1][0] == "good")
                phrase = phrase or begun
                begun = begun or _key(piece) in starts
                found.append((WORD, piece, roles, spaced))
                spaced = False
    if phrase and len(found) > 1:
        found = _phrases(found)
        aside = any(token[2] and token[2][0][0] == "aside" for token in found)
        goods = any(token[2] and token[2][-1][0] == "good" for token in found)
    return Cut(_without_asides(found) if aside else found, goods)


def _begins(waiting: tuple[str, ...], key: str) -> bool:
    """Tell whether a word goes on with one of the phrases that are waited for."""
    return any(rest.startswith(key) for rest in waiting)


def _without_asides(found: list[Token]) -> list[Token]:
    """Leave out what is said by the way, with its figures: the length of an insole, the number on a tag."""
    kept: list[Token] = []
    aside = False
    for at, token in enumerate(found):
        if role_of(token, "aside"):
            aside = True
        elif aside and token[0] == SIGN and token[1] in ",;|/()" and found[at - 1][0] != WORD:
            aside = False
        elif not aside:
            kept.append(token)
    while kept and kept[-1][0] == SIGN:
        kept.pop()
    return kept


_JOINERS = frozenset("-_.&'")
"""Signs that may stand between the words of a phrase: taille-unique, TAILLE_UNIQUE, T.U."""


def _phrases(found: list[Token]) -> list[Token]:
    """Join the tokens of every phrase that the dictionary has, longest first."""
    words, starts, _, _, known_phrases, _ = _lexicon()
    joined: list[Token] = []
    at = 0
    while at < len(found):
        kind, text, _, spaced = found[at]
        widest = 1 if kind == SIGN or at + 1 == len(found) else starts.get(_key(text), 1)
        if widest == 1:
            joined.append(found[at])
            at += 1
            continue
        ends = [at + 1]  # the places where a phrase of 1, 2, 3 … words ends
        place = at + 1
        while len(ends) < widest and place < len(found):
            if found[place][0] != SIGN:
                ends.append(place + 1)
            elif found[place][1] not in _JOINERS:
                break
            place += 1
        for end in reversed(ends[1:]):
            phrase = "".join(token[1] for token in found[at:end])
            key = fold(phrase)
            known = words[key] if key in known_phrases else _NONE
            if known and known[0][0] == "audience" and _is_genitive(found[at:end]):
                known = _NONE  # MEN S are men, and the letter
            if known and not (kind == WORD and any(token[0] == NUMBER for token in found[at:end])):
                joined.append((WORD, phrase, known, spaced))
                at = end
                break
        else:
            joined.append(found[at])
            at += 1
    return joined


def _is_genitive(phrase: list[Token]) -> bool:
    """Tell whether a phrase is a word and an S that stands apart: MEN S, not MEN'S."""
    return phrase[-1][1] in "Ss" and phrase[-1][3] and len(phrase) == 2


def _cut(run: str) -> Iterator[str]:
    """Yield the words of a run in a script without spaces; what no word covers comes as it stands."""
    words, longest = _lexicon().words, _lexicon().longest
    at = 0
    while at < len(run):
        for end in range(min(len(run), at + longest), at, -1):
            if words[fold(run[at:end])]:
                yield run[at:end]
                at = end
                break
        else:
            start = at
            while at < len(run) and run[at].isascii() == run[start].isascii() and (at == start or run[at].isascii()):
                at += 1
            yield run[start:at]


def latin(text: str) -> str:
    """Return a word of label letters in capitals, Cyrillic lookalikes as the Latin letters that are meant."""
    return (text if text.isascii() else text.translate(_LOOKALIKE)).upper()
