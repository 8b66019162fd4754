"""A label cut into parts: the core of each, and the words that hold for one part or for all.

``"W30 / L32"`` is one part, ``"XL / 42 / 14"`` three; ``"UK 10 EU 38"`` has a system in front of each number, ``"10 UK
38 EU"`` one behind. Words that the data know go where they belong; what is neither a known word nor a label's letters
makes the text no size.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from specconv.ground.text import Late
from specconv.sizes import clothing_labels
from specconv.sizes.hints import Hints
from specconv.sizes.label_drafts import SYSTEMS
from specconv.sizes.label_tokens import NUMBER, SIGN, Token, latin, role_of
from specconv.sizes.values import Audience, FitType, System

_PARTING = frozenset('|;:,()[]【】#"=·•・')
_JOINING = frozenset("/-~+&.")
_WEIGHTS = ("KG", "JIN", "LB")
"""Units of the wearer's weight, which shops print beside a size as advice."""
_AMOUNTS = frozenset("lLgV")
"""Letters that, after a number and a space, are litres, grams and volts rather than sizes."""
_UNSEEN = frozenset("'*")
_INITIALS = {"D": "DE", "F": "FR", "I": "IT", "E": "ES"}
"""Initials of countries, as labels print them side by side: D 38, F 40, I 42, GB 12."""
_UNTIL = frozenset({"到", "至", "a", "à", "to", "bis", "до", "al", "tot", "till", "do", "hasta", "até", "às"})
"""Words that stand for a dash between two numbers."""
_SIZE_LETTER = Late(r"X{0,5}[SML]|\dXL")
_RANGE_LETTER = Late(r"X{0,5}[SML]|\dXL|P{1,2}|G{1,3}|XG|X?CH")
"""Letters that a range may have at its ends."""
_AGES = {"month": "M", "year": "Y"}
_CUP = Late(r"[A-K]{1,4}")
_BRA = Late(r"\d{2,3}[A-K]{1,4}")
_NUMERIC = Late(r"\d+(?:\.\d+)?")
_NO_HINTS = Hints()


_AUDIENCES = {one.value: one for one in Audience}
_FITS = {one.value: one for one in FitType}


class Part(NamedTuple):
    """A part of a label: its core, and the words that belong to it alone."""

    core: str
    systems: tuple[System, ...]
    """The systems that stand beside it: one, or several that share the number (``IT/FR 38``)."""
    audience: Audience | None
    joint: str
    """The sign that stands before it."""
    bound: str


class Label(NamedTuple):
    """A label cut into parts, and the words that hold for all of them."""

    parts: tuple[Part, ...]
    audience: Audience | None
    fit: FitType | None
    item: str | None
    places: tuple[System, ...]
    """Systems whose word for "size" the label uses."""
    one_size: bool
    aged: bool
    """Whether a word for months or years stands in it."""
    shoes: bool
    """Whether it says ``big kid`` or the like, as labels of shoes do."""
    width: bool
    """Whether an M behind its number is a width of shoes rather than months: ``8 M US``."""
    discarded: tuple[str, ...]


class _Open:
    """A part while it is being cut."""

    __slots__ = ("audience", "bound", "core", "ended", "joint", "shared", "systems", "unit")

    def __init__(self, joint: str = "") -> None:
        self.core: list[str] = []
        self.systems: list[System] = []
        self.audience: Audience | None = None
        self.joint = joint
        self.bound = ""
        self.unit = ""
        """A unit that stands before its number: ``CM 39``."""
        self.shared = False
        """Whether a slash after a system announces another for the same number."""
        self.ended = False
        """Whether a word after the core ended it: the next number is of another part."""

    def closed(self) -> Part:
        core = "".join(self.core).strip("/-&").lstrip("+") + self.unit
        if self.systems and self.systems == [System.AGE] and core[-1:].isdigit():  # "age 10" is years
            return Part(f"{core}Y", (), self.audience, self.joint, self.bound)
        return Part(core, tuple(self.systems), self.audience, self.joint, self.bound)


