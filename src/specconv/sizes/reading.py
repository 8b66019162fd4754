"""The reader of size labels: text in, readings out, most plausible first, nothing for what is no size.

One tokenizer cuts the text into numbers, words and signs. Words that the data know (systems, audiences, fit types,
items, letters spelled out, units of age) are recognised; what remains must match one of the patterns of
``data/sizes/patterns.csv`` as a whole. A word that nobody knows makes the text no size: "250 ML" and "iPhone 14" are
refused. Patterns have no quantifier inside another, so reading is linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnreadableSize
from specconv.ground.text import LIMIT, clean, fold
from specconv.ground.value import EMPTY, FrozenMap
from specconv.sizes import vocabulary
from specconv.sizes.ladder import order
from specconv.sizes.values import Audience, FitType, Size, System

_TOKEN = re.compile(r"(?P<number>\d+ \d/\d(?!\d)|\d+(?:[.,]\d+)?)|(?P<word>[^\W\d_]+)|(?P<sign>\S)")
_CLOCK = re.compile(r"\d:\d")
_WIDE = re.compile(r"[\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\u30a0-\u30ff]")
_SIGNS = frozenset("/-.,+&'|()[]:;x#\"~")
_SHOUTED = frozenset({"in", "no", "id", "il", "fi", "se", "dk", "ar", "is", "pl"})
"""Two-letter codes that are words too: they count as systems only in capitals."""


class Hints(NamedTuple):
    """What the caller knows already. ``places`` are systems that are likely, not certain."""

    system: System | None = None
    audience: Audience | None = None
    item: str | None = None
    fit_type: FitType | None = None
    places: tuple[System, ...] = ()


class _Word(NamedTuple):
    kind: str
    value: str
    text: str


class _Pattern(NamedTuple):
    kind: str
    match: Callable[[str], re.Match[str] | None]
    systems: frozenset[str]


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
    return tuple(
        _Pattern(row[1], re.compile(row[2]).fullmatch, frozenset(row[3].split())) for row in rows("sizes/patterns")
    )


@cache
def _ranges() -> tuple[_Range, ...]:
    return tuple(_Range(row[0], Audience(row[1]), *row[2:7]) for row in rows("sizes/ranges"))


@cache
def _dictionary() -> dict[str, tuple[str, str]]:
    """Return every known word, folded, with its kind and value; one-letter words are left to the patterns."""
    found: dict[str, tuple[str, str]] = {}
    for kind in ("audience", "fit", "letter", "one_size", "month", "year", "newborn", "premature", "size"):
        for word, value in vocabulary.words(kind).items():
            if len(word) > 1 or not word.isascii():
                found.setdefault(word, (kind, value))
    for word, code in vocabulary.system_words().items():
        if len(word) > 1 or not word.isascii():
            found.setdefault(word, ("system", code))
    for word, item in vocabulary.item_words().items():
        if len(word) > 1:
            found.setdefault(word, ("item", item))
    found.setdefault("cm", ("unit", "cm"))
    for word in ("厘米", "公分", "см"):
        found[fold(word)] = ("unit", "cm")
    return found


@cache
def _longest() -> int:
    return max(len(word) for word in _dictionary())


@cache
def _ranges_of(system: System | None) -> tuple[_Range, ...]:
    """Return the ranges of a system, or all."""
    if system is None:
        return _ranges()
    codes = {system.value, str(vocabulary.systems()[system].follows or "")}
    return tuple(of for of in _ranges() if of.scale.partition(".")[0] in codes)


def _tokens(text: str) -> list[tuple[str, str]]:
    """Return (kind, text) of numbers, words and signs; scripts without spaces are cut by the dictionary."""
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "sign"
        if kind == "word" and _WIDE.search(match[0]):
            found += _cut(match[0])
        else:
            found.append((kind, match[0]))
    return found


def _cut(run: str) -> Iterator[tuple[str, str]]:
    known, at, longest = _dictionary(), 0, _longest()
    while at < len(run):
        for end in range(min(len(run), at + longest), at, -1):
            if fold(run[at:end]) in known:
                yield "word", run[at:end]
                at = end
                break
        else:
            start = at
            while at < len(run) and run[at].isascii() == run[start].isascii() and (at == start or run[at].isascii()):
                at += 1
            yield "word", run[start:at]


def _recognise(tokens: list[tuple[str, str]]) -> tuple[list[_Word], list[list[str]]] | None:
    """Return the known words and the pieces of label between them, or None when a word is unknown."""
    words: list[_Word] = []
    pieces: list[list[str]] = [[]]
    known = _dictionary()
    at = 0
    while at < len(tokens):
        kind, text = tokens[at]
        if kind == "word":
            for width in (4, 3, 2, 1):
                last = tokens[at + width - 1 : at + width]
                if not last or last[0][0] != "word":
                    continue
                raw = "".join(part for _, part in tokens[at : at + width])
                key = fold(raw)
                found = known.get(key)
                if found and not (key in _SHOUTED and (found[0] != "system" or not raw.isupper()) and raw.isascii()):
                    words.append(_Word(found[0], found[1], raw))
                    if found[0] in ("month", "year", "unit", "letter", "newborn", "premature"):
                        pieces[-1].append({"month": "M", "year": "Y", "unit": "CM"}.get(found[0], found[1]))
                    elif found[0] == "system":
                        pieces.append([])
                    at += width
                    break
            else:
                upper = text.upper()
                if len(upper) > 5 or not _LABEL_WORD.fullmatch(upper):
                    return None
                pieces[-1].append(upper)
                at += 1
        elif kind == "number":
            pieces[-1].append(_decimal(text))
            at += 1
        else:
            if text not in _SIGNS:
                return None
            if text in '|()[];:#~"' or (text == "," and pieces[-1]):
                pieces.append([])
            elif text != "'":
                pieces[-1].append(text)
            at += 1
    return words, [piece for piece in pieces if any(part not in "/-.,+&" for part in piece)]


_FRACTIONS = {"1/2": ".5", "1/4": ".25", "3/4": ".75"}


def _decimal(text: str) -> str:
    """Return a number with a decimal point; halves and quarters as decimals, thirds as they stand (they are shoes)."""
    whole, space, fraction = text.partition(" ")
    return whole + _FRACTIONS.get(fraction, " " + fraction) if space else text.replace(",", ".")


_LABEL_WORD = re.compile(r"X{0,6}[SML]{1,2}[TBP]?|[A-EGJLOPRTWXY]{1,2}|JY|XO|RG|XXS?|GG|XG|EG|CH|PP")


NO_HINTS = Hints()


def read(text: object, hints: Hints = NO_HINTS) -> tuple[Size, ...]:
    """Return the readings of a label, most plausible first; ``()`` for what is no size.

    Raises :class:`~specconv.UnreadableSize` for what is no text or longer than 1,000 characters.
    """
    if not isinstance(text, str):
        raise UnreadableSize("expected a text", field="size", value=text)
    if len(text) > LIMIT:
        raise UnreadableSize(f"longer than {LIMIT} characters", field="size", value=text)
    if not text.strip():
        return ()
    try:
        plain = clean(text, "size", error=UnreadableSize)
    except UnreadableSize:
        return ()
    if len(plain) > 80:
        return ()
    return _read(plain, hints)


@cache
def _hinted_block(item: str | None) -> str | None:
    return None if item is None else vocabulary.items()[item].block


@lru_cache(maxsize=4096)
def _read(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Read one label; remembered, because a feed repeats its labels and each is converted to several systems."""
    recognised = _recognise(_tokens(plain))
    if recognised is None:
        return ()
    words, pieces = recognised
    if _CLOCK.search(plain) or plain.startswith("-"):
        return ()
    of = {word.kind: word.value for word in reversed(words)}
    discarded = tuple(word.text for word in words if word.kind in ("size", "item"))
    in_text = [System(word.value) for word in words if word.kind == "system"]
    audience = Audience(of["audience"]) if "audience" in of else hints.audience
    fit = FitType(of["fit"]) if "fit" in of else hints.fit_type
    item = of.get("item") or hints.item
    places = hints.places or tuple(System(word.value) for word in words if word.kind == "size" and word.value != "ANY")
    if "one_size" in of:
        one = Size.trusted(
            system=System.INT, label="ONE", audience=audience, item=item, fit_type=fit, plausibility=1.0, span=plain,
            discarded=discarded,
        )  # fmt: skip
        return (one,)
    found: list[tuple[float, Size]] = []
    for index, piece in enumerate(pieces):
        label = "".join(piece).strip("/-.,")
        if not label or len(label) > 20:
            return ()
        system = (in_text[index] if index < len(in_text) else in_text[-1]) if in_text else hints.system
        local = Hints(system, audience, item, fit, places)
        readings = list(_match(label, local))
        if not readings and "/" in label and " " not in label:
            for place, part in enumerate(label.split("/")):
                readings += [(weight * 0.8**place, size) for weight, size in _match(part, local)]
        if not readings:
            return ()
        for weight, size in readings:
            found.append((weight * 0.9**index, size))
    best: dict[Size, tuple[float, int]] = {}
    for at, (weight, size) in enumerate(found):
        if size not in best or best[size][0] < weight:
            best[size] = (weight, at)
    total = sum(weight for weight, _ in best.values()) or 1.0
    ranked = sorted(best.items(), key=lambda entry: (-entry[1][0], entry[1][1]))
    for size, (weight, _) in ranked:  # fresh objects, not yet handed out
        size.__dict__.update(plausibility=round(weight / total, 4), span=plain, discarded=discarded)
    return tuple(size for size, _ in ranked)


