"""Values of callers' own kinds come as those of Python: with their worth, without their ways."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas
import pytest
from unwilling import UNWILLING, NoZone

from lucidrule.core.plain_value import plain_value

MADE_OF = {
    "text": "lasers",
    "whole number": 5,
    "decimal": Decimal("5.10"),
    "number": 1.5,
    "day": date(2020, 1, 2),
    "moment": datetime(2020, 1, 2, 3, 4),
}


@pytest.mark.parametrize("name", MADE_OF)
def test_what_is_made_of_a_kind_of_python_comes_as_that_kind(name: str) -> None:
    found = plain_value(UNWILLING[name])
    assert (type(found), str(found)) == (type(MADE_OF[name]), str(MADE_OF[name]))


@pytest.mark.parametrize("own", [None, True, 1.5, Decimal("1.50"), "x", date(2020, 1, 2)], ids=str)
def test_pythons_own_comes_as_it_is(own: Any) -> None:
    assert plain_value(own) is own


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (10**4_000 - 1, 10**4_000 - 1),
        (10**4_000, Decimal(10**4_000)),
        (-(10**4_000), Decimal(-(10**4_000))),
        (np.float64(1.5), 1.5),
        (np.str_("x"), "x"),
        (np.int64(5), "5"),
        (pandas.Timestamp("2020-01-02T03:04Z"), datetime(2020, 1, 2, 3, 4, tzinfo=UTC)),
        (pandas.NaT, None),
        (datetime(2020, 1, 2, tzinfo=NoZone()), "<datetime>"),
        ({1: 2}.keys(), "dict_keys([1])"),
    ],
    ids=["4,000 digits", "4,001", "below zero", "float", "text", "whole", "moment", "no moment", "no zone", "no value"],
)
def test_numbers_and_moments_of_libraries_come_as_pythons(value: Any, expected: Any) -> None:
    found = plain_value(value)
    assert (type(found), found) == (type(expected), expected)