def cut(found: list[Token], hinted: System | None = None) -> Label | None:
    """Cut tokens into the parts of a label, which may be of a hinted system; None where a word is unknown."""
    parts: list[Part] = []
    now = _Open()
    audience: Audience | None = None
    fit: FitType | None = None
    item: str | None = None
    places: list[System] = []
    discarded: list[str] = []
    one_size = aged = shoes = width = False
    trailing = found[0][0] == NUMBER and role_of(found[-1], "system") is not None

    def close(joint: str) -> None:
        nonlocal now
        if now.core:
            parts.append(now.closed())
            now = _Open(joint)
        else:
            now.joint = joint or now.joint

    for at, token in enumerate(found):
        kind, text, roles, spaced = token
        if kind == NUMBER:
            if now.ended:
                close("")
            if now.core and now.core[-1][-1].isdigit():
                now.core.append(" ")
            now.core.append(text)
            continue
        if kind == SIGN:
            if text in _PARTING and not (text == '"' and now.core):
                close(text)
            elif text == '"':
                if now.core[:1] != ["W"]:  # W31" L32"
                    now.core.append("IN")
                    now.ended = True
            elif text == "/" and now.systems and (not now.core or now.ended) and _is_system(found, at + 1):
                now.shared = True
            elif text in "/-~" and now.core and spaced and at + 1 < len(found) and found[at + 1][3]:
                close("-" if text == "~" else text)
            elif text in "<≤>≥" and not now.core:
                now.bound = "to" if text in "<≤" else "from"
            elif text == "+" and now.core and _open_above(now.core[-1]) and not _begins(found, at + 1):
                now.bound = "from"  # 58+
            elif text == "*" and _between_numbers(found, at):
                if not _is_waist(found[at - 1][1], found[at + 1][1]):
                    return None  # 70*50 are dimensions
                now.core.append("X")
            elif text in _JOINING:
                if now.core and text != ".":
                    if now.ended and text != "+" and not _letter_follows(found, at + 1):
                        close(text)
                    else:
                        now.core.append("-" if text == "~" else text)
            elif text not in _UNSEEN:
                return None
            continue
        role, value = roles[0] if roles else ("", "")
        if len(roles) > 1 and now.core and now.core[-1][-1:].isdigit():  # "6-9 mån" are months, "mån" alone are men
            role, value = next((pair for pair in roles if pair[0] in _AGES), roles[0])
        letters = len(text) == 1 and text.isascii()
        glued = role and not spaced and len(text) <= 4
        if letters or (glued and _glued(found, at, System.JP in now.systems or hinted is System.JP)):
            role = ""
        elif role == "unit" and not now.core:  # "IN 8" is India's, "8 in" are inches
            role, value = next((pair for pair in roles if pair[0] == "system"), (role, value))
        if text in _INITIALS and _begins(found, at + 1) and _has_initials(found):
            role, value = "system", _INITIALS[text]
        elif (spaced or not text.isascii()) and text.casefold() in _UNTIL and _between_sizes(found, at):
            now.core.append("-")
            continue
        elif role == "system" and text.casefold() == "kr" and text != "KR" and now.core:
            return None  # a price in crowns
        elif role == "item" and text.upper() == "KW" and now.core:
            return None  # kilowatts: a Kragenweite stands before its number
        elif role == "system" and text.upper() == "GB" and now.core and not now.ended and not _begins(found, at + 1):
            return None  # gigabytes: Britain's code stands before its number
        if role == "":
            if spaced and now.core and "/" in now.core and _SIZE_LETTER.fullmatch(latin(text)):
                close("")  # 175/92A L
            if spaced and text in _AMOUNTS and at + 1 == len(found) and found[at - 1][0] == NUMBER:
                return None
            if text == "a" and not spaced and _is_ordinal(found, at):
                return None  # 3a C is Italy's third cup C
            if (text == "ab" and not at and spaced) or (text == "x" and _counts(found, at)):
                return None
            upper = latin(text)
            if len(upper) > 5 or not (upper.isascii() or (text in _COUNTED and now.core and now.core[-1].isdigit())):
                return None
            if upper == "X" and now.unit == "" and now.core[-1:] == ["IN"]:  # 31" x 32"
                now.core.append(upper)
                now.ended = False
                continue
            if now.ended and now.core:
                close("")
            now.core.append(upper)
        elif role == "system":
            system = SYSTEMS[value]
            width = width or (system is System.US and _is_width(found, at))
            if system is System.CH and (now.systems == [System.MX] or _is_chica(found, at)):
                now.core.append("CH")
                continue
            if now.shared:
                now.systems.append(system)
                now.shared = False
                continue
            if _in_brackets(found, at) and parts and not now.core and not parts[-1].systems:
                parts[-1] = parts[-1]._replace(systems=(system,))  # 38 (EU)
                continue
            if now.core and (now.systems or (_begins(found, at + 1) and not trailing)):
                close("")
            elif now.systems:
                now.systems.clear()
            now.ended = bool(now.core)
            now.systems.append(system)
        elif role == "audience" and len(roles) > 1 and role_of(token, "letter") and _beside_letter(found, at):
            if now.core:
                close("")
            now.core.append(role_of(token, "letter") or "")  # chica / grande
            now.ended = True
        elif role == "audience":
            width = width or (role_of(token, "young") is not None and found[at - 1][3] and _is_width(found, at))
            if now.core and now.core[-1] == "/" and now.audience not in (None, _AUDIENCES[value]):
                close("/")  # men S/women M
            now.audience = now.audience or _AUDIENCES[value]
            audience = audience or _AUDIENCES[value]
            item = item or role_of(token, "item")  # Herrenhemd
            now.ended = bool(now.core)
        elif role == "fit":
            fit = fit or _FITS[value]
            if place := role_of(token, "size"):  # Kurzgröße
                places.append(SYSTEMS[place])
            now.ended = bool(now.core)
        elif role == "one_size":
            one_size = True
        elif role in _AGES:
            aged = True
            if now.core:
                now.core.append(_AGES[role])
                now.ended = True
            elif parts and parts[-1].core[-1].isdigit():
                parts[-1] = parts[-1]._replace(core=parts[-1].core + _AGES[role])  # 6-9 (months)
            else:
                now.unit = _AGES[role]  # months 6-9
        elif role == "height" and at + 1 < len(found) and found[at + 1][1] not in _JOINING:
            if not text.isascii() and text.casefold() in _GOST and _takes_height(now, parts, found, at):
                now.core.append("/")
                now.ended = False
                now.systems = now.systems or [System.RU]
            else:
                close("")
                now.unit = value
        elif role in ("unit", "height"):
            if not now.core:
                now.unit = value
            elif value == now.unit:  # height 80-90 cm
                now.ended = True
            else:
                now.core.append(value)
                now.ended = True
        elif role == "joint":
            if now.core and not (at + 1 < len(found) and found[at + 1][1] == "+"):  # 44 et +
                now.core.append(value)
        elif role in ("letter", "newborn", "premature"):
            if now.core and now.core[-1] not in ("-", "/") and not _joins(now.core, value):
                close("")
            now.core.append(value)
            now.ended = True
        elif role == "size":
            if value != "ANY":
                places.append(SYSTEMS[value])
            discarded.append(text)
        elif role in ("beside", "measure", "width") or (role == "good" and _is_girth(found, at)):
            return None  # label_beside takes the one away, the other is of shoes; cintura with a figure is a waist
        elif role == "young":
            if len(text) == 2 and at + 1 < len(found) and found[at + 1][0] == NUMBER and not found[at + 1][3]:
                return None  # PS5
            width = width or (found[at - 1][3] and _is_width(found, at))
            audience, shoes = audience or Audience.KIDS, True
            now.ended = bool(now.core)
        else:
            if role == "bound":
                now.bound = value
            elif role in ("item", "good"):
                item = item or value
            discarded.append(text)
    if now.core:
        parts.append(now.closed())
        if fit is FitType.LONG and not aged and _is_metres(parts):
            return None
    elif now.systems and parts and not parts[-1].systems:
        parts[-1] = parts[-1]._replace(systems=tuple(now.systems))
    if len(parts) == 1 and not parts[0].core.endswith(_WEIGHTS):
        return Label(
            tuple(parts), audience, fit, item, tuple(dict.fromkeys(places)), one_size, aged, shoes, width,
            tuple(discarded),
        )
    kept = [part for part, after in zip(parts, [*parts[1:], None], strict=False) if not _is_weight(part, after)]
    if kept or one_size:
        discarded += [part.core for part in parts if part not in kept]
    return Label(
        _paired(kept if one_size else kept or parts), audience, fit, item, tuple(dict.fromkeys(places)), one_size, aged,
        shoes, width, tuple(discarded),
    )  # fmt: skip


