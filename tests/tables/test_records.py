"""Lists of records in tables of their own are read as the table of companies is: below titles, with units."""

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

import lucidrule
from lucidrule import cli
from lucidrule.core.fault import LucidruleError, UnreadableInput, WrongColumn, render
from lucidrule.tables.named_files import kind_of
from lucidrule.tables.records import read_records
from lucidrule.tables.source import TableSource

SHIPPED = lucidrule.load().compiled


def read(path: Path, rows: str) -> dict[str, list[dict[str, Any]]]:
    path.write_text(rows, encoding="utf-8")
    return dict(read_records(SHIPPED, "first_set_products", TableSource(path, kind_of(path))))


def told(path: Path, rows: str) -> list[str]:
    """Return the first line of each fault, without the folder."""
    with pytest.raises(WrongColumn) as refused:
        read(path, rows)
    lines = [render((fault,), "en").splitlines()[0] for fault in refused.value.faults]
    return [line.replace(f"{path.parent}/", "") for line in lines]


def test_titles_and_columns_that_are_no_parts_are_passed_over(tmp_path: Path) -> None:
    rows = "首台套产品清单,,,\n,,,\n序号,企业编号,认定级别,备注\n1,k1,国家级,x\n2,k1,省级,\n1,k2,省级,\n"
    assert read(tmp_path / "p.csv", rows) == {
        "k1": [{"level": "国家级"}, {"level": "省级"}],
        "k2": [{"level": "省级"}],
    }


def test_totals_notes_and_headings_that_are_repeated_are_no_records(tmp_path: Path) -> None:
    rows = "企业编号,首年合同额\nk1,5\n合计,5\n企业编号,首年合同额\n填表人：张三,\n,\nk2,6\n"
    found = {"k1": [{"first_year_contracts": "5"}], "k2": [{"first_year_contracts": "6"}]}
    assert read(tmp_path / "p.csv", rows) == found


def screened(folder: Path, products: str, *options: object) -> Result:
    (folder / "p.csv").write_text(products, encoding="utf-8")
    beside = ["--records", f"first_set_products={folder / 'p.csv'}", "--as-of", "2022-06-30", "--lang", "zh"]
    return CliRunner().invoke(cli.cli, ["screen", str(folder / "t.csv"), *beside, *map(str, options)])


