"""Labels of goods that are no clothing: cut into systems and numbers, and read into sizes, most plausible first."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from specconv.ground.errors import UnreadableSize
from specconv.ground.text import LIMIT, Late, clean, fold
from specconv.ground.value import FrozenMap
from specconv.sizes import bras, footwear_numbers, footwear_reading, scales, vocabulary
from specconv.sizes.hints import Hints
from specconv.sizes.label_countries import PADDED, spelled_out
from specconv.sizes.label_tokens import Token
from specconv.sizes.values import Audience, Size, System, ranked


def read(text: object, hints: Hints) -> tuple[Size, ...]:
    """Return the readings of a label of an item in ``hints``, most plausible first; ``()`` for what is none.

    Raises :class:`~specconv.UnreadableSize` for what is no text or longer than 1,000 characters.
    """
    if not isinstance(text, str):
        raise UnreadableSize("expected a text", field="size", value=text)
    if len(text) > LIMIT:
        raise UnreadableSize(f"longer than {LIMIT} characters", field="size", value=text)
    try:
        plain = clean(text, "size", error=UnreadableSize)
    except UnreadableSize:
        return ()
    return () if len(plain) > 80 else _read(plain, hints)


@lru_cache(maxsize=4096)
def _read(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Read one label; remembered, because a feed repeats its labels and each is converted to several systems."""
    if "0" in plain:
        plain = PADDED.sub("", plain)
    plain = spelled_out(plain)
    return ranked({size: weight for weight, size in weighted(plain, hints)}, plain)[:MOST]


MOST = 16
"""How many readings a label of goods has at most."""


def shoes(plain: str, hints: Hints, known: list[Token]) -> Sequence[tuple[float, Size]]:
    """Return the readings of a cleaned label as shoes, cut into tokens already."""
    return footwear_reading.weighted(plain, hints, known)


def weighted(plain: str, hints: Hints) -> Sequence[tuple[float, Size]]:
    """Return the readings of a cleaned label of goods with their weights; an item in the text goes before none."""
    item = hints.item
    if item is None:
        named = scales.item_in(plain)
        if named is None:
            return *footwear_reading.weighted(plain, hints), *_labelled(plain, "bra", hints)
        item, plain = named
        hints = hints._replace(item=item)
        if not plain:
            return ()
    if item == "mattress":
        plain = plain.replace("*", "x")  # 160*200
    if scales.kind(item) != "footwear":
        found = _labelled(_unadvised(plain), item, hints)
        if found or item not in _WORN_ON_FEET:
            return found
    found = footwear_reading.weighted(plain, hints)
    if item == footwear_numbers.ITEM:
        return found
    return [
        (weight * (_PRINTED if item in _BY_FOOT and size.system is System.MONDOPOINT else 1.0), size.with_(item=item))
        for weight, size in found
    ]


_BY_FOOT, _PRINTED = frozenset({"ski_boots"}), 20.0
"""Goods on feet that are labelled by ISO 9407, the length of the foot, and how much likelier that is than another."""
_WORN_ON_FEET = frozenset({"socks"})
"""Goods that are labelled with ranges of shoe sizes."""
_LETTER = Late(r"\d?X{0,4}[SML]")
_ADVICE = Late(r" ?\([^()]*\d ?(?:kg|lbs?|斤)\)", re.IGNORECASE)


def _unadvised(plain: str) -> str:
    """Return a label without the wearer's weight, which shops print in brackets beside the size."""
    return _ADVICE.sub("", plain)


def of_core(core: str, system: System | None, audience: Audience | None, hints: Hints) -> Sequence[tuple[float, Size]]:
    """Return the readings of a label without its words, of an item in ``hints``; as a shoe, of a number alone."""
    item, system = hints.item or "", system or hints.system
    if item == footwear_numbers.ITEM:
        return footwear_reading.of_number(core, system, audience, hints.places)
    if item == "bra":
        return bras.readings(core, system, hints.places)
    return _sized(item, core, system, audience, hints.places)


