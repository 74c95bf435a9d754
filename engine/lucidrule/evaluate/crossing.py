"""First crossings of one company: what is known of an amount year by year, and the verdict with what settles it."""

from collections.abc import Callable
from datetime import MINYEAR, date
from typing import Any, NamedTuple, TypeAlias

from lucidrule.core import verdict as kleene
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.kernel.crossing import composed, passes_in_all, readings, until_the_end_of
from lucidrule.kernel.missing import Missing, missing_years
from lucidrule.kernel.region import Region

_Reading: TypeAlias = Callable[[Region], Verdict]
_OF = {True: MET, False: NOT_MET, None: UNKNOWN}


class History(NamedTuple):
    """A yearly amount up to a year, as far as it is known.

    Attributes:
        since: The day in whose year it begins; None: not known.
        earlier: Its values in the years before, in order. What is known counts, whenever the firm was founded: it had
            an amount, so it existed.
        missing: What is not known of the years before: years of which there is no value, and since when they count.
    """

    since: date | None
    current: Any
    earlier: tuple[tuple[int, Any], ...]
    missing: frozenset[Missing]


def history(fact: str, year: int, since: str, facts: Facts) -> History:
    """Return what is known of a yearly amount up to a year, from the year of an event on."""
    key = (fact, year, since)
    found: History | None = facts.seen.get(key)
    if found is None:
        found = facts.seen[key] = _history(fact, year, since, facts)
    return found


def _history(fact: str, year: int, since: str, facts: Facts) -> History:
    values = facts.years(fact)
    began = facts.values.get((since, None))
    earlier = tuple(sorted((y, value) for y, value in values.items() if y < year))
    start = began.year if began is not None else min([*(y for y, _ in earlier), year])
    missing = set(missing_years(fact, start, year - 1, values))
    if began is None:
        missing |= {Missing(since), *([Missing(fact, through=start - 1)] if start > MINYEAR else [])}
    return History(began, values.get(year), earlier, frozenset(missing))


def first_crossing(node: tree.FirstExceeds, assessment: int) -> Callable[[Facts], Proof]:
    """Return the evaluator of a first crossing: one leaf, whose proof shows the amounts that settle it."""
    year, ways = node.year.of(assessment), readings(node, {})
    there = until_the_end_of(year)

    def run(facts: Facts) -> Proof:
        past = history(node.fact, year, node.since, facts)
        existed = _OF[None if past.since is None else there.holds(past.since)]
        # One question has one answer: what comes of it with either answer is so.
        verdicts = {_read(past, existed, way) for way in ways}
        if verdicts == {MET}:
            return Proof(node, MET, (), {year: past.current})
        if verdicts == {NOT_MET}:
            return Proof(node, NOT_MET, (), past.since if existed is NOT_MET else _settling(past, year, ways))
        return _open(node, year, past, ways)

    return run


def _read(past: History, existed: Verdict, exceeding: Region) -> Verdict:
    passes = _OF[None if past.current is None else exceeding.holds(past.current)]
    if any(exceeding.holds(value) for _, value in past.earlier):
        passed_before = MET
    else:
        passed_before = UNKNOWN if past.missing else NOT_MET
    return composed(kleene.all_of, kleene.negate, existed=existed, passes=passes, passed_before=passed_before)


def _settling(past: History, year: int, ways: tuple[Region, ...]) -> dict[int, Any]:
    """Return the amounts by which it fails: an earlier one above the bound, else that of the year; those that reach it
    where one of them fails it, whether reaching is passing or not."""
    for y, value in past.earlier:
        if passes_in_all(ways, value):
            return {y: value}
    if passes_in_all(ways, past.current) is False:
        return {year: past.current}
    return _undecided(past, year, ways)


def _undecided(past: History, year: int, ways: tuple[Region, ...]) -> dict[int, Any]:
    """Return the amounts, by year, that pass in one reading and not in another."""
    known = [*past.earlier, *([] if past.current is None else [(year, past.current)])]
    return {y: value for y, value in known if passes_in_all(ways, value) is None}


def _open(node: tree.FirstExceeds, year: int, past: History, ways: tuple[Region, ...]) -> Proof:
    missing = past.missing | ({Missing(node.fact, year)} if past.current is None else set())
    at_bound = _undecided(past, year, ways)
    points = frozenset({node.open_point} if at_bound and node.open_point is not None else ())
    seen = at_bound or ({} if past.current is None else {year: past.current})
    return Proof(node, UNKNOWN, (), seen or None, missing, points)
