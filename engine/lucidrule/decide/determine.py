"""Programme + profile + reference date → determination."""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from lucidrule.compile import tree
from lucidrule.compile.profile import Profile
from lucidrule.compile.programme import CompiledCriterion, CompiledPolicy, CompiledProgramme
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, Verdict, all_of, any_of
from lucidrule.core.version import ENGINE
from lucidrule.decide.combine import combine
from lucidrule.decide.entitle import PreparedAward, entitle, prepare_awards
from lucidrule.decide.evaluate import Evaluator, prepare
from lucidrule.decide.facts import Facts, Missing
from lucidrule.decide.formula import Formula
from lucidrule.decide.proof import Proof, waiting
from lucidrule.decide.result import Combination, CriterionVerdict, Determination, PolicyOutcome
from lucidrule.decide.settle import BUDGET, Settling
from lucidrule.model.facts import Fact


@dataclass(frozen=True, slots=True)
class PreparedPolicy:
    """A policy ready to judge.

    Attributes:
        shared: The places of its criteria about the company among those of the programme; `of_shared` picks from there.
    """

    policy: CompiledPolicy
    shared: tuple[int, ...]
    of_shared: Callable[[list[Any]], tuple[Any, ...]]
    first_day: date
    last_day: date
    each: tuple[tuple[CompiledCriterion, Evaluator], ...]
    awards: tuple[PreparedAward, ...]


@dataclass(frozen=True, slots=True)
class PreparedProgramme:
    """A programme whose conditions and arithmetic are ready for one assessment year.

    Attributes:
        criteria: Each criterion about the company once: policies share their common criteria.
    """

    compiled: CompiledProgramme
    assessment: int
    criteria: tuple[tuple[CompiledCriterion, Evaluator], ...]
    policies: tuple[PreparedPolicy, ...]


def prepare_programme(compiled: CompiledProgramme, assessment: int) -> PreparedProgramme:
    """Return a programme ready to judge companies at reference dates of one assessment year."""
    places: dict[int, int] = {}
    criteria: list[tuple[CompiledCriterion, Evaluator]] = []
    policies = []
    for policy in compiled.policies:
        for criterion in policy.criteria:
            if id(criterion) not in places:
                places[id(criterion)] = len(criteria)
                criteria.append((criterion, prepare(criterion.condition, assessment)))
        shared = tuple(places[id(criterion)] for criterion in policy.criteria)
        each = tuple((criterion, prepare(criterion.condition, assessment)) for criterion in policy.each)
        gate, awards = policy.in_force, prepare_awards(policy, assessment)
        policies.append(
            PreparedPolicy(policy, shared, _picking(shared), gate.from_, gate.until or date.max, each, awards)
        )
    return PreparedProgramme(compiled, assessment, tuple(criteria), tuple(policies))


def _picking(places: tuple[int, ...]) -> Callable[[list[Any]], tuple[Any, ...]]:
    """Return what picks some places of a list, in one step where there are several."""
    return itemgetter(*places) if len(places) > 1 else lambda listed: tuple([listed[at] for at in places])


def assessment_year(compiled: CompiledProgramme, as_of: date) -> int:
    """Return the calendar year whose figures count at a reference date."""
    return as_of.year - compiled.stated.assessment_year.years_before


def determine(
    prepared: PreparedProgramme,
    profile: Profile,
    as_of: date,
    *,
    only: Container[str] | None = None,
    budget: int = BUDGET,
) -> Determination:
    """Judge every policy of a programme for one company; all are listed, in the programme's order.

    Args:
        prepared: For the assessment year of `as_of`.
        only: The policies to judge; of some of them there is no combination. None: all.
        budget: Steps of the exact pass for each policy; where it is spent the outcome stays UNDETERMINED and says so.
    """
    facts = Facts(profile, as_of, prepared.assessment)
    verdicts = []
    for criterion, evaluate in prepared.criteria:
        proof = evaluate(facts)
        verdicts.append(CriterionVerdict(criterion, proof.verdict, proof))
    judging = _Judging(prepared.compiled, facts, verdicts, budget)
    if only is None:
        outcomes = judging.outcomes(prepared.policies)
        combination = combine(prepared.compiled, outcomes, facts)
    else:
        outcomes = judging.outcomes(tuple(each for each in prepared.policies if each.policy.stated.id in only))
        combination = Combination((Decimal(0),), (), (), (), (), ())
    return Determination(prepared.compiled, profile, as_of, outcomes, combination, ENGINE)


