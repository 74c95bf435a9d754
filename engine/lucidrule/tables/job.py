"""One screening from files to a file: headings first, then rows batch by batch; the result whole or not at all."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from lucidrule.columns.units import refuse_units
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, ProfileAtFault, UnreadableInput, WrongColumn
from lucidrule.core.verdict import Outcome
from lucidrule.loading.output import check_place
from lucidrule.present.palette import LOOKS
from lucidrule.present.words import word
from lucidrule.tables.agreed import agreed
from lucidrule.tables.fix import FixBook
from lucidrule.tables.heading_map import heading_map
from lucidrule.tables.marks import hidden_in
from lucidrule.tables.not_taken import LISTED, RefusedCell, refused_cells
from lucidrule.tables.reconciliation import damaged_line, left_lines, rows_sheet, unjoined_lines
from lucidrule.tables.records import beside, read_records
from lucidrule.tables.result import Result, sources_of
from lucidrule.tables.screening import Screening, Wanted
from lucidrule.tables.source import TableSource, kind_of, sources
from lucidrule.tables.summary import Summary
from lucidrule.tables.survey import survey
from lucidrule.tables.table import below_titles, read_tables, refuse_results
from lucidrule.tables.unjoined import Met
from lucidrule.tables.writer import Writer, writer

_FOR_PEOPLE = ("csv", "tsv", "xlsx")


class Job:
    """A screening that is ready to run: everything that can be refused before it starts has been looked at.

    Attributes:
        left_alone: Headings that name no fact and are left alone.
        passed_over: By file, sheets that are not read.
        summary: What it came to; complete when it has run.
        map_unused: Whether a file was named for headings that nothing is known of, and there are none.
        fixed: How many rows were written to be corrected, and the sheets that they stand in.
    """

    def __init__(
        self,
        compiled: CompiledProgramme,
        files: tuple[str, ...],
        output: Path | None,
        as_of: date,
        *,
        policies: tuple[str, ...],
        lang: str,
        explain: bool = False,
        sheet: str | None = None,
        records: Mapping[str, Path] | None = None,
        ignore_unknown: bool = False,
        all_rows: bool = False,
        fix: Path | None = None,
        headings: Path | None = None,
        force: bool = False,
    ) -> None:
        """Look at the files.

        Args:
            records: Tables of lists, a row for each record, by fact.
            all_rows: Judge also the rows of which it is doubtful whether they are companies.
            headings: The file that says what headings stand for; one that is not there takes those that are unknown.
            fix: The workbook that takes the rows with problems.

        Raises:
            UnreadableInput: A file cannot be read, or the result not be written.
            WrongColumn: A heading names no fact, or two name the same.
        """
        self._compiled, self._as_of, self._lang = compiled, as_of, lang
        self._wanted, self._force, self._all_rows = Wanted(policies, explain), force, all_rows
        named = heading_map(headings, compiled.facts)
        below = [below_titles(each, compiled.facts, named) for each in sources(files, sheet)]
        for each in below:
            cells = [*each.order, *(cell for row in each.titles for cell in row)]
            refuse_units(cells, compiled.money, each.source.place())
        self.passed_over = tuple((str(each.path), passed) for each, _, _ in below for passed in each.passed)
        self._output, self._fix = output, fix
        if fix is not None:
            _check_fix(fix, [each.source.path for each in below], output, force=force)
        self._kind = kind_of(output) if output is not None else "csv"
        if output is not None and any(output.resolve() == each.source.path.resolve() for each in below):
            raise UnreadableInput((Fault("table-onto-itself", None, {"path": str(output)}),))
        orders = [each.order for each in below]
        tables = read_tables(below, compiled.facts, named, lang, ignore_unknown=ignore_unknown)
        self.map_unused = named.new
        unclear = [name for table in tables for name in table.left_alone]
        self.left_alone = tuple(dict.fromkeys(name for name in unclear if name))
        own = {
            name: read_records(compiled, name, TableSource(path, kind_of(path)))
            for name, path in (records or {}).items()
        }
        self._tables = [replace(table, records={**beside(compiled, table.source), **own}) for table in tables]
        nothing = [table for table in self._tables if not table.headings.columns and not table.records]
        if nothing:
            raise WrongColumn(tuple(Fault("no-fact-heading", table.source.place()) for table in nothing))
        nobody = [table for table in self._tables if table.records and table.identity is None]
        if nobody:
            raise WrongColumn(tuple(Fault("no-company-column", table.source.place()) for table in nobody))
        # All headings of all files: what a row's own file does not have stays empty.
        self._keys = [_told_apart(order) for order in orders]
        texts: dict[str, str] = {}
        for keys, order in zip(self._keys, orders, strict=True):
            texts.update(zip(keys, order, strict=True))
        self._all = list(texts)
        # People see what stands in their table; names in data have to differ.
        self._own = list(texts.values()) if self._kind in _FOR_PEOPLE else self._all
        self.summary = Summary(policies, as_of)
        self.fixed: tuple[int, tuple[str, ...]] = (0, ())
        self.summary.hidden = hidden_in(self._tables)
        self.summary.units = {each.unit: each.under_unit for each in self._tables if each.under_unit}

    def run(self, progress: Callable[[int, float | None], None], *, strict: bool = False) -> list[RefusedCell]:
        """Screen; return the cells that were not taken.

        Args:
            progress: Told how many rows are done, and which share if it is known.

        Raises:
            ProfileAtFault: `strict`, and there are such cells, or rows that are left out and not empty; nothing is
                written.
        """
        looked = survey(self._tables, self._compiled.money, all_rows=self._all_rows)
        self.summary.rows = sum(each.rows for each in looked.tables)
        files = [table.source.path.name if len(self._tables) > 1 else "" for table in self._tables]
        for file, found in zip(files, looked.tables, strict=True):
            self.summary.left += [(file, each) for each in found.left.values()]
            self.summary.damaged += [(file, at, text) for at, text in found.damaged.items()]
        self.summary.same = looked.same
        result = Result(
            self._compiled,
            self._wanted.policies,
            self._lang,
            for_people=self._kind in _FOR_PEOPLE,
            explain=self._wanted.explain,
            tells_left=looked.tells,
        )
        refuse_results(self._tables, [heading.text for heading in result.headings()])
        bad: list[RefusedCell] = []
        total = sum(table.source.count() for table in self._tables)
        with self._writer() as out, self._fix_book() as fix:
            if out is not None:
                out.begin(self._own, result.headings())
            together, met = agreed(self._compiled, self._tables, looked), Met(self._tables)
            for number, (table, found) in enumerate(zip(self._tables, looked.tables, strict=True)):
                screening = Screening(self._compiled, table, self._as_of, self._wanted, found)
                for screened in screening.batches(together, number):
                    rows = (screened.first, screened.cells)
                    not_taken = refused_cells(
                        screened.bad, rows, table.identities, files[number], self._lang, place=table.place
                    )
                    bad += not_taken
                    if fix is not None:
                        fix.add(number, screened, found, not_taken)
                    self.summary.add(screened, files[number])
                    met.add(number, screened.cells)
                    if out is not None:
                        own = _widened(screened.cells, self._keys[number], self._all)
                        out.rows(zip(own, result.rows(screened, found.left), strict=True))
                    progress(self.summary.companies, min(1.0, self.summary.companies / max(1, total)))
            self.summary.unjoined += met.unjoined(self._compiled.facts)
            if fix is not None:
                fix.finish()
                self.fixed = fix.written, tuple(fix.sheets)
            if strict:
                _refuse(bad, self.summary, self._lang)
            if out is not None:
                _sheets(out, bad, self._compiled, self.summary, self._lang)
        return bad

    def _writer(self) -> Any:
        if self._output is None:
            return nullcontext()
        colours = {word(each, self._lang): LOOKS[each].paper for each in Outcome}
        title = word("sheet_result", self._lang)
        return writer(self._output, self._kind, force=self._force, title=title, colours=colours)

    def _fix_book(self) -> Any:
        if self._fix is None:
            return nullcontext()
        return FixBook(self._fix, self._tables, self._compiled.facts, self._lang)


def _refuse(bad: list[RefusedCell], summary: Summary, lang: str) -> None:
    """Refuse a table of which something was left out, is in doubt or was not taken.

    Raises:
        ProfileAtFault: It is so.
    """
    faults: list[Fault] = []
    if summary.telling:
        faults.append(Fault("rows-refused", None, {"count": str(summary.telling)}))
        faults += [Fault("row-refused", None, {"what": each}) for each in left_lines(summary, lang)]
    if summary.damaged:
        faults.append(Fault("ids-damaged", None, {"what": damaged_line(summary, lang)}))
    faults += [Fault("records-unjoined", None, {"what": each}) for each in unjoined_lines(summary, lang)]
    if bad:
        faults += [Fault("cells-refused", None, {"count": str(summary.bad_cells)}), *_first(bad)]
    if faults:
        raise ProfileAtFault(tuple(faults))


def _check_fix(fix: Path, read: list[Path], output: Path | None, *, force: bool) -> None:
    """Refuse a workbook of rows to correct that could not be written.

    Raises:
        UnreadableInput: It is no .xlsx, stands where something else is read or written, or is there already.
    """
    if fix.suffix.lower() != ".xlsx":
        raise UnreadableInput((Fault("needs-workbook", None, {"path": str(fix)}),))
    if any(fix.resolve() == each.resolve() for each in (*read, *([output] if output else []))):
        raise UnreadableInput((Fault("table-onto-itself", None, {"path": str(fix)}),))
    check_place(fix, force=force)


def _first(bad: list[RefusedCell]) -> Iterator[Fault]:
    for each in bad[:20]:
        params = {"row": str(each.row), "column": each.heading, "text": each.text, "why": each.why}
        yield Fault("cell-refused", each.at, params)


def _widened(cells: list[list[Any]], keys: list[str], everything: list[str]) -> Iterator[list[Any]]:
    """Yield rows with a cell for each heading of all files."""
    if keys == everything:
        yield from cells
        return
    places = [keys.index(name) if name in keys else None for name in everything]
    for row in cells:
        yield [None if at is None else row[at] for at in places]


def _sheets(out: Writer, bad: list[RefusedCell], compiled: CompiledProgramme, summary: Summary, lang: str) -> None:
    """Write what a workbook has beside the result: the rows, the cells that were not taken, the sources."""
    if bad:
        out.sheet(word("sheet_cells", lang), [word(name, lang) for name in LISTED], (each.cells for each in bad))
    names = [word(name, lang) for name in ("kind_of_row", "rows", "row", "content")]
    out.sheet(word("sheet_rows", lang), names, rows_sheet(summary, lang))
    names = [word(name, lang) for name in ("policy", "criterion", "table_standing", "table_source", "address")]
    out.sheet(word("sheet_sources", lang), names, sources_of(compiled, lang))


def _told_apart(order: list[str]) -> list[str]:
    """Return headings of which no two are the same: the second `remark` is `remark (2)`."""
    seen: Counter[str] = Counter()
    keys: list[str] = []
    for name in order:
        key = name
        while key in keys:
            seen[name] += 1
            key = f"{name} ({seen[name] + 1})"
        keys.append(key)
    return keys
