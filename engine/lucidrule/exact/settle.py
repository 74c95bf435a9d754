"""The exact pass: what Kleene logic leaves UNKNOWN is settled where every completion of the missing facts agrees.

Every missing fact ranges over the cells of its declared domain, every open point over both answers. Arithmetic over
one missing fact turns at values that are computed; over several it is one joint variable, free of all others: settling
by it is sound, and the missing facts are exact unless those facts also occur elsewhere; then the result says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lucidrule.core.deadline import look_at_deadline
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict
from lucidrule.evaluate.evaluate import Evaluator
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.exact.diagram import FALSE, OPEN, TRUE, BudgetSpent, Steps
from lucidrule.exact.leaves import leaf
from lucidrule.exact.variables import OPEN_LEVEL, Drawing, Drawings, Variable, constant
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing
from lucidrule.model.facts import Fact

BUDGET = 20_000


@dataclass(frozen=True, slots=True)
class Settled:
    """What the exact pass found.

    Attributes:
        verdict: MET or NOT_MET where all completions and both answers agree, else UNKNOWN.
        missing: The facts that can still turn the outcome; empty if only open points are left.
        exact: False where `missing` is a superset: a budget was spent, or joint arithmetic shares its facts.
        points: The open points that are possible: of which the answer alone can change the verdict, in some completion
            of the missing facts and with some answers to the others; None: a budget was spent.
    """

    verdict: Verdict
    missing: frozenset[Missing]
    exact: bool
    points: frozenset[str] | None = frozenset()


class Settling:
    """One exact pass over one company; all conditions are added first, then formulas are settled."""

    def __init__(self, declared: Mapping[str, Fact], budget: int = BUDGET, steps: Steps | None = None) -> None:
        """Begin.

        Args:
            budget: Steps for each question.
            steps: Those that the whole command has left; None: as many as a command has.
        """
        self.formulas = Drawings(declared, budget, steps or Steps())
        self._budget = budget
        # The formulas of definitions, by the identity of their proofs, which it keeps.
        self._defined: dict[int, tuple[Proof, Drawing]] = {}

    def settle(self, formula: Drawing, superset: frozenset[Missing]) -> Settled:
        """Return what a formula comes to; `superset`: the missing facts by Kleene logic, should the budget be spent."""
        diagrams = self.formulas.diagrams
        diagrams.renew(self._budget)
        try:
            diagram = formula()
            if diagram in (TRUE, FALSE):
                return Settled(MET if diagram == TRUE else NOT_MET, frozenset(), True)
            # What depends on open points only, is the authority's to say whatever the answer.
            outcomes = diagrams.mapped(diagram, lambda level, _: OPEN if level >= OPEN_LEVEL else None)
            missing, exact = self.names(diagrams.variables(outcomes))
        except (BudgetSpent, RecursionError):
            return Settled(UNKNOWN, superset, False, None)
        return Settled(UNKNOWN, missing, exact, self.formulas.points(diagrams.variables(diagram)))

    def names(self, levels: set[int]) -> tuple[frozenset[Missing], bool]:
        """Return the missing facts that variables stand for, and whether they are exactly those."""
        left = [self.formulas.keys[level] for level in levels]
        missing: frozenset[Missing] = frozenset().union(*(self.formulas.variables[key].names for key in left))
        return missing, all(self._is_exact(key, left) for key in left)

    def conflict(self, formulas: list[Drawing]) -> tuple[int, ...]:
        """Return the places of formulas that cannot hold together, none of which can be left out of the conflict."""
        kept = list(range(len(formulas)))
        for at in range(len(formulas)):
            rest = [formulas[other] for other in kept if other != at]
            if self.settle(self.formulas.every(rest), frozenset()).verdict is NOT_MET:
                kept.remove(at)
        return tuple(kept)

    def condition(self, proof: Proof, facts: Facts) -> Drawing:
        """Return the formula of a condition that Kleene logic has judged."""
        if proof.verdict is not UNKNOWN:
            return constant(proof.verdict is MET)
        formulas = self.formulas
        match proof.node:
            case tree.AllOf():
                return formulas.every([self.condition(part, facts) for part in proof.parts])
            case tree.AnyOf():
                return formulas.some([self.condition(part, facts) for part in proof.parts])
            case tree.Not():
                return formulas.negated(self.condition(proof.parts[0], facts))
            case tree.Named():
                # relies on (definitions shared): for the same facts their proof is one too.
                if id(proof) not in self._defined:
                    self._defined[id(proof)] = (proof, self.condition(proof.parts[0], facts))
                return self._defined[id(proof)][1]
            case tree.AtLeast(n=n):
                return formulas.at_least(n, [self.condition(part, facts) for part in proof.parts])
            case node:
                return leaf(node, facts, formulas)

    def records(self, name: str, judged: tuple[Evaluator, ...], facts: Facts) -> Drawing:
        """Return the formula "some record meets all"; of a list that is not known one record stands for all."""
        known = facts.profile.records.get(name)
        if known is not None:
            listed = [self.record(judged, facts.of_record(name, at, parts)) for at, parts in enumerate(known, 1)]
            return self.formulas.some(listed)
        there = self.formulas.variable(("list", name), Variable(frozenset({Missing(name)})), bool)
        return self.formulas.every([there, self.record(judged, facts.of_record(name, 0, {}))])

    def record(self, judged: tuple[Evaluator, ...], facts: Facts) -> Drawing:
        """Return the formula "this record meets all"."""
        look_at_deadline()
        return self.formulas.every([self.condition(evaluate(facts), facts) for evaluate in judged])

    def _is_exact(self, key: Any, left: list[Any]) -> bool:
        variables = self.formulas.variables
        variable = variables[key]
        others = [variables[other].names for other in left if other not in (key, variable.pair)]
        if any(each.covers(other) for each in variable.names if each.first for names in others for other in names):
            return False
        return variable.exact and (len(variable.names) == 1 or not any(variable.names & names for names in others))
