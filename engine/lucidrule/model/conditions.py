"""Conditions as they are written: the operator is the key."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar

from pydantic import Discriminator, Field, Tag, create_model, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import TypeAliasType

from lucidrule.core.names import nearest
from lucidrule.kernel.operators import AMOUNT_BOUNDS, OPERATORS, OperandKind
from lucidrule.model.amounts import Amount, YearName
from lucidrule.model.base import FactId, Id, Scalar, Shape, Since, own_key

KEYWORDS = ("all", "any", "not", "at_least_n", "use", "needs_judgement", "share", "growth", "amount")
Scalars = Annotated[list[Scalar], Field(min_length=1)]
S = TypeVar("S", bound=Shape)


class Years(Shape):
    """From one year to another, both counted."""

    from_: Annotated[YearName, Field(alias="from")]
    to: YearName


_OPERANDS: dict[OperandKind, Any] = {
    "value": Scalar,
    "values": Scalars,
    "choice": Scalar,
    "choices": Scalars,
    "day": Scalar,
    "year": YearName,
    "years": Years,
    "flag": bool,
}


def _taking(names: Iterable[str]) -> Callable[[type[S]], type[S]]:
    """Give a shape a key for each operator, as the table of operators has them."""

    def given(shape: type[S]) -> type[S]:
        keys: dict[str, Any] = {name: (_OPERANDS[OPERATORS[name].operand] | None, None) for name in names}
        made = create_model(shape.__name__, __base__=shape, __module__=shape.__module__, __doc__=shape.__doc__, **keys)
        return made

    return given


@_taking(AMOUNT_BOUNDS)
class Bounds(Shape):
    """Bounds of a number or date; `at_exactly` names the open point that decides the bound itself."""

    at_exactly: Id | None = None


@_taking(name for name in OPERATORS if name not in AMOUNT_BOUNDS)
class Test(Bounds):
    """Operators on one fact, all of which must hold."""

    first_exceeds: Scalar | None = None
    first_reaches: Annotated[Scalar | None, Since(2)] = None
    since: FactId | None = None
    year: YearName | None = None

    @model_validator(mode="after")
    def _tests_something(self) -> "Test":
        if not self.model_fields_set - {"year", "at_exactly", "since"}:
            raise PydanticCustomError("empty-condition", "no operator")
        return self


def _kind_of_operand(value: Any) -> str | None:
    if isinstance(value, dict | Test):
        return "<test>"
    if isinstance(value, list):
        return "<list>"
    return None if value is None else "<value>"


Operand = Annotated[
    Annotated[Test, Tag("<test>")] | Annotated[Scalar, Tag("<value>")] | Annotated[Scalars, Tag("<list>")],
    Discriminator(
        _kind_of_operand,
        custom_error_type="empty-condition",
        custom_error_message="no operator",
    ),
]


class All(Shape):
    all: Annotated[list["Condition"], Field(min_length=1)]


class Any_(Shape):
    any: Annotated[list["Condition"], Field(min_length=1)]


class Not(Shape):
    not_: Annotated["Condition", Field(alias="not")]


class Counted(Shape):
    n: Annotated[int, Field(ge=1)]
    of: Annotated[list["Condition"], Field(min_length=1)]


class AtLeastN(Shape):
    at_least_n: Counted


class Use(Shape):
    """A definition or a shared criterion, by name."""

    use: Id


class NeedsJudgement(Shape):
    """What only a person can judge: an open point, by its id."""

    needs_judgement: Id


class ShareTest(Bounds):
    of: Amount
    in_: Annotated[Amount, Field(alias="in")]


class Share(Shape):
    share: ShareTest


class GrowthTest(Bounds):
    of: FactId
    over: YearName
    year: YearName | None = None


class Growth(Shape):
    growth: GrowthTest


class AmountTest(Bounds):
    of: Amount


class AmountCondition(Shape):
    amount: AmountTest


# A fact or an arithmetic definition, and what is asked of it.
FactCondition = Annotated[dict[str, Operand], Field(min_length=1, max_length=1)]


def _kind_of_condition(value: Any) -> str | None:
    if not isinstance(value, dict | Shape):
        return None
    # No key, or several: the branch of facts, whose length says so at the place itself.
    key = own_key(value) if isinstance(value, Shape) else next(iter(value)) if len(value) == 1 else ""
    if key in KEYWORDS:
        return f"<{key}>"
    return None if isinstance(value, dict) and misspelt_keyword(value) is not None else "<fact>"


def misspelt_keyword(condition: dict[Any, Any]) -> str | None:
    """Return the key of a condition that is a word misspelt: what stands behind it is asked of no fact."""
    if len(condition) != 1:
        return None
    ((key, operand),) = condition.items()
    if isinstance(operand, list) and any(isinstance(each, dict | list) for each in operand):
        return str(key)
    if not isinstance(operand, dict) or Test.model_fields.keys() & operand.keys():
        return None
    return str(key) if nearest(str(key), KEYWORDS, cutoff=0.7) else None


Condition = TypeAliasType(
    "Condition",
    Annotated[
        Annotated[All, Tag("<all>")]
        | Annotated[Any_, Tag("<any>")]
        | Annotated[Not, Tag("<not>")]
        | Annotated[AtLeastN, Tag("<at_least_n>")]
        | Annotated[Use, Tag("<use>")]
        | Annotated[NeedsJudgement, Tag("<needs_judgement>")]
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
