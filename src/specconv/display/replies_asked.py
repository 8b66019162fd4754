"""What a clerk says to a whole question: the answers of the verbs, or what has to be asked back."""

from __future__ import annotations

from specconv.answers.asking import LEADING, Asked, Call, Compared, Same
from specconv.answers.place import Place
from specconv.display.replies_power import destroyed_anywhere
from specconv.display.replies_sizes import odds
from specconv.electrical.batteries import Battery, UsbLevel
from specconv.electrical.compatibility import Compatibility
from specconv.electrical.lamps import LampCap
from specconv.electrical.vocabulary import Verdict
from specconv.ground.answer import Answer, Missing
from specconv.ground.messages import has, say
from specconv.ground.show import as_line
from specconv.ground.table import Table
from specconv.ground.territory import territory_name
from specconv.sizes.reasons import said_body
from specconv.sizes.values import Conversion, Route, Size

_SHOWN_ROWS = 30
_SHOWN_PLACES = 40
_READINGS = 4


def line(asked: Asked, language: str) -> str:
    """Return the verb and the clerk's line of its answer, or what is missing, or what was not understood.

    >>> import specconv as sc
    >>> print(sc.ask("Will my kettle work?"))
    will_it_work: asks for place
    """
    if asked.calls:
        told = [
            say(
                "asked.line_call", language, {"verb": call.verb, "line": _headed(call, _line(call, language), language)}
            )
            for call in asked.calls
        ]
        return "\n".join(told)
    if asked.reasons:
        return " ".join(reason.say(language) for reason in asked.reasons)
    values = {"verb": asked.verb, "missing": ", ".join(asked.missing)}
    return say("asked.line_missing", language, values)


def reply(asked: Asked, language: str) -> str:
    """Return the text for the customer."""
    if not asked.understood:
        return "\n".join([*(reason.say(language) for reason in asked.reasons), *_abilities(language)])
    paragraphs = [_headed(call, _reply(call, language), language, apart=True) for call in asked.calls]
    if any(_destroys_softly(call) for call in asked.calls):
        paragraphs.insert(0, say("asked.not_directly", language))
    leads = [reason for reason in asked.reasons if reason.code in LEADING] if asked.calls else []
    if leads:
        paragraphs.insert(0, ("" if language == "zh" else " ").join(reason.say(language) for reason in leads))
    paragraphs += [reason.say(language) for reason in asked.reasons if reason not in leads]
    told = {missing for call in asked.calls for missing in getattr(call.answer, "missing", ())}
    open_ = [missing for missing in asked.missing if missing not in told]
    if open_:
        head = "asked.also_tell_us" if paragraphs else "asked.tell_us"
        asked_back = [_question(asked, missing, language) for missing in open_]
        paragraphs.append("\n".join([say(head, language), *(f"- {question}" for question in asked_back)]))
    return "\n\n".join(paragraphs)


def _question(asked: Asked, missing: Missing, language: str) -> str:
    """Return the question to ask back; clothing or shoes, where it was answered for both."""
    if missing is Missing.item and asked.about:
        return say("asked.clothing_or_shoes", language)
    return missing.ask(language)


def _abilities(language: str) -> list[str]:
    codes = ("asked.can_sizes", "asked.can_power", "asked.can_sell")
    return [say("asked.can", language), *(f"- {say(code, language)}" for code in codes)]


def _headed(call: Call, text: str, language: str, *, apart: bool = False) -> str:
    if not call.about:
        return text
    known = f"asked.about_{call.about}"
    about = say(known, language) if has(known) else call.about
    head = say("asked.about", language, {"about": about})
    joint = "\n" if apart and "\n" in text else "" if language == "zh" else " "
    return f"{head}{joint}{text}"


def _reply(call: Call, language: str) -> str:
    told = [_same(one, language) for one in _worth_saying(call.compared)]
    if isinstance(call.answer, Conversion) and call.answer.route is Route.IDENTITY and call.answer.body:
        body = tuple(part.say(language) for part in said_body(call.answer.body, 4))
        joined = ("、" if language == "zh" else ", ").join(body)
        told.append(say("asked.made_for", language, {"size": str(call.answer.size), "body": joined}))
    elif isinstance(call.answer, Place):
        told.append(call.answer.mains(language))  # who asks about a place asks about its mains
    elif isinstance(call.answer, Answer):
        told.append(call.answer.reply(language))
    else:
        told.append(_shown(call, language, whole=True))
    return ("" if language == "zh" else " ").join(told)


def _worth_saying(compared: tuple[Compared, ...]) -> list[Compared]:
    """Return the proposed sizes that are spoken of: of several that are only possible, the likeliest."""
    possible = [one for one in compared if one.same is Same.POSSIBLE]
    likeliest = max(possible, key=lambda one: one.probability, default=None)
    if any(one.same is Same.YES for one in compared):
        likeliest = None
    return [one for one in compared if one.same is not Same.POSSIBLE or one is likeliest or len(compared) == 1]


