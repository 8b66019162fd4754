"""What a hostile reading of the power answers found: each test states the rule or the fact that was broken."""

import pytest

import specconv as sc

FINE = ("works", "works_with_adapter")


def judged(place, **fields):
    options = {name: fields.pop(name) for name in ("supply", "socket") if name in fields}
    return sc.will_it_work(sc.Appliance(**fields), place, **options)


@pytest.mark.parametrize(
    ("plate", "volts", "hertz", "watts"),
    [
        ("220-240 V~ Hz 50 W 2200", (220, 240), (50,), 2200),
        ("V~ 230 Hz 50 W 2200", (230,), (50,), 2200),
        ("VOLTS 120 HZ 60 WATTS 1500", (120,), (60,), 1500),
        ("Hz 50 V 230 W 900", (230,), (50,), 900),
    ],
)
def test_a_unit_may_stand_before_its_figure(plate, volts, hertz, watts):
    # usual on Italian and American plates; the figure that follows "Hz" is no power, and no mains has 120 or 230 Hz
    rating = sc.read_rating(plate)
    assert (rating.voltages, rating.frequencies, rating.power) == (volts, hertz, watts)


@pytest.mark.parametrize(
    ("power", "watts"), [("2.200,0 W", 2200), ("1,200.5 W", 1200.5), ("1.800,50W", 1800.5)]
)
def test_thousands_and_decimals_in_one_figure(power, watts):
    assert sc.read_rating(f"230 V 50 Hz {power}").power == watts


@pytest.mark.parametrize("plate", ["220-240 V~ Hz 50 W 2200", "230 V 50 Hz 2.200,0 W"])
def test_a_europlug_never_carries_a_kettle(plate):
    # P5, EN 50075: 2.5 A
    kettle = {"kind": "kettle", "plug": "europlug", "equipment_class": "II"}
    assert judged("DE", **kettle, rating=plate).verdict == "do_not_use"


@pytest.mark.parametrize("plate", ["230V~ 12.05.2021", "AC 220V~ 2021.03.15", "220-240 V ~ 1.5.2 50Hz"])
def test_a_date_or_number_behind_the_volts_is_no_crash(plate):
    # nothing but SpecconvError may leave the reader; the voltage of the plate is plain
    assert min(sc.read_rating(plate).voltages) in (220, 230)


@pytest.mark.parametrize("plate", ["24 V~ 1.5 A", "12V~ 20W"])
def test_the_wave_is_alternating_current(plate):
    assert not sc.read_rating(plate).dc  # IEC 60417-5032


@pytest.mark.parametrize(
    ("place", "plug", "plate"), [("US", "A", "120V 1500W"), ("FR", "C", "230V 2000W"), ("JP", "A", "100V 1 kW")]
)
def test_a_class_i_appliance_on_a_plug_without_earth_never_works(place, plug, plate):
    # 0.2 line 2, E2, P10: the earth is lost in the plug already
    answer = judged(place, kind="washing machine", plug=plug, rating=f"{plate} 50/60Hz", equipment_class="I")
    assert answer.earthing.status == "lost"
    assert answer.verdict not in FINE


@pytest.mark.parametrize(("place", "supply"), [("DE", "120 V"), ("GB", "110 V"), ("BV", "230 V 50 Hz")])
def test_where_no_outlet_is_known_nothing_plainly_works(place, supply):
    # 0.3: the plug is told as unknown, so that the outlet is missing
    answer = judged(place, kind="kettle", plug="F", rating=f"{supply} 900 W", equipment_class="I", supply=supply)
    assert (answer.plug.status, answer.verdict) == ("unknown", "depends")
    assert "socket" in answer.missing


@pytest.mark.parametrize("kind", ["EV charging cable", "electric vehicle charger"])
def test_a_vehicle_is_never_charged_through_an_adaptor(kind):
    # section 3 "never: adaptor for ... EV cable", I5; the answer itself says so
    answer = judged("CH", kind=kind, plug="F", rating="230V 50Hz 10A", equipment_class="I")
    assert answer.verdict not in FINE
    assert not any(remedy.code.startswith("remedy.adapter") for remedy in answer.remedies)


