"""Parquet of a few kilobytes that says it has more than can be held is refused before it is unpacked."""

from collections.abc import Callable
from pathlib import Path
from struct import pack, unpack

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from command import run
from security.limited import run_limited
from tables.few_facts import cells, refusal

from lucidrule.tables.reading import parquet, parquet_pages

DAY = ("--as-of", "2022-06-30", "--lang", "en")
_LONG, _ROWS, _MANY = "y" * 99_000, 2_100, 3_000_000


def _nothing() -> pl.Series:
    return pl.Series([None], dtype=pl.String).new_from_index(0, _MANY)


BOMBS: dict[str, Callable[[], dict[str, pl.Series]]] = {
    "a text of 101 MB": lambda: {"id": pl.Series(["y" * 101_000_000])},
    "long texts": lambda: {"id": pl.Series([_LONG] * _ROWS)},
    "long texts in lists": lambda: {"id": pl.Series([[_LONG]] * _ROWS)},
    "long texts in records": lambda: {"id": pl.Series([{"a": _LONG}] * _ROWS)},
    "long texts as categories": lambda: {"id": pl.Series([_LONG] * _ROWS, dtype=pl.Categorical)},
    "long texts as bytes": lambda: {"id": pl.Series([_LONG.encode()] * _ROWS)},
    "three million rows of nothing": lambda: {"id": _nothing(), "sector": _nothing()},
    "a list of three million": lambda: {"id": pl.Series([_nothing()])},
}


def _written(folder: Path, name: str) -> Path:
    pl.DataFrame(BOMBS[name]()).write_parquet(folder / "t.parquet")
    return folder / "t.parquet"


@pytest.mark.parametrize("name", BOMBS)
def test_what_unpacks_to_far_more_than_it_has_is_refused(tmp_path: Path, name: str) -> None:
    path = _written(tmp_path, name)
    assert path.stat().st_size < 100_000
    found, said = refusal(path)
    assert (found, said) == (
        "parquet-too-large",
        "`t.parquet` unpacks to far more than a table of its size holds; most of it is in the column id",
    )


@pytest.mark.slow
@pytest.mark.parametrize("more", [(), ("--outcomes-only", "-o", "r.parquet")], ids=["rows", "columns"])
@pytest.mark.parametrize("name", ["a text of 101 MB"])
def test_it_is_refused_without_taking_a_gigabyte(tmp_path: Path, name: str, more: tuple[str, ...]) -> None:
    _written(tmp_path, name)
    done = run_limited("screen", "t.parquet", *DAY, *more, folder=tmp_path)
    assert (done.code, done.stderr.splitlines()[0], done.within) == (
        2,
        "`t.parquet` unpacks to far more than a table of its size holds; most of it is in the column id",
        True,
    )


def test_pages_are_believed_where_the_footer_says_less(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(tmp_path, "a text of 101 MB")
    footer, said = parquet_pages._footer, {}

    def saying_less(*of: object) -> dict[int, object]:
        said.update(footer(*of))  # type: ignore[arg-type]  # handed on as it came
        about = said[4][0][1][0][3]
        about[6] = 1
        return said

    monkeypatch.setattr(parquet_pages, "_footer", saying_less)
    assert refusal(tmp_path / "t.parquet")[0] == "parquet-too-large"


def test_many_pages_count_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_pages, "FREELY", 0)
    monkeypatch.setattr(parquet_pages, "OF_A_BYTE", 1)
    table = pa.table({"id": ["abcd" * 100] * 900})
    pq.write_table(table, tmp_path / "t.parquet", data_page_size=1_000, use_dictionary=False)
    assert refusal(tmp_path / "t.parquet")[0] == "parquet-too-large"


def test_a_table_in_more_pages_than_are_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Each of ten rows is a group of its own, with a page of its one text and a page of its number.
    pq.write_table(pa.table({"id": ["a"] * 10}), tmp_path / "t.parquet", row_group_size=1)
    monkeypatch.setattr(parquet_pages, "_BYTES_OF_A_PAGE", 10**9)
    monkeypatch.setattr(parquet_pages, "_FREE_PAGES", 20)
    assert len(cells(tmp_path / "t.parquet")) == 11
    monkeypatch.setattr(parquet_pages, "_FREE_PAGES", 19)
    parquet._check.cache_clear()
    assert refusal(tmp_path / "t.parquet") == (
        "parquet-pieces",
        "`t.parquet` has more than 19 pages: its groups of rows are too small",
    )


