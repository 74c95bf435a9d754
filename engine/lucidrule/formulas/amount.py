"""Amounts over columns: arithmetic whose least and greatest value are found at the ends of what is not known."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TypeAlias

from lucidrule.core.quantity import EXACT
from lucidrule.formulas.column import Column
from lucidrule.kernel.interval import Interval

_ZERO = Decimal(0)


_ANYWHERE = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Number:
    value: Decimal


@dataclass(frozen=True, slots=True)
class Of:
    """A column of numbers; where it is not known it lies between `ends`, of counts at whole numbers.

    Attributes:
        cell: The part of its domain in which it is looked at where it is not known.
    """

    column: Column
    ends: Interval
    dense: bool = True
    cell: Interval = _ANYWHERE


@dataclass(frozen=True, slots=True)
class Free:
    """A column that is not known and lies in one cell of its domain."""

    column: Column
    ends: Interval


@dataclass(frozen=True, slots=True)
class Added:
    parts: tuple["Amount", ...]


@dataclass(frozen=True, slots=True)
class Times:
    by: Decimal
    part: "Amount"


@dataclass(frozen=True, slots=True)
class Least:
    parts: tuple["Amount", ...]


@dataclass(frozen=True, slots=True)
class Greatest:
    parts: tuple["Amount", ...]


@dataclass(frozen=True, slots=True)
class Stepped:
    """`of` at the rate of the band in which `by` falls; below the first band zero. `starts` ascends.

    Attributes:
        parts: Columns of `of` that are never above `by`.
    """

    starts: tuple[Decimal, ...]
    rates: tuple[Decimal, ...]
    by: "Amount"
    of: "Amount"
    parts: frozenset[Column] = frozenset()


@dataclass(frozen=True, slots=True)
class Scheduled:
    """`of` at the rate of the k-th year up to `year`, the year of `since` being the first; outside of them zero."""

    rates: tuple[Decimal, ...]
    since: Column
    year: int
    of: "Amount"


@dataclass(frozen=True, slots=True)
class Rounded:
    """An amount that is not below zero in whole multiples of `to`: `down`, `up` or `half_up`."""

    to: Decimal
    mode: str
    part: "Amount"


Amount: TypeAlias = Number | Of | Free | Added | Times | Least | Greatest | Stepped | Scheduled | Rounded


def parts_of_amount(amount: Amount) -> tuple[Amount, ...]:
    """Return the amounts that an amount is made of."""
    match amount:
        case Added() | Least() | Greatest():
            return amount.parts
        case Times() | Rounded():
            return (amount.part,)
        case Stepped():
            return (amount.by, amount.of)
        case Scheduled():
            return (amount.of,)
    return ()


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
            case Added(parts=parts):
                return Added(tuple(map(of, parts)))
            case Times():
                return Times(part.by, of(part.part))
            case Least(parts=parts):
                return Least(tuple(map(of, parts)))
            case Greatest(parts=parts):
                return Greatest(tuple(map(of, parts)))
            case Stepped():
                return replace(part, by=of(part.by), of=of(part.of))
            case Scheduled():
                return replace(part, of=of(part.of))
            case Rounded():
                return replace(part, part=of(part.part))
        return part

    return of(amount)


def collected(amount: Amount) -> Amount:
    """Return the same amount as a sum in which each column and each part that is no sum stands once."""
    total, factors = _ZERO, dict[Amount, Decimal]()
    for by, part in terms_of(amount, Decimal(1)):
        if isinstance(part, Number):
            total = EXACT.add(total, EXACT.multiply(by, part.value))
        else:
            factors[part] = EXACT.add(factors.get(part, _ZERO), by)
    parts = [part if by == 1 else Times(by, part) for part, by in factors.items() if by]
    return Added((Number(total), *parts))


def terms_of(amount: Amount, by: Decimal) -> Iterator[tuple[Decimal, Amount]]:
    """Yield what a sum is made of, each with its factor."""
    match amount:
        case Added(parts=parts):
            for part in parts:
                yield from terms_of(part, by)
        case Times():
            yield from terms_of(amount.part, EXACT.multiply(by, amount.by))
        case Least(parts=parts):
            yield by, Least(tuple(map(collected, parts)))
        case Greatest(parts=parts):
            yield by, Greatest(tuple(map(collected, parts)))
        case Stepped():
            yield by, Stepped(amount.starts, amount.rates, collected(amount.by), collected(amount.of))
        case _:
            yield by, amount


def linear(amount: Amount) -> tuple[Decimal, dict[Column, Decimal]] | None:
    """Return the constant and the factors of a collected amount; None if it is more than a sum of columns."""
    constant, factors = _ZERO, {}
    for by, part in terms_of(amount, Decimal(1)):
        if isinstance(part, Number):
            constant = EXACT.add(constant, EXACT.multiply(by, part.value))
        elif isinstance(part, Of):
            factors[part.column] = by
        else:
            return None
    return constant, factors
