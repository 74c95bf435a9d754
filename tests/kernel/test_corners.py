"""Corners of sets, formulas and gaps that no rule file reaches by itself."""

from datetime import date
from decimal import Decimal

import narwhals.stable.v2 as nw
import polars as pl
import pytest

import lucidrule
from lucidrule.columns.membership import belongs
from lucidrule.engines.gaps import gap_of
from lucidrule.formulas.amount import Of
from lucidrule.formulas.column import Column
from lucidrule.formulas.exact import simplified
from lucidrule.formulas.formula import Enough, In, Negated, Sign, holds
from lucidrule.kernel import tree
from lucidrule.kernel.interval import Interval
from lucidrule.kernel.operators import passing
from lucidrule.kernel.region import ABOVE, Region, between, points

MONEY = Column("money")


@pytest.mark.parametrize(
    ("names", "others", "expected"),
    [((True, False), False, [True, True, None]), ((), False, [False, False, None]), ((), True, [True, True, None])],
    ids=["yes or no", "nothing", "everything"],
)
def test_a_flag_that_may_be_either_is_not_known_where_it_is_not(
    names: tuple[bool, ...], others: bool, expected: list[bool | None]
) -> None:
    frame = nw.from_native(pl.DataFrame({"flag": [True, False, None]}), eager_only=True)
    found = belongs(nw.col("flag"), Region("names", names=frozenset(names), others=others), nw.Boolean, "flag")
    assert frame.select(found.alias("in"))["in"].to_list() == expected


@pytest.mark.parametrize("years", [(2022, 2021), (-1, 0), (10_000, 10_001)], ids=["turned round", "before", "after"])
def test_no_day_lies_in_years_that_there_are_not(years: tuple[int, int]) -> None:
    assert passing("within_years", years, "days") == Region("days")


def test_years_that_begin_before_the_calendar_have_no_first_day() -> None:
    assert passing("within_years", (0, 2021), "days") == between("days", None, date(2021, 12, 31))


def test_a_condition_made_of_others_has_no_gap() -> None:
    assert gap_of(tree.AllOf(()), "", 2021) is None


def test_an_amount_that_turns_at_no_decimal_stays_an_amount() -> None:
    thrice = tree.Scaled(Decimal(3), Of(MONEY, Interval(Decimal(0), None)))
    sign = Sign(tree.Sum((tree.Literal_(Decimal(-10_000_000)), thrice)), ABOVE)
    assert simplified(sign, {}) == sign


@pytest.mark.parametrize(("value", "expected"), [(1, False), (2, True)])
def test_the_opposite_of_a_set_holds_elsewhere(value: int, expected: bool) -> None:
    assert holds(Negated(In(MONEY, points("numbers", [1]))), MONEY, value) is expected


@pytest.mark.parametrize(("value", "expected"), [(1, False), (2, True), (3, False)])
def test_enough_of_several_sets_hold_at_once(value: int, expected: bool) -> None:
    listed = tuple(In(MONEY, points("numbers", some)) for some in ([1, 2], [2, 3], [4]))
    assert holds(Enough(2, listed), MONEY, value) is expected


def test_a_programme_says_its_title() -> None:
    compiled = lucidrule.load().compiled
    assert compiled.title == compiled.stated.title
