"""The verbs of product feeds: write a size in a feed's terms, and read a feed's row back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from specconv.answers.labels import read_size
from specconv.ground.errors import Contradiction, UnknownOption
from specconv.sizes import brand_charts, feeds, feeds_reading, footwear, vocabulary
from specconv.sizes.feeds_reading import Asked
from specconv.sizes.label_wearers import CHILDREN
from specconv.sizes.values import Audience, FitType, Size
from specconv.sizes.writing import BARE


def format(size: Size, style: str = "plain") -> str | dict[str, Any]:
    """Return a size as text (``plain``) or as the fields of a feed: google, schema.org, gs1, amazon or shopify.

    What a feed has no term for stays in the text of the size. Read with its audience and item, what is written gives
    the same size back: ``read_size`` reads the text, :func:`specconv.from_feed` the fields.

    >>> size = read_size("US 8 petite", audience="women", item="dress")[0]
    >>> format(size)
    'US 8 petite'
    >>> format(size, "google")["size_type"], format(size, "google")["size_system"]
    ('petite', 'US')

    Raises :class:`~specconv.UnknownOption` for another style and for what is no :class:`~specconv.Size`.
    """
    if not isinstance(size, Size):
        raise UnknownOption("expected a Size, such as read_size returns", field="size", value=size)
    return feeds.write(size, feeds.dialect_of(style, "style", "plain"))


def from_feed(
    row: Mapping[str, Any], dialect: str = "google", *, item: str | None = None, audience: str | None = None
) -> tuple[Size, ...]:
    """Return the readings of the size in a feed's row, most plausible first; ``()`` when it holds no size.

    ``dialect`` is google, schema.org, gs1, amazon or shopify. The row's fields for system, audience, fit type and
    category narrow the readings; ``item`` and ``audience`` say what the row does not. Fields that say nothing of a size
    are passed over.

    >>> print(from_feed({"size": "12", "size_system": "UK", "gender": "female", "age_group": "adult"})[0])
    UK 12

    Raises :class:`~specconv.Contradiction` where a field excludes what the size says itself (``size_system`` UK beside
    ``EU 38``), :class:`~specconv.UnknownOption` or :class:`~specconv.UnknownSystem` for a value that its field does not
    know, :class:`~specconv.UnreadableSize` for a text longer than 1,000 characters.
    """
    named, whom = vocabulary.item(item), vocabulary.audience(audience)
    found: dict[Size, None] = {}
    for asked in feeds_reading.read(row, feeds.dialect_of(dialect, "dialect")):
        known = asked._replace(item=named or asked.item, audience=whom or asked.audience)
        known = known._replace(brand=_known_brand(known.brand, known.item))
        for text in asked.texts:
            found.update(dict.fromkeys(_read(text, known)))
    return tuple(found)


def _known_brand(name: str | None, item: str | None) -> str | None:
    """Return a brand that has charts; a feed names many that have none."""
    if name is None:
        return None
    if item is not None and item not in vocabulary.items():
        return footwear.brand_name(name)
    try:
        return brand_charts.brand_name(name)
    except UnknownOption:
        return None


def _read(text: str, asked: Asked) -> tuple[Size, ...]:
    found = _readings(text, asked)
    if not found:
        _refuse_contradiction(text, asked)
        return ()
    first = found[0]
    if asked.system not in (None, first.system) and first.system not in BARE and not _alike(asked, first):
        _contradict("system", text, first, asked)
    if asked.audience is not None and first.audience is not None and not _same_people(asked.audience, first.audience):
        _contradict("audience", text, first, asked)
    if (
        asked.fit not in (None, FitType.REGULAR)
        and first.fit_type not in (None, FitType.REGULAR, asked.fit)
        and "fit" in asked.said
    ):
        _contradict("fit", text, first, asked)
    return found


def _readings(text: str, asked: Asked) -> tuple[Size, ...]:
    """Return the readings of a text under the hints of its row; a contradiction names the field of the row."""
    try:
        return read_size(
            text, item=asked.item, audience=asked.audience, system=asked.system, brand=asked.brand, fit_type=asked.fit
        )
    except Contradiction as error:
        hint = (error.field or "").removesuffix("_type")
        if hint in asked.said and (found := _readings(text, _without(asked, hint))):
            _contradict(hint, text, found[0], asked)
        raise


def _alike(asked: Asked, first: Size) -> bool:
    """Tell whether the reading's system prints the numbers of the row's (Canada prints those of the US)."""
    assert asked.system is not None
    entries = vocabulary.systems()
    return entries[asked.system].follows == first.system or entries[first.system].follows == asked.system


def _same_people(one: Audience, other: Audience) -> bool:
    return one == other or Audience.UNISEX in (one, other) or {one, other} <= CHILDREN


def _refuse_contradiction(text: str, asked: Asked) -> None:
    """Raise where a size is readable without one of the hints: that hint and the size exclude each other."""
    for hint in ("system", "audience", "fit"):
        if hint not in asked.said or (hint == "audience" and text.replace(".", "", 1).isdigit()):
            continue
        found = _readings(text, _without(asked, hint))
        if found:
            _contradict(hint, text, found[0], asked)


def _without(asked: Asked, hint: str) -> Asked:
    if hint == "system":
        return asked._replace(system=None)
    return asked._replace(audience=None) if hint == "audience" else asked._replace(fit=None)


def _contradict(hint: str, text: str, first: Size, asked: Asked) -> None:
    if hint not in asked.said:
        return
    field, value = asked.said[hint]
    whom = f" ({first.audience})" if hint == "audience" and first.audience else ""
    raise Contradiction(f"excluded by the size {text!r}, which reads as {first}{whom}", field=field, value=value)
