"""Which years a first crossing asks for, each by itself or many as one; all written by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from conftest import COMMON

import lucidrule
from lucidrule.decide.outcome import PolicyOutcome
from lucidrule.kernel.missing import Missing, apart, missing_years
from lucidrule.present.quantities import missing_name


def alone(first: int, last: int) -> list[Missing]:
    return [Missing("sales", year) for year in range(first, last + 1)]


def run(first: int, last: int) -> list[Missing]:
    return [Missing("sales", first=first, through=last)]


@pytest.mark.parametrize(
    ("first", "last", "known", "expected"),
    [
        (2015, 2021, set(), alone(2015, 2021)),
        (2015, 2021, {2015, 2019}, alone(2016, 2018) + alone(2020, 2021)),
        (2021, 2020, set(), []),
        (1900, 2200, set(), alone(1900, 2200)),
        (1800, 2021, set(), alone(1800, 2021)),
        (1799, 2021, set(), run(1799, 1899) + alone(1900, 2021)),
        (2101, 2201, set(), run(2101, 2201)),
        (2102, 2201, set(), alone(2102, 2201)),
        (2015, 9997, {2021}, alone(2015, 2020) + run(2022, 9997)),
        (2015, 9997, {2021, 5000}, alone(2015, 2020) + run(2022, 4999) + run(5001, 9997)),
    ],
    ids=[
        "few",
        "some of them known",
        "none",
        "all of which files hold values",
        "a century before",
        "more than a century before",
        "more than a century at the end",
        "a century at the end",
        "thousands",
        "thousands apart",
    ],
)
def test_years_are_missing_each_by_itself_unless_no_file_could_tell_so_many(
    first: int, last: int, known: set[int], expected: list[Missing]
) -> None:
    assert missing_years("sales", first, last, known) == expected


def test_years_that_stand_together_are_told_by_their_first_and_their_last() -> None:
    assert Missing("sales", first=2022, through=9997).to_dict() == {"fact": "sales", "from": 2022, "through": 9997}


def test_years_that_stand_together_are_each_of_them() -> None:
    found = apart([Missing("sales", first=2022, through=2024), Missing("sales", through=2001), Missing("staff")])
    assert found == {*alone(2022, 2024), Missing("sales", through=2001), Missing("staff")}


@pytest.mark.parametrize(
    ("year", "through", "covered"), [(2021, 0, False), (2022, 0, True), (2024, 0, True), (2025, 0, False)]
)
def test_a_run_covers_its_years_only(year: int, through: int, covered: bool) -> None:
    assert Missing("sales", first=2022, through=2024).covers(Missing("sales", year, through)) is covered
    assert not Missing("sales", first=2022, through=2024).covers(Missing("staff", year, through))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (
            {"founded_on": date(2015, 3, 3), "annual_revenue": {2021: "3亿"}},
            {
                *(Missing("annual_revenue", year) for year in (2015, 2016, 2017, 2018, 2019, 2020)),
                Missing("annual_revenue", first=2022, through=9997),
                Missing("annual_revenue", 9998),
            },
        ),
        (
            {"annual_revenue": {2021: "3亿"}},
            {
                Missing("founded_on"),
                Missing("annual_revenue", through=2020),
                Missing("annual_revenue", first=2022, through=9997),
                Missing("annual_revenue", 9998),
            },
        ),
        ({"founded_on": date(2015, 3, 3), "annual_revenue": {2021: "60亿"}}, set()),
        (
            {},
            {
                Missing("founded_on"),
                Missing("annual_revenue", through=9997),
                Missing("annual_revenue", 9998),
            },
        ),
    ],
    ids=["founded", "not known since when", "passed before", "nothing known"],
)
def test_the_last_day_of_the_calendar_asks_for_few_things(
    judge: Callable[..., PolicyOutcome], facts: dict[str, Any], expected: set[Missing]
) -> None:
    found = judge("revenue-milestone", date(9999, 12, 31), **facts)
    assert (set(found.missing), found.missing_exact) == (expected, True)


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("zh", "尚缺资料：年营业收入（2022年至9998年）"),
        ("en", "Missing: Annual revenue (2022 to 9998)"),
        ("ja", "不足情報：年間売上高（2022年～9998年）"),
    ],
)
def test_years_that_stand_together_are_told_in_words(programme: lucidrule.Programme, lang: str, name: str) -> None:
    company = {**COMMON, "founded_on": date(2021, 3, 3), "annual_revenue": {2021: "3亿"}}
    assert name in programme.determine(company, as_of=date(9999, 12, 31)).explain(lang)


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("zh", "年营业收入（2022年至9997年）"),
        ("en", "Annual revenue (2022 to 9997)"),
        ("ja", "年間売上高（2022年～9997年）"),
    ],
)
def test_one_question_about_many_years_names_them(programme: lucidrule.Programme, lang: str, name: str) -> None:
    facts = programme.compiled.facts
    assert missing_name(Missing("annual_revenue", first=2022, through=9997), facts, lang) == name
