"""Readers and writers that give up, in their own words or the system's, are told as what they were doing."""

import errno
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from lucidrule.core.fault import UnreadableInput
from lucidrule.loading import files
from lucidrule.loading.output import draft_of
from lucidrule.model.base import Text
from lucidrule.tables.named_files import sources
from lucidrule.tables.reconciliation import unjoined_lines
from lucidrule.tables.source import _given_up
from lucidrule.tables.stream import _readable
from lucidrule.tables.summary import Summary
from lucidrule.tables.unjoined import Unjoined
from lucidrule.tables.writer import DelimitedWriter, as_system_errors, closed

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class Panic(BaseException):
    """As readers in another language end that find what they did not think of."""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "t.parquet"
    pl.DataFrame({"id": ["a"]}).write_parquet(path)
    return path


GIVEN_UP = {
    "the disk is full": (pl.exceptions.ComputeError("no room (os error 28)"), "cannot-write"),
    "the folder is not to be written in": (
        PermissionError(f"Permission denied (os error 13): {draft_of(Path('out.parquet'), '.parquet')}"),
        "cannot-write",
    ),
    "what is read went away": (FileNotFoundError("No such file (os error 2): t.parquet"), "table-unreadable"),
    "a reader that tells nothing more": (pl.exceptions.ComputeError("bad page"), "table-unreadable"),
    "a panic": (Panic("assertion failed"), "table-unreadable"),
}


@pytest.mark.parametrize(("error", "code"), GIVEN_UP.values(), ids=GIVEN_UP)
def test_a_stream_that_gives_up_says_whose_fault_it_is(
    table: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: str
) -> None:
    monkeypatch.chdir(table.parent)
    with pytest.raises(UnreadableInput) as told, _readable(sources((table.name,)), Path("out.parquet")):
        raise error
    assert [fault.code for fault in told.value.faults] == [code]


READ = {
    "gone meanwhile": (FileNotFoundError(errno.ENOENT, "No such file or directory"), "cannot-open"),
    "a library that is not there": (ImportError("no module", name="pyarrow"), "needs-extra"),
    "a panic": (Panic("assertion failed"), "table-unreadable"),
}


@pytest.mark.parametrize(("error", "code"), READ.values(), ids=READ)
def test_a_table_whose_reader_gives_up_says_why(table: Path, error: BaseException, code: str) -> None:
    [source] = sources((str(table),))
    assert [fault.code for fault in _given_up(source, error).faults] == [code]


def test_a_result_that_the_system_refuses_in_the_middle_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as told, DelimitedWriter(tmp_path / "r.csv", force=False, delimiter=","):
        raise FULL
    assert [fault.code for fault in told.value.faults] == ["cannot-write"]
    assert list(tmp_path.iterdir()) == []


REFUSED = {"by the system": (FULL, errno.ENOSPC), "for another reason": ("no room", None), "for none": (None, None)}


@pytest.mark.parametrize(("cause", "number"), REFUSED.values(), ids=REFUSED)
def test_a_workbook_that_cannot_be_closed_is_refused_by_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cause: object, number: int | None
) -> None:
    def refuse(book: object) -> None:
        raise FileCreateError(*([cause] * (cause is not None)))

    book = xlsxwriter.Workbook(str(tmp_path / "b.xlsx"))
    monkeypatch.setattr(type(book), "close", refuse)
    with pytest.raises(OSError) as error:  # noqa: PT011  # which one is what is asked
        closed(book)
    assert error.value.errno == number


def test_a_workbook_without_room_is_forgotten_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    book = xlsxwriter.Workbook("/dev/full")
    book.add_worksheet().write_column(0, 0, [os.urandom(40).hex() for _ in range(1_000)])
    with pytest.raises(OSError, match=FULL.strerror) as error:
        closed(book)
    del book, error
    gc.collect()
    assert told == []


POLARS = {"(os error 28)": errno.ENOSPC, "Invalid thrift: transport error": errno.EIO, "something else": None}


@pytest.mark.parametrize(("said", "number"), POLARS.items())
def test_what_polars_could_not_write_is_told_as_by_the_system(said: str, number: int | None) -> None:
    with pytest.raises(OSError) as error, as_system_errors():  # noqa: PT011  # which one is what is asked
        raise pl.exceptions.ComputeError(said)
    assert error.value.errno == number


def test_a_file_that_another_wrote_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    passed: Callable[..., None] = lambda path, *, force: None  # noqa: E731  # it was not there when it was looked for
    (tmp_path / "a.yaml").write_text("kept")
    monkeypatch.setattr(files, "check_place", passed)
    with pytest.raises(UnreadableInput) as told:
        files.write_text(tmp_path / "a.yaml", "new", force=False)
    assert [fault.code for fault in told.value.faults] == ["file-exists"]
    assert (tmp_path / "a.yaml").read_text() == "kept"


def test_of_few_records_that_nobody_has_each_is_named() -> None:
    from datetime import date

    summary = Summary((), date(2022, 6, 30))
    summary.unjoined.append(Unjoined("products", Text(zh="产品", en="Products", ja="製品"), 2, "x1"))
    [line] = unjoined_lines(summary, "en")
    assert ("x1" in line, "more" in line) == (True, False)
