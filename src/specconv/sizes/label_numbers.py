"""Numbers of clothes: on which of the national ranges of ``data/sizes/ranges.csv`` a number or two of them stand."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple

from specconv.ground.catalog import rows
from specconv.sizes import vocabulary
from specconv.sizes.hints import Hints
from specconv.sizes.label_children import readings_of_age
from specconv.sizes.label_drafts import GROWN, SYSTEMS, Found, Reader, allowed, audiences, block_of, drafted
from specconv.sizes.label_wearers import CHILDREN
from specconv.sizes.ladder import KOREAN_STEP, order
from specconv.sizes.values import Audience, FitType, System


class _Range(NamedTuple):
    system: str
    series: str
    audience: Audience
    block: str
    first: float
    last: float
    step: float
    prior: float


@cache
def _ranges() -> tuple[_Range, ...]:
    every = [(row[0].partition("."), row) for row in rows("sizes/ranges")]
    return tuple(_Range(system, series, Audience(row[1]), *row[2:7]) for (system, _, series), row in every)


@lru_cache(maxsize=2048)
def _ranges_with(system: System | None, audience: Audience | None, value: float) -> tuple[_Range, ...]:
    """Return the ranges of a system (of all, for None) that have a number; the likeliest of a named system weighs 1."""
    known = _ranges() if system is None else _ranges_of(system, audience)
    return tuple(of for of in known if of.first <= value <= of.last and not (value - of.first) % of.step)


@cache
def _ranges_of(system: System, audience: Audience | None) -> tuple[_Range, ...]:
    codes = {system.value, str(vocabulary.systems()[system].follows or "")}
    group = Audience.KIDS if audience in CHILDREN else None if audience is Audience.UNISEX else audience
    known = [of for of in _ranges() if of.system in codes and group in (None, of.audience)]
    most = max((of.prior for of in known), default=1.0)
    return tuple(of._replace(prior=of.prior / most) for of in known)


@cache
def _most_likely(system: System) -> float:
    return max(of.prior for of in _ranges() if of.system == system.value)


def _plus_number(match: re.Match[str], hints: Hints) -> Found:
    number = int(match["number"])
    if number % 2 == 0 and 12 <= number <= 44 and allowed("US", hints):
        for audience in audiences(hints, Audience.WOMEN):
            yield 0.9 if number < 24 else 0.7, drafted(hints, "US", f"{number}W", audience, None, FitType.PLUS)


def _plus_numbers(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of plus numbers: ``18W-20W``."""
    low, high = int(match["low"]), int(match["high"])
    if 12 <= low < high <= min(44, low + 4) and not low % 2 and not high % 2 and allowed("US", hints):
        for audience in audiences(hints, Audience.WOMEN):
            yield 0.9, drafted(hints, "US", f"{low}W-{high}W", audience, None, FitType.PLUS)


def _petite(match: re.Match[str], hints: Hints) -> Found:
    yield from _lettered(match["number"], FitType.PETITE, hints)


def _tall(match: re.Match[str], hints: Hints) -> Found:
    if int(match["number"]) > 6:
        yield from _lettered(match["number"], FitType.TALL, hints)


def _lettered(number: str, fit: FitType, hints: Hints) -> Found:
    for system in ("US", "UK"):
        if (weight := allowed(system, hints)) and int(number) % 2 == 0 and int(number) <= 30:
            for audience in audiences(hints, Audience.WOMEN):
                yield weight * (0.9 if system == "US" else 0.3), drafted(hints, system, number, audience, None, fit)


