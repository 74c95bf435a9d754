"""The scenarios that docs/scenarios teaches run as they stand, and its error message is the one that comes."""

import re
from pathlib import Path

import pytest

import lucidrule
from lucidrule.core.fault import FaultList, render
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import run
from lucidrule.scenarios.prepare import prepare
from lucidrule.scenarios.reading import read_feature

ROOT = Path(__file__).resolve().parents[2]
PAGES = ["scenarios.md", "scenarios.zh.md"]


@pytest.fixture(scope="module")
def ground(programme: lucidrule.Programme) -> FeatureProgramme:
    return FeatureProgramme(programme)


def examples(page: str) -> list[str]:
    return re.findall(r"```gherkin\n(.*?)```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.S)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_three_examples(page: str) -> None:
    assert len(examples(page)) == 3


@pytest.mark.parametrize(("page", "example"), [(page, example) for page in PAGES for example in range(3)])
def test_every_scenario_of_the_page_passes(page: str, example: int, ground: FeatureProgramme) -> None:
    faults = FaultList()
    feature, lang = read_feature(examples(page)[example].encode(), page, faults)
    assert feature is not None, render(faults.sorted(), lang)
    scenarios = list(prepare(feature, ROOT / "x.feature", ground))
    assert [render(scenario.faults, lang) for scenario in scenarios if scenario.faults] == []
    assert [(each.text.name, run(each, lang)) for each in scenarios] == [(each.text.name, None) for each in scenarios]


ENGLISH = """Feature: a

  Scenario: one
    {step}
    When the company applies for the First revenue milestone award on 2022-06-30
    Then the outcome is Eligible
"""
CHINESE = """# language: zh-CN
功能: 甲
  场景: 一
    {step}
    当企业以2022年6月30日为基准日申报“营收首次突破奖励”
    那么结论为“符合”
"""


@pytest.mark.parametrize(("page", "feature"), [("scenarios.md", ENGLISH), ("scenarios.zh.md", CHINESE)], ids=PAGES)
def test_the_error_of_the_page_is_the_one_that_comes(page: str, feature: str, ground: FeatureProgramme) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (shown,) = re.findall(r"```text\n(.*?)```", text, re.S)
    name, step = shown.split(":")[0], shown.splitlines()[1].strip()
    read, lang = read_feature(feature.format(step=step).encode(), name, FaultList())
    assert read is not None
    (scenario,) = prepare(read, ROOT / name, ground)
    assert render(scenario.faults, lang) + "\n" == shown
