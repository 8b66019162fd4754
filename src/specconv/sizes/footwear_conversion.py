"""Shoes from one system to another: the answer, with its route, its foot and its traps."""

from __future__ import annotations

from functools import partial
from typing import Any

from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.errors import Contradiction, UnknownOption, UnreadableSize
from specconv.ground.value import EMPTY, FrozenMap
from specconv.sizes import (
    chart_dates,
    footwear,
    footwear_cutting,
    footwear_numbers,
    footwear_to_brand,
    footwear_widths,
    vocabulary,
)
from specconv.sizes import footwear_engine as engine
from specconv.sizes.footwear_answer import measure_foot, on_sale, scale_of, shoe, traps
from specconv.sizes.footwear_engine import Odds
from specconv.sizes.goods_answer import (
    AUDIENCES,
    answer,
    answer_told_later,
    cite,
    cite_line,
    identity,
    length,
    plain_reason,
    reason,
    ties,
)
from specconv.sizes.goods_choice import Asked
from specconv.sizes.hints import Hints
from specconv.sizes.values import Audience, Conversion, Route, Size, System

_ROUTES = {
    "pairs": Route.PAIRS,
    "brand": Route.BRAND,
    "brand_offset": Route.BRAND_OFFSET,
    "standard": Route.STANDARD,
    "same_scale": Route.STANDARD,
    "none": Route.NONE,
}


def convert(
    asked: Asked, to: System | None, hints: Hints, brand: str | None, to_brand: str | None, as_of: str | None = None
) -> Conversion:
    """Return what a shoe is in another system, or what another brand prints for it."""
    size, missing, notes = asked.size, asked.missing, asked.notes
    name = None if brand is None else footwear.brand(brand, "brand")
    to_name = None if to_brand is None else footwear.brand(to_brand, "to_brand")
    group = footwear.group(size.audience) or "men"
    if (
        hints.audience is not None
        and footwear.group(hints.audience) not in (None, group)
        and hints.audience is not size.audience
    ):
        return _other_audience(asked, to, hints)
    if size.span:
        _men_beside_women(size)
    if size.audience is Audience.UNISEX or footwear.group(size.audience) is None:
        size = Size.trusted(**{**size.__dict__, "audience": Audience(group)})
    given = footwear_numbers.value_of(size)
    if given is None:
        return _range(asked, to, hints, brand, to_brand, as_of)
    if to_name:
        return footwear_to_brand.convert(size, given, to, name, to_name, missing, notes, as_of)
    assert to is not None
    if size.system is to:
        return identity(asked.size, to, asked.notes, asked.missing)
    one, value = given
    wanted = scale_of(to, group)
    found, parts = footwear.convert(one, value, wanted, name), _labels(asked)
    odds: Odds = found.odds
    _unread(asked, parts, group)
    if len(parts) > 1 and asked.size.span and footwear_cutting.dual(asked.size.span):
        odds, extra = _joined(parts, wanted, name, found)
        notes = (*notes, *extra)
        own = next((part for part in parts if part.system is to), None)
        if own is not None:
            same = identity(own, to, notes, missing)
            return Conversion.trusted(**{**same.__dict__, "size": size})
    target = [(shoe(wanted, label, size, to), share) for label, share in odds if on_sale(wanted, label)]
    if name is None and not _same_numbers(one, wanted):
        missing = (*missing, Missing.brand)
    tell = partial(_told, size, to, given, wanted, found, target, notes, name, as_of)
    return answer_told_later(size, to, target, _ROUTES[found.route], missing, tell)


def _told(
    size: Size,
    to: System,
    given: tuple[footwear.Scale, int],
    wanted: footwear.Scale,
    found: footwear.Step,
    target: list[tuple[Size, float]],
    notes: tuple[Reason, ...],
    name: str | None,
    as_of: str | None,
) -> dict[str, Any]:
    """Return what an answer tells beside the candidates: the foot, the reasons, the sources, the advice."""
    one, value = given
    feet = footwear.feet(one, value)
    body = length(*feet, "foot_length", "mm") if feet else EMPTY
    reasons = [*notes, *_route_reasons(found, one, wanted, size, to, name)]
    if feet:
        reasons.append(reason("foot", size=str(size), low=f"{feet[0]:g}", high=f"{feet[1]:g}"))
    reasons += [*ties(target), *traps(one, wanted, size, target)]
    width = footwear_widths.said(size, one.audience, wanted.system, target[0][0] if target else None)
    reasons += width.said
    body = FrozenMap({**body, **dict(width.body)}) if width.body else body
    cited = cite_line(f"{found.cited} {width.cited}" if width.cited else found.cited)
    if name is not None and found.route in ("brand", "brand_offset"):
        charts = footwear.of_brand(name, one.audience)
        reasons.append(chart_dates.said(name, (chart.date for chart in charts), as_of))
    elif name is not None:
        reasons.append(reason("brand_none", Severity.CAUTION, brand=name, size=str(size)))
    remedies = (measure_foot(feet),) if feet else ()
    return {"body": body, "reasons": tuple(reasons), "evidence": cited, "remedies": remedies}


def _labels(asked: Asked) -> list[Size]:
    """Return the sizes that one label names side by side: one for each system, the likeliest."""
    found = [asked.size]
    for other in asked.others:
        if other.audience == asked.size.audience and all(one.system is not other.system for one in found):
            found.append(other)
    return found


