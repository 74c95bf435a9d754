"""Cells as people write them → typed values; what cannot be one is not known, and is listed with the reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.contradictions import clash, pairs
from lucidrule.core.fault import Fault
from lucidrule.core.names import nearest
from lucidrule.core.quantity import MOST_DIGITS, digits_of, plain
from lucidrule.formulas.column import Column
from lucidrule.kernel.answers import Answer
from lucidrule.model.facts import Declared
from lucidrule.tables.doubtful_number import Apart, doubt_of
from lucidrule.tables.reading.not_there import NotThere
from lucidrule.tables.reading.shown_number import Divided, Percentage
from lucidrule.values.amounts import PLAIN, Writing
from lucidrule.values.granted import list_in
from lucidrule.values.reading import UnfitValue, no_records, not_known, typed
from lucidrule.values.refusal import refusal
from lucidrule.values.spoken import says_not_known

_MOST_RECORDS = 50
_MOST_WRITTEN_OUT = 2_000
_AMOUNTS = ("money", "share", "count", "number")
# In place of a heading, of what is said of all cells of a row.
WHOLE_ROW = "—"


class BadCell(NamedTuple):
    """A cell that was not taken.

    Attributes:
        row: As people count in a sheet.
        column: The heading.
        text: What stands there.
    """

    row: int
    column: str
    text: str
    fault: Fault


class Records(list[dict[str, Any]]):
    """The records of a company that stand in a table of their own.

    Attributes:
        units: Of parts that are counted in one there, its name.
        written: How that table writes numbers and days.
        rows: The numbers of their rows there, with the number of the company as it is written.
    """

    def __init__(
        self,
        found: Iterable[dict[str, Any]],
        units: Mapping[str, str],
        written: Writing,
        rows: Iterable[tuple[int, str]] = (),
    ) -> None:
        super().__init__(found)
        self.units, self.written, self.rows = units, written, tuple(rows)


@dataclass(slots=True)
class Typed:
    """Rows as typed values by column; None is not known.

    Attributes:
        answers: By row what the authority has answered to its company; empty where no column says so.
        asked: By column, the places of the rows that say by a word that it is not known.
    """

    columns: dict[Column, list[Any]]
    bad: list[BadCell] = field(default_factory=list)
    answers: list[tuple[Answer, ...]] = field(default_factory=list)
    asked: dict[Column, frozenset[int]] = field(default_factory=dict)


class Reader:
    """Reads the columns of one table."""

    def __init__(
        self,
        compiled: CompiledProgramme,
        columns: Mapping[Column, str],
        units: Mapping[Column, str],
        written: Writing = PLAIN,
        *,
        apart: Mapping[str, Apart] = MappingProxyType({}),
    ) -> None:
        """Begin.

        Args:
            columns: The heading of each.
            units: Of columns whose heading says so: 万 or 亿 behind each number, % of a share.
            written: How the whole table writes numbers and days.
            apart: By heading, where the numbers of a column begin that may be meant in another unit.
        """
        self._compiled, self._columns, self._apart = compiled, columns, apart
        written = replace(written, zone=compiled.zone)
        self._writings = {column: replace(written, unit=unit) for column, unit in units.items()}
        self._written = written
        # The same few texts stand in most cells of a column.
        self._known: dict[Column, dict[Any, Any]] = {column: {} for column in columns}
        # By column, the words in it for not known.
        self._unknown: dict[Column, set[str]] = {}

    def read(self, first: int, cells: Mapping[Column, list[Any]]) -> Typed:
        """Return typed columns; `first` is the number of the first row."""
        found = Typed({})
        for column, raws in cells.items():
            fact = self._compiled.facts[column.fact]
            if fact.type == "records" and not column.part:
                self._records(column, raws, first, found)
            else:
                found.columns[column] = self._column(column, raws, first, found)
        _complete_counts(found.columns)
        gone = set(self._clashes(first, found))
        for column, at in gone:
            found.columns[column][at] = None
        return found

    def _column(self, column: Column, raws: list[Any], first: int, found: Typed) -> list[Any]:
        declared, known, heading = self._declared(column), self._known[column], self._columns[column]
        writing, apart = self._writing(column), self._apart.get(heading)
        keys = raws if all(raw.__class__ is str for raw in raws) else [*map(_key, raws)]
        for key, raw in dict(zip(keys, raws, strict=True)).items():
            if key not in known:
                value = value_of(raw, declared, writing, heading)
                doubt = (
                    doubt_of(raw, value, apart, writing.unit, declared)
                    if apart and value.__class__ is Decimal
                    else None
                )
                known[key] = value if doubt is None else doubt
                self._note(column, value, raw)
        values = [known[key] for key in keys]
        for at, value in enumerate(values):
            if value.__class__ is Fault:
                found.bad.append(BadCell(first + at, heading, str(raws[at])[:200], value))
                values[at] = None
        self._tell_asked(column, keys, found)
        return values

    def _note(self, column: Column, read: Any, raw: Any) -> None:
        """Note a word that says that a fact is not known."""
        if read is None and raw.__class__ is str and says_not_known(raw):
            self._unknown.setdefault(column, set()).add(raw)

    def _tell_asked(self, column: Column, keys: list[Any], found: Typed) -> None:
        if words := self._unknown.get(column):
            found.asked[column] = frozenset(at for at, key in enumerate(keys) if key in words)

    def _writing(self, column: Column) -> Writing:
        return self._writings.get(column, self._written)

    def _declared(self, column: Column) -> Declared:
        fact = self._compiled.facts[column.fact]
        return (fact.parts or {})[column.part] if column.part else fact

    def _records(self, column: Column, raws: list[Any], first: int, found: Typed) -> None:
        """Read how many records there are, or the records themselves as JSON."""
        counts: list[Any] = []
        heading = self._columns.get(column, column.heading)
        parts = self._compiled.facts[column.fact].parts or {}
        for at, raw in enumerate(raws):
            read = _listed(raw)
            self._note(column, read, raw)
            if read is None or isinstance(read, int):
                counts.append(read)
            elif isinstance(read, Fault):
                counts.append(None)
                found.bad.append(BadCell(first + at, heading, str(raw)[:200], read))
            else:
                counts.append(len(read))
                for number, record in enumerate(read, 1):
                    for name, value in record.items():
                        if name not in parts:
                            fault = Fault("unknown-fact", None, {"name": str(name)}, nearest(str(name), parts))
                            found.bad.append(BadCell(first + at, heading, str(name)[:200], fault))
                            continue
                        place = Column(column.fact, 0, number, name)
                        writing = self._writing(place)
                        if isinstance(raw, Records):
                            writing = replace(raw.written, unit=raw.units.get(name, ""), zone=self._written.zone)
                        taken = value_of(value, parts[name], writing, place.heading)
                        if isinstance(taken, Fault):
                            found.bad.append(BadCell(first + at, place.heading, str(value)[:200], taken))
                            continue
                        found.columns.setdefault(place, [None] * len(raws))[at] = taken
        found.columns[column] = counts
        self._tell_asked(column, [raw if raw.__class__ is str else None for raw in raws], found)

    def _clashes(self, first: int, found: Typed) -> Iterator[tuple[Column, int]]:
        """List both cells of what contradicts itself, and yield their places: neither is known."""
        columns = {column.key: column for column in sorted(found.columns) if not column.part}
        for rule, *keys in pairs(self._compiled.contradictions, columns.keys()):
            one, other = (columns[key] for key in keys)
            here, there = found.columns[one], found.columns[other]
            fault = Fault("contradicts", None, {"message": rule.message.by_language()})
            for at, (a, b) in enumerate(zip(here, there, strict=True)):
                if a is not None and b is not None and clash(rule, one.key[1], a, b):
                    for column, value in ((one, a), (other, b)):
                        heading = self._columns.get(column, column.heading)
                        found.bad.append(BadCell(first + at, heading, shown_cell(value), fault))
                        yield column, at


def _key(raw: Any) -> Any:
    """Return what a cell is known by: True and 1 are one key of a mapping, and two things in a sheet."""
    if raw.__class__ is str:
        return raw
    if raw.__class__ is Divided:
        return (raw, raw.zeros)
    return (raw.__class__, raw) if raw.__hash__ is not None else (raw.__class__, str(raw))


def value_of(raw: Any, declared: Declared, writing: Writing, heading: str) -> Any:
    """Return the value that a cell says, None for not known, or a fault."""
    if isinstance(raw, NotThere):
        return Fault(raw.code, None)
    told = shown = raw
    if (raw.__class__ is int or raw.__class__ is Decimal) and _is_plain_money(declared, writing) and _is_plain(raw):
        return Decimal(raw)
    if raw.__class__ is Percentage or (raw.__class__ is Divided and writing.unit):
        told = shown = raw.shown
    elif raw.__class__ is str and declared.type in _AMOUNTS and raw.isascii() and raw.isdigit():
        # Most numbers of a text file are plain ones, which mean the same as numbers of a sheet.
        told = Decimal(raw)
        if len(raw) <= MOST_DIGITS and _is_plain_money(declared, writing):
            return told
    elif not_known(raw):
        return None
    try:
        return typed(told, declared.type, declared, writing)
    except UnfitValue as error:
        code, params, near = refusal(error, str(shown)[:200], declared.type, heading, declared)
        return Fault(code, None, params, near)


def _is_plain_money(declared: Declared, writing: Writing) -> bool:
    """Return whether whole numbers are sums of money as they stand."""
    return declared.type == "money" and not writing.unit and declared.at_most is None and declared.decimals is None


def _is_plain(number: int | Decimal) -> bool:
    """Return whether a number is not below zero, and written without an exponent as short as numbers are."""
    text = str(number)
    return len(text) <= MOST_DIGITS and text.replace(".", "", 1).isdigit()


def _listed(raw: Any) -> Any:
    """Return how many records a cell says, the records, None for not known, or a fault."""
    if isinstance(raw, NotThere):
        return Fault(raw.code, None)
    if not_known(raw):
        return None
    if isinstance(raw, str):
        text = raw.strip()
        if no_records(text):
            return 0
        raw = int(text) if text.isdecimal() and len(text) < 4 else list_in(text)
    if isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= _MOST_RECORDS:
        return raw
    if isinstance(raw, list) and len(raw) <= _MOST_RECORDS and all(isinstance(each, dict) for each in raw):
        return raw
    return Fault("wrong-kind", None, {"found": str(raw)[:200], "expected": "@kind:records"})


def _complete_counts(columns: dict[Column, list[Any]]) -> None:
    """Count the records of lists of which only parts are given: as many as anything is known of."""
    lists = {column.fact for column in columns if column.part}
    for name in lists - {column.fact for column in columns if not column.part}:
        parts = [(column.record, values) for column, values in columns.items() if column.fact == name]
        length = len(parts[0][1])
        highest = [max((n for n, values in parts if values[at] is not None), default=None) for at in range(length)]
        columns[Column(name)] = highest


def shown_cell(found: Any) -> str:
    """Return a cell as text."""
    if found.__class__ is str or found.__class__ is int:
        return str(found)
    if found is None:
        return ""
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, Decimal):
        if "E" not in (text := str(found)) and len(text) <= MOST_DIGITS:
            return text.rstrip("0").rstrip(".") if "." in text else text
        # A power of ten is not written out whatever it is: some need more memory than there is.
        return plain(found) if digits_of(found) <= _MOST_WRITTEN_OUT else str(found)
    return found.isoformat() if isinstance(found, date) else str(found)
