"""Sizes through a physical quantity: rings, hats, gloves, belts, beds, paper, wire and the like, all as data.

A *scale* is how one system writes a quantity: by a rule (label = (quantity - zero) / step) or by a table of labels with
what they stand for. A label of one scale becomes the labels of another that lie nearest in the quantity; the answer
gives the difference that remains and both neighbours. Goods whose labels must never be taken for compatible (pipe
threads, gas connectors) are *facts*: they are read and described, and never converted.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption, UnreadableSize
from specconv.ground.text import Late, fold, nearest
from specconv.ground.value import EMPTY, FrozenMap, Name
from specconv.sizes.values import Audience, Size, System


class Good(NamedTuple):
    """An item that has its own kind of size."""

    id: str
    name: Name
    kind: str
    quantity: str
    quantity_name: Name
    unit: str
    spread: float
    usual: tuple[float, float] | None
    traps: tuple[str, ...]
    elsewhere: dict[str, System]
    """Whose scale a system without its own goes by; ``*`` for all others."""
    words: tuple[str, ...]
    source: str
    confidence: str


@cache
def goods() -> dict[str, Good]:
    """Return the goods by item."""
    found = {}
    for row in rows("sizes/goods"):
        item, en, zh, kind, quantity, q_en, q_zh, unit, spread, usual, traps, elsewhere, words, source, confidence = row
        phrases = tuple(part.strip() for part in str(words).split(";") if part.strip())
        found[item] = Good(
            item,
            Name(en, zh=zh),
            kind,
            quantity,
            Name(q_en, zh=q_zh),
            unit,
            spread,
            _pair(usual),
            tuple(traps.split()),
            {code: System(scale) for code, _, scale in (pair.partition("=") for pair in elsewhere.split())},
            phrases,
            source,
            confidence,
        )
    return found


def kind(item: str | None) -> str | None:
    """Return the kind of an item that has its own sizes, None for clothing."""
    if item is None:
        return None
    good = goods().get(item)
    return good.kind if good else None


def _pair(cell: str) -> tuple[float, float] | None:
    low, dash, high = str(cell).partition("-")
    return (float(low), float(high)) if dash else None


@cache
def goods_words() -> dict[str, str]:
    """Return every folded word for an item that has its own kind of size."""
    found: dict[str, str] = {}
    for good in goods().values():
        for word in (good.id, *good.words):
            found.setdefault(fold(word), good.id)
    return found


@cache
def _other_scripts() -> tuple[str, ...]:
    return tuple(
        sorted((word for good in goods().values() for word in good.words if not word.isascii()), key=len, reverse=True)
    )


_WORDS = Late(r"[^\W\d_]{3,}(?: [^\W\d_]{3,}){0,2}")


def item_in(text: str) -> tuple[str, str] | None:
    """Return the item that a text names and the text without its name, None where it names none.

    >>> item_in("ring 54"), item_in("女鞋 38码"), item_in("UK 12")
    (('ring', '54'), ('shoes', '38码'), None)
    """
    known = goods_words()
    for match in _WORDS.finditer(text):
        words = match[0].split()
        for width in range(len(words), 0, -1):
            for first in range(len(words) - width + 1):
                phrase = " ".join(words[first : first + width])
                item = known.get(fold(phrase))
                if item is not None:
                    return item, _without(text, phrase)
    if not text.isascii():
        for word in _other_scripts():
            if word in text:
                return known[fold(word)], _without(text, word)
    return None


def _without(text: str, phrase: str) -> str:
    at = text.index(phrase)
    return " ".join(f"{text[:at]} {text[at + len(phrase) :]}".split()).strip(" :,")


class Point(NamedTuple):
    """A label of a table and what it stands for, one interval for each axis."""

    label: str
    low: tuple[float, ...]
    high: tuple[float, ...]
    aliases: tuple[str, ...]
    source: str
    confidence: str

    @property
    def middle(self) -> tuple[float, ...]:
        """The centre of the point."""
        return tuple((low + high) / 2 for low, high in zip(self.low, self.high, strict=True))


class Scale(NamedTuple):
    """How a system writes a quantity."""

    id: str
    item: str
    system: System
    series: str
    name: Name
    audience: str
    step: Fraction | None
    zero: Fraction | None
    first: Fraction | None
    last: Fraction | None
    increment: Fraction | None
    style: str
    prior: float
    note: str
    source: str
    confidence: str

    @property
    def points(self) -> tuple[Point, ...]:
        """The labels of a scale that is a table."""
        return _points().get(self.id, ())

    def quantity(self, label: str) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
        """Return the interval that a label stands for on each axis, None for a label that the scale does not have."""
        if self.step is None:
            point = _point(self.id, label)
            if point is None and self.style == "shoes":
                return _shoe_range(label, self.system)
            return None if point is None else (point.low, point.high)
        known = _exact(self.id).get(label)
        if known is not None:
            return (known,), (known,)
        number = number_of(label, self.style)
        if number is None or not self.has(number):
            return None
        assert self.zero is not None
        exact = float(self.zero + self.step * number)
        return (exact,), (exact,)

    def has(self, number: Fraction) -> bool:
        """Tell whether a number is a size of a scale with a rule."""
        assert self.first is not None
        assert self.last is not None
        assert self.increment is not None
        return self.first <= number <= self.last and not (number - self.first) % self.increment

    def around(self, quantity: tuple[float, ...]) -> list[tuple[str, float]]:
        """Return the labels nearest to a quantity with what remains (label minus wanted), nearest first."""
        if self.step is None:
            near = []
            for point in self.points:
                gaps = [
                    low - at if at < low else high - at if at > high else 0.0
                    for at, low, high in zip(quantity, point.low, point.high, strict=False)
                ]
                inside = sum(abs(m - at) for m, at in zip(point.middle, quantity, strict=False))
                near.append((math.hypot(*gaps), inside, point.label, gaps[0] if len(gaps) == 1 else math.hypot(*gaps)))
            return [(label, gap) for _, _, label, gap in sorted(near)[:6]]
        quantities, labels = _ladder(self.id)
        at = bisect_left(quantities, quantity[0])
        if not labels or not quantities[0] - 3 * self.gap <= quantity[0] <= quantities[-1] + 3 * self.gap:
            return []
        places = range(max(at - 3, 0), min(at + 3, len(labels)))
        close = sorted((abs(quantities[place] - quantity[0]), place) for place in places)
        return [(labels[place], quantities[place] - quantity[0]) for _, place in close[:5]]

    @property
    def of_ranges(self) -> bool:
        """Whether its labels stand for ranges of one quantity, as those of socks do."""
        return self.step is None and any(len(point.low) == 1 and point.low < point.high for point in self.points)

    def like(self, low: float, high: float) -> list[tuple[str, float]]:
        """Return the labels of a scale of ranges that are most like a range, with how far their ends lie from its own.

        A wide range that holds a narrow one is not the same size: both ends count.
        """
        near = []
        for point in self.points:
            apart = (abs(point.low[0] - low) + abs(point.high[0] - high)) / 2
            higher = point.low[0] + point.high[0] >= low + high
            near.append((apart, point.label, apart if higher else -apart))
        return [(label, gap) for _, label, gap in sorted(near)[:6]]

    def labels(self) -> tuple[str, ...]:
        """Return every label of the scale, in the order of the quantity."""
        return tuple(point.label for point in self.points) if self.step is None else tuple(_ladder(self.id)[1])

    @property
    def gap(self) -> float:
        """How far two neighbouring sizes of a rule stand apart in the quantity."""
        return _gap(self.id)


@cache
def _gap(identifier: str) -> float:
    quantities, _ = _ladder(identifier)
    return abs(quantities[1] - quantities[0]) if len(quantities) > 1 else 0.0


@cache
def _ladder(identifier: str) -> tuple[list[float], list[str]]:
    """Return the quantities and labels of a scale with a rule, in the order of the quantity."""
    item = identifier.split(".")[0]
    one = next(scale for scale in scales(item) if scale.id == identifier)
    if one.step is None or one.zero is None or one.first is None or one.last is None or one.increment is None:
        return [], []
    numbers = [one.first + at * one.increment for at in range(int((one.last - one.first) / one.increment) + 1)]
    labels = [written(number, one.style) for number in numbers]
    return [float(one.zero + one.step * number) for number in numbers], labels


@cache
def _exact(identifier: str) -> dict[str, float]:
    quantities, labels = _ladder(identifier)
    return dict(zip(labels, quantities, strict=True))


@cache
def _points() -> dict[str, tuple[Point, ...]]:
    found: dict[str, list[Point]] = {}
    for scale, label, low, high, aliases, source, confidence in rows("sizes/scale_points"):
        lows, highs = (tuple(map(float, str(cell).split())) for cell in (low, high))
        names = tuple(part.strip() for part in aliases.split(";") if part.strip())
        found.setdefault(scale, []).append(Point(label, lows, highs, names, source, confidence))
    return {scale: tuple(points) for scale, points in found.items()}


@cache
def _names(scale: str) -> dict[str, tuple[Point, ...]]:
    """Return the points by folded label and alias, a point's own label first: "26 inch" is a name of several rims."""
    found: dict[str, tuple[Point, ...]] = {}
    points = _points().get(scale, ())
    own = [(one.label, one) for one in points]
    own += [  # helmets are labelled with the interval itself: 57-58
        (f"{one.low[0]:g}-{one.high[0]:g}", one) for one in points if len(one.low) == 1 and one.low[0] < one.high[0]
    ]
    for name, point in (*own, *((alias, one) for one in points for alias in one.aliases)):
        known = found.get(_key(name), ())
        if point not in known:
            found[_key(name)] = (*known, point)
    return found


