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


@pytest.mark.parametrize(("power", "watts"), [("2.200,0 W", 2200), ("1,200.5 W", 1200.5), ("1.800,50W", 1800.5)])
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


# --------------------------------------------------------------------------------------------- the second such reading


@pytest.mark.parametrize(("kind", "plate"), [("kettle", "230V 2200W"), ("washing machine", "230V 50Hz 2000W")])
def test_a_plug_without_earth_leaves_the_class_open_where_the_kind_usually_has_one(kind, plate):
    # 0.3, P10: with class I it is a fault; only the Europlug and its like are moulded to the flex of class II
    assert judged("DE", kind=kind, plug="C", rating=plate).missing == ("equipment_class",)
    assert judged("DE", kind=kind, plug="C", rating=plate, equipment_class="I").verdict == "do_not_use"
    assert judged("DE", kind="hair dryer", plug="C", rating="230V 50Hz 1500W").verdict == "works"
    assert judged("DE", kind=kind, plug="europlug", rating=plate).verdict == "do_not_use"  # 2.5 A


def test_the_inlet_tells_the_class():
    # IEC 60320: C14 is made for class I, C8 for class II
    computer = {"kind": "computer", "rating": "220-240V 50Hz 300W"}
    answer = judged("DE", **computer, plug="C", inlet="C14")
    assert (answer.earthing.status, answer.verdict) == ("lost", "do_not_use")
    assert answer.remedies[0].code == "remedy.swap_cord"
    assert sc.Appliance(kind="radio", inlet="C8").equipment_class == "II"
    for inlet, equipment_class in (("C14", "II"), ("C6", "II"), ("C8", "I"), ("C18", "0")):
        with pytest.raises(sc.Contradiction, match=rf"inlet {inlet} .*'{equipment_class}'"):
            sc.Appliance(kind="computer", inlet=inlet, equipment_class=equipment_class)


def test_watts_and_amperes_that_contradict():
    with pytest.raises(sc.Contradiction, match="300 W, and 15 A at 230 V is 3450 W"):
        sc.Appliance(kind="kettle", rating="230V 300W 15A")
    for kind in (None, "kettle"):  # within a factor of two, and of other loads, the larger counts
        watts = 2400 if kind else 300
        answer = judged("AU", kind=kind, plug="I", rating=f"230V {watts}W 15A", equipment_class="I")
        assert (answer.current.status, answer.verdict) == ("over", "do_not_use")
        assert "15.0 A" in str(answer.current.reason)


@pytest.mark.parametrize(("origin", "verdict"), [("DE", "needs_transformer"), ("US", "works"), (None, "depends")])
def test_an_origin_that_is_not_known_is_asked_for(origin, verdict):
    # V9: 110 V means the 120 V system on goods of North American origin only
    dryer = {"kind": "hair dryer", "plug": "A", "rating": "110 V 50 Hz 500 W", "equipment_class": "II"}
    answer = judged("MX", **dryer, origin=origin)
    assert answer.verdict == verdict
    assert ("origin" in answer.missing) is (origin is None)


@pytest.mark.parametrize(
    ("fields", "place", "amperes"),
    [
        ({"kind": "kettle", "plug": "G", "rating": "220V", "equipment_class": "I"}, "CN", 10),
        ({"kind": "hair dryer", "plug": "A", "rating": "220V", "equipment_class": "II"}, "GB", 11),
        ({"kind": "phone charger", "plug": "A", "rating": "100-240V"}, "GB", 1),
        ({}, "GB", 13),
    ],
)
def test_an_adaptor_carries_what_the_kind_usually_takes(fields, place, amperes):
    # P5, P7; and never more than the outlet gives: there is no BS 1363 adaptor for 14 A
    (advised,) = [r.values["amperes"] for r in judged(place, **fields).remedies if r.code.startswith("remedy.adapter")]
    assert advised == amperes


@pytest.mark.parametrize("rating", ["120V", "110V", "120V 60Hz 1200W"])
def test_where_the_voltage_destroys_no_adaptor_is_the_way_out(rating):
    for plug in ("A", None):
        answer = judged("GB", kind="hair dryer", plug=plug, rating=rating)
        assert answer.direct_connection == "destroys"
        assert not any("adapter" in remedy.code or "plug" in remedy.code for remedy in answer.remedies)
        if answer.verdict == "depends":
            assert answer.reply().startswith("Please do not plug the hair dryer in directly")
            assert "请不要在英国直接" in answer.reply("zh")


def test_what_carries_the_supply_on_is_not_right_because_it_says_250_v():
    strip = judged("US", kind="power strip", plug="G", rating="250V 13A")
    assert "the voltage is right" not in strip.reply()
    # half the voltage comes out of a transformer, and a smart plug does not start
    for kind in ("transformer", "smart plug"):
        assert judged("US", kind=kind, plug="F", rating="230V 50Hz").verdict == "do_not_use"


def test_dual_voltage_is_no_switch():
    answer = judged("GB", kind="hair straightener", plug="A", rating="dual voltage 60W", origin="US")
    assert "voltage" in answer.missing
    assert "selector" not in answer.reply()
    assert sc.read_rating("bivolt").voltages == (127, 220)
    assert sc.read_rating("dual voltage 120/240V").voltage_mode == "switchable"


def test_heat_never_goes_on_a_shaver_outlet():
    answer = judged("GB", kind="hair dryer", plug="G", rating="230V 1500W", equipment_class="II", socket="shaver")
    assert answer.verdict == "do_not_use"
    assert answer.reasons[0].code == "practice.heat_on_shaver_outlet"
    assert "hot enough" not in answer.reply()


