"""Ranges of money name the bounds of the rule, not the last yuan before or after them."""

from decimal import Decimal

import pytest

from lucidrule.present.edges import Edge, beyond, edges, lower, paid, upper


@pytest.mark.parametrize(
    ("low", "edge"),
    [
        ("0", Edge(Decimal(0), True)),
        ("1", Edge(Decimal(0), False)),
        ("2000000", Edge(Decimal(2_000_000), True)),
        ("24600001", Edge(Decimal(24_600_000), False)),
        ("365001", Edge(Decimal(365_000), False)),
    ],
)
def test_the_first_yuan_above_a_bound_is_told_as_more_than_the_bound(low: str, edge: Edge) -> None:
    assert lower(Decimal(low)) == edge


@pytest.mark.parametrize(
    ("high", "edge"),
    [
        ("4999999", Edge(Decimal(5_000_000), False)),
        ("5000000", Edge(Decimal(5_000_000), True)),
        ("0", Edge(Decimal(0), True)),
        ("124", Edge(Decimal(124), True)),
    ],
)
def test_the_last_yuan_below_a_bound_is_told_as_less_than_the_bound(high: str, edge: Edge) -> None:
    assert upper(Decimal(high)) == edge


@pytest.mark.parametrize(
    ("end", "other", "width", "found"),
    [
        ("9", "5", "4", Decimal(10)),
        ("5", "9", "4", Decimal(4)),
        ("2", "1", "3", None),
        ("3", "1", "8", Decimal("3.25")),
    ],
    ids=["growing", "falling", "thirds", "quarters"],
)
def test_a_line_goes_on_one_unit_further(end: str, other: str, width: str, found: Decimal | None) -> None:
    assert beyond(Decimal(end), Decimal(other), Decimal(width)) == found


@pytest.mark.parametrize(
    ("ends", "among", "found"),
    [
        # 4% of less than five million yuan, of 5% less what is above: by hand.
        (("80000", "199999.96"), ("2000000", "4999999"), (Edge(Decimal(80_000), True), Edge(Decimal(200_000), False))),
        (("500000", "0.1"), ("0", "4999999"), (Edge(Decimal(0), False), Edge(Decimal(500_000), True))),
        (("80000", "200000"), ("2000000", "5000000"), (Edge(Decimal(80_000), True), Edge(Decimal(200_000), True))),
        # What is rounded to the yuan ends where it ends.
        (("1", "3"), ("0", "9"), (Edge(Decimal(1), True), Edge(Decimal(3), True))),
    ],
    ids=["growing", "falling", "with its ends", "thirds"],
)
def test_what_is_paid_is_told_with_the_bound_that_it_never_reaches(
    ends: tuple[str, str], among: tuple[str, str], found: tuple[Edge, Edge]
) -> None:
    assert paid((Decimal(ends[0]), Decimal(ends[1])), (Decimal(among[0]), Decimal(among[1]))) == found


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (("2", True), ("5", False), "2以上、不足5"),
        (("2", False), ("5", True), "超过2、5以下"),
        (("0", True), ("5", False), "不足5"),
        (("0", False), ("5", True), "超过0、5以下"),
        (("5", False), None, "超过5"),
        (("5", True), None, "5以上"),
    ],
)
def test_a_range_in_words(low: tuple[str, bool], high: tuple[str, bool] | None, said: str) -> None:
    last = high and Edge(Decimal(high[0]), high[1])
    assert edges(Edge(Decimal(low[0]), low[1]), last, str, "zh") == said
