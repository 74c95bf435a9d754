"""Every command and every Python example of the README runs, and prints what the README says."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SHOWN = [tuple(block.split("\n", 1)) for language, block in BLOCKS if language == "console" and block.count("$ ") == 1]
COMMANDS = [
    line.removeprefix("$ ")
    for language, block in BLOCKS
    for line in block.splitlines()
    if language == "console" and line.startswith("$ ")
]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)
    assert words[0] == "lucidrule"
    code = (sys.executable, "-m", "lucidrule", *words[1:])
    environment = {"PYTHONPATH": str(ROOT / "engine"), "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    return subprocess.run(code, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, in which the commands run one after the other as a reader would."""
    made = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "examples", made / "examples")
    shutil.copytree(ROOT / "features", made / "features")
    return made


def test_the_commands_of_the_readme_run_one_after_the_other(folder: Path) -> None:
    done = [(command, run(command, folder)) for command in COMMANDS]
    assert [(command, one.returncode) for command, one in done] == [(command, 0) for command in COMMANDS]
    # Beside its table `watch` sums up, so that an answer without changes is not taken for none; `screen` says where
    # its result is.
    assert {command.split()[1] for command, one in done if one.stderr} == {"watch", "screen"}
    assert len(COMMANDS) == 22


@pytest.mark.parametrize(("command", "printed"), SHOWN, ids=lambda text: text[:60])
def test_what_the_readme_shows_is_what_is_printed(command: str, printed: str, folder: Path) -> None:
    assert printed.strip()
    assert printed in run(command.removeprefix("$ "), folder).stdout


def test_the_readme_shows_two_determinations() -> None:
    assert len(SHOWN) == 2


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for code in [block for language, block in BLOCKS if language == "python"]:
        exec(compile(code, "README.md", "exec"), names)
    printed = capsys.readouterr().out
    assert printed.startswith("industry-fund undetermined (Missing(")
    assert "资料不足，待定" in printed
    assert "industry-fund undetermined → ineligible ('g-location',) Missing(fact='registered_in_zone'" in printed


def test_the_two_commands_that_set_everything_up_stand_on_lines_of_their_own() -> None:
    assert "\npip install -q uv && uv run lucidrule check examples/companies/raycus.yaml --as-of 2022-06-30\n" in README
    assert "\npip install -q uv && uv run pytest\n" in README
