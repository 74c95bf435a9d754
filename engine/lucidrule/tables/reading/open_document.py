"""OpenDocument sheets: how many cells they say there are, in few bytes, and which show percentages."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import chain
from typing import NamedTuple

from lucidrule.tables.reading.first_rows import MOST_COLUMNS
from lucidrule.tables.reading.package import MOST_OF_A_PART, Package
from lucidrule.tables.reading.refusal import refused

MOST_CELLS = 40_000_000
_TAG = re.compile(rb"<table:(?:(table-row)|(?:covered-)?table-cell)\b([^>]*)>")
_ROWS = re.compile(rb"""number-rows-repeated=["'](\d{1,9})""")
_PARTS = re.compile(rb"<(/?)table:(table|table-row|(?:covered-)?table-cell)(?=[\s>/])([^>]*)>")
_NAME = re.compile(rb"""\btable:name=(?:"([^"]*)"|'([^']*)')""")
_PERCENT = re.compile(rb"""\boffice:value-type=["']percentage["']""")
_COLUMNS = re.compile(rb"""number-columns-repeated=["'](\d{1,9})""")


def check_extent(package: Package) -> None:
    """Refuse a document that repeats cells with something in them more often than a sheet can be laid out.

    Raises:
        UnreadableInput: There is one.
    """
    if "content.xml" not in package.names:
        return
    rows, cells = 1, 0
    for block in _whole_tags(package):
        for row, tag in _TAG.findall(block):
            if row:
                rows = _times(_ROWS, tag)
            elif not tag.endswith(b"/"):
                cells += rows * _times(_COLUMNS, tag)
        if cells > MOST_CELLS:
            raise refused("document-too-large", package.path, most=f"{MOST_CELLS:,}")


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
        elif inside and not end:
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
    return int(found[1]) if found is not None else 1
