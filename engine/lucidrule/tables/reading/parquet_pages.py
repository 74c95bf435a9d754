"""What Parquet would unpack to, as its pages say: looked at before anything is unpacked.

The footer names the pages of each column of each group of rows; every page says how large it is unpacked. Readers
believe the pages, so these are asked and not the footer, which may say less.
Source: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
"""

import struct
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from lucidrule.tables.reading.refusal import refused
from lucidrule.tables.reading.thrift import NoStructure, Structures

MOST_OF_A_PAGE = 100_000_000
# Up to the first number anything may be unpacked; above it so many bytes, values or rows of each byte of the file.
FREELY, OF_A_BYTE = 500_000_000, 50
FREE_VALUES, VALUES_OF_A_BYTE = 2_000_000, 200
FREE_ROWS, ROWS_OF_A_BYTE = 200_000, 10
_MOST_OF_A_FOOTER = 16_000_000
_FREE_PAGES, _BYTES_OF_A_PAGE = 20_000, 200
_HEAD, _LONGEST_HEAD = 512, 4_000_000
_END = 8
# Numbers of fields: of a file, a group, a column and a page.
_GROUPS, _COLUMNS, _ROWS, _ABOUT = 4, 1, 3, 3
_PATH, _LONGEST_NAME = 3, 200
_VALUES, _PACKED, _FIRST_PAGE, _DICTIONARY = 5, 7, 9, 11
_PAGE_UNPACKED, _PAGE_PACKED, _PAGE_OLD, _PAGE_NEW = 2, 3, 5, 8


def check_pages(path: Path) -> None:
    """Refuse a file that would unpack to far more than tables of its size do.

    Raises:
        UnreadableInput: It would, or it is damaged.
    """
    size = path.stat().st_size
    try:
        with path.open("rb") as file:
            groups = _listed(_footer(path, file, size).get(_GROUPS))
            rows = pages = 0
            unpacked: Counter[str] = Counter()
            values: Counter[str] = Counter()
            for group in groups:
                rows += _number(group.get(_ROWS))
                for column in _listed(group.get(_COLUMNS)):
                    about = column.get(_ABOUT, {})
                    name, told = _name(about), 0
                    for page in _pages(file, about, size):
                        pages += 1
                        unpacked[name] += page[0]
                        told += page[1]
                        _refuse_far(path, size, name if page[0] > MOST_OF_A_PAGE else "", unpacked, pages)
                    values[name] += max(told, _number(about.get(_VALUES)))
    except (NoStructure, struct.error, AttributeError, TypeError):
        raise refused("table-unreadable", path, format="parquet", reason="…") from None
    most = values.total() > max(FREE_VALUES, VALUES_OF_A_BYTE * size)
    if most or rows > max(FREE_ROWS, ROWS_OF_A_BYTE * size):
        raise refused("parquet-too-large", path, column=_largest(values))


def _refuse_far(path: Path, size: int, far: str, unpacked: Counter[str], pages: int) -> None:
    """Refuse a file for what is known of it so far.

    Args:
        far: The column that has a page which no table has.
        unpacked: How many bytes columns have unpacked.
    """
    if far or unpacked.total() > max(FREELY, OF_A_BYTE * size):
        raise refused("parquet-too-large", path, column=far or _largest(unpacked))
    if pages > (most := _FREE_PAGES + size // _BYTES_OF_A_PAGE):
        raise refused("parquet-pieces", path, most=f"{most:,}")


def _largest(counted: Counter[str]) -> str:
    return next((name for name, _ in counted.most_common(1)), "")


def _name(about: dict[int, Any]) -> str:
    """Return the name of a column; of what is within a list or a record the name of that. No more than is shown."""
    return "".join(each[:_LONGEST_NAME].decode("utf-8", "replace") for each in _listed(about.get(_PATH))[:1])


def _footer(path: Path, file: BinaryIO, size: int) -> dict[int, Any]:
    file.seek(max(0, size - _END))
    length, mark = struct.unpack("<I4s", file.read(_END))
    if mark != b"PAR1" or length > size - _END:
        raise NoStructure
    if length > _MOST_OF_A_FOOTER:
        raise refused("parquet-directory", path, most=f"{_MOST_OF_A_FOOTER // 1_000_000:,}")
    file.seek(size - _END - length)
    return Structures(file.read(length)).structure()


def _pages(file: BinaryIO, about: dict[int, Any], size: int) -> Iterator[tuple[int, int]]:
    """Yield of each page of a column how large it is unpacked, and how many values it has."""
    at = _number(about.get(_FIRST_PAGE))
    # Some writers put a zero where there is no dictionary.
    at = min(at, _number(about.get(_DICTIONARY)) or at)
    end = min(size, at + _number(about.get(_PACKED)))
    while at < end:
        head, length = _page(file, at)
        new, old = head.get(_PAGE_NEW, {}), head.get(_PAGE_OLD, {})
        yield _number(head.get(_PAGE_UNPACKED)), max(_number(each.get(1)) for each in (new, old))
        at += length + _number(head.get(_PAGE_PACKED))


def _page(file: BinaryIO, at: int) -> tuple[dict[int, Any], int]:
    """Return what stands at the head of a page, and how long that is."""
    most = _HEAD
    while True:
        file.seek(at)
        data = file.read(most)
        found = Structures(data)
        try:
            return found.structure(), found.at
        except NoStructure:
            # It tells its least and greatest text, which may be long.
            if len(data) < most or most >= _LONGEST_HEAD:
                raise
            most *= 16


def _listed(found: Any) -> list[Any]:
    return found if isinstance(found, list) else []


def _number(found: Any) -> int:
    """Return a number that says how many or how large.

    Raises:
        NoStructure: It is below zero.
    """
    if found is None:
        return 0
    if found < 0:
        raise NoStructure
    return int(found)
