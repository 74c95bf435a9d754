"""What is paid, by what is missing: decision diagrams of which each edge adds something.

Sums of parts that have nothing in common grow by the size of the parts, not by all ways to combine them. A function has
one diagram, so the variables that can change what is paid are exactly those that occur in it.
"""

from collections.abc import Hashable
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from lucidrule.core.quantity import EXACT
from lucidrule.exact.diagram import TRUE, Diagrams
from lucidrule.kernel.missing import Missing

_ZERO = Decimal(0)
_LEAF, _NO_LEVEL = 0, 1 << 62


class OpenAmount(NamedTuple):
    """An amount that is not exact: what says that it is the same one, its ends, and what it waits for."""

    same: Hashable
    low: Decimal
    high: Decimal | None
    missing: frozenset[Missing]


class Pay(NamedTuple):
    """What is paid, or what one way out of a variable adds to it.

    Attributes:
        low: The least; `high`: the most, but for what has no upper bound.
        unbounded: How many parts have no upper bound.
        open: How many times each amount counts that is not exact.
    """

    low: Decimal = _ZERO
    high: Decimal = _ZERO
    unbounded: int = 0
    open: frozenset[tuple[OpenAmount, int]] = frozenset()

    def plus(self, other: "Pay", times: int = 1) -> "Pay":
        """Return both together; with `times` -1 what this one is more."""
        counts = dict(self.open)
        for amount, number in other.open:
            counts[amount] = counts.get(amount, 0) + times * number
        add = EXACT.add if times == 1 else EXACT.subtract
        return Pay(
            add(self.low, other.low),
            add(self.high, other.high),
            self.unbounded + times * other.unbounded,
            frozenset((amount, number) for amount, number in counts.items() if number),
        )


Payment: TypeAlias = tuple[Pay, int]
NOTHING: Payment = (Pay(), _LEAF)


def paid(low: Decimal, high: Decimal | None, missing: frozenset[Missing], same: Hashable) -> Payment:
    """Return an amount whatever the variables are."""
    if low == high:
        return Pay(low, low), _LEAF
    amount = OpenAmount(same, low, high, missing)
    return Pay(low, high or _ZERO, int(high is None), frozenset({(amount, 1)})), _LEAF


