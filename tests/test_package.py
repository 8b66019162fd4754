"""The package as it is installed: compiled data, wheel, imports, and how wrong data are reported."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import specconv as sc
from datac import __main__ as compiler
from datac.counts import DEBT, debt, source_kinds, sourced_rows
from datac.rows import DATA, DataError, read
from datac.tables import TABLES

ROOT = Path(__file__).resolve().parents[1]
COMPILED = ROOT / "src" / "specconv" / "_data"
LIMIT = 2_000_000

GENERAL_KNOWLEDGE = 3576
"""Rows that rest on general knowledge, alone or beside other sources. A debt: lower the figure, never raise it."""


# ----------------------------------------------------------------------------------------------------------- the wheel


def test_compiled_tables_are_up_to_date():
    assert compiler.stale() == [], "run: make data"


def test_compiled_data_stay_small():
    assert sum(path.stat().st_size for path in COMPILED.glob("*.json")) <= LIMIT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Build the wheel from a copy, as a fresh clone would have it, with the build backend itself."""
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "tree"
    tree.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree)
    for name in ("src", "data"):
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=tree, check=True, capture_output=True)
    (built,) = folder.glob("specconv-*.whl")
    return built


def test_the_wheel_holds_code_data_and_licences_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert "specconv/py.typed" in names
    assert {f"specconv/_data/{path.name}" for path in COMPILED.glob("*.json")} <= names
    modules = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert modules <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/data/LICENSE") for name in names)
    assert all(name.startswith(("specconv/", "specconv-")) for name in names)


