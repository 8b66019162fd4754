"""Names and codes of places, read into ISO 3166 codes.

A name is compared by its folded key (no case, accents, punctuation, spaces, leading *the*), in this order: our own
names and aliases in English and Chinese, and all codes; names in other languages; pycountry's translations.

**Names that several places bear** stand for one of them, by the rule of ``data/places/ambiguities.csv``: the sovereign
state, or the place that the bare name is commonly written for. *Georgia* is the country (the state of the United
States is ``US-GA``), *Congo* the Republic of the Congo unless *DR*, *Democratic* or *Kinshasa* stands with it, *Guinea*
exactly Guinea, *Korea* South Korea, *China* the mainland, *Samoa* the state, *Ireland* the state, *Virgin Islands*
those of the United States, *Saint Martin* the French and *Sint Maarten* the Dutch side, *Micronesia* the Federated
States.

Standard: ISO 3166-1 and ISO 3166-2. Kosovo bears the user-assigned code ``XK``. Parts of a territory without an
official code have one of ours, such as ``JP-East`` or ``SA-old-wiring``.
"""

from __future__ import annotations

import json
import os
from functools import cache, lru_cache

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownPlace
from specconv.ground.text import clean, fold, nearest
from specconv.ground.value import Name

_LANGUAGES = (
    "de", "fr", "es", "it", "pt", "pt_BR", "ja", "ko", "ru", "zh_CN", "zh_TW", "zh_HK", "nl", "pl", "sv", "tr", "ar",
)  # fmt: skip
"""Languages of pycountry's translations that are read, those first that an importing shop meets first."""


@cache
def _index() -> dict[str, tuple[str, str]]:
    """Folded name → alpha-2 and area."""
    return {key: (code, area) for code, area, _, keys in rows("places/index") for key in keys.split(" ")}


@cache
def _codes() -> dict[str, tuple[str, str]]:
    """Code in lower case → alpha-2 and area."""
    return {key: (code, area) for code, area, codes, _ in rows("places/index") for key in codes.split(" ")}


@cache
def _other_names() -> dict[str, str]:
    """Folded name in another language → alpha-2."""
    return {key: code for code, keys in rows("places/names") for key in keys.split(" ")}


@cache
def _pycountry_folder() -> str:
    """Where pycountry keeps its data. Importing it would cost 50 ms, more than all else that a miss needs."""
    from importlib.util import find_spec

    spec = find_spec("pycountry")
    return os.path.dirname(spec.origin) if spec and spec.origin else ""


def _pycountry(standard: str) -> list[dict[str, str]]:
    """Read a table of pycountry: ``3166-1`` or ``3166-2``."""
    path = os.path.join(_pycountry_folder(), "databases", f"iso{standard}.json")
    with open(path, "rb") as file:
        entries: list[dict[str, str]] = json.loads(file.read())[standard]
    return entries


def _catalogue(language: str) -> dict[bytes, bytes]:
    """Return pycountry's messages in a language (GNU MO format), English → translated; empty where it has none.

    The ``gettext`` module takes three times as long, because it also reads headers and plural rules.
    """
    from struct import unpack_from

    path = os.path.join(_pycountry_folder(), "locales", language, "LC_MESSAGES", "iso3166-1.mo")
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return {}
    order = "<" if data[:4] == b"\xde\x12\x04\x95" else ">"
    count, original, translated = unpack_from(f"{order}3I", data, 8)
    messages = {}
    for index in range(0, 8 * count, 8):
        length, start = unpack_from(f"{order}2I", data, original + index)
        size, at = unpack_from(f"{order}2I", data, translated + index)
        messages[data[start : start + length]] = data[at : at + size]
    return messages


@cache
def _translated() -> dict[str, list[tuple[str, str]]]:
    """First folded letter → the English and translated names of ISO 3166-1 with their alpha-2, those first that win."""
    names = [
        (entry[field], entry["alpha_2"])
        for field in ("name", "common_name", "official_name")
        for entry in _pycountry("3166-1")
        if field in entry
    ]
    found = list(names)
    sought = [(name.encode(), code) for name, code in names]
    for language in _LANGUAGES:
        messages = _catalogue(language)
        found += [(messages[name].decode(), code) for name, code in sought if messages.get(name)]
    by_letter: dict[str, list[tuple[str, str]]] = {}
    letters: dict[str, str] = {}
    for name, code in found:
        first = name[0]
        letter = letters.get(first)
        if letter is None:
            letter = letters[first] = fold(first)[:1]
        by_letter.setdefault(letter, []).append((name, code))
    return by_letter


@cache
def _translations(letter: str) -> dict[str, str]:
    """Folded name → alpha-2, of the names that begin with a letter: folding all of them would take 20 ms."""
    return {fold(name): code for name, code in reversed(_translated().get(letter, ()))}


@cache
def _subdivisions() -> dict[str, str]:
    """ISO 3166-2 code → name."""
    return {entry["code"]: entry["name"] for entry in _pycountry("3166-2")}


def resolve(text: object) -> tuple[str, str]:
    """Return the ISO 3166-1 alpha-2 code of a place, and the code of the area where a part is named (or ``""``).

    ``text`` is an alpha-2, alpha-3 or numeric code (``"036"`` or ``36``), an ISO 3166-2 code, or a name in any of some
    twenty-five languages; also ``"Osaka, Japan"``. The reserved codes UK and EL are accepted.

    >>> resolve("U.S.A."), resolve("澳大利亚"), resolve("Royaume-Uni"), resolve(36)
    (('US', ''), ('AU', ''), ('GB', ''), ('AU', ''))
    >>> resolve("Osaka"), resolve("BR-SP"), resolve("Bonaire")
    (('JP', 'JP-27'), ('BR', 'BR-SP'), ('BQ', 'BQ-BO'))

    Raises :class:`~specconv.UnknownPlace` with the three nearest names for anything else.
    """
    if isinstance(text, str):
        return _resolve(text)
    if isinstance(text, int) and not isinstance(text, bool) and 0 <= text <= 999:
        return _resolve(f"{text:03}")
    raise UnknownPlace("expected the name or code of a territory", field="place", value=text)


