"""The workbook of results: an overview, the list of companies, and what stands behind them; written row by row."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.present.wrapping import width_of
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.cells_with_notes import MOST_OF_A_CELL, Pen
from lucidrule.tables.company_list import ListColumn
from lucidrule.tables.list_sheets import Lists
from lucidrule.tables.overview import Overview
from lucidrule.tables.overview_pen import OverviewPen
from lucidrule.tables.printed import LINE, Foot, Looks, height_of, set_page
from lucidrule.tables.reading.shown_number import Divided, Percentage
from lucidrule.tables.sheet_texts import fits_sheet, title_of
from lucidrule.tables.writer import FIRST_YEAR, MOST_ROWS, NUMBERS, Writer, closed

_NARROW, _WIDE = 8, 24
_SHORT = 1_000
# Headings, with how wide people need each.
Columns = Sequence[tuple[str, int]]


class Sheets(NamedTuple):
    """What the sheets of a workbook are called, and what stands above the columns of the source."""

    overview: str
    list: str
    source: str


class Identity(NamedTuple):
    """Where companies are named among the columns of the source: the places of names and of numbers."""

    names: tuple[int, ...]
    numbers: tuple[int, ...]


class ResultBook(Writer):
    """Writes it: the overview stands first and is filled in last."""

    def __init__(self, path: Path, sheets: Sheets, foot: Foot, words: dict[str, str], *, force: bool) -> None:
        """Begin.

        Args:
            words: Of each outcome, as the list has it.
        """
        super().__init__(path, force=force)
        import xlsxwriter

        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(self._draft), {**options, "strings_to_numbers": False})
        self._looks, self._foot, self._sheets = Looks(self._book), foot, sheets
        self._overview = self._book.add_worksheet(title_of(sheets.overview))
        self._sheet = self._book.add_worksheet(title_of(sheets.list, [sheets.overview]))
        # By name, a sheet that goes on and how many rows it has.
        self._open: dict[str, tuple[Any, int]] = {}
        self._formats = {text: self._looks.outcomes[name] for name, text in words.items()}
        self._at, self._identity = 2, Identity((), ())
        self._added: list[ListColumn] = []
        self._own: list[int] = []
        self._printed = 0

    def name(self, identity: Identity) -> None:
        """Say where companies are named, before the rest is said."""
        self._identity = identity

    def begin(self, own: list[str], added: Sequence[Any]) -> None:
        self._added = list(added)
        named = [*self._identity.names, *self._identity.numbers]
        self._own = [at for at in range(len(own)) if at not in named]
        first, *told, last = self._added
        fronts = [ListColumn(own[each[0]], 24, first.group) for each in self._identity if each]
        inputs = [ListColumn(own[at], _width(own[at]), self._sheets.source, "input") for at in self._own]
        columns = [first, *fronts, *told, *inputs, last]
        kept = 1 + bool(self._identity.names or self._identity.numbers)
        self._lay_out(columns, kept)
        # All but what was submitted, which stands behind.
        self._printed = len(fronts) + len(told)

    def _lay_out(self, columns: Sequence[ListColumn], kept: int) -> None:
        """Write the headings; `kept`: how many columns stay in sight."""
        sheet, looks = self._sheet, self._looks
        formats = {"number": looks.number, "sum": looks.sum, "input": looks.plain}
        groups: dict[str, list[int]] = {}
        for at, column in enumerate(columns):
            form = formats.get(column.kind, looks.text)
            sheet.set_column(at, at, column.width, form, {"level": 1, "hidden": True} if column.folded else {})
            groups.setdefault(column.group, []).append(at)
        for group, places in groups.items():
            if len(places) > 1:
                sheet.merge_range(0, places[0], 0, places[-1], group, looks.group)
            else:
                sheet.write_string(0, places[0], group, looks.group)
        sheet.set_row(1, height_of([(column.text, column.width) for column in columns if not column.folded]))
        for at, column in enumerate(columns):
            sheet.write_string(1, at, column.text[:MOST_OF_A_CELL], looks.heading)
            if column.note:
                sheet.write_comment(1, at, column.note, {"x_scale": 1.5, "y_scale": 0.5})
        sheet.freeze_panes(2, kept)
        set_page(sheet, self._foot, wide=True)
        sheet.repeat_rows(0, 1)
        sheet.repeat_columns(0, kept - 1)

    def rows(self, rows: Iterable[tuple[list[Any], list[Any]]]) -> None:
        sheet, looks, own_places = self._sheet, self._looks, self._own
        fronts = [places for places in self._identity if places]
        wrapped = [(at, c.width) for at, c in enumerate(self._added) if c.kind == "text" and not c.folded]
        kinds = [self._added[0].kind, *("" for _ in fronts), *(column.kind for column in self._added[1:-1])]
        # Outcomes are told apart by how they look.
        forms = [self._formats if kind == "outcome" else {} for kind in (*kinds, *("" for _ in own_places), "")]
        for own, added in rows:
            if self._at > MOST_ROWS:
                raise UnreadableInput((Fault("too-many-rows", None, {"path": str(self._path)}),))
            row = self._at
            height = height_of([(added[place], width) for place, width in wrapped if added[place]])
            if height > LINE:
                sheet.set_row(row, height)
            named = (_first(own, places) for places in fronts)
            cells = (added[0], *named, *added[1:-1], *(own[place] for place in own_places), added[-1])
            for at, cell in enumerate(cells):
                # Most cells are short texts.
                if cell.__class__ is str and 0 < len(cell) < _SHORT:
                    sheet.write_string(row, at, cell, forms[at].get(cell))
                else:
                    write_as_it_was(sheet, looks, row, at, cell)
            self._at += 1

    def stream(self, name: str, title: str, columns: Columns, rows: Iterable[tuple[str, ...]]) -> None:
        """Take more rows of a further sheet; one that is full is followed by another.

        Args:
            name: Of the sheet, for who goes on with it.
            columns: The headings, with how wide people need each.
        """
        for row in rows:
            if name not in self._open or self._open[name][1] >= MOST_ROWS:
                self._open[name] = self._begun(title, columns), 0
            sheet, count = self._open[name]
            self._row(sheet, count + 1, row, columns)
            self._open[name] = sheet, count + 1

    def sheet(self, title: str, columns: Columns, rows: Iterable[tuple[str, ...]]) -> None:
        """Take another sheet, which ends where a sheet ends."""
        sheet = self._begun(title, columns)
        for number, row in enumerate(rows, 1):
            if number > MOST_ROWS:
                break
            self._row(sheet, number, row, columns)

    def _row(self, sheet: Any, at: int, row: tuple[str, ...], columns: Columns) -> None:
        widths = (width for _, width in columns)
        sheet.set_row(at, height_of(list(zip(row, widths, strict=False))))
        for place, text in enumerate(row):
            sheet.write_string(at, place, text[:MOST_OF_A_CELL], self._looks.text)

    def lists(self, lists: Lists) -> None:
        """Take the lists that stood in sheets of their own."""
        lists.write(self._book, Pen(self._book), self._looks.heading)

    def _begun(self, title: str, columns: Columns) -> Any:
        sheet = self._book.add_worksheet(title_of(title, self._book.sheetnames))
        for at, (text, width) in enumerate(columns):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, text, self._looks.heading)
        sheet.freeze_panes(1, 0)
        set_page(sheet, self._foot)
        sheet.repeat_rows(0)
        return sheet

    def overview(self, found: Overview) -> None:
        """Fill in the overview."""
        OverviewPen(self._overview, self._looks).write(found)
        set_page(self._overview, self._foot, pages=1)

    def end(self) -> None:
        last = max(2, self._at - 1)
        width = self._printed + 1 + len(self._own)
        self._sheet.autofilter(1, 0, last, width)
        self._sheet.print_area(0, 0, last, self._printed)
        closed(self._book)


def _width(heading: str) -> int:
    return max(_NARROW, min(_WIDE, width_of(heading) + 2))


def write_as_it_was(sheet: Any, looks: Looks, row: int, at: int, cell: Any) -> None:
    """Write a cell as it was: a number, a day, a text that is no formula."""
    # One class decides for most cells; a union of types would be made anew for each.
    kind = cell.__class__
    if cell is None or cell == "":
        return
    if kind is bool:
        sheet.write_boolean(row, at, cell)
    elif kind is Percentage:
        sheet.write_number(row, at, float(cell), looks.percent)
    elif kind is Divided:
        sheet.write_number(row, at, float(cell), looks.shown_as(cell.format))
    # What a sheet does not hold stays text, so that no digit is lost.
    elif kind in NUMBERS and fits_sheet(cell):
        sheet.write_number(row, at, float(cell))
    elif kind is date and cell.year >= FIRST_YEAR:
        sheet.write_datetime(row, at, cell, looks.day)
    else:
        sheet.write_string(row, at, shown_cell(cell)[:MOST_OF_A_CELL])


def _first(row: list[Any], places: Sequence[int]) -> Any:
    """Return the first of some cells that holds something."""
    return next((row[at] for at in places if row[at] not in (None, "")), None)
