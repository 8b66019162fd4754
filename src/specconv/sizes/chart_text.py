"""The merchant's chart as text and back: rows, CSV, JSON, data frames and schema.org JSON-LD, checked cell by cell.

Everything is read before anything is built, and a chart that cannot be used is refused with the row and column: figures
that fall as the sizes rise, intervals that overlap or leave a gap, inches among centimetres, text among figures.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from specconv.ground.errors import InvalidChart, UnknownOption
from specconv.ground.text import clean
from specconv.ground.value import FrozenMap, Name
from specconv.sizes import feeds, vocabulary
from specconv.sizes.chart_cells import row_of, said
from specconv.sizes.chart_checks import check, close_ends
from specconv.sizes.chart_titles import UNITS, Column, bad, column, short
from specconv.sizes.charts import Chart, ChartRow, figures
from specconv.sizes.values import Audience, FitType

MOST_ROWS = 500
"""Rows that a chart may have; a longer table is no size chart."""
MOST_COLUMNS = 100

_OWN = Name("the shop's chart", zh="店铺的尺码表")


def read_chart(
    given: Any,
    *,
    system: object,
    audience: object,
    item: object,
    fit_type: object,
    unit: str,
    body_or_garment: str,
    name: str,
) -> Chart:
    """Return a chart from rows, CSV or JSON text, JSON-LD, or a data frame."""
    whom = vocabulary.audience(audience) or Audience.WOMEN
    what = vocabulary.item(item)
    fit = vocabulary.fit_type(fit_type) or FitType.REGULAR
    scale = None if system is None else vocabulary.system(system, "system")
    if not isinstance(unit, str) or unit not in UNITS:
        raise bad("unknown unit", value=unit, choices=("cm", "in"))
    if not isinstance(body_or_garment, str) or body_or_garment not in ("body", "garment"):
        raise bad("expected body or garment", value=body_or_garment, choices=("body", "garment"))
    if name is not _OWN:
        name = clean(name, "name", error=InvalidChart)
    if what is not None and what not in vocabulary.items():
        raise UnknownOption("a shop's own chart is for clothing", field="item", value=item)
    header, lines = _cells(given)
    columns = [column(title, index, scale, unit) for index, title in enumerate(header)]
    _one_column_each(header, columns)
    if not any(kind == "label" for kind, *_ in columns):
        raise bad(
            "no column of sizes; name one 'size' or by its system, such as 'UK'", column=header[0] if header else None
        )
    if not any(kind == "body" for kind, *_ in columns):
        raise bad("no column of measurements, such as 'bust cm'", choices=("bust", "waist", "hip"))
    garment = body_or_garment == "garment"
    rows = [
        row_of(line, number, header, columns, garment, what or "apparel") for number, line in enumerate(lines, start=1)
    ]
    close_ends(rows, header, columns)
    check(rows, header, columns, whom, what)
    return Chart.trusted(
        name=_OWN if name == str(_OWN) else name,
        brand=None,
        audience=whom,
        items=vocabulary.items()[what or "apparel"].evidence,
        fit_type=fit,
        region="",
        basis="body",
        date="",
        flags=(),
        rows=tuple(ChartRow.trusted(labels=FrozenMap(labels), body=FrozenMap(body)) for labels, body in rows),
        sources=(),
    )


def _cells(given: Any) -> tuple[list[str], list[list[Any]]]:
    """Return the header and the cells of whatever was given."""
    if isinstance(given, bytes):
        try:
            given = given.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise bad("not UTF-8 text") from None
    if isinstance(given, str):
        given = _text(given)
    if hasattr(given, "to_dicts"):
        given = given.to_dicts()
    elif hasattr(given, "to_dict") and hasattr(given, "columns"):
        given = given.to_dict("records")
    if isinstance(given, Mapping):
        given = _jsonld(given)
    if not isinstance(given, Sequence) or isinstance(given, str | bytes):
        raise bad("expected rows, CSV or JSON text, or a data frame", value=type(given).__name__)
    given = given[: MOST_ROWS + 2]  # one more than is allowed, to be refused below
    if not all(isinstance(row, Mapping | Sequence) and not isinstance(row, str | bytes | range) for row in given):
        raise bad("expected rows of one kind: all mappings, or all lists with a header first", row=1)
    given = [row for row in given if len(row)]
    if not given:
        raise bad("empty")
    if (widest := max(map(len, given))) > MOST_COLUMNS:
        raise bad(f"{widest} columns: more than {MOST_COLUMNS} are no size chart", row=1)
    if all(isinstance(row, Mapping) for row in given):
        header = list(dict.fromkeys(str(key) for row in given[: MOST_ROWS + 1] for key in row))
        lines = [[row.get(key) for key in header] for row in given[: MOST_ROWS + 1]]
    elif not any(isinstance(row, Mapping) for row in given):
        header = [str(cell) for cell in given[0]]
        lines = [list(row) for row in given[1 : MOST_ROWS + 2]]
    else:
        raise bad("expected rows of one kind: all mappings, or all lists with a header first", row=1)
    if len(lines) > MOST_ROWS:
        raise bad(f"more than {MOST_ROWS} rows: this is no size chart", row=MOST_ROWS + 1, column=header[0])
    if not lines:
        raise bad("a header but no rows", row=1)
    for number, line in enumerate(lines, start=1):
        if len(line) != len(header):
            raise bad(f"{len(line)} cells under a header of {len(header)}", row=number)
    return _titled(*_upright(header, lines))


def _upright(header: list[str], lines: list[list[Any]]) -> tuple[list[str], list[list[Any]]]:
    """Return a table with its sizes in rows: shops print them side by side as well, the measures below one another."""
    titles = [str(line[0]) for line in lines]
    if len(header) < 2 or not all(_kind(title) for title in titles) or any(_kind(title) for title in header[1:]):
        return header, lines
    if not any(_kind(title) == "body" for title in titles):
        return header, lines
    turned = [[header[at], *(line[at] for line in lines)] for at in range(1, len(header))]
    return [header[0] if _kind(header[0]) == "label" else "size", *titles], turned


def _kind(title: str) -> str:
    """Return what a title is of: sizes (label), the body, neither (skip); empty where it is no title."""
    try:
        return column(title, 1, None, "cm")[0]
    except InvalidChart:
        return ""


def _titled(header: list[str], lines: list[list[Any]]) -> tuple[list[str], list[list[Any]]]:
    """Return a table without its empty columns; refuse a column that has no title, or that of another one."""
    kept = [at for at, title in enumerate(header) if title.strip() or any(said(line[at]) for line in lines)]
    unnamed = [at + 1 for at in kept if at and not header[at].strip()]
    if unnamed:
        raise bad("has no title; every column needs its own, also where the header's cells are merged",
                   column=str(unnamed[0]))  # fmt: skip
    header, lines = [header[at] for at in kept], [[line[at] for at in kept] for line in lines]
    twice = [title for index, title in enumerate(header) if title in header[:index]]
    if twice:
        raise bad("the same column twice", column=twice[0])
    return header, lines


def _one_column_each(header: list[str], columns: list[Column]) -> None:
    """Refuse two columns of sizes of one scale, of which only one could be told by its name."""
    known: dict[str, str] = {}
    for title, (kind, scale, *_) in zip(header, columns, strict=True):
        if kind != "label":
            continue
        if scale in known:
            what = "sizes without a system" if scale == "INT" else f"sizes of {scale}"
            both = f"{short(known[scale])} and {short(title)}"
            raise bad(f"two columns of {what}, {both}; keep one, or name the system of each", column=title)
        known[scale] = title


def _text(text: str) -> Any:
    plain = text.lstrip("\ufeff").strip()
    if not plain:
        raise bad("empty")
    if "\x00" in plain:
        raise bad("not text: it holds NUL characters")
    if plain[0] in "[{":
        try:
            return json.loads(plain)
        except (ValueError, RecursionError) as error:
            raise bad(f"unreadable JSON ({str(error)[:80]})") from None
    first = plain.splitlines()[0]
    delimiter = max(";\t,|", key=first.count)
    if first.count(delimiter) == 0:
        raise bad("one column only; expected CSV with a header", row=1)
    try:
        return [
            line for line in csv.reader(io.StringIO(plain), delimiter=delimiter) if any(cell.strip() for cell in line)
        ]
    except csv.Error as error:
        raise bad(f"unreadable CSV ({error})") from None


def to_csv(chart: Chart) -> str:
    """Return a chart as CSV (RFC 4180, UTF-8): systems, then body dimensions in cm."""
    scales = chart.scales()
    names = tuple(dict.fromkeys(name for row in chart.rows for name in row.body))
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([*scales, *(f"{name} cm" for name in names)])
    for row in chart.rows:
        labels = [" | ".join(row.labels.get(scale, ())) for scale in scales]
        writer.writerow([*labels, *(figures(row.body[name]) if name in row.body else "" for name in names)])
    return buffer.getvalue()


def to_jsonld(chart: Chart) -> dict[str, Any]:
    """Return a chart as JSON-LD: one schema.org SizeSpecification a row and system."""
    graph: list[dict[str, Any]] = []
    groups = feeds.schema_groups(chart.audience.value, chart.fit_type.value)
    for number, row in enumerate(chart.rows, start=1):
        measures = [feeds.measurement(name, interval.low, interval.high, "cm") for name, interval in row.body.items()]
        for scale, sizes in row.labels.items():
            graph += [
                {"@type": "SizeSpecification", "identifier": f"{number}:{scale}", "name": size,
                 "sizeSystem": feeds.schema_system(scale), "sizeGroup": groups, "suggestedMeasurement": measures}
                for size in sizes
            ]  # fmt: skip
    return {"@context": "https://schema.org", "@graph": graph}


def _jsonld(given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return rows from JSON-LD, or from a mapping of columns to lists."""
    graph = (
        given.get("@graph") or given.get("hasPart") or (given.get("itemListElement") if "@context" in given else None)
    )
    if graph is None:
        if given and all(isinstance(cells, Sequence) and not isinstance(cells, str) for cells in given.values()):
            length = {len(cells) for cells in given.values()}
            if len(length) != 1:
                raise bad("columns of different lengths", column=str(next(iter(given))))
            return [{str(name): cells[index] for name, cells in given.items()} for index in range(length.pop())]
        raise bad("expected rows, or JSON-LD with an @graph of SizeSpecification items")
    rows: dict[str, dict[str, Any]] = {}
    for number, entry in enumerate(graph, start=1):
        if not isinstance(entry, Mapping) or not entry.get("name"):
            raise bad("expected a SizeSpecification with a name", row=number)
        mark, _, scale = str(entry.get("identifier", number)).partition(":")
        if not scale:
            code = str(entry.get("sizeSystem", "INT")).rpartition("WearableSizeSystem")[2]
            scale = {"Europe": "EU"}.get(code, code)
        row = rows.setdefault(mark, {})
        row[scale] = f"{row[scale]} | {entry['name']}" if scale in row else str(entry["name"])
        for measure in entry.get("suggestedMeasurement") or entry.get("hasMeasurement") or ():
            if isinstance(measure, Mapping):
                low, high = measure.get("minValue", measure.get("value")), measure.get("maxValue", measure.get("value"))
                unit = {"CMT": "cm", "INH": "in", "MMT": "mm"}.get(str(measure.get("unitCode", "CMT")), "cm")
                title = f"{measure.get('name', 'bust')} {unit}"
                if row.setdefault(title, (low, high)) != (low, high):
                    told = f"{_ends_said(row[title])} and {_ends_said((low, high))}"
                    raise bad("one size has two figures that contradict each other", row=number, column=title,
                               value=told)  # fmt: skip
    return list(rows.values())


def _ends_said(ends: tuple[Any, Any]) -> str:
    return str(ends[0]) if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}"
