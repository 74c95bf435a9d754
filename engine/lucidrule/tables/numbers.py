"""Numbers of companies: which rows are about the same one, how they write it, and which have lost digits."""

import re
import unicodedata
from collections import Counter
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.core.folding import unspaced
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.left_out import company_key

# A sheet holds fifteen digits of a number, other programs some more.
_MOST_OF_A_SHEET = 10**15
_MOST_OF_A_FLOAT = 2**53
# As it is shown, and as it is saved in full: nothing but zeros behind the digits that a sheet holds.
_DAMAGED = re.compile(r"\d(?:\.\d+E\+?|E\+)\d{2,}|[1-9]\d{14}0{3,}")
# Of letters and digits alone only the second can be meant, which has so many at least.
_SHORTEST_DAMAGED = 18


class Same(NamedTuple):
    """Rows about companies that more than one row is about.

    Attributes:
        keys: The numbers of these, as they are compared.
        rows: How many rows there are.
        written: Of each company whose number is written in several ways, all of them.
        each: Of each company all ways in which its number is written, and how many rows there are.
    """

    keys: frozenset[str] = frozenset()
    rows: int = 0
    written: tuple[tuple[str, ...], ...] = ()
    each: tuple[tuple[tuple[str, ...], int], ...] = ()


NONE_SAME = Same()


class Numbers:
    """Counts the rows about each company, by its number, or by its name where it has none."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._first: dict[str, str] = {}
        self._others: dict[str, dict[str, None]] = {}

    def add(self, named: str, cell: Any) -> None:
        """Count a row by the number or the name that it says, and the cell that says it."""
        key, text = unspaced(named), shown_cell(cell)
        self._counts[key] += 1
        if self._first.setdefault(key, text) != text:
            self._others.setdefault(key, {self._first[key]: None})[text] = None

    def same(self) -> Same:
        """Return what rows have in common."""
        several = {key: count for key, count in self._counts.items() if count > 1}
        each = tuple((tuple(self._others.get(key, [self._first[key]])), count) for key, count in several.items())
        return Same(frozenset(several), sum(several.values()), tuple(map(tuple, self._others.values())), each)


class Counted(NamedTuple):
    """The rows about each company by its number, and of those that have none by its name."""

    numbers: Numbers
    names: Numbers

    def add(self, cell: Any, identity: tuple[str, str]) -> None:
        """Count a row by the cell that says who it is about; `identity`: its number and name."""
        if any(identity):
            (self.numbers if identity[0] else self.names).add(identity[0] or identity[1], cell)


def is_damaged(cell: Any, kind: str) -> bool:
    """Return whether a number of a company has lost digits, since a program took it for a number to calculate with.

    Args:
        kind: The format of the file that it stands in.
    """
    if isinstance(cell, Decimal):
        # Numbers that are floats have places or powers of ten; others are exact.
        most = _MOST_OF_A_SHEET if kind == "xlsx" else _MOST_OF_A_FLOAT
        return cell.copy_abs() >= most and cell.as_tuple().exponent != 0
    if not isinstance(cell, str) or (len(cell) < _SHORTEST_DAMAGED and cell.isascii() and cell.isalnum()):
        return False
    return _DAMAGED.fullmatch(unicodedata.normalize("NFKC", cell).upper().strip()) is not None


def joining_key(cell: Any, kind: str) -> str:
    """Return the number by which rows are about one company; empty where there is none, or it has lost digits."""
    return "" if is_damaged(cell, kind) else company_key(cell)
