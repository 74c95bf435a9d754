"""Files with tables → headings and batches of rows, with every cell as its file has it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

from lucidrule.columns.heading_words import BEYOND
from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.position import Location
from lucidrule.loading.output import reason_of
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.reading import json_lines, parquet, workbook
from lucidrule.tables.reading.delimited import Dialect, dialect_of, rows_of
from lucidrule.tables.reading.disguise import check_kind
from lucidrule.tables.reading.empty_rows import TooManyEmpty, is_empty, not_too_many_empty, without_empty_end
from lucidrule.tables.reading.first_rows import MOST_ABOVE, MOST_COLUMNS, KnownRow, candidate, texts
from lucidrule.tables.reading.refusal import refused
from lucidrule.tables.reading.sheet_xml import column_letters
from lucidrule.tables.reading.workbook import PassedOver

BATCH = 20_000
# Cells, however wide the table is.
_MOST_AT_ONCE = 4_000_000


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a table.

    Attributes:
        first: The number of the first of them as people count in a sheet, where the headings are row 1; of JSON lines,
            in which no row has the headings, as an editor counts.
        cells: A list for each row, as long as the headings.
        beyond: By the number of the row, what stands to the right of the last heading.
        slipped: The numbers of rows with more cells than there are headings, where cells are divided by a character
            that may stand in them: nothing of such a row is known.
        refused: By the number of the row, what is wrong with a line that cannot be read.
    """

    first: int
    cells: list[list[Any]]
    beyond: tuple[tuple[int, tuple[str, ...]], ...] = ()
    slipped: frozenset[int] = frozenset()
    refused: Mapping[int, Fault] = field(default_factory=dict)

    def too_long(self) -> Iterator[tuple[int, str, str]]:
        """Yield the number of each row with something beyond the headings, the code of its fault, and what stands
        there: of one that has slipped all of it."""
        for row, beyond in self.beyond:
            slipped = row in self.slipped
            whole = (*(map(shown_cell, self.cells[row - self.first]) if slipped else ()), *beyond)
            yield row, "row-slipped" if slipped else "row-too-long", ", ".join(filter(None, whole))


