"""A programme as compiled: policies in order, each with its criteria as condition trees."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from lucidrule.compile.applying import Applying
from lucidrule.compile.asserted import CompiledAssertion
from lucidrule.compile.by_name import ByName
from lucidrule.compile.clauses import CompiledAward as CompiledAward
from lucidrule.compile.clauses import CompiledCriterion as CompiledCriterion
from lucidrule.compile.clauses import CompiledParty as CompiledParty
from lucidrule.compile.clauses import Part as Part
from lucidrule.compile.clauses import Rounded as Rounded
from lucidrule.compile.draft_mark import marked_draft
from lucidrule.compile.moments import Moments
from lucidrule.kernel import tree
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.dated import Moment
from lucidrule.model.base import Text, shortly
from lucidrule.model.facts import Contradiction, Fact
from lucidrule.model.money import Money
from lucidrule.model.policy import InForce, OpenPoint, PolicyFile
from lucidrule.model.programme import Area, Interaction, ProgrammeFile
from lucidrule.model.sources import Source
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
    is_draft: bool = False

    @property
    def id(self) -> str:
        return self.stated.id

    @property
    def title(self) -> Text:
        """What it is called; a draft is marked."""
        return marked_draft(self.stated.title) if self.is_draft else self.stated.title

    @property
    def summary(self) -> Text:
        """What it is about, in a sentence."""
        return self.stated.summary

    def short_title(self, lang: str) -> str:
        """Return what it is called where there is little room; a draft is marked."""
        return self.title[lang] if self.is_draft else shortly(self.title, self.stated.short, lang)

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
class CompiledProgramme(Moments, ByName):
    """All that is needed to judge a company.

    Attributes:
        labels: Of definitions and shared criteria.
        answers: What the authority has answered to all companies, whenever.
        assertions: What is said to hold for every company.
        settled, answer_parts: The answers that stand for their questions here; by list the parts of records that do.
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
    answers: tuple[Answer, ...] = ()
    assertions: tuple[CompiledAssertion, ...] = ()
    settled: tuple[Answer, ...] = ()
    answer_parts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    moment: Moment | None = None

    @property
    def id(self) -> str:
        return self.stated.id

    @property
    def title(self) -> Text:
        return marked_draft(self.stated.title) if self.stated.status else self.stated.title

    def policy(self, name: str) -> CompiledPolicy | None:
        """Return the policy of an id; None if there is none."""
        return next((policy for policy in self.policies if policy.id == name), None)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The place of each policy among all of them, by id, counted from 1: by it people name a policy."""
        return {policy.id: at for at, policy in enumerate(self.policies, 1)}

    @cached_property
    def drafts(self) -> tuple[str, ...]:
        """Which of its policies are drafts, by id: all of a programme that is one."""
        return tuple(policy.id for policy in self.policies if policy.is_draft)

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
    def accepted(self) -> Mapping[str, Text]:
        """Why findings about the rules stay, by their names."""
        return {each.finding: each.reason for each in self.stated.accepted}

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
