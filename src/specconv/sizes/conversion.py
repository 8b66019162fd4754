"""Conversions of apparel sizes: which scale, which evidence, which body; the odds come from the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple

from specconv.ground.answer import Missing, Reason, Remedy, Severity
from specconv.ground.interval import Interval
from specconv.ground.sources import Source, source
from specconv.ground.value import EMPTY, FrozenMap, Name
from specconv.sizes import bodies, engine, vocabulary
from specconv.sizes.bodies import BUST, HEIGHT, HIP, NECK, WAIST
from specconv.sizes.engine import NOTHING_KNOWN, Body, Evidence, Known, Ladder, Middle, Odds
from specconv.sizes.ladder import order
from specconv.sizes.values import Audience, Candidate, Conversion, FitType, Route, Size, System

SURE = 0.75
"""Below this share in all, the candidates may all be wrong, and the answer says so."""
LEAST = 0.01
"""Candidates below this probability are not named."""
MOST = 6
"""How many candidates are named at most."""
FEW = 3
"""Below this number of families an answer says that little is published."""

_LETTERS = frozenset({"INT", "CN.letters", "JP.letters", "BR.letters"})
_NEWBORN = frozenset({"NB", "PREEMIE", "RN"})
"""Babies' sizes that are words, not letters."""
_HEIGHTS = frozenset({"HEIGHT", "DE", "FR", "IT", "ES", "NORDIC"})
"""Systems whose children's sizes are heights, as those of EU."""
_MIDDLES = (System.CN, System.JP, System.KR)
"""Systems whose children's heights are the middle of the size, not its upper end: one each 10 cm."""
_CN_BABY = 80
"""Up to this height Chinese sizes (GB/T 1335.3) lie 7 cm apart."""
_DIMENSION = {BUST: "bust", WAIST: "waist", HIP: "hip", HEIGHT: "height", NECK: "neck"}
_DIMENSION_OF = {**{name: d for d, name in _DIMENSION.items()}, "chest": BUST}
DIMENSION_NAMES = {
    "bust": Name("bust", zh="胸围"), "chest": Name("chest", zh="胸围"), "waist": Name("waist", zh="腰围"),
    "hip": Name("hip", zh="臀围"), "height": Name("height", zh="身高"), "neck": Name("neck", zh="领围"),
}  # fmt: skip


class Question(NamedTuple):
    """For whom and what: resolved once, used by every step."""

    audience: Audience
    item: str
    fit: FitType
    block: str

    @property
    def evidence(self) -> Evidence:
        """The evidence of the fit type itself."""
        return _known(self).own

    @property
    def regular(self) -> Evidence | None:
        """The evidence of the regular fit, where it may speak for this fit too."""
        return _known(self).regular


@cache
def _known(of: Question) -> Known:
    fit = _known_fit(of.audience, of.fit)
    own = bodies.evidence(of.audience, fit, of.block)
    like = fit in engine.LIKE_REGULAR or fit in engine.OWN_SERIES
    return Known(own, bodies.evidence(of.audience, "regular", of.block) if like else None, fit)


_OWN_FIT = frozenset({FitType.PETITE, FitType.TALL, FitType.PLUS, FitType.JUNIOR, FitType.MATERNITY, FitType.CURVY})


def _known_fit(audience: Audience, fit: FitType) -> str:
    return fit.value if audience is Audience.WOMEN and fit in _OWN_FIT else "regular"


@cache
def question(audience: Audience, item: str | None, fit: FitType | None) -> Question:
    """Return the resolved question; an item that is not named is clothing in general."""
    named = item or "apparel"
    grown = audience if audience is not Audience.UNISEX else Audience.MEN
    return Question(grown, named, fit or FitType.REGULAR, vocabulary.items()[named].block)


def primary(of: Question) -> str:
    """Return the primary body dimension of the item (ISO 8559-2)."""
    if of.audience not in (Audience.WOMEN, Audience.MEN):
        return "height"
    entry = vocabulary.items()[of.item]
    if of.fit is FitType.MATERNITY and entry.primary == "waist":
        return "hip"
    return entry.primary_men if of.audience is Audience.MEN else entry.primary


@cache
def weights(of: Question) -> engine.Weights:
    """Return how much each dimension counts for the question; maternity clothes leave room for the waist to grow."""
    counts = engine.weights("upper" if of.block == "full" else of.block, of.audience, engine.constants())
    if of.fit is not FitType.MATERNITY:
        return counts
    bust, waist, hip, height, neck = counts
    rest = 1 - waist
    return bust / rest, 0.0, hip / rest, height / rest, neck / rest


