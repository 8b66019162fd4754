"""The acceptance cases of mains power: the customer's data of each, how a plate is written from them, how they score.

Run as a script, it prints the report: ``python tests/acceptance/power_cases.py``.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import specconv as sc

HERE = Path(__file__).parent
AXES = ("plug", "voltage", "frequency", "verdict", "direct_connection")
UNSAFE_TO_BLESS = frozenset({"do_not_use", "needs_transformer", "depends"})
BLESSED = frozenset({"works", "works_with_adapter"})
NOT_JUDGED = frozenset({"unknown", "not_applicable"})


@dataclass(frozen=True)
class PowerCase:
    """What a customer says, and the verdict on each axis; blank where the case does not judge the axis."""

    id: str
    topic: str
    title: str
    kind: str
    plug: str
    plate: str
    current: str
    equipment_class: str
    origin: str
    place: str
    supply: str
    socket: str
    practice: str
    expected: tuple[tuple[str, str], ...]
    missing: frozenset[str]
    by_supply: tuple[tuple[str, str], ...]

    def appliance(self) -> sc.Appliance:
        """The customer's data as the library takes them."""
        said = {
            "kind": self.kind,
            "plug": self.plug,
            "rating": self.plate,
            "current": self.current,
            "equipment_class": self.equipment_class,
            "origin": self.origin,
        }
        return sc.Appliance(**{field: text for field, text in said.items() if text})

    def question(self) -> dict[str, str]:
        """The options of the question that the case names."""
        named = {"supply": self.supply, "socket": self.socket, "practice": self.practice}
        return {option: text for option, text in named.items() if text}


def render_plate(volts: str, mode: str, hertz: str, watts: str) -> str:
    """Write a rating plate from its fields, always in the same way.

    >>> render_plate("220 240", "range", "50 60", "1400"), render_plate("12", "dc", "", "12")
    ('220-240V~ 50/60Hz 1400W', '12V DC 12W')
    """
    joint = {"range": "-", "switchable": "/", "split_phase": "/"}.get(mode, "")
    parts = [
        joint.join(volts.split()) + ("V DC" if mode == "dc" else "V~") if volts else "",
        "/".join(hertz.split()) + "Hz" if hertz else "",
        f"{watts}W" if watts else "",
    ]
    return " ".join(part for part in parts if part)


@cache
def power_cases(name: str = "power_cases.csv") -> tuple[PowerCase, ...]:
    """All cases with the expectations as they are stated.

    ``power_own.csv`` holds our own, judged from rules and standards before the engine was asked: over a hundred places
    and the kinds, plugs and edges that the gathered questions leave out. ``power_homes.csv`` was judged by somebody who
    did not know the engine: on its first run the verdict was right in 140 of 150 and none was falsely blessed. It
    brought goods without a plug; ``-`` stands in it where an axis is not judged at all.
    """
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(
            PowerCase(
                id=row["id"],
                topic=row["topic"],
                title=row["title"],
                kind=row["kind"],
                plug=row["plug"],
                plate=render_plate(row["volts"], row["mode"], row["hertz"], row["watts"]),
                current=row["current"],
                equipment_class=row["equipment_class"],
                origin=row["origin"],
                place=row["place"],
                supply=row["supply"],
                socket=row["socket"],
                practice=row["practice"],
                expected=tuple((axis, row[f"expected_{axis}"]) for axis in AXES),
                missing=frozenset(row["expected_missing"].split()),
                by_supply=tuple(
                    (volts, status)
                    for volts, _, status in (part.partition(":") for part in row["voltage_by_supply"].split())
                ),
            )
            for row in csv.DictReader(file)
        )


@cache
def corrections() -> tuple[dict[str, str], ...]:
    """The expectations that are mended, with the rule that mends each."""
    return tuple(tomllib.loads((HERE / "corrections.toml").read_text(encoding="utf-8")).get("correction", ()))