def _number(match: re.Match[str], hints: Hints) -> Found:
    text = match["number"]
    value = order(text)
    block = block_of(hints.item)
    label = text if text.startswith("0") else f"{value:g}"
    if hints.item == "jeans" and _is_inches(value, hints):
        for audience in audiences(hints, Audience.WOMEN):
            yield 1.0, drafted(hints, "WAIST", label, audience, waist_in=int(value))
        if hints.audience is Audience.WOMEN:
            return
    if hints.system in _AGED and hints.audience in CHILDREN and value <= OLDEST and not value % 1:
        yield from readings_of_age(text, text, "Y", hints._replace(system=None))
    worn = "upper" if block == "full" else block
    anywhere = hints.system is None and not hints.places
    told = hints.fit_type
    for of in _ranges_with(hints.system, hints.audience, value):
        weight = 1.0 if anywhere else allowed(of.system, hints)
        if not weight:
            continue
        if block is not None and (_WORN.get(of.block, worn) != worn or (block == "collar" and of.block != "collar")):
            continue
        if not _prints(of.block, text, value, hints.fit_type):
            continue
        if of.system == "EU" and of.block in _HALVED and not _is_suit(of.block, block, hints):
            continue
        if told is not None:
            weight *= _told_by_fit(of, value, told, hints)
        if of.block in _HALVED and hints.item in SUITS:
            weight *= 3 * FAVOURED  # before the height of a child in a suit
        fit = _FITS.get(of.block)
        if of.block == "collar" and block is None and not value % 1:
            weight *= 0.2
        if of.system in ("WAIST", "HEIGHT") and hints.system is None and block is None:
            weight *= 0.3
        elif of.system == "WAIST" and block == "lower":
            weight *= 2.0
        elif hints.system is None and hints.places and allowed(of.system, hints) == 1.0:
            weight /= _most_likely(SYSTEMS[of.system])
        for audience in audiences(hints, of.audience):
            yield from _numbered(of, label, audience, weight * of.prior, fit, hints)


_AGED = frozenset({System.BE, System.ES, System.FR, System.IT, System.MX, System.PT})
"""Systems whose children's numbers are years."""
OLDEST = 18


def _is_suit(series: str, block: str | None, hints: Hints) -> bool:
    """Tell whether a number may be of the short or long series outside Germany: a man's suit, EU 25 or 98, no jeans."""
    if hints.audience is None and hints.item in SUITS:
        return True
    return hints.audience is Audience.MEN and (block == "upper" or hints.fit_type in _HALVED[series])


SUITS = frozenset({"blazer", "suit", "waistcoat"})
"""Items of which a number of a length series is a man's, where nobody says whose it is."""


def _told_by_fit(of: _Range, value: float, fit: FitType, hints: Hints) -> float:
    """Return how much likelier a range is where a label says a fit."""
    if fit is FitType.JUNIOR:
        if of.block == "junior":
            return FAVOURED if value % 2 else 1.0
        return 0.2 if hints.system is None else 1.0  # the series of juniors is America's
    if of.block in _HALVED and fit in _HALVED[of.block] and of.system in hints.places:
        return FAVOURED  # Kurzgröße 21
    if fit is FitType.SLIM and of.system == "US" and of.audience is Audience.KIDS:
        return FAVOURED  # 14 Slim is a boy's
    return 1.0


FAVOURED = 4.0
"""How much likelier a range is whose own fit a label says."""
_HALVED = {
    "short": (FitType.SHORT, FitType.PETITE),
    "long": (FitType.LONG, FitType.TALL),
}
"""Blocks of ranges with their own numbers for a length, and the fits that name it."""
_WORN = {"upper": "upper", "metric": "upper", "lower": "lower", "collar": "collar"}
"""Blocks of ranges that are of one part of the body, with that part."""
_FITS = {"junior": FitType.JUNIOR, "short": FitType.SHORT, "long": FitType.LONG}
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


_BY_HEIGHT = frozenset({"EU", "DE", "FR", "ES", "IT", "JP", "KR", "CN", "HEIGHT"})
"""Systems whose numbers of children are the height in cm."""


