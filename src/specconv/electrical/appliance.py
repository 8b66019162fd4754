"""The appliance in question: what the customer said of it, read once and checked for contradictions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from specconv.electrical.appliances import ApplianceKind, LoadKind, find_appliance
from specconv.electrical.appliances import load_kind as known_load_kind
from specconv.electrical.plate_tokens import strange_words
from specconv.electrical.plugs import PlugReading, PlugType, find_plug, plug_type
from specconv.electrical.rating import EXTRA_LOW, Rating, Span, read_rating
from specconv.electrical.rules import LOW_VOLTAGE_GOODS
from specconv.electrical.vocabulary import EquipmentClass, Practice, VoltageMode
from specconv.ground.catalog import rows
from specconv.ground.errors import (
    Contradiction,
    UnknownOption,
    UnknownPlace,
    UnknownPlug,
    UnreadableQuantity,
    UnreadableRating,
)
from specconv.ground.quantity import CURRENT, FREQUENCY, POWER, VOLTAGE, Dimension, read_quantity
from specconv.ground.territory import resolve
from specconv.ground.text import clean, fold, nearest
from specconv.ground.value import Name, Value

if TYPE_CHECKING:
    from pint import Quantity as PintQuantity

    Number = int | float | str | PintQuantity[Any]

T = TypeVar("T")

OPTIONS = (
    "kind", "plug", "rating", "voltage", "frequency", "power", "current", "equipment_class", "load_kind", "inlet",
    "origin", "conversion_allowed",
)  # fmt: skip

AGREES = 2.0
"""How far the watts of a heater may be from its volts times amperes: more is a contradiction."""
SMALL_PLUG = 2.5
"""EN 50075: the Europlug and its like, moulded to the flex of class II goods, in A."""

HIGH_VOLTAGE = 200.0
"""The lower end of the 200-240 V class of supplies, in V."""
_TWO_VOLTAGES = (VoltageMode.SWITCHABLE, VoltageMode.LISTED)

_NO_PLUG_SAID = frozenset(("", "unknown", "none", "?", "不知道", "未知"))
_FIXED_SAID = frozenset(
    (
        "hardwired", "wiredin", "fixed", "fixedwiring", "fixedconnection", "permanentlyconnected", "directwired",
        "noplughardwired", "固定接线", "固定接線", "固定连接", "固定連接", "直接接线", "直接接線", "硬接线", "硬接線",
    )
)  # fmt: skip
"""Folded words for goods that are joined to the fixed wiring (IEC 60335-1, 3.1.7: for permanent connection)."""
LAMPS = frozenset(("lamp_bulb", "lamp_fitting"))
"""Loads that have no plug unless one is named."""
_ON_A_CORD = frozenset(("table_lamp",))
"""Lamps that have a cord and a plug, whether or not anybody says which."""

_CLASSES = {
    "0": EquipmentClass.ZERO, "0i": EquipmentClass.ZERO_ONE, "01": EquipmentClass.ZERO_ONE,
    "i": EquipmentClass.ONE, "1": EquipmentClass.ONE, "ii": EquipmentClass.TWO, "2": EquipmentClass.TWO,
    "⧈": EquipmentClass.TWO, "iii": EquipmentClass.THREE, "3": EquipmentClass.THREE,
}  # fmt: skip


class Appliance(Value):
    """What is known of an appliance. Everything is optional; what is not known is asked for, never guessed.

    ``kind``: a name in English or Chinese ("kettle", 电热水壶). ``plug``: a letter, a standard or a common name
    ("I", "Schuko", "BS 1363"); a bare letter means the ordinary household plug of ``origin``; "hard-wired" and, of a
    lamp, its cap ("E27") mean that there is none. ``rating``: the text of
    the rating plate, or a :class:`Rating`. ``voltage``, ``frequency``, ``power``, ``current``: numbers in V, Hz, W and
    A, texts with a unit, or pint quantities; a voltage range is written "220-240 V", the positions of a switch
    "115/230 V" or ``(115, 230)``. ``equipment_class``: 0, 0I, I, II or III (IEC 61140). ``load_kind``: an id of
    ``data/electrical/load_kinds.csv``, where the kind of appliance does not say it. ``inlet``: the appliance inlet of
    IEC 60320 ("C14"), when the cord can be replaced: it also tells the class, I with an earth contact, else II.
    ``origin``: the country it was sold in. ``conversion_allowed``:
    the maker's word on transformers and converters.

    >>> kettle = Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", origin="CN", equipment_class="I")
    >>> kettle.plugs[0].id, kettle.load.id, str(kettle.rating)
    ('gb1002_10a_p', 'resistive_heat', '220 V 50 Hz 1500 W class I')

    Raises the :class:`~specconv.SpecconvError` of the field that cannot be read, and
    :class:`~specconv.Contradiction` when the plate and a field exclude each other.
    """

    kind: str | None = None
    plug: str | None = None
    rating: Rating
    load_kind: str | None = None
    inlet: str | None = None
    origin: str | None = None
    conversion_allowed: bool | None = None

    def __init__(
        self,
        *,
        kind: str | None = None,
        plug: str | None = None,
        rating: str | Rating | None = None,
        voltage: Number | Sequence[Number] | None = None,
        frequency: Number | Sequence[Number] | None = None,
        power: Number | None = None,
        current: Number | None = None,
        equipment_class: str | EquipmentClass | None = None,
        load_kind: str | None = None,
        inlet: str | None = None,
        origin: str | None = None,
        conversion_allowed: bool | None = None,
        **unknown: Any,
    ) -> None:
        for option in unknown:
            raise UnknownOption("an appliance has no such field", field=option, choices=nearest(option, OPTIONS))
        known_kind = None if kind is None else find_appliance(clean(kind, "kind"))
        load = known_load_kind(clean(load_kind, "load_kind")) if load_kind is not None else None
        if load is not None and load.id == "unknown":
            load = None
        if load is None and known_kind is not None and known_kind.load_kind != "unknown":
            load = known_load_kind(known_kind.load_kind)
        country = None if origin is None else _origin_field(origin)
        inlet = None if inlet is None else _inlet_field(inlet)
        plate = _merge(rating, voltage, frequency, power, current, equipment_class, load)
        if inlet is not None:
            plate = _with_class_of(inlet, plate)
        if conversion_allowed is not None and not isinstance(conversion_allowed, bool):
            raise UnknownOption("expected True, False or None", field="conversion_allowed", value=conversion_allowed)
        fields = {
            "kind": kind,
            "plug": plug,
            "rating": plate,
            "load_kind": load.id if load else None,
            "inlet": inlet,
            "origin": country,
            "conversion_allowed": conversion_allowed,
        }
        built = type(self).trusted(**fields)
        reading = built.plug_reading  # an unknown plug is refused here and not at the first question
        if reading is not None and plate.voltage_mode in _TWO_VOLTAGES and _two_lives(reading.plug):
            fields["rating"] = plate.with_fields(voltage_mode=VoltageMode.SPLIT_PHASE)
            built = type(self).trusted(**fields)
        self.__setstate__(built.__getstate__())

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        fields = (self.kind, self.plug, self.rating, self.load_kind, self.inlet, self.origin, self.conversion_allowed)
        return hash(fields)

    @property
    def equipment_class(self) -> EquipmentClass | None:
        """The protection class of IEC 61140, when it is known."""
        return self.rating.equipment_class

    @cached_property
    def appliance_kind(self) -> ApplianceKind | None:
        """The entry of the appliance dictionary, when the kind is given."""
        return None if self.kind is None else find_appliance(clean(self.kind, "kind"))

    @property
    def name(self) -> Name | None:
        """The kind's display name, in English and Chinese."""
        return self.appliance_kind.name if self.appliance_kind else None

    @cached_property
    def load(self) -> LoadKind | None:
        """The load kind, when it is known."""
        return known_load_kind(self.load_kind) if self.load_kind else None

    @cached_property
    def plug_reading(self) -> PlugReading | None:
        """How the text of the plug was read."""
        return self._read_plug(self.equipment_class)

    def _read_plug(self, equipment_class: EquipmentClass | None) -> PlugReading | None:
        if self.plug is None:
            return None
        words = clean(self.plug, "plug", error=UnknownPlug)
        for told, _ in _practices_told(words):
            words = re.sub(rf"(?i)[,;]?\s*{re.escape(told)}", "", words)
        words = words.replace("()", "").strip(" ,;")
        if words.casefold() in _NO_PLUG_SAID or self._is_fixed(words):
            return None
        return find_plug(
            words,
            origin=self.origin or "",
            equipment_class=equipment_class or "",
            power=self.rating.power,
            voltage=min(self.rating.voltages, default=None),
        )

    def _is_fixed(self, words: str) -> bool:
        if fold(words) in _FIXED_SAID:
            return True
        if self.load_kind not in LAMPS:
            return False
        from specconv.electrical.lamps import is_lamp_cap  # few questions are about lamps

        return is_lamp_cap(words)

    @cached_property
    def hard_wired(self) -> bool:
        """Whether it has no plug because it is joined to the fixed wiring or screwed into a lampholder.

        >>> Appliance(kind="ceiling fan", plug="hard-wired").hard_wired, Appliance(kind="ceiling fan").hard_wired
        (True, False)
        >>> Appliance(kind="chandelier").hard_wired, Appliance(kind="bedside lamp").hard_wired
        (True, False)
        """
        if self.plug is not None and self._is_fixed(self.plug):
            return True
        stands = self.appliance_kind is not None and self.appliance_kind.id in _ON_A_CORD
        return not self.plugs and self.load_kind in LAMPS and not stands

    @cached_property
    def plugs(self) -> tuple[PlugType, ...]:
        """The plug that is meant first, then those that the same words could also mean.

        A bare letter is the origin's ordinary plug; without an origin it can be another country's, and without a class
        the plug of class II goods as well.
        """
        reading = self.plug_reading
        if reading is None:
            return ()
        meant = [reading.plug]
        if reading.how == "letter":
            if not self.origin:
                meant += [plug_type(other) for other in reading.alternatives]
            if self.equipment_class is None and (unearthed := self._read_plug(EquipmentClass.TWO)) is not None:
                meant.append(unearthed.plug)
        return tuple({plug.id: plug for plug in meant}.values())

    @cached_property
    def class_open(self) -> bool:
        """Whether a plug without earth leaves the class open (P10: two-core flex on class I is a fault).

        It does where goods of this kind usually have an earth, and where the kind or load is not known. The small
        plugs (Europlug) are moulded to class II flex and settle it, if they are not merely read from a letter.

        >>> Appliance(kind="kettle", plug="A").class_open, Appliance(kind="phone charger", plug="A").class_open
        (True, False)
        """
        reading = self.plug_reading
        if self.equipment_class is not None or reading is None or reading.plug.earthed:
            return False
        unsettled = reading.how in ("letter", "family") and self.rating.power is None
        if reading.plug.rated_current <= SMALL_PLUG and not unsettled:
            return False
        kind = self.appliance_kind
        return kind is None or kind.load_kind == "unknown" or kind.usual_class not in ("II", "")

    @cached_property
    def practice_said(self) -> Practice | None:
        """The unsafe practice that the words for the plug tell of ("15 A, filed", "no fuse").

        >>> Appliance(plug="I (AS/NZS 3112, 15 A, filed)").practice_said.value
        'pin_filed'
        """
        told = _practices_told(self.plug or "")
        return Practice(told[0][1]) if told else None

    @property
    def care(self) -> str:
        """``medical``, ``pressure``, ``bedding_heat``, ``bathroom``, ``child_care`` (rule M1), or blank."""
        return self.appliance_kind.care if self.appliance_kind else ""

    def __str__(self) -> str:
        parts = [str(self.name or self.kind or "appliance"), str(self.rating), self.plug and f"plug {self.plug}"]
        return ", ".join(part for part in parts if part)


