"""Which policies exclude each other, over columns: groups of policies, each decided by itself."""

from dataclasses import dataclass
from itertools import combinations

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.combine import grouped
from lucidrule.formulas.column import NoFormula
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


def combining(compiled: CompiledProgramme, lowering: Lowering) -> tuple[Rivals, ...]:
    """Return the policies that exclude each other.

    Raises:
        NoFormula: They are too many to try every way, the conditions have facts or open points in common, or sums are
            in several currencies.
    """
    if len({member.money.code for member in compiled.members}) > 1:
        # A total is one column, and sums of two currencies are no sum.
        raise NoFormula("currencies")
    places = {policy.id: at for at, policy in enumerate(compiled.policies)}
    rules = []
    for interaction, condition in compiled.interactions:
        when = exactly(stated([condition], lowering), lowering.declared)
        members = frozenset(places[name] for name in interaction.policies if name in places)
        if when.best != FALSE and len(members) > 1:
            rules.append(Exclusion(members, when))
    open_ = [rule for rule in rules if not {*rule.when} <= {TRUE, FALSE}]
    read = [columns_of(rule.when.best) | columns_of(rule.when.worst) for rule in open_]
    if any(one & other for one, other in combinations(read, 2)) or sum(r.when.best != r.when.worst for r in rules) > 1:
        raise NoFormula("rivals")
    found = [
        Rivals(tuple(sorted(frozenset().union(*(rule.policies for rule in group)))), tuple(group))
        for group in grouped(rules)
    ]
    if any(len(each.policies) > _MOST_POLICIES or len(each.rules) > _MOST_RULES for each in found):
        raise NoFormula("rivals")
    return tuple(found)