@lru_cache(maxsize=4096)
def _resolve(text: str) -> tuple[str, str]:
    plain = clean(text, "place", error=UnknownPlace)
    found = _find(plain)
    if found is None and "," in plain:
        part, _, whole = (piece.strip() for piece in plain.rpartition(","))
        around, inside = _find(whole), _find(part)
        if around and inside and inside[0] == around[0] and not around[1]:
            found = inside
    if found is None:
        choices = nearest(plain, [*map(str, _names().values()), *map(str, _area_names().values())])
        raise UnknownPlace("no territory or area has this name or code", field="place", value=text, choices=choices)
    return found


def _find(plain: str) -> tuple[str, str] | None:
    code = plain.lower().replace("_", "-")
    key = fold(plain)
    bare = key.removeprefix("the")
    index = _index()
    found = _codes().get(code) or index.get(key) or index.get(bare)
    if found or not key:
        return found
    if code[2:3] == "-" and code.isascii() and code[:2] in _codes():
        subdivision = code.upper()
        return (subdivision[:2], subdivision) if subdivision in _subdivisions() else None
    territory = _other_names().get(key) or _translations(key[0]).get(key) or _translations(bare[:1]).get(bare)
    return (territory, "") if territory else None


@cache
def _names() -> dict[str, Name]:
    return {row[0]: Name(row[3], zh=row[4]) for row in rows("places/territories")}


@cache
def _area_names() -> dict[str, Name]:
    return {row[0]: Name(row[3], zh=row[4]) for row in rows("places/areas")}


def territories() -> tuple[str, ...]:
    """Return the alpha-2 codes of all territories, in order: ISO 3166-1 and XK.

    >>> len(territories())
    250
    """
    return tuple(_names())


def territory_name(code: str) -> Name:
    """Return the everyday name of a territory.

    >>> territory_name("KR").say("zh")
    '韩国'

    Raises :class:`~specconv.UnknownPlace` for what is not an alpha-2 code of a territory.
    """
    name = _names().get(code)
    if name is None:
        raise UnknownPlace("no territory has this code", field="place", value=code, choices=nearest(code, _names()))
    return name


def area_name(code: str) -> Name:
    """Return the name of an area; of a subdivision that we keep no facts about, the name of ISO 3166-2.

    >>> print(area_name("JP-27"), area_name("US-GA"))
    Osaka Georgia

    Raises :class:`~specconv.UnknownPlace` for an unknown code.
    """
    name = _area_names().get(code) or _subdivisions().get(code)
    if name is None:
        raise UnknownPlace("no area has this code", field="place", value=code, choices=nearest(code, _area_names()))
    return Name(name) if not isinstance(name, Name) else name


@cache
def _areas_of() -> dict[str, tuple[str, ...]]:
    areas: dict[str, tuple[str, ...]] = {}
    for code, territory, *_ in rows("places/areas"):
        areas[territory] = (*areas.get(territory, ()), code)
    return areas


def areas(territory: str) -> tuple[str, ...]:
    """Return the codes of the areas of a territory that have facts of their own or are commonly named.

    >>> areas("TH")
    ('TH-MEA', 'TH-PEA')
    """
    return _areas_of().get(territory, ())


@cache
def _within() -> dict[str, str]:
    return {row[0]: row[2] for row in rows("places/areas")}


def enclosing(area: str) -> tuple[str, ...]:
    """Return an area and the areas that it lies in, from the smallest.

    >>> enclosing("JP-13")
    ('JP-13', 'JP-East')
    """
    chain = []
    while area:
        chain.append(area)
        area = _within().get(area, "")
    return tuple(chain)


@cache
def _size_systems() -> dict[str, tuple[str, ...]]:
    return {code: tuple(systems.split(" ")) for code, systems in rows("places/size_systems")}


def size_systems(territory: str) -> tuple[str, ...]:
    """Return the size systems that a shopper meets first there, the commonest first; empty where we do not know.

    >>> size_systems("CA")
    ('US', 'CA')
    """
    return _size_systems().get(territory, ())


@cache
def _numeric() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in rows("places/territories")}


def alpha3(territory: str) -> str:
    """Return the alpha-3 code (``XKX`` for Kosovo)."""
    return _numeric()[territory][0]


def numeric(territory: str) -> str:
    """Return the numeric code of three digits, or ``""`` for Kosovo, which has none."""
    return _numeric()[territory][1]


_WITH_ARTICLE = frozenset(
    (
        "Bahamas", "Comoros", "Democratic Republic", "DR Congo", "Dominican Republic", "Emirates", "Gambia", "Islands",
        "Isle of Man", "Kingdom", "Maldives", "Netherlands", "Philippines", "Republic", "Republic of the Congo",
        "Seychelles", "States", "Territories", "Territory",
    )
)  # fmt: skip


def in_sentence(name: Name) -> Name:
    """Return a place's name as it stands within an English sentence, with "the" where usage wants it.

    >>> f"in {in_sentence(territory_name('US'))}, in {in_sentence(territory_name('FR'))}"
    'in the United States, in France'
    """
    takes_it = str(name) in _WITH_ARTICLE or ("," not in name and name.rsplit(" ", 1)[-1] in _WITH_ARTICLE)
    return Name(f"the {name}", zh=name.say("zh")) if takes_it else name