@lru_cache(maxsize=4096)
def _sized(
    item: str, label: str, system: System | None, audience: Audience | None, places: tuple[System, ...]
) -> tuple[tuple[float, Size], ...]:
    """Return the readings of a label on the scales of an item; remembered, as labels repeat."""
    found = tuple(
        (weight, scales.sized(one, name, audience)) for weight, one, name in _measured(item, label, system, places)
    )
    if item in _ON_HEADS and (match := _GIRTHS.match(label)):
        girths = {"head_girth_from": int(match[1]), "head_girth_to": int(match[2])}
        return tuple((weight, size.with_(parts=FrozenMap({**size.parts, **girths}))) for weight, size in found)
    if item == "ring" and label[-2:].casefold() == "mm":
        return tuple((weight, _around(size, label[:-2])) for weight, size in found)
    return found


_ON_HEADS = frozenset({"hat", "helmet"})
_GIRTHS = Late(r"([4-6]\d)-([4-6]\d)(?!\d)")
"""Two girths of the head in cm, between which a helmet fits."""


def _around(size: Size, number: str) -> Size:
    """Return a ring with the inner circumference in mm that its label prints; a diameter is none."""
    one = scales.scale_of(size)
    known = one and one.quantity(size.label)
    mm = float(number.replace(",", "."))
    if not known or abs(known[0][0] - mm) > ONE_RING:
        return size
    return size.with_(parts=FrozenMap({**size.parts, "inner_circumference": int(mm) if mm == int(mm) else mm}))


ONE_RING = 1.0
"""How far a printed inner circumference (mm) may lie from that of its size."""


def agreement(found: Sequence[tuple[float, Size]]) -> float:
    """Return how much the numbers of a label, read as shoes of several systems, speak for being one shoe.

    ``UK 8 / EU 42`` are one foot within a size; ``UK 12 / EU 40`` are not, and rather a dress.
    """
    feet: dict[System, list[float]] = {}
    for _, size in found:
        of_system = feet.setdefault(size.system, [])
        if len(of_system) < _LIKELIEST:
            of_system.append(footwear_numbers.foot_of(size))
    if len(feet) < 2:
        return 1.0
    near = all(
        any(abs(one - other) <= footwear_numbers.ONE_SHOE for one in first for other in second)
        for first, second in pairwise(feet.values())
    )
    return 4.0 if near else 0.1


_LIKELIEST = 4
"""How many readings of a number are held against those of the other numbers of its label."""
_SCRIPTS = Late(r"([\u2e80-\u9fff]{2,})(\d)")


_MARKS = str.maketrans("", "", "#Øø")


_COMMA = Late(r",(?!\d)|(?<!\d),")
"""A comma between two digits is a decimal one."""


_METRES = Late(r"(?<=\d)米")
_WAIST = Late(r"\b[Ww] ?(\d{2})\b")
"""A waist in inches as trousers carry it: W34."""


_UNITS_WORN = {"cup": ("cups", "cup"), "tablespoon": ("tbsp",)}
"""Words that a label of an item may carry beside its number."""