# ---------------------------------------------------------------------------------------------------- plate and fields


def _two_lives(plug: PlugType) -> bool:
    """I3: NEMA 10, 14 and L14 bring two lives and the neutral: "120/240 V" are both voltages at once, no switch."""
    return plug.poles == 3 and plug.phases == 1


def _sides_untold(plate: Rating) -> bool:
    """Whether a converter's plate gives a voltage of each class and does not say which of them it is fed with."""
    volts = plate.voltages
    return not plate.outputs and bool(volts) and min(volts) <= LOW_VOLTAGE_GOODS and max(volts) >= HIGH_VOLTAGE


def _merge(
    rating: str | Rating | dict[str, Any] | None,
    voltage: Number | Sequence[Number] | None,
    frequency: Number | Sequence[Number] | None,
    power: Number | None,
    current: Number | None,
    equipment_class: str | EquipmentClass | None,
    load: LoadKind | None,
) -> Rating:
    """Return one rating from the plate and the single fields; what both give must agree."""
    plate = _plate(rating)
    changes: dict[str, Any] = {}
    if voltage is not None:
        volts = _voltage_field(voltage)
        if plate.ranges and set(volts.ranges) != set(plate.ranges):
            raise Contradiction(f"the rating plate says {plate.ranges_text}", field="voltage", value=voltage)
        mode = plate.voltage_mode if plate.ranges else volts.voltage_mode
        changes |= {"ranges": volts.ranges, "voltage_mode": mode, "dc": volts.dc}
    if frequency is not None:
        changes["frequencies"] = _agree(plate.frequencies or None, _frequency_field(frequency), "frequency", "Hz")
    if power is not None:
        watts = read_quantity(power, POWER, field="power")
        changes |= {"power": _agree(plate.power, watts, "power", "W"), "power_low": plate.power_low or watts}
    if current is not None:
        changes["current"] = _agree(plate.current, read_quantity(current, CURRENT, field="current"), "current", "A")
    if equipment_class is not None:
        given = _class_field(equipment_class)
        changes["equipment_class"] = _agree(plate.equipment_class, given, "equipment_class", "")
    if plate.limit and not plate.ranges and load is not None and load.carries:
        # a strip or cord carries the supply on: its limit is the voltage that it is made for
        volts_limit = (plate.limit[1], plate.limit[1])
        changes |= {"ranges": (volts_limit,), "voltage_mode": VoltageMode.SINGLE, "current": plate.limit[0]}
    merged = plate.with_fields(**changes) if changes else plate
    if load is not None and load.id == "voltage_converter" and _sides_untold(merged):
        # "110V to 220V", "220V/110V": one is what it gives
        merged = merged.with_fields(ranges=(), voltage_mode=VoltageMode.LISTED)
    if load is not None and load.heat:
        _check_heat(merged)
    mains = not merged.dc and max(merged.voltages, default=0.0) >= EXTRA_LOW
    if merged.equipment_class is EquipmentClass.THREE and mains:
        raise Contradiction(
            f"class III is made for extra-low voltage, and the rating plate says {merged.ranges_text}",
            field="equipment_class", value=str(merged.equipment_class),
        )  # fmt: skip
    return merged


