"""The acceptance cases of size labels: what a label says, what the library reads, and how the two are compared.

``labels.csv`` and ``labels_found.csv`` have one row a label; the vocabulary of their ``parts`` is the table in
``docs/glossary-sizes.md``. ``no_sizes.csv`` holds strings of size fields that are no wearable size. The two files named
``…_unseen.csv`` are alike, and were judged before the reader was asked: see ``docs/accuracy.md``. Those named
``…_shops.csv`` hold what shops write beside a size (colours, packs, advice, remarks), found in public files or composed
from how shops write; they too were judged first. ``…_collected.csv`` was collected blind and judged by somebody who did
not know the reader (``docs/accuracy.md``), and then mended for; compositions of the same classes follow there.
``…_listings.csv`` was collected in the same way, many of its labels the titles of listings with a size in them.
``…_fields.csv`` was collected blind from size fields: 76.5, 77.9 and 74.6 per cent of kind, system and parts at the
first run, 99.1 per cent refused, and then mended for. ``…_fields_own.csv`` was composed in its manner by someone who
knew the reader, judged before the reader was asked, and mended for too. ``…_again.csv`` was collected blind after all
that: 97.5, 96.5 and 94.0 per cent at the first run, and all strings refused. ``…_blind.csv`` was composed by a reviewer
who did not know the reader, and then mended for: 85.2, 87.2 and 83.9 per cent at the first run, and all strings
refused.

A cell of ``parts`` is groups joined by `` + ``, and a group is facts joined by ``; ``. All facts of a group
must hold in one and the same reading, every group in some reading: ``letter=M + size.EU|FR=38 + size.UK=10`` is read in
three readings, ``waist_in=32; inseam_in=34`` in one. ``bust|chest=84`` and ``letter=LL|XL`` are alternatives. ``size``,
``from`` and ``to`` must come from a reading of one of the row's systems, ``size.UK`` from one of UK, ``size.*`` from
any. ``systems`` lists what the label may be of, by our codes: letters are of INT and ages of AGE wherever they are
printed, so these stand there beside the country of the source.

Run as a script, it prints the figures and the failures: ``python tests/acceptance/label_cases.py [file …]``.
"""

from __future__ import annotations

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import NamedTuple

import specconv as sc

HERE = Path(__file__).parent
ALL = (
    "labels.csv", "labels_found.csv", "labels_unseen.csv", "labels_shops.csv", "labels_collected.csv",
    "labels_listings.csv", "labels_fields.csv", "labels_fields_own.csv", "labels_again.csv", "labels_blind.csv",
    "labels_seventh.csv",
    "no_sizes.csv", "no_sizes_unseen.csv",
    "no_sizes_shops.csv", "no_sizes_collected.csv", "no_sizes_listings.csv", "no_sizes_fields.csv",
    "no_sizes_fields_own.csv", "no_sizes_again.csv", "no_sizes_blind.csv", "no_sizes_seventh.csv",
)  # fmt: skip
KIND_BAR, SYSTEM_BAR, PARTS_BAR, REFUSED_BAR = 97.0, 98.0, 95.0, 98.0

MEASURES = frozenset(
    {
        "height",
        "bust",
        "chest",
        "waist",
        "hip",
        "collar",
        "sleeve",
        "head_girth",
        "belt_length",
        "chest_in",
        "waist_in",
        "inseam_in",
        "collar_in",
        "sleeve_in",
        "age",
        "hand_girth",
        "foot_length",
        "inner_circumference",
    }
)
"""Parts with a unit; each may be a range: ``<name>_from``, ``<name>_to``."""
WORDS = frozenset({"band", "cup", "body_type", "hip_type", "width", "style"})
FIELDS = frozenset({"size", "letter", "from", "to", "one_size", "fit_type", "audience"})
"""What stands in the other fields of a ``Size``: its label, fit type and audience."""
KINDS = frozenset(
    {
        "apparel",
        "shirt",
        "bra",
        "shoes",
        "socks",
        "tights",
        "gloves",
        "hat",
        "belt",
        "ring",
        "scarf",
        "nappies",
        "mattress",
        "any",
        "none",
    }
)


