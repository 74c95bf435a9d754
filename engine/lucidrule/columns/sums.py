"""What policies pay as expressions: the least and the most that their awards come to, as whole numbers of one unit."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import narwhals.stable.v2 as nw

from lucidrule.columns.digits import Where
from lucidrule.columns.expressions import Expressions
from lucidrule.columns.intervals import chosen
from lucidrule.columns.membership import balanced
from lucidrule.columns.narrowing import Narrowing
from lucidrule.columns.scaled import Scaled, TooLong
from lucidrule.columns.whole_numbers import WHOLE, literal
from lucidrule.formulas.amount import Amount
from lucidrule.formulas.formula import FALSE, Always, Both, Formula
from lucidrule.formulas.paying import Paying
from lucidrule.formulas.separation import Apart, Awards, Parts

_ZERO = literal(Decimal(0), 0)


class Paid(NamedTuple):
    """What awards come to in each row: null where there is no sum, or no upper bound."""

    low: nw.Expr
    high: nw.Expr
    there: nw.Expr


class _Award(NamedTuple):
    certain: nw.Expr
    applies: nw.Expr
    low: nw.Expr
    high: nw.Expr
    counts: bool


class Sums:
    """What policies pay, over the columns of one frame."""

    def __init__(self, expressions: Expressions, where: Where, narrowing: Narrowing, prefix: str) -> None:
        """Begin.

        Args:
            narrowing: What is said of facts that are not known, and the unit that sums have in common.
            prefix: Of the names of columns that are made on the way.
        """
        self._expressions, self._where, self._narrowing = expressions, where, narrowing
        self._prefix, self._inputs = prefix, list[nw.Expr]()
        self._names: dict[Formula | tuple[Amount, str], str] = {}

    @property
    def inputs(self) -> list[nw.Expr]:
        """The conditions and amounts that all that was asked for is made of: columns that come first."""
        return list(self._inputs)

    def _input(self, key: Formula | tuple[Amount, str], found: nw.Expr) -> nw.Expr:
        """Return a column in place of what is asked for in many cases; engines walk expressions, however alike."""
        if key not in self._names:
            self._names[key] = f"{self._prefix}{len(self._names)}"
            self._inputs.append(found.alias(self._names[key]))
        return nw.col(self._names[key])

    def _formula(self, formula: Formula) -> nw.Expr:
        found = self._expressions.of(formula)
        return found if isinstance(formula, Always) else self._input(formula, found)

    def of(self, paying: Paying) -> Paid:
        """Return what a policy pays."""
        groups = [self._there(group) for group in paying.groups]
        if not groups:
            return Paid(_ZERO, _ZERO, nw.lit(True))
        low, high = self.added(paying.parts)
        return Paid(low, high, balanced(nw.Expr.__and__, groups))

    def added(self, parts: Parts) -> tuple[nw.Expr, nw.Expr]:
        """Return the least and the most that parts come to; null for no bound."""
        ends = [self._apart(part) if isinstance(part, Apart) else self._of_group(part) for part in parts]
        if not ends:
            return _ZERO, _ZERO
        low, high = (balanced(nw.Expr.__add__, [each[at] for each in ends]) for at in (0, 1))
        return low, high

    def _apart(self, part: Apart) -> tuple[nw.Expr, nw.Expr]:
        cells = [self.added(each) for each in part.cells]
        low = chosen(nw.min_horizontal, [low for low, _ in cells])
        # Not bounded in one of the cells is not bounded.
        bounded = balanced(nw.Expr.__and__, [~high.is_null() for _, high in cells])
        high = nw.when(bounded).then(chosen(nw.max_horizontal, [high for _, high in cells]))
        column = None if part.column is None else self._expressions.column(part.column)
        if column is None:
            return low, high
        there = self.added(part.known)
        is_open = column.is_null()
        return nw.when(is_open).then(low).otherwise(there[0]), nw.when(is_open).then(high).otherwise(there[1])

    def too_long(self, paying: Paying) -> TooLong:
        """Return the columns whose values may be too long to say exactly what a policy pays."""
        asked = dict.fromkeys(conditions_in((*paying.groups, *paying.parts)))
        conditions = [self._expressions.too_long(formula) for formula in asked]
        return frozenset().union(*conditions, *(self._scaled(each).too_long for each in dict.fromkeys(paying.amounts)))

    def settled(self, paying: Paying) -> nw.Expr:
        """Return whether it is certain of each award whether it applies."""
        asked = [both for group in paying.groups for both in (group.holds, *(award.when for award in group.awards))]
        found = [self._certain(both) | ~self._may(both) for both in dict.fromkeys(asked)]
        return balanced(nw.Expr.__and__, found) if found else nw.lit(True)

    def nothing(self, paying: Paying) -> nw.Expr:
        """Return whether no award applies, nor did one before."""
        found = []
        for group in paying.groups:
            each = [self._may(award.when) for award in group.awards]
            each += [self._formula(award.granted).fill_null(False) for award in group.awards]
            applies = balanced(nw.Expr.__or__, each)
            found.append(applies if group.count is None else self._is_record(group) & applies)
        return ~balanced(nw.Expr.__or__, found) if found else nw.lit(False)

    def _may(self, both: Both) -> nw.Expr:
        return self._formula(both.best).fill_null(True)

    def _certain(self, both: Both) -> nw.Expr:
        return self._formula(both.worst).fill_null(False)

    def _is_record(self, group: Awards) -> nw.Expr:
        """Return whether there is a record, and it may meet what it has to."""
        count = None if group.count is None else self._expressions.column(group.count)
        there = nw.lit(group.count is None) if count is None else (count >= group.record).fill_null(False)
        return there & self._may(group.holds)

    def _there(self, group: Awards) -> nw.Expr:
        """Return whether awards have a sum: one applies or may, and none that is by review or not published."""
        holds = self._certain(group.holds)
        awards = [
            _Award(self._certain(award.when) & holds, self._may(award.when), _ZERO, _ZERO, award.amount is not None)
            for award in group.awards
        ]
        if group.rule == "last":
            awards = list(_from_the_last_certain(awards))
        if not any(award.counts for award in awards):
            there = nw.lit(False)
        else:
            there = balanced(nw.Expr.__or__, [award.applies for award in awards])
        for before in (award.granted for award in group.awards if award.granted != FALSE):
            there = there | self._formula(before).fill_null(False)
        for award in awards:
            if not award.counts:
                there = there & ~award.applies
        return there if group.count is None else ~self._is_record(group) | there

    def _of_group(self, group: Awards) -> tuple[nw.Expr, nw.Expr]:
        """Return what awards come to of which each applies whatever the others do."""
        awards = [
            _Award(self._certain(award.when), self._may(award.when), *self._span(amount), True)
            for award, amount in group.counted
        ]
        if not awards:
            return _ZERO, _ZERO
        if group.rule == "last":
            awards = list(_from_the_last_certain(awards))
        if group.rule == "all":
            lows = [nw.when(award.certain).then(award.low).otherwise(_ZERO) for award in awards]
            highs = [nw.when(award.applies).then(award.high).otherwise(_ZERO) for award in awards]
            low, high = (balanced(nw.Expr.__add__, ends) for ends in (lows, highs))
        else:
            low, high = _least(awards, group.rule), _highest(awards)
        if group.count is None:
            return low, high
        # Nothing is due for a record that there is not, or that may not meet what it has to.
        is_record = self._is_record(group)
        certain = is_record & self._certain(group.holds)
        return (
            nw.when(certain).then(low).otherwise(_ZERO),
            nw.when(is_record).then(high).otherwise(_ZERO),
        )

    def _span(self, amount: Amount) -> tuple[nw.Expr, nw.Expr]:
        low, high = self._scaled(amount).span
        return (
            _ZERO if low is None else self._input((amount, "low"), low.fill_null(_ZERO)),
            nw.lit(None, dtype=WHOLE) if high is None else self._input((amount, "high"), high),
        )

    def _scaled(self, amount: Amount) -> Scaled:
        return Scaled(amount, self._where, self._narrowing, (self._narrowing.unit, self._narrowing.digits))


def conditions_in(parts: Parts) -> Iterator[Formula]:
    """Yield every condition that decides what parts come to."""
    for part in parts:
        if isinstance(part, Awards):
            yield from part.holds
            for award in part.awards:
                yield from award.when
        else:
            for each in (part.known, *part.cells):
                yield from conditions_in(each)


def _from_the_last_certain(awards: list[_Award]) -> Iterator[_Award]:
    """Yield awards, of which none applies that stands before one that is certain."""
    later = nw.lit(False)
    kept = []
    for award in reversed(awards):
        kept.append(award._replace(certain=award.certain & ~later, applies=award.applies & ~later))
        later = later | award.certain
    return reversed(kept)


def _least(awards: list[_Award], rule: str) -> nw.Expr:
    """Return what one of several awards comes to at least."""
    certain = [nw.when(award.certain).then(award.low) for award in awards]
    if rule == "highest":
        return nw.max_horizontal(_ZERO, *certain)
    any_certain = balanced(nw.Expr.__or__, [award.certain for award in awards])
    lows: list[nw.Expr] = [nw.when(award.applies).then(award.low) for award in awards]
    return nw.when(any_certain).then(chosen(nw.min_horizontal, lows)).otherwise(_ZERO)


def _highest(awards: list[_Award]) -> nw.Expr:
    """Return the most that one of several awards comes to; null where one of them has no upper bound."""
    unbounded = balanced(nw.Expr.__or__, [award.applies & award.high.is_null() for award in awards])
    most = nw.max_horizontal(_ZERO, *(nw.when(award.applies).then(award.high) for award in awards))
    return nw.when(~unbounded).then(most)
