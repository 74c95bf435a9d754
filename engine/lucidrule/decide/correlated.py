"""Sums of several policies that wait for the same facts: what they come to together over all completions."""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from decimal import Decimal
from functools import reduce

from lucidrule.core.quantity import EXACT, added
from lucidrule.decide.award import Payable
from lucidrule.decide.joint import Joint, Questions, names_asked
from lucidrule.evaluate.arithmetic import ZERO, Range
from lucidrule.exact.diagram import BudgetSpent
from lucidrule.exact.payments import NOTHING, Payment, Payments, paid
from lucidrule.exact.settle import Settling
from lucidrule.kernel.missing import Missing

Bounds = tuple[Decimal, Decimal | None]


class Correlated:
    """Policies whose sums are not exact and wait for facts or open points that others wait for too."""

    def __init__(
        self,
        questions: Questions,
        payable: Mapping[str, tuple[Payable, ...]],
        asked_beside: Collection[Missing | str] = (),
    ) -> None:
        """Begin.

        Args:
            payable: Of each policy whose sum is not exact what it is made of.
            asked_beside: The facts and open points that decide which policies exclude each other.
        """
        asked = {name: names_asked(each) for name, each in payable.items()}
        number = Counter([*asked_beside, *(each for names in asked.values() for each in names)])
        self._names = [name for name, names in asked.items() if any(number[each] > 1 for each in names)]
        self._joint = Joint(questions, [payable[name] for name in self._names])
        self._drawn: dict[str, Payment] = {}

    @property
    def settling(self) -> Settling:
        """The exact pass over which all of it is drawn: what else is asked of the same facts belongs there too."""
        return self._joint.settling

    @property
    def payments(self) -> Payments:
        """The diagrams of what is paid."""
        return self._joint.payments

    def payment(self, name: str, found: Range) -> Payment:
        """Return what a policy pays, with what it has in common with others; of others from where to where it goes.

        Raises:
            BudgetSpent: It is too much to draw.
        """
        return self._payments()[name] if name in self._names else alone(name, found)

    def range_of(self, payment: Payment) -> Range:
        """Return the ends of what is paid, and the missing facts that can change it."""
        return self._joint.range_of(payment)

    def outweighs(self, one: frozenset[str], other: frozenset[str], bounds: Mapping[str, Bounds]) -> bool:
        """Return whether a set of policies is worth at least as much as another whatever is missing."""
        if any(bounds[name][1] is None for name in other):
            return False
        # What waits for nothing in common is at its least, or at its most, by itself.
        rest = _more(one.difference(self._names), other.difference(self._names), bounds)
        if not (one | other).intersection(self._names):
            return rest >= 0
        try:
            drawn, payments = self._payments(), self._joint.payments
            more = [drawn[name] for name in self._names if name in one]
            less = [payments.less(drawn[name]) for name in self._names if name in other]
            return EXACT.add(rest, payments.ends(reduce(payments.added, [*more, *less], NOTHING))[0]) >= 0
        except (BudgetSpent, RecursionError):  # pragma: no cover  # too much to join: bounds hold all the same
            return _more(one, other, bounds) >= 0

    def _payments(self) -> dict[str, Payment]:
        self._joint.renew()
        for at, name in enumerate(self._names):
            if name not in self._drawn:
                self._drawn[name] = self._joint.policy(at)
        return self._drawn


def _more(one: frozenset[str], other: frozenset[str], bounds: Mapping[str, Bounds]) -> Decimal:
    """Return how much more a set of policies is worth at least than another that has an upper bound."""
    most = [high for name in other for high in [bounds[name][1]] if high is not None]
    return EXACT.subtract(added(bounds[name][0] for name in one), added(most))


def alone(same: Hashable, found: Range) -> Payment:
    """Return what is paid whatever all else is; `same` says that it is the same amount."""
    return paid(found.low or ZERO, found.high, found.missing, same)
