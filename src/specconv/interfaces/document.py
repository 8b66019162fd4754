"""An answer as a JSON document, the same for every interface.

The shape is stable: ``kind`` (the name of the class), ``verdict`` (``null`` where an answer has none), ``best`` (the
first choice as text, or ``null``), ``text`` (``language``, ``line``, ``reply``), ``questions`` (what is missing → what
to ask), and beside these the fields of the answer as ``model_dump(mode="json")`` writes them, with a ``text`` in every
reason and remedy.
"""

from __future__ import annotations

from typing import Any

from specconv.answers.feeds import format as write
from specconv.answers.place import Place
from specconv.ground.answer import Answer, Reason, Remedy
from specconv.ground.messages import check_language
from specconv.ground.show import as_line
from specconv.ground.value import Value
from specconv.sizes.values import Size


def document(answer: Answer | Place, language: str = "en") -> dict[str, Any]:
    """Return an answer or a place as plain dicts, lists, texts and numbers, ready for ``json.dumps``.

    >>> import specconv as sc
    >>> shown = document(sc.place("AU"))
    >>> shown["kind"], shown["text"]["line"], shown["supplies"][0]["voltage"]
    ('Place', 'Australia (AU): 230 V 50 Hz; socket-outlets type I', 230)

    Raises :class:`~specconv.UnknownOption` for a language that answers are not written in.
    """
    language = check_language(language)
    fields = answer.model_dump(mode="json")
    _tell(answer, fields, language)
    best = getattr(answer, "best", None)
    head = {
        "kind": type(answer).__name__,
        "verdict": getattr(answer, "verdict", None),
        "best": None if best is None else str(best),
        "text": {"language": language, "line": line(answer, language), "reply": answer.reply(language)},
        "questions": {missing.value: missing.ask(language) for missing in getattr(answer, "missing", ())},
    }
    return {**head, **{name: value for name, value in fields.items() if name not in head}}


def line(answer: Answer | Place, language: str = "en") -> str:
    """Return the clerk's line of an answer or a place."""
    return answer.line(language) if isinstance(answer, Place) else as_line(answer, language)


def _tell(thing: Any, shown: Any, language: str) -> None:
    """Write the sentence into every reason and remedy."""
    if isinstance(thing, Value):
        if isinstance(thing, Reason | Remedy):
            shown["text"] = thing.say(language)
        for name in type(thing).field_names():
            _tell(getattr(thing, name), shown[name], language)
    elif isinstance(thing, tuple):
        for part, shown_part in zip(thing, shown, strict=True):
            _tell(part, shown_part, language)


def readings(text: str, found: tuple[Size, ...], style: str | None = None) -> dict[str, Any]:
    """Return the readings of a label as plain dicts: ``kind``, ``text``, ``readings`` as the library gives them.

    With ``style`` each reading is also ``written`` in the terms of that feed.

    >>> import specconv as sc
    >>> readings("UK 12", sc.read_size("UK 12", audience="women", item="dress"), "plain")["readings"][0]["written"]
    'UK 12'
    """
    told = [size.model_dump(mode="json") for size in found]
    if style is not None:
        told = [{**fields, "written": write(size, style)} for fields, size in zip(told, found, strict=True)]
    return {"kind": "Readings", "text": text, "readings": told}
