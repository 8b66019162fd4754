"""How much data there is and how far it is trusted: the table of ``docs/data.md``.

``python -m datac.counts`` prints it, ``--write`` puts it into the page. ``make data`` writes it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from datac.rows import DATA, Sourced, read
from datac.tables import TABLES

PAGE = DATA.parent / "docs" / "data.md"
BEGIN, END = "<!-- counts: begin (make data) -->", "<!-- counts: end -->"
DEBT = "general-knowledge"
LEVELS = ("high", "medium", "low")


def sourced_rows(root: Path = DATA) -> dict[str, list[Sourced]]:
    """Return file pattern → its rows, for every table whose rows name a source; each file once."""
    found: dict[str, list[Sourced]] = {}
    for table in TABLES:
        if issubclass(table.row, Sourced) and table.files not in found:
            found[table.files] = [located.row for located in read(table, root)]
    return found


def debt(root: Path = DATA) -> int:
    """Return the number of rows that rest on general knowledge, alone or beside other sources."""
    return sum(DEBT in row.source for rows in sourced_rows(root).values() for row in rows)


def source_kinds(root: Path = DATA) -> Counter[str]:
    """Return the number of sources of each kind."""
    bibliography = next(table for table in TABLES if table.name == "sources")
    return Counter(located.row.kind for located in read(bibliography, root))


def report(root: Path = DATA) -> str:
    """Return both tables in Markdown."""
    lines = [
        "| file | rows | high | medium | low | general knowledge |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    total = [0] * 5
    for files, rows in sorted(sourced_rows(root).items()):
        levels = Counter(str(row.confidence) for row in rows)
        figures = [len(rows), *(levels[level] for level in LEVELS), sum(DEBT in row.source for row in rows)]
        total = [before + figure for before, figure in zip(total, figures, strict=True)]
        lines.append(f"| `{files}` | {' | '.join(f'{figure:,}' for figure in figures)} |")
    lines.append(f"| **together** | {' | '.join(f'{figure:,}' for figure in total)} |")
    kinds = source_kinds(root)
    lines += ["", "| kind of source | sources |", "| --- | ---: |"]
    lines += [f"| {kind} | {count} |" for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0]))]
    lines.append(f"| **together** | {kinds.total()} |")
    return "\n".join(lines)


def split_page(page: Path = PAGE) -> tuple[str, str, str]:
    """Return what stands before, between and after the marks of the page."""
    before, _, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    between, _, after = rest.partition(END)
    return before, between.strip(), after


def main(arguments: list[str]) -> int:
    """Print the tables, or write them into the page."""
    if "--write" not in arguments:
        print(report())
        return 0
    before, _, after = split_page()
    PAGE.write_text(f"{before}{BEGIN}\n{report()}\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
