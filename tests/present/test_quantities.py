"""Numbers as each language writes them, to the last digit."""

from decimal import Decimal

import pytest

from lucidrule.model.money import YUAN
from lucidrule.present.quantities import money, percent

LONG = "12345678901234567890123456789012345.678"


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [
        ("-0.5", "en", "-0.5 yuan"),
        ("-0.5", "zh", "-0.5元"),
        ("1500.50", "en", "1,500.5 yuan"),
        ("-12345", "ja", "-1.2345万元"),
        ("9999", "zh", "9999元"),
        ("500000000", "zh", "5亿元"),
        ("1E+9", "ja", "10億元"),
        (LONG, "en", "12,345,678,901,234,567,890,123,456,789,012,345.678 yuan"),
        (LONG, "zh", "123456789012345678901234567.89012345678亿元"),
    ],
)
def test_money_is_written_to_its_last_digit(value: str, lang: str, text: str) -> None:
    assert money(Decimal(value), YUAN, lang) == text


def test_a_share_is_written_to_its_last_digit() -> None:
    assert percent(Decimal("0.12345678901234567890123456789012345678")) == "12.345678901234567890123456789012345678%"
