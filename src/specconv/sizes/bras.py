"""Bra sizes: band and cup are two scales, and a letter alone means nothing.

Bands follow the underbust (EN 13402-3: the nearest 5 cm) by one rule a system: UK = US = 0.4 EU + 4, France, Belgium
and Spain EU + 15, Italy (EU - 65) / 5, Australia UK - 22; Japan, China, Korea and Russia print the EU number. Cups go
by their place in the alphabet of the system, because letters part after D: UK DD = EU E = US DD/E, UK E = EU F = US
DDD/F.

``by="label"`` compares places in the alphabets, as shops do. ``by="measurement"`` goes through the difference of bust
and underbust: an EU A is 12 to 14 cm, a Japanese or Chinese A 10 cm, and UK and US cups are counted in inches.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption, UnreadableSize
from specconv.ground.text import Late
from specconv.ground.value import FrozenMap
from specconv.sizes.values import Audience, Size, System

ITEM = "bra"
INCH = 2.54


class Bra(NamedTuple):
    """A system of bra sizes."""

    system: System
    factor: Fraction
    shift: Fraction
    first: int
    last: int
    step: int
    cups: tuple[tuple[str, ...], ...]
    cup_first: bool
    inches: bool
    cup_zero: float
    cup_step: float
    prior: float
    source: str
    confidence: str

    def band(self, eu: Fraction) -> int | None:
        """Return the band that an EU band is called, None where the system does not sell it."""
        value = self.factor * eu + self.shift
        if value.denominator != 1 or not self.first <= value <= self.last:
            return None
        return int(value)

    def eu(self, band: int) -> Fraction:
        """Return a band as an EU band, which is the underbust in cm."""
        return (band - self.shift) / self.factor

    def label(self, band: int, cup: str) -> str:
        """Return a size as the system prints it: ``75B``, in Japan ``B75``."""
        return f"{cup}{band}" if self.cup_first else f"{band}{cup}"


@cache
def systems() -> dict[System, Bra]:
    """Return the bra systems by code."""
    found = {}
    for (
        system,
        factor,
        shift,
        first,
        last,
        step,
        cups,
        order,
        method,
        zero,
        cup_step,
        prior,
        source,
        confidence,
    ) in rows("sizes/bras"):
        letters = tuple(tuple(cup.split("|")) for cup in cups.split())
        found[System(system)] = Bra(
            System(system),
            Fraction(factor),
            Fraction(shift),
            first,
            last,
            step,
            letters,
            order == "cup",
            method == "in",
            float(Fraction(zero)),
            float(Fraction(cup_step)),
            prior,
            source,
            confidence,
        )
    return found


def bra(system: System) -> Bra:
    """Return a bra system; raise :class:`~specconv.UnknownOption` where none is known."""
    known = systems().get(system)
    if known is None:
        raise UnknownOption(
            "no bra sizes are known for this system",
            field="to",
            value=system.value,
            choices=[one.value for one in systems()][:6],
        )
    return known


_UNLETTERED = frozenset({System.IT})
"""Systems whose labels often leave the cup out, which then is B."""
_CUP_BETWEEN = Late(r"(\d{2,3})([A-Z]{1,3})/(\d{2})")
_TWO_BANDS = Late(r"(\d{2,3})/(\d{2,3})([A-Z]{1,3})")
"""One cup with the bands of two systems: 36/80C."""
_ORDINAL = Late(r"^([1-7])a\b")
_CUPS_ALONE = Late(r"([A-Z]{1,3})(?:[-/]([A-Z]{1,3})|(\+))")
_BAND_CUP = Late(r"(\d{1,3})([A-Z]{1,4})(?:[/&]([A-Z]{1,4}))?$")
_CUP_BAND = Late(r"([A-Z]{1,4})(\d{2,3})$")


@cache
def _alphabet(one: System) -> dict[str, tuple[int, ...]]:
    """Return the place of each cup in the alphabet of a system."""
    return {name: (place,) for place, cup in reversed([*enumerate(bra(one).cups)]) for name in cup}


def _cups(one: Bra, letters: str, other: str | None) -> tuple[int, ...]:
    if other is None and (known := _alphabet(one.system).get(letters)) is not None:
        return known
    places = [index for index, cup in enumerate(one.cups) if letters in cup]
    if other is not None:
        beside = [index for index, cup in enumerate(one.cups) if other in cup]
        if places and beside and abs(places[0] - beside[0]) == 1:  # 32A/AA: made for two cups
            return min(places[0], beside[0]), max(places[0], beside[0])
        places = [index for index in places if index in beside]
    if not places and other is None and len(letters) == 2 and letters[0] != letters[1]:
        low, high = ([index for index, cup in enumerate(one.cups) if letter in cup] for letter in letters)
        if low and high and high[0] == low[0] + 1:
            return (low[0], high[0])
    return tuple(places[:1])


def parsed(label: str, one: Bra) -> tuple[int, tuple[int, ...]] | None:
    """Return band and places of the cup (two for a range such as 32AB), None for what the system does not have.

    >>> parsed("34DD", systems()[System.UK]), parsed("E75", systems()[System.EU])
    ((34, (5,)), (75, (5,)))
    """
    text = "".join(label.split()).upper()
    written = _band_and_cup(f"{text}B" if one.system in _UNLETTERED and text.isdigit() else text)
    return None if written is None else _parsed(one, *written)


def _band_and_cup(text: str) -> tuple[int, str, str | None] | None:
    """Return band, cup and the cup's other name of a label in capitals without spaces, None for what is none."""
    match = _BAND_CUP.match(text)
    if match is not None:
        return int(match[1]), match[2], match[3]
    match = _CUP_BAND.match(text)
    return None if match is None else (int(match[2]), match[1], None)


