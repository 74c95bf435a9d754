"""Workbooks of a few kilobytes that unpack, or are laid out, to far more are refused; patterns meet no long tags."""

import struct
from pathlib import Path

import pytest
from command import run
from security.documents import cell, document, empty, repeated
from security.limited import run_limited
from tables.few_facts import cells, outcome, refusal
from tables.reading.workbooks import row, text, workbook

from lucidrule.tables.reading import package

HEAD = row(1, text("A1", "id"), text("B1", "sector"))
FIRST = row(2, text("A2", "k"), text("B2", "not_laser"))
_MB = 1_000_000
PARTS = {
    "shared texts": "xl/sharedStrings.xml",
    "shared texts in capitals": "xl/SharedStrings.XML",
    "a drawing": "xl/drawings/drawing1.xml",
    "links of a sheet": "xl/drawings/_rels/drawing1.xml.rels",
    "whatever": "docProps/x.xml",
}


@pytest.mark.parametrize("name", PARTS.values(), ids=PARTS)
def test_a_part_that_unpacks_to_far_more_than_it_has_is_refused(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / "t.xlsx", HEAD, FIRST, other={name: " " * 51 * _MB})
    assert refusal(path) == (
        "book-too-large",
        f"a part of the workbook `t.xlsx` has more than 50 MB when it is unpacked: {name}",
    )


@pytest.mark.parametrize(("number", "told"), [(500, 2), (501, "too-many-sheets")])
def test_a_workbook_has_at_most_500_sheets(tmp_path: Path, number: int, told: int | str) -> None:
    path = workbook(tmp_path / "t.xlsx", HEAD, FIRST, sheets=number)
    assert outcome(path) == told


def test_many_parts_count_together(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", HEAD, FIRST, other={f"x/{at}.xml": " " * 9 * _MB for at in range(6)})
    assert refusal(path)[0] == "book-too-large"


TEXTS = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"{}>{}</sst>'
STATED = {
    "plainly": ' uniqueCount="4000000000"',
    "one too many": ' uniqueCount="1000001"',
    "with blanks": "\nuniqueCount\n=\n'0004000000000' ",
    "in so many digits": f' uniqueCount="{"9" * 5_000}"',
    "behind other marks": ' a="<" b=">" uniqueCount="4000000000"',
    "behind much else": f' a="{"x" * 3 * _MB}" uniqueCount="4000000000"',
}


@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "XL\\SHAREDSTRINGS.XML"])
@pytest.mark.parametrize("stated", STATED.values(), ids=STATED)
def test_texts_that_are_said_to_be_more_than_there_are_get_no_room(tmp_path: Path, stated: str, name: str) -> None:
    path = workbook(tmp_path / "t.xlsx", HEAD, FIRST, other={name: TEXTS.format(stated, "<si><t>k</t></si>")})
    assert refusal(path) == ("book-damaged", f"the workbook `t.xlsx` is damaged and cannot be read: {name}")


@pytest.mark.parametrize(("stated", "there", "freely"), [(1_000_000, 1, 1_000_000), (3, 3, 2)])
def test_as_many_texts_as_there_are_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stated: int, there: int, freely: int
) -> None:
    monkeypatch.setattr(package, "_ROOM_FREELY", freely)
    shared = TEXTS.format(f' uniqueCount="{stated}"', "<si/>" * there)
    path = workbook(tmp_path / "t.xlsx", HEAD, FIRST, other={"xl/sharedStrings.xml": shared})
    assert len(cells(path)) == 2


ROWS = {
    "blanks": " " * 51 * _MB,
    "a remark": f"<!--{' ' * 51 * _MB}-->",
    "a text": row(2, text("A2", "y" * 51 * _MB)),
    "cells that are none": f'<row r="2">{"<c " * 17 * _MB}</row>',
}


@pytest.mark.slow
@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_a_sheet_that_unpacks_to_far_more_than_it_has_is_refused(tmp_path: Path, rows: str) -> None:
    assert refusal(workbook(tmp_path / "t.xlsx", HEAD, rows))[0] == "book-too-large"


@pytest.mark.slow
def test_it_takes_no_gigabyte(tmp_path: Path) -> None:
    workbook(tmp_path / "t.xlsx", HEAD, FIRST, other={"xl/sharedStrings.xml": " " * 240 * _MB})
    done = run_limited("screen", "t.xlsx", "--as-of", "2022-06-30", "--lang", "en", folder=tmp_path)
    assert (done.code, "has more than 50 MB" in done.stderr, done.within) == (2, True, True)


def test_what_the_directory_says_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", HEAD, FIRST, other={"xl/sharedStrings.xml": " " * 51 * _MB})
    stated = struct.pack("<I", 51 * _MB)
    path.write_bytes(path.read_bytes().replace(stated, struct.pack("<I", 1)))
    assert refusal(path)[0] == "book-too-large"


