"""What the six real companies are told at two dates; `--update-golden` writes it anew, for review as a diff."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import lucidrule
from lucidrule.present.laid_out import laid_out
from lucidrule.present.short import short

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "real"
SHIPPED = [
    ROOT / "policies.yaml",
    *sorted((ROOT / "rules").rglob("*.yaml")),
    *sorted((ROOT / "examples" / "companies").glob("*.yaml")),
]
COMPANIES = sorted(path.stem for path in (ROOT / "examples" / "companies").glob("*.yaml"))


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("year", [2022, 2023])
@pytest.mark.parametrize("company", COMPANIES)
def test_what_a_real_company_is_told(
    programme: lucidrule.Programme, company: str, year: int, lang: str, kept: Callable[[Path, str], str]
) -> None:
    file = ROOT / "examples" / "companies" / f"{company}.yaml"
    told = programme.determine(file, as_of=date(year, 6, 30)).explain(lang)
    # Which rules these are is told by the digest, and by every line above it.
    told = told[: told.rindex("\n")] + "\n"
    golden = GOLDEN / f"{company}.{year}.{lang}.txt"
    assert told == kept(golden, told)


QUALIFIED = ROOT / "features" / "companies" / "qualified.yaml"
IN_SHORT: dict[str, Any] = {
    **{name: ROOT / "examples" / "companies" / f"{name}.yaml" for name in COMPANIES},
    "qualified": QUALIFIED,
    # Meets seven policies, of which two exclude each other.
    "able": ROOT / "tests" / "advise" / "golden" / "qualified.yaml",
    "hopeless": {"sector": "not_laser"},
    "empty": {},
}


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("company", IN_SHORT)
def test_what_a_company_is_told_in_short(
    programme: lucidrule.Programme, company: str, lang: str, kept: Callable[[Path, str], str]
) -> None:
    found = programme.determine(IN_SHORT[company], as_of=date(2022, 6, 30))
    lines = [line.text for line in laid_out(short(found, lang, missing=found.missing), 80)]
    told = re.sub(r"[0-9a-f]{12}", "000000000000", "\n".join(lines)) + "\n"
    assert told == kept(GOLDEN / f"{company}.short.{lang}.txt", told)


def test_there_are_six_companies() -> None:
    assert COMPANIES == ["dr-laser", "hg-tech", "huaray", "raycus", "sanfeng", "yifei-laser"]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda path: path.stem)
def test_every_shipped_file_names_its_schema_for_editors(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    schema = file.parent / first.split("=", 1)[1]
    assert schema.resolve().is_relative_to(ROOT / "docs" / "schema")
    assert schema.is_file()
