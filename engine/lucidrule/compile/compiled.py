"""A programme as compiled: policies in order, each with its criteria as condition trees."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from lucidrule.compile.applying import Applying
from lucidrule.compile.clauses import CompiledAward as CompiledAward
from lucidrule.compile.clauses import CompiledCriterion as CompiledCriterion
from lucidrule.compile.clauses import CompiledParty as CompiledParty
from lucidrule.compile.clauses import Part as Part
from lucidrule.compile.clauses import Rounded as Rounded
from lucidrule.compile.former import Former, former_in
from lucidrule.compile.known_names import Known, fact_and_year, facts_known, policies_known
from lucidrule.compile.moments import Moments
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.kernel import tree
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.dated import Moment
from lucidrule.model.base import Text
from lucidrule.model.facts import Contradiction, Fact
from lucidrule.model.money import Money
from lucidrule.model.policy import InForce, OpenPoint, PolicyFile
from lucidrule.model.programme import Area, Interaction, ProgrammeFile, Source
from lucidrule.texts.catalogue import LANGS
from lucidrule.values.amounts import Writing


@dataclass(frozen=True, slots=True)
class CompiledPolicy:
    """One policy; `each` are judged for every record of the list `for_each`."""

    stated: PolicyFile
    area: str
    in_force: InForce
    criteria: tuple[CompiledCriterion, ...]
    each: tuple[CompiledCriterion, ...]
    awards: tuple[CompiledAward, ...]
    applying: Applying

    @property
    def id(self) -> str:
        return self.stated.id

    @property
    def title(self) -> Text:
        return self.stated.title

    @property
    def for_each(self) -> str | None:
        return self.stated.for_each

    @property
    def all_criteria(self) -> tuple[CompiledCriterion, ...]:
        """Its criteria, those about the records of its list last."""
        return (*self.criteria, *self.each)

    def criterion(self, name: str) -> CompiledCriterion | None:
        """Return the criterion that an id names in this policy; None if there is none."""
        return next((criterion for criterion in self.all_criteria if criterion.id == name), None)

    def key(self, criterion: CompiledCriterion) -> str:
        """Return what names a criterion among those of all policies: `criterion` if shared, else `policy/criterion`."""
        return criterion.id if criterion.shared else f"{self.id}/{criterion.id}"

    @property
    def grants(self) -> tuple[CompiledAward, ...]:
        """Its awards that sums are made of."""
        return tuple(award for award in self.awards if award.is_grant)

    @property
    def gives_more(self) -> bool:
        """Whether it gives anything that is no grant: no sum says what it is worth."""
        return len(self.grants) < len(self.awards)

    @property
    def of_several(self) -> str:
        """Which of several awards count: `all`, `highest` or `last`."""
        return self.stated.entitlement.of_several


@dataclass(frozen=True)
class CompiledProgramme(Moments):
    """All that is needed to judge a company.

    Attributes:
        labels: Of definitions and shared criteria.
        answers: What the authority has answered to all companies, whenever.
        settled: The answers that stand in the place of their questions here.
        answer_parts: By list the parts of its records that hold answers to questions about each, by open point.
        texts: Of the files that say all this, by name; `digest` is theirs.
        moment: When values count that change with time; None: they stand as they are stated.
    """

    stated: ProgrammeFile
    facts: Mapping[str, Fact]
    groups: Mapping[str, Any]
    contradictions: tuple[Contradiction, ...]
    open_points: Mapping[str, OpenPoint]
    policies: tuple[CompiledPolicy, ...]
    interactions: tuple[tuple[Interaction, tree.Condition], ...]
    labels: Mapping[str, Text]
    texts: Mapping[str, str]
    digest: str
    moment: Moment | None = None
    answers: tuple[Answer, ...] = ()
    settled: tuple[Answer, ...] = ()
    answer_parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return self.stated.id

    @property
    def title(self) -> Text:
        return self.stated.title

    def policy(self, name: str) -> CompiledPolicy | None:
        """Return the policy of an id; None if there is none."""
        return next((policy for policy in self.policies if policy.id == name), None)

    @property
    def members(self) -> "tuple[CompiledProgramme, ...]":
        """The programmes that stand together here: this one alone."""
        return (self,)

    def home(self, policy: str) -> "CompiledProgramme":
        """Return the programme of a policy, by id."""
        return self

    def years_later(self, policy: str) -> int:
        """Return by how many years the assessment year of a policy lies after that of all."""
        return 0

    @property
    def waiting(self) -> tuple[Interaction, ...]:
        """The interactions that name policies of a programme that is not loaded with this one."""
        return self.waiting_beside({self.id})

    def waiting_beside(self, loaded: Collection[str]) -> tuple[Interaction, ...]:
        """Return those that wait where programmes of some ids are loaded."""
        rules = self.stated.interactions.rules
        of = [[name.partition("/")[0] for name in rule.policies if "/" in name] for rule in rules]
        return tuple(rule for rule, named in zip(rules, of, strict=True) if not set(named).issubset(loaded))

    @property
    def version(self) -> str:
        return self.stated.version

    @property
    def areas(self) -> list[Area]:
        return self.stated.areas

    @property
    def sources(self) -> Mapping[str, Source]:
        return self.stated.sources

    @property
    def common(self) -> list[str]:
        """The criteria that every policy asks for, by id."""
        return self.stated.common

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that its texts are in."""
        return LANGS if self.stated.languages is None else tuple(self.stated.languages)

    @cached_property
    def money(self) -> Money:
        """How its money and its numbers are written."""
        return Money(self.stated.currency, self.stated.numbers or "")

    def currency_data(self) -> dict[str, str]:
        """Return what data of sums say of their currency: nothing where it is yuan by itself."""
        return {} if self.money.currency is None else {"currency": self.money.code}

    @property
    def zone(self) -> ZoneInfo | None:
        """The zone in which moments are days; None: the programme states none."""
        return None if self.stated.zone is None else ZoneInfo(self.stated.zone)

    @cached_property
    def writing(self) -> Writing:
        """How values are written where nothing more is known of it."""
        return Writing(zone=self.zone, money=self.money)

    def today(self) -> date:
        """Return today in the zone of the programme; where it states none, the day of the machine."""
        return datetime.now(self.zone).date()

    def assessment_at(self, as_of: date) -> int:
        """Return the calendar year whose figures count at a reference date."""
        return as_of.year - self.stated.assessment_year.years_before

    @cached_property
    def known_facts(self) -> Known:
        """The facts by each of their names."""
        return facts_known(self.facts)

    @cached_property
    def former(self) -> Former:
        """What names of before are now."""
        return former_in(self.facts, self.policies)

    @cached_property
    def known_policies(self) -> Known:
        """The policies by each of their names."""
        return policies_known((policy.stated for policy in self.policies), self.further_names)

    @property
    def further_names(self) -> tuple[tuple[str, str], ...]:
        """What else policies go by, each name with the id of the policy: `programme/policy`, and among several
        programmes what each is called alone."""
        return tuple((f"{self.id}/{policy.id}", policy.id) for policy in self.policies)

    def policies_named(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of policies that are named by id, by title in any language, or by their place.

        Raises:
            UnknownName: One names no policy, or several; with the nearest names.
        """
        known = self.known_policies
        return tuple(_found(name, known, "policy") for name in names)

    def fact_named(self, name: str) -> tuple[str, int]:
        """Return the fact that is named by id, label or other name in any language, and the year said with it, or 0.

        Raises:
            UnknownName: It names no fact, or several; with the nearest names.
        """
        found = fact_and_year(name, self.known_facts)
        return (_found(name, self.known_facts, "fact"), 0) if found is None else found


def _found(name: str, known: Known, kind: str) -> str:
    found = known.id_of(name)
    if found is not None:
        return found
    if several := known.several(name):
        raise UnknownName((Fault("ambiguous-name", None, {"name": name, "kind": f"@name:{kind}"}, several),))
    raise UnknownName((Fault(f"unknown-{kind}", None, {"name": name}, known.nearest(name)),))
