"""Exploration: what the library knows, as small tables."""

from __future__ import annotations

from functools import cache

from specconv.electrical.appliances import appliances as appliances
from specconv.electrical.plugs import plugs as plugs
from specconv.ground.sources import all_sources
from specconv.ground.table import Table


@cache
def sources() -> Table:
    """Return the bibliography: id, title, kind, date and address of every source.

    >>> sources().where(id="iso-8559-1").column("kind")
    ('standard',)
    """
    columns = ("id", "title", "kind", "date", "address")
    rows = tuple((one.id, one.title, str(one.kind), one.date, one.address) for one in all_sources())
    return Table.trusted(title="Sources", columns=columns, rows=rows)
