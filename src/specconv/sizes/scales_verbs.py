"""The verbs for what is not clothing: shoes, bras, rings and everything that has a scale of its own.

Each function takes what the public verb was given and returns the same kind of answer as for clothing. Which goods
there are and by what they are sized stands in ``data/sizes/scales/goods.csv``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from specconv.ground.answer import Missing, Reason, Remedy, Severity
from specconv.ground.catalog import rows
from specconv.ground.errors import Contradiction, UnknownOption, UnreadableSize
from specconv.ground.interval import Interval
from specconv.ground.quantity import LENGTH, MASS, read_quantity
from specconv.ground.sources import Source, source
from specconv.ground.text import LIMIT, clean, fold, nearest
from specconv.ground.value import EMPTY, FrozenMap, Name
from specconv.sizes import bras, footwear, footwear_reading, scales, vocabulary
from specconv.sizes import footwear_engine as engine
from specconv.sizes.footwear_engine import TWELFTHS, Odds
from specconv.sizes.reading import Hints
from specconv.sizes.scales import goods
from specconv.sizes.values import (
    Audience,
    Candidate,
    Conversion,
    DimensionFit,
    Fit,
    FitVerdict,
    Route,
    Size,
    System,
    ranked,
)

if TYPE_CHECKING:
    from specconv.ground.table import Table

LEAST = 0.02
MOST = 5
"""How many candidates are named at most, none below two per cent."""

AUDIENCES = {
    "men": Name("men", zh="男款"),
    "women": Name("women", zh="女款"),
    "kids": Name("children", zh="儿童"),
}


def kind(item: str | None) -> str | None:
    """Return the kind of an item that has its own sizes, None for clothing."""
    if item is None:
        return None
    good = goods().get(item)
    return good.kind if good else None


def reason(code: str, severity: Severity = Severity.INFO, **values: object) -> Reason:
    """Return a reason of these goods."""
    return Reason.trusted(code=f"scale.{code}", severity=severity, values=FrozenMap(values), rule=None, chart=None)


@cache
def plain_reason(code: str, severity: Severity = Severity.INFO) -> Reason:
    """Return a reason without values; reasons are shared."""
    return reason(code, severity)


@cache
def _cited(text: str) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    words = text.split()
    for identifier, level in zip(words[::2], words[1::2], strict=True):
        found.setdefault(identifier, source(identifier, level))
    return tuple(found.values())


def _sources(*parts: tuple[str, str]) -> tuple[Source, ...]:
    return _cited(" ".join(f"{identifier} {level}" for sources, level in parts for identifier in sources.split()))


class Asked(NamedTuple):
    """A size as it was understood: the reading chosen, the others, what was assumed and what is missing."""

    size: Size
    others: tuple[Size, ...]
    missing: tuple[Missing, ...]
    notes: tuple[Reason, ...]


# -- reading ---------------------------------------------------------------------------------------------------------


def read(text: object, hints: Hints) -> tuple[Size, ...]:
    """Return the readings of a label of an item in ``hints``, most plausible first; ``()`` for what is none.

    Raises :class:`~specconv.UnreadableSize` for what is no text or longer than 1,000 characters.
    """
    if not isinstance(text, str):
        raise UnreadableSize("expected a text", field="size", value=text)
    if len(text) > LIMIT:
        raise UnreadableSize(f"longer than {LIMIT} characters", field="size", value=text)
    try:
        plain = clean(text, "size", error=UnreadableSize)
    except UnreadableSize:
        return ()
    return () if len(plain) > 80 else _read(plain, hints)


def _read(plain: str, hints: Hints) -> tuple[Size, ...]:
    item = hints.item
    if item is None:
        return read_any(plain, hints)
    what = kind(item)
    if what == "footwear":
        found = footwear_reading.read(plain, hints)
        return (
            tuple(Size.trusted(**{**size.__dict__, "item": item}) for size in found)
            if item != footwear_reading.ITEM
            else found
        )
    return _labelled(plain, item, hints)


def read_any(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Return the readings of a label whose item is not known: what it names, else shoes and bras by their looks."""
    named = scales.item_in(plain)
    if named is not None:
        return _read(named[1], hints._replace(item=named[0])) if named[1] else ()
    return *footwear_reading.read(plain, hints), *_labelled(plain, "bra", hints)


def bare(text: str, hints: Hints, number: bool) -> tuple[Size, ...]:
    """Return what a text that names no item may be on shoes and bras, and (a bare number) on rings, hats and gloves."""
    try:
        plain = clean(text, "size", error=UnreadableSize)
    except UnreadableSize:
        return ()
    if len(plain) > 80:
        return ()
    found = read_any(plain, hints)
    if number or found:
        for item in ("ring",) if number else ():
            found = (*found, *_labelled(plain, item, hints))
    return (
        tuple(
            Size.trusted(**{**size.__dict__, "plausibility": round((size.plausibility or 0.0) / 10, 4)})
            for size in found
        )
        if number
        else found
    )


def branded(found: tuple[Size, ...], brand: str | None) -> tuple[Size, ...]:
    """Return sizes with the name of the brand that they are of."""
    if brand is None:
        return found
    name = footwear.brand(brand, "brand")
    return tuple(Size.trusted(**{**size.__dict__, "brand": name}) for size in found)


_SCRIPTS = re.compile(r"([\u2e80-\u9fff]{2,})(\d)")
_MARKS = str.maketrans("", "", "#Øø")


_UNITS_WORN = {"cup": ("cups", "cup"), "tablespoon": ("tbsp",)}
"""Words that a label of an item may carry beside its number."""


def _split(plain: str, item: str) -> list[tuple[System | None, str]]:
    """Cut a label into systems and what stands beside them: ``"US 7 / UK N½ / EU 54"``."""
    text = plain.translate(_MARKS) if item == "ring" else plain
    folded = text.casefold()
    for word in _words_of(item):
        if word in folded:
            at = folded.index(word)
            text = f"{text[:at]} {text[at + len(word) :]}".strip()
            folded = text.casefold()
    known = _systems_of(item)
    whole = " ".join(_SCRIPTS.sub(r"\1 \2", text).split())
    found: list[tuple[System | None, str]] = []
    if fold(whole) in _names_of(item):
        return [(None, whole)]
    for piece in _pieces(whole):
        words = piece.split()
        system = None
        rest = []
        for word in words:
            bare = word.strip("().,:;")
            key = fold(bare)
            code = known.get(key) if bare and (bare.isupper() or len(bare) > 2 or not bare.isascii()) else None
            if code is not None and system is None:
                system = code
            elif key not in ("size", "no", "nr", "号", "size:", "circumference", "of"):
                rest.append(bare)
        label = " ".join(part for part in rest if part)
        if label:
            found.append((system, label))
        elif system is not None and found and found[-1][0] is None:
            found[-1] = (system, found[-1][1])
    return found


@cache
def _names_of(item: str) -> frozenset[str]:
    """Return every folded label of the tables of an item, which may hold words and slashes of its own."""
    return frozenset(
        fold(name) for one in scales.scales(item) for point in one.points for name in (point.label, *point.aliases)
    )


@cache
def _words_of(item: str) -> tuple[str, ...]:
    """Return the words for an item that a label may carry, lower case."""
    words = (item, *goods()[item].words, *_UNITS_WORN.get(item, ()))
    return tuple(word.casefold() for word in words if len(word) > 2)


def _pieces(text: str) -> list[str]:
    found: list[str] = []
    for part in text.replace("|", " / ").replace(",", ", ").replace(" (", " / ").split(" / "):
        found += [piece for piece in part.replace(", ", "\n").split("\n") if piece.strip()]
    return found


