"""Tables looked through before any row is judged: which rows are no companies, and which tell of the same one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lucidrule.model.money import Money
from lucidrule.tables.left_out import RowKinds
from lucidrule.tables.left_row import LeftOut
from lucidrule.tables.marks import continued
from lucidrule.tables.numbers import NONE_SAME, Numbers, Same, is_damaged
from lucidrule.tables.several import Several
from lucidrule.tables.source import Rows
from lucidrule.tables.table import Table
from lucidrule.tables.unit_below import refuse_unit_below
from lucidrule.values.amounts import PLAIN, Writing, has_decimal_comma

SLIPPED, ELSEWHERE, UNREADABLE = "slipped", "elsewhere", "unreadable"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What was found in one table.

    Attributes:
        rows: How many there are below the headings.
        left: Those that no company is judged by, by their number.
        unread: Those that are judged and of which nothing is known all the same.
        written: How the whole table writes numbers and days.
        damaged: By the number of their row, numbers of companies that have lost digits.
    """

    rows: int = 0
    left: Mapping[int, LeftOut] = field(default_factory=dict)
    unread: frozenset[int] = frozenset()
    written: Writing = PLAIN
    damaged: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in all of them.

    Attributes:
        same: The rows about companies that more than one row is about.
    """

    tables: tuple[Surveyed, ...]
    same: Same = NONE_SAME

    @property
    def tells(self) -> bool:
        """Whether a row is left out that is not simply empty."""
        return any(each.kind != "empty" for table in self.tables for each in table.left.values())


def survey(
    tables: Sequence[Table], several: Several, how: Money, *, all_rows: bool = False
) -> tuple[list[Table], Survey]:
    """Look through tables; return those that can be read to their ends.

    Args:
        several: The files that they are of.
        all_rows: Rows that are left out with a doubt are judged.

    Raises:
        UnreadableInput: None can be read.
    """
    numbers = Numbers()
    found = several.each(
        tables, lambda table: table.source.path, lambda table: _surveyed(table, numbers, how, all_rows)
    )
    kept = [table for table in tables if str(table.source.path) not in several.refused]
    if len(found) < len(tables):
        # What was counted of a table before it gave up counts no more.
        return survey(kept, several, how, all_rows=all_rows)
    return kept, Survey(tuple(found), numbers.same())


def _surveyed(table: Table, numbers: Numbers, how: Money, all_rows: bool) -> Surveyed:
    below = continued(table.source, [at for at in table.identities if at is not None])
    facts = frozenset(table.headings.columns.values())
    kinds = RowKinds(table.order, table.headings.identity, facts, below)
    left: dict[int, LeftOut] = {}
    # Whether rows without a name are companies is known when all rows were seen: number and name of each.
    nameless: dict[int, tuple[LeftOut, tuple[str, str], bool | None, Any]] = {}
    damaged: dict[int, str] = {}
    named = numbered = total = 0
    comma = elsewhere = False
    for rows in table.source.batches():
        total += len(rows.cells)
        comma = comma or _has_decimal_comma(rows.cells, table.amounts)
        for at, row in enumerate(rows.cells, rows.first):
            identity = kinds.identity(row)
            found = _told(kinds, rows, at, row, identity) or _below(at, identity, elsewhere)
            refuse_unit_below(table, row, at, identity, found)
            if (found := found or kinds.continues(at, row, identity)) is not None:
                elsewhere = _elsewhere(kinds, row, found, elsewhere)
                left[at] = found
                continue
            numbered, named = numbered + bool(identity[0]), named + bool(identity[1])
            if identity[0] and is_damaged(row[kinds.number or 0], table.source.kind):
                damaged[at] = identity[0]
            if not all(identity) and (kind := kinds.without_name(row, identity)) is not None:
                nameless[at] = LeftOut(at, *kind), identity, kinds.marked(row), row[kinds.number or 0]
            elif identity[0] and at not in damaged:
                numbers.add(row[kinds.number or 0])
    judged = total - len(left)
    usual = (0 < judged <= 2 * numbered, 0 < judged <= 2 * named)
    for at, (each, identity, marked, cell) in nameless.items():
        # Among rows to correct it is said of each whether it lacks what the others of its source have.
        lacks = any(mostly and not told for mostly, told in zip(usual, identity, strict=True))
        # Forms have running numbers before rows that nobody filled in.
        lacks = lacks or (each.kind == "unnamed" and not each.doubtful and named + numbered > 0)
        lacks = lacks if marked is None else marked
        if lacks:
            left[at] = each
        if identity[0] and at not in damaged and (not lacks or all_rows):
            numbers.add(cell)
    unread = frozenset(at for at, each in left.items() if all_rows and each.kind in (SLIPPED, ELSEWHERE))
    kept = {at: each for at, each in sorted(left.items()) if not (all_rows and each.doubtful)}
    written = Writing(decimal_comma=comma, counts_from_1904=table.source.counts_from_1904(), money=how)
    return Surveyed(total, kept, unread, written, {at: text for at, text in damaged.items() if at not in kept})


def _has_decimal_comma(cells: list[list[Any]], amounts: Sequence[int]) -> bool:
    """Return whether decimals follow a comma in some cell: then a point between digits says less in all others."""
    texts = (row[at] for row in cells for at in amounts if row[at].__class__ is str)
    return any(("," in text or "，" in text) and has_decimal_comma(text) for text in texts)


def _below(at: int, identity: tuple[str, str], elsewhere: bool) -> LeftOut | None:
    """Return a row that stands below other headings than the first, whose columns it does not keep."""
    return LeftOut(at, ELSEWHERE, True, " ".join(filter(None, identity))) if elsewhere else None


def _elsewhere(kinds: RowKinds, row: list[Any], found: LeftOut, before: bool) -> bool:
    """Return whether the rows below one that is left out are of another table."""
    return kinds.begins_another(row) if found.kind == "heading" else before


def _told(kinds: RowKinds, rows: Rows, at: int, row: list[Any], identity: tuple[str, str]) -> LeftOut | None:
    """Return a row that is told by itself to be no company, or to be of no use."""
    if (fault := rows.refused.get(at)) is not None:
        return LeftOut(at, UNREADABLE, text=fault.at.text[:_LONGEST] if fault.at else "", fault=fault)
    found = kinds.of(row, identity)
    if found is not None:
        return LeftOut(at, *found)
    if at in rows.slipped:
        return LeftOut(at, SLIPPED, True, " ".join(each for each in identity if each))
    return None