def _check_heat(plate: Rating) -> None:
    """Refuse watts and amperes of a heater that contradict each other: its watts are volts times amperes.

    Of other loads the larger counts: power factor, inrush and an output in watts set them apart on honest plates.
    """
    if plate.power is None or plate.current is None or not plate.ranges or (plate.phases or 1) > 1:
        return
    if plate.voltage_mode in (VoltageMode.MULTI_PHASE, VoltageMode.SPLIT_PHASE):
        return
    low, high = plate.current * min(plate.voltages), plate.current * max(plate.voltages)
    if low > AGREES * plate.power or (plate.power_low or plate.power) > AGREES * high:
        raise Contradiction(
            f"the rating plate says {plate.power:g} W, and {plate.current:g} A at {plate.ranges_text} is "
            f"{low:g} W", field="power", value=plate.power,
        )  # fmt: skip


def _plate(rating: str | Rating | dict[str, Any] | None) -> Rating:
    if rating is None:
        return Rating.trusted()
    if isinstance(rating, Rating):
        return rating
    if isinstance(rating, dict):
        try:
            return Rating.model_validate(rating)
        except ValueError as error:
            raise UnreadableRating("not the fields of a rating", field="rating", value=rating) from error
    return read_rating(rating)


def _agree(plate: T | None, given: T, field: str, unit: str) -> T:
    if plate is not None and plate != given:
        parts = plate if isinstance(plate, tuple) else (plate,)
        shown = "/".join(f"{part:g}" if isinstance(part, float) else f"{part}" for part in parts)
        raise Contradiction(f"the rating plate says {shown} {unit}".rstrip(), field=field, value=given)
    return given