def test_the_wheel_declares_three_dependencies_and_the_extras(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        metadata = archive.read(name).decode()
    required = [
        line.removeprefix("Requires-Dist: ") for line in metadata.splitlines() if line.startswith("Requires-Dist")
    ]
    core = {re.split(r"[<>=!~ ;\[]", line)[0] for line in required if "extra ==" not in line}
    assert core == {"pint", "pydantic", "pycountry"}
    assert {"cli", "dev"} <= set(re.findall(r"Provides-Extra: (\S+)", metadata))
    assert f"Version: {sc.__version__}" in metadata
    assert "Requires-Python: >=3.11" in metadata


def test_the_wheel_answers_the_demo_from_another_folder(wheel, tmp_path):
    """The unpacked wheel alone, without the source tree, prints what the source tree prints."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    demo = "import specconv, specconv.demo as demo; print(specconv.__file__); demo.main()"

    def answers(path):
        return fresh(demo, cwd=tmp_path, PYTHONPATH=str(path)).splitlines()

    from_wheel, from_source = answers(tmp_path / "site"), answers(ROOT / "src")
    assert from_wheel[0].startswith(str(tmp_path))
    assert from_source[0].startswith(str(ROOT))
    assert from_wheel[1:] == from_source[1:]
    assert len(from_wheel) > 20


def test_the_wheel_answers_from_within_the_zip(wheel, tmp_path):
    """Python imports from a zip (PEP 273); the tables are read from where the modules are."""
    ask = "import specconv as sc; print(sc.__file__, sc.convert('US 8', to='UK'), sc.place('Deutschland').code)"
    assert fresh(ask, cwd=tmp_path, PYTHONPATH=str(wheel)).startswith(str(wheel))


# --------------------------------------------------------------------------------------------------------- the imports


def fresh(code, cwd=None, **environment):
    """Return what a fresh process prints; warnings are errors there as well."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


LOADED = "; import sys; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
NAMED_LOADED = "; import sys; print(*sorted(name for name in sys.modules if name.startswith('specconv')))"
PLATE = "sc.Appliance(kind='kettle', plug='I', rating='220 V 50 Hz 1500 W', equipment_class='I', origin='CN')"
FIRST_ANSWERS = {
    "place": "sc.place('AU')",
    "power": f"sc.will_it_work({PLATE}, 'AU')",
    "size": "sc.convert('US 8', to='UK', audience='women', item='dress')",
    "read_size": "sc.read_size('US 8')",
    "read_rating": "sc.read_rating('220 V 50 Hz 1500 W')",
    "recommend": "sc.recommend({'bust': '92 cm', 'hip': '98 cm'}, to='UK', audience='women', item='dress')",
}


def test_import_brings_in_no_dependency():
    loaded = set(fresh("import specconv" + LOADED).split())
    assert not loaded & {"pydantic", "pydantic_core", "pint", "pycountry", "typer", "rich", "pandas"}


def test_import_loads_only_itself():
    assert fresh("import specconv" + NAMED_LOADED).split() == ["specconv"]


@pytest.mark.parametrize("question", FIRST_ANSWERS)
def test_a_first_answer_brings_in_no_dependency(question):
    loaded = set(fresh(f"import specconv as sc; str({FIRST_ANSWERS[question]})" + LOADED).split())
    strangers = {"pydantic", "pydantic_core", "pint", "pycountry", "typer", "rich", "pandas", "difflib", "inspect"}
    assert not loaded & strangers


def test_power_and_sizes_do_not_load_each_other():
    power = fresh(f"import specconv as sc; {FIRST_ANSWERS['power']}" + NAMED_LOADED).split()
    size = fresh(f"import specconv as sc; {FIRST_ANSWERS['size']}" + NAMED_LOADED).split()
    assert not [name for name in power if name.startswith("specconv.sizes.")]
    assert not [name for name in size if name.startswith("specconv.electrical.")]


def test_dir_is_the_public_surface():
    public = [name for name in dir(sc) if not name.startswith("_")]
    assert sorted(public) == sorted(sc.__all__)
    for name in sc.__all__:
        assert getattr(sc, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        sc.nonsense  # noqa: B018


# ------------------------------------------------------------------------------------------------------------ the data


@pytest.fixture
def data(tmp_path):
    """A copy of the data that a test may spoil."""
    copy = tmp_path / "data"
    shutil.copytree(DATA, copy)
    return copy


def table(name):
    return next(one for one in TABLES if one.name == name)


def spoil(path, line, change):
    """Change one line (1 is the header) of a file; ``change`` is a function of the line."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[line - 1] = change(lines[line - 1])
    path.write_text("".join(lines), encoding="utf-8")


def cell(column, value):
    """Return a change that sets a cell of the spoiled line of supplies.csv."""
    header = (DATA / "electrical" / "supplies.csv").read_text(encoding="utf-8").splitlines()[0].split(",")

    def change(line):
        cells = line.rstrip("\r\n").split(",")
        assert len(cells) == len(header)
        cells[header.index(column)] = value
        return ",".join(cells) + "\n"

    return change


def problems(name, root):
    with pytest.raises(DataError) as caught:
        read(table(name), root)
    return str(caught.value)


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("voltage", "23O", r"got '23O', expected: .*integer"),
        ("voltage", "23000", r"got '23000', expected: .*less than or equal to 500"),
        ("frequency", "55", r"got '55', expected: .*multiple of 10"),
        ("status", "usual", r"got 'usual', expected: .*'standard', 'secondary' or 'legacy'"),
        ("uniform", "", r"got '', expected: .*'yes' or 'no'"),
        ("territory", "Andorra", r"got 'Andorra', expected: .*pattern"),
        ("source", "", r"got \(\), expected: .*at least 1 item"),
        ("confidence", "", r"got '', expected: .*'high', 'medium' or 'low'"),
        ("confidence", "certain", r"got 'certain', expected: .*'high', 'medium' or 'low'"),
    ],
)
def test_a_wrong_cell_is_reported_with_file_line_column_value_and_expectation(data, column, value, expected):
    spoil(data / "electrical" / "supplies.csv", 2, cell(column, value))
    told = problems("electrical/supplies", data)
    assert re.search(rf"^data/electrical/supplies\.csv:2: column {column}: {expected}", told, re.MULTILINE), told


def test_an_unknown_source_and_a_dangling_reference_are_reported(data):
    spoil(data / "electrical" / "supplies.csv", 2, cell("source", "hearsay"))
    spoil(data / "electrical" / "letter_sockets.csv", 2, lambda line: line.replace(line.split(",")[2], "no_such_r", 1))
    with pytest.raises(DataError) as caught:
        compiler.compile_all(data)
    told = str(caught.value)
    assert "data/electrical/supplies.csv:2: column source: got 'hearsay', expected: a value of sources.id" in told
    assert re.search(
        r"letter_sockets\.csv:2: column socket: got 'no_such_r', expected: a value of electrical/plugs.id", told
    )


def test_unsorted_and_repeated_rows_are_reported(data):
    path = data / "electrical" / "tolerance.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([lines[0], lines[2], lines[1], lines[1]]), encoding="utf-8")
    told = problems("electrical/tolerance", data)
    assert re.search(r"tolerance\.csv:3: column territory, .*: got .*, expected: sorted, so before", told)
    assert re.search(
        r"tolerance\.csv:4: column territory, .*: got .*, expected: unique, but also at .*tolerance\.csv:3", told
    )


def test_a_wrong_header_and_a_short_row_are_reported(data):
    path = data / "electrical" / "recesses.csv"
    spoil(path, 1, lambda line: line.replace("enters", "entres"))
    assert "data/electrical/recesses.csv:1: column names: missing ['enters'], not known ['entres']" in problems(
        "electrical/recesses", data
    )
    spoil(path, 1, lambda line: line.replace("entres", "enters"))
    spoil(path, 3, lambda line: line.rsplit(",", 1)[0] + "\n")
    assert "data/electrical/recesses.csv:3: expected 5 cells, as in the header" in problems("electrical/recesses", data)


def test_a_rule_over_the_whole_table_is_reported(data):
    spoil(data / "electrical" / "supplies.csv", 2, cell("where_en", "only in English"))
    assert re.search(r"supplies\.csv:2: column where_zh: got '', expected: ", problems("electrical/supplies", data))


def test_a_missing_file_and_unreadable_ones_are_reported(data):
    (data / "electrical" / "recesses.csv").unlink()
    assert problems("electrical/recesses", data) == "data/electrical/recesses.csv: no such file"
    (data / "electrical" / "recesses.csv").write_bytes(b"recess,body\n\xff\xfe,x\n")
    assert "data/electrical/recesses.csv" in problems("electrical/recesses", data)
    (data / "electrical" / "recesses.csv").write_text('recess,body\n"open', encoding="utf-8")
    assert "data/electrical/recesses.csv" in problems("electrical/recesses", data)
    (data / "sources.toml").write_text('["a"]\ntitle = \n', encoding="utf-8")
    assert "data/sources.toml" in problems("sources", data)


def test_a_message_with_other_placeholders_in_chinese_is_reported(data):
    path = data / "messages" / "reply.toml"
    path.write_text('["reply.x"]\nen = "{a}"\nzh = "{b}"\n', encoding="utf-8")
    told = problems("messages", data)
    assert "data/messages/reply.toml:1: column zh: got placeholders ['b'], expected: among ['a']" in told


def test_every_problem_is_told_at_once(data):
    for line in (2, 4, 6):
        spoil(data / "electrical" / "supplies.csv", line, cell("voltage", "many"))
    assert len(problems("electrical/supplies", data).splitlines()) >= 3


def test_every_row_names_its_sources_and_general_knowledge_is_low():
    for files, rows in sourced_rows().items():
        for row in rows:
            assert row.source, files
            if row.source == (DEBT,):
                assert row.confidence == "low", (files, row)


def test_the_debt_of_general_knowledge_only_falls():
    assert debt() <= GENERAL_KNOWLEDGE


def test_sources_of_every_kind():
    kinds = source_kinds()
    assert kinds.total() >= 490
    assert kinds["standard"] >= 90
    assert kinds["manufacturer"] >= 100
    assert kinds["general knowledge"] == kinds["computed"] == 1
