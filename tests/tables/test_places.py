"""A table that is refused is named with its file, its sheet and the row; nothing that is said holds a code of ours."""

import json
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from click.testing import CliRunner, Result

from lucidrule import cli
from lucidrule.core.fault import LucidruleError, render
from lucidrule.texts.catalogue import LANGS


def run(*options: object, lang: str = "en") -> Result:
    fixed = ["--as-of", "2022-06-30", "--policy", "equipment-upgrade", "--lang", lang]
    return CliRunner().invoke(cli.cli, ["screen", *map(str, options), *fixed])


def refused(folder: Path, *options: object) -> list[str]:
    """Return the first line of each fault, without the folder."""
    error = run(*options).exception
    assert isinstance(error, LucidruleError)
    lines = [render((fault,), "en").splitlines()[0] for fault in error.faults]
    return [line.replace(f"{folder}/", "") for line in lines]


def book_of(path: Path, rows: list[list[Any]], sheet: str = "企业") -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("说明").write(0, 0, "x")
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return path


def text_of(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


ODD = [["季度报表"], ["企业编号", "所属激光领域", "园区"], ["k1", "激光器", "x"]]


def test_an_unknown_heading_of_a_workbook_is_named_with_its_sheet_and_cell(tmp_path: Path) -> None:
    assert refused(tmp_path, book_of(tmp_path / "t.xlsx", ODD)) == ["t.xlsx 企业!C2: the column `园区` names no fact"]


def test_unknown_headings_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    one = text_of(tmp_path / "a.csv", "id,sector,x\n")
    other = text_of(tmp_path / "b.csv", "report,,\nid,sector,y\n")
    lines = text_of(tmp_path / "c.jsonl", '{"id": "k1", "sector": "lasers", "z": 1}\n')
    assert refused(tmp_path, one, other, lines) == [
        "a.csv:1:3: the column `x` names no fact",
        "b.csv:2:3: the column `y` names no fact",
        "c.jsonl: the column `z` names no fact",
    ]


def test_a_heading_that_stands_twice_is_named_where_it_stands_last(tmp_path: Path) -> None:
    table = text_of(tmp_path / "t.csv", "sector,id,sector\n")
    assert refused(tmp_path, table) == ["t.csv:1:3: the column `sector` says what another column says too"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("report\n,单位：万美元\nid,营收 2021\n", "t.csv:2:2: “单位：万美元” above the headings"),
        ("单位：万元,单位：元\nid,营收 2021\n", "t.csv:1:2: “单位：万元” and “单位：元”"),
        ("单位：万元\nid,营收（元）2021\n", "t.csv:1:1: the unit of the column `营收（元）2021`"),
        ("a\nb,c\n", "t.csv:1:1: no column names a fact"),
        ("\n\n", "t.csv:1:1: there are no headings"),
    ],
)
def test_what_else_is_wrong_with_headings_has_its_place(tmp_path: Path, text: str, said: str) -> None:
    (line,) = refused(tmp_path, text_of(tmp_path / "t.csv", text), "--ignore-unknown")
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("level\nnational\n", "p.csv:1:1: there is no column for the company"),
        ("id,level,levl\nk1,national,x\n", "p.csv:1:3: the column `levl` names no fact"),
    ],
)
def test_a_table_of_records_is_named_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    table, records = text_of(tmp_path / "t.csv", "id,sector\nk1,lasers\n"), text_of(tmp_path / "p.csv", text)
    assert refused(tmp_path, table, "--records", f"first_set_products={records}") == [said]


def test_a_table_without_numbers_beside_records_is_named(tmp_path: Path) -> None:
    table, records = text_of(tmp_path / "t.csv", "sector\nlasers\n"), text_of(tmp_path / "p.csv", "id,level\n")
    told = refused(tmp_path, table, "--records", f"first_set_products={records}")
    assert told == ["t.csv:1:1: there is no column for the company"]


