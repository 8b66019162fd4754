"""Appliance couplers of IEC 60320."""

from __future__ import annotations

import pytest

from specconv.electrical.couplers import all_couplers, coupler, coupler_fit
from specconv.ground.errors import UnknownPlug
from specconv.ground.messages import has


def test_odd_connectors_even_inlets() -> None:
    assert len(all_couplers()) == 14
    for found in all_couplers():
        number = int(found.id.strip("CAP"))
        assert number % 2 == 1
        assert int(found.inlet.strip("CAP")) == number + 1
        assert found.earthed == (found.classes == "I")
        for name in (found.id, found.inlet, found.name, found.name.say("zh")):
            assert coupler(name) is found
        assert found.evidence
    assert [found.id for found in all_couplers()][:3] == ["C1", "C3", "C5"]


@pytest.mark.parametrize(
    ("text", "connector"),
    [
        ("C7", "C7"), ("c8", "C7"), ("C7 inlet", "C7"), ("IEC C13", "C13"), ("IEC 60320 C14 inlet", "C13"),
        ("figure-8", "C7"),
        ("figure 8 lead", "C7"), ("8字尾", "C7"), ("品字尾", "C13"), ("梅花尾", "C5"), ("Mickey Mouse", "C5"),
        ("cloverleaf", "C5"),
        ("kettle lead", "C13"), ("C15 connector", "C15"), ("大品字尾", "C19"), ("polarised figure-8", "C7P"),
    ],
)  # fmt: skip
def test_names(text: str, connector: str) -> None:
    assert coupler(text).id == connector


@pytest.mark.parametrize("text", ["", "C99", "Schuko", "x" * 1001, "🔌"])
def test_unknown(text: str) -> None:
    with pytest.raises(UnknownPlug):
        coupler(text)


def test_every_connector_feeds_its_own_inlet() -> None:
    for found in all_couplers():
        assert coupler_fit(found.inlet, found.id).result == "mates_safely"


def test_a_fit_never_takes_away_current_heat_or_earth() -> None:
    for cord in all_couplers():
        for appliance in all_couplers():
            fit = coupler_fit(appliance.inlet, cord.id)
            assert has(fit.code)
            if fit.result == "does_not_fit":
                continue
            assert cord.rated_current >= appliance.rated_current
            assert cord.inlet_temperature >= appliance.inlet_temperature
            assert cord.earthed or not appliance.earthed


def test_traps() -> None:
    assert coupler_fit("C14", "C15").result == "mates_safely"
    assert coupler_fit("C16", "C13").result == "does_not_fit"
    assert coupler_fit("C18", "C13").result == "mates_safely"
    assert coupler_fit("C14", "C17").result == "does_not_fit"
    assert coupler_fit("C8P", "C7").result == "mates_polarity_unknown"
    assert coupler_fit("C8", "C13").reason == "keyed_apart"
