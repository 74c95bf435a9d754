"""Amounts of one company: the least and the greatest that they can be, exact."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from lucidrule.core.quantity import EXACT
from lucidrule.fast.history import Values
from lucidrule.formulas.amount import (
    Added,
    Amount,
    Free,
    Greatest,
    Least,
    Number,
    Of,
    Stepped,
    Times,
)
from lucidrule.formulas.column import Column
from lucidrule.formulas.ends import ends_of
from lucidrule.formulas.formula import Days, Sign
from lucidrule.kernel.leaf import stands

Parts: TypeAlias = Mapping[str, Any]
_ZERO = Decimal(0)
_Bounds: TypeAlias = tuple[Decimal | None, Decimal | None]
_Found: TypeAlias = Callable[[Values, Parts], _Bounds]


def sign(leaf: Sign) -> Callable[[Values, Parts], bool | None]:
    """Return whether the sign of an amount is one of some, None where that is open."""
    found, ends = _range(leaf.amount), ends_of(leaf.amount)
    # An end that is no value of its own: what is only above zero is not zero.
    low_open, high_open = ends.low_open, ends.high_open
    below, at_zero, above = (each in leaf.signs for each in (-1, 0, 1))

    def run(values: Values, parts: Parts) -> bool | None:
        low, high = found(values, parts)
        if low is not None and low >= 0:
            if low > 0 or low_open:
                return above
            if high is not None and high == 0:
                return at_zero
            return above if above is at_zero else None
        if high is not None and high <= 0:
            return below if high < 0 or high_open or below is at_zero else None
        return None

    return run


def days(leaf: Days) -> Callable[[Values, Parts], bool | None]:
    """Return how two days stand to each other, None where that is open."""
    one, other, signs = _value(leaf.one), _value(leaf.other), leaf.signs

    def run(values: Values, parts: Parts) -> bool | None:
        first, second = one(values, parts), other(values, parts)
        if first.__class__ is str or second.__class__ is str:
            # `never` lies before and after no day, whatever the other is.
            return False
        return None if first is None or second is None else stands(first, second, signs)

    return run


def _value(column: Column) -> Callable[[Values, Parts], Any]:
    if column.part:
        part = column.part
        return lambda values, parts: parts.get(part)
    key = (column.fact, column.year or None)
    return lambda values, parts: values.get(key)


def _range(amount: Amount) -> _Found:
    match amount:
        case Number(value=value):
            return lambda values, parts: (value, value)
        case Free(ends=ends):
            fixed = (ends.low, ends.high)
            return lambda values, parts: fixed
        case Of():
            return _of(amount)
        case Added():
            return _sum(amount)
        case Times():
            return _times(amount)
        case Least():
            return _least([_range(part) for part in amount.parts])
        case Greatest():
            return _greatest([_range(part) for part in amount.parts])
        case Stepped():
            return _stepped(amount)
    raise AssertionError(amount)


def _of(amount: Of) -> _Found:
    read, domain = _value(amount.column), (amount.ends.low, amount.ends.high)

    def run(values: Values, parts: Parts) -> _Bounds:
        value = read(values, parts)
        if value is None:
            return domain
        number = Decimal(value)
        return number, number

    return run


def _sum(amount: Added) -> _Found:
    found = [_range(part) for part in amount.parts]
    add = EXACT.add

    def run(values: Values, parts: Parts) -> _Bounds:
        low: Decimal | None = _ZERO
        high: Decimal | None = _ZERO
        for each in found:
            first, last = each(values, parts)
            low = None if low is None or first is None else add(low, first)
            high = None if high is None or last is None else add(high, last)
        return low, high

    return run


def _times(amount: Times) -> _Found:
    found, by, multiply = _range(amount.part), amount.by, EXACT.multiply

    def run(values: Values, parts: Parts) -> _Bounds:
        low, high = found(values, parts)
        low = None if low is None else multiply(by, low)
        high = None if high is None else multiply(by, high)
        return (low, high) if by > 0 else (high, low)

    return run


def _least(found: list[_Found]) -> _Found:
    def run(values: Values, parts: Parts) -> _Bounds:
        ranges = [each(values, parts) for each in found]
        lows = [low for low, _ in ranges if low is not None]
        highs = [high for _, high in ranges if high is not None]
        return min(lows) if len(lows) == len(ranges) else None, min(highs, default=None)

    return run


def _greatest(found: list[_Found]) -> _Found:
    def run(values: Values, parts: Parts) -> _Bounds:
        ranges = [each(values, parts) for each in found]
        lows = [low for low, _ in ranges if low is not None]
        highs = [high for _, high in ranges if high is not None]
        return max(lows, default=None), max(highs) if len(highs) == len(ranges) else None

    return run


def _stepped(amount: Stepped) -> _Found:
    """Return the range of what a rising rate comes to: it is least where both of its parts are."""
    by, of = _range(amount.by), _range(amount.of)
    bands = list(zip(amount.starts, amount.rates, strict=True))

    def rate(at: Decimal | None, last: bool) -> Decimal:
        if at is None:
            return bands[-1][1] if last else _ZERO
        return next((found for start, found in reversed(bands) if at >= start), _ZERO)

    def run(values: Values, parts: Parts) -> _Bounds:
        (by_low, by_high), (low, high) = by(values, parts), of(values, parts)
        least, most = rate(by_low, False), rate(by_high, True)
        return (
            _ZERO if not least or low is None else EXACT.multiply(least, low),
            _ZERO if not most else None if high is None else EXACT.multiply(most, high),
        )

    return run
