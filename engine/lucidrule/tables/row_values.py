"""Rows, and the records of their companies that stand in tables of their own → typed values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.granted import listed
from lucidrule.compile.profile import Profile
from lucidrule.core.fault import Fault
from lucidrule.formulas.column import Column
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.tree import Key
from lucidrule.model.company import CompanyHeader
from lucidrule.model.facts import Fact, GrantedFact
from lucidrule.tables.cells import BadCell, Reader, Records, Typed, shown_cell, value_of
from lucidrule.tables.numbers import joining_key
from lucidrule.tables.table import Table
from lucidrule.values.granted import NAMES, is_year
from lucidrule.values.reading import not_known


def read_rows(
    compiled: CompiledProgramme, reader: Reader, table: Table, first: int, rows: Sequence[Sequence[Any]]
) -> Typed:
    """Return the typed values of some rows; `first` is the number of the first of them."""
    columns, at = table.headings.columns, table.identity
    places = {column: table.order.index(heading) for column, heading in columns.items()}
    cells = {column: [row[place] for row in rows] for column, place in places.items()}
    lists = {} if at is None or not table.records else _joined(table, [row[at] for row in rows])
    granted = {name for name in lists if isinstance(compiled.facts[name], GrantedFact)}
    for name in lists.keys() - granted:
        column = Column(name)
        own = cells.get(column, [None] * len(rows))
        cells[column] = [cell if each is None else each for cell, each in zip(own, lists[name], strict=True)]
    found = reader.read(first, cells)
    for name in granted:
        _add_granted(found, Column(name), compiled, lists[name], (first, columns.get(Column(name))))
    return found


def profile_at(compiled: CompiledProgramme, found: Typed, at: int) -> Profile:
    """Return the profile that one row says."""
    values: dict[Key, Any] = {}
    records: dict[str, tuple[Any, ...]] = {}
    for column, cells in found.columns.items():
        value = cells[at]
        if value is None or column.part:
            continue
        if compiled.facts[column.fact].type == "records":
            listed: list[dict[str, Any]] = [{} for _ in range(value)]
            for part, parts in found.columns.items():
                if part.part and part.fact == column.fact and part.record <= value and parts[at] is not None:
                    listed[part.record - 1][part.part] = parts[at]
            records[column.fact] = tuple(listed)
        else:
            values[column.fact, column.year or None] = value
    answers = found.answers[at] if found.answers else ()
    return Profile(CompanyHeader(), values, records, _asked(found, at, records), answers)


def _asked(found: Typed, at: int, records: Mapping[str, Sequence[Any]]) -> frozenset[Missing]:
    """Return of what one row says that it is not known; of a record that is not there nothing is said."""
    columns = [column for column, places in found.asked.items() if at in places]
    return frozenset(
        Missing(each.fact, each.year, record=each.record, part=each.part)
        for each in columns
        if not each.part or each.record <= len(records.get(each.fact, ()))
    )


def _joined(table: Table, numbers: Sequence[Any]) -> dict[str, list[Records | None]]:
    """Return by list the records of the company of each row; None: it has none."""
    keys = [joining_key(number, table.source.kind) for number in numbers]
    return {name: [records.get(key) for key in keys] for name, records in table.records.items()}


def _add_granted(
    found: Typed,
    column: Column,
    compiled: CompiledProgramme,
    records: Sequence[Records | None],
    cells: tuple[int, str | None],
) -> None:
    """Add to what cells say was granted the awards that the records of their companies name.

    It is not known where one of the awards cannot be told, or the cell could not be read. A year and a sum that cannot
    be read are told, and change nothing.

    Args:
        cells: The number of the first row, and the heading of the cells; None: there are none.
    """
    first, heading = cells
    said = found.columns.setdefault(column, [None] * len(records))
    unread = {bad.row for bad in found.bad if bad.column == heading}
    for at, table in enumerate(records):
        if table is None:
            continue
        row = first + at
        awards: set[str] | None = None if row in unread else set(said[at] or ())
        for number, part, text, value in _granted(table, compiled.facts[column.fact]):
            if isinstance(value, Fault):
                found.bad.append(BadCell(row, Column(column.fact, 0, number, part).heading, text[:200], value))
            if part == "award" and awards is not None:
                awards = None if isinstance(value, Fault) else awards | value
        said[at] = None if awards is None else frozenset(awards)


def _granted(records: Records, fact: Fact) -> Iterator[tuple[int, str, str, Any]]:
    """Yield of each record, by its number, its award, as a set, its year and its sum, each with what stands there; a
    fault where it cannot be read."""
    declared = (listed(fact) or fact).parts or {}
    of_sums = replace(records.written, unit=records.units.get("sum", ""))
    for number, record in enumerate(records, 1):
        named = {part: text for part in NAMES if (text := _text(record.get(part)))}
        yield number, "award", "/".join(named.values()), value_of([named], fact, records.written, "")
        year, money = record.get("year"), record.get("sum")
        odd = _text(year) and not isinstance(year, date) and not is_year(_text(year))
        yield number, "year", _text(year), Fault("not-a-granted-record", None) if odd else None
        yield number, "sum", _text(money), value_of(money, declared["sum"], of_sums, "")


def _text(cell: Any) -> str:
    return "" if not_known(cell) else shown_cell(cell).strip()
