"""What a programme asks of a table of companies: for each policy and criterion its formulas, or why there are none."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from lucidrule.compile.compiled import CompiledCriterion, CompiledPolicy, CompiledProgramme
from lucidrule.formulas.column import Column, NoFormula, TableShape
from lucidrule.formulas.exact import conflicts, is_read_once, simplified
from lucidrule.formulas.expansion import exactly
from lucidrule.formulas.formula import Both, Records, every
from lucidrule.formulas.lowering import Lowering, both_ways, stated
from lucidrule.model.facts import Declared

if TYPE_CHECKING:
    from lucidrule.formulas.combining import Rivals, Untold
    from lucidrule.formulas.paying import Paying
    from lucidrule.formulas.together import Together


@dataclass(frozen=True, slots=True)
class PolicyPlan:
    """How one policy is screened.

    Attributes:
        criteria: Of each criterion about the company its id and its place in the plan.
        each: Of each criterion about records the same: whether one record meets it.
        joined: Whether its formulas are those of its criteria and records joined; else what criteria have in common
            settles more than they do.
        records: The formulas of "one record of its list meets all", where it has a list.
        in_force: Whether the reference date lies in its time.
        read_once: Whether the facts that can turn it are exactly those not known under formulas that are open.
        cannot: Why formulas cannot say it exactly: a code; empty if they can.
        paying: What it pays, where that is asked for.
        cannot_pay: Why formulas cannot say exactly what it pays.
    """

    policy: CompiledPolicy
    criteria: tuple[tuple[str, int], ...]
    each: tuple[tuple[str, int], ...]
    in_force: bool
    both: Both | None
    joined: bool
    records: Both | None
    read_once: bool
    cannot: str = ""
    paying: "Paying | None" = None
    cannot_pay: str = ""

    @property
    def all_criteria(self) -> tuple[tuple[str, int], ...]:
        """Its criteria, those about records last."""
        return (*self.criteria, *self.each)


@dataclass(frozen=True, slots=True)
class Plan:
    """A programme over the columns of a table at one reference date.

    Attributes:
        criteria: The formulas of each criterion, those that policies share once; None: not to be said by formulas.
        declared: Of each column that any formula reads.
        records: Of each list the greatest number of records that formulas look at.
        rivals: Policies that exclude each other, where sums are asked for.
        together: Policies of one currency whose sums may be exact together, though none is alone.
        untold: Where formulas do not tell what is granted together.
    """

    compiled: CompiledProgramme
    as_of: date
    policies: tuple[PolicyPlan, ...]
    criteria: tuple[Both | None, ...]
    declared: Mapping[Column, Declared]
    records: Mapping[str, int]
    rivals: "tuple[Rivals, ...] | None" = None
    together: "tuple[Together, ...]" = ()
    untold: "tuple[Untold, ...]" = ()

    @property
    def currencies(self) -> tuple[str, ...]:
        """The code of the currency of each policy."""
        return tuple(self.compiled.home(each.policy.id).money.code for each in self.policies)


def plan(compiled: CompiledProgramme, as_of: date, shape: TableShape, *, sums: bool = False) -> Plan:
    """Return how a programme is screened over a table of some shape; with `sums` also what policies pay."""
    assessment = compiled.assessment_at(as_of)
    years = {name: list(found) for name, found in shape.years.items()}
    lowering = Lowering(compiled.facts, as_of, assessment, years, compiled.contradictions)
    places: dict[int, int] = {}
    criteria: list[Both | None] = []

    def placed(criterion: CompiledCriterion) -> int:
        key = id(criterion)
        if key not in places:
            places[key] = len(criteria)
            criteria.append(_alone(criterion, lowering))
        return places[key]

    policies = []
    for policy in compiled.policies:
        own = [(criterion.id, placed(criterion)) for criterion in policy.criteria]
        listed = []
        for criterion in policy.each:
            listed.append((criterion.id, len(criteria)))
            criteria.append(_of_records(policy, criterion, lowering, shape))
        both, joined, records, read_once, cannot = _whole(policy, [criteria[at] for _, at in own], lowering, shape)
        until = policy.in_force.until or date.max
        in_force = policy.in_force.from_ <= as_of <= until
        paid, cannot_pay = _paying(policy, lowering, shape) if sums and in_force else (None, "")
        policies.append(
            PolicyPlan(
                policy, tuple(own), tuple(listed), in_force, both, joined, records, read_once, cannot, paid, cannot_pay
            )
        )
    made = Plan(compiled, as_of, tuple(policies), tuple(criteria), lowering.declared, shape.records)
    return _combined(made, lowering) if sums else made


def _paying(policy: CompiledPolicy, lowering: Lowering, shape: TableShape) -> tuple["Paying | None", str]:
    from lucidrule.formulas.paying import paying

    try:
        return paying(policy, lowering, shape), ""
    except NoFormula as refused:
        return None, refused.reason


def _combined(made: Plan, lowering: Lowering) -> Plan:
    from lucidrule.formulas.combining import combining
    from lucidrule.formulas.together import together

    rivals, untold = combining(made.compiled, lowering)
    found: list[Together] = []
    for code in dict.fromkeys(made.currencies):
        paid = {
            at: (each.policy, each.paying)
            for at, (each, own_code) in enumerate(zip(made.policies, made.currencies, strict=True))
            if own_code == code and each.paying is not None
        }
        sets, more = together(paid, rivals, lowering)
        found += sets
        untold += more
    return replace(made, rivals=rivals, together=tuple(found), untold=untold)


def _alone(criterion: CompiledCriterion, lowering: Lowering) -> Both | None:
    try:
        return exactly(stated([criterion.condition], lowering), lowering.declared)
    except NoFormula:
        return None


def _whole(
    policy: CompiledPolicy, criteria: list[Both | None], lowering: Lowering, shape: TableShape
) -> tuple[Both | None, bool, Both | None, bool, str]:
    """Return the formulas of a policy, whether they are joined, those of its records, whether they read everything
    once, and why there are none."""
    try:
        records = _records(policy, lowering, shape) if policy.each else None
        both = _joined(policy, criteria, records, lowering)
        joined = both is not None
        if both is None:
            own = stated([each.condition for each in policy.criteria], lowering)
            if records is not None:
                own = Both(every([own.worst, records.worst]), every([own.best, records.best]))
            both = exactly(own, lowering.declared)
    except NoFormula as refused:
        return None, True, None, False, refused.reason
    return both, joined, records if joined else None, all(is_read_once(each) for each in both), ""


def _joined(
    policy: CompiledPolicy, criteria: list[Both | None], records: Both | None, lowering: Lowering
) -> Both | None:
    """Return the formulas of criteria and records joined; None where they have something in common."""
    found = [both for both in (*criteria, records) if both is not None]
    if None in criteria or both_ways([criterion.condition for criterion in policy.criteria]):
        return None
    both = Both(every([each.worst for each in found]), every([each.best for each in found]))
    alike = all(simplified(each, lowering.declared) == each for each in both)
    return both if alike and not any(conflicts(each, lowering.declared, frozenset()) for each in both) else None


def _of_records(
    policy: CompiledPolicy, criterion: CompiledCriterion, lowering: Lowering, shape: TableShape
) -> Both | None:
    """Return the formulas of "one record meets this criterion"."""
    try:
        return exactly(_records(policy, lowering, shape, (criterion,)), lowering.declared)
    except NoFormula:
        return None


def _records(
    policy: CompiledPolicy, lowering: Lowering, shape: TableShape, criteria: tuple[CompiledCriterion, ...] = ()
) -> Both:
    """Return the formulas of "one record meets all criteria of its policy", or all of some."""
    name = str(policy.for_each)
    count = Column(name)
    lowering.declared[count] = lowering.facts[name]
    most = shape.records.get(name, 0)
    # One more than there are: of it nothing is known, as of a list that is not known.
    asked = [each.condition for each in criteria or policy.each]
    listed = [exactly(stated(asked, lowering, (name, at)), lowering.declared) for at in range(1, most + 2)]
    return Both(*(Records(count, tuple(each[:-1]), each[-1]) for each in zip(*listed, strict=True)))
