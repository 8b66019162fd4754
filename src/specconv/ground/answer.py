"""The spine of every answer: reasons, evidence, what is missing, what to do, and how it shows itself."""

from typing import Any

from specconv.ground.messages import check_language, say
from specconv.ground.show import as_html, as_reply
from specconv.ground.sources import Source
from specconv.ground.value import EMPTY, FrozenMap, Term, Value


class Severity(Term):
    """How much a reason weighs: ``alarm`` marks danger to a person or the certain loss of the goods."""

    INFO = "info"
    CAUTION = "caution"
    HAZARD = "hazard"
    ALARM = "alarm"


class Missing(Term):
    """The name of an argument that would settle an answer. Members are spelled like the arguments they name."""

    voltage = "voltage"
    frequency = "frequency"
    power = "power"
    equipment_class = "equipment_class"
    plug = "plug"
    origin = "origin"
    load_kind = "load_kind"
    supply = "supply"
    socket = "socket"
    maker_statement = "maker_statement"
    installation = "installation"
    product_category = "product_category"
    system = "system"
    audience = "audience"
    item = "item"
    fit_type = "fit_type"
    brand = "brand"
    body = "body"
    size = "size"
    to = "to"
    place = "place"

    @property
    def question(self) -> str:
        """The question to ask, in English."""
        return self.ask("en")

    def ask(self, language: str = "en") -> str:
        """Return the question to ask the customer.

        >>> Missing.equipment_class.ask()
        'Is the appliance marked with a square inside a square (class II), or does its plug have an earth contact?'
        """
        return say(f"ask.{self.value}", check_language(language))


class Sentence(Value):
    """A code and its values, which become a sentence of ``data/messages`` in a language.

    ``values`` hold figures in V, Hz, W, A, cm or mm as the sentence says; ``rule`` is the id of the rule behind it.
    """

    code: str
    values: FrozenMap[Any] = EMPTY
    rule: str | None = None

    @property
    def text(self) -> str:
        """The sentence, in English."""
        return self.say("en")

    def say(self, language: str = "en") -> str:
        """Return the sentence in a language."""
        text = say(self.code, check_language(language), self.values)
        return text[:1].upper() + text[1:]

    def __str__(self) -> str:
        return self.text


class Reason(Sentence):
    """One step of an answer: a code, its values, the rule or chart it comes from, and a sentence."""

    severity: Severity = Severity.INFO
    chart: str | None = None


class Remedy(Sentence):
    """Something to do about it; ``rank`` 1 is to be tried first."""

    rank: int


class Answer(Value):
    """What every verb returns: why, resting on what, what would settle it, and what to do."""

    reasons: tuple[Reason, ...] = ()
    evidence: tuple[Source, ...] = ()
    missing: tuple[Missing, ...] = ()
    remedies: tuple[Remedy, ...] = ()

    def reply(self, language: str = "en") -> str:
        """Return the text that can be sent to the customer, in ``"en"`` or ``"zh"``."""
        return as_reply(self, check_language(language))

    def __str__(self) -> str:
        from specconv.ground.show import as_line

        return as_line(self, "en")

    def _repr_html_(self) -> str:
        return as_html(self)