def _is_width(found: list[Token], at: int) -> bool:
    """Tell whether an M behind a number stands before a word: of months it is written with neither US nor "toddler"."""
    if at < 2 or found[at - 1][1] not in "Mm" or found[at - 2][0] != NUMBER:
        return False
    number = found[at - 2][1]
    return " " not in number and float(number) <= LARGEST_SHOE


LARGEST_SHOE = 16
"""The largest number before an M that is a shoe of America: 18 and 24 M are months."""


def _is_girth(found: list[Token], at: int) -> bool:
    """Tell whether a word for goods is rather a girth with its figure: Cintura 80 cm is a waist, Cintura M a belt."""
    return role_of(found[at], "measure") is not None and any(token[0] == NUMBER for token in found)


def _is_ordinal(found: list[Token], at: int) -> bool:
    """Tell whether an a between a number and a letter is the ending of an ordinal."""
    return at == 1 and len(found) > 2 and found[2][3] and len(found[2][1]) == 1 and found[2][1].isalpha()


def _counts(found: list[Token], at: int) -> bool:
    """Tell whether a sign of times stands behind a count: "3 x L" is three pieces, no 3XL."""
    following = found[at + 1] if at + 1 < len(found) else None
    counted = following is not None and following[0] != NUMBER and following[3]
    return at == 1 and found[0][0] == NUMBER and found[at][3] and counted


