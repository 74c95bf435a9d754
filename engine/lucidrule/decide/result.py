"""What a determination says; immutable, and as data of a versioned schema."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.profile import Profile
from lucidrule.core.version import ENGINE
from lucidrule.decide.advisor import Advisor
from lucidrule.decide.applying import applying_data
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.total import Combination
from lucidrule.kernel.missing import Missing
from lucidrule.texts.catalogue import WORDS

if TYPE_CHECKING:
    from lucidrule.advise.asking import Asked
    from lucidrule.advise.checklist import Checklist
    from lucidrule.advise.if_met import IfMet
    from lucidrule.advise.options import Changes
    from lucidrule.advise.prospect import Prospect
    from lucidrule.advise.sensitivity import Band

SCHEMA = "lucidrule/determination/1"


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
    """All outcomes of one company at one date, with proof and receipt; immutable.

    Attributes:
        confirmation: By a second engine; None where it was not asked for.
    """

    prepared: PreparedProgramme
    profile: Profile
    as_of: date
    outcomes: tuple[PolicyOutcome, ...]
    combination: Combination
    confirmation: Confirmation | None = None
    advisor: Advisor | None = field(default=None, compare=False)
    # Found once: several answers rest on it.
    _prospects: "dict[str, Prospect] | None" = field(default=None, init=False, compare=False)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Be pickled as what it follows from; it is determined again, and comes out the same."""
        from lucidrule.decide.determine import determined_again

        ids = tuple(outcome.id for outcome in self.outcomes)
        about = (self.prepared, self.profile, self.as_of, self.advisor)
        return determined_again, (*about, ids, self.combination, self.confirmation)

    @property
    def programme(self) -> CompiledProgramme:
        return self.prepared.compiled

    @property
    def assessment(self) -> int:
        """The calendar year whose figures count."""
        return self.prepared.assessment

    @property
    def whole(self) -> bool:
        """Whether all policies of the programme are in it."""
        return len(self.outcomes) == len(self.programme.policies)

    def __repr__(self) -> str:
        told = ", ".join(f"{outcome.id}: {outcome.outcome}" for outcome in self.outcomes)
        return f"<Determination of {self.profile.company.name or 'a company'} at {self.as_of}: {told}>"

    @property
    def missing(self) -> tuple["Asked", ...]:
        """The facts that can still turn an outcome, the most decisive first, each with the policies it can turn."""
        return () if self.advisor is None else self.advisor.missing(self)

    @property
    def prospects(self) -> "dict[str, Prospect]":
        """What each policy that is still open would pay if its criteria come to be met, by its id.

        Nothing of it is due, and what excludes each other is not left out.
        """
        if self._prospects is None:
            object.__setattr__(self, "_prospects", {} if self.advisor is None else self.advisor.prospects(self))
        return dict(self._prospects or {})

    @property
    def if_met(self) -> "dict[str, IfMet]":
        """What all may come to however what is open turns out, by currency; empty where nothing is open."""
        return {} if self.advisor is None or not self.whole else self.advisor.if_met(self)

    def changes(self, policy: str) -> "Changes":
        """Return what would have to change for a policy, looking forward: the smallest sets of changeable facts.

        For the application at hand, else for the next ones; facts of years that are over are never among them.

        Raises:
            UnknownName: The determination has no such policy.
        """
        return self._advisor.changes(self, policy)

    def checklist(self) -> "Checklist":
        """Return the documents to bring for each policy that is met, or open only on facts or a judgement."""
        return self._advisor.checklist(self)

    def sensitivity(self, fact: str) -> tuple[Missing, tuple["Band", ...]]:
        """Return the ranges of one fact with what each policy comes to and pays there, all else as it is.

        Args:
            fact: By id; of a yearly one the assessment year, or `fact.year`.

        Raises:
            UnknownName: There is no such fact.
        """
        return self._advisor.sensitivity(self, fact)

    def explain(self, lang: str = "en", *, full: bool = False, changes: bool = False, sources: bool = False) -> str:
        """Return the determination in words, in zh, en or ja.

        Args:
            full: With every criterion and leaf, all that is missing, and the sources.
            changes: With what would have to change for each policy that is not met.
            sources: With titles and addresses of the sources, else their ids.
        """
        return self._advisor.explain(self, lang, full=full, changes=changes, sources=sources)

    @property
    def _advisor(self) -> Advisor:
        assert self.advisor is not None, "determinations of `Programme` have an advisor"
        return self.advisor

    @property
    def of_each(self) -> tuple[Self, ...]:
        """What each of several programmes comes to, in its own words; of one programme itself."""
        if len(self.programme.members) == 1:
            return (self,)
        return tuple(
            replace(self.only(tuple(policy.id for policy in member.policies)), prepared=self.prepared.of(member))
            for member in self.programme.members
        )

    @property
    def receipt(self) -> dict[str, Any]:
        """What this determination rests on: digests of rules and facts, versions, reference date."""
        return _receipt(self)

    def to_dict(self, *, proof: bool = True) -> dict[str, Any]:
        """Return the determination as plain data; the same input gives the same data, in the same order.

        Without `proof` it is short: no proofs, calculations, prospects or questions, nor how one applies.
        """
        facts, prospects = self.programme.facts, self.prospects if proof else {}
        return {
            "schema": SCHEMA,
            "statement": WORDS.of_each("trial_only"),
            "company": self.profile.company.model_dump(exclude_none=True),
            "as_of": self.as_of.isoformat(),
            "assessment_year": self.assessment,
            **self.programme.currency_data(),
            "outcomes": [_told(self, outcome, prospects.get(outcome.id), proof=proof) for outcome in self.outcomes],
            # Of all policies: of some of them it would be another.
            "combination": combination_data(self) if self.whole else None,
            "receipt": self.receipt,
            "missing": [each.to_dict(facts, proof=proof) for each in self.missing],
            **_passed_over(self.profile),
        }

    def only(self, policies: tuple[str, ...]) -> Self:
        """Return the determination with the outcomes of these policies only."""
        return replace(self, outcomes=tuple(outcome for outcome in self.outcomes if outcome.id in policies))


