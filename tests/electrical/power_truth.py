"""A second reading of the combination of the axes, written from the rules alone: what each fact by itself demands.

The engine walks down the lines of table 0.2 and stops at the first true one. Here every fact pronounces its own
verdict, and the worst is taken. Both readings must give the same verdict on every combination of axis values.
"""

from __future__ import annotations

from typing import NamedTuple

SEVERITY = ("works", "works_with_adapter", "needs_transformer", "depends", "do_not_use")

PLUG = ("fits", "fits_unearthed", "needs_adapter", "unsafe", "no", "not_applicable")
EARTH = ("class I", "class 0", "class 0I without its lead", "class 0I with its lead", "class II", "class III")
VOLTAGE = (
    "ok", "within_tolerance", "weak", "weak below half", "needs_step_up", "needs_step_down", "destroys",
    "not_applicable",
)  # fmt: skip
EFFECT = ("none", "ask", "stop")
YES_NO = (False, True)


class Facts(NamedTuple):
    """One combination, in the words of the table."""

    practice_or_prohibited: bool
    over_current: bool
    plug: str
    earth: str
    voltage: str
    remedy_forbidden: bool
    effect: str
    installation_asked: bool
    fact_open: bool


LINE_1 = {False: "works", True: "do_not_use"}
LINE_2_CURRENT = {False: "works", True: "do_not_use"}
LINE_4_AND_6 = {"none": "works", "ask": "depends", "stop": "do_not_use"}
LINE_6 = {False: "works", True: "depends"}

# plug -> verdict where the earth is needed and lost / where it is not; a plug that cannot enter is line 5
LINES_2_8_9 = {
    ("fits", "class I"): "works",
    ("fits", "class 0"): "works",
    ("fits", "class 0I without its lead"): "works",
    ("fits", "class 0I with its lead"): "works",
    ("fits", "class II"): "works",
    ("fits", "class III"): "works",
    ("fits_unearthed", "class I"): "do_not_use",
    ("fits_unearthed", "class 0"): "do_not_use",
    ("fits_unearthed", "class 0I without its lead"): "do_not_use",
    ("fits_unearthed", "class 0I with its lead"): "works",
    ("fits_unearthed", "class II"): "works",
    ("fits_unearthed", "class III"): "works",
}
LINE_5 = {True: "depends", False: "do_not_use"}

# voltage -> (verdict where a transformer is a permitted remedy, where it is forbidden)
LINES_3_AND_7 = {
    "ok": ("works", "works"),
    "within_tolerance": ("works", "works"),
    "weak": ("works", "works"),
    "weak below half": ("needs_transformer", "do_not_use"),
    "needs_step_up": ("needs_transformer", "do_not_use"),
    "needs_step_down": ("needs_transformer", "needs_transformer"),
    "destroys": ("do_not_use", "do_not_use"),
    "not_applicable": ("works", "works"),
}


def demanded(facts: Facts) -> dict[str, str]:
    """What each fact demands by itself."""
    if facts.plug == "no":
        plug = LINE_5[facts.installation_asked]
    elif facts.plug == "unsafe":
        plug = "do_not_use"
    elif facts.plug == "needs_adapter":
        plug = "works_with_adapter"
    elif facts.plug == "not_applicable":
        plug = "works"
    else:
        plug = LINES_2_8_9[facts.plug, facts.earth]
    return {
        "practice": LINE_1[facts.practice_or_prohibited],
        "current": LINE_2_CURRENT[facts.over_current],
        "plug": plug,
        "voltage": LINES_3_AND_7[facts.voltage][facts.remedy_forbidden],
        "frequency": LINE_4_AND_6[facts.effect],
        "open": LINE_6[facts.fact_open],
    }


def worst(verdicts: dict[str, str]) -> str:
    """The worst of several verdicts."""
    return max(verdicts.values(), key=SEVERITY.index)


def first_true_line(facts: Facts) -> int:
    """The number of the line of table 0.2 that decides, read from the top."""
    asks = demanded(facts)
    lines = {
        1: facts.practice_or_prohibited,
        2: facts.over_current or (facts.plug != "no" and asks["plug"] == "do_not_use"),
        3: asks["voltage"] == "do_not_use",
        4: facts.effect == "stop",
        5: facts.plug == "no",
        6: facts.effect == "ask" or facts.fact_open,
        7: asks["voltage"] == "needs_transformer",
        8: facts.plug == "needs_adapter",
        9: True,
    }
    return next(number for number, true in lines.items() if true)
