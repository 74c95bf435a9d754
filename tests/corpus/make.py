"""Makes the binary files of the corpus anew; they are kept, and no test runs this.

uv run --group dev --with xlwt --with odfpy --with msoffcrypto-tool python tests/corpus/make.py
"""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import xlsxwriter
from openpyxl.comments import Comment

HERE = Path(__file__).parent
HEAD = ["企业编号", "企业名称"]
A01, A02, B01 = (
    ["A01", "武汉楚光激光有限公司"],
    ["A02", "武汉江汉光电有限公司"],
    ["B01", "宜昌三峡光电有限公司"],
)
BEIJING = timezone(timedelta(hours=8))


def sheet(name: str, rows: Sequence[Sequence[Any]], change: Callable[[Any], None] = lambda book: None) -> None:
    """Write a workbook with one sheet of rows; `change` sees the book before it is kept."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    change(book)
    book.save(HERE / "xlsx" / name)


def shown(**cells: str) -> Callable[[Any], None]:
    """Return what gives cells a format."""

    def change(book: Any) -> None:
        for address, form in cells.items():
            book.active[address].number_format = form

    return change


def registers() -> None:
    """Workbooks that say who is in the register."""
    day = datetime(2016, 3, 8)
    sheet(
        "register.xlsx",
        [
            [*HEAD, "所属激光领域", "成立日期", "是否开展研发", "年营业收入 2021"],
            [*A01, "激光器", day, "是", 620000000],
            [*A02, "核心器件", date(2019, 11, 2), "否", 45000000.5],
            [*B01, None, None, None, None],
        ],
    )

    def merged(book: Any) -> None:
        book.active.merge_cells("A1:D1")
        book.active.merge_cells("A2:D2")

    sheet(
        "titles-and-unit-line.xlsx",
        [
            ["东湖高新区激光企业经济指标汇总表"],
            ["填报单位：东湖高新区光电子信息产业发展局      单位：万元"],
            [*HEAD, "年营业收入 2021", "技改设备购置额 2021"],
            [*A01, 62000, 300],
            [*A02, 4500, 0],
            ["合计", None, "=SUM(C4:C5)", 300],
            [],
            ["填表人：张三", None, "审核人：李四"],
            ["2022年3月1日"],
        ],
        merged,
    )

    def years(book: Any) -> None:
        for place in ("A1:A2", "B1:B2", "C1:D1", "E1:E2"):
            book.active.merge_cells(place)

    sheet(
        "years-below-a-merged-heading.xlsx",
        [
            [*HEAD, "年营业收入（万元）", None, "备注"],
            [None, None, 2020, 2021, None],
            [*A01, 51000, 62000, "重点"],
            [*A02, 3900, 4500, None],
        ],
        years,
    )

    def companies(book: Any) -> None:
        book.active.merge_cells("A2:A3")
        book.active.merge_cells("B2:B3")

    sheet(
        "company-merged-over-two-rows.xlsx",
        [
            [*HEAD, "所属激光领域", "备注"],
            [*A01, "激光器", "主业"],
            [None, None, "核心器件", "副业"],
            [*B01, "原材料", None],
        ],
        companies,
    )
    sheet("ids-as-numbers.xlsx", [["企业编号", "是否开展研发"], [300747, "是"], [7, "否"], ["0007", "是"]])
    rows: list[list[Any]] = [["企业编号", "是否开展研发"], [420100198001011000, "是"], ["420100198001011235", "否"]]
    sheet("ids-of-eighteen-digits.xlsx", rows)
    sheet(
        "flags-as-excel-has-them.xlsx",
        [
            ["企业编号", "是否开展研发", "是否开展生产", "年营业收入 2021", "成立日期"],
            ["A01", True, 1, 0, day],
            ["A02", False, 0, True, None],
            ["A03", 2, day, day, True],
        ],
    )
    sheet(
        "headings-in-several-lines.xlsx",
        [["*企业编号\n（必填）", "企业名称\n（全称）", "营业收入\n（万元）\n2021年", "成立\n日期"], [*A01, 62000, day]],
    )

    def notes(book: Any) -> None:
        book.active["C2"].comment = Comment("经审计", "张三")
        book.active.row_dimensions[3].hidden = True
        book.active.auto_filter.ref = "A1:C3"
        book.active.freeze_panes = "A2"

    sheet("comments-and-filtered-rows.xlsx", [[*HEAD, "年营业收入 2021"], [*A01, 620000000], [*A02, 45000000]], notes)
    sheet(
        "page-header-on-each-page.xlsx",
        [
            ["企业名录"],
            [*HEAD, "是否开展研发"],
            [*A01, "√"],
            ["企业名录"],
            [*HEAD, "是否开展研发"],
            [*A02, "×"],
        ],
    )


def merged_values() -> None:
    """Workbooks whose cells are merged over companies or facts, and days of which a part is shown."""

    def merged(book: Any) -> None:
        for place in ("B2:B3", "C2:C3", "D4:E4", "F2:F4", "G4:H4"):
            book.active.merge_cells(place)

    heads = [
        "企业名称",
        "所属激光领域",
        "技改设备购置额 2021",
        "年营业收入 2020",
        "年营业收入 2021",
        "成立日期",
        "备注",
    ]
    day = datetime(2016, 3, 8)
    sheet(
        "values-merged-over-companies.xlsx",
        [
            [*heads, "实缴租金 2021"],
            [A01[1], "激光器", 3000000, 51000, 62000, day, None, 5],
            [A02[1], None, None, 3900, 4500, None, None, 6],
            [B01[1], "原材料", 0, 7000, None, None, "免租", None],
        ],
        merged,
    )
    forms = [
        'yyyy"年"m"月"',
        "mmm-yy",
        '[$-804]yyyy"年"m"月";@',
        "yyyy",
        'm"月"d"日"',
        "yyyy/m/d",
        "[$-F800]dddd, mmmm d, yyyy",
    ]
    first, later = datetime(2017, 9, 1), datetime(2017, 9, 22)
    rows = [[f"A{at:02}", datetime(2017, 1, 1) if form == "yyyy" else first] for at, form in enumerate(forms, 1)]
    sheet(
        "days-shown-in-part.xlsx",
        [["企业编号", "成立日期"], *rows, ["A08", later]],
        shown(B9=forms[0], **{f"B{at}": form for at, form in enumerate(forms, 2)}),
    )


def numbers() -> None:
    """Workbooks whose cells show something else than they hold, or nothing."""
    day = datetime(2021, 6, 1)
    sheet(
        "dates-from-1904.xlsx", [["企业编号", "成立日期"], ["A01", 42886], ["A02", day], ["A03", "2021-06-01"]], _1904
    )
    sheet(
        "days-as-numbers.xlsx",
        [
            ["企业编号", "成立日期"],
            ["A01", 44348],
            ["A02", 20210601],
            ["A03", 44348.75],
            ["A04", 2021],
            ["A05", 202106],
            ["A06", 44347.99999999999],
        ],
    )
    sheet(
        "a-hair-below-midnight.xlsx",
        [["企业编号", "成立日期"], ["A01", 44347.999999999993], ["A02", 44348.0000000001]],
        shown(B2="yyyy-mm-dd", B3="yyyy-mm-dd"),
    )
    sheet(
        "days-that-are-zero.xlsx",
        [["企业编号", "成立日期"], ["A01", 0], ["A02", 1], ["A03", 44348], ["A04", "1899-12-30"], ["A05", "1900/1/0"]],
        shown(B2="yyyy-mm-dd", B3="yyyy-mm-dd", B4="yyyy-mm-dd"),
    )
    sheet(
        "percent-cells.xlsx",
        [["企业编号", "女性比例"], ["A01", 0.05], ["A02", 0.5], ["A03", 0.125], ["A04", 0.05], ["A05", 5]],
        shown(B2="0%", B3="0.00%", B4="0.0%", B6="0%"),
    )
    sheet(
        "percent-cells-under-percent.xlsx",
        [["企业编号", "女性比例（%）"], ["A01", 0.05], ["A02", 5], ["A03", 0.5], ["A04", 0.005]],
        shown(B2="0%", B5="0.0%"),
    )
    sheet(
        "accounting.xlsx",
        [["企业编号", "年营业收入 2021", "提质增效量 2021"], ["A01", 0, -30000], ["A02", 1234.5, 0]],
        shown(B2='_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', B3="#,##0.00", C2="#,##0_);(#,##0)"),
    )
    sheet(
        "shown-in-ten-thousands.xlsx",
        [["企业编号", "年营业收入 2021"], ["A01", 620000000], ["A02", "6.2亿元"], ["A03", "620,000,000"]],
        shown(B2='0!.0,"万"'),
    )
    sheet("odd-amounts.xlsx", [["企业编号", "年营业收入 2021"], ["A01", 1234567.89], ["A02", 1e15], ["A03", 1 / 4]])
    sheet(
        "errors.xlsx",
        [
            ["企业编号", "年营业收入 2021", "成立日期", "是否开展研发"],
            ["A01", "#N/A", day, "#REF!"],
            ["A02", "#DIV/0!", "#VALUE!", "是"],
            ["A03", 5, "#NAME?", "#NUM!"],
        ],
    )
    sheet(
        "formulas-never-calculated.xlsx",
        [["企业编号", "年营业收入 2021", "成立日期"], ["A01", "=B3*2", "=TODAY()"], ["A02", 5, day]],
    )
    with xlsxwriter.Workbook(str(HERE / "xlsx" / "formulas-with-values.xlsx")) as book:
        own = book.add_worksheet("表一")
        own.write_row(0, 0, ["企业编号", "年营业收入 2021", "是否开展研发"])
        own.write_row(1, 0, ["A01"])
        own.write_formula(1, 1, "=310000000*2", None, 620000000)
        own.write_formula(1, 2, '=IF(1=1,"是","否")', None, "是")
        own.write_row(2, 0, ["A02"])
        own.write_formula(2, 1, '=IFERROR(1/0,"不详")', None, "不详")
        own.write_formula(2, 2, "=NA()", None, "#N/A")


def _1904(book: Any) -> None:
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["B3"].number_format = "yyyy-mm-dd"


def sheets() -> None:
    """Workbooks with several sheets, and such as reach far."""
    facts: list[list[Any]] = [[*HEAD, "是否开展研发"], [*A01, "是"], [*A02, "否"]]
    codes = [["代码", "名称"], ["01", "激光器"], ["02", "核心器件"]]

    def book_of(name: str, *listed: tuple[str, Sequence[Sequence[Any]], str]) -> None:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows, state in listed:
            own = book.create_sheet(title)
            own.sheet_state = state
            for row in rows:
                own.append(list(row))
        book.active = next(at for at, (_, _, state) in enumerate(listed) if state == "visible")
        book.save(HERE / "xlsx" / name)

    book_of("hidden-codes-first.xlsx", ("代码表", codes, "hidden"), ("名录", facts, "visible"))
    book_of("very-hidden-facts-first.xlsx", ("旧", facts[:2], "veryHidden"), ("名录", [facts[0], facts[2]], "visible"))
    book_of("cover-first.xlsx", ("封面", [["东湖高新区"], ["企业名录"]], "visible"), ("名录", facts, "visible"))
    book_of("two-sheets-with-facts.xlsx", ("一季度", facts[:2], "visible"), ("二季度", facts, "visible"))
    book_of("instructions-behind.xlsx", ("名录", facts, "visible"), ("填表说明", [["请据实填写。"]], "visible"))
    products: list[list[Any]] = [
        ["企业编号", "认定级别", "认定日期"],
        ["A01", "国家级", date(2021, 5, 6)],
        ["A01", "省级", "2021年7月8日"],
        ["A02", "其他级别", "不详"],
    ]
    book_of("products-in-a-sheet.xlsx", ("名录", facts, "visible"), ("首台套首批次产品", products, "visible"))

    def far(book: Any) -> None:
        book.active["XFD1048576"] = " "

    sheet("a-cell-in-the-last-corner.xlsx", facts, far)

    def tail(book: Any) -> None:
        for row in range(4, 400):
            book.active.cell(row, 26).number_format = "0.00"

    sheet("formatted-far-below.xlsx", facts, tail)

    def right(book: Any) -> None:
        book.active["Z2"] = "3号楼"

    sheet("a-remark-far-to-the-right.xlsx", facts, right)
    sheet("empty.xlsx", [])


def disguised() -> None:
    """Files that are something else than their names say."""
    import msoffcrypto

    (HERE / "xlsx" / "csv-named-xlsx.xlsx").write_text("企业编号,是否开展研发\nA01,是\n", encoding="utf-8")
    page = "<html><head><meta charset=utf-8></head><body><table><tr><td>企业编号</td></tr></table></body></html>"
    (HERE / "xlsx" / "page-named-xls.xls").write_text(page, encoding="utf-8")
    plain, locked = (HERE / "xlsx" / "register.xlsx").read_bytes(), io.BytesIO()
    book = msoffcrypto.OfficeFile(io.BytesIO(plain))
    book.encrypt("2022", locked)
    (HERE / "xlsx" / "locked.xlsx").write_bytes(locked.getvalue())
    (HERE / "xlsx" / "cut-off.xlsx").write_bytes(plain[: len(plain) // 2])
    (HERE / "csv" / "workbook-named-csv.csv").write_bytes(plain)
    (HERE / "parquet" / "csv-named-parquet.parquet").write_text("id,conducts_rd\nA01,yes\n", encoding="utf-8")


def other_books() -> None:
    """Workbooks of other programs."""
    import xlwt
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    for name, epoch, serial in (("old.xls", False, 44348), ("old-from-1904.xls", True, 42886)):
        book = xlwt.Workbook(encoding="utf-8")
        book.dates_1904 = epoch
        own = book.add_sheet("名录")
        day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
        for at, text in enumerate([*HEAD, "成立日期", "年营业收入（万元）2021"]):
            own.write(0, at, text)
        for at, text in enumerate(A01):
            own.write(1, at, text)
        own.write(1, 2, serial, day)
        own.write(1, 3, 62000)
        book.save(str(HERE / "xlsx" / name))
    document = OpenDocumentSpreadsheet()
    table = Table(name="名录")
    rows: list[list[Any]] = [
        [*HEAD, "成立日期", "是否开展研发", "年营业收入 2021"],
        [*A01, "2016-03-08", True, 620000000],
    ]
    rows += [["合计", "", "", "", 620000000]]
    for row in rows:
        line = TableRow()
        for cell in row:
            match cell:
                case bool():
                    own = TableCell(valuetype="boolean", booleanvalue=str(cell).lower())
                case int():
                    own = TableCell(valuetype="float", value=str(cell))
                case "2016-03-08":
                    own = TableCell(valuetype="date", datevalue=cell)
                case _:
                    own = TableCell(valuetype="string")
            own.addElement(P(text=str(cell)))
            line.addElement(own)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(HERE / "xlsx" / "document.ods"))


def old_percentages() -> None:
    """Percentages as old workbooks and OpenDocument have them, and a bare day of a workbook that counts from 1904."""
    import xlwt
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    own = book.add_sheet("名录")
    forms = ("0.00%", '0.0%;[Red]-0.0%;"无"', "General", "General", '0.00"%"')
    for at, text in enumerate(["id", "women_share（%）", "staff", "founded_on"]):
        own.write(0, at, text)
    for row, (form, share) in enumerate(zip(forms, (0.5, 0.05, 0.5, 5, 0.5), strict=True), 1):
        look = xlwt.easyxf(num_format_str=form)
        own.write(row, 0, f"A0{row}")
        own.write(row, 1, share, look)
        own.write(row, 2, 12, xlwt.easyxf(num_format_str="0"))
    own.write(1, 3, 42886)
    # Two numbers side by side are one record of the file.
    own.row(6).set_cell_text(0, "A06")
    own.row(6).set_cell_mulblanks(1, 2)
    own.write(7, 0, "A07")
    own.write(7, 1, 1, xlwt.easyxf(num_format_str="0%"))
    own.write(7, 2, 3)
    own.write(8, 0, "A08")
    own.write(8, 1, 0.12345, xlwt.easyxf(num_format_str="0%"))
    own.write(9, 0, "A09")
    own.write(9, 1, 0.12345)
    book.save(str(HERE / "xlsx" / "percentages.xls"))

    document = OpenDocumentSpreadsheet()

    def line(table: Any, cells: list[Any], **repeated: str) -> None:
        made = TableRow(**repeated)
        for cell in cells:
            match cell:
                case None:
                    own = TableCell(numbercolumnsrepeated="2")
                case float():
                    own = TableCell(valuetype="percentage", value=str(cell))
                case int():
                    own = TableCell(valuetype="float", value=str(cell / 10))
                case _:
                    own = TableCell(valuetype="string")
                    own.addElement(P(text=cell))
            made.addElement(own)
        table.addElement(made)

    first, second = Table(name="说明"), Table(name="企业 & 机构")
    line(first, [0.5])
    line(second, ["id", None, "women_share（%）", "remark"])
    second.addElement(TableRow(numberrowsrepeated="2"))
    line(second, ["A01", None, 0.5, "x"])
    line(second, ["A02", None, 0.05, "x"], numberrowsrepeated="2")
    line(second, ["A03", None, 5, "x"])
    line(second, ["A04", None, 50, "x"])
    for each in (first, second):
        document.spreadsheet.addElement(each)
    document.save(str(HERE / "xlsx" / "percentages.ods"))


SHOWN = (
    (6.2, '0.00"亿"'),
    (62000, '#,##0"万元"'),
    (620000000, '0\\.0,"万"'),
    (62000000, "#,##0,"),
    (62, '[$$-409]#,##0" K"'),
    (620000000, '[>=100000000]0\\.00,,"亿";0"元"'),
)
HEADINGS = ["id", "年营业收入 2020", "年营业收入（千元） 2021"]


def shown_in_units() -> None:
    """The same numbers with the same formats in workbooks: units, another currency, numbers that are divided."""
    import xlwt

    with xlsxwriter.Workbook(str(HERE / "xlsx" / "shown-in-units.xlsx")) as made:
        sheet = made.add_worksheet("名录")
        sheet.write_row(0, 0, HEADINGS)
        for at, (number, form) in enumerate(SHOWN, 1):
            sheet.write_row(at, 0, [f"A0{at}", number, number], made.add_format({"num_format": form}))
    book = xlwt.Workbook(encoding="utf-8")
    own = book.add_sheet("名录")
    for at, text in enumerate(HEADINGS):
        own.write(0, at, text)
    for at, (number, form) in enumerate(SHOWN, 1):
        look = xlwt.easyxf(num_format_str=form)
        own.write(at, 0, f"A0{at}")
        own.write(at, 1, number, look)
        own.write(at, 2, number, look)
    book.save(str(HERE / "xlsx" / "shown-in-units.xls"))


def document_in_units() -> None:
    """The same as OpenDocument has them; the first format is that of columns, the others are of cells."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.style import Map, Style
    from odf.table import Table, TableCell, TableColumn, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    parts = (
        ("", 1, 0, "亿"),
        ("", 1, 0, "万元"),
        ("", 1000, 1, "万"),
        ("", 1000, 0, ""),
        ("$", 1, 0, " K"),
        ("", 1, 0, "元"),
    )
    for at, each in enumerate(parts, 1):
        style = _style_of_numbers(f"N{at}", *each)
        if at == len(parts):
            # What is in use by no cell is not kept among those of the sheet.
            document.styles.addElement(_style_of_numbers("N6P0", "", 1_000_000, 2, "亿"))
            style.addElement(Map(condition="value()>=100000000", applystylename="N6P0"))
        document.automaticstyles.addElement(style)
        document.automaticstyles.addElement(Style(name=f"ce{at}", family="table-cell", datastylename=f"N{at}"))
    table = Table(name="名录")
    table.addElement(TableColumn())
    table.addElement(TableColumn(numbercolumnsrepeated="2", defaultcellstylename="ce1"))
    for at, texts in enumerate([HEADINGS, *([f"A0{at}"] for at in range(1, 7))]):
        line = TableRow()
        for text in texts:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        if at:
            look = {"stylename": f"ce{at}"} if at > 1 else {}
            value = str(SHOWN[at - 1][0])
            line.addElement(TableCell(valuetype="float", value=value, numbercolumnsrepeated="2", **look))
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(HERE / "xlsx" / "shown-in-units.ods"))


