"""Several rows about one company, in one table or in several: what they do not agree on, nobody knows."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import Fault
from lucidrule.formulas.column import Column
from lucidrule.tables.cells import BadCell, Reader, Typed, shown_cell
from lucidrule.tables.left_out import company_key
from lucidrule.tables.numbers import joining_key
from lucidrule.tables.survey import Survey
from lucidrule.tables.table import Table


class Agreed:
    """What rows about one company say together, in one table or in several: where they differ, nobody knows.

    Attributes:
        twice: Companies that more than one row is about.
    """

    def __init__(self, twice: Collection[str] = (), tables: Sequence[str] = ("",)) -> None:
        """Begin.

        Args:
            tables: The name of each table.
        """
        self.twice, self._tables = frozenset(twice), tables
        self._said: dict[tuple[str, Column], list[tuple[Any, tuple[int, int]]]] = {}

    def note(self, identity: list[Any], rows: list[int], found: Typed, table: int = 0) -> None:
        """Take note of rows of a table before any is judged; `rows` are their numbers."""
        for at, (name, number) in enumerate(zip(identity, rows, strict=True)):
            for column, values in found.columns.items():
                if values[at] is not None:
                    self._said.setdefault((company_key(name), column), []).append((values[at], (table, number)))

    def apply(self, found: Typed, first: int, headings: Mapping[Column, str], table: int = 0) -> None:
        """Take what contradicts another row for not known, and list it."""
        for (_, column), said in self._said.items():
            if len({value for value, _ in said}) < 2:
                continue
            values, places = found.columns.get(column), [place for _, place in said]
            for own, row in places:
                at = row - first
                if own == table and values is not None and 0 <= at < len(values) and values[at] is not None:
                    others = [self._named(each, table) for each in places if each != (own, row)]
                    fault = Fault("rows-differ", None, {"rows": ", ".join(others), "count": str(len(others))})
                    heading = headings.get(column, column.heading)
                    found.bad.append(BadCell(row, heading, shown_cell(values[at]), fault))
                    values[at] = None

    def _named(self, place: tuple[int, int], table: int) -> str:
        return str(place[1]) if place[0] == table else f"{place[1]} ({self._tables[place[0]]})"


def agreed(compiled: CompiledProgramme, tables: Sequence[Table], found: Survey) -> Agreed:
    """Return what rows about the same company disagree on; without numbers each row is a company of its own."""
    agreed = Agreed(found.same.keys, [table.source.path.name for table in tables])
    for number, table in enumerate(tables):
        if table.identity is not None and found.same.keys:
            _note(agreed, compiled, number, table, found)
    return agreed


def _note(agreed: Agreed, compiled: CompiledProgramme, number: int, table: Table, found: Survey) -> None:
    """Take note of what a table says of companies that more than one row is about."""
    order, headings, at = table.order, table.headings, table.order.index(table.headings.identity["id"])
    own = found.tables[number]
    reader = Reader(compiled, headings.columns, headings.units, own.written, apart=own.magnitudes.apart)
    for rows in table.source.batches():
        numbered = [(n, row) for n, row in enumerate(rows.cells, rows.first) if n not in own.left]
        kept = [(n, row) for n, row in numbered if joining_key(row[at], table.source.kind) in agreed.twice]
        cells = {c: [row[order.index(name)] for _, row in kept] for c, name in headings.columns.items()}
        typed = reader.read(rows.first, cells)
        agreed.note([row[at] for _, row in kept], [n for n, _ in kept], typed, number)
