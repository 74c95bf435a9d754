"""What the start of the command takes: nothing that a short command has no need of."""

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RAYCUS = ROOT / "examples/companies/raycus.yaml"
CHECKED = f"""
import sys
from lucidrule.cli import main
sys.argv = ["lucidrule", "check", "--as-of", "2022-06-30", {str(RAYCUS)!r}]
main()
print(*sys.modules, sep="\\n", file=sys.stderr)
"""


@pytest.fixture(scope="module")
def imported() -> set[str]:
    """What a check of one company imports."""
    return set(subprocess.run([sys.executable, "-c", CHECKED], capture_output=True, check=True).stderr.decode().split())


@pytest.mark.parametrize(
    "module",
    [
        *("importlib.metadata", "shutil", "rich", "polars", "lucidrule.fast.many", "lucidrule.cli.screen"),
        *("lucidrule.advise.interview", "lucidrule.present.change", "lucidrule.tables"),
    ],
)
def test_a_check_of_one_company_does_not_import(module: str, imported: set[str]) -> None:
    assert "lucidrule.cli.check" in imported
    assert module not in imported


INTERRUPTED = """
import os, signal
try:
    os.kill(os.getpid(), signal.SIGINT)
    signal.sigtimedwait([], 5)
except BaseException as error:
    raise {error}
"""


@pytest.mark.parametrize(
    ("module", "error"), [("click.py", "error"), ("pydantic/__init__.py", "ValueError")], ids=["passed on", "altered"]
)
def test_ctrl_c_while_it_starts_ends_it_without_a_traceback(tmp_path: Path, module: str, error: str) -> None:
    (tmp_path / module).parent.mkdir(exist_ok=True)
    (tmp_path / module).write_text(INTERRUPTED.format(error=error))
    result = subprocess.run(
        [sys.executable, "-m", "lucidrule", "check", str(RAYCUS)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(ROOT / "engine")])},
        cwd=tmp_path,
        check=False,
        # Who runs the tests in the background may have told them not to listen.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
    )
    assert (result.returncode, result.stdout, result.stderr) == (130, "", "\n")
