"""Other ways of writing what could not be read as it stands: ``"XXLLNG"``, ``"34 Waist, 32 Leg"``, ``"T.3 (42/44)"``.

Each row of ``data/sizes/respellings.csv`` is a way that shops write what the readers know in another spelling, or a
fact beside a size that says nothing of it, such as a number of reference. They are tried in turn, and only on labels
that nobody could read.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.text import Late
from specconv.sizes.values import Audience


class Respelled(NamedTuple):
    """A label in the spelling that the readers know."""

    text: str
    item: str | None
    """The item that the spelling is of, where it is of one alone."""
    audience: str | None
    """Who wears what the spelling is of, where one alone does."""
    discarded: tuple[str, ...]


_WEARERS = frozenset(Audience)


class _Respelling:
    """A way of writing labels: for which items, what it needs (one of several texts), its form, and the known form."""

    def __init__(self, items: str, needs: str, pattern: str, replacement: str, says: str) -> None:
        self.items = frozenset(items.split())
        self.needs = tuple(needs.split()) or ("",)
        self.form = Late(pattern, re.IGNORECASE)
        self.replacement = replacement
        self.wearer = says if says in _WEARERS else None
        self.says = None if self.wearer else says or None


@cache
def _respellings() -> tuple[_Respelling, ...]:
    return tuple(_Respelling(*row[1:6]) for row in rows("sizes/respellings"))


def respelled(plain: str, item: str | None) -> Respelled | None:
    """Return a cleaned label in the spelling that the readers know; None where it is in no other.

    >>> respelled("XXLLNG", None), respelled("38", None)
    (Respelled(text='XXL LNG', item=None, audience=None, discarded=()), None)
    """
    text, said, wearer, discarded = plain, item, None, list[str]()
    lower = text.lower()
    for one in _respellings():
        for need in one.needs:
            if need in lower:
                break
        else:
            continue
        if (one.items and item not in one.items) or (one.says is not None and item not in (None, one.says)):
            continue
        match = one.form.search(text)
        if match is None:
            continue
        changed = match.expand(one.replacement)
        if (left := match[0].replace(changed, "", 1).strip(_EDGES)) and changed in match[0]:
            discarded.append(left)
        text = one.form.sub(one.replacement, text).strip(_EDGES_OF_LABEL)
        lower = text.lower()
        said = one.says or said
        wearer = one.wearer or wearer
    return Respelled(text, said, wearer, tuple(discarded)) if text and (text != plain or said != item) else None


_EDGES, _EDGES_OF_LABEL = " ,;:/|·-()", " ,;:/|·-"
