"""Labels with a length beside a girth: waist and inseam, suits, collar and sleeve, letters with a length."""

from __future__ import annotations

import re
from typing import Any

from specconv.ground.value import FrozenMap
from specconv.sizes.hints import Hints
from specconv.sizes.label_drafts import GROWN, Found, Reader, allowed, audiences, block_of, drafted
from specconv.sizes.label_letters import spelled
from specconv.sizes.ladder import order
from specconv.sizes.values import Audience, FitType, System

LARGEST_PLUS = 28
"""The largest number before a W that is rather a plus size than the waist of jeans."""


SMALLEST_MEN = 28
"""Inches of the smallest waist that most men's jeans are made for; women's begin at 23."""
SMALLEST_PAIR = 34
"""Inches of a waist from which on a length one longer is rare."""
WIDEST_ALONE = 48
"""Inches of a waist that are no other thing, where neither trousers nor a length are named."""


def _waist_length(match: re.Match[str], hints: Hints) -> Found:
    waist, length = int(match["waist"]), match["length"]
    if match[0].endswith("R"):  # W34R: of regular length
        hints = hints._replace(fit_type=hints.fit_type or FitType.REGULAR)
    explicit = not {"W", "L", "X", "N"}.isdisjoint(match[0])
    block = block_of(hints.item)
    if hints.fit_type is FitType.PLUS or block not in (None, "lower"):
        return
    if not 20 <= waist <= (66 if length else 60) or (length and not 24 <= int(length) <= 40):
        return
    if block is None and not length and waist > WIDEST_ALONE and not match[0].startswith("W"):
        return  # 55" is a screen, 60 W a lamp
    if not explicit and block != "lower" and (waist > 44 or int(length or 0) > 36):
        return
    if hints.system in (None, System.WAIST, System.US, System.UK):
        for audience in audiences(hints, Audience.MEN, Audience.WOMEN):
            parts = {"waist_in": waist, **({"inseam_in": int(length)} if length else {})}
            weight = (1.0 if explicit else 0.5) * (1.0 if audience is Audience.MEN or hints.audience else 0.8)
            if not explicit and block is None and waist >= SMALLEST_PAIR and length and int(length) == waist + 1:
                weight *= 0.3  # 35/36 is rather a pair of shoes
            elif not explicit and block is None and length and not _is_range(waist, int(length), hints):
                weight *= 1.8  # 32/32, 34/30, 29/32 are no range of anything
            if audience is Audience.MEN and waist < SMALLEST_MEN:
                weight *= 0.3
            if match[0][-1] == "W" and waist % 2 == 0 and waist <= LARGEST_PLUS:
                weight *= 0.4  # 22W is rather a plus size
            label = f"{waist}/{length}" if length else str(waist)
            yield weight, (System.WAIST, label, None, audience, hints.item, hints.fit_type, FrozenMap(parts))


def _is_range(low: int, high: int, hints: Hints) -> bool:
    """Tell whether two numbers are printed as a range: of clothes (34-36), shoes (35-36) or socks (27-30, 31-34 …).

    Where neither women nor a country's word for size are named, trousers of 30/32 and 32/34 are met more often than
    clothes of these numbers.
    """
    named = hints.audience is Audience.WOMEN or hints.places
    clothes = high == low + 2 and (named or low >= SMALLEST_DOUBLE)
    return bool(clothes) or high == low + 1 or (high == low + FOUR - 1 and low % FOUR == 3)


SMALLEST_DOUBLE = 34
FOUR = 4
"""Sizes from the low to the high end of a range of socks."""


def _waist_cm(match: re.Match[str], hints: Hints) -> Found:
    """Yield the girth of the waist in cm of trousers and skirts, ``W76cm``; with a slash a word said it."""
    block = block_of(hints.item)
    if block not in (None, "lower") or not (block or match["told"] or hints.system or hints.audience):
        return  # the width of furniture
    for system, share in (("EU", 0.9), ("JP", 0.8), ("CN", 0.5), ("KR", 0.5)):
        if weight := allowed(system, hints):
            for audience in audiences(hints, Audience.MEN, Audience.WOMEN):
                label = f"W{match['waist']}CM"
                yield weight * share, drafted(hints, system, label, audience, waist=int(match["waist"]))


