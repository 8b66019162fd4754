"""A whole question of a customer or clerk: read by grammar and data, answered by the verbs.

Nothing is decided here. The words are read (:mod:`specconv.answers.questions`), the verbs are called, and where
something is missing or not understood, that is what comes back.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

from specconv.answers.questions import power
from specconv.answers.questions.plan import Plan, Step, refused
from specconv.answers.questions.power_plates import is_mains, reports
from specconv.answers.questions.scan import scan
from specconv.answers.questions.tokens import Scanned, of_a_wearer
from specconv.answers.verb import verb
from specconv.ground.answer import Answer, Missing, Reason, Severity
from specconv.ground.errors import SpecconvError
from specconv.ground.messages import check_language
from specconv.ground.table import Table
from specconv.ground.value import EMPTY, Anything, FrozenMap, ReadBy, Term, Value
from specconv.sizes.values import Conversion, Route, Size


class Same(Term):
    """How a size that the question proposes stands to the answer."""

    YES = "yes"
    """It is the most likely match."""
    POSSIBLE = "possible"
    """It is among the candidates, and another is likelier."""
    NO = "no"
    """It is no candidate."""


class Compared(Value):
    """A size that the question proposes ("… the same as US 8?"), with the odds that it is the answer."""

    size: Size
    same: Same
    probability: float
    difference: bool = False
    """Whether the question is how the two differ, and not whether they are the same."""


_KINDS = {
    "will_it_work": ("specconv.electrical.compatibility", "Compatibility"),
    "may_i_sell": ("specconv.answers.selling", "Permission"),
    "place": ("specconv.answers.place", "Place"),
    "where_will_it_work": ("specconv.ground.table", "Table"),
    "table": ("specconv.ground.table", "Table"),
    "convert": ("specconv.sizes.values", "Conversion"),
    "recommend": ("specconv.sizes.values", "Conversion"),
    "fits": ("specconv.sizes.values", "Fit"),
    "read_size": ("specconv.sizes.values", "Size"),
    "appliance": ("specconv.electrical.appliance", "Appliance"),
}
"""Verb (or argument) → home and class of what it returns: JSON does not say of which class an object is."""
_BY_NAME = ("battery", "lamp_cap", "usb_level")
"""Verbs that return a row of a table; the name of the row is its first cell."""


def _of_kind(kind: str, dumped: Any) -> Any:
    if kind == "read_size" and isinstance(dumped, list | tuple):
        return tuple([_of_kind("read_size", one) for one in dumped if isinstance(one, dict)]) or tuple(dumped)
    if kind in _BY_NAME and isinstance(dumped, list):
        return _verb(kind)(dumped[0])
    if kind not in _KINDS or not isinstance(dumped, dict):
        return dumped
    home, name = _KINDS[kind]
    return getattr(import_module(home), name).model_validate(dumped)


def _as_answered(dumped: Any, before: dict[str, Any]) -> Any:
    return _of_kind(before.get("verb") or "", dumped)


def _as_given(dumped: Any, _: dict[str, Any]) -> Any:
    if not isinstance(dumped, dict):
        return dumped
    return {name: _of_kind(name, value) if name == "appliance" else value for name, value in dumped.items()}


Answered = Annotated[Anything, ReadBy(_as_answered)]
Arguments = Annotated[FrozenMap[Any], ReadBy(_as_given)]


class Call(Value):
    """One call of a verb: its arguments, its answer, and what it is about where there are several."""

    verb: str
    arguments: Arguments = EMPTY
    answer: Answered = None
    about: str = ""
    compared: tuple[Compared, ...] = ()


class Asked(Answer):
    """A question as it was read, and its answer.

    ``language`` is ``"en"`` or ``"zh"``; ``verb`` the name of the verb that was called, or that would be called were
    nothing missing, ``None`` where the question is not understood; ``arguments`` what to call it with; ``answer`` what
    it returned, ``None`` where something has to be asked first. ``compared`` holds the sizes that the question proposes
    ("… the same as US 8?"), with their odds. A question for two places or systems has the other calls in ``further``,
    and all of them in ``calls``; ``about`` tells them apart. ``missing`` names what would settle it, each with the
    question to ask; ``discarded`` are words that were not read and were found harmless, and
    those that were taken for others, one letter away (``"kettel \u2192 kettle"``).
    """

    text: str
    language: str
    verb: str | None = None
    arguments: Arguments = EMPTY
    answer: Answered = None
    about: str = ""
    compared: tuple[Compared, ...] = ()
    further: tuple[Call, ...] = ()
    understood: bool = True
    discarded: tuple[str, ...] = ()

    @property
    def calls(self) -> tuple[Call, ...]:
        """Every call that was answered, the first among them; empty where something has to be asked first."""
        if self.verb is None or self.answer is None:
            return ()
        first = Call.trusted(
            verb=self.verb, arguments=self.arguments, answer=self.answer, about=self.about, compared=self.compared
        )
        return (first, *self.further)

    def reply(self, language: str | None = None) -> str:
        """Return the text for the customer, in the language of the question or the one that is named."""
        from specconv.ground.show import as_reply

        return as_reply(self, check_language(self.language if language is None else language))

    def __str__(self) -> str:
        from specconv.ground.show import as_line

        return as_line(self, self.language)


@verb
def ask(text: str) -> Asked:
    """Answer a whole question in English or Chinese, or say what is missing, or that it is not understood.

    Read by grammar and data, offline; the same text always gives the same answer. Whatever part of the question could
    change the answer and is not understood keeps it from being answered.

    >>> asked = ask("Is UK 12 the same as US 8 for dresses?")
    >>> asked.verb, dict(asked.arguments)
    ('convert', {'size': '12', 'system': 'UK', 'item': 'dress', 'to': 'US'})
    >>> asked = ask("Will my 220V Chinese kettle work?")
    >>> asked.verb, [missing.value for missing in asked.missing], asked.answer
    ('will_it_work', ['place'], None)
    >>> ask("What is the weather in Paris?").understood
    False

    Raises :class:`~specconv.SpecconvError` for what is no text, is empty or is longer than 1,000 characters.
    """
    scanned = scan(text)
    try:
        plan = _plan(scanned)
    except SpecconvError as error:
        return _asked(scanned, refused("asked.problem"), (_problem(error),))
    if plan.problem:
        words = plan.words
        reason = Reason.trusted(
            code=plan.problem, severity=Severity.CAUTION, values=FrozenMap(words=words) if words else EMPTY
        )
        return _asked(scanned, plan, (reason,))
    if plan.reasons:
        return _asked(scanned, plan, _refusal(plan.reasons))
    if not plan.steps:
        return _asked(scanned, plan, plan.told)
    return _called(scanned, plan)


def _plan(scanned: Scanned) -> Plan:
    """Return the plan of the domain that the question is of."""
    tokens = scanned.tokens
    for_power = sum(power.evidence(token) for token in tokens)
    if (shops := [token.text for token in tokens if token.get("outside") == "brand"]) and for_power < 2:
        return refused("asked.no_chart", *shops[:2])
    if any(token.get("outside") == "other" and not reports(tokens, at) for at, token in enumerate(tokens)):
        return power.plan(scanned) if for_power >= 2 and _unsafe(scanned) else refused("asked.outside")
    cues = {value for token in tokens for value in token.all("cue")}
    cues |= {"voltage"} if power.asks_mains(scanned) else set()
    for_power += 2 * power.asks_mains(scanned)
    for_sizes = sum(_size_evidence(scanned, at) for at, token in enumerate(tokens) if not is_mains(token, cues))
    cells = sum(bool(token.get("battery") or power.is_cell(token)) for token in tokens)
    if "buy" in cues and not cues & _OF_USE:
        return refused("asked.outside")
    if (cells == 2 or (cells and "battery" in cues)) and not for_power:
        return power.plan(scanned)
    if not for_power and not for_sizes:
        if cues & {"sell"} and any(token.get("place") or token.get("region") for token in tokens):
            return power.plan(scanned)
        if cues & {"chart"} or (cues & {"which_size", "fit"} and ("size_word" in cues or _of_wearer(scanned))):
            return _of_sizes(scanned)
        if (followed := power.follow_up(scanned)) is not None:
            return followed
        strange = [token.text for token in tokens if not token.known]
        if strange and cues & {"works", "need", "fit"} and any(token.get("place") for token in tokens):
            return refused("asked.unread", *strange[:4])
        if any(token.get("lamp") or token.get("usb") or token.get("battery") for token in tokens):
            return power.plan(scanned)
        return refused("asked.not_understood")
    if for_power and for_sizes:
        unsafe = power.hazards(scanned)
        if unsafe.practice or unsafe.reasons:
            if for_power >= 2:
                return power.plan(scanned)  # a danger outranks every other reading
            for_sizes = sum(
                _size_evidence(scanned, at)
                for at, token in enumerate(tokens)
                if not unsafe.covers(token.start, token.end)  # the top hole, a ground wire: no top and no bra
            )
        if for_power >= 2 and for_sizes >= 2:
            return refused("asked.two_questions")
        return power.plan(scanned) if for_power >= for_sizes else _of_sizes(scanned)
    if for_power:
        return power.plan(scanned)
    if "sell" in cues:
        return refused("asked.not_understood")
    return _of_sizes(scanned)


def _unsafe(scanned: Scanned) -> bool:
    """Tell whether the question says something that makes a use unsafe."""
    found = power.hazards(scanned)
    return bool(found.practice or found.reasons)


def _of_wearer(scanned: Scanned) -> bool:
    """Tell whether the question is what somebody wears, with everything else left open: "Will this fit me?"."""
    words = [token for token in scanned.tokens if token.key]
    worn = any(token.key in ("me", "fitme") or "穿" in token.key or "买多大" in token.key for token in words)
    return worn and all(token.known and token.get("place") is None for token in words)


def _of_sizes(scanned: Scanned) -> Plan:
    """Return the plan of a question about sizes; questions about power do without its module."""
    from specconv.answers.questions import sizes

    return sizes.plan(scanned)


_OF_USE = frozenset(("works", "fit", "need", "adapter", "transformer", "which_size", "convert", "same"))
"""What is asked of goods: whether they can be bought somewhere is another's question."""


