"""The answer to "will it work there?": the judgement told in sentences, with what to do and what never to do."""

from functools import lru_cache, partial
from typing import Any

from specconv.electrical.appliance import Appliance
from specconv.electrical.judge import Judgement
from specconv.electrical.outlets import Question
from specconv.electrical.remarks import Remarks
from specconv.electrical.remedies import remedies
from specconv.electrical.supplies import Supply
from specconv.electrical.telling import Check as Check
from specconv.electrical.telling import Checks
from specconv.electrical.vocabulary import Direct, Verdict, VoltageStatus
from specconv.ground.answer import Answer, Missing, Severity
from specconv.ground.sources import Source, cite
from specconv.ground.value import Deferred, Name, Value


class SupplyVerdict(Value):
    """The verdict on one supply of the place."""

    supply: Supply
    verdict: Verdict
    voltage: VoltageStatus


class Compatibility(Answer, Deferred):
    """Whether an appliance works in a place, and safely.

    ``verdict`` sums up; ``direct_connection`` tells what happens when it is simply plugged in; ``plug``, ``earthing``,
    ``voltage``, ``frequency`` and ``current`` each have a ``status`` and a ``reason``; ``by_supply`` has the verdict on
    each supply of the place. Reasons come gravest first; remedies best first.
    """

    verdict: Verdict
    direct_connection: Direct
    plug: Check
    earthing: Check
    voltage: Check
    frequency: Check
    current: Check
    by_supply: tuple[SupplyVerdict, ...] = ()
    appliance: Appliance
    place: Name
    code: str
    area: str = ""


def explain(
    appliance: Appliance, question: Question, judgement: Judgement, place: Name, code: str, area: str = ""
) -> Compatibility:
    """Return the answer that a judgement amounts to; what it is told in is written when it is read."""
    tell = partial(_told, appliance, question, judgement, place)
    known = {
        "verdict": judgement.verdict,
        "direct_connection": judgement.direct,
        "missing": tuple([Missing(name) for name in judgement.missing]),
        "appliance": appliance,
        "place": place,
        "code": code,
        "area": area,
    }
    if len(judgement.cases) > KEPT_CASES:
        return Compatibility.trusted(**known, **tell())
    return Compatibility.deferred(tell, **known)


def _told(appliance: Appliance, question: Question, judgement: Judgement, place: Name) -> dict[str, Any]:
    """Return what an answer tells of a judgement beside the verdict: reasons, remedies, sources."""
    teller = Checks(appliance, question, judgement, place)
    checks = {
        "plug": Check.trusted(status=judgement.plug, reason=teller.plug()),
        "earthing": teller.earthing_check(),
        "voltage": Check.trusted(status=judgement.voltage, reason=teller.voltage()),
        "frequency": Check.trusted(status=judgement.frequency, reason=teller.frequency()),
        "current": Check.trusted(status=judgement.current, reason=teller.current()),
    }
    reasons = [check.reason for check in checks.values() if check.reason.code not in _SILENT]
    told = {reason.code for reason in reasons}
    reasons += [reason for reason in Remarks(appliance, question, judgement, place).all() if reason.code not in told]
    deciding = checks[_DECIDED_BY[judgement.cases[0].rule]].reason if judgement.cases else None
    reasons.sort(key=lambda reason: (_GRAVITY[reason.severity], reason is not deciding))
    return {
        **checks,
        "by_supply": tuple(
            [
                SupplyVerdict.trusted(supply=supply, verdict=verdict, voltage=voltage)
                for supply, verdict, voltage in judgement.by_supply
            ]
        ),
        "reasons": tuple(reasons),
        "remedies": remedies(appliance, question, judgement),
        "evidence": _evidence(judgement),
    }


KEPT_CASES = 16
"""An answer that rests on more cases is written at once: until it is read it would keep all of them in memory."""
_GRAVITY = {Severity.ALARM: 0, Severity.HAZARD: 1, Severity.CAUTION: 2, Severity.INFO: 3}
_DECIDED_BY = {
    "0.2-1": "plug", "0.2-2": "plug", "0.2-3": "voltage", "0.2-4": "frequency", "0.2-5": "plug", "0.2-6": "frequency",
    "0.2-7": "voltage", "0.2-8": "plug", "0.2-9": "plug",
}  # fmt: skip
"""The axis that a line of table 0.2 looks at; its reason is told first among equally grave ones."""
_SILENT = frozenset(
    (
        "earthing.not_needed",
        "earthing.unknown",
        "earthing.ok",
        "current.unknown",
        "current.not_applicable",
        "plug.not_applicable",
    )
)
"""Reasons that a check carries and that nobody needs to be told."""


def _evidence(judgement: Judgement) -> tuple[Source, ...]:
    """The sources of the supplies, sockets, plugs and mating of the worst case and of every supply that was tried."""
    cited: dict[tuple[tuple[str, ...] | str, str], None] = {}
    for case in judgement.cases:
        cited[case.fed.supply.source_ids, case.fed.supply.confidence] = None
        if case.joint.outlet and case.joint.outlet.in_use:
            cited[case.joint.outlet.in_use.source_ids, case.joint.outlet.in_use.confidence] = None
        if case.joint.mating:
            cited[case.joint.mating.source, case.joint.mating.confidence] = None
    return _sources(tuple(cited))


@lru_cache(maxsize=4096)
def _sources(cited: tuple[tuple[tuple[str, ...] | str, str], ...]) -> tuple[Source, ...]:
    found: dict[str, Source] = {}
    for ids, confidence in cited:
        for source in cite(ids if isinstance(ids, str) else " ".join(ids), confidence):
            found.setdefault(source.id, source)
    return tuple(found.values())
