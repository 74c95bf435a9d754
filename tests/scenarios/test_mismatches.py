"""A Then that does not hold says what was expected and what came; one that holds says nothing."""

from pathlib import Path

import pytest
from few_rules import criterion, fact, policy, small, text, texts

from lucidrule.core.fault import FaultList
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import run
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature

FACTS = (
    fact("green", "flag", "Green")
    + fact("local", "flag", "Local")
    + fact("rent", "money", "Rent")
    + fact("founded", "date", "Founded on")
    + fact("bought", "event", "Bought on")
    + fact("left", "event", "Left on")
    + "contradictions:\n"
    + f"  - {{id: early, kind: before, event: bought, date: founded, message: {text('bought too early')}}}\n"
    + f"  - {{id: gone, kind: before, event: left, date: founded, message: {text('left too early')}}}\n"
)
POINT = f"open_points: {{worthy: {{question: {text('Is it worthy?')}, basis: assumed}}}}\n"
SPLIT = f"split: {{own: {{party: {text('Firm')}, share: 50%}}, others: [{{party: {text('Team')}, share: 50%}}]}}"
WORTHY = criterion("worthy", "Worthy", "{needs_judgement: worthy}")
POLICIES = {
    "p": policy("p", criterion("green", "Is green", "{green: true}"), amount="rent").replace(
        "amount: rent", f"amount: rent, {SPLIT}"
    ),
    "q": policy("q", f"{criterion('local', 'Is local', '{local: true}')}, {WORTHY}", amount="5", more=POINT),
    "n": policy("n", "", amount="not_published"),
    "r": policy("r", "", amount="{by_review: {}}"),
}
WHEN = "when: {green: false}"
RULE = f"rules: [{{id: r, effect: exclude, policies: [p, q], label: {text('either')}, {WHEN}, basis: assumed}}]"
FILES = texts(FACTS, POLICIES)
TOP = FILES["policies.yaml"].replace("sources: {}", f"sources: {{law: {{title: {text('Law')}}}}}")
TOP = TOP.replace("basis: assumed}}\n", f"basis: assumed}}, {RULE}}}\n")
GROUND = FeatureProgramme(small({**FILES, "policies.yaml": TOP}))
GIVEN = "    Given Green: yes, Local: yes\n    And the Rent is 8\n"


def told(then: str, when: str = "it applies for P", given: str = GIVEN) -> list[str]:
    """Return what is told of a Then; nothing where it holds."""
    faults = FaultList()
    steps = f"{given}    When {when} on 2022-06-30\n    Then {then}\n"
    feature, _ = read_feature(f"Feature: f\n  Scenario: s\n{steps}".encode(), "x.feature", faults)
    assert feature is not None, faults.sorted()
    (scenario,) = prepare(feature, Path("x.feature"), GROUND)
    assert scenario.faults == ()
    failed = run(scenario, "en")
    return [] if failed is None else failed[1][:2]


ALL = "all policies are judged"


@pytest.mark.parametrize(
    ("then", "when"),
    [
        ('the outcome is "Eligible" because of "Is green"', "it applies for P"),
        ("the sum is 4 yuan", "it applies for P"),
        ("the Team receives 4 yuan beside it", "it applies for P"),
        ("the outcome rests on an assumption", "it applies for P"),
        ("the sum is not published", "it applies for N"),
        ("the sum is decided by review", "it applies for R"),
        ("the open question for the authority is worthy", "it applies for Q"),
        ("the total is 4 yuan", ALL),
        ("beside the total stands Q, N, R", ALL),
        ("the combination leaves out nothing", ALL),
    ],
)
def test_what_holds_says_nothing(then: str, when: str) -> None:
    assert told(then, when) == []


APPLIED = {**{name: f"it applies for {name}" for name in "PQNR"}, "all": ALL}


@pytest.mark.parametrize(
    ("then", "applied", "about", "expected", "actual"),
    [
        ("the Team receives 5 yuan beside it", "P", "the other party's part", "5 yuan", "4 yuan"),
        ("the outcome rests on no assumption", "P", "whether the outcome rests on an assumption", "no", "yes"),
        ("the missing facts are Rent", "P", "missing facts", "Rent", "Rent did not come"),
        ("the sum depends on Rent", "P", "the sum depends on", "Rent", "Rent did not come"),
        ("there is nothing left to the authority", "Q", "questions for the authority", "none", '"Is it worthy?"'),
        ("the sum is not published", "P", "sum", "an award clause, its amount not published", "4 yuan"),
        ("the sum is at least 2 yuan", "N", "sum", "at least 2 yuan", "an award clause, its amount not published"),
        ("of which award of p is 3 yuan", "P", 'sum "award of p"', "3 yuan", "4 yuan"),
        (
            "of which award of r is not published",
            "R",
            'sum "award of r"',
            "an award clause, its amount not published",
            "decided by review",
        ),
        (
            "the sum is up to 9 yuan, decided by review",
            "R",
            "sum",
            "up to 9 yuan, decided by review",
            "decided by review",
        ),
        ('the reasons include "Is local"', "Q", "among the reasons", '"Is local"', '"Worthy"'),
        ('the criterion "Is green" rests on "assumed", source law', "P", "sources", "law", "none"),
        ("not decided yet is either", "all", "not decided yet", "r", "none"),
        ("the total is 5 yuan", "all", "estimated total", "5 yuan", "4 yuan"),
        ("the total is none yet", "all", "estimated total", "0 yuan", "4 yuan"),
        ("beside the total stands Q", "all", "policies beside the total", '"Q"', '"N", "Q", "R"'),
        ("the combination leaves out P", "all", "policies left out", '"P"', "none"),
        ("the total counts Q", "all", "policies in the total", '"Q"', '"P"'),
        ("the total depends on Rent", "all", "the total depends on", "Rent", "Rent did not come"),
        ('the criterion "Is green" is "not met"', "P", 'criterion "Is green"', "not met", "met"),
        ('the award that may apply is "award of p"', "P", "awards that may apply", '"award of p"', "none"),
        ('the criterion "Is green" rests on "published"', "P", "basis", "published", "assumed"),
    ],
)
def test_what_does_not_hold_is_told(then: str, applied: str, about: str, expected: str, actual: str) -> None:
    assert told(then, APPLIED[applied]) == [f"{about}: expected {expected}", f"{about}: but it is {actual}"]


def test_facts_that_came_where_none_was_expected_are_told() -> None:
    assert told("nothing is missing", given="    Given the Rent is 8\n") == [
        "missing facts: expected none",
        "missing facts: but it is Green came besides",
    ]


def test_facts_that_came_besides_are_told_apart_from_those_that_did_not_come() -> None:
    assert told("the missing facts are Rent", given="    Given the Rent is 8\n") == [
        "missing facts: expected Rent",
        "missing facts: but it is Rent did not come; Green came besides",
    ]


def test_a_refusal_for_another_reason_tells_the_reason_that_came() -> None:
    given = "    Given the Bought on is 2020-01-01\n    And the Founded on is 2021-01-01\n"
    given += "    And the Left on is 2022-01-01\n"
    then = "the facts are refused because of left too early"
    assert told(then, given=given) == [
        "why the facts are refused: expected left too early",
        "why the facts are refused: but it is bought too early",
    ]
    assert told("the facts are refused because of bought too early", given=given) == []
