"""How much a company gains and loses at most by a change of rules."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import z3

from lucidrule.prove.amounts import ZERO
from lucidrule.prove.comparison import Comparison
from lucidrule.prove.policies import EncodedPolicy
from lucidrule.prove.solver import NotProven, Term, every, number
from lucidrule.prove.written import Facts

# What a company comes to under the old rules and the new that is judged under both; None: no sum says it.
Paid = Callable[[Facts], tuple[Decimal, Decimal] | None]


@dataclass(frozen=True, slots=True)
class Extreme:
    """The most that any company gains, or loses, of what sums say.

    Attributes:
        amount: In the money of the policy; None: there is no bound.
        facts: Of a company that comes to it, as its file holds them; None: none is shown, for there is no bound or only
            answers to open points come to it.
    """

    amount: Decimal | None
    facts: Facts | None = None


def extreme(
    comparison: Comparison, old: EncodedPolicy, new: EncodedPolicy, paid: Paid, *, gain: bool
) -> Extreme | None:
    """Return the most that a company gains by a policy, or loses; None: it is proven that none does.

    Who is eligible under one of both rules alone gains or loses the whole sum.

    Raises:
        NotProven: It was not settled.
    """
    before, after = (z3.If(each.met, each.total, ZERO) for each in (old, new))
    change: Term = after - before if gain else before - after
    sums = every([z3.Implies(each.met, each.has_sum) for each in (old, new)])
    solver = comparison.witnesses.solver
    if not solver.possible(sums, change > ZERO):
        return None
    most = solver.greatest(change, sums)
    if most is None:
        return Extreme(None)
    amount = Decimal(most.numerator) / most.denominator
    return Extreme(amount, _company(comparison, every([sums, change == number(most)]), paid, most if gain else -most))


def _company(comparison: Comparison, asked: Term, paid: Paid, change: Fraction) -> Facts | None:
    """Return a company that comes to it when it is judged under both."""
    for whole in (False, True):
        try:
            facts = comparison.witnesses.facts(asked, whole=whole)
        except NotProven:
            return None
        sides = None if facts is None else paid(facts)
        if sides is not None and Fraction(sides[1]) - Fraction(sides[0]) == change:
            return facts
    return None
