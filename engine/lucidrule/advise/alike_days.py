"""Which days of an event nothing can tell apart, though years pass between them: years of which nothing is known.

A first crossing asks whether any year from that of an event on exceeds a bound. Of years that nothing is known of, and
that nothing else reads, each completion of one can be had by another: where the event was a year later, and such a year
is left, all conditions can come to the same together. So thousands of years cost as much as a few.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from lucidrule.compile.contradictions import starts_of
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.evaluate.facts import Facts
from lucidrule.kernel import tree
from lucidrule.kernel.crossing import until_the_end_of
from lucidrule.kernel.leaf import asked_of
from lucidrule.kernel.reads import standing_in


def alike_days(prepared: PreparedProgramme, facts: Facts, event: str) -> Callable[[date, date], bool]:
    """Return whether the outcomes are the same for two days of an event, the earlier one first, and what they pay.

    Args:
        facts: All that is known; the event is not.
    """
    compiled = prepared.compiled
    nodes = [*standing_in([*_conditions(prepared), *(when for _, when in compiled.interactions)])]
    hard = _hard(nodes, facts, event, compiled.contradictions)
    if hard is None:
        return lambda one, other: one == other
    crossings: dict[str, list[tree.FirstExceeds]] = {}
    for node in nodes:
        if isinstance(node, tree.FirstExceeds):
            crossings.setdefault(node.fact, []).append(node)
    free = [_Free(name, listed, nodes, facts, event) for name, listed in crossings.items()]

    def alike(one: date, other: date) -> bool:
        # Edges are days that what is asked holds on, or from which on it does: each stands by itself.
        same_side = bisect_left(hard, one) == bisect_left(hard, other) and bisect_right(hard, one) == bisect_right(
            hard, other
        )
        return same_side and all(each.alike(one.year, other.year) for each in free)

    return alike


class _Free:
    """The years of a yearly fact of which nothing is known, and that only first crossings since an event read."""

    def __init__(
        self, name: str, crossings: list[tree.FirstExceeds], nodes: list[Any], facts: Facts, event: str
    ) -> None:
        self._known = facts.years(name)
        self._since = any(node.since == event for node in crossings)
        self._only = all(node.since == event for node in crossings)
        # Up to this year all of them ask of the same years.
        self._last = min(node.year.of(facts.assessment) for node in crossings) - 1
        self._read = {
            node.year.of(facts.assessment)
            for node in nodes
            if isinstance(node, tree.Ref) and node.fact == name and node.year is not None
        }

    def alike(self, one: int, other: int) -> bool:
        """Return whether it is all the same whether years count from one on or from a later one."""
        if one == other or not self._since:
            return True
        passed = [year for year in range(one, other) if year not in self._known]
        if not passed:
            return True
        left = (year for year in range(other, self._last + 1) if year not in self._known and year not in self._read)
        return self._only and not self._read.intersection(passed) and next(left, None) is not None


def _conditions(prepared: PreparedProgramme) -> Iterator[Any]:
    """Yield all conditions and amounts of the policies."""
    for policy in prepared.compiled.policies:
        yield from (criterion.condition for criterion in policy.all_criteria)
        for award in policy.awards:
            yield from (award.condition, award.amount, *(party.condition for party in award.others))


def _hard(nodes: list[Any], facts: Facts, event: str, contradictions: Any) -> list[date] | None:
    """Return the days at which something else turns than how many years count; None where that is not only days."""
    year = facts.assessment
    found: set[date] = {facts.as_of}
    compared: set[int] = set()
    for node in nodes:
        edges: Iterable[Any] = ()
        if isinstance(node, tree.FirstExceeds) and node.since == event:
            edges = until_the_end_of(node.year.of(year)).edges
        elif isinstance(node, tree.Scheduled) and event in starts_of(contradictions, node.counted_from):
            # An event that is not known is no earlier, so that of the rates only some can be meant.
            ends = range(year - len(node.rates), year + 2)
            edges = (edge for end in ends for edge in until_the_end_of(end).edges)
        elif isinstance(node, tree.Compare) and node.ref.fact == event and not isinstance(node.operand, tree.Ref):
            compared.add(id(node.ref))
            edges = () if isinstance(node.operand, tree.AsOf) else asked_of(node, year)[1]
        found.update(each for each in edges if isinstance(each, date))
    others = (node for node in nodes if id(node) not in compared)
    return None if any(_reads(node, event) for node in others) else sorted(found)


def _reads(node: Any, event: str) -> bool:
    """Return whether something reads the event otherwise than compared with a day, or since when years count."""
    if isinstance(node, tree.FirstExceeds):
        return node.fact == event
    return is_dataclass(node) and any(getattr(node, each.name) == event for each in fields(node))
