"""The verbs of sizes: convert, recommend, fits, table; and what systems, items and brands there are."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from specconv.answers.labels import goods_of, goods_of_brands, hints_of, is_goods
from specconv.answers.verb import verb
from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.errors import SpecconvError, UnknownOption, UnreadableSize
from specconv.ground.text import nearest
from specconv.ground.value import Name
from specconv.sizes import (
    bodies,
    chart_dates,
    conversion,
    fitting,
    label_twice,
    questions,
    reading,
    size_bodies,
    size_scales,
    vocabulary,
)
from specconv.sizes.hints import Hints
from specconv.sizes.label_wearers import CHILDREN
from specconv.sizes.questions import AUDIENCE_NAMES, Question, question
from specconv.sizes.reasons import alone, plain_reason, reason
from specconv.sizes.values import Audience, Conversion, Fit, Size, System

if TYPE_CHECKING:
    from specconv.ground.table import Table
    from specconv.sizes.charts import Chart


def _as_clothes(text: Any, hints: Hints) -> tuple[Size, ...]:
    """Return the readings of a label as a size of clothing; a shirt that is none may carry its collar."""
    found = tuple(size for size in reading.read(text, hints) if not is_goods(size.item))
    if not found and hints.item == "shirt" and hints.audience is Audience.MEN:
        return _as_clothes(text, hints._replace(item="dress_shirt"))
    return found


def _choose(size: Any, hints: Hints, field: str = "size") -> tuple[Size, Hints, tuple[Missing, ...], list[Reason]]:
    """Return the size that is meant, the completed hints, what is missing and the notes on what was assumed."""
    if isinstance(size, Size):
        number = size.label.isdigit() and (size.audience or hints.audience) not in CHILDREN
        chosen = size if size.parts or number else _whole(size, hints)  # a child's number may be its height
        if hints.system is not None and hints.system != size.system:
            raise UnreadableSize(
                f"the size is of system {size.system}, not {hints.system}", field="system", value=str(size)
            )
    else:
        found = _as_clothes(size, hints)
        if not found:
            _unreadable(size, hints, field)
        chosen = found[0]
        if chosen.parts.get("style") and chosen.system is System.EU:
            chosen = _without_style(chosen)
        twice = label_twice.others_named(size, found)
        if hints.system is None and not _named(found):
            chosen, hints, missing, notes = _bare(found, hints, chosen)
        else:
            chosen, hints, missing, notes = _completed(chosen, hints, ())
        return chosen, hints, missing, [label_twice.note(chosen, twice), *notes] if twice else notes
    return _completed(chosen, hints, ())


def _choose_alone(
    size: Any, hints: Hints, field: str = "size"
) -> tuple[Size, Hints, tuple[Missing, ...], list[Reason]]:
    """Return the size that is meant, where the answer goes by this one alone: no odds count the others."""
    chosen, known, missing, notes = _choose(size, hints, field)
    return chosen, known, missing, list(alone(notes))


@lru_cache(maxsize=1024)
def _whole(size: Size, hints: Hints) -> Size:
    """Return a size that was built from its label alone with what the label says: heights, girths, both of two ends."""
    asked = Hints(
        size.system, size.audience or hints.audience, size.item or hints.item, size.fit_type or hints.fit_type, ()
    )
    try:
        found = reading.read(size.label, asked)
    except SpecconvError:
        return size
    for one in found:
        if one.system is size.system and not one.discarded and not is_goods(one.item):
            return size.with_(
                label=one.label, parts=one.parts, standard=size.standard or one.standard,
                audience=size.audience or one.audience, fit_type=size.fit_type or one.fit_type,
            )  # fmt: skip
    return size


def _named(found: tuple[Size, ...]) -> bool:
    """Tell whether all readings are of one system: the label itself names it."""
    least = 0.3 * (found[0].plausibility or 0.0)
    return len({size.system for size in found if (size.plausibility or 1.0) >= least}) <= 1


@cache
def _without_style(size: Size) -> Size:
    parts = {name: value for name, value in size.parts.items() if name != "style"}
    return size.with_(parts=type(size.parts)(parts))


def _bare(found: tuple[Size, ...], hints: Hints, chosen: Size) -> tuple[Size, Hints, tuple[Missing, ...], list[Reason]]:
    system = vocabulary.land(chosen.system)
    others = tuple(dict.fromkeys(str(size) for size in found[1:] if str(size) != str(chosen)))[:4]
    note = reason("assumed_system", Severity.CAUTION, label=chosen.label, system=system, others=others)
    whole, completed, missing, notes = _completed(chosen, hints, (Missing.system,))
    return whole, completed, missing, [note, *notes]


def _completed(
    chosen: Size, hints: Hints, missing: tuple[Missing, ...]
) -> tuple[Size, Hints, tuple[Missing, ...], list[Reason]]:
    notes: list[Reason] = []
    audience = hints.audience or chosen.audience
    if audience is None or (hints.audience is None and not _certain_audience(chosen)):
        audience = audience or Audience.WOMEN
        missing = (*missing, Missing.audience)
        notes.append(reason("assumed_audience", Severity.CAUTION, audience=AUDIENCE_NAMES[audience]))
    item = chosen.item if chosen.item == "dress_shirt" else hints.item or chosen.item
    if item is None:
        missing = (*missing, Missing.item)
        notes.append(plain_reason("assumed_item"))
    fit = hints.fit_type or chosen.fit_type
    return chosen, Hints(chosen.system, audience, item, fit, hints.places), missing, notes


def _certain_audience(size: Size) -> bool:
    """Tell whether a size was handed in as a value: its audience is then given, not guessed."""
    return size.plausibility is None or size.plausibility > 0.999


def _unreadable(size: Any, hints: Hints, field: str) -> None:
    text = size if isinstance(size, str) else repr(size)
    choices: tuple[str, ...] = ()
    if hints.system is not None and len(text) <= 20:
        of = question(hints.audience or Audience.WOMEN, hints.item, hints.fit_type)
        scale = size_scales.target_scale(hints.system, "", of)
        choices = nearest(text, list(size_bodies.ladder_of(scale, of)) or ["M"])
    what = "no size designation" + (f" of {hints.item}" if hints.item else "")
    raise UnreadableSize(what, field=field, value=size, choices=choices)


@verb
def convert(
    size: str | Size,
    *,
    to: str | None = None,
    system: str | None = None,
    audience: str | None = None,
    item: str | None = None,
    fit_type: str | None = None,
    brand: str | None = None,
    chart: Any = None,
    to_brand: str | None = None,
    to_chart: Any = None,
    as_of: str | None = None,
    by: str = "label",
) -> Conversion:
    """Return which size of another system, brand or chart a size is: candidates with probabilities, best first.

    ``to`` is the wanted system, ``system`` that of the given size where its text has no prefix. ``brand`` or ``chart``
    name the chart that the given size is from, ``to_brand`` or ``to_chart`` the one wanted; ``as_of`` (a date such as
    "2025-06") picks the chart in force where dates are known. ``by="body"`` (or ``"measurement"``) goes through the
    body alone and leaves charts that print labels side by side aside. Shoes, bras, rings and other goods with sizes of
    their own are told by ``item`` or by the text.

    >>> answer = convert("CN 165/88A", to="UK", audience="women", item="dress")
    >>> print(answer.best)
    UK 10

    Raises :class:`~specconv.UnreadableSize`, :class:`~specconv.UnknownSystem`, :class:`~specconv.UnknownOption`.
    """
    hints = hints_of(system, audience, item, fit_type)
    as_of = chart_dates.day(as_of)
    if not isinstance(by, str) or by not in ("label", "body", "measurement"):
        raise UnknownOption("not in the closed list", field="by", value=by, choices=("label", "measurement", "body"))
    if to is None and to_brand is None and to_chart is None:
        raise UnknownOption("one of to, to_brand and to_chart is needed", field="to", choices=("UK", "US", "EU"))
    wanted = None if to is None else vocabulary.system(to, "to")
    charted = any(one is not None for one in (brand, chart, to_brand, to_chart))
    goods = goods_of(size, hints, None if charted else wanted)
    goods = goods_of_brands(size, hints, goods, brand, to_brand)
    if goods is not None:
        return _convert_goods(size, wanted, goods, brand, to_brand, chart, to_chart, by, as_of)
    if charted:
        from specconv.sizes import chart_conversion

        return chart_conversion.convert(size, wanted, hints, brand, chart, to_brand, to_chart, as_of, _choose_alone)
    chosen, known, missing, notes = _choose(size, hints)
    of = _question(known)
    assert wanted is not None
    answer = conversion.convert(chosen, wanted, of, known.item, missing, tuple(notes), by_body=by != "label")
    if Missing.system in missing and not isinstance(size, Size):
        return conversion.mixed(answer, _as_clothes(size, hints), wanted, of, known.item)
    return answer


def _convert_goods(size: Any, wanted: System | None, hints: Hints, brand: str | None, to_brand: str | None, chart: Any,
    to_chart: Any,
                   by: str, as_of: str | None) -> Conversion:  # fmt: skip
    from specconv.sizes import goods_conversion

    if chart is not None or to_chart is not None:
        raise UnknownOption("a shop's own chart is for clothing", field="chart" if chart is not None else "to_chart")
    return goods_conversion.convert(size, wanted, hints, brand=brand, to_brand=to_brand, by=by, as_of=as_of)


def _question(known: Hints) -> Question:
    return question(known.audience or Audience.WOMEN, known.item, known.fit_type)


def _target_question(wanted: System | None, hints: Hints) -> tuple[Question, tuple[Missing, ...], list[Reason]]:
    missing: tuple[Missing, ...] = ()
    notes: list[Reason] = []
    audience = hints.audience
    if audience is None:
        audience = Audience.WOMEN
        missing = (Missing.audience,)
        notes.append(reason("assumed_audience", Severity.CAUTION, audience=AUDIENCE_NAMES[audience]))
    if hints.item is None:
        missing = (*missing, Missing.item)
        notes.append(plain_reason("assumed_item"))
    return question(audience, hints.item, hints.fit_type), missing, notes


@verb
def recommend(
    body: Mapping[str, Any],
    *,
    to: str | None = None,
    audience: str | None = None,
    item: str | None = None,
    fit_type: str | None = None,
    to_brand: str | None = None,
    to_chart: Any = None,
    as_of: str | None = None,
) -> Conversion:
    """Return which size body measurements ask for.

    ``body`` maps dimensions (bust, chest, waist, hip, height, neck …) to texts with a unit, pint quantities, or numbers
    in cm; for feet, fingers, hands and wrists numbers are mm. Without bust in the measurements a chest stands for it.

    >>> print(recommend({"bust": "36.5 in", "waist": "29 in"}, to="UK", audience="women", item="dress").best)
    UK 12

    Raises :class:`~specconv.UnreadableQuantity`, :class:`~specconv.UnknownSystem`, :class:`~specconv.UnknownOption`.
    """
    if not isinstance(body, Mapping):
        raise UnknownOption("expected measurements such as {'bust': '92 cm'}", field="body", value=body)
    hints = hints_of(None, audience, item, fit_type)
    as_of = chart_dates.day(as_of)
    if to is None and to_brand is None and to_chart is None:
        raise UnknownOption("one of to, to_brand and to_chart is needed", field="to", choices=("UK", "US", "EU"))
    wanted = None if to is None else vocabulary.system(to, "to")
    goods = goods_of(None, hints, None if to_brand is not None or to_chart is not None else wanted)
    if goods is not None:
        from specconv.sizes import goods_conversion

        if to_chart is not None:
            raise UnknownOption("a shop's own chart is for clothing", field="to_chart")
        return goods_conversion.recommend(body, wanted, goods, to_brand=to_brand, as_of=as_of)
    measures = bodies.measurements(body)
    of, missing, notes = _target_question(wanted, hints)
    if to_brand is not None or to_chart is not None:
        from specconv.sizes import chart_conversion

        return chart_conversion.recommend(
            measures, wanted, of, hints.item, missing, tuple(notes), to_brand, to_chart, as_of
        )
    assert wanted is not None
    return fitting.recommend(measures, wanted, of, hints.item, missing, tuple(notes))


@verb
def fits(
    size: str | Size,
    body: Mapping[str, Any] | Size | str,
    *,
    system: str | None = None,
    audience: str | None = None,
    item: str | None = None,
    fit_type: str | None = None,
    brand: str | None = None,
    chart: Any = None,
    as_of: str | None = None,
) -> Fit:
    """Return whether a size fits: the verdict, and every body dimension behind it with its centimetres.

    ``body`` holds the wearer's measurements, or is a size that the wearer takes otherwise.

    >>> str(fits("UK 12", {"bust": "93 cm", "waist": "76 cm"}, audience="women", item="dress").verdict)
    'fits'

    Raises :class:`~specconv.UnreadableSize`, :class:`~specconv.UnreadableQuantity`, :class:`~specconv.UnknownOption`.
    """
    hints = hints_of(system, audience, item, fit_type)
    as_of = chart_dates.day(as_of)
    goods = goods_of(size, hints)
    if goods is not None:
        from specconv.sizes import goods_fitting

        if brand is not None or chart is not None:
            raise UnknownOption("no chart tells the fit of this item", field="brand" if brand is not None else "chart")
        return goods_fitting.fits(size, body, goods)
    if brand is not None or chart is not None:
        from specconv.sizes import chart_conversion

        return chart_conversion.fits(size, body, hints, brand, chart, as_of, _choose_alone, _worn)
    chosen, known, missing, notes = _choose_alone(size, hints)
    of = _question(known)
    measures, worn = _worn(body, of, known)
    return fitting.fits(chosen, measures, of, known.item, missing, (*notes, *worn))


def _worn(body: Any, of: Question, known: Hints) -> tuple[dict[str, float], tuple[Reason, ...]]:
    """Return the wearer's measurements: as given, or those of the middle body of a size that is worn."""
    if isinstance(body, Mapping):
        return bodies.measurements(body), ()
    if not isinstance(body, Size | str):
        raise UnknownOption("expected measurements or a size that the customer wears", field="body", value=body)
    size, _, _, _ = _choose(body, Hints(None, known.audience, known.item, None, ()), "body")
    intervals = size_bodies.body_map(size_bodies.body_of(size, of), of)
    if not intervals:
        return {}, (reason("worn_unknown", Severity.CAUTION, size=str(size)),)
    return {name: interval.middle for name, interval in intervals.items()}, (reason("worn", size=str(size)),)


