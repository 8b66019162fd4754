"""Letter sizes of clothes: XS to 8XL, ranges of them, Japan's, Brazil's and Mexico's letters, plus sizes, one size."""

from __future__ import annotations

import re

from specconv.sizes.hints import Hints
from specconv.sizes.label_drafts import GROWN, Found, Reader, allowed, audiences, drafted
from specconv.sizes.label_wearers import CHILDREN
from specconv.sizes.ladder import order
from specconv.sizes.values import Audience, FitType, System


def spelled(letter: str) -> str:
    """Return a letter size in one spelling: XXL for 2XL, 3XL for XXXL.

    >>> spelled("2XL"), spelled("XXXL"), spelled("XXS"), spelled("1XL")
    ('XXL', '3XL', 'XXS', 'XL')
    """
    core = letter.lstrip("0123456789")
    digits = letter[: len(letter) - len(core)]
    if "X" not in core or core.endswith(("XO", "O")):
        return letter
    count = int(digits) if digits else core.count("X")
    last = core[-1]
    return {1: f"X{last}", 2: f"XX{last}"}.get(count, f"{count}X{last}") if last in "SL" else letter


_SMALLEST_JP = frozenset({"3S", "4S"})
"""Japanese letters below SS."""
MOST_X = 15
"""The largest number before an X: 10XL is on sale, 42XL is a 42."""
MOST_L = 12
"""The largest number before a Japanese L: 10L and 12L are on sale, 29L is no size."""


def _letter(match: re.Match[str], hints: Hints) -> Found:
    raw = match["letter"]
    japanese = (
        raw in ("SS", "LL", "O", "XO")
        or (raw[0].isdigit() and raw[-1] in "LO" and "X" not in raw)
        or raw.endswith("XO")
        or raw in _SMALLEST_JP
    )
    if (
        raw[0].isdigit() and "X" not in raw and raw not in _SMALLEST_JP
        and (raw[-1] in "SM" or int(raw.rstrip("LO") or 99) > MOST_L)
    ):  # fmt: skip
        return
    if raw[:2].isdigit() and "X" in raw and int(raw[:2]) > MOST_X:
        return
    if match["fit"] == "B" and raw[0].isdigit() and "X" not in raw:
        return  # 5LB are pounds
    fit = {"T": FitType.TALL, "B": FitType.BIG, "P": FitType.PETITE}.get(match["fit"] or "")
    for audience in audiences(hints, *GROWN, *((Audience.KIDS,) if hints.audience in CHILDREN else ())):
        share = 1.0 if audience is Audience.WOMEN else 0.9
        if japanese:
            if weight := allowed("JP", hints):
                yield weight * share, drafted(hints, "JP", raw, audience, None, fit)
            continue
        label = spelled(raw) + (match["plus"] or "")
        if hints.system is not None and hints.system is not System.INT:
            yield share, drafted(hints, hints.system, label, audience, None, fit)
        else:
            yield share, drafted(hints, "INT", label, audience, None, fit)


def _letter_br(match: re.Match[str], hints: Hints) -> Found:
    """Yield letters of Brazil (pequeno, médio, grande) and of Mexico and its neighbours (chico, mediano, grande)."""
    young = (Audience.KIDS,) if hints.audience in CHILDREN else ()
    letter = match["letter"]
    known = ("MX",) if letter.endswith("CH") else ("BR",) if letter in _ONLY_BR else ("BR", "MX")
    if letter[-1].isdigit() and not (
        hints.item or hints.audience or hints.fit_type or System.BR in (hints.system, *hints.places)
    ):
        return  # G4 and G9 are lamps too
    for system in known:
        weight = allowed(system, hints) * (
            1.0 if hints.system or system in hints.places else 0.4 if system == "BR" else 0.1
        )
        if weight:
            for audience in audiences(hints, *GROWN, *young):
                yield weight, drafted(hints, system, letter, audience)
    if match["letter"] == "P" and hints.fit_type is FitType.PETITE and allowed("INT", hints):
        for audience in audiences(hints, Audience.WOMEN):
            yield 0.6, drafted(hints, "INT", "P", audience)


_ONLY_BR = frozenset({"G1", "G2", "G3", "G4", "G5", "PP", "P", "GG", "GGG", "2GG", "3GG", "XGG", "EGG"})


