"""The reader of size labels: text in, readings out, most plausible first, nothing for what is no size.

One tokenizer cuts the text (``label_tokens``). Words that the data know are taken out and kept as what they mean; what
remains of a part of the label, its *core* (``165/84A``, ``29W30L``, ``42 2/3``), must be a size on some scale, or the
text is no size: "250 ML" and "iPhone 14" are refused. Without an item, all kinds of goods that print such a core are
read, each with the weight of ``data/sizes/label_kinds.csv``, and ranked together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import itemgetter
from types import ModuleType
from typing import Any

from specconv.ground.catalog import rows
from specconv.ground.errors import Contradiction, UnreadableSize
from specconv.ground.text import LIMIT, Late, clean
from specconv.ground.value import FrozenMap
from specconv.sizes import clothing_labels, vocabulary
from specconv.sizes.hints import Hints
from specconv.sizes.label_countries import PADDED, spelled_out
from specconv.sizes.label_drafts import NO_DIGITS, Draft, fields_of
from specconv.sizes.label_parts import Label, Part, cut
from specconv.sizes.label_tokens import Token, role_of, tokens
from specconv.sizes.values import Audience, FitType, Size, System

LONGEST_LABEL = 80
"""Longest text, in characters, that is taken for a label."""
NO_HINTS = Hints()
_CLOCK = Late(r"\d:\d")


def read(text: object, hints: Hints = NO_HINTS) -> tuple[Size, ...]:
    """Return the readings of a label, most plausible first; ``()`` for what is no size.

    Raises :class:`~specconv.UnreadableSize` for what is no text or longer than 1,000 characters, and
    :class:`~specconv.Contradiction` where the label says another system, audience or kind of goods than the hints.
    """
    if not isinstance(text, str):
        raise UnreadableSize("expected a text", field="size", value=text)
    if len(text) > LIMIT:
        raise UnreadableSize(f"longer than {LIMIT} characters", field="size", value=text)
    if not text.strip():
        return ()
    try:
        plain = clean(text, "size", error=UnreadableSize)
    except UnreadableSize:
        return ()
    return () if len(plain) > LONGEST_LABEL else _read(plain, hints)


@lru_cache(maxsize=4096)
def _read(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Read one label; remembered, because a feed repeats its labels and each is converted to several systems."""
    if "0" in plain and (bare := PADDED.sub("", plain)) != plain and (found := _read(bare, hints)):
        return _spanning(found, plain, ())  # CN 01 is a size of its own
    if (named := spelled_out(plain)) != plain and (found := _of_code(named, hints)):
        return _spanning(found, plain, ())
    if "1m" in plain or "1M" in plain:
        plain = _METRES.sub(r"1\1 cm\2", plain)
    if "s" in plain and "-" in plain:
        plain = _ENDING.sub("", plain)
    if ("W" in plain or plain[-1] == "-") and _NOT_WORN.search(plain):
        return ()
    return _alone(plain, hints) or _with_more(plain, hints)


