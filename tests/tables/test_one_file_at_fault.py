"""Of several tables in one run one that is at fault costs itself: the others are judged, and it is told why."""

import json
import os
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
import xlsxwriter
from command import Done, run

GOOD = "id,sector\ng1,lasers\ng2,not_laser\n"
DAY = ("--as-of", "2022-06-30", "--lang", "en")


def holding(text: str | bytes) -> Callable[[Path], Any]:
    """Return what writes a file."""
    return lambda path: path.write_bytes(text.encode() if isinstance(text, str) else text)


def bound(path: Path) -> None:
    """Put a socket in the place of a file; its name is too long for one elsewhere than here."""
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(path.name)


def broken_at_the_end(path: Path) -> None:
    path.write_text("id,sector\n" + "a,lasers\n" * 25_000 + '"open\n')


AT_FAULT: dict[str, tuple[str, Callable[[Path], Any], str]] = {
    "not there": ("b.csv", lambda path: None, "no-such-file"),
    "a folder": ("b.csv", Path.mkdir, "a-folder"),
    "a socket": ("b.csv", bound, "not-a-file"),
    "a device": ("b.csv", lambda path: path.symlink_to("/dev/zero"), "not-a-file"),
    "of no format": ("b.docx", holding(b"PK"), "table-format"),
    "no workbook": ("b.xlsx", holding(b"PK\3\4"), "book-damaged"),
    "no Parquet": ("b.parquet", holding(b"PAR1"), "table-unreadable"),
    "no object": ("b.jsonl", holding("[1]\n"), "json-syntax"),
    "nothing": ("b.csv", holding(""), "no-headings"),
    "a heading without end": ("b.csv", holding("sector," + "." * 20_000 + "\n"), "heading-too-long"),
    "a heading of nothing": ("b.csv", holding("id,sector,turnover of yore\nb,lasers,1\n"), "unknown-heading"),
    "no fact": ("b.csv", holding("a,b\n1,2\n"), "unknown-heading"),
    "a result": ("b.csv", holding("id,sector,8. Innovation platform\n"), "unknown-heading"),
    "an open quote at its end": ("b.csv", broken_at_the_end, "quote-open"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.csv").write_text(GOOD)
    (tmp_path / "c.csv").write_text("id,conducts_rd\nc1,no\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def screened(folder: Path, *arguments: str) -> tuple[Done, dict[str, Any]]:
    """Screen into r.jsonl; return what came of it, and the summary."""
    done = run("screen", *arguments, "-o", "r.jsonl", "--summary-json", "s.json", *DAY, folder=folder)
    summary = folder / "s.json"
    return done, json.loads(summary.read_text(encoding="utf-8")) if summary.exists() else {}


def companies(folder: Path) -> list[str]:
    return [json.loads(line)["id"] for line in (folder / "r.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("name", "make", "code"), AT_FAULT.values(), ids=AT_FAULT)
def test_a_file_at_fault_costs_itself(folder: Path, name: str, make: Callable[[Path], Any], code: str) -> None:
    make(folder / name)
    done, summary = screened(folder, "a.csv", name, "c.csv")
    assert (done.returncode, companies(folder)) == (2, ["g1", "g2", "c1"])
    assert summary["rows"]["read"] == 3
    assert [(each["file"], each["faults"][0]) for each in summary["files_refused"]] == [(name, code)]
    assert f"1 file not judged at all\n  {name}: " in done.stdout
    assert "Note: 1 file not judged\n" in done.stderr


@pytest.mark.parametrize(("name", "make", "code"), AT_FAULT.values(), ids=AT_FAULT)
def test_where_there_is_no_other_it_is_refused(folder: Path, name: str, make: Callable[[Path], Any], code: str) -> None:
    make(folder / name)
    done, summary = screened(folder, name)
    assert (done.returncode, done.stdout, summary, (folder / "r.jsonl").exists()) == (2, "", {}, False)


def test_of_files_that_are_all_at_fault_each_is_told(folder: Path) -> None:
    (folder / "b.xlsx").write_bytes(b"PK\3\4")
    done, _ = screened(folder, "missing.csv", "b.xlsx", "missing.jsonl")
    first, second, *others = done.stderr.splitlines()
    assert ("missing.csv" in first, "b.xlsx" in second) == (True, True)
    assert "there is no file `missing.jsonl`" in others
    assert list(folder.glob("r.*")) == []


def test_a_strict_run_writes_nothing_where_a_file_is_at_fault(folder: Path) -> None:
    done, _ = screened(folder, "a.csv", "missing.csv", "--strict")
    assert (done.returncode, (folder / "r.jsonl").exists()) == (2, False)
    assert "missing.csv: there is no file `missing.csv`" in done.stderr


def test_a_file_that_breaks_off_takes_nothing_of_its_own_into_the_counts(folder: Path) -> None:
    (folder / "b.csv").write_text('id,sector\ng1,lasers\ng1,lasers\n"open\n')
    _, summary = screened(folder, "a.csv", "b.csv")
    assert (summary["same_company"]["companies"], summary["companies"]) == (0, 2)


def test_the_headings_of_a_file_at_fault_are_not_in_the_result(folder: Path) -> None:
    (folder / "b.csv").write_text('id,conducts_rd,staff\nb,yes,3\n"open\n')
    screened(folder, "a.csv", "b.csv")
    first = json.loads((folder / "r.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert list(first)[:3] == ["id", "sector", "industry-fund"]


def test_nothing_is_written_onto_a_file_at_fault(folder: Path) -> None:
    (folder / "b.jsonl").write_text("[1]\n")
    done = run("screen", "a.csv", "b.jsonl", "-o", "b.jsonl", "--force", *DAY, folder=folder)
    assert (done.returncode, (folder / "b.jsonl").read_text()) == (2, "[1]\n")
    assert "`b.jsonl` is also read" in done.stderr


def test_a_sheet_of_the_result_lists_the_files_that_are_not_judged(folder: Path) -> None:
    run("screen", "a.csv", "missing.csv", "-o", "r.xlsx", *DAY, folder=folder)
    rows = openpyxl.load_workbook(folder / "r.xlsx")["Rows"].iter_rows(values_only=True)
    assert ("file not judged", "", "missing.csv", "there is no file `missing.csv`") in rows


def test_a_map_of_headings_is_about_all_files_together(folder: Path) -> None:
    (folder / "b.csv").write_text("id,turnover of yore\nb,1\n")
    done, _ = screened(folder, "a.csv", "b.csv", "--headings", "map.yaml")
    assert (done.returncode, (folder / "r.jsonl").exists()) == (2, False)
    assert (folder / "map.yaml").read_text().splitlines()[-1].startswith('"turnover of yore":')


def test_what_a_map_names_may_stand_in_a_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "map.yaml").write_text("turnover of yore: annual_revenue 2021\n")
    done, _ = screened(folder, "a.csv", "missing.csv", "--headings", "map.yaml")
    assert (done.returncode, companies(folder)) == (2, ["g1", "g2"])


def test_of_parquet_files_streamed_one_at_fault_costs_itself(folder: Path) -> None:
    pl.DataFrame({"id": ["p1"], "conducts_rd": [True]}).write_parquet("p.parquet")
    (folder / "cut.parquet").write_bytes((folder / "p.parquet").read_bytes()[:300])
    arguments = ("cut.parquet", "p.parquet", "missing.parquet", "--outcomes-only", "-o", "r.parquet")
    done = run("screen", *arguments, "--summary-json", "s.json", *DAY, folder=folder)
    assert (done.returncode, pl.read_parquet("r.parquet")["id"].to_list()) == (2, ["p1"])
    told = json.loads((folder / "s.json").read_text(encoding="utf-8"))
    assert [each["file"] for each in told["files_refused"]] == ["cut.parquet", "missing.parquet"]
    assert "there is no file `missing.parquet`" in done.stderr


def test_records_that_are_no_regular_file_are_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "p.csv")
    done = run("screen", "a.csv", "--records", "first_set_products=p.csv", *DAY, folder=folder)
    assert (done.returncode, done.stderr) == (2, "`p.csv` is not a regular file\n")


@pytest.mark.parametrize("column", ["annual_revenue 2021", "sector", "remark"])
def test_a_streamed_file_with_a_day_beyond_every_calendar_ends_in_order(folder: Path, column: str) -> None:
    days = pl.Series([2**31 - 1, -(2**31), 0], dtype=pl.Int32).cast(pl.Date)
    pl.DataFrame({"id": ["a", "b", "c"], "conducts_rd": [True] * 3, column: days}).write_parquet("p.parquet")
    arguments = ("p.parquet", "--outcomes-only", "-o", "r.parquet", "--ignore-unknown")
    done = run("screen", *arguments, *DAY, folder=folder)
    assert (done.returncode in (0, 2), "internal error" in done.stderr) == (True, False)


@pytest.mark.parametrize("written", ["NaN", "1e999", "-1e999"])
def test_a_number_of_a_sheet_that_is_none_costs_itself(folder: Path, written: str) -> None:
    with xlsxwriter.Workbook("good.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "annual_revenue 2021"])
        sheet.write_row(1, 0, ["a", 123456])
    with zipfile.ZipFile("good.xlsx") as good, zipfile.ZipFile("b.xlsx", "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"<v>123456</v>", f"<v>{written}</v>".encode()))
    done = run("screen", "b.xlsx", *DAY, folder=folder)
    assert (done.returncode, "Rows: 1 read = 1 company judged" in done.stdout) == (0, True)
