"""A label cut into parts: the core of each, and the words that hold for one part or for all.

``"W30 / L32"`` is one part, ``"XL / 42 / 14"`` three; ``"UK 10 EU 38"`` has a system in front of each number, ``"10 UK
38 EU"`` one behind. Words that the data know go where they belong; what is neither a known word nor a label's letters
makes the text no size.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from specconv.ground.text import Late
from specconv.sizes.label_context import (
    INITIALS,
    beside_letter,
    between_numbers,
    between_sizes,
    counts,
    has_initials,
    in_brackets,
    is_chica,
    is_girth,
    is_glued,
    is_ordinal,
    is_width,
    letter_follows,
    size_follows,
    system_follows,
)
from specconv.sizes.label_drafts import SYSTEMS
from specconv.sizes.label_pairs import Part, paired, with_height
from specconv.sizes.label_tokens import NUMBER, SIGN, Token, latin, role_of
from specconv.sizes.values import Audience, FitType, System

_PARTING = frozenset('|;:,()[]【】#"=·•・')
_JOINING = frozenset("/-~+&.")
_WEIGHTS = ("KG", "JIN", "LB")
"""Units of the wearer's weight, which shops print beside a size as advice."""
_AMOUNTS = frozenset("lLgV")
"""Letters that, after a number and a space, are litres, grams and volts rather than sizes."""
_UNSEEN = frozenset("'*")
_UNTIL = frozenset({"到", "至", "a", "à", "to", "bis", "до", "al", "tot", "till", "do", "hasta", "até", "às"})
"""Words that stand for a dash between two numbers."""
_SIZE_LETTER = Late(r"X{0,5}[SML]|\dXL")
_GOST = frozenset({"рост", "зріст", "ръст"})
"""Words for the height that Russian labels print behind a size."""
_SPAN = Late(r"\d{2,3}(?:-\d{2,3})?")
_GROWN = 146
"""The height in cm of the smallest grown people of GOST."""
_COUNTED = frozenset("반尺")
"""Korean for a half, and the Chinese foot, behind a number."""
_WAISTS, _LENGTHS = range(26, 45), range(28, 37)
"""Inches of trousers, where a star stands between them."""
_WHEELS = frozenset(str(number) for number in range(13, 20))
_AGES = {"month": "M", "year": "Y"}
_AUDIENCES = {one.value: one for one in Audience}
_FITS = {one.value: one for one in FitType}


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