def _key(label: str) -> str:
    return re.sub(r"[\s_·×]+", lambda match: "x" if "×" in match[0] else "", label.strip()).casefold()


def _point(scale: str, label: str) -> Point | None:
    return next(iter(_names(scale).get(_key(label), ())), None)


@cache
def scales(item: str) -> tuple[Scale, ...]:
    """Return the scales of an item, the likeliest first."""
    found = []
    for row in rows("sizes/scales"):
        if row[1] == item:
            step, zero, first, last, increment = (
                Fraction(cell) if cell != "" else None for cell in map(str, row[7:12])
            )
            found.append(
                Scale(
                    row[0],
                    row[1],
                    System(row[2]),
                    row[3],
                    Name(row[4], zh=row[5]),
                    row[6],
                    step,
                    zero,
                    first,
                    last,
                    increment,
                    row[12],
                    row[13],
                    row[14],
                    row[15],
                    row[16],
                )
            )
    return tuple(sorted(found, key=lambda scale: (-scale.prior, scale.series, scale.id)))


@lru_cache(maxsize=1024)
def scale(item: str, system: System, series: str = "", audience: str = "") -> Scale | None:
    """Return the scale of an item in a system, None where there is none."""
    known = [one for one in scales(item) if one.system is system]
    if audience and any(one.audience == audience for one in known):
        known = [one for one in known if one.audience == audience]
    return next((one for one in known if one.series == series), known[0] if known else None)


