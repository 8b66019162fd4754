"""Labels of clothes: what each pattern of ``data/sizes/patterns.csv`` says, as sizes with their weights.

A pattern matches the *core* of a label: numbers, label letters and signs in capitals without spaces, words of systems,
audiences and the like already taken out. Patterns have no quantifier inside another, so reading is linear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.text import Late
from specconv.ground.value import EMPTY, FrozenMap
from specconv.sizes import vocabulary
from specconv.sizes.hints import Hints
from specconv.sizes.ladder import KOREAN_STEP, order
from specconv.sizes.values import Audience, FitType, System

Draft = tuple[System, str, str | None, Audience | None, str | None, FitType | None, FrozenMap[Any]]
"""What a label says before it becomes a size: system, label, standard, audience, item, fit type and parts."""
Found = Iterator[tuple[float, Draft]]


class _Pattern:
    """A way of writing labels: the signs of which it needs one, its form, and what reads its groups."""

    def __init__(self, kind: str, pattern: str, needs: str) -> None:
        self.builder = _KINDS[kind]
        self.needs = frozenset(needs)
        self.form = Late(pattern)


class _Range(NamedTuple):
    scale: str
    audience: Audience
    block: str
    first: float
    last: float
    step: float
    prior: float


@cache
def _patterns() -> tuple[_Pattern, ...]:
    return tuple(_Pattern(row[1], row[2], row[3]) for row in rows("sizes/patterns"))


@cache
def _ranges() -> tuple[_Range, ...]:
    return tuple(_Range(row[0], Audience(row[1]), *row[2:7]) for row in rows("sizes/ranges"))


@lru_cache(maxsize=2048)
def _ranges_with(system: System | None, audience: Audience | None, value: float) -> tuple[_Range, ...]:
    """Return the ranges of a system (of all, for None) that have a number; the likeliest of a named system weighs 1."""
    known = _ranges() if system is None else _ranges_of(system, audience)
    return tuple(of for of in known if of.first <= value <= of.last and not (value - of.first) % of.step)


@cache
def _ranges_of(system: System, audience: Audience | None) -> tuple[_Range, ...]:
    codes = {system.value, str(vocabulary.systems()[system].follows or "")}
    group = Audience.KIDS if audience in _YOUNG else None if audience is Audience.UNISEX else audience
    known = [of for of in _ranges() if of.scale.partition(".")[0] in codes and group in (None, of.audience)]
    most = max((of.prior for of in known), default=1.0)
    return tuple(of._replace(prior=of.prior / most) for of in known)


@cache
def _most_likely(system: System) -> float:
    return max(of.prior for of in _ranges() if of.scale.partition(".")[0] == system.value)


@cache
def block_of(item: str | None) -> str | None:
    """Return which part of the body an item of clothing is sized by, None without an item."""
    return None if item is None else vocabulary.items()[item].block


@lru_cache(maxsize=8192)
def readings(core: str, hints: Hints) -> tuple[tuple[float, Draft], ...]:
    """Return what the core of a label may be, with weights; nothing where no pattern has it.

    Remembered, because the cores of a feed are few: its numbers, letters and ages.
    """
    found: dict[Draft, float] = {}
    for pattern in _patterns():
        if pattern.needs and pattern.needs.isdisjoint(core):
            continue
        match = pattern.form.fullmatch(core)
        if match is not None:
            for weight, draft in pattern.builder(match, hints):
                if weight > found.get(draft, 0.0):
                    found[draft] = weight
    return tuple((weight, draft) for draft, weight in found.items())


def _allowed(system: str, hints: Hints) -> float:
    """Return how likely a system is under the hints: 0 when another is named."""
    if hints.system is None and not hints.places:
        return 1.0
    code = system.partition(".")[0]
    if hints.system is not None:
        return 1.0 if code in (hints.system, vocabulary.systems()[hints.system].follows) else 0.0
    if code in hints.places or any(vocabulary.systems()[place].follows == code for place in hints.places):
        return 1.0
    return 0.3


_GROWN = (Audience.WOMEN, Audience.MEN)
_YOUNG = (Audience.GIRLS, Audience.BOYS, Audience.KIDS, Audience.BABY)


def _for(hints: Hints, *audiences: Audience) -> tuple[Audience, ...]:
    """Return which of some audiences the hints leave."""
    given = hints.audience
    if given is None or given is Audience.UNISEX:
        return audiences
    if given in _YOUNG:
        return (given,) if any(audience in _YOUNG for audience in audiences) else ()
    return (given,) if given in audiences else ()


def _size(hints: Hints, system: str, label: str, audience: Audience | None, standard: str | None = None,
          fit: FitType | None = None, **parts: object) -> Draft:  # fmt: skip
    named = System(system)
    if hints.system is not None and hints.system is not named and vocabulary.systems()[hints.system].follows is named:
        named = hints.system
    return (
        named, label, standard, audience, hints.item, hints.fit_type or fit, FrozenMap(parts) if parts else EMPTY
    )  # fmt: skip


def _code(match: re.Match[str], hints: Hints) -> Found:
    """GB/T 1335: height and a girth, of the upper body or of the waist; the body type is that of a grown person."""
    height, girth, kind = int(match["height"]), int(match["girth"]), match["type"]
    weight = _allowed("CN", hints)
    if not weight or girth >= height:
        return
    if kind and 140 <= height <= 210 and 44 <= girth <= 140:
        for audience in _for(hints, *_GROWN):
            women = audience is Audience.WOMEN
            standard = "gbt-1335-2" if women else "gbt-1335-1"
            usual = 1.0 if women == (height <= 168 or girth < 84) else 0.6
            for name, share in _girths(height, girth, "bust" if women else "chest", hints):
                parts: dict[str, Any] = {"height": height, name: girth, "body_type": kind}
                label = f"{height}/{girth}{kind}"
                yield weight * usual * share, _size(hints, "CN", label, audience, standard, None, **parts)
    elif not kind and 48 <= height <= 180 and 36 <= girth <= 100 and height - girth > 8:
        lower = block_of(hints.item) == "lower"
        for audience in _for(hints, Audience.KIDS):
            parts = {"height": height, "waist" if lower else "chest": girth}
            yield weight * 0.9, _size(hints, "CN", f"{height}/{girth}", audience, "gbt-1335-3", None, **parts)
    if not kind and 150 <= height <= 205 and 70 <= girth <= 130 and height - girth > 8:
        for audience in _for(hints, *_GROWN):
            size = _size(hints, "CN", f"{height}/{girth}", audience, "gbt-6411", height=height, chest=girth)
            yield weight * (0.4 if height <= 180 and girth <= 100 else 0.9), size


_WAIST_AT_MOST = 0.455
"""A girth below this share of the height is a waist: GB/T 1335 puts chests at half of it, waists at four tenths."""


def _girths(height: int, girth: int, upper: str, hints: Hints) -> tuple[tuple[str, float], ...]:
    """Return which girth a code names, with shares: the item says, else what is usual at the height."""
    block = block_of(hints.item)
    if block is not None:
        return (("waist" if block == "lower" else upper, 1.0),)
    return (("waist", 0.8), (upper, 0.2)) if girth < _WAIST_AT_MOST * height else ((upper, 1.0),)


def _heights(match: re.Match[str], hints: Hints) -> Found:
    low, high = int(match["low"]), int(match["high"])
    told = match["unit"] or (hints.system in (System.EU, System.HEIGHT) and hints.audience in _YOUNG)
    usual = 1 <= high - low <= 14 if told else high - low in (4, 5, 6, 8, 10, 12)
    if not usual and 12 < high - low <= 24:  # 122/140, of several sizes, is none of grown people's
        usual = hints.audience in _YOUNG or (low >= 80 and not (low - 44) % 6 and not (high - 44) % 6)
    if 50 <= low < high <= 188 and usual:
        yield from _height_range(low, high, hints)


def _height_range(low: int, high: int, hints: Hints) -> Found:
    parts: dict[str, Any] = {"height": high, "height_from": low, "height_to": high}
    for audience in _for(hints, Audience.KIDS):
        for system, share in (("EU", 0.7), ("HEIGHT", 0.3)):
            if weight := _allowed(system, hints):
                yield weight * share, _size(hints, system, f"{low}-{high}", audience, **parts)


def _on_ladder(height: int) -> bool:
    """Tell whether a height is one that children's clothes are made for: every 6 cm in Europe, every 10 in Asia."""
    return (height - 44) % 6 == 0 or height % 10 == 0


