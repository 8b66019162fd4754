"""The body that a size is made for: by its own label, by the ladder of its scale, or between two sizes of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from specconv.ground.interval import Interval
from specconv.ground.value import FrozenMap
from specconv.sizes import bodies, vocabulary
from specconv.sizes.bodies import BUST, HEIGHT, HIP, WAIST
from specconv.sizes.engine import Body, Ladder, Middle
from specconv.sizes.ladder import order
from specconv.sizes.questions import DIMENSION, DIMENSION_OF, Question, known_of, primary
from specconv.sizes.series import HEIGHT_OF, LENGTHS, normal_number
from specconv.sizes.size_scales import scale_of
from specconv.sizes.values import Audience, Size, System

_MIDDLES = (System.CN, System.JP, System.KR)
"""Systems whose children's heights are the middle of the size, not its upper end: one each 10 cm."""
_CN_BABY = 80
"""Up to this height Chinese sizes (GB/T 1335.3) lie 7 cm apart."""


def own_body(size: Size, of: Question) -> dict[int, tuple[float, float]]:
    """Return the body intervals that the label itself names, such as those of 165/88A; empty for the others."""
    parts = size.parts
    height = parts.get("height")
    found: dict[int, tuple[float, float]] = {}
    if size.system is System.CN and "/" in size.label and of.audience in (Audience.WOMEN, Audience.MEN):
        girth = parts.get("bust") or parts.get("chest") or parts.get("waist")
        if height and girth:
            kind = str(parts.get("body_type", "A"))
            return bodies.code_body(of.audience.value, float(height), float(girth), kind, lower=of.block == "lower")
    if size.system in (System.RU, System.KR) and height:
        for name, d in (("bust", BUST), ("chest", BUST), ("waist", WAIST), ("hip", HIP)):
            if parts.get(name):
                found[d] = (parts[name] - 2, parts[name] + 2)
        found[HEIGHT] = (height - 3, height + 3)
    elif of.audience not in (Audience.WOMEN, Audience.MEN) and height:
        middle = size.system in _MIDDLES
        half = 3.5 if size.system is System.CN and height <= _CN_BABY else 5.0
        found[HEIGHT] = (height - half, height + half) if middle else (height - 6, height + 1)
    return found


def between(ladder: Mapping[str, Body], label: str) -> Body | None:
    """Return the body of a size that stands between or just beyond the sizes of a ladder, on a straight line."""
    at = order(label)
    known = [(order(name), body) for name, body in ladder.items()]
    known = [pair for index, pair in enumerate(known) if index == 0 or pair[0] > known[index - 1][0]]
    if len(known) < 2 or at > 1e5:
        return None
    below = [pair for pair in known if pair[0] <= at]
    above = [pair for pair in known if pair[0] > at]
    first, second = (below[-1], above[0]) if below and above else known[:2] if above else known[-2:]
    span = second[0] - first[0]
    if span <= 0 or not -1.5 <= (at - first[0]) / span <= 2.5:
        return None
    share = (at - first[0]) / span
    return {
        d: Middle(middle.at + share * (second[1][d].at - middle.at), middle.spread + 1, 1.0)
        for d, middle in first[1].items()
        if d in second[1]
    }


@cache
def ladder_of(scale: str, of: Question) -> Ladder:
    """Return the bodies of a scale, the rack of Chinese codes included."""
    if scale == "CN" and of.audience in (Audience.WOMEN, Audience.MEN):
        return bodies.code_ladder(of.audience.value, of.block)
    if scale == "CN" and of.audience is Audience.BABY:  # heights, one line from 52 on
        return ladder_of(scale, of._replace(audience=Audience.KIDS))
    if scale == "BR" and of.audience is Audience.BABY:  # letters up to a year, numbers from then on
        return Ladder({**known_of(of).ladder("BR.letters"), **known_of(of).ladder(scale)})
    named = bodies.label_ladder(scale, of.audience.value, of.block)
    if named is not None:
        return named
    found = known_of(of).ladder(scale)
    if not found and of.block == "collar":  # letters: charts of tops print the neck beside them
        return ladder_of(scale, of._replace(block="upper"))
    if not found and scale in list(System):
        like = vocabulary.systems()[System(scale)].bodies_like
        return ladder_of(like.value, of) if like else _borrowed(scale, of)
    return found


