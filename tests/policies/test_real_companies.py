"""The six real companies: what must come out for each, by the programme's text."""

from datetime import date
from pathlib import Path

import pytest

import lucidrule

COMPANIES = Path(__file__).resolve().parents[2] / "examples" / "companies"


@pytest.mark.parametrize(
    ("company", "as_of", "outcome"),
    [
        ("hg-tech", date(2022, 6, 30), "ineligible"),
        ("hg-tech", date(2023, 6, 30), "ineligible"),
        ("raycus", date(2022, 6, 30), "undetermined"),
        ("yifei-laser", date(2022, 6, 30), "ineligible"),
        ("yifei-laser", date(2023, 6, 30), "undetermined"),
        ("dr-laser", date(2022, 6, 30), "ineligible"),
        ("sanfeng", date(2022, 6, 30), "ineligible"),
        ("huaray", date(2022, 6, 30), "undetermined"),
    ],
)
def test_the_revenue_milestone_of_each_company(
    programme: lucidrule.Programme, company: str, as_of: date, outcome: str
) -> None:
    result = programme.determine(COMPANIES / f"{company}.yaml", as_of=as_of)
    assert len(result.outcomes) == 10
    assert next(o for o in result.outcomes if o.id == "revenue-milestone").outcome.value == outcome


def test_what_raycus_lacks_is_named(programme: lucidrule.Programme) -> None:
    result = programme.determine(COMPANIES / "raycus.yaml", as_of=date(2022, 6, 30))
    missing = [m.to_dict() for m in next(o for o in result.outcomes if o.id == "revenue-milestone").missing]
    assert {"fact": "annual_revenue", "through": 2019} in missing
    assert {"fact": "founded_on"} in missing
    assert {"fact": "registered_in_zone"} in missing


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "要求：年营业收入（2021年）首次超过50亿元；实际：2021年为101.67亿元，此前2020年为61.38亿元，不属于首次"),
        (
            "en",
            "actual: 2021: 10,167,000,000 yuan, but before it 2020: 6,138,000,000 yuan, so it is not the first time",
        ),
        ("ja", "実績：2021年は101.67億元、それ以前の2020年は61.38億元であり、初回に当たらない"),
    ],
)
def test_the_reason_names_the_year_that_settles_hg_tech(programme: lucidrule.Programme, lang: str, text: str) -> None:
    result = programme.determine(COMPANIES / "hg-tech.yaml", as_of=date(2022, 6, 30))
    assert text in result.explain(lang)
