"""The verb that reads a size label, and what a question about sizes says beside its label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from specconv.answers.verb import verb
from specconv.ground.errors import Contradiction, UnknownOption
from specconv.sizes import reading, vocabulary
from specconv.sizes.hints import Hints
from specconv.sizes.values import Audience, Size, System


def hints_of(system: object, audience: object, item: object, fit_type: object, place: object = None) -> Hints:
    """Return what a caller says beside the label; raise for what is in none of the closed lists."""
    return Hints(
        None if system is None else vocabulary.system(system, "system"),
        vocabulary.audience(audience),
        vocabulary.item(item),
        vocabulary.fit_type(fit_type),
        _places(place),
    )


def _places(place: object) -> tuple[System, ...]:
    if place is None:
        return ()
    given = getattr(place, "size_systems", None)
    if given is None:
        given = (place,) if isinstance(place, str) else place
    if not isinstance(given, Sequence):
        raise UnknownOption("expected a system code or a place", field="place", value=place)
    return tuple(vocabulary.system(getattr(one, "code", one), "place") for one in given)


def is_goods(item: str | None) -> bool:
    """Tell whether an item has sizes of its own: shoes, rings and the like, no clothing."""
    return item is not None and item not in vocabulary.items()


_NUMBERED = (System.DE, System.FR, System.IT)
"""Systems that number men's underwear apart: 5, not 50."""


def goods_of(size: Any, hints: Hints, wanted: System | None = None) -> Hints | None:
    """Return the hints of a question about shoes, rings and other goods with sizes of their own; None for clothing.

    Without an item the label tells: by a word for one, or because it is most plausibly one of theirs. Men's underwear
    is one of them where the given or the ``wanted`` system numbers it.
    """
    mens = hints.item == "underwear" and hints.audience is Audience.MEN
    if mens and (wanted in _NUMBERED or not _clothing(size, hints)):
        return hints._replace(item="mens_underwear")
    if hints.item is not None and is_goods(hints.item):
        return hints
    if hints.item is not None:
        if isinstance(size, Size) and is_goods(size.item):
            if size.item != "mens_underwear" or hints.item != "underwear":
                raise Contradiction(f"the size is of {size.item}", field="item", value=hints.item)
            return hints._replace(item=size.item)
        return None
    if isinstance(size, Size):
        return hints._replace(item=size.item) if is_goods(size.item) else None
    if isinstance(size, str):
        found = reading.read(size, hints)
        return hints._replace(item=found[0].item) if found and is_goods(found[0].item) else None
    return None


def sold_as_shoes(size: Any, hints: Hints, *brands: Any) -> bool:
    """Tell whether a label without an item is of shoes by the brands beside it.

    One of them sells shoes, and the label is no letter, age or waist: Nike's M is a shirt's, Nike's 9 and EU 44 are
    shoes', though its trousers are numbered 44 as well. A number that no shoe has is of clothes.
    """
    named = [one for one in brands if isinstance(one, str)]
    if not named or hints.item is not None or not isinstance(size, str):
        return False
    from specconv.sizes import footwear  # few questions name a brand

    if not any(map(footwear.brand_name, named)):
        return False
    found = reading.read(size, hints)
    lettered = any(not one.label[:1].isdigit() or one.system is System.AGE for one in found if not is_goods(one.item))
    told = size.strip()[:1].upper() == "W" or hints.fit_type is not None
    return any(one.item == "shoes" for one in found) and not lettered and not told


def goods_of_brands(size: Any, hints: Hints, goods: Hints | None, *brands: Any) -> Hints | None:
    """Return the hints of a question about goods with sizes of their own, where brands without an item tell.

    A number beside a brand that sells shoes is a shoe's; beside one that sells clothes alone it is none.
    """
    if hints.item is not None or not any(isinstance(one, str) for one in brands):
        return goods
    if goods is None:
        return hints._replace(item="shoes") if sold_as_shoes(size, hints, *brands) else None
    from specconv.sizes import brand_charts, footwear  # few questions name a brand

    named = [one for one in brands if isinstance(one, str)]
    clothes = any(map(brand_charts.is_brand, named)) and not any(map(footwear.brand_name, named))
    return None if goods.item == "shoes" and isinstance(size, str) and clothes else goods


def _clothing(size: Any, hints: Hints) -> bool:
    """Tell whether a size is read as one of clothing; measurements ask for one where nothing else is said."""
    return not isinstance(size, str) or bool(reading.read(size, hints))


@verb
def read_size(
    text: str,
    *,
    item: str | None = None,
    audience: str | None = None,
    system: str | None = None,
    place: Any = None,
    brand: str | None = None,
    fit_type: str | None = None,
) -> tuple[Size, ...]:
    """Return the readings of a size label, most plausible first; ``()`` for what is no size.

    Hints narrow the readings: ``system`` names the system where the text has no prefix, ``place`` (a place, or codes of
    its systems) only makes systems likelier.

    >>> [str(size) for size in read_size("165/88A", audience="women")]
    ['CN 165/88A']
    >>> read_size("250 ML")
    ()

    Raises :class:`~specconv.UnreadableSize` for what is no text or longer than 1,000 characters, and
    :class:`~specconv.UnknownOption` or :class:`~specconv.UnknownSystem` for an unknown hint.
    """
    hints = hints_of(system, audience, item, fit_type, place)
    found = reading.read(text, hints)
    return found if brand is None else _branded(found, text, brand, hints)


def _branded(found: tuple[Size, ...], text: str, brand: str, hints: Hints) -> tuple[Size, ...]:
    """Return readings as sizes of a brand, its own scale before all; kinds of goods that it has no chart of are left
    out, unless it is a brand of none."""
    from specconv.sizes import brand_charts, footwear

    shoes = footwear.brand_name(brand) if isinstance(brand, str) else None
    if shoes is not None and (hints.item == "shoes" or not brand_charts.is_brand(brand)):
        return tuple(size.with_(brand=shoes) for size in found if is_goods(size.item))
    name = brand_charts.brand_name(brand)
    house = None if hints.system or is_goods(hints.item) else brand_charts.house_size(brand, text.strip(), hints)
    named = tuple(size.with_(brand=name) for size in found if shoes is not None or not is_goods(size.item))
    return named if house is None else (house, *named)
