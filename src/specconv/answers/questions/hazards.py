"""What a question says that makes a use unsafe: an earth pin cut off, a frayed cord, a bath, a generator.

The words are those of ``data/ask/hazards.csv``, in groups; the rules below say which groups side by side mean what.
They are sought in the text, not among its tokens, so that no other meaning of a word can hide them. Every gap is
bounded, so that time grows with the length of the text only.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.text import Late


class Hazards(NamedTuple):
    """What was found in a question."""

    practice: str | None = None
    """A member of :class:`~specconv.Practice`."""
    reasons: tuple[str, ...] = ()
    """Codes of what no verb judges: damage, water, a supply that is not the mains of a place."""
    transformer: bool = False
    """Whether the appliance is to be used behind a transformer or the like."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where the words stand that were understood so."""

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a piece of the text belongs to what was found."""
        return any(first < end and start < last for first, last in self.spans)


_TRANSFORMER = "transformer"

_PROD = r"\b(?:(?:push|poke?|stick|put|insert|shov|jab|jam)\w*|stuck)\b"
_METAL = (
    r"\b(?:wires?|metal|hair ?pins?|paper ?clips?|nails?|screws?|keys?|knife|forks?|spoons?|coins?|needles?|toys?"
    r"|fingers?|scissors|screwdrivers?|tweezers)\b"
)
_METAL_ZH = "(?:[铁铜钢]丝|金属|发夹|回形针|[铁螺]?[钉丝]子?|钥匙|刀|叉子|勺子|硬币|玩具|手指|镊子|筷子)"
"""What no outlet is made for, and how it gets into one."""

# In a rule {word} is any word of that group, and a gap ~n stands for at most n words (English) or signs (Chinese).
_ENGLISH = (
    ("unearthed_adapter", r"{adapter}~5{lack}~2(?:{earth}|{earthed})"),
    ("unearthed_adapter", r"{lack}~2(?:{earth}|{earthed})~2{adapter}"),
    ("unearthed_adapter", r"{noearth}~2{adapter}|{adapter}~3{noearth}"),
    ("unearthed_adapter", r"{two}[\s-]?{pin}(?! ?to\b)~2{adapter}"),
    ("unearthed_adapter", r"{two}[\s-](?:pinned|pronged|contact|pole|hole)~2{adapter}"),
    ("unearthed_adapter", r"{three}[\s-]?{pin}?[\s-]+to[\s-]+{two}[\s-]?{pin}"),
    ("no_earth", r"{outlet}~4{lack}~2(?:{earth}|{earthed})|{lack}~2(?:{earth}|{earthed})~1{outlet}"),
    ("no_earth", r"{noearth}~1{outlet}|{outlet}~3{noearth}"),
    ("earth_pin_removed", r"{cut}~3{earth}|{earth}~3{cut}|{bypass}~2{earth}|{earth}~3{bypass}|{file}~2{earth}"),
    ("earth_pin_removed", r"(?:leave|leaves|leaving|left|take|takes|taking|taken|took)~2{earth}~0(?:off|out)"),
    ("earth_pin_removed", r"{earth}~9{cut}~0(?:it|that|this|them)\b"),
    ("no_earth", r"{three}[\s-]?{pin}~3(?:in|into|onto)~2{two}[\s-]?(?:{pin}|hole)"),
    ("no_earth", r"(?:only|just)~2{two}~1(?:of (?:the|its) )?{pin}|{two}~0of~1(?:{three}~1)?{pin}"),
    ("earth_pin_removed", r"{lack}~2{earth}~0(?:{pin}|{cord}|connection)"),
    ("no_earth", r"{lack}~2(?:{earth}|{earthed})|{noearth}|{earthed}~1{lack}"),
    ("pin_bent", r"{bend}~3(?:{pin}|{plug})|(?:{pin}|{plug})~3{bend}"),
    ("pin_filed", r"{file}~3{pin}|{pin}~3{file}"),
    ("plug_forced", r"{force}~4(?:{plug}|{pin}|{outlet}|{adapter}|it|in|into)|(?:{plug}|{adapter}|it)~3{force}"),
    ("shutter_defeated", r"{poke}~4(?:{shutter}|{outlet})|(?:defeat|open|force|push)\w*~3{shutter}"),
    ("poked", rf"{_PROD}~3{_METAL}~2(?:in|into|through|inside)~2{{outlet}}"),
    ("non_compliant_cord", r"{lack}~2{fuse}|{cut}~2{fuse}|{fuse}~3{cut}|{solitary}"),
    ("forbidden", r"\b(?:wir|join|connect|combin|us|into|from|across)\w*~2{several}~2(?:1[0-3]\d ?v)\w*~1{outlet}"),
    ("forbidden", r"{several}~1{outlet}~2to (?:get|make)"),
    ("daisy_chained", r"{chain}~4{strip}|{strip}~3{chain}|{strip}~2(?:into|onto|on top of|to)~1(?:another|each)"),
    ("daisy_chained", r"{strip}~1(?:into|onto|in)~5{strip}|{several}~2{strip}~2(?:together|connected|in a row)"),
    ("daisy_chained", r"(?:with|through|via|using|use|on|behind)~1{several}~1{strip}"),
    ("bypassed", r"(?:{bypass}|{uprate})~3{fuse}|{fuse}~3(?:{bypass}|{uprate})"),
    ("damaged", r"(?<!be )(?<!get ){frail}|{cord}~4{damaged}|{damaged}~1(?:{cord}|{pin}|plug|plugs)|plug~2{damaged}"),
    ("fault", r"{sign}(?! (?:detector|alarm))"),
    ("water", r"{water}(?! (?:and|or) dry)(?!/dry)"),
    ("bathroom", r"{bathroom}"),
    ("outdoors", r"{outdoors}(?! (?:of|the|my|its|our|europe|china|japan|uk|us)\b)"),
    ("shared", r"{shared}"),
    ("changed", r"{changed}"),
    ("forbidden", r"(?<!\bor )(?<!is it )(?<!whether it is )(?:{lack}~0safe\b|\bunsafe\b)"),
    ("forbidden", r"\bby~2(?:toddler|toddlers|baby|babies|infant|infants|kid|kids|child|children)\b"),
    ("forbidden", r"{forbidden}|(?<!\bor )\b(?:not|never)\s*[?.!]*$"),
    ("no_earth", r"{earth}~2(?:not there|missing|open|gone|absent)|(?:only|just)~1one~1{pin}|{two}~1{pin}~1only"),
    ("bypassed", r"{fuse}~1(?:out|removed|taken out)\b"),
    ("supply", r"\b(?:on|from|off) (?:a |the )?(?:dc|direct current)\b"),
    (
        "supply",
        r"(?:on|aboard|in|inside|with|from|via|through|off|using|into|onto|at|for|by)"
        r"(?: (?:a|an|the|my|our|this|board))*~2{supply}|{supply}~0(?:outlet|outlets|socket|sockets|supply|power)",
    ),
    (
        _TRANSFORMER,
        r"(?:on|with|from|via|through|off|using|use|behind|into|onto|over|by|to)(?: (?:a|an|the|my|our|this))*~3"
        r"{transformer}",
    ),
)
_CHINESE = (
    ("unearthed_adapter", r"{lack}~3{earth}~3{adapter}|{adapter}~3{lack}~3{earth}|{noearth}~2{adapter}"),
    ("unearthed_adapter", r"{two}[脚孔插芯]~1{adapter}|{three}[脚孔插芯头]?[转变]{two}[脚孔插芯头]?"),
    ("earth_pin_removed", r"{cut}~4{earth}|{earth}~9{cut}|{bypass}~3{earth}|{file}~3{earth}|{earth}~4{file}"),
    ("no_earth", r"{outlet}~5{lack}~2{earth}|{lack}~2{earth}~2{outlet}"),
    ("earth_pin_removed", r"{lack}~2{earth}[脚针极插]"),
    ("no_earth", r"{three}[脚孔插芯]~3[插到进入]{1,2}~1{two}[脚孔插芯]"),
    ("no_earth", r"{lack}~3{earth}|{noearth}|{earth}~1{lack}[接通]?"),
    ("no_earth", r"只[用插接]~1{two}~1{pin}"),
    ("pin_bent", r"{bend}~4(?:{pin}|{plug})|(?:{pin}|{plug})~5{bend}"),
    ("pin_filed", r"{file}~4{pin}|{pin}~5{file}"),
    ("plug_forced", r"{force}"),
    ("shutter_defeated", r"{poke}~5(?:{shutter}|{outlet})"),
    ("poked", rf"{{outlet}}[里中内]?~1[插塞捅戳伸放]~2{_METAL_ZH}|{_METAL_ZH}~2[插塞捅戳伸放]~3{{outlet}}"),
    ("forbidden", r"{several}~1(?:1[0-3]\d ?[vV伏]特?)~3{outlet}"),
    ("non_compliant_cord", r"{lack}~2{fuse}|{cut}~3{fuse}|{fuse}~3{cut}|{solitary}"),
    ("daisy_chained", r"{chain}~3{strip}|{strip}~5{chain}|{several}{strip}~4(?:一起|连|接在)|{strip}~3[插接]~4{strip}"),
    ("daisy_chained", r"[用插接通过]{1,2}{several}{strip}"),
    ("bypassed", r"(?:{bypass}|{uprate})~4{fuse}|{fuse}~4(?:{bypass}|{uprate})"),
    ("damaged", r"{frail}|(?:{cord}|{pin}|{plug})~2(?<![会不]){damaged}|(?<![会不]){damaged}~2(?:{cord}|插头)"),
    ("fault", r"{sign}"),
    ("fault", r"(?:{adapter}|{strip}|{outlet}|{plug})~3(?<!会)发热"),
    ("water", r"{water}"),
    ("bathroom", r"{bathroom}"),
    ("outdoors", r"{outdoors}"),
    ("shared", r"{shared}"),
    ("changed", r"{changed}"),
    ("forbidden", r"{forbidden}|(?<![安会是])不安全(?![吗么嘛])"),
    ("no_earth", r"只有一个{pin}|少了?一[个只根]{pin}"),
    ("supply", r"{supply}"),
    (_TRANSFORMER, r"(?:用|接|通过|经|配|带|插|加|有|买)~6{transformer}"),
)
_CODES = frozenset(
    (
        "no_earth", "bypassed", "damaged", "fault", "water", "bathroom", "outdoors", "supply", "shared", "changed",
        "forbidden", "poked",
    )
)  # fmt: skip
_LACKS_EARTH = frozenset(("no_earth", "unearthed_adapter"))


class _Rule(NamedTuple):
    name: str
    needs: frozenset[str]
    """Groups without a word of which the rule finds nothing."""
    pattern: Late


_GROUP = re.compile(r"{([a-z]+)}")
_WORD = re.compile(r"[\w']+")


@cache
def _rules(language: str) -> tuple[dict[str, frozenset[str]], tuple[_Rule, ...]]:
    """Return the groups that a first word (English) or sign (Chinese) may begin, and the rules."""
    chinese = language == "zh"
    groups: dict[str, str] = {}
    begun: dict[str, set[str]] = {}
    for group, english, han in rows("ask/hazards"):
        said = sorted((han if chinese else english).split("|"), key=len, reverse=True)
        joined = "|".join(re.escape(one).replace(r"\ ", r"[\s-]+") for one in said)
        groups[group] = f"(?:{joined})" if chinese else rf"(?:\b(?:{joined})\b)"
        for one in said:
            begun.setdefault(one[0] if chinese else _WORD.findall(one)[0], set()).add(group)
    if chinese:
        asked = "|".join(["不需", *(f"(?<={sign})不{sign}" for sign in "要用是能会")])
        groups["lack"] = rf"(?:(?!{asked}){groups['lack']})"  # 要不要 asks, 不要 denies
    else:
        groups["earth"] = rf"(?:(?<!on ){groups['earth']})"
    gap = r"[^。？！；.?!;]{0,\1}?" if chinese else r"(?:[\\s,()/-]+[\\w'-]+){0,\1}?[\\s,()/-]+"
    made = []
    for name, whole in _CHINESE if chinese else _ENGLISH:
        for rule in _alternatives(whole):
            needs = frozenset(_GROUP.findall(re.sub(r"\(.*?\)|{[a-z]+}\?", "", rule)))
            pattern = _GROUP.sub(lambda match: groups[match[1]], re.sub(r"~(\d)", gap, rule))
            made.append(_Rule(name, needs, Late(pattern, re.IGNORECASE)))
    return {word: frozenset(found) for word, found in begun.items()}, tuple(made)


def _alternatives(rule: str) -> list[str]:
    """Cut a rule at the bars that stand in no bracket."""
    found, depth = [""], 0
    for sign in rule:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def find(text: str, language: str, goods: tuple[tuple[int, int], ...] = ()) -> Hazards:
    """Return the hazards that a text names. ``goods`` are the places of names of goods: a wet shaver is one.

    >>> find("with the ground pin cut off", "en").practice
    'earth_pin_removed'
    >>> find("在浴室用", "zh").reasons
    ('bathroom',)
    """
    begun, rules = _rules(language)
    words = set(text) if language == "zh" else set(_WORD.findall(text.lower()))
    there = frozenset().union(*(begun[word] for word in words & begun.keys()))
    practices: list[str] = []
    reasons: list[str] = []
    spans: list[tuple[int, int]] = []
    for rule in rules:
        if not rule.needs <= there:
            continue
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            if any(first <= start and end <= last for first, last in goods):
                continue
            spans.append((start, end))
            if rule.name in _LACKS_EARTH and (practices or "no_earth" in reasons):
                continue  # said already: what has lost its earth pin is without earth
            (reasons if rule.name in _CODES or rule.name == _TRANSFORMER else practices).append(rule.name)
    found = tuple(dict.fromkeys(name for name in reasons if name != _TRANSFORMER))
    return Hazards(practices[0] if practices else None, found, _TRANSFORMER in reasons, tuple(spans))
