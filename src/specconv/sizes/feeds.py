"""Sizes as product feeds write them: Google Merchant, schema.org, GS1, Amazon and Shopify.

What a feed calls a system, an audience or a fit type stands in ``data/feeds/*.csv``. What a feed has no term for stays
in the text of the size, so that nothing is lost: Google knows no Korean sizes, so the size is ``"KR 66"`` and no
``size_system`` is written. A brand goes into the feed's own field, where it has one.

NRF size codes are not written: no table of them is at hand whose figures could be cited.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from specconv.ground.catalog import rows
from specconv.ground.errors import UnknownOption
from specconv.ground.text import clean, fold, nearest
from specconv.sizes import footwear, scales, writing
from specconv.sizes.ladder import months_of
from specconv.sizes.values import Audience, FitType, Size, System

SCHEMA = "https://schema.org/"
GS1 = "https://ref.gs1.org/voc/"
DIALECTS = ("google", "schema.org", "gs1", "amazon", "shopify")
"""The feeds that are written and read."""


@cache
def terms(dialect: str, field: str) -> dict[str, str]:
    """Return what a feed calls our codes in a field.

    >>> terms("google", "size_system")["MX"]
    'MEX'
    """
    return next((known for of, name, known in rows("feeds/terms") if of == dialect and name == field), {})


@cache
def codes(dialect: str, field: str) -> dict[str, tuple[str, ...]]:
    """Return our codes by a feed's folded terms; several where the feed has one word for them."""
    found: dict[str, tuple[str, ...]] = {}
    for code, term in terms(dialect, field).items():
        found[fold(term)] = (*found.get(fold(term), ()), code)
    return found


def dialect_of(value: object, field: str, *more: str) -> str:
    """Return the dialect that a name means; raise :class:`~specconv.UnknownOption` with the nearest.

    >>> dialect_of("Schema.org", "style"), dialect_of("Google Merchant", "style")
    ('schema.org', 'google')
    """
    text = clean(value, field, error=UnknownOption)
    known = {fold(name): name for name in (*more, *DIALECTS)}
    known |= {"googlemerchant": "google", "jsonld": "schema.org", "schema": "schema.org", "googleshopping": "google"}
    found = known.get(fold(text))
    if found is None:
        raise UnknownOption("not in the closed list", field=field, value=text, choices=nearest(text, known.values()))
    return found


def write(size: Size, style: str) -> str | dict[str, Any]:
    """Return a size as a feed writes it; ``style`` is ``plain`` or one of :data:`DIALECTS`."""
    return writing.plain(size) if style == "plain" else _WRITERS[style](size)


def _whom(dialect: str, field: str, size: Size) -> str | None:
    return terms(dialect, field).get(size.audience.value) if size.audience else None


