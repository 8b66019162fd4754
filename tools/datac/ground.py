"""Sources and messages: what both domains use."""

from __future__ import annotations

import string
from collections.abc import Iterable
from typing import Any, Literal

from pydantic import Field

from datac.rows import DATE, Id, Located, Row, Table, Text
from specconv.ground.sources import USUAL_SCHEME


class SourceRow(Row):
    """An entry of the bibliography. ``year`` is what the source itself bears; empty means undated."""

    id: Id
    title: Text
    kind: Literal["standard", "authority", "manufacturer", "retailer", "reference", "computed", "general knowledge"]
    year: str = Field(default="", pattern=DATE)
    address: str = ""


class MessageRow(Row):
    """A sentence in every language, with the same placeholders."""

    id: Id
    en: Text
    zh: Text


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def _same_placeholders(rows: list[Located]) -> Iterable[str]:
    for located in rows:
        en, zh = _placeholders(located.row.en), _placeholders(located.row.zh)
        if not zh <= en:
            yield f"{located}: column zh: got placeholders {sorted(zh)}, expected: among {sorted(en)}"


def _compile_sources(rows: list[Located]) -> list[Any]:
    """Write an address without its scheme where that is the usual one: ``//example.org``."""
    return [[r.row.id, r.row.title, r.row.kind, r.row.year, r.row.address.removeprefix(USUAL_SCHEME)] for r in rows]


TABLES = (
    Table("sources", "sources.toml", SourceRow, ("id",), compile=_compile_sources),
    Table("messages", "messages/*.toml", MessageRow, ("id",), check=_same_placeholders),
)
