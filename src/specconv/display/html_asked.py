"""A whole question as HTML: how it was read, and the answers."""

from __future__ import annotations

from html import escape
from typing import Any

from specconv.answers.asking import Asked, Call
from specconv.display.html_parts import items, rows
from specconv.ground.show import as_html
from specconv.ground.value import Value


def html(asked: Asked) -> str:
    """Return the question, the verb with its arguments, and the answer of each call."""
    parts = [f"<i>{escape(asked.text)}</i>"]
    if not asked.calls:
        parts.append(_read(asked.verb, asked.arguments) if asked.verb else "")
        parts.append(items([*asked.reasons, *(missing.ask(asked.language) for missing in asked.missing)]))
    for call in asked.calls:
        parts += [_read(call.verb, call.arguments), _answer(asked, call)]
    return "<div>" + "".join(part for part in parts if part) + "</div>"


def _read(verb: str | None, arguments: Any) -> str:
    return f"<div><b>{escape(verb or '')}</b></div>" + rows(
        arguments.keys(), [[str(value) for value in arguments.values()]]
    )


def _answer(asked: Asked, call: Call) -> str:
    if isinstance(call.answer, Value):
        return as_html(call.answer)
    return f"<div>{escape(asked.reply())}</div>"