def _height(match: re.Match[str], hints: Hints) -> Found:
    height = int(match["height"])
    if 44 <= height <= 188:
        for audience in _for(hints, Audience.KIDS):
            usual = 1.0 if _on_ladder(height) else 0.5
            for system, share in (("HEIGHT", 0.8), ("EU", 0.7)):
                if weight := _allowed(system, hints):
                    yield weight * share * usual, _size(hints, system, str(height), audience, height=height)


def spelled(letter: str) -> str:
    """Return a letter size in one spelling: XXL for 2XL, 3XL for XXXL.

    >>> spelled("2XL"), spelled("XXXL"), spelled("XXS"), spelled("1XL")
    ('XXL', '3XL', 'XXS', 'XL')
    """
    core = letter.lstrip("0123456789")
    digits = letter[: len(letter) - len(core)]
    if "X" not in core or core.endswith(("XO", "O")):
        return letter
    count = int(digits) if digits else core.count("X")
    last = core[-1]
    return {1: f"X{last}", 2: f"XX{last}"}.get(count, f"{count}X{last}") if last in "SL" else letter


_SMALLEST_JP = frozenset({"3S", "4S"})
"""Japanese letters below SS."""
MOST_L = 12
"""The largest number before a Japanese L: 10L and 12L are on sale, 29L is no size."""