def test_a_table_whose_directory_is_longer_than_any_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pl.DataFrame({"id": ["a"]}).write_parquet(tmp_path / "t.parquet")
    (length,) = unpack("<I", (tmp_path / "t.parquet").read_bytes()[-8:-4])
    monkeypatch.setattr(parquet_pages, "_MOST_OF_A_FOOTER", length)
    assert len(cells(tmp_path / "t.parquet")) == 2
    monkeypatch.setattr(parquet_pages, "_MOST_OF_A_FOOTER", length - 1)
    parquet._check.cache_clear()
    assert refusal(tmp_path / "t.parquet")[0] == "parquet-directory"


def test_a_cell_that_is_too_long_costs_itself(tmp_path: Path) -> None:
    frame = pl.DataFrame({"id": ["a", "b"], "sector": ["x" * 30_000_000, "not_laser"]})
    frame.write_parquet(tmp_path / "t.parquet")
    done = run("screen", "t.parquet", "-o", "r.csv", *DAY, folder=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "2 companies at 30 June 2022")
    assert "more than 100,000 characters: 1 cell" in done.stderr
    assert (tmp_path / "r.csv").stat().st_size < 110_000


@pytest.mark.parametrize("version", ["1.0", "2.0"])
@pytest.mark.parametrize("compression", ["NONE", "ZSTD", "SNAPPY", "GZIP", "LZ4", "BROTLI"])
@pytest.mark.parametrize("dictionary", [True, False], ids=["dictionary", "plain"])
def test_whole_tables_of_every_writing_are_read(
    tmp_path: Path, version: str, compression: str, *, dictionary: bool
) -> None:
    table = pa.table({"id": [f"c{at}" * 300 for at in range(300)], "years": [[1, 2]] * 300})
    pq.write_table(
        table,
        tmp_path / "t.parquet",
        compression=compression,
        data_page_version=version,
        use_dictionary=dictionary,
        data_page_size=1_000,
        row_group_size=70,
        write_page_index=True,
    )
    parquet_pages.check_pages(tmp_path / "t.parquet")
    assert len(list(parquet.rows_of(tmp_path / "t.parquet"))) == 301


def _with(footer: bytes) -> bytes:
    return b"PAR1" + footer + pack("<I", len(footer)) + b"PAR1"


DAMAGED = {
    "nothing else": b"PAR1",
    "no end": b"PAR1" + b"\0" * 50,
    "a footer longer than the file": b"PAR1" + pack("<I", 2**31) + b"PAR1",
    "a footer that ends within": _with(b"\x15"),
    "structures within each other": _with(b"\x1c" * 100_000),
    "lists within each other": _with(b"\x19" + b"\x19" * 100_000),
    "a list of more than there is": _with(b"\x49\xfc\xff\xff\xff\xff\x0f"),
    "a mapping of more than there is": _with(b"\x4b\xff\xff\xff\xff\x0f\x88"),
    "a number without an end": _with(b"\x15" + b"\xff" * 100),
    "no kind": _with(b"\x1d"),
    "groups that are a number": _with(b"\x49\x15\x02\x00"),
    "a page before the file": _with(b"\x49\x1c\x19\x1c\x3c\x76\x64\x26\x03\x00\x00\x00\x00"),
    "as many rows as are below zero": _with(b"\x49\x1c\x36\x03\x00\x00"),
    "a page that is none": _with(b"\x49\x1c\x19\x1c\x3c\x76\x64\x26\x08\x00\x00\x00\x00"),
    "a mapping and nothing else": _with(b"\x4b\x01\x55\x02\x02\x00"),
    "an empty mapping and nothing else": _with(b"\x4b\x00\x00"),
    "lists of flags and numbers": _with(b"\x49\x21\x01\x02\x00"),
    "a number with its field written out": _with(b"\x05\x08\x02\x17" + b"\0" * 9),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_what_is_damaged_is_refused(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path / "t.parquet", content)[0] == "table-unreadable"


def test_pages_of_nothing_without_end_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_pages, "_FREE_PAGES", -10)
    pq.write_table(pa.table({"id": ["a", "b"]}), tmp_path / "t.parquet")
    assert refusal(tmp_path / "t.parquet")[0] == "parquet-pieces"
