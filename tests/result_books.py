"""The list of companies of a workbook of results, as tests read it."""

from pathlib import Path
from typing import Any

import openpyxl


def cells_of(path: Path, *headings: str) -> list[list[Any]]:
    """Return the cells of the list below some headings, a list for each row."""
    sheet = openpyxl.load_workbook(path).worksheets[1]
    order = [cell.value for cell in sheet[2]]
    return [[row[order.index(heading)] for heading in headings] for row in sheet.iter_rows(min_row=3)]


def listed_in(path: Path, *headings: str) -> list[list[Any]]:
    """Return the same, the values alone."""
    return [[cell.value for cell in row] for row in cells_of(path, *headings)]
