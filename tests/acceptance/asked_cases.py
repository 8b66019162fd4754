"""Whole questions with the verb and the entities that a reader finds in them, and how an answer is compared with them.

``asked.csv`` was written by reading each question, not by running the library. ``verb`` is ``-`` where no verb could
answer; ``entities`` are what the question says: ``key=value`` separated by semicolons, several values by commas.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, NamedTuple

import specconv as sc

FOLDER = Path(__file__).resolve().parent
NOTHING = "-"


class Case(NamedTuple):
    id: str
    language: str
    question: str
    verb: str
    entities: dict[str, set[str]]


def cases(name: str = "asked.csv") -> list[Case]:
    """Return the reviewed questions."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [
            Case(row["id"], row["language"], row["question"], row["verb"], _said(row["entities"]))
            for row in csv.DictReader(file, strict=True)
        ]


def _said(cell: str) -> dict[str, set[str]]:
    found = {}
    for part in filter(None, (piece.strip() for piece in cell.split(";"))):
        key, _, values = part.partition("=")
        found[key] = {value.strip() for value in values.split(",")}
    return found


def entities(asked: sc.Asked) -> dict[str, set[str]]:
    """Return what was read, in the spelling of ``asked.csv``."""
    found: dict[str, set[str]] = {}
    for arguments in [call.arguments for call in asked.calls] or [asked.arguments]:
        for name, value in _entities(arguments):
            found.setdefault(name, set()).add(value)
    if any(call.about in ("clothing", "shoes") for call in asked.calls):
        found.pop("item", None)  # not said: answered for both
    proposed = {str(one.size) for call in asked.calls for one in call.compared}
    if proposed:
        found["options"] = proposed
    return found


def _entities(arguments: Any) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in arguments.items():
        if isinstance(value, sc.Appliance):
            found += _appliance(value)
        elif name == "body" and not isinstance(value, str):
            found += [("body", f"{dimension} {measure}") for dimension, measure in value.items()]
        elif value is not None and name != "appliance":
            found.append((name, str(value)))
    given = dict(found)
    words = given.get("size", "").split()
    if len(words) == 3 and words[1] in ("M", "W"):  # shoes across audiences: "US M 8"
        audience = {"M": "men", "W": "women"}[words[1]]
        found = [pair for pair in found if pair[0] not in ("size", "audience")]
        found += [("size", words[2]), ("system", words[0]), ("audience", audience), ("to_audience", given["audience"])]
    return found


def _appliance(value: sc.Appliance) -> list[tuple[str, str]]:
    found = []
    if value.appliance_kind is not None and value.appliance_kind.id != "any_appliance":
        found.append(("kind", value.appliance_kind.id))
    if value.origin:
        found.append(("origin", value.origin))
    if value.plug:
        found.append(("plug", value.plug))
    plate = value.rating
    found += [("volts", f"{low:g}" if low == high else f"{low:g}-{high:g}") for low, high in plate.ranges]
    found += [("hertz", f"{hertz:g}") for hertz in plate.frequencies]
    found += [("watts", f"{plate.power:g}")] if plate.power else []
    found += [("amperes", f"{plate.current:g}")] if plate.current else []
    return found


class Judged(NamedTuple):
    right: bool
    wrong: bool
    """Answered, and not what was asked."""
    read: dict[str, set[str]]


def judged(case: Case, asked: sc.Asked) -> Judged:
    """Compare an answer with what a reader finds in the question."""
    read = entities(asked)
    if case.verb == NOTHING:
        return Judged(not asked.calls, bool(asked.calls), read)
    right = asked.verb == case.verb and read == case.entities
    return Judged(right, bool(asked.calls) and not right, read)
