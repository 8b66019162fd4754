"""Mains power in words."""

from __future__ import annotations

from specconv.electrical.compatibility import Compatibility
from specconv.ground.answer import Reason, Severity
from specconv.ground.messages import say
from specconv.ground.sources import weakest
from specconv.ground.value import Name

_UNSAID = frozenset(
    (
        "frequency.irrelevant",
        "frequency.ok",
        "current.ok",
        "current.not_applicable",
        "plug.read_from_letter",
        "earthing.lost",
    )
)
"""True, and of no use to a customer, or said better by another reason."""

_LINE_REASONS = 3


def line(answer: Compatibility, language: str = "en") -> str:
    """Return the verdict and its gravest reasons.

    >>> import specconv as sc
    >>> charger = sc.Appliance(kind="phone charger", plug="A", rating="100-240V 50/60Hz 0.5A", equipment_class="II")
    >>> print(sc.will_it_work(charger, "US"))  # doctest: +ELLIPSIS
    The phone charger works in the United States. The plug ...
    """
    told = [reason.say(language) for reason in _worth_saying(answer)[:_LINE_REASONS]]
    told += [missing.ask(language) for missing in answer.missing[:1]]
    if answer.remedies and answer.verdict != "works":
        told.append(answer.remedies[0].say(language))
    return _join([_opening(answer, language), *told], language)


def reply(answer: Compatibility, language: str = "en") -> str:
    """Return the customer's text, in paragraphs."""
    paragraphs = [_opening(answer, language)]
    reasons = _worth_saying(answer)
    if reasons:
        paragraphs.append("\n".join(f"- {reason.say(language)}" for reason in reasons))
    if answer.remedies:
        steps = [f"{remedy.rank}. {remedy.say(language)}" for remedy in answer.remedies]
        paragraphs.append("\n".join([say("reply.what_to_do", language), *steps]))
    if answer.missing:
        questions = [f"- {missing.ask(language)}" for missing in answer.missing]
        paragraphs.append("\n".join([say("reply.please_tell_us", language), *questions]))
    confidence = weakest(source.confidence for source in answer.evidence if source.confidence)
    if answer.evidence and confidence == "low":
        paragraphs.append(say("reply.weak_sources", language))
    return "\n\n".join(paragraphs)


def _opening(answer: Compatibility, language: str) -> str:
    appliance = answer.appliance.name or Name("appliance", zh="电器")
    code = ""
    if answer.verdict == "do_not_use" and answer.reasons[0].code == "voltage.too_weak":
        code = "too_weak"
    if answer.verdict == "depends" and answer.direct_connection == "destroys" and destroyed_anywhere(answer):
        code = "not_directly"
    return say(f"reply.power.{code or answer.verdict}", language, {"appliance": appliance, "place": answer.place})


def destroyed_anywhere(answer: Compatibility) -> bool:
    """Whether the rated voltage is known and every supply of the place is above it: only the way out is open."""
    too_high = ("needs_step_down", "destroys")
    return bool(answer.appliance.rating.ranges and answer.by_supply) and all(
        told.voltage in too_high and "origin" not in answer.missing for told in answer.by_supply
    )


def _worth_saying(answer: Compatibility) -> list[Reason]:
    goods = answer.appliance
    bare = bool(goods.plug) and not goods.name and not goods.rating.ranges and answer.verdict == "depends"
    grave = answer.verdict in ("do_not_use", "depends", "needs_transformer")
    told = [
        reason
        for reason in answer.reasons
        if reason.code not in _UNSAID
        and not (grave and reason.severity is Severity.INFO and _beside(reason) and not (bare and _of_plug(reason)))
    ]
    if bare:
        told.sort(key=lambda reason: not _of_plug(reason))  # the plug is all that was asked about
    return told


def _of_plug(reason: Reason) -> bool:
    return reason.code.startswith("plug.")


def _beside(reason: Reason) -> bool:
    """A good axis is beside the point when another one decides."""
    return reason.code.startswith(("voltage.ok", "voltage.covered", "plug.polarity", "current.", "frequency."))


def _join(sentences: list[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(sentences)