def _parsed(one: Bra, band: int, letters: str, other: str | None) -> tuple[int, tuple[int, ...]] | None:
    if not one.first <= band <= one.last or (band - one.first) % one.step:
        return None
    places = _cups(one, letters, other)
    return (band, places) if places else None


def sized(one: Bra, band: int, places: tuple[int, ...], cup: str | None = None) -> Size:
    """Return band and cup as a size."""
    letters = cup
    if letters is None:
        each = [one.cups[place][0] for place in places]
        letters, cup = ("" if all(len(one) == 1 for one in each) else "/").join(each), "-".join(each)  # 32AB, 85AA/A
    return Size.trusted(
        system=one.system,
        label=one.label(band, letters),
        standard="en-13402-3" if one.system in (System.EU, System.DE) else None,
        audience=Audience.WOMEN,
        item=ITEM,
        parts=FrozenMap({"band": band, "cup": cup}),
    )


@lru_cache(maxsize=2048)
def readings(label: str, system: System | None, places: tuple[System, ...] = ()) -> tuple[tuple[float, Size], ...]:
    """Return the readings of a label without its words, with weights."""
    if "a" in label:  # 3a B, the third of Italy
        label = _ORDINAL.sub(r"\1", label)
    text = "".join(label.split()).upper()
    if "/" in text and (two := _CUP_BETWEEN.fullmatch(text)) is not None:
        text = f"{two[1]}/{two[3]}{two[2]}"  # 80B/36
    if "/" in text and (two := _TWO_BANDS.fullmatch(text)) is not None:
        first, second = readings(two[1] + two[3], system, places), readings(two[2] + two[3], system, places)
        return (*first, *second) if first and second else ()
    unlettered = text.isdigit()
    written = _band_and_cup(f"{text}B" if unlettered else text)
    if written is None:
        return ()
    cup_first = text[0].isalpha()
    found = []
    for code, one in systems().items():
        if (system is not None and code is not system) or (unlettered and code not in _UNLETTERED):
            continue
        known = _parsed(one, *written)
        if known is None:
            continue
        band, cups = known
        weight = one.prior * _usual(code, band)
        if places and code not in places:
            weight *= 0.3
        if cup_first != one.cup_first:
            weight *= 0.4
        found.append((weight, sized(one, band, cups, written[1] if len(cups) == 1 else None)))
    return tuple(found)


@cache
def _usual(system: System, band: int) -> float:
    """Return how usual a band is in shops: a label that would be a rare one is rather of another system."""
    underbust = bra(system).eu(band)
    return 1.0 if 65 <= underbust <= 105 else 0.3 if 60 <= underbust <= 115 else 0.05