@cache
def _systems_of(item: str) -> dict[str, System]:
    found = {key: code for key, code in vocabulary.system_words().items() if len(key) > 1}
    for one in scales.scales(item):
        found[fold(one.system.value)] = one.system
    if item == "bra":
        for system in bras.systems():
            found[fold(system.value)] = system
    else:
        sold = {one.system for one in scales.scales(item)}
        for key, code in list(found.items()):
            follows = vocabulary.systems()[code].follows if code in vocabulary.systems() else None
            if code not in sold and follows in sold:
                found[key] = follows
    found[fold("港码")] = System.HK if item == "ring" else System.CN
    return found


def _labelled(plain: str, item: str, hints: Hints) -> tuple[Size, ...]:
    best: dict[Size, float] = {}
    for place, (system, label) in enumerate(_split(plain, item)):
        wanted = system or hints.system
        found: list[tuple[float, Size]] = []
        if item == "bra":
            found = list(bras.readings(label, wanted, hints.places))
            if not found and "/" in label:
                for part in label.split("/"):
                    found += bras.readings(part, wanted, hints.places)
        else:
            found = [
                (weight, scales.sized(one, name, hints.audience))
                for weight, one, name in _measured(item, label, wanted, hints)
            ]
        if not found:
            return ()
        for weight, size in found:
            weight *= 0.9**place
            if weight > best.get(size, 0.0):
                best[size] = weight
    return ranked(best, plain)


def _measured(item: str, label: str, system: System | None, hints: Hints) -> list[tuple[float, scales.Scale, str]]:
    found = list(scales.readings(item, label, system, hints.places))
    if found:
        return found
    unit = goods()[item].unit
    text = label.casefold().strip()
    for ending in (
        unit.casefold(),
        "cms",
        "cm",
        "mm",
        "mm2",
        "mm²",
        "in",
        '"',
        "inch",
        "inches",
        "号",
        "ml",
        "kg",
        "°c",
        "c",
        "f",
    ):
        if ending and text.endswith(ending) and text[: -len(ending)].strip():
            short = label[: len(label) - len(ending)].strip()
            found = list(scales.readings(item, short, system, hints.places))
            inch = ending in ("in", '"', "inch", "inches")
            if found and ending not in ("号",):
                kept = [each for each in found if _suits(each[1], inch, ending, unit)]
                found = kept or found
            if found:
                return found
    if item == "bicycle_tyre" and "-" in label:
        return list(scales.readings(item, label.rsplit("-", 1)[1].strip(), System.ETRTO, ()))
    return []


def _suits(one: scales.Scale, inch: bool, ending: str, unit: str) -> bool:
    """Tell whether a scale's numbers are in a written unit: those with a step of one are."""
    if inch:
        return one.step is not None and one.step != 1
    if one.step is None or ending not in ("cm", "cms", "mm"):
        return True
    return float(one.step) == (1 if ending.rstrip("s") == unit else 10 if unit == "mm" else 0.1)


# -- choosing --------------------------------------------------------------------------------------------------------


def choose(size: Any, hints: Hints, field: str = "size") -> Asked:
    """Return the reading that is meant, with what was assumed; raise where there is none."""
    if isinstance(size, Size):
        if hints.system is not None and hints.system is not size.system:
            raise UnreadableSize(
                f"the size is of system {size.system}, not {hints.system}", field="system", value=str(size)
            )
        if hints.audience is not None and size.audience is None:
            size = Size.trusted(**{**size.__dict__, "audience": hints.audience})
        return Asked(size, (), (), ())
    found = read(size, hints)
    if not found:
        _refuse(size, hints, field)
    first = found[0]
    missing: tuple[Missing, ...] = ()
    notes: list[Reason] = []
    if hints.system is None and not _one_system(found):
        others = tuple(dict.fromkeys(_spoken(other) for other in found[1:] if _spoken(other) != _spoken(first)))[:6]
        system = vocabulary.systems()[first.system].name
        notes.append(reason("assumed_system", Severity.CAUTION, label=first.label, system=system, others=others))
        missing = (Missing.system,)
    elif _series(found):
        others = tuple(
            dict.fromkeys(
                _spoken(other)
                for other in found[1:]
                if other.system is first.system and _spoken(other) != _spoken(first)
            )
        )
        notes.append(reason("two_scales", Severity.CAUTION, size=str(first), others=others))
    if (
        kind(first.item) == "footwear"
        and hints.audience is None
        and len({other.audience for other in found if other.system is first.system}) > 1
    ):
        audience = footwear.group(first.audience) or "men"
        notes.append(
            Reason.trusted(
                code="size.assumed_audience",
                severity=Severity.CAUTION,
                values=FrozenMap(audience=AUDIENCES[audience]),
                rule=None,
                chart=None,
            )
        )
        missing = (*missing, Missing.audience)
    return Asked(first, found[1:], missing, tuple(notes))


def _spoken(size: Size) -> str:
    series = size.parts.get("series")
    known = series and next(
        (one for one in scales.scales(size.item or "") if one.system is size.system and one.series == series), None
    )
    return f"{size} ({known.name})" if known else str(size)


def _one_system(found: tuple[Size, ...]) -> bool:
    """Tell whether a label names its system: all likely readings count alike, or it names several side by side."""
    first = found[0]
    if kind(first.item) == "footwear" and first.span and _dual(first.span, Hints()):
        return True
    least = 0.04 * (first.plausibility or 0.0)
    return len({_counted(size) for size in found if (size.plausibility or 1.0) >= least}) <= 1


def _counted(size: Size) -> tuple[object, ...]:
    """Return what two systems that count alike have in common."""
    what = kind(size.item)
    if what == "footwear":
        one = footwear.scale(size.system, footwear.group(size.audience) or "men", size.parts.get("series") == "old")
        return (one.anchor, one.times, one.plus) if one else (size.system,)
    if what == "bra":
        bra = bras.bra(size.system)
        return bra.factor, bra.shift, bra.cups, bra.cup_zero
    scale = _scale_of(size)
    return (scale.step, scale.zero) if scale and scale.step is not None else (size.system,)


def _series(found: tuple[Size, ...]) -> bool:
    first = found[0]
    if kind(first.item) != "scale":
        return False
    return any(
        other.system is first.system and other.parts.get("series") != first.parts.get("series") for other in found[1:]
    )


def _refuse(size: Any, hints: Hints, field: str) -> None:
    try:
        plain = clean(size, field, error=UnreadableSize)
    except UnreadableSize:
        raise
    named = scales.item_in(plain) if hints.item is None else None
    item = named[0] if named else hints.item or footwear_reading.ITEM
    plain = named[1] if named else plain
    if kind(item) == "footwear":
        footwear_reading.refuse(size, plain, hints, field)
    if item == "bra":
        known = bras.refusal(hints.system)
        sold = f"; sold are {known['range']}" if "range" in known else ""
        raise UnreadableSize(f"no size designation of a bra{sold}", field=field, value=size, choices=known["choices"])
    pieces = _split(plain, item)
    system = next((one for one, _ in pieces if one is not None), hints.system)
    scales.refuse(item, size, system, field)


# -- converting ------------------------------------------------------------------------------------------------------


