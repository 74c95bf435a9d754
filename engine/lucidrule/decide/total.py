"""What policies that may be granted together come to: an amount, or from and to."""

from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.core.quantity import plain
from lucidrule.evaluate.arithmetic import Range
from lucidrule.kernel.missing import Missing


class Total(NamedTuple):
    """The least and the most that policies come to together, whatever is missing.

    Attributes:
        high: None: no bound.
        missing: The facts that can change it; none where it is one amount.
        ways: The amounts that it can be, ascending: one, or several where missing facts decide which policies exclude
            each other. Empty where it is a range.
    """

    low: Decimal
    high: Decimal | None
    missing: frozenset[Missing] = frozenset()
    ways: tuple[Decimal, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether it is zero for certain."""
        return self.high == 0

    def to_dict(self) -> dict[str, Any]:
        return {
            "low": plain(self.low),
            "high": None if self.high is None else plain(self.high),
            "needs": [each.to_dict() for each in sorted(self.missing)],
        }


def exactly(amount: Decimal) -> Total:
    """Return the total that is one amount."""
    return Total(amount, amount, frozenset(), (amount,))


def of_ways(found: Range, amounts: list[Decimal | None]) -> Total:
    """Return a total with what it is in each of the ways in which policies may exclude each other; None: a range."""
    exact = sorted({amount for amount in amounts if amount is not None})
    return Total(found.low or Decimal(0), found.high, found.missing, () if None in amounts else tuple(exact))
