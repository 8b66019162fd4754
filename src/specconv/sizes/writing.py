"""A size as text that reads back as the same size, given its audience and item.

A label alone is not enough: the designation of a standard is put together from its parts, a width or a child's range
follows the number, and a fit type is a word of its own. The brand is not written; feeds have a field for it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from specconv.ground.catalog import rows
from specconv.sizes import scales, vocabulary
from specconv.sizes.label_tokens import roles_of
from specconv.sizes.values import FitType, Size, System

BARE = frozenset({System.INT, System.AGE, System.HEIGHT, System.WAIST})
"""Systems whose labels say themselves what they are, on clothing: ``M``, ``6Y``, ``116 cm``, ``W32``."""
ONE_SIZE = "one size"
_TWICE = frozenset("CHK")
"""Widths whose letter after a number also means children's or a half; in brackets they are widths."""
_JIS_HEIGHTS = {142: "PP", 150: "P", 158: "R", 166: "T"}
_LENGTHS = {"short": "S", "regular": "R", "long": "L"}
_RANGES = {"junior": "junior", "child": "infant"}


def plain(size: Size) -> str:
    """Return a size as text.

    >>> from specconv.sizes.values import Size
    >>> plain(Size(system="UK", label="12")), plain(Size(system="WAIST", label="32/34"))
    ('UK 12', 'W32/L34')
    >>> plain(Size(system="US", label="8", fit_type="petite"))
    'US 8 petite'
    """
    label = text_of(size)
    return label if says_its_system(size) else f"{code(size.system)} {label}"


def says_its_system(size: Size) -> bool:
    """Tell whether the text of a size says its system without the system's code."""
    if size.item in scales.goods():
        return size.system is System.INT
    return size.system in BARE and (size.system is not System.WAIST or size.label[:1].isdigit())


@cache
def code(system: System) -> str:
    """Return how a system is written: its code, or its name where the code is a word of labels (Gr. 38, 30 in)."""
    roles = roles_of(system.value)
    return system.value if roles and roles[0][0] == "system" else str(vocabulary.systems()[system].name)


def text_of(size: Size, *, fit: bool = True) -> str:
    """Return a size without the code of its system, with its fit type as a word unless ``fit`` is false."""
    good = scales.goods().get(size.item or "")
    if good is not None:
        return _shoe(size) if good.kind == "footwear" else size.label if good.kind == "bra" else _measured(size)
    text = designation(size)
    told = size.fit_type or FitType.REGULAR
    if "length" in size.parts or (told is FitType.REGULAR and not regular_must_be_said(size)):
        return text
    return f"{text} {told.value}" if fit else text


_HALVED = frozenset({"short", "long"})
"""Ranges whose numbers are halves or doubles of the regular ones."""


def regular_must_be_said(size: Size) -> bool:
    """Tell whether a regular number is better known as one of the short or long range: DE 26 is half of 52."""
    if size.fit_type not in (None, FitType.REGULAR) or size.audience is None or not size.label.isdigit():
        return False
    return _likeliest_block(size.system, size.audience.value, int(size.label)) in _HALVED


@lru_cache(maxsize=4096)
def _likeliest_block(system: System, audience: str, number: int) -> str | None:
    """Return the likeliest range of a system for an audience that has a number."""
    codes = (system.value, str(vocabulary.systems()[system].follows or ""))
    known = [
        (prior, block)
        for code, whom, block, first, last, step, prior, *_ in rows("sizes/ranges")
        if code in codes and whom == audience and first <= number <= last and not (number - first) % step
    ]
    return max(known)[1] if known else None


def designation(size: Size) -> str:
    """Return the label of a garment with what stands in its parts alone: ``9AR``, ``C38``, ``164-96-104``, ``40R``."""
    label, parts = size.label, size.parts
    if label == "ONE":
        return ONE_SIZE
    if size.system is System.HEIGHT:
        return f"{label} cm"
    if size.system is System.WAIST and label[:1].isdigit():
        waist, slash, inseam = label.partition("/")
        return f"W{waist}/L{inseam}" if slash else f"W{waist}"
    if not parts:
        return label
    if size.system is System.JP and label.isdigit() and "body_type" in parts:
        return f"{label}{parts['body_type']}{_JIS_HEIGHTS.get(parts.get('height', 0), '')}"
    if size.system is System.NORDIC and "hip_type" in parts:
        return f"{parts['hip_type']}{label}"
    if "length" in parts and label.isdigit():
        return f"{label}{_LENGTHS[parts['length']]}"
    girth, second = parts.get("bust") or parts.get("chest"), parts.get("hip") or parts.get("waist")
    height = parts.get("height")
    if girth and second and height and label.isdigit():
        if size.system is System.RU:
            return f"{height}-{girth}-{second}"
        if size.system is System.KR:
            return f"{girth}-{second}-{height}"
    return label


def _shoe(size: Size) -> str:
    words = [size.label]
    if size.parts.get("series") == "old":
        words[0] += "码"
    width = size.parts.get("width")
    if width and str(width).replace(".", "").isdigit():  # 265/100, 250(2.5)
        words[0] += f"/{width}" if size.system is System.MONDOPOINT else f"({width})"
    elif width:
        words.append(f"({width})" if width in _TWICE else str(width))
    if reach := size.parts.get("range"):
        words.append(_RANGES[reach])
    return " ".join(words)


def _measured(size: Size) -> str:
    """Return the label of a ring, a hat …; with the name of its series where another one of the system has it too."""
    series = size.parts.get("series", "")
    if series:
        rivals = (one for one in scales.scales(size.item or "") if one.system is size.system and one.series != series)
        if any(one.quantity(size.label) is not None for one in rivals):
            return f"{size.label} {series}"
    return size.label
