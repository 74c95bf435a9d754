"""The documents that a company has to bring: for what a policy rests on, and for nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from lucidrule.advise.asking import declared_of, proof_of
from lucidrule.advise.supporting import read_by, supporting
from lucidrule.compile.answers import with_answers
from lucidrule.compile.compiled import CompiledPolicy, CompiledProgramme
from lucidrule.core.verdict import NOT_MET, Outcome
from lucidrule.decide.applying import Document, documents
from lucidrule.decide.award import AwardResult
from lucidrule.decide.data import standing_data
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.decide.result import Determination
from lucidrule.evaluate.evaluate import prepare
from lucidrule.evaluate.facts import Facts
from lucidrule.kernel.missing import Missing
from lucidrule.model.applying import Material
from lucidrule.model.base import Text

# Policies that one may apply for: met, or open only on missing facts or on a judgement; and not granted before.
LISTED = frozenset({Outcome.ELIGIBLE, Outcome.REFER, Outcome.UNDETERMINED})

REASONS = ("other_way", "not_due", "record", "no_matter")


class Spared(NamedTuple):
    """A fact that need not be proved.

    Attributes:
        reason: `other_way`: criterion `clause` is met, or can be, by other facts; `not_due`: award `clause` does not
            apply; `record`: this record does not count; `no_matter`: no outcome and no sum rests on it.
    """

    fact: Missing
    reason: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document.

    Attributes:
        label: What it is called.
        stated: Where the policy lists it among its documents; None: what proves a fact.
        proves: The facts for which it is brought, in the order in which facts are asked.
        spared: Facts that it could prove and need not.
        criterion: The criterion that it stands with, by id.
    """

    label: Text
    stated: Material | None
    proves: tuple[Missing, ...]
    spared: tuple[Spared, ...] = ()
    criterion: str | None = None

    @property
    def needed(self) -> bool:
        """Whether it has to be brought; a document that proves nothing by itself, such as a form, always."""
        return bool(self.proves) or not self.spared


@dataclass(frozen=True, slots=True)
class PolicyPapers:
    """The documents for one policy, those to bring first.

    Attributes:
        undocumented: Facts that it rests on and no document is named for.
        missing: Of all facts those that are not known.
        of_criterion: By criterion the facts that it rests on.
    """

    outcome: PolicyOutcome
    papers: tuple[Paper, ...]
    undocumented: tuple[Missing, ...]
    missing: frozenset[Missing]
    of_criterion: Mapping[str, frozenset[Missing]]

    @property
    def policy(self) -> CompiledPolicy:
        return self.outcome.policy

    @property
    def needed(self) -> tuple[Paper, ...]:
        """Those to bring."""
        return tuple(paper for paper in self.papers if paper.needed)


