"""The designations that the standards' tables hold, compiled so that every size of the data can be named at run time.

A row is (standard, system, audience, block, columns): the designations are the product of the columns, each a list of
parts that stand together. GB/T 1335: height × girth × body type, the heights in steps of 5 cm between the shortest and
the tallest code that the tables print. JIS L 4005: number × body type × height letter. GOST: height with the girths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from datac.rows import Located, Table
from datac.sizes_rows import StandardRow, table_values

Columns = list[list[dict[str, Any]]]
_CODE = re.compile(r"(\d{3})/(\d{2,3})([YABC])")


def _lines(known: dict[str, list[Located]], table: str) -> list[dict[str, str]]:
    return [table_values(located.row.values) for located in known["sizes/standard_lines"] if located.row.table == table]


def _numbers(cell: str, step: int) -> list[int]:
    """Read ``"41|44|47"`` and ``"41-44"`` (both ends, in the step of the standard)."""
    if "-" in cell:
        low, high = map(int, cell.split("-"))
        return list(range(low, high + 1, step))
    return [int(part) for part in cell.split("|")]


def _grown(known: dict[str, list[Located]], standard: str, audience: str, girth: str) -> Iterator[list[Any]]:
    codes = [
        int(match[1])
        for located in known["sizes/standard_lines"]
        if located.row.table.startswith(f"{standard}.")
        for match in _CODE.finditer(located.row.values)
    ]
    heights = [{"height": height} for height in range(min(codes), max(codes) + 1, 5)]
    for body_type in "YABC":
        table = _lines(known, f"{standard}.{body_type.lower()}-{girth}-waist-hip")
        for block, name in (("upper", girth), ("lower", "waist")):
            girths = sorted({int(float(line[name])) for line in table})
            columns = [heights, [{name: each} for each in girths], [{"body_type": body_type}]]
            yield [standard, "CN", audience, block, columns]


def _children(known: dict[str, list[Located]]) -> Iterator[list[Any]]:
    for block, table, name, step in (
        ("upper", "gbt-1335-3.upper-height-chests", "chest", 4),
        ("lower", "gbt-1335-3.lower-height-waists", "waist", 3),
    ):
        pairs: dict[str, list[dict[str, Any]]] = {}
        for line in _lines(known, table):
            whom = {"infant": "baby", "child": "kids", "boy": "boys", "girl": "girls"}
            for word in line["audience"].split(" and "):
                pairs.setdefault(whom[word], []).extend(
                    {"height": int(line["height"]), name: girth} for girth in _numbers(line[f"{name}s"], step)
                )
        for audience, found in sorted(pairs.items()):
            yield ["gbt-1335-3", "CN", audience, block, [found]]


def _japanese(known: dict[str, list[Located]]) -> Iterator[list[Any]]:
    women = "jis-l4005"
    yield [
        women, "JP", "women", "any",
        [
            [{"number": int(line["go"])} for line in _lines(known, f"{women}.number-bust-hip-a-r")],
            [{"body_type": line["type"]} for line in _lines(known, f"{women}.body-types-hip-offset-to-a")],
            [{"height": int(line["height"])} for line in _lines(known, f"{women}.heights")],
        ],
    ]  # fmt: skip
    men = "jis-l4004"
    ranges = [line["chest_interval"].split("-") for line in _lines(known, f"{men}.letter-ranges")]
    chests = range(min(int(low) for low, _ in ranges), max(int(high) for _, high in ranges) + 1, 2)
    yield [
        men, "JP", "men", "upper",
        [
            [{"chest": chest} for chest in chests],
            [{"body_type": line["type"]} for line in _lines(known, f"{men}.drop-by-type-chest-minus-waist")],
            [{"height": int(line["height"])} for line in _lines(known, f"{men}.height-number")],
        ],
    ]  # fmt: skip
    for standard, audience in (("jis-l4002", "boys"), ("jis-l4003", "girls")):
        types = [line["type"] for line in _lines(known, f"{standard}.body-types-chest-or-waist-offs")]
        heights = [int(line["size"]) for line in _lines(known, f"{standard}.range-display")]
        columns: Columns = [[{"height": height} for height in heights], [{"body_type": letter} for letter in types]]
        yield [standard, "JP", audience, "any", columns]


def _russian(known: dict[str, list[Located]]) -> Iterator[list[Any]]:
    women = _lines(known, "gost-31396.women-height-164-gost-29295-ta")
    rows = [{"height": 164, "bust": int(line["bust"]), "hip": int(line["hip"])} for line in women]
    yield ["gost-31396", "RU", "women", "any", [rows]]
    for standard, audience, girth in (("gost-31396", "women", "bust"), ("gost-31399", "men", "chest")):
        doubles = _lines(known, f"{standard}.workwear-doubles")
        yield [standard, "RU", audience, "any", [[{"double": line["label"], "girth": girth} for line in doubles]]]


def _derive(known: dict[str, list[Located]]) -> list[Any]:
    return [
        *_grown(known, "gbt-1335-1", "men", "chest"),
        *_grown(known, "gbt-1335-2", "women", "bust"),
        *_children(known),
        *_japanese(known),
        *_russian(known),
    ]


TABLES: tuple[Table, ...] = (Table("sizes/designations", "sizes/standards.csv", StandardRow, ("id",), derive=_derive),)
