"""Frozen values, mappings, names, intervals, tables, sources and errors."""

from __future__ import annotations

import copy
import csv
import io
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import specconv as sc
from specconv.ground import messages
from specconv.ground.answer import Missing, Reason, Remedy, Severity
from specconv.ground.catalog import rows
from specconv.ground.errors import UnreadableQuantity
from specconv.ground.interval import Interval
from specconv.ground.sources import Confidence, Source, SourceKind, all_sources, cite, source, weakest
from specconv.ground.table import Table, cell
from specconv.ground.value import EMPTY, Deferred, FrozenMap, Name

MAPPINGS = st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5))


@given(MAPPINGS)
def test_frozen_map_is_the_mapping_it_was_made_from(items):
    frozen = FrozenMap(items)
    assert dict(frozen) == items
    assert frozen == items
    assert frozen == FrozenMap(dict(reversed(items.items())))
    assert hash(frozen) == hash(FrozenMap(dict(reversed(items.items()))))
    assert list(frozen) == list(items)
    items["another"] = 1
    assert frozen != items or "another" in frozen


def test_frozen_map_cannot_be_changed():
    frozen = FrozenMap(a=1)
    with pytest.raises(TypeError):
        frozen["a"] = 2
    with pytest.raises(AttributeError):
        frozen.other = 2
    assert len(EMPTY) == 0


def test_a_name_is_its_english_and_says_itself_in_others():
    name = Name("kettle", zh="电热水壶")
    assert name == "kettle"
    assert f"{name}" == "kettle"
    assert name.say("zh") == "电热水壶"
    assert name.say("fr") == "kettle"
    assert Name("kettle", zh="").say("zh") == "kettle"
    assert Name("kettle", zh="电热水壶") == Name("kettle")


@given(st.floats(-500, 500), st.floats(0, 100), st.floats(-700, 700))
def test_an_interval_knows_how_far_a_figure_is(low, width, figure):
    interval = Interval(low=low, high=low + width)
    distance = interval.distance(figure)
    assert (distance == 0) == (figure in interval)
    assert (
        interval.low <= figure - distance <= interval.high
        or figure - distance == pytest.approx(interval.low)
        or (figure - distance == pytest.approx(interval.high))
    )
    assert interval.middle in interval or interval.width < 1e-9
    assert interval.width == pytest.approx(width, abs=1e-9)


def test_an_interval_prints_and_converts():
    assert str(Interval(low=86, high=90)) == "86-90 cm"
    assert str(Interval(low=230, high=230, unit="V")) == "230 V"
    low, high = Interval(low=86, high=90).quantity
    assert (low.to("mm").magnitude, high.to("mm").magnitude) == (pytest.approx(860), pytest.approx(900))


def test_values_are_frozen_hash_and_survive_json_and_pickle():
    interval = Interval(low=86, high=90)
    with pytest.raises(ValidationError):
        interval.low = 1
    with pytest.raises(ValidationError):
        Interval(low="wide", high=90)
    with pytest.raises(ValidationError):
        Interval(low=1, high=2, wide=True)
    assert Interval.model_validate_json(interval.model_dump_json()) == interval
    assert pickle.loads(pickle.dumps(interval)) == interval
    assert {interval: 1}[Interval.trusted(low=86.0, high=90.0)] == 1


class Late(Deferred):
    first: int
    second: tuple[int, ...] = ()
    third: str = "as ever"


@pytest.mark.parametrize(
    "look",
    [
        lambda late: late.second,
        lambda late: late.third,
        lambda late: late == Late(first=1, second=(2,)),
        hash,
        repr,
        vars,
        dict,
        copy.copy,
        copy.deepcopy,
        lambda late: pickle.loads(pickle.dumps(late)),
        lambda late: late.model_dump(),
        lambda late: late.model_dump_json(),
        lambda late: late.model_copy(update={"first": 3}),
    ],
)
def test_a_deferred_value_is_the_same_whoever_looks_first(look):
    asked = []
    late = Late.deferred(lambda: asked.append(1) or {"second": (2,)}, first=1)
    whole = Late(first=1, second=(2,))
    assert late.first == 1
    assert not asked
    late_seen, whole_seen = look(late), look(whole)
    assert late_seen == whole_seen
    assert asked == [1]
    assert late == whole
    assert hash(late) == hash(whole)
    assert repr(late) == repr(whole)
    assert late.model_dump_json() == whole.model_dump_json()
    assert list(vars(late)) == list(Late.model_fields)
    assert pickle.loads(pickle.dumps(late)) == whole
    assert late.model_fields_set == {"first", "second", "third"}
    assert asked == [1]


