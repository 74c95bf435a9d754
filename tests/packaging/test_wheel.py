"""The wheel, installed without the checkout, gives the same determinations and holds what it should."""

import json
import os
import shutil
import subprocess
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIGHT = ("click", "pydantic", "pyyaml", "rich")


def run(*command: str, cwd: Path, **environment: str) -> str:
    kept = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env={**kept, **environment}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run("uv", "build", "-q", "--wheel", "-o", str(folder), cwd=ROOT)
    return next(folder.glob("lucidrule-*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and what it imports; the other dependencies are for tests and other engines."""
    folder = tmp_path_factory.mktemp("installed")
    run("uv", "venv", "-q", str(folder / "venv"), cwd=folder)
    python = str(folder / "venv" / "bin" / "python")
    install = ("uv", "pip", "install", "-q", "--python", python)
    run(*install, "--constraints", str(ROOT / "requirements.txt"), *LIGHT, cwd=folder)
    run(*install, "--no-deps", str(wheel), cwd=folder)
    return folder


def test_the_installed_wheel_gives_byte_for_byte_the_determinations_of_the_checkout(installed: Path) -> None:
    files = [str(path) for path in sorted((ROOT / "examples" / "companies").glob("*.yaml"))]
    arguments = ("check", *files, "--as-of", "2022-06-30", "--json")
    from_wheel = run(str(installed / "venv" / "bin" / "lucidrule"), *arguments, cwd=installed)
    python = str(installed / "venv" / "bin" / "python")
    code = "from lucidrule.cli import main; main()"
    from_checkout = run(python, "-c", code, *arguments, cwd=installed, PYTHONPATH=str(ROOT / "engine"))
    assert from_wheel == from_checkout
    assert len(json.loads(from_wheel)["determinations"]) == 6
    place = run(python, "-c", "import lucidrule; print(lucidrule.__file__)", cwd=installed)
    assert "site-packages" in place


def test_the_installed_wheel_judges_by_all_programmes(installed: Path) -> None:
    company = str(ROOT / "examples" / "programmes" / "wuhan-laser.yaml")
    arguments = ("check", company, "--programme", "all", "--as-of", "2023-06-30", "--json")
    told = json.loads(run(str(installed / "venv" / "bin" / "lucidrule"), *arguments, cwd=installed))
    assert told["determinations"][0]["receipt"]["programme"].split("+") == [
        *("optics-valley-laser", "hubei-laser-2024", "optics-valley-industry-2022", "optics-valley-manufacturing-2017")
    ]


@pytest.mark.slow
def test_the_installed_wheel_runs_scenarios_in_any_folder(installed: Path, tmp_path: Path) -> None:
    python = str(installed / "venv" / "bin" / "python")
    install = ("uv", "pip", "install", "-q", "--python", python, "--constraints", str(ROOT / "requirements.txt"))
    run(*install, "pytest", "pytest-bdd", cwd=tmp_path)
    for part in ("features", "examples"):
        shutil.copytree(ROOT / part, tmp_path / part)
    told = run(str(installed / "venv" / "bin" / "lucidrule"), "test", "features", "--lang", "zh", cwd=tmp_path)
    assert "未通过0个，有误0个" in told


def test_the_wheel_holds_the_catalogue_and_the_types_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    rules = {str(path.relative_to(ROOT)) for path in (ROOT / "rules").rglob("*.yaml")} | {"policies.yaml"}
    further = {str(path.relative_to(ROOT)) for path in (ROOT / "examples/programmes").rglob("*") if path.is_file()}
    # Those of the ten policies; those of the language itself are about no programme that is shipped.
    cases = {str(path.relative_to(ROOT)) for path in (ROOT / "features").rglob("*.feature")}
    cases = {each for each in cases if "conformance" not in each} | {"features/companies/qualified.yaml"}
    catalogue = {name.removeprefix("lucidrule/_catalogue/") for name in names if "/_catalogue/" in name}
    assert catalogue == rules | further | cases
    assert "lucidrule/py.typed" in names
    assert {name.split("/")[0] for name in names} == {"lucidrule", "lucidrule-0.1.0.dist-info"}


def test_the_wheel_says_who_made_it_for_whom_and_where_to_read_on(wheel: Path) -> None:
    text = zipfile.ZipFile(wheel).read("lucidrule-0.1.0.dist-info/METADATA").decode()
    stated = Parser().parsestr(text)
    assert stated["Author"] == "The maintainers of lucidrule"
    assert len(stated.get_all("Project-URL", [])) == 2
    natural = [each for each in stated.get_all("Classifier", []) if each.startswith("Natural Language")]
    assert [each.split(" :: ")[1] for each in natural] == ["Chinese (Simplified)", "English", "Japanese"]
    assert "Programming Language :: Python :: 3.13" in stated.get_all("Classifier", [])


def test_importing_the_package_changes_nothing_and_loads_no_heavy_library(installed: Path) -> None:
    code = "import sys, lucidrule; print(sorted({'pydantic', 'rich', 'yaml', 'click'} & set(sys.modules)))"
    assert run(str(installed / "venv" / "bin" / "python"), "-c", code, cwd=installed).strip() == "[]"
