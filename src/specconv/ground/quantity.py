"""The reader of measurements and plate values: ``"92 cm"``, ``"36½ in"``, ``5'7"``, ``"1.5 kW"``, ``"2,2 kW"``.

One table of units with exact factors; the tests prove each against pint. pint itself is imported only when a caller
asks for a pint quantity; a pint quantity handed in is recognised without importing anything.
"""

import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from specconv.ground.errors import UnreadableQuantity
from specconv.ground.text import clean, nearest
from specconv.ground.value import Value

if TYPE_CHECKING:
    from pint import Quantity as PintQuantity


class Dimension(NamedTuple):
    """What is measured: its base unit and the range in which a value can be meant."""

    name: str
    unit: str
    lowest: float
    highest: float


LENGTH = Dimension("length", "cm", 0.01, 400.0)
MASS = Dimension("mass", "kg", 0.1, 400.0)
VOLTAGE = Dimension("voltage", "V", 1.0, 1000.0)
FREQUENCY = Dimension("frequency", "Hz", 1.0, 1000.0)
POWER = Dimension("power", "W", 0.01, 100_000.0)
CURRENT = Dimension("current", "A", 0.001, 1000.0)

_UNITS: dict[str, tuple[Dimension, str, float]] = {}


def _define(dimension: Dimension, symbol: str, factor: float, *spellings: str) -> None:
    for spelling in (symbol, *spellings):
        _UNITS[spelling.casefold()] = (dimension, symbol, factor)


_define(LENGTH, "mm", 0.1, "millimetre", "millimeter", "millimetres", "millimeters", "毫米", "ミリ")
_define(
    LENGTH,
    "cm",
    1.0,
    "centimetre",
    "centimeter",
    "centimetres",
    "centimeters",
    "cms",
    "厘米",
    "公分",
    "センチ",
    "см",
    "센티",
)
_define(LENGTH, "m", 100.0, "metre", "meter", "metres", "meters", "米", "公尺", "м")
_define(LENGTH, "in", 2.54, '"', "''", "inch", "inches", "ins", "英寸", "吋", "インチ", "zoll", "pouces", "pulgadas")
_define(LENGTH, "ft", 30.48, "'", "foot", "feet", "英尺", "呎")
_define(MASS, "kg", 1.0, "kilo", "kilos", "kilogram", "kilograms", "公斤", "千克", "кг")
_define(MASS, "g", 0.001, "gram", "grams", "克", "г")
_define(MASS, "lb", 0.45359237, "lbs", "pound", "pounds", "磅")
_define(MASS, "oz", 0.028349523125, "ounce", "ounces", "盎司")
_define(MASS, "stone", 6.35029318, "st")
_define(MASS, "斤", 0.5, "市斤")
_define(VOLTAGE, "V", 1.0, "volt", "volts", "伏", "伏特", "伏打", "ボルト", "볼트", "в", "vac", "vdc", "v ac", "v dc")
_define(VOLTAGE, "kV", 1000.0)
_define(FREQUENCY, "Hz", 1.0, "hertz", "赫", "赫兹", "赫茲", "ヘルツ", "헤르츠", "гц", "c/s", "cps")
_define(POWER, "W", 1.0, "watt", "watts", "瓦", "瓦特", "ワット", "와트", "вт")
_define(POWER, "kW", 1000.0, "kilowatt", "kilowatts", "千瓦", "квт")
_define(POWER, "VA", 1.0, "volt-ampere", "volt-amperes", "伏安")
_define(POWER, "kVA", 1000.0, "千伏安")
_define(CURRENT, "A", 1.0, "amp", "amps", "ampere", "amperes", "安", "安培", "アンペア", "а")
_define(CURRENT, "mA", 0.001, "毫安")

_FIGURE = r"(?:\d+ \d+/\d+|\d+/\d+|\d+(?:[.,]\d+)?)"
_THOUSANDS = r"[1-9]\d{0,2}[.,]\d{3}$"
_WHOLE = frozenset(("mm", "g", "W", "VA", "V", "Hz", "mA"))
"""Units whose figures nobody writes to the thousandth: ``1,500 W`` and ``1.500 W`` are fifteen hundred."""
_ONE = rf"([+-]?{_FIGURE})\s*([^\d\s.,+-][^\d]*)?$"
_FEET_INCHES = rf"(?i)(\d+)\s*(?:'|ft|feet|foot|英尺)\s*({_FIGURE})\s*(?:\"|''|in|inch|inches|英寸)?$"


def figure(text: str) -> float:
    """Return the value of ``"36 1/2"``, ``"3/4"``, ``"2,2"`` or ``"92.5"``.

    >>> figure("36 1/2")
    36.5

    Raises :class:`~specconv.UnreadableQuantity` for a fraction over zero.
    """
    total = 0.0
    for part in text.replace(",", ".").split():
        over, slash, under = part.partition("/")
        if slash and float(under) == 0:
            raise UnreadableQuantity("a fraction over zero", value=text)
        total += float(over) / float(under) if slash else float(part)
    return total