def test_a_deferred_value_is_frozen_and_lacks_what_it_lacks():
    late = Late.deferred(lambda: {"second": (2,)}, first=1)
    with pytest.raises(ValidationError):
        late.second = (3,)
    with pytest.raises(AttributeError, match="fourth"):
        _ = late.fourth
    assert Late.model_validate({"first": 1, "second": [2]}) == late
    assert Late.model_validate_json(late.model_dump_json()) == late
    assert Late.trusted(first=1, second=(2,)) == late


def test_a_reason_speaks_both_languages_and_serialises():
    code = next(row[0] for row in rows("messages") if "{" not in row[1])
    reason = Reason(code=code, severity="hazard", values={"volts": 230})
    assert reason.severity is Severity.HAZARD
    assert reason.text == reason.say("en") == str(reason)
    assert reason.say("zh") != reason.text
    assert json.loads(reason.model_dump_json())["values"] == {"volts": 230}
    assert Reason.model_validate_json(reason.model_dump_json()) == reason
    assert hash(reason) == hash(Reason.trusted(code=code, severity=Severity.HAZARD, values=FrozenMap(volts=230)))
    assert Remedy(code=code, rank=1).text == reason.text
    with pytest.raises(sc.UnknownOption, match="did you mean 'en', 'zh'"):
        reason.say("fr")
    with pytest.raises(KeyError):
        messages.say("no.such.code")
    assert messages.has(code)
    assert code in messages.suggestions(code + "x")


def test_every_missing_argument_has_its_question():
    for missing in Missing:
        assert "?" in missing.question
        assert "？" in missing.ask("zh")
        assert missing.value == missing.name


TABLE = Table(
    title="Letters",
    columns=("letter", "bust", "note"),
    rows=(("S", (82.0, 90.5), None), ("M", (90.5, 98.0), 'a|b, "c"')),
)


def test_a_table_exports():
    assert len(TABLE) == 2
    assert TABLE[0] == {"letter": "S", "bust": (82.0, 90.5), "note": None}
    assert [row["letter"] for row in TABLE] == ["S", "M"]
    assert TABLE.column("letter") == ("S", "M")
    assert TABLE.where(letter="M").rows == TABLE.rows[1:]
    assert list(csv.reader(io.StringIO(TABLE.to_csv()))) == [
        ["letter", "bust", "note"], ["S", "82 90.5", ""], ["M", "90.5 98", 'a|b, "c"'],
    ]  # fmt: skip
    lines = TABLE.to_markdown().splitlines()
    assert len({len(line) for line in lines}) == 1
    assert "a\\|b" in lines[-1]
    assert "<script" not in TABLE._repr_html_()
    assert "Letters" in TABLE._repr_html_()
    with pytest.raises(sc.SpecconvError) as caught:
        TABLE.column("waist")
    assert caught.value.choices


def test_a_table_shows_html_escaped():
    table = Table(title="<b>", columns=("<i>",), rows=(("<script>alert(1)</script>",),))
    shown = table._repr_html_()
    assert "<script" not in shown
    assert "<i>" not in shown
    assert "&lt;script&gt;" in shown


def test_cells():
    assert [cell(value) for value in (None, 1.5, 2.0, ("a", 1), "x")] == ["", "1.5", "2", "a 1", "x"]


def test_the_bibliography():
    found = all_sources()
    assert len(found) == len({one.id for one in found}) == len(rows("sources"))
    assert all(one.title and one.date for one in found)
    assert {one.kind for one in found} <= set(SourceKind)
    cited = cite("iso-8559-1 general-knowledge", "low")
    assert [one.id for one in cited] == ["iso-8559-1", "general-knowledge"]
    assert all(one.confidence is Confidence.LOW for one in cited)
    assert "confidence low" in str(cited[0])
    assert isinstance(source("iso-8559-1"), Source)
    with pytest.raises(sc.SpecconvError) as caught:
        source("iso-8559-9")
    assert "iso-8559-1" in caught.value.choices


@given(st.lists(st.sampled_from(list(Confidence)), min_size=1))
def test_a_chain_is_as_strong_as_its_weakest(levels):
    order = [Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH]
    assert weakest(levels) is order[min(order.index(level) for level in levels)]


