"""Whether values that change with time are there from the first day on which what asks for them is in force."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.compile.resolved import dated_in
from lucidrule.compile.scope import Scope
from lucidrule.kernel.dated import Dated
from lucidrule.model.programme import ProgrammeFile


def check_covered(stated: ProgrammeFile, policies: Iterable[CompiledPolicy], interactions: Any, scope: Scope) -> None:
    """Refuse values that begin only after a policy that asks for them: nothing says what counts before."""
    if not scope.names.dated:
        return
    places = {id(found): place for found, place in scope.names.dated}
    parts: list[tuple[Any, date]] = [(policy, policy.in_force.from_) for policy in policies]
    for part, first in [*parts, (interactions, stated.in_force.from_)]:
        for each in dated_in(part):
            begins, needed = each.values[0][0], _needed(each, first, stated)
            place = places.get(id(each))
            # Of days that do not ascend nothing says which is the first.
            if begins > needed and place is not None and not scope.faults.tells_of(place):
                scope.faults.add("values-begin-later", place, begins=str(begins), first=str(needed))


def _needed(values: Dated, first: date, stated: ProgrammeFile) -> date:
    """Return the day from which on values are needed."""
    if not values.by_year:
        return first
    return date(max(date.min.year, first.year - stated.assessment_year.years_before), 1, 1)
