"""The rules of 2022.1 under version 2 of the language: the same outcomes, sums and proofs, of all six companies."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import lucidrule
from lucidrule.compile.programme import compile_programme, warnings_of

ROOT = Path(__file__).resolve().parents[2]
COMPANIES = sorted((ROOT / "examples" / "companies").glob("*.yaml"))
DAYS = [date(2022, 6, 30), date(2023, 3, 31), date(2021, 1, 1)]


@pytest.fixture(scope="module")
def first() -> lucidrule.Programme:
    return lucidrule.load(ROOT / "examples" / "programmes" / "optics-valley-laser-2022.1")


@pytest.fixture(scope="module")
def second(first: lucidrule.Programme) -> lucidrule.Programme:
    texts = dict(first.compiled.texts)
    texts["policies.yaml"] = re.sub(r"^language: 1$", "language: 2", texts["policies.yaml"], flags=re.MULTILINE)
    return lucidrule.Programme(compile_programme(texts))


def without_digests(found: Any) -> Any:
    """Return a document without what says which texts it was made of."""
    if isinstance(found, dict):
        return {key: without_digests(value) for key, value in found.items() if key not in ("rules", "receipt")}
    return [without_digests(each) for each in found] if isinstance(found, list) else found


def test_it_is_another_programme_by_its_digest_alone(first: lucidrule.Programme, second: lucidrule.Programme) -> None:
    assert (first.compiled.stated.language, second.compiled.stated.language) == (1, 2)
    assert first.compiled.digest != second.compiled.digest
    assert warnings_of(second.compiled.texts) == ()


def test_there_are_six_companies() -> None:
    assert len(COMPANIES) == 6


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
def test_a_company_is_determined_alike(
    company: Path, day: date, first: lucidrule.Programme, second: lucidrule.Programme
) -> None:
    one, other = (each.determine(company, as_of=day, confirm=False) for each in (first, second))
    assert without_digests(one.to_dict()) == without_digests(other.to_dict())
    assert [part for part in one.to_dict() if one.to_dict()[part] != other.to_dict()[part]] == ["receipt"]


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
def test_it_is_told_alike_but_for_the_receipt(
    company: Path, lang: str, first: lucidrule.Programme, second: lucidrule.Programme
) -> None:
    told = [each.determine(company, as_of=DAYS[0], confirm=False).explain(lang, full=True) for each in (first, second)]
    one, other = (each.splitlines() for each in told)
    assert one[:-1] == other[:-1]
    assert one[-1] != other[-1]
