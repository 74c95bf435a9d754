"""Formulas by cases: where Kleene logic loses what conditions have in common, each cell of a domain is looked at."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor
from typing import Any, NamedTuple

from lucidrule.core.quantity import EXACT
from lucidrule.formulas.column import Column, NoFormula
from lucidrule.formulas.ends import narrowed
from lucidrule.formulas.exact import bounds_of, cells_between, conflicts, meet_in_a_cell, simplified
from lucidrule.formulas.formula import (
    Always,
    Both,
    Cases,
    Complete,
    Days,
    Enough,
    Every,
    Formula,
    Highest,
    In,
    Joint,
    Negated,
    Records,
    Sign,
    Some,
    cases,
    columns_of,
    enough,
    every,
    holds,
    negated,
    parts_of,
    size_of,
    some,
)
from lucidrule.kernel.interval import Interval
from lucidrule.model.facts import Declared
from lucidrule.values.reading import typed

_MOST_CELLS = 200
# Each case is a formula as large as the one that it is a case of, and is told by cases in its turn.
_MOST_PARTS = 4_000
_ONE = Decimal(1)
_NUMBERS = ("count", "number", "money", "share")


class Cell(NamedTuple):
    """A part of a column's domain in which all comparisons of the column by itself come out alike.

    Attributes:
        value: One of its values.
        ends: Of numbers.
    """

    value: Any
    ends: Interval


def exactly(both: Both, declared: Mapping[Column, Declared]) -> Both:
    """Return formulas for which Kleene logic finds every value that they must have.

    Raises:
        NoFormula: There are none within the bound.
    """
    return Both(*(Expansion(declared).exact(each) for each in both))


class Expansion:
    """The expansion of one formula, within a bound."""

    def __init__(self, declared: Mapping[Column, Declared]) -> None:
        self._declared = declared
        self._left = _MOST_CELLS
        self._parts_left = _MOST_PARTS

    def exact(self, formula: Formula, known: frozenset[Column] = frozenset()) -> Formula:
        """Return a formula for which Kleene logic finds every value that it must have.

        Args:
            known: Columns that are known where the formula is asked.

        Raises:
            NoFormula: That would take too many cases, or conditions meet in ways that no cell tells apart.
        """
        self._parts_left -= size_of(formula)
        if self._parts_left < 0:
            raise NoFormula("facts-asked-twice")
        formula = simplified(formula, self._declared)
        found = conflicts(formula, self._declared, known)
        if not found and not meet_in_a_cell(formula):
            return formula
        # A column that cannot be told apart by cells may be settled where another is known.
        for column in found:
            if _can_narrow(formula, column):
                return self.exact(self._split(formula, column, known), known)
        raise NoFormula("facts-asked-twice")

    def _split(self, formula: Formula, column: Column, known: frozenset[Column]) -> Formula:
        """Return a formula in which the least part that reads a column everywhere is told by cases of it."""
        match formula:
            case Every(parts=parts) | Some(parts=parts):
                reading = [part for part in parts if column in columns_of(part)]
                if len(reading) < len(parts):
                    join = every if isinstance(formula, Every) else some
                    split = self._split(join(reading), column, known)
                    return join([split, *(part for part in parts if part not in reading)])
            case Negated(part=part):
                return negated(self._split(part, column, known))
            case Joint(part=part):
                return Joint(self._split(part, column, known), formula.crossing)
        return self._cases(formula, column, known)

    def _cases(self, formula: Formula, column: Column, known: frozenset[Column]) -> Formula:
        found = cells_of(column, [formula], self._declared)
        self._left -= len(found)
        if self._left < 0:
            raise NoFormula("facts-asked-twice")
        apart = [self.exact(restricted(formula, column, cell), known) for cell in found]
        return cases(column, self.exact(formula, known | {column}), apart)


def cells_of(column: Column, formulas: list[Formula], declared: Mapping[Column, Declared]) -> list[Cell]:
    """Return the cells of a column's domain between all that formulas compare it with."""
    kind = declared[column].type
    if kind in _NUMBERS:
        marks = {Decimal(mark) for formula in formulas for mark in bounds_of(formula, column)}
        return (_of_count if kind == "count" else _of_amount)(declared[column], kind, marks)
    return [Cell(value, Interval(None, None)) for value in cells_between(column, formulas, declared)]


