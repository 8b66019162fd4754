"""Plugs and socket-outlets: their standards and ratings, and how people write them.

A World Plugs letter (IEC) is how people write, never a plug: "type I" is AS/NZS 3112, GB/T 1002 or IRAM 2073. A bare
letter is read as the ordinary household plug of the place where the appliance comes from (rule P11).

>>> find_plug("type I", origin="CN").plug.id
'gb1002_10a_p'
>>> find_plug("type I", origin="AR").plug.id
'iram2073_10a_p'
>>> find_plug("Schuko").plug.standards[0]
'CEE 7/4'
"""

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownPlug
from specconv.ground.sources import Source, cite
from specconv.ground.text import Late, clean, fold, nearest
from specconv.ground.value import Name

if TYPE_CHECKING:
    from specconv.ground.table import Table


class PlugType(NamedTuple):
    """A plug or a socket-outlet. Currents in A, voltages in V.

    ``rated_voltage`` is the higher of two ratings, ``rated_voltage_low`` the lower or None; ``poles`` counts the live
    poles with the neutral; ``classes`` the equipment classes (IEC 61140) that it serves, separated by spaces;
    ``household`` tells plugs of ordinary appliances from those of dedicated circuits and industry; ``territories`` are
    ISO 3166-1 codes where it is at home.
    """

    id: str
    kind: str
    name: Name
    letters: tuple[str, ...]
    variant: str
    standards: tuple[str, ...]
    rated_current: float
    rated_voltage: float
    rated_voltage_low: float | None
    poles: int
    phases: int
    earthed: bool
    earth_contact: str
    polarised: str
    fused: str
    shutters: str
    sleeves: str
    status: str
    classes: str
    household: bool
    territories: tuple[str, ...]
    source: str
    confidence: str

    @property
    def evidence(self) -> tuple[Source, ...]:
        """The sources of its row."""
        return cite(self.source, self.confidence)

    def __str__(self) -> str:
        return self.name


class PlugReading(NamedTuple):
    """What a text for a plug or socket-outlet was read as.

    ``how`` is ``"id"``, ``"name"``, ``"letter"``, or ``"family"`` where pins, class or amperes settled which plug the
    name of a country means; ``alternatives`` are the ids of what the same word could also mean and that go
    into other socket-outlets, among them the two-pin plug of a letter where the class is not known.
    """

    plug: PlugType
    how: str
    letter: str
    alternatives: tuple[str, ...]


@cache
def _raw() -> dict[str, list[Any]]:
    return {row[0]: row for row in rows("electrical/plugs")}


@cache
def plug_type(identifier: str) -> PlugType:
    """Return the plug or socket-outlet with this id.

    >>> plug_type("bs1363_p").rated_current
    13

    Raises :class:`~specconv.UnknownPlug`.
    """
    row = _raw().get(identifier)
    if row is None:
        raise UnknownPlug("no such plug", field="plug", value=identifier, choices=nearest(str(identifier), _raw()))
    (
        id_, kind, en, zh, letters, variant, standards, current, voltage, low, poles, phases, earthed, earth_contact,
        polarised, fused, shutters, sleeves, status, classes, household, territories, source, confidence,
    ) = row  # fmt: skip
    return PlugType(
        id_, kind, Name(en, zh=zh), tuple(letters.split()), variant, tuple(standards.split("|")), current, voltage, low,
        poles, int(phases), earthed == "yes", earth_contact, polarised, fused, shutters, sleeves, status, classes,
        household == "yes", tuple(territories.split()), source, confidence,
    )  # fmt: skip


class _Named(NamedTuple):
    plug: str
    name: str
    alternatives: str


@cache
def _names(kind: str) -> dict[str, _Named]:
    """Folded name → id, of plugs or of socket-outlets; ids and English and Chinese names among them."""
    return {
        key: _Named(device, name, alternatives)
        for of, device, alternatives, *names in rows("electrical/plug_names")
        if of == kind
        for name, key in zip(names[::2], names[1::2], strict=True)
    }


