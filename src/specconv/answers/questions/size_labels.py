"""What a question asks of a label itself: what is printed on it, and which country's sizes it is in."""

from __future__ import annotations

import re

from specconv.answers.labels import read_size
from specconv.answers.questions.size_parts import Label, SizeFrame, system_of
from specconv.answers.questions.tokens import Token
from specconv.ground.errors import SpecconvError

_ON_LABEL = frozenset(
    ("label", "labels", "tag", "tags", "标签", "标签上", "吊牌", "吊牌上", "水洗标", "领标", "写着", "标着", "印着",
     "写的是", "标的", "标的是")
)  # fmt: skip
_JOINTS = frozenset(("/", ",", "|", "-", "=", "、", "·", ";"))
_POINTS = frozenset(("that", "this", "it", "这", "这个", "那"))


_CODES = re.compile(
    r"(?<![A-Za-z\d])(?=(?:[A-Z]{2,3} ?\d+[ /,|·-]{1,3}){0,4}[DFIE] ?\d)"
    r"[A-Z]{1,3} ?\d{1,2}(?:[ /,|·-]{1,3}[A-Z]{1,3} ?\d{1,2}){1,5}(?!\d)"
)
"""Several sizes in a row, one of them of a country in one letter."""


def whole_label(frame: SizeFrame) -> str | None:
    """Return a label that names several systems and whose meaning is asked: ``EUR 36 / USA 4 / MEX 26``."""
    asked = "mean" in frame.cues
    twice = in_brackets(frame) and not frame.systems
    if twice and (asked or (on_label(frame) and not frame.cues & {"which_size", "convert", "same"})):
        return frame.text[frame.tokens[frame.labels[0].at].start : frame.tokens[frame.labels[1].at].end + 1]
    if not asked or len(frame.labels) < 2:
        return None
    first, last = frame.labels[0].at, frame.labels[-1].at
    while first and frame.tokens[first - 1].get("system"):
        first -= 1
    while last + 1 < len(frame.tokens) and frame.tokens[last + 1].get("system"):
        last += 1
    inside = frame.tokens[first : last + 1]
    if not all(_of_label(token) for token in inside) or sum(bool(token.get("system")) for token in inside) < 2:
        return None
    return frame.text[inside[0].start : inside[-1].end]


def printed_codes(frame: SizeFrame) -> str | None:
    """Return a label with the letters of cars for its countries, whose meaning is asked: ``D 38 F 40 I 44``."""
    match = _CODES.search(frame.text) if "mean" in frame.cues else None
    if match is None:
        return None
    try:
        systems = {size.system for size in read_size(match[0])}
    except SpecconvError:
        return None
    if len(systems) < 2:
        return None
    inside = {at for at, token in enumerate(frame.tokens) if match.start() <= token.start < match.end()}
    frame.used |= inside
    frame.labels = [label for label in frame.labels if label.at not in inside]
    frame.systems = [at for at in frame.systems if at not in inside]
    return match[0]


def in_brackets(frame: SizeFrame) -> bool:
    """Tell whether the second of two labels is the first one in other words: 170/92A(M), 12-14 (40-42)."""
    if len(frame.labels) != 2:
        return False
    first, second = (label.at for label in frame.labels)
    signs = [frame.tokens[at].text for at in (first + 1, second + 1) if at < len(frame.tokens)]
    return second == first + 2 and signs in (["(", ")"], ["（", "）"])


def _of_label(token: Token) -> bool:
    return bool(token.figure or token.get("letter") or token.get("system")) or token.text in _JOINTS


def asks_meaning(frame: SizeFrame, source: Label) -> bool:
    """Tell whether the meaning of a label is asked, and not a size elsewhere: "9AR on a dress, what is that?"."""
    if "mean" in frame.cues:
        return not frame.cues & {"wear", "which_size"} or on_label(frame) or len(frame.systems) < 2
    code = any(map(str.isalpha, source.text)) and any(map(str.isdigit, source.text)) and not source.dimension
    if not code or not on_label(frame):
        return False
    return _points(frame) or (frame.language == "zh" and bool(frame.cues & {"convert", "which_size"}))


def on_label(frame: SizeFrame) -> bool:
    """Tell whether the question says where the size is printed."""
    return any(token.key in _ON_LABEL or token.key.startswith("label") for token in frame.tokens)


def _points(frame: SizeFrame) -> bool:
    """Tell whether "what is that?" ends the question."""
    words = [token.key for token in frame.tokens if token.key]
    return words[-1] in _POINTS and any(word in ("what", "whats") for word in words[-4:])


def label_of(frame: SizeFrame, source: Label) -> Label | None:
    """Return a label with the one system that is named beside it; None where another system is asked for."""
    free = [at for at in frame.systems if at not in frame.used]
    if not free:
        return source
    if source.system is not None or len(free) > 1 or not beside_goods(frame, free[0]):
        return None
    frame.used.add(free[0])
    return source._replace(system=system_of(frame.tokens[free[0]]))


def beside_goods(frame: SizeFrame, at: int) -> bool:
    """Tell whether a country's name belongs to the goods: "a Japanese dress", 日本童装."""
    ahead = next((token for token in frame.tokens[at + 1 : at + 4] if token.key not in ("的", "made", "style")), None)
    return ahead is not None and bool(ahead.get("item") or ahead.get("audience"))


def _alternatives(frame: SizeFrame, labels: list[Label]) -> list[Label]:
    """Give the last of three labels the system of its alternative: 欧码L是美码M还是L."""
    if len(labels) != 3 or labels[2].system is not None or labels[1].system in (None, labels[0].system):
        return labels
    between = [token for token in frame.tokens[labels[1].at + 1 : labels[2].at] if "size_word" not in token.all("cue")]
    joined = len(between) == 1 and between[0].get("alt") and not any(token.get("system") for token in between)
    return [*labels[:2], labels[2]._replace(system=labels[1].system)] if joined else labels


def _in_country(frame: SizeFrame, label: Label) -> int | None:
    """Return the place of the country behind a label and "in": "a 12 in Australia"."""
    ahead = label.at + 1
    while ahead < len(frame.tokens) and (
        frame.tokens[ahead].key in ("in", "the", "from", "at") or frame.tokens[ahead].get("item")
    ):
        ahead += 1
    led = label.at + 1 < ahead < len(frame.tokens) and frame.tokens[ahead - 1].key in ("in", "the", "from", "at")
    land = led and (frame.tokens[ahead].get("place") or frame.tokens[ahead].get("system"))
    return ahead if land and system_of(frame.tokens[ahead]) else None


def each_in(frame: SizeFrame, labels: list[Label]) -> list[Label]:
    """Return labels with the country that follows each: "a size 10 in Australia, is that a 6 in the States?"."""
    if len(labels) != 2:
        return _alternatives(frame, labels)
    found: list[Label] = []
    places: list[int] = []
    named = [_in_country(frame, label) for label in labels]
    lands = [system_of(frame.tokens[at]) for at in named if at]
    both = len(set(lands)) == 2 and labels[0].system is None and labels[1].system in (None, lands[0])
    for label, at in zip(labels, named, strict=True):
        free = at is not None and at in frame.systems and at not in frame.used
        if at is not None and (both or (label.system is None and free)):
            places.append(at)
            found.append(label._replace(system=system_of(frame.tokens[at])))
        else:
            found.append(label)
    systems = {label.system for label in found}
    if not places or None in systems or len(systems) < 2:
        return labels
    frame.used |= set(places)
    frame.cues.add("same")
    return found
