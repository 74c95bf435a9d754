"""Scenarios that say what the authority has answered, in each language, and drafts that say it again."""

from pathlib import Path

import pytest
from answers import COMPANY, asking

from lucidrule.core.fault import FaultList
from lucidrule.scenarios.draft import draft_feature
from lucidrule.scenarios.feature_programme import FeatureProgramme
from lucidrule.scenarios.play import run
from lucidrule.scenarios.prepare import Scenario, prepare
from lucidrule.scenarios.reading import read_feature

GROUND = FeatureProgramme(asking())
FEATURES = {
    "en": "Feature: f\n  Scenario: s\n    Given Local is yes\n    And {said}\n"
    "    When it applies for Merit on 2022-06-30\n    Then the outcome is {outcome}\n",
    "zh": "# language: zh-CN\n功能: 甲\n  场景: 一\n    假如Local为是\n    而且{said}\n"
    "    当企业以2022年6月30日为基准日申报“Merit”\n    那么结论为“{outcome}”\n",
    "ja": "# language: ja\nフィーチャ: 甲\n  シナリオ: 一\n    前提Localは「はい」とする\n    かつ{said}\n"
    "    もし企業が2022年6月30日を基準日として「Merit」を申請する\n    ならば判定は「{outcome}」である\n",
}


def scenarios(text: str) -> tuple[Scenario, ...]:
    faults = FaultList()
    feature, _ = read_feature(text.encode(), "x.feature", faults)
    assert feature is not None
    return prepare(feature, Path("x.feature"), GROUND)


@pytest.mark.parametrize(
    ("lang", "said", "outcome"),
    [
        ("en", 'the authority has answered yes to "worthy?"', "Eligible"),
        ("en", "the authority answered no to worthy", "Not eligible"),
        ("zh", "主管部门对“worthy？”的答复为“是”", "符合"),
        ("zh", "主管部门对“worthy？”的答复为“否”", "不符合"),
        ("ja", "所管部署は「worthyか」に「はい」と回答している", "該当"),
        ("ja", "所管部署は「worthyか」に「いいえ」と回答した", "非該当"),
    ],
)
def test_a_scenario_says_what_the_authority_has_answered(lang: str, said: str, outcome: str) -> None:
    (scenario,) = scenarios(FEATURES[lang].format(said=said, outcome=outcome))
    assert (scenario.faults, run(scenario, lang)) == ((), None)


def test_a_question_that_there_is_not_is_refused_with_the_nearest() -> None:
    (scenario,) = scenarios(
        FEATURES["en"].format(said='the authority has answered yes to "worthi?"', outcome="Eligible")
    )
    assert [(fault.code, fault.nearest) for fault in scenario.faults] == [("no-such-name", ("worthy？",))]


def test_an_answer_that_is_said_twice_is_refused() -> None:
    twice = 'the authority has answered yes to "worthy?"\n    And the authority has answered no to "worthy?"'
    (scenario,) = scenarios(FEATURES["en"].format(said=twice, outcome="Eligible"))
    (fault,) = scenario.faults
    assert (fault.code, fault.params["name"]) == (
        "fact-said-twice",
        {"zh": "worthy？", "en": "worthy?", "ja": "worthyか"},
    )


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_a_draft_says_the_answers_and_passes(lang: str) -> None:
    company = {key: value for key, value in COMPANY.items() if key != "products"}
    found = GROUND.programme.determine({**company, "answers.worthy": "yes", "answers.ten": "no"}, as_of="2022-06-30")
    drafted = scenarios(draft_feature(found, ("merit", "size"), lang))
    assert [(each.faults, run(each, lang)) for each in drafted] == [((), None), ((), None)]