class Payments:
    """Diagrams of payments that share their nodes, over the variables of diagrams of conditions.

    INVARIANT (first way adds nothing): what all ways out of a variable have in common stands above it.
    """

    def __init__(self, conditions: Diagrams) -> None:
        self._conditions = conditions
        self._nodes: list[tuple[int, tuple[Payment, ...]]] = [(_NO_LEVEL, ())]
        self._known: dict[tuple[int, tuple[Payment, ...]], int] = {}
        self._drawn: dict[tuple[Hashable, ...], Payment] = {}

    def by(self, variable: int, ways: tuple[Payment, ...]) -> Payment:
        """Return what is paid by the value of a variable that stands above all others in `ways`."""
        common = ways[0][0]
        if all(way == ways[0] for way in ways):
            return ways[0]
        key = (variable, tuple((pay.plus(common, -1), node) for pay, node in ways))
        found = self._known.get(key)
        if found is None:
            self._conditions.spend()
            found = self._known[key] = len(self._nodes)
            self._nodes.append(key)
        return common, found

    def added(self, one: Payment, other: Payment) -> Payment:
        """Return what both pay."""
        offset = one[0].plus(other[0])
        if _LEAF in (one[1], other[1]):
            return offset, one[1] or other[1]
        key = ("added", one[1], other[1])
        found = self._drawn.get(key)
        if found is None:
            self._conditions.spend()
            # What is common to all ways is added once, at the end, so that it makes no difference to what is kept.
            level, ways = self._split((Pay(), one[1]), (Pay(), other[1]))
            found = self._drawn[key] = self.by(level, tuple([self.added(*way) for way in ways]))
        return offset.plus(found[0]), found[1]

    def greatest(self, one: Payment, other: Payment) -> Payment:
        """Return what the one of two pays that pays more."""
        if one[1] == other[1] == _LEAF:
            return _greatest(one[0], other[0]), _LEAF
        key = ("greatest", one, other)
        found = self._drawn.get(key)
        if found is None:
            self._conditions.spend()
            level, ways = self._split(one, other)
            found = self._drawn[key] = self.by(level, tuple([self.greatest(*way) for way in ways]))
        return found

    def where(self, condition: int, then: Payment, otherwise: Payment = NOTHING) -> Payment:
        """Return `then` where a condition holds."""
        branch = self._conditions.children(condition)
        if branch is None or then == otherwise:
            return otherwise if branch is None and condition != TRUE else then
        key = ("where", condition, then, otherwise)
        found = self._drawn.get(key)
        if found is None:
            self._conditions.spend()
            level, ways = self._split(then, otherwise, branch[0], len(branch[1]))
            parts = branch[1] if level == branch[0] else (condition,) * len(ways)
            drawn = [self.where(part, *way) for part, way in zip(parts, ways, strict=True)]
            found = self._drawn[key] = self.by(level, tuple(drawn))
        return found

    def less(self, payment: Payment) -> Payment:
        """Return what a payment takes away at most and at least; of one that has an upper bound."""

        def turned(pay: Pay) -> Pay:
            return Pay(EXACT.minus(pay.high), EXACT.minus(pay.low))

        done: dict[int, int] = {_LEAF: _LEAF}
        for node in self._below(payment):
            self._conditions.spend()
            level, ways = self._nodes[node]
            done[node] = self.by(level, tuple((turned(pay), done[below]) for pay, below in ways))[1]
        return turned(payment[0]), done[payment[1]]

    def ends(self, payment: Payment) -> tuple[Decimal, Decimal | None]:
        """Return the least and the most that is paid, whatever the variables are; None: no bound."""
        # Of the most also how many parts have no bound: that counts first.
        done: dict[int, tuple[Decimal, tuple[int, Decimal]]] = {_LEAF: (_ZERO, (0, _ZERO))}

        def over(pay: Pay, node: int) -> tuple[Decimal, tuple[int, Decimal]]:
            low, (unbounded, high) = done[node]
            return EXACT.add(pay.low, low), (pay.unbounded + unbounded, EXACT.add(pay.high, high))

        for node in self._below(payment):
            found = [over(*way) for way in self._nodes[node][1]]
            done[node] = min(low for low, _ in found), max(high for _, high in found)
        low, (unbounded, high) = over(*payment)
        return low, None if unbounded else high

    def is_exact(self, payment: Payment) -> bool:
        """Return whether one amount is paid whatever the variables are."""
        return payment[1] == _LEAF and not payment[0].open

    def variables(self, payment: Payment) -> set[int]:
        """Return the variables that can change what is paid."""
        return {self._nodes[node][0] for node in self._below(payment)}

    def open_amounts(self, payment: Payment) -> frozenset[OpenAmount]:
        """Return the amounts that are not exact and can count."""
        adding = [payment[0], *(pay for node in self._below(payment) for pay, _ in self._nodes[node][1])]
        return frozenset(amount for pay in adding for amount, _ in pay.open)

    def _below(self, payment: Payment) -> list[int]:
        """Return the nodes of a diagram, those first that stand below others: they were made first."""
        seen, waiting = set[int](), [payment[1]]
        while waiting:
            node = waiting.pop()
            if node != _LEAF and node not in seen:
                seen.add(node)
                waiting.extend(below for _, below in self._nodes[node][1])
        return sorted(seen)

    def _split(
        self, one: Payment, other: Payment, level: int = _NO_LEVEL, number: int = 0
    ) -> tuple[int, list[tuple[Payment, Payment]]]:
        """Return the first variable of two payments, and both for each of its values.

        Args:
            level: A variable, of `number` values, that may come first.
        """
        for payment in (one, other):
            own, ways = self._nodes[payment[1]]
            level, number = min((level, number), (own, len(ways)))
        return level, list(zip(self._ways(one, level, number), self._ways(other, level, number), strict=True))

    def _ways(self, payment: Payment, level: int, number: int) -> tuple[Payment, ...]:
        pay, node = payment
        own, ways = self._nodes[node]
        return tuple([(pay.plus(more), below) for more, below in ways]) if own == level else (payment,) * number


def _greatest(one: Pay, other: Pay) -> Pay:
    low, unbounded = max(one.low, other.low), max(one.unbounded, other.unbounded)
    high = _ZERO if unbounded else max(one.high, other.high)
    if low == high and not unbounded:
        return Pay(low, low)
    # What cannot exceed the least that is paid gives way.
    counted = {amount for amount, _ in one.open | other.open if amount.high is None or amount.high > low}
    return Pay(low, high, unbounded, frozenset((amount, 1) for amount in counted))
