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


@pytest.mark.parametrize("page", ["scenarios.md", "scenarios.zh.md"])
def test_every_scenario_of_the_page_passes(page: str, programme: lucidrule.Programme) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```gherkin\n(.*?)```", text, re.S)
    assert len(blocks) == 3
    ground = FeatureProgramme(programme)
    for block in blocks:
        faults = FaultList()
        feature, lang = read_feature(block.encode(), page, faults)
        assert feature is not None, render(faults.sorted(), lang)
        for scenario in prepare(feature, ROOT / "x.feature", ground, ROOT):
            assert not scenario.faults, render(scenario.faults, lang)
            assert run(scenario, lang) is None, scenario.text.name


@pytest.mark.parametrize("page", ["scenarios.md", "scenarios.zh.md"])
def test_the_error_of_the_page_is_the_one_that_comes(page: str, programme: lucidrule.Programme) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (shown,) = re.findall(r"```text\n(.*?)```", text, re.S)
    step = shown.splitlines()[1].strip()
    when, then = ("当企业以2022年6月30日为基准日申报“营收首次突破奖励”", "那么结论为“符合”")
    feature = f"# language: zh-CN\n功能: 甲\n  场景: 一\n    {step}\n    {when}\n    {then}\n"
    name = shown.split(":")[0]
    if "Given" in step:
        when, then = (
            "When the company applies for the First revenue milestone on 2022-06-30",
            "Then the outcome is Eligible",
        )
        feature = f"Feature: a\n\n  Scenario: one\n    {step}\n    {when}\n    {then}\n"
    read, lang = read_feature(feature.encode(), name, FaultList())
    assert read is not None
    (scenario,) = prepare(read, ROOT / name, FeatureProgramme(programme), ROOT)
    assert render(scenario.faults, lang) + "\n" == shown