def convert(
    size: Any,
    to: System | None,
    hints: Hints,
    *,
    brand: str | None = None,
    to_brand: str | None = None,
    by: str = "label",
) -> Conversion:
    """Return the conversion of a size of goods, with candidates, reasons and what would settle it.

    Raises :class:`~specconv.UnreadableSize`, :class:`~specconv.UnknownOption` and :class:`~specconv.Contradiction`.
    """
    asked = choose(size, hints)
    item = asked.size.item or hints.item
    assert item is not None
    what = kind(item)
    if what == "footwear":
        return _shoes(asked, to, hints, brand, to_brand)
    if brand is not None or to_brand is not None:
        return _by_brand(asked, to, brand, to_brand)
    assert to is not None
    if what == "bra":
        return _bra(asked, to, by)
    if what == "fact":
        return _fact(asked, to)
    return _scaled(asked, to)


def _answer(
    size: Size | None,
    to: str,
    found: list[tuple[Size, float]],
    body: FrozenMap[Interval],
    route: Route,
    reasons: tuple[Reason, ...],
    evidence: tuple[Source, ...],
    missing: tuple[Missing, ...],
    remedies: tuple[Remedy, ...] = (),
) -> Conversion:
    kept = [(one, share) for one, share in found if share >= LEAST][:MOST] or found[:1]
    named = tuple(Candidate.trusted(size=one, probability=round(min(share, 1.0), 4)) for one, share in kept)
    return Conversion.trusted(
        size=size,
        to=to,
        candidates=named,
        body=body,
        route=route if named else Route.NONE,
        reasons=reasons,
        evidence=evidence,
        missing=missing,
        remedies=remedies,
    )


def _identity(asked: Asked, to: System) -> Conversion:
    plain = Size.trusted(**{**asked.size.__dict__, "plausibility": None, "span": None})
    return _answer(
        asked.size,
        to,
        [(plain, 1.0)],
        EMPTY,
        Route.IDENTITY,
        (*asked.notes, reason("identity", size=str(plain))),
        (),
        asked.missing,
    )


def _ties(found: list[tuple[Size, float]]) -> tuple[Reason, ...]:
    if len(found) > 1 and found[0][1] - found[1][1] < 0.08:
        return (reason("tie", Severity.CAUTION, one=str(found[0][0]), other=str(found[1][0])),)
    return ()


def _length(low: float, high: float, name: str, unit: str) -> FrozenMap[Interval]:
    return FrozenMap({name: Interval.trusted(low=round(low, 2), high=round(high, 2), unit=unit)})


# shoes


def _shoe_scale(system: System, audience: str) -> footwear.Scale:
    found = footwear.scale(system, audience)
    if found is None:
        follows = vocabulary.systems()[system].follows
        found = footwear.scale(follows, audience) if follows else None
    if found is None:
        raise UnknownOption(
            "no shoes are sold by this system",
            field="to",
            value=system.value,
            choices=[one.value for one in footwear.systems()][:6],
        )
    return found


def _labels(asked: Asked) -> list[Size]:
    """Return the sizes that one label names side by side: one for each system, the likeliest."""
    found = [asked.size]
    for other in asked.others:
        if other.audience == asked.size.audience and all(one.system is not other.system for one in found):
            found.append(other)
    return found


_ROUTES = {
    "pairs": Route.PAIRS,
    "brand": Route.BRAND,
    "brand_offset": Route.BRAND_OFFSET,
    "standard": Route.STANDARD,
    "same_scale": Route.STANDARD,
    "none": Route.NONE,
}


def _shoes(asked: Asked, to: System | None, hints: Hints, brand: str | None, to_brand: str | None) -> Conversion:
    size, missing, notes = asked.size, asked.missing, asked.notes
    name = brand and footwear.brand(brand, "brand")
    to_name = to_brand and footwear.brand(to_brand, "to_brand")
    group = footwear.group(size.audience) or "men"
    if (
        hints.audience is not None
        and footwear.group(hints.audience) not in (None, group)
        and hints.audience is not size.audience
    ):
        return _other_audience(asked, to, hints)
    if size.audience is Audience.UNISEX or footwear.group(size.audience) is None:
        size = Size.trusted(**{**size.__dict__, "audience": Audience(group)})
    given = footwear_reading.value_of(size)
    if given is None:
        return _range(asked, to, hints)
    if to_name:
        return _to_brand(size, given, to, name, to_name, missing, notes)
    assert to is not None
    if size.system is to:
        return _identity(asked, to)
    one, value = given
    wanted = _shoe_scale(to, group)
    found, parts = footwear.convert(one, value, wanted, name), _labels(asked)
    odds: Odds = found.odds
    if len(parts) > 1 and asked.size.span and _dual(asked.size.span, hints):
        odds, extra = _joined(parts, wanted, name, found)
        notes = (*notes, *extra)
        own = next((part for part in parts if part.system is to), None)
        if own is not None:
            plain = Size.trusted(**{**own.__dict__, "plausibility": None, "span": None})
            return _answer(
                size,
                to,
                [(plain, 1.0)],
                EMPTY,
                Route.IDENTITY,
                (*notes, reason("identity", size=str(plain))),
                (),
                missing,
            )
    target = [(_shoe(wanted, label, size, to), share) for label, share in odds if _on_sale(wanted, label)]
    feet = footwear.feet(one, value)
    body = _length(*feet, "foot_length", "mm") if feet else EMPTY
    reasons = [*notes, *_route_reasons(found, one, wanted, size, to, name)]
    if feet:
        reasons.append(reason("foot", size=str(size), low=f"{feet[0]:g}", high=f"{feet[1]:g}"))
    reasons += [*_ties(target), *_shoe_traps(one, wanted, size, target)]
    if name is None and not _same_numbers(one, wanted):
        missing = (*missing, Missing.brand)
    remedies = (_measure_foot(feet),) if feet else ()
    return _answer(size, to, target, body, _ROUTES[found.route], tuple(reasons), _cited(found.cited), missing, remedies)


def _same_numbers(one: footwear.Scale, wanted: footwear.Scale) -> bool:
    return one.anchor == wanted.anchor


def _on_sale(one: footwear.Scale, label: int) -> bool:
    return one.low <= label <= one.high


def _shoe(one: footwear.Scale, label: int, size: Size, to: System) -> Size:
    made = footwear_reading.sized(one, label, size.audience or Audience.MEN, size.item or footwear_reading.ITEM)
    return made if made.system is to else Size.trusted(**{**made.__dict__, "system": to})


@cache
def _dual(span: str, hints: Hints) -> bool:
    parted = footwear_reading.groups(span)
    return len({one.system for one in parted or () if one.system is not None}) > 1


def _joined(
    parts: list[Size], wanted: footwear.Scale, name: str | None, found: footwear.Step
) -> tuple[Odds, tuple[Reason, ...]]:
    """Return what the labels of one shoe say together; raise where they exclude each other."""
    first = footwear_reading.value_of(parts[0])
    assert first is not None
    said = [found.odds]
    for other in parts[1:]:
        at = footwear_reading.value_of(other)
        if at is None:
            continue
        beside = footwear.convert(first[0], first[1], at[0], name).odds
        if beside and at[0].id != first[0].id:
            nearest = min(abs(label - at[1]) for label, share in beside if share >= 0.04)
            unit = 12 * (10 if at[0].system in (System.KR, System.CN, System.MONDOPOINT) and not at[0].old else 1)
            if nearest > 1.5 * unit:
                labels = ", ".join(
                    engine.written(label, at[0].anchor == "US" and at[0].audience == "kids") for label, _ in beside[:2]
                )
                raise Contradiction(
                    f"{parts[0]} ({first[0].audience}) is {at[0].system} {labels}, not {other}",
                    field="size",
                    value=parts[0].span,
                )
        if other.system is not wanted.system:
            said.append(footwear.convert(at[0], at[1], wanted, name).odds)
    both = footwear.joined(said)
    return both or found.odds, (reason("dual", labels=tuple(str(part) for part in parts)),)


