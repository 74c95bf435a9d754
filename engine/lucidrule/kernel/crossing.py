"""What a first crossing is made of: there since the year or before, an amount above a bound, and none earlier above it.

Whether one passed before is whether the highest earlier amount passes, of the years from that of an event on; where
there was no such year, none did.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from lucidrule.kernel.leaf import answered
from lucidrule.kernel.region import ABOVE, FROM, Region, between, of_signs
from lucidrule.kernel.tree import FirstExceeds

T = TypeVar("T")


def composed(every: Callable[[list[T]], T], negated: Callable[[T], T], *, existed: T, passes: T, passed_before: T) -> T:
    """Return a first crossing, put together of what its parts come to in some logic."""
    return every([existed, passes, negated(passed_before)])


def until_the_end_of(year: int) -> Region:
    """Return the days up to the last one of a year."""
    if year >= date.max.year:
        return between("days")
    return Region("days") if year < date.min.year else between("days", None, date(year, 12, 31))


def exceeding(node: FirstExceeds) -> Region:
    """Return the amounts that exceed the bound, as the operator has it."""
    return of_signs(node.bound, FROM if node.reaches else ABOVE)


def readings(node: FirstExceeds, answers: Mapping[str, bool]) -> tuple[Region, ...]:
    """Return the amounts that exceed the bound: where it is open whether reaching it is exceeding it, by either answer,
    first that it is not.

    Args:
        answers: To open points, as far as there are some.
    """
    above = exceeding(node)
    if node.open_point is None:
        return (above,)
    given = answers.get(node.open_point)
    return tuple(answered(above, node.bound, answer) for answer in ((False, True) if given is None else (given,)))