@pytest.mark.parametrize("mark", [b"PK\5\6", b"PK\6\6"], ids=["short", "long"])
def test_a_directory_of_more_than_can_be_read_is_refused(tmp_path: Path, mark: bytes) -> None:
    path = workbook(tmp_path / "t.xlsx", HEAD, FIRST)
    end = {b"PK\5\6": struct.pack("<4s8xI6x", mark, 5 * _MB), b"PK\6\6": struct.pack("<4s36xQ8x", mark, 2**40)}[mark]
    path.write_bytes(path.read_bytes() + end)
    found, said = refusal(path)
    assert found == "book-too-large"
    assert said == "a part of the workbook `t.xlsx` has more than 4 MB when it is unpacked: its directory"


@pytest.mark.slow
def test_a_hundred_thousand_empty_parts_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", HEAD, FIRST, other={f"x{at}": "" for at in range(100_000)})
    assert refusal(path)[0] == "book-too-large"


LONG_TAGS = {
    "cells within each other": "<c " * 400_000,
    "rows within each other": "<row r " * 200_000,
    "errors in one tag": "<c" + ' t="e"' * 200_000 + "<v>",
    "errors and no value": "<c" + ' t="e"' * 200_000 + "> x</c>",
    "ends of tags": "<c " + ">" * 900_000,
    "quotes": "<c " + '"' * 900_000,
    "formulas within each other": "<c><f>" * 200_000,
    "blanks": "<c><f>" + " " * 900_000,
}


@pytest.mark.parametrize("inside", LONG_TAGS.values(), ids=LONG_TAGS)
def test_rows_of_tags_without_end_cost_no_time(tmp_path: Path, inside: str) -> None:
    workbook(tmp_path / "t.xlsx", HEAD, f'<row r="2">{inside}</row>')
    done = run("screen", "t.xlsx", "--as-of", "2022-06-30", "--lang", "en", folder=tmp_path)
    assert done.returncode in (0, 2)


STYLES = {
    "styles within each other": "<xf " * 300_000,
    "lists of styles without end": "<cellXfs>" * 100_000,
    "a style with a long name": "<cellXfs><xf " + "a" * 900_000 + "></xf></cellXfs>",
    "formats": "<numFmt " * 100_000,
}


@pytest.mark.parametrize("styles", STYLES.values(), ids=STYLES)
def test_styles_without_end_cost_no_time(tmp_path: Path, styles: str) -> None:
    workbook(tmp_path / "t.xlsx", HEAD, FIRST, styles=styles)
    done = run("screen", "t.xlsx", "--as-of", "2022-06-30", "--lang", "en", folder=tmp_path)
    assert done.returncode in (0, 2)


HIDDEN = {
    "behind a mark in quotes": (
        '<row spans=">" r="1048576"><c s=">" r="XFD1048576"><v>1</v></c></row>',
        "book-damaged",
    ),
    "with blanks": ('<row r = "1048576"><c r = "XFD1048576"><v>1</v></c></row>', "cell-far"),
    "on lines": ('<row\nr="1048576"><c\nr="XFD1048576"><v>1</v></c></row>', "cell-far"),
    "beyond any sheet": ('<row r="99999999999999"><c r="A99999999999999"><v>1</v></c></row>', "cell-far"),
}


@pytest.mark.parametrize(("rows", "code"), HIDDEN.values(), ids=HIDDEN)
def test_an_address_far_away_is_seen_however_it_is_written(tmp_path: Path, rows: str, code: str) -> None:
    assert refusal(workbook(tmp_path / "t.xlsx", HEAD, rows))[0] == code


REPEATED = {
    "a million rows": repeated('table:number-rows-repeated="1000000"'),
    "two milliard rows": repeated('table:number-rows-repeated="2000000000"'),
    "digits that are written out": repeated('table:number-rows-repeated="&#50;000000000"'),
    "with blanks": repeated("table:number-rows-repeated = '2000000000'"),
    "behind a mark in quotes": repeated('table:style-name=">" table:number-rows-repeated="2000000000"'),
    "empty rows above the last": empty(1_048_000, 16_384) + repeated(),
    "an empty column before the last": '<table:table-row><table:table-cell table:number-columns-repeated="1000000"/>'
    f"{cell('k')}</table:table-row>",
}


@pytest.mark.parametrize("rows", REPEATED.values(), ids=REPEATED)
def test_documents_that_repeat_rows_and_columns_without_end_are_refused(tmp_path: Path, rows: str) -> None:
    assert refusal(document(tmp_path / "t.ods", rows))[0] == "document-too-large"


def test_what_documents_repeat_as_programs_do_is_read(tmp_path: Path) -> None:
    path = document(
        tmp_path / "t.ods", repeated() + repeated('table:number-rows-repeated="3"') + empty(1_048_000, 16_384)
    )
    assert len(cells(path)) == 5


def test_one_workbook_at_fault_is_told_with_its_name(tmp_path: Path) -> None:
    workbook(tmp_path / "bomb.xlsx", HEAD, FIRST, other={"xl/sharedStrings.xml": " " * 51 * _MB})
    workbook(tmp_path / "t.xlsx", HEAD, FIRST)
    done = run("screen", "t.xlsx", "bomb.xlsx", "--as-of", "2022-06-30", "--lang", "zh", folder=tmp_path)
    assert (done.returncode, "`bomb.xlsx`" in done.stderr) == (2, True)
