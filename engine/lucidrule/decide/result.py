"""What a determination says; immutable, and as data of a versioned schema."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple, Self

from lucidrule.compile.compiled import CompiledCriterion, CompiledPolicy, CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.core.quantity import plain
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, Verdict, all_of, any_of
from lucidrule.decide.award import Entitlement
from lucidrule.decide.data import proof_data
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel.missing import Missing

SCHEMA = "lucidrule/determination/1"


class CriterionVerdict(NamedTuple):
    """The verdict of a criterion with its proof.

    Attributes:
        verdict: That of the proof, or what the exact pass settled where Kleene logic left it UNKNOWN.
        proof: The evaluation by Kleene logic, every leaf of it; over the records of a list, one part for each.
    """

    criterion: CompiledCriterion
    verdict: Verdict
    proof: Proof

    @property
    def id(self) -> str:
        return self.criterion.id

    def to_dict(self) -> dict[str, Any]:
        stated = self.criterion.stated
        return {
            "id": stated.id,
            "verdict": self.verdict.value,
            "basis": stated.basis,
            "source": [citation.source for citation in stated.source or ()],
            "proof": proof_data(self.proof),
        }


class PolicyOutcome(NamedTuple):
    """The outcome of one policy, what settles it, what is missing, and the entitlement.

    Attributes:
        missing_exact: False where `missing` may name facts that cannot turn the outcome.
        conflict: Criteria of which none fails alone, but that no completion meets together.
    """

    policy: CompiledPolicy
    outcome: Outcome
    criteria: tuple[CriterionVerdict, ...] = ()
    missing: tuple[Missing, ...] = ()
    open_points: tuple[str, ...] = ()
    entitlement: Entitlement = Entitlement()
    missing_exact: bool = True
    conflict: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.policy.id

    def __repr__(self) -> str:
        return f"<{self.id}: {self.outcome}>"

    @property
    def settled_exactly(self) -> bool:
        """Whether only the exact pass settled the outcome: Kleene logic, which engines confirm, left it UNKNOWN."""
        if self.outcome is Outcome.REFER:
            return any(c.proof.missing for c in self.criteria if c.proof.verdict is UNKNOWN)
        settled = {Outcome.ELIGIBLE: MET, Outcome.INELIGIBLE: NOT_MET}.get(self.outcome)
        return settled is not None and self.by_kleene is not settled

    @property
    def by_kleene(self) -> Verdict:
        """The verdict of all criteria together by Kleene logic; those of a list hold for one record together."""
        # The criteria of records stand last.
        company = len(self.criteria) - len(self.policy.each)
        own = [criterion.proof.verdict for criterion in self.criteria[:company]]
        each = [criterion.proof for criterion in self.criteria[company:]]
        if not each:
            return all_of(own)
        if not each[0].parts:
            return all_of([*own, each[0].verdict])
        records = zip(*(proof.parts for proof in each), strict=True)
        return all_of([*own, any_of([all_of([proof.verdict for proof in record]) for record in records])])

    @property
    def failing(self) -> tuple[CriterionVerdict, ...]:
        """The criteria that settle the outcome as INELIGIBLE."""
        return tuple(c for c in self.criteria if c.verdict is NOT_MET or c.id in self.conflict)

    @property
    def assumed(self) -> tuple[str, ...]:
        """The criteria and awards that rest on an assumption."""
        criteria = [c.id for c in self.criteria if c.criterion.basis == "assumed"]
        awards = [a.award.id for a in self.entitlement.awards if a.award.basis == "assumed"]
        return tuple(dict.fromkeys([*criteria, *awards]))

    @property
    def total(self) -> Decimal | None:
        """The sum of the awards where it is exact; None where any is open, by review or not published."""
        found = self.entitlement.sum
        return found.low if self.outcome is Outcome.ELIGIBLE and found is not None and found.exact else None

    @property
    def bounds(self) -> tuple[Decimal, Decimal | None]:
        """The least and the most that the awards can come to; None: no bound."""
        if self.entitlement.sum is not None:
            return self.entitlement.sum.low or Decimal(0), self.entitlement.sum.high
        return Decimal(0), None

    def to_dict(self) -> dict[str, Any]:
        return {
            "policy": self.id,
            "outcome": self.outcome.value,
            "criteria": [criterion.to_dict() for criterion in self.criteria],
            "failing": [criterion.id for criterion in self.failing],
            "missing": [missing.to_dict() for missing in self.missing],
            "missing_exact": self.missing_exact,
            "settled_exactly": self.settled_exactly,
            "open_points": list(self.open_points),
            "entitlement": self.entitlement.to_dict(),
            "assumed": list(self.assumed),
        }


class Combination(NamedTuple):
    """The best permitted combination of the policies that are ELIGIBLE.

    Attributes:
        totals: The worth of what is chosen, of exact sums only; several, ascending, where missing facts decide which
            policies exclude each other.
        chosen: Policies that count in the total.
        left_out: Policies that give way, each with the interaction that says so.
        undecided: Interactions whose policies have sums so open that none can be preferred: all are shown, none counts.
        beside: Policies whose entitlement stands beside the total.
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
class Confirmation:
    """Whether a second engine came to the same verdicts.

    Attributes:
        by: The engine that confirmed, with its version; None: it could not be asked.
        reason: Why it could not, a code with its parameters.
        nodes: How many nodes of the condition trees were compared.
        asserted: How many of these are leaves that the second engine cannot hold exactly and was told.
    """

    by: str | None
    reason: tuple[str, ...] = ()
    nodes: int = 0
    asserted: int = 0

    def to_dict(self) -> dict[str, Any]:
        return {"by": self.by, "reason": list(self.reason), "nodes": self.nodes, "asserted": self.asserted}


@dataclass(frozen=True, slots=True, repr=False)
class Determination:
    """All outcomes of one company at one date, with the receipt; `confirmation` is None where it was not asked for."""

    programme: CompiledProgramme
    profile: Profile
    as_of: date
    outcomes: tuple[PolicyOutcome, ...]
    combination: Combination
    engine: str
    confirmation: Confirmation | None = None

    @property
    def assessment(self) -> int:
        """The calendar year whose figures count."""
        return self.programme.assessment_at(self.as_of)

    @property
    def whole(self) -> bool:
        """Whether all policies of the programme are in it."""
        return len(self.outcomes) == len(self.programme.policies)

    def __repr__(self) -> str:
        told = ", ".join(f"{outcome.id}: {outcome.outcome}" for outcome in self.outcomes)
        return f"<Determination of {self.profile.company.name or 'a company'} at {self.as_of}: {told}>"

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
            "confirmation": None if self.confirmation is None else self.confirmation.to_dict(),
        }

    def to_dict(self) -> dict[str, Any]:
        """Return the determination as plain data; the same input gives the same data, in the same order."""
        return {
            "schema": SCHEMA,
            "company": self.profile.company.model_dump(exclude_none=True),
            "as_of": self.as_of.isoformat(),
            "assessment_year": self.assessment,
            "outcomes": [outcome.to_dict() for outcome in self.outcomes],
            # Of all policies: of some of them it would be another.
            "combination": self.combination.to_dict() if self.whole else None,
            "receipt": self.receipt,
        }

    def only(self, policies: tuple[str, ...]) -> Self:
        """Return the determination with the outcomes of these policies only."""
        return replace(self, outcomes=tuple(outcome for outcome in self.outcomes if outcome.id in policies))
