"""What learning one missing fact can do to a criterion: in which cells of its domain the criterion is settled."""

from typing import NamedTuple

from lucidrule.exact.diagram import FALSE, OPEN, TRUE, BudgetSpent
from lucidrule.exact.settle import Settling
from lucidrule.exact.variables import OPEN_LEVEL, Drawing
from lucidrule.kernel.missing import Missing

# Who is checked against a policy meets most of its yes-or-no conditions: registered here, no accident, on file.
_FLAG_FAILS = 0.1


class InformationGain(NamedTuple):
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


def information_gain(settling: Settling, formula: Drawing, budget: int) -> dict[Missing, InformationGain]:
    """Return for each missing fact that can turn a formula what it can do alone; nothing if the budget is spent."""
    diagrams = settling.formulas.diagrams
    diagrams.renew(budget)
    found: dict[Missing, InformationGain] = {}
    try:
        diagram = diagrams.mapped(formula(), lambda level, _: OPEN if level >= OPEN_LEVEL else None)
        for level in diagrams.variables(diagram):
            variable = settling.formulas.variables[settling.formulas.keys[level]]
            names = variable.names
            met, not_met = 0.0, 0.0
            # Where the others alone can bring about this and that, no value of one settles it.
            if len(names) == 1 and len(diagrams.terminals(diagram, level)) < 2:
                cells = [diagrams.given(diagram, level, at) for at in range(diagrams.size(diagram, level))]
                met, not_met = _shares(cells, variable.kind)
            for name in names:
                before = found.get(name, InformationGain(0.0, 0.0))
                found[name] = InformationGain(max(before.met, met), max(before.not_met, not_met))
    except (BudgetSpent, RecursionError):
        return {}
    return found
