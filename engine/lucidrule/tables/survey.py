"""Tables looked through before any row is judged: which rows are no companies, and which tell of the same one."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lucidrule.tables.left_out import LeftOut, RowKinds, company_key
from lucidrule.tables.source import Rows
from lucidrule.tables.table import Table
from lucidrule.values.amounts import PLAIN, Writing, has_decimal_comma

SLIPPED = "slipped"


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What was found in one table.

    Attributes:
        rows: How many there are below the headings.
        left: Those that no company is judged by, by their number.
        unread: Those that are judged and of which nothing is known all the same.
        written: How the whole table writes numbers and days.
    """

    rows: int = 0
    left: Mapping[int, LeftOut] = field(default_factory=dict)
    unread: frozenset[int] = frozenset()
    written: Writing = PLAIN


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in all of them.

    Attributes:
        twice: Companies that more than one row is about, as their numbers are compared.
    """

    tables: tuple[Surveyed, ...]
    twice: Collection[str] = frozenset()

    @property
    def tells(self) -> bool:
        """Whether a row is left out that is not simply empty."""
        return any(each.kind != "empty" for table in self.tables for each in table.left.values())


def survey(tables: Sequence[Table], *, all_rows: bool = False) -> Survey:
    """Look through tables.

    Args:
        all_rows: Rows that are left out with a doubt are judged.
    """
    numbers: Counter[str] = Counter()
    found = tuple(_surveyed(table, numbers, all_rows) for table in tables)
    return Survey(found, frozenset(key for key, count in numbers.items() if count > 1))


def _surveyed(table: Table, numbers: Counter[str], all_rows: bool) -> Surveyed:
    kinds = RowKinds(table.order, table.headings.identity, frozenset(table.headings.columns.values()))
    left: dict[int, LeftOut] = {}
    # Whether rows without a name are companies is known when all rows were seen: number and name of each.
    nameless: dict[int, tuple[LeftOut, tuple[str, str], bool | None]] = {}
    named = numbered = total = 0
    comma = False
    for rows in table.source.batches():
        total += len(rows.cells)
        comma = comma or _has_decimal_comma(rows.cells, table.amounts)
        for at, row in enumerate(rows.cells, rows.first):
            identity = kinds.identity(row)
            if (found := _told(kinds, rows, at, row, identity)) is not None:
                left[at] = found
                continue
            numbered, named = numbered + bool(identity[0]), named + bool(identity[1])
            if not all(identity) and (kind := kinds.without_name(row, identity)) is not None:
                nameless[at] = LeftOut(at, *kind), identity, kinds.marked(row)
            elif identity[0]:
                numbers[company_key(identity[0])] += 1
    judged = total - len(left)
    usual = (0 < judged <= 2 * numbered, 0 < judged <= 2 * named)
    for at, (each, identity, marked) in nameless.items():
        # Among rows to correct it is said of each whether it lacks what the others of its source have.
        lacks = any(mostly and not told for mostly, told in zip(usual, identity, strict=True))
        lacks = lacks if marked is None else marked
        if lacks:
            left[at] = each
        if identity[0] and (not lacks or all_rows):
            numbers[company_key(identity[0])] += 1
    unread = frozenset(at for at, each in left.items() if all_rows and each.kind == SLIPPED)
    kept = {at: each for at, each in sorted(left.items()) if not (all_rows and each.doubtful)}
    return Surveyed(total, kept, unread, Writing(decimal_comma=comma, counts_from_1904=table.source.counts_from_1904()))


def _has_decimal_comma(cells: list[list[Any]], amounts: Sequence[int]) -> bool:
    """Return whether decimals follow a comma in some cell: then a point between digits says less in all others."""
    texts = (row[at] for row in cells for at in amounts if row[at].__class__ is str)
    return any(("," in text or "，" in text) and has_decimal_comma(text) for text in texts)


def _told(kinds: RowKinds, rows: Rows, at: int, row: list[Any], identity: tuple[str, str]) -> LeftOut | None:
    """Return a row that is told by itself to be no company, or to be of no use."""
    found = kinds.of(row, identity)
    if found is not None and (found[0] != "empty" or rows.drawn):
        return LeftOut(at, *found)
    if at in rows.slipped:
        return LeftOut(at, SLIPPED, True, " ".join(each for each in identity if each))
    return None
