"""The arithmetic of intervals against what numbers within them come to: ends are reached, nothing lies beyond."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lucidrule.kernel.interval import (
    Band,
    Bounds,
    Interval,
    added,
    bands_of,
    greatest,
    hull,
    least,
    meet,
    possible,
    times,
)

# Where an end is missing, numbers up to here stand for all that there are.
FAR = Decimal(1000)
ends = st.tuples(st.integers(-4, 4), st.integers(0, 3)).map(lambda each: (Decimal(each[0]), Decimal(each[0] + each[1])))
bounds = st.builds(
    lambda of, low, high: (of[0] if low else None, of[1] if high else None), ends, st.booleans(), st.booleans()
)


def numbers(of: Bounds) -> list[Decimal]:
    """Return the ends, a middle, and a far number where an end is missing."""
    low, high = (-FAR if of[0] is None else of[0]), (FAR if of[1] is None else of[1])
    return [low, (low + high) / 2, high]


def known(found: Sequence[Decimal], near: Decimal = FAR / 2) -> Bounds:
    """Return the least and the greatest, none where it is far."""
    low, high = min(found), max(found)
    return (low if low > -near else None), (high if high < near else None)


@pytest.mark.parametrize(
    ("arithmetic", "of_numbers"),
    [(added, sum), (least, min), (greatest, max)],
    ids=["a sum", "the least", "the greatest"],
)
@given(parts=st.lists(bounds, min_size=1, max_size=3))
def test_the_ends_are_the_least_and_the_greatest_that_numbers_within_come_to(
    arithmetic: Callable[[Sequence[Bounds]], Bounds],
    of_numbers: Callable[[Sequence[Decimal]], Decimal],
    parts: list[Bounds],
) -> None:
    found = [Decimal(of_numbers(each)) for each in product(*map(numbers, parts))]
    assert arithmetic(parts) == known(found)


@given(part=bounds, by=st.integers(-3, 3).map(Decimal))
def test_a_multiple(part: Bounds, by: Decimal) -> None:
    assert times(by, part) == known([by * number for number in numbers(part)])


@given(parts=st.lists(bounds, min_size=1, max_size=3))
def test_what_holds_all_has_the_outermost_ends(parts: list[Bounds]) -> None:
    assert hull(parts) == known([number for part in parts for number in numbers(part)])


@given(one=bounds, other=bounds, number=st.integers(-9, 9).map(Decimal))
def test_what_lies_in_both_lies_within_where_they_meet(one: Bounds, other: Bounds, number: Decimal) -> None:
    within = Interval(*one).holds(number) and Interval(*other).holds(number)
    assert Interval(*meet(one, other)).holds(number) == within


@given(part=bounds, low_open=st.booleans(), high_open=st.booleans())
def test_the_signs_of_an_interval_are_those_of_its_numbers(part: Bounds, low_open: bool, high_open: bool) -> None:
    interval = Interval(*part, low_open, high_open)
    quarters = [Decimal(at) / 4 for at in range(-4000, 4001)]
    found = {(number > 0) - (number < 0) for number in quarters if interval.holds(number)}
    assert interval.signs == found or interval.is_empty


BANDS = bands_of([Decimal(0), Decimal(5), Decimal(9)], [Decimal(1), Decimal(2), Decimal(3)])


@pytest.mark.parametrize(
    ("place", "rates"),
    [
        ((Decimal(-1), Decimal(-1)), [0]),
        ((Decimal(0), Decimal(0)), [1]),
        ((Decimal("4.99"), Decimal(5)), [1, 2]),
        ((Decimal(5), Decimal(5)), [2]),
        ((Decimal(9), None), [3]),
        ((None, Decimal(4)), [0, 1]),
        ((None, None), [0, 1, 2, 3]),
    ],
    ids=["below the first", "at the first", "about a start", "at a start", "no upper end", "no lower end", "anywhere"],
)
def test_the_bands_in_which_a_number_may_lie(place: Bounds, rates: list[int]) -> None:
    assert [band.rate for band in possible(BANDS, place)] == rates


# Nothing up to 0, then up to 5 and above it, the 5 itself in the first of both; then from 9 on.
ABOVE = bands_of([Decimal(0), Decimal(5), Decimal(9)], [Decimal(1), Decimal(2), Decimal(3)], above=[True, True, False])


@pytest.mark.parametrize(
    ("place", "rates"),
    [
        ((Decimal(0), Decimal(0)), [0]),
        ((Decimal(0), Decimal(1)), [0, 1]),
        ((Decimal(5), Decimal(5)), [1]),
        ((Decimal("5.01"), Decimal(6)), [2]),
        ((Decimal(5), Decimal(6)), [1, 2]),
        ((Decimal(9), None), [3]),
        ((None, Decimal(5)), [0, 1]),
        ((None, None), [0, 1, 2, 3]),
    ],
    ids=["at the first", "above the first", "at an end", "above it", "about it", "at a start", "no start", "anywhere"],
)
def test_a_bound_belongs_to_the_band_that_ends_with_it(place: Bounds, rates: list[int]) -> None:
    assert [band.rate for band in possible(ABOVE, place)] == rates


def test_a_band_pays_its_rate_and_its_sum() -> None:
    band = Band(None, None, Decimal("0.5"), Decimal(3))
    assert band.pays((Decimal(2), None)) == (Decimal(4), None)
