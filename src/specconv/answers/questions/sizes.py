"""Questions about sizes: which label, of which system, into which other; whom it fits; what a body takes."""

from __future__ import annotations

from typing import Any

from specconv.answers.questions.plan import Plan, Step, refused
from specconv.answers.questions.size_conversions import MANY, conversion
from specconv.answers.questions.size_labels import (
    asks_meaning,
    beside_goods,
    each_in,
    in_brackets,
    label_of,
    printed_codes,
    whole_label,
)
from specconv.answers.questions.size_parts import GROWN, Label, SizeFrame, system_of, years
from specconv.answers.questions.size_roles import (
    asks_height,
    audience_of,
    comparable,
    cross_audience,
    is_count,
    is_mixed,
    is_worn,
    own_system,
    roles_of,
    same_in_both,
    size_arguments,
    sizes_listed,
    source_brand,
    source_system,
    targets_of,
    with_brand,
)
from specconv.answers.questions.tokens import Scanned
from specconv.ground.answer import Missing
from specconv.ground.value import FrozenMap

_MEASURED_FOR = {
    "foot_length": "shoes", "head": "hat", "hand": "gloves", "finger": "ring", "inner_diameter": "ring",
}  # fmt: skip


def plan(scanned: Scanned) -> Plan:
    """Return what a question about sizes asks."""
    frame = SizeFrame(scanned)
    item = frame.items[0] if frame.items else None
    if len(frame.items) > 1:
        return refused("asked.two_items", *(frame.items[:2]))
    printed = printed_codes(frame)
    strange = _figures_unread(frame)
    if strange:
        return refused("asked.unread_figure", *strange)
    unread = frame.unread()
    if problem := _unread(frame, unread):
        return problem
    ignored = tuple(frame.tokens[at].text for at in unread)
    nowhere = [frame.tokens[at].text for at in frame.systems if not system_of(frame.tokens[at])]
    if nowhere:
        return refused("asked.no_system", *nowhere)
    if frame.labels and ("shift" in frame.cues or _does_not_fit(frame)):
        return refused("asked.shift")
    if _negated(frame):
        return refused("asked.negated")
    if any(token.key in _SENT for token in frame.tokens) and not frame.cues & _ASKED:
        return refused("asked.outside")
    made = _choose(frame, item) if printed is None else _printed(frame, printed, item)
    return made._replace(ignored=ignored) if ignored else made


_SENT = frozenset(("寄到", "寄去", "寄往", "发到", "发往", "运到", "运去"))
"""Words of what is sent somewhere; who asks nothing of its size asks for the post."""
_ASKED = frozenset(("convert", "which_size", "same", "mean", "fit", "chart", "bigger", "measure", "wear"))
_TOO = frozenset(("toobig", "toosmall", "tootight", "toolarge", "tooloose"))


def _does_not_fit(frame: SizeFrame) -> bool:
    """Tell whether a size that is worn is said to be wrong: "too small in EU 42, which UK size do I need?"."""
    are = frozenset(("is", "are", "was", "were", "feel", "feels"))
    said = any(
        token.key in _TOO and any(one.key in are for one in frame.tokens[:at][-4:])
        for at, token in enumerate(frame.tokens)
    )
    return said and "which_size" in frame.cues and not frame.body


def _figures_unread(frame: SizeFrame) -> list[str]:
    unused = [token for at, token in enumerate(frame.tokens) if at not in frame.used]
    halves = [token for token in unused if token.get("number") == "0.5" and frame.labels]
    return [token.text for token in unused if token.figure is not None or token in halves]


