"""Columns of money with a unit, in which numbers stand that may be meant in another: 12000000 among 3000s of 万元.

A bare number is in doubt that is a thousand times the middle of its column and stands apart from all below it:
companies differ by hundreds, and those that differ by more do so step by step.
"""

from array import array
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from lucidrule.columns.units import unit_written
from lucidrule.model.money import YUAN
from lucidrule.tables.doubtful_number import Apart, bare_number
from lucidrule.tables.source import Rows
from lucidrule.tables.table import Table
from lucidrule.values.money_units import ONE
from lucidrule.values.numerals import UNITS

# So many times the middle of the others; below it, companies differ.
_TIMES = 1_000
# So many times the next below it: the greatest of a town is not ten times the second.
_APART = 10
# Of fewer others nobody knows what is usual.
_OTHERS = 3
# Of the unit: who counts in 万元 has more than 100 yuan, so that where the middle has less nothing is usual.
_USUAL = 0.01
# Yuan: each company of a column has more than a hundred billion, as hardly any has.
_VAST = 10**11


class Vast(NamedTuple):
    """A column in which each number, counted in its unit, is more than companies have.

    Attributes:
        column: Its heading.
        unit: As it is written.
        cells: How many there are.
    """

    column: str
    unit: str
    cells: int


@dataclass(frozen=True, slots=True)
class Magnitudes:
    """What is told of the numbers of a table.

    Attributes:
        apart: By heading.
    """

    apart: Mapping[str, Apart]
    vast: tuple[Vast, ...] = ()


NONE_APART = Magnitudes({})


class ColumnMagnitudes:
    """Collects the bare numbers of columns of money with a unit while the rows of a table are gone through."""

    def __init__(self, table: Table) -> None:
        self._counted = {heading: counted for heading, counted in table.counted.items() if counted[0] not in ("", ONE)}
        self._seen = {table.order.index(heading): array("d") for heading in self._counted}
        self._order = table.order

    def batch(self, rows: Rows, left: Collection[int]) -> None:
        """Look at some rows; `left`: the numbers of those that are no companies."""
        if not self._seen:
            return
        companies = [row for at, row in enumerate(rows.cells, rows.first) if at not in left and at not in rows.slipped]
        for place, seen in self._seen.items():
            found = (bare_number(row[place]) for row in companies)
            seen.extend(number for number in found if number is not None)

    def found(self) -> Magnitudes:
        """Return what is told of each column."""
        numbers = {self._order[place]: sorted(seen) for place, seen in self._seen.items() if seen}
        apart = {heading: begins for heading, each in numbers.items() if (begins := _apart(each)) is not None}
        vast = []
        for heading, each in numbers.items():
            unit, declared = self._counted[heading]
            if declared.counted_in(YUAN) == YUAN and each[0] * UNITS[unit] >= _VAST:
                vast.append(Vast(heading, unit_written(unit, declared), len(each)))
        return Magnitudes(apart, tuple(vast))


def _apart(numbers: list[float]) -> Apart | None:
    """Return where sorted numbers begin that are in doubt; None: nowhere."""
    if len(numbers) <= _OTHERS:
        return None
    # Whichever of the upper half is left aside, the middle of the others is the same.
    usual = median(numbers[:-1])
    if usual < _USUAL:
        return None
    for below, here in pairwise(numbers):
        if here >= _TIMES * usual and here >= _APART * below:
            return Apart(here, usual)
    return None
