"""Whether the value of a column belongs to a set, as narwhals expressions: null where it is not known."""

from collections.abc import Callable
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

import narwhals.stable.v2 as nw

from lucidrule.columns.digits import extremes, nearest_float
from lucidrule.core.quantity import EXACT
from lucidrule.kernel.interval import Interval
from lucidrule.kernel.region import ABOVE, BELOW, FROM, UP_TO, Region
from lucidrule.values.day_values import NEVER_DAY

COMPARE: dict[frozenset[int], Callable[[nw.Expr, Any], nw.Expr]] = {
    frozenset({0}): lambda found, operand: found == operand,
    frozenset({-1, 1}): lambda found, operand: found != operand,
    FROM: lambda found, operand: found >= operand,
    ABOVE: lambda found, operand: found > operand,
    UP_TO: lambda found, operand: found <= operand,
    BELOW: lambda found, operand: found < operand,
}


def _named(found: nw.Expr, region: Region) -> nw.Expr:
    """Return whether a flag or a choice is among names, or is none of them."""
    if region.names <= {True, False}:
        if len(region.names) != 1:
            return found == found if region.others is (not region.names) else found != found
        return found if (True in region.names) is not region.others else ~found
    # Not `is_in`: an engine may take what is not known for `no` there.
    among = balanced(nw.Expr.__or__, [found == name for name in sorted(region.names)])
    return ~among if region.others else among


def compared(found: nw.Expr, kind: Any, signs: frozenset[int], bound: Decimal) -> nw.Expr:
    """Return whether the difference of a number and a bound has one of some signs, exact for the column's data type."""
    if kind.is_float():
        return _of_float(found, kind, signs, bound)
    places = kind.scale if kind.is_decimal() else 0
    # Between neighbours of a type lies nothing: the bound becomes the next of its numbers on its side.
    scaled = bound.scaleb(places, EXACT)
    whole = scaled.to_integral_value(ROUND_CEILING if signs in (FROM, BELOW) else ROUND_FLOOR, EXACT)
    if signs == {0} and whole != scaled:
        return found != found
    nearest, (least, most) = whole.scaleb(-places, EXACT), extremes(kind)
    if not least <= nearest <= most:
        beyond = (nearest > most) == (-1 in signs) and signs != {0}
        return found == found if beyond else found != found
    return COMPARE[signs](found, nw.lit(nearest) if kind.is_decimal() else int(nearest))


def _of_float(found: nw.Expr, kind: Any, signs: frozenset[int], bound: Decimal) -> nw.Expr:
    """Return a comparison of a float, which stands for its shortest decimal."""
    near, shortest = nearest_float(bound, kind)
    if shortest == bound:
        return COMPARE[signs](found, near)
    if signs == {0}:
        return found != found
    # The bound has more digits than floats have: what is nearest to it lies beside it.
    if 1 in signs:
        return found >= near if shortest > bound else found > near
    return found < near if shortest > bound else found <= near


def belongs(found: nw.Expr, region: Region, data_type: Any, kind: str) -> nw.Expr:
    """Return whether the value of a column belongs to a set.

    Args:
        data_type: Of the column.
        kind: The type of the fact.
    """
    if region.domain == "names":
        return _named(found, region)
    parts = [_between(found, interval, data_type) for interval in region.intervals]
    if kind == "event":
        if region.never:
            parts.append(found == NEVER_DAY)
        elif region.intervals and region.intervals[-1].high in (None, NEVER_DAY):
            parts[-1] = parts[-1] & (found != NEVER_DAY)
    return balanced(nw.Expr.__or__, parts) if parts else found != found


def _between(found: nw.Expr, interval: Interval, data_type: Any) -> nw.Expr:
    def end(signs: frozenset[int], bound: Any) -> nw.Expr:
        if isinstance(bound, date | str):
            return COMPARE[signs](found, bound)
        return compared(found, data_type, signs, Decimal(bound))

    if interval.is_point:
        return end(frozenset({0}), interval.low)
    ends = []
    if interval.low is not None:
        ends.append(end(ABOVE if interval.low_open else FROM, interval.low))
    if interval.high is not None:
        ends.append(end(BELOW if interval.high_open else UP_TO, interval.high))
    return balanced(nw.Expr.__and__, ends) if ends else found == found


def balanced(join: Callable[[nw.Expr, nw.Expr], nw.Expr], parts: list[nw.Expr]) -> nw.Expr:
    """Join expressions in a tree of little depth: engines walk it by recursion."""
    while len(parts) > 1:
        pairs = [parts[at : at + 2] for at in range(0, len(parts), 2)]
        parts = [join(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return parts[0]
