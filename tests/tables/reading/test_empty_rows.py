"""Rows without anything cost next to nothing: a few kilobytes can hold millions of them."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from tables.few_facts import cells, outcome, refusal

from lucidrule.tables.reading import empty_rows


def test_empty_rows_at_the_end_of_a_text_file_are_none(tmp_path: Path) -> None:
    found = cells(tmp_path / "t.csv", "id,sector\n,\na,lasers\n\n , \n,,,\n")
    assert found == [["id", "sector"], ["", ""], ["a", "lasers"]]


@pytest.mark.parametrize(("at_the_end", "rows"), [(3, 2), (4, "too-many-empty-rows")])
def test_a_text_file_may_end_with_as_many_as_a_sheet_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_the_end: int, rows: int | str
) -> None:
    monkeypatch.setattr(empty_rows, "MOST_AT_THE_END", 3)
    (tmp_path / "t.csv").write_text("id,sector\na,lasers\n" + ",\n" * at_the_end, encoding="utf-8")
    assert outcome(tmp_path / "t.csv") == rows


# The headings hold something, too.
@pytest.mark.parametrize(("empty", "rows"), [(3, 5), (4, "too-many-empty-rows")])
@pytest.mark.parametrize("kind", ["csv", "parquet", "jsonl"])
def test_not_even_half_of_very_many_rows_are_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, empty: int, rows: int | str
) -> None:
    monkeypatch.setattr(empty_rows, "FREELY", 3)
    path = tmp_path / f"t.{kind}"
    frame = pl.DataFrame({"sector": [None] * empty + ["lasers"]})
    write: dict[str, Callable[[Path], object]] = {
        "csv": frame.write_csv,
        "parquet": frame.write_parquet,
        "jsonl": frame.write_ndjson,
    }
    write[kind](path)
    assert outcome(path) == rows


def test_nor_are_objects_without_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(empty_rows, "FREELY", 3)
    code, said = refusal(tmp_path / "t.jsonl", '{"sector": "lasers"}\n' + "{}\n" * 4)
    assert (code, "t.jsonl" in said) == ("too-many-empty-rows", True)


def test_of_more_rows_half_may_be_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(empty_rows, "FREELY", 1)
    assert len(cells(tmp_path / "t.csv", "id\na\n\n\nb\n\nc\n")) == 7
