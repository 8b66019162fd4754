"""Designations that name body measures: GB/T 1335, JIS L 4002 to 4005, KS K 0050, GOST, the Nordic hip types."""

from __future__ import annotations

import re
from typing import Any

from specconv.sizes.hints import Hints
from specconv.sizes.label_drafts import GROWN, Found, Reader, allowed, audiences, block_of, drafted
from specconv.sizes.values import Audience, System


def _code(match: re.Match[str], hints: Hints) -> Found:
    """GB/T 1335: height and a girth, of the upper body or of the waist; the body type is that of a grown person."""
    height, girth, kind = int(match["height"]), int(match["girth"]), match["type"]
    weight = allowed("CN", hints)
    if not weight or girth >= height:
        return
    if kind and 140 <= height <= 210 and 44 <= girth <= 140:
        for audience in audiences(hints, *GROWN):
            women = audience is Audience.WOMEN
            standard = "gbt-1335-2" if women else "gbt-1335-1"
            usual = 1.0 if women == (height <= 168 or girth < 84) else 0.6
            for name, share in _girths(height, girth, "bust" if women else "chest", hints):
                parts: dict[str, Any] = {"height": height, name: girth, "body_type": kind}
                label = f"{height}/{girth}{kind}"
                yield weight * usual * share, drafted(hints, "CN", label, audience, standard, None, **parts)
    elif not kind and 48 <= height <= 180 and 36 <= girth <= 100 and height - girth > 8:
        lower = block_of(hints.item) == "lower"
        for audience in audiences(hints, Audience.KIDS):
            parts = {"height": height, "waist" if lower else "chest": girth}
            yield weight * 0.9, drafted(hints, "CN", f"{height}/{girth}", audience, "gbt-1335-3", None, **parts)
    if not kind and 150 <= height <= 205 and 70 <= girth <= 130 and height - girth > 8:
        for audience in audiences(hints, *GROWN):
            size = drafted(hints, "CN", f"{height}/{girth}", audience, "gbt-6411", height=height, chest=girth)
            yield weight * (0.4 if height <= 180 and girth <= 100 else 0.9), size


HEIGHT_STEP, GIRTH_STEP = 5, 4
"""The 5·4 series of GB/T 1335: a size more is 5 cm of height and 4 cm of the bust or chest."""


def _code_height(match: re.Match[str], hints: Hints) -> Found:
    """Yield a Chinese code whose height alone is printed: a woman's 165 is 165/88A, as the 5·4 series pairs them.

    Of a grown person, where China is named: elsewhere it is a child's height.
    """
    if not (hints.system is System.CN or System.CN in hints.places) or block_of(hints.item) in ("lower", "collar"):
        return
    from specconv.sizes import bodies  # few labels are codes

    height = int(match[0])
    for audience in audiences(hints, *GROWN):
        if hints.audience is None and hints.item is None:
            continue
        middle = bodies.code_bodies()[audience.value, "A"]
        steps = (height - middle.height) / HEIGHT_STEP
        if abs(steps) <= WIDEST_SERIES:
            girth = int(middle.girth + GIRTH_STEP * steps)
            name = "bust" if audience is Audience.WOMEN else "chest"
            parts: dict[str, Any] = {"height": height, name: girth, "body_type": "A"}
            yield 0.5, drafted(hints, "CN", f"{height}/{girth}A", audience, middle.standard, None, **parts)


WIDEST_SERIES = 3
"""Sizes from the middle one that shops print by the height alone: 145 to 175 of women, 155 to 185 of men."""
_WAIST_AT_MOST = 0.455
"""A girth below this share of the height is a waist: GB/T 1335 puts chests at half of it, waists at four tenths."""


def _girths(height: int, girth: int, upper: str, hints: Hints) -> tuple[tuple[str, float], ...]:
    """Return which girth a code names, with shares: the item says, else what is usual at the height."""
    block = block_of(hints.item)
    if block is not None:
        return (("waist" if block == "lower" else upper, 1.0),)
    return (("waist", 0.8), (upper, 0.2)) if girth < _WAIST_AT_MOST * height else ((upper, 1.0),)


def _jis(match: re.Match[str], hints: Hints) -> Found:
    number = int(match["number"])
    if not allowed("JP", hints) or number % 2 == 0 or number > 31:
        return
    if not match["height"] and hints.system is None and System.JP not in hints.places:
        return  # 9A and 9Y alone are ages
    height = {"PP": 142, "P": 150, "R": 158, "T": 166}.get(match["height"] or "")
    for audience in audiences(hints, Audience.WOMEN):
        parts = {"body_type": match["type"], **({"height": height} if height else {})}
        yield 1.0, drafted(hints, "JP", str(number), audience, "jis-l4005", None, **parts)


