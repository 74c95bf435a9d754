"""Which criteria read which fact, and a company of which only these are judged again when a fact changes.

They are judged by the reference evaluator, and by durable_rules, which must agree at every node.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from lucidrule.compile.answers import with_answers
from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import UNKNOWN, Outcome, Verdict
from lucidrule.decide.judge import Judging
from lucidrule.decide.outcome import CriterionVerdict, PolicyOutcome
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.decide.result import Confirmation
from lucidrule.engines.confirm import Confirming, unconfirmed
from lucidrule.engines.documents import Documents
from lucidrule.engines.programme import ForwardProgramme
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.exact.criterion import CriterionAlone
from lucidrule.kernel import tree
from lucidrule.kernel.reads import facts_read, mentions

UNJUDGED = Proof(tree.AllOf(()), UNKNOWN)


class SessionPlan:
    """What of a programme reads which fact, for reference dates of one assessment year.

    Attributes:
        places: Of criteria about the company, by the fact they read.
        records: Policies whose records are judged by a fact.
        dated: The places of criteria that ask for the reference date itself.
        shared: Those of criteria that all policies share.
        unable: Why durable_rules cannot be asked.
        documents: What was told last of changes of all companies.
    """

    def __init__(self, prepared: PreparedProgramme, forward: ForwardProgramme) -> None:
        self.prepared, self.forward, self.documents = prepared, forward, Documents()
        self.places: dict[str, tuple[int, ...]] = {}
        for place, (criterion, _) in enumerate(prepared.criteria):
            for fact in facts_read(criterion.condition):
                self.places[fact] = (*self.places.get(fact, ()), place)
        self.records: dict[str, tuple[str, ...]] = {}
        for each in prepared.policies:
            name = each.policy.for_each
            read = facts_read([criterion.condition for criterion, _ in each.each])
            for fact in read | ({name} if name is not None else set()):
                self.records[fact] = (*self.records.get(fact, ()), each.policy.id)
        self.dated = tuple(place for place, (c, _) in enumerate(prepared.criteria) if mentions(c.condition, tree.AsOf))
        policies = [each.policy for each in prepared.policies]
        self.unable: Confirmation | None = unconfirmed(self.forward, policies)
        self.shared = frozenset(
            place for place, (criterion, _) in enumerate(prepared.criteria) if id(criterion) in self.forward.shared
        )


class Stands(NamedTuple):
    """Where a policy stands: its outcome, and the verdict of each of its criteria in order."""

    outcome: Outcome
    criteria: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A company judged at a reference date; each step makes another of it, so that one that fails changes nothing.

    Attributes:
        verdicts: Of the criteria about the company, by their places.
        alone: Of these by place, and of records by policy: what the exact pass found of them alone.
        common: What durable_rules inferred of what all policies share.
        policies: Where each stands, by id in the order of the programme.
    """

    plan: SessionPlan
    profile: Profile
    as_of: date
    verdicts: list[CriterionVerdict]
    alone: dict[int | str, CriterionAlone | None]
    common: Verdict | None
    policies: Mapping[str, Stands]

    def step(
        self, profile: Profile, as_of: date, places: Collection[int], named: Collection[str]
    ) -> tuple["Judged", tuple[PolicyOutcome, ...]]:
        """Judge criteria again by their places, and the policies that ask for them or are named; return these too."""
        if not places and not named:
            # No condition asks for what has changed.
            return replace(self, profile=profile, as_of=as_of), ()
        prepared = self.plan.prepared
        facts = Facts(with_answers(profile, prepared.compiled), as_of, prepared.assessment)
        verdicts, alone = self.verdicts.copy(), self.alone.copy()
        for place in places:
            criterion, evaluate = prepared.criteria[place]
            proof = evaluate(facts)
            verdicts[place] = CriterionVerdict(criterion, proof.verdict, proof)
            alone.pop(place, None)
        for name in named:
            alone.pop(name, None)
        changed = set(places)
        policies = tuple(
            each for each in prepared.policies if each.policy.id in named or not changed.isdisjoint(each.shared)
        )
        outcomes = Judging(prepared, facts, verdicts, sums=False, alone=alone).outcomes(policies)
        common = self._confirm(facts, verdicts, changed, named, zip(policies, outcomes, strict=True))
        stands = {
            outcome.id: Stands(outcome.outcome, tuple([criterion.verdict for criterion in outcome.criteria]))
            for outcome in outcomes
        }
        return Judged(self.plan, profile, as_of, verdicts, alone, common, {**self.policies, **stands}), outcomes

    def _confirm(
        self,
        facts: Facts,
        verdicts: list[CriterionVerdict],
        changed: set[int],
        named: Collection[str],
        judged: Iterable[tuple[PreparedPolicy, PolicyOutcome]],
    ) -> Verdict | None:
        """Infer again by durable_rules what has changed; return the verdict of what all policies share."""
        plan, common = self.plan, self.common
        if plan.unable is not None:
            return None
        confirming = Confirming(plan.forward, facts)
        if not changed.isdisjoint(plan.shared):
            common = confirming.common([verdicts[place] for place in plan.shared])
        for prepared, outcome in judged:
            own = changed.difference(plan.shared)
            touched = common is not self.common or outcome.id in named or not own.isdisjoint(prepared.shared)
            if touched and outcome.outcome is not Outcome.NOT_IN_FORCE:
                confirming.policy(outcome, common)
        return common


def judge_all(plan: SessionPlan, profile: Profile, as_of: date) -> tuple[Judged, tuple[PolicyOutcome, ...]]:
    """Judge all criteria and policies."""
    verdicts = [CriterionVerdict(criterion, UNKNOWN, UNJUDGED) for criterion, _ in plan.prepared.criteria]
    names = [each.policy.id for each in plan.prepared.policies]
    return Judged(plan, profile, as_of, verdicts, {}, None, {}).step(profile, as_of, range(len(verdicts)), names)
