"""What learning one missing fact can do to a criterion: in which cells of its domain the criterion is settled."""

from typing import NamedTuple

from lucidrule.compile.missing import Missing
from lucidrule.decide.diagram import FALSE, OPEN, TRUE, BudgetSpent
from lucidrule.decide.formula import OPEN_LEVEL, Formula
from lucidrule.decide.settle import Settling

# Who is checked against a policy meets most of its yes-or-no conditions: registered here, no accident, on file.
_FLAG_FAILS = 0.1


class Prospect(NamedTuple):
    """The shares of the cells of a missing fact in which a criterion is settled, whatever the other facts are.

    Attributes:
        met: In which it is met, or only the authority can still say.
        not_met: In which it is not met.
    """

    met: float
    not_met: float


def _shares(cells: list[int], kind: str) -> tuple[float, float]:
    met = sum(cell in (TRUE, OPEN) for cell in cells)
    not_met = sum(cell == FALSE for cell in cells)
    if kind == "flag" and not_met == 1:
        return (1 - _FLAG_FAILS if met else 0.0), _FLAG_FAILS
    return met / len(cells), not_met / len(cells)


def prospects(settling: Settling, formula: Formula, budget: int) -> dict[Missing, Prospect]:
    """Return for each missing fact that can turn a formula what it can do alone; nothing if the budget is spent."""
    diagrams = settling.formulas.diagrams
    diagrams.renew(budget)
    found: dict[Missing, Prospect] = {}
    try:
        diagram = diagrams.mapped(formula(), lambda level, _: OPEN if level >= OPEN_LEVEL else None)
        for level in diagrams.variables(diagram):
            variable = settling.formulas.variables[settling.formulas.keys[level]]
            names = variable.names
            cells = [diagrams.given(diagram, level, at) for at in range(diagrams.size(diagram, level))]
            met, not_met = _shares(cells, variable.kind) if len(names) == 1 else (0.0, 0.0)
            for name in names:
                before = found.get(name, Prospect(0.0, 0.0))
                found[name] = Prospect(max(before.met, met), max(before.not_met, not_met))
    except (BudgetSpent, RecursionError):
        return {}
    return found
