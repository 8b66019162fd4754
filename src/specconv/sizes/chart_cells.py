"""The cells of a merchant's chart: sizes, figures and intervals, read or refused with row and column."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Sequence
from numbers import Real
from typing import Any, NamedTuple

from specconv.ground.errors import InvalidChart, SpecconvError
from specconv.ground.interval import Interval
from specconv.ground.quantity import figure
from specconv.sizes import fitting
from specconv.sizes.chart_titles import UNITS, Column, bad, short
from specconv.sizes.label_letters import spelled
from specconv.sizes.values import System

_NUMBER = r"\d{1,4} \d/\d{1,2}|\d{1,4}(?:[.,]\d{1,3})?"
_CELL = re.compile(
    rf"({_NUMBER})\s*(cm|mm|in|inch|inches|\")?(?:\s*(?:-|to|bis|~)\s*({_NUMBER}))?\s*(cm|mm|in|inch|inches|\")?$",
    re.IGNORECASE,
)
_PREFIXED = re.compile(r"([A-Z]{2}) ?(\d[\w./-]*)")


def said(cell: Any) -> bool:
    """Tell whether a cell holds anything: dashes and "n/a" stand for nothing."""
    return not (cell is None or (isinstance(cell, float) and cell != cell) or str(cell).strip().casefold() in _NOTHING)


_NOTHING = frozenset({"", "-", "–", "—", "/", "n/a", "na", "none", "无"})


Row = tuple[dict[str, tuple[str, ...]], dict[str, Interval]]


def row_of(line: list[Any], number: int, header: list[str], columns: list[Column], garment: bool, item: str) -> Row:
    """Return the sizes and the body of a line; raise :class:`~specconv.InvalidChart` with row and column."""
    labels: dict[str, tuple[str, ...]] = {}
    ends: dict[str, list[Figure]] = {}
    for title, (kind, name, part, factor), cell in zip(header, columns, line, strict=True):
        if kind == "skip" or not said(cell):
            continue
        if kind == "label":
            labels |= _by_system(name, _sizes(cell, number, title), {one for _, one, *_ in columns})
            continue
        ends.setdefault(name, []).append(Figure(title, part, factor, *_interval(cell, factor, number, title)))
    if not labels:
        raise bad("no size in this row", row=number, column=header[0])
    body: dict[str, Interval] = {}
    for name, figured in ends.items():
        body[name] = _joined(name, figured, number, garment, item)
    if not body:
        first = next(title for title, column in zip(header, columns, strict=True) if column[0] == "body")
        raise bad("no measurement in this row", row=number, column=first)
    return labels, body


def _by_system(name: str, sizes: tuple[str, ...], columns: set[str]) -> dict[str, tuple[str, ...]]:
    """Return the sizes of a cell by system: ``UK 10`` under "size" is 10 of the UK, unless that has its own column."""
    matches = [_PREFIXED.fullmatch(size) for size in sizes] if name == "INT" else []
    found: dict[str, tuple[str, ...]] = {}
    for match in matches:
        if match is None or match[1] not in list(System) or match[1] in columns:
            return {name: sizes}
        found[match[1]] = (*found.get(match[1], ()), match[2])
    return found or {name: sizes}


def _sizes(cell: Any, number: int, title: str) -> tuple[str, ...]:
    if not isinstance(cell, str | Real) or isinstance(cell, bool):
        raise bad("expected a size as text", row=number, column=title, value=type(cell).__name__)
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    found = tuple(part.strip() for part in re.split(r"\s*[|;]\s*|\s+/\s+|,\s*", text) if part.strip())
    if not found or any(len(part) > 20 for part in found):
        raise bad("no size that could be a label", row=number, column=title, value=cell)
    if len(set(found)) != len(found):
        raise bad("the same size twice in one cell", row=number, column=title, value=cell)
    return tuple(spelled(part) if re.fullmatch(r"\d?X{0,6}[SML]", part) else part for part in found)


_UP_TO = re.compile(
    r"(?:<=?|≤|under|up to|below|less than|bis|unter|jusqu'?à|moins de|hasta|menos de|fino a|até|до|小于|至多)\s*(.+)"
    r"|(.+?)\s*(?:以下|以内|以內|or less|and under)",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:>=?|≥|over|above|from|more than|ab|über|à partir de|plus de|desde|más de|oltre|от|свыше|大于|至少)\s*(.+)"
    r"|(.+?)\s*(?:\+|以上|or more|and over|and up|et plus|y más|e oltre)",
    re.IGNORECASE,
)
"""Cells of the first and the last row that are open at one end: "up to 84", "92+"."""


def _open(text: str, factor: float, number: int, title: str) -> tuple[float, float] | None:
    """Return an interval that a cell leaves open below or above, None for another cell."""
    for pattern, end in ((_UP_TO, 1), (_FROM, 0)):
        match = pattern.fullmatch(text)
        if match is not None:
            low, high = _interval(match[1] or match[2], factor, number, title)
            if low != high:
                raise bad("an open end beside an interval", row=number, column=title, value=text)
            return (-math.inf, high) if end else (low, math.inf)
    return None


_ABOUT = re.compile(rf"({_NUMBER})\s*(?:±|\+/-|\+-)\s*({_NUMBER})\s*(cm|mm|in|\")?", re.IGNORECASE)
_TWICE = re.compile(r"([^/(]+?)\s*(?:/\s*([^/()]+)|[(]\s*([^/()]+?)\s*[)])")


def _twice(text: str, number: int, title: str) -> tuple[float, float] | None:
    """Return an interval told as a middle (84±2), or in centimetres and inches (84/33, 84 cm (33 in)); else None."""
    about = _ABOUT.fullmatch(text)
    if about is not None:
        middle, more = _interval(about[1], UNITS[(about[3] or "cm").casefold()], number, title)[0], figure(about[2])
        return middle - more, middle + more
    match = _TWICE.fullmatch(text)
    if match is None:
        return None
    first, second = match[1], match[2] or match[3]
    if "cm" in second.casefold():
        first, second = second, first
    one, two = (_interval(end, 1.0, number, title) for end in (first, second))
    for cm, other, factor in ((one, two, 1.0), (one, two, 2.54), (two, one, 2.54)):
        if all(abs(a - b * factor) <= ROUNDED for a, b in zip(cm, other, strict=True)):
            return cm
    return None


ROUNDED = 1.5
"""How far a figure in centimetres may lie from the one in inches beside it, which is rounded (cm)."""


def _interval(cell: Any, factor: float, number: int, title: str) -> tuple[float, float]:
    if isinstance(cell, bool):
        raise bad("expected a figure", row=number, column=title, value=cell)
    if isinstance(cell, int) and cell.bit_length() > 64:
        raise bad("expected a figure", row=number, column=title, value=cell)
    if isinstance(cell, int | float):
        value = float(cell)
        if value != value or value in (float("inf"), float("-inf")) or value <= 0:
            raise bad("expected a figure above zero", row=number, column=title, value=cell)
        return value * factor, value * factor
    if isinstance(cell, Sequence) and not isinstance(cell, str) and len(cell) == 2:
        low, high = (_interval(end, factor, number, title)[0] for end in cell)
    else:
        text = (
            str(cell)
            .strip()
            .replace("–", "-")
            .replace("—", "-")
            .replace("½", " 1/2")
            .replace("″", '"')
            .replace("  ", " ")
        )
        match = _CELL.match(text) if len(text) <= 40 else None
        opened = _open(text, factor, number, title) if match is None and len(text) <= 40 else None
        opened = opened or (_twice(text, number, title) if match is None and len(text) <= 40 else None)
        if opened is not None:
            return opened
        if match is None:
            raise bad("expected a figure or an interval such as 86-90", row=number, column=title, value=cell)
        try:
            low, high = figure(match[1]), figure(match[3] or match[1])
        except SpecconvError:
            raise bad("expected a figure", row=number, column=title, value=cell) from None
        given = (match[4] or match[2] or "").casefold()
        factor = UNITS[given] if given else factor
        low, high = low * factor, high * factor
    if low > high:
        raise bad("the lower end is above the upper end", row=number, column=title, value=cell)
    if low <= 0:
        raise bad("expected a figure above zero", row=number, column=title, value=cell)
    return low, high


class Figure(NamedTuple):
    """What a cell says of a dimension, in cm: under which title, which part of it, and how exactly it is told."""

    title: str
    part: str
    """``whole``, ``low``, ``high``, or ``flat`` for half a garment's girth."""
    factor: float
    low: float
    high: float