def test_an_unearthed_adaptor_goes_by_the_class():
    # P2, E1: of class II it takes nothing away, and no sentence says so
    charger = {"kind": "phone charger", "plug": "F", "rating": "100-240V 50/60Hz 20W", "equipment_class": "II"}
    question = sc.will_it_work(sc.Appliance(**charger), "AU", practice="unearthed_adapter")
    assert "shock" not in question.reply()
    iron = sc.Appliance(kind="iron", plug="F", rating="230V 1000W", equipment_class="I")
    assert sc.will_it_work(iron, "AU", practice="unearthed_adapter").verdict == "do_not_use"


def test_an_earthed_adaptor_goes_into_the_earthed_outlet_of_the_plate():
    # the two-slot outlet beside the dominant earthed one refuses the plug and the adaptor alike
    kettle = {"kind": "kettle", "plug": "G", "rating": "220-240V 50Hz 2000W", "equipment_class": "I"}
    for place in ("CN", "ZA", "TH"):
        assert judged(place, **kettle).verdict == "works_with_adapter", place
    # where the round outlet without earth takes an earthed plug, the adaptor would go in there as well: it is asked
    for place in ("EG", "KH", "PE"):
        assert judged(place, **kettle).verdict == "depends", place
    assert judged("CN", **kettle, socket="gb1002_2p_r").verdict == "do_not_use"


def test_the_larger_variant_of_a_system_has_no_adaptor_into_the_smaller():
    heater = {"kind": "heater", "rating": "220V 60Hz 1000W", "equipment_class": "I", "supply": "220 V 60 Hz"}
    small = judged("BR", **heater, plug="N (20 A)", socket="nbr14136_10a_r")
    assert (small.plug.status, small.verdict) == ("no", "do_not_use")
    assert judged("BR", **heater, plug="N (20 A)", socket="nbr14136_20a_r").verdict == "works"


def test_two_lives_and_a_neutral_are_no_selector():
    dryer = {"kind": "tumble dryer", "plug": "NEMA 14-30", "rating": "120/240V 60Hz 24A", "origin": "US"}
    home = judged("US", **dryer)
    assert home.verdict == "depends"
    assert [str(fact) for fact in home.missing] == ["installation"]
    assert not any(remedy.code == "remedy.set_selector" for remedy in home.remedies)
    # I3: the 115 V of a British shaver unit make no split-phase service
    away = judged("GB", **dryer)
    assert (away.verdict, away.voltage.status) == ("do_not_use", "destroys")
    assert sc.Appliance(plug="NEMA 14-30", rating="120/240V 60Hz 1500W").rating.voltage_mode == "split_phase"
    assert sc.read_rating("120/240V 60Hz 24A").voltage_mode == "split_phase"
    assert sc.read_rating("115/230V 60/50Hz 8A/4A").voltage_mode == "switchable"


def test_a_converter_has_to_say_which_side_is_fed():
    for rating in ("110V to 220V 50/60Hz 1600W", "220V/110V 50/60Hz 500W", "AC110V→AC220V 50/60Hz 500W"):
        for place in ("US", "DE"):
            answer = judged(place, kind="voltage converter", plug="A", rating=rating, equipment_class="II")
            assert "voltage" in answer.missing, (rating, place)
    told = "INPUT 110V 50/60Hz OUTPUT 220V 500W"
    assert judged("DE", kind="voltage converter", plug="A", rating=told).verdict == "do_not_use"


def test_the_side_of_the_battery_is_not_the_mains():
    box = judged("GB", kind="cool box", plug="F", rating="DC 12V / AC 220-240V 50Hz 60W")
    assert box.verdict == "works_with_adapter"
    assert not any(remedy.code == "remedy.set_selector" for remedy in box.remedies)
    assert sc.read_rating("DC 12V / AC 220-240V 50Hz 60W").ranges == ((220, 240),)


@pytest.mark.parametrize("plug", ["NEMA 6-20", "NEMA 6-50", "NEMA L6-30", "NEMA 6-15"])
def test_an_american_circuit_of_240_v_has_to_be_there(plug):
    welder = judged("US", kind="welder", plug=plug, rating="240V 60Hz 3000W", equipment_class="I", origin="US")
    assert welder.verdict == "depends"
    assert [str(fact) for fact in welder.missing] == ["installation"]


def test_the_cuban_outlet_that_takes_the_american_plug_may_carry_220_v():
    dryer = judged("CU", kind="hair dryer", plug="A", rating="120V 60Hz 1500W", origin="US", supply="220 V 60 Hz")
    assert dryer.reasons[0].code == "alarm.fits_and_destroys"


def test_figures_that_are_not_those_of_the_mains():
    # one hertz of tolerance is no frequency: taken for one it made every core fit every supply
    assert sc.read_rating("AC 120V 60Hz±1Hz").frequencies == (60,)
    amplifier = judged("GB", kind="audio amplifier", plug="A", rating="230V 60Hz±1Hz 100W", equipment_class="II")
    assert "maker_statement" in amplifier.missing
    # the amperes of the low side are not drawn from the mains
    assert sc.read_rating("AC 100-240V 50/60Hz 1.5A DC 19.5V 3.34A").current == 1.5
    assert sc.read_rating("DC 12V 5A / AC 230V 50Hz 0.5A").current == 0.5
    # "bivolt" promises the two voltages of Brazil, automatic or not
    assert sc.read_rating("Bivolt automático").ranges == ((127, 220),)
