"""Rows of product feeds: which of their texts are sizes, and what their other fields say of them.

A row is a mapping as a feed file, an API or JSON-LD holds it. Fields that say nothing of a size are passed over, blank
ones count as absent. A value that a field does not know raises :class:`~specconv.UnknownOption` with the nearest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from specconv.ground.errors import Contradiction, UnknownOption, UnreadableSize
from specconv.ground.text import LIMIT, fold, nearest
from specconv.sizes import feeds, scales, vocabulary
from specconv.sizes.values import Audience, FitType, System

_FITS = frozenset(fit.value for fit in FitType)
_AUDIENCES = frozenset(audience.value for audience in Audience)
MOST = 20
"""Sizes that a row may name."""


class Asked(NamedTuple):
    """What a row says: the texts of its sizes, the hints of its other fields, and which field said which hint."""

    texts: tuple[str, ...] = ()
    system: System | None = None
    audience: Audience | None = None
    fit: FitType | None = None
    item: str | None = None
    brand: str | None = None
    said: Mapping[str, tuple[str, object]] = {}
    """Hint (system, audience, fit) → the field and its value."""


def read(row: object, dialect: str) -> tuple[Asked, ...]:
    """Return what a row says of each of its sizes; ``()`` when it names none.

    Raises :class:`~specconv.UnknownOption` for what is no mapping and for values that a field does not know, and
    :class:`~specconv.UnreadableSize` for a text longer than 1,000 characters in a field of the size.
    """
    if not isinstance(row, Mapping):
        raise UnknownOption("expected a mapping of the feed's fields", field="row", value=row)
    found = [asked for asked in _READERS[dialect](_fields(row)) if asked.texts]
    if sum(len(asked.texts) for asked in found) > MOST:
        raise UnreadableSize(f"more than {MOST} sizes in one row", field="row")
    return tuple(found)


# ------------------------------------------------------------------------------------------- cells


def _fields(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return the fields by folded names: ``g:size_system``, ``sizeSystem`` and ``Size System`` are one.

    Raises :class:`~specconv.Contradiction` where two spellings of a field that tells of a size say two things.
    """
    found: dict[str, Any] = {}
    names: dict[str, str] = {}
    for name, value in row.items():
        key = _key(str(name)[:LIMIT])
        if key not in found or _is_blank(found[key]):
            found[key], names[key] = value, str(name)
        elif _TELLING.match(key) and not _is_blank(value):
            first, second = (tuple(map(fold, _texts_or_nothing(one))) for one in (found[key], value))
            if first and second and first != second:
                problem = f"the field {names[key]!r} says {found[key]!r}, the field {str(name)!r}"
                raise Contradiction(problem, field=str(name), value=value)
    return found


_TELLING = re.compile(
    r"(?:size|gender|age|target|suggested|option\d|apparel|footwear|body|height|band|cup|width|brand|producttype)"
)
"""How the folded names of fields begin that tell of a size; two descriptions may differ."""


def _is_blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    """Return the key of a field's name; the other words of a feed's header repeat in every row."""
    return fold(re.sub(r"^(?:g|c|gs1|schema):", "", name) if ":" in name else name)


def _texts(value: Any, field: str, depth: int = 0) -> list[str]:
    """Return the texts of a cell: one, several of a list, or the ``value`` of an attribute."""
    if value is None or depth > 3:
        return []
    if isinstance(value, str):
        if len(value) > LIMIT:
            raise UnreadableSize(f"longer than {LIMIT} characters", field=field, value=value)
        return [text] if (text := value.strip()) else []
    if isinstance(value, bool):
        raise UnknownOption("expected a text", field=field, value=value)
    if isinstance(value, int | float):
        if isinstance(value, int) and value.bit_length() > 64:
            raise UnknownOption("expected a size", field=field, value=value)
        return [] if value != value else [f"{value:.15g}"]
    if isinstance(value, dict | Mapping):
        for key in ("value", "@id", "@value", "name"):
            if key in value:
                return _texts(value[key], field, depth + 1)
        return []
    if isinstance(value, list | tuple | Sequence) and not isinstance(value, bytes | bytearray):
        found: list[str] = []
        for part in value[: MOST + 1]:
            found += _texts(part, field, depth + 1)
        return found
    raise UnknownOption("expected a text", field=field, value=type(value).__name__)