def scale_of(size: Size) -> Scale | None:
    """Return the scale that a size is of, None for shoes, bras and clothing."""
    return scale(size.item or "", size.system, size.parts.get("series", ""))


_VULGAR = {"1/2": "½", "1/4": "¼", "3/4": "¾", "1/8": "⅛", "3/8": "⅜", "5/8": "⅝", "7/8": "⅞"}
_NUMBER = Late(r"(?!00)(\d{1,4})(?:\.(\d{1,3})| (\d{1,2})/(\d{1,2}))?$")
_LETTER = Late(r"([A-Z])(?:\+?(\d))? ?(1/2|\.5)?$")


def number_of(label: str, style: str) -> Fraction | None:
    """Return the number of a label: ``"7 1/4"``, ``"N 1/2"`` (A = 0 … Z = 25, Z+1 = 26), ``"54"``.

    >>> number_of("N½", "letters"), number_of("7¼", "vulgar"), number_of("Z+1", "letters")
    (Fraction(27, 2), Fraction(29, 4), Fraction(26, 1))
    """
    text = label.strip().upper()
    for fraction, sign in _VULGAR.items():
        text = text.replace(sign, f" {fraction}")
    text = " ".join(text.split())
    if style == "letters":
        match = _LETTER.match(text)
        if match is None or (match[2] and match[1] != "Z"):
            return None
        return Fraction(ord(match[1]) - ord("A") + int(match[2] or 0)) + (Fraction(1, 2) if match[3] else 0)
    if re.fullmatch(r"\d/\d", text):
        text = f"0 {text}"
    match = _NUMBER.match(text.replace(",", "."))
    if match is None:
        return None
    whole, decimals, over, under = match.groups()
    if over:
        if not 0 < int(over) < int(under):
            return None
        return int(whole) + Fraction(int(over), int(under))
    return Fraction(f"{whole}.{decimals}") if decimals else Fraction(whole)


