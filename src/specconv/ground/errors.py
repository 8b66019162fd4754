"""The errors of the library: one small tree, each naming the field, the value and the nearest valid choices.

Everything derives from :class:`SpecconvError`, so ``except SpecconvError`` catches whatever a text from outside can
provoke. All are ``ValueError`` too, because a wrong value is what they report.
"""

from __future__ import annotations

from collections.abc import Iterable


class SpecconvError(ValueError):
    """Something that the caller handed in cannot be used.

    ``field`` names the argument, ``value`` what was given, ``choices`` the nearest valid values, best first.

    >>> error = SpecconvError("no such thing", field="audience", value="wimen", choices=["women", "men"])
    >>> print(error)
    audience: no such thing: 'wimen' (did you mean 'women', 'men'?)
    """

    def __init__(
        self, problem: str, *, field: str | None = None, value: object = None, choices: Iterable[str] = ()
    ) -> None:
        self.problem = problem
        self.field = field
        self.value = value
        self.choices = tuple(choices)
        text = f"{field}: {problem}" if field else problem
        if value is not None:
            text += f": {_shown(value)}"
        if self.choices:
            text += f" (did you mean {', '.join(repr(choice) for choice in self.choices)}?)"
        super().__init__(text)


def _shown(value: object, limit: int = 60) -> str:
    """Return a value on one line: data frames and the like print tables."""
    shown = " ".join(repr(value).split())
    return shown if len(shown) <= limit else f"{shown[:limit]}… ({len(shown)} characters)"


class UnknownPlace(SpecconvError):
    """No territory or supply area has this name or code."""


class UnknownSystem(SpecconvError):
    """No size system has this code or name."""


class UnknownOption(SpecconvError):
    """An argument, or the value of a closed list, that the verb does not know."""


class UnreadableQuantity(SpecconvError):
    """A text or number that is no quantity of the wanted dimension, or lies outside what can exist."""


class UnreadableSize(SpecconvError):
    """A text that is no size designation of the wanted item or system."""


class UnreadableRating(SpecconvError):
    """A text that is no rating plate."""


class UnknownAppliance(SpecconvError):
    """No appliance kind has this name."""


class UnknownPlug(SpecconvError):
    """No plug, socket-outlet or appliance coupler has this name."""


class Contradiction(SpecconvError):
    """Two facts that were given exclude each other; both are named."""


class InvalidChart(SpecconvError):
    """A size chart that cannot be used; names the row and the column."""
