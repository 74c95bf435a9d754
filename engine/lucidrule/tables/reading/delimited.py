"""CSV and its kin → rows of text: what was damaged is refused with its line, for nothing tells what it was."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TextIO

from lucidrule.tables.reading.encoding import encoding_of
from lucidrule.tables.reading.first_rows import MOST_ABOVE, KnownRow, most_known
from lucidrule.tables.reading.not_there import MOST_OF_A_CELL, bounded
from lucidrule.tables.reading.refusal import refused

LONGEST_LINE = 10_000_000
_DELIMITERS = (",", ";", "\t", "|", "，")
_STATED = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited file is written.

    Attributes:
        stated: Whether its first line says the delimiter (`sep=;`), and is no row.
    """

    encoding: str
    delimiter: str
    stated: bool = False


def dialect_of(path: Path, kind: str, known: KnownRow) -> Dialect:
    """Return how a file is written.

    Args:
        kind: `csv` or `tsv`, as its name says.

    Raises:
        UnreadableInput: There is no telling how it is encoded, or one of its first lines has a NUL or is too long.
    """
    by_text = None if known is None else lambda text: max(_known(io.StringIO(text, newline=""), known).values())
    encoding = encoding_of(path, by_text)
    with _opened(path, encoding) as file:
        top = "".join(islice(_Lines(file, path), MOST_ABOVE + 1))
    stated = _STATED.match(top)
    if stated is not None and stated.end() == len(top.splitlines(keepends=True)[0]):
        return Dialect(encoding, stated[1], stated=True)
    counts = _known(io.StringIO(top, newline=""), known) if known is not None else {}
    preferred = sorted(_DELIMITERS, key="\t".__ne__) if kind == "tsv" else _DELIMITERS
    best = max(preferred, key=lambda each: counts.get(each, 0))
    if not counts.get(best, 0):
        best = "\t" if kind == "tsv" else _most_frequent(top)
    return Dialect(encoding, best)


def rows_of(path: Path, dialect: Dialect, above: int) -> Iterator[list[str]]:
    """Yield every row, the headings too.

    Args:
        above: How many rows stand above the headings, of which it is known how long rows are.

    Raises:
        UnreadableInput: A quote is not closed or stands inside a cell, a line has a NUL or is too long, or the last
            row is cut off.
    """
    # Longer cells are told by their row; this is what the reader of lines can give at most.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    with _opened(path, dialect.encoding) as file:
        lines = _Lines(file, path)
        if dialect.stated:
            next(lines, None)
        yield from _checked(lines, dialect.delimiter, above)


class _Lines:
    """The lines of a file, as the reader of rows asks for them.

    Attributes:
        number: Of the last line that was given.
        taken: The lines that make the row.
    """

    def __init__(self, file: TextIO, path: Path) -> None:
        self._file, self.path = file, path
        self.number = 0
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._file.readline(LONGEST_LINE)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) == LONGEST_LINE:
            raise refused("line-too-long", self.path, line=str(self.number), most=f"{LONGEST_LINE:,}")
        if "\0" in line:
            raise refused("line-with-nul", self.path, line=str(self.number))
        if line[0] == _MARK:
            # Where files were joined, the mark of the second stands in the middle.
            line = line[1:]
        self.taken.append(line)
        return line


def _checked(lines: _Lines, delimiter: str, above: int) -> Iterator[list[str]]:
    """Yield rows, having looked at what they were read from."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    width, number, short, last = 0, 0, 0, ""
    row: list[str] = []
    while True:
        lines.taken.clear()
        begun = lines.number + 1
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            raise _quote_fault(lines, begun, error) from None
        last = lines.taken[-1]
        if any('"' in line for line in lines.taken):
            _check_quotes(row, lines, begun, delimiter, width)
        width = len(row) if number == above else width
        number += 1
        # A line without anything is no row that was left short.
        short += 0 < len(row) < width
        yield [*map(bounded, row)] if len(lines.taken) > 1 or len(last) > MOST_OF_A_CELL else row
    if short == 1 and row and len(row) < width and not last.endswith(("\n", "\r")):
        # All other rows are whole: the end of the file is missing, and with it what else stood in this row.
        raise refused("row-cut", lines.path, line=str(lines.number))


def _quote_fault(lines: _Lines, begun: int, error: csv.Error) -> Exception:
    """Return the refusal of a row that cannot be read, for a quote."""
    if lines.number > begun or "end of data" in str(error):
        return refused("quote-open", lines.path, line=str(begun))
    return refused("stray-quote", lines.path, line=str(begun))


def _check_quotes(row: list[str], lines: _Lines, begun: int, delimiter: str, width: int) -> None:
    """Refuse quotes inside cells that are not quoted, and cells that swallowed rows.

    A quote that stands where none belongs opens a cell that ends at the next one: if that stands where a cell may end,
    all between is one cell. It is told by its lines: each has, or ends, or begins, a whole row.
    """
    if not _sound(delimiter).fullmatch("".join(lines.taken)):
        raise refused("stray-quote", lines.path, line=str(begun))
    line = begun
    for at, cell in enumerate(row):
        first, *others = cell.splitlines() or [""]
        counts = [first.count(delimiter) + at, *(each.count(delimiter) for each in others)]
        counts[-1] += len(row) - at - 1
        if others and width > 2 and set(counts) == {width - 1}:
            raise refused("quote-open", lines.path, line=str(line))
        line += len(others)


@cache
def _sound(delimiter: str) -> re.Pattern[str]:
    """Return the pattern of a row: quotes stand around whole cells, and twice within them."""
    mark = re.escape(delimiter)
    cell = rf'(?:"[^"]*+(?:""[^"]*+)*+"|[^"{mark}\r\n]*+)'
    return re.compile(rf"(?:{cell}{mark})*+{cell}[\r\n]*+")


def _opened(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=encoding, newline="")


def _known(top: TextIO, known: Callable[[Sequence[str]], int]) -> dict[str, int]:
    """Return by delimiter how many headings are known in the best of the first rows."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    lines = list(islice(iter(lambda: top.readline(LONGEST_LINE), ""), MOST_ABOVE + 1))
    found = {}
    for delimiter in _DELIMITERS:
        rows = csv.reader((line.replace("\0", "").lstrip(_MARK) for line in lines), delimiter=delimiter)
        found[delimiter] = most_known(rows, known)
    return found


def _most_frequent(top: str) -> str:
    """Return the delimiter that some line has most of."""
    lines = top.splitlines() or [""]
    counts = {each: max(line.count(each) for line in lines) for each in _DELIMITERS}
    best = max(counts, key=lambda each: counts[each])
    return best if counts[best] else ","
