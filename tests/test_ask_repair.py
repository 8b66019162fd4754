"""What is settled when a question has been cut: names of people, forms of harmless words, typos of one letter."""

from __future__ import annotations

import pytest

import specconv as sc


@pytest.mark.parametrize(
    ("question", "written", "meant"),
    [
        ("Will my 220V Chinese kettel work in Singapore?", "kettel", "kettle"),
        ("Will my 230V refridgerator work in Canada?", "refridgerator", "refrigerator"),
        ("Can I use my UK toster in Austrailia?", "Austrailia", "australia"),
        ("What is UK 12 in US trowsers?", "trowsers", "trousers"),
    ],
)
def test_a_typo_is_taken_for_the_one_word_that_is_near_and_told(question, written, meant):
    asked = sc.ask(question)
    assert asked.understood
    assert f"{written} \u2192 {meant}" in asked.discarded


@pytest.mark.parametrize(
    "question",
    [
        "Can I use my 220V 1500W kettle with Chinese three-pin plug in Australia with a frayd cord?",
        "Can I use my 220V 1500W kettle with Chinese three-pin plug in Australia in the showr?",
        "Can I use my 220V 1500W kettle with Chinese three-pin plug in Australia with a dammaged plug?",
        "Can I use my 220V 1500W kettle with Chinese three-pin plug in Australia in the shed?",
        "Can I use my 220V 1500W kettle with Chinese three-pin plug in Australia with a timer?",
    ],
)
def test_a_typo_never_makes_a_use_safer(question):
    asked = sc.ask(question)
    assert not any(call.answer.verdict in ("works", "works_with_adapter") for call in asked.calls)


@pytest.mark.parametrize(
    "question",
    [
        "What is UK 12 in US dresses? Kind regards, Florence",
        "What is UK 12 in US dresses? Thanks, Tomasz",
        "Hi Sydney, what is UK 12 in US dresses?",
        "My sister Ewa wears a dress of UK 12. What is that in US?",
        "Greetings from Norway! What is UK 12 in US dresses?",
    ],
)
def test_names_of_people_and_greetings_change_nothing(question):
    asked = sc.ask(question)
    assert len(asked.calls) == 1
    assert {name: asked.arguments[name] for name in ("size", "system", "to")} == {
        "size": "12",
        "system": "UK",
        "to": "US",
    }


def test_places_and_short_words_are_not_guessed():
    assert not sc.ask("What is UK 12 in Ruritania?").understood
    assert sc.ask("Do the Ruritanians have the same plugs as the Germans?").answer is None
    assert not sc.ask("What plugs do they use in Granada Hills, Zorblatt?").calls or "Grenada" not in str(
        sc.ask("What plugs do they use in Granada Hills, Zorblatt?").arguments
    )


def test_what_a_label_says_is_read_whole():
    asked = sc.ask('What does "38 FR / 42 IT / 10 UK" on the label mean?')
    assert asked.verb == "read_size"
    assert asked.arguments["text"] == "38 FR / 42 IT / 10 UK"


NEAR_DANGERS = ("vauna", "tatio", "damper", "befind", "realled", "grayed", "jobbly", "tiled", "usink")


@pytest.mark.parametrize("word", NEAR_DANGERS)
def test_what_is_one_letter_from_a_danger_is_no_harmless_word(word):
    asked = sc.ask(f"Will my class II 100-240 V 45 W laptop charger with a Europlug work in France {word}?")
    assert not asked.understood or str(asked.answer and asked.answer.verdict) not in ("works", "works_with_adapter")