def _joined(name: str, figured: list[Figure], number: int, garment: bool, item: str) -> Interval:
    """Return what the columns of a dimension say together; refuse two that contradict each other."""
    told = [one for one in figured if one.part == "whole"]
    lows, highs = ([one for one in figured if one.part == part] for part in ("low", "high"))
    for ends in (lows, highs):
        _agree(ends, number)
    if lows or highs:
        first, last = (lows or highs)[0], (highs or lows)[0]
        if first.low > last.high:
            value = f"{first.low:g}-{last.high:g}"
            raise bad("the lower end is above the upper end", row=number, column=first.title, value=value)
        told.append(Figure(first.title, "whole", first.factor, first.low, last.high))
    _agree(told, number)
    flat = [one._replace(low=2 * one.low, high=2 * one.high, factor=2 * one.factor) for one in figured
            if one.part == "flat"]  # fmt: skip
    _agree(flat, number)
    if told and flat and not garment:
        _worn(told[0], flat[0], number)
    elif told and flat:
        _agree([told[0], flat[0]], number)
    best = min(told or flat, key=lambda one: (one.low == one.high, one.factor))
    if not told or (garment and name in ("bust", "chest", "waist", "hip")):
        return _body_interval(name, best.low, best.high, item)
    return Interval.trusted(low=round(best.low, 1), high=round(best.high, 1), unit="cm")


