"""Texts that a workbook holds once and shows in many cells: what they come to is counted before it is laid out."""

from pathlib import Path
from struct import pack, pack_into

import pytest
from security.documents import cell, document, repeated
from security.limited import run_limited
from tables.few_facts import cells, outcome, refusal
from tables.reading.workbooks import row as row_of
from tables.reading.workbooks import text, workbook

from lucidrule.core.fault import LucidruleError
from lucidrule.tables.reading import old_workbook, open_document, repeated_texts
from lucidrule.tables.reading.old_texts import text_lengths

_MB = 1_000_000
_LONG = "y" * _MB
_HEAD = row_of(1, text("A1", "id"), text("B1", "sector"))
DAY = ("--as-of", "2022-06-30", "--lang", "en")


def _shared(path: Path, shown: str, texts: str, number: int, prefix: str = "") -> Path:
    """Write a workbook in which a text that is held once is shown in so many rows below two cells of the same kind."""
    rows = [f'<{prefix}row r="{at}">{shown.format(at)}</{prefix}row>' for at in range(2, number + 2)]
    part = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{texts}</sst>'
    return workbook(path, _HEAD if not prefix else "", *rows, prefix=prefix, other={"xl/sharedStrings.xml": part})


SHOWN = {
    "as programs write it": '<c r="A{}" t="s"><v>1</v></c>',
    "in single quotes, with blanks": "<c r='A{}' t = 's' ><v> 1 </v></c>",
    "with digits written out": '<c r="A{}" t="s"><v>&#49;</v></c>',
    "with a remark before it": '<c r="A{}" t="s"><!-- --><v>1</v></c>',
    "with a remark within": '<c r="A{}" t="s"><v><!-- -->1</v></c>',
    "behind a formula": '<c r="A{}" t="s"><f>B1</f><v>1</v></c>',
    "of a number that there is not": '<c r="A{}" t="s"><v>99</v></c>',
}
_TEXTS = f"<si><t>k</t></si><si><t>{_LONG}</t></si>"


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN)
def test_a_long_text_in_many_cells_is_refused_however_they_say_it(tmp_path: Path, shown: str) -> None:
    path = _shared(tmp_path / "t.xlsx", shown, _TEXTS, 210)
    assert path.stat().st_size < 10_000
    assert refusal(path) == (
        "book-too-large",
        "a part of the workbook `t.xlsx` has more than 200 MB when it is unpacked: xl/worksheets/s.xml",
    )


def test_so_it_is_where_tags_have_a_prefix(tmp_path: Path) -> None:
    path = _shared(tmp_path / "t.xlsx", '<x:c r="A{}" t="s"><x:v>1</x:v></x:c>', _TEXTS, 210, "x:")
    assert refusal(path)[0] == "book-too-large"


HARMLESS = {
    "a short text beside a long one": '<c r="A{}" t="s"><v>0</v></c>',
    "nothing": '<c r="A{}" t="s"/>',
    "nothing within": '<c r="A{}" t="s"></c>',
    "a number": '<c r="A{}"><v>1</v></c>',
}


@pytest.mark.parametrize("shown", HARMLESS.values(), ids=HARMLESS)
def test_what_shows_no_long_text_is_read(tmp_path: Path, shown: str) -> None:
    assert cells(_shared(tmp_path / "t.xlsx", shown, _TEXTS, 210))[0][:2] == ["id", "sector"]


@pytest.mark.parametrize(("most", "told"), [(3_000, 31), (2_999, "book-too-large")], ids=["at", "below"])
def test_what_all_texts_come_to_together_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, told: str | int
) -> None:
    # Each text has 100 bytes with what stands around it; the two headings stand in their cells.
    around = len("><t></t></si>")
    texts = f"<si><t>{'y' * (100 - around)}</t></si>" * 3
    monkeypatch.setattr(repeated_texts, "MOST_OF_TEXTS", most)
    monkeypatch.setattr(repeated_texts, "OF_A_CELL", 0)
    path = _shared(tmp_path / "t.xlsx", '<c r="A{}" t="s"><v>0</v></c>', texts + "<si/>", 30)
    assert outcome(path) == told


