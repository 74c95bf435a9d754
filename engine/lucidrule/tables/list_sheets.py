"""What goes with rows of a source into another workbook, so that they are read there as they were."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lucidrule.columns.headings import column_of, type_of
from lucidrule.columns.units import unit_written
from lucidrule.model.facts import Declared, Fact
from lucidrule.present.words import word
from lucidrule.tables.cells import shown_cell
from lucidrule.tables.cells_with_notes import Pen
from lucidrule.tables.not_taken import RefusedCell
from lucidrule.tables.numbers import joining_key
from lucidrule.tables.sheet_texts import title_of
from lucidrule.tables.table import Table

# Workbooks that count days from 1904 are so many days behind others.
BEHIND = 1462


class Lists:
    """Keeps the records that stand in tables of their own of the companies whose rows are written."""

    def __init__(self, facts: Mapping[str, Fact], lang: str) -> None:
        self._facts, self._lang = facts, lang
        self._records: dict[str, list[tuple[Any, Mapping[str, Any], Mapping[str, str], Mapping[str, str]]]] = {}
        self._told: set[tuple[str, str]] = set()

    def add(self, table: Table, row: list[Any], bad: list[RefusedCell]) -> None:
        """Keep those of a company."""
        key = "" if table.identity is None else joining_key(row[table.identity], table.source.kind)
        for name, companies in table.records.items():
            if (name, key) in self._told or key not in companies:
                continue
            self._told.add((name, key))
            places = [(column_of(each.column, self._facts), each.why) for each in bad]
            for at, record in enumerate(companies[key], 1):
                notes = {place.part: why for place, why in places if place and (place.fact, place.record) == (name, at)}
                told = (row[table.identity or 0], record, notes, companies[key].units)
                self._records.setdefault(name, []).append(told)

    def write(self, book: Any, pen: Pen, bold: Any) -> None:
        """Write a sheet for each list."""
        for name, records in self._records.items():
            fact = self._facts[name]
            sheet = book.add_worksheet(title_of(fact.label[self._lang], book.sheetnames))
            parts = fact.parts or {}
            units = records[0][3]
            alike = all(each[3] == units for each in records)
            signs = [_sign(units.get(part, ""), declared) if alike else "" for part, declared in parts.items()]
            labels = [part.label[self._lang] + sign for part, sign in zip(parts.values(), signs, strict=True)]
            labels = [word("heading_id", self._lang), *labels]
            for at, text in enumerate(labels):
                sheet.write_string(0, at, text, bold)
            for row, (number, record, notes, units) in enumerate(records, 1):
                pen.write(sheet, (row, 0), number)
                for at, part in enumerate(parts, 1):
                    cell = record.get(part)
                    if not alike and isinstance(cell, int | Decimal) and part in units:
                        # Its table is counted in another unit than that of others.
                        cell = f"{shown_cell(cell)}{unit_written(units[part], parts[part])}"
                    pen.write(sheet, (row, at), cell, notes.get(part, ""))


def _sign(unit: str, declared: Declared) -> str:
    """Return how a heading says a unit."""
    return f"（{unit_written(unit, declared)}）" if unit else ""


def behind(table: Table, facts: Mapping[str, Fact], own: int = 0) -> frozenset[int]:
    """Return the places of days whose numbers count from another day than in the workbook that is written."""
    if not table.source.counts_from_1904():
        return frozenset()
    return frozenset(
        table.order.index(heading) + own
        for column, heading in table.headings.columns.items()
        if type_of(column, facts) in ("date", "event")
    )


def with_units(table: Table) -> list[str]:
    """Return the headings of a table, those of money with the unit that stands above all of them."""
    return [
        heading + _sign(*table.counted[heading]) if heading in table.under_unit else heading for heading in table.order
    ]
