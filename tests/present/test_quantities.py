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
        (LONG, "zh", "12345678901234567890123456789012345.678元"),
        # In the unit in which audit reports say it, and Japanese figures with commas, as horizontal writing asks.
        ("105550000", "zh", "1.0555亿元"),
        ("396662300", "zh", "39666.23万元"),
        ("396662300", "ja", "39,666.23万元"),
        ("1234567.89", "zh", "1234567.89元"),
        ("12000000", "ja", "1,200万元"),
        ("9999", "ja", "9,999元"),
    ],
)
def test_money_is_written_to_its_last_digit(value: str, lang: str, text: str) -> None:
    assert money(Decimal(value), YUAN, lang) == text


def test_a_share_is_written_to_its_last_digit() -> None:
    assert (
        percent(Decimal("0.12345678901234567890123456789012345678"), YUAN, "en")
        == "12.345678901234567890123456789012345678%"
    )
