"""A table of companies whose headings were read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lucidrule.columns.heading_words import BEYOND, SOURCE_ROW
from lucidrule.columns.headings import (
    Headings,
    declared_of,
    read_headings,
    type_of,
)
from lucidrule.columns.units import (
    MOST_OF_A_LINE,
    UnitLine,
    labels_of,
    not_own,
    unit_lines,
    without_unit,
)
from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.core.position import Location
from lucidrule.formulas.column import Column
from lucidrule.model.facts import Declared, Fact
from lucidrule.tables.answer_headings import AnswerColumn
from lucidrule.tables.earlier_result import result_places
from lucidrule.tables.head_rows import Heads
from lucidrule.tables.heading_map import NO_MAP, HeadingMap
from lucidrule.tables.left_out import is_corrected
from lucidrule.tables.records import RecordTable
from lucidrule.tables.source import TableSource
from lucidrule.values.money_units import ONE

_AMOUNTS = ("money", "share", "count", "number")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: where it stands, its headings as they stand, and what they mean.

    Attributes:
        records: Lists that stand in tables of their own, by fact.
        unit: The unit of money that stands above the headings, as it is written; empty where there is none.
        under_unit: The headings that it holds for.
        amounts: The places of the columns of numbers.
        counted: Of each column of money its unit, and how it is declared, by heading.
        answers: The headings of what the authority has answered to each company.
        results: The places of columns that an earlier screening wrote.
    """

    source: TableSource
    order: list[str]
    headings: Headings
    records: Mapping[str, RecordTable] = field(default_factory=dict)
    unit: str = ""
    under_unit: tuple[str, ...] = ()
    amounts: tuple[int, ...] = ()
    counted: Mapping[str, tuple[str, Declared]] = field(default_factory=dict)
    answers: Mapping[AnswerColumn, str] = field(default_factory=dict)
    results: frozenset[int] = frozenset()

    @property
    def left_alone(self) -> list[str]:
        """Headings that name no fact, in order; of an earlier result none is told, nor what rows to correct have."""
        alone = {*self.headings.aside, *(each.heading for each in self.headings.unclear)} - {*self.answers.values()}
        if self.corrected:
            alone -= {*SOURCE_ROW, *BEYOND}
        return [each for at, each in enumerate(self.order) if each in alone and at not in self.results]

    @property
    def corrected(self) -> bool:
        """Whether the table was written to be corrected."""
        return is_corrected(self.order)

    @property
    def identity(self) -> int | None:
        """The place of the column with the numbers of the companies."""
        return self.identities[0]

    @property
    def identities(self) -> tuple[int | None, int | None]:
        """The places of the columns with the numbers and the names of the companies."""
        number, name = (self.headings.identity.get(key) for key in ("id", "name"))
        return None if number is None else self.order.index(number), None if name is None else self.order.index(name)

    @property
    def codes(self) -> int | None:
        """The place of the column with their unified social credit codes."""
        code = self.headings.identity.get("code")
        return None if code is None else self.order.index(code)

    def place(self, row: int, heading: str) -> Location:
        """Return where a cell stands; of what has no heading here, where its row begins."""
        return self.source.place(row, self.order.index(heading) if heading in self.order else 0)


def read_tables(
    below: Sequence[Heads], facts: Mapping[str, Fact], named: HeadingMap, lang: str, *, ignore_unknown: bool
) -> list[Table]:
    """Return tables with what their headings mean; headings that nothing is known of go into a map that is new.

    Raises:
        WrongColumn: Headings name no fact, or two name the same; a map names headings that there are not.
    """
    named.check(heads.order for heads in below)
    faults: list[Fault] = []
    found = []
    for heads in below:
        try:
            found.append(read_table(heads, facts, named, ignore_unknown=ignore_unknown and named.path is None))
        except WrongColumn as error:
            faults += error.faults
    if faults:
        raise WrongColumn((*faults, *named.written(faults, lang)))
    return found