def _match(label: str, hints: Hints) -> Iterator[tuple[float, Size]]:
    for pattern in _patterns():
        match = pattern.match(label)
        if match is not None:
            yield from _KINDS[pattern.kind](match, hints)


def _allowed(system: str, hints: Hints) -> float:
    """Return how likely a system is under the hints: 0 when another is named."""
    code = system.split(".")[0]
    if hints.system is not None:
        follows = vocabulary.systems()[hints.system].follows
        return 1.0 if code in (hints.system, follows) else 0.0
    if hints.places:
        return 1.0 if code in hints.places else 0.3
    return 1.0


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
          fit: FitType | None = None, **parts: object) -> Size:  # fmt: skip
    named = (
        hints.system if hints.system is not None and vocabulary.systems()[hints.system].follows == system else system
    )
    return Size.trusted(
        system=System(named), label=label, standard=standard, audience=audience, item=hints.item,
        fit_type=fit or hints.fit_type, parts=FrozenMap(parts) if parts else EMPTY, brand=None,
    )  # fmt: skip


Found = Iterator[tuple[float, Size]]


def _code(match: re.Match[str], hints: Hints) -> Found:
    height, girth, kind = int(match["height"]), int(match["girth"]), match["type"]
    weight = _allowed("CN", hints)
    if not weight or girth >= height:
        return
    lower = _hinted_block(hints.item) == "lower"
    if kind and 140 <= height <= 210 and 44 <= girth <= 140:
        for audience in _for(hints, *_GROWN):
            standard = "gbt-1335-2" if audience is Audience.WOMEN else "gbt-1335-1"
            name = "waist" if lower else "bust" if audience is Audience.WOMEN else "chest"
            usual = 1.0 if (audience is Audience.WOMEN) == (height <= 168 or girth < 84) else 0.6
            parts = {"height": height, name: girth, "body_type": kind}
            yield weight * usual, _size(hints, "CN", f"{height}/{girth}{kind}", audience, standard, None, **parts)
    elif not kind and 48 <= height <= 180 and 36 <= girth <= 100 and height - girth > 8:
        for audience in _for(hints, Audience.KIDS):
            parts = {"height": height, "waist" if lower else "chest": girth}
            yield weight * 0.9, _size(hints, "CN", f"{height}/{girth}", audience, "gbt-1335-3", None, **parts)
        if height >= 150 and girth >= 70:
            for audience in _for(hints, *_GROWN):
                yield (
                    weight * 0.4,
                    _size(hints, "CN", f"{height}/{girth}", audience, "gbt-6411", height=height, chest=girth),
                )


