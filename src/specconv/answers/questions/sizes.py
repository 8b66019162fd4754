"""Questions about sizes: which label, of which system, into which other; whom it fits; what a body takes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from specconv.answers.labels import read_size
from specconv.answers.questions.plan import Plan, Step, refused
from specconv.answers.questions.size_labels import asks_meaning, each_in, label_of, whole_label
from specconv.answers.questions.size_parts import Label, SizeFrame, system_of
from specconv.answers.questions.tokens import Scanned
from specconv.ground.answer import Missing
from specconv.ground.catalog import rows
from specconv.ground.errors import SpecconvError
from specconv.ground.text import fold
from specconv.ground.value import FrozenMap
from specconv.sizes import footwear
from specconv.sizes.values import Audience, Size, System

_SHOES_OF = frozenset(("women", "men", "girls", "boys", "kids"))
_LISTS = frozenset((",", "、", "/", "&"))
_LIKELY = 0.33
"""A reading of a bare number that is as plausible as this is taken by the verb, which says what it assumed."""
_NUMBERED = frozenset(("US", "UK", "EU", "AU", "CA", "DE", "FR", "IT", "ES", "NZ"))
"""Systems whose letters are the international ones, and whose own sizes are numbers."""
_MEASURED_FOR = {
    "foot_length": "shoes", "head": "hat", "hand": "gloves", "finger": "ring", "inner_diameter": "ring",
}  # fmt: skip
_LOWER = frozenset(("jeans", "trousers", "shorts"))
MANY = 4
"""More calls than this are no question of a customer."""


def plan(scanned: Scanned) -> Plan:
    """Return what a question about sizes asks."""
    frame = SizeFrame(scanned)
    item = frame.items[0] if frame.items else None
    if len(frame.items) > 1:
        return refused("asked.two_items", *(frame.items[:2]))
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
    if "shift" in frame.cues and frame.labels:
        return refused("asked.shift")
    if _negated(frame):
        return refused("asked.negated")
    made = _choose(frame, item)
    return made._replace(ignored=ignored) if ignored else made


def _figures_unread(frame: SizeFrame) -> list[str]:
    unused = [token for at, token in enumerate(frame.tokens) if at not in frame.used]
    halves = [token for token in unused if token.get("number") == "0.5" and frame.labels]
    return [token.text for token in unused if token.figure is not None or token in halves]


def _unread(frame: SizeFrame, unread: list[int]) -> Plan | None:
    """Refuse what stands unread beside a size or a system, and what is unread for the most part."""
    decisive = {label.at for label in frame.labels} | {
        at
        for at, token in enumerate(frame.tokens)
        if token.get("system") or token.get("dimension") or token.get("item")
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


# ------------------------------------------------------------------------------------------------------- what is asked


def _choose(frame: SizeFrame, item: str | None) -> Plan:
    cues = frame.cues
    labels = frame.labels
    if frame.body:
        return _measured(frame, item)
    if not labels:
        return _without_label(frame, item)
    if len(labels) > MANY:
        return refused("asked.many_sizes")
    if (whole := whole_label(frame)) is not None:
        known = {"item": item, "audience": _audience(frame)}
        return Plan("read_size", (Step({"text": whole, **{name: value for name, value in known.items() if value}}),))
    labels = frame.labels = each_in(frame, labels)
    source, options = _roles(frame, labels)
    if options and source.system is None:
        source = _source_system(frame, source, options)
    if options and not _comparable(frame, source, options):
        return refused("asked.many_sizes", verb="convert")
    if frame.age is not None and "fit" in cues:
        return _fits(frame, source, item or "apparel", FrozenMap({"age": frame.age}))
    if "fit" in cues and len(labels) == 2 and "wear" in cues and not _targets(frame):
        worn = labels[1] if _worn(frame, labels[1]) else labels[0]
        size = labels[0] if worn is labels[1] else labels[1]
        return _fits(frame, size, item, worn.said)
    source = _source_brand(frame, _source_system(frame, source, options))
    if not options and len(labels) == 1 and source.system is None and (pair := _same_in_both(frame)):
        frame.used.add(pair[0])
        source = source._replace(system=system_of(frame.tokens[pair[0]]))
        options = [source._replace(system=system_of(frame.tokens[pair[1]]))]
    if not options and asks_meaning(frame, source) and (read := label_of(frame, source)):
        return _read(frame, read, item, asked=True)
    targets = _targets(frame)
    if "bigger" in cues and not options:
        return refused("asked.shift")
    if not targets and not options and frame.asks_body and _asks_height(frame, source):
        targets = [("to", "HEIGHT")]
    if not targets and not options and frame.asks_body and (own := _own_system(frame, source)):
        targets = [("to", own)]
        return Plan("convert", (Step({**_size_arguments(frame, source, item), "to": own}),))
    if not targets and not options and _cross_audience(frame, source) is not None:
        return _convert(frame, source, options, [("to", source.system)] if source.system else [], item)
    if not targets and not options:
        if "fit" in cues and not cues & {"convert", "which_size"}:
            return Plan("fits", missing=(Missing.body,), known=_size_arguments(frame, source, item))
        if "mean" in cues or _mixed(source) or (cues & {"convert", "which_size"} and not cues & {"bigger"}):
            return _read(frame, source, item, asked="mean" in cues)
        return Plan("convert", missing=(Missing.to,), known=_size_arguments(frame, source, item))
    return _convert(frame, source, options, targets, item)


def _asks_height(frame: SizeFrame, source: Label) -> bool:
    """Tell whether the height of a child is asked for: "a US 6X in cm height"."""
    child = (source.audience or _audience(frame)) in ("kids", "girls", "boys", "baby")
    if source.dimension in ("month", "year") and "measure" in frame.cues:
        return True
    return child and any(token.get("dimension") == "height" for token in frame.tokens)


def _comparable(frame: SizeFrame, source: Label, options: list[Label]) -> bool:
    """Tell whether further sizes are proposed for the first: each names itself, or the question compares."""
    fits = {token.get("fit_type") for token in frame.tokens if token.get("fit_type") and token.key != "big"}
    if fits - {"regular"} or "between" in frame.cues:
        return False  # one of them is petite, and the other is not
    if any(label.system == source.system and label.system and label.audience == source.audience for label in options):
        return False
    compares = bool(frame.cues & {"same", "bigger"}) or any(
        token.get("alt") or token.text == "=" for token in frame.tokens
    )
    if all(label.dimension in ("month", "year") for label in (source, *options)):
        return False
    for label in options:
        if label.system or label.brand:
            continue
        between = [token for token in frame.tokens[source.at + 1 : label.at] if token.key or token.text in ",/"]
        if len(between) == 1 and (between[0].get("alt") or not between[0].key) and source.system:
            return False  # "UK 12 or 14" are two sizes of one system
        named = not label.text[:1].isdigit() or label.dimension == "length"
        if not compares and not (named and len(options) == 1):
            return False
        if source.system is None and not source.brand and source.dimension not in ("month", "year"):
            return source.text[-1:].isalpha() and "/" in source.text and not label.text[:1].isdigit()
    return True


def _worn(frame: SizeFrame, label: Label) -> bool:
    """Tell whether somebody wears this size: "if I wear UK 12"."""
    others = {one.at for one in frame.labels if one is not label}
    for back in range(label.at - 1, max(label.at - 6, -1), -1):
        if back in others:
            return False
        if "wear" in frame.tokens[back].all("cue"):
            return True
    return False


def _size_arguments(frame: SizeFrame, label: Label, item: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"size": label.text}
    if label.system:
        found["system"] = label.system
    audience = label.audience or _audience(frame)
    if audience:
        found["audience"] = audience
    if item:
        found["item"] = item
    if fit := frame.fit_type(label):
        found["fit_type"] = fit
    if label.brand:
        found["brand"] = label.brand
    return found


def _audience(frame: SizeFrame) -> str | None:
    named = dict.fromkeys(frame.audiences)
    if "hat" in frame.items and not {"kids", "girls", "boys", "baby"} & set(named):
        return None  # whose head it is changes nothing
    if len(named) == 2 and "kids" in named and ({"girls", "boys"} & set(named)):
        return next(one for one in named if one != "kids")
    return next(iter(named)) if len(named) == 1 else None


def _roles(frame: SizeFrame, labels: list[Label]) -> tuple[Label, list[Label]]:
    """Return the size that is given and those that are proposed for it."""
    if len(labels) == 1:
        return labels[0], []
    named = [label for label in labels if label.system]
    source = labels[0]
    if len(named) >= 2 and len({label.system for label in named}) == 2:
        alone = [label for label in named if sum(other.system == label.system for other in named) == 1]
        pair = [label for label in named if label not in alone]
        joined = len(pair) == 2 and any(token.get("alt") for token in frame.tokens[pair[0].at : pair[1].at])
        if len(alone) == 1 and len(named) == 3 and joined:
            source = alone[0]  # "Is UK 7 EU 40 or EU 41?": the one that stands alone is given
    return source, [label for label in labels if label is not source]


def _source_system(frame: SizeFrame, source: Label, options: list[Label]) -> Label:
    """Find the system of a label that has none beside it: "I'm a 38 in Spain", "In Korea I wear 240"."""
    if source.system is not None:
        return source
    free = [at for at in frame.systems if at not in frame.used]
    bought = [at for at in free if at + 1 < len(frame.tokens) and frame.tokens[at + 1].get("prep") == "after_from"]
    if frame.language == "zh" and len(free) == 2 and len(bought) == 1 and bought[0] < source.at:
        frame.used.add(bought[0])  # 在美国买的18M
        return source._replace(system=system_of(frame.tokens[bought[0]]))
    if len(free) == 2 and free[1] == free[0] + 2 and frame.tokens[free[0] + 1].key in ("to", "换", "转"):
        frame.used.add(free[0])
        return source._replace(system=system_of(frame.tokens[free[0]]))
    if len(free) == 1 and options and options[0].system and source.at < free[0] < options[0].at:
        frame.used.add(free[0])
        return source._replace(system=system_of(frame.tokens[free[0]]))
    if len(free) == 2 and _asked_elsewhere(frame, source, *free):
        frame.used.add(free[0])
        return source._replace(system=system_of(frame.tokens[free[0]]))
    here = frame.clause(source.at)
    in_clause = [at for at in free if frame.clause(at) == here]
    elsewhere = [at for at in free if at not in in_clause]
    wears = (bool(elsewhere) and _is_a(frame, source)) or any(
        "wear" in token.all("cue") or token.text == "我穿"
        for at, token in enumerate(frame.tokens)
        if frame.clause(at) == here
    )
    if len(in_clause) == 1 and wears and (elsewhere or _source_only(frame)):
        at = in_clause[0]
        frame.used.add(at)
        return source._replace(system=system_of(frame.tokens[at]))
    return source


def _is_a(frame: SizeFrame, source: Label) -> bool:
    """Tell whether somebody is a size: "my aunt in Poland is a 46"."""
    near = [token.key for token in frame.tokens[max(source.at - 3, 0) : source.at]]
    return near[-1:] in (["a"], ["size"]) and bool({"is", "im", "am", "hes", "shes"} & set(near))


def _listed(frame: SizeFrame) -> bool:
    """Tell whether all systems that are wanted stand in one list: "in UK, US and EU"."""
    wanted = [at for at in frame.systems if at not in frame.used]
    for first, second in pairwise(wanted):
        between = frame.tokens[first + 1 : second]
        if between and not any(token.get("alt") or token.text in _LISTS for token in between):
            return False
    return True


def _same_in_both(frame: SizeFrame) -> tuple[int, int] | None:
    """Return the two systems in which one label is compared: "Is a king size the same in the UK and the US?"."""
    free = [at for at in frame.systems if at not in frame.used]
    if len(free) != 2 or not frame.cues & {"same", "bigger"}:
        return None
    between = [token for token in frame.tokens[free[0] + 1 : free[1]] if token.key not in ("in", "the")]
    return (free[0], free[1]) if len(between) == 1 and (between[0].get("alt") or between[0].text in _LISTS) else None


def _asked_elsewhere(frame: SizeFrame, source: Label, first: int, second: int) -> bool:
    """Tell whether a size of one country is asked for in another: "XL in US men's = what in China?"."""
    stands = [token for token in frame.tokens[source.at + 1 : first] if token.key and not token.get("item")]
    between = frame.tokens[first + 1 : second]
    asked_by = ("what", "whats", "which", "to", "wats")
    asks = any(one.text == "=" or one.key in asked_by or "same" in one.all("cue") for one in between)
    listed = any(token.get("alt") for token in between)
    asked = any(token.key in ("what", "whats", "which") for token in frame.tokens[: source.at])
    listed = listed or (asked and any(token.text in _LISTS for token in between))
    if frame.language == "zh":
        behind = [token.key for token in stands] in ([], ["的"])
        return source.at < first and behind and not listed and not any(token.text in _LISTS for token in between)
    asks = asks or (bool(between) and between[-1].key == "in" and stands[-1:] != [] and stands[-1].key == "from")
    return source.at < first and [token.key for token in stands] in (["in"], ["from"], ["at"]) and asks and not listed


def _source_brand(frame: SizeFrame, source: Label) -> Label:
    """Find the brand of a size that is worn: "US M in Gap"."""
    elsewhere = any(at not in frame.used and at > source.at for at in frame.systems)
    if source.brand is not None or not (_worn(frame, source) or elsewhere):
        return source
    for at in range(source.at + 1, min(source.at + 4, len(frame.tokens))):
        token = frame.tokens[at]
        if token.get("brand") and frame.tokens[at - 1].key in ("in", "at", "from", "的") and at not in frame.used:
            frame.used.add(at)
            return source._replace(brand=token.get("brand"))
    return source


def _own_system(frame: SizeFrame, source: Label) -> str | None:
    """Return the system whose answer tells the body: that of the size, or the length of the foot for shoes."""
    if "shoes" in frame.items or source.text.endswith(".5"):
        return "JP" if source.system else None
    if source.text.isalpha():
        return source.system or "INT"
    return source.system or ("CN" if "/" in source.text and source.text[-1:].isalpha() else None)


def _source_only(frame: SizeFrame) -> bool:
    return not frame.cues & {"convert", "which_size", "same", "mean"}


def _targets(frame: SizeFrame) -> list[tuple[str, str]]:
    """Return what is wanted: ``("to", system)`` or ``("to_brand", name)``."""
    inches = any(before.key == "in" and token.key == "inches" for before, token in pairwise(frame.tokens))
    if inches and "dress_shirt" in frame.items:
        return [("to", "US")]  # a collar in inches
    found = [("to", system_of(frame.tokens[at])) for at in frame.systems if at not in frame.used]
    found += [
        ("to_brand", str(token.get("brand")))
        for at, token in enumerate(frame.tokens)
        if at not in frame.used and token.get("brand") and not token.get("system")
    ]
    if not found:
        found = _measure(frame) or ([("to", "AGE")] if "to_age" in frame.cues else [])
    if "letter_size" in frame.cues and all(name == "to" for name, _ in found):
        found = [("to", "INT")]
    return list(dict.fromkeys(found))


def _measure(frame: SizeFrame) -> list[tuple[str, str]]:
    """Return the system whose sizes are the measure that is asked for: "in cm", 换成厘米."""
    if "measure_mm" in frame.cues:
        return [("to", "ISO" if "ring" in frame.items else "KR")]
    if "measure" in frame.cues and "shoes" in frame.items:
        return [("to", "JP")]
    if "measure" in frame.cues and {"dress_shirt", "hat", "belt"} & set(frame.items):
        return [("to", "EU")]
    return []


def _with_brand(targets: list[tuple[str, str]], known: dict[str, Any]) -> list[tuple[str, str]]:
    """Put a wanted brand beside the wanted system: "Nike shoes in US sizes" is one question."""
    brands = [target for target in targets if target[0] == "to_brand"]
    if len(brands) == 1 and len(targets) > 1:
        known.update(brands)
        return [target for target in targets if target not in brands]
    return targets


def _cross_audience(frame: SizeFrame, source: Label) -> str | None:
    """Return the audience that is wanted where it differs from that of the given size: men's US 8 in women's."""
    others = [audience for audience in frame.audiences if audience != source.audience]
    return others[0] if source.audience and len(others) == 1 else None


def _mixed(label: Label) -> bool:
    """Tell whether a label is neither a bare number nor a bare letter, so that it can be read by itself: ``4T``."""
    text = label.text
    return not label.dimension and any(map(str.isalpha, text)) and any(map(str.isdigit, text))


def _read(frame: SizeFrame, source: Label, item: str | None, *, asked: bool) -> Plan:
    known = _size_arguments(frame, source, item)
    if not asked and (not _mixed(source) or source.dimension or frame.cues & {"wear", "which_size", "same"}):
        bare = source.system is None and source.text.replace(".", "").isdigit()
        missing = (Missing.system, Missing.to) if bare else (Missing.to,)
        return Plan("convert", missing=missing, known=known)
    text = known.pop("size")
    return Plan("read_size", (Step({"text": text, **known}),))


def _fits(frame: SizeFrame, label: Label, item: str | None, body: Any) -> Plan:
    return Plan("fits", (Step({**_size_arguments(frame, label, item), "body": body}),))


def _measured(frame: SizeFrame, item: str | None) -> Plan:
    """Body measurements: which size they take, or whether a size fits them."""
    body: Any = FrozenMap(frame.body)
    if set(frame.body) == {"neck"} and item in ("shirt", "dress_shirt") and not frame.labels:
        return _collar(frame)
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
    if item is None:
        item = _MEASURED_FOR.get(next(iter(frame.body)))
    given: dict[str, Any] = {"body": body}
    if audience := _audience(frame) or ("kids" if frame.child else None):
        given["audience"] = audience
    if item:
        given["item"] = item
    targets = _with_brand(_targets(frame), given)
    if letters and not any(name == "to" for name, _ in targets):
        targets = [("to", "INT")]  # "M or L?"
    if not targets:
        return Plan("recommend", missing=(Missing.to,), known=given)
    steps = tuple(Step({**given, name: value}) for name, value in targets)
    return Plan("recommend", steps[:MANY])


def _letters_proposed(frame: SizeFrame) -> bool:
    """Tell whether letters are proposed for a body: "small or medium?", "M or L?"."""
    places = [at for at, token in enumerate(frame.tokens) if token.get("letter")]
    beside = len(places) == 2 and any(token.get("alt") for token in frame.tokens[places[0] : places[1]])
    return beside and all(label.text.isalpha() and not label.system for label in frame.labels)


def _collar(frame: SizeFrame) -> Plan:
    """A shirt's collar: what its label says is the girth itself."""
    known: dict[str, Any] = {"size": frame.measured["neck"], "item": "dress_shirt"}
    if audience := _audience(frame):
        known["audience"] = audience
    targets = _targets(frame)
    if not targets:
        return Plan("convert", missing=(Missing.to,), known=known)
    return Plan("convert", tuple(Step({**known, name: value}) for name, value in targets[:MANY]))


