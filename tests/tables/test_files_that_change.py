"""A table that changes while it is read is refused: what was counted would not be what was judged."""

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import xlsxwriter
from command import run

import lucidrule
from lucidrule.core.fault import UnreadableInput
from lucidrule.tables.job import Job

ROWS = [("a", "lasers"), ("b", "not_laser")]


def as_text(path: Path) -> None:
    path.write_text("id,sector\n" + "".join(f"{number},{sector}\n" for number, sector in ROWS))


def as_lines(path: Path) -> None:
    path.write_text("".join(f'{{"id": "{number}", "sector": "{sector}"}}\n' for number, sector in ROWS))


def as_parquet(path: Path) -> None:
    pl.DataFrame(ROWS, schema=["id", "sector"], orient="row").write_parquet(path)


def as_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([("id", "sector"), *ROWS]):
            sheet.write_row(at, 0, row)


KINDS = {"t.csv": as_text, "t.jsonl": as_lines, "t.parquet": as_parquet, "t.xlsx": as_workbook}


def grown(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"c,lasers\n")


def shrunk(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def another(path: Path) -> None:
    shutil.copy(path, path.with_name("other"))
    os.replace(path.with_name("other"), path)


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGES: dict[str, Callable[[Path], None]] = {
    "grown": grown,
    "shrunk": shrunk,
    "gone": Path.unlink,
    "another": another,
    "a folder": folder_instead,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("name", KINDS)
def test_a_table_that_changes_after_it_was_looked_at_is_refused_and_nothing_is_written(
    tmp_path: Path, name: str, change: Callable[[Path], None]
) -> None:
    path, out = tmp_path / name, tmp_path / "r.csv"
    KINDS[name](path)
    job = Job(lucidrule.load().compiled, (str(path),), out, date(2022, 6, 30), policies=("first-set",), lang="en")
    change(path)
    with pytest.raises(UnreadableInput):
        job.run(lambda rows, share: None)
    assert not out.is_dir()
    assert list(tmp_path.glob("*r.*")) == []


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("name", KINDS)
def test_a_table_that_changes_while_it_is_judged_is_refused_and_nothing_is_written(
    tmp_path: Path, name: str, change: Callable[[Path], None]
) -> None:
    path, out = tmp_path / name, tmp_path / "r.csv"
    KINDS[name](path)
    job = Job(lucidrule.load().compiled, (str(path),), out, date(2022, 6, 30), policies=("first-set",), lang="en")
    with pytest.raises(UnreadableInput) as told:
        job.run(lambda rows, share: change(path))
    assert [fault.code for fault in told.value.faults] == ["file-changed"]
    assert list(tmp_path.glob("*r.*")) == []


def test_the_command_says_which_file_has_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_text(tmp_path / "t.csv")
    before = Job.run

    def run_after(job: Job, *arguments: Any, **options: Any) -> Any:
        grown(tmp_path / "t.csv")
        return before(job, *arguments, **options)

    monkeypatch.setattr(Job, "run", run_after)
    done = run("screen", "t.csv", "-o", "r.csv", "--as-of", "2022-06-30", "--lang", "en", folder=tmp_path)
    told = "`t.csv` changed while it was read, so nothing was written"
    assert (done.returncode, done.stderr.splitlines()[0]) == (2, told)
