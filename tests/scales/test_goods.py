"""Hats, gloves, belts, beds, paper, wire and the like: tables, traps, and what must never be called compatible."""

import pytest

import specconv as sc
from specconv.ground.catalog import rows
from specconv.sizes import scales
from specconv.sizes.values import Route


def best(text, to, item, **options):
    found = sc.convert(text, to=to, item=item, **options).best
    return found and str(found)


# Hats: head girth in cm, US, UK; girth in inches over pi, UK an eighth below.
HATS = [
    (53, "6⅝", "6½"),
    (54, "6¾", "6⅝"),
    (55, "6⅞", "6¾"),
    (56, "7", "6⅞"),
    (57, "7⅛", "7"),
    (58, "7¼", "7⅛"),
    (59, "7⅜", "7¼"),
    (60, "7½", "7⅜"),
    (61, "7⅝", "7½"),
    (62, "7¾", "7⅝"),
    (63, "7⅞", "7¾"),
    (64, "8", "7⅞"),
]


@pytest.mark.parametrize(("cm", "us", "uk"), HATS)
def test_hats(cm, us, uk):
    assert best(f"EU {cm}", "US", "hat") == f"US {us}"
    assert best(f"EU {cm}", "UK", "hat") == f"UK {uk}"
    assert best(f"US {us}", "UK", "hat") == f"UK {uk}"


@pytest.mark.parametrize(
    ("text", "to", "item", "options", "wanted"),
    [
        ("60 cm", "US", "hat", {}, "US 7½"),
        ("7⅜", "UK", "hat", {"system": "US"}, "UK 7¼"),
        ("EU 8", "INT", "gloves", {}, "M"),
        ("EU 10", "INT", "gloves", {}, "XL"),
        ("95 cm", "US", "belt", {"system": "EU"}, "US 38"),
        ("EU 39-42", "INT", "socks", {}, "M"),
        ("US Queen", "UK", "mattress", {}, "UK King"),
        ("UK King", "US", "mattress", {}, "US Queen"),
        ("US King", "AU", "mattress", {}, "AU King"),
        ("UK Double", "US", "bed", {}, "US Full"),
        ("150x200", "UK", "mattress", {"system": "CN"}, "UK King"),
        ("A4", "US", "paper", {}, "US Letter"),
        ("14 AWG", "IEC", "wire", {}, "IEC 2.5"),
        ("12 AWG", "IEC", "wire", {}, "IEC 4"),
        ("4/0 AWG", "IEC", "wire", {}, "IEC 120"),
        ("37-622", "FR", "bicycle tyre", {}, "FR 700C"),
        ("650B", "ETRTO", "bicycle tyre", {"system": "FR"}, "ETRTO 584"),
        ("1 cup", "AU", "cup", {"system": "US"}, "AU 1"),
        ("2", "JP", "cup", {"system": "US"}, "JP 2¼"),
        ("gas mark 4", "EU", "oven", {}, "EU 180"),
        ("350 F", "EU", "oven", {"system": "US"}, "EU 175"),
        ("4", "US", "tablespoon", {"system": "AU"}, "US 5½"),
        ("US 18", "EU", "necklace", {}, "EU 45"),
        ("57 cm", "INT", "helmet", {}, "M"),
        ("20", "ISO", "watch strap", {}, "ISO 20"),
        ("INT S", "RU", "tights", {}, "RU 2"),
    ],
)
def test_conversions(text, to, item, options, wanted):
    assert best(text, to, item, **options) == wanted


@pytest.mark.parametrize("label", ["1/8", "1/4", "3/8", "1/2", "3/4", "1", "1 1/4", "1 1/2", "2"])
def test_pipe_threads_are_never_compatible(label):
    for text, to in ((f"NPT {label}", "BSP"), (f"BSP {label}", "NPT")):
        answer = sc.convert(text, to=to, item="pipe thread")
        assert answer.candidates == ()
        assert answer.route is Route.NONE
        assert any(
            reason.code == "scale.trap_thread_never" and reason.severity == "hazard" for reason in answer.reasons
        )
        assert "do not seal" in answer.reply()
        assert "compatible" not in answer.reply().lower()


def test_gas_connectors_are_facts_only():
    answer = sc.convert("QCC1", to="AU", item="gas regulator")
    assert answer.candidates == ()
    assert "gas fitter" in answer.reply()
    assert sc.fits("QCC1", "POL", item="gas regulator").verdict == "unknown"


