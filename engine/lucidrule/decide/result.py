"""What a determination says; immutable, and as data of a versioned schema."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from lucidrule.compile.profile import Profile
from lucidrule.compile.programme import CompiledAward, CompiledCriterion, CompiledPolicy, CompiledProgramme
from lucidrule.core.quantity import plain
from lucidrule.core.verdict import Outcome
from lucidrule.decide.evaluate import Proof
from lucidrule.decide.facts import Missing

SCHEMA = "lucidrule/determination/1"


@dataclass(frozen=True, slots=True)
class CriterionVerdict:
    """The verdict of a criterion with its proof; for each record one proof."""

    criterion: CompiledCriterion
    proof: Proof

    def to_dict(self) -> dict[str, Any]:
        stated, proof = self.criterion.stated, self.proof
        return {
            "id": stated.id,
            "verdict": proof.verdict.value,
            "basis": stated.basis,
            "source": [citation.source for citation in stated.source or ()],
            "missing": [missing.to_dict() for missing in sorted(proof.missing)],
            "open_points": sorted(proof.open_points),
        }


@dataclass(frozen=True, slots=True)
class AwardResult:
    """One award that applies, or may apply.

    Attributes:
        kind: `sum`, `by_review` (then `high` is the limit, if there is one) or `not_published`.
        certain: Whether the award applies for certain; else it waits for `missing` or `open_points`.
        low, high: The company's own part in yuan; None: no bound.
    """

    award: CompiledAward
    kind: str
    certain: bool
    low: Decimal | None
    high: Decimal | None
    missing: frozenset[Missing] = frozenset()
    open_points: frozenset[str] = frozenset()
    record: int = 0

    @property
    def exact(self) -> bool:
        """Whether the sum is one number."""
        return self.kind == "sum" and self.low is not None and self.low == self.high

    def to_dict(self) -> dict[str, Any]:
        return {
            "id": self.award.stated.id,
            "kind": self.kind,
            "certain": self.certain,
            "low": None if self.low is None else plain(self.low),
            "high": None if self.high is None else plain(self.high),
            "basis": self.award.stated.basis,
            "needs": [missing.to_dict() for missing in sorted(self.missing)],
            "open_points": sorted(self.open_points),
            **({"record": self.record} if self.record else {}),
        }


@dataclass(frozen=True, slots=True)
class PolicyOutcome:
    """The outcome of one policy, what settles it, what is missing, and the awards.

    Attributes:
        missing_exact: False where `missing` may name facts that cannot turn the outcome.
    """

    policy: CompiledPolicy
    outcome: Outcome
    criteria: tuple[CriterionVerdict, ...] = ()
    missing: tuple[Missing, ...] = ()
    open_points: tuple[str, ...] = ()
    awards: tuple[AwardResult, ...] = ()
    missing_exact: bool = True

    @property
    def id(self) -> str:
        return self.policy.stated.id

    @property
    def assumed(self) -> tuple[str, ...]:
        """The criteria and awards that rest on an assumption."""
        criteria = [c.criterion.stated.id for c in self.criteria if c.criterion.stated.basis == "assumed"]
        return (*criteria, *(a.award.stated.id for a in self.awards if a.award.stated.basis == "assumed"))

    @property
    def total(self) -> Decimal | None:
        """The sum of the awards where it is exact; None where any is open, by review or not published."""
        if self.outcome is not Outcome.ELIGIBLE or not self.awards:
            return None
        values = [award.low if award.exact else None for award in self.awards]
        return None if None in values else sum((value for value in values if value is not None), Decimal(0))

    @property
    def bounds(self) -> tuple[Decimal, Decimal | None]:
        """The least and the most that the awards can come to; None: no bound."""
        highs = [award.high for award in self.awards]
        low = sum((award.low or Decimal(0) for award in self.awards), Decimal(0))
        return low, None if None in highs else sum((high for high in highs if high is not None), Decimal(0))

    def to_dict(self) -> dict[str, Any]:
        return {
            "policy": self.id,
            "outcome": self.outcome.value,
            "criteria": [criterion.to_dict() for criterion in self.criteria],
            "missing": [missing.to_dict() for missing in self.missing],
            "missing_exact": self.missing_exact,
            "open_points": list(self.open_points),
            "entitlement": [award.to_dict() for award in self.awards],
            "assumed": list(self.assumed),
        }


@dataclass(frozen=True, slots=True)
class Combination:
    """The best permitted combination of exact sums.

    Attributes:
        totals: One total; two (without and with the exclusion) where a missing fact decides whether policies exclude
            each other.
        left_out: Policies that give way, each with the interaction that says so.
        undecided: Interactions between policies of which one has no exact sum: both are shown.
        needs: Facts that decide between the totals.
    """

    totals: tuple[Decimal, ...]
    chosen: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    undecided: tuple[str, ...]
    beside: tuple[str, ...]
    needs: tuple[Missing, ...]

    def to_dict(self) -> dict[str, Any]:
        return {
            "totals": [plain(total) for total in self.totals],
            "chosen": list(self.chosen),
            "left_out": [{"policy": policy, "interaction": rule} for policy, rule in self.left_out],
            "undecided": list(self.undecided),
            "beside": list(self.beside),
            "needs": [missing.to_dict() for missing in self.needs],
        }


@dataclass(frozen=True, slots=True)
class Determination:
    """All outcomes of one company at one date, with the receipt."""

    programme: CompiledProgramme
    profile: Profile
    as_of: date
    outcomes: tuple[PolicyOutcome, ...]
    combination: Combination
    engine: str

    @property
    def receipt(self) -> dict[str, Any]:
        """What this determination rests on: digests of rules and facts, versions, reference date."""
        stated = self.programme.stated
        return {
            "programme": stated.id,
            "programme_version": stated.version,
            "language_version": stated.language,
            "engine_version": self.engine,
            "rules_digest": self.programme.digest,
            "facts_digest": self.profile.digest(),
            "as_of": self.as_of.isoformat(),
        }

    def to_dict(self) -> dict[str, Any]:
        """Return the determination as plain data; the same input gives the same data, in the same order."""
        stated = self.programme.stated
        return {
            "schema": SCHEMA,
            "company": self.profile.company.model_dump(exclude_none=True),
            "as_of": self.as_of.isoformat(),
            "assessment_year": self.as_of.year - stated.assessment_year.years_before,
            "outcomes": [outcome.to_dict() for outcome in self.outcomes],
            "combination": self.combination.to_dict(),
            "receipt": self.receipt,
        }

    def only(self, policies: tuple[str, ...]) -> "Determination":
        """Return the determination with the outcomes of these policies only."""
        return replace(self, outcomes=tuple(outcome for outcome in self.outcomes if outcome.id in policies))

    def explain(self, lang: str = "en") -> str:
        """Return the determination in words."""
        # Words are made one stage further on; importing them here only when asked keeps the stages in their order.
        from importlib import import_module

        return str(import_module("lucidrule.present.text").explain(self, lang))