def _route_reasons(
    found: footwear.Step, one: footwear.Scale, wanted: footwear.Scale, size: Size, to: System, name: str | None
) -> list[Reason]:
    system = vocabulary.systems()[to].name
    if found.route == "pairs":
        return [reason("shoe_pairs", size=str(size), system=system, charts=found.charts)]
    if found.route == "brand":
        return [reason("shoe_brand", size=str(size), brand=name)]
    if found.route == "brand_offset":
        return [reason("shoe_offset", size=str(size), brand=name)]
    if found.route == "none":
        return [reason("shoe_beyond", Severity.CAUTION, size=str(size), system=system)]
    if found.route == "standard":
        return [reason("shoe_standard", Severity.CAUTION, size=str(size), system=system)]
    other = wanted if wanted.shift or wanted.factor != 1 or one.anchor == one.system else one
    return [
        reason(
            "shoe_same",
            Severity.CAUTION if "low" in (one.confidence, wanted.confidence) else Severity.INFO,
            size=str(size),
            system=system,
            rule=_rule(other),
        )
    ]


def _rule(one: footwear.Scale) -> str:
    factor = "" if one.factor == 1 else f"{one.factor} x "
    shift = f" {'+' if one.shift > 0 else '-'} {abs(one.shift)}" if one.shift else ""
    anchor = {"CM": "cm", "FOOT": "mm"}.get(one.anchor, one.anchor)
    return f"{one.system} = {factor}{anchor}{shift}"


