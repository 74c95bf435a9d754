"""`lucidrule test` answers the same wherever one stands and by whatever path a feature is named."""

import json
import os
from pathlib import Path

import pytest
from command import run
from few_rules import criterion, fact, policy, texts, written

from lucidrule.scenarios.pytest_run import feature_files

PAGE = (
    'Feature: f\n  Scenario: {}\n    Given the facts of the company are in the file "companies/c.yaml"\n'
    '    When it applies for P on 2022-06-30\n    Then the outcome is "{}"\n'
)
NAME = "甲 [1] a::b"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a programme, its features two folders below, a company file between, and much of pytest around."""
    files = texts(fact("green", "flag", "Green"), {"p": policy("p", criterion("c", "C", "{green: true}"))})
    root = tmp_path / NAME
    written(files, root)
    inner = root / "features" / "inner: x"
    inner.mkdir(parents=True)
    (root / "docs").mkdir()
    (root / "features/companies").mkdir()
    (root / "features/companies/c.yaml").write_text("facts: {green: yes}\n", encoding="utf-8")
    (inner / "a[2].feature").write_text(PAGE.format("one", "Eligible"), encoding="utf-8")
    (root / "features/a.feature").write_text(PAGE.format("one", "Not eligible"), encoding="utf-8")
    (root / "features/companies/a.feature").write_text(PAGE.format("two", "Eligible"), encoding="utf-8")
    (tmp_path / "link").symlink_to(root / "features")
    for folder in (tmp_path, root, root / "features", inner):
        (folder / "conftest.py").write_text("raise SystemExit('a conftest was read')\n", encoding="utf-8")
        (folder / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n", encoding="utf-8")
        (folder / "pyproject.toml").write_text("[tool.pytest.ini_options]\nminversion = '99'\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("here", "path", "told"),
    [
        (".", NAME, f"{NAME}/features/a.feature"),
        (NAME, "features", "features/a.feature"),
        (NAME, "{}/{name}/features", "{}/{name}/features/a.feature"),
        (f"{NAME}/features", ".", "a.feature"),
        (f"{NAME}/features", "./../features/", "../features/a.feature"),
        (f"{NAME}/features/inner: x", "..", "../a.feature"),
        (f"{NAME}/docs", "../features", "../features/a.feature"),
        (f"{NAME}/rules", "../../link", "../../link/a.feature"),
        ("/", "{}/link", "{}/link/a.feature"),
    ],
    ids=["above", "beside", "absolute", "inside", "dots", "below", "another", "link", "far"],
)
def test_the_same_scenarios_pass_and_fail_and_are_told_by_the_path_as_it_was_given(
    place: Path, here: str, path: str, told: str
) -> None:
    path, told = (each.format(place, name=NAME) for each in (path, told))
    report = place / "r.json"
    done = run("test", path, "--lang", "en", "--json", str(report), folder=place / here)
    assert (done.returncode, done.stderr) == (1, "")
    assert "3 scenarios: 2 passed, 1 failed, 0 at fault" in done.stdout
    assert f'{told}:5: Then the outcome is "Not eligible"' in done.stdout
    found = json.loads(report.read_text(encoding="utf-8"))["scenarios"]
    assert [each["status"] for each in found] == ["failed", "passed", "passed"]
    assert found[0]["file"] == told


def test_a_feature_named_twice_by_different_paths_is_run_once(place: Path) -> None:
    paths = ("a.feature", "../features/a.feature", str(place / "link/a.feature"))
    done = run("test", *paths, "--lang", "en", folder=place / NAME / "features")
    assert "1 scenario: 0 passed, 1 failed, 0 at fault" in done.stdout


def test_a_linked_folder_is_looked_into_once_and_a_circle_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far/a.feature").write_text("", encoding="utf-8")
    (tmp_path / "near/inner").mkdir(parents=True)
    (tmp_path / "near/one").symlink_to(tmp_path / "far")
    (tmp_path / "near/two").symlink_to(tmp_path / "far")
    (tmp_path / "near/inner/up").symlink_to(tmp_path / "near")
    (tmp_path / "near/inner/top").symlink_to(tmp_path)
    assert feature_files([str(tmp_path / "near")]) == ([tmp_path / "near/one/a.feature"], {})


@pytest.mark.parametrize(
    ("name", "code"),
    [("dangling.feature", "there is no file"), ("pipe.feature", "not a regular file"), ("folder.feature", "")],
)
def test_what_only_looks_like_a_feature_is_told_and_stops_no_other(place: Path, name: str, code: str) -> None:
    folder = place / NAME / "features"
    (folder / "dangling.feature").symlink_to(place / "nowhere")
    os.mkfifo(folder / "pipe.feature")
    (folder / "folder.feature").mkdir()
    done = run("test", ".", "--lang", "en", folder=folder)
    assert "3 scenarios: 2 passed, 1 failed" in done.stdout
    assert ("✘ " + name in done.stdout) is bool(code)
    assert code in done.stdout


@pytest.mark.parametrize("name", ["../c.yaml", "/etc/c.yaml", ".hidden/c.yaml", "x/.c.yaml"])
def test_a_company_file_by_a_path_that_leads_elsewhere_or_is_hidden_is_refused(place: Path, name: str) -> None:
    page = PAGE.replace("companies/c.yaml", name).format("one", "Eligible")
    (place / NAME / "features/a.feature").write_text(page, encoding="utf-8")
    done = run("test", "a.feature", "--lang", "en", folder=place / NAME / "features")
    assert f"`{name}` cannot be used as a company file" in done.stdout


@pytest.mark.parametrize("above", [3, 4], ids=["three above", "four above"])
def test_without_a_programme_above_company_files_are_looked_for_in_three_folders_above(
    tmp_path: Path, above: int
) -> None:
    inner = tmp_path.joinpath(*"abcd"[:above])
    inner.mkdir(parents=True)
    (tmp_path / "companies").mkdir()
    (tmp_path / "companies/c.yaml").write_text("facts: {}\n", encoding="utf-8")
    page = PAGE.format("one", "Undetermined").replace("for P", 'for the "First revenue milestone award"')
    (inner / "x.feature").write_text(page, encoding="utf-8")
    done = run("test", str(inner), "--lang", "en")
    assert done.returncode == {3: 0, 4: 2}[above]
    assert ("there is no company file `companies/c.yaml`" in done.stdout) is (above == 4)


def test_what_is_named_and_is_no_feature_costs_itself_only(place: Path) -> None:
    (place / "empty").mkdir()
    names = ("nowhere.feature", "x" * 300 + ".feature", "empty", "../features/b.txt")
    done = run("test", names[0], "a.feature", *names[1:], "--lang", "en", folder=place / NAME / "features")
    told = [f"there is no file `{name[:100]}" in done.stdout for name in names[:2]]
    assert (done.returncode, done.stderr, told) == (1, "", [True, True])
    assert "1 scenario: 0 passed, 1 failed, 0 at fault; 4 files could not be run" in done.stdout


@pytest.mark.parametrize(
    ("here", "told"),
    [
        (NAME, ["features/a.feature", "features/companies/a.feature", "features/inner: x/a[2].feature"]),
        (f"{NAME}/features/inner: x", ["a[2].feature"]),
    ],
    ids=["beside features", "within"],
)
def test_without_a_path_those_at_hand_are_run(
    place: Path, here: str, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(place / here)
    files, others = feature_files(())
    assert (sorted(map(str, files)), others) == (told, {})


def test_where_there_are_none_it_is_told(tmp_path: Path) -> None:
    done = run("test", "--lang", "en", folder=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, "there is no .feature file in `.`")
