"""The order of the sizes of a scale: numbers, letters, ages and Chinese codes on one line each.

The order is that of the bodies, so ``00`` comes before ``0``, ``XXL`` is ``2XL``, and ``1X`` of a plus range lies above
``XL``, and the newborn's come before months. It says nothing of distances between scales: those go through the body.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, overload

_LETTERS = {
    "XXS": -3.0, "XS": -2.0, "SS": -2.0, "S": -1.0, "M": 0.0, "L": 1.0, "XL": 2.0, "LL": 2.0, "XXL": 3.0,
    "PP": -2.0, "P": -1.0, "G": 1.0, "GG": 2.0, "XG": 3.0, "EG": 3.0, "CH": -1.0, "O": 1.5, "XO": 2.5,
    "NB": 0.0, "PREEMIE": -0.2, "RN": 0.0,
    "XXCH": -3.0, "XCH": -2.0, "ECH": -2.0, "EXCH": -2.0, "EXG": 3.0, "XGG": 3.0, "EGG": 3.0, "GGG": 3.0, "XXG": 4.0,
    "XXXG": 5.0, "2G": 2.0, "3G": 3.0, "4G": 4.0, "2GG": 3.0, "3GG": 4.0, "3S": -3.0, "4S": -4.0,
    "4-6X": 5.4, "5-6X": 5.9, "6-6X": 6.3, "6X": 6.6, "6X-7": 6.8, "6X-8": 7.2,
}  # fmt: skip
"""Letters, words, and America's girls' sizes between 6 and 7; 6X is a plus letter too, and above 5X (6.5) there."""
_MANY = re.compile(r"(\d{1,2})(XS|XL|X|L|XO|XG)\+?$")
_AGE = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?([MYT])$")
_TODDLERS = re.compile(r"(\d)T-(\d)T$")
_CODE = re.compile(r"(\d{2,3})/(\d{2,3})([YABC]?)$")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d+)?)(?:-(\d{1,3}))?([A-Z]?)$")
_HALF = re.compile(r"(\d\d)반$")
"""Half a size above a Korean number."""
KOREAN_STEP = 11
"""What lies between the numbers of Korean women's clothes: 44, 55, 66."""


@cache
def order(label: str) -> float:
    """Return the place of a size on its scale; sizes of different scales must not be compared.

    >>> sorted(["10", "00", "2", "0"], key=order)
    ['00', '0', '2', '10']
    >>> sorted(["XL", "S", "3XL", "XXS", "M"], key=order)
    ['XXS', 'S', 'M', 'XL', '3XL']
    """
    known = _LETTERS.get(label.rstrip("+"))
    if known is not None:
        return known
    if label in ("00", "000", "0000", "00000"):
        return float(-2 * (len(label) - 1))
    if match := _MANY.match(label):
        count = int(match[1])
        steps = {"XS": -count - 1.0, "XL": count + 1.0, "X": count + 1.5, "L": count, "XO": count + 1.5}
        return steps.get(match[2], count + 2.0)
    if match := _TODDLERS.match(label):
        return (int(match[1]) + int(match[2])) / 2 - 0.1
    if match := _HALF.match(label):
        return int(match[1]) + KOREAN_STEP / 2
    if match := _CODE.match(label):
        return int(match[2]) + int(match[1]) / 1000 + " YABC".index(match[3] or " ") / 10000
    if match := _AGE.match(label):
        middle = (int(match[1]) + int(match[2] or match[1])) / 2
        return middle / 12 if match[3] == "M" else middle - (0.1 if match[3] == "T" else 0.0)
    if match := _NUMBER.match(label):
        middle = (float(match[1]) + float(match[2] or match[1])) / 2
        return middle + (0.5 if match[3] == "X" else 0.0)
    return 1e6


@overload
def months_of(label: str) -> float | None: ...
@overload
def months_of(label: str, *, ends: Literal[True]) -> tuple[float, float] | None: ...
def months_of(label: str, *, ends: bool = False) -> float | tuple[float, float] | None:
    """Return the age in months that a label says (the middle of a range, or both ends), None where it says none.

    >>> months_of("6-9M"), months_of("2-3Y", ends=True), months_of("12")
    (7.5, (24.0, 36.0), None)
    """
    match = _AGE.match(label)
    if match is None:
        return None
    factor = 1 if match[3] == "M" else 12
    low, high = float(int(match[1]) * factor), float(int(match[2] or match[1]) * factor)
    return (low, high) if ends else (low + high) / 2