def _size_evidence(scanned: Scanned, at: int) -> int:
    """Tell how strongly a token speaks for sizes."""
    token = scanned.tokens[at]
    if token.get("kind") or token.get("plug") or token.get("socket"):
        return 0
    if token.figure is not None:
        ahead = [after for after in scanned.tokens[at + 1 : at + 3] if after.key]
        if ahead and {"plug_word", "socket_word"} & set(ahead[0].all("cue")):
            return 0  # a 3-pin plug
        if token.figure.dimension == "length":
            return 2
        return 1 if token.figure.dimension in ("", "month", "year") or token.plus_size else 0
    if token.get("item"):
        return 2
    if token.get("system") and token.key.endswith("码"):
        return 1
    if token.get("dimension") and not token.get("filler"):
        return 1
    if token.get("letter") and (token.text.isupper() or of_a_wearer(scanned.tokens, at)):
        return 1
    if token.get("audience") and not token.get("filler"):
        return 1
    if {"size_word", "letter_size"} & set(token.all("cue")) or (
        "which_size" in token.all("cue") and "size" in token.key
    ):
        return 1
    return 0


# ------------------------------------------------------------------------------------------------------------ the verbs


_HOMES = {
    "specconv.answers.labels": ("read_size",),
    "specconv.answers.sizing": ("convert", "recommend", "fits", "table"),
    "specconv.answers.power": ("will_it_work", "where_will_it_work"),
    "specconv.answers.selling": ("may_i_sell",),
    "specconv.answers.place": ("place",),
    "specconv.electrical.lamps": ("lamp_fits", "lamp_cap"),
    "specconv.electrical.batteries": ("battery", "usb_level"),
}
"""Module → the verbs that live there; one is imported when a question asks for it."""