def _letter(match: re.Match[str], hints: Hints) -> Found:
    raw = match["letter"]
    japanese = (
        raw in ("SS", "LL", "O", "XO")
        or (raw[0].isdigit() and raw[-1] in "LO" and "X" not in raw)
        or raw.endswith("XO")
        or raw in _SMALLEST_JP
    )
    if (
        raw[0].isdigit() and "X" not in raw and raw not in _SMALLEST_JP
        and (raw[-1] in "SM" or int(raw.rstrip("LO") or 99) > MOST_L)
    ):  # fmt: skip
        return
    fit = {"T": FitType.TALL, "B": FitType.BIG, "P": FitType.PETITE}.get(match["fit"] or "")
    for audience in _for(hints, *_GROWN, *((Audience.KIDS,) if hints.audience in _YOUNG else ())):
        share = 1.0 if audience is Audience.WOMEN else 0.9
        if japanese:
            if weight := _allowed("JP", hints):
                yield weight * share, _size(hints, "JP", raw, audience, None, fit)
            continue
        label = spelled(raw) + (match["plus"] or "")
        if hints.system is not None and hints.system is not System.INT:
            yield share, _size(hints, hints.system, label, audience, None, fit)
        else:
            yield share, _size(hints, "INT", label, audience, None, fit)


def _letter_br(match: re.Match[str], hints: Hints) -> Found:
    """Yield letters of Brazil (pequeno, médio, grande) and of Mexico and its neighbours (chico, mediano, grande)."""
    young = (Audience.KIDS,) if hints.audience in _YOUNG else ()
    letter = match["letter"]
    known = ("MX",) if letter.endswith("CH") else ("BR",) if letter in _ONLY_BR else ("BR", "MX")
    for system in known:
        weight = _allowed(system, hints) * (
            1.0 if hints.system or system in hints.places else 0.4 if system == "BR" else 0.1
        )
        if weight:
            for audience in _for(hints, *_GROWN, *young):
                yield weight, _size(hints, system, letter, audience)
    if match["letter"] == "P" and hints.fit_type is FitType.PETITE and _allowed("INT", hints):
        for audience in _for(hints, Audience.WOMEN):
            yield 0.6, _size(hints, "INT", "P", audience)


_ONLY_BR = frozenset({"PP", "P", "GG", "GGG", "2GG", "3GG", "XGG", "EGG"})


