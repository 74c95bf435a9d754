"""What the README's first command brings to a new machine, what it does not download, and what a failed build says."""

import shlex
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import requires
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
UV: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["uv"]
CC = shlex.split(UV["extra-build-variables"]["durable-rules"]["CC"])
# No dependency from Python 3.13 on.
CONFIRMING = [] if sys.version_info >= (3, 13) else ["durable-rules"]
BROUGHT = [
    "annotated-types",
    "click",
    "gherkin-official",
    "iniconfig",
    "lucidrule",
    "mako",
    "markdown-it-py",
    "markupsafe",
    "mdurl",
    "packaging",
    "parse",
    "parse-type",
    "pluggy",
    "pydantic",
    "pydantic-core",
    "pygments",
    "pytest",
    "pytest-bdd",
    "pyyaml",
    "rich",
    "ruamel-yaml",
    "six",
    "typing-extensions",
    "typing-inspection",
]


def brought(name: str, known: frozenset[str] = frozenset()) -> frozenset[str]:
    """Return a package and all that it asks for on this Python, without its extras."""
    if name in known:
        return known
    known |= {name}
    for each in map(Requirement, requires(name) or ()):
        if each.marker is None or each.marker.evaluate({"extra": ""}):
            known = brought(canonicalize_name(each.name), known)
    return known


def test_checking_a_company_brings_25_packages_at_most_and_no_tool_of_those_who_change_the_code() -> None:
    assert UV["default-groups"] == []
    assert brought("lucidrule") == {*BROUGHT, *CONFIRMING}
    assert len(BROUGHT) + 1 == 25


def test_nothing_is_downloaded_to_learn_what_it_depends_on() -> None:
    # Only sources are published of these two, and uv reads them for their metadata unless that stands here.
    stated = [f"{each['name']}=={each['version']}" for each in UV["dependency-metadata"]]
    pinned = [each.split(" ;")[0] for each in UV["constraint-dependencies"]]
    assert [each for each in stated if each not in pinned] == []
    assert [each.split("==")[0] for each in stated] == ["durable-rules", "pyspark"]


def compiled(path: str) -> subprocess.CompletedProcess[str]:
    shell = shutil.which("sh")
    assert shell is not None
    command = [shell, *CC[1:], "-c", "rules.c"]
    return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, check=False)


def test_where_there_is_no_compiler_the_build_says_what_to_install_and_how_to_go_without(tmp_path: Path) -> None:
    done = compiled(str(tmp_path))
    assert done.returncode == 1
    assert "install gcc and python3-dev. Everything but its confirmation works without it" in done.stderr
    assert "uv sync --no-install-package durable-rules && uv run --no-sync lucidrule ..." in done.stderr


def test_where_there_is_a_compiler_it_is_given_what_python_3_13_needs_and_nothing_is_said(tmp_path: Path) -> None:
    compiler = tmp_path / "gcc"
    compiler.write_text(f'#!{shutil.which("sh")}\necho "$@"\n')
    compiler.chmod(0o755)
    done = compiled(str(tmp_path))
    said = "-DPyEval_CallObject=PyObject_CallObject -c rules.c\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
