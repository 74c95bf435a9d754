"""What changes with time, in rules as they are stated."""

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple


class Moment(NamedTuple):
    """When values count.

    Attributes:
        day: The last day by the reference date on which a value began that is counted by it; None: there is none.
        year: The assessment year.
    """

    day: date | None
    year: int


@dataclass(frozen=True, slots=True)
class Dated:
    """What changes with time: that counts which began last by the day that counts.

    INVARIANT (dated resolved): only a programme as its files state it has some; `CompiledProgramme.at` puts what counts
    in their place, so nothing that judges ever meets one.

    Attributes:
        values: Conditions, amounts or numbers, each with its first day, in order.
        by_year: Whether the day that counts is the first of the assessment year; else it is the reference date.
        years_after: How many years after the assessment year of all programmes that of its own lies.
    """

    values: tuple[tuple[date, Any], ...]
    by_year: bool
    years_after: int = 0

    @property
    def each(self) -> tuple[Any, ...]:
        """The values without their days."""
        return tuple(value for _, value in self.values)

    def at(self, moment: Moment) -> tuple[date, Any]:
        """Return what counts, with the day on which it began; before the first day, on which nothing is in force, the
        first one."""
        if self.by_year:
            begun = [each for each in self.values if each[0].year <= moment.year + self.years_after]
        else:
            begun = [each for each in self.values if moment.day is not None and each[0] <= moment.day]
        return begun[-1] if begun else self.values[0]
