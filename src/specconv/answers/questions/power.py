"""Questions about power: which goods, from where, with which plate and plug, where to; and may they be sold there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from specconv.answers.questions.plan import Plan, Step, refused
from specconv.answers.questions.power_limits import AIDS
from specconv.answers.questions.power_parts import GENERIC, PowerFrame, hazards
from specconv.answers.questions.tokens import Scanned, Token
from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.catalog import rows
from specconv.ground.value import FrozenMap

if TYPE_CHECKING:
    from specconv.electrical.appliance import Appliance
from specconv.electrical.cases import NORTH_AMERICAN

_LOW, _HIGH = frozenset(("100", "110", "115", "120", "127")), frozenset(("220", "230", "240"))
_MILLIMETRES = frozenset(("KR", "JP", "CN", "TW"))
"""Where shoes are numbered in millimetres."""
MANY = 6
"""More calls than this are no question of a customer."""

_NAMES = frozenset(("battery", "lamp_fits", "lamp_cap", "usb_level"))
"""Verbs that look a name up: an unknown word beside it may be the other name."""
_FORBIDS = frozenset(
    ("illegal", "banned", "prohibited", "forbidden", "unlawful", "禁止", "违法", "违规", "违章", "禁用")
)
_ASKS = frozenset(
    ("works", "adapter", "transformer", "need", "voltage", "sell", "fit", "socket_word", "plug_word", "true", "where")
)


def plan(scanned: Scanned) -> Plan:
    """Return what a question about power asks."""
    frame = PowerFrame(scanned)
    if asks_mains(scanned):
        frame.cues.add("voltage")
        frame.unread_figures = []
    unread = frame.unread()
    if refusal := _unsafe(frame):
        return refusal._replace(ignored=tuple(unread))
    cells = [token.text for token in frame.tokens if token.get("battery") or is_cell(token)]
    if len(cells) == 2 and not frame.kinds and not unread and any(token.get("battery") for token in frame.tokens):
        return Plan("battery", tuple(Step({"text": text}) for text in cells))
    if frame.unearthed_aid and frame.equipment_class == "I":
        frame.practice = frame.practice or "unearthed_adapter"
    asks = frame.cues & _ASKS or frame.plugs or frame.practice
    words = sum(1 for token in frame.tokens if token.key)
    limit = 3 if asks else 0
    pairs = pairwise(frame.tokens)
    nowhere = [token.text for before, token in pairs if before.key in ("in", "to") and token.text in unread]
    nowhere = [] if frame.practice else nowhere
    if nowhere or (nowhere := frame.headless()):
        return refused("asked.unread", *nowhere[:3])
    if len(unread) > limit or 2 * len(unread) > words:
        return refused("asked.unread", *unread[:4])
    if denied := frame.denied():
        return refused("asked.negated_power", *denied)
    if frame.unread_figures:
        return refused("asked.unread_figure", *frame.unread_figures[:3])
    made = _choose(frame)
    if made.problem:
        return made
    if any(_contradicts(step.arguments.get("appliance")) for step in made.steps):
        return refused("asked.unread_figure", str(frame.rated))
    if made.verb == "place" and len(unread) > 1:
        return refused("asked.unread", *unread[:4])  # "The plug is stuck in Malta, may I yank it with pliers?"
    if made.verb in _NAMES and (strange := [token.text for token in frame.tokens if not token.known]):
        return refused("asked.unread", *strange[:4])
    strips = {"extension_cord", "power_strip"} & {kind for kind, _ in frame.kinds}
    reserved = "asked.on_strip" if strips and len(frame.kinds) > 1 else ""
    reserved = "asked.behind_transformer" if frame.hazards.transformer else reserved
    told, limited = _limits(frame, made)
    reserved = reserved or limited or ("asked.hearsay" if frame.hearsay else "")
    if frame.unearthed_aid and frame.equipment_class not in ("II", "III"):
        reserved = reserved or "asked.hazard_no_earth"
    if any(token.key in _FORBIDS for token in frame.tokens) and made.verb != "may_i_sell":
        reserved = reserved or "asked.hazard_forbidden"
    return made._replace(ignored=(*unread, *frame.loose), reserved=reserved, told=told, guarded=True)


_AT_MOST = 240
"""Volts: what is not known to draw more at this voltage may draw more at a lower one."""

_FULL = 125.0
"""The watts of a North American plate are those at this voltage: 120 V 1875 W is sold for outlets of 15 A."""


def _limits(frame: PowerFrame, made: Plan) -> tuple[tuple[Reason, ...], str]:
    """Return the limits that are too small for the goods, and the code of what is said of those that are not judged."""
    found = [step.arguments.get("appliance") for step in made.steps] or [(made.known or {}).get("appliance")]
    appliances = [one for one in found if one is not None]
    if not frame.limits or made.verb not in ("will_it_work", "where_will_it_work") or not appliances:
        return (), ""
    told: list[Reason] = []
    open_ = False
    for limit in frame.limits:
        needs = [_needs(one, limit.dimension) for one in appliances]
        least = max((need for need, _ in needs), default=0.0)
        if least > limit.value:
            values = {"limit": str(limit), "need": f"{round(least, least < 10):g} {limit.dimension}"}
            told.append(
                Reason.trusted(code=f"asked.limit_{limit.owner}", severity=Severity.ALARM, values=FrozenMap(values))
            )
        elif limit.owner != "transformer":
            open_ = open_ or any(most is None or most > limit.value for _, most in needs)
    return tuple(dict.fromkeys(told)), "asked.limit_open" if open_ else ""


def _contradicts(appliance: Appliance | None) -> bool:
    """Tell whether a plate has fewer amperes than its watts draw, so that the amperes are of something else."""
    plate = appliance.rating if appliance is not None else None
    if plate is None or not plate.current or not plate.power:
        return False
    return plate.current * max(plate.voltages, default=_AT_MOST) < 0.8 * plate.power


def _needs(appliance: Appliance, dimension: str) -> tuple[float, float | None]:
    """Return how many watts or amperes goods need at least, and at the most, None where nobody knows."""
    plate = appliance.rating
    watts = max(plate.power or 0.0, plate.apparent_power or 0.0)
    volts = [one for one in plate.voltages if one >= 90]
    if dimension == "W":
        drawn = watts or (plate.current or 0.0) * max(volts, default=0.0)
        return drawn, drawn or None
    if plate.current:
        return plate.current, plate.current
    if len(volts) == 1:
        amperes = watts / (_FULL if volts[0] in NORTH_AMERICAN else volts[0])
        return amperes, amperes or None
    # a wide range is drawn from at the voltage there, which is the lowest of it at worst
    return watts / _AT_MOST, watts / min(volts) if watts and volts else None


_OF_A_PLACE = frozenset(("no_earth", "bathroom", "supply", "outdoors"))
"""Hazards that may be all that is asked of a place: "Do bathrooms in Italy have sockets?"."""


def _unsafe(frame: PowerFrame) -> Plan | None:
    """Return the refusal of a use that is unsafe wherever it is, and of what no verb judges; None for other uses."""
    if "sell" in frame.cues and not frame.cues & {"works", "fit"}:
        return None
    used = frame.kinds or frame.plugs or frame.rated or frame.practice or frame.cues & {"works", "adapter", "fit"}
    handled = frame.socket or frame.cues & {"plug_word", "socket_word"}
    reasons = [
        f"asked.hazard_{name}" for name in frame.hazards.reasons if used or (handled and name not in _OF_A_PLACE)
    ]
    if frame.practice and (reasons or not frame.places):
        reasons.insert(0, f"practice.{frame.practice}")
    if not reasons:
        return None
    appliances = _appliances(frame)
    known: dict[str, Any] = {} if isinstance(appliances, Plan) else {"appliance": appliances[0]}
    known |= {"place": frame.places[0]} if frame.places else {}
    known |= {"practice": frame.practice} if frame.practice else {}
    return Plan("will_it_work", known=known, reasons=tuple(reasons))


def _choose(frame: PowerFrame) -> Plan:
    small = _small(frame)
    if small is not None:
        return small
    if "sell" in frame.cues or ("legal" in frame.cues and "works" not in frame.cues and not frame.practice):
        return _sell(frame)
    compares = "same" in frame.cues and not frame.kinds and not frame.rated and frame.lands > 1
    told = "true" in frame.cues or _of_a_country(frame)
    claimed = told or not frame.cues & {"works", "adapter", "transformer", "fit"}
    named = frame.places or not (frame.origins or frame.plug_lands)  # 英国的插头: what they have there
    goods = frame.kinds or (frame.plugs and not compares and (named or not claimed))
    plated = frame.rated and (frame.dimensions > 1 or not claimed or frame.origins or frame.supply)
    if not frame.practice and not goods and not plated:
        return _place(frame)
    if told and not frame.kinds and not frame.practice:
        return _place(frame)
    if "where" in frame.cues and not frame.places and not frame.kinds and not frame.plugs:
        return refused("asked.not_understood")
    if "where" in frame.cues and not frame.places:
        used = any(one.key in ("用", "不用") for one in frame.tokens)
        if not used and not frame.cues & {"works", "fit", "need", "voltage"}:
            return refused("asked.not_understood")  # "Where is my kettle made?"
        appliances = _appliances(frame)
        if isinstance(appliances, Plan):
            return appliances
        return Plan("where_will_it_work", tuple(Step({"appliance": one}) for one in appliances[:1]))
    return _works(frame)


def _of_a_country(frame: PowerFrame) -> bool:
    """Tell whether the question is what a country uses: "Does Australia use 240 volts?"."""
    return any(
        (before.get("place") and token.key in ("use", "uses"))
        or (before.get("place") and token.key in ("have", "has", "got") and "fit" not in frame.cues)
        or (
            before.get("place")
            and token.figure is not None
            and token.figure.dimension == "V"
            and not frame.kinds
            and _only_asks(frame.tokens, token)
        )
        or ("socket_word" in before.all("cue") and token.key in ("是", "是不是") and not frame.kinds)
        for before, token in pairwise(frame.tokens)
    )


def _only_asks(tokens: Sequence[Token], figure: Token) -> bool:
    """Tell whether nothing but the sign of a question follows a figure: 泰国110V吗."""
    behind = [token.key for token in tokens if token.start >= figure.end and token.key]
    return bool(behind) and all(key in ("吗", "么", "吧", "嘛", "的", "对吗", "啊", "呀") for key in behind)


def _small(frame: PowerFrame) -> Plan | None:
    """Batteries, lamps and USB: names that are looked up."""
    cells = [token.text for token in frame.tokens if token.get("battery") or is_cell(token)]
    if "battery" in frame.cues and not frame.kinds and cells:
        return Plan("battery", (Step({"text": cells[0]}),))
    if cells and _code(cells[0]) and not frame.kinds and not frame.places and frame.cues & {"same", "convert", "mean"}:
        return Plan("battery", (Step({"text": cells[0]}),))
    caps = list(dict.fromkeys(str(token.get("lamp")) for token in frame.tokens if token.get("lamp")))
    if len(caps) == 1 and sum(1 for token in frame.tokens if token.key and not token.get("filler")) == 1:
        return Plan("lamp_cap", (Step({"text": caps[0]}),))
    if len(caps) == 2 or (caps and frame.cues & {"lamp", "socket_word", "fit", "same"}):
        if len(caps) == 2:
            return Plan("lamp_fits", (Step({"lamp": caps[0], "holder": caps[1]}),))
        if not frame.places and not frame.origins:
            return Plan("lamp_cap", (Step({"text": caps[0]}),))
    levels = [token.get("usb") for token in frame.tokens if token.get("usb")]
    if levels and not frame.places:
        return Plan("usb_level", (Step({"identifier": str(levels[0])}),))
    return None


def _code(text: str) -> bool:
    """Tell whether a name can be nothing but a battery's: ``LR44``, not ``AA`` or ``14500``."""
    return any(map(str.isdigit, text)) and any(map(str.isalpha, text))


