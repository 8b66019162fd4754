"""What is printed: no float noise in labels, figures, sentences; both languages; what a refusal shows."""

import re

import pytest

import specconv as sc
from specconv.sizes import bras, footwear, scales

NOISE = re.compile(r"\d\.\d{5,}|\d[eE][+-]\d|\bnan\b|\binf\b|None|\{|\}|  ")
LABEL = re.compile(r"[\w½¼¾⅛⅜⅝⅞./+\-() ×]+$")
MEASURES = {
    "ring": "inner circumference", "gloves": "hand", "hat": "head", "helmet": "head", "belt": "belt",
    "nappies": "weight", "bracelet": "wrist", "watch_strap": "lug", "bicycle_frame": "height",
    "mens_underwear": "waist",
}  # fmt: skip


def systems_of(item):
    kind = scales.goods()[item].kind
    if kind == "footwear":
        return tuple(one for one in footwear.systems() if footwear.scale(one, "kids"))[:8]
    return tuple(bras.systems()) if kind == "bra" else tuple(dict.fromkeys(one.system for one in scales.scales(item)))


@pytest.mark.parametrize("item", sorted(scales.goods()))
def test_no_label_has_float_noise(item):
    """Every label of every ladder, and what it becomes in every other system of the item."""
    known = systems_of(item)
    for given in known[:4]:
        for to in known:
            for row in sc.table(given, to, item=item, audience="women" if item == "shoes" else None).rows[::3]:
                assert LABEL.match(row[0]), row
                assert LABEL.match(row[1]), row
                assert not any(NOISE.search(cell) for cell in row), row


