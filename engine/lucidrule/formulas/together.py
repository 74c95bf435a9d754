"""Policies whose sums wait for the same facts, over columns: together they may be exact where none is alone.

Where every fact that two policies ask for has a value that is the worst for both, and one that is the best for both,
neither makes up for what the other lacks. So only policies that ask for others are looked at together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.formulas.column import Column
from lucidrule.formulas.combining import Rivals, Untold
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
    """Return the sets of policies that may come to an exact sum together, the smaller ones first, and where that is not
    told: of policies that are too many to try every set, or exclude each other, or ask the same open points.

    Args:
        policies: By their places in the programme.
    """
    read = {at: frozenset[Column]().union(*map(read_by, _groups(paying))) for at, (_, paying) in policies.items()}
    asked = {at: frozenset(_points(policy)) for at, (policy, _) in policies.items()}
    untold = list(_opposed_points(policies, asked))
    for group in rivals:
        members = [at for at in group.policies if at in policies]
        # What one is worth where the other is worth something is not compared row by row.
        for one, other in combinations(members, 2):
            if asked[one] & asked[other]:
                untold.append(Untold((frozenset({one, other}),), None, inexact=True))
            elif read[one] & read[other]:
                untold.append(Untold((frozenset({one, other}),), read[one] & read[other], inexact=True))
    opposed = frozenset(Separation(lowering).in_common([g for _, paying in policies.values() for g in _groups(paying)]))
    found: list[Together] = []
    for places in _connected({at: columns & opposed for at, columns in read.items()}):
        if len(places) > _MOST_POLICIES or any(at in group.policies for group in rivals for at in places):
            columns = frozenset[Column]().union(*(read[at] & opposed for at in places))
            untold.append(Untold((frozenset(places),), columns, inexact=True))
            continue
        for size in range(2, len(places) + 1):
            for some in combinations(places, size):
                variants = [each for at in some for each in policies[at][1].variants]
                found.append(Together(frozenset(some), Separation(lowering).parts(variants)))
    return tuple(sorted(found, key=lambda each: (len(each.policies), sorted(each.policies)))), tuple(untold)


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
