"""What stands below headings and is no company: units, examples, another table."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.columns.units import unit_cell


def run(folder: Path, rows: str, *options: object) -> Result:
    (folder / "t.csv").write_text(rows, encoding="utf-8")
    fixed = ["--as-of", "2022-06-30", "--policy", "equipment-upgrade", "--lang", "zh"]
    return CliRunner().invoke(cli.cli, ["screen", str(folder / "t.csv"), *fixed, *map(str, options)])


def summary(folder: Path, rows: str, *options: object) -> dict[str, Any]:
    done = run(folder, rows, "--summary-json", folder / "s.json", "--force", *options)
    assert done.exit_code == 0, done.exception
    found: dict[str, Any] = json.loads((folder / "s.json").read_text(encoding="utf-8"))
    return found


UNITS = {
    "万元": "万元",
    "（万元）": "万元",
    "单位：千元": "千元",
    "万美元": "万美元",
    "%": "%",
    "个": "",
    "某某局": "",
    "5000": "",
    "": "",
}


@pytest.mark.parametrize(("cell", "unit"), UNITS.items(), ids=UNITS)
def test_a_cell_says_a_unit_if_it_says_nothing_else(cell: str, unit: str) -> None:
    assert unit_cell(cell) == unit


HEADED = {
    "the unit of a row below": (
        "企业编号,技改设备购置额2021,所属激光领域\n,万元\nk1,200,激光器\n",
        "技改设备购置额2021（万元）",
    ),
    "a heading with its own": (
        "企业编号,技改设备购置额2021（万元）,所属激光领域\n-,万元,/\nk1,200,激光器\n",
        "技改设备购置额2021（万元）",
    ),
    "words of what is counted": (
        "企业编号,技改设备购置额2021,成立日期\n,千元,年月日\nk1,2000,\n",
        "技改设备购置额2021（千元）",
    ),
    "below two rows of headings": (
        "企业编号,技改设备购置额,,所属激光领域\n,2020,2021,\n,万元,万元\nk1,,200,激光器\n",
        "技改设备购置额 2021（万元）",
    ),
}


@pytest.mark.parametrize(("rows", "heading"), HEADED.values(), ids=HEADED)
def test_a_row_of_units_says_the_units_of_the_headings_above_it(tmp_path: Path, rows: str, heading: str) -> None:
    out = tmp_path / "o.jsonl"
    assert summary(tmp_path, rows, "-o", out)["rows"]["read"] == 1
    assert heading in json.loads(out.read_text(encoding="utf-8"))


def test_two_rows_of_headings_of_which_the_lower_is_shorter_are_as_wide_as_the_upper(tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    rows = "企业编号,技改设备购置额,,所属激光领域\n,2020,2021\nk1,,2000000,激光器\nk2\n"
    assert summary(tmp_path, rows, "-o", out)["companies"] == 2
    first, second = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert (first["所属激光领域"], second["所属激光领域"]) == ("激光器", None)


def test_a_row_with_anything_beside_units_is_a_row_as_others(tmp_path: Path) -> None:
    found = summary(tmp_path, "企业编号,技改设备购置额2021,所属激光领域\nk1,万元,激光器\nk2,5,激光器\n")
    assert found["rows"]["read"] == 2


TWO = (
    "企业编号,技改设备购置额2021,所属激光领域\nk1,2000000,激光器\n"
    "企业编号,技改设备购置额2020,所属激光领域\nk2,3000000,激光器\n合计,3000000,\n{}"
)


def test_rows_below_other_headings_are_in_doubt_and_none_is_known_by_the_first(tmp_path: Path) -> None:
    found = summary(tmp_path, TWO.format(""))
    assert (found["companies"], found["rows"]["kinds"]) == (1, {"heading": 1, "total": 1})
    assert found["rows"]["doubtful"] == {"elsewhere": 1}
    out = tmp_path / "o.jsonl"
    assert summary(tmp_path, TWO.format(""), "--all-rows", "-o", out)["companies"] == 2
    rows = list(map(json.loads, out.read_text(encoding="utf-8").splitlines()))
    assert (rows[0]["equipment-upgrade"], rows[2]["equipment-upgrade"]) == ("undetermined", "undetermined")
    assert "equipment_amount 2021" not in rows[0]["equipment-upgrade missing"]
    assert "equipment_amount 2021" in rows[2]["equipment-upgrade missing"]


def test_where_the_first_headings_come_again_rows_are_read_again(tmp_path: Path) -> None:
    again = "企业编号,技改设备购置额2021,所属激光领域\nk3,2000000,激光器\n"
    assert summary(tmp_path, TWO.format(again))["companies"] == 2


def test_one_of_two_rows_of_headings_that_come_again_begins_no_other_table(tmp_path: Path) -> None:
    head = "企业编号,技改设备购置额,,所属激光领域\n,2020,2021,\n"
    found = summary(tmp_path, f"{head}k1,,200,激光器\n{head}k2,,200,激光器\n")
    assert found["companies"] == 2


def test_rows_below_other_headings_are_not_written_to_be_corrected_by_the_first(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    run(tmp_path, TWO.format("示例,5,激光器\n").replace("k1,2000000", "k1,约200万"), "--fix", fix)
    rows = openpyxl.load_workbook(fix).active
    assert [cell.value for cell in rows["A"]] == ["原行号", 2, "6?"]
