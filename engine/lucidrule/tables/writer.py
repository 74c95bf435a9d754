"""Results written as tables: whole or not at all, with no cell that a spreadsheet could take for a formula."""

import csv
import json
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.quantity import MOST_DIGITS, digits_of
from lucidrule.loading.output import cannot_write, check_place, draft_of, system_error, telling
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.reading.shown_number import Divided, Percentage
from lucidrule.tables.result import Heading
from lucidrule.tables.sheet_texts import DANGEROUS, fits_sheet, harmless

_MOST_OF_A_CELL = 32_767
# Sheets know no earlier days, and count the first year wrongly.
_FIRST_YEAR = 1901
_NUMBERS = (int, Decimal)
_MOST_ROWS = 1_048_575


class Writer(AbstractContextManager["Writer"]):
    """Writes one result; under its name only when it is whole."""

    def __init__(self, path: Path, *, force: bool) -> None:
        self._path, self._force = path, force
        self._draft = draft_of(path, path.suffix)
        check_place(path, force=force)

    @abstractmethod
    def begin(self, own: list[str], added: list[Heading]) -> None:
        """Take the headings: those that there were, those that are added."""

    @abstractmethod
    def rows(self, rows: Iterable[tuple[list[Any], list[Any]]]) -> None:
        """Take rows: the cells that there were, those that are added."""

    @abstractmethod
    def end(self) -> None:
        """Close the file."""

    def sheet(self, title: str, headings: list[str], rows: Iterable[tuple[str, ...]]) -> None:
        """Take another sheet, where the format has sheets; else there is none."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, OSError):
            # What is read is told where it is read: this is of the file that is written.
            with suppress(OSError):
                self.end()
            self._draft.unlink(missing_ok=True)
            raise cannot_write(self._path, error) from None
        try:
            with telling(self._path):
                self.end()
                if kind is None:
                    self._draft.replace(self._path)
        finally:
            self._draft.unlink(missing_ok=True)


class DelimitedWriter(Writer):
    """CSV that spreadsheets open rightly: UTF-8 with a mark; or TSV."""

    def __init__(self, path: Path, *, force: bool, delimiter: str) -> None:
        super().__init__(path, force=force)
        self._file = self._draft.open("w", encoding="utf-8-sig" if delimiter == "," else "utf-8", newline="")
        self._csv = csv.writer(self._file, delimiter=delimiter)

    def begin(self, own: list[str], added: list[Heading]) -> None:
        self._csv.writerow([harmless(each) for each in (*own, *(heading.text for heading in added))])

    def rows(self, rows: Iterable[tuple[list[Any], list[Any]]]) -> None:
        for own, added in rows:
            # Most cells are texts that are nothing else.
            self._csv.writerow(
                [
                    each if each.__class__ is str and each[:1] not in DANGEROUS else harmless(shown_cell(each))
                    for each in (*own, *added)
                ]
            )

    def end(self) -> None:
        self._file.close()


class ObjectsWriter(Writer):
    """JSON lines."""

    def __init__(self, path: Path, *, force: bool) -> None:
        super().__init__(path, force=force)
        self._file = self._draft.open("w", encoding="utf-8")
        self._keys: list[str] = []

    def begin(self, own: list[str], added: list[Heading]) -> None:
        self._keys = [*own, *(heading.text for heading in added)]

    def rows(self, rows: Iterable[tuple[list[Any], list[Any]]]) -> None:
        for own, added in rows:
            found = dict(zip(self._keys, (*own, *added), strict=True))
            self._file.write(json.dumps(found, ensure_ascii=False, default=shown_cell) + "\n")

    def end(self) -> None:
        self._file.close()


class ParquetWriter(Writer):
    """Parquet: the cells that there were with their types, those that are added as text."""

    def __init__(self, path: Path, *, force: bool) -> None:
        super().__init__(path, force=force)
        self._own: list[str] = []
        self._added: list[str] = []
        self._parts: list[Any] = []

    def begin(self, own: list[str], added: list[Heading]) -> None:
        self._own, self._added = own, [heading.text for heading in added]

    def rows(self, rows: Iterable[tuple[list[Any], list[Any]]]) -> None:
        import polars

        listed = list(rows)
        columns = {
            name: polars.Series(_alike([own[at] for own, _ in listed]), strict=False)
            for at, name in enumerate(self._own)
        }
        columns |= {
            name: polars.Series([added[at] for _, added in listed], dtype=polars.String)
            for at, name in enumerate(self._added)
        }
        self._parts.append(polars.DataFrame(columns))

    def end(self) -> None:
        import polars

        empty = polars.DataFrame(schema=dict.fromkeys([*self._own, *self._added], polars.String))
        whole = polars.concat(self._parts, how="vertical_relaxed") if self._parts else empty
        with as_system_errors():
            whole.write_parquet(self._draft)


def _alike(values: list[Any]) -> list[Any]:
    """Return values of one type; of several, or of more digits than a column holds, as text."""
    kinds = {type(value) for value in values if value is not None}
    long = any(isinstance(value, int | Decimal) and digits_of(Decimal(value)) > MOST_DIGITS for value in values)
    return values if len(kinds) < 2 and not long else [None if value is None else shown_cell(value) for value in values]


class SheetWriter(Writer):
    """Excel: the headings stay in sight, filters, a colour for each outcome, further sheets."""

    def __init__(self, path: Path, *, force: bool, title: str, foot: str, colours: dict[str, str]) -> None:
        """Begin.

        Args:
            foot: Stands at the foot of each page of the result, where it is printed.
            colours: Of cells with some text.
        """
        super().__init__(path, force=force)
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(self._draft), {**options, "strings_to_numbers": False})
        self._bold = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE7F0"})
        self._day = self._book.add_format({"num_format": "yyyy-mm-dd"})
        self._percent = self._book.add_format({"num_format": "0.00%"})
        self._divided: dict[str, Any] = {}
        self._formats = {text: self._book.add_format({"bg_color": colour}) for text, colour in colours.items()}
        self._sheet = self._book.add_worksheet(title[:31])
        self._sheet.set_footer(f"&L&8{foot}")
        self._at, self._width = 1, 0

    def begin(self, own: list[str], added: list[Heading]) -> None:
        self._width = len(own) + len(added)
        widths = [*(max(10, min(30, 2 * len(each))) for each in own), *(heading.width for heading in added)]
        for at, width in enumerate(widths):
            self._sheet.set_column(at, at, width)
        self._sheet.freeze_panes(1, min(len(own), 2))
        for at, text in enumerate((*own, *(heading.text for heading in added))):
            self._sheet.write_string(0, at, text[:_MOST_OF_A_CELL], self._bold)

    def rows(self, rows: Iterable[tuple[list[Any], list[Any]]]) -> None:
        for own, added in rows:
            if self._at > _MOST_ROWS:
                raise UnreadableInput((Fault("too-many-rows", None, {"path": str(self._path)}),))
            for at, cell in enumerate(own):
                self._write(at, cell)
            for at, cell in enumerate(added, len(own)):
                if cell:
                    self._sheet.write_string(self._at, at, cell[:_MOST_OF_A_CELL], self._formats.get(cell))
            self._at += 1

    def _write(self, at: int, cell: Any) -> None:
        # One class decides for most cells; a union of types would be made anew for each.
        kind = cell.__class__
        if cell is None or cell == "":
            return
        if kind is bool:
            self._sheet.write_boolean(self._at, at, cell)
        elif kind is Percentage:
            self._sheet.write_number(self._at, at, float(cell), self._percent)
        elif kind is Divided:
            if cell.format not in self._divided:
                self._divided[cell.format] = self._book.add_format({"num_format": cell.format})
            self._sheet.write_number(self._at, at, float(cell), self._divided[cell.format])
        # What a sheet does not hold stays text, so that no digit is lost.
        elif kind in _NUMBERS and fits_sheet(cell):
            self._sheet.write_number(self._at, at, float(cell))
        elif kind is date and cell.year >= _FIRST_YEAR:
            self._sheet.write_datetime(self._at, at, cell, self._day)
        else:
            self._sheet.write_string(self._at, at, shown_cell(cell)[:_MOST_OF_A_CELL])

    def sheet(self, title: str, headings: list[str], rows: Iterable[tuple[str, ...]]) -> None:
        sheet = self._book.add_worksheet(title[:31])
        for at, text in enumerate(headings):
            sheet.set_column(at, at, 30)
            sheet.write_string(0, at, text, self._bold)
        sheet.freeze_panes(1, 0)
        for number, row in enumerate(rows, 1):
            if number > _MOST_ROWS:
                break
            for at, text in enumerate(row):
                sheet.write_string(number, at, text[:_MOST_OF_A_CELL])

    def end(self) -> None:
        self._sheet.autofilter(0, 0, max(1, self._at - 1), max(0, self._width - 1))
        closed(self._book)


def closed(book: Any) -> None:
    """Write a workbook out.

    Raises:
        OSError: The system refused it.
    """
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        cause = error.args[0] if error.args else None
        raise cause if isinstance(cause, OSError) else OSError(str(error)) from None


@contextmanager
def as_system_errors() -> Iterator[None]:
    """Tell what Polars could not write as the system would have told it.

    Raises:
        OSError: It could not.
    """
    import polars

    try:
        yield
    except polars.exceptions.PolarsError as error:
        raise system_error(error) or OSError(str(error)) from None


def writer(path: Path, kind: str, *, force: bool, title: str, foot: str, colours: dict[str, str]) -> Writer:
    """Return what writes a format."""
    try:
        with telling(path):
            return _writer(path, kind, force=force, title=title, foot=foot, colours=colours)
    except ImportError as error:
        raise UnreadableInput((Fault("needs-extra", None, {"name": str(error.name)}),)) from None


def _writer(path: Path, kind: str, *, force: bool, title: str, foot: str, colours: dict[str, str]) -> Writer:
    match kind:
        case "csv" | "tsv":
            return DelimitedWriter(path, force=force, delimiter="," if kind == "csv" else "\t")
        case "jsonl":
            return ObjectsWriter(path, force=force)
        case "parquet":
            return ParquetWriter(path, force=force)
    return SheetWriter(path, force=force, title=title, foot=foot, colours=colours)
