"""`diff` from the command line: of folders and of revisions of git, what it prints, and its exit code."""

import io
import json
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from few_rules import criterion, policy, text, texts, written
from prove.planted import FACTS, PLAIN

from lucidrule.cli import cli
from lucidrule.core.fault import LucidruleError
from lucidrule.loading import revision
from lucidrule.loading.revision import rules_at
from lucidrule.prove import rule_change

NEED_IT = ("lucidrule.prove", "lucidrule.present.findings", "lucidrule.present.rule_change")
GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]


def rules(asked: str, label: str = "C", name: str = "p", amount: str = "10万") -> dict[str, str]:
    return texts(FACTS, {name: policy(name, criterion("c", label, asked), amount=amount)})


def run(*arguments: str, code: int = 0) -> list[str]:
    result = CliRunner().invoke(cli, ["diff", *arguments, "--as-of", "2022-06-30"])
    assert result.exit_code == code, result.output
    return result.output.splitlines()


Folders = Callable[..., tuple[str, str]]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    def both(old: dict[str, str], new: dict[str, str]) -> tuple[str, str]:
        return written(old, tmp_path / "old"), written(new, tmp_path / "new")

    return both


TOLD = {
    "en": [
        "As of 30 June 2022, both sets of rules for all companies that can be.",
        "P: changed",
        "  no longer eligible, Staff: from 5 to below 10: before Eligible, 100,000 yuan, now Not eligible",
        "    for example Staff: 5",
        "  “no longer eligible”: all such companies lie in the ranges above (proven)",
        "  the largest loss: 100,000 yuan",
        "    for example Staff: 5",
        "rules between policies: the same for every company (proven)",
        "Texts, basis and sources",
        "  rules/a/p.yaml.criteria.c.label.zh: before “C”, now “D”",
        "  rules/a/p.yaml.criteria.c.label.en: before “C”, now “D”",
        "  rules/a/p.yaml.criteria.c.label.ja: before “C”, now “D”",
    ],
    "zh": [
        "截至2022年6月30日，就所有可能的企业比较两套规则。",
        "P：有变化",
        "  不再符合，Staff：不低于5、低于10；原为：符合，10万元；现为：不符合",
        "    例：Staff：5",
        "  “不再符合”的企业全部在上列范围之内（已证明）",
        "  金额减少最多的企业，减少10万元",
        "    例：Staff：5",
        "政策之间的关系：对所有企业相同（已证明）",
        "文字、依据和来源",
        "  rules/a/p.yaml.criteria.c.label.zh：原为“C”，现为“D”",
        "  rules/a/p.yaml.criteria.c.label.en：原为“C”，现为“D”",
        "  rules/a/p.yaml.criteria.c.label.ja：原为“C”，现为“D”",
    ],
    "ja": [
        "2022年6月30日現在、あり得るすべての企業について両方の規則を比較する。",
        "P：変化あり",
        "  該当から外れる、Staff：5以上、10未満／旧：該当、10万元／新：非該当",
        "    例：Staff：5",
        "  「該当から外れる」の企業はすべて上の範囲に含まれる（証明済み）",
        "  減少額の最大：10万元",
        "    例：Staff：5",
        "施策間の関係：すべての企業について同じ（証明済み）",
        "文言・根拠・出典",
        "  rules/a/p.yaml.criteria.c.label.zh：旧「C」／新「D」",
        "  rules/a/p.yaml.criteria.c.label.en：旧「C」／新「D」",
        "  rules/a/p.yaml.criteria.c.label.ja：旧「C」／新「D」",
    ],
}


@pytest.mark.parametrize("lang", TOLD)
def test_a_higher_number_is_told_with_its_range_and_a_company(lang: str, folders: Folders) -> None:
    places = folders(rules(PLAIN), rules("{staff: {at_least: 10}}", "D"))
    assert run(*places, "--lang", lang, code=1) == TOLD[lang]


def test_what_is_only_written_otherwise_is_the_same_and_ends_with_exit_code_0(folders: Folders) -> None:
    lines = run(*folders(rules(PLAIN), rules("{not: {staff: {less_than: 5}}}")), "--lang", "en")
    assert lines[1:] == [
        "P: the same for every company (proven)",
        "rules between policies: the same for every company (proven)",
        "Texts, basis and sources: no change",
        "Both sets of rules come to the same for every company (proven).",
    ]


def test_markdown_is_a_list_that_shows_texts_as_they_are(folders: Folders) -> None:
    places = folders(rules("{begun: {before: 2020-01-01}}"), rules("{begun: {before: 2021-01-01}}", "[x]"))
    lines = run(*places, "--markdown", "--lang", "en", code=1)
    assert lines[:3] == [
        "### As of 30 June 2022, both sets of rules for all companies that can be.",
        "",
        "- P: changed",
    ]
    assert "Begun: on or after 1 January 2020 to before 1 January 2021" in lines[3]
    assert "- rules/a/p.yaml.criteria.c.label.en: before “C”, now “\\[x\\]”" in lines


def test_as_data_each_side_of_a_range_says_whether_it_belongs_to_it(folders: Folders) -> None:
    places = folders(rules("{rent: {more_than: 100}}"), rules("{rent: {more_than: 200}}"))
    data = json.loads("\n".join(run(*places, "--json", code=1)))
    (shift,) = data["policies"][0]["shifts"]
    assert shift["range"] == {
        "fact": "rent",
        "low": {"value": "100", "included": False},
        "high": {"value": "200", "included": True},
    }
    assert (data["same"], shift["old"]["outcome"], shift["new"]["outcome"]) == (False, "eligible", "ineligible")
    days = folders(rules("{begun: {before: 2020-01-01}}"), rules("{begun: {before: 2021-01-01}}"))
    data = json.loads("\n".join(run(*days, "--json", code=1)))
    assert data["policies"][0]["shifts"][0]["range"]["low"] == {"value": "2020-01-01", "included": True}
    dropped = folders(rules("{rent: {at_least: 0}}"), rules("{rent: {at_least: 200}}"))
    data = json.loads("\n".join(run(*dropped, "--json", code=1)))
    assert data["policies"][0]["shifts"][0]["range"]["low"] is None