@pytest.mark.parametrize(("each", "told"), [(94, 31), (93, "book-too-large")], ids=["at", "below"])
def test_large_tables_may_have_more_by_each_of_their_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, each: int, told: str | int
) -> None:
    # Of 32 cells the two headings share no text: 30 texts of 100 bytes are 3,000, and 32 cells of 94 bytes 3,008.
    monkeypatch.setattr(repeated_texts, "MOST_OF_TEXTS", 0)
    monkeypatch.setattr(repeated_texts, "OF_A_CELL", each)
    texts = f"<si><t>{'y' * (100 - len('><t></t></si>'))}</t></si><si/>"
    assert outcome(_shared(tmp_path / "t.xlsx", '<c r="A{}" t="s"><v>0</v></c>', texts, 30)) == told


def test_the_lengths_of_texts_are_those_between_their_tags_wherever_blocks_end() -> None:
    texts = [b"", b"a" * 9, b"<t/>", b"b" * 300]
    whole = b"<sst>" + b"".join(b"<si>" + each for each in texts)
    blocks = [[whole[:at], whole[at:]] for at in range(len(whole))]
    # The mark of the tag's end belongs to each.
    expected = [len(each) + 1 for each in texts]
    assert [list(repeated_texts.lengths_of(each)) for each in blocks] == [expected] * len(blocks)


@pytest.mark.slow
def test_it_is_refused_without_taking_a_gigabyte(tmp_path: Path) -> None:
    _shared(tmp_path / "t.xlsx", SHOWN["as programs write it"], _TEXTS, 20_000)
    done = run_limited("screen", "t.xlsx", *DAY, folder=tmp_path)
    assert (done.code, done.within) == (2, True)


_COLUMNS = 'table:number-columns-repeated="210"'
_TIMES = 'table:number-rows-repeated="{}"'
_BLANKS = 'a<text:s text:c="{}"/>b'
DOCUMENTS = {
    "a text in rows that are repeated": repeated(_TIMES.format(210), _LONG),
    "in columns that are": f"<table:table-row>{cell(_LONG, _COLUMNS)}</table:table-row>",
    "in several paragraphs": repeated(_TIMES.format(105), f"{_LONG}</text:p><text:p>{_LONG}"),
    "longer than what is kept until its end": repeated(_TIMES.format(70), "y" * 3 * _MB),
    "blanks of which the number is written": repeated("", _BLANKS.format(2_000_000_000)),
    "many such": repeated("", _BLANKS.format(_MB)) * 210,
    "such in rows that are repeated": repeated(_TIMES.format(210), _BLANKS.format(_MB)),
    "a text in the tag": "<table:table-row>"
    + cell("k", f'office:string-value="{_LONG}" {_COLUMNS}')
    + "</table:table-row>",
    "a text in a tag that ends itself": '<table:table-row><table:table-cell office:value-type="string" '
    f'office:string-value="{_LONG}" table:number-columns-repeated="210"/></table:table-row>',
}


@pytest.mark.parametrize("rows", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_whose_texts_come_to_too_much_is_refused(tmp_path: Path, rows: str) -> None:
    path = document(tmp_path / "t.ods", rows)
    assert path.stat().st_size < 20_000
    assert refusal(path) == (
        "book-too-large",
        "a part of the workbook `t.ods` has more than 200 MB when it is unpacked: content.xml",
    )


@pytest.mark.parametrize(("most", "told"), [(300, 12), (299, "book-too-large")], ids=["at", "below"])
def test_of_repeated_cells_their_texts_count_as_often_as_they_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, told: str | int
) -> None:
    monkeypatch.setattr(open_document, "MOST_OF_TEXTS", most)
    rows = repeated(_TIMES.format(10), "y" * 20, f"{'n' * 8}<text:s text:c='2'/>")
    assert outcome(document(tmp_path / "t.ods", rows + "\n  " + repeated())) == told


