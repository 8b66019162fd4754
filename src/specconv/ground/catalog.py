"""Compiled facts: one JSON file a table, read once, when first asked for.

The files are written by ``make data`` from ``data/`` and were validated there; nothing is checked again here. A row is
a list in the order of the columns that the compiler's row class declares.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

from specconv.ground.collector import Paused

_loader: Any = __spec__.loader
_read = _loader.get_data
"""Whatever found this module reads its tables: a folder, or the zip that the wheel is."""
_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "_data")


@cache
def rows(table: str) -> list[list[Any]]:
    """Return the rows of a compiled table such as ``"electrical/sockets"``.

    >>> rows("electrical/lamps")[0][0]
    '2G11'
    """
    path = os.path.join(_FOLDER, table.replace("/", ".") + ".json")
    with Paused():
        loaded: list[list[Any]] = json.loads(_read(path))
    return loaded


def repeated(table: list[list[Any]], column: int) -> list[list[Any]]:
    """Return compiled rows in which a cell that is the number of an earlier row holds what stands there.

    >>> shared = [["FR", "iec-2017", "high"], ["DE", 0, "low"]]
    >>> repeated(shared, 1), shared[1]
    ([['FR', 'iec-2017', 'high'], ['DE', 'iec-2017', 'low']], ['DE', 0, 'low'])
    """
    at = column % len(table[0]) if table else 0
    return [[*row[:at], table[row[at]][at], *row[at + 1 :]] if isinstance(row[at], int) else row for row in table]
