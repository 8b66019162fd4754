"""Which reading of a label is meant, what was assumed, and what is missing."""

from __future__ import annotations

from typing import Any, NamedTuple

from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.errors import Contradiction, UnreadableSize
from specconv.ground.text import clean
from specconv.ground.value import FrozenMap, Name
from specconv.sizes import (
    bras,
    footwear,
    footwear_cutting,
    footwear_numbers,
    footwear_reading,
    goods_dual,
    goods_reading,
    label_beside,
    label_twice,
    scales,
    vocabulary,
)
from specconv.sizes.goods_answer import AUDIENCES, reason
from specconv.sizes.hints import Hints
from specconv.sizes.values import Size

RARE = 0.25
"""A second way of counting in one country is not named below this share of the usual one's plausibility."""


class Asked(NamedTuple):
    """A size as it was understood: the reading chosen, the others, what was assumed and what is missing."""

    size: Size
    others: tuple[Size, ...]
    missing: tuple[Missing, ...]
    notes: tuple[Reason, ...]
    beside: tuple[Size, ...] = ()
    """What the label names in other systems beside the size, where it does (no shoes)."""


def choose(size: Any, hints: Hints, field: str = "size") -> Asked:
    """Return the reading that is meant, with what was assumed; raise where there is none."""
    if isinstance(size, Size):
        if hints.system is not None and hints.system is not size.system:
            raise UnreadableSize(
                f"the size is of system {size.system}, not {hints.system}", field="system", value=str(size)
            )
        return Asked(_of_goods(size, hints, field), (), (), ())
    found = goods_reading.read(size, hints)
    if not found:
        rest = label_beside.apart(clean(size, field)) if size.strip() else None
        if rest is not None and goods_reading.read(rest.text, hints):
            return choose(rest.text, hints, field)  # Black / 38
        found = _in_parts(size, hints)
    if not found:
        _refuse(size, hints, field)
    first = found[0]
    beside = _beside(size, first, hints, field) if scales.kind(first.item) in ("scale", "bra") else ()
    if beside:
        note = reason("dual_agree", labels=tuple(map(str, beside)))
        return Asked(beside[0], found[1:], (), (note,), beside[1:])
    missing: tuple[Missing, ...] = ()
    notes: list[Reason] = []
    if twice := label_twice.others_named(size, found):
        notes.append(label_twice.note(first, twice))
        found = tuple(one for one in found if one not in twice)
    if hints.system is None and not _one_system(found):
        others = tuple(dict.fromkeys(_spoken(other) for other in found[1:] if _spoken(other) != _spoken(first)))[:6]
        system = vocabulary.land(first.system)
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
        scales.kind(first.item) == "footwear"
        and hints.audience is None
        and not (first.span and footwear_cutting.men_and_women(first.span))
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


def _in_parts(text: str, hints: Hints) -> tuple[Size, ...]:
    """Return the readings of a label whose words are written together (EU75C), as ``read_size`` gives them."""
    from specconv.sizes import reading

    if not any(map(str.isalpha, text)):
        return ()
    return tuple(size for size in reading.read(text, hints) if scales.kind(size.item) is not None)


def _of_goods(size: Size, hints: Hints, field: str) -> Size:
    """Return a size that was handed in with its item and audience; refuse one that is of something else, or is none."""
    item = hints.item if size.item is None or (size.item, hints.item) == _MENS else size.item
    if hints.item is not None and item != hints.item and (item is None or _measure(item) != _measure(hints.item)):
        raise Contradiction(f"the size is of {item}", field="item", value=hints.item)
    if item != size.item or (size.audience is None and hints.audience is not None):
        size = Size.trusted(**{**size.__dict__, "audience": size.audience or hints.audience, "item": item})
    if scales.kind(item) == "bra" and bras.parsed(size.label, bras.bra(size.system)) is None:
        raise UnreadableSize(f"no size designation of {item}", field=field, value=str(size))
    return size


_MENS = ("underwear", "mens_underwear")


def _measure(item: str) -> tuple[str | None, str | None]:
    good = scales.goods().get(item)
    return scales.kind(item), good and good.quantity


def _beside(text: str, first: Size, hints: Hints, field: str) -> tuple[Size, ...]:
    """Return the sizes of a label that names several systems, () for a label that names one or none."""
    plain = clean(text, field, error=UnreadableSize)
    named = scales.item_in(plain) if hints.item is None else None
    parts = goods_reading.parts(named[1] if named else plain, first.item or "", hints)
    if len(parts) < 2 or not any(part.named for part in parts):
        return ()
    found = goods_dual.agreed(parts, text, field)
    return found if len(found) > 1 else ()


def _spoken(size: Size) -> Name:
    series = size.parts.get("series")
    known = series and next(
        (one for one in scales.scales(size.item or "") if one.system is size.system and one.series == series), None
    )
    return Name(f"{size} ({known.name})", zh=f"{size}（{known.name.say('zh')}）") if known else Name(str(size))


def _one_system(found: tuple[Size, ...]) -> bool:
    """Tell whether a label names its system: all likely readings count alike, or it names several side by side."""
    first = found[0]
    if all(size.system is first.system for size in found):
        return True
    if scales.kind(first.item) == "footwear" and first.span and footwear_cutting.dual(first.span):
        return True
    least = 0.04 * (first.plausibility or 0.0)
    return len({_counted(size) for size in found if (size.plausibility or 1.0) >= least}) <= 1


def _counted(size: Size) -> tuple[object, ...]:
    """Return what two systems that count alike have in common."""
    what = scales.kind(size.item)
    if what == "footwear":
        one = footwear.scale(size.system, footwear.group(size.audience) or "men", size.parts.get("series") == "old")
        return (one.anchor, one.times, one.plus) if one else (size.system,)
    if what == "bra":
        bra = bras.bra(size.system)
        return bra.factor, bra.shift, bra.cups, bra.cup_zero
    scale = scales.scale_of(size)
    return (scale.step, scale.zero) if scale and scale.step is not None else (size.system,)


def _series(found: tuple[Size, ...]) -> bool:
    first = found[0]
    if scales.kind(first.item) != "scale":
        return False
    least = RARE * (first.plausibility or 0.0)
    return any(
        other.system is first.system
        and (other.parts.get("series") != first.parts.get("series") or other.label != first.label)
        and (other.plausibility or 1.0) >= least
        for other in found[1:]
    )


def _refuse(size: Any, hints: Hints, field: str) -> None:
    try:
        plain = clean(size, field, error=UnreadableSize)
    except UnreadableSize:
        raise
    named = scales.item_in(plain) if hints.item is None else None
    item = named[0] if named else hints.item or footwear_numbers.ITEM
    plain = named[1] if named else plain
    if scales.kind(item) == "footwear":
        footwear_reading.refuse(size, plain, hints, field)
    if item == "bra":
        known = bras.refusal(hints.system or next((one for one, _ in goods_reading.split(plain, item) if one), None))
        sold = f"; sold are {known['range']}" if "range" in known else ""
        raise UnreadableSize(f"no size designation of a bra{sold}", field=field, value=size, choices=known["choices"])
    pieces = goods_reading.split(plain, item)
    system = next((one for one, _ in pieces if one is not None), hints.system)
    scales.refuse(item, size, system, field)
