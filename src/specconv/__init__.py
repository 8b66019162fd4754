"""Product-specification questions of cross-border trade: does this size fit, does this plug and voltage work there?

>>> import specconv as sc
>>> kettle = sc.Appliance(kind="kettle", plug="I", rating="220 V 50 Hz 1500 W", equipment_class="I", origin="CN")
>>> sc.will_it_work(kettle, "Australia").verdict.value
'works'

Names are loaded when first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # type checkers take it for true; importing typing would be most of the price of this module
if TYPE_CHECKING:
    from typing import Any

    from specconv.answers.asking import Asked as Asked
    from specconv.answers.asking import Call as Call
    from specconv.answers.asking import Compared as Compared
    from specconv.answers.asking import Same as Same
    from specconv.answers.asking import ask as ask
    from specconv.answers.explore import appliances as appliances
    from specconv.answers.explore import plugs as plugs
    from specconv.answers.explore import sources as sources
    from specconv.answers.feeds import format as format
    from specconv.answers.feeds import from_feed as from_feed
    from specconv.answers.labels import read_size as read_size
    from specconv.answers.place import Place as Place
    from specconv.answers.place import place as place
    from specconv.answers.place import places as places
    from specconv.answers.power import read_rating as read_rating
    from specconv.answers.power import where_will_it_work as where_will_it_work
    from specconv.answers.power import will_it_work as will_it_work
    from specconv.answers.selling import Permission as Permission
    from specconv.answers.selling import may_i_sell as may_i_sell
    from specconv.answers.sizing import brands as brands
    from specconv.answers.sizing import chart as chart
    from specconv.answers.sizing import convert as convert
    from specconv.answers.sizing import fits as fits
    from specconv.answers.sizing import items as items
    from specconv.answers.sizing import recommend as recommend
    from specconv.answers.sizing import systems as systems
    from specconv.answers.sizing import table as table
    from specconv.electrical.appliance import Appliance as Appliance
    from specconv.electrical.batteries import battery as battery
    from specconv.electrical.batteries import usb_level as usb_level
    from specconv.electrical.compatibility import Check as Check
    from specconv.electrical.compatibility import Compatibility as Compatibility
    from specconv.electrical.lamps import lamp_cap as lamp_cap
    from specconv.electrical.lamps import lamp_fits as lamp_fits
    from specconv.electrical.rating import Rating as Rating
    from specconv.electrical.supplies import SocketInUse as SocketInUse
    from specconv.electrical.supplies import Supply as Supply
    from specconv.electrical.vocabulary import Direct as Direct
    from specconv.electrical.vocabulary import EquipmentClass as EquipmentClass
    from specconv.electrical.vocabulary import Practice as Practice
    from specconv.electrical.vocabulary import Verdict as Verdict
    from specconv.ground.answer import Answer as Answer
    from specconv.ground.answer import Missing as Missing
    from specconv.ground.answer import Reason as Reason
    from specconv.ground.answer import Remedy as Remedy
    from specconv.ground.answer import Severity as Severity
    from specconv.ground.errors import Contradiction as Contradiction
    from specconv.ground.errors import InvalidChart as InvalidChart
    from specconv.ground.errors import SpecconvError as SpecconvError
    from specconv.ground.errors import UnknownAppliance as UnknownAppliance
    from specconv.ground.errors import UnknownOption as UnknownOption
    from specconv.ground.errors import UnknownPlace as UnknownPlace
    from specconv.ground.errors import UnknownPlug as UnknownPlug
    from specconv.ground.errors import UnknownSystem as UnknownSystem
    from specconv.ground.errors import UnreadableQuantity as UnreadableQuantity
    from specconv.ground.errors import UnreadableRating as UnreadableRating
    from specconv.ground.errors import UnreadableSize as UnreadableSize
    from specconv.ground.interval import Interval as Interval
    from specconv.ground.quantity import Quantity as Quantity
    from specconv.ground.sources import Confidence as Confidence
    from specconv.ground.sources import Source as Source
    from specconv.ground.table import Table as Table
    from specconv.sizes.charts import Chart as Chart
    from specconv.sizes.values import Audience as Audience
    from specconv.sizes.values import Candidate as Candidate
    from specconv.sizes.values import Conversion as Conversion
    from specconv.sizes.values import DimensionFit as DimensionFit
    from specconv.sizes.values import Fit as Fit
    from specconv.sizes.values import FitType as FitType
    from specconv.sizes.values import FitVerdict as FitVerdict
    from specconv.sizes.values import Size as Size
    from specconv.sizes.values import System as System

__version__ = "0.1.0"

_HOMES = {
    "specconv.answers.feeds": ("format", "from_feed"),
    "specconv.answers.asking": ("Asked", "Call", "Compared", "Same", "ask"),
    "specconv.answers.labels": ("read_size",),
    "specconv.answers.place": ("Place", "place", "places"),
    "specconv.answers.power": ("read_rating", "where_will_it_work", "will_it_work"),
    "specconv.answers.selling": ("Permission", "may_i_sell"),
    "specconv.answers.sizing": (
        "brands", "chart", "convert", "fits", "items", "recommend", "systems", "table",
    ),
    "specconv.answers.explore": ("appliances", "plugs", "sources"),
    "specconv.electrical.appliance": ("Appliance",),
    "specconv.electrical.compatibility": ("Check", "Compatibility"),
    "specconv.electrical.batteries": ("battery", "usb_level"),
    "specconv.electrical.lamps": ("lamp_cap", "lamp_fits"),
    "specconv.electrical.rating": ("Rating",),
    "specconv.electrical.supplies": ("SocketInUse", "Supply"),
    "specconv.electrical.vocabulary": ("Direct", "EquipmentClass", "Practice", "Verdict"),
    "specconv.sizes.values": (
        "Audience", "Candidate", "Conversion", "DimensionFit", "Fit", "FitType", "FitVerdict", "Size", "System",
    ),
    "specconv.sizes.charts": ("Chart",),
    "specconv.ground.errors": (
        "Contradiction", "InvalidChart", "SpecconvError", "UnknownAppliance", "UnknownOption", "UnknownPlace",
        "UnknownPlug", "UnknownSystem", "UnreadableQuantity", "UnreadableRating", "UnreadableSize",
    ),
    "specconv.ground.answer": ("Answer", "Missing", "Reason", "Remedy", "Severity"),
    "specconv.ground.interval": ("Interval",),
    "specconv.ground.quantity": ("Quantity",),
    "specconv.ground.sources": ("Confidence", "Source"),
    "specconv.ground.table": ("Table",),
}  # fmt: skip
"""Module → the names of the public surface that live there."""
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [*_HOME]


def __getattr__(name: str) -> Any:
    module = _HOME.get(name)
    if module is None:
        raise AttributeError(f"module 'specconv' has no attribute {name!r}")
    from specconv.ground.collector import Paused

    with Paused():
        value = getattr(import_module(module), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, *(name for name in globals() if name.startswith("__"))])
