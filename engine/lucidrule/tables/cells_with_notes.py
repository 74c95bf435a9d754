"""Cells written to a workbook as they were, with a colour and a note where there is something to say of them."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lucidrule.tables.cells import shown_cell
from lucidrule.tables.reading.shown_number import Divided, Percentage
from lucidrule.tables.sheet_texts import fits_sheet

MOST_OF_A_CELL = 32_767
_FIRST_YEAR = 1901
_MARKED = {"bg_color": "#F8CBAD", "bold": True}


class Pen:
    """Writes cells as they were, with a colour and a note where there is something to say of them."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._looks: dict[tuple[str, bool], Any] = {}

    def write(self, sheet: Any, place: tuple[int, int], cell: Any, note: str = "") -> None:
        at, column = place
        marked = bool(note)
        plain = self._look("", marked)
        if isinstance(cell, bool):
            sheet.write_boolean(at, column, cell, plain)
        elif isinstance(cell, float) or (isinstance(cell, int | Decimal) and fits_sheet(cell)):
            sheet.write_number(at, column, float(cell), self._look(_form(cell), marked))
        elif isinstance(cell, date) and not isinstance(cell, datetime) and cell.year >= _FIRST_YEAR:
            sheet.write_datetime(at, column, cell, self._look("yyyy-mm-dd", marked))
        elif cell is None or cell == "":
            sheet.write_blank(at, column, None, plain)
        else:
            sheet.write_string(at, column, _written(cell)[:MOST_OF_A_CELL], plain)
        if note:
            lines = sum(1 + len(line) // 20 for line in note.splitlines())
            sheet.write_comment(at, column, note[:MOST_OF_A_CELL], {"x_scale": 2, "y_scale": max(1, lines / 4)})

    def _look(self, form: str, marked: bool) -> Any:
        if (form, marked) not in self._looks:
            look = {**({"num_format": form} if form else {}), **(_MARKED if marked else {})}
            self._looks[form, marked] = self._book.add_format(look)
        return self._looks[form, marked]


def _form(cell: Any) -> str:
    if isinstance(cell, Divided):
        return cell.format
    return "0.00########%" if isinstance(cell, Percentage) else ""


def _written(cell: Any) -> str:
    """Return a cell as text that is read as the cell was."""
    if isinstance(cell, list | dict):
        if not cell:
            return "none"
        if all(isinstance(each, str) for each in cell) and isinstance(cell, list):
            return "、".join(cell)
        return json.dumps(cell, ensure_ascii=False, default=shown_cell)
    return shown_cell(cell)
