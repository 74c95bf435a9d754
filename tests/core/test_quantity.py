"""Quantities as people write them."""

from datetime import date
from decimal import Decimal

import pytest

from lucidrule.core.quantity import (
    QuantityError,
    added,
    digits_of,
    parse_date,
    parse_flag,
    parse_money,
    parse_share,
    plain,
    quotient,
)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("5亿", "500000000"),
        ("34.1亿", "3410000000"),
        ("500 万", "5000000"),
        ("20,601.58万", "206015800"),
        ("500_000_000", "500000000"),
        ("５００万元", "5000000"),
        ("6.2亿元人民币", "620000000"),
        ("-3万", "-30000"),
        ("0.01", "0.01"),
        ("1" * 20 + "." + "2" * 18, "1" * 20 + "." + "2" * 18),
    ],
)
def test_money_is_read_exactly(text: str, yuan: str) -> None:
    assert parse_money(text) == Decimal(yuan)


@pytest.mark.parametrize(
    "text", ["", "abc", "1E+99999999", "5 亿亿", "1,00", "1" * 39, "1." + "2" * 38, "１e3", "0x10"]
)
def test_what_is_no_money_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_money(text)


@pytest.mark.parametrize(("text", "share"), [("5%", "0.05"), ("５％", "0.05"), ("0.05", "0.05"), ("100%", "1")])
def test_shares_are_read_exactly(text: str, share: str) -> None:
    assert parse_share(text) == Decimal(share)


@pytest.mark.parametrize("text", ["5 percent", "%", "1e2%"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_share(text)


@pytest.mark.parametrize("text", ["2024-02-30", "2024-2-1", "20240201"])
def test_a_day_that_is_not_in_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        parse_date(text)


def test_yes_and_no_in_three_languages() -> None:
    assert [parse_flag(text) for text in ("是", "No", "はい", "false")] == [True, False, True, False]
    with pytest.raises(QuantityError):
        parse_flag("maybe")


def test_a_number_has_one_text() -> None:
    assert [plain(Decimal(text)) for text in ("1E+3", "1.500", "0")] == ["1000", "1.5", "0"]


@pytest.mark.parametrize(
    "text", ["2022-06-30", "2022年6月30日", "2022年06月30日", "２０２２年６月３０日", " 2022-06-30 "]
)
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert parse_date(text) == date(2022, 6, 30)


@pytest.mark.parametrize("text", ["2022/06/30", "2022-6-30", "30-06-2022", "2022年6月", "6月30日", "20220630", ""])
def test_a_day_that_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(QuantityError) as raised:
        parse_date(text)
    assert raised.value.code == "not-date"


@pytest.mark.parametrize(
    ("text", "digits"), [("0", 1), ("-12.50", 4), ("0.05", 2), ("5E-3", 3), ("1E+3", 4), ("1E-400", 400)]
)
def test_digits_are_counted_as_a_number_is_written(text: str, digits: int) -> None:
    assert digits_of(Decimal(text)) == digits


def test_a_sum_has_all_its_digits_and_of_nothing_is_zero() -> None:
    assert added([Decimal(10) ** 27, Decimal("1E-30")]) == Decimal("1" + "0" * 27 + "." + "0" * 29 + "1")
    assert added([]) == 0


@pytest.mark.parametrize(
    ("value", "by", "expected"), [("1", "8", Decimal("0.125")), ("-1", "0.1", Decimal(-10)), ("1", "3", None)]
)
def test_a_quotient_is_exact_or_none(value: str, by: str, expected: Decimal | None) -> None:
    assert quotient(Decimal(value), Decimal(by)) == expected
