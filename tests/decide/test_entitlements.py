"""What a policy pays: every kind of amount, exact and with facts missing. All sums are calculated by hand.

The model programme caps an award at 1,000,000 yuan and rounds half up to the yuan. The assessment year is 2021.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from town import GOOD, GRANT, paying, town

import lucidrule
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.kernel.missing import Missing

AS_OF = date(2022, 5, 5)


def outcome(programme: lucidrule.Programme, facts: dict[str, Any], policy: str = "grant") -> PolicyOutcome:
    result = programme.determine({"in_town": True, **facts}, as_of=AS_OF)
    return next(found for found in result.outcomes if found.id == policy)


def bounds(amount: str, facts: dict[str, Any], rest: str = "") -> tuple[str, str | None, set[str]]:
    """Return the bounds of the one award and the facts that it needs."""
    found = outcome(paying(amount, rest=rest), facts).entitlement.sum
    assert found is not None
    high = None if found.high is None else f"{found.high.normalize():f}"
    return f"{(found.low or Decimal(0)).normalize():f}", high, {missing.fact for missing in found.missing}


def summed(found: PolicyOutcome) -> tuple[str, str, set[Missing]]:
    """Return the bounds of all awards together, and what they need."""
    total = found.entitlement.sum
    assert total is not None
    return f"{total.low:f}", f"{total.high:f}", set(total.missing)


def paid(amount: str, facts: dict[str, Any], rest: str = "") -> str:
    low, high, needs = bounds(amount, facts, rest)
    assert (low, needs) == (high, set())
    return low


RATE = "{rate: 5%, of: turnover, at_least: 1万, at_most: 50万}"
BANDS = "{bands: [{from: 0, below: 100, rate: 10%}, {from: 100, below: 200, rate: 20%}], by: profit}"
SCHEDULE = "{schedule: [70%, 50%, 30%], counted_from: moved_on, of: local_purchases}"


@pytest.mark.parametrize(
    ("amount", "facts", "expected"),
    [
        ("20万", {}, "200000"),
        ("150万", {}, "1000000"),
        ("profit", {"profit": "-3万"}, "0"),
        (RATE, {"turnover": {2021: 199_980}}, "10000"),
        (RATE, {"turnover": {2021: 200_000}}, "10000"),
        (RATE, {"turnover": {2021: 200_020}}, "10001"),
        (RATE, {"turnover": {2021: 9_999_980}}, "499999"),
        (RATE, {"turnover": {2021: 10_000_000}}, "500000"),
        (RATE, {"turnover": {2021: "2亿"}}, "500000"),
        (BANDS, {"profit": 0}, "0"),
        (BANDS, {"profit": 99}, "10"),
        (BANDS, {"profit": 100}, "20"),
        (BANDS, {"profit": 199}, "40"),
        (BANDS, {"profit": 200}, "0"),
        ("{per_unit: 1000, of: staff}", {"staff": 12}, "12000"),
        ("{multiply: profit, by: 150%}", {"profit": 100}, "150"),
        ("{increment_of: turnover, over: assessment-1, rate: 3%}", {"turnover": {2020: 1000, 2021: 3000}}, "60"),
        ("{increment_of: turnover, over: assessment-1, rate: 3%}", {"turnover": {2020: 3000, 2021: 1000}}, "0"),
        ("{sum: [profit, 5, staff]}", {"profit": 1, "staff": 2}, "8"),
        ("{difference: [staff, profit]}", {"profit": 1, "staff": 9}, "8"),
        ("{least_of: [profit, staff]}", {"profit": 7, "staff": 9}, "7"),
        ("{greatest_of: [profit, staff]}", {"profit": 7, "staff": 9}, "9"),
        ("{fact: turnover, year: 2019}", {"turnover": {2019: 77}}, "77"),
        (SCHEDULE, {"moved_on": date(2021, 12, 31), "local_purchases": {2021: 100}}, "70"),
        (SCHEDULE, {"moved_on": date(2020, 1, 1), "local_purchases": {2021: 100}}, "50"),
        (SCHEDULE, {"moved_on": date(2019, 1, 1), "local_purchases": {2021: 100}}, "30"),
        (SCHEDULE, {"moved_on": date(2018, 1, 1), "local_purchases": {2021: 100}}, "0"),
        (SCHEDULE, {"moved_on": date(2022, 1, 1), "local_purchases": {2021: 100}}, "0"),
        (SCHEDULE, {"moved_on": "never", "local_purchases": {2021: 100}}, "0"),
        ("all-purchases", {"turnover": {2021: 90}, "local_purchases": {2021: 40}}, "90"),
    ],
)
def test_an_amount_is_exact_when_all_is_known(amount: str, facts: dict[str, Any], expected: str) -> None:
    assert paid(amount, facts) == expected


@pytest.mark.parametrize(
    ("mode", "profit", "expected"),
    [
        ("{mode: none, basis: assumed}", "12.345", "12.345"),
        ("{mode: down, to: 10, basis: assumed}", "19.99", "10"),
        ("{mode: up, to: 10, basis: assumed}", "10", "10"),
        ("{mode: up, to: 10, basis: assumed}", "10.01", "20"),
        ("{mode: half_up, to: 10, basis: assumed}", "14.99", "10"),
        ("{mode: half_up, to: 10, basis: assumed}", "15", "20"),
        ("{mode: down, to: '0.1', basis: assumed}", "12.345", "12.3"),
    ],
)
def test_a_sum_is_rounded_as_its_rule_says(mode: str, profit: str, expected: str) -> None:
    assert paid("profit", {"profit": profit}, rest=f", rounding: {mode}") == expected


def test_an_award_that_is_not_capped_may_exceed_the_cap() -> None:
    assert paid("150万", {}, rest=", capped: false") == "1500000"


@pytest.mark.parametrize(
    ("amount", "facts", "low", "high", "needs"),
    [
        # The floor and the cap of the rate bound what is not known.
        (RATE, {}, "10000", "500000", {"turnover"}),
        # Profit may be below zero; an award is not; the cap of the programme bounds it.
        ("profit", {}, "0", "1000000", {"profit"}),
        ("{per_unit: 10, of: staff}", {}, "0", "100000", {"staff"}),
        # 10% of less than 100 is less than 10, 20% of less than 200 less than 40; rounded to the yuan.
        (BANDS, {}, "0", "40", {"profit"}),
        # Moved in in some year or never: at most the first year's 70%.
        (SCHEDULE, {"local_purchases": {2021: 100}}, "0", "70", {"moved_on"}),
        # Founded in 2020, so moved in in 2020 at the earliest: the third year's 30% cannot be, 70% can.
        (SCHEDULE, {"local_purchases": {2021: 100}, "founded_on": date(2020, 5, 1)}, "0", "70", {"moved_on"}),
        # Founded after the assessment year, so moved in later still: nothing, whenever that was.
        (SCHEDULE, {"local_purchases": {2021: 100}, "founded_on": date(2022, 1, 1)}, "0", "0", set()),
        # Local purchases are a part of the turnover.
        ("local_purchases", {"turnover": {2021: 300}}, "0", "300", {"local_purchases"}),
        ("{least_of: [turnover, 500]}", {"local_purchases": {2021: 200}}, "200", "500", {"turnover"}),
        ("{least_of: [turnover, 500]}", {"local_purchases": {2021: 600}}, "500", "500", set()),
        ("{difference: [turnover, local_purchases]}", {"turnover": {2021: 300}}, "0", "300", {"local_purchases"}),
        ("{greatest_of: [profit, 50]}", {}, "50", "1000000", {"profit"}),
        ("{multiply: profit, by: 0}", {}, "0", "0", set()),
        ("{sum: [profit, 1]}", {}, "0", "1000000", {"profit"}),
    ],
)
def test_what_is_not_known_leaves_bounds_and_is_named(
    amount: str, facts: dict[str, Any], low: str, high: str, needs: set[str]
) -> None:
    assert bounds(amount, facts) == (low, high, needs)


def test_without_a_cap_a_sum_may_have_no_upper_bound() -> None:
    assert bounds("turnover", {}, rest=", capped: false") == ("0", None, {"turnover"})


def test_bands_bound_the_amount_by_the_band_in_which_it_falls() -> None:
    bands = (
        "{bands: [{from: 0, below: 100, rate: 10%}, {from: 100, rate: 20%}], by: turnover, of: {sum: [turnover, 10]}}"
    )
    # Local purchases of 50 are part of the turnover: 10% of at least 60; from 100 on 20%, up to the cap.
    assert bounds(bands, {"local_purchases": {2021: 50}}) == ("6", "1000000", {"turnover"})


SPLIT = (
    ", split: {own: {party: {zh: 甲, en: maker, ja: 甲}, share: 60%}, "
    "others: [{party: {zh: 乙, en: buyer, ja: 乙}, share: 40%, when: {same_project: true}}]}"
)


@pytest.mark.parametrize(
    ("facts", "low", "high", "needs"),
    [
        ({"same_project": True}, "40", "40", set()),
        ({"same_project": False}, "0", "0", set()),
        ({}, "0", "40", {"same_project"}),
    ],
)
def test_the_other_party_has_its_part_beside_and_never_touches_the_companys(
    facts: dict[str, Any], low: str, high: str, needs: set[str]
) -> None:
    found = outcome(paying("100", rest=SPLIT), facts)
    assert summed(found) == ("60", "60", set())
    (other,) = found.entitlement.awards[0].others
    assert (f"{other.low:f}", f"{other.high:f}", {m.fact for m in other.missing}) == (low, high, needs)


def test_the_part_is_bounded_by_the_band_of_its_whole() -> None:
    # In the upper band the turnover is below 200, so the local purchases in it are too: 20% of less than 200.
    bands = "bands: [{from: 0, below: 100, rate: 10%}, {from: 100, below: 200, rate: 20%}]"
    assert bounds(f"{{{bands}, by: turnover, of: local_purchases}}", {}) == ("0", "40", {"turnover", "local_purchases"})


def test_bands_by_a_calculated_amount_have_bounds_too() -> None:
    bands = "bands: [{from: 0, below: 100, rate: 10%}, {from: 100, below: 200, rate: 20%}]"
    sum_of = "by: {sum: [profit, 0]}, of: staff"
    assert bounds(f"{{{bands}, {sum_of}}}", {"staff": 50}) == ("0", "10", {"profit"})


def test_an_award_whose_condition_waits_for_a_fact_may_be_nothing() -> None:
    assert bounds("100", {}, rest=", when: {same_project: true}") == ("0", "100", {"same_project"})
    assert outcome(paying("100", rest=", when: {same_project: true}"), {"same_project": False}).entitlement.awards == ()


def test_a_condition_that_holds_either_way_is_no_condition() -> None:
    either = ", when: {any: [{staff: {at_least: 5}}, {staff: {less_than: 5}}]}"
    assert paid("100", {}, rest=either) == "100"


def several(rule: str, awards: list[tuple[str, str]]) -> lucidrule.Programme:
    """Return the programme whose grant pays several awards; each has a condition and an amount."""
    listed = "\n".join(
        f"    - {{id: a{at}, label: {{zh: 一, en: one, ja: 一}}, when: {when}, amount: {amount}, basis: assumed}}"
        for at, (when, amount) in enumerate(awards)
    )
    text = (GOOD / GRANT).read_text(encoding="utf-8")
    start, middle = text.index("criteria:\n"), text.index("entitlement:\n")
    return town(
        {
            text[start:middle]: "criteria: []\n",
            text[middle:]: f"entitlement:\n  of_several: {rule}\n  awards:\n{listed}\n",
        }
    )


GREEN, FAIR = "{marks: {includes: green}}", "{same_project: true}"


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        ("all", {"marks": ["green"], "same_project": True}, ("300", "300", set())),
        ("highest", {"marks": ["green"], "same_project": True}, ("200", "200", set())),
        # The higher one is certain: what the other says changes nothing.
        ("highest", {"marks": ["green"]}, ("200", "200", set())),
        ("highest", {"same_project": True}, ("100", "200", {"marks"})),
        ("highest", {"marks": []}, ("0", "100", {"same_project"})),
        ("highest", {}, ("0", "200", {"marks", "same_project"})),
        ("last", {"marks": ["green"], "same_project": True}, ("100", "100", set())),
        ("last", {"marks": ["green"]}, ("100", "200", {"same_project"})),
        ("last", {}, ("0", "200", {"marks", "same_project"})),
        ("all", {"same_project": True}, ("100", "300", {"marks"})),
    ],
)
def test_several_awards_combine_as_the_rule_says(
    rule: str, facts: dict[str, Any], expected: tuple[str, str, set[str]]
) -> None:
    found = outcome(several(rule, [(GREEN, "200"), (FAIR, "100")]), facts).entitlement.sum
    assert found is not None
    assert (f"{found.low:f}", f"{found.high:f}", {m.fact for m in found.missing}) == expected


def test_of_uncertain_awards_one_of_which_must_apply_the_least_is_certain() -> None:
    two = [("{staff: {at_least: 5}}", "200"), ("{staff: {less_than: 5}}", "100")]
    assert summed(outcome(several("highest", two), {})) == ("100", "200", {Missing("staff")})


def test_awards_of_which_one_is_by_review_have_no_sum_together() -> None:
    found = outcome(several("highest", [(GREEN, "200"), (FAIR, "{by_review: {up_to: 500}}")]), {"marks": ["green"]})
    assert found.entitlement.sum is None
    assert (str(found.bounds[0]), found.bounds[1]) == ("0", None)
    awards = [(award.kind.value, f"{award.low:f}", f"{award.high:f}") for award in found.entitlement.awards]
    assert awards == [("sum", "200", "200"), ("by_review", "0", "500")]


def products(*records: dict[str, Any]) -> PolicyOutcome:
    replaced = {
        "    - id: honour": "    - id: none-1\n      when: {in_town: false}",
        "    - id: extra": "    - id: none-2\n      when: {in_town: false}",
    }
    programme = town(replaced, "rules/demo/product-prize.yaml")
    return outcome(programme, {"staff": 5, "products": list(records)}, "product-prize")


MADE = date(2021, 3, 1)


def test_the_prizes_of_the_records_that_meet_all_criteria_add_up() -> None:
    # 60% of 10% of 1,000 and of 500; the third was made in another year.
    found = products(
        {"made_on": MADE, "sales": 1000}, {"made_on": MADE, "sales": 500}, {"made_on": date(2020, 1, 1), "sales": 900}
    )
    assert (found.outcome.value, *summed(found)[:2]) == ("eligible", "90", "90")


def test_an_uncertain_record_widens_the_sum_and_is_named_by_its_number() -> None:
    found = products({"made_on": MADE, "sales": 1000}, {"sales": 500})
    assert summed(found) == ("60", "90", {Missing("products", record=2, part="made_on")})


def test_of_a_record_that_is_uncertain_not_even_the_highest_of_two_awards_is_due() -> None:
    text = (GOOD / "rules/demo/product-prize.yaml").read_text(encoding="utf-8")
    start = text.index("entitlement:\n")
    awards = "\n".join(
        f"    - {{id: a{at}, label: {{zh: a, en: a, ja: a}}, amount: '{amount}', basis: assumed}}"
        for at, amount in enumerate((100, 200))
    )
    highest = f"entitlement:\n  of_several: highest\n  awards:\n{awards}\n"
    programme = town({text[start:]: highest}, "rules/demo/product-prize.yaml")
    facts = {"staff": 5, "products": [{"made_on": MADE, "sales": 0}, {"sales": 0}]}
    assert summed(outcome(programme, facts, "product-prize"))[:2] == ("200", "400")


def test_the_sum_of_a_record_is_bounded_by_the_cap_where_its_sales_are_unknown() -> None:
    found = products({"made_on": MADE})
    assert summed(found) == ("0", "600000", {Missing("products", record=1, part="sales")})


def test_a_sum_of_zero_is_still_an_entitlement() -> None:
    found = products({"made_on": MADE, "sales": 0})
    assert (found.outcome.value, *summed(found)[:2]) == ("eligible", "0", "0")
