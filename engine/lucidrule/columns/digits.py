"""How many digits amounts over columns may have, before any is looked at."""

import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias

import narwhals.stable.v2 as nw

from lucidrule.core.quantity import EXACT, MOST_DIGITS, added
from lucidrule.formulas.amount import Amount, Free, Of, Rounded, Scheduled, parts_of_amount
from lucidrule.formulas.column import Column
from lucidrule.kernel import tree

# Of each column that there is its name in the frame and its data type.
Where: TypeAlias = Mapping[Column, tuple[str, Any]]
# One digit less than columns hold, since Spark needs one for each sum of decimals.
_LIMIT = 10 ** (MOST_DIGITS - 1)
_GREATEST_SINGLE = 3.4028234663852886e38


def places_of(value: Decimal) -> int:
    """Return the number of decimal places of a number."""
    exponent = int(value.normalize(EXACT).as_tuple().exponent)
    return max(0, -exponent)


def places_in(amount: Amount, where: Where, least: int = 0) -> int:
    """Return how many decimal places an amount may have; a column as many as its data type, but `least`."""
    match amount:
        case tree.Literal_(value=value):
            return places_of(value)
        case Free(ends=ends):
            return max(places_of(end) for end in (ends.low, ends.high, Decimal(0)) if end is not None)
        case Of():
            kind = where.get(amount.column, ("", None))[1]
            own = kind.scale if kind is not None and kind.is_decimal() else 0
            bounds = [end for ends in (amount.ends, amount.cell) for end in (ends.low, ends.high) if end is not None]
            return max([own, least, *map(places_of, bounds)])
        case tree.Scaled():
            return places_of(amount.by) + places_in(amount.amount, where, least)
        case Rounded():
            return max(places_of(amount.to), places_in(amount.amount, where, least))
        case tree.Banded():
            inner = places_in(amount.amount, where, least)
            starts = max(places_of(start) for start in amount.starts)
            fixed = max(map(places_of, amount.fixed), default=0)
            return max(fixed, *(places_of(rate) + max(inner, starts) for rate in amount.rates))
        case Scheduled():
            return max(places_of(rate) for rate in amount.rates) + places_in(amount.amount, where, least)
    return max((places_in(part, where, least) for part in parts_of_amount(amount)), default=0)


def places_by(amount: tree.Banded, where: Where, least: int) -> int:
    """Return with how many decimal places the bands of an amount are compared."""
    return max([places_in(amount.by, where, least), *(places_of(start) for start in amount.starts)])


def extremes(kind: Any) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest number of a data type that is no float."""
    if kind.is_decimal():
        most = Decimal(10**kind.precision - 1).scaleb(-kind.scale, EXACT)
        return EXACT.minus(most), most
    unsigned = kind.is_unsigned_integer()
    bits = int(str(kind).removeprefix("U").removeprefix("Int"))
    return (
        (Decimal(0), Decimal(2**bits - 1)) if unsigned else (Decimal(-(2 ** (bits - 1))), Decimal(2 ** (bits - 1) - 1))
    )


def whole_digits(kind: Any) -> int:
    """Return how many digits before the point a number of a data type may have, of those that a fact may have."""
    most = extremes(kind)[1]
    return min(MOST_DIGITS, most.adjusted() + 1) if most >= 1 else 0


def nearest_float(bound: Decimal, kind: Any) -> tuple[float, Decimal]:
    """Return the number of a type of floats that is nearest to a bound, and the shortest decimal that stands for it."""
    near = float(bound)
    if kind != nw.Float32 or abs(near) > greatest_float(kind):
        return near, Decimal(repr(near))
    own = _single(near)
    texts = (f"{own:.{digits}g}" for digits in range(1, 10))
    return own, Decimal(next(text for text in texts if _single(float(text)) == own))


def _single(value: float) -> float:
    return float(struct.unpack("f", struct.pack("f", value))[0])


def greatest_float(kind: Any) -> float:
    """Return the greatest finite number of a type of floats."""
    return _GREATEST_SINGLE if kind == nw.Float32 else sys.float_info.max


def room(amounts: Iterable[Amount], where: Where, least: int, places: int) -> int:
    """Return how many digits before the point the columns of amounts may have, for whole numbers to hold their sum.

    Args:
        least: The least number of decimal places of a column.
        places: Those of the amounts.

    Returns:
        -1 where not even numbers of the amounts themselves can be held.
    """
    listed = list(amounts)
    for digits in range(MOST_DIGITS, -1, -1):
        most = Decimal(10**digits)
        sizes = [added(_size(amount, most) for amount in listed).scaleb(places, EXACT)]
        for banded in (part for amount in listed for part in _bands_of(amount)):
            size = _size(banded.by, max(most, *banded.starts))
            sizes.append(size.scaleb(places_by(banded, where, least), EXACT))
        if max(sizes) < _LIMIT:
            return digits
    return -1


def _bands_of(amount: Amount) -> Iterator[tree.Banded]:
    if isinstance(amount, tree.Banded):
        yield amount
    for part in parts_of_amount(amount):
        yield from _bands_of(part)


def _size(amount: Amount, most: Decimal) -> Decimal:
    """Return what no number on the way to an amount exceeds, where none of its columns exceeds `most`."""
    match amount:
        case tree.Literal_(value=value):
            return value.copy_abs()
        case Free(ends=ends):
            return max(end.copy_abs() for end in (ends.low, ends.high, Decimal(0)) if end is not None)
        case Of(ends=ends, cell=cell):
            found = (ends.low, ends.high, cell.low, cell.high, most)
            return max(end.copy_abs() for end in found if end is not None)
        case tree.Sum(parts=parts):
            return added(_size(part, most) for part in parts)
        case tree.Scaled():
            return _times(amount.by, _size(amount.amount, most))
        case tree.Banded():
            # What is rated in a band may lie at its ends, where it is not known.
            size = _size(amount.amount, max(most, *amount.starts))
            sums = max((each.copy_abs() for each in amount.fixed), default=Decimal(0))
            return EXACT.add(max(_times(rate, size) for rate in amount.rates), sums)
        case Scheduled():
            size = _size(amount.amount, most)
            return max(_times(rate, size) for rate in amount.rates)
        case Rounded():
            return EXACT.add(_size(amount.amount, most), EXACT.multiply(amount.to, Decimal(2)))
    return max(_size(part, most) for part in parts_of_amount(amount))


def _times(by: Decimal, size: Decimal) -> Decimal:
    # The factor is a whole number too, however small what it multiplies is.
    return EXACT.multiply(by.copy_abs(), max(size, Decimal(1)))
