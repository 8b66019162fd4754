"""How right are size conversions? Every brand family is left out of the evidence while its charts judge.

    PYTHONPATH=tools python benchmarks/accuracy.py [--quick] [--write]

Prints one table and, with ``--write``, also writes it to ``docs/accuracy.md``. Truth are the brands' own charts (medium
or high confidence, unflagged rows). Pooled figures count a source size that at least three families print, because with
fewer the oracle is the judged chart itself; the table shows every pair, and all cases pooled as well.

The bars are those of the charts that the method was made with (``data/sizes/charts/brands.csv``). Men's charts that
were gathered afterwards (``charts/men.csv``) are evidence like all others, and judge in tables of their own.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "accuracy.md"
BY_HAND = "\n## Reading labels never seen before\n"
"""From here on the page is written by hand, and kept."""
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from datac.sizes_evidence import Entry, Key, all_entries, settings
from datac.sizes_judge import (
    LEAST,
    UNJUDGED,
    BodyCase,
    Case,
    Judge,
    body_cases,
    counted,
    evidence_data,
    label_cases,
    ladder,
    printed,
)  # fmt: skip
from fit_conversion import FILE, fold
from specconv.sizes.engine import Constants, Evidence
from specconv.sizes.ladder import order

DRAWS = 200


class Scored(NamedTuple):
    """One case: 1 or 0 for each question asked of it."""

    family: str
    top1: int
    top2: int
    within: int
    inside: int
    oracle: int
    modal: int
    loss: float
    odds: float
    """Probability of the first candidate."""


class Row(NamedTuple):
    """A line of the table."""

    name: str
    families: int
    cases: int
    top1: float
    low: float
    high: float
    oracle: float
    modal: float
    top2: float
    within: float
    inside: float
    loss: float
    calibration: float


def score(
    case: Case, truth: frozenset[str], odds: list[tuple[str, float]], known: Mapping[str, set[str]], steps: list[str]
) -> Scored:
    """Score one case beside the oracle (all brands known) and the modal answer (its family left out)."""
    best = odds[0][0] if odds else ""
    oracle = min(known, key=lambda size: (-len(known[size]), order(size)))
    others = {size: len(found - {case.family}) for size, found in known.items()}
    modal = min(others, key=lambda size: (-others[size], order(size)))
    at = {size: place for place, size in enumerate(steps)}
    away = min((abs(at[best] - at[size]) for size in truth if size in at), default=9) if best in at else 9
    return Scored(
        case.family, best in truth, bool({size for size, _ in odds[:2]} & truth), away <= 1, best in known,
        oracle in truth,
        others[modal] > 0 and modal in truth, -math.log(max(sum(share for size, share in odds if size in truth),
        0.001)),
        odds[0][1] if odds else 0.0,
    )  # fmt: skip


def calibration(pairs: Iterable[tuple[float, int]]) -> float:
    """Return the mean gap between stated odds and hits, over ten bins of equal width, weighted by their cases."""
    bins: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for odds, hit in pairs:
        bins[min(9, int(10 * odds))].append((odds, hit))
    total = sum(map(len, bins.values()))
    return sum(abs(sum(o for o, _ in found) - sum(h for _, h in found)) for found in bins.values()) / max(total, 1)


def interval(scored: list[Scored], value: Callable[[Scored], float], chance: random.Random) -> tuple[float, float]:
    """Return the 90 % interval of a mean by drawing families with replacement."""
    by_family: dict[str, list[float]] = defaultdict(list)
    for one in scored:
        by_family[one.family].append(value(one))
    groups = list(by_family.values())
    means = []
    for _ in range(DRAWS):
        drawn = [chance.choice(groups) for _ in groups]
        means.append(sum(map(sum, drawn)) / sum(map(len, drawn)))
    means.sort()
    return means[DRAWS // 20], means[-DRAWS // 20 - 1]


def row(name: str, scored: list[Scored], all_odds: list[tuple[float, int]], chance: random.Random) -> Row:
    """Summarise scored cases."""
    count = len(scored)

    def mean(value: Callable[[Scored], float]) -> float:
        return sum(map(value, scored)) / count

    low, high = interval(scored, lambda one: one.top1, chance)
    return Row(
        name, len({one.family for one in scored}), count, mean(lambda one: one.top1), low, high,
        mean(lambda one: one.oracle),
        mean(lambda one: one.modal), mean(lambda one: one.top2), mean(lambda one: one.within),
        mean(lambda one: one.inside),
        mean(lambda one: one.loss), calibration(all_odds),
    )  # fmt: skip


HEAD = (
    "pair",
    "families",
    "cases",
    "top-1",
    "90 % interval",
    "oracle",
    "modal",
    "top-2",
    "within one",
    "inside",
    "log loss",
    "calibration",
)


def cells(line: Row) -> tuple[str, ...]:
    """Return a line as text."""

    def share(value: float) -> str:
        return f"{100 * value:.1f}"

    return (
        line.name, str(line.families), str(line.cases), share(line.top1), f"{share(line.low)}-{share(line.high)}",
        share(line.oracle),
        share(line.modal), share(line.top2), share(line.within), share(line.inside), f"{line.loss:.2f}",
        share(line.calibration),
    )  # fmt: skip


def markdown(head: tuple[str, ...], lines: list[tuple[str, ...]]) -> str:
    """Return an aligned Markdown table."""
    widths = [max(len(line[index]) for line in (head, *lines)) for index in range(len(head))]
    text = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in (head, *lines)
    ]
    text.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
    return "\n".join(text)


class Jury:
    """Judges and their constants: one for all families, or one for each part of them, fitted without that part."""

    def __init__(self, judges: list[tuple[Judge, Constants]]) -> None:
        self.judges = judges

    def of(self, family: str) -> tuple[Judge, Constants]:
        """Return the judge of a family."""
        return self.judges[fold(family) if len(self.judges) > 1 else 0]

    def answer(self, case: Case) -> list[tuple[str, float]]:
        """Return the odds of a label case."""
        judge, fitted = self.of(case.family)
        return judge.answer(case, fitted)

    def measured(self, case: BodyCase) -> list[tuple[str, float]]:
        """Return the odds of a body case."""
        judge, fitted = self.of(case.family)
        return judge.measured(case, fitted)


def jury(entries: list[Entry], values: Mapping[str, float], parts: Iterable[Mapping[str, float]] = ()) -> Jury:
    """Return the jury for some constants, or for those of the parts."""
    every = [{**values, **part} for part in parts] or [dict(values)]
    return Jury([(Judge(entries, of), Constants(*[of[name] for name in Constants._fields])) for of in every])


def fitted_parts() -> list[dict[str, float]]:
    """Return the constants by part of the families, each fitted without it; none before they are fitted."""
    if not FILE.exists():
        return []
    found: dict[int, dict[str, float]] = defaultdict(dict)
    with FILE.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            found[int(line["fold"])][line["name"]] = float(line["value"])
    return [found[number] for number in sorted(found)]


class Measured(NamedTuple):
    """A body case: hit, within one, odds of the first candidate."""

    case: BodyCase
    hit: int
    within: int
    odds: float


def measure(judges: Jury, cases: list[BodyCase]) -> list[Measured]:
    """Return how sizes from bodies do, each family left out."""
    found = []
    steps: dict[tuple[str, ...], list[str]] = {}
    whole = judges.judges[0][0]
    for case in cases:
        key = (case.audience, case.fit, case.block, case.scale)
        if key not in steps:
            sizes = {other.size for other in cases if (other.audience, other.fit, other.block, other.scale) == key}
            steps[key] = sorted(sizes | set(whole.evidence(key[:3], "").ladder(case.scale)), key=order)
        odds = judges.measured(case)
        best = odds[0][0] if odds else ""
        at = steps[key]
        within = best in at and abs(at.index(best) - at.index(case.size)) <= 1
        found.append(Measured(case, best == case.size, within, odds[0][1] if odds else 0.0))
    return found


class Knowing(Judge):
    """A judge that leaves no family out: what the ladders give back at best."""

    def evidence(self, key: Key, without: str, *, voting: bool = True) -> Evidence:
        """Return the evidence with every family."""
        return super().evidence(key, "", voting=voting)


def _body_line(found: list[Measured]) -> tuple[str, ...]:
    """Return families, sizes and shares; the charts in which a family prints one size share one vote."""
    votes: dict[tuple[str, ...], list[Measured]] = defaultdict(list)
    for one in found:
        votes[one.case.family, one.case.audience, one.case.fit, one.case.scale, one.case.size].append(one)
    exact = sum(sum(one.hit for one in group) / len(group) for group in votes.values()) / len(votes)
    within = sum(sum(one.within for one in group) / len(group) for group in votes.values()) / len(votes)
    gap = calibration((one.odds, one.hit) for one in found)
    families = len({one.case.family for one in found})
    return str(families), str(len(votes)), f"{100 * exact:.1f}", f"{100 * within:.1f}", f"{100 * gap:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true", help="pooled lines only")
    parser.add_argument("--write", action="store_true", help="write docs/accuracy.md")
    arguments = parser.parse_args()
    known = evidence_data()
    values = settings(known)
    entries = all_entries(known)
    whole, parted = jury(entries, values), jury(entries, values, fitted_parts())
    knowing = Jury([(Knowing(entries, values), whole.judges[0][1])])
    first = {located.row.id for located in known["sizes/charts"] if located.file.endswith("/brands.csv")}
    made_with = [entry for entry in entries if entry.chart in first]
    gathered = [entry for entry in entries if entry.chart not in first]
    text = [
        *labels_told(made_with, whole, parted, quick=arguments.quick),
        *bodies_told(made_with, whole, parted, knowing),
        labels_told(entries, whole, parted, quick=True)[0],
        *bodies_told(gathered, whole, parted, knowing),
    ]
    print("\n\n".join(text))
    if arguments.write:
        PAGE.write_text(_document(text) + _by_hand(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def labels_told(entries: list[Entry], whole: Jury, parted: Jury, *, quick: bool) -> list[str]:
    """Return the tables about conversions from label to label, and the figures beside their bars."""
    chance = random.Random(7)
    every = label_cases(entries)
    main_cases = counted(every, LEAST)
    prints = printed(every)
    ladders: dict[tuple[str, ...], list[str]] = {}

    def scored(judges: Jury, cases: Iterable[Case]) -> dict[Case, tuple[Scored, list[tuple[float, int]]]]:
        found = {}
        for case in cases:
            key = (*case.pair[:3], case.target)
            if key not in ladders:
                evidence = whole.judges[0][0].evidence((case.audience, case.fit, case.block), "")
                alike = [other for other in every if (*other.pair[:3], other.target) == key]
                ladders[key] = ladder(case.target, alike, every, evidence)
            odds, truth = judges.answer(case), every[case]
            pairs = [(share, size in truth) for size, share in odds[:6]]
            found[case] = (score(case, truth, odds, prints[(*case.pair, case.size)], ladders[key]), pairs)
        return found

    results = scored(whole, every)
    crossed = scored(parted, main_cases)

    def line(name: str, cases: Iterable[Case], of: Mapping[Case, tuple[Scored, list[tuple[float, int]]]]) -> Row:
        chosen = [of[case] for case in cases]
        return row(name, [one for one, _ in chosen], [pair for _, pairs in chosen for pair in pairs], chance)

    pooled = [line("pooled", main_cases, results), line("pooled, cross-fitted", main_cases, crossed)]
    for audience in ("women", "men", "kids"):
        chosen = [case for case in main_cases if case.audience == audience]
        if chosen:
            pooled.append(line(audience, chosen, results))
    pooled.append(line("all cases", every, results))
    pooled += [
        line(f"all cases, {audience}", [case for case in every if case.audience == audience], results)
        for audience in ("women", "men")
    ]
    text = [markdown(HEAD, [cells(one) for one in pooled])]
    firsts = [calibration((one.odds, one.top1) for one, _ in of.values()) for of in (crossed, results)]
    twos = calibration((results[case][0].odds, results[case][0].top1) for case in counted(every, 2))
    text.append(
        f"Top-1 is {100 * pooled[0].top1 / pooled[0].oracle:.1f} % of the oracle's, cross-fitted "
        f"{100 * pooled[1].top1 / pooled[1].oracle:.1f} %. The calibration error of the first candidate alone is "
        f"{100 * calibration((results[case][0].odds, results[case][0].top1) for case in main_cases):.1f} points "
        f"(cross-fitted {100 * firsts[0]:.1f}; over sizes that two families print {100 * twos:.1f}): where a row says "
        "S = US 4 and 6, either counts as a hit, and the odds are divided between them."
    )
    if not quick:
        pairs = sorted(
            {case.pair for case in every}, key=lambda pair: (-sum(case.pair == pair for case in main_cases), pair)
        )
        lines = []
        for pair in pairs:
            chosen = [case for case in every if case.pair == pair]
            if len({case.family for case in chosen}) >= 2:
                name = " ".join(part for part in pair[:3] if part and part != "regular") + f" {pair[3]} to {pair[4]}"
                lines.append(cells(line(name, chosen, results)))
        text.append(markdown(HEAD, lines))
    return text


def bodies_told(entries: list[Entry], whole: Jury, parted: Jury, knowing: Jury) -> list[str]:
    """Return the table about sizes from bodies."""
    cases = [case for case in body_cases(entries) if case.fit not in UNJUDGED]
    found, crossed, known = (measure(judges, cases) for judges in (whole, parted, knowing))
    lines = []
    for scale in (None, "US", "UK", "EU", "INT"):
        for who, audience in (("", None), (", women", "women"), (", men", "men")):

            def wanted(one: Measured, scale: str | None = scale, audience: str | None = audience) -> bool:
                return scale in (None, one.case.scale) and audience in (None, one.case.audience)

            own, across, best = ([one for one in of if wanted(one)] for of in (found, crossed, known))
            if own:
                told, other, all_known = _body_line(own), _body_line(across), _body_line(best)
                lines.append(((scale or "all") + who, *told, other[2], other[3], all_known[2], all_known[3]))
    return [markdown(BODY_HEAD, lines)]


BODY_HEAD = (
    "body to",
    "families",
    "sizes",
    "exact",
    "within one",
    "calibration",
    "cross-fitted: exact",
    "within one",
    "all known: exact",
    "within one",
)


def _document(text: list[str]) -> str:
    intro = (
        "# How right are size conversions?\n\n"
        "Written by `benchmarks/accuracy.py --write`. The charts of every brand family judge answers that were made "
        "without that family. *Oracle* is the best fixed answer for each size with all brands known, *modal* the most "
        "frequent answer of the other brands. Pooled lines count source sizes that at least "
        f"{LEAST} families print. *Inside* means that some brand prints the first candidate. Figures in per cent; the "
        "interval draws families with replacement. *Calibration* is the gap between stated odds and hits over all "
        "named candidates.\n\n"
        "The constants of the method are fitted on the same charts, so *cross-fitted* judges every family by constants "
        "that were fitted without it (`tools/fit_conversion.py --folds`). From a body to its label, *all known* is "
        "what the same ladders give back when no family is left out: brands differ among themselves, so that is the "
        "ceiling.\n\n"
        "The first tables judge by the charts that the method was made with, for which its bars were set. The men's "
        "charts that were gathered in November 2026 count as evidence in all of them, and judge in the last two.\n"
    )
    heads = (
        "## Label to label, pooled", "", "## Every pair that two families print", "## Body to label",
        "## With men's charts gathered later: label to label",
        "## Men's charts gathered later, by themselves: body to label",
    )  # fmt: skip
    parts = (f"\n{head}\n\n{part}\n" if head else f"\n{part}\n" for head, part in zip(heads, text, strict=True))
    return intro + "".join(parts)


def _by_hand(page: str) -> str:
    _, head, rest = page.partition(BY_HAND)
    return head + rest


if __name__ == "__main__":
    main()
