"""The condition tree and its arithmetic: names resolved, values typed, years counted from the assessment year."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from lucidrule.core.quantity import EXACT
from lucidrule.kernel.amounts import Amount as Amount
from lucidrule.kernel.amounts import Banded as Banded
from lucidrule.kernel.amounts import GreatestOf as GreatestOf
from lucidrule.kernel.amounts import Key as Key
from lucidrule.kernel.amounts import LeastOf as LeastOf
from lucidrule.kernel.amounts import Literal_ as Literal_
from lucidrule.kernel.amounts import NamedAmount as NamedAmount
from lucidrule.kernel.amounts import Own as Own
from lucidrule.kernel.amounts import Ref as Ref
from lucidrule.kernel.amounts import Scaled as Scaled
from lucidrule.kernel.amounts import Scheduled as Scheduled
from lucidrule.kernel.amounts import Sum as Sum
from lucidrule.kernel.amounts import Year as Year
from lucidrule.kernel.amounts import parts_of_amount as parts_of_amount
from lucidrule.kernel.amounts import with_parts as with_parts
from lucidrule.kernel.dated import Dated
from lucidrule.kernel.operators import CoreName, signs_of
from lucidrule.kernel.region import NEVER as NEVER

# A date fact holds a date; an event may also be `never`; a set of choices is a frozenset.
Value: TypeAlias = bool | int | Decimal | date | str | frozenset[str]
# The open point of a share whose whole is zero: there by itself where shares are compared.
SHARE_OF_ZERO = "share-of-zero"


@dataclass(frozen=True, slots=True)
class AsOf:
    """The reference date."""


@dataclass(frozen=True, slots=True)
class Compare:
    """One operator on one fact. `open_point` decides where the fact equals the bound exactly.

    Attributes:
        begun: Of a bound that changes with time the day on which this one began.
    """

    ref: Ref
    operator: CoreName
    operand: Value | tuple[Value, ...] | tuple[Year, Year] | Ref | AsOf
    open_point: str | None = None
    begun: date | None = None


@dataclass(frozen=True, slots=True)
class FirstExceeds:
    """A yearly amount exceeds a bound in a year, and did in no earlier year from the year of `since` on.

    Attributes:
        reaches: Whether the bound itself is exceeding it; then there is no open point.
        begun: As of a comparison.
    """

    fact: str
    year: Year
    bound: Decimal
    since: str
    open_point: str | None
    reaches: bool = False
    begun: date | None = None


@dataclass(frozen=True, slots=True)
class CompareAmount:
    """Arithmetic against a bound: an amount in yuan; or, with `whole`, the share that it is of the whole.

    Where the whole is not above zero there is no share.

    Attributes:
        begun: As of a comparison.
        of_zero: Whether it holds there; None: that is an open point.
    """

    of: "Amount"
    operator: CoreName
    bound: Decimal
    whole: "Amount | None" = None
    open_point: str | None = None
    begun: date | None = None
    of_zero: bool | None = None

    @property
    def signs(self) -> frozenset[int]:
        """The signs of the difference to the bound at which it holds."""
        return signs_of(self.operator)

    @property
    def against_zero(self) -> "Amount":
        """The amount that compares with zero as `of` does with its bound."""
        # Shares compare by cross-multiplication, never by division: of - bound × whole.
        bound = EXACT.minus(self.bound)
        less = Literal_(bound) if self.whole is None else Scaled(bound, self.whole)
        return Sum((self.of, less))


@dataclass(frozen=True, slots=True)
class Judgement:
    """An open point: only a person can tell."""

    open_point: str


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Condition"


@dataclass(frozen=True, slots=True)
class AtLeast:
    n: int
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A definition or shared criterion that is used here, under its name.

    INVARIANT (definitions shared): the compiler makes one node of a definition, wherever it is used. What walks a tree
    deals with that node once, or its cost grows with the number of paths to it, which doubles with each use.
    """

    name: str
    part: "Condition" = field(repr=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Kept, for a hash of what stands above would walk every path to here; so would an equality of equal trees.
        object.__setattr__(self, "_hash", hash((self.name, self.part)))

    def __hash__(self) -> int:
        return self._hash


Condition: TypeAlias = Compare | FirstExceeds | CompareAmount | Judgement | AllOf | AnyOf | Not | AtLeast | Named


def parts(node: Condition) -> tuple[Condition, ...]:
    """Return the conditions that a condition is made of; none of a leaf."""
    match node:
        case AllOf() | AnyOf() | AtLeast():
            return node.parts
        case Not() | Named():
            return (node.part,)
    return ()


def below(node: Condition | Amount) -> tuple[Condition | Amount, ...]:
    """Return the conditions and amounts that a condition or an amount is made of; none of a leaf."""
    match node:
        case Dated():  # of rules as they are stated
            return node.each
        case CompareAmount(of=of, whole=whole):
            return (of,) if whole is None else (of, whole)
        case Scheduled() | NamedAmount():
            return (node.amount,)
        case Compare() | FirstExceeds() | Judgement() | AllOf() | AnyOf() | Not() | AtLeast() | Named():
            return parts(node)
        case _:
            return parts_of_amount(node)