@cache
def _cells() -> frozenset[str]:
    """Return the batteries whose names are bare numbers: 14500."""
    return frozenset(row[0] for row in rows("electrical/batteries") if row[0].isdigit())


def _appliance(**given: Any) -> Appliance:
    """Return an appliance; questions that are of sizes do without its module."""
    from specconv.electrical.appliance import Appliance

    return Appliance(**given)


def _appliances(frame: PowerFrame) -> list[Appliance] | Plan:
    """Return the appliances that are meant; several kinds in one question are several appliances."""
    shared: dict[str, Any] = {}
    if frame.rated:
        shared["rating"] = frame.rated
    if frame.equipment_class:
        shared["equipment_class"] = frame.equipment_class
    if len(frame.origins) == 1:
        shared["origin"] = frame.origins[0].partition("-")[0]
    kinds: list[str | None] = [text if text and kind not in GENERIC else None for kind, text in frame.kinds] or [None]
    plugs: list[str | None] = [*frame.plugs] or [None]
    if len(kinds) > 3 or len(kinds) > 1 < len(plugs):
        return refused("asked.many_goods")
    of_one = frame.rated_kind if len(kinds) > 1 else None
    if frame.rated_each:
        if len(plugs) > 1:
            return refused("asked.many_goods")
        plates = [frame.rated_each.get(kind) for kind, _ in frame.kinds]
        pairs = zip(kinds, plates, strict=True)
        return [_appliance(kind=kind, plug=plugs[0], **(shared | {"rating": plate})) for kind, plate in pairs]
    unrated = {name: value for name, value in shared.items() if name != "rating"}
    named = [kind for kind, _ in frame.kinds] or [""]
    return [
        _appliance(kind=kind, plug=plug, **(unrated if of_one not in (None, identifier) else shared))
        for identifier, kind in zip(named, kinds, strict=True)
        for plug in plugs
    ]


