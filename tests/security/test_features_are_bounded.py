"""A feature with examples, steps or lines without end, or that is no file, costs itself: the others beside it run."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from command import run

from lucidrule.core.fault import FaultList
from lucidrule.scenarios.reading import read_feature

APPLY = '    When the company applies for the "First revenue milestone award" on 2022-06-30\n'
THEN = "    Then the outcome is ineligible\n"
HEAD = "Feature: x\n"
ONE = HEAD + "  Scenario: one\n    Given annual revenue of 2021 is 1\n" + APPLY + THEN


def _outline(rows: int, steps: int = 1) -> str:
    given = "    Given annual revenue of 2021 is <a>\n" * steps
    examples = "".join(f"      | {at} |\n" for at in range(rows))
    return f"{HEAD}  Scenario Outline: s\n{given}{APPLY}{THEN}    Examples:\n      | a |\n{examples}"


def _scenarios(number: int) -> str:
    return HEAD + "".join(f"  Scenario: s{at}\n    Given a\n{APPLY}{THEN}" for at in range(number))


MANY = {
    "examples of an outline": (_outline(60_000), "10001", "10,000 lines"),
    "a few more examples than are run": (_outline(1_001), "1008", "1,000 scenarios (each row of examples is one)"),
    "scenarios": (_scenarios(1_001), "4002", "1,000 scenarios (each row of examples is one)"),
    "steps in each example": (
        _outline(100, steps=300),
        "373",
        "20,000 steps (those of a background count in each scenario)",
    ),
    "blank lines": (ONE + "\n" * 900_000, "10001", "10,000 lines"),
}


@pytest.mark.parametrize(("text", "line", "what"), MANY.values(), ids=MANY)
def test_too_many_are_told_where_they_become_so_and_others_run(tmp_path: Path, text: str, line: str, what: str) -> None:
    (tmp_path / "many.feature").write_text(text, encoding="utf-8")
    (tmp_path / "one.feature").write_text(ONE, encoding="utf-8")
    done = run("test", ".", "--lang", "en", folder=tmp_path)
    assert done.returncode == 2
    assert f"many.feature:{line}:" in done.stdout
    assert f"the file has more than {what}" in done.stdout
    assert "1 scenario: 1 passed" in done.stdout


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_a_thousand_examples_are_read(lang: str) -> None:
    faults = FaultList()
    found, _ = read_feature(_outline(1_000).encode(), "x.feature", faults)
    assert (found is not None and len(found.scenarios), faults.sorted()) == (1_000, ())


def _zeros(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _dangling(path: Path) -> None:
    path.symlink_to("/nowhere/at/all")


def _larger_than_any(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10_000_001)


NO_FILES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a pipe": (os.mkfifo, "`n.feature` is not a regular file"),
    "a device": (_zeros, "`n.feature` is not a regular file"),
    "a link to nowhere": (_dangling, "there is no file `n.feature`"),
    "a file of more than can be read": (_larger_than_any, "n.feature` is larger than 10 MB"),
}


@pytest.mark.parametrize(("make", "told"), NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_told_and_others_run(tmp_path: Path, make: Callable[[Path], object], told: str) -> None:
    make(tmp_path / "n.feature")
    (tmp_path / "one.feature").write_text(ONE, encoding="utf-8")
    (tmp_path / "folder.feature").mkdir()
    done = run("test", ".", "--lang", "en", folder=tmp_path)
    assert (done.returncode, told in done.stdout) == (2, True)
    assert "1 scenario: 1 passed" in done.stdout


def test_names_that_are_none_in_every_example_cost_little(tmp_path: Path) -> None:
    rows = "".join(f"      | revenu{at} |\n" for at in range(400))
    text = f"{HEAD}  Scenario Outline: s\n    Given <a> of 2021 is 1\n{APPLY}{THEN}    Examples:\n      | a |\n{rows}"
    (tmp_path / "odd.feature").write_text(text, encoding="utf-8")
    done = run("test", "odd.feature", "--lang", "en", folder=tmp_path)
    assert (done.returncode, "400 scenarios: 0 passed, 0 failed, 400 at fault" in done.stdout) == (2, True)
