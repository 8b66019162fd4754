"""A part of a label, and two parts that are one size: ``3 - 4 Years``, ``15.5 / 33``, ``34F (DDD)``, ``48 (164)``."""

from __future__ import annotations

from typing import NamedTuple

from specconv.ground.text import Late
from specconv.sizes import clothing_labels
from specconv.sizes.hints import Hints
from specconv.sizes.values import Audience, System

RANGE_LETTER = Late(r"X{0,5}[SML]|\dXL|P{1,2}|G{1,3}|XG|X?CH")
"""Letters that a range may have at its ends."""
_CUP = Late(r"[A-K]{1,4}")
_BRA = Late(r"\d{2,3}[A-K]{1,4}")
_NUMERIC = Late(r"\d+(?:\.\d+)?")
_NO_HINTS = Hints()


class Part(NamedTuple):
    """A part of a label: its core, and the words that belong to it alone."""

    core: str
    systems: tuple[System, ...]
    """The systems that stand beside it: one, or several that share the number (``IT/FR 38``)."""
    audience: Audience | None
    joint: str
    """The sign that stands before it."""
    bound: str


def paired(parts: list[Part]) -> tuple[Part, ...]:
    """Join two numbers that a spaced sign parts: ``3 - 4 Years``, ``0 / 3 mois``, ``15.5 / 33``, ``10 M - 2 Y``."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if last is not None and part.joint == "(" and _CUP.fullmatch(part.core) and _BRA.fullmatch(last.core):
            found[-1] = last._replace(core=f"{last.core}/{part.core}")  # 34F (DDD)
            continue
        if (
            last is not None and part.joint in ("/", "-") and not part.systems
            and (part.core[:1].isdigit() or part.joint == "-" or part.core[0] == "L" or last.joint == "(")
        ):  # fmt: skip
            joined = _joined_core(last.core, part.core, "-" if last.joint == "(" else part.joint)
            if joined:
                found[-1] = last._replace(core=joined, bound=last.bound or part.bound)
                continue
        if last is not None and part.joint == "(" and not part.systems:
            joined = with_height(last.core, part.core)  # 48 (164)
            if joined:
                found[-1] = last._replace(core=joined)
                continue
        found.append(part)
    return tuple(found)


_RUSSIAN, _HEIGHT = Late(r"[2-7]\d"), Late(r"(\d{2,3}(?:-\d{2,3})?)(?:CM)?")


OVER_THE_RESTART = Late(r"1[0-3](?:\.5)?-[1-6](?:\.5)?Y")
"""Shoes from a child's last numbers to the first of a youth's, 13-1Y."""


def with_height(size: str, height: str) -> str:
    """Return a Russian size and the height in brackets behind it as one core, nothing where they are none."""
    told = _HEIGHT.fullmatch(height) if _RUSSIAN.fullmatch(size) else None
    core = f"{size}/{told[1]}" if told else ""
    return core if core and any(draft[0] is System.RU for _, draft in clothing_labels.readings(core, _NO_HINTS)) else ""


def _joined_core(first: str, second: str, joint: str) -> str:
    """Return two cores as one where that is a size, nothing where it is none."""
    if first[-1:] == "M" and second[-1:] == "Y" and first[:-1].isdigit() and second[:-1].isdigit():
        return f"{first[:-1]}-{12 * int(second[:-1])}M"
    if first[-1:] == second[-1:] and first[-1:] in ("M", "Y", "T") and first[:-1].isdigit() and second[:-1].isdigit():
        return f"{first[:-1]}-{second}"
    if first[-2:] == second[-2:] == "CM" and first[:-2].isdigit() and second[:-2].isdigit():
        return f"{first[:-2]}-{second}"
    core = f"{first}{joint}{second}"
    if joint == "-" and OVER_THE_RESTART.fullmatch(core):
        return core
    if first[0] == "W" and second[0] == "L" and first[1:].isdigit() and second[1:].isdigit():
        return first + second  # W 33 / L 34
    if not second[:1].isdigit():
        letters = joint == "-" and RANGE_LETTER.fullmatch(first) and RANGE_LETTER.fullmatch(second)
        return core if letters and clothing_labels.readings(core, _NO_HINTS) else ""  # S - M
    if _NUMERIC.fullmatch(first) and _NUMERIC.fullmatch(second) and float(second) - float(first) == 0.5:
        return core  # 44 - 44.5 is one shoe between two sizes
    return core if _NUMERIC.fullmatch(first) and clothing_labels.readings(core, _NO_HINTS) else ""
