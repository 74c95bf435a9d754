"""The arithmetic of condition trees, and the facts that it is made of."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeAlias

from lucidrule.kernel.interval import Band, bands_of

# A fact, and the calendar year of its value where it is yearly: as a profile holds it.
Key: TypeAlias = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year: `number` itself, or so many after the assessment year if `relative`."""

    number: int
    relative: bool = True

    def of(self, assessment: int) -> int:
        """Return the calendar year, given the assessment year."""
        return assessment + self.number if self.relative else self.number


@dataclass(frozen=True, slots=True)
class Ref:
    """A fact, in a year if it is yearly; or a part of the record that is judged.

    Attributes:
        kind: The type of the fact; empty: what it is compared with tells enough.
        signed: It may be below zero.
        at_most: The largest value that it can have, of a number; None: no bound.
    """

    fact: str
    year: Year | None = None
    part: bool = False
    kind: str = ""
    signed: bool = False
    at_most: Decimal | None = None

    def key(self, assessment: int) -> Key:
        """Return where a profile holds its value, given the assessment year."""
        return self.fact, self.year.of(assessment) if self.year else None

    @property
    def dense(self) -> bool:
        """Whether between any two of its values lies a third: of money and shares, not of counts."""
        return self.kind != "count"


class Own:
    """An amount of some engine's own, as formulas have columns in the place of facts."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Literal_:
    value: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    parts: tuple["Amount", ...]


@dataclass(frozen=True, slots=True)
class Scaled:
    """A rate or factor, or a price per unit: `by` times the amount."""

    by: Decimal
    amount: "Amount"
    price: bool = False


@dataclass(frozen=True, slots=True)
class LeastOf:
    parts: tuple["Amount", ...]


@dataclass(frozen=True, slots=True)
class GreatestOf:
    parts: tuple["Amount", ...]


@dataclass(frozen=True, slots=True)
class Banded:
    """`amount` at the rate of the band in which `by` falls, and the fixed sum of that band; below the first band zero.

    INVARIANT (bands sorted): `starts` ascends; the compiler proves it.

    Attributes:
        fixed: Of each band; empty: none has a sum.
        above: Of each start whether it lies below its band itself; empty: each lies in it.
    """

    starts: tuple[Decimal, ...]
    rates: tuple[Decimal, ...]
    by: "Amount"
    amount: "Amount"
    fixed: tuple[Decimal, ...] = ()
    above: tuple[bool, ...] = ()

    @property
    def bands(self) -> list[Band]:
        """The bands in order, the first one being what lies below all of them."""
        return bands_of(self.starts, self.rates, self.fixed, self.above)


@dataclass(frozen=True, slots=True)
class Scheduled:
    """The rate of the k-th calendar year, the year of an event being the first; outside of them zero.

    Attributes:
        year: The year whose rate it is.
    """

    rates: tuple[Decimal, ...]
    counted_from: str
    amount: "Amount"
    year: Year = Year(0)


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """An amount of a definition that is used here, under its name; without a name one that bands are by and of.

    relies on (definitions shared)
    """

    name: str
    amount: "Amount" = field(repr=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash((self.name, self.amount)))

    def __hash__(self) -> int:
        return self._hash


Amount: TypeAlias = Literal_ | Ref | Sum | Scaled | LeastOf | GreatestOf | Banded | Scheduled | NamedAmount | Own


def parts_of_amount(amount: Amount) -> tuple[Amount, ...]:
    """Return the amounts that one of the common kinds is made of; none of another."""
    match amount:
        case Sum() | LeastOf() | GreatestOf():
            return amount.parts
        case Scaled():
            return (amount.amount,)
        case Banded():
            return (amount.by, amount.amount)
    return ()


def with_parts(amount: Amount, change: Callable[[Amount], Amount]) -> Amount:
    """Return one of the common kinds with each of its parts changed."""
    match amount:
        case Literal_():
            return amount
        case Sum(parts=parts):
            return Sum(tuple(map(change, parts)))
        case LeastOf(parts=parts):
            return LeastOf(tuple(map(change, parts)))
        case GreatestOf(parts=parts):
            return GreatestOf(tuple(map(change, parts)))
        case Scaled():
            return Scaled(amount.by, change(amount.amount))
        case Banded():
            return replace(amount, by=change(amount.by), amount=change(amount.amount))
    raise AssertionError(amount)