def split(plain: str, item: str) -> list[tuple[System | None, str]]:
    """Cut a label into systems and what stands beside them: ``"US 7 / UK N½ / EU 54"``."""
    text = plain.translate(_MARKS) if item == "ring" else plain
    folded = text.casefold()
    for word in _words_of(item):
        if word in folded:
            at = folded.index(word)
            text = f"{text[:at]} {text[at + len(word) :]}".strip()
            folded = text.casefold()
    known = _systems_of(item)
    text = _METRES.sub("m", text)
    if any(one.system is System.WAIST for one in scales.scales(item)):
        text = _WAIST.sub(r"WAIST \1", text)
    whole = " ".join(_SCRIPTS.sub(r"\1 \2", text).split())
    found: list[tuple[System | None, str]] = []
    if fold(whole) in _names_of(item):
        return [(None, whole)]
    for piece in _pieces(whole):
        words = piece.split()
        system = None
        rest: list[str] = []
        for word in words:
            bare = word.strip("().,:;")
            key = fold(bare)
            # "8 in" are inches, "IN 8" is India's; "no" is a number, "Gr." is Größe
            code = None if key in ("no", "gr") or (key == "in" and rest) else known.get(key)
            if code is not None and system is not None and rest and known.get(fold(words[0].strip("().,:;"))):
                found.append((system, " ".join(rest)))  # US 7 UK N½: the next system begins the next part
                system, rest = code, []
            elif code is not None and system is None:
                system = code
            elif key not in ("size", "no", "nr", "gr", "号", "size:", "circumference", "of"):
                rest.append(bare)
        label = " ".join(part for part in rest if part)
        if label:
            found.append((system, label))
        elif system is not None and found and found[-1][0] is None:
            found[-1] = (system, found[-1][1])
    return found


@cache
def _names_of(item: str) -> frozenset[str]:
    """Return every folded label of the tables of an item, which may hold words and slashes of its own."""
    return frozenset(
        fold(name) for one in scales.scales(item) for point in one.points for name in (point.label, *point.aliases)
    )


@cache
def _words_of(item: str) -> tuple[str, ...]:
    """Return the words for an item that a label may carry, lower case, the longest first."""
    words = (item, *scales.goods()[item].words, *_UNITS_WORN.get(item, ()))
    known = {word.casefold() for word in words if len(word) > 2 or not word.isascii()}
    return tuple(sorted(known, key=lambda word: (-len(word), word)))


def _pieces(text: str) -> list[str]:
    found: list[str] = []
    for part in _COMMA.sub(", ", text.replace("|", " / ").replace(" (", " / ")).split(" / "):
        found += [piece for piece in part.replace(", ", "\n").split("\n") if piece.strip()]
    return found


@cache
def _systems_of(item: str) -> dict[str, System]:
    found = {key: code for key, code in vocabulary.system_words().items() if len(key) > 1}
    for one in scales.scales(item):
        found[fold(one.system.value)] = one.system
    if item == "bra":
        for system in bras.systems():
            found[fold(system.value)] = system
    else:
        sold = {one.system for one in scales.scales(item)}
        for key, code in list(found.items()):
            follows = vocabulary.systems()[code].follows if code in vocabulary.systems() else None
            if code not in sold and follows in sold:
                found[key] = follows
    found[fold("港码")] = System.HK if item == "ring" else System.CN
    return found


class Part(NamedTuple):
    """A part of a label: whether it names its system, and its readings with their weights, the weightiest first."""

    named: bool
    readings: tuple[tuple[float, Size], ...]


@lru_cache(maxsize=4096)
def parts(plain: str, item: str, hints: Hints) -> tuple[Part, ...]:
    """Return the parts of a label without its item's name; none where one of them is no size."""
    made = []
    hints = hints._replace(item=item)
    pieces = split(plain, item)
    for system, printed in pieces:
        label, series = _series_of(printed, item)
        found = of_core(label, system, hints.audience, hints)
        if series:
            found = [(weight, size) for weight, size in found if size.parts.get("series") == series]
        if not found and item == "bra" and "/" in label and not label.replace("/", "").replace(" ", "").isdigit():
            apart = [of_core(part, system, hints.audience, hints) for part in label.split("/")]
            found = [reading for part in apart for reading in part] if apart[-1] else ()  # 34/75B
        if not found:
            return ()
        made.append(Part(system is not None, tuple(sorted(found, key=lambda pair: -pair[0]))))
    return tuple(made)


def _labelled(plain: str, item: str, hints: Hints) -> Sequence[tuple[float, Size]]:
    best: dict[Size, float] = {}
    for place, part in enumerate(parts(plain, item, hints)):
        for weight, size in part.readings:
            weight *= 0.9**place
            if weight > best.get(size, 0.0):
                best[size] = weight
    return [(weight, size) for size, weight in best.items()]