def _heights(match: re.Match[str], hints: Hints) -> Found:
    low, high = int(match["low"]), int(match["high"])
    if 44 <= low < high <= 188 and high - low in (4, 5, 6, 8, 10, 12) and low >= 50:
        for audience in _for(hints, Audience.KIDS):
            for system in ("EU", "HEIGHT"):
                if weight := _allowed(system, hints):
                    yield (
                        weight * (0.7 if system == "EU" else 0.3),
                        _size(hints, system, f"{low}-{high}", audience, height=high),
                    )


def _height(match: re.Match[str], hints: Hints) -> Found:
    height = int(match["height"])
    if 44 <= height <= 188:
        for audience in _for(hints, Audience.KIDS):
            if weight := _allowed("EU", hints):
                yield weight * 0.8, _size(hints, "EU", str(height), audience, height=height)
            if weight := _allowed("HEIGHT", hints):
                yield weight * 0.7, _size(hints, "HEIGHT", str(height), audience, height=height)


def _spelled(letter: str) -> str:
    """Return a letter size in one spelling: XXL for 2XL, 3XL for XXXL.

    >>> _spelled("2XL"), _spelled("XXXL"), _spelled("XXS"), _spelled("1XL")
    ('XXL', '3XL', 'XXS', 'XL')
    """
    core = letter.lstrip("0123456789")
    digits = letter[: len(letter) - len(core)]
    if "X" not in core or core.endswith(("XO", "O")):
        return letter
    count = int(digits) if digits else core.count("X")
    last = core[-1]
    return {1: f"X{last}", 2: f"XX{last}"}.get(count, f"{count}X{last}") if last in "SL" else letter


