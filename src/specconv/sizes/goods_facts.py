"""What must not be converted, threads and gas connectors: both sides' figures."""

from __future__ import annotations

from specconv.ground.answer import Severity
from specconv.ground.interval import Interval
from specconv.ground.value import EMPTY, FrozenMap
from specconv.sizes import scales
from specconv.sizes.goods_answer import answer, cite, goes_by, identity, plain_reason, reason
from specconv.sizes.goods_choice import Asked
from specconv.sizes.values import Conversion, Route, System


def describe(asked: Asked, to: System) -> Conversion:
    """Describe what must not be converted: both sides' figures, and that nothing here is a fit."""
    size = asked.size
    good = scales.goods()[size.item or ""]
    one = scales.scale_of(size)
    made = one.quantity(size.label) if one else None
    wanted = scales.current(good.id, to)
    if wanted is not None and wanted is one and "glasses_same" in good.traps:
        return identity(size, to, (*asked.notes, plain_reason("trap_glasses_same")), asked.missing)
    reasons = [*asked.notes]
    if wanted is not None and wanted is not one and wanted.quantity(size.label) is None:
        reasons += goes_by(good, to, wanted)
    sources: list[tuple[str, str]] = []
    for scale in dict.fromkeys((one, wanted)):
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
    return answer(size, to, [], body, Route.NONE, tuple(reasons), cite(*sources), asked.missing)
