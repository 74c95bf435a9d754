"""Whether strong Kleene logic is exact for a formula, and which columns matter: decided once, before any company.

Kleene logic loses what two conditions on one fact that is not known have in common. It loses nothing where each fact
has a value that is the worst for all conditions that read it, and one that is the best for all: then the formula comes
to its least, and to its greatest, at these values. And where each fact is read once, exactly the facts that are not
known under formulas that are open can turn the whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from lucidrule.batch.formula import (
    Always,
    Column,
    Enough,
    Every,
    First,
    Formula,
    Negated,
    Records,
    Some,
    Test,
    Within,
    columns_of,
    enough,
    every,
    holds,
    negated,
    parts_of,
    some,
)
from lucidrule.batch.lowering import NoFormula
from lucidrule.decide.cells import cells
from lucidrule.model.facts import Declared


def simplified(formula: Formula, declared: Mapping[Column, Declared]) -> Formula:
    """Return a formula in which what comes to one value, whatever a fact is, is that value."""
    match formula:
        case Every(parts=parts):
            formula = every([simplified(part, declared) for part in parts])
        case Some(parts=parts):
            formula = some([simplified(part, declared) for part in parts])
        case Enough(n=n, parts=parts):
            formula = enough(n, [simplified(part, declared) for part in parts])
        case Negated(part=part):
            formula = negated(simplified(part, declared))
        case Records():
            parts = tuple(simplified(part, declared) for part in formula.parts)
            formula = Records(formula.count, parts, simplified(formula.any, declared))
    if _unary(formula):
        (column,) = columns_of(formula)
        found = {holds(formula, column, value) for value in _cells(column, [formula], declared)}
        if len(found) == 1:
            return Always(found.pop())
    return formula


def is_exact(formula: Formula, declared: Mapping[Column, Declared]) -> bool:
    """Return whether Kleene logic finds every value that a simplified formula must have."""
    read: dict[Column, list[tuple[Formula, bool]]] = {}
    for part, positive in _read(formula, True):
        for column in columns_of(part):
            read.setdefault(column, []).append((part, positive))
    return all(len(places) == 1 or _together(column, places, declared) for column, places in read.items())


def is_read_once(formula: Formula) -> bool:
    """Return whether each column is read in one place of a simplified formula."""
    read = [column for part, _ in _read(formula, True) for column in columns_of(part)]
    return len(read) == len(set(read))


def _unary(formula: Formula) -> bool:
    """Return whether a formula turns on one column only, and on nothing but its value."""
    if isinstance(formula, Always | First | Records):
        return False
    return len(columns_of(formula)) == 1


def _read(formula: Formula, positive: bool) -> Iterator[tuple[Formula, bool]]:
    """Yield the largest parts that turn on one column, and first crossings, with whether each helps the whole."""
    if isinstance(formula, Always):
        return
    if _unary(formula) or isinstance(formula, First):
        yield formula, positive
        return
    if isinstance(formula, Negated):
        positive = not positive
    for part in parts_of(formula):
        yield from _read(part, positive)


def _together(column: Column, places: list[tuple[Formula, bool]], declared: Mapping[Column, Declared]) -> bool:
    """Return whether one value of a column is the worst for all that reads it, and one the best."""
    found = [
        [_extreme(formula, positive, column, value) for formula, positive in places]
        for value in _cells(column, [formula for formula, _ in places], declared)
    ]
    return any(all(worst for worst, _ in cell) for cell in found) and any(
        all(best for _, best in cell) for cell in found
    )


def _extreme(formula: Formula, positive: bool, column: Column, value: Any) -> tuple[bool, bool]:
    """Return whether a value is the worst for a formula whatever else holds, and whether it is the best."""
    if isinstance(formula, First):
        worst, best = _extreme_of_first(formula, column, value)
    else:
        best = holds(formula, column, value)
        worst = not best
    return (worst, best) if positive else (best, worst)


def _extreme_of_first(formula: First, column: Column, value: Any) -> tuple[bool, bool]:
    low, high = formula.bounds[0], formula.bounds[-1]
    if column == formula.since:
        year = value.year if isinstance(value, date) else None
        return year is not None and year > formula.current.year, year == formula.current.year
    return (value < low, value > high) if column == formula.current else (value > high, value < low)


def _cells(column: Column, formulas: Iterable[Formula], declared: Mapping[Column, Declared]) -> tuple[Any, ...]:
    """Return a value of each cell of a column's domain between all that formulas compare it with."""
    bounds = {bound for formula in formulas for bound in _bounds(formula, column)}
    kind = getattr(declared[column], "type", "")
    found = cells(kind, declared[column], bounds)
    if found is None:
        raise NoFormula("several-choices")
    return found


def _bounds(formula: Formula, column: Column) -> Iterator[Any]:
    match formula:
        case Test(column=read, operand=operand) if read == column:
            yield from operand if isinstance(operand, tuple) else (operand,)
        case Within(column=read) if read == column:
            yield from (formula.first, formula.last)
        case First() if column == formula.since:
            yield from (date(formula.current.year, 1, 1), date(formula.current.year, 12, 31))
        case First() if column == formula.current or column in formula.earlier:
            yield from formula.bounds
    for part in parts_of(formula):
        yield from _bounds(part, column)
