"""What is harmless by where it stands, and what is a known word with one wrong letter.

Names of people where they greet or sign, a Chinese 不 that only asks, the forms of a harmless word. A typo is taken
for the one known word that is one letter away; never for a brand, a figure or a word of safety, and a word that is near
a danger stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from specconv.answers.questions.tokens import Token
from specconv.answers.questions.words import Meaning, lexicon
from specconv.ground.catalog import rows

HARMLESS: tuple[Meaning, ...] = (("filler", "word"),)
_CLOSINGS = frozenset(
    ("regards", "kindregards", "bestregards", "warmregards", "warmestregards", "kindestregards", "sincerely",
     "faithfully", "wishes", "bestwishes", "withbestwishes", "allthebest", "cheers", "thanks", "thankyou",
     "manythanks", "thx", "thankssomuch", "thanksinadvance", "thankyouinadvance", "thanksalot", "greetings",
     "truly", "best", "thankyousomuch", "ta", "bye", "love", "thankyouverymuch")
)  # fmt: skip
_GREETINGS = frozenset(
    ("hi", "hello", "dear", "hey", "morning", "afternoon", "evening", "greetings", "hiya", "howdy", "hithere",
     "goodday", "mr", "mrs", "ms", "miss", "dr")
)  # fmt: skip
_KIN = frozenset(
    ("sister", "brother", "cousin", "friend", "colleague", "husband", "wife", "son", "daughter", "mother",
     "father", "mum", "mom", "dad", "aunt", "uncle", "niece", "nephew", "neighbour", "neighbor", "boyfriend",
     "girlfriend", "partner", "flatmate", "roommate", "boss", "granny", "grandma", "grandpa", "auntie",
     "mysister", "mymother", "mydaughter", "myson", "mybrother", "mydad", "mymum", "mymom", "myhusband",
     "mywife", "mykid", "customer", "client", "nameis", "im", "bf", "gf", "fiance", "fiancee")
)  # fmt: skip
_STOPS = frozenset((",", ".", "!", "?", "-", ";", ":", "\u2013", "\u2014"))
_ENDS = ("ing", "ed", "ly", "es", "s", "d")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_READABLE = frozenset(("cue", "filler", "item", "kind", "place", "dimension", "origin", "system", "region"))
_SAFE_CUES = frozenset(("negation", "adapter", "transformer", "legal", "shift", "replug", "bears"))
_GOODS = frozenset(("plug", "plugs", "charger", "chargers", "kettle", "house", "hotel", "building", "socket"))
"""Words of the tables of hazards that are no danger in themselves."""
_LEAST = 5
_LEAST_NAME = 6
_LONG = 8
_MOST = 3
"""Typos that are looked for in one question."""


def settled(tokens: list[Token]) -> list[Token]:
    """Return the tokens with what is harmless by its place told so."""
    greets = any(token.key in _GREETINGS for token in tokens[:3]) or any(token.key in _CLOSINGS for token in tokens)
    if not greets and all(token.known for token in tokens):
        return tokens
    found = list(tokens)
    named = _signature(found) | _greeted(found)
    for at, token in enumerate(found):
        if at in named or (not token.known and (_person(found, at) or _asking(found, at) or _form(token))):
            found[at] = token._replace(meanings=HARMLESS, figure=None)
    return found


def _signature(tokens: list[Token]) -> set[int]:
    """Return the places of a name behind the greeting that ends a letter: "Kind regards, Florence"."""
    last = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].key in _CLOSINGS), None)
    if last is None:
        return set()
    words = [at for at in range(last + 1, len(tokens)) if tokens[at].key]
    words = words[1:] if words and tokens[words[0]].key == "from" else words  # "Regards from Norway"
    marked = any(token.text in _STOPS for token in tokens[last + 1 : last + 2])
    names = all(tokens[at].text[:1].isupper() and not tokens[at].text.isupper() for at in words)
    if not 1 <= len(words) <= 3 or not names or not (marked or not any(tokens[at].known for at in words)):
        return set()
    return set(words)


def _greeted(tokens: list[Token]) -> set[int]:
    """Return the places of a name that is greeted: "Hi Anna,"."""
    at = next((at for at, token in enumerate(tokens[:3]) if token.key in _GREETINGS), None)
    if at is None:
        return set()
    if tokens[at].key == "greetings" and tokens[at + 1 : at + 2] and tokens[at + 1].key == "from":
        at += 1  # "Greetings from Norway!"
    end = at + 1
    while end < len(tokens) and end <= at + 3 and tokens[end].text[:1].isupper() and tokens[end].figure is None:
        end += 1
    stopped = end < len(tokens) and tokens[end].text in _STOPS
    return set(range(at + 1, end)) if stopped else set()


def _person(tokens: list[Token], at: int) -> bool:
    """Tell whether an unknown word names somebody who was spoken of: "my sister Ewa"."""
    return bool(at) and tokens[at].text[:1].isupper() and tokens[at].text.isalpha() and tokens[at - 1].key in _KIN


def _asking(tokens: list[Token], at: int) -> bool:
    """Tell whether 不 stands at the end and only asks: 能用不?"""
    if tokens[at].key != "不" or not at or not tokens[at - 1].known:
        return False
    return all(not after.key or after.key in ("呀", "啊", "呢", "谢谢", "亲") for after in tokens[at + 1 : at + 2])


def _form(token: Token) -> bool:
    """Tell whether a word is a form of a harmless one: wondering, asked, kindly."""
    word = token.key
    if len(word) < _LEAST or not word.isascii() or not word.isalpha():
        return False
    meanings = lexicon().meanings
    for end in _ENDS:
        stem = word.removesuffix(end)
        if stem == word or len(stem) < 3:
            continue
        doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
        for base in (stem, f"{stem}e", doubled, f"{stem[:-1]}y"):
            if harmless(meanings.get(base, ())):
                return not _is_near_danger(word)
    return False


def harmless(meanings: Sequence[Meaning]) -> bool:
    """Tell whether a word says nothing that a verb could use."""
    return bool(meanings) and all(kind == "filler" and value != "power" for kind, value in meanings)


# -------------------------------------------------------------------------------------------------------------- typos


@cache
def _dangers() -> frozenset[str]:
    """Return the English words that tell of an unsafe use, one by one."""
    told = {word for _, english, _ in rows("ask/hazards") for word in re.findall(r"[a-z]+", english)}
    return frozenset(told | {"behind", "through"})


@cache
def _is_near_danger(word: str) -> bool:
    """Tell whether a word is one of danger, or one letter away from it, the first letter too."""
    dangers = _dangers()
    if word in dangers:
        return True
    near = _one_edit(word) | {sign + word for sign in _LETTERS} | {sign + word[1:] for sign in _LETTERS} | {word[1:]}
    return bool(near & dangers - _GOODS)


def corrections(tokens: list[Token]) -> dict[int, tuple[str, str]]:
    """Return for the place in the text of each typo the word that is written and the one that is meant."""
    found: dict[int, tuple[str, str]] = {}
    strange = [token for token in tokens if not token.known and len(token.key) >= _LEAST]
    for token in strange[:_MOST]:
        if token.key.isascii() and token.key.isalpha() and (meant := _meant(token.key)) and _fitting(token, meant):
            found[token.start] = (token.text, meant)
    return found


def _fitting(token: Token, meant: str) -> bool:
    """Tell whether a word with a capital may be meant: inside a sentence it is a name, or a place."""
    named = any(kind in ("place", "origin", "system") for kind, _ in lexicon().meanings[meant])
    return named or token.text[:1].islower() or not token.start or token.text.isupper()


@cache
def _meant(word: str) -> str | None:
    """Return the one known word that a word is a typo of; None where there is none, several or a danger."""
    meanings = lexicon().meanings
    if len(word) > 20 or lexicon().codes.get(word):
        return None
    near = _one_edit(word) | _doubled(word)
    hits = [(one, meanings[one]) for one in near if one in meanings]
    if not hits or _is_near_danger(word):
        return None
    if all(harmless(read) for _, read in hits):
        return min(hits)[0]
    telling = [(one, read) for one, read in hits if not harmless(read)]
    if len({read for _, read in telling}) > 1 or len(hits) > len(telling):
        return None
    return telling[0][0] if _readable(*telling[0], word) else None


def _readable(meant: str, read: tuple[Meaning, ...], word: str) -> bool:
    """Tell whether a typo may be taken for a word that changes the answer."""
    if any(kind not in _READABLE or (kind == "cue" and value in _SAFE_CUES) for kind, value in read):
        return False
    named = {kind for kind, _ in read} & {"item", "kind", "place", "origin", "system", "region"}
    short = len(word) < _LONG or bool(named - {"item", "kind"})
    if named and short and len(meant) == len(word) and sorted(meant) != sorted(word) and meant not in _doubled(word):
        return False  # Granada is not Grenada, lugging no legging
    ended = meant[-1] == word[-1] or sorted(meant) == sorted(word)  # heated is no heater
    return not named or (len(meant) >= _LEAST_NAME and ended)


@cache
def _doubled(word: str) -> frozenset[str]:
    """Return a word with another letter of it doubled than the one that is: Phillipines, Philippines."""
    plain = "".join(sign for at, sign in enumerate(word) if not at or sign != word[at - 1])
    if len(plain) < _LONG or plain == word:
        return frozenset()
    return frozenset(plain[:at] + plain[at - 1] + plain[at:] for at in range(1, len(plain) + 1)) - {word}


def _one_edit(word: str) -> set[str]:
    """Return what is one letter away and begins with the same letter, or with the first two changed about."""
    near = {word[1] + word[0] + word[2:]}
    for at in range(1, len(word) + 1):
        head, tail = word[:at], word[at:]
        near |= {head + sign + tail for sign in _LETTERS}
        if tail:
            near.add(head + tail[1:])
            near |= {head + sign + tail[1:] for sign in _LETTERS}
        if len(tail) > 1:
            near.add(head + tail[1] + tail[0] + tail[2:])
    near.discard(word)
    return near
