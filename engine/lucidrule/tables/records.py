"""Lists of records that stand in tables of their own, a row for each record, keyed by the number of the company."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lucidrule.columns.headings import is_aside, part_of, read_headings
from lucidrule.columns.units import Unit, labels_of, not_own, unit_lines, without_unit
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.granted import listed
from lucidrule.core.fault import Fault, UnreadableInput, WrongColumn
from lucidrule.core.names import nearest
from lucidrule.model.facts import Fact, Part
from lucidrule.model.money import YUAN
from lucidrule.tables.cells import Records, shown_cell
from lucidrule.tables.left_out import RowKinds, company_key
from lucidrule.tables.numbers import is_damaged
from lucidrule.tables.sheet_texts import title_of
from lucidrule.tables.source import TableSource, sheets_of
from lucidrule.values.amounts import Writing, has_decimal_comma
from lucidrule.values.money_units import ONE, Labels

RecordTable = Mapping[str, Records]


def beside(compiled: CompiledProgramme, source: TableSource) -> dict[str, RecordTable]:
    """Return the lists that have a sheet of their own in a workbook, named by the list."""
    found = {}
    for sheet in sheets_of(source):
        for name, fact in compiled.facts.items():
            if listed(fact) is not None and sheet.strip() in (name, *map(title_of, fact.label.values())):
                found[name] = read_records(compiled, name, TableSource(source.path, source.kind, sheet))
    return found


def read_records(compiled: CompiledProgramme, name: str, source: TableSource) -> RecordTable:
    """Return the records of a list by company; titles and a unit may stand above the headings.

    Raises:
        WrongColumn: There is no column for the number of the company, one that names no part, or two that name the
            same; units contradict each other; a record is of no company.
        UnreadableInput: The table cannot be read.
    """
    fact = listed(compiled.facts[name])
    assert fact is not None, name
    heads = _heads(source, fact)
    found: dict[str, list[dict[str, Any]]] = {}
    places: dict[str, list[tuple[int, str]]] = {}
    comma = False
    kinds = RowKinds(heads.order, {"id": heads.order[heads.key]}, frozenset(heads.order[at] for at in heads.parts))
    for rows in heads.source.batches():
        if rows.refused:
            # Of a company that lacks a record more may be false than what the record says.
            raise UnreadableInput(tuple(rows.refused.values()))
        for at, row in enumerate(rows.cells, rows.first):
            if is_damaged(row[heads.key], source.kind):
                raise WrongColumn((_at("record-id-damaged", heads, at, shown_cell(row[heads.key])),))
            record = {part: row[place] for place, part in heads.parts.items()}
            identity = kinds.identity(row)
            if kinds.of(row, identity) is not None:
                continue
            if company := company_key(row[heads.key]):
                found.setdefault(company, []).append(record)
                places.setdefault(company, []).append((at, shown_cell(row[heads.key]).strip()))
                comma = comma or any(isinstance(cell, str) and has_decimal_comma(cell) for cell in record.values())
            elif any(shown_cell(cell).strip() for cell in record.values()):
                told = "、".join(text for cell in row if (text := shown_cell(cell).strip()))
                raise WrongColumn((_at("record-of-nobody", heads, at, told),))
    written = Writing(decimal_comma=comma, counts_from_1904=heads.source.counts_from_1904(), money=compiled.money)
    return {company: Records(records, heads.units, written, places[company]) for company, records in found.items()}


@dataclass(frozen=True, slots=True)
class _Heads:
    """The headings of a table of records.

    Attributes:
        key: The place of the number of the company.
        parts: By place, what of a record stands there.
        units: Of parts that are counted in one, its name.
    """

    source: TableSource
    order: list[str]
    key: int
    parts: Mapping[int, str]
    units: Mapping[str, str]


def _heads(source: TableSource, fact: Fact) -> _Heads:
    labels = labels_of({"": fact})

    def known(row: Sequence[str]) -> int:
        return sum(part_of(without_unit(heading, labels)[1], fact) is not None for heading in row)

    source = source.settled(known)
    top = source.top()
    counts = list(map(known, top))
    source = replace(source, above=counts.index(max(counts)) if counts else 0)
    order = source.headings()
    parts: dict[int, str] = {}
    own: dict[str, Unit] = {}
    faults: list[Fault] = []
    key: int | None = None
    for at, heading in enumerate(order):
        unit, rest = without_unit(heading, labels)
        part = part_of(rest, fact)
        declared = None if part is None else (fact.parts or {})[part]
        if declared is not None and declared.type == "money" and unit.of and not unit.is_of(declared):
            told = {"text": heading, "currency": declared.counted_in(YUAN).code}
            faults.append(Fault("unit-not-own", source.place(column=at), told))
        elif part is not None and declared is not None and (not unit.name or unit.is_of(declared)):
            if part in parts.values():
                faults.append(Fault("heading-twice", source.place(column=at), {"name": heading}))
            parts[at], own[part] = part, unit
        elif key is None and "id" in read_headings([heading], {}).identity:
            key = at
        elif heading and not is_aside(heading) and "name" not in read_headings([heading], {}).identity:
            names = [each.label["zh"] for each in (fact.parts or {}).values()]
            near = nearest(heading, [*(fact.parts or {}), *names])
            faults.append(Fault("unknown-heading", source.place(column=at), {"name": heading}, near))
    money = {part for part in own if (fact.parts or {})[part].type == "money"}
    counted = {order[at]: (own[part], (fact.parts or {})[part]) for at, part in parts.items() if part in money}
    line, wrong = _line(source, top, counted, labels)
    faults += wrong
    if key is None:
        faults.append(Fault("no-company-column", source.place()))
    if key is None or faults:
        raise WrongColumn(tuple(faults))
    units = {part: unit.name or (line if part in money else "") for part, unit in own.items()}
    return _Heads(source, order, key, parts, {part: unit for part, unit in units.items() if unit not in ("", ONE)})


def _line(
    source: TableSource, top: Sequence[Sequence[str]], own: Mapping[str, tuple[Unit, Part]], labels: Labels
) -> tuple[str, list[Fault]]:
    """Return the unit of money that stands above the headings, and what cannot be with it.

    Args:
        own: By heading of money the unit that it says, and how it is declared.
    """
    for row, cells in enumerate(top[: source.above], 1) if own else ():
        for column, cell in enumerate(cells):
            for line in unit_lines([cell], labels):
                at = source.place(row, column)
                wrong = not_own(line, [declared for _, declared in own.values()], at)
                if wrong is not None or line.unit is None:
                    return "", [wrong] if wrong is not None else []
                if not line.unit.name:
                    continue
                odd = [heading for heading, (said, _) in own.items() if said.name not in ("", line.unit.name)]
                told = [Fault("unit-contradicts", at, {"name": each, "text": line.written}) for each in odd]
                return line.unit.name, told
    return "", []


def _at(code: str, heads: _Heads, row: int, text: str) -> Fault:
    return Fault(code, heads.source.place(row, heads.key), {"text": text[:200]})