@lru_cache(maxsize=256)
def cups_alone(label: str, system: System | None) -> tuple[tuple[float, Size], ...]:
    """Return the readings of cups without a band, as bras by letters name them: ``DD-E``, ``A/B``, ``DD+``.

    >>> [str(size) for _, size in cups_alone("DD-E", System.UK)]
    ['UK DD-E']
    """
    match = _CUPS_ALONE.fullmatch("".join(label.split()).upper())
    if match is None:
        return ()
    found = []
    for one in systems().values():
        low = next((at for at, cup in enumerate(one.cups) if match[1] in cup), None)
        high = low if match[3] else next((at for at, cup in enumerate(one.cups) if match[2] in cup), None)
        near = low is not None and high is not None and (match[3] is not None or 0 < high - low <= WIDEST_CUPS)
        if not near or system not in (None, one.system):
            continue
        cup = f"{match[1]}+" if match[3] else f"{match[1]}-{match[2]}"
        parts = FrozenMap({"cup": cup})
        found.append(
            (one.prior, Size.trusted(system=one.system, label=cup, audience=Audience.WOMEN, item=ITEM, parts=parts))
        )
    return tuple(found)


WIDEST_CUPS = 3
"""Cups from the first to the last of a range that is one size."""


class Body(NamedTuple):
    """What a size is made for, in cm: the underbust and the difference of bust and underbust."""

    underbust: tuple[float, float]
    difference: tuple[float, float]


def body(size: Size) -> Body:
    """Return the body (cm) that a bra is made for by the rule of its own system."""
    one = bra(size.system)
    found = parsed(size.label, one)
    if found is None:
        raise UnreadableSize("cups without a band", field="size", value=size.label)
    band, places = found
    underbust = float(one.eu(band))
    if one.inches:
        middle = (float(band) + (places[0] + places[-1]) / 2) * INCH - underbust
        half = INCH / 2
    else:
        middle = one.cup_zero + one.cup_step * (places[0] + places[-1]) / 2
        half = one.cup_step / 2
    return Body((underbust - 2.5, underbust + 2.5), (round(middle - half, 2), round(middle + half, 2)))


def place_of(one: Bra, underbust: float, difference: float, band: int) -> float:
    """Return the place in a system's alphabet of a measured difference of bust and underbust (cm), a real number."""
    if one.inches:
        return (underbust + difference) / INCH - band
    return (difference - one.cup_zero) / one.cup_step


def bands(one: Bra, underbust: float) -> list[tuple[int, float]]:
    """Return the bands nearest to an underbust (cm) with what remains; a half goes to the larger band."""
    found = []
    for band in range(one.first, one.last + 1, one.step):
        gap = float(one.eu(band)) - underbust
        found.append((abs(gap), -gap, band))
    return [(band, -gap) for _, gap, band in sorted(found)[:2]]


def converted(size: Size, to: System, measured: bool) -> list[tuple[Size, float]]:
    """Return the sizes of another system with their probabilities, most probable first.

    >>> [str(found) for found, _ in converted(readings("34DD", System.UK)[0][1], System.EU, False)]
    ['EU 75E', 'EU 75D', 'EU 75F']
    """
    source, target = bra(size.system), bra(to)
    found = parsed(size.label, source)
    if found is None:
        return []
    band, places = found
    eu = source.eu(band)
    at = target.band(eu)
    if at is None:
        return []
    if measured:
        made = body(size)
        middle = sum(made.difference) / 2
        exact = place_of(target, float(eu), middle, at)
    else:
        exact = (places[0] + places[-1]) / 2
    odds: list[tuple[Size, float]] = []
    sure = 0.86 if not measured else 0.7
    near = sorted(range(len(target.cups)), key=lambda place: (abs(place - exact), place))[:3]
    if not near or abs(near[0] - exact) > 1:
        return []
    shares = {near[0]: sure}
    rest = 1 - sure
    weights = {place: 1 / (0.2 + abs(place - exact)) ** 2 for place in near[1:]}
    if abs(abs(near[0] - exact) - 0.5) < 1e-9 and len(near) > 1:
        shares = {near[0]: 0.46, near[1]: 0.46}
        weights, rest = dict.fromkeys(near[2:], 1.0), 0.08
    total = sum(weights.values()) or 1.0
    for place, weight in weights.items():
        shares[place] = shares.get(place, 0.0) + rest * weight / total
    for place, share in shares.items():
        names = target.cups[place]
        split = (1.0,) if len(names) == 1 else (0.6, 0.4)
        odds += [(sized(target, at, (place,), name), share * part) for name, part in zip(names, split, strict=True)]
    return sorted(odds, key=lambda pair: -pair[1])


