"""Today is the day of the programme's zone; without a zone that of the machine, and it is said so."""

import shutil
from pathlib import Path

import pytest
from command import run

GOOD = Path(__file__).parents[1] / "golden/good/programme"
SAID = {
    "zh": "未指定基准日，按本机日期计：",
    "en": "No reference date given: today by this machine, ",
    "ja": "基準日の指定がないため、この端末の日付とします：",
}


@pytest.fixture
def company(tmp_path: Path) -> Path:
    path = tmp_path / "c.yaml"
    path.write_text("facts: {staff: 5}\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", SAID)
def test_the_day_of_the_machine_is_told_as_such(company: Path, lang: str) -> None:
    assert run("check", str(company), "--programme", str(GOOD), "--lang", lang).stderr.startswith(SAID[lang])


def test_a_day_that_is_given_is_not(company: Path) -> None:
    assert run("check", str(company), "--programme", str(GOOD), "--as-of", "2022-06-30", "--lang", "en").stderr == ""


def test_nor_is_the_day_of_a_zone(company: Path, tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "p")
    top = tmp_path / "p/policies.yaml"
    top.write_text(top.read_text(encoding="utf-8") + "zone: Asia/Shanghai\n", encoding="utf-8")
    assert run("check", str(company), "--programme", str(tmp_path / "p"), "--lang", "en").stderr == ""
