"""Shoe sizes: scales by system and audience, and the routes between them.

The route is, in order: the brand's own table, the brand's offset (other charts, shifted by what the brand's known rows
say), what shops print side by side (pooled), and ISO/TS 19407. The standard alone is right for a third of the labels
that shops print, because their EU numbers stand half a size above it; see ``docs/scales.md`` for the figures.

A number in cm or mm keeps its basis: the foot (Mondopoint ISO 9407, Brannock), the label (Japan, Korea, China, Mexico:
the foot by the standard, but a nominal number on sports shoes), or the insole, and these are never mixed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption
from specconv.ground.text import clean, fold, nearest
from specconv.sizes import footwear_engine as engine
from specconv.sizes.footwear_engine import TWELFTHS, Chart, Odds
from specconv.sizes.values import Audience, System

GROUPS = ("men", "women", "kids")
_STANDARD = {"CM": System.JP, "FOOT": System.MONDOPOINT}
"""Where the standard's steps of the two lengths stand."""


class Scale(NamedTuple):
    """A scale of shoe labels for an audience; label = factor × label of the anchor + shift.

    ``low``, ``high`` and ``grid`` are the first and the last label and the step between them in twelfths.
    """

    id: str
    system: System
    audience: str
    basis: str
    anchor: str
    factor: Fraction
    shift: Fraction
    first: Fraction
    last: Fraction
    increment: Fraction
    prior: float
    step: Fraction | None
    zero: Fraction | None
    source: str
    confidence: str
    old: bool
    """Whether this is the old Chinese number."""
    low: int
    high: int
    grid: int
    times: int
    """The factor where it is whole, else 0."""
    plus: int
    """The shift in twelfths."""
    exact_step: float
    """Millimetres of foot a label by the standard, through the anchor; ``exact_zero`` the foot of label 0."""
    exact_zero: float

    def anchored(self, value: int) -> int:
        """Return a label (twelfths) as one of the anchor."""
        if self.times == 1:
            return value - self.plus
        return round((value - self.plus) / self.factor)

    def own(self, value: int) -> Fraction | int:
        """Return a label of the anchor (twelfths) as one of this scale."""
        if self.times:
            return self.times * value + self.plus
        return self.factor * value + self.plus

    def sold(self, value: Fraction | int) -> tuple[int, ...]:
        """Return the nearest label that is sold (twelfths), or both neighbours where a value lies in the middle."""
        step = self.grid
        below = int(value // step) * step
        if value == below:
            return (below,)
        gap = 2 * (value - below) - step
        return (below,) if gap < 0 else (below + step,) if gap > 0 else (below, below + step)


@cache
def scales() -> dict[tuple[System, str], tuple[Scale, ...]]:
    """Return the scales by system and audience; the usual one first, the old Chinese number second."""
    found: dict[tuple[System, str], list[Scale]] = {}
    standards = {
        (row[1], row[2]): (Fraction(row[11]), Fraction(row[12]))
        for row in rows("sizes/footwear_scales")
        if row[11] != ""
    }
    for row in rows("sizes/footwear_scales"):
        factor, shift, first, last, increment = (Fraction(cell) for cell in row[5:10])
        step, zero = (Fraction(cell) if cell != "" else None for cell in row[11:13])
        through = standards[_STANDARD.get(row[4], row[4]), row[2]]
        one = Scale(
            id=row[0],
            system=System(row[1]),
            audience=row[2],
            basis=row[3],
            anchor=row[4],
            factor=factor,
            shift=shift,
            first=first,
            last=last,
            increment=increment,
            prior=row[10],
            step=step,
            zero=zero,
            source=row[13],
            confidence=row[14],
            old=".old" in row[0],
            low=int(TWELFTHS * first),
            high=int(TWELFTHS * last),
            grid=int(TWELFTHS * increment),
            times=factor.numerator if factor.denominator == 1 else 0,
            plus=int(TWELFTHS * shift),
            exact_step=float(through[0] / factor),
            exact_zero=float((through[1] - shift / factor) * through[0]),
        )
        found.setdefault((one.system, one.audience), []).append(one)
    return {key: tuple(sorted(group, key=lambda one: one.old)) for key, group in found.items()}


@lru_cache(maxsize=512)
def scale(system: System, audience: str, old: bool = False) -> Scale | None:
    """Return the scale of a system for an audience, of the one that it follows where it has none; None for neither."""
    known = scales().get((system, audience)) or scales().get((sold_as(system), audience))
    if known is None:
        return None
    return next((one for one in known if one.old == old), known[0])


@cache
def sold_as(system: System) -> System:
    """Return the system by whose scales the shoes of a system are labelled: its own, or the one that it follows."""
    follows = next((System(row[4]) for row in rows("sizes/systems") if row[0] == system and row[4]), system)
    return follows if system not in systems() and follows in systems() else system


def systems() -> tuple[System, ...]:
    """Return the systems that shoes are sold by."""
    return tuple(dict.fromkeys(system for system, _ in scales()))


_GROUPS: dict[Audience, str] = {
    audience: "men" if audience is Audience.MEN else "women" if audience is Audience.WOMEN else "kids"
    for audience in Audience
    if audience is not Audience.UNISEX
}


def group(audience: Audience | None) -> str | None:
    """Return which of the three scales an audience has; None for unisex and unknown."""
    return _GROUPS.get(audience) if audience else None


@cache
def charts() -> tuple[Chart, ...]:
    """Return the published charts, neutral tables among them (their brand is empty)."""
    return tuple(
        Chart(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            row[5],
            row[6] == "yes",
            tuple(map(engine.line_labels, row[7])),
            row[8],
            row[9],
        )
        for row in rows("sizes/footwear_charts")
    )


@cache
def brands() -> dict[str, str]:
    """Return the brands that have shoe charts: folded name → name."""
    return {fold(chart.brand): chart.brand for chart in charts() if chart.brand}


def brand_name(given: str) -> str | None:
    """Return the brand with shoe charts that a name means, None where there is none."""
    return brands().get(fold(given))


def brand(given: str, field: str) -> str:
    """Return the brand with shoe charts that a name means.

    >>> brand("NIKE", "brand")
    'Nike'

    Raises :class:`~specconv.UnknownOption` with the nearest names.
    """
    known = brand_name(clean(given, field, error=UnknownOption))
    if known is None:
        raise UnknownOption(
            "no shoe chart of this brand",
            field=field,
            value=given,
            choices=nearest(given, brands().values(), far=False),
        )
    return known


@cache
def of_brand(name: str, audience: str) -> tuple[Chart, ...]:
    """Return a brand's charts for an audience, the best first."""
    level = {"high": 0, "medium": 1, "low": 2}
    found = [chart for chart in charts() if chart.brand == name and chart.covers(audience)]
    return tuple(sorted(found, key=lambda chart: (level[chart.confidence], -len(chart.lines), chart.id)))


class _Pooled(NamedTuple):
    printed_by: int
    cited: str
    lines: dict[int, list[int]]
    order: tuple[int, ...]


@cache
def _pooled() -> dict[tuple[str, str, str], _Pooled]:
    found = {}
    for audience, given, wanted, count, cited, lines in rows("sizes/footwear_odds"):
        known = {line[0]: line for line in lines}
        found[audience, given, wanted] = _Pooled(count, cited, known, tuple(sorted(known)))
    return found


def behind(audience: str, given: str, wanted: str) -> tuple[int, str]:
    """Return how many charts print a pair of scales, and the sources that an answer names."""
    known = _pooled().get((audience, given, wanted))
    return (known.printed_by, known.cited) if known else (0, "")


def pooled(audience: str, given: str, wanted: str, value: int) -> Odds:
    """Return what shops print beside a label (twelfths), most probable first; nothing far outside the charts.

    >>> [engine.written(label) for label, _ in pooled("men", "UK", "EU", 96)][:2]
    ['42', '42.5']
    """
    known = _pooled().get((audience, given, wanted))
    if known is None:
        return []
    line = known.lines.get(value)
    if line is not None:
        return [(line[at], line[at + 1] / 1000) for at in range(1, len(line), 2)]
    below = [each for each in known.order if each < value]
    above = [each for each in known.order if each > value]
    if not below or not above:
        return []
    low, high = below[-1], above[0]
    share = (value - low) / (high - low)
    mixed: dict[int, float] = {}
    for place, weight in ((low, 1 - share), (high, share)):
        line = known.lines[place]
        for at in range(1, len(line), 2):
            mixed[line[at]] = mixed.get(line[at], 0.0) + weight * line[at + 1] / 1000
    return sorted(mixed.items(), key=lambda pair: (-pair[1], pair[0]))


def _standard(anchor: str, audience: str) -> tuple[Fraction, Fraction]:
    known = scale(_STANDARD.get(anchor) or System(anchor), audience)
    assert known is not None
    assert known.step is not None
    assert known.zero is not None
    return known.step, known.zero


def foot(anchor: str, audience: str, value: Fraction) -> Fraction:
    """Return the foot length in mm of a label by ISO/TS 19407 (in its rounded units, 6.67 and 8.47 mm).

    >>> float(foot("EU", "men", Fraction(42)))
    266.8
    """
    step, zero = _standard(anchor, audience)
    return (value + zero) * step


def by_standard(given: str, wanted: str, audience: str, value: Fraction) -> Fraction:
    """Return a label of another scale by ISO/TS 19407, before rounding to a size that is sold.

    >>> float(round(by_standard("FOOT", "EU", "men", Fraction(270)), 2))
    42.48
    """
    step, zero = _standard(wanted, audience)
    return foot(given, audience, value) / step - zero


def iso_rows(audience: str) -> tuple[dict[str, tuple[str, ...]], ...]:
    """Return the rows of ISO/TS 19407:2015 as published: foot length in mm, EU, UK and US."""
    return next(tuple(map(dict, chart.lines)) for chart in charts() if chart.id == f"iso-ts-19407-{audience}")


def jis_girth(audience: str, length: int, width: str) -> int:
    """Return the ball girth in mm that JIS S 5037 gives a length in mm and a width letter (A … EEEE, men also F and G).

    The table is regular: 3 mm per 5 mm of length, 6 mm per letter.

    >>> jis_girth("men", 260, "EEE")
    261

    Raises :class:`~specconv.UnknownOption` for other widths and audiences.
    """
    letters = ("A", "B", "C", "D", "E", "EE", "EEE", "EEEE", "F", "G")
    key = {"2E": "EE", "3E": "EEE", "4E": "EEEE"}.get(width.upper(), width.upper())
    if key not in letters:
        raise UnknownOption("no width of JIS S 5037", field="width", value=width, choices=letters)
    base = {row[0]: row[1] for row in rows("sizes/footwear_constants")}.get(f"jis_girth_{audience}")
    if base is None:
        raise UnknownOption(
            "JIS S 5037 girths are known for men and women", field="audience", value=audience, choices=("men", "women")
        )
    return int(base) + 3 * (length - 235) // 5 + 6 * (letters.index(key) - letters.index("E"))


def own_row(of: Sequence[Chart], audience: str, given: str, wanted: str, value: int) -> Odds:
    """Return what a brand's own charts print beside a label (twelfths); nothing where no row has it."""
    for chart in of:
        printed = engine.side_by_side(chart, audience, given, wanted).get(value)
        if printed:
            return [(label, 1 / len(printed)) for label in printed]
    return []


@cache
def known_rows(name: str, audience: str, given: str, wanted: str) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return the rows of a brand that print a pair of scales, and the grid (twelfths) that it sells the second in."""
    found: list[tuple[int, int]] = []
    sold: list[int] = []
    for chart in of_brand(name, audience):
        for value, printed in engine.side_by_side(chart, audience, given, wanted).items():
            found += [(value, label) for label in printed]
        sold += [
            label for line in chart.lines for label in engine.values(chart.printed(line, wanted, audience), wanted)
        ]
    step = engine.GRID[wanted] if not sold or wanted in ("CM", "FOOT") else engine.grid(sold)
    return tuple(found), step


@cache
def _families(audience: str, given: str, wanted: str, without: str) -> tuple[engine.Family, ...]:
    return tuple(engine.families(charts(), audience, given, wanted, engine.constants(), without))


def offset(name: str, audience: str, given: str, wanted: str, value: int) -> Odds:
    """Return the odds beside a label from a brand's other rows: every chart shifted to them; nothing below two rows."""
    known, step = known_rows(name, audience, given, wanted)
    if len(known) < 2:
        return []
    close = sorted(known, key=lambda pair: abs(pair[0] - value))[:6]
    return engine.mixture(
        _families(audience, given, wanted, name),
        value,
        engine.slope(audience, given, wanted),
        step,
        engine.constants(),
        known=close,
        unit=engine.UNIT[wanted],
        given_unit=engine.UNIT[given],
        exponent=engine.exponent(given, wanted, engine.constants()),
    )


def joined(groups: Iterable[Odds]) -> Odds:
    """Return the odds that several labels of one shoe give together."""
    mixed: dict[int, float] | None = None
    for odds in groups:
        if not odds:
            continue
        shares = dict(odds)
        if mixed is None:
            mixed = shares
        else:
            mixed = {label: mixed.get(label, 0.004) * shares.get(label, 0.004) for label in {*mixed, *shares}}
    if not mixed:
        return []
    total = math.fsum(mixed.values())
    return sorted(((label, share / total) for label, share in mixed.items()), key=lambda pair: (-pair[1], pair[0]))


@cache
def women_offsets() -> Odds:
    """Return how far US women's numbers stand above the men's for one shoe, with the share of charts that say so.

    >>> [engine.written(label) for label, _ in women_offsets()]
    ['1.5', '1', '2']
    """
    votes: dict[int, float] = {12: 1.0, 18: 1.0}  # ISO/TS 19407 and the barleycorn table
    for chart in charts():
        if chart.brand:
            pairs = [
                (men, women)
                for line in chart.lines
                for men in engine.values(line.get("US.men", ()), "US")
                for women in engine.values(line.get("US.women", ()), "US")
            ]
            for men, women in pairs:
                votes[women - men] = votes.get(women - men, 0.0) + (1.0 if chart.evidence else 0.5) / len(pairs)
    total = math.fsum(votes.values())
    return sorted(
        ((gap, share / total) for gap, share in votes.items() if share / total > 0.03),
        key=lambda pair: (-pair[1], pair[0]),
    )


_RULE = {"high": 1.0, "medium": 0.8, "low": 0.6}
"""How sure a rule between two labels is, such as Brazil = EU - 2: shops do not all keep to it."""


class Step(NamedTuple):
    """What a route gave: the odds of labels of the wanted scale (twelfths), and how they were found."""

    odds: Odds
    route: str
    charts: int
    cited: str


def _mapped(odds: Odds, wanted: Scale) -> Odds:
    if wanted.times == 1 and not wanted.plus and wanted.grid == 6:
        return odds
    mixed: dict[int, float] = {}
    for label, share in odds:
        sold = wanted.sold(wanted.own(label))
        for one in sold:
            mixed[one] = mixed.get(one, 0.0) + share / len(sold)
    return sorted(mixed.items(), key=lambda pair: (-pair[1], pair[0]))


def convert(given: Scale, value: int, wanted: Scale, brand: str | None = None) -> Step:
    """Return the odds of the labels of a scale beside a label (twelfths) of another of the same audience.

    >>> men = "men"
    >>> one, other = scale(System.KR, men), scale(System.JP, men)
    >>> convert(one, 265 * 12, other).odds == [(318, 1.0)]
    True
    """
    audience, source, target = given.audience, given.anchor, wanted.anchor
    anchored = given.anchored(value)
    if source == target:
        sold = wanted.sold(wanted.own(anchored)) if given.id != wanted.id else (value,)
        cited = f"{wanted.source.split()[0]} {wanted.confidence} {given.source.split()[0]} {given.confidence}"
        sure = (
            1.0
            if source in ("CM", "FOOT") or given.id == wanted.id
            else min(_RULE[given.confidence], _RULE[wanted.confidence])
        )
        return Step([(label, sure / len(sold)) for label in sold], "same_scale", 0, cited)
    if brand is not None:
        own = of_brand(brand, audience)
        found = own_row(own, audience, source, target, anchored)
        cited = " ".join(f"{chart.source.split()[0]} {chart.confidence}" for chart in own)
        if found:
            return Step(_mapped(found, wanted) if wanted.factor != 1 or wanted.shift else found, "brand", 1, cited)
        found = offset(brand, audience, source, target, anchored)
        if found:
            found = [pair for pair in found if pair[1] >= 0.01]
            return Step(
                _mapped(found, wanted) if wanted.factor != 1 or wanted.shift else found, "brand_offset", 1, cited
            )
    found = pooled(audience, source, target, anchored)
    if found:
        count, cited = behind(audience, source, target)
        return Step(_mapped(found, wanted), "pairs", count, cited)
    exact = by_standard(source, target, audience, Fraction(anchored, TWELFTHS))
    sold = wanted.sold(wanted.factor * exact * TWELFTHS + TWELFTHS * wanted.shift)
    kept = [label for label in sold if wanted.low <= label <= wanted.high]
    if not kept:
        return Step([], "none", 0, "iso-ts-19407 high")
    return Step([(label, 0.4 / len(kept)) for label in kept], "standard", 0, "iso-ts-19407 high")


def feet(given: Scale, value: int) -> tuple[float, float] | None:
    """Return the foot lengths in mm that a label is worn by: the likelier half of what charts and ISO say."""
    anchored = given.anchored(value)
    if given.anchor == "FOOT":
        middle = anchored / TWELFTHS
        return middle - 2.5, middle + 2.5
    odds = pooled(given.audience, given.anchor, "FOOT", anchored)
    if not odds:
        if given.anchor == "CM":
            return None
        middle = float(foot(given.anchor, given.audience, Fraction(anchored, TWELFTHS)))
        return round(middle - 2.5, 1), round(middle + 2.5, 1)
    total, kept = 0.0, []
    whole = sum(share for _, share in odds)
    for label, share in odds:
        kept.append(label / TWELFTHS)
        total += share
        if total >= 0.5 * whole:
            break
    return min(kept) - 2.5, max(kept) + 2.5
