"""What a table says stays text where its result is opened in a sheet, whatever it begins with."""

import csv
from pathlib import Path

import openpyxl
import pytest
from command import run

from lucidrule.tables.sheet_texts import harmless, title_of

SIGNS = {
    **{each: each for each in ("=", "+", "-", "@", "＝", "＋", "－", "＠", "﹦", "﹢", "﹣", "﹫")},
    "a tab": "\t",
    "a return": "\r",
    "a line": "\n",
}
SIGN = pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
DAY = ("--as-of", "2022-06-30", "--lang", "en", "--ignore-unknown")


def _table(folder: Path, sign: str) -> None:
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "sector", f"a{sign}1"], ["k", "not_laser", f"{sign}cmd()"]])


@SIGN
@pytest.mark.parametrize("name", ["r.csv", "r.tsv"])
def test_a_text_of_a_result_gets_an_apostrophe(tmp_path: Path, sign: str, name: str) -> None:
    _table(tmp_path, sign)
    assert run("screen", "t.csv", "-o", name, *DAY, folder=tmp_path).returncode == 0
    with (tmp_path / name).open(encoding="utf-8-sig", newline="") as file:
        _, row = csv.reader(file, delimiter="\t" if name == "r.tsv" else ",")
    assert row[2] == f"'{sign}cmd()"


@SIGN
def test_a_heading_and_a_cell_that_was_not_taken_get_one(tmp_path: Path, sign: str) -> None:
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", f"{sign}heading", "sector"], ["k", "1", f"{sign}cmd()"]])
    done = run("screen", "t.csv", "-o", "r.csv", "--cells", "c.csv", *DAY, folder=tmp_path)
    assert done.returncode == 0
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        _, row = csv.reader(file)
    # Around values, but not within headings, blanks are none of what is written.
    assert [each for each in row if "cmd" in each and each.startswith(sign)] == []
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        headings = next(csv.reader(file))
    assert headings[1] in (f"'{sign}heading", "heading")


@SIGN
def test_workbooks_hold_it_as_text(tmp_path: Path, sign: str) -> None:
    with (tmp_path / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "sector", "a"], ["k", f"{sign}cmd()", f"{sign}cmd()"]])
    done = run("screen", "t.csv", "-o", "r.xlsx", "--fix", "f.xlsx", *DAY, folder=tmp_path)
    assert done.returncode == 0
    # Of the first the list of companies, below two rows of headings; what was submitted stands last, and its row.
    for_people, to_fix = (
        openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[1],
        openpyxl.load_workbook(tmp_path / "f.xlsx").worksheets[0],
    )
    submitted = for_people[3][-3:-1]
    assert [str(cell.value)[-5:] for cell in submitted] == ["cmd()"] * 2
    assert [cell.data_type for cell in submitted] == ["s", "s"]
    assert [to_fix["C2"].data_type, to_fix["D2"].data_type] == ["s", "s"]


@pytest.mark.parametrize("number", ["-5", "+5", "－５", "＋1,000", "-12.5%", "−5"])
def test_numbers_stay_numbers(number: str) -> None:
    assert harmless(number) == number


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("a/b:c", "a b c"),
        ("[x]*?\\", "x"),
        ("'quoted'", "quoted"),
        ("甲" * 40, "甲" * 31),
        ("😀" * 40, "😀" * 15),
        ("?", "-"),
        ("Companies", "Companies 2"),
    ],
    ids=["marks", "marks alone", "quotes", "long", "wide", "nothing", "taken"],
)
def test_a_label_becomes_the_name_of_a_sheet(label: str, title: str) -> None:
    assert title_of(label, ["companies"]) == title
