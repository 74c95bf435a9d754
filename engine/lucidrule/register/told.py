"""Which entries of a log have been told: what was kept and not told before a process ended is told at the next start.

Several processes tell what each of them wrote, so that what is told has gaps: it is kept as ranges of entries.
"""

import sqlite3
from typing import NamedTuple


class Range(NamedTuple):
    """Entries from the first to the last, both of them."""

    first: int
    last: int


def mark(db: sqlite3.Connection, told: Range) -> None:
    """Write, within a transaction, that entries have been told; ranges that meet or touch become one."""
    near = "first <= ? and last >= ?"
    meeting = (told.last + 1, told.first - 1)
    first, last = db.execute(f"select min(first), max(last) from told where {near}", meeting).fetchone()
    db.execute(f"delete from told where {near}", meeting)
    whole = told if first is None else Range(min(told.first, first), max(told.last, last))
    db.execute("insert into told values (?, ?)", whole)


def untold(db: sqlite3.Connection, last: int) -> list[Range]:
    """Return which entries up to the last one have not been told."""
    gaps: list[Range] = []
    begins = 1
    for first, end in db.execute("select first, last from told order by first"):
        if begins < first:
            gaps.append(Range(begins, min(first - 1, last)))
        begins = max(begins, end + 1)
    if begins <= last:
        gaps.append(Range(begins, last))
    return [gap for gap in gaps if gap.first <= gap.last]