@dataclass(frozen=True, slots=True)
class Checklist:
    """The documents of a company, for each policy that is met or may be; immutable."""

    programme: CompiledProgramme
    policies: tuple[PolicyPapers, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as data."""
        return {"policies": [self._policy(each) for each in self.policies]}

    def _policy(self, listed: PolicyPapers) -> dict[str, Any]:
        return {
            "policy": listed.policy.id,
            "outcome": listed.outcome.outcome.value,
            "papers": [self._paper(paper, listed) for paper in listed.papers],
            "undocumented": [self._fact(fact, listed) for fact in listed.undocumented],
        }

    def _paper(self, paper: Paper, listed: PolicyPapers) -> dict[str, Any]:
        found: dict[str, Any] = {
            "label": dict(paper.label),
            "needed": paper.needed,
            "asked_by": "fact" if paper.stated is None else "policy",
            "proves": [self._fact(fact, listed) for fact in paper.proves],
            "not_needed_for": [
                {**self._fact(fact, listed), "reason": reason, **({"clause": clause} if clause else {})}
                for fact, reason, clause in paper.spared
            ],
        }
        if paper.criterion is not None:
            found["criterion"] = paper.criterion
        if paper.stated is not None:
            found |= standing_data(paper.stated, self.programme.home(listed.policy.id).stated.model_of(paper.stated))
        return found

    def _fact(self, fact: Missing, listed: PolicyPapers) -> dict[str, Any]:
        label = declared_of(self.programme.facts, fact).label
        return {**fact.to_dict(), "label": dict(label), "known": fact not in listed.missing}


def checklist(determination: Determination) -> Checklist:
    """Return the documents that a company has to bring for each policy that is met or may be."""
    facts = Facts(
        with_answers(determination.profile, determination.programme), determination.as_of, determination.assessment
    )
    listed = [each for each in determination.outcomes if each.outcome in LISTED and not each.already_granted]
    beside = {each.id for each in listed}
    return Checklist(
        determination.programme, tuple(_Listing(determination, facts, beside, each).papers() for each in listed)
    )


class _Listing:
    """The listing of the documents for one policy."""

    def __init__(self, determination: Determination, facts: Facts, beside: set[str], outcome: PolicyOutcome) -> None:
        self.programme, self.facts, self.outcome = determination.programme, facts, outcome
        self.beside = beside
        self.assessment = determination.assessment
        self.order = {name: at for at, name in enumerate(self.programme.facts)}
        # By criterion the facts that it rests on.
        self.of_criterion: dict[str, frozenset[Missing]] = {}
        self.spared: dict[Missing, Spared] = {}

    def papers(self) -> PolicyPapers:
        needed = {*self.by_criteria(), *self.by_awards(), *self.by_interactions()}
        needed = set(filter(self.is_asked, needed))
        left = {fact: why for fact, why in self.spared.items() if fact not in needed}
        covered: set[Missing] = set()
        papers = []
        for document in documents(self.outcome.policy):
            proved = self.proved_by(document, {*needed, *left})
            covered |= proved
            papers.append(self.paper(document.material.label, proved & needed, proved & left.keys(), left, document))
        uncovered = {fact for fact in needed if fact not in covered}
        papers += self.by_facts(uncovered, {fact: why for fact, why in left.items() if fact not in covered})
        bare = [fact for fact in uncovered if self.proof(fact) is None]
        missing = frozenset(fact for fact in {*needed, *left} if not self.is_known(fact))
        return PolicyPapers(
            self.outcome,
            (*(paper for paper in papers if paper.needed), *(paper for paper in papers if not paper.needed)),
            self.sorted(bare),
            missing,
            self.of_criterion,
        )

    def by_criteria(self) -> Iterator[Missing]:
        """Yield the facts that the criteria rest on; the others of them are spared."""
        policy = self.outcome.policy
        for verdict in self.outcome.criteria:
            criterion = verdict.criterion
            needed: frozenset[Missing] = frozenset()
            for proof, facts, counts in self.judged(verdict.proof, criterion in policy.each):
                read = read_by(criterion.condition, facts)
                found = supporting(proof, facts) if counts else frozenset()
                needed |= found
                why = "other_way" if counts else "record"
                self.spare(Spared(fact, why, criterion.id) for fact in read - found)
            self.of_criterion[criterion.id] = needed
            yield from needed

    def judged(self, proof: Any, of_records: bool) -> Iterator[tuple[Any, Facts, bool]]:
        """Yield the proofs of a criterion, with the facts of each record, and whether that may still count."""
        name = self.outcome.policy.for_each
        if not of_records or name is None:
            yield proof, self.facts, True
            return
        records = self.facts.profile.records.get(name)
        if records is None:
            yield proof, self.facts.of_record(name, 0, {}), True
            return
        each = [
            verdict.proof.parts for verdict in self.outcome.criteria if verdict.criterion in self.outcome.policy.each
        ]
        for number, (part, parts) in enumerate(zip(proof.parts, records, strict=True), 1):
            counts = all(found[number - 1].verdict is not NOT_MET for found in each)
            yield part, self.facts.of_record(name, number, parts), counts

    def by_awards(self) -> Iterator[Missing]:
        """Yield the facts by which awards apply that do or may, and of which their sums are made."""
        applying = self.outcome.entitlement.awards
        due = {award.award.id for award in applying}
        for award in applying:
            facts = self.of_award(award)
            proof = prepare(award.award.condition, self.assessment)(facts)
            yield from supporting(proof, facts)
            if award.calculation is not None:
                steps = award.calculation.steps
                yield from (facts.missing(step.ref) for step in steps if step.ref is not None)
                self.spare(Spared(fact, "no_matter") for fact in read_by(award.award.amount, facts))
        for compiled in self.outcome.policy.awards:
            if applying and compiled.id not in due:
                read = read_by((compiled.condition, compiled.amount), self.facts)
                self.spare(Spared(fact, "not_due", compiled.id) for fact in read)

    def of_award(self, award: AwardResult) -> Facts:
        name = self.outcome.policy.for_each
        if not award.record or name is None:
            return self.facts
        parts = self.facts.profile.records[name][award.record - 1]
        return self.facts.of_record(name, award.record, parts)

    def by_interactions(self) -> Iterator[Missing]:
        """Yield the facts that decide whether it is granted beside others that may be."""
        for rule, condition in self.programme.interactions:
            if self.outcome.id in rule.policies and self.beside.issuperset(rule.policies):
                yield from read_by(condition, self.facts)

    def spare(self, spared: Iterable[Spared]) -> None:
        for each in filter(lambda each: self.is_asked(each.fact), spared):
            self.spared.setdefault(each.fact, each)

    def is_asked(self, fact: Missing) -> bool:
        """Return whether the company tells it: an answer of the authority about a record stands among its parts too."""
        return fact.part not in self.programme.answer_parts.get(fact.fact, {})

    def proved_by(self, document: Document, facts: Iterable[Missing]) -> set[Missing]:
        """Return which of some facts a document proves, by their ids or by those of criteria."""
        own = [criterion for criterion in self.outcome.policy.all_criteria if criterion.id in document.proves]
        read = {fact.fact for criterion in own for fact in read_by(criterion.condition, self.facts)}
        names = {*document.proves, *read}
        by_criteria = {fact for criterion in own for fact in self.of_criterion.get(criterion.id, ())}
        return {fact for fact in facts if fact.fact in names or fact in by_criteria}

    def by_facts(self, needed: set[Missing], left: Mapping[Missing, Spared]) -> Iterator[Paper]:
        """Yield the documents that prove facts which no document of the policy does."""
        labels: dict[str, tuple[Text, set[Missing], set[Missing]]] = {}
        for fact in self.sorted({*needed, *left}):
            label = self.proof(fact)
            if label is not None:
                _, proved, spared = labels.setdefault(str(dict(label)), (label, set(), set()))
                (proved if fact in needed else spared).add(fact)
        for label, proved, spared in labels.values():
            yield self.paper(label, proved, spared, left)

    def paper(
        self,
        label: Text,
        proved: set[Missing],
        spared: set[Missing],
        left: Mapping[Missing, Spared],
        document: Document | None = None,
    ) -> Paper:
        why = tuple(left[fact] for fact in self.sorted(spared))
        if document is None:
            return Paper(label, None, self.sorted(proved), why)
        return Paper(label, document.material, self.sorted(proved), why, document.criterion)

    def proof(self, fact: Missing) -> Text | None:
        return proof_of(self.programme.facts, fact)

    def is_known(self, fact: Missing) -> bool:
        values, records = self.facts.values, self.facts.profile.records
        if fact.record:
            return fact.part in records[fact.fact][fact.record - 1]
        if self.programme.facts[fact.fact].yearly and not fact.year:
            return any(name == fact.fact for name, _ in values)
        return fact.fact in records or (fact.fact, fact.year or None) in values

    def sorted(self, facts: Iterable[Missing]) -> tuple[Missing, ...]:
        return tuple(sorted(facts, key=lambda fact: (self.order[fact.fact], fact)))
