"""What an operator is asked with: values, lists, years, and the tests of one fact."""

from collections.abc import Callable, Iterable
from typing import Annotated, Any, TypeVar

from pydantic import Discriminator, Field, Tag, create_model, model_validator
from pydantic_core import PydanticCustomError

from lucidrule.kernel.operators import AMOUNT_BOUNDS, OPERATORS, OperandKind
from lucidrule.model.amounts import YearName
from lucidrule.model.base import (
    Changing,
    ChangingList,
    DatedLists,
    DatedValues,
    FactId,
    Id,
    Scalar,
    Scalars,
    Shape,
    Since,
    is_dated,
)

S = TypeVar("S", bound=Shape)


class Years(Shape):
    """From one year to another, both counted.

    Attributes:
        from: The first year that counts.
        to: The last year that counts.
    """

    from_: Annotated[YearName, Field(alias="from")]
    to: YearName


_OPERANDS: dict[OperandKind, Any] = {
    "value": Changing,
    "values": ChangingList,
    "choice": Changing,
    "choices": ChangingList,
    "day": Changing,
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
    """Bounds of a number or date; `at_exactly` names the open point that decides the bound itself.

    Attributes:
        at_exactly: The open point that decides the bound itself.
    """

    at_exactly: Id | None = None


@_taking(name for name in OPERATORS if name not in AMOUNT_BOUNDS)
class Test(Bounds):
    """Operators on one fact, all of which must hold.

    Attributes:
        first_exceeds: Of a yearly fact: above this bound, and in no year before.
        first_reaches: Of a yearly fact: at or above this bound, and in no year before.
        since: The date or event from whose year on every year counts.
        year: The year of a yearly fact: `assessment`, `assessment-1` or a calendar year; left out: the assessment
            year.
    """

    first_exceeds: Changing | None = None
    first_reaches: Annotated[Changing | None, Since(2)] = None
    since: FactId | None = None
    year: YearName | None = None

    @model_validator(mode="after")
    def _tests_something(self) -> "Test":
        if not self.model_fields_set - {"year", "at_exactly", "since"}:
            raise PydanticCustomError("empty-condition", "no operator")
        return self


def says_lists(value: Any) -> bool:
    """Return whether an operand is a list, or lists that change with time."""
    return isinstance(value, list) or (is_dated(value) and any(isinstance(each, list) for each in value.values()))


def _kind_of_operand(value: Any) -> str | None:
    if is_dated(value):
        return "<dated lists>" if says_lists(value) else "<dated>"
    if isinstance(value, dict | Test):
        return "<test>"
    if isinstance(value, list):
        return "<list>"
    return None if value is None else "<value>"


Operand = Annotated[
    Annotated[Test, Tag("<test>")]
    | Annotated[Scalar, Tag("<value>")]
    | Annotated[DatedValues, Tag("<dated>")]
    | Annotated[DatedLists, Tag("<dated lists>")]
    | Annotated[Scalars, Tag("<list>")],
    Discriminator(
        _kind_of_operand,
        custom_error_type="empty-condition",
        custom_error_message="no operator",
    ),
]
