"""From a shoe label to labels of another system: what published charts print, and how far they agree.

Shoe labels are no measures: brands print EU half a size above ISO/TS 19407 for the same UK size, the women's offset
of the US scale is 1, 1½ or 2, and "cm" may be a foot, a nominal label or an insole. So a conversion is a mixture.
Every chart (a *family*) says what stands beside the given label; a chart that lacks the label speaks through its
nearest rows, more softly with the distance. To this a bump around the middle of all is added. Where a few rows of the
wanted brand are known, each chart is shifted by what it misses these rows by, and counts the less the more it missed
them: one formula serves the neutral route (no row known) and the brand offset (two rows are enough).

Values are whole twelfths of a size, so that halves, thirds and quarters are exact; children's UK and US sizes run on
past the restart (13½, then 1 = 14). Foot lengths are twelfths of a millimetre. ``docs/scales.md`` explains the method.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.text import Late

TWELFTHS = 12
RESTART = 13
"""After child 13½ the UK and US numbers restart at 1, which continues as 14."""

_LABEL = Late(r"(?!00)(\d{1,3})(?:[.](\d{1,3})| (\d)/(\d))?([CY]?)$")
_DECIMALS = {
    "0": 0,
    "00": 0,
    "25": 3,
    "3": 4,
    "33": 4,
    "333": 4,
    "5": 6,
    "50": 6,
    "66": 8,
    "666": 8,
    "667": 8,
    "67": 8,
    "7": 8,
    "75": 9,
}
_PARTS = {0: "", 3: " 1/4", 4: " 1/3", 6: ".5", 8: " 2/3", 9: " 3/4"}

Table = Mapping[int, Sequence[int]]
"""Label of one system → the labels that stand beside it in another (twelfths)."""
Odds = list[tuple[int, float]]
"""Labels (twelfths) with their probabilities, most probable first."""


class Constants(NamedTuple):
    """The fitted constants; see ``docs/scales.md`` for what each does."""

    family_far: float
    known_spread: float
    kernel: float
    kernel_known: float
    centre: float
    centre_spread: float
    floor: float
    neutral_weight: float
    exponent_cm: float
    exponent_foot: float


@cache
def constants() -> Constants:
    """Return the fitted constants."""
    values = {row[0]: float(row[1]) for row in rows("sizes/footwear_constants")}
    return Constants(*[values[name] for name in Constants._fields])


def twelfths(label: str) -> int | None:
    """Return a label as twelfths on the continuous scale, None for what is no single size.

    >>> twelfths("42 2/3"), twelfths("8.5"), twelfths("13.5C"), twelfths("1Y"), twelfths("245-250")
    (512, 102, 162, 168, None)
    """
    match = _LABEL.match(label)
    if match is None:
        return None
    whole, decimals, over, under, child = match.groups()
    part = 0
    if decimals:
        if decimals not in _DECIMALS:
            return None
        part = _DECIMALS[decimals]
    elif over:
        if not 0 < int(over) < int(under) or TWELFTHS % int(under):
            return None
        part = TWELFTHS * int(over) // int(under)
    return TWELFTHS * (int(whole) + (RESTART if child == "Y" else 0)) + part


def written(value: int, child: bool = False) -> str:
    """Return twelfths as a label: halves as ``.5``, thirds and quarters as fractions, children's with C or Y.

    >>> written(512), written(102), written(162, child=True), written(168, child=True)
    ('42 2/3', '8.5', '13.5C', '1Y')
    """
    suffix = ""
    if child:
        suffix = "C"
        if value >= TWELFTHS * (RESTART + 1):
            value, suffix = value - TWELFTHS * RESTART, "Y"
    whole, part = divmod(value, TWELFTHS)
    known = _PARTS.get(part)
    if known is None:
        known = f" {Fraction(part, TWELFTHS)}"
    return f"{whole}{known}{suffix}"


class Family(NamedTuple):
    """What one chart prints for a pair of systems, and how much it counts."""

    table: Table
    order: tuple[int, ...]
    weight: float


def family(table: Table, weight: float = 1.0) -> Family:
    """Return a family with its labels in order."""
    return Family(table, tuple(sorted(table)), weight)


def beside(one: Family, value: int, slope: float) -> tuple[list[float], float]:
    """Return what a chart says stands beside a value, and how far its nearest row is (in labels)."""
    known = one.table.get(value)
    if known is not None:
        return [float(each) for each in known], 0.0
    order = one.order
    at = bisect_left(order, value)
    if at == 0:
        first = order[0]
        return [one.table[first][0] - slope * (first - value)], (first - value) / TWELFTHS
    below = order[at - 1]
    if at == len(order):
        return [one.table[below][-1] + slope * (value - below)], (value - below) / TWELFTHS
    above = order[at]
    low, high = one.table[below][-1], one.table[above][0]
    place = low + (high - low) * (value - below) / (above - below)
    return [place], min(value - below, above - value) / TWELFTHS


def _middle(said: list[tuple[float, float]]) -> float:
    half, total = math.fsum(weight for _, weight in said) * (0.5 - 1e-9), 0.0  # the lower of a tie
    for place, weight in sorted(said):
        total += weight
        if total >= half:
            return place
    return said[-1][0]


def mixture(
    families: Iterable[Family],
    value: int,
    slope: float,
    step: int,
    of: Constants,
    *,
    known: Sequence[tuple[int, int]] = (),
    unit: float = 1.0,
    given_unit: float = 1.0,
    exponent: float = 1.0,
) -> Odds:
    """Return the odds of the labels of another system beside a value.

    ``slope`` is how many labels of the target one label of the source is worth, ``step`` (twelfths) the grid of labels
    that the target is sold in, ``known`` pairs of labels (twelfths) of the wanted brand, ``unit`` and ``given_unit``
    how many labels of the target and of the source make a size (1; 8 for millimetres).
    """
    said: list[tuple[float, float]] = []
    for one in families:
        weight, shift = one.weight, 0.0
        if known:
            missed = []
            for given, printed in known:
                places, _ = beside(one, given, slope)
                missed.append((printed - sum(places) / len(places)) / TWELFTHS / unit)
            mean = math.fsum(missed) / len(missed)
            spread = math.sqrt(math.fsum((miss - mean) ** 2 for miss in missed) / len(missed))
            weight *= math.exp(-(abs(mean) + spread) / of.known_spread) + 1e-6
            shift = mean * TWELFTHS * unit
        places, distance = beside(one, value, slope)
        weight /= (1 + of.family_far * distance / given_unit) * len(places)
        said += [(place + shift, weight) for place in places]
    if not said:
        return []
    total = math.fsum(weight for _, weight in said)
    middle = _middle(said)
    kernel = (of.kernel_known if known else of.kernel) * TWELFTHS * unit
    around = of.centre_spread * TWELFTHS * unit
    centre = 0.0 if known else of.centre
    nearest = round(middle / step)
    found = []
    for at in range(nearest - 6, nearest + 7):
        label = at * step
        odds = math.fsum(weight * math.exp(-abs(label - place) / kernel) for place, weight in said) / total
        odds += centre * math.exp(-abs(label - middle) / around) + of.floor
        found.append((label, odds**exponent))
    whole = math.fsum(odds for _, odds in found)
    return sorted(
        ((label, odds / whole) for label, odds in found), key=lambda pair: (-pair[1], abs(pair[0] - middle), pair[0])
    )


def grid(labels: Iterable[int]) -> int:
    """Return the step (twelfths) that a brand sells: 12 whole sizes, 6 halves, 4 thirds, 3 quarters.

    >>> grid([432, 440, 448]), grid([480, 486]), grid([480, 492, 504])
    (4, 6, 12)
    """
    parts = {label % TWELFTHS for label in labels}
    if parts <= {0}:
        return 12
    if parts <= {0, 6}:
        return 6
    return 4 if parts <= {0, 4, 8} else 3


PAIRED = ("EU", "UK", "US", "CM", "FOOT")
"""Scales that charts print side by side: three label scales, the printed cm label, and the foot length in mm."""
UNIT = {"EU": 1.0, "UK": 1.0, "US": 1.0, "CM": 1.0, "FOOT": 8.0}
GRID = {"EU": 6, "UK": 6, "US": 6, "CM": 6, "FOOT": 60}
_STEP = {"EU": 6.67, "UK": 8.47, "US": 8.47}


def slope(audience: str, given: str, wanted: str) -> float:
    """Return how many labels of one scale a label of another is worth (ISO/TS 19407; children have 8 % allowance)."""
    child = 1.08 if audience == "kids" else 1.0
    steps = {"CM": 10.0, "FOOT": 1.0}
    one, other = (steps.get(scale) or _STEP[scale] / child for scale in (given, wanted))
    return one / other


class Chart(NamedTuple):
    """A brand's or neutral shoe chart: its rows as printed labels by scale, and where its lengths come from."""

    id: str
    brand: str
    audience: str
    product: str
    basis: str
    date: str
    evidence: bool
    lines: tuple[Mapping[str, tuple[str, ...]], ...]
    source: str
    confidence: str

    def covers(self, audience: str) -> bool:
        """Tell whether the chart is for an audience."""
        return audience == self.audience or (self.audience == "unisex" and audience in ("men", "women"))

    def printed(self, line: Mapping[str, tuple[str, ...]], scale: str, audience: str) -> tuple[str, ...]:
        """Return the labels of a scale on a row; the one US column of a unisex chart is the men's."""
        found = line.get(f"{scale}.{audience}")
        if found is None:
            found = line.get(scale, ())
            if scale == "US" and self.audience == "unisex" and audience != "men":
                found = ()
        return found


