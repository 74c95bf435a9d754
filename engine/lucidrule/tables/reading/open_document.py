"""OpenDocument sheets: how many cells they say there are, in few bytes, which show percentages, what is hidden."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from typing import NamedTuple

from lucidrule.tables.reading.first_rows import MOST_COLUMNS
from lucidrule.tables.reading.package import MOST_OF_A_PART, Package
from lucidrule.tables.reading.refusal import refused
from lucidrule.tables.reading.sheet_marks import Marks, Merged

MOST_CELLS = 40_000_000
# So many places may always be laid out; of more one in a hundred has to hold something, each repeated one once.
FREELY, ONE_IN = 200_000, 100
_MOST_DIGITS = 12
# In quotes a tag may hold what ends tags elsewhere.
_INSIDE = rb"""((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)"""
_TAG = re.compile(rb"<table:(?:(table(?:-row)?)(?=[\s/>])|(?:covered-)?table-cell\b)" + _INSIDE + b">")
_PARTS = re.compile(rb"<(/?)table:(table|table-row|table-column|(?:covered-)?table-cell)(?=[\s>/])" + _INSIDE + rb">")
_NAME = re.compile(rb"""\btable:name=(?:"([^"]*)"|'([^']*)')""")
_PERCENT = re.compile(rb"""\boffice:value-type=["']percentage["']""")
_UNSEEN = re.compile(rb"""\btable:visibility=["'](?:collapse|filter)["']""")
_SPANNED_ROWS = re.compile(rb"""number-rows-spanned\s*=\s*["']([^"']{1,300})""")
_SPANNED_COLUMNS = re.compile(rb"""number-columns-spanned\s*=\s*["']([^"']{1,300})""")
_ROWS = re.compile(rb"""number-rows-repeated\s*=\s*["']([^"']{1,300})""")
_COLUMNS = re.compile(rb"""number-columns-repeated\s*=\s*["']([^"']{1,300})""")


class _Extent:
    """How far the sheets go whose tags were seen, each to its last cell that holds something.

    Attributes:
        sheet: The name of the sheet that it is in.
        laid: How many places of a sheet are laid out.
        written: How many cells of it hold something, each counted once.
        cells: How many hold something in all sheets, as often as they are repeated.
    """

    def __init__(self) -> None:
        self.cells, self.sheet = 0, ""
        self._begin()

    def _begin(self) -> None:
        self.laid = self.written = 0
        self._above = self._rows = self._column = self._width = 0

    def take(self, kind: bytes, tag: bytes) -> None:
        """Note a tag: of a sheet, of a row, or of a cell."""
        if kind == b"table":
            self.sheet = _name(tag)
            self._begin()
        elif kind:
            self._above += self._rows
            self._rows, self._column = _times(_ROWS, tag), 0
        else:
            times = _times(_COLUMNS, tag)
            self._column += times
            if not tag.endswith(b"/"):
                self.cells += self._rows * times
                self.written += 1
                self._width = max(self._width, self._column)
                self.laid = (self._above + self._rows) * self._width

    @property
    def row(self) -> int:
        """The number of the row that it is in."""
        return self._above + 1


def check_extent(package: Package) -> None:
    """Refuse a document that repeats cells more often than a sheet can be laid out, or far more than it holds.

    Raises:
        UnreadableInput: There is one.
    """
    if "content.xml" not in package.names:
        return
    found = _Extent()
    for block in _whole_tags(package):
        for kind, tag in _TAG.findall(block):
            found.take(kind, tag)
            most = MOST_CELLS if found.cells > MOST_CELLS else FREELY
            if found.cells > MOST_CELLS or found.laid > max(FREELY, ONE_IN * found.written):
                place = {"sheet": found.sheet, "row": f"{found.row:,}"}
                raise refused("document-too-large", package.path, most=f"{most:,}", **place)


def document_marks(package: Package, sheet: str, last: int) -> Marks:
    """Return what is hidden and merged in a sheet; `last`: the number of the last row that is looked at."""
    found = Marks()
    inside, row, times, column = False, 0, 0, 0
    for end, kind, tag in _tags(package):
        if kind == b"table":
            inside = not end and _name(tag) == sheet
            row = times = column = 0
        elif not inside or end:
            continue
        elif kind == b"table-column":
            repeated = _times(_COLUMNS, tag)
            if _UNSEEN.search(tag):
                found.hidden_columns.append((column, column + repeated - 1))
            column += repeated
        elif kind == b"table-row":
            row, times, column = row + times, _times(_ROWS, tag), 0
            if _UNSEEN.search(tag):
                found.hidden_rows.update(range(row + 1, min(row + times, last) + 1))
        else:
            spanned = _times(_SPANNED_ROWS, tag)
            if spanned > 1:
                wide = _times(_SPANNED_COLUMNS, tag)
                found.merged.append(Merged(row + 1, row + spanned, column, column + wide - 1))
            column += _times(_COLUMNS, tag)
    return found


class PercentSpan(NamedTuple):
    """Rows that show percentages in the same columns; all are counted from 0, and the last row is within."""

    first: int
    last: int
    columns: tuple[int, ...]


def percent_spans(package: Package, sheet: str) -> list[PercentSpan]:
    """Return the cells of a sheet that show a percentage, from above; columns that no table may have aside."""
    found: list[PercentSpan] = []
    inside, row, times, column = False, 0, 0, 0
    columns: list[int] = []
    for end, kind, tag in _tags(package):
        if kind == b"table":
            inside = not end and _name(tag) == sheet
            row, times, columns = 0, 0, []
        elif inside and kind == b"table-row":
            # The end of a row, and a row without any cell.
            if not end:
                times, column, columns = _times(_ROWS, tag), 0, []
            if end or tag.endswith(b"/"):
                found += [PercentSpan(row, row + times - 1, tuple(columns))] if columns else []
                row += times
        elif inside and not end and kind != b"table-column":
            repeated = _times(_COLUMNS, tag)
            if _PERCENT.search(tag):
                columns += range(column, min(column + repeated, MOST_COLUMNS))
            column += repeated
    return found


def _tags(package: Package) -> Iterator[tuple[bytes, bytes, bytes]]:
    for block in _whole_tags(package) if "content.xml" in package.names else ():
        yield from _PARTS.findall(block)


def _name(tag: bytes) -> str:
    found = _NAME.search(tag)
    return "" if found is None else unescape((found[1] or found[2] or b"").decode("utf-8", "replace"))


def _whole_tags(package: Package) -> Iterator[bytes]:
    """Yield the content, parted behind tags."""
    left = b""
    for block in chain(package.blocks("content.xml", MOST_OF_A_PART), (b">",)):
        whole, end, left = (left + block).rpartition(b">")
        yield whole + end


def _times(pattern: re.Pattern[bytes], tag: bytes) -> int:
    found = pattern.search(tag)
    # Digits may be written as what stands for them.
    digits = unescape(found[1].decode("utf-8", "replace")).strip()[:_MOST_DIGITS] if found is not None else ""
    return int(digits) if digits.isdecimal() else 1