def _verb(name: str) -> Callable[..., Any]:
    module = next(home for home, names in _HOMES.items() if name in names)
    found: Callable[..., Any] = getattr(import_module(module), name)
    return found


_COMPARES = frozenset(("compatible", "interchangeable", "兼容", "通用", "互换"))


def _compares(scanned: Scanned) -> bool:
    """Tell whether two things are compared: "Are Swiss and Italian sockets compatible?", "Has Malta UK sockets?"."""
    keys = [token.key for token in scanned.tokens if token.key]
    asked = keys[:1] in (["do"], ["does"], ["has"], ["have"]) and bool({"has", "have", "got"}.intersection(keys))
    return asked or any(
        {"same", "bigger"} & set(token.all("cue")) or token.key in _COMPARES for token in scanned.tokens
    )


def _called(scanned: Scanned, plan: Plan) -> Asked:
    assert plan.verb is not None
    unread = FrozenMap(words=plan.ignored[:4]) if plan.ignored else EMPTY
    difference = any("bigger" in token.all("cue") for token in scanned.tokens)
    calls: list[Call] = []
    problems: list[Reason] = []
    for step in plan.steps:
        try:
            answer = _verb(plan.verb)(**step.arguments)
        except SpecconvError as error:
            problem = _problem(error)
            problems += [] if problem in problems else [problem]
            continue
        practice = step.arguments.get("practice")
        if practice and answer.verdict != "do_not_use" and not _bears_no_earth(practice, step.arguments["appliance"]):
            return _asked(scanned, _known(plan, step), _refusal((f"practice.{practice}",)))
        if plan.guarded and _allows(answer):
            if plan.told:
                reasons = (*_reasons("asked.unsafe", severity=Severity.ALARM), *plan.told)
                return _asked(scanned, _known(plan, step), reasons)
            if plan.reserved:
                known = _known(plan, step)
                if plan.reserved == "asked.hearsay":
                    known = known._replace(missing=(Missing.voltage,))
                return _asked(scanned, known, _reasons(plan.reserved))
            if plan.ignored:
                return _asked(scanned, refused("asked.unread"), _reasons("asked.unread", values=unread))
        compared = _compared(answer, step, difference)
        if compared and answer.route is Route.IDENTITY and all(one.same is Same.NO for one in compared):
            problems.append(Reason.trusted(code="asked.no_compare", severity=Severity.CAUTION))
            continue  # jeans 27 are 27 in the US as well, which says nothing of US 4
        calls.append(
            Call.trusted(
                verb=plan.verb,
                arguments=FrozenMap(step.arguments),
                answer=answer,
                about=step.about,
                compared=compared,
            )
        )
    if Missing.item in plan.missing and len({call.about for call in calls}) == 1:
        # of clothing and shoes only one has such a size: it is that
        calls = [call.model_copy(update={"about": ""}) for call in calls]
        plan, problems = plan._replace(missing=()), []
    if len(calls) > 1 and plan.verb in ("battery", "place") and _compares(scanned):
        problems += _beside(plan.verb, [call.answer for call in calls], scanned)
    if plan.verb == "battery" and len({call.answer.voltage for call in calls}) > 1:
        problems += _reasons("asked.batteries_differ", severity=Severity.ALARM)
    if plan.guarded and plan.ignored and calls:
        problems += _reasons("asked.unread_words", values=unread)
    problems = [*plan.told, *problems]
    for call in calls:
        problems += _beyond(call)
    likely = [call for call in calls if any(_likely(one, call) for one in call.compared)]
    if likely and Missing.item in plan.missing:
        calls = likely  # clothing or shoes: the sizes that the question proposes tell which of them is meant
    return _asked(scanned, plan, tuple(problems), tuple(calls))


