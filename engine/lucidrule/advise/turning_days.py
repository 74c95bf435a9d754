"""The days on which time alone can change what a company comes to: between two of them nothing can."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.kernel import tree
from lucidrule.kernel.reads import mentions, standing_in

_DAY = timedelta(days=1)
# Between two days that bound a fact which is not known, as the reference date and another do, lies a day or none.
_AROUND = 2


def turning_days(programme: CompiledProgramme, profile: Profile, first: date, last: date) -> tuple[date, ...]:
    """Return the days after `first`, up to `last`, on which an outcome or a sum can be another than on the day before.

    The assessment year moves on, and with it all that counts years from it; a policy begins or ends; values by date and
    answers of the authority begin to count; a day that is compared with the reference date is reached.

    Args:
        programme: As its files state it.
    """
    found = {
        *_new_years(first, last),
        *programme.value_days,
        *(each.given for each in (*programme.answers, *profile.answers) if each.given is not None),
    }
    for policy in programme.policies:
        found.add(policy.in_force.from_)
        if policy.in_force.until is not None and policy.in_force.until < date.max:
            found.add(policy.in_force.until + _DAY)
    conditions = [*_conditions(programme)]
    if mentions(conditions, tree.AsOf):
        # Values of years begin and end with them.
        compared = {*_days_in(conditions), *_known_days(profile), *_new_years(first, last, beyond=1)}
        found |= {near for day in compared for near in _around(day)}
    return tuple(sorted(day for day in found if first < day <= last))


def _new_years(first: date, last: date, beyond: int = 0) -> Iterator[date]:
    years = range(first.year + 1 - beyond, last.year + 1 + beyond)
    return (date(year, 1, 1) for year in years if date.min.year <= year <= date.max.year)


def _around(day: date) -> Iterator[date]:
    here = day.toordinal()
    for near in range(max(here - _AROUND, 1), min(here + _AROUND, date.max.toordinal()) + 1):
        yield date.fromordinal(near)


def _conditions(programme: CompiledProgramme) -> Iterator[Any]:
    for policy in programme.policies:
        yield from (criterion.condition for criterion in policy.all_criteria)
        for award in policy.awards:
            yield from (award.condition, award.amount, *(other.condition for other in award.others))
    yield from (condition for _, condition in programme.interactions)


def _days_in(conditions: Iterable[Any]) -> Iterator[date]:
    """Yield the days that conditions compare with."""
    for node in standing_in([*conditions]):
        if isinstance(node, tree.Compare):
            yield from _days(node.operand if isinstance(node.operand, tuple) else (node.operand,))


def _known_days(profile: Profile) -> Iterator[date]:
    listed = (value for records in profile.records.values() for parts in records for value in parts.values())
    yield from _days((*profile.values.values(), *listed))


def _days(values: Iterable[Any]) -> Iterator[date]:
    return (value for value in values if isinstance(value, date))
