"""First crossings of one company: what is known of an amount year by year, and the verdict with what settles it."""

from collections.abc import Callable
from datetime import MINYEAR, date
from typing import Any, NamedTuple, TypeAlias

from lucidrule.core import verdict as kleene
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel import tree
from lucidrule.kernel.crossing import composed, readings, until_the_end_of
from lucidrule.kernel.missing import Missing, missing_years

# Whether an amount exceeds the bound.
_Exceeds: TypeAlias = Callable[[Any], bool]
_OF = {True: MET, False: NOT_MET}
_ALL_MET, _ALL_NOT_MET = {MET}, {NOT_MET}


class History(NamedTuple):
    """A yearly amount up to a year, as far as it is known.

    Attributes:
        since: The day in whose year it begins; None: not known.
        earlier: Its values in the years before, in order, and `highest` the highest of them. What is known counts,
            whenever the firm was founded: it had an amount, so it existed.
    """

    since: date | None
    current: Any
    earlier: tuple[tuple[int, Any], ...]
    highest: Any


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
    earlier = tuple(sorted([each for each in values.items() if each[0] < year]))
    highest = max([value for _, value in earlier], default=None)
    return History(began, values.get(year), earlier, highest)


def missing_before(fact: str, year: int, since: str, facts: Facts) -> frozenset[Missing]:
    """Return what is not known of the years before one: those without a value, and since when they count."""
    values, began = facts.years(fact), facts.values.get((since, None))
    start = began.year if began is not None else min([*(y for y in values if y < year), year])
    missing = missing_years(fact, start, year - 1, values)
    if began is None:
        missing += [Missing(since), *([Missing(fact, through=start - 1)] if start > MINYEAR else [])]
    return frozenset(missing)


def first_crossing(node: tree.FirstExceeds, assessment: int) -> Callable[[Facts], Proof]:
    """Return the evaluator of a first crossing: one leaf, whose proof shows the amounts that settle it."""
    year = node.year.of(assessment)
    there = until_the_end_of(year).predicate()
    ways = tuple(region.predicate() for region in readings(node, {}))
    # What exceeds the bound in the first reading does in each; what does not in the last one does in none.
    surely, possibly = ways[0], ways[-1]

    def run(facts: Facts) -> Proof:
        past = history(node.fact, year, node.since, facts)
        if past.since is not None and not there(past.since):
            return Proof(node, NOT_MET, (), past.since)
        if past.highest is not None and surely(past.highest):
            return Proof(node, NOT_MET, (), next({y: value} for y, value in past.earlier if surely(value)))
        if past.current is not None and not possibly(past.current):
            return Proof(node, NOT_MET, (), {year: past.current})
        # No part settles it by itself. One question has one answer: what comes of it with either answer is so.
        missing = missing_before(node.fact, year, node.since, facts)
        verdicts = {_read(past, exceeds, complete=not missing) for exceeds in ways}
        if verdicts == _ALL_MET:
            return Proof(node, MET, (), {year: past.current})
        known = [*past.earlier, *([] if past.current is None else [(year, past.current)])]
        at_bound = {y: value for y, value in known if possibly(value) and not surely(value)}
        if verdicts == _ALL_NOT_MET:
            return Proof(node, NOT_MET, (), at_bound)
        if past.current is None:
            missing |= {Missing(node.fact, year)}
        points = frozenset({node.open_point} if at_bound and node.open_point is not None else ())
        seen = at_bound or ({} if past.current is None else {year: past.current})
        return Proof(node, UNKNOWN, (), seen or None, missing, points)

    return run


def _read(past: History, exceeds: _Exceeds, *, complete: bool) -> Verdict:
    passed_before = MET if past.highest is not None and exceeds(past.highest) else NOT_MET if complete else UNKNOWN
    return composed(
        kleene.all_of,
        kleene.negate,
        existed=UNKNOWN if past.since is None else MET,
        passes=UNKNOWN if past.current is None else _OF[exceeds(past.current)],
        passed_before=passed_before,
    )
