"""Companies that begin after the reference date, and what forms say of years before a company was there."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import lucidrule
from lucidrule import cli

PROGRAMME = lucidrule.load()
DAY = ("--as-of", "2022-06-30", "--policy", "revenue-milestone")


def screened(*arguments: object) -> Result:
    return CliRunner().invoke(cli.cli, ["screen", *map(str, arguments), *DAY], catch_exceptions=False)


@pytest.mark.parametrize(
    ("founded", "told"), [("2022-06-29", False), ("2022-06-30", False), ("2022-07-01", True), ("2202-01-01", True)]
)
def test_a_founding_after_the_reference_date_is_told_of_a_company(founded: str, told: bool) -> None:
    found = PROGRAMME.determine({"company": {"name": "A"}, "facts": {"founded_on": founded}}, as_of=date(2022, 6, 30))
    said = {lang: found.explain(lang) for lang in ("zh", "en", "ja")}
    assert ("晚于基准日" in said["zh"], "is after the reference date" in said["en"]) == (told, told)
    assert ("基準日より後です" in said["ja"]) == told


def test_a_founding_after_the_reference_date_is_told_of_rows(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    rows = [f"k{n},{2030 + n}-01-01" for n in range(6)]
    table.write_text("\n".join(["企业编号,成立日期", "k,2022-06-30", *rows, ""]), encoding="utf-8")
    said = screened(table, "--lang", "zh").output
    assert "请核对：“成立日期”晚于基准日的有6行（第3行、第4行、第5行、第6行、另2行）" in said
    told = json.loads(screened(table, "--summary-json", "-").stdout)["begins_after_reference_date"]
    assert told == [{"row": row, "heading": "成立日期"} for row in range(3, 9)]


def test_of_several_files_the_file_is_told(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.csv").write_text("企业编号,成立日期\nk,2030-01-01\n", encoding="utf-8")
    said = screened(tmp_path / "a.csv", tmp_path / "b.csv", "--lang", "en").output
    assert "Please check: 成立日期 is after the reference date in 2 rows (row a.csv 2, row b.csv 2)" in said


def rows_and_file(folder: Path, revenue: str) -> tuple[Result, dict[str, object]]:
    """Return what is said of a company founded in 2020 with a revenue of 2019, and the same as a company's facts."""
    table = folder / "t.csv"
    table.write_text(f"企业编号,成立日期,年营业收入（2019年）\nk,2020-05-01,{revenue}\n", encoding="utf-8")
    facts = {"founded_on": "2020-05-01", "annual_revenue": {"2019": revenue}}
    return screened(table, "--lang", "zh"), {"company": {"name": "A"}, "facts": facts}


@pytest.mark.parametrize("revenue", ["0", "0元", "０"])
def test_a_year_before_the_founding_may_have_a_revenue_of_nothing(tmp_path: Path, revenue: str) -> None:
    said, company = rows_and_file(tmp_path, revenue)
    assert "未被采用" not in said.output
    assert PROGRAMME.profile(company).values["annual_revenue", 2019] == 0


@pytest.mark.parametrize("revenue", ["0.01", "5亿"])
def test_a_year_before_the_founding_has_no_revenue_above_nothing(tmp_path: Path, revenue: str) -> None:
    said, company = rows_and_file(tmp_path, revenue)
    assert "有2个单元格未被采用" in said.output
    with pytest.raises(lucidrule.ProfileAtFault, match="revenue in a year before the founding year"):
        PROGRAMME.profile(company)


def test_headings_may_be_written_in_traditional_characters(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes(
        "企業編號,成立日期,年營業收入（2021年）,是否在區內註冊\nk,2020-05-01,6億,是\n".encode("big5hkscs")
    )
    said = screened(table, "--lang", "zh")
    assert (said.exit_code, "是否在区内注册" in said.output) == (0, False)