def _voltage_field(given: Number | Sequence[Number]) -> Rating:
    if isinstance(given, str):
        text = clean(given, "voltage", error=UnreadableQuantity)
        try:
            return _only_volts(read_rating(text if _names_unit(text) else f"{text} V"), given)
        except UnreadableRating:
            read_quantity(text, VOLTAGE, field="voltage")
            raise UnreadableQuantity("expected a voltage such as '230 V'", field="voltage", value=given) from None
    figures = _figures(given, VOLTAGE, "voltage")
    mode = VoltageMode.SINGLE if len(figures) == 1 else VoltageMode.SWITCHABLE
    return Rating.trusted(ranges=tuple((volts, volts) for volts in figures), voltage_mode=mode)


def _names_unit(text: str) -> bool:
    return any(sign.isalpha() for sign in text)


def _only_volts(rating: Rating, given: object) -> Rating:
    if strange_words(rating.text) or not rating.ranges or rating.power or rating.current or rating.frequencies:
        raise UnreadableQuantity("expected a voltage such as '230 V'", field="voltage", value=given)
    for volts in rating.voltages:
        read_quantity(volts, VOLTAGE, field="voltage")
    return rating


def _frequency_field(given: Number | Sequence[Number]) -> tuple[float, ...]:
    if isinstance(given, str):
        text = clean(given, "frequency", error=UnreadableQuantity)
        if any(joint in text for joint in "/-~,&"):
            try:
                found = read_rating(text if _names_unit(text) else f"{text} Hz").frequencies
            except UnreadableRating:
                found = ()
            if found:
                return found
    return tuple(sorted(dict.fromkeys(_figures(given, FREQUENCY, "frequency"))))


