"""All tables of the library. The order is the order in which references can point."""

from __future__ import annotations

from datac import (
    ask,
    electrical,
    electrical_engine,
    electrical_supply,
    feeds,
    ground,
    places,
    sizes,
    sizes_designations,
    sizes_lexicon,
    sizes_scales,
)
from datac.rows import Table

TABLES: tuple[Table, ...] = (
    *ground.TABLES, *places.TABLES, *electrical.TABLES, *electrical_engine.TABLES, *electrical_supply.TABLES,
    *sizes.TABLES, *sizes_designations.TABLES, *sizes_scales.TABLES, *sizes_lexicon.TABLES, *feeds.TABLES,
    *ask.TABLES,
)  # fmt: skip
