"""`check --brief`: the total of each company that is granted anything, in its line and as data."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from few_rules import criterion, fact, policy, text, texts, written

from lucidrule import cli
from lucidrule.cli import check_brief


def brief(folder: Path, facts: str, *options: str) -> str:
    declared = fact("rent", "money", "Rent") + fact("local", "flag", "Local") + fact("firm", "flag", "Firm")
    policies = {
        "p": policy("p", criterion("c", "C", "{firm: true}"), amount="{multiply: rent, by: 50%, at_most: 75}"),
        "q": policy("q", criterion("c", "C", "{firm: true}"), amount="100"),
        "r": policy("r", criterion("c", "C", "{all: [{firm: true}, {needs_judgement: worthy}]}"), amount="7"),
    }
    shared = f"open_points: {{worthy: {{question: {text('Worthy?')}, basis: assumed}}}}\ncriteria: []\n"
    place = written(texts(declared, policies, shared=shared), folder)
    (folder / "company.yaml").write_text(f"company: {{name: One}}\nfacts: {facts}\n", encoding="utf-8")
    asked = ["check", str(folder / "company.yaml"), "--programme", place, "--as-of", "2022-06-30", "--brief", *options]
    return CliRunner().invoke(cli.cli, asked).output


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            "Estimated total of what is met: 100 yuan to 175 yuan, and more by review; "
            "If all that is open is met: up to 182 yuan",
        ),
        (
            "zh",
            "已符合各项的测算金额合计：100元至175元，另有待审定金额；尚未确定的各项如均符合，合计最高182元",
        ),
        (
            "ja",
            "該当する施策の試算額の合計：100元～175元、ほかに審査による額あり／"
            "未確定の施策がすべて該当する場合：最大で182元",
        ),
    ],
)
def test_the_line_of_a_company_ends_with_its_total(tmp_path: Path, lang: str, told: str) -> None:
    assert brief(tmp_path, "{firm: true}", "--lang", lang).splitlines()[0].endswith(told)


@pytest.mark.parametrize(
    ("facts", "options", "told"),
    [
        (
            *("{firm: true, rent: 20}", ()),
            # The 7 yuan that hang on a judgement.
            {"total": {"low": "110", "high": "110", "needs": []}, "if_met": {"CNY": {"low": "110", "high": "117"}}},
        ),
        ("{firm: false}", (), {"total": None}),
        # Nothing is met yet: 75 and 100, and the 7 that hang on a judgement.
        ("{local: true}", (), {"total": None, "if_met": {"CNY": {"low": "0", "high": "182"}}}),
        # Of some of the policies there is no total.
        ("{firm: true}", ("--policy", "q"), {}),
    ],
)
def test_the_total_stands_in_the_data(
    tmp_path: Path, facts: str, options: tuple[str, ...], told: dict[str, Any]
) -> None:
    (company,) = json.loads(brief(tmp_path, facts, *options, "--json"))["companies"]
    assert {key: company[key] for key in company if key in ("total", "if_met")} == told


def test_of_a_company_whose_policies_are_all_open_it_is_told_what_all_may_come_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "One: Undetermined 3; If all that is open is met: up to 182 yuan"
    assert brief(tmp_path, "{}", "--lang", "en").splitlines()[0] == line
    # It costs an exact pass for each, so of many files it is left out.
    monkeypatch.setattr(check_brief, "_MOST_OPEN", 0)
    assert brief(tmp_path, "{}", "--lang", "en").splitlines()[0] == "One: Undetermined 3"


def test_where_nothing_is_granted_there_is_no_total_in_the_line(tmp_path: Path) -> None:
    assert "total" not in brief(tmp_path, "{firm: false}", "--lang", "en").splitlines()[0]
    assert "total" not in brief(tmp_path, "{firm: true}", "--lang", "en", "--policy", "q").splitlines()[0]
