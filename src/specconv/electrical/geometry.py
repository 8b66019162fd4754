"""Whether a plug goes into a socket-outlet, computed from pins, apertures, recess and earth contact alone.

What geometry cannot see, such as law, shutters and wiring, is curated in ``data/electrical/mating.csv``; see
:mod:`specconv.electrical.mating`. The dimensions come from the standards that :mod:`specconv.electrical.plugs` names
(IEC TR 60083 collects them). All lengths in mm.

The rules, in order; the worst that applies is the result, and what cannot be verified is never ``mates_safely``:

1. Contacts of one *system* were designed together. Otherwise the patterns and the pitch must agree (within 0.5 mm).
2. A round pin over 0.46 mm thicker than the aperture is refused, a smaller excess needs force; so does a pin over
   0.35 mm thicker than the contact was made for. A straight pin 0.25 mm thinner or more has loose contact; Europlug
   pins are flexible and made for contacts of 4.0 to 5.0 mm (EN 50075). A blade wider than its slot is refused.
3. A rigid earth pin of the plug needs a hole at its place (within 0.5 mm) and of its size, or it bars the way; the
   earth pin of a French socket needs a hole in the plug or a body that passes beside it.
4. The plug's body must enter the recess of the socket (``data/electrical/recesses.csv``).
5. Pins over 2 mm longer than the socket takes in stay partly outside: loose when thin and sleeved, else dangerous.
6. Earth meets where side clips meet side clips, or a pin its hole. A plug with an earth contact that meets none, or a
   class I plug without any, is unearthed.
7. Polarity is not assured where only one side is polarised, and reversed where the standards put line opposite.
8. A socket that complies with no standard and forbids itself is at best ``fits_but_prohibited``.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from specconv.electrical.plugs import PlugType
from specconv.ground.catalog import rows

SEVERITY = (
    "mates_safely",
    "mates_polarity_unknown",
    "loose_contact",
    "mates_unearthed",
    "fits_but_prohibited",
    "needs_force_or_shutter_defeat",
    "does_not_fit",
)
"""Mating results, from best to worst; a pair has the worst that applies."""

_RANK = {result: rank for rank, result in enumerate(SEVERITY)}

PITCH_TOLERANCE = 0.5
REFUSED_ABOVE = 0.46
SPREADS_CONTACT = 0.35
LOOSE_BELOW = 0.25
THIN_PIN = 4.05
EUROPLUG_CONTACT = 5.0
SEATED_WITHIN = 2.0


class Contacts(NamedTuple):
    """The pins of a plug, or one set of apertures of a socket-outlet; see ``ContactRow`` of the data compiler."""

    device: str
    number: int
    system: str
    pattern: str
    pitch: float | None
    size: float | None
    aperture: float | None
    thickness: float | None
    wide: float | None
    length: float | None
    thinnest: float | None
    sleeve: str
    flexible: str
    earth: str
    earth_offset: float | None
    earth_size: float | None
    line: str
    body: str
    rating: float
    source: str
    confidence: str


class Fit(NamedTuple):
    """A computed verdict: result, whether earth meets (``yes``, ``no``, ``none``), polarity, amperes, why."""

    result: str
    earth_continuity: str
    polarity: str
    current_limit: float
    reason: str


NO_FIT = Fit("does_not_fit", "none", "not_guaranteed", 0.0, "different_contacts")


def worse(first: str, second: str) -> str:
    """Return the worse of two mating results.

    >>> worse("loose_contact", "mates_unearthed")
    'mates_unearthed'
    """
    return first if _RANK[first] >= _RANK[second] else second


@cache
def _contacts() -> dict[str, tuple[Contacts, ...]]:
    by_device: dict[str, tuple[Contacts, ...]] = {}
    for row in rows("electrical/contacts"):
        by_device[row[0]] = (*by_device.get(row[0], ()), Contacts(*row))
    return by_device


@cache
def _recesses() -> dict[tuple[str, str], str]:
    return {(row[0], row[1]): row[2] for row in rows("electrical/recesses")}


def contacts(device: str) -> tuple[Contacts, ...]:
    """Return the contact sets of a plug or socket-outlet, ``()`` where its geometry is not known."""
    return _contacts().get(device, ())


def fit(plug: PlugType, socket: PlugType) -> Fit:
    """Return the verdict of geometry: the best of the socket's contact sets.

    >>> from specconv.electrical.plugs import plug_type
    >>> fit(plug_type("cee_7_7p"), plug_type("ds60884_k_r")).result
    'mates_unearthed'
    >>> fit(plug_type("sev1011_t12_p"), plug_type("nbr14136_10a_r")).reason
    'earth_pin_elsewhere'
    """
    best = NO_FIT
    for pins in contacts(plug.id):
        for apertures in contacts(socket.id):
            found = fit_contacts(plug, pins, socket, apertures)
            if _RANK[found.result] < _RANK[best.result] or (best is NO_FIT and found.reason != NO_FIT.reason):
                best = found
    return best


def fit_contacts(plug: PlugType, pins: Contacts, socket: PlugType, apertures: Contacts) -> Fit:
    """Return the verdict of geometry for one set of apertures."""
    made_together = bool(pins.system) and pins.system == apertures.system
    steps = [_enters(pins, apertures, made_together)]
    if steps[0][0] != "does_not_fit":
        steps += [
            _earth_passes(pins, apertures, made_together),
            _body_enters(pins, apertures),
            _seats(pins, apertures, made_together),
        ]
    earth = _earth_meets(plug, pins, apertures, made_together)
    if earth == "no":
        steps.append(("mates_unearthed", "earth_does_not_meet" if plug.earthed else "frame_on_neutral"))
    polarity = _polarity(plug, pins, socket, apertures)
    if polarity == "reversed":
        steps.append(("mates_polarity_unknown", "line_and_neutral_exchanged"))
    elif _polarity_lost(plug, pins, socket, polarity):
        steps.append(("mates_polarity_unknown", "polarity_not_assured"))
    if socket.status == "non_compliant":
        reason = "universal_earth_lost" if plug.earthed else "socket_outside_standards"
        steps.append(("fits_but_prohibited", reason))
    result, reason = max(steps, key=lambda step: _RANK[step[0]])
    if result == "does_not_fit":
        return NO_FIT._replace(reason=reason)
    if earth == "yes" and _RANK[result] >= _RANK["fits_but_prohibited"]:
        earth = "no"
    return Fit(result, earth, polarity, min(pins.rating, apertures.rating), reason)


_OK = ("mates_safely", "same_geometry")
_NO = ("does_not_fit", "different_contacts")


def _enters(pins: Contacts, apertures: Contacts, made_together: bool) -> tuple[str, str]:
    if pins.pattern != apertures.pattern:
        return _NO
    if made_together:
        return "mates_safely", "made_for_each_other"
    if pins.pattern == "keyed" or pins.pitch is None or apertures.pitch is None:
        return _NO
    if abs(pins.pitch - apertures.pitch) > PITCH_TOLERANCE or pins.size is None or apertures.aperture is None:
        return _NO
    if pins.pattern != "pins":
        return _blades_enter(pins, apertures)
    nominal = apertures.size if apertures.size is not None else apertures.aperture
    over = pins.size - apertures.aperture
    if over > REFUSED_ABOVE:
        return "does_not_fit", "pin_too_thick"
    if over > 0.001 or pins.size - nominal > SPREADS_CONTACT:
        return "needs_force_or_shutter_defeat", "thick_pin_forced"
    if pins.flexible == "yes":
        return ("loose_contact", "thin_pin") if nominal > EUROPLUG_CONTACT else ("mates_safely", "flexible_pins")
    if nominal - (pins.thinnest or pins.size) >= LOOSE_BELOW:
        return "loose_contact", "thin_pin"
    return _OK


def _blades_enter(pins: Contacts, apertures: Contacts) -> tuple[str, str]:
    assert pins.size is not None
    assert apertures.aperture is not None
    if pins.size > apertures.aperture:
        return "does_not_fit", "blade_too_wide"
    if pins.wide is not None and pins.wide > (apertures.wide or apertures.aperture):
        return "does_not_fit", "wide_neutral_blade"
    return _OK


def _earth_passes(pins: Contacts, apertures: Contacts, made_together: bool) -> tuple[str, str]:
    """A male earth pin on either side needs its hole on the other."""
    if "pin" in pins.earth.split() or "plastic_pin" in pins.earth.split():
        if "hole" not in apertures.earth.split():
            return "does_not_fit", "earth_pin_without_hole"
        if not made_together and not _same_place(pins, apertures):
            return "does_not_fit", "earth_pin_elsewhere"
        if pins.earth_size and apertures.earth_size and pins.earth_size > apertures.earth_size:
            return "does_not_fit", "earth_pin_too_wide"
    meets_hole = "socket_pin" in apertures.earth.split() and "pin_hole" in pins.earth.split()
    if meets_hole and not _same_place(pins, apertures):
        return "does_not_fit", "earth_pin_elsewhere"
    return _OK


def _same_place(pins: Contacts, apertures: Contacts) -> bool:
    if pins.earth_offset is None or apertures.earth_offset is None:
        return pins.pattern in ("v_blades", "horizontal_blades")  # these patterns fix the place of the earth pin
    return abs(pins.earth_offset - apertures.earth_offset) <= PITCH_TOLERANCE


def _body_enters(pins: Contacts, apertures: Contacts) -> tuple[str, str]:
    if not apertures.body:
        return _OK
    enters = _recesses().get((apertures.body, pins.body), "forced")
    if enters == "no":
        return "does_not_fit", "body_too_large"
    if enters == "forced":
        return "needs_force_or_shutter_defeat", "body_may_be_stopped"
    return ("loose_contact", "body_may_not_seat") if enters == "unseated" else _OK


def _seats(pins: Contacts, apertures: Contacts, made_together: bool) -> tuple[str, str]:
    if made_together or pins.length is None or apertures.length is None or pins.pattern != "pins":
        return _OK
    if pins.length - apertures.length <= SEATED_WITHIN:
        return _OK
    thin = pins.size is not None and pins.size <= THIN_PIN and pins.sleeve == "yes"
    return ("loose_contact", "pins_too_long") if thin else ("fits_but_prohibited", "pins_stay_outside")


def _earth_meets(plug: PlugType, pins: Contacts, apertures: Contacts, made_together: bool) -> str:
    if not plug.earthed:
        return "no" if plug.classes == "I" else "none"
    mine, theirs = pins.earth.split(), apertures.earth.split()
    if "side_clips" in mine and "side_clips" in theirs:
        return "yes"
    if "pin_hole" in mine and "socket_pin" in theirs:
        return "yes"
    if "pin" in mine and "hole" in theirs and (made_together or _same_place(pins, apertures)):
        return "yes"
    return "no"


def _polarity(plug: PlugType, pins: Contacts, socket: PlugType, apertures: Contacts) -> str:
    if pins.line and apertures.line and pins.line != apertures.line:
        return "reversed"
    keyed = (
        "pin" in pins.earth.split()
        or (pins.wide is not None and apertures.wide is not None)
        or ("pin_hole" in pins.earth.split() and "socket_pin" in apertures.earth.split())
        or pins.pattern in ("v_blades", "horizontal_blades", "keyed")
    )
    return "defined" if keyed and plug.polarised == "yes" and socket.polarised == "yes" else "not_guaranteed"


def _polarity_lost(plug: PlugType, pins: Contacts, socket: PlugType, polarity: str) -> bool:
    """Only one side is polarised. Two-pin round plugs are unpolarised by design and none the worse for it."""
    if polarity == "defined":
        return False
    if plug.polarised == "yes":
        return True
    return pins.pattern == "parallel_blades" and plug.polarised == "no" and socket.polarised != "no"
