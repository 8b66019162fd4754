"""What must hold of every power answer, whatever the appliance and the place."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import specconv as sc
from specconv.electrical.mating import judged
from specconv.electrical.plugs import PlugType, plug_type
from specconv.ground.catalog import rows

SEVERITY = ("works", "works_with_adapter", "needs_transformer", "depends", "do_not_use")
QUICK = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


def severity(answer: sc.Compatibility) -> int:
    return SEVERITY.index(answer.verdict)


# ------------------------------------------------------------------------------------------------ what customers have

LOADS = (
    "brush_motor", "clock_primary", "clock_secondary", "compressor", "heat_dc_fan", "heat_electronic",
    "heat_with_ac_motor", "induction_motor", "inverter_motor", "lamp_bulb", "lamp_fitting", "li_charger",
    "linear_transformer", "microwave", "motor_unknown", "resistive_heat", "smps", "vibrating_armature",
    "vibration_pump", "wiring_device",
)  # fmt: skip
SINGLES = (100, 110, 115, 120, 127, 200, 220, 230, 240)
RANGES = ("100-240", "220-240", "110-120", "100-127", "100-120", "200-240")
PLATES = (*map(str, SINGLES), *RANGES, "115/230", "120/240")
# the plug and its rated current in A
PLUGS = {
    "nema_1_15p_unpolarised": 15, "nema_5_15p": 15, "nema_5_20p": 20, "europlug": 2.5, "cee_7_7p": 16,
    "cee_7_17p": 16, "bs1363_p": 13, "asnzs3112_10a_p": 10, "asnzs3112_15a_p": 15, "gb1002_10a_p": 10,
    "gb1002_2p_p": 10, "nbr14136_10a_3p": 10, "nbr14136_20a_3p": 20, "cei23_50_s17_p": 16, "sev1011_t12_p": 10,
    "is1293_6a_p": 6, "is1293_16a_p": 16, "iram2073_10a_p": 10, "nema_14_30p": 30,
}  # fmt: skip
LETTERS = tuple("ABCDEFGHIJLMNO")
PLACES = (
    "US", "CA", "MX", "BR", "BR-SP", "BR-SC", "AR", "PE", "CU", "GB", "IE", "DE", "FR", "IT", "CH", "DK", "ZA", "IL",
    "IN", "TH", "CN", "HK", "TW", "KR", "JP", "Tokyo", "Osaka", "AU", "NZ", "PH", "VN", "SA", "LB", "BQ", "MA", "KN",
)  # fmt: skip
CLASSES = ("I", "II", "0I", "0")
WATTS = st.sampled_from((1, 10, 50, 100, 399, 400, 499, 500, 575, 600, 799, 800, 999, 1000, 1140, 1200, 1368, 1440,
                         1500, 1599, 1600, 1800, 2000, 2200, 2500, 3000, 3600))  # fmt: skip

appliances = st.fixed_dictionaries(
    {
        "load_kind": st.sampled_from(LOADS),
        "plug": st.sampled_from((*PLUGS, *LETTERS)),
        "voltage": st.sampled_from(tuple(f"{plate} V" for plate in PLATES)),
        "frequency": st.sampled_from(("50 Hz", "60 Hz", "50/60 Hz")),
        "power": WATTS,
        "equipment_class": st.sampled_from(CLASSES),
        "origin": st.sampled_from(("US", "DE", "GB", "CN", "JP", "AU", "BR", "IN", "IT", "TW")),
    }
)
places = st.sampled_from(PLACES)


def judge(fields: dict, place: object, **question: str) -> sc.Compatibility:
    return sc.will_it_work(sc.Appliance(**fields), place, **question)


# -------------------------------------------------------------------------------------------------------- monotonicity


settled = st.sampled_from(PLACES).flatmap(
    lambda place: st.tuples(
        st.just(place),
        st.sampled_from(standard_supplies(place)),
        st.sampled_from(general_sockets(place)),
        st.sampled_from(tuple(PLUGS)),
    )
)
"""A place with one of its supplies, one of its outlets and a plug by its standard: nothing left to ask but the rest."""


@cache
def standard_supplies(place: str) -> tuple[str, ...]:
    """The supplies that ordinary outlets of the place deliver."""
    return tuple(str(supply) for supply in sc.place(place).supplies if supply.status == "standard")


@QUICK
@given(appliances, settled, WATTS)
def test_more_power_is_never_safer(fields, where, watts):
    """At one supply and one outlet: of several, more power may turn "it depends which" into "a transformer at each"."""
    place, supply, socket, plug = where
    low, high = sorted((fields["power"], watts))
    assume(low < high)
    less, more = (
        judge({**fields, "plug": plug, "power": power}, place, supply=supply, socket=socket) for power in (low, high)
    )
    assert severity(more) >= severity(less), (str(less.verdict), str(more.verdict))


@QUICK
@given(appliances, places, WATTS)
def test_more_power_never_makes_a_refusal_a_yes(fields, place, watts):
    low, high = sorted((fields["power"], watts))
    plug = fields["plug"] if fields["plug"] in PLUGS else "europlug"
    less, more = (judge({**fields, "plug": plug, "power": power}, place) for power in (low, high))
    if less.verdict == "do_not_use":
        assert more.verdict == "do_not_use", str(more.verdict)
    if more.verdict in ("works", "works_with_adapter"):
        assert less.verdict in ("works", "works_with_adapter"), str(less.verdict)


def never_safer(known: sc.Compatibility, unknown: sc.Compatibility) -> bool:
    """A fact that is not known asks or stays as bad; of a refusal it may make a question, never a yes."""
    if known.verdict == "do_not_use":
        return unknown.verdict in ("do_not_use", "depends")
    return severity(unknown) >= severity(known)


def overloads_its_own_plug(fields: dict) -> bool:
    """Whether the appliance can take more than its own plug is made for: then the known power contradicts the plug."""
    volts = [float(part) for part in fields["voltage"].removesuffix(" V").replace("/", "-").split("-")]
    # heat on a higher supply takes up to (V / V plate) times more; other loads take more on a lower supply
    amperes = max(fields["power"] / min(volts) * (250 / min(volts)), fields["power"] / 100)
    return amperes > PLUGS.get(fields["plug"], 2.5)


@QUICK
@given(appliances, places, st.sampled_from(("voltage", "frequency", "equipment_class", "load_kind", "plug")))
def test_an_unknown_fact_is_never_safer(fields, place, field):
    # a bare letter is read by the class too, a bulb has a cap, and an unknown plug is an ordinary household plug:
    # without the field the words would mean another thing
    assume(field != "equipment_class" or fields["plug"] in PLUGS)
    if field == "load_kind":
        assume(fields["load_kind"] != "wiring_device")  # its power is what it carries, not what it takes
    if field == "plug":
        assume(not overloads_its_own_plug(fields))
        assume(fields["plug"] in PLUGS and plug_type(fields["plug"]).household and fields["load_kind"] != "lamp_bulb")
    without = {name: value for name, value in fields.items() if name != field}
    known, unknown = judge(fields, place), judge(without, place)
    assert never_safer(known, unknown), (field, known.verdict, unknown.verdict)


@QUICK
@given(appliances, places)
def test_unknown_power_is_never_safer(fields, place):
    assume(not overloads_its_own_plug(fields))
    without = {name: value for name, value in fields.items() if name != "power"}
    known, unknown = judge(fields, place), judge(without, place)
    assert never_safer(known, unknown), (known.verdict, unknown.verdict)


@QUICK
@given(appliances, places, st.data())
def test_an_unnamed_supply_is_never_safer(fields, place, data):
    offered = [supply for supply in sc.place(place).supplies if supply.status == "standard"]
    supply = data.draw(st.sampled_from(offered))
    named = judge(fields, place, supply=f"{supply.voltage} V {supply.frequency} Hz")
    assert never_safer(named, judge(fields, place)), (str(supply), named.verdict)


@cache
def taken_at() -> tuple[tuple[str, str, str], ...]:
    """Each plug of the list, place and outlet in general use there that it enters."""
    return tuple(
        (plug, place, socket)
        for place in PLACES
        for socket in general_sockets(place)
        for plug in PLUGS
        if (plug, socket) in enters()
    )


@QUICK
@given(appliances, st.data())
def test_an_unnamed_outlet_hides_no_hazard(fields, data):
    """An outlet that plainly refuses the plug says nothing of the others; one that takes it with a hazard does."""
    plug, place, socket = data.draw(st.sampled_from(taken_at()))
    fields = {**fields, "plug": plug}
    if judge(fields, place, socket=socket).verdict == "do_not_use":
        assert judge(fields, place).verdict in ("depends", "do_not_use"), socket


@cache
def enters() -> frozenset[tuple[str, str]]:
    """The pairs of a plug and an outlet that it enters, with or without earth."""
    taken = ("mates_safely", "mates_polarity_unknown", "mates_unearthed")
    return frozenset((mating.plug, mating.socket) for mating in judged() if mating.result in taken)


@cache
def general_sockets(place: str) -> tuple[str, ...]:
    """The ids of the outlets for general use that are not going."""
    return tuple(
        socket.id
        for socket in sc.place(place).sockets
        if socket.purpose == "general" and socket.prevalence in ("dominant", "common")
    )


AXIS_ORDER = (
    "ok", "within_tolerance", "weak", "needs_step_up", "needs_step_down", "destroys",
)  # fmt: skip
DIRECT_ORDER = ("ok", "weak", "fails", "destroys")


@QUICK
@given(appliances, places, st.sampled_from(SINGLES))
def test_a_range_that_covers_the_supply_is_never_worse(fields, place, volts):
    assume(not overloads_its_own_plug({**fields, "voltage": "100-240 V"}))
    fields = {**fields, "frequency": "50/60 Hz"}
    covering = judge({**fields, "voltage": "100-240 V"}, place)
    single = judge({**fields, "voltage": f"{volts} V"}, place)
    assert AXIS_ORDER.index(covering.voltage.status) <= AXIS_ORDER.index(single.voltage.status)
    assert DIRECT_ORDER.index(covering.direct_connection) <= DIRECT_ORDER.index(single.direct_connection)
    if single.verdict == "needs_transformer" and covering.verdict == "depends":
        # a transformer brings its own outlet: which one is in the wall need not be asked
        assert not {"voltage", "supply", "power"} & set(covering.missing)
    else:
        assert severity(covering) <= severity(single), (volts, str(covering.verdict), str(single.verdict))


@QUICK
@given(appliances, places)
def test_the_same_question_has_the_same_answer(fields, place):
    shuffled = dict(reversed(list(fields.items())))
    assert judge(fields, place) == judge(shuffled, sc.place(place))


@QUICK
@given(appliances, st.sampled_from(("BR", "JP", "US", "IT", "CH", "IN", "BQ", "KN", "CN", "TH")), st.randoms())
def test_the_order_of_supplies_and_outlets_changes_nothing(fields, place, random):
    here = sc.place(place)
    supplies, sockets = list(here.supplies), list(here.sockets)
    random.shuffle(supplies)
    random.shuffle(sockets)
    other = here.model_copy(update={"supplies": tuple(supplies), "sockets": tuple(sockets)})
    straight, turned = judge(fields, here), judge(fields, other)
    for axis in ("verdict", "direct_connection", "missing"):
        assert getattr(straight, axis) == getattr(turned, axis), axis
    for axis in ("plug", "earthing", "voltage", "frequency", "current"):
        assert getattr(straight, axis).status == getattr(turned, axis).status, axis


def test_a_place_that_is_handed_in_is_the_one_that_is_judged():
    """Otherwise the order of its supplies could not matter, and the test above would hold of nothing."""
    brazil = sc.place("BR")
    low = brazil.model_copy(update={"supplies": tuple(s for s in brazil.supplies if s.voltage == 127)})
    iron = {"kind": "iron", "plug": "N", "rating": "127 V 60 Hz 1000 W", "equipment_class": "II", "origin": "BR"}
    assert judge(iron, brazil).verdict == "depends"
    assert {s.voltage for s in low.supplies} == {127}
    assert judge(iron, low).voltage.status == "ok"


def test_a_foreign_lamp_without_a_plate_is_asked_about():
    """A fitting made for 120 V may have a holder and a cord for 125 V only (L1): what is not known must be asked."""
    fields = {"kind": "table lamp", "plug": "A", "equipment_class": "II", "origin": "US", "power": "40 W"}
    assert judge({**fields, "voltage": "120 V"}, "AU").missing == ("maker_statement",)
    unknown = judge(fields, "AU")
    assert unknown.verdict == "depends"
    assert "voltage" in unknown.missing


@pytest.mark.parametrize("place", ["US", "GB"])
def test_an_unknown_load_is_asked_for_before_a_transformer_is_named(place):
    """It may be a lithium charger, for which none is allowed, or a motor that needs one four times as large."""
    volts = {"US": "230", "GB": "120"}[place]
    fields = {"plug": "europlug", "rating": f"{volts}V~ 50/60Hz 50W", "equipment_class": "II"}
    for load in ({}, {"kind": "any appliance"}, {"load_kind": "unknown"}):
        answer = judge({**fields, **load}, place)
        assert answer.verdict == "depends"
        assert "load_kind" in answer.missing


# ------------------------------------------------------------------------------------------------ never a false "works"

STOPS = ("clock_primary", "compressor", "induction_motor", "microwave", "vibrating_armature")
ASKS = ("motor_unknown", "heat_with_ac_motor", "vibration_pump")


@pytest.mark.parametrize("load", sorted({*LOADS} - {"lamp_fitting"}))
def test_no_place_blesses_a_voltage_that_destroys(load):
    """Reckoned here from the supplies alone: more than 10 % over a single figure, more than 6 % over a range."""
    for place in supplied():
        highest = max(supply.voltage for supply in sc.place(place).supplies if supply.status == "standard")
        for plate, limit in (("100", 110), ("120", 132), ("127", 139.7), ("200", 220), ("100-127", 134.62)):
            if highest > limit:
                for plug in ("nema_1_15p_unpolarised", "europlug"):
                    appliance = sc.Appliance(
                        load_kind=load, plug=plug, rating=f"{plate}V~ 50/60Hz 100W", equipment_class="II", origin="JP"
                    )
                    answer = sc.will_it_work(appliance, place)
                    assert answer.verdict not in ("works", "works_with_adapter"), (place, plate, plug)
                    assert answer.direct_connection == "destroys", (place, plate, plug)


@pytest.mark.parametrize("load", STOPS + ASKS)
def test_no_place_blesses_a_frequency_that_stops(load):
    for place in supplied():
        delivered = {s.frequency for s in sc.place(place).supplies if s.status == "standard"}
        for hertz in ({50, 60} - delivered) or ({50, 60} if len(delivered) == 2 else set()):
            for volts in ("100-127", "220-240", "100-240"):
                appliance = sc.Appliance(
                    load_kind=load, plug="europlug", rating=f"{volts}V~ {hertz}Hz 100W", equipment_class="II"
                )
                answer = sc.will_it_work(appliance, place)
                assert answer.verdict in ("depends", "do_not_use"), (place, hertz, volts)
                if load in STOPS and len({s.frequency for s in sc.place(place).supplies}) == 1:
                    assert answer.verdict == "do_not_use", (place, hertz, volts)


def test_no_place_blesses_a_class_one_plug_in_an_outlet_that_takes_it_without_earth():
    unearthed = {(mating.plug, mating.socket) for mating in judged() if mating.result == "mates_unearthed"}
    tried = 0
    for plug in plugs():
        if not plug.earthed:
            continue
        appliance = sc.Appliance(
            load_kind="resistive_heat", plug=plug.id, rating="100-240V~ 50/60Hz 100W", equipment_class="I"
        )
        for place in supplied():
            for socket in general_sockets(place):
                if (plug.id, socket) in unearthed:
                    tried += 1
                    assert sc.will_it_work(appliance, place).verdict in ("depends", "do_not_use"), (plug.id, place)
                    assert sc.will_it_work(appliance, place, socket=socket).verdict == "do_not_use"
    assert tried > 20


# -------------------------------------------------------------------------------------------------- true of every place


@cache
def plugs() -> tuple[PlugType, ...]:
    """Every plug of the data."""
    return tuple(plug_type(row[0]) for row in rows("electrical/plugs") if row[1] == "plug")


@cache
def mates() -> frozenset[tuple[str, str]]:
    """The pairs of a plug and an outlet that the relation calls safe."""
    return frozenset((mating.plug, mating.socket) for mating in judged() if mating.result == "mates_safely")


@cache
def at_home(prevalence: str) -> tuple[tuple[PlugType, str, str], ...]:
    """Each current plug with each country of its own where an outlet of that prevalence takes it, and each supply."""
    found = []
    for plug in plugs():
        if plug.status != "current" or not plug.household:
            continue
        for country in plug.territories:
            for socket in sc.place(country).sockets:
                named = socket.purpose == "general" and socket.prevalence == prevalence
                if named and (plug.id, socket.id) in mates():
                    supplies = {str(supply) for supply in socket.supplies if supply.status == "standard"}
                    found += [(plug, country, supply) for supply in sorted(supplies)]
    return tuple(dict.fromkeys(found))


def at_rated_voltage(plug: PlugType, country: str, supply: str, equipment_class: str) -> sc.Compatibility:
    appliance = sc.Appliance(
        load_kind="resistive_heat",
        plug=plug.id,
        rating=f"{supply} 10 W",
        equipment_class=equipment_class,
        origin=country,
    )
    return sc.will_it_work(appliance, country, supply=supply)


def test_every_plug_works_at_home():
    assert len({plug.id for plug, _, _ in at_home("dominant")}) >= 30
    wrong = []
    for plug, country, supply in at_home("dominant"):
        for equipment_class in ("I", "II") if plug.earthed else ("II",):
            answer = at_rated_voltage(plug, country, supply, equipment_class)
            if answer.verdict != "works":
                missing = [str(word) for word in answer.missing]
                wrong.append((plug.id, country, supply, equipment_class, str(answer.verdict), missing))
    assert not wrong, wrong


def test_a_plug_is_never_refused_at_home():
    """Where its outlet is one of several, the answer may ask which one it is, or advise an adaptor for the others."""
    assert len({plug.id for plug, _, _ in at_home("common")}) >= 10
    wrong = []
    for plug, country, supply in at_home("common"):
        for equipment_class in ("I", "II") if plug.earthed else ("II",):
            answer = at_rated_voltage(plug, country, supply, equipment_class)
            asked = {str(word) for word in answer.missing} <= {"socket"}
            if answer.verdict not in ("works", "works_with_adapter", "depends") or not asked:
                wrong.append((plug.id, country, supply, equipment_class, str(answer.verdict)))
    assert not wrong, wrong


@cache
def supplied() -> tuple[str, ...]:
    """The codes of all places that have a supply."""
    return tuple(row[0] for row in sc.places().rows if sc.place(row[0]).supplies)


def test_a_universal_charger_works_everywhere_with_at_most_an_adaptor():
    assert len(supplied()) >= 246
    wrong = []
    for plug in plugs():
        if plug.household and plug.status == "current":
            charger = sc.Appliance(
                kind="phone charger", plug=plug.id, rating="100-240V~ 50/60Hz 20W", equipment_class="II"
            )
            for place in supplied():
                answer = sc.will_it_work(charger, place)
                if answer.verdict not in ("works", "works_with_adapter"):
                    wrong.append((plug.id, place, str(answer.verdict), [str(word) for word in answer.missing]))
    assert not wrong, (len(wrong), wrong[:40])


def test_a_shaver_outlet_never_makes_a_plug_fit_in_britain():
    fit = set()
    for plug in plugs():
        toothbrush = sc.Appliance(
            kind="electric toothbrush", plug=plug.id, rating="100-240V~ 50/60Hz 2W", equipment_class="II"
        )
        if sc.will_it_work(toothbrush, "GB").plug.status == "fits":
            fit.add(plug.id)
    assert fit == {"bs1363_p", "bs1363_isod_p"}
    for plug_text in ("BS 4573", "Europlug", "nema_1_15p_unpolarised"):
        shaver = sc.Appliance(kind="shaver", plug=plug_text, rating="100-240V~ 50/60Hz 5W", equipment_class="II")
        assert sc.will_it_work(shaver, "GB").verdict == "works_with_adapter"
        assert sc.will_it_work(shaver, "GB", socket="shaver_unit_multi_r").plug.status == "fits"


@pytest.mark.parametrize("load", ["resistive_heat", "heat_electronic", "brush_motor", "induction_motor", "smps"])
@pytest.mark.parametrize("volts", ["127", "220", "120", "230"])
@pytest.mark.parametrize("place", ["BR", "BR-SP", "São Paulo", "BR-SC"])
def test_a_brazilian_state_does_not_fix_the_supply(load, volts, place):
    appliance = sc.Appliance(load_kind=load, plug="N", rating=f"{volts}V~ 60Hz 400W", equipment_class="II", origin="BR")
    answer = sc.will_it_work(appliance, place)
    assert answer.verdict == "depends"
    assert "supply" in answer.missing


@pytest.mark.parametrize("place", ["BR", "BR-SP", "JP", "SA", "CU", "BQ", "PH"])
def test_a_full_range_settles_two_voltage_places(place):
    appliance = sc.Appliance(kind="laptop charger", plug="C", rating="100-240V~ 50/60Hz 65W", equipment_class="II")
    assert sc.will_it_work(appliance, place).verdict in ("works", "works_with_adapter")


def test_a_legacy_supply_is_told_and_not_tried():
    kettle = sc.Appliance(kind="kettle", plug="G", rating="220-240V~ 50/60Hz 2200W", equipment_class="I")
    assert sc.will_it_work(kettle, "SA").verdict == "works"
    assert sc.will_it_work(kettle, "SA", supply="127 V 60 Hz").verdict != "works"


# -------------------------------------------------------------------------------------------------- the demo questions

KETTLE = {"kind": "kettle", "plug": "I", "rating": "220 V 50 Hz 1500 W", "origin": "CN", "equipment_class": "I"}


@pytest.mark.parametrize(("place", "verdict"), [("AU", "works"), ("GB", "works_with_adapter"), ("US", "do_not_use")])
def test_the_chinese_kettle(place, verdict):
    answer = judge(KETTLE, place)
    assert answer.verdict == verdict
    assert not answer.missing


def test_the_chinese_kettle_says_why():
    home = judge(KETTLE, "AU")
    assert home.voltage.status == "within_tolerance"
    assert any("230 V" in reason.text and "220 V" in reason.text for reason in home.reasons)
    abroad = judge(KETTLE, "US")
    assert abroad.voltage.status == "weak"
    assert abroad.direct_connection == "weak"
    # (120 / 220) squared = 0.2975
    assert any("30" in reason.text or "third" in reason.text for reason in abroad.reasons)
    britain = judge(KETTLE, "GB")
    assert britain.plug.status == "needs_adapter"
    assert any("13" in remedy.text and "earth" in remedy.text for remedy in britain.remedies)


def test_the_american_hair_dryer_in_britain():
    dryer = sc.Appliance(kind="hair dryer", plug="A", rating="120 V 60 Hz 1875 W", equipment_class="II", origin="US")
    answer = sc.will_it_work(dryer, "GB")
    assert (answer.verdict, answer.voltage.status, answer.direct_connection) == ("do_not_use", "destroys", "destroys")
    assert not answer.missing


def test_no_transformer_is_offered_where_it_is_forbidden():
    dryer = sc.Appliance(kind="hair dryer", plug="A", rating="120 V 60 Hz 1875 W", equipment_class="II", origin="US")
    for place in ("GB", "DE", "AU", "PE", "PH"):
        answer = sc.will_it_work(dryer, place)
        assert answer.verdict == "do_not_use"
        assert not [remedy.code for remedy in answer.remedies if "transformer" in remedy.code], place


@pytest.mark.parametrize("place", ["PE", "PH"])
def test_the_plug_that_fits_and_the_voltage_that_destroys_is_an_alarm(place):
    toaster = sc.Appliance(kind="toaster", plug="A", rating="120 V 60 Hz 800 W", equipment_class="II", origin="US")
    answer = sc.will_it_work(toaster, place)
    assert (answer.plug.status, answer.direct_connection) == ("fits", "destroys")
    assert "alarm" in {str(reason.severity) for reason in answer.reasons}


def test_the_plug_that_fits_without_earth_is_an_alarm_for_class_one_only():
    for equipment_class, verdict in (("I", "do_not_use"), ("II", "works")):
        iron = {"kind": "iron", "plug": "F", "rating": "230 V 50 Hz 1500 W", "equipment_class": equipment_class}
        answer = judge(iron, "DK", socket="ds60884_k_r")
        assert answer.plug.status == "fits_unearthed"
        assert answer.verdict == verdict
        assert ("alarm" in {str(reason.severity) for reason in answer.reasons}) == (equipment_class == "I")


def test_islands_with_one_mains_are_each_told() -> None:
    """Saba and Sint Eustatius share figures and outlets: they are judged once and both named."""
    charger = sc.Appliance(kind="phone charger", plug="A", rating="100-240 V 50/60 Hz 20 W", equipment_class="II")
    found = sc.will_it_work(charger, "BQ")
    told = {one.supply.area: one.verdict for one in found.by_supply}
    assert told.keys() == {"BQ-BO", "BQ-SA", "BQ-SE"}
    assert told["BQ-SA"] == told["BQ-SE"]
