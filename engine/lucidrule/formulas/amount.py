"""Amounts over columns: arithmetic whose least and greatest value are found at the ends of what is not known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from lucidrule.core.quantity import EXACT
from lucidrule.formulas.column import Column
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Interval

_ZERO = Decimal(0)


_ANYWHERE = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Of(tree.Own):
    """A column of numbers; where it is not known it lies between `ends`, of counts at whole numbers.

    Attributes:
        cell: The part of its domain in which it is looked at where it is not known.
        wholes: Columns that it is never above.
    """

    column: Column
    ends: Interval
    dense: bool = True
    cell: Interval = _ANYWHERE
    wholes: frozenset[Column] = frozenset()


@dataclass(frozen=True, slots=True)
class Free(tree.Own):
    """A column that is not known and lies in one cell of its domain."""

    column: Column
    ends: Interval


@dataclass(frozen=True, slots=True)
class Scheduled(tree.Own):
    """`amount` at the rate of the k-th year up to `year`, the year of `since` being the first; outside of them zero.

    Attributes:
        may_be_never: Whether `since` is an event, which may never have happened.
    """

    rates: tuple[Decimal, ...]
    since: Column
    year: int
    amount: "Amount"
    may_be_never: bool = False


@dataclass(frozen=True, slots=True)
class Rounded(tree.Own):
    """An amount that is not below zero in whole multiples of `to`: `down`, `up` or `half_up`."""

    to: Decimal
    mode: str
    amount: "Amount"


# Of columns, never of facts.
Amount: TypeAlias = tree.Amount


def parts_of_amount(amount: Amount) -> tuple[Amount, ...]:
    """Return the amounts that an amount is made of."""
    return (amount.amount,) if isinstance(amount, Scheduled | Rounded) else tree.parts_of_amount(amount)


def read_by(amount: Amount) -> Iterator[Column]:
    """Yield the columns that an amount reads."""
    if isinstance(amount, Of):
        yield amount.column
    if isinstance(amount, Scheduled):
        yield amount.since
    for part in parts_of_amount(amount):
        yield from read_by(part)


def mapped(amount: Amount, change: Callable[["Of"], Amount]) -> Amount:
    """Return an amount with each of its columns changed."""

    def of(part: Amount) -> Amount:
        match part:
            case Of():
                return change(part)
            case Free() | tree.Literal_():
                return part
            case Scheduled() | Rounded():
                return replace(part, amount=of(part.amount))
        return tree.with_parts(part, of)

    return of(amount)


def collected(amount: Amount) -> Amount:
    """Return the same amount as a sum in which each column and each part that is no sum stands once."""
    total, factors = _ZERO, dict[Amount, Decimal]()
    for by, part in terms_of(amount, Decimal(1)):
        if isinstance(part, tree.Literal_):
            total = EXACT.add(total, EXACT.multiply(by, part.value))
        else:
            factors[part] = EXACT.add(factors.get(part, _ZERO), by)
    parts = [part if by == 1 else tree.Scaled(by, part) for part, by in factors.items() if by]
    return tree.Sum((tree.Literal_(total), *parts))


def terms_of(amount: Amount, by: Decimal) -> Iterator[tuple[Decimal, Amount]]:
    """Yield what a sum is made of, each with its factor."""
    match amount:
        case tree.Sum(parts=parts):
            for part in parts:
                yield from terms_of(part, by)
        case tree.Scaled():
            yield from terms_of(amount.amount, EXACT.multiply(by, amount.by))
        case tree.LeastOf() | tree.GreatestOf() | tree.Banded():
            yield by, tree.with_parts(amount, collected)
        case _:
            yield by, amount


def linear(amount: Amount) -> tuple[Decimal, dict[Column, Decimal]] | None:
    """Return the constant and the factors of a collected amount; None if it is more than a sum of columns."""
    constant, factors = _ZERO, {}
    for by, part in terms_of(amount, Decimal(1)):
        if isinstance(part, tree.Literal_):
            constant = EXACT.add(constant, EXACT.multiply(by, part.value))
        elif isinstance(part, Of):
            factors[part.column] = by
        else:
            return None
    return constant, factors
