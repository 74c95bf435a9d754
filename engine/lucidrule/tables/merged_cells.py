"""Cells of a sheet that are merged over rows of several companies, or over columns of several facts.

What a cell over several rows says is said of each of them, as people see it: a sector, a day, yes or no. An amount
could be of all of them together, and what stands over several facts is said of none alone: it is not taken.
"""

from collections.abc import Collection, Mapping
from typing import Any

from lucidrule.columns.headings import declared_of
from lucidrule.model.facts import Fact
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.marks import merged_in
from lucidrule.tables.reading.not_there import NotThere
from lucidrule.tables.reading.sheet_marks import Merged
from lucidrule.tables.reading.sheet_xml import column_letters
from lucidrule.tables.source import Rows
from lucidrule.tables.table import Table

_OF_EACH = frozenset({"flag", "choice", "choices", "date", "event", "text"})


class MergedCells:
    """The merged cells of one table."""

    def __init__(self, table: Table, facts: Mapping[str, Fact], left: Collection[int]) -> None:
        """Begin.

        Args:
            left: The rows that no company is judged by.
        """
        columns = table.headings.columns
        self._types = {table.order.index(heading): declared_of(each, facts).type for each, heading in columns.items()}
        self._merged = [each for each in merged_in(table.source) if self._places(each)]
        self._left = left
        self._above: dict[Merged, Any] = {}

    def spread(self, rows: Rows) -> None:
        """Write into each cell what the one says that it is merged in, or that this cannot be told."""
        places = len(rows.cells) * len(self._types)
        for each in self._merged:
            told = self._places(each)
            places -= len(_rows(each, rows)) * len(told)
            # Cells are merged once: where they are more than there are, nobody sees what they are.
            if places < 0:
                break
            within = [at for at in _rows(each, rows) if at not in self._left]
            if not within:
                continue
            cell = self._cell(each, rows)
            if cell in (None, "") or len(told) * (each.last_row - each.first_row + 1) == 1:
                continue
            for place in told:
                one = told == [each.first_column] and self._types[place] in _OF_EACH
                for at in within:
                    rows.cells[at - rows.first][place] = cell if one else _of_none(each, cell)

    def _places(self, each: Merged) -> list[int]:
        """Return the columns of facts that merged cells go over."""
        return [place for place in self._types if each.first_column <= place <= each.last_column]

    def _cell(self, each: Merged, rows: Rows) -> Any:
        """Return what the first of merged cells says, which may stand in rows that were read before."""
        if each.first_row >= rows.first:
            self._above[each] = rows.cells[each.first_row - rows.first][each.first_column]
        return self._above.get(each)


def _rows(each: Merged, rows: Rows) -> range:
    """Return the rows of merged cells that are among some rows."""
    return range(max(each.first_row, rows.first), min(each.last_row + 1, rows.first + len(rows.cells)))


def _of_none(each: Merged, cell: Any) -> NotThere:
    """Return what stands in merged cells that are of nobody alone, with their place."""
    ends = f"{column_letters(each.first_column)}{each.first_row}:{column_letters(each.last_column)}{each.last_row}"
    return NotThere(f"{shown_cell(cell)} [{ends}]", "merged-cells")
