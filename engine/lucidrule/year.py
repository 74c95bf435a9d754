"""A programme ready for one moment, in each way of judging: what it needs is made when it is asked for."""

from datetime import date
from typing import TYPE_CHECKING

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.decide.prepared import PreparedProgramme, prepare_programme
from lucidrule.decide.result import Confirmation, Determination

if TYPE_CHECKING:
    from lucidrule.engines.incremental import SessionPlan
    from lucidrule.engines.programme import ForwardProgramme
    from lucidrule.fast.many import Fast


class Year:
    """A programme ready for one moment: for the reference evaluator, and for durable_rules once asked."""

    def __init__(self, compiled: CompiledProgramme, assessment: int) -> None:
        self.compiled, self.assessment = compiled, assessment
        self.reference: PreparedProgramme = prepare_programme(self.compiled, self.assessment)
        self._forward: ForwardProgramme | None = None
        self._plan: SessionPlan | None = None
        self._fast: Fast | None = None

    def fast(self, day: date) -> "Fast":
        """The programme as one function at a reference date; that of the last date is kept."""
        if self._fast is None or self._fast.as_of != day:
            from lucidrule.fast.many import Fast

            self._fast = Fast(self.reference, day)
        return self._fast

    def confirm(self, determination: Determination) -> Confirmation:
        """Infer a determination again, by durable_rules."""
        from lucidrule.engines.confirm import confirm

        return confirm(self.forward, determination)

    @property
    def forward(self) -> "ForwardProgramme":
        """The programme on durable_rules."""
        from lucidrule.engines.programme import ForwardProgramme

        if self._forward is None:
            self._forward = ForwardProgramme(self.compiled, self.assessment)
        return self._forward

    @property
    def plan(self) -> "SessionPlan":
        """What sessions share."""
        from lucidrule.engines.incremental import SessionPlan

        if self._plan is None:
            self._plan = SessionPlan(self.reference, self.forward)
        return self._plan
