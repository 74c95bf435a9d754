"""Rows of a result in CSV are those that `csv` writes."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lucidrule.tables.sheet_texts import harmless
from lucidrule.tables.writer import DelimitedWriter

CELLS = st.lists(st.text(st.sampled_from("a,;\t\"'\r\n =+光 "), max_size=4), max_size=3)


def expected(rows: list[tuple[list[str], list[str]]], delimiter: str) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([[harmless(each) for each in (*own, *added)] for own, added in rows])
    return text.getvalue()


@pytest.mark.parametrize("delimiter", [",", "\t"])
@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.tuples(CELLS, CELLS).filter(any), max_size=3))
def test_rows_are_written_as_csv_writes_them(
    tmp_path_factory: pytest.TempPathFactory, delimiter: str, rows: list[tuple[list[str], list[str]]]
) -> None:
    path = tmp_path_factory.mktemp("r") / "r.csv"
    with DelimitedWriter(path, force=True, delimiter=delimiter) as writer:
        writer.rows(rows)
    with Path(path).open(encoding="utf-8-sig", newline="") as file:
        assert file.read() == expected(rows, delimiter)
