"""The least and the greatest that an amount can be, as expressions."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import narwhals.stable.v2 as nw

Bound: TypeAlias = nw.Expr | None


class Span(NamedTuple):
    """The least and the greatest; None, or null in a row: no bound."""

    low: Bound
    high: Bound


def least(spans: list[Span]) -> Span:
    """Return the ends of the least of several."""
    highs = [each.high for each in spans if each.high is not None]
    lows = [each.low for each in spans]
    return Span(_all(nw.min_horizontal, lows), _any(nw.min_horizontal, highs))


def greatest(spans: list[Span]) -> Span:
    """Return the ends of the greatest of several."""
    lows = [each.low for each in spans if each.low is not None]
    highs = [each.high for each in spans]
    return Span(_any(nw.max_horizontal, lows), _all(nw.max_horizontal, highs))


def _any(choose: Callable[..., nw.Expr], found: list[nw.Expr]) -> Bound:
    """Return the least or greatest of the bounds that there are."""
    return chosen(choose, found) if found else None


def chosen(choose: Callable[..., nw.Expr], found: list[nw.Expr]) -> nw.Expr:
    """Return the least or greatest of some."""
    return found[0] if len(found) == 1 else choose(*found)


def _all(choose: Callable[..., nw.Expr], found: list[Bound]) -> Bound:
    """Return the least or greatest of bounds; none where one is missing."""
    there = [each for each in found if each is not None]
    if len(there) < len(found):
        return None
    if len(there) == 1:
        return there[0]
    complete = ~there[0].is_null()
    for each in there[1:]:
        complete = complete & ~each.is_null()
    return nw.when(complete).then(choose(*there))


def summed(found: list[Bound]) -> Bound:
    """Return the sum of bounds; none where one is missing."""
    total: Bound = None
    for at, each in enumerate(found):
        if each is None:
            return None
        total = each if not at or total is None else total + each
    return total


def hull(found: list[tuple[nw.Expr, Span]]) -> Span:
    """Return the least span that holds all that are possible in a row, of which one is the case."""
    return Span(_end(found, nw.min_horizontal, 0), _end(found, nw.max_horizontal, 1))


def _end(found: list[tuple[nw.Expr, Span]], choose: Callable[..., nw.Expr], at: int) -> Bound:
    values: list[nw.Expr] = []
    unbounded = nw.lit(False)
    for may, span in found:
        end = span[at]
        if end is None:
            unbounded = unbounded | may
        else:
            unbounded = unbounded | (may & end.is_null())
            values.append(nw.when(may).then(end))
    # Zero is always among them: below the first band, or outside of the years.
    return nw.when(~unbounded).then(_any(choose, values))


def may_lie(end: Bound, bound: nw.Expr, *, less: bool, itself: bool) -> nw.Expr:
    """Return whether an amount may lie below a bound, or above it, given its end on that side.

    Args:
        itself: Whether it may be the bound itself.
    """
    if end is None:
        return nw.lit(True)
    if itself:
        return (end <= bound if less else end >= bound).fill_null(True)
    return (end < bound if less else end > bound).fill_null(True)
