"""Records in tables of their own whose company is in no row: they are told, and nothing is judged by them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from lucidrule.model.base import Text
from lucidrule.model.facts import Fact
from lucidrule.tables.numbers import joining_key
from lucidrule.tables.table import Table


class Unjoined(NamedTuple):
    """A record of a company that is in no row.

    Attributes:
        list: The fact, and what it is called.
        row: Where the record stands in its table.
        company: The number of the company, as it is written there.
    """

    list: str
    label: Text
    row: int
    company: str

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {"list": self.list, "row": self.row, "company": self.company}


class Met:
    """Which companies are in some row, of tables that have records beside them."""

    def __init__(self, tables: Sequence[Table]) -> None:
        self._tables = tables
        self._keys: list[set[str]] = [set() for _ in tables]

    def add(self, number: int, cells: Sequence[Sequence[Any]]) -> None:
        """Take note of some rows; `number`: of the table that they are of."""
        table = self._tables[number]
        if table.records and table.identity is not None:
            at, kind = table.identity, table.source.kind
            self._keys[number].update(joining_key(row[at], kind) for row in cells)

    def unjoined(self, facts: Mapping[str, Fact]) -> Iterator[Unjoined]:
        """Yield the records of companies that no row is about, in the order of their tables."""
        # A table of records that was named for all of them is one; sheets beside are of their own workbook.
        lists = {id(each): (name, each) for table in self._tables for name, each in table.records.items()}
        for name, records in lists.values():
            met: set[str] = set()
            for table, keys in zip(self._tables, self._keys, strict=True):
                met |= keys if table.records.get(name) is records else set()
            rows = (place for key, found in records.items() if key not in met for place in found.rows)
            yield from (Unjoined(name, facts[name].label, row, company) for row, company in sorted(rows))
