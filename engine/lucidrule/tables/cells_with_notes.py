"""Cells written to a workbook as they were, with a colour and a note where there is something to say of them."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lucidrule.tables.cells import shown_cell
from lucidrule.tables.reading.percentage import Percentage
from lucidrule.tables.sheet_texts import fits_sheet

MOST_OF_A_CELL = 32_767
_FIRST_YEAR = 1901
_MARKED = {"bg_color": "#F8CBAD", "bold": True}


class Pen:
    """Writes cells as they were, with a colour and a note where there is something to say of them."""

    def __init__(self, book: Any) -> None:
        self._looks = {
            (form, marked): book.add_format({**({"num_format": form} if form else {}), **(_MARKED if marked else {})})
            for form in ("", "yyyy-mm-dd", "0.00########%")
            for marked in (False, True)
        }

    def write(self, sheet: Any, place: tuple[int, int], cell: Any, note: str = "") -> None:
        at, column = place
        marked = bool(note)
        plain = self._looks["", marked]
        if isinstance(cell, bool):
            sheet.write_boolean(at, column, cell, plain)
        elif isinstance(cell, float) or (isinstance(cell, int | Decimal) and fits_sheet(cell)):
            form = "0.00########%" if isinstance(cell, Percentage) else ""
            sheet.write_number(at, column, float(cell), self._looks[form, marked])
        elif isinstance(cell, date) and not isinstance(cell, datetime) and cell.year >= _FIRST_YEAR:
            sheet.write_datetime(at, column, cell, self._looks["yyyy-mm-dd", marked])
        elif cell is None or cell == "":
            sheet.write_blank(at, column, None, plain)
        else:
            sheet.write_string(at, column, _written(cell)[:MOST_OF_A_CELL], plain)
        if note:
            lines = sum(1 + len(line) // 20 for line in note.splitlines())
            sheet.write_comment(at, column, note[:MOST_OF_A_CELL], {"x_scale": 2, "y_scale": max(1, lines / 4)})


def _written(cell: Any) -> str:
    """Return a cell as text that is read as the cell was."""
    if isinstance(cell, list | dict):
        if not cell:
            return "none"
        if all(isinstance(each, str) for each in cell) and isinstance(cell, list):
            return "、".join(cell)
        return json.dumps(cell, ensure_ascii=False, default=shown_cell)
    return shown_cell(cell)
