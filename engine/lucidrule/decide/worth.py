"""What policies are worth that may exclude each other: which are preferred, and what they come to over all ranges."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

from lucidrule.decide.correlated import Bounds, Correlated, alone
from lucidrule.decide.total import Total
from lucidrule.evaluate.arithmetic import ZERO, Range, joined
from lucidrule.exact.diagram import BudgetSpent
from lucidrule.exact.payments import NOTHING, Payment
from lucidrule.exact.variables import Drawing
from lucidrule.kernel.interval import added, greatest, hull


class Rivals(NamedTuple):
    """Policies that exclude each other, or may, and between which nothing decides.

    Attributes:
        sets: Those that may be granted together; none where there are too many to try.
        surely: Whether they exclude each other; else all of them may be granted.
    """

    policies: tuple[str, ...]
    sets: tuple[frozenset[str], ...]
    surely: bool


class Granted(NamedTuple):
    """What is granted: policies, and of each group of rivals those that are worth most."""

    policies: tuple[str, ...]
    rivals: tuple[Rivals, ...] = ()


class Way(NamedTuple):
    """A way in which policies may exclude each other, with the formula that says when it is the case."""

    when: Drawing
    granted: Granted


@dataclass(frozen=True, slots=True)
class Worth:
    """What policies are worth.

    Attributes:
        sums: What each comes to that has a sum.
        bounds: The least and the most that each is worth; None: no bound.
        beyond: The policies of which no sum says all that they are worth.
    """

    sums: dict[str, Range]
    bounds: dict[str, Bounds]
    beyond: frozenset[str]
    correlated: Correlated

    def best(self, sets: Sequence[frozenset[str]]) -> frozenset[str] | None:
        """Return the set that is worth at least as much as any other whatever is still open; None if none is."""
        return next((one for one in sets if all(self._outweighs(one, other) for other in sets)), None)

    def _outweighs(self, one: frozenset[str], other: frozenset[str]) -> bool:
        # What is in both sets pays the same in both, so only the difference is compared.
        return self.correlated.outweighs(one - other, other - one, self.bounds)

    def total(self, ways: Sequence[Way]) -> Total:
        """Return what is granted comes to, whichever of the ways is the case."""
        payments = self.correlated.payments
        try:
            drawn = {name: self.correlated.payment(name, found) for name, found in self.sums.items()}
            paid_in = [self._paid(way.granted, drawn) for way in ways]
            together = paid_in[-1]
            for way, payment in zip(ways[:-1], paid_in, strict=False):
                together = payments.where(way.when(), payment, together)
            ends = self.correlated.range_of(together)
        except (BudgetSpent, RecursionError):  # pragma: no cover  # too much to join: each by its own bounds
            drawn = {name: alone(name, found) for name, found in self.sums.items()}
            paid_in = [self._paid(way.granted, drawn) for way in ways]
            each = [self.correlated.range_of(payment) for payment in paid_in]
            ends = joined(hull(each), each)
        low = ends.low or ZERO
        exact = all(map(payments.is_exact, paid_in))
        amounts = {low} if low == ends.high else {payment[0].low for payment in paid_in if exact}
        return Total(low, ends.high, ends.missing, tuple(sorted(amounts)))

    def _paid(self, granted: Granted, drawn: dict[str, Payment]) -> Payment:
        among = [self._among(rivals, drawn) for rivals in granted.rivals]
        return reduce(self.correlated.payments.added, among, self._added(granted.policies, drawn))

    def _added(self, names: Collection[str], drawn: dict[str, Payment]) -> Payment:
        found = [payment for name, payment in drawn.items() if name in names]
        return reduce(self.correlated.payments.added, found, NOTHING)

    def _among(self, rivals: Rivals, drawn: dict[str, Payment]) -> Payment:
        """Return what those of some rivals come to that are granted."""
        if rivals.surely and rivals.sets and self.beyond.isdisjoint(rivals.policies):
            return reduce(self.correlated.payments.greatest, [self._added(one, drawn) for one in rivals.sets])
        return alone(rivals, self._between(rivals))

    def _between(self, rivals: Rivals) -> Range:
        """Return from where to where rivals come of which more than sums decides, or which may all be granted."""
        whole = self._sum(rivals.policies)
        # Of too many to try each alone may be granted.
        sets = rivals.sets or [frozenset({name}) for name in rivals.policies]
        # A set of which no sum says all that it is worth may be preferred to any that does not outweigh it, however
        # little its sums come to.
        beyond = [
            one
            for at, one in enumerate(sets)
            if one & self.beyond
            and not any(
                self._outweighs(other, one) and (before < at or not self._outweighs(one, other))
                for before, other in enumerate(sets)
                if before != at
            )
        ]
        least = min if beyond else max
        low = least(self._sum(one).low or ZERO for one in beyond or sets)
        high = greatest([self._sum(one) for one in sets])[1] if rivals.surely and rivals.sets else whole.high
        return joined((low, high), [whole])

    def _sum(self, names: Collection[str]) -> Range:
        found = [each for name, each in self.sums.items() if name in names]
        return joined(added(found), found)
