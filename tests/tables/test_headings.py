"""Headings as forms have them: what is added to names, columns of no fact, two rows of headings, years left out."""

import csv
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import lucidrule
from lucidrule import cli
from lucidrule.columns.headings import column_of, read_headings
from lucidrule.core.fault import WrongColumn, render
from lucidrule.core.folding import name_key
from lucidrule.formulas.column import Column

FACTS = lucidrule.load().compiled.facts
REVENUE = {year: Column("annual_revenue", year) for year in (2020, 2021)}


def screened(folder: Path, rows: list[list[Any]], *options: str, lang: str = "zh") -> Result:
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    call = ["screen", str(folder / "t.csv"), "--as-of", "2022-06-30", "--policy", "revenue-milestone", "--lang", lang]
    return CliRunner().invoke(cli.cli, [*call, *options])


def fold(heading: str) -> str:
    return name_key(heading).replace("年", "")


def faults_of(said: Result, lang: str = "zh") -> str:
    assert isinstance(said.exception, WrongColumn)
    return "\n".join(render((replace(fault, at=None),), lang) for fault in said.exception.faults)


ADDED = [
    "*所属激光领域",
    "所属激光领域＊",
    "所属激光领域？",
    "所属激光领域（必填）",
    "所属激光领域（单选）",
    "所属\n激光领域",
    "1.所属激光领域",
]
ADDED += [
    "12、所属激光领域",
    "一、所属激光领域",
    "（三）所属激光领域",
    "(1) Laser field *",
    "★所属激光领域（下拉选择）",
    "レーザー分野（必須）",
    "【必填】所属激光领域",
    "①所属激光领域",
    "所属激光领域❷",
]


@pytest.mark.parametrize("heading", ADDED)
def test_what_forms_add_to_a_heading_is_passed_over(heading: str) -> None:
    assert column_of(heading, FACTS) == Column("sector")


@pytest.mark.parametrize(
    "heading",
    ["企业名称（全称）", "*企业名称", "①企业名称", "企业名称【必填】", "2.单位名称", "申报单位（必填）", "企业全称"],
)
def test_what_forms_add_to_the_name_of_a_company_is_passed_over(heading: str) -> None:
    assert read_headings([heading], FACTS).identity == {"name": heading}


def test_a_number_before_a_year_is_no_part_of_it() -> None:
    assert column_of("3. 2021年营收", FACTS) == REVENUE[2021]


WITH_YEAR = [
    "营收（万元，2021年）",
    "营收（2021年、单位：万元）",
    "①营收（万元）FY2021",
    "营收（万元）2021①",
    "FY 2021 营收（万元）",
]
WITH_YEAR += [
    "令和3年度 营收（万元）",
    "营收（万元）（民国110年）",
    "二〇二一年营收（万元）",
    "营收（万元）2021年末",
    "营收（2021年1-12月，万元）",
]
WITH_YEAR += [
    "营收（2021年）万元",
    "年营业收入-2021-万元",
    "营收·2021年·万元",
    "营收|万元|2021",
    "年营业收入/2021/（万元）",
    "营收万元 2021",
    "营收单位：万元、2021",
    "2021年营收_万元",
    "万元_营收_2021",
    "单位：万元 2021年度营业收入",
    "【万元】|（2021年）营收",
    "10k CNY_Annual revenue_2021",
    "Annual revenue-FY2021-(RMB 10k)",
    "年間売上高・2021年度・万元",
]


@pytest.mark.parametrize("heading", WITH_YEAR)
def test_a_year_and_a_unit_are_read_in_whatever_way_they_stand_beside_each_other(heading: str) -> None:
    found = read_headings([heading], FACTS, units=True)
    assert (dict(found.columns), dict(found.units)) == ({REVENUE[2021]: heading}, {REVENUE[2021]: "万"})


@pytest.mark.parametrize("heading", ["营收（万元）2021", "营收（万元，2021年）", "营收:千元 2021"])
def test_a_frame_says_that_it_converts_no_unit(heading: str) -> None:
    found = read_headings([heading], FACTS)
    assert (found.columns, [each.fault.code for each in found.unclear]) == ({}, ["unit-in-frame"])
    assert fold(str(found.unclear[0].fault.params["text"])) == "营收2021"


