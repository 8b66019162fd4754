"""Words that change safety are never thrown away: what works without them is not said to work with them.

``asked_hazards.csv`` holds what people do to a plug, where they use it and what is wrong with it, with the practice of
:class:`specconv.Practice` where there is one. Each is put into a question that is answered ``works`` without it.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import specconv as sc

FOLDER = Path(__file__).resolve().parent
ROWS = [
    (row["language"], row["said"], row["practice"])
    for row in csv.DictReader((FOLDER / "asked_hazards.csv").read_text(encoding="utf-8").splitlines(), strict=True)
]
UNSAFE = [
    row["question"]
    for row in csv.DictReader((FOLDER / "asked_unsafe.csv").read_text(encoding="utf-8").splitlines(), strict=True)
]
FRAMES = {
    "en": (
        "Can I use my 220V 1500W kettle with Chinese three-pin plug in Australia{}?",
        "Will my Chinese 220-240V 50Hz kettle {} work in Australia with its type I plug?",
        "My kettle (220V 1500W, Chinese three-pin plug) goes to Australia. Is it OK to use it{}?",
    ),
    "zh": (
        "我的220V 1500W电水壶国标三脚插头{}，在澳大利亚能用吗？",
        "220V 1500W电水壶国标三脚插头在澳大利亚{}可以用吗？",
    ),
}
NOWHERE = {"en": "Is it ok to use the plug{}?", "zh": "插头{}可以吗？"}
ALLOWING = ("works", "works_with_adapter")


def _asked(frame: str, said: str) -> sc.Asked:
    gap = " " if said.isascii() and said and "{}?" in frame else ""
    return sc.ask(frame.format(gap + said))


@pytest.mark.parametrize("language", FRAMES)
def test_the_frames_work_without_a_hazard(language):
    for frame in FRAMES[language]:
        assert _asked(frame, "").answer.verdict in ALLOWING


@pytest.mark.parametrize(("language", "said", "practice"), ROWS)
def test_a_hazard_is_never_thrown_away(language, said, practice):
    for frame in FRAMES[language]:
        asked = _asked(frame, said)
        assert all(call.answer.verdict == "do_not_use" for call in asked.calls), (frame, asked.reply())
        if practice:
            assert asked.arguments["practice"] == practice
            assert asked.understood
        assert asked.calls or asked.reasons


@pytest.mark.parametrize("question", UNSAFE)
def test_what_customers_do_to_plugs_is_never_allowed(question):
    """Whole questions as customers write them: refused, asked back, or answered with a no."""
    asked = sc.ask(question)
    assert not [call for call in asked.calls if call.verb != "will_it_work" or call.answer.verdict in ALLOWING]
    for call in asked.calls:
        assert call.answer.verdict == "do_not_use" or call.answer.direct_connection == "destroys"


@pytest.mark.parametrize(("language", "said", "practice"), [row for row in ROWS if row[2]])
def test_an_unsafe_practice_needs_no_place(language, said, practice):
    asked = _asked(NOWHERE[language], said)
    assert asked.answer is None
    assert not asked.missing, asked.reply()
    assert [reason.code for reason in asked.reasons][:2] == ["asked.unsafe", f"practice.{practice}"]


@pytest.mark.parametrize(
    "question",
    [
        "Is it ok to bend the pin of my plug?",
        "Can I force a Europlug into a UK socket?",
        "Can I chain two travel adapters?",
        "把插头的接地脚剪掉可以吗？",
        "Is it true that I can cut off the ground pin in Japan?",
    ],
)
def test_a_practice_is_refused(question):
    asked = sc.ask(question)
    assert asked.arguments["practice"]
    assert all(call.answer.verdict == "do_not_use" for call in asked.calls)
    assert asked.calls or asked.reasons[0].code == "asked.unsafe"


@pytest.mark.parametrize(
    "question",
    [
        "Will my 220-240V Chinese kettle be damaged in Australia with its type I plug?",
        "Is my 220V 1500W kettle with Chinese three-pin plug earthed in Australia?",
        "我的220V 1500W电水壶国标三脚插头到澳大利亚会不会坏？",
        "Do I need a different plug for my 230V 50Hz 2000W UK kettle with a BS 1363 plug in Germany?",
        "Will my class II 100-240V 50/60Hz 45W charger with a Europlug work in France at the same time?",
        "My 100-240V 50/60Hz 45W class II charger has a Europlug, do I need another plug in Spain?",
        "My class II 100-240V 45W shaver with a Europlug, is it safe to use in Spain?",
        "我的二类100-240V 50/60Hz 45W欧标插头充电器在法国安全吗？",
        "Is it safe or not safe to use my 220V 1500W kettle with Chinese three-pin plug in Australia?",
        "Is it legal to use my 220V 1500W kettle with Chinese three-pin plug in Australia?",
        "我的220V 1500W电水壶国标三脚插头在澳大利亚安不安全？",
        "Adaptor rated 10A 250V. Will my 230V 2200W class I kettle with UK plug work in Germany?",
        "My adaptor is rated 13A. Will my 230V 2200W class I kettle with UK plug work in Germany?",
        "Will my 230V 2200W 10A class I kettle with UK plug work in the UK?",
        "Can I use a 13 amp socket in the UK for my 230V 2200W class I kettle with UK plug?",
        "The fuse in my UK plug is 13A. Will my 230V 2200W class I kettle work in the UK with its UK plug?",
        "我的电水壶220V 1800W I类国标三脚插头，插座10A，在澳大利亚能用吗",
        "转换插头10A，我的220V 1800W电水壶国标三脚插头，在泰国能用吗",
        "Can I use my class II 230V 40W shaver with UK plug with a type C adapter in Italy?",
        "I bought it from a German seller: 230V 2000W class I kettle with Schuko plug, does it work in Austria?",
        "Will my US 120V 1875W class II hair dryer with its US plug work on a 15A outlet in the US?",
        "My friend says it is fine. Will my 220V 1500W kettle with Chinese three-pin plug work in Australia?",
        "I am not sure if it is safe to use my 220V 1500W kettle with Chinese three-pin plug in Australia",
        "Can my daughter use her 220V 1500W kettle with Chinese three-pin plug in Australia?",
        "They sold me a 230V 2000W class I kettle with Schuko plug, does it work in Austria?",
    ],
)
def test_harmless_words_stay_harmless(question):
    assert sc.ask(question).answer.verdict in ALLOWING


@pytest.mark.parametrize(
    ("words", "expected"),
    [("class I", "I"), ("Class 1", "I"), ("class II", "II"), ("double insulated", "II"), ("一类", "I"), ("二类", "II")],
)
def test_equipment_class_is_read(words, expected):
    chinese = not words.isascii()
    question = f"{words}电熨斗在丹麦能用吗" if chinese else f"Will my {words} iron work in Denmark with Schuko plug?"
    assert sc.ask(question).arguments["appliance"].equipment_class == expected


@pytest.mark.parametrize(
    "question",
    [
        "Can I use my 220V 1500W kettle with Chinese three-pin plug in Australia on a 6A extension lead?",
        "Can I plug a 3-pin plug in a 2-pin socket?",
        "Can a 65W usb-c charger charge my 100W laptop?",
        "220V 1500W电水壶国标三脚插头接触不良，在澳大利亚能用吗？",
    ],
)
def test_what_is_not_judged_is_not_said_to_work(question):
    asked = sc.ask(question)
    assert not asked.calls
    assert asked.reasons


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("My socket is 5A. Will my 230V 2200W class I UK plug kettle work in the UK?", "asked.limit_socket"),
        ("My adaptor is 6A. Will my 230V 2200W class I kettle with UK plug work in Germany?", "asked.limit_adapter"),
        ("The breaker is 6 A. Will my 230V 2200W class I kettle with UK plug work in the UK?", "asked.limit_fuse"),
        ("转换插头6A，我的220V 1800W电水壶国标三脚插头，在泰国能用吗", "asked.limit_adapter"),
        ("My adaptor is 6A. Will my class I UK plug 230V kettle work in Germany?", "asked.limit_open"),
        ("I have a 100W transformer for my 120V 800W class II US hair dryer in France", "asked.limit_transformer"),
        ("我有一个500W变压器，美国120V 1000W II类电吹风在德国能用吗", "asked.limit_transformer"),
        ("My transformer is 500W. Can I use my 120V 1000W curling iron in Germany?", "asked.limit_transformer"),
        ("The shop told me 230 V. My class II shaver 5 W with Europlug: does it work in Germany?", "asked.hearsay"),
    ],
)
def test_limits_and_hearsay_are_told(question, code):
    """What an adaptor, an outlet, a fuse or a transformer is made for is compared with what the goods need."""
    asked = sc.ask(question)
    assert code in [reason.code for reason in asked.reasons]
    assert all(call.answer.verdict not in ALLOWING for call in asked.calls)


def test_a_large_transformer_is_not_too_small():
    asked = sc.ask("Can I use my 120V 1000W class II curling iron in Germany with a 2000W transformer?")
    assert asked.answer.verdict == "needs_transformer"
    assert not asked.reasons


@pytest.mark.parametrize(
    "question", ["Can I use my 120V hair dryer in London?", "用转换插头就能在英国用110V吹风机吗？"]
)
def test_what_would_be_destroyed_is_said_first(question):
    asked = sc.ask(question)
    first = asked.reply().splitlines()[0]
    assert first.startswith(("Do not plug it in directly", "Please do not plug", "Please do not use", "请不要"))


def test_batteries_of_different_voltage_do_not_replace_each_other():
    assert [reason.code for reason in sc.ask("Can I replace AA with 14500?").reasons] == [
        "asked.batteries_other",
        "asked.batteries_differ",
    ]
    same = sc.ask("Can AA replace LR6 batteries?")
    assert [reason.code for reason in same.reasons] == ["asked.batteries_same"]
    assert same.reply().startswith("Yes")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("The socket in my room is 10A. Does my 230V 2400W class I UK plug kettle work in the UK?", "10.4 A|10 A is"),
        ("My adaptor is 10A. Does my 100-240V 2200W class I heater with UK plug work in the US?", "keeps within"),
    ],
)
def test_what_may_exceed_a_limit_is_not_passed(question, told):
    answer = sc.ask(question)
    assert answer.answer is None
    assert any(words in answer.reply("en") for words in told.split("|"))


def test_the_watts_of_north_america_are_those_at_125_volts():
    answer = sc.ask("The outlet is 15A. Does my 120V 1875W class II hair dryer with NEMA 1-15 plug work in Canada?")
    assert answer.answer is not None
