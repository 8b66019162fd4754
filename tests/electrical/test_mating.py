"""The mating relation: its properties, the geometry behind it, and where the two differ.

``mating_disagreements.txt`` lists every pair of plug and socket-outlet whose computed verdict differs from the one in
the data. After a change that is meant, write it anew and read the difference before committing it::

    python tests/electrical/test_mating.py
"""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from specconv.electrical import geometry, mating, plugs
from specconv.electrical.geometry import SEVERITY, contacts, fit
from specconv.electrical.mating import compute, judged, mate, matings, refusal
from specconv.electrical.plugs import all_plugs, find_socket, plug_type
from specconv.ground import catalog
from specconv.ground.errors import UnknownPlug
from specconv.ground.messages import has

SNAPSHOT = Path(__file__).with_name("mating_disagreements.txt")
RANK = {result: rank for rank, result in enumerate(SEVERITY)}
PLUGS = all_plugs("plug")
SOCKETS = all_plugs("socket")
CELLS = judged()


def disagreements() -> str:
    """The snapshot: counts, then one line a pair."""
    lines, together, agree = [], 0, 0
    for plug in PLUGS:
        for socket in SOCKETS:
            computed, final = compute(plug.id, socket.id), mate(plug.id, socket.id)
            if computed.result == final.result == "does_not_fit":
                continue
            together += 1
            if computed.result == final.result:
                agree += 1
                continue
            way = "milder" if RANK[computed.result] < RANK[final.result] else "stricter"
            lines.append(
                f"{plug.id} {socket.id}: computed {computed.result} ({computed.reason}), {way} than "
                f"{final.result} ({final.reason}, {final.confidence})"
            )
    pairs = len(PLUGS) * len(SOCKETS)
    published = sum(cell.curated and cell.source != "general-knowledge" for cell in CELLS)
    same = sum(
        cell.curated and cell.source != "general-knowledge" and compute(cell.plug, cell.socket).result == cell.result
        for cell in CELLS
    )
    head = [
        f"pairs of a plug and a socket-outlet: {pairs}, of which {together} go together by geometry or by the data",
        f"of these, computed and final verdict agree: {agree} ({agree / together:.1%}); over all pairs "
        f"{(pairs - len(lines)) / pairs:.2%}",
        f"pairs that a source publishes: {published}, of which geometry alone gives the same verdict: {same} "
        f"({same / published:.1%})",
        f"disagreements: {len(lines)}",
        "",
    ]
    return "\n".join([*head, *lines]) + "\n"


def test_disagreements_are_as_reviewed() -> None:
    assert disagreements() == SNAPSHOT.read_text(encoding="utf-8"), "run: python tests/electrical/test_mating.py"


def test_every_computed_row_is_what_geometry_gives() -> None:
    rest = [cell for cell in CELLS if not cell.curated]
    assert len(rest) > 400
    for cell in rest:
        found = compute(cell.plug, cell.socket)
        assert (cell.result, cell.earth_continuity, cell.reason) == (
            found.result, found.earth_continuity, found.reason
        ), cell  # fmt: skip


def test_geometry_is_milder_only_where_it_cannot_see() -> None:
    """Law, wiring, pin sizes that vary and touchable pins; each such pair is curated."""
    unseen = {
        "thin_pin", "thick_pin_forced", "strip_of_low_rating", "swiss_flush_socket", "different_contacts",
        "outlet_wiring_not_assured", "polarity_not_assured",
    }  # fmt: skip
    for plug in PLUGS:
        for socket in SOCKETS:
            computed, final = compute(plug.id, socket.id), mate(plug.id, socket.id)
            if RANK[computed.result] < RANK[final.result]:
                assert final.reason in unseen, (plug.id, socket.id, computed, final)


def test_ratings_and_earth() -> None:
    for cell in CELLS:
        plug, socket = plug_type(cell.plug), plug_type(cell.socket)
        assert plug.kind == "plug"
        assert socket.kind == "socket"
        assert 0 < cell.current_limit <= min(plug.rated_current, socket.rated_current), cell
        if cell.result in ("mates_unearthed", "fits_but_prohibited", "needs_force_or_shutter_defeat"):
            assert cell.earth_continuity != "yes", cell
        if not plug.earthed:
            assert cell.earth_continuity == ("no" if plug.classes == "I" else "none"), cell
        if plug.earthed and cell.result in ("mates_safely", "mates_polarity_unknown"):
            assert cell.earth_continuity == "yes", cell
        if cell.earth_continuity == "yes":
            assert socket.earthed, cell
        if cell.polarity == "reversed":
            assert cell.result == "mates_polarity_unknown", cell


