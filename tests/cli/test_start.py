"""What the start of the command takes: nothing that a short command has no need of."""

import subprocess
import sys
from pathlib import Path

import pytest

RAYCUS = Path(__file__).parents[2] / "examples/companies/raycus.yaml"
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
