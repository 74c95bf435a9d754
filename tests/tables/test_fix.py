"""Rows with problems are written as a workbook to correct, which `screen` reads back in with the same meaning."""

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.columns.heading_words import BEYOND, SOURCE_ROW
from lucidrule.core.fault import LucidruleError
from lucidrule.texts.catalogue import WORDS

HEAD = ["企业编号", "企业名称", "所属激光领域", "是否为工业企业", "成立日期", "营收 2021年", "技改设备购置额 2021"]
TITLES = [["2022年企业情况表"], ["单位：万元"]]
CLEAN = [
    ["k1", "甲公司", "激光器", "是", "2019-03-01", "60000", "150"],
    ["k2", "乙公司", "激光器", "是", "2015-02-28", "50000", "250"],
    ["k3", "丙公司", "激光器", "否", "2018-05-01", "600,000", "300"],
    ["k4", "丁公司", "激光器", "是", "2018-05-01", "700", "90"],
]
DIRTY = [
    CLEAN[0],
    ["k2", "乙公司", "激光", "是", "2015-02-30", "约5亿", "250"],
    ["k3", "丙公司", "激光器", "否", "2018-05-01", "600", "000", "300"],
    ["", "全市", "激光器", "是", "2018-05-01", "700", "90"],
    ["合计", "", "", "", "", "1000", ""],
]
POLICIES = ("industry-fund", "revenue-milestone", "equipment-upgrade")


