"""Widths of shoes: what a letter is called elsewhere, and the millimetres behind it where a source gives them.

Three things are known. JIS S 5037 gives the girth of the ball for every length and letter. Shops' charts give the width
of the foot for US sizes and letters, in millimetres as Mondopoint counts it. The rest are nominal ranks (narrow,
medium, wide) that US, British, European and Japanese letters share: an equivalent of names, not of measures.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from specconv.ground.answer import Reason, Severity
from specconv.ground.catalog import rows
from specconv.ground.interval import Interval
from specconv.ground.value import Name
from specconv.sizes import footwear, footwear_engine, vocabulary
from specconv.sizes.goods_answer import reason
from specconv.sizes.values import Size, System

_COLUMN = {"US": 4, "CA": 4, "UK": 5, "JP": 6, "EU": 7, "DE": 7}
_NAMED = {"N": 1, "M": 2, "R": 2, "W": 3, "XW": 4, "WW": 4, "XXW": 5}
"""Widths by name, as shops print them in any system, and their rank."""
_US = ("4A", "3A", "2A", "A", "B", "C", "D", "E", "2E", "3E", "4E", "5E", "6E")
"""US letters from narrow to wide."""
_JIS = ("A", "B", "C", "D", "E", "2E", "3E", "4E", "F", "G")


class Widths(NamedTuple):
    """What is known of a width: what to say, the millimetres, and the sources."""

    said: tuple[Reason, ...] = ()
    body: tuple[tuple[str, Interval], ...] = ()
    cited: str = ""


class _Rank(NamedTuple):
    rank: int
    name: Name
    letters: tuple[tuple[str, ...], ...]
    """The letters in each column of ``_COLUMN``, from the fifth cell on."""
    cited: str

    def of(self, system: System) -> tuple[str, ...]:
        """Return the letters of a system, none where no source gives them."""
        column = _COLUMN.get(system.value)
        return self.letters[column - 4] if column else ()


def plain(width: str) -> str:
    """Return a width letter in one spelling: 2E for EE, 4A for AAAA.

    >>> plain("eee"), plain("D"), plain("AA")
    ('3E', 'D', '2A')
    """
    letter = width.upper()
    return f"{len(letter)}{letter[0]}" if re.fullmatch(r"E{2,}|A{2,}", letter) else letter


@cache
def _ranks(audience: str) -> tuple[_Rank, ...]:
    return tuple(
        _Rank(
            row[1],
            Name(row[2], zh=row[3]),
            tuple(tuple(map(plain, cell.split("-"))) if cell else () for cell in row[4:8]),
            row[8],
        )
        for row in rows("sizes/footwear_widths")
        if row[0] == audience
    )


@cache
def _feet(audience: str) -> dict[float, dict[str, tuple[float, float]]]:
    """Return the widths of the foot in mm by US size and letter: from the smallest in a chart to the largest."""
    found: dict[float, dict[str, tuple[float, float]]] = {}
    for of, us, letter, low, high, *_ in rows("sizes/footwear_foot_widths"):
        if of == audience:
            letters = found.setdefault(float(us), {})
            known = letters.get(letter, (low, high))
            letters[letter] = (min(low, known[0]), max(high, known[1]))
    return found


_CHARTS = "us-width-blitzresults medium us-width-shop-pdf medium"


def foot_width(audience: str, us: float, letter: str) -> tuple[float, float] | None:
    """Return how wide in mm a foot is that shops' charts give a US size and letter; None where no chart has it.

    >>> foot_width("men", 9, "D"), foot_width("men", 9, "6E")
    ((95, 100), None)
    """
    known, key = _feet(audience), plain(letter)
    found = known.get(us, {}).get(key)
    if found is None:
        below, above = known.get(us - 0.5, {}).get(key), known.get(us + 0.5, {}).get(key)
        if below and above:  # a chart of whole sizes: halfway between its rows
            found = (below[0] + above[0]) / 2, (below[1] + above[1]) / 2
    return found


def letters_for(audience: str, us: float, millimetres: float) -> tuple[str, ...]:
    """Return the US letters whose foot width is nearest to one in mm; none where the size is in no chart or it is far.

    >>> letters_for("men", 10, 100), letters_for("men", 10, 140)
    (('D',), ())
    """
    gaps = {
        letter: max(low - millimetres, millimetres - high, 0.0)
        for letter, (low, high) in _feet(audience).get(us, {}).items()
    }
    least = min(gaps.values(), default=99.0)
    return tuple(sorted((each for each, gap in gaps.items() if gap == least), key=_US.index)) if least <= 3 else ()


def jis_letter(audience: str, length: int, girth: float) -> str | None:
    """Return the letter of JIS S 5037 whose ball girth in mm is nearest; None beyond the table.

    >>> jis_letter("men", 260, 262), jis_letter("men", 260, 320)
    ('3E', None)
    """
    gaps = [(abs(footwear.jis_girth(audience, length, letter) - girth), letter) for letter in _JIS[: _most(audience)]]
    gap, letter = min(gaps)
    return letter if gap <= 6 else None


def _most(audience: str) -> int:
    return len(_JIS) if audience == "men" else len(_JIS) - 2


def said(size: Size, audience: str, wanted: System, best: Size | None) -> Widths:
    """Return what the width of a shoe is in a wanted system, where a source says so, and that it is unknown else."""
    width = str(size.parts.get("width") or "")
    if not width:
        return Widths()
    letter, system = plain(width), vocabulary.land(wanted)
    measured = _measured(size, audience, letter)
    if size.system is System.MONDOPOINT:
        fitting = _fitting(audience, best, float(width)) if wanted in (System.US, System.CA) else ()
        if best is not None and fitting:
            note = reason("width_letters", Severity.CAUTION, mm=width, size=str(best), letters=" / ".join(fitting))
            return measured._replace(said=(note,), cited=_CHARTS)
    elif wanted is System.MONDOPOINT and measured.cited == _CHARTS:
        return measured
    nominal = _nominal(audience, size.system, letter, wanted)
    if nominal is None:
        unknown = reason("width_unknown", Severity.CAUTION, width=width, system=system)
        return measured._replace(said=(*measured.said, unknown))
    name, letters, cited = nominal
    note = reason(
        "width_named" if name else "width_between", Severity.CAUTION,
        width=width, name=name, letters=letters, system=system,
    )  # fmt: skip
    girths = _girths(best, audience, letters) if wanted is System.JP else ()
    return Widths(
        (*measured.said, note, *girths), measured.body, " ".join(part for part in (measured.cited, cited) if part)
    )


def _measured(size: Size, audience: str, letter: str) -> Widths:
    """Return the millimetres behind the width that a label itself names."""
    if size.system is System.MONDOPOINT:
        millimetres = float(letter)
        return Widths((), (("foot_width", Interval.trusted(low=millimetres, high=millimetres, unit="mm")),))
    if size.system is System.JP and audience in ("men", "women") and letter in _JIS[: _most(audience)]:
        girth = footwear.jis_girth(audience, round(10 * float(size.label)), letter)
        note = reason("width_girth", size=str(size), width=size.parts["width"], mm=girth)
        return Widths((note,), (("ball_girth", Interval.trusted(low=girth, high=girth, unit="mm")),), "jis-s-5037 high")
    if size.system in (System.US, System.CA):
        label = footwear_engine.twelfths(size.label)
        found = foot_width(audience, label / 12, letter) if label is not None else None
        if found:
            low, high = found
            figures = f"{low:g}" if low == high else f"{low:g}-{high:g}"
            note = reason("width_foot", size=str(size), width=size.parts["width"], mm=figures)
            return Widths((note,), (("foot_width", Interval.trusted(low=low, high=high, unit="mm")),), _CHARTS)
    return Widths()


def _fitting(audience: str, best: Size | None, millimetres: float) -> tuple[str, ...]:
    value = footwear_engine.twelfths(best.label) if best is not None else None
    return letters_for(audience, value / 12, millimetres) if value is not None else ()


def _nominal(audience: str, given: System, letter: str, wanted: System) -> tuple[Name | None, str, str] | None:
    """Return the name of a width, its letters in the wanted system, and the sources; None where no source has it."""
    known = _ranks(audience)
    at = [one for one in known if one.rank == _NAMED.get(letter)] or [one for one in known if letter in one.of(given)]
    if at:
        letters = at[0].of(wanted)
        return (at[0].name, "-".join(letters), f"{at[0].cited.split()[0]} low") if letters else None
    if given not in (System.US, System.CA) or letter not in _US:
        return None
    place = _US.index(letter)
    known = tuple(one for one in known if one.of(given) and one.of(given)[0] in _US)  # N, M and W have no place there
    below = [one for one in known if _US.index(one.of(given)[0]) < place and one.of(wanted)]
    above = [one for one in known if _US.index(one.of(given)[0]) > place and one.of(wanted)]
    if not below or not above:
        return None
    ends = ("-".join(below[-1].of(wanted)), "-".join(above[0].of(wanted)))
    return None, " … ".join(ends), f"{below[-1].cited.split()[0]} low"


def _girths(best: Size | None, audience: str, letters: str) -> tuple[Reason, ...]:
    if best is None or " " in letters:
        return ()
    length = round(10 * float(best.label))
    girths = [footwear.jis_girth(audience, length, letter) for letter in letters.split("-")]
    figures = f"{girths[0]}" if len(girths) == 1 else f"{girths[0]}-{girths[-1]}"
    return (reason("width_girth", size=str(best), width=letters, mm=figures),)


def measured(audience: str, measures: dict[str, float], best: Size | None) -> Widths:
    """Return the width that a foot's own width or ball girth (cm) asks for in the system of ``best``."""
    if best is None:
        return Widths()
    width, girth = measures.get("foot_width"), measures.get("ball_girth")
    value = footwear_engine.twelfths(best.label)
    if width is not None and value is not None and best.system in (System.US, System.CA):
        found = letters_for(audience, value / 12, 10 * width)
        if found:
            note = reason("width_letters", mm=f"{10 * width:g}", size=str(best), letters=" / ".join(found))
            return Widths((note,), _millimetres("foot_width", width), _CHARTS)
    if girth is not None and best.system is System.JP and audience in ("men", "women"):
        letter = jis_letter(audience, round(10 * float(best.label)), 10 * girth)
        if letter:
            note = reason("width_jis", mm=f"{10 * girth:g}", size=str(best), letter=letter)
            return Widths((note,), _millimetres("ball_girth", girth), "jis-s-5037 high")
    given = width if width is not None else girth
    if given is None:
        return Widths()
    name = "foot_width" if width is not None else "ball_girth"
    note = reason("width_unasked", Severity.CAUTION, mm=f"{10 * given:g}", size=str(best))
    return Widths((note,), _millimetres(name, given))


def _millimetres(name: str, centimetres: float) -> tuple[tuple[str, Interval], ...]:
    return ((name, Interval.trusted(low=10 * centimetres, high=10 * centimetres, unit="mm")),)
