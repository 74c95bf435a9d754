"""Reasons: what is the case is told of the fact that is asked for, and of another only under its name."""

from datetime import date
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, text, texts

AS_OF = date(2022, 6, 30)
LANGS = ("zh", "en", "ja")
PARTS = f", parts: {{built_on: {{type: date, label: {text('Built')}, question: {text('Built?')}}}}}"
FACTS = (
    fact("revenue", "money", "Revenue", ", yearly: true")
    + fact("staff", "count", "Staff", ", yearly: true")
    + fact("founded_on", "date", "Founded")
    + fact("moved_on", "event", "Moved")
    + fact("left_on", "event", "Left")
    + fact("ships", "records", "Ships", PARTS)
)


def reasons(when: str, facts: dict[str, Any], lang: str = "en", *, full: bool = False, more: str = "") -> list[str]:
    """Return what is told of the leaves of a criterion."""
    asked = "" if more else criterion("c", "C", when)
    found = small(texts(FACTS, {"p": policy("p", asked, more=more)})).determine(facts, as_of=AS_OF)
    lines = found.explain(lang, full=full).splitlines()
    return [line.strip() for line in lines if line.strip().startswith(("✘ r", "✘ 要", "no.", "第", "1件", "✔ r"))]


CROSSING = "{revenue: {first_exceeds: 5亿, since: founded_on}}"
LATER = {
    "zh": "✘ 要求：Revenue（2021年）首次超过5亿元；实际：Founded为2030年1月1日，晚于2021年",
    "en": "✘ required: revenue (2021) exceeds 500,000,000 yuan for the first time; "
    "actual: Founded 1 January 2030, after 2021",
    "ja": "✘ 要件：Revenue（2021年）が初めて5億元を超える／実績：Foundedは2030年1月1日（2021年より後）",
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_first_crossing_of_a_firm_founded_later_names_the_founding(lang: str) -> None:
    facts = {"founded_on": "2030-01-01", "revenue": {2021: "6亿"}}
    assert reasons(CROSSING, facts, lang) == [LATER[lang]]


def test_a_first_crossing_of_a_firm_founded_later_is_told_alike_below_a_negation() -> None:
    told = reasons(f"{{not: {CROSSING}}}", {"founded_on": "2030-01-01"}, full=True)
    assert told == [LATER["en"]]


@pytest.mark.parametrize(
    ("revenue", "actual"),
    [
        ({2021: "4亿"}, "2021: 400,000,000 yuan"),
        (
            {2020: "6亿", 2021: "7亿"},
            "2021: 700,000,000 yuan, but before it 2020: 600,000,000 yuan, so it is not the first time",
        ),
        ({2020: "6亿"}, "2020: 600,000,000 yuan, so it is not the first time"),
    ],
    ids=["below", "earlier", "earlier and this year not known"],
)
def test_a_first_crossing_that_an_amount_settles_tells_the_amount(revenue: dict[int, str], actual: str) -> None:
    told = reasons(CROSSING, {"founded_on": "2019-01-01", "revenue": revenue})
    assert told == [f"✘ required: revenue (2021) exceeds 500,000,000 yuan for the first time; actual: {actual}"]


def test_a_first_crossing_of_a_count_is_told_without_a_currency() -> None:
    when = "{staff: {first_exceeds: 100, since: founded_on}}"
    told = reasons(when, {"founded_on": "2019-01-01", "staff": {2021: 50}})
    assert told == ["✘ required: staff (2021) exceeds 100 for the first time; actual: 2021: 50"]


TWO = "{moved_on: {on_or_after: left_on}}"
ONE_NEVER = {
    "zh": "✘ 要求：Moved不早于Left；实际：2020年5月1日，Left：从未",
    "en": "✘ required: moved on or after left; actual: 1 May 2020, Left: never",
    "ja": "✘ 要件：MovedがLeft以降／実績：2020年5月1日、Left：なし",
}


@pytest.mark.parametrize("lang", LANGS)
def test_of_two_facts_that_are_compared_both_are_told(lang: str) -> None:
    assert reasons(TWO, {"moved_on": "2020-05-01", "left_on": "never"}, lang) == [ONE_NEVER[lang]]


@pytest.mark.parametrize(
    ("moved", "left", "actual"),
    [
        ("never", "2020-05-01", "never, Left: 1 May 2020"),
        ("2020-05-01", "2021-05-01", "1 May 2020, Left: 1 May 2021"),
    ],
    ids=["the first is never", "the first is too early"],
)
def test_of_two_facts_that_are_compared_each_is_told_under_its_name(moved: str, left: str, actual: str) -> None:
    told = reasons(TWO, {"moved_on": moved, "left_on": left})
    assert told == [f"✘ required: moved on or after left; actual: {actual}"]


def test_a_part_of_a_record_is_told_with_the_fact_of_the_company_that_it_is_compared_with() -> None:
    more = f"for_each: ships\neach: [{criterion('c', 'C', '{built_on: {after: founded_on}}')}]\n"
    told = reasons("", {"founded_on": "2020-01-01", "ships": [{"built_on": "2019-02-03"}]}, more=more)
    assert told == ["no. 1: ✘ required: built after founded; actual: 3 February 2019, Founded: 1 January 2020"]


def test_the_proof_as_data_stays_as_it_was() -> None:
    programme = small(texts(FACTS, {"p": policy("p", criterion("c", "C", CROSSING))}))
    (outcome,) = programme.determine({"founded_on": "2030-01-01"}, as_of=AS_OF).outcomes
    assert outcome.criteria[0].to_dict()["proof"] == {
        "verdict": "not_met",
        "asks": "first_exceeds",
        "fact": "revenue",
        "year": "assessment",
        "since": "founded_on",
        "required": "500000000",
        "actual": "2030-01-01",
    }
