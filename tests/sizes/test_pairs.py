"""The generated pages of pairs of systems say what the library answers."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import specconv as sc

ROOT = Path(__file__).resolve().parents[2]
_spec = importlib.util.spec_from_file_location("list_pairs", ROOT / "tools" / "list_pairs.py")
assert _spec is not None
assert _spec.loader is not None
list_pairs = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(list_pairs)


def test_pages_are_those_that_the_script_writes():
    written = {path.name: path.read_text(encoding="utf-8") for path in list_pairs.FOLDER.glob("*.md")}
    assert written == list_pairs.pages(), "run: make docs"


def test_every_pair_of_common_systems_has_a_page_with_women_men_and_children():
    wanted = len(list_pairs.SYSTEMS) * (len(list_pairs.SYSTEMS) - 1) // 2
    assert len(list(list_pairs.FOLDER.glob("*-*.md"))) == wanted
    text = (list_pairs.FOLDER / "us-uk.md").read_text(encoding="utf-8")
    assert all(f"## {title}" in text for title in ("Women, dresses and tops", "Men, jackets and suits", "Children"))


def test_a_row_of_a_page_is_the_answer():
    text = (list_pairs.FOLDER / "us-uk.md").read_text(encoding="utf-8")
    best = sc.convert("US 8", to="UK", audience="women", item="dress").best
    assert best is not None
    assert f"\n| 8 | {best.label} | " in text
