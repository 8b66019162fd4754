"""What users hold: a size, a candidate, a conversion, a fit, and the closed lists that name their fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, final

from specconv.ground.answer import Answer
from specconv.ground.errors import SpecconvError, UnknownOption, UnknownSystem, UnreadableSize
from specconv.ground.interval import Interval
from specconv.ground.text import nearest
from specconv.ground.value import EMPTY, AsName, Deferred, FrozenMap, Term, Value


class System(Term):
    """A size system: a country's, INT (letters), WAIST (inches), HEIGHT (cm), AGE, or one with a name of its own
    (MONDOPOINT, BRANNOCK, ISO, AWG …). The data give their names."""

    AE = "AE"
    AGE = "AGE"
    AR = "AR"
    AU = "AU"
    AWG = "AWG"
    BE = "BE"
    BR = "BR"
    BRANNOCK = "BRANNOCK"
    BSP = "BSP"
    CA = "CA"
    CH = "CH"
    CL = "CL"
    CN = "CN"
    CZ = "CZ"
    DE = "DE"
    ES = "ES"
    ETRTO = "ETRTO"
    EU = "EU"
    FR = "FR"
    GR = "GR"
    HEIGHT = "HEIGHT"
    HK = "HK"
    ID = "ID"
    IEC = "IEC"
    IL = "IL"
    IN = "IN"
    INT = "INT"
    ISO = "ISO"
    IT = "IT"
    JIS = "JIS"
    JP = "JP"
    KR = "KR"
    MONDOPOINT = "MONDOPOINT"
    MX = "MX"
    NL = "NL"
    NORDIC = "NORDIC"
    NPT = "NPT"
    NZ = "NZ"
    PL = "PL"
    PT = "PT"
    RU = "RU"
    SWG = "SWG"
    TH = "TH"
    TR = "TR"
    TW = "TW"
    UK = "UK"
    US = "US"
    VN = "VN"
    WAIST = "WAIST"
    ZA = "ZA"


class Audience(Term):
    """Whom a size is made for."""

    WOMEN = "women"
    MEN = "men"
    UNISEX = "unisex"
    GIRLS = "girls"
    BOYS = "boys"
    KIDS = "kids"
    BABY = "baby"


class FitType(Term):
    """The range that a size belongs to; the same number is another body in another range."""

    REGULAR = "regular"
    PETITE = "petite"
    TALL = "tall"
    PLUS = "plus"
    MATERNITY = "maternity"
    JUNIOR = "junior"
    SLIM = "slim"
    HUSKY = "husky"
    BIG = "big"
    SHORT = "short"
    LONG = "long"
    CURVY = "curvy"


class Route(Term):
    """How a conversion was found."""

    IDENTITY = "identity"
    """Another spelling of the same size, not a conversion."""
    PAIRS = "pairs"
    """Charts that print both systems, and the body."""
    BODY = "body"
    """Only the body that both sizes are made for."""
    MEASUREMENTS = "measurements"
    """The customer's own measurements."""
    BRAND = "brand"
    """A brand's own chart."""
    BRAND_OFFSET = "brand_offset"
    """Other charts, shifted by what the brand's known rows say."""
    CHART = "chart"
    """The merchant's own chart."""
    STANDARD = "standard"
    """A published standard or rule alone."""
    QUANTITY = "quantity"
    """A physical quantity that both sizes stand for, such as the inner circumference of a ring."""
    NONE = "none"
    """Nothing is known that would connect the two."""


