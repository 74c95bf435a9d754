"""Which policies exclude each other, over columns: groups of policies, each decided by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.combine import grouped
from lucidrule.formulas.column import Column, NoFormula
from lucidrule.formulas.expansion import exactly
from lucidrule.formulas.formula import FALSE, TRUE, Both, columns_of
from lucidrule.formulas.lowering import Lowering, stated

_MOST_POLICIES, _MOST_RULES = 4, 3


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Of these policies, by their places, at most one is granted where a condition holds."""

    policies: frozenset[int]
    when: Both


@dataclass(frozen=True, slots=True)
class Rivals:
    """Policies that exclude each other, by one rule or through several."""

    policies: tuple[int, ...]
    rules: tuple[Exclusion, ...]


@dataclass(frozen=True, slots=True)
class Untold:
    """Where columns do not tell what may be granted together: rows in which of each of some sets of policies two are
    eligible, and a column holds nothing.

    Attributes:
        sets: The policies, by their places.
        columns: Of which one has to hold nothing; None: whatever columns hold.
        inexact: Whether policies count only whose sums are not exact.
    """

    sets: tuple[frozenset[int], ...]
    columns: frozenset[Column] | None = None
    inexact: bool = False


def combining(compiled: CompiledProgramme, lowering: Lowering) -> tuple[tuple[Rivals, ...], tuple[Untold, ...]]:
    """Return the policies that exclude each other, and where formulas do not tell which of them are granted: where they
    are too many to try every way, or the conditions have facts or open points in common, or cannot be said."""
    places = {policy.id: at for at, policy in enumerate(compiled.policies)}
    rules, untold = [], []
    for interaction, condition in compiled.interactions:
        members = frozenset(places[name] for name in interaction.policies if name in places)
        try:
            when = exactly(stated([condition], lowering), lowering.declared)
        except NoFormula:
            untold.append(Untold((members,)))
            continue
        if when.best != FALSE and len(members) > 1:
            rules.append(Exclusion(members, when))
    groups = [Rivals(tuple(sorted(_members(group))), tuple(group)) for group in grouped(rules)]
    many = [each for each in groups if len(each.policies) > _MOST_POLICIES or len(each.rules) > _MOST_RULES]
    untold += [Untold((frozenset(each.policies),)) for each in many]
    return tuple(each for each in groups if each not in many), (*untold, *_in_common(rules))


def _members(rules: Iterable[Exclusion]) -> frozenset[int]:
    return frozenset[int]().union(*(rule.policies for rule in rules))


def _in_common(rules: Iterable[Exclusion]) -> Iterator[Untold]:
    """Yield where two rules that may hold wait for the same: whether the one does tells of the other."""
    open_ = [rule for rule in rules if rule.when != (TRUE, TRUE)]
    for one, other in combinations(open_, 2):
        of_one, of_other = (columns_of(rule.when.best) | columns_of(rule.when.worst) for rule in (one, other))
        # Nothing tells of which of two open points each is made.
        both_judged = all(rule.when.best != rule.when.worst for rule in (one, other))
        if both_judged or of_one & of_other:
            yield Untold((one.policies, other.policies), None if both_judged else of_one & of_other)
