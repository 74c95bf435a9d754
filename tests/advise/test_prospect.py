"""What open policies would pay: it holds whatever comes to light, and says what nothing bounds."""

import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from benchmarks.companies import complete
from few_rules import criterion, fact, policy, small, texts
from small_form import sized
from town import paying

import lucidrule
from lucidrule.advise.prospect import Prospect
from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import Outcome
from lucidrule.model.money import YUAN
from lucidrule.present.entitlement import sum_of
from lucidrule.present.prospect import prospect_sum
from lucidrule.present.quantities import money_shortly

AS_OF = date(2022, 6, 30)


def hiding(profile: Profile, pick: random.Random) -> Profile:
    """Return a profile of which some is not known."""
    part = pick.choice([0.1, 0.5])
    values = {key: value for key, value in profile.values.items() if pick.random() > part}
    records = {name: each for name, each in profile.records.items() if pick.random() > part}
    return replace(profile, values=values, records=records)


def told_of(company: Any, programme: lucidrule.Programme, lang: str = "en") -> dict[str, str]:
    found = programme.determine(company, as_of=AS_OF)
    return {name: prospect_sum(each, YUAN, lang) for name, each in found.prospects.items()}


def holds(prospect: Prospect, outcome: Any) -> bool:
    """Return whether what a policy pays once all is known lies within what it was to pay; a record counts each."""
    promised, paid = prospect.entitlement.sum, outcome.entitlement.sum
    if promised is None or paid is None:
        return (promised is None) == (paid is None)
    if prospect.each:
        return promised.high is None or all(award.high <= promised.high for award in outcome.entitlement.awards)
    return (promised.low or 0) <= paid.low and (promised.high is None or paid.high <= promised.high)


@pytest.mark.parametrize("seed", range(sized(400, small=40)))
def test_what_is_paid_once_all_is_known_lies_within_what_was_to_be_paid(
    programme: lucidrule.Programme, seed: int
) -> None:
    pick = random.Random(seed)
    whole = programme.profile(complete(pick.randrange(10_000)))
    known = programme.determine(whole, as_of=AS_OF)
    open_ = programme.determine(hiding(whole, pick), as_of=AS_OF)
    met = {each.id: each for each in known.outcomes if each.outcome in (Outcome.ELIGIBLE, Outcome.REFER)}
    wrong = {name: each for name, each in open_.prospects.items() if name in met and not holds(each, met[name])}
    assert wrong == {}
    assert list(open_.prospects) == [o.id for o in open_.outcomes if o.outcome is Outcome.UNDETERMINED]


def test_of_a_company_of_which_nothing_is_known_each_policy_says_what_its_text_holds(
    programme: lucidrule.Programme,
) -> None:
    # From the rules: limits and titles of 2022, and the shares of rents, which nothing but the cap for an award bounds.
    assert told_of({}, programme) == {
        "industry-fund": "decided by review",
        "revenue-milestone": "not published",
        "major-project": "up to 100m yuan",
        "specialised-enterprise": "up to 1m yuan",
        "key-technology": "by review, up to 5m yuan",
        "first-set": "up to 3m yuan each",
        "application-demonstration": "up to 1.5m yuan",
        "innovation-platform": "by review, up to 100m yuan",
        "equipment-upgrade": "up to 3m yuan",
        "premises-rent": "depends on facts",
    }


@pytest.mark.parametrize(
    ("amount", "company", "told"),
    [
        ("10万", {}, "100,000 yuan"),
        ("0", {}, ""),
        ("{least_of: [turnover, 10万]}", {}, "up to 100,000 yuan"),
        ("turnover", {}, "depends on facts"),
        ("turnover", {"turnover": {2021: "30万"}}, "300,000 yuan"),
        ("{greatest_of: [5万, {least_of: [turnover, 10万]}]}", {}, "50,000 yuan to 100,000 yuan"),
        ("not_published", {}, "not published"),
        ("{by_review: {up_to: 30万}}", {}, "by review, up to 300,000 yuan"),
        ("{by_review: {}}", {}, "decided by review"),
    ],
)
def test_what_is_known_of_a_sum_is_told(amount: str, company: dict[str, Any], told: str) -> None:
    assert told_of(company, paying(amount))["grant"] == told


def test_of_awards_of_several_kinds_each_is_told() -> None:
    # The prizes of a product in the model programme: by review up to 10万, up to 60万 by bands, and one not published.
    told = told_of({}, paying("10万"))["product-prize"]
    assert told == "up to 600,000 yuan; by review, up to 100,000 yuan; not published each"


@pytest.mark.parametrize(
    ("more", "company", "told"),
    [
        ("once: true", {"granted": ["first"]}, "granted before, not again"),
        ("once: true", {"granted": []}, "100,000 yuan"),
        ("kind: loan", {}, "a loan: 100,000 yuan"),
    ],
)
def test_what_was_granted_before_and_what_is_no_grant_is_told_as_such(
    more: str, company: dict[str, Any], told: str
) -> None:
    stated = policy("first", criterion("is-green", "Is green", "{green: true}"))
    files = texts(fact("green", "flag", "Green"), {"first": stated.replace("amount:", f"{more}, amount:")})
    files["policies.yaml"] = files["policies.yaml"].replace("language: 1", "language: 2")
    assert told_of(company, small(files)) == {"first": told}


@pytest.mark.parametrize(
    ("amount", "told", "at_most"),
    [
        # Nothing but the cap for a single award bounds the first two: that they come to the cap is not said.
        ("rent", "depends on facts", "The sum depends on: Rent; at most 1,000,000 yuan"),
        ("{sum: [5万, rent]}", "at least 50,000 yuan", "The sum depends on: Rent; at most 1,000,000 yuan"),
        ("{least_of: [rent, 10万]}", "0 yuan to 100,000 yuan", "The sum depends on: Rent"),
    ],
)
def test_of_a_policy_that_is_met_a_sum_that_only_the_cap_bounds_names_the_facts_and_the_cap(
    amount: str, told: str, at_most: str
) -> None:
    stated = policy("first", criterion("is-green", "Is green", "{green: true}"), amount=amount)
    files = texts(fact("green", "flag", "Green") + fact("rent", "money", "Rent"), {"first": stated})
    files["policies.yaml"] += "award_cap: {at_most: 100万, basis: assumed}\n"
    found = small(files).determine({"green": True}, as_of=AS_OF)
    (outcome,) = found.outcomes
    assert sum_of(outcome, YUAN, "en") == told
    assert [line.strip() for line in found.explain().splitlines() if "depends on: " in line] == [at_most]


def test_a_sum_without_any_bound_depends_on_facts() -> None:
    stated = policy("first", criterion("is-green", "Is green", "{green: true}"), amount="rent")
    files = texts(fact("green", "flag", "Green") + fact("rent", "money", "Rent"), {"first": stated})
    assert told_of({}, small(files)) == {"first": "depends on facts"}


@pytest.mark.parametrize(
    ("value", "lang", "told"),
    [
        ("999999", "en", "999,999 yuan"),
        ("1000000", "en", "1m yuan"),
        ("1000001", "en", "1.000001m yuan"),
        ("123456700000", "en", "123,456.7m yuan"),
        ("1000000", "zh", "100万元"),
        ("1000000", "ja", "100万元"),
    ],
)
def test_money_is_told_shortly_and_exactly(value: str, lang: str, told: str) -> None:
    assert money_shortly(Decimal(value), YUAN, lang) == told
