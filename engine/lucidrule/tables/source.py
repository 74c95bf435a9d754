"""Files with tables → headings and batches of rows, with every cell as its file has it."""

import csv
import glob
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from lucidrule.core.fault import Fault, UnreadableInput

BATCH = 20_000
FORMATS = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xlsx",
    ".ods": "xlsx",
    ".parquet": "parquet",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
MOST_COLUMNS = 2_000
_LONGEST_CELL = 100_000
_MOST_ABOVE = 10


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a table.

    Attributes:
        first: The number of the first of them as people count in a sheet: the headings are row 1.
        cells: A list for each row, as long as the headings.
        beyond: What stands to the right of the last heading, with the number of its row.
        drawn: Whether people draw such tables: then a row without anything is no company.
        slipped: The numbers of rows with more cells than there are headings: nothing of them is known.
    """

    first: int
    cells: list[list[Any]]
    drawn: bool
    beyond: tuple[tuple[int, str], ...] = ()
    slipped: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TableSource:
    """One file with a table.

    Attributes:
        above: How many rows stand above the headings: titles, remarks.
    """

    path: Path
    kind: str
    sheet: str | None = None
    above: int = 0

    def headings(self) -> list[str]:
        """Return the headings.

        Raises:
            UnreadableInput: It cannot be read, or has none.
        """
        listed = _texts(next(islice(self._lines(), self.above, None), []))
        if not any(listed):
            raise _fault("no-headings", self.path)
        if len(listed) > MOST_COLUMNS:
            raise _fault("table-too-wide", self.path, most=str(MOST_COLUMNS))
        return listed

    def batches(self, size: int = BATCH) -> Iterator[Rows]:
        """Yield the rows in batches; short rows are filled up with nothing."""
        lines = islice(self._lines(), self.above, None)
        width = len(next(lines, []))
        first = self.above + 2
        while found := list(islice(lines, size)):
            cells = [row[:width] + [None] * (width - len(row)) for row in found]
            beyond = tuple(
                (first + at, text)
                for at, row in enumerate(found)
                if len(row) > width and (text := ", ".join(filter(None, _texts(row[width:]))))
            )
            yield Rows(first, cells, self.kind in ("csv", "tsv", "xlsx"), beyond)
            first += len(cells)

    def top(self) -> list[list[str]]:
        """Return the first rows as text, among which the headings are."""
        return [_texts(row) for row in islice(self._lines(), _MOST_ABOVE)]

    def count(self) -> int:
        """Return how many rows there are, roughly: text may have line breaks in its cells."""
        match self.kind:
            case "xlsx":
                return len(_sheet(self.path, self.sheet)) - 1
            case "parquet":
                import polars

                return int(polars.scan_parquet(self.path).select(polars.len()).collect().item())
        with self.path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))

    def _lines(self) -> Iterator[list[Any]]:
        """Yield the headings, then each row."""
        try:
            match self.kind:
                case "csv" | "tsv":
                    yield from _delimited(self.path, self.kind)
                case "xlsx":
                    yield from _sheet(self.path, self.sheet)
                case "jsonl":
                    yield from _objects(self.path)
                case _:
                    yield from _parquet(self.path)
        except ImportError as error:
            raise _fault("needs-extra", self.path, name=str(error.name)) from None
        except (OSError, UnreadableInput):
            raise
        except Exception as error:
            raise _fault("table-unreadable", self.path, format=self.kind, reason=str(error)[:200]) from None


def sources(patterns: tuple[str, ...], sheet: str | None = None) -> list[TableSource]:
    """Return the tables that names and patterns stand for, in order.

    Raises:
        UnreadableInput: A file is not there, or is no table.
    """
    found: list[TableSource] = []
    for pattern in patterns:
        matches = sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []
        for name in matches or [pattern]:
            path = Path(name)
            if not path.is_file():
                raise _fault("not-a-file" if path.exists() else "no-such-file", path)
            found.append(TableSource(path, kind_of(path), sheet))
    return found


def kind_of(path: Path) -> str:
    """Return the format that the name of a file says.

    Raises:
        UnreadableInput: It says none that is known.
    """
    kind = FORMATS.get(path.suffix.lower())
    if kind is None:
        raise _fault("table-format", path)
    return kind


def sheets_of(source: TableSource) -> list[str]:
    """Return the names of the sheets of a workbook; none of another file."""
    if source.kind != "xlsx":
        return []
    from python_calamine import CalamineWorkbook

    return [str(name) for name in CalamineWorkbook.from_path(str(source.path)).sheet_names]


def _delimited(path: Path, kind: str) -> Iterator[list[Any]]:
    csv.field_size_limit(_LONGEST_CELL)
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding=_encoding(path), newline="") as file:
        delimiter = "\t" if kind == "tsv" else _delimiter(file.readline())
        file.seek(0)
        for row in csv.reader(file, delimiter=delimiter):
            yield [*row]


def _encoding(path: Path) -> str:
    """Return how a file is written: UTF-8 with or without a mark, UTF-16 with one, else GB18030."""
    with path.open("rb") as file:
        if file.read(2) in (b"\xff\xfe", b"\xfe\xff"):
            return "utf-16"
        file.seek(0)
        left = b""
        while block := file.read(1 << 20):
            try:
                (left + block).decode("utf-8")
                left = b""
            except UnicodeDecodeError as error:
                # A character may be cut by the end of the block, nowhere else.
                left = (left + block)[error.start :]
                if len(left) > 3:
                    return "gb18030"
    return "gb18030" if left else "utf-8-sig"


def _delimiter(line: str) -> str:
    return max((",", ";", "\t", "，"), key=line.count)


def _sheet(path: Path, name: str | None) -> list[list[Any]]:
    about = path.stat()
    return _read_sheet(path, name, about.st_mtime_ns, about.st_size)


# A workbook is read whole; it is asked for its headings, for who is in it twice, and for its rows.
@lru_cache(maxsize=2)
def _read_sheet(path: Path, name: str | None, _changed: int, _size: int) -> list[list[Any]]:
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(path))
    if name is not None and name not in workbook.sheet_names:
        raise _fault("no-such-sheet", path, name=name, names=", ".join(workbook.sheet_names))
    rows = list(_rows_of(workbook, name or workbook.sheet_names[0]))
    while rows and all(cell in ("", None) for cell in rows[-1]):
        # Sheets often claim thousands of empty rows at their end.
        rows.pop()
    return rows


def _rows_of(workbook: Any, name: str) -> Iterator[list[Any]]:
    # What stands before the first row that is used stays counted: people look rows up by their number.
    for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False):
        yield [_plain_cell(each) for each in row]


def _plain_cell(found: Any) -> Any:
    if isinstance(found, float):
        # All numbers of a sheet are floats; the shortest decimal is what was typed.
        return int(found) if found.is_integer() and abs(found) < 1e15 else Decimal(repr(found))
    if isinstance(found, datetime):
        return found.date()
    return found


def _objects(path: Path) -> Iterator[list[Any]]:
    """Yield the keys of all objects as headings, then the objects: keys may differ from line to line."""
    keys: dict[str, None] = {}
    for found in _each_object(path):
        keys.update(dict.fromkeys(found))
    yield list(keys)
    for found in _each_object(path):
        yield [found.get(key) for key in keys]


def _each_object(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    found = json.loads(line, parse_float=Decimal, parse_constant=str)
                except (ValueError, RecursionError):
                    raise _fault("line-not-object", path, line=str(number)) from None
                if not isinstance(found, dict):
                    raise _fault("line-not-object", path, line=str(number))
                yield _flat(found)


def _flat(found: dict[str, Any]) -> dict[str, Any]:
    """Return an object with the years of yearly facts as keys of their own; a company file's shape is flat then too."""
    flat: dict[str, Any] = {}
    for key, value in found.items():
        if key in ("facts", "company") and isinstance(value, dict):
            flat |= _flat(value)
        elif isinstance(value, dict):
            flat |= {f"{key} {year}": part for year, part in value.items()}
        else:
            flat[key] = value
    return flat


def _parquet(path: Path) -> Iterator[list[Any]]:
    import polars

    scanned = polars.scan_parquet(path)
    yield scanned.collect_schema().names()
    start = 0
    while True:
        part = scanned.slice(start, BATCH).collect()
        if not part.height:
            return
        yield from ([_of_parquet(each) for each in row] for row in part.iter_rows())
        start += BATCH


def _of_parquet(found: Any) -> Any:
    if isinstance(found, float):
        return Decimal(repr(found)) if found == found and abs(found) != float("inf") else str(found)
    if isinstance(found, datetime):
        return found.date()
    return found


def _texts(row: list[Any]) -> list[str]:
    return [str(each).strip() if each is not None else "" for each in row]


def _fault(code: str, path: Path, **params: str) -> UnreadableInput:
    return UnreadableInput((Fault(code, None, {"path": str(path), **params}),))
