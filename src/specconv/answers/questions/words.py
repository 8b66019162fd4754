"""The words by which a question is understood: those of ``data/ask`` and those of the domains' own tables.

A word is compared by its folded key. A key may mean several things ("iron" is an appliance and nothing else, "UK" a
place and a size system, "fit" a cue and a filler); which of them is meant, the frame of the question decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.collector import Paused
from specconv.ground.text import fold
from specconv.sizes import footwear, scales, vocabulary
from specconv.sizes.values import System

Meaning = tuple[str, str]
"""Kind and value: ``("item", "dress")``, ``("cue", "fit")``, ``("place", "AU")``."""


class Lexicon(NamedTuple):
    """Everything that a question may be made of."""

    meanings: dict[str, tuple[Meaning, ...]]
    """Folded key → what it means."""
    codes: dict[str, tuple[Meaning, ...]]
    """Keys of two and three letters that are words as well (IT, IN, CAN): they count only where they are written so."""
    stems: frozenset[str]
    """The beginnings of all keys: nothing is sought beyond the last one that a text agrees with."""


STEMS = (2, 5)
"""Lengths of the beginnings that are kept; the first is that of the shortest text of several pieces."""

PLAIN_CODES = frozenset(("uk", "eu", "usa", "uae", "nz", "hk", "ksa", "prc", "eur", "gbr", "jp"))
"""Codes that are no words of English, in whatever case."""


@cache
def _signs() -> dict[int, int]:
    """Return the traditional signs of Chinese, each with the simplified one that our words are written with."""
    ((traditional, plain),) = rows("ask/signs")
    return str.maketrans(traditional, plain)


def simplified(text: str) -> str:
    """Return a text with the traditional signs of Chinese in the simplified spelling of our words.

    >>> simplified("吹風機")
    '吹风机'
    """
    return text.translate(_signs())


@cache
def lexicon() -> Lexicon:
    """Return all words; some ten thousand keys, gathered when the first question is asked."""
    with Paused():
        return _gathered()


Sought = Iterable[tuple[str, str, Iterable[str]]]
"""Kind, value, and the keys that mean it."""


def _gathered() -> Lexicon:
    found: dict[str, tuple[Meaning, ...]] = {}
    traditional = frozenset(map(chr, _signs()))
    own: set[str] = set()
    words = [(kind, value, keys.split(" ")) for kind, value, keys in rows("ask/words")]
    for kind, value, keys in chain(words, _sizes(), _places(), _power()):
        meaning = (kind, value)
        alone = (meaning,)
        for key in keys:
            if not key.isascii() and not traditional.isdisjoint(key):
                key = simplified(key)
            known = found.setdefault(key, alone)
            if known is not alone and meaning not in known:
                found[key] = (*known, meaning)
    for kind, _, keys in words:
        if kind == "place":
            own.update(keys)
    codes = {
        key: found.pop(key)
        for key in [key for key in found if len(key) <= 3 and key.isascii()]
        if key not in PLAIN_CODES and key not in own and any(kind in ("place", "system") for kind, _ in found[key])
    }
    for key in codes:
        fillers = tuple(meaning for meaning in codes[key] if meaning[0] not in ("place", "system", "region"))
        if fillers:
            found[key] = fillers
            codes[key] = tuple(meaning for meaning in codes[key] if meaning not in fillers)
    stems = frozenset().union(*({key[:length] for key in found} for length in STEMS))
    return Lexicon(found, codes, stems)


COMMON = frozenset(
    (
        "ancestry", "animal", "arbor", "atc", "bam", "closurelondon", "clover", "ftc", "fwf", "gents", "isc", "merc",
        "mountainequipment", "newera", "onebyone", "passenger", "regatta", "theory", "thought", "threadbare",
        "universaltextiles",
    )
)  # fmt: skip
"""Folded names of brands that are words of other things before they are a brand: "I thought", "gents"."""


def _sizes() -> Sought:
    for words, kind in (
        (vocabulary.item_words(), "item"),
        (scales.goods_words(), "item"),
        (vocabulary.words("audience"), "audience"),
        (vocabulary.words("fit"), "fit_type"),
        (vocabulary.words("letter"), "letter"),
        (vocabulary.words("one_size"), "letter"),
    ):
        for key, value in words.items():
            if key and (kind != "letter" or len(key) > 4 or not key.isascii()):
                yield kind, value, (key,)
    for key, code in vocabulary.system_words().items():
        if code not in (System.HEIGHT, System.AGE, System.WAIST):
            yield "system", code.value, (key,)
    for _, name, *_ in rows("sizes/brands"):
        if fold(name) not in COMMON:
            yield "brand", name, (fold(name),)
    for key, name in footwear.brands().items():
        yield "brand", name, (key,)


def _places() -> Sought:
    for code, area, codes, keys in rows("places/index"):
        yield "place", area or code, [key for key in keys.split(" ") if key and (len(key) > 1 or key.isascii())]
        if not area:
            yield "place", code, [key for key in codes.split(" ") if len(key) == 2 and key.isalpha()]


_SOCKET_HEADS = ("wallsocket", "walloutlet", "socket", "outlet", "powerpoint")


def _power() -> Sought:
    appliances = rows("electrical/appliances")
    for number, (keys,) in enumerate(rows("electrical/appliance_keys")):
        yield "kind", appliances[number][0], [key for key in keys.split(" ") if len(key) > 1]
    geography = {fold(name) for row in rows("places/territories") for name in row[3:5]}
    geography |= set(vocabulary.system_words())
    geography |= {key for kind, _, keys in rows("ask/words") if kind in ("origin", "region") for key in keys.split(" ")}
    names = [
        (kind, *pair)
        for kind, _, _, *told in rows("electrical/plug_names")
        for pair in zip(told[::2], told[1::2], strict=True)
    ]
    keys = {key for _, _, key in names}
    for kind, name, key in names:
        if not key.isascii() and (plain := simplified(key)) != key and plain in keys:
            continue  # the same name in the other spelling
        bare = next((key.removesuffix(head) for head in _SOCKET_HEADS if key.endswith(head)), key)
        if bare in geography or len(key) < (2 if not key.isascii() else 3):
            continue  # "Australian socket" names the place and not a socket of its own
        if kind == "socket" and key.isascii() and bare == key and not any(sign.isdigit() for sign in key):
            continue  # "shaver", "Schuko": the goods or the plug, unless the word socket stands with it
        yield kind, name, (key,)
    for id_, iec, ansi, japan, china, german, other, *_ in rows("electrical/batteries"):
        for name in (id_, *iec.split(), *ansi.split(), *japan.split(), *china.split(), german, *other.split("|")):
            if len(name) > 1 and not name.isdigit():
                yield "battery", id_, (fold(name),)
    for cap, aliases, *_ in rows("electrical/lamps"):
        for name in (cap, *aliases.split("|")):
            if len(name) > 1:
                yield "lamp", cap, (fold(name),)
    for id_, name, *_ in rows("electrical/usb"):
        yield "usb", id_, (fold(id_), fold(name))
