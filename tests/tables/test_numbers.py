"""Numbers of companies: those that have lost digits join nothing, and what is one company is said."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.core.fault import LucidruleError, render
from lucidrule.tables.numbers import is_damaged, joining_key

HEAD = ["企业编号", "技改设备购置额 2021"]
LONG = 914201000000000123


def run(*options: object, lang: str = "zh") -> Result:
    fixed = ["--as-of", "2022-06-30", "--policy", "equipment-upgrade", "--ignore-unknown", "--lang", lang]
    return CliRunner().invoke(cli.cli, ["screen", *map(str, options), *fixed])


def book_of(path: Path, rows: list[list[Any]]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return path


@pytest.mark.parametrize(
    ("cell", "kind", "damaged"),
    [
        (Decimal("9.14201E+17"), "xlsx", True),
        (Decimal("1000000000000000.0"), "xlsx", True),
        (999_999_999_999_999, "xlsx", False),
        (LONG, "jsonl", False),
        (Decimal("9.14201E+17"), "jsonl", True),
        (Decimal("9007199254740991.0"), "parquet", False),
        (Decimal(LONG), "parquet", False),
        (float(7), "parquet", False),
        ("9.14201E+17", "csv", True),
        (" 9.14201e+17", "csv", True),
        ("９.14201Ｅ+17", "csv", True),
        ("9.14201E17", "csv", True),
        ("9E+17", "csv", True),
        ("1E12", "csv", False),
        ("914201000000000123", "csv", False),
        ("914201000000123000", "csv", True),
        ("914201000000123100", "csv", False),
        ("91420100000012300", "csv", False),
        ("000000000000123000", "csv", False),
        (None, "csv", False),
    ],
)
def test_a_number_that_went_through_too_few_digits_is_damaged(cell: Any, kind: str, damaged: bool) -> None:
    assert is_damaged(cell, kind) is damaged
    assert (joining_key(cell, kind) == "") is (damaged or cell is None)


TOLD = {
    "zh": "请核对：有2个企业编号以数值保存，末几位可能已失真（第2行“914201000000000100”、第3行“914201000000000100”），"
    "未据以合并为同一企业；请将该列设为文本格式后重新填写",
    "en": "Please check: 2 IDs were kept as a number and may have lost digits (row 2 “914201000000000100”, "
    "row 3 “914201000000000100”); rows are not taken for one company by them. "
    "Format the column as text and enter them anew",
    "ja": "ご確認ください：2件の企業番号が数値で保存され、桁が失われている可能性があります"
    "（2行目「914201000000000100」、3行目「914201000000000100」）。同じ企業かどうかの判断には用いていません。列を文字列の書式にして入力し直してください",
}


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_rows_whose_numbers_have_lost_digits_are_told_and_are_not_one_company(tmp_path: Path, lang: str) -> None:
    # Two companies whose last digits are gone, and that now look like one.
    table = book_of(tmp_path / "t.xlsx", [HEAD, [LONG, 5], [LONG + 1, 6]])
    said = run(table, "--summary-json", tmp_path / "s.json", lang=lang)
    assert TOLD[lang] in said.output.splitlines()
    found = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    damaged = [{"row": row, "text": "914201000000000100"} for row in (2, 3)]
    assert found["ids_damaged"] == damaged
    assert (found["cells_not_taken"], found["companies"], found["same_company"]["rows"]) == (0, 2, 0)


def test_the_last_line_counts_damaged_numbers_and_of_many_some_are_named(tmp_path: Path) -> None:
    said = run(book_of(tmp_path / "t.xlsx", [HEAD, *([[LONG, 5_000_000]] * 6)]))
    assert "、另2行）" in said.output
    assert said.output.splitlines()[-1] == "注意：6个企业编号可能失真"


def test_numbers_that_are_whole_in_other_formats_join_rows(tmp_path: Path) -> None:
    pl.DataFrame({"id": [LONG, LONG], "equipment_amount 2021": [5, 6]}).write_parquet(tmp_path / "t.parquet")
    said = run(tmp_path / "t.parquet")
    assert "同一企业的各行所填不一致：2个" in said.output
    assert "失真" not in said.output


def test_a_damaged_number_of_a_row_that_is_left_out_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "企业编号,企业名称,技改设备购置额 2021\nk1,甲,1\n9.1E+17,合计,1\n", encoding="utf-8"
    )
    said = run(tmp_path / "t.csv")
    assert "失真" not in said.output
    assert "未判定1行" in said.output


def test_strict_refuses_damaged_numbers(tmp_path: Path) -> None:
    refused = run(book_of(tmp_path / "t.xlsx", [HEAD, [LONG, 5]]), "--strict").exception
    assert isinstance(refused, LucidruleError)
    assert [fault.code for fault in refused.faults] == ["ids-damaged"]
    assert "第2行“914201000000000100”" in render(refused.faults, "zh")


def test_damaged_numbers_are_among_what_is_to_be_corrected(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    said = run(book_of(tmp_path / "t.xlsx", [HEAD, ["k1", 4], [LONG, 5]]), "--fix", fix)
    assert said.exit_code == 0
    sheet = openpyxl.load_workbook(fix).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["原行号", *HEAD],
        [3, 9.142010000000001e17, 5],
    ]
    assert sheet["B2"].comment.text == "企业编号以数值保存，末几位可能已失真；请改为文本，重新填写"
    assert "请核对：有1个企业编号以数值保存" in run(fix).output


def test_records_of_a_damaged_number_are_refused_with_their_row(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("id,level\nk1,national\n9.14201E+17,national\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("id,sector\nk1,lasers\n", encoding="utf-8")
    refused = run(tmp_path / "t.csv", "--records", f"first_set_products={tmp_path / 'p.csv'}").exception
    assert isinstance(refused, LucidruleError)
    # "record-id-damaged"
    assert render(refused.faults, "en").splitlines()[0] == (
        f"{tmp_path}/p.csv:3:1: the ID `9.14201E+17` was kept as a number and may have lost digits"
    )


SAME = {
    "zh": ["同一企业有多行的：4行，共2家企业；逐行判定", "  “C1”、“ｃ１ ”视为同一企业"],
    "en": [
        "Several rows about one company: 4 rows about 2 companies; each row is judged",
        "  “C1”, “ｃ１ ” are taken for one company",
    ],
    "ja": ["同じ企業が複数行あるもの：4行、2社（行ごとに判定）", "  「C1」、「ｃ１ 」は同じ企業とみなしました"],
}


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_how_many_companies_several_rows_are_about_is_said(tmp_path: Path, lang: str) -> None:
    table = book_of(tmp_path / "t.xlsx", [HEAD, ["C1", 5], ["ｃ１ ", 5], ["k2", 5], ["k2", 5], ["k3", 5]])
    lines = run(table, lang=lang).output.splitlines()
    at = lines.index(SAME[lang][0])
    assert lines[at : at + 2] == SAME[lang]


def test_of_many_companies_that_are_written_differently_some_are_named(tmp_path: Path) -> None:
    rows = [[f"{letter}{at}", 5_000_000] for at in range(6) for letter in "cC"]
    lines = run(book_of(tmp_path / "t.xlsx", [HEAD, *rows])).output.splitlines()
    assert lines[-5:] == [*(f"  “c{at}”、“C{at}”视为同一企业" for at in range(4)), "  另有2家企业的企业编号写法不一"]


def test_where_each_row_is_a_company_of_its_own_nothing_is_said_of_several(tmp_path: Path) -> None:
    assert "同一企业" not in run(book_of(tmp_path / "t.xlsx", [HEAD, ["k1", 5], ["k2", 5]])).output


def test_the_sheet_with_the_account_of_the_rows_tells_of_numbers_too(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["C1", 5], ["c1", 5], [LONG, 5]]
    run(book_of(tmp_path / "t.xlsx", [HEAD, *rows]), "-o", tmp_path / "o.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["行数核对"]
    assert [tuple(cell or "" for cell in row) for row in sheet.iter_rows(min_row=5, values_only=True)] == [
        ("同一企业有多行（共1家企业）", "2", "", ""),
        ("视为同一企业", "", "", "“C1”、“c1”"),
        ("企业编号可能失真", "", "4", "914201000000000100"),
    ]


def test_damaged_numbers_of_several_files_are_named_with_their_files(tmp_path: Path) -> None:
    one, other = (book_of(tmp_path / name, [HEAD, [LONG, 5]]) for name in ("a.xlsx", "b.xlsx"))
    said = run(one, other, "-o", tmp_path / "o.xlsx", "--summary-json", tmp_path / "s.json")
    assert "（第a.xlsx 2行“914201000000000100”、第b.xlsx 2行“914201000000000100”）" in said.output
    found = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert [each["file"] for each in found["ids_damaged"]] == ["a.xlsx", "b.xlsx"]
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["行数核对"]
    assert [row[2].value for row in sheet.iter_rows(min_row=5)] == ["a.xlsx: 2", "b.xlsx: 2"]