def line_labels(cell: str) -> dict[str, tuple[str, ...]]:
    """Read ``"US=9;UK=8;EU=42 2/3"``.

    >>> line_labels("US.men=9;EU=42 2/3|43")
    {'US.men': ('9',), 'EU': ('42 2/3', '43')}
    """
    return {scale: tuple(labels.split("|")) for scale, _, labels in (part.partition("=") for part in cell.split(";"))}


def values(printed: Iterable[str], scale: str) -> tuple[int, ...]:
    """Return printed labels as twelfths; a range of foot lengths counts as its middle, other ranges are left out."""
    found = []
    for label in printed:
        low, dash, high = label.partition("-")
        if scale == "FOOT":
            ends = [float(low), float(high)] if dash else [float(low)]
            found.append(round(TWELFTHS * sum(ends) / len(ends)))
        elif (value := twelfths(label)) is not None:
            found.append(value)
    return tuple(found)


def side_by_side(chart: Chart, audience: str, given: str, wanted: str) -> dict[int, tuple[int, ...]]:
    """Return the table that a chart prints for a pair of scales."""
    found: dict[int, tuple[int, ...]] = {}
    for line in chart.lines:
        beside_it = values(chart.printed(line, wanted, audience), wanted)
        if beside_it:
            for value in values(chart.printed(line, given, audience), given):
                found[value] = (*found.get(value, ()), *[one for one in beside_it if one not in found.get(value, ())])
    return found


LEAST_ROWS = 3


def families(
    charts: Iterable[Chart], audience: str, given: str, wanted: str, of: Constants, without: str | None = None
) -> list[Family]:
    """Return what the charts print for a pair of scales; neutral tables weigh less than brands; ``without`` a brand."""
    found = []
    for chart in charts:
        if chart.evidence and chart.covers(audience) and not (without and chart.brand == without):
            table = side_by_side(chart, audience, given, wanted)
            if sum(map(len, table.values())) >= LEAST_ROWS:
                found.append(family(table, 1.0 if chart.brand else of.neutral_weight))
    return found


def exponent(given: str, wanted: str, of: Constants) -> float:
    """Return the exponent of the odds: pairs with a length are flattened, because what "cm" means differs."""
    if "FOOT" in (given, wanted):
        return of.exponent_foot
    return of.exponent_cm if "CM" in (given, wanted) else 1.0
