"""Fit the constants of the conversion, and say what the fit is worth on families that it has not seen.

    PYTHONPATH=tools python tools/fit_conversion.py            writes data/sizes/constants.csv
    PYTHONPATH=tools python tools/fit_conversion.py --folds    writes benchmarks/folds.csv

A search along one constant at a time, from plain values to ever finer steps; nothing is drawn by chance. The loss is
that of the judge that leaves a family out (``datac.sizes_judge``): log loss and wrong first answers of label
conversions and of sizes from measurements, and log loss of conversions through the body alone.

The constants are few, but they are fitted on the charts that judge. So ``--folds`` divides the families into five parts
and fits the constants five times, each time on the cases of the other four; ``benchmarks/accuracy.py`` then judges
every family by the constants that were fitted without it, and prints that beside. Afterwards run ``make data``.
"""

from __future__ import annotations

import argparse
import csv
import sys
import zlib
from collections.abc import Callable, Mapping
from functools import partial

from datac.rows import DATA
from datac.sizes_evidence import Entry, all_entries
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
    loss,
)  # fmt: skip
from specconv.sizes.engine import Constants

FOLDS = 5
"""Parts of the families."""
FILE = DATA.parent / "benchmarks" / "folds.csv"

START = {
    "body_sharpness": 1.0, "body_votes": 1.0, "body_widening": 1.0, "body_widening_alone": 1.0, "crosswalk_votes": 3.0,
    "exponent": 1.0, "exponent_measured": 1.0, "other_block": 0.5, "primary_lower": 0.5, "primary_upper": 0.5,
    "prior_families": 1.0, "regular_votes": 0.5, "shared": 0.5, "weight_crosswalk": 1.0, "weight_low": 0.25,
    "weight_standard": 1.0,
}  # fmt: skip
"""Where the search begins: plain values. Constants that do not stand here are not fitted."""
EVIDENCE = ("crosswalk_votes", "weight_low", "weight_crosswalk", "weight_standard", "shared", "other_block")
"""Constants that change the evidence itself, which is slow to rebuild; the others only the engine."""
SHARES = frozenset({"primary_upper", "primary_lower", "shared", "other_block", "regular_votes"})
"""Constants between 0 and 1."""
BOUNDS = {
    "prior_families": (0.2, 6.0), "weight_crosswalk": (0.5, 1.5), "weight_low": (0.1, 0.4), "body_votes": (0.5, 4.0),
    "weight_standard": (0.5, 3.0), "other_block": (0.2, 1.0), "body_widening": (0.6, 4.0),
    "body_widening_alone": (0.6, 4.0),
}  # fmt: skip
"""Limits that keep a constant meaningful where the cases say little about it.

A chart of low confidence is worth less than half a shop's; tapes and charts round to half an inch. ``exponent_body`` is
not fitted: the cases through the body alone are western ones, and must not make far-off scales sound certain.
"""
STEPS = (1.5, 1.2)
"""Factors of the steps, coarse to fine; a share moves by a tenth and by a thirtieth."""
_SHARE_STEPS = dict(zip(STEPS, (0.1, 0.03), strict=True))
GAIN = 5e-4
"""What a step must gain to be taken: constants that the cases say nothing about stay where they are."""

Values = dict[str, float]


def fold(family: str) -> int:
    """Return the part of the families to which one belongs."""
    return zlib.crc32(family.encode()) % FOLDS


def outside(number: int, family: str) -> bool:
    """Say whether a family does not belong to a part."""
    return fold(family) != number


def fitted(values: Mapping[str, float]) -> Constants:
    """Return the constants of the engine."""
    return Constants(*[values[name] for name in Constants._fields])


def moved(name: str, value: float, step: float, sign: int) -> float:
    """Return a constant after a step, within its limits."""
    low, high = BOUNDS.get(name, (0.02, 0.98) if name in SHARES else (0.05, 20.0))
    to = value + sign * _SHARE_STEPS[step] if name in SHARES else value * step**sign
    return round(min(max(to, low), high), 3)


def wrong(answers: list[tuple[frozenset[str], list[tuple[str, float]]]]) -> float:
    """Return the share of answers whose first candidate is not true."""
    return sum(not odds or odds[0][0] not in truth for truth, odds in answers) / max(len(answers), 1)


class Fit:
    """A search for the constants that some cases ask for."""

    def __init__(self, entries: list[Entry], fixed: Values, wanted: Callable[[str], bool]) -> None:
        self.entries = entries
        labels: dict[Case, frozenset[str]] = counted(label_cases(entries), LEAST)
        self.labels = {case: truth for case, truth in labels.items() if wanted(case.family)}
        measured: list[BodyCase] = [case for case in body_cases(entries) if case.fit not in UNJUDGED]
        self.measured = [case for case in measured if wanted(case.family)]
        self.values = {**fixed, **START}
        self.judge = Judge(entries, self.values)
        self.loss = self.of(self.values, self.judge)

    def of(self, values: Values, judge: Judge) -> float:
        """Return the loss of some constants."""
        constants = fitted(values)
        told = [(truth, judge.answer(case, constants)) for case, truth in self.labels.items()]
        bodied = [(truth, judge.answer(case, constants, by_body=True)) for case, truth in self.labels.items()]
        measured = [(frozenset({case.size}), judge.measured(case, constants)) for case in self.measured]
        found = loss(told) + 0.3 * loss(pair for pair in bodied if pair[1]) + 0.5 * loss(measured)
        return found + wrong(told) + 0.5 * wrong(measured)

    def along(self, name: str, step: float) -> bool:
        """Move one constant up or down as long as that gains; say whether it has."""
        gained = False
        for sign in (1, -1):
            while True:
                changed = {**self.values, name: moved(name, self.values[name], step, sign)}
                if changed[name] == self.values[name]:
                    break
                judge = Judge(self.entries, changed) if name in EVIDENCE else self.judge
                found = self.of(changed, judge)
                if found > self.loss - GAIN:
                    break
                self.loss, self.values, self.judge, gained = found, changed, judge, True
            if gained:
                break
        return gained

    def search(self) -> Values:
        """Search, coarse to fine, and return the constants."""
        quick = [name for name in START if name not in EVIDENCE]
        for step in STEPS:
            for names in (quick, EVIDENCE, quick):
                for _ in range(1 if names is EVIDENCE else 12):
                    gained = [name for name in names if self.along(name, step)]
                    if not gained:
                        break
            print(f"step {step}: {self.loss:.4f}", self.values, file=sys.stderr, flush=True)
        return self.values


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--folds", action="store_true", help="fit five times, each time without a part of the families")
    parser.add_argument("--only", type=int, choices=range(FOLDS), help="of these only one, printed and not written")
    arguments = parser.parse_args()
    entries = all_entries(evidence_data())
    rows = list(csv.DictReader((DATA / "sizes" / "constants.csv").open(encoding="utf-8", newline="")))
    fixed = {row["name"]: float(row["value"]) for row in rows}
    if arguments.only is not None:
        found = Fit(entries, fixed, partial(outside, arguments.only)).search()
        print("".join(f"{arguments.only},{name},{found[name]:g}\n" for name in sorted(START)), end="")
        return
    if arguments.folds:
        with FILE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("fold", "name", "value"))
            for number in range(FOLDS):
                found = Fit(entries, fixed, partial(outside, number)).search()
                writer.writerows((number, name, f"{found[name]:g}") for name in sorted(START))
                file.flush()
        return
    values = Fit(entries, fixed, lambda family: True).search()
    with (DATA / "sizes" / "constants.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows({**row, "value": f"{values[row['name']]:g}"} for row in rows)


if __name__ == "__main__":
    main()
