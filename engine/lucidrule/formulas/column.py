"""The columns of a table that formulas read, what a table has of them, and why there is no formula."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lucidrule.kernel.tree import Key


class Column(NamedTuple):
    """A fact, in a year if it is yearly; or a part of one record of a list, counted from 1, or of the list itself.

    With `choice`: whether a fact with several choices includes this one.
    """

    fact: str
    year: int = 0
    record: int = 0
    part: str = ""
    choice: str = ""

    @property
    def heading(self) -> str:
        """The heading of the column: `fact`, `fact 2021`, `list 2 part`; of a choice that of its fact."""
        if self.part:
            return f"{self.fact} {self.record} {self.part}"
        return f"{self.fact} {self.year}" if self.year else self.fact

    @property
    def key(self) -> Key:
        """The fact, and the year of its value where it is yearly, as a profile holds it."""
        return self.fact, self.year or None

    @property
    def whole(self) -> "Column":
        """The column that there is in a table: of a choice that of its fact."""
        return self._replace(choice="")


class History(NamedTuple):
    """A yearly amount in the years before `year`, from the year of an event on.

    Attributes:
        years: Those for which there may be a column.
    """

    fact: str
    year: int
    since: str
    years: tuple[int, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that it reads: of the event, and of each year."""
        return (Column(self.since), *(Column(self.fact, year) for year in self.years))


@dataclass(frozen=True, slots=True)
class TableShape:
    """What a table has of what can be had several times: of yearly facts the years, of lists the most records."""

    years: Mapping[str, tuple[int, ...]]
    records: Mapping[str, int]


class NoFormula(Exception):
    """Formulas over columns cannot say exactly what a condition says; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
