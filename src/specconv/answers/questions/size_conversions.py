"""Questions that turn a size into another system: what is handed to ``convert``, and what is open."""

from __future__ import annotations

from typing import Any

from specconv.answers.labels import hints_of, read_size, sold_as_shoes
from specconv.answers.questions.plan import Plan, Step, refused
from specconv.answers.questions.size_parts import Label, SizeFrame
from specconv.answers.questions.size_roles import cross_audience, is_list, measure_of, size_arguments, with_brand
from specconv.ground.answer import Missing
from specconv.ground.errors import SpecconvError
from specconv.sizes.values import Audience, Size, System

_SHOES_OF = frozenset(("women", "men", "girls", "boys", "kids"))
_LIKELY = 0.33
"""A reading of a bare number that is as plausible as this is taken by the verb, which says what it assumed."""
_NUMBERED = frozenset(("US", "UK", "EU", "AU", "CA", "DE", "FR", "IT", "ES", "NZ"))
"""Systems whose letters are the international ones, and whose own sizes are numbers."""
_CHILDREN = frozenset(("kids", "girls", "boys", "baby"))
_LOWER = frozenset(("jeans", "trousers", "shorts"))
MANY = 4
"""More calls than this are no question of a customer."""


def conversion(
    frame: SizeFrame, source: Label, options: list[Label], targets: list[tuple[str, str]], item: str | None
) -> Plan:
    """Return the plan that turns a size into the targets, and tells whether it is one of the proposed sizes."""
    known = size_arguments(frame, source, item)
    targets = with_brand(targets, known)
    crossed = cross_audience(frame, source)
    if options and source.system and _joined(frame, source, options[0]) and targets:
        known["size"] = f"{source.system} {source.text} / {options[0].said}"
        known.pop("system", None)
        options = options[1:]
    aged = source.dimension in ("month", "year")
    if aged and options and not targets and all(_is_height(label) for label in options):
        targets = [("to", "EU")]  # "is 18 months the same as size 86?"
        known.setdefault("audience", "baby" if source.dimension == "month" else "kids")
    heights = aged and any(label.dimension == "length" for label in options)
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
    if source.system and targets == [("to", source.system)] and (measured := measure_of(frame)):
        targets = measured
    if source.system and targets == [("to", source.system)] and not frame.cues & {"mean"}:
        grown = any(token.key in ("adult", "adults", "成人", "大人") for token in frame.tokens)
        if grown and "shoes" in frame.items and {"kids", "girls", "boys", "baby"} & set(frame.audiences):
            return refused("asked.kids_shoes", verb="convert")
        return refused("asked.same_system", verb="convert")
    if item is None and "fit_type" not in known and "/" not in known["size"] and _of_shoe_brand(known, targets):
        item = known["item"] = "shoes"
    if "system" not in known and any(token.key == "us" and not token.get("system") for token in frame.tokens):
        return Plan("convert", missing=(Missing.system,), known=known)  # "us" may be the country after all
    if "system" not in known and sum(name == "to" for name, _ in targets) > 1 and not is_list(frame):
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


def _of_shoe_brand(known: dict[str, Any], targets: list[tuple[str, str]]) -> bool:
    """Tell whether the label is of shoes by the brands that are named."""
    brands = [known.get("brand"), known.get("to_brand"), *(value for name, value in targets if name == "to_brand")]
    return sold_as_shoes(known["size"], hints_of(known.get("system"), known.get("audience"), None, None), *brands)


def _is_height(label: Label) -> bool:
    """Tell whether a bare number can be the height that children's clothes are sold by: 86, 104."""
    return label.system is None and not label.dimension and label.text.isdigit() and 44 <= int(label.text) <= 176


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
    if known.get("audience") in _CHILDREN and known.get("item") != "shoes" and _is_height(source):
        return False  # a height wherever it is from
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
