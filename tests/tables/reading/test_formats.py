"""What formats of numbers write beside them is read as people see it, in workbooks of every kind."""

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from tables.few_facts import cells, refusal

from lucidrule.tables.reading import document_styles, open_document, sheet_xml
from lucidrule.tables.reading.formats import shown_by
from lucidrule.tables.reading.not_there import NotThere
from lucidrule.tables.reading.old_workbook import shown_places
from lucidrule.tables.reading.shown_days import ShownDay, parts_by_number

# Of each format what is shown of 60000.5; a number: neither a unit nor another currency stands beside it.
SEEN: dict[str, str | int] = {
    '0.00"亿"': "60000.5亿",
    '#,##0"万元"': "60000.5万元",
    "0.00亿元": "60000.5亿元",
    'G/通用格式"万"': "60000.5万",
    '0.0" million"': "60000.5 million",
    '0.00,,"亿"': "0.0600005亿",
    '0!.0,"万"': "6.00005万",
    '0\\.0,"万元"': "6.00005万元",
    '0!.0000"万"': "6.00005万",
    '0"亿"0000"万"': "60000.5万",
    '"约"0"万"': "约60000.5万",
    '0"k€"': "60000.5k€",
    '0.0,"k"': "60.0005千",
    '0"k"': "60000.5k",
    '0.0,,"wan"': "0.0600005wan",
    "$#,##0.00_);($#,##0.00)": "$60000.5",
    "[$€-2] #,##0": "€60000.5",
    '[>=100000]0"亿";[Red]0"万"': "60000.5万",
    '0;-0;0"万"': 0,
    '[>=100000000]0!.00,,"亿";0': 0,
    "0.0,": 0,
}
AS_THEY_ARE = [
    *('0"万"0000"元"', "¥#,##0.00"),
    *('#,##0"元"', '0"%"', "#,##0", '0"人"', 'yyyy"年"m"月"d"日"', "@", "0;;", '"万"', "[Blue]General"),
    '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
]


@pytest.mark.parametrize(("code", "seen"), SEEN.items(), ids=SEEN)
def test_what_stands_beside_a_number_is_what_people_see(code: str, seen: str | int) -> None:
    shown = shown_by(code)
    assert shown is not None
    assert shown.seen(Decimal("60000.5")) == (seen or Decimal("60000.5"))


@pytest.mark.parametrize("code", AS_THEY_ARE)
def test_other_formats_show_numbers_as_they_are(code: str) -> None:
    assert shown_by(code) is None


@pytest.mark.parametrize(("number", "seen"), [("-5", "-5千"), ("0", 0), ("5", "5亿")])
def test_each_section_of_a_format_is_for_its_numbers(number: str, seen: str | int) -> None:
    shown = shown_by('0"亿";\\(0"千"\\);0')
    assert shown is not None
    assert shown.seen(Decimal(number)) == seen


def test_no_section_may_be_for_a_number() -> None:
    shown = shown_by('[<5]0"亿"')
    assert shown is not None
    assert [shown.seen(Decimal(number)) for number in (4, 5)] == ["4亿", 5]


@pytest.mark.parametrize("few", [50, 1])
def test_a_number_shown_in_a_unit_is_read_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(sheet_xml, "_FEW_STYLES", few)
    with xlsxwriter.Workbook(str(tmp_path / "t.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sector", "annual_revenue 2021"], book.add_format({"bold": True}))
        for at, form in enumerate(['0.00"亿"', '0!.0,"万"', '#,##0"万元"', '0.00"亿"'], 1):
            sheet.write_string(at, 0, "lasers")
            sheet.write_number(at, 1, 6 * 10**at, book.add_format({"num_format": form}))
        sheet.write_string(5, 1, "5", book.add_format({"num_format": '0.00"亿"'}))
        sheet.write_boolean(6, 1, True, book.add_format({"num_format": '0.00"亿"'}))
    assert [each[1] for each in cells(tmp_path / "t.xlsx")[1:]] == ["60亿", "0.06万", "6000万元", "60000亿", "5", True]


CORPUS = Path(__file__).parents[2] / "corpus" / "xlsx"


