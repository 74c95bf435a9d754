"""A good programme and good company files with all that is told of them; `--update-golden` writes it anew."""

import json
from datetime import date
from pathlib import Path

import pytest

import lucidrule
from lucidrule.present.policy import describe

HERE = Path(__file__).parent / "good"
COMPANIES = sorted((HERE / "companies").glob("*.yaml"))


@pytest.fixture(scope="module")
def programme() -> lucidrule.Programme:
    return lucidrule.load(HERE / "programme")


def compare(golden: Path, text: str, update: bool) -> None:
    if update:
        golden.write_text(text + "\n", encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text + "\n"


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
def test_a_determination_is_told_in_full(
    programme: lucidrule.Programme, company: Path, lang: str, update_golden: bool
) -> None:
    result = programme.determine(company, as_of=date(2022, 5, 5))
    compare(company.with_suffix(f".{lang}.txt"), result.explain(lang, full=True), update_golden)


@pytest.mark.parametrize("company", COMPANIES, ids=lambda path: path.stem)
def test_a_determination_as_data_is_json_and_the_same_each_time(
    programme: lucidrule.Programme, company: Path, update_golden: bool
) -> None:
    texts = [
        json.dumps(programme.determine(company, as_of=date(2022, 5, 5)).to_dict(), ensure_ascii=False, indent=1)
        for _ in range(2)
    ]
    assert texts[0] == texts[1]
    compare(company.with_suffix(".json"), texts[0], update_golden)


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_each_policy_is_told_in_words(programme: lucidrule.Programme, lang: str, update_golden: bool) -> None:
    told = [describe(policy, programme.compiled, lang) for policy in programme.compiled.policies]
    compare(HERE / f"policies.{lang}.txt", "\n\n".join(told), update_golden)
