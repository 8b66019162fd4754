"""A small table: what the exploring functions and ``table`` return."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from specconv.ground.errors import UnknownOption
from specconv.ground.show import as_html
from specconv.ground.value import AsItWas, AsName, Value


class Table(Value):
    """Columns and rows, with exports; iterates over its rows as dicts.

    >>> table = Table(title="Letters", columns=("letter", "bust"), rows=(("S", "82-90"), ("M", "90-98")))
    >>> len(table), table[1]["bust"]
    (2, '90-98')
    >>> print(table.to_markdown())
    | letter | bust  |
    | ------ | ----- |
    | S      | 82-90 |
    | M      | 90-98 |
    """

    title: Annotated[str, AsName]
    columns: tuple[str, ...]
    rows: Annotated[tuple[tuple[Any, ...], ...], AsItWas]

    def __len__(self) -> int:
        return len(self.rows)

    # other values iterate over their fields; a table is iterated row by row
    def __iter__(self) -> Iterator[dict[str, Any]]:  # type: ignore[override]
        for row in self.rows:
            yield dict(zip(self.columns, row, strict=True))

    def __getitem__(self, index: int) -> dict[str, Any]:
        return dict(zip(self.columns, self.rows[index], strict=True))

    def column(self, name: str) -> tuple[Any, ...]:
        """Return the values of one column; raise :class:`~specconv.UnknownOption` for one that there is not."""
        index = self._index(name)
        return tuple(row[index] for row in self.rows)

    def _index(self, name: str) -> int:
        if not isinstance(name, str) or name not in self.columns:
            raise UnknownOption("no such column", field="column", value=name, choices=self.columns)
        return self.columns.index(name)

    def where(self, **wanted: Any) -> Table:
        """Return the rows whose columns have these values."""
        indexes = {self._index(name): value for name, value in wanted.items()}
        rows = tuple(row for row in self.rows if all(row[index] == value for index, value in indexes.items()))
        return Table.trusted(title=self.title, columns=self.columns, rows=rows)

    def to_markdown(self) -> str:
        """Return a Markdown table with aligned columns."""
        cells = [self.columns, *[tuple(cell(value).replace("|", "\\|") for value in row) for row in self.rows]]
        widths = [max(3, *(len(row[index]) for row in cells)) for index in range(len(self.columns))]
        lines = [
            "| " + " | ".join(value.ljust(width) for value, width in zip(row, widths, strict=True)) + " |"
            for row in cells
        ]
        lines.insert(1, "| " + " | ".join("-" * width for width in widths) + " |")
        return "\n".join(lines)

    def to_csv(self) -> str:
        """Return CSV text (RFC 4180, UTF-8, header first)."""
        import csv
        import io

        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows([cell(value) for value in row] for row in self.rows)
        return buffer.getvalue()

    def to_frame(self) -> Any:
        """Return a pandas DataFrame (needs the extra ``frames``)."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def __str__(self) -> str:
        return self.to_markdown()

    def _repr_html_(self) -> str:
        return as_html(self)


def cell(value: Any) -> str:
    """Return a cell as text: tuples by spaces, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, tuple | list | frozenset):
        return " ".join(cell(part) for part in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
