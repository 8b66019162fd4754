"""Which of the sizes of a question is given, of which system and brand, and what it is to be turned into."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from specconv.answers.questions.size_parts import Label, SizeFrame, system_of
from specconv.answers.questions.tokens import Token

_LITTLE = frozenset(
    ("toddler", "toddlers", "infant", "infants", "baby", "babies", "幼儿", "学步", "学步鞋", "宝宝", "婴儿")
)
"""Words for children who wear the first sizes of shoes."""
_LISTS = frozenset((",", "、", "/", "&"))


def asks_height(frame: SizeFrame, source: Label) -> bool:
    """Tell whether the height of a child is asked for: "a US 6X in cm height"."""
    child = (source.audience or audience_of(frame)) in ("kids", "girls", "boys", "baby")
    if source.dimension in ("month", "year") and "measure" in frame.cues:
        return True
    return child and any(token.get("dimension") == "height" for token in frame.tokens)


_MONTHS = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
)  # fmt: skip
_BEFORE_A_COUNT = _MONTHS | {
    "budget", "price", "costs", "need", "want", "buy", "order", "sent", "send", "qty", "quantity",
}  # fmt: skip
_BEHIND_A_COUNT = _MONTHS | {
    "ofthem", "of", "pieces", "pcs", "pairs", "items", "dollars", "euros", "pounds", "件", "双", "条",
}  # fmt: skip


def is_count(frame: SizeFrame, label: Label) -> bool:
    """Tell whether a bare number is a day, a price or how many: "by May 10", "my budget is 38", "2 of them"."""
    if label.system or not label.text.isdigit() or len(frame.labels) < 2:
        return False
    before = [token.key for token in frame.tokens[max(label.at - 2, 0) : label.at] if token.key]
    behind = frame.tokens[label.at + 1].key if label.at + 1 < len(frame.tokens) else ""
    told = before[-1:] if before[-1:] != ["is"] else before[-2:-1]
    return bool(_BEFORE_A_COUNT.intersection(told)) or behind in _BEHIND_A_COUNT


def comparable(frame: SizeFrame, source: Label, options: list[Label]) -> bool:
    """Tell whether further sizes are proposed for the first: each names itself, or the question compares."""
    fits = {token.get("fit_type") for token in frame.tokens if token.get("fit_type") and token.key != "big"}
    if fits - {"regular"} or "between" in frame.cues:
        return False  # one of them is petite, and the other is not
    if any(
        label.system == source.system
        and label.system
        and label.audience == source.audience
        and not (label.brand and source.brand and label.brand != source.brand)
        for label in options
    ):
        return False
    alike = bool(frame.cues & {"same", "bigger"})
    asked_for = [at for at in frame.systems if at not in frame.used]
    if asked_for and not alike and any(one.system == source.system and one.system for one in options):
        return False  # "a men's US 9 and a women's US 9 in EU"
    compares = alike or any(token.get("alt") or token.text == "=" for token in frame.tokens)
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
        if named and {"hat", "gloves"} & set(frame.items) and label.text.isalpha():
            continue  # "hat 7 5/8, is that XL?": numbers of one scale everywhere
        if source.system is None and not source.brand and source.dimension not in ("month", "year"):
            return source.text[-1:].isalpha() and "/" in source.text and not label.text[:1].isdigit()
    return True


_EACH = frozenset(("and", "which", "what", "whats", "is", "are", "a", "an", "the", "size", "也", "呢", "是", "、", ","))
"""What may stand between the sizes of a list: "which is IT 46, and which is IT 50", "UK 8, 10 and 12"."""


def sizes_listed(frame: SizeFrame, labels: list[Label]) -> bool:
    """Tell whether the sizes are a list, each of which is asked for: they are of one system, and nothing compares."""
    if len(labels) < 2 or frame.cues & {"same", "bigger", "between", "fit", "mean", "chart"}:
        return False
    first = labels[0]
    if any(label.dimension or label.brand for label in labels) or len({one.audience for one in labels} - {None}) > 1:
        return False
    if any(label.system not in (None, first.system) or label.text == first.text for label in labels[1:]):
        return False
    last = frame.tokens[labels[-1].at + 1 :]
    if frame.language == "zh" and last and last[0].key == "呢" and len(labels) == 2:
        return True  # 欧码38是英码几号，40呢
    inside = [
        token
        for at, token in enumerate(frame.tokens)
        if labels[0].at < at < labels[-1].at and at not in {label.at for label in labels}
    ]
    joined = any(token.key in ("and", "和", "与", "、", "还有") or token.text in ("、", ",", "&") for token in inside)
    return joined and all(_lists(token, first) for token in inside)


def _lists(token: Token, first: Label) -> bool:
    """Tell whether a word between two sizes only lists them."""
    said = token.key in _EACH or token.text in _LISTS or token.key in ("和", "与", "还有")
    return said or "size_word" in token.all("cue") or (bool(first.system) and token.get("system") == first.system)


def is_worn(frame: SizeFrame, label: Label) -> bool:
    """Tell whether somebody wears this size: "if I wear UK 12"."""
    others = {one.at for one in frame.labels if one is not label}
    for back in range(label.at - 1, max(label.at - 6, -1), -1):
        if back in others:
            return False
        if "wear" in frame.tokens[back].all("cue"):
            return True
    return False


def size_arguments(frame: SizeFrame, label: Label, item: str | None) -> dict[str, Any]:
    """Return a label with what stands with it as the arguments of a verb."""
    found: dict[str, Any] = {"size": label.text}
    if label.system:
        found["system"] = label.system
    audience = label.audience or audience_of(frame)
    if audience:
        found["audience"] = audience
    if item:
        found["item"] = item
    if fit := frame.fit_type(label):
        found["fit_type"] = fit
    if label.brand:
        found["brand"] = label.brand
    return found


def audience_of(frame: SizeFrame) -> str | None:
    """Return the one audience that a question names, None where it names none or several."""
    named = dict.fromkeys(frame.audiences)
    if "shoes" in frame.items and any(token.key in _LITTLE for token in frame.tokens):
        return "baby"  # the sizes of shoes begin anew for those who are larger
    if "hat" in frame.items and not {"kids", "girls", "boys", "baby"} & set(named):
        return None  # whose head it is changes nothing
    if len(named) == 2 and "kids" in named and ({"girls", "boys"} & set(named)):
        return next(one for one in named if one != "kids")
    return next(iter(named)) if len(named) == 1 else None


def roles_of(frame: SizeFrame, labels: list[Label]) -> tuple[Label, list[Label]]:
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


def source_system(frame: SizeFrame, source: Label, options: list[Label]) -> Label:
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


def is_list(frame: SizeFrame) -> bool:
    """Tell whether all systems that are wanted stand in one list: "in UK, US and EU"."""
    wanted = [at for at in frame.systems if at not in frame.used]
    for first, second in pairwise(wanted):
        between = frame.tokens[first + 1 : second]
        if between and not any(token.get("alt") or token.text in _LISTS for token in between):
            return False
    return True


def same_in_both(frame: SizeFrame) -> tuple[int, int] | None:
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
        asks = any(one.key in ("是", "等于", "相当于", "换成", "换算成", "对应") for one in between)
        plain = [token.key for token in stands if "size_word" not in token.all("cue") or not asks]  # 16号国内是美码几号
        listed = listed or any(token.text in _LISTS for token in between)
        return source.at < first and plain in ([], ["的"]) and not listed
    asks = asks or (bool(between) and between[-1].key == "in" and stands[-1:] != [] and stands[-1].key == "from")
    return source.at < first and [token.key for token in stands] in (["in"], ["from"], ["at"]) and asks and not listed


def source_brand(frame: SizeFrame, source: Label) -> Label:
    """Find the brand of a size that is worn: "US M in Gap"."""
    elsewhere = any(at not in frame.used and at > source.at for at in frame.systems)
    if source.brand is not None or not (is_worn(frame, source) or elsewhere):
        return source
    for at in range(source.at + 1, min(source.at + 4, len(frame.tokens))):
        token = frame.tokens[at]
        if token.get("brand") and frame.tokens[at - 1].key in ("in", "at", "from", "的") and at not in frame.used:
            frame.used.add(at)
            return source._replace(brand=token.get("brand"))
    return source


def own_system(frame: SizeFrame, source: Label) -> str | None:
    """Return the system whose answer tells the body: that of the size, or the length of the foot for shoes."""
    if "shoes" in frame.items or source.text.endswith(".5"):
        return "JP" if source.system else None
    if {"hat", "belt"} & set(frame.items):
        return "EU"  # their numbers are centimetres
    if source.text.isalpha():
        return source.system or "INT"
    return source.system or ("CN" if "/" in source.text and source.text[-1:].isalpha() else None)


def _source_only(frame: SizeFrame) -> bool:
    return not frame.cues & {"convert", "which_size", "same", "mean"}


def targets_of(frame: SizeFrame) -> list[tuple[str, str]]:
    """Return what is wanted: ``("to", system)`` or ``("to_brand", name)``."""
    inches = any(
        (before.key in ("in", "many") and token.key in ("inches", "inch"))
        or (token.key in ("英寸", "寸", "吋") and token.figure is None)
        for before, token in pairwise(frame.tokens)
    )
    if inches and "dress_shirt" in frame.items:
        return [("to", "US")]  # a collar in inches
    found = [("to", system_of(frame.tokens[at])) for at in frame.systems if at not in frame.used]
    found += [
        ("to_brand", str(token.get("brand")))
        for at, token in enumerate(frame.tokens)
        if at not in frame.used and token.get("brand") and not token.get("system")
    ]
    if not found:
        found = measure_of(frame) or ([("to", "AGE")] if "to_age" in frame.cues else [])
    if "letter_size" in frame.cues and "ring" not in frame.items and all(name == "to" for name, _ in found):
        found = [("to", "INT")]
    return list(dict.fromkeys(found))


def measure_of(frame: SizeFrame) -> list[tuple[str, str]]:
    """Return the system whose sizes are the measure that is asked for: "in cm", 换成厘米."""
    if "measure_mm" in frame.cues:
        return [("to", "ISO" if "ring" in frame.items else "KR")]
    if "measure" in frame.cues and "shoes" in frame.items:
        return [("to", "JP")]
    if "measure" in frame.cues and {"dress_shirt", "hat", "belt"} & set(frame.items):
        return [("to", "EU")]
    return []


def with_brand(targets: list[tuple[str, str]], known: dict[str, Any]) -> list[tuple[str, str]]:
    """Put a wanted brand beside the wanted system: "Nike shoes in US sizes" is one question."""
    brands = [target for target in targets if target[0] == "to_brand"]
    if len(brands) == 1 and len(targets) > 1:
        known.update(brands)
        return [target for target in targets if target not in brands]
    return targets


def cross_audience(frame: SizeFrame, source: Label) -> str | None:
    """Return the audience that is wanted where it differs from that of the given size: men's US 8 in women's."""
    others = [audience for audience in frame.audiences if audience != source.audience]
    return others[0] if source.audience and len(others) == 1 else None


def is_mixed(label: Label) -> bool:
    """Tell whether a label is neither a bare number nor a bare letter, so that it can be read by itself: ``4T``."""
    text = label.text
    return not label.dimension and any(map(str.isalpha, text)) and any(map(str.isdigit, text))
