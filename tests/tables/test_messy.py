"""A workbook of 300 firms as offices keep them: titles above, empty rows, everything written in several ways."""

import random
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from click.testing import CliRunner

import lucidrule
from lucidrule import cli

SECTORS = [("lasers", "激光器"), ("lasers", "lasers"), ("not_laser", "不从事激光产业"), ("", "")]
FLAGS = [
    "是否为工业企业",
    "是否开展研发",
    "是否开展生产",
    "是否在区内注册",
    "是否在区内纳税",
    "是否具有独立法人资格",
]

NO_FLAGS = [
    "是否列入严重失信主体名单",
    "是否受失信联合惩戒",
    "近三年是否发生重大安全、质量、环保事故",
    "是否享受“一企一策”",
]
HEAD = [
    "序号",
    "企业编号",
    "企业名称",
    "所属激光领域",
    *FLAGS,
    *NO_FLAGS,
    "成立日期",
    "营收（万元）2021年",
    "2020年营收",
    "2019年营收",
]
HEAD += ["技改项目是否备案", "技改设备购置额 2021（万元）", "联系人"]


def firms() -> tuple[list[list[Any]], dict[int, dict[str, Any]]]:
    """Return the rows as they stand, and by row what is meant of each firm, written by the rules of company files."""
    pick = random.Random(20220630)
    rows: list[list[Any]] = []
    meant: dict[int, dict[str, Any]] = {}
    ids = ["industrial_enterprise", "conducts_rd", "conducts_production", "registered_in_zone"]
    ids += ["pays_tax_in_zone", "independent_legal_person"]
    bad_ids = ["on_defaulter_list", "under_joint_punishment", "major_accident_3y", "individually_supported"]
    for number in range(300):
        if number in (50, 170):
            rows.append([None] * len(HEAD))
        facts: dict[str, Any] = {}
        sector, written = pick.choice(
            [("lasers", "激光器"), ("lasers", "lasers"), ("not_laser", "不从事激光产业"), ("", "")]
        )
        if sector:
            facts["sector"] = sector
        row: list[Any] = [number + 1, f"{number:04d}", f"武汉某激光{number}有限公司", written]
        for name in (*ids, *bad_ids):
            truth = pick.random() < (0.9 if name in ids else 0.03)
            how = pick.choice([0, 0, 1, 2, 3])
            row.append([("否", "是")[truth], ("no", "yes")[truth], ("×", "√")[truth], None][how])
            if how < 3:
                facts[name] = truth
        founded = date(pick.randint(2015, 2019), pick.randint(1, 12), pick.randint(1, 28))
        facts["founded_on"] = founded
        row.append(
            pick.choice(
                [
                    founded,
                    founded.isoformat(),
                    f"{founded.year}年{founded.month}月{founded.day}日",
                    f"{founded.year}/{founded.month}/{founded.day}",
                ]
            )
        )
        revenue: dict[int, Any] = {}
        amount = pick.randint(0, 120_000)
        revenue[2021] = amount * 10_000
        row.append(pick.choice([amount, f"{amount:,}", f"{amount}万", float(amount)]))
        for year in (2020, 2019):
            amount = pick.randint(0, 900_000_000)
            how = pick.choice([0, 1, 2, 3])
            row.append([amount, f"{amount:,}", f" {amount}元 ", "不详"][how])
            if how < 3:
                revenue[year] = amount
        facts["annual_revenue"] = revenue
        filed = pick.random() < 0.5
        facts["renovation_on_file"] = filed
        row.append("是" if filed else "否")
        equipment = pick.randint(0, 500)
        facts["equipment_amount"] = {2021: equipment * 10_000}
        row += [equipment, "=cmd()"]
        rows.append(row)
        meant[len(rows)] = facts
    return rows, meant


def write(sheet: Any, at: int, row: list[Any], day: Any) -> None:
    """Write a row, days as days."""
    for column, cell in enumerate(row):
        if isinstance(cell, date):
            sheet.write_datetime(at, column, cell, day)
        elif cell is not None:
            sheet.write(at, column, cell)


def outcomes_by_title(meant: dict[int, dict[str, Any]]) -> dict[int, dict[str, str]]:
    """Return what is determined of each firm, in the words and under the headings of a result."""
    shipped = lucidrule.load()
    words = {"eligible": "符合", "ineligible": "不符", "undetermined": "待定", "refer": "审定"}
    judged = {number: shipped.determine(facts, as_of=date(2022, 6, 30)).outcomes for number, facts in meant.items()}
    titles = {policy.id: f"{at} {policy.title['zh']}" for at, policy in enumerate(shipped.compiled.policies, 1)}
    return {
        number: {titles[each.id]: words[each.outcome.value] for each in outcomes} for number, outcomes in judged.items()
    }


def test_each_firm_is_what_a_file_that_says_the_same_is(tmp_path: Path) -> None:
    rows, meant = firms()
    # Mistakes of which every one is listed and costs no more than its cell.
    rows[9][3], rows[19][14] = "激光切割机", "约两亿"
    meant[10].pop("sector", None)
    meant[20]["annual_revenue"].pop(2021)
    path, out = tmp_path / "名单.xlsx", tmp_path / "结果.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet, day = book.add_worksheet("2022年名单"), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.merge_range(0, 0, 0, len(HEAD) - 1, "东湖高新区激光企业名单（2022年上半年）")
        sheet.write_string(1, 0, "填报单位：")
        for at, row in enumerate([HEAD, *rows], 2):
            write(sheet, at, row, day)
    said = CliRunner().invoke(
        cli.cli,
        ["screen", str(path), "-o", str(out), "--as-of", "2022-06-30", "--lang", "zh", "--ignore-unknown"],
    )
    assert said.exit_code == 0, said.exception
    assert "有2个单元格未被采用" in said.output
    assert "  所属激光领域，不是可选项：1个（0009 武汉某激光9有限公司第13行“激光切割机”）" in said.output
    assert "第23行“约两亿”" in said.output
    assert "共筛查300家企业" in said.output
    assert "未采用的列：序号、联系人" in said.output
    sheet = openpyxl.load_workbook(out).worksheets[1]
    titles = {str(cell.value): cell.column for cell in sheet[2]}
    assert sheet.max_row == len(rows) + 2
    wanted = outcomes_by_title(meant)
    assert {
        number: {title: sheet.cell(number + 2, titles[title]).value for title in wanted[number]} for number in meant
    } == wanted
    blank = [row for row in range(3, sheet.max_row + 1) if sheet.cell(row, 3).value is None]
    assert len(blank) == 2
    assert {sheet.cell(row, titles["6 首台套首批次奖励"]).value for row in blank} == {None}