@cache
def lender_of(scale: str, of: Question) -> str:
    """Return the scale that lends its bodies to one without: that whose sizes stand beside most of its own."""
    if of.block == "collar" or of.audience not in (Audience.WOMEN, Audience.MEN) or known_of(of).ladder(scale):
        return ""
    own = known_of(of).own
    beside = [(len(own.votes(scale, other)), other) for other in sorted(own.scales()) if own.votes(scale, other)]
    return max(((count, other) for count, other in beside if known_of(of).ladder(other)), default=(0, ""))[1]


LENT = 4
"""Fewer sizes than these beside those of another scale lend no bodies: a ladder has steps."""


def _borrowed(scale: str, of: Question) -> Ladder:
    """Return the bodies of numbers for which no chart prints one: those of the sizes that charts print beside them.

    Numbers that a chart leaves out stand on a straight line between their neighbours.
    """
    lender = lender_of(scale, of)
    ladder = known_of(of).ladder(lender)
    found: dict[str, Body] = {}
    last = 0.0
    first = DIMENSION_OF[primary(of)]
    for size, votes in sorted(known_of(of).own.votes(scale, lender).items(), key=lambda pair: order(pair[0])):
        known = [(ladder[to], weight) for to, weight in votes.items() if first in ladder.get(to, {})]
        total = sum(weight for _, weight in known)
        dimensions = set.intersection(*(set(body) for body, _ in known)) if known else set()
        body = {d: sum(one[d].at * weight for one, weight in known) / total for d in sorted(dimensions)}
        if body and body[first] > last:
            last = body[first]
            spreads = {d: max(one[d].spread for one, _ in known) for d in body}
            found[size] = {d: Middle(round(at, 1), spreads[d], 1.0) for d, at in body.items()}
    if len(found) < LENT:
        return Ladder()
    sizes = list(found)
    for number in vocabulary.numbers(System(scale), of.audience, of.block):
        if number not in found and order(sizes[0]) < order(number) < order(sizes[-1]):
            found[number] = between(found, number) or {}
    return Ladder({size: found[size] for size in sorted(found, key=order) if found[size]})


def body_of(size: Size, of: Question) -> dict[int, tuple[float, float]]:
    """Return the body intervals (cm) that a size is made for, as far as known."""
    found = own_body(size, of)
    if found:
        return found
    scale, labels = scale_of(size, of)
    ladder = ladder_of(scale, of)
    if size.fit_type in LENGTHS and of.audience is Audience.WOMEN and normal_number(size, of):
        found = {HEIGHT: HEIGHT_OF[of.fit]}
    known = [bodies.regions(ladder, label) for label in labels if label in ladder]
    if known:
        dimensions = set(known[0]).intersection(*known[1:])
        return {d: (min(k[d][0] for k in known), max(k[d][1] for k in known)) for d in sorted(dimensions)} | found
    guessed = between(ladder, labels[0])
    return {d: (round(middle.at - 2, 1), round(middle.at + 2, 1)) for d, middle in (guessed or {}).items()} | found


def body_map(intervals: Mapping[int, tuple[float, float]], of: Question) -> FrozenMap[Interval]:
    """Return body intervals by name, the primary dimension first; a man's chest under its own name."""
    first = primary(of)
    named = []
    for d, (low, high) in intervals.items():
        name = DIMENSION[d]
        if name == "bust" and of.audience is not Audience.WOMEN:
            name = "chest"
        named.append((name != first, d, name, Interval.trusted(low=low, high=high, unit="cm")))
    return FrozenMap({name: interval for _, _, name, interval in sorted(named, key=lambda item: item[:2])})
