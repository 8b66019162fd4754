"""Kinds of appliance as customers name them, and the load kinds that decide what voltage and frequency do to them.

>>> kettle = find_appliance("电热水壶")
>>> kettle.id, kettle.load_kind, load_kind(kettle.load_kind).k
('kettle', 'resistive_heat', 1.25)
"""

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownAppliance
from specconv.ground.sources import Source, cite
from specconv.ground.text import clean, fold, nearest
from specconv.ground.value import Name

if TYPE_CHECKING:
    from specconv.ground.table import Table


_CARRY = frozenset(("wiring_device", "switched_device"))


class LoadKind(NamedTuple):
    """How a load takes to another supply (table 0.4 of the decision rules).

    ``k``: volt-amperes that a transformer needs for each watt, None where no transformer is a remedy. ``over``:
    ``over``, ``over_no_remedy``, ``ok`` or ``open``. ``under``: ``weak``, ``weak_to_80`` (weak down to 80 % of the
    rated voltage), ``step_up``, ``step_up_no_remedy``, ``ok``, ``ok_if_250`` or ``open``. ``frequency``: what a
    frequency that the plate does not list means, ``irrelevant``, ``stop``, ``stop_compressor``, ``stop_tuned``,
    ``clock_primary``, ``clock_secondary``, ``transformer``, ``ask_kind``, ``ask_maker`` or ``unknown``. ``heat``: its
    power goes with the square of the voltage.
    """

    id: str
    name: Name
    k: float | None
    over: str
    under: str
    frequency: str
    heat: bool
    source: str
    confidence: str

    @property
    def carries(self) -> bool:
        """Whether it is a strip, cord or smart plug: its watts and amperes are what it may carry, not what it takes."""
        return self.id in _CARRY

    @property
    def evidence(self) -> tuple[Source, ...]:
        """The sources of its row."""
        return cite(self.source, self.confidence)


class ApplianceKind(NamedTuple):
    """A kind of appliance. ``usual_class`` (IEC 61140) is blank where it varies; powers in W, None where they vary.

    ``care`` is ``medical``, ``pressure``, ``bedding_heat``, ``bathroom`` or ``child_care`` for goods on which no
    conversion is improvised (rule M1), else blank. What is usual is never taken for a fact of one appliance.
    """

    id: str
    name: Name
    load_kind: str
    usual_class: str
    usual_power_low: float | None
    usual_power_high: float | None
    care: str
    source: str
    confidence: str

    @property
    def evidence(self) -> tuple[Source, ...]:
        """The sources of its row."""
        return cite(self.source, self.confidence)


@cache
def _load_kinds() -> dict[str, LoadKind]:
    return {
        id_: LoadKind(id_, Name(en, zh=zh), k, over, under, frequency, heat == "yes", source, confidence)
        for id_, en, zh, k, over, under, frequency, heat, source, confidence in rows("electrical/load_kinds")
    }


def load_kind(identifier: str) -> LoadKind:
    """Return the load kind with this id.

    >>> load_kind("compressor").frequency
    'stop_compressor'

    Raises :class:`~specconv.UnknownAppliance` with the nearest ids.
    """
    found = _load_kinds().get(identifier)
    if found is None:
        choices = nearest(str(identifier), _load_kinds())
        raise UnknownAppliance("no such load kind", field="load_kind", value=identifier, choices=choices)
    return found


@cache
def _index() -> dict[str, int]:
    """Folded name → number of the row; a name that people use comes before an id."""
    return {key: number for number, (keys,) in enumerate(rows("electrical/appliance_keys")) for key in keys.split(" ")}


@cache
def _kind(number: int) -> ApplianceKind:
    id_, en, zh, _, _, load, usual_class, low, high, care, source, confidence = rows("electrical/appliances")[number]
    return ApplianceKind(id_, Name(en, zh=zh), load, usual_class, low, high, care, source, confidence)


