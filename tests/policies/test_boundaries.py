"""Every threshold of the ten policies, below, at and above; the sums are worked out by hand from the rates."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lucidrule.decide.outcome import PolicyOutcome

Judge = Callable[..., PolicyOutcome]


@pytest.mark.parametrize(
    ("invested", "outcome", "total"),
    [
        ("99999999", "ineligible", None),
        ("1亿", "eligible", "1000万"),
        ("10亿", "eligible", "1亿"),
        ("11亿", "eligible", "1亿"),
    ],
)
def test_major_project_counts_from_100_million_and_pays_a_tenth_up_to_the_cap(
    judge: Judge, invested: str, outcome: str, total: str | None
) -> None:
    yuan = {None: None, "1000万": Decimal(10_000_000), "1亿": Decimal(100_000_000)}
    found = judge("major-project", project_investment=invested, project_on_file=True)
    assert (found.outcome.value, found.total) == (outcome, yuan[total])


@pytest.mark.parametrize(
    ("amount", "local", "total"),
    [
        ("200万", 0, "80000"),
        ("499万", 0, "199600"),
        ("500万", 0, "350000"),
        ("500万", "500万", "420000"),
        ("999万", 0, "699300"),
        ("1000万", 0, "900000"),
        ("1499万", 0, "1349100"),
        ("1500万", 0, "1800000"),
        ("2500万", 0, "3000000"),
        ("2500万", "100万", "3000000"),
    ],
)
def test_equipment_upgrade_pays_the_whole_amount_at_the_rate_of_its_band(
    judge: Judge, amount: str, local: Any, total: str
) -> None:
    found = judge(
        "equipment-upgrade",
        renovation_on_file=True,
        equipment_amount={2021: amount},
        local_laser_equipment={2021: local},
    )
    assert (found.outcome.value, found.total) == ("eligible", Decimal(total))


def test_equipment_below_two_million_is_not_met(judge: Judge) -> None:
    found = judge("equipment-upgrade", renovation_on_file=True, equipment_amount={2021: "1999999.99"})
    assert found.outcome.value == "ineligible"


def test_a_cap_that_binds_makes_the_sum_exact_though_the_local_part_is_unknown(judge: Judge) -> None:
    found = judge("equipment-upgrade", renovation_on_file=True, equipment_amount={2021: "3000万"})
    assert found.total == Decimal(3_000_000)


@pytest.mark.parametrize(
    ("revenue", "outcome"),
    [("499999999.99", "ineligible"), ("5亿", "refer"), ("500000000.01", "eligible")],
)
def test_revenue_of_exactly_a_threshold_is_an_open_point(judge: Judge, revenue: str, outcome: str) -> None:
    found = judge("revenue-milestone", founded_on="2020-05-01", annual_revenue={2020: "1亿", 2021: revenue})
    assert found.outcome.value == outcome


@pytest.mark.parametrize("threshold", ["5亿", "10亿", "25亿", "50亿"])
def test_each_revenue_threshold_passed_for_the_first_time_is_eligible(judge: Judge, threshold: str) -> None:
    above = f"{threshold.removesuffix('亿')}.1亿"
    found = judge("revenue-milestone", founded_on="2020-05-01", annual_revenue={2020: "4亿", 2021: above})
    assert (found.outcome.value, found.entitlement.awards[-1].award.id) == (
        "eligible",
        f"milestone-{threshold.removesuffix('亿')}",
    )


def test_five_in_both_years_is_not_met_whatever_the_open_point_says(judge: Judge) -> None:
    found = judge("revenue-milestone", founded_on="2020-01-01", annual_revenue={2020: "5亿", 2021: "5亿"})
    assert found.outcome.value == "ineligible"


def test_an_unknown_earlier_year_leaves_the_milestone_open_and_is_named(judge: Judge) -> None:
    found = judge("revenue-milestone", founded_on="2019-03-01", annual_revenue={2020: "4亿", 2021: "6亿"})
    assert [missing.to_dict() for missing in found.missing] == [{"fact": "annual_revenue", "year": 2019}]


def test_founded_after_the_assessment_year_is_not_met(judge: Judge) -> None:
    assert judge("revenue-milestone", founded_on="2022-01-01").outcome.value == "ineligible"


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2020-12-31", "ineligible"),
        ("2021-01-01", "eligible"),
        ("2021-12-31", "eligible"),
        ("2022-01-01", "ineligible"),
    ],
)
def test_a_first_recognition_counts_in_the_assessment_year_only(judge: Judge, day: str, outcome: str) -> None:
    titles = ("national_champion_on", "national_champion_product_on", "provincial_champion_on", "provincial_sme_on")
    found = judge("specialised-enterprise", little_giant_on=day, **dict.fromkeys(titles, "never"))
    assert found.outcome.value == outcome


def test_the_title_that_pays_most_is_exact_though_others_are_unknown(judge: Judge) -> None:
    known = {"national_champion_on": "2021-05-01"}
    assert judge("specialised-enterprise", date(2022, 12, 14), **known).total == Decimal(2_000_000)
    before = judge("specialised-enterprise", date(2022, 12, 13), **known)
    assert before.entitlement.sum is not None
    assert before.entitlement.sum[:2] == (Decimal(500_000), Decimal(1_000_000))


@pytest.mark.parametrize(
    ("title", "day", "pays"),
    [
        ("national_champion_on", date(2022, 12, 13), 500_000),
        ("national_champion_on", date(2022, 12, 14), 2_000_000),
        ("national_champion_on", date(2022, 12, 15), 2_000_000),
        ("national_champion_product_on", date(2022, 12, 13), 300_000),
        ("national_champion_product_on", date(2022, 12, 14), 1_000_000),
        ("national_champion_product_on", date(2022, 12, 15), 1_000_000),
    ],
)
def test_what_a_champion_is_paid_changes_on_14_december_2022(judge: Judge, title: str, day: date, pays: int) -> None:
    titles = ("national_champion_on", "national_champion_product_on", "little_giant_on", "provincial_champion_on")
    others = dict.fromkeys((*titles, "provincial_sme_on"), "never")
    assert judge("specialised-enterprise", day, **{**others, title: "2021-05-01"}).total == Decimal(pays)


@pytest.mark.parametrize(
    ("supported", "outcome"), [(False, "eligible"), (True, "refer"), (None, "undetermined")], ids=["no", "yes", "-"]
)
def test_one_firm_one_policy_is_asked_and_left_to_the_authority(judge: Judge, supported: Any, outcome: str) -> None:
    project = {"project_investment": "1亿", "project_on_file": True}
    found = judge("major-project", individually_supported=supported, **project)
    missing = {"undetermined": [{"fact": "individually_supported"}]}.get(outcome, [])
    assert (found.outcome.value, [each.to_dict() for each in found.missing]) == (outcome, missing)
    assert judge("major-project", individually_supported=supported).outcome.value == "undetermined"


@pytest.mark.parametrize(
    ("before", "sum_"),
    [
        ([], (20_000_000, 20_000_000)),
        (["major-project"], (0, 0)),
        (["revenue-milestone/milestone-5"], (20_000_000, 20_000_000)),
        (None, (0, 20_000_000)),
    ],
    ids=["nothing", "this", "another", "not known"],
)
@pytest.mark.parametrize("year", [2022, 2023, 2025])
def test_a_project_is_paid_once_and_is_no_new_sum_each_year(
    judge: Judge, before: list[str] | None, sum_: tuple[int, int], year: int
) -> None:
    facts = {"project_investment": "2亿", "project_on_file": True, "granted": before}
    found = judge("major-project", date(year, 6, 30), **facts)
    assert (found.outcome.value, found.already_granted) == ("eligible", sum_ == (0, 0))
    assert found.entitlement.sum is not None
    assert found.entitlement.sum[:2] == tuple(map(Decimal, sum_))


def test_a_tier_that_was_granted_before_is_not_granted_again(judge: Judge) -> None:
    known = {"founded_on": "2020-05-01", "annual_revenue": {2020: "6亿", 2021: "11亿"}}
    tier = judge("revenue-milestone", granted=["revenue-milestone/milestone-10"], **known)
    other = judge("revenue-milestone", granted=["revenue-milestone/milestone-5"], **known)
    assert [tier.already_granted, other.already_granted] == [True, False]
    assert [award.award.id for award in other.entitlement.awards] == ["milestone-10"]


@pytest.mark.parametrize(("bounty", "limit"), [("999万", "4995000"), ("1000万", "5000000"), ("1001万", "5000000")])
def test_key_technology_is_referred_with_half_the_bounty_up_to_five_million(
    judge: Judge, bounty: str, limit: str
) -> None:
    found = judge("key-technology", tech_project_field="medical", tech_project_bounty=bounty)
    assert (found.outcome.value, found.entitlement.awards[0].high) == ("refer", Decimal(limit))


@pytest.mark.parametrize(("contracts", "maker"), [("19999万", "2999850"), ("2亿", "3000000"), ("3亿", "3000000")])
def test_the_maker_gets_thirty_percent_of_five_percent_up_to_ten_million(
    judge: Judge, contracts: str, maker: str
) -> None:
    product = {"level": "national", "recognised_on": "2021-06-01", "first_year_contracts": contracts}
    assert judge("first-set", first_set_products=[product]).total == Decimal(maker)


def test_two_criteria_met_by_different_records_do_not_make_the_policy_met(judge: Judge) -> None:
    products = [{"level": "other", "recognised_on": "2021-06-01"}, {"level": "national", "recognised_on": "2020-06-01"}]
    assert judge("first-set", first_set_products=products).outcome.value == "ineligible"


def test_a_missing_part_is_named_with_its_record(judge: Judge) -> None:
    products = [{"level": "other", "recognised_on": "2021-06-01"}, {"recognised_on": "2021-06-01"}]
    found = judge("first-set", first_set_products=products)
    assert [m.to_dict() for m in found.missing] == [{"fact": "first_set_products", "record": 2, "part": "level"}]


def test_an_empty_list_is_known_to_be_empty(judge: Judge) -> None:
    assert judge("first-set", first_set_products=[]).outcome.value == "ineligible"


@pytest.mark.parametrize(("contract", "maker"), [("5999万", "1499750"), ("6000万", "1500000"), ("7000万", "1500000")])
def test_the_demonstration_pays_the_maker_at_most_half_of_three_million(
    judge: Judge, contract: str, maker: str
) -> None:
    found = judge(
        "application-demonstration", demo_field="batteries", demo_first_use_on="2021-02-01", demo_contract=contract
    )
    assert found.total == Decimal(maker)


@pytest.mark.parametrize(
    ("moved", "outcome", "total"),
    [
        ("2018-12-31", "ineligible", None),
        ("2019-01-01", "eligible", Decimal(300_000)),
        ("2020-06-01", "eligible", Decimal(500_000)),
        ("2021-12-31", "eligible", Decimal(700_000)),
        ("2022-01-01", "ineligible", None),
    ],
)
def test_rent_falls_over_three_calendar_years(judge: Judge, moved: str, outcome: str, total: Decimal | None) -> None:
    found = judge(
        "premises-rent", moved_into_base_on=moved, rent_paid={2021: "100万"}, improvement_amount={2020: "1000万"}
    )
    assert (found.outcome.value, found.total) == (outcome, total)


@pytest.mark.parametrize(("improvement", "total"), [("-5万", "0"), ("100万", "500000"), ("140万", "700000")])
def test_rent_is_at_most_half_of_the_year_befores_improvement(judge: Judge, improvement: str, total: str) -> None:
    found = judge(
        "premises-rent",
        moved_into_base_on="2021-03-01",
        rent_paid={2021: "100万"},
        improvement_amount={2020: improvement},
    )
    assert found.total == Decimal(total)


def test_a_national_platform_is_eligible_and_its_amount_decided_by_review(judge: Judge) -> None:
    found = judge("innovation-platform", national_platform_on="2021-05-01", provincial_platform_on="never")
    assert (found.outcome.value, found.entitlement.awards[0].kind, found.entitlement.awards[0].high) == (
        "eligible",
        "by_review",
        Decimal(100_000_000),
    )


@pytest.mark.parametrize(
    ("as_of", "outcome"),
    [(date(2022, 3, 19), "not_in_force"), (date(2022, 3, 20), "refer"), (date(2030, 1, 1), "refer")],
)
def test_nothing_is_in_force_before_20_march_2022(judge: Judge, as_of: date, outcome: str) -> None:
    assert judge("industry-fund", as_of).outcome.value == outcome


@pytest.mark.parametrize(
    ("sector", "outcome"), [("lasers", "refer"), ("other_laser", "refer"), ("not_laser", "ineligible")]
)
def test_the_field_of_the_firm(judge: Judge, sector: str, outcome: str) -> None:
    assert judge("industry-fund", sector=sector).outcome.value == outcome
