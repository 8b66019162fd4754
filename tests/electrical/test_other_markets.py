"""Goods of other markets: basic insulation without an earthed plug, strips marked 125 V, codes on plates, shavers."""

import pytest

import specconv as sc

ABROAD = ("GB", "DE", "FR", "IT", "CH", "DK", "AU", "ZA", "IL", "IN", "KE", "SG", "HK")


def japanese(kind, rating="200-240V 50/60Hz 500W"):
    plug = "Japanese plug with earth wire"
    return sc.Appliance(kind=kind, plug=plug, rating=rating, equipment_class="0I", origin="JP")


@pytest.mark.parametrize("place", ABROAD)
@pytest.mark.parametrize("kind", ["washing machine", "rice cooker"])
def test_a_separate_earth_lead_has_no_terminal_abroad(kind, place):
    answer = sc.will_it_work(japanese(kind), place)
    assert (answer.verdict, answer.plug.status, answer.earthing.status) == ("do_not_use", "fits_unearthed", "lost")
    assert answer.plug.reason.code == "plug.class_0i_abroad"
    assert [remedy.code for remedy in answer.remedies] == ["remedy.cord_with_earth", "remedy.local_product"]
    assert "adaptor" not in " ".join(remedy.text for remedy in answer.remedies)


def test_at_home_the_lead_decides_and_is_told():
    answer = sc.will_it_work(japanese("rice cooker", "100V 50/60Hz 500W"), "JP")
    assert (answer.verdict, answer.plug.status, answer.earthing.status) == ("works", "fits", "unknown")
    assert "earth lead" in answer.reply()


@pytest.mark.parametrize("place", ["US", "TW"])
def test_where_its_plug_fits_abroad_a_terminal_has_to_be_made_for_the_lead(place):
    answer = sc.will_it_work(japanese("refrigerator", "100-120V 50/60Hz 100W"), place)
    assert (answer.verdict, answer.plug.status, answer.missing) == ("depends", "fits", ("installation",))
    assert [remedy.code for remedy in answer.remedies] == ["remedy.earth_terminal"]


@pytest.mark.parametrize("place", ABROAD)
def test_class_0_is_not_taken_abroad_through_an_adaptor(place):
    iron = sc.Appliance(kind="iron", plug="gb1002_2p_p", rating="220-240V 1000W", equipment_class="0")
    answer = sc.will_it_work(iron, place)
    assert (answer.verdict, answer.plug.status) == ("do_not_use", "fits_unearthed")
    assert answer.plug.reason.code == "plug.class_0_abroad"
    assert [remedy.code for remedy in answer.remedies] == ["remedy.local_product"]


@pytest.mark.parametrize(
    ("plug", "rating", "place"),
    [
        ("NEMA 5-15", "125V 15A", "US"),
        ("NEMA 5-15", "125V 15A 1875W", "US"),
        ("NEMA 5-15", "125V 13A", "CA"),
        ("G", "13A 250V", "GB"),
        ("Schuko", "250V 16A 4000W", "DE"),
    ],
)
def test_a_strip_works_at_home(plug, rating, place):
    answer = sc.will_it_work(sc.Appliance(kind="power strip", plug=plug, rating=rating, equipment_class="I"), place)
    assert (answer.verdict, answer.current.status) == ("works", "ok")


def test_a_strip_marked_125_v_bears_the_100_v_of_japan():
    strip = sc.Appliance(kind="power strip", plug="NEMA 1-15", rating="125V 15A 1500W", equipment_class="II")
    assert sc.will_it_work(strip, "JP").verdict == "works"
    assert sc.will_it_work(strip, "GB").verdict == "do_not_use"


def test_a_refrigerant_is_no_current():
    fridge = sc.Appliance(kind="fridge", plug="Schuko", rating="230V 50Hz 1,2A R134a 75g", equipment_class="I")
    assert sc.will_it_work(fridge, "DE").current.status == "ok"
    assert sc.will_it_work(fridge, "DE").verdict == "works"


def test_a_fuse_is_no_second_voltage():
    monitor = sc.Appliance(kind="monitor", plug="NEMA 5-15", rating="100-120V~ 50/60Hz 70W T2AL250V")
    answer = sc.will_it_work(monitor, "GB")
    assert answer.verdict == "needs_transformer"
    assert not [remedy for remedy in answer.remedies if remedy.code.startswith("remedy.adapter")]


def test_no_transformer_is_offered_for_a_shaver_outlet():
    shaver = sc.Appliance(kind="shaver", plug="Europlug", rating="230V 5W", equipment_class="II")
    answer = sc.will_it_work(shaver, "GB", socket="shaver_unit_multi_r")
    assert answer.verdict == "depends"
    assert "supply" in answer.missing
    assert "transformer" not in " ".join(remedy.text for remedy in answer.remedies)


def test_an_outlet_of_both_phases_feeds_what_is_made_for_both():
    dryer = sc.Appliance(kind="tumble dryer", plug="NEMA 14-30", rating="120/240V 60Hz 5400W 24A", equipment_class="I")
    answer = sc.will_it_work(dryer, "US", socket="nema_14_30r")
    assert (answer.verdict, answer.current.status) == ("works", "ok")
    assert sc.will_it_work(dryer, "US").verdict == "depends"
    assert sc.will_it_work(dryer, "DE").verdict == "do_not_use"


@pytest.mark.parametrize("place", ["DE", "FR", "NL", "GB"])
def test_the_blue_plug_asks_for_its_own_outlet(place):
    welder = sc.Appliance(kind="welder", plug="CEE blue", rating="230V 50Hz 16A", equipment_class="I")
    answer = sc.will_it_work(welder, place)
    assert answer.verdict == "depends"
    assert "installation" in answer.missing


def test_no_plug_is_offered_for_what_the_frequency_forbids():
    fridge = sc.Appliance(kind="fridge", plug="Schuko", rating="230V 50Hz 100W", equipment_class="I")
    answer = sc.will_it_work(fridge, "PH")
    assert (answer.verdict, answer.frequency.status) == ("do_not_use", "runs_fast")
    assert [remedy.code for remedy in answer.remedies] == ["remedy.local_product"]


@pytest.mark.parametrize("text", ["Tel. 030 220 50 60", "EUR 230 – 50 % off", "Room 230 - 50 people"])
def test_a_bare_50_is_no_plate(text):
    with pytest.raises(sc.UnreadableRating):
        sc.read_rating(text)
