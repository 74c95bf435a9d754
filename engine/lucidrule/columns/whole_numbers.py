"""Columns of yuan as whole numbers of a smaller unit: what is added, multiplied and compared alike by every engine."""

from decimal import Decimal
from typing import Any

import narwhals.stable.v2 as nw

from lucidrule.columns.digits import whole_digits
from lucidrule.core.quantity import EXACT

WHOLE = nw.Decimal(38, 0)
# Of a product of two decimals Spark keeps six places where both together are too long, whether there is room or not.
_LOST = 6


def scaled_column(name: str, kind: Any, places: int, digits: int) -> nw.Expr:
    """Return a column of yuan as whole numbers of a smaller unit; what has too many digits is not known."""
    found = nw.col(name)
    own = kind.scale if kind.is_decimal() else 0
    assert places >= own, "an amount has the places of every column that bounds it"
    if whole_digits(kind) > digits:
        found = nw.when(~beyond(name, kind, digits)).then(found)
    # Of two decimals of up to 18 digits DuckDB makes one of 18, whether there is room or not.
    wide = max(kind.precision, 19) if own else 0
    fits = min(digits, whole_digits(kind)) + 1 + 2 * own <= WHOLE.precision
    if fits and (own <= _LOST or wide + own + 2 <= WHOLE.precision):
        found = found.cast(nw.Decimal(wide, own)) * nw.lit(Decimal(10**own)) if own else found
        return found.cast(WHOLE) * literal(Decimal(10 ** (places - own)), 0) if places > own else found.cast(WHOLE)
    # Engines keep the decimal places of a column in each product, for which there is no room.
    whole, part = _apart(found, kind)
    part = (part * nw.lit(Decimal(10**own))).cast(WHOLE)
    return whole * literal(Decimal(10**places), 0) + part * literal(Decimal(10 ** (places - own)), 0)


def above(one: str, own: Any, other: str, its: Any) -> nw.Expr:
    """Return whether a number is greater than another, whose data type may differ; null where one is not known.

    A float compares with a number of another type as the float nearest to that: it says no more of its own digits.
    """
    here, there = nw.col(one), nw.col(other)
    places = max(kind.scale if kind.is_decimal() else 0 for kind in (own, its))
    if own == its or not places or own.is_float() or its.is_float():
        return here > there
    if max(whole_digits(own), whole_digits(its)) + places <= WHOLE.precision:
        return here > there
    # Neither type holds all values of both: the whole numbers are compared first, then what is behind the point.
    (whole, part), (its_whole, its_part) = _apart(here, own), _apart(there, its)
    behind = nw.Decimal(WHOLE.precision, places)
    return (whole > its_whole) | ((whole == its_whole) & (part.cast(behind) > its_part.cast(behind)))


def _apart(found: nw.Expr, kind: Any) -> tuple[nw.Expr, nw.Expr]:
    """Return the whole number of a number, and what is behind its point; of one below zero that counts upward."""
    if not kind.is_decimal():
        return found.cast(WHOLE), literal(Decimal(0), 0)
    part = found % nw.lit(Decimal(1))
    return (found - part).cast(WHOLE), part


def beyond(name: str, kind: Any, digits: int) -> nw.Expr:
    """Return whether a column has more than so many digits before the point; null where it is not known."""
    most = Decimal(10**digits) if kind.is_decimal() else 10**digits
    above = nw.col(name) > nw.lit(most)
    return above if kind.is_unsigned_integer() else above | (nw.col(name) < nw.lit(-most))


def literal(value: Decimal, places: int) -> nw.Expr:
    """Return a number as a whole number of 10 to the power of minus `places`."""
    return nw.lit(Decimal(int(value.scaleb(places, EXACT))), dtype=WHOLE)


def yuan(found: nw.Expr, places: int) -> nw.Expr:
    """Return whole numbers with so many places, at most 18, as yuan."""
    if not places:
        return found
    unit = nw.lit(Decimal(f"1e-{places}"))
    if places <= _LOST:
        return (found * unit).cast(nw.Decimal(WHOLE.precision, places))
    # As whole yuan and what is left, since products with more places are rounded by Spark.
    rest = found % literal(Decimal(10**places), 0)
    own = nw.Decimal(WHOLE.precision - 1, places)
    return (((found - rest) * unit).cast(own) + (rest.cast(nw.Decimal(places + 1, 0)) * unit).cast(own)).cast(
        nw.Decimal(WHOLE.precision, places)
    )