def test_non_compliant_sockets_are_never_safe() -> None:
    for socket in SOCKETS:
        if socket.status == "non_compliant":
            results = {mate(plug.id, socket.id).result for plug in PLUGS}
            assert results == {"fits_but_prohibited", "does_not_fit"}


def test_sentences_of_every_reason() -> None:
    codes = {cell.code for cell in CELLS}
    codes |= {refusal(plug.id, socket.id) for plug in PLUGS for socket in SOCKETS}
    assert [code for code in codes if not has(code)] == []
    assert len(codes) > 35


OWN = {
    "nema_1_15p_polarised": "nema_1_15r_polarised", "nema_5_15p": "nema_5_15r", "nema_5_20p": "nema_5_20r",
    "nema_6_15p": "nema_6_15r", "nema_6_20p": "nema_6_20r", "nema_14_30p": "nema_14_30r", "nema_14_50p": "nema_14_50r",
    "cee_7_4p": "cee_7_3r", "cee_7_6p": "cee_7_5r", "cee_7_7p": "cee_7_5r", "cee_7_17p": "cee_7_3r",
    "europlug": "cee_7_3r", "bs1363_p": "bs1363_r", "bs1363_isod_p": "bs1363_r", "bs546_5a_p": "bs546_5a_r",
    "bs546_15a_p": "bs546_15a_r", "is1293_2p_6a_p": "is1293_6a_r", "is1293_6a_p": "is1293_6a_r",
    "is1293_16a_p": "is1293_16a_r", "bs4573_p": "bs4573_r", "sans164_1_p": "sans164_1_r", "sans164_2_p": "sans164_2_r",
    "sans164_2_2p_p": "sans164_2_r", "sans164_3_p": "sans164_3_r", "sans164_5_p": "sans164_5_r",
    "nbr14136_10a_3p": "nbr14136_10a_r", "nbr14136_10a_2p": "nbr14136_10a_r", "nbr14136_20a_3p": "nbr14136_20a_r",
    "nbr14136_20a_2p": "nbr14136_20a_r", "asnzs3112_10a_p": "asnzs3112_10a_r", "asnzs3112_2p_p": "asnzs3112_10a_r",
    "asnzs3112_15a_p": "asnzs3112_15a_r", "asnzs3112_20a_p": "asnzs3112_20a_r", "gb1002_2p_p": "gb1002_2p_r",
    "gb1002_10a_p": "gb1002_10a_r", "gb1002_16a_p": "gb1002_16a_r", "iram2073_10a_p": "iram2071_10a_r",
    "iram2073_20a_p": "iram2071_20a_r", "iram2063_2p_p": "iram2071_10a_r", "sev1011_t11_p": "sev1011_t13_r",
    "sev1011_t12_p": "sev1011_t13_r", "sev1011_t23_p": "sev1011_t23_r", "sev1011_t15_p": "sev1011_t15_r",
    "sev1011_t25_p": "sev1011_t25_r", "cei23_50_s10_p": "cei23_50_p11_r", "cei23_50_s11_p": "cei23_50_p11_r",
    "cei23_50_s16_p": "cei23_50_p17_r", "cei23_50_s17_p": "cei23_50_p17_r", "ds60884_k_p": "ds60884_k_r",
    "ds60884_edb_p": "ds60884_edb_r", "si32_round_p": "si32_round_r", "tis166_3p": "tis166_hybrid_r",
    "tis166_2p": "tis166_hybrid_r", "perilex_16_p": "perilex_16_r", "iec60309_blue_16_p": "iec60309_blue_16_r",
    "iec60309_red_32_p": "iec60309_red_32_r",
}  # fmt: skip


@pytest.mark.parametrize(("plug", "socket"), OWN.items())
def test_a_plug_mates_safely_with_its_own_socket(plug: str, socket: str) -> None:
    found = mate(plug, socket)
    assert found.result == "mates_safely"
    assert found.earth_continuity == ("yes" if plug_type(plug).earthed else "none")
    assert compute(plug, socket).result == "mates_safely"