def _receipt(of: Determination) -> dict[str, Any]:
    members = of.programme.members
    return {
        **_receipt_of(of.programme),
        "engine_version": ENGINE,
        "rules_digest": of.programme.digest,
        "facts_digest": of.profile.digest(),
        "as_of": of.as_of.isoformat(),
        "confirmation": None if of.confirmation is None else of.confirmation.to_dict(),
        **({"drafts": list(drafts)} if (drafts := of.programme.drafts) else {}),
        **({"answers": [each.to_dict() for each in of.programme.settled]} if of.programme.settled else {}),
        **({"programmes": [_member(member, of.as_of) for member in members]} if len(members) > 1 else {}),
    }


def _told(
    determination: Determination, outcome: PolicyOutcome, prospect: "Prospect | None", *, proof: bool
) -> dict[str, Any]:
    home = determination.programme.home(outcome.id)
    status = {"status": "draft"} if outcome.policy.is_draft else {}
    facts = determination.programme.facts
    if_met = {} if prospect is None else {"if_met": prospect.to_dict(facts)}
    applying = applying_data(outcome.policy, home.stated, determination.as_of) if proof else {}
    found = outcome.to_dict(facts, proof=proof)
    return {**_home(determination.programme, home), **found, **if_met, **status, **applying}


def combination_data(of: Determination) -> dict[str, Any]:
    """Return what is granted together as plain data, with what all may come to where policies are open."""
    told = {code: each.to_dict() for code, each in of.if_met.items()}
    return {**of.combination.to_dict(), **({"if_met": told} if told else {})}


def _home(programme: CompiledProgramme, home: CompiledProgramme) -> dict[str, str]:
    if len(programme.members) == 1:
        return {}
    return {"programme": home.id, **({"currency": home.money.code} if programme.money != home.money else {})}


def _passed_over(profile: Profile) -> dict[str, Any]:
    told = [{"fact": name, "programme": programme} for name, programme in profile.passed_over]
    return {"passed_over": told} if told else {}


def _member(member: CompiledProgramme, as_of: date) -> dict[str, Any]:
    year = member.assessment_at(as_of)
    return {**_receipt_of(member), "rules_digest": member.digest, "assessment_year": year}


def _receipt_of(programme: CompiledProgramme) -> dict[str, Any]:
    stated = programme.stated
    return {
        "programme": stated.id,
        "programme_version": stated.version,
        "language_version": stated.language,
    }
