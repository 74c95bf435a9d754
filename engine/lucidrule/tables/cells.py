"""Cells as people write them → typed values; what cannot be one is not known, and is listed with the reason."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.columns.membership import NEVER_DAY
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.compile.contradictions import clash, pairs
from lucidrule.compile.profile import not_known
from lucidrule.compile.values import EXPECTED, UnfitValue, typed
from lucidrule.core.fault import Fault
from lucidrule.core.names import nearest
from lucidrule.core.quantity import plain
from lucidrule.formulas.column import Column
from lucidrule.kernel.tree import NEVER
from lucidrule.model.facts import Declared
from lucidrule.present.words import listed
from lucidrule.tables.reading.not_there import NotThere
from lucidrule.texts.catalogue import LANGS

_NONE = ("none", "无", "なし", "0")
_MOST_RECORDS = 50
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(r"[+-]?[\d,，._]+")


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


@dataclass(slots=True)
class Typed:
    """Rows as typed values by column; None is not known."""

    columns: dict[Column, list[Any]]
    bad: list[BadCell] = field(default_factory=list)


class Reader:
    """Reads the columns of one table."""

    def __init__(self, compiled: CompiledProgramme, columns: Mapping[Column, str], units: Mapping[Column, str]) -> None:
        """Begin.

        Args:
            columns: The heading of each.
            units: Of columns whose heading says so: 万 or 亿 behind each number.
        """
        self._compiled, self._columns, self._units = compiled, columns, units
        # The same few texts stand in most cells of a column.
        self._known: dict[Column, dict[Any, Any]] = {column: {} for column in columns}

    def read(self, first: int, cells: Mapping[Column, list[Any]]) -> Typed:
        """Return typed columns; `first` is the number of the first row."""
        found = Typed({})
        for column, raws in cells.items():
            fact = self._compiled.facts[column.fact]
            if fact.type == "records" and not column.part:
                self._records(column, raws, first, found)
            else:
                declared: Declared = (fact.parts or {})[column.part] if column.part else fact
                found.columns[column] = self._column(column, declared, raws, first, found.bad)
        _complete_counts(found.columns)
        gone = set(self._clashes(first, found))
        for column, at in gone:
            found.columns[column][at] = None
        return found

    def _column(self, column: Column, declared: Declared, raws: list[Any], first: int, bad: list[BadCell]) -> list[Any]:
        known, unit, heading = self._known[column], self._units.get(column, ""), self._columns[column]
        values = []
        for at, raw in enumerate(raws):
            # True and 1 are one key of a mapping, and two things in a sheet.
            key = (raw.__class__, raw) if raw.__hash__ is not None else str(raw)
            value = known.get(key, known)
            if value is known:
                value = known[key] = _value(raw, declared, unit, heading)
            if value.__class__ is Fault:
                bad.append(BadCell(first + at, heading, str(raw)[:200], value))
                value = None
            values.append(value)
        return values

    def _records(self, column: Column, raws: list[Any], first: int, found: Typed) -> None:
        """Read how many records there are, or the records themselves as JSON."""
        counts: list[Any] = []
        heading = self._columns.get(column, column.heading)
        parts = self._compiled.facts[column.fact].parts or {}
        for at, raw in enumerate(raws):
            read = _listed(raw)
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
                        taken = _value(value, parts[name], "", place.heading)
                        if isinstance(taken, Fault):
                            found.bad.append(BadCell(first + at, place.heading, str(value)[:200], taken))
                            continue
                        found.columns.setdefault(place, [None] * len(raws))[at] = taken
        found.columns[column] = counts

    def _clashes(self, first: int, found: Typed) -> Iterator[tuple[Column, int]]:
        """List both cells of what contradicts itself, and yield their places: neither is known."""
        columns = {column.key: column for column in sorted(found.columns) if not column.part}
        for rule, *keys in pairs(self._compiled.contradictions, columns.keys()):
            one, other = (columns[key] for key in keys)
            here, there = found.columns[one], found.columns[other]
            for at, (a, b) in enumerate(zip(here, there, strict=True)):
                if a is not None and b is not None and clash(rule, one.key[1], a, b):
                    said = {"message": rule.message.model_dump()}
                    for column, value in ((one, a), (other, b)):
                        fault = Fault("contradicts", None, said)
                        heading = self._columns.get(column, column.heading)
                        found.bad.append(BadCell(first + at, heading, shown_cell(value), fault))
                        yield column, at


def _value(raw: Any, declared: Declared, unit: str, heading: str) -> Any:
    """Return the value that a cell says, None for not known, or a fault."""
    kind = declared.type
    if isinstance(raw, NotThere):
        return Fault(raw.code, None)
    if raw is None or (isinstance(raw, str) and (not raw.strip() or not_known(raw))):
        return None
    if raw == NEVER_DAY and kind == "event":
        return NEVER
    if isinstance(raw, bool) and kind != "flag":
        return _unfit(UnfitValue("wrong-unit"), raw, heading, declared)
    if isinstance(raw, int | Decimal) and not isinstance(raw, bool):
        raw = _number_as_in_file(raw, kind, unit)
    elif isinstance(raw, str):
        raw = _text_as_in_file(raw.strip(), kind, unit)
    try:
        return typed(raw, kind, declared)
    except UnfitValue as error:
        return _unfit(error, raw, heading, declared)


def _number_as_in_file(raw: int | Decimal, kind: str, unit: str) -> Any:
    """Return the number of a sheet as a company file would write the fact."""
    if kind in ("date", "event") and 18_000_000 < raw < 30_000_000:
        return _iso(str(raw))
    if kind in ("choice", "text", "flag", "choices"):
        text = plain(Decimal(raw))
        return {"1": "yes", "0": "no"}.get(text, text) if kind == "flag" else text
    return f"{plain(Decimal(raw))}{unit}" if unit and kind == "money" else raw


def _text_as_in_file(text: str, kind: str, unit: str) -> Any:
    """Return the text of a sheet as a company file would write the fact."""
    match kind:
        case "money" if unit and _NUMBER.fullmatch(text):
            return text + unit
        case "choices":
            return [part.strip() for part in re.split(r"[,，、;；]", text) if part.strip()]
        case "date" | "event":
            return _iso(text)
        case "flag":
            return {"1": "yes", "0": "no", "√": "yes", "✓": "yes", "×": "no"}.get(text, text)
    return text


def _iso(text: str) -> str:
    """Return a day as files write it: people also write 2019/3/1, 2019.3.1, 2019年3月1日 and 20190301."""
    plain_text = unicodedata.normalize("NFKC", text)
    found = _DAY.fullmatch(plain_text) or _EIGHT.fullmatch(plain_text)
    return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}" if found else text


def _unfit(error: UnfitValue, raw: Any, heading: str, declared: Declared) -> Fault:
    said: Any = error.expected or EXPECTED[declared.type]
    if error.code == "unknown-choice" and declared.choices:
        # People are told the names that they read, not ids.
        labels = declared.choices.values()
        said = {lang: listed([label[lang] for label in labels], lang) for lang in LANGS}
    params = {"value": str(raw)[:200], "fact": heading, "expected": said, "maximum": said, "name": error.written}
    near = dict.fromkeys(error.choices[each] for each in nearest(error.written, error.choices))
    named: tuple[Mapping[str, str], ...] = tuple((declared.choices or {})[choice].model_dump() for choice in near)
    return Fault(error.code, None, params, named)


def _listed(raw: Any) -> Any:
    """Return how many records a cell says, the records, None for not known, or a fault."""
    if isinstance(raw, NotThere):
        return Fault(raw.code, None)
    if raw is None or (isinstance(raw, str) and (not raw.strip() or not_known(raw))):
        return None
    if isinstance(raw, str):
        text = raw.strip()
        if text in _NONE:
            return 0
        if text.isdecimal() and len(text) < 4:
            raw = int(text)
        elif text.startswith("["):
            try:
                raw = json.loads(text, parse_float=Decimal, parse_constant=str)
            except (ValueError, RecursionError):
                raw = text
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
    if found.__class__ is str:
        return str(found)
    if found is None:
        return ""
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, Decimal):
        return plain(found)
    return found.isoformat() if isinstance(found, date) else str(found)
