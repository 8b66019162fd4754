"""Every size that the data hold, as values: the ladders of all systems, designations of standards, shoes, bras, goods.

What is written is tested on all of them (``tests/sizes/test_written_sizes.py``), and a program may walk through them to
fill a list of choices. A label stands in the spelling that the reader gives it. Sizes of items that are measured alike
differ in the item alone, so each block of items is spoken for by one or two.

>>> sum(1 for _ in bra_sizes()) > 1000, next(iter(bra_sizes()))
(True, Size(system=<System.AU: 'AU'>, label='4AA', ...))
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from specconv.ground.catalog import rows
from specconv.ground.value import EMPTY, FrozenMap
from specconv.sizes import bras, footwear, footwear_numbers, scales, vocabulary
from specconv.sizes.footwear_engine import TWELFTHS
from specconv.sizes.label_letters import spelled
from specconv.sizes.values import Audience, FitType, Size, System

YOUNG = (Audience.KIDS, Audience.GIRLS, Audience.BOYS, Audience.BABY)
GROWN = (Audience.WOMEN, Audience.MEN)
ITEMS = {
    "any": ("apparel", "dress", "trousers"), "upper": ("top", "jacket"), "lower": ("trousers", "skirt"),
    "metric": ("top", "jacket"), "collar": ("dress_shirt",),
}  # fmt: skip
"""The items that speak for a block; ``any`` is a number that all garments of an audience share,
``metric`` one of the upper body in cm where another is in inches."""
INSEAMS = range(26, 39)
"""Lengths in inches that trousers are sold in, one size of waist beside each."""


def every_size() -> Iterator[Size]:
    """Yield every size of the data once."""
    seen: set[Size] = set()
    for size in itertools.chain(
        numbered(), laddered(), charted(), waist_lengths(), designations(), shoe_sizes(), bra_sizes(), goods_sizes(),
        house_sizes(),
    ):  # fmt: skip
        if size not in seen:
            seen.add(size)
            yield size


def _clothing(
    system: System, label: str, audience: Audience, items: Iterable[str], fit: FitType | None, parts: Any = EMPTY
) -> Iterator[Size]:
    for item in items:
        if item in ("dress", "skirt") and audience in (Audience.MEN, Audience.BOYS):
            continue
        yield Size.trusted(system=system, label=label, audience=audience, item=item, fit_type=fit, parts=parts)


def _audiences(name: str) -> tuple[Audience, ...]:
    return YOUNG if name == "kids" else (Audience(name),)


_FIT_BLOCKS: dict[str, tuple[FitType | None, ...]] = {
    "junior": (FitType.JUNIOR,), "short": (FitType.SHORT,), "long": (FitType.LONG,), "plus": (FitType.PLUS,),
    "fitted": (FitType.PETITE, FitType.TALL),
}  # fmt: skip
"""Blocks of numbers that stand under a fit type alone."""
_ZEROS = {-2.0: "00", -4.0: "000", -6.0: "0000", -8.0: "00000"}


def numbered() -> Iterator[Size]:
    """Yield the numbers of every system (``sizes/ranges``), also of those that print another system's numbers."""
    followers: dict[str, list[System]] = {}
    for entry in vocabulary.systems().values():
        followers.setdefault(entry.code.value, []).append(entry.code)
        if entry.follows is not None:
            followers.setdefault(entry.follows.value, []).append(entry.code)
    for scale, whom, block, first, last, step, *_ in rows("sizes/ranges"):
        fits = _FIT_BLOCKS.get(block, (None,))
        items = ITEMS.get(block, ITEMS["any"])
        for system in followers[scale.partition(".")[0]]:
            for at in range(int((last - first) / step) + 1):
                value = first + at * step
                label = _ZEROS.get(value, f"0{value:g}" if block == "zero" else f"{value:g}")
                for audience, fit in itertools.product(_audiences(whom), fits):
                    yield from _clothing(system, label, audience, items, fit)


def _system(scale: str) -> System | None:
    """Return the system of a scale; the inches of a Chinese or Korean waist are those of any other."""
    code, _, series = scale.partition(".")
    return System.WAIST if series == "waist" else System(code) if code in System.__members__ else None


