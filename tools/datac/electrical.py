"""Tables of the electrical data."""

from __future__ import annotations

from datac.rows import Table

TABLES: tuple[Table, ...] = ()
