"""Workbooks written part by part, as no program for people writes them."""

import zipfile
from pathlib import Path

_BOOK = """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{epoch}<sheets>{sheets}</sheets></workbook>"""
_LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>"""
_SHEET = '<{p}worksheet xmlns{q}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><{p}sheetData>{rows}</{p}sheetData></{p}worksheet>'


def text(address: str, content: str, prefix: str = "") -> str:
    """Return a cell with a text."""
    p = prefix
    return f'<{p}c r="{address}" t="inlineStr"><{p}is><{p}t>{content}</{p}t></{p}is></{p}c>'


def row(number: int, *cells: str, prefix: str = "") -> str:
    """Return a row."""
    return f'<{prefix}row r="{number}">{"".join(cells)}</{prefix}row>'


def workbook(
    path: Path,
    *rows: str,
    prefix: str = "",
    epoch: str = "",
    styles: str = "",
    other: dict[str, str] | None = None,
    target: str = "worksheets/{}.xml",
    sheets: int = 1,
) -> Path:
    """Write a workbook with a sheet `S` of some rows.

    Args:
        prefix: Of the tags of the sheet.
        other: More parts, by name.
        target: Where the workbook says that the sheet is.
        sheets: How often it is there, each time under another name.
    """
    sheet = _SHEET.format(p=prefix, q=f":{prefix[:-1]}" if prefix else "", rows="".join(rows))
    links = f'<Relationship Id="r1" Type="{_KIND}worksheet" Target="{target.format("s")}"/>'
    links += f'<Relationship Id="r2" Type="{_KIND}styles" Target="styles.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", _TYPES)
        book.writestr(
            "_rels/.rels",
            _LINKS.format(f'<Relationship Id="r" Type="{_KIND}officeDocument" Target="xl/workbook.xml"/>'),
        )
        listed = [f'<sheet name="S{at or ""}" sheetId="{at + 1}" r:id="r1"/>' for at in range(sheets)]
        book.writestr("xl/workbook.xml", _BOOK.format(epoch=epoch, sheets="".join(listed)))
        book.writestr("xl/_rels/workbook.xml.rels", _LINKS.format(links))
        book.writestr(
            "xl/styles.xml",
            f'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{styles}</styleSheet>',
        )
        book.writestr("xl/worksheets/s.xml", sheet)
        for name, content in (other or {}).items():
            book.writestr(name, content)
    return path
