"""Text as it comes from outside: cleaned once, compared by a folded key, and matched to the nearest known word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from specconv.ground.errors import SpecconvError

LIMIT = 1000
"""Longest text, in characters, that any reader accepts."""

_SAME = str.maketrans(
    {
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
        "\u301c": "~", "\u223c": "~", "\u2018": "'", "\u2019": "'", "\u2032": "'", "\u02bc": "'",
        "\u201c": '"', "\u201d": '"', "\u2033": '"', "\u00d7": "x", "\u2044": "/", "\u2215": "/",
    }
)  # fmt: skip


def clean(text: object, field: str, *, error: type[SpecconvError] = SpecconvError) -> str:
    """Return ``text`` in one spelling: NFKC, plain dashes and quotes, no control or direction marks, single spaces.

    Fractions such as ``½`` become ``" 1/2"`` so that ``7½`` and ``7 1/2`` are one; raised figures behind a number are
    marks of footnotes and left out.

    >>> clean("  36½　in ", "waist")
    '36 1/2 in'

    Raises ``error`` for what is no text, is empty or longer than :data:`LIMIT` characters.
    """
    if not isinstance(text, str):
        raise error("expected a text", field=field, value=text)
    if len(text) > LIMIT:
        raise error(f"longer than {LIMIT} characters", field=field, value=text)
    plain = text if text.isascii() else _one_spelling(text)
    if not plain.isprintable():
        plain = "".join(sign if sign.isprintable() else " " for sign in plain)
    if "  " in plain or plain[:1] == " " or plain[-1:] == " ":  # no other space is printable
        plain = " ".join(plain.split())
    if not plain:
        raise error("empty", field=field, value=text)
    return plain


class _Spelling(dict[int, str]):
    """Sign → its plain spelling before NFKC, found when first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        category = unicodedata.category(sign)
        if category == "No" and "<fraction>" in unicodedata.decomposition(sign):
            plain = " " + unicodedata.normalize("NFKC", sign)
        elif category in ("Cf", "Cs", "Co"):
            plain = ""
        else:
            plain = " " if category == "Cc" else sign
        plain = plain.translate(_SAME)
        if len(self) < _SIGNS_KEPT:
            self[code] = plain
        return plain


_SIGNS_KEPT = 8192
_SPELLING = _Spelling()


def _fraction(raised: re.Match[str]) -> str:
    return f" {raised[1]}/{raised[2]}" if raised[1] else ""


def _one_spelling(text: str) -> str:
    plain = text.translate(_SPELLING)
    composed = unicodedata.normalize("NFKC", plain)
    if composed == plain:
        return plain  # nor is any figure in it a raised one
    plain = _RAISED.sub(_fraction, text).translate(_SPELLING)
    return unicodedata.normalize("NFKC", plain).translate(_SAME)


def fold(text: str) -> str:
    """Return a key under which spellings of one name are equal: no case, accents, punctuation or spaces.

    >>> fold("Côte d'Ivoire") == fold("COTE D IVOIRE")
    True
    """
    if text.isascii():
        lower = text.lower()
        return lower if lower.isalnum() else "".join([sign for sign in lower if sign.isalnum()])
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(sign for sign in decomposed if sign.isalnum())
    return unicodedata.normalize("NFC", kept)


class Late:
    """A regular expression that is compiled when it is first used: most answers meet few of them.

    >>> Late(r"\\d+").search("EU 42")[0]
    '42'
    """

    match: Callable[[str], re.Match[str] | None]
    fullmatch: Callable[[str], re.Match[str] | None]
    search: Callable[[str], re.Match[str] | None]
    sub: Callable[..., str]
    finditer: Callable[[str], Iterator[re.Match[str]]]
    findall: Callable[[str], list[Any]]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._pattern, self._flags)
        for method in ("match", "fullmatch", "search", "sub", "finditer", "findall"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


_RAISED = Late(r"(?<=\d)([⁰¹²³⁴-⁹]+)[/⁄]([₀-₉]+|\d+)|(?<=\d)[⁰¹²³⁴-⁹₀-₉]+")
"""A fraction of raised figures behind a number (8¹/₂), and a mark of a footnote, which is no figure of the number."""

_FAR = 12
"""Signs of a word like no other that are compared with each known one: more would only take longer."""


def nearest(word: str, known: Iterable[str], count: int = 3, *, far: bool = True) -> tuple[str, ...]:
    """Return up to ``count`` known words closest to ``word``, best first, for an error that helps.

    Of a closed list the least like is better than none; with ``far=False``, as for names of brands, it is not.

    >>> nearest("kettel", ["toaster", "kettle", "iron"], 1)
    ('kettle',)
    >>> nearest("H&M", ["Shein", "Gap"], far=False)
    ()
    """
    import difflib

    wanted = fold(word[:60])
    by_key = {fold(choice): choice for choice in known}
    matches = difflib.get_close_matches(wanted, by_key, n=count, cutoff=0.5 if far else 0.65)
    if not matches and far:
        matches = difflib.get_close_matches(wanted[:_FAR], by_key, n=count, cutoff=0.0)
    return tuple(by_key[match] for match in matches)