def _numbered(of: _Range, label: str, audience: Audience, weight: float, fit: FitType | None, hints: Hints) -> Found:
    system = of.system
    if hints.system is None and len(label) == 1:
        weight *= 0.8
    if system == "EU" and audience is Audience.WOMEN:
        yield weight * 0.75, drafted(hints, system, label, audience, None, fit, style="FR")
        yield weight * 0.25, drafted(hints, system, label, audience, None, fit, style="DE")
    elif audience in CHILDREN and system in _BY_HEIGHT:
        yield weight, drafted(hints, system, label, audience, None, fit, height=int(order(label)))
    elif of.block == "collar":
        collar: dict[str, Any] = {"collar_in" if system in ("UK", "US") else "collar": order(label)}
        yield weight, drafted(hints, system, label, audience, None, fit, **collar)
    elif system == "WAIST":
        yield weight, drafted(hints, system, label, audience, None, fit, waist_in=int(order(label)))
    elif system == "KR" and (of.series == "bust" or audience is Audience.MEN):  # KS K 0050, 0051: it is the girth
        girth: dict[str, Any] = {"chest" if audience is Audience.MEN else "bust": int(order(label))}
        yield weight, drafted(hints, system, label, audience, None, fit, **girth)
    else:
        yield weight, drafted(hints, system, label, audience, None, fit)


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
        for audience in audiences(hints, Audience.KIDS):
            if order(high) <= 16:
                yield 0.5, drafted(hints, hints.system, f"{low}-{high}", audience)
    if hints.audience in CHILDREN and hints.system in (None, System.AGE) and 0 < apart <= 2 and order(high) <= 16:
        yield from ((0.6 * weight, draft) for weight, draft in readings_of_age(low, high, "Y", hints))
    if hints.audience in CHILDREN and hints.system in (None, System.US) and 2 < apart <= 12 and order(high) <= 20:
        for audience in audiences(hints, Audience.KIDS):  # 7-16, of several sizes
            yield 0.3, drafted(hints, "US", f"{low}-{high}", audience)
    if hints.system is System.RU and int(low) % 8 == 0 and int(high) == int(low) + 4:  # work clothes: the girth in cm
        for audience in audiences(hints, *GROWN):
            standard = "gost-31396" if audience is Audience.WOMEN else "gost-31399"
            yield 0.3, drafted(hints, "RU", f"{low}-{high}", audience, standard)
    if not 0 < apart <= 4 and apart != KOREAN_STEP:
        return
    for of in _ranges_with(hints.system, hints.audience, order(low)):
        weight = allowed(of.system, hints)
        if weight and order(high) <= of.last and _stands_together(of, low, apart, hints):
            for audience in audiences(hints, of.audience):
                system = of.system
                fit = FitType.JUNIOR if of.block == "junior" else None
                parts: dict[str, Any] = {}
                if of.block == "collar":
                    name = "collar_in" if system in ("UK", "US") else "collar"
                    parts = {f"{name}_from": order(low), f"{name}_to": order(high)}
                share = 2.0 if fit is not None and fit is hints.fit_type else 0.6  # "7/8 junior" is no shoe
                yield weight * of.prior * share, drafted(hints, system, f"{low}-{high}", audience, None, fit, **parts)


SMALLEST_COLLAR = 30
"""Collars in cm are larger: of a shirt 41/42 is a pair of them, where 15/16 may be sizes of a child."""


def _stands_together(of: _Range, low: str, apart: float, hints: Hints) -> bool:
    """Tell whether two numbers of a range are printed as one size."""
    if KOREAN_STEP in (of.step, apart):
        return of.step == apart
    if of.block == "collar":
        worn = block_of(hints.item) == "collar" or (hints.item == "shirt" and of.first > SMALLEST_COLLAR)
        return worn and apart <= 1
    if of.block == "junior":
        if hints.fit_type is FitType.JUNIOR:
            return apart == (1 if low == "0" else 2) or (apart == 1 and int(low) % 2 == 1)  # 7/8 is 7
        return (
            low in ("0", "1", "3", "5", "7", "9", "11")
            and hints.item is not None
            and (apart == (1 if low == "0" else 2) and hints.audience is Audience.WOMEN)
        )
    if of.block != "any":
        return False
    if of.audience is Audience.MEN is hints.audience and of.step == 1:
        return apart == 2 and not int(low) % 2  # 56/58 of a man's jacket
    return apart % 2 == 0 if of.step == 2 else of.audience is Audience.KIDS and hints.audience in CHILDREN


READERS: dict[str, Reader] = {
    "number": _number,
    "petite": _petite,
    "plus_number": _plus_number,
    "plus_numbers": _plus_numbers,
    "range": _range,
    "tall": _tall,
}
"""Kind of pattern → what reads its groups."""