def _letters_br(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of letters of Latin America: ``P/M``, ``G-GG``, ``CH/M``."""
    low, high = match["low"], match["high"]
    if not 0 < order(high) - order(low) <= 2 or not {low, high} - {"M"}:
        return
    known = ("MX",) if "CH" in (low, high) else ("BR",) if _ONLY_BR & {low, high} else ("BR", "MX")
    for system in known:
        if weight := allowed(system, hints) * (1.0 if hints.system or system in hints.places else 0.4):
            for audience in audiences(hints, *GROWN, *((Audience.KIDS,) if hints.audience in CHILDREN else ())):
                yield weight, drafted(hints, system, f"{low}-{high}", audience)


def _letters(match: re.Match[str], hints: Hints) -> Found:
    low, high = spelled(match["low"]), spelled(match["high"])
    widest = 2 if "/" in match[0] else WIDEST_LETTERS
    if 0 < order(high) - order(low) <= widest and allowed("INT", hints):
        for audience in audiences(hints, *GROWN, *((Audience.KIDS,) if hints.audience in CHILDREN else ())):
            yield 0.9, drafted(hints, "INT", f"{low}-{high}", audience)


WIDEST_LETTERS = 5
"""Sizes from the first to the last letter of a range with a dash: S-XXL is sold, XXS-5XL is a list."""


def _plus_letters(match: re.Match[str], hints: Hints) -> Found:
    """Yield a range of plus sizes: ``1X-2X``, ``XL-2X``."""
    low, high = spelled(match["low"]), match["high"]
    if 0 < order(high) - order(low) <= 2 and hints.system in (None, System.US, System.INT, System.CA):
        for audience in audiences(hints, Audience.WOMEN):
            yield 0.9, drafted(hints, "INT", f"{low}-{high}", audience, None, FitType.PLUS)


def _plus_letter(match: re.Match[str], hints: Hints) -> Found:
    if hints.system in (None, System.US, System.INT, System.CA):
        for audience in audiences(hints, Audience.WOMEN):
            yield 0.9, drafted(hints, "INT", match["letter"], audience, None, FitType.PLUS)


def _adult_letter(match: re.Match[str], hints: Hints) -> Found:
    for audience in audiences(hints, *GROWN):
        if allowed("INT", hints) or allowed("US", hints):
            yield 0.8, drafted(hints, "INT", spelled(match["letter"]), audience)


def _gender_letter(match: re.Match[str], hints: Hints) -> Found:
    for audience in audiences(hints, Audience.WOMEN if match["who"] == "W" else Audience.MEN):
        if allowed("INT", hints):
            yield 0.9, drafted(hints, "INT", spelled(match["letter"]), audience)


def _one_size(match: re.Match[str], hints: Hints) -> Found:
    yield 1.0, drafted(hints._replace(system=None), "INT", "ONE", hints.audience)


def _youth(match: re.Match[str], hints: Hints) -> Found:
    if allowed("US", hints):
        for audience in audiences(hints, Audience.KIDS):
            yield 0.9, drafted(hints, "INT", spelled(match["letter"]), audience)


def _big_letter(match: re.Match[str], hints: Hints) -> Found:
    fit = FitType.BIG if match["fit"] == "B" else FitType.TALL
    for audience in audiences(hints, Audience.MEN):
        if allowed("INT", hints) or allowed("US", hints):
            yield 0.9, drafted(hints, "INT", spelled(match["count"] + "XL"), audience, None, fit)


def _petite_letter(match: re.Match[str], hints: Hints) -> Found:
    """Yield a petite letter, ``PXL``; where the code of a country looks the same, for a woman or an item alone."""
    letter = match["letter"]
    named = hints.audience is Audience.WOMEN or hints.item is not None or hints.fit_type is FitType.PETITE
    if allowed("INT", hints) and (named or len(letter) > 1):
        for audience in audiences(hints, Audience.WOMEN):
            yield 0.9, drafted(hints, "INT", spelled(letter), audience, None, FitType.PETITE)


READERS: dict[str, Reader] = {
    "adult_letter": _adult_letter,
    "big_letter": _big_letter,
    "gender_letter": _gender_letter,
    "letter": _letter,
    "letter_br": _letter_br,
    "letters": _letters,
    "letters_br": _letters_br,
    "one_size": _one_size,
    "petite_letter": _petite_letter,
    "plus_letter": _plus_letter,
    "plus_letters": _plus_letters,
    "youth": _youth,
}
"""Kind of pattern → what reads its groups."""
