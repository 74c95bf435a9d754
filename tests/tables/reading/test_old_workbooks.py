"""Old workbooks that say what cannot be: none asks for more memory than it has cells."""

import struct
from pathlib import Path

import pytest
from tables.few_facts import refusal

from lucidrule.core.fault import UnreadableInput
from lucidrule.tables.reading.old_workbook import check_old, old_marks, shown_places
from lucidrule.tables.reading.sheet_marks import Marks, Merged

CORPUS = Path(__file__).parents[2] / "corpus" / "xlsx"
OLD_BOOK = (CORPUS / "old.xls").read_bytes()
# Sectors of 512 bytes stand behind the header: the table of sectors is the ninth, the names of streams are the tenth.
TABLE, ROOT = 9 * 512, 10 * 512
BOOK = ROOT + 128
START, LENGTH = 116, 120
END, FREE = 0xFFFFFFFE, 0xFFFFFFFF
EXTENT = OLD_BOOK.index(b"\x00\x02\x0e\x00") + 4
TEXTS = OLD_BOOK.index(b"\xfc\x00") + 4
CELL = OLD_BOOK.rindex(b"\xfd\x00\x0a\x00") + 4
NUMBERS = OLD_BOOK.rindex(b"\xbd\x00\x12\x00") + 4


def patched(*places: tuple[int, int], form: str = "<I", more: bytes = b"") -> bytes:
    """Return the book with numbers put at some places."""
    found = bytearray(OLD_BOOK + more)
    for at, number in places:
        struct.pack_into(form, found, at, number)
    return bytes(found)


DAMAGED = {
    "more sectors than there is room for": patched((44, 2**20)),
    "tables of sectors in a circle": patched((68, 3), (5 * 512 - 4, 3)),
    "a stream in a circle": patched((TABLE, 0)),
    "a sector that there is not": patched((48, 5_000)),
    "a stream longer than the file": patched((BOOK + LENGTH, 2**31)),
    "no table of sectors": patched((76, FREE)),
    "cut off": OLD_BOOK[:600],
    "no workbook": patched((BOOK, 0)),
    "a small stream that no table is of": patched((BOOK + LENGTH, 64)),
    "rows beyond the last": patched((EXTENT + 4, 2**20)),
    "columns beyond the last": patched((EXTENT + 10, 300), form="<H"),
    "texts without number": patched((TEXTS + 4, 2**30)),
    "a cell beyond the last column": patched((CELL + 2, 300), form="<H"),
    "cells beyond the last column": patched((NUMBERS + 16, 300), form="<H"),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_an_old_workbook_that_says_what_cannot_be_is_damaged(tmp_path: Path, content: bytes) -> None:
    assert refusal(tmp_path / "t.xls", content)[0] == "book-damaged"


def test_a_cell_far_from_all_others_is_told_with_its_place(tmp_path: Path) -> None:
    code, said = refusal(tmp_path / "t.xls", patched((CELL, 65_535), (CELL + 2, 255), form="<H"))
    assert (code, "IV65536" in said, "名录" in said) == ("cell-far", True, True)


def test_an_old_workbook_whose_records_are_locked_is_told_as_such(tmp_path: Path) -> None:
    content = patched((OLD_BOOK.index(b"\x42\x00\x02\x00"), 0x002F), form="<H")
    assert refusal(tmp_path / "t.xls", content)[0] == "file-locked"


def test_a_workbook_in_a_small_stream_is_looked_into(tmp_path: Path) -> None:
    more = struct.pack("<I", END) + bytes(1020)
    small = [(60, 10), (64, 1), (TABLE + 40, END), (TABLE + 44, END), (ROOT + START, 11), (ROOT + LENGTH, 64)]
    (tmp_path / "t.xls").write_bytes(patched(*small, (BOOK + LENGTH, 2), more=more))
    check_old(tmp_path / "t.xls")


def test_percentages_of_a_workbook_that_says_what_cannot_be_are_not_looked_for(tmp_path: Path) -> None:
    (tmp_path / "t.xls").write_bytes(DAMAGED["no workbook"])
    with pytest.raises(UnreadableInput) as refused:
        shown_places(tmp_path / "t.xls", "名录")
    assert [each.code for each in refused.value.faults] == ["book-damaged"]


MARKED = (CORPUS / "merged-and-hidden.xls").read_bytes()
MARKS = Marks({4}, [(3, 3)], [Merged(1, 1, 4, 5), Merged(2, 3, 1, 1), Merged(2, 3, 0, 0)])
# How often to count what follows, and how to: settings of the second sheet.
FIRST, SECOND = MARKED.rindex(b"\x0d\x00\x02\x00"), MARKED.rindex(b"\x0c\x00\x02\x00")
LAST_END = MARKED.rindex(b"\x0a\x00\x00\x00", 0, MARKED.rindex(b"R\x00o\x00o\x00t\x00"))


def relabelled(*places: tuple[int, int]) -> bytes:
    """Return a book in which some records are of another kind."""
    found = bytearray(MARKED)
    for at, kind in places:
        struct.pack_into("<H", found, at, kind)
    return bytes(found)


@pytest.mark.parametrize(
    "content",
    [MARKED, relabelled((min(FIRST, SECOND), 0x0809), (max(FIRST, SECOND), 0x000A)), relabelled((LAST_END, 0x000B))],
    ids=["as it is", "with a chart in the sheet", "without an end"],
)
def test_what_is_hidden_and_merged_is_seen_in_its_own_sheet(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.xls").write_bytes(content)
    assert old_marks(tmp_path / "t.xls", "名录") == MARKS


def test_what_is_hidden_in_a_workbook_that_says_what_cannot_be_is_not_looked_for(tmp_path: Path) -> None:
    (tmp_path / "t.xls").write_bytes(DAMAGED["no workbook"])
    with pytest.raises(UnreadableInput) as refused:
        old_marks(tmp_path / "t.xls", "名录")
    assert [each.code for each in refused.value.faults] == ["book-damaged"]


def test_a_format_of_a_workbook_before_unicode_says_percent_too(tmp_path: Path) -> None:
    book = (CORPUS / "percentages.xls").read_bytes()
    older = book.replace(b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x10\x00\x00\x05", 1)
    (tmp_path / "t.xls").write_bytes(older)
    assert (1, 1) in shown_places(tmp_path / "t.xls", "名录")