_LENGTHS = frozenset({FitType.SHORT, FitType.LONG})
_HEIGHT_OF = {FitType.SHORT: (156.0, 164.0), FitType.LONG: (172.0, 180.0)}
"""Body height (cm) of the German women's short and long series: 160 and 176, 168 being the normal one."""


_SERIES = frozenset({FitType.SHORT, FitType.PETITE, FitType.LONG, FitType.TALL})
"""Fit types under which a number may be of the short or of the long series."""
SMALLEST_LONG_WOMEN, SMALLEST_LONG_MEN = 64, 86
"""The first numbers of the long series; the normal numbers of men reach 74."""
_LARGEST_SHORT = {System.DE: 37, System.EU: 31}
"""Systems whose suits may bear the series in their number, with the largest of the short one: 34 is a normal number of
women's EU."""


def normal_number(size: Size, of: Question) -> str | None:
    """Return the normal number behind a German short or long one, which is printed EU too; None for other sizes.

    Women's 38 is 19 in the short and 76 in the long series; men's 50 is 25 for stocky, 98 for slim and tall builds.
    """
    if size.system not in _LARGEST_SHORT or size.fit_type not in _SERIES or not size.label.isdigit():
        return None
    number, men = int(size.label), of.audience is Audience.MEN
    if size.fit_type in (FitType.SHORT, FitType.PETITE):
        largest = _LARGEST_SHORT[size.system if size.fit_type is FitType.SHORT else System.EU]
        return str(2 * number) if number <= largest else None
    if number < (SMALLEST_LONG_MEN if men else SMALLEST_LONG_WOMEN) or number % 2:
        return None
    return str(number // 2 + men)


def _series_number(label: str, of: Question) -> str:
    """Return a normal German number as the short or long series prints it."""
    number = int(label)
    if of.fit is FitType.SHORT:
        return str(number // 2)
    return str(2 * number - (2 if of.audience is Audience.MEN else 0))


_INCHES = ("US", "UK", "AU", "MX")
"""Systems whose men's trousers bear the waist in inches."""
_SPANISH = {
    "XXCH": "XXS", "XCH": "XS", "ECH": "XS", "EXCH": "XS", "CH": "S", "G": "L", "XG": "XL", "EG": "XL", "EXG": "XL",
    "XEG": "XL", "XXG": "XXL", "2XG": "XXL", "2EG": "XXL", "XXXG": "3XL", "3XG": "3XL", "4XG": "4XL",
}  # fmt: skip
"""Mexican letters (chico, grande, extra grande): the international ones in Spanish."""
_PORTUGUESE = {"PP": "XS", "P": "S", "G": "L", "GG": "XL"}
"""Brazilian letters of men's clothes, for which no chart prints a body: the international ones in Portuguese."""
MOST_INCHES = 60
"""Up to here an Australian man's number is his chest in inches."""
KURTA = 30
"""From here on an Indian woman's number is the bust of a kurta in inches; smaller ones are British."""
MOST_BRITISH = 28
"""Up to here a woman's number in a country that follows Britain is British; a larger one is no British plus size."""


def _not_british(system: System, label: str, of: Question) -> bool:
    """Tell whether a woman's number of a country that follows Britain is too large to be British (ZA 34)."""
    if of.audience is not Audience.WOMEN or vocabulary.systems()[system].follows is not System.UK:
        return False
    own = system is System.IN or of.fit is not FitType.PLUS
    return own and label[:1].isdigit() and order(label) > MOST_BRITISH


def scale_of(size: Size, of: Question) -> tuple[str, tuple[str, ...]]:
    """Return the scale of a size and its label there; a range such as 10-12 gives both ends."""
    system = vocabulary.systems()[size.system].follows or size.system
    label = normal_number(size, of) or size.label if size.fit_type in _SERIES else size.label
    if size.system is System.WAIST:
        return "WAIST", (label.partition("/")[0],)
    word = label[:1].isalpha() and label not in _NEWBORN
    letters = word or (label[:1].isdigit() and label.rstrip("+")[-1:] in ("L", "S", "X", "O", "G"))
    if system == "US" and label.endswith("6X") and of.audience not in (Audience.WOMEN, Audience.MEN):
        letters = False  # a girls' number
    if letters:
        scale = {"CN": "CN.letters", "JP": "JP.letters", "BR": "BR.letters", "AGE": "AGE"}.get(system, "INT")
        if size.system is System.MX:
            label = "-".join(_SPANISH.get(end, end) for end in label.split("-"))
        if size.system is System.BR and of.audience is Audience.MEN:
            scale, label = "INT", "-".join(_PORTUGUESE.get(end, end) for end in label.split("-"))
        if system in ("CN", "JP") and of.audience not in (Audience.WOMEN, Audience.MEN):
            scale = "INT"
    elif (
        system == "KR"
        and of.audience is Audience.WOMEN
        and label.isdigit()
        and int(label) >= 75
        and int(label) % 5 == 0
    ):
        scale = "KR.bust"
    elif system == "EU" and size.parts.get("style") in ("DE", "FR"):
        scale = str(size.parts["style"])
    elif size.system is System.IN and of.audience is Audience.WOMEN and order(label) >= KURTA:
        scale = "IN.bust"
    elif _not_british(size.system, label, of):
        scale = size.system.value
    elif of.audience is Audience.MEN and of.block == "lower" and system in _INCHES:
        scale = "WAIST"
    elif of.audience is Audience.MEN and system == "AU" and of.block != "collar" and order(label) <= MOST_INCHES:
        scale = "UK"  # Australian suits bear the chest in inches or in cm
    elif of.audience not in (Audience.WOMEN, Audience.MEN) and system in _HEIGHTS:
        scale = "EU"
    elif (
        of.audience not in (Audience.WOMEN, Audience.MEN)
        and label[-1:] in ("M", "Y")
        and system in ("AGE", "UK", "US", "AU")
    ):
        scale = "AGE" if system != "UK" else "UK"
    else:
        scale = system.value
    if scale == "US" and label.endswith("W"):
        label = label[:-1]
    if of.block == "collar":
        return scale, (label.partition("/")[0],)  # 16/34: collar and sleeve
    if scale == "CN" and of.audience not in (Audience.WOMEN, Audience.MEN):
        label = label.partition("/")[0]
    low, dash, high = label.partition("-")
    if dash and scale not in ("AGE", "UK") and low and high:
        return scale, (low, high)
    return scale, (label,)


def target_scale(system: System, source_scale: str, of: Question) -> str:
    """Return the scale in which a system answers: letters to letters where a country has its own."""
    code = vocabulary.systems()[system].follows or system
    letters = source_scale in _LETTERS
    if code in ("CN", "JP", "BR") and letters and of.audience in (Audience.WOMEN, Audience.MEN):
        return f"{code}.letters"
    if code == "JP" and of.audience is Audience.MEN and of.block != "collar":
        return "JP.letters"
    if of.audience is Audience.MEN and of.block == "lower" and code in _INCHES:
        return "WAIST"
    if of.audience not in (Audience.WOMEN, Audience.MEN) and code in _HEIGHTS:
        return "EU"
    return code.value


def own_body(size: Size, of: Question) -> dict[int, tuple[float, float]]:
    """Return the body intervals that the label itself names, such as those of 165/88A; empty for the others."""
    parts = size.parts
    height = parts.get("height")
    found: dict[int, tuple[float, float]] = {}
    if size.system is System.CN and "/" in size.label and of.audience in (Audience.WOMEN, Audience.MEN):
        girth = parts.get("bust") or parts.get("chest") or parts.get("waist")
        if height and girth:
            kind = str(parts.get("body_type", "A"))
            return bodies.code_body(of.audience.value, float(height), float(girth), kind, lower=of.block == "lower")
    if size.system in (System.RU, System.KR) and height:
        for name, d in (("bust", BUST), ("chest", BUST), ("waist", WAIST), ("hip", HIP)):
            if parts.get(name):
                found[d] = (parts[name] - 2, parts[name] + 2)
        found[HEIGHT] = (height - 3, height + 3)
    elif of.audience not in (Audience.WOMEN, Audience.MEN) and height:
        middle = size.system in _MIDDLES
        half = 3.5 if size.system is System.CN and height <= _CN_BABY else 5.0
        found[HEIGHT] = (height - half, height + half) if middle else (height - 6, height + 1)
    return found


def between(ladder: Mapping[str, Body], label: str) -> Body | None:
    """Return the body of a size that stands between or just beyond the sizes of a ladder, on a straight line."""
    at = order(label)
    known = [(order(name), body) for name, body in ladder.items()]
    known = [pair for index, pair in enumerate(known) if index == 0 or pair[0] > known[index - 1][0]]
    if len(known) < 2 or at > 1e5:
        return None
    below = [pair for pair in known if pair[0] <= at]
    above = [pair for pair in known if pair[0] > at]
    first, second = (below[-1], above[0]) if below and above else known[:2] if above else known[-2:]
    span = second[0] - first[0]
    if span <= 0 or not -1.5 <= (at - first[0]) / span <= 2.5:
        return None
    share = (at - first[0]) / span
    return {
        d: Middle(middle.at + share * (second[1][d].at - middle.at), middle.spread + 1, 1.0)
        for d, middle in first[1].items()
        if d in second[1]
    }


@cache
def ladder_of(scale: str, of: Question) -> Ladder:
    """Return the bodies of a scale, the rack of Chinese codes included."""
    if scale == "CN" and of.audience in (Audience.WOMEN, Audience.MEN):
        return bodies.code_ladder(of.audience.value, of.block)
    if scale == "CN" and of.audience is Audience.BABY:  # heights, one line from 52 on
        return ladder_of(scale, of._replace(audience=Audience.KIDS))
    if scale == "BR" and of.audience is Audience.BABY:  # letters up to a year, numbers from then on
        return Ladder({**_known(of).ladder("BR.letters"), **_known(of).ladder(scale)})
    named = bodies.label_ladder(scale, of.audience.value, of.block)
    if named is not None:
        return named
    found = _known(of).ladder(scale)
    if not found and of.block == "collar":  # letters: charts of tops print the neck beside them
        return ladder_of(scale, of._replace(block="upper"))
    if not found and scale in list(System):
        like = vocabulary.systems()[System(scale)].bodies_like
        return ladder_of(like.value, of) if like else _borrowed(scale, of)
    return found


@cache
def _lender(scale: str, of: Question) -> str:
    """Return the scale that lends its bodies to one without: that whose sizes stand beside most of its own."""
    if of.block == "collar" or of.audience not in (Audience.WOMEN, Audience.MEN) or _known(of).ladder(scale):
        return ""
    own = _known(of).own
    beside = [(len(own.votes(scale, other)), other) for other in sorted(own.scales()) if own.votes(scale, other)]
    return max(((count, other) for count, other in beside if _known(of).ladder(other)), default=(0, ""))[1]


LENT = 4
"""Fewer sizes than these beside those of another scale lend no bodies: a ladder has steps."""


def _borrowed(scale: str, of: Question) -> Ladder:
    """Return the bodies of numbers for which no chart prints one: those of the sizes that charts print beside them.

    Numbers that a chart leaves out stand on a straight line between their neighbours.
    """
    lender = _lender(scale, of)
    ladder = _known(of).ladder(lender)
    found: dict[str, Body] = {}
    last = 0.0
    first = _DIMENSION_OF[primary(of)]
    for size, votes in sorted(_known(of).own.votes(scale, lender).items(), key=lambda pair: order(pair[0])):
        known = [(ladder[to], weight) for to, weight in votes.items() if first in ladder.get(to, {})]
        total = sum(weight for _, weight in known)
        dimensions = set.intersection(*(set(body) for body, _ in known)) if known else set()
        body = {d: sum(one[d].at * weight for one, weight in known) / total for d in sorted(dimensions)}
        if body and body[first] > last:
            last = body[first]
            spreads = {d: max(one[d].spread for one, _ in known) for d in body}
            found[size] = {d: Middle(round(at, 1), spreads[d], 1.0) for d, at in body.items()}
    if len(found) < LENT:
        return Ladder()
    sizes = list(found)
    for number in vocabulary.numbers(System(scale), of.audience, of.block):
        if number not in found and order(sizes[0]) < order(number) < order(sizes[-1]):
            found[number] = between(found, number) or {}
    return Ladder({size: found[size] for size in sorted(found, key=order) if found[size]})


@cache
def _in_order(scale: str, target: str, of: Question) -> dict[str, Odds]:
    """Return the odds for every size of a scale; none where no chart prints both scales, for bodies are in order."""
    known = _known(of)
    backing = known.backing(scale, target)
    if not known.own.votes(scale, target) and not (backing and backing.votes(scale, target)):
        return {}
    source, ladder = ladder_of(scale, of), ladder_of(target, of)
    return engine.in_order(known, scale, target, weights(of), engine.constants(), source, ladder)


def _measured_both(scale: str, target: str, of: Question) -> bool:
    """Tell whether the numbers of both scales are a measure themselves: collars of 42 cm and of 16½ inches.

    Then the tape decides, whatever charts print beside one another.
    """
    return all(bodies.label_body(one, of.audience.value, of.block) is not None for one in (scale, target))


def odds(size: Size, target: str, of: Question, *, by_body: bool = False) -> tuple[Odds, Body]:
    """Return the odds of the sizes of a scale, and the body that was compared."""
    scale, labels = scale_of(size, of)
    intervals = own_body(size, of)
    mixed: dict[str, float] = {}
    votes, near = 0.0, False
    body: Body = {}
    source_ladder, counts, fitted, target_ladder = (
        ladder_of(scale, of),
        weights(of),
        engine.constants(),
        ladder_of(target, of),
    )
    by_body = by_body or _measured_both(scale, target, of)
    known = NOTHING_KNOWN if by_body else _known(of)
    for label in labels:
        body = (
            bodies.middles(intervals) if intervals else source_ladder.get(label) or between(source_ladder, label) or {}
        )
        ordered = {} if by_body or intervals else _in_order(scale, target, of)
        found = ordered.get(label) or engine.convert(known, scale, label, target, counts, fitted, body, target_ladder)
        votes, near = max(votes, found.votes), near or found.body
        for to, share in found.sizes:
            mixed[to] = mixed.get(to, 0.0) + share / len(labels)
    if len(labels) == 1 and mixed:
        return Odds(found.sizes, votes, near), body
    return Odds(sorted(mixed.items(), key=lambda item: (-item[1], order(item[0]))), votes, near), body


@cache
def described(size: Size, of: Question) -> tuple[FrozenMap[Interval], tuple[Name, ...]]:
    """Return the body that a size is made for, by name, and the same as phrases."""
    body = body_map(body_of(size, of), of)
    return body, said_body(body)


def body_of(size: Size, of: Question) -> dict[int, tuple[float, float]]:
    """Return the body intervals (cm) that a size is made for, as far as known."""
    found = own_body(size, of)
    if found:
        return found
    scale, labels = scale_of(size, of)
    ladder = ladder_of(scale, of)
    if size.fit_type in _LENGTHS and of.audience is Audience.WOMEN and normal_number(size, of):
        found = {HEIGHT: _HEIGHT_OF[of.fit]}
    known = [bodies.regions(ladder, label) for label in labels if label in ladder]
    if known:
        dimensions = set(known[0]).intersection(*known[1:])
        return {d: (min(k[d][0] for k in known), max(k[d][1] for k in known)) for d in sorted(dimensions)} | found
    guessed = between(ladder, labels[0])
    return {d: (round(middle.at - 2, 1), round(middle.at + 2, 1)) for d, middle in (guessed or {}).items()} | found


def body_map(intervals: Mapping[int, tuple[float, float]], of: Question) -> FrozenMap[Interval]:
    """Return body intervals by name, the primary dimension first; a man's chest under its own name."""
    first = primary(of)
    named = []
    for d, (low, high) in intervals.items():
        name = _DIMENSION[d]
        if name == "bust" and of.audience is not Audience.WOMEN:
            name = "chest"
        named.append((name != first, d, name, Interval.trusted(low=low, high=high, unit="cm")))
    return FrozenMap({name: interval for _, _, name, interval in sorted(named, key=lambda item: item[:2])})


@cache
def sized(system: System, label: str, audience: Audience, item: str | None, fit: FitType | None) -> Size:
    """Return a size as it is answered; sizes are shared."""
    parts: FrozenMap[object] = EMPTY
    standard = None
    if system is System.CN and "/" in label and audience in (Audience.WOMEN, Audience.MEN):
        height, _, girth = label.partition("/")
        lower = item is not None and vocabulary.items()[item].block == "lower"
        name = "waist" if lower else "bust" if audience is Audience.WOMEN else "chest"
        parts = FrozenMap({"height": int(height), name: int(girth.rstrip("YABC")), "body_type": girth[-1]})
        standard = "gbt-1335-2" if audience is Audience.WOMEN else "gbt-1335-1"
    return Size.trusted(
        system=system,
        label=label,
        standard=standard,
        audience=audience,
        item=item,
        fit_type=None if fit is FitType.REGULAR else fit,
        parts=parts,
        brand=None,
        plausibility=None,
        span=None,
        discarded=(),
    )


def candidates(
    found: Sequence[tuple[str, float]], scale: str, to: System, of: Question, item: str | None
) -> tuple[Candidate, ...]:
    """Return the named candidates: at most six, none below one per cent."""
    system = System.WAIST if scale == "WAIST" else System.INT if scale == "INT" else to
    if scale == "UK":  # a larger number would be read as another country's, or as inches
        found = [(label, share) for label, share in found if not _not_british(system, label, of)]
    if scale == "DE" and of.fit in _LENGTHS:
        found = [(_series_number(label, of) if label.isdigit() else label, share) for label, share in found]
    fit = None if of.fit is FitType.JUNIOR and scale not in engine.OWN_PLUS else of.fit
    return Candidate.wholes(
        {"size": sized(system, label, of.audience, item, fit), "probability": floor4(share)}
        for label, share in found[:MOST]
        if share >= LEAST
    )


def off_the_end(named: Sequence[Candidate], system: Name) -> tuple[Reason, ...]:
    """Say that a body lies off the end of the known sizes, where the candidates leave room for that."""
    if not named or sum(one.probability for one in named) >= SURE:
        return ()
    return (reason("off_the_end", Severity.CAUTION, system=system),)


def floor4(share: float) -> float:
    """Return a probability cut to four decimals, so that a sum never passes one."""
    return int(share * 10_000) / 10_000


@cache
def cited(*texts: str) -> tuple[Source, ...]:
    """Return the sources named by the compiled evidence, each once."""
    found: dict[str, Source] = {}
    for text in texts:
        words = text.split()
        for identifier, level in zip(words[::2], words[1::2], strict=True):
            found.setdefault(identifier, source(identifier, level))
    return tuple(found.values())


@cache
def evidence_behind(scale: str, target: str, of: Question) -> tuple[int, int, tuple[Source, ...]]:
    """Return how many families print the pair, how many the target's bodies, and the sources that are named."""
    voices, backing = of.evidence, _known(of).backing(scale, target)
    if of.block == "collar" and target in _LETTERS and not {(scale, target), (target, "")} & set(voices.behind):
        return evidence_behind(scale, target, of._replace(block="upper"))
    bodied = (target, "") in voices.behind and ladder_of(target, of) is voices.ladder(target)
    known = voices if bodied or backing is None or (scale, target) in voices.behind else backing
    pair = known.behind.get((scale, target), (0, ""))
    ladder = known.behind.get((target, ""), (0, ""))
    own = known.behind.get((scale, ""), (0, ""))
    texts = [pair[1], ladder[1] if not pair[0] else "", own[1] if not pair[0] else ""]
    for code in {scale, target}:
        lender = _lender(code, of)
        if lender and (code, lender) in known.behind:
            texts.append(known.behind[code, lender][1])
        if code == "CN" and of.audience in (Audience.WOMEN, Audience.MEN):
            row = bodies.code_bodies()[of.audience.value, "A"]
            texts.insert(0, " ".join(f"{identifier} {row.confidence}" for identifier in row.source.split()))
            ladder = (max(ladder[0], 1), ladder[1]) if code == target else ladder
        itself = bodies.label_body(code, of.audience.value, of.block)
        if itself is not None:
            texts.insert(0, " ".join(f"{identifier} {itself.confidence}" for identifier in itself.source.split()))
            ladder = (FEW, ladder[1]) if code == target else ladder
    return pair[0], ladder[0], cited(*[text for text in texts if text])


def reason(code: str, severity: Severity = Severity.INFO, **values: object) -> Reason:
    """Return a reason of the sizes."""
    return Reason.trusted(code=f"size.{code}", severity=severity, values=FrozenMap(values), rule=None, chart=None)


@cache
def plain_reason(code: str, severity: Severity = Severity.INFO) -> Reason:
    """Return a reason without values; reasons are shared."""
    return reason(code, severity)


def alone(notes: Iterable[Reason]) -> tuple[Reason, ...]:
    """Return notes for an answer that goes by one reading of a label alone: there are no odds that count the others."""
    return tuple(
        Reason.trusted(
            code=f"{one.code}_alone", severity=one.severity, values=one.values, rule=one.rule, chart=one.chart
        )
        if one.code.endswith(".assumed_system") else one
        for one in notes
    )  # fmt: skip


_UNIT_NAMES = {"cm": "厘米", "mm": "毫米", "kg": "公斤", "ml": "毫升", "mm²": "平方毫米"}


def quantity_name(name: str) -> Name:
    """Return the name of a quantity that is no dimension of the body of clothing, such as the length of the foot."""
    from specconv.sizes.scales import quantity_words

    return quantity_words().get(name) or Name(name.replace("_", " "))


def said_body(body: FrozenMap[Interval], most: int = 3) -> tuple[Name, ...]:
    """Return a body as phrases: "bust 86-90 cm"."""
    found = []
    for name, interval in list(body.items())[:most]:
        known = DIMENSION_NAMES.get(name) or quantity_name(name)
        digits = 1 if interval.unit == "cm" else 3
        low, high = f"{round(interval.low, digits):g}", f"{round(interval.high, digits):g}"
        figures = low if low == high else f"{low}-{high}"
        unit = Name(interval.unit, zh=_UNIT_NAMES.get(interval.unit, interval.unit))
        found.append(
            Name(f"{known} {figures} {unit}".rstrip(), zh=f"{known.say('zh')} {figures} {unit.say('zh')}".rstrip())
        )
    return tuple(found)


@cache
def charts_said(count: int) -> Name:
    """Return a number of independent charts as a phrase: "1 independent chart"."""
    return Name(f"{count} independent {'chart' if count == 1 else 'charts'}", zh=f" {count} 份独立的尺码表")


def convert(
    size: Size,
    to: System,
    of: Question,
    item: str | None,
    missing: tuple[Missing, ...],
    notes: tuple[Reason, ...],
    *,
    by_body: bool = False,
) -> Conversion:
    """Return the conversion of a size to a system; ``by_body`` leaves charts that print both aside."""
    scale, _ = scale_of(size, of)
    target = target_scale(to, scale, of)
    if _same(size, to, scale, target, of):
        return _identity(size, to, of, item, missing, notes)
    found, _ = odds(size, target, of, by_body=by_body)
    named = candidates(found.sizes, target, to, of, item)
    route = Route.NONE if not named else Route.PAIRS if found.votes > 0 else Route.BODY
    if not named:
        missing = (*missing, *_ask_body(missing))
    tell = partial(_told, size, to, of, scale, target, route, named, notes)
    return Conversion.deferred(tell, size=size, to=to, candidates=named, route=route, missing=missing)


def _told(
    size: Size,
    to: System,
    of: Question,
    scale: str,
    target: str,
    route: Route,
    named: Sequence[Candidate],
    notes: tuple[Reason, ...],
) -> dict[str, Any]:
    """Return what an answer tells beside the candidates: the body, the reasons, the sources, the advice."""
    body, phrases = described(size, of)
    pairs, ladder, evidence = evidence_behind(scale, target, of)
    reasons = list(notes)
    if route is Route.NONE:
        reasons.append(reason("nothing_known", Severity.CAUTION, size=str(size), system=vocabulary.land(to)))
        return {"body": body, "reasons": tuple(reasons), "evidence": evidence, "remedies": ()}
    reasons += off_the_end(named, vocabulary.land(to))
    if route is Route.PAIRS:
        printed = charts_said(pairs)
        reasons.append(reason("pairs", families=pairs, charts=printed, source=str(size), system=vocabulary.land(to)))
    else:
        reasons.append(reason("body", source=str(size), system=vocabulary.land(to), families=ladder))
    if body:
        reasons.append(reason("made_for", size=str(size), body=phrases))
    strength = pairs if route is Route.PAIRS else ladder
    if strength < FEW and target != "CN":
        reasons.append(reason("few_families", Severity.CAUTION, families=strength))
    if System.EU in (size.system, to) and of.audience is Audience.WOMEN and "style" not in size.parts:
        reasons.append(plain_reason("eu_styles", Severity.CAUTION))
    if of.regular is not None and ladder_of(target, of) is of.regular.ladder(target):
        reasons.append(reason("fit_from_regular", fit=FIT_NAMES[of.fit]))
    if target in _LETTERS and scale in _LETTERS and target != scale:
        reasons.append(plain_reason("letters_differ", Severity.CAUTION))
    letter = _as_letter(size, of, scale, target)
    if letter:
        reasons.append(reason("as_letter", letter=letter))
    if to is System.EU and of.audience is Audience.MEN and of.fit in _LENGTHS and named[0].size.label.isdigit():
        number = _series_number(named[0].size.label, of)
        reasons.append(reason("series_number", size=str(named[0].size), number=number))
    like = vocabulary.systems()[to].bodies_like
    if like and route is Route.BODY:
        reasons.append(reason("bodies_like", system=vocabulary.land(to), other=vocabulary.systems()[like].name))
    follows = vocabulary.systems()[to].follows
    if follows:
        reasons.append(reason("follows", system=vocabulary.land(to), other=vocabulary.systems()[follows].name))
    remedies = (check_remedy(body),) if body else ()
    return {"body": body, "reasons": tuple(reasons), "evidence": evidence, "remedies": remedies}


_LETTERED_CLOTHES = frozenset(("knit", "outer"))
"""Classes of ease whose clothes for men carry letters in most shops; the numbers are those of suits and shirts."""


def _as_letter(size: Size, of: Question, scale: str, target: str) -> str:
    """Return the letter that most shops print where numbers are asked for: on men's tops, knitwear and coats."""
    lettered = vocabulary.items()[of.item].ease in _LETTERED_CLOTHES and of.block == "upper"
    if of.audience is not Audience.MEN or not lettered or target in _LETTERS or target in ("INT", "KR"):
        return ""
    if scale == "INT":
        return size.label
    found, _ = odds(size, "INT", of)
    return found.sizes[0][0] if found.sizes else ""


FIT_NAMES = {
    FitType.REGULAR: Name("regular", zh="标准"), FitType.PETITE: Name("petite", zh="娇小"), FitType.TALL: Name("tall",
    zh="加高"),
    FitType.PLUS: Name("plus", zh="大码"), FitType.MATERNITY: Name("maternity", zh="孕妇"),
    FitType.JUNIOR: Name("junior", zh="少女"),
    FitType.SLIM: Name("slim", zh="修身"), FitType.HUSKY: Name("husky", zh="加肥"), FitType.BIG: Name("big", zh="大号"),
    FitType.SHORT: Name("short", zh="短款"), FitType.LONG: Name("long", zh="长款"), FitType.CURVY: Name("curvy",
    zh="丰满"),
}  # fmt: skip


def _ask_body(missing: tuple[Missing, ...]) -> tuple[Missing, ...]:
    return () if Missing.body in missing else (Missing.body,)


def check_remedy(body: FrozenMap[Interval]) -> Remedy:
    """Return the advice to check the first dimension of a body against the shop's chart."""
    name, interval = next(iter(body.items()))
    return _check_remedy(name, interval.middle)


@lru_cache(maxsize=4096)
def _check_remedy(name: str, middle: float) -> Remedy:
    values = FrozenMap(dimension=DIMENSION_NAMES[name], cm=f"{round(middle * 2) / 2:g}")
    return Remedy.trusted(code="size.check_measure", rank=1, values=values, rule=None)


def _same(size: Size, to: System, scale: str, target: str, of: Question) -> bool:
    if size.system == to:
        return True
    if scale == "UK" and _not_british(to, size.label, of):
        return False
    follows = vocabulary.systems()
    one, other = follows[size.system].follows or size.system, follows[to].follows or to
    return scale == target and (one == other or scale == "WAIST")


def _identity(
    size: Size, to: System, of: Question, item: str | None, missing: tuple[Missing, ...], notes: tuple[Reason, ...]
) -> Conversion:
    same = (
        size
        if size.system == to
        else sized(to if to is not System.INT else System.INT, size.label, of.audience, item, of.fit)
    )
    plain = Size.trusted(
        system=same.system,
        label=same.label,
        standard=same.standard,
        audience=of.audience,
        item=item,
        fit_type=same.fit_type,
        parts=same.parts,
        brand=same.brand,
        plausibility=None,
        span=None,
        discarded=(),
    )
    body, phrases = described(size, of)
    reasons = [*notes, reason("identity", size=str(plain))]
    if body:
        reasons.append(reason("made_for", size=str(size), body=phrases))
    return Conversion.trusted(
        size=size,
        to=to,
        candidates=(Candidate.trusted(size=plain, probability=1.0),),
        body=body,
        route=Route.IDENTITY,
        reasons=tuple(reasons),
        evidence=(),
        missing=missing,
        remedies=(),
    )


def mixed(answer: Conversion, readings: Sequence[Size], to: System, of: Question, item: str | None) -> Conversion:
    """Return an answer for a label that does not name its system: the odds mixed over its readings for one audience."""
    same = [size for size in readings if size.audience == of.audience and size.fit_type is None]
    total = sum(size.plausibility or 0.0 for size in same)
    if len({size.system for size in same}) < 2 or not total:
        return answer
    shares: dict[str, float] = {}
    sizes: dict[str, Size] = {}
    routes: list[Route] = []
    for size in same:
        found = convert(size, to, of, item, (), ())
        routes.append(found.route)
        for one in found.candidates:
            printed = str(one.size)  # a reading that is of the wanted system holds parts that an answer does not
            shares[printed] = shares.get(printed, 0.0) + one.probability * (size.plausibility or 0.0) / total
            if printed not in sizes or not one.size.parts:
                sizes[printed] = one.size
    entries = [(sizes[printed], share) for printed, share in shares.items()]
    ranked = sorted(entries, key=lambda entry: (-entry[1], order(entry[0].label)))[:MOST]
    named = tuple(Candidate.trusted(size=size, probability=floor4(share)) for size, share in ranked if share >= LEAST)
    fields = {name: getattr(answer, name) for name in Conversion.field_names()}
    if answer.route is Route.IDENTITY:  # one reading is of the wanted system, the label itself is not
        fields["route"] = next((route for route in routes if route not in (Route.IDENTITY, Route.NONE)), answer.route)
        fields["reasons"] = tuple(one for one in answer.reasons if one.code != "size.identity")
    return Conversion.trusted(**{**fields, "candidates": named})