def _figures(given: Any, dimension: Dimension, field: str) -> tuple[float, ...]:
    if isinstance(given, list | tuple):
        if not given:
            raise UnreadableQuantity("empty", field=field, value=given)
        return tuple(read_quantity(part, dimension, field=field) for part in given)
    return (read_quantity(given, dimension, field=field),)


def _origin_field(given: str) -> str:
    try:
        return resolve(given)[0]
    except UnknownPlace as error:
        raise UnknownPlace(error.problem, field="origin", value=error.value, choices=error.choices) from None


def _practices_told(plug: str) -> list[tuple[str, str]]:
    """Return the words that tell of an unsafe practice, each with the practice."""
    if len(plug) < 4:
        return []
    said = plug.casefold()
    return [(words, practice) for words, practice, *_ in rows("electrical/practice_words") if words.casefold() in said]


def _inlet_field(given: str) -> str:
    from specconv.electrical.couplers import coupler  # few questions name an inlet

    identifier: str = coupler(clean(given, "inlet", error=UnknownPlug)).id
    return identifier


_REFUSED_WITH_EARTH = frozenset((EquipmentClass.TWO, EquipmentClass.THREE))
_REFUSED_WITHOUT_EARTH = frozenset((EquipmentClass.ONE, EquipmentClass.ZERO, EquipmentClass.ZERO_ONE))


def _with_class_of(inlet: str, plate: Rating) -> Rating:
    """Settle an unknown class by the inlet: IEC 60320 makes each for one class, by its earth contact."""
    from specconv.electrical.couplers import coupler  # few questions name an inlet

    known = coupler(inlet)
    told = plate.equipment_class
    if told is None:
        return plate.with_fields(equipment_class=EquipmentClass.ONE if known.earthed else EquipmentClass.TWO)
    if told in (_REFUSED_WITH_EARTH if known.earthed else _REFUSED_WITHOUT_EARTH):
        made_for = "I" if known.earthed else "II"
        raise Contradiction(
            f"the inlet {known.inlet} is made for class {made_for}", field="equipment_class", value=str(told)
        )
    return plate


def _class_field(given: str | EquipmentClass) -> EquipmentClass:
    words = clean(str(given), "equipment_class", error=UnknownOption).casefold()
    for noise in ("class", "klasse", "类", "類", " "):
        words = words.replace(noise, "")
    known = _CLASSES.get(words)
    if known is None:
        raise UnknownOption(
            "not an equipment class", field="equipment_class", value=given, choices=[str(c) for c in EquipmentClass]
        )
    return known


def span_of(rating: Rating) -> Span | None:
    """Return the lowest and highest figure of the plate, or None when it gives no voltage."""
    return (min(low for low, _ in rating.ranges), max(high for _, high in rating.ranges)) if rating.ranges else None
