"""What stands in a table stands in the workbook of its result, as people see it there."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from result_books import cells_of

import lucidrule
from lucidrule.tables.job import Job

PROGRAMME = lucidrule.load()
SHANGHAI = timezone(timedelta(hours=8))
DAYS = {
    "a day": (date(2015, 6, 1), datetime(2015, 6, 1)),
    "the first day of sheets": (date(1901, 1, 1), datetime(1901, 1, 1)),
    "an earlier day": (date(1900, 12, 31), "1900-12-31"),
    "a day of another age": (date(1, 1, 1), "0001-01-01"),
    "an event that never was": (date(9999, 12, 31), datetime(9999, 12, 31)),
}


def result(folder: Path, table: Path, heading: str) -> tuple[Any, str]:
    """Return the cell of the company below a heading, as the workbook has it, with its format."""
    out = folder / "r.xlsx"
    job = Job(PROGRAMME.compiled, (str(table),), out, date(2022, 6, 30), policies=("first-set",), lang="en")
    job.run(lambda *_: None)
    [[cell]] = cells_of(out, heading)
    return cell.value, cell.number_format


@pytest.mark.parametrize(("day", "shown"), DAYS.values(), ids=DAYS)
def test_a_day_is_a_day_or_its_text(tmp_path: Path, day: date, shown: Any) -> None:
    pl.DataFrame({"id": ["k"], "founded_on": [day]}).write_parquet(tmp_path / "t.parquet")
    assert result(tmp_path, tmp_path / "t.parquet", "founded_on")[0] == shown


def test_a_moment_of_a_zone_is_its_text(tmp_path: Path) -> None:
    moment = datetime(2021, 12, 31, 16, tzinfo=UTC)
    frame = pl.DataFrame(
        {"id": ["k"], "founded_on": [moment]},
        schema={"id": pl.String, "founded_on": pl.Datetime("us", "Asia/Shanghai")},
    )
    frame.write_parquet(tmp_path / "t.parquet")
    assert (
        result(tmp_path, tmp_path / "t.parquet", "founded_on")[0] == datetime(2022, 1, 1, tzinfo=SHANGHAI).isoformat()
    )


def test_a_percentage_stays_one(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "sector", "remark"])
        sheet.write_row(1, 0, ["k", "lasers"])
        sheet.write_number(1, 2, 0.125, book.add_format({"num_format": "0%"}))
    assert result(tmp_path, tmp_path / "t.xlsx", "remark") == (Decimal("0.125"), "0.00%")


def test_a_number_that_is_shown_divided_stays_so(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "sector", "annual_revenue 2021", "annual_revenue 2020"])
        sheet.write_row(1, 0, ["k", "lasers"])
        sheet.write_row(1, 2, [60000, 60000], book.add_format({"num_format": "0.0,"}))
    assert result(tmp_path, tmp_path / "t.xlsx", "annual_revenue 2020") == (60000, '0"."000')
    [cells] = cells_of(tmp_path / "r.xlsx", "annual_revenue 2021")
    assert [cell.number_format for cell in cells] == ['0"."000']