_HIGHEST_LOW = 140
"""Volts: plates below are for mains of 100 to 127 V."""


def _beyond(call: Call) -> tuple[Reason, ...]:
    """Say what an answer leaves out: where goods must not be plugged in, and the letter of a Chinese size."""
    if call.verb == "where_will_it_work":
        plate = call.arguments["appliance"].rating
        if plate.ranges and not plate.dc and max(plate.voltages) < _HIGHEST_LOW:
            volts = FrozenMap(plate=plate.ranges_text)
            return _reasons("asked.where_too_high", severity=Severity.ALARM, values=volts)
    if call.verb == "convert" and call.arguments.get("to") == "INT" and (letter := _chinese_letter(call)):
        values = FrozenMap(size=call.arguments["size"], letter=letter)
        return _reasons("asked.chinese_letter", severity=Severity.INFO, values=values)
    return ()


def _chinese_letter(call: Call) -> str:
    """Return the letter that Chinese shops print beside a Chinese size; blank where none is known."""
    girths = [name for name in ("chest", "bust") if name in call.answer.body]
    coded = "/" in call.arguments["size"] and call.arguments["size"][:3].isdigit()  # 175/92A
    if not girths or not coded:
        return ""
    given = call.answer.body[girths[0]]
    middle = (given.low + given.high) / 2
    for letter in ("S", "M", "L", "XL", "XXL"):
        hints = {name: call.arguments[name] for name in ("audience", "item") if name in call.arguments}
        try:
            body = _verb("convert")(size=letter, system="CN", to="INT", **hints).body
        except SpecconvError:
            continue
        if girths[0] in body and body[girths[0]].low <= middle <= body[girths[0]].high:
            return letter
    return ""


