"""Amounts over columns: arithmetic whose least and greatest value are found at the ends of what is not known."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple, TypeAlias, assert_never

from lucidrule.core.quantity import EXACT
from lucidrule.formulas.column import Column, NoFormula

_ZERO = Decimal(0)


class Ends(NamedTuple):
    """From `low` to `high`; None: no bound. `low_open`: below every value, but no value itself."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


_ANYWHERE = Ends(None, None)


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
    ends: Ends
    dense: bool = True
    cell: Ends = _ANYWHERE


@dataclass(frozen=True, slots=True)
class Free:
    """A column that is not known and lies in one cell of its domain."""

    column: Column
    ends: Ends


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
    for by, part in _terms(amount, Decimal(1)):
        if isinstance(part, Number):
            total = EXACT.add(total, EXACT.multiply(by, part.value))
        else:
            factors[part] = EXACT.add(factors.get(part, _ZERO), by)
    parts = [part if by == 1 else Times(by, part) for part, by in factors.items() if by]
    return Added((Number(total), *parts))


def _terms(amount: Amount, by: Decimal) -> Iterator[tuple[Decimal, Amount]]:
    match amount:
        case Added(parts=parts):
            for part in parts:
                yield from _terms(part, by)
        case Times():
            yield from _terms(amount.part, EXACT.multiply(by, amount.by))
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
    for by, part in _terms(amount, Decimal(1)):
        if isinstance(part, Number):
            constant = EXACT.add(constant, EXACT.multiply(by, part.value))
        elif isinstance(part, Of):
            factors[part.column] = by
        else:
            return None
    return constant, factors


def ways(amount: Amount) -> dict[Column, int]:
    """Return whether a collected amount grows (1) or falls (-1) with each of its columns, also with those in one cell.

    Raises:
        NoFormula: It does neither everywhere, so that its ends are not those of its parts.
    """
    found: dict[Column, int] = {}
    for column, way in _ways(amount, 1):
        if found.setdefault(column, way) != way:
            raise NoFormula("arithmetic")
    return found


def _ways(amount: Amount, way: int) -> Iterator[tuple[Column, int]]:
    match amount:
        case Of(column=column) | Free(column=column):
            yield column, way
        case Times():
            yield from _ways(amount.part, way if amount.by > 0 else -way)
        case Stepped():
            low = ends_of(amount.of).low
            if sorted(amount.rates) != list(amount.rates) or amount.rates[0] < 0 or low is None or low < 0:
                raise NoFormula("arithmetic")
            for part in (amount.by, amount.of):
                yield from _ways(part, way)
        case Scheduled():
            raise NoFormula("arithmetic")
        case _:
            for part in parts_of_amount(amount):
                yield from _ways(part, way)


def narrowed(amount: Amount, column: Column, ends: Ends) -> Amount:
    """Return an amount for the rows in which a column is not known, with the column in one cell of its domain.

    Raises:
        NoFormula: A cell that has no end of its own stands in what is no sum: which end counts differs by row.
    """

    def inside(part: Of) -> Amount:
        return Free(column, ends) if part.column == column else part

    open_ = ends.low_open or ends.high_open
    if open_ and any(column in read_by(part) for _, part in _terms(amount, Decimal(1)) if not isinstance(part, Of)):
        raise NoFormula("arithmetic")
    return mapped(amount, inside)


def ends_of(amount: Amount) -> Ends:
    """Return the ends of an amount, whatever its columns are.

    Raises:
        NoFormula: It counts years, or it is rounded.
    """
    match amount:
        case Number(value=value):
            return Ends(value, value)
        case Of(ends=ends) | Free(ends=ends):
            return ends
        case Added(parts=parts):
            found = [ends_of(part) for part in parts]
            low, high = _summed(each.low for each in found), _summed(each.high for each in found)
            return Ends(low, high, any(each.low_open for each in found), any(each.high_open for each in found))
        case Times():
            return _times(amount.by, ends_of(amount.part))
        case Least(parts=parts):
            return _chosen(parts, min, at_low=True)
        case Greatest(parts=parts):
            return _chosen(parts, max, at_low=False)
        case Stepped():
            of = ends_of(amount.of)
            rated = [Ends(_ZERO, _ZERO), *(_times(rate, of) for rate in amount.rates)]
        case Scheduled() | Rounded():
            raise NoFormula("arithmetic")
        case _:
            assert_never(amount)
    lows, highs = [each.low for each in rated], [each.high for each in rated]
    return Ends(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def signs_between(ends: Ends) -> frozenset[int]:
    """Return the signs of the numbers that lie between two ends."""
    low, high = ends.low, ends.high
    below, above = low is None or low < 0, high is None or high > 0
    from_zero = low is None or low < 0 or (low == 0 and not ends.low_open)
    to_zero = high is None or high > 0 or (high == 0 and not ends.high_open)
    return frozenset(sign for sign, reached in ((-1, below), (0, from_zero and to_zero), (1, above)) if reached)


def _summed(values: Iterable[Decimal | None]) -> Decimal | None:
    total: Decimal | None = _ZERO
    for value in values:
        total = None if total is None or value is None else EXACT.add(total, value)
    return total


def _times(by: Decimal, ends: Ends) -> Ends:
    if not by:
        return Ends(_ZERO, _ZERO)
    low = None if ends.low is None else EXACT.multiply(by, ends.low)
    high = None if ends.high is None else EXACT.multiply(by, ends.high)
    return Ends(low, high, ends.low_open, ends.high_open) if by > 0 else Ends(high, low, ends.high_open, ends.low_open)


def _chosen(parts: tuple[Amount, ...], choose: Callable[[list[Decimal]], Decimal], *, at_low: bool) -> Ends:
    """Return the ends of the least or the greatest; where `at_low` a part without a low end has none itself."""
    found = [ends_of(part) for part in parts]
    lows = [each.low for each in found if each.low is not None]
    highs = [each.high for each in found if each.high is not None]
    no_low = len(lows) < len(found) if at_low else not lows
    no_high = not highs if at_low else len(highs) < len(found)
    return Ends(None if no_low else choose(lows), None if no_high else choose(highs))
