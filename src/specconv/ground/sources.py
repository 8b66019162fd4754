"""The bibliography: what an answer rests on, of which kind and date, and how far it is trusted."""

from collections.abc import Iterable
from functools import cache

from specconv.ground.catalog import rows
from specconv.ground.errors import SpecconvError
from specconv.ground.text import nearest
from specconv.ground.value import Term, Value


class Confidence(Term):
    """How far a row is trusted.

    ``high``: a standard, a law or the owner's own page, or two independent sources that agree. ``medium``: one decent
    source. ``low``: general knowledge, one weak source, or a contradiction that stays open.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


_RANK = {Confidence.LOW: 0, Confidence.MEDIUM: 1, Confidence.HIGH: 2}


def weakest(levels: Iterable[Confidence | str]) -> Confidence:
    """Return the lowest of some confidences: a chain of facts is as strong as its weakest.

    >>> weakest(["high", "low"])
    <Confidence.LOW: 'low'>
    """
    return min((Confidence(level) for level in levels), key=_RANK.__getitem__, default=Confidence.LOW)


class SourceKind(Term):
    """What a source is."""

    STANDARD = "standard"
    AUTHORITY = "authority"
    MANUFACTURER = "manufacturer"
    RETAILER = "retailer"
    REFERENCE = "reference"
    COMPUTED = "computed"
    GENERAL_KNOWLEDGE = "general knowledge"


class Source(Value):
    """An entry of the bibliography, with the confidence of the fact that cites it.

    ``date`` is the year or date that the source itself bears, ``"undated"`` where it bears none.
    """

    id: str
    title: str
    kind: SourceKind
    date: str
    address: str
    confidence: Confidence | None = None

    def __str__(self) -> str:
        trust = f", confidence {self.confidence}" if self.confidence else ""
        return f"{self.title} ({self.kind}, {self.date}{trust})"


USUAL_SCHEME = "https:"
"""Left out of the compiled table, where such an address begins with ``//``."""


@cache
def _index() -> dict[str, list[str]]:
    return {row[0]: row for row in rows("sources")}


@cache
def source(identifier: str, confidence: str | None = None) -> Source:
    """Return the source with this id, marked with the confidence of the row that cites it.

    >>> source("iso-8559-1").kind
    <SourceKind.STANDARD: 'standard'>

    Raises :class:`~specconv.SpecconvError` for an unknown id.
    """
    row = _index().get(identifier)
    if row is None:
        raise SpecconvError("no such source", field="source", value=identifier, choices=nearest(identifier, _index()))
    _, title, kind, date, address = row
    return Source.trusted(
        id=identifier,
        title=title,
        kind=SourceKind(kind),
        date=date or "undated",
        address=USUAL_SCHEME + address if address.startswith("//") else address,
        confidence=Confidence(confidence) if confidence else None,
    )


def cite(source_ids: str, confidence: str) -> tuple[Source, ...]:
    """Return the sources of a row's space-separated ``source`` column."""
    return tuple(source(identifier, confidence) for identifier in source_ids.split())


def all_sources() -> tuple[Source, ...]:
    """Return the whole bibliography."""
    return tuple(source(identifier) for identifier in _index())
