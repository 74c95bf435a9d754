"""Policies whose criteria share facts or open points: what all their criteria come to together."""

from typing import NamedTuple

from lucidrule.core.verdict import NOT_MET, UNKNOWN
from lucidrule.decide.criteria_alone import any_record
from lucidrule.decide.outcome import CriterionVerdict
from lucidrule.decide.prepared import PreparedPolicy
from lucidrule.decide.records import judged_records
from lucidrule.evaluate.facts import Facts
from lucidrule.exact.settle import Settled, Settling
from lucidrule.exact.variables import Drawing
from lucidrule.kernel.missing import Missing


class Opened(NamedTuple):
    """A policy to be settled: the formulas of its criteria, and what is missing by Kleene logic."""

    policy: PreparedPolicy
    formulas: list[Drawing]
    superset: frozenset[Missing]


class Jointly:
    """One exact pass over several policies: all are opened first, then each is settled."""

    def __init__(self, settling: Settling, facts: Facts, verdicts: list[CriterionVerdict]) -> None:
        """Begin; `verdicts`: of the criteria about the company, by their places in the programme."""
        self._settling, self._facts, self._verdicts = settling, facts, verdicts
        self._shared: dict[int, Drawing] = {}

    def opened(self, prepared: PreparedPolicy) -> Opened:
        """Return a policy with its formulas; of criteria that policies share these are made once."""
        formulas, superset = [], frozenset[Missing]()
        for place in prepared.shared:
            if place not in self._shared:
                self._shared[place] = self._settling.condition(self._verdicts[place].proof, self._facts)
            formulas.append(self._shared[place])
            superset |= self._verdicts[place].proof.missing
        if prepared.each:
            formulas.append(any_record(self._settling, prepared, self._facts))
            superset = superset.union(*(c.proof.missing for c in judged_records(prepared, self._facts).criteria))
        return Opened(prepared, formulas, superset)

    def settled(self, opened: Opened) -> tuple[Settled, tuple[CriterionVerdict, ...], tuple[str, ...]]:
        """Return what a policy comes to, its criteria about the company, and the ids of those that conflict."""
        settling, prepared, formulas = self._settling, opened.policy, opened.formulas
        found = settling.settle(settling.formulas.every(formulas), opened.superset)
        stated = [self._verdicts[place] for place in prepared.shared]
        own = tuple(self._criterion(each, formula) for each, formula in zip(stated, formulas, strict=False))
        conflict: tuple[str, ...] = ()
        if found.verdict is NOT_MET and all(criterion.verdict is not NOT_MET for criterion in own):
            alike = [[each.id] for each in stated] + [[c.id for c, _ in prepared.each]]
            conflict = tuple(name for at in settling.conflict(formulas) for name in alike[at])
        return found, own, conflict

    def _criterion(self, stated: CriterionVerdict, formula: Drawing) -> CriterionVerdict:
        if stated.verdict is not UNKNOWN:
            return stated
        return stated.settled(self._settling.settle(formula, frozenset()).verdict)
