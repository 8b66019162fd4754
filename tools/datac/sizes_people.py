"""How the girths of grown people follow from height and weight, by least squares over measured people."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from datac.rows import Located
from datac.sizes_rows import PersonRow

GIRTHS = {"women": ("bust", "hip"), "men": ("chest", "waist", "hip")}
"""What is estimated. A woman's waist is not: surveys measure it lower than where clothes count it."""


def girths_by_weight(known: dict[str, list[Located]]) -> list[Any]:
    """Return [audience, girth, base, per cm of height, per kg, spread, least and most height, weight, sources].

    The spread is the standard deviation of what remains, widened as much as the hips of the public vary more than those
    of the soldiers, of whom alone the chest was measured.
    """
    rows = []
    for audience, names in GIRTHS.items():
        people = [located.row for located in known["sizes/people"] if located.row.audience == audience]
        hips = [one for one in people if one.hip is not None]
        soldiers = [one for one in hips if one.chest is not None]
        wider = fitted(hips, "hip")[3] / fitted(soldiers, "hip")[3]
        for name in names:
            column = "chest" if name == "bust" else name
            measured = [one for one in people if getattr(one, column) is not None]
            base, per_cm, per_kg, spread = fitted(measured, column)
            if column != "hip":
                spread *= wider
            ends = [end(getattr(one, of) for one in measured) for of in ("height", "weight") for end in (min, max)]
            cited = sorted({source for one in measured for source in one.source})
            rows.append([
                audience, name, round(base, 3), round(per_cm, 4), round(per_kg, 4), round(spread, 1), *ends,
                " ".join(cited),
            ])  # fmt: skip
    return rows


def fitted(people: Sequence[PersonRow], column: str) -> tuple[float, float, float, float]:
    """Return base, factors of height and weight, and the standard deviation of what remains."""
    rows = [(1.0, one.height, one.weight, float(getattr(one, column))) for one in people]
    matrix = [[math.fsum(row[i] * row[j] for row in rows) for j in range(4)] for i in range(3)]
    for pivot in range(3):
        scale = matrix[pivot][pivot]
        matrix[pivot] = [value / scale for value in matrix[pivot]]
        for other in range(3):
            if other != pivot:
                share = matrix[other][pivot]
                matrix[other] = [a - share * b for a, b in zip(matrix[other], matrix[pivot], strict=True)]
    base, per_cm, per_kg = (row[3] for row in matrix)
    rest = math.fsum((y - base - per_cm * height - per_kg * weight) ** 2 for _, height, weight, y in rows)
    return base, per_cm, per_kg, math.sqrt(rest / (len(rows) - 3))
