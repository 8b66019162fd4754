"""What a clerk says about sizes: one line for the screen, a short text for the customer."""

from __future__ import annotations

from specconv.ground.answer import Answer
from specconv.ground.messages import say
from specconv.ground.value import Name
from specconv.sizes.reasons import said_body
from specconv.sizes.values import Candidate, Conversion, Fit, FitVerdict, Route, System
from specconv.sizes.vocabulary import land

_SAID = (
    "size.assumed_system", "size.assumed_system_alone", "size.two_sizes",
    "size.assumed_audience", "size.made_for", "size.as_letter", "size.series_number", "size.eu_styles",
    "size.brand_chart",
    "size.brand_body",
    "size.brand_undated", "size.brand_old", "size.brand_fallback", "size.letters_differ", "size.few_families",
    "size.follows",
    "size.fit_from_regular", "size.between_sizes_up", "size.between_sizes_down", "size.dimensions_differ",
    "size.no_primary",
    "size.own_chart", "size.own_fallback", "size.off_the_end", "size.beyond_sizes", "size.beyond_inches",
    "size.adult_prior", "size.child_prior", "size.child_weight", "size.maternity_waist", "size.same_girth",
    "size.nothing_known",
    "size.no_body", "size.not_used",
    "size.length_s", "size.length_r", "size.length_l", "size.length_beyond", "size.length_leg", "size.garment_ease",
)  # fmt: skip
"""Reasons that the customer hears; the others (which route, how many charts) stay with the clerk."""


_OFF = frozenset({"size.off_the_end", "size.beyond_sizes", "size.beyond_inches"})
"""Reasons with which the best size is only the nearest, not one to take."""


_DOUBTFUL = 0.6
"""Below these odds a size that one of the measurements speaks against is not one to take either."""


def odds(probability: float) -> str:
    """Return a probability as whole per cent, never 0 or 100 unless it is certain."""
    if probability >= 0.9999:
        return "100 %"
    return f"{min(max(round(100 * probability), 1), 99)} %"


def line(answer: Answer, language: str) -> str:
    """Return the clerk's line of a conversion or a fit."""
    if isinstance(answer, Fit):
        return say(f"size_reply.fit_{answer.verdict}", language, {"size": str(answer.size)})
    assert isinstance(answer, Conversion)
    if not answer.candidates:
        return say(
            "size_reply.line_none",
            language,
            {"size": str(answer.size or _body(answer, language)), "system": _target(answer)},
        )
    size = _given(answer) if answer.size else ""
    found = ", ".join(f"{one.size} ({odds(one.probability)})" for one in answer.candidates[:3])
    if answer.size is None:
        return say("size_reply.line_measured", language, {"body": _body(answer, language), "list": found})
    return say("size_reply.line", language, {"size": size, "list": found})


def reply(answer: Answer, language: str) -> str:
    """Return the customer's text of a conversion or a fit."""
    if isinstance(answer, Fit):
        return _join(_fit(answer, language), language)
    assert isinstance(answer, Conversion)
    return _join(_conversion(answer, language), language)


def _join(sentences: list[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(sentence[:1].upper() + sentence[1:] for sentence in sentences)


def _given(answer: Conversion) -> str:
    """Return the given size as the customer wrote it where its system was only assumed."""
    assert answer.size is not None
    return answer.size.label if "system" in answer.missing else str(answer.size)


def _target(answer: Conversion) -> str | Name:
    return land(System(answer.to)) if answer.to in list(System) else answer.to


_THESE = Name("these measurements", zh="这些尺寸")


def _body(answer: Conversion, language: str) -> str:
    if not answer.body:
        return _THESE.say(language)
    return ("、" if language == "zh" else ", ").join(part.say(language) for part in said_body(answer.body, 4))


def _next(others: tuple[Candidate, ...], language: str) -> list[str]:
    worth = [one for one in others if one.probability >= 0.05][:2]
    if not worth:
        return []
    values = {"one": str(worth[0].size), "odds": odds(worth[0].probability)}
    if len(worth) == 1:
        return [say("size_reply.next_one", language, values)]
    return [
        say(
            "size_reply.next_two",
            language,
            {**values, "two": str(worth[1].size), "odds_two": odds(worth[1].probability)},
        )
    ]


def _conversion(answer: Conversion, language: str) -> list[str]:
    said: list[str] = []
    size = _given(answer) if answer.size else _body(answer, language)
    best = answer.candidates[0] if answer.candidates else None
    off = any(reason.code in _OFF for reason in answer.reasons)
    if best is not None and answer.size is None and best.probability < _DOUBTFUL:
        off = off or any(reason.code == "size.dimensions_differ" for reason in answer.reasons)
    if best is None:
        said.append(say("size_reply.none", language, {"size": size, "system": _target(answer)}))
    elif answer.route is Route.IDENTITY:
        code = "size_reply.already" if size == str(best.size) else "size_reply.same"
        return [say(code, language, {"size": size, "system": _target(answer), "best": str(best.size)})]
    elif answer.size is None:
        values = {"body": size, "best": str(best.size), "odds": odds(best.probability)}
        code = "size_reply.near_measured" if off else "size_reply.best_measured"
        if any(reason.code == "size.adult_prior" for reason in answer.reasons):
            code = "size_reply.likely_measured"
        said.append(say(code, language, values))
    else:
        values = {"size": size, "best": str(best.size), "odds": odds(best.probability)}
        said.append(say("size_reply.near" if off else "size_reply.best", language, values))
    said += _next(answer.candidates[1:], language)
    said += [
        reason.say(language) for reason in answer.reasons if reason.code in _SAID or reason.code.startswith("scale.")
    ]
    said += [remedy.say(language) for remedy in answer.remedies]
    said += [missing.ask(language) for missing in answer.missing if missing in ("audience", "body", "system")]
    return said


def _fit(answer: Fit, language: str) -> list[str]:
    said = [say(f"size_reply.fit_{answer.verdict}", language, {"size": str(answer.size)})]
    heard: tuple[str, ...] = ("scale.", "size.fit_", "size.worn", "size.assumed_", "size.brand", "size.own_")
    heard += ("size.not_compared", "size.two_sizes", "size.length_", "size.no_primary", "size.garment_ease")
    heard += ("size.child_", "size.maternity_waist")
    said += [
        reason.say(language) for reason in answer.reasons
        if reason.code.startswith(heard) and reason.code != "size.assumed_item"
    ]  # fmt: skip
    wrong = answer.verdict in (FitVerdict.TOO_SMALL, FitVerdict.TOO_LARGE)
    if wrong and answer.better and answer.better[0].size.label != answer.size.label:
        said.append(say("size_reply.better", language, {"best": str(answer.better[0].size)}))
    said += [missing.ask(language) for missing in answer.missing if missing == "audience"]
    return said
