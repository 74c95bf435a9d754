"""What a change of rules does to companies, as a page and as a workbook: the tables of the report."""

from pathlib import Path
from typing import Any

from lucidrule.impact.report import Figure, Report
from lucidrule.loading.output import check_place, draft_of, telling
from lucidrule.paper.document import document
from lucidrule.paper.markup import Markup, element
from lucidrule.tables.writer import closed
from lucidrule.texts.catalogue import spoken

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.6 "Noto Sans CJK SC", "Microsoft YaHei", "Hiragino Sans", sans-serif; max-width: 70rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: break-word; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.1rem; margin-top: 2rem; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .25rem .6rem; border: 1px solid #777; vertical-align: top; white-space: pre-line; }
td.bars { white-space: pre; }
@media print { body { margin: 0; max-width: none; font-size: 10pt; } tr { break-inside: avoid; } }
"""
_MOST_OF_A_NAME, _WIDTH = 28, 24
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def _cell(text: str) -> Markup:
    """Return a cell; a bar and its number stay on one line."""
    return element("td", text, class_="bars" if "█" in text else "")


def to_html(told: Report, lang: str) -> str:
    """Return one page that needs no other file and runs nothing."""
    parts = [element("h1", told.title), *(element("p", line) for line in told.lines)]
    for block in told.blocks:
        heads, *rows = block.rows
        parts.append(element("h2", block.title))
        head = element("thead", element("tr", [element("th", cell, scope="col") for cell in heads]))
        body = element("tbody", [element("tr", map(_cell, row)) for row in rows])
        parts.append(element("table", head, body))
    parts += [element("p", line) for line in told.notes]
    return document(told.title, _STYLE, spoken(lang), element("main", parts))


def write_workbook(told: Report, path: Path, *, force: bool) -> None:
    """Write a workbook: a sheet for what is told of all, one for each table.

    Raises:
        UnreadableInput: It cannot be written.
    """
    import xlsxwriter

    check_place(path, force=force)
    draft = draft_of(path, ".xlsx")
    try:
        with telling(path):
            options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
            book = xlsxwriter.Workbook(str(draft), options)
            bold, plain = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
            first = book.add_worksheet(told.title.translate(_NOT_IN_NAMES)[:_MOST_OF_A_NAME])
            for at, line in enumerate((told.title, *told.lines, *told.notes)):
                first.write_string(at, 0, line, plain if at else bold)
            first.set_column(0, 0, 4 * _WIDTH)
            for number, block in enumerate(told.blocks, 1):
                name = f"{number} {block.title}".translate(_NOT_IN_NAMES)[:_MOST_OF_A_NAME]
                sheet = book.add_worksheet(name)
                sheet.set_column(0, len(block.rows[0]) - 1, _WIDTH)
                sheet.freeze_panes(1, 0)
                for at, row in enumerate(block.rows):
                    for column, cell in enumerate(row):
                        _write(sheet, at, column, cell, plain if at else bold)
            closed(book)
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _write(sheet: Any, row: int, column: int, cell: str, form: Any) -> None:
    """Write a cell: a number of companies as a number."""
    if isinstance(cell, Figure):
        sheet.write_number(row, column, cell.number, form)
    else:
        sheet.write_string(row, column, cell, form)
