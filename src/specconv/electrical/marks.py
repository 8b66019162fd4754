"""Conformity marks and plug rules of a territory: what goods that are sold there need, and who must see to it.

Facts with a date, not legal advice; law changes, so every row says when it was last verified. The rows with low
confidence must be checked. Marks of an area (EU with the EEA, the Gulf states, the Eurasian union) hold in its members.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from specconv.electrical.plugs import PlugType, plug_type
from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption
from specconv.ground.messages import say
from specconv.ground.sources import Source, cite
from specconv.ground.text import nearest
from specconv.ground.value import Name

CATEGORIES = (
    "appliance", "electronics", "power_supply", "lighting", "wireless", "wiring", "tool", "installation",
)  # fmt: skip
"""The product categories on which the scope of a mark can depend."""


class Mark(NamedTuple):
    """A conformity scheme.

    ``duty``: ``mandatory``, ``listed`` (goods of an official list) or ``conditional``. ``who_acts`` names the persons
    with the duty, the first foremost. ``effective``, ``last_change`` and ``last_verified`` are ISO dates as far as
    known. ``categories`` are the goods within its scope, ``("any",)`` for all mains equipment; ``asks_category`` tells
    that the scope depends on the product.
    """

    id: str
    territory: tuple[str, ...]
    name: Name
    what: Name
    legal_basis: str
    authority: str
    duty: str
    route: str
    who_acts: tuple[str, ...]
    effective: str
    last_change: str
    last_verified: str
    categories: tuple[str, ...]
    asks_category: bool
    accepts: tuple[str, ...]
    source: str
    confidence: str

    @property
    def evidence(self) -> tuple[Source, ...]:
        """The sources of its row."""
        return cite(self.source, self.confidence)

    def covers(self, category: str) -> bool:
        """Tell whether goods of a category can be in its scope.

        >>> [mark.id for mark in marks_of("AU") if mark.covers("appliance")]
        ['au_rcm']

        Raises :class:`~specconv.UnknownOption` for an unknown category.
        """
        if category not in CATEGORIES:
            choices = nearest(str(category), CATEGORIES)
            raise UnknownOption("no such category", field="product_category", value=category, choices=choices)
        return "any" in self.categories or category in self.categories

    def __str__(self) -> str:
        return self.name


class PlugRule(NamedTuple):
    """The plug that law or custom asks of goods sold in a territory; ``plugs`` are the ids that satisfy it.

    ``duty``: ``required``, ``customary`` or ``free``. ``conversion``: ``tool_removable``, ``fixed``, ``adaptor`` or
    ``none``, what may stand in for the plug.
    """

    id: str
    territory: tuple[str, ...]
    plugs: tuple[str, ...]
    rule: Name
    exceptions: Name
    legal_basis: str
    duty: str
    conversion: str
    effective: str
    last_change: str
    last_verified: str
    exempt: tuple[str, ...]
    source: str
    confidence: str

    @property
    def evidence(self) -> tuple[Source, ...]:
        """The sources of its row."""
        return cite(self.source, self.confidence)

    @property
    def plug_types(self) -> tuple[PlugType, ...]:
        """The plugs that satisfy the rule."""
        return tuple(plug_type(plug) for plug in self.plugs)


def said(group: str, word: str) -> Name:
    """Return a word of the marks' vocabulary in every language: groups ``route``, ``who``, ``duty``, ``category``.

    >>> said("who", "importer").say("zh")
    '进口商'
    """
    code = f"mark.{group}.{word}"
    return Name(say(code, "en"), zh=say(code, "zh"))


@cache
def _areas() -> dict[str, tuple[str, ...]]:
    """Territory → the areas that it belongs to."""
    areas: dict[str, tuple[str, ...]] = {}
    for area, territory, *_ in rows("electrical/mark_areas"):
        areas[territory] = (*areas.get(territory, ()), area)
    return areas


def areas_of(territory: str) -> tuple[str, ...]:
    """Return a territory and the areas with common marks that it belongs to.

    >>> areas_of("DE")
    ('DE', 'EU')
    """
    return (territory, *_areas().get(territory, ()))


@cache
def all_marks() -> tuple[Mark, ...]:
    """Return every conformity scheme."""
    return tuple(
        Mark(
            id_, tuple(territory.split()), Name(en, zh=zh), Name(what, zh=what_zh), basis, authority, duty, route,
            tuple(who.split()), effective, changed, verified, tuple(categories.split()), asks == "yes",
            tuple(accepts.split()), source, confidence,
        )
        for (
            id_, territory, en, zh, what, what_zh, basis, authority, duty, route, who, effective, changed, verified,
            categories, asks, accepts, source, confidence,
        ) in rows("electrical/marks")
    )  # fmt: skip


@cache
def all_plug_rules() -> tuple[PlugRule, ...]:
    """Return every plug rule."""
    return tuple(
        PlugRule(
            id_, tuple(territory.split()), tuple(plugs.split()), Name(rule, zh=rule_zh), Name(except_, zh=except_zh),
            basis, duty, conversion, effective, changed, verified, tuple(exempt.split()), source, confidence,
        )
        for (
            id_, territory, plugs, rule, rule_zh, except_, except_zh, basis, duty, conversion, effective, changed,
            verified, exempt, source, confidence,
        ) in rows("electrical/plug_rules")
    )  # fmt: skip


@cache
def marks_of(territory: str) -> tuple[Mark, ...]:
    """Return the conformity schemes of a territory (ISO 3166-1 alpha-2), ``()`` where none is known.

    >>> [mark.name for mark in marks_of("AU")]
    ['RCM: electrical safety and EMC']
    """
    words = {*areas_of(territory)}
    return tuple(mark for mark in all_marks() if words & {*mark.territory})


@cache
def plug_rules_of(territory: str) -> tuple[PlugRule, ...]:
    """Return the plug rules of a territory, ``()`` where none is known.

    >>> plug_rules_of("GB")[0].plugs
    ('bs1363_p', 'bs1363_isod_p')
    """
    return tuple(rule for rule in all_plug_rules() if territory in rule.territory)
