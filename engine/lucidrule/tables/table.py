"""A table of companies whose headings were read."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lucidrule.columns.headings import Headings, known_headings, read_headings
from lucidrule.core.fault import Fault, WrongColumn
from lucidrule.model.facts import Fact
from lucidrule.tables.records import RecordTable
from lucidrule.tables.source import TableSource


@dataclass(frozen=True, slots=True)
class Table:
    """A table: where it stands, its headings as they stand, and what they mean.

    Attributes:
        records: Lists that stand in tables of their own, by fact.
    """

    source: TableSource
    order: list[str]
    headings: Headings
    records: Mapping[str, RecordTable] = field(default_factory=dict)

    @property
    def identity(self) -> int | None:
        """The place of the column with the numbers of the companies."""
        heading = self.headings.identity.get("id")
        return None if heading is None else self.order.index(heading)


def below_titles(source: TableSource, facts: Mapping[str, Fact]) -> TableSource:
    """Return a table from its headings on: the first of its first rows that name the most facts."""
    known_of = known_headings(facts)
    settled = source.settled(known_of)
    known = [known_of(row) for row in settled.top()]
    return replace(settled, above=known.index(max(known))) if any(known) else settled


def read_table(source: TableSource, order: list[str], facts: Mapping[str, Fact], *, ignore_unknown: bool) -> Table:
    """Return a table with what its headings mean.

    Raises:
        WrongColumn: A heading names no fact, or two name the same.
    """
    found = read_headings(order, facts, units=True)
    faults = [Fault("heading-twice", None, {"name": name}) for name in found.twice]
    if not ignore_unknown:
        unclear = (each for each in found.unclear if each.heading)
        faults += [Fault("unknown-heading", None, {"name": each.heading}, each.near) for each in unclear]
    if faults:
        raise WrongColumn(tuple(faults))
    return Table(source, order, found)