NO_WHOLE_YEAR = [
    "营收（2021年上半年）",
    "营收（2021年1-6月）",
    "营收（平成40年）",
    "营收 FY2021/22",
    "营收 FY21",
    "营收（2021年、2020年）",
    "营收2020/2021",
    # Sums, or counted by head.
    "营收2021万元",
    "2021万元营收",
    "营收（2021年）一万元",
    "2021年营收（万元/人）",
    "2021年营收 万元/人",
]


@pytest.mark.parametrize("heading", NO_WHOLE_YEAR)
def test_a_part_of_a_year_two_years_and_what_may_be_a_sum_are_no_year(heading: str) -> None:
    assert read_headings([heading], FACTS, units=True).columns == {}


@pytest.mark.parametrize("heading", ["营收（预计）2021", "2021年营收（同比增长）", "所属激光领域（英文）"])
def test_what_changes_the_meaning_is_not_passed_over(heading: str) -> None:
    assert column_of(heading, FACTS) is None


ASIDE = [
    "序号",
    "联系人",
    "联系电话",
    "手机",
    "邮箱",
    "备注",
    "地址",
    "No.",
    "法定代表人",
    "Contact",
    "Phone",
    "Remarks",
    "備考",
    "連絡先",
    "備 注",
]


@pytest.mark.parametrize("heading", ASIDE[:-1])
def test_a_column_that_is_plainly_no_fact_is_left_alone_in_a_file_and_unclear_in_a_frame(heading: str) -> None:
    assert read_headings([heading], FACTS, units=True).aside == (heading,)
    assert read_headings([heading], FACTS).aside == ()
    assert [each.heading for each in read_headings([heading], FACTS).unclear] == [heading]


def test_such_columns_do_not_stop_a_run_and_are_said(tmp_path: Path) -> None:
    said = screened(tmp_path, [["序号", "企业编号", "所属激光领域", "联系人"], ["1", "k1", "激光器", "张"]])
    assert said.exit_code == 0, said.exception
    assert "未采用的列：序号、联系人" in said.stderr


def test_a_second_number_of_the_company_is_left_alone(tmp_path: Path) -> None:
    said = screened(tmp_path, [["企业编号", "组织机构代码", "所属激光领域"], ["k1", "91420100MA4K", "激光器"]])
    assert "未采用的列：组织机构代码" in said.stderr


@pytest.mark.parametrize("number", [["企业编号"], []], ids=["beside a number", "as the number"])
def test_wrong_credit_codes_are_told_of_their_rows_which_are_judged_all_the_same(
    tmp_path: Path, number: list[str]
) -> None:
    codes = [
        "914403001922038216",
        "９１３３０１００７９９６５５０５８ｂ",
        "914403001922038217",
        "440301102913678",
        *["1"] * 4,
    ]
    rows = [[f"k{at}"] * len(number) + [code, "激光器"] for at, code in enumerate(codes)]
    said = screened(tmp_path, [[*number, "统一社会信用代码", "所属激光领域"], *rows])
    assert said.exit_code == 0, said.exception
    assert "未采用的列" not in said.stderr
    assert "有6个统一社会信用代码有误，不影响判定（第4行：`914403001922038217` 的校验码不符" in said.output
    assert "另2行" in said.output


@pytest.mark.parametrize("more", [[], ["--ignore-unknown"]], ids=["as it is", "unknown headings ignored"])
def test_a_table_in_which_no_heading_is_a_fact_is_refused(tmp_path: Path, more: list[str]) -> None:
    said = screened(tmp_path, [["企业编号", "企业名称", "备注"], ["k1", "甲", "激光器"]], *more)
    assert isinstance(said.exception, WrongColumn)
    assert [fault.code for fault in said.exception.faults] == ["no-fact-heading"]
    told = faults_of(said)
    assert "没有一列对应资料项" in told
    assert "lucidrule facts" in told


