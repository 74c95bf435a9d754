"""Every row of a table is accounted for: it is a company, or it is left out and listed."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.core.fault import ProfileAtFault, render
from lucidrule.tables.left_out import RowKinds
from lucidrule.tables.reading.not_there import NotThere

HEAD = ["企业编号", "企业名称", "所属激光领域", "技改设备购置额 2021", "备注"]
ONE = ["k1", "甲", "激光器", "150万", ""]
TWO = ["k2", "乙", "激光器", "150万", ""]


def screened(folder: Path, rows: list[list[Any]], *options: object, lang: str = "zh") -> Result:
    """Return what a screening of rows says; the table is t.csv."""
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return run(folder / "t.csv", *options, lang=lang)


def run(*options: object, lang: str = "zh") -> Result:
    fixed = ["--as-of", "2022-06-30", "--policy", "equipment-upgrade", "--ignore-unknown", "--lang", lang]
    return CliRunner().invoke(cli.cli, ["screen", *map(str, options), *fixed])


def counted(folder: Path, rows: list[list[Any]], *options: object) -> dict[str, Any]:
    """Return the counts of a screening of rows."""
    said = screened(folder, rows, "--summary-json", folder / "s.json", "--force", *options)
    assert said.exit_code == 0, said.output
    found: dict[str, Any] = json.loads((folder / "s.json").read_text(encoding="utf-8"))
    return found


TOTALS = [
    "合计",
    "合 计",
    "合计：",
    "合计（2家）",
    "小计",
    "激光器小计",
    "总计",
    "本页合计",
    "合計",
    "小計",
    "平均",
    "其中：规上企业",
    "共2家",
    "合计共12户企业",
]
TOTALS += ["Total", "TOTAL", "Subtotal", "Sub-total", "Grand total", "总计金额"]


@pytest.mark.parametrize("text", TOTALS)
def test_a_total_is_no_company(tmp_path: Path, text: str) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, [text, "", "激光器", "300万", ""]])
    assert found["rows"] == {"read": 3, "judged": 2, "left_out": 1, "kinds": {"total": 1}, "doubtful": {}}
    assert found["companies"] == 2


@pytest.mark.parametrize("text", TOTALS)
def test_a_total_is_told_in_the_column_of_names_too(tmp_path: Path, text: str) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, ["", text, "激光器", "300万", ""]])
    assert found["rows"]["kinds"] == {"total": 1}


NAMES = [
    "合计科技有限公司",
    "总计量仪器公司",
    "小计科技",
    "Total Energies",
    "Summit",
    "注册会计师事务所",
    "审核软件公司",
    "日期科技",
    "*ST激光",
]
NAMES += ["时间科技（武汉）有限公司", "会计", "联系人科技公司", "一、二、三科技公司", "时代・総計工業株式会社"]


@pytest.mark.parametrize("name", NAMES)
def test_a_company_whose_name_only_looks_like_a_total_or_a_note_is_a_company(tmp_path: Path, name: str) -> None:
    found = counted(tmp_path, [HEAD, ONE, ["k2", name, "激光器", "150万", ""]])
    assert found["rows"] == {"read": 2, "judged": 2, "left_out": 0, "kinds": {}, "doubtful": {}}


@pytest.mark.parametrize(
    "row", [["k2", "合计", "", "1", ""], ["合计", "东湖高新区", "", "1", ""], ["k2", "注：一", "", "1", ""]]
)
def test_what_has_a_number_or_a_name_beside_a_total_is_doubtful(tmp_path: Path, row: list[str]) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, row])
    assert found["rows"]["judged"] == 2
    assert sum(found["rows"]["doubtful"].values()) == 1


@pytest.mark.parametrize(
    "name", ["其中：武汉丙激光有限公司", "其中丙公司", "うち：丙株式会社", "of which C Ltd", "Including: C Ltd"]
)
def test_who_is_counted_in_the_row_above_is_doubtful(tmp_path: Path, name: str) -> None:
    found = counted(tmp_path, [HEAD, ONE, ["k2", name, "激光器", "150万", ""]])
    assert found["rows"]["doubtful"] == {"total": 1}


def test_how_many_they_are_beside_a_total_does_not_make_it_doubtful(tmp_path: Path) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, ["合计", "共2家", "", "300万", ""]])
    assert found["rows"]["kinds"] == {"total": 1}


NOTES = [
    "注：数据为审计数",
    "注1：一",
    "备注：",
    "说明：本表",
    "填表人：张三",
    "制表：李四",
    "审核：",
    "单位负责人（签字）：",
    "填报日期：2022-06-30",
]
NOTES += [
    "2022年6月30日",
    "数据来源：统计局",
    "（公章）",
    "※推計値",
    "Note: audited",
    "Prepared by",
    "作成者：山田",
    "備考：なし",
    "（一）区属企业",
]


@pytest.mark.parametrize("text", NOTES)
def test_a_note_or_a_signature_is_no_company(tmp_path: Path, text: str) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, [text, "", "", "", ""]])
    assert found["rows"]["kinds"] == {"note": 1}


def test_signatures_side_by_side_are_no_company(tmp_path: Path) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, ["填表人：张三", "", "审核：李四", "", "日期：2022-06-30"]])
    assert found["rows"]["kinds"] == {"note": 1}


def test_a_note_with_figures_is_doubtful(tmp_path: Path) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, ["注：一", "", "激光器", "300万", ""]])
    assert found["rows"]["doubtful"] == {"note": 1}


def test_a_sentence_that_stands_alone_is_doubtful(tmp_path: Path) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, ["本表由各园区据实填报。", "", "", "", ""]])
    assert found["rows"]["doubtful"] == {"note": 1}


REPEATED = [
    HEAD,
    ["企业编号", "企业名称", "", "", ""],
    ["企业编号", "企业名称", "激光领域", "技改设备购置额 2021", "注"],
]


@pytest.mark.parametrize(
    "row", [*REPEATED, ["甲", "乙", "1", "2", "3"], ["1", "2", "3", "4", "5"], ["甲", "乙", "", "1", "2"]]
)
def test_headings_that_are_repeated_or_numbered_are_no_company(tmp_path: Path, row: list[str]) -> None:
    found = counted(tmp_path, [HEAD, row, ONE, TWO])
    assert found["rows"]["kinds"] == {"heading": 1}


def test_an_empty_row_is_no_company_and_not_worth_a_notice(tmp_path: Path) -> None:
    said = screened(tmp_path, [HEAD, ONE, ["", " ", "", "", ""], TWO])
    assert "行数核对：读取3行，判定企业2家，未判定1行\n  空行：1行（第3行）\n" in said.output
    assert "注意" not in said.output


def test_the_second_row_of_a_merged_cell_is_doubtful(tmp_path: Path) -> None:
    found = counted(tmp_path, [HEAD, ONE, ["", "", "", "20万", ""], TWO])
    assert found["rows"]["doubtful"] == {"unnamed": 1}


def test_a_row_of_remarks_without_name_and_figures_is_no_company(tmp_path: Path) -> None:
    found = counted(tmp_path, [HEAD, ONE, ["", "", "", "", "续上行"], TWO])
    assert found["rows"]["kinds"] == {"unnamed": 1}


def test_what_has_figures_and_no_name_among_rows_with_names_is_doubtful(tmp_path: Path) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, ["全市", "", "激光器", "300万", ""]])
    assert found["rows"]["doubtful"] == {"unnamed": 1}


def test_rows_that_nobody_filled_in_are_no_companies_though_most_are(tmp_path: Path) -> None:
    empty = [[str(at), "", "", "", ""] for at in range(2, 6)]
    found = counted(tmp_path, [["序号", *HEAD[1:]], ["1", *ONE[1:]], *empty])
    assert (found["companies"], found["rows"]["kinds"], found["rows"]["doubtful"]) == (1, {"unnamed": 4}, {})


def test_below_headings_of_other_facts_no_row_is_judged_by_those_above(tmp_path: Path) -> None:
    other = ["企业编号", "", "", "技改设备购置额 2020", ""]
    found = counted(tmp_path, [HEAD, ONE, other, TWO])
    assert (found["companies"], found["rows"]["kinds"], found["rows"]["doubtful"]) == (
        1,
        {"heading": 1},
        {"elsewhere": 1},
    )


def test_a_company_that_only_lacks_its_name_is_known_by_its_number(tmp_path: Path) -> None:
    found = counted(tmp_path, [HEAD, ONE, TWO, ["k3", "", "激光器", "300万", ""]])
    assert found["companies"] == 3


def test_a_name_without_number_among_numbers_is_doubtful_where_it_is_no_firm(tmp_path: Path) -> None:
    rows = [HEAD, ONE, TWO, ["", "东湖高新区", "", "300万", ""], ["", "武汉某某激光有限公司", "", "1万", ""]]
    found = counted(tmp_path, rows)
    assert found["rows"]["doubtful"] == {"unnumbered": 1}
    assert found["companies"] == 3


def test_rows_without_names_are_companies_where_no_row_has_one(tmp_path: Path) -> None:
    found = counted(tmp_path, [HEAD, ["", "", "激光器", "1", ""], ["不详", "—", "激光器", "2", ""]])
    assert found["companies"] == 2


def test_names_that_most_rows_lack_are_not_asked_of_any(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ONE,
        ["k2", "", "", "1", ""],
        ["丙", "", "", "1", ""],
        ["k4", "", "", "1", ""],
        ["k5", "", "", "", ""],
    ]
    assert counted(tmp_path, rows)["companies"] == 5


def test_a_table_without_numbers_and_names_has_totals_all_the_same(tmp_path: Path) -> None:
    rows = [
        ["所属激光领域", "技改设备购置额 2021"],
        ["激光器", "150万"],
        ["激光器", "150万"],
        ["合计", "300万"],
        ["", "1"],
    ]
    found = counted(tmp_path, rows)
    assert found["rows"] == {"read": 4, "judged": 3, "left_out": 1, "kinds": {"total": 1}, "doubtful": {}}


def test_a_total_in_a_column_of_running_numbers_is_seen(tmp_path: Path) -> None:
    rows = [["序号", *HEAD], ["1", *ONE], ["2", *TWO], ["合计", "", "共2家", "", "300万", ""]]
    assert counted(tmp_path, rows)["rows"]["kinds"] == {"total": 1}


def test_rows_in_doubt_are_judged_when_asked_for(tmp_path: Path) -> None:
    rows = [HEAD, ONE, ["", "", "", "20万", ""], ["全市", "", "", "1万", ""], ["合计", "", "", "300万", ""]]
    found = counted(tmp_path, rows, "--all-rows")
    assert found["rows"] == {"read": 4, "judged": 3, "left_out": 1, "kinds": {"total": 1}, "doubtful": {}}


def test_two_rows_in_doubt_that_are_judged_may_be_about_one_company(tmp_path: Path) -> None:
    rows = [HEAD, ONE, TWO, ["全市", "", "", "1万", ""], ["全市", "", "", "2万", ""]]
    said = screened(tmp_path, rows, "--all-rows")
    assert "有2个单元格未被采用" in said.output


def test_a_row_left_out_stays_as_it_is_with_the_reason_and_no_outcome(tmp_path: Path) -> None:
    screened(
        tmp_path,
        [HEAD, ONE, TWO, ["合计", "", "激光器", "300万", ""], ["全市", "", "", "1", ""]],
        "-o",
        tmp_path / "o.csv",
    )
    with (tmp_path / "o.csv").open(encoding="utf-8-sig", newline="") as file:
        head, one, _, total, doubtful = csv.reader(file)
    assert head[5:7] == ["未判定的原因", "9. 技改与本地配套补贴"]
    assert one[5:7] == ["", "不符合"]
    assert total == ["合计", "", "激光器", "300万", "", "合计、小计", "", "", ""]
    assert doubtful[5:] == ["存疑：未写明是哪家企业", "", "", ""]


def test_programs_are_told_by_codes_why_a_row_was_left_out(tmp_path: Path) -> None:
    screened(
        tmp_path, [HEAD, ONE, TWO, ["合计", "", "", "1", ""], ["全市", "", "", "1", ""]], "-o", tmp_path / "o.jsonl"
    )
    lines = (tmp_path / "o.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["left out"] for line in lines] == ["", "", "total", "doubtful: unnamed"]


def test_why_rows_were_left_out_is_asked_of_no_table_in_which_none_is(tmp_path: Path) -> None:
    screened(tmp_path, [HEAD, ONE, ["", "", "", "", ""], TWO], "-o", tmp_path / "o.csv")
    assert "未判定的原因" not in (tmp_path / "o.csv").read_text(encoding="utf-8-sig")


ACCOUNTS = {
    "zh": [
        "行数核对：读取13行，判定企业6家，未判定7行",
        "  合计、小计：1行（第8行“合计”）",
        "  存疑：未写明是哪家企业：6行（第9行“全市”、第10行“全市”、第11行“全市”、第12行“全市”、另2行）",
        "  存疑的行如确为企业，请加 --all-rows 一并判定",
        "注意：1行未判定；6行存疑，未判定",
    ],
    "en": [
        "Rows: 13 read = 6 companies judged + 7 left out",
        "  total: 1 row (row 8 “合计”)",
        "  doubtful: no company named: 6 rows (row 9 “全市”, row 10 “全市”, row 11 “全市”, row 12 “全市”, 2 more)",
        "  if rows in doubt are companies: --all-rows judges them too",
        "Note: 1 row not judged; 6 rows in doubt, not judged",
    ],
    "ja": [
        "行数の照合：読込み13行、判定6社、判定対象外7行",
        "  合計・小計：1行（8行目「合计」）",
        "  要確認：企業名なし：6行（9行目「全市」、10行目「全市」、11行目「全市」、12行目「全市」、ほか2行）",
        "  要確認の行が企業である場合は、--all-rows を付けると併せて判定します",
        "注意：1行を判定していません。6行は要確認のため判定していません",
    ],
}


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
def test_the_account_of_the_rows_in_words(tmp_path: Path, lang: str) -> None:
    named = [[f"k{at}", f"甲{at}", "激光器", "150万", ""] for at in range(6)]
    rows = [HEAD, *named, ["合计", "", "", "900万", ""], *([["全市", "", "", "150万", ""]] * 6)]
    said = screened(tmp_path, rows, lang=lang)
    assert said.output.splitlines()[-5:] == ACCOUNTS[lang]


def test_a_workbook_has_a_sheet_with_the_account_of_its_rows(tmp_path: Path) -> None:
    screened(
        tmp_path, [HEAD, ONE, TWO, ["合计", "", "", "1", ""], ["全市", "", "", "1", ""]], "-o", tmp_path / "o.xlsx"
    )
    sheet = openpyxl.load_workbook(tmp_path / "o.xlsx")["行数核对"]
    told = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]
    assert told == [
        ("类别", "行数", "行", "内容"),
        ("读取的行", "4", "", ""),
        ("已判定的企业", "2", "", ""),
        ("未判定的行", "2", "", ""),
        ("合计、小计", "1", "", ""),
        ("存疑：未写明是哪家企业", "1", "", ""),
        ("合计、小计", "", "4", "合计"),
        ("存疑：未写明是哪家企业", "", "5", "全市"),
    ]


def test_rows_of_several_files_are_named_with_their_files(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("企业编号,技改设备购置额 2021\nk1,1\n合计,1\n", encoding="utf-8")
    said = run(tmp_path / "a.csv", tmp_path / "b.csv", "--summary-json", tmp_path / "s.json")
    found = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))
    assert found["rows"] == {"read": 4, "judged": 2, "left_out": 2, "kinds": {"total": 2}, "doubtful": {}}
    assert [(each["file"], each["row"]) for each in found["rows_left_out"]] == [("a.csv", 3), ("b.csv", 3)]
    assert "（第a.csv 3行“合计”、第b.csv 3行“合计”）" in said.output


def test_where_the_summary_is_printed_as_json_the_account_goes_beside_it(tmp_path: Path) -> None:
    said = screened(tmp_path, [HEAD, ONE, ["合计", "", "", "1", ""]], "--summary-json", "-")
    assert json.loads(said.stdout)["rows"]["read"] == 2
    assert "行数核对：读取2行，判定企业1家，未判定1行" in said.stderr


def test_strict_refuses_a_table_with_a_row_that_is_no_company(tmp_path: Path) -> None:
    said = screened(tmp_path, [HEAD, ONE, ["合计", "", "", "1", ""]], "-o", tmp_path / "o.csv", "--strict")
    assert isinstance(said.exception, ProfileAtFault)
    assert [fault.code for fault in said.exception.faults] == ["rows-refused", "row-refused"]
    told = render(said.exception.faults, "zh")
    assert "有1行未判定，未写出结果（--strict）" in told
    assert "合计、小计：1行（第3行“合计”）" in told
    assert not (tmp_path / "o.csv").exists()


def test_strict_takes_a_table_whose_only_other_rows_are_empty(tmp_path: Path) -> None:
    said = screened(tmp_path, [HEAD, ONE, ["", "", "", "", ""]], "-o", tmp_path / "o.csv", "--strict")
    assert said.exit_code == 0, said.output


def test_a_total_of_eligible_size_does_not_make_small_firms_eligible(tmp_path: Path) -> None:
    head = ["id", "name", "sector", "industrial_enterprise", "conducts_rd", "conducts_production", "registered_in_zone"]
    head += ["pays_tax_in_zone", "independent_legal_person", "on_defaulter_list", "under_joint_punishment"]
    head += ["major_accident_3y", "individually_supported", "equipment_amount 2021", "renovation_on_file"]
    facts = ["lasers", *["yes"] * 6, *["no"] * 4]
    rows = [
        [*who, *facts, amount, "yes"]
        for *who, amount in (("k1", "甲", "150万"), ("k2", "乙", "150万"), ("合计", "", "300万"))
    ]
    found = counted(tmp_path, [head, *rows])
    assert found["policies"]["equipment-upgrade"]["outcomes"]["eligible"] == 0
    assert found["policies"]["equipment-upgrade"]["outcomes"]["ineligible"] == 2


def test_numbers_that_differ_in_width_case_or_blanks_are_one_company(tmp_path: Path) -> None:
    rows = [["id", "技改设备购置额 2021"], ["K1", "6亿"], ["k1", "7亿"], ["Ｋ1", "8亿"], ["K 1 ", "9亿"]]
    said = screened(tmp_path, rows, "--cells", tmp_path / "c.csv")
    assert "技改设备购置额 2021，同一企业的各行所填不一致：4个（K1第2行“6亿”、k1第3行“7亿”、Ｋ1第4行“8亿”、另1个）" in (
        said.output
    )
    first = (tmp_path / "c.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert "与同一企业第3, 4, 5行所填不一致，均按未知处理" in first
    assert "有4个单元格未被采用" in said.output


def test_records_beside_are_found_by_numbers_written_otherwise(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("id,level\nＫ1,national\n", encoding="utf-8")
    (tmp_path / "t.csv").write_text("id,sector\nk1,lasers\n", encoding="utf-8")
    out = tmp_path / "o.jsonl"
    beside = ["--policy", "first-set", "--records", f"first_set_products={tmp_path / 'p.csv'}"]
    call = ["screen", str(tmp_path / "t.csv"), "-o", str(out), "--as-of", "2022-06-30", *beside]
    said = CliRunner().invoke(cli.cli, call)
    assert said.exit_code == 0, said.output
    assert "first_set_products 1 recognised_on" in json.loads(out.read_text(encoding="utf-8"))["first-set missing"]


@pytest.mark.parametrize(
    ("headings", "row", "told"),
    [
        # Of no row it is said who the company is.
        (["所属激光领域", "是否开展研发"], ["激光器", "是"], None),
        (["所属激光领域", "是否开展研发"], ["", "合计"], ("total", False, "合计")),
        (["所属激光领域", "是否开展研发"], ["1", "2"], None),
        (["所属激光领域", "是否开展研发", "x"], ["1", "2", "3"], ("heading", False, "1")),
        (["所属激光领域", "是否开展研发", "x"], [1, 2, 3], ("heading", False, "1")),
        (["所属激光领域", "是否开展研发"], ["甲", "是否开展研发："], None),
        (["所属激光领域", "x", "y"], ["所属激光领域", "x", "z"], ("heading", False, "所属激光领域")),
        (["所属激光领域", "2021", "y"], ["激光器", 2021, "z"], None),
        (["所属激光领域", "x"], [NotThere("合计", "error-cell"), "y"], ("total", False, "合计")),
        (["所属激光领域", "x"], ["示例", "激光器"], ("example", True, "示例")),
        (["所属激光领域", "x"], ["注：如实填写", "激光器"], ("note", False, "注：如实填写")),
        (["所属激光领域", "x"], ["激光器", "q" * 70], None),
        (["所属激光领域", "x"], ["", "q" * 70], ("note", True, "q" * 60)),
    ],
)
def test_rows_of_tables_that_name_nobody_are_told_by_what_they_hold(
    headings: list[str], row: list[Any], told: tuple[str, bool, str] | None
) -> None:
    assert RowKinds(headings, {}, frozenset(headings[:1])).of(row, ("", "")) == told


def test_of_many_different_texts_each_is_told_alike() -> None:
    kinds = RowKinds(["a", "b"], {}, frozenset(["a"]))
    many = {kinds.of([f"text {number}", f"other {number}"], ("", "")) for number in range(6_000)}
    assert many == {None}
    assert kinds.of(["合计", "text"], ("", "")) == ("total", False, "合计")


def test_a_row_in_doubt_is_told_by_the_name_of_its_company(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "序号,企业名称,年营业收入 2021\n1,武汉甲激光有限公司,5\n2,武汉乙激光有限公司等3家,5\n3,,5\n合计,,15\n",
        encoding="utf-8",
    )
    said = run(tmp_path / "t.csv", "--summary-json", tmp_path / "s.json", "--policy", "equipment-upgrade", "--force")
    assert said.exit_code == 0
    left = json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["rows_left_out"]
    assert [each["text"] for each in left] == ["武汉乙激光有限公司等3家", "3", "合计"]
