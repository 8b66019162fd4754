"""Evidence for conversions: what charts and standards say, one vote a family.

From the rows of charts and of the standards' tables come two things, for every audience, fit type and block of items:

- **bodies**: per scale and size the middle body over the families that print one, with the spread between them;
- **votes**: per ordered pair of scales and size, which sizes the families print beside it.

A family of charts that repeat one another has one vote, shared between the sizes that it prints. The accuracy benchmark
builds the same evidence with one family left out.
"""

from __future__ import annotations

import math
import re
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from datac.rows import Located, ditto
from datac.sizes_rows import body, labels, plain, table_values
from specconv.sizes.engine import OWN_PLUS
from specconv.sizes.ladder import order

UPPER = frozenset({"tops", "dresses", "jackets", "knitwear", "suits", "apparel", "waistcoats"})
LOWER = frozenset({"bottoms", "jeans", "skirts", "apparel"})
_BAND = re.compile(r"\d{1,2}-\d{1,2}[MY]$")
COMMON = frozenset({"INT", "WAIST", "AGE", "HEIGHT"})
"""Scales in which brands of every region size their bodies."""

HOME = {
    "AE": frozenset({"UK"}), "CA": frozenset({"US"}), "PH": frozenset({"US"}), "FR": frozenset({"FR", "EU"}),
    "TR": frozenset({"EU"}), "DK": frozenset({"EU"}), "FI": frozenset({"EU"}),
}  # fmt: skip
"""The scales of a region where they are not the region's own. A brand's other columns are conversions of its own: they
say what stands beside what, but the body belongs to the size of the house."""

CHILDREN = frozenset({"US", "UK", "EU", "AU", "CN", "KR", "BR"})
"""Scales of children's clothes that are ages or heights, and so mean a body wherever they are printed."""

BAD_CHART = frozenset({"outlier", "non_monotone", "garment_measure", "half_girth"})
BAD_ROW = frozenset({"suspect_row", "outlier", "non_monotone", "garment_measure", "half_girth"})
DIMENSIONS = ("bust", "waist", "hip", "height", "neck")
SMALL = frozenset({"girls", "boys", "kids", "baby"})
"""Audiences that share their charts."""


@dataclass(frozen=True)
class Entry:
    """A row of a chart or table, ready to vote."""

    chart: str
    family: str
    origin: str
    """``brand`` for a shop's or maker's own chart, ``crosswalk`` for what others drew up, ``standard``."""
    audience: str
    fit: str
    blocks: frozenset[str]
    region: str
    confidence: str
    source: tuple[str, ...]
    labels: dict[str, tuple[str, ...]]
    body: dict[str, tuple[float, float]]
    native: frozenset[str]
    """The scales whose sizes the body belongs to; a brand's other columns are conversions of its own."""
    clean: bool
    """Whether it may also judge: medium or high confidence, no flags."""
    derived: frozenset[str] = frozenset()
    """Scales whose sizes were not printed but follow from another; they vote and do not judge."""


def blocks(items: Iterable[str], audience: str) -> frozenset[str]:
    """Return the blocks that a chart's items count for."""
    words = set(items)
    found = set()
    if words & UPPER:
        found.add("upper")
    if words & LOWER:
        found.add("lower")
    if "suits" in words and audience == "women":
        found.add("lower")
    if "shirts" in words:
        found.add("collar" if audience in ("men", "unisex") else "upper")
    return frozenset(found)


def _usable(scale: str, size: str, audience: str, fit: str) -> bool:
    """Sort out sizes of other scales that stand in a column: junior numbers among misses, numbers among letters."""
    if scale == "US" and audience == "women" and size.isdigit() and fit != "junior":
        return int(size) % 2 == 0
    return not (scale == "INT" and fit in ("regular", "petite", "tall") and size[0].isdigit() and size.endswith("X"))