def _named(found: _Named, how: str = "name") -> PlugReading:
    return PlugReading(plug_type(found.plug), how, "", tuple(found.alternatives.split()))


_TWO_PINS = (
    r"(?i)(?:2|two|bi)[\s-]?(?:pins?|prongs?|poles?|polig)|(?:2|两|二|兩|双)(?:脚|插|孔|极|芯|pin|ピン|핀)"
    r"|un(?:earth|ground)ed|无接地"
)
_THREE_PINS = (
    r"(?i)(?:3|three)[\s-]?(?:pins?|prongs?)|(?:3|三)(?:脚|插|孔|极|芯|pin|ピン|핀)|(?<!un)(?:earth|ground)ed|接地"
)
_BEYOND = 1.15
"""How far the amperes of a plate may pass those of a plug before it must be the larger variant of its system."""


def _meant(found: _Named, how: str, text: str, equipment_class: str, amperes: float) -> PlugReading:
    """Settle a name of a country, which stands for several plugs, by what is said of pins, class and amperes.

    "US plug" is NEMA 5-15; said to have two pins, or on goods of class II, it is NEMA 1-15.
    """
    reading = _named(found, how)
    if how == "id" or not reading.alternatives:
        return reading
    base = reading.plug
    others = [plug_type(other) for other in reading.alternatives]
    if amperes > _BEYOND * base.rated_current:
        plugs = [plug for plug in others if plug.rated_current >= amperes] or [base]
    else:
        plugs = [base, *[plug for plug in others if plug.rated_current >= min(amperes, base.rated_current)]]
    earthed = None
    if re.search(_TWO_PINS, text):
        earthed = False
    elif re.search(_THREE_PINS, text) or equipment_class == "I":
        earthed = True
    elif equipment_class == "II":
        earthed = False
    chosen = next((plug for plug in plugs if plug.earthed is earthed), plugs[0])
    rest = tuple(plug.id for plug in (base, *others) if plug is not chosen)
    return PlugReading(chosen, how if chosen is base else "family", "", rest)


class _Variant(NamedTuple):
    territory: str
    equipment_class: str
    amperes: float
    above: float | None
    plug: str
    alternatives: str


@cache
def _letters() -> dict[str, tuple[_Variant, ...]]:
    by_letter: dict[str, tuple[_Variant, ...]] = {}
    for letter, *variant in rows("electrical/letter_plugs"):
        by_letter[letter] = (*by_letter.get(letter, ()), _Variant(*variant[:6]))
    return by_letter


_LETTER = re.compile(
    r"(?:(?:plug|socket|outlet)\s?)?(?:type|typ|tipo|tip|型号|类型|タイプ|тип|타입)?[\s:-]?([a-o])(?:\s?/\s?([a-o]))?"
    r"(?:\s?(?:型|type|plug|socket|outlet|插头|插座|插頭))*",
    re.IGNORECASE,
)
# patterns that few texts need stay uncompiled until one does
_AMPERES = r"(?i)(\d{1,2}(?:\.\d)?)\s?(?:a|amp|amps|ampere|amperes|安|安培)(?![a-z])"
_QUALIFIED = r"([^()]{1,60})\(([^()]{1,80})\)\s?$"
_FILLER = (
    "plug", "plugs", "socket", "outlet", "插头", "插頭", "插座", "プラグ", "stecker", "prise", "fiche", "clavija",
    "enchufe", "spina", "tomada", "вилка", "플러그",
)  # fmt: skip
_NEMA = Late(r"(?i)(?:L|TT)?-?\d{1,2}-\d{2}[PR]?")
"""A configuration of ANSI/NEMA WD 6 without the name of the standard: "5-15", "L6-30P"."""
_INLET = r"(?i)\bc-?(?:[1-9]|1[0-9]|2[0-4])(?:p|a)?(?=\s*(?:inlet|connector|coupler|cord|lead))"


