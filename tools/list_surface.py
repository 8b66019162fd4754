"""Write the tables of ``docs/reference.md`` from the docstrings of the public surface."""

from __future__ import annotations

import enum
import inspect
import sys
from pathlib import Path

import specconv

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference.md"
BEGIN, END = "<!-- surface: begin (tools/list_surface.py) -->", "<!-- surface: end -->"


def kind(thing: object) -> str:
    """Return the heading under which a name is listed."""
    if not inspect.isclass(thing):
        return "Verbs"
    if issubclass(thing, Exception):
        return "Errors"
    return "Closed lists" if issubclass(thing, enum.Enum) else "Values"


def report() -> str:
    """Return one table for each kind of name."""
    groups: dict[str, list[str]] = {"Verbs": [], "Values": [], "Closed lists": [], "Errors": []}
    for name in sorted(specconv.__all__, key=str.casefold):
        thing = getattr(specconv, name)
        first = (inspect.getdoc(thing) or "").partition("\n\n")[0]
        summary = " ".join(first.split()).replace("|", "\\|").replace("``", "`")
        groups[kind(thing)].append(f"| `{name}` | {summary} |")
    head = "| name | what it is |\n| --- | --- |\n"
    parts = [f"## {title}\n\n{head}" + "\n".join(rows) for title, rows in groups.items()]
    return "\n\n".join(parts)


def main() -> int:
    """Put the tables into the page."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n{report()}\n\n{END}{after}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
