"""What the title of a column of a shop's chart means: sizes of a system, a dimension of the body, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from specconv.ground.errors import InvalidChart
from specconv.ground.text import fold, nearest
from specconv.sizes import vocabulary
from specconv.sizes.bodies import _SANE, named
from specconv.sizes.values import System

UNITS = {"cm": 1.0, "mm": 0.1, "in": 2.54, "inch": 2.54, "inches": 2.54, '"': 2.54}
"""Units of a title or a cell, in cm."""

Column = tuple[str, str, str, float]
"""Kind (label, body, skip), scale or dimension, part (whole, low, high, flat), factor to cm."""

_SCALES = frozenset({"CN.letters", "JP.letters", "BR.letters", "KR.bust", "BRAND"})
_FLAT = {
    "bust": (
        "pit to pit; armpit to armpit; ptp; half chest; half bust; 1/2 chest; 1/2 bust; chest flat; bust flat; "
        "flat chest; chest width; bust width; 胸宽; 平铺胸宽; 身幅; 가슴단면"
    ),
    "waist": ("waist flat; flat waist; half waist; 1/2 waist; waist width; 腰宽; 平铺腰宽; 허리단면"),
    "hip": ("hip flat; flat hip; half hip; 1/2 hip; hip width; hips width; 臀宽; 平铺臀宽; 엉덩이단면"),
}
"""Measures of a garment that lies flat: half its girth."""
_PASSED = (
    "length; body length; total length; garment length; back length; front length; full length; "
    "centre back length; shoulder; shoulders; shoulder width; shoulder to shoulder; across shoulder; hem; "
    "hem width; bottom hem; thigh; thigh width; rise; front rise; back rise; knee; knee width; leg opening; "
    "bottom width; cuff; outseam; outside leg; dress length; skirt length; trouser length; pants length; "
    "armhole; bicep; Länge; Gesamtlänge; Rückenlänge; Schulterbreite; longueur; longueur totale; longueur dos; "
    "largeur épaules; carrure; largo; largo total; hombros; lunghezza; lunghezza totale; spalle; comprimento; "
    "ombro; ombros; lengte; длина; длина изделия; ширина плеч; 衣长; 衣長; 后衣长; 前衣长; 裙长; 裙長; 裤长; "
    "褲長; 肩宽; 肩寬; 下摆; 下摆围; 摆围; 大腿围; 脚口; 裤口; 裤脚; 前裆; 后裆; 前浪; 后浪; 袖口; 袖肥; 袖宽; "
    "着丈; 総丈; 肩幅; 裾幅; わたり幅; 총장; 총기장; 어깨너비; 어깨단면; 밑단단면; 허벅지단면; 밑위; note; "
    "notes; remark; comment; 备注"
)
"""Titles of columns that tell no girth of a body: lengths and widths of garments, and notes. They are passed over."""
_LOW, _HIGH = ("min", "low", "from", "lower", "最小"), ("max", "high", "to", "upper", "最大")
_NOISE = frozenset({"body", "fit", "fits", "your", "measurement", "measurements", "circumference", "approx", "suits"})
"""Words that may stand beside a dimension and say nothing: "to fit bust", "body measurement waist"."""
_NAMED = frozenset({"size", "label", "尺码", "尺寸", "码数", "größe", "taille", "talla"})
_SIZES = frozenset(fold(word) for word in (*_NAMED, "sizes", "尺码表"))
_GLUED = ("尺码", "尺寸", "码")
"""Words for "size" in the title of a column; beside one of them "UK" is a system and "waist" a measure."""
_TAILLE = fold("taille")
"""A size in French and Dutch, where it is the first column; a waist in French and German, beside others."""
_SHORTEST = 3
"""A word for "size" of fewer Latin letters is no title."""


def bad(
    problem: str, row: int | None = None, column: str | None = None, value: object = None, choices: Iterable[str] = ()
) -> InvalidChart:
    """Return the error that names the row and the column of a chart."""
    column = column and " ".join(column.split())[:40]
    place = ", ".join(part for part in (f"row {row}" if row else "", f"column {column}" if column else "") if part)
    return InvalidChart(problem, field=place or "chart", value=value, choices=choices)


@cache
def _flat() -> dict[str, str]:
    return {fold(word): name for name, said in _FLAT.items() for word in said.split(";")}


@cache
def _passed() -> frozenset[str]:
    return frozenset(fold(word) for word in _PASSED.split(";"))


def _is_size(key: str) -> bool:
    if key in _SIZES or key.endswith("size"):
        return True
    return key in vocabulary.words("size") and (len(key) >= _SHORTEST or not key.isascii())


def column(title: str, index: int, scale: System | None, unit: str) -> Column:
    """Return what a column holds by its title and its place; raise :class:`~specconv.InvalidChart` for neither."""
    text = title.strip().lstrip("\ufeff")
    words = [word for word in re.split(r"[\s_()\[\]./,:;&+-]+", text.casefold()) if word]
    factor = UNITS[unit]
    measured = [word for word in words if word in UNITS]
    for word in measured:
        factor = UNITS[word]
        words.remove(word)
    whole = fold("".join(words))
    if words[:2] == ["to", "fit"]:
        words = words[2:]
    part = "whole"
    for names, kind in ((_LOW, "low"), (_HIGH, "high")):
        for word in [word for word in words if word in names]:
            part = kind
            words.remove(word)
    key = fold("".join(words))
    if whole in _flat():
        return "body", _flat()[whole], "flat", factor
    if key == _TAILLE and (index or measured):
        return "body", "waist", part, factor
    for said in (key, fold("".join(word for word in words if word not in _NOISE))):
        if named(said) in _SANE:
            return "body", str(named(said)), part, factor
    if text in _SCALES:
        return "label", text, "whole", 1.0
    plain = [word for word in words if fold(word) not in _SIZES] or words
    key_named = fold("".join(plain))
    key_named = next((key_named.removesuffix(end) for end in _GLUED if key_named.endswith(end)), key_named) or key_named
    if named(key_named) in _SANE:
        return "body", str(named(key_named)), part, factor
    known = vocabulary.system_words().get(key_named)
    if known is not None:
        return "label", known.value, "whole", 1.0
    if _is_size(key) or (index == 0 and not key):
        return "label", scale.value if scale else "INT", "whole", 1.0
    if whole in _passed() or key in _passed() or named(key.removesuffix("kg").removesuffix("lbs")) == "weight":
        return "skip", "", "", 1.0
    known_words = ["size", *_SANE] if len(text) > LONGEST_CODE else ["size", *_SANE, *(code.value for code in System)]
    raise bad("neither a size system nor a body dimension", column=title, choices=nearest(text or "size", known_words))


LONGEST_CODE = 3
"""A longer title is no misspelt code of a system."""


def short(title: str) -> str:
    """Return a title as an error shows it: its beginning."""
    return repr(" ".join(title.split())[:40])
