"""What the companies of a table are paid in all, by policy and together, with bounds where sums are not exact."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.advise.if_met import IfMet
from lucidrule.core.quantity import EXACT, plain
from lucidrule.core.verdict import Outcome
from lucidrule.present.words import listed, word
from lucidrule.tables.result import ends_told
from lucidrule.tables.screening import Screened


class Paid(NamedTuple):
    """What companies are paid together, by a policy or by all.

    Attributes:
        low, high: The least and the most, of those whose sum has bounds.
        companies: How many have a sum at all, exact or not.
        open: Of how many of these nothing known bounds something, which `high` has at its least.
    """

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    companies: int = 0
    open: int = 0

    def with_one(self, low: Decimal, high: Decimal | None, *, unbounded: bool = False) -> "Paid":
        """Return it with one more company.

        Args:
            unbounded: Whether it has something beside up to `high` that nothing known bounds.
        """
        more = EXACT.add(self.high, low if high is None else high)
        return Paid(EXACT.add(self.low, low), more, self.companies + 1, self.open + (high is None or unbounded))

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        bounds = {"low": plain(self.low), "high": plain(self.high)}
        return {**bounds, "companies": self.companies, "without_upper_bound": self.open}


class AllMet(NamedTuple):
    """What all companies may come to together, those too of which some policies are open.

    Attributes:
        low, high: The least and the most, without what nothing bounds.
        open: How many companies have open policies.
        unbounded: Of how many of these something has no bound, which `high` leaves out.
        without_sum: Of how many of these something may be given that has no sum, which is in neither.
    """

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    open: int = 0
    unbounded: int = 0
    without_sum: int = 0

    def with_total(self, low: Decimal, high: Decimal | None, *, unbounded: bool = False) -> "AllMet":
        """Return it with a company of which nothing is open, but sums that nothing known bounds."""
        return self._replace(
            low=EXACT.add(self.low, low),
            high=EXACT.add(self.high, low if high is None else high),
            unbounded=self.unbounded + (high is None or unbounded),
        )

    def with_open(self, found: IfMet) -> "AllMet":
        """Return it with a company of which something is open."""
        more = self.with_total(found.total.low, found.total.high)
        unbounded = bool(found.unbounded) and found.total.high is not None
        return more._replace(
            open=more.open + 1,
            unbounded=more.unbounded + unbounded,
            without_sum=more.without_sum + found.without_sum,
        )

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        counts = {"companies_open": self.open, "without_upper_bound": self.unbounded, "without_sum": self.without_sum}
        return {"low": plain(self.low), "high": plain(self.high), **counts}


@dataclass(slots=True)
class Paying:
    """What all companies are paid.

    Attributes:
        currency: The code of the currency, where there is one.
        counted: Whether companies were counted one by one; of a stream they were not.
        asks_all: Whether it is asked what they may come to.
        paid: By policy what the companies that are eligible are paid, sums that are not exact with their bounds.
        unsized: By policy the companies that are eligible and whose sum is not published or by review.
        excluded: By policy how many companies' sums are not counted in the total, as another policy excludes it, and
            what these come to at least.
        together: By currency the least and the most of what all companies may be granted together.
        if_met: By currency what they may come to where that is asked for, if what is open is met.
    """

    currency: str = ""
    counted: bool = True
    asks_all: bool = False
    paid: dict[str, Paid] = field(default_factory=dict)
    unsized: Counter[str] = field(default_factory=Counter)
    excluded: dict[str, tuple[int, Decimal]] = field(default_factory=dict)
    together: dict[str, Paid] = field(default_factory=dict)
    if_met: dict[str, AllMet] = field(default_factory=dict)

    def add(self, screened: Screened, policies: Sequence[str]) -> None:
        """Count a batch."""
        for name in policies:
            for outcome in screened.entitled[name].values():
                found = outcome.entitlement.sum
                if outcome.outcome is Outcome.ELIGIBLE and found is None:
                    self.unsized[name] += 1
                elif outcome.outcome is Outcome.ELIGIBLE and found is not None:
                    self.paid[name] = self.paid.get(name, Paid()).with_one(
                        found.low or Decimal(0), None if outcome.only_capped else found.high
                    )
        for at, combination in screened.combined.items():
            unbounded = bool(combination.unbounded)
            for code, (low, high) in ends_told(combination, self.currency).items():
                self.together[code] = self.together.get(code, Paid()).with_one(low, high, unbounded=unbounded)
            for name, _ in combination.left_out:
                count, total = self.excluded.get(name, (0, Decimal(0)))
                low, _ = screened.entitled[name][at].bounds
                self.excluded[name] = count + 1, EXACT.add(total, low)
        if self.asks_all:
            self._add_all(screened)

    def _add_all(self, screened: Screened) -> None:
        """Count what each company may come to: of what is open that, else what it is paid."""
        for each in screened.if_met.values():
            for code, found in each.items():
                self.if_met[code] = self.if_met.get(code, AllMet()).with_open(found)
        for at, combination in screened.combined.items():
            if not screened.if_met.get(at):
                unbounded = bool(combination.unbounded)
                for code, ends in ends_told(combination, self.currency).items():
                    self.if_met[code] = self.if_met.get(code, AllMet()).with_total(*ends, unbounded=unbounded)

    def of_policy(self, name: str) -> dict[str, Any]:
        """Return what a policy pays in all as plain data, with bounds; of a stream nothing is known of it."""
        paid, excluded = self.paid.get(name), self.excluded.get(name)
        told: dict[str, Any] = {}
        if paid is not None:
            told["sum"] = paid.to_dict()
        if excluded is not None:
            told["not_counted"] = {"companies": excluded[0], "low": plain(excluded[1])}
        return told

    def of_all(self) -> dict[str, Any]:
        """Return what may be granted together, by currency, as plain data; of a stream it is not told."""
        if not self.counted:
            return {}
        all_met = {code: found.to_dict() for code, found in self.if_met.items()}
        together = {code: paid.to_dict() for code, paid in self.together.items()}
        return {"together": together, **({"if_met": all_met} if self.asks_all else {})}


def beside_all(found: AllMet, lang: str) -> str:
    """Return what a sum over all companies leaves out; empty where that is nothing."""
    told = []
    if found.unbounded:
        told.append(word("overview_unbounded", lang, found.unbounded))
    if found.without_sum:
        told.append(word("overview_without_sum", lang, found.without_sum))
    return word("overview_not_in", lang, listed(told, lang)) if told else ""
