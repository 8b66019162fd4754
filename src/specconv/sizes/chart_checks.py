"""What makes a merchant's chart unusable: figures that fall, intervals that overlap or leave a gap, inches among cm."""

from __future__ import annotations

import itertools
import math

from specconv.ground.interval import Interval
from specconv.sizes.bodies import _SANE
from specconv.sizes.chart_cells import Row, plain
from specconv.sizes.chart_titles import UNITS, Column, bad
from specconv.sizes.charts import figures
from specconv.sizes.questions import primary, question
from specconv.sizes.values import Audience


def close_ends(rows: list[Row], header: list[str], columns: list[Column]) -> None:
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


def check(rows: list[Row], header: list[str], columns: list[Column], whom: Audience, what: str | None) -> None:
    """Refuse rows that no body can go by; raise :class:`~specconv.InvalidChart` with row and column."""
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
                           value=plain(interval.low / 2.54))  # fmt: skip
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
