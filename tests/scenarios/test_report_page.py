"""The page of a run says by which rules it was made, when and by whom, prints, and runs nothing."""

import getpass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from paper.browser import WHERE_IT_RUNS, WHY_NOT, violations
from paper.reading import Read

import lucidrule
from lucidrule.cli.scenarios import _who
from lucidrule.core.fault import Fault
from lucidrule.scenarios.pytest_run import run_features
from lucidrule.scenarios.report_page import Made, to_html
from lucidrule.scenarios.results import Run

MADE = Made(date(2026, 11, 27), "<b>王</b>")
FEATURE = """# language: zh-CN
功能: <i>测算

  场景: 一
    假如企业未开展生产
    当企业于2022年6月30日申报“入驻租金补贴”
    那么结论为“不符合”

  场景: 二
    假如企业未开展生产
    当企业于2022年6月30日申报“入驻租金补贴”
    那么结论为“符合”
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory, programme: lucidrule.Programme) -> Any:
    file = tmp_path_factory.mktemp("features") / "甲.feature"
    file.write_text(FEATURE, encoding="utf-8")
    return run_features([file], lang="zh", programme=programme, tags=())


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", ["核对日期", "2026年11月27日", "执行人", "依据文件", "规则版本", "规则校验值", "未通过"]),
        ("en", ["Date", "27 November 2026", "Run by", "Programme", "rules ", "Digest of the rules", "failed"]),
        ("ja", ["実行日", "2026年11月27日", "実行者", "対象施策", "規則の検証値", "不合格"]),
    ],
)
def test_the_page_says_by_which_rules_when_and_by_whom(
    run: Any, lang: str, told: list[str], programme: lucidrule.Programme
) -> None:
    read = Read(to_html(run, lang, MADE))
    assert (read.open, read.unbalanced) == ([], [])
    missing = [each for each in (*told, programme.compiled.digest, "<b>王</b>") if each not in read.text]
    assert missing == []
    assert list(read.of("script", "b", "i")) == []
    assert {each.get("scope") for each in read.of("th")} == {"row", "col"}


def test_who_ran_it_may_be_unknown(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "执行人" not in Read(to_html(run, "zh", MADE._replace(by=""))).text

    def nobody() -> str:
        raise OSError

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert _who() == ""
    monkeypatch.setattr(getpass, "getuser", lambda: "wang")
    assert _who() == "wang"


@pytest.mark.slow
@pytest.mark.skipif(not WHERE_IT_RUNS, reason=WHY_NOT)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(run: Any, dark: bool, tmp_path: Path) -> None:
    assert violations(to_html(run, "zh", MADE), tmp_path, dark=dark)["violations"] == []


def test_files_that_could_not_be_run_are_told_with_what_is_wrong() -> None:
    told = Run(files=[("<b>乙.feature", "zh", (Fault("feature-empty", None),))])
    read = Read(to_html(told, "zh", MADE))
    assert "<b>乙.feature" in read.texts
    assert "有1个文件无法执行" in read.text
    assert [*read.of("pre")] == [{}]
