"""Rows without anything: at the end of a text file they are none, and of too many of them no table is made.

They cost as much as others, and a few kilobytes can hold millions of them.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

_Row = TypeVar("_Row")

# So many may always be empty; of more, as many have to hold something.
FREELY = 200_000
# As many as a sheet has: a text file made of one may end with them.
MOST_AT_THE_END = 1_048_576


class TooManyEmpty(Exception):
    """More rows are empty than can be meant."""


def without_empty_end(rows: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """Yield rows of a text file; those without anything at its end are none, as in a sheet.

    Raises:
        TooManyEmpty: More follow each other than a sheet has rows.
    """
    waiting: list[list[Any]] = []
    for row in rows:
        if is_empty(row):
            if len(waiting) == MOST_AT_THE_END:
                raise TooManyEmpty
            waiting.append(row)
            continue
        yield from waiting
        waiting.clear()
        yield row


def not_too_many_empty(rows: Iterable[_Row], empty: Callable[[_Row], bool]) -> Iterator[_Row]:
    """Yield rows.

    Raises:
        TooManyEmpty: Of very many not even half hold something.
    """
    without = full = 0
    for row in rows:
        if empty(row):
            without += 1
            if without > max(FREELY, full):
                raise TooManyEmpty
        else:
            full += 1
        yield row


def is_empty(row: list[Any]) -> bool:
    """Return whether nothing stands in a row, and nothing says why."""
    return row.__class__ is list and all(cell is None or (cell.__class__ is str and not cell.strip()) for cell in row)
