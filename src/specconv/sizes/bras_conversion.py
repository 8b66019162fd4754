"""Bras: from one system to another, and from measurements."""

from __future__ import annotations

from functools import partial
from typing import Any

from specconv.ground.answer import Reason, Remedy, Severity
from specconv.ground.errors import Contradiction
from specconv.ground.interval import Interval
from specconv.ground.value import FrozenMap
from specconv.sizes import bras, scales, vocabulary
from specconv.sizes.goods_answer import answer, answer_told_later, cite, own, plain_reason, reason, ties, unmeasured
from specconv.sizes.goods_choice import Asked
from specconv.sizes.values import Conversion, Route, Size, System


def convert(asked: Asked, to: System, by: str) -> Conversion:
    """Return what a bra is in another system, by its printed label or by its measurements."""
    size = asked.size
    printed = own(size, to, asked.beside, asked.notes, asked.missing)
    if printed is not None:
        return printed
    one, target = bras.bra(size.system), bras.bra(to)
    bras.body(size)  # cups without a band have none
    measured = by in ("measurement", "body")
    found = bras.converted(size, to, measured)
    tell = partial(_told, size, to, one, target, found, measured, asked.notes)
    route = Route.QUANTITY if measured else Route.PAIRS
    return answer_told_later(size, to, found, route, asked.missing, tell)


def _told(
    size: Size,
    to: System,
    one: bras.Bra,
    target: bras.Bra,
    found: list[tuple[Size, float]],
    measured: bool,
    notes: tuple[Reason, ...],
) -> dict[str, Any]:
    """Return what an answer tells beside the candidates: the body, the reasons, the sources, the sister sizes."""
    made = bras.body(size)
    body = FrozenMap(
        {
            "underbust": Interval.trusted(low=made.underbust[0], high=made.underbust[1], unit="cm"),
            "bust_minus_underbust": Interval.trusted(low=made.difference[0], high=made.difference[1], unit="cm"),
        }
    )
    reasons = [*notes, plain_reason("bra_measurement" if measured else "bra_label")]
    if not found:
        reasons.append(reason("bra_no_band", Severity.CAUTION, size=str(size), system=vocabulary.land(to)))
    place = bras.parsed(size.label, one)
    if place and place[1][-1] > 4 and one.cups != target.cups:
        reasons.append(plain_reason("bra_letters", Severity.CAUTION))
    if not measured and {one.cup_zero, target.cup_zero} & {7.5} and one.cup_zero != target.cup_zero:
        reasons.append(plain_reason("bra_asia", Severity.CAUTION))
    if System.IT in (one.system, to):
        reasons.append(plain_reason("bra_italy", Severity.CAUTION))
    if one.system in (System.US, System.CA) or to in (System.US, System.CA):
        reasons.append(plain_reason("bra_us"))
    if one.inches != target.inches or measured:
        reasons.append(plain_reason("bra_inches"))
    sisters = bras.sisters(found[0][0]) if found else ()
    remedies: tuple[Remedy, ...] = ()
    if sisters:
        remedies = (
            Remedy.trusted(
                code="scale.bra_sisters", rank=1, values=FrozenMap(sizes=tuple(map(str, sisters))), rule=None
            ),
        )
    evidence = cite((one.source, one.confidence), (target.source, target.confidence))
    return {"body": body, "reasons": (*reasons, *ties(found)), "evidence": evidence, "remedies": remedies}


def recommend(measures: dict[str, float], to: System) -> Conversion:
    """Return the bra that an underbust and a bust in cm ask for."""
    underbust, bust = measures.get("underbust"), measures.get("bust")
    if underbust is None or bust is None:
        return unmeasured(scales.goods()["bra"], to, measures)
    if bust <= underbust:
        raise Contradiction(
            "the bust is not larger than the underbust",
            field="body",
            value=f"bust {bust:g} cm, underbust {underbust:g} cm",
        )
    one = bras.bra(to)
    found = bras.measured(underbust, bust, to)
    body = FrozenMap(
        {
            name: Interval.trusted(low=value, high=value, unit="cm")
            for name, value in (("underbust", underbust), ("bust", bust))
        }
    )
    reasons = [reason("bra_measured", difference=f"{bust - underbust:.3g}", underbust=f"{underbust:g}")]
    if one.inches:
        reasons.append(plain_reason("bra_inches", Severity.CAUTION))
    remedies: tuple[Remedy, ...] = ()
    if found:
        sisters = tuple(map(str, bras.sisters(found[0][0])))
        remedies = (
            (Remedy.trusted(code="scale.bra_sisters", rank=1, values=FrozenMap(sizes=sisters), rule=None),)
            if sisters
            else ()
        )
    else:
        reasons.append(
            reason("bra_none", Severity.CAUTION, difference=f"{bust - underbust:.3g}", system=vocabulary.land(to))
        )
    return answer(
        None,
        to,
        found,
        body,
        Route.MEASUREMENTS,
        (*reasons, *ties(found)),
        cite((one.source, one.confidence)),
        (),
        remedies,
    )
