"""The open points that a policy of the ten names are those that some completion of its missing facts can ask."""

from itertools import product
from typing import Any

import pytest
from conftest import COMMON, JUNE_2022

import lucidrule

FIELD, TIER, FUND, CHOSEN = "other-laser-field", "revenue-at-threshold", "chosen-by-fund", "chosen-in-competition"
OWN = {"industry-fund": FUND, "revenue-milestone": TIER, "key-technology": CHOSEN}
# Of each fact values below, at and above what is asked; of a tier the lowest one.
VALUES: dict[str, list[Any]] = {
    "sector": ["lasers", "other_laser", "not_laser"],
    "annual_revenue.2021": ["4亿", "5亿", "6亿"],
    "annual_revenue.2020": ["4亿", "5亿", "6亿"],
    "industrial_enterprise": [True, False],
    "tech_project_field": ["medical", "other", "none"],
}
# With whom nothing but the two years of revenue can decide; where they are not left out they pass the lowest tier.
COMPANY = {
    **COMMON,
    "founded_on": "2020-05-01",
    "annual_revenue.2020": "4亿",
    "annual_revenue.2021": "6亿",
    "tech_project_field": "medical",
}


def outcome(programme: lucidrule.Programme, policy: str, company: dict[str, Any]) -> Any:
    named = {name: value for name, value in company.items() if not name.startswith("annual_revenue")}
    years = {int(name[-4:]): value for name, value in company.items() if name.startswith("annual_revenue")}
    facts = {**named, "annual_revenue": years}
    return programme.determine(facts, as_of=JUNE_2022, policies=[policy]).outcomes[0]


def possible(programme: lucidrule.Programme, policy: str, company: dict[str, Any], gaps: list[str]) -> set[str]:
    """Return the points of which the answer alone changes the outcome, in some completion and with some answers."""
    points = (FIELD, OWN[policy])
    ways = list(product(("yes", "no"), repeat=len(points)))
    found: set[str] = set()
    for picked in product(*(VALUES[name] for name in gaps)):
        completed = {**company, **dict(zip(gaps, picked, strict=True))}
        answered = {way: {f"answers.{p}": each for p, each in zip(points, way, strict=True)} for way in ways}
        told = {way: outcome(programme, policy, completed | answers).outcome for way, answers in answered.items()}
        found |= {p for at, p in enumerate(points) for w in ways if told[w] != told[(*w[:at], "no", *w[at + 1 :])]}
    return found


@pytest.mark.parametrize(
    ("policy", "gaps", "expected"),
    [
        ("industry-fund", ["sector", "industrial_enterprise"], {FIELD, FUND}),
        ("industry-fund", ["industrial_enterprise"], {FUND}),
        ("revenue-milestone", ["annual_revenue.2021"], {TIER}),
        # In an earlier year the same question decides whether the tier was passed before.
        ("revenue-milestone", ["annual_revenue.2020"], {TIER}),
        ("revenue-milestone", ["annual_revenue.2021", "sector"], {FIELD, TIER}),
        # What is known stands at no threshold.
        ("revenue-milestone", ["sector"], {FIELD}),
        ("key-technology", ["tech_project_field"], {CHOSEN}),
        ("key-technology", ["tech_project_field", "sector"], {FIELD, CHOSEN}),
    ],
)
def test_an_undetermined_policy_names_the_points_that_are_possible(
    programme: lucidrule.Programme, policy: str, gaps: list[str], expected: set[str]
) -> None:
    known = {name: value for name, value in COMPANY.items() if name not in gaps}
    found = outcome(programme, policy, known)
    assert (found.outcome.value, set(found.open_points)) == ("undetermined", expected)
    assert possible(programme, policy, known, gaps) == expected