class _Cut:
    """A label while it is being cut: the part that is open, the parts before it, and what is said of the whole.

    Every token goes to the method of its kind or role, which tells whether the text may still be a label.
    """

    __slots__ = (
        "aged", "audience", "bound", "core", "discarded", "ended", "fit", "found", "hinted", "item", "joint",
        "one_size", "part_audience", "parts", "places", "shared", "shoes", "systems", "trailing", "unit", "width",
    )  # fmt: skip

    def __init__(self, found: list[Token], hinted: System | None) -> None:
        self.found = found
        self.hinted = hinted
        self.parts: list[Part] = []
        self.audience: Audience | None = None
        self.fit: FitType | None = None
        self.item: str | None = None
        self.places: list[System] = []
        self.discarded: list[str] = []
        self.one_size = self.aged = self.shoes = self.width = False
        self.trailing = found[0][0] == NUMBER and role_of(found[-1], "system") is not None
        """Whether systems stand behind their numbers."""
        self.open("")

    def open(self, joint: str) -> None:
        """Begin a part."""
        self.core: list[str] = []
        self.systems: list[System] = []
        self.part_audience: Audience | None = None
        self.joint = joint
        self.bound = ""
        self.unit = ""
        """A unit that stands before its number: ``CM 39``."""
        self.shared = False
        """Whether a slash after a system announces another for the same number."""
        self.ended = False
        """Whether a word after the core ended it: the next number is of another part."""

    def close(self, joint: str) -> None:
        """End the open part, if it has a core, and begin another behind a sign."""
        if self.core:
            self.end()
            self.open(joint)
        else:
            self.joint = joint or self.joint

    def end(self) -> None:
        """End the open part; one of joints alone is none."""
        part = self.closed()
        if part.core:
            self.parts.append(part)

    def closed(self) -> Part:
        """Return the open part as it stands."""
        core = "".join(self.core).strip("/-&").lstrip("+") + self.unit
        if self.systems == [System.AGE] and core[-1:].isdigit():  # "age 10" is years
            return Part(f"{core}Y", (), self.part_audience, self.joint, self.bound)
        return Part(core, tuple(self.systems), self.part_audience, self.joint, self.bound)

    def number(self, text: str) -> None:
        """Take a number."""
        if self.ended:
            self.close("")
        if self.core and self.core[-1][-1].isdigit():
            self.core.append(" ")
        self.core.append(text)

    def sign(self, at: int, text: str, spaced: bool) -> bool:
        """Take a sign: it parts, joins, bounds, or makes the text no label."""
        found, core = self.found, self.core
        if text in _PARTING and not (text == '"' and core):
            self.close(text)
        elif text == '"':
            if core[:1] != ["W"]:  # W31" L32"
                core.append("IN")
                self.ended = True
        elif text == "/" and self.systems and (not core or self.ended) and system_follows(found, at + 1):
            self.shared = True
        elif text in "/-~" and core and spaced and at + 1 < len(found) and found[at + 1][3]:
            self.close("-" if text == "~" else text)
        elif text in "<≤>≥" and not core:
            self.bound = "to" if text in "<≤" else "from"
        elif text == "+" and core and _open_above(core[-1]) and not size_follows(found, at + 1):
            self.bound = "from"  # 58+
        elif text == "*" and between_numbers(found, at):
            core.append("X")
            return _is_waist(found[at - 1][1], found[at + 1][1])  # 70*50 are dimensions
        elif text in _JOINING:
            if core and text != ".":
                if self.ended and text != "+" and not letter_follows(found, at + 1):
                    self.close(text)
                else:
                    core.append("-" if text == "~" else text)
        else:
            return text in _UNSEEN
        return True

    def word(self, at: int, token: Token) -> bool:
        """Take a word by the role that it has where it stands."""
        _, text, roles, spaced = token
        role, value = roles[0] if roles else ("", "")
        if len(roles) > 1 and self.core and self.core[-1][-1:].isdigit():  # "6-9 mån" are months, "mån" alone are men
            role, value = next((pair for pair in roles if pair[0] in _AGES), roles[0])
        if (len(text) == 1 and text.isascii()) or (
            role and not spaced and len(text) <= _LONGEST_GLUED and self.ends_code(at)
        ):
            role = ""
        elif role == "unit" and not self.core:  # "IN 8" is India's, "8 in" are inches
            role, value = next((pair for pair in roles if pair[0] == "system"), (role, value))
        if text in INITIALS and size_follows(self.found, at + 1) and has_initials(self.found):
            role, value = "system", INITIALS[text]
        elif (spaced or not text.isascii()) and text.casefold() in _UNTIL and between_sizes(self.found, at):
            self.core.append("-")
            return True
        return _TAKEN.get(role, _Cut.said_by_the_way)(self, at, token, value)

    def ends_code(self, at: int) -> bool:
        """Tell whether a word is glued to its number as the letters of a Japanese code are."""
        return is_glued(self.found, at, System.JP in self.systems or self.hinted is System.JP)

    def letters(self, at: int, token: Token, _: str) -> bool:
        """Take a word that the data do not know, or a single letter: the letters of a label, or nothing of one."""
        found, text, spaced = self.found, token[1], token[3]
        if spaced and self.core and "/" in self.core and _SIZE_LETTER.fullmatch(latin(text)):
            self.close("")  # 175/92A L
        if spaced and text in _AMOUNTS and at + 1 == len(found) and found[at - 1][0] == NUMBER:
            return False
        if text == "a" and not spaced and is_ordinal(found, at):
            return False  # 3a C is Italy's third cup C
        if (text == "ab" and not at and spaced) or (text == "x" and counts(found, at)):
            return False
        upper = latin(text)
        counted = text in _COUNTED and self.core and self.core[-1].isdigit()
        if len(upper) > LONGEST_LETTERS or not (upper.isascii() or counted):
            return False
        if upper == "X" and self.unit == "" and self.core[-1:] == ["IN"]:  # 31" x 32"
            self.core.append(upper)
            self.ended = False
            return True
        if self.ended and self.core:
            self.close("")
        self.core.append(upper)
        return True

    def system(self, at: int, token: Token, value: str) -> bool:
        """Take the code or name of a system, before or behind its number."""
        found, text = self.found, token[1]
        if self.core and text != "KR" and text.casefold() == "kr":
            return False  # a price in crowns
        if self.core and not self.ended and text.upper() == "GB" and not size_follows(found, at + 1):
            return False  # gigabytes: Britain's code stands before its number
        system = SYSTEMS[value]
        self.width = self.width or (system is System.US and is_width(found, at))
        if system is System.CH and (self.systems == [System.MX] or is_chica(found, at)):
            self.core.append("CH")
            return True
        if self.shared:
            self.systems.append(system)
            self.shared = False
            return True
        if in_brackets(found, at) and self.parts and not self.core and not self.parts[-1].systems:
            self.parts[-1] = self.parts[-1]._replace(systems=(system,))  # 38 (EU)
            return True
        if self.core and (self.systems or (size_follows(found, at + 1) and not self.trailing)):
            self.close("")
        elif self.systems:
            self.systems.clear()
        self.ended = bool(self.core)
        self.systems.append(system)
        return True

    def wearer(self, at: int, token: Token, value: str) -> bool:
        """Take a word for who wears it; one that is a word for a letter too, beside another letter, is that."""
        found = self.found
        letter = role_of(token, "letter") if len(token[2]) > 1 else None
        if letter and beside_letter(found, at):
            if self.core:
                self.close("")
            self.core.append(letter)  # chica / grande
            self.ended = True
            return True
        if token[1].lower() == "fils" and self.core and self.core[-1].isdigit():
            return False  # 80 fils are threads
        who = _AUDIENCES[value]
        self.width = self.width or (role_of(token, "young") is not None and found[at - 1][3] and is_width(found, at))
        if self.core and self.core[-1] == "/" and self.part_audience not in (None, who):
            self.close("/")  # men S/women M
        self.part_audience = self.part_audience or who
        self.audience = self.audience or who
        self.item = self.item or role_of(token, "item")  # Herrenhemd
        self.ended = bool(self.core)
        return True

    def fit_type(self, _at: int, token: Token, value: str) -> bool:
        """Take a word for a fit type."""
        self.fit = self.fit or _FITS[value]
        if place := role_of(token, "size"):  # Kurzgröße
            self.places.append(SYSTEMS[place])
        self.ended = bool(self.core)
        return True

    def whole_range(self, _at: int, _token: Token, _value: str) -> bool:
        """Take words for one size."""
        self.one_size = True
        return True

    def month(self, _at: int, _token: Token, _value: str) -> bool:
        """Take a word for months."""
        return self.age("M")

    def year(self, _at: int, _token: Token, _value: str) -> bool:
        """Take a word for years."""
        return self.age("Y")

    def age(self, unit: str) -> bool:
        """Take the unit of an age, behind its number or before it."""
        self.aged = True
        if self.core:
            self.core.append(unit)
            self.ended = True
        elif self.parts and self.parts[-1].core[-1].isdigit():
            self.parts[-1] = self.parts[-1]._replace(core=self.parts[-1].core + unit)  # 6-9 (months)
        else:
            self.unit = unit  # months 6-9
        return True

    def height(self, at: int, token: Token, value: str) -> bool:
        """Take a word for the height, before its number or behind it."""
        found, text = self.found, token[1]
        if at + 1 == len(found) or found[at + 1][1] in _JOINING:
            return self.measured_in(at, token, value)
        if not text.isascii() and text.casefold() in _GOST and self.takes_height(at):
            self.core.append("/")
            self.ended = False
            self.systems = self.systems or [System.RU]
        else:
            self.close("")
            self.unit = value
        return True

    def takes_height(self, at: int) -> bool:
        """Tell whether a Russian size stands before a word for height: 48-50, рост 170-176. A closed part opens."""
        found, core, parts = self.found, self.core, self.parts
        if found[at + 1][0] != NUMBER:
            return False
        if core and core[-1] == "/":
            core.pop()  # 32/рост 128
        if int(found[at + 1][1].partition(".")[0]) < _GROWN:
            size = "".join(core) or (parts[-1].core if parts else "")
            if not with_height(size, found[at + 1][1]):
                return False
        if not core and parts and _SPAN.fullmatch(parts[-1].core):
            core.append(parts.pop().core)
        return _SPAN.fullmatch("".join(core)) is not None

    def measured_in(self, _at: int, token: Token, value: str) -> bool:
        """Take a unit."""
        if not self.core:
            self.unit = value
            return True
        if value == "IN" and not token[1].isascii() and self.core[-1] in _WHEELS:
            return False  # 19インチ is a wheel or a screen: Japan's collars are in cm
        if value != self.unit:  # height 80-90 cm
            self.core.append(value)
        self.ended = True
        return True

    def joining_word(self, at: int, _token: Token, value: str) -> bool:
        """Take a word that stands for a joint: S to M."""
        if self.core and not (at + 1 < len(self.found) and self.found[at + 1][1] == "+"):  # 44 et +
            self.core.append(value)
        return True

    def letter(self, _at: int, _token: Token, value: str) -> bool:
        """Take a word for a letter size, or for the newborn."""
        if self.core and self.core[-1] not in ("-", "/") and not _joins(self.core, value):
            self.close("")
        self.core.append(value)
        self.ended = True
        return True

    def size(self, _at: int, token: Token, value: str) -> bool:
        """Take a word for "size", which may be of one country's language."""
        if value != "ANY":
            self.places.append(SYSTEMS[value])
        self.discarded.append(token[1])
        return True

    def of_no_part(self, _at: int, _token: Token, _value: str) -> bool:
        """Refuse what ``label_beside`` takes away, and widths, which are of shoes."""
        return False

    def young(self, at: int, token: Token, _value: str) -> bool:
        """Take ``big kid`` and the like, as labels of shoes say it."""
        found = self.found
        if len(token[1]) == 2 and at + 1 < len(found) and found[at + 1][0] == NUMBER and not found[at + 1][3]:
            return False  # PS5
        self.width = self.width or (found[at - 1][3] and is_width(found, at))
        self.audience, self.shoes = self.audience or Audience.KIDS, True
        self.ended = bool(self.core)
        return True

    def open_end(self, _at: int, token: Token, value: str) -> bool:
        """Take a word that says that the size is open below or above."""
        self.bound = value
        self.discarded.append(token[1])
        return True

    def good(self, at: int, token: Token, value: str) -> bool:
        """Take a word for goods; one that is a girth with its figure says no size: Cintura 80 cm, Cintura M."""
        return not is_girth(self.found, at) and self.item_named(at, token, value)

    def item_named(self, _at: int, token: Token, value: str) -> bool:
        """Take a word for an item of clothing."""
        if self.core and token[1].upper() == "KW":
            return False  # kilowatts: a Kragenweite stands before its number
        self.item = self.item or value
        self.discarded.append(token[1])
        return True

    def said_by_the_way(self, _at: int, token: Token, _value: str) -> bool:
        """Take a word that says nothing of the size."""
        self.discarded.append(token[1])
        return True

    def label(self) -> Label | None:
        """Return the whole as a label; nothing where it turns out to be none."""
        parts = self.parts
        if self.core:
            self.end()
            if self.fit is FitType.LONG and not self.aged and _is_metres(parts):
                return None
        elif self.systems and parts and not parts[-1].systems:
            parts[-1] = parts[-1]._replace(systems=tuple(self.systems))
        together = tuple(parts)
        if len(parts) != 1 or parts[0].core.endswith(_WEIGHTS):
            kept = [part for part, after in zip(parts, [*parts[1:], None], strict=False) if not _is_weight(part, after)]
            if kept or self.one_size:
                self.discarded += [part.core for part in parts if part not in kept]
            together = paired(kept if self.one_size else kept or parts)
        return Label(
            together, self.audience, self.fit, self.item, tuple(dict.fromkeys(self.places)), self.one_size, self.aged,
            self.shoes, self.width, tuple(self.discarded),
        )  # fmt: skip