def _unread(frame: SizeFrame, unread: list[int]) -> Plan | None:
    """Refuse what stands unread beside a size or a system, and what is unread for the most part."""
    decisive = {label.at for label in frame.labels} | {
        at
        for at, token in enumerate(frame.tokens)
        if token.get("system") or token.get("dimension") or token.get("item") or "size_word" in token.all("cue")
    }
    near = [at for at in unread if {at - 1, at + 1} & decisive or _behind_into(frame, at)]
    words = sum(1 for token in frame.tokens if token.key)
    near += [at for at, token in enumerate(frame.tokens) if token.get("unit") in ("money", "mass") and not token.figure]
    if near:
        return refused("asked.unread", *(frame.tokens[at].text for at in near))
    asks = frame.cues & {"convert", "same", "which_size", "fit", "bigger", "mean", "chart", "wear", "size_word"}
    if len(unread) > 2 or 3 * len(unread) > words or (unread and not asks):
        return refused("asked.unread", *(frame.tokens[at].text for at in unread[:4]))
    return None


def _behind_into(frame: SizeFrame, at: int) -> bool:
    """Tell whether a word stands where a country or brand would: "in Zorblatt", "in New Zorblatt"."""
    before = frame.tokens[at - 1] if at else None
    if at > 1 and before is not None and before.get("filler") and before.text[:1].isupper():
        before = frame.tokens[at - 2]
    return before is not None and before.key in ("in", "to")


def _negated(frame: SizeFrame) -> bool:
    """Tell whether a size or a system is denied ("not UK 12"), which no verb can be asked."""
    for at, token in enumerate(frame.tokens):
        if "negation" in token.all("cue"):
            ahead = frame.tokens[at + 1 : at + 4]
            if any(
                one.get("system") or one.figure or one.get("letter") or one.get("item") or one.get("audience")
                for one in ahead
                if "negation" not in one.all("cue")
            ):
                if frame.language == "zh" and token.text == "是不是":
                    continue
                return True
    return False


def _choose(frame: SizeFrame, item: str | None) -> Plan:
    cues = frame.cues
    labels = frame.labels
    if frame.body:
        return _measured(frame, item)
    if not labels:
        return _without_label(frame, item)
    if counts := [label.text for label in labels if is_count(frame, label)]:
        return refused("asked.unread_figure", *counts[:2])
    if len(labels) > MANY:
        return refused("asked.many_sizes")
    if (whole := whole_label(frame)) is not None:
        return _printed(frame, whole, item)
    if in_brackets(frame) and frame.systems:
        labels = labels[:1]  # 170/92A(M)，英国是什么码
    if sizes_listed(frame, labels):
        return _each(frame, labels, item)
    labels = frame.labels = each_in(frame, labels)
    source, options = roles_of(frame, labels)
    if options and source.system is None:
        source = source_system(frame, source, options)
    if options and not comparable(frame, source, options):
        return refused("asked.many_sizes", verb="convert")
    if frame.age is not None and "fit" in cues:
        bare = not frame.audiences and source.text.isdigit() and years(frame.age) <= GROWN
        if bare or frame.audiences == ["women"]:
            frame.audiences = ["kids"]  # a niece of three
            source = source._replace(audience=None)
        return _fits(frame, source, item or "apparel", FrozenMap({"age": frame.age}))
    if "fit" in cues and len(labels) == 2 and "wear" in cues and not targets_of(frame):
        worn = labels[1] if is_worn(frame, labels[1]) else labels[0]
        size = labels[0] if worn is labels[1] else labels[1]
        return _fits(frame, size, item, worn.said)
    source = source_brand(frame, source_system(frame, source, options))
    if not options and len(labels) == 1 and source.system is None and (pair := same_in_both(frame)):
        frame.used.add(pair[0])
        source = source._replace(system=system_of(frame.tokens[pair[0]]))
        options = [source._replace(system=system_of(frame.tokens[pair[1]]))]
    if not options and asks_meaning(frame, source) and (read := label_of(frame, source)):
        return _read(frame, read, item, asked=True)
    targets = targets_of(frame)
    if targets == [("to", source.system)] and frame.asks_body and not options:
        targets = []  # 英国UK10靴子脚长多少
    if ("to", "AGE") in targets and item == "shoes":
        return refused("asked.outside")  # no chart tells the age of a foot
    if "bigger" in cues and not options:
        return refused("asked.shift")
    if not targets and not options and frame.asks_body and asks_height(frame, source):
        targets = [("to", "HEIGHT")]
    if not targets and not options and frame.asks_body and (own := own_system(frame, source)):
        targets = [("to", own)]
        return Plan("convert", (Step({**size_arguments(frame, source, item), "to": own}),))
    if not targets and not options and cross_audience(frame, source) is not None:
        return conversion(frame, source, options, [("to", source.system)] if source.system else [], item)
    if not targets and not options:
        if "fit" in cues and not cues & {"convert", "which_size"}:
            return Plan("fits", missing=(Missing.body,), known=size_arguments(frame, source, item))
        if "mean" in cues or is_mixed(source) or (cues & {"convert", "which_size"} and not cues & {"bigger"}):
            return _read(frame, source, item, asked="mean" in cues)
        return Plan("convert", missing=(Missing.to,), known=size_arguments(frame, source, item))
    return conversion(frame, source, options, targets, item)


