"""The first rows of a table, among which the headings are."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from lucidrule.columns.heading_words import LONGEST_HEADING

MOST_ABOVE = 10
MOST_COLUMNS = 2_000
# How many cells of a row are headings that are known; None: nobody knows headings.
KnownRow = Callable[[Sequence[str]], int] | None


def texts(row: Sequence[Any]) -> list[str]:
    """Return the cells of a row as text, without blanks around them."""
    return [str(each).strip() if each is not None else "" for each in row]


def candidate(row: Sequence[Any]) -> list[str]:
    """Return a row as headings, without the empty ones at its end; nothing where there are more than are taken.

    So no heading is looked for in a row of a million cells, nor in one cell that is such a row, wrongly divided.
    """
    listed = [text if len(text) <= LONGEST_HEADING else text[:1] for text in texts(row)]
    while listed and not listed[-1]:
        listed.pop()
    return listed if len(listed) <= MOST_COLUMNS else []


def most_known(rows: Iterable[Sequence[Any]], known: Callable[[Sequence[str]], int]) -> int:
    """Return how many headings are known in the best of some rows."""
    return max((known(candidate(row)) for row in rows), default=0)
