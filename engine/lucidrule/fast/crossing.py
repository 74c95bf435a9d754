"""First crossings of one company: whether an amount exceeds a bound in a year, and did in no earlier one."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.compile.contradictions import begins
from lucidrule.formulas.formula import First
from lucidrule.formulas.plan import Plan

Values = Mapping[tuple[str, int | None], Any]
_MOSTLY_FROM = 1900


def crossing(first: First, made: Plan) -> Callable[[Values], bool | None]:  # noqa: C901  # the fast path judges row by row, without calls
    """Return whether an amount first exceeds one of several bounds in a year, None where that is open."""
    # Where a contradiction is declared, no profile has amounts of years before the date.
    none_before = first.since.fact in begins(made.compiled.contradictions, first.current.fact)
    fact, year, bounds = first.current.fact, first.current.year, first.bounds
    current, since = (fact, year), (first.since.fact, None)
    # Most firms are founded later; the years before are made when one needs them.
    keys = [(fact, y) for y in range(_MOSTLY_FROM, year)]
    readings = (False, True) if first.reached is None else (first.reached,)
    every = not first.best

    def passes(now: Decimal | None, highest: Decimal | None, reached: bool) -> bool:
        for bound in bounds if now is not None else bounds[-1:]:
            above = now is None or (now >= bound if reached else now > bound)
            if above and (highest is None or (highest < bound if reached else highest <= bound)):
                return True
        return False

    def found(values: Values) -> bool | None:
        get = values.get
        now, start = get(current), get(since)
        highest: Decimal | None = None
        open_ = now is None
        if start.__class__ is date:
            if start.year > year:
                return False
            if now is not None and (now < bounds[0]):
                return False
            counted = keys[max(0, start.year - _MOSTLY_FROM) :]
            if start.year < _MOSTLY_FROM:
                counted = [*((fact, y) for y in range(start.year, min(_MOSTLY_FROM, year))), *counted]
            for key in counted:
                value = get(key)
                if value is None:
                    open_ = True
                elif highest is None or value > highest:
                    highest = value
        else:
            open_ = True
        if start is None or not none_before:
            known = [value for (name, y), value in values.items() if name == fact and y is not None and y < year]
            highest = max(known, default=None)
        ways = [passes(now, highest, reached) for reached in readings]
        possible = all(ways) if every else any(ways)
        return False if not possible else None if open_ else True

    return found
