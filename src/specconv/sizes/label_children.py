"""Labels of babies' and children's clothes: body height, months and years, toddlers' and girls' own numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from specconv.sizes import vocabulary
from specconv.sizes.hints import Hints
from specconv.sizes.label_drafts import Found, Reader, allowed, audiences, drafted
from specconv.sizes.label_wearers import CHILDREN
from specconv.sizes.values import Audience, System


def _heights(match: re.Match[str], hints: Hints) -> Found:
    low, high = (one if (one := float(match[end])) % 1 else int(one) for end in ("low", "high"))
    told = match["unit"] or (hints.system in (System.EU, System.HEIGHT) and hints.audience in CHILDREN)
    usual = 1 <= high - low <= 14 if told else high - low in (4, 5, 6, 8, 10, 12)
    if not usual and 12 < high - low <= 24:  # 122/140, of several sizes, is none of grown people's
        usual = hints.audience in CHILDREN or (low >= 80 and not (low - 44) % 6 and not (high - 44) % 6)
    if 50 <= low < high <= 188 and usual:
        yield from height_range(low, high, hints)


def height_range(low: float, high: float, hints: Hints) -> Found:
    """Yield what two body heights in cm say, of a child who stands between them."""
    parts: dict[str, Any] = {"height": high, "height_from": low, "height_to": high}
    for audience in audiences(hints, Audience.KIDS):
        for system, share in (("EU", 0.7), ("HEIGHT", 0.3)):
            if weight := allowed(system, hints):
                yield weight * share, drafted(hints, system, f"{low}-{high}", audience, **parts)


def _on_ladder(height: int) -> bool:
    """Tell whether a height is one that children's clothes are made for: every 6 cm in Europe, every 10 in Asia."""
    return (height - 44) % 6 == 0 or height % 10 == 0


def _height(match: re.Match[str], hints: Hints) -> Found:
    height = int(match["height"])
    if 44 <= height <= 188:
        for audience in audiences(hints, Audience.KIDS):
            usual = 1.0 if _on_ladder(height) else 0.5
            for system, share in (("HEIGHT", 0.8), ("EU", 0.7)):
                if weight := allowed(system, hints):
                    yield weight * share * usual, drafted(hints, system, str(height), audience, height=height)


def _toddler(match: re.Match[str], hints: Hints) -> Found:
    if allowed("US", hints):
        for audience in audiences(hints, Audience.KIDS):
            yield 1.0, drafted(hints, "US", f"{match['number']}T", audience)


def _toddlers(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of toddlers' sizes: ``2T-4T``, ``2-3T``."""
    if allowed("US", hints) and match["low"] < match["high"]:
        for audience in audiences(hints, Audience.KIDS):
            yield 1.0, drafted(hints, "US", f"{match['low']}T-{match['high']}T", audience)


def _girls_x(match: re.Match[str], hints: Hints) -> Found:
    if allowed("US", hints):
        for audience in audiences(hints, Audience.KIDS):
            yield 1.0, drafted(hints, "US", "6X", audience)


def _girls_double(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of America's girls' sizes with a 6X: ``6/6X``, ``4-6X``, ``6X-7``."""
    if allowed("US", hints):
        for audience in audiences(hints, Audience.KIDS):
            yield 0.9, drafted(hints, "US", match[0].replace("/", "-"), audience)


def _newborn(match: re.Match[str], hints: Hints) -> Found:
    label = match["label"]
    for audience in audiences(hints, Audience.BABY):
        if hints.system in (None, System.AGE) and label != "RN":
            yield 0.9, drafted(hints, "AGE", label, audience, age=0)
        elif hints.system is not None and hints.system not in (System.INT, System.WAIST, System.HEIGHT):
            yield 0.9, drafted(hints, hints.system.value, label, audience, age=0)
        elif label == "RN":
            yield 0.6, drafted(hints, "BR", label, audience, age=0)


def _months(match: re.Match[str], hints: Hints) -> Found:
    if match[0].count("M") == 1 or {match["low"], match["high"]} <= _SOLD_MONTHS:  # 5M-10M is rather a cable
        yield from _age(match, "M", 36, hints)


_SOLD_MONTHS = frozenset({"0", "1", "3", "6", "9", "12", "18", "24", "36"})


def _months_years(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range from months to years: ``9M-2Y``."""
    if int(match["low"]) < 12 * int(match["high"]):
        yield from readings_of_age(match["low"], str(12 * int(match["high"])), "M", hints)


def _years(match: re.Match[str], hints: Hints) -> Found:
    yield from _age(match, "Y", 18, hints)


def _age(match: re.Match[str], unit: str, most: int, hints: Hints) -> Found:
    if float(match["high"] or match["low"]) <= most:
        yield from readings_of_age(match["low"], match["high"] or match["low"], unit, hints)


def readings_of_age(first: str, last: str, unit: str, hints: Hints) -> Found:
    """Yield what an age in months (``M``) or years (``Y``) says, from the first to the last."""
    low, high = float(first), float(last)
    if low > high:
        return
    label = (f"{low:g}-{high:g}" if low != high else f"{low:g}") + unit
    each = 1 if unit == "M" else 12
    parts: dict[str, Any] = {"age": (low + high) / 2 * each}
    if low != high:
        parts |= {"age_from": int(low * each), "age_to": int(high * each)}
    young = Audience.BABY if unit == "M" and high <= 24 else Audience.KIDS
    for audience in audiences(hints, young):
        named = hints.system if hints.system is not None and _prints_ages(hints.system) else System.AGE
        shoe = named is System.US and unit == "Y" and low == high  # US 5Y is rather a shoe
        yield 0.1 if shoe else 0.95, drafted(hints, named, label, audience, **parts)


@cache
def _prints_ages(system: System) -> bool:
    """Tell whether ages are sizes of a system: of one of three, or of a country that follows one of them."""
    aged = (System.US, System.UK, System.AU)
    return system in aged or (system in vocabulary.systems() and vocabulary.systems()[system].follows in aged)


READERS: dict[str, Reader] = {
    "girls_double": _girls_double,
    "girls_x": _girls_x,
    "height": _height,
    "heights": _heights,
    "months": _months,
    "months_years": _months_years,
    "newborn": _newborn,
    "toddler": _toddler,
    "toddlers": _toddlers,
    "years": _years,
}
"""Kind of pattern → what reads its groups."""
