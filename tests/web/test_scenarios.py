"""Scenarios beside a programme, run for the page of each policy."""

from pathlib import Path

import pytest
from conftest import ROOT
from web.visit import CLIENT

import lucidrule
from lucidrule.web.scenarios import scenarios_in

HEAD = "# language: zh-CN\n功能: 租金\n"
# In the fourth year after moving in there is no rent subsidy any more.
CASE = """
  场景: {}
    假如入驻基地日期为2018年1月1日
    当企业以2022年6月30日为基准日申报“入驻租金补贴”
    那么结论为“{}”
"""
FILES = {
    "a.feature": HEAD + CASE.format("未注册", "不符合") + CASE.format("写错", "符合"),
    "b.feature": HEAD + CASE.format("读不懂", "也许"),
    "c.feature": "no feature at all",
    "other/policies.yaml": "",
    "other/d.feature": HEAD + CASE.format("别家", "不符合"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("scenarios")
    (found / "features" / "other").mkdir(parents=True)
    for name, text in FILES.items():
        (found / "features" / name).write_text(text, encoding="utf-8")
    return found


def test_each_scenario_says_whether_it_came_out_and_why_not(folder: Path, programme: lucidrule.Programme) -> None:
    ran = scenarios_in(folder, programme, "zh")
    assert list(ran) == ["premises-rent"]
    found = ran["premises-rent"]
    assert [(each.name, each.lang, each.passed) for each in found] == [
        ("未注册", "zh", True),
        ("写错", "zh", False),
        ("读不懂", "zh", False),
    ]
    assert found[0].steps == (
        ("假如入驻基地日期为2018年1月1日", ()),
        ("当企业以2022年6月30日为基准日申报“入驻租金补贴”", ()),
        ("那么结论为“不符合”", ()),
    )
    assert [each.told[:2] for each in found[:2]] == [(), ("那么结论为“符合”", "结论（预期）：符合")]
    assert "也许" in found[2].told[0]


def test_a_programme_without_scenarios_has_none(tmp_path: Path, programme: lucidrule.Programme) -> None:
    assert scenarios_in(tmp_path, programme, "en") == {}


def test_a_scenario_that_cannot_be_opened_is_passed_over(
    folder: Path, programme: lucidrule.Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert scenarios_in(folder, programme, "en") == {}


@pytest.mark.parametrize(("lang", "policy", "written"), [("zh", "premises-rent", "zh"), ("en", "first-set", "zh")])
def test_the_page_of_a_policy_has_its_scenarios_with_their_result(lang: str, policy: str, written: str) -> None:
    page = CLIENT.get(f"/{lang}/rules/{policy}").text.split('id="scenarios"')[1]
    assert page.count("<details>") == page.count('class="st yes"') > 5
    assert {page.split(' lang="')[index][:2] for index in (1, 2)} == {written}


def test_scenarios_in_the_language_of_the_reader_come_first() -> None:
    page = CLIENT.get("/ja/rules/innovation-platform").text.split('id="scenarios"')[1]
    assert 'lang="ja"' in page
    assert 'class="name" lang="zh"' not in page
    assert (ROOT / "features" / "ecosystem" / "创新平台.ja.feature").exists()
