"""May it be sold there: conformity marks, plug law, who must act. Apart from "does it work there".

Facts with a date, never advice: law changes, so every duty carries the day on which it was last verified.
"""

from __future__ import annotations

from collections.abc import Iterator

from specconv.answers.place import Place
from specconv.answers.place import place as find_place
from specconv.answers.power import will_it_work
from specconv.answers.verb import verb
from specconv.electrical.appliance import Appliance
from specconv.electrical.marks import CATEGORIES, Mark, PlugRule, areas_of, marks_of, plug_rules_of, said
from specconv.electrical.plugs import PlugType, plug_type
from specconv.electrical.vocabulary import EquipmentClass, PlugStatus, VoltageStatus
from specconv.ground.answer import Answer, Missing, Reason, Remedy, Severity
from specconv.ground.errors import UnknownOption
from specconv.ground.sources import Confidence, Source
from specconv.ground.territory import in_sentence
from specconv.ground.text import nearest
from specconv.ground.value import EMPTY, FrozenMap, Name, Term, Value


class PermissionVerdict(Term):
    """Whether goods may be sold as they are described."""

    OK = "ok"
    REQUIRED_ACTION = "required_action"
    DEPENDS = "depends"
    PROHIBITED = "prohibited"


class Duty(Value):
    """A duty of whoever sells there: a conformity mark or a plug rule. Dates are ISO dates as far as they are known."""

    id: str
    name: Name
    what: Name
    duty: str
    who_acts: tuple[Name, ...]
    legal_basis: str
    authority: str
    effective: str
    last_change: str
    last_verified: str
    confidence: Confidence

    def __str__(self) -> str:
        return self.name


class Permission(Answer):
    """Whether an appliance may be sold in a place.

    ``marks`` and ``plug_rules`` are the duties that apply, with legal basis, authority and dates; ``category`` is the
    product category that was taken, blank where it is not known.
    """

    verdict: PermissionVerdict
    marks: tuple[Duty, ...] = ()
    plug_rules: tuple[Duty, ...] = ()
    category: str = ""
    appliance: Appliance | None = None
    place: Name
    code: str


_CATEGORY_OF_LOAD = {
    "lamp_bulb": "lighting",
    "lamp_fitting": "lighting",
    "wiring_device": "wiring",
    "switched_device": "wiring",
    "voltage_converter": "wiring",
    "ev_cable": "wiring",
    "li_charger": "power_supply",
    "smps": "electronics",
    "linear_transformer": "electronics",
}
"""What the law takes goods for, by what is inside; the kinds below are taken for something else than their inside."""
_KINDS_OF_CATEGORY = {
    "power_supply": (
        "ac_adaptor", "battery_charger", "camera_charger", "charger", "laptop_charger", "phone_charger", "power_bank",
        "shaver_charger", "ups", "usb_charger",
    ),
    "lighting": ("fluorescent_lamp", "led_luminaire", "led_neon_sign", "neon_sign"),
    "appliance": (
        "cordless_clipper", "cordless_vacuum", "diffuser", "epilator", "massage_chair", "massage_gun",
        "mosquito_killer", "nail_drill", "nail_lamp", "robot_vacuum", "shaver", "small_dehumidifier", "soda_maker",
        "thermoelectric_cooler", "toothbrush", "water_purifier", "wine_opener",
    ),
}  # fmt: skip
_CATEGORY_OF_KIND = {kind: category for category, kinds in _KINDS_OF_CATEGORY.items() for kind in kinds}


