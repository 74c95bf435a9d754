"""The list that an office publishes, as a document, a sheet or a page; what only the office knows is left open."""

from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, UnreadableInput, shown
from lucidrule.core.quantity import added, plain
from lucidrule.loading.files import write_text
from lucidrule.loading.output import check_place, draft_of, telling
from lucidrule.present.quantities import day
from lucidrule.present.words import listed, word
from lucidrule.tables.company_list import counting
from lucidrule.tables.notice import Notice
from lucidrule.tables.printed import height_of
from lucidrule.tables.summary import Summary
from lucidrule.tables.writer import closed

FORMATS = (".docx", ".xlsx", ".html")
_SUM = 5
_WIDTHS = (8, 30, 30, 18, 18, 16, 30)
# So many millimetres has an A4 page across between the margins of a new document.
_ROOM = 233
# The type of Chinese and Japanese signs, and of which language they are; names of firms are mostly Chinese.
_TYPE = {"zh": ("SimSun", "zh-CN"), "ja": ("MS Mincho", "ja-JP")}
_STYLE = """
body{font-family:SimSun,"Noto Serif CJK SC",serif;margin:2em auto;max-width:60em;padding:0 1em;color:#000;
background:#fff}
h1{text-align:center;font-size:1.4em}p{line-height:1.7}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #000;padding:.3em .5em;vertical-align:top;text-align:left;overflow-wrap:anywhere}
td.sum{text-align:right}td.sum,:is(th,td):first-child{white-space:nowrap}.end{text-align:right}small{font-size:.8em}
@page{size:A4 landscape;margin:15mm}@media print{thead{display:table-header-group}tr{break-inside:avoid}}
"""


class Sheet(NamedTuple):
    """What stands in the list: a title, what stands above the table, the table, what stands below it."""

    lang: str
    title: str
    above: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    below: tuple[str, ...]
    signed: tuple[str, ...]
    small: tuple[str, ...]


def check_notice(path: Path, *, force: bool) -> None:
    """Refuse a file that could not be written.

    Raises:
        UnreadableInput: It is of no format for lists, or there already.
    """
    if path.suffix.lower() not in FORMATS:
        raise UnreadableInput((Fault("notice-format", None, {"path": str(path)}),))
    check_place(path, force=force)


def write_notice(notice: Notice, summary: Summary, *, force: bool) -> None:
    """Write the list.

    Raises:
        UnreadableInput: It cannot be written, or a package is missing.
    """
    sheet, path = _sheet(notice, summary), notice.wished.path
    if path.suffix.lower() == ".html":
        write_text(path, _page(sheet), force=force)
        return
    check_place(path, force=force)
    draft = draft_of(path, path.suffix)
    try:
        with telling(path):
            (_document if path.suffix.lower() == ".docx" else _book)(sheet, draft)
            draft.replace(path)
    except ImportError as error:
        raise UnreadableInput((Fault("needs-documents", None, {"name": str(error.name)}),)) from None
    finally:
        draft.unlink(missing_ok=True)


def _sheet(notice: Notice, summary: Summary) -> Sheet:
    lang, compiled = notice.lang, notice.compiled
    named = listed([word("programme_titled", lang, member.title[lang]) for member in compiled.members], lang)
    units = listed(list(dict.fromkeys(counting(member.money, lang).unit for member in compiled.members)), lang)
    names = ("list_number", "heading_name", "policy", "notice_recognition", "notice_document")
    versions = listed([member.stated.version for member in compiled.members], lang)
    count = len(notice.entries)
    return Sheet(
        lang,
        word("notice_title", lang),
        (word("notice_text", lang, named),),
        (*(word(name, lang) for name in names), word("notice_sum", lang, units), word("notice_remark", lang)),
        tuple(_rows(notice, compiled)),
        (word("notice_period", lang), word("notice_contact", lang)),
        (word("notice_office", lang), word("notice_date", lang)),
        (word("notice_basis", lang, versions, day(summary.as_of, lang), count), word("trial_only", lang)),
    )


def _rows(notice: Notice, compiled: CompiledProgramme) -> list[tuple[str, ...]]:
    """Return the entries, and what they come to where all have a sum of one currency."""
    lang = notice.lang
    titles = {policy.id: policy.title[lang] for policy in compiled.policies}
    found: list[tuple[str, ...]] = []
    for number, entry in enumerate(notice.entries, 1):
        how = counting(compiled.home(entry.policy).money, lang)
        paid = word("notice_blank", lang) if entry.sum is None else plain(how.of(entry.sum), grouped=True)
        told = (entry.company, titles[entry.policy], entry.recognition, entry.document, paid, entry.remark)
        found.append((str(number), *told))
    codes = {compiled.home(entry.policy).money.code for entry in notice.entries}
    sums = [entry.sum for entry in notice.entries if entry.sum is not None]
    if len(codes) == 1 and len(sums) == len(found):
        total = plain(counting(compiled.home(notice.entries[0].policy).money, lang).of(added(sums)), grouped=True)
        found.append(("", word("notice_total", lang), "", "", "", total, ""))
    return found