@dataclass(slots=True)
class _Open:
    """A policy that Kleene logic left open, with the formulas of its criteria."""

    at: int
    formulas: list[Formula]
    superset: frozenset[Missing]


class _Judging:
    """The judging of all policies for one company: first by Kleene logic, then exactly what that left open."""

    def __init__(
        self, compiled: CompiledProgramme, facts: Facts, verdicts: list[CriterionVerdict], budget: int
    ) -> None:
        self.facts, self.verdicts, self.budget = facts, verdicts, budget
        self.values = [criterion.verdict for criterion in verdicts]
        self.declared: Mapping[str, Fact] = compiled.facts
        self.bounded = facts.bounded_by(compiled.contradictions)
        self._settling: Settling | None = None
        self._shared: dict[int, Formula] = {}

    def outcomes(self, policies: tuple[PreparedPolicy, ...]) -> tuple[PolicyOutcome, ...]:
        found: list[PolicyOutcome | None] = []
        undecided = []
        for at, policy in enumerate(policies):
            outcome = self._by_kleene(policy)
            found.append(outcome)
            if outcome is None:
                undecided.append(self._opened(at, policy))
        # relies on (bounds first): all formulas are made before the first is settled.
        for open_ in undecided:
            found[open_.at] = self._exactly(policies[open_.at], open_)
        return tuple(outcome for outcome in found if outcome is not None)

    def _by_kleene(self, prepared: PreparedPolicy) -> PolicyOutcome | None:
        """Return the outcome of a policy; None if the exact pass has to settle it."""
        policy, facts = prepared.policy, self.facts
        # In force is a gate before the criteria: outside it there are no leaves and nothing is missing.
        if not prepared.first_day <= facts.as_of <= prepared.last_day:
            return PolicyOutcome(policy, Outcome.NOT_IN_FORCE)
        own: tuple[CriterionVerdict, ...] = prepared.of_shared(self.verdicts)
        verdict = all_of(prepared.of_shared(self.values))
        records: list[tuple[Facts, Proof]] = []
        if prepared.each:
            records, listed, any_record = self._each_record(prepared)
            own += listed
            verdict = all_of([verdict, any_record])
        if verdict is NOT_MET:
            return PolicyOutcome(policy, Outcome.INELIGIBLE, own)
        points: frozenset[str] = frozenset()
        if verdict is UNKNOWN:
            waits = _open_points_once([criterion for criterion in own if criterion.verdict is UNKNOWN])
            if waits is None or prepared.each:
                return None
            # Each asked once and nothing missing: either answer can turn it, so there is nothing to settle.
            points = waits
        paid = entitle(policy, prepared.awards, self.bounded, records, self.declared)
        outcome = Outcome.REFER if points else Outcome.ELIGIBLE
        return PolicyOutcome(policy, outcome, own, (), tuple(sorted(points)), paid)

    def _opened(self, at: int, prepared: PreparedPolicy) -> _Open:
        if self._settling is None:
            self._settling = Settling(self.declared, self.budget)
        formulas, superset = [], frozenset[Missing]()
        for place in prepared.shared:
            if place not in self._shared:
                self._shared[place] = self._settling.condition(self.verdicts[place].proof, self.facts)
            formulas.append(self._shared[place])
            superset |= self.verdicts[place].proof.missing
        name = prepared.policy.stated.for_each
        if name is not None:
            conditions = tuple(criterion.condition for criterion, _ in prepared.each)
            formulas.append(self._settling.records(name, conditions, self.facts))
            superset = superset.union(*(c.proof.missing for c in self._each_record(prepared)[1]))
        return _Open(at, formulas, superset)

    def _exactly(self, prepared: PreparedPolicy, open_: _Open) -> PolicyOutcome:
        settling, policy = self._settling, prepared.policy
        assert settling is not None
        settled = settling.settle(settling.formulas.every(open_.formulas), open_.superset)
        own = tuple(
            self._settled(settling, self.verdicts[place], formula)
            for place, formula in zip(prepared.shared, open_.formulas, strict=False)
        )
        records: list[tuple[Facts, Proof]] = []
        if prepared.each:
            records, listed, _ = self._each_record(prepared)
            own += listed
        if settled.verdict is NOT_MET:
            conflict: tuple[str, ...] = ()
            if all(criterion.verdict is not NOT_MET for criterion in own):
                kept = settling.conflict(open_.formulas)
                names = [self.verdicts[place].id for place in prepared.shared]
                alike = [[name] for name in names] + [[c.stated.id for c, _ in prepared.each]]
                conflict = tuple(name for at in kept for name in alike[at])
            return PolicyOutcome(policy, Outcome.INELIGIBLE, own, conflict=conflict)
        missing = tuple(sorted(settled.missing))
        points: frozenset[str] = frozenset()
        if settled.verdict is UNKNOWN:
            points = points.union(*(c.proof.open_points for c in own if c.verdict is UNKNOWN))
        # A fact comes before an open point: as long as one can turn the outcome, there is no sum to speak of.
        if missing or not settled.exact:
            return PolicyOutcome(
                policy,
                Outcome.UNDETERMINED,
                own,
                missing,
                tuple(sorted(points)),
                missing_exact=settled.exact,
            )
        outcome = Outcome.ELIGIBLE if settled.verdict is MET else Outcome.REFER
        paid = entitle(policy, prepared.awards, self.bounded, records, self.declared)
        return PolicyOutcome(policy, outcome, own, (), tuple(sorted(points)), paid)

    def _settled(self, settling: Settling, stated: CriterionVerdict, formula: Formula) -> CriterionVerdict:
        if stated.verdict is not UNKNOWN:
            return stated
        return stated._replace(verdict=settling.settle(formula, frozenset()).verdict)

    def _each_record(
        self, prepared: PreparedPolicy
    ) -> tuple[list[tuple[Facts, Proof]], tuple[CriterionVerdict, ...], Verdict]:
        """Return each record with the proof that all criteria hold for it, each criterion over them, the verdict."""
        name = str(prepared.policy.stated.for_each)
        known = self.facts.profile.records.get(name)
        if known is None:
            unknown = frozenset({Missing(name)})
            proofs = [Proof(criterion.condition, UNKNOWN, (), None, unknown) for criterion, _ in prepared.each]
            listed = [CriterionVerdict(c, UNKNOWN, proof) for (c, _), proof in zip(prepared.each, proofs, strict=True)]
            return [], tuple(listed), UNKNOWN
        judged = []
        columns: list[list[Proof]] = [[] for _ in prepared.each]
        for index, parts in enumerate(known, 1):
            inner = self.facts.of_record(name, index, parts)
            row = tuple([evaluate(inner) for _, evaluate in prepared.each])
            for column, proof in zip(columns, row, strict=True):
                column.append(proof)
            judged.append((inner, _joined(tree.AllOf(tuple(proof.node for proof in row)), row)))
        verdicts = []
        for (criterion, _), column in zip(prepared.each, columns, strict=True):
            found = _joined(tree.AnyOf((criterion.condition,)), tuple(column))
            verdicts.append(CriterionVerdict(criterion, found.verdict, found))
        return judged, tuple(verdicts), any_of([proof.verdict for _, proof in judged])


def _open_points_once(waiting_for: list[CriterionVerdict]) -> frozenset[str] | None:
    """Return the open points that criteria wait for; None if one is asked twice or a fact is missing."""
    found: list[str] = []
    leaves = [criterion.proof for criterion in waiting_for]
    while leaves:
        proof = leaves.pop()
        if proof.missing:
            return None
        if proof.parts:
            leaves += [part for part in proof.parts if part.verdict is UNKNOWN]
        else:
            found += proof.open_points
    return frozenset(found) if len(set(found)) == len(found) else None


def _joined(node: tree.Condition, proofs: tuple[Proof, ...]) -> Proof:
    verdicts = [proof.verdict for proof in proofs]
    verdict = all_of(verdicts) if isinstance(node, tree.AllOf) else any_of(verdicts)
    return waiting(node, proofs) if verdict is UNKNOWN else Proof(node, verdict, proofs)
