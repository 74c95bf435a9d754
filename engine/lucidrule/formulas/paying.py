"""What a policy pays, over columns: each award with its condition and its amount, for the company or a record."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from lucidrule.compile.compiled import CompiledAward, CompiledPolicy
from lucidrule.formulas.amount import Amount, Rounded
from lucidrule.formulas.column import Column, NoFormula, TableShape
from lucidrule.formulas.exact import conflicts, simplified
from lucidrule.formulas.formula import TRUE, Both, Formula, some
from lucidrule.formulas.lowering import Lowering, both_ways
from lucidrule.formulas.stated import exactly, stated
from lucidrule.kernel import tree

_MOST_RIVALS = 6
_ALWAYS = Both(TRUE, TRUE)


@dataclass(frozen=True, slots=True)
class AwardPlan:
    """An award: when it applies, and what it is worth if it does; None: by review, or not published."""

    when: Both
    amount: Amount | None


@dataclass(frozen=True, slots=True)
class Awards:
    """The awards for the company, or for one record of a list.

    Attributes:
        record: The number of the record, counted from 1; 0: of none.
        holds: What the record has to meet.
        together: Sets of awards with the formula that one of them applies, where that may be certain of none alone.
    """

    record: int
    holds: Both
    awards: tuple[AwardPlan, ...]
    together: tuple[tuple[tuple[int, ...], Formula], ...]


@dataclass(frozen=True, slots=True)
class Paying:
    """What a policy pays.

    Attributes:
        of_several: Which of several awards count: `all`, `highest` or `last`.
        count: Of a policy that is judged for each record the column of how many there are.
    """

    of_several: str
    count: Column | None
    groups: tuple[Awards, ...]

    @property
    def amounts(self) -> Iterable[Amount]:
        """Every amount that is paid."""
        return (award.amount for group in self.groups for award in group.awards if award.amount is not None)


def paying(policy: CompiledPolicy, lowering: Lowering, shape: TableShape) -> Paying:
    """Return what a policy pays.

    Raises:
        NoFormula: Formulas over columns cannot say it exactly.
    """
    rule, name = policy.of_several, policy.for_each
    if name is None:
        return Paying(rule, None, (_awards(policy, None, _ALWAYS, lowering),))
    groups = []
    for number in range(1, shape.records.get(name, 0) + 1):
        record = (name, number)
        holds = exactly(stated([each.condition for each in policy.each], lowering, record), lowering)
        groups.append(_awards(policy, record, holds, lowering))
    return Paying(rule, Column(name), tuple(groups))


def _awards(
    policy: CompiledPolicy,
    record: tuple[str, int] | None,
    holds: Both,
    lowering: Lowering,
) -> Awards:
    awards = []
    for award in policy.awards:
        when = exactly(stated([award.condition], lowering, record), lowering)
        awards.append(AwardPlan(when, None if award.by_review else _own(award, record, lowering)))
    several = policy.of_several not in ("all", "last")
    together = tuple(_together(policy, record, lowering)) if several else ()
    return Awards(record[1] if record else 0, holds, tuple(awards), together)


def _own(award: CompiledAward, record: tuple[str, int] | None, lowering: Lowering) -> Amount | None:
    """Return the company's own part of an award."""
    part = award.own
    if part is None:
        return None
    lowering.record = record
    found = lowering.amount(part.amount)
    return found if part.rounding is None else Rounded(part.rounding.to, part.rounding.mode, found)


def _together(
    policy: CompiledPolicy, record: tuple[str, int] | None, lowering: Lowering
) -> Iterable[tuple[tuple[int, ...], Formula]]:
    """Yield sets of awards of which one applies for certain in more rows than those in which one of them does alone."""
    conditions = [award.condition for award in policy.awards]
    if len(conditions) > _MOST_RIVALS:
        raise NoFormula("many-awards")
    alone = [exactly(stated([condition], lowering, record), lowering).worst for condition in conditions]
    for number in range(2, len(conditions) + 1):
        for places in combinations(range(len(conditions)), number):
            among = tree.AnyOf(tuple(conditions[at] for at in places))
            apart = some([alone[at] for at in places])
            alike = simplified(apart, lowering.declared) == apart and not both_ways([among])
            if not alike or conflicts(apart, lowering.declared, frozenset()):
                yield places, exactly(stated([among], lowering, record), lowering).worst
