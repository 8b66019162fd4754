"""For whom and what a size is asked for: resolved once, and what is known for it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from specconv.ground.value import Name
from specconv.sizes import bodies, engine, vocabulary
from specconv.sizes.bodies import BUST, HEIGHT, HIP, NECK, WAIST
from specconv.sizes.engine import Evidence, Known
from specconv.sizes.values import Audience, FitType

DIMENSION = {BUST: "bust", WAIST: "waist", HIP: "hip", HEIGHT: "height", NECK: "neck"}
DIMENSION_OF = {**{name: d for d, name in DIMENSION.items()}, "chest": BUST}
DIMENSION_NAMES = {
    "bust": Name("bust", zh="胸围"), "chest": Name("chest", zh="胸围"), "waist": Name("waist", zh="腰围"),
    "hip": Name("hip", zh="臀围"), "height": Name("height", zh="身高"), "neck": Name("neck", zh="领围"),
}  # fmt: skip


class Question(NamedTuple):
    """For whom and what: resolved once, used by every step."""

    audience: Audience
    item: str
    fit: FitType
    block: str

    @property
    def evidence(self) -> Evidence:
        """The evidence of the fit type itself."""
        return known_of(self).own

    @property
    def regular(self) -> Evidence | None:
        """The evidence of the regular fit, where it may speak for this fit too."""
        return known_of(self).regular


@cache
def known_of(of: Question) -> Known:
    """Return the evidence of the fit type and, where that leans on it, of the regular fit."""
    fit = _known_fit(of.audience, of.fit)
    own = bodies.evidence(of.audience, fit, of.block)
    like = fit in engine.LIKE_REGULAR or fit in engine.OWN_SERIES
    return Known(own, bodies.evidence(of.audience, "regular", of.block) if like else None, fit)


_OWN_FIT = frozenset({FitType.PETITE, FitType.TALL, FitType.PLUS, FitType.JUNIOR, FitType.MATERNITY, FitType.CURVY})


def _known_fit(audience: Audience, fit: FitType) -> str:
    return fit.value if audience is Audience.WOMEN and fit in _OWN_FIT else "regular"


@cache
def question(audience: Audience, item: str | None, fit: FitType | None) -> Question:
    """Return the resolved question; an item that is not named is clothing in general."""
    named = item or "apparel"
    grown = audience if audience is not Audience.UNISEX else Audience.MEN
    return Question(grown, named, fit or FitType.REGULAR, vocabulary.items()[named].block)


def primary(of: Question) -> str:
    """Return the primary body dimension of the item (ISO 8559-2)."""
    if of.audience not in (Audience.WOMEN, Audience.MEN):
        return "height"
    entry = vocabulary.items()[of.item]
    if of.fit is FitType.MATERNITY and entry.primary == "waist":
        return "hip"
    return entry.primary_men if of.audience is Audience.MEN else entry.primary


@cache
def weights(of: Question) -> engine.Weights:
    """Return how much each dimension counts for the question; maternity clothes leave room for the waist to grow."""
    counts = engine.weights("upper" if of.block == "full" else of.block, of.audience, engine.constants())
    if of.fit is not FitType.MATERNITY:
        return counts
    bust, waist, hip, height, neck = counts
    rest = 1 - waist
    return bust / rest, 0.0, hip / rest, height / rest, neck / rest


AUDIENCE_NAMES = {
    Audience.WOMEN: Name("women", zh="女装"), Audience.MEN: Name("men", zh="男装"), Audience.UNISEX: Name("unisex",
    zh="中性款"),
    Audience.GIRLS: Name("girls", zh="女童"), Audience.BOYS: Name("boys", zh="男童"), Audience.KIDS: Name("children",
    zh="儿童"),
    Audience.BABY: Name("babies", zh="婴儿"),
}  # fmt: skip
FIT_NAMES = {
    FitType.REGULAR: Name("regular", zh="标准"), FitType.PETITE: Name("petite", zh="娇小"), FitType.TALL: Name("tall",
    zh="加高"),
    FitType.PLUS: Name("plus", zh="大码"), FitType.MATERNITY: Name("maternity", zh="孕妇"),
    FitType.JUNIOR: Name("junior", zh="少女"),
    FitType.SLIM: Name("slim", zh="修身"), FitType.HUSKY: Name("husky", zh="加肥"), FitType.BIG: Name("big", zh="大号"),
    FitType.SHORT: Name("short", zh="短款"), FitType.LONG: Name("long", zh="长款"), FitType.CURVY: Name("curvy",
    zh="丰满"),
}  # fmt: skip
