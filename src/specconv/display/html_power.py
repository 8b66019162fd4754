"""Mains power as HTML."""

from __future__ import annotations

from html import escape
from typing import Any

from specconv.answers.place import Place
from specconv.answers.selling import Permission
from specconv.display.html_parts import items, rows
from specconv.electrical.compatibility import Compatibility

_COLOURS = {
    "works": "#1a7f37",
    "works_with_adapter": "#3d7a1a",
    "needs_transformer": "#9a6700",
    "depends": "#9a6700",
    "do_not_use": "#b42318",
}
_AXES = ("plug", "earthing", "voltage", "frequency", "current")


def html(thing: Any) -> str:
    """Return a place or an answer."""
    if isinstance(thing, Place):
        return _place(thing)
    return _compatibility(thing) if isinstance(thing, Compatibility) else _permission(thing)


def _compatibility(answer: Compatibility) -> str:
    checks = [(axis, getattr(answer, axis)) for axis in _AXES]
    parts = [
        f"<b style='color:{_COLOURS[answer.verdict]}'>{escape(answer.verdict.replace('_', ' '))}</b> "
        f"{escape(str(answer.appliance))} in {escape(answer.place)}",
        rows(("", "status", "reason"), [(axis, check.status, check.reason) for axis, check in checks]),
    ]
    if answer.remedies:
        parts.append("<b>What to do</b>" + items(answer.remedies, "ol"))
    if answer.missing:
        parts.append("<b>To ask</b>" + items(missing.question for missing in answer.missing))
    parts.append(f"<small>{escape('; '.join(source.title for source in answer.evidence))}</small>")
    return "<div>" + "".join(parts) + "</div>"


def _permission(answer: Permission) -> str:
    duties = [
        (duty.name, duty.what, ", ".join(duty.who_acts), duty.legal_basis, duty.last_verified, duty.confidence)
        for duty in (*answer.plug_rules, *answer.marks)
    ]
    return (
        f"<div><b>{escape(answer.verdict.replace('_', ' '))}</b> {escape(str(answer))}"
        + rows(("duty", "what", "who acts", "legal basis", "last verified", "confidence"), duties)
        + "</div>"
    )


def _place(place: Place) -> str:
    supplies = [(s, s.where or "", s.status, s.tolerance or "", s.confidence) for s in place.supplies]
    sockets = [
        (
            "/".join(s.letters),
            s.name,
            f"{s.rated_current:g} A",
            s.purpose,
            s.prevalence,
            ", ".join(map(str, s.supplies)),
        )
        for s in place.sockets
    ]
    return (
        f"<div><b>{escape(place.name)}</b> ({escape(place.area or place.code)})"
        + rows(("supply", "where", "status", "band", "confidence"), supplies)
        + rows(("letters", "socket-outlet", "rated", "purpose", "prevalence", "supplies"), sockets)
        + "</div>"
    )
