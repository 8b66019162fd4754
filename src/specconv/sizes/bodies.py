"""The body between sizes: evidence by audience, the codes of GB/T 1335, and measurements as customers give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption, UnreadableQuantity
from specconv.ground.quantity import LENGTH, MASS, read_quantity
from specconv.ground.text import fold, nearest
from specconv.sizes import engine
from specconv.sizes.engine import DIMENSIONS, NOTHING, Body, Evidence, Ladder, Middle
from specconv.sizes.values import Audience

BUST, WAIST, HIP, HEIGHT, NECK = range(5)

_FILE = {"women": "women", "men": "men", "girls": "kids", "boys": "kids", "kids": "kids", "baby": "kids"}


@cache
def _packed(name: str) -> dict[tuple[str, str, str], Evidence]:
    return engine.unpack(rows(f"sizes/evidence_{name}"))


def evidence(audience: str, fit: str, block: str) -> Evidence:
    """Return the evidence under an audience, fit type and block; empty where there is none."""
    block = block if audience in ("women", "men") else "upper"
    return _packed(_FILE[audience]).get((audience, fit, "upper" if block == "full" else block), NOTHING)


class CodeBody(NamedTuple):
    """A body type of GB/T 1335 (cm)."""

    standard: str
    drop_low: float
    drop_high: float
    height: float
    girth: float
    waist: float
    hip: float
    hip_slope: float
    source: str
    confidence: str


@cache
def code_bodies() -> dict[tuple[str, str], CodeBody]:
    """Return the body types of GB/T 1335 by audience and letter."""
    return {(row[1], row[2]): CodeBody(row[0], *row[3:]) for row in rows("sizes/code_bodies")}


@cache
def code_body(
    audience: str, height: float, girth: float, body_type: str, *, lower: bool
) -> dict[int, tuple[float, float]]:
    """Return the body intervals in cm that a code such as 165/88A names: height ± 2.5, girth ± 2, waist by the drop.

    For trousers and skirts the girth is the waist (± 1) and the bust follows from the drop.

    >>> code_body("women", 165.0, 88.0, "A", lower=False)[BUST] == (86, 90)
    True
    """
    of = code_bodies()[audience, body_type]
    drop = (of.drop_low + of.drop_high) / 2
    if lower:
        waist = (girth - 1, girth + 1)
        bust = (girth + of.drop_low, girth + of.drop_high)
    else:
        bust = (girth - 2, girth + 2)
        waist = (girth - drop - 2, girth - drop + 2)
    hip = round(of.hip + of.hip_slope * ((waist[0] + waist[1]) / 2 - of.waist), 1)
    return {
        BUST: bust,
        WAIST: waist,
        HIP: (round(hip - 1.8, 1), round(hip + 1.8, 1)),
        HEIGHT: (height - 2.5, height + 2.5),
    }


@cache
def code_ladder(audience: str, block: str) -> Ladder:
    """Return the codes of a Chinese rack: body type A, height and girth rising together (155/80A, 160/84A, 165/88A)."""
    of = code_bodies()[audience, "A"]
    lower = block == "lower"
    drop = of.girth - of.waist
    found = Ladder()
    for step in range(-3, 8):
        height = min(
            max(of.height + 5 * step, 145 if audience == "women" else 155), 185 if audience == "women" else 195
        )
        girth = of.girth + 4 * step
        label = f"{height:g}/{girth - drop:g}A" if lower else f"{height:g}/{girth:g}A"
        intervals = code_body(audience, height, girth - drop if lower else girth, "A", lower=lower)
        found[label] = middles(intervals, 1.2)
    return found


class LabelBody(NamedTuple):
    """Numbers that are a measure of the body themselves, such as a collar of 39 cm or 15½ inches (girths in cm)."""

    dimension: str
    unit: float
    shift: float
    first: float
    last: float
    step: float
    spread: float
    source: str
    confidence: str


@cache
def _label_bodies() -> dict[tuple[str, str, str], LabelBody]:
    return {(row[0], row[1], row[2]): LabelBody(*row[3:]) for row in rows("sizes/label_bodies")}


def label_body(scale: str, audience: str, block: str) -> LabelBody | None:
    """Return which measure the numbers of a scale are, None where they are none; collars are in cm unless in inches.

    >>> label_body("US", "men", "collar").unit, label_body("IT", "men", "collar").unit
    (2.54, 1)
    """
    known = _label_bodies()
    if audience not in ("women", "men"):
        return known.get((scale, "kids", "upper"))
    found = known.get((scale, audience, "upper" if block == "full" else block))
    if found is None and block == "collar" and scale != "INT" and "." not in scale:
        return known.get(("EU", audience, block))
    return found


@cache
def label_ladder(scale: str, audience: str, block: str) -> Ladder | None:
    """Return the bodies of numbers that are a measure themselves, None for all other scales."""
    of = label_body(scale, audience, block)
    if of is None:
        return None
    found = Ladder()
    for at in range(round((of.last - of.first) / of.step) + 1):
        number = of.first + at * of.step
        middle = Middle(round(number * of.unit + of.shift, 1), of.spread, 4.0)
        found[f"{number:g}"] = {DIMENSIONS.index(of.dimension): middle}
    return found


@cache
def height_at(weight: float) -> float | None:
    """Return the height in cm that charts print beside a baby's weight in kg, None where they print none.

    >>> 68 < height_at(8.0) < 74
    True
    """
    known = [(float(row[0]), float(row[1])) for row in rows("sizes/baby_weights")]
    for (light, short), (heavy, tall) in pairwise(known):
        if light <= weight <= heavy:
            return round(short + (tall - short) * (weight - light) / (heavy - light), 1)
    return None


def middles(intervals: Mapping[int, tuple[float, float]], spread: float = 0.0) -> Body:
    """Return the middle of each interval, with a spread that is at least a fourth of its width."""
    return {d: Middle((low + high) / 2, max(spread, (high - low) / 4), 4.0) for d, (low, high) in intervals.items()}


def regions(ladder: Mapping[str, Body], size: str) -> dict[int, tuple[float, float]]:
    """Return the body intervals of a size: from halfway to the size below to halfway to the size above."""
    names = list(ladder)
    at = names.index(size)
    found = {}
    for d, middle in ladder[size].items():
        below = next(
            (
                ladder[name][d].at
                for name in reversed(names[:at])
                if d in ladder[name] and ladder[name][d].at < middle.at
            ),
            None,
        )
        above = next(
            (ladder[name][d].at for name in names[at + 1 :] if d in ladder[name] and ladder[name][d].at > middle.at),
            None,
        )
        down = (middle.at - below) / 2 if below is not None else (above - middle.at) / 2 if above is not None else 2.0
        up = (above - middle.at) / 2 if above is not None else down
        found[d] = (round(middle.at - min(down, 6), 1), round(middle.at + min(up, 6), 1))
    return found


_NAMES = {
    "bust": "bust", "bustgirth": "bust", "chest": "chest", "chestgirth": "chest", "waist": "waist",
    "waistgirth": "waist",
    "hip": "hip", "hips": "hip", "hipgirth": "hip", "seat": "hip", "height": "height", "stature": "height",
    "tall": "height",
    "neck": "neck", "collar": "neck", "neckgirth": "neck", "weight": "weight", "mass": "weight", "age": "age",
    "underbust": "underbust", "insideleg": "inside_leg", "inseam": "inside_leg", "sleeve": "sleeve",
    "armlength": "sleeve",
    "胸围": "bust", "腰围": "waist", "臀围": "hip", "身高": "height", "领围": "neck", "颈围": "neck", "体重": "weight",
    "年龄": "age",
    "下胸围": "underbust", "内长": "inside_leg", "裤内长": "inside_leg", "袖长": "sleeve",
}  # fmt: skip

_SANE = {
    "bust": (30.0, 200.0), "chest": (30.0, 200.0), "waist": (25.0, 200.0), "hip": (30.0, 220.0), "height": (35.0,
    230.0),
    "neck": (15.0, 70.0), "underbust": (30.0, 180.0), "inside_leg": (10.0, 120.0), "sleeve": (10.0, 120.0),
}  # fmt: skip


_ABROAD = {
    "bust": (
        "Brust; Oberweite; Brustumfang; Brustweite; poitrine; tour de poitrine; buste; pecho; "
        "contorno de pecho; busto; seno; circonferenza petto; petto; tórax; torax; peito; borst; borstomvang; "
        "bröstvidd; byst; brystvidde; biust; obwód biustu; obvod hrudi; грудь; обхват груди; бюст; göğüs; "
        "バスト; 胸囲; 上胸围; 胸圍; 净胸围; 가슴둘레; 가슴; 윗가슴둘레; محيط الصدر"
    ),
    "waist": (
        "Taillenumfang; Bundumfang; Bundweite; tour de taille; cintura; contorno de cintura; vita; girovita; "
        "circonferenza vita; middel; tailleomvang; midjevidd; midja; talje; livvidde; talia; obwód talii; pas; "
        "obvod pasu; талия; обхват талии; bel; ウエスト; 腰圍; 净腰围; 허리둘레; 허리; محيط الخصر"
    ),
    "hip": (
        "Hüfte; Hüftumfang; Gesäß; Gesäßumfang; Gesäßweite; hanches; tour de hanches; bassin; tour de bassin; "
        "cadera; contorno de cadera; fianchi; circonferenza fianchi; quadril; anca; heup; heupomvang; heupen; "
        "stuss; höftvidd; hofte; hoftevidde; biodra; obwód bioder; boky; obvod boků; бедра; обхват бедер; "
        "kalça; ヒップ; 臀圍; 净臀围; 엉덩이둘레; 엉덩이; محيط الورك"
    ),
    "height": (
        "Körpergröße; Körperhöhe; stature; estatura; altura; altezza; statura; lichaamslengte; "
        "kroppslängd; wzrost; výška; рост; 身長; 身长; 적용신장; 신장; 키; الطول"
    ),
    "neck": (
        "Halsweite; Kragenweite; Halsumfang; tour de cou; encolure; cuello; collo; colarinho; pescoço; "
        "halswijdte; kołnierz; шея; обхват шеи; 首回り; 首周り; 領圍; 목둘레"
    ),
    "underbust": (
        "Unterbrust; Unterbrustumfang; dessous de poitrine; tour de dos; bajo pecho; contorno bajo pecho; "
        "sottoseno; обхват под грудью; アンダーバスト; 下胸圍; 밑가슴둘레"
    ),
    "inside_leg": (
        "inner leg; inside leg length; inleg; Schrittlänge; Innenbeinlänge; entrejambe; longueur entrejambe; "
        "entrepierna; tiro interior; interno gamba; entrepernas; binnenbeenlengte; innerbenslängd; "
        "длина по внутреннему шву; 股下; 內長"
    ),
    "sleeve": (
        "sleeve length; Ärmellänge; Armlänge; manche; longueur de manche; longueur manches; manga; "
        "largo de manga; manica; lunghezza manica; mouwlengte; ärmlängd; длина рукава; рукав; 袖丈; 裄丈; "
        "소매길이; 袖長"
    ),
    "weight": ("Gewicht; Körpergewicht; poids; peso; gewicht; vikt; вес; 體重; 몸무게"),
    "age": ("Alter; âge; edad; età; idade; leeftijd; ålder; wiek; věk; возраст; yaş; 年齢; 年齡; 나이; 월령"),
}
"""What charts and customers of other countries call a dimension, words apart by semicolons."""


@cache
def _abroad() -> dict[str, str]:
    return {fold(word): name for name, said in _ABROAD.items() for word in said.split(";")}


def named(key: str) -> str | None:
    """Return the dimension that a folded word means, in whatever language; None for another word.

    >>> named("hips"), named("bruststumpf"), named("taillenumfang")
    ('hip', None, 'waist')
    """
    return _NAMES.get(key) or _abroad().get(key)


def dimension(name: object) -> str:
    """Return the body dimension that a word means; raise :class:`~specconv.UnknownOption` with the nearest."""
    known = named(fold(name)) if isinstance(name, str) else None
    if known is None:
        choices = (
            nearest(name, sorted(set(_NAMES.values()))) if isinstance(name, str) and name.strip() else sorted(_SANE)
        )
        raise UnknownOption("no such body dimension", field="body", value=name, choices=choices)
    return known


def measurements(given: Mapping[str, object]) -> dict[str, float]:
    """Return body measurements in cm (weight in kg, age in years) from ``{"bust": "92 cm", "waist": '29 in'}``.

    Numbers and texts without a unit are centimetres; of a range ("27-28 in") the middle counts.

    Raises :class:`~specconv.UnreadableQuantity` or :class:`~specconv.UnknownOption`, naming the dimension.
    """
    if not given:
        raise UnreadableQuantity(
            "no measurement", field="body", value=dict(given), choices=("bust", "waist", "hip", "height")
        )
    found: dict[str, float] = {}
    for name, value in given.items():
        known = dimension(name)
        if known in found:
            raise UnknownOption("given twice", field=f"body.{known}", value=name)
        if known == "weight":
            found[known] = read_quantity(value, MASS, field=f"body.{known}")
        elif known == "age":
            found[known] = _years(value)
        else:
            ends = [read_quantity(end, LENGTH, field=f"body.{known}") for end in _ends(value)]
            if ends[0] > ends[-1]:
                raise UnreadableQuantity("the lower end is above the upper end", field=f"body.{known}", value=value)
            if ends[-1] > WIDEST_MEASURE * ends[0]:
                problem = "the ends lie too far apart for one person, or are of two units"
                raise UnreadableQuantity(problem, field=f"body.{known}", value=value)
            found[known] = round(sum(ends) / len(ends), 2)
            low, high = _SANE[known]
            if not low <= found[known] <= high:
                problem = f"expected {low:g} to {high:g} cm"
                raise UnreadableQuantity(problem, field=f"body.{known}", value=value)
    return found


WIDEST_MEASURE = 1.2
"""How much larger the upper end of one person's measure may be than the lower."""
_RANGE = re.compile(r"(\d[\d.,]*)\s*(?:-|–|~|－|～|to|bis|至|到)\s*(\d[\d.,]*)\s*(\D*)$", re.IGNORECASE)


