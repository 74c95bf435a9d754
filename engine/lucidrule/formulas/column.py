"""The columns of a table that formulas read."""

from typing import NamedTuple


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
    def whole(self) -> "Column":
        """The column that there is in a table: of a choice that of its fact."""
        return self._replace(choice="")
