"""What the awards of a policy come to, as a determination says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledAward
from lucidrule.core.deadline import look_at_deadline
from lucidrule.core.quantity import plain
from lucidrule.decide.data import standing_data
from lucidrule.decide.prepared import PreparedAward
from lucidrule.evaluate.arithmetic import Range, amount_of
from lucidrule.evaluate.calculation import calculation_of
from lucidrule.evaluate.facts import Facts
from lucidrule.evaluate.proof import Proof
from lucidrule.evaluate.steps import Calculation
from lucidrule.kernel.missing import Missing
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact


class AwardKind(StrEnum):
    """How the size of an award is known; WITHOUT: what is given has none."""

    SUM = "sum"
    BY_REVIEW = "by_review"
    NOT_PUBLISHED = "not_published"
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class OtherPart:
    """What another party receives of an award; shown beside it, never added."""

    party: Text
    low: Decimal
    high: Decimal | None
    missing: frozenset[Missing] = frozenset()

    def to_dict(self) -> dict[str, Any]:
        return {"party": self.party["en"], **_range_data(self.low, self.high, self.missing)}


@dataclass(frozen=True, slots=True)
class AwardResult:
    """One award that applies, or may apply.

    Attributes:
        kind: With BY_REVIEW `high` is the limit, if there is one.
        certain: Whether the award applies for certain; else it waits for `missing` or `open_points`.
        low, high: The company's own part in yuan; None: no bound.
        record: The record it is for, counted from 1; 0: for none.
        others: What other parties receive of the same award.
        facts: As amounts ask for them, of the record that it is for; None: there is no amount.
    """

    award: CompiledAward
    kind: AwardKind
    certain: bool
    low: Decimal
    high: Decimal | None
    missing: frozenset[Missing] = frozenset()
    open_points: frozenset[str] = frozenset()
    record: int = 0
    others: tuple[OtherPart, ...] = ()
    facts: Facts | None = field(default=None, repr=False, compare=False)

    @property
    def calculation(self) -> Calculation | None:
        """How the company's own part was worked out, by review up to what; None where there is no amount."""
        return None if self.facts is None else calculation_of(self.award, self.award.own_share, self.facts)

    @property
    def only_capped(self) -> bool:
        """Whether nothing that is known of its amount bounds it but the cap for a single award."""
        stated = self.award
        if self.kind is not AwardKind.SUM or self.facts is None or stated.amount is None or stated.cap is None:
            return False
        found = amount_of(stated.amount, self.facts)
        return found.high is None and (found.low is None or found.low < stated.cap)

    def to_dict(self, declared: Mapping[str, Fact] | None = None, *, proof: bool = True) -> dict[str, Any]:
        """Return the award as data; with `proof` its calculation, with the labels of `declared` facts."""
        look_at_deadline()
        stated, calculation = self.award.stated, self.calculation if proof else None
        return {
            "id": stated.id,
            "kind": self.kind.value,
            **({} if self.award.is_grant else {"gives": stated.kind}),
            "certain": self.certain,
            **_range_data(self.low, self.high, self.missing),
            **({} if self.award.begun is None else {"amount_since": self.award.begun.isoformat()}),
            **standing_data(stated, self.award.model),
            "open_points": sorted(self.open_points),
            **({"record": self.record} if self.record else {}),
            **({"others": [other.to_dict() for other in self.others]} if self.others else {}),
            **({} if calculation is None else {"calculation": calculation.to_dict(declared)}),
        }


class Applying(NamedTuple):
    """An award that applies, or may: the proof of its condition, and what the company's part is worth if it does."""

    award: PreparedAward
    result: AwardResult
    proof: Proof
    worth: Range


class Payable(NamedTuple):
    """The awards that apply, or may, for the company or for one record of a list.

    Attributes:
        rule: Which of several count: `all`, `highest` or `last`.
        facts: As conditions ask for them; for amounts `bounded` by the declared contradictions.
        record: The proof that the record meets all criteria; None: it is for the company.
        granted: The awards that are given only once and were granted before.
        gates: What has to hold beside for anything to be paid, each with the facts as it asks for them.
    """

    rule: str
    facts: Facts
    bounded: Facts
    record: Proof | None
    awards: tuple[Applying, ...]
    granted: tuple[CompiledAward, ...] = ()
    gates: tuple[tuple[Proof, Facts], ...] = ()

    @property
    def certain(self) -> bool:
        """Whether all of it applies for certain."""
        return all(one.result.certain for one in self.awards)


@dataclass(frozen=True, slots=True)
class Entitlement:
    """The awards of a policy that apply or may apply.

    Attributes:
        sum: What its grants come to together; None where there are none, or one is by review or not published.
        granted: The awards that are given only once and were granted before: they come to nothing.
        made_of: What a sum is made of.
    """

    awards: tuple[AwardResult, ...] = ()
    sum: Range | None = None
    made_of: tuple[Payable, ...] = field(default=(), repr=False, compare=False)
    granted: tuple[CompiledAward, ...] = ()

    @property
    def payable(self) -> tuple[Payable, ...]:
        """Of a sum that is not exact what it is made of, so that several can be added up."""
        return () if self.sum is None or self.sum.exact else self.made_of

    def to_dict(self, declared: Mapping[str, Fact] | None = None, *, proof: bool = True) -> dict[str, Any]:
        return {
            "sum": None if self.sum is None else _range_data(*self.sum),
            "awards": [award.to_dict(declared, proof=proof) for award in self.awards],
            **({"already_granted": [award.id for award in self.granted]} if self.granted else {}),
        }


def _range_data(low: Decimal | None, high: Decimal | None, missing: frozenset[Missing]) -> dict[str, Any]:
    return {
        "low": None if low is None else plain(low),
        "high": None if high is None else plain(high),
        "needs": [each.to_dict() for each in sorted(missing)],
    }
