"""Write ``docs/pairs``: one page for each pair of common size systems, from the same tables that answer questions."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import specconv as sc
from specconv.sizes import vocabulary
from specconv.sizes.values import System

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pairs"
SYSTEMS = ("US", "UK", "EU", "DE", "FR", "IT", "CN", "JP", "INT")
PARTS = (
    ("Women, dresses and tops", "women", "dress"),
    ("Women, trousers and skirts", "women", "trousers"),
    ("Men, jackets and suits", "men", "jacket"),
    ("Men, trousers", "men", "trousers"),
    ("Men, shirts by the collar", "men", "dress_shirt"),
    ("Children", "kids", "top"),
)
LEAST = 20
"""Per cent that the first candidate needs to stand in a page: below, the sizes hardly correspond."""


def _name(code: str) -> str:
    return str(vocabulary.systems()[System(code)].name)


def section(from_: str, to: str, audience: str, item: str) -> str:
    """Return the table of one direction, or nothing where no size corresponds."""
    table = sc.table(from_, to, audience=audience, item=item)
    head = table.columns
    rows = [row for row in table.rows if int(row[2].partition(" ")[0]) >= LEAST]
    if not rows:
        return ""
    if all(row[0] == row[1] for row in rows):
        return f"The sizes of {_name(from_)} and {_name(to)} bear the same labels.\n"
    lines = [f"| {from_} | {to} | odds | then | {head[4]} |", "| --- | --- | --- | --- | --- |"]
    lines += [f"| {row[0]} | {row[1]} | {row[2]} | {row[3].partition(',')[0]} | {row[4]} |" for row in rows]
    return "\n".join(lines) + "\n"


def page(one: str, other: str) -> str:
    """Return the page of a pair, both ways."""
    text = [
        f"# {_name(one)} and {_name(other)}: sizes of clothing\n",
        "Written by `make docs` from the tables behind `sc.table`. Shops disagree: read the odds, and check the body "
        "measure against the shop's own chart.\n",
    ]
    for title, audience, item in PARTS:
        ways = [section(a, b, audience, item) for a, b in ((one, other), (other, one))]
        if any(ways):
            text.append(f"## {title}\n")
            text += [way for way in dict.fromkeys(ways) if way]
    return "\n".join(text)


def pages() -> dict[str, str]:
    """Return every page by file name, the index among them."""
    found = {f"{a.lower()}-{b.lower()}.md": page(a, b) for a, b in itertools.combinations(SYSTEMS, 2)}
    rows = [
        f"| {_name(one)} | "
        + " | ".join(
            "" if one == other else f"[{one}-{other}]({'-'.join(sorted((one, other), key=SYSTEMS.index)).lower()}.md)"
            for other in SYSTEMS
        )
        + " |"
        for one in SYSTEMS
    ]
    head = f"|  | {' | '.join(SYSTEMS)} |\n|{' --- |' * (len(SYSTEMS) + 1)}\n"
    found["README.md"] = (
        "# Pairs of size systems\n\nOne page for each pair, written by `make docs`; any other pair, item and fit type: "
        '`sc.table("UK", "KR", audience="women", item="dress")`.\n\n' + head + "\n".join(rows) + "\n"
    )
    return found


def main() -> int:
    """Write the pages, and remove those that are no longer made."""
    FOLDER.mkdir(exist_ok=True)
    wanted = pages()
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
