"""What may be granted together, as expressions: of policies that exclude each other the set that is worth most."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations, product
from typing import NamedTuple

import narwhals.stable.v2 as nw

from lucidrule.columns.expressions import Expressions
from lucidrule.columns.intervals import Span, chosen, greatest
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


class _Ends(NamedTuple):
    """From where to where something goes in each row; `high` null: no bound."""

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
        self._nothing = _Ends(self._zero, self._zero)
        self._own = frozenset[int]()

    def of(self, code: str, groups: tuple[Rivals, ...], sets: Sequence[Jointly]) -> tuple[nw.Expr, nw.Expr]:
        """Return the least and the greatest total in a currency; null where there is no greatest one.

        Args:
            sets: Policies that exclude nothing and wait for the same facts, with each part of them, the smaller ones
                first.
        """
        self._own = frozenset(at for at, own in self._currencies.items() if own == code)
        sets = [one for one in sets if one.policies <= self._own]
        apart = {at for group in groups for at in group.policies}.union(*(each.policies for each in sets))
        found = [self._one(at) for at in self._granted if at not in apart]
        whole = [one for one in sets if not any(one.policies < other.policies for other in sets)]
        found += [self._together([each for each in sets if each.policies <= one.policies]) for one in whole]
        own_groups = (group for group in groups if self._own.intersection(group.policies))
        return self._added([*found, *map(self._rivals, own_groups)])

    def _added(self, found: list[_Ends]) -> _Ends:
        if not found:
            return self._nothing
        return _Ends(*(balanced(nw.Expr.__add__, [each[end] for each in found]) for end in (0, 1)))

    def _counts(self, at: int) -> nw.Expr:
        """Return whether a policy is in the total: it is granted and has a sum."""
        return (self._granted[at].eligible & ~self._granted[at].low.is_null()).fill_null(False)

    def _one(self, at: int) -> _Ends:
        if at not in self._own:
            return self._nothing
        each = self._granted[at]
        return _where(self._counts(at), _Ends(each.low, each.high), self._nothing)

    def _together(self, sets: Sequence[Jointly]) -> _Ends:
        """Return what policies come to that wait for the same facts: by which of them count."""
        found = self._nothing
        for at in sorted(frozenset[int]().union(*(each.policies for each in sets))):
            found = _where(self._counts(at), self._one(at), found)
        for each in sets:
            # The greatest set of which all count is asked for first.
            count = balanced(nw.Expr.__and__, [self._counts(at) for at in sorted(each.policies)])
            found = _where(count, _Ends(each.low, each.high), found)
        return found

    def _rivals(self, group: Rivals) -> _Ends:
        """Return what a group comes to in whichever way its rules may hold."""
        return _of_ways(list(self._ways(group)))

    def _ways(self, group: Rivals) -> Iterator[tuple[nw.Expr, _Ends]]:
        """Yield the ways in which the rules of a group may hold: where that can be, and what it comes to then."""
        several = len({self._currencies[at] for at in group.policies if at in self._granted}) > 1
        for active in product((True, False), repeat=len(group.rules)):
            may = nw.lit(True)
            for holds, rule in zip(active, group.rules, strict=True):
                formula = rule.when.best if holds else rule.when.worst
                condition = self._expressions.of(formula)
                may = may & (condition if holds else ~condition).fill_null(True)
            rules = [rule for holds, rule in zip(active, group.rules, strict=True) if holds]
            others = [rule for holds, rule in zip(active, group.rules, strict=True) if not holds]
            # Of several currencies it matters, too, which of the other rules may hold all the same.
            for open_ in product((True, False), repeat=len(others)) if several else [()]:
                here, more = may, list[Exclusion]()
                for is_open, rule in zip(open_, others, strict=False):
                    may_hold = self._expressions.of(rule.when.best).fill_null(True)
                    here = here & (may_hold if is_open else ~may_hold)
                    more += [rule] * is_open
                yield here, self._worth(group, rules, [*rules, *more])

    def _worth(self, group: Rivals, rules: list[Exclusion], may_hold: list[Exclusion]) -> _Ends:
        """Return what a group comes to where some of its rules hold, by which of its policies are eligible."""
        members = [at for at in group.policies if at in self._granted]
        worth = self._added([self._one(at) for at in members])
        for pattern in product((True, False), repeat=len(members)):
            eligible = frozenset(at for at, is_so in zip(members, pattern, strict=True) if is_so)
            undecided = _undecided(_held(may_hold, eligible), self._currencies)
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
            worth = _where(here.fill_null(False), self._chosen(sorted(eligible - undecided), binding), worth)
        return worth

    def _chosen(self, eligible: list[int], rules: list[Exclusion]) -> _Ends:
        bound = {at for rule in rules for at in rule.policies}
        found = [self._one(at) for at in eligible if at not in bound]
        for group in grouped(rules):
            rivals = sorted({at for rule in group for at in rule.policies})
            found.append(self._of_sets(permitted(rivals, group)))
        return self._added(found)

    def _of_sets(self, sets: list[frozenset[int]]) -> _Ends:
        """Return what the set comes to that is worth most; of what no sum says all, any may be."""
        ends = [self._added([self._one(at) for at in sorted(one)]) for one in sets]
        most = greatest([Span(*each) for each in ends])
        beyond = [self._may_be_preferred(one, sets) for one in sets]
        least = chosen(nw.min_horizontal, [nw.when(is_so).then(e.low) for is_so, e in zip(beyond, ends, strict=True)])
        assert most.high is not None, "each set has an expression for it"
        return _Ends(nw.when(balanced(nw.Expr.__or__, beyond)).then(least).otherwise(most.low), most.high)

    def _may_be_preferred(self, one: frozenset[int], sets: list[frozenset[int]]) -> nw.Expr:
        """Return whether no sum says all that a set is worth, and none outweighs it."""
        found = balanced(nw.Expr.__or__, [self._beyond(at) for at in sorted(one)])
        for other in sets:
            if other != one:
                is_less = self._outweighs(other - one, one - other)
                before = sets.index(other) < sets.index(one)
                found = found & ~(is_less if before else is_less & ~self._outweighs(one - other, other - one))
        return found

    def _outweighs(self, one: frozenset[int], other: frozenset[int]) -> nw.Expr:
        """Return whether policies are worth at least as much as others, of which sums say all that they are worth."""
        low = self._added([self._one(at) for at in sorted(one)]).low
        high = self._added([self._one(at) for at in sorted(other)]).high
        known = [~self._beyond(at) for at in sorted(other)]
        return balanced(nw.Expr.__and__, [*known, (low >= high).fill_null(False)])

    def _beyond(self, at: int) -> nw.Expr:
        """Return whether no sum says all that an eligible policy is worth."""
        return nw.lit(True) if self._granted[at].more else self._granted[at].low.is_null()


def untold(where: Untold, granted: Mapping[int, Granted], expressions: Expressions) -> nw.Expr:
    """Return whether it is one of the rows in which it is not told what is granted together."""
    found = [_two_of([granted[at] for at in sorted(each & granted.keys())], where.inexact) for each in where.sets]
    if where.columns is not None:
        nothing = [expressions.is_open(column) for column in sorted(where.columns)]
        found.append(balanced(nw.Expr.__or__, nothing))
    return balanced(nw.Expr.__and__, found)


def _two_of(some: Iterable[Granted], inexact: bool) -> nw.Expr:
    """Return whether two policies are eligible; `inexact`: for sums that are not known exactly."""
    each = [
        of.eligible & ~of.low.is_null() & ~(of.low == of.high).fill_null(False) if inexact else of.eligible
        for of in some
    ]
    pairs = [one.fill_null(False) & other.fill_null(False) for one, other in combinations(each, 2)]
    return balanced(nw.Expr.__or__, pairs) if pairs else nw.lit(False)


def _where(condition: nw.Expr, then: _Ends, otherwise: _Ends) -> _Ends:
    return _Ends(*(nw.when(condition).then(a).otherwise(b) for a, b in zip(then, otherwise, strict=True)))


def _undecided(rules: list[Exclusion], currencies: Mapping[int, str]) -> frozenset[int]:
    """Return the policies that exclude some of another currency: sums do not decide between them."""
    groups = [frozenset[int]().union(*(rule.policies for rule in group)) for group in grouped(rules)]
    return frozenset[int]().union(*(group for group in groups if len({currencies[at] for at in group}) > 1))


def _held(rules: Iterable[Exclusion], eligible: frozenset[int]) -> list[Exclusion]:
    """Return the rules that bind, each with those of its policies that are eligible."""
    held = [Exclusion(rule.policies & eligible, rule.when) for rule in rules]
    return [rule for rule in held if len(rule.policies) > 1]


def _of_ways(found: list[tuple[nw.Expr, _Ends]]) -> _Ends:
    """Return what something comes to in any of the ways that may be the case."""
    lows = [nw.when(may).then(ends.low) for may, ends in found]
    highs = [nw.when(may).then(ends.high) for may, ends in found]
    bounded = balanced(nw.Expr.__and__, [~may | ~ends.high.is_null() for may, ends in found])
    return _Ends(nw.min_horizontal(*lows), nw.when(bounded).then(nw.max_horizontal(*highs)))