def test_iso_b_is_not_jis_b():
    answer = sc.convert("ISO B5", to="JIS", item="paper")
    assert answer.best is None or answer.candidates[0].probability < 0.2
    assert any(reason.code == "scale.trap_paper_b" for reason in answer.reasons)


def test_a_wire_is_never_replaced_by_a_thinner_one():
    area = {point.label: point.low[0] for one in scales.scales("wire") for point in one.points if one.system == "IEC"}
    for point in next(one for one in scales.scales("wire") if one.system == "AWG").points:
        answer = sc.convert(f"{point.label} AWG", to="IEC", item="wire")
        for candidate in answer.candidates:
            assert area[candidate.size.label] >= point.low[0] - 0.001


def test_working_and_dress_gloves_differ():
    answer = sc.convert("EU 8", to="FR", item="gloves")
    assert str(answer.best) == "FR 7½"
    assert any("27.07" in reason.text for reason in answer.reasons)


def test_bare_labels_ask():
    assert "system" in sc.convert("3", to="UK", item="nappies").missing
    assert {"US 3", "UK 3"} <= {str(size) for size in sc.read_size("3", item="nappies")}


def test_nappies_go_by_weight():
    assert str(sc.recommend({"weight": "8 kg"}, to="JP", item="nappies").best) in ("JP M", "JP S")
    assert sc.fits("US 3", {"weight": "10 kg"}, item="nappies").verdict == "fits"
    assert sc.fits("UK 1", {"weight": "10 kg"}, item="nappies").verdict == "too_small"


@pytest.mark.parametrize(
    ("text", "item"), [("Queen size", "paper"), ("XXXXL", "belt"), ("99 AWG", "wire"), ("A99", "paper"), ("", "hat")]
)
def test_what_is_no_size(text, item):
    assert sc.read_size(text, item=item) == ()
    with pytest.raises(sc.SpecconvError):
        sc.convert(text, to="US", item=item)


def test_every_good_has_words_scales_and_sentences():
    for item, good in scales.goods().items():
        assert good.name
        assert good.name.say("zh") != good.name
        if good.kind in ("scale", "fact"):
            known = scales.scales(item)
            assert known, item
            for one in known:
                assert one.step is not None or one.points, one.id
    assert len(scales.goods()) == 29
    assert len(rows("sizes/scales")) == 140
    assert len(rows("sizes/scale_points")) == 480


def test_every_table_reads_back_and_is_idempotent():
    for item in scales.goods():
        for one in scales.scales(item):
            for point in one.points:
                assert one.quantity(point.label) == (point.low, point.high), (one.id, point.label)
                for alias in point.aliases:
                    assert one.quantity(alias) is not None, (one.id, alias)
                near = one.around(point.middle)
                assert abs(near[0][1]) < 1e-9


def test_no_float_noise_in_any_label():
    for item in scales.goods():
        for one in scales.scales(item):
            if one.step is None or one.first is None or one.last is None or one.increment is None:
                continue
            for at in range(int((one.last - one.first) / one.increment) + 1):
                label = scales.written(one.first + at * one.increment, one.style)
                assert len(label) <= 6, (one.id, label)
                assert "/" not in label, (one.id, label)


def test_an_unknown_system_names_what_there_is():
    with pytest.raises(sc.UnknownOption, match="US"):
        sc.convert("US 7", to="BR", item="hat")


def test_tables_and_items():
    assert sc.table("US", "UK", item="hat").where(US="7¼")[0]["UK"] == "7⅛"
    assert len(sc.table("US", "UK", item="mattress")) == 6
    assert {"ring", "bra", "shoes", "mattress"} <= set(sc.items().column("item"))


@pytest.mark.parametrize(
    ("item", "joined", "parted"),
    [("ring", "US7", "US 7"), ("bra", "EU75C", "EU 75C"), ("gloves", "US8", "US 8"), ("belt", "EU85", "EU 85")],
)
def test_a_label_written_together_is_converted_as_it_is_read(item, joined, parted):
    there = sc.convert(parted, to="UK", item=item)
    assert str(sc.read_size(joined, item=item)[0]) == str(there.size)
    assert sc.convert(joined, to="UK", item=item).candidates == there.candidates
