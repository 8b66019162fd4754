"""Judging conversions by the brands' own charts, each family left out of the evidence while it is judged.

A *case* is a family of charts, a question (audience, fit type, block),
a source size and a target scale; its *truth* are
the sizes that the family prints there. Only clean rows judge: medium or high confidence, no flags. The pooled figures
take the cases whose source size is printed by at least :data:`LEAST` families: with fewer,
the best fixed answer is just
the chart that is judged.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from datac.rows import Located, read
from datac.sizes_evidence import BLOCKS, DIMENSIONS, Entry, Family, Key, compiled, families, paired, pool, voices
from datac.tables import TABLES
from specconv.sizes import engine
from specconv.sizes.engine import Constants, Evidence, Known, Middle, Odds
from specconv.sizes.ladder import order

LEAST = 3
"""Families that must print a source size for its cases to count in the pooled figures."""

UNJUDGED = frozenset({"junior", "curvy"})
"""Fit types whose bodies do not judge: juniors' numbers are house scales, and one family prints curvy sizes."""

_NOT_JUDGED = frozenset({"BRAND", "SLEEVE", "LENGTH", "MARKET"})


def evidence_data() -> dict[str, list[Located]]:
    """Return the tables from which the evidence is made, read from the data folder."""
    wanted = [table for table in TABLES if not table.derive]
    return {table.name: read(table) for table in wanted if table.name == "sources" or table.name.startswith("sizes/")}


class Case(NamedTuple):
    """Which size of ``target`` does ``family`` print beside ``size`` of ``scale``?"""

    family: str
    audience: str
    fit: str
    block: str
    scale: str
    size: str
    target: str

    @property
    def pair(self) -> tuple[str, str, str, str, str]:
        """Audience, fit type, block where it tells scales apart, and the two scales."""
        return self.audience, self.fit, self.block if self.audience == "men" else "", self.scale, self.target


class BodyCase(NamedTuple):
    """Which size of ``scale`` does ``family`` give this body?"""

    family: str
    audience: str
    fit: str
    block: str
    scale: str
    size: str
    body: tuple[tuple[int, float], ...]


def _block(entry: Entry, scales: Iterable[str]) -> str | None:
    if "WAIST" in scales:
        return "lower" if "lower" in entry.blocks else None
    return "upper" if "upper" in entry.blocks else sorted(entry.blocks)[0]


def label_cases(entries: Iterable[Entry]) -> dict[Case, frozenset[str]]:
    """Return the cases with their truth."""
    found: dict[Case, set[str]] = defaultdict(set)
    for entry in entries:
        if not entry.clean or entry.audience == "unisex":
            continue
        printed = {scale: sizes for scale, sizes in entry.labels.items() if scale not in entry.derived}
        for scale, sizes in printed.items():
            for target, others in printed.items():
                block = _block(entry, (scale, target))
                if scale != target and not {scale, target} & _NOT_JUDGED and block:
                    for size, other, _ in paired(sizes, others):
                        found[Case(entry.family, entry.audience, entry.fit, block, scale, size, target)].add(other)
    cases = {case: frozenset(truth) for case, truth in found.items()}
    return {
        case: truth
        for case, truth in cases.items()
        if not (case.audience == "women" and case.block == "lower" and case._replace(block="upper") in cases)
    }


def body_cases(entries: Iterable[Entry]) -> list[BodyCase]:
    """Return the bodies that charts of US, UK, EU and letters print for a size, each figure once a family."""
    found: dict[BodyCase, None] = {}
    for entry in entries:
        block = _block(entry, ())
        if not entry.clean or entry.audience not in BLOCKS or block == "collar" or block is None:
            continue
        body = tuple(
            (DIMENSIONS.index(name), round((low + high) / 2, 1))
            for name, (low, high) in entry.body.items()
            if name in ("bust", "waist", "hip")
        )
        for scale in ("US", "UK", "EU", "INT"):
            if body and len(entry.labels.get(scale, ())) == 1:
                found[BodyCase(entry.family, entry.audience, entry.fit, block, scale, entry.labels[scale][0], body)] = (
                    None
                )
    return list(found)


class Answered(NamedTuple):
    """A case with its truth and the odds that were answered."""

    case: Case
    truth: frozenset[str]
    odds: list[tuple[str, float]]


