"""What every answer about shoes says: the scale asked for, the traps and the foot to measure."""

from __future__ import annotations

from specconv.ground.answer import Reason, Remedy, Severity
from specconv.ground.errors import UnknownOption
from specconv.ground.value import FrozenMap
from specconv.sizes import footwear, footwear_numbers
from specconv.sizes import footwear_engine as engine
from specconv.sizes.footwear_engine import TWELFTHS
from specconv.sizes.goods_answer import AUDIENCES, plain_reason, reason
from specconv.sizes.values import Audience, Size, System


def scale_of(system: System, audience: str) -> footwear.Scale:
    """Return the scale of a system or of the one that it follows; raise where no shoes are sold by either."""
    found = footwear.scale(system, audience)
    if found is None:
        raise UnknownOption(
            f"no shoes for {AUDIENCES[audience]} are sold by this system",
            field="to",
            value=system.value,
            choices=[one.value for one in footwear.systems() if footwear.scale(one, audience)][:6],
        )
    return found


def on_sale(one: footwear.Scale, label: int) -> bool:
    """Tell whether a label (twelfths) is within what is sold."""
    return one.low <= label <= one.high


def shoe(one: footwear.Scale, label: int, size: Size, to: System) -> Size:
    """Return a label (twelfths) of a scale as a shoe of the audience of ``size``."""
    made = footwear_numbers.sized(one, label, size.audience or Audience.MEN, size.item or footwear_numbers.ITEM)
    return made if made.system is to else Size.trusted(**{**made.__dict__, "system": to})


def traps(one: footwear.Scale, wanted: footwear.Scale, size: Size, target: list[tuple[Size, float]]) -> list[Reason]:
    """Return what goes wrong between two scales: women's offsets, centimetres, old numbers, children."""
    found = []
    anchors = {one.anchor, wanted.anchor}
    if one.audience == "women" and "US" in anchors and len(anchors) > 1:
        found.append(plain_reason("us_women", Severity.CAUTION))
    if "CM" in anchors and len(anchors) > 1:
        found.append(plain_reason("cm_basis", Severity.CAUTION))
    if wanted.system is System.CN and not wanted.old and target:
        best = footwear_numbers.value_of(target[0][0])
        if best is not None:
            found.append(reason("cn_old", label=engine.written(best[1] // 5 - 10 * TWELFTHS)))
    if one.old:
        found.append(plain_reason("cn_old_not_eu", Severity.CAUTION))
    if one.audience == "kids" and {"UK", "US"} & anchors:
        found.append(plain_reason("child_restart"))
    return found


def measure_foot(feet: tuple[float, float]) -> Remedy:
    """Return the advice to measure the foot, with the length to expect in mm."""
    middle = round((feet[0] + feet[1]) / 2)
    return Remedy.trusted(code="scale.measure_foot", rank=1, values=FrozenMap(mm=middle), rule=None)
