"""Amounts as expressions: whole numbers of a unit so small that nothing is rounded, each with its least and greatest.

Engines differ in how they scale products of decimals; whole numbers of 38 digits all of them multiply and add alike.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

import narwhals.stable.v2 as nw

from lucidrule.batch.amount import (
    Added,
    Amount,
    Ends,
    Free,
    Greatest,
    Least,
    Number,
    Of,
    Scheduled,
    Stepped,
    Times,
    parts_of_amount,
)
from lucidrule.batch.column import Column
from lucidrule.batch.refusal import NoFormula
from lucidrule.core.quantity import EXACT

WHOLE = nw.Decimal(38, 0)
_DIGITS = 37
# Fewer than a billion billion yuan, and an amount would not be screened as it stands.
_FEWEST = 18
Where = Mapping[Column, tuple[str, Any]]
Bound: TypeAlias = nw.Expr | None


class Span(NamedTuple):
    """The least and the greatest; None, or null in a row: no bound."""

    low: Bound
    high: Bound


class Scaled:
    """One amount over the columns of one frame."""

    def __init__(self, amount: Amount, where: Where, narrow: Callable[[Of], Span] | None = None) -> None:
        """Begin.

        Args:
            narrow: Return bounds of a column where it is not known, scaled, that are narrower than its domain.

        Raises:
            NoFormula: It would have more digits than columns hold.
        """
        self._where, self._narrow = where, narrow
        self.places = _places(amount, where)
        self._digits = _DIGITS - self.places - len(str(int(_weight(amount))))
        if self._digits < _FEWEST:
            raise NoFormula("too-many-digits")
        self.span = self._span(amount, self.places)

    def number(self, value: Decimal) -> nw.Expr:
        """Return a number of yuan, scaled."""
        return literal(value, self.places)

    def _span(self, amount: Amount, places: int) -> Span:
        match amount:
            case Number(value=value):
                return Span(literal(value, places), literal(value, places))
            case Free(ends=ends):
                return _fixed(ends, places)
            case Of():
                return self._column(amount, places)
            case Added(parts=parts):
                found = [self._span(part, places) for part in parts]
                return Span(_sum([each.low for each in found]), _sum([each.high for each in found]))
            case Times():
                return self._times(amount.by, amount.part, places)
            case Least(parts=parts):
                return least([self._span(part, places) for part in parts])
            case Greatest(parts=parts):
                return greatest([self._span(part, places) for part in parts])
            case Stepped():
                return self._stepped(amount, places)
            case Scheduled():
                return self._scheduled(amount, places)
        raise AssertionError(amount)

    def _column(self, of: Of, places: int) -> Span:
        domain = _fixed(of.ends, places)
        found = self._where.get(of.column)
        if found is None:
            return domain if self._narrow is None else self._narrow(of)
        name, kind = found
        if kind.is_float():
            # What a float stands for depends on its digits, which engines write differently.
            raise NoFormula("floats")
        if self._narrow is not None:
            domain = self._narrow(of)
        known = scaled_column(name, kind, places, self._digits)
        return Span(
            known if domain.low is None else nw.coalesce(known, domain.low),
            known if domain.high is None else nw.coalesce(known, domain.high),
        )

    def _times(self, by: Decimal, part: Amount, places: int) -> Span:
        if not by:
            return Span(literal(Decimal(0), 0), literal(Decimal(0), 0))
        own = places_of(by)
        found = self._span(part, places - own)
        factor = literal(by, own)
        low, high = (None if each is None else each * factor for each in found)
        return Span(low, high) if by > 0 else Span(high, low)

    def _stepped(self, amount: Stepped, places: int) -> Span:
        by_places = _places(amount.by, self._where)
        by_places = max([by_places, *(places_of(start) for start in amount.starts)])
        by = self._span(amount.by, by_places)
        zero = literal(Decimal(0), 0)
        found: list[tuple[nw.Expr, Span]] = []
        ends = [*amount.starts[1:], None]
        below = literal(amount.starts[0], by_places)
        found.append((_may(by.low, below, less=True), Span(zero, zero)))
        for start, end, rate in zip(amount.starts, ends, amount.rates, strict=True):
            may = _may(by.high, literal(start, by_places), less=False)
            if end is not None:
                may = may & _may(by.low, literal(end, by_places), less=True)
            found.append((may, self._times(rate, _within(amount, start, end), places)))
        return _hull(found)

    def _scheduled(self, amount: Scheduled, places: int) -> Span:
        zero = literal(Decimal(0), 0)
        since = self._where.get(amount.since)
        rated = [self._times(rate, amount.of, places) for rate in amount.rates]
        starts = [date(amount.year - at, 1, 1) for at in range(len(rated))]
        if since is None:
            return _hull([(nw.lit(True), Span(zero, zero)), *((nw.lit(True), each) for each in rated)])
        day = nw.col(since[0])
        first = [(day >= start) & (day <= date(start.year, 12, 31)) for start in starts]
        among = first[0]
        for each in first[1:]:
            among = among | each
        none = (~among).fill_null(True)
        return _hull(
            [(none, Span(zero, zero)), *((at.fill_null(True), each) for at, each in zip(first, rated, strict=True))]
        )


def scaled_column(name: str, kind: Any, places: int, digits: int) -> nw.Expr:
    """Return a column of yuan as whole numbers of a smaller unit; what has too many digits is not known."""
    found = nw.col(name)
    own = kind.scale if kind.is_decimal() else 0
    most = 10**digits
    if kind.is_decimal():
        found = nw.when((found <= nw.lit(Decimal(most))) & (found >= nw.lit(Decimal(-most)))).then(found)
        found = (found * nw.lit(Decimal(10**own))) if own else found
    return found.cast(WHOLE) * literal(Decimal(10 ** (places - own)), 0) if places > own else found.cast(WHOLE)


def literal(value: Decimal, places: int) -> nw.Expr:
    """Return a number as a whole number of 10 to the power of minus `places`."""
    return nw.lit(Decimal(int(value.scaleb(places, EXACT))), dtype=WHOLE)


def places_of(value: Decimal) -> int:
    """Return the number of decimal places of a number."""
    exponent = int(value.normalize(EXACT).as_tuple().exponent)
    return max(0, -exponent)


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
    return None if not found else found[0] if len(found) == 1 else choose(*found)


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


def _sum(found: list[Bound]) -> Bound:
    total: Bound = None
    for at, each in enumerate(found):
        if each is None:
            return None
        total = each if not at or total is None else total + each
    return total


def _hull(found: list[tuple[nw.Expr, Span]]) -> Span:
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
    if not values:
        return None
    return nw.when(~unbounded).then(_any(choose, values))


def _may(end: Bound, bound: nw.Expr, *, less: bool) -> nw.Expr:
    """Return whether an amount may lie below a bound, or may reach it, given its end on that side."""
    if end is None:
        return nw.lit(True)
    return (end < bound if less else end >= bound).fill_null(True)


def _within(amount: Stepped, start: Decimal, end: Decimal | None) -> Amount:
    """Return what is rated in a band; where it is the fact itself that falls into the band, between its ends."""
    by = amount.by
    if not isinstance(by, Of) or by.column.part:
        return amount.of
    low = start if by.ends.low is None else max(by.ends.low, start)
    high = end if by.ends.high is None else by.ends.high if end is None else min(end, by.ends.high)
    inside = Of(by.column, Ends(low, high), by.dense)

    def of(part: Amount) -> Amount:
        match part:
            case Of() if part.column == by.column:
                return inside
            case Added(parts=parts):
                return Added(tuple(map(of, parts)))
            case Times():
                return Times(part.by, of(part.part))
            case Least(parts=parts):
                return Least(tuple(map(of, parts)))
            case Greatest(parts=parts):
                return Greatest(tuple(map(of, parts)))
            case Stepped():
                return Stepped(part.starts, part.rates, of(part.by), of(part.of))
            case Scheduled():
                return Scheduled(part.rates, part.since, part.year, of(part.of))
        return part

    return of(amount.of)


def _fixed(ends: Ends, places: int) -> Span:
    return Span(*(None if end is None else literal(end, places) for end in (ends.low, ends.high)))


def _places(amount: Amount, where: Where) -> int:
    """Return how many decimal places an amount may have."""
    match amount:
        case Number(value=value):
            return places_of(value)
        case Free(ends=ends):
            return max(places_of(end) for end in (ends.low, ends.high, Decimal(0)) if end is not None)
        case Of():
            kind = where.get(amount.column, ("", None))[1]
            own = kind.scale if kind is not None and kind.is_decimal() else 0
            return max([own, *(places_of(end) for end in (amount.ends.low, amount.ends.high) if end is not None)])
        case Times():
            return places_of(amount.by) + _places(amount.part, where)
        case Stepped():
            inner = _places(amount.of, where)
            starts = max(places_of(start) for start in amount.starts)
            return max(places_of(rate) + max(inner, starts) for rate in amount.rates)
        case Scheduled():
            return max(places_of(rate) for rate in amount.rates) + _places(amount.of, where)
    return max((_places(part, where) for part in parts_of_amount(amount)), default=0)


def _weight(amount: Amount) -> Decimal:
    """Return how many times the greatest of its columns an amount may be."""
    match amount:
        case Number() | Free() | Of():
            return Decimal(1)
        case Times():
            return abs(amount.by) * _weight(amount.part) + 1
        case Stepped() | Scheduled():
            return (max(abs(rate) for rate in amount.rates) + 1) * sum(map(_weight, parts_of_amount(amount)))
    return sum(map(_weight, parts_of_amount(amount)), Decimal(1))
