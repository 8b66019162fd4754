"""Product-specification questions of cross-border trade: does this size fit, does this plug and voltage work there?

>>> import specconv as sc
>>> print(sc.place("UK").name)
United Kingdom

Names are loaded when first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from specconv.answers.place import Place as Place
    from specconv.answers.place import place as place
    from specconv.answers.place import places as places
    from specconv.ground.errors import SpecconvError as SpecconvError

__version__ = "0.1.0"

_HOMES = {
    "specconv.answers.place": ("Place", "place", "places"),
    "specconv.ground.errors": (
        "SpecconvError", "UnknownPlace", "UnknownSystem", "UnknownOption", "UnreadableQuantity", "UnreadableSize",
        "UnreadableRating", "UnknownAppliance", "UnknownPlug", "Contradiction", "InvalidChart",
    ),
    "specconv.ground.answer": ("Answer", "Reason", "Remedy", "Missing", "Severity"),
    "specconv.ground.interval": ("Interval",),
    "specconv.ground.quantity": ("Quantity",),
    "specconv.ground.sources": ("Source", "Confidence"),
    "specconv.ground.table": ("Table",),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [*_HOME]  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    module = _HOME.get(name)
    if module is None:
        raise AttributeError(f"module 'specconv' has no attribute {name!r}")
    value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