def _without_label(frame: SizeFrame, item: str | None) -> Plan:
    systems = list(dict.fromkeys(system_of(frame.tokens[at]) for at in frame.systems))
    given: dict[str, Any] = {}
    if audience := _audience(frame):
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


# ------------------------------------------------------------------------------------------------------------- convert


def _convert(
    frame: SizeFrame, source: Label, options: list[Label], targets: list[tuple[str, str]], item: str | None
) -> Plan:
    known = _size_arguments(frame, source, item)
    targets = _with_brand(targets, known)
    crossed = _cross_audience(frame, source)
    if options and source.system and _joined(frame, source, options[0]) and targets:
        known["size"] = f"{source.system} {source.text} / {options[0].said}"
        known.pop("system", None)
        options = options[1:]
    heights = source.dimension in ("month", "year") and any(label.dimension == "length" for label in options)
    if heights and not targets:
        targets = [("to", "HEIGHT")]
        proposed: tuple[Size, ...] | None = tuple(size for label in options for size in _heights(label))
    else:
        proposed = _proposed(frame, options, targets, known, crossed)
    if proposed is None:
        return Plan("convert", missing=(Missing.to,), known=known)
    if options and not targets:
        if source.brand and any(label.brand for label in options):
            targets = [("to_brand", str(next(label.brand for label in options if label.brand)))]
        else:
            targets = list(dict.fromkeys(("to", size.system.value) for size in proposed))
    lettered = bool(proposed) and item != "ring" and all(size.label.isalpha() for size in proposed)
    if lettered and {value for _, value in targets} <= _NUMBERED:
        targets = [("to", "INT")]  # US M is a letter: it is compared with letters
        proposed = tuple(size.with_(system=System.INT) for size in proposed)
    if item is None and (("to", "WAIST") in targets or source.text[:1] in "Ww"):
        item = known["item"] = "jeans"  # the waist in inches is what jeans and trousers are labelled with
    if crossed is not None:
        return _across(frame, source, crossed, targets, item, proposed)
    targets = [target for target in targets if target != ("to", source.system)] or targets
    reached = {(name, value) for name, value in targets}
    for size, label in zip(proposed, options, strict=False):
        if label.system and ("to", size.system.value) not in reached and not label.brand:
            return refused("asked.many_sizes", verb="convert")  # another question: "UK 12 in US, FR 40 in Italy?"
    if source.system and targets == [("to", source.system)] and (measured := _measure(frame)):
        targets = measured
    if source.system and targets == [("to", source.system)] and not frame.cues & {"mean"}:
        return refused("asked.same_system", verb="convert")
    if item is None and "fit_type" not in known and "/" not in known["size"] and _shoe_brand(known, targets):
        item = known["item"] = "shoes"
    if "system" not in known and any(token.key == "us" and not token.get("system") for token in frame.tokens):
        return Plan("convert", missing=(Missing.system,), known=known)  # "us" may be the country after all
    if "system" not in known and sum(name == "to" for name, _ in targets) > 1 and not _listed(frame):
        return Plan("convert", missing=(Missing.system,), known=known)
    readings = _readings(known)
    if readings is None:
        return Plan("convert", tuple(Step({**known, name: value}) for name, value in targets[:MANY]))
    of_waist = item in _LOWER and "waist" in {token.get("dimension") for token in frame.tokens}
    inches = source.text.isdigit() and 20 <= int(source.text) <= 49
    if "system" not in known and (item == "jeans" or of_waist) and inches:
        known["system"] = "WAIST"  # a bare number on jeans is the waist in inches
    missing: tuple[Missing, ...] = (Missing.system,)
    if "system" not in known and _open_system(known, readings, source):
        return Plan("convert", missing=missing, known={**known, **dict(targets[:1])})
    kinds = _kinds(known, readings, item)
    if len(kinds) * len(targets) > MANY:
        kinds = kinds[:1]
    steps = [
        Step(
            {**known, **({"item": kind} if kind else {}), name: value},
            _about(kind, kinds),
            _of_system(proposed, name, value),
        )
        for kind in kinds
        for name, value in targets
    ]
    missing = (Missing.item,) if len(kinds) > 1 else ()
    return Plan("convert", tuple(steps[:MANY]), missing=missing)


