"""OpenDocument sheets written by hand, as no program for people writes them."""

import zipfile
from pathlib import Path

_DOCUMENT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="S">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def cell(content: str, attributes: str = "") -> str:
    """Return a cell with a text."""
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{content}</text:p></table:table-cell>'


def repeated(times: str = "", *contents: str) -> str:
    """Return a row with an attribute that says how often it stands there."""
    return f"<table:table-row {times}>{''.join(map(cell, contents or ('k', 'not_laser')))}</table:table-row>"


def empty(rows: int, columns: int) -> str:
    """Return rows without a value."""
    cell = f'<table:table-cell table:number-columns-repeated="{columns}"/>'
    return f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'


def document(path: Path, rows: str) -> Path:
    """Write a document of which the first row holds headings."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        book.writestr("META-INF/manifest.xml", "<m/>")
        book.writestr("content.xml", _DOCUMENT.format(repeated("", "id", "sector") + rows))
    return path