def _is_weight(part: Part, after: Part | None) -> bool:
    """Tell whether a part is the wearer's weight, or the low end of one: ``20 - 40 lb``."""
    if after is not None and after.joint == "-" and part.core.isdigit():
        return after.core.endswith(_WEIGHTS)
    return part.core.endswith(_WEIGHTS)


def _is_metres(parts: list[Part]) -> bool:
    """Tell whether a part is a number and an M: beside "long" metres, where no word for months stands."""
    return any(part.core[-1:] == "M" and part.core[:-1].isdigit() for part in parts)


_JIS_TAILS = frozenset({"AR", "AT", "BR", "BP", "AP"})
"""Body type and height of JIS L 4005, which are codes of countries too."""


def _glued(found: list[Token], at: int, japanese: bool) -> bool:
    """Tell whether a word that follows a number without a space is the letters of a Japanese code: 9AR, 92BE5, 9YR."""
    before, text = found[at - 1], found[at][1].upper()
    if not at or before[0] != NUMBER or not text.isascii():
        return False
    if japanese:
        return not before[1].isdigit() or len(text) <= 3
    after = at + 1 < len(found) and found[at + 1][0] == NUMBER and not found[at + 1][3]
    odd = before[1] in _ODD
    return (text in _JIS_TAILS and odd) or (after and text == "BE")


_ODD = frozenset(str(number) for number in range(3, 33, 2))


def _between_numbers(found: list[Token], at: int) -> bool:
    return 0 < at < len(found) - 1 and found[at - 1][0] == found[at + 1][0] == NUMBER


def _between_sizes(found: list[Token], at: int) -> bool:
    """Tell whether a word stands between two numbers or two letter sizes: 7 to 16, S bis L."""
    if not 0 < at < len(found) - 1:
        return False
    before, after = found[at - 1], found[at + 1]
    if before[0] != NUMBER or after[0] != NUMBER:
        return all(_RANGE_LETTER.fullmatch(latin(token[1])) for token in (before, after))
    return after[3] or not found[at][1].isascii()


def _open_above(last: str) -> bool:
    """Tell whether a plus sign behind the end of a core means "and above": 58+, 170 cm+."""
    return last[-1].isdigit() or last == "CM"


_GOST = frozenset({"рост", "зріст", "ръст"})
"""Words for the height that Russian labels print behind a size."""
_SPAN = Late(r"\d{2,3}(?:-\d{2,3})?")


def _takes_height(now: _Open, parts: list[Part], found: list[Token], at: int) -> bool:
    """Tell whether a Russian size stands before a word for height: 48-50, рост 170-176. A closed part opens."""
    if found[at + 1][0] != NUMBER:
        return False
    if now.core and now.core[-1] == "/":
        now.core.pop()  # 32/рост 128
    if int(found[at + 1][1].partition(".")[0]) < _GROWN:
        size = "".join(now.core) or (parts[-1].core if parts else "")
        if not _with_height(size, found[at + 1][1]):
            return False
    if not now.core and parts and _SPAN.fullmatch(parts[-1].core):
        now.core.append(parts.pop().core)
    return _SPAN.fullmatch("".join(now.core)) is not None


_GROWN = 146
"""The height in cm of the smallest grown people of GOST."""


def _beside_letter(found: list[Token], at: int) -> bool:
    """Tell whether another word or letter for a size stands in a label."""
    return any(
        place != at and (role_of(token, "letter") or _RANGE_LETTER.fullmatch(latin(token[1])))
        for place, token in enumerate(found)
    )


_COUNTED = frozenset("반尺")
"""Korean for a half, and the Chinese foot, behind a number."""
_WAISTS, _LENGTHS = range(26, 45), range(28, 37)
"""Inches of trousers, where a star stands between them."""


def _is_waist(first: str, second: str) -> bool:
    return first.isdigit() and second.isdigit() and int(first) in _WAISTS and int(second) in _LENGTHS


def _is_chica(found: list[Token], at: int) -> bool:
    """Tell whether CH is a letter of Mexico rather than Switzerland: beside another letter, ``CH/M``."""
    for near, far in ((at + 1, at + 2), (at - 1, at - 2)):
        if 0 <= far < len(found) and found[near][0] == SIGN and found[far][1].upper() in ("M", "G"):
            return True
    return False