def _first(fields: Mapping[str, Any], *names: str) -> tuple[str, str] | None:
    """Return name and text of the first of some fields that says something."""
    for name in names:
        value = fields.get(_key(name))
        texts = () if value is None else _texts(value, name)
        if texts:
            return name, texts[0]
    return None


def _records(value: Any) -> list[dict[str, Any]]:
    """Return the mappings of an attribute with fields inside, such as Amazon's ``apparel_size``."""
    if value is None or isinstance(value, str | bytes):
        return []
    parts = value if isinstance(value, list | tuple | Sequence) else [value]
    return [_fields(part) for part in parts[: MOST + 1] if isinstance(part, dict | Mapping)]


# ------------------------------------------------------------------------------------------- hints


@lru_cache(maxsize=1024)
def _coded(dialect: str, field: str, cell: tuple[str, str] | None) -> tuple[str, ...]:
    """Return our codes for a feed's term."""
    if cell is None:
        return ()
    name, text = cell
    known = feeds.codes(dialect, field)
    key = fold(text)
    if key not in known:
        choices = nearest(text, feeds.terms(dialect, field).values())
        raise UnknownOption("not a term of this field", field=name, value=text, choices=choices)
    return known[key]


@lru_cache(maxsize=1024)
def _system(dialect: str, field: str, cell: tuple[str, str] | None) -> System | None:
    if cell is None:
        return None
    name, text = cell
    known = feeds.codes(dialect, field).get(fold(text))
    return System(known[0]) if known else vocabulary.system(text, name)


@lru_cache(maxsize=1024)
def _audience(
    dialect: str, gender: tuple[str, str] | None, age: tuple[str, str] | None, fields: tuple[str, str]
) -> Audience | None:
    """Return the audience that gender and age group name together."""
    sex = _sex(dialect, fields[0], gender)
    years = _years(dialect, fields[1], age)
    if isinstance(sex, Audience):
        return sex
    if years == "baby":
        return Audience.BABY
    if years == "kids":
        return {"female": Audience.GIRLS, "male": Audience.BOYS}.get(sex or "", Audience.KIDS)
    return {"female": Audience.WOMEN, "male": Audience.MEN, "unisex": Audience.UNISEX}.get(sex or "")


@lru_cache(maxsize=1024)
def _sex(dialect: str, field: str, cell: tuple[str, str] | None) -> Audience | str | None:
    """Return female, male or unisex; an audience where the cell names one (girls, 男童)."""
    if cell is None:
        return None
    name, text = cell
    known = feeds.codes(dialect, field).get(fold(text))
    if known is None:
        try:
            named = vocabulary.audience(text)
        except UnknownOption:
            raise UnknownOption(
                "not a term of this field", field=name, value=text,
                choices=nearest(text, dict.fromkeys(feeds.terms(dialect, field).values())),
            ) from None  # fmt: skip
        assert named is not None
        known = (named.value,) if named in (Audience.WOMEN, Audience.MEN, Audience.UNISEX) else ()
        if not known:
            return named
    return "female" if "women" in known else "male" if "men" in known else "unisex"


@lru_cache(maxsize=1024)
def _years(dialect: str, field: str, cell: tuple[str, str] | None) -> str | None:
    """Return baby, kids or adult."""
    if cell is None:
        return None
    name, text = cell
    key = fold(text)
    for span, term in feeds.terms(dialect, "age_months").items():
        if fold(term) == key:
            return "baby" if int(span.partition("-")[2]) <= 12 else "kids"
    known = feeds.codes(dialect, field).get(key) or _MORE_AGES.get(key)
    if known is None:
        raise UnknownOption(
            "not a term of this field", field=name, value=text,
            choices=nearest(text, dict.fromkeys([*feeds.terms(dialect, field).values(), "toddler"])),
        )  # fmt: skip
    return "adult" if "women" in known else "baby" if known == ("baby",) else "kids"