@pytest.mark.parametrize(
    ("page", "encoding", "unit", "seen"),
    [(936, "gbk", "万元", "62000万元"), (950, "big5", "萬元", "62000萬元"), (65_000, "gbk", "万元", None)],
)
def test_a_format_of_a_workbook_before_unicode_is_in_its_code_page(
    tmp_path: Path, page: int, encoding: str, unit: str, seen: str | None
) -> None:
    book = (CORPUS / "shown-in-units.xls").read_bytes()
    wide = '#,##0"万元"'.encode("utf-16-le")
    form = book.index(wide)
    # The same record with a length of one byte, and room left over at its end.
    older = f'#,##0"{unit}"'.encode(encoding)
    head = bytes([len(older)]) + older
    book = book[: form - 3] + head.ljust(3 + len(wide), b" ") + book[form + len(wide) :]
    book = book.replace(b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x10\x00\x00\x05", 1)
    at = book.index(b"\x42\x00\x02\x00") + 4
    (tmp_path / "t.xls").write_bytes(book[:at] + page.to_bytes(2, "little") + book[at + 2 :])
    found = shown_places(tmp_path / "t.xls", "名录").get((2, 1))
    assert not isinstance(found, NotThere)
    assert (found and found.seen(Decimal(62000))) == seen


ROW = "<table:table-row{}>{}{}</table:table-row>"
_CELL = '<table:table-cell {} office:value-type="float" office:value="5"/>'
_HEADING = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
_OF_TABLE = '<table:table table:name="S"><table:table-column/><table:table-column table:default-cell-style-name="of"/>'


def document(path: Path, styles: str, *rows: str, before: str = "") -> Path:
    """Write an OpenDocument sheet: its styles, its rows, the styles of all sheets."""
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"'
        for name, kind in {
            "office": "office",
            "table": "table",
            "text": "text",
            "style": "style",
            "number": "datastyle",
            "calcext": "calcext",
        }.items()
    )
    content = f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
    headings = ROW.format("", *map(_HEADING.format, ("sector", "id")))
    content += f"{_OF_TABLE}{headings}{''.join(rows)}</table:table></office:spreadsheet></office:body>"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("content.xml", f"<office:document-content{spaces}>{content}</office:document-content>")
        book.writestr("styles.xml", f"<office:document-styles{spaces}>{before}</office:document-styles>")
        book.writestr("META-INF/manifest.xml", "<manifest/>")
    return path


def style(name: str, form: str, parent: str = "") -> str:
    """Return a style of cells."""
    own = f' style:data-style-name="{form}"' * bool(form) + f' style:parent-style-name="{parent}"' * bool(parent)
    return f'<style:style style:name="{name}" style:family="table-cell"{own}/>'


def form(name: str, *parts: str, kind: str = "number") -> str:
    """Return a format of numbers."""
    return f'<number:{kind}-style style:name="{name}">{"".join(parts)}</number:{kind}-style>'


NUMBER = '<number:number number:decimal-places="2"/>'
WAN, YI = "<number:text>万</number:text>", "<number:text>&#20159;</number:text>"
FORMS = {
    "behind it": (form("N", NUMBER, YI), "5亿"),
    "before it": (form("N", "<number:text>$</number:text>", NUMBER), "$5"),
    "a currency": (form("N", NUMBER, "<number:currency-symbol>€</number:currency-symbol>", kind="currency"), "5€"),
    "quotes": (form("N", NUMBER, '<number:text>"万</number:text>'), "5'万"),
    "divided": (form("N", '<number:number number:display-factor="1000"/>', WAN), "0.005万"),
    "divided oddly": (form("N", '<number:number number:display-factor="12"/>', WAN), "5万"),
    "a point that is written": (
        form(
            "N",
            '<number:number><number:embedded-text number:position="1">.</number:embedded-text></number:number>',
            WAN,
        ),
        "0.5万",
    ),
    "something between": (
        form(
            "N",
            '<number:number><number:embedded-text number:position="x">亿</number:embedded-text></number:number>',
            WAN,
        ),
        "5亿万",
    ),
    "a percentage": (form("N", NUMBER, kind="percentage"), Decimal(5)),
    "no number": (form("N", WAN), 5),
    "where it is large": (
        form("P", NUMBER, YI)
        + form("N", NUMBER, WAN, '<style:map style:condition="value()&gt;=5" style:apply-style-name="P"/>'),
        "5亿",
    ),
    "where it is small": (
        form("P", NUMBER, YI)
        + form("N", NUMBER, WAN, '<style:map style:condition="value()&lt;5" style:apply-style-name="P"/>'),
        "5万",
    ),
    "where it is what nobody knows": (
        form("N", NUMBER, WAN, '<style:map style:condition="odd()" style:apply-style-name="N"/>'),
        "5万",
    ),
    "elsewhere": ('<style:map style:condition="true()" style:apply-style-name="N"/>', 5),
}


