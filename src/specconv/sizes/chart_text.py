"""The merchant's chart as text and back: rows, CSV, JSON, data frames and schema.org JSON-LD, checked cell by cell.

Everything is read before anything is built, and a chart that cannot be used is refused with the row and column: figures
that fall as the sizes rise, intervals that overlap or leave a gap, inches among centimetres, text among figures.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
import math
import re
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Any, NamedTuple

from specconv.ground.errors import InvalidChart, SpecconvError, UnknownOption
from specconv.ground.interval import Interval
from specconv.ground.quantity import figure
from specconv.ground.text import clean
from specconv.ground.value import FrozenMap, Name
from specconv.sizes import feeds, fitting, vocabulary
from specconv.sizes.bodies import _SANE
from specconv.sizes.chart_titles import UNITS, Column, bad, column
from specconv.sizes.charts import Chart, ChartRow, figures
from specconv.sizes.label_letters import spelled
from specconv.sizes.questions import primary, question
from specconv.sizes.values import Audience, FitType, System

MOST_ROWS = 500
"""Rows that a chart may have; a longer table is no size chart."""
MOST_COLUMNS = 100

_NUMBER = r"\d{1,4} \d/\d{1,2}|\d{1,4}(?:[.,]\d{1,3})?"
_CELL = re.compile(
    rf"({_NUMBER})\s*(cm|mm|in|inch|inches|\")?(?:\s*(?:-|to|bis|~)\s*({_NUMBER}))?\s*(cm|mm|in|inch|inches|\")?$",
    re.IGNORECASE,
)
_OWN = Name("the shop's chart", zh="店铺的尺码表")
_PREFIXED = re.compile(r"([A-Z]{2}) ?(\d[\w./-]*)")


def read_chart(
    given: Any,
    *,
    system: object,
    audience: object,
    item: object,
    fit_type: object,
    unit: str,
    body_or_garment: str,
    name: str,
) -> Chart:
    """Return a chart from rows, CSV or JSON text, JSON-LD, or a data frame."""
    whom = vocabulary.audience(audience) or Audience.WOMEN
    what = vocabulary.item(item)
    fit = vocabulary.fit_type(fit_type) or FitType.REGULAR
    scale = None if system is None else vocabulary.system(system, "system")
    if not isinstance(unit, str) or unit not in UNITS:
        raise bad("unknown unit", value=unit, choices=("cm", "in"))
    if not isinstance(body_or_garment, str) or body_or_garment not in ("body", "garment"):
        raise bad("expected body or garment", value=body_or_garment, choices=("body", "garment"))
    if name is not _OWN:
        name = clean(name, "name", error=InvalidChart)
    if what is not None and what not in vocabulary.items():
        raise UnknownOption("a shop's own chart is for clothing", field="item", value=item)
    header, lines = _cells(given)
    columns = [column(title, index, scale, unit) for index, title in enumerate(header)]
    _one_column_each(header, columns)
    if not any(kind == "label" for kind, *_ in columns):
        raise bad(
            "no column of sizes; name one 'size' or by its system, such as 'UK'", column=header[0] if header else None
        )
    if not any(kind == "body" for kind, *_ in columns):
        raise bad("no column of measurements, such as 'bust cm'", choices=("bust", "waist", "hip"))
    garment = body_or_garment == "garment"
    rows = [
        _row(line, number, header, columns, garment, what or "apparel") for number, line in enumerate(lines, start=1)
    ]
    _close(rows, header, columns)
    _check(rows, header, columns, whom, what)
    return Chart.trusted(
        name=_OWN if name == str(_OWN) else name,
        brand=None,
        audience=whom,
        items=vocabulary.items()[what or "apparel"].evidence,
        fit_type=fit,
        region="",
        basis="body",
        date="",
        flags=(),
        rows=tuple(ChartRow.trusted(labels=FrozenMap(labels), body=FrozenMap(body)) for labels, body in rows),
        sources=(),
    )


# ------------------------------------------------------------------------------------------- cells


def _cells(given: Any) -> tuple[list[str], list[list[Any]]]:
    """Return the header and the cells of whatever was given."""
    if isinstance(given, bytes):
        try:
            given = given.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise bad("not UTF-8 text") from None
    if isinstance(given, str):
        given = _text(given)
    if hasattr(given, "to_dicts"):
        given = given.to_dicts()
    elif hasattr(given, "to_dict") and hasattr(given, "columns"):
        given = given.to_dict("records")
    if isinstance(given, Mapping):
        given = _jsonld(given)
    if not isinstance(given, Sequence) or isinstance(given, str | bytes):
        raise bad("expected rows, CSV or JSON text, or a data frame", value=type(given).__name__)
    given = given[: MOST_ROWS + 2]  # one more than is allowed, to be refused below
    if not all(isinstance(row, Mapping | Sequence) and not isinstance(row, str | bytes | range) for row in given):
        raise bad("expected rows of one kind: all mappings, or all lists with a header first", row=1)
    given = [row for row in given if len(row)]
    if not given:
        raise bad("empty")
    if (widest := max(map(len, given))) > MOST_COLUMNS:
        raise bad(f"{widest} columns: more than {MOST_COLUMNS} are no size chart", row=1)
    if all(isinstance(row, Mapping) for row in given):
        header = list(dict.fromkeys(str(key) for row in given[: MOST_ROWS + 1] for key in row))
        lines = [[row.get(key) for key in header] for row in given[: MOST_ROWS + 1]]
    elif not any(isinstance(row, Mapping) for row in given):
        header = [str(cell) for cell in given[0]]
        lines = [list(row) for row in given[1 : MOST_ROWS + 2]]
    else:
        raise bad("expected rows of one kind: all mappings, or all lists with a header first", row=1)
    if len(lines) > MOST_ROWS:
        raise bad(f"more than {MOST_ROWS} rows: this is no size chart", row=MOST_ROWS + 1, column=header[0])
    if not lines:
        raise bad("a header but no rows", row=1)
    for number, line in enumerate(lines, start=1):
        if len(line) != len(header):
            raise bad(f"{len(line)} cells under a header of {len(header)}", row=number)
    return _titled(*_upright(header, lines))


def _upright(header: list[str], lines: list[list[Any]]) -> tuple[list[str], list[list[Any]]]:
    """Return a table with its sizes in rows: shops print them side by side as well, the measures below one another."""
    titles = [str(line[0]) for line in lines]
    if len(header) < 2 or not all(_kind(title) for title in titles) or any(_kind(title) for title in header[1:]):
        return header, lines
    if not any(_kind(title) == "body" for title in titles):
        return header, lines
    turned = [[header[at], *(line[at] for line in lines)] for at in range(1, len(header))]
    return [header[0] if _kind(header[0]) == "label" else "size", *titles], turned


def _kind(title: str) -> str:
    """Return what a title is of: sizes (label), the body, neither (skip); empty where it is no title."""
    try:
        return column(title, 1, None, "cm")[0]
    except InvalidChart:
        return ""


def _titled(header: list[str], lines: list[list[Any]]) -> tuple[list[str], list[list[Any]]]:
    """Return a table without its empty columns; refuse a column that has no title, or that of another one."""
    kept = [at for at, title in enumerate(header) if title.strip() or any(_said(line[at]) for line in lines)]
    unnamed = [at + 1 for at in kept if at and not header[at].strip()]
    if unnamed:
        raise bad("has no title; every column needs its own, also where the header's cells are merged",
                   column=str(unnamed[0]))  # fmt: skip
    header, lines = [header[at] for at in kept], [[line[at] for at in kept] for line in lines]
    twice = [title for index, title in enumerate(header) if title in header[:index]]
    if twice:
        raise bad("the same column twice", column=twice[0])
    return header, lines


def _said(cell: Any) -> bool:
    """Tell whether a cell holds anything: dashes and "n/a" stand for nothing."""
    return not (cell is None or (isinstance(cell, float) and cell != cell) or str(cell).strip().casefold() in _NOTHING)


_NOTHING = frozenset({"", "-", "–", "—", "/", "n/a", "na", "none", "无"})


def _one_column_each(header: list[str], columns: list[Column]) -> None:
    """Refuse two columns of sizes of one scale, of which only one could be told by its name."""
    known: dict[str, str] = {}
    for title, (kind, scale, *_) in zip(header, columns, strict=True):
        if kind != "label":
            continue
        if scale in known:
            what = "sizes without a system" if scale == "INT" else f"sizes of {scale}"
            both = f"{_short(known[scale])} and {_short(title)}"
            raise bad(f"two columns of {what}, {both}; keep one, or name the system of each", column=title)
        known[scale] = title


def _short(title: str) -> str:
    return repr(" ".join(title.split())[:40])


def _text(text: str) -> Any:
    plain = text.lstrip("\ufeff").strip()
    if not plain:
        raise bad("empty")
    if "\x00" in plain:
        raise bad("not text: it holds NUL characters")
    if plain[0] in "[{":
        try:
            return json.loads(plain)
        except (ValueError, RecursionError) as error:
            raise bad(f"unreadable JSON ({str(error)[:80]})") from None
    first = plain.splitlines()[0]
    delimiter = max(";\t,|", key=first.count)
    if first.count(delimiter) == 0:
        raise bad("one column only; expected CSV with a header", row=1)
    try:
        return [
            line for line in csv.reader(io.StringIO(plain), delimiter=delimiter) if any(cell.strip() for cell in line)
        ]
    except csv.Error as error:
        raise bad(f"unreadable CSV ({error})") from None


Row = tuple[dict[str, tuple[str, ...]], dict[str, Interval]]


def _row(line: list[Any], number: int, header: list[str], columns: list[Column], garment: bool, item: str) -> Row:
    labels: dict[str, tuple[str, ...]] = {}
    ends: dict[str, list[Figure]] = {}
    for title, (kind, name, part, factor), cell in zip(header, columns, line, strict=True):
        if kind == "skip" or not _said(cell):
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
    value = " and ".join(f"{_plain(each.low)}-{_plain(each.high)} cm" if each.low < each.high
                         else f"{_plain(each.low)} cm" for each in (one, other))  # fmt: skip
    problem = f"columns {_short(one.title)} and {_short(other.title)} contradict each other"
    return bad(problem, row=number, column=other.title, value=value)


def _plain(cm: float) -> str:
    return f"{round(cm, 1):g}"


def _body_interval(name: str, low: float, high: float, item: str) -> Interval:
    """Return the body that a garment's girth is meant for: less the ease of the item's class."""
    ease = fitting.ease(item)
    least, most = (ease.chest_low, ease.chest_high) if name in ("bust", "chest") else (ease.hip_low, ease.hip_high)
    middle = (least + most) / 2
    half = max((most - least) / 4, 1.0)
    return Interval.trusted(low=round(low - middle - half, 1), high=round(high - middle + half, 1), unit="cm")


# ------------------------------------------------------------------------------------------- checks


def _close(rows: list[Row], header: list[str], columns: list[Column]) -> None:
    """Give open ends the width of the row beside them; refuse those that stand anywhere but at the ends."""
    titles = {column[1]: title for title, column in reversed(list(zip(header, columns, strict=True)))}
    for name in dict.fromkeys(name for _, body in rows for name in body):
        known = [(number, body) for number, (_, body) in enumerate(rows, start=1) if name in body]
        for at, (number, body) in enumerate(known):
            below, above = body[name].low == -math.inf, body[name].high == math.inf
            if not below and not above:
                continue
            beside = known[1 if below else -2][1][name] if len(known) > 1 and at in (0, len(known) - 1) else None
            if below != (at == 0) or beside is None or not math.isfinite(beside.width):
                problem = "an open end stands only in the first or the last row, beside a closed one"
                raise bad(problem, row=number, column=titles[name])
            end = body[name].high if below else body[name].low
            width = beside.width or max(abs(beside.middle - end), 1.0)
            low, high = (end - width, end) if below else (end, end + width)
            body[name] = Interval.trusted(low=round(low, 1), high=round(high, 1), unit="cm")


def _check(rows: list[Row], header: list[str], columns: list[Column], whom: Audience, what: str | None) -> None:
    titles = {column[1]: title for title, column in reversed(list(zip(header, columns, strict=True)))}
    seen: dict[tuple[str, str], int] = {}
    for number, (labels, _) in enumerate(rows, start=1):
        for scale, sizes in labels.items():
            for size in sizes:
                if (scale, size) in seen:
                    raise bad(
                        f"this size also stands in row {seen[scale, size]}",
                        row=number,
                        column=titles[scale],
                        value=size,
                    )
                seen[scale, size] = number
    grown = whom in (Audience.WOMEN, Audience.MEN, Audience.UNISEX)
    inches_of = {name: factor == UNITS["in"] for kind, name, _, factor in reversed(columns) if kind == "body"}
    for number, (_, body) in enumerate(rows, start=1):
        for name, interval in body.items():
            low, high = _SANE[name]
            if grown and name in ("bust", "chest", "hip"):
                low = 60.0
            elif grown and name == "waist":
                low = 45.0
            value = figures(interval)
            if grown and number == 1 and name in _GIRTHS and inches_of.get(name) and interval.low >= _GIRTHS[name]:
                raise bad("centimetres suspected; say unit='cm'", row=number, column=titles[name],
                           value=_plain(interval.low / 2.54))  # fmt: skip
            if interval.high > high:
                hint = "millimetres suspected" if interval.high / 10 >= low else f"above {high:g} cm"
                raise bad(hint, row=number, column=titles[name], value=value)
            if interval.low < low:
                inches = low <= interval.low * 2.54 <= high
                raise bad(
                    "inches suspected; say unit='in'" if inches else f"below {low:g} cm",
                    row=number,
                    column=titles[name],
                    value=value,
                )
    lengths = ("height", *LENGTHS) if _grid(rows) else ("height",) if grown else ()
    for name in dict.fromkeys(name for _, body in rows for name in body):
        if name not in lengths:
            _rising(
                name,
                rows,
                titles[name],
                primary(question(whom if whom is not Audience.UNISEX else Audience.MEN, what, None)),
            )


LENGTHS = ("inside_leg", "sleeve")
"""Lengths of a body; with the height they are what sizes of one girth differ by."""


def _grid(rows: list[Row]) -> bool:
    """Tell whether two rows have the same girths and differ by a length alone: 32/30, 32/32, 32/34."""
    girths = [
        {name: interval for name, interval in body.items() if name not in (*LENGTHS, "height")} for _, body in rows
    ]
    return any(one and one == other for one, other in itertools.pairwise(girths))


_GIRTHS = {"bust": 140.0, "chest": 140.0, "waist": 120.0, "hip": 145.0, "underbust": 120.0}
"""No chart of grown people begins with such a girth in cm: figures of centimetres were taken for inches."""


MEETING = 1.0
"""Intervals that lie no further apart than this (cm) meet; where most of a chart do, a missing row is a gap."""


def _rising(name: str, rows: list[Row], title: str, first: str) -> None:
    known = [(number, body[name]) for number, (_, body) in enumerate(rows, start=1) if name in body]
    if len(known) > 1 and known[0][1].middle > known[-1][1].middle:
        number, interval = known[1]
        raise bad(
            "falls while the sizes rise; order the rows from small to large",
            row=number,
            column=title,
            value=figures(interval),
        )
    gaps = sorted(after.low - before.high for (_, before), (_, after) in itertools.pairwise(known))
    meeting = len(gaps) > 1 and gaps[len(gaps) // 2 - 1] <= MEETING
    for (_, before), (number, after) in itertools.pairwise(known):
        value = figures(after)
        if after.middle < before.middle or after.low < before.low or after.high < before.high:
            raise bad(f"falls below the row before ({figures(before)})", row=number, column=title, value=value)
        width = min(before.width, after.width)
        if before == after and _grid(rows):
            continue
        if width > 0 and before.high - after.low > max(1.0, 0.25 * width):
            raise bad(f"overlaps the row before ({figures(before)})", row=number, column=title, value=value)
        apart = after.low - before.high
        if width > 0 and name == first and (apart > max(6.0, 1.5 * width) or (meeting and apart > width)):
            raise bad(f"leaves a gap after the row before ({figures(before)})", row=number, column=title, value=value)
        if width == 0 and name == first and before.low > 0 and after.low - before.low > 25:
            raise bad(f"leaves a gap after the row before ({figures(before)})", row=number, column=title, value=value)


# ------------------------------------------------------------------------------------------- out and back


def to_csv(chart: Chart) -> str:
    """Return a chart as CSV (RFC 4180, UTF-8): systems, then body dimensions in cm."""
    scales = chart.scales()
    names = tuple(dict.fromkeys(name for row in chart.rows for name in row.body))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([*scales, *(f"{name} cm" for name in names)])
    for row in chart.rows:
        labels = [" | ".join(row.labels.get(scale, ())) for scale in scales]
        writer.writerow([*labels, *(figures(row.body[name]) if name in row.body else "" for name in names)])
    return buffer.getvalue()


def to_jsonld(chart: Chart) -> dict[str, Any]:
    """Return a chart as JSON-LD: one schema.org SizeSpecification a row and system."""
    graph: list[dict[str, Any]] = []
    groups = feeds.schema_groups(chart.audience.value, chart.fit_type.value)
    for number, row in enumerate(chart.rows, start=1):
        measures = [feeds.measurement(name, interval.low, interval.high, "cm") for name, interval in row.body.items()]
        for scale, sizes in row.labels.items():
            graph += [
                {"@type": "SizeSpecification", "identifier": f"{number}:{scale}", "name": size,
                 "sizeSystem": feeds.schema_system(scale), "sizeGroup": groups, "suggestedMeasurement": measures}
                for size in sizes
            ]  # fmt: skip
    return {"@context": "https://schema.org", "@graph": graph}


def _jsonld(given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return rows from JSON-LD, or from a mapping of columns to lists."""
    graph = (
        given.get("@graph") or given.get("hasPart") or (given.get("itemListElement") if "@context" in given else None)
    )
    if graph is None:
        if given and all(isinstance(cells, Sequence) and not isinstance(cells, str) for cells in given.values()):
            length = {len(cells) for cells in given.values()}
            if len(length) != 1:
                raise bad("columns of different lengths", column=str(next(iter(given))))
            return [{str(name): cells[index] for name, cells in given.items()} for index in range(length.pop())]
        raise bad("expected rows, or JSON-LD with an @graph of SizeSpecification items")
    rows: dict[str, dict[str, Any]] = {}
    for number, entry in enumerate(graph, start=1):
        if not isinstance(entry, Mapping) or not entry.get("name"):
            raise bad("expected a SizeSpecification with a name", row=number)
        mark, _, scale = str(entry.get("identifier", number)).partition(":")
        if not scale:
            code = str(entry.get("sizeSystem", "INT")).rpartition("WearableSizeSystem")[2]
            scale = {"Europe": "EU"}.get(code, code)
        row = rows.setdefault(mark, {})
        row[scale] = f"{row[scale]} | {entry['name']}" if scale in row else str(entry["name"])
        for measure in entry.get("suggestedMeasurement") or entry.get("hasMeasurement") or ():
            if isinstance(measure, Mapping):
                low, high = measure.get("minValue", measure.get("value")), measure.get("maxValue", measure.get("value"))
                unit = {"CMT": "cm", "INH": "in", "MMT": "mm"}.get(str(measure.get("unitCode", "CMT")), "cm")
                title = f"{measure.get('name', 'bust')} {unit}"
                if row.setdefault(title, (low, high)) != (low, high):
                    told = f"{_ends_said(row[title])} and {_ends_said((low, high))}"
                    raise bad("one size has two figures that contradict each other", row=number, column=title,
                               value=told)  # fmt: skip
    return list(rows.values())


def _ends_said(ends: tuple[Any, Any]) -> str:
    return str(ends[0]) if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}"
