"""Tables of the sizes data."""

from __future__ import annotations

from datac.rows import Table

TABLES: tuple[Table, ...] = ()
