"""Who wears a label: audiences that agree, and the narrower of two."""

from __future__ import annotations

from specconv.sizes.values import Audience

ADULTS = frozenset({Audience.WOMEN, Audience.MEN})
CHILDREN = frozenset({Audience.GIRLS, Audience.BOYS, Audience.KIDS, Audience.BABY})


def compatible(one: Audience, other: Audience) -> bool:
    """Tell whether two audiences may be one wearer: girls and kids, not girls and boys."""
    if one is other or Audience.UNISEX in (one, other):
        return True
    if one in CHILDREN and other in CHILDREN:
        return {one, other} != {Audience.GIRLS, Audience.BOYS}
    return False


def narrower(one: Audience | None, other: Audience | None) -> Audience | None:
    """Return the narrower of two audiences that agree: girls of kids."""
    if one is None or other is None:
        return one or other
    return other if one in (Audience.KIDS, Audience.UNISEX) else one
