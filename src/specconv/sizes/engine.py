"""From a size to sizes of another scale: the body that both are made for, and what charts print side by side.

For a source size *a* and a target scale the odds of a target size *t* are

    odds(t) = votes(a, t) + weight × closeness(body(a), body(t))

- ``votes``: how many families of charts print *t* beside *a*, one vote a family (a family that does not print *a*
  speaks through its nearest row, more softly with each step);
- ``closeness``: how near the middle bodies lie, measured in the spread between families, dimension by dimension.

They are then sharpened or flattened by one exponent and scaled to sum to one. The constants are fitted by
``tools/fit_conversion.py`` on charts that were left out; none is typed here. ``docs/conversion.md`` explains it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from specconv.ground.catalog import repeated, rows
from specconv.sizes.ladder import order

OFF = ""
"""Stands for the sizes that are missing beyond the ends of a ladder."""

DIMENSIONS = ("bust", "waist", "hip", "height", "neck")
"""Order of the dimensions in the compiled evidence; a man's chest is under ``bust``."""


NECK = DIMENSIONS.index("neck")
SMALL = 0.25
"""What a centimetre between shops is worth on a neck: its sizes lie 1 cm apart, those of chest, waist and hip 4."""


class Middle(NamedTuple):
    """The middle of a body dimension over the families that print it, in cm, and the spread between them."""

    at: float
    spread: float
    families: float


Body = Mapping[int, Middle]
"""Dimension (index in :data:`DIMENSIONS`) → middle."""


Flat = tuple[str, float, tuple[tuple[float, float] | None, ...]]
"""Size, what few families cost it, and per dimension its middle with the square of the spread."""


class Ladder(dict[str, Body]):
    """The bodies of a scale by size, smallest first, and the same flattened for comparing."""

    _flat: tuple[float, list[Flat]] | None = None
    _beyond: tuple[tuple[float, float] | None, ...] | None = None

    def flat(self, prior: float) -> list[Flat]:
        """Return (size, what few families cost, per dimension (middle, square of the spread) or None).

        The spread is one for the whole ladder, and a dimension that some sizes lack is drawn on a straight line between
        their neighbours: so a larger body can never come out nearer to a smaller size.
        """
        if self._flat is None or self._flat[0] != prior:
            columns = [self._column(d) for d in range(len(DIMENSIONS))]
            families = [max(1.0, *(middle.families for middle in body.values())) for body in self.values() if body]
            sizes = [size for size, body in self.items() if body]
            flat = [
                (size, -2 * math.log(count / (count + prior)), tuple(column[at] for column in columns))
                for at, (size, count) in enumerate(zip(sizes, families, strict=True))
            ]
            self._flat = (prior, flat)
        return self._flat[1]

    def _column(self, d: int) -> list[tuple[float, float] | None]:
        bodies = [(order(size), body.get(d)) for size, body in self.items() if body]
        known = [(place, middle) for place, middle in bodies if middle is not None]
        if len(known) < 2:
            return [None if middle is None else (middle.at, middle.spread**2) for _, middle in bodies]
        weight = sum(middle.families for _, middle in known)
        square = sum(middle.families * middle.spread**2 for _, middle in known) / weight
        found: list[tuple[float, float] | None] = []
        for place, middle in bodies:
            if middle is not None:
                found.append((middle.at, square))
                continue
            after = next((index for index, (there, _) in enumerate(known) if there > place), len(known) - 1)
            (low, below), (high, above) = known[max(after, 1) - 1], known[max(after, 1)]
            slope = (above.at - below.at) / (high - low) if high > low else 0.0
            found.append((below.at + slope * (place - low), square))
        return found

    def beyond(self, prior: float) -> tuple[tuple[float, float] | None, ...]:
        """Return per dimension where the first size would stand that is missing below and above, None where unknown."""
        if self._beyond is None:
            columns = zip(*(dimensions for _, _, dimensions in self.flat(prior)), strict=True)
            self._beyond = tuple(_off_the_end([middle[0] for middle in column if middle]) for column in columns)
        return self._beyond


