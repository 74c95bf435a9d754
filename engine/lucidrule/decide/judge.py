"""The outcomes of policies for one company: first by Kleene logic, then exactly what that left open."""

from dataclasses import dataclass
from typing import Any

from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, Verdict, all_of, any_of
from lucidrule.decide.award import Entitlement
from lucidrule.decide.entitle import entitle
from lucidrule.decide.outcome import CriterionVerdict, PolicyOutcome
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof, waiting
from lucidrule.exact.criterion import ALONE_MET, ALONE_NOT_MET, CriterionAlone, criterion_alone, signature, together
from lucidrule.exact.diagram import Steps
from lucidrule.exact.information_gain import InformationGain, information_gain
from lucidrule.exact.settle import BUDGET, Settled, Settling
from lucidrule.exact.variables import Drawing
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing

_MOST_KEPT = 10_000


@dataclass(slots=True)
class _Open:
    """A policy that Kleene logic left open, with the formulas of its criteria."""

    at: int
    formulas: list[Drawing]
    superset: frozenset[Missing]


class Judging:
    """The judging of all policies for one company: first by Kleene logic, then exactly what that left open."""

    def __init__(
        self,
        prepared: PreparedProgramme,
        facts: Facts,
        verdicts: list[CriterionVerdict],
        budget: int = BUDGET,
        *,
        sums: bool = True,
        alone: dict[int | str, CriterionAlone | None] | None = None,
        steps: Steps | None = None,
    ) -> None:
        """Prepare to judge.

        Args:
            verdicts: Of the criteria about the company, by their places in the programme.
            budget: Steps of the exact pass for each policy.
            sums: Whether to value entitlements.
            alone: What the exact pass found of single criteria, by their places, and of the records of policies, by id:
                kept by a caller for whom the same facts still hold.
            steps: Those of the exact pass for all policies, and for whatever else the command asks.
        """
        self.facts, self.verdicts, self.budget, self.sums = facts, verdicts, budget, sums
        self.values = [criterion.verdict for criterion in verdicts]
        self.compiled, self.declared = prepared.compiled, prepared.compiled.facts
        self._kept = prepared.kept
        self._settling: Settling | None = None
        self._shared: dict[int, Drawing] = {}
        self._alone = {} if alone is None else alone
        self._steps = steps or Steps()

    def outcomes(self, policies: tuple[PreparedPolicy, ...]) -> tuple[PolicyOutcome, ...]:
        """Return the outcomes of policies, in their order."""
        found: list[PolicyOutcome | None] = []
        undecided = []
        for at, policy in enumerate(policies):
            outcome = self._by_kleene(policy) or self._separately(policy)
            found.append(outcome)
            if outcome is None:
                undecided.append(self._opened(at, policy))
        # relies on (bounds first): all formulas are made before the first is settled.
        for open_ in undecided:
            found[open_.at] = self._jointly(policies[open_.at], open_)
        return tuple(outcome for outcome in found if outcome is not None)

    def _new_settling(self) -> Settling:
        return Settling(self.declared, self.budget, self._steps)

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
        paid = self._entitlement(prepared, records)
        outcome = Outcome.REFER if points else Outcome.ELIGIBLE
        return PolicyOutcome(policy, outcome, own, (), tuple(sorted(points)), paid)

    def _opened(self, at: int, prepared: PreparedPolicy) -> _Open:
        if self._settling is None:
            self._settling = self._new_settling()
        formulas, superset = [], frozenset[Missing]()
        for place in prepared.shared:
            if place not in self._shared:
                self._shared[place] = self._settling.condition(self.verdicts[place].proof, self.facts)
            formulas.append(self._shared[place])
            superset |= self.verdicts[place].proof.missing
        name = prepared.policy.for_each
        if name is not None:
            formulas.append(self._any_record(self._settling, prepared))
            superset = superset.union(*(c.proof.missing for c in self._each_record(prepared)[1]))
        return _Open(at, formulas, superset)

    def _separately(self, prepared: PreparedPolicy) -> PolicyOutcome | None:
        """Settle a policy whose criteria share nothing, each alone; None if they do, or if a budget is spent."""
        if not prepared.separable:
            return None
        listed = [self._alone_at(place) for place in prepared.shared]
        if prepared.each:
            listed.append(self._records_alone(prepared))
        each = [found for found in listed if found is not None]
        if len(each) < len(listed):
            return None
        own = tuple([_with(self.verdicts[at], found.verdict) for at, found in zip(prepared.shared, each, strict=False)])
        return self._outcome(prepared, together(each), own)

    def _alone_at(self, place: int) -> CriterionAlone | None:
        verdict = self.verdicts[place].verdict
        if verdict is not UNKNOWN:
            return ALONE_MET if verdict is MET else ALONE_NOT_MET
        if place not in self._alone:
            self._alone[place] = self._settled_alone(place)
        return self._alone[place]

    def _settled_alone(self, place: int) -> CriterionAlone | None:
        alike = signature(self.verdicts[place].proof, self.facts)
        key = (place, self.budget, alike)
        found = self._kept.get(key) if alike is not None else None
        if found is None:
            settling = self._new_settling()
            formula = settling.condition(self.verdicts[place].proof, self.facts)
            found = criterion_alone(settling, formula, self.budget)
            self._keep(key, alike, found)
        return found

    def information_gain_at(self, place: int) -> dict[Missing, InformationGain]:
        """Return what each missing fact can do to the criterion at a place."""
        alike = signature(self.verdicts[place].proof, self.facts)
        key = ("information_gain", place, self.budget, alike)
        found = self._kept.get(key) if alike is not None else None
        if found is None:
            settling = self._new_settling()
            found = information_gain(settling, settling.condition(self.verdicts[place].proof, self.facts), self.budget)
            self._keep(key, alike, found)
        return found

    def _keep(self, key: Any, alike: Any, found: Any) -> None:
        # What a command found no steps for any more, another one may find.
        if alike is not None and self._steps.left >= 0 and len(self._kept) < _MOST_KEPT:
            self._kept[key] = found

    def information_gain_of_records(self, prepared: PreparedPolicy) -> dict[Missing, InformationGain]:
        """Return what each missing fact can do to "one record of the list meets all"."""
        settling = self._new_settling()
        return information_gain(settling, self._any_record(settling, prepared), self.budget)

    def _records_alone(self, prepared: PreparedPolicy) -> CriterionAlone | None:
        key = prepared.policy.id
        if key not in self._alone:
            settling = self._new_settling()
            self._alone[key] = criterion_alone(settling, self._any_record(settling, prepared), self.budget)
        return self._alone[key]

    def _any_record(self, settling: Settling, prepared: PreparedPolicy) -> Drawing:
        conditions = tuple(criterion.condition for criterion, _ in prepared.each)
        return settling.records(str(prepared.policy.for_each), conditions, self.facts)

    def _jointly(self, prepared: PreparedPolicy, open_: _Open) -> PolicyOutcome:
        settling = self._settling
        assert settling is not None
        settled = settling.settle(settling.formulas.every(open_.formulas), open_.superset)
        own = tuple(
            self._settled(settling, self.verdicts[place], formula)
            for place, formula in zip(prepared.shared, open_.formulas, strict=False)
        )
        conflict: tuple[str, ...] = ()
        if settled.verdict is NOT_MET and all(criterion.verdict is not NOT_MET for criterion in own):
            kept = settling.conflict(open_.formulas)
            names = [self.verdicts[place].id for place in prepared.shared]
            alike = [[name] for name in names] + [[c.id for c, _ in prepared.each]]
            conflict = tuple(name for at in kept for name in alike[at])
        return self._outcome(prepared, settled, own, conflict)

    def _outcome(
        self,
        prepared: PreparedPolicy,
        settled: Settled,
        own: tuple[CriterionVerdict, ...],
        conflict: tuple[str, ...] = (),
    ) -> PolicyOutcome:
        policy = prepared.policy
        records: list[tuple[Facts, Proof]] = []
        if prepared.each:
            records, listed, _ = self._each_record(prepared)
            own += listed
        if settled.verdict is NOT_MET:
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
        return PolicyOutcome(policy, outcome, own, (), tuple(sorted(points)), self._entitlement(prepared, records))

    def _entitlement(self, prepared: PreparedPolicy, records: list[tuple[Facts, Proof]]) -> Entitlement:
        if not self.sums:
            return Entitlement()
        contradictions = self.compiled.contradictions
        return entitle(
            prepared, self.facts, records, contradictions, lambda: Settling(self.declared, steps=self._steps)
        )

    def _settled(self, settling: Settling, stated: CriterionVerdict, formula: Drawing) -> CriterionVerdict:
        if stated.verdict is not UNKNOWN:
            return stated
        return _with(stated, settling.settle(formula, frozenset()).verdict)

    def _each_record(
        self, prepared: PreparedPolicy
    ) -> tuple[list[tuple[Facts, Proof]], tuple[CriterionVerdict, ...], Verdict]:
        """Return each record with the proof that all criteria hold for it, each criterion over them, the verdict."""
        name = str(prepared.policy.for_each)
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


def _with(stated: CriterionVerdict, verdict: Verdict) -> CriterionVerdict:
    return stated if stated.verdict is verdict else stated._replace(verdict=verdict)


def _open_points_once(waiting_for: list[CriterionVerdict]) -> frozenset[str] | None:
    """Return the open points that criteria wait for; None if one is asked twice or a fact is missing."""
    found: list[str] = []
    seen = set[int]()
    leaves = [criterion.proof for criterion in waiting_for]
    while leaves:
        proof = leaves.pop()
        # relies on (definitions shared): what is reached twice asks its points twice.
        if proof.missing or id(proof) in seen:
            return None
        if proof.parts:
            seen.add(id(proof))
            leaves += [part for part in proof.parts if part.verdict is UNKNOWN]
        else:
            found += proof.open_points
    return frozenset(found) if len(set(found)) == len(found) else None


def _joined(node: tree.Condition, proofs: tuple[Proof, ...]) -> Proof:
    verdicts = [proof.verdict for proof in proofs]
    verdict = all_of(verdicts) if isinstance(node, tree.AllOf) else any_of(verdicts)
    return waiting(node, proofs) if verdict is UNKNOWN else Proof(node, verdict, proofs)
