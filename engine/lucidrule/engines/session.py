"""A company whose facts arrive, change and are withdrawn one by one; what each does to its outcomes.

Of a change only the criteria that read the fact are judged again, and only the policies that ask for them.
"""

import json
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lucidrule.compile.answers_given import is_answer, known_value
from lucidrule.compile.arguments import day_given, text_given, year_given
from lucidrule.compile.profile import Profile, read_fact, revise
from lucidrule.core.verdict import Outcome
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedPolicy
from lucidrule.decide.result import Confirmation, Determination
from lucidrule.engines.documents import Documents
from lucidrule.engines.incremental import Judged, SessionPlan, Stands, judge_all
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.tree import Key
from lucidrule.values.reading import not_known


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
    documents: Documents
    listed: bool = True

    def __repr__(self) -> str:
        return f"<{self.policy}: {self.before} → {self.after}>"

    @property
    def determination(self) -> Determination:
        """The document: this policy at that moment, with proof and receipt."""
        policies = (self.policy,) if self.listed else ()
        return self.determine(self.profile, as_of=self.as_of, policies=policies, confirm=True)

    def document(self) -> str:
        """Return its determination as JSON."""
        at = (self.policy, self.listed, self.as_of)
        return self.documents.text(lambda: self.determination, self.profile, *at)

    def to_dict(self) -> dict[str, Any]:
        """Return the change as plain data, with its determination."""
        return {**self.said(), "determination": json.loads(self.document())}

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

    __slots__ = ("_determine", "_judged", "_plan_of")

    def __init__(
        self,
        plan_of: Callable[[date, Profile], SessionPlan],
        determine: Callable[..., Determination],
        profile: Profile,
        as_of: date,
    ) -> None:
        """Judge what is known at first.

        Args:
            plan_of: The plan for a reference date, and for a company by what it was answered.
            determine: Makes the determination of a profile at a date.
        """
        self._plan_of, self._determine = plan_of, determine
        self._judged, _ = judge_all(plan_of(as_of, profile), profile, as_of)

    @property
    def profile(self) -> Profile:
        """What is known."""
        return self._judged.profile

    @property
    def as_of(self) -> date:
        """The reference date."""
        return self._judged.as_of

    @property
    def plan(self) -> SessionPlan:
        """What of the programme reads which fact."""
        return self._judged.plan

    @property
    def programme(self) -> Any:
        """The compiled programme."""
        return self.plan.prepared.compiled

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The outcome of each policy, in the order of the programme."""
        return {name: stands.outcome for name, stands in self._judged.policies.items()}

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
        now = self._judged.policies.get(policy)
        after = Outcome.NOT_IN_FORCE if now is None else now.outcome
        return Change(policy, before, after, (), None, *_moment(self), now is not None)

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
        fact = _named(self.programme, fact, year)
        said = value if year is None else {year: value}
        known = read_fact(fact, said, self.programme)
        gone = _gone(fact, said) if not is_answer(fact) else []
        if not known.values and not known.records and not gone:
            return self.forget(fact)
        return self._learn(fact, year, {**dict.fromkeys(gone), **known.values}, known.records)

    def forget(self, fact: str, *, year: int | None = None) -> tuple[Change, ...]:
        """Withdraw a fact: it is not known any more. Of a yearly fact without a year, every year.

        Raises:
            ProfileAtFault: There is no such fact, or it has no years.
        """
        fact = _named(self.programme, fact, year)
        read_fact(fact, None if year is None else {year: None}, self.programme)
        return self._learn(fact, year, *_withdrawal(fact, year, self.profile, self.programme))

    def at(self, as_of: date | str) -> tuple[Change, ...]:
        """Move to another reference date.

        Raises:
            WrongArgument: It is no day.
        """
        day = day_given(as_of, self.programme.zone)
        plan = self._plan_of(day, self.profile)
        if plan is not self.plan:
            return self._take(judge_all(plan, self.profile, day), None)
        flips = [p.policy.id for p in plan.prepared.policies if in_force(p, day) != in_force(p, self.as_of)]
        return self._take(self._judged.step(self.profile, day, plan.dated if day != self.as_of else (), flips), None)

    def become(self, other: "Session", fact: Missing | None) -> tuple[Change, ...]:
        """Know what another session of the same rules knows, at its date.

        Args:
            fact: What the changes are said to come from.
        """
        return self._take(judge_all(other.plan, other.profile, other.as_of), fact)

    def _learn(
        self,
        fact: str,
        year: int | None,
        values: Mapping[Key, Any],
        records: Mapping[str, Any],
    ) -> tuple[Change, ...]:
        before = self.profile
        profile = revise(before, self.programme, values, records)
        same = all(known_value(before, key) == value for key, value in values.items())
        if same and all(before.records.get(name) == listed for name, listed in records.items()):
            # What was asked may be more.
            self._judged = replace(self._judged, profile=profile)
            return ()
        if profile.answers != before.answers:
            # Other conditions hold for it.
            return self._take(judge_all(self._plan_of(self.as_of, profile), profile, self.as_of), Missing(fact))
        places, named = self.plan.places.get(fact, ()), self.plan.records.get(fact, ())
        return self._take(self._judged.step(profile, self.as_of, places, named), Missing(fact, year or 0))

    def _take(self, step: tuple[Judged, tuple[PolicyOutcome, ...]], fact: Missing | None) -> tuple[Change, ...]:
        before, (self._judged, outcomes) = self._judged.policies, step
        return tuple(
            self._change(before[outcome.id], outcome, fact)
            for outcome in outcomes
            if before[outcome.id].outcome is not outcome.outcome
        )

    def _change(self, was: Stands, now: PolicyOutcome, fact: Missing | None) -> Change:
        return Change(now.id, was.outcome, now.outcome, _turned(was, now), fact, *_moment(self))


def _moment(session: Session) -> tuple[date, Profile, Callable[..., Determination], Documents]:
    """Return what a change is kept with, so that its document can be made."""
    return session.as_of, session.profile, session._determine, session.plan.documents


def in_force(policy: PreparedPolicy, as_of: date) -> bool:
    """Return whether a policy applies at a reference date."""
    return policy.first_day <= as_of <= policy.last_day


def _named(programme: Any, fact: str, year: int | None) -> str:
    """Return the id of a fact that a caller names; a name of nothing stays, and is refused where it is read."""
    year_given(year)
    return programme.known_facts.id_of(text_given(fact, "fact")) or fact


def _withdrawal(
    fact: str, year: int | None, profile: Profile, programme: Any
) -> tuple[dict[Key, None], dict[str, None]]:
    """Return the values and the records that are not known any more where a fact or an answer is withdrawn."""
    if fact not in programme.facts:
        return {(fact, None): None}, {}
    if programme.facts[fact].type == "records":
        return {}, {fact: None}
    known = [key for key in profile.values if key[0] == fact and year in (None, key[1])]
    return dict.fromkeys(known or [(fact, year)]), {}


def _gone(fact: str, said: Any) -> list[tuple[str, int]]:
    """Return the years of which it is said that they are not known."""
    return [(fact, int(each)) for each, part in said.items() if not_known(part)] if isinstance(said, Mapping) else []


def _turned(was: Stands, now: PolicyOutcome) -> tuple[str, ...]:
    """Return the criteria whose verdict is another."""
    if len(was.criteria) != len(now.criteria):
        return ()
    pairs = zip(now.criteria, was.criteria, strict=True)
    return tuple(criterion.id for criterion, before in pairs if criterion.verdict is not before)