def chart_entries(charts: list[Located], lines: list[Located], sources: list[Located]) -> list[Entry]:
    """Return the entries of the published charts."""
    shops = {located.row.id for located in sources if located.row.kind in ("manufacturer", "retailer")}
    by_id = {located.row.id: located.row for located in charts}
    homes = {located.row.family: located.row.region for located in charts if located.row.brand}
    found = []
    for located in lines:
        chart, line = by_id[located.row.chart], located.row
        measures = body(line.body) if chart.basis == "body" and not (set(chart.flags) & BAD_CHART) else {}
        if "garment_measure_likely" in chart.flags:
            measures = {}
        if set(line.flags) & BAD_ROW or "CHART" in chart.no_evidence:
            continue
        sizes: dict[str, tuple[str, ...]] = {}
        for scale, given in labels(line.labels).items():
            if scale not in chart.no_evidence:
                if (
                    chart.audience == "men"
                    and scale in ("US", "UK")
                    and set(chart.items) & LOWER
                    and not set(chart.items) & UPPER
                ):
                    scale = "WAIST"  # a man's trouser number is his waist in inches
                one_spelling = [size.removesuffix("W") if scale == "US" else size for size in given]
                sizes[scale] = tuple(
                    size for size in one_spelling if _usable(scale, size, chart.audience, chart.fit_type)
                )
        derived: frozenset[str] = frozenset()
        if chart.audience in SMALL and "AGE" in sizes and "UK" not in sizes:
            sizes["UK"] = tuple(size for size in sizes["AGE"] if _BAND.match(size))
            derived = frozenset({"UK"})  # children's sizes of British shops are these bands of age
        if "chest" in measures and chart.audience == "women":
            measures.setdefault("bust", measures["chest"])
        if chart.audience != "women" and "chest" in measures:
            measures["bust"] = measures["chest"]
        where = blocks(chart.items, chart.audience)
        if not where:
            continue
        native = None
        region = chart.region or homes.get(chart.family)
        if region:
            native = COMMON | HOME.get(region, {region}) | (CHILDREN if chart.audience in SMALL else set())
        found.append(
            Entry(
                chart=chart.id,
                family=chart.family,
                origin="brand" if chart.brand or chart.source[0] in shops else "crosswalk",
                audience=chart.audience,
                fit=chart.fit_type,
                blocks=where,
                region=chart.region,
                confidence=line.confidence,
                source=line.source,
                labels={scale: given for scale, given in sizes.items() if given},
                body=measures,
                native=frozenset(scale for scale in sizes if native is None or scale.split(".")[0] in native),
                clean=bool(chart.brand) and line.confidence != "low" and not chart.flags and not line.flags,
                derived=derived,
            )
        )
    return found


_COLUMNS = {"bust": "bust", "chest": "bust", "waist": "waist", "hip": "hip", "height": "height", "neck": "neck",
            "hip_A": "hip", "waist_straight": "waist", "nominal": "height"}  # fmt: skip


def standard_entries(tables: list[Located], lines: list[Located]) -> list[Entry]:
    """Return the entries of the standards' tables that tie a size to a body."""
    by_id = {located.row.id: located.row for located in tables if located.row.scale}
    found = []
    for located in lines:
        table = by_id.get(located.row.table)
        if table is None:
            continue
        values = table_values(located.row.values)
        measures: dict[str, tuple[float, float]] = {}
        for column, value in values.items():
            name = _COLUMNS.get(column.removesuffix("_interval"))
            if name and column != table.label_column:
                low, _, high = value.partition("-")
                measures[name] = (float(low), float(high or low))
        if table.columns[0] == "nominal":
            low, _, high = values["interval"].partition("-")
            measures["height"] = (float(low), float(high))
        if located.row.confidence == "low" and len(measures) < 2 and table.audience in ("women", "men"):
            continue
        where = frozenset({"upper"} if table.audience == "men" else {"upper", "lower"})
        size = values[table.label_column]
        size = {"2XL": "XXL", "XXXL": "3XL"}.get(size, size)
        found.append(
            Entry(
                chart=table.id, family=f"standard-{table.id}", origin="standard", audience=table.audience,
                fit="regular",
                blocks=where, region="", confidence=located.row.confidence, source=located.row.source,
                labels={table.scale: (size,)}, body=measures,
                native=frozenset({table.scale}), clean=False,
            )
        )  # fmt: skip
    return found


