"""The shoe that a foot asks for."""

from __future__ import annotations

from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.errors import UnknownOption, UnreadableSize
from specconv.ground.value import FrozenMap
from specconv.sizes import chart_dates, footwear, footwear_numbers, footwear_widths, scales, vocabulary
from specconv.sizes.footwear_answer import on_sale, scale_of, shoe, traps
from specconv.sizes.footwear_engine import TWELFTHS
from specconv.sizes.goods_answer import AUDIENCES, answer, cite_line, length, reason, unmeasured
from specconv.sizes.hints import Hints
from specconv.sizes.values import Audience, Conversion, Route, Size, System


def _neighbours(target: list[tuple[Size, float]]) -> bool:
    """Tell whether no other candidate lies between the two likeliest: a foot lies between neighbours alone."""
    values = [known[1] for size, _ in target if (known := footwear_numbers.value_of(size)) is not None]
    low, high = sorted(values[:2])
    return not any(low < value < high for value in values[2:])


def recommend(
    measures: dict[str, float], to: System | None, hints: Hints, to_brand: str | None, as_of: str | None = None
) -> Conversion:
    """Return the shoe that one foot, or the longer of two, asks for."""
    feet = [measures[name] for name in ("foot_length", "foot_left", "foot_right") if name in measures]
    missing: tuple[Missing, ...] = ()
    reasons: list[Reason] = []
    audience = hints.audience
    group = footwear.group(audience)
    if not feet:
        return unmeasured(scales.goods()[hints.item or footwear_numbers.ITEM], to or System.EU, measures)
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
    given = scale_of(System.MONDOPOINT, group)
    low, high = given.first, given.last
    if not low <= longest * 10 <= high:
        unit = f" (numbers are mm; for cm write '{10 * longest:g} cm')" if low <= longest * 100 <= high else ""
        raise UnreadableSize(
            f"no shoes of {AUDIENCES[group]} are sold for this foot; sold are {low} to {high} mm{unit}",
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
    wanted = scale_of(printed, group)
    step = footwear.convert(given, value, wanted, name)
    size = Size.trusted(system=printed, label="", audience=audience, item=hints.item)
    target = [(shoe(wanted, label, size, printed), share) for label, share in step.odds if on_sale(wanted, label)]
    if name:
        target = [(Size.trusted(**{**one.__dict__, "brand": name}), share) for one, share in target]
    foot = f"{10 * longest:g}"
    reasons.append(reason("foot_given", mm=foot, system=vocabulary.land(printed)))
    if step.route == "standard":
        reasons.append(reason("shoe_standard", Severity.CAUTION, size=f"{foot} mm", system=vocabulary.land(printed)))
    if len(target) > 1 and target[1][1] > 0.6 * target[0][1] and _neighbours(target):
        reasons.append(reason("between", one=str(target[0][0]), other=str(target[1][0])))
    reasons += traps(given, wanted, size, target)
    width = footwear_widths.measured(group, measures, target[0][0] if target else None)
    reasons += width.said
    body = length(10 * longest, 10 * longest, "foot_length", "mm")
    if name is None:
        missing = (*missing, Missing.brand)
    elif step.route in ("brand", "brand_offset"):
        reasons.append(chart_dates.said(name, (chart.date for chart in footwear.of_brand(name, group)), as_of))
    return answer(
        None,
        to_brand or printed,
        target,
        FrozenMap({**body, **dict(width.body)}),
        Route.MEASUREMENTS,
        tuple(reasons),
        cite_line(f"{step.cited} {width.cited}"),
        missing,
    )