@pytest.mark.parametrize("kind", ["electric vehicle charger", "lithium battery charger"])
def test_vehicles_and_lithium_are_never_charged_through_a_transformer(kind):
    # T0, M1
    answer = judged("DE", kind=kind, plug="B", rating="120V 60Hz 8A", equipment_class="I", origin="US")
    assert answer.verdict == "do_not_use"


def test_the_amperes_of_a_wide_range_are_those_of_its_lower_end():
    # P5: 10 A at 100 V are 1,000 W; multiplied by 240 V they become 20 A at 120 V, and a false "do not use"
    computer = {"kind": "desktop computer", "plug": "B", "equipment_class": "I", "origin": "US"}
    assert judged("US", **computer, rating="100-240V~ 10-5A 50/60Hz").verdict == "works"


def test_an_adaptor_is_named_for_an_outlet_that_bears_the_load():
    answer = judged("CH", kind="heater", plug="F", rating="230V 50Hz 2500W", equipment_class="I")
    assert "type 13" not in "".join(str(remedy) for remedy in answer.remedies)  # 11 A on a 10 A outlet


def test_a_transformer_for_an_earthed_plug_carries_the_earth_through():
    # T0, P2: the class is not known and the plug has an earth pin; the adaptor beside it is an earthed one
    answer = judged("US", kind="rice cooker", plug="I", rating="220V 50Hz 700W", origin="CN")
    assert "remedy.step_up_earthed" in [remedy.code for remedy in answer.remedies]


@pytest.mark.parametrize(
    ("place", "plate"), [("JP-13", "115/230V 50/60Hz 3A"), ("DE", "NOT FOR 220V use. 120V 60Hz 1000W")]
)
def test_a_selector_is_set_only_where_it_has_the_position(place, plate):
    # V6, 1.1: no position for 100 V; and two figures without a switch are asked about, not switched
    answer = judged(place, kind="desktop computer", plug="A", rating=plate, equipment_class="II", origin="US")
    assert "et the voltage selector to" not in answer.reply("en")


@pytest.mark.parametrize(
    ("place", "origin", "plate", "never"),
    [
        ("CN", "AU", "230-240V 50Hz 2400W", "120 V system"),
        ("DE", "CN", "110-220V 50/60Hz 65W", "120 V system"),
        ("TW", "US", "110V 60Hz 900W", "difference of 8 %"),
        ("MX", "US", "110V 60Hz 900W", "6 % above the plate (110 V)"),
    ],
)
def test_no_sentence_contradicts_its_own_figures(place, origin, plate, never):
    assert never not in judged(place, kind="toaster", plug="A", rating=plate, origin=origin).reply("en")


def test_no_voltage_on_the_plate_no_word_of_destruction():
    # P8 states a fact; for an American kettle of unknown voltage in the United States there is none
    answer = judged("US", kind="kettle", plug="A", origin="US")
    assert "destroys" not in answer.reply("en")


@pytest.mark.parametrize(("place", "plug"), [("CH", "type 11"), ("US", "1-15")])
def test_a_class_i_appliance_is_not_to_be_sold_with_an_unearthed_plug(place, plug):
    # P2, P10; NEV SR 734.26: the class decides the plug
    kettle = sc.Appliance(kind="kettle", plug="F", rating="230V 50Hz 2000W", equipment_class="I")
    assert not any(plug in str(remedy) for remedy in sc.may_i_sell(kettle, place).remedies)


def test_northern_ireland_follows_the_union():
    # Windsor Framework: UKCA alone is not accepted there; the data have the mark under XI
    kettle = sc.Appliance(kind="kettle", plug="G", rating="230V 50Hz 2000W", equipment_class="I")
    assert "gb_ukca" not in {duty.id for duty in sc.may_i_sell(kettle, "Northern Ireland").marks}


def test_waste_registration_is_due_in_every_member_state():
    # Directive 2012/19/EU article 16: a registration in France does not count in Germany
    kettle = sc.Appliance(kind="kettle", plug="F", rating="230V 50Hz 2000W", equipment_class="I", origin="FR")
    assert sc.may_i_sell(kettle, "DE").verdict == "required_action"
