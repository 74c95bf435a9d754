"""Results written as tables: whole or not at all, with no cell that a spreadsheet could take for a formula."""

import csv
import errno
import json
import re
from abc import abstractmethod
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any
from zipfile import ZipFile

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.quantity import MOST_DIGITS, digits_of
from lucidrule.loading.output import cannot_write, check_place, draft_of, system_error, telling
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.result import Heading
from lucidrule.tables.sheet_texts import DANGEROUS, harmless

# Sheets know no earlier days, and count the first year wrongly.
FIRST_YEAR = 1901
NUMBERS = (int, Decimal)
MOST_ROWS = 1_048_575


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


_MOST_QUOTED, _MOST_JOINED = 10_000, 1_000


class DelimitedWriter(Writer):
    """CSV that spreadsheets open rightly: UTF-8 with a mark; or TSV."""

    def __init__(self, path: Path, *, force: bool, delimiter: str) -> None:
        super().__init__(path, force=force)
        self._file = self._draft.open("w", encoding="utf-8-sig" if delimiter == "," else "utf-8", newline="")
        self._csv = csv.writer(self._file, delimiter=delimiter)
        self._delimiter, self._special = delimiter, re.compile(f'[{delimiter}"\r\n]')
        # What is added to rows is mostly the same few long texts, together and each by itself: it is quoted once.
        self._quoted = lru_cache(_MOST_QUOTED)(self._cell)
        self._joined = lru_cache(_MOST_JOINED)(self._added)

    def begin(self, own: list[str], added: list[Heading]) -> None:
        self._csv.writerow([harmless(each) for each in (*own, *(heading.text for heading in added))])

    def rows(self, rows: Iterable[tuple[list[Any], list[Any]]]) -> None:
        for own, added in rows:
            if len(own) + len(added) == 1:
                # A row of one empty cell alone would be an empty line.
                self._csv.writerow([_shown(each) for each in (*own, *added)])
                continue
            cells = [*self._own(own), *([self._joined(tuple(added))] if added else [])]
            self._file.write(f"{self._delimiter.join(cells)}\r\n")

    def _own(self, row: list[Any]) -> list[str]:
        cells = [cell if cell.__class__ is str and cell[:1] not in DANGEROUS else _shown(cell) for cell in row]
        # Most rows hold nothing that has to be quoted.
        return cells if self._special.search("".join(cells)) is None else [*map(self._as_csv, cells)]

    def _added(self, cells: tuple[str | None, ...]) -> str:
        return self._delimiter.join(map(self._quoted, cells))

    def _cell(self, cell: str | None) -> str:
        return self._as_csv(_shown(cell))

    def _as_csv(self, text: str) -> str:
        """Return a text as `csv` writes it, which looks at each character by itself."""
        if self._special.search(text) is None:
            return text
        return '"' + text.replace('"', '""') + '"'

    def end(self) -> None:
        self._file.close()


def _shown(cell: Any) -> str:
    return harmless(shown_cell(cell))


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
        if isinstance(cause, OSError):
            _let_go(cause.__traceback__)
            raise cause from None
        raise OSError(str(error)) from None


def _let_go(trace: TracebackType | None) -> None:
    """Keep a package that could not be written, and its file, from telling of it when Python forgets them."""
    while trace is not None:
        for held in trace.tb_frame.f_locals.values():
            if isinstance(held, ZipFile) and held.fp is not None:
                file, held.fp = held.fp, None
                # What its buffer holds finds no room either; that was said already.
                with suppress(OSError):
                    file.close()
        trace = trace.tb_next


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
        told = str(error)
        # Of the end of a Parquet file it does not hand on what the system said.
        lost = OSError(errno.EIO, told) if "transport error" in told else OSError(told)
        raise system_error(error) or lost from None


def writer(path: Path, kind: str, *, force: bool) -> Writer:
    """Return what writes a format of data, which has no sheets."""
    with needing_extra(), telling(path):
        match kind:
            case "csv" | "tsv":
                return DelimitedWriter(path, force=force, delimiter="," if kind == "csv" else "\t")
            case "jsonl":
                return ObjectsWriter(path, force=force)
        return ParquetWriter(path, force=force)


@contextmanager
def needing_extra() -> Iterator[None]:
    """Refuse a format whose library is not installed.

    Raises:
        UnreadableInput: It is not.
    """
    try:
        yield
    except ImportError as error:
        raise UnreadableInput((Fault("needs-extra", None, {"name": str(error.name)}),)) from None