def test_errors_are_one_tree_and_carry_the_nearest_choices():
    error = sc.UnknownPlace("no place", field="place", value="x" * 500, choices=("Austria",))
    assert isinstance(error, sc.SpecconvError)
    assert isinstance(error, ValueError)
    assert len(str(error)) < 150
    assert "500 characters" in str(error) or "502 characters" in str(error)
    assert (error.field, error.choices, error.problem) == ("place", ("Austria",), "no place")
    tree = [getattr(sc, name) for name in sc.__all__ if isinstance(getattr(sc, name), type)]
    tree = [kind for kind in tree if issubclass(kind, Exception)]
    assert len(tree) >= 10
    assert all(issubclass(kind, sc.SpecconvError) for kind in tree)


def test_errors_survive_pickle():
    error = sc.UnknownPlace("no place", field="place", value="x", choices=("Austria",))
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.field, again.value, again.choices) == (str(error), "place", "x", ("Austria",))


KETTLE = {"kind": "kettle", "plug": "I", "rating": "220 V 50 Hz 1500 W", "equipment_class": "I", "origin": "CN"}
DRESS = {"audience": "women", "item": "dress"}
ANSWERS = {
    "place": lambda: sc.place("UK"),
    "appliance": lambda: sc.Appliance(**KETTLE),
    "rating": lambda: sc.read_rating("AC 220-240V~ 50/60Hz 1850-2200W class II"),
    "power": lambda: sc.will_it_work(sc.Appliance(**KETTLE), "US"),
    "power that depends": lambda: sc.will_it_work(sc.Appliance(**KETTLE), "BR"),
    "permission": lambda: sc.may_i_sell(sc.Appliance(**KETTLE), "CH"),
    "where": lambda: sc.where_will_it_work(sc.Appliance(**KETTLE)),
    "conversion": lambda: sc.convert("CN 165/88A", to="UK", **DRESS),
    "bare number": lambda: sc.convert("42", to="UK"),
    "own chart": lambda: sc.convert("M", chart=sc.chart("size,bust\nS,82-86\nM,86-90"), to="UK", **DRESS),
    "shoes": lambda: sc.convert("US 8", to="EU", item="shoes", audience="men"),
    "ring": lambda: sc.convert("US 7", to="UK", item="ring"),
    "bra": lambda: sc.convert("UK 34DD", to="EU", item="bra"),
    "dress": lambda: sc.convert("US 8", to="UK", **DRESS),
    "selling": lambda: sc.may_i_sell(sc.Appliance(**KETTLE), "BR"),
    "body": lambda: sc.recommend({"bust": 92, "waist": "29 in"}, to="UK", **DRESS),
    "fit": lambda: sc.fits("UK 12", {"bust": 93}, **DRESS),
    "table": lambda: sc.table("UK", "EU", **DRESS),
    "chart": lambda: sc.chart("size,bust\nS,82-86\nM,86-90"),
    "places": sc.places,
    **{
        f"ask: {question}": lambda question=question: sc.ask(question)
        for question in (
            "Is UK 12 the same as US 8 for dresses?", "Will my 220V Chinese kettle work?", "weather in Paris?",
            "Will my 220V Chinese kettle work in Australia?", "我穿165/88A，英国码是多少？", "UK 12 in US and EU",
            "Where can I use a 110V kettle?", "Can I sell a waffle iron in Switzerland?", "plugs in Japan?",
            "which battery is 5号?", "does an E26 bulb fit E27?",
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_comes_back_from_json_in_both_languages(name):
    answer = ANSWERS[name]()
    plain = type(answer).model_validate_json(answer.model_dump_json())
    whole = type(answer).model_validate_json(answer.model_dump_json(round_trip=True))
    for back in (plain, whole, copy.deepcopy(answer), pickle.loads(pickle.dumps(answer))):
        assert back == answer
        assert hash(back) == hash(answer)
        assert str(back) == str(answer)
    if hasattr(answer, "reply"):
        assert plain.reply("en") == answer.reply("en")
        assert whole.reply("zh") == answer.reply("zh")


def test_an_interval_does_not_run_backwards():
    with pytest.raises(UnreadableQuantity):
        Interval(low=5, high=1)
    with pytest.raises(ValueError, match="upper end"):
        Interval.model_validate({"low": 5, "high": 1})
    assert str(Interval.model_validate_json('{"low": 1, "high": 5}')) == "1-5 cm"
