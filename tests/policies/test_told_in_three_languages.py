"""What the six real companies are told at two dates; `--update-golden` writes it anew, for review as a diff."""

from datetime import date
from pathlib import Path

import pytest

import lucidrule

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "real"
COMPANIES = sorted(path.stem for path in (ROOT / "examples" / "companies").glob("*.yaml"))


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("year", [2022, 2023])
@pytest.mark.parametrize("company", COMPANIES)
def test_what_a_real_company_is_told(
    programme: lucidrule.Programme, company: str, year: int, lang: str, update_golden: bool
) -> None:
    file = ROOT / "examples" / "companies" / f"{company}.yaml"
    told = programme.determine(file, as_of=date(year, 6, 30)).explain(lang)
    # Which rules these are is told by the digest, and by every line above it.
    told = told[: told.rindex("\n")] + "\n"
    golden = GOLDEN / f"{company}.{year}.{lang}.txt"
    if update_golden:
        golden.write_text(told, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == told


def test_there_are_six_companies() -> None:
    assert COMPANIES == ["dr-laser", "hg-tech", "huaray", "raycus", "sanfeng", "yifei-laser"]


def test_every_shipped_file_names_its_schema_for_editors() -> None:
    files = [ROOT / "policies.yaml", *sorted((ROOT / "rules").rglob("*.yaml"))]
    files += sorted((ROOT / "examples" / "companies").glob("*.yaml"))
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), file
        assert (file.parent / first.split("=", 1)[1]).resolve().is_relative_to(ROOT / "docs" / "schema"), file
        assert (file.parent / first.split("=", 1)[1]).is_file(), file
