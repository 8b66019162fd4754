"""Reading what was written gives the same size: every size of the data, as text and as the row of every feed."""

from __future__ import annotations

import gc
from collections import Counter

import pytest

from specconv.answers import feeds as verbs
from specconv.answers.labels import read_size
from specconv.sizes import every, feeds, feeds_reading, scales, writing
from specconv.sizes.values import FitType, Size

read = getattr(read_size, "__wrapped__", read_size)
"""Without the memory of answers: every size is asked once."""


ADDED = frozenset({"width", "series", "range", "length", "house", "body_type", "hip_type"})
"""Parts that make another size of one that has them not."""


def difference(size, found):
    """Return in what a reading is another size than the one that was written, "" where in nothing."""
    names = ("system", "label", "audience", "item", "brand")
    parts = found.parts
    wrong = [name for name in names if getattr(size, name) != getattr(found, name)]
    if (size.fit_type or FitType.REGULAR) != (found.fit_type or FitType.REGULAR):
        wrong.append("fit_type")
    if size.parts:
        wrong += [name for name, value in size.parts.items() if parts.get(name) != value]
    if parts:
        wrong += [name for name in parts if name in ADDED and name not in size.parts]
    return " ".join(dict.fromkeys(wrong))


answers = {}


def readings(text, size, system=None, fit=None):
    """Return the readings of a text under what is known of its size; each question is asked once."""
    question = (text, system, fit, size.audience, size.item, size.brand)
    if question not in answers:
        answers[question] = read(
            text, system=system, fit_type=fit, audience=size.audience, item=size.item, brand=size.brand
        )
    return answers[question]


@pytest.fixture(scope="module")
def sizes():
    """Return every size; the collector need not walk over them again and again."""
    found = tuple(every.every_size())
    gc.collect()
    gc.freeze()
    yield found
    gc.unfreeze()
    answers.clear()


@pytest.fixture(scope="module")
def unread(sizes):
    """Return the sizes whose plain text does not give them back."""
    found = {}
    for size in sizes:
        got = readings(writing.plain(size), size)
        if not got or difference(size, got[0]):
            found[size] = got[:1]
    return found


def test_the_data_hold_sizes_of_every_system_audience_and_kind(sizes):
    assert len(sizes) > 50_000
    assert len(set(sizes)) == len(sizes)
    told = {size.system for size in sizes}
    assert {"US", "UK", "EU", "DE", "FR", "IT", "ES", "JP", "CN", "KR", "RU", "BR", "MX", "GR", "INT", "WAIST"} <= told
    assert {size.audience for size in sizes} >= {"women", "men", "girls", "boys", "kids", "baby"}
    assert {size.item for size in sizes} >= {good.id for good in scales.goods().values()}
    assert {"gbt-1335-1", "gbt-1335-2", "gbt-1335-3", "jis-l4005", "gost-31396"} <= {size.standard for size in sizes}


def test_plain_text_reads_back_as_the_same_size(sizes, unread):
    shown = [(writing.plain(size), size.audience, found) for size, found in unread.items()]
    assert not unread, (len(unread), shown[:10])


def test_every_feed_reads_back_as_the_same_size(sizes, unread):
    rows, wrong = {}, []
    for size in sizes:
        if size in unread:
            continue
        shared = size if size.item in scales.goods() else size.with_(item=None)
        if shared not in rows:
            rows[shared] = [(dialect, _asked(shared, dialect)) for dialect in feeds.DIALECTS]
        asked_already = {(writing.plain(size), None, None)}
        for dialect, asked in rows[shared]:
            question = (asked.texts[0], asked.system, asked.fit)
            if question in asked_already:
                continue
            asked_already.add(question)
            got = readings(question[0], size, *question[1:])
            if not got or difference(size, got[0]):
                wrong.append((dialect, size, got[:1]))
    assert not wrong, (Counter(dialect for dialect, *_ in wrong), wrong[:5])


def _asked(size, dialect):
    """Return what a row of a feed says of its only size."""
    (asked,) = feeds_reading.read(feeds.write(size, dialect), dialect)
    assert len(asked.texts) == 1
    if dialect in ("google", "schema.org", "shopify"):
        assert verbs._same_people(asked.audience or size.audience, size.audience) or size.audience is None
    return asked


def test_the_public_verbs_do_the_same():
    size = Size(system="US", label="10.5", audience="men", item="shoes", parts={"width": "D"})
    for dialect in feeds.DIALECTS:
        first = verbs.from_feed(verbs.format(size, dialect), dialect, item="shoes")[0]
        assert (first.system, first.label, first.audience, first.parts["width"]) == ("US", "10.5", "men", "D")