_MORE_AGES = {
    "adult": ("women",), "adults": ("women",), "bigkid": ("kids",), "littlekid": ("kids",), "kid": ("kids",),
    "kids": ("kids",), "toddler": ("kids",), "toddlers": ("kids",), "baby": ("baby",), "babies": ("baby",),
    "infant": ("baby",), "newborn": ("baby",), "teens": ("kids",), "allages": ("women",), "universal": ("women",),
}  # fmt: skip
"""Age groups that a feed takes beside those that are written."""


def _fit(dialect: str, field: str, cell: tuple[str, list[str]]) -> FitType | None:
    """Return the fit type of one or two values; the special one where regular stands beside it."""
    name, texts = cell
    found: list[FitType] = []
    for one in (part for text in texts for part in re.split(r"[,;/|]", text)):
        if one.strip():
            known = feeds.codes(dialect, field).get(fold(one))
            found.append(FitType(known[0]) if known else _worded(one.strip(), name, dialect, field))
    special = [fit for fit in found if fit is not FitType.REGULAR]
    return (special or found or [None])[0]


def _worded(text: str, name: str, dialect: str, field: str) -> FitType:
    try:
        named = vocabulary.fit_type(text)
    except UnknownOption:
        choices = nearest(text, feeds.terms(dialect, field).values())
        raise UnknownOption("not a term of this field", field=name, value=text, choices=choices) from None
    assert named is not None
    return named


_CATEGORIES = ("producttype", "producttypes", "googleproductcategory", "category", "productcategory", "item",
               "itemtype", "itemtypename")  # fmt: skip


def _item(fields: Mapping[str, Any]) -> str | None:
    """Return the item that the product type or category names; the most special part counts first."""
    for name in _CATEGORIES:
        for text in _texts_or_nothing(fields[name]) if name in fields else ():
            if name == "googleproductcategory" and (numbered := feeds.codes("google", "product_category").get(text)):
                return numbered[0]
            for part in reversed(re.split(r"\s*[>/|,;»]\s*|\s+-\s+", text[:LIMIT])):
                found = item_named(part)
                if found is not None:
                    return found
    return None


def _texts_or_nothing(value: Any) -> list[str]:
    try:
        return _texts(value, "product_type")
    except (UnknownOption, UnreadableSize):
        return []


@cache
def _phrases() -> dict[str, str]:
    return {**scales.goods_words(), **vocabulary.item_words()}


def item_named(text: str) -> str | None:
    """Return the item whose name a text ends with or holds, the longest first; None where it names none.

    >>> item_named("Women's Ankle Boots"), item_named("Dress Shirts"), item_named("Gift Cards")
    ('shoes', 'dress_shirt', None)
    """
    known = _phrases()
    if fold(text) in known:
        return known[fold(text)]
    words = re.findall(r"[^\W\d_]+", text)
    for width in (3, 2, 1):
        for end in range(len(words), width - 1, -1):
            key = fold("".join(words[end - width : end]))
            if len(key) > 2 and (key in known or key.removesuffix("s") in known):
                return known.get(key) or known[key.removesuffix("s")]
    return None


def _brand(fields: Mapping[str, Any]) -> str | None:
    texts = _texts_or_nothing(fields.get("brand")) if "brand" in fields else ()
    return texts[0] if texts else None


def _said(**cells: tuple[str, object] | None) -> dict[str, tuple[str, object]]:
    """Return the hints that a row gives, each with the field and the value that gives it."""
    return {hint: cell for hint, cell in cells.items() if cell is not None}


