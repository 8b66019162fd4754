"""Measurements that goods are bought by: feet, fingers, heads, hands."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from specconv.ground.errors import UnknownOption
from specconv.ground.quantity import LENGTH, MASS, read_quantity
from specconv.ground.text import fold

_DIMENSIONS = {
    "foot_length": ("footlength", "foot", "footlengthmm", "脚长", "足長"),
    "foot_width": ("footwidth", "脚宽", "足幅"),
    "ball_girth": ("ballgirth", "footgirth", "脚围", "脚掌围", "足囲"),
    "underbust": ("underbust", "underband", "下胸围"),
    "bust": ("bust", "chest", "胸围", "上胸围"),
    "inner_circumference": (
        "innercircumference",
        "circumference",
        "fingercircumference",
        "finger",
        "ringcircumference",
        "内周长",
        "手指围",
    ),
    "inner_diameter": ("innerdiameter", "diameter", "ringdiameter", "内径"),
    "head_girth": ("headgirth", "head", "headcircumference", "头围"),
    "hand_girth": ("handgirth", "hand", "palm", "handcircumference", "手围"),
    "waist_girth": ("waist", "waistgirth", "腰围"),
    "rider_height": ("height", "riderheight", "身高"),
    "wrist_girth": ("wristgirth", "wrist", "wristcircumference", "腕围"),
    "belt_length": ("beltlength", "belt"),
    "weight": ("weight", "体重"),
    "lug_width": ("lugwidth", "lug"),
    "necklace_length": ("necklacelength", "length"),
    "foot_left": ("footlengthleft", "leftfoot", "leftfootlength", "左脚"),
    "foot_right": ("footlengthright", "rightfoot", "rightfootlength", "右脚"),
}


_MILLIMETRES = frozenset(
    {
        "foot_length",
        "foot_width",
        "ball_girth",
        "foot_left",
        "foot_right",
        "inner_circumference",
        "inner_diameter",
        "hand_girth",
        "wrist_girth",
        "lug_width",
    }
)


@cache
def _dimension_names() -> dict[str, str]:
    return {fold(name): dimension for dimension, names in _DIMENSIONS.items() for name in (dimension, *names)}


def measurements(body: Mapping[str, Any]) -> dict[str, float]:
    """Return measurements in cm (kg), by dimension; bare numbers are mm for feet, fingers, hands and wrists, else cm.

    Raises :class:`~specconv.UnknownOption` for an unknown dimension and :class:`~specconv.UnreadableQuantity`.
    """
    found: dict[str, float] = {}
    for name, given in body.items():
        dimension = _dimension_names().get(fold(str(name)))
        if dimension is None:
            raise UnknownOption("no such dimension", field="body", value=name, choices=tuple(_DIMENSIONS)[:6])
        unit = None
        if isinstance(given, int | float) and dimension in _MILLIMETRES:
            unit = "mm"
        quantity = MASS if dimension == "weight" else LENGTH
        found[dimension] = read_quantity(given, quantity, field=dimension, **({"unit": unit} if unit else {}))
    return found