@verb
def may_i_sell(appliance: Appliance | None, place: str | Place, *, product_category: str | None = None) -> Permission:
    """Tell whether an appliance may be sold in a place, and what has to be done first.

    ``appliance`` may be None for a question about a place as such. ``product_category`` is one of
    :data:`specconv.electrical.marks.CATEGORIES`; without it the category follows from the kind of appliance. A mark
    that the country of origin already asks for, or that the place recognises, is taken to be there.

    >>> import specconv as sc
    >>> radio = sc.Appliance(kind="radio", plug="C", rating="230 V 50 Hz 50 W", equipment_class="II", origin="DE")
    >>> sc.may_i_sell(radio, "CH").verdict.value
    'ok'
    >>> iron = sc.Appliance(kind="waffle iron", plug="F", rating="230 V 50 Hz 1000 W", origin="DE")
    >>> sc.may_i_sell(iron, "CH").verdict.value
    'prohibited'

    Raises :class:`~specconv.UnknownPlace`, and :class:`~specconv.UnknownOption` for an unknown category.
    """
    if appliance is not None and not isinstance(appliance, Appliance):
        raise UnknownOption("expected an Appliance or None", field="appliance", value=appliance)
    there = find_place(place)
    shown = in_sentence(there.name)
    category = _category(appliance, product_category)
    origin = set(areas_of(appliance.origin)) if appliance is not None and appliance.origin else set()
    market = "XI" if there.area == "GB-NIR" else there.code
    marks = [mark for mark in marks_of(market) if not category or mark.covers(category)]
    carried = [mark for mark in marks if _carried(mark, origin, there.code)]
    due = [mark for mark in marks if mark not in carried]
    rules = list(plug_rules_of(there.code))
    reasons = [*_plug_reasons(appliance, rules, shown), *_mark_reasons(due, carried, category)]
    if appliance is not None and (foreign := _foreign_plug(appliance, there, reasons)):
        reasons.insert(0, _reason("sell.plug_unfit", Severity.HAZARD, plug=foreign, place=shown))
    if appliance is not None and (unfit := _unfit_for(appliance, there)):
        reasons.insert(0, _reason("sell.voltage_unfit", Severity.HAZARD, plate=unfit, place=shown))
    if not marks and not rules:
        reasons.append(_reason("sell.no_facts", Severity.CAUTION, place=shown))
    verdict = _verdict(reasons, category, known=bool(marks or rules))
    return Permission.trusted(
        verdict=verdict,
        marks=tuple(_duty(mark) for mark in due),
        plug_rules=tuple(_plug_duty(rule) for rule in rules if rule.duty != "free"),
        category=category,
        appliance=appliance,
        place=shown,
        code=there.code,
        reasons=tuple(reasons),
        missing=(Missing.product_category,) if verdict is PermissionVerdict.DEPENDS and not category else (),
        remedies=tuple(_remedies(appliance, rules, due, reasons)),
        evidence=_evidence(due, rules),
    )


_RIGHT = frozenset((VoltageStatus.OK, VoltageStatus.WITHIN_TOLERANCE))


def _unfit_for(appliance: Appliance, there: Place) -> str:
    """Return the rated voltage where no supply of the place suits it: no mark makes up for that."""
    if not appliance.rating.ranges or appliance.rating.dc:
        return ""
    delivered = will_it_work(appliance, there).by_supply
    right = any(told.voltage in _RIGHT or told.voltage is VoltageStatus.NOT_APPLICABLE for told in delivered)
    return appliance.rating.ranges_text if delivered and not right else ""


def _foreign_plug(appliance: Appliance, there: Place, reasons: list[Reason]) -> str:
    """Return the name of a plug that enters no ordinary outlet of the place, where no rule has said it already."""
    if not appliance.plugs or {reason.code for reason in reasons} & _OF_THE_PLUG:
        return ""
    enters_none = will_it_work(appliance, there).plug.status in (PlugStatus.NEEDS_ADAPTER, PlugStatus.NO)
    return appliance.plugs[0].name if enters_none else ""


_OF_THE_PLUG = frozenset(("sell.plug_unlawful", "sell.plug_lawful", "sell.plug_without_earth", "sell.unsafe_goods"))


def _carried(mark: Mark, origin: set[str], territory: str) -> bool:
    """Goods of the origin bear the mark already; a registration counts in the country that keeps the register only."""
    if mark.route == "registration":
        return territory in origin
    return bool(origin & {*mark.territory, *mark.accepts})


def _category(appliance: Appliance | None, given: str | None) -> str:
    if given is not None:
        if not isinstance(given, str) or given not in CATEGORIES:
            choices = nearest(given, CATEGORIES) if isinstance(given, str) and given.strip() else CATEGORIES
            raise UnknownOption("no such category", field="product_category", value=given, choices=choices)
        return given
    if appliance is None or appliance.load is None:
        return ""
    kind = appliance.appliance_kind
    by_kind = _CATEGORY_OF_KIND.get(kind.id) if kind is not None else None
    return by_kind or _CATEGORY_OF_LOAD.get(appliance.load.id, "appliance")


def _reason(code: str, severity: Severity = Severity.INFO, **values: object) -> Reason:
    return Reason.trusted(code=code, severity=severity, values=FrozenMap(values) if values else EMPTY, rule="C1")


def _plug_reasons(appliance: Appliance | None, rules: list[PlugRule], place: Name) -> Iterator[Reason]:
    plug = appliance.plugs[0] if appliance is not None and appliance.plugs else None
    if appliance is not None and appliance.practice_said is not None:
        yield _reason(f"practice.{appliance.practice_said}", Severity.ALARM)
        yield _reason("sell.unsafe_goods", Severity.HAZARD, place=place)
    for rule in rules:
        if rule.duty == "free":
            continue
        kind = appliance.appliance_kind if appliance is not None else None
        if kind is not None and kind.id in rule.exempt:
            yield _reason("sell.plug_exempt", place=place, rule=rule.rule, exceptions=rule.exceptions)
        elif plug is not None and not plug.earthed and _is_class_i(appliance):
            yield _reason("sell.plug_without_earth", Severity.HAZARD, place=place, plug=plug.name)
        elif plug is not None and plug.id in rule.plugs:
            yield _reason("sell.plug_lawful", place=place, plug=plug.name)
        elif rule.duty == "required" and plug is not None:
            yield _reason(
                "sell.plug_unlawful",
                Severity.HAZARD,
                place=place,
                plug=plug.name,
                rule=rule.rule,
                basis=rule.legal_basis,
            )
        else:
            yield _reason("sell.plug_rule", Severity.CAUTION, place=place, rule=rule.rule, basis=rule.legal_basis)
        if rule.exceptions:
            yield _reason("sell.plug_exceptions", exceptions=rule.exceptions)


