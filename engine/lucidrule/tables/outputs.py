"""What a screening is written as: a table of data, or a workbook for people."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.granted import with_lists
from lucidrule.decide.route import RouteKind
from lucidrule.loading.output import telling
from lucidrule.present.applying import applying_rows
from lucidrule.present.quantities import day
from lucidrule.present.words import listed, word
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.company_list import CompanyList
from lucidrule.tables.list_sheets import BEHIND, Lists, behind, with_units
from lucidrule.tables.not_taken import LISTED, RefusedCell
from lucidrule.tables.overview import overview
from lucidrule.tables.printed import Foot
from lucidrule.tables.reasons import REASONS, reasons_of
from lucidrule.tables.reconciliation import rows_sheet
from lucidrule.tables.result import Result, sources_of
from lucidrule.tables.result_book import Identity, ResultBook, Sheets
from lucidrule.tables.screening import Screened, Wanted
from lucidrule.tables.summary import Summary
from lucidrule.tables.survey import Survey
from lucidrule.tables.table import Table
from lucidrule.tables.union import Union
from lucidrule.tables.writer import needing_extra, writer

FOR_PEOPLE = ("csv", "tsv", "xlsx")
_BOOK = "xlsx"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a result is asked to tell, in which language, and where it goes.

    Attributes:
        kind: The format.
        force: What stands there is overwritten.
        paths: The files that are read.
    """

    compiled: CompiledProgramme
    wanted: Wanted
    lang: str
    path: Path | None
    kind: str
    force: bool
    paths: Sequence[Path]

    @property
    def several(self) -> bool:
        """Whether rows are told with the names of their files."""
        return len(self.paths) > 1


class DataOutput(AbstractContextManager["DataOutput"]):
    """A table of data: the rows as they were, and columns behind them."""

    def __init__(self, asked: Asked, path: Path, tables: Sequence[Table], looked: Survey) -> None:
        """Begin.

        Args:
            looked: What a look through the tables told of their rows.
        """
        self._looked = looked
        self._result = _result(asked, looked)
        self._union = Union([table.order for table in tables], [table.results for table in tables])
        self._writer = writer(path, asked.kind, force=asked.force)
        # People see what stands in their table; names in data have to differ.
        self._own = self._union.texts if asked.kind in FOR_PEOPLE else self._union.keys

    def __enter__(self) -> "DataOutput":
        self._writer.__enter__()
        self._writer.begin(self._own, self._result.headings())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.__exit__(kind, error, trace)

    def batch(self, number: int, screened: Screened, routes: Sequence[dict[str, RouteKind]] = ()) -> None:
        """Take a batch of a table; `routes`: what policies take, where that is asked for."""
        own = self._union.widened(screened.cells, number)
        left = self._looked.tables[number].left
        self._writer.rows(zip(own, self._result.rows(screened, left), strict=True))

    def finish(self, bad: Sequence[RefusedCell], summary: Summary) -> None:
        """Take what can be said only when all rows were judged: here nothing."""


