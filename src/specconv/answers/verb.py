"""What every verb has in common: unknown options are refused by name, and repeated questions are remembered."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from specconv.ground.errors import UnknownOption
from specconv.ground.text import nearest

P = ParamSpec("P")
R = TypeVar("R")

REMEMBERED = 4096
"""How many answers a verb keeps; an answer takes one to a few kilobytes."""


def verb(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function a verb of the public surface.

    An option that the verb does not know raises :class:`~specconv.UnknownOption` with the nearest names, instead of
    Python's ``TypeError``. Answers to hashable questions are remembered: values are frozen, so sharing them is safe.
    """
    code = function.__code__
    positional, named = code.co_argcount, code.co_argcount + code.co_kwonlyargcount
    options = frozenset(code.co_varnames[:named])
    remembered: Callable[..., R] = lru_cache(maxsize=REMEMBERED, typed=True)(function)

    @wraps(function)
    def ask(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return remembered(*args, **kwargs)
        except TypeError:  # an option that nobody knows, or what cannot be remembered
            if not kwargs.keys() <= options:
                unknown = sorted(kwargs.keys() - options)[0]
                choices = nearest(unknown, code.co_varnames[positional:named])
                raise UnknownOption(f"{function.__name__} has no such option", field=unknown, choices=choices) from None
            if _hashable(args, tuple(kwargs.values())):
                raise
        return function(*args, **kwargs)

    return ask


def _hashable(*given: object) -> bool:
    try:
        hash(given)
    except TypeError:
        return False
    return True


def one_of(value: Any, choices: type[Any], field: str) -> Any:
    """Return a member of a closed list, or raise :class:`~specconv.UnknownOption` with the nearest members."""
    try:
        return choices(value)
    except ValueError:
        members = [str(member) for member in choices]
        near = nearest(value, members) if isinstance(value, str) and value.strip() else members[:5]
        raise UnknownOption("not in the closed list", field=field, value=value, choices=near) from None
