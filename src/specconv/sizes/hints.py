"""What a caller knows about a label beside its text."""

from __future__ import annotations

from typing import NamedTuple

from specconv.sizes.values import Audience, FitType, System


class Hints(NamedTuple):
    """What the caller knows already. ``places`` are systems that are likely, not certain."""

    system: System | None = None
    audience: Audience | None = None
    item: str | None = None
    fit_type: FitType | None = None
    places: tuple[System, ...] = ()
