"""Many companies in one process: the outcomes first, verdicts and proof only when they are asked for."""

from collections.abc import Callable, Mapping
from datetime import date

from lucidrule.compile.answers import with_answers
from lucidrule.compile.plain import PlainFacts
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault, LucidruleError
from lucidrule.core.verdict import Outcome, Verdict
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.result import Determination
from lucidrule.fast.python import Compiled
from lucidrule.formulas.column import TableShape
from lucidrule.formulas.plan import Plan, plan
from lucidrule.model.company import CompanyHeader


class Fast:
    """A programme as one function, for one reference date."""

    def __init__(self, prepared: PreparedProgramme, as_of: date) -> None:
        self.prepared, self.as_of = prepared, as_of
        facts = prepared.compiled.facts
        years = {name: (prepared.assessment,) for name, fact in facts.items() if fact.yearly}
        # What two records have in common, any number of them have.
        lists = {name: 2 for name, fact in facts.items() if fact.type == "records"}
        self.plan: Plan = plan(prepared.compiled, as_of, TableShape(years, lists))
        self.functions = Compiled(self.plan)
        self.names = tuple(each.policy.id for each in self.plan.policies)
        self.by_evaluator = frozenset(
            each.policy.id for each in self.plan.policies if each.in_force and each.both is None
        )
        # Of companies whose facts have one value each, where no policy needs more.
        self._of_single = None if self.by_evaluator else self.functions.of_single

    def outcomes(self, known: Profile | PlainFacts) -> tuple[Outcome, ...]:
        """Return the outcome of each policy, in order: of those that have no formula by the evaluator."""
        if isinstance(known, Profile):
            known = with_answers(known, self.prepared.compiled)
        elif self._of_single is not None:
            return self._of_single(known.single)  # type: ignore[return-value]  # all have formulas
        found = self.functions.outcomes(known.values, known.records)
        if not self.by_evaluator:
            return found  # type: ignore[return-value]  # None only of policies without formulas
        profile = known if isinstance(known, Profile) else known.profile()
        exact = determine(self.prepared, profile, self.as_of, only=self.by_evaluator).outcomes
        others = {outcome.id: outcome.outcome for outcome in exact}
        return tuple(others.get(name, outcome) for name, outcome in zip(self.names, found, strict=True))  # type: ignore[misc]  # as above

    def verdicts(self, known: Profile | PlainFacts, determine: Callable[..., Determination]) -> "Verdicts":
        """Return what the policies come to for a company.

        Args:
            determine: Gives the determination of a profile, `as_of` a day.
        """
        return Verdicts(self, known, determine)

    @staticmethod
    def refused(refusal: LucidruleError) -> "Verdicts":
        """Return what stands in the place of a company that cannot be judged."""
        return Refused(refusal)


class Verdicts:
    """What the policies come to for one company.

    Attributes:
        faults: Of a company that cannot be judged; all else then raises what tells of them.
    """

    __slots__ = ("_determine", "_fast", "_found", "_known")
    faults: tuple[Fault, ...] = ()

    def __init__(self, fast: Fast, known: Profile | PlainFacts, determine: Callable[..., Determination]) -> None:
        self._fast, self._known, self._determine = fast, known, determine
        self._found = fast.outcomes(known)

    @property
    def profile(self) -> Profile:
        """What is known about the company."""
        if isinstance(self._known, PlainFacts):
            self._known = self._known.profile()
        return self._known

    @property
    def company(self) -> CompanyHeader:
        """Who the company is."""
        return self._known.company

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """The outcome of each policy by id, in the order of the programme."""
        return self._fast.functions.named(*self._found)

    @property
    def criteria(self) -> Mapping[str, Mapping[str, Verdict]]:
        """By policy the verdict of each criterion that formulas can say; of one about records whether one meets it."""
        known, functions = self._known, self._fast.functions
        if isinstance(known, PlainFacts) and functions.criteria_of_single is not None:
            return functions.criteria_of_single(known.single)
        return functions.criteria(known.values, known.records)

    @property
    def determination(self) -> Determination:
        """The determination with its proof; made anew at each call."""
        return self._determine(self.profile, as_of=self._fast.as_of)


class Refused(Verdicts):
    """What stands in the place of a company that cannot be judged."""

    __slots__ = ("faults", "refusal")

    def __init__(self, refusal: LucidruleError) -> None:
        self.faults, self.refusal = refusal.faults, refusal

    @property
    def profile(self) -> Profile:
        """There is none.

        Raises:
            LucidruleError: What was refused.
        """
        raise self.refusal

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """There are none; raises as `profile` does."""
        raise self.refusal

    @property
    def criteria(self) -> Mapping[str, Mapping[str, Verdict]]:
        """There are none; raises as `profile` does."""
        raise self.refusal

    @property
    def determination(self) -> Determination:
        """There is none; raises as `profile` does."""
        raise self.refusal
