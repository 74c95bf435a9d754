"""`lucidrule test`, `steps`, `draft` as people run them, in a folder of their own."""

import json
import os
import signal
import subprocess
import sys
import threading
import xml.etree.ElementTree as ElementTree
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest
from command import Done, run
from few_rules import criterion, fact, policy, texts, written
from scenarios.slips import WHOLE

from lucidrule.cli.terminal_scenarios import Watch
from lucidrule.scenarios.pytest_run import run_features
from lucidrule.scenarios.results import Run

ROOT = Path(__file__).resolve().parents[2]
LUCIDRULE = [sys.executable, "-m", "lucidrule"]
FAILING = WHOLE.replace("不符合", "符合").replace("功能: 甲", "功能: 乙")


def lucidrule(folder: Path, *arguments: str, **environment: str) -> Done:
    return run(*arguments, folder=folder, environment={"LC_ALL": "", "LANG": "C.UTF-8", **environment})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    # What lies around for pytest must not matter.
    (tmp_path / "conftest.py").write_text("raise SystemExit('a conftest was read')\n", encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n", encoding="utf-8")
    (tmp_path / "__init__.py").write_text("raise SystemExit('a package was imported')\n", encoding="utf-8")
    (tmp_path / "test_other.py").write_text("raise SystemExit('another test was read')\n", encoding="utf-8")
    return tmp_path


WHOLE_GIVEN = "    假如企业未开展生产\n"


def test_scenarios_pass_whatever_lies_around_for_pytest(folder: Path) -> None:
    text = WHOLE.replace("    假如企业为工业企业\n", WHOLE_GIVEN)
    (folder / "甲.feature").write_text(text, encoding="utf-8")
    done = lucidrule(folder, "test", ".", PYTEST_ADDOPTS="--no-such-option", PYTEST_PLUGINS="no_such_plugin")
    assert (done.returncode, done.stderr) == (0, "")
    assert "共1个场景：通过1个，未通过0个，有误0个" in done.stdout


def test_a_scenario_that_fails_tells_what_came_instead_and_why(folder: Path) -> None:
    (folder / "甲.feature").write_text(FAILING.replace("    假如企业为工业企业\n", WHOLE_GIVEN), encoding="utf-8")
    done = lucidrule(folder, "test", "甲.feature", "--lang", "en")
    assert done.returncode == 1
    assert "outcome: expected Eligible" in done.stdout
    assert "outcome: but it is Not eligible" in done.stdout
    assert "The company does both research and development and production" in done.stdout


def test_one_file_at_fault_stops_no_other_and_all_reports_tell_of_it(folder: Path) -> None:
    (folder / "甲.feature").write_text(WHOLE.replace("    假如企业为工业企业\n", WHOLE_GIVEN), encoding="utf-8")
    (folder / "乙.feature").write_text(WHOLE.replace("场景: 一", "场景：<b>一"), encoding="utf-8")
    done = lucidrule(folder, "test", ".", "--html", "r.html", "--junit", "r.xml", "--json", "r.json")
    assert done.returncode == 2
    assert "乙.feature:3:3: `场景` 后面是全角冒号" in done.stdout
    data = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert (data["passed"], data["files_at_fault"][0]["file"]) == (1, "乙.feature")
    assert [step["status"] for step in data["scenarios"][0]["steps"]] == ["passed"] * 3
    suite = ElementTree.parse(folder / "r.xml").getroot()[0]
    assert (suite.get("tests"), suite.get("errors"), suite.get("failures")) == ("2", "1", "0")
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert "&lt;b&gt;" in page
    assert "<b>" not in page
    assert lucidrule(folder, "test", ".", "--html", "r.html").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["."], 1, "结论"),
        pytest.param(["empty"], 2, "there is no .feature file in `empty`", id="no-features"),
        (["nowhere"], 2, "`nowhere`"),
        pytest.param(["pytest.ini"], 2, "`pytest.ini` is not a .feature file", id="not-a-feature"),
        pytest.param([".", "--tag", "边界"], 2, "no scenario has the tag `边界`", id="no-such-tag"),
    ],
)
def test_nothing_run_is_no_success(folder: Path, arguments: list[str], code: int, told: str) -> None:
    (folder / "empty").mkdir()
    (folder / "甲.feature").write_text(FAILING, encoding="utf-8")
    done = lucidrule(folder, "test", *arguments)
    assert done.returncode == code
    assert told in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_tags_choose_scenarios(folder: Path) -> None:
    text = WHOLE.replace("    假如企业为工业企业\n", WHOLE_GIVEN)
    other = text.split("\n", 2)[2].replace("场景: 一", "场景: 二")
    (folder / "甲.feature").write_text(text.replace("  场景", "  @边界\n  场景") + other, encoding="utf-8")
    assert "共1个场景" in lucidrule(folder, "test", ".", "--tag", "@边界").stdout
    assert "共2个场景" in lucidrule(folder, "test", ".").stdout