def _can_narrow(formula: Formula, column: Column) -> bool:
    """Return whether a column can be told apart by the cells of its domain."""
    if column not in columns_of(formula):
        return True
    if isinstance(formula, Highest | Complete | Days):
        return False
    # relies on (records by themselves): what reads the parts of one record is exact before it stands among others.
    assert not (isinstance(formula, Records) and (column == formula.count or column.part))
    return all(_can_narrow(part, column) for part in parts_of(formula))


def restricted(formula: Formula, column: Column, cell: Cell) -> Formula:  # noqa: C901  # one case for each kind of formula
    """Return a formula for the rows in which a column is not known, with the column in one cell of its domain."""

    def of(part: Formula) -> Formula:  # noqa: C901  # one case for each kind of formula
        if column not in columns_of(part):
            return part
        match part:
            case In():
                return Always(holds(part, column, cell.value))
            case Sign():
                return Sign(narrowed(part.amount, column, cell.ends), part.signs)
            case Every(parts=parts):
                return every([of(each) for each in parts])
            case Some(parts=parts):
                return some([of(each) for each in parts])
            case Enough(n=n, parts=parts):
                return enough(n, [of(each) for each in parts])
            case Negated():
                return negated(of(part.part))
            case Joint():
                return Joint(of(part.part), part.crossing)
            case Records():
                return Records(part.count, tuple(of(each) for each in part.parts), of(part.any))
            case Cases() if part.column == column:
                return of(part.known)
            case Cases():
                return cases(part.column, of(part.known), [of(each) for each in part.cells])
        raise AssertionError(part)

    return of(formula)


def _of_amount(declared: Declared, kind: str, marks: set[Decimal]) -> list[Cell]:
    """Return each mark as a cell of its own, and what lies between and beside them."""
    low = None if declared.negative else Decimal(0)
    high = _most(declared, kind)
    ordered = sorted(m for m in marks | {e for e in (low, high) if e is not None} if _within(m, low, high))
    if not ordered:
        return [Cell(Decimal(0), Interval(None, None))]
    found = [Cell(mark, Interval(mark, mark)) for mark in ordered]
    for one, other in pairwise(ordered):
        middle = EXACT.multiply(EXACT.add(one, other), Decimal("0.5"))
        found.append(Cell(middle, Interval(one, other, True, True)))
    if low is None:
        found.append(Cell(EXACT.subtract(ordered[0], _ONE), Interval(None, ordered[0], False, True)))
    if high is None:
        found.append(Cell(EXACT.add(ordered[-1], _ONE), Interval(ordered[-1], None, True, False)))
    return found


def _of_count(declared: Declared, kind: str, marks: set[Decimal]) -> list[Cell]:
    """Return the runs of whole numbers between marks, and each mark that is one."""
    low = None if declared.negative else 0
    most = _most(declared, kind)
    high = None if most is None else floor(most)
    starts = {start for mark in marks for start in (ceil(mark), floor(mark) + 1)} | ({0} if low is not None else set())
    ordered = sorted(start for start in starts if _within(Decimal(start), low, high))
    if not ordered:
        return [Cell(0 if high is None else min(0, high), Interval(None, None if high is None else Decimal(high)))]
    ends = [next_ - 1 for next_ in ordered[1:]]
    found = [Cell(one, Interval(Decimal(one), Decimal(last))) for one, last in zip(ordered, ends, strict=False)]
    found.append(Cell(ordered[-1], Interval(Decimal(ordered[-1]), None if high is None else Decimal(high))))
    if low is None:
        found.append(Cell(ordered[0] - 1, Interval(None, Decimal(ordered[0] - 1))))
    return found


def _most(declared: Declared, kind: str) -> Decimal | None:
    return None if declared.at_most is None else Decimal(typed(declared.at_most, kind))  # type: ignore[arg-type]  # a number


def _within(value: Decimal, low: Decimal | int | None, high: Decimal | int | None) -> bool:
    return (low is None or value >= low) and (high is None or value <= high)
