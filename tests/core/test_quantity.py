"""Quantities as people write them."""

from decimal import Decimal

import pytest

from lucidrule.core.quantity import (
    added,
    digits_of,
    plain,
    quotient,
)


def test_a_number_has_one_text() -> None:
    assert [plain(Decimal(text)) for text in ("1E+3", "1.500", "0")] == ["1000", "1.5", "0"]


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
