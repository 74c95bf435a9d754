"""Policies whose sums wait for the same facts, over columns: together they come to less than each may by itself.

Where every fact that two policies ask for has a value that is the worst for both, and one that is the best for both,
neither makes up for what the other lacks. So only policies that ask for others are looked at together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.formulas.column import Column, NoFormula
from lucidrule.formulas.combining import Exclusion, Rivals, Untold
from lucidrule.formulas.formula import Both, columns_of, negated
from lucidrule.formulas.lowering import Lowering, both_ways
from lucidrule.formulas.paying import Paying, conditions_of
from lucidrule.formulas.separation import Awards, Parts, Separation, read_by
from lucidrule.kernel.reads import points_asked

_MOST_POLICIES = 4


@dataclass(frozen=True, slots=True)
class Together:
    """Policies, by their places, and what they come to together."""

    policies: frozenset[int]
    parts: Parts


def together(
    policies: Mapping[int, tuple[CompiledPolicy, Paying]], rivals: tuple[Rivals, ...], lowering: Lowering
) -> tuple[tuple[Together, ...], tuple[Untold, ...]]:
    """Return the sets of policies whose sums together are not those of each, the smaller ones first, and where these
    are not told.

    Args:
        policies: By their places in the programme.
    """
    read = {at: frozenset[Column]().union(*map(read_by, _groups(paying))) for at, (_, paying) in policies.items()}
    asked = {at: frozenset(_points(policy)) for at, (policy, _) in policies.items()}
    rules = [rule for group in rivals for rule in group.rules]
    # Where a rule holds, less is paid.
    excluding = [Both(negated(rule.when.best), negated(rule.when.worst)) for rule in rules]
    groups = [group for _, paying in policies.values() for group in _groups(paying)]
    opposed = frozenset(Separation(lowering).in_common(groups, excluding))
    untold = [*_rivals_in_common(rivals, read, asked), *_opposed_points(policies, asked)]
    untold += _deciding(rules, opposed, any_point=any(asked.values()))
    found: list[Together] = []
    for places in _connected({at: columns & opposed for at, columns in read.items()}):
        # They are too many to try every set, or exclude some.
        if len(places) > _MOST_POLICIES or any(at in group.policies for group in rivals for at in places):
            sets = None
        else:
            sets = _every_set(places, policies, lowering)
        if sets is None:
            columns = frozenset[Column]().union(*(read[at] & opposed for at in places))
            untold.append(Untold((frozenset(places),), columns, inexact=True))
        else:
            found += sets
    return tuple(sorted(found, key=lambda each: (len(each.policies), sorted(each.policies)))), tuple(untold)


def _every_set(
    places: list[int], policies: Mapping[int, tuple[CompiledPolicy, Paying]], lowering: Lowering
) -> list[Together] | None:
    """Return what every set of some policies comes to; None: the cells of what they have in common are too many."""
    sets = [some for size in range(2, len(places) + 1) for some in combinations(places, size)]
    try:
        return [
            Together(
                frozenset(some), Separation(lowering).parts([each for at in some for each in policies[at][1].variants])
            )
            for some in sets
        ]
    except NoFormula:
        return None


def _rivals_in_common(
    rivals: tuple[Rivals, ...],
    read: Mapping[int, frozenset[Column]],
    asked: Mapping[int, frozenset[tuple[str | None, str]]],
) -> Iterator[Untold]:
    """Yield the policies that exclude each other and wait for the same: what one is worth where the other is worth
    something is not compared row by row."""
    for group in rivals:
        for one, other in combinations((at for at in group.policies if at in read), 2):
            if asked[one] & asked[other]:
                yield Untold((frozenset({one, other}),), None, inexact=True)
            elif read[one] & read[other]:
                yield Untold((frozenset({one, other}),), read[one] & read[other], inexact=True)


def _deciding(rules: list[Exclusion], opposed: frozenset[Column], *, any_point: bool) -> Iterator[Untold]:
    """Yield where what decides whether policies exclude each other decides what is paid, too."""
    for rule in rules:
        columns = opposed & (columns_of(rule.when.best) | columns_of(rule.when.worst))
        if any_point and rule.when.best != rule.when.worst:
            yield Untold((rule.policies,))
        elif columns:
            yield Untold((rule.policies,), columns)


def _groups(paying: Paying) -> list[Awards]:
    return [one for variants in paying.variants for one in variants]


def _connected(read: Mapping[int, frozenset[Column]]) -> Iterator[list[int]]:
    """Yield the places of policies that have columns in common, of two at least."""
    left = dict(read)
    while left:
        at, columns = left.popitem()
        places = [at]
        while more := [other for other, own in left.items() if own & columns]:
            places += more
            columns = columns.union(*(left.pop(other) for other in more))
        if len(places) > 1:
            yield sorted(places)


def _points(policy: CompiledPolicy) -> Iterator[tuple[str | None, str]]:
    """Yield the open points that awards ask: of each record of a list anew."""
    for point in points_asked(conditions_of(policy)):
        yield policy.for_each, point


def _opposed_points(
    policies: Mapping[int, tuple[CompiledPolicy, Paying]], asked: Mapping[int, frozenset[tuple[str | None, str]]]
) -> Iterator[Untold]:
    """Yield the policies of which an answer may help one and harm another."""
    for one, other in combinations(policies, 2):
        both = [policies[at][0] for at in (one, other)]
        against = both_ways([condition for policy in both for condition in conditions_of(policy)])
        last = any(policy.of_several == "last" for policy in both)
        if any(last or point in against for _, point in asked[one] & asked[other]):
            yield Untold((frozenset({one, other}),), None, inexact=True)