class Fact(NamedTuple):
    """One thing that a reading must say: any of the names, with any of the values, in any of the systems."""

    names: tuple[str, ...]
    values: tuple[object, ...]
    systems: tuple[str, ...]
    text: str


class LabelCase(NamedTuple):
    """A label, with what it says."""

    raw: str
    kind: str
    systems: frozenset[str]
    audience: str
    groups: tuple[tuple[Fact, ...], ...]
    hint: tuple[tuple[str, str], ...]
    note: str
    source: str
    confidence: str


class NoSize(NamedTuple):
    """A string that stands in size fields and is no wearable size."""

    raw: str
    hint: tuple[tuple[str, str], ...]
    what: str
    source: str
    confidence: str


def value(text: object) -> object:
    """Return a value in the form that is compared: an exact number, or a text in capitals, letters spelled one way.

    >>> value("42 2/3"), value("7.50"), value("15½"), value("00"), value("2XL"), value("N½")
    (Fraction(128, 3), Fraction(15, 2), Fraction(31, 2), '00', 'XXL', 'N1/2')
    """
    plain = "".join(
        f" {unicodedata.normalize('NFKC', one)}" if unicodedata.name(one, "").startswith("VULGAR") else one
        for one in str(text).strip()
    )
    plain = unicodedata.normalize("NFKC", plain).replace("⁄", "/").strip().upper()
    if number := re.fullmatch(r"(?:(0|[1-9]\d*) )?([1-9])/(\d)", plain):
        return int(number[1] or 0) + Fraction(int(number[2]), int(number[3]))
    if re.fullmatch(r"(?:0|[1-9]\d*)(?:\.\d+)?", plain):
        return Fraction(plain)
    plain = plain.replace(" ", "")
    if letters := re.fullmatch(r"(\d*)(X*)([SL])", plain):
        count = int(letters[1]) if letters[1] and letters[2] else len(letters[2])
        if not letters[1] or letters[2]:
            return ("X" * count if count < 3 else f"{count}X") + letters[3]
    return plain


def _hint(cell: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, text) for name, _, text in (pair.partition("=") for pair in cell.split()))


def _facts(cell: str) -> tuple[tuple[Fact, ...], ...]:
    groups = []
    for group in filter(None, (part.strip() for part in cell.split(" + "))):
        facts = []
        for text in group.split("; "):
            left, _, right = text.partition("=")
            names, _, systems = left.partition(".")
            facts.append(
                Fact(
                    tuple(names.split("|")),
                    tuple(value(one) for one in right.split("|")),
                    tuple(systems.split("|")) if systems else (),
                    text,
                )
            )
        groups.append(tuple(facts))
    return tuple(groups)


@cache
def cases(name: str = "labels.csv") -> tuple[LabelCase, ...]:
    """Return the labels of a file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(
            LabelCase(
                row["raw"], row["kind"], frozenset(row["systems"].split()), row["audience"], _facts(row["parts"]),
                _hint(row["hint"]), row["note"], row["source"], row["confidence"],
            )
            for row in csv.DictReader(file)
        )  # fmt: skip


@cache
def no_sizes(name: str = "no_sizes.csv") -> tuple[NoSize, ...]:
    """Return the strings that are no size."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return tuple(
            NoSize(row["raw"], _hint(row["hint"]), row["what"], row["source"], row["confidence"])
            for row in csv.DictReader(file)
        )


def read(raw: str, hint: Iterable[tuple[str, str]] = ()) -> tuple[sc.Size, ...]:
    """Return the readings of a label; none where the library refuses the question."""
    try:
        return sc.read_size(raw, **dict(hint))
    except sc.SpecconvError:
        return ()


