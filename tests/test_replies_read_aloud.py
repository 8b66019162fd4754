"""Replies as a clerk reads them aloud: nothing said twice, no seams where words were put together."""

import itertools
import re

import pytest

import specconv as sc

GOODS = [
    {"kind": "kettle", "plug": "I", "rating": "220 V 50 Hz 1500 W", "equipment_class": "I", "origin": "CN"},
    {"kind": "hair dryer", "plug": "A", "rating": "120 V 60 Hz 1875 W", "origin": "US"},
    {"kind": "iron", "plug": "G", "rating": "230 V 2400 W", "equipment_class": "I", "origin": "GB"},
    {"kind": "phone charger", "plug": "C", "rating": "100-240 V 50/60 Hz 20 W"},
    {"kind": "refrigerator", "plug": "F", "rating": "230 V 50 Hz 150 W", "origin": "DE"},
    {"kind": "washing machine"},
]
PLACES = ["GB", "US", "JP", "BR", "KR", "ZA", "CH", "AQ"]
SIZES = [
    lambda: sc.convert("42", to="UK"),
    lambda: sc.convert("US 9 2E", to="EU", item="shoes", audience="men"),
    lambda: sc.convert("M", chart=sc.chart("size,bust\nS,82-86\nM,86-90"), to="UK", audience="women", item="dress"),
    lambda: sc.recommend({"inner_circumference": 54}, to="US", item="ring"),
    lambda: sc.recommend({"bust": 92, "waist": 90}, to="US"),
    lambda: sc.fits("UK 12", {"bust": 110, "waist": 74}, audience="women", item="dress"),
    lambda: sc.ask("Where can I use a 110V kettle?"),
    lambda: sc.ask("plugs in Japan?"),
]


def answers():
    for goods, place in itertools.product(GOODS, PLACES):
        appliance = sc.Appliance(**goods)
        yield sc.will_it_work(appliance, place)
        yield sc.will_it_work(appliance, place, practice="unearthed_adapter")
        yield sc.may_i_sell(appliance, place)
    yield from map(sc.place, PLACES)
    yield from (made() for made in SIZES)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_reply_has_no_seams(language):
    for answer in answers():
        reply = answer.reply(language)
        lines = [line.lstrip("- ") for line in reply.splitlines() if line.strip()]
        assert len(lines) == len(set(lines)), reply
        assert not re.search(r"\bNone\b|\bnan\b|  |[,;:]\.|\.\.|\{|\}|\(\)|（）", reply), reply
        assert not re.search(r"(?i)\b([a-z]+) \1\b", reply), reply
        assert not re.search(r"\ba (?=[aeio])|\ban (?=[bcdfgjkpqtvwyz])", reply), reply
        if language == "zh":
            assert not re.search(r"[\u3001-\u9fff\uff01-\uff5e] +[\u3001-\u9fff\uff01-\uff5e]", reply), reply
            assert not re.search(r"（[^（）]*（[^（）]*））", reply), reply


def test_an_unsafe_practice_is_told_once():
    iron = sc.Appliance(**GOODS[2])
    codes = [reason.code for reason in sc.will_it_work(iron, "IE", practice="unearthed_adapter").reasons]
    assert codes.count("practice.unearthed_adapter") == 1


def test_where_nothing_is_settled_no_zeros_are_counted():
    answer = sc.ask("Where can I use a 110V kettle?")
    assert " 0 " not in answer.reply("en")
    assert " 0 " not in answer.reply("zh")
