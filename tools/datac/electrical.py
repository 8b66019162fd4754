"""Tables of the electrical data: plugs and sockets, mating, appliances, marks, couplers, lamps, batteries.

Supplies, the socket-outlets of a place and voltage tolerances are tables of places; see :mod:`datac.places`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from datac.rows import Flag, Id, Located, OptionalFloat, Sourced, Table, Text, Words

Letter = Literal["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O"]
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


TABLES: tuple[Table, ...] = (
    Table("electrical/plugs", "electrical/plugs.csv", PlugRow, ("id",), check=_kinds),
    Table(
        "electrical/contacts", "electrical/contacts.csv", ContactRow, ("device", "number"),
        references={"device": "electrical/plugs.id"},
    ),
    Table("electrical/recesses", "electrical/recesses.csv", RecessRow, ("recess", "body")),
    Table(
        "electrical/mating", "electrical/mating.csv", MatingRow, ("plug", "socket"),
        references={"plug": "electrical/plugs.id", "socket": "electrical/plugs.id"},
    ),
    Table(
        "electrical/plug_names", "electrical/plug_names.csv", PlugNameRow, ("name", "kind"),
        references={"device": "electrical/plugs.id", "alternatives": "electrical/plugs.id"},
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
)  # fmt: skip
