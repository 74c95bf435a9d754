"""Amounts as expressions: whole numbers of a unit so small that nothing is rounded, each with its least and greatest.

Engines differ in how they scale products of decimals; whole numbers of 38 digits all of them multiply and add alike.
"""

from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, date
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

import narwhals.stable.v2 as nw

from lucidrule.columns.digits import Where, places_by, places_in, places_of, room, whole_digits
from lucidrule.columns.intervals import Span, greatest, hull, least, may_lie, summed
from lucidrule.columns.whole_numbers import literal, scaled_column
from lucidrule.formulas.amount import Amount, Free, Of, Rounded, Scheduled, mapped, read_by
from lucidrule.formulas.column import Column, NoFormula
from lucidrule.kernel import tree
from lucidrule.kernel.calendar import first_day, last_day
from lucidrule.kernel.interval import Band, Interval

# Columns of which some values may have too many digits: name, type, and how many before the point there is room for.
TooLong: TypeAlias = frozenset[tuple[str, Any, int]]
# Fewer digits before the point, less than a million billion yuan, and an amount is not screened; of what has more than
# there is room for it is told, row by row, that it cannot be calculated. (All values that a column could hold cannot be
# minded: tables often have decimals of 38 digits for amounts of ten.)
_FEWEST = 15
# Of columns with more decimal places engines make no whole numbers without losing some, and yuan of sums with more.
_MOST_SCALE, _MOST_PLACES = 19, 18


class Narrows(Protocol):
    """What the values that are known say of those that are not.

    Attributes:
        places: The most decimal places of these values.
    """

    places: int

    def bounds(self, of: Of, places: int) -> Span:
        """Return the bounds of a column where it is not known, as whole numbers with so many places."""
        ...

    def bounding(self, column: Column) -> list[Column]:
        """Return the columns that bound another where it is not known."""
        ...

    def not_before(self, event: Column) -> list[nw.Expr]:
        """Return the days before which an event cannot have happened, null where one is not known."""
        ...


