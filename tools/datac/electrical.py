"""Tables of the electrical data: plugs and sockets, mating, appliances, marks, couplers, lamps, batteries.

Supplies, the socket-outlets of a place and voltage tolerances are tables of places; see :mod:`datac.places`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from datac.rows import Flag, Id, Located, OptionalFloat, Sourced, Table, Territory, Text, Words
from specconv.ground.text import fold

Letter = Literal["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O"]


def _words(cell: object) -> object:
    return tuple(cell.split()) if isinstance(cell, str) else cell


OptionalTerritory = Field(default="", pattern=r"^([A-Z]{2})?$")


class PlugRow(Sourced):
    """A plug or a socket-outlet: what it is called, its standards, ratings and protective features."""

    id: Id
    kind: Literal["plug", "socket"]
    name_en: Text
    name_zh: Text
    letters: Words
    variant: str
    standards: str
    rated_current: float = Field(gt=0, le=125)
    rated_voltage: float = Field(ge=50, le=690)
    rated_voltage_low: OptionalFloat
    poles: int = Field(ge=2, le=4)
    phases: Literal["1", "3"]
    earthed: Flag
    earth_contact: Literal[
        "none", "pin", "hole", "side_clips", "pin_hole", "clips_and_pin_hole", "clips_and_hole", "socket_pin", "blade",
        "slot", "plastic_pin", "several",
    ]  # fmt: skip
    polarised: Literal["yes", "no", "partly"]
    fused: Literal["yes", "no", "optional"]
    shutters: Literal["", "yes", "no", "some"]
    sleeves: Literal["", "yes", "no", "optional"]
    status: Literal["current", "legacy", "rare", "non_standard", "non_compliant"]
    classes: Words
    household: Flag
    territories: Words


class ContactRow(Sourced):
    """The contacts of a plug, or one set of apertures of a socket-outlet (a hybrid has several); dimensions in mm.

    ``system`` names an interface that was designed as a whole: contacts of one system belong together even where a
    dimension is not known. ``size`` is the diameter or blade width of a plug's pins, and for a socket the pin that the
    contact is made for; ``aperture`` the largest that its face lets in; ``wide`` the neutral blade where it differs;
    ``length`` the pin's length or how far the socket takes it in; ``thinnest`` the thinnest pin sold under the name
    where that varies; ``earth_offset`` the distance of the earth contact from the line through the live pins; ``line``
    the side of the line contact of the socket with the earth upwards; ``body`` the outline of the plug or the shape of
    the socket's recess; ``rating`` the amperes of this set.
    """

    device: Id
    number: int = Field(ge=1, le=9)
    system: str = Field(pattern=r"^[a-z0-9-]*$")
    pattern: Literal[
        "pins", "rectangular_pins", "parallel_blades", "tandem_blades", "neutral_blade_turned", "line_blade_turned",
        "v_blades", "horizontal_blades", "keyed",
    ]  # fmt: skip
    pitch: OptionalFloat
    size: OptionalFloat
    aperture: OptionalFloat
    thickness: OptionalFloat
    wide: OptionalFloat
    length: OptionalFloat
    thinnest: OptionalFloat
    sleeve: Literal["", "yes", "no"]
    flexible: Flag
    earth: Words
    earth_offset: OptionalFloat
    earth_size: OptionalFloat
    line: Literal["", "left", "right"]
    body: str = Field(pattern=r"^[a-z0-9_]*$")
    rating: float = Field(gt=0, le=125)


class RecessRow(Sourced):
    """Whether a plug body enters a recess: fully, not surely home, possibly stopped, or not at all."""

    recess: Id
    body: Id
    enters: Literal["yes", "unseated", "forced", "no"]


class MatingRow(Sourced):
    """A plug in a socket-outlet. A pair of known devices that is absent does not fit."""

    plug: Id
    socket: Id
    result: Literal[
        "mates_safely", "mates_polarity_unknown", "loose_contact", "mates_unearthed", "fits_but_prohibited",
        "needs_force_or_shutter_defeat",
    ]  # fmt: skip
    earth_continuity: Literal["yes", "no", "none"]
    polarity: Literal["defined", "not_guaranteed", "reversed"]
    current_limit: float = Field(gt=0, le=125)
    voltage_exceeded: Flag
    reason: Id
    curated: Flag


class PlugNameRow(Sourced):
    """How people write a plug or a socket-outlet, in any language, and what else the same words can mean."""

    name: Text
    kind: Literal["plug", "socket"]
    device: Id
    alternatives: Words


class LetterPlugRow(Sourced):
    """The plug that a World Plugs letter stands for, by where the appliance comes from.

    ``territory`` blank: origin unknown. ``equipment_class`` blank: any other. ``amperes`` above zero: the variant that
    is meant when the text names that rating; ``above`` the amperes above which the appliance must have this variant.
    """

    letter: Letter
    territory: str = OptionalTerritory
    equipment_class: Literal["", "I", "II"]
    amperes: float = Field(ge=0, le=32)
    above: OptionalFloat
    plug: Id
    alternatives: Words


class LetterSocketRow(Sourced):
    """The socket-outlet that a letter means, by territory (blank: elsewhere)."""

    letter: Letter
    territory: str = OptionalTerritory
    socket: Id


class LoadKindRow(Sourced):
    """A load kind (table 0.4): transformer factor ``k``, effects of over-voltage, under-voltage and frequency."""

    id: Id
    name_en: Text
    name_zh: Text
    k: OptionalFloat
    over: Literal["over", "over_no_remedy", "ok", "open"]
    under: Literal["weak", "weak_to_80", "step_up", "step_up_no_remedy", "ok", "ok_if_250", "open"]
    frequency: Literal[
        "irrelevant", "ask_kind", "stop", "stop_compressor", "transformer", "clock_primary", "clock_secondary",
        "stop_tuned", "ask_maker", "unknown",
    ]  # fmt: skip
    heat: Flag


class ApplianceRow(Sourced):
    """A kind of appliance as customers name it (aliases separated by ``|``); usual power in W.

    ``care`` marks the goods for which no conversion is improvised (rule M1).
    """

    id: Id
    name_en: Text
    name_zh: Text
    aliases_en: str
    aliases_zh: str
    load_kind: Id
    usual_class: Literal["", "0I", "I", "II", "III"]
    usual_power_low: OptionalFloat
    usual_power_high: OptionalFloat
    care: Literal["", "medical", "pressure", "bedding_heat", "bathroom", "child_care"]


DATE = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"
Category = Literal[
    "any", "appliance", "electronics", "power_supply", "lighting", "wireless", "wiring", "tool", "installation"
]
Actor = Literal["maker", "importer", "representative", "supplier", "seller", "producer", "exporter", "employer"]


class MarkRow(Sourced):
    """A conformity scheme: what it asks of whom, by which route, for which goods.

    ``territory``: ISO 3166-1 codes or areas of ``mark_areas.csv``. ``duty``: ``mandatory`` for the goods named,
    ``listed`` for goods of an official list, ``conditional`` where use or circumstances decide. Dates as far as known.
    ``accepts``: areas whose goods need nothing more, because their mark is recognised.
    """

    id: Id
    territory: Words
    name_en: Text
    name_zh: Text
    what_en: Text
    what_zh: Text
    legal_basis: Text
    authority: Text
    duty: Literal["mandatory", "listed", "conditional"]
    route: Literal[
        "self_declaration", "declaration_or_certificate", "third_party", "type_approval", "registration", "listing",
        "import_certificate", "representative", "none",
    ]  # fmt: skip
    who_acts: Annotated[tuple[Actor, ...], BeforeValidator(_words)]
    effective: str = Field(pattern=DATE)
    last_change: str = Field(pattern=DATE)
    last_verified: str = Field(pattern=DATE)
    categories: Annotated[tuple[Category, ...], BeforeValidator(_words)]
    asks_category: Flag
    accepts: Words


class PlugRuleRow(Sourced):
    """Which plug the law or custom of a place asks of goods that are sold there.

    ``duty``: ``required``, ``customary``, or ``free`` where no plug may be asked for. ``conversion``: what may stand in
    for the plug, a conversion plug that opens only with a tool, a fixed one, a separate adaptor, or nothing.
    ``exempt``: appliance kinds outside the rule.
    """

    id: Id
    territory: Words
    plugs: Words
    rule_en: Text
    rule_zh: Text
    exceptions_en: str
    exceptions_zh: str
    legal_basis: Text
    duty: Literal["required", "customary", "free"]
    conversion: Literal["none", "tool_removable", "fixed", "adaptor"]
    effective: str = Field(pattern=DATE)
    last_change: str = Field(pattern=DATE)
    last_verified: str = Field(pattern=DATE)
    exempt: Words


class MarkAreaRow(Sourced):
    """A member of an area with common marks."""

    area: Literal["EU", "GCC", "EAEU"]
    territory: Territory
    name_en: Text
    name_zh: Text


class CouplerRow(Sourced):
    """An appliance coupler of IEC 60320: the connector on the cord and the inlet that it is made for."""

    id: str = Field(pattern=r"^C\d{1,2}[AP]?$")
    inlet: str = Field(pattern=r"^C\d{1,2}[AP]?$")
    name_en: Text
    name_zh: Text
    aliases: str
    classes: Words
    rated_current: float = Field(gt=0, le=20)
    rated_current_na: OptionalFloat
    rated_voltage: float = Field(ge=100, le=500)
    inlet_temperature: float = Field(ge=50, le=200)
    earthed: Flag
    polarised: Flag
    status: Literal["current", "rare", "withdrawn", "de_facto"]


class CouplerFitRow(Sourced):
    """A connector in an inlet. A pair that is absent is keyed apart."""

    inlet: str = Field(pattern=r"^C\d{1,2}[AP]?$")
    connector: str = Field(pattern=r"^C\d{1,2}[AP]?$")
    result: Literal["mates_safely", "mates_polarity_unknown", "does_not_fit"]
    reason: Id


class LampRow(Sourced):
    """A lamp cap: its usual voltage is that of most lamps with it, never a property of the cap."""

    id: Text
    aliases: str
    name_en: Text
    name_zh: Text
    kind: Literal["screw", "bayonet", "pins", "tube", "fitting"]
    supply: Literal["mains", "extra_low", "ballast"]
    volts: str
    exceptions: str = Field(pattern=r"^([A-Z]{2} [\d-]+(\|[A-Z]{2} [\d-]+)*)?$")
    interchanges: Words
    note_en: str
    note_zh: str
    territories: Words


class BatteryRow(Sourced):
    """A battery and its names; voltage in V, sizes in mm."""

    id: Text
    iec: Words
    ansi: Words
    japan: Words
    china: Words
    german: str
    other: str
    voltage: float = Field(gt=0, le=24)
    diameter: OptionalFloat
    length: OptionalFloat
    kind: Literal["cylindrical", "block", "coin", "button", "lithium_ion", "zinc_air"]
    note_en: str
    note_zh: str


class UsbRow(Sourced):
    """A level of USB supply."""

    id: Id
    name_en: Text
    name_zh: Text
    volts: float = Field(gt=0, le=48)
    amperes: float = Field(gt=0, le=5)
    watts: float = Field(gt=0, le=240)


def _power_of_usb(rows: list[Located]) -> Iterable[str]:
    for located in rows:
        row = located.row
        if abs(row.volts * row.amperes - row.watts) > 0.01:
            yield f"{located}: column watts: got {row.watts:g}, expected: volts x amperes = {row.volts * row.amperes:g}"


def _powers(rows: list[Located]) -> Iterable[str]:
    for located in rows:
        low, high = located.row.usual_power_low, located.row.usual_power_high
        if (low is None) != (high is None) or (low is not None and not 0 < low <= high):
            yield f"{located}: column usual_power_low: got {low}, expected: above 0, at most usual_power_high ({high})"


def _kinds(rows: list[Located]) -> Iterable[str]:
    for located in rows:
        if located.row.id.endswith("_p") and located.row.kind != "plug":
            yield f"{located}: column kind: got {located.row.kind!r}, expected: plug"
        if located.row.kind == "plug" and located.row.shutters:
            yield f"{located}: column shutters: got {located.row.shutters!r}, expected: empty for a plug"


def _name_index(known: dict[str, list[Located]]) -> list[Any]:
    """Every name of a plug or socket-outlet, a row a device: kind, device, alternatives, then names and folded names in
    turn; of two rows with one folded name the later prevails.

    Folding is done here, because folding two thousand names would be a tenth of a first answer.
    """
    devices = [located.row for located in known["electrical/plugs"]]
    own = [[row.name_en, row.kind, row.id, "", fold(name)] for row in devices for name in (row.name_en, row.name_zh)]
    named = [
        [row.name, row.kind, row.device, " ".join(row.alternatives), fold(row.name)]
        for row in (located.row for located in known["electrical/plug_names"])
    ]
    prevailing = {(kind, key): (name, device, alternatives) for name, kind, device, alternatives, key in (*own, *named)}
    for row in devices:
        prevailing.setdefault((row.kind, fold(row.id)), (row.id, row.id, ""))
    rows: dict[tuple[str, str, str], list[str]] = {}
    for (kind, key), (name, device, alternatives) in prevailing.items():
        rows.setdefault((kind, device, alternatives), []).extend((name, key))
    return [[*head, *names] for head, names in rows.items()]


def _appliance_keys(rows: list[Located]) -> list[Any]:
    """The folded names of every appliance, separated by spaces; a name that people use comes before an id."""
    owner: dict[str, int] = {}
    for number, row in enumerate(located.row for located in rows):
        names = (row.name_en, row.name_zh, *row.aliases_en.split("|"), *row.aliases_zh.split("|"))
        owner |= {fold(name): number for name in names if name}
    for number, located in enumerate(rows):
        owner.setdefault(fold(located.row.id), number)
    keys: list[list[str]] = [[] for _ in rows]
    for key, number in owner.items():
        keys[number].append(key)
    return [[" ".join(sorted(of))] for of in keys]


def _by_verdict(rows: list[Located]) -> list[Any]:
    """Return each verdict once, with the pairs that it is on: many pairs share theirs."""
    found: dict[tuple[Any, ...], list[str]] = {}
    for located in rows:
        plug, socket, *verdict = located.row.compiled()
        found.setdefault(tuple(verdict), []).append(f"{plug} {socket}")
    return [[*verdict, " ".join(pairs)] for verdict, pairs in found.items()]


TABLES: tuple[Table, ...] = (
    Table("electrical/plugs", "electrical/plugs.csv", PlugRow, ("id",), check=_kinds),
    Table(
        "electrical/contacts", "electrical/contacts.csv", ContactRow, ("device", "number"),
        references={"device": "electrical/plugs.id"},
    ),
    Table("electrical/recesses", "electrical/recesses.csv", RecessRow, ("recess", "body")),
    Table(
        "electrical/mating", "electrical/mating.csv", MatingRow, ("plug", "socket"),
        references={"plug": "electrical/plugs.id", "socket": "electrical/plugs.id"}, compile=_by_verdict,
    ),
    Table(
        "electrical/plug_names", "electrical/plug_names.csv", PlugNameRow, ("name", "kind"),
        references={"device": "electrical/plugs.id", "alternatives": "electrical/plugs.id"}, derive=_name_index,
    ),
    Table(
        "electrical/letter_plugs", "electrical/letter_plugs.csv", LetterPlugRow,
        ("letter", "territory", "equipment_class", "amperes"),
        references={"plug": "electrical/plugs.id", "alternatives": "electrical/plugs.id"},
    ),
    Table(
        "electrical/letter_sockets", "electrical/letter_sockets.csv", LetterSocketRow, ("letter", "territory"),
        references={"socket": "electrical/plugs.id"},
    ),
    Table("electrical/load_kinds", "electrical/load_kinds.csv", LoadKindRow, ("id",)),
    Table(
        "electrical/appliances", "electrical/appliances.csv", ApplianceRow, ("id",), check=_powers,
        references={"load_kind": "electrical/load_kinds.id"},
    ),
    Table(
        "electrical/appliance_keys", "electrical/appliances.csv", ApplianceRow, ("id",), compile=_appliance_keys,
    ),
    Table("electrical/mark_areas", "electrical/mark_areas.csv", MarkAreaRow, ("area", "territory")),
    Table("electrical/marks", "electrical/marks.csv", MarkRow, ("id",)),
    Table(
        "electrical/plug_rules", "electrical/plug_rules.csv", PlugRuleRow, ("id",),
        references={"plugs": "electrical/plugs.id"},
    ),
    Table("electrical/couplers", "electrical/couplers.csv", CouplerRow, ("id",)),
    Table(
        "electrical/coupler_fits", "electrical/coupler_fits.csv", CouplerFitRow, ("inlet", "connector"),
        references={"inlet": "electrical/couplers.inlet", "connector": "electrical/couplers.id"},
    ),
    Table("electrical/lamps", "electrical/lamps.csv", LampRow, ("id",)),
    Table("electrical/batteries", "electrical/batteries.csv", BatteryRow, ("id",)),
    Table("electrical/usb", "electrical/usb.csv", UsbRow, ("id",), check=_power_of_usb),
)  # fmt: skip