@pytest.mark.parametrize(
    ("lang", "example"),
    [("zh", "结论为“不符合”"), ("en", 'the outcome is "Not eligible"'), ("ja", "判定は「非該当」である")],
    ids=["zh", "en", "ja"],
)
def test_steps_lists_every_sentence_in_each_language(folder: Path, lang: str, example: str) -> None:
    assert example in lucidrule(folder, "steps", "--lang", lang).stdout


def test_a_draft_runs_as_it_is(folder: Path) -> None:
    company = str(ROOT / "examples" / "companies" / "raycus.yaml")
    done = lucidrule(folder, "draft", company, "--policy", "revenue-milestone", "--lang", "zh", "--as-of", "2022-06-30")
    (folder / "draft.feature").write_text(done.stdout, encoding="utf-8")
    assert lucidrule(folder, "test", "draft.feature").returncode == 0


@pytest.mark.slow
def test_an_interrupted_run_tells_what_had_run(folder: Path) -> None:
    rows = "".join(f"      | {n} |\n" for n in range(600))
    text = WHOLE.replace("场景: 一", "场景大纲: 一").replace("企业为工业企业", "2021年营收为<额>元")
    (folder / "甲.feature").write_text(text + "\n    例子:\n      | 额 |\n" + rows, encoding="utf-8")
    variables = {**os.environ, "PYTHONPATH": str(ROOT / "engine"), "LANG": "C.UTF-8"}
    running = subprocess.Popen(
        [*LUCIDRULE, "test", "甲.feature", "--json", "r.json"],
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stderr is not None
    # The first line of progress says that it is underway.
    assert "/600" in running.stderr.readline()
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert running.returncode == 130
    assert "已中断" in out
    assert "Traceback" not in out + err
    data = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    assert data["interrupted"]
    assert 0 < len(data["scenarios"]) < 600


PASSING = WHOLE.replace("    假如企业为工业企业\n", WHOLE_GIVEN)
FACTS = fact("green", "flag", "Green") + fact("rent", "money", "Rent")
ENGLISH = (
    "Feature: f\n  Scenario: one\n    Given Green: {}\n    When it applies for P on 2022-06-30\n"
    '    Then the outcome is "Eligible"\n'
)


def test_scenarios_of_another_programme_are_judged_by_it_and_fail_with_its_reasons(folder: Path) -> None:
    files = texts(FACTS, {"p": policy("p", criterion("c", "Is green", "{green: true}"))})
    place = written(files, folder / "rules of another")
    (folder / "a.feature").write_text(ENGLISH.format("yes"), encoding="utf-8")
    (folder / "b.feature").write_text(ENGLISH.format("no").replace("one", "two"), encoding="utf-8")
    done = lucidrule(folder, "test", ".", "--programme", place, "--html", "r.html", "--junit", "r.xml")
    assert (done.returncode, done.stderr) == (1, "")
    assert "outcome: expected Eligible" in done.stdout
    assert "✘ Is green [assumed]" in done.stdout
    failing = ElementTree.parse(folder / "r.xml").getroot()[0][1]
    assert failing[0].get("message") == "outcome: expected Eligible"
    page = (folder / "r.html").read_text(encoding="utf-8")
    assert '<details open="open"><summary><span class="state">failed</span> two' in page
    assert '<li class="step-failed" value="3">' in page


def test_a_sentence_that_is_none_makes_a_scenario_at_fault_and_not_a_failed_one(folder: Path) -> None:
    (folder / "甲.feature").write_text(WHOLE.replace("企业为工业企业", "大家都很满意"), encoding="utf-8")
    done = lucidrule(folder, "test", ".", "--json", "r.json", "--junit", "r.xml", "--html", "r.html")
    assert done.returncode == 2
    data = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    (only,) = data["scenarios"]
    assert (data["at_fault"], only["status"]) == (1, "fault")
    assert {step["status"] for step in only["steps"]} == {"not_run"}
    assert ElementTree.parse(folder / "r.xml").getroot()[0][0][0].tag == "error"


def test_a_programme_at_fault_above_a_feature_is_told_for_that_feature(folder: Path) -> None:
    files = texts(FACTS, {"p": policy("p", criterion("c", "C", "{gren: true}"))})
    written(files, folder / "own")
    (folder / "own/a.feature").write_text(ENGLISH.format("yes"), encoding="utf-8")
    (folder / "甲.feature").write_text(PASSING, encoding="utf-8")
    done = lucidrule(folder, "test", ".")
    assert done.returncode == 2
    assert "rules/a/p.yaml:4:79: unknown fact `gren`" in done.stdout
    assert "共1个场景：通过1个" in done.stdout


def test_features_beside_the_folder_one_stands_in_are_run_too(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("elsewhere")
    (folder / "inner").mkdir()
    for number, place in enumerate((folder, folder / "inner", other)):
        text = PASSING.replace("场景: 一", f"场景: {number}")
        (place / f"{number}.feature").write_text(text, encoding="utf-8")
    done = lucidrule(folder, "test", ".", str(other / "2.feature"))
    assert done.returncode == 0
    assert "共3个场景：通过3个" in done.stdout


@pytest.mark.parametrize("heard", [True, False], ids=["heard", "fallen where it cannot be heard"])
def test_ctrl_c_ends_a_run_after_the_scenario_that_was_underway(
    folder: Path, heard: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupts(watch: Watch, result: object, expected: int) -> None:
        with nullcontext() if heard else suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(Watch, "__call__", interrupts)
    rows = PASSING.replace("场景: 一", "场景大纲: 一").replace("结论为“不符合”", "结论为“<结论>”")
    text = f"{rows}\n    例子:\n      | 结论 |\n" + "      | 不符合 |\n" * 3
    (folder / "甲.feature").write_text(text, encoding="utf-8")
    done = lucidrule(folder, "test", "甲.feature", "--json", "r.json")
    assert done.returncode == 130
    assert "已中断" in done.stdout
    assert len(json.loads((folder / "r.json").read_text(encoding="utf-8"))["scenarios"]) == 1


@pytest.mark.slow
def test_features_can_be_run_in_a_thread(folder: Path) -> None:
    (folder / "甲.feature").write_text(PASSING, encoding="utf-8")
    found: list[Run] = []
    thread = threading.Thread(target=lambda: found.append(run_features([folder / "甲.feature"])))
    thread.start()
    thread.join()
    assert [result.status for result in found[0].results] == ["passed"]


def test_where_all_that_there_is_is_at_fault_it_is_said_that_nothing_was_run(folder: Path) -> None:
    (folder / "甲.feature").write_text(WHOLE.replace("场景: 一", "场景：一"), encoding="utf-8")
    done = lucidrule(folder, "test", ".", "--lang", "en")
    assert done.returncode == 2
    assert done.stdout.splitlines()[-1] == "no scenario was run"
