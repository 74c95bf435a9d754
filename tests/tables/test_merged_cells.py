"""Cells that are merged over companies: what they say in batches of any size, and where nothing can be told."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from tables.few_facts import FACTS

from lucidrule.tables import merged_cells
from lucidrule.tables.head_rows import below_titles
from lucidrule.tables.merged_cells import MergedCells
from lucidrule.tables.named_files import sources
from lucidrule.tables.reading.sheet_marks import Marks, Merged
from lucidrule.tables.table import read_table

ROWS = [
    ["企业名称", "所属激光领域", "年营业收入 2021"],
    ["甲", "激光器", 5],
    ["乙", None, None],
    ["丙", None, 7],
    ["丁", None, None],
]


def spread(path: Path, merged: Sequence[str], size: int, left: Sequence[int] = ()) -> list[list[str]]:
    """Return what stands in the columns of facts, row by row."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    for place in merged:
        sheet.merge_cells(place)
    book.save(path)
    table = read_table(below_titles(sources((str(path),))[0], FACTS), FACTS, ignore_unknown=False)
    cells = MergedCells(table, FACTS, left)
    found = []
    for rows in table.source.batches(size):
        cells.spread(rows)
        found += [[str(cell) for cell in row[1:]] for row in rows.cells]
    return found


@pytest.mark.parametrize("size", [1, 3, 100])
def test_what_is_merged_is_the_same_in_batches_of_any_size(tmp_path: Path, size: int) -> None:
    assert spread(tmp_path / "t.xlsx", ["B2:B4", "C4:C5", "A2:A3"], size) == [
        ["激光器", "5"],
        ["激光器", ""],
        ["激光器", "7 [C4:C5]"],
        ["", "7 [C4:C5]"],
    ]


def test_a_row_that_no_company_is_judged_by_is_left_as_it_is(tmp_path: Path) -> None:
    assert spread(tmp_path / "t.xlsx", ["B2:B4"], 100, [3])[:3] == [["激光器", "5"], ["", ""], ["激光器", "7"]]


def test_cells_that_are_merged_more_often_than_there_are_cells_are_looked_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merged_cells, "merged_in", lambda source: [Merged(2, 5, 1, 2)] * 3)
    assert spread(tmp_path / "t.xlsx", [], 100) == [["激光器 [B2:C5]"] * 2] * 4


def test_of_merged_cells_that_hold_nothing_or_are_one_nothing_is_said(tmp_path: Path) -> None:
    assert spread(tmp_path / "t.xlsx", ["B3:B5", "A4:B4"], 100) == [["激光器", "5"], ["", ""], ["", "7"], ["", ""]]


def test_what_cannot_be_told_is_a_fault_with_the_place_of_the_cells() -> None:
    found = merged_cells._of_none(Merged(2, 3, 1, 2), 5)
    assert (found.text, found.code) == ("5 [B2:C3]", "merged-cells")


OVERLAPPING = {
    "none": ([], []),
    "one": ([(3, 5)], [4, 5]),
    "one row": ([(3, 3)], []),
    "one after another": ([(5, 6), (2, 3)], [3, 6]),
    "over each other": ([(3, 6), (4, 8)], [4, 5, 6, 7, 8]),
    "within each other": ([(2, 8), (3, 5)], [3, 4, 5, 6, 7, 8]),
    "the same twice": ([(3, 5), (3, 5)], [4, 5]),
    "beyond the last row": ([(7, 1_000_000)], [8, 9]),
}


@pytest.mark.parametrize("name", OVERLAPPING)
def test_rows_that_belong_to_one_further_up_are_told_once(name: str) -> None:
    merged, expected = OVERLAPPING[name]
    marks = Marks(merged=[Merged(first, last, 0, 1) for first, last in merged])
    assert list(marks.continued([1], 9)) == expected
    assert list(marks.continued([2], 9)) == []
