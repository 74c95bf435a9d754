"""Formulas over columns: what a condition comes to, with each open point answered for the best or for the worst.

A condition holds for certain where its worst formula is true, and fails for certain where its best one is false. Where
the best is true and the worst is false, whatever the facts that are missing, the authority has to say. So no open point
is left in a formula, and each is a condition of strong Kleene logic over columns in which null is not known.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from lucidrule.formulas.amount import Amount, read_by
from lucidrule.formulas.column import Column, History
from lucidrule.kernel.region import Region


@dataclass(frozen=True, slots=True)
class Always:
    """True of all companies, or of none."""

    value: bool


@dataclass(frozen=True, slots=True)
class In:
    """The value of a column belongs to a set."""

    column: Column
    region: Region


@dataclass(frozen=True, slots=True)
class Days:
    """The difference of two days has one of some signs; `never` lies before and after no day."""

    one: Column
    signs: frozenset[int]
    other: Column


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of an amount is one of some."""

    amount: Amount
    signs: frozenset[int]


@dataclass(frozen=True, slots=True)
class Joint:
    """A condition of one share, of choices of one fact, or a first crossing: where it is open, every fact of it that
    is not known can turn it.

    Attributes:
        crossing: It is a first crossing, of which Kleene logic loses nothing: what it reads more than once turns all
            of it one way.
    """

    part: "Formula"
    crossing: bool = False


@dataclass(frozen=True, slots=True)
class Cases:
    """A formula by whether a column is known: where it is not, what all cells of its domain agree on.

    Attributes:
        known: The formula as it stands.
        cells: The formula with the column in each cell of its domain.
    """

    column: Column
    known: "Formula"
    cells: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Highest:
    """The highest amount of a history, as far as it is known, belongs to a set; no amount lies below every one."""

    history: History
    region: Region


@dataclass(frozen=True, slots=True)
class Complete:
    """All amounts of a history are known: true, or open."""

    history: History


@dataclass(frozen=True, slots=True)
class Records:
    """A condition holds for one record of a list at least.

    Attributes:
        count: The column of how many records there are.
        parts: The condition for the first record, for the second, and so on.
        any: The condition for a record of which nothing is known: where it fails, no record can be of use.
    """

    count: Column
    parts: tuple["Formula", ...]
    any: "Formula"


@dataclass(frozen=True, slots=True)
class Every:
    """All of these are true."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of these is true at least."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Enough:
    """So many of these are true."""

    n: int
    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """This is not true."""

    part: "Formula"


Formula: TypeAlias = (
    Always | In | Days | Sign | Highest | Complete | Records | Every | Some | Enough | Negated | Joint | Cases
)
TRUE, FALSE = Always(True), Always(False)


class Both(NamedTuple):
    """A condition for the worst and for the best answers to its open points; one formula where it has none."""

    worst: Formula
    best: Formula


def every(parts: list[Formula]) -> Formula:
    """Return a formula that holds where all do."""
    if FALSE in parts:
        return FALSE
    kept = tuple(dict.fromkeys(part for part in parts if part != TRUE))
    return TRUE if not kept else kept[0] if len(kept) == 1 else Every(kept)


def some(parts: list[Formula]) -> Formula:
    """Return a formula that holds where one does."""
    if TRUE in parts:
        return TRUE
    kept = tuple(dict.fromkeys(part for part in parts if part != FALSE))
    return FALSE if not kept else kept[0] if len(kept) == 1 else Some(kept)


def enough(n: int, parts: list[Formula]) -> Formula:
    """Return a formula that holds where at least `n` do."""
    n -= sum(part == TRUE for part in parts)
    kept = tuple(part for part in parts if not isinstance(part, Always))
    if n <= 0 or n > len(kept):
        return Always(n <= 0)
    if n in (1, len(kept)):
        return some([*kept]) if n == 1 else every([*kept])
    return Enough(n, kept)


def negated(part: Formula) -> Formula:
    """Return a formula that holds where another fails."""
    return Always(not part.value) if isinstance(part, Always) else Negated(part)


def cases(column: Column, known: Formula, cells: Iterable[Formula]) -> Formula:
    """Return a formula by whether a column is known."""
    kept = tuple(dict.fromkeys(cells))
    return known if set(kept) == {known} else Cases(column, known, kept)


def parts_of(formula: Formula) -> tuple[Formula, ...]:
    """Return the formulas that a formula is made of."""
    match formula:
        case Every() | Some() | Enough():
            return formula.parts
        case Negated() | Joint():
            return (formula.part,)
        case Records():
            return (*formula.parts, formula.any)
        case Cases():
            return (formula.known, *formula.cells)
    return ()


def size_of(formula: Formula) -> int:
    """Return of how many parts a formula is, itself included."""
    return 1 + sum(map(size_of, parts_of(formula)))


def columns_of(formula: Formula) -> frozenset[Column]:
    """Return the columns that a formula reads."""
    match formula:
        case In(column=column):
            return frozenset({column})
        case Days():
            return frozenset({formula.one, formula.other})
        case Sign(amount=amount):
            return frozenset(read_by(amount))
        case Highest() | Complete():
            return frozenset(formula.history.columns)
    own = frozenset({formula.count}) if isinstance(formula, Records) else frozenset[Column]()
    return own.union(*(columns_of(part) for part in parts_of(formula)))


def holds(formula: Formula, column: Column, value: Any) -> bool:
    """Return whether a formula that reads one column only holds for a value."""
    match formula:
        case In(region=region):
            return region.holds(value)
        case Every():
            return all(holds(part, column, value) for part in formula.parts)
        case Some():
            return any(holds(part, column, value) for part in formula.parts)
        case Enough():
            return sum(holds(part, column, value) for part in formula.parts) >= formula.n
        case Negated():
            return not holds(formula.part, column, value)
    raise AssertionError(formula)