class Scaled:
    """One amount over the columns of one frame.

    Attributes:
        places: How many decimal places it has.
        span: The least and the greatest that it can be.
        too_long: Of the columns that it reads those whose values may have more digits than there is room for; such a
            value counts as not known here.
    """

    def __init__(
        self,
        amount: Amount,
        where: Where,
        narrow: "Narrows | None" = None,
        unit: tuple[int, int] | None = None,
    ) -> None:
        """Begin.

        Args:
            narrow: What is said of facts that are not known, beside their domains.
            unit: How many decimal places sums have, and how many digits before the point columns may have for them.

        Raises:
            NoFormula: It would have more digits than columns hold, or calculates with floats.
        """
        self._where, self._narrow = where, narrow
        self._least = 0 if narrow is None else narrow.places
        own = places_in(amount, where, self._least)
        self.places, self._digits = unit or (own, room((amount,), where, self._least, own))
        read = [where[column] for column in _read(amount, where, narrow)]
        if any(kind.is_float() for _, kind in read):
            # What a float stands for depends on its digits, which engines write differently.
            raise NoFormula("floats")
        needed = min(_FEWEST, max((whole_digits(kind) for _, kind in read), default=0))
        scales = [kind.scale for _, kind in read if kind.is_decimal()]
        if self._digits < needed or max(scales, default=0) > _MOST_SCALE or (unit and self.places > _MOST_PLACES):
            raise NoFormula("too-many-digits")
        self.too_long: TooLong = frozenset(
            (name, kind, self._digits) for name, kind in read if whole_digits(kind) > self._digits
        )
        self.span = self._span(amount, self.places)

    def number(self, value: Decimal) -> nw.Expr:
        """Return a number of yuan, scaled."""
        return literal(value, self.places)

    def _span(self, amount: Amount, places: int) -> Span:  # noqa: C901  # one case for each kind of amount
        match amount:
            case tree.Literal_(value=value):
                return Span(literal(value, places), literal(value, places))
            case Free(ends=ends):
                return fixed(ends, places)
            case Of():
                return self._column(amount, places)
            case tree.Sum(parts=parts):
                found = [self._span(part, places) for part in parts]
                return Span(summed([each.low for each in found]), summed([each.high for each in found]))
            case tree.Scaled():
                return self._times(amount.by, amount.amount, places)
            case tree.LeastOf(parts=parts):
                return least([self._span(part, places) for part in parts])
            case tree.GreatestOf(parts=parts):
                return greatest([self._span(part, places) for part in parts])
            case tree.Banded():
                return self._stepped(amount, places)
            case Scheduled():
                return self._scheduled(amount, places)
            case Rounded():
                return self._rounded(amount, places)
        raise AssertionError(amount)

    def _column(self, of: Of, places: int) -> Span:
        domain = fixed(of.ends, places) if self._narrow is None else self._narrow.bounds(of, places)
        found = self._where.get(of.column)
        if found is None:
            return domain
        known = scaled_column(*found, places, self._digits)
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

    def _rounded(self, amount: Rounded, places: int) -> Span:
        unit = literal(amount.to, places)

        def to_unit(found: nw.Expr) -> nw.Expr:
            rest = found % unit
            whole = found - rest
            if amount.mode == "down":
                return whole
            up = rest > literal(Decimal(0), 0) if amount.mode == "up" else rest * literal(Decimal(2), 0) >= unit
            return nw.when(up).then(whole + unit).otherwise(whole)

        low, high = (None if end is None else to_unit(end) for end in self._span(amount.amount, places))
        return Span(low, high)

    def _stepped(self, amount: tree.Banded, places: int) -> Span:
        by_places = places_by(amount, self._where, self._least)
        by = self._span(amount.by, by_places)
        found: list[tuple[nw.Expr, Span]] = []
        for band in amount.bands:
            may = nw.lit(True)
            if band.start is not None:
                may = may_lie(by.high, literal(band.start, by_places), less=False, itself=not band.above)
            if band.end is not None:
                may = may & may_lie(by.low, literal(band.end, by_places), less=True, itself=band.up_to)
            found.append((may, self._paid(amount, band, places)))
        return hull(found)

    def _paid(self, amount: tree.Banded, band: Band, places: int) -> Span:
        rated = _within(amount, band, parts=self._narrow is not None) if band.rate else amount.amount
        found = self._times(band.rate, rated, places)
        fixed = literal(band.fixed, places)
        return Span(*(None if end is None else end + fixed for end in found)) if band.fixed else found

    def _scheduled(self, amount: Scheduled, places: int) -> Span:
        zero = Span(literal(Decimal(0), 0), literal(Decimal(0), 0))
        since = self._where.get(amount.since)
        day = None if since is None else nw.col(since[0])
        earliest = [] if self._narrow is None else self._narrow.not_before(amount.since)
        years: list[tuple[nw.Expr, Span]] = []
        among = nw.lit(False)
        for back, rate in enumerate(amount.rates):
            year = amount.year - back
            if not MINYEAR <= year <= MAXYEAR:
                continue
            first, last = first_day(year), last_day(year)
            # Where it is not known since when, any of the years may be the first that contradicts nothing.
            may = nw.lit(True)
            for start in earliest:
                may = may & (start <= last).fill_null(True)
            if day is not None:
                falls = (day >= first) & (day <= last)
                if amount.may_be_never and last == date.max:
                    falls = falls & (day < last)
                may = nw.when(day.is_null()).then(may).otherwise(falls)
                among = among | falls
            years.append((may, self._times(rate, amount.amount, places)))
        return hull([(nw.lit(True) if day is None else (~among).fill_null(True), zero), *years])


def _read(amount: Amount, where: Where, narrow: Narrows | None) -> set[Column]:
    """Return the columns of numbers that an amount reads, or that bound it."""
    read = set(read_by(amount))
    if narrow is not None:
        read.update(*(narrow.bounding(column) for column in read))
    return {column for column in read & where.keys() if where[column][1].is_numeric()}


def _within(amount: tree.Banded, band: Band, *, parts: bool) -> Amount:
    """Return what is rated in a band; where it is the fact itself that falls into the band, between its ends.

    Args:
        parts: Whether parts of that fact lie below the end of the band too.
    """
    by = amount.by
    if not isinstance(by, Of) or by.column.part:
        return amount.amount

    def inside(part: Of) -> Amount:
        low, highs = part.ends.low, [part.ends.high, band.end]
        if part.column == by.column:
            low = band.start if low is None else max(low, band.start)
        elif not parts or by.column not in part.wholes:
            return part
        else:
            highs += [by.ends.high, by.cell.high]
        return replace(part, ends=Interval(low, min((each for each in highs if each is not None), default=None)))

    return mapped(amount.amount, inside)


def fixed(ends: Interval, places: int) -> Span:
    """Return the ends of a domain as whole numbers with so many places."""
    return Span(*(None if end is None else literal(end, places) for end in (ends.low, ends.high)))
