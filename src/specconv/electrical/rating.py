"""The reader of rating plates (IEC 60335-1 clause 7, IEC 62368-1 annex F): what an appliance is made for.

A plate is read in three passes, each linear in its length: the text is cut into figures, units, separators and words;
neighbouring figures with one unit become groups ("220-240 V", "50/60 Hz"); the groups and words together become a
:class:`Rating`. What stands behind OUTPUT is the product's own output and is kept apart.
"""

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from specconv.electrical.plate_groups import Group, groups_of, suffixed
from specconv.electrical.plate_tokens import (
    CODE_LETTERS,
    Token,
    cut,
    start_of,
    starts_of,
    tokens_of,
    without_codes,
)
from specconv.electrical.vocabulary import EquipmentClass, VoltageMode
from specconv.ground.errors import UnreadableRating
from specconv.ground.text import clean
from specconv.ground.value import Value

NOMINALS = frozenset(
    (100, 110, 115, 117, 120, 125, 127, 200, 208, 220, 230, 240, 250, 277, 347, 380, 400, 415, 440, 480)
)
"""Figures that stand for a mains voltage even where the V is left out."""

MAINS_FREQUENCIES = (50, 60)
_MAINS = frozenset(MAINS_FREQUENCIES)

Span = tuple[float, float]


class Rating(Value):
    """What a rating plate says about the input. Units: V, Hz, W, VA, A.

    ``ranges`` holds one ``(low, high)`` pair for a single figure or a range, and one pair for each position of a
    switchable plate. ``limit`` is the rating of a plug, switch or cord ("13 A 250 V"), which is no supply rating.

    >>> plate = read_rating("INPUT: 100–240 V ~ 50–60 Hz 0.8 A OUTPUT: 5V⎓3A")
    >>> plate.voltages, plate.voltage_mode.value, plate.frequencies, plate.current, plate.outputs
    ((100, 240), 'range', (50, 60), 0.8, ('5V⎓3A',))
    """

    ranges: tuple[Span, ...] = ()
    voltage_mode: VoltageMode | None = None
    frequencies: tuple[float, ...] = ()
    power: float | None = None
    power_low: float | None = None
    current: float | None = None
    apparent_power: float | None = None
    phases: int | None = None
    equipment_class: EquipmentClass | None = None
    dc: bool = False
    automatic: bool = False
    limit: tuple[float, float] | None = None
    outputs: tuple[str, ...] = ()
    text: str = ""

    @property
    def voltages(self) -> tuple[float, ...]:
        """The figures of the plate in order, each once: the ends of a range, or the positions of a switch."""
        return tuple(dict.fromkeys(volts for span in self.ranges for volts in span))

    @property
    def ranges_text(self) -> str:
        """The voltages as a plate shows them: ``220-240 V``, ``115/230 V``."""
        joint = {VoltageMode.SWITCHABLE: "/", VoltageMode.SPLIT_PHASE: "/", VoltageMode.MULTI_PHASE: "/"}
        volts = joint.get(self.voltage_mode or VoltageMode.SINGLE, ", ").join(
            f"{low:g}" if low == high else f"{low:g}-{high:g}" for low, high in self.ranges
        )
        return f"{volts} V" + (" DC" if self.dc else "") if volts else ""

    def with_fields(self, **changes: Any) -> "Rating":
        """Return the same rating with some fields replaced by values that are known to be right."""
        return Rating.trusted(**{**self.__dict__, **changes})

    def __str__(self) -> str:
        power = self.power and (
            f"{self.power_low:g}-{self.power:g} W" if self.power_low not in (None, self.power) else f"{self.power:g} W"
        )
        parts = [
            self.ranges_text,
            self.frequencies and "/".join(f"{hertz:g}" for hertz in self.frequencies) + " Hz",
            power,
            self.apparent_power and f"{self.apparent_power:g} VA",
            self.current and f"{self.current:g} A",
            self.phases and self.phases > 1 and f"{self.phases} phases",
            self.equipment_class and f"class {self.equipment_class}",
        ]
        return " ".join(part for part in parts if part)


