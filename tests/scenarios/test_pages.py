"""A feature file as a page: its language, what describes a scenario, backgrounds and rules."""

from pathlib import Path

import pytest
from few_rules import criterion, fact, policy, small, texts

from lucidrule.core.fault import FaultList
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import run
from lucidrule.scenarios.prepare import Scenario, prepare
from lucidrule.scenarios.reading import read_feature

STEPS = "    Given Green: yes\n    When it applies for P on 2022-06-30\n    Then nothing is missing\n"


def faults_of(page: str) -> list[tuple[str, int]]:
    """Return the faults of a page, each with its line."""
    faults = FaultList()
    read_feature(page.encode(), "x.feature", faults)
    return [(fault.code, fault.at.line) for fault in faults.sorted() if fault.at is not None]


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("機能: 甲\n  シナリオ: 一\n    前提グリーンあり\n", "ja"),
        ("功能: 甲\n  场景: 一\n    假如企业为工业企业\n", "zh-CN"),
    ],
    ids=["ja", "zh"],
)
def test_a_page_that_does_not_say_its_language_is_told_which_line_to_write(page: str, wanted: str) -> None:
    faults = FaultList()
    read_feature(page.encode(), "x.feature", faults)
    found = {fault.code: fault for fault in faults.sorted()}
    assert found["feature-language-missing"].params["wanted"] == wanted


def test_comments_and_empty_lines_above_the_steps_are_no_loose_text() -> None:
    page = f"Feature: f\n  Scenario: s\n    # why\n\n    it is so\n    # and\n{STEPS}"
    assert faults_of(page) == [("feature-loose-text", 5)]
    assert faults_of(page.replace("    it is so\n", "\n")) == []


def test_a_background_without_a_step_is_told() -> None:
    assert faults_of(f"Feature: f\n  Background:\n  Scenario: s\n{STEPS}") == [("feature-no-steps", 2)]


def test_a_rule_without_a_scenario_is_told() -> None:
    page = f"Feature: f\n  Rule: one\n    Scenario: s\n{STEPS}  Rule: two\n"
    assert faults_of(page) == [("feature-without-scenario", 7)]


def test_the_background_of_a_rule_may_say_anew_what_that_of_the_feature_said_but_not_what_it_said_itself() -> None:
    programme = small(texts(fact("green", "flag", "Green"), {"p": policy("p", criterion("c", "C", "{green: true}"))}))
    page = "Feature: f\n  Background:\n    Given Green: no\n  Rule: r\n    Background:\n      Given Green: yes\n{}"
    scenario = '    Scenario: s\n{}      When it applies for P on 2022-06-30\n      Then the outcome is "{}"\n'
    again = "      And Green: unknown\n"

    def prepared(page: str) -> Scenario:
        feature, _ = read_feature(page.encode(), "x.feature", FaultList())
        assert feature is not None
        return prepare(feature, Path("x.feature"), FeatureProgramme(programme))[0]

    anew = prepared(page.format(scenario.format("", "Eligible")))
    assert (anew.faults, run(anew, "en")) == ((), None)
    once_more = prepared(page.format(scenario.format("      Given Green: no\n", "Not eligible")))
    assert (once_more.faults, run(once_more, "en")) == ((), None)
    twice = prepared(page.format(again + scenario.format("", "Eligible")))
    assert [(fault.code, fault.at and fault.at.line) for fault in twice.faults] == [("fact-said-twice", 7)]