_WORDS = re.compile(r"[^\W_]+")
_LONGEST = 7
"""Words in the longest alias."""


@cache
def find_appliance(text: str) -> ApplianceKind:
    """Return the kind of appliance that a text names, in English or Chinese.

    An exact name comes first, then the longest name that stands in the text as whole words (in Chinese: as signs).
    Where names of several kinds stand in the text, the kind that must be treated most carefully is taken: an "e-bike
    battery charger" is a lithium charger. A load kind's id names an appliance of that kind.

    >>> find_appliance("Philips 2200 W kettle").id
    'kettle'
    >>> find_appliance("小熊破壁机").load_kind
    'heat_electronic'

    Raises :class:`~specconv.UnknownAppliance` with the three nearest names.
    """
    plain = clean(text, "kind", error=UnknownAppliance)
    index = _index()
    number = index.get(fold(plain))
    if number is None and plain in _load_kinds():
        load = _load_kinds()[plain]
        return ApplianceKind(load.id, load.name, load.id, "", None, None, "", load.source, load.confidence)
    if number is None:
        number = _within(plain, index)
    if number is None:
        names = {row[1] for row in rows("electrical/appliances")}
        raise UnknownAppliance("no such kind of appliance", field="kind", value=text, choices=nearest(plain, names))
    return _kind(number)


def _within(plain: str, index: dict[str, int]) -> int | None:
    """Return the kind whose name stands in a longer text; of several, the one that must be treated most carefully."""
    words = [fold(word) for word in _WORDS.findall(plain)]
    found: dict[str, int] = {}
    last = 0
    for start in range(len(words)):
        for end in range(min(start + _LONGEST, len(words)), max(start, last), -1):
            joined = "".join(words[start:end])
            key = joined if joined in index else joined.removesuffix("s")
            if len(key) > 1 and key in index:
                found[key], last = index[key], end
                break
    if not plain.isascii():
        whole = fold(plain)
        signs = [name for name in index if not name.isascii() and len(name) >= 2 and name in whole]
        longest = [name for name in signs if not any(name != other and name in other for other in signs)]
        found |= {name: index[name] for name in longest if not any(name in key for key in found)}
    if not found:
        return None
    return max(found.items(), key=lambda item: (_carefulness(item[1]), len(item[0])))[1]


_OVER = ("ok", "open", "over", "over_no_remedy")
_UNDER = ("ok", "ok_if_250", "open", "weak", "weak_to_80", "step_up", "step_up_no_remedy")
_FREQUENCY = (
    "irrelevant", "clock_secondary", "transformer", "unknown", "ask_maker", "ask_kind", "clock_primary", "stop",
    "stop_compressor", "stop_tuned",
)  # fmt: skip


def _carefulness(number: int) -> tuple[int, int, bool, int]:
    kind = _kind(number)
    load = load_kind(kind.load_kind)
    over, under, frequency = _OVER.index(load.over), _UNDER.index(load.under), _FREQUENCY.index(load.frequency)
    return over, frequency, bool(kind.care), under


def all_appliances() -> tuple[ApplianceKind, ...]:
    """Return every kind of appliance."""
    return tuple(_kind(number) for number in range(len(rows("electrical/appliances"))))


def appliances() -> "Table":
    """Return the kinds of appliance as a table.

    >>> appliances().where(id="kettle")[0]["load_kind"]
    'resistive_heat'
    """
    columns = ("id", "name", "chinese", "load_kind", "usual_class", "usual_power", "care")
    found = tuple(
        (
            kind.id, kind.name, kind.name.say("zh"), kind.load_kind, kind.usual_class,
            f"{kind.usual_power_low:g}-{kind.usual_power_high:g}" if kind.usual_power_low else "", kind.care,
        )
        for kind in all_appliances()
    )  # fmt: skip
    from specconv.ground.table import Table  # late: the first answer needs none

    return Table.trusted(title="Kinds of appliance", columns=columns, rows=found)