_TAKEN: dict[str, Callable[[_Cut, int, Token, str], bool]] = {
    "": _Cut.letters,
    "audience": _Cut.wearer,
    "beside": _Cut.of_no_part,
    "bound": _Cut.open_end,
    "fit": _Cut.fit_type,
    "good": _Cut.good,
    "height": _Cut.height,
    "item": _Cut.item_named,
    "joint": _Cut.joining_word,
    "letter": _Cut.letter,
    "measure": _Cut.of_no_part,
    "month": _Cut.month,
    "newborn": _Cut.letter,
    "one_size": _Cut.whole_range,
    "premature": _Cut.letter,
    "size": _Cut.size,
    "system": _Cut.system,
    "unit": _Cut.measured_in,
    "width": _Cut.of_no_part,
    "year": _Cut.year,
    "young": _Cut.young,
}
"""Role of a word → what takes it."""
_LONGEST_GLUED = 4
"""Letters of the longest word that may be the end of a code rather than a word of its own."""
LONGEST_LETTERS = 5
"""Letters of the longest size by letters (XXXXL); what is longer and unknown makes the text no label."""


def cut(found: list[Token], hinted: System | None = None) -> Label | None:
    """Cut tokens into the parts of a label, which may be of a hinted system; None where a word is unknown."""
    being = _Cut(found, hinted)
    for at, token in enumerate(found):
        kind = token[0]
        if kind == NUMBER:
            being.number(token[1])
        elif not (being.sign(at, token[1], token[3]) if kind == SIGN else being.word(at, token)):
            return None
    return being.label()


def _is_weight(part: Part, after: Part | None) -> bool:
    """Tell whether a part is the wearer's weight, or the low end of one: ``20 - 40 lb``."""
    if after is not None and after.joint == "-" and part.core.isdigit():
        return after.core.endswith(_WEIGHTS)
    return part.core.endswith(_WEIGHTS)


def _is_metres(parts: list[Part]) -> bool:
    """Tell whether a part is a number and an M: beside "long" metres, where no word for months stands."""
    return any(part.core[-1:] == "M" and part.core[:-1].isdigit() for part in parts)


def _open_above(last: str) -> bool:
    """Tell whether a plus sign behind the end of a core means "and above": 58+, 170 cm+."""
    return last[-1].isdigit() or last == "CM"


def _is_waist(first: str, second: str) -> bool:
    """Tell whether two numbers are the waist and the length of trousers in inches."""
    return first.isdigit() and second.isdigit() and int(first) in _WAISTS and int(second) in _LENGTHS


def _joins(core: list[str], letter: str) -> bool:
    """Tell whether a letter size continues a core: ``2`` and ``XL`` are 2XL."""
    return core[-1] in "23456789" and len(core) == 1 and letter in ("XL", "XS")
