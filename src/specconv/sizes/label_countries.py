"""What a label says in short, spelled out before it is read: codes of countries that are words too, padded numbers."""

from __future__ import annotations

import re
from functools import cache

from specconv.ground.text import Late
from specconv.sizes import vocabulary
from specconv.sizes.label_tokens import roles_of
from specconv.sizes.values import System

PADDED = Late(r"(?<![\d.,:])0{1,2}(?=[1-9])")
"""Zeros before a number: 040, 08. 0, 00 and 000 are sizes themselves."""


@cache
def _words() -> dict[str, str]:
    """Return the codes whose letters are words of labels before they are a country's, with its name."""
    found = {}
    for system in System:
        roles = roles_of(system.value) if len(system.value) == 2 else ()
        if roles and roles[0][0] not in ("system", "unit") and ("system", system.value) in roles:
            found[system.value] = str(vocabulary.systems()[system].name)
    return found


@cache
def _code() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(_words())})(?=[ :-]{{0,2}}\d)")


def spelled_out(plain: str) -> str:
    """Return a label with the name of a country for a code in capitals before a number, as this library prints it.

    >>> spelled_out("CA 8"), spelled_out("ca. 8"), spelled_out("GR 44"), spelled_out("Gr. 44")
    ('Canada 8', 'ca. 8', 'Greece 44', 'Gr. 44')
    """
    for code in _words():
        if code in plain:
            return _code().sub(lambda match: _words()[match[1]], plain)
    return plain