def measured(underbust: float, bust: float, to: System) -> list[tuple[Size, float]]:
    """Return the sizes of a system that underbust and bust (cm) ask for, most probable first.

    Bands go to the nearest EU band (5 cm); cups by EN 13402-3 open below and closed above: 14 cm is still A. Near a
    border the band or the cup beside it is nearly as likely, for nobody measures to the millimetre.

    >>> [(str(size), round(share, 1)) for size, share in measured(75, 90, System.EU)]
    [('EU 75B', 0.9)]
    >>> [(str(size), round(share, 1)) for size, share in measured(75, 91, System.EU)]
    [('EU 75B', 0.5), ('EU 75C', 0.5)]
    """
    one = bra(to)
    odds: list[tuple[Size, float]] = []
    difference = bust - underbust
    near = [(band, gap) for band, gap in bands(one, underbust) if abs(gap) <= FARTHEST_BAND]
    weights = [math.exp(-0.5 * (gap / BAND_SPREAD) ** 2) for _, gap in near]
    for rank, (band, _) in enumerate(near):
        exact = place_of(one, underbust, difference, band)
        if rank and not one.inches:
            exact = place_of(one, underbust, difference + (underbust - float(one.eu(band))), band)
        middle = int(-(-(exact - 0.5) // 1))
        for place in (middle - 1, middle, middle + 1):
            share = TAPED * weights[rank] / sum(weights) * _share_of_cup(place, exact)
            if not 0 <= place < len(one.cups) or share < LEAST:
                continue
            names = one.cups[place]
            split = (1.0,) if len(names) == 1 else (0.6, 0.4)
            odds += [(sized(one, band, (place,), name), share * part) for name, part in zip(names, split, strict=True)]
    return sorted(odds, key=lambda pair: -pair[1])


TAPED, LEAST = 0.95, 0.02
"""What measurements alone can say of a bra, and the least share of a size that is named."""
FARTHEST_BAND, BAND_SPREAD = 3.5, 1.5
"""How far in cm an underbust may lie from a band, and how sharply bands part."""
CUP_SPREAD = 0.2
"""How exactly the place of a cup is measured, in cups: half a centimetre."""
CLOSED_ABOVE = 0.005
"""By what a figure on the border is counted to the smaller cup."""


def _share_of_cup(place: int, exact: float) -> float:
    """Return the share of a cup for a measured place, which is blurred by the tape."""
    ends = [(place + half - exact + CLOSED_ABOVE) / (CUP_SPREAD * math.sqrt(2)) for half in (-0.5, 0.5)]
    return (math.erf(ends[1]) - math.erf(ends[0])) / 2


def sisters(size: Size) -> tuple[Size, ...]:
    """Return the sister sizes: a band more and a cup less, a band less and a cup more; the cup holds the same."""
    one = bra(size.system)
    found = parsed(size.label, one)
    if found is None:
        return ()
    band, places = found
    near = []
    for step, cup in ((one.step, places[0] - 1), (-one.step, places[-1] + 1)):
        if one.first <= band + step <= one.last and 0 <= cup < len(one.cups):
            near.append(sized(one, band + step, (cup,)))
    return tuple(near)


def refusal(system: System | None) -> dict[str, Any]:
    """Return what is sold, for an error."""
    one = systems().get(system) if system is not None else None
    if one is None:
        return {"choices": ("UK 34DD", "EU 75E", "US 34DD")}
    low, high = one.label(one.first, one.cups[0][0]), one.label(one.last, one.cups[-1][0])
    return {"choices": (), "range": f"{one.system} {low} to {high}"}