# ------------------------------------------------------------------------------------------- the dialects


def _google(fields: dict[str, Any]) -> Iterator[Asked]:
    texts = _texts(fields.get("size"), "size") or _texts(fields.get("sizes"), "sizes")
    system, gender, age = (_first(fields, name) for name in ("size_system", "gender", "age_group"))
    types = _texts(fields.get("sizetype"), "size_type") or _texts(fields.get("sizetypes"), "size_type")
    yield Asked(
        tuple(texts), _system("google", "size_system", system),
        _audience("google", gender, age, ("gender", "age_group")), _fit("google", "size_type", ("size_type", types)),
        _item(fields), _brand(fields),
        _said(system=system, audience=gender or age, fit=("size_type", ", ".join(types)) if types else None),
    )  # fmt: skip


def _schema_org(fields: dict[str, Any]) -> Iterator[Asked]:
    """Read a SizeSpecification, a Product whose ``size`` is one (or a text), or a list of them."""
    item, brand = _item(fields), _brand(fields)
    inside = fields.get("size")
    parts: list[Any] = list(inside) if isinstance(inside, list | tuple) else [inside] if inside is not None else []
    if not parts and fields.get("name") is not None and fold(str(fields.get("type", "SizeSpecification"))) != "product":
        parts = [fields]
    for part in parts[: MOST + 1]:
        own = _fields(part) if isinstance(part, Mapping) else {"name": part}
        yield _specification(own, {**fields, **own})._replace(item=item, brand=brand)


def _specification(own: dict[str, Any], fields: dict[str, Any]) -> Asked:
    system = _first(own, "sizeSystem")
    if system is not None:
        system = (system[0], re.sub(r"^.*/|^schema:", "", system[1]))
    groups = [re.sub(r"^.*/|^schema:", "", text) for text in _texts(own.get("sizegroup"), "sizeGroup")]
    gender = _first(fields, "suggestedGender")
    if gender is not None:
        gender = (gender[0], re.sub(r"^.*/|^schema:", "", gender[1]))
    audience, fit = _grouped(tuple(groups))
    if audience is None:
        audience = _audience("schema.org", gender, None, ("suggestedGender", ""))
    return Asked(
        tuple(_texts(own.get("name"), "name")), _system("schema.org", "sizeSystem", system), audience, fit,
        said=_said(
            system=system, audience=("sizeGroup", groups) if groups else gender,
            fit=("sizeGroup", groups) if groups else None,
        ),
    )  # fmt: skip


@lru_cache(maxsize=1024)
def _grouped(groups: tuple[str, ...]) -> tuple[Audience | None, FitType | None]:
    """Return the audience and the fit type that size groups name; terms or plain words (``petite``)."""
    terms = feeds.terms("schema.org", "sizeGroup")
    given = {fold(group) for group in groups}
    named = {code for code, term in terms.items() if {fold(one) for one in term.split()} <= given}
    known = {fold(one) for term in terms.values() for one in term.split()} | {fold("WearableSizeGroupMisses")}
    for group in groups:
        if fold(group) not in known:
            named.add(_worded(group, "sizeGroup", "schema.org", "sizeGroup").value)
    audience = next((Audience(code) for code in ("unisex", "kids", *_SINGLE) if code in named), None)
    if fold("WearableSizeGroupMisses") in given:
        audience = audience or Audience.WOMEN
    fits = [FitType(code) for code in named if code in _FITS]
    special = [fit for fit in fits if fit is not FitType.REGULAR]
    return audience, (sorted(special) or fits or [None])[0]


_SINGLE = ("girls", "boys", "baby", "women", "men")


