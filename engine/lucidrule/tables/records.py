"""Lists of records that stand in tables of their own, a row for each record, keyed by the number of the company."""

from collections.abc import Mapping
from typing import Any

from lucidrule.columns.headings import part_of, read_headings
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.core.names import nearest
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.left_out import company_key
from lucidrule.tables.numbers import is_damaged
from lucidrule.tables.reading.refusal import refused
from lucidrule.tables.sheet_texts import title_of
from lucidrule.tables.source import TableSource, sheets_of
from lucidrule.texts.catalogue import LANGS

RecordTable = Mapping[str, list[dict[str, Any]]]


def beside(compiled: CompiledProgramme, source: TableSource) -> dict[str, RecordTable]:
    """Return the lists that have a sheet of their own in a workbook, named by the list."""
    found = {}
    for sheet in sheets_of(source):
        for name, fact in compiled.facts.items():
            label = fact.label
            if fact.type == "records" and sheet.strip() in (name, *(title_of(label[lang]) for lang in LANGS)):
                found[name] = read_records(compiled, name, TableSource(source.path, source.kind, sheet))
    return found


def read_records(compiled: CompiledProgramme, name: str, source: TableSource) -> RecordTable:
    """Return the records of a list by company.

    Raises:
        WrongColumn: There is no column for the number of the company, or one that names no part.
        UnreadableInput: The table cannot be read.
    """
    fact = compiled.facts[name]
    source = source.settled(lambda row: sum(part_of(heading, fact) is not None for heading in row))
    headings = source.headings()
    parts: dict[int, str] = {}
    key: int | None = None
    for at, heading in enumerate(headings):
        part = part_of(heading, fact)
        if part is not None:
            parts[at] = part
        elif key is None and "id" in read_headings([heading], {}).identity:
            key = at
        elif heading and "name" not in read_headings([heading], {}).identity:
            known = [each.label.zh for each in (fact.parts or {}).values()]
            near = nearest(heading, [*(fact.parts or {}), *known])
            raise WrongColumn((Fault("unknown-heading", source.place(column=at), {"name": heading}, near),))
    if key is None:
        raise WrongColumn((Fault("no-company-column", source.place()),))
    found: dict[str, list[dict[str, Any]]] = {}
    for rows in source.batches():
        for at, row in enumerate(rows.cells, rows.first):
            if is_damaged(row[key], source.kind):
                params = {"row": str(at), "name": source.sheet or name, "text": shown_cell(row[key])}
                raise refused("record-id-damaged", source.path, **params)
            if company := company_key(row[key]):
                found.setdefault(company, []).append({part: row[at] for at, part in parts.items()})
    return found