def read_quantity(given: object, dimension: Dimension, *, field: str, unit: str | None = None) -> float:
    """Return a quantity in the base unit of its dimension (cm, kg, V, Hz, W, A).

    ``given`` is a text with a unit, a bare number (a Decimal or a Fraction too) or a text of digits, taken in ``unit``
    or the base unit, or a pint quantity.

    >>> round(read_quantity("5'7\\"", LENGTH, field="height"), 2)
    170.18
    >>> read_quantity("2,2 kW", POWER, field="power"), read_quantity("1,500 W", POWER, field="power")
    (2200.0, 1500.0)

    Raises :class:`~specconv.UnreadableQuantity`: no quantity, the wrong dimension, or outside what can exist.
    """
    magnitude = getattr(given, "magnitude", None)
    if magnitude is not None and hasattr(given, "to"):
        value = _from_pint(given, dimension, field)
    elif isinstance(given, bool):
        raise UnreadableQuantity(f"expected a {dimension.name}", field=field, value=given)
    elif isinstance(given, int) and given.bit_length() > 64:
        value = math.inf  # float() of it would overflow
    elif isinstance(given, int | float) or _is_number(given):
        value = _as_float(given) * _UNITS[(unit or dimension.unit).casefold()][2]
    else:
        value = _from_text(clean(given, field, error=UnreadableQuantity), dimension, field, unit or dimension.unit)
    if not math.isfinite(value) or not dimension.lowest <= value <= dimension.highest:
        problem = f"expected a {dimension.name} from {dimension.lowest:g} to {dimension.highest:g} {dimension.unit}"
        raise UnreadableQuantity(problem, field=field, value=given)
    return value


def _is_number(given: object) -> bool:
    """Tell whether a value is a number of another kind: Decimal, Fraction, or one of an array library."""
    return hasattr(given, "as_integer_ratio") and hasattr(given, "__float__")


def _as_float(given: Any) -> float:
    try:
        return float(given)
    except (OverflowError, ValueError):
        return math.inf


def _from_text(text: str, dimension: Dimension, field: str, unit: str) -> float:
    if dimension is LENGTH and (match := re.match(_FEET_INCHES, text)) and "/0" not in text:
        return figure(match[1]) * 30.48 + figure(match[2]) * 2.54
    match = re.match(_ONE, text)
    if match is None or len(match[1]) > 30:
        example = {"length": "'92 cm'", "mass": "'3.5 kg'", "voltage": "'230 V'", "frequency": "'50 Hz'"}
        shown = example.get(dimension.name, "'1500 W'" if dimension is POWER else "'10 A'")
        raise UnreadableQuantity(f"expected a {dimension.name} such as {shown}", field=field, value=text)
    spelling = (match[2] or unit).strip().rstrip(".").casefold()
    known = _UNITS.get(spelling)
    if known is None:
        choices = nearest(spelling, {symbol for of, symbol, _ in _UNITS.values() if of is dimension})
        raise UnreadableQuantity("unknown unit", field=field, value=text, choices=choices)
    if known[0] is not dimension:
        raise UnreadableQuantity(f"expected a {dimension.name}, not a {known[0].name}", field=field, value=text)
    if match[1].startswith("-"):
        raise UnreadableQuantity("negative", field=field, value=text)
    digits = match[1].lstrip("+")
    if known[1] in _WHOLE and re.match(_THOUSANDS, digits):
        digits = digits.replace(",", "").replace(".", "")
    try:
        return figure(digits) * known[2]
    except UnreadableQuantity as error:
        raise UnreadableQuantity(error.problem, field=field, value=text) from None


def _from_pint(given: Any, dimension: Dimension, field: str) -> float:
    try:
        return float(given.to(dimension.unit).magnitude)
    except Exception as error:
        raise UnreadableQuantity(f"expected a {dimension.name}", field=field, value=str(given)) from error


def unit_factors() -> dict[str, tuple[str, float]]:
    """Return every unit symbol with its base unit and factor, for the proof against pint."""
    return {symbol: (dimension.unit, factor) for dimension, symbol, factor in _UNITS.values()}


class Quantity(Value):
    """A figure in a unit, as a plate or a tape shows it.

    >>> print(Quantity(value=230, unit="V"))
    230 V
    """

    value: float
    unit: str

    @property
    def quantity(self) -> "PintQuantity[Any]":
        """The same as a pint quantity (imports pint)."""
        return pint_quantity(self.value, self.unit)

    def __str__(self) -> str:
        return f"{self.value:g} {self.unit}"


def pint_quantity(value: float, unit: str) -> "PintQuantity[Any]":
    """Return a pint quantity in the application's registry."""
    import pint

    made: PintQuantity[Any] = pint.application_registry.Quantity(value, unit)
    return made