@dataclass
class Judge:
    """The evidence with families left out, for one set of constants."""

    entries: list[Entry]
    settings: Mapping[str, float]
    _cache: dict[tuple[Key, str, bool], Evidence] = field(default_factory=dict)
    _in_order: dict[tuple[object, ...], dict[str, Odds]] = field(default_factory=dict)

    @cached_property
    def families(self) -> dict[Key, dict[str, Family]]:
        """What each family says, by key."""
        return families(self.entries, voices(dict(self.settings)))

    def evidence(self, key: Key, without: str, *, voting: bool = True) -> Evidence:
        """Return the evidence of a key without one family; without ``voting`` only its bodies."""
        of_key = self.families.get(key, {})
        without = without if without in of_key else ""
        known = self._cache.get((key, without, voting)) or self._cache.get((key, without, True))
        if known is None:
            others = {name: family for name, family in of_key.items() if name != without}
            rows = compiled(key, pool(others, dict(self.settings), key[0] in BLOCKS, voting=voting), others)
            known = self._cache[key, without, voting] = engine.unpack(rows).get(key, engine.NOTHING)
        return known

    def known(self, case: Case | BodyCase) -> Known:
        """Return the evidence of a case and, for fits that lean on it, that of the regular fit."""
        voting = isinstance(case, Case)
        own = self.evidence((case.audience, case.fit, case.block), case.family, voting=voting)
        leans = case.fit in engine.LIKE_REGULAR or case.fit in engine.OWN_SERIES
        regular = None
        if leans:
            regular = self.evidence((case.audience, "regular", case.block), case.family, voting=voting)
        return Known(own, regular, case.fit)

    def answer(self, case: Case, fitted: Constants, *, by_body: bool = False) -> list[tuple[str, float]]:
        """Return the odds that the library would answer without the case's family."""
        known = self.known(case)
        counts = engine.weights(case.block, case.audience, fitted)
        source, ladder = known.ladder(case.scale), known.ladder(case.target)
        if by_body:
            nothing, body = engine.NOTHING_KNOWN, source.get(case.size)
            return engine.convert(nothing, case.scale, case.size, case.target, counts, fitted, body, ladder).sizes
        key = (case.family, case.pair, fitted)
        if key not in self._in_order:
            self._in_order[key] = engine.in_order(known, case.scale, case.target, counts, fitted, source, ladder)
        answer = self._in_order[key].get(case.size)
        return answer.sizes if answer else []

    def measured(self, case: BodyCase, fitted: Constants) -> list[tuple[str, float]]:
        """Return the odds that ``recommend`` would answer for the body of a case without its family."""
        ladder = self.known(case).ladder(case.scale)
        body = {d: Middle(at, 0.0, 1.0) for d, at in case.body}
        close = engine.closeness(body, ladder, engine.weights(case.block, case.audience, fitted), fitted)
        return engine.scaled_odds(close, fitted.exponent_measured)


def printed(cases: Mapping[Case, frozenset[str]]) -> dict[tuple[object, ...], dict[str, set[str]]]:
    """Return, by pair and source size, which families print each target size."""
    found: dict[tuple[object, ...], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for case, truth in cases.items():
        for size in truth:
            found[(*case.pair, case.size)][size].add(case.family)
    return found


def counted(cases: Mapping[Case, frozenset[str]], least: int = LEAST) -> dict[Case, frozenset[str]]:
    """Return the cases whose source size is printed by at least ``least`` families."""
    seen: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for case in cases:
        seen[(*case.pair, case.size)].add(case.family)
    return {case: truth for case, truth in cases.items() if len(seen[(*case.pair, case.size)]) >= least}


def ladder(target: str, cases: Iterable[Case], truths: Mapping[Case, frozenset[str]], evidence: Evidence) -> list[str]:
    """Return the sizes on sale in a scale, in order: those that brands print and those of the evidence."""
    found = {size for case in cases if case.target == target for size in truths[case]} | set(evidence.ladder(target))
    return sorted(found, key=order)


def loss(answers: Iterable[tuple[frozenset[str], list[tuple[str, float]]]], least: float = 0.003) -> float:
    """Return the mean log loss of the probability given to the truth."""
    total = count = 0.0
    for truth, odds in answers:
        total -= math.log(max(math.fsum(share for size, share in odds if size in truth), least))
        count += 1
    return total / max(count, 1.0)
