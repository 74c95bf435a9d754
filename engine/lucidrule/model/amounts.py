"""The arithmetic of rule files: literals, facts, sums, rates, bands, schedules.

An amount is a scalar (a literal, or the name of a fact or definition) or a mapping known by the key it has.
"""

from typing import Annotated, Any, Optional

from pydantic import Discriminator, Field, Tag
from typing_extensions import TypeAliasType

from lucidrule.model.base import FactId, Scalar, Shape, Since, own_key

YearName = Scalar
# Some have a key that is another's too: `increment_of` has a `rate`, and what is rated a floor and a cap.
_PRECEDENCE = (
    *("increment_of", "bands", "schedule", "per_unit", "multiply"),
    *("fact", "sum", "difference", "least_of", "greatest_of", "rate"),
)


def _kind_of_amount(value: Any) -> str | None:
    if isinstance(value, dict):
        return next((f"<{key}>" for key in _PRECEDENCE if key in value), None)
    if isinstance(value, Shape):
        return f"<{own_key(value)}>"
    return None if isinstance(value, list) or value is None else "<value>"


class FactInYear(Shape):
    """The value of a fact; of a yearly one in the year named."""

    fact: FactId
    year: YearName | None = None


class Sum(Shape):
    sum: Annotated[list["Amount"], Field(min_length=1)]


class Difference(Shape):
    difference: Annotated[list["Amount"], Field(min_length=2, max_length=2)]


class LeastOf(Shape):
    least_of: Annotated[list["Amount"], Field(min_length=1)]


class GreatestOf(Shape):
    greatest_of: Annotated[list["Amount"], Field(min_length=1)]


class Limited(Shape):
    """An amount with a floor and a cap of its own."""

    at_least: "Optional[Amount]" = None
    at_most: "Optional[Amount]" = None


class Rate(Limited):
    rate: Scalar
    above_one: bool | None = None
    of: "Amount"


class Band(Shape):
    """From `from` (counted) to below `below` (not counted); the last band has no end.

    Attributes:
        above: In the place of `from`: the bound itself does not count.
        up_to: In the place of `below`: the end itself counts, and what begins there begins above it.
        amount: In the place of `rate`: a fixed sum.
    """

    from_: Annotated[Scalar | None, Field(alias="from")] = None
    above: Annotated[Scalar | None, Since(2)] = None
    below: Scalar | None = None
    up_to: Annotated[Scalar | None, Since(2)] = None
    rate: Scalar | None = None
    amount: Annotated[Scalar | None, Since(2)] = None
    above_one: bool | None = None


class Bands(Limited):
    """The whole of `of` at the rate of the band in which `by` falls, or its fixed sum; below the first band: zero."""

    bands: Annotated[list[Band], Field(min_length=1)]
    by: "Amount"
    of: "Optional[Amount]" = None


class Multiply(Limited):
    multiply: "Amount"
    by: Scalar


class PerUnit(Limited):
    per_unit: Scalar
    of: "Amount"


class IncrementOf(Limited):
    """A share of what a yearly fact grew by over an earlier year; no growth: zero."""

    increment_of: FactId
    over: YearName
    rate: Scalar
    above_one: bool | None = None


class Schedule(Limited):
    """A rate for each calendar year, the first being the year of an event; outside them: zero."""

    schedule: Annotated[list[Scalar], Field(min_length=1)]
    above_one: bool | None = None
    counted_from: FactId
    of: "Amount"


Amount = TypeAliasType(
    "Amount",
    Annotated[
        Annotated[Scalar, Tag("<value>")]
        | Annotated[FactInYear, Tag("<fact>")]
        | Annotated[Sum, Tag("<sum>")]
        | Annotated[Difference, Tag("<difference>")]
        | Annotated[LeastOf, Tag("<least_of>")]
        | Annotated[GreatestOf, Tag("<greatest_of>")]
        | Annotated[Rate, Tag("<rate>")]
        | Annotated[Bands, Tag("<bands>")]
        | Annotated[Multiply, Tag("<multiply>")]
        | Annotated[PerUnit, Tag("<per_unit>")]
        | Annotated[IncrementOf, Tag("<increment_of>")]
        | Annotated[Schedule, Tag("<schedule>")],
        Discriminator(
            _kind_of_amount,
            custom_error_type="not-an-amount",
            custom_error_message="not an amount",
        ),
    ],
)
