"""Conditions and amounts → constraints and numbers of the solver, at one reference date.

What an operator takes is read from the table of the kernel: a region is a constraint.
"""

from datetime import date
from typing import Any, assert_never

import z3

from lucidrule.kernel import tree
from lucidrule.kernel.crossing import composed, exceeding, until_the_end_of
from lucidrule.kernel.interval import Interval
from lucidrule.kernel.leaf import region_of
from lucidrule.kernel.operators import OPERATORS, signs_of
from lucidrule.kernel.region import Region, of_signs
from lucidrule.prove.amounts import ZERO, EncodedAmounts
from lucidrule.prove.solver import Term, every, number, some
from lucidrule.prove.variables import NEVER_DAY, Slot, Variables


class Encoding(EncodedAmounts):
    """What conditions and amounts of one programme say of a company, at one reference date.

    Attributes:
        histories: Since when a yearly amount has to be known up to a year, for each first crossing.
        points: The open points that were met, by the names of their variables.
    """

    def __init__(self, variables: Variables, as_of: date, assessment: int) -> None:
        super().__init__(variables, assessment)
        self.as_of = as_of
        self.histories: dict[tuple[str, str, int], None] = {}
        self.points: dict[str, str] = {}

    def known(self) -> list[Term]:
        """Return what else is known of a company of which all is known that is asked: its history."""
        return [each for history in self.histories for each in self.variables.founded(*history)]

    def condition(self, node: tree.Condition) -> Term:  # noqa: C901  # one case for each kind of condition
        """Return whether a condition holds of a company of which all is known; open points are answered either way."""
        match node:
            case tree.Compare():
                return self._compare(node)
            case tree.FirstExceeds():
                return self._crossing(node)
            case tree.CompareAmount():
                return self._compare_amount(node)
            case tree.Judgement(open_point=point):
                return self._point(point)
            case tree.AllOf(parts=parts):
                return every([self.condition(part) for part in parts])
            case tree.AnyOf(parts=parts):
                return some([self.condition(part) for part in parts])
            case tree.AtLeast(n=n, parts=parts):
                return z3.Sum([z3.If(self.condition(part), 1, 0) for part in parts]) >= n
            case tree.Not(part=part):
                return z3.Not(self.condition(part))
            case tree.Named(part=part):
                if (id(node), self.records) not in self._known:
                    self._known[id(node), self.records] = (node, self.condition(part))
                return self._known[id(node), self.records][1]
            case _:
                assert_never(node)

    def points_of(self, records: str) -> list[str]:
        """Return the variables of the open points that are asked of each record of a list."""
        return [variable for variable, name in self.points.items() if variable == f"?{name}@{records}"]

    def inside(self, slot: Slot, region: Region) -> Term:
        """Return whether a value belongs to a set."""
        term, declared = self.variables.term(slot), self.variables.declared(slot)
        if region.domain == "names":
            if declared.type == "flag":
                return some([term == name for name in (True, False) if region.holds(name)])
            return some([term == at for at, name in enumerate(declared.choices or {}) if region.holds(name)])
        if region.domain == "texts":
            return some([term == place for place, text in enumerate(self.variables.texts[slot]) if region.holds(text)])
        if region.domain == "days":
            happened = z3.And(term != NEVER_DAY, some([_between(term, each) for each in region.intervals]))
            return z3.Or(happened, term == NEVER_DAY) if region.never else happened
        return some([_between(term, each) for each in region.intervals])

    def _point(self, name: str) -> Term:
        """Return the answer to an open point: one for the company, and one for each record."""
        variable = f"?{name}@{self.records}" if self.records else f"?{name}"
        self.points[variable] = name
        return z3.Bool(variable)

    def _compare(self, node: tree.Compare) -> Term:
        slot, operand = self.slot(node.ref), node.operand
        if isinstance(operand, frozenset):
            each = [self.variables.term(slot)[choice] for choice in sorted(operand)]
            return some(each) if OPERATORS[node.operator].among == "any" else every(each)
        if isinstance(operand, tree.Ref):
            one, other = self.variables.term(slot), self.variables.term(self.slot(operand))
            return every([one != NEVER_DAY, other != NEVER_DAY, of_sign(one - other, signs_of(node.operator))])
        if isinstance(operand, tree.AsOf):
            return self.inside(slot, of_signs(self.as_of, signs_of(node.operator), "days"))
        found = self.inside(slot, region_of(node, self.assessment, self.variables.declared(slot).type))
        if node.open_point is None:
            return found
        return z3.If(self._at(slot, operand), self._point(node.open_point), found)

    def _at(self, slot: Slot, operand: Any) -> Term:
        return self.variables.term(slot) == _written(operand)

    def _crossing(self, node: tree.FirstExceeds) -> Term:
        year = node.year.of(self.assessment)
        self.histories[node.since, node.fact, year] = None

        def exceeds(slot: Slot) -> Term:
            term = self.variables.terms[slot]
            found = some([_between(term, each) for each in exceeding(node).intervals])
            if node.open_point is None:
                return found
            return z3.If(term == _written(node.bound), self._point(node.open_point), found)

        current = Slot(node.fact, year)
        self.variables.term(current)
        earlier = self.variables.before(node.fact, year)
        return composed(
            every,
            z3.Not,
            existed=self.inside(Slot(node.since), until_the_end_of(year)),
            passes=exceeds(current),
            passed_before=some([z3.And(there, exceeds(slot)) for there, slot in earlier]),
        )

    def _compare_amount(self, node: tree.CompareAmount) -> Term:
        difference = self.amount(node.against_zero)
        found = of_sign(difference, node.signs)
        if node.open_point is not None:
            found = z3.If(difference == ZERO, self._point(node.open_point), found)
        if node.whole is None:
            return found
        without = z3.BoolVal(node.of_zero) if node.of_zero is not None else self._point(tree.SHARE_OF_ZERO)
        return z3.If(self.amount(node.whole) > ZERO, found, without)


def of_sign(difference: Term, signs: frozenset[int]) -> Term:
    """Return whether a number has one of some signs."""
    asked = {-1: difference < 0, 0: difference == 0, 1: difference > 0}
    return some([asked[sign] for sign in sorted(signs)])


def _written(value: Any) -> Term:
    """Return a number or a day as variables have it."""
    return number(value.toordinal() if isinstance(value, date) else value)


def _between(term: Term, interval: Interval) -> Term:
    low, high = interval.low, interval.high
    parts = []
    if low is not None:
        parts.append(term > _written(low) if interval.low_open else term >= _written(low))
    if high is not None:
        parts.append(term < _written(high) if interval.high_open else term <= _written(high))
    return every(parts)
