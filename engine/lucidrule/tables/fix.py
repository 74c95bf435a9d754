"""Rows with problems as a workbook to correct: whole, with the reason at each cell; `screen` reads it back in."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from decimal import Decimal
from pathlib import Path
from typing import Any

from lucidrule.compile.granted import with_lists
from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.loading.output import check_place, draft_of, followed, telling
from lucidrule.model.facts import Fact
from lucidrule.present.words import word
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.cells_with_notes import MOST_OF_A_CELL, Pen
from lucidrule.tables.left_out import MARK
from lucidrule.tables.left_row import kind_in_words
from lucidrule.tables.list_sheets import BEHIND, Lists, behind
from lucidrule.tables.not_taken import RefusedCell
from lucidrule.tables.screening import Screened
from lucidrule.tables.survey import ELSEWHERE, Surveyed
from lucidrule.tables.table import Table
from lucidrule.tables.writer import closed

# What stands in these says less, or something else, where it is read again among other rows: it is in the note alone.
_EMPTIED = ("two-readings", "error-cell", "formula-without-value", "cell-too-long")
# What only the other cells of its table tell against: by itself it would be taken, so that it is marked.
_MARKED = ("magnitude-two-readings",)
# Of these the other cells stand in a sheet that is not read together with theirs.
_MARKED_ALONE = ("rows-differ",)
_MOST_ROWS = 1_048_570
_MOST_DIGITS = 15
_PAPER = "#FCE4D6"


def check_fix(fix: Path, read: Sequence[Path], output: Path | None, *, force: bool) -> None:
    """Refuse a workbook of rows to correct that could not be written.

    Raises:
        UnreadableInput: It is no .xlsx, stands where something else is read or written, or is there already.
    """
    if fix.suffix.lower() != ".xlsx":
        raise UnreadableInput((Fault("needs-workbook", None, {"path": str(fix)}),))
    if any(followed(fix) == followed(each) for each in (*read, *([output] if output else []))):
        raise UnreadableInput((Fault("table-onto-itself", None, {"path": str(fix)}),))
    check_place(fix, force=force)


class FixBook:
    """Writes the rows with problems; under its name only when it is finished, and only if there are any.

    Attributes:
        written: How many rows there are.
        sheets: The names of the sheets of companies: tables with other headings have others.
    """

    def __init__(self, path: Path, tables: Sequence[Table], facts: Mapping[str, Fact], lang: str) -> None:
        """Begin.

        Args:
            tables: All that are screened.
        """
        import xlsxwriter

        self._path, self._tables, self._facts, self._lang = path, tables, facts, lang
        self._draft = draft_of(path, ".xlsx")
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(self._draft), options)
        self._pen = Pen(self._book)
        self._bold = self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": _PAPER})
        self._sheets: dict[tuple[str, tuple[str, ...]], _Sheet] = {}
        self._lists = Lists(with_lists(facts), lang)
        self.written, self._several = 0, len(tables) > 1
        forms = {_form_of(each) for each in tables}
        self._marked = {*_MARKED, *(_MARKED_ALONE if len(forms) > 1 else ())}
        self.sheets: list[str] = []

    def __enter__(self) -> "FixBook":
        return self

    def __exit__(self, *_: object) -> None:
        self._draft.unlink(missing_ok=True)

    def add(self, number: int, screened: Screened, found: Surveyed, bad: Sequence[RefusedCell]) -> None:
        """Add the rows of a batch that have problems; `number`: of the table that they are of.

        Raises:
            UnreadableInput: There are more of them than a sheet holds, or they cannot be written.
        """
        table = self._tables[number]
        notes = _by_row(bad)
        end = screened.first + len(screened.cells)
        # What stands below other headings would be read by those of the first table.
        doubtful = {at: each.kind for at, each in found.left.items() if each.doubtful and each.kind != ELSEWHERE}
        beyond = dict(screened.beyond)
        odd = {at for at in (*doubtful, *found.damaged) if screened.first <= at < end}
        for at in sorted(odd | notes.keys()):
            row = screened.cells[at - screened.first]
            whole: dict[int | None, str] = {}
            if at in doubtful:
                whole[None] = word("fix_doubtful", self._lang, kind_in_words(True, doubtful[at], self._lang))
            if at in found.damaged:
                whole[table.identity] = word("fix_damaged", self._lang)
            with telling(self._path):
                self._add_row(table, at, [*row, *beyond.get(at, ())], notes.get(at, []), whole)

    def add_rows(self, number: int, rows: Mapping[int, list[Any]], bad: Sequence[RefusedCell]) -> None:
        """Add rows by their numbers, of which nothing is said but of their cells; the rest is as of `add`."""
        notes = _by_row(bad)
        for at in sorted(notes):
            with telling(self._path):
                self._add_row(self._tables[number], at, rows[at], notes[at], {})

    def _add_row(
        self, table: Table, at: int, row: list[Any], bad: list[RefusedCell], whole: Mapping[int | None, str]
    ) -> None:
        sheet = self._sheet_of(table)
        if sheet.at > _MOST_ROWS:
            raise UnreadableInput((Fault("too-many-rows", None, {"path": str(self._path)}),))
        notes: dict[int, list[str]] = {}
        emptied, marked = set(), set()
        for each in bad:
            place = table.order.index(each.column) + sheet.own if each.column in table.order else 0
            notes.setdefault(place, []).append(self._note(each, place))
            if each.code in _EMPTIED and place:
                emptied.add(place)
            if each.code in self._marked and place:
                marked.add(place)
        for column, why in whole.items():
            notes.setdefault(0 if column is None else column + sheet.own, []).append(why)
        cells = [
            _number(table, at, row, self._several if sheet.own else None, doubtful=None in whole),
            *row[1 - sheet.own :],
        ]
        damaged = table.identity if table.identity in whole else None
        if damaged is not None and isinstance(row[damaged], Decimal) and -300 < row[damaged].adjusted() < 300:
            # Written out it would look whole.
            cells[damaged + sheet.own] = float(row[damaged])
        shifted = behind(table, self._facts, sheet.own)
        for place, cell in enumerate(cells):
            value = "" if place in emptied else cell
            if place in shifted and isinstance(value, int | Decimal) and not isinstance(value, bool):
                value += BEHIND
            if place in marked:
                value = f"{shown_cell(value)}{MARK[0]}"
            self._pen.write(sheet.sheet, (sheet.at, place), value, "\n".join(notes.get(place, ())))
        sheet.at += 1
        self.written += 1
        self._lists.add(table, row, bad)

    def _note(self, bad: RefusedCell, place: int) -> str:
        if not place:
            return f"{bad.column}: {bad.text} – {bad.why}"
        if bad.code in self._marked:
            return word("fix_marked", self._lang, bad.why)
        return word("fix_emptied", self._lang, bad.text, bad.why) if bad.code in _EMPTIED else bad.why

    def _sheet_of(self, table: Table) -> "_Sheet":
        key = _form_of(table)
        if key not in self._sheets:
            title = word("sheet_fix", self._lang) + (f" {len(self._sheets) + 1}" if self._sheets else "")
            self._sheets[key] = self._begun(title, table)
            self.sheets.append(title)
        return self._sheets[key]

    def _begun(self, title: str, table: Table) -> "_Sheet":
        sheet = self._book.add_worksheet(title)
        own = 0 if table.corrected else 1
        headings = [*([word("heading_source_row", self._lang)] * own), *table.order]
        if table.source.kind in ("csv", "tsv") and not table.corrected:
            headings.append(word("heading_beyond", self._lang))
        above = 1 if table.unit else 0
        if above:
            sheet.write_string(0, 0, table.unit[:MOST_OF_A_CELL])
        for at, text in enumerate(headings):
            sheet.set_column(at, at, max(10, min(30, 2 * len(text))))
            sheet.write_string(above, at, text[:MOST_OF_A_CELL], self._bold)
        sheet.freeze_panes(above + 1, min(len(headings), 3))
        return _Sheet(sheet, above + 1, own)

    def finish(self) -> None:
        """Close the workbook, and let it have its name."""
        self._lists.write(self._book, self._pen, self._bold)
        if not self.written:
            self._book.add_worksheet()
        with telling(self._path):
            closed(self._book)
            if self.written:
                self._draft.replace(self._path)


def fix_book(
    path: Path | None, tables: Sequence[Table], facts: Mapping[str, Fact], lang: str
) -> AbstractContextManager["FixBook | None"]:
    """Return what writes the rows with problems; `path`: None where nothing does."""
    return nullcontext() if path is None else FixBook(path, tables, facts, lang)


def _form_of(table: Table) -> tuple[str, tuple[str, ...]]:
    """Return what tables have in common whose rows stand in one sheet: the unit above their headings, and these."""
    return table.unit, tuple(table.order)


def _by_row(bad: Sequence[RefusedCell]) -> dict[int, list[RefusedCell]]:
    found: dict[int, list[RefusedCell]] = {}
    for each in bad:
        found.setdefault(each.row, []).append(each)
    return found


class _Sheet:
    """A sheet, the next row of it, and how many columns stand before those of the source."""

    def __init__(self, sheet: Any, at: int, own: int) -> None:
        self.sheet, self.at, self.own = sheet, at, own


def _number(table: Table, at: int, row: list[Any], several: bool | None, *, doubtful: bool) -> Any:
    """Return the number of a row in its source, with a mark where it is doubtful.

    Args:
        several: Whether the file has to be named; None: it was written to be corrected before.
    """
    if several is None:
        told = shown_cell(row[0]).rstrip(MARK)
    else:
        told = f"{table.source.path.name} {at}" if several else str(at)
    told += MARK[0] * doubtful
    return int(told) if told.isdecimal() and len(told) <= _MOST_DIGITS else told
