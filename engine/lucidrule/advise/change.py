"""What would have to change for a policy to be met in one application: the smallest sets of changeable facts, with the
nearest values; never a fact of a year that is over.

The criteria of the policy are drawn as one decision diagram over the facts that could be otherwise; a set of facts can
turn it if some of their values make it hold, all others staying as they are. Every option is verified by judging the
changed profile anew.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, product
from typing import Any

from lucidrule.advise.applied import last_day, profile_changed, promised
from lucidrule.advise.options import EFFORT, Application, Blocked, Changes, ChangeStep, Option
from lucidrule.advise.what_would_hold import Reach, minimal
from lucidrule.compile.answers import with_answers
from lucidrule.compile.compiled import CompiledCriterion
from lucidrule.compile.profile import ContradictoryFacts, Profile
from lucidrule.core.verdict import Outcome
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import PreparedPolicy
from lucidrule.decide.result import Determination
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import BudgetSpent, Steps
from lucidrule.exact.settle import BUDGET
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.reads import facts_read

_MOST_OPTIONS = 3
_MOST_WAYS = 30


def changes_for(
    before: Determination,
    application: Application,
    policy: str,
    present: date,
    *,
    budget: int = BUDGET,
    steps: Steps | None = None,
) -> Changes:
    """Return what would have to change from a day on for a policy to be met in an application.

    Args:
        before: What the company comes to in that application if nothing changes.
        present: The day from which on facts can change.
        budget: Steps of each search; where they are spent there are no options, and the criteria that fail are named.
        steps: Those of the whole command, of which the same holds.
    """
    changing = _Changing(before, application, policy, present, (budget, steps or Steps()))
    try:
        return changing.found()
    except (BudgetSpent, RecursionError):
        return Changes(policy, (), changing.all_blocked("too_many"), application)


class _Changing:
    def __init__(
        self, before: Determination, application: Application, policy: str, present: date, bounds: tuple[int, Steps]
    ) -> None:
        self.prepared, self.profile, self.as_of = before.prepared, before.profile, application.day
        self.before, self.application, self.present = before, application, present
        self.budget, self._steps = bounds
        self.at = next(at for at, each in enumerate(self.prepared.policies) if each.policy.id == policy)
        self.policy: PreparedPolicy = self.prepared.policies[self.at]
        self.outcome = before.outcomes[self.at]

    def found(self) -> Changes:
        """Return the options."""
        name = self.outcome.id
        if self.outcome.outcome is Outcome.NOT_IN_FORCE:
            return Changes(name, (), (Blocked("", "ended", ()),), self.application)
        if self.outcome.outcome in (Outcome.ELIGIBLE, Outcome.REFER):
            return Changes(name, (self._as_it_is(),), (), self.application)
        conditions = [self.prepared.criteria[place][0].condition for place in self.policy.shared]
        levers = self._levers(facts_read(conditions))
        blocked = self._blocked(levers)
        sets = [] if blocked else self._sets(levers)
        options: list[Option] = []
        for facts in sorted(sets, key=lambda one: (self._effort(one), len(one), sorted(one))):
            option = self._option(facts)
            if option is not None:
                options.append(option)
            if len(options) == _MOST_OPTIONS:
                break
        if not options and self.outcome.outcome is Outcome.UNDETERMINED:
            return Changes(name, (self._as_it_is(),), (), self.application)
        if not options:
            blocked = blocked or self.all_blocked("together")
        return Changes(name, tuple(options), blocked, self.application)

    def _as_it_is(self) -> Option:
        """Return the option that needs no change."""
        total = self.before.combination.total
        found = self.outcome
        return Option((), found.outcome, found.missing, (), self.application, found, (), total, total)

    def all_blocked(self, cause: str) -> tuple[Blocked, ...]:
        """Return every criterion that fails, with one cause."""
        failing = {criterion.id for criterion in self.outcome.failing}
        listed = [self.prepared.criteria[place][0] for place in self.policy.shared]
        listed += [criterion for criterion, _ in self.policy.each]
        return tuple(
            Blocked(criterion.id, cause, self._read(criterion, changeable=True))
            for criterion in listed
            if criterion.id in failing
        )

    def _blocked(self, levers: frozenset[Missing]) -> tuple[Blocked, ...]:
        """Return the criteria that fail and that nothing changeable can turn."""
        failing = {criterion.id for criterion in self.outcome.failing}
        found = []
        for place in self.policy.shared:
            criterion = self.prepared.criteria[place][0]
            if criterion.id in failing and not self._reach(levers, [place]).possible:
                can = self._read(criterion, changeable=True)
                cause, facts = ("beyond", can) if can else ("fixed", self._read(criterion))
                found.append(Blocked(criterion.id, cause, facts))
        each = [criterion.id for criterion, _ in self.policy.each if criterion.id in failing]
        if each and not self._added:
            found += [Blocked(name, "fixed", (str(self.policy.policy.for_each),)) for name in each]
        return tuple(found)

    def _read(self, criterion: CompiledCriterion, *, changeable: bool = False) -> tuple[str, ...]:
        """Return the facts that a criterion rests on, in the order of the programme; only those that can be changed."""
        read = facts_read([criterion.condition])
        if changeable:
            read = frozenset(missing.fact for missing in self._levers(read))
        return tuple(name for name in self.prepared.compiled.facts if name in read)

    @property
    def _added(self) -> frozenset[Missing]:
        """One more record of the list that the policy is about, if that can be had."""
        name = self.policy.policy.for_each
        if name is None or self.prepared.compiled.facts[name].changeable is None:
            return frozenset()
        return frozenset({Missing(name, record=len(self.profile.records.get(name, ())) + 1)})

    def _sets(self, levers: frozenset[Missing]) -> list[frozenset[Missing]]:
        """Return the smallest sets of facts that can turn the policy."""
        found: list[frozenset[Missing]] = []
        for free in self._apart(levers):
            found += self._reach(free).sets()
            if self._added:
                found += [self._added | some for some in self._reach(free | self._added).sets()]
        return minimal([some for some in found if some])

    def _apart(self, levers: frozenset[Missing]) -> Iterator[frozenset[Missing]]:
        """Yield the facts to be freed together: of those that one sum is made of, one after the other."""
        joint = self._reach(levers).joint
        others = levers.difference(*joint)
        yield from (others.union(chosen) for chosen in islice(product(*joint), _MOST_WAYS))

    def _levers(self, names: Iterable[str]) -> frozenset[Missing]:
        """Return the known facts of some that can be changed: of yearly ones the year that counts."""
        levers = []
        counts = self.prepared.assessment + self.prepared.compiled.years_later(self.outcome.id)
        for name in sorted(names):
            fact = self.prepared.compiled.facts[name]
            key = (name, counts if fact.yearly else None)
            if fact.changeable is None or (fact.yearly and counts < self.present.year):
                continue
            # What has happened is history; only what never did can still happen.
            happened = fact.type == "event" and self.profile.values.get(key) != tree.NEVER
            ahead = fact.yearly and self.application.is_next
            if (key in self.profile.values and not happened) or (ahead and key not in self.profile.values):
                levers.append(Missing(name, key[1] or 0))
        return frozenset(levers)

    def _reach(self, changed: frozenset[Missing], places: Iterable[int] | None = None) -> Reach:
        """Return what the criteria at some places, or all of the policy, come to where facts are free."""
        profile = _without(self.profile, changed)
        facts = Facts(with_answers(profile, self.prepared.compiled), self.as_of, self.prepared.assessment)
        now = {one: self.profile.values.get((one.fact, one.year or None)) for one in changed if not one.record}
        records = self.policy if places is None or any(missing.record for missing in changed) else None
        wanted = self.policy.shared if places is None else tuple(places)
        bounds: dict[str, Any] = {"budget": self.budget, "steps": self._steps, "present": self.present}
        return Reach(self.prepared, facts, wanted, records, now, **bounds)

    def _option(self, changed: frozenset[Missing]) -> Option | None:
        """Return an option with the nearest values, verified; None if the changed profile is not better."""
        reach = self._reach(changed)
        steps = []
        for missing, target in reach.nearest().items():
            fact = self.prepared.compiled.facts[missing.fact]
            before = self.profile.values.get((missing.fact, missing.year or None)) if not missing.record else None
            steps.append(
                ChangeStep(missing, before, target, str(fact.changeable), last_day(missing, target, self.as_of))
            )
        try:
            after = profile_changed(
                self.profile, self.prepared.compiled, {step.missing: step.target.value for step in steps}
            )
        except ContradictoryFacts:
            return None
        found = determine(self.prepared, after, self.as_of, steps=self._steps)
        self._steps.take()
        if found.outcomes[self.at].outcome is Outcome.INELIGIBLE:
            return None
        return promised(self.before, found, tuple(steps), self.application, self.at)

    def _effort(self, changed: frozenset[Missing]) -> int:
        return sum(EFFORT[str(self.prepared.compiled.facts[missing.fact].changeable)] for missing in changed)


def _without(profile: Profile, changed: frozenset[Missing]) -> Profile:
    """Return a profile in which facts are not known; a record that is not there is added, nothing of it known."""
    keys = {(missing.fact, missing.year or None) for missing in changed if not missing.record}
    values = {key: value for key, value in profile.values.items() if key not in keys}
    records = dict(profile.records)
    for missing in changed:
        if missing.record:
            records[missing.fact] = (*records.get(missing.fact, ()), {})
    return Profile(profile.company, values, records, profile.asked, profile.answers)