def _letter(match: re.Match[str], hints: Hints) -> Found:
    raw = match["letter"]
    japanese = (
        raw in ("SS", "LL", "O", "XO")
        or (raw[0].isdigit() and raw[-1] in "LO" and "X" not in raw)
        or raw.endswith("XO")
    )
    if raw[0].isdigit() and raw[-1] in "SM" and "X" not in raw:
        return
    fit = {"T": FitType.TALL, "B": FitType.BIG, "P": FitType.PETITE}.get(match["fit"] or "")
    for audience in _for(hints, *_GROWN, *((Audience.KIDS,) if hints.audience in _YOUNG else ())):
        share = 1.0 if audience is Audience.WOMEN else 0.9
        if japanese:
            if weight := _allowed("JP", hints):
                yield weight * share, _size(hints, "JP", raw, audience, None, fit)
            continue
        label = _spelled(raw) + (match["plus"] or "")
        if hints.system is not None and hints.system is not System.INT:
            yield share, _size(hints, hints.system, label, audience, None, fit)
        else:
            yield share, _size(hints, "INT", label, audience, None, fit)


def _letter_br(match: re.Match[str], hints: Hints) -> Found:
    for system in ("BR", "MX"):
        weight = _allowed(system, hints) * (
            1.0 if hints.system or system in hints.places else 0.4 if system == "BR" else 0.1
        )
        if weight and not (system == "BR" and match["letter"] == "CH"):
            for audience in _for(hints, *_GROWN):
                yield weight, _size(hints, system, match["letter"], audience)


def _letters(match: re.Match[str], hints: Hints) -> Found:
    low, high = _spelled(match["low"]), _spelled(match["high"])
    if 0 < order(high) - order(low) <= 2 and _allowed("INT", hints):
        for audience in _for(hints, *_GROWN, *((Audience.KIDS,) if hints.audience in _YOUNG else ())):
            yield 0.9, _size(hints, "INT", f"{low}-{high}", audience)


def _plus_letter(match: re.Match[str], hints: Hints) -> Found:
    if hints.system in (None, System.US, System.INT, System.CA):
        for audience in _for(hints, Audience.WOMEN):
            yield 0.9, _size(hints, "INT", match["letter"], audience, None, FitType.PLUS)


def _waist_length(match: re.Match[str], hints: Hints) -> Found:
    waist, length = int(match["waist"]), match["length"]
    explicit = "W" in match[0] or "L" in match[0] or "X" in match[0]
    block = _hinted_block(hints.item)
    if not 20 <= waist <= 60 or (length and not 24 <= int(length) <= 40) or block not in (None, "lower"):
        return
    if not explicit and block != "lower" and (waist > 44 or int(length or 0) > 36):
        return
    if hints.system in (None, System.WAIST, System.US, System.UK):
        for audience in _for(hints, Audience.MEN, Audience.WOMEN):
            parts = {"waist_in": waist, **({"inseam_in": int(length)} if length else {})}
            weight = (1.0 if explicit else 0.5) * (1.0 if audience is Audience.MEN or hints.audience else 0.8)
            label = f"{waist}/{length}" if length else str(waist)
            yield weight, Size.trusted(
                system=System.WAIST, label=label, audience=audience, item=hints.item, fit_type=hints.fit_type,
                parts=FrozenMap(parts),
            )  # fmt: skip


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


def _girls_x(match: re.Match[str], hints: Hints) -> Found:
    if _allowed("US", hints):
        for audience in _for(hints, Audience.KIDS):
            yield 1.0, _size(hints, "US", "6X", audience)


_LENGTHS = {
    "S": FitType.SHORT,
    "R": FitType.REGULAR,
    "RG": FitType.REGULAR,
    "L": FitType.LONG,
    "XL": FitType.LONG,
    "XS": FitType.SHORT,
}


def _suit(match: re.Match[str], hints: Hints) -> Found:
    number, length = int(match["number"]), match["length"]
    fit = _LENGTHS[length]
    for system, low, high in (("US", 32, 60), ("UK", 32, 60), ("EU", 42, 70)):
        if (weight := _allowed(system, hints)) and low <= number <= high:
            for audience in _for(hints, Audience.MEN):
                likely = {"US": 1.0, "UK": 0.7, "EU": 0.4}[system]
                yield weight * likely, _size(hints, system, str(number), audience, None, fit, length=fit.value)