def _each(frame: SizeFrame, labels: list[Label], item: str | None) -> Plan:
    """Return the plan that converts each size of a list: "What are UK 8, 10 and 12 in EU?"."""
    first = source_system(frame, labels[0], [])
    targets = targets_of(frame)
    if not targets or len(labels) * len(targets) > MANY or first.system is None:
        return refused("asked.many_sizes", verb="convert")
    plans = [conversion(frame, label._replace(system=first.system), [], targets, item) for label in labels]
    if any(plan.problem or not plan.steps for plan in plans) or len({len(plan.steps) for plan in plans}) > 1:
        return refused("asked.many_sizes", verb="convert")
    steps = tuple(step for plan in plans for step in plan.steps)
    return plans[0]._replace(steps=steps) if len(steps) <= MANY else refused("asked.many_sizes", verb="convert")


def _printed(frame: SizeFrame, text: str, item: str | None) -> Plan:
    """Return the plan that reads a label of several sizes as it is printed."""
    known = {"item": item, "audience": audience_of(frame)}
    return Plan("read_size", (Step({"text": text, **{name: value for name, value in known.items() if value}}),))


def _read(frame: SizeFrame, source: Label, item: str | None, *, asked: bool) -> Plan:
    known = size_arguments(frame, source, item)
    if not asked and (not is_mixed(source) or source.dimension or frame.cues & {"wear", "which_size", "same"}):
        bare = source.system is None and source.text.replace(".", "").isdigit()
        missing = (Missing.system, Missing.to) if bare else (Missing.to,)
        return Plan("convert", missing=missing, known=known)
    text = known.pop("size")
    return Plan("read_size", (Step({"text": text, **known}),))


def _fits(frame: SizeFrame, label: Label, item: str | None, body: Any) -> Plan:
    return Plan("fits", (Step({**size_arguments(frame, label, item), "body": body}),))


