"""What answers about sizes say: reasons, bodies as phrases, the advice to check a measure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from specconv.ground.answer import Reason, Remedy, Severity
from specconv.ground.interval import Interval
from specconv.ground.value import FrozenMap, Name
from specconv.sizes.questions import DIMENSION_NAMES


def reason(code: str, severity: Severity = Severity.INFO, **values: object) -> Reason:
    """Return a reason of the sizes."""
    return Reason.trusted(code=f"size.{code}", severity=severity, values=FrozenMap(values), rule=None, chart=None)


@cache
def plain_reason(code: str, severity: Severity = Severity.INFO) -> Reason:
    """Return a reason without values; reasons are shared."""
    return reason(code, severity)


def alone(notes: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return notes for an answer that goes by one reading of a label alone: there are no odds that count the others."""
    return tuple(
        Reason.trusted(
            code=f"{one.code}_alone", severity=one.severity, values=one.values, rule=one.rule, chart=one.chart
        )
        if one.code.endswith(".assumed_system") else one
        for one in notes
    )  # fmt: skip


_UNIT_NAMES = {"cm": "厘米", "mm": "毫米", "kg": "公斤", "ml": "毫升", "mm²": "平方毫米"}


def quantity_name(name: str) -> Name:
    """Return the name of a quantity that is no dimension of the body of clothing, such as the length of the foot."""
    from specconv.sizes.scales import quantity_words

    return quantity_words().get(name) or Name(name.replace("_", " "))


_MEASURES = {
    "underbust": Name("underbust", zh="下胸围"), "inside_leg": Name("inside leg", zh="裤内长"),
    "sleeve": Name("sleeve", zh="袖长"), "weight": Name("weight", zh="体重"), "age": Name("age", zh="年龄"),
}  # fmt: skip


def measure_name(name: str) -> Name:
    """Return the name of what was measured, of clothing or of what else may be said of a body."""
    return DIMENSION_NAMES.get(name) or _MEASURES.get(name) or quantity_name(name)


def said_body(body: FrozenMap[Interval], most: int = 3) -> tuple[Name, ...]:
    """Return a body as phrases: "bust 86-90 cm"."""
    found = []
    for name, interval in list(body.items())[:most]:
        known = measure_name(name)
        digits = 1 if interval.unit in ("cm", "kg") else 3
        low, high = f"{round(interval.low, digits):g}", f"{round(interval.high, digits):g}"
        figures = low if low == high else f"{low}-{high}"
        unit = Name(interval.unit, zh=_UNIT_NAMES.get(interval.unit, interval.unit))
        found.append(
            Name(f"{known} {figures} {unit}".rstrip(), zh=f"{known.say('zh')} {figures} {unit.say('zh')}".rstrip())
        )
    return tuple(found)


@cache
def charts_said(count: int) -> Name:
    """Return a number of independent charts as a phrase: "1 independent chart"."""
    return Name(f"{count} independent {'chart' if count == 1 else 'charts'}", zh=f" {count} 份独立的尺码表")


def check_remedy(body: FrozenMap[Interval]) -> Remedy:
    """Return the advice to check the first dimension of a body against the shop's chart."""
    name, interval = next(iter(body.items()))
    return _check_remedy(name, interval.middle)


@lru_cache(maxsize=4096)
def _check_remedy(name: str, middle: float) -> Remedy:
    values = FrozenMap(dimension=DIMENSION_NAMES[name], cm=f"{round(middle * 2) / 2:g}")
    return Remedy.trusted(code="size.check_measure", rank=1, values=values, rule=None)
