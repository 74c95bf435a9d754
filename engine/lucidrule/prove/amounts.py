"""Amounts → numbers of the solver, for one assessment year."""

from decimal import Decimal
from typing import Any, assert_never

import z3

from lucidrule.compile.clauses import Part
from lucidrule.kernel import tree
from lucidrule.kernel.calendar import first_day, last_day
from lucidrule.prove.solver import Term, number
from lucidrule.prove.variables import NEVER_DAY, Slot, Variables

ZERO = number(0)


class EncodedAmounts:
    """What amounts of one programme come to for a company.

    Attributes:
        records: The list whose record is judged; empty: the company alone is.
    """

    def __init__(self, variables: Variables, assessment: int) -> None:
        self.variables, self.assessment = variables, assessment
        self.records = ""
        # Of definitions, with their nodes. relies on (definitions shared)
        self._known: dict[tuple[int, str], tuple[Any, Term]] = {}

    def amount(self, node: tree.Amount) -> Term:  # noqa: C901  # one case for each kind of amount
        """Return an amount of a company of which all is known."""
        match node:
            case tree.Literal_(value=value):
                return number(value)
            case tree.Ref():
                return self.variables.amount(self.slot(node))
            case tree.Sum(parts=parts):
                return z3.Sum([ZERO, *map(self.amount, parts)])
            case tree.Scaled(by=by, amount=inner):
                return number(by) * self.amount(inner)
            case tree.LeastOf(parts=parts):
                return extreme([self.amount(part) for part in parts], least=True)
            case tree.GreatestOf(parts=parts):
                return extreme([self.amount(part) for part in parts], least=False)
            case tree.Banded():
                return self._banded(node)
            case tree.Scheduled():
                return self._scheduled(node)
            case tree.NamedAmount(amount=inner):
                if (id(node), self.records) not in self._known:
                    self._known[id(node), self.records] = (node, self.amount(inner))
                return self._known[id(node), self.records][1]
            case tree.Own():  # pragma: no cover  # of formulas only
                raise AssertionError(node)
            case _:
                assert_never(node)

    def part(self, part: Part) -> Term:
        """Return what a party receives, rounded as the rule says: never below zero, so whole units lie below it."""
        found = self.amount(part.amount)
        if part.rounding is None:
            return found
        to = number(part.rounding.to)
        units = z3.ToReal(z3.ToInt(found / to))
        rest = found - units * to
        half = 2 * rest >= to if part.rounding.mode == "half_up" else z3.BoolVal(part.rounding.mode == "up")
        return z3.If(z3.And(rest > 0, half), (units + 1) * to, units * to)

    def slot(self, ref: tree.Ref) -> Slot:
        """Return which value a reference reads."""
        return self.variables.slot(ref, self.assessment, self.records)

    def _banded(self, node: tree.Banded) -> Term:
        by, of = self.amount(node.by), self.amount(node.amount)
        found = ZERO
        for band in node.bands[1:]:
            paid = number(band.rate) * of + number(band.fixed)
            start = number(band.start or Decimal(0))
            # relies on (bands sorted): the last band that has begun is the one.
            found = z3.If(by > start if band.above else by >= start, paid, found)
        return found

    def _scheduled(self, node: tree.Scheduled) -> Term:
        start, counted = self.variables.term(Slot(node.counted_from)), node.year.of(self.assessment)
        of, found = self.amount(node.amount), ZERO
        for place, rate in enumerate(node.rates):
            first, last = first_day(counted - place), last_day(counted - place)
            there = z3.And(start >= first.toordinal(), start <= last.toordinal(), start != NEVER_DAY)
            found = z3.If(there, number(rate) * of, found)
        return found


def extreme(parts: list[Term], *, least: bool) -> Term:
    """Return the least or the greatest of some numbers."""
    found = parts[0]
    for part in parts[1:]:
        found = z3.If(part < found if least else part > found, part, found)
    return found
