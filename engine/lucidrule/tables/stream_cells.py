"""Cells that a stream did not take, each with its reason: only the rows that have such cells are read, one by one."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.present.words import word
from lucidrule.tables.cells import Reader, shown_cell
from lucidrule.tables.fix import FixBook
from lucidrule.tables.not_taken import LISTED, RefusedCell, refused_cells
from lucidrule.tables.reading import parquet
from lucidrule.tables.result import Heading
from lucidrule.tables.table import Table
from lucidrule.tables.writer import Writer, writer
from lucidrule.values.amounts import Writing

# The headings are row 1.
_FIRST = 2


@contextmanager
def cells_list(path: Path | None, lang: str, *, force: bool) -> Iterator[Writer | None]:
    """Give what takes cells that were not taken, as a file; `path`: None where there is none to write.

    Raises:
        UnreadableInput: It cannot be written.
    """
    if path is None:
        yield None
        return
    with writer(path, "csv", force=force) as out:
        out.begin([], [Heading(word(each, lang), 20) for each in LISTED])
        yield out


def list_cells(cells: Sequence[RefusedCell], out: Writer | None) -> None:
    """Add cells to the file that lists them."""
    if out is not None:
        out.rows(([], list(each.cells)) for each in cells)


class StreamedCells:
    """What tells of cells that a stream did not take, in the words of a screening row by row.

    Args:
        read: The headings that the stream read.
        commas: Whether decimals stand behind a comma somewhere.
    """

    def __init__(
        self, compiled: CompiledProgramme, tables: Sequence[Table], read: Collection[str], lang: str, *, commas: bool
    ) -> None:
        self._written = Writing(decimal_comma=commas)
        self._compiled, self._tables, self._read, self._lang = compiled, tables, frozenset(read), lang

    def write(self, concerned: Any, out: Writer | None, fix: FixBook | None) -> None:
        """Write the cells to a list, and their rows to a workbook.

        Args:
            concerned: The rows that have such cells, as a series: from 0 on through all files.

        Raises:
            UnreadableInput: A file cannot be read, or one of these not be written.
        """
        ends = accumulate((parquet.count(each.source.path) for each in self._tables), initial=0)
        for number, (start, end) in enumerate(pairwise(ends)):
            own = concerned.filter((concerned >= start) & (concerned < end)) - start
            for places, rows, bad in self._of_table(self._tables[number], own.to_list()):
                list_cells(bad, out)
                if fix is not None:
                    fix.add_rows(number, dict(zip(places, rows, strict=True)), bad)
        if fix is not None:
            fix.finish()

    def _of_table(
        self, table: Table, places: Sequence[int]
    ) -> Iterator[tuple[list[int], list[list[Any]], list[RefusedCell]]]:
        """Yield the numbers of some rows, these, and what was not taken of them."""
        reader = Reader(self._compiled, table.headings.columns, table.headings.units, self._written)
        at = {heading: place for place, heading in enumerate(table.order)}
        file = table.source.path.name if len(self._tables) > 1 else ""
        start = 0
        for rows in parquet.rows_at(table.source.path, places):
            numbers = [place + _FIRST for place in places[start : start + len(rows)]]
            start += len(rows)
            found = reader.read(
                0, {column: [row[at[name]] for row in rows] for column, name in table.headings.columns.items()}
            )
            own = [
                bad._replace(text=shown_cell(rows[bad.row][at[bad.column]])) if bad.column in at else bad
                for bad in sorted(found.bad, key=lambda bad: bad.row)
                if bad.column in self._read
            ]
            told = refused_cells(
                own,
                (0, rows),
                table.identities,
                file,
                self._lang,
                place=lambda row, heading: table.place(numbers[row], heading),  # noqa: B023  # called at once
            )
            yield numbers, rows, [each._replace(row=numbers[each.row]) for each in told]
