"""New programmes and policies: they validate at once, nothing is overwritten, and what is wrong is told."""

import errno
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from command import run

LANGS = ("zh", "en", "ja")
FILES = ["features/support/first-policy.feature", "policies.yaml", "rules/criteria.yaml", "rules/facts.yaml"]
FILES += ["rules/support/first-policy.yaml"]


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    folder = tmp_path / "talents"
    assert run("new-programme", str(folder)).returncode == 0
    return folder


def add(programme: Path, *arguments: str) -> tuple[int, str]:
    result = run("new-policy", *arguments, "--programme", str(programme), "--lang", "en")
    return result.returncode, result.stderr


def files_of(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def valid(folder: Path) -> tuple[int, str]:
    result = run("validate", str(folder), "--lang", "en")
    return result.returncode, result.stdout.splitlines()[-1] + result.stderr


def warnings(folder: Path, *options: str) -> set[str]:
    """Return what is warned of, without places."""
    told = run("validate", str(folder), "--lang", "en", *options).stdout.splitlines()
    return {line.partition(": warning: ")[2] for line in told if ": warning: " in line}


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_programme_is_a_draft_that_lacks_two_languages_and_its_scenario_passes(lang: str, tmp_path: Path) -> None:
    made = run("new-programme", str(tmp_path / "p"), "--lang", lang)
    assert (made.returncode, made.stderr) == (0, "")
    assert files_of(tmp_path / "p") == FILES
    assert valid(tmp_path / "p")[0] == 0
    others = ", ".join(f"`{each}`" for each in LANGS if each != lang)
    assert warnings(tmp_path / "p", "--full") == {f"draft: this text lacks {others}"}
    assert [line.partition(" (")[0] for line in sorted(warnings(tmp_path / "p"))] == [
        f"draft: {count} texts lack {others}" for count in (1, 4, 5, 6)
    ]
    assert run("test", str(tmp_path / "p" / "features"), "--lang", lang).returncode == 0


COMMENTS = {"zh": "# 一套政策的总文件", "en": "# The programme.", "ja": "# 施策一式の基本ファイル"}
SENTENCES = {"zh": "而且金额为20万元", "en": "And the sum is 200,000 yuan", "ja": "かつ金額は20万元である"}


@pytest.mark.parametrize("lang", LANGS)
def test_comments_and_scenario_are_in_the_language_that_is_asked_for(lang: str, tmp_path: Path) -> None:
    run("new-programme", str(tmp_path), "--lang", lang)
    assert (tmp_path / "policies.yaml").read_text("utf-8").startswith(COMMENTS[lang])
    assert SENTENCES[lang] in (tmp_path / FILES[0]).read_text("utf-8")


@pytest.mark.parametrize(("folder", "name"), [("talents", "talents"), ("人才政策", "new-programme")])
def test_a_programme_is_called_as_its_folder_where_that_is_an_id(folder: str, name: str, tmp_path: Path) -> None:
    run("new-programme", str(tmp_path / folder))
    assert f"\nid: {name}  #" in (tmp_path / folder / "policies.yaml").read_text("utf-8")


def test_a_programme_that_is_there_is_kept_and_all_files_in_the_way_are_named(programme: Path) -> None:
    (programme / "rules/facts.yaml").unlink()
    (programme / "policies.yaml").write_text("mine\n")
    result = run("new-programme", str(programme), "--lang", "en")
    assert result.returncode == 2
    assert result.stderr.count("exists already") == 4
    assert (programme / "policies.yaml").read_text() == "mine\n"
    assert not (programme / "rules/facts.yaml").exists()


def test_a_programme_is_written_anew_when_that_is_asked_for(programme: Path) -> None:
    (programme / "policies.yaml").write_text("mine\n")
    assert run("new-programme", str(programme), "--force").returncode == 0
    assert valid(programme)[0] == 0


def test_a_programme_below_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("new-programme", str(tmp_path / "file" / "p"), "--lang", "en")
    assert (result.returncode, "cannot be written" in result.stderr) == (2, True)


def full_at(name: str) -> Callable[..., int]:
    """Return what writes texts, until a disk is full at the file of a name."""

    def write(path: Path, text: str, **more: Any) -> int:
        if path.name.startswith(f".{name}."):
            raise OSError(errno.ENOSPC, "")
        return path.write_bytes(text.encode())

    return write


@pytest.mark.parametrize("name", ["policies", "facts", "first-policy"])
def test_a_full_disk_leaves_nothing_of_a_new_programme(name: str, tmp_path: Path) -> None:
    with patch.object(Path, "write_text", full_at(name)):
        result = run("new-programme", str(tmp_path / "a" / "p"), "--lang", "en")
    assert (result.returncode, "no space is left" in result.stderr, result.stdout) == (2, True, "")
    assert [*tmp_path.iterdir()] == []


def test_a_full_disk_leaves_what_was_there_before(programme: Path) -> None:
    (programme / "policies.yaml").write_text("mine\n")
    before = [*programme.rglob("*")]
    with patch.object(Path, "write_text", full_at("first-policy")):
        assert run("new-programme", str(programme), "--force").returncode == 2
    assert [*programme.rglob("*")] == before


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_policy_is_listed_validates_and_its_scenario_passes(lang: str, programme: Path) -> None:
    made = run("new-policy", "second", "--area", "support", "--programme", str(programme), "--lang", lang)
    assert (made.returncode, made.stderr) == (0, "")
    assert "      - first-policy\n      - second\ncommon" in (programme / "policies.yaml").read_text("utf-8")
    told = "✔ A new support programme (draft): 2 policies, 0 company files, no faults, 20 warnings"
    assert valid(programme) == (0, told)
    assert "2" in run("test", str(programme / "features"), "--lang", lang).stdout.splitlines()[-1]
    assert run("test", str(programme / "features")).returncode == 0


def test_a_new_policy_of_the_folder_where_one_is(programme: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(programme)
    assert run("new-policy", "second", "--area", "support").returncode == 0
    assert (programme / "rules/support/second.yaml").is_file()


WRONG = {
    "no id": (("Talent_Award", "--area", "support"), "`Talent_Award` is not a valid id", "`talent-award`?"),
    "nothing like an id": (("人才", "--area", "support"), "`人才` is not a valid id", "small letters"),
    "no such area": (("new", "--area", "suport"), "there is no area `suport`; there are: `support`", "`support`?"),
    "there already": (("first-policy", "--area", "support"), "there is a policy `first-policy` already", ""),
}


@pytest.mark.parametrize(("arguments", "message", "hint"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_added_is_told_and_changes_nothing(
    arguments: tuple[str, ...], message: str, hint: str, programme: Path
) -> None:
    # The faults "bad-id", "unknown-area" and "policy-there" of the command line.
    before = (programme / "policies.yaml").read_bytes()
    code, told = add(programme, *arguments)
    assert (code, message in told, hint in told) == (2, True, True)
    assert ((programme / "policies.yaml").read_bytes(), files_of(programme)) == (before, FILES)


def test_a_policy_of_another_area_is_never_written_anew(programme: Path) -> None:
    top = programme / "policies.yaml"
    second = "  - id: other\n    title: {en: A}\n    policies: [third]\ncommon:"
    top.write_text(top.read_text("utf-8").replace("common:", second), encoding="utf-8")
    (programme / "rules/other").mkdir()
    text = (programme / "rules/support/first-policy.yaml").read_text("utf-8")
    third = text.replace("id: first-policy", "id: third").replace(
        'title: {en: "Investment subsidy', 'title: {en: "Third policy'
    )
    (programme / "rules/other/third.yaml").write_text(third, encoding="utf-8")
    code, told = add(programme, "third", "--area", "support", "--force")
    assert (code, told) == (2, "there is a policy `third` already, in the area `other`\n")


def test_a_policy_is_written_anew_when_that_is_asked_for_and_listed_once(programme: Path) -> None:
    before = (programme / "policies.yaml").read_bytes()
    assert add(programme, "first-policy", "--area", "support", "--force") == (0, "")
    assert (programme / "policies.yaml").read_bytes() == before
    assert "New policy first-policy" in (programme / "rules/support/first-policy.yaml").read_text("utf-8")


def test_a_file_that_no_area_lists_is_in_the_way_as_a_fault_of_the_programme(programme: Path) -> None:
    (programme / "rules/support/second.yaml").write_text("mine\n")
    code, _ = add(programme, "second", "--area", "support")
    assert (code, (programme / "rules/support/second.yaml").read_text()) == (5, "mine\n")


def test_a_policy_of_a_programme_whose_facts_cannot_be_asked_has_no_criterion(programme: Path) -> None:
    facts = programme / "rules/facts.yaml"
    facts.write_text(facts.read_text("utf-8").replace("type: flag", "type: text").replace("type: money", "type: text"))
    (programme / "rules/criteria.yaml").write_text("criteria: []\n")
    top = programme / "policies.yaml"
    top.write_text(top.read_text("utf-8").replace("common: [registered]", "common: []"), encoding="utf-8")
    rules = programme / "rules/support/first-policy.yaml"
    rules.write_text(run_free(rules.read_text("utf-8")), encoding="utf-8")
    assert add(programme, "second", "--area", "support") == (0, "")
    assert "criteria: []\n" in (programme / "rules/support/second.yaml").read_text("utf-8")


def run_free(text: str) -> str:
    """Return the first policy without what it asks of the investment."""
    free = text.replace("{investment: {at_least: 100万}}", "{investment: 甲}")
    return free.replace("{rate: 10%, of: investment, at_most: 50万}", "50万")


def test_the_names_of_a_programme_follow_the_sentences(programme: Path) -> None:
    told = run("steps", "--programme", str(programme), "--lang", "en").stdout
    assert told.startswith(run("steps", "--lang", "en").stdout.rstrip("\n"))
    assert "{policy}\n  Investment subsidy\n" in told
    assert "  Registration here\n  Investment\n" in told


def test_a_programme_to_validate_may_be_named_as_of_other_commands(programme: Path) -> None:
    company = programme / "company.yaml"
    company.write_text("facts: {investment: 5万}\n", encoding="utf-8")
    told = run("validate", "--programme", str(programme), str(company), "--lang", "en").stdout
    assert told.splitlines()[-1].startswith("✔ A new support programme (draft): 1 policy, 1 company file, ")


def test_policies_that_are_listed_already_are_written_one_after_the_other(programme: Path) -> None:
    top = programme / "policies.yaml"
    named = "      - first-policy\n"
    top.write_text(top.read_text("utf-8").replace(named, f"{named}      - second\n      - third\n"), encoding="utf-8")
    said = top.read_bytes()
    assert add(programme, "second", "--area", "support") == (0, "")
    assert run("validate", str(programme)).returncode == 5
    assert add(programme, "third", "--area", "support") == (0, "")
    assert (valid(programme)[0], top.read_bytes()) == (0, said)


def test_what_is_wrong_elsewhere_is_told_before_a_policy_is_written(programme: Path) -> None:
    facts = programme / "rules/facts.yaml"
    facts.write_text(facts.read_text("utf-8").replace("type: flag", "type: flg"), encoding="utf-8")
    assert add(programme, "second", "--area", "support")[0] == 5
