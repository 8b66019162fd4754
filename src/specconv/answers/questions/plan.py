"""What a question asks of the verbs: which verb, with which arguments, and what has to be asked back first."""

from __future__ import annotations

from typing import Any, NamedTuple

from specconv.ground.answer import Missing, Reason
from specconv.sizes.values import Size


class Step(NamedTuple):
    """One call of a verb; ``about`` names what tells it from its neighbours, ``options`` what its answer is compared
    with."""

    arguments: dict[str, Any]
    about: str = ""
    options: tuple[Size, ...] = ()


class Plan(NamedTuple):
    """A verb with one or more calls; without calls, what is missing or why it is not understood."""

    verb: str | None
    steps: tuple[Step, ...] = ()
    missing: tuple[Missing, ...] = ()
    known: dict[str, Any] | None = None
    """The arguments that were read although something is missing."""
    problem: str = ""
    """Code of the sentence that says what is not understood; blank where it is understood."""
    words: tuple[str, ...] = ()
    """The words that the problem is about."""
    ignored: tuple[str, ...] = ()
    """Words that were not read."""
    reasons: tuple[str, ...] = ()
    """Codes of why the use is refused before any verb is asked."""
    reserved: str = ""
    """Code of what is said instead of an answer that allows the use; blank where nothing stands against it."""
    told: tuple[Reason, ...] = ()
    """What makes the use unsafe whatever the verb says: told before its answer, and instead of one that allows it."""
    guarded: bool = False
    """Whether nothing that allows a use may be answered while words were not read: questions about power."""


def refused(problem: str, *words: str, verb: str | None = None) -> Plan:
    """Return the plan of a question that is not understood."""
    return Plan(verb, problem=problem, words=words)
