"""The tokens of a question, and the question that is cut into them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from specconv.answers.questions.words import Meaning


class Figure(NamedTuple):
    """A figure: its text, and its dimension (``V``, ``Hz``, ``W``, ``VA``, ``A``, ``length``, ``mass``, ``month``,
    ``year``, ``foreign``), blank for a bare number or a label such as ``34B``."""

    text: str
    dimension: str


class Token(NamedTuple):
    """A piece of the question and what it may mean."""

    text: str
    start: int
    end: int
    meanings: tuple[Meaning, ...] = ()
    figure: Figure | None = None
    key: str = ""

    def get(self, kind: str) -> str | None:
        """Return the value of a kind, None where it is none of that kind."""
        for name, value in self.meanings:
            if name == kind:
                return value
        return None

    def all(self, kind: str) -> tuple[str, ...]:
        """Return the values of a kind."""
        return tuple(value for name, value in self.meanings if name == kind)

    @property
    def plus_size(self) -> bool:
        """Whether it may be a women's plus size (``14W``) as well as a power: a small number with a W at it."""
        number = self.text.removesuffix("W")
        return number != self.text and number.isdigit() and int(number) <= 44

    @property
    def known(self) -> bool:
        """Whether it says anything."""
        return bool(self.meanings) or self.figure is not None or not self.key


class Scanned(NamedTuple):
    """The question, its language and its tokens."""

    text: str
    language: str
    tokens: tuple[Token, ...]
    corrected: tuple[tuple[str, str], ...] = ()
    """Words that were taken for others, one letter away: as written, as meant."""


def of_a_wearer(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a letter in words stands behind its wearer: "I take a medium", "I'm a large"."""
    return any("wear" in token.all("cue") or token.key in ("im", "am") for token in tokens[max(at - 2, 0) : at])