def _style_of_numbers(name: str, before: str, factor: int, behind_point: int, after: str) -> Any:
    """Return a format of OpenDocument; `behind_point`: how many digits stand behind a point that is only written."""
    from odf.number import EmbeddedText, Number, NumberStyle, Text

    style = NumberStyle(name=name)
    digits = Number(decimalplaces="0", minintegerdigits="1", displayfactor=str(factor))
    if behind_point:
        digits.addElement(EmbeddedText(position=str(behind_point), text="."))
    for part in (before and Text(text=before), digits, after and Text(text=after)):
        if part:
            style.addElement(part)
    return style


def merged_and_hidden() -> None:
    """A company over two rows, a hidden row, a hidden column, as old workbooks and OpenDocument have them."""
    import xlwt
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
    from odf.text import P

    rows = [
        ["企业编号", "企业名称", "年营业收入 2021", "备注"],
        ["A01", "甲公司", "6亿元", "一厂"],
        ["", "", "3亿元", "二厂"],
        ["A02", "乙公司", "2亿元", ""],
        ["A03", "丙公司", "1亿元", ""],
    ]
    book = xlwt.Workbook(encoding="utf-8")
    book.add_sheet("说明").row(2).hidden = True
    own = book.add_sheet("名录")
    for ends in ((1, 2, 0, 0), (1, 2, 1, 1), (0, 0, 4, 5)):
        own.merge(*ends)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text:
                own.write(at, column, text)
    own.row(3).hidden = True
    own.col(3).hidden = True
    book.save(str(HERE / "xlsx" / "merged-and-hidden.xls"))

    document = OpenDocumentSpreadsheet()
    other, table = Table(name="说明"), Table(name="名录")
    other.addElement(TableRow(visibility="collapse"))
    table.addElement(TableColumn(numbercolumnsrepeated="3"))
    table.addElement(TableColumn(visibility="collapse"))
    for at, row in enumerate(rows):
        line = TableRow(visibility="filter") if at == 3 else TableRow()
        for column, text in enumerate(row):
            spans = {"numberrowsspanned": "2", "numbercolumnsspanned": "1"} if at == 1 and column < 2 else {}
            cell = TableCell(valuetype="string", **spans) if text else TableCell()
            if at == 2 and column < 2:
                cell = CoveredTableCell()
            if text:
                cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    # Whoever hides what stands below hides all of it.
    table.addElement(TableRow(visibility="collapse", numberrowsrepeated="1048000"))
    for each in (other, table):
        document.spreadsheet.addElement(each)
    document.save(str(HERE / "xlsx" / "merged-and-hidden.ods"))