def _has_initials(found: list[Token]) -> bool:
    """Tell whether the initials of at least two countries stand before numbers."""
    before = [one[1] for one, other in pairwise(found) if other[0] == NUMBER]
    named = sum(text in _INITIALS for text in before)
    return named >= 2 or (named == 1 and any(text.upper() in ("GB", "USA", "UK") for text in before))


def _in_brackets(found: list[Token], at: int) -> bool:
    return 0 < at < len(found) - 1 and found[at - 1][1] in "([" and found[at + 1][1] in ")]"


def _is_system(found: list[Token], at: int) -> bool:
    return at < len(found) and role_of(found[at], "system") is not None


def _letter_follows(found: list[Token], at: int) -> bool:
    return at < len(found) and role_of(found[at], "letter") is not None


def _begins(found: list[Token], at: int) -> bool:
    """Tell whether a number or a letter follows, which a system before it would be the prefix of."""
    if at >= len(found) or found[at][0] == SIGN:
        return False
    return found[at][0] == NUMBER or role_of(found[at], "system", "audience", "size", "fit") is None


def _joins(core: list[str], letter: str) -> bool:
    """Tell whether a letter size continues a core: ``2`` and ``XL`` are 2XL."""
    return core[-1] in "23456789" and len(core) == 1 and letter in ("XL", "XS")


def _paired(parts: list[Part]) -> tuple[Part, ...]:
    """Join two numbers that a spaced sign parts: ``3 - 4 Years``, ``0 / 3 mois``, ``15.5 / 33``, ``10 M - 2 Y``."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if last is not None and part.joint == "(" and _CUP.fullmatch(part.core) and _BRA.fullmatch(last.core):
            found[-1] = last._replace(core=f"{last.core}/{part.core}")  # 34F (DDD)
            continue
        if (
            last is not None and part.joint in ("/", "-") and not part.systems
            and (part.core[:1].isdigit() or part.joint == "-" or part.core[0] == "L" or last.joint == "(")
        ):  # fmt: skip
            joined = _joined_core(last.core, part.core, "-" if last.joint == "(" else part.joint)
            if joined:
                found[-1] = last._replace(core=joined, bound=last.bound or part.bound)
                continue
        if last is not None and part.joint == "(" and not part.systems:
            joined = _with_height(last.core, part.core)  # 48 (164)
            if joined:
                found[-1] = last._replace(core=joined)
                continue
        found.append(part)
    return tuple(found)


_RUSSIAN, _HEIGHT = Late(r"[2-7]\d"), Late(r"(\d{2,3}(?:-\d{2,3})?)(?:CM)?")


def _with_height(size: str, height: str) -> str:
    """Return a Russian size and the height in brackets behind it as one core, nothing where they are none."""
    told = _HEIGHT.fullmatch(height) if _RUSSIAN.fullmatch(size) else None
    core = f"{size}/{told[1]}" if told else ""
    return core if core and any(draft[0] is System.RU for _, draft in clothing_labels.readings(core, _NO_HINTS)) else ""


def _joined_core(first: str, second: str, joint: str) -> str:
    """Return two cores as one where that is a size, nothing where it is none."""
    if first[-1:] == "M" and second[-1:] == "Y" and first[:-1].isdigit() and second[:-1].isdigit():
        return f"{first[:-1]}-{12 * int(second[:-1])}M"
    if first[-1:] == second[-1:] and first[-1:] in ("M", "Y", "T") and first[:-1].isdigit() and second[:-1].isdigit():
        return f"{first[:-1]}-{second}"
    if first[-2:] == second[-2:] == "CM" and first[:-2].isdigit() and second[:-2].isdigit():
        return f"{first[:-2]}-{second}"
    core = f"{first}{joint}{second}"
    if first[0] == "W" and second[0] == "L" and first[1:].isdigit() and second[1:].isdigit():
        return first + second  # W 33 / L 34
    if not second[:1].isdigit():
        letters = joint == "-" and _RANGE_LETTER.fullmatch(first) and _RANGE_LETTER.fullmatch(second)
        return core if letters and clothing_labels.readings(core, _NO_HINTS) else ""  # S - M
    if _NUMERIC.fullmatch(first) and _NUMERIC.fullmatch(second) and float(second) - float(first) == 0.5:
        return core  # 44 - 44.5 is one shoe between two sizes
    return core if _NUMERIC.fullmatch(first) and clothing_labels.readings(core, _NO_HINTS) else ""