def _likely(one: Compared, call: Call) -> bool:
    """Tell whether a proposed size tells what is meant; the same number in two countries tells nothing."""
    return one.same is not Same.NO and one.size.label != call.arguments.get("size")


LEADING = frozenset(f"asked.{name}" for name in (
    "batteries_other", "batteries_same", "mains_differ", "mains_same", "outlets_differ", "outlets_same",
    "outlets_share", "limit_adapter", "limit_fuse", "limit_plug", "limit_socket", "limit_transformer",
    "chinese_letter", "where_too_high",
))  # fmt: skip
"""Codes of what is said before anything else: whether things are the same, and what is too small for the goods."""


def _beside(verb: str, answers: list[Any], scanned: Scanned) -> tuple[Reason, ...]:
    """Say whether two batteries, or the socket-outlets and the mains of two places, are the same."""
    if verb == "battery":
        same = len({answer.id for answer in answers}) == 1
        return _reasons("asked.batteries_same" if same else "asked.batteries_other", severity=Severity.INFO)
    kinds = [set(answer.letters) for answer in answers]
    shared, known = set.intersection(*kinds), set.union(*kinds)
    code = "outlets_same" if shared == known else "outlets_share" if shared else "outlets_differ"
    mains = {
        frozenset((one.voltage, one.frequency) for one in answer.supplies if one.status == "standard")
        for answer in answers
    }
    letters = FrozenMap(letters=tuple(sorted(shared))) if shared else EMPTY
    outlets = _reasons(f"asked.{code}", severity=Severity.INFO, values=letters)
    power = _reasons("asked.mains_same" if len(mains) == 1 else "asked.mains_differ", severity=Severity.INFO)
    cues = {cue for token in scanned.tokens for cue in token.all("cue")}
    return power if "voltage" in cues and not cues & {"plug_word", "socket_word"} else outlets + power


def _allows(answer: Any) -> bool:
    """Tell whether an answer lets somebody plug something in."""
    if isinstance(answer, Table) and "verdict" in answer.columns:
        return any(verdict in _ALLOWING for verdict in answer.column("verdict"))
    return getattr(answer, "verdict", None) in _ALLOWING


_NOT_JUDGED = frozenset(("asked.hazard_supply", "asked.hazard_outdoors", "asked.hazard_bathroom"))
"""What is not unsafe in itself: it is no mains of a place, or no dry room."""
_ALLOWING = ("works", "works_with_adapter")


