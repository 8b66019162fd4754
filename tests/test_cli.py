"""The command line: what it prints, its exit codes, and that it says what the library says."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

import specconv as sc
from specconv.interfaces import cli
from specconv.interfaces.cli import ANSWERED, MISUSED, REFUSED
from specconv.interfaces.document import document

KETTLE = ["220 V 50 Hz 1500 W", "--plug", "I", "--kind", "kettle", "--class", "I", "--from", "CN"]
DRESS = ["--to", "UK", "--audience", "women", "--item", "dress"]


@pytest.fixture
def run(capsys):
    """Run a command line in this process; return exit code, output and errors."""

    def running(*arguments):
        code = cli.run(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return running


@pytest.fixture
def kettle():
    return sc.Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", equipment_class="I", origin="CN")


@pytest.mark.parametrize("place", ["AU", "GB", "US", "英国", "BR-SP", "Osaka"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_power_prints_the_reply_of_the_library(run, kettle, place, language):
    code, out, err = run("power", *KETTLE, "--to", place, "--language", language)
    assert (code, err) == (ANSWERED, "")
    assert out == sc.will_it_work(kettle, place).reply(language) + "\n"


@pytest.mark.parametrize("size", ["US 8", "CN 165/88A", "IT 44", "INT M"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_size_prints_the_reply_of_the_library(run, size, language):
    code, out, err = run("size", size, *DRESS, "--language", language)
    assert (code, err) == (ANSWERED, "")
    assert out == sc.convert(size, to="UK", audience="women", item="dress").reply(language) + "\n"


def test_read_prints_the_readings_of_the_library(run):
    code, out, err = run("read", "165/88A", "--audience", "women")
    assert (code, out, err) == (ANSWERED, "CN 165/88A (women) 100%\n", "")
    code, out, _ = run("read", "12", "--system", "UK", "--audience", "women", "--style", "google")
    assert json.loads(out) == sc.format(sc.read_size("12", system="UK", audience="women")[0], "google")
    assert run("read", "US 8 petite", *DRESS[2:], "--style", "plain")[1] == "US 8 petite\n"
    code, out, _ = run("read", "US 8", "--json", "--style", "schema.org")
    told = json.loads(out)
    assert [one["label"] for one in told["readings"]] == [size.label for size in sc.read_size("US 8")]
    assert told["readings"][0]["written"]["@type"] == "SizeSpecification"
    assert (run("read", "250 ML", "--json")[0], run("read", "250 ML")[0]) == (ANSWERED, REFUSED)


@pytest.mark.parametrize("name", ["AU", "Japan", "澳大利亚", "BR-SP", "Bouvet Island"])
def test_place_prints_the_reply_of_the_library(run, name):
    assert run("place", name) == (ANSWERED, sc.place(name).reply() + "\n", "")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_json_is_the_answer_of_the_library(run, kettle, language):
    answers = {
        ("power", *KETTLE, "--to", "GB"): sc.will_it_work(kettle, "GB"),
        ("size", "US 8", *DRESS): sc.convert("US 8", to="UK", audience="women", item="dress"),
        ("place", "BR"): sc.place("BR"),
    }
    for arguments, answer in answers.items():
        code, out, err = run(*arguments, "--json", "--language", language)
        assert (code, err) == (ANSWERED, "")
        shown = json.loads(out)
        assert shown == json.loads(json.dumps(document(answer, language)))
        assert list(shown)[:5] == ["kind", "verdict", "best", "text", "questions"]
        assert shown["text"] == {"language": language, "line": shown["text"]["line"], "reply": answer.reply(language)}
        without = {name: value for name, value in shown.items() if name not in ("kind", "best", "text", "questions")}
        assert without.keys() == answer.model_dump(mode="json").keys() | {"verdict"}


def test_json_of_a_verdict_has_the_sentence_in_every_reason(run, kettle):
    answer = sc.will_it_work(kettle, "GB")
    shown = json.loads(run("power", *KETTLE, "--to", "GB", "--json", "--language", "zh")[1])
    assert (shown["kind"], shown["verdict"], shown["best"]) == ("Compatibility", "works_with_adapter", None)
    assert [reason["text"] for reason in shown["reasons"]] == [reason.say("zh") for reason in answer.reasons]
    assert [remedy["text"] for remedy in shown["remedies"]] == [remedy.say("zh") for remedy in answer.remedies]
    assert shown["voltage"]["reason"]["text"] == answer.voltage.reason.say("zh")
    assert shown["appliance"]["rating"]["power"] == 1500
    assert [source["id"] for source in shown["evidence"]] == [source.id for source in answer.evidence]


def test_json_of_a_conversion_has_the_candidates(run):
    shown = json.loads(run("size", "CN 165/88A", *DRESS, "--json")[1])
    assert (shown["kind"], shown["verdict"], shown["best"]) == ("Conversion", None, "UK 10")
    assert shown["candidates"][0]["size"]["label"] == "10"
    assert 0 < sum(candidate["probability"] for candidate in shown["candidates"]) <= 1.000001


def test_json_asks_what_is_missing(run):
    shown = json.loads(
        run("power", "220 V 1500 W", "--kind", "kettle", "--to", "BR-SP", "--json", "--language", "zh")[1]
    )
    assert shown["verdict"] == "depends"
    assert shown["questions"].keys() == set(shown["missing"])
    assert all(question.endswith(("？", "。")) for question in shown["questions"].values())


def test_single_fields_mean_what_the_plate_means(run):
    fields = ["--voltage", "220", "--frequency", "50", "--power", "1.5 kW"]
    by_fields = json.loads(run("power", *fields, *KETTLE[1:], "--to", "GB", "--json")[1])
    by_plate = json.loads(run("power", *KETTLE, "--to", "GB", "--json")[1])
    assert by_fields["verdict"] == by_plate["verdict"]
    assert by_fields["text"] == by_plate["text"]


def test_named_supply_socket_and_practice_reach_the_library(run, kettle):
    for option, value in (("supply", "240 V 60 Hz"), ("socket", "NEMA 6-15"), ("practice", "pin_bent")):
        shown = json.loads(run("power", *KETTLE, "--to", "US", f"--{option}", value, "--json")[1])
        assert shown["verdict"] == sc.will_it_work(kettle, "US", **{option: value}).verdict
    shown = json.loads(
        run("power", "120 V 60 Hz 300 W", "--kind", "blender", "--to", "GB", "--no-conversion", "--json")[1]
    )
    assert shown["appliance"]["conversion_allowed"] is False


def test_verbose_adds_checks_reasons_and_sources(run, kettle):
    code, out, err = run("power", *KETTLE, "--to", "GB", "--verbose")
    answer = sc.will_it_work(kettle, "GB")
    assert (code, err) == (ANSWERED, "")
    assert out.startswith(answer.reply())
    told = " ".join(out.split())
    for word in ("Checks", "Reasons", "Sources", "needs_adapter", "within_tolerance", *(s.id for s in answer.evidence)):
        assert word in told
    code, out, _ = run("size", "US 8", *DRESS, "-v")
    assert code == ANSWERED
    assert "Sizes" in out
    assert "%" in out


REFUSALS = [
    (["place", "Atlantis"], "place: "),
    (["place", ""], "place: "),
    (["place", "x" * 10_000], "place: "),
    (["place", "👗"], "place: "),
    (["place", "AU", "--language", "fr"], "language: "),
    (["power", "no plate", "--to", "AU"], ""),
    (["power", "220 V", "--to", "Atlantis"], "place: "),
    (["power", "220 V", "--to", "AU", "--class", "IV"], "equipment_class: "),
    (["power", "220 V", "--to", "AU", "--kind", "perpetuum mobile"], "kind: "),
    (["power", "220 V", "--to", "AU", "--plug", "Ω"], "plug: "),
    (["power", "220 V", "--to", "AU", "--voltage", "5 kg"], "voltage: "),
    (["power", "220 V", "--to", "AU", "--voltage", "110"], "voltage: "),
    (["power", "220 V", "--to", "AU", "--practice", "juggling"], "practice: "),
    (["power", "220 V", "--to", "AU", "--supply", "lots"], "supply: "),
    (["size", "250 ML", *DRESS], ""),
    (["size", "US 8", "--to", "Mars"], "to: "),
    (["size", "US 8", "--to", "UK", "--audience", "wimen"], "audience: "),
    (["size", "US 8", "--to", "UK", "--item", "spaceship"], "item: "),
]

MISUSES = [
    [], ["nope"], ["place"], ["place", "AU", "GB"], ["place", "AU", "--nope"], ["power", "220 V"], ["size", "US 8"],
    ["power", "--to"], ["--nope"],
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "field"), REFUSALS, ids=lambda value: str(value)[:60])
def test_what_cannot_be_used_is_one_line_and_exit_code_1(run, arguments, field):
    code, out, err = run(*arguments)
    assert (code, out) == (REFUSED, "")
    assert err.startswith(f"specconv: {field}")
    assert err.count("\n") == 1
    assert len(err) < 400


@pytest.mark.parametrize("arguments", MISUSES, ids=str)
def test_a_wrong_command_line_is_one_line_and_exit_code_2(run, arguments):
    code, out, err = run(*arguments)
    assert (code, out) == (MISUSED, "")
    assert err.startswith("specconv: ")
    assert err.count("\n") == 1
    assert "--help" in err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["power", "--help"], ["size", "--help"], ["place", "--help"]], ids=str
)
def test_help_is_an_answer(run, arguments):
    code, out, err = run(*arguments)
    assert (code, err) == (ANSWERED, "")
    assert "Usage: specconv" in out


def console(*arguments, code="from specconv.interfaces.cli import main; main()", **environment):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments], capture_output=True, text=True, encoding="utf-8",
        check=False, env={**os.environ, **environment},
    )  # fmt: skip


def test_the_console_script_leaves_with_the_exit_code():
    done = console("place", "AU")
    assert (done.returncode, done.stderr) == (ANSWERED, "")
    assert done.stdout == sc.place("AU").reply() + "\n"
    done = console("place", "Atlantis")
    assert (done.returncode, done.stdout) == (REFUSED, "")
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert console("place").returncode == MISUSED


def test_without_the_extra_it_says_what_to_install():
    hidden = "import sys; sys.modules['typer'] = None; from specconv.interfaces.cli import main; main()"
    done = console("place", "AU", code=hidden)
    assert (done.returncode, done.stdout) == (MISUSED, "")
    assert done.stderr == "specconv: the command line needs typer; install it with: pip install 'specconv[cli]'\n"


def test_a_terminal_without_the_signs_shows_question_marks_and_no_traceback():
    done = console("place", "AU", "--language", "zh", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (ANSWERED, "")
    assert "?" in done.stdout
    assert "230V/50Hz" in done.stdout


def test_a_reader_that_goes_away_is_no_error():
    code = (
        "import os, sys; r, w = os.pipe(); os.close(r); os.dup2(w, 1); from specconv.interfaces.cli import main; main()"
    )
    done = console("place", "AU", "--json", code=code)
    assert (done.returncode, done.stderr) == (ANSWERED, "")


def test_errors_that_are_not_the_callers_are_not_hidden(monkeypatch):
    def broken():
        raise RuntimeError("a bug")

    monkeypatch.setattr("specconv.interfaces.commands.command", broken)
    with pytest.raises(RuntimeError, match="a bug"):
        cli.run(["place", "AU"])


def test_a_question_that_is_not_answered_is_told_by_the_exit_code(run):
    assert run("ask", "Is UK 12 the same as US 8 for dresses?")[0] == ANSWERED
    for question in ("asdf", "Will my kettle work?"):
        code, out, err = run("ask", question)
        assert (code, err) == (REFUSED, "")
        assert out == sc.ask(question).reply() + "\n"


def test_version(run):
    assert run("--version") == (ANSWERED, f"specconv {sc.__version__}\n", "")


def test_the_package_runs_as_a_module():
    told = console("place", "AU", code="import runpy; runpy.run_module('specconv', None, '__main__')")
    assert told.returncode == ANSWERED
    assert told.stdout.startswith("Australia")
