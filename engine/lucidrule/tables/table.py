"""A table of companies whose headings were read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from lucidrule.columns.headings import (
    Headings,
    declared_of,
    is_aside,
    known_headings,
    read_headings,
    type_of,
    who_is_named,
)
from lucidrule.columns.units import (
    MOST_OF_A_LINE,
    OF_SHARES,
    UnitLine,
    labels_of,
    not_own,
    unit_cell,
    unit_lines,
    without_unit,
)
from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.core.position import Location
from lucidrule.formulas.column import Column
from lucidrule.model.facts import Declared, Fact
from lucidrule.tables.answer_headings import AnswerColumn
from lucidrule.tables.earlier_result import result_places
from lucidrule.tables.heading_map import NO_MAP, HeadingMap
from lucidrule.tables.left_out import is_corrected
from lucidrule.tables.records import RecordTable
from lucidrule.tables.source import TableSource, refuse_wide
from lucidrule.values.money_units import ONE, Labels

# What a row of units has in columns that are counted in none.
_NO_UNIT = re.compile(r"[-—–/]+|[个人家项件台套户年月日次]|年月日|是/否|文本|日期|(?:计量)?单位")
_A_WORD = re.compile(r"[^\W\d]{1,12}[²³23]?\.?")
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
        """Headings that name no fact, in order; of an earlier result none is told."""
        alone = {*self.headings.aside, *(each.heading for each in self.headings.unclear)} - {*self.answers.values()}
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


class Heads(NamedTuple):
    """Where the rows of a table begin, what its headings are, and what stands above these."""

    source: TableSource
    order: list[str]
    titles: list[list[str]]


def below_titles(source: TableSource, facts: Mapping[str, Fact], named: HeadingMap = NO_MAP) -> Heads:
    """Return a table from its headings on: the first of its first rows that name the most facts.

    Two rows are one where they name more facts together than each for itself: years below the name of a fact.
    """
    known_by_name = known_headings(facts)

    def known_of(row: Sequence[str]) -> int:
        return known_by_name([named.read_as(heading) or "" for heading in row])

    settled = source.settled(known_of)
    top = settled.top()
    known = [known_of(row) for row in top]
    best = max(known, default=0)
    pairs = [_joined(upper, lower, known_of) for upper, lower in pairwise(top)]
    together = list(map(known_of, pairs))
    if max(together, default=0) > best:
        at = together.index(max(together))
        joined = Heads(replace(settled, above=at + 1, wide=len(pairs[at])), pairs[at], top[:at])
        return _with_units(joined, top, labels_of(facts))
    if not best:
        refuse_wide(settled, top)
        # Headings that lack what makes them known, as years, stand where companies are named.
        known = [len(who_is_named(row)) for row in top]
    found = replace(settled, above=known.index(max(known, default=0)) if known else 0)
    return _with_units(Heads(found, found.headings(), top[: found.above]), top, labels_of(facts))


def _with_units(heads: Heads, top: Sequence[list[str]], labels: Labels) -> Heads:
    """Return headings with the units that stand in a row of their own below them."""
    at = heads.source.above + 1
    below = top[at] if at < len(top) else []
    # No unit stands below a number or a name of companies; where one of money does elsewhere, the others may be words.
    places = {heads.order.index(each) for each in who_is_named(heads.order)}
    named = [text for at, text in enumerate(below) if at in places]
    units = ["" if at in places else unit_cell(text, labels) for at, text in enumerate(below)]
    beside = [text for text, unit in zip(below, units, strict=True) if text and not unit]
    of_money = any(unit and unit not in OF_SHARES for unit in units) and not any(map(_A_WORD.search, named))
    if not any(units) or not all(_NO_UNIT.fullmatch(text) or (of_money and _A_WORD.fullmatch(text)) for text in beside):
        return heads
    units += [""] * (len(heads.order) - len(units))
    order = [
        f"{heading}（{unit}）" if heading and unit and not without_unit(heading, labels)[0].name else heading
        for heading, unit in zip(heads.order, units, strict=False)
    ]
    return Heads(replace(heads.source, above=at, wide=len(order)), order, heads.titles)


def _joined(upper: list[str], lower: list[str], known_of: Callable[[list[str]], int]) -> list[str]:
    """Return two rows as one of headings; the upper cell of merged ones is followed by empty cells."""
    named = who_is_named(upper)
    lower = [*lower, *([""] * (len(upper) - len(lower)))]
    if any(lower[upper.index(each)] for each in named):
        # What stands below the number or the name of a company is a company.
        return []
    below_named = who_is_named(lower)
    if sum(map(bool, upper)) == 1 and any(each in lower[upper.index(max(upper)) :] for each in below_named):
        # What stands over all of a table, whose companies are named below, is its title.
        return []
    whole: list[str] = []
    over = ""
    for at, below in enumerate(lower):
        over = (upper[at] if at < len(upper) else "") or (over if below else "")
        known = below in below_named or is_aside(below) or known_of([below])
        alone = below and (known or not over)
        whole.append(below if alone else f"{over} {below}".strip())
    return whole


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