@verb
def table(
    from_: str, to: str, *, audience: str | None = None, item: str | None = None, fit_type: str | None = None
) -> Table:
    """Return the conversion table between two systems: each size with its candidates, their odds and the body.

    A table without rows says in its title that nothing is known that connects the two.

    >>> print(table("UK", "EU", audience="women", item="dress").where(UK="12")[0]["EU"])
    40

    Raises :class:`~specconv.UnknownSystem` and :class:`~specconv.UnknownOption`.
    """
    source, wanted = vocabulary.system(from_, "from_"), vocabulary.system(to, "to")
    hints = hints_of(None, audience, item, fit_type)
    if goods_of(None, hints) is not None:
        from specconv.sizes import goods_tables

        return goods_tables.table(source, wanted, hints)
    of, _, _ = _target_question(wanted, hints_of(None, audience, item, fit_type))
    named = vocabulary.item(item)
    scale = size_scales.target_scale(source, "", of)
    names = list(size_bodies.body_map({d: (0, 0) for d, count in enumerate(questions.weights(of)) if count > 0}, of))
    rows: list[tuple[Any, ...]] = []
    for label in size_bodies.ladder_of(scale, of) or vocabulary.numbers(source, of.audience, of.block):
        size = conversion.sized(System.WAIST if scale == "WAIST" else source, label, of.audience, named, of.fit)
        if of.audience in CHILDREN:
            size = _whole(size, hints._replace(system=source))
        answer = conversion.convert(size, wanted, of, named, (), ())
        if answer.candidates:
            best, *others = answer.candidates
            also = ", ".join(f"{one.size.label} {100 * one.probability:.0f} %" for one in others[:2])
            known = [answer.body.get(name) for name in names[:3]]
            figures = ["" if interval is None else f"{interval.low:g}-{interval.high:g}" for interval in known]
            odds = f"{100 * best.probability:.0f} %"
            rows.append((label, best.size.label, odds, also, *figures, *[""] * (3 - len(figures))))
    same = source == wanted
    columns = (
        str(source),
        f"{wanted} (same)" if same else str(wanted),
        "odds",
        "also",
        *[f"{name} cm" for name in (*names, "", "")[:3]],
    )
    columns = tuple(name if name.strip() != "cm" else f"-{index}" for index, name in enumerate(columns))
    keep = [index for index, name in enumerate(columns) if not name.startswith("-")]
    what = vocabulary.items()[of.item].name
    none = Name("", zh="") if rows else Name(": nothing is known that connects them", zh="：没有资料能把两者对应起来")
    title = Name(
        f"{source} to {wanted}, {of.audience}, {what}{none}",
        zh=f"{source} → {wanted}，{AUDIENCE_NAMES[of.audience].say('zh')}，{what.say('zh')}{none.say('zh')}",
    )
    from specconv.ground.table import Table  # late: the first answer needs none

    return Table.trusted(
        title=title,
        columns=tuple(columns[index] for index in keep),
        rows=tuple(tuple(row[index] for index in keep) for row in rows),
    )


