"""OpenDocument sheets: how many cells they say there are, in few bytes."""

import re
from itertools import chain

from lucidrule.tables.reading.package import MOST_OF_A_PART, Package
from lucidrule.tables.reading.refusal import refused

MOST_CELLS = 40_000_000
_TAG = re.compile(rb"<table:(?:(table-row)|(?:covered-)?table-cell)\b([^>]*)>")
_ROWS = re.compile(rb"""number-rows-repeated=["'](\d{1,9})""")
_COLUMNS = re.compile(rb"""number-columns-repeated=["'](\d{1,9})""")


def check_extent(package: Package) -> None:
    """Refuse a document that repeats cells with something in them more often than a sheet can be laid out.

    Raises:
        UnreadableInput: There is one.
    """
    if "content.xml" not in package.names:
        return
    rows, cells, left = 1, 0, b""
    for block in chain(package.blocks("content.xml", MOST_OF_A_PART), (b">",)):
        whole, end, left = (left + block).rpartition(b">")
        for row, tag in _TAG.findall(whole + end):
            if row:
                rows = _times(_ROWS, tag)
            elif not tag.endswith(b"/"):
                cells += rows * _times(_COLUMNS, tag)
        if cells > MOST_CELLS:
            raise refused("document-too-large", package.path, most=f"{MOST_CELLS:,}")


def _times(pattern: re.Pattern[bytes], tag: bytes) -> int:
    found = pattern.search(tag)
    return int(found[1]) if found is not None else 1