@dataclass(frozen=True, slots=True)
class TableSource:
    """One file with a table.

    Attributes:
        above: How many rows stand above the headings: titles, remarks.
        dialect: How a delimited file is written, once it is settled.
        passed: Sheets of a workbook that are not read.
        wide: How many columns there are at least, where headings stand in several rows.
    """

    path: Path
    kind: str
    sheet: str | None = None
    above: int = 0
    dialect: Dialect | None = None
    passed: tuple[PassedOver, ...] = ()
    wide: int = 0

    def settled(self, known: KnownRow) -> "TableSource":
        """Return the table with what only its headings tell: how it is encoded, what divides cells, which sheet it is.

        Args:
            known: Of a row, how many of its cells are headings that are known.

        Raises:
            UnreadableInput: It cannot be told, or the file is none that its name says.
        """
        with self._faults():
            match self.kind:
                case "csv" | "tsv":
                    check_kind(self.path, self.kind)
                    return replace(self, dialect=dialect_of(self.path, self.kind, known))
                case "xlsx" if self.sheet is None:
                    sheet, passed = workbook.chosen(self.path, known)
                    return replace(self, sheet=sheet, passed=passed)
                case "parquet" | "jsonl":
                    check_kind(self.path, self.kind)
        return self

    def headings(self) -> list[str]:
        """Return the headings.

        Raises:
            UnreadableInput: It cannot be read, or has none.
        """
        listed = texts(next(islice(self._lines(), self.above, None), []))
        if not any(listed):
            raise UnreadableInput((Fault("no-headings", self.place()),))
        return listed[: self._width(listed)]

    def place(self, row: int | None = None, column: int = 0) -> Location:
        """Return where something stands, as people look it up; `None`: in the row of the headings.

        Args:
            row: Counted from 1.
            column: Counted from 0.
        """
        row = self.first - 1 if row is None else row
        match self.kind:
            case "csv" | "tsv":
                return Location(str(self.path), row, column + 1, row=row)
            case "xlsx":
                return Location(f"{self.path} {self._sheet_name()}!{column_letters(column)}{row}", 0, 0, row=row)
            case "jsonl":
                return Location(str(self.path), row, 1, row=row)
        return Location(str(self.path), 0, 0, row=row)

    def batches(self, size: int | None = None) -> Iterator[Rows]:
        """Yield the rows in batches, of `BATCH` where no size is given; short rows are filled up with nothing."""
        lines = islice(self._lines(), self.above, None)
        headings = texts(next(lines, []))
        width = max(self._width(headings), self.wide)
        # What could not be put below a heading, in a table that was written to be corrected.
        apart = next((at for at, text in enumerate(headings[:width]) if text in BEYOND), width)
        first, usual, size = self.first, 0, min(size or BATCH, _MOST_AT_ONCE // max(1, width))
        while found := list(islice(lines, size)):
            cells = [row[:width] + [None] * (width - len(row)) for row in found]
            slipped: frozenset[int] = frozenset()
            if self.kind in ("csv", "tsv"):
                usual = usual or _usual(found, width)
                slipped = frozenset(at for at, row in enumerate(found, first) if _slipped(row, width, usual))
            if apart < width:
                slipped |= {at for at, row in enumerate(cells, first) if any(texts(row[apart:]))}
            beyond = tuple(
                (at, tuple(texts(row[width:])))
                for at, row in enumerate(found, first)
                if at in slipped or (len(row) > width and any(texts(row[width:])))
            )
            yield Rows(first, cells, beyond, slipped, _refused(found, first) if self.kind == "jsonl" else {})
            first += len(cells)

    @property
    def first(self) -> int:
        """Return the number of the first row below the headings; see `Rows`."""
        return self.above + (1 if self.kind == "jsonl" else 2)

    def top(self) -> list[list[str]]:
        """Return the first rows as text, among which the headings are."""
        return [candidate(row) for row in islice(self._lines(), MOST_ABOVE)]

    def count(self) -> int:
        """Return how many rows there are, roughly: text may have line breaks in its cells."""
        match self.kind:
            case "xlsx":
                return len(self._sheet()) - 1
            case "parquet":
                return parquet.count(self.path)
        with self.path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))

    def counts_from_1904(self) -> bool:
        """Return whether the days of a workbook are counted from 1904."""
        return self.kind == "xlsx" and workbook.counts_from_1904(self.path)

    def _width(self, headings: list[str]) -> int:
        """Return how many columns there are.

        Raises:
            UnreadableInput: More than are taken; nothing is looked for in so many.
        """
        # One cell far to the right makes a sheet as wide as that.
        width = len(headings) if len(headings) <= MOST_COLUMNS else max(n for n, text in enumerate(headings, 1) if text)
        if width > MOST_COLUMNS:
            raise UnreadableInput((_too_wide(self.place(column=width - 1)),))
        return width

    def _lines(self) -> Iterator[list[Any]]:
        """Yield the headings, then each row."""
        with self._faults():
            try:
                yield from not_too_many_empty(_rows(self), is_empty)
            except TooManyEmpty:
                raise refused("too-many-empty-rows", self.path) from None

    def _sheet(self) -> list[list[Any]]:
        return workbook.sheet_rows(self.path, self._sheet_name())

    def _sheet_name(self) -> str:
        return self.sheet or workbook.chosen(self.path, None)[0]

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Refuse the file where its reader gives up."""
        try:
            yield
        except (UnreadableInput, MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException as error:
            # A panic of a reader is no Exception.
            raise _given_up(self, error) from None


def _rows(source: TableSource) -> Iterable[list[Any]]:
    """Return the headings and each row, as its reader gives them."""
    match source.kind:
        case "csv" | "tsv":
            dialect = source.dialect or dialect_of(source.path, source.kind, None)
            return without_empty_end(rows_of(source.path, dialect, source.above))
        case "xlsx":
            return source._sheet()
        case "jsonl":
            return without_empty_end(json_lines.rows_of(source.path))
    return parquet.rows_of(source.path)


def _given_up(source: TableSource, error: BaseException) -> UnreadableInput:
    """Return the refusal of a file whose reader gave up."""
    if isinstance(error, ImportError):
        return refused("needs-extra", source.path, name=str(error.name))
    if isinstance(error, OSError):
        # It was there when it was looked for.
        return refused("cannot-open", source.path, reason=reason_of(error))
    return refused("table-unreadable", source.path, format=source.kind, reason=str(error)[:200])


def refuse_wide(source: TableSource, top: Sequence[Sequence[str]]) -> None:
    """Refuse a table for the first of its first rows that is wider than any table; in such, no heading was looked for.

    Raises:
        UnreadableInput: There is one.
    """
    for at in (at for at, row in enumerate(top) if not row):
        below = replace(source, above=at)
        listed = texts(next(islice(below._lines(), at, None), []))
        below._width(listed if any(listed) else [])


def _too_wide(at: Location) -> Fault:
    return Fault("table-too-wide", at, {"most": f"{MOST_COLUMNS:,}"})


def _usual(rows: list[list[Any]], width: int) -> int:
    """Return how many cells each row has, if all have the same number and none holds anything beyond the headings.

    Programs that end each row with a delimiter, or pad it, do so in all rows.
    """
    lengths = {len(row) for row in rows if row}
    alike = len(lengths) == 1 and len(rows) > 1 and not any(any(row[width:]) for row in rows)
    return max(lengths) if alike else width


def _refused(rows: list[list[Any]], first: int) -> dict[int, Fault]:
    """Return what is wrong with lines that cannot be read, by the number of their row."""
    return {at: row.fault for at, row in enumerate(rows, first) if isinstance(row, json_lines.RefusedLine)}


def _slipped(row: list[Any], width: int, usual: int) -> bool:
    """Return whether a row has more cells than there are headings, so that no cell is known to be its heading's."""
    return len(row) > width and (len(row) != usual or any(row[width:]))


def sheets_of(source: TableSource) -> list[str]:
    """Return the names of the sheets of a workbook; none of another file."""
    return workbook.sheets_of(source.path) if source.kind == "xlsx" else []
