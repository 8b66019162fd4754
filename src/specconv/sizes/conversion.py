"""Conversions of apparel sizes: which scale, which evidence, which body; the odds come from the engine."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial
from typing import Any

from specconv.ground.answer import Missing, Reason, Severity
from specconv.ground.interval import Interval
from specconv.ground.sources import Source, source
from specconv.ground.value import EMPTY, FrozenMap, Name
from specconv.sizes import bodies, engine, vocabulary
from specconv.sizes.engine import NOTHING_KNOWN, Body, Odds
from specconv.sizes.ladder import order
from specconv.sizes.questions import FIT_NAMES, Question, known_of, weights
from specconv.sizes.reasons import charts_said, check_remedy, plain_reason, reason, said_body
from specconv.sizes.series import LENGTHS, series_number
from specconv.sizes.size_bodies import between, body_map, body_of, ladder_of, lender_of, own_body
from specconv.sizes.size_scales import LETTERS, not_british, scale_of, target_scale
from specconv.sizes.values import Audience, Candidate, Conversion, FitType, Route, Size, System

SURE = 0.75
"""Below this share in all, the candidates may all be wrong, and the answer says so."""
LEAST = 0.01
"""Candidates below this probability are not named."""
MOST = 6
"""How many candidates are named at most."""
FEW = 3
"""Below this number of families an answer says that little is published."""


@cache
def _in_order(scale: str, target: str, of: Question) -> dict[str, Odds]:
    """Return the odds for every size of a scale; none where no chart prints both scales, for bodies are in order."""
    known = known_of(of)
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
    known = NOTHING_KNOWN if by_body else known_of(of)
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
        found = [(label, share) for label, share in found if not not_british(system, label, of)]
    if scale == "DE" and of.fit in LENGTHS:
        found = [(series_number(label, of) if label.isdigit() else label, share) for label, share in found]
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
    voices, backing = of.evidence, known_of(of).backing(scale, target)
    if of.block == "collar" and target in LETTERS and not {(scale, target), (target, "")} & set(voices.behind):
        return evidence_behind(scale, target, of._replace(block="upper"))
    bodied = (target, "") in voices.behind and ladder_of(target, of) is voices.ladder(target)
    known = voices if bodied or backing is None or (scale, target) in voices.behind else backing
    pair = known.behind.get((scale, target), (0, ""))
    ladder = known.behind.get((target, ""), (0, ""))
    own = known.behind.get((scale, ""), (0, ""))
    texts = [pair[1], ladder[1] if not pair[0] else "", own[1] if not pair[0] else ""]
    for code in {scale, target}:
        lender = lender_of(code, of)
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
    if target in LETTERS and scale in LETTERS and target != scale:
        reasons.append(plain_reason("letters_differ", Severity.CAUTION))
    letter = _as_letter(size, of, scale, target)
    if letter:
        reasons.append(reason("as_letter", letter=letter))
    if to is System.EU and of.audience is Audience.MEN and of.fit in LENGTHS and named[0].size.label.isdigit():
        number = series_number(named[0].size.label, of)
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
    if of.audience is not Audience.MEN or not lettered or target in LETTERS or target in ("INT", "KR"):
        return ""
    if scale == "INT":
        return size.label
    found, _ = odds(size, "INT", of)
    return found.sizes[0][0] if found.sizes else ""


def _ask_body(missing: tuple[Missing, ...]) -> tuple[Missing, ...]:
    return () if Missing.body in missing else (Missing.body,)


def _same(size: Size, to: System, scale: str, target: str, of: Question) -> bool:
    if size.system == to:
        return True
    if scale == "UK" and not_british(to, size.label, of):
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
