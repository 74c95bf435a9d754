"""A policy that is told by itself, as below a scenario that failed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import lucidrule
from lucidrule.present.report import policy_lines

GOOD = Path(__file__).resolve().parents[1] / "golden" / "good" / "programme"


@pytest.mark.parametrize(
    ("lang", "above", "label"),
    [("zh", "见上", "是否在区内注册"), ("en", "above", "Registration in the zone"), ("ja", "上記", "区内での登記")],
)
def test_what_the_common_conditions_lack_is_named_where_they_do_not_stand_above(
    lang: str, above: str, label: str
) -> None:
    found = lucidrule.load().determine({}, as_of=date(2022, 6, 30))
    text = "\n".join(line.text for line in policy_lines(found, "premises-rent", lang))
    assert (above in text, label in text) == (False, True)


def test_an_assessment_year_that_is_not_the_year_before_is_told_without_a_gloss(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "programme")
    file = tmp_path / "programme" / "policies.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("years_before: 1", "years_before: 2"), encoding="utf-8")
    found = lucidrule.load(tmp_path / "programme").determine({}, as_of=date(2022, 6, 30))
    assert "考核年度：2020年" in found.explain(lang="zh").splitlines()
