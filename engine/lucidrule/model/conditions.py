"""Conditions as they are written: the operator is the key."""

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag
from typing_extensions import TypeAliasType

from lucidrule.model.amounts import Amount, YearName
from lucidrule.model.base import FactId, Id, Shape, own_key
from lucidrule.model.keywords import KEYWORDS, keywords_meant
from lucidrule.model.operands import Bounds, Operand, Test


class All(Shape):
    """Conditions all of which hold.

    Attributes:
        all: All of these conditions hold.
    """

    all: Annotated[list["Condition"], Field(min_length=1)]


class Any_(Shape):
    """Conditions of which one holds.

    Attributes:
        any: One of these conditions holds.
    """

    any: Annotated[list["Condition"], Field(min_length=1)]


class Not(Shape):
    """A condition that does not hold.

    Attributes:
        not: This condition does not hold.
    """

    not_: Annotated["Condition", Field(alias="not")]


class Counted(Shape):
    """Conditions of which so many hold.

    Attributes:
        n: How many have to hold, at least.
        of: The conditions.
    """

    n: Annotated[int, Field(ge=1)]
    of: Annotated[list["Condition"], Field(min_length=1)]


class AtLeastN(Shape):
    """At least so many conditions hold.

    Attributes:
        at_least_n: At least so many of these conditions hold.
    """

    at_least_n: Counted


class Use(Shape):
    """A definition or a shared criterion, by name.

    Attributes:
        use: The id of a definition or of a shared criterion.
    """

    use: Id


class NeedsJudgement(Shape):
    """What only a person can judge: an open point, by its id.

    Attributes:
        needs_judgement: The id of an open point: only the authority can judge it.
    """

    needs_judgement: Id


class Met(Shape):
    """That a company may be granted a policy: of assertions only.

    Attributes:
        met: A policy that is met or left to judgement, `policy/criterion`, or `any_policy`; in assertions only.
    """

    met: Annotated[str, Field(pattern=r"^(any_policy|[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?)$", max_length=161)]


class ShareTest(Bounds):
    """A part, its whole, and bounds of the share.

    Attributes:
        of: The part.
        in: The whole.
    """

    of: Amount
    in_: Annotated[Amount, Field(alias="in")]


class Share(Shape):
    """The share of one amount in another.

    Attributes:
        share: The share of one amount in another, and what is asked of it.
    """

    share: ShareTest


class GrowthTest(Bounds):
    """A yearly fact, the year before, and bounds of its growth.

    Attributes:
        of: The yearly fact.
        over: The year that it is compared with.
        year: The year that is compared; left out: the assessment year.
    """

    of: FactId
    over: YearName
    year: YearName | None = None


class Growth(Shape):
    """The growth of a yearly fact.

    Attributes:
        growth: What a yearly fact grew by, and what is asked of it.
    """

    growth: GrowthTest


class AmountTest(Bounds):
    """An amount and its bounds.

    Attributes:
        of: The amount.
    """

    of: Amount


class AmountCondition(Shape):
    """An amount that is worked out.

    Attributes:
        amount: An amount that is worked out, and what is asked of it.
    """

    amount: AmountTest


# A fact or an arithmetic definition, and what is asked of it.
FactCondition = Annotated[dict[str, Operand], Field(min_length=1, max_length=1)]


def _kind_of_condition(value: Any) -> str | None:
    if not isinstance(value, dict | Shape):
        return None
    # No key, or several: the branch of facts, whose length says so at the place itself.
    key = own_key(value) if isinstance(value, Shape) else next(iter(value)) if len(value) == 1 else ""
    # A fact may be called so, and be asked for a value in braces, or for true or false.
    if key in KEYWORDS or (key == "met" and (isinstance(value, Shape) or isinstance(value["met"], str))):
        return f"<{key}>"
    return None if isinstance(value, dict) and misspelt_keyword(value) is not None else "<fact>"


def misspelt_keyword(condition: dict[Any, Any]) -> str | None:
    """Return the key of a condition that is a word misspelt: what stands behind it is asked of no fact."""
    if len(condition) != 1:
        return None
    ((key, operand),) = condition.items()
    if isinstance(operand, list) and any(isinstance(each, dict | list) for each in operand):
        return str(key)
    if operand == []:
        return str(key) if keywords_meant(str(key), cutoff=0.7) else None
    if not isinstance(operand, dict) or Test.model_fields.keys() & operand.keys():
        return None
    return str(key) if keywords_meant(str(key), cutoff=0.7) else None


Condition = TypeAliasType(
    "Condition",
    Annotated[
        Annotated[All, Tag("<all>")]
        | Annotated[Any_, Tag("<any>")]
        | Annotated[Not, Tag("<not>")]
        | Annotated[AtLeastN, Tag("<at_least_n>")]
        | Annotated[Use, Tag("<use>")]
        | Annotated[NeedsJudgement, Tag("<needs_judgement>")]
        | Annotated[Met, Tag("<met>")]
        | Annotated[Share, Tag("<share>")]
        | Annotated[Growth, Tag("<growth>")]
        | Annotated[AmountCondition, Tag("<amount>")]
        | Annotated[FactCondition, Tag("<fact>")],
        Discriminator(
            _kind_of_condition,
            custom_error_type="not-a-condition",
            custom_error_message="not a condition",
        ),
    ],
)