@cache
def _series(item: str) -> frozenset[str]:
    return frozenset(one.series for one in scales.scales(item) if one.series)


def _series_of(label: str, item: str) -> tuple[str, str]:
    """Return a label and the name of the series that stands behind it: ``12 list27``, ``M bicycle``."""
    first, _, last = label.rpartition(" ")
    return (first, last) if first and item != "bra" and last in _series(item) else (label, "")


def _measured(
    item: str, label: str, system: System | None, places: tuple[System, ...]
) -> list[tuple[float, scales.Scale, str]]:
    found = list(scales.readings(item, label, system, places))
    if found:
        return found
    unit = scales.goods()[item].unit
    text = label.casefold().strip()
    for ending in (
        unit.casefold(),
        "cms",
        "cm",
        "mm",
        "mm2",
        "mm²",
        "平方毫米",
        "平方",
        "英寸",
        "寸",
        "in",
        '"',
        "inch",
        "inches",
        "号",
        "ml",
        "kg",
        "°c",
        "c",
        "f",
    ):
        if ending and text.endswith(ending) and text[: -len(ending)].strip():
            short = label[: len(label) - len(ending)].strip()
            found = list(scales.readings(item, short, system, places))
            if item == "ring" and ending in ("mm", "cm", "cms"):
                found = [each for each in found if _measures(each, short, 1.0 if ending == "mm" else 10.0)]
                if not found:
                    continue
            inch = ending in ("in", '"', "inch", "inches", "英寸", "寸")
            if found and ending not in ("号",):
                kept = [each for each in found if _suits(each[1], inch, ending, unit)]
                found = kept or found
            if found:
                return found
    if item == "bicycle_tyre":
        return _tyre(label, system, places)
    return []


_ETRTO = Late(r"\d{2,3} ?[-x] ?(\d{3})", re.IGNORECASE)
_FRENCH_TYRE = Late(r"(\d{3}) ?x ?\d{2,3}(?:[.,]\d)? ?([A-D]?)", re.IGNORECASE)
_INCH_TYRE = Late(r"(\d{2}(?:\.5)?)\"? ?x ?\d[.,]\d{1,3}\"?", re.IGNORECASE)


def _tyre(label: str, system: System | None, places: tuple[System, ...]) -> list[tuple[float, scales.Scale, str]]:
    """Return the readings of a tyre with its width, which no rim depends on: 37-622, 700x28C, 26x1.75."""
    if match := _ETRTO.fullmatch(label):
        return list(scales.readings("bicycle_tyre", match[1], System.ETRTO, ()))
    if match := _FRENCH_TYRE.fullmatch(label):
        return list(scales.readings("bicycle_tyre", f"{match[1]}{match[2] or 'C'}", system, places))
    if match := _INCH_TYRE.fullmatch(label):
        found = list(scales.readings("bicycle_tyre", match[1], system, places))
        return found[:1]  # a decimal width is that of the usual rim; the others are written with fractions
    return []


def _measures(reading: tuple[float, scales.Scale, str], number: str, factor: float) -> bool:
    """Tell whether a ring's number is the circumference or the diameter that a unit was written for."""
    _, one, label = reading
    known = one.quantity(label)
    try:
        mm = float(number.replace(",", ".")) * factor
    except ValueError:
        return False
    return known is not None and any(abs(known[0][0] - mm * times) < 0.02 * known[0][0] for times in (1.0, math.pi))


def _suits(one: scales.Scale, inch: bool, ending: str, unit: str) -> bool:
    """Tell whether a scale's numbers are in a written unit: those with a step of one are."""
    if inch:
        return one.step is not None and one.step != 1
    if one.step is None or ending not in ("cm", "cms", "mm"):
        return True
    return float(one.step) == (1 if ending.rstrip("s") == unit else 10 if unit == "mm" else 0.1)
