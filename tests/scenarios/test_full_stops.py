"""Full stops: they end sentences, and they belong to names, texts and numbers."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from few_rules import criterion, fact, policy, small, text, texts

from lucidrule.core.fault import FaultList
from lucidrule.scenarios.canonical import canonical
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.prepare import Scenario, prepare
from lucidrule.scenarios.reading import read_feature

CHOICES = f", choices: {{x: {{zh: 甲。, en: Acme Inc., ja: 甲社。}}, y: {text('Other')}}}"
PARTS = f", parts: {{big: {{type: flag, label: {text('Big one.')}, question: {text('Big?')}}}}}"
FACTS = (
    fact("money", "money", "Money")
    + fact("flag", "flag", "The firm is sound.")
    + fact("remark", "text", "Remark.")
    + fact("kind", "choice", "Kind", CHOICES)
    + fact("kinds", "choices", "Kinds", CHOICES)
    + fact("revenue", "money", "Revenue.", ", yearly: true")
    + fact("ships", "records", "Ships.", PARTS)
)
CRITERIA = ", ".join(
    [
        criterion("sound", "The firm is sound.", "{flag: true}"),
        criterion("rich", "It is rich.", "{money: {at_least: 5}}"),
        criterion("other", "Other", "{kind: y}"),
    ]
)
GROUND = FeatureProgramme(small(texts(FACTS, {"p": policy("p", CRITERIA)})))


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("甲。", "甲"),
        ("甲．", "甲"),
        ("甲｡", "甲"),
        ("“甲。”", "甲"),
        ("“甲”。", "甲"),
        ("甲…", "甲"),
        ("Alpha Co., Ltd.", "alphaco.,ltd"),
        ("3.5", "3.5"),
        ("。", ""),
        ("“...”", ""),
        ("", ""),
    ],
)
def test_names_are_compared_without_the_full_stops_at_their_end(written: str, said: str) -> None:
    assert canonical(written).text == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Alpha Co., Ltd.", "Alpha Co., Ltd"),
        ("“Alpha Co., Ltd.”", "Alpha Co., Ltd."),
        ("“Alpha Co., Ltd.”.", "Alpha Co., Ltd."),
        ("“甲。” ", "甲。"),
        ("“甲”。", "甲"),
        ("。", ""),
    ],
)
def test_a_full_stop_in_quotes_belongs_to_what_is_quoted(written: str, said: str) -> None:
    found = canonical(written)
    assert found.original(0, len(found.text)) == said


def scenario(given: str, then: str, rows: str = "") -> Scenario:
    faults = FaultList()
    steps = f"    Given {given}\n{rows}    When it applies for P on 2022-06-30\n    Then {then}\n"
    feature, _ = read_feature(f"Feature: f\n  Scenario: s\n{steps}".encode(), "x.feature", faults)
    assert feature is not None
    (found,) = prepare(feature, Path("x.feature"), GROUND)
    return found


def slots(then: str) -> Mapping[str, Any]:
    found = scenario("the Money is 1", then)
    assert found.faults == ()
    return found.steps[-1].slots


@pytest.mark.parametrize(
    "then",
    [
        'the reasons are "The firm is sound.", "It is rich."',
        'the reasons are "The firm is sound", "It is rich".',
        "the reasons are The firm is sound., It is rich.",
        "the reasons are The firm is sound. and It is rich.",
    ],
)
def test_names_that_end_in_full_stops_stand_in_lists(then: str) -> None:
    assert slots(then)["criteria"] == ("sound", "rich")


@pytest.mark.parametrize("name", ["It is rich.", '"It is rich."', '"It is rich".', "It is rich"])
def test_a_name_that_ends_in_a_full_stop_stands_within_a_sentence(name: str) -> None:
    assert slots(f"the criterion {name} is not met")["criterion"] == "rich"


@pytest.mark.parametrize(
    ("given", "value"),
    [
        ('the Remark. is "Co."', "Co."),
        ('the Remark is "Co."', "Co."),
        ("the Remark is Co.", "Co"),
        ("Remark.为“好。”。", "好。"),
        ("the Kind is Acme Inc.", "x"),
        ('the Kind is "ACME INC."', "x"),
        ("the Kind is 甲。", "x"),
        ('the Kinds is "Acme Inc.", "Other"', frozenset({"x", "y"})),
        ("the Money is 5.", Decimal(5)),
        ('"the Money is 5."', Decimal(5)),
        ("the Money is 0.5.", Decimal("0.5")),
    ],
)
def test_a_value_keeps_the_full_stop_that_is_its_own(given: str, value: Any) -> None:
    found = scenario(given, "nothing is missing")
    said = found.steps[0].slots["value"]
    # Texts are compared folded, and shown as they were written.
    assert (found.faults, getattr(said, "written", said)) == ((), value)


@pytest.mark.parametrize(
    ("name", "said"), [('"Alpha Co., Ltd."', "Alpha Co., Ltd."), ("Alpha Co., Ltd", "Alpha Co., Ltd")]
)
def test_the_name_of_a_company_is_what_is_quoted(name: str, said: str) -> None:
    assert scenario(f"the company is called {name}", "nothing is missing").steps[0].slots["text"] == said


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("| Remark. | 好。 |", {("remark", None): "好。"}),
        ("| Kind | 甲。 |", {("kind", None): "x"}),
        ("| Kind | Acme Inc |", {("kind", None): "x"}),
        ("| Revenue. 2021 | 5. |", {("revenue", 2021): Decimal(5)}),
    ],
)
def test_a_cell_keeps_the_full_stop_that_is_its_own(row: str, value: dict[Any, Any]) -> None:
    found = scenario("the company has these facts:", "nothing is missing", f"      {row}\n")
    assert (found.faults, found.steps[0].values) == ((), value)


@pytest.mark.parametrize("name", ["。", "", "“”", "..."])
def test_a_row_that_names_nothing_is_refused(name: str) -> None:
    found = scenario("the company has these facts:", "nothing is missing", f"      | {name} | 5 |\n")
    assert [fault.code for fault in found.faults] == ["no-such-name"]


def test_a_point_before_a_digit_is_that_of_a_number() -> None:
    found = scenario("Money.5", "nothing is missing")
    assert [fault.code for fault in found.faults] == ["undefined-step"]


def test_a_part_that_ends_in_a_full_stop_is_named_with_its_record() -> None:
    (fact_name,) = slots('the missing facts are "Ships. no. 1: Big one."')["facts"]
    assert (fact_name.fact, fact_name.record, fact_name.part) == ("ships", 1, "big")
