"""Which money and percentages a running text mentions, and what of it is neither."""

from decimal import Decimal

import pytest

from lucidrule.model.base import Text
from lucidrule.model.money import Currency, Money
from lucidrule.values.mentioned import mentioned

MONEY = {
    "最高300万元，": 3_000_000,
    "年营业收入1亿2000万元以上": 120_000_000,
    "５００万元": 5_000_000,
    "补助500万": 5_000_000,
    "给予10万奖励": 100_000,
    "五千万元": 50_000_000,
    "每月1,000元": 1000,
    "¥1,020.50": Decimal("1020.50"),
    "up to 300 million yuan": 300_000_000,
    "RMB 5 million at most": 5_000_000,
    "a grant of 2 million.": 2_000_000,
    "最高5億元を助成": 500_000_000,
    "5—10亿元": 1_000_000_000,
}
SHARES = {
    "5%": "0.05",
    "12.5％": "0.125",
    "百分之五": "0.05",
    "3‰": "0.003",
    "千分之三": "0.003",
    "20 percent": "0.2",
    "15パーセント": "0.15",
}
NEITHER = [
    "3万人",
    "2 million tonnes",
    "10万台",
    "数百万元",
    "几十万元",
    "2022年",
    "第5条",
    "3倍",
    "40万平方米",
    "万元",
]


@pytest.mark.parametrize(("text", "value"), MONEY.items(), ids=MONEY)
def test_money_is_found_and_read_as_everywhere_else(text: str, value: Decimal) -> None:
    assert [(each.kind, each.value) for each in mentioned(text)] == [("money", value)]


@pytest.mark.parametrize(("text", "value"), SHARES.items(), ids=SHARES)
def test_percentages_are_found_and_read_as_everywhere_else(text: str, value: str) -> None:
    assert [(each.kind, each.value) for each in mentioned(text)] == [("share", Decimal(value))]


@pytest.mark.parametrize("text", NEITHER)
def test_other_numbers_are_not_looked_for(text: str) -> None:
    assert list(mentioned(text)) == []


def test_a_number_of_more_digits_than_are_read_is_passed_over() -> None:
    assert list(mentioned(f"{'9' * 40}元")) == []


HOSTILE = {"digits": "9", "points": "9.", "groups": "9,", "numerals": "一", "scales": "9万", "words": "百分之"}


@pytest.mark.parametrize("part", HOSTILE.values(), ids=HOSTILE)
def test_a_very_long_text_is_looked_through_and_mentions_what_ends_it(part: str) -> None:
    assert list(mentioned(f"{part * 60_000} 7元"))[-1].written == "7元"


def test_each_is_told_as_it_is_written() -> None:
    assert [each.written for each in mentioned("按5%给予补助，最高 50 万元")] == ["50 万元", "5%"]


EURO = Currency.model_construct(code="EUR", label=Text(zh="欧元", en="euros", ja="ユーロ"))
IN_EUROS = {
    "jusqu’à 80 000 €, une fois": [("money", "80000")],
    "au plus 1 200,50 euros par an": [("money", "1200.50")],
    "un plafond de 30 k€": [("money", "30000")],
    "2 millions d’euros et 2,5 % des dépenses": [("money", "2000000"), ("share", "0.025")],
    "EUR 500 à la création": [("money", "500")],
    "80 000 salariés, 12 eurosignes, 500万元, en 2024": [],
}


@pytest.mark.parametrize("text", IN_EUROS)
def test_sums_are_those_in_the_money_and_the_style_of_the_programme(text: str) -> None:
    found = [(each.kind, each.value) for each in mentioned(text, Money(EURO, "1 200,50"))]
    assert found == [(kind, Decimal(value)) for kind, value in IN_EUROS[text]]


def test_without_a_style_of_its_own_numbers_have_a_point() -> None:
    found = [(each.kind, each.value) for each in mentioned("at most 80,000.50 EUR", Money(EURO))]
    assert found == [("money", Decimal("80000.50"))]
