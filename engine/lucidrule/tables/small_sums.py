"""Columns of money in yuan whose numbers are all far below what the rules ask: they may have been filled in in 万元.

A number by itself can be any; where each of a column is less than a thousandth of the least that any rule asks of its
fact, a list of candidates is rather written in another unit than of none who comes near.
"""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.kernel import tree
from lucidrule.kernel.reads import standing_in
from lucidrule.model.money import YUAN
from lucidrule.tables.doubtful_number import bare_number
from lucidrule.tables.source import Rows
from lucidrule.tables.table import Table
from lucidrule.values.money_units import ONE

# So many times less than the least bound; fewer companies may all be small.
_TIMES = 1_000
_COMPANIES = 5
# No rule asks a thousand times as much of anybody.
_MOST = 10**9
_ORDERED = frozenset({"at_least", "more_than", "at_most", "less_than"})


class Small(NamedTuple):
    """A column in which each number is less than a thousandth of what the rules ask.

    Attributes:
        column: Its heading.
        cells: How many numbers there are.
        bound: The least that a rule asks of its fact, in yuan.
    """

    column: str
    cells: int
    bound: Decimal


class SmallSums:
    """Looks at the bare numbers of columns of money without a unit while the rows of a table are gone through."""

    def __init__(self, table: Table, compiled: CompiledProgramme) -> None:
        self._compiled = compiled
        # By place: the heading, the fact, how many numbers there are, and the greatest.
        self._seen: dict[int, tuple[str, str, int, float]] = {}
        for column, heading in table.headings.columns.items():
            unit, declared = table.counted.get(heading, ("?", None))
            if declared is not None and unit in ("", ONE) and not column.part and declared.counted_in(YUAN) == YUAN:
                self._seen[table.order.index(heading)] = heading, column.fact, 0, 0.0

    def batch(self, rows: Rows, left: Collection[int]) -> None:
        """Look at some rows; `left`: the numbers of those that are no companies."""
        if not self._seen:
            return
        companies = [row for at, row in enumerate(rows.cells, rows.first) if at not in left and at not in rows.slipped]
        for place, (heading, fact, count, most) in list(self._seen.items()):
            found = [number for row in companies if (number := bare_number(row[place])) is not None]
            most = max([most, *found])
            if most > _MOST:
                # Nothing is to be told of it any more.
                del self._seen[place]
            else:
                self._seen[place] = heading, fact, count + len(found), most

    def found(self) -> tuple[Small, ...]:
        """Return the columns of which it is told."""
        seen = [each for each in self._seen.values() if each[2] >= _COMPANIES]
        bounds = least_bounds(self._compiled) if seen else {}
        return tuple(
            Small(heading, count, bound)
            for heading, fact, count, most in seen
            if (bound := bounds.get(fact)) is not None and most * _TIMES <= bound
        )


def least_bounds(compiled: CompiledProgramme) -> Mapping[str, Decimal]:
    """Return by fact the least bound above zero that a criterion of a policy has of it."""
    least: dict[str, Decimal] = {}
    for policy in compiled.policies:
        for fact, bound in _bounds(policy.criteria):
            least[fact] = min(bound, least.get(fact, bound))
    return least


def _bounds(criteria: object) -> Iterator[tuple[str, Decimal]]:
    for node in standing_in(criteria):
        if isinstance(node, tree.FirstExceeds):
            yield node.fact, node.bound
        elif (
            isinstance(node, tree.Compare)
            and node.operator in _ORDERED
            and isinstance(node.operand, Decimal)
            and node.operand > 0
            and not node.ref.part
        ):
            yield node.ref.fact, node.operand
