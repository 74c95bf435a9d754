"""The arithmetic of rule files: literals, facts, sums, rates, bands, schedules.

An amount is a scalar (a literal, or the name of a fact or definition) or a mapping known by the key it has.
"""

from typing import Annotated, Any, Optional

from pydantic import Discriminator, Field, Tag
from typing_extensions import TypeAliasType

from lucidrule.model.base import Changing, DatedValues, FactId, Scalar, Shape, Since, is_dated, own_key

YearName = Scalar
# Some have a key that is another's too: `increment_of` has a `rate`, and what is rated a floor and a cap.
_PRECEDENCE = (
    *("increment_of", "bands", "schedule", "per_unit", "multiply"),
    *("fact", "sum", "difference", "least_of", "greatest_of", "rate"),
)


def _kind_of_amount(value: Any) -> str | None:
    if isinstance(value, dict):
        if is_dated(value):
            return "<dated>"
        return next((f"<{key}>" for key in _PRECEDENCE if key in value), None)
    if isinstance(value, Shape):
        return f"<{own_key(value)}>"
    return None if isinstance(value, list) or value is None else "<value>"


class FactInYear(Shape):
    """The value of a fact; of a yearly one in the year named.

    Attributes:
        fact: The fact, by its id.
        year: The year of a yearly fact: `assessment`, `assessment-1` or a calendar year.
    """

    fact: FactId
    year: YearName | None = None


class Sum(Shape):
    """Amounts added up.

    Attributes:
        sum: What is added up.
    """

    sum: Annotated[list["Amount"], Field(min_length=1)]


class Difference(Shape):
    """One amount less another.

    Attributes:
        difference: What is subtracted from, and what is subtracted.
    """

    difference: Annotated[list["Amount"], Field(min_length=2, max_length=2)]


class LeastOf(Shape):
    """The least of several amounts.

    Attributes:
        least_of: The least of these counts.
    """

    least_of: Annotated[list["Amount"], Field(min_length=1)]


class GreatestOf(Shape):
    """The greatest of several amounts.

    Attributes:
        greatest_of: The greatest of these counts.
    """

    greatest_of: Annotated[list["Amount"], Field(min_length=1)]


class Limited(Shape):
    """An amount with a floor and a cap of its own."""

    at_least: "Optional[Amount]" = None
    at_most: "Optional[Amount]" = None


class Rate(Limited):
    """A rate of an amount.

    Attributes:
        rate: The rate, such as `5%`.
        above_one: Whether a rate above 100% is meant.
        of: The amount that it is taken of.
    """

    rate: Changing
    above_one: bool | None = None
    of: "Amount"


class Band(Shape):
    """From `from` (counted) to below `below` (not counted); the last band has no end.

    Attributes:
        from: Where it begins; that value counts.
        below: Where it ends; that value does not count.
        rate: Its rate.
        above_one: Whether a rate above 100% is meant.
        above: In the place of `from`: the bound itself does not count.
        up_to: In the place of `below`: the end itself counts, and what begins there begins above it.
        amount: In the place of `rate`: a fixed sum.
    """

    from_: Annotated[Changing | None, Field(alias="from")] = None
    above: Annotated[Changing | None, Since(2)] = None
    below: Changing | None = None
    up_to: Annotated[Changing | None, Since(2)] = None
    rate: Changing | None = None
    amount: Annotated[Changing | None, Since(2)] = None
    above_one: bool | None = None


class Bands(Limited):
    """The whole of `of` at the rate of the band in which `by` falls, or its fixed sum; below the first band: zero.

    Attributes:
        bands: The bands in order.
        by: The amount that says which band it is.
        of: The amount that is rated; left out: the same.
    """

    bands: Annotated[list[Band], Field(min_length=1)]
    by: "Amount"
    of: "Optional[Amount]" = None


class Multiply(Limited):
    """An amount times a number.

    Attributes:
        multiply: The amount.
        by: What it is multiplied by, such as `120%`.
    """

    multiply: "Amount"
    by: Changing


class PerUnit(Limited):
    """A sum for each unit of a count.

    Attributes:
        per_unit: The sum for each unit.
        of: The count.
    """

    per_unit: Changing
    of: "Amount"


class IncrementOf(Limited):
    """A share of what a yearly fact grew by over an earlier year; no growth: zero.

    Attributes:
        increment_of: The yearly fact.
        over: The year that it is compared with.
        rate: The rate of what was gained.
        above_one: Whether a rate above 100% is meant.
    """

    increment_of: FactId
    over: YearName
    rate: Changing
    above_one: bool | None = None


class Schedule(Limited):
    """A rate for each calendar year, the first being the year of an event; outside them: zero.

    Attributes:
        schedule: The rate of each calendar year, in order.
        above_one: Whether a rate above 100% is meant.
        counted_from: The date or event whose year is the first.
        of: The amount of the year.
    """

    schedule: Annotated[list[Changing], Field(min_length=1)]
    above_one: bool | None = None
    counted_from: FactId
    of: "Amount"


Amount = TypeAliasType(
    "Amount",
    Annotated[
        Annotated[Scalar, Tag("<value>")]
        | Annotated[DatedValues, Tag("<dated>")]
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