_JIS_HEIGHTS = frozenset({150, 160, 170})


def _jis_kids(match: re.Match[str], hints: Hints) -> Found:
    """Yield what JIS L 4002 (boys) and L 4003 (girls) say: height and body type."""
    height = int(match["height"])
    named = hints.system is System.JP or System.JP in hints.places
    bare = height in _JIS_HEIGHTS  # bras end below
    if allowed("JP", hints) and 80 <= height <= 185 and (named or bare):
        for audience in audiences(hints, Audience.KIDS):
            standard = {Audience.BOYS: "jis-l4002", Audience.GIRLS: "jis-l4003"}.get(audience)
            size = drafted(hints, "JP", match[0], audience, standard, None, height=height, body_type=match["type"])
            yield 0.9 if named else 0.5, size


def _jis_men(match: re.Match[str], hints: Hints) -> Found:
    chest = int(match["chest"])
    if allowed("JP", hints) and 76 <= chest <= 130:
        for audience in audiences(hints, Audience.MEN):
            parts = {"chest": chest, "body_type": match["type"], "height": 145 + 5 * int(match["height"])}
            yield 0.9, drafted(hints, "JP", match[0], audience, "jis-l4004", None, **parts)


_SUITS = frozenset({"blazer", "coat", "jacket", "suit", "trousers", "waistcoat"})


def _jis_suit(match: re.Match[str], hints: Hints) -> Found:
    """Yield a man's suit as Japan's shops label it by JIS L 4004: body type and height, ``AB6``."""
    told = hints.audience is Audience.MEN and (hints.system is System.JP or System.JP in hints.places)
    if hints.item not in _SUITS or not (told or match["type"] in ("YA", "AB", "BB", "BE")) or not allowed("JP", hints):
        return
    for audience in audiences(hints, Audience.MEN):
        parts: dict[str, Any] = {"body_type": match["type"], "height": 145 + 5 * int(match["height"])}
        yield 0.9, drafted(hints, "JP", match[0], audience, "jis-l4004", None, **parts)


def _height_chest_waist(match: re.Match[str], hints: Hints) -> Found:
    """Yield a man's suit by the three measures of its body, ``176/100/88``, as Central Europe labels it."""
    height, chest, waist = (int(match[name]) for name in ("height", "chest", "waist"))
    if not 0 <= chest - waist <= 30:
        return
    for system, share in (("EU", 0.9), ("PL", 0.5)):
        if weight := allowed(system, hints):
            for audience in audiences(hints, Audience.MEN):
                parts: dict[str, Any] = {"height": height, "chest": chest, "waist": waist}
                yield weight * share, drafted(hints, system, match[0], audience, None, None, **parts)


