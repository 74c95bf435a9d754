"""The criteria of one company, each settled by itself: where a policy's criteria share nothing, that settles it."""

from collections.abc import Callable
from typing import TypeVar

from lucidrule.core.verdict import MET, UNKNOWN
from lucidrule.decide.outcome import CriterionVerdict
from lucidrule.decide.prepared import PreparedPolicy, PreparedProgramme
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.criterion import ALONE_MET, ALONE_NOT_MET, CriterionAlone, criterion_alone, signature
from lucidrule.exact.diagram import Steps
from lucidrule.exact.information_gain import InformationGain, information_gain
from lucidrule.exact.settle import BUDGET, Settling
from lucidrule.exact.variables import Drawing
from lucidrule.kernel.missing import Missing

_MOST_KEPT = 10_000
F = TypeVar("F")


class CriteriaAlone:
    """What the exact pass finds of single criteria, and of the records of policies."""

    def __init__(
        self,
        prepared: PreparedProgramme,
        facts: Facts,
        verdicts: list[CriterionVerdict],
        *,
        budget: int = BUDGET,
        found: dict[int | str, CriterionAlone | None] | None = None,
        steps: Steps | None = None,
    ) -> None:
        """Begin.

        Args:
            verdicts: Of the criteria about the company, by their places in the programme.
            budget: Steps for each question.
            found: What was found of criteria, by their places, and of the records of policies, by id: kept by a caller
                for whom the same facts still hold.
            steps: Those for all questions, and for whatever else the command asks.
        """
        self._declared, self._kept = prepared.compiled.facts, prepared.kept
        self._facts, self._verdicts, self._budget = facts, verdicts, budget
        self._found = {} if found is None else found
        self._steps = steps or Steps()

    def settling(self) -> Settling:
        """Begin an exact pass of its own."""
        return Settling(self._declared, self._budget, self._steps)

    def criterion(self, place: int) -> CriterionAlone | None:
        """Return what the criterion at a place can come to; None if a budget is spent."""
        verdict = self._verdicts[place].verdict
        if verdict is not UNKNOWN:
            return ALONE_MET if verdict is MET else ALONE_NOT_MET
        if place not in self._found:
            self._found[place] = self._asked(criterion_alone, place)
        return self._found[place]

    def records(self, prepared: PreparedPolicy) -> CriterionAlone | None:
        """Return what "one record of the list meets all" can come to; None if a budget is spent."""
        key = prepared.policy.id
        if key not in self._found:
            settling = self.settling()
            formula = any_record(settling, prepared, self._facts)
            self._found[key] = criterion_alone(settling, formula, self._budget)
        return self._found[key]

    def information_gain(self, place: int) -> dict[Missing, InformationGain]:
        """Return what each missing fact can do to the criterion at a place."""
        return self._asked(information_gain, place)

    def information_gain_of_records(self, prepared: PreparedPolicy) -> dict[Missing, InformationGain]:
        """Return what each missing fact can do to "one record of the list meets all"."""
        settling = self.settling()
        return information_gain(settling, any_record(settling, prepared, self._facts), self._budget)

    def _asked(self, question: Callable[[Settling, Drawing, int], F], place: int) -> F:
        """Return what a question finds of a criterion, kept where that depends on no value."""
        proof = self._verdicts[place].proof
        alike = signature(proof, self._facts)
        key = (question, place, self._budget, alike)
        found: F | None = self._kept.get(key) if alike is not None else None
        if found is None:
            settling = self.settling()
            found = question(settling, settling.condition(proof, self._facts), self._budget)
            # What a command found no steps for any more, another one may find.
            if alike is not None and self._steps.left >= 0 and len(self._kept) < _MOST_KEPT:
                self._kept[key] = found
        return found


def any_record(settling: Settling, prepared: PreparedPolicy, facts: Facts) -> Drawing:
    """Return the formula "one record of the list meets all"."""
    return settling.records(str(prepared.policy.for_each), tuple(evaluate for _, evaluate in prepared.each), facts)