def _works(frame: PowerFrame) -> Plan:
    if len(frame.origins) > 1:
        return refused("asked.two_origins", *frame.origins)
    appliances = _appliances(frame)
    if isinstance(appliances, Plan):
        return appliances
    extra: dict[str, Any] = {}
    if frame.supply:
        extra["supply"] = frame.supply
    if frame.socket:
        extra["socket"] = frame.socket
    if frame.practice:
        extra["practice"] = frame.practice
    if not frame.places and not frame.regions and frame.origins and not frame.kinds and not frame.plugs:
        frame.places, frame.origins = frame.origins, []  # 英国120V能用吗
        appliances = [_appliance(rating=frame.rated)]
    places = frame.places
    if not places:
        return Plan("will_it_work", missing=(Missing.place,), known={"appliance": appliances[0], **extra})
    if not frame.places_listed():
        return Plan("will_it_work", missing=(Missing.place,), known={"appliance": appliances[0], **extra})
    if len(places) * len(appliances) > MANY:
        return refused("asked.many_goods")
    steps = tuple(
        Step({"appliance": appliance, "place": place, **extra}, _about(appliance, appliances))
        for appliance in appliances
        for place in places
    )
    return Plan("will_it_work", steps, missing=(Missing.place,) if frame.regions else ())


