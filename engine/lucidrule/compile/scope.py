"""What names mean at a place of a rule file, and the faults found there."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from lucidrule.compile.known_names import facts_known
from lucidrule.core.fault import FaultList, Name
from lucidrule.core.names import nearest
from lucidrule.core.position import Location, within
from lucidrule.core.quantity import BareDecimal
from lucidrule.kernel.dated import Dated
from lucidrule.kernel.missing import YEARS
from lucidrule.kernel.operators import NUMBERS, OPERATORS
from lucidrule.kernel.reads import Known
from lucidrule.kernel.tree import Condition, Ref, Value, Year
from lucidrule.loading.source import Path, SourceFile
from lucidrule.loading.spelling import comparison_in
from lucidrule.model.base import is_dated
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.policy import Criterion, Definition, OpenPoint
from lucidrule.values.amounts import PLAIN, Writing
from lucidrule.values.pattern import Pattern
from lucidrule.values.reading import UnfitValue, largest, typed
from lucidrule.values.refusal import named, refusal

CURRENT = Year(0)
_NEWER = 2
# Below these stand conditions: what a company says is no comparison.
_BELOW = frozenset(("when", "never", "always"))
# As people write it, in quotes or not.
_YEAR = Pattern(r"(\d{4})(?:年度?)?")


@dataclass
class Underway:
    """A definition that is being made: how deep it stands in others, at least, and where it begins in the paths of its
    file; whether it was found to read the record that is judged, and to stand too deep."""

    above: int
    start: int
    reads_record: bool = False
    too_deep: bool = False


@dataclass
class Names:
    """Everything of a programme that conditions name; compiled definitions are kept, each with its file and path.

    Attributes:
        writing: How values are written.
        asked: The open points that conditions ask, so far.
        amounts: The definitions that state an amount.
        compiled: Definitions by name and by the list whose records are judged, where they read parts of these; None:
            what could not be read.
        depths: Of their nodes.
        values_of: By which day values count that change with time and do not say so themselves.
        years_before: By how many years the assessment year lies before that of the reference date.
        dated: What changes with time, and where it stands.
        first_days: Of values that change with time, by their identity, the days and what counts from each.
        made: How many parts were made of them, so far.
        underway: The definitions that are being made, each used in the one before it.
        outcomes: In an assertion, what `met` names there; None: elsewhere, where nothing is.
    """

    facts: Mapping[str, Fact]
    writing: Writing = PLAIN
    open_points: dict[str, OpenPoint] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    definitions: dict[str, tuple[Definition | Criterion, SourceFile, Path]] = field(default_factory=dict)
    amounts: set[str] = field(default_factory=set)
    compiled: dict[tuple[str, str | None], Any] = field(default_factory=dict)
    depths: Known = field(default_factory=dict)
    values_of: str = "reference_date"
    years_before: int = 0
    dated: list[tuple[Dated, Location]] = field(default_factory=list)
    first_days: dict[int, tuple[dict[str, Any], list[date], list[Any]]] = field(default_factory=dict)
    made: int = 0
    underway: dict[str, Underway] = field(default_factory=dict)
    outcomes: Mapping[str, Condition] | None = None

    def points_asked(self, built_in: Collection[str]) -> dict[str, OpenPoint]:
        """Return the open points of a programme: of those that are there by themselves only what is asked."""
        return {n: point for n, point in self.open_points.items() if n in self.asked or n not in built_in}

    @contextmanager
    def one_level_down(self) -> Iterator[None]:
        """Let the definition that is being made stand one level deeper than its path says, for a while."""
        around = next(reversed(self.underway.values()), Underway(0, 0))
        around.above += 1
        yield
        around.above -= 1

    def notice_record(self) -> None:
        """Note that a part of the record that is judged is read, in all definitions that are being made."""
        for each in self.underway.values():
            each.reads_record = True


class Referred(NamedTuple):
    """A fact, or a part of a record, that is referred to, and how it is declared."""

    ref: Ref
    declared: Declared


@dataclass(frozen=True)
class Scope:
    """A place: its file, the names it sees, the list whose records are judged there, and where faults go."""

    names: Names
    source: SourceFile
    faults: FaultList
    records: str | None = None

    @property
    def writing(self) -> Writing:
        """How values are written."""
        return self.names.writing

    def of_records(self, name: str | None) -> "Scope":
        """Return the same place, where the records of a list are judged; where there is no such list, as it is."""
        fact = self.names.facts.get(name or "")
        return self if fact is None or fact.parts is None else replace(self, records=name)

    def fault(self, code: str, path: Path, *, near: tuple[Name, ...] = (), key: bool = False, **params: object) -> None:
        self.faults.add(code, self.source.locate(path, key=key), nearest=near, **params)

    def since(
        self, version: int, code: str, path: Path, *, near: tuple[Name, ...] = (), key: bool = False, **params: object
    ) -> None:
        """Note what is a fault from one version of the language on."""
        self.faults.since(version, code, self.source.locate(path, key=key), nearest=near, **params)

    def since_key(self, version: int, path: Path) -> None:
        """Note a mapping that belongs to a later version of the language."""
        if self.faults.language < version:
            self.fault("newer-key", path, key=True, name=str(path[-1]), version=str(version))

    def warn(self, code: str, path: Path, **params: Any) -> None:
        """Note what can be meant and seldom is."""
        self.faults.warn(code, self.source.locate(path), **params)

    def declared(self, name: str) -> tuple[Declared, str, bool] | None:
        """Return the declaration of a fact, its type, and whether it is a part of the record judged here."""
        if self.records is not None:
            parts = self.names.facts[self.records].parts or {}
            if name in parts:
                self.names.notice_record()
                return parts[name], parts[name].type, True
        fact = self.names.facts.get(name)
        return (fact, fact.type, False) if fact is not None else None

    def ref(self, name: str, year: Any, path: Path, *, key: bool = False) -> Referred | None:
        """Return the reference to a fact in a year; None, noted as a fault, if there is no such fact."""
        found = self.declared(name)
        if found is None:
            self._unknown(name, path, key=key)
            return None
        declared, kind, part = found
        yearly = isinstance(declared, Fact) and declared.yearly
        when = self.year(year, path) if yearly else None
        return Referred(Ref(name, when, part, kind, declared.negative, largest(declared, self.writing)), declared)

    def _unknown(self, name: str, path: Path, *, key: bool) -> None:
        if "：" in name:
            self.faults.add("full-width-colon", within(self.source.locate(path, key=key), "："))
            return
        if lists := tuple(each for each, fact in self.names.facts.items() if name in (fact.parts or {})):
            self.fault("part-outside-list", path, key=key, name=name, lists=lists)
            return
        labelled = self.labelled(name)
        near = nearest(name, [*self.names.facts, *self.names.definitions]) if labelled is None else (labelled,)
        self.fault("unknown-fact", path, near=near, key=key, name=name)

    def labelled(self, name: str) -> str | None:
        """Return the id of the fact, or of the part of the record judged here, that is called so; None: none is."""
        own = None if self.records is None else self.names.facts[self.records].parts
        found = (facts_known(declared).id_of(name) for declared in (own or {}, self.names.facts))
        return next((str(each) for each in found if each is not None), None)

    def year(self, raw: Any, path: Path) -> Year:
        """Return the year that `assessment-1` or `2021` names."""
        year = named_year(raw)
        if year is None:
            self.fault("not-a-year", path, value=raw)
        return year or CURRENT

    def value(self, raw: Any, kind: str, name: str, declared: Declared | None, path: Path) -> Value | None:
        """Return an operand by the type of its fact; None, noted as a fault, if it cannot be one."""
        if isinstance(raw, BareDecimal) and self.source.name.endswith(".json"):
            # Programs write JSON, whose numbers can be read in one way only.
            raw = Decimal(raw)
        try:
            return typed(raw, kind, declared, self.writing)
        except UnfitValue as error:
            code, params, near = refusal(error, raw, kind, named(declared, name), declared)
            code = "not-a-quantity" if code == "wrong-unit" and declared is None else code
            if not _BELOW.isdisjoint(path) and (written := self._written(raw, kind, str(path[-1]))) is not None:
                code, near, params = "written-otherwise", (), {"name": raw, "written": written}
            if kind in NUMBERS and isinstance(raw, str) and raw in self.names.facts:
                code, params, near = "compared-with-fact", {"value": raw}, ()
            elif declared is None and isinstance(raw, str) and (labelled := self.labelled(raw)) is not None:
                # Rules name facts by their ids.
                code, params, near = "unknown-fact", {"name": raw}, (labelled,)
            if code != "unknown-choice" or self.faults.language < _NEWER or (declared is not None and declared.choices):
                # That it has no choices is refused where it is declared.
                self.fault(code, self._of_item(path, raw, error.written), near=near, **params)
            return None

    def _written(self, raw: Any, kind: str, key: str) -> str | None:
        """Return how a comparison is written that stands in the place of a value; None: it is none."""
        said = comparison_in(raw) if isinstance(raw, str) and kind in NUMBERS else None
        if said is not None and key in OPERATORS:
            return f"{said[0]}: {said[1]}"
        told = f"{said[0]}: {said[1]}" if said is not None else None
        if kind == "event" and isinstance(raw, bool):
            told = f"happened: {str(raw).lower()}"
        return f"{key}: {{{told}}}" if told and self.declared(key) is not None else None

    def first_of(self, path: Path, raw: Any) -> Path:
        """Return the path of a value that may be one of those which change with time: below the day from which it is
        so."""
        here: Any = self.source.data
        for step in path:
            # What is misspelt stands there under another name.
            here = here.get(step) if isinstance(here, dict) else here[int(step)] if isinstance(here, list) else None
        return next(((*path, key) for key, each in here.items() if each == raw), path) if is_dated(here) else path

    def number(self, raw: Any, kind: str, path: Path) -> Decimal:
        """Return a literal number of a rule file; a fault, noted, is read as zero."""
        value = self.value(raw, kind, "", None, path)
        return value if isinstance(value, Decimal) else Decimal(0)

    def _of_item(self, path: Path, raw: Any, written: str) -> Path:
        """Return the path of the one item of a list that is at fault."""
        return (*path, raw.index(written)) if isinstance(raw, list) and written in raw else path


def named_year(raw: Any) -> Year | None:
    """Return the year that is named, the assessment year where none is; None: it is no year."""
    if raw is None:
        return CURRENT
    if isinstance(raw, str) and (written := _YEAR.fullmatch(raw.strip())) is not None:
        raw = int(written[1])
    if isinstance(raw, int) and not isinstance(raw, bool) and raw in YEARS:
        return Year(raw, relative=False)
    offset = raw.replace(" ", "").removeprefix("assessment") if isinstance(raw, str) else "?"
    if isinstance(raw, str) and raw.startswith("assessment") and (not offset or _is_offset(offset)):
        return Year(int(offset or 0))
    return None


def _is_offset(text: str) -> bool:
    return text[0] in "+-" and text[1:].isascii() and text[1:].isdigit() and len(text) <= 3
