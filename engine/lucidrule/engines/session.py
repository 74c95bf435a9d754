"""A company whose facts arrive, change and are withdrawn one by one; what each does to its outcomes.

Of a change only the criteria that read the fact are judged again, and only the policies that ask for them: by the
reference evaluator, and by durable_rules, which must agree at every node.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from lucidrule.compile.profile import Known, Profile, not_known, read_fact, revise
from lucidrule.core.verdict import UNKNOWN, Outcome, Verdict
from lucidrule.decide.judge import Judging
from lucidrule.decide.outcome import CriterionVerdict, PolicyOutcome
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.decide.result import Confirmation, Determination
from lucidrule.engines.confirm import Confirming, unconfirmed
from lucidrule.engines.programme import ForwardProgramme
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.exact.criterion import CriterionAlone
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.reads import facts_read, mentions
from lucidrule.loading.source import SourceFile, marked

UNJUDGED = Proof(tree.AllOf(()), UNKNOWN)


class SessionPlan:
    """What of a programme reads which fact, for reference dates of one assessment year.

    Attributes:
        places: Of criteria about the company, by the fact they read.
        records: Policies whose records are judged by a fact.
        dated: The places of criteria that ask for the reference date itself.
        shared: Those of criteria that all policies share.
        unable: Why durable_rules cannot be asked.
    """

    def __init__(self, prepared: PreparedProgramme, forward: ForwardProgramme) -> None:
        self.prepared, self.forward = prepared, forward
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


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """An outcome that became another.

    Attributes:
        policy: By id.
        criteria: The criteria whose verdict changed with it, by id, in the order of the policy; none where the policy
            came into force or ceased to be, or where only what is missing decides.
        fact: The fact that was learnt or withdrawn; None: the reference date, or the rules.
        profile: What was known then.
        listed: Whether the rules have the policy; else its document names none.
    """

    policy: str
    before: Outcome
    after: Outcome
    criteria: tuple[str, ...]
    fact: Missing | None
    as_of: date
    profile: Profile
    determine: Callable[..., Determination]
    listed: bool = True

    def __repr__(self) -> str:
        return f"<{self.policy}: {self.before} → {self.after}>"

    @property
    def determination(self) -> Determination:
        """The document: this policy at that moment, with proof and receipt."""
        policies = (self.policy,) if self.listed else ()
        return self.determine(self.profile, as_of=self.as_of, policies=policies, confirm=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain data, with its determination."""
        return {**self.said(), "determination": self.determination.to_dict()}

    def said(self) -> dict[str, Any]:
        """Return the change as plain data, without its document."""
        return {
            "policy": self.policy,
            "before": self.before.value,
            "after": self.after.value,
            "criteria": list(self.criteria),
            "fact": None if self.fact is None else self.fact.to_dict(),
            "as_of": self.as_of.isoformat(),
        }


