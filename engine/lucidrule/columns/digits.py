"""How many digits amounts over columns may have, before any is looked at."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeAlias

from lucidrule.core.quantity import EXACT
from lucidrule.formulas.amount import Amount, Free, Of, Rounded, Scheduled, parts_of_amount
from lucidrule.formulas.column import Column
from lucidrule.kernel import tree

# Of each column that there is its name in the frame and its data type.
Where: TypeAlias = Mapping[Column, tuple[str, Any]]


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
            return max(places_of(rate) + max(inner, starts) for rate in amount.rates)
        case Scheduled():
            return max(places_of(rate) for rate in amount.rates) + places_in(amount.amount, where, least)
    return max((places_in(part, where, least) for part in parts_of_amount(amount)), default=0)


def weight(amount: Amount) -> Decimal:
    """Return how many times the greatest of its columns an amount may be."""
    match amount:
        case tree.Literal_() | Free() | Of():
            return Decimal(1)
        case tree.Scaled():
            return abs(amount.by) * weight(amount.amount) + 1
        case tree.Banded() | Scheduled():
            return (max(abs(rate) for rate in amount.rates) + 1) * sum(map(weight, parts_of_amount(amount)), Decimal(1))
    return sum(map(weight, parts_of_amount(amount)), Decimal(1))
