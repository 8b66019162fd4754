"""A closed interval of a body dimension or any other quantity, in a stated unit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specconv.ground.errors import UnreadableQuantity
from specconv.ground.value import Value

if TYPE_CHECKING:
    from pint import Quantity as PintQuantity


class Interval(Value):
    """From ``low`` to ``high`` in ``unit``; one figure has both ends equal.

    >>> bust = Interval(low=86, high=90, unit="cm")
    >>> print(bust, bust.middle, 88 in bust)
    86-90 cm 88.0 True

    Raises :class:`~specconv.UnreadableQuantity` where the lower end is above the upper one.
    """

    low: float
    high: float
    unit: str = "cm"

    if not TYPE_CHECKING:  # a type checker keeps the signature of the fields

        def __init__(self, **fields: Any) -> None:
            super().__init__(**fields)
            if not self.low <= self.high:
                raise UnreadableQuantity(f"above the upper end {self.high:g}", field="low", value=self.low)

    @property
    def middle(self) -> float:
        """The centre of the interval."""
        return (self.low + self.high) / 2

    @property
    def width(self) -> float:
        """The length of the interval, in its unit."""
        return self.high - self.low

    def __contains__(self, figure: float) -> bool:
        return self.low <= figure <= self.high

    def distance(self, figure: float) -> float:
        """Return how far a figure lies outside: negative below, positive above, 0 inside."""
        if figure < self.low:
            return figure - self.low
        return max(0.0, figure - self.high)

    @property
    def quantity(self) -> tuple[PintQuantity[Any], PintQuantity[Any]]:
        """Both ends as pint quantities (imports pint)."""
        from specconv.ground.quantity import pint_quantity

        return pint_quantity(self.low, self.unit), pint_quantity(self.high, self.unit)

    def __str__(self) -> str:
        low, high = f"{self.low:g}", f"{self.high:g}"
        return f"{low} {self.unit}" if low == high else f"{low}-{high} {self.unit}"
