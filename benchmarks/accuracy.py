"""How right are size conversions? Every brand family is left out of the evidence while its charts judge.

    PYTHONPATH=tools python benchmarks/accuracy.py [--quick] [--write]

Prints one table and, with ``--write``, also writes it to ``docs/accuracy.md``. Truth are the brands' own charts (medium
or high confidence, unflagged rows). Pooled figures count a source size that at least three families print, because with
fewer the oracle is the judged chart itself; the table shows every pair, and all cases pooled as well.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from datac.rows import read
from datac.sizes import TABLES
from datac.sizes_evidence import all_entries, settings
from datac.sizes_judge import (
    LEAST,
    UNJUDGED,
    BodyCase,
    Case,
    Judge,
    body_cases,
    counted,
    label_cases,
    ladder,
    printed,
)  # fmt: skip
from specconv.sizes.engine import Constants
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


class Measured(NamedTuple):
    """A body case: hit, within one, odds of the first candidate."""

    case: BodyCase
    hit: int
    within: int
    odds: float


def measure(judge: Judge, cases: list[BodyCase], fitted: Constants) -> list[Measured]:
    """Return how sizes from bodies do, each family left out."""
    found = []
    steps: dict[tuple[str, ...], list[str]] = {}
    for case in cases:
        key = (case.audience, case.fit, case.block, case.scale)
        if key not in steps:
            sizes = {other.size for other in cases if (other.audience, other.fit, other.block, other.scale) == key}
            steps[key] = sorted(sizes | set(judge.evidence(key[:3], "").ladder(case.scale)), key=order)
        odds = judge.measured(case, fitted)
        best = odds[0][0] if odds else ""
        at = steps[key]
        within = best in at and abs(at.index(best) - at.index(case.size)) <= 1
        found.append(Measured(case, best == case.size, within, odds[0][1] if odds else 0.0))
    return found


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
    chance = random.Random(7)
    known = {table.name: read(table) for table in TABLES if not table.derive and table.name.startswith("sizes/")}
    values = settings(known)
    fitted = Constants(*[values[name] for name in Constants._fields])
    entries = all_entries(known)
    judge = Judge(entries, values)
    every = label_cases(entries)
    main_cases = counted(every, LEAST)
    prints = printed(every)
    scored: dict[Case, Scored] = {}
    odds_of: dict[Case, list[tuple[float, int]]] = {}
    ladders: dict[tuple[str, ...], list[str]] = {}
    for case, truth in every.items():
        odds = judge.answer(case, fitted)
        key = (*case.pair[:3], case.target)
        if key not in ladders:
            evidence = judge.evidence((case.audience, case.fit, case.block), "")
            ladders[key] = ladder(
                case.target, [other for other in every if (*other.pair[:3], other.target) == key], every, evidence
            )
        scored[case] = score(case, truth, odds, prints[(*case.pair, case.size)], ladders[key])
        odds_of[case] = [(share, size in truth) for size, share in odds[:6]]

    def line(name: str, cases: Iterable[Case]) -> Row:
        chosen = list(cases)
        return row(name, [scored[case] for case in chosen], [pair for case in chosen for pair in odds_of[case]], chance)

    pooled = [line("pooled", main_cases)]
    for audience in ("women", "men", "kids"):
        chosen = [case for case in main_cases if case.audience == audience]
        if chosen:
            pooled.append(line(audience, chosen))
    pooled.append(line("all cases", every))
    pooled += [
        line(f"all cases, {audience}", [case for case in every if case.audience == audience])
        for audience in ("women", "men")
    ]
    text = [markdown(HEAD, [cells(one) for one in pooled])]
    if not arguments.quick:
        pairs = sorted(
            {case.pair for case in every}, key=lambda pair: (-sum(case.pair == pair for case in main_cases), pair)
        )
        lines = []
        for pair in pairs:
            chosen = [case for case in every if case.pair == pair]
            if len({case.family for case in chosen}) >= 2:
                name = " ".join(part for part in pair[:3] if part and part != "regular") + f" {pair[3]} to {pair[4]}"
                lines.append(cells(line(name, chosen)))
        text.append(markdown(HEAD, lines))
    bodied = [one for one in measure(judge, body_cases(entries), fitted) if one.case.fit not in UNJUDGED]
    body_head = ("body to", "families", "sizes", "exact", "within one", "calibration")
    body_lines = []
    for name, wanted in [("all", None), *[(scale, scale) for scale in ("US", "UK", "EU", "INT")]]:
        for who, audience in (("", None), (", women", "women"), (", men", "men")):
            found = [
                one for one in bodied if wanted in (None, one.case.scale) and audience in (None, one.case.audience)
            ]
            if found:
                body_lines.append((name + who, *_body_line(found)))
    text.append(markdown(body_head, body_lines))
    first = pooled[0]
    first_gap = calibration((scored[case].odds, scored[case].top1) for case in main_cases)
    text.append(
        f"Top-1 is {100 * first.top1 / first.oracle:.1f} % of the oracle's; "
        f"first-candidate calibration error {100 * first_gap:.1f} points."
    )
    print("\n\n".join(text))
    if arguments.write:
        (ROOT / "docs" / "accuracy.md").write_text(_document(text), encoding="utf-8")


def _document(text: list[str]) -> str:
    intro = (
        "# How right are size conversions?\n\n"
        "Written by `benchmarks/accuracy.py --write`. The charts of every brand family judge answers that were made "
        "without that family. *Oracle* is the best fixed answer for each size with all brands known, *modal* the most "
        "frequent answer of the other brands. Pooled lines count source sizes that at least "
        f"{LEAST} families print. *Inside* means that some brand prints the first candidate. Figures in per cent; the "
        "interval draws families with replacement. *Calibration* is the gap between stated odds and hits over all "
        "named candidates.\n"
    )
    heads = ("## Label to label, pooled", "## Every pair that two families print", "## Body to label", "## In one line")
    heads = heads if len(text) == 4 else (heads[0], *heads[2:])
    return intro + "".join(f"\n{head}\n\n{part}\n" for head, part in zip(heads, text, strict=True))


if __name__ == "__main__":
    main()
