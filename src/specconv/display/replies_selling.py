"""Selling abroad in words."""

from __future__ import annotations

from specconv.answers.selling import Permission
from specconv.ground.answer import Severity
from specconv.ground.messages import say
from specconv.ground.value import Name

_GOODS = Name("these goods", zh="该产品")
_IN_LINE = 2


def line(answer: Permission, language: str = "en") -> str:
    """Return the verdict and the gravest duties.

    >>> import specconv as sc
    >>> print(sc.may_i_sell(None, "AU"))  # doctest: +ELLIPSIS
    Whether and how these goods may be sold in Australia depends on the kind of product. ...
    """
    told = [reason.say(language) for reason in answer.reasons if reason.severity is not Severity.INFO][:_IN_LINE]
    return ("" if language == "zh" else " ").join([_opening(answer, language), *told])


def reply(answer: Permission, language: str = "en") -> str:
    """Return the text for whoever wants to sell there."""
    paragraphs = [_opening(answer, language)]
    if answer.reasons:
        paragraphs.append("\n".join(f"- {reason.say(language)}" for reason in answer.reasons))
    if answer.remedies:
        steps = [f"{remedy.rank}. {remedy.say(language)}" for remedy in answer.remedies]
        paragraphs.append("\n".join([say("reply.what_to_do", language), *steps]))
    if answer.missing:
        questions = [f"- {missing.ask(language)}" for missing in answer.missing]
        paragraphs.append("\n".join([say("reply.please_tell_us", language), *questions]))
    verified = sorted(duty.last_verified for duty in (*answer.marks, *answer.plug_rules) if duty.last_verified)
    if verified:
        paragraphs.append(say("sell.dated", language, {"date": verified[0]}))
    return "\n\n".join(paragraphs)


def _opening(answer: Permission, language: str) -> str:
    goods = _goods(answer)
    text = say(f"sell.verdict_{_verdict(answer)}", language, {"goods": goods, "place": answer.place})
    return text[:1].upper() + text[1:]


def _goods(answer: Permission) -> Name:
    name = answer.appliance.name if answer.appliance is not None else None
    if name is None:
        return _GOODS
    return Name(f"the {name}", zh=name.say("zh"))


def _verdict(answer: Permission) -> str:
    """Where the kind of product is known, what is missing are our facts."""
    known = answer.verdict == "depends" and answer.category and not answer.missing
    return "unknown" if known else str(answer.verdict)