def _triplet_ru(match: re.Match[str], hints: Hints) -> Found:
    height, girth, third = int(match["height"]), int(match["girth"]), int(match["third"])
    if not allowed("RU", hints) or not 146 <= height <= 200 or girth % 2:
        return
    for audience in audiences(hints, *GROWN):
        women = audience is Audience.WOMEN
        likely = 1.0 if women == (third >= girth) else 0.1
        parts = {"height": height, "bust" if women else "chest": girth, "hip" if women else "waist": third}
        standard = "gost-31396" if women else "gost-31399"
        yield likely, drafted(hints, "RU", str(girth // 2), audience, standard, None, **parts)


def _triplet_kr(match: re.Match[str], hints: Hints) -> Found:
    girth, second, height = int(match["girth"]), int(match["second"]), int(match["height"])
    if not allowed("KR", hints) or not 70 <= girth <= 130 or not 140 <= height <= 195:
        return
    for audience in audiences(hints, *GROWN):
        women = audience is Audience.WOMEN
        likely = 1.0 if women == (second >= girth) else 0.1
        parts = {"bust" if women else "chest": girth, "hip" if women else "waist": second, "height": height}
        yield (
            likely,
            drafted(
                hints, "KR", str(5 * round(girth / 5)), audience, "ks-k-0051" if women else "ks-k-0050", None, **parts
            ),
        )


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
    if not allowed("RU", hints) or not (38 <= size[0] <= size[1] <= 80 and first <= last):
        return
    for audience in audiences(hints, Audience.MEN, Audience.WOMEN):
        women = audience is Audience.WOMEN
        name = "bust" if women else "chest"
        parts: dict[str, Any] = _span("height", first, last) | (_span(name, low, high) if girth else {})
        label = f"{size[0]}-{size[1]}" if low != high else f"{size[0]}"
        standard = "gost-31396" if women else "gost-31399"
        yield 0.6 if women else 1.0, drafted(hints, "RU", label, audience, standard, None, **parts)


def _size_height(match: re.Match[str], hints: Hints) -> Found:
    """Yield a Russian size with the height it is cut for: ``46/164`` of GOST's grown people, ``30/116`` of a child."""
    size, low = int(match["size"]), int(match["height"])
    high = int(match["tallest"] or low)
    if size % 2 or not low <= high <= low + GOST_STEP or (low - _GOST_FIRST) % GOST_STEP or not allowed("RU", hints):
        return
    if (high - low) % GOST_STEP:
        return
    parts = _span("height", low, high) | ({"height": high} if low != high else {})
    grown = SMALLEST_GOST <= size <= LARGEST_GOST and SHORTEST_GOST <= low == high  # for ranges see _girth_height
    if grown:
        for audience in audiences(hints, Audience.MEN, Audience.WOMEN):
            women = audience is Audience.WOMEN
            standard = "gost-31396" if women else "gost-31399"
            likely = 0.6 if women == (low > TALLEST_WOMAN) else 1.0
            yield likely, drafted(hints, "RU", f"{size}", audience, standard, None, height=low)
    if size <= LARGEST_CHILD and abs(_child_height(size) - (low + high) / 2) <= WIDEST_OF_CHILD:
        for audience in audiences(hints, Audience.KIDS):
            yield 0.3 if grown else 1.0, drafted(hints, "RU", f"{size}", audience, **parts)


GOST_STEP, _GOST_FIRST = 6, 44
"""Centimetres from one height of GOST to the next, and where the ladder begins."""
SMALLEST_GOST, LARGEST_GOST, SHORTEST_GOST, TALLEST_WOMAN = 38, 70, 146, 170
"""The sizes of grown people and their least height in GOST; beyond the last a height is more often a man's."""
LARGEST_CHILD, WIDEST_OF_CHILD = 42, 10
"""The largest size of a child, half the girth of the chest, and how far its height may lie from the usual one."""


def _child_height(size: int) -> float:
    """Return the height of the children that a Russian size is usually cut for: 24 at 89 cm, 30 at 119, 40 at 154."""
    return 119 + (size - 30) * (5.0 if size < 30 else 3.5)


def _nordic(match: re.Match[str], hints: Hints) -> Found:
    number = int(match["number"])
    if hints.system in (None, System.NORDIC, System.EU) and number % 2 == 0 and 30 <= number <= 60:
        for audience in audiences(hints, Audience.WOMEN):
            weight = 0.9 if match["hip"] == "C" or hints.system is System.NORDIC else 0.4
            yield weight, drafted(hints, "NORDIC", str(number), audience, "nordic-cd", None, hip_type=match["hip"])


def _chi(match: re.Match[str], hints: Hints) -> Found:
    """Yield a waist in Chinese feet and tenths of it, ``2尺3``; three feet are a metre."""
    if block_of(hints.item) in (None, "lower") and allowed("CN", hints):
        waist = round((10 * int(match["chi"]) + int(match["cun"])) * 10 / 3)
        for audience in audiences(hints, *GROWN):
            yield 0.9, drafted(hints, "CN", match[0], audience, None, None, waist=waist)


def _halved(match: re.Match[str], hints: Hints) -> Found:
    """Yield a Korean number and a half: ``66반``."""
    if allowed("KR", hints):
        for audience in audiences(hints, Audience.WOMEN):
            yield 1.0, drafted(hints, "KR", match[0], audience)


READERS: dict[str, Reader] = {
    "chi": _chi,
    "code": _code,
    "code_height": _code_height,
    "girth_height": _girth_height,
    "halved": _halved,
    "jis": _jis,
    "jis_kids": _jis_kids,
    "height_chest_waist": _height_chest_waist,
    "jis_men": _jis_men,
    "jis_suit": _jis_suit,
    "nordic": _nordic,
    "size_height": _size_height,
    "triplet_kr": _triplet_kr,
    "triplet_ru": _triplet_ru,
}
"""Kind of pattern → what reads its groups."""