class Session:
    """One company at one reference date; every call returns the changes of outcome that it caused.

    A call that is refused changes nothing: neither the facts nor the outcomes.
    """

    __slots__ = ("_alone", "_common", "_determine", "_plan_of", "_standing", "_verdicts", "as_of", "plan", "profile")

    def __init__(
        self,
        plan_of: Callable[[date], SessionPlan],
        determine: Callable[..., Determination],
        profile: Profile,
        as_of: date,
    ) -> None:
        """Judge what is known at first.

        Args:
            plan_of: The plan for a reference date.
            determine: Makes the determination of a profile at a date.
        """
        self._plan_of, self._determine = plan_of, determine
        self.profile, self.as_of = profile, as_of
        self.plan = plan_of(as_of)
        self._verdicts: list[CriterionVerdict] = []
        self._alone: dict[int | str, CriterionAlone | None] = {}
        self._common: Verdict | None = None
        self._standing: dict[str, tuple[Outcome, tuple[Verdict, ...]]] = {}
        self._judge_all(profile, as_of, self.plan, None)

    @property
    def programme(self) -> Any:
        """The compiled programme."""
        return self.plan.prepared.compiled

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The outcome of each policy, in the order of the programme."""
        return {name: outcome for name, (outcome, _) in self._standing.items()}

    @property
    def confirmation(self) -> Confirmation | None:
        """Why durable_rules cannot be asked; None where it confirms every step."""
        return self.plan.unable

    def determination(self) -> Determination:
        """Return the determination of all policies as things stand, with proof and receipt."""
        return self._determine(self.profile, as_of=self.as_of, confirm=True)

    def change_from(self, policy: str, before: Outcome) -> Change:
        """Return the change that led from an outcome, found under other rules, to that of now.

        A policy that these rules do not have is not in force, and its document names none.
        """
        now = self._standing.get(policy)
        after = Outcome.NOT_IN_FORCE if now is None else now[0]
        return Change(policy, before, after, (), None, self.as_of, self.profile, self._determine, now is not None)

    def copy(self) -> "Session":
        """Return another company of which the same is known."""
        return copy(self)

    def know(self, fact: str, value: Any, *, year: int | None = None) -> tuple[Change, ...]:
        """Learn a fact, or correct it; what is written as not known is forgotten.

        Args:
            value: As in a company file; of a list all its records.
            year: Of a yearly fact.

        Raises:
            ProfileAtFault: There is no such fact, this is no value of it, or it contradicts what is known.
        """
        said = value if year is None else {year: value}
        known = self._read(fact, said)
        gone = (
            [(fact, int(each)) for each, part in said.items() if not_known(part)] if isinstance(said, Mapping) else []
        )
        if not known.values and not known.records and not gone:
            return self.forget(fact)
        return self._learn(fact, year, {**dict.fromkeys(gone), **known.values}, known.records)

    def forget(self, fact: str, *, year: int | None = None) -> tuple[Change, ...]:
        """Withdraw a fact: it is not known any more. Of a yearly fact without a year, every year.

        Raises:
            ProfileAtFault: There is no such fact, or it has no years.
        """
        self._read(fact, None if year is None else {year: None})
        if self.programme.facts[fact].type == "records":
            return self._learn(fact, None, {}, {fact: None})
        gone = [key for key in self.profile.values if key[0] == fact and year in (None, key[1])]
        return self._learn(fact, year, dict.fromkeys(gone), {})

    def _read(self, fact: str, said: Any) -> Known:
        data = marked({"facts": {fact: said}})
        return read_fact(fact, data["facts"][fact], SourceFile(f"<{fact}>", (), data), self.programme)

    def at(self, as_of: date) -> tuple[Change, ...]:
        """Move to another reference date."""
        plan = self._plan_of(as_of)
        if plan is not self.plan:
            return self._judge_all(self.profile, as_of, plan, None)
        flips = [p.policy.id for p in plan.prepared.policies if in_force(p, as_of) != in_force(p, self.as_of)]
        return self._judge(self.profile, as_of, plan.dated, flips, None)

    def _learn(
        self,
        fact: str,
        year: int | None,
        values: Mapping[tuple[str, int | None], Any],
        records: Mapping[str, Any],
    ) -> tuple[Change, ...]:
        before = self.profile
        same = all(before.values.get(key) == value for key, value in values.items())
        if same and all(before.records.get(name) == listed for name, listed in records.items()):
            return ()
        profile = revise(before, self.programme, values, records)
        about = Missing(fact, year or 0)
        return self._judge(profile, self.as_of, self.plan.places.get(fact, ()), self.plan.records.get(fact, ()), about)

    def _judge_all(self, profile: Profile, as_of: date, plan: SessionPlan, fact: Missing | None) -> tuple[Change, ...]:
        before = self.plan, self._verdicts, self._alone
        self.plan, self._alone = plan, {}
        self._verdicts = [CriterionVerdict(c, UNKNOWN, UNJUDGED) for c, _ in plan.prepared.criteria]
        try:
            names = [each.policy.id for each in plan.prepared.policies]
            return self._judge(profile, as_of, range(len(self._verdicts)), names, fact)
        except BaseException:
            self.plan, self._verdicts, self._alone = before
            raise

    def _judge(
        self, profile: Profile, as_of: date, places: Collection[int], named: Collection[str], fact: Missing | None
    ) -> tuple[Change, ...]:
        """Judge criteria again by their places, and the policies that ask for them or are named; then take it over."""
        if not places and not named:
            # No condition asks for it.
            self.profile, self.as_of = profile, as_of
            return ()
        prepared = self.plan.prepared
        facts = Facts(profile, as_of, prepared.assessment)
        verdicts, alone = self._verdicts.copy(), self._alone.copy()
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
        changes = []
        standing = dict(self._standing)
        for outcome in outcomes:
            now = (outcome.outcome, tuple([criterion.verdict for criterion in outcome.criteria]))
            was = standing.get(outcome.id, now)
            standing[outcome.id] = now
            if was[0] is not now[0]:
                changes.append(self._change(outcome, was, fact, profile, as_of))
        self.profile, self.as_of, self._standing = profile, as_of, standing
        self._verdicts, self._alone, self._common = verdicts, alone, common
        return tuple(changes)

    def _confirm(
        self,
        facts: Facts,
        verdicts: list[CriterionVerdict],
        changed: set[int],
        named: Collection[str],
        judged: Iterable[tuple[PreparedPolicy, PolicyOutcome]],
    ) -> Verdict | None:
        """Infer again by durable_rules what has changed; return the verdict of what all policies share."""
        plan, common = self.plan, self._common
        if plan.unable is not None:
            return None
        confirming = Confirming(plan.forward, facts)
        if not changed.isdisjoint(plan.shared):
            common = confirming.common([verdicts[place] for place in plan.shared])
        for prepared, outcome in judged:
            own = changed.difference(plan.shared)
            touched = common is not self._common or outcome.id in named or not own.isdisjoint(prepared.shared)
            if touched and outcome.outcome is not Outcome.NOT_IN_FORCE:
                confirming.policy(outcome, common)
        return common

    def _change(
        self,
        outcome: PolicyOutcome,
        was: tuple[Outcome, tuple[Verdict, ...]],
        fact: Missing | None,
        profile: Profile,
        as_of: date,
    ) -> Change:
        criteria: tuple[str, ...] = ()
        if len(was[1]) == len(outcome.criteria):
            pairs = zip(outcome.criteria, was[1], strict=True)
            criteria = tuple(criterion.id for criterion, before in pairs if criterion.verdict is not before)
        return Change(outcome.id, was[0], outcome.outcome, criteria, fact, as_of, profile, self._determine)


def in_force(policy: PreparedPolicy, as_of: date) -> bool:
    """Return whether a policy applies at a reference date."""
    return policy.first_day <= as_of <= policy.last_day