def laddered() -> Iterator[Size]:
    """Yield the sizes that charts and standards' tables print, by audience, fit type and block."""
    for name in ("women", "men", "kids"):
        for whom, fit, block, scale, _, table, *_ in rows(f"sizes/evidence_{name}"):
            system = _system(scale)
            if system is None:
                continue
            wanted = None if fit == "regular" else FitType(fit)
            items = ITEMS[block] if whom in GROWN else ITEMS["any"]
            if block == "upper" and whom == "women":
                items = ("apparel", "dress", *items)
            for line in table:
                for item in items:
                    yield from _printed(system, line[0], Audience(whom), item, wanted)


def _printed(system: System, label: str, audience: Audience, item: str, fit: FitType | None) -> Iterator[Size]:
    if system is System.CN and "/" in label:
        height, _, girth = label.partition("/")
        lower = _lower(item)
        name = "waist" if lower else "bust" if audience is Audience.WOMEN else "chest"
        found: dict[str, Any] = {"height": int(height), name: int(girth.rstrip("YABC"))}
        if girth[-1].isalpha():
            found["body_type"] = girth[-1]
        yield from _clothing(system, label, audience, (item,), fit, FrozenMap(found))
    elif system is System.WAIST:
        if _lower(item):
            yield from _clothing(system, label, audience, (item,), fit, FrozenMap({"waist_in": int(label)}))
    else:
        yield from _clothing(system, _label(label), audience, (item,), fit or _told(system, label, audience))


def _told(system: System, label: str, audience: Audience) -> FitType | None:
    """Return the fit type that a label tells where its chart names none: 1X is a plus size, US 9 a junior one."""
    if audience is not Audience.WOMEN:
        return None
    if system is System.INT and re.fullmatch(r"\dX", label):
        return FitType.PLUS
    return FitType.JUNIOR if system is System.US and label.isdigit() and int(label) % 2 else None


def _label(label: str) -> str:
    """Return a printed label in the reader's spelling: ``XXXL`` is 3XL, ``18-24m`` is 18-24M."""
    upper = label.upper()
    return spelled(upper) if re.fullmatch(r"\d?X{0,6}[SML]", upper) else upper


def _lower(item: str) -> bool:
    return vocabulary.items()[item].block == "lower"


def charted() -> Iterator[Size]:
    """Yield the sizes that stand in charts of brands."""
    for _, _, whom, garments, fit, _, _, _, _, lines, *_ in rows("sizes/brand_charts"):
        wanted = FitType(fit) if fit else None
        lower = set(garments.split()) <= {"bottoms", "jeans", "skirts", "underwear"}
        for labels in lines[::2]:
            for part in filter(None, labels.split(";")):
                scale, _, names = part.partition("=")
                system = _system(scale)
                if system is not None:
                    item = "trousers" if lower else "dress_shirt" if garments == "shirts" else "top"
                    for label in names.split("|"):
                        yield from _printed(system, label, Audience(whom), item, wanted)


def waist_lengths() -> Iterator[Size]:
    """Yield waist and length in inches: ``W32/L34``."""
    for scale, whom, _, first, last, *_ in rows("sizes/ranges"):
        if scale == "WAIST":
            for waist, inseam in itertools.product(range(int(first), int(last) + 1), INSEAMS):
                parts = FrozenMap({"waist_in": waist, "inseam_in": inseam})
                yield from _clothing(
                    System.WAIST, f"{waist}/{inseam}", Audience(whom), ("trousers", "jeans"), None, parts
                )
    lengths = {"short": FitType.SHORT, "regular": FitType.REGULAR, "long": FitType.LONG}
    for system in (System.US, System.UK):
        for chest in range(34, 61):
            for name, fit in lengths.items():
                said = FrozenMap({"length": name})
                yield from _clothing(system, str(chest), Audience.MEN, ("suit", "jacket"), fit, said)


def designations() -> Iterator[Size]:
    """Yield the designations of the standards: GB/T 1335, JIS L 4002 to 4005, GOST 31396 and 31399, Nordic C and D."""
    for standard, code, whom, block, columns in rows("sizes/designations"):
        audience, system = Audience(whom), System(code)
        for chosen in itertools.product(*columns):
            parts: dict[str, Any] = {}
            for column in chosen:
                parts.update(column)
            label = _designation(standard, parts)
            for size in _clothing(system, label, audience, ITEMS[block], None, FrozenMap(parts)):
                yield size.with_(standard=standard)
    for scale, whom, _, first, last, step, *_ in rows("sizes/ranges"):
        if scale == "NORDIC":
            for number, hip in itertools.product(range(int(first), int(last) + 1, int(step)), "BCD"):
                for size in _clothing(
                    System.NORDIC, str(number), Audience(whom), ITEMS["any"], None, FrozenMap({"hip_type": hip})
                ):
                    yield size.with_(standard="nordic-cd")


