"""Sums of several policies that wait for the same facts: together they may be exact where none is alone."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import reduce
from itertools import combinations, islice

from lucidrule.core.quantity import EXACT, added
from lucidrule.decide.award import Payable
from lucidrule.decide.joint import Joint, Questions, names_asked
from lucidrule.exact.diagram import BudgetSpent
from lucidrule.exact.payments import NOTHING, Payment

Bounds = tuple[Decimal, Decimal | None]
_MOST_SETS = 1_000


class Correlated:
    """Policies whose sums are not exact and wait for facts or open points that others wait for too."""

    def __init__(self, questions: Questions, payable: Mapping[str, tuple[Payable, ...]]) -> None:
        """Begin.

        Args:
            payable: Of each policy whose sum is not exact what it is made of.
        """
        asked = {name: names_asked(each) for name, each in payable.items()}
        number = Counter(each for names in asked.values() for each in names)
        self._names = [name for name, names in asked.items() if any(number[each] > 1 for each in names)]
        self._joint = Joint(questions, [payable[name] for name in self._names])
        self._drawn: dict[str, Payment] = {}

    def __bool__(self) -> bool:
        """Return whether there are some."""
        return bool(self._names)

    def exact_sets(self, names: Collection[str]) -> Iterator[tuple[frozenset[str], Decimal]]:
        """Yield sets of these policies whose sums together are exact, and of which no part has an exact sum.

        No policy is in two of them: smaller sets come first, then those that begin with an earlier policy.
        """
        try:
            drawn = self._payments()
            asked = {name: drawn[name] for name in self._names if name in names}
            payments = self._joint.payments
            # What is not exact by its amount stays so, whatever is added.
            able = [name for name, payment in asked.items() if not payments.open_amounts(payment)]
            sets = (each for size in range(2, len(able) + 1) for each in combinations(able, size))
            found = set[str]()
            for each in islice(sets, _MOST_SETS):
                total = reduce(payments.added, [asked[name] for name in each], NOTHING)
                if found.isdisjoint(each) and payments.is_exact(total):
                    found.update(each)
                    yield frozenset(each), total[0].low
        except (BudgetSpent, RecursionError):  # pragma: no cover  # too much to join: bounds hold all the same
            return

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
