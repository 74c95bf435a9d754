"""What a first crossing is made of: the days by the end of a year, and the amounts that exceed a bound."""

from datetime import date
from decimal import Decimal

import pytest

from lucidrule.kernel import tree
from lucidrule.kernel.crossing import readings, until_the_end_of


@pytest.mark.parametrize(
    ("year", "day", "by_then"),
    [
        (2021, date(2020, 1, 1), True),
        (2021, date(2021, 12, 31), True),
        (2021, date(2022, 1, 1), False),
        (9999, date(9999, 12, 31), True),
        (0, date(1, 1, 1), False),
    ],
    ids=["before", "its last day", "the day after", "the last year of the calendar", "before the calendar"],
)
def test_a_day_by_the_end_of_a_year(year: int, day: date, by_then: bool) -> None:
    assert until_the_end_of(year).holds(day) is by_then


@pytest.mark.parametrize(
    ("point", "answers", "at_the_bound"),
    [
        (None, {}, [False]),
        ("reached", {}, [False, True]),
        ("reached", {"reached": True}, [True]),
        ("reached", {"reached": False}, [False]),
        ("reached", {"another": True}, [False, True]),
    ],
    ids=["exceeding", "open", "reaching is enough", "reaching is not enough", "another question"],
)
def test_whether_the_bound_exceeds_itself_in_each_reading(
    point: str | None, answers: dict[str, bool], at_the_bound: list[bool]
) -> None:
    found = readings(tree.FirstExceeds("sales", tree.Year(0), Decimal(10), "since", point), answers)
    assert [region.holds(Decimal(10)) for region in found] == at_the_bound
    assert [(region.holds(Decimal("9.99")), region.holds(Decimal("10.01"))) for region in found] == [
        (False, True) for _ in at_the_bound
    ]
