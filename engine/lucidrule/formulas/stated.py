"""Conditions → the formulas that say them exactly, whatever the answers to their open points."""

from collections.abc import Mapping
from itertools import product
from types import MappingProxyType

from lucidrule.formulas.column import NoFormula
from lucidrule.formulas.expansion import Expansion
from lucidrule.formulas.formula import Both, every, some
from lucidrule.formulas.lowering import Lowering, both_ways
from lucidrule.kernel import tree

MOST_POINTS = 3
NO_ANSWERS: Mapping[str, bool] = MappingProxyType({})


def exactly(both: Both, lowering: Lowering) -> Both:
    """Return formulas for which Kleene logic finds every value that they must have.

    Raises:
        NoFormula: There are none within the bound.
    """
    return Both(*(Expansion(lowering.declared).exact(each) for each in both))


def stated(
    conditions: list[tree.Condition],
    lowering: Lowering,
    record: tuple[str, int] | None = None,
    answers: Mapping[str, bool] = NO_ANSWERS,
) -> Both:
    """Return the formulas of conditions that all have to hold.

    Where no single answer to an open point is best everywhere, what holds with either answer holds for certain, and
    what holds with one of them may hold.

    Args:
        record: The list and the number of the record whose parts they read; open points are asked of each record anew.
        answers: To open points.

    Raises:
        NoFormula: Too many open points are of that kind, or columns cannot hold what is asked.
    """
    points = [point for point in both_ways(conditions) if point not in answers]
    if len(points) > MOST_POINTS:
        raise NoFormula("open-point-both-ways")
    worst, best = [], []
    try:
        for own in product((True, False), repeat=len(points)):
            lowering.answers = {**answers, **dict(zip(points, own, strict=True))}
            found = [lowering.both(condition, record) for condition in conditions]
            worst.append(every([each.worst for each in found]))
            best.append(every([each.best for each in found]))
    finally:
        lowering.answers = NO_ANSWERS
    return Both(every(worst), some(best))
