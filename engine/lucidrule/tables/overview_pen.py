"""The overview of a workbook of results, written: what is said of all of it across the sheet, then its tables."""

from typing import Any

from lucidrule.tables.cells_with_notes import MOST_OF_A_CELL
from lucidrule.tables.overview import Block, Cell, Overview
from lucidrule.tables.printed import Looks, height_of

_WIDTHS = (6, 38, 13, 13, 13, 13, 13, 16, 16, 40)
_LAST = len(_WIDTHS) - 1
# Which columns of the sheet the cells of a table take, by how many it has.
_SPANS = {
    2: ((1, 1), (2, 2)),
    6: ((0, 0), (1, 1), (2, 2), (3, 3), (4, 8), (9, 9)),
    10: tuple((at, at) for at in range(10)),
}


class OverviewPen:
    """Writes the overview."""

    def __init__(self, sheet: Any, looks: Looks) -> None:
        self._sheet, self._looks, self._at = sheet, looks, 0

    def write(self, found: Overview) -> None:
        """Write it."""
        looks = self._looks
        unseen = {at for block in found.blocks for at in block.unseen}
        for at, width in enumerate(_WIDTHS):
            self._sheet.set_column(at, at, width, None, {"hidden": at in unseen})
        self._across(found.title, looks.title)
        *about, statement = found.about
        for text in about:
            self._across(text, looks.about)
        self._across(statement, looks.statement)
        self._at += 1
        for block in found.blocks:
            self._block(block)
        self._across(found.receipt, looks.small)

    def _across(self, text: str, form: Any) -> None:
        """Write a text as wide as the sheet; merged cells do not grow by themselves."""
        self._sheet.set_row(self._at, height_of([(text, sum(_WIDTHS))]) + 3)
        self._sheet.merge_range(self._at, 0, self._at, _LAST, text[:MOST_OF_A_CELL], form)
        self._at += 1

    def _block(self, block: Block) -> None:
        looks = self._looks
        self._across(block.title, looks.statement)
        self._row(block.headings, [looks.heading] * len(block.headings))
        for number, row in enumerate(block.rows, 1):
            total = number > len(block.rows) - block.totals
            self._row(row, [self._look(at, cell, len(row), total=total) for at, cell in enumerate(row)])
        for text in block.below:
            self._across(text, looks.about)
        self._at += 1

    def _look(self, at: int, cell: Cell, count: int, *, total: bool) -> Any:
        """Return how a cell looks: sums stand at their right, also where there is none."""
        looks = self._looks
        if count == max(_SPANS) and at in (7, 8):
            return looks.total if total else looks.sum
        if total:
            return looks.total_text
        return looks.number if isinstance(cell, int) else looks.text

    def _row(self, row: tuple[Cell, ...], forms: list[Any]) -> None:
        spans = _SPANS[len(row)]
        widths = [sum(_WIDTHS[first : last + 1]) for first, last in spans]
        told = [str(cell) if isinstance(cell, str) else "" for cell in row]
        self._sheet.set_row(self._at, height_of(zip(told, widths, strict=True)))
        for (first, last), cell, form in zip(spans, row, forms, strict=True):
            if first != last:
                self._sheet.merge_range(self._at, first, self._at, last, cell, form)
            elif isinstance(cell, str):
                self._sheet.write_string(self._at, first, cell[:MOST_OF_A_CELL], form)
            else:
                self._sheet.write_number(self._at, first, float(cell), form)
        self._at += 1