def _letters_br(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of letters of Latin America: ``P/M``, ``G-GG``, ``CH/M``."""
    low, high = match["low"], match["high"]
    if not 0 < order(high) - order(low) <= 2 or not {low, high} - {"M"}:
        return
    known = ("MX",) if "CH" in (low, high) else ("BR",) if _ONLY_BR & {low, high} else ("BR", "MX")
    for system in known:
        if weight := _allowed(system, hints) * (1.0 if hints.system or system in hints.places else 0.4):
            for audience in _for(hints, *_GROWN, *((Audience.KIDS,) if hints.audience in _YOUNG else ())):
                yield weight, _size(hints, system, f"{low}-{high}", audience)


def _letters(match: re.Match[str], hints: Hints) -> Found:
    low, high = spelled(match["low"]), spelled(match["high"])
    widest = 2 if "/" in match[0] else WIDEST_LETTERS
    if 0 < order(high) - order(low) <= widest and _allowed("INT", hints):
        for audience in _for(hints, *_GROWN, *((Audience.KIDS,) if hints.audience in _YOUNG else ())):
            yield 0.9, _size(hints, "INT", f"{low}-{high}", audience)


WIDEST_LETTERS = 5
"""Sizes from the first to the last letter of a range with a dash: S-XXL is sold, XXS-5XL is a list."""


def _plus_letters(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of plus sizes: ``1X-2X``, ``XL-2X``."""
    low, high = spelled(match["low"]), match["high"]
    if 0 < order(high) - order(low) <= 2 and hints.system in (None, System.US, System.INT, System.CA):
        for audience in _for(hints, Audience.WOMEN):
            yield 0.9, _size(hints, "INT", f"{low}-{high}", audience, None, FitType.PLUS)


def _plus_numbers(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of plus numbers: ``18W-20W``."""
    low, high = int(match["low"]), int(match["high"])
    if 12 <= low < high <= min(44, low + 4) and not low % 2 and not high % 2 and _allowed("US", hints):
        for audience in _for(hints, Audience.WOMEN):
            yield 0.9, _size(hints, "US", f"{low}W-{high}W", audience, None, FitType.PLUS)


def _plus_letter(match: re.Match[str], hints: Hints) -> Found:
    if hints.system in (None, System.US, System.INT, System.CA):
        for audience in _for(hints, Audience.WOMEN):
            yield 0.9, _size(hints, "INT", match["letter"], audience, None, FitType.PLUS)


LARGEST_PLUS = 28
"""The largest number before a W that is rather a plus size than the waist of jeans."""


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
    if not explicit and block != "lower" and (waist > 44 or int(length or 0) > 36):
        return
    if hints.system in (None, System.WAIST, System.US, System.UK):
        for audience in _for(hints, Audience.MEN, Audience.WOMEN):
            parts = {"waist_in": waist, **({"inseam_in": int(length)} if length else {})}
            weight = (1.0 if explicit else 0.5) * (1.0 if audience is Audience.MEN or hints.audience else 0.8)
            if match[0][-1] == "W" and waist % 2 == 0 and waist <= LARGEST_PLUS:
                weight *= 0.4  # 22W is rather a plus size
            label = f"{waist}/{length}" if length else str(waist)
            yield weight, (System.WAIST, label, None, audience, hints.item, hints.fit_type, FrozenMap(parts))


def _plus_number(match: re.Match[str], hints: Hints) -> Found:
    number = int(match["number"])
    if number % 2 == 0 and 12 <= number <= 44 and _allowed("US", hints):
        for audience in _for(hints, Audience.WOMEN):
            yield 0.9 if number < 24 else 0.7, _size(hints, "US", f"{number}W", audience, None, FitType.PLUS)


def _petite(match: re.Match[str], hints: Hints) -> Found:
    yield from _lettered(match["number"], FitType.PETITE, hints)


def _tall(match: re.Match[str], hints: Hints) -> Found:
    if int(match["number"]) > 6:
        yield from _lettered(match["number"], FitType.TALL, hints)


def _lettered(number: str, fit: FitType, hints: Hints) -> Found:
    for system in ("US", "UK"):
        if (weight := _allowed(system, hints)) and int(number) % 2 == 0 and int(number) <= 30:
            for audience in _for(hints, Audience.WOMEN):
                yield weight * (0.9 if system == "US" else 0.3), _size(hints, system, number, audience, None, fit)


def _toddler(match: re.Match[str], hints: Hints) -> Found:
    if _allowed("US", hints):
        for audience in _for(hints, Audience.KIDS):
            yield 1.0, _size(hints, "US", f"{match['number']}T", audience)


def _toddlers(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of toddlers' sizes: ``2T-4T``, ``2-3T``."""
    if _allowed("US", hints) and match["low"] < match["high"]:
        for audience in _for(hints, Audience.KIDS):
            yield 1.0, _size(hints, "US", f"{match['low']}T-{match['high']}T", audience)


def _girls_x(match: re.Match[str], hints: Hints) -> Found:
    if _allowed("US", hints):
        for audience in _for(hints, Audience.KIDS):
            yield 1.0, _size(hints, "US", "6X", audience)


_LENGTHS = {
    "T": FitType.TALL, "S": FitType.SHORT,
    "R": FitType.REGULAR,
    "RG": FitType.REGULAR,
    "L": FitType.LONG,
    "XL": FitType.LONG,
    "XS": FitType.SHORT,
}


def _suit(match: re.Match[str], hints: Hints) -> Found:
    number, length = int(match["number"]), match["length"] or match["regular"]
    fit = _LENGTHS[length]
    for system, low, high in (("US", 32, 60), ("UK", 32, 60), ("EU", 42, 70)):
        if (weight := _allowed(system, hints)) and low <= number <= high:
            for audience in _for(hints, Audience.MEN):
                likely = {"US": 1.0, "UK": 0.7, "EU": 0.4}[system]
                chest: dict[str, Any] = {} if system == "EU" else {"chest_in": number}
                parts = {"length": fit.value, **chest}
                yield weight * likely, _size(hints, system, str(number), audience, None, fit, **parts)
    if number % 2 == 0 and 4 <= number <= 28 and length in ("S", "R", "L"):
        for system, likely in (("UK", 0.6), ("US", 0.3)):
            if weight := _allowed(system, hints):
                for audience in _for(hints, Audience.WOMEN):
                    yield weight * likely, _size(hints, system, str(number), audience, None, fit)


def _letter_length(match: re.Match[str], hints: Hints) -> Found:
    """Yield a letter with a length, ``XS/L``; two neighbouring letters are a range first."""
    letter, length = spelled(match["letter"]), match["length"]
    near = length != "T" and 0 < order(length) - order(letter) <= 2
    for audience in _for(hints, *_GROWN):
        if _allowed("INT", hints):
            yield 0.1 if near else 0.5, _size(hints, "INT", letter, audience, None, _LENGTHS[length])


def _dashed_letter(match: re.Match[str], hints: Hints) -> Found:
    yield from readings(match["count"] + match["rest"], hints)


def _adult_letter(match: re.Match[str], hints: Hints) -> Found:
    for audience in _for(hints, *_GROWN):
        if _allowed("INT", hints) or _allowed("US", hints):
            yield 0.8, _size(hints, "INT", spelled(match["letter"]), audience)


def _gender_letter(match: re.Match[str], hints: Hints) -> Found:
    for audience in _for(hints, Audience.WOMEN if match["who"] == "W" else Audience.MEN):
        if _allowed("INT", hints):
            yield 0.9, _size(hints, "INT", spelled(match["letter"]), audience)


def _one_size(match: re.Match[str], hints: Hints) -> Found:
    yield 1.0, _size(hints._replace(system=None), "INT", "ONE", hints.audience)


def _youth(match: re.Match[str], hints: Hints) -> Found:
    if _allowed("US", hints):
        for audience in _for(hints, Audience.KIDS):
            yield 0.9, _size(hints, "INT", spelled(match["letter"]), audience)


def _big_letter(match: re.Match[str], hints: Hints) -> Found:
    fit = FitType.BIG if match["fit"] == "B" else FitType.TALL
    for audience in _for(hints, Audience.MEN):
        if _allowed("INT", hints) or _allowed("US", hints):
            yield 0.9, _size(hints, "INT", spelled(match["count"] + "XL"), audience, None, fit)


def _taille(match: re.Match[str], hints: Hints) -> Found:
    """Yield what a French ``T`` (taille) before a number says: a size, or the height of a child."""
    number = int(match["number"])
    if 44 <= number <= 188 and (number > 64 or hints.audience in _YOUNG):
        for system, share in (("FR", 0.9), ("EU", 0.8), ("HEIGHT", 0.5)):
            for audience in _for(hints, Audience.KIDS):
                if weight := _allowed(system, hints):
                    yield weight * share, _size(hints, system, str(number), audience, height=number)
    elif _allowed("FR", hints):
        if hints.audience in _YOUNG and number <= 18:
            for audience in _for(hints, Audience.KIDS):
                yield 0.9, _size(hints, "AGE", f"{number}Y", audience, age=12 * number)
        for weight, size in readings(str(number), hints._replace(system=System.FR)):
            yield 0.9 * weight, size


def _collar(match: re.Match[str], hints: Hints) -> Found:
    if block_of(hints.item) not in (None, "collar", "upper"):
        return
    shirt = hints._replace(item=hints.item or "dress_shirt")
    inches = match["unit"] == "IN"
    number = float(match["number"])
    for system, share in (("US", 0.9), ("UK", 0.9)) if inches else (("EU", 0.8), ("JP", 0.3)):
        if weight := _allowed(system, hints):
            for audience in _for(hints, Audience.MEN):
                part: dict[str, Any] = {"collar_in" if inches else "collar": number}
                size = _size(shirt, system, f"{number:g}", audience, **part)
                yield weight * share * (1.0 if number < 44 else 0.2), size


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
        if weight := _allowed(system, hints):
            for audience in _for(hints, Audience.MEN):
                yield weight * share, _size(shirt, system, label, audience, **parts)


def _newborn(match: re.Match[str], hints: Hints) -> Found:
    label = match["label"]
    for audience in _for(hints, Audience.BABY):
        if hints.system in (None, System.AGE) and label != "RN":
            yield 0.9, _size(hints, "AGE", label, audience, age=0)
        elif hints.system is not None and hints.system not in (System.INT, System.WAIST, System.HEIGHT):
            yield 0.9, _size(hints, hints.system.value, label, audience, age=0)
        elif label == "RN":
            yield 0.6, _size(hints, "BR", label, audience, age=0)


def _jis(match: re.Match[str], hints: Hints) -> Found:
    number = int(match["number"])
    if not _allowed("JP", hints) or number % 2 == 0 or number > 31:
        return
    if not match["height"] and hints.system is None and System.JP not in hints.places:
        return  # 9A and 9Y alone are ages
    height = {"PP": 142, "P": 150, "R": 158, "T": 166}.get(match["height"] or "")
    for audience in _for(hints, Audience.WOMEN):
        parts = {"body_type": match["type"], **({"height": height} if height else {})}
        yield 1.0, _size(hints, "JP", str(number), audience, "jis-l4005", None, **parts)


_JIS_HEIGHTS = frozenset({150, 160, 170})


def _jis_kids(match: re.Match[str], hints: Hints) -> Found:
    """Yield what JIS L 4002 (boys) and L 4003 (girls) say: height and body type."""
    height = int(match["height"])
    named = hints.system is System.JP or System.JP in hints.places
    bare = height in _JIS_HEIGHTS  # bras end below
    if _allowed("JP", hints) and 80 <= height <= 185 and (named or bare):
        for audience in _for(hints, Audience.KIDS):
            standard = {Audience.BOYS: "jis-l4002", Audience.GIRLS: "jis-l4003"}.get(audience)
            size = _size(hints, "JP", match[0], audience, standard, None, height=height, body_type=match["type"])
            yield 0.9 if named else 0.5, size


def _girls_double(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of America's girls' sizes with a 6X: ``6/6X``, ``4-6X``, ``6X-7``."""
    if _allowed("US", hints):
        for audience in _for(hints, Audience.KIDS):
            yield 0.9, _size(hints, "US", match[0].replace("/", "-"), audience)


def _petite_letter(match: re.Match[str], hints: Hints) -> Found:
    """Yield a petite letter, ``PXL``; where the code of a country looks the same, for a woman or an item alone."""
    letter = match["letter"]
    named = hints.audience is Audience.WOMEN or hints.item is not None or hints.fit_type is FitType.PETITE
    if _allowed("INT", hints) and (named or len(letter) > 1):
        for audience in _for(hints, Audience.WOMEN):
            yield 0.9, _size(hints, "INT", spelled(letter), audience, None, FitType.PETITE)


def _inseam(match: re.Match[str], hints: Hints) -> Found:
    """Yield the length of trousers alone, as it stands beside the waist: ``L34``."""
    length = int(match["length"])
    if block_of(hints.item) == "lower" and 26 <= length <= 38 and hints.system in (None, System.WAIST, System.US):
        for audience in _for(hints, Audience.MEN, Audience.WOMEN):
            parts = FrozenMap({"inseam_in": length})
            yield 1.0, (System.WAIST, match[0], None, audience, hints.item, hints.fit_type, parts)


def _german_length(match: re.Match[str], hints: Hints) -> Found:
    """Yield a German number with the initial of its length: ``25 K`` (kurz), ``26 U`` (untersetzt)."""
    named = hints.item is not None or hints.audience in _GROWN
    if named or hints.system in (System.DE, System.EU) or System.DE in hints.places:
        yield from readings(match["number"], hints._replace(fit_type=FitType.SHORT, system=hints.system or System.DE))


def _halved(match: re.Match[str], hints: Hints) -> Found:
    """Yield a Korean number and a half: ``66반``."""
    if _allowed("KR", hints):
        for audience in _for(hints, Audience.WOMEN):
            yield 1.0, _size(hints, "KR", match[0], audience)


def _span(name: str, low: int, high: int) -> dict[str, Any]:
    return {name: low} if low == high else {f"{name}_from": low, f"{name}_to": high}


def _girth_height(match: re.Match[str], hints: Hints) -> Found:
    """Yield what work clothes by GOST print: the chest or the size with the height, ``104-108/170-176``."""
    low, first = int(match["low"]), int(match["first"])
    high, last = int(match["high"] or low), int(match["last"] or first)
    if low == high and first == last and hints.system is not System.RU and System.RU not in hints.places:
        return
    girth = low >= 76
    size = (low // 2, high // 2) if girth else (low, high)
    if not _allowed("RU", hints) or not (38 <= size[0] <= size[1] <= 80 and first <= last):
        return
    for audience in _for(hints, Audience.MEN, Audience.WOMEN):
        women = audience is Audience.WOMEN
        name = "bust" if women else "chest"
        parts: dict[str, Any] = _span("height", first, last) | (_span(name, low, high) if girth else {})
        label = f"{size[0]}-{size[1]}" if low != high else f"{size[0]}"
        standard = "gost-31396" if women else "gost-31399"
        yield 0.6 if women else 1.0, _size(hints, "RU", label, audience, standard, None, **parts)


def _jis_men(match: re.Match[str], hints: Hints) -> Found:
    chest = int(match["chest"])
    if _allowed("JP", hints) and 76 <= chest <= 130:
        for audience in _for(hints, Audience.MEN):
            parts = {"chest": chest, "body_type": match["type"], "height": 145 + 5 * int(match["height"])}
            yield 0.9, _size(hints, "JP", match[0], audience, "jis-l4004", None, **parts)


def _triplet_ru(match: re.Match[str], hints: Hints) -> Found:
    height, girth, third = int(match["height"]), int(match["girth"]), int(match["third"])
    if not _allowed("RU", hints) or not 146 <= height <= 200 or girth % 2:
        return
    for audience in _for(hints, *_GROWN):
        women = audience is Audience.WOMEN
        likely = 1.0 if women == (third >= girth) else 0.1
        parts = {"height": height, "bust" if women else "chest": girth, "hip" if women else "waist": third}
        standard = "gost-31396" if women else "gost-31399"
        yield likely, _size(hints, "RU", str(girth // 2), audience, standard, None, **parts)


def _triplet_kr(match: re.Match[str], hints: Hints) -> Found:
    girth, second, height = int(match["girth"]), int(match["second"]), int(match["height"])
    if not _allowed("KR", hints) or not 70 <= girth <= 130 or not 140 <= height <= 195:
        return
    for audience in _for(hints, *_GROWN):
        women = audience is Audience.WOMEN
        likely = 1.0 if women == (second >= girth) else 0.1
        parts = {"bust" if women else "chest": girth, "hip" if women else "waist": second, "height": height}
        yield (
            likely,
            _size(
                hints, "KR", str(5 * round(girth / 5)), audience, "ks-k-0051" if women else "ks-k-0050", None, **parts
            ),
        )


def _nordic(match: re.Match[str], hints: Hints) -> Found:
    number = int(match["number"])
    if hints.system in (None, System.NORDIC, System.EU) and number % 2 == 0 and 30 <= number <= 60:
        for audience in _for(hints, Audience.WOMEN):
            weight = 0.9 if match["hip"] == "C" or hints.system is System.NORDIC else 0.4
            yield weight, _size(hints, "NORDIC", str(number), audience, "nordic-cd", None, hip_type=match["hip"])


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
    for audience in _for(hints, young):
        named = hints.system if hints.system in (System.US, System.UK, System.AU) else System.AGE
        shoe = named is System.US and unit == "Y" and low == high  # US 5Y is rather a shoe
        yield 0.1 if shoe else 0.95, _size(hints, named, label, audience, **parts)


def _number(match: re.Match[str], hints: Hints) -> Found:
    text = match["number"]
    value = order(text)
    block = block_of(hints.item)
    label = text if text.startswith("0") else f"{value:g}"
    if hints.item == "jeans" and _is_inches(value, hints):
        for audience in _for(hints, Audience.WOMEN):
            yield 1.0, _size(hints, "WAIST", label, audience, waist_in=int(value))
        if hints.audience is Audience.WOMEN:
            return
    for of in _ranges_with(hints.system, hints.audience, value):
        weight = _allowed(of.scale, hints)
        if not weight:
            continue
        if (
            of.block in ("upper", "metric", "lower", "collar")
            and block is not None
            and {"metric": "upper"}.get(of.block, of.block) != ("upper" if block == "full" else block)
        ):
            continue
        if block == "collar" and of.block != "collar":
            continue
        if not _prints(of.block, text, value, hints.fit_type):
            continue
        if hints.fit_type is FitType.JUNIOR and of.block != "junior" and hints.system is None:
            weight *= 0.2  # the series of juniors is America's
        fit = {"junior": FitType.JUNIOR, "short": FitType.SHORT, "long": FitType.LONG}.get(of.block)
        if of.block == "collar" and block is None and not value % 1:
            weight *= 0.2
        if of.scale in ("WAIST", "HEIGHT") and hints.system is None and block is None:
            weight *= 0.3
        elif of.scale == "WAIST" and block == "lower":
            weight *= 2.0
        elif hints.system is None and hints.places and _allowed(of.scale, hints) == 1.0:
            weight /= _most_likely(System(of.scale.partition(".")[0]))
        for audience in _for(hints, of.audience):
            yield from _numbered(of, label, audience, weight * of.prior, fit, hints)


_INCH_JEANS = {System.US: 1, System.CA: 1, System.UK: 2, System.AU: 2, System.NZ: 2}
"""Systems that sell women's jeans by the waist in inches beside their own numbers, which are even; America's regular
ones end below."""


def _is_inches(value: float, hints: Hints) -> bool:
    """Tell whether a number of women's jeans is a waist in inches although a country stands with it: "US 27"."""
    step = _INCH_JEANS.get(hints.system) if hints.system is not None else None
    if step is None or hints.fit_type in (FitType.PLUS, FitType.JUNIOR, FitType.MATERNITY):
        return False
    return 23 <= value <= 34 and (value % step == 1 if step == 2 else value % 1 == 0)


def _prints(block: str, text: str, value: float, fit: FitType | None) -> bool:
    """Tell whether the range of a block prints a number under a fit type."""
    if block == "junior":
        if fit is None:
            return value % 2 == 1 and not text.startswith("0")
        return fit is FitType.JUNIOR
    if block in ("short", "long"):
        return fit is not FitType.REGULAR
    if block == "plus":
        return fit is FitType.PLUS
    if block == "fitted":
        return fit in (FitType.PETITE, FitType.TALL)
    return block != "zero" or text.startswith("0")


def _numbered(of: _Range, label: str, audience: Audience, weight: float, fit: FitType | None, hints: Hints) -> Found:
    system, _, series = of.scale.partition(".")
    if hints.system is None and len(label) == 1:
        weight *= 0.8
    if system == "EU" and audience is Audience.WOMEN:
        yield weight * 0.75, _size(hints, system, label, audience, None, fit, style="FR")
        yield weight * 0.25, _size(hints, system, label, audience, None, fit, style="DE")
    elif audience in _YOUNG and system in ("EU", "DE", "FR", "JP", "KR", "CN", "HEIGHT"):
        yield weight, _size(hints, system, label, audience, None, fit, height=int(order(label)))
    elif of.block == "collar":
        collar: dict[str, Any] = {"collar_in" if system in ("UK", "US") else "collar": order(label)}
        yield weight, _size(hints, system, label, audience, None, fit, **collar)
    elif system == "WAIST":
        yield weight, _size(hints, system, label, audience, None, fit, waist_in=int(order(label)))
    elif system == "KR" and (series == "bust" or audience is Audience.MEN):  # KS K 0050, 0051: the number is the girth
        girth: dict[str, Any] = {"chest" if audience is Audience.MEN else "bust": int(order(label))}
        yield weight, _size(hints, system, label, audience, None, fit, **girth)
    else:
        yield weight, _size(hints, system, label, audience, None, fit)


def _three(match: re.Match[str], hints: Hints) -> Found:
    """Yield three neighbouring sizes as the range that they are: ``52/54/56``, ``86/92/98``."""
    low, middle, high = (int(match[name]) for name in ("low", "middle", "high"))
    if middle - low == high - middle and middle - low in (2, 6, 10, KOREAN_STEP) and low >= 30:
        if middle - low == 2:
            yield from readings(f"{low}-{high}", hints)
        elif _for(hints, Audience.KIDS):
            yield from _height_range(low, high, hints)


def _three_letters(match: re.Match[str], hints: Hints) -> Found:
    """Yield three neighbouring letters as the range that they are: ``S/M/L``."""
    low, middle, high = (order(spelled(match[name])) for name in ("low", "middle", "high"))
    if middle - low == high - middle == 1:
        yield from readings(f"{match['low']}-{match['high']}", hints)


_MONTHS = frozenset({"0-3", "3-6", "6-9", "6-12", "9-12", "12-18", "18-24"})
"""Ranges that are months of a baby though no unit stands with them."""


def _range(match: re.Match[str], hints: Hints) -> Found:
    low, high = match["low"], match["high"]
    apart = order(high) - order(low)
    if f"{low}-{high}" in _MONTHS and hints.system in (None, System.AGE) and hints.audience in (None, Audience.BABY):
        weight, draft = next(readings_of_age(low, high, "M", hints), (0.0, None))
        if draft is not None:
            yield 0.6 * weight, draft
    if apart == 1 and hints.system in (System.UK, System.US):  # ages without a unit, girls' sizes
        for audience in _for(hints, Audience.KIDS):
            if order(high) <= 16:
                yield 0.5, _size(hints, hints.system, f"{low}-{high}", audience)
    if hints.audience in _YOUNG and hints.system in (None, System.AGE) and 0 < apart <= 2 and order(high) <= 16:
        yield from ((0.6 * weight, draft) for weight, draft in readings_of_age(low, high, "Y", hints))
    if hints.audience in _YOUNG and hints.system in (None, System.US) and 2 < apart <= 12 and order(high) <= 20:
        for audience in _for(hints, Audience.KIDS):  # 7-16, of several sizes
            yield 0.3, _size(hints, "US", f"{low}-{high}", audience)
    if hints.system is System.RU and int(low) % 8 == 0 and int(high) == int(low) + 4:  # work clothes: the girth in cm
        for audience in _for(hints, *_GROWN):
            standard = "gost-31396" if audience is Audience.WOMEN else "gost-31399"
            yield 0.3, _size(hints, "RU", f"{low}-{high}", audience, standard)
    if not 0 < apart <= 4 and apart != KOREAN_STEP:
        return
    for of in _ranges_with(hints.system, hints.audience, order(low)):
        weight = _allowed(of.scale, hints)
        if weight and order(high) <= of.last and _stands_together(of, low, apart, hints):
            for audience in _for(hints, of.audience):
                system = of.scale.partition(".")[0]
                fit = FitType.JUNIOR if of.block == "junior" else None
                parts: dict[str, Any] = {}
                if of.block == "collar":
                    name = "collar_in" if system in ("UK", "US") else "collar"
                    parts = {f"{name}_from": order(low), f"{name}_to": order(high)}
                yield weight * of.prior * 0.6, _size(hints, system, f"{low}-{high}", audience, None, fit, **parts)


def _stands_together(of: _Range, low: str, apart: float, hints: Hints) -> bool:
    """Tell whether two numbers of a range are printed as one size."""
    if KOREAN_STEP in (of.step, apart):
        return of.step == apart
    if of.block == "collar":
        return block_of(hints.item) == "collar" and apart <= 1
    if of.block == "junior":
        if hints.fit_type is FitType.JUNIOR:
            return apart == (1 if low == "0" else 2)
        return low in ("0", "1", "3", "5", "7", "9", "11") and hints.item is not None and (
            apart == (1 if low == "0" else 2) and hints.audience is Audience.WOMEN
        )
    if of.block != "any":
        return False
    return apart % 2 == 0 if of.step == 2 else of.audience is Audience.KIDS and hints.audience in _YOUNG


_KINDS: dict[str, Callable[[re.Match[str], Hints], Found]] = {
    "code": _code, "heights": _heights, "height": _height, "letter": _letter, "letter_br": _letter_br,
    "letters": _letters, "plus_letter": _plus_letter,
    "plus_letters": _plus_letters, "plus_number": _plus_number, "plus_numbers": _plus_numbers,
    "waist_length": _waist_length,
    "petite": _petite, "tall": _tall, "toddler": _toddler, "girls_x": _girls_x, "suit": _suit, "jis": _jis,
    "jis_men": _jis_men, "triplet_ru": _triplet_ru, "triplet_kr": _triplet_kr, "nordic": _nordic, "months": _months,
    "months_years": _months_years, "years": _years, "number": _number, "range": _range,
    "letter_length": _letter_length, "youth": _youth,
    "big_letter": _big_letter, "taille": _taille, "collar": _collar,
    "collar_sleeve": _collar_sleeve, "newborn": _newborn, "one_size": _one_size, "jis_kids": _jis_kids,
    "girls_double": _girls_double,
    "toddlers": _toddlers, "letters_br": _letters_br, "petite_letter": _petite_letter, "inseam": _inseam,
    "german_length": _german_length, "halved": _halved, "girth_height": _girth_height, "three": _three,
    "three_letters": _three_letters,
    "adult_letter": _adult_letter, "dashed_letter": _dashed_letter, "gender_letter": _gender_letter,
}  # fmt: skip
