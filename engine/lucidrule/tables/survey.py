"""Tables looked through before any row is judged: which rows are no companies, and which tell of the same one."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.credit_code import Amiss, credit_code
from lucidrule.core.fault import Fault
from lucidrule.tables.left_out import RowKinds, named_text
from lucidrule.tables.left_row import LeftOut
from lucidrule.tables.magnitudes import NONE_APART, ColumnMagnitudes, Magnitudes
from lucidrule.tables.marks import continued
from lucidrule.tables.numbers import NONE_SAME, Counted, Numbers, Same, is_damaged
from lucidrule.tables.plain_names import PlainNames, names_of_groups
from lucidrule.tables.several import Several
from lucidrule.tables.small_sums import Small, SmallSums
from lucidrule.tables.source import Rows
from lucidrule.tables.table import Table
from lucidrule.tables.unheaded import Unheaded, UnheadedColumns
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
        miscoded: By the number of their row, unified social credit codes that are none, and why.
        unheaded: Columns without a heading in which something stands.
        magnitudes: Numbers that may be meant in another unit than that of their column.
        small: Columns of yuan that may be meant in another unit.
    """

    rows: int = 0
    left: Mapping[int, LeftOut] = field(default_factory=dict)
    unread: frozenset[int] = frozenset()
    written: Writing = PLAIN
    damaged: Mapping[int, str] = field(default_factory=dict)
    miscoded: Mapping[int, Fault] = field(default_factory=dict)
    unheaded: tuple[Unheaded, ...] = ()
    magnitudes: Magnitudes = NONE_APART
    small: tuple[Small, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """What was found in all of them.

    Attributes:
        same: The rows about companies that more than one row is about.
        namesakes: The rows without a number that have the same name: they may be about one company.
    """

    tables: tuple[Surveyed, ...]
    same: Same = NONE_SAME
    namesakes: Same = NONE_SAME

    @property
    def tells(self) -> bool:
        """Whether a row is left out that is not simply empty."""
        return any(each.kind != "empty" for table in self.tables for each in table.left.values())


def survey(
    tables: Sequence[Table], several: Several, compiled: CompiledProgramme, *, all_rows: bool = False
) -> tuple[list[Table], Survey]:
    """Look through tables; return those that can be read to their ends.

    Args:
        several: The files that they are of.
        all_rows: Rows that are left out with a doubt are judged.

    Raises:
        UnreadableInput: None can be read.
    """
    counted, groups = Counted(Numbers(), Numbers()), names_of_groups(compiled.facts.values())

    def surveyed(table: Table) -> Surveyed:
        return _surveyed(table, _Look(table, counted, groups), compiled, all_rows)

    found = several.each(tables, lambda table: table.source.path, surveyed)
    kept = [table for table in tables if str(table.source.path) not in several.refused]
    if len(found) < len(tables):
        # What was counted of a table before it gave up counts no more.
        return survey(kept, several, compiled, all_rows=all_rows)
    return kept, Survey(tuple(found), counted.numbers.same(), counted.names.same())


class _Waiting(NamedTuple):
    """A row of which it is known when all were seen whether it is a company.

    Attributes:
        lacking: What it is where the others have a name or number that it lacks.
        unlike: What it is where the others are named in other ways.
        identity: Its number and name.
        marked: Among rows to correct, whether it was doubtful in its source.
        cell: The cell of its number, or of its name where it has none.
    """

    lacking: LeftOut | None
    unlike: LeftOut | None
    identity: tuple[str, str]
    marked: bool | None
    cell: Any

    def found(self, usual: tuple[bool, bool], unlike: bool, some_named: bool) -> LeftOut | None:
        """Return what the row is, if it is no company.

        Args:
            usual: Whether most rows have a number, and a name.
            unlike: Whether the others are named in other ways.
            some_named: Whether any has either.
        """
        # Among rows to correct it is said of each whether it lacks what the others of its source have.
        if self.marked is not None:
            return (self.lacking or self.unlike) if self.marked else None
        if self.lacking is not None:
            lacks = any(mostly and not told for mostly, told in zip(usual, self.identity, strict=True))
            # Forms have running numbers before rows that nobody filled in.
            if lacks or (self.lacking.kind == "unnamed" and not self.lacking.doubtful and some_named):
                return self.lacking
        return self.unlike if unlike else None


class _Look:
    """What is found while the rows of a table are gone through.

    Attributes:
        left: Those that no company is judged by, by their number.
        damaged: By the number of their row, numbers of companies that have lost digits.
        miscoded: By the number of their row, what is wrong with unified social credit codes.
        numbered, named: How many companies have a number, and a name.
    """

    def __init__(self, table: Table, counted: Counted, groups: Collection[str]) -> None:
        below = continued(table.source, [at for at in table.identities if at is not None])
        facts = frozenset(table.headings.columns.values())
        self._kinds = RowKinds(table.order, table.headings.identity, facts, below)
        self._table, self._counted = table, counted
        self.left: dict[int, LeftOut] = {}
        self.damaged: dict[int, str] = {}
        self.miscoded: dict[int, Fault] = {}
        self.numbered = self.named = 0
        amounts = {table.order[at] for at in table.amounts}
        places = {at: name in amounts for at, name in enumerate(table.order) if name in facts}
        self._plain = PlainNames(places, groups)
        self._waiting: dict[int, _Waiting] = {}
        # Whether a further table has begun, whose columns are not those of the first.
        self._elsewhere = False

    def batch(self, rows: Rows) -> None:
        """Look at some rows."""
        silent = frozenset[int]() if rows.slipped or rows.refused else self._kinds.silent(rows.cells)
        for at, row in enumerate(rows.cells):
            if self._elsewhere or at not in silent:
                self._row(rows, rows.first + at, row)

    def _row(self, rows: Rows, at: int, row: list[Any]) -> None:
        kinds = self._kinds
        identity = kinds.identity(row)
        found = _told(kinds, rows, at, row, identity) or _below(at, identity, self._elsewhere)
        refuse_unit_below(self._table, row, at, identity, found)
        if (found := found or kinds.continues(at, row, identity)) is not None:
            self._elsewhere = _elsewhere(kinds, row, found, self._elsewhere)
            self.left[at] = found
            return
        self.numbered, self.named = self.numbered + bool(identity[0]), self.named + bool(identity[1])
        if identity[0] and is_damaged(row[kinds.number or 0], self._table.source.kind):
            self.damaged[at] = identity[0]
        lacking = None if all(identity) else kinds.without_name(row, identity)
        unlike = self._plain.see(at, row, identity)
        if lacking is not None or unlike is not None:
            lacks = None if lacking is None else LeftOut(at, *lacking)
            self._waiting[at] = _Waiting(lacks, unlike, identity, kinds.marked(row), self._who(row, identity))
        elif at not in self.damaged:
            self._counted.add(self._who(row, identity), identity)
        self._code(at, row)

    def _who(self, row: list[Any], identity: tuple[str, str]) -> Any:
        """Return the cell that says who a row is about: its number, or its name where it has none."""
        return row[(self._kinds.number if identity[0] else self._kinds.name) or 0]

    def _code(self, at: int, row: list[Any]) -> None:
        """Check the unified social credit code of a row; it decides nothing, so that the row is judged all the same."""
        place = self._table.codes
        text = "" if place is None else named_text(row[place])
        if not text or is_damaged(row[place or 0], self._table.source.kind):
            return
        found = credit_code(text)
        if isinstance(found, Amiss):
            self.miscoded[at] = Fault(found.fault, None, found.told)

    def end(self, total: int, all_rows: bool) -> None:
        """Tell of rows that are like no company whether they are one, now that all others are known."""
        judged = total - len(self.left)
        usual = (0 < judged <= 2 * self.numbered, 0 < judged <= 2 * self.named)
        unlike = self._plain.unlike()
        for at, each in self._waiting.items():
            found = each.found(usual, at in unlike, self.named + self.numbered > 0)
            if found is not None:
                self.left[at] = found
            if at not in self.damaged and (found is None or all_rows):
                self._counted.add(each.cell, each.identity)


def _surveyed(table: Table, look: _Look, compiled: CompiledProgramme, all_rows: bool) -> Surveyed:
    total, comma, unheaded, magnitudes = 0, False, UnheadedColumns(table), ColumnMagnitudes(table)
    small = SmallSums(table, compiled)
    for rows in table.source.batches():
        total += len(rows.cells)
        unheaded.batch(rows)
        comma = comma or _has_decimal_comma(rows.cells, table.amounts)
        look.batch(rows)
        magnitudes.batch(rows, look.left)
        small.batch(rows, look.left)
    look.end(total, all_rows)
    left = look.left
    unread = frozenset(at for at, each in left.items() if all_rows and each.kind in (SLIPPED, ELSEWHERE))
    kept = {at: each for at, each in sorted(left.items()) if not (all_rows and each.doubtful)}
    written = Writing(decimal_comma=comma, counts_from_1904=table.source.counts_from_1904(), money=compiled.money)
    damaged = {at: text for at, text in look.damaged.items() if at not in kept}
    miscoded = {at: fault for at, fault in look.miscoded.items() if at not in kept}
    columns = unheaded.found(kept), magnitudes.found(), small.found()
    return Surveyed(total, kept, unread, written, damaged, miscoded, *columns)


def _has_decimal_comma(cells: list[list[Any]], amounts: Sequence[int]) -> bool:
    """Return whether decimals follow a comma in some cell: then a point between digits says less in all others."""
    for at in amounts:
        texts = [row[at] for row in cells if row[at].__class__ is str]
        # Most columns hold no comma at all.
        together = "\n".join(texts)
        if ("," in together or "，" in together) and any(map(_comma_in, texts)):
            return True
    return False


def _comma_in(text: str) -> bool:
    return ("," in text or "，" in text) and has_decimal_comma(text)


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
