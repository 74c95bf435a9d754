"""Between which ends an amount over columns lies, and whether it grows or falls with each column."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lucidrule.formulas.amount import Amount, Free, Of, Scheduled, mapped, parts_of_amount, read_by, terms_of
from lucidrule.formulas.column import Column, NoFormula
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Interval, added, greatest, hull, least, times

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
        case tree.Scaled():
            yield from _ways(amount.amount, way if amount.by > 0 else -way)
        case tree.Banded():
            low = ends_of(amount.amount).low
            # From band to band it must not fall, whatever is rated.
            if low is None or low < 0 or not all(_rise(paid) for paid in (amount.rates, amount.fixed)):
                raise NoFormula("arithmetic")
            for part in (amount.by, amount.amount):
                yield from _ways(part, way)
        case Scheduled():
            raise NoFormula("arithmetic")
        case _:
            for part in parts_of_amount(amount):
                yield from _ways(part, way)


def _rise(paid: Sequence[Decimal]) -> bool:
    """Return whether what is paid in bands falls nowhere, nor below nothing."""
    return list(paid) == sorted(paid) and min(paid, default=_ZERO) >= 0


def narrowed(amount: Amount, column: Column, ends: Interval) -> Amount:
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


def ends_of(amount: Amount) -> Interval:
    """Return the ends of an amount, whatever its columns are.

    Raises:
        NoFormula: It counts years, or it is rounded.
    """
    match amount:
        case tree.Literal_(value=value):
            return Interval(value, value)
        case Of(ends=ends) | Free(ends=ends):
            return ends
        case tree.Sum(parts=parts):
            found = [ends_of(part) for part in parts]
            low_open, high_open = any(each.low_open for each in found), any(each.high_open for each in found)
            return Interval(*added(found), low_open, high_open)
        case tree.Scaled(by=by, amount=part):
            inner = ends_of(part)
            low_open, high_open = (inner.low_open, inner.high_open) if by > 0 else (inner.high_open, inner.low_open)
            return Interval(*times(by, inner), by != 0 and low_open, by != 0 and high_open)
        case tree.LeastOf(parts=parts):
            return Interval(*least([ends_of(part) for part in parts]))
        case tree.GreatestOf(parts=parts):
            return Interval(*greatest([ends_of(part) for part in parts]))
        case tree.Banded():
            of = ends_of(amount.amount)
            return Interval(*hull([band.pays(of) for band in amount.bands]))
    raise NoFormula("arithmetic")


def truth(ends: Interval, signs: frozenset[int]) -> bool | None:
    """Return whether all that lies between two ends has one of some signs; None if some has and some has not."""
    possible = ends.signs
    return True if possible <= signs else False if not possible & signs else None
