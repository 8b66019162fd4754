"""Fit the constants of the conversion and write them to ``data/sizes/constants.csv``.

    PYTHONPATH=tools python tools/fit_conversion.py [--minutes 10] [--seed 1]

Coordinate search from the present values: each step changes one or two constants and keeps the change when the loss
falls. The loss is that of the judge that leaves a family out (``datac.sizes_judge``): log loss of label conversions
with all evidence and through the body alone, and of sizes from measurements. Afterwards run ``make data``.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import time

from datac.rows import DATA, read
from datac.sizes import TABLES
from datac.sizes_evidence import all_entries
from datac.sizes_judge import UNJUDGED, Judge, body_cases, counted, label_cases, loss
from specconv.sizes.engine import Constants

EVIDENCE = ("fade", "least_spread", "weight_crosswalk", "weight_standard")
"""Constants that change the evidence itself; the others only the engine."""
FIXED = frozenset(
    {
        "spread",
        "weight_brand",
        "many_families",
        "trimmed",
        "other_block",
        "spread_prior",
        "shared",
        "weight_low",
        "height_reading",
    }
)
"""Constants that were chosen in coarse steps by the share of right first answers, and are not searched."""
SHARES = frozenset({"primary_upper", "primary_lower", "shared", "fade", "other_block", "regular_votes"})
"""Constants between 0 and 1."""
BOUNDS = {"prior_families": (0.2, 6.0), "weight_crosswalk": (0.2, 1.5), "weight_low": (0.1, 1.0), "body_votes": (0.3,
    4.0),
          "weight_standard": (0.5, 3.0), "fade": (0.2, 0.8), "other_block": (0.2, 1.0)}  # fmt: skip
"""Limits that keep a constant meaningful where the cases say little about it."""


def _start() -> tuple[dict[str, float], list[dict[str, str]]]:
    with (DATA / "sizes" / "constants.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["name"]: float(row["value"]) for row in rows}, rows


def _constants(values: dict[str, float]) -> Constants:
    return Constants(*[values[name] for name in Constants._fields])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    known = {table.name: read(table) for table in TABLES if not table.derive and table.name.startswith("sizes/")}
    entries = all_entries(known)
    labels = counted(label_cases(entries), 2)
    measured = [case for case in body_cases(entries) if case.fit not in UNJUDGED]

    def judge(values: dict[str, float], judges: Judge) -> float:
        fitted = _constants(values)
        found = loss((truth, judges.answer(case, fitted)) for case, truth in labels.items())
        bodied = [(truth, judges.answer(case, fitted, by_body=True)) for case, truth in labels.items()]
        found += 0.3 * loss(pair for pair in bodied if pair[1])
        return found + 0.5 * loss((frozenset({case.size}), judges.measured(case, fitted)) for case in measured)

    values, rows = _start()
    judges = Judge(entries, values)
    best = judge(values, judges)
    print(f"start {best:.4f}")
    until = time.monotonic() + 60 * arguments.minutes
    step = 0
    names = [name for name in values if name not in FIXED]
    quick = [name for name in names if name not in EVIDENCE]
    while time.monotonic() < until:
        step += 1
        changed = dict(values)
        slow = step % 6 == 0
        for name in chance.sample(list(EVIDENCE) if slow else quick, chance.choice((1, 1, 2))):
            value = changed[name]
            value = value + chance.gauss(0, 0.1) if name in SHARES else value * math.exp(chance.gauss(0, 0.3))
            low, high = BOUNDS.get(name, (0.05, 0.95) if name in SHARES else (0.02, 20.0))
            changed[name] = round(min(max(value, low), high), 3)
        trial = Judge(entries, changed) if slow else judges
        found = judge(changed, trial)
        if found < best - 1e-5:
            best, values, judges = found, changed, trial
            print(f"step {step}: {best:.4f}", {name: values[name] for name in sorted(values)}, flush=True)
    with (DATA / "sizes" / "constants.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({**row, "value": f"{values[row['name']]:g}"})


if __name__ == "__main__":
    main()
