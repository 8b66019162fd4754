"""Labels that name more than one size of one system: ``UK 12 UK 14``. A question is answered for the first of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from specconv.ground.answer import Reason, Severity
from specconv.ground.text import clean
from specconv.sizes.reasons import reason
from specconv.sizes.values import Size


def others_named(text: str, found: Sequence[Size]) -> tuple[Size, ...]:
    """Return the readings that are other sizes of a label, beside the first, not other meanings of the same.

    >>> from specconv.sizes.reading import read
    >>> [str(one) for one in others_named("UK 12 UK 14", read("UK 12 UK 14"))], others_named("38", read("38"))
    (['UK 14'], ())
    """
    first = found[0]
    rivals = [one for one in found[1:] if one.label != first.label and _kind(one) == _kind(first)]
    if not rivals:
        return ()
    rest = _without(clean(text, "size"), first.label)
    if rest is None:
        return ()
    named = [one for one in rivals if _without(rest, one.label) is not None]
    return tuple({one.label: one for one in reversed(named)}.values())[::-1]


def _kind(size: Size) -> tuple[object, ...]:
    return size.system, size.audience, size.item, size.fit_type, size.parts.get("series")


def _without(text: str, label: str) -> str | None:
    """Return a text without a label that stands in it by itself; None where it does not."""
    rest = re.sub(rf"(?<![\d.,]){re.escape(label)}(?![\d.,]*\d)", " ", text, count=1)
    return None if rest == text else rest


def note(first: Size, others: Sequence[Size]) -> Reason:
    """Say for which size of the label the answer is."""
    return reason("two_sizes", Severity.CAUTION, size=str(first), others=tuple(map(str, others)))