def written(number: Fraction, style: str) -> str:
    """Return a number as a scale prints it.

    >>> written(Fraction(27, 2), "letters"), written(Fraction(29, 4), "vulgar"), written(Fraction(109, 2), "plain")
    ('N½', '7¼', '54.5')
    """
    whole, part = divmod(number, 1)
    if style == "letters":
        letter = chr(ord("A") + min(int(whole), 25)) + (f"+{int(whole) - 25}" if whole > 25 else "")
        return letter + ("½" if part else "")
    if not part:
        return str(whole)
    if style == "vulgar":
        sign = _VULGAR.get(str(part))
        if sign is None:
            return f"{whole} {part}"
        return f"{whole}{sign}" if whole else sign
    return f"{float(number):g}"


FAR = 0.1
"""Probability of the nearest label where none lies within the spread but one within reach."""


def odds(gaps: list[tuple[str, float]], spread: float, reach: bool = False) -> list[tuple[str, float]]:
    """Return the probabilities of labels from what remains to each: the nearer, the likelier."""
    if not gaps:
        return []
    weights = [(label, math.exp(-((gap / spread) ** 2) / 2)) for label, gap in gaps]
    best = max(weight for _, weight in weights)
    if best < 0.02 and reach:
        return [(gaps[0][0], FAR)]
    total = sum(weight for _, weight in weights)
    if best < 1e-6:
        return []
    near = 1.0 if best > 0.6 else best / 0.6
    found = [(label, round(near * weight / total, 4)) for label, weight in weights]
    return sorted((pair for pair in found if pair[1] >= 0.01), key=lambda pair: -pair[1])


_sizes: dict[tuple[str, str, Audience | None], Size] = {}


def sized(one: Scale, label: str, audience: Audience | None = None) -> Size:
    """Return a label of a scale as a size; sizes are shared."""
    key = (one.id, label, audience)
    found = _sizes.get(key)
    if found is None:
        parts = FrozenMap({"series": one.series}) if one.series else EMPTY
        found = _sizes[key] = Size.trusted(
            system=one.system, label=label, item=one.item, audience=audience, parts=parts
        )
    return found


SECOND = 0.3
"""Weight of a further meaning of a label on one scale beside the usual one."""


def readings(
    item: str, label: str, system: System | None, places: tuple[System, ...] = ()
) -> Iterator[tuple[float, Scale, str]]:
    """Yield the readings of a label without its words: weight, scale, and the label as the scale prints it."""
    for one in scales(item):
        if system is not None and one.system is not system:
            continue
        weight = one.prior * (0.3 if places and one.system not in places and system is None else 1.0)
        usual = _likely if system is None else _certain  # a named system may well be asked for its rarest size
        if one.step is None:
            points = _names(one.id).get(_key(label), ())
            for place, point in enumerate(points):
                yield (SECOND if place else 1.0) * weight * usual(item, point.middle[0]), one, point.label
            if points:
                continue
            if one.style == "shoes" and _shoe_range(label, one.system):
                yield weight, one, label.strip() if one.system is System.UK else label.strip().replace("/", "-")
            continue
        exact, printed = _exact(one.id), label
        if label not in exact:
            printed = _printed(label, one.style)
        if printed in exact:
            yield weight * usual(item, exact[printed]), one, printed


@lru_cache(maxsize=1024)
def _printed(label: str, style: str) -> str:
    """Return a number as scales of a style print it, nothing for what is no number."""
    number = number_of(label, style)
    return "" if number is None else written(number, style)


