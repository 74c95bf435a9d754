"""What is counted in people or tonnes is told so, and in no money."""

from datetime import date

import pytest
from few_rules import criterion, fact, policy, small, text, texts

from lucidrule.api import Programme
from lucidrule.present.policy import describe

FACTS = (
    fact("staff", "count", "Staff")
    + fact("guests", "count", "Guests")
    + fact("water", "number", "Water", f", unit: {text('tonnes')}")
    + fact("sales", "money", "Sales")
)
BANDS = "{bands: [{from: 0, below: 100, rate: 1%}, {from: 100, rate: 2%}], by: %s, of: sales}"
SUM = "unit: count, basis: assumed, amount: {sum: [staff, guests]}"
HANDS = f"definitions: {{hands: {{label: {text('Hands')}, {SUM}}}}}\n"


def programme(amount: str, criteria: str = "") -> Programme:
    more = HANDS if "hands" in criteria + amount else ""
    rules = texts(FACTS, {"p": policy("p", criteria, amount=amount, more=more)})
    return small({**rules, "policies.yaml": rules["policies.yaml"].replace("language: 1", "language: 2")})


def page(amount: str = "10", criteria: str = "") -> str:
    found = programme(amount, criteria).compiled
    return describe(found.policies[0], found, "en")


@pytest.mark.parametrize(
    ("by", "said"),
    [("staff", "below 100:"), ("water", "below 100 tonnes:"), ("sales", "below 100 yuan:"), ("hands", "below 100:")],
)
def test_bands_are_told_in_what_they_count(by: str, said: str) -> None:
    assert said in page(BANDS.replace("%s", by))


def test_a_bound_of_counts_and_what_is_the_case_are_numbers_without_money() -> None:
    test = criterion("c", "C", "{hands: {at_least: 20}}")
    assert "at least 20\n" in page(criteria=test)
    found = programme("10", test).determine({"staff": 12, "guests": 3}, as_of=date(2022, 6, 30)).explain("en")
    assert "15" in found
    assert "15 yuan" not in found
    assert "20 yuan" not in found


def test_the_price_of_counts_is_money() -> None:
    told = page("{least_of: [{per_unit: 1000, of: staff}, 5000]}")
    assert "1,000 yuan" in told
    assert "5,000 yuan" in told