def paired(one: tuple[str, ...], other: tuple[str, ...]) -> list[tuple[str, str, float]]:
    """Return the pairs of sizes on a row with their share: lists of one length run in parallel."""
    if len(one) == len(other):
        return [(a, b, 1.0) for a, b in zip(one, other, strict=True)]
    return [(a, b, 1.0 / len(other)) for a in one for b in other]


Key = tuple[str, str, str]
"""Audience, fit type, block."""


@dataclass
class Voice:
    """What one family says under one key, in its own charts of the block or in those of the other block."""

    bodies: dict[tuple[str, str], dict[str, list[float]]]
    """(scale, dimension) → size → centres of its charts, in cm."""
    votes: dict[tuple[str, str], dict[str, dict[str, float]]]
    """(scale, target scale) → size → target size → weight, not yet shared."""
    shared: dict[tuple[str, str], dict[str, list[float]]]
    """Like ``bodies``, of numbers that share a row: each has its part of the interval."""


def _voice() -> Voice:
    return Voice(
        defaultdict(lambda: defaultdict(list)),
        defaultdict(lambda: defaultdict(lambda: defaultdict(float))),
        defaultdict(lambda: defaultdict(list)),
    )


@dataclass
class Family:
    """A family under one key: its charts of the block, those of the other block, and its weight."""

    own: Voice
    other: Voice
    weight: float
    origin: str
    confidence: str
    sources: list[str]


def _audiences(audience: str) -> tuple[str, ...]:
    if audience in SMALL:
        return {
            "girls": ("girls", "kids"),
            "boys": ("boys", "kids"),
            "baby": ("baby", "kids"),
            "kids": ("kids", "girls", "boys", "baby"),
        }[audience]
    return () if audience == "unisex" else (audience,)


BLOCKS = {"women": ("upper", "lower"), "men": ("upper", "lower", "collar")}