def _of_code(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Read a label whose code of a country is spelled out; nothing where the hints say another country."""
    try:
        return _read(plain, hints)
    except Contradiction:
        return ()


_NOT_WORN = Late(
    r"\b[WDLB] ?\d{1,3} ?(?:cm)?[ x×*,/]+[HD] ?\d{1,3}\b|\b[HD] ?\d{1,3} ?(?:cm)?[ x×*,/]+[HWDLB] ?\d"
    r"|\bL ?\d+ ?[x×] ?W ?\d|\b[WDB] ?(?:\d|[1-4]\d|5[0-4]|\d{3}) ?cm\b"
    r"|^(?:colou?r|farbe|couleur|colore|cor|kleur|kolor|цвет|颜色|色号|カラー)\W{0,3}\d+$|,-$",
    re.IGNORECASE,
)
"""Measures of furniture (W40 x D30, W 40 cm; W61cm is a waist in Japan), the number of a colour, and a price (38,-)."""
_METRES = Late(r"\b1 ?m ?(\d\d)(\+?)(?!\d)", re.IGNORECASE)
"""A height as it is said in French: 1m63, 1m70+."""
_ENDING = Late(r"(?<=\d)-[aeoöá]s(?= |$)")
"""The ending that Hungarian gives a number: 39-es, 40-es, 36-os."""
_METRES_SPELLED = Late(r"\b1[.,](\d\d) ?(?:m|м|米)(?!\w)", re.IGNORECASE)


def _with_more(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Read a label that says more than a size: what stands beside it is taken away and told as discarded."""
    from specconv.sizes import label_respelled  # most labels are read as they stand

    if (halved := _HALF.sub(r"\1 1/2", plain)) != plain:
        return _read(halved, hints)
    if (parted := _CODE_AND_LETTER.sub(r"\2(\1)", plain)) != plain:
        return _spanning(_read(parted, hints), plain, ())
    other = label_respelled.respelled(plain, hints.item)
    if other is not None:
        who = hints.audience or (Audience(other.audience) if other.audience else None)
        known = hints._replace(item=other.item, audience=who)
        found = _alone(other.text, known) or _beside(other.text, known)
        if found:
            return _spanning(found, plain, other.discarded)
    return _beside(plain, hints) or _of_title(plain, hints)


def _beside(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Read a label beside whose size something else stands."""
    from specconv.sizes import label_beside  # most labels say a size and nothing else

    if _NOT_WORN.search(plain):
        return ()
    hinted = hints.item is not None or hints.audience is not None
    rest = label_beside.apart(plain, named=hinted)
    if rest is None or not (rest.sure or hinted or not (rest.unknown or _is_measure(rest.text, plain))):
        return ()  # "Vanilla / 12" and "Black / 50 cm" may be anything
    return _spanning(_alone(rest.text, hints), plain, rest.discarded)


def _of_title(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Read the size that stands in the title of a listing."""
    from specconv.sizes import label_titles  # few labels are titles

    for size in label_titles.sizes_in(plain, item_hinted=hints.item is not None):
        known = hints
        if hints.item is None and size.item is not None:
            known = known._replace(item=size.item)
        if hints.audience is None and size.audience is not None:
            known = known._replace(audience=Audience(size.audience))
        try:
            found = _alone(size.text, known)
        except Contradiction:
            continue
        if found:
            return _spanning(found, plain, size.discarded)
    return ()


def _spanning(found: Sequence[Size], plain: str, discarded: tuple[str, ...]) -> tuple[Size, ...]:
    """Return sizes as readings of a whole label, with what was left out of it."""
    return Size.wholes({**one.__dict__, "span": plain, "discarded": (*one.discarded, *discarded)} for one in found)


_CODE_AND_LETTER = Late(r"(?<!\d)(1\d\d/\d{2,3}[A-CY])/(\d?X{0,4}[SML])(?!\w)")
"""A Chinese code with its letter: 165/84A/M."""
_HALF = Late(r"(\d) (?:e|y|et|and|und|en|och|og|i) (?:1/2|mezz[oa]|medi[oa]|demie?|half|halb)\b", re.IGNORECASE)
"""Half a size in words: 41 e mezzo, 42 et demi."""
_MEASURE = Late(
    r"\d ?(?:cm|mm|in(?:ch(?:es)?)?\b|\"|см|米)"
    r"|(?<![\d.-])(?:(?:[1-578]|[1235]0|15|\d\.\d) ?[mм]|(?:1|[7-9]|\d\d) ?l|(?:\d|1[0-35]|25|[3-9]\d|\d{3}) ?w)\b",
    re.IGNORECASE,
)
"""Figures that beside a colour are more often of a cable, a bottle or a lamp: 6, 9, 12, 18 and 24 m are months, 3L is a
letter size, 16W a plus size."""


_FOOT = Late(r"(?:2\d|3[01])[05] ?mm", re.IGNORECASE)
"""The length of a foot as the shoes of East Asia print it."""


def _is_measure(text: str, plain: str) -> bool:
    """Tell whether a figure beside a colour is rather a measure; in scripts of East Asia 270mm is a shoe."""
    return _MEASURE.search(text) is not None and (plain.isascii() or _FOOT.fullmatch(text) is None)


def _alone(plain: str, hints: Hints) -> tuple[Size, ...]:
    """Read a label that says a size and nothing else."""
    if hints.item is not None and hints.item not in vocabulary.items():
        return _goods_alone(plain, hints) or _goods_in_parts(plain, hints)
    if plain[0] == "-" or (":" in plain and _CLOCK.search(plain)):
        return ()
    found = tokens(plain)
    if found is None or not found.tokens:
        return ()
    if found.goods:
        if hints.item is not None:
            raise Contradiction("the label names another item than the hint", field="item", value=hints.item)
        good = next((value for token in found.tokens if (value := role_of(token, "good")) is not None), None)
        if good is None:  # the goods were said by the way
            return ()
        return _goods_alone(plain, hints) or _goods_in_parts(plain, hints._replace(item=good))
    label = cut(found.tokens, hints.system)
    if label is None:
        wide = hints.item is None and any(role_of(token, "width") for token in found.tokens)
        return _goods_alone(plain, hints._replace(item="shoes")) if wide else ()
    known = hints
    if hints is not NO_HINTS:
        _agree(label, hints)
    if label.audience or label.fit or label.item or label.places:
        system, who = _IMPLIED.get(label.fit, (None, None)) if label.fit else (None, None)
        if hints.places or hints.audience in _GROWN or any(part.systems for part in label.parts):
            system = None
        known = Hints(
            hints.system or system, _narrower(label.audience, hints.audience) or who, label.item or hints.item,
            label.fit or hints.fit_type, hints.places or label.places,
        )  # fmt: skip
    if label.one_size:
        if any(map(_doubts_one_size, label.parts)):
            return ()
        return (
            Size.trusted(
                system=System.INT, label="ONE", audience=known.audience, item=known.item, fit_type=known.fit_type,
                plausibility=1.0, span=plain, discarded=label.discarded,
            ),
        )  # fmt: skip
    if not label.parts:
        return _word_alone(plain, found.tokens, label, hints)
    clothes = _clothes(label.parts, label.aged, label.fit, known)
    others = () if label.aged or known.item is not None else _other_kinds(plain, label, known, found.tokens)
    if label.width and others:
        clothes = ()
    if not clothes and not others and known.item is None and any(map(_FEET.fullmatch, (p.core for p in label.parts))):
        return _goods_in_parts(plain, known._replace(item="socks"))  # M (40-41)
    if not clothes and not others and known.item is None and (item := _unlike_others(label.parts)):
        return _goods_alone(plain, known._replace(item=item)) or _goods_in_parts(plain, known._replace(item=item))
    return _assembled((*clothes, *others), plain, label.discarded)


_IMPLIED: dict[FitType, tuple[System | None, Audience]] = {
    FitType.HUSKY: (System.US, Audience.BOYS),
    FitType.MATERNITY: (None, Audience.WOMEN),
}
"""Fits that are told of some alone: husky of America's boys."""
_LETTER_CODES = frozenset({"CH", "PS", "PM", "PL"})
"""Letters that are codes of countries too: Mexico's chica, petite S, M and L."""


def _word_alone(plain: str, found: list[Token], label: Label, hints: Hints) -> tuple[Size, ...]:
    """Read a word that stands alone as a letter: one of two meanings (chica, 加大), or the code of a country.

    A code is a letter where the hints or a word for "size" say so.
    """
    letter = role_of(found[-1], "letter") or found[-1][1].upper()
    if role_of(found[-1], "letter"):
        return _assembled(_fields(clothing_labels.readings(letter, hints)), plain, ())
    if letter not in _LETTER_CODES:
        return ()
    if letter == "CH" and not (label.places or System.MX in hints.places or hints.system is System.MX):
        return ()
    hints = hints._replace(places=hints.places or label.places)
    return _assembled(_fields(clothing_labels.readings(letter, hints)), plain, label.discarded)


def _unlike_others(parts: Sequence[Part]) -> str | None:
    """Return the goods that a label must be of by its first part: a bra before a remark, a British shoe."""
    first = parts[0]
    if System.UK in first.systems and _BRITISH.fullmatch(first.core):
        return "shoes"
    weights = _weights(first.core) if len(parts) > 1 and parts[1].joint in _BRACKETS else {}
    return "bra" if weights.get("bra", 0.0) >= 1 else None


_BRITISH = Late(r"\d{1,2}(?:\.5)?[EFGH]")
"""Widths of British shoes, which elsewhere are cups or grams."""
_FEET = Late(r"(?:1[89]|[2-4]\d)[-/](?:1[89]|[2-4]\d|50)")
"""A range of shoe sizes of the continent."""


def _doubts_one_size(part: Part) -> bool:
    """Tell whether a figure beside "one size" makes it none; a range or brackets say whom it fits."""
    if part.core.isalpha():
        return len(part.core) > 1 and not clothing_labels.readings(part.core, NO_HINTS)
    told = part.joint in _BRACKETS or "-" in part.core or "/" in part.core
    return not told and any(sign.isdigit() for sign in part.core)


_BRACKETS = frozenset("([【")
MOST = 24
"""How many readings a label has at most: a bare 38 is a size of more systems than anyone will ask about."""


Reading = tuple[float, dict[str, Any]]
"""A weight, and the fields of a size that a label may be; the dictionaries are remembered and never changed."""


def _assembled(found: Sequence[Reading], plain: str, discarded: tuple[str, ...]) -> tuple[Size, ...]:
    """Return the readings as sizes with their shares, most plausible first."""
    likeliest = sorted(found, key=_weight_of, reverse=True)[:MOST]
    share = SHARES / sum([weight for weight, _ in likeliest]) if likeliest else 0.0
    every = []
    for weight, fields in likeliest:
        own = fields.copy()
        own["plausibility"] = int(weight * share + 0.5) / SHARES
        own["span"] = plain
        own["discarded"] = discarded
        every.append(own)
    return Size.wholes(every)


def _fields(drafts: Iterable[tuple[float, Draft]]) -> tuple[Reading, ...]:
    """Return drafts as fields of sizes, each once, the likeliest first."""
    best: dict[Draft, float] = {}
    for weight, draft in drafts:
        if weight > best.get(draft, 0.0):
            best[draft] = weight
    return tuple(sorted([(weight, fields_of(draft)) for draft, weight in best.items()], key=_weight_of, reverse=True))


_weight_of: Callable[[tuple[float, Any]], float] = itemgetter(0)
SHARES = 10_000
"""Plausibilities are given in ten-thousandths."""


def _goods_alone(plain: str, hints: Hints) -> tuple[Size, ...]:
    from specconv.sizes import goods_reading

    return goods_reading.read(plain, hints)


def _goods_in_parts(plain: str, hints: Hints) -> tuple[Size, ...]:
    from specconv.sizes import goods_parts

    return goods_parts.read(plain, hints)


def _agree(label: Label, hints: Hints) -> None:
    """Refuse hints that the label contradicts."""
    if hints.system is not None:
        named = {system for part in label.parts for system in part.systems}
        if named and not any(_same_system(one, hints.system) for one in named):
            raise Contradiction(
                f"the label says {', '.join(sorted(named))}, the hint {hints.system}", field="system",
                value=hints.system.value,
            )  # fmt: skip
    if hints.fit_type is not None and label.fit is not None and hints.fit_type is not label.fit:
        raise Contradiction(
            f"the label says {label.fit}, the hint {hints.fit_type}", field="fit_type", value=hints.fit_type.value
        )
    hinted, said = hints.audience, label.audience
    if hinted is None or said is None:
        return
    audiences = [part.audience or said for part in label.parts] or [said]
    if not any(_compatible(one, hinted) for one in audiences):
        raise Contradiction(f"the label says {said}, the hint {hinted}", field="audience", value=hinted.value)


def _same_system(one: System, other: System) -> bool:
    systems = vocabulary.systems()
    return one is other or systems[one].follows is other or systems[other].follows is one


_YOUNG = frozenset({Audience.GIRLS, Audience.BOYS, Audience.KIDS, Audience.BABY})


def _compatible(one: Audience, other: Audience) -> bool:
    if one is other or Audience.UNISEX in (one, other):
        return True
    if one in _YOUNG and other in _YOUNG:
        return {one, other} != {Audience.GIRLS, Audience.BOYS}
    return False


def _narrower(one: Audience | None, other: Audience | None) -> Audience | None:
    """Return the narrower of two audiences that agree: girls of kids."""
    if one is None or other is None:
        return one or other
    return other if one in (Audience.KIDS, Audience.UNISEX) else one


# -- clothing --------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=8192)
def _clothes(parts: tuple[Part, ...], aged: bool, fit: FitType | None, hints: Hints) -> tuple[Reading, ...]:
    """Return what the parts of a label say as sizes of clothes; nothing where one says none.

    Remembered, because the cores of a feed are few: its numbers, letters and ages.
    """
    if len(parts) == 1:
        return _fields([*_suits(parts[0], fit, hints), *_part(parts[0], hints)])
    if fit in _LENGTH_LETTERS and len(parts) == PAIR and (paired := _of_a_length(parts, fit, hints)):
        return _fields(paired)
    every: list[tuple[float, Draft]] = []
    found: list[Sequence[tuple[float, Draft]]] = []
    for part in parts:
        if part.core == "+":
            continue
        readings = _part(part, hints)
        if not readings:
            return ()
        found.append(readings)
    each = _of_a_child(parts, found, aged, hints)
    if hints.system is None and not hints.places and len(each) == len(parts):
        each = _of_brazil(parts, each, hints)
    for index, readings in enumerate(each):
        share = 0.9**index
        every += [(weight * share, draft) for weight, draft in readings]
    if aged or not _mixed(parts, hints):
        return _fields(every)
    return _fields([(weight * NOBODY, draft) for weight, draft in every])


PAIR = 2
_LATIN = frozenset({System.BR, System.MX})


def _of_brazil(
    parts: Sequence[Part], each: Sequence[Sequence[tuple[float, Draft]]], hints: Hints
) -> Sequence[Sequence[tuple[float, Draft]]]:
    """Return the readings of numbers beside letters that are printed in one country alone: ``GG (46-48)``."""
    for part, readings in zip(parts, each, strict=True):
        if readings[0][1][0] not in _LATIN or any(map(str.isdigit, part.core)):
            continue
        if all(draft[0] in _LATIN for _, draft in readings):
            places = tuple(dict.fromkeys(draft[0] for _, draft in readings))
            local = hints._replace(places=places)
            return [_part(one, local) or found for one, found in zip(parts, each, strict=True)]
    return each


_WAIST = Late(r"W?(\d\d)W?")


def _of_a_length(parts: Sequence[Part], fit: FitType | None, hints: Hints) -> list[tuple[float, Draft]]:
    """Return a suit with the waist of its trousers, ``46 Long / W40``, or a German size with its long or short number.

    ``50 (102 lang)`` is one man's size: his number is half the long one, less one, and twice the short one.
    """
    first, second = parts
    if "W" in second.core and (waist := _WAIST.fullmatch(second.core)):
        suits = _suits(first, fit, hints)
        worn = {"waist_in": int(waist[1])}
        return [
            (weight, (*draft[:6], FrozenMap({**draft[6], **worn}))) for weight, draft in suits if "chest_in" in draft[6]
        ]
    if not (first.core.isdigit() and second.core.isdigit()) or first.systems or second.systems:
        return []
    number, other = int(first.core), int(second.core)
    who = None
    if fit is FitType.LONG and other in (2 * number, 2 * number + 2):
        who = Audience.WOMEN if other == 2 * number else Audience.MEN
    if who is None and not (fit is FitType.SHORT and number == 2 * other):
        return []
    german = Hints(hints.system or System.DE, hints.audience or who, hints.item, None, hints.places)
    each = (_part(first, german), _part(second, german._replace(fit_type=fit)))
    if not all(each):
        return []
    most = [max(weight for weight, _ in readings) for readings in each]
    return [
        (weight / most[place] * 0.9**place, draft) for place, readings in enumerate(each) for weight, draft in readings
    ]


OLDEST_CHILD, TALLEST_CHILD = 15 * 12, 152
"""The age in months and the height in cm up to which a part of a label says that a child wears it."""


def _of_a_child(
    parts: Sequence[Part], each: Sequence[Sequence[tuple[float, Draft]]], aged: bool, hints: Hints
) -> Sequence[Sequence[tuple[float, Draft]]]:
    """Return the readings of the parts as a child's, where the age or height in one of them says that a child wears it.

    ``56 (1-2 Monate)`` is a baby's, the letter of ``L (10-12 ans)`` a child's; a number that no child wears stays. One
    age without a word for it does not tell: ``5Y / 36`` is a shoe.
    """
    if hints.audience is not None or len(each) != len(parts):
        return each
    told = [
        _child(readings) if aged or not part.core[:-1].isdigit() or part.core.isdigit() else None
        for part, readings in zip(parts, each, strict=True)
    ]
    wearer = next(filter(None, told), None)
    if wearer is None:
        return each
    young = hints._replace(audience=wearer)
    narrowed = [
        readings if _child(readings) is not None else _part(part, young)
        for part, readings in zip(parts, each, strict=True)
    ]
    return narrowed if all(narrowed) else each


def _child(readings: Sequence[tuple[float, Draft]]) -> Audience | None:
    """Return which child wears all readings of a part by the age or height in it, None where they do not tell."""
    for _, draft in readings:
        if draft[3] not in _YOUNG:
            return None
        parts = draft[6]
        age, height = parts.get("age_to", parts.get("age")), parts.get("height")
        if age is None and height is None:
            return None
        if (age or 0) > OLDEST_CHILD or (height or 0) > TALLEST_CHILD:
            return None
    return readings[0][1][3] if readings else None


NOBODY = 0.1
"""How likely a label is of clothes where its parts are of a child and of a grown person: 3Y / EU 36."""


def _mixed(parts: Sequence[Part], hints: Hints) -> bool:
    """Tell whether one part of a label is an age without a word for it and another is worn by grown people alone."""
    aged = [part.core[-1] in _AGES and part.core[0].isdigit() for part in parts]
    if all(aged) or not any(aged):
        return False
    return any(
        not age and all(draft[3] in _GROWN for _, draft in _part(part, hints))
        for part, age in zip(parts, aged, strict=True)
    )


_AGES = frozenset("MYA")
_GROWN = frozenset({Audience.WOMEN, Audience.MEN})


_LENGTH_LETTERS = {FitType.REGULAR: "R", FitType.SHORT: "S", FitType.LONG: "L", FitType.TALL: "L"}


def _suits(part: Part, fit: FitType | None, hints: Hints) -> Sequence[tuple[float, Draft]]:
    """Return what a number with a word for its length says as a man's suit: 42 Regular is 42R."""
    core, letter = part.core, _LENGTH_LETTERS.get(fit) if fit else None
    if letter is None or not core.isdigit() or not SMALLEST_SUIT <= int(core) <= LARGEST_SUIT:
        return ()
    found = _part(part._replace(core=core + letter), hints._replace(fit_type=None))
    if fit is not FitType.TALL:
        return found
    return [(weight, _tall(draft)) for weight, draft in found]


def _tall(draft: Draft) -> Draft:
    """Return a long suit as the tall one that the label says."""
    system, text, standard, audience, item, _, parts = draft
    kept = {name: part for name, part in parts.items() if name != "length"}
    return system, text, standard, audience, item, FitType.TALL, FrozenMap(kept)


SMALLEST_SUIT, LARGEST_SUIT = 32, 60


def _part(part: Part, hints: Hints) -> Sequence[tuple[float, Draft]]:
    core = part.core
    if len(core) > LONGEST_CORE or (core == "18Y" and part.bound == "from"):  # 18+ is for grown people
        return ()
    if part.bound == "to" and core[-1:] in ("M", "Y") and core[:-1].isdigit():
        core = f"0-{core}"
    audience = part.audience or hints.audience
    if part.audience is not None and hints.audience is not None and _compatible(part.audience, hints.audience):
        audience = _narrower(part.audience, hints.audience)
    every: list[tuple[float, Draft]] = []
    for system in part.systems or (hints.system,):
        local = hints
        if system is not hints.system or audience is not hints.audience:
            local = Hints(system, audience, hints.item, hints.fit_type, hints.places)
        every += clothing_labels.readings(core, local) or _side_by_side(core, local)
    return every


LONGEST_CORE = 20


@lru_cache(maxsize=8192)
def _side_by_side(core: str, hints: Hints) -> Sequence[tuple[float, Draft]]:
    """Return the readings of a core that is several sizes side by side, such as ``M/38``; remembered as cores are."""
    pair = hints.item is None and core[2:3] == "/" and _EUROPEAN_PAIR.fullmatch(core)
    if pair and int(core[3:]) == int(core[:2]) + 1:
        return ()  # 37/38 is a shoe: one of the two is odd
    for pieces in _pieces(core):
        each = [clothing_labels.readings(piece, hints) for piece in pieces]
        if not all(each):
            continue
        if hints.audience is None and len(each) > 1:
            parts = [Part(piece, (), None, "", "") for piece in pieces]
            found = _of_a_child(parts, each, False, hints)
            if hints.system is None and not hints.places:
                found = _of_brazil(parts, found, hints)
            each = [tuple(readings) for readings in found]
        split: dict[Draft, float] = {}
        for place, readings in enumerate(each):
            for weight, draft in readings:
                split.setdefault(draft, weight * 0.8**place)
        return tuple([(weight, draft) for draft, weight in split.items()])
    return ()


_EUROPEAN_PAIR = Late(r"(?:3[3-9]|4\d)/(?:3[4-9]|4\d|50)")
"""Two shoe numbers of the continent."""
_RANGE_NUMBER = Late(r"(\d?X{0,4}[SML][-/]\d?X{0,4}[SML])/(\d.*)")
"""A range of letters with a number: M/L/46."""
_LETTER_NUMBER = Late(r"(\d?X{0,4}[SML])(\d{2,3}.*|\d{1,2}-\d{1,2}[MY])")


def _pieces(core: str) -> Iterator[list[str]]:
    """Yield the ways in which a core may be several sizes side by side."""
    if (match := _RANGE_NUMBER.fullmatch(core)) is not None:
        yield [match[1], match[2]]
    for sign in "/ -":
        if sign in core and (sign != "-" or not core.replace("-", "").replace(".", "").isdigit()):
            yield [piece for piece in core.split(sign) if piece]
    match = _LETTER_NUMBER.fullmatch(core)
    if match:
        yield [match[1], match[2]]


# -- other goods -----------------------------------------------------------------------------------------------------


@cache
def _goods() -> ModuleType:
    """Return the reader of goods, which is imported when a label may be of one."""
    from specconv.sizes import goods_reading

    return goods_reading


class _Kind:
    """How likely cores of a form are labels of an item; ranges by whether three sizes or more lie between."""

    def __init__(self, item: str, pattern: str, needs: str, weight: float, wide: float | None) -> None:
        self.item = item
        self.needs = frozenset(needs)
        self.form = Late(pattern)
        self.weight = weight
        self.wide = wide

    def weighs(self, core: str) -> float:
        """Return how likely a core is a label of the item; 0 where it is no such form."""
        if self.form.fullmatch(core) is None:
            return 0.0
        if self.wide is None:
            return self.weight
        low, high = (float(end) for end in re.split("[-/]", core))
        apart = high - low if high > low else high + _RESTART - low
        return 0.0 if apart > _WIDEST and not self.weight else self.wide if apart >= _WIDE else self.weight


@cache
def _kinds() -> tuple[_Kind, ...]:
    return tuple(_Kind(*row[1:6]) for row in rows("sizes/label_kinds"))


@lru_cache(maxsize=1024)
def _kinds_with(signs: str) -> tuple[_Kind, ...]:
    """Return the kinds that a core with these signs beside its digits may be of."""
    return tuple(kind for kind in _kinds() if not kind.needs or not kind.needs.isdisjoint(signs))


_WIDE = 3
"""Sizes from the low to the high end of a range, from which on it is the range of socks rather than of shoes."""
_RESTART, _WIDEST = 13, 16
"""Where children's numbers begin anew, and the widest range of socks: 15.5/34 is a shirt."""


@lru_cache(maxsize=8192)
def _weights(core: str) -> dict[str, float]:
    """Return how likely a core is a label of each item that has such labels."""
    found: dict[str, float] = {}
    for kind in _kinds_with(core.translate(NO_DIGITS)):
        weight = kind.weighs(core)
        if weight > found.get(kind.item, 0.0):
            found[kind.item] = weight
    return found


_PLAIN = Late(r"\d+(?:\.\d+)?(?: [12]/3)?")
"""Cores that are a number alone."""
_GROWN_GOODS = frozenset({"belt", "bra", "ring"})
_KOREAN_DOUBLES = frozenset({"44-55", "55-66", "66-77", "77-88", "88-99"})
"""Ranges of Korean women's sizes, which are nothing else."""
_EU_SHOES = frozenset({System.DE, System.FR, System.IT, System.ES})
"""Systems in whose countries shoes are labelled EU: their own code stands on clothes."""


def _other_kinds(plain: str, label: Label, hints: Hints, cut_already: list[Token]) -> Sequence[Reading]:
    """Return what a label without an item says as sizes of shoes, bras, rings and other goods."""
    found, shoes = _of_cores(label.parts, label.audience, label.fit, bool(label.places), label.shoes, hints)
    if not shoes:
        return found
    read_as_shoes = _goods().shoes(plain, hints._replace(item="shoes"), cut_already)
    return (*found, *_weighed(read_as_shoes, shoes, len(label.parts) > 1))


@lru_cache(maxsize=8192)
def _of_cores(
    parts: tuple[Part, ...],
    said: Audience | None,
    fit: FitType | None,
    for_clothes: bool,
    for_shoes: bool,
    hints: Hints,
) -> tuple[tuple[Reading, ...], float]:
    """Return what the cores of a label say as sizes of other goods, and how likely the whole is of shoes.

    ``said`` is the audience that the label itself names. The whole label is read as shoes where its cores alone do not
    tell, as those with widths. Remembered, because the cores of a feed are few.
    """
    cores = [part.core for part in parts]
    weights = _weights(cores[0])
    share = 0.5 if for_clothes else 1.0  # "Gr." and "taille" are said of clothes first
    young = hints.audience in _YOUNG
    if for_shoes:
        share *= 3.0
    elif (young and said is not None) or fit is not None:
        share *= 0.3  # so are "boys" and "petite"
    if not _KOREAN_DOUBLES.isdisjoint(cores):
        share *= 0.1
    if any(system in _EU_SHOES for part in parts for system in part.systems):
        share *= 0.25
    every: list[Reading] = []
    whole = 0.0
    for item, weight in weights.items():
        for core in cores[1:]:
            weight = min(weight, _weights(core).get(item, 0.0))
        if not weight or (young and item in _GROWN_GOODS):
            continue
        if item == "shoes" and not all(map(_PLAIN.fullmatch, cores)):
            if len(cores) > 1 and cores[0][-1].isdigit() and any(core.isalpha() for core in cores[1:]):
                continue  # a letter behind a number is a width only where the number has one: 9 D (M)
            whole = weight * share
        else:
            found = _every(parts, hints._replace(item=item))
            every += _weighed(found, weight * share, item == "shoes" and len(cores) > 1)
    return tuple(every), whole


def _weighed(found: Sequence[tuple[float, Size]], likely: float, several_shoes: bool) -> list[Reading]:
    """Return readings with the likeliest as likely as told; shoes of several systems by how well they agree."""
    if not found:
        return []
    most = max(one for one, _ in found) / likely
    if several_shoes:
        most /= _goods().agreement(found)
    return [(one / most, size.__dict__) for one, size in found]


def _first(part: Part) -> System | None:
    return part.systems[0] if part.systems else None


def _every(parts: Sequence[Part], hints: Hints) -> Sequence[tuple[float, Size]]:
    """Return the readings of all parts as sizes of one item; nothing where one of them is none."""
    goods_reading = _goods()
    every: list[tuple[float, Size]] = []
    found: Sequence[tuple[float, Size]]
    for place, part in enumerate(parts):
        audience = part.audience or hints.audience
        found = goods_reading.of_core(part.core, _first(part), audience, hints)
        if not found and "/" in part.core:
            found = [
                one for core in part.core.split("/")
                for one in goods_reading.of_core(core, _first(part), audience, hints)
            ]  # fmt: skip
        if not found:
            return ()
        if len(parts) == 1:
            return found
        every += [(weight * 0.9**place, size) for weight, size in found]
    return every