def _measured(frame: SizeFrame, item: str | None) -> Plan:
    """Body measurements: which size they take, or whether a size fits them."""
    body: Any = FrozenMap(frame.body)
    if "neck" in frame.body and set(frame.body) <= {"neck", "sleeve"} and item in _SHIRTS and not frame.labels:
        return _collar(frame)
    if item is None:
        item = _MEASURED_FOR.get(next(iter(frame.body)))
    if frame.two_wearers:
        known = {"body": body, **({"item": item} if item else {}), **dict(targets_of(frame)[:1])}
        return Plan("recommend", missing=(Missing.audience,), known=known)
    if frame.unit_open:
        return Plan("recommend", missing=(Missing.body,))
    if len(frame.labels) == 1 and not _letters_proposed(frame):
        if not frame.cues & {"fit", "wear", "works"} and frame.labels[0].system is None:
            return refused("asked.unread_figure", frame.labels[0].text)
        return _fits(frame, frame.labels[0], item, body)
    letters = _letters_proposed(frame)
    if frame.labels and not letters:
        systems = {label.system for label in frame.labels}
        if len(systems) > 1 or None in systems:
            return refused("asked.many_sizes")
        frame.systems = [at for at, token in enumerate(frame.tokens) if token.get("system")][:1]
        frame.used -= set(frame.systems)
    if item == "shirt" and "neck" in frame.body:
        item = "dress_shirt"  # a shirt that is measured at the collar
    given: dict[str, Any] = {"body": body}
    if audience := audience_of(frame) or frame.child:
        given["audience"] = audience
    if item:
        given["item"] = item
    targets = with_brand(targets_of(frame), given)
    if letters and not any(name == "to" for name, _ in targets):
        targets = [("to", "INT")]  # "M or L?"
    if not targets:
        return Plan("recommend", missing=(Missing.to,), known=given)
    steps = tuple(Step({**given, name: value}) for name, value in targets)
    return Plan("recommend", steps[:MANY])


_SHIRTS = ("shirt", "dress_shirt")


def _letters_proposed(frame: SizeFrame) -> bool:
    """Tell whether letters are proposed for a body: "small or medium?", "M or L?"."""
    places = [at for at, token in enumerate(frame.tokens) if token.get("letter")]
    beside = len(places) == 2 and any(token.get("alt") for token in frame.tokens[places[0] : places[1]])
    return beside and all(label.text.isalpha() and not label.system for label in frame.labels)


def _collar(frame: SizeFrame) -> Plan:
    """A shirt's collar: what its label says is the girth itself, with the sleeve behind it in America."""
    sleeve = frame.measured.get("sleeve")
    known: dict[str, Any] = {"size": frame.measured["neck"] + (f"/{sleeve}" if sleeve else ""), "item": "dress_shirt"}
    if audience := audience_of(frame):
        known["audience"] = audience
    targets = targets_of(frame)
    if len(targets) == 2 and beside_goods(frame, frame.systems[0]):
        known["system"] = targets.pop(0)[1]  # "sleeve 34 neck 16 US shirt, what is that in Europe?"
    if not targets:
        return Plan("convert", missing=(Missing.to,), known=known)
    return Plan("convert", tuple(Step({**known, name: value}) for name, value in targets[:MANY]))


def _without_label(frame: SizeFrame, item: str | None) -> Plan:
    systems = list(dict.fromkeys(system_of(frame.tokens[at]) for at in frame.systems))
    given: dict[str, Any] = {}
    if audience := audience_of(frame):
        given["audience"] = audience
    if item:
        given["item"] = item
    if "chart" in frame.cues:
        if len(systems) == 2:
            return Plan("table", (Step({"from_": systems[0], "to": systems[1], **given}),))
        return Plan("table", missing=(Missing.to,), known={**({"from_": systems[0]} if systems else {}), **given})
    places = [at for at in frame.systems if frame.tokens[at].get("place")]
    if "place_uses" in frame.cues or (len(systems) == 3 and "which_size" not in frame.cues):
        if places:
            return Plan("place", (Step({"name": str(frame.tokens[places[0]].get("place"))}),))
        return Plan("place", missing=(Missing.place,))
    if "fit" in frame.cues or frame.age is not None:
        return Plan("fits", missing=(Missing.size,), known=given)
    brands = [token.get("brand") for token in frame.tokens if token.get("brand") and not token.get("system")]
    if brands:
        given["to_brand"] = brands[0]
    if frame.cues & {"which_size"}:
        if systems:
            given["to"] = systems[0]
        return Plan("recommend", missing=(Missing.body,), known=given)
    if systems and frame.cues & {"convert", "same", "bigger"} and len(systems) >= 1:
        return Plan("convert", missing=(Missing.size,), known={**given, "to": systems[-1]})
    return refused("asked.not_understood")