def _kept(found: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that say something."""
    return {name: value for name, value in found.items() if value not in (None, "", [], ())}


# ------------------------------------------------------------------------------------------- Google Merchant


def _google(size: Size) -> dict[str, Any]:
    system = _google_system(size)
    fit = terms("google", "size_type").get(size.fit_type or "")
    text = writing.text_of(size, fit=fit is None)
    return _kept(
        {
            "size": text if system or writing.says_its_system(size) else f"{writing.code(size.system)} {text}",
            "size_system": system,
            "size_type": fit,
            "gender": _whom("google", "gender", size),
            "age_group": _age_group(size),
            "brand": size.brand,
        }
    )


def _google_system(size: Size) -> str | None:
    return None if size.parts.get("house") else terms("google", "size_system").get(size.system.value)


def _age_group(size: Size) -> str | None:
    """Return the age group: that of the months on the label, else the usual one of the audience."""
    if size.audience is None:
        return None
    usual = _whom("google", "age_group", size)
    months = None if size.item in scales.goods() else months_of(size.label)
    if months is None or size.audience in (Audience.WOMEN, Audience.MEN, Audience.UNISEX):
        return usual
    grown = size.label.endswith("M") and "-" not in size.label  # 12M is worn until twelve months, 2Y from two years
    for span, term in terms("google", "age_months").items():
        low, high = map(int, span.split("-"))
        if (low < months <= high) if grown else (low <= months < high):
            return term
    return usual


# ------------------------------------------------------------------------------------------- schema.org


def _schema_org(size: Size) -> dict[str, Any]:
    groups = terms("schema.org", "sizeGroup")
    fit = groups.get(size.fit_type or "")
    system = schema_system(size.system.value) if not writing.says_its_system(size) else None
    found = [*(groups.get(size.audience or "", "").split()), *((fit or "").split())]
    return _kept(
        {
            "@context": SCHEMA.rstrip("/"),
            "@type": "SizeSpecification",
            "name": writing.text_of(size, fit=fit is None),
            "sizeSystem": system,
            "sizeGroup": [SCHEMA + term for term in found],
            "suggestedGender": _whom("schema.org", "suggestedGender", size),
            "suggestedAge": _suggested_age(size),
            "suggestedMeasurement": _body(size),
            "hasMeasurement": _product(size),
        }
    )


def schema_system(scale: str) -> str:
    """Return a size system as schema.org names it: one of its members, or the code as text.

    >>> schema_system("EU"), schema_system("KR")
    ('https://schema.org/WearableSizeSystemEurope', 'KR')
    """
    term = terms("schema.org", "sizeSystem").get(scale.partition(".")[0])
    return SCHEMA + term if term else scale


def schema_groups(*codes_: str) -> list[str]:
    """Return the size groups of audiences and fit types as schema.org names them; nothing for what it does not name."""
    known = terms("schema.org", "sizeGroup")
    return [SCHEMA + term for code in codes_ for term in known.get(code, "").split()]


def measurement(name: str, low: float, high: float, unit: str, field: str = "suggestedMeasurement") -> dict[str, Any]:
    """Return a measurement as a schema.org QuantitativeValue with its UN/CEFACT unit code."""
    term = terms("schema.org", field).get(name)
    low, high = (int(end) if end == int(end) else end for end in (low, high))
    figures = {"value": low} if low == high else {"minValue": low, "maxValue": high}
    reference = {"valueReference": SCHEMA + term} if term else {}
    return {
        "@type": "QuantitativeValue", "name": name, **reference, **figures,
        "unitCode": terms("schema.org", "unitCode")[unit],
    }  # fmt: skip


_BODY = ("height", "bust", "chest", "waist", "hip")


def _body(size: Size) -> list[dict[str, Any]]:
    """Return the body measurements that a label says itself: those of its parts, or what its scale stands for."""
    good = scales.goods().get(size.item or "")
    if good is None:
        return [measurement(name, size.parts[name], size.parts[name], "cm") for name in _BODY if name in size.parts]
    if good.kind != "scale" or good.quantity not in terms("schema.org", "suggestedMeasurement"):
        return []
    one = scales.scale(good.id, size.system, str(size.parts.get("series", "")))
    known = one.quantity(size.label) if one else None
    return [] if known is None else [measurement(good.quantity, known[0][0], known[1][0], good.unit)]


def _product(size: Size) -> list[dict[str, Any]]:
    known = terms("schema.org", "hasMeasurement")
    return [measurement(name, value, value, "in", "hasMeasurement") for name, value in size.parts.items()
            if name in known]  # fmt: skip


def _suggested_age(size: Size) -> dict[str, Any] | None:
    span = None if size.item in scales.goods() else months_of(size.label, ends=True)
    if span is None or size.audience in (Audience.WOMEN, Audience.MEN):
        return None
    low, high = span
    unit = "months" if size.label.endswith("M") else "years"
    divide = 1 if unit == "months" else 12
    return measurement("age", low / divide, high / divide, unit)


# ------------------------------------------------------------------------------------------- GS1 Web Vocabulary


def _gs1(size: Size) -> dict[str, Any]:
    system = terms("gs1", "sizeSystem").get(size.system.value) if not writing.says_its_system(size) else None
    group, fit_said = _gs1_group(size)
    shared = {"@type": "gs1:SizeDetails", "gs1:sizeSystem": _gs1_id(system), "gs1:sizeGroup": _gs1_id(group)}
    text = writing.text_of(size, fit=not fit_said)
    whole = text if system or writing.says_its_system(size) else f"{writing.code(size.system)} {text}"
    types = terms("gs1", "sizeType")
    details = [
        _kept({**shared, "gs1:sizeType": _gs1_id(types[name]), "gs1:sizeDimension": value})
        for name, value in _gs1_dimensions(size, whole, bool(system))
    ]
    return _kept(
        {
            "@context": {"gs1": GS1},
            "@type": "gs1:WearableProduct",
            "gs1:targetConsumerGender": _gs1_id(_whom("gs1", "targetConsumerGender", size)),
            "gs1:size": details,
        }
    )


def _gs1_id(term: str | None) -> dict[str, str] | None:
    return {"@id": f"gs1:{term}"} if term else None


def _gs1_group(size: Size) -> tuple[str | None, bool]:
    """Return the size group, and whether it says the fit type."""
    known = terms("gs1", "sizeGroup")
    whom = size.audience.value if size.audience else ""
    if size.fit_type is not None:
        term = known.get(f"{whom} {size.fit_type}") or known.get(size.fit_type)
        if term:
            return term, True
    return known.get(whom), False


def _gs1_dimensions(size: Size, whole: str, system_said: bool) -> list[tuple[str, str]]:
    if size.system is System.WAIST and "/" in size.label and size.fit_type is None:
        waist, _, inseam = size.label.partition("/")
        return [("waist_in", waist), ("inseam_in", inseam)]
    if system_said and "band" in size.parts:
        return [("band", str(size.parts["band"])), ("cup", str(size.parts["cup"]))]
    return [("label", whole)]


# ------------------------------------------------------------------------------------------- Amazon


def _amazon(size: Size) -> dict[str, Any]:
    whom = {
        name: [{"value": term}]
        for name in ("target_gender", "age_range_description")
        if (term := _whom("amazon", name, size))
    }
    good = scales.goods().get(size.item or "")
    said = None
    if good is not None and good.kind == "footwear":
        said = _amazon_shoe(size)
        if said is not None:
            return {**whom, "footwear_size": [said]}
    elif good is None:
        said = _amazon_garment(size)
        if said is not None:
            return {**whom, "apparel_size": [said]}
    return {**whom, "size": [{"value": writing.plain(size)}]}


def _amazon_garment(size: Size) -> dict[str, Any] | None:
    """Return the fields of apparel_size, None for what they cannot say."""
    if size.parts.get("house"):
        return None
    fields = ("size_system", "size_class", "size", "body_type", "height_type")
    systems, classes, sizes, bodies, heights = (terms("amazon", f"apparel_size.{field}") for field in fields)
    fit = FitType.REGULAR if size.fit_type is None and writing.regular_must_be_said(size) else size.fit_type
    if fit is not None and fit not in bodies and fit not in heights:
        return None
    found: dict[str, Any] = {"size_system": systems.get(size.system.value)}
    label, body, height = size.label, bodies.get(fit or ""), heights.get(fit or "")
    if size.system is System.INT and label in sizes:
        found |= {"size_class": classes["letter"], "size": sizes[label]}
    elif size.system is System.AGE and (ages := _amazon_ages(label, sizes)):
        found |= {"size_class": classes["age"], **ages}
    elif size.system is System.HEIGHT and label.isdigit():
        found |= {"size_class": classes["height"], "size": f"numeric_height_{label}"}
    elif size.system is System.JP and "body_type" in size.parts and label.isdigit() and "height" in size.parts:
        code = writing.designation(size).removeprefix(label + size.parts["body_type"])
        found |= {"size_class": classes["go"], "size": f"go_{label}"}
        body, height = str(size.parts["body_type"]).lower(), code.lower()
    elif found["size_system"] and _is_number(label) and not set(size.parts) - {"length", "height"}:
        found |= {"size_class": classes["number"], "size": _numeric(label)}
    else:
        return None
    return _kept({**found, "body_type": body, "height_type": height})


def _is_number(label: str) -> bool:
    return label.replace(".", "", 1).isdigit()


def _numeric(label: str) -> str:
    """Return a number as Amazon spells it.

    >>> _numeric("10.5"), _numeric("00")
    ('numeric_10_point_5', 'numeric_00')
    """
    return "numeric_" + label.replace(".", "_point_")


def _amazon_ages(label: str, sizes: dict[str, str]) -> dict[str, str] | None:
    if label in sizes:
        return {"size": sizes[label]}
    unit = {"M": "month", "Y": "year"}.get(label[-1:])
    numbers = label[:-1].split("-")
    if unit is None or not all(number.isdigit() for number in numbers):
        return None
    written = [f"{number}_{unit}{'' if int(number) < 2 else 's'}" for number in numbers]
    return {"size": written[0], **({"size_to": written[1]} if len(written) > 1 else {})}


def _amazon_shoe(size: Size) -> dict[str, Any] | None:
    """Return the fields of footwear_size, None for what they cannot say: thirds, widths, doubles."""
    system = terms("amazon", "footwear_size.size_system").get(size.system.value)
    label = size.label.rstrip("CY")
    if system is None or not _is_number(label) or "width" in size.parts or size.audience is None:
        return None
    classes = terms("amazon", "footwear_size.size_class")
    centimetres = size.system is System.JP
    figure = f"{label}.0" if centimetres and "." not in label else label
    return {
        "size_system": system,
        "age_group": terms("amazon", "footwear_size.age_group")[_shoe_age(size)],
        "gender": terms("amazon", "footwear_size.gender")[size.audience.value],
        "size_class": classes["centimetre" if centimetres else "number"],
        "size": f"measurement_{figure.replace('.', '_point_')}_centimeters" if centimetres else _numeric(label),
    }


def _shoe_age(size: Size) -> str:
    assert size.audience is not None
    if footwear.group(size.audience) != "kids":
        return size.audience.value
    if size.parts.get("range") == "junior" or size.label.endswith("Y"):
        return "junior"
    return "baby" if size.audience is Audience.BABY else "child"


# ------------------------------------------------------------------------------------------- Shopify


def _shopify(size: Size) -> dict[str, Any]:
    found = {"Option1 Name": "Size", "Option1 Value": writing.plain(size)}
    for name, value in (
        ("target-gender", _whom("shopify", "target-gender", size)),
        ("age-group", _whom("shopify", "age-group", size)),
        *_shopify_attributes(size),
    ):
        if value:
            found[f"product.metafields.shopify.{name}"] = value
    return found


def _shopify_attributes(size: Size) -> list[tuple[str, str | None]]:
    """Return the attributes of the taxonomy: they know no size systems, so the option's value says them."""
    good = scales.goods().get(size.item or "")
    if good is None:
        return []
    if good.kind == "footwear":
        width = width_name(size)
        return [
            ("shoe-size", terms("shopify", "shoe-size").get(size.label)),
            ("shoe-fit", terms("shopify", "shoe-fit").get(width) if width else None),
        ]
    if good.kind == "bra":
        return [("cup-size", terms("shopify", "cup-size").get(str(size.parts.get("cup"))))]
    if good.id == "ring":
        number = scales.number_of(size.label, "vulgar")
        label = size.label if number is None else f"{float(number):g}"
        return [("ring-size", terms("shopify", "ring-size").get(label))]
    return [("accessory-size", terms("shopify", "accessory-size").get(size.label))]


def width_name(size: Size) -> str | None:
    """Return the width of a shoe as a word (narrow, medium, wide, …), None where it says none."""
    width, group = size.parts.get("width"), footwear.group(size.audience)
    return next((name for name, of, system, letters in _widths() if of == group and system == size.system
                 and width in letters), None)  # fmt: skip


def width_letter(name: str, audience: Audience | None, system: System | None) -> str | None:
    """Return the letter that a width has in a system, None where it has none."""
    group = footwear.group(audience) or "men"
    return next((letters[0] for word, of, code, letters in _widths() if word == name and of == group
                 and code == system and letters), None)  # fmt: skip


@cache
def _widths() -> tuple[tuple[str, str, System, tuple[str, ...]], ...]:
    found = []
    for group, _, name, _, *cells in rows("sizes/footwear_widths"):
        for system, cell in zip((System.US, System.UK, System.JP, System.EU), cells, strict=False):
            found.append((str(name), str(group), system, tuple(filter(None, str(cell).split("-")))))
    return tuple(found)


_WRITERS: dict[str, Callable[[Size], dict[str, Any]]] = {
    "google": _google, "schema.org": _schema_org, "gs1": _gs1, "amazon": _amazon, "shopify": _shopify,
}  # fmt: skip
