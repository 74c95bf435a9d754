"""Exact arithmetic over facts: a value where all are known, else bounds and what is missing."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from lucidrule.compile import tree
from lucidrule.core.quantity import EXACT
from lucidrule.decide.facts import Facts, Missing

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both possible; None: no bound. `missing` are the facts that could narrow it."""

    low: Decimal | None
    high: Decimal | None
    missing: frozenset[Missing] = frozenset()

    @property
    def exact(self) -> bool:
        """Whether there is one value only."""
        return self.low is not None and self.low == self.high


def exactly(value: Decimal) -> Range:
    """Return the range of one value."""
    return Range(value, value)


def amount_of(amount: tree.Amount, facts: Facts) -> Range:
    """Return the range of an amount; exact as soon as no missing fact can change it."""
    match amount:
        case tree.Literal_(value=value):
            return exactly(value)
        case tree.Ref():
            return _fact(amount, facts)
        case tree.Sum(parts=parts):
            ranges = [amount_of(part, facts) for part in parts]
            return _joined(_total([r.low for r in ranges]), _total([r.high for r in ranges]), ranges)
        case tree.Scaled(by=by, amount=inner):
            found = amount_of(inner, facts)
            low, high = _times(by, found.low), _times(by, found.high)
            return Range(low, high, found.missing) if by >= 0 else Range(high, low, found.missing)
        case tree.LeastOf(parts=parts):
            return least([amount_of(part, facts) for part in parts])
        case tree.GreatestOf(parts=parts):
            return greatest([amount_of(part, facts) for part in parts])
        case tree.Banded():
            return _banded(amount, facts)
        case tree.Scheduled():
            return _scheduled(amount, facts)
        case _:
            assert_never(amount)


def least(ranges: list[Range]) -> Range:
    """Return the range of the least: a cap that binds for certain makes it exact."""
    highs = [r.high for r in ranges if r.high is not None]
    lows = [r.low for r in ranges]
    low = None if None in lows else min(value for value in lows if value is not None)
    return _joined(low, min(highs) if highs else None, ranges)


def greatest(ranges: list[Range]) -> Range:
    """Return the range of the greatest."""
    lows = [r.low for r in ranges if r.low is not None]
    highs = [r.high for r in ranges]
    high = None if None in highs else max(value for value in highs if value is not None)
    return _joined(max(lows) if lows else None, high, ranges)


def _fact(ref: tree.Ref, facts: Facts) -> Range:
    value = facts.value(ref)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return exactly(Decimal(value))
    return Range(None if ref.signed else ZERO, None, frozenset({facts.missing(ref)}))


def _banded(amount: tree.Banded, facts: Facts) -> Range:
    # relies on (bands sorted)
    by, of = amount_of(amount.by, facts), amount_of(amount.amount, facts)
    if not by.exact or by.low is None:
        return Range(ZERO, None, by.missing | of.missing)
    rate = ZERO
    for start, band_rate in zip(amount.starts, amount.rates, strict=True):
        if by.low >= start:
            rate = band_rate
    return Range(_times(rate, of.low), _times(rate, of.high), of.missing) if rate else exactly(ZERO)


def _scheduled(amount: tree.Scheduled, facts: Facts) -> Range:
    ref = tree.Ref(amount.counted_from)
    start = facts.value(ref)
    of = amount_of(amount.amount, facts)
    if start is None:
        return Range(None, None, of.missing | {facts.missing(ref)})
    year = facts.assessment - start.year if isinstance(start, date) else -1
    if not 0 <= year < len(amount.rates):
        return exactly(ZERO)
    rate = amount.rates[year]
    return Range(_times(rate, of.low), _times(rate, of.high), of.missing)


def _joined(low: Decimal | None, high: Decimal | None, ranges: list[Range]) -> Range:
    if low is not None and low == high:
        return Range(low, high)
    return Range(low, high, frozenset().union(*(r.missing for r in ranges)))


def _total(values: list[Decimal | None]) -> Decimal | None:
    total = ZERO
    for value in values:
        if value is None:
            return None
        total = EXACT.add(total, value)
    return total


def _times(by: Decimal, value: Decimal | None) -> Decimal | None:
    return None if value is None else EXACT.multiply(by, value)
