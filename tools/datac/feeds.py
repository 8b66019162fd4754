"""Row class and table of the vocabularies of product feeds."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import Field

from datac.rows import Located, Sourced, Table

Dialect = Literal["amazon", "google", "gs1", "schema.org", "shopify"]


class FeedTermRow(Sourced):
    """What a feed calls a thing of ours: ``term`` of a ``field`` of a ``dialect`` for our ``code``.

    A code is a size system, an audience, a fit type, a part of a size, a label, a unit or (``age_months``) a span of
    months. Terms that a feed writes side by side for one code are separated by spaces.
    """

    dialect: Dialect
    field: str = Field(pattern=r"^[a-zA-Z][a-zA-Z_.-]*$")
    code: str = Field(min_length=1)
    term: str = Field(min_length=1)


def _gapless(rows: list[Located]) -> Iterator[str]:
    """Yield spans of months that leave a gap."""
    ends: dict[str, list[tuple[int, int, Located]]] = {}
    for located in rows:
        if located.row.field == "age_months":
            low, high = map(int, located.row.code.split("-"))
            ends.setdefault(located.row.dialect, []).append((low, high, located))
    for spans in ends.values():
        ordered = sorted(spans, key=lambda span: span[0])
        for (_, end, _), (start, _, located) in itertools.pairwise(ordered):
            if start != end:
                yield f"{located}: column code: got {located.row.code!r}, expected: months from {end} on"


def _by_field(rows: list[Located]) -> list[Any]:
    """Return one entry a dialect and field: its codes with their terms."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for located in rows:
        row = located.row
        found.setdefault((row.dialect, row.field), {})[row.code] = row.term
    return [[dialect, field, terms] for (dialect, field), terms in found.items()]


TABLES: tuple[Table, ...] = (
    Table("feeds/terms", "feeds/*.csv", FeedTermRow, ("dialect", "field", "code"), check=_gapless, compile=_by_field),
)