def _shoe_brand(known: dict[str, Any], targets: list[tuple[str, str]]) -> bool:
    """Tell whether a brand is named that has charts of shoes, and none of clothes."""
    named = [known.get("brand"), known.get("to_brand"), *(value for name, value in targets if name == "to_brand")]
    clothes = {fold(name) for _, name, *_ in rows("sizes/brands")}
    return any(fold(name) in footwear.brands() and fold(name) not in clothes for name in named if name)


def _heights(label: Label) -> tuple[Size, ...]:
    try:
        return read_size(label.text.removesuffix("cm").strip(), system="HEIGHT")[:1]
    except SpecconvError:
        return ()


def _of_system(proposed: tuple[Size, ...], name: str, value: str) -> tuple[Size, ...]:
    """Return the proposed sizes that an answer in a system can be compared with."""
    return tuple(size for size in proposed if name != "to" or size.system == value)


def _about(kind: str | None, kinds: list[str | None]) -> str:
    """Return whether a call is about shoes or clothing, where the label may be of both."""
    return ("shoes" if kind == "shoes" else "clothing") if len(kinds) > 1 else ""


def _joined(frame: SizeFrame, first: Label, second: Label) -> bool:
    """Tell whether two labels name one size: ``US 8 / EUR 39``."""
    between = frame.tokens[first.at + 1 : second.at]
    return bool(between) and between[0].text == "/" and second.system is not None


