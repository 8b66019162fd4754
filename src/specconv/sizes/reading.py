"""The reader of size labels: text in, readings out, most plausible first, nothing for what is no size.

One tokenizer cuts the text (``label_tokens``). Words that the data know are taken out and kept as what they mean; what
remains of a part of the label, its *core* (``165/84A``, ``29W30L``, ``42 2/3``), must be a size on some scale, or the
text is no size: "250 ML" and "iPhone 14" are refused. Without an item, all kinds of goods that print such a core are
read, each with the weight of ``data/sizes/label_kinds.csv``, and ranked together.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from specconv.ground.errors import Contradiction, UnreadableSize
from specconv.ground.text import LIMIT, Late, clean
from specconv.sizes import clothing_labels, vocabulary
from specconv.sizes.hints import Hints
from specconv.sizes.label_clothes import clothes_of
from specconv.sizes.label_countries import PADDED, spelled_out
from specconv.sizes.label_drafts import Reading, as_fields, weight_of
from specconv.sizes.label_kinds import other_kinds, weights_of
from specconv.sizes.label_pairs import Part
from specconv.sizes.label_parts import Label, cut
from specconv.sizes.label_tokens import Token, role_of, tokens
from specconv.sizes.label_wearers import ADULTS, compatible, narrower
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
    if plain[-1] in "lL" and (litres := _LITRES.fullmatch(plain)) and int(litres[2]) >= int(litres[1]) + WIDEST_PAIR:
        return ()
    if ("未満" in plain and "cm" in plain) or ("+" in plain and _LOAD.fullmatch(plain)):
        return ()  # of boards
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
_LITRES = Late(r"(\d{1,3}) ?[-~] ?(\d{1,3}) ?[lL]")
"""A volume from here to there: 20-30 L; 30-32L are trousers."""
WIDEST_PAIR = 8
_LOAD = Late(r"\d{1,3} ?\+ ?(?:lbs?|kgs?)\.?", re.IGNORECASE)
"""A weight and more: 75+ lb."""
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
        if hints.places or hints.audience in ADULTS or any(part.systems for part in label.parts):
            system = None
        known = Hints(
            hints.system or system, narrower(label.audience, hints.audience) or who, label.item or hints.item,
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
    clothes = clothes_of(label.parts, label.aged, label.fit, known)
    others = () if label.aged or known.item is not None else other_kinds(plain, label, known, found.tokens)
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
        return _assembled(as_fields(clothing_labels.readings(letter, hints)), plain, ())
    if letter not in _LETTER_CODES:
        return ()
    if letter == "CH" and not (label.places or System.MX in hints.places or hints.system is System.MX):
        return ()
    hints = hints._replace(places=hints.places or label.places)
    return _assembled(as_fields(clothing_labels.readings(letter, hints)), plain, label.discarded)


def _unlike_others(parts: Sequence[Part]) -> str | None:
    """Return the goods that a label must be of by its first part: a bra before a remark, a British shoe."""
    first = parts[0]
    if System.UK in first.systems and _BRITISH.fullmatch(first.core):
        return "shoes"
    if len(parts) != PAIR or parts[1].joint not in _BRACKETS:
        return None
    if first.core.isdigit() and (across := _DIAMETER.fullmatch(parts[1].core)):
        return "ring" if abs(int(first.core) / math.pi - float(across[1])) < ONE_DIAMETER else None  # 54 (17,2 mm)
    return "bra" if weights_of(first.core).get("bra", 0.0) >= 1 else None


_DIAMETER = Late(r"(\d\d(?:\.\d+)?)MM")
ONE_DIAMETER = 0.16
"""How far (mm) the diameter beside a ring of Europe may lie from that of its circumference: half a size."""
PAIR = 2


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


def _assembled(found: Sequence[Reading], plain: str, discarded: tuple[str, ...]) -> tuple[Size, ...]:
    """Return the readings as sizes with their shares, most plausible first."""
    likeliest = sorted(found, key=weight_of, reverse=True)[:MOST]
    share = SHARES / sum([weight for weight, _ in likeliest]) if likeliest else 0.0
    every = []
    for weight, fields in likeliest:
        own = fields.copy()
        own["plausibility"] = int(weight * share + 0.5) / SHARES
        own["span"] = plain
        own["discarded"] = discarded
        every.append(own)
    return Size.wholes(every)


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
    if not any(compatible(one, hinted) for one in audiences):
        raise Contradiction(f"the label says {said}, the hint {hinted}", field="audience", value=hinted.value)


def _same_system(one: System, other: System) -> bool:
    systems = vocabulary.systems()
    return one is other or systems[one].follows is other or systems[other].follows is one
