"""The label that a brand prints for a shoe of another system or brand."""

from __future__ import annotations

from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.errors import UnknownOption
from specconv.ground.value import EMPTY
from specconv.sizes import chart_dates, footwear
from specconv.sizes.footwear_answer import measure_foot, scale_of, shoe
from specconv.sizes.footwear_engine import Odds
from specconv.sizes.goods_answer import answer, cite_line, length, plain_reason, reason, ties
from specconv.sizes.values import Conversion, Route, Size, System


def convert(
    size: Size,
    given: tuple[footwear.Scale, int],
    to: System | None,
    name: str | None,
    to_name: str,
    missing: tuple[Missing, ...],
    notes: tuple[Reason, ...],
    as_of: str | None = None,
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
    if to is None and not printed:
        raise UnknownOption(
            f"the shoe chart of {to_name} has none of EU, US and UK: name the system", field="to", value=to_name
        )
    system = to or (one.system if one.system.value in printed else System(printed[0]))
    wanted = scale_of(system, group)
    mixed: dict[int, float] = {}
    for scale in ("CM", "US", "UK", "EU"):
        if scale == one.anchor:
            middle: Odds = [(one.anchored(value), 1.0)]
        else:
            via = scale_of(System.JP if scale == "CM" else System(scale), group)
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
            Size.trusted(**{**shoe(wanted, round(wanted.own(label)), size, system).__dict__, "brand": to_name}),
            share / total,
        )
        for label, share in sorted(mixed.items(), key=lambda pair: -pair[1])
    ]
    reasons = [*notes, reason("shoe_to_brand", size=str(size), brand=to_name)]
    reasons.append(chart_dates.said(to_name, (chart.date for chart in charts), as_of))
    if name is None:
        reasons.append(plain_reason("whose_label", Severity.CAUTION))
        missing = (*missing, Missing.brand)
    feet = footwear.feet(one, value)
    body = length(*feet, "foot_length", "mm") if feet else EMPTY
    cited = cite_line(" ".join(f"{chart.source.split()[0]} {chart.confidence}" for chart in charts))
    return answer(
        size,
        to_name,
        target,
        body,
        Route.BRAND,
        (*reasons, *ties(target)),
        cited,
        missing,
        (measure_foot(feet),) if feet else (),
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