_GOODS = {"ski_boots": "shoes", "helmet": "hat", "dress_shirt": "shirt", "duvet": "mattress", "pillow": "mattress"}


def kind_of(size: sc.Size) -> str:
    """Return the kind of thing that a reading is of.

    The item decides: goods are their own kind (ski boots are shoes, a helmet is a hat, bedding a mattress), a dress
    shirt is a shirt, every other item of clothing is apparel. Without an item, a size with a collar is a shirt, ``ONE``
    is any kind, and the rest is apparel.
    """
    if size.item is not None and size.item not in _clothing():
        return _GOODS.get(size.item, size.item)
    if size.item == "dress_shirt" or any(name.startswith("collar") for name in size.parts):
        return "shirt"
    return "any" if size.item is None and size.label == "ONE" else "apparel"


@cache
def _clothing() -> frozenset[str]:
    girths = ("bust", "waist", "hip", "height")
    return frozenset(str(row["item"]) for row in sc.items() if row["primary_women"] in girths)


_RANGE = re.compile(r"([^-]+)-([^-]+)")
_LETTER = re.compile(r"\d{0,2}X*[SML]|SS|LL|[1-9]L|[0-9]X|P|PP|G|GG|XG+|EG+|[2-9]G|[2-9]?XO|O")
_FOOT = {"JP": 10, "KR": 1, "CN": 1, "MONDOPOINT": 1}


def said(size: sc.Size) -> Iterator[tuple[str, object]]:
    """Yield what a reading says: its parts, and what its label, fit type and audience are.

    A label ``38-40`` is a range from 38 to 40; a shoe of Japan, Korea, China or Mondopoint is its own foot length.
    """
    for name, part in size.parts.items():
        yield name, value(part)
    label = size.label
    yield "size", value(label)
    if _LETTER.fullmatch(label.rstrip("+")):  # 3XL+ is 3XL and above
        yield "letter", value(label.rstrip("+"))
    if label == "ONE":
        yield "one_size", value("yes")
    if (ends := _RANGE.fullmatch(label)) and size.system != "AGE":
        yield "from", value(ends[1])
        yield "to", value(ends[2])
    if size.fit_type is not None:
        yield "fit_type", value(size.fit_type.value)
    if size.audience is not None:
        yield "audience", value(size.audience.value)
    foot = value(label)
    if kind_of(size) == "shoes" and size.system in _FOOT and "series" not in size.parts and isinstance(foot, Fraction):
        yield "foot_length", foot * _FOOT[size.system]


def _holds(fact: Fact, size: sc.Size, systems: frozenset[str]) -> bool:
    printed = any(name in ("size", "from", "to") for name in fact.names)
    wanted = frozenset(fact.systems) or (systems if printed else frozenset())
    if wanted and "*" not in wanted and size.system.value not in wanted:
        return False
    return any(name in fact.names and one in fact.values for name, one in said(size))


def _kind(case: LabelCase, got: tuple[sc.Size, ...]) -> bool:
    if case.kind == "none" or not got:
        return case.kind == "none" and not got
    return case.kind in ("any", kind_of(got[0]))


def _system(case: LabelCase, got: tuple[sc.Size, ...]) -> bool | None:
    return any(size.system.value in case.systems for size in got) if case.systems else None


def _parts(case: LabelCase, got: tuple[sc.Size, ...]) -> bool | None:
    return all(missing_of(case, got, group) is None for group in case.groups) if case.groups else None


def missing_of(case: LabelCase, got: tuple[sc.Size, ...], group: tuple[Fact, ...]) -> str | None:
    """Return a group that no reading says, None where one does."""
    if any(all(_holds(fact, size, case.systems) for fact in group) for size in got):
        return None
    return "; ".join(fact.text for fact in group)


