"""Amounts of one company: the least and the greatest that they can be, exact."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from lucidrule.fast.history import Values
from lucidrule.formulas.amount import Amount, Free, Of
from lucidrule.formulas.column import Column
from lucidrule.formulas.ends import ends_of
from lucidrule.formulas.formula import Days, Sign
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Bounds, added, greatest, hull, least, possible, times
from lucidrule.kernel.leaf import stands

Parts: TypeAlias = Mapping[str, Any]
_Found: TypeAlias = Callable[[Values, Parts], Bounds]


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
        case tree.Literal_(value=value):
            return lambda values, parts: (value, value)
        case Free(ends=ends):
            fixed = (ends.low, ends.high)
            return lambda values, parts: fixed
        case Of():
            return _of(amount)
        case tree.Sum(parts=inner):
            return _over(inner, added)
        case tree.LeastOf(parts=inner):
            return _over(inner, least)
        case tree.GreatestOf(parts=inner):
            return _over(inner, greatest)
        case tree.Scaled(by=by, amount=part):
            found = _range(part)
            return lambda values, parts: times(by, found(values, parts))
        case tree.Banded():
            return _stepped(amount)
    raise AssertionError(amount)


def _of(amount: Of) -> _Found:
    read, domain = _value(amount.column), (amount.ends.low, amount.ends.high)

    def run(values: Values, parts: Parts) -> Bounds:
        value = read(values, parts)
        if value is None:
            return domain
        number = Decimal(value)
        return number, number

    return run


def _over(parts: tuple[Amount, ...], ends: Callable[[list[Bounds]], Bounds]) -> _Found:
    found = [_range(part) for part in parts]
    return lambda values, parts: ends([each(values, parts) for each in found])


def _stepped(amount: tree.Banded) -> _Found:
    by, of, bands = _range(amount.by), _range(amount.amount), amount.bands

    def run(values: Values, parts: Parts) -> Bounds:
        inner = of(values, parts)
        return hull([band.pays(inner) for band in possible(bands, by(values, parts))])

    return run
