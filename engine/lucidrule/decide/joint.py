"""What policies pay whatever is missing, together: conditions of awards share facts and open points.

Each condition is a diagram over what is not known, and what an award pays is a diagram of payments. What several come
to is found by joining them, so no two awards are taken to apply at once that exclude each other. An amount that is not
exact is looked at in each cell of a number that conditions of the same policy ask for.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from typing import TypeAlias

from lucidrule.decide.award import Applying, Payable
from lucidrule.evaluate.arithmetic import ZERO, Range
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.payments import NOTHING, Payment, Payments, paid
from lucidrule.exact.settle import BUDGET, Settling
from lucidrule.exact.variables import OPEN_LEVEL, Drawing
from lucidrule.kernel.missing import Missing

# Begins a question to the exact pass.
Questions: TypeAlias = Callable[[], Settling]
# An amount is evaluated anew in each cell, which costs more than a step of a diagram.
_STEPS_FOR_AN_AMOUNT = 10


class Joint:
    """What several policies pay, each for the company or for records of a list, over the same missing facts.

    Whatever it is asked may end in BudgetSpent or RecursionError.
    """

    def __init__(self, questions: Questions, policies: Sequence[Sequence[Payable]]) -> None:
        """Make the formulas of all conditions; none is drawn yet."""
        self._policies = policies
        self.settling = questions()
        self._diagrams = self.settling.formulas.diagrams
        each = [payable for payables in policies for payable in payables]
        if len(each) > 1:
            self.settling.formulas.arrange(_most_shared_first(questions, each))
        # relies on (bounds first)
        self._conditions = {id(payable): _conditions(self.settling, payable) for payable in each}
        self.payments = Payments(self._diagrams)

    def renew(self) -> None:
        """Allow as many steps again as there were at first; what is drawn is kept."""
        self._diagrams.renew(BUDGET)

    def policy(self, at: int) -> Payment:
        """Return what a policy pays: what it pays for all records, where it has some."""
        each = [self.payable(at, payable) for payable in self._policies[at]]
        # From the end, so that each step adds variables on top.
        return reduce(self.payments.added, reversed(each), NOTHING)

    def payable(self, at: int, payable: Payable) -> Payment:
        """Return what several awards of a policy come to."""
        amounts = [self._amount(at, payable, one) for one in payable.awards]
        gate, conditions = self._drawn(payable)
        found = NOTHING
        for condition, amount in zip(conditions, amounts, strict=True):
            if payable.rule == "last":
                found = self.payments.where(condition, amount, found)
            else:
                join = self.payments.added if payable.rule == "all" else self.payments.greatest
                found = join(found, self.payments.where(condition, amount))
        return self.payments.where(gate, found)

    def award(self, at: int, payable: Payable, place: int) -> Payment:
        """Return what one award comes to by itself."""
        gate, conditions = self._drawn(payable)
        amount = self._amount(at, payable, payable.awards[place])
        return self.payments.where(gate, self.payments.where(conditions[place], amount))

    def range_of(self, payment: Payment) -> Range:
        """Return the ends of what is paid, and the missing facts that can change it."""
        low, high = self.payments.ends(payment)
        if low == high:
            return Range(low, high)
        levels = {level for level in self.payments.variables(payment) if level < OPEN_LEVEL}
        missing, _ = self.settling.names(levels)
        return Range(low, high, missing.union(*(each.missing for each in self.payments.open_amounts(payment))))

    def _drawn(self, payable: Payable) -> tuple[int, list[int]]:
        gate, conditions = self._conditions[id(payable)]
        return gate(), [condition() for condition in conditions]

    def _amount(self, at: int, payable: Payable, one: Applying) -> Payment:
        if one.worth.exact:
            return _paid(one.worth, one)
        levels = set[int]()
        for each in self._policies[at]:
            gate, conditions = self._drawn(each)
            levels = levels.union(*map(self._diagrams.variables, (gate, *conditions)))
        formulas = self.settling.formulas
        keys = {("fact", name) for name in one.worth.missing}
        asked = sorted(level for level in levels if level < OPEN_LEVEL and formulas.keys[level] in keys)
        return self._in_cells(one, payable.bounded, one.worth, asked)

    def _in_cells(self, one: Applying, facts: Facts, worth: Range, levels: list[int]) -> Payment:
        """Return what an award is worth by the cells of the variables that its amount has in common with conditions."""
        if worth.exact or not levels:
            return _paid(worth, one)
        formulas, own = self.settling.formulas, one.award.own
        spans, (name,) = formulas.spans(levels[0]), formulas.variables[formulas.keys[levels[0]]].names
        if spans is None or own is None:
            return self._in_cells(one, facts, worth, levels[1:])
        ways = []
        for span in spans:
            self._diagrams.spend(_STEPS_FOR_AN_AMOUNT)
            inside = facts.in_cell(name, span)
            ways.append(self._in_cells(one, inside, own(inside), levels[1:]))
        return self.payments.by(levels[0], tuple(ways))


def _paid(worth: Range, one: Applying) -> Payment:
    # The same amount of the same record counts as one, under whatever award.
    same = (one.result.award.own, one.result.record)
    return paid(worth.low or ZERO, worth.high, worth.missing, same)


def _conditions(settling: Settling, payable: Payable) -> tuple[Drawing, list[Drawing]]:
    """Return the formula that what is paid hangs on, such as that a record meets its criteria, and those of awards."""
    gates = payable.gates if payable.record is None else (*payable.gates, (payable.record, payable.facts))
    gate = settling.formulas.every([settling.condition(proof, facts) for proof, facts in gates])
    return gate, [settling.condition(one.proof, payable.facts) for one in payable.awards]


def _most_shared_first(questions: Questions, payables: Sequence[Payable]) -> list[object]:
    """Return variables so that what many share stands above what only one asks for: diagrams stay small."""
    read = Counter[object]()
    for payable in payables:
        alone = questions()
        _conditions(alone, payable)
        read.update(alone.formulas.keys)
    return [key for key, number in read.most_common() if number > 1]


def names_asked(payables: Iterable[Payable]) -> frozenset[Missing | str]:
    """Return the missing facts and the open points that conditions wait for."""
    gates = [proof for each in payables for proof in (each.record, *(proof for proof, _ in each.gates)) if proof]
    proofs = [*gates, *(one.proof for each in payables for one in each.awards)]
    return frozenset[Missing | str]().union(*(proof.missing | proof.open_points for proof in proofs))


def connected(payables: Sequence[Payable]) -> list[list[Payable]]:
    """Return payables in groups that wait for nothing in common, each of which can be summed by itself."""
    leader = list(range(len(payables)))

    def leading(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    first: dict[Missing | str, int] = {}
    for at, each in enumerate(payables):
        for name in names_asked([each]).union(*(one.worth.missing for one in each.awards)):
            leader[leading(at)] = leading(first.setdefault(name, at))
    groups: dict[int, list[Payable]] = {}
    for at, each in enumerate(payables):
        groups.setdefault(leading(at), []).append(each)
    return list(groups.values())