def _designation(standard: str, parts: dict[str, Any]) -> str:
    """Return the label of a designation, and leave in ``parts`` what it says."""
    girth = parts.get("bust") or parts.get("chest") or parts.get("waist") or 0
    if standard.startswith("gbt"):
        return f"{parts['height']}/{girth}{parts.get('body_type', '')}"
    if standard == "jis-l4005":
        return str(parts.pop("number"))
    if standard == "jis-l4004":
        return f"{girth}{parts['body_type']}{(parts['height'] - 145) // 5}"
    if standard.startswith("jis"):
        return f"{parts['height']}{parts['body_type']}"
    if "double" in parts:
        parts.pop("girth")
        return str(parts.pop("double"))
    return str(girth // 2)


@cache
def _widths(group: str) -> dict[str, tuple[str, ...]]:
    """Return the widths on sale for an audience by system; a cell such as ``F-G`` names both."""
    found: dict[str, dict[str, None]] = {}
    for whom, _, _, _, *cells in rows("sizes/footwear_widths"):
        if whom == group:
            for system, cell in zip(("US", "UK", "JP", "EU"), cells, strict=False):
                found.setdefault(system, {}).update(dict.fromkeys(filter(None, str(cell).split("-"))))
    return {system: tuple(widths) for system, widths in found.items()}


def _sold(of: footwear_numbers.Printing, value: int) -> bool:
    """Tell whether shops print a label (twelfths): millimetres are whole or end in .5."""
    millimetres = of.scale.high > 100 * TWELFTHS
    return footwear_numbers.steps(of, value) and not (millimetres and value % (TWELFTHS // 2))


def shoe_sizes() -> Iterator[Size]:
    """Yield the shoes of every system and audience: all fractions that are sold, widths, and doubles such as 37-38."""
    for (system, group), known in footwear.scales().items():
        for one, audience in itertools.product(known, _audiences(group)):
            of = footwear_numbers.printing(one)
            for value in range(one.low, one.high + 1):
                if not _sold(of, value):
                    continue
                yield footwear_numbers.sized(one, value, audience)
                if not value % (TWELFTHS // 2) and not one.old:
                    for width in _widths(group).get(system.value, ()):
                        yield footwear_numbers.sized(one, value, audience, width=width)
                if one.anchor == "EU" and not value % TWELFTHS and value + TWELFTHS <= one.high:
                    label = f"{value // TWELFTHS}-{value // TWELFTHS + 1}"
                    yield Size.trusted(system=system, label=label, audience=audience, item=footwear_numbers.ITEM)
    for group in footwear.GROUPS:
        for mondo in footwear.scales()[System.MONDOPOINT, group]:
            for value, audience in itertools.product(range(mondo.low, mondo.high + 1), _audiences(group)):
                if _sold(footwear_numbers.printing(mondo), value):
                    yield footwear_numbers.sized(mondo, value, audience, "ski_boots")


def bra_sizes() -> Iterator[Size]:
    """Yield band and cup of every system, under each name of a cup."""
    for one in bras.systems().values():
        for band in range(one.first, one.last + 1, one.step):
            for place, names in enumerate(one.cups):
                for name in names:
                    yield bras.sized(one, band, (place,), name)


def goods_sizes() -> Iterator[Size]:
    """Yield rings, hats, gloves and all other goods: every label of every scale."""
    for good in scales.goods().values():
        for one in scales.scales(good.id):
            for label in one.labels():
                yield scales.sized(one, label)


def house_sizes() -> Iterator[Size]:
    """Yield the sizes of scales that one brand alone has."""
    names = {row[0]: row[1] for row in rows("sizes/brands")}
    for brand, _, whom, _, fit, _, _, _, _, lines, *_ in rows("sizes/brand_charts"):
        wanted = FitType(fit) if fit else None
        for labels in lines[::2]:
            for part in filter(None, labels.split(";")):
                scale, _, sizes = part.partition("=")
                if scale == "BRAND":
                    for label in sizes.split("|"):
                        yield Size.trusted(
                            system=System.INT, label=label, audience=Audience(whom), item="apparel", fit_type=wanted,
                            parts=FrozenMap({"house": True}), brand=names[brand],
                        )  # fmt: skip