def _gs1(fields: dict[str, Any]) -> Iterator[Asked]:
    """Read a WearableProduct with its ``gs1:size``, or one SizeDetails."""
    gender = _first(fields, "targetConsumerGender")
    sex = _coded("gs1", "targetConsumerGender", (gender[0], _term(gender[1])) if gender else None)
    details = _records(fields.get("size")) or ([fields] if "sizedimension" in fields else [])
    values: dict[str, str] = {}
    system: tuple[str, str] | None = None
    group: tuple[str, str] | None = None
    for one in details:
        system, group = system or _first(one, "sizeSystem"), group or _first(one, "sizeGroup")
        kind = _first(one, "sizeType")
        code = _coded("gs1", "sizeType", (kind[0], _term(kind[1]))) if kind else ("label",)
        texts = _texts(one.get("sizedimension"), "sizeDimension")
        if texts:
            values.setdefault(code[0], texts[0])
    codes = _coded("gs1", "sizeGroup", (group[0], _term(group[1]))) if group else ()
    words = codes[0].split() if codes else []
    audience = next((Audience(word) for word in words if word in _AUDIENCES), None)
    if audience is None and sex:
        audience = Audience.WOMEN if "women" in sex else Audience.MEN if "men" in sex else None
    code = _coded("gs1", "sizeSystem", (system[0], _term(system[1]))) if system else ()
    yield Asked(
        _joined(values), System(code[0]) if code else None, audience,
        next((FitType(word) for word in words if word in _FITS), None), _item(fields), _brand(fields),
        _said(system=system, audience=group or gender, fit=group),
    )  # fmt: skip


def _term(text: str) -> str:
    """Return a GS1 term without its prefix or address."""
    return re.sub(r"^.*[/:]", "", text)


def _joined(values: dict[str, str]) -> tuple[str, ...]:
    """Return the dimensions of a size as one text: waist and inseam, band and cup, number and width."""
    if "waist_in" in values:
        inseam = f"/L{values['inseam_in']}" if "inseam_in" in values else ""
        return (f"W{values['waist_in']}{inseam}",)
    if "band" in values and "cup" in values:
        return (f"{values['band']}{values['cup']}",)
    whole = values.get("label") or next(iter(values.values()), "")
    return (f"{whole} {values['width']}" if "width" in values else whole,) if whole else ()


def _amazon(fields: dict[str, Any]) -> Iterator[Asked]:
    """Read ``apparel_size`` and ``footwear_size``, nested as the API has them or flat as the templates do."""
    gender, age = _first(fields, "target_gender"), _first(fields, "age_range_description")
    audience = _audience("amazon", gender, age, ("target_gender", "age_range_description"))
    base = Asked((), None, audience, None, _item(fields), _brand(fields), _said(audience=gender or age))
    shoes = _records(fields.get("footwearsize")) or _flat(fields, "footwear")
    garments = _records(fields.get("apparelsize")) or _flat(fields, "apparel")
    for one in shoes:
        yield _amazon_shoe(one, base)
    for one in garments:
        yield _amazon_garment(one, base)
    if not shoes and not garments:
        texts = _texts(fields.get("size"), "size") or _texts(fields.get("sizename"), "size_name")
        yield base._replace(texts=tuple(texts))