def _jis(match: re.Match[str], hints: Hints) -> Found:
    number = int(match["number"])
    if not _allowed("JP", hints) or number % 2 == 0 or number > 31:
        return
    if not match["height"] and match["type"] in "AB" and hints.system is None:
        return
    height = {"PP": 142, "P": 150, "R": 158, "T": 166}.get(match["height"] or "")
    for audience in _for(hints, Audience.WOMEN):
        parts = {"body_type": match["type"], **({"height": height} if height else {})}
        yield 1.0, _size(hints, "JP", str(number), audience, "jis-l4005", None, **parts)


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
    yield from _age(match, "M", 36, hints)


def _years(match: re.Match[str], hints: Hints) -> Found:
    yield from _age(match, "Y", 18, hints)


def _age(match: re.Match[str], unit: str, most: int, hints: Hints) -> Found:
    low, high = int(match["low"]), int(match["high"] or match["low"])
    if low > high or high > most:
        return
    label = (f"{low}-{high}" if low != high else str(low)) + unit
    months = (low + high) / 2 * (1 if unit == "M" else 12)
    young = Audience.BABY if unit == "M" and high <= 24 else Audience.KIDS
    for audience in _for(hints, young):
        named = hints.system if hints.system in (System.US, System.UK, System.AU) else System.AGE
        yield 0.95, _size(hints, named, label, audience, age=months)


def _number(match: re.Match[str], hints: Hints) -> Found:
    text = match["number"]
    value = order(text)
    block = _hinted_block(hints.item)
    label = text if text.startswith("0") else f"{value:g}"
    for of in _ranges_of(hints.system):
        if not of.first <= value <= of.last:
            continue
        weight = _allowed(of.scale, hints)
        if not weight or not of.first <= value <= of.last or (value - of.first) % of.step:
            continue
        if (
            of.block in ("upper", "lower", "collar")
            and block is not None
            and of.block != ("upper" if block == "full" else block)
        ):
            continue
        if block == "collar" and of.block != "collar":
            continue
        if of.block == "junior" and hints.fit_type is not FitType.JUNIOR and (value % 2 == 0 or text.startswith("0")):
            continue
        fit = {"junior": FitType.JUNIOR, "short": FitType.SHORT, "long": FitType.LONG}.get(of.block)
        if of.block == "collar" and block is None:
            weight *= 0.2
        if of.scale in ("WAIST", "HEIGHT") and hints.system is None and block is None:
            weight *= 0.3
        for audience in _for(hints, of.audience):
            yield from _numbered(of, label, audience, weight * of.prior, fit, hints)


def _numbered(of: _Range, label: str, audience: Audience, weight: float, fit: FitType | None, hints: Hints) -> Found:
    system = of.scale.split(".")[0]
    if hints.system is None and len(label) == 1:
        weight *= 0.8
    if system == "EU" and audience is Audience.WOMEN:
        yield weight * 0.75, _size(hints, system, label, audience, None, fit, style="FR")
        yield weight * 0.25, _size(hints, system, label, audience, None, fit, style="DE")
    elif audience in _YOUNG and system in ("EU", "DE", "FR", "JP", "KR", "CN", "HEIGHT"):
        yield weight, _size(hints, system, label, audience, None, fit, height=int(order(label)))
    else:
        yield weight, _size(hints, system, label, audience, None, fit)


def _range(match: re.Match[str], hints: Hints) -> Found:
    low, high = match["low"], match["high"]
    if not 0 < order(high) - order(low) <= 4:
        return
    for of in _ranges():
        weight = _allowed(of.scale, hints)
        if weight and of.block == "any" and of.first <= order(low) and order(high) <= of.last and of.step == 2:
            for audience in _for(hints, of.audience):
                yield weight * of.prior * 0.6, _size(hints, of.scale.split(".")[0], f"{low}-{high}", audience)


_KINDS: dict[str, Callable[[re.Match[str], Hints], Found]] = {
    "code": _code, "heights": _heights, "height": _height, "letter": _letter, "letter_br": _letter_br,
    "letters": _letters, "plus_letter": _plus_letter, "waist_length": _waist_length, "plus_number": _plus_number,
    "petite": _petite, "tall": _tall, "toddler": _toddler, "girls_x": _girls_x, "suit": _suit, "jis": _jis,
    "jis_men": _jis_men, "triplet_ru": _triplet_ru, "triplet_kr": _triplet_kr, "nordic": _nordic, "months": _months,
    "years": _years, "number": _number, "range": _range,
}  # fmt: skip