def _readings(known: dict[str, Any]) -> tuple[Size, ...] | None:
    """Return what the size reader makes of the label; None where it refuses it with a reason of its own."""
    hints = {name: known[name] for name in ("item", "audience", "system") if name in known}
    try:
        return read_size(known["size"], **hints)
    except SpecconvError:
        return None


def _open_system(known: dict[str, Any], readings: tuple[Size, ...], source: Label) -> bool:
    """Tell whether a bare number could be a size of several systems, so that any answer would be a guess."""
    if readings:
        first = sum(size.plausibility or 1.0 for size in readings if size.system == readings[0].system)
        if first >= _LIKELY:
            return False
    if (
        "brand" in known
        or not source.text.replace(".", "").replace(",", "").replace(" ", "").replace("/", "").isdigit()
    ):
        return False
    if known.get("size") != source.text:
        return False
    return len({size.system for size in readings}) > 1


def _kinds(known: dict[str, Any], readings: tuple[Size, ...], item: str | None) -> list[str | None]:
    """Return the items to be answered for: clothing and shoes where nothing says which and the label is both."""
    if item is not None or "brand" in known or "fit_type" in known or known.get("audience") == "baby":
        return [None]
    of = {size.item for size in readings if size.item in (None, "shoes")}
    label = known["size"].replace(".", "")
    if None in of and "shoes" in of and label.isdigit():
        return ["apparel", "shoes"]
    if " / " in known["size"] and None in of and _as_shoes(known):
        return ["apparel", "shoes"]
    if None in of and known.get("audience") in _SHOES_OF and label[-1:] in "YC" and label[:-1].isdigit():
        return ["apparel", "shoes"] if _as_shoes(known) else [None]
    return [None]


