"""Ranges in which sums are straight lines, where nobody says beforehand where they bend."""

from collections.abc import Callable, Iterable
from decimal import Decimal

import pytest

from lucidrule.advise.sensitivity import Standing
from lucidrule.advise.straight import Straight
from lucidrule.core.verdict import Outcome
from lucidrule.exact.diagram import BudgetSpent


def straight(pays: Callable[[int], int | None], marks: Iterable[int] = (), most: int | None = 100) -> Straight:
    def judged(value: Decimal) -> dict[str, Standing]:
        sum_ = pays(int(value))
        outcome = Outcome.INELIGIBLE if sum_ is None else Outcome.ELIGIBLE
        return {
            "p": Standing(outcome, None if sum_ is None else Decimal(sum_), None if sum_ is None else Decimal(sum_))
        }

    top = None if most is None else Decimal(most)
    return Straight(judged, marks, (Decimal(0), top), "money", {})


@pytest.mark.parametrize(
    ("pays", "ranges"),
    [
        (lambda x: 3 * x, [(0, 100)]),
        (lambda x: min(x, 37), [(0, 37), (38, 100)]),
        (lambda x: max(0, x - 90), [(0, 90), (91, 100)]),
        (lambda x: 5 if x >= 20 else 0, [(0, 19), (20, 100)]),
        (lambda x: 9 if x == 0 else x, [(0, 0), (1, 100)]),
        (lambda x: None if x < 64 else x, [(0, 63), (64, 100)]),
        (lambda x: None if x == 0 else 7, [(0, 0), (1, 100)]),
        (lambda x: x if x < 100 else 7, [(0, 99), (100, 100)]),
    ],
    ids=[
        "one line",
        "a cap",
        "a floor",
        "a jump",
        "the first alone",
        "an outcome",
        "an outcome alone",
        "the last alone",
    ],
)
def test_bends_are_searched_for(pays: Callable[[int], int | None], ranges: list[tuple[int, int]]) -> None:
    assert [[each.low, each.high] for each in straight(pays, [100]).bands()] == [[*each] for each in ranges]


def test_values_at_which_something_may_turn_and_nothing_does_part_nothing() -> None:
    found = straight(lambda x: 3 * x, [10, 20, 55], None).bands()
    assert [[each.low, each.high] for each in found] == [[0, None]]


def test_without_a_least_value_ranges_begin_below_the_first_that_may_turn() -> None:
    def judged(value: Decimal) -> dict[str, Standing]:
        return {"p": Standing(Outcome.ELIGIBLE if value >= -7 else Outcome.INELIGIBLE)}

    found = Straight(judged, [-7], (None, None), "money", {}).bands()
    assert [[each.low, each.high] for each in found] == [[-8, -8], [-7, None]]


def test_what_bends_everywhere_is_given_up() -> None:
    with pytest.raises(BudgetSpent):
        straight(lambda x: x * x, most=10_000).bands()
