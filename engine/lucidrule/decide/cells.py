"""The values of a missing fact that conditions can tell apart: one for each cell between the bounds in play."""

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

from lucidrule.compile.tree import NEVER
from lucidrule.compile.values import typed
from lucidrule.model.facts import Declared

_MOST_CHOICES = 6
OTHER = "\0other"
_DAY = timedelta(days=1)


def cells(kind: str, declared: Declared, bounds: Iterable[Any]) -> tuple[Any, ...] | None:
    """Return a value of each cell of a fact's domain; None if they are too many to tell apart.

    Args:
        bounds: Every value that a condition compares the fact with.
    """
    marks = set(bounds)
    match kind:
        case "flag":
            return (True, False)
        case "choice":
            return tuple(declared.choices or {})
        case "choices":
            named = sorted(set().union(*(mark for mark in marks if isinstance(mark, frozenset))))
            if len(named) > _MOST_CHOICES:
                return None
            return tuple(frozenset(some) for n in range(len(named) + 1) for some in combinations(named, n))
        case "count" | "money" | "share":
            return _numbers(kind, declared, sorted(mark for mark in marks if not isinstance(mark, str)))
        case "date" | "event":
            days = {mark for mark in marks if isinstance(mark, date)} or {date(2000, 1, 1)}
            around = {day for mark in days for day in (_before(mark), mark, _after(mark))}
            return (*sorted(around), NEVER) if kind == "event" else tuple(sorted(around))
        case _:
            return (*sorted(map(str, marks)), OTHER)


def _numbers(kind: str, declared: Declared, marks: list[Any]) -> tuple[Any, ...]:
    if kind == "count":
        candidates = {int(mark) + step for mark in marks for step in (-1, 0, 1)} | {0}
    else:
        half = Decimal("0.5")
        between = {(Decimal(a) + Decimal(b)) * half for a, b in pairwise(marks)}
        ends = {Decimal(marks[0]) - 1, Decimal(marks[0]) * half, Decimal(marks[-1]) + 1} if marks else set()
        if declared.at_most is not None:
            most = Decimal(typed(declared.at_most, kind))  # type: ignore[arg-type]  # a number, by its kind
            ends |= {most, (most + Decimal(marks[-1])) * half} if marks else {most}
        candidates = {*map(Decimal, marks), *between, *ends, Decimal(0)}  # type: ignore[arg-type]  # numbers
    top = typed(declared.at_most, kind) if declared.at_most is not None else None
    fit = [v for v in candidates if (declared.negative or v >= 0) and (top is None or v <= top)]  # type: ignore[operator]  # numbers
    return tuple(sorted(fit))


def _before(day: date) -> date:
    return day if day == date.min else day - _DAY


def _after(day: date) -> date:
    return day if day == date.max else day + _DAY
