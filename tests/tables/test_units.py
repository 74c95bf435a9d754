"""Units that headings, and lines above them, say of the money below."""

import json
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

import lucidrule
from lucidrule import cli
from lucidrule.columns.headings import read_headings
from lucidrule.columns.units import unit_lines, without_unit
from lucidrule.core.fault import WrongColumn, render
from lucidrule.formulas.column import Column
from lucidrule.model.base import Text
from lucidrule.model.facts import Fact

WORDS = Text(zh="占比", en="Part", ja="割合")
SHARE = Fact(type="share", group="g", label=WORDS, question=WORDS)


def screened(path: Path, *options: str, lang: str = "zh") -> Result:
    call = ["screen", str(path), "--as-of", "2022-06-30", "--policy", "equipment-upgrade", "--lang", lang]
    return CliRunner().invoke(cli.cli, [*call, *options])


def table(folder: Path, above: str, heading: str = "技改设备购置额 2021", cell: str = "200") -> Path:
    (folder / "t.csv").write_text(f"名单,{above}\n企业编号,{heading}\nk1,{cell}\n", encoding="utf-8")
    return folder / "t.csv"


def enough(path: Path) -> bool:
    """Return whether what the only company of a table spent, as it was read, is the 2 million that are asked for."""
    out = path.with_suffix(".jsonl")
    said = screened(path, "-o", str(out), "--force", "--explain")
    assert said.exit_code == 0, said.exception
    found = json.loads(out.read_text(encoding="utf-8"))
    return bool(found["equipment-upgrade/equipment-size"] == "met")


LINES = [
    "单位：万元",
    "金额单位：万元",
    "（单位：万元）",
    "2021年名单（单位：万元）",
    "单位：人民币万元",
    "单位：万元、人",
    "货币：人民币 单位：万元",
]
LINES += [
    "Unit: 10,000 yuan",
    "Unit: RMB 10,000",
    "単位：万元",
    "万元",
    "（人民币万元）",
    "单位：萬元（不含税）",
    "单位：人、万元",
    "单 位：家，万元、%",
    "Unit: ten thousand yuan",
]


@pytest.mark.parametrize("line", LINES)
def test_a_unit_above_the_headings_holds_for_money_without_a_unit_of_its_own(tmp_path: Path, line: str) -> None:
    quoted = f'"{line}"'
    assert enough(table(tmp_path, quoted, cell="200"))
    assert not enough(table(tmp_path, quoted, cell="199.9999"))


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("单位：元", "2000000"),
        ("单位：千元", "2000"),
        ("In thousands of yuan", "2000"),
        ("单位：百万元", "2"),
        ("单位：亿元", "0.02"),
        ("单位：億元", "0.02"),
        ("Unit: RMB million", "2"),
        ("(RMB million)", "2"),
        ("in RMB'000", "2000"),
        ("Unit: 100 million yuan", "0.02"),
    ],
)
def test_each_unit_is_what_it_says(tmp_path: Path, line: str, cell: str) -> None:
    assert enough(table(tmp_path, line, cell=cell))
    assert not enough(table(tmp_path, line, cell=str(Decimal(cell) - Decimal("0.0001"))))


@pytest.mark.parametrize("line", ["填报单位：元亨公司", "单位：家", "单位：", "单位：%", "2021年", "1000", "万"])
def test_what_is_no_unit_of_money_says_nothing(tmp_path: Path, line: str) -> None:
    assert unit_lines([line]) == []
    assert not enough(table(tmp_path, line, cell="200"))


def test_a_cell_that_says_its_own_unit_keeps_it(tmp_path: Path) -> None:
    assert not enough(table(tmp_path, "单位：亿元", cell="199万"))


def test_the_unit_is_said_with_the_columns_that_it_holds_for(tmp_path: Path) -> None:
    path = table(tmp_path, "单位：万元")
    said = screened(path, "--summary-json", str(tmp_path / "s.json"))
    assert "按表头上方的“单位：万元”计：技改设备购置额 2021" in said.stderr
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["units"] == {
        "单位：万元": ["技改设备购置额 2021"]
    }


def test_a_unit_that_a_heading_says_too_is_one(tmp_path: Path) -> None:
    path = table(tmp_path, "单位：万元", "技改设备购置额（万元）2021")
    assert enough(path)
    assert "按表头上方" not in screened(path).stderr