def _off_the_end(middles: Sequence[float]) -> tuple[float, float] | None:
    """Return the middles one usual step below the least and above the largest."""
    known = sorted(set(middles))
    steps = [above - below for below, above in pairwise(known) if above - below >= 1]
    if not steps:
        return None
    usual = sorted(steps)[len(steps) // 2]
    return known[0] - usual, known[-1] + usual


EMPTY_LADDER = Ladder()


class Constants(NamedTuple):
    """The fitted constants; see ``docs/conversion.md`` for what each does."""

    body_votes: float
    body_sharpness: float
    exponent: float
    exponent_body: float
    exponent_measured: float
    prior_families: float
    regular_votes: float
    primary_upper: float
    primary_lower: float
    body_widening: float
    body_widening_alone: float
    height_reading: float
    beyond: float
    neighbour: float


@cache
def constants() -> Constants:
    """Return the fitted constants."""
    values = {row[0]: row[1] for row in rows("sizes/constants")}
    return Constants(*[float(values[name]) for name in Constants._fields])


class Evidence:
    """What is known under one audience, fit type and block of items; tables are unpacked when first asked for."""

    def __init__(self) -> None:
        self._ladders: dict[str, list[list[Any]]] = {}
        self._votes: dict[tuple[str, str], list[list[Any]]] = {}
        self._open_ladders: dict[str, Ladder] = {}
        self._open_votes: dict[tuple[str, str], dict[str, dict[str, float]]] = {}
        self.behind: dict[tuple[str, str], tuple[int, str]] = {}
        """(scale, target scale or "" for the ladder) → number of families, and the sources that are named."""

    def add(self, scale: str, other: str, table: list[list[Any]], families: int, cited: str) -> None:
        """Take in a row of the compiled table."""
        self.behind[scale, other] = (families, cited)
        if other:
            self._votes[scale, other] = table
        else:
            self._ladders[scale] = table

    def ladder(self, scale: str) -> Ladder:
        """Return the bodies of a scale, by size; empty where none are known."""
        known = self._open_ladders.get(scale)
        if known is None:
            known = Ladder()
            for row in self._ladders.get(scale, ()):
                known[row[0]] = {row[i]: Middle(row[i + 1], row[i + 2], row[i + 3]) for i in range(1, len(row), 4)}
            self._open_ladders[scale] = known
        return known

    def votes(self, scale: str, other: str) -> dict[str, dict[str, float]]:
        """Return the sizes that families print beside each size; empty where none do."""
        known = self._open_votes.get((scale, other))
        if known is None:
            known = {
                row[0]: dict(zip(row[1::2], row[2::2], strict=True)) for row in self._votes.get((scale, other), ())
            }
            self._open_votes[scale, other] = known
        return known

    def scales(self) -> set[str]:
        """Return the scales that have a ladder or votes."""
        return {*self._ladders, *(scale for scale, _ in self._votes)}

    def sizes(self, scale: str) -> list[str]:
        """Return all sizes of a scale that have a body or stand in a chart, in order."""
        found = {row[0] for row in self._ladders.get(scale, ())}
        for (of, _), table in self._votes.items():
            if of == scale:
                found.update(row[0] for row in table)
        return sorted(found, key=order)


NOTHING = Evidence()

LIKE_REGULAR = frozenset({"petite", "tall", "curvy", "maternity"})
"""Fit types whose numbers go on from those of the regular fit: other lengths, near the same girths."""

OWN_SERIES = frozenset({"plus", "junior"})
"""Fit types that America numbers apart: 16W and 1X, 7 and 9."""

OWN_PLUS = frozenset({"US", "US.misses", "INT", "CN.letters", "JP.letters", "BR.letters"})
"""Scales on which plus and junior sizes are series of their own; on all others the numbers run on."""


class Known(NamedTuple):
    """The evidence of a fit type, and that of the regular fit as far as it speaks for this one too."""

    own: Evidence
    regular: Evidence | None = None
    fit: str = "regular"

    def backing(self, scale: str, target: str) -> Evidence | None:
        """Return the regular evidence where it speaks for a pair of scales."""
        return None if self.fit in OWN_SERIES and (scale in OWN_PLUS or target in OWN_PLUS) else self.regular

    def ladder(self, scale: str) -> Ladder:
        """Return the bodies of a scale, by size; empty where none are known."""
        if self.regular is None:
            return self.own.ladder(scale)
        if self.fit in OWN_SERIES:
            return (self.own if scale in OWN_PLUS else self.regular).ladder(scale)
        return self.own.ladder(scale) or self.regular.ladder(scale)

    def printed(self, scale: str, target: str) -> list[str]:
        """Return the sizes of a scale that charts print beside those of another, in order."""
        tables = [of.votes(scale, target) for of in (self.own, self.regular) if of is not None]
        return sorted({to for table in tables for votes in table.values() for to in votes}, key=order)


NOTHING_KNOWN = Known(NOTHING)


def unpack(compiled: list[list[Any]]) -> dict[tuple[str, str, str], Evidence]:
    """Return the evidence by key from the rows of a compiled table."""
    found: dict[tuple[str, str, str], Evidence] = {}
    for audience, fit, block, *row in repeated(compiled, -1):
        key = (audience, fit, block)
        if key not in found:
            found[key] = Evidence()
        found[key].add(*row)
    return found


Weights = tuple[float, float, float, float, float]
"""How much each dimension of :data:`DIMENSIONS` counts."""


def weights(block: str, audience: str, fitted: Constants) -> Weights:
    """Return how much each dimension counts: the primary one most (ISO 8559-2), the others share the rest."""
    if audience not in ("women", "men"):
        return (0.0, 0.0, 0.0, 1.0, 0.0)
    if block == "collar":
        return (0.0, 0.0, 0.0, 0.0, 1.0)
    if block == "lower":
        rest = 1 - fitted.primary_lower
        return (
            (0.0, fitted.primary_lower, rest, 0.0, 0.0)
            if audience == "men"
            else (0.0, rest, fitted.primary_lower, 0.0, 0.0)
        )
    rest = (1 - fitted.primary_upper) / 2
    return (fitted.primary_upper, rest, rest, 0.0, 0.0)


def closeness(body: Body, ladder: Ladder, counts: Weights, fitted: Constants, widen: float = 0.0) -> dict[str, float]:
    """Return how near each size of a ladder lies to a body, scaled to sum to one.

    Empty where nothing compares: no common dimension, or a body far beyond either end of the ladder. What a body off
    the end would share with the sizes missing there stands under :data:`OFF`.
    """
    given = [
        (d, middle.at, (middle.spread + widen * (SMALL if d == NECK else 1)) ** 2, counts[d])
        for d, middle in body.items()
        if counts[d] > 0
    ]
    if not given:
        return {}
    found: list[tuple[float, str]] = []
    sharpness = fitted.body_sharpness
    flat = ladder.flat(fitted.prior_families)
    for size, rarity, dimensions in flat:
        total = weight = 0.0
        for d, at, spread, count in given:
            other = dimensions[d]
            if other is not None:
                away = at - other[0]
                total += count * away * away / (spread + other[1])
                weight += count
        if weight >= 0.3:
            found.append((total / weight * sharpness + rarity, size))
    if not found:
        return {}
    nearest, best = min(found)
    for size, rarity, _ in (flat[0], flat[-1]):
        if best == size and nearest - rarity > fitted.beyond**2 * sharpness:
            return {}
    exp = math.exp
    for side in (0, 1):
        distance = _off(ladder.beyond(fitted.prior_families), side, given, flat[-side]) * sharpness + flat[-side][1]
        found.append((distance, OFF))
    nearest = min(nearest, found[-1][0], found[-2][0])
    odds: dict[str, float] = {}
    for distance, size in found:
        if distance - nearest < 18:
            odds[size] = odds.get(size, 0.0) + exp((nearest - distance) / 2)
    total = sum(odds.values())
    return {size: value / total for size, value in odds.items()}


def _off(
    ends: Sequence[tuple[float, float] | None], side: int, given: Sequence[tuple[int, float, float, float]], end: Flat
) -> float:
    """Return how far a body lies from what is off one end of a ladder; nothing where it lies beyond that."""
    total = weight = 0.0
    for d, at, spread, count in given:
        there, last = ends[d], end[2][d]
        if there is not None and last is not None:
            away = max(at - there[0], 0.0) if side == 0 else max(there[1] - at, 0.0)
            total += count * away * away / (spread + last[1])
            weight += count
    return total / weight if weight >= 0.3 else math.inf


class Odds(NamedTuple):
    """The odds of the target sizes, best first, and what they rest on."""

    sizes: list[tuple[str, float]]
    votes: float
    """Families that print the source size beside a size of the target scale."""
    body: bool
    """Whether bodies could be compared."""


def convert(
    known: Known, scale: str, size: str, target: str, counts: Weights, fitted: Constants,
    body: Body | None, ladder: Ladder,
) -> Odds:  # fmt: skip
    """Return the odds of the sizes of scale ``target`` for a size of ``scale``.

    Regular evidence speaks more softly for another fit. ``body`` is the middle body of the size, if one is known, and
    ``ladder`` holds the target's bodies.
    """
    odds: dict[str, float] = {}
    count = 0.0
    for evidence, voice in ((known.own, 1.0), (known.backing(scale, target), fitted.regular_votes)):
        table = evidence.votes(scale, target) if evidence else None
        if not table:
            continue
        for to, votes in table.get(size, {}).items():
            odds[to] = odds.get(to, 0.0) + voice * votes
            count += voice * votes
    widen = fitted.body_widening if count > 0 else fitted.body_widening_alone
    close = closeness(body, ladder, counts, fitted, widen) if body and ladder else {}
    if odds and not close:
        close = _neighbours(odds, list(ladder) or known.printed(scale, target), fitted.neighbour)
    for to, share in close.items():
        odds[to] = odds.get(to, 0.0) + fitted.body_votes * share
    exponent = fitted.exponent if count > 0 else fitted.exponent_body
    return Odds(scaled_odds(odds, exponent), count, bool(body and close))


def in_order(
    known: Known, scale: str, target: str, counts: Weights, fitted: Constants, source: Ladder, ladder: Ladder
) -> dict[str, Odds]:
    """Return the odds for every size of a scale, with the best size never falling as the given one grows.

    Each family's sizes rise, but other families print the larger size than the smaller one. Where the best size would
    fall, the one that both answers share best leads in both, in exchange with their best.
    """
    sizes = {*source, *known.own.votes(scale, target)}
    backing = known.backing(scale, target)
    if backing is not None:
        sizes.update(backing.votes(scale, target))
    found = {
        size: convert(known, scale, size, target, counts, fitted, source.get(size), ladder)
        for size in sorted(sizes, key=lambda size: (order(size), size))
    }
    rows = [answer.sizes for answer in found.values() if answer.sizes]
    for _ in range(MOST_ROUNDS):
        fallen = [(one, other) for one, other in pairwise(rows) if order(other[0][0]) < order(one[0][0])]
        for one, other in fallen:
            here, there = dict(one), dict(other)
            both = [(here[size] + there[size], size) for size in here if size in there]
            if both:
                shared = max(both)[1]
                _lead(one, shared)
                _lead(other, shared)
        if not fallen:
            break
    return found


MOST_ROUNDS = 50
"""How often neighbouring answers are compared at most."""


def _lead(odds: list[tuple[str, float]], size: str) -> None:
    """Put a size first by exchanging its odds with those of the best."""
    place = next(at for at, pair in enumerate(odds) if pair[0] == size)
    odds[0], odds[place] = (size, odds[0][1]), (odds[0][0], odds[place][1])


STEP = 2
"""How far apart two sizes that stand next to each other are at most: numbers grow by two."""


def _neighbours(votes: Mapping[str, float], sizes: Sequence[str], share: float) -> dict[str, float]:
    """Return votes with a share of each moved to the sizes next to it, scaled to sum to one: what stands for the bodies
    where none can be compared, because charts that were not seen may differ by a size."""
    total = sum(votes.values())
    found: dict[str, float] = {}
    for size, count in votes.items():
        at = sizes.index(size) if size in sizes else None
        near = [] if at is None else [*sizes[max(at - 1, 0) : at], *sizes[at + 1 : at + 2]]
        beside = [other for other in near if abs(order(other) - order(size)) <= STEP]
        for to, part in ((size, 1 - share * len(beside)), *((other, share) for other in beside)):
            found[to] = found.get(to, 0.0) + part * count / total
    return found


def scaled_odds(odds: Mapping[str, float], exponent: float) -> list[tuple[str, float]]:
    """Return sizes with their probability, best first; equal ones in the order of the scale.

    The share of :data:`OFF` is lost: a body off the end of a ladder leaves its sizes in doubt.
    """
    total = sum(odds.values())
    if total <= 0:
        return []
    raised = [(size, (value / total) ** exponent) for size, value in odds.items() if value > 0]
    total = sum(value for _, value in raised)
    named = ((size, value / total) for size, value in raised if size != OFF)
    return sorted(named, key=lambda item: (-item[1], order(item[0])))
