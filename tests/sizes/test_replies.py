"""What the customer reads, in both languages, and what a notebook shows."""

from __future__ import annotations

import pytest

from specconv.answers.sizing import chart, convert, fits, recommend

CODE = convert("CN 165/88A", to="UK", audience="women", item="dress")


def test_the_clerks_line():
    assert str(CODE).startswith("CN 165/88A: UK 10 (")
    assert str(fits("UK 12", {"bust": 93}, audience="women", item="dress")) == "UK 12 fits."


def test_the_reply_in_english():
    text = CODE.reply("en")
    assert text.startswith("UK 10 is the most likely match for CN 165/88A (")
    assert "CN 165/88A is made for bust 86-90 cm, waist 70-74 cm" in text
    assert text.endswith("Please check bust 88 cm against the shop's own chart.")


def test_the_reply_in_chinese():
    text = CODE.reply("zh")
    assert text.startswith("CN 165/88A 最可能对应 UK 10（")
    assert "胸围 86-90 厘米" in text
    assert "made for" not in text


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_of_answer_has_a_reply(language):
    own = chart("size,bust\nS,84\nM,88\nL,92", item="top")
    answers = [
        convert("42", to="UK"), convert("EU 40", to="US"), convert("UK 12", to="UK", audience="women"),
        convert("US 4T", to="EU"),
        convert("165/84A", to="MX", audience="men", item="suit"), convert("US 8", brand="Gap", to="UK",
        audience="women", item="dress"),
        convert("UK 12", to_chart=own, audience="women", item="top"), recommend({"bust": 92}, to="US",
        audience="women", item="top"),
        recommend({"height": 116}, to="US", audience="kids", item="top"), recommend({"height": 170}, to="UK",
        audience="women", item="dress"),
        fits("UK 12", {"bust": 120}, audience="women", item="dress"), fits("UK 12", {"height": 160}, audience="women",
        item="dress"),
        fits("UK 12", "US 8", audience="women", item="dress"),
    ]  # fmt: skip
    for answer in answers:
        text = answer.reply(language)
        assert len(text) > 10
        assert "{" not in text
        assert "size." not in text


def test_html_is_escaped_and_without_scripts():
    shown = chart("size,bust\nS&<b>,84\nM,88", name="<script>x</script>")._repr_html_()
    assert "<script>" not in shown
    assert "S&amp;&lt;b&gt;" in shown
    for thing in (CODE, fits("UK 12", {"bust": 93}, audience="women"), CODE.best):
        assert thing._repr_html_().startswith("<div>")
