"""Which policies may be granted together, and what they come to: an amount, or from and to."""

from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.core.quantity import plain
from lucidrule.decide.only_one import OnlyOne
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


class Combination(NamedTuple):
    """The best permitted combination of the policies that are ELIGIBLE.

    Attributes:
        total: What all that is granted comes to that has a sum, from and to where a sum is open or where missing facts
            decide which policies exclude each other.
        chosen: Policies that count in the total, whatever is missing.
        left_out: Policies that give way, each with the interaction that says so.
        undecided: Interactions whose policies have sums so open that none can be preferred: all are shown, and the
            total holds whichever is granted.
        beside: Policies whose entitlement stands beside the total: it has no sum, or is left to judgement.
        needs: Facts that decide which policies exclude each other, and so what is paid: also where the total is one.
        waiting: Interactions with policies of programmes that are not loaded: whether they hold is not judged.
        granted: Policies of which all that would apply was granted before.
        by_currency: Of programmes of several currencies the total of each, by its code; None where nothing counts.
            Then `total` is that of the first one.
        only_one: What excludes each other while the authority has still to judge.
        unbounded: Policies of these of which nothing that is known says up to what they come but the cap for a single
            award.
        calculable: The total with these at their least; None where there are none.
        calculable_by_currency: The same for each of several currencies, by its code.
    """

    total: Total
    chosen: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    undecided: tuple[str, ...]
    beside: tuple[str, ...]
    needs: tuple[Missing, ...]
    waiting: tuple[str, ...] = ()
    granted: tuple[str, ...] = ()
    by_currency: tuple[tuple[str, Total | None], ...] = ()
    only_one: tuple[OnlyOne, ...] = ()
    unbounded: tuple[str, ...] = ()
    calculable: Total | None = None
    calculable_by_currency: tuple[tuple[str, Total], ...] = ()

    @property
    def totals(self) -> tuple[Decimal, ...]:
        """The amounts that the total can be, ascending; none where it is a range."""
        return self.total.ways

    def told(self, code: str) -> dict[str, Total]:
        """Return the totals that people are told, by currency; nothing where nothing counts.

        A cap that nothing known of a company leads to is no estimate of its sum.

        Args:
            code: Of the currency where there is one.
        """
        if self.by_currency:
            calculable = dict(self.calculable_by_currency)
            return {each: calculable.get(each, total) for each, total in self.by_currency if total is not None}
        return {code: self.calculable or self.total} if self.counts else {}

    @property
    def counts(self) -> bool:
        """Whether anything is in the total."""
        return bool(self.chosen) or not self.total.nothing

    def to_dict(self) -> dict[str, Any]:
        return {
            "total": self.total.to_dict(),
            "totals": [plain(total) for total in self.totals],
            "chosen": list(self.chosen),
            "left_out": [{"policy": policy, "interaction": rule} for policy, rule in self.left_out],
            "undecided": list(self.undecided),
            "beside": list(self.beside),
            "needs": [missing.to_dict() for missing in self.needs],
            **({"only_one": [each.to_dict() for each in self.only_one]} if self.only_one else {}),
            **({"waiting": list(self.waiting)} if self.waiting else {}),
            **({"already_granted": list(self.granted)} if self.granted else {}),
            **self._calculable(),
            **self._by_currency(),
        }

    def _calculable(self) -> dict[str, Any]:
        if self.calculable is None:
            return {}
        each = {code: total.to_dict() for code, total in self.calculable_by_currency}
        return {
            "unbounded": list(self.unbounded),
            "calculable": self.calculable.to_dict(),
            **({"calculable_by_currency": each} if each else {}),
        }

    def _by_currency(self) -> dict[str, Any]:
        found = {code: None if total is None else total.to_dict() for code, total in self.by_currency}
        return {"by_currency": found} if found else {}
