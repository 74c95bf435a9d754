"""Parquet → headings and rows: looked at before it is unpacked, so that none asks for more than there is."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from lucidrule.tables.reading.not_there import MOST_OF_A_CELL, bounded
from lucidrule.tables.reading.parquet_pages import check_pages
from lucidrule.tables.reading.refusal import refused

_AT_ONCE = 20_000
_PLACE = "lucidrule:place"
# Of all texts of so many rows: each is held as often as it stands there.
MOST_OF_TEXTS = 200_000_000
_LONGEST = MOST_OF_A_CELL + 1


def scanned(*paths: Path) -> Any:
    """Return files as one frame that is not read yet.

    Raises:
        UnreadableInput: One would unpack to far more than it holds, or is damaged.
    """
    import polars

    for path in paths:
        about = path.stat()
        _check(path, about.st_mtime_ns, about.st_size)
    # A name is no pattern here: who has `a[12].parquet` wants that file.
    return polars.scan_parquet(list(paths), glob=False, hive_partitioning=False)


def rows_of(path: Path) -> Iterator[list[Any]]:
    """Yield the headings, then each row.

    Raises:
        UnreadableInput: It would unpack to far more than it holds, or is damaged.
    """
    frame = _floats_as_written(scanned(path))
    yield frame.collect_schema().names()
    start = 0
    while True:
        part = frame.slice(start, _AT_ONCE).collect()
        if not part.height:
            return
        yield from _rows(part, path)
        start += _AT_ONCE


def rows_at(path: Path, places: Sequence[int]) -> Iterator[list[list[Any]]]:
    """Yield some rows, some at once; `places`: theirs, from 0 on and in order.

    Raises:
        UnreadableInput: As of `rows_of`.
    """
    import polars

    frame = _floats_as_written(scanned(path))
    for start in range(0, len(places), _AT_ONCE):
        own = places[start : start + _AT_ONCE]
        part = frame.slice(own[0], own[-1] - own[0] + 1).with_row_index(_PLACE, own[0])
        yield list(_rows(part.filter(polars.col(_PLACE).is_in(own)).drop(_PLACE).collect(engine="streaming"), path))


def _floats_as_written(frame: Any) -> Any:
    """Return a frame whose short floats are the long ones of their shortest decimal, not of what they are in binary."""
    import polars

    return frame.with_columns(polars.col(polars.Float32).cast(polars.String).cast(polars.Float64))


def _rows(part: Any, path: Path) -> Iterator[list[Any]]:
    import polars

    texts = {column.name: _text_of(column) for column in part.iter_columns()}
    if sum(texts.values()) > MOST_OF_TEXTS:
        raise refused("parquet-too-large", path, column=max(texts, key=lambda name: texts[name]))
    # A longer text costs itself, whatever its length.
    part = part.with_columns(polars.col(polars.String).str.head(_LONGEST))
    yield from ([_plain(each) for each in row] for row in part.iter_rows())


def count(path: Path) -> int:
    """Return how many rows there are."""
    import polars

    return int(scanned(path).select(polars.len()).collect().item())


@lru_cache(maxsize=8)
def _check(path: Path, _changed: int, _size: int) -> None:
    check_pages(path)


def _text_of(column: Any) -> int:
    """Return how many bytes of text a column has, each text as often as it stands there, and as far as it is read."""
    import polars

    kind = column.dtype
    if kind == polars.String:
        return int(column.str.len_bytes().clip(upper_bound=4 * _LONGEST).sum() or 0)
    if kind == polars.Binary:
        return int(column.bin.size().sum() or 0)
    if kind in (polars.Categorical, polars.Enum):
        return int(column.cat.len_bytes().sum() or 0)
    if kind == polars.Struct:
        return sum(_text_of(each) for each in column.struct.unnest().iter_columns())
    if kind in (polars.List, polars.Array):
        return _text_of(column.explode())
    return 0


def _plain(found: Any) -> Any:
    if isinstance(found, float):
        # NaN is how programs write that there is nothing. An infinity is no number either, but somebody put it there.
        return None if found != found else str(found) if abs(found) == float("inf") else Decimal(repr(found))
    if isinstance(found, datetime):
        # A moment of a zone is a day only where the programme has a zone: whoever reads values knows it.
        return found if found.tzinfo is not None else found.date()
    return bounded(found) if isinstance(found, str) else found