def read_rating(text: str) -> Rating:
    """Read the text of a rating plate, in any of the usual spellings and languages.

    Accepted: single figures, ranges, selectable voltages, words such as "bivolt", "프리볼트" or 全球通用电压, decimal
    commas, several frequencies, W, kW, VA, A, class symbols, three-phase and DC plates, INPUT and OUTPUT.

    >>> str(read_rating("AC 220-240V~ 50/60Hz 1850-2200W"))
    '220-240 V 50/60 Hz 1850-2200 W'
    >>> read_rating("115/230V selectable").voltage_mode.value
    'switchable'
    >>> read_rating("13A 250V").limit
    (13, 250)

    Raises :class:`~specconv.UnreadableRating` when the text holds nothing of a rating plate.
    """
    plain = clean(text, "rating", error=UnreadableRating)
    if plain.startswith("-") and plain[1:2].isdigit():
        raise UnreadableRating("negative", field="rating", value=text)
    folded = plain.casefold()
    if "e" in folded and re.search(_SCIENTIFIC, folded):
        raise UnreadableRating("a figure that no plate shows", field="rating", value=text)
    if len(folded) > LONGEST_PLATE and len(re.findall(r"\d+", folded)) > MOST_FIGURES:
        raise UnreadableRating("more figures than any plate has", field="rating", value=text)
    pieces = cut(folded)
    looked_into = _LOOKED_INTO.intersection(pieces)
    if looked_into and not CODE_LETTERS.isdisjoint(looked_into):
        told = without_codes(folded)
        if told != folded:
            folded, pieces = told, cut(told)
    tokens = tokens_of(pieces)
    outputs: tuple[str, ...] = ()
    marks = _marks(tokens)
    if "output" in marks:
        tokens, outputs = _input_part(plain, folded, pieces, tokens)
        marks = _marks(tokens)
    phases = 3 if "three_phase" in marks else 1 if "single_phase" in marks else None
    if looked_into and not _PHASE_COUNTS.isdisjoint([token[1] for token in tokens]):
        phases, tokens = _phases(tokens, phases)
    groups, all_behind = groups_of(tokens)
    if not all_behind:
        tokens = suffixed(tokens)
        groups, _ = groups_of(tokens)
    by: dict[str, list[Group]] = {}
    for group in groups:
        by.setdefault(group.dimension, []).append(group)
    if len(by.get("V", ())) > 1 and "A" in by:
        by["A"] = _of_the_mains(by["A"], by["V"])
    if "capacity" in marks and "W" in by:
        by["W"] = _drawn(by["W"], tokens, pieces, starts_of(folded, pieces))
    powers = _positive(by["W"]) if "W" in by else []
    if len(powers) > 1 and max(powers) > 1000 and min(powers) in (3, 4):
        powers.remove(min(powers))  # "3W" beside a large power counts wires
        marks.add("split_phase")
    currents = _positive(by["A"]) if "A" in by else []
    apparent = _positive(by["VA"]) if "VA" in by else []
    volts = [group for group in by.get("V", ()) if min(group.figures) >= 1 and max(group.figures) <= 1000]
    if not volts and _on_a_plate(tokens):
        volts = [group for group in by.get("?", ()) if NOMINALS.issuperset(group.figures)]
    frequencies = _frequencies(by, bool(volts or powers or currents or apparent))
    if len(volts) > 1 and currents:  # "T3.15A 250V": the limit of a fuse or switch beside the supply
        volts = [group for group in volts if group.figures != (250,)] or volts
    dc = bool(volts) and not frequencies and "ac" not in marks and _is_dc(volts[0], tokens, marks, pieces, folded)
    limit = None
    if _is_limit(volts, currents, powers, frequencies, marks):
        limit, volts, currents = (currents[0], volts[0].figures[-1]), [], []
    ranges, mode, automatic = _voltages(volts, marks, phases, powers, currents)
    equipment_class = _equipment_class(folded, marks)
    rating = Rating.trusted(
        ranges=ranges,
        voltage_mode=mode,
        frequencies=frequencies,
        power=max(powers) if powers else None,
        power_low=min(powers) if powers else None,
        current=max(currents) if currents else None,
        apparent_power=max(apparent) if apparent else None,
        phases=phases,
        equipment_class=equipment_class,
        dc=dc,
        automatic=automatic,
        limit=limit,
        outputs=outputs,
        text=plain,
    )
    if not (ranges or mode or powers or currents or apparent or frequencies or limit or outputs or equipment_class):
        raise UnreadableRating(
            "nothing of a rating plate (such as '220-240 V 50 Hz 2000 W')", field="rating", value=text
        )
    return rating