YEARLESS = {
    "zh": "列“营业收入（万元）”未写明年份\n  提示：“年营业收入”按年度填报，请写明年份，如：年营业收入 2021年",
    "en": "the column `营业收入（万元）` does not say its year\n"
    "  help: `Annual revenue` has a value for each year; write it behind: Annual revenue 2021",
    "ja": "列「营业收入（万元）」に年がありません\n"
    "  ヒント：「年間売上高」は年ごとの情報項目です。年を付けてください（例：年間売上高 2021年）",
}


@pytest.mark.parametrize("lang", YEARLESS)
def test_a_yearly_fact_without_its_year_is_told_that_the_year_is_missing(tmp_path: Path, lang: str) -> None:
    said = screened(tmp_path, [["企业编号", "营业收入（万元）", "所属激光领域"], ["k1", "1", "激光器"]], lang=lang)
    assert faults_of(said, lang) == YEARLESS[lang]


@pytest.mark.parametrize(
    "heading",
    ["上年度营业收入（万元）", "营业收入（本期）", "去年营业收入", "last year's annual revenue", "前年度売上高"],
)
def test_a_year_that_is_no_number_is_none(heading: str) -> None:
    (unclear,) = read_headings([heading], FACTS, units=True).unclear
    assert unclear.fault.code == "heading-without-year"


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        *(
            (f"是否开展生产（{how}）", "conducts_production")
            for how in ("是、否", "是√否×", "请填“是”或“否”", "是=1，否=0", "1是 0否", "有/无")
        ),
        *((f"Production ({how})", "conducts_production") for how in ("yes/no", "Y/N", "1=yes, 0=no")),
        ("生産の実施（はい・いいえ）", "conducts_production"),
        *(
            (f"成立日期（{how}）", "founded_on")
            for how in ("yyyy-mm-dd", "年/月/日", "格式：2021-01-01", "例：2021/1/1")
        ),
    ],
)
def test_how_a_column_is_filled_in_is_none_of_its_name(heading: str, fact: str) -> None:
    assert [column.fact for column in read_headings([heading], FACTS, units=True).columns] == [fact]


@pytest.mark.parametrize(
    "heading",
    [
        "是否开展生产（1=否，2=是）",
        "是否开展生产（否=1，是=0）",
        "成立日期（日/月/年）",
        "成立日期（2021-12-31）",
        "成立日期（年月）",
    ],
)
def test_what_would_change_what_is_read_stays_unknown(heading: str) -> None:
    assert dict(read_headings([heading], FACTS, units=True).columns) == {}


def test_a_frame_is_told_of_the_year_too() -> None:
    (unclear,) = read_headings(["annual_revenue"], FACTS).unclear
    assert unclear.fault.code == "heading-without-year"


TWO_ROWS = {
    "years below": (["企业编号", "所属激光领域", "年营业收入", ""], ["", "", "2020", "2021"]),
    "years with their word": (["企业编号", "所属激光领域", "年营业收入（万元）", ""], ["", "", "2020年", "2021年"]),
    "facts below years": (["企业编号", "所属激光领域", "2020年", "2021年"], ["", "", "营业收入", "营业收入"]),
    "facts below a group": (["基本情况", "", "收入", ""], ["企业编号", "所属激光领域", "2020年营收", "2021年营收"]),
}


@pytest.mark.parametrize("case", TWO_ROWS)
@pytest.mark.parametrize("titles", [[], [["名单", "", "", ""]]], ids=["on top", "below a title"])
def test_two_rows_of_headings_are_one(tmp_path: Path, case: str, titles: list[list[str]]) -> None:
    rows = [*titles, *TWO_ROWS[case], ["k1", "激光器", "1", "2"], ["k2", "激光器", "3", "4"]]
    said = screened(tmp_path, rows, "-o", str(tmp_path / "o.jsonl"), "--summary-json", str(tmp_path / "s.json"))
    assert said.exit_code == 0, said.exception
    found = [json.loads(line) for line in (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()]
    years = {column.year for key in found[0] for column in [column_of(key.replace("（万元）", ""), FACTS)] if column}
    assert years == {0, 2020, 2021}
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["rows"]["read"] == 2


def test_a_company_is_never_taken_for_a_second_row_of_headings(tmp_path: Path) -> None:
    said = screened(tmp_path, [["企业编号", "年营业收入"], ["k1", "2021"]])
    assert "列“年营业收入”未写明年份" in faults_of(said)