def _is_class_i(appliance: Appliance | None) -> bool:
    return appliance is not None and appliance.equipment_class is EquipmentClass.ONE


def _mark_reasons(due: list[Mark], carried: list[Mark], category: str) -> Iterator[Reason]:
    for mark in due:
        who = tuple(said("who", person) for person in mark.who_acts)
        values = {"mark": mark.name, "what": mark.what, "who": who, "basis": mark.legal_basis}
        code = "sell.mark" if mark.duty == "mandatory" else "sell.mark_if_listed"
        yield _reason(code, Severity.CAUTION, **values)
        if mark.confidence == Confidence.LOW:
            yield _reason("sell.check", Severity.CAUTION, mark=mark.name)
    for mark in carried:
        yield _reason("sell.mark_carried", mark=mark.name)
    if not category:
        yield _reason("sell.category_open", Severity.CAUTION)


def _verdict(reasons: list[Reason], category: str, *, known: bool) -> PermissionVerdict:
    codes = {reason.code for reason in reasons}
    if codes & _FORBIDDING:
        return PermissionVerdict.PROHIBITED
    if not category or not known:
        return PermissionVerdict.DEPENDS
    if codes & {"sell.mark", "sell.mark_if_listed", "sell.plug_rule"}:
        return PermissionVerdict.REQUIRED_ACTION
    return PermissionVerdict.OK


_FORBIDDING = frozenset(("sell.plug_unlawful", "sell.plug_without_earth", "sell.unsafe_goods"))
_CONVERSION_STEP = {
    "tool_removable": "sell.step_conversion_plug",
    "fixed": "sell.step_fixed_adaptor",
    "adaptor": "sell.step_adaptor",
}


def _remedies(
    appliance: Appliance | None, rules: list[PlugRule], due: list[Mark], reasons: list[Reason]
) -> Iterator[Remedy]:
    steps: list[tuple[str, dict[str, object]]] = []
    codes = {reason.code for reason in reasons}
    for rule in rules:
        if rule.duty != "free" and rule.plugs and codes & {*_FORBIDDING, "sell.plug_rule"}:
            steps.append(("sell.step_plug", {"plug": _plug_to_supply(appliance, rule).name}))
            if rule.conversion in _CONVERSION_STEP:
                steps.append((_CONVERSION_STEP[rule.conversion], {}))
    steps += [
        ("sell.step_mark", {"mark": mark.name, "route": said("route", mark.route)})
        for mark in due
        if mark.duty != "conditional"
    ]
    for rank, (code, values) in enumerate(steps, start=1):
        yield Remedy.trusted(code=code, rank=rank, values=FrozenMap(values), rule="C1")


def _plug_to_supply(appliance: Appliance | None, rule: PlugRule) -> PlugType:
    """The first plug of the rule that suits the class and carries the load."""
    plugs = [plug_type(plug) for plug in rule.plugs]
    if appliance is None or appliance.equipment_class is not EquipmentClass.TWO:
        plugs = [plug for plug in plugs if plug.earthed] or plugs
    if appliance is not None and appliance.rating.power and appliance.rating.voltages:
        amperes = appliance.rating.power / max(appliance.rating.voltages)
        plugs = [plug for plug in plugs if plug.rated_current >= amperes] or plugs
    return plugs[0]


def _duty(mark: Mark) -> Duty:
    return Duty.trusted(
        id=mark.id,
        name=mark.name,
        what=mark.what,
        duty=mark.duty,
        who_acts=tuple(said("who", person) for person in mark.who_acts),
        legal_basis=mark.legal_basis,
        authority=mark.authority,
        effective=mark.effective,
        last_change=mark.last_change,
        last_verified=mark.last_verified,
        confidence=Confidence(mark.confidence),
    )


def _plug_duty(rule: PlugRule) -> Duty:
    names = [plug_type(plug).name for plug in rule.plugs]
    return Duty.trusted(
        id=rule.id,
        name=names[0] if names else rule.rule,
        what=rule.rule,
        duty=rule.duty,
        who_acts=(said("who", "seller"),),
        legal_basis=rule.legal_basis,
        authority="",
        effective=rule.effective,
        last_change=rule.last_change,
        last_verified=rule.last_verified,
        confidence=Confidence(rule.confidence),
    )


def _evidence(marks: list[Mark], rules: list[PlugRule]) -> tuple[Source, ...]:
    cited = [source for rule in rules for source in rule.evidence]
    cited += [source for mark in marks for source in mark.evidence]
    found = {source.id: source for source in cited}
    return tuple(found.values())
