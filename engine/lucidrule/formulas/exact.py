"""Whether strong Kleene logic is exact for a formula, and which columns matter: decided once, before any company.

Kleene logic loses what two conditions on one fact that is not known have in common. It loses nothing where each fact
has a value that is the worst for all conditions that read it, and one that is the best for all: then the formula comes
to its least, and to its greatest, at these values. And where each fact is read once, exactly the facts that are not
known under formulas that are open can turn the whole.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lucidrule.core.quantity import EXACT, quotient
from lucidrule.evaluate.cells import cells
from lucidrule.formulas.amount import Amount, Of, linear, parts_of_amount
from lucidrule.formulas.column import Column
from lucidrule.formulas.ends import ends_of, truth, ways
from lucidrule.formulas.formula import (
    Always,
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
    some,
)
from lucidrule.kernel.region import of_signs
from lucidrule.model.facts import Declared


def simplified(formula: Formula, declared: Mapping[Column, Declared]) -> Formula:  # noqa: C901  # one case for each kind of formula
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
        case Sign():
            formula = _compared(formula)
        case Joint(part=part):
            inner = simplified(part, declared)
            formula = inner if isinstance(inner, Always) or is_unary(inner) else Joint(inner, formula.crossing)
        case Cases():
            known, apart = simplified(formula.known, declared), [simplified(each, declared) for each in formula.cells]
            formula = cases(formula.column, known, apart)
    if is_unary(formula):
        (column,) = columns_of(formula)
        found = {holds(formula, column, value) for value in cells_between(column, [formula], declared)}
        if len(found) == 1:
            return Always(found.pop())
    return formula


def _compared(sign: Sign) -> Formula:
    """Return the comparison of one column that a sign comes to, where it is one, or what it is whatever is known."""
    settled = truth(ends_of(sign.amount), sign.signs)
    if settled is not None:
        return Always(settled)
    found = linear(sign.amount)
    if found is None or len(found[1]) != 1:
        return sign
    constant, ((column, factor),) = found[0], found[1].items()
    bound = quotient(EXACT.minus(constant), factor)
    if bound is None:
        return sign
    signs = sign.signs if factor > 0 else frozenset(-each for each in sign.signs)
    return In(column, of_signs(bound, signs))


def conflicts(formula: Formula, declared: Mapping[Column, Declared], known: frozenset[Column]) -> list[Column]:
    """Return the columns by which Kleene logic loses something of a simplified formula, where others are `known`."""
    read: dict[Column, list[tuple[Formula, bool]]] = {}
    for part, positive in places(formula):
        for column in sorted(columns_of(part) - known):
            read.setdefault(column, []).append((part, positive))
    return [column for column, parts in read.items() if len(parts) > 1 and not agree(column, parts, declared)]


def places(formula: Formula) -> Iterator[tuple[Formula, bool]]:
    """Yield the largest parts that turn on one column, and others that are not looked into, with whether each helps."""
    return _read(formula, True)


def meet_in_a_cell(formula: Formula) -> bool:
    """Return whether a column that lies in one cell helps one amount and harms another, which cells do not tell."""
    found: dict[Column, set[bool]] = {}
    for sign, positive in _signs(formula, True):
        free = ways(sign.amount).keys() - columns_of(sign)
        for column in free:
            grows = ways(sign.amount)[column] > 0
            found.setdefault(column, set()).add((grows is _is_upward(sign)) is positive)
    return any(len(each) > 1 for each in found.values())


def is_read_once(formula: Formula) -> bool:
    """Return whether each column is read in one place of a simplified formula."""
    parts = [part for part, _ in _read(formula, True, whole=True)]
    read = [column for part in parts for column in {column.whole for column in columns_of(part)}]
    return len(read) == len(set(read)) and all(map(_all_matter, parts))


def _all_matter(part: Formula) -> bool:
    """Return whether every column of a part that is not known can turn it where it is open."""
    match part:
        case Cases():
            return False
        case Sign(amount=amount):
            # A sum of whole numbers may leave out the very value on which it turns; a cap may bind.
            dense = all(of.dense for of in columns_in(amount))
            return len(columns_of(part)) == 1 or (dense and linear(amount) is not None)
        case Joint():
            return all(_all_matter(sign) for sign, _ in _signs(part, True))
    return True


def _signs(formula: Formula, positive: bool) -> Iterator[tuple[Sign, bool]]:
    """Yield the signs of amounts with whether each helps."""
    if isinstance(formula, Sign):
        yield formula, positive
    for part in parts_of(formula):
        yield from _signs(part, positive is not isinstance(formula, Negated))


def _is_upward(sign: Sign) -> bool:
    """Return whether a greater amount helps."""
    # relies on (ordering operators): amounts are compared by what grows or falls throughout.
    return 1 in sign.signs


def signs_of(formula: Formula) -> Iterator[Sign]:
    """Yield the signs of amounts that a formula asks for."""
    return (sign for sign, _ in _signs(formula, True))


def columns_in(amount: Amount) -> Iterator[Of]:
    """Yield the columns of numbers that an amount is made of."""
    if isinstance(amount, Of):
        yield amount
    for part in parts_of_amount(amount):
        yield from columns_in(part)


def is_unary(formula: Formula) -> bool:
    """Return whether a formula turns on one column only, and on nothing but its value."""
    if isinstance(formula, Always | Highest | Complete | Records | Sign | Days | Cases | Joint):
        return False
    return len(columns_of(formula)) == 1 and all(map(is_unary, parts_of(formula)))


def _read(formula: Formula, positive: bool, *, whole: bool = False) -> Iterator[tuple[Formula, bool]]:
    """Yield the largest parts that turn on one column, and others that are not looked into, with whether each helps.

    Args:
        whole: Yield conditions of one share as they are.
    """
    if isinstance(formula, Always):
        return
    is_one = isinstance(formula, Joint) and (whole or formula.crossing)
    if is_one or is_unary(formula) or isinstance(formula, Highest | Complete | Sign | Days | Cases):
        yield formula, positive
        return
    if isinstance(formula, Negated):
        positive = not positive
    for part in parts_of(formula):
        yield from _read(part, positive, whole=whole)


def agree(column: Column, parts: list[tuple[Formula, bool]], declared: Mapping[Column, Declared]) -> bool:
    """Return whether one value of a column is the worst for all parts that read it, and one the best."""
    if any(isinstance(formula, Days | Cases) for formula, _ in parts):
        return False
    values = cells_between(column, [formula for formula, _ in parts], declared)
    found = [[_extreme(formula, positive, column, value, values) for formula, positive in parts] for value in values]
    return any(all(worst for worst, _ in cell) for cell in found) and any(
        all(best for _, best in cell) for cell in found
    )


def _extreme(
    formula: Formula, positive: bool, column: Column, value: Any, values: tuple[Any, ...]
) -> tuple[bool, bool]:
    """Return whether a value is the worst for a formula whatever else holds, and whether it is the best."""
    if isinstance(formula, Sign):
        grows = (ways(formula.amount)[column] > 0) is _is_upward(formula)
        # Of a number without ends all of which count alike, no value is the least or the greatest.
        first, last = (value == values[at] and len(values) > 1 for at in (0, -1))
        worst, best = (first, last) if grows else (last, first)
    elif isinstance(formula, Joint):
        worst, best = _extreme_of_crossing(formula, column, value)
    else:
        best = holds(formula, column, value)
        worst = not best
    return (worst, best) if positive else (best, worst)


def _extreme_of_crossing(crossing: Joint, column: Column, value: Any) -> tuple[bool, bool]:
    parts = [(part, positive) for part, positive in _read(crossing.part, True) if column in columns_of(part)]
    asked = [
        part.region.holds(value) is positive
        for part, positive in parts
        if isinstance(part, In) or (isinstance(part, Highest) and column.year)
    ]
    # From its own year on no year is earlier: nothing of that is missing, and nothing passed before.
    past = [part.history.year for part, _ in parts if isinstance(part, Highest | Complete) and not column.year]
    return not any(asked), all(asked) and all(value.year >= year for year in past)


def cells_between(column: Column, formulas: Iterable[Formula], declared: Mapping[Column, Declared]) -> tuple[Any, ...]:
    """Return a value of each cell of a column's domain between all that formulas compare it with."""
    bounds = {bound for formula in formulas for bound in bounds_of(formula, column)}
    kind = declared[column].type
    found = cells(kind, declared[column], bounds)
    assert found is not None, "each of several choices is a column of its own"
    return found


def bounds_of(formula: Formula, column: Column) -> Iterator[Any]:
    match formula:
        case In(column=read, region=region) if read == column:
            yield from region.edges
        case Highest(history=history, region=region) if column in history.columns and column.fact == history.fact:
            yield from region.edges
    for part in parts_of(formula):
        yield from bounds_of(part, column)