@pytest.mark.parametrize(
    "heading", ["技改设备购置额（元）2021", "技改设备购置额/千元 2021", "2021年技改设备购置额:亿元"]
)
def test_a_unit_that_contradicts_a_heading_is_refused(tmp_path: Path, heading: str) -> None:
    refused = screened(table(tmp_path, "单位：万元", heading)).exception
    assert isinstance(refused, WrongColumn)
    assert render(refused.faults, "zh") == f"{tmp_path}/t.csv:1:2: 列“{heading}”所写单位与表头上方的“单位：万元”不一致"
    assert [fault.code for fault in refused.faults] == ["unit-contradicts"]


@pytest.mark.parametrize("line", ["单位：万元、元", "单位：元、万元", "单位：人、万元、千元"])
def test_a_line_with_two_units_of_money_is_refused(tmp_path: Path, line: str) -> None:
    refused = screened(table(tmp_path, line)).exception
    assert isinstance(refused, WrongColumn)
    assert [fault.code for fault in refused.faults] == ["unit-not-yuan"]


def test_a_unit_that_stands_beside_the_year_of_its_heading_contradicts_too(tmp_path: Path) -> None:
    refused = screened(table(tmp_path, "单位：千元", "技改设备购置额（万元，2021年）")).exception
    assert isinstance(refused, WrongColumn)
    assert [fault.code for fault in refused.faults] == ["unit-contradicts"]


def test_two_units_above_the_headings_are_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("单位：万元,单位：元\nid,技改设备购置额 2021\n1,2\n", encoding="utf-8")
    refused = screened(tmp_path / "t.csv").exception
    assert isinstance(refused, WrongColumn)
    assert render(refused.faults, "zh") == f"{tmp_path}/t.csv:1:2: 表头上方的“单位：万元”与“单位：元”不一致"
    assert [fault.code for fault in refused.faults] == ["units-differ"]


@pytest.mark.parametrize(
    "line", ["単位：百万円", "单位：万美元", "单位：USD", "Unit: million yen", "单位：万万元", "单位：日元", "Unit: $"]
)
def test_another_currency_or_an_unknown_unit_is_refused(tmp_path: Path, line: str) -> None:
    refused = screened(table(tmp_path, line)).exception
    assert isinstance(refused, WrongColumn)
    assert [fault.code for fault in refused.faults] == ["unit-not-yuan"]


def test_a_currency_above_a_table_without_money_is_of_no_matter(tmp_path: Path) -> None:
    assert screened(table(tmp_path, "单位：万美元", "所属激光领域", "激光器")).exit_code == 0


def test_a_workbook_with_its_unit_in_a_cell_at_the_right_is_read_in_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["重大项目汇总表"])
    sheet.append(["填报单位：某某局", None, "单位：万元"])
    sheet.append(["企业编号", "企业名称", "技改设备购置额 2021"])
    sheet.append(["k1", "甲", 200])
    book.save(tmp_path / "t.xlsx")
    assert enough(tmp_path / "t.xlsx")


HEADINGS = {
    "营收（千元）": ("千", "营收"),
    "营收(单位:百万元)": ("百万", "营收"),
    "营收（千万元）": ("千万", "营收"),
    "营收（十亿元）": ("十亿", "营收"),
    "营业收入/万元": ("万", "营业收入"),
    "营业收入:万元": ("万", "营业收入"),
    "营业收入：千元 2021": ("千", "营业收入 2021"),
    "营收（元）": ("元", "营收"),
    "营收（2021年）[億元]": ("亿", "营收(2021年)"),
    "Revenue (RMB '000)": ("千", "Revenue"),
    "占比（％）": ("%", "占比"),
    "营收（2021年）": ("", "营收（2021年）"),
    "营收（万元，2021年）": ("万", "营收(2021年)"),
    "营收（2021年，实缴）": ("", "营收（2021年，实缴）"),
    "营收（百万円）": ("百万", "营收"),
    "名称（全称）": ("", "名称（全称）"),
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_unit_of_a_heading_is_told_from_its_name(heading: str) -> None:
    unit, rest = without_unit(heading)
    assert (unit.name, rest) == HEADINGS[heading]


def test_a_heading_in_percent_hands_its_unit_on_for_shares_only() -> None:
    facts = {"part": SHARE, **lucidrule.load().compiled.facts}
    found = read_headings(["占比（%）", "年营业收入 2021（%）", "占比2（万元）"], facts, units=True)
    assert found.units == {Column("part"): "%"}
    assert [each.heading for each in found.unclear] == ["年营业收入 2021（%）", "占比2（万元）"]
