"""Tables of the places data."""

from __future__ import annotations

from datac.rows import Table

TABLES: tuple[Table, ...] = ()