def _page(sheet: Sheet) -> str:
    def paragraphs(texts: tuple[str, ...], kind: str = "") -> str:
        return "".join(f"<p{kind}>{escape(text)}</p>\n" for text in texts)

    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in sheet.headings)
    body = "".join(
        "<tr>"
        + "".join(f"<td{' class=sum' if at == _SUM else ''}>{escape(cell)}</td>" for at, cell in enumerate(row))
        + "</tr>\n"
        for row in sheet.rows
    )
    small = "".join(f"<p><small>{escape(text)}</small></p>\n" for text in sheet.small)
    return (
        f'<!doctype html>\n<html lang="{sheet.lang}"><head><meta charset="utf-8"><title>{escape(sheet.title)}</title>\n'
        f"<style>{_STYLE}</style></head><body><main>\n<h1>{escape(sheet.title)}</h1>\n{paragraphs(sheet.above)}"
        f"<table><thead><tr>{head}</tr></thead><tbody>\n{body}</tbody></table>\n{paragraphs(sheet.below)}"
        f"{paragraphs(sheet.signed, ' class=end')}{small}</main></body></html>\n"
    )


def _book(sheet: Sheet, path: Path) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet(sheet.title[:31])
    wrapped = {"text_wrap": True, "valign": "top"}
    title = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    text, small = book.add_format(wrapped), book.add_format({**wrapped, "font_size": 8})
    end = book.add_format({"align": "right"})
    head = book.add_format({**wrapped, "bold": True, "border": 1, "align": "center"})
    cell, paid = (book.add_format({**wrapped, "border": 1, "align": each}) for each in ("left", "right"))
    for at, width in enumerate(_WIDTHS):
        page.set_column(at, at, width)
    last, row = len(_WIDTHS) - 1, 0

    def across(texts: tuple[str, ...], form: Any) -> None:
        nonlocal row
        for each in texts:
            page.set_row(row, height_of([(each, sum(_WIDTHS))]) + 6)
            page.merge_range(row, 0, row, last, each, form)
            row += 1

    across((sheet.title,), title)
    across(sheet.above, text)
    for at, each in enumerate(sheet.headings):
        page.write_string(row, at, each, head)
    page.repeat_rows(row)
    for told in sheet.rows:
        row += 1
        page.set_row(row, height_of(zip(told, _WIDTHS, strict=True)))
        for at, each in enumerate(told):
            page.write_string(row, at, each, paid if at == _SUM else cell)
    row += 1
    across(sheet.below, text)
    across(sheet.signed, end)
    across(sheet.small, small)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    closed(book)


def _document(sheet: Sheet, path: Path) -> None:
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.shared import Mm, Pt

    document = Document()
    _as_offices_write(document, sheet.lang)
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    document.add_heading(sheet.title, level=1).alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in sheet.above:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=len(sheet.headings), style="Table Grid")
    # The headings stand on each page again.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for at, text in enumerate(sheet.headings):
        table.rows[0].cells[at].paragraphs[0].add_run(text).bold = True
    for row in sheet.rows:
        cells = table.add_row().cells
        for at, text in enumerate(row):
            cells[at].text = _sayable(text)
            if at == _SUM:
                cells[at].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _fit(table)
    document.add_paragraph()
    for text in sheet.below:
        document.add_paragraph(text)
    for text in sheet.signed:
        document.add_paragraph(text).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text in sheet.small:
        document.add_paragraph().add_run(text).font.size = Pt(8)
    document.save(str(path))


def _fit(table: Any) -> None:
    """Give each column its part of a page: names take more room than numbers."""
    from docx.shared import Mm

    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        # Word reads the widths of cells, others those of columns.
        column.width = Mm(_ROOM * width // sum(_WIDTHS))
        for cell in column.cells:
            cell.width = column.width


def _as_offices_write(document: Any, lang: str) -> None:
    """Let a document be black, in the serif type of notices, and say of which language it is: its marks follow it."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    face, code = _TYPE.get(lang, _TYPE["zh"])
    for name in ("Normal", "Heading 1"):
        style = document.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.font.name, style.font.color.rgb = "Times New Roman", RGBColor(0, 0, 0)
        fonts.set(qn("w:eastAsia"), face)
    (said,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    said.set(qn("w:eastAsia"), code)


def _sayable(text: str) -> str:
    """Return text without the characters that no document can hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")


def doubt_lines(notice: Notice) -> list[str]:
    """Return what was written, what was not, and what to look at again."""
    lang = notice.lang
    companies = len({entry.company for entry in notice.entries})
    told = [word("notice_written", lang, shown(str(notice.wished.path)), len(notice.entries), companies)]
    for key, doubts in (("notice_not", notice.refused), ("notice_check", notice.doubtful)):
        if doubts:
            told.append(word(key, lang, len(doubts)))
            lines = (word("notice_line", lang, each.place, each.company, each.told) for each in doubts)
            told += [f"  {shown(line)}" for line in lines]
    return told