@final
class Size(Value):
    """A size designation: its system, its label, and for whom and what it is.

    ``parts`` hold what the label itself says: ``height``, ``bust``, ``chest``, ``waist`` (cm; ``waist_in`` and
    ``inseam_in`` in inches), ``collar_in``, ``age`` (months), ``body_type``, ``style`` of an EU number.
    ``plausibility``, ``span`` and ``discarded`` tell how it was read and do not count when sizes are compared.
    A field that is wrong raises :class:`~specconv.UnknownOption`, :class:`~specconv.UnknownSystem` or
    :class:`~specconv.UnreadableSize`, naming it.

    >>> size = Size(system="UK", label="12", audience="women")
    >>> print(size, size == Size(system="UK", label="12", audience="women", plausibility=0.5))
    UK 12 True
    """

    system: System
    label: str
    standard: str | None = None
    audience: Audience | None = None
    item: str | None = None
    fit_type: FitType | None = None
    parts: FrozenMap[Any] = EMPTY
    brand: str | None = None
    plausibility: float | None = None
    span: str | None = None
    discarded: tuple[str, ...] = ()

    if not TYPE_CHECKING:  # a type checker keeps pydantic's signature

        def __init__(self, **fields: Any) -> None:
            try:
                super().__init__(**fields)
            except ValueError as error:  # pydantic's, which is not imported to say so
                raise _refused(error) from None
            if not self.label.strip():
                raise UnreadableSize("empty", field="label", value=self.label)

    def _key(self) -> tuple[object, ...]:
        return (self.system, self.label, self.standard, self.audience, self.item, self.fit_type, self.parts, self.brand)

    def with_(self, **changes: Any) -> Size:
        """Return the same size with some fields changed."""
        return Size.trusted(**{**{name: getattr(self, name) for name in _FIELDS}, **changes})

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is Size and self._key() == other._key())

    def __hash__(self) -> int:
        fields = self.__dict__  # what tells most sizes apart; equality looks at the rest
        return hash((fields["system"], fields["label"], fields["audience"], fields["item"]))

    def __str__(self) -> str:
        text = _written(self.system, self.label)
        if self.fit_type and self.fit_type != "regular":
            text = f"{text} {self.fit_type}"
        return f"{self.brand} {text}" if self.brand else text

    def _repr_html_(self) -> str:
        from specconv.ground.show import as_html

        return as_html(self)


_LISTS: dict[str, type[Term]] = {"system": System, "audience": Audience, "fit_type": FitType}


def _refused(error: Any) -> SpecconvError:
    """Return the library's own error for the first field of a size that is wrong, with the nearest members."""
    first = error.errors(include_url=False)[0]
    field, given = str(first["loc"][0]), first["input"]
    members = _LISTS.get(field)
    if first["type"] == "missing":
        return UnknownOption("needed", field=field)
    if members is not None:
        choices = nearest(str(given), [member.value for member in members])
        kind = UnknownSystem if field == "system" else UnknownOption
        return kind("not in the closed list", field=field, value=given, choices=choices)
    if field not in _FIELDS:
        return UnknownOption("no field of a size", field=field, choices=nearest(field, _FIELDS))
    problem = "expected a text" if first["type"] == "string_type" else str(first["msg"])
    return (UnreadableSize if field == "label" else UnknownOption)(problem, field=field, value=given)


_FIELDS = Size.field_names()
_BARE = frozenset({"INT", "AGE"})


def _written(system: str, label: str) -> str:
    if system in _BARE:
        return label
    if system == "WAIST":
        return f"W{label}" if label[:1].isdigit() else label
    return f"{label} cm" if system == "HEIGHT" else f"{system} {label}"


def ranked(weighted: Mapping[Size, float], span: str) -> tuple[Size, ...]:
    """Return the readings of a label (``span``), most plausible first, with their shares as plausibility."""
    total = sum(weighted.values())
    return Size.wholes(
        {**size.__dict__, "plausibility": round(weight / total, 4), "span": span}
        for size, weight in sorted(weighted.items(), key=lambda pair: -pair[1])
    )


class Candidate(Value):
    """A size that the answer may be, with its probability (0 to 1)."""

    size: Size
    probability: float

    def __str__(self) -> str:
        return f"{self.size} ({100 * self.probability:.0f} %)"


class Conversion(Answer, Deferred):
    """Which size of the wanted system: candidates with probabilities, best first, and the body between them.

    ``size`` is the given size (None when measurements were given), ``to`` the wanted system or the name of the brand or
    chart, ``body`` the body in cm that the answer goes through, ``route`` how it was found.
    """

    size: Size | None = None
    to: Annotated[str, AsName]
    candidates: tuple[Candidate, ...] = ()
    body: FrozenMap[Interval] = EMPTY
    route: Route

    @property
    def best(self) -> Size | None:
        """The most probable size, or None where nothing is known."""
        return self.candidates[0].size if self.candidates else None


class FitVerdict(Term):
    """Whether a size fits a body."""

    FITS = "fits"
    SNUG = "snug"
    LOOSE = "loose"
    TOO_SMALL = "too_small"
    TOO_LARGE = "too_large"
    UNKNOWN = "unknown"


class DimensionFit(Value):
    """One body dimension of a fit: the wearer's measure, what the size is made for, and the verdict (cm)."""

    dimension: str
    verdict: FitVerdict
    wearer: float
    size: Interval
    outside: float
    """How far the wearer lies outside: negative below, positive above, 0 inside."""


class Fit(Answer):
    """Whether a size fits a body: the verdict, and each dimension behind it."""

    size: Size
    verdict: FitVerdict
    dimensions: FrozenMap[DimensionFit] = EMPTY
    better: tuple[Candidate, ...] = ()
    """Sizes of the same system that the body asks for, best first."""
