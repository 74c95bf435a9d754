"""The exact pass criterion by criterion: where criteria share no fact and no open point, each is settled alone.

What all of them come to then follows from the values that each can take; the same criterion serves all policies, and
stays settled as long as nothing that it reads changes.
"""

from typing import Any, NamedTuple

from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Verdict
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.exact.diagram import FALSE, OPEN, TRUE, BudgetSpent
from lucidrule.exact.settle import Settled, Settling
from lucidrule.exact.variables import OPEN_LEVEL, Drawing
from lucidrule.kernel import tree
from lucidrule.kernel.missing import Missing

_NONE: frozenset[Missing] = frozenset()
_SETTLED = {frozenset({TRUE}): MET, frozenset({FALSE}): NOT_MET}


class CriterionAlone(NamedTuple):
    """What a criterion can still come to.

    Attributes:
        values: Of FALSE, TRUE and OPEN: what it is in some completion of the missing facts.
        turn: The missing facts of which a change alone can change that value.
        fail: Those of which it can change whether the criterion is FALSE.
        exact: False where these may name too many.
        points: The open points of which the answer can change that value, in some completion.
    """

    values: frozenset[int]
    turn: frozenset[Missing] = _NONE
    fail: frozenset[Missing] = _NONE
    exact: bool = True
    points: frozenset[str] = frozenset()

    @property
    def verdict(self) -> Verdict:
        """MET or NOT_MET where it comes to nothing else."""
        return _SETTLED.get(self.values, UNKNOWN)


ALONE_MET = CriterionAlone(frozenset({TRUE}))
ALONE_NOT_MET = CriterionAlone(frozenset({FALSE}))


def criterion_alone(settling: Settling, formula: Drawing, budget: int) -> CriterionAlone | None:
    """Return what a formula can come to by itself; None if the budget is spent."""
    diagrams = settling.formulas.diagrams
    diagrams.renew(budget)
    try:
        diagram = formula()
        # What depends on open points only, is the authority's to say whatever the answer.
        values = diagrams.mapped(diagram, lambda level, _: OPEN if level >= OPEN_LEVEL else None)
        fails = diagrams.mapped(values, lambda *_: None, {OPEN: TRUE})
    except (BudgetSpent, RecursionError):
        return None
    turn, exact = settling.names(diagrams.variables(values))
    fail, _ = settling.names(diagrams.variables(fails))
    points = settling.formulas.points(diagrams.variables(diagram))
    return CriterionAlone(diagrams.terminals(values), turn, fail, exact, points)


def signature(proof: Proof, facts: Facts) -> tuple[Any, ...] | None:
    """Return what the formula of a condition depends on, the same for all companies alike; None where it is values."""
    found: list[Any] = []
    _add_signs(proof, facts, found, set())
    return None if None in found else tuple(found)


def _add_signs(proof: Proof, facts: Facts, found: list[Any], seen: set[int]) -> None:
    """Add what each node depends on, in order; of a definition in `seen`, which is added to, it was said before."""
    if proof.verdict is not UNKNOWN:
        found.append(proof.verdict)
    elif not proof.parts:
        found.append(_sign(proof, facts))
    elif id(proof) not in seen:
        # relies on (definitions shared): for the same facts their proof is one too.
        seen.add(id(proof))
        found.append("open")
        for part in proof.parts:
            _add_signs(part, facts, found, seen)


def _sign(proof: Proof, facts: Facts) -> Any:
    node = proof.node
    if isinstance(node, tree.Compare):
        if isinstance(node.operand, tree.Ref | tree.AsOf):
            return None
        # Known and UNKNOWN all the same: it stands at the bound, where an open point decides.
        return "unknown" if proof.actual is None else "at bound"
    if isinstance(node, tree.FirstExceeds):
        founded: Any = facts.values.get((node.since, None))
        years: dict[int, Any] = facts.years(node.fact)
        passed = sorted([(year, (value > node.bound) - (value < node.bound)) for year, value in years.items()])
        return ("years", founded and founded.year, *passed)
    return None if isinstance(node, tree.CompareAmount) else "unknown"


def together(criteria: list[CriterionAlone]) -> Settled:
    """Return what criteria come to together that share no fact and no open point."""
    if any(each.values == {FALSE} for each in criteria):
        return Settled(NOT_MET, _NONE, True)
    if all(each.values == {TRUE} for each in criteria):
        return Settled(MET, _NONE, True)
    never_met = sum(TRUE not in each.values for each in criteria)
    missing, exact = _NONE, True
    for each in criteria:
        # Where all the others can hold at once, the whole is what this one is; else it is open as long as none fails.
        others_can_hold = never_met == (TRUE not in each.values)
        named = each.turn if others_can_hold else each.fail
        missing |= named
        # Of none there are none too many.
        exact = exact and (each.exact or not named)
    # None of them always fails: whatever one asks, all the others can hold beside it.
    points = frozenset[str]().union(*(each.points for each in criteria))
    return Settled(UNKNOWN, missing, exact, points)
