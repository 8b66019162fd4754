"""Neighbouring figures of a rating plate that share a unit: "220-240 V", "50/60 Hz"."""

from functools import lru_cache
from typing import NamedTuple

from specconv.electrical.plate_tokens import Token


class Group(NamedTuple):
    """Figures with one unit, as a plate prints them."""

    dimension: str
    """V, Hz, W, A or VA; ``?`` for figures without a unit."""
    figures: tuple[float, ...]
    joints: tuple[str, ...]
    """What stands between the figures: ``-``, ``/`` or ``,``."""
    start: int
    """Number of the first piece."""
    end: int
    """Number of the last piece."""


_SCALE = {"V": ("V", 1.0), "kV": ("V", 1000.0), "Hz": ("Hz", 1.0), "W": ("W", 1.0), "kW": ("W", 1000.0),
          "VA": ("VA", 1.0), "kVA": ("VA", 1000.0), "A": ("A", 1.0), "mA": ("A", 0.001),
          "hp": ("W", 745.7), "": ("?", 1.0)}  # fmt: skip
_MAY_JOIN = frozenset(("sign", "mark"))
_JOINT = {"-": "-", "~": "-", "/": "/", "|": "/", ",": ",", "&": ",", ";": ","}


def _number(figure: str, unit: str) -> float:
    """Read ``1,875`` W as thousands and ``2,2`` kW as a decimal comma."""
    figure = figure.replace(" ", "")
    if figure.isdigit():
        return float(figure)
    if "," in figure and "." in figure:  # the last separator is the decimal one
        thousands, _, rest = figure.replace(",", ".").rpartition(".")
        return float(f"{thousands.replace('.', '')}.{rest}")
    whole, *decimals = figure.replace(",", ".").split(".")
    if len(decimals) == 1 and (len(decimals[0]) != 3 or unit not in ("W", "VA", "V") or whole == "0"):
        return float(f"{whole}.{decimals[0]}")
    grouped = whole != "0" and all(len(part) == 3 for part in decimals)
    return float("".join([whole, *decimals]) if grouped else f"{whole}.{''.join(decimals)}")


def suffixed(tokens: list[Token]) -> list[Token]:
    """Put units behind their figures where a plate has them in front ("Hz 50 W 2200").

    A unit in front of a figure that has one of its own behind ("A 230 V") says nothing and is dropped.
    """
    core = [token[0] for token in tokens if token[0] in ("unit", "figure")]
    if "unit" not in core or (core[0] == "figure" and core[-1] == "unit" and "unitunit" not in "".join(core)):
        return tokens
    in_front = core[-1] == "figure"
    kept: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        index += 1
        if token[0] != "unit" or _behind_a_figure(kept):
            kept.append(token)
            continue
        start = index
        while start < len(tokens) and (tokens[start][1] in ("~", ":", "=", "ac", "dc")):
            start += 1
        end = start
        while end < len(tokens) and (tokens[end][0] == "figure" or (tokens[end][0] == "sign" and end > start)):
            end += 1
        while end > start and tokens[end - 1][0] == "sign":
            end -= 1
        same = end < len(tokens) and tokens[end][0] == "unit" and _SCALE[tokens[end][1]][0] == _SCALE[token[1]][0]
        if in_front and end > start and not same:
            kept += [*tokens[index:start], *tokens[start:end], token]
            index = end
    return kept


def _behind_a_figure(kept: list[Token]) -> bool:
    return bool(kept) and kept[-1][0] == "figure"


def groups_of(plate: list[Token]) -> tuple[list[Group], bool]:
    """Return the groups, and whether all units stand behind figures."""
    groups = []
    all_behind = True
    tokens = [*plate, _END, _END]  # whoever stands on a figure may look two tokens ahead
    index = 0
    count = len(plate)
    while index < count:
        kind, figure, number = tokens[index]
        if kind == "figure":
            kind, unit, last = tokens[index + 1]
            if kind == "unit" and tokens[index + 2][0] not in _MAY_JOIN:  # most figures have a unit and stand alone
                groups.append(Group(_SCALE[unit][0], (_value(figure, unit),), (), number, last))
                index += 2
            else:
                group, index = _group(tokens, index)
                groups.append(group)
        else:
            all_behind = all_behind and kind != "unit"
            index += 1
    return groups, all_behind


_END: Token = ("", "", 0)


def _group(tokens: list[Token], index: int) -> tuple[Group, int]:
    """Collect figures that share a unit, from the figure at ``index``; return them and where the rest begins."""
    start = tokens[index][2]
    figures: list[tuple[str, str]] = []
    joints: list[str] = []
    last_unit = ""
    while True:
        _, figure, last = tokens[index]
        index += 1
        kind, unit, number = tokens[index]
        if kind == "unit":
            last_unit, last = unit, number
            index += 1
            kind = tokens[index][0]
        else:
            unit = ""
        figures.append((figure, unit))
        following = _joined(tokens, index, figure, unit or figures[0][1]) if kind in _MAY_JOIN else None
        if following is None:
            break
        joint, index = following
        joints.append(joint)
    values = tuple([_value(figure, own or last_unit) for figure, own in figures])
    return Group(_SCALE[last_unit][0], values, tuple(joints), start, last), index


@lru_cache(maxsize=2048)
def _value(figure: str, unit: str) -> float:
    """Return a figure in the base unit; whole figures as whole numbers, as the plate shows them."""
    factor = _SCALE[unit][1]
    if factor == 1 and figure.isdecimal():
        return int(figure)
    value = _number(figure, unit) * factor
    return int(value) if value == int(value) else round(value, 4)


def _joined(tokens: list[Token], at: int, figure: str, known: str) -> tuple[str, int] | None:
    """Return what joins ``figure`` to the next one, and where that stands, if the two are of one group.

    ``known`` is the unit of the figures so far, ``at`` the index behind them.
    """
    joint = None
    furthest = at + 3
    kind, meaning, _ = tokens[at]
    while at < furthest:
        if kind == "sign" and meaning in _JOINT:
            joint = joint or _JOINT[meaning]
        elif kind == "mark" and meaning in ("to", "or", "ac"):
            joint = {"to": "-", "or": ","}.get(meaning, joint)
        else:
            break
        at += 1
        kind, meaning, _ = tokens[at]
    if joint is None or kind != "figure":
        return None
    kind, next_unit, _ = tokens[at + 1]
    if kind != "unit":
        next_unit = ""
    if not known:
        # "220-240~ 50/60": the frequency follows without a unit
        apart = meaning in ("50", "60") and next_unit in ("", "Hz") and len(figure) > 2
    elif next_unit:
        apart = _SCALE[known][0] != _SCALE[next_unit][0]
    else:  # "220 V - 50": a bare figure behind a unit belongs to it only where it can be a mains voltage
        apart = not (known == "V" and meaning.isdigit() and 100 <= int(meaning) <= 480)
    return None if apart else (joint, at)
