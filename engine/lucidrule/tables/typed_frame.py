"""The typed values of rows → the columns that formulas read, with data types that hold them exactly."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

import polars as pl

from lucidrule.formulas.column import Column
from lucidrule.formulas.plan import Plan
from lucidrule.kernel.tree import NEVER
from lucidrule.tables.cells import Typed
from lucidrule.values.day_values import NEVER_DAY

# Of longer numbers the evaluator judges the row: columns have one data type for all rows.
_MOST, _MOST_PLACES = 10**15, 10
_NUMBERS = ("count", "number", "money", "share", "records")


def too_long(found: Typed, made: Plan) -> frozenset[int]:
    """Return the places of rows with a number of more digits than columns calculate with: the evaluator judges them."""
    numbers = [column for column, each in made.declared.items() if each.type in _NUMBERS and column in found.columns]
    return frozenset(
        at
        for column in numbers
        for at, value in enumerate(found.columns[column])
        if value is not None and not (-_MOST < value < _MOST and _places_of(value) <= _MOST_PLACES)
    )


def _places_of(value: int | Decimal) -> int:
    return 0 if isinstance(value, int) else -int(value.as_tuple().exponent)


def frame_of(found: Typed, made: Plan, number: int, left_out: Collection[int]) -> Any:
    """Return the columns that formulas read, with data types that hold them exactly; rows left out hold nothing."""
    read = {column: found.columns[column] for column in made.declared if column in found.columns}
    if left_out:
        read = {
            column: [None if at in left_out else value for at, value in enumerate(values)]
            for column, values in read.items()
        }
    columns = {named(column): _series(column, values, made) for column, values in read.items()}
    # A frame without columns would have no rows either.
    return pl.DataFrame({"": pl.Series([None] * number, dtype=pl.Null), **columns})


def named(column: Column) -> str:
    """Return what the column of a fact is called: a policy, which may bear the id of a fact, has one beside it."""
    return f"fact {column.heading}"


def _series(column: Column, values: list[Any], made: Plan) -> Any:
    kind = made.declared[column].type
    if kind == "flag":
        return pl.Series(values, dtype=pl.Boolean)
    if kind in ("date", "event"):
        return pl.Series([NEVER_DAY if value == NEVER else value for value in values], dtype=pl.Date)
    if kind in _NUMBERS:
        numbers = [Decimal(value) for value in values if value is not None]
        if all(value == value.to_integral_value() for value in numbers):
            return pl.Series([None if value is None else int(value) for value in values], dtype=pl.Int64)
        places = max(-int(value.as_tuple().exponent) for value in numbers)
        return pl.Series(
            [None if value is None else Decimal(value) for value in values], dtype=pl.Decimal(38, max(0, places))
        )
    if kind == "choices":
        return pl.Series([None if value is None else sorted(value) for value in values], dtype=pl.List(pl.String))
    return pl.Series(values, dtype=pl.String)
