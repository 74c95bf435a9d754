"""Between which ends an amount over columns lies, and whether it grows or falls with each column."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import assert_never

from lucidrule.core.quantity import EXACT
from lucidrule.formulas.amount import (
    Added,
    Amount,
    Ends,
    Free,
    Greatest,
    Least,
    Number,
    Of,
    Rounded,
    Scheduled,
    Stepped,
    Times,
    mapped,
    parts_of_amount,
    read_by,
    terms_of,
)
from lucidrule.formulas.column import Column, NoFormula

_ZERO = Decimal(0)


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
    if open_ and any(column in read_by(part) for _, part in terms_of(amount, Decimal(1)) if not isinstance(part, Of)):
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
