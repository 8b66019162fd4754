"""Whole questions: any text is answered, asked back or refused by name; soon, in linear time, and never by halves."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import specconv as sc
from specconv.answers.asking import Asked
from specconv.answers.questions.scan import scan
from specconv.interfaces.document import document

WORDS = [
    "kettle",
    "UK",
    "US",
    "12",
    "220V",
    "Chinese",
    "Australia",
    "will",
    "work",
    "in",
    "my",
    "dress",
    "size",
    "is",
    "the",
    "same",
    "as",
    "or",
    "not",
    "bust",
    "92 cm",
    "waist",
    "74",
    "plug",
    "adapter",
    "110 V",
    "sell",
    "EU",
    "38",
    "shoes",
    "men's",
    "M",
    "165/88A",
    "?",
    ",",
    "to",
    "from",
    "type",
    "G",
    "socket",
    "我穿",
    "英国码",
    "是多少",
    "在",
    "日本",
    "电饭煲",
    "能用吗",
    "买的",
    "胸围",
    "厘米",
    "和",
    "不是",
    "W32",
    "L34",
    "refund",
    "zorblatt",
    "👗",
    "four",
    "year old",
    "No.",
    "(",
    ")",
    "-",
    "/",
    "=",
    "'",
    '"',
    "5'6\"",
    "Nike",
    "adidas",
    "42 2/3",
]
QUESTIONS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)
TEXTS = st.text(max_size=80) | QUESTIONS | QUESTIONS.map(lambda text: text.replace(" ", ""))


def consistent(asked: Asked) -> None:
    """Check what holds for every question."""
    assert asked.language in ("en", "zh")
    assert (asked.verb is None) == (not asked.understood)
    assert (asked.answer is None) == (not asked.calls)
    if asked.answer is not None:
        assert asked.understood
        assert asked.verb is not None
    elif asked.understood:
        assert asked.missing or asked.reasons
    else:
        assert asked.reasons
    for language in ("en", "zh"):
        assert asked.reply(language).strip()
    assert str(asked)
    assert asked._repr_html_().startswith("<div>")
    assert hash(asked) == hash(sc.ask(asked.text)) or asked.text != scan(asked.text).text


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_any_text_is_answered_asked_back_or_refused(text):
    try:
        asked = sc.ask(text)
    except sc.SpecconvError as error:
        refused = error
    else:
        consistent(asked)
        return
    assert refused.field == "text"


@pytest.mark.parametrize("bad", ["", " ", "\0", "x" * 1001, "？" * 1001, None, 5, b"UK 12", ["UK 12"], object()])
def test_what_is_no_question_is_refused(bad):
    with pytest.raises(sc.SpecconvError) as caught:
        sc.ask(bad)
    assert caught.value.field == "text"


@pytest.mark.parametrize(
    "text",
    [
        "👗👠",
        "asdf qwer",
        "?",
        "!!!",
        "12",
        "UK",
        "\u202e12 KU",
        "SELECT * FROM sizes; --",
        "<script>alert(1)</script>",
        "{0} %s ${x}",
        "US " * 300,
        "12 " * 300,
        "什" * 900,
        "in is it no to am me",
        "Kettle? Kettle! Kettle.",
        "ＵＫ　１２",
        "ما مقاس 38",
        "サイズ38はUKでいくつですか",
        "размер 46 в UK",
        "'" * 500,
        "(" * 500,
        "1/" * 400,
        "V" * 900,
        "10 A baby UK 能用吗 鞋",
        "W32 adidas adidas / will shoes men's",
    ],
)
def test_nonsense_is_met_calmly(text):
    consistent(sc.ask(text))


def test_words_that_are_codes_of_countries_are_words():
    asked = sc.ask("Tell us, is it ok to use my kettle at home in Italy so as to be safe, no?")
    assert [call.arguments["place"] for call in asked.calls] == ["IT"]
    assert sc.ask("Does it fit me or is it no good?").calls == ()


@pytest.mark.parametrize(
    ("text", "system"),
    [("IT 42 dress in UK", "IT"), ("What is an IT 42 dress in UK?", "IT"), ("us 8 dress in uk", "US")],
)
def test_codes_that_are_words_are_codes_beside_a_size(text, system):
    assert sc.ask(text).arguments["system"] == system


@pytest.mark.parametrize(
    "text",
    [
        "Will my 220V kettle not 110V work in Japan and what UK size is US 8?",
        "UK 12 but in the old sizing scheme of 1974 is what in US?",
        "What is UK 12 minus two sizes in US?",
        "Is a UK 12 frobnicated the same as US 8?",
        "US 8 blorp UK?",
        "My kettle takes 220 gizmos, will it work in the UK?",
        "What is UK 12 in the US, FR 40 in Italy?",
        "UK 12 US 8 EU 40 FR 42 IT 44?",
        "I wear UK 12 in Zorblatt, what US size?",
    ],
)
def test_what_is_not_understood_is_not_answered(text):
    assert sc.ask(text).calls == ()


def test_two_places_are_answered_one_by_one():
    asked = sc.ask("Does my iPhone charger work in Japan and Korea?")
    assert [call.arguments["place"] for call in asked.calls] == ["JP", "KR"]
    assert "Japan" in asked.reply()
    assert "South Korea" in asked.reply()
    assert asked.further[0].answer.code == "KR"


def test_a_proposed_size_is_compared_with_the_answer():
    asked = sc.ask("Is UK 12 a US 8 dress, or a US 10?")
    assert [(str(one.size), one.same.value) for one in asked.compared] == [("US 8", "yes"), ("US 10", "possible")]
    odds = {str(one.size): one.probability for one in asked.answer.candidates}
    assert [one.probability for one in asked.compared] == [odds["US 8"], odds["US 10"]]
    no = sc.ask("Is a UK 12 dress a US 20?")
    assert no.compared[0].same is sc.Same.NO
    assert no.reply().startswith("No, US 20 is not the match.")


def test_clothing_or_shoes_is_answered_for_both_where_nothing_tells_which():
    asked = sc.ask("What is EU 38 in UK?")
    assert [(call.about, str(call.answer.best)[:2]) for call in asked.calls] == [("clothing", "UK"), ("shoes", "UK")]
    assert sc.Missing.item in asked.missing
    assert [call.about for call in sc.ask("EU 38 dress in UK?").calls] == [""]


def test_what_is_missing_is_asked_in_the_language_of_the_question():
    assert sc.ask("Will my kettle work?").missing == (sc.Missing.place,)
    assert "哪个国家" in sc.ask("我的电热水壶能用吗？").reply()
    assert sc.ask("我的电热水壶能用吗？").reply("en").startswith("To answer this, I need to know:")


def test_a_place_without_sizes_of_its_own_has_those_that_are_met_there_or_none():
    assert sc.ask("What is UK 12 in Bouvet Island?").reasons[0].code == "asked.no_system"
    assert "Bouvet Island" in sc.ask("What is UK 12 in Bouvet Island?").reply()
    assert sc.ask("What is an EU 40 dress in Nigeria?").arguments["to"] == sc.place("NG").size_systems[0]


@pytest.mark.parametrize(
    "text", ["Will my 220V Chinese kettle work in Australia?", "胸围92厘米，腰围74厘米，英国穿多大码？"]
)
def test_an_answer_is_written_as_json(text):
    asked = sc.ask(text)
    shown = json.loads(json.dumps(document(asked, asked.language), ensure_ascii=False))
    assert shown["kind"] == "Asked"
    assert shown["verb"] == asked.verb
    assert set(shown["arguments"]) == set(asked.arguments)
    assert shown["answer"]


def test_time_grows_with_the_length_of_the_text_only():
    """Ten times the text takes less than some thirty times the time, whatever it is made of."""
    units = (
        "US 8 to UK ",
        "kettle in Japan ",
        "我穿165/88A，",
        "new york new ",
        "1/2 ",
        "12-",
        "X",
        "电",
        "plug type ",
    )
    for unit in units:
        taken = []
        for length in (90, 900):
            text = (unit * length)[:length]
            best = min(_seconds(text) for _ in range(5))
            taken.append(best)
        assert taken[1] < 30 * max(taken[0], 20e-6), (unit, taken)
        assert taken[1] < 0.06, (unit, taken)


def _seconds(text: str) -> float:
    ask = sc.ask.__wrapped__
    start = time.process_time()
    ask(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    ("text", "verb", "arguments"),
    [
        ("what plug in taiwan", "place", {"name": "TW"}),
        ("adidas UK 8 to Nike", "convert", {"brand": "adidas", "to_brand": "Nike", "item": "shoes"}),
        ("12号戒指是多少毫米", "convert", {"item": "ring", "to": "ISO"}),
        ("中国的插头在英国能用吗？", "will_it_work", {"place": "GB"}),
    ],
)
def test_the_verb_that_is_meant(text, verb, arguments):
    asked = sc.ask(text)
    assert asked.verb == verb
    assert arguments.items() <= dict(asked.arguments).items()


@pytest.mark.parametrize(("text", "word"), [("Voltage in Atlantis?", "Atlantis"), ("H&M UK 12 to US", "H&M")])
def test_the_unknown_word_is_named(text, word):
    (reason,) = sc.ask(text).reasons
    assert reason.values["words"] == (word,)


def test_a_travel_adaptor_stands_back_where_goods_are_named():
    assert sc.ask("旅行转换插头能用电热水壶吗").arguments["appliance"].appliance_kind.id == "kettle"


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Are UK and Irish plugs the same?", "Yes, the socket-outlets are of the same types (G)."),
        ("does switzerland use the same plugs as germany", "No, the socket-outlets are of other types."),
        ("is japan's voltage the same as taiwan", "The mains is not the same"),
        ("Is CR2032 the same as DL2032?", "Yes, both names stand for"),
        ("CR2025能代替CR2032吗", "不是同一种电池"),
    ],
)
def test_a_comparison_opens_with_its_answer(question, opening):
    assert sc.ask(question).reply().startswith(opening)


@pytest.mark.parametrize(("traditional", "plain"), [("電鍋", "电锅"), ("吹風機", "吹风机"), ("筆電", "笔电")])
def test_traditional_chinese_is_the_same_question(traditional, plain):
    asked = [sc.ask(f"{word}110V去韓國可以用嗎") for word in (traditional, plain)]
    assert asked[0].verb == "will_it_work"
    assert asked[0].arguments == asked[1].arguments


@pytest.mark.parametrize(
    "question",
    [
        "help us please, 9.5 womens shoes in UK",  # us may be the country
        "12 UK pounds in US dollars",
        "will a phone case from japan work in the US",
        "日本的手机卡能在中国用吗",
        "电饭煲内胆日本能用吗",
        "uk 8 to us but not shoes",
        "can I swap a CR2354 for a CR2032",
    ],
)
def test_what_could_be_something_else_is_not_answered(question):
    asked = sc.ask(question)
    assert not asked.calls
    assert asked.missing or asked.reasons