@cache
def systems() -> Table:
    """Return the size systems: code, names, territories, and whose numbers they follow."""
    rows = tuple(
        (
            str(entry.code),
            str(entry.name),
            entry.name.say("zh"),
            entry.territories,
            str(entry.follows or ""),
            entry.confidence,
        )
        for entry in vocabulary.systems().values()
    )
    columns = ("code", "name", "name_zh", "territories", "follows", "confidence")
    from specconv.ground.table import Table  # late: the first answer needs none

    return Table.trusted(title="Size systems", columns=columns, rows=rows)


@cache
def items() -> Table:
    """Return the items: id, names, primary body dimension of women's and men's garments (ISO 8559-2)."""
    rows = tuple(
        (entry.id, str(entry.name), entry.name.say("zh"), entry.primary, entry.primary_men)
        for entry in vocabulary.items().values()
    )
    from specconv.sizes.scales import goods

    named = ((good.id, good.name, good.quantity) for good in goods().values())
    rows += tuple((item, str(name), name.say("zh"), quantity, quantity) for item, name, quantity in named)
    from specconv.ground.table import Table  # late: the first answer needs none

    return Table.trusted(title="Items", columns=("item", "name", "name_zh", "primary_women", "primary_men"), rows=rows)


@cache
def brands() -> Table:
    """Return the brands that have charts: name, number of charts, audiences, systems, dates, clothing or shoes."""
    from specconv.sizes import brand_charts

    return brand_charts.brands()


