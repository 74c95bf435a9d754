"""Conditions → the formulas that say them exactly, whatever the answers to their open points."""

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from lucidrule.batch.expansion import Expansion
from lucidrule.batch.formula import Both, every, some
from lucidrule.batch.lowering import Lowering, both_ways
from lucidrule.batch.refusal import NoFormula
from lucidrule.compile import tree

_MOST_POINTS = 3


class Listed(NamedTuple):
    """What one record of a list has to meet: its conditions, and how the formulas of it are made."""

    conditions: list[tree.Condition]
    formulas: Callable[[], Both]


def exactly(both: Both, lowering: Lowering) -> Both:
    """Return formulas for which Kleene logic finds every value that they must have.

    Raises:
        NoFormula: There are none within the bound.
    """
    return Both(*(Expansion(lowering.declared).exact(each) for each in both))


def stated(
    conditions: list[tree.Condition],
    lowering: Lowering,
    listed: Listed | None = None,
    record: tuple[str, int] | None = None,
) -> Both:
    """Return the formulas of conditions that all have to hold, and with them what one record of a list has to meet.

    Where no single answer to an open point is best everywhere, what holds with either answer holds for certain, and
    what holds with one of them may hold.

    Args:
        record: The list and the number of the record whose parts the conditions read.

    Raises:
        NoFormula: Too many open points are of that kind, or columns cannot hold what is asked.
    """
    points = both_ways([*conditions, *(listed.conditions if listed is not None else ())])
    if len(points) > _MOST_POINTS:
        raise NoFormula("open-point-both-ways")
    worst, best = [], []
    try:
        for answers in product((True, False), repeat=len(points)):
            lowering.answers = dict(zip(points, answers, strict=True))
            found = [lowering.both(condition, record) for condition in conditions]
            if listed is not None:
                found.append(listed.formulas())
            worst.append(every([each.worst for each in found]))
            best.append(every([each.best for each in found]))
    finally:
        lowering.answers = {}
    return Both(every(worst), some(best))
