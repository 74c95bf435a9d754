"""What people do to sheets: rows and columns that are hidden are read and told, rows below merged cells are none."""

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.core.fault import LucidruleError, render

HEADINGS = ["企业编号", "企业名称", "年营业收入 2021", "备注"]


def run(path: Path, *options: str, lang: str = "zh") -> Result:
    own = ["screen", str(path), "--as-of", "2022-06-30", "--policy", "first-set", "--lang", lang]
    found = CliRunner().invoke(cli.cli, [*own, *options])
    assert found.exit_code == 0, found.exception
    return found


def summed(path: Path, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(path, "--summary-json", "-", *options).stdout)
    return found


def book(rows: list[list[Any]], title: str | None = None) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    if title is not None:
        made.active.append([title])
    for row in (HEADINGS, *rows):
        made.active.append(row)
    return made


def saved(made: openpyxl.Workbook, folder: Path) -> Path:
    made.save(folder / "t.xlsx")
    return folder / "t.xlsx"


FOUR = [["k1", "甲公司", 1, "a"], ["k2", "乙公司", 2, "b"], ["k3", "丙公司", 3, "c"], ["k4", "丁公司", 4, "d"]]


@pytest.mark.parametrize("title", [None, "企业名单"])
def test_rows_and_columns_that_are_hidden_are_judged_and_told(tmp_path: Path, title: str | None) -> None:
    made = book(FOUR, title)
    first = made.active.max_row - 3
    # Also rows above and below the companies, which nobody misses.
    for row in (1, first + 1, first + 3, first + 20):
        made.active.row_dimensions[row].hidden = True
    for column in ("C", "H"):
        made.active.column_dimensions[column].hidden = True
    path = saved(made, tmp_path)
    found = summed(path)
    assert found["companies"] == 4
    assert found["hidden"] == [{"file": str(path), "rows": 2, "columns": ["年营业收入 2021"]}]


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_what_other_workbooks_hide_and_merge_is_told_too(ending: str) -> None:
    path = Path(__file__).parents[1] / f"corpus/xlsx/merged-and-hidden.{ending}"
    found = summed(path)
    assert found["companies"] == 3
    assert found["rows"]["doubtful"] == {"merged": 1}
    assert found["hidden"] == [{"file": str(path), "rows": 1, "columns": ["备注"]}]


TOLD = {
    "zh": ["：有1行为隐藏状态，同样读取", "：有1列为隐藏状态，同样读取：备注"],
    "en": [": 1 hidden row is read like all others", ": 1 hidden column is read like all others: 备注"],
    "ja": ["：非表示の行1行も同様に読み取ります", "：非表示の列1列も同様に読み取ります：备注"],
}


@pytest.mark.parametrize("lang", TOLD)
def test_how_many_are_hidden_is_said_before(tmp_path: Path, lang: str) -> None:
    made = book(FOUR)
    made.active.row_dimensions[3].hidden = True
    made.active.column_dimensions["D"].hidden = True
    path = saved(made, tmp_path)
    assert run(path, lang=lang).stderr.splitlines()[:2] == [f"{path}{told}" for told in TOLD[lang]]


@pytest.mark.parametrize(("rows", "columns"), [(True, False), (False, True), (False, False)])
def test_only_what_is_hidden_is_told(tmp_path: Path, rows: bool, columns: bool) -> None:
    made = book(FOUR)
    made.active.row_dimensions[3].hidden = rows
    made.active.column_dimensions["D"].hidden = columns
    said = run(saved(made, tmp_path)).stderr
    assert ("行为隐藏" in said, "列为隐藏" in said) == (rows, columns)


def merged(folder: Path, *, each: int) -> Path:
    """Return a workbook in which the number and the name of each company stand over several rows."""
    made = openpyxl.Workbook()
    made.active.append(HEADINGS)
    for number in range(3):
        made.active.append([f"k{number}", f"第{number}公司", 5, "a"])
        for more in range(1, each):
            made.active.append([None, None, 6 if more == 1 else None, "b"])
        first = 2 + number * each
        made.active.merge_cells(start_row=first, end_row=first + each - 1, start_column=1, end_column=1)
        made.active.merge_cells(start_row=first, end_row=first + each - 1, start_column=2, end_column=2)
    # What is merged elsewhere says nothing of companies.
    made.active.merge_cells("D2:E2")
    return saved(made, folder)


@pytest.mark.parametrize("each", [2, 3, 4])
def test_rows_below_a_merged_company_are_none(tmp_path: Path, each: int) -> None:
    found = summed(merged(tmp_path, each=each))
    assert found["companies"] == 3
    assert found["rows"]["doubtful"] == {"merged": 3}
    assert found["rows"]["kinds"].get("merged", 0) == 3 * (each - 2)


def test_rows_below_a_merged_company_are_judged_where_doubtful_ones_are(tmp_path: Path) -> None:
    assert summed(merged(tmp_path, each=3), "--all-rows")["companies"] == 6


def test_rows_with_a_name_of_their_own_are_companies_beside_a_merged_cell(tmp_path: Path) -> None:
    made = book([["k1", "甲公司", 1, "a"], [None, "乙公司", 2, "b"], ["k3", "丙公司", 3, "c"]])
    made.active.merge_cells("A2:A3")
    assert summed(saved(made, tmp_path))["companies"] == 3


def test_marks_are_found_whatever_prefix_the_tags_have(tmp_path: Path) -> None:
    made = merged(tmp_path, each=2)
    with zipfile.ZipFile(made) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode().replace('<row r="4"', '<row hidden="true" r="4"')
    text = text.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:").replace("<x:?", "<?")
    parts[name] = text.replace(' xmlns="', ' xmlns:x="').encode()
    with zipfile.ZipFile(tmp_path / "p.xlsx", "w") as package:
        for each, content in parts.items():
            package.writestr(each, content)
    found = summed(tmp_path / "p.xlsx")
    assert (found["companies"], found["hidden"][0]["rows"]) == (3, 1)


@pytest.mark.parametrize("blank", [False, True])
def test_a_sheet_that_is_too_wide_is_refused_for_that_and_not_for_its_title(tmp_path: Path, blank: bool) -> None:
    made = openpyxl.Workbook()
    made.active.append(["2022年企业名单"])
    made.active.append([None] * blank)
    made.active.append([f"指标{number}" for number in range(2_001)])
    path = saved(made, tmp_path)
    refused = CliRunner().invoke(cli.cli, ["screen", str(path)]).exception
    assert isinstance(refused, LucidruleError)
    line = render(refused.faults, "zh").splitlines()[0]
    assert line == f"{path} Sheet!BXY3: 超过2,000列"


def test_a_title_and_rows_of_text_that_is_too_wide_are_refused_alike(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("企业名单\n" + ",".join(f"c{number}" for number in range(2_001)) + "\n1\n")
    refused = CliRunner().invoke(cli.cli, ["screen", str(tmp_path / "t.csv")]).exception
    assert isinstance(refused, LucidruleError)
    assert [fault.code for fault in refused.faults] == ["table-too-wide"]


def test_a_row_that_is_too_wide_does_not_matter_where_headings_are_known(tmp_path: Path) -> None:
    made = book(FOUR)
    made.active.cell(4, 2_500, "远")
    assert summed(saved(made, tmp_path), "--all-rows")["companies"] == 4