@verb
def chart(
    rows: Any,
    *,
    system: str | None = None,
    audience: str = "women",
    item: str | None = None,
    fit_type: str | None = None,
    unit: str = "cm",
    body_or_garment: str = "body",
    name: str = "the shop's chart",
) -> Chart:
    """Return the merchant's own chart, validated, for ``chart=`` and ``to_chart=``.

    ``rows`` are mappings or lists with a header first, CSV or JSON text, schema.org JSON-LD,
    or a data frame. Columns are
    sizes (``size``, or a system such as ``UK``) and body dimensions (``bust``, ``waist cm``, ``hip in``,
    ``bust min`` and
    ``bust max``), in the languages of the shops; flat garment measures such as ``pit to pit`` become girths less the
    ease of the item, lengths of garments, weights and notes are passed over.

    Two columns of one dimension must agree, two columns of sizes name their systems. It is for clothing: goods with
    sizes of their own, such as shoes and bras, have none.

    >>> own = chart("size,bust,waist\\nS,82-86,64-68\\nM,86-90,68-72\\nL,90-96,72-78", item="dress")
    >>> print(recommend({"bust": 92, "waist": 74}, to_chart=own, audience="women", item="dress").best)
    L

    Raises :class:`~specconv.InvalidChart` naming the row and the column, :class:`~specconv.UnknownOption` for an item
    that is no clothing.
    """
    from specconv.sizes.chart_text import read_chart

    return read_chart(
        rows,
        system=system,
        audience=audience,
        item=item,
        fit_type=fit_type,
        unit=unit,
        body_or_garment=body_or_garment,
        name=name,
    )
