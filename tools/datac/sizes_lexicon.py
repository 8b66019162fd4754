"""The lexicon of size labels: every word that a label may carry, folded, with all that it may mean."""

from __future__ import annotations

import re
from typing import Any

from datac.rows import Located, Table
from datac.sizes_rows import LabelKindRow, WordRow
from specconv.ground.text import clean, fold
from specconv.sizes.label_tokens import MARK
from specconv.sizes.values import System

_PIECE = re.compile(r"[^\W\d_]+|\d+|\S")
ONE_LETTER = frozenset({"young", "ignored", "bound", "unit"})
"""Roles whose words may be single Latin letters; elsewhere those are left to the patterns of labels."""


LAST = "measure"
"""The role that counts only where a word has no other: a waist is a system of sizes before it is a measure."""


def _phrases(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _lexicon(known: dict[str, list[Located]]) -> list[Any]:
    """Return rows of folded words that mean the same, with their roles and values in turn, then rows of phrases.

    A row of phrases has those that mean the same and have as many tokens, which stands third; a bar stands behind the
    first word of each.
    """
    roles: dict[str, list[str]] = {}
    phrases: dict[str, tuple[str, int]] = {}

    def add(word: str, role: str, value: str) -> None:
        if "ı" in word:  # KADIN is the capital spelling of kadın
            add(word.replace("ı", "i"), role, value)
        key = fold(word)
        if not key or (len(key) == 1 and key.isascii() and role not in ONE_LETTER):
            return
        pieces = _PIECE.findall(MARK.sub("", clean(word, "word")))
        has = roles.setdefault(key, [])
        if role not in has[::2]:
            has += [role, value]
        worded = [piece for piece in pieces if fold(piece)]
        if len(worded) > 1:
            phrases.setdefault(key, (fold(worded[0]), len(worded)))

    for located in known["sizes/words"]:
        if located.row.kind != LAST:
            for word in _phrases(located.row.words):
                add(word, located.row.kind, located.row.value)
    for code in System:
        add(code, "system", code)
    for located in known["sizes/systems"]:
        row = located.row
        for word in _phrases(row.spellings):
            if len(word) > 1:
                add(word, "system", row.code)
    for located in known["sizes/items"]:
        for word in (located.row.id.replace("_", " "), *_phrases(located.row.words)):
            add(word, "item", located.row.id)
    for located in known["sizes/systems"]:  # KW is a Kragenweite before it is Kuwait
        for word in located.row.territories.split():
            add(word, "system", located.row.code)
    for located in known["sizes/goods"]:
        for word in (located.row.id.replace("_", " "), *_phrases(located.row.words)):
            add(word, "good", located.row.id)
    for located in known["sizes/words"]:
        if located.row.kind == LAST:
            for word in _phrases(located.row.words):
                add(word, LAST, located.row.value)
    alike: dict[tuple[str, ...], list[str]] = {}
    for key in sorted(roles):
        if key not in phrases:
            alike.setdefault(tuple(roles[key]), []).append(key)
    grouped: dict[tuple[tuple[str, ...], int], list[str]] = {}
    for key, (first, count) in sorted(phrases.items()):
        grouped.setdefault((tuple(roles[key]), count), []).append(f"{first}|{key[len(first) :]}")
    return [
        *([" ".join(words), list(meant)] for meant, words in sorted(alike.items())),
        *([" ".join(words), list(meant), count] for (meant, count), words in sorted(grouped.items())),
    ]


TABLES: tuple[Table, ...] = (
    Table("sizes/lexicon", "sizes/words.csv", WordRow, ("kind", "value", "language"), derive=_lexicon),
    Table("sizes/label_kinds", "sizes/label_kinds.csv", LabelKindRow, ("id",), references={"item": "sizes/goods.id"}),
)  # fmt: skip