@pytest.mark.parametrize(("own", "seen"), FORMS.values(), ids=FORMS)
def test_a_format_of_opendocument_is_put_together_of_its_parts(tmp_path: Path, own: str, seen: object) -> None:
    path = document(
        tmp_path / "t.ods",
        own + style("a", "N"),
        ROW.format("", _CELL.format('table:style-name="a"'), _HEADING.format("A01")),
    )
    assert cells(path)[1][0] == seen


YEAR, MONTH, DAY, HOURS = (f"<number:{each}/>" for each in ("year", "month", "day", "hours"))
DATES = {
    "a month": ((YEAR, "<number:text>年</number:text>", MONTH), "2017-09"),
    "without its year": ((MONTH, DAY), "9-1"),
    "a whole day": ((YEAR, MONTH, DAY), "2017-09-01"),
    "a time": ((YEAR, MONTH, HOURS), "2017-09-01"),
}


@pytest.mark.parametrize(("parts", "seen"), DATES.values(), ids=DATES)
def test_a_day_that_opendocument_shows_in_part_is_what_people_see(
    tmp_path: Path, parts: tuple[str, ...], seen: str
) -> None:
    cell = '<table:table-cell table:style-name="a" office:value-type="date" office:date-value="2017-09-01"/>'
    own = form("D", *parts, kind="date") + style("a", "D")
    found = cells(document(tmp_path / "t.ods", own, ROW.format("", cell, _HEADING.format("A01"))))[1]
    assert str(found[0])[:10] == seen
    assert isinstance(found[0], NotThere) == (len(seen) < 10)


PLACES = {
    "of the cell": (ROW.format("", _CELL.format('table:style-name="own"'), _CELL.format("")), ["5万", "5亿"]),
    "of the row": (
        ROW.format(' table:default-cell-style-name="own"', _CELL.format(""), _CELL.format("")),
        ["5万", "5万"],
    ),
    "of what it is derived from": (ROW.format("", "", _CELL.format('table:style-name="derived"')), ["5亿", ""]),
    "of none": (ROW.format("", "", _CELL.format('table:style-name="odd"')), [5, ""]),
    "of none that there is": (ROW.format("", _CELL.format('table:style-name="gone"'), _CELL.format("")), [5, "5亿"]),
}


@pytest.mark.parametrize(("row", "seen"), PLACES.values(), ids=PLACES)
def test_a_style_is_that_of_a_cell_of_its_row_or_of_its_column(tmp_path: Path, row: str, seen: list[object]) -> None:
    before = form("Y", NUMBER, YI) + style("of", "Y") + style("circle", "", "circle")
    own = form("W", NUMBER, WAN) + style("own", "W") + style("derived", "", "of") + style("odd", "", "circle")
    assert cells(document(tmp_path / "t.ods", own, row, before=before))[1] == seen


def test_a_document_with_endless_styles_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_styles, "_MOST_BEFORE", 100)
    code, said = refusal(document(tmp_path / "t.ods", style("a", "N") * 10, ""))
    assert (code, "content.xml" in said or "styles.xml" in said) == ("book-too-large", True)


CURRENCIES = {
    "euro": (' office:currency="EUR"', "5 EUR"),
    "yuan": (' office:currency="CNY"', 5),
    "none": ("", 5),
    "no code": (' office:currency="€"', 5),
    "shown by its style": (' office:currency="USD" table:style-name="a"', "5万"),
}


@pytest.mark.parametrize(("of", "seen"), CURRENCIES.values(), ids=CURRENCIES)
def test_a_cell_may_name_its_currency_without_a_style_that_shows_it(tmp_path: Path, of: str, seen: object) -> None:
    cell = f'<table:table-cell office:value-type="currency" office:value="5"{of}><text:p>5</text:p></table:table-cell>'
    own = form("N", NUMBER, WAN) + style("a", "N")
    assert cells(document(tmp_path / "t.ods", own, ROW.format("", cell, _HEADING.format("A01"))))[1][0] == seen


LINES = {
    "two lines": ("5<text:line-break/>6", "cell-in-lines", "5 6"),
    "a tab": ("约 5<text:tab/> 6 万&amp;", "cell-in-lines", "约 5  6 万&"),
    "three lines": ("5<text:line-break/>6<text:line-break/>7", "cell-in-lines", "5 6 7"),
    "several breaks": ("2020 <text:line-break/><text:line-break/> 1", "cell-in-lines", "2020    1"),
    "words": ("武汉<text:line-break/>1号", None, "武汉1号"),
    "digits before words": ("5<text:line-break/>万", None, "5万"),
    "one line": ("5<text:s/>6", None, "5 6"),
}


