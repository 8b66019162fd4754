"""The short and the long series of Germany, whose numbers hold the length: 25 and 98 beside 50."""

from __future__ import annotations

from specconv.sizes.questions import Question
from specconv.sizes.values import Audience, FitType, Size, System

LENGTHS = frozenset({FitType.SHORT, FitType.LONG})
HEIGHT_OF = {FitType.SHORT: (156.0, 164.0), FitType.LONG: (172.0, 180.0)}
"""Body height (cm) of the German women's short and long series: 160 and 176, 168 being the normal one."""


SERIES = frozenset({FitType.SHORT, FitType.PETITE, FitType.LONG, FitType.TALL})
"""Fit types under which a number may be of the short or of the long series."""
SMALLEST_LONG_WOMEN, SMALLEST_LONG_MEN = 64, 86
"""The first numbers of the long series; the normal numbers of men reach 74."""
_LARGEST_SHORT = {System.DE: 37, System.EU: 31}
"""Systems whose suits may bear the series in their number, with the largest of the short one: 34 is a normal number of
women's EU."""


def normal_number(size: Size, of: Question) -> str | None:
    """Return the normal number behind a German short or long one, which is printed EU too; None for other sizes.

    Women's 38 is 19 in the short and 76 in the long series; men's 50 is 25 for stocky, 98 for slim and tall builds.
    """
    if size.system not in _LARGEST_SHORT or size.fit_type not in SERIES or not size.label.isdigit():
        return None
    number, men = int(size.label), of.audience is Audience.MEN
    if size.fit_type in (FitType.SHORT, FitType.PETITE):
        largest = _LARGEST_SHORT[size.system if size.fit_type is FitType.SHORT else System.EU]
        return str(2 * number) if number <= largest else None
    if number < (SMALLEST_LONG_MEN if men else SMALLEST_LONG_WOMEN) or number % 2:
        return None
    return str(number // 2 + men)


def series_number(label: str, of: Question) -> str:
    """Return a normal German number as the short or long series prints it."""
    number = int(label)
    if of.fit is FitType.SHORT:
        return str(number // 2)
    return str(2 * number - (2 if of.audience is Audience.MEN else 0))