def _book(parts: list[bytes], shown: list[int]) -> bytes:
    """Return the stream of an old workbook: the texts that it holds, and the text of each cell of its one sheet."""
    begin = pack("<HH4x", 0x0809, 4)
    sheet = pack("<HHI2xBB1s", 0x0085, 9, 0, 1, 0, b"S")
    texts = b"".join(pack("<HH", 0x003C if at else 0x00FC, len(part)) + part for at, part in enumerate(parts))
    stream = bytearray(begin + sheet + texts + pack("<HH", 0x000A, 0))
    pack_into("<I", stream, len(begin) + 4, len(stream))
    labels = (pack("<HHHHHI", 0x00FD, 10, row, 0, 0, text) for row, text in enumerate(shown))
    return bytes(stream) + begin + b"".join(labels) + pack("<HH", 0x000A, 0)


def _held(number: int, *texts: bytes) -> bytes:
    return pack("<II", number, number) + b"".join(texts)


def _text(letters: int, marks: int, content: bytes) -> bytes:
    return pack("<HB", letters, marks) + content


OLD = {
    "one byte a letter": ([_held(2, _text(3, 0, b"abc"), _text(1, 0, b"d"))], [3, 1]),
    "two bytes a letter": ([_held(2, _text(3, 1, b"abcdef"), _text(0, 0, b""))], [6, 0]),
    "with runs of a font": ([_held(2, _text(3, 8, pack("<H", 2) + b"abc" + b"\0" * 8), _text(1, 0, b"d"))], [3, 1]),
    "with how it is spoken": ([_held(2, _text(3, 4, pack("<I", 5) + b"abc" + b"\0" * 5), _text(1, 0, b"d"))], [3, 1]),
    "with both": ([_held(1, _text(2, 13, pack("<HI", 1, 3) + b"abcd" + b"\0" * 7))], [4]),
    "in the next record": ([_held(2, _text(3, 0, b"abc")), _text(1, 0, b"d")], [3, 1]),
    "that goes on in the next": ([_held(2, _text(3, 0, b"ab")), b"\0c" + _text(1, 0, b"d")], [3, 1]),
    "that goes on in wider letters": ([_held(1, _text(3, 0, b"ab")), b"\1cc"], [4]),
    "that goes on in narrower letters": ([_held(1, _text(3, 1, b"aabb")), b"\0c"], [5]),
    "that goes on twice": ([_held(1, _text(3, 0, b"a")), b"\0b", b"\0c"], [3]),
    "with runs that go on": (
        [_held(2, _text(1, 8, pack("<H", 2) + b"a" + b"\0" * 3)), b"\0" * 5, _text(1, 0, b"d")],
        [1, 1],
    ),
}


@pytest.mark.parametrize("name", OLD)
def test_texts_of_old_workbooks_have_their_lengths_in_bytes(name: str) -> None:
    parts, expected = OLD[name]
    assert text_lengths(parts) == expected


@pytest.mark.parametrize(("most", "code"), [(9, None), (8, "book-too-large")], ids=["at", "below"])
def test_what_texts_of_an_old_workbook_come_to_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, code: str | None
) -> None:
    # Three cells show the text of three bytes, one that of none.
    stream = _book([_held(2, _text(3, 0, b"ab")), b"\0c" + _text(0, 0, b"")], [0, 0, 1, 0])
    monkeypatch.setattr(old_workbook, "_book_of", lambda data: stream)
    monkeypatch.setattr(repeated_texts, "MOST_OF_TEXTS", most)
    monkeypatch.setattr(repeated_texts, "OF_A_CELL", 0)
    (tmp_path / "t.xls").write_bytes(b"")
    assert _refused(tmp_path / "t.xls") == code


def _refused(path: Path) -> str | None:
    try:
        old_workbook.check_old(path)
    except LucidruleError as error:
        return error.faults[0].code
    return None


def test_an_old_workbook_that_ends_within_a_text_is_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_workbook, "_book_of", lambda data: _book([_held(2, _text(3, 0, b"ab"))], [0]))
    (tmp_path / "t.xls").write_bytes(b"")
    assert _refused(tmp_path / "t.xls") == "book-damaged"
