"""The whole matrix of plugs and places, snapshotted, so that a change of data shows its effect.

Two appliances with every plug: a charger of class II for 100-240 V, which shows what the plug does, and a kettle of
1,000 W for 220-240 V, of class I where the plug has an earth contact. A line of the snapshot is one appliance and one
plug; the verdicts of all places follow in the order of their codes, run-length coded: ``3W12A`` is three times works,
twelve times works_with_adapter. T: needs_transformer, D: depends, X: do_not_use.

After a change that is meant, write it anew with one command and read the difference before committing it::

    python tests/electrical/test_plug_matrix.py
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import specconv as sc
from specconv.electrical.plugs import plug_type
from specconv.ground.catalog import rows

SNAPSHOT = Path(__file__).with_name("plug_matrix.txt")
LETTER = {"works": "W", "works_with_adapter": "A", "needs_transformer": "T", "depends": "D", "do_not_use": "X"}


def _appliances(plug: str) -> dict[str, sc.Appliance]:
    earthed = "I" if plug_type(plug).earthed else "II"
    return {
        "charger": sc.Appliance(kind="phone charger", plug=plug, rating="100-240V~ 50/60Hz 10W", equipment_class="II"),
        "kettle": sc.Appliance(kind="kettle", plug=plug, rating="220-240V~ 50Hz 1000W", equipment_class=earthed),
    }


def places() -> tuple[str, ...]:
    """The codes of all territories, in order."""
    return tuple(sorted(row[0] for row in sc.places().rows))


def matrix() -> dict[str, str]:
    """Every line of the snapshot: appliance and plug, and a letter for each place."""
    lines = {}
    for plug in sorted(row[0] for row in rows("electrical/plugs") if row[1] == "plug"):
        for name, appliance in _appliances(plug).items():
            answers = [sc.will_it_work(appliance, place) for place in places()]
            assert all(answer.reasons and answer.plug.reason.code for answer in answers)
            lines[f"{name} {plug}"] = "".join(LETTER[answer.verdict] for answer in answers)
    return lines


def packed(letters: str) -> str:
    """Run-length code.

    >>> packed("WWWAX")
    '3W1A1X'
    """
    return "".join(f"{len(list(run))}{letter}" for letter, run in groupby(letters))


def unpacked(code: str) -> str:
    """The letters of a run-length code."""
    letters, count = "", ""
    for sign in code:
        if sign.isdigit():
            count += sign
        else:
            letters, count = letters + sign * int(count), ""
    return letters


def stored() -> dict[str, str]:
    """The snapshot, unpacked."""
    lines = SNAPSHOT.read_text(encoding="utf-8").splitlines()
    return {key: unpacked(code) for key, _, code in (line.rpartition(" ") for line in lines if line[0] != "#")}


def refresh() -> None:
    """Write the snapshot."""
    head = f"# verdicts of {len(places())} places from {places()[0]} to {places()[-1]}; see test_plug_matrix.py\n"
    body = "".join(f"{key} {packed(letters)}\n" for key, letters in matrix().items())
    SNAPSHOT.write_text(head + body, encoding="utf-8")


def test_every_plug_at_every_place_as_in_the_snapshot():
    now, then = matrix(), stored()
    assert now.keys() == then.keys()
    assert {len(letters) for letters in now.values()} == {250}
    changed = [
        f"{key} in {place}: {before} -> {after}"
        for key in now
        for place, before, after in zip(places(), then[key], now[key], strict=True)
        if before != after
    ]
    assert not changed, f"{len(changed)} verdicts changed: {'; '.join(changed[:30])}"


def test_the_snapshot_is_small_and_tells_plugs_apart():
    assert SNAPSHOT.stat().st_size < 200_000
    assert len(set(stored().values())) > 60
    assert all(unpacked(packed(letters)) == letters for letters in stored().values())


if __name__ == "__main__":
    refresh()
