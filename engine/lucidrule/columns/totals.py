"""What may be granted together, as expressions: of policies that exclude each other the set that is worth most."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import reduce
from itertools import combinations, product
from typing import NamedTuple

import narwhals.stable.v2 as nw

from lucidrule.columns.expressions import Expressions
from lucidrule.columns.membership import balanced
from lucidrule.columns.whole_numbers import literal
from lucidrule.decide.combine import grouped, permitted
from lucidrule.formulas.combining import Exclusion, Rivals, Untold


class Granted(NamedTuple):
    """A policy in each row: whether it is granted by itself, and the least and the most that it pays, as whole numbers
    of one unit.

    Attributes:
        more: Whether it gives what no sum says.
    """

    eligible: nw.Expr
    low: nw.Expr
    high: nw.Expr
    more: bool


class Jointly(NamedTuple):
    """Policies, by their places, with the least and the most that they pay together in each row."""

    policies: frozenset[int]
    low: nw.Expr
    high: nw.Expr


class Totals:
    """What may be granted together, where some policies exclude each other."""

    def __init__(self, expressions: Expressions, granted: Mapping[int, Granted], currencies: Mapping[int, str]) -> None:
        """Begin.

        Args:
            granted: By the places of policies in the programme; others are not in force.
            currencies: Of these the codes.
        """
        self._expressions, self._granted, self._currencies = expressions, granted, currencies
        self._zero = literal(Decimal(0), 0)
        self._own = frozenset[int]()

    def of(self, code: str, groups: tuple[Rivals, ...], sets: Iterable[Jointly]) -> tuple[nw.Expr, nw.Expr]:
        """Return the least and the greatest total in a currency: they differ where a fact that is not known says what
        is excluded.

        Args:
            sets: Policies that exclude nothing and may come to an exact sum together, the smaller ones first.
        """
        self._own = frozenset(at for at, own in self._currencies.items() if own == code)
        rivals = {at for group in groups for at in group.policies}
        own_sets = [each for each in sets if each.policies <= self._own]
        free = self._summed([at for at in self._granted if at not in rivals]) + self._together(own_sets)
        lows, highs = [free], [free]
        for group in groups:
            ways = list(self._ways(group)) if self._own.intersection(group.policies) else []
            if ways:
                lows.append(ways[0] if len(ways) == 1 else nw.min_horizontal(*ways))
                highs.append(ways[0] if len(ways) == 1 else nw.max_horizontal(*ways))
        return balanced(nw.Expr.__add__, lows), balanced(nw.Expr.__add__, highs)

    def untold(self, where: Untold) -> nw.Expr:
        """Return whether it is one of the rows in which it is not told what is granted together."""
        found = [self._two_of(sorted(each & self._granted.keys()), inexact=where.inexact) for each in where.sets]
        if where.columns is not None:
            nothing = [self._expressions.is_open(column) for column in sorted(where.columns)]
            found.append(balanced(nw.Expr.__or__, nothing))
        return balanced(nw.Expr.__and__, found)

    def _two_of(self, places: list[int], *, inexact: bool) -> nw.Expr:
        """Return whether two of some policies are eligible; `inexact`: for sums that are not known exactly."""
        each = {at: self._granted[at].eligible for at in places}
        if inexact:
            each = {at: so & ~self._granted[at].low.is_null() & ~self._exact(at) for at, so in each.items()}
        pairs = [each[one].fill_null(False) & each[other].fill_null(False) for one, other in combinations(places, 2)]
        return balanced(nw.Expr.__or__, pairs) if pairs else nw.lit(False)

    def _exact(self, at: int) -> nw.Expr:
        return (self._granted[at].low == self._granted[at].high).fill_null(False)

    def _together(self, sets: Iterable[Jointly]) -> nw.Expr:
        """Return what sets of policies come to that are exact together only; no policy counts in two of them."""
        total, counted = self._zero, dict.fromkeys(self._granted, nw.lit(False))
        for each in sets:
            counts = each.low == each.high
            for at in sorted(each.policies):
                # No sum at all is none to add up; without an upper bound it is not exact.
                alone = self._granted[at].low == self._granted[at].high
                counts = counts & self._granted[at].eligible & ~self._granted[at].low.is_null()
                counts = counts & ~alone.fill_null(False) & ~counted[at]
            counts = counts.fill_null(False)
            counted |= {at: counted[at] | counts for at in each.policies}
            total = total + nw.when(counts).then(each.low).otherwise(self._zero)
        return total

    def _summed(self, places: list[int]) -> nw.Expr:
        """Return the sum of the policies of the currency that are eligible for an amount that is known exactly."""
        found = []
        for at in (at for at in places if at in self._own):
            each = self._granted[at]
            exact = (each.eligible & (each.low == each.high)).fill_null(False)
            found.append(nw.when(exact).then(each.low).otherwise(self._zero))
        return balanced(nw.Expr.__add__, found) if found else self._zero

    def _ways(self, group: Rivals) -> Iterator[nw.Expr]:
        """Yield what a group is worth for each way in which its rules may hold, null where they cannot."""
        several = len({self._currencies[at] for at in group.policies if at in self._granted}) > 1
        for active in product((True, False), repeat=len(group.rules)):
            may = nw.lit(True)
            for holds, rule in zip(active, group.rules, strict=True):
                formula = rule.when.best if holds else rule.when.worst
                condition = self._expressions.of(formula)
                may = may & (condition if holds else ~condition).fill_null(True)
            rules = [rule for holds, rule in zip(active, group.rules, strict=True) if holds]
            others = [rule for rule in group.rules if rule not in rules]
            # Of several currencies it matters, too, which of the other rules may hold all the same.
            for open_ in product((True, False), repeat=len(others)) if several else [(False,) * len(others)]:
                here = may
                for is_open, rule in zip(open_, others, strict=True) if several else ():
                    may_hold = self._expressions.of(rule.when.best).fill_null(True)
                    here = here & (may_hold if is_open else ~may_hold)
                more = [rule for is_open, rule in zip(open_, others, strict=True) if is_open]
                yield nw.when(here).then(self._worth(group, rules, [*rules, *more]))

    def _worth(self, group: Rivals, rules: list[Exclusion], may_hold: list[Exclusion]) -> nw.Expr:
        """Return what a group is worth where some of its rules hold, by which of its policies are eligible."""
        members = [at for at in group.policies if at in self._granted]
        worth = self._summed(members)
        for pattern in product((True, False), repeat=len(members)):
            eligible = frozenset(at for at, is_so in zip(members, pattern, strict=True) if is_so)
            undecided = self._undecided(_held(may_hold, eligible))
            binding = [rule for rule in _held(rules, eligible - undecided) if rule.policies <= self._own]
            if not binding and not undecided:
                continue
            here = reduce(
                nw.Expr.__and__,
                [
                    self._granted[at].eligible if is_so else ~self._granted[at].eligible
                    for at, is_so in zip(members, pattern, strict=True)
                ],
            )
            chosen = self._chosen(sorted(eligible - undecided), binding)
            worth = nw.when(here.fill_null(False)).then(chosen).otherwise(worth)
        return worth

    def _undecided(self, rules: list[Exclusion]) -> frozenset[int]:
        """Return the policies that exclude some of another currency: sums do not decide between them."""
        groups = [frozenset[int]().union(*(rule.policies for rule in group)) for group in grouped(rules)]
        several = (group for group in groups if len({self._currencies[at] for at in group}) > 1)
        return frozenset[int]().union(*several)

    def _chosen(self, eligible: list[int], rules: list[Exclusion]) -> nw.Expr:
        groups = grouped(rules)
        bound = {at for rule in rules for at in rule.policies}
        found = [self._summed([at for at in eligible if at not in bound])]
        for group in groups:
            rivals = sorted({at for rule in group for at in rule.policies})
            sets = permitted(rivals, group)
            # Where none outweighs all others whatever is still open, none is counted.
            best = self._zero
            for one in reversed(sets):
                outweighs = [self._outweighs(one - other, other - one) for other in sets if other != one]
                is_best = balanced(nw.Expr.__and__, outweighs) if outweighs else nw.lit(True)
                best = nw.when(is_best).then(self._summed(sorted(one))).otherwise(best)
            found.append(best)
        return balanced(nw.Expr.__add__, found)

    def _outweighs(self, one: frozenset[int], other: frozenset[int]) -> nw.Expr:
        if any(self._granted[at].more for at in other):
            return nw.lit(False)
        least = [self._granted[at].low.fill_null(self._zero) for at in sorted(one)]
        most = [self._granted[at].high for at in sorted(other)]
        low = balanced(nw.Expr.__add__, least) if least else self._zero
        high = balanced(nw.Expr.__add__, most) if most else self._zero
        return (low >= high).fill_null(False)


def _held(rules: Iterable[Exclusion], eligible: frozenset[int]) -> list[Exclusion]:
    """Return the rules that bind, each with those of its policies that are eligible."""
    held = [Exclusion(rule.policies & eligible, rule.when) for rule in rules]
    return [rule for rule in held if len(rule.policies) > 1]
