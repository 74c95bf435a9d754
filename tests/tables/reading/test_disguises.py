"""Files that are locked, or something else than their name says: told in words, with what to do."""

import gzip
import struct
import zipfile
from pathlib import Path

import polars as pl
import pytest
from tables.few_facts import cells, outcome, refusal
from tables.reading.workbooks import row, text, workbook

from lucidrule.tables.reading import open_document, package, sheet_xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le")
OLD_BOOK = (Path(__file__).parents[2] / "corpus" / "xlsx" / "old.xls").read_bytes()
OLD = OLE + "Workbook".encode("utf-16-le")
DISGUISED = {
    "a web page named .xls": ("t.xls", b"<html><table><tr><td>id</td></tr></table></html>", "a web page (HTML)"),
    "a web page named .csv": ("t.csv", b"\xef\xbb\xbf\n<!DOCTYPE html>\n<p>", "a web page (HTML)"),
    "XML named .xls": ("t.xls", b'<?xml version="1.0"?><Workbook/>', "an XML file"),
    "text named .xlsx": ("t.xlsx", b"id,sector\n", "text"),
    "a workbook named .csv": ("t.csv", b"PK\x03\x04", "a workbook (.xlsx, .ods)"),
    "a workbook named .xls": ("t.xls", b"PK\x03\x04", "a workbook (.xlsx, .ods)"),
    "a workbook named .jsonl": ("t.jsonl", b"PK\x03\x04", "a workbook (.xlsx, .ods)"),
    "an old workbook named .csv": ("t.csv", OLD, "an old workbook (.xls)"),
    "an old workbook named .xlsx": ("t.xlsx", OLD, "an old workbook (.xls)"),
    "a page named .tsv": ("t.tsv", b"%PDF-1.7", "a PDF file"),
    "Parquet named .csv": ("t.csv", b"PAR1", "a Parquet file"),
    "text named .parquet": ("t.parquet", b"id,sector\n", "text"),
    "a compressed file named .csv": ("t.csv", gzip.compress(b"id\n"), "a compressed file"),
}


@pytest.mark.parametrize(("name", "content", "what"), DISGUISED.values(), ids=DISGUISED)
def test_a_file_that_is_something_else_is_refused_with_what_it_is(
    tmp_path: Path, name: str, content: bytes, what: str
) -> None:
    found, said = refusal(tmp_path / name, content)
    assert (found, said.startswith(f"`{name}` is not what its name says: it is {what}, expected ")) == (
        "file-disguised",
        True,
    )


@pytest.mark.parametrize(
    ("name", "content"), [("t.xlsx", LOCKED), ("t.xlsx", OLE), ("t.xls", LOCKED), ("t.csv", LOCKED)]
)
def test_a_workbook_with_a_password_is_told_as_such(tmp_path: Path, name: str, content: bytes) -> None:
    assert refusal(tmp_path / name, content) == ("file-locked", f"`{name}` is protected by a password")


def test_an_old_workbook_that_the_reader_finds_locked_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from python_calamine import PasswordError

    class Locked:
        @staticmethod
        def from_path(_: str) -> None:
            raise PasswordError

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Locked)
    assert refusal(tmp_path / "t.xls", OLD_BOOK)[0] == "file-locked"


def test_running_out_of_memory_is_no_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Large:
        @staticmethod
        def from_path(_: str) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Large)
    with pytest.raises(KeyboardInterrupt):
        cells(tmp_path / "t.xls", OLD_BOOK)


def test_a_panic_of_a_reader_of_parquet_is_told_as_a_file_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panic(BaseException):
        pass

    def panics(_: Path) -> None:
        raise Panic("assertion failed")

    pl.DataFrame({"id": ["k1"]}).write_parquet(tmp_path / "t.parquet")
    monkeypatch.setattr("lucidrule.tables.reading.parquet.rows_of", panics)
    assert refusal(tmp_path / "t.parquet")[0] == "table-unreadable"


DAMAGED = {
    "old": ("t.xls", OLD, "the file as a whole"),
    "no directory": ("t.xlsx", b"PK\x03\x04" + bytes(100), "its directory"),
}


