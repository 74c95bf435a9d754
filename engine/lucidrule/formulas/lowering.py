"""Conditions → formulas over the columns of a table, at one reference date."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from types import MappingProxyType
from typing import TypeAlias, assert_never

from lucidrule.formulas.amount import Amount, Free, Of, collected, mapped
from lucidrule.formulas.column import Column, History, NoFormula
from lucidrule.formulas.ends import ends_of, truth, ways
from lucidrule.formulas.extent import refuse_large, refuse_long
from lucidrule.formulas.formula import (
    Always,
    Both,
    Complete,
    Days,
    Formula,
    Highest,
    In,
    Joint,
    Sign,
    enough,
    every,
    negated,
    some,
)
from lucidrule.formulas.lowered_amount import LoweredAmounts
from lucidrule.kernel import tree
from lucidrule.kernel.crossing import composed, readings, until_the_end_of
from lucidrule.kernel.interval import Interval
from lucidrule.kernel.leaf import answered, region_of
from lucidrule.kernel.operators import OPERATORS, signs_of
from lucidrule.kernel.region import Region, of_signs, points
from lucidrule.model.facts import Contradiction, Fact

# How often an open point is asked, by the answer that is best.
Asked: TypeAlias = Counter[tuple[str, bool | None]]
MOST_POINTS = 3
NO_ANSWERS: Mapping[str, bool] = MappingProxyType({})


class Lowering(LoweredAmounts):
    """Conditions → formulas, for one reference date and the columns that a table has.

    Attributes:
        answers: Of open points for which no single answer is best everywhere: the one that is taken.
    """

    def __init__(
        self,
        facts: Mapping[str, Fact],
        as_of: date,
        assessment: int,
        years: Mapping[str, list[int]],
        contradictions: tuple[Contradiction, ...] = (),
    ) -> None:
        """Begin.

        Args:
            years: Of each yearly fact the years for which there may be values.
            contradictions: They say which column is a part of another.
        """
        super().__init__(facts, assessment, contradictions)
        self.as_of, self.years = as_of, years
        self.answers = NO_ANSWERS
        # Of definitions what they come to, for the best or for the worst.
        self._defined: dict[tuple[int, bool], Formula] = {}

    def both(self, node: tree.Condition, record: tuple[str, int] | None = None) -> Both:
        """Return both formulas of a condition.

        Args:
            record: The list and the number of the record whose parts it reads.

        Raises:
            NoFormula: It reads what columns cannot hold exactly, or is too large to be written out.
        """
        self.record = record
        self._defined.clear()
        both = Both(self._lower(node, False), self._lower(node, True))
        for each in both:
            refuse_large(each)
        return both

    def _lower(self, node: tree.Condition, best: bool) -> Formula:  # noqa: C901  # one case for each kind of node
        match node:
            case tree.Judgement(open_point=point):
                return Always(self._answer(point, best))
            case tree.Compare():
                return self._compare(node, best)
            case tree.FirstExceeds():
                return self._crossing((node,), best)
            case tree.CompareAmount():
                return self._compare_amount(node, best)
            case tree.AllOf(parts=parts):
                return every([self._lower(part, best) for part in parts])
            case tree.AnyOf(parts=parts):
                crossings = _crossings(node)
                if crossings:
                    return self._crossing(crossings, best)
                return some([self._lower(part, best) for part in parts])
            case tree.AtLeast(n=n, parts=parts):
                return enough(n, [self._lower(part, best) for part in parts])
            case tree.Not(part=part):
                return negated(self._lower(part, not best))
            case tree.Named(part=part):
                # relies on (definitions shared): a formula has them wherever they are used, so it may become too large.
                if (id(node), best) not in self._defined:
                    found = self._lower(part, best)
                    refuse_large(found)
                    self._defined[id(node), best] = found
                return self._defined[id(node), best]
            case _:
                assert_never(node)

    def _answer(self, point: str, best: bool) -> bool:
        return self.answers.get(point, best)

    def _compare(self, node: tree.Compare, best: bool) -> Formula:
        operand, column = node.operand, self.column(node.ref)
        if isinstance(operand, frozenset):
            each = [self._includes(column, choice) for choice in sorted(operand)]
            return Joint(some(each) if OPERATORS[node.operator].among == "any" else every(each))
        if isinstance(operand, tree.Ref):
            return Days(column, signs_of(node.operator), self.column(operand))
        if isinstance(operand, tree.AsOf):
            return In(column, of_signs(self.as_of, signs_of(node.operator), "days"))
        region = region_of(node, self.assessment, self.declared[column].type)
        if node.open_point is not None:
            region = answered(region, operand, self._answer(node.open_point, best))
        return In(column, region)

    def _includes(self, column: Column, choice: str) -> Formula:
        included = column._replace(choice=choice)
        # Each choice is a question of its own, answered by yes or no.
        # relies on (the fact stands in `declared` too): the column of a table is cleaned as a whole first.
        self.declared[included] = self.declared[column].model_copy(update={"type": "flag", "choices": None})
        return In(included, points("names", [True]))

    def _compare_amount(self, node: tree.CompareAmount, best: bool) -> Formula:
        signs = node.signs
        if node.open_point is not None:
            signs = signs | {0} if self._answer(node.open_point, best) else signs - {0}
        compared = self._sign(node.against_zero, signs)
        if node.whole is None:
            return compared
        there = self._sign(node.whole, frozenset({1}))
        sign = _of_whole_above_zero(compared, self.amount(node.whole))
        # Of a whole of zero nothing is a share: the open point stands for what holds then.
        holds = self._answer(tree.SHARE_OF_ZERO, best) if node.of_zero is None else node.of_zero
        return Joint(some([negated(there), sign]) if holds else every([there, sign]))

    def _sign(self, amount: tree.Amount, signs: frozenset[int]) -> Sign:
        found = collected(self.amount(amount))
        refuse_long(found)
        ways(found)
        return Sign(found, signs)

    def _crossing(self, nodes: tuple[tree.FirstExceeds, ...], best: bool) -> Formula:
        """Return whether a yearly amount first exceeds one of some bounds in a year."""
        node, year = nodes[0], nodes[0].year.of(self.assessment)
        current, since = self.column(tree.Ref(node.fact, node.year)), self.column(tree.Ref(node.since))
        years = tuple(y for y in sorted(self.years.get(node.fact, ())) if y < year)
        history = History(node.fact, year, node.since, years)
        self.declared |= dict.fromkeys(history.columns[1:], self.facts[node.fact])

        existed: Formula = In(since, until_the_end_of(year))

        def of(exceeding: Region) -> Formula:
            passes: Formula = In(current, exceeding)
            passed_before: Formula = Highest(history, exceeding)
            return composed(every, negated, existed=existed, passes=passes, passed_before=passed_before)

        # Whatever the open point comes to, it is the same for all bounds.
        ways = zip(*(readings(each, self.answers) for each in nodes), strict=True)
        told = [some([of(exceeding) for exceeding in way]) for way in ways]
        return Joint(every([some(told) if best else every(told), Complete(history)]), crossing=True)


def _of_whole_above_zero(sign: Sign, whole: Amount) -> Formula:
    """Return what is asked of a share whose whole is above zero: one value, where every such whole comes to it."""
    if not isinstance(whole, Of):
        return sign
    above = Free(whole.column, Interval(Decimal(0), whole.ends.high, low_open=True))
    settled = truth(ends_of(mapped(sign.amount, lambda of: above if of.column == whole.column else of)), sign.signs)
    return sign if settled is None else Always(settled)


def _crossings(node: tree.AnyOf) -> tuple[tree.FirstExceeds, ...]:
    """Return first crossings of one amount in one year that differ in their bounds; none if something else is among."""
    found = []
    for part in node.parts:
        while isinstance(part, tree.Named):
            part = part.part
        if not isinstance(part, tree.FirstExceeds):
            return ()
        found.append(part)
    alike = {(each.fact, each.year, each.since, each.open_point) for each in found}
    return tuple(found) if len(alike) == 1 else ()


def stated(
    conditions: list[tree.Condition],
    lowering: Lowering,
    record: tuple[str, int] | None = None,
    answers: Mapping[str, bool] = NO_ANSWERS,
) -> Both:
    """Return the formulas of conditions that all have to hold.

    Where no single answer to an open point is best everywhere, what holds with either answer holds for certain, and
    what holds with one of them may hold.

    Args:
        record: The list and the number of the record whose parts they read; open points are asked of each record anew.
        answers: To open points.

    Raises:
        NoFormula: Too many open points are of that kind, or columns cannot hold what is asked.
    """
    points = [point for point in both_ways(conditions) if point not in answers]
    if len(points) > MOST_POINTS:
        raise NoFormula("open-point-both-ways")
    worst, best = [], []
    try:
        for own in product((True, False), repeat=len(points)):
            lowering.answers = {**answers, **dict(zip(points, own, strict=True))}
            found = [lowering.both(condition, record) for condition in conditions]
            worst.append(every([each.worst for each in found]))
            best.append(every([each.best for each in found]))
    finally:
        lowering.answers = NO_ANSWERS
    return Both(every(worst), some(best))


def both_ways(conditions: list[tree.Condition]) -> list[str]:
    """Return the open points for which no single answer is the best one everywhere in some conditions."""
    known: dict[tuple[int, bool], Asked] = {}
    found = sum((_points(condition, True, known) for condition in conditions), Asked())
    ways: dict[str, dict[bool | None, int]] = {}
    for (point, way), times in found.items():
        ways.setdefault(point, {})[way] = times
    return sorted(point for point, each in ways.items() if len(each) > 1 or each.get(None, 0) > 1)


def _points(node: tree.Condition, positive: bool, known: dict[tuple[int, bool], Asked]) -> Asked:
    """Return how often each open point is asked with the answer that is best; None: of a first crossing, which minds
    both by itself."""
    match node:
        case tree.Judgement(open_point=point):
            return Asked({(point, positive): 1})
        case tree.Compare(open_point=str(point)):
            return Asked({(point, positive): 1})
        case tree.CompareAmount():
            is_open = node.whole is not None and node.of_zero is None
            of_zero = [(tree.SHARE_OF_ZERO, positive)] if is_open else []
            return Asked([*of_zero, *([] if node.open_point is None else [(node.open_point, positive)])])
        case tree.AnyOf() if crossings := _crossings(node):
            return Asked({} if crossings[0].open_point is None else {(crossings[0].open_point, None): 1})
        case tree.FirstExceeds(open_point=str(point)):
            return Asked({(point, None): 1})
        case tree.Not(part=part):
            return _points(part, not positive, known)
        case tree.Named(part=part):
            # relies on (definitions shared)
            if (id(node), positive) not in known:
                known[id(node), positive] = _points(part, positive, known)
            return known[id(node), positive]
    return sum((_points(part, positive, known) for part in tree.parts(node)), Asked())
