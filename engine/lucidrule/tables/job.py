"""One screening from files to a file: headings first, then rows batch by batch; the result whole or not at all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, ProfileAtFault, UnreadableInput
from lucidrule.loading.output import followed
from lucidrule.tables.agreed import agreed
from lucidrule.tables.fix import check_fix, fix_book
from lucidrule.tables.form_folder import FormFolder
from lucidrule.tables.former_headings import former_headings
from lucidrule.tables.marks import hidden_in
from lucidrule.tables.named_files import files_of, kind_of
from lucidrule.tables.not_taken import RefusedCell, refused_cells
from lucidrule.tables.notice import Notice, Wished, aside_of
from lucidrule.tables.notice_files import check_notice, write_notice
from lucidrule.tables.opened import HowRead, Opened
from lucidrule.tables.outputs import FOR_PEOPLE, Asked, added_headings, output
from lucidrule.tables.paying import Paying
from lucidrule.tables.reconciliation import damaged_line, left_lines, refused_lines, unjoined_lines, vast_lines
from lucidrule.tables.routing import Routing, routed
from lucidrule.tables.screening import Screened, Screening, Wanted
from lucidrule.tables.summary import Summary
from lucidrule.tables.survey import Survey, Surveyed
from lucidrule.tables.table import Table
from lucidrule.tables.unjoined import Met

# What open policies may come to is found company by company: of more than so many it has to be asked for.
_MOST_UNASKED = 2_000


class Job:
    """A screening that is ready to run: everything that can be refused before it starts has been looked at.

    Attributes:
        left_alone: Headings that name no fact and are left alone.
        passed_over: By file, sheets that are not read.
        results_left: How many columns that an earlier screening wrote are not taken.
        summary: What it came to; complete when it has run.
        former_headings: Headings that name a fact by an id that it had before, and the id of now.
        map_unused: Whether a file was named for headings that nothing is known of, and there are none.
        notice: The list to publish, where one is asked for.
        forms: The form that is filled in for each company, where one is asked for.
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
        notice: Wished | None = None,
        forms: FormFolder | None = None,
        route: bool = False,
        if_met: bool | None = None,
        force: bool = False,
        each: Callable[[Table, Screened, str], None] | None = None,
    ) -> None:
        """Look at the files.

        Args:
            records: Tables of lists, a row for each record, by fact.
            all_rows: Judge also the rows of which it is doubtful whether they are companies.
            headings: The file that says what headings stand for; one that is not there takes those that are unknown.
            fix: The workbook that takes the rows with problems.
            notice: The list to publish, and the column that marks its rows.
            forms: The form that is filled in for each company.
            route: Count what policies take: nothing, a quick application, or a procedure.
            if_met: Tell what all may come to, open policies too; None: of tables for people, up to 2,000 companies.
            each: Told of each batch as it is judged, with the name of the file where there are several.

        Raises:
            UnreadableInput: A file cannot be read, or the result not be written.
            WrongColumn: A heading names no fact, or two name the same.
        """
        self._compiled, self._as_of, self._lang, self._fix = compiled, as_of, lang, fix
        self._wanted = Wanted(policies, explain, forms is not None or each is not None, route=route)
        self._force, self._all_rows, self._each, self._if_met = force, all_rows, each, if_met
        how = HowRead(sheet, headings, records or {}, ignore_unknown, lang, aside_of(notice, compiled.facts))
        self._opened = opened = Opened(compiled, files_of(files), how)
        if fix is not None:
            check_fix(fix, opened.paths, output, force=force)
        if notice is not None:
            check_notice(notice.path, force=force)
        self.forms, self.notice = forms, None if notice is None else Notice(compiled, lang, notice)
        if output is not None and any(followed(output) == followed(path) for path in opened.paths):
            raise UnreadableInput((Fault("table-onto-itself", None, {"path": str(output)}),))
        self._asked = Asked(
            compiled, self._wanted, lang, output, kind_of(output) if output else "csv", force, opened.paths
        )
        opened.read()
        self.passed_over, self.map_unused, self.left_alone = opened.passed_over, opened.map_unused, opened.left_alone
        self.results_left = sum(len(each.results) for each in opened.tables)
        every = [pair for table in opened.tables for pair in table.headings.columns.items()]
        self.former_headings = former_headings(every, compiled.former.facts)
        self.summary = Summary(policies, as_of, paying=Paying(compiled.money.code))
        self.summary.routing = Routing(compiled, policies) if route else None
        self.fixed: tuple[int, tuple[str, ...]] = (0, ())
        self.summary.hidden = hidden_in(opened.tables)
        self.summary.units = {each.unit: each.under_unit for each in opened.tables if each.under_unit}

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with files and lines that nothing was judged of."""
        of_files = [fault for faults in self.summary.refused.values() for fault in faults]
        return (*of_files, *(each.fault for _, each in self.summary.left if each.fault is not None))

    def run(self, progress: Callable[[int, float | None], None], *, strict: bool = False) -> list[RefusedCell]:
        """Screen; return the cells that were not taken.

        Args:
            progress: Told how many rows are done, and which share if it is known.

        Raises:
            ProfileAtFault: `strict`, and there are such cells, or rows that are left out and not empty; nothing is
                written.
        """
        looked = self._opened.look(
            lambda found: added_headings(_told(self._asked, self._if_met, found), found), all_rows=self._all_rows
        )
        self._asked = _told(self._asked, self._if_met, looked)
        self._wanted, tables = self._asked.wanted, self._opened.tables
        files = ["" if len(self._opened.paths) == 1 else table.source.path.name for table in tables]
        self.summary.paying.asks_all, self.summary.refused = self._wanted.if_met, self._opened.refused
        _note(self.summary, files, looked)
        bad: list[RefusedCell] = []
        total = sum(table.source.count() for table in tables)
        with (
            output(self._asked, tables, looked, self.summary) as out,
            fix_book(self._fix, tables, self._compiled.facts, self._lang) as fix,
        ):
            together, met = agreed(self._compiled, tables, looked), Met(tables)
            for number, (table, found) in enumerate(zip(tables, looked.tables, strict=True)):
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
                    self._fill(table, screened, found, files[number])
                    routes = routed(self.summary.routing, screened)
                    if out is not None:
                        out.batch(number, screened, routes)
                    progress(self.summary.companies, min(1.0, self.summary.companies / max(1, total)))
            self._opened.unchanged.check()
            self.summary.unjoined += met.unjoined(self._compiled.facts)
            if fix is not None:
                fix.finish()
                self.fixed = fix.written, tuple(fix.sheets)
            if strict:
                _refuse(bad, self.summary, self._lang)
            if out is not None:
                out.finish(bad, self.summary)
        if self.notice is not None:
            write_notice(self.notice, self.summary, force=self._force)
        return bad

    def _fill(self, table: Table, screened: Screened, found: Surveyed, file: str) -> None:
        """Take what goes into the list to publish, fill in forms, tell who listens."""
        if self.notice is not None:
            self.notice.add(table, screened, found.left, file)
        if self.forms is not None:
            self.forms.add(table, screened, self._as_of)
        if self._each is not None:
            self._each(table, screened, file)


def _note(summary: Summary, files: Sequence[str], looked: Survey) -> None:
    """Take note of what a look through the tables told of their rows; `files`: their names, where there are several."""
    summary.rows, summary.same = sum(each.rows for each in looked.tables), looked.same
    summary.namesakes = looked.namesakes
    for file, found in zip(files, looked.tables, strict=True):
        summary.left += [(file, each) for each in found.left.values()]
        summary.damaged += [(file, at, text) for at, text in found.damaged.items()]
        summary.unheaded += [(file, each) for each in found.unheaded]
        summary.vast += [(file, each) for each in found.magnitudes.vast]
        summary.small += [(file, each) for each in found.small]
        summary.miscoded += [(file, at, fault) for at, fault in found.miscoded.items()]


def _told(asked: Asked, if_met: bool | None, found: Survey) -> Asked:
    """Return what is asked for, now that it is known how many companies there are."""
    companies = sum(each.rows - len(each.left) for each in found.tables)
    unasked = asked.kind in FOR_PEOPLE and companies <= _MOST_UNASKED
    whole = len(asked.wanted.policies) == len(asked.compiled.policies)
    return replace(asked, wanted=replace(asked.wanted, if_met=(unasked if if_met is None else if_met) and whole))


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
    faults += [Fault("row-refused", None, {"what": each}) for each in refused_lines(summary, lang)]
    faults += [Fault("records-unjoined", None, {"what": each}) for each in unjoined_lines(summary, lang)]
    faults += [Fault("row-refused", None, {"what": each}) for each in vast_lines(summary, lang)]
    if bad:
        faults += [Fault("cells-refused", None, {"count": str(summary.bad_cells)}), *_first(bad)]
    if faults:
        raise ProfileAtFault(tuple(faults))


def _first(bad: list[RefusedCell]) -> Iterator[Fault]:
    for each in bad[:20]:
        params = {"row": str(each.row), "column": each.heading, "text": each.text, "why": each.why}
        yield Fault("cell-refused", each.at, params)