def _bears_no_earth(practice: str, appliance: Any) -> bool:
    """Tell whether an appliance needs no earth, so that an adaptor without it takes nothing away."""
    return practice == "unearthed_adapter" and appliance.equipment_class in ("II", "III")


def _known(plan: Plan, step: Step) -> Plan:
    return Plan(plan.verb, known=step.arguments, ignored=plan.ignored)


def _refusal(codes: tuple[str, ...]) -> tuple[Reason, ...]:
    told = _reasons(*codes, severity=Severity.ALARM)
    return told if set(codes) <= _NOT_JUDGED else (*_reasons("asked.unsafe"), *told)


def _reasons(*codes: str, severity: Severity = Severity.CAUTION, values: FrozenMap[Any] = EMPTY) -> tuple[Reason, ...]:
    return tuple(Reason.trusted(code=code, severity=severity, values=values) for code in codes)


_POSSIBLE = 0.1
"""Odds below which a proposed size is told to be no match."""


def _compared(answer: Any, step: Step, difference: bool) -> tuple[Compared, ...]:
    """Look the proposed sizes up among the candidates of a conversion."""
    if not step.options or not isinstance(answer, Conversion) or not answer.candidates:
        return ()
    found = []
    for size in step.options:
        odds = sum(
            one.probability
            for one in answer.candidates
            if one.size.system == size.system and one.size.label == size.label
        )
        best = answer.candidates[0].size
        yes = best.system == size.system and best.label == size.label
        same = Same.YES if yes else Same.POSSIBLE if odds >= _POSSIBLE else Same.NO
        found.append(Compared.trusted(size=size, same=same, probability=odds, difference=difference))
    return tuple(found)


_APPLIANCE = (
    Missing.plug, Missing.voltage, Missing.frequency, Missing.power, Missing.equipment_class, Missing.load_kind,
)  # fmt: skip
"""What is missing of the goods, and not of one of the places."""


def _problem(error: SpecconvError) -> Reason:
    """Say what a verb could not use, with the nearest choices."""
    shown = error.value if isinstance(error.value, str) else ""
    if shown and error.field in ("brand", "to_brand"):
        return Reason.trusted(code="asked.no_chart", severity=Severity.CAUTION, values=FrozenMap(words=(shown[:60],)))
    code = "asked.problem_choices" if error.choices and shown else "asked.problem_value" if shown else "asked.problem"
    values = {"value": shown[:60], "choices": tuple(error.choices[:3])} if shown else {}
    return Reason.trusted(code=code, severity=Severity.CAUTION, values=FrozenMap(values) if values else EMPTY)


def _asked(scanned: Scanned, plan: Plan, reasons: tuple[Reason, ...] = (), calls: tuple[Call, ...] = ()) -> Asked:
    first = calls[0] if calls else None
    missing = dict.fromkeys(plan.missing)
    for call in calls:
        missing |= dict.fromkeys(getattr(call.answer, "missing", ()))
        if isinstance(call.answer, Table) and "missing" in call.answer.columns:
            told = {str(name) for names in call.answer.column("missing") for name in names}
            missing |= {name: None for name in _APPLIANCE if name in told}
    known = plan.known or (plan.steps[0].arguments if plan.steps else {})
    return Asked.trusted(
        text=scanned.text,
        language=scanned.language,
        verb=None if plan.problem else plan.verb,
        arguments=first.arguments if first is not None else FrozenMap(known) if known else EMPTY,
        answer=first.answer if first is not None else None,
        about=first.about if first is not None else "",
        compared=first.compared if first is not None else (),
        further=calls[1:],
        understood=not plan.problem,
        discarded=(*plan.ignored, *(f"{said} \u2192 {meant}" for said, meant in scanned.corrected)),
        reasons=reasons,
        missing=tuple(missing),
        evidence=getattr(first.answer, "evidence", ()) if first is not None else (),
        remedies=getattr(first.answer, "remedies", ()) if first is not None else (),
    )


__all__ = ["Asked", "Call", "Compared", "Missing", "Same", "ask"]
