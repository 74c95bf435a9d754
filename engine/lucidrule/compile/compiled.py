"""A programme as compiled: policies in order, each with its criteria as condition trees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from lucidrule.compile.clauses import CompiledAward as CompiledAward
from lucidrule.compile.clauses import CompiledCriterion as CompiledCriterion
from lucidrule.compile.clauses import CompiledParty as CompiledParty
from lucidrule.compile.clauses import Part as Part
from lucidrule.compile.clauses import Rounded as Rounded
from lucidrule.compile.known_names import Known, fact_and_year, facts_known, policies_known
from lucidrule.compile.resolved import Resolution, dated_in
from lucidrule.core.fault import Fault, UnknownName
from lucidrule.kernel import tree
from lucidrule.kernel.dated import Dated, Moment
from lucidrule.model.base import Text
from lucidrule.model.facts import Contradiction, Fact
from lucidrule.model.policy import InForce, OpenPoint, PolicyFile
from lucidrule.model.programme import Area, Interaction, ProgrammeFile, Source

# Few moments are ever in use; a caller who walks through many must not fill the memory.
_MOST_MOMENTS = 16


@dataclass(frozen=True, slots=True)
class CompiledPolicy:
    """One policy; `each` are judged for every record of the list `for_each`."""

    stated: PolicyFile
    area: str
    in_force: InForce
    criteria: tuple[CompiledCriterion, ...]
    each: tuple[CompiledCriterion, ...]
    awards: tuple[CompiledAward, ...]

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
class CompiledProgramme:
    """All that is needed to judge a company.

    Attributes:
        labels: Of definitions and shared criteria.
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
    def zone(self) -> ZoneInfo | None:
        """The zone in which moments are days; None: the programme states none."""
        return None if self.stated.zone is None else ZoneInfo(self.stated.zone)

    def today(self) -> date:
        """Return today in the zone of the programme; where it states none, the day of the machine."""
        return datetime.now(self.zone).date()

    def assessment_at(self, as_of: date) -> int:
        """Return the calendar year whose figures count at a reference date."""
        return as_of.year - self.stated.assessment_year.years_before

    @cached_property
    def _days(self) -> tuple[date, ...]:
        """The days of reference on which values change, in order."""
        found = [each for each in self._changing if not each.by_year]
        return tuple(sorted({day for each in found for day, _ in each.values}))

    @cached_property
    def _changing(self) -> tuple[Dated, ...]:
        """What changes with time; nothing of it where that is told already."""
        return () if self.moment is not None else tuple(dated_in((self.policies, self.interactions)))

    @cached_property
    def _at_moments(self) -> dict[Moment, "CompiledProgramme"]:
        return {}

    def moment_at(self, as_of: date) -> Moment:
        """Return when values count at a reference date: one and the same for all dates between which none changes."""
        if self.moment is not None:
            return self.moment
        return Moment(max((day for day in self._days if day <= as_of), default=None), self.assessment_at(as_of))

    def at(self, as_of: date) -> "CompiledProgramme":
        """Return the programme with the values that count at a reference date."""
        return self.at_moment(self.moment_at(as_of))

    def at_moment(self, moment: Moment) -> "CompiledProgramme":
        """Return the programme with the values that count at a moment."""
        if not self._changing:
            return self
        known = self._at_moments
        if moment not in known:
            if len(known) > _MOST_MOMENTS:
                known.clear()
            resolution = Resolution(moment)
            policies, interactions = resolution.of(self.policies), resolution.of(self.interactions)
            known[moment] = replace(self, policies=policies, interactions=interactions, moment=moment)
        return known[moment]

    @cached_property
    def known_facts(self) -> Known:
        """The facts by each of their names."""
        return facts_known(self.facts)

    @cached_property
    def known_policies(self) -> Known:
        """The policies by each of their names."""
        return policies_known(policy.stated for policy in self.policies)

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