LONGEST_PLATE, MOST_FIGURES = 300, 120
"""Longer texts are plates only if they are mostly words: a plate has a dozen figures, a catalogue page some dozens."""
_SCIENTIFIC = r"\de[+-]?\d"


def _positive(groups: list[Group]) -> list[float]:
    return [figure for group in groups for figure in group.figures if figure > 0]


def _of_the_mains(currents: list[Group], volts: list[Group]) -> list[Group]:
    """Leave out the amperes of a side of extra-low voltage beside the mains: "AC 230 V 0.5 A DC 12 V 3 A"."""
    mains = [group.start for group in volts if max(group.figures) >= EXTRA_LOW]
    low = [group.start for group in volts if max(group.figures) < EXTRA_LOW]
    if not mains or not low:
        return currents

    def before(places: list[int], start: int) -> int:
        return max((place for place in places if place < start), default=-1)

    return [group for group in currents if before(low, group.start) <= before(mains, group.start)]


def _drawn(groups: list[Group], tokens: list[Token], pieces: list[str], starts: list[int]) -> list[Group]:
    """Leave out what it cools, heats or radiates: that is not what it draws."""
    capacities = [
        starts[number] + len(pieces[number]) for kind, value, number in tokens if value == "capacity" and kind == "mark"
    ]
    return [
        group for group in groups
        if not any(starts[group.start] - 4 <= end <= starts[group.start] for end in capacities)
    ]  # fmt: skip


def _on_a_plate(tokens: list[Token]) -> bool:
    """Tell whether figures without a unit may be volts: units or marks stand beside them, or nothing else at all."""
    kinds = {token[0] for token in tokens}
    return bool(kinds & {"unit", "mark"}) or "other" not in kinds


def _marks(tokens: list[Token]) -> set[str]:
    return {meaning for kind, meaning, _ in tokens if kind == "mark"}


def _input_part(text: str, folded: str, pieces: list[str], tokens: list[Token]) -> tuple[list[Token], tuple[str, ...]]:
    """Return the tokens of the input with the words that announce it, and the texts that stand behind OUTPUT."""
    sides = [number for kind, meaning, number in tokens if meaning in _SIDES and kind == "mark"]
    kept = tokens[: sides[0]]
    outputs: list[str] = []
    for side, following in pairwise([*sides, len(pieces)]):
        if tokens[side][1] == "input":
            kept += tokens[side:following]
        else:
            end = start_of(folded, pieces, following) if following < len(pieces) else len(text)
            output = text[start_of(folded, pieces, side) + len(pieces[side]) : end].strip(" :;,.|/()")
            if output:
                outputs.append(output)
    return kept, tuple(outputs)


_SIDES = frozenset(("input", "output"))
_PHASE_COUNTS = frozenset(("1", "2", "3"))
_LOOKED_INTO = CODE_LETTERS | _PHASE_COUNTS


def _phases(tokens: list[Token], phases: int | None) -> tuple[int | None, list[Token]]:
    """Recognise ``3~``, ``3N~``, ``1~`` and ``3PH``; the tokens that say so are dropped."""
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token[0] == "figure" and token[1] in _PHASE_COUNTS:
            at = index + 1
            while at < len(tokens) and tokens[at][1] in ("n", "/", "pe", "+") and at < index + 6:
                at += 1
            with_neutral = any(tokens[between][1] in ("n", "pe") for between in range(index + 1, at))
            closing = at < len(tokens) and (tokens[at][1] in ("~", "phase") or _times_volts(tokens, index, at))
            if with_neutral and token[1] == "3" and not closing:  # "400 V 3/N/PE"
                phases, index = 3, at
                continue
            joined = index and tokens[index - 1][0] == "sign" and tokens[index - 1][1] in ("-", "/", "~", ",")
            if closing and not (joined and tokens[at][1] == "~"):
                phases = int(token[1])
                index = at + 1
                continue
        kept.append(token)
        index += 1
    return phases, kept