def _destroys_softly(call: Call) -> bool:
    """Tell whether plugging in may destroy the appliance and the verb's own reply does not open with that."""
    found = call.answer
    if not isinstance(found, Compatibility) or not found.appliance.rating.ranges:
        return False
    return found.direct_connection == "destroys" and found.verdict == "depends" and not destroyed_anywhere(found)


def _line(call: Call, language: str) -> str:
    if isinstance(call.answer, Place):
        return call.answer.line(language)
    if isinstance(call.answer, Answer):
        return as_line(call.answer, language)
    return _shown(call, language, whole=False)


def _same(one: Compared, language: str) -> str:
    values = {"size": str(one.size), "odds": odds(one.probability)}
    asked = "differ" if one.difference else "same"
    return say(f"asked.{asked}_{Same(one.same).value}", language, values)


def _shown(call: Call, language: str, *, whole: bool) -> str:
    """Return the text for what a verb returns that is no answer of its own: readings, tables, names."""
    found = call.answer
    if isinstance(found, tuple) and not isinstance(found, Battery | LampCap | UsbLevel):
        return _readings(call, language)
    if isinstance(found, bool):
        code = "asked.lamp_fits" if found else "asked.lamp_fits_not"
        return say(code, language, call.arguments)
    if isinstance(found, Battery):
        names = tuple(name for name in found.names if name != found.id)[:6]
        code = "asked.battery" if names else "asked.battery_alone"
        text = call.arguments["text"]
        return say(code, language, {"text": text, "id": found.id, "names": names, "volts": f"{found.voltage:g}"})
    if isinstance(found, LampCap):
        return say("asked.lamp_cap", language, {"id": found.id, "name": found.name, "volts": found.volts})
    if isinstance(found, UsbLevel):
        figures = {"volts": f"{found.volts:g}", "amperes": f"{found.amperes:g}", "watts": f"{found.watts:g}"}
        return say("asked.usb", language, {"name": found.name, **figures})
    assert isinstance(found, Table)
    return _where(found, language) if "verdict" in found.columns else _rows(found, language, whole=whole)


def _readings(call: Call, language: str) -> str:
    text = call.arguments["text"]
    if not call.answer:
        return say("asked.read_none", language, {"text": text})
    from specconv.sizes.questions import AUDIENCE_NAMES

    told: list[str] = []
    for size in call.answer:
        shown = str(size)
        parts = [AUDIENCE_NAMES[size.audience].say(language)] if size.audience else []
        parts += _parts(size, language)
        if parts:
            joined = ("、" if language == "zh" else ", ").join(parts)
            shown = say("asked.read_one", language, {"size": shown, "parts": joined})
        if shown not in told:
            told.append(shown)
    joint = "；" if language == "zh" else "; "
    return say("asked.read", language, {"text": text, "list": joint.join(told[:_READINGS])})


def _parts(size: Size, language: str) -> list[str]:
    return [
        say(f"asked.part_{name}", language, {"value": f"{value:g}" if isinstance(value, int | float) else value})
        for name, value in size.parts.items()
        if has(f"asked.part_{name}")
    ]


def _where(table: Table, language: str) -> str:
    verdicts = table.column("verdict")
    values = {
        "count": len(table),
        "works": sum(verdict == Verdict.WORKS for verdict in verdicts),
        "adapter": sum(verdict == Verdict.WORKS_WITH_ADAPTER for verdict in verdicts),
        "depends": sum(verdict == Verdict.DEPENDS for verdict in verdicts),
    }
    nowhere_settled = values["depends"] == values["count"]
    text = say("asked.where_depends" if nowhere_settled else "asked.where", language, values)
    works = [row["code"] for row in table.where(verdict=Verdict.WORKS)][:_SHOWN_PLACES]
    if not works:
        return text
    names = tuple(territory_name(code) for code in works)
    joint = "" if language == "zh" else " "
    return joint.join([text, say("asked.where_list", language, {"places": names})])


def _rows(table: Table, language: str, *, whole: bool) -> str:
    first, second = table.columns[:2]
    named = {"first": first.replace("WAIST", "W"), "second": second.replace("WAIST", "W")}  # jeans say W32
    title = table.title.replace("WAIST", "W") if language == "en" else say("asked.table_title", language, named)
    head = say("asked.table", language, {"title": title, "count": len(table)})
    if not whole:
        return head
    rows = [f"{_cell(first, row[first])} = {_cell(second, row[second])}" for row in table][:_SHOWN_ROWS]
    return "\n".join([head, *rows])


def _cell(system: str, label: str) -> str:
    return f"W{label}" if system == "WAIST" else f"{system} {label}"
