"""The source distribution can be tested: it holds what its tests import and read."""

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from small_form import WHOLE

ROOT = Path(__file__).resolve().parents[2]
READ = ("tests", "features", "examples", "docs", "benchmarks", "tools", "rules")


def files(root: Path) -> set[str]:
    """Return what lies in the folders that tests read, without what running them leaves behind."""
    found = (path for folder in READ for path in (root / folder).rglob("*") if path.is_file())
    return {str(path.relative_to(root)) for path in found if path.suffix not in (".pyc", ".db")}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    subprocess.run(["uv", "build", "-q", "--sdist", "-o", str(folder)], cwd=ROOT, check=True)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")
    return folder / archive.name.removesuffix(".tar.gz")


def test_it_holds_every_file_that_tests_read(unpacked: Path) -> None:
    assert files(unpacked) == files(ROOT)
    top = {
        "README.md",
        "README.zh.md",
        "README.ja.md",
        "CONTRIBUTING.md",
        "Makefile",
        "requirements.txt",
        "policies.yaml",
    }
    assert top <= {path.name for path in unpacked.iterdir()}


# Those whose parameters come of what lies beside the tests; by `make slow` all.
COLLECTED = ["tests", "features"] if WHOLE else ["tests/docs", "tests/packaging", "tests/policies", "features"]


@pytest.mark.slow
def test_all_its_tests_can_be_collected(unpacked: Path) -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "--assert=plain"]
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTEST", "PYTHONPATH", "COV_"))}
    done = subprocess.run([*command, *COLLECTED], cwd=unpacked, env=kept, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2_000:]
