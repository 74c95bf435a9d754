"""The outcome of one policy, with the verdicts of its criteria and what it pays."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledCriterion, CompiledPolicy
from lucidrule.core.verdict import MET, NOT_MET, UNKNOWN, Outcome, Verdict, all_of, any_of
from lucidrule.decide.award import Entitlement
from lucidrule.decide.data import proof_data, standing_data
from lucidrule.evaluate.proof import Proof
from lucidrule.kernel.missing import Missing
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact


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

    def settled(self, verdict: Verdict) -> "CriterionVerdict":
        """Return it as the exact pass settled it."""
        return self if self.verdict is verdict else self._replace(verdict=verdict)

    def to_dict(self) -> dict[str, Any]:
        stated = self.criterion.stated
        return {
            "id": stated.id,
            "verdict": self.verdict.value,
            **standing_data(stated, self.criterion.model),
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

    @property
    def title(self) -> Text:
        """What the policy is called; a draft is marked."""
        return self.policy.title

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
    def already_granted(self) -> bool:
        """Whether all that would apply was granted before, and is given only once."""
        return bool(self.entitlement.granted) and not self.entitlement.awards

    @property
    def grants_nothing(self) -> bool:
        """Whether the company may be granted it and yet none of its awards applies, whatever is missing."""
        may = self.outcome in (Outcome.ELIGIBLE, Outcome.REFER)
        return may and not (self.entitlement.awards or self.entitlement.granted or self.policy.gives_more)

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
    def only_capped(self) -> bool:
        """Whether it is met and nothing known says up to what its sum comes but the cap for a single award."""
        found = self.entitlement.sum
        if self.outcome is not Outcome.ELIGIBLE or found is None or found.exact or found.high is None:
            return False
        return any(award.only_capped for award in self.entitlement.awards)

    @property
    def bounds(self) -> tuple[Decimal, Decimal | None]:
        """The least and the most that the awards are worth; None: no bound, or no sum says all of it."""
        if self.entitlement.sum is not None:
            high = None if self.policy.gives_more else self.entitlement.sum.high
            return self.entitlement.sum.low or Decimal(0), high
        return Decimal(0), None

    def to_dict(self, declared: Mapping[str, Fact] | None = None, *, proof: bool = True) -> dict[str, Any]:
        """Return the outcome as data; calculations with the labels of `declared` facts.

        Args:
            proof: With the proof of each criterion and the calculation of each award; else with the title.
        """
        return {
            "policy": self.id,
            **({} if proof else {"title": dict(self.title)}),
            "outcome": self.outcome.value,
            **({"criteria": [criterion.to_dict() for criterion in self.criteria]} if proof else {}),
            "failing": [criterion.id for criterion in self.failing],
            "missing": [missing.to_dict() for missing in self.missing],
            "missing_exact": self.missing_exact,
            "settled_exactly": self.settled_exactly,
            "open_points": list(self.open_points),
            "entitlement": self.entitlement.to_dict(declared, proof=proof),
            "assumed": list(self.assumed),
        }
