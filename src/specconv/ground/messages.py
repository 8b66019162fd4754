"""Sentences as catalogues: a code and its values become text in a language.

The templates live in ``data/messages``; each code has every language, with the same placeholders, which the compiler
checks. Values that are themselves words are :class:`~specconv.ground.value.Name` and are said in the same language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption
from specconv.ground.text import Late, nearest
from specconv.ground.value import EMPTY, Name

LANGUAGES = ("en", "zh")


_COLUMN = {language: column for column, language in enumerate(LANGUAGES, start=1)}


@cache
def _templates() -> dict[str, list[str]]:
    """Code → its row: the code, then the sentence in each language."""
    return {row[0]: row for row in rows("messages")}


def check_language(language: str) -> str:
    """Return ``language``; raise :class:`~specconv.UnknownOption` when answers are not written in it."""
    if not isinstance(language, str) or language not in LANGUAGES:
        raise UnknownOption(
            "answers are not written in this language", field="language", value=language, choices=LANGUAGES
        )
    return language


def say(code: str, language: str = "en", values: Mapping[str, Any] = EMPTY) -> str:
    """Return the sentence of a code.

    Raises ``KeyError`` for a code without a sentence, which is an error of the library and not of the caller.
    """
    template = _templates()[code][_COLUMN[language]]
    if not values:
        return template
    text = template.format_map({key: _said(value, language) for key, value in values.items()})
    return text if language == "en" else _chinese(text)


_SPACED = Late(r"(?<=[\u3001-\u9fff\uff01-\uff5e]) +(?=[\u3001-\u9fff\uff01-\uff5e])")
_NESTED = Late(r"（([^（）]*)（([^（）]*)）(?=）)")


def _chinese(text: str) -> str:
    """Return a sentence without what only comes of putting it together: a space between two Chinese signs, brackets
    within brackets."""
    if " " in text:
        text = _SPACED.sub("", text)
    return _NESTED.sub(r"（\1，\2", text) if text.count("（") > 1 else text


def _said(value: Any, language: str) -> Any:
    if isinstance(value, Name):
        return value.say(language)
    if isinstance(value, tuple):
        return ("、" if language == "zh" else ", ").join(str(_said(part, language)) for part in value)
    return value


def has(code: str) -> bool:
    """Tell whether a code has a sentence."""
    return code in _templates()


def suggestions(code: str) -> tuple[str, ...]:
    """Return the codes nearest to one that has no sentence."""
    return nearest(code, _templates())
