"""Cells that were not taken are told by cause and column, with the companies that they are of."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.core.fault import Fault, Named
from lucidrule.tables.cells import BadCell
from lucidrule.tables.not_taken import CAUSES, RefusedCell, group_lines, refused_cells
from lucidrule.values.reading import _TOLD

PARAMS: dict[str, Named] = {
    **{"expected": "@kind:flag", "name": "x", "maximum": "5", "value": "v", "found": "v", "fact": "f"},
    **{"rows": "3", "count": "1", "first": "1", "second": "2", "unit": "万元", "usual": "3"},
    "message": {"zh": "甲", "en": "a", "ja": "あ"},
}


def screened(folder: Path, text: str, *options: object, lang: str = "zh") -> Result:
    (folder / "t.csv").write_text(text, encoding="utf-8")
    own = ["--as-of", "2022-06-30", "--policy", "equipment-upgrade", "--lang", lang]
    said = CliRunner().invoke(cli.cli, ["screen", str(folder / "t.csv"), *map(str, options), *own])
    assert said.exit_code == 0, said.output
    return said


def cell(row: int, column: str, cause: str, *, file: str = "") -> RefusedCell:
    return RefusedCell(row, file, column, "x", "why", cause, "k1", "甲公司", "negative")


FIVE = "企业编号,企业名称,成立日期\n" + "".join(f"k{at},甲{at},2015-02-30\n" for at in range(1, 6))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "zh",
            [
                "有5个单元格未被采用，按未知处理：",
                "  成立日期，不是有效日期：5个（k1 甲1第2行“2015-02-30”、k2 甲2第3行“2015-02-30”、"
                "k3 甲3第4行“2015-02-30”、另2个）",
                "  加 --cells 文件名.csv 可全部列出",
            ],
        ),
        (
            "en",
            [
                "5 cells were not taken and count as not known:",
                "  成立日期, no day of the calendar: 5 cells (k1 甲1, row 2 “2015-02-30”, k2 甲2, row 3 “2015-02-30”, "
                "k3 甲3, row 4 “2015-02-30”, 2 more)",
                "  --cells FILE.csv lists them all",
            ],
        ),
        (
            "ja",
            [
                "5個のセルを採用せず、不明として扱いました：",
                "  成立日期、存在しない日付：5個（k1 甲1の2行目「2015-02-30」、k2 甲2の3行目「2015-02-30」、"
                "k3 甲3の4行目「2015-02-30」、ほか2個）",
                "  --cells ファイル名.csv を付けると、すべてを一覧できます",
            ],
        ),
    ],
)
def test_cells_of_one_cause_and_column_are_one_line_that_names_a_few(
    tmp_path: Path, lang: str, told: list[str]
) -> None:
    assert screened(tmp_path, FIVE, lang=lang).stderr.splitlines()[:3] == told


def test_the_list_of_all_cells_names_their_companies(tmp_path: Path) -> None:
    said = screened(tmp_path, FIVE, "--cells", tmp_path / "c.csv")
    assert "--cells" not in said.stderr
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second, *_ = csv.reader(file)
    assert first == ["行", "列", "内容", "理由", "企业编号", "企业名称"]
    assert second == ["2", "成立日期", "2015-02-30", "`2015-02-30` 不是有效日期", "k1", "甲1"]


def test_what_is_most_often_comes_first_and_what_has_no_line_is_counted() -> None:
    bad = [cell(2, f"c{at}", "x") for at in range(12)] + [cell(3, "c9", "x"), cell(4, "c9", "x")]
    lines = list(group_lines(bad, "en"))
    assert len(lines) == 10
    assert lines[0].startswith("c9, x: 3 cells")
    assert lines[-1] == "3 more kinds, 3 cells"


def test_a_last_kind_is_told_and_not_counted() -> None:
    lines = list(group_lines([cell(2, f"c{at}", "x") for at in range(10)], "en"))
    assert len(lines) == 10
    assert lines[-1] == "c9, x: 1 cell (k1 甲公司, row 2 “x”)"


def test_one_cell_with_two_causes_is_one_cell(tmp_path: Path) -> None:
    # The first use lies before the founding, and so does a revenue: the day of the founding is in both.
    text = "id,founded_on,demo_first_use_on,annual_revenue 2018\nk1,2021-06-01,2019-01-01,5\n"
    said = screened(tmp_path, text)
    assert "有3个单元格未被采用" in said.stderr
    assert said.stderr.count("founded_on，相互矛盾") == 2
    assert "注意：3个单元格未采用" in said.stderr


@pytest.mark.parametrize(("file", "begin"), [("", "整行，"), ("a.csv", "a.csv: 整行，")])
def test_what_is_said_of_a_whole_row_names_no_column(file: str, begin: str) -> None:
    assert list(group_lines([cell(2, "—", "错位", file=file)], "zh")) == [f"{begin}错位：1个（k1 甲公司第2行“x”）"]


def test_long_texts_and_control_characters_are_cut_and_escaped() -> None:
    long = cell(2, "c\x1b", "x")._replace(text="y" * 30, number="", name="")
    assert list(group_lines([long], "en")) == [f"c\\u001b, x: 1 cell (row 2 “{'y' * 24}…”)"]


def test_every_reason_that_a_value_is_refused_for_has_a_cause() -> None:
    assert set(CAUSES) >= _TOLD | {"wrong-unit", "negative", "above-maximum", "unknown-choice"}


@pytest.mark.parametrize("code", CAUSES)
def test_a_cause_is_said_in_three_languages(code: str) -> None:
    bad = [BadCell(2, "c", "x", Fault(code, None, PARAMS))]
    said = {
        each.cause
        for lang in ("zh", "en", "ja")
        for each in refused_cells(bad, (2, [["k1", None]]), (0, None), "", lang)
    }
    assert len(said) == 3