class BookOutput(AbstractContextManager["BookOutput"]):
    """A workbook for people."""

    def __init__(self, asked: Asked, path: Path, tables: Sequence[Table], looked: Survey, summary: Summary) -> None:
        """Begin; arguments as of `DataOutput`."""
        lang, compiled = asked.lang, asked.compiled
        self._asked, self._tables, self._looked = asked, tables, looked
        self._list = _list(asked, looked)
        self._union = Union([with_units(table) for table in tables], [table.results for table in tables])
        digest = listed([member.digest[:12] for member in compiled.members], lang)
        file = listed([each.name for each in asked.paths], lang)
        foot = Foot(file, day(summary.as_of, lang), word("page_foot", lang), word("page_of", lang), digest)
        sheets = Sheets(word("sheet_overview", lang), word("sheet_list", lang), word("group_input", lang))
        with needing_extra(), telling(path):
            self._book = ResultBook(path, sheets, foot, self._list.words, force=asked.force)
        self._routing = summary.routing
        self._lists = Lists(with_lists(compiled.facts), lang)
        self._behind = [behind(table, compiled.facts) for table in tables]

    def __enter__(self) -> "BookOutput":
        self._book.__enter__()
        self._book.name(self._identity())
        self._book.begin(self._union.texts, self._list.headings())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._book.__exit__(kind, error, trace)

    def _identity(self) -> Identity:
        numbers, names = [
            dict.fromkeys(
                self._union.place(number, at)
                for number, table in enumerate(self._tables)
                if (at := table.identities[which]) is not None
            )
            for which in (0, 1)
        ]
        return Identity(tuple(names), tuple(numbers))

    def batch(self, number: int, screened: Screened, routes: Sequence[dict[str, RouteKind]] = ()) -> None:
        """Take a batch of a table; `routes`: what policies take, where that is asked for."""
        table, left = self._tables[number], self._looked.tables[number].left
        file = table.source.path.name if self._asked.several else ""
        own = self._union.widened(list(self._as_days(number, screened.cells)), number)
        self._book.rows(zip(own, self._list.rows(screened, left, file), strict=True))
        name, lang = table.identities[1], self._asked.lang
        names = ["" if name is None else shown_cell(row[name]) for row in screened.cells]
        if screened.determinations is not None:
            compiled = self._asked.compiled
            headings = tuple((word(name, lang), width) for name, width in REASONS)
            rows = reasons_of(compiled, self._asked.wanted.policies, screened, names, lang)
            self._book.stream("sheet_reasons", word("sheet_reasons", lang), headings, rows)
        if self._routing is not None and routes:
            titles = ((text, 18) for text in self._routing.titles(lang))
            headings = ((word("row", lang), 8), (word("heading_name", lang), 28), *titles)
            told = (
                (str(screened.first + at), names[at], *self._routing.cells(each, lang))
                for at, each in enumerate(routes)
                if at not in screened.blank
            )
            self._book.stream("sheet_routes", word("sheet_routes", lang), headings, told)
        if table.records:
            for row in screened.cells:
                self._lists.add(table, row, [])

    def _as_days(self, number: int, rows: list[list[Any]]) -> Iterator[list[Any]]:
        """Yield rows with days that are numbers counted as this workbook counts them."""
        places = self._behind[number]
        if not places:
            yield from rows
            return
        for row in rows:
            yield [
                cell + BEHIND if at in places and cell.__class__ in (int, Decimal) else cell
                for at, cell in enumerate(row)
            ]

    def finish(self, bad: Sequence[RefusedCell], summary: Summary) -> None:
        """Take what can be said only when all rows were judged: the overview, cells, rows, sources, how to apply."""
        compiled, lang, book = self._asked.compiled, self._asked.lang, self._book
        book.overview(overview(summary, compiled, lang, [each.name for each in self._asked.paths]))
        book.lists(self._lists)
        if bad:
            self._sheet(
                "sheet_cells", tuple(zip(LISTED, (8, 34, 34, 60, 20, 28), strict=True)), (each.cells for each in bad)
            )
        self._sheet(
            "sheet_rows", (("kind_of_row", 44), ("rows", 10), ("row", 20), ("content", 60)), rows_sheet(summary, lang)
        )
        clauses = (("policy", 26), ("criterion", 44), ("table_standing", 26))
        sources = (*clauses, ("table_source", 60), ("address", 60))
        self._sheet("sheet_sources", sources, [(word("trial_only", lang),), *sources_of(compiled, lang)])
        if applying := list(applying_rows(compiled, summary.as_of, lang)):
            self._sheet("applying", (("policy", 34), ("content", 100)), applying)

    def _sheet(self, title: str, columns: Iterable[tuple[str, int]], rows: Iterable[tuple[str, ...]]) -> None:
        lang = self._asked.lang
        self._book.sheet(word(title, lang), tuple((word(name, lang), width) for name, width in columns), rows)


def added_headings(asked: Asked, looked: Survey) -> list[str]:
    """Return the headings that a result adds to those of its source."""
    found = _list(asked, looked) if asked.kind == _BOOK else _result(asked, looked)
    return [heading.text for heading in found.headings()]


def output(
    asked: Asked, tables: Sequence[Table], looked: Survey, summary: Summary
) -> AbstractContextManager[DataOutput | BookOutput | None]:
    """Return what takes a result; nothing where none is asked for.

    Raises:
        UnreadableInput: It cannot be written.
    """
    if asked.path is None:
        return nullcontext()
    if asked.kind == _BOOK:
        return BookOutput(asked, asked.path, tables, looked, summary)
    return DataOutput(asked, asked.path, tables, looked)


def _result(asked: Asked, looked: Survey) -> Result:
    wanted = asked.wanted
    return Result(
        asked.compiled,
        wanted.policies,
        asked.lang,
        for_people=asked.kind in FOR_PEOPLE,
        explain=wanted.explain,
        if_met=wanted.if_met,
        tells_left=looked.tells,
    )


def _list(asked: Asked, looked: Survey) -> CompanyList:
    wanted = asked.wanted
    return CompanyList(asked.compiled, wanted.policies, asked.lang, if_met=wanted.if_met, tells_left=looked.tells)