def written(path: Path, rows: list[list[Any]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def run(*options: object, lang: str = "zh") -> Result:
    chosen = [part for policy in POLICIES for part in ("--policy", policy)]
    fixed = ["--as-of", "2022-06-30", "--ignore-unknown", "--lang", lang, *chosen]
    return CliRunner().invoke(cli.cli, ["screen", *map(str, options), *fixed])


def said(result: Result) -> str:
    assert result.exit_code == 0, result.exception
    return result.output


def outcomes(path: Path, number: str = "企业编号") -> dict[str, Any]:
    """Return what is said of each company of a table that is screened."""
    out = path.with_suffix(".out.jsonl")
    said(run(path, "-o", out, "--force"))
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    told = [name for name in rows[0] if name.split()[0] in POLICIES]
    return {row[number]: {name: row[name] for name in told} for row in rows}


def sheet_of(path: Path, title: str = "") -> Any:
    book = openpyxl.load_workbook(path)
    return book[title] if title else book.worksheets[0]


def notes(sheet: Any) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def corrected(path: Path, cells: Mapping[str, Any]) -> Path:
    """Write what is right into cells of a workbook."""
    book = openpyxl.load_workbook(path)
    for place, value in cells.items():
        book.worksheets[0][place] = value
    book.save(path)
    return path


def test_a_table_that_was_corrected_says_what_a_clean_one_says(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    said(run(written(tmp_path / "t.csv", [*TITLES, HEAD, *DIRTY]), "--fix", fix))
    right = {"D3": "激光器", "F3": date(2015, 2, 28), "G3": 50000, "G4": "600,000", "H4": 300, "I4": None, "B5": "k4"}
    found = outcomes(corrected(fix, {**right, "C5": "丁公司"}))
    clean = outcomes(written(tmp_path / "clean.csv", [*TITLES, HEAD, *CLEAN]))
    assert found == {number: clean[number] for number in ("k2", "k3", "k4")}
    assert {each["revenue-milestone missing"] for each in found.values()} != {""}


def test_the_rows_stand_there_whole_with_their_numbers_and_a_note_at_each_cell(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    told = said(run(written(tmp_path / "t.csv", [*TITLES, HEAD, *DIRTY]), "--fix", fix))
    assert f"待更正的3行已写入：{fix}；请按批注改正，再用 lucidrule screen 核对该文件" in told
    sheet = sheet_of(fix, "待更正")
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["单位：万元", *[None] * 8],
        ["原行号", *HEAD, "多出的内容"],
        [5, "k2", "乙公司", "激光", "是", "2015-02-30", "约5亿", "250", None],
        ["6?", "k3", "丙公司", "激光器", "否", "2018-05-01", "600", "000", "300"],
        ["7?", None, "全市", "激光器", "是", "2018-05-01", "700", "90", None],
    ]
    assert notes(sheet) == {
        "D3": "`激光` 不是 `所属激光领域` 的可选项；是否指 `激光器（lasers）`？",
        "F3": "`2015-02-30` 不是有效日期",
        "G3": "`约5亿` 是约数或者范围，不是确数，未予采用；请填写确数；尚不清楚的，请填“不详”",
        "A4": "存疑：单元格多于表头，内容错位。如确为企业，请补齐企业编号、企业名称，或者移正各单元格；否则请删除该行",
        "A5": "存疑：合计、小计。如确为企业，请补齐企业编号、企业名称，或者移正各单元格；否则请删除该行",
    }
    assert {sheet[place].fill.fgColor.rgb for place in notes(sheet)} == {"FFF8CBAD"}


def test_what_was_not_corrected_is_told_again(tmp_path: Path) -> None:
    fix, again = tmp_path / "fix.xlsx", tmp_path / "again.xlsx"
    said(run(written(tmp_path / "t.csv", [*TITLES, HEAD, *DIRTY]), "--fix", fix))
    told = said(run(fix, "--fix", again))
    assert "有3个单元格未被采用" in told
    assert "行数核对：读取3行，判定企业1家，未判定2行" in told
    one, other = ([[cell.value or None for cell in row] for row in sheet_of(path).iter_rows()] for path in (fix, again))
    assert one == other


def test_a_row_that_was_emptied_is_no_company(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    said(run(written(tmp_path / "t.csv", [*TITLES, HEAD, *DIRTY]), "--fix", fix))
    told = said(run(corrected(fix, {f"{letter}5": None for letter in "BCDEFGH"})))
    assert "空行：1行" in told


def test_slipped_rows_that_are_judged_all_the_same_stay_unknown(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    said(run(written(tmp_path / "t.csv", [HEAD, *DIRTY]), "--fix", fix))
    assert "整行，单元格多于表头，内容错位：1个（k3 丙公司" in said(run(fix, "--all-rows"))


def test_a_table_without_problems_has_nothing_to_correct(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    told = said(run(written(tmp_path / "t.csv", [HEAD, *CLEAN[:2]]), "--fix", fix))
    assert f"没有待更正的行，未写出 {fix}" in told
    assert [each.name for each in tmp_path.iterdir()] == ["t.csv"]


def test_strict_refuses_and_writes_the_rows_to_correct(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    refused = run(written(tmp_path / "t.csv", [HEAD, *DIRTY]), "--fix", fix, "--strict", "-o", tmp_path / "o.csv")
    assert isinstance(refused.exception, LucidruleError)
    assert fix.exists()
    assert not (tmp_path / "o.csv").exists()


@pytest.mark.parametrize(
    ("lang", "hint"),
    [
        ("zh", "  加 --fix 文件名.xlsx 可导出待更正的行，改正后用 screen 读回"),
        ("en", "  --fix FILE.xlsx writes the rows to correct; screen reads them back in"),
        ("ja", "  --fix ファイル名.xlsx を付けると、訂正を要する行を書き出せます（訂正後は screen で読み込めます）"),
    ],
)
def test_people_are_told_that_there_is_such_a_workbook(tmp_path: Path, lang: str, hint: str) -> None:
    assert hint in said(run(written(tmp_path / "t.csv", [HEAD, *DIRTY]), lang=lang)).splitlines()


def test_the_headings_that_a_workbook_to_correct_has_are_known_in_each_language() -> None:
    assert WORDS["heading_source_row"] == SOURCE_ROW
    assert WORDS["heading_beyond"] == BEYOND


def book_of(path: Path, rows: list[list[Any]], *, from_1904: bool = False) -> Path:
    with xlsxwriter.Workbook(str(path), {"date_1904": from_1904}) as book:
        day, share = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "0%"})
        divided = book.add_format({"num_format": "#,##0,"})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, rows[0])
        for at, (number, sector, flag, founded, event, part, amount) in enumerate(rows[1:], 1):
            sheet.write_row(at, 0, [number, sector])
            sheet.write_boolean(at, 2, flag)
            sheet.write_datetime(at, 3, founded, day)
            sheet.write_number(at, 4, event)
            sheet.write_number(at, 5, part, share)
            sheet.write(at, 6, amount, divided)
    return path


SHEET = [
    "企业编号",
    "所属激光领域",
    "是否为工业企业",
    "成立日期",
    "应用示范首次应用日期",
    "关键设备国产化率",
    "营收 2021年",
]


# 44000 is 18 June 2020 where days are counted from 1900, and 42538 where they are from 1904.
@pytest.mark.parametrize(("from_1904", "serial"), [(False, 44_000), (True, 42_538)])
def test_cells_of_a_workbook_mean_the_same_when_they_are_read_back(
    tmp_path: Path, from_1904: bool, serial: int
) -> None:
    row = ["k1", "激光", True, date(2019, 3, 1), serial, 0.05, 123_456]
    fix = tmp_path / "fix.xlsx"
    said(run(book_of(tmp_path / "t.xlsx", [SHEET, row], from_1904=from_1904), "--fix", fix))
    _, found = sheet_of(fix).iter_rows()
    assert [cell.value for cell in found[3:]] == [True, found[4].value, 44_000, 0.05, 123_456]
    assert found[4].value.date() == date(2019, 3, 1)
    assert [found[at].number_format for at in (4, 6, 7)] == ["yyyy-mm-dd", "0.00########%", '0"."000']


@pytest.mark.parametrize(
    ("rows", "place", "note"),
    [
        (
            [["企业编号", "重大项目固定资产投资额"], ["k1", "600.000"], ["k2", "1.234.567,5"]],
            "C2",
            "原内容：600.000\n",
        ),
        ([["企业编号", "重大项目固定资产投资额"], ["k1", "x" * 100_001]], "C2", f"原内容：{'x' * 200}"),
    ],
    ids=["two readings", "too long"],
)
def test_what_would_be_read_otherwise_alone_is_in_the_note_only(
    tmp_path: Path, rows: list[list[Any]], place: str, note: str
) -> None:
    fix = tmp_path / "fix.xlsx"
    said(run(written(tmp_path / "t.csv", rows), "--fix", fix))
    sheet = sheet_of(fix)
    assert sheet[place].value is None
    assert notes(sheet)[place].startswith(note)


def test_errors_are_no_values_of_what_is_to_be_corrected(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["企业编号", "所属激光领域"])
        sheet.write_string(1, 0, "k1")
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    fix = tmp_path / "fix.xlsx"
    said(run(tmp_path / "t.xlsx", "--fix", fix))
    assert sheet_of(fix)["C2"].value is None
    assert notes(sheet_of(fix)) == {"C2": "原内容：#DIV/0!\n单元格是公式错误，没有值"}


def test_values_of_other_formats_are_read_back_as_they_were(tmp_path: Path) -> None:
    found = {
        "id": "k1",
        "sector": "laser",
        "registered_in_zone": True,
        "annual_revenue 2021": 1234567890123456,
        "annual_revenue 2020": 12.5,
        "founded_on": "1899-01-01",
        "x": ["a", "b"],
        "y": [],
        "first_set_products": [{"level": "national", "recognised_on": "2021-05-01"}],
    }
    (tmp_path / "t.jsonl").write_text(json.dumps(found), encoding="utf-8")
    fix = tmp_path / "fix.xlsx"
    said(run(tmp_path / "t.jsonl", "--fix", fix))
    told = [cell.value for cell in sheet_of(fix)[2]]
    records = '[{"level": "national", "recognised_on": "2021-05-01"}]'
    assert told == [1, "k1", "laser", True, "1234567890123456", 12.5, "1899-01-01", "a、b", "none", records]


def test_days_that_no_sheet_holds_are_texts(tmp_path: Path) -> None:
    frame = pl.DataFrame({"id": ["k1"], "sector": ["laser"], "founded_on": [date(1899, 1, 1)]})
    zone = pl.Series("x", ["2021-05-01T00:00:00Z"]).str.to_datetime(time_zone="UTC")
    frame.with_columns(zone).write_parquet(tmp_path / "t.parquet")
    fix = tmp_path / "fix.xlsx"
    said(run(tmp_path / "t.parquet", "--fix", fix))
    assert [cell.value for cell in sheet_of(fix)[2]][3:] == ["1899-01-01", "2021-05-01T00:00:00+00:00"]


def test_records_of_a_sheet_of_their_own_go_with_their_company(tmp_path: Path) -> None:
    products = [["企业编号", "认定级别", "首年合同额"], ["K1", "国家", "5万"], ["k2", "国家级", "5万"]]
    written(tmp_path / "p.csv", products)
    rows = [["企业编号", "所属激光领域"], ["k1", "激光器"], ["k1", "激光器"], ["k2", "激光器"]]
    beside = ["--records", f"first_set_products={tmp_path / 'p.csv'}"]
    fix = tmp_path / "fix.xlsx"
    told = run(written(tmp_path / "t.csv", rows), "--fix", fix, *beside, "--policy", "first-set")
    assert told.exit_code == 0, told.exception
    sheet = sheet_of(fix, "首台套首批次产品")
    assert [[cell.value for cell in row][:2] for row in sheet.iter_rows()] == [["企业编号", "认定级别"], ["k1", "国家"]]
    assert list(notes(sheet)) == ["B2"]
    assert list(notes(sheet_of(fix))) == ["A2", "A3"]


IN_TENS = [["企业编号", "年营业收入（万元）2021"], ["k1", "3000"], ["k2", "4000"], ["k3", "5000"], ["k4", "12000000"]]


@pytest.mark.parametrize(
    ("written_back", "not_taken"), [("12000000?", 1), ("12000000元", 0), ("12000000？", 1), (12_000_000, 0)]
)
def test_a_sum_whose_unit_is_in_doubt_stays_so_until_its_mark_is_removed(
    tmp_path: Path, written_back: Any, not_taken: int
) -> None:
    fix = tmp_path / "fix.xlsx"
    said(run(written(tmp_path / "t.csv", IN_TENS), "--fix", fix))
    assert [cell.value for cell in sheet_of(fix)[2]][:3] == [5, "k4", "12000000?"]
    assert "请删去；未删去的仍不采用" in notes(sheet_of(fix))["C2"]
    assert said(run(corrected(fix, {"C2": written_back}))).count("注意：1个单元格未采用") == not_taken


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_the_own_columns_of_a_workbook_of_another_language_are_none_of_its_source(tmp_path: Path, lang: str) -> None:
    fix = tmp_path / "fix.xlsx"
    said(run(written(tmp_path / "t.csv", [HEAD, *DIRTY]), "--fix", fix, lang=lang))
    assert "未采用的列" not in said(run(fix))


def test_rows_that_differ_and_are_read_apart_are_both_in_doubt(tmp_path: Path) -> None:
    written(tmp_path / "a.csv", [["企业编号", "所属激光领域"], ["k1", "激光器"]])
    written(tmp_path / "b.csv", [["企业编号", "所属激光领域", "备注"], ["k1", "原材料", ""]])
    fix = tmp_path / "fix.xlsx"
    said(run(tmp_path / "a.csv", tmp_path / "b.csv", "--fix", fix))
    assert [sheet["C2"].value for sheet in openpyxl.load_workbook(fix)] == ["激光器?", "原材料?"]
    assert "所属激光领域，带有存疑标记：1个" in said(run(fix, "--sheet", "待更正 2"))


def two_files(folder: Path, other: Callable[[list[str]], list[str]]) -> tuple[Path, Path]:
    head = ["企业编号", "所属激光领域"]
    written(folder / "a.csv", [head, ["k1", "激光"]])
    written(folder / "b.csv", [other(head), ["k2", "激光"]])
    return folder / "a.csv", folder / "b.csv"


def test_files_of_one_form_are_one_sheet(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    told = said(run(*two_files(tmp_path, list), "--fix", fix))
    assert "--sheet" not in told
    (sheet,) = openpyxl.load_workbook(fix).worksheets
    assert [row[0].value for row in sheet.iter_rows()] == ["原行号", "a.csv 2", "b.csv 2"]


def test_files_of_several_forms_have_sheets_of_their_own(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    told = said(run(*two_files(tmp_path, lambda head: [*head, "备注"]), "--fix", fix))
    assert "各表的表头或者单位不同，分列工作表：待更正、待更正 2；核对时请加 --sheet 逐张读取" in told
    assert [each.title for each in openpyxl.load_workbook(fix).worksheets] == ["待更正", "待更正 2"]
    assert "读取1行" in said(run(fix, "--sheet", "待更正 2"))


@pytest.mark.parametrize(
    ("name", "options", "code"),
    [
        ("fix.csv", (), "needs-workbook"),
        ("none/fix.xlsx", (), "cannot-write"),
        ("there.xlsx", (), "file-exists"),
        ("o.xlsx", ("-o", "o.xlsx"), "table-onto-itself"),
    ],
)
def test_a_workbook_that_could_not_be_written_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, options: tuple[str, ...], code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("there.xlsx").write_text("")
    refused = run(written(tmp_path / "t.csv", [HEAD, *DIRTY]), "--fix", name, *options)
    assert isinstance(refused.exception, LucidruleError)
    assert [fault.code for fault in refused.exception.faults] == [code]


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lucidrule.tables.fix._MOST_ROWS", 1)
    refused = run(written(tmp_path / "t.csv", [HEAD, *DIRTY]), "--fix", tmp_path / "fix.xlsx")
    assert isinstance(refused.exception, LucidruleError)
    assert [fault.code for fault in refused.exception.faults] == ["too-many-rows"]
    assert [each.name for each in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.parametrize("option", ["--strict", "--records=first_set_products=sets.csv"])
def test_where_rows_are_not_looked_at_one_by_one_none_is_refused_for_itself(tmp_path: Path, option: str) -> None:
    told = run(tmp_path / "t.parquet", "--outcomes-only", option)
    assert told.exit_code == 2
    assert "--records、--strict、--route、--if-met、--sheet 不能与 --outcomes-only 同用" in told.output
