"""A fuzz of what customers leave out: without the class, origin, power or inlet no answer becomes safer."""

from __future__ import annotations

import random
from functools import cache

import pytest

import specconv as sc
from specconv.electrical.appliances import all_appliances, find_appliance

KINDS = tuple(kind.id for kind in all_appliances())
PLUGS = (
    "A", "C", "F", "I", "G", "J", "L", "N", "D", "nema_1_15p_unpolarised", "nema_5_15p", "europlug", "cee_7_7p",
    "cee_7_17p", "bs1363_p", "asnzs3112_10a_p", "gb1002_10a_p", "gb1002_2p_p", "nbr14136_10a_2p", "sev1011_t12_p",
)  # fmt: skip
VOLTS = ("100", "110", "115", "120", "125", "127", "220", "230", "240", "100-240", "220-240", "110-127", "115/230")
INLETS = ("C8", "C14", "C6", "C16", "C18", "C20")
PLACES = ("US", "CA", "MX", "BR", "GB", "DE", "DK", "IT", "CH", "TH", "CN", "JP", "TW", "KR", "AU", "PH", "SA", "ZA")
ORIGINS = ("US", "DE", "GB", "CN", "JP", "TW", "AU", "BR", "CH", "IT")
WORKS = ("works", "works_with_adapter")
SEVERITY = (*WORKS, "needs_transformer", "depends", "do_not_use")


@cache
def appliances(seed: int) -> tuple[tuple[dict[str, object], str], ...]:
    """Random appliances as customers describe them, each with a place."""
    dice = random.Random(seed)
    drawn = []
    for _ in range(600):
        kind = dice.choice(KINDS)
        known = find_appliance(kind)
        usual = (known.usual_power_low or 10, known.usual_power_high or 1000)
        fields: dict[str, object] = {
            "kind": kind,
            "plug": dice.choice(PLUGS),
            "voltage": f"{dice.choice(VOLTS)} V",
            "frequency": dice.choice(("50 Hz", "60 Hz", "50/60 Hz")),
            "power": dice.choice((*usual, round(dice.uniform(*usual)))),
            "equipment_class": dice.choice(("I", "II", "0I", "0")),
            "origin": dice.choice(ORIGINS),
        }
        if dice.random() < 0.25:
            fields["inlet"] = dice.choice(INLETS)
        drawn.append((fields, dice.choice(PLACES)))
    return tuple(drawn)


def verdict(fields: dict[str, object], place: str) -> str | None:
    try:
        return str(sc.will_it_work(sc.Appliance(**fields), place).verdict)
    except sc.Contradiction:  # class and inlet exclude each other
        return None


def the_words_mean_another_thing(fields: dict[str, object], field: str) -> bool:
    """Where the field is what the other words are read by, or what they settle."""
    appliance = sc.Appliance(**fields)
    letter = len(str(fields["plug"])) == 1
    plug = appliance.plugs[0]
    if letter and field in ("equipment_class", "origin", "power"):
        return True  # a bare letter is read by class, origin and power
    if field == "equipment_class" and not plug.earthed:
        # EN 50075: moulded for class II; else a plug without earth on goods that are usually class II agrees with them
        kind = appliance.appliance_kind
        assert kind is not None
        return plug.rated_current <= 2.5 or (kind.load_kind != "unknown" and kind.usual_class in ("II", ""))
    if field == "power":
        # more than the plug is made for contradicts the plug
        return (appliance.load is not None and appliance.load.carries) or _overloads(appliance)
    return False


def _overloads(appliance: sc.Appliance) -> bool:
    volts = appliance.rating.voltages
    if not volts:  # a converter that does not tell its sides
        return False
    watts = float(appliance.rating.power or 0)
    amperes = max(watts / min(volts) * (250 / min(volts)), watts / 100)
    return amperes > min(plug.rated_current for plug in appliance.plugs)


@pytest.mark.parametrize("field", ["equipment_class", "origin", "power", "inlet"])
@pytest.mark.parametrize("seed", range(4))
def test_a_fact_left_out_never_makes_it_safer(field, seed):
    compared, safer = 0, []
    for fields, place in appliances(seed):
        known = verdict(fields, place) if field in fields else None
        if known is None or the_words_mean_another_thing(fields, field):
            continue
        unknown = verdict({name: value for name, value in fields.items() if name != field}, place)
        if unknown is None:
            continue
        compared += 1
        # of a refusal a question may become, never a yes
        held = unknown in ("depends", "do_not_use") if known == "do_not_use" else (
            SEVERITY.index(unknown) >= SEVERITY.index(known)
        )  # fmt: skip
        if not held:
            safer.append((fields, place, known, unknown))
    assert compared >= (40 if field == "inlet" else 100)
    assert not safer, (len(safer), compared, safer[:5])
