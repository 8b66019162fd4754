"""Whether a brand's chart was in force on a day, and what an answer says of its date."""

from __future__ import annotations

from collections.abc import Iterable

from specconv.ground.answer import Reason, Severity
from specconv.ground.errors import UnknownOption
from specconv.ground.text import clean
from specconv.ground.value import FrozenMap


def day(as_of: str | None) -> str | None:
    """Return a date as ``2025``, ``2025-06`` or ``2025-06-30``.

    >>> day(" 2025-06 ")
    '2025-06'

    Raises :class:`~specconv.UnknownOption` for what is no date.
    """
    if as_of is None:
        return None
    text = clean(as_of, "as_of", error=UnknownOption)
    parts = text.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or [len(part) for part in parts] not in (
        [4], [4, 2], [4, 2, 2],
    ) or not _exists(*map(int, parts)):  # fmt: skip
        raise UnknownOption("expected a date such as 2025 or 2025-06-30", field="as_of", value=as_of)
    return text


def _exists(year: int, month: int = 1, of_month: int = 1) -> bool:
    """Tell whether the calendar has such a day."""
    from datetime import date

    try:
        date(year, month, of_month)
    except ValueError:
        return False
    return True


def said(brand: str, dates: Iterable[str], as_of: str | None) -> Reason:
    """Return what an answer says of the dates of the charts that it used, an empty one for an undated chart.

    >>> said("Nike", [""], None).code, said("ECCO", ["2026-03-29"], "2025").code, said("ECCO", ["2023"], "2025").code
    ('size.brand_undated', 'size.brand_old', 'scale.brand_dated')
    """
    known = sorted({date for date in dates if date})
    asked = day(as_of)
    if not known:
        return _reason("size.brand_undated", Severity.CAUTION, brand=brand)
    dated = ", ".join(known)
    if asked is not None and all(date[: len(asked)] > asked for date in known):
        return _reason("size.brand_old", Severity.CAUTION, brand=brand, date=dated)
    return _reason("scale.brand_dated", Severity.INFO, brand=brand, date=dated)


def _reason(code: str, severity: Severity, **values: object) -> Reason:
    return Reason.trusted(code=code, severity=severity, values=FrozenMap(values), rule=None, chart=None)
