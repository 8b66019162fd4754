"""What a table of facts is: a file pattern, a pydantic row, a key, and how wrong rows are reported.

A wrong row is reported with file, line, column, value and what was expected, and nothing is written. Every table is
sorted by its key, which makes reviews of data changes readable, and every row names its sources and its confidence.
"""

from __future__ import annotations

import csv
import itertools
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

DATA = Path(__file__).resolve().parents[2] / "data"


class DataError(Exception):
    """One or more wrong rows; the text has one line each."""


def _words(value: object) -> object:
    return tuple(value.split()) if isinstance(value, str) else value


DATE = r"^(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?$"
"""A year, a month or a day as ISO 8601 writes them, or nothing."""


def _blank(value: object) -> object:
    return None if value == "" else value


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]
"""A cell of words separated by spaces."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", max_length=80)]
"""An identifier: lower case, digits, ``-``, ``_`` and ``.``."""

OptionalFloat = Annotated[float | None, BeforeValidator(_blank)]
OptionalInt = Annotated[int | None, BeforeValidator(_blank)]
OptionalText = Annotated[str | None, BeforeValidator(_blank)]
Flag = Literal["yes", "no"]
Text = Annotated[str, Field(min_length=1)]
Territory = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]


class Row(BaseModel):
    """A row of facts. Columns of the CSV are exactly the fields of the class, in any order."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    def compiled(self) -> list[Any]:
        """Return the row as it is written into the compiled table: its fields in order, source and confidence last."""
        fields = type(self).model_fields
        own = [name for name in fields if name not in ("source", "confidence")]
        cited = [name for name in ("source", "confidence") if name in fields]
        return [_plain(getattr(self, name)) for name in own + cited]


class Sourced(Row):
    """A row that names its sources (ids of ``sources.toml``, separated by spaces) and its confidence."""

    source: Words = Field(min_length=1)
    confidence: Literal["high", "medium", "low"]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return " ".join(map(str, value))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


@dataclass(frozen=True)
class Table:
    """A compiled table: ``name`` is also the name of its output, ``files`` a glob below ``data/``."""

    name: str
    files: str
    row: type[Row]
    key: tuple[str, ...]
    references: dict[str, str] = field(default_factory=dict)
    """Column → ``"table.column"`` whose values it must be among (words are checked one by one)."""
    check: Callable[[list[Located]], Iterable[str]] | None = None
    """A rule over the whole table; yields problems."""
    compile: Callable[[list[Located]], list[Any]] | None = None
    """How the table is written, where a plain list of rows is not it."""
    derive: Callable[[dict[str, list[Located]]], list[Any]] | None = None
    """How the table is computed from the rows of all tables before it; its own rows then only set constants."""
    ship: bool = True
    """Whether it is compiled for run time; evidence that only feeds computed tables is not."""


@dataclass(frozen=True)
class Located:
    """A valid row and where it stands."""

    file: str
    line: int
    row: Any

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def ditto(rows: list[Any], column: int) -> list[Any]:
    """Return compiled rows whose cell repeats that of an earlier row with the number of that row in its place.

    ``specconv.ground.catalog.repeated`` undoes it.
    """
    first: dict[str, int] = {}
    for at, row in enumerate(rows):
        earlier = first.setdefault(row[column], at)
        if earlier != at:
            row[column] = earlier
    return rows


def read(table: Table, root: Path = DATA) -> list[Located]:
    """Return the valid rows of a table, or raise :class:`DataError` with every problem found."""
    problems: list[str] = []
    located: list[Located] = []
    paths = sorted(root.glob(table.files))
    if not paths:
        raise DataError(f"data/{table.files}: no such file")
    for path in paths:
        name = f"data/{path.relative_to(root).as_posix()}"
        try:
            raw = list(_toml(path) if path.suffix == ".toml" else _csv(path, name, table.row))
        except (UnicodeDecodeError, csv.Error, tomllib.TOMLDecodeError) as error:
            raise DataError(f"{name}: {error}") from error
        in_file: list[Located] = []
        for line, cells in raw:
            try:
                in_file.append(Located(name, line, table.row.model_validate(cells)))
            except ValidationError as error:
                problems += [
                    f"{name}:{line}: column {'.'.join(map(str, problem['loc'])) or '(row)'}: "
                    f"got {problem['input']!r}, expected: {problem['msg']}"
                    for problem in error.errors()
                ]
        problems += _unsorted(in_file, table)
        located += in_file
    problems += _repeated(located, table)
    if table.check and not problems:
        problems += table.check(located)
    if problems:
        raise DataError("\n".join(problems))
    return located


def _key(located: Located, table: Table) -> tuple[Any, ...]:
    return tuple(getattr(located.row, column) for column in table.key)


def _sortable(key: tuple[Any, ...]) -> tuple[tuple[int, Any], ...]:
    return tuple((0, "") if part is None else (1, part) for part in key)


def _unsorted(rows: list[Located], table: Table) -> Iterator[str]:
    for before, after in itertools.pairwise(rows):
        if _sortable(_key(after, table)) < _sortable(_key(before, table)):
            got, before_it = _key(after, table), _key(before, table)
            yield f"{after}: column {', '.join(table.key)}: got {got}, expected: sorted, so before {before_it}"


def _repeated(rows: list[Located], table: Table) -> Iterator[str]:
    seen: dict[tuple[Any, ...], Located] = {}
    for row in rows:
        key = _key(row, table)
        if key in seen:
            yield f"{row}: column {', '.join(table.key)}: got {key}, expected: unique, but also at {seen[key]}"
        seen[key] = row


def _csv(path: Path, name: str, row: type[Row]) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        wanted, found = set(row.model_fields), set(reader.fieldnames or ())
        if wanted != found:
            missing, extra = sorted(wanted - found), sorted(found - wanted)
            raise DataError(f"{name}:1: column names: missing {missing}, not known {extra}")
        for cells in reader:
            if None in cells or None in cells.values():
                raise DataError(f"{name}:{reader.line_num}: expected {len(wanted)} cells, as in the header")
            yield reader.line_num, cells


def _toml(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    text = path.read_text(encoding="utf-8")
    lines = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("["):
            lines[line.strip().strip("[]").strip('"')] = number
    for key, fields in tomllib.loads(text).items():
        yield lines.get(key, 0), {"id": key, **fields}