def _same_numbers(one: footwear.Scale, wanted: footwear.Scale) -> bool:
    return one.anchor == wanted.anchor


def _joined(
    parts: list[Size], wanted: footwear.Scale, name: str | None, found: footwear.Step
) -> tuple[Odds, tuple[Reason, ...]]:
    """Return what the labels of one shoe say together; raise where they exclude each other."""
    first = footwear_numbers.value_of(parts[0])
    assert first is not None
    said = [found.odds]
    for other in parts[1:]:
        at = footwear_numbers.value_of(other)
        if at is None:
            continue
        beside = footwear.convert(first[0], first[1], at[0], name).odds
        if beside and at[0].id != first[0].id:
            nearest = min(abs(label - at[1]) for label, share in beside if share >= 0.04)
            unit = 12 * (10 if at[0].system in (System.KR, System.CN, System.MONDOPOINT) and not at[0].old else 1)
            if nearest > unit:
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


def _unread(asked: Asked, parts: list[Size], audience: str) -> None:
    """Raise where a system that a label names beside others has no such number for the shoe's audience."""
    if not asked.size.span or not footwear_cutting.dual(asked.size.span):
        return
    for one in footwear_cutting.groups(asked.size.span) or ():
        if one.system is not None and one.value is not None and all(one.system is not part.system for part in parts):
            raise Contradiction(
                f"{asked.size} ({audience}) is beside {one.system} {engine.written(one.value)}, "
                f"which is no size of {AUDIENCES[audience]}",
                field="size",
                value=asked.size.span,
            )


def _men_beside_women(size: Size) -> None:
    """Raise where a label's men's and women's numbers of one system are not those of one shoe."""
    both = footwear_cutting.men_and_women(str(size.span))
    if both is None:
        return
    gap = both[1] - both[0]
    offsets = [offset for offset, _ in footwear.women_offsets()] if size.system in (System.US, System.CA) else [0]
    if not min(offsets) - 6 <= gap <= max(offsets) + 6:
        men, women = (engine.written(value) for value in both)
        known = " to ".join(engine.written(each) for each in (min(offsets), max(offsets))) if len(offsets) > 1 else "0"
        raise Contradiction(
            f"men's {men} and women's {women} are no one shoe: {size.system} women's numbers stand {known} above men's",
            field="size",
            value=size.span,
        )


def _route_reasons(
    found: footwear.Step, one: footwear.Scale, wanted: footwear.Scale, size: Size, to: System, name: str | None
) -> list[Reason]:
    system = vocabulary.land(to)
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


def _range(
    asked: Asked, to: System | None, hints: Hints, brand: str | None, to_brand: str | None, as_of: str | None
) -> Conversion:
    """Convert a double size such as 37-38: what both of its ends become."""
    size = asked.size
    low, _, high = size.label.partition("-")
    if not (low and high):
        raise UnreadableSize("no size designation of shoes", field="size", value=str(size))
    ends = []
    for label in (low, high):
        part = Size.trusted(**{**size.__dict__, "label": label, "span": None})
        ends.append(convert(Asked(part, (), (), ()), to, hints, brand, to_brand, as_of))
    mixed: dict[Size, float] = {}
    for end in ends:
        for candidate in end.candidates:
            mixed[candidate.size] = mixed.get(candidate.size, 0.0) + candidate.probability / 2
    found = sorted(mixed.items(), key=lambda pair: -pair[1])
    notes = (*asked.notes, reason("double", size=str(size), low=low, high=high), *ends[0].reasons[:1])
    return answer(size, ends[0].to, found, ends[0].body, ends[0].route, notes, ends[0].evidence, asked.missing)


def _other_audience(asked: Asked, to: System | None, hints: Hints) -> Conversion:
    """Convert a shoe between men's and women's labels: the same shoe, another number on the US scale."""
    size = asked.size
    if to is None:
        raise UnknownOption(
            "men's and women's labels meet in a system, not in a brand", field="to", choices=("US", "UK", "EU")
        )
    assert hints.audience is not None
    given = footwear_numbers.value_of(size)
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
    wanted = scale_of(to, str(other))
    if one.anchor == "US" and wanted.anchor == "US":
        odds = [(value + sign * gap, share) for gap, share in footwear.women_offsets()]
    else:
        start = one
        mixed: dict[int, float] = {}
        middle = footwear.convert(start, value, scale_of(System.UK, str(own))).odds
        for label, share in middle:
            for found, part in footwear.convert(scale_of(System.UK, str(other)), label, wanted).odds:
                mixed[found] = mixed.get(found, 0.0) + share * part
        odds = sorted(mixed.items(), key=lambda pair: -pair[1])
    target = [
        (footwear_numbers.sized(wanted, label, hints.audience, size.item or footwear_numbers.ITEM), share)
        for label, share in odds
        if on_sale(wanted, label)
    ]
    reasons = (
        *asked.notes,
        reason("other_audience", one=AUDIENCES[str(own)], other=AUDIENCES[str(other)]),
        plain_reason("us_women", Severity.CAUTION),
    )
    return answer(
        size,
        to,
        target,
        EMPTY,
        Route.PAIRS,
        reasons,
        cite(("iso-ts-19407", "high"), ("shoes-nike", "high")),
        (*asked.missing, Missing.brand),
    )
