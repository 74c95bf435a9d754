"""OpenDocument sheets: how many cells they say there are, in few bytes."""

import re
from html import unescape
from itertools import chain

from lucidrule.tables.reading.package import MOST_OF_A_PART, Package
from lucidrule.tables.reading.refusal import refused

MOST_CELLS = 40_000_000
# So many places may always be laid out; of more one in a hundred has to hold something, each repeated one once.
FREELY, ONE_IN = 200_000, 100
_MOST_DIGITS = 12
# In quotes a tag may hold what ends tags elsewhere.
_INSIDE = rb"""((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)"""
_TAG = re.compile(rb"<table:(?:(table(?:-row)?)(?=[\s/>])|(?:covered-)?table-cell\b)" + _INSIDE + b">")
_ROWS = re.compile(rb"""number-rows-repeated\s*=\s*["']([^"']{1,300})""")
_COLUMNS = re.compile(rb"""number-columns-repeated\s*=\s*["']([^"']{1,300})""")


class _Extent:
    """How far the sheets go whose tags were seen, each to its last cell that holds something.

    Attributes:
        laid: How many places of a sheet are laid out.
        written: How many cells of it hold something, each counted once.
        cells: How many hold something in all sheets, as often as they are repeated.
    """

    def __init__(self) -> None:
        self.cells = 0
        self._begin()

    def _begin(self) -> None:
        self.laid = self.written = 0
        self._above = self._rows = self._column = self._width = 0

    def take(self, kind: bytes, tag: bytes) -> None:
        """Note a tag: of a sheet, of a row, or of a cell."""
        if kind == b"table":
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


def check_extent(package: Package) -> None:
    """Refuse a document that repeats cells more often than a sheet can be laid out, or far more than it holds.

    Raises:
        UnreadableInput: There is one.
    """
    if "content.xml" not in package.names:
        return
    found, left = _Extent(), b""
    for block in chain(package.blocks("content.xml", MOST_OF_A_PART), (b">",)):
        whole, end, left = (left + block).rpartition(b">")
        for kind, tag in _TAG.findall(whole + end):
            found.take(kind, tag)
            if found.cells > MOST_CELLS:
                raise refused("document-too-large", package.path, most=f"{MOST_CELLS:,}")
            if found.laid > max(FREELY, ONE_IN * found.written):
                raise refused("document-too-large", package.path, most=f"{FREELY:,}")


def _times(pattern: re.Pattern[bytes], tag: bytes) -> int:
    found = pattern.search(tag)
    # Digits may be written as what stands for them.
    digits = unescape(found[1].decode("utf-8", "replace")).strip()[:_MOST_DIGITS] if found is not None else ""
    return int(digits) if digits.isdecimal() else 1