def _agree(figured: list[Figure], number: int) -> None:
    """Refuse columns of one dimension that differ by more than the rounding of both; a figure may lie between two."""
    for one, other in itertools.combinations(figured, 2):
        rounding = (one.factor + other.factor) / 2 + 0.05
        apart = max(abs(one.low - other.low), abs(one.high - other.high))
        if one.low == one.high or other.low == other.high:
            apart = max(one.low - other.high, other.low - one.high)
        if apart > rounding:
            raise _contradict(one, other, number)


_STRETCHED, _WIDE = 0.75, 1.6
"""A garment's girth against that of the body it is worn on: from swimwear to coats."""


def _worn(body: Figure, garment: Figure, number: int) -> None:
    """Refuse a garment that cannot be worn by the body that stands beside it."""
    if not _STRETCHED * body.low <= garment.high or not garment.low <= _WIDE * body.high:
        raise _contradict(body, garment, number)


def _contradict(one: Figure, other: Figure, number: int) -> InvalidChart:
    value = " and ".join(f"{plain(each.low)}-{plain(each.high)} cm" if each.low < each.high
                         else f"{plain(each.low)} cm" for each in (one, other))  # fmt: skip
    problem = f"columns {short(one.title)} and {short(other.title)} contradict each other"
    return bad(problem, row=number, column=other.title, value=value)


def plain(cm: float) -> str:
    """Return centimetres as an error shows them."""
    return f"{round(cm, 1):g}"


def _body_interval(name: str, low: float, high: float, item: str) -> Interval:
    """Return the body that a garment's girth is meant for: less the ease of the item's class."""
    ease = fitting.ease(item)
    least, most = (ease.chest_low, ease.chest_high) if name in ("bust", "chest") else (ease.hip_low, ease.hip_high)
    middle = (least + most) / 2
    half = max((most - least) / 4, 1.0)
    return Interval.trusted(low=round(low - middle - half, 1), high=round(high - middle + half, 1), unit="cm")
