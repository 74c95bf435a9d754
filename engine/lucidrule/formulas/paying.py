"""What a policy pays, over columns: each award with its condition and its amount, for the company or a record."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from lucidrule.compile.compiled import CompiledAward, CompiledPolicy
from lucidrule.formulas.amount import Amount, Rounded
from lucidrule.formulas.column import Column, NoFormula, TableShape
from lucidrule.formulas.exact import simplified
from lucidrule.formulas.expansion import exactly
from lucidrule.formulas.extent import refuse_long
from lucidrule.formulas.formula import FALSE, TRUE, Both
from lucidrule.formulas.lowering import MOST_POINTS, NO_ANSWERS, Lowering, both_ways, stated
from lucidrule.formulas.separation import AwardPlan, Awards, Parts, Separation, amounts_in, with_asked
from lucidrule.kernel import tree
from lucidrule.kernel.reads import points_asked

_ALWAYS = Both(TRUE, TRUE)


@dataclass(frozen=True, slots=True)
class Paying:
    """What a policy pays.

    Attributes:
        of_several: Which of several awards count: `all`, `highest` or `last`.
        groups: The awards for the company, or for each record of a list, each condition by itself.
        variants: The same by the answers to open points that conditions of a group have in common.
        parts: What they come to, by cases of what they have in common.
    """

    of_several: str
    groups: tuple[Awards, ...]
    variants: tuple[tuple[Awards, ...], ...]
    parts: Parts

    @property
    def amounts(self) -> Iterable[Amount]:
        """Every amount that is paid."""
        return amounts_in((*self.groups, *self.parts))


def paying(policy: CompiledPolicy, lowering: Lowering, shape: TableShape) -> Paying:
    """Return what a policy pays.

    Raises:
        NoFormula: Formulas over columns cannot say it exactly.
    """
    name = policy.for_each
    numbers = [0] if name is None else range(1, shape.records.get(name, 0) + 1)
    groups, variants = [], []
    points = _points_in_common(policy)
    for number in numbers:
        groups.append(_awards(policy, number, lowering, NO_ANSWERS))
        answers = (dict(zip(points, each, strict=True)) for each in product((True, False), repeat=len(points)))
        variants.append(tuple([_awards(policy, number, lowering, each) for each in answers]))
    parts = Separation(lowering).parts(variants)
    return Paying(policy.of_several, tuple(groups), tuple(variants), parts)


def _awards(policy: CompiledPolicy, number: int, lowering: Lowering, answers: Mapping[str, bool]) -> Awards:
    name = policy.for_each
    record = None if name is None else (name, number)
    count = None if name is None else Column(name)

    def both(conditions: list[tree.Condition]) -> Both:
        return Both(*(simplified(each, lowering.declared) for each in stated(conditions, lowering, record, answers)))

    holds = _ALWAYS if name is None else both([each.condition for each in policy.each])
    awards = []
    for award in policy.grants:
        when = both([award.condition])
        granted = FALSE if award.granted_before is None else both([award.granted_before]).worst
        awards.append(AwardPlan(when, exactly(when, lowering.declared), _own(award, record, lowering), granted))
    return with_asked(Awards(number, count, policy.of_several, holds, exactly(holds, lowering.declared), tuple(awards)))


def _own(award: CompiledAward, record: tuple[str, int] | None, lowering: Lowering) -> Amount | None:
    """Return the company's own part of an award; None where there is none that adds up."""
    part = award.own
    if part is None or award.by_review:
        return None
    lowering.record = record
    found = lowering.amount(part.amount)
    if part.rounding is not None:
        found = Rounded(part.rounding.to, part.rounding.mode, found)
    refuse_long(found)
    return found


def conditions_of(policy: CompiledPolicy) -> list[tree.Condition]:
    """Return the conditions of awards that have an amount, and what a record has to meet."""
    counted = [award.condition for award in policy.grants if award.own is not None and not award.by_review]
    return [*counted, tree.AllOf(tuple(each.condition for each in policy.each))]


def _points_in_common(policy: CompiledPolicy) -> list[str]:
    """Return the open points of which no single answer is best for all conditions of a policy that ask them.

    Raises:
        NoFormula: They are too many to try every way.
    """
    conditions = conditions_of(policy)
    asked = Counter(point for condition in conditions for point in points_asked(condition))
    both = both_ways(conditions)
    found = [p for p, number in sorted(asked.items()) if number > 1 and (policy.of_several == "last" or p in both)]
    if len(found) > MOST_POINTS:
        raise NoFormula("open-point-both-ways")
    return found
