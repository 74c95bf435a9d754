"""Many companies in one process: the outcomes first, verdicts and proof only when they are asked for."""

from collections.abc import Callable, Mapping
from datetime import date

from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import Outcome, Verdict
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.result import Determination
from lucidrule.fast.python import compiled
from lucidrule.formulas.column import TableShape
from lucidrule.formulas.plan import Plan, plan


class Fast:
    """A programme as one function, for one reference date."""

    def __init__(self, prepared: PreparedProgramme, as_of: date) -> None:
        self.prepared, self.as_of = prepared, as_of
        facts = prepared.compiled.facts
        years = {name: (prepared.assessment,) for name, fact in facts.items() if fact.yearly}
        # What two records have in common, any number of them have.
        lists = {name: 2 for name, fact in facts.items() if fact.type == "records"}
        self.plan: Plan = plan(prepared.compiled, as_of, TableShape(years, lists))
        self.functions = compiled(self.plan)
        self.names = tuple(each.policy.id for each in self.plan.policies)
        self.by_evaluator = frozenset(
            each.policy.id for each in self.plan.policies if each.in_force and each.both is None
        )

    def outcomes(self, profile: Profile) -> tuple[Outcome, ...]:
        """Return the outcome of each policy, in order: of those that have no formula by the evaluator."""
        found = self.functions.outcomes(profile.values, profile.records)
        if not self.by_evaluator:
            return found  # type: ignore[return-value]  # None only of policies without formulas
        exact = determine(self.prepared, profile, self.as_of, only=self.by_evaluator).outcomes
        others = {outcome.id: outcome.outcome for outcome in exact}
        return tuple(others.get(name, outcome) for name, outcome in zip(self.names, found, strict=True))  # type: ignore[misc]  # as above


class Verdicts:
    """What the policies come to for one company."""

    __slots__ = ("_determine", "_fast", "_found", "profile")

    def __init__(self, fast: Fast, profile: Profile, determine: Callable[[Profile], Determination]) -> None:
        self._fast, self.profile, self._determine = fast, profile, determine
        self._found = fast.outcomes(profile)

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """The outcome of each policy by id, in the order of the programme."""
        return dict(zip(self._fast.names, self._found, strict=True))

    @property
    def criteria(self) -> Mapping[str, Mapping[str, Verdict]]:
        """By policy the verdict of each criterion that formulas can say; of one about records whether one meets it."""
        found = self._fast.functions.criteria(self.profile.values, self.profile.records)
        return {
            each.policy.id: {name: found[at] for name, at in (*each.criteria, *each.each) if found[at] is not None}
            for each in self._fast.plan.policies
        }

    @property
    def determination(self) -> Determination:
        """The determination with its proof; made anew at each call."""
        return self._determine(self.profile)
