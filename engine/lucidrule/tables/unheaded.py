"""Columns without a heading: nobody knows what their cells say, so that it is told where they stand."""

from collections.abc import Container
from dataclasses import dataclass, field
from typing import NamedTuple

from lucidrule.tables.cells import shown_cell
from lucidrule.tables.reading.sheet_xml import column_letters
from lucidrule.tables.source import Rows
from lucidrule.tables.table import Table


class Unheaded(NamedTuple):
    """A column without a heading in which something stands.

    Attributes:
        column: What people call it: its letters in a workbook, else its number.
        cells: How many of its cells hold something, in rows of companies.
        row: The number of the first such row.
        text: What stands there.
    """

    column: str
    cells: int
    row: int
    text: str


@dataclass(slots=True)
class _Seen:
    rows: list[int] = field(default_factory=list)
    first: str = ""
    running: bool = True


class UnheadedColumns:
    """What is found in columns without a heading while the rows of a table are gone through."""

    def __init__(self, table: Table) -> None:
        self._letters = table.source.kind == "xlsx"
        self._seen = {at: _Seen() for at, heading in enumerate(table.order) if not heading}

    def batch(self, rows: Rows) -> None:
        """Look at some rows."""
        for place, seen in self._seen.items():
            for at, row in enumerate(rows.cells, rows.first):
                if row[place] not in ("", None) and (text := shown_cell(row[place]).strip()):
                    _note(seen, at, text)

    def found(self, left: Container[int]) -> tuple[Unheaded, ...]:
        """Return the columns that hold something in rows of companies; one that only counts the rows says nothing.

        Args:
            left: The rows that are no companies.
        """
        told = []
        for place, seen in self._seen.items():
            rows = [at for at in seen.rows if at not in left]
            if rows and not (seen.running and len(rows) > 1):
                text = seen.first if rows[0] == seen.rows[0] else ""
                name = column_letters(place) if self._letters else str(place + 1)
                told.append(Unheaded(name, len(rows), rows[0], text))
        return tuple(told)


def _note(seen: _Seen, at: int, text: str) -> None:
    """Take note of a cell; a column of row numbers goes up by one in each row."""
    seen.first = seen.first or text
    seen.running = (
        seen.running and text.isdecimal() and (not seen.rows or int(text) == int(seen.first) + len(seen.rows))
    )
    seen.rows.append(at)
