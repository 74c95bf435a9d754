"""Histories of one company: the highest amount of the years before one, and whether all of them are known."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from lucidrule.compile.contradictions import begins
from lucidrule.formulas.column import History
from lucidrule.formulas.plan import Plan
from lucidrule.kernel.missing import YEARS
from lucidrule.kernel.tree import Key

Values = Mapping[Key, Any]
# No amount: it lies below every number.
_NONE = Decimal("-Infinity")
_MOSTLY_FROM, _MOSTLY_TO = YEARS[0], YEARS[-1]


def history_of(
    history: History, made: Plan, *, nothing_counts: bool = False
) -> Callable[[Values], tuple[Any, Literal[True] | None]]:
    """Return the highest amount that is known of a history, and whether all are known: true, or None.

    Args:
        nothing_counts: Whether 0 is an amount like others; else it is as good as none.
    """
    fact, year, since = history.fact, history.year, (history.since, None)
    # Where a contradiction is declared, no profile has amounts above zero of years before the date.
    none_before = not nothing_counts and history.since in begins(made.compiled.contradictions, fact)
    # Most firms are founded later, and most are judged earlier.
    keys = [(fact, y) for y in range(_MOSTLY_FROM, min(year, _MOSTLY_TO + 1))]

    def found(values: Values) -> tuple[Any, Literal[True] | None]:
        get = values.get
        start: date | None = get(since)
        highest, complete = _NONE, start is not None
        if start is not None:
            counted = keys[max(0, start.year - _MOSTLY_FROM) :]
            if start.year < _MOSTLY_FROM or year > _MOSTLY_TO:
                # Of all the years those that are known: of the others one is enough to be open.
                counted = [(fact, y) for name, y in values if name == fact and y is not None and start.year <= y < year]
                complete = len(counted) == max(0, year - start.year)
            for key in counted:
                value = get(key)
                if value is None:
                    complete = False
                elif value > highest:
                    highest = value
        if start is None or not none_before:
            known = [value for (name, y), value in values.items() if name == fact and y is not None and y < year]
            highest = max(known, default=_NONE)
        return highest, complete or None

    return found
