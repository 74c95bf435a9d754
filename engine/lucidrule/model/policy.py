"""rules/<area>/<policy>.yaml and rules/criteria.yaml: policies, criteria, definitions, entitlements."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from lucidrule.model.amounts import Amount
from lucidrule.model.applying import Apply, Material
from lucidrule.model.base import Clause, FactId, Id, OptionalClause, Scalar, Shape, Since, Text
from lucidrule.model.conditions import Condition, Use


class OpenPoint(Clause):
    """What the text leaves open, put as a question whose "yes" helps the company."""

    question: Text


class Criterion(Clause):
    """A named, cited test with one condition.

    Attributes:
        materials: The documents that prove it.
        formerly: The ids that it had before.
    """

    id: Id
    formerly: list[Id] = []
    label: Text
    when: Condition
    materials: Annotated[list[Material] | None, Since(2)] = None


def _kind_of_criterion(value: Any) -> str:
    return "<use>" if isinstance(value, Use) or (isinstance(value, dict) and "use" in value) else "<criterion>"


CriterionOrUse = Annotated[
    Annotated[Criterion, Tag("<criterion>")] | Annotated[Use, Tag("<use>")], Discriminator(_kind_of_criterion)
]


class Definition(OptionalClause):
    """A condition or an amount, written once and used by name."""

    label: Text
    when: Condition | None = None
    amount: Amount | None = None
    unit: Literal["money", "share", "count"] | None = None


class CriteriaFile(Shape):
    """The whole of rules/criteria.yaml: what several policies share."""

    open_points: dict[Id, OpenPoint] = {}
    criteria: list[Criterion] = []
    definitions: dict[Id, Definition] = {}


class InForce(Clause):
    """From the first day to the last, both counted; no last day: its end is not published."""

    from_: Annotated[date, Field(alias="from")]
    until: date | None = None


class Rounding(OptionalClause):
    """How sums are rounded; `none` keeps them exact."""

    mode: Literal["none", "down", "half_up", "up"]
    to: Scalar | None = None


class Reading(OptionalClause):
    """How we read a text that can be read in two ways."""

    id: Id
    text: Text


class UpTo(Shape):
    up_to: Amount | None = None


class ByReview(Shape):
    """The authority decides how much, up to a limit where one is given."""

    by_review: UpTo


def _kind_of_award(value: Any) -> str:
    if value == "not_published":
        return "<not_published>"
    if isinstance(value, ByReview) or (isinstance(value, dict) and "by_review" in value):
        return "<by_review>"
    return "<amount>"


AwardAmount = Annotated[
    Annotated[Literal["not_published"], Tag("<not_published>")]
    | Annotated[ByReview, Tag("<by_review>")]
    | Annotated[Amount, Tag("<amount>")],
    Discriminator(_kind_of_award),
]


class Party(Shape):
    """A party to an award and its share of it."""

    party: Text
    share: Scalar
    when: Condition | None = None


class Split(Shape):
    """How an award is divided; the company judged receives `own`, the others are shown beside it."""

    own: Party
    others: Annotated[list[Party], Field(min_length=1)]


class Award(Clause):
    """One grant under a policy: when it applies, how much it is.

    Attributes:
        formerly: The ids that it had before.
    """

    id: Id
    formerly: list[Id] = []
    label: Text
    when: Condition | None = None
    amount: AwardAmount
    split: Split | None = None
    capped: bool = True
    rounding: Rounding | None = None


class Entitlement(Shape):
    """The awards of a policy, and how those that apply at once combine."""

    of_several: Literal["all", "highest", "last"] = "all"
    awards: Annotated[list[Award], Field(min_length=1)]


class PolicyFile(OptionalClause):
    """One policy, whole.

    Attributes:
        status: `draft` as long as its texts may lack languages; nothing in a register is determined by it.
        apply: How one applies for it, where that is not as for the whole programme.
        materials: The documents that are handed in, besides those of its criteria.
        formerly: The ids that it had before; whoever asks for one of them is answered, and registers go on.
    """

    id: Id
    formerly: list[Id] = []
    title: Text
    summary: Text
    in_force: InForce | None = None
    open_points: dict[Id, OpenPoint] = {}
    definitions: dict[Id, Definition] = {}
    readings: list[Reading] = []
    for_each: FactId | None = None
    criteria: list[CriterionOrUse] = []
    each: list[Criterion] = []
    entitlement: Entitlement
    status: Annotated[Literal["draft"] | None, Since(2)] = None
    apply: Annotated[Apply | None, Since(2)] = None
    materials: Annotated[list[Material] | None, Since(2)] = None