def test_a_policy_dropped_and_one_added_are_told_and_texts_that_are_gone(folders: Folders) -> None:
    lines = run(
        *folders(rules(PLAIN), rules(PLAIN, name="q")), "--lang", "en", "--policy", "p", "--policy", "q", code=1
    )
    assert lines[1:3] == ["Q: a new policy", "P: no longer a policy"]
    assert "  rules/a/p.yaml.title.en: before “P”, now nothing" in lines
    assert [line for line in lines if line.startswith("rules between")] == []


def test_one_sided_ranges_sums_and_what_is_not_proven(folders: Folders, monkeypatch: pytest.MonkeyPatch) -> None:
    places = folders(rules(PLAIN), rules(PLAIN, amount="12万"))
    assert "  a higher sum: before Eligible, 100,000 yuan, now Eligible, 120,000 yuan" in run(
        *places, "--lang", "en", code=1
    )
    below = folders(rules("{rent: {at_least: 0}}"), rules("{rent: {at_least: 200}}"))
    assert "  no longer eligible, Rent: below 200 yuan: before" in "\n".join(run(*below, "--lang", "en", code=1))
    monkeypatch.setattr(rule_change, "MOST_SHOWN", 0)
    monkeypatch.setattr(rule_change._Changes, "interactions", lambda self: "r")
    assert "the rule between policies “r” changed" in run(*below, "--lang", "en", code=1)
    monkeypatch.setattr(rule_change._Changes, "interactions", lambda self: "not_proven")
    monkeypatch.setattr(rule_change, "_moves", lambda *asked: False)
    monkeypatch.setattr(rule_change, "MOST_SHOWN", 1)
    lines = run(*below, "--lang", "en", code=1)
    assert "  “no longer eligible”: not proven (no company that both rules can judge)" in lines
    assert "rules between policies: not proven to be the same" in lines


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose last commit asks for more."""
    root = tmp_path_factory.mktemp("repository")
    subprocess.run([*GIT, "init", "-q", str(root)], check=True)
    for asked in (PLAIN, "{staff: {at_least: 10}}"):
        written(rules(asked), root / "programme")
        (root / "programme" / "note.txt").write_text(asked, encoding="utf-8")
        subprocess.run([*GIT, "-C", str(root), "add", "."], check=True)
        subprocess.run([*GIT, "-C", str(root), "commit", "-q", "-m", asked], check=True)
    return root


@pytest.mark.parametrize(
    ("inside", "places"),
    [
        (".", ("HEAD~1:programme", "programme")),
        ("programme", ("HEAD~1", ".")),
        ("programme", ("HEAD~1", "HEAD:./")),
        ("programme", ("HEAD~1:programme", "HEAD")),
    ],
)
def test_a_revision_is_read_from_where_one_stands(
    inside: str, places: tuple[str, str], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / inside)
    assert "Staff: from 5 to below 10" in run(*places, "--lang", "en", code=1)[2]


def refused(place: str) -> str:
    with pytest.raises(LucidruleError) as found, rules_at(place):
        raise AssertionError(place)
    return found.value.faults[0].code


@pytest.mark.parametrize("place", ["HEAD~7", "nowhere", "--all", "HEAD:nothing", "HEAD:programme/note.txt", "\0"])
def test_what_is_neither_a_folder_nor_a_revision_is_told(
    place: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)
    assert refused(place) == "no-folder-or-revision"


def test_a_revision_is_bounded(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    monkeypatch.setattr(revision, "MOST_FILES", 1)
    assert refused("HEAD") == "revision-too-large"


def archive(*members: tuple[str, bytes]) -> io.BytesIO:
    found = io.BytesIO()
    with tarfile.open(fileobj=found, mode="w") as opened:
        for name, kind in members:
            member = tarfile.TarInfo(name)
            member.type, member.linkname = kind, "/etc/passwd"
            opened.addfile(member)
    found.seek(0)
    return found


def test_of_an_archive_only_files_below_the_folder_are_written(tmp_path: Path) -> None:
    outside = [("../a.yaml", tarfile.REGTYPE), ("/a.yaml", tarfile.REGTYPE), ("b.yaml", tarfile.SYMTYPE)]
    revision._unpack(archive(*outside, ("rules/c.yaml", tarfile.REGTYPE)), tmp_path, "HEAD")
    assert sorted(each.name for each in tmp_path.rglob("*")) == ["c.yaml", "rules"]


def test_without_the_solver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(NEED_IT)]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "z3", None)
    result: Any = CliRunner().invoke(cli, ["diff", ".", "."], standalone_mode=False)
    assert [fault.code for fault in result.exception.faults] == ["needs-solver"]


def test_sources_are_told_by_their_keys(folders: Folders) -> None:
    old = rules(PLAIN)
    sourced = f"sources: {{S1: {{title: {text('S')}, url: 'https://example.org/'}}}}"
    new = {**old, "policies.yaml": old["policies.yaml"].replace("sources: {}", sourced)}
    assert "  policies.yaml.sources.S1.url: before nothing, now “https://example.org/”" in run(
        *folders(old, new), "--lang", "en"
    )
