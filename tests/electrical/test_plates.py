"""Plates as they are met, in many languages; each reading checked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import specconv as sc

# plate, reading as text, how several voltages are meant
PLATES = [
    ("AC 220-240V~ 50/60Hz 1850-2200W", "220-240 V 50/60 Hz 1850-2200 W", "range"),
    ("100-240V 1.5A", "100-240 V 1.5 A", "range"),
    ("120VAC/60Hz 1875W", "120 V 60 Hz 1875 W", "single"),
    ("AC100V 50-60Hz 350W", "100 V 50/60 Hz 350 W", "single"),
    ("47-63 Hz 100-240V", "100-240 V 50/60 Hz", "range"),
    ("bivolt", "127/220 V", "switchable"),
    ("127/220V", "127/220 V", "switchable"),
    ("프리볼트", "100-240 V", "range"),
    ("프리전압", "100-240 V", "range"),
    ("全球通用电压", "100-240 V", "range"),
    ("額定電壓 220伏", "220 V", "single"),
    ("額定電壓220伏50赫1200瓦", "220 V 50 Hz 1200 W", "single"),
    ("定格電圧 100V 消費電力 1200W", "100 V 1200 W", "single"),
    ("220В 50Гц 2,2 кВт", "220 V 50 Hz 2200 W", "single"),
    ("230V~ 50Hz 1000W ⧈", "230 V 50 Hz 1000 W class II", "single"),
    ("Class II 230V 50Hz", "230 V 50 Hz class II", "single"),
    ("Schutzklasse II 230V", "230 V class II", "single"),
    ("100-240V 50/60Hz 20W CLASS 1 LASER PRODUCT", "100-240 V 50/60 Hz 20 W", "range"),
    ("230V 50Hz class II laser class 1", "230 V 50 Hz class II", "single"),
    ("1类激光产品 220V 20W", "220 V 20 W", "single"),
    ("120V 60Hz 10W CLASS 2 POWER SUPPLY", "120 V 60 Hz 10 W", "single"),
    ("230V 50Hz class 2 power 30 W", "230 V 50 Hz 30 W class II", "single"),
    ("II类 220V 50Hz", "220 V 50 Hz class II", "single"),
    ("115/230V selectable", "115/230 V", "switchable"),
    ("100-120/200-240V 50/60Hz", "100-120/200-240 V 50/60 Hz", "switchable"),
    ("100V/110V/120V/220V/240V switchable", "100/110/120/220/240 V", "switchable"),
    ("110V or 220V", "110, 220 V", "listed"),
    ("220/230/240 V 50 Hz", "220-240 V 50 Hz", "range"),
    ("3~ 400V", "400 V 3 phases", "multi_phase"),
    ("3x400V 50Hz", "400 V 50 Hz 3 phases", "multi_phase"),
    ("400V 3/N/PE", "400 V 3 phases", "multi_phase"),
    ("230/400V 3N~ 50Hz 9kW", "230/400 V 50 Hz 9000 W 3 phases", "multi_phase"),
    ("120/240V 60Hz 5600W 3W", "120/240 V 60 Hz 5600 W", "split_phase"),
    ("1~ 230V 50Hz", "230 V 50 Hz", "single"),
    ("220V~240V 50Hz", "220-240 V 50 Hz", "range"),
    ("220-240~ 50/60", "220-240 V 50/60 Hz", "range"),
    ("1,875 W 120V", "120 V 1875 W", "single"),
    ("230V 1 200,5 W", "230 V 1200.5 W", "single"),
    ("230V 3 000 W", "230 V 3000 W", "single"),
    ("冷房能力 2.2kW 消費電力 480W 100V", "100 V 480 W", "single"),
    ("制冷量3500W 制冷功率820W 220V", "220 V 820 W", "single"),
    ("高周波出力 700W 定格消費電力 1.4kW AC100V", "100 V 1400 W", "single"),
    ("T3.15A 250V 220-240V", "220-240 V", "range"),  # what a fuse bears (IEC 60127) is not what the goods draw
    ("100-120V~ 50/60Hz 70W T2AL250V", "100-120 V 50/60 Hz 70 W", "range"),
    ("AC100V 50/60Hz 60W T1AL125V", "100 V 50/60 Hz 60 W", "single"),
    ("230V~ 50Hz 700W Fuse T3.15AL250V", "230 V 50 Hz 700 W", "single"),
    ("230V 50Hz 1,2A R134a 75g", "230 V 50 Hz 1.2 A", "single"),
    ("R600a 220-240V 50Hz 0.9A", "220-240 V 50 Hz 0.9 A", "range"),
    ("R-410A 230V 50Hz 1.1kW", "230 V 50 Hz 1100 W", "single"),
    ("220V 50Hz C16A", "220 V 50 Hz", "single"),
    ("220-24OV 5OHz 2000W", "220-240 V 50 Hz 2000 W", "range"),
    ("BIVOLT 127V-220V 60Hz 1200W", "127/220 V 60 Hz 1200 W", "switchable"),
    ("الجهد 220-240 فولت 50 هرتز 2000 واط", "220-240 V 50 Hz 2000 W", "range"),
    ("٢٢٠ فولت ٥٠ هرتز", "220 V 50 Hz", "single"),
    ("מתח 230 וולט 50 הרץ 2000 ואט", "230 V 50 Hz 2000 W", "single"),
    ("220 โวลต์ 50 เฮิรตซ์ 800 วัตต์", "220 V 50 Hz 800 W", "single"),
    ("12V DC 5A", "12 V DC 5 A", "single"),
    ("Input 19V 3.42A", "19 V DC 3.42 A", "single"),
    ("24 V~ 1.5 A", "24 V 1.5 A", "single"),
    ("230V~ 12.05.2021", "230 V", "single"),
]


@pytest.mark.parametrize(("plate", "reading", "mode"), PLATES)
def test_a_plate_is_read_as_it_is_meant(plate, reading, mode):
    rating = sc.read_rating(plate)
    assert (str(rating), rating.voltage_mode) == (reading, mode)


def test_outputs_are_kept_apart():
    rating = sc.read_rating("INPUT: 100–240 V ~ 50–60 Hz 0.8 A OUTPUT: 5V⎓3A")
    assert str(rating) == "100-240 V 50/60 Hz 0.8 A"
    assert rating.outputs == ("5V⎓3A",)


@pytest.mark.parametrize(
    ("text", "limit"), [("13A 250V", (13, 250)), ("10A 250V~", (10, 250)), ("125V 15A", (15, 125))]
)
def test_the_limit_of_a_plug_is_no_supply(text, limit):
    rating = sc.read_rating(text)
    assert (rating.limit, rating.voltages) == (limit, ())


@pytest.mark.parametrize("text", ["", "NaN", "-5 V", "1e9 V", "Model KX-230", "hello", "\0", "🔌", "x" * 1001, "回收"])
def test_what_is_no_plate_is_refused(text):
    with pytest.raises(sc.SpecconvError) as refused:
        sc.read_rating(text)
    assert refused.value.field == "rating"


@given(st.text(max_size=120) | st.from_regex(r"[0-9VvAaWwHz~/\-., kK]{1,60}", fullmatch=True))
def test_any_text_is_a_rating_or_is_refused(text):
    try:
        rating = sc.read_rating(text)
    except sc.SpecconvError:
        return
    assert all(1 <= volts <= 1000 for volts in rating.voltages)
    assert all(low <= high for low, high in rating.ranges)
    assert sc.Rating.model_validate_json(rating.model_dump_json()) == rating


@given(
    st.sampled_from([100, 110, 120, 127, 220, 230, 240]),
    st.sampled_from([50, 60]),
    st.integers(5, 3500),
    st.sampled_from(
        ["{v} V {h} Hz {w} W", "{v}V~{h}Hz {w}W", "AC{v}V {h}Hz {w}瓦", "{w}W {v}V/{h}Hz", "Hz {h} V {v} W {w}"]
    ),
)
def test_spellings_of_one_plate_are_one_rating(volts, hertz, watts, spelling):
    rating = sc.read_rating(spelling.format(v=volts, h=hertz, w=watts))
    assert (rating.voltages, rating.frequencies, rating.power) == ((volts,), (hertz,), watts)


@pytest.mark.parametrize("number", ["123456789", "9" * 400, "6901234567892"])
def test_the_end_of_a_serial_number_is_no_figure(number):
    assert str(sc.read_rating(f"SN {number} V 220V 50Hz")) == "220 V 50 Hz"
    with pytest.raises(sc.UnreadableRating):
        sc.read_rating(f"{number} V")
    with pytest.raises(sc.UnreadableQuantity):
        sc.will_it_work(sc.Appliance(kind="kettle"), "UK", supply=number)