def read_table(heads: Heads, facts: Mapping[str, Fact], named: HeadingMap = NO_MAP, *, ignore_unknown: bool) -> Table:
    """Return a table with what its headings mean.

    Raises:
        WrongColumn: A heading names no fact, or two name the same.
    """
    source, order, titles = heads
    results = result_places(order)
    meant = [None if at in results else named.read_as(heading) for at, heading in enumerate(order)]
    found = read_headings([each for each in meant if each is not None], facts, units=True)
    faults, unit, under_unit = _under_line(source, titles, found, facts)
    found = _as_written(found, order, meant)
    faults += [Fault("heading-twice", last_place(source, order, name), {"name": name}) for name in found.twice]
    if not ignore_unknown:
        unclear = [each for each in found.unclear if each.heading]
        faults += [replace(each.fault, at=last_place(source, order, each.heading)) for each in unclear]
    if faults:
        raise WrongColumn(tuple(faults))
    if unit.unit is not None and unit.unit.name not in ("", ONE):
        found = found._replace(units={**dict.fromkeys(under_unit, unit.unit.name), **found.units})
    return Table(
        source,
        order,
        found,
        unit=unit.written,
        under_unit=tuple(found.columns[each] for each in under_unit),
        amounts=tuple(order.index(name) for each, name in found.columns.items() if type_of(each, facts) in _AMOUNTS),
        counted={
            name: (found.units.get(each, ONE), declared_of(each, facts))
            for each, name in found.columns.items()
            if type_of(each, facts) == "money"
        },
        results=results,
    )


def _as_written(found: Headings, order: Sequence[str], meant: Sequence[str | None]) -> Headings:
    """Return what was found with the headings as the table has them, where a map says how they are read."""
    own = {read: heading for heading, read in zip(order, meant, strict=True) if read is not None and read != heading}
    alone = tuple(heading for heading, read in zip(order, meant, strict=True) if read is None)
    if not own and not alone:
        return found
    return found._replace(
        columns={column: own.get(heading, heading) for column, heading in found.columns.items()},
        identity={key: own.get(heading, heading) for key, heading in found.identity.items()},
        twice=tuple(own.get(heading, heading) for heading in found.twice),
        aside=(*found.aside, *alone),
    )


def last_place(source: TableSource, order: Sequence[str], heading: str) -> Location:
    """Return where a heading stands last: of two that say the same the second is one too many."""
    last = max((at for at, each in enumerate(order) if each == heading), default=0)
    return source.place(column=last)


def _under_line(
    source: TableSource, titles: list[list[str]], found: Headings, facts: Mapping[str, Fact]
) -> tuple[list[Fault], UnitLine, list[Column]]:
    """Return the unit above the headings, the columns of money that it holds for, and what cannot be with it."""
    money = {column: declared_of(column, facts) for column in found.columns if type_of(column, facts) == "money"}
    labels = labels_of(facts)
    lines = unit_lines((cell for row in titles for cell in row), labels) if money else []
    if not lines:
        return [], UnitLine(None, ""), []
    # One line may say of which currency sums are, and another how many.
    first = next((each for each in lines if each.unit is None or each.unit.name), lines[0])
    places = {
        text: source.place(row, column)
        for row, cells in enumerate(titles, 1)
        for column, cell in enumerate(cells)
        for text in (cell.strip(), cell.strip()[:MOST_OF_A_LINE])
    }
    own = {column: without_unit(found.columns[column], labels)[0] for column in money}
    under = [column for column, unit in own.items() if not unit.name]
    faults = [
        fault
        for each in lines
        if (fault := not_own(each, [money[column] for column in under or money], places[each.written])) is not None
    ]
    faults += [
        Fault("units-differ", places[each.written], {"text": first.written, "other": each.written})
        for each in lines
        if each.unit and first.unit and each.unit.name not in ("", first.unit.name)
    ]
    faults += [
        Fault("unit-contradicts", places[first.written], {"name": found.columns[column], "text": first.written})
        for column, unit in own.items()
        if unit.name and first.unit and first.unit.name not in ("", unit.name)
    ]
    return faults, first, under
