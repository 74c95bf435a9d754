"""A programme as compiled: policies in order, each with its criteria as condition trees."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from lucidrule.compile import tree
from lucidrule.model.base import Text
from lucidrule.model.facts import Contradiction, Fact
from lucidrule.model.policy import Award, Criterion, InForce, OpenPoint, PolicyFile
from lucidrule.model.programme import Interaction, ProgrammeFile


@dataclass(frozen=True, slots=True)
class CompiledCriterion:
    """A criterion and its condition."""

    stated: Criterion
    condition: tree.Condition


@dataclass(frozen=True, slots=True)
class Rounded:
    """Each part of an award is rounded to whole multiples of `to` yuan."""

    mode: Literal["down", "half_up", "up"]
    to: Decimal


@dataclass(frozen=True, slots=True)
class CompiledParty:
    """Another party to an award, its share, and when it receives it."""

    party: Text
    share: Decimal
    condition: tree.Condition


@dataclass(frozen=True, slots=True)
class CompiledAward:
    """An award: `amount` is None where it is not published, or left to review without a limit."""

    stated: Award
    condition: tree.Condition
    amount: tree.Amount | None
    by_review: bool
    cap: Decimal | None
    own_share: Decimal
    others: tuple[CompiledParty, ...] = ()
    rounding: Rounded | None = None


@dataclass(frozen=True, slots=True)
class CompiledPolicy:
    """One policy; `each` are judged for every record of the list `for_each`."""

    stated: PolicyFile
    area: str
    in_force: InForce
    criteria: tuple[CompiledCriterion, ...]
    each: tuple[CompiledCriterion, ...]
    awards: tuple[CompiledAward, ...]


@dataclass(frozen=True, slots=True)
class CompiledProgramme:
    """All that is needed to judge a company.

    Attributes:
        labels: Of definitions and shared criteria.
        texts: Of the files that say all this, by name; `digest` is theirs.
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