@dataclass(frozen=True)
class Judged:
    """A label with its readings, and whether kind, system, parts and audience are right (None: not judged)."""

    case: LabelCase
    got: tuple[sc.Size, ...]
    kind: bool
    system: bool | None
    parts: bool | None
    audience: bool | None

    def failure(self) -> str:
        """Describe what is wrong, in one line."""
        wrong = [] if self.kind else [f"kind {self.case.kind}"]
        wrong += [] if self.system is not False else ["system " + " ".join(sorted(self.case.systems))]
        wrong += [
            one for one in (missing_of(self.case, self.got, group) for group in self.case.groups) if one is not None
        ]
        hint = " ".join(f"{name}={text}" for name, text in self.case.hint)
        got = " | ".join(shown(size) for size in self.got[:3]) or "nothing"
        more = f" … {len(self.got)}" if len(self.got) > 3 else ""
        return f"{self.case.raw!r} {f'[{hint}] ' if hint else ''}wants {', '.join(wrong)}; got {got}{more}"


def shown(size: sc.Size) -> str:
    """Show a reading in one line."""
    parts = ", ".join(f"{name}={part}" for name, part in size.parts.items())
    words = [size.system.value, size.label, size.audience, size.item, size.fit_type, f"({parts})" if parts else None]
    return " ".join(str(word) for word in words if word)


def judge(case: LabelCase) -> Judged:
    """Read a label and compare."""
    got = read(case.raw, case.hint)
    heard = any(size.audience in (case.audience, None) for size in got) if case.audience else None
    return Judged(case, got, _kind(case, got), _system(case, got), _parts(case, got), heard)


@dataclass(frozen=True)
class Score:
    """The judged labels of a file."""

    judged: tuple[Judged, ...]

    def share(self, axis: str) -> float:
        """Return how many of the judged labels are right on an axis, per cent."""
        verdicts = [verdict for one in self.judged if (verdict := getattr(one, axis)) is not None]
        return 100 * sum(verdicts) / len(verdicts)

    def report(self) -> str:
        """Return the figures and the failures."""
        failed = [one for one in self.judged if not one.kind or one.system is False or one.parts is False]
        figures = (
            f"{len(self.judged)} labels: kind {self.share('kind'):.1f} % (bar {KIND_BAR}), "
            f"system {self.share('system'):.1f} % (bar {SYSTEM_BAR}), parts {self.share('parts'):.1f} % "
            f"(bar {PARTS_BAR}), audience {self.share('audience'):.1f} %, {len(failed)} with a failure"
        )
        return "\n".join([figures, *(f"  {one.failure()}" for one in failed)])


@cache
def score(name: str = "labels.csv") -> Score:
    """Judge all labels of a file."""
    return Score(tuple(judge(case) for case in cases(name)))


@cache
def taken(name: str = "no_sizes.csv") -> tuple[tuple[NoSize, tuple[sc.Size, ...]], ...]:
    """Return the strings that are no size and yet are read as one."""
    return tuple((one, got) for one in no_sizes(name) if (got := read(one.raw, one.hint)))


def refused(name: str = "no_sizes.csv") -> float:
    """Return how many of the strings that are no size are refused, per cent."""
    return 100 * (1 - len(taken(name)) / len(no_sizes(name)))


def refusals(name: str = "no_sizes.csv") -> str:
    """Return the figure and the failures over the strings that are no size."""
    lines = [f"{len(no_sizes(name))} strings that are no size: {refused(name):.1f} % refused (bar {REFUSED_BAR})"]
    for one, got in taken(name):
        lines.append(f"  {one.raw!r} is {one.what}; got {' | '.join(shown(size) for size in got[:3])}")
    return "\n".join(lines)


def main(names: Iterable[str] = ()) -> None:
    """Print the report of the named files, or of all."""
    for name in tuple(names) or ALL:
        if (HERE / name).exists():
            print(name, refusals(name) if name.startswith("no_") else score(name).report(), sep=": ")


if __name__ == "__main__":
    main(sys.argv[1:])