@pytest.mark.parametrize(
    ("plug", "socket", "result"),
    [
        ("nema_1_15p_unpolarised", "jis_2p_15a_r", "mates_polarity_unknown"),
        ("nema_1_15p_polarised", "nema_1_15r_unpolarised", "does_not_fit"),
        ("nema_5_15p", "nema_1_15r_polarised", "does_not_fit"),
        ("nema_5_20p", "nema_5_15r", "does_not_fit"),
        ("cee_7_4p", "cee_7_5r", "does_not_fit"),
        ("cee_7_7p", "ds60884_k_r", "mates_unearthed"),
        ("cee_7_7p", "cei23_50_p11_r", "needs_force_or_shutter_defeat"),
        ("cee_7_7p", "cei23_50_p30_r", "mates_safely"),
        ("cee_7_7p", "sev1011_t13_r", "does_not_fit"),
        ("cee_7_7p", "tis166_hybrid_r", "mates_unearthed"),
        ("cee_7_17p", "sev1011_t13_r", "does_not_fit"),
        ("europlug", "sev1011_t13_r", "mates_safely"),
        ("europlug", "bs1363_r", "needs_force_or_shutter_defeat"),
        ("europlug", "is1293_6a_r", "loose_contact"),
        ("europlug", "gb1002_2p_r", "does_not_fit"),
        ("europlug", "gb1002_2p_dual_r", "mates_safely"),
        ("sev1011_t12_p", "nbr14136_10a_r", "does_not_fit"),
        ("nbr14136_20a_3p", "nbr14136_10a_r", "does_not_fit"),
        ("nbr14136_10a_3p", "nbr14136_20a_r", "mates_safely"),
        ("nbr14136_10a_3p", "sans164_2_r", "loose_contact"),
        ("sans164_2_p", "nbr14136_10a_r", "does_not_fit"),
        ("asnzs3112_15a_p", "asnzs3112_10a_r", "does_not_fit"),
        ("asnzs3112_10a_p", "asnzs3112_15a_r", "mates_safely"),
        ("gb1002_10a_p", "asnzs3112_10a_r", "mates_safely"),
        ("gb1002_16a_p", "asnzs3112_10a_r", "does_not_fit"),
        ("iram2073_10a_p", "asnzs3112_10a_r", "mates_polarity_unknown"),
        ("nema_10_30p", "nema_10_30r", "mates_unearthed"),
        ("tis166_3p", "ds60884_k_r", "does_not_fit"),
        ("cei23_50_s17_p", "cei23_50_p11_r", "does_not_fit"),
        ("iec60309_blue_16_p", "iec60309_yellow_16_r", "does_not_fit"),
    ],
)
def test_the_traps(plug: str, socket: str, result: str) -> None:
    assert mate(plug, socket).result == result


def test_denmark_takes_away_the_earth() -> None:
    found = mate("cee_7_7p", "ds60884_k_r")
    assert found.earth_continuity == "no"
    assert found.current_limit == 13


def test_the_plug_s_own_voltage() -> None:
    assert mate("nema_1_15p_unpolarised", "gb1002_2p_r").voltage_exceeded
    assert not mate("gb1002_2p_p", "nema_5_15r").voltage_exceeded
    assert not mate("nema_5_15p", "nema_5_15r").voltage_exceeded


def test_unknown_devices() -> None:
    with pytest.raises(UnknownPlug):
        mate("cee_7_99p", "cee_7_3r")
    with pytest.raises(UnknownPlug):
        mate("cee_7_7p", "cee_7_99r")


def test_every_device_has_contacts_and_no_plug_goes_nowhere() -> None:
    assert {contact.device for device in all_plugs() for contact in contacts(device.id)} == {d.id for d in all_plugs()}
    assert [plug.id for plug in PLUGS if not matings(plug.id)] == []
    taken = Counter(cell.socket for cell in CELLS)
    assert [socket.id for socket in SOCKETS if not taken[socket.id]] == []