@pytest.mark.parametrize("name", ["首台套、首批次产品", "ＦＩＲＳＴ＿ＳＥＴ＿ＰＲＯＤＵＣＴＳ", "first_set_products"])
def test_a_list_is_named_as_facts_are_and_with_a_wide_sign_too(tmp_path: Path, name: str) -> None:
    (tmp_path / "p.csv").write_text("企业编号,首年合同额\nk1,约3\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("企业编号,所属激光领域\nk1,激光器\n", encoding="utf-8")
    own = ["screen", str(tmp_path / "t.csv"), "--records", f"{name}＝{tmp_path / 'p.csv'}", "--lang", "zh"]
    said = CliRunner().invoke(cli.cli, own)
    assert (said.exit_code, "约数或者范围" in said.stderr) == (0, True)


# A firm that meets all but what hangs on its product.
ABLE = (
    "企业编号,所属激光领域,是否为工业企业,是否开展研发,是否开展生产,是否在区内注册,是否在区内纳税,是否具有独立法人资格,"
    "是否列入严重失信主体名单,是否受失信联合惩戒,近三年是否发生重大安全、质量、环保事故,是否享受“一企一策”\nk1,激光器,是,是,是,是,是,是,否,否,否,否\n"
)
PRODUCT = "企业编号,认定级别,认定日期,用户方是否在区内,{}\nk1,国家级,2021-05-01,是,{}\n"
WAYS = {
    "yuan": ("", "首年合同额", "2000000"),
    "a unit of the heading": ("", "首年合同额（万元）", "200"),
    "a unit above the headings": ("单位：万元,,,,\n", "首年合同额", "200"),
    "a title before the unit": ("产品清单,,,,\n,,,,\n填报单位：某局,,,单位：万元,\n", "首年合同额", "200"),
    "a title and no unit": ("产品清单,,,,\n,,,,\n", "首年合同额", "2000000"),
    "the unit of the heading says yuan": ("单位：元,,,,\n", "首年合同额（元）", "2000000"),
    "a cell with a unit of its own": ("单位：万元,,,,\n", "首年合同额", "0.02亿"),
}


@pytest.mark.parametrize(("above", "heading", "cell"), WAYS.values(), ids=WAYS)
def test_amounts_are_counted_in_the_unit_of_their_own_table(
    tmp_path: Path, above: str, heading: str, cell: str
) -> None:
    (tmp_path / "t.csv").write_text(ABLE, encoding="utf-8")
    out = tmp_path / "o.jsonl"
    done = screened(tmp_path, above + PRODUCT.format(heading, cell), "-o", out, "--policy", "first-set")
    assert done.exit_code == 0, done.exception
    product: dict[str, Any] = {"level": "national", "recognised_on": "2021-05-01", "user_in_zone": True}
    product["first_year_contracts"] = Decimal(2_000_000)
    heads, row = (line.split(",") for line in ABLE.splitlines())
    company = {**dict(zip(heads[1:], row[1:], strict=True)), "first_set_products": [product]}
    (outcome,) = lucidrule.load().determine(company, as_of=date(2022, 6, 30), policies=["first-set"]).outcomes
    assert outcome.entitlement.sum is not None
    assert Decimal(json.loads(out.read_text(encoding="utf-8"))["first-set high"]) == outcome.entitlement.sum.high


ODD = {
    "unknown": (
        "企业编号,级别,园区\n",
        ["p.csv:1:2: the column `级别` names no fact", "p.csv:1:3: the column `园区` names no fact"],
    ),
    "twice": ("企业编号,认定级别,level\n", ["p.csv:1:3: the column `level` says what another column says too"]),
    "no company": ("标题\n序号,认定级别\n", ["p.csv:2:1: there is no column for the company"]),
    "a unit of no money": ("企业编号,认定级别（万元）\n", ["p.csv:1:2: the column `认定级别（万元）` names no fact"]),
    "a heading in dollars": (
        "企业编号,首年合同额（万美元）\n",
        ["p.csv:1:2: `首年合同额（万美元）` is no unit of CNY that is known: sums are in CNY"],
    ),
    "two units, and a currency before them": (
        "币种：人民币,单位：万元\n企业编号,首年合同额（元）\n",
        ["p.csv:1:2: the unit of the column `首年合同额（元）` is not that above the headings, “单位：万元”"],
    ),
    "a unit of no yuan": (
        "单位：万美元,\n企业编号,首年合同额\n",
        ["p.csv:1:1: “单位：万美元” above the headings is no unit of yuan that is known"],
    ),
    "units that contradict": (
        "单位：千元,\n企业编号,首年合同额（万元）\n",
        ["p.csv:1:1: the unit of the column `首年合同额（万元）` is not that above the headings, “单位：千元”"],
    ),
    "a merged company": (
        "企业编号,认定级别\nk1,国家级\n,省级\n",
        ["p.csv:3:1: this row (省级) has no ID, so that nobody knows whose it is"],
    ),
}


@pytest.mark.parametrize(("rows", "said"), ODD.values(), ids=ODD)
def test_a_table_that_nobody_could_be_judged_by_is_refused_with_its_place(
    tmp_path: Path, rows: str, said: list[str]
) -> None:
    # "record-of-nobody"
    assert told(tmp_path / "p.csv", rows) == said


def test_decimal_commas_of_the_records_say_how_their_numbers_are_written(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("企业编号,所属激光领域\nk1,激光器\n", encoding="utf-8")
    rows = '企业编号,首年合同额\nk1,600.000\nk1,"1.200,50"\n'
    assert "数字有两种读法：1个（k1第2行“600.000”）" in screened(tmp_path, rows).stderr


def test_days_of_a_workbook_of_records_are_counted_by_its_own_epoch(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = datetime(1904, 1, 1)
    book.active.append(["企业编号", "认定日期"])
    book.active.append(["k1", 44348])
    book.save(tmp_path / "p.xlsx")
    (records,) = read_records(SHIPPED, "first_set_products", TableSource(tmp_path / "p.xlsx", "xlsx")).values()
    assert records.written.counts_from_1904


def fixed(folder: Path, rows: str) -> list[list[Any]]:
    (folder / "t.csv").write_text("企业编号,所属激光领域\nk1,激光\n", encoding="utf-8")
    assert screened(folder, rows, "--fix", folder / "fix.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(folder / "fix.xlsx")["首台套首批次产品"]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_records_to_correct_say_their_unit(tmp_path: Path) -> None:
    head, row = fixed(tmp_path, "单位：万元,\n企业编号,首年合同额\nk1,200\n")
    assert ("首年合同额（万元）" in head, "200" in row) == (True, True)
    again = CliRunner().invoke(cli.cli, ["screen", str(tmp_path / "fix.xlsx"), "--as-of", "2022-06-30"])
    assert again.exit_code == 0, again.exception


def test_records_of_tables_in_several_units_are_written_with_their_own(tmp_path: Path) -> None:
    rows = [["企业编号", "所属激光领域"], ["k1", "激光"]]
    for name, heading, number, unit in (("a", "首年合同额（万元）", "k1", 200), ("b", "首年合同额", "k2", 300)):
        book = openpyxl.Workbook()
        book.active.append(rows[0])
        book.active.append([number, "激光"])
        sheet = book.create_sheet("首台套首批次产品")
        sheet.append(["企业编号", heading])
        sheet.append([number, unit])
        book.save(tmp_path / f"{name}.xlsx")
    files = [str(tmp_path / "a.xlsx"), str(tmp_path / "b.xlsx"), "--fix", str(tmp_path / "fix.xlsx"), "--lang", "zh"]
    done = CliRunner().invoke(cli.cli, ["screen", *files, "--as-of", "2022-06-30"])
    assert not isinstance(done.exception, LucidruleError), done.exception
    sheet = openpyxl.load_workbook(tmp_path / "fix.xlsx")["首台套首批次产品"]
    head, one, other = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = head.index("首年合同额")
    assert (one[at], other[at]) == ("200万元", 300)


def joined(
    folder: Path, *options: str, lang: str = "zh", companies: str = "企业编号,所属激光领域\nk1,激光器\n"
) -> Result:
    """Screen k1 with records of k1 and of four others, one of them with two."""
    (folder / "t.csv").write_text(companies, encoding="utf-8")
    (folder / "p.csv").write_text("企业编号,首年合同额\nk1,1\nk 9,2\nＫ９,3\nk8,4\nk7,5\nk6,6\n", encoding="utf-8")
    own = [str(folder / "t.csv"), "--records", f"first_set_products={folder / 'p.csv'}", "--lang", lang]
    return CliRunner().invoke(cli.cli, ["screen", "--as-of", "2022-06-30", *own, *options])


UNJOINED = {
    "zh": (
        "请核对：清单“首台套首批次产品”有5条明细属于表中没有的4家企业，"
        "未采用（第3行“k 9”、第4行“Ｋ９”、第5行“k8”、第6行“k7”、另1行）",
        "注意：5条明细所属企业不在表中",
    ),
    "en": (
        "Please check: 5 records of the list “First-set and first-batch products” are of 4 companies in no row "
        "of the table, and were not used (row 3 “k 9”, row 4 “Ｋ９”, row 5 “k8”, row 6 “k7”, 1 more)",
        "Note: 5 records are of companies that are in no row",
    ),
}


@pytest.mark.parametrize("lang", UNJOINED)
def test_records_of_companies_that_are_in_no_row_are_told(tmp_path: Path, lang: str) -> None:
    said = joined(tmp_path, lang=lang)
    assert said.exit_code == 0, said.exception
    lines = [*said.stdout.splitlines(), *said.stderr.splitlines()]
    assert [line for line in UNJOINED[lang] if line not in lines] == []


def test_records_of_companies_that_are_in_no_row_are_data_too(tmp_path: Path) -> None:
    found = json.loads(joined(tmp_path, "--summary-json", "-").stdout)["records_without_company"]
    assert found[0] == {"list": "first_set_products", "row": 3, "company": "k 9"}
    assert [each["row"] for each in found] == [3, 4, 5, 6, 7]


def test_records_of_companies_that_are_in_no_row_stand_in_the_sheet_of_rows(tmp_path: Path) -> None:
    assert joined(tmp_path, "-o", str(tmp_path / "r.xlsx")).exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["行数核对"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert ["清单“首台套首批次产品”：企业不在表中", "", "3", "k 9"] in rows


def test_strict_refuses_records_of_companies_that_are_in_no_row(tmp_path: Path) -> None:
    said = joined(tmp_path, "--strict", "-o", str(tmp_path / "r.csv"))
    assert isinstance(said.exception, LucidruleError)
    assert [fault.code for fault in said.exception.faults] == ["records-unjoined"]
    assert not (tmp_path / "r.csv").exists()


def test_a_list_for_several_tables_is_joined_by_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text(
        "企业编号,所属激光领域\nK9,激光器\nk8,激光器\nk7,激光器\nk6,激光器\n", encoding="utf-8"
    )
    found = json.loads(joined(tmp_path, str(tmp_path / "u.csv"), "--summary-json", "-").stdout)
    assert found["records_without_company"] == []


@pytest.mark.parametrize("option", [["--strict"], ["--records", "first_set_products=p.csv"]])
def test_what_looks_at_single_rows_does_not_go_with_outcomes_only(tmp_path: Path, option: list[str]) -> None:
    assert CliRunner().invoke(cli.cli, ["screen", "t.parquet", "--outcomes-only", *option]).exit_code == 2


def test_a_line_of_records_that_cannot_be_read_refuses_them_all(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(ABLE, encoding="utf-8")
    line = '{"企业编号": "k1", "认定级别": "国家级"}\n'
    (tmp_path / "p.jsonl").write_text(line + '{"企业编号": "k1", "企业编号": "k2"}\n', encoding="utf-8")
    beside = ["--records", f"first_set_products={tmp_path / 'p.jsonl'}", "--as-of", "2022-06-30"]
    done = CliRunner().invoke(cli.cli, ["screen", str(tmp_path / "t.csv"), *beside])
    assert isinstance(done.exception, UnreadableInput)
    (fault,) = done.exception.faults
    assert fault.at is not None
    assert (Path(fault.at.file).name, fault.at.line) == ("p.jsonl", 2)
