"""Tables as files hold them: cells of every kind, long files, lists in columns and in tables of their own."""

import csv
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
import xlsxwriter
from command import run
from few_rules import criterion, fact, policy, text, texts, written
from result_books import listed_in

from lucidrule.present.palette import LOOKS
from lucidrule.tables.named_files import sources

CHOICES = f", choices: {{a: {text('First')}, b: {text('Second')}, c: {text('Third')}}}"
PARTS = f", parts: {{big: {{type: flag, label: {text('Big')}, question: {text('Big?')}}}}}"
FACTS = (
    fact("green", "flag", "Green")
    + fact("rent", "money", "Rent")
    + fact("grades", "choices", "Grades", CHOICES)
    + fact("ships", "records", "Ships", PARTS)
    + fact("sales", "money", "Sales", ", yearly: true")
    + fact("founded", "date", "Founded")
)
EACH = f"for_each: ships\neach: [{criterion('big', 'Big', '{big: true}')}]\n"
TWICE = "{any: [{sales: {first_exceeds: 5, since: founded}}, {all: [{sales: {first_exceeds: 9, since: founded}}, %s]}]}"
POLICIES = {
    "p": policy("p", criterion("green", "Is green", "{green: true}"), amount="rent"),
    "g": policy("g", criterion("grades", "Has a grade", "{grades: {includes_any: [a, b]}}")),
    "s": policy("s", "", more=EACH),
    "c": policy("c", criterion("crossed", "Crossed", TWICE % "{green: true}")),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    written(texts(FACTS, POLICIES), tmp_path)
    return tmp_path


def screened(folder: Path, *arguments: str) -> str:
    """Screen, and return what is said beside the result."""
    options = ("--programme", ".", "--as-of", "2022-06-30", "--lang", "en")
    done = run("screen", *arguments, *options, folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def objects(folder: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / name).read_text(encoding="utf-8").splitlines()]


def outcomes(folder: Path, table: str, policy: str) -> list[str]:
    screened(folder, table, "-o", "r.jsonl", "--force", "--ignore-unknown")
    return [row[policy] for row in objects(folder, "r.jsonl")]


def test_several_choices_stand_in_one_cell_however_they_are_parted(folder: Path) -> None:
    (folder / "t.csv").write_text('grades\nFirst；Third\n第三\nThird\n"c,b"\n', encoding="utf-8")
    said = screened(folder, "t.csv", "-o", "r.jsonl")
    assert [row["g"] for row in objects(folder, "r.jsonl")] == ["eligible", "undetermined", "ineligible", "eligible"]
    assert "第三" in said


def test_of_a_list_given_by_parts_alone_there_are_as_many_records_as_anything_is_known_of(
    folder: Path,
) -> None:
    (folder / "t.csv").write_text("green,ships 1 big,ships 2 big\nyes,no,yes\nyes,no,\nyes,,\n", encoding="utf-8")
    assert outcomes(folder, "t.csv", "s") == ["eligible", "ineligible", "undetermined"]


def test_records_in_a_table_stand_beside_names(folder: Path) -> None:
    (folder / "t.csv").write_text("企业编号,green\n1,yes\n2,yes\n", encoding="utf-8")
    (folder / "s.csv").write_text("企业编号,企业名称,,big\n1,A,,yes\n,B,,\n", encoding="utf-8")
    screened(folder, "t.csv", "-o", "r.jsonl", "--records", "ships=s.csv")
    assert [row["s"] for row in objects(folder, "r.jsonl")] == ["eligible", "undetermined"]


def test_what_is_missing_of_years_before_is_told_as_all_of_them(folder: Path) -> None:
    (folder / "t.csv").write_text("green,sales 2021\nyes,7\n", encoding="utf-8")
    screened(folder, "t.csv", "-o", "r.jsonl")
    (row,) = objects(folder, "r.jsonl")
    assert (row["c"], row["c missing"]) == ("undetermined", "founded; sales ≤2020")


@pytest.fixture
def batch(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let a batch be of few rows."""
    monkeypatch.setattr("lucidrule.tables.source.BATCH", 200)
    return 200


def test_a_table_of_more_rows_than_a_batch_is_screened_to_its_end(folder: Path, batch: int) -> None:
    (folder / "t.csv").write_text("green\n" + "yes\n" * batch + "no\n", encoding="utf-8")
    found = outcomes(folder, "t.csv", "p")
    assert (len(found), found[batch - 1 :]) == (batch + 1, ["eligible", "ineligible"])


def test_columns_whose_types_change_from_batch_to_batch_are_written_as_text(folder: Path, batch: int) -> None:
    rows = [{"green": True, "remark": n} for n in range(batch)] + [{"green": False, "remark": "x"}]
    (folder / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    screened(folder, "t.jsonl", "-o", "r.parquet", "--ignore-unknown")
    assert pl.read_parquet(folder / "r.parquet")["remark"].tail(2).to_list() == [str(batch - 1), "x"]


def test_a_character_that_a_block_of_the_file_cuts_is_read_whole(folder: Path) -> None:
    # The first byte of 名 is the last of a million and some that are read at once.
    head = "企业名称,green\n"
    lines = head + "".join(f"{'x' * 90_000},no\n" for _ in range(11))
    rest = (1 << 20) - len(lines.encode()) - 1
    (folder / "t.csv").write_bytes(f"{lines}{'x' * rest}名,yes\n".encode())
    found = outcomes(folder, "t.csv", "p")
    assert (len(found), found[-1]) == (12, "eligible")
    assert objects(folder, "r.jsonl")[-1]["企业名称"].endswith("x名")


def test_empty_lines_between_objects_are_no_companies(folder: Path) -> None:
    (folder / "t.jsonl").write_text('{"green": true}\n\n{"green": false}\n', encoding="utf-8")
    assert outcomes(folder, "t.jsonl", "p") == ["eligible", "", "ineligible"]


def test_floats_and_moments_of_parquet_are_numbers_and_days(folder: Path) -> None:
    frame = pl.DataFrame(
        {
            "green": [True, True, True],
            "rent": [1.5, float("nan"), float("inf")],
            "founded": [datetime(2020, 5, 1, 12), None, None],
        }
    )
    frame.write_parquet(folder / "t.parquet")
    said = screened(folder, "t.parquet", "-o", "r.jsonl")
    rows = objects(folder, "r.jsonl")
    assert [(row["p low"], row["p high"]) for row in rows] == [("1.5", "1.5"), ("0", None), ("0", None)]
    assert rows[0]["founded"] == "2020-05-01"
    # What is no number is not known, as an empty cell is.
    assert [text for text in ("nan", "inf") if text in said] == []


def test_cells_of_a_workbook_keep_their_kind_and_empty_rows_at_its_end_are_none(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["green", "rent", "founded", "remark"])
    sheet.append([True, 7, datetime(2020, 5, 1), 123456789.25])
    sheet.append([False, 2, None, 0.5])
    sheet["A9"] = None
    sheet["B9"].number_format = "0.00"
    sheet["B9"] = ""
    book.save(folder / "t.xlsx")
    screened(folder, "t.xlsx", "-o", "r.xlsx", "--ignore-unknown")
    found = listed_in(folder / "r.xlsx", "green", "rent", "founded", "remark", "1 P")
    assert found == [
        [True, 7, datetime(2020, 5, 1), 123456789.25, "Eligible"],
        [False, 2, None, 0.5, "Not eligible"],
    ]


def test_numbers_of_more_digits_than_a_sheet_holds_stay_text(folder: Path) -> None:
    (folder / "t.jsonl").write_text('{"green": true, "rent": 1234567890123456}\n', encoding="utf-8")
    screened(folder, "t.jsonl", "-o", "r.xlsx")
    assert listed_in(folder / "r.xlsx", "rent") == [["1234567890123456"]]


def test_a_sheet_of_cells_that_were_not_taken_ends_where_a_sheet_ends(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lucidrule.tables.result_book.MOST_ROWS", 3)
    (folder / "t.csv").write_text("green,rent\na,x\nb,y\n", encoding="utf-8")
    screened(folder, "t.csv", "-o", "r.xlsx")
    cells = openpyxl.load_workbook(folder / "r.xlsx")["Cells not taken"]
    assert [cell.value for cell in cells["C"]] == ["Content", "a", "x", "b"]


def test_a_picture_of_a_table_that_lacks_nothing_names_no_facts(folder: Path) -> None:
    (folder / "t.csv").write_text("green,rent\nyes,1\n", encoding="utf-8")
    screened(folder, "t.csv", "--policy", "p", "--summary-svg", "r.svg")
    assert "#1565c0" not in (folder / "r.svg").read_text(encoding="utf-8")


def test_a_picture_judges_nobody_by_its_colours_and_ends_with_the_account_of_rows(folder: Path) -> None:
    (folder / "t.csv").write_text("id,green,rent\na,no,1\n,,\nb,perhaps,1\nc,yes,1\n", encoding="utf-8")
    screened(folder, "t.csv", "--policy", "p", "--summary-svg", "r.svg")
    drawn = (folder / "r.svg").read_text(encoding="utf-8")
    assert "✕ " in drawn
    assert LOOKS["ineligible"].ink not in drawn
    told = [line.partition(">")[2].partition("<")[0] for line in drawn.splitlines()[-4:-2]]
    assert told == ["Rows: 4 read = 3 companies judged + 1 left out", "Note: 1 cell not taken"]


def test_cells_that_were_not_taken_are_counted_and_all_of_them_kept_where_asked_for(folder: Path) -> None:
    (folder / "t.csv").write_text("green\n" + "perhaps\n" * 21, encoding="utf-8")
    said = screened(folder, "t.csv", "--cells", "bad.csv")
    assert "21 cells were not taken" in said
    assert "green, expected yes or no: 21 cells (row 2 “perhaps”, row 3 “perhaps”, row 4 “perhaps”, 18 more)" in said
    with (folder / "bad.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert (len(rows), rows[21][:3]) == (22, ["22", "green", "perhaps"])


def test_a_day_of_eight_digits_is_a_day(folder: Path) -> None:
    (folder / "t.jsonl").write_text('{"green": true, "founded": 20200501, "sales 2021": 10}\n', encoding="utf-8")
    screened(folder, "t.jsonl", "-o", "r.jsonl")
    assert objects(folder, "r.jsonl")[0]["c missing"] == "sales 2020"


def test_of_some_policies_there_is_no_total(folder: Path) -> None:
    (folder / "t.csv").write_text("green,rent\nyes,1.5\n", encoding="utf-8")
    screened(folder, "t.csv", "-o", "r.jsonl", "--policy", "p")
    (row,) = objects(folder, "r.jsonl")
    assert row == {
        "green": "yes",
        "rent": "1.5",
        "p": "eligible",
        "p missing": "",
        "p low": "1.5",
        "p high": "1.5",
    }


def test_numbers_with_places_and_more_digits_than_columns_multiply_are_judged_all_the_same(folder: Path) -> None:
    share = "{share: {of: rent, in: fee, at_least: 3%}}"
    facts = fact("rent", "money", "Rent") + fact("fee", "money", "Fee")
    files = texts(facts, {"p": policy("p", criterion("c", "C", share))})
    place = written(files, folder / "share")
    (folder / "t.csv").write_text(f"rent,fee\n0.03{'0' * 18}1,1\n1.5,{'9' * 36}.5\n", encoding="utf-8")
    done = run("screen", "t.csv", "-o", "r.jsonl", "--programme", place, "--as-of", "2022-06-30", folder=folder)
    assert done.returncode == 0, done.stderr
    assert [row["p"] for row in objects(folder, "r.jsonl")] == ["eligible", "ineligible"]


def test_more_than_a_hundred_missing_years_that_no_file_can_hold_are_told_as_one_span(folder: Path) -> None:
    (folder / "t.csv").write_text("green,sales 2021,founded\nyes,7,1790-05-01\n", encoding="utf-8")
    screened(folder, "t.csv", "-o", "r.jsonl")
    (row,) = objects(folder, "r.jsonl")
    assert row["c missing"].split("; ") == ["sales 1790-1899", *(f"sales {year}" for year in range(1900, 2021))]


def test_a_moment_of_a_sheet_is_its_day_and_rows_that_only_seem_to_hold_something_are_none(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["green", "founded"])
    sheet.append([True, datetime(2020, 5, 1, 12, 30)])
    sheet["A5"] = '=""'
    book.save(folder / "t.xlsx")
    screened(folder, "t.xlsx", "-o", "r.jsonl")
    assert [row["founded"] for row in objects(folder, "r.jsonl")] == ["2020-05-01"]


def test_rows_that_are_empty_at_the_end_of_a_sheet_are_none(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["green"])
        sheet.write_row(1, 0, ["yes"])
        sheet.write_string(20, 0, "")
    (source,) = sources((str(tmp_path / "t.xlsx"),))
    assert [rows.cells for rows in source.batches()] == [[["yes"]]]
