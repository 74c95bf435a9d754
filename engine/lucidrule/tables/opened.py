"""The files of a screening: what their headings mean, and which of them nothing can be judged of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from lucidrule.columns.frame import refuse_taken
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.core.folding import unspaced
from lucidrule.tables.answer_headings import AnswerHeadings, beside_facts
from lucidrule.tables.head_rows import Heads, below_titles
from lucidrule.tables.heading_map import HeadingMap, heading_map
from lucidrule.tables.named_files import source_of
from lucidrule.tables.reading.workbook import PassedOver
from lucidrule.tables.records import RecordTable, beside, read_records
from lucidrule.tables.several import Several
from lucidrule.tables.source import TableSource
from lucidrule.tables.survey import Survey, survey
from lucidrule.tables.table import Table, last_place, read_tables
from lucidrule.tables.unchanged import Unchanged


class HowRead(NamedTuple):
    """How files are to be read: the sheet that is asked for, the map of headings, tables of lists by fact.

    Attributes:
        aside: Headings of columns that are read for something else than facts.
    """

    sheet: str | None
    headings: Path | None
    records: Mapping[str, Path]
    ignore_unknown: bool
    lang: str
    aside: tuple[str, ...] = ()


class Opened:
    """Files that are open for a screening; one at fault costs no other.

    Attributes:
        paths: All that were named.
        tables: Those that can be judged.
        passed_over: By file, sheets that are not read.
        left_alone: Headings that name no fact and are left alone.
        map_unused: Whether a file was named for headings that nothing is known of, and there are none.
        unchanged: How the files stood when they were opened.
    """

    def __init__(self, compiled: CompiledProgramme, paths: list[Path], how: HowRead) -> None:
        """Look for the headings.

        Raises:
            UnreadableInput: No file can be read.
            WrongColumn: The map of headings is at fault.
        """
        self._compiled, self.paths, self._how = compiled, paths, how
        self._several, self.unchanged = Several(paths), Unchanged(paths)
        self._answers = AnswerHeadings(compiled)
        self._map = heading_map(how.headings, compiled.facts)
        apart = {unspaced(each): None for each in how.aside}
        self._map = replace(self._map, meant={**apart, **self._map.meant})
        found = self._several.each(paths, lambda path: path, lambda path: source_of(path, how.sheet))
        self._heads = self._several.each(found, lambda source: source.path, self._below_titles)
        listed = [(str(each.source.path), passed) for each in self._heads for passed in each.source.passed]
        self.passed_over: tuple[tuple[str, PassedOver], ...] = tuple(listed)
        self.tables: list[Table] = []
        self.left_alone: tuple[str, ...] = ()
        self.map_unused = self._map.new

    def _below_titles(self, source: TableSource) -> Heads:
        return below_titles(source, self._compiled.facts, self._map)

    @property
    def refused(self) -> Mapping[str, tuple[Fault, ...]]:
        """The files that nothing is judged of, with what is wrong with them."""
        return self._several.refused

    def read(self) -> None:
        """Read what headings mean, and the lists that stand in tables of their own.

        Raises:
            WrongColumn: Headings of all tables name no fact or name the same twice, or those of one where a map says
                what they mean.
            UnreadableInput: A table of a list cannot be read, or no other.
        """
        if self._map.path is None:
            tables = self._several.each(self._heads, _heads_path, lambda heads: self._meant([heads], self._map)[0])
        else:
            # A map is about all files together: nothing is judged before it says what each heading stands for. What
            # it names and stands nowhere may stand in a file that cannot be read.
            tables = self._meant(self._heads, replace(self._map, places={}) if self.refused else self._map)
        unclear = [name for table in tables for name in table.left_alone]
        self.left_alone = tuple(dict.fromkeys(name for name in unclear if name))
        own = {name: read_records(self._compiled, name, source_of(path)) for name, path in self._how.records.items()}
        self.tables = self._several.each(tables, _path, lambda table: _with_lists(self._compiled, table, own))

    def _meant(self, heads: list[Heads], named: HeadingMap) -> list[Table]:
        how = self._how
        each = [self._answers.read(found.order, named) for found in heads]
        faults = [
            replace(fault, at=last_place(found.source, found.order, str(fault.params["heading"])))
            for found, (_, wrong) in zip(heads, each, strict=True)
            for fault in ([] if how.ignore_unknown else wrong)
        ]
        if faults:
            raise WrongColumn(tuple(faults))
        named = beside_facts(named, (heading for answers, _ in each for heading in answers.values()))
        tables = read_tables(heads, self._compiled.facts, named, how.lang, ignore_unknown=how.ignore_unknown)
        return [replace(table, answers=answers) for table, (answers, _) in zip(tables, each, strict=True)]

    def look(self, added: Callable[[Survey], list[str]], *, all_rows: bool) -> Survey:
        """Look through all tables; one of which nothing can be judged has no further part.

        Args:
            added: Gives the headings of the result.
            all_rows: Rows that are left out with a doubt are judged.

        Raises:
            UnreadableInput, WrongColumn: No table is left.
        """
        tables, found = survey(self.tables, self._several, self._compiled, all_rows=all_rows)
        headings = added(found)
        self.tables = self._several.each(tables, _path, lambda table: _without_results(table, headings))
        return found if len(self.tables) == len(tables) else self.look(added, all_rows=all_rows)


def _path(table: Table) -> Path:
    return table.source.path


def _heads_path(heads: Heads) -> Path:
    return heads.source.path


def _with_lists(compiled: CompiledProgramme, table: Table, own: Mapping[str, RecordTable]) -> Table:
    """Return a table with the lists that stand in tables of their own.

    Raises:
        WrongColumn: It holds no fact, or nothing says whose lists they are.
    """
    found = replace(table, records={**beside(compiled, table.source), **own})
    if not found.headings.columns and not found.records:
        raise WrongColumn((Fault("no-fact-heading", table.source.place()),))
    if found.records and found.identity is None:
        raise WrongColumn((Fault("no-company-column", table.source.place()),))
    return found


def _without_results(table: Table, added: Sequence[str]) -> Table:
    """Return a table that has no column of a result yet, or only such as are not taken.

    Raises:
        WrongColumn: It has one.
    """
    try:
        refuse_taken([each for at, each in enumerate(table.order) if at not in table.results], added)
    except WrongColumn as error:
        named = ((each, str(each.params["name"])) for each in error.faults)
        faults = [replace(each, at=last_place(table.source, table.order, name)) for each, name in named]
        raise WrongColumn(tuple(faults)) from None
    return table