def _about(appliance: Appliance, appliances: list[Appliance]) -> str:
    """Return the plug where there are several; the goods and the place name themselves in the answer."""
    return appliance.plug or "" if len({one.plug for one in appliances}) > 1 else ""


def _sell(frame: PowerFrame) -> Plan:
    if not frame.places and len(frame.origins) == 1 and any(token.key == "soldin" for token in frame.tokens):
        frame.places, frame.origins = frame.origins, []  # "is PSE needed for kettles sold in Japan"
    places = frame.places_beside("sell") or frame.places
    if len(places) > MANY:
        return refused("asked.many_goods")
    other = [*frame.unread(), *(token.text for token in frame.tokens if token.key in ("house", "home", "flat"))]
    if other and not frame.kinds and not frame.plugs:
        return refused("asked.unread", *other[:3])
    appliance: Appliance | None = None
    if (frame.kinds and frame.kinds[0][0] not in GENERIC) or frame.plugs:
        appliances = _appliances(frame)
        if isinstance(appliances, Plan):
            return appliances
        if len(appliances) > 1:
            return refused("asked.many_goods")
        appliance = appliances[0]
    if not places:
        return Plan("may_i_sell", missing=(Missing.place,), known={"appliance": appliance})
    steps = tuple(Step({"appliance": appliance, "place": place}) for place in places)
    return Plan("may_i_sell", steps, missing=(Missing.place,) if frame.regions else ())


