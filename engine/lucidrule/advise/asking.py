"""Which missing fact to ask for next: the one that settles most, over all policies still open, for the least effort."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple, TypeVar

from lucidrule.compile.answers import with_answers
from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import UNKNOWN, Outcome
from lucidrule.decide.judge import Judging
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.diagram import Steps
from lucidrule.exact.information_gain import InformationGain
from lucidrule.kernel.missing import Missing
from lucidrule.model.base import Text
from lucidrule.model.facts import Declared, Fact

# What people need to answer: a word, a look into a file, a calculation.
_EFFORT = {"flag": 1.0, "choice": 1.0, "choices": 1.5, "date": 1.5, "event": 1.5, "text": 1.5, "records": 2.0}
_NUMBER = 2.0
F = TypeVar("F")


class Asked(NamedTuple):
    """A missing fact, and what it can settle.

    Attributes:
        policies: The policies whose outcome it can still turn, by id, in the order of the programme.
        worth: How many policies it can be expected to settle, for its effort.
    """

    missing: Missing
    policies: tuple[str, ...]
    worth: float

    def to_dict(self, facts: Mapping[str, Fact], *, proof: bool = True) -> dict[str, Any]:
        """Return the fact as plain data, with its question and the document that proves it, or with neither."""
        found = {**self.missing.to_dict(), "policies": list(self.policies)}
        if not proof:
            return found
        paper = proof_of(facts, self.missing)
        question = dict(declared_of(facts, self.missing).question)
        return {**found, "question": question, "proved_by": None if paper is None else dict(paper)}


def declared_of(facts: Mapping[str, Fact], missing: Missing) -> Declared:
    """Return the declaration of a missing fact, or of its part."""
    fact = facts[missing.fact]
    return fact.parts[missing.part] if missing.part and fact.parts is not None else fact


def proof_of(facts: Mapping[str, Fact], missing: Missing) -> Text | None:
    """Return the document that proves a fact; that of the list where the part names none."""
    return declared_of(facts, missing).proved_by or facts[missing.fact].proved_by


class Standing:
    """A profile judged for the sake of what is missing: no sums, no combination."""

    def __init__(
        self,
        prepared: PreparedProgramme,
        profile: Profile,
        as_of: date,
        steps: Steps | None = None,
        *,
        only: frozenset[str] | None = None,
    ) -> None:
        """Judge.

        Args:
            steps: Those of the exact pass that the command has left.
            only: Policies that matter, by id; None: all.
        """
        self.prepared = prepared
        self._kept: dict[Any, Any] = {}
        self.policies = tuple(each for each in prepared.policies if only is None or each.policy.id in only)
        self.facts = Facts(with_answers(profile, prepared.compiled), as_of, prepared.assessment)
        self.judging = Judging(prepared, self.facts, sums=False, steps=steps)
        self.outcomes: tuple[PolicyOutcome, ...] = self.judging.outcomes(self.policies)

    def kept(self, question: Callable[["Standing", frozenset[str] | None], F], only: frozenset[str] | None) -> F:
        """Return what a question finds of it, about some policies or all, found once."""
        key = (question, only)
        if key not in self._kept:
            self._kept[key] = question(self, only)
        found: F = self._kept[key]
        return found

    def missing(self, only: frozenset[str] | None = None) -> list[Asked]:
        """Return the facts that can still turn a policy, the most worthwhile first.

        Args:
            only: Policies that matter, by id; None: all.
        """
        return [*self.kept(Standing._missing, only)]

    def _missing(self, only: frozenset[str] | None) -> list[Asked]:
        policies: dict[Missing, list[str]] = {}
        worth: dict[Missing, float] = {}
        for policy, outcome in zip(self.policies, self.outcomes, strict=True):
            if outcome.outcome is not Outcome.UNDETERMINED or (only is not None and outcome.id not in only):
                continue
            found = self._information_gain(policy)
            for name in outcome.missing:
                policies.setdefault(name, []).append(outcome.id)
                can = found.get(name, InformationGain(0.0, 0.0))
                # A criterion that fails settles the policy; one that is met brings it nearer by one fact.
                gain = can.not_met + can.met / len(outcome.missing)
                worth[name] = worth.get(name, 0.0) + gain
        listed = [Asked(name, tuple(policies[name]), worth[name] / self.effort(name)) for name in policies]
        order = {fact: at for at, fact in enumerate(self.prepared.compiled.facts)}
        return sorted(
            listed, key=lambda each: (-each.worth, -len(each.policies), order[each.missing.fact], each.missing)
        )

    def effort(self, missing: Missing) -> float:
        """Return how much work an answer is; 1 is a word."""
        kind = declared_of(self.prepared.compiled.facts, missing).type
        # Every year up to one is asked for as often as there are years.
        return _EFFORT.get(kind, _NUMBER) * (3.0 if missing.through else 1.0)

    def _information_gain(self, policy: PreparedPolicy) -> dict[Missing, InformationGain]:
        found: dict[Missing, InformationGain] = {}
        formulas = []
        for place in policy.shared:
            if self.judging.verdicts[place].verdict is UNKNOWN:
                formulas.append(self.judging.alone.information_gain(place))
        if policy.each:
            formulas.append(self.judging.alone.information_gain_of_records(policy))
        for each in formulas:
            for name, can in each.items():
                before = found.get(name)
                found[name] = (
                    can
                    if before is None
                    else InformationGain(max(before.met, can.met), max(before.not_met, can.not_met))
                )
        return found
