"""Formulas as narwhals expressions: null is not known, and `&`, `|`, `~` are strong Kleene logic on every engine."""

from collections.abc import Mapping
from datetime import MINYEAR
from decimal import Decimal
from typing import assert_never

import narwhals.stable.v2 as nw

from lucidrule.columns.digits import Where
from lucidrule.columns.intervals import chosen
from lucidrule.columns.membership import COMPARE, balanced, belongs
from lucidrule.columns.scaled import Scaled, TooLong
from lucidrule.columns.whole_numbers import beyond
from lucidrule.formulas.column import Column, History
from lucidrule.formulas.ends import ends_of
from lucidrule.formulas.exact import signs_of
from lucidrule.formulas.formula import (
    Always,
    Cases,
    Complete,
    Days,
    Enough,
    Every,
    Formula,
    Highest,
    In,
    Joint,
    Negated,
    Records,
    Sign,
    Some,
)
from lucidrule.kernel.calendar import last_day
from lucidrule.kernel.region import ALL_SIGNS
from lucidrule.values.day_values import NEVER_DAY


class Expressions:
    """Formulas over the columns of one frame."""

    def __init__(self, where: Where, kinds: Mapping[Column, str]) -> None:
        """Begin.

        Args:
            where: Of each column that there is its name in the frame and its data type; others are not known.
            kinds: The declared type of each column that a formula reads.
        """
        self._where, self._kinds = where, kinds

    def of(self, formula: Formula) -> nw.Expr:  # noqa: C901  # one case for each kind of formula
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
            case Highest():
                return self._highest(formula)
            case Complete():
                return self._complete(formula.history)
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

    def _highest(self, leaf: Highest) -> nw.Expr:
        there = [column for column in leaf.history.columns[1:] if column in self._where]
        # What is below every number belongs to a set that has no lower end.
        of_none = bool(leaf.region.intervals) and leaf.region.intervals[0].low is None
        if not there:
            return nw.lit(of_none)
        found = [(nw.col(name), kind) for name, kind in map(self._where.__getitem__, there)]
        if len({kind for _, kind in found}) == 1:
            found = [(chosen(nw.max_horizontal, [each for each, _ in found]), found[0][1])]
        # Where no data type holds the numbers of all: what all are below, and what one of them is above.
        parts = [belongs(each, leaf.region, kind, self._kinds[there[0]]).fill_null(of_none) for each, kind in found]
        return balanced(nw.Expr.__and__ if of_none else nw.Expr.__or__, parts)

    def _complete(self, history: History) -> nw.Expr:
        since = self.column(Column(history.since))
        if since is None:
            return unknown()
        years = [column.year for column in history.columns if column in self._where and column.year]
        # Of the years without a column the last is the one that most companies were there for.
        last = history.year - 1
        while last in years:
            last -= 1
        open_ = [since.is_null(), *([since <= last_day(last)] if last >= MINYEAR else [])]
        for year in years:
            open_.append(self.is_open(Column(history.fact, year)) & (since <= last_day(year)))
        return nw.when(~balanced(nw.Expr.__or__, open_).fill_null(True)).then(nw.lit(True))

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