def _place(frame: PowerFrame) -> Plan:
    asks = frame.cues & {"voltage", "socket_word", "plug_word", "adapter", "transformer", "true", "place_uses"}
    named = [*frame.places, *frame.origins, *frame.plug_lands]
    if (len(set(named)) > 1 and ("same" in frame.cues or frame.listed())) or (not frame.places and not frame.regions):
        frame.places, frame.origins = list(dict.fromkeys(named)), []
    strange = [token.text for token in frame.tokens if not token.known and token.text[:1].isupper()]
    if strange and "same" in frame.cues and len(frame.places) < 2:
        return refused("asked.unread", *strange[:3])  # "Do the Ruritanians have the same plugs as the Germans?"
    if any(token.key in ("why", "为什么", "为何", "为啥") for token in frame.tokens):
        return refused("asked.not_understood")
    volts = any(token.figure is not None and token.figure.dimension == "V" for token in frame.tokens)
    if not asks and not volts and not frame.supply and not frame.rated and not frame.plugs and not frame.socket:
        return refused("asked.not_understood")
    if not frame.places:
        return Plan("place", missing=(Missing.place,))
    if frame.origins and frame.cues & {"adapter", "transformer", "need"}:
        appliance = _appliance(origin=frame.origins[0])
        return Plan(
            "will_it_work", tuple(Step({"appliance": appliance, "place": place}) for place in frame.places[:MANY])
        )
    steps = tuple(Step({"name": place}) for place in frame.places[:MANY])
    return Plan("place", steps, missing=(Missing.place,) if frame.regions else ())


def is_cell(token: Token) -> bool:
    """Tell whether a bare number is the name of a battery."""
    return token.text in _cells()


def evidence(token: Token) -> int:
    """Tell how strongly a token speaks for power."""
    if token.figure is not None and token.plus_size:
        return 0
    if token.figure is not None:
        return 2 if token.figure.dimension in ("V", "Hz", "W", "VA") else 0
    if token.get("kind"):
        return 1 if token.get("kind") in AIDS or token.get("cue") == "transformer" else 2
    if token.get("plate"):
        return 2
    if token.get("plug") or token.get("practice"):
        return 2
    if token.get("socket"):
        return 2
    if {"adapter", "transformer", "voltage", "socket_word", "plug_word"} & set(token.all("cue")):
        return 1
    return 0


def asks_mains(scanned: Scanned) -> bool:
    """Tell whether the question is which of two voltages of the mains a country has: "110 or 220"."""
    lands = {token.get("place") for token in scanned.tokens if token.get("place")}
    worn = any(token.get("item") or "size_word" in token.all("cue") for token in scanned.tokens)
    region = any(token.get("region") for token in scanned.tokens)
    of_land = (region or bool(lands - _MILLIMETRES)) and not worn  # "is Europe 220 or 230"; in Korea these are shoes
    return any(
        joint.get("alt") and first.figure is not None and second.figure is not None
        and ((first.figure.text in _LOW) != (second.figure.text in _LOW) or of_land)
        and {first.figure.text, second.figure.text} <= _LOW | _HIGH
        for first, joint, second in zip(scanned.tokens, scanned.tokens[1:], scanned.tokens[2:], strict=False)
    )  # fmt: skip


def follow_up(scanned: Scanned) -> Plan | None:
    """Return what has to be asked back where only a verb and a place are named: "Will it work in Italy?"."""
    tokens = scanned.tokens
    if not any("works" in token.all("cue") for token in tokens) or not all(token.known for token in tokens):
        return None
    places = [str(token.get("place")) for token in tokens if token.get("place")]
    if len(places) != 1 or any(token.figure for token in tokens):
        return None
    return Plan("will_it_work", missing=(Missing.load_kind,), known={"place": places[0]})


__all__ = ["asks_mains", "evidence", "follow_up", "hazards", "is_cell", "plan"]
