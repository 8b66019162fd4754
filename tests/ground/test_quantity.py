"""The reader of measurements and plate values."""

from __future__ import annotations

import math

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

import specconv as sc
from specconv.ground.quantity import (
    CURRENT,
    FREQUENCY,
    LENGTH,
    MASS,
    POWER,
    VOLTAGE,
    Quantity,
    figure,
    pint_quantity,
    read_quantity,
    unit_factors,
)  # fmt: skip

READ = [
    ("92 cm", LENGTH, 92), ("92cm", LENGTH, 92), ("920 mm", LENGTH, 92), ("0.92 m", LENGTH, 92),
    ("36 in", LENGTH, 91.44), ('36"', LENGTH, 91.44), ("36½ in", LENGTH, 92.71), ("36 1/2 inches", LENGTH, 92.71),
    ("３６　ｉｎ", LENGTH, 91.44), ("5'7\"", LENGTH, 170.18), ("5’7”", LENGTH, 170.18), ("5 ft 7 in", LENGTH, 170.18),
    ("5'7", LENGTH, 170.18), ("5 feet 7½ inches", LENGTH, 171.45), ("6 ft", LENGTH, 182.88),
    ("92,5 cm", LENGTH, 92.5), ("92 厘米", LENGTH, 92), ("92公分", LENGTH, 92), ("36 英寸", LENGTH, 91.44),
    ("92", LENGTH, 92), ("92 CM.", LENGTH, 92), ("+92 cm", LENGTH, 92), ("3.5 kg", MASS, 3.5),
    ("7 lb", MASS, 3.17514659), ("8 oz", MASS, 0.226796185), ("10 stone", MASS, 63.5029318), ("230 V", VOLTAGE, 230),
    ("230V", VOLTAGE, 230), ("230 volts", VOLTAGE, 230), ("0.23 kV", VOLTAGE, 230), ("220伏", VOLTAGE, 220),
    ("230 VAC", VOLTAGE, 230), ("50 Hz", FREQUENCY, 50), ("60赫兹", FREQUENCY, 60), ("60 c/s", FREQUENCY, 60),
    ("1.5 kW", POWER, 1500), ("2,2 kW", POWER, 2200), ("1,500 W", POWER, 1500), ("1.500 W", POWER, 1500),
    ("1,500 kW", POWER, 1500), ("12,5 W", POWER, 12.5), ("0,125 W", POWER, 0.125), ("1,875 VA", POWER, 1875),
    ("1,750 m", LENGTH, 175), ("1,750 mm", LENGTH, 175), ("1500 瓦", POWER, 1500), ("1500", POWER, 1500),
    ("2 kVA", POWER, 2000), ("10 A", CURRENT, 10), ("500 mA", CURRENT, 0.5), ("13 amps", CURRENT, 13),
]  # fmt: skip

REFUSED = [
    ("", LENGTH), (" ", LENGTH), ("x" * 10_000, LENGTH), ("👗", LENGTH), ("\0", LENGTH), ("NaN", LENGTH),
    ("inf", LENGTH), ("-5 V", VOLTAGE), ("1e9 cm", LENGTH), ("1000000000 cm", LENGTH), ("5 kg", VOLTAGE),
    ("5 V", LENGTH), ("0 cm", LENGTH), ("92 furlongs", LENGTH), ("92 cm 3", LENGTH), ("1/0 in", LENGTH),
    ("9" * 999 + " cm", LENGTH), ("5'1/0", LENGTH), ("cm", LENGTH), ("1_000 W", POWER), ("٣٦ in in", LENGTH),
    (True, POWER), (math.nan, VOLTAGE), (math.inf, VOLTAGE), (-5, VOLTAGE), (0, VOLTAGE), (1e9, LENGTH),
    (None, VOLTAGE), ([], VOLTAGE), (b"230", VOLTAGE), (object(), VOLTAGE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "dimension", "value"), READ)
def test_reads_what_people_write(text, dimension, value):
    assert read_quantity(text, dimension, field="it") == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(("given", "dimension"), REFUSED)
def test_refuses_and_names_the_field(given, dimension):
    with pytest.raises(sc.UnreadableQuantity) as caught:
        read_quantity(given, dimension, field="the_field")
    assert caught.value.field == "the_field"
    assert len(str(caught.value)) < 400


def test_says_what_is_wrong():
    def told(given, dimension):
        with pytest.raises(sc.UnreadableQuantity) as caught:
            read_quantity(given, dimension, field="bust")
        return str(caught.value)

    assert told("5 kg", LENGTH) == "bust: expected a length, not a mass: '5 kg'"
    assert "did you mean 'mm', 'cm'" in told("92 cmm", LENGTH)
    assert "from 0.01 to 400 cm" in told("5 m", LENGTH)
    assert told("-5 cm", LENGTH) == "bust: negative: '-5 cm'"


@pytest.mark.parametrize("symbol", sorted(unit_factors().keys() - {"斤"}))  # which pint does not know
def test_every_unit_is_pints(symbol):
    base, factor = unit_factors()[symbol]
    assert pint.get_application_registry().Quantity(1, symbol).to(base).magnitude == pytest.approx(factor, rel=1e-12)


def test_pint_goes_in_and_comes_out():
    registry = pint.get_application_registry()
    assert read_quantity(registry.Quantity(36, "inch"), LENGTH, field="bust") == pytest.approx(91.44)
    assert read_quantity(registry.Quantity(1.5, "kW"), POWER, field="power") == 1500
    for wrong in (registry.Quantity(5, "kg"), registry.Quantity(math.nan, "cm"), registry.Quantity(-5, "cm")):
        with pytest.raises(sc.UnreadableQuantity):
            read_quantity(wrong, LENGTH, field="bust")
    assert Quantity(value=1.5, unit="kW").quantity.to("W").magnitude == 1500
    assert pint_quantity(2, "in").to("cm").magnitude == pytest.approx(5.08)


def test_a_bare_number_is_taken_in_the_unit_that_the_caller_documents():
    assert read_quantity(270, LENGTH, field="foot_length", unit="mm") == 27
    assert read_quantity("270", LENGTH, field="foot_length", unit="mm") == 27
    assert read_quantity("27 cm", LENGTH, field="foot_length", unit="mm") == 27


@given(st.decimals(min_value=1, max_value=399, places=2), st.sampled_from(["cm", " cm", "CM", "厘米", ""]))
def test_round_trip_of_a_length(value, unit):
    assert read_quantity(f"{value}{unit}", LENGTH, field="it") == float(value)
    assert read_quantity(f"{value}{unit}".replace(".", ","), LENGTH, field="it") == float(value)


@given(st.integers(1, 140), st.integers(0, 15), st.sampled_from([2, 4, 8, 16]))
def test_round_trip_of_a_fraction(whole, over, under):
    assert figure(f"{whole} {over}/{under}") == whole + over / under
    assert read_quantity(f"{whole} {over}/{under} in", LENGTH, field="it") == pytest.approx(
        (whole + over / under) * 2.54
    )


@given(st.text(max_size=40), st.sampled_from([LENGTH, MASS, VOLTAGE, FREQUENCY, POWER, CURRENT]))
def test_any_text_is_read_or_refused(text, dimension):
    try:
        value = read_quantity(text, dimension, field="it")
    except sc.SpecconvError as error:
        told = error.field
    else:
        assert dimension.lowest <= value <= dimension.highest
        told = "it"
    assert told == "it"