def _times_volts(tokens: list[Token], index: int, at: int) -> bool:
    """``3 x 400 V`` counts phases; ``2x1200W`` does not."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        tokens[index][1] == "3"
        and tokens[at][1] == "x"
        and following is not None
        and following[0] == "figure"
        and following[1].isdigit()
        and int(following[1]) >= 200
    )


def _frequencies(by: dict[str, list[Group]], of_a_plate: bool) -> tuple[float, ...]:
    """Return the frequencies; a bare 50 or 60 is one beside volts, watts or amperes (``220-240~ 50/60``)."""
    groups = by.get("Hz", ())
    if len(groups) == 1:
        found = _hertz(groups[0].figures, groups[0].joints)
    else:
        every = {hertz for group in groups for hertz in _hertz(group.figures, group.joints)}
        found = tuple(sorted(every))
    if not found and of_a_plate and "?" in by:
        found = next((tuple(sorted({*group.figures})) for group in by["?"] if _MAINS.issuperset(group.figures)), ())
    return found


@lru_cache(maxsize=256)
def _hertz(figures: tuple[float, ...], joints: tuple[str, ...]) -> tuple[float, ...]:
    """Return the frequencies that a group names; remembered, because plates have few."""
    span = {hertz for hertz in figures if LOWEST_MAINS <= hertz <= 1000}  # not the 1 Hz of "50 Hz ± 1 Hz"
    if "-" in joints and span:  # 47-63 Hz takes in both mains frequencies
        span = {hertz for hertz in MAINS_FREQUENCIES if min(span) <= hertz <= max(span)} or span
    return tuple(sorted(span))


def _is_dc(volts: Group, tokens: list[Token], marks: set[str], pieces: list[str], folded: str) -> bool:
    """Tell whether a plate that gives no frequency and does not say AC is one of direct current."""
    low = max(volts.figures) < 60
    if not low and "dc" not in marks:
        return False
    starts = starts_of(folded, pieces)
    start, end = starts[volts.start], starts[volts.end] + len(pieces[volts.end])
    if any(value == "~" and end <= starts[number] <= end + 1 for _, value, number in tokens):
        return False
    return low or any(
        value == "dc" and kind == "mark" and start - 12 <= starts[number] <= end + 5 for kind, value, number in tokens
    )


def _is_limit(
    volts: list[Group], currents: list[float], powers: list[float], frequencies: tuple[float, ...], marks: set[str]
) -> bool:
    """Tell a plug's or switch's limit ("10 A 250 V~") from a supply rating: 250 or 125 V with amperes and no more."""
    if not volts or not currents or powers or frequencies or "input" in marks:
        return False
    figures = volts[0].figures
    return len(volts) == 1 and len(figures) == 1 and (figures[0] == 250 or (figures[0] == 125 and currents[0] >= 2.5))


LOWEST_MAINS = 16.0
"""No mains has a lower frequency than the 16 2/3 Hz of railways, in Hz."""
EXTRA_LOW = 60.0
"""IEC 61140: direct current below is no mains, in V."""
WIDEST_OF_ONE = 1.5
"""The ends of a range that is wider are two classes of voltage."""
LARGEST_CORD = 20.0
"""No cord with two voltages to choose from carries more; from there on 120/240 V is a split-phase circuit, in A."""
SPLIT_PHASE_POWER = 3500.0
"""From here on 120/240 V is a split-phase circuit, in W."""


def _heavy(powers: list[float], currents: list[float]) -> bool:
    """Tell whether watts or amperes are those of a split-phase circuit rather than of an appliance with a switch."""
    return max(powers, default=0.0) >= SPLIT_PHASE_POWER or max(currents, default=0.0) > LARGEST_CORD


def _voltages(
    groups: list[Group], marks: set[str], phases: int | None, powers: list[float], currents: list[float]
) -> tuple[tuple[Span, ...], VoltageMode | None, bool]:
    """Return the spans, how they are chosen, and whether the choice is automatic."""
    spans = _spans(groups[0]) if len(groups) == 1 else [span for group in groups for span in _spans(group)]
    if len(spans) > 1:
        spans = list(dict.fromkeys(spans))
        # "DC 12 V / AC 220-240 V": the battery's side is not the mains
        spans = [span for span in spans if span[1] >= EXTRA_LOW] or spans
    if len(spans) == 1 and "bivolt" in marks and spans[0][1] > WIDEST_OF_ONE * spans[0][0]:
        spans = [(volts, volts) for volts in spans[0]]  # "bivolt 127-220 V": two voltages, and not what is between
    if len(spans) == 1 and phases in (None, 1):
        low, high = spans[0]
        return (spans[0],), VoltageMode.SINGLE if low == high else VoltageMode.RANGE, low != high
    slashed = any("/" in group.joints for group in groups)
    if not spans and "universal" in marks:
        return ((100.0, 240.0),), VoltageMode.RANGE, True
    if not spans and "bivolt" in marks:
        spans, slashed = [(127.0, 127.0), (220.0, 220.0)], True
    if not spans:  # "dual voltage" alone tells neither the figures nor whether there is a switch
        return (), VoltageMode.LISTED if "dual" in marks else None, False
    low, high = min(span[0] for span in spans), max(span[1] for span in spans)
    if (phases or 1) > 1 or (len(spans) > 1 and high >= 347):
        return tuple(spans), VoltageMode.MULTI_PHASE, False
    if marks & {"automatic", "universal"} and "switch" not in marks:
        return ((low, high),), VoltageMode.RANGE, True
    if _split_phase(spans) and ("split_phase" in marks or _heavy(powers, currents)):
        return tuple(spans), VoltageMode.SPLIT_PHASE, False
    if high / low <= 1.15 and "switch" not in marks:
        # 220/230/240 V names one family, not the positions of a switch
        return ((low, high),), VoltageMode.RANGE, False
    if slashed or "switch" in marks or "bivolt" in marks:
        return tuple(spans), VoltageMode.SWITCHABLE, False
    return tuple(spans), VoltageMode.LISTED, False


def _spans(group: Group) -> list[Span]:
    """Cut a group into single figures and ranges: ``100-120/200-240`` has two ranges."""
    figures, joints = group.figures, group.joints
    if "-" not in joints:
        return [(figure, figure) for figure in figures]
    if len(figures) == 2:
        return [(min(figures), max(figures))]
    spans: list[Span] = []
    index = 0
    while index < len(figures):
        low = high = figures[index]
        if index < len(joints) and joints[index] == "-":
            index += 1
            low, high = min(low, figures[index]), max(low, figures[index])
        spans.append((low, high))
        index += 1
    return spans


def _split_phase(spans: list[Span]) -> bool:
    figures = sorted(low for low, high in spans if low == high)
    return len(figures) == 2 and figures[0] in (110, 115, 120, 125) and figures[1] in (208, 220, 230, 240, 250)


_CLASS = (
    r"(?:class|klasse|classe|clase|klass|级别|类别|类型)\s{0,2}[:.]?\s{0,2}(0i|iii|ii|i|[0123])(?![a-z0-9])"
    r"|(?<![a-z])(iii|ii|i)\s{0,2}(?:类|類|级)"
)
_CLASSES = {"0": EquipmentClass.ZERO, "0i": EquipmentClass.ZERO_ONE, "i": EquipmentClass.ONE, "1": EquipmentClass.ONE,
            "ii": EquipmentClass.TWO, "2": EquipmentClass.TWO, "iii": EquipmentClass.THREE,
            "3": EquipmentClass.THREE}  # fmt: skip


_OTHER_CLASS_BEFORE = r"(?:laser|led|energy|energie|efficiency|激光|レーザー|레이저)[\s:-]{0,2}$"
_OTHER_CLASS_BEHIND = (
    r"[\s:-]{0,2}(?:laser|led\b|激光|レーザ|레이저|transformer|wiring|circuit|battery|output"
    r"|(?:limited )?(?:power )?(?:supply|source|unit|adapt))"
)
"""Classes with a figure of other things: of lasers (IEC 60825-1), of American low-power sources (NEC article 725)."""


def _equipment_class(folded: str, marks: set[str]) -> EquipmentClass | None:
    if "class_ii" in marks:
        return EquipmentClass.TWO
    if not ("las" in folded or "类" in folded or "類" in folded or "级" in folded):
        return None
    for match in re.finditer(_CLASS, folded):
        number = match[1] or match[2]
        of_another = number.isdecimal() and (
            re.search(_OTHER_CLASS_BEFORE, folded[: match.start()])
            or re.match(_OTHER_CLASS_BEHIND, folded[match.end() :])
        )
        if not of_another:
            return _CLASSES[number]
    return None
