"""A programme made ready to judge companies at reference dates of one assessment year."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any

from lucidrule.compile.answers import answered
from lucidrule.compile.compiled import CompiledAward, CompiledCriterion, CompiledPolicy, CompiledProgramme, Part
from lucidrule.compile.loaded import programme_again
from lucidrule.evaluate.arithmetic import Arithmetic, Known
from lucidrule.evaluate.award import prepare_part
from lucidrule.evaluate.evaluate import Evaluator, prepare
from lucidrule.kernel.answers import Answer
from lucidrule.kernel.dated import Moment
from lucidrule.kernel.reads import facts_read, points_asked
from lucidrule.model.base import Text
from lucidrule.model.programme import Interaction


@dataclass(frozen=True, slots=True)
class PreparedParty:
    """Another party, when it receives its part, and the arithmetic of that."""

    party: Text
    when: Evaluator
    part: Arithmetic


@dataclass(frozen=True, slots=True)
class PreparedAward:
    """An award with its conditions and its arithmetic ready for one assessment year."""

    award: CompiledAward
    when: Evaluator
    own: Arithmetic | None
    others: tuple[PreparedParty, ...]


@dataclass(frozen=True, slots=True)
class PreparedPolicy:
    """A policy ready to judge.

    Attributes:
        separable: No two of its criteria read the same fact or ask the same open point, so that each can be settled
            alone; those of records count as one.
        shared: The places of its criteria about the company among those of the programme; `of_shared` picks from there.
    """

    policy: CompiledPolicy
    separable: bool
    shared: tuple[int, ...]
    of_shared: Callable[[list[Any]], tuple[Any, ...]]
    first_day: date
    last_day: date
    each: tuple[tuple[CompiledCriterion, Evaluator], ...]
    awards: tuple[PreparedAward, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PreparedProgramme:
    """A programme whose conditions and arithmetic are ready for one assessment year; pickled as the texts of its rules.

    Attributes:
        criteria: Each criterion about the company once: policies share their common criteria.
        kept: What the exact pass found of criteria where it depends on no value: it holds for all companies alike.
    """

    compiled: CompiledProgramme
    assessment: int
    criteria: tuple[tuple[CompiledCriterion, Evaluator], ...]
    policies: tuple[PreparedPolicy, ...]
    interactions: tuple[tuple[Interaction, Evaluator], ...]
    kept: dict[Any, Any] = field(default_factory=dict)

    def of(self, member: CompiledProgramme) -> "PreparedProgramme":
        """Return one of several programmes that stand together, to be told in its own words: of its policies."""
        own = {policy.id for policy in member.policies}
        policies = tuple(policy for policy in self.policies if policy.policy.id in own)
        return replace(self, compiled=member, policies=policies)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PreparedProgramme) and hash(self) == hash(other)

    def __hash__(self) -> int:
        return hash((self.compiled.digest, self.compiled.settled, self.assessment, self.compiled.moment))

    def __reduce__(self) -> tuple[Any, ...]:
        compiled = self.compiled
        return _prepared_again, (tuple(compiled.texts.items()), compiled.settled, self.assessment, compiled.moment)


@lru_cache(8)
def _prepared_again(
    texts: tuple[tuple[str, str], ...], answers: tuple[Answer, ...], assessment: int, moment: Moment | None = None
) -> PreparedProgramme:
    compiled = programme_again(texts)
    compiled = compiled if moment is None else compiled.at_moment(moment)
    return prepare_programme(answered(compiled, answers), assessment)


def prepare_programme(compiled: CompiledProgramme, assessment: int) -> PreparedProgramme:
    """Return a programme ready to judge companies at reference dates of one assessment year.

    Args:
        compiled: With the values that count at these dates.
    """
    places: dict[int, int] = {}
    known: Known = {}
    criteria: list[tuple[CompiledCriterion, Evaluator]] = []
    policies = []
    for policy in compiled.policies:
        for criterion in policy.criteria:
            if id(criterion) not in places:
                places[id(criterion)] = len(criteria)
                criteria.append((criterion, prepare(criterion.condition, assessment, known)))
        shared = tuple(places[id(criterion)] for criterion in policy.criteria)
        each = tuple((criterion, prepare(criterion.condition, assessment, known)) for criterion in policy.each)
        gate, awards = policy.in_force, _awards(policy, assessment, known)
        policies.append(
            PreparedPolicy(
                policy, _separable(policy), shared, _picking(shared), gate.from_, gate.until or date.max, each, awards
            )
        )
    interactions = tuple((stated, prepare(when, assessment, known)) for stated, when in compiled.interactions)
    return PreparedProgramme(compiled, assessment, tuple(criteria), tuple(policies), interactions)


def _awards(policy: CompiledPolicy, assessment: int, known: Known) -> tuple[PreparedAward, ...]:
    """Return the awards of a policy, prepared."""
    return tuple(
        PreparedAward(
            award,
            prepare(award.condition, assessment, known),
            _part(award.own, assessment, known),
            tuple(
                PreparedParty(
                    other.party, prepare(other.condition, assessment, known), prepare_part(part, assessment, known)
                )
                for other in award.others
                if (part := award.part(other.share)) is not None
            ),
        )
        for award in policy.awards
    )


def _part(part: Part | None, assessment: int, known: Known) -> Arithmetic | None:
    return None if part is None else prepare_part(part, assessment, known)


def _picking(places: tuple[int, ...]) -> Callable[[list[Any]], tuple[Any, ...]]:
    """Return what picks some places of a list, in one step where there are several."""
    return itemgetter(*places) if len(places) > 1 else lambda listed: tuple([listed[at] for at in places])


def _separable(policy: CompiledPolicy) -> bool:
    parts: list[Any] = [criterion.condition for criterion in policy.criteria]
    if policy.each:
        parts.append([criterion.condition for criterion in policy.each])
    for asked in (facts_read, points_asked):
        found = [name for part in parts for name in asked(part)]
        if len(found) > len(set(found)):
            return False
    return True
