"""The outcomes of policies for one company: first by Kleene logic, then exactly what that left open."""

from lucidrule.core.deadline import look_at_deadline
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, all_of
from lucidrule.decide.award import Entitlement
from lucidrule.decide.criteria_alone import CriteriaAlone
from lucidrule.decide.entitle import entitle
from lucidrule.decide.jointly import Jointly
from lucidrule.decide.outcome import CriterionVerdict, PolicyOutcome
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.decide.records import judged_records
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof, points_waited_for
from lucidrule.exact.criterion import CriterionAlone, together
from lucidrule.exact.diagram import Steps
from lucidrule.exact.settle import BUDGET, Settled, Settling


class Judging:
    """The judging of all policies for one company: first by Kleene logic, then exactly what that left open."""

    def __init__(
        self,
        prepared: PreparedProgramme,
        facts: Facts,
        verdicts: list[CriterionVerdict] | None = None,
        *,
        budget: int = BUDGET,
        sums: bool = True,
        alone: dict[int | str, CriterionAlone | None] | None = None,
        steps: Steps | None = None,
    ) -> None:
        """Prepare to judge; as long as somebody waits for it.

        Args:
            verdicts: Of the criteria about the company, by their places in the programme; None: by Kleene logic.
            budget: Steps of the exact pass for each policy.
            sums: Whether to value entitlements.
            alone: What the exact pass found of single criteria, by their places, and of the records of policies, by id:
                kept by a caller for whom the same facts still hold.
            steps: Those of the exact pass for all policies, and for whatever else the command asks.
        """
        look_at_deadline()
        if verdicts is None:
            proofs = [(criterion, evaluate(facts)) for criterion, evaluate in prepared.criteria]
            verdicts = [CriterionVerdict(criterion, proof.verdict, proof) for criterion, proof in proofs]
        self.facts, self.verdicts, self._sums = facts, verdicts, sums
        self._values = [criterion.verdict for criterion in verdicts]
        self._compiled, self._steps = prepared.compiled, steps or Steps()
        self.alone = CriteriaAlone(prepared, facts, verdicts, budget=budget, found=alone, steps=self._steps)

    def outcomes(self, policies: tuple[PreparedPolicy, ...]) -> tuple[PolicyOutcome, ...]:
        """Return the outcomes of policies, in their order."""
        found = [self._by_kleene(policy) or self._separately(policy) for policy in policies]
        left = [at for at, outcome in enumerate(found) if outcome is None]
        if left:
            jointly = Jointly(self.alone.settling(), self.facts, self.verdicts)
            # relies on (bounds first): all formulas are made before the first is settled.
            opened = [jointly.opened(policies[at]) for at in left]
            for at, each in zip(left, opened, strict=True):
                found[at] = self._outcome(policies[at], *jointly.settled(each))
        return tuple(outcome for outcome in found if outcome is not None)

    def _by_kleene(self, prepared: PreparedPolicy) -> PolicyOutcome | None:
        """Return the outcome of a policy; None if the exact pass has to settle it."""
        policy, facts = prepared.policy, self.facts
        # In force is a gate before the criteria: outside it there are no leaves and nothing is missing.
        if not prepared.first_day <= facts.as_of <= prepared.last_day:
            return PolicyOutcome(policy, Outcome.NOT_IN_FORCE)
        own: tuple[CriterionVerdict, ...] = prepared.of_shared(self.verdicts)
        verdict = all_of(prepared.of_shared(self._values))
        records: list[tuple[Facts, Proof]] = []
        if prepared.each:
            records, listed, any_record = judged_records(prepared, self.facts)
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

    def _separately(self, prepared: PreparedPolicy) -> PolicyOutcome | None:
        """Settle a policy whose criteria share nothing, each alone; None if they do, or if a budget is spent."""
        if not prepared.separable:
            return None
        listed = [self.alone.criterion(place) for place in prepared.shared]
        if prepared.each:
            listed.append(self.alone.records(prepared))
        each = [found for found in listed if found is not None]
        if len(each) < len(listed):
            return None
        own = tuple(
            [self.verdicts[at].settled(found.verdict) for at, found in zip(prepared.shared, each, strict=False)]
        )
        return self._outcome(prepared, together(each), own)

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
            records, listed, _ = judged_records(prepared, self.facts)
            own += listed
        if settled.verdict is NOT_MET:
            return PolicyOutcome(policy, Outcome.INELIGIBLE, own, conflict=conflict)
        missing = tuple(sorted(settled.missing))
        points = settled.points
        if points is None:
            points = frozenset[str]().union(*(points_waited_for(c.proof) for c in own))
        # A fact comes before an open point: as long as one can turn the outcome, there is no sum to speak of.
        if missing or not settled.exact:
            asked, exact = tuple(sorted(points)), settled.exact
            return PolicyOutcome(policy, Outcome.UNDETERMINED, own, missing, asked, missing_exact=exact)
        outcome = Outcome.ELIGIBLE if settled.verdict is MET else Outcome.REFER
        return PolicyOutcome(policy, outcome, own, (), tuple(sorted(points)), self._entitlement(prepared, records))

    def _entitlement(self, prepared: PreparedPolicy, records: list[tuple[Facts, Proof]]) -> Entitlement:
        if not self._sums:
            return Entitlement()
        declared, contradictions = self._compiled.facts, self._compiled.contradictions
        return entitle(prepared, self.facts, records, contradictions, lambda: Settling(declared, steps=self._steps))


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