@pytest.fixture
def data_with_a_new_plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A plug of the year 2040, added to the data as an editor would add it, and compiled."""
    from datac.__main__ import compile_all
    from datac.rows import DATA

    root = tmp_path / "data"
    for folder in ("electrical", "places"):
        shutil.copytree(DATA / folder, root / folder)
    shutil.copy(DATA / "sources.toml", root)

    def like(table: str, key: str, like_device: str, **changes: str) -> None:
        path = root / "electrical" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        new = [{**row, **changes} for row in found if row[key] == like_device]
        assert new
        order = ("device", "number") if table == "contacts" else ("id",)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, found[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(sorted(found + new, key=lambda row: [row[column] for column in order]))

    like("plugs", "id", "cee_7_7p", id="euro_2040p", name_en="Plug of 2040", name_zh="2040年插头")
    like("contacts", "device", "cee_7_7p", device="euro_2040p", earth="side_clips")
    like("plugs", "id", "europlug", id="thick_2040p", name_en="Thick plug of 2040", name_zh="2040年粗脚插头")
    like("contacts", "device", "europlug", device="thick_2040p", size="5.5", system="", flexible="no")
    compiled = tmp_path / "compiled"
    compiled.mkdir()
    for name, content in compile_all(root, only="electrical/").items():
        (compiled / name).write_text(content, encoding="utf-8")
    for name in ("messages.json", "sources.json"):
        shutil.copy(Path(catalog._FOLDER) / name, compiled)
    _forget()
    monkeypatch.setattr(catalog, "_FOLDER", str(compiled))
    yield
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    for cached in (
        catalog.rows, plugs._raw, plugs.plug_type, plugs._names, plugs.find_plug, plugs.find_socket, geometry._contacts,
        geometry._recesses, mating._pairs, mating._judged, mating.mate,
    ):  # fmt: skip
        cached.cache_clear()


@pytest.mark.usefixtures("data_with_a_new_plug")
def test_a_new_plug_with_its_geometry_fills_its_row() -> None:
    assert mate("euro_2040p", "cee_7_3r").result == "mates_safely"
    assert mate("euro_2040p", "cee_7_3r").earth_continuity == "yes"
    assert mate("euro_2040p", "ds60884_k_r").result == "mates_unearthed"
    assert mate("euro_2040p", "cei23_50_p11_r").result == "needs_force_or_shutter_defeat"
    assert mate("euro_2040p", "bs1363_r").result == "does_not_fit"
    assert mate("thick_2040p", "cee_7_3r").result == "does_not_fit"
    assert mate("thick_2040p", "cee_7_3r").reason == "pin_too_thick"
    assert plugs.find_plug("plug of 2040").plug.id == "euro_2040p"
    assert not mate("euro_2040p", "cee_7_3r").curated
    assert mate("europlug", "bs1363_r").curated


def test_fit_takes_the_best_aperture() -> None:
    hybrid = find_socket("tis166_hybrid_r").plug
    assert fit(plug_type("nema_5_15p"), hybrid).result == "mates_safely"
    assert fit(plug_type("tis166_3p"), hybrid).result == "mates_safely"


@given(st.floats(min_value=2.0, max_value=9.0))
def test_a_thicker_pin_is_never_forgiven(size: float) -> None:
    plug, socket = plug_type("cee_7_17p"), plug_type("cee_7_1r")
    pins, apertures = contacts(plug.id)[0], contacts(socket.id)[0]
    found = geometry.fit_contacts(plug, pins._replace(size=size), socket, apertures).result
    thicker = geometry.fit_contacts(plug, pins._replace(size=size + 0.5), socket, apertures).result
    if found in ("does_not_fit", "needs_force_or_shutter_defeat"):
        assert thicker in ("does_not_fit", "needs_force_or_shutter_defeat")
    assert (found == "mates_safely") == (4.55 < size <= 5.001)


@pytest.mark.parametrize("unknown", ["pitch", "size"])
def test_what_is_not_known_is_not_safe(unknown: str) -> None:
    plug, socket = plug_type("cee_7_17p"), plug_type("cee_7_3r")
    pins, apertures = contacts(plug.id)[0], contacts(socket.id)[0]
    assert geometry.fit_contacts(plug, pins, socket, apertures).result == "mates_safely"
    assert geometry.fit_contacts(plug, pins._replace(**{unknown: None}), socket, apertures).result == "does_not_fit"
    unheard = geometry.fit_contacts(plug, pins._replace(body="unheard_of"), socket, apertures)
    assert unheard.result == "needs_force_or_shutter_defeat"


if __name__ == "__main__":
    SNAPSHOT.write_text(disagreements(), encoding="utf-8")
    print(SNAPSHOT.read_text(encoding="utf-8"))
