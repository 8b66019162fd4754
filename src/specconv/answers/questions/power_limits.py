"""Figures that are the limit of an adaptor, a socket-outlet, a fuse or a transformer, and no plate of the goods."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from specconv.answers.questions.power_lands import SENTENCE, Lands, land_of
from specconv.answers.questions.tokens import Token
from specconv.ground.catalog import rows
from specconv.ground.text import fold

ELECTRIC = ("V", "Hz", "W", "VA", "A")
TRANSFORMERS = frozenset(("voltage_converter", "travel_adapter"))
"""Goods that turn one voltage into another."""
AIDS = TRANSFORMERS | {"ac_adaptor"}
"""Goods that are named as a help for other goods more often than for themselves."""
_CARRIERS = frozenset(("extension_cord", "power_strip"))
_CIRCUITS = frozenset(("circuit", "circuits", "mcb", "电路", "线路", "回路"))
_JOINTS = frozenset(("/", "-", "~", "*"))
_BESIDE = frozenset(
    ("-", "的", "max", "rated", "only", "travel", "fused", "fuse", "wall", "uk", "us", "eu", "main", "mains",
     "circuit", "plug", "universal", "earthed", "grounded", "cheap", "small", "little", "额定", "最大", "万能", "旅行")
)  # fmt: skip
_UP_TO = frozenset(("for", "to", "of", "with", "at", "by", "max", "only", "about", "upto", "只有", "最大"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


class Limit(NamedTuple):
    """What something between the outlet and the goods is made for."""

    owner: str
    """``adapter``, ``socket``, ``fuse``, ``plug`` or ``transformer``."""
    value: float
    """In amperes or watts."""
    dimension: str
    """``A`` or ``W``."""

    def __str__(self) -> str:
        return f"{self.value:g} {self.dimension}"


@cache
def _fuses() -> frozenset[str]:
    """Return the words for fuses and breakers, which are those of the table of hazards."""
    told = (f"{english}|{han}" for word, english, han in rows("ask/hazards") if word == "fuse")
    return frozenset(fold(one) for cell in told for one in cell.split("|")) | _CIRCUITS


class Limits(Lands):
    """The countries of a question, and whose its figures are."""

    def owner_of(self, at: int) -> str | None:
        """Return what a figure belongs to where it is not the goods: "my adaptor is 6 A", 插座只有5A, "a 3 A fuse"."""
        first, last = self._cluster(at)
        dimensions = {self._dimension(one) for one in range(first, last + 1)} - {""}
        if not dimensions & {"A", "W", "VA"} or "Hz" in dimensions:
            return None
        behind, goods = self._owner_behind(last)
        if goods:
            return None
        owner = behind or self._owner_before(first, dimensions)
        if owner == "plug" and dimensions != {"A"}:
            return None
        if owner == "adapter" and "V" in dimensions and dimensions != {"V", "A"}:
            return None  # "its adapter says 100-240 V 45 W": a power supply
        return owner if owner != "adapter" or self._has_goods() else None

    def limit_at(self, at: int, owner: str) -> Limit | None:
        """Return the limit that a figure names, None for a voltage."""
        dimension, text = self._dimension(at), self.tokens[at].text
        found = _NUMBER.search(text)
        if dimension not in ("A", "W", "VA") or found is None:
            return None
        factor = 1000.0 if re.search(r"\d ?-?k|千|kilo", text, re.IGNORECASE) else 1
        factor = 0.001 if re.search(r"\d ?ma|毫", text, re.IGNORECASE) else factor
        value = float(found[0].replace(",", ".")) * factor
        return Limit(owner, value, "A" if dimension == "A" else "W")

    def _dimension(self, at: int) -> str:
        figure = self.tokens[at].figure
        return figure.dimension if figure is not None else ""

    def _cluster(self, at: int) -> tuple[int, int]:
        """Return the first and last of the figures that stand together: "10 A 250 V"."""
        first = last = at
        while first and (self._dimension(first - 1) in ELECTRIC or self._joins(first - 1)):
            first -= 1
        while last + 1 < len(self.tokens) and (self._dimension(last + 1) in ELECTRIC or self._joins(last + 1)):
            last += 1
        return first, last

    def _joins(self, at: int) -> bool:
        near = 0 < at < len(self.tokens) - 1 and self.tokens[at].text in _JOINTS
        return near and self._dimension(at - 1) in ELECTRIC and self._dimension(at + 1) in ELECTRIC

    def _owner(self, at: int) -> str | None:
        token = self.tokens[at]
        before = self.tokens[at - 1] if at else None
        if token.key in _fuses():
            return "fuse"
        if token.get("cue") == "transformer" or token.get("kind") == "voltage_converter":
            return "transformer"
        if "adapter" in token.all("cue") or token.get("kind") == "travel_adapter":
            supplied = before is not None and (before.get("kind") or before.key in ("ac", "power", "dc", "电源"))
            return None if supplied or token.get("kind") == "ac_adaptor" else "adapter"
        if token.get("kind") in _CARRIERS:
            return "adapter"
        outlet = "socket_word" in token.all("cue") or (token.get("socket") and not token.get("plug"))
        return "socket" if outlet else None

    def _owner_behind(self, last: int) -> tuple[str | None, bool]:
        """Return what a figure stands in front of, and whether that is goods: "a 5 A socket", "a 2200 W kettle"."""
        for at in range(last + 1, min(last + 5, len(self.tokens))):
            token = self.tokens[at]
            if owner := self._owner(at):
                return owner, False
            if token.get("kind"):
                return None, True
            if not (token.key in _BESIDE or token.text in _BESIDE or land_of(token) or token.get("plate")):
                break
        return None, False

    def _owner_before(self, first: int, dimensions: set[str]) -> str | None:
        """Return what a figure is said of: "the socket in my room is 5 A", 转换插头写着6A."""
        single = len(dimensions) == 1 and not dimensions & {"V", "Hz"}
        for at in range(first - 1, max(first - 11, -1), -1):
            token = self.tokens[at]
            if token.text == ",":
                if not single or at != first - 1 or not at or not self._owner(at - 1):
                    return None
                continue
            if owner := self._owner(at):
                return None if self._ruled_out(at) or not (single or not self._asked_for(at)) else owner
            if token.get("plug") or "plug_word" in token.all("cue"):
                if any(one.get("prep") for one in self.tokens[max(at - 2, 0) : at]) and self._owner_near(at):
                    continue  # "the fuse in the plug is 3 A"
                return "plug" if self._says(at, first) else None
            if token.get("prep") in ("to", "from", "by") and token.key in _UP_TO and single and at >= first - 2:
                continue
            if token.get("home") and token.key not in ("shop", "shops"):
                continue  # "the socket in my room is 5 A"
            if token.get("prep") and at and (self._owner(at - 1) or self._owned_place(at)):
                continue
            stops = token.text in SENTENCE or token.get("kind") or token.get("prep") or token.get("alt")
            if stops or token.get("plate") or token.figure is not None or {"works", "need"} & set(token.all("cue")):
                return None
        return None

    def _owner_near(self, at: int) -> bool:
        return any(self._owner(near) for near in range(max(at - 4, 0), at))

    def _owned_place(self, at: int) -> bool:
        """Tell whether a preposition leads to the house of an outlet: "the socket in my room is 5 A"."""
        return any(token.get("home") for token in self.tokens[at + 1 : at + 3])

    def _says(self, plug: int, first: int) -> bool:
        """Tell whether a plug is said to be of so many amperes: "the plug is 6 A", 插头写着6A."""
        between = self.tokens[plug + 1 : first]
        return all(token.key and (token.get("filler") or "wear" in token.all("cue")) for token in between)

    def _ruled_out(self, at: int) -> bool:
        return any("negation" in token.all("cue") for token in self.tokens[max(at - 2, 0) : at])

    def _asked_for(self, at: int) -> bool:
        near = self.tokens[max(at - 4, 0) : at]
        return any("need" in token.all("cue") or token.key in ("what", "which", "什么", "哪种") for token in near)

    def _has_goods(self) -> bool:
        return any(_is_goods(token) for token in self.tokens)


def _is_goods(token: Token) -> bool:
    return bool(token.get("kind")) and token.get("kind") not in AIDS and token.get("kind") not in _CARRIERS