def _waists(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of waists in inches: ``W36-38``."""
    low, high = int(match["low"]), int(match["high"])
    if not 20 <= low < high <= min(66, low + 4) or block_of(hints.item) not in (None, "lower"):
        return
    if hints.system in (None, System.WAIST, System.US, System.UK):
        parts = FrozenMap({"waist_in_from": low, "waist_in_to": high})
        for audience in audiences(hints, Audience.MEN, Audience.WOMEN):
            weight = 1.0 if audience is Audience.MEN or hints.audience else 0.8
            yield weight, (System.WAIST, f"{low}-{high}", None, audience, hints.item, hints.fit_type, parts)


def _girths(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of inches as the girth that it is: ``38-40"`` of the chest, of trousers of the waist."""
    low, high = int(match["low"]), int(match["high"])
    block = block_of(hints.item)
    if block == "lower":
        yield from _waists(match, hints)
    elif block != "collar" and 26 <= low < high <= min(66, low + WIDEST_GIRTH):
        for system, share in (("US", 1.0), ("UK", 0.9)):
            if weight := allowed(system, hints):
                for audience in audiences(hints, Audience.MEN, Audience.WOMEN):
                    name = "chest_in" if audience is Audience.MEN else "bust_in"
                    likely = share * (1.0 if audience is Audience.MEN or hints.audience else 0.5)
                    girth: dict[str, Any] = {f"{name}_from": low, f"{name}_to": high}
                    yield weight * likely, drafted(hints, system, f"{low}-{high}", audience, **girth)


WIDEST_GIRTH = 6
"""Inches from the low to the high end of a chest that is one size."""


def _inseam(match: re.Match[str], hints: Hints) -> Found:
    """Yield the length of trousers alone, as it stands beside the waist: ``L34``."""
    length = int(match["length"])
    if block_of(hints.item) == "lower" and 26 <= length <= 38 and hints.system in (None, System.WAIST, System.US):
        for audience in audiences(hints, Audience.MEN, Audience.WOMEN):
            parts = FrozenMap({"inseam_in": length})
            yield 1.0, (System.WAIST, match[0], None, audience, hints.item, hints.fit_type, parts)


_LENGTHS = {
    "T": FitType.TALL,
    "S": FitType.SHORT,
    "R": FitType.REGULAR,
    "RG": FitType.REGULAR,
    "L": FitType.LONG,
    "XL": FitType.LONG,
    "XLT": FitType.TALL,
    "XS": FitType.SHORT,
}


_INCH_SYSTEMS = (System.WAIST, System.US, System.UK)
"""Systems whose trousers bear the waist in inches with a letter for the leg: 38L."""
_CONTINENTAL = frozenset({System.IT, System.DE, System.FR, System.ES, System.PT, System.TR, System.NORDIC})
"""Systems whose suits carry Europe's numbers."""


def _suit(match: re.Match[str], hints: Hints) -> Found:
    number, length = int(match["number"]), match["length"] or match["regular"]
    fit = _LENGTHS[length]
    if block_of(hints.item) == "lower" and 24 <= number <= 60 and hints.system in (None, *_INCH_SYSTEMS):
        waist = FrozenMap({"waist_in": number, "length": fit.value})
        for audience in audiences(hints, Audience.MEN):
            yield 2.0, (System.WAIST, str(number), None, audience, hints.item, hints.fit_type or fit, waist)
    for system, low, high in (("US", 32, 60), ("UK", 32, 60), ("EU", 42, 70)):
        if (weight := allowed(system, hints)) and low <= number <= high:
            for audience in audiences(hints, Audience.MEN):
                likely = {"US": 1.0, "UK": 0.7, "EU": 0.4}[system]
                chest: dict[str, Any] = {} if system == "EU" else {"chest_in": number}
                parts = {"length": fit.value, **chest}
                yield weight * likely, drafted(hints, system, str(number), audience, None, fit, **parts)
    if 87 <= number <= 132 and number % 5 == 2 and (weight := allowed("AU", hints)):
        for audience in audiences(hints, Audience.MEN):  # the chest in cm, every two inches
            yield 0.6 * weight, drafted(hints, "AU", str(number), audience, None, fit, length=fit.value, chest=number)
    if hints.system in _CONTINENTAL and 42 <= number <= 70:
        for audience in audiences(hints, Audience.MEN):
            yield 0.9, drafted(hints, str(hints.system), str(number), audience, None, fit, length=fit.value)
    if number % 2 == 0 and 4 <= number <= 28 and length in ("S", "R", "L"):
        for system, likely in (("UK", 0.6), ("US", 0.3)):
            if weight := allowed(system, hints):
                for audience in audiences(hints, Audience.WOMEN):
                    yield weight * likely, drafted(hints, system, str(number), audience, None, fit)


def _collar(match: re.Match[str], hints: Hints) -> Found:
    if block_of(hints.item) not in (None, "collar", "upper"):
        return
    shirt = hints._replace(item=hints.item or "dress_shirt")
    inches = match["unit"] == "IN"
    number = float(match["number"])
    for system, share in (("US", 0.9), ("UK", 0.9)) if inches else (("EU", 0.8), ("JP", 0.3)):
        if weight := allowed(system, hints):
            for audience in audiences(hints, Audience.MEN):
                part: dict[str, Any] = {"collar_in" if inches else "collar": number}
                size = drafted(shirt, system, f"{number:g}", audience, **part)
                yield weight * share * (1.0 if number < 44 else 0.2), size


def _collars(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of two collars in inches of a shirt: ``17-17.5``."""
    low, high = float(match["low"]), float(match["high"])
    if block_of(hints.item) != "collar" or not 0 < high - low <= 1:
        return
    for system, share in (("US", 0.9), ("UK", 0.8)):
        if weight := allowed(system, hints):
            for audience in audiences(hints, Audience.MEN):
                label = f"{match['low']}-{match['high']}"
                yield weight * share, drafted(hints, system, label, audience, collar_in_from=low, collar_in_to=high)


def _collar_sleeve(match: re.Match[str], hints: Hints) -> Found:
    """Yield a collar with its sleeve in inches: ``15.5/33``, ``16 32/33``."""
    sleeve, longest = int(match["sleeve"]), int(match["longest"] or match["sleeve"])
    if block_of(hints.item) not in (None, "collar", "upper") or not 29 <= sleeve <= longest <= 39:
        return
    shirt = hints._replace(item=hints.item or "dress_shirt")
    parts: dict[str, Any] = {"collar_in": float(match["collar"])}
    parts |= {"sleeve_in": sleeve} if sleeve == longest else {"sleeve_in_from": sleeve, "sleeve_in_to": longest}
    label = f"{match['collar']}/{sleeve}" + (f"-{longest}" if longest != sleeve else "")
    for system, share in (("US", 0.9), ("UK", 0.4)):
        if weight := allowed(system, hints):
            for audience in audiences(hints, Audience.MEN):
                yield weight * share, drafted(shirt, system, label, audience, **parts)


def _letter_length(match: re.Match[str], hints: Hints) -> Found:
    """Yield a letter with a length, ``XS/L``; two neighbouring letters are a range first."""
    letter, length = spelled(match["letter"]), match["length"]
    near = length != "T" and 0 < order(length) - order(letter) <= 2
    for audience in audiences(hints, *GROWN):
        if allowed("INT", hints):
            yield 0.1 if near else 0.5, drafted(hints, "INT", letter, audience, None, _LENGTHS[length])


READERS: dict[str, Reader] = {
    "collar": _collar,
    "collar_sleeve": _collar_sleeve,
    "collars": _collars,
    "girths": _girths,
    "inseam": _inseam,
    "letter_length": _letter_length,
    "suit": _suit,
    "waist_cm": _waist_cm,
    "waist_length": _waist_length,
    "waists": _waists,
}
"""Kind of pattern → what reads its groups."""