def _shoe_traps(
    one: footwear.Scale, wanted: footwear.Scale, size: Size, target: list[tuple[Size, float]]
) -> list[Reason]:
    found = []
    anchors = {one.anchor, wanted.anchor}
    if one.audience == "women" and "US" in anchors and len(anchors) > 1:
        found.append(plain_reason("us_women", Severity.CAUTION))
    if "CM" in anchors and len(anchors) > 1:
        found.append(plain_reason("cm_basis", Severity.CAUTION))
    if wanted.system is System.CN and not wanted.old and target:
        best = footwear_reading.value_of(target[0][0])
        if best is not None:
            found.append(reason("cn_old", label=engine.written(best[1] // 5 - 10 * TWELFTHS)))
    if one.old:
        found.append(plain_reason("cn_old_not_eu", Severity.CAUTION))
    if one.audience == "kids" and {"UK", "US"} & anchors:
        found.append(plain_reason("child_restart"))
    width = size.parts.get("width")
    if width:
        found.append(_width(str(width), one, wanted))
    return found


def _width(width: str, one: footwear.Scale, wanted: footwear.Scale) -> Reason:
    """Say what a width letter is called in the wanted system; equivalents are nominal."""
    key = {"EE": "2E", "EEE": "3E", "EEEE": "4E", "AA": "2A", "AAAA": "4A"}.get(width, width)
    columns = {"US": 4, "CA": 4, "UK": 5, "AU": 5, "IN": 5, "JP": 6, "EU": 7, "DE": 7}
    given, target = columns.get(one.system.value), columns.get(wanted.system.value)
    for row in rows("sizes/footwear_widths"):
        if row[0] == one.audience and given and target:
            letters = {
                letter
                for part in row[given].split("-")
                for letter in (part, part.replace("EE", "2E") if part == "EE" else part)
            }
            if (width in letters or key in letters) and row[target]:
                return reason(
                    "width",
                    Severity.CAUTION,
                    width=width,
                    name=Name(row[2], zh=row[3]),
                    letters=row[target],
                    system=vocabulary.systems()[wanted.system].name,
                )
    return reason("width_unknown", Severity.CAUTION, width=width)


def _measure_foot(feet: tuple[float, float]) -> Remedy:
    middle = round((feet[0] + feet[1]) / 2)
    return Remedy.trusted(code="scale.measure_foot", rank=1, values=FrozenMap(mm=middle), rule=None)


def _range(asked: Asked, to: System | None, hints: Hints) -> Conversion:
    """Convert a double size such as 37-38: what both of its ends become."""
    size = asked.size
    low, _, high = size.label.partition("-")
    ends = []
    assert to is not None
    for label in (low, high):
        part = Size.trusted(**{**size.__dict__, "label": label, "span": None})
        ends.append(_shoes(Asked(part, (), (), ()), to, hints, None, None))
    mixed: dict[Size, float] = {}
    for end in ends:
        for candidate in end.candidates:
            mixed[candidate.size] = mixed.get(candidate.size, 0.0) + candidate.probability / 2
    found = sorted(mixed.items(), key=lambda pair: -pair[1])
    notes = (*asked.notes, reason("double", size=str(size), low=low, high=high), *ends[0].reasons[:1])
    return _answer(size, to, found, ends[0].body, ends[0].route, notes, ends[0].evidence, asked.missing)


def _other_audience(asked: Asked, to: System | None, hints: Hints) -> Conversion:
    """Convert a shoe between men's and women's labels: the same shoe, another number on the US scale."""
    size = asked.size
    assert to is not None
    assert hints.audience is not None
    given = footwear_reading.value_of(size)
    own, other = footwear.group(size.audience), footwear.group(hints.audience)
    if given is None or {own, other} != {"men", "women"}:
        raise UnknownOption(
            "adults' and children's labels are not converted into each other",
            field="audience",
            value=hints.audience.value,
            choices=(str(size.audience),),
        )
    one, value = given
    sign = 1 if own == "men" else -1
    wanted = _shoe_scale(to, str(other))
    if one.anchor == "US" and wanted.anchor == "US":
        odds = [(value + sign * gap, share) for gap, share in footwear.women_offsets()]
    else:
        start = one
        mixed: dict[int, float] = {}
        middle = footwear.convert(start, value, _shoe_scale(System.UK, str(own))).odds
        for label, share in middle:
            for found, part in footwear.convert(_shoe_scale(System.UK, str(other)), label, wanted).odds:
                mixed[found] = mixed.get(found, 0.0) + share * part
        odds = sorted(mixed.items(), key=lambda pair: -pair[1])
    target = [
        (footwear_reading.sized(wanted, label, hints.audience, size.item or footwear_reading.ITEM), share)
        for label, share in odds
        if _on_sale(wanted, label)
    ]
    reasons = (
        *asked.notes,
        reason("other_audience", one=AUDIENCES[str(own)], other=AUDIENCES[str(other)]),
        plain_reason("us_women", Severity.CAUTION),
    )
    return _answer(
        size,
        to,
        target,
        EMPTY,
        Route.PAIRS,
        reasons,
        _sources(("iso-ts-19407", "high"), ("shoes-nike", "high")),
        (*asked.missing, Missing.brand),
    )


def _to_brand(
    size: Size,
    given: tuple[footwear.Scale, int],
    to: System | None,
    name: str | None,
    to_name: str,
    missing: tuple[Missing, ...],
    notes: tuple[Reason, ...],
) -> Conversion:
    """Return the label of another brand for a size: through the labels that both print."""
    one, value = given
    group = one.audience
    charts = footwear.of_brand(to_name, group)
    if not charts:
        raise UnknownOption(f"no shoe chart of {to_name} for {group}", field="to_brand", value=to_name)
    printed = [
        scale
        for scale in ("EU", "US", "UK")
        if any(chart.printed(line, scale, group) for chart in charts for line in chart.lines)
    ]
    system = to or (one.system if one.system.value in printed else System(printed[0]))
    wanted = _shoe_scale(system, group)
    mixed: dict[int, float] = {}
    for scale in ("CM", "US", "UK", "EU"):
        if scale == one.anchor:
            middle: Odds = [(one.anchored(value), 1.0)]
        else:
            via = _shoe_scale(System.JP if scale == "CM" else System(scale), group)
            step = footwear.convert(one, value, via, name)
            if name is not None and step.route != "brand":
                continue
            middle = step.odds
            if name is None:
                continue
        weight = 2.0 if scale == one.anchor and name is None else 0.3 if scale == one.anchor == wanted.anchor else 1.0
        for label, share in middle:
            if scale == wanted.anchor:
                known, _sold = footwear.known_rows(to_name, group, wanted.anchor, wanted.anchor)
                row: Odds = (
                    [(label, 1.0)]
                    if any(pair[1] == label for pair in known)
                    else _near(label, [pair[1] for pair in known])
                )
            else:
                row = footwear.own_row(charts, group, scale, wanted.anchor, label) or footwear.offset(
                    to_name, group, scale, wanted.anchor, label
                )
            for found, part in row:
                mixed[found] = mixed.get(found, 0.0) + weight * share * part
    total = sum(mixed.values()) or 1.0
    target = [
        (
            Size.trusted(**{**_shoe(wanted, round(wanted.own(label)), size, system).__dict__, "brand": to_name}),
            share / total,
        )
        for label, share in sorted(mixed.items(), key=lambda pair: -pair[1])
    ]
    reasons = [*notes, reason("shoe_to_brand", size=str(size), brand=to_name)]
    if name is None:
        reasons.append(plain_reason("whose_label", Severity.CAUTION))
        missing = (*missing, Missing.brand)
    feet = footwear.feet(one, value)
    body = _length(*feet, "foot_length", "mm") if feet else EMPTY
    cited = _cited(" ".join(f"{chart.source.split()[0]} {chart.confidence}" for chart in charts))
    return _answer(
        size,
        to_name,
        target,
        body,
        Route.BRAND,
        (*reasons, *_ties(target)),
        cited,
        missing,
        (_measure_foot(feet),) if feet else (),
    )


def _near(label: int, printed: list[int]) -> Odds:
    if not printed:
        return []
    near = sorted(set(printed), key=lambda one: abs(one - label))[:2]
    if abs(near[0] - label) > 8:
        return []
    if len(near) > 1 and abs(near[1] - label) <= 8:
        total = abs(near[0] - label) + abs(near[1] - label)
        return [(near[0], abs(near[1] - label) / total), (near[1], abs(near[0] - label) / total)]
    return [(near[0], 1.0)]


# bras


def _bra(asked: Asked, to: System, by: str) -> Conversion:
    size = asked.size
    if size.system is to:
        return _identity(asked, to)
    one, target = bras.bra(size.system), bras.bra(to)
    measured = by in ("measurement", "body")
    found = bras.converted(size, to, measured)
    made = bras.body(size)
    body = FrozenMap(
        {
            "underbust": Interval.trusted(low=made.underbust[0], high=made.underbust[1], unit="cm"),
            "bust_minus_underbust": Interval.trusted(low=made.difference[0], high=made.difference[1], unit="cm"),
        }
    )
    reasons = [*asked.notes, plain_reason("bra_measurement" if measured else "bra_label")]
    if not found:
        reasons.append(reason("bra_no_band", Severity.CAUTION, size=str(size), system=vocabulary.systems()[to].name))
    place = bras.parsed(size.label, one)
    if place and place[1][-1] > 4 and one.cups != target.cups:
        reasons.append(plain_reason("bra_letters", Severity.CAUTION))
    if not measured and {one.cup_zero, target.cup_zero} & {7.5} and one.cup_zero != target.cup_zero:
        reasons.append(plain_reason("bra_asia", Severity.CAUTION))
    if System.IT in (one.system, to):
        reasons.append(plain_reason("bra_italy", Severity.CAUTION))
    if one.system in (System.US, System.CA) or to in (System.US, System.CA):
        reasons.append(plain_reason("bra_us"))
    if one.inches != target.inches or measured:
        reasons.append(plain_reason("bra_inches"))
    sisters = bras.sisters(found[0][0]) if found else ()
    remedies: tuple[Remedy, ...] = ()
    if sisters:
        remedies = (
            Remedy.trusted(
                code="scale.bra_sisters", rank=1, values=FrozenMap(sizes=tuple(map(str, sisters))), rule=None
            ),
        )
    evidence = _sources((one.source, one.confidence), (target.source, target.confidence))
    return _answer(
        size,
        to,
        found,
        body,
        Route.QUANTITY if measured else Route.PAIRS,
        (*reasons, *_ties(found)),
        evidence,
        asked.missing,
        remedies,
    )


# brands' own charts of rings and bras


class _Printed(NamedTuple):
    """A row of a shop's chart: measures (mm for rings, cm for bras) and labels by system."""

    brand: str
    measures: dict[str, tuple[float, float]]
    labels: dict[str, str]
    source: str
    confidence: str


@cache
def _printed(item: str) -> dict[str, tuple[_Printed, ...]]:
    """Return the rows of shops' charts of an item, by folded brand."""
    found: dict[str, tuple[_Printed, ...]] = {}
    for of, brand, measures, labels, sources, confidence in rows("sizes/printed"):
        if of == item:
            made = {}
            for part in measures.split("; "):
                name, _, figures = part.rpartition(" ")
                low, _, high = figures.partition("-")
                made[name] = (float(low), float(high or low))
            named = dict(part.split("=", 1) for part in labels.split(";"))
            row = _Printed(brand, made, named, sources, confidence)
            found[fold(brand)] = (*found.get(fold(brand), ()), row)
    return found


def _rows_of(item: str, brand: str, field: str) -> tuple[_Printed, ...]:
    known = _printed(item)
    found = known.get(fold(brand))
    if found is None:
        names = [group[0].brand for group in known.values()]
        raise UnknownOption(
            f"no chart of this brand is known for {goods()[item].name}",
            field=field,
            value=brand,
            choices=nearest(brand, names),
        )
    return found


def _label_of(row: _Printed, item: str, to: System | None) -> Size | None:
    """Return what a row prints in a system, or in its first one; for rings else the nearest size to its millimetres."""
    system = to or System(next(iter(row.labels)))
    label = row.labels.get(system.value)
    if item == "bra":
        parsed = label and bras.parsed(label, bras.bra(system))
        return bras.sized(bras.bra(system), *parsed) if parsed else None
    one = scales.scale(item, system)
    if one is None:
        return None
    if label and one.quantity(label) is not None:
        number = scales.number_of(label, one.style) if one.step is not None else None
        return scales.sized(one, label if number is None else scales.written(number, one.style))
    near = one.around((row.measures[goods()[item].quantity][0],))
    return scales.sized(one, near[0][0]) if near else None


def _by_brand(asked: Asked, to: System | None, brand: str | None, to_brand: str | None) -> Conversion:
    """Return what a jeweller's own chart prints: for its label, or as its label."""
    size = asked.size
    item = size.item or ""
    if item != "ring":
        raise UnknownOption(
            "charts of brands convert shoes and rings; for a bra give the measurements",
            field="brand",
            value=brand or to_brand,
        )
    one = _scale_of(size)
    made = one.quantity(size.label) if one else None
    assert one is not None
    assert made is not None
    quantity = made[0][0]
    row: _Printed | None = None
    reasons = [*asked.notes]
    if brand is not None:
        for each in _rows_of(item, brand, "brand"):
            printed = each.labels.get(size.system.value)
            if printed and scales.number_of(printed, one.style) == scales.number_of(size.label, one.style):
                row, quantity = each, each.measures["inner_circumference"][0]
                reasons.append(reason("shoe_brand", size=str(size), brand=each.brand))
                break
    if to_brand is not None:
        row = min(
            _rows_of(item, to_brand, "to_brand"),
            key=lambda each: abs(each.measures["inner_circumference"][0] - quantity),
        )
        reasons.append(reason("shoe_to_brand", size=str(size), brand=row.brand))
        if abs(row.measures["inner_circumference"][0] - quantity) > 1.3:
            row = None
    if row is None and to_brand is None:
        assert to is not None
        return _scaled(asked, to)
    best = _label_of(row, item, to) if row else None
    if best is not None and row is not None and to_brand is not None:
        best = Size.trusted(**{**best.__dict__, "brand": row.brand})
    evidence = _sources((row.source, row.confidence)) if row else ()
    found = [(best, 1.0)] if best else []
    target = str(row.brand if row and to_brand else to or to_brand)
    return _answer(
        size,
        target,
        found,
        _length(quantity, quantity, "inner_circumference", "mm"),
        Route.BRAND,
        tuple(reasons),
        evidence,
        asked.missing,
    )


def _measured_for_brand(measures: dict[str, float], to: System | None, good: scales.Good, brand: str) -> Conversion:
    """Return the row of a shop's own chart that measurements fall into, or the nearest one."""
    factor = 10 if good.unit == "mm" else 1
    given = {name: value * factor for name, value in measures.items()}
    if "inner_diameter" in given:
        given.setdefault("inner_circumference", given["inner_diameter"] * math.pi)
    best: tuple[float, float, _Printed] | None = None
    for row in _rows_of(good.id, brand, "to_brand"):
        shared = [name for name in row.measures if name in given]
        if len(shared) < len(row.measures):
            continue
        gaps = [max(row.measures[n][0] - given[n], given[n] - row.measures[n][1], 0.0) for n in shared]
        middles = [abs(sum(row.measures[n]) / 2 - given[n]) for n in shared]
        if best is None or (sum(gaps), sum(middles)) < best[:2]:
            best = (sum(gaps), sum(middles), row)
    if best is None:
        return _unmeasured(good, to or System.EU)
    row = best[2]
    size = _label_of(row, good.id, to) if best[0] <= 2 * good.spread else None
    body = FrozenMap(
        {name: Interval.trusted(low=given[name], high=given[name], unit=good.unit) for name in row.measures}
    )
    found = [(Size.trusted(**{**size.__dict__, "brand": row.brand}), 1.0)] if size else []
    return _answer(
        None,
        row.brand,
        found,
        body,
        Route.BRAND,
        (reason("brand_measured", brand=row.brand),),
        _sources((row.source, row.confidence)),
        (),
    )


# everything with a scale


def _scale_of(size: Size) -> scales.Scale | None:
    return scales.scale(size.item or "", size.system, size.parts.get("series", ""))


def _figures(low: tuple[float, ...], high: tuple[float, ...]) -> str:
    parts = [f"{one:.4g}" if one == other else f"{one:.4g}-{other:.4g}" for one, other in zip(low, high, strict=True)]
    return " x ".join(parts)


def _scaled(asked: Asked, to: System) -> Conversion:
    size = asked.size
    good = goods()[size.item or ""]
    one = _scale_of(size)
    made = one.quantity(size.label) if one else None
    if one is None or made is None:
        raise UnreadableSize(f"no size designation of {good.name}", field="size", value=str(size))
    wanted = scales.wanted(good.id, to)
    low, high = made
    body = FrozenMap(
        {
            (good.quantity if not place else f"{good.quantity}_{place + 1}"): Interval.trusted(
                low=round(a, 3), high=round(b, 3), unit=good.unit
            )
            for place, (a, b) in enumerate(zip(low, high, strict=True))
        }
    )
    if wanted.id == one.id:
        return _identity(asked, to)
    found, reasons, evidence = _nearest(
        good,
        wanted,
        tuple((a + b) / 2 for a, b in zip(low, high, strict=True)),
        size.audience,
        str(size),
        _figures(low, high),
    )
    sources = _sources((one.source, one.confidence), (wanted.source, wanted.confidence))
    traps = [plain_reason(f"trap_{trap}", Severity.CAUTION) for trap in good.traps]
    notes = [
        plain_reason(f"note_{note}", Severity.CAUTION)
        for note in dict.fromkeys((one.note, wanted.note))
        if note and note not in good.traps
    ]
    return _answer(
        size,
        to,
        found,
        body,
        Route.QUANTITY,
        (*asked.notes, *reasons, *_ties(found), *notes, *traps),
        sources or evidence,
        asked.missing,
    )


def _nearest(
    good: scales.Good,
    wanted: scales.Scale,
    quantity: tuple[float, ...],
    audience: Audience | None,
    said: str,
    figures: str,
) -> tuple[list[tuple[Size, float]], list[Reason], tuple[Source, ...]]:
    gaps = wanted.around(quantity)
    if wanted.note == "wire_not_below":
        gaps = [(label, gap) for label, gap in _from_table(wanted, quantity) if gap >= -0.001]
    spread = good.spread if len(quantity) > 1 or wanted.step is None else max(good.spread, 0.35 * wanted.gap)
    if good.id == "wire":
        spread = max(good.spread, 0.3 * quantity[0])
    size_of = math.hypot(*quantity) or 1.0
    odds = scales.odds(
        gaps, spread, bool(gaps) and abs(gaps[0][1]) / size_of < 0.08 and good.kind == "scale" and len(quantity) > 1
    )
    found = [(scales.sized(wanted, label, audience), share) for label, share in odds]
    system = vocabulary.systems()[wanted.system].name
    unit = f" {good.unit}" if good.unit else ""
    if not found:
        return (
            [],
            [
                reason(
                    "none_near",
                    Severity.CAUTION,
                    size=said,
                    system=system,
                    quantity=good.quantity_name,
                    figures=f"{figures}{unit}",
                )
            ],
            (),
        )
    rest = dict(gaps)[odds[0][0]]
    near = tuple(
        f"{wanted.system} {label} ({gap:+.2g}{unit})" for label, gap in sorted(gaps[:4], key=lambda pair: pair[1])
    )
    code = "quantity_exact" if abs(rest) < 0.005 else "quantity"
    return (
        found,
        [
            reason(
                code,
                size=said,
                quantity=good.quantity_name,
                figures=f"{figures}{unit}",
                best=str(found[0][0]),
                rest=f"{abs(rest):.2g}{unit}",
                near=near,
            )
        ],
        (),
    )


def _from_table(wanted: scales.Scale, quantity: tuple[float, ...]) -> list[tuple[str, float]]:
    found = sorted((point.low[0] - quantity[0], point.label) for point in wanted.points)
    return [(label, gap) for gap, label in found if gap >= -0.001][:3]


def _fact(asked: Asked, to: System) -> Conversion:
    """Describe what must not be converted: both sides' figures, and that nothing here is a fit."""
    size = asked.size
    good = goods()[size.item or ""]
    one = _scale_of(size)
    made = one.quantity(size.label) if one else None
    reasons = [*asked.notes]
    sources: list[tuple[str, str]] = []
    for scale in (one, scales.scale(good.id, to)):
        known = scale.quantity(size.label) if scale else None
        if scale is not None and known is not None:
            sources.append((scale.source, scale.confidence))
            reasons.append(
                reason(
                    f"fact_{good.id}",
                    size=f"{scale.system} {size.label}",
                    name=scale.name,
                    figures=tuple(f"{each:g}" for each in known[0]),
                    first=f"{known[0][0]:g}",
                    second=f"{known[0][1]:g}" if len(known[0]) > 1 else "",
                )
            )
    reasons += [
        plain_reason(f"trap_{trap}", Severity.HAZARD if good.id != "glasses" else Severity.INFO) for trap in good.traps
    ]
    body = (
        FrozenMap({good.quantity: Interval.trusted(low=made[0][0], high=made[1][0], unit=good.unit)}) if made else EMPTY
    )
    return _answer(size, to, [], body, Route.NONE, tuple(reasons), _sources(*sources), asked.missing)


# -- from measurements -----------------------------------------------------------------------------------------------

_DIMENSIONS = {
    "foot_length": ("footlength", "foot", "footlengthmm", "脚长", "足長"),
    "underbust": ("underbust", "underband", "下胸围"),
    "bust": ("bust", "chest", "胸围", "上胸围"),
    "inner_circumference": (
        "innercircumference",
        "circumference",
        "fingercircumference",
        "finger",
        "ringcircumference",
        "内周长",
        "手指围",
    ),
    "inner_diameter": ("innerdiameter", "diameter", "ringdiameter", "内径"),
    "head_girth": ("headgirth", "head", "headcircumference", "头围"),
    "hand_girth": ("handgirth", "hand", "palm", "handcircumference", "手围"),
    "wrist_girth": ("wristgirth", "wrist", "wristcircumference", "腕围"),
    "belt_length": ("beltlength", "belt"),
    "weight": ("weight", "体重"),
    "lug_width": ("lugwidth", "lug"),
    "necklace_length": ("necklacelength", "length"),
    "foot_left": ("footlengthleft", "leftfoot", "leftfootlength", "左脚"),
    "foot_right": ("footlengthright", "rightfoot", "rightfootlength", "右脚"),
}
_MILLIMETRES = frozenset(
    {
        "foot_length",
        "foot_left",
        "foot_right",
        "inner_circumference",
        "inner_diameter",
        "hand_girth",
        "wrist_girth",
        "lug_width",
    }
)


@cache
def _dimension_names() -> dict[str, str]:
    return {fold(name): dimension for dimension, names in _DIMENSIONS.items() for name in (dimension, *names)}


def measurements(body: Mapping[str, Any]) -> dict[str, float]:
    """Return measurements in cm (kg), by dimension; bare numbers are mm for feet, fingers, hands and wrists, else cm.

    Raises :class:`~specconv.UnknownOption` for an unknown dimension and :class:`~specconv.UnreadableQuantity`.
    """
    found: dict[str, float] = {}
    for name, given in body.items():
        dimension = _dimension_names().get(fold(str(name)))
        if dimension is None:
            raise UnknownOption("no such dimension", field="body", value=name, choices=tuple(_DIMENSIONS)[:6])
        unit = None
        if isinstance(given, int | float) and dimension in _MILLIMETRES:
            unit = "mm"
        quantity = MASS if dimension == "weight" else LENGTH
        found[dimension] = read_quantity(given, quantity, field=dimension, **({"unit": unit} if unit else {}))
    return found


def recommend(body: Mapping[str, Any], to: System | None, hints: Hints, *, to_brand: str | None = None) -> Conversion:
    """Return the size of goods that measurements ask for."""
    item = hints.item
    assert item is not None
    measures = measurements(body)
    what = kind(item)
    if what == "footwear":
        return _shoes_measured(measures, to, hints, to_brand)
    good = goods()[item]
    if to_brand is not None:
        return _measured_for_brand(measures, to, good, to_brand)
    assert to is not None
    if what == "bra":
        return _bra_measured(measures, to)
    quantity = measures.get(good.quantity)
    if quantity is None and "inner_diameter" in measures and good.quantity == "inner_circumference":
        quantity = measures["inner_diameter"] * 3.141592653589793
    if quantity is None:
        return _unmeasured(good, to)
    at = quantity * (10 if good.unit == "mm" else 1)
    figures = f"{at:.4g}"
    wanted = scales.wanted(item, to)
    found, reasons, _ = _nearest(
        good, wanted, (at,), hints.audience, f"{good.quantity_name} {figures} {good.unit}", figures
    )
    traps = [plain_reason(f"trap_{trap}", Severity.CAUTION) for trap in good.traps]
    return _answer(
        None,
        to,
        found,
        _length(at, at, good.quantity, good.unit),
        Route.MEASUREMENTS,
        (*reasons, *_ties(found), *traps),
        _sources((wanted.source, wanted.confidence)),
        (),
    )


def _unmeasured(good: scales.Good, to: System) -> Conversion:
    note = reason("no_measure", Severity.CAUTION, quantity=good.quantity_name)
    return _answer(None, to, [], EMPTY, Route.NONE, (note,), (), (Missing.body,))


def _shoes_measured(measures: dict[str, float], to: System | None, hints: Hints, to_brand: str | None) -> Conversion:
    feet = [measures[name] for name in ("foot_length", "foot_left", "foot_right") if name in measures]
    missing: tuple[Missing, ...] = ()
    reasons: list[Reason] = []
    audience = hints.audience
    group = footwear.group(audience)
    if not feet:
        return _unmeasured(goods()[hints.item or footwear_reading.ITEM], to or System.EU)
    longest = max(feet)
    if group is None:
        group = "men" if longest >= 25.5 else "women" if longest >= 21 else "kids"
        audience = Audience(group)
        missing = (Missing.audience,)
        reasons.append(
            Reason.trusted(
                code="size.assumed_audience",
                severity=Severity.CAUTION,
                values=FrozenMap(audience=AUDIENCES[group]),
                rule=None,
                chart=None,
            )
        )
    if len(feet) > 1 and max(feet) - min(feet) >= 0.3:
        reasons.append(reason("two_feet", Severity.CAUTION, left=f"{10 * min(feet):g}", right=f"{10 * max(feet):g}"))
    assert audience is not None
    value = round(longest * 10 * TWELFTHS)
    given = _shoe_scale(System.MONDOPOINT, group)
    low, high = given.first, given.last
    if not low <= longest * 10 <= high:
        raise UnreadableSize(
            f"no shoes of {AUDIENCES[group]} are sold for this foot; sold are {low} to {high} mm",
            field="foot_length",
            value=f"{10 * longest:g} mm",
        )
    name = to_brand and footwear.brand(to_brand, "to_brand")
    printed = to
    if printed is None:
        charts = footwear.of_brand(str(name), group)
        columns = [
            scale
            for scale in ("EU", "US", "UK")
            if any(chart.printed(line, scale, group) for chart in charts for line in chart.lines)
        ]
        if not columns:
            raise UnknownOption(f"no shoe chart of {name} for {group}", field="to_brand", value=to_brand)
        printed = System(columns[0])
    wanted = _shoe_scale(printed, group)
    step = footwear.convert(given, value, wanted, name)
    size = Size.trusted(system=printed, label="", audience=audience, item=hints.item)
    target = [(_shoe(wanted, label, size, printed), share) for label, share in step.odds if _on_sale(wanted, label)]
    if name:
        target = [(Size.trusted(**{**one.__dict__, "brand": name}), share) for one, share in target]
    foot = f"{10 * longest:g}"
    reasons.append(reason("foot_given", mm=foot, system=vocabulary.systems()[printed].name))
    if step.route == "standard":
        reasons.append(
            reason("shoe_standard", Severity.CAUTION, size=f"{foot} mm", system=vocabulary.systems()[printed].name)
        )
    if len(target) > 1 and target[1][1] > 0.6 * target[0][1]:
        reasons.append(reason("between", one=str(target[0][0]), other=str(target[1][0])))
    reasons += _shoe_traps(given, wanted, size, target)
    if name is None:
        missing = (*missing, Missing.brand)
    return _answer(
        None,
        to_brand or printed,
        target,
        _length(10 * longest, 10 * longest, "foot_length", "mm"),
        Route.MEASUREMENTS,
        tuple(reasons),
        _cited(step.cited),
        missing,
    )


def _bra_measured(measures: dict[str, float], to: System) -> Conversion:
    underbust, bust = measures.get("underbust"), measures.get("bust")
    if underbust is None or bust is None:
        return _unmeasured(goods()["bra"], to)
    if bust <= underbust:
        raise Contradiction(
            "the bust is not larger than the underbust",
            field="body",
            value=f"bust {bust:g} cm, underbust {underbust:g} cm",
        )
    one = bras.bra(to)
    found = bras.measured(underbust, bust, to)
    body = FrozenMap(
        {
            name: Interval.trusted(low=value, high=value, unit="cm")
            for name, value in (("underbust", underbust), ("bust", bust))
        }
    )
    reasons = [reason("bra_measured", difference=f"{bust - underbust:.3g}", underbust=f"{underbust:g}")]
    if one.inches:
        reasons.append(plain_reason("bra_inches", Severity.CAUTION))
    remedies: tuple[Remedy, ...] = ()
    if found:
        sisters = tuple(map(str, bras.sisters(found[0][0])))
        remedies = (
            (Remedy.trusted(code="scale.bra_sisters", rank=1, values=FrozenMap(sizes=sisters), rule=None),)
            if sisters
            else ()
        )
    else:
        reasons.append(
            reason(
                "bra_none", Severity.CAUTION, difference=f"{bust - underbust:.3g}", system=vocabulary.systems()[to].name
            )
        )
    return _answer(
        None,
        to,
        found,
        body,
        Route.MEASUREMENTS,
        (*reasons, *_ties(found)),
        _sources((one.source, one.confidence)),
        (),
        remedies,
    )


# -- fitting and tables ----------------------------------------------------------------------------------------------


def fits(size: Any, body: Any, hints: Hints) -> Fit:
    """Return whether a size of goods fits: the wearer's measure against what the size is made for."""
    asked = choose(size, hints)
    chosen = asked.size
    good = goods()[chosen.item or hints.item or ""]
    made = _made_for(chosen, good)
    if not isinstance(body, Mapping):
        other = choose(body, hints._replace(system=None, item=good.id), "body").size
        worn = _made_for(other, good)
        wearer = None if worn is None else sum(worn) / 2
    else:
        measures = measurements(body)
        factor = 10 if good.unit == "mm" else 1
        feet = [measures[name] for name in ("foot_length", "foot_left", "foot_right") if name in measures]
        if good.kind == "footwear":
            wearer = 10 * max(feet) if feet else None
        elif good.kind == "bra":
            wearer = measures.get("underbust")
        else:
            wearer = measures[good.quantity] * factor if good.quantity in measures else None
    if made is None or wearer is None or good.kind == "fact":
        note = reason("no_measure", Severity.CAUTION, quantity=good.quantity_name)
        traps = (
            tuple(plain_reason(f"trap_{trap}", Severity.HAZARD) for trap in good.traps) if good.kind == "fact" else ()
        )
        return Fit.trusted(
            size=chosen,
            verdict=FitVerdict.UNKNOWN,
            dimensions=EMPTY,
            better=(),
            reasons=(*asked.notes, note, *traps),
            evidence=(),
            missing=(*asked.missing, Missing.body),
            remedies=(),
        )
    low, high = made
    outside = wearer - low if wearer < low else max(0.0, wearer - high)
    slack = good.spread
    verdict = (
        FitVerdict.FITS
        if outside == 0
        else FitVerdict.LOOSE
        if -slack <= outside < 0
        else FitVerdict.SNUG
        if 0 < outside <= slack
        else FitVerdict.TOO_LARGE
        if outside < 0
        else FitVerdict.TOO_SMALL
    )
    dimension = DimensionFit.trusted(
        dimension=good.quantity,
        verdict=verdict,
        wearer=round(wearer, 2),
        size=Interval.trusted(low=round(low, 2), high=round(high, 2), unit=good.unit),
        outside=round(outside, 2),
    )
    why = reason(
        "fit",
        quantity=good.quantity_name,
        wearer=f"{wearer:.4g} {good.unit}",
        low=f"{low:.4g}",
        high=f"{high:.4g} {good.unit}",
    )
    return Fit.trusted(
        size=chosen,
        verdict=verdict,
        dimensions=FrozenMap({good.quantity: dimension}),
        better=(),
        reasons=(*asked.notes, why),
        evidence=(),
        missing=asked.missing,
        remedies=(),
    )


def _made_for(size: Size, good: scales.Good) -> tuple[float, float] | None:
    if good.kind == "footwear":
        given = footwear_reading.value_of(size)
        return footwear.feet(*given) if given else None
    if good.kind == "bra":
        return bras.body(size).underbust
    one = _scale_of(size)
    made = one.quantity(size.label) if one else None
    if made is None or one is None:
        return None
    low, high = made[0][0], made[1][0]
    if low == high and one.step is not None and one.increment is not None:
        half = float(one.step * one.increment) / 2
        return low - half, high + half
    return low, high


def table(given: System, to: System, hints: Hints) -> Table:
    """Return the conversion table of goods between two systems."""
    item = hints.item
    assert item is not None
    rows: list[tuple[Any, ...]] = []
    for size in _ladder(item, given, hints):
        answer = convert(size, to, hints._replace(system=None))
        if answer.candidates:
            best, *others = answer.candidates
            also = ", ".join(f"{one.size.label} {100 * one.probability:.0f} %" for one in others[:2])
            body = "; ".join(str(interval) for interval in list(answer.body.values())[:2])
            rows.append((size.label, best.size.label, f"{100 * best.probability:.0f} %", also, body))
    columns = (
        str(given),
        str(to) if to is not given else f"{to} (same)",
        "odds",
        "also",
        str(goods()[item].quantity_name),
    )
    from specconv.ground.table import Table  # late: the first answer needs none

    return Table.trusted(title=f"{given} to {to}, {goods()[item].name}", columns=columns, rows=tuple(rows))


def _ladder(item: str, system: System, hints: Hints) -> list[Size]:
    what = kind(item)
    if what == "footwear":
        audience = hints.audience or Audience.WOMEN
        one = _shoe_scale(system, footwear.group(audience) or "women")
        first, last, step = (int(TWELFTHS * number) for number in (one.first, one.last, one.increment))
        return [footwear_reading.sized(one, value, audience, item) for value in range(first, last + 1, step)]
    if what == "bra":
        bra = bras.bra(system)
        return [
            bras.sized(bra, band, (place,))
            for band in range(bra.first, bra.last + 1, bra.step)
            for place in range(len(bra.cups))
        ]
    scale = scales.wanted(item, system)
    if scale.step is None:
        return [scales.sized(scale, point.label, hints.audience) for point in scale.points]
    assert scale.first is not None
    assert scale.last is not None
    assert scale.increment is not None
    count = int((scale.last - scale.first) / scale.increment)
    return [
        scales.sized(scale, scales.written(scale.first + at * scale.increment, scale.style), hints.audience)
        for at in range(count + 1)
    ]