def _ends(value: object) -> tuple[object, ...]:
    """Return both ends of a measure that is given as a range ("27-28 in", (90, 94)), else the measure itself."""
    if isinstance(value, tuple | list) and len(value) == 2:
        return tuple(value)
    match = _RANGE.fullmatch(value.strip()) if isinstance(value, str) and len(value) <= 40 else None
    return (f"{match[1]} {match[3]}".strip(), f"{match[2]} {match[3]}".strip()) if match else (value,)


def _years(value: object) -> float:
    text = str(value).strip().casefold()
    for unit, factor in (
        ("months", 12),
        ("month", 12),
        ("m", 12),
        ("个月", 12),
        ("years", 1),
        ("year", 1),
        ("y", 1),
        ("岁", 1),
    ):
        if text.endswith(unit):
            text, divide = text.removesuffix(unit).strip(), factor
            break
    else:
        divide = 1
    try:
        years = float(text) / divide
    except ValueError:
        years = -1.0
    if not 0 <= years <= 120:
        raise UnreadableQuantity("expected an age such as '6 years'", field="body.age", value=value)
    return years


def measured(found: Mapping[str, float], audience: Audience | str) -> Body:
    """Return measurements as a body for the engine; a chest stands for a bust and the other way round.

    A child's height is taken less exactly: some shops print the middle of the interval, some its upper end.
    """
    body: dict[int, Middle] = {}
    for name, value in found.items():
        other = {"chest": "bust", "bust": "chest"}.get(name)
        if other in found and name == ("bust" if audience == "men" else "chest"):
            continue  # a woman's bust goes before her chest
        known = "bust" if name == "chest" else name
        if known in DIMENSIONS:
            young = known == "height" and audience not in ("women", "men")
            unsure = engine.constants().height_reading if young else 0.0
            body[DIMENSIONS.index(known)] = Middle(value, unsure, 1.0)
    return body