def _as_shoes(known: dict[str, Any]) -> bool:
    try:
        return bool(read_size(known["size"], item="shoes", system=known.get("system"), audience=known.get("audience")))
    except SpecconvError:
        return False


def _proposed(
    frame: SizeFrame, options: list[Label], targets: list[tuple[str, str]], known: dict[str, Any], crossed: str | None
) -> tuple[Size, ...] | None:
    """Return the sizes that the answer is compared with; None where one of them has no system."""
    found: list[Size] = []
    for label in options:
        system = label.system or next((value for name, value in targets if name == "to"), None)
        if system is None and label.text[:1] in "Ww":
            system = System.WAIST.value
        to_brand = label.brand is not None or any(name == "to_brand" for name, _ in targets)
        hints: dict[str, Any] = {}
        if system:
            hints["system"] = system
        audience = crossed or known.get("audience")
        if audience:
            hints["audience"] = audience
        if "item" in known:
            hints["item"] = known["item"]
        try:
            readings = read_size(label.text, **hints)
        except SpecconvError:
            return None
        if not readings:
            return None
        systems = {size.system for size in readings}
        if system is None and len(systems) > 1 and not to_brand and (readings[0].plausibility or 1.0) < 0.5:
            return None
        if system is None and to_brand:
            readings = tuple(size for size in readings if size.system is System.EU) or readings
        found.append(readings[0])
    return tuple(found)


def _across(
    frame: SizeFrame,
    source: Label,
    wanted: str,
    targets: list[tuple[str, str]],
    item: str | None,
    options: tuple[Size, ...],
) -> Plan:
    """Numbers of men's shoes in those of women's, and the other way round."""
    letter = {"women": "W", "men": "M"}.get(source.audience or "")
    system = source.system or next((value for name, value in targets if name == "to"), None)
    to = next((value for name, value in targets if name == "to"), system)
    if item not in (None, "shoes") or letter is None or wanted not in (Audience.WOMEN, Audience.MEN) or to is None:
        return refused("asked.two_audiences")
    given = {"size": f"{system} {letter} {source.text}", "to": to, "audience": wanted, "item": "shoes"}
    return Plan("convert", (Step(given, "", options),))
