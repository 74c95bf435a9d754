"""What policies pay as expressions: the least and the most that their awards come to, as whole numbers of one unit."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import NamedTuple

import narwhals.stable.v2 as nw

from lucidrule.columns.clean import day_of
from lucidrule.columns.digits import Where, places_in
from lucidrule.columns.expressions import Expressions
from lucidrule.columns.intervals import Span
from lucidrule.columns.membership import balanced
from lucidrule.columns.scaled import WHOLE, Scaled, fixed, literal, scaled_column
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.formulas.amount import Amount, Of
from lucidrule.formulas.column import Column
from lucidrule.formulas.formula import Both
from lucidrule.formulas.paying import Awards, Paying
from lucidrule.model.facts import Before, PartAboveWhole

_ZERO = literal(Decimal(0), 0)
# Of what contradicts another value no more digits count than of what is calculated.
_DIGITS = 20


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

    def __init__(
        self, expressions: Expressions, where: Where, compiled: CompiledProgramme, amounts: list[Amount]
    ) -> None:
        """Begin.

        Args:
            compiled: Its contradictions narrow what is not known.
            amounts: All that is calculated with: it decides the unit, as which each sum has so many decimal places.
        """
        self._expressions, self._where, self._facts = expressions, where, compiled.facts
        self._contradictions = compiled.contradictions
        scales = [kind.scale for _, kind in where.values() if kind.is_decimal()]
        self.places = max(scales, default=0) if self._contradictions else 0
        self.unit = max((places_in(amount, where, self.places) for amount in amounts), default=0)

    def of(self, paying: Paying) -> Paid:
        """Return what a policy pays."""
        if paying.count is None:
            return self._of_group(paying.groups[0], paying.of_several)
        count = self._expressions.column(paying.count)
        if count is None:
            return Paid(_ZERO, _ZERO, nw.lit(True))
        found = []
        for group in paying.groups:
            # Nothing is due for a record that there is not, or that does not meet what it has to.
            there = (count >= group.record).fill_null(False) & self._may(group.holds)
            paid = self._of_group(group, paying.of_several)
            low = nw.when(there).then(paid.low).otherwise(_ZERO)
            high = nw.when(there).then(paid.high).otherwise(_ZERO)
            found.append(Paid(low, high, ~there | paid.there))
        if not found:
            return Paid(_ZERO, _ZERO, nw.lit(True))
        lows, highs = ([each[at] for each in found] for at in (0, 1))
        there = balanced(nw.Expr.__and__, [each.there for each in found])
        return Paid(balanced(nw.Expr.__add__, lows), balanced(nw.Expr.__add__, highs), there)

    def _may(self, both: Both) -> nw.Expr:
        return self._expressions.of(both.best).fill_null(True)

    def _certain(self, both: Both) -> nw.Expr:
        return self._expressions.of(both.worst).fill_null(False)

    def _of_group(self, group: Awards, rule: str) -> Paid:
        holds = self._certain(group.holds) if group.record else nw.lit(True)
        awards = [
            _Award(
                self._certain(award.when) & holds,
                self._may(award.when),
                *self._span(award.amount),
                award.amount is not None,
            )
            for award in group.awards
        ]
        if not awards:
            return Paid(_ZERO, _ZERO, nw.lit(False))
        if rule == "last":
            awards = list(_from_the_last_certain(awards))
        there = balanced(nw.Expr.__or__, [award.applies for award in awards])
        for award in awards:
            if not award.counts:
                there = there & ~award.applies
        summed = [award for award in awards if award.counts]
        if not summed:
            return Paid(_ZERO, _ZERO, nw.lit(False))
        if rule == "all":
            lows = [nw.when(award.certain).then(award.low).otherwise(_ZERO) for award in summed]
            highs = [nw.when(award.applies).then(award.high).otherwise(_ZERO) for award in summed]
            return Paid(balanced(nw.Expr.__add__, lows), balanced(nw.Expr.__add__, highs), there)
        return Paid(self._least(group, awards, rule, holds), _highest(summed), there)

    def _least(self, group: Awards, awards: list[_Award], rule: str, holds: nw.Expr) -> nw.Expr:
        """Return what one of several awards comes to at least."""
        if rule == "last":
            any_certain = balanced(nw.Expr.__or__, [award.certain for award in awards])
            lows: list[nw.Expr] = [nw.when(award.applies).then(award.low) for award in awards]
            return nw.when(any_certain).then(_chosen(nw.min_horizontal, lows)).otherwise(_ZERO)
        found = [_ZERO, *(nw.when(award.certain).then(award.low) for award in awards)]
        for places, one_of in group.together:
            certain = self._expressions.of(one_of).fill_null(False) & holds
            found.append(nw.when(certain).then(_chosen(nw.min_horizontal, [awards[at].low for at in places])))
        return _chosen(nw.max_horizontal, found)

    def _span(self, amount: Amount | None) -> tuple[nw.Expr, nw.Expr]:
        if amount is None:
            return _ZERO, nw.lit(None, dtype=WHOLE)
        low, high = Scaled(amount, self._where, self, self.unit).span
        return _ZERO if low is None else low.fill_null(_ZERO), nw.lit(None, dtype=WHOLE) if high is None else high

    def not_before(self, event: Column) -> list[nw.Expr]:
        """Return the days before which an event cannot have happened, null where one is not known."""
        days = [rule.date for rule in self._contradictions if isinstance(rule, Before) and rule.event == event.fact]
        there = [name for name in days if Column(name) in self._where]
        return [day_of(self._where[Column(name)][0], self._facts[name].type) for name in there]

    def bounds(self, of: Of, places: int) -> Span:
        """Return the bounds of a fact that is not known: its domain, without what it would contradict."""
        domain = fixed(of.ends, places)
        lows = [] if domain.low is None else [domain.low]
        highs = [] if domain.high is None else [domain.high]
        if not of.column.part:
            for rule in self._contradictions:
                if isinstance(rule, PartAboveWhole) and rule.whole == of.column.fact:
                    lows += self._known(Column(rule.part, of.column.year), places)
                if isinstance(rule, PartAboveWhole) and rule.part == of.column.fact:
                    highs += self._known(Column(rule.whole, of.column.year), places)
        return Span(
            _chosen(nw.max_horizontal, lows) if lows else None, _chosen(nw.min_horizontal, highs) if highs else None
        )

    def _known(self, column: Column, places: int) -> list[nw.Expr]:
        found = self._where.get(column)
        return [] if found is None else [scaled_column(*found, places, _DIGITS)]


def _from_the_last_certain(awards: list[_Award]) -> Iterator[_Award]:
    """Yield awards, of which none applies that stands before one that is certain."""
    later = nw.lit(False)
    kept = []
    for award in reversed(awards):
        kept.append(award._replace(certain=award.certain & ~later, applies=award.applies & ~later))
        later = later | award.certain
    return reversed(kept)


def _highest(awards: list[_Award]) -> nw.Expr:
    """Return the most that one of several awards comes to; null where one of them has no upper bound."""
    unbounded = balanced(nw.Expr.__or__, [award.applies & award.high.is_null() for award in awards])
    most = _chosen(nw.max_horizontal, [nw.when(award.applies).then(award.high) for award in awards])
    return nw.when(~unbounded).then(most)


def _chosen(choose: Callable[..., nw.Expr], found: list[nw.Expr]) -> nw.Expr:
    return found[0] if len(found) == 1 else choose(*found)
