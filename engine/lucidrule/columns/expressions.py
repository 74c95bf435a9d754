"""Formulas as narwhals expressions: null is not known, and `&`, `|`, `~` are strong Kleene logic on every engine."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import assert_never

import narwhals.stable.v2 as nw

from lucidrule.columns.digits import Where
from lucidrule.columns.intervals import chosen
from lucidrule.columns.membership import COMPARE, NEVER_DAY, balanced, belongs, compared
from lucidrule.columns.scaled import Scaled, TooLong
from lucidrule.columns.whole_numbers import beyond
from lucidrule.formulas.column import Column
from lucidrule.formulas.ends import ends_of
from lucidrule.formulas.exact import signs_of
from lucidrule.formulas.formula import (
    Always,
    Cases,
    Days,
    Enough,
    Every,
    First,
    Formula,
    In,
    Joint,
    Negated,
    Records,
    Sign,
    Some,
)
from lucidrule.kernel.region import ABOVE, ALL_SIGNS, BELOW, FROM, UP_TO


class Expressions:
    """Formulas over the columns of one frame."""

    def __init__(self, where: Where, kinds: Mapping[Column, str]) -> None:
        """Begin.

        Args:
            where: Of each column that there is its name in the frame and its data type; others are not known.
            kinds: The declared type of each column that a formula reads.
        """
        self._where, self._kinds = where, kinds

    def of(self, formula: Formula) -> nw.Expr:
        """Return a formula as an expression: true, false, or null where it is open."""
        match formula:
            case Always(value=value):
                return nw.lit(value, dtype=nw.Boolean)
            case In():
                return self._in(formula)
            case Days():
                return self._days(formula)
            case Sign():
                return self._sign(formula)
            case Joint(part=part):
                return self.of(part)
            case Cases():
                return self._cases(formula)
            case First():
                return self._first(formula)
            case Records():
                return self._records(formula)
            case Every(parts=parts):
                return balanced(nw.Expr.__and__, [self.of(part) for part in parts])
            case Some(parts=parts):
                return balanced(nw.Expr.__or__, [self.of(part) for part in parts])
            case Enough():
                return enough(formula.n, [self.of(part) for part in formula.parts])
            case Negated(part=part):
                return ~self.of(part)
            case _:
                assert_never(formula)

    def column(self, column: Column) -> nw.Expr | None:
        """Return a column; None if there is none."""
        found = self._where.get(column)
        return None if found is None else nw.col(found[0])

    def is_open(self, column: Column) -> nw.Expr:
        """Return whether a column is not known."""
        found = self.column(column)
        return nw.lit(True) if found is None else found.is_null()

    def too_long(self, formula: Formula) -> TooLong:
        """Return the columns whose values may be too long to say a formula exactly: it may be open then."""
        return frozenset().union(*(Scaled(sign.amount, self._where).too_long for sign in signs_of(formula)))

    def _in(self, leaf: In) -> nw.Expr:
        found = self.column(leaf.column)
        if found is None:
            return unknown()
        return belongs(found, leaf.region, self._where[leaf.column][1], self._kinds[leaf.column])

    def _days(self, days: Days) -> nw.Expr:
        one, other = self.column(days.one), self.column(days.other)
        holds = unknown() if one is None or other is None else COMPARE[days.signs](one, other)
        for column, found in ((days.one, one), (days.other, other)):
            if found is not None and self._kinds[column] == "event":
                holds = holds & (found != NEVER_DAY)
        return holds

    def _sign(self, sign: Sign) -> nw.Expr:
        """Return the truth about the sign of an amount, where its least and its greatest value agree on it."""
        scaled, ends = Scaled(sign.amount, self._where), ends_of(sign.amount)
        zero, (low, high) = scaled.number(Decimal(0)), scaled.span

        def out_of(signs: frozenset[int]) -> nw.Expr:
            """Return whether no value between the ends has one of some signs."""
            # An end that is no value of its own: what is only above zero is not zero.
            above = None if low is None else low >= zero if 0 not in signs or ends.low_open else low > zero
            below = None if high is None else high <= zero if 0 not in signs or ends.high_open else high < zero
            above, below = (nw.lit(False) if each is None else each.fill_null(False) for each in (above, below))
            if 1 not in signs:
                return above if -1 in signs else above | below
            return above & below if -1 in signs else below

        certain, fails = out_of(ALL_SIGNS - sign.signs), out_of(sign.signs)
        return nw.when(certain | fails).then(certain)

    def _cases(self, cases: Cases) -> nw.Expr:
        apart = [self.of(each) for each in cases.cells]
        every = balanced(nw.Expr.__and__, [each.fill_null(False) for each in apart])
        some = balanced(nw.Expr.__or__, [each.fill_null(True) for each in apart])
        agreed = nw.when(every | ~some).then(every)
        known = self.column(cases.column)
        return agreed if known is None else nw.when(known.is_null()).then(agreed).otherwise(self.of(cases.known))

    def _first(self, first: First) -> nw.Expr:
        current, since = self.column(first.current), self.column(first.since)
        there = [column for column in first.earlier if column in self._where]
        highest = self._highest(there)
        readings = (False, True) if first.reached is None else (first.reached,)
        ways = [self._possible(first, current, highest, reached, there) for reached in readings]
        possible = reduce(nw.Expr.__or__ if first.best else nw.Expr.__and__, ways)
        if since is None:
            return possible & unknown()
        open_ = self._open_years(first, since)
        if current is not None:
            open_ = open_ | current.is_null()
        known = nw.when(~open_).then(nw.lit(True)) if current is not None else unknown()
        after = (since > date(first.current.year, 12, 31)).fill_null(False)
        return possible & ~after & known

    def _open_years(self, first: First, since: nw.Expr) -> nw.Expr:
        """Return whether an earlier year that counts, or the date since when they count, is not known."""
        years = [column.year for column in first.earlier if column in self._where]
        start = min([*years, first.current.year])
        found = [since.is_null(), since <= date(start - 1, 12, 31)]
        for year in range(start, first.current.year):
            column = Column(first.current.fact, year)
            found.append(self.is_open(column) & (since <= date(year, 12, 31)))
        return balanced(nw.Expr.__or__, found).fill_null(True)

    def _highest(self, there: list[Column]) -> nw.Expr | None:
        """Return the highest of some columns; None if there are none, or of several types, which none can hold all."""
        found = [self._where[column] for column in there]
        if len({kind for _, kind in found}) != 1:
            return None
        return chosen(nw.max_horizontal, [nw.col(name) for name, _ in found])

    def _possible(
        self, first: First, current: nw.Expr | None, highest: nw.Expr | None, reached: bool, there: list[Column]
    ) -> nw.Expr:
        """Return whether some bound is passed now and was not before, as far as is known."""
        above, not_above = (FROM, BELOW) if reached else (ABOVE, UP_TO)

        def never_passed(bound: Decimal) -> nw.Expr:
            if not there:
                return nw.lit(True)
            if highest is not None:
                return compared(highest, self._where[there[0]][1], not_above, bound).fill_null(True)
            each = [
                compared(nw.col(name), kind, not_above, bound) for name, kind in map(self._where.__getitem__, there)
            ]
            return balanced(nw.Expr.__and__, [kept.fill_null(True) for kept in each])

        if current is None:
            return never_passed(first.bounds[-1])
        kind = self._where[first.current][1]
        ways = [compared(current, kind, above, bound).fill_null(False) & never_passed(bound) for bound in first.bounds]
        ways.append(current.is_null() & never_passed(first.bounds[-1]))
        return balanced(nw.Expr.__or__, ways)

    def _records(self, records: Records) -> nw.Expr:
        count = self.column(records.count)
        if count is None:
            return self.of(records.any) & unknown()
        parts = [(count >= at) & self.of(part) for at, part in enumerate(records.parts, 1)]
        # A list that is not known holds no record that is of use where none could be.
        nothing = nw.when(count.is_null()).then(self.of(records.any) & unknown()).otherwise(nw.lit(False))
        return balanced(nw.Expr.__or__, [*parts, nothing])


def any_beyond(columns: TooLong) -> nw.Expr | None:
    """Return whether a value of some columns is too long; None if none can be."""
    found = [beyond(*each).fill_null(False) for each in sorted(columns, key=lambda each: (each[0], each[2]))]
    return balanced(nw.Expr.__or__, found) if found else None


def unknown() -> nw.Expr:
    """Return what is never known."""
    return nw.lit(None, dtype=nw.Boolean)


def enough(n: int, parts: list[nw.Expr]) -> nw.Expr:
    """Return whether at least `n` hold."""
    certain = balanced(nw.Expr.__add__, [part.fill_null(False).cast(nw.Int64) for part in parts])
    possible = balanced(nw.Expr.__add__, [part.fill_null(True).cast(nw.Int64) for part in parts])
    return (certain >= n) | nw.when(possible < n).then(nw.lit(False))
