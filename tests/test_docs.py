"""What is written about the library is true: doctests, documents, docstrings, messages, the notebook."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
import os
import pkgutil
import re
import string
import sys
from collections.abc import Iterator
from enum import StrEnum
from html.parser import HTMLParser
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import specconv
from datac import counts
from specconv.electrical import appliances, marks, rules
from specconv.ground import messages
from specconv.ground.catalog import rows
from specconv.ground.value import Name
from specconv.sizes import values
from specconv.sizes import vocabulary as size_vocabulary

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "specconv"
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
CODE = sorted(SOURCE.rglob("*.py"))
MODULES = sorted(
    info.name
    for info in pkgutil.walk_packages(specconv.__path__, "specconv.")
    if info.name not in ("specconv.demo", "specconv.__main__")
)


# -------------------------------------------------------------------------------------------------- doctests and pages


@pytest.mark.parametrize("name", ["specconv", *MODULES])
def test_doctests(name):
    failed, _ = doctest.testmod(importlib.import_module(name), optionflags=FLAGS)
    assert not failed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_python_blocks_of_pages(page):
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert all(">>> " in block for block in blocks), "a python block is written in doctest form"
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, page.name, str(page), 0)
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    told: list[str] = []
    runner.run(test, out=told.append)
    assert not runner.failures, "".join(told)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_readme_starts_with_the_two_commands_and_shows_both_questions():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.index("make demo") < readme.index("make test") < readme.index(">>> import specconv")
    assert "sc.will_it_work(" in readme
    assert "sc.convert(" in readme
    assert "![" not in readme


def test_the_counts_of_the_data_page_are_true():
    _, between, _ = counts.split_page()
    assert between == counts.report(), "run: make data"


FORBIDDEN = [
    r"/home/\w", r"/Users/\w", r"/root\b", r"/[t]mp/", r"/[w]ork/", r"[A-Z]:\\\\Users",
    r"[p]ypi\.org", r"[p]ythonhosted",
    r"index-url", r"simple/ ?$", r"localhost", r"127\.0\.0\.1", r"\bTODO\b", r"\bFIXME\b", r"\bXXX\b",
]  # fmt: skip


def written() -> Iterator[Path]:
    """Every file of the project that people write."""
    for pattern in ("*.md", "*.toml", "Makefile", ".ci/*", "src/**/*.py", "tools/**/*.py", "benchmarks/**/*.py",
                    "tests/**/*.py", "docs/**/*.md", "docs/**/*.ipynb", "data/**/*.toml", "data/**/*.csv"):  # fmt: skip
        yield from ROOT.glob(pattern)


def test_nothing_names_a_machine_or_a_registry_or_is_left_to_do():
    wrong = re.compile("|".join(FORBIDDEN), re.MULTILINE)
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in written()
        if path != Path(__file__)
        for match in wrong.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


# ----------------------------------------------------------------------------------------------------------- docstrings


def public(module) -> Iterator[tuple[str, object]]:
    """Functions, classes and their public members that are defined in a module."""
    for name, thing in vars(module).items():
        if name.startswith("_") or getattr(thing, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(thing) or inspect.isclass(thing) or hasattr(thing, "__wrapped__"):
            yield f"{module.__name__}.{name}", thing
        if inspect.isclass(thing):
            for member, value in vars(thing).items():
                if not member.startswith("_") and (
                    inspect.isfunction(value) or isinstance(value, property | classmethod)
                ):
                    yield f"{module.__name__}.{name}.{member}", value


@pytest.mark.parametrize("name", ["specconv", *MODULES])
def test_everything_public_has_a_docstring(name):
    module = importlib.import_module(name)
    assert (module.__doc__ or "").strip()
    bare = [
        path for path, thing in public(module)
        if not (inspect.getdoc(thing) or "").strip() or (inspect.isclass(thing) and not thing.__doc__)
    ]  # fmt: skip
    assert bare == []


def test_every_name_of_the_surface_is_described_and_the_verbs_show_an_example():
    for name in specconv.__all__:
        thing = getattr(specconv, name)
        text = inspect.getdoc(thing) or ""
        assert len(text) > 20, name
        if inspect.isfunction(thing):
            assert ">>> " in text, name


def test_the_reference_lists_the_public_surface():
    page = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(listed) == sorted(specconv.__all__), "run: make docs"


# ------------------------------------------------------------------------------------------------------------- messages

CODES = [row[0] for row in rows("messages")]
AREAS = {code.partition(".")[0] for code in CODES}
CODE_LIKE = re.compile(r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$")


def texts(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the texts in a module; of an f-string its pattern, with ``*`` for what is put in, and True."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)} - {
        id(node) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values), True
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
            yield node.value, False


WRITTEN = {(text, pattern, path) for path in CODE for text, pattern in texts(path)}
PLAIN = {text for text, pattern, _ in WRITTEN if not pattern}
PATTERNS = {text for text, pattern, _ in WRITTEN if pattern and text.partition(".")[0] in AREAS and "*" in text}


def test_every_code_in_the_source_has_a_sentence():
    unknown = {
        (text, path.name) for text, pattern, path in WRITTEN
        if not pattern and CODE_LIKE.match(text) and text.partition(".")[0] in AREAS and not messages.has(text)
        and not any(code.startswith(text) for code in CODES)
    }  # fmt: skip
    assert unknown == set()


def test_every_pattern_of_codes_in_the_source_has_sentences():
    for pattern in PATTERNS:
        matching = re.compile(re.escape(pattern).replace(r"\*", r"[a-z0-9_.]+") + "$")
        assert any(matching.match(code) for code in CODES), pattern


SUFFIXES = {text for text in PLAIN if re.fullmatch(r"_[a-z_]+", text)}


def composed(code: str) -> bool:
    """Tell whether a code stands in the source, whole or as a code and endings such as ``"_fused"``."""
    return code in PLAIN or any(composed(code.removesuffix(end)) for end in SUFFIXES if code.endswith(end))


def test_every_sentence_is_used():
    patterns = [re.compile(re.escape(pattern).replace(r"\*", r"[a-z0-9_.]+") + "$") for pattern in PATTERNS]
    unused = [
        code for code in CODES
        if not composed(code) and not any(pattern.match(code) for pattern in patterns if pattern != "size.*")
        and not (code.startswith("size.") and code.removeprefix("size.") in PLAIN)  # said by sizes.conversion.reason
    ]  # fmt: skip
    assert unused == []


NUMBER = re.compile(r"[#0, +-]*\d*\.?\d*[bdoxefgn%]$", re.IGNORECASE)


def samples(template: str) -> dict[str, object]:
    """Return a value for each placeholder: a number where its format wants one, a name elsewhere."""
    found: dict[str, object] = {}
    for _, name, form, _ in string.Formatter().parse(template):
        if name:
            found[name] = 12.5 if form and NUMBER.match(form) else found.get(name, Name("sample", zh="样本"))
    return found


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_sentence_can_be_said(language):
    for code, *templates in rows("messages"):
        every = samples(" ".join(templates))
        said = messages.say(code, language, every)
        assert said.strip() == said, code
        assert said, code
        assert "{" not in said, code
        assert "  " not in said, code
        if language == "zh":
            assert re.search(r"[\u4e00-\u9fff]", said), code
            assert "sample" not in said, code
        else:
            assert len(re.findall(r"[\u4e00-\u9fff]", said)) <= len(said) / 10, code  # a word may be quoted


# ------------------------------------------------------------------------------------------------------------- glossary


def closed_lists() -> set[type[StrEnum]]:
    """The closed lists of the library; the systems are told from the data, and two lists never leave the rules."""
    found = {
        thing
        for name in MODULES
        for thing in vars(importlib.import_module(name)).values()
        if inspect.isclass(thing) and issubclass(thing, StrEnum) and thing.__module__.startswith("specconv.")
    }
    return {of for of in found if of not in (values.System, rules.State, rules.Effect)}


def test_every_member_of_every_closed_list_is_in_the_glossary():
    text = "".join((ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("glossary.md", "glossary-sizes.md"))
    absent = [f"{of.__name__}.{member}" for of in closed_lists() for member in of if f"`{member}`" not in text]
    absent += [kind for kind in appliances._load_kinds() if f"`{kind}`" not in text]
    absent += [category for category in marks.CATEGORIES if f"`{category}`" not in text]
    absent += [item for item in size_vocabulary.items() if f"`{item}`" not in text]
    assert absent == []


# ------------------------------------------------------------------------------------------------------------- notebook

DRESS = {"audience": "women", "item": "dress"}


KETTLE = {"kind": "kettle", "plug": "I", "rating": "220 V 50 Hz 1500 W", "origin": "CN"}
SHOWN = {
    "answer about power": lambda: specconv.will_it_work(specconv.Appliance(**KETTLE), "GB"),
    "answer that asks": lambda: specconv.will_it_work(specconv.Appliance(**KETTLE), "BR-SP"),
    "place": lambda: specconv.place("JP"),
    "place without a supply": lambda: specconv.place("BV"),
    "conversion": lambda: specconv.convert("US 8", to="UK", **DRESS),
    "recommendation": lambda: specconv.recommend({"bust": "92 cm"}, to="UK", **DRESS),
    "fit": lambda: specconv.fits("UK 12", {"bust": "92 cm"}, **DRESS),
    "size": lambda: specconv.read_size("US 8")[0],
    "table": lambda: specconv.table("US", "UK", **DRESS),
    "long table": specconv.sources,
}


@pytest.mark.parametrize("kind", SHOWN)
def test_html_is_compact_and_whole_and_has_no_scripts(kind):
    shown = SHOWN[kind]()._repr_html_()
    assert len(shown) < 100_000
    assert "<script" not in shown
    assert "None" not in shown
    opened = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag, attributes):
            assert not [name for name, _ in attributes if name.startswith("on")]
            if tag not in ("br", "hr", "img", "meta"):
                opened.append(tag)

        def handle_endtag(self, tag):
            assert opened.pop() == tag

    Tags().feed(shown)
    assert opened == []


def test_the_notebook_runs(tmp_path, monkeypatch):
    """Execute the tour with this interpreter as its kernel, whatever kernels the machine knows."""
    kernel = tmp_path / "kernels" / "here"
    kernel.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    quoted = ", ".join(f'"{part}"'.replace("\\", "\\\\") for part in command)
    (kernel / "kernel.json").write_text(
        f'{{"argv": [{quoted}], "display_name": "here", "language": "python"}}', encoding="utf-8"
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    for folder in ("JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "JUPYTER_CONFIG_DIR", "IPYTHONDIR"):
        monkeypatch.setenv(folder, str(tmp_path / folder.lower()))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(SOURCE.parent), os.environ.get("PYTHONPATH", "")]))
    notebook = nbformat.read(ROOT / "docs" / "notebooks" / "tour.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert all(not cell.get("outputs") for cell in notebook.cells), "the notebook is committed without outputs"
    NotebookClient(notebook, timeout=60, kernel_name="here", resources={"metadata": {"path": str(tmp_path)}}).execute()
    shown = [output.data for cell in notebook.cells for output in cell.get("outputs", ()) if "data" in output]
    pages = [data["text/html"] for data in shown if "text/html" in data]
    assert len(pages) >= 5
    assert all("<script" not in page for page in pages)
    assert any("works" in page for page in pages)
