"""Parquet → headings and rows."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from lucidrule.tables.reading.not_there import bounded

_AT_ONCE = 20_000


def rows_of(path: Path) -> Iterator[list[Any]]:
    """Yield the headings, then each row."""
    import polars

    scanned = polars.scan_parquet(path)
    yield scanned.collect_schema().names()
    # Short floats become the long ones of their shortest decimal, not of what they are in binary.
    short = polars.col(polars.Float32)
    scanned = scanned.with_columns(short.cast(polars.String).cast(polars.Float64))
    start = 0
    while True:
        part = scanned.slice(start, _AT_ONCE).collect()
        if not part.height:
            return
        yield from ([_plain(each) for each in row] for row in part.iter_rows())
        start += _AT_ONCE


def count(path: Path) -> int:
    """Return how many rows there are."""
    import polars

    return int(polars.scan_parquet(path).select(polars.len()).collect().item())


def _plain(found: Any) -> Any:
    if isinstance(found, float):
        # NaN is how programs write that there is nothing. An infinity is no number either, but somebody put it there.
        return None if found != found else str(found) if abs(found) == float("inf") else Decimal(repr(found))
    if isinstance(found, datetime):
        # A moment of a zone is a day only where the programme has a zone: whoever reads values knows it.
        return found if found.tzinfo is not None else found.date()
    return bounded(found) if isinstance(found, str) else found
