"""A draft says all that was determined, lists of records too, and holds as it stands."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, text, texts

from lucidrule.core.fault import FaultList
from lucidrule.scenarios.draft import draft_feature
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import run
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature

PARTS = (
    f", parts: {{big: {{type: flag, label: {text('Big')}, question: {text('Big?')}}}, "
    f"built: {{type: date, label: {text('Built on')}, question: {text('When?')}}}}}"
)
FACTS = (
    fact("green", "flag", "Green")
    + fact("rent", "money", "Rent")
    + fact("ships", "records", "Ships", PARTS)
    + fact("boats", "records", "Boats", PARTS)
)
EACH = f"for_each: ships\neach: [{criterion('big', 'Is big', '{big: true}')}]\n"
WHEN = policy("w", "", amount="rent").replace("amount: rent", "amount: rent, when: {green: true}")
OTHER = f"{{id: o, label: {text('other')}, basis: assumed, amount: not_published}}"
MIXED = policy("m", "").replace("{awards: [", f"{{awards: [{OTHER}, ")
GREEN = policy("g", criterion("g", "G", "{green: true}"))
PROGRAMME = small(texts(FACTS, {"p": policy("p", "", more=EACH), "w": WHEN, "g": GREEN, "m": MIXED}))


def drafted(facts: dict[str, Any], *policies: str) -> list[str]:
    """Return the lines of a draft, which holds."""
    found = PROGRAMME.determine({"company": {"name": " A\nLtd. "}, "facts": facts}, as_of=date(2022, 6, 30))
    written = draft_feature(found, policies, "en")
    faults = FaultList()
    feature, _ = read_feature(written.encode(), "x.feature", faults)
    assert feature is not None, faults.sorted()
    scenarios = prepare(feature, Path("x.feature"), FeatureProgramme(PROGRAMME))
    assert [(scenario.faults, run(scenario, "en")) for scenario in scenarios] == [((), None)] * len(scenarios)
    return [line.strip() for line in written.splitlines()]


def test_records_stand_in_a_table_of_their_own_and_an_empty_list_among_the_facts() -> None:
    lines = drafted({"ships": [{"big": "yes", "built": "2020-05-01"}, {"big": "no"}], "boats": "none"}, "p")
    assert lines[:12] == [
        "# language: en",
        "Feature: A Ltd.",
        "",
        "Background:",
        'Given the company is called "A Ltd."',
        "And the company has these facts:",
        "| Boats | none |",
        "And the Ships are as follows:",
        "| Big | Built on |",
        "| yes | 2020-05-01 |",
        "| no | unknown |",
        "",
    ]


def test_of_nothing_known_there_is_no_table_of_facts() -> None:
    lines = drafted({}, "g")
    assert "And the company has these facts:" not in lines
    assert lines[-2:] == ["And the missing facts are as follows:", "| Green |"]


def test_an_award_that_waits_is_no_award_that_is_certain() -> None:
    lines = drafted({"rent": 5}, "w")
    assert [line for line in lines if "award" in line] == []
    assert lines[-1] == "And the sum is 0 yuan to 5 yuan"


def test_of_awards_that_have_no_sum_in_common_none_is_told() -> None:
    assert drafted({}, "m")[-2:] == ['Then the outcome is "Eligible"', 'And the awards are "other", "award of m"']


def test_without_a_choice_of_policies_each_has_a_scenario() -> None:
    assert [line for line in drafted({"green": "yes", "rent": 5}) if line.startswith("Scenario")] == [
        "Scenario: P: Undetermined",
        "Scenario: W: Eligible",
        "Scenario: G: Eligible",
        "Scenario: M: Eligible",
    ]


ODD = (
    fact("a_b", "text", "A | B")
    + fact("c_d", "money", "C ｜ \\\\ D", ", yearly: true")
    + fact("ships", "records", "Ships", PARTS.replace("Big", "Big | tall"))
)
TWICE = f"{criterion('one', 'Same', '{a_b: {equals: x}}')}, {criterion('two', 'Same', '{c_d: {at_least: 5}}')}"
SAME_TITLES = {name: policy(name, TWICE).replace(f'"{name.title()}"', '"One | title"') for name in ("first", "second")}
ODD_ONES = small(texts(ODD, SAME_TITLES))


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("facts", [{"a_b": "x|y｜z"}, {"c_d": {2021: 3}}, {"ships": [{"big": "yes"}]}], ids=str)
def test_bars_in_labels_and_two_policies_or_criteria_of_one_name_do_not_spoil_a_draft(
    facts: dict[str, Any], lang: str
) -> None:
    found = ODD_ONES.determine({"facts": facts}, as_of=date(2022, 6, 30))
    faults = FaultList()
    feature, _ = read_feature(draft_feature(found, (), lang).encode(), "x.feature", faults)
    assert feature is not None, faults.sorted()
    scenarios = prepare(feature, Path("x.feature"), FeatureProgramme(ODD_ONES))
    assert [scenario.policies for scenario in scenarios] == [("first",), ("second",)]
    assert [(scenario.faults, run(scenario, lang)) for scenario in scenarios] == [((), None)] * 2