def corrected(case: PowerCase) -> PowerCase:
    """The case with its mended expectations."""
    for entry in corrections():
        if entry["id"] != case.id:
            continue
        if entry["field"] == "missing":
            case = replace(case, missing=frozenset(entry["rule"].split()))
        else:
            mended = tuple((axis, entry["rule"] if axis == entry["field"] else want) for axis, want in case.expected)
            case = replace(case, expected=mended)
    return case


class Got(NamedTuple):
    """An answer reduced to what is compared; ``error`` when there was none."""

    axes: dict[str, str]
    missing: frozenset[str]
    error: str


@cache
def ask(case: PowerCase) -> Got:
    """Put a case through the public API."""
    try:
        answer = sc.will_it_work(case.appliance(), case.place, **case.question())
    except sc.SpecconvError as error:
        return Got(dict.fromkeys(AXES, "no answer"), frozenset({"no answer"}), f"{type(error).__name__}: {error}")
    axes = {
        "plug": str(answer.plug.status),
        "voltage": str(answer.voltage.status),
        "frequency": str(answer.frequency.status),
        "verdict": str(answer.verdict),
        "direct_connection": str(answer.direct_connection),
    }
    return Got(axes, frozenset(map(str, answer.missing)), "")


def agrees(want: str, got: str) -> bool:
    """A blank expectation means that there is nothing to judge, a dash that nobody judged it."""
    return want == "-" or (got == want if want else got in NOT_JUDGED)


@dataclass(frozen=True)
class Score:
    """How a set of cases came out."""

    total: int
    right: dict[str, int]
    deviations: tuple[str, ...]
    false_safe: tuple[str, ...]

    def share(self, axis: str) -> float:
        """Per cent right."""
        return 100 * self.right[axis] / self.total

    def report(self, heading: str) -> str:
        """The figures and every deviation, as text."""
        figures = ", ".join(f"{axis} {self.share(axis):.1f} %" for axis in (*AXES, "missing"))
        lines = [f"{heading}: {self.total} cases: {figures}; falsely blessed: {len(self.false_safe)}"]
        return "\n".join([*lines, *(f"  {line}" for line in (*self.false_safe, *self.deviations))])


def score(cases: tuple[PowerCase, ...]) -> Score:
    """Compare all axes of all cases."""
    right = dict.fromkeys((*AXES, "missing"), 0)
    deviations, false_safe = [], []
    for case in cases:
        got = ask(case)
        wrong = []
        for axis, want in case.expected:
            if agrees(want, got.axes[axis]):
                right[axis] += 1
            else:
                wrong.append(f"{axis} {got.axes[axis]}, expected {want or 'not judged'}")
        if got.missing == case.missing:
            right["missing"] += 1
        else:
            wrong.append(f"missing {sorted(got.missing)}, expected {sorted(case.missing)}")
        if wrong:
            deviations.append(f"{case.id} ({case.title}): {'; '.join(wrong)}{' | ' + got.error if got.error else ''}")
        if dict(case.expected)["verdict"] in UNSAFE_TO_BLESS and got.axes["verdict"] in BLESSED:
            false_safe.append(f"FALSELY BLESSED {case.id} ({case.title})")
    return Score(len(cases), right, tuple(deviations), tuple(false_safe))


def judged() -> tuple[PowerCase, ...]:
    """The cases that are scored against the bars: compatibility, plug fit and frequency."""
    return tuple(case for case in power_cases() if case.topic != "legality")


def legality() -> tuple[PowerCase, ...]:
    """The questions of law that are about use; those about sale are put to ``may_i_sell`` (sell_cases.csv)."""
    return tuple(case for case in power_cases() if case.topic == "legality" and case.practice)


def report() -> str:
    """The whole report, before and after the corrections."""
    before, after = score(judged()), score(tuple(map(corrected, judged())))
    law = score(tuple(map(corrected, legality())))
    return "\n".join(
        [
            before.report("Power cases as stated"),
            after.report(f"Power cases after {len(corrections())} corrected expectations"),
            law.report("Legality cases, as used"),
            score(power_cases("power_own.csv")).report("Our own power cases"),
            score(power_cases("power_homes.csv")).report("Power cases judged by others"),
        ]
    )


if __name__ == "__main__":
    print(report())
