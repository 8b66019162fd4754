"""Size charts: for whom and what one is, and its rows. Those of brands and the merchant's own are the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from specconv.ground.interval import Interval
from specconv.ground.sources import Source
from specconv.ground.value import EMPTY, AsName, FrozenMap, Value
from specconv.sizes.values import Audience, FitType

if TYPE_CHECKING:
    from specconv.ground.table import Table


class ChartRow(Value):
    """A row: its sizes by system (or series such as ``CN.letters``), and the body in cm that it is made for."""

    labels: FrozenMap[tuple[str, ...]]
    body: FrozenMap[Interval] = EMPTY


class Chart(Value):
    """A size chart: for whom and what it is, and its rows from the smallest to the largest size.

    ``brand`` is the name of a brand of the data, or None for a merchant's own; ``date`` is what the chart itself bears.
    """

    name: Annotated[str, AsName]
    brand: str | None = None
    audience: Audience
    items: tuple[str, ...]
    fit_type: FitType
    region: str = ""
    basis: str = "body"
    date: str = ""
    flags: tuple[str, ...] = ()
    rows: tuple[ChartRow, ...]
    sources: tuple[Source, ...] = ()

    def __len__(self) -> int:
        return len(self.rows)

    def scales(self) -> tuple[str, ...]:
        """Return the systems and series of the chart, in the order of its columns."""
        return tuple(dict.fromkeys(scale for row in self.rows for scale in row.labels))

    def to_csv(self) -> str:
        """Return the chart as CSV that :func:`specconv.chart` reads back."""
        from specconv.sizes.chart_text import to_csv

        return to_csv(self)

    def to_jsonld(self) -> dict[str, Any]:
        """Return the chart as schema.org ``SizeSpecification`` items (JSON-LD), for :func:`specconv.chart` too."""
        from specconv.sizes.chart_text import to_jsonld

        return to_jsonld(self)

    def to_table(self) -> Table:
        """Return the chart as a table: sizes by system, then the body in cm."""
        scales = self.scales()
        names = tuple(dict.fromkeys(name for row in self.rows for name in row.body))
        lines = tuple(
            (
                *(" ".join(row.labels.get(scale, ())) for scale in scales),
                *(figures(row.body[name]) if name in row.body else "" for name in names),
            )
            for row in self.rows
        )
        from specconv.ground.table import Table  # late: the first answer needs none

        return Table.trusted(title=self.name, columns=(*scales, *(f"{name} cm" for name in names)), rows=lines)

    def _repr_html_(self) -> str:
        from specconv.ground.show import as_html

        return as_html(self)

    def __str__(self) -> str:
        return f"{self.name}: {len(self.rows)} sizes ({', '.join(self.scales())})"


def figures(interval: Interval) -> str:
    """Return ``"86-90"``, or one figure where both ends are equal."""
    low, high = f"{interval.low:g}", f"{interval.high:g}"
    return low if low == high else f"{low}-{high}"


def row_index(chart: Chart, scale: str, label: str) -> int | None:
    """Return the number of the row that prints a label of a scale, None where there is none."""
    for index, row in enumerate(chart.rows):
        if label in row.labels.get(scale, ()):
            return index
    return None