@cache
def find_plug(
    text: str, *, origin: str = "", equipment_class: str = "", power: float | None = None, voltage: float | None = None
) -> PlugReading:
    """Return the plug that a text means.

    ``text`` is an id, a name in any language ("Schuko", "英标", "NEMA 5-15"), a letter ("I", "type G", "E/F"), or a
    letter with what it stands for ("I (AS/NZS 3112, 15 A)", "A (C7 inlet)"). A bare letter is settled by ``origin``
    (ISO 3166-1 alpha-2), ``equipment_class`` and the current (``power`` in W over ``voltage`` in V, else 230 V): a
    type C plug of an appliance over 575 W is a CEE 7/17.

    >>> find_plug("N", origin="BR", equipment_class="II", power=1800, voltage=127).plug.id
    'nbr14136_20a_2p'
    >>> find_plug("J (type 12)").plug.id
    'sev1011_t12_p'

    Raises :class:`~specconv.UnknownPlug` with the nearest names.
    """
    return _find("plug", text, origin, equipment_class, power / (voltage or 230.0) if power else 0.0)


@cache
def find_socket(text: str, territory: str = "") -> PlugReading:
    """Return the socket-outlet that a text means in a territory.

    >>> find_socket("schuko socket").plug.id, find_socket("I", "NZ").plug.id, find_socket("shaver").plug.id
    ('cee_7_3r', 'asnzs3112_10a_r', 'shaver_unit_multi_r')

    Raises :class:`~specconv.UnknownPlug` with the nearest names.
    """
    return _find("socket", text, territory, "", 0.0)


def _find(kind: str, text: str, origin: str, equipment_class: str, amperes: float) -> PlugReading:
    plain = clean(text, kind, error=UnknownPlug)
    if len(plain) == 1 and (reading := _by_letter(kind, plain, origin, equipment_class, amperes, 0.0)) is not None:
        return reading
    names = _names(kind)
    key = fold(plain)
    found = names.get(key)
    if found is not None:
        return _meant(found, "id" if found.plug == plain else "name", plain, equipment_class, amperes)
    reading = _by_letter(kind, plain, origin, equipment_class, amperes, 0.0)
    if reading is not None:
        return reading
    if _NEMA.fullmatch(plain) and (found := names.get(fold(f"NEMA {plain}"))) is not None:
        return _named(found)
    qualified = re.match(_QUALIFIED, plain)
    if qualified:
        reading = _qualified(kind, qualified[1].strip(), qualified[2].strip(), origin, equipment_class, amperes)
        if reading is not None:
            return reading
    found = _without_filler(plain.casefold(), names) or _within(key, names)
    if found is not None:
        return _meant(found, "name", plain, equipment_class, amperes)
    rating = re.search(_AMPERES, plain)
    if rating:
        rest = (plain[: rating.start()] + plain[rating.end() :]).strip(" ,;-")
        reading = _by_letter(kind, rest, origin, equipment_class, amperes, float(rating[1])) if rest else None
        if reading is not None:
            return reading
    near = {names[name].plug: names[name].name for name in reversed(nearest(key, names, 6))}
    raise UnknownPlug(f"no such {kind}", field=kind, value=text, choices=list(near.values())[::-1][:3])


