"""Every threshold, day and choice of the ten policies that `test_boundaries.py` leaves out: below, at, above."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.kernel.missing import Missing

Judge = Callable[..., PolicyOutcome]
# The assessment year of 30 June 2022 is 2021.
DAYS = [
    ("2020-12-31", "ineligible"),
    ("2021-01-01", "eligible"),
    ("2021-12-31", "eligible"),
    ("2022-01-01", "ineligible"),
]
TITLES = (
    "national_champion_on",
    "national_champion_product_on",
    "little_giant_on",
    "provincial_champion_on",
    "provincial_sme_on",
)
NO_TITLE = dict.fromkeys(TITLES, "never")


@pytest.mark.parametrize(
    ("threshold", "below", "above"),
    [
        (1_000_000_000, 999_999_999, 1_000_000_001),
        (2_500_000_000, 2_499_999_999, 2_500_000_001),
        (5_000_000_000, 4_999_999_999, 5_000_000_001),
    ],
)
def test_the_upper_tiers_of_the_revenue_milestone(judge: Judge, threshold: int, below: int, above: int) -> None:
    def found(revenue: int) -> tuple[str, list[str]]:
        # In 2020 every lower tier was passed, so that this tier alone decides.
        history = {2020: below - 1, 2021: revenue}
        outcome = judge("revenue-milestone", founded_on="2020-01-01", annual_revenue=history)
        return outcome.outcome.value, [award.award.id for award in outcome.entitlement.awards]

    assert found(below)[0] == "ineligible"
    assert found(threshold)[0] == "refer"
    outcome, awards = found(above)
    assert (outcome, len(awards)) == ("eligible", 1)


def test_a_lower_tier_passed_for_certain_is_eligible_and_the_open_one_is_named_too(judge: Judge) -> None:
    history = {2020: "9亿", 2021: "25亿"}
    found = judge("revenue-milestone", founded_on="2020-01-01", annual_revenue=history)
    certain = {award.award.id: award.certain for award in found.entitlement.awards}
    assert found.outcome.value == "eligible"
    assert sorted(certain.values()) == [False, True]


@pytest.mark.parametrize(
    ("title", "sum_"),
    [
        ("national_champion_on", "500000"),
        ("national_champion_product_on", "300000"),
        ("little_giant_on", "1000000"),
        ("provincial_champion_on", "1000000"),
        ("provincial_sme_on", "200000"),
    ],
)
@pytest.mark.parametrize(("day", "outcome"), DAYS)
def test_each_title_counts_from_the_first_to_the_last_day_of_the_assessment_year(
    judge: Judge, title: str, sum_: str, day: str, outcome: str
) -> None:
    found = judge("specialised-enterprise", **{**NO_TITLE, title: day})
    pays = {"eligible": sum_, "ineligible": "None"}
    assert (found.outcome.value, str(found.total)) == (outcome, pays[outcome])


@pytest.mark.parametrize(("day", "outcome"), DAYS)
def test_a_product_counts_from_the_first_to_the_last_day_of_the_assessment_year(
    judge: Judge, day: str, outcome: str
) -> None:
    product = {"level": "national", "recognised_on": day, "first_year_contracts": "100万"}
    assert judge("first-set", first_set_products=[product]).outcome.value == outcome


@pytest.mark.parametrize(
    ("level", "outcome"), [("national", "eligible"), ("provincial", "eligible"), ("other", "ineligible")]
)
def test_a_product_is_recognised_at_national_or_provincial_level(judge: Judge, level: str, outcome: str) -> None:
    product = {"level": level, "recognised_on": "2021-05-01", "first_year_contracts": "100万"}
    assert judge("first-set", first_set_products=[product]).outcome.value == outcome


@pytest.mark.parametrize(("day", "outcome"), DAYS)
def test_a_demonstration_counts_from_the_first_to_the_last_day_of_the_assessment_year(
    judge: Judge, day: str, outcome: str
) -> None:
    found = judge("application-demonstration", demo_field="medical", demo_first_use_on=day, demo_contract="100万")
    assert found.outcome.value == outcome


SIX = ["photovoltaics", "batteries", "semiconductors", "medical", "aerospace", "additive_manufacturing"]
NOT_EMERGING = ["other", "none"]
FIELDS = [*((field, "eligible", "refer") for field in SIX), *((no, "ineligible", "ineligible") for no in NOT_EMERGING)]


@pytest.mark.parametrize(("field", "demonstrated", "developed"), FIELDS)
def test_the_six_emerging_fields(judge: Judge, field: str, demonstrated: str, developed: str) -> None:
    demo = judge("application-demonstration", demo_field=field, demo_first_use_on="2021-05-01", demo_contract="1万")
    project = judge("key-technology", tech_project_field=field, tech_project_bounty="1万")
    assert (demo.outcome.value, project.outcome.value) == (demonstrated, developed)


@pytest.mark.parametrize("level", ["national_platform_on", "provincial_platform_on"])
@pytest.mark.parametrize(("day", "outcome"), DAYS)
def test_a_platform_counts_from_the_first_to_the_last_day_of_the_assessment_year(
    judge: Judge, level: str, day: str, outcome: str
) -> None:
    none = {"national_platform_on": "never", "provincial_platform_on": "never"}
    assert judge("innovation-platform", **{**none, level: day}).outcome.value == outcome


def test_both_levels_in_one_year_give_both_entitlements(judge: Judge) -> None:
    found = judge("innovation-platform", national_platform_on="2021-02-01", provincial_platform_on="2021-03-01")
    assert [(award.kind.value, award.high) for award in found.entitlement.awards] == [
        ("by_review", Decimal(100_000_000)),
        ("by_review", Decimal(50_000_000)),
    ]


@pytest.mark.parametrize(
    ("policy", "facts"),
    [
        ("major-project", {"project_investment": "2亿", "project_on_file": False}),
        ("equipment-upgrade", {"renovation_on_file": False, "equipment_amount": {2021: "800万"}}),
    ],
)
def test_what_is_not_on_file_is_not_met(judge: Judge, policy: str, facts: dict[str, Any]) -> None:
    assert judge(policy, **facts).outcome.value == "ineligible"


@pytest.mark.parametrize(
    ("fact", "wrong", "criterion"),
    [
        ("industrial_enterprise", False, "g-industrial"),
        ("conducts_rd", False, "g-rd-production"),
        ("conducts_production", False, "g-rd-production"),
        ("registered_in_zone", False, "g-location"),
        ("pays_tax_in_zone", False, "g-location"),
        ("independent_legal_person", False, "g-location"),
        ("on_defaulter_list", True, "g-integrity"),
        ("under_joint_punishment", True, "g-integrity"),
        ("major_accident_3y", True, "g-integrity"),
    ],
)
def test_each_common_condition_alone_settles_every_policy_and_is_asked_for_if_unknown(
    judge: Judge, fact: str, wrong: bool, criterion: str
) -> None:
    failed = judge("industry-fund", **{fact: wrong})
    assert (failed.outcome.value, [c.id for c in failed.failing]) == ("ineligible", [criterion])
    unknown = judge("industry-fund", **{fact: None})
    assert (unknown.outcome.value, unknown.missing) == ("undetermined", (Missing(fact),))
    assert judge("industry-fund").outcome.value == "refer"


@pytest.mark.parametrize("sector", ["raw_materials", "core_devices", "control_systems", "lasers", "laser_equipment"])
def test_each_of_the_five_fields_is_the_laser_industry(judge: Judge, sector: str) -> None:
    found = judge("major-project", sector=sector, project_investment="1亿", project_on_file=True)
    assert found.outcome.value == "eligible"


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        ("2018-12-31", "ineligible"),
        ("2019-01-01", "eligible"),
        ("2021-12-31", "eligible"),
        ("2022-01-01", "ineligible"),
    ],
)
def test_the_three_calendar_years_in_the_base(judge: Judge, day: str, outcome: str) -> None:
    found = judge("premises-rent", moved_into_base_on=day, rent_paid={2021: "1万"}, improvement_amount={2020: "100万"})
    assert found.outcome.value == outcome


def test_the_assessment_year_is_that_before_the_reference_date(judge: Judge) -> None:
    facts = {**NO_TITLE, "little_giant_on": "2022-05-01"}
    assert judge("specialised-enterprise", date(2022, 12, 31), **facts).outcome.value == "ineligible"
    assert judge("specialised-enterprise", date(2023, 1, 1), **facts).outcome.value == "eligible"
    assert judge("specialised-enterprise", date(2024, 1, 1), **facts).outcome.value == "ineligible"