def test_a_column_of_a_result_is_named_where_it_stands(tmp_path: Path) -> None:
    table = text_of(tmp_path / "t.csv", "id,sector,equipment-upgrade\nk1,lasers,x\n")
    told = refused(tmp_path, table, "--ignore-unknown", "-o", tmp_path / "o.jsonl")
    assert told == ["t.csv:1:3: the result would have two columns `equipment-upgrade`"]


def test_columns_that_are_streamed_are_named_with_their_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        pl.DataFrame({"sector": ["lasers"], "x": [1]}).write_parquet(tmp_path / f"{name}.parquet")
    files = (tmp_path / "a.parquet", tmp_path / "b.parquet")
    told = refused(tmp_path, *files, "--outcomes-only", "-o", tmp_path / "o.parquet")
    assert told == ["a.parquet, b.parquet: the column `x` names no fact"]


HEADINGS = [
    *("id", "sector", "industrial_enterprise", "founded_on", "little_giant_on", "annual_revenue 2021"),
    "first_set_products",
]


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_said_of_cells_of_every_type_holds_no_code(tmp_path: Path, lang: str) -> None:
    table = text_of(tmp_path / "t.csv", ",".join(HEADINGS) + "\nk1" + ",§§§" * 6 + "\n")
    said = run(table, "--cells", tmp_path / "c.csv", "--summary-json", tmp_path / "s.json", lang=lang)
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["cells_not_taken"] == 6
    assert "@" not in said.output + (tmp_path / "c.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_said_of_columns_of_a_wrong_type_holds_no_code(tmp_path: Path, lang: str) -> None:
    pl.DataFrame({"first_set_products": [["x"]]}).write_parquet(tmp_path / "t.parquet")
    error = run(tmp_path / "t.parquet", "--outcomes-only", "-o", tmp_path / "o.parquet", lang=lang).exception
    assert isinstance(error, LucidruleError)
    assert [fault.code for fault in error.faults] == ["wrong-column-type"]
    assert "@" not in render(error.faults, lang)


def test_a_sheet_of_too_many_columns_is_named_with_its_sheet_and_last_heading(tmp_path: Path) -> None:
    wide = book_of(tmp_path / "t.xlsx", [["企业编号", "sector", *(f"c{at}" for at in range(2_000))]])
    assert refused(tmp_path, wide, "--sheet", "企业") == ["t.xlsx 企业!BXZ1: there are more than 2,000 columns"]


def test_a_text_of_too_many_columns_is_named_with_its_line_and_last_heading(tmp_path: Path) -> None:
    text = text_of(tmp_path / "t.csv", ",".join(f"c{at}" for at in range(2_001)))
    assert refused(tmp_path, text) == ["t.csv:1:2001: there are more than 2,000 columns"]


def test_cells_that_a_strict_run_refuses_are_named_with_sheet_and_cell(tmp_path: Path) -> None:
    rows = [["季度报表"], ["企业编号", "所属激光领域", "是否开展研发"], ["k1", "激光", "是"], ["k2", "激光器", "也许"]]
    assert refused(tmp_path, book_of(tmp_path / "t.xlsx", rows), "--strict")[1:] == [
        "t.xlsx 企业!B3: row 3, 所属激光领域: `激光`, `激光` is no choice of `所属激光领域`; "
        "did you mean `Lasers (lasers)`?",
        "t.xlsx 企业!C4: row 4, 是否开展研发: `也许`, `也许` is not a value of `是否开展研发`: expected yes or no",
    ]


def test_a_row_that_slipped_is_named_with_its_line_in_a_strict_run(tmp_path: Path) -> None:
    text = text_of(tmp_path / "t.csv", "id,sector\nk1,lasers\nk2,a,b\n")
    assert refused(tmp_path, text, "--strict", "--all-rows")[1].startswith("t.csv:3:1: row 3, —: `k2, a, b`")
