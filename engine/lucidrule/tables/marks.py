"""What is hidden and what is merged in the sheets that tables stand in: what spreadsheets alone have."""

from collections.abc import Collection, Sequence

from lucidrule.tables.cells import shown_cell
from lucidrule.tables.reading import workbook
from lucidrule.tables.reading.sheet_marks import Marks, Merged
from lucidrule.tables.source import TableSource
from lucidrule.tables.table import Table


def hidden_in(tables: Sequence[Table]) -> dict[str, tuple[int, list[str]]]:
    """Return, by file, how many rows that hold something people do not see, and the headings of such columns."""
    told = ((str(each.source.path), _hidden(each)) for each in tables if each.source.kind == "xlsx")
    return {file: found for file, found in told if any(found)}


def continued(source: TableSource, columns: Collection[int]) -> frozenset[int]:
    """Return the rows in which a cell of some columns is merged with one further up."""
    if source.kind != "xlsx":
        return frozenset()
    rows, marks = _sheet(source)
    return frozenset(marks.continued(columns, len(rows)))


def merged_in(source: TableSource) -> list[Merged]:
    """Return the merged cells of a sheet; of other files none."""
    return _sheet(source)[1].merged if source.kind == "xlsx" else []


def _hidden(table: Table) -> tuple[int, list[str]]:
    rows, marks = _sheet(table.source)
    below = range(table.source.above + 2, len(rows) + 1)
    unseen = sum(at in below and any(map(shown_cell, rows[at - 1])) for at in marks.hidden_rows)
    headings = [text for at, text in enumerate(table.order) if text and marks.hides(at) and at not in table.results]
    return unseen, headings


def _sheet(source: TableSource) -> tuple[list[list[object]], Marks]:
    name = source.sheet or workbook.chosen(source.path, None)[0]
    return workbook.sheet_rows(source.path, name), workbook.marks_of(source.path, name)