def documents() -> None:
    """Sums in currencies without styles, and digits in several lines, as programs write OpenDocument."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.teletype import addTextToElement
    from odf.text import P

    document, table = OpenDocumentSpreadsheet(), Table(name="名录")
    rows: list[list[Any]] = [["企业编号", "年营业收入\n2021", "攻关项目揭榜金额"]]
    rows += [["A01", ("EUR", 5), "500万\n600万"], ["A02", ("CNY", 6), "5\n6"], ["A03", ("JPY", 7), "500\t万元"]]
    for row in rows:
        line = TableRow()
        for cell in row:
            code, value = cell if isinstance(cell, tuple) else ("", cell)
            kind = {"valuetype": "currency", "currency": code, "value": str(value)} if code else {"valuetype": "string"}
            own, text = TableCell(**kind), P()
            addTextToElement(text, str(value))
            own.addElement(text)
            line.addElement(own)
        table.addElement(line)
    document.spreadsheet.addElement(table)
    document.save(str(HERE / "xlsx" / "currencies-and-lines.ods"))


def frames() -> None:
    """Parquet, as programs write it."""

    def kept(name: str, **columns: Any) -> None:
        pl.DataFrame(columns).write_parquet(HERE / "parquet" / f"{name}.parquet")

    kept(
        "nothing-in-a-row",
        id=["A01", None, None, "A02"],
        conducts_rd=[True, None, False, False],
        **{"annual_revenue 2021": [1.0, float("nan"), 3.0, None]},
    )
    ids = ["A01", "A02", "A03"]
    kept(
        "typed",
        id=ids,
        conducts_rd=[True, False, None],
        founded_on=[date(2016, 3, 8), None, date(2021, 1, 1)],
        sector=["lasers", "core_devices", None],
        **{"annual_revenue 2021": [620000000, 0, None]},
    )
    noon = datetime(2021, 12, 31, 18, 30)
    for name, zone in (("zoned-in-shanghai", "Asia/Shanghai"), ("zoned-in-utc", "UTC"), ("without-zone", None)):
        told = pl.Series([noon, datetime(2021, 12, 31, 2), None])
        told = told.dt.replace_time_zone("UTC").dt.convert_time_zone(zone) if zone else told
        kept(name, id=ids, founded_on=told)
    kept(
        "no-numbers",
        id=[*ids, "A04"],
        **{"annual_revenue 2021": [float("nan"), float("inf"), 0.1 + 0.2, -float("inf")]},
    )
    kept("short-floats", id=ids, **{"annual_revenue 2021": pl.Series([0.1, 6.2e8, 16777216.0], dtype=pl.Float32)})
    money = pl.Series([Decimal("620000000.01"), Decimal("0.00"), None], dtype=pl.Decimal(38, 2))
    kept("decimals", id=ids, **{"annual_revenue 2021": money, "improvement_amount 2021": -money})
    kept(
        "texts-for-all", id=ids, founded_on=["2016年3月8日", " 2019/11/2 ", "1/6/2021"], conducts_rd=["是", "ｎｏ", ""]
    )
    kept("folded-choices", id=ids, sector=[" Lasers ", "核心器件", "unknown"], demo_field=["无", "光伏", "ＰＶ"])
    kept("categories", id=ids, sector=pl.Series(["激光器", "lasers", None], dtype=pl.Categorical))
    kept("flags-as-numbers", id=ids, conducts_rd=[1, 0, 2], conducts_production=[1.0, 0.0, None])
    kept("never-as-a-day", id=ids, provincial_sme_on=[date(9999, 12, 31), date(2021, 5, 6), None])
    kept("never-began", id=ids, founded_on=[date.min, date(1899, 12, 30), date(1953, 10, 1)])
    kept("numbers-as-ids", id=[300747, 7, None], conducts_rd=[True, False, True])
    kept("unsigned", id=ids, **{"annual_revenue 2021": pl.Series([0, 2**63, 5], dtype=pl.UInt64)})
    kept("lists", id=ids, marks=[["green", "fair"], [], None], staff=[12, 0, 10001], remark=[" Ａ　b ", "", "x"])
    kept(
        "headings-in-chinese",
        **{"企业编号": ids[:1], "所属激光领域": ["激光器"], "年营业收入（万元）2021": [62000], "备注": ["x"]},
    )


def forms() -> None:
    """Workbooks as offices lay out forms: rows that are no companies, units and headings in rows of their own."""
    head = [*HEAD, "所属激光领域", "是否开展研发"]
    revenue = [*head, "年营业收入（万元）2021"]
    first = ["A01", "甲公司", "激光器", "是", 5000]
    sheet(
        "another-table-below.xlsx",
        [
            revenue,
            first,
            [],
            ["二、上年度情况"],
            [*head, "年营业收入（万元）2020"],
            [*first[:4], 4000],
            ["A02", "乙公司", "激光器", "是", 4000],
        ],
    )
    sheet(
        "districts-with-subtotals.xlsx",
        [
            ["序号", *revenue],
            ["一", "左岭片区"],
            [1, *first],
            [2, "A02", "乙公司", "激光器", "否", 100],
            ["左岭片区小计", *[None] * 4, 5100],
            ["二", "花山片区"],
            [1, "A03", "丙公司", "激光器", "是", 300],
            ["花山片区 小计", "1家", *[None] * 3, 300],
            ["总\u3000计", "3家", *[None] * 3, 5400],
        ],
    )
    examples = [["例", "XX有限公司", "激光器", "是", 1000], ["示例：420000", "武汉某某公司", "激光器", "是", 1000]]
    sheet("examples-to-fill-in.xlsx", [revenue, *examples, first])
    sheet(
        "headings-of-several-lines.xlsx",
        [
            ["企业编号", "年营业收入\n（万元）\n2021年", "技改设备购置额\n2021\n单位：元", "成立\n日期"],
            ["A01", 5000, 1200000, date(2015, 6, 1)],
        ],
    )
    ends = [["第 2 页"], ["（以下无正文）"], ["以上数据属实"]]
    second = ["A02", "乙公司", "激光器", "否", 100]
    sheet("printed-pages.xlsx", [revenue, first, ["第1页 共2页"], revenue, second, *ends])
    sheet(
        "row-of-units.xlsx",
        [[*head, "年营业收入2021", "技改设备购置额 2021"], ["—", "—", "—", "—", "万元", "元"], [*first, 120]],
    )
    sheet(
        "signed-in-two-cells.xlsx",
        [
            revenue,
            first,
            ["填表人：张三", None, "审核人：李四", None, "日期：2022年3月1日"],
            ["单位负责人（签字）："],
            ["报出日期", "2022-03-01"],
            ["联系电话", "027-12345678"],
        ],
    )
    sheet("unit-below-a-heading.xlsx", [[*head, "年营业收入2021"], [*[None] * 4, "（万元）"], first])


if __name__ == "__main__":
    for make in (
        registers,
        merged_values,
        numbers,
        sheets,
        forms,
        disguised,
        other_books,
        old_percentages,
        merged_and_hidden,
        documents,
        frames,
    ):
        make()
    shown_in_units()
    document_in_units()
