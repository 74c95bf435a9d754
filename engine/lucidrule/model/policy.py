"""rules/<area>/<policy>.yaml and rules/criteria.yaml: policies, criteria, definitions, entitlements."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from lucidrule.model.amounts import Amount
from lucidrule.model.applying import Apply, Material
from lucidrule.model.assertions import Assertion
from lucidrule.model.base import Changing, Clause, FactId, Id, OptionalClause, Scalar, Shape, ShortTitle, Since, Text
from lucidrule.model.conditions import Condition, Use


class OpenPoint(Clause):
    """What the text leaves open, put as a question whose "yes" helps the company.

    Attributes:
        question: The question that the authority has to answer.
    """

    question: Text


class Criterion(Clause):
    """A named, cited test with one condition.

    Attributes:
        id: Its id.
        label: What it asks, in words.
        short: The same where there is little room, such as in a list, in languages that need it.
        when: The condition.
        materials: The documents that prove it.
        formerly: The ids that it had before.
    """

    id: Id
    formerly: Annotated[list[Id], Since(2)] = []
    label: Text
    short: Annotated[ShortTitle | None, Since(2)] = None
    when: Condition
    materials: Annotated[list[Material] | None, Since(2)] = None


def _kind_of_criterion(value: Any) -> str:
    return "<use>" if isinstance(value, Use) or (isinstance(value, dict) and "use" in value) else "<criterion>"


CriterionOrUse = Annotated[
    Annotated[Criterion, Tag("<criterion>")] | Annotated[Use, Tag("<use>")], Discriminator(_kind_of_criterion)
]


class Definition(OptionalClause):
    """A condition or an amount, written once and used by name.

    Attributes:
        label: What it is called.
        when: The condition.
        amount: The amount.
        unit: Of what kind the amount is: money, a share or a count.
    """

    label: Text
    when: Condition | None = None
    amount: Amount | None = None
    unit: Literal["money", "share", "count", "number"] | None = None

    @model_validator(mode="after")
    def _states_one(self) -> "Definition":
        if (self.when is None) == (self.amount is None):
            raise PydanticCustomError("definition-of-one", "not one of two")
        return self


class CriteriaFile(Shape):
    """The whole of rules/criteria.yaml: what several policies share.

    Attributes:
        open_points: Open points that several policies ask, by id.
        criteria: Criteria that policies use by name.
        definitions: Conditions and amounts by id, used by name.
    """

    open_points: dict[Id, OpenPoint] = {}
    criteria: list[Criterion] = []
    definitions: dict[Id, Definition] = {}


class InForce(Clause):
    """From the first day to the last, both counted; no last day: its end is not published.

    Attributes:
        from: The first day.
        until: The last day; left out: it is not published.
    """

    from_: Annotated[date, Field(alias="from")]
    until: date | None = None


class Rounding(OptionalClause):
    """How sums are rounded; `none` keeps them exact.

    Attributes:
        mode: How: `none`, `down`, `half_up` or `up`.
        to: To multiples of this sum, such as 1 or 100.
    """

    mode: Literal["none", "down", "half_up", "up"]
    to: Scalar | None = None


class Reading(OptionalClause):
    """How we read a text that can be read in two ways.

    Attributes:
        id: Its id.
        text: How it is read.
    """

    id: Id
    text: Text


class UpTo(Shape):
    """A limit, where one is given.

    Attributes:
        up_to: The limit, an amount.
    """

    up_to: Amount | None = None


class ByReview(Shape):
    """The authority decides how much, up to a limit where one is given.

    Attributes:
        by_review: The authority decides how much; empty braces, or `up_to` a limit.
    """

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
    """A party to an award and its share of it.

    Attributes:
        party: What it is called.
        share: Its share, such as `30%`.
        when: Under which condition it takes part.
    """

    party: Text
    share: Changing
    when: Condition | None = None


class Split(Shape):
    """How an award is divided; the company judged receives `own`, the others are shown beside it.

    Attributes:
        own: The company that is judged.
        others: The other parties.
    """

    own: Party
    others: Annotated[list[Party], Field(min_length=1)]


# What is given: money that is granted, or something else, which has no part in any sum of grants.
Gives = Literal["grant", "service", "loan", "guarantee", "tax", "title"]


class Award(Clause):
    """What a policy gives: when it applies, how much it is.

    Attributes:
        id: Its id.
        label: What it is called.
        kind: What is given; of what is no grant the amount may be left out, and is that of the loan, say.
        when: Under which condition it applies.
        amount: How much: a sum, a rate, bands and so on, `not_published`, or by review.
        split: How it is divided among parties.
        capped: Whether the cap for one award applies.
        rounding: A rounding of its own.
        formerly: The ids that it had before.
        once: Whether who was granted it before is not granted it again.
    """

    id: Id
    formerly: Annotated[list[Id], Since(2)] = []
    label: Text
    once: Annotated[bool, Since(2)] = False
    kind: Annotated[Gives, Since(2)] = "grant"
    when: Condition | None = None
    amount: AwardAmount | None = None
    split: Split | None = None
    capped: bool = True
    rounding: Rounding | None = None


class Entitlement(Shape):
    """The awards of a policy, and how those that apply at once combine.

    Attributes:
        of_several: What holds where several apply: `all`, the `highest`, or the `last` in order.
        awards: The awards in order.
    """

    of_several: Literal["all", "highest", "last"] = "all"
    awards: Annotated[list[Award], Field(min_length=1)]


class PolicyFile(OptionalClause):
    """One policy, whole.

    Attributes:
        status: `draft` as long as its texts may lack languages; nothing in a register is determined by it.
        id: Its id, which is the name of its file.
        title: Its title.
        short: What it is called where there is little room, such as in a list, in languages that need it.
        summary: What it gives, in a sentence.
        in_force: A term of its own.
        open_points: What its text leaves open, by id.
        definitions: Conditions and amounts by id, used by name.
        readings: How a text is read that can be read in two ways.
        for_each: The list whose records are judged one by one.
        criteria: What it asks; common criteria are added by themselves.
        each: What a record of the list has to meet.
        entitlement: What it gives.
        apply: How one applies for it, where that is not as for the whole programme.
        materials: The documents that are handed in, besides those of its criteria.
        formerly: The ids that it had before; whoever asks for one of them is answered, and registers go on.
        assert: What holds for every company: `lucidrule analyse` proves it, or shows a company that refutes it.
    """

    id: Id
    formerly: Annotated[list[Id], Since(2)] = []
    title: Text
    short: Annotated[ShortTitle | None, Since(2)] = None
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
    assert_: Annotated[list[Assertion], Field(alias="assert"), Since(2)] = []