@pytest.mark.parametrize(("text", "code", "seen"), LINES.values(), ids=LINES)
def test_digits_in_several_lines_of_a_cell_are_not_one_number(
    tmp_path: Path, text: str, code: str | None, seen: str
) -> None:
    path = document(tmp_path / "t.ods", "", ROW.format("", _HEADING.format(text), _HEADING.format("A01")))
    found = cells(path)[1][0]
    assert (getattr(found, "code", None), found) == (code, seen)


ERRORS = {
    '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p>': 1,
    '<table:table-cell calcext:value-type="error" office:value-type="string"><text:p>Err:502</text:p>': 1,
    '<table:table-cell office:value-type="string"><text:p>#N/A</text:p>': 0,
    '<table:table-cell table:formula="of:=1" office:value-type="string"><text:p>#N/A 1</text:p>': 0,
}


@pytest.mark.parametrize("kept", [1_000_000, 0])
@pytest.mark.parametrize(("cell", "errors"), ERRORS.items())
def test_a_formula_that_comes_to_an_error_has_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: str, errors: int, kept: int
) -> None:
    monkeypatch.setattr(open_document, "_KEPT", kept)
    row = ROW.format("", f"{cell}</table:table-cell>", _HEADING.format("A01"))
    found = cells(document(tmp_path / "t.ods", "", row))[1]
    assert [each.code for each in found if isinstance(each, NotThere)] == ["error-cell"] * errors


@pytest.mark.parametrize(("code", "seen"), [(0x2A, "#N/A"), (0x17, "#REF!"), (0x2B, "#N/A")])
def test_an_error_of_an_old_workbook_may_stand_where_truths_do(tmp_path: Path, code: int, seen: str) -> None:
    book = (CORPUS / "error-cells.xls").read_bytes()
    number = book.index(b"\x03\x02\x0e\x00\x02\x00\x01\x00")
    error = b"\x05\x02\x08\x00" + book[number + 4 : number + 10] + bytes([code, 1])
    # What is left of the record of a number is one of the width of columns.
    (tmp_path / "t.xls").write_bytes(book[:number] + error + b"\x99\x00\x02\x00\x08\x00" + book[number + 18 :])
    assert cells(tmp_path / "t.xls")[2][1:3] == [NotThere(seen, "error-cell"), "2015-01-01"]
    assert isinstance(cells(tmp_path / "t.xls")[2][1], NotThere)


# Of each format what is shown of the first of September, the first of January and the second of it.
PARTS = {
    'yyyy"年"m"月"': ["2017-09", "2017-01", "2017-01-02"],
    "mmm-yy": ["2017-09", "2017-01", "2017-01-02"],
    '[$-411]ggge"年"m"月"': ["2017-09", "2017-01", "2017-01-02"],
    "yyyy": ["2017-09-01", "2017", "2017-01-02"],
    'm"月"d"日"': ["9-1", "1-1", "1-2"],
}
DAYS = [date(2017, 9, 1), date(2017, 1, 1), date(2017, 1, 2)]


@pytest.mark.parametrize(("code", "told"), PARTS.items(), ids=PARTS)
def test_of_a_day_that_is_shown_in_part_the_rest_may_be_of_the_program(code: str, told: list[str]) -> None:
    way = shown_by(code)
    assert isinstance(way, ShownDay)
    assert [str(way.seen(day)) for day in DAYS] == told
    assert getattr(way.seen(DAYS[1]), "code", "") == "day-not-shown"
    assert way.seen(Decimal(5)) == 5


WHOLE = [
    "yyyy/m/d",
    "[$-411]ge.m.d",
    "[$-F800]dddd, mmmm d, yyyy",
    "h:mm:ss",
    "mm:ss",
    "yyyy-mm-dd hh:mm",
    "d",
    "m",
    "0.00E+00",
]


@pytest.mark.parametrize("code", WHOLE)
def test_a_format_that_shows_a_whole_day_or_none_changes_nothing(code: str) -> None:
    assert shown_by(code) is None


def test_formats_that_have_a_number_alone_hang_on_the_language_of_the_program() -> None:
    month = ShownDay(year=True, month=True)
    assert [parts_by_number(japanese=each).get("57") for each in (False, True)] == [month, None]
    assert [parts_by_number(japanese=each)["17"] for each in (False, True)] == [month, month]
