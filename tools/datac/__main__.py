"""Compile ``data/``.

``python -m datac`` compiles everything; ``--check`` fails when the compiled tables are stale; ``--only electrical``
compiles the tables whose names begin so, and passes over problems in others (for work in progress).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from datac.rows import DATA, DataError, Located, Table, read
from datac.tables import TABLES

OUTPUT = Path(__file__).resolve().parents[2] / "src" / "specconv" / "_data"


def _references(table: Table, rows: list[Located], known: dict[str, list[Located]]) -> Iterator[str]:
    targets = {"source": "sources.id"} if "source" in table.row.model_fields else {}
    for column, target in {**targets, **table.references}.items():
        name, of = target.rsplit(".", 1)
        valid = {str(getattr(located.row, of)) for located in known[name]}
        for located in rows:
            value = getattr(located.row, column)
            for word in value if isinstance(value, tuple) else () if value in (None, "") else (str(value),):
                if word not in valid:
                    yield f"{located}: column {column}: got {word!r}, expected: a value of {target}"


def compile_all(root: Path = DATA, only: str = "") -> dict[str, str]:
    """Return file name → content of every compiled table; raise :class:`DataError` when any row is wrong."""
    known: dict[str, list[Located]] = {}
    problems: list[str] = []
    compiled = {}
    for table in TABLES:
        try:
            rows = known[table.name] = read(table, root)
        except DataError as error:
            if table.name.startswith(only):
                problems.append(str(error))
            known[table.name] = []
            continue
        if table.name.startswith(only):
            problems += _references(table, rows, known)
        if not table.ship or not table.name.startswith(only):
            continue
        if table.derive:
            content = table.derive(known)
        else:
            content = table.compile(rows) if table.compile else [located.row.compiled() for located in rows]
        compiled[table.name.replace("/", ".") + ".json"] = _lines(content)
    if problems:
        raise DataError("\n".join(problems))
    return compiled


def _lines(content: list[object]) -> str:
    """One row a line, so that a change of the data shows as a readable change of the compiled table."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in content)
    return f"[\n{rows}\n]\n"


def stale(root: Path = DATA) -> list[str]:
    """Return the names of compiled tables that do not match ``data/``."""
    fresh = compile_all(root)
    present = {path.name: path.read_text(encoding="utf-8") for path in OUTPUT.glob("*.json")}
    return sorted(name for name in fresh.keys() | present.keys() if fresh.get(name) != present.get(name))


def main(arguments: list[str]) -> int:
    """Compile or check; return the exit code."""
    try:
        if "--check" in arguments:
            names = stale()
            print("\n".join(f"stale: {name} (run: make data)" for name in names) or "compiled tables are up to date")
            return 1 if names else 0
        only = arguments[arguments.index("--only") + 1] if "--only" in arguments else ""
        tables = compile_all(only=only)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    OUTPUT.mkdir(exist_ok=True)
    for path in OUTPUT.glob("*.json"):
        if path.name not in tables and not only:
            path.unlink()
    for name, content in tables.items():
        (OUTPUT / name).write_text(content, encoding="utf-8")
    size = sum(len(content.encode()) for content in tables.values())
    print(f"{len(tables)} tables, {size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
