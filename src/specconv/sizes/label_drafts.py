"""What a label of clothes says before it becomes a size, and what the hints leave of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from operator import itemgetter
from typing import Any

from specconv.ground.value import EMPTY, FrozenMap
from specconv.sizes import vocabulary
from specconv.sizes.hints import Hints
from specconv.sizes.label_wearers import CHILDREN
from specconv.sizes.values import Audience, FitType, System

Draft = tuple[System, str, str | None, Audience | None, str | None, FitType | None, FrozenMap[Any]]
"""What a label says before it becomes a size: system, label, standard, audience, item, fit type and parts."""
Reading = tuple[float, dict[str, Any]]
"""A weight, and the fields of a size that a label may be; the dictionaries are remembered and never changed."""
weight_of: Callable[[tuple[float, Any]], float] = itemgetter(0)
Found = Iterator[tuple[float, Draft]]
Reader = Callable[[re.Match[str], Hints], Found]
"""What reads the groups of a pattern under the hints."""


SYSTEMS: dict[str, System] = {one.value: one for one in System}
"""Code of a system → its member; an enumeration takes longer to say it."""
NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))
"""What a core is translated by to leave the signs beside its digits, which tell the few forms that it may have."""


def allowed(system: str, hints: Hints) -> float:
    """Return how likely a system is under the hints: 0 when another is named."""
    if hints.system is None and not hints.places:
        return 1.0
    code = system.partition(".")[0]
    if hints.system is not None:
        return 1.0 if code in (hints.system, vocabulary.systems()[hints.system].follows) else 0.0
    if code in hints.places or any(vocabulary.systems()[place].follows == code for place in hints.places):
        return 1.0
    return 0.3


GROWN = (Audience.WOMEN, Audience.MEN)


def audiences(hints: Hints, *usual: Audience) -> tuple[Audience, ...]:
    """Return which of the usual audiences of a label the hints leave."""
    given = hints.audience
    if given is None or given is Audience.UNISEX:
        return usual
    if given in CHILDREN:
        return (given,) if any(audience in CHILDREN for audience in usual) else ()
    return (given,) if given in usual else ()


def drafted(
    hints: Hints,
    system: str,
    label: str,
    audience: Audience | None,
    standard: str | None = None,
    fit: FitType | None = None,
    **parts: object,
) -> Draft:
    """Return a draft with the item and fit type of the hints; where they name a follower of the system, of that one."""
    named = SYSTEMS[system]
    if hints.system is not None and hints.system is not named and vocabulary.systems()[hints.system].follows is named:
        named = hints.system
    return (
        named, label, standard, audience, hints.item, hints.fit_type or fit, FrozenMap(parts) if parts else EMPTY
    )  # fmt: skip


def fields_of(draft: Draft) -> dict[str, Any]:
    """Return all fields of the size that a draft becomes."""
    system, label, standard, audience, item, fit_type, parts = draft
    return {
        "system": system, "label": label, "standard": standard, "audience": audience, "item": item,
        "fit_type": fit_type, "parts": parts, "brand": None, "plausibility": None, "span": None, "discarded": (),
    }  # fmt: skip


def as_fields(drafts: Iterable[tuple[float, Draft]]) -> tuple[Reading, ...]:
    """Return drafts as fields of sizes, each once, the likeliest first."""
    best: dict[Draft, float] = {}
    for weight, draft in drafts:
        if weight > best.get(draft, 0.0):
            best[draft] = weight
    return tuple(sorted([(weight, fields_of(draft)) for draft, weight in best.items()], key=weight_of, reverse=True))


@cache
def block_of(item: str | None) -> str | None:
    """Return which part of the body an item of clothing is sized by, None without an item."""
    return None if item is None else vocabulary.items()[item].block
