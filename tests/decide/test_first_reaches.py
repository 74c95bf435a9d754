"""Amounts that reach a bound for the first time: the bound itself counts."""

from datetime import date

import pytest
from few_rules import criterion, fact, policy, small, texts

import lucidrule
from lucidrule.core.fault import RulesAtFault, render
from lucidrule.present.policy import describe

AS_OF = date(2022, 5, 5)
FACTS = fact("revenue", "money", "Revenue", ", yearly: true") + fact("founded_on", "date", "Founded")
REACHES = "{revenue: {first_reaches: 5亿, since: founded_on}}"


def programme(when: str = REACHES, language: int = 2) -> lucidrule.Programme:
    files = texts(FACTS, {"p": policy("p", criterion("c", "C", when))})
    top = files["policies.yaml"].replace("language: 1", f"language: {language}")
    return small({**files, "policies.yaml": top})


def judged(**revenue: str) -> lucidrule.Determination:
    years = {year.removeprefix("in_"): value for year, value in revenue.items()}
    return programme().determine({"founded_on": "2020-01-01", "revenue": years}, as_of=AS_OF)


@pytest.mark.parametrize(
    ("revenue", "outcome"),
    [
        ({"in_2020": "4亿", "in_2021": "5亿"}, "eligible"),
        ({"in_2020": "4亿", "in_2021": "499999999.99"}, "ineligible"),
        ({"in_2020": "5亿", "in_2021": "6亿"}, "ineligible"),
        ({"in_2021": "5亿"}, "undetermined"),
    ],
    ids=["the bound itself", "a cent below", "reached the year before", "the year before not known"],
)
def test_an_amount_that_comes_to_the_bound_reaches_it(revenue: dict[str, str], outcome: str) -> None:
    assert judged(**revenue).outcomes[0].outcome == outcome


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "Revenue（考核年度）首次达到5亿元（自“Founded”所在年度起，此前各年均未达到）"),
        ("en", "revenue (assessment year) reaches 500,000,000 yuan for the first time"),
        ("ja", "初めて5億元に達する"),
    ],
    ids=["zh", "en", "ja"],
)
def test_a_first_reaching_is_told_as_such(lang: str, told: str) -> None:
    compiled = programme().compiled
    assert told in describe(compiled.policies[0], compiled, lang)


def test_a_year_that_reached_it_before_is_told() -> None:
    told = judged(in_2020="5亿", in_2021="6亿").explain("en")
    assert "but before it 2020: 500,000,000 yuan, so it is not the first time" in told


def test_the_proof_says_that_the_bound_counts() -> None:
    proof = judged(in_2020="4亿", in_2021="5亿").outcomes[0].criteria[0].to_dict()["proof"]
    assert (proof["asks"], proof["required"]) == ("first_reaches", "500000000")


def refused(when: str, language: int = 2) -> RulesAtFault:
    with pytest.raises(RulesAtFault) as error:
        programme(when, language)
    return error.value


def test_of_a_bound_that_counts_nothing_is_open() -> None:
    error = refused("{revenue: {first_reaches: 5亿, since: founded_on, at_exactly: share-of-zero}}")
    assert [fault.code for fault in error.faults] == ["reached-is-not-open"]
    assert "leave out `at_exactly`" in str(error)


def test_a_first_reaching_needs_the_fact_since_which_years_count_by_its_own_name() -> None:
    error = refused("{revenue: {first_reaches: 5亿}}")
    assert "`first_reaches` needs `since`" in str(error)


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_version_1_of_the_language_does_not_have_it(lang: str) -> None:
    error = refused(REACHES, language=1)
    assert [fault.code for fault in error.faults] == ["newer-key"]
    assert "first_reaches" in render(error.faults, lang)