def _flat(fields: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return the fields ``apparel_size_system``, ``apparel_size``, ``apparel_body_type`` … as one record."""
    found: dict[str, Any] = {}
    for key, value in fields.items():
        if key.startswith(kind) and not isinstance(value, Mapping | list | tuple):
            found[key.removeprefix(kind)] = value
    if "sizevalue" in found:
        found.setdefault("size", found["sizevalue"])
    return [found] if _texts(found.get("size"), "size") else []


def _amazon_shoe(one: dict[str, Any], base: Asked) -> Asked:
    system = _first(one, "size_system")
    code = _amazon_system("footwear_size.size_system", system)
    gender, age = _first(one, "gender"), _first(one, "age_group")
    codes = feeds.codes("amazon", "footwear_size.age_group").get(fold(age[1]), ()) if age else ()
    young = next((code for code in codes if code in ("child", "junior", "baby", "toddler")), None)
    audience = _audience("amazon", gender, age, ("footwear_size.gender", "footwear_size.age_group"))
    texts = _amazon_values(one)
    if young and code in (System.US, System.UK):
        suffix = {System.US: ("C", "Y"), System.UK: (" infant", " junior")}[code][young == "junior"]
        texts = [text + suffix for text in texts]
    width = _first(one, "width")
    letter = feeds.width_letter(width[1].replace("_", " ").replace("x ", "extra "), audience, code) if width else None
    if width and letter and fold(width[1]) != "medium":
        texts = [f"{text} ({letter})" for text in texts]
    said = {**base.said, **_said(system=system, audience=gender or age)}
    whom = audience if age or gender else base.audience
    return base._replace(texts=tuple(texts), system=code, audience=whom, item=base.item or "shoes", said=said)


@lru_cache(maxsize=1024)
def _amazon_system(field: str, cell: tuple[str, str] | None) -> System | None:
    if cell is None:
        return None
    text = re.sub(r"(?i)[ _]?footwear[ _]size[ _]system$", "", cell[1])
    known = feeds.codes("amazon", field).get(fold(cell[1]))
    return System(known[0]) if known else vocabulary.system(text.partition("/")[0].strip(), cell[0])


def _amazon_garment(one: dict[str, Any], base: Asked) -> Asked:
    system = _first(one, "size_system")
    code = _amazon_system("apparel_size.size_system", system)
    body, height = _first(one, "body_type"), _first(one, "height_type")
    kind = _first(one, "size_class")
    texts = _amazon_values(one)
    fits = [cell for cell in (body, height) if cell and fold(cell[1]) in _FITS]
    fit = _fit("amazon", "apparel_size.body_type", ("body_type", [text for _, text in fits])) if fits else None
    if (kind and fold(kind[1]) == "numericgo") or (code is System.JP and body and fold(body[1]) in _JIS_TYPES):
        letters = "".join(cell[1].upper() for cell in (body, height) if cell and cell not in fits)
        texts = [text + letters for text in texts]
    if code in (System.US, System.UK) and base.audience is Audience.MEN and height:
        letter = {"regular": "R", "short": "S", "long": "L"}.get(fold(height[1]))
        texts = [f"{text}{letter}" if letter and text.isdigit() and int(text) >= 32 else text for text in texts]
    if code is not None and texts and not any(sign.isdigit() for text in texts for sign in text):
        code = None  # letters are the same letters whatever the marketplace's numbers
    said = {**base.said, **_said(system=system, fit=fits[0] if fits else None)}
    return base._replace(texts=tuple(texts), system=code, fit=fit, said=said)


_JIS_TYPES = frozenset({"a", "ab", "b", "y"})
_NUMERIC = re.compile(r"(?:numeric|go|measurement)_(?:height_)?(\d+(?:_point_\d+)?)(?:_centimeters?)?$")
_AGED = re.compile(r"(\d+)_(month|year)s?$")


def _amazon_values(one: dict[str, Any]) -> list[str]:
    """Return the values of a size attribute in our spelling: ``numeric_10_point_5``, ``6_months`` to ``9_months``."""
    low, high = _first(one, "size"), _first(one, "size_to")
    if low is None:
        return []
    first = _amazon_value(low[1])
    if high is None or fold(high[1]) == fold(low[1]):
        return [first]
    last = _amazon_value(high[1])
    if first[-1:] == last[-1:] and last[-1:] in "MY" and first[:-1].isdigit():
        first = first[:-1]
    return [f"{first}-{last}"]


@lru_cache(maxsize=1024)
def _amazon_value(text: str) -> str:
    key = text.strip().casefold().replace(" ", "_")
    known = feeds.codes("amazon", "apparel_size.size").get(fold(key))
    if known:
        return "one size" if known[0] == "ONE" else known[0]
    if match := _NUMERIC.match(key):
        figure = match[1].replace("_point_", ".")
        whole = figure[:-2] if figure.endswith(".0") else figure
        return f"{whole} cm" if "height" in key else whole
    if match := _AGED.match(key):
        return match[1] + match[2][0].upper()
    return text


def _shopify(fields: dict[str, Any]) -> Iterator[Asked]:
    """Read the option named size (Größe, taille …) of a variant, and the attributes of the taxonomy."""
    options: list[tuple[str, Any]] = []
    for number in (1, 2, 3):
        value = fields.get(f"option{number}value", fields.get(f"option{number}"))
        options.append((_name(fields.get(f"option{number}name")), value))
    records = (*_records(fields.get("selectedoptions")), *_records(fields.get("options")))
    options += [(_name(one.get("name")), one.get("value", one.get("values"))) for one in records]
    attributes = {key.rpartition("shopify")[2]: value for key, value in fields.items()}
    gender, age = _first(attributes, "target_gender"), _first(attributes, "age_group")
    audience = _audience("shopify", gender, age, ("target-gender", "age-group"))
    base = Asked(
        (), None, audience, None, _item(fields), _brand(fields) or _vendor(fields), _said(audience=gender or age)
    )
    named = [(name, tuple(_texts(value, name))) for name, value in options if _is_size(name)]
    if not any(texts for _, texts in named):
        named = [("", tuple(_texts(fields.get("size"), "size")))]
    for name, texts in named:
        item, system, whom = _of_option(name)
        told = {**base.said, **_said(system=("Option Name", name) if system else None)}
        yield base._replace(
            texts=texts, item=item or base.item, system=system, audience=base.audience or whom, said=told
        )


def _name(value: Any) -> str:
    return value[:LIMIT] if isinstance(value, str) else ""


def _vendor(fields: Mapping[str, Any]) -> str | None:
    texts = _texts_or_nothing(fields.get("vendor"))
    return texts[0] if texts else None


@lru_cache(maxsize=256)
def _is_size(name: str) -> bool:
    """Tell whether an option is named size in some language, alone or of something: Ring Size, Schuhgröße, 戒指尺寸."""
    return _beside_size(name) is not None


@lru_cache(maxsize=256)
def _beside_size(name: str) -> str | None:
    """Return what an option's name says beside a word for size; None where it has no such word."""
    text = " ".join(name[:60].split())
    key = fold(text)
    known = vocabulary.words("size")
    if key in known:
        return ""
    words = re.findall(r"[^\W_]+", text)
    if len(words) > 1 and any(fold(word) in known or fold(word) == "size" for word in (words[0], words[-1])):
        return " ".join(word for word in words if fold(word) not in known and fold(word) != "size")
    ending = max((word for word in known if key.endswith(word) and _parts_a_compound(word)), key=len, default="")
    ending = ending or ("size" if key.endswith("size") else "")
    return key.removesuffix(ending) if ending else None


def _parts_a_compound(word: str) -> bool:
    """Tell whether a word for size is long enough to be known behind another one: Ringgröße, 戒指尺寸."""
    return len(word) >= (4 if word.isascii() else 2)


@lru_cache(maxsize=256)
def _of_option(name: str) -> tuple[str | None, System | None, Audience | None]:
    """Return the item, the system and the audience that the name of an option says: Ring Size, UK size, Men's size."""
    rest = _beside_size(name) if name else ""
    if not rest:
        return None, None, None
    item = item_named(rest)
    words = re.findall(r"[^\W\d_]+", rest.replace("'s", ""))
    systems, people = vocabulary.system_words(), vocabulary.words("audience")
    codes = [fold(word) for word in words if (word.isupper() or len(word) > 4) and item_named(word) is None]
    known = (systems[key] for key in codes if key in systems)
    whom = next((Audience(people[key]) for word in words if (key := fold(word)) in people), None)
    return item, next(known, None), whom


_READERS = {"google": _google, "schema.org": _schema_org, "gs1": _gs1, "amazon": _amazon, "shopify": _shopify}