@pytest.mark.parametrize("item", sorted(scales.goods()))
def test_no_sentence_has_float_noise(item):
    known = systems_of(item)
    for given in known[:4]:
        for to in known[:5]:
            rows = sc.table(given, to, item=item, audience="men" if item == "shoes" else None).rows
            for row in rows[:: max(1, len(rows) // 3)]:
                answer = sc.convert(row[0], system=given, to=to, item=item, audience="men" if item == "shoes" else None)
                for text in (str(answer), answer.reply("en"), answer.reply("zh")):
                    assert text.strip()
                    assert not NOISE.search(text), text


@pytest.mark.parametrize("item", sorted(MEASURES))
def test_measured_answers_are_said_in_both_languages(item):
    scale = next(one for one in scales.scales(item) if one.step is not None or one.points)
    quantity = scale.points[0].middle[0] if scale.step is None else scales.scales(item)[0].around((1.0,)) and 1.0
    unit = scales.goods()[item].unit
    usual = scales.goods()[item].usual
    value = sum(usual) / 2 if usual else quantity or 10
    answer = sc.recommend({MEASURES[item]: f"{value:g} {unit}"}, to=scale.system, item=item)
    assert not NOISE.search(answer.reply("en"))
    chinese = answer.reply("zh")
    assert not NOISE.search(chinese)
    assert not re.search(rf"\d {re.escape(unit)}\b", chinese), chinese


@pytest.mark.parametrize(
    ("text", "item", "sold"),
    [
        ("EU 99", "shoes", "EU 35 to 56"),
        ("US 99", "ring", "US 0 to 16"),
        ("UK 34I", "bra", "UK 26AA to 56LL"),
        ("EU 99", "hat", "EU 46 to 68"),
        ("EU 42", "gloves", "EU 4 to 13"),
        ("US 99", "belt", "US 24 to 60"),
    ],
)
def test_a_refusal_shows_what_is_on_sale(text, item, sold):
    with pytest.raises(sc.UnreadableSize, match=re.escape(sold)):
        sc.convert(text, to="EU", item=item)


@pytest.mark.parametrize("text", ["42 3/3", "size -3", "-9", "NaN", "9" * 50, "½½", "7/0", "🥿", "EU EU 42 42"])
@pytest.mark.parametrize("item", ["shoes", "ring", "bra", "hat", "belt", "wire", "bicycle_tyre"])
def test_what_is_no_size_is_refused_by_name(text, item):
    with pytest.raises(sc.SpecconvError) as caught:
        sc.convert(text, to="AWG" if item == "wire" else "EU", item=item)
    assert caught.value.field == "size"


@pytest.mark.parametrize(
    ("text", "item", "best"),
    [("ring ５４", "ring", "EU 54"), ("54,5", "ring", "EU 54.5"), ("７ １/４", "hat", "US 7¼"), ("7¼", "hat", "US 7¼"),
     ("EU 41⅔", "shoes", "EU 41 2/3"), ("EU 41 2/3", "shoes", "EU 41 2/3"), ("EU 41.67", "shoes", "EU 41 2/3"),
     ("EU 41,66", "shoes", "EU 41 2/3"), ("ＥＵ　４１ ２/３", "shoes", "EU 41 2/3"), ("41 ⅔ EU", "shoes", "EU 41 2/3")],
)  # fmt: skip
def test_one_size_in_every_spelling(text, item, best):
    assert best in [str(size) for size in sc.read_size(text, item=item)]


@pytest.mark.parametrize(
    ("text", "to", "best"),
    [("戒指 14号", "US", "US 6½"), ("文胸 75C", "UK", "UK 34C"), ("帽子 58cm", "US", "US 7¼"), ("手套 L", "EU", "EU 9"),
     ("袜子 39-42", "INT", "M"), ("床 1.5米", "US", "US Queen"), ("电线 2.5平方", "IEC", "IEC 2.5"),
     ("女鞋 EU 38 宽", "UK", "UK 5")],
)  # fmt: skip
def test_chinese_labels_that_name_the_goods(text, to, best):
    assert str(sc.convert(text, to=to).best) == best


@pytest.mark.parametrize(
    ("text", "item", "best"), [("57-58", "helmet", "M"), ("S/M", "hat", "S/M"), ("one size", "hat", "OSFA")]
)
def test_labels_that_are_ranges(text, item, best):
    assert str(sc.read_size(text, item=item)[0]) == best


def test_a_system_that_no_such_shoe_is_sold_by_is_named():
    with pytest.raises(sc.Contradiction, match="JP 21"):
        sc.convert("US 9 / EU 42 / JP 21", to="UK", item="shoes")
    with pytest.raises(sc.UnreadableSize, match="JP 22 to 36"):
        sc.convert("US 9 / EU 42 / JP 21", to="UK", item="shoes", audience="men")


def test_an_inch_alone_names_several_rims():
    answer = sc.convert("26 inch", to="ETRTO", item="bicycle tyre")
    assert {str(one.size) for one in answer.candidates} == {"ETRTO 559", "ETRTO 571", "ETRTO 590", "ETRTO 597"}
    assert answer.candidates[0].probability < 0.6
    assert str(sc.convert("26x1.75", to="ETRTO", item="bicycle tyre").candidates[0]) == "ETRTO 559 (100 %)"
    assert str(sc.convert("700x28C", to="ETRTO", item="bicycle tyre").best) == "ETRTO 622"


def test_no_wire_is_replaced_by_a_thinner_one_in_any_gauge():
    area = {(one.system, point.label): point.low[0] for one in scales.scales("wire") for point in one.points}
    for (system, label), wanted in area.items():
        for to in ("AWG", "SWG", "IEC"):
            for candidate in sc.convert(label, system=system, to=to, item="wire").candidates:
                assert area[candidate.size.system, candidate.size.label] >= wanted - 0.001


@pytest.mark.parametrize(
    ("text", "to", "item", "best"),
    [("14 AWG", "EU", "wire", "IEC 2.5"), ("A4", "DE", "paper", "ISO A4"), ("A4", "CA", "paper", "US Letter"),
     ("700C", "JP", "bicycle tyre", "ETRTO 622"), ("20", "US", "watch strap", "ISO 20")],
)  # fmt: skip
def test_a_country_without_its_own_scale_goes_by_another(text, to, item, best):
    assert str(sc.convert(text, to=to, item=item).best) == best


def test_what_is_only_nearest_is_said_to_be():
    assert "only the nearest" in sc.convert("Letter", to="ISO", item="paper", system="US").reply()
    assert "only the nearest" not in sc.convert("US Queen", to="UK", item="mattress").reply()
