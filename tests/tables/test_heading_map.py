"""What the headings of a source stand for is kept in a file, which a run that lacks it writes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.core.fault import LucidruleError, render

TABLE = "企业编号,行业细分,技改购置金额,年营业收入,备注\nk1,激光器,150,5,x\n"


def run(folder: Path, *options: object, table: str = TABLE, lang: str = "zh") -> Result:
    (folder / "t.csv").write_text(table, encoding="utf-8")
    fixed = ["--as-of", "2022-06-30", "--policy", "equipment-upgrade", "--lang", lang]
    map_of = ["--headings", str(folder / "m.yaml")]
    return CliRunner().invoke(cli.cli, ["screen", str(folder / "t.csv"), *fixed, *map_of, *map(str, options)])


def mapped(folder: Path, text: str, *options: object, table: str = TABLE) -> Result:
    (folder / "m.yaml").write_text(text, encoding="utf-8")
    return run(folder, *options, table=table)


def refused(result: Result, lang: str = "zh") -> list[str]:
    """Return the lines of a refusal without the lines of files, the carets and hints below them."""
    assert isinstance(result.exception, LucidruleError)
    return [line for line in render(result.exception.faults, lang).splitlines() if not line.startswith("  ")]


DRAFTS = {
    "zh": "# 各列对应的资料项，填在冒号之后，如：annual_revenue 2021（万元）；不采用的列填 ignore。\n"
    "# “#”之后为建议；lucidrule facts 列出全部资料项。\n"
    '"行业细分":\n"技改购置金额":  # 技改设备购置额\n"年营业收入":  # 年营业收入 2021\n',
    "en": "# Behind each colon: the fact that the column stands for, such as annual_revenue 2021 (10,000 yuan);\n"
    "# ignore leaves a column alone. Suggestions stand behind #; `lucidrule facts` lists all facts.\n"
    '"行业细分":\n"技改购置金额":  # 技改设备购置额\n"年营业收入":  # Annual revenue 2021\n',
    "ja": "# コロンの後に、列に当たる情報項目を書いてください（例：annual_revenue 2021（万元））。"
    "採用しない列は ignore。\n"
    "# 「#」の後は候補です。lucidrule facts で一覧できます。\n"
    '"行业细分":\n"技改购置金额":  # 技改设备购置额\n"年营业收入":  # 年間売上高 2021\n',
}


@pytest.mark.parametrize("lang", ["zh", "en", "ja"])
@pytest.mark.parametrize("options", [(), ("--ignore-unknown",)])
def test_a_run_without_its_map_writes_the_unknown_headings_and_is_refused(
    tmp_path: Path, lang: str, options: tuple[str, ...]
) -> None:
    said = run(tmp_path, *options, lang=lang)
    assert isinstance(said.exception, LucidruleError)
    codes = [fault.code for fault in said.exception.faults]
    assert codes == ["unknown-heading", "unknown-heading", "heading-without-year", "headings-written"]
    assert (tmp_path / "m.yaml").read_text(encoding="utf-8") == DRAFTS[lang]


def test_a_map_that_was_not_filled_in_is_refused_with_its_lines(tmp_path: Path) -> None:
    run(tmp_path)
    # "heading-unmapped"
    assert refused(run(tmp_path)) == [
        f"{tmp_path}/m.yaml:3:8: 列“行业细分”尚未填写对应的资料项",
        f"{tmp_path}/m.yaml:4:10: 列“技改购置金额”尚未填写对应的资料项",
        f"{tmp_path}/m.yaml:5:9: 列“年营业收入”尚未填写对应的资料项",
    ]


FILLED = "行业细分: 所属激光领域\n技改购置金额: equipment_amount 2021（万元）\n年营业收入: ignore\n"


def test_a_map_is_applied_with_years_and_units(tmp_path: Path) -> None:
    out = tmp_path / "o.jsonl"
    said = mapped(tmp_path, FILLED, "-o", out)
    assert said.exit_code == 0, said.exception
    assert "未采用的列：年营业收入、备注" in said.stderr
    mine = json.loads(out.read_text(encoding="utf-8"))
    same = "企业编号,所属激光领域,技改设备购置额2021（万元）\nk1,激光器,150\n"
    assert mapped(tmp_path, "{}", "-o", out, "--force", table=same).exit_code == 0
    plain = json.loads(out.read_text(encoding="utf-8"))
    told = [key for key in plain if key.startswith("equipment")]
    assert {key: mine[key] for key in told} == {key: plain[key] for key in told}
    assert (mine["行业细分"], mine["技改购置金额"]) == ("激光器", "150")


@pytest.mark.parametrize("aside", ["ignore", "ＩＧＮＯＲＥ", "忽略。", "－", "不采用", "無視"])
def test_a_column_is_left_alone_by_a_word_of_any_width(tmp_path: Path, aside: str) -> None:
    said = mapped(tmp_path, FILLED.replace("年营业收入: ignore", f"年营业收入: '{aside}'"))
    assert said.exit_code == 0, said.exception
    assert "未采用的列：年营业收入、备注" in said.stderr


def test_a_map_names_the_columns_of_numbers_and_names_and_finds_the_headings_below_titles(tmp_path: Path) -> None:
    table = "季度报表,,\n代号栏,甲栏,乙栏\nk1,激光器,x\nk1,光源,x\n"
    text = "代号栏: 企业编号\n甲栏: sector\n乙栏: 备注\n"
    said = mapped(tmp_path, text, table=table)
    assert said.exit_code == 0, said.exception
    assert "甲栏，不是可选项：1个（k1第4行“光源”）" in said.stderr


def test_a_unit_of_a_map_stands_against_the_unit_above_the_headings(tmp_path: Path) -> None:
    assert refused(mapped(tmp_path, FILLED, table=f"单位：元,,,,\n{TABLE}")) == [
        f"{tmp_path}/t.csv:1:1: 列“equipment_amount 2021（万元）”所写单位与表头上方的“单位：元”不一致"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (FILLED + "没有: ignore\n", ["m.yaml:4:1: 表中没有列“没有”"]),
        (FILLED + "备注: 技改\n", ["m.yaml:4:5: 没有名为 `技改` 的资料项"]),
        (FILLED + "备注: 年营业收入\n", ["m.yaml:4:5: 列“年营业收入”未写明年份"]),
        (FILLED + "备注: [a]\n", ["m.yaml:4:5: 此处应为文字，所写为 `[…]`"]),
        (FILLED + "备 注: ignore\n备注: ignore\n", ["m.yaml:5:1: 列“备注”与另一列所指相同"]),
        ("- a\n", ["m.yaml:1:1: 此处应为“键: 值”结构，所写为 `['a']`"]),
    ],
    ids=["no-such-heading", "fact", "year", "kind", "twice", "no mapping"],
)
def test_a_map_that_names_what_there_is_not_is_refused_with_its_line(
    tmp_path: Path, text: str, said: list[str]
) -> None:
    assert [line.replace(f"{tmp_path}/", "") for line in refused(mapped(tmp_path, text))] == said


def test_two_columns_of_one_fact_are_refused_as_the_table_names_them(tmp_path: Path) -> None:
    text = "行业细分: 企业编号\n技改购置金额: equipment_amount 2021\n年营业收入: 技改设备购置额 2021\n"
    assert refused(mapped(tmp_path, text))[-1] == f"{tmp_path}/t.csv:1:4: 列“年营业收入”与另一列所指相同"


@pytest.mark.parametrize("options", [(), ("--ignore-unknown",)])
def test_a_map_that_leaves_columns_behind_is_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    said = mapped(tmp_path, "技改购置金额: equipment_amount 2021\n年营业收入: '-'\n", *options)
    assert refused(said) == [f"{tmp_path}/t.csv:1:2: 列“行业细分”不对应任何资料项"]


def test_a_map_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assert refused(mapped(tmp_path, "a: {b\n"))[0].startswith(f"{tmp_path}/m.yaml:1:4: ")


def test_a_map_of_more_columns_than_a_table_has_is_refused(tmp_path: Path) -> None:
    text = "".join(f"c{at}: ignore\n" for at in range(2_001))
    assert refused(mapped(tmp_path, text)) == [f"{tmp_path}/m.yaml:1:1: 超过2,000列"]


def test_where_all_headings_are_known_no_map_is_written(tmp_path: Path) -> None:
    said = run(tmp_path, table="企业编号,所属激光领域\nk1,激光器\n")
    assert said.exit_code == 0, said.exception
    assert f"各列均已识别，未写出 {tmp_path}/m.yaml" in said.stderr
    assert not (tmp_path / "m.yaml").exists()


def test_a_map_goes_with_rows_that_are_to_be_corrected(tmp_path: Path) -> None:
    fix = tmp_path / "fix.xlsx"
    said = mapped(tmp_path, FILLED, "--fix", fix, table=TABLE.replace("150", "约150"))
    assert said.exit_code == 0, said.exception
    fixed = ["--as-of", "2022-06-30", "--lang", "zh", "--headings", str(tmp_path / "m.yaml")]
    again = CliRunner().invoke(cli.cli, ["screen", str(fix), *fixed])
    assert again.exit_code == 0, again.exception
    assert "技改购置金额，约数或者范围，不是确数：1个（k1第2行“约150”）" in again.stderr
