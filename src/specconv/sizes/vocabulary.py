"""The words of sizes, from the data: systems, items, audiences, fit types, and what labels are written with."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import SpecconvError, UnknownOption, UnknownSystem
from specconv.ground.text import clean, fold, nearest
from specconv.ground.value import Name
from specconv.sizes.values import Audience, FitType, System


class SystemEntry(NamedTuple):
    """A row of the systems."""

    code: System
    name: Name
    territories: tuple[str, ...]
    follows: System | None
    bodies_like: System | None
    spellings: tuple[str, ...]
    source: str
    confidence: str


class ItemEntry(NamedTuple):
    """A row of the items."""

    id: str
    name: Name
    block: str
    evidence: tuple[str, ...]
    primary: str
    primary_men: str
    ease: str
    words: tuple[str, ...]
    source: str
    confidence: str


def _phrases(cell: Any) -> tuple[str, ...]:
    return tuple(part.strip() for part in str(cell).split(";") if part.strip())


@cache
def systems() -> dict[System, SystemEntry]:
    """Return the systems by code."""
    found = {}
    for code, en, zh, territories, follows, like, spellings, source, confidence in rows("sizes/systems"):
        found[System(code)] = SystemEntry(
            System(code), Name(en, zh=zh), tuple(territories.split()), System(follows) if follows else None,
            System(like) if like else None, _phrases(spellings), source, confidence,
        )  # fmt: skip
    return found


@cache
def items() -> dict[str, ItemEntry]:
    """Return the items by id."""
    found = {}
    for item, en, zh, block, evidence, women, men, ease, words, source, confidence in rows("sizes/items"):
        found[item] = ItemEntry(
            item, Name(en, zh=zh), block, tuple(evidence.split()), women, men, ease, _phrases(words), source, confidence
        )
    return found


_SCALES = {
    System.INT: Name("the letter scale", zh="国际字母"),
    System.WAIST: Name("the scale of waists in inches", zh="英寸腰围"),
    System.AGE: Name("the age scale", zh="年龄"), System.HEIGHT: Name("the height scale", zh="身高"),
    System.ISO: Name("the ISO series", zh="ISO "), System.JIS: Name("the JIS series", zh="JIS "),
}  # fmt: skip
"""Systems that are of no country, as they stand after "sizes of"."""


@cache
def land(system: System) -> Name:
    """Return the name of a system as it stands inside an English sentence: "the United States".

    >>> land(System.US), land(System.JP)
    ('the United States', 'Japan')
    """
    name = systems()[system].name
    if system in _SCALES:
        return _SCALES[system]
    return Name(f"the {name}", zh=name.say("zh")) if name.startswith(("United", "Gulf", "Nether")) else name


@cache
def system_words() -> dict[str, System]:
    """Return every folded spelling of a system, codes included."""
    found = {fold(code): code for code in System}
    for entry in systems().values():
        for spelling in (*entry.spellings, *entry.territories):
            if len(spelling) > 1:
                found.setdefault(fold(spelling), entry.code)
    return found


@cache
def item_words() -> dict[str, str]:
    """Return every folded word for an item."""
    found: dict[str, str] = {}
    for entry in items().values():
        found[fold(entry.id)] = entry.id
        for word in entry.words:
            found.setdefault(fold(word), entry.id)
    return found


@cache
def words(kind: str) -> dict[str, str]:
    """Return the folded words of a kind, such as ``audience`` or ``letter``, with their values."""
    found: dict[str, str] = {}
    for keys, roles, *_ in rows("sizes/lexicon"):
        for role, value in zip(roles[::2], roles[1::2], strict=True):
            if role == kind:
                found |= dict.fromkeys(keys.replace("|", "").split(), value)
    return found


@cache
def numbers(system: System, audience: str, block: str) -> tuple[str, ...]:
    """Return the numbers that a system has for an audience, where no body of theirs is known.

    >>> numbers(System.MX, "women", "upper")[:3]
    ('20', '22', '24')
    """
    known = [row for row in rows("sizes/ranges") if row[0] == system and row[1] == audience]
    mine = [row for row in known if row[2] == block] or [row for row in known if row[2] == "any"]
    found: set[float] = set()
    for _, _, _, first, last, step, *_ in mine:
        found |= {first + at * step for at in range(int((last - first) / step) + 1)}
    return tuple(f"{number:g}" for number in sorted(found))


_CODES = {code.value: code for code in System}


def system(value: object, field: str = "to", error: type[SpecconvError] = UnknownSystem) -> System:
    """Return the system that a code or name means.

    >>> system("Britain"), system("美码")
    (<System.UK: 'UK'>, <System.US: 'US'>)

    Raises :class:`~specconv.UnknownSystem` with the nearest codes.
    """
    if isinstance(value, System):
        return value
    if isinstance(value, str) and value in _CODES:
        return _CODES[value]
    text = clean(value, field, error=error)
    known = system_words().get(fold(text))
    if known is None:
        names = [*(code.value for code in System), *(str(entry.name) for entry in systems().values())]
        raise error("no such size system", field=field, value=text, choices=nearest(text, names))
    return known


def audience(value: object) -> Audience | None:
    """Return the audience that a word means, None for None."""
    if value is None or isinstance(value, Audience):
        return value
    return Audience(_listed(value, "audience", Audience, "audience"))


def fit_type(value: object) -> FitType | None:
    """Return the fit type that a word means, None for None."""
    if value is None or isinstance(value, FitType):
        return value
    return FitType(_listed(value, "fit_type", FitType, "fit"))


def _listed(value: object, field: str, members: type[Any], kind: str) -> str:
    if isinstance(value, str) and value in members._value2member_map_:
        return value
    text = clean(value, field, error=UnknownOption)
    key = fold(text)
    found = words(kind).get(key) or next((member.value for member in members if fold(member.value) == key), None)
    if found is None:
        raise UnknownOption(
            "not in the closed list",
            field=field,
            value=text,
            choices=nearest(text, [member.value for member in members]),
        )
    return str(found)


def item(value: object) -> str | None:
    """Return the item that a word in any language means, None for None.

    >>> item("连衣裙"), item("Trousers")
    ('dress', 'trousers')
    """
    if value is None:
        return None
    return _item(clean(value, "item", error=UnknownOption))


@lru_cache(maxsize=1024)
def _item(text: str) -> str:
    known = item_words().get(fold(text))
    if known is None and text.isascii() and fold(text).endswith("s"):
        known = item_words().get(fold(text)[:-1])
    if known is None:
        from specconv.sizes.scales import goods_words

        known = goods_words().get(fold(text))
        if known is None:
            choices = nearest(text, (*items(), *goods_words().values()))
            raise UnknownOption("no such item", field="item", value=text, choices=choices)
    return known