def _run_on(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield the entries, and those of plus sizes once more for the regular fit on scales whose numbers run on."""
    for entry in entries:
        yield entry
        if entry.fit == "plus":
            labels = {
                scale: sizes
                for scale, sizes in entry.labels.items()
                if scale not in OWN_PLUS and "." not in scale  # Italian calibrate and conformate are plus sizes alone
            }
            if labels:
                yield replace(entry, fit="regular", labels=labels, native=entry.native - OWN_PLUS)


def families(entries: Iterable[Entry], weights: dict[str, float]) -> dict[Key, dict[str, Family]]:
    """Collect what each family says, by key."""
    found: dict[Key, dict[str, Family]] = defaultdict(dict)
    for entry in _run_on(entries):
        for audience in _audiences(entry.audience):
            for block in BLOCKS.get(audience, ("upper",)):
                own = block in entry.blocks or audience not in BLOCKS
                if not own and (block == "collar" or entry.blocks == {"collar"}):
                    continue
                of_key = found[audience, entry.fit, block]
                family = of_key.get(entry.family)
                if family is None:
                    weight = weights["low"] if entry.confidence == "low" else weights[entry.origin]
                    family = of_key[entry.family] = Family(
                        _voice(), _voice(), weight, entry.origin, entry.confidence, []
                    )
                family.sources += [source for source in entry.source if source not in family.sources]
                every = own or audience == "women"
                _speak(family.own if own else family.other, entry, every)
    return found


def _speak(voice: Voice, entry: Entry, every: bool) -> None:
    """Add an entry to a voice; of the other block of men's clothes only letters are the same scale."""
    for scale, sizes in entry.labels.items():
        if not every and scale != "INT":
            continue
        if len(sizes) == 1 and scale in entry.native and entry.confidence != "low":
            for dimension, (low, high) in entry.body.items():
                if dimension in DIMENSIONS:
                    voice.bodies[scale, dimension][sizes[0]].append((low + high) / 2)
        elif scale in EVEN and scale in entry.native and entry.confidence != "low":
            numbers = sorted({size for size in sizes if size.isdigit()}, key=order)
            for dimension, (low, high) in entry.body.items():
                if dimension in DIMENSIONS and high > low:
                    for place, size in enumerate(numbers):
                        part = low + (place + 0.5) * (high - low) / len(numbers)
                        voice.shared[scale, dimension][size].append(part)
        for other, targets in entry.labels.items():
            if other != scale and (every or other == "INT"):
                for a, b, share in paired(sizes, targets):
                    voice.votes[scale, other][a][b] += share


EVEN = frozenset({"US", "UK", "EU", "DE", "FR", "IT", "ES", "AU", "RU", "PT", "BE", "NL", "NORDIC", "BR", "JP"})
"""Scales of numbers that grow by two a size for adults."""


def outward(
    table: dict[str, dict[str, float]], sizes: Iterable[str], fade: float, other: str
) -> dict[str, dict[str, float]]:
    """Return a family's shares for sizes that it does not print, from its nearest row, fading with each step of two.

    A family that prints UK 10 beside EU 38 speaks, more softly, for UK 12 and EU 40. Only America (scale ``other``)
    goes on below 2, to 0, 00 and 000.
    """
    rows = [(order(size), size) for size in table if size.isdigit()]
    found = {}
    for size in sizes:
        if size in table or not size.isdigit() or not rows:
            continue
        at = order(size)
        away, near, source = min((abs(there - at), there, name) for there, name in rows)
        share = fade ** (away / 2)
        if share < 0.05:
            continue
        total = math.fsum(table[source].values())
        moved: dict[str, float] = {}
        for target, weight in table[source].items():
            if target.isdigit():
                to = order(target) + at - near
                name = {-2: "00", -4: "000"}.get(int(to), str(int(to)))
                if to >= (-4 if other == "US" else 2):
                    moved[name] = moved.get(name, 0.0) + share * weight / total
        if moved:
            found[size] = moved
    return found


Bodies = dict[str, dict[str, dict[str, tuple[float, float, float]]]]
"""scale → size → dimension → (middle, spread between families, number of families)."""

Votes = dict[tuple[str, str], dict[str, dict[str, float]]]
"""(scale, target scale) → size → target size → votes."""


@dataclass
class Pool:
    """The evidence under one key: what the engine reads."""

    bodies: Bodies
    votes: Votes
    behind: dict[tuple[str, str], list[str]]
    """(scale, target or "") → names of the families behind it."""


def _no_votes() -> Votes:
    return defaultdict(lambda: defaultdict(lambda: defaultdict(float)))


def pool(of_key: dict[str, Family], constants: dict[str, float], adult: bool = True, *, voting: bool = True) -> Pool:
    """Combine the families, each with one vote; without ``voting`` only their bodies."""
    centres: Centres = defaultdict(list)
    behind: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, family in of_key.items():
        for (scale, dimension), sizes in {**family.other.bodies, **family.own.bodies}.items():
            soft = 1.0 if (scale, dimension) in family.own.bodies else constants["other_block"]
            for size, values in sizes.items():
                centres[scale, size, dimension].append((name, statistics.fmean(values), soft * family.weight))
        for pair in {*family.own.votes, *family.other.votes}:
            behind[pair].append(name)
        for scale in {scale for voice in (family.own, family.other) for scale, _ in voice.bodies}:
            behind[scale, ""].append(name)
    known = {(scale, size) for scale, size, _ in centres}
    for name, family in of_key.items():
        for (scale, dimension), sizes in family.own.shared.items():
            for size, values in sizes.items():
                if (scale, size) not in known:  # said only together with others: better than nothing
                    centres[scale, size, dimension].append((name, statistics.fmean(values), family.weight))
                    if name not in behind[scale, ""]:
                        behind[scale, ""].append(name)
    bodies = _bodies(centres, constants)
    votes = _votes(of_key, constants, adult) if voting or adult else {}
    if adult:
        _lengthen(bodies, votes)
    return Pool(bodies, votes if voting else {}, behind)


MEASURED = ("UK", "US", "EU", "DE")
"""Scales whose bodies many shops print."""
LENGTHENED = {"AU": (4, 30), "DE": (32, 60), "EU": (30, 62), "FR": (30, 60), "IT": (34, 64), "RU": (38, 80)}
"""Scales that go on beyond the sizes whose bodies are published, with the first and last that shops sell."""


def _lengthen(bodies: Bodies, votes: Votes) -> None:
    """Go on beyond either end of a scale in the steps of the sizes that stand beside its sizes in charts.

    Of French and Italian numbers only the middle ones are published with a body; charts print the others beside British
    and American sizes, whose bodies are known. A dimension ends where it would not go on rising.
    """
    published = {scale: dict(of) for scale, of in bodies.items()}
    for scale, (first, final) in LENGTHENED.items():
        if scale not in published:
            continue
        known = sorted(published[scale], key=order)
        for end, way in ((known[0], -1), (known[-1], 1)):
            tables = {other: votes[scale, other] for other in MEASURED if end in votes.get((scale, other), {})}
            if not tables:
                continue
            measured = max(tables, key=lambda other: sum(tables[other][end].values()))
            partner = {
                size: min(of, key=lambda to: (-of[to], order(to)))
                for size, of in tables[measured].items()
                if size.isdigit() and first <= int(size) <= final and int(size) % 2 == 0
            }
            beyond = sorted((size for size in partner if way * (order(size) - order(end)) > 0), key=order)[::way]
            start = published.get(measured, {}).get(partner.get(end, ""), {})
            for dimension, (at, spread, _) in published[scale][end].items():
                last = at
                for size in beyond:
                    there = published[measured].get(partner[size], {}).get(dimension)
                    if dimension not in start or there is None:
                        continue
                    middle = at + there[0] - start[dimension][0]
                    if way * (middle - last) < 1:
                        break
                    bodies[scale].setdefault(size, {})[dimension] = (round(middle, 1), spread, 1.0)
                    last = middle


def _votes(of_key: dict[str, Family], constants: dict[str, float], adult: bool) -> Votes:
    """Return the votes of shops' own charts, and of all others together as many as a few shops have.

    Those others - tables that somebody drew up about many shops, and charts of low confidence - copy from one another,
    so that their number says little.
    """
    shops, others = _no_votes(), _no_votes()
    printed: dict[str, set[str]] = defaultdict(set)
    for family in of_key.values():
        for voice in (family.own, family.other):
            for (scale, _), table in voice.votes.items():
                printed[scale].update(table)
    for family in of_key.values():
        votes = shops if family.origin == "brand" and family.confidence != "low" else others
        for (scale, target), table in {**family.other.votes, **family.own.votes}.items():
            soft = family.weight * (1.0 if (scale, target) in family.own.votes else constants["other_block"])
            for size, targets in table.items():
                total = math.fsum(targets.values())
                for to, weight in targets.items():
                    votes[scale, target][size][to] += soft * (weight / total) ** constants["shared"]
            if adult and scale in EVEN and target in EVEN:
                for size, targets in outward(table, printed[scale], constants["fade"], target).items():
                    for to, weight in targets.items():
                        votes[scale, target][size][to] += soft * weight
    for pair, table in others.items():
        for size, targets in table.items():
            most = min(1.0, constants["crosswalk_votes"] / math.fsum(targets.values()))
            for to, weight in targets.items():
                shops[pair][size][to] += most * weight
    if adult:
        for pair, table in shops.items():
            shops[pair] = in_order(table)
    return shops


GIVES_WAY = 8
"""How much more the size with more votes counts where two are brought into order: it all but stays as it is."""


def in_order(table: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Return the votes of a pair of scales so that a larger size never asks for less.

    Where other families print the larger size than the smaller one, their votes may fall though each family's rise. So
    the share of votes up to each target size is made to fall from size to size (pool adjacent violators); the size that
    fewer families print gives way.
    """
    sizes = sorted((size for size in table if sum(table[size].values()) > 0), key=lambda size: (order(size), size))
    targets = sorted({to for size in sizes for to in table[size]}, key=lambda to: (order(to), to))
    totals = [math.fsum(table[size].values()) for size in sizes]
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    below = [0.0] * len(sizes)
    upto = [0.0] * len(sizes)
    weights = [total**GIVES_WAY for total in totals]
    for to in targets:
        upto = [
            share + table[size].get(to, 0.0) / total for share, size, total in zip(upto, sizes, totals, strict=True)
        ]
        shares = [-share for share in rising([-share for share in upto], weights)]
        for at, size in enumerate(sizes):
            votes = (shares[at] - below[at]) * totals[at]
            if votes > 1e-9:
                found[size][to] = votes
        below = [max(one, other) for one, other in zip(shares, below, strict=True)]
    return found


Centres = dict[tuple[str, str, str], list[tuple[str, float, float]]]
"""(scale, size, dimension) → (family, centre in cm, weight)."""


def _weighted_median(values: list[tuple[float, float]]) -> float:
    ordered = sorted(values)
    half, seen = math.fsum(weight for _, weight in ordered) / 2, 0.0
    for index, (value, weight) in enumerate(ordered):
        seen += weight
        if seen > half + 1e-9:
            return value
        if abs(seen - half) <= 1e-9 and index + 1 < len(ordered):
            return (value + ordered[index + 1][0]) / 2
    return ordered[-1][0]


def _trimmed_mean(values: list[tuple[float, float]], cut: float) -> float:
    """Return the mean of (value, weight) without the outermost ``cut`` of the weight at either end."""
    whole = math.fsum(weight for _, weight in values)
    total = kept = seen = 0.0
    for value, weight in sorted(values):
        inside = max(0.0, min(seen + weight, (1 - cut) * whole) - max(seen, cut * whole))
        total, kept, seen = total + inside * value, kept + inside, seen + weight
    return total / kept


def levels(sizes: list[list[tuple[str, float, float]]], many: float, cut: float, rounds: int = 12) -> list[float]:
    """Return the middle of each size of a ladder, where families print different parts of it.

    Where many families print a size it is their mean, without the outermost. Where few do,
    a family that runs large would
    lift only the sizes that it prints; so there each family gets an offset of its own,
    drawn towards zero where it prints
    few sizes, and the middle is the median of what remains.
    """
    middles = [_weighted_median([(value, weight) for _, value, weight in values]) for values in sizes]
    for _ in range(rounds):
        off: dict[str, list[float]] = defaultdict(list)
        for middle, values in zip(middles, sizes, strict=True):
            for family, value, _ in values:
                off[family].append(value - middle)
        offset = {family: math.fsum(found) / (len(found) + 1) for family, found in off.items()}
        common = math.fsum(len(found) * offset[family] for family, found in off.items()) / sum(map(len, off.values()))
        offset = {family: value - common for family, value in offset.items()}
        middles = [
            _weighted_median([(value - offset[family], weight) for family, value, weight in values]) for values in sizes
        ]
    return [
        middle if len(values) < many else _trimmed_mean([(value, weight) for _, value, weight in values], cut)
        for middle, values in zip(middles, sizes, strict=True)
    ]


def _bodies(centres: Centres, constants: dict[str, float]) -> Bodies:
    by_ladder: dict[tuple[str, str], list[tuple[str, list[tuple[str, float, float]]]]] = defaultdict(list)
    for (scale, size, dimension), values in centres.items():
        by_ladder[scale, dimension].append((size, values))
    found: Bodies = defaultdict(lambda: defaultdict(dict))
    for (scale, dimension), sizes in by_ladder.items():
        sizes.sort(key=lambda item: order(item[0]))
        counts = [math.fsum(weight for _, _, weight in values) for _, values in sizes]
        middles = rising(
            levels([values for _, values in sizes], constants["many_families"], constants["trimmed"]), counts
        )
        away = [
            abs(v - middle)
            for middle, (_, values) in zip(middles, sizes, strict=True)
            if len(values) > 2
            for _, v, _ in values
        ]
        common = 1.4826 * statistics.median(away) if len(away) > 4 else constants["spread"]
        common = max(common, constants["least_spread"])
        for (size, values), middle, count in zip(sizes, middles, counts, strict=True):
            own = math.fsum(w * min((v - middle) ** 2, 9 * common**2) for _, v, w in values)
            spread = ((own + constants["spread_prior"] * common**2) / (count + constants["spread_prior"])) ** 0.5
            found[scale][size][dimension] = (
                round(middle, 1),
                round(max(spread, constants["least_spread"]), 2),
                round(count, 1),
            )
    return {scale: dict(of) for scale, of in found.items()}


def rising(values: list[float], weights: list[float]) -> list[float]:
    """Return the nearest sequence that never falls (pool adjacent violators).

    >>> rising([1, 3, 2, 4], [1, 1, 1, 1])
    [1, 2.5, 2.5, 4]
    """
    runs: list[list[float]] = []
    for value, weight in zip(values, weights, strict=True):
        runs.append([value, weight, 1])
        while len(runs) > 1 and runs[-2][0] > runs[-1][0]:
            value2, weight2, count2 = runs.pop()
            last = runs[-1]
            last[0] = (last[0] * last[1] + value2 * weight2) / (last[1] + weight2)
            last[1] += weight2
            last[2] += count2
    return [run[0] for run in runs for _ in range(int(run[2]))]


_TRUST = {"high": 0, "medium": 1, "low": 2}
_ORIGIN = {"standard": 0, "brand": 1, "crosswalk": 2}
CITED = 5
"""How many sources are named for a pair of scales or a ladder."""


def _cited(names: list[str], of_key: dict[str, Family]) -> str:
    """Return the most trusted sources of some families as ``"id level id level"``, one a family."""
    ranked = sorted((_TRUST[of_key[name].confidence], _ORIGIN[of_key[name].origin], name) for name in names)
    cited: list[str] = []
    for _, _, name in ranked:
        family = of_key[name]
        source = next((source for source in family.sources if source != "general-knowledge"), "general-knowledge")
        if source not in cited[::2]:
            cited += [source, family.confidence]
        if len(cited) >= 2 * CITED:
            break
    return " ".join(cited)


LEAST_VOTE = 0.2
"""Votes below this, far echoes of a family's nearest row, are left out."""


def compiled(key: Key, of: Pool, of_key: dict[str, Family]) -> list[Any]:
    """Return the evidence of one key as rows of the compiled table.

    A ladder has a blank target and rows ``[size, dimension, middle, spread, families, dimension, …]``; votes have rows
    ``[size, target size, votes, target size, …]``. Then follow the number of families and the sources named.
    """
    audience, fit, block = key
    rows: list[Any] = []
    for scale in sorted(of.bodies):
        table: list[Any] = []
        for size in sorted(of.bodies[scale], key=order):
            row: list[Any] = [size]
            for dimension, middle in sorted(of.bodies[scale][size].items(), key=lambda item: DIMENSIONS.index(item[0])):
                row += [DIMENSIONS.index(dimension), *(plain(value) for value in middle)]
            table.append(row)
        names = of.behind[scale, ""]
        rows.append([audience, fit, block, scale, "", table, len(names), _cited(names, of_key)])
    for (scale, other), given in sorted(of.votes.items()):
        table = []
        for size in sorted(given, key=order):
            row = [size]
            for target in sorted(given[size], key=order):
                votes = round(given[size][target], 1)
                if votes >= LEAST_VOTE:
                    row += [target, plain(votes)]
            if len(row) > 1:
                table.append(row)
        names = of.behind[scale, other]
        rows.append([audience, fit, block, scale, other, table, len(names), _cited(names, of_key)])
    return rows


def all_entries(known: dict[str, list[Located]]) -> list[Entry]:
    """Return the entries of every chart and table of the data."""
    return [
        *chart_entries(known["sizes/charts"], known["sizes/chart_lines"], known["sources"]),
        *standard_entries(known["sizes/standard_tables"], known["sizes/standard_lines"]),
    ]


def settings(known: dict[str, list[Located]]) -> dict[str, float]:
    """Return the constants of the evidence by name."""
    return {located.row.name: located.row.value for located in known["sizes/constants"]}


def voices(fitted: dict[str, float]) -> dict[str, float]:
    """Return the weight of a family's vote by origin, and for low confidence."""
    return {name: fitted[f"weight_{name}"] for name in ("brand", "crosswalk", "standard", "low")}


def evidence_of(*audiences: str) -> Callable[[dict[str, list[Located]]], list[Any]]:
    """Return the function that computes the compiled evidence of some audiences."""

    def derive(known: dict[str, list[Located]]) -> list[Any]:
        fitted = settings(known)
        found = families(all_entries(known), voices(fitted))
        rows: list[Any] = []
        for key in sorted(found):
            if key[0] in audiences:
                rows += compiled(key, pool(found[key], fitted, key[0] in BLOCKS), found[key])
        return ditto(rows, -1)

    return derive