_SHOE_RANGE = Late(r"(\d\d)(?:\.5)?[-/](\d\d)(?:\.5)?$")
_UK_RANGE = Late(r"(\d{1,2})(\.5| 1/2)?-(\d{1,2})(\.5| 1/2)?$")


def _shoe_range(label: str, system: System) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    """Return the feet in mm of a range of shoe sizes, such as socks carry: EU ``37/42`` (ISO/TS 19407), UK ``6-8 1/2``.

    British ranges lie on the line of the printed ones (3 is a foot of 220 mm, 10 one of 280), a third of an inch apart.
    """
    if system is System.UK:
        match = _UK_RANGE.match(label.strip())
        if match is None:
            return None
        low, high = (int(match[at]) + (0.5 if match[at + 1] else 0.0) for at in (1, 3))
        return ((round((low + 23) * 8.467, 1),), (round((high + 23) * 8.467, 1),)) if 1 <= low < high <= 15 else None
    match = _SHOE_RANGE.match(label.strip())
    if match is None or not 15 <= int(match[1]) < int(match[2]) <= 50:
        return None
    return (round((int(match[1]) - 2) * 6.67, 1),), (round((int(match[2]) - 2) * 6.67, 1),)


def _certain(item: str, quantity: float) -> float:
    return 1.0


def _likely(item: str, quantity: float) -> float:
    usual = goods()[item].usual
    return 1.0 if usual is None or usual[0] <= quantity <= usual[1] else 0.2


def range_on_sale(one: Scale) -> str:
    """Return the first and the last label of a scale."""
    if one.step is None:
        labels = [point.label for point in one.points]
        return ", ".join(labels) if len(labels) <= 6 else f"{labels[0]} … {labels[-1]}"
    assert one.first is not None
    assert one.last is not None
    return f"{written(one.first, one.style)} to {written(one.last, one.style)}"


_NO_PLACES = frozenset({System.AGE, System.HEIGHT, System.INT, System.WAIST})
"""Systems that are no country's, so that none of them goes by another one's scale."""


def current(item: str, system: System, series: str = "", audience: str = "") -> Scale | None:
    """Return the scale of an item in a system, or the one that the system goes by (wire in Europe: IEC)."""
    found = scale(item, system, series, audience)
    if found is None and system not in _NO_PLACES:
        known = goods()[item].elsewhere
        other = known.get(system.value) or known.get("*")
        found = scale(item, other, series, audience) if other else None
    return found


def wanted(item: str, system: System, series: str = "", audience: str = "") -> Scale:
    """Return the scale that is asked for; raise :class:`~specconv.UnknownOption` where the item has none."""
    found = current(item, system, series, audience)
    if found is None:
        choices = dict.fromkeys(one.system.value for one in scales(item))
        raise UnknownOption(
            f"no scale of {goods()[item].name} is known for this system",
            field="to",
            value=system.value,
            choices=choices,
        )
    return found


def refuse(item: str, text: Any, system: System | None, field: str) -> None:
    """Raise what is wrong with a label that is no size of an item: the range on sale, where the scale is known."""
    known = [one for one in scales(item) if system is None or one.system is system]
    name = goods()[item].name
    if known and system is not None:
        ranges = "; ".join(f"{one.system} {range_on_sale(one)}" for one in known[:3])
        raise UnreadableSize(f"no size of {name} that is sold; sold are {ranges}", field=field, value=text)
    raise UnreadableSize(
        f"no size designation of {name}",
        field=field,
        value=text,
        choices=[f"{one.system} {range_on_sale(one).split(' ')[0].rstrip(',')}" for one in known[:3]],
    )


def quantity_words() -> Mapping[str, Name]:
    """Return the names of the quantities, for replies."""
    return {**_BESIDE, **{good.quantity: good.quantity_name for good in goods().values()}}


_BESIDE = {
    "ball_girth": Name("ball girth", zh="脚掌围"),
    "bust_minus_underbust": Name("difference of bust and underbust", zh="胸围与下胸围之差"),
    "foot_width": Name("foot width", zh="脚掌宽"),
}
"""Quantities beside the one that an item is sized by."""


def unknown_item(value: str) -> UnknownOption:
    """Return the error for an item that nobody knows."""
    return UnknownOption("no such item", field="item", value=value, choices=nearest(value, goods()))
