"""Labels of clothes: what each pattern of ``data/sizes/patterns.csv`` says, as sizes with their weights.

A pattern matches the *core* of a label: numbers, label letters and signs in capitals without spaces, words of systems,
audiences and the like already taken out. Patterns have no quantifier inside another, so reading is linear.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from specconv.ground.catalog import rows
from specconv.ground.text import Late
from specconv.sizes import label_children, label_codes, label_lengths, label_letters, label_numbers
from specconv.sizes.hints import Hints
from specconv.sizes.label_children import height_range
from specconv.sizes.label_drafts import GROWN, NO_DIGITS, Draft, Found, Reader, allowed, audiences, drafted
from specconv.sizes.label_letters import spelled
from specconv.sizes.label_wearers import CHILDREN
from specconv.sizes.ladder import KOREAN_STEP, order
from specconv.sizes.values import Audience, FitType, System


class _Pattern:
    """A way of writing labels: the signs of which it needs one, its form, and what reads its groups."""

    def __init__(self, kind: str, pattern: str, needs: str) -> None:
        self.builder = _READERS[kind]
        self.needs = frozenset(needs)
        self.form = Late(pattern)


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(_Pattern(row[1], row[2], row[3]) for row in rows("sizes/patterns"))


@lru_cache(maxsize=1024)
def _patterns_with(signs: str) -> tuple[_Pattern, ...]:
    """Return the patterns that a core with these signs beside its digits may have."""
    return tuple(of for of in _patterns() if not of.needs or not of.needs.isdisjoint(signs))


@lru_cache(maxsize=8192)
def readings(core: str, hints: Hints) -> tuple[tuple[float, Draft], ...]:
    """Return what the core of a label may be, with weights; nothing where no pattern has it.

    Remembered, because the cores of a feed are few: its numbers, letters and ages.
    """
    found: dict[Draft, float] = {}
    for pattern in _patterns_with(core.translate(NO_DIGITS)):
        match = pattern.form.fullmatch(core)
        if match is not None:
            for weight, draft in pattern.builder(match, hints):
                if weight > found.get(draft, 0.0):
                    found[draft] = weight
    return tuple((weight, draft) for draft, weight in found.items())


def _dashed_letter(match: re.Match[str], hints: Hints) -> Found:
    """Yield a letter with a dash behind its number, ``3-XL``."""
    yield from readings(match["count"] + match["rest"], hints)


def _taille(match: re.Match[str], hints: Hints) -> Found:
    """Yield what a French ``T`` (taille) before a number says: a size, or the height of a child."""
    number = int(match["number"])
    if 44 <= number <= 188 and (number > 64 or hints.audience in CHILDREN):
        for system, share in (("FR", 0.9), ("EU", 0.8), ("HEIGHT", 0.5)):
            for audience in audiences(hints, Audience.KIDS):
                if weight := allowed(system, hints):
                    yield weight * share, drafted(hints, system, str(number), audience, height=number)
    elif allowed("FR", hints):
        if hints.audience in CHILDREN and number <= 18:
            for audience in audiences(hints, Audience.KIDS):
                yield 0.9, drafted(hints, "AGE", f"{number}Y", audience, age=12 * number)
        for weight, size in readings(str(number), hints._replace(system=System.FR)):
            yield 0.9 * weight, size


def _tailles(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range behind the French ``T`` (taille): ``T36/38``."""
    if allowed("FR", hints):
        yield from readings(f"{match['low']}-{match['high']}", hints._replace(system=System.FR))


def _german_length(match: re.Match[str], hints: Hints) -> Found:
    """Yield a German number with the initial of its length: ``25 K`` (kurz), ``26 U`` (untersetzt)."""
    named = hints.item is not None or hints.audience in GROWN
    if named or hints.system in (System.DE, System.EU) or System.DE in hints.places:
        yield from readings(match["number"], hints._replace(fit_type=FitType.SHORT, system=hints.system or System.DE))


def _three(match: re.Match[str], hints: Hints) -> Found:
    """Yield three neighbouring sizes as the range that they are: ``52/54/56``, ``86/92/98``."""
    low, middle, high = (int(match[name]) for name in ("low", "middle", "high"))
    if middle - low == high - middle and middle - low in (2, 6, 10, KOREAN_STEP) and low >= 30:
        if middle - low == 2:
            yield from readings(f"{low}-{high}", hints)
        elif audiences(hints, Audience.KIDS):
            yield from height_range(low, high, hints)


def _three_letters(match: re.Match[str], hints: Hints) -> Found:
    """Yield three neighbouring letters as the range that they are: ``S/M/L``."""
    low, middle, high = (order(spelled(match[name])) for name in ("low", "middle", "high"))
    if middle - low == high - middle == 1:
        yield from readings(f"{match['low']}-{match['high']}", hints)


_READERS: dict[str, Reader] = {
    **label_letters.READERS,
    **label_numbers.READERS,
    **label_children.READERS,
    **label_codes.READERS,
    **label_lengths.READERS,
    "dashed_letter": _dashed_letter,
    "german_length": _german_length,
    "taille": _taille,
    "tailles": _tailles,
    "three": _three,
    "three_letters": _three_letters,
}
