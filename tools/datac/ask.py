"""Tables of whole questions: the words by which a question of a customer is understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from datac.rows import Located, Sourced, Table, Text
from specconv.ground.text import fold


class WordRow(Sourced):
    """Words of questions that mean one thing, in English and Chinese, separated by semicolons.

    ``kind`` says what the words do in a question: ``cue`` (what is asked), ``outside`` (asked of somebody else),
    ``prep`` (what a place is to the goods), ``alt`` (this or that), ``home`` (a socket is meant, or whoever has it),
    ``region`` (more than one country), ``filler`` (says nothing that a verb could use); the others are what a verb
    takes. ``value`` is the member of that kind.
    """

    kind: Literal[
        "alt", "audience", "bed", "brand", "cue", "dimension", "filler", "home", "item", "kind", "letter", "number",
        "origin", "outside", "place", "plate", "practice", "prep", "region", "system", "unit",
    ]  # fmt: skip
    value: Text
    en: str = Field(default="")
    zh: str = Field(default="")


def _phrases(row: WordRow) -> list[str]:
    return [part.strip() for cell in (row.en, row.zh) for part in cell.split(";") if part.strip()]


def _check(rows: list[Located]) -> Iterable[str]:
    seen: dict[tuple[str, str, str], Located] = {}
    for located in rows:
        if not _phrases(located.row):
            yield f"{located}: column en: got no words, expected: at least one"
        for phrase in _phrases(located.row):
            key = (located.row.kind, located.row.value, phrase)
            if not fold(phrase):
                yield f"{located}: column en: got {phrase!r}, expected: letters or digits"
            if key in seen:
                yield f"{located}: column en: got {phrase!r} twice"
            seen[key] = located


def _compiled(rows: list[Located]) -> list[Any]:
    """Write the folded keys, which is what a text is compared by; the words themselves stay in ``data/``."""
    return list(_keys(rows))


def _keys(rows: list[Located]) -> Iterator[list[str]]:
    for located in rows:
        keys = dict.fromkeys(fold(phrase) for phrase in _phrases(located.row))
        yield [located.row.kind, located.row.value, " ".join(keys)]


class SignRow(Sourced):
    """A simplified Chinese sign that our words are written with, and the traditional ones that stand for it."""

    sign: Annotated[str, Field(min_length=1, max_length=1)]
    traditional: Text


def _check_signs(rows: list[Located]) -> Iterable[str]:
    known = [sign for located in rows for sign in located.row.traditional]
    for located in rows:
        for sign in located.row.traditional:
            if known.count(sign) > 1 or sign == located.row.sign:
                yield f"{located}: column traditional: got {sign!r} twice, expected: one simplified sign for each"


def _signs(rows: list[Located]) -> list[Any]:
    """Write two texts of one length: each traditional sign, and below it the simplified one."""
    pairs = [(sign, located.row.sign) for located in rows for sign in located.row.traditional]
    return [["".join(sign for sign, _ in pairs), "".join(sign for _, sign in pairs)]]


class HazardRow(Sourced):
    """Words that tell of an unsafe use, in a group that the rules of ``questions/hazards.py`` name."""

    word: Text
    en: str = Field(default="")
    zh: str = Field(default="")


def _check_hazards(rows: list[Located]) -> Iterable[str]:
    for located in rows:
        for cell in (located.row.en, located.row.zh):
            words = [part.strip() for part in cell.split(";")]
            if not all(words) or len(set(words)) < len(words):
                yield f"{located}: column en: got {cell!r}, expected: words, each of them once"


def _hazards(rows: list[Located]) -> list[Any]:
    return [[located.row.word, _bars(located.row.en), _bars(located.row.zh)] for located in rows]


def _bars(cell: str) -> str:
    return "|".join(part.strip() for part in cell.split(";"))


TABLES = (
    Table("ask/hazards", "ask/hazards.csv", HazardRow, ("word",), check=_check_hazards, compile=_hazards),
    Table("ask/signs", "ask/signs.csv", SignRow, ("sign",), check=_check_signs, compile=_signs),
    Table("ask/words", "ask/words.csv", WordRow, ("kind", "value"), check=_check, compile=_compiled),
)