@pytest.mark.parametrize(("name", "content", "part"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_workbook_is_told_as_such(tmp_path: Path, name: str, content: bytes, part: str) -> None:
    assert refusal(tmp_path / name, content) == (
        "book-damaged",
        f"the workbook `{name}` is damaged and cannot be read: {part}",
    )


def test_a_workbook_without_the_parts_of_one_is_told_as_damaged(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as book:
        book.writestr("a.txt", "a")
    assert refusal(tmp_path / "t.xlsx")[0] == "book-damaged"


def test_a_workbook_whose_sheet_is_damaged_is_told_as_such(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", row(1, *(text(f"A{n}", f"{n * n}") for n in range(300))))
    content = bytearray(path.read_bytes())
    at = content.index(b"xl/worksheets/s.xml") + 100
    content[at : at + 40] = bytes(40)
    assert refusal(path, bytes(content))[1].endswith("is damaged and cannot be read: xl/worksheets/s.xml")


def test_a_workbook_whose_start_is_cut_away_is_told_as_damaged(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx")
    content = path.read_bytes()
    assert refusal(path, content[:4] + content[104:])[0] == "book-damaged"


def test_a_workbook_that_names_a_sheet_which_is_not_there_is_told_as_damaged(tmp_path: Path) -> None:
    assert refusal(workbook(tmp_path / "t.xlsx", target="worksheets/other.xml"))[0] == "book-damaged"


def test_a_sheet_may_be_named_from_the_root(tmp_path: Path) -> None:
    path = workbook(tmp_path / "t.xlsx", row(1, text("A1", "id"), text("B1", "sector")), target="/xl/worksheets/{}.xml")
    assert cells(path) == [["id", "sector"]]


@pytest.mark.parametrize(("most", "expected"), [(1_000_001, 1), (1_000_000, 1), (999_999, "book-too-large")])
def test_a_part_that_is_held_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, expected: str | int
) -> None:
    monkeypatch.setattr(package, "MOST_OF_A_PART", most)
    path = workbook(
        tmp_path / "t.xlsx", row(1, text("A1", "id"), text("B1", "sector")), other={"xl/large.xml": "x" * 1_000_000}
    )
    assert outcome(path) == expected


def test_a_part_that_says_that_it_is_small_is_bounded_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_OF_A_PART", 100_000)
    path = workbook(tmp_path / "t.xlsx", row(1, text("A1", "id")), other={"xl/large.xml": "x" * 1_000_000})
    content = path.read_bytes().replace(struct.pack("<L", 1_000_000), struct.pack("<L", 10))
    code, said = refusal(path, content)
    assert (code, "xl/large.xml" in said) == ("book-too-large", True)


def test_a_sheet_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_xml, "MOST_OF_A_SHEET", 200)
    assert refusal(workbook(tmp_path / "t.xlsx", row(1, text("A1", "id" * 50))))[0] == "book-too-large"


def test_a_row_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_xml, "MOST_OF_A_ROW", 2_000)
    unending = "".join(text(f"A{number}", "x") for number in range(100))
    assert refusal(workbook(tmp_path / "t.xlsx", f'<row r="1">{unending}'))[0] == "book-too-large"


MANIFEST = """<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<m:file-entry m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m:manifest>"""


def document(path: Path, *rows: str) -> Path:
    """Write an OpenDocument sheet."""
    names = "".join(
        f' xmlns:{each}="urn:oasis:names:tc:opendocument:xmlns:{each}:1.0"' for each in ("office", "table", "text")
    )
    sheet = f'<table:table table:name="S">{"".join(rows)}</table:table>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", MANIFEST)
        book.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def of(content: str, times: int = 1) -> str:
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{times}">'
        f"<text:p>{content}</text:p></table:table-cell>"
    )


EMPTY = (
    '<table:table-row table:number-rows-repeated="1048576">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


@pytest.mark.parametrize(("most", "expected"), [(9, 4), (8, 4), (7, "document-too-large")])
def test_an_open_document_is_laid_out_up_to_a_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, expected: str | int
) -> None:
    monkeypatch.setattr(open_document, "MOST_CELLS", most)
    repeated = f'<table:table-row table:number-rows-repeated="3">{of("x", 2)}</table:table-row>'
    path = document(tmp_path / "t.ods", f"<table:table-row>{of('id')}{of('sector')}</table:table-row>", repeated, EMPTY)
    assert outcome(path) == expected


def test_where_an_open_document_goes_too_far_its_sheet_and_row_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_document, "MOST_CELLS", 7)
    repeated = f'<table:table-row table:number-rows-repeated="3">{of("x", 2)}</table:table-row>'
    path = document(tmp_path / "t.ods", f"<table:table-row>{of('id')}{of('sector')}</table:table-row>", repeated, EMPTY)
    assert "has more than 7 cells up to row 2 of the sheet `" in refusal(path)[1]


def test_an_open_document_without_content_is_damaged(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.ods", "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refusal(tmp_path / "t.ods")[0] == "book-damaged"


def test_parquet_is_read_and_its_long_cells_are_told(tmp_path: Path) -> None:
    pl.DataFrame({"sector": ["x" * 100_001]}).write_parquet(tmp_path / "t.parquet")
    ((cell,),) = cells(tmp_path / "t.parquet")[1:]
    assert cell.code == "cell-too-long"
