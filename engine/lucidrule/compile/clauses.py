"""Criteria and awards as compiled: what they state, and what that comes to."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from lucidrule.kernel import tree
from lucidrule.model.base import Basis, Citations, Text, shortly
from lucidrule.model.policy import Award, Criterion
from lucidrule.model.sources import Model

C = TypeVar("C", Criterion, Award)


@dataclass(frozen=True, slots=True)
class _Clause(Generic[C]):
    """A clause as it is stated, to which is added what it is compiled to."""

    stated: C

    @property
    def id(self) -> str:
        return self.stated.id

    @property
    def label(self) -> Text:
        return self.stated.label

    @property
    def basis(self) -> Basis:
        return self.stated.basis

    @property
    def source(self) -> Citations | None:
        return self.stated.source


@dataclass(frozen=True, slots=True)
class CompiledCriterion(_Clause[Criterion]):
    """A criterion and its condition.

    Attributes:
        shared: Its id alone names it in the whole programme: it stands in rules/criteria.yaml. Of any other only that
            of its policy does, for policies may give the same id to different criteria.
        model: What it is modelled on, where it is assumed and that is known.
    """

    condition: tree.Condition
    shared: bool = False
    model: Model | None = None

    def called_shortly(self, lang: str) -> str:
        """Return what it asks where there is little room."""
        return shortly(self.label, self.stated.short, lang)


@dataclass(frozen=True, slots=True)
class Rounded:
    """Each part of an award is rounded to whole multiples of `to` yuan."""

    mode: Literal["down", "half_up", "up"]
    to: Decimal


@dataclass(frozen=True, slots=True)
class Part:
    """What one party receives of an award: an amount, then rounded."""

    amount: tree.Amount
    rounding: Rounded | None


@dataclass(frozen=True, slots=True)
class CompiledParty:
    """Another party to an award, its share, and when it receives it."""

    party: Text
    share: Decimal
    condition: tree.Condition


@dataclass(frozen=True, slots=True)
class CompiledAward(_Clause[Award]):
    """An award: `amount` is None where it is not published, or left to review without a limit.

    Attributes:
        begun: Of what it pays, where that changes with time, the last day on which something of it changed.
        model: What it is modelled on, where it is assumed and that is known.
    """

    condition: tree.Condition
    amount: tree.Amount | None
    by_review: bool
    cap: Decimal | None
    own_share: Decimal
    others: tuple[CompiledParty, ...] = ()
    rounding: Rounded | None = None
    begun: date | None = None
    model: Model | None = None

    @property
    def asked(self) -> tree.Condition:
        """When it applies, whoever was granted it before."""
        whole = self.condition
        return whole.parts[0] if self.stated.once and isinstance(whole, tree.AllOf) else whole

    @property
    def granted_before(self) -> tree.Condition | None:
        """That it was granted before; None: it may be granted again."""
        if not (self.stated.once and isinstance(self.condition, tree.AllOf)):
            return None
        last = self.condition.parts[-1]
        return last.part if isinstance(last, tree.Not) else None

    @property
    def is_grant(self) -> bool:
        """Whether it is money that is granted: all else has no part in sums."""
        return self.stated.kind == "grant"

    @property
    def own(self) -> Part | None:
        """What the company that is judged receives; None where there is no amount."""
        return self.part(self.own_share)

    def part(self, share: Decimal) -> Part | None:
        """Return what a party receives: its share of an amount that is never below zero nor above the cap, rounded."""
        if self.amount is None:
            return None
        found: tree.Amount = tree.GreatestOf((tree.Literal_(Decimal(0)), self.amount))
        if self.cap is not None:
            found = tree.LeastOf((found, tree.Literal_(self.cap)))
        return Part(found if share == 1 else tree.Scaled(share, found), self.rounding)
