"""Feature files under plain pytest, as in a checkout: a test for each scenario, faults and failures in our words."""

import os
from pathlib import Path

import pytest
from few_rules import criterion, fact, policy, texts, written

from lucidrule.scenarios import plugin
from lucidrule.scenarios.play import Play

PAGE = (
    "Feature: f\n  Scenario: {}\n    Given Green: {}\n    When it applies for P on 2022-06-30\n"
    '    Then the outcome is "Eligible"\n'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a programme that asks for one flag; plugins that lie around are not loaded."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    files = texts(fact("green", "flag", "Green"), {"p": policy("p", criterion("c", "C", "{green: true}"))})
    written(files, tmp_path)
    return tmp_path


def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return the exit code of pytest in a folder, and what it says."""
    options = ["-c", os.devnull, "--rootdir", str(folder), "--noconftest", "-p", "no:cacheprovider", "-q"]
    # It would collect the garbage of this whole process five times.
    options += ["-p", "no:unraisableexception"]
    code = pytest.main([*options, "-p", "pytest_bdd.plugin", str(folder)], plugins=[plugin])
    return int(code), capsys.readouterr().out


def test_a_scenario_that_fails_says_what_came_instead(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.feature").write_text(PAGE.format("one", "yes"), encoding="utf-8")
    (folder / "b.feature").write_text(PAGE.format("two", "no"), encoding="utf-8")
    code, said = run(folder, capsys)
    assert (code, "1 failed, 1 passed" in said) == (1, True)
    assert "b.feature:5: Then" in said
    assert "outcome: but it is Not eligible" in said


def test_a_page_at_fault_is_an_error_in_our_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.feature").write_text(PAGE.format("one", "yes").replace("Scenario:", "Scenario："), encoding="utf-8")
    code, said = run(folder, capsys)
    assert (code, "1 error" in said) == (2, True)
    assert "a.feature:2:3: " in said


def test_rules_at_fault_are_an_error_in_our_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.feature").write_text(PAGE.format("one", "yes"), encoding="utf-8")
    rules = folder / "rules/a/p.yaml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("green: true", "gren: true"), encoding="utf-8")
    code, said = run(folder, capsys)
    assert (code, "1 error" in said) == (2, True)
    assert "unknown fact `gren`" in said


def test_a_bug_of_ours_fails_the_scenario_under_its_own_name(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(play: Play, step: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(Play, "step", broken)
    (folder / "a.feature").write_text(PAGE.format("one", "yes"), encoding="utf-8")
    code, said = run(folder, capsys)
    assert (code, "1 failed" in said) == (1, True)
    assert "ZeroDivisionError: a bug" in said


def test_a_company_file_at_fault_is_a_fault_of_the_scenario_at_its_own_place(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "c.yaml").write_text("facts: {green: perhaps}\n", encoding="utf-8")
    page = PAGE.replace("Green: {}", 'the facts are in the file "c.yaml"')
    (folder / "a.feature").write_text(page.format("one"), encoding="utf-8")
    code, said = run(folder, capsys)
    assert (code, "1 failed" in said) == (1, True)
    assert "c.yaml:1:16: " in said