def _by_letter(
    kind: str, text: str, origin: str, equipment_class: str, amperes: float, named: float
) -> PlugReading | None:
    match = _LETTER.fullmatch(text)
    if match is None:
        return None
    letter = match[1].upper()
    if match[2] and {letter, match[2].upper()} != {"E", "F"}:
        return None
    if kind == "socket":
        return _socket_of_letter(letter, origin)
    variants = [variant for variant in _letters().get(letter, ()) if variant.territory == origin]
    if not variants or not origin:
        variants = [variant for variant in _letters().get(letter, ()) if not variant.territory]
    fitting = [variant for variant in variants if variant.equipment_class == equipment_class and equipment_class]
    fitting += [variant for variant in variants if not variant.equipment_class]
    if named:
        chosen = next((variant for variant in fitting if variant.amperes == named), None)
        if chosen is None:
            chosen = next((variant for variant in fitting if plug_type(variant.plug).rated_current == named), None)
        if chosen is None:
            return None
    else:
        needed = [variant for variant in fitting if variant.above is not None and amperes > variant.above]
        chosen = needed[0] if needed else next((variant for variant in fitting if not variant.amperes), None)
        if chosen is None:
            return None
    others = chosen.alternatives.split()
    if not equipment_class:  # a class II appliance would have the two-pin plug of the letter
        others += [other.plug for other in variants if other.equipment_class and other.amperes == chosen.amperes]
    return PlugReading(plug_type(chosen.plug), "letter", letter, tuple(dict.fromkeys(others)))


@cache
def _letter_sockets() -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in rows("electrical/letter_sockets")}


def _socket_of_letter(letter: str, territory: str) -> PlugReading | None:
    sockets = _letter_sockets()
    found = sockets.get((letter, territory)) or sockets.get((letter, ""))
    return PlugReading(plug_type(found), "letter", letter, ()) if found else None


def _qualified(
    kind: str, head: str, inside: str, origin: str, equipment_class: str, amperes: float
) -> PlugReading | None:
    """Read ``"I (AS/NZS 3112, 15 A, filed)"``: what stands in brackets decides as far as it names a plug."""
    names = _names(kind)
    parts = [part.strip() for part in inside.split(",")]
    for count in range(len(parts), 0, -1):
        found = names.get(fold(" ".join(parts[:count])))
        if found is not None:
            return _named(found)
    rating = re.search(_AMPERES, inside)
    reading = _by_letter(kind, head, origin, equipment_class, amperes, float(rating[1])) if rating else None
    if reading is None:
        reading = _by_letter(kind, head, origin, equipment_class, amperes, 0.0)
    if reading is None and (found := names.get(fold(head))) is not None:
        reading = _named(found)
    return reading


def _without_filler(text: str, names: dict[str, _Named]) -> _Named | None:
    for word in _FILLER:
        text = text.replace(word, " ")
    return names.get(fold(text))


def _within(key: str, names: dict[str, _Named]) -> _Named | None:
    """Return the plug whose names alone, of at least four signs, stand in a longer text."""
    inside = [name for name in names if (len(name) >= 4 or (len(name) >= 2 and not name.isascii())) and name in key]
    longest = [name for name in inside if not any(name != other and name in other for other in inside)]
    found = {names[name].plug: names[name] for name in longest}
    return next(iter(found.values())) if len(found) == 1 else None


def inlet_in(text: str) -> str:
    """Return the IEC 60320 inlet or connector that a plug's text mentions, ``""`` if none.

    >>> inlet_in("A (C7 inlet)")
    'C7'
    """
    match = re.search(_INLET, text)
    return match[0].upper().replace("-", "") if match else ""


def all_plugs(kind: str = "") -> tuple[PlugType, ...]:
    """Return every plug and socket-outlet, or those of one kind (``"plug"``, ``"socket"``)."""
    return tuple(plug_type(row[0]) for row in rows("electrical/plugs") if not kind or row[1] == kind)


def plugs() -> "Table":
    """Return all plugs and socket-outlets as a table.

    >>> plugs().where(kind="plug", letters="G").column("id")
    ('bs1363_isod_p', 'bs1363_p')
    """
    columns = ("id", "kind", "name", "letters", "standards", "current", "voltage", "earthed", "status", "territories")
    found = tuple(
        (
            plug.id, plug.kind, plug.name, " ".join(plug.letters), ", ".join(plug.standards), plug.rated_current,
            plug.rated_voltage, plug.earthed, plug.status, " ".join(plug.territories),
        )
        for plug in all_plugs()
    )  # fmt: skip
    from specconv.ground.table import Table  # late: the first answer needs none

    return Table.trusted(title="Plugs and socket-outlets", columns=columns, rows=found)
