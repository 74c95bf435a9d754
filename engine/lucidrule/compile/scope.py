"""What names mean at a place of a rule file, and the faults found there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from lucidrule.compile.values import UnfitValue, typed
from lucidrule.core.fault import FaultList, Name
from lucidrule.core.names import nearest
from lucidrule.kernel.reads import Known, depth
from lucidrule.kernel.tree import Amount, Condition, Ref, Value, Year
from lucidrule.loading.source import Path, SourceFile
from lucidrule.model.base import Text
from lucidrule.model.facts import Declared, Fact
from lucidrule.model.policy import Criterion, Definition, OpenPoint
from lucidrule.texts.catalogue import LANGS, WORDS

CURRENT = Year(0)
# INVARIANT (depth bounded): no condition and no amount stands in more others, those of definitions counted in. What
# walks a tree calls itself for each level, three times at most, and Python allows a thousand calls.
MOST_DEEP = 200
_NO_LEVEL = ("use", "at_least_n", "amount", "share")
N = TypeVar("N", bound=Condition | Amount)


@dataclass
class Names:
    """Everything of a programme that conditions name; compiled definitions are kept, each with its file and path.

    Attributes:
        asked: The open points that conditions ask, so far.
        compiled: Definitions by name and by the list whose records are judged, where they read parts of these; None:
            what could not be read.
        depths: Of their nodes.
        parts_read: How often a part of a record was read so far, and `too_deep`: how often something was too deep.
    """

    facts: Mapping[str, Fact]
    open_points: dict[str, OpenPoint] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    definitions: dict[str, tuple[Definition | Criterion, SourceFile, Path]] = field(default_factory=dict)
    compiled: dict[tuple[str, str | None], Any] = field(default_factory=dict)
    depths: Known = field(default_factory=dict)
    underway: list[str] = field(default_factory=list)
    parts_read: int = 0
    too_deep: int = 0


@dataclass(frozen=True)
class Scope:
    """A place: its file, the names it sees, the list whose records are judged there, and where faults go.

    Attributes:
        above: How deep the definition that is read here stands in others, at least; `start`: where it begins in paths.
    """

    names: Names
    source: SourceFile
    faults: FaultList
    records: str | None = None
    above: int = 0
    start: int = 0

    def fault(self, code: str, path: Path, *, near: tuple[Name, ...] = (), key: bool = False, **params: object) -> None:
        self.faults.add(code, self.source.locate(path, key=key), nearest=near, **params)

    def declared(self, name: str) -> tuple[Declared, str, bool] | None:
        """Return the declaration of a fact, its type, and whether it is a part of the record judged here."""
        if self.records is not None:
            parts = self.names.facts[self.records].parts or {}
            if name in parts:
                self.names.parts_read += 1
                return parts[name], parts[name].type, True
        fact = self.names.facts.get(name)
        return (fact, fact.type, False) if fact is not None else None

    def definition(
        self, name: str, path: Path, key: str, make: Callable[[Any, "Scope", Path], N], under: Callable[[str, N], N]
    ) -> N | None:
        """Return what a definition says: one node, made where it is used first; None, a fault, if it cannot be.

        Args:
            key: Where it is stated: `when` or `amount`.
            make: Makes a tree of that.
            under: Puts the tree under its name.
        """
        names = self.names
        if name in names.underway:
            self.fault("definition-cycle", path, name=name)
            return None
        if (name, self.records) not in names.compiled:
            above = self.above + 1 + (_levels(path[self.start :]) if self.start else 0)
            if above > MOST_DEEP:
                self._too_deep(path)
                names.compiled[name, self.records] = None
                return None
            stated, source, place = names.definitions[name]
            parts_read, too_deep = names.parts_read, names.too_deep
            names.underway.append(name)
            inner = Scope(names, source, self.faults, self.records, above, len(place) + 1)
            made = under(name, make(getattr(stated, key), inner, (*place, key)))
            names.underway.pop()
            if names.parts_read == parts_read:
                # It means the same for every list, and for none.
                made = names.compiled.setdefault((name, None), made)
            # What is too deep is said once, where the chain of definitions became so.
            is_read = names.too_deep == too_deep and self.bounded(made, path)
            names.compiled[name, self.records] = made if is_read else None
        found: N | None = names.compiled[name, self.records]
        if found is not names.compiled.get((name, None)):
            names.parts_read += 1
        return found

    def bounded(self, made: Condition | Amount, path: Path) -> bool:
        """Return whether what was made for a place is not too deep; if it is, that is noted as a fault."""
        is_bounded = depth(made, self.names.depths) <= MOST_DEEP
        if not is_bounded:  # pragma: no cover  # a chain is noted where it is used first, as a rule
            self._too_deep(path)
        return is_bounded

    def _too_deep(self, path: Path) -> None:
        self.names.too_deep += 1
        self.fault("definition-too-deep", path, most=MOST_DEEP)

    def ref(self, name: str, year: Any, path: Path, *, key: bool = False) -> tuple[Ref, Declared, str] | None:
        """Return the reference to a fact in a year; None, noted as a fault, if there is no such fact."""
        found = self.declared(name)
        if found is None:
            candidates = [*self.names.facts, *self.names.definitions]
            self.fault("unknown-fact", path, near=nearest(name, candidates), key=key, name=name)
            return None
        declared, kind, part = found
        yearly = isinstance(declared, Fact) and declared.yearly
        most: Any = typed(declared.at_most, kind) if declared.at_most is not None else None
        when = self.year(year, path) if yearly else None
        limit = None if most is None else Decimal(most)
        return Ref(name, when, part, kind, declared.negative, limit), declared, kind

    def year(self, raw: Any, path: Path) -> Year:
        """Return the year that `assessment-1` or `2021` names."""
        if raw is None:
            return CURRENT
        if isinstance(raw, int) and not isinstance(raw, bool) and 1900 <= raw <= 2200:
            return Year(raw, relative=False)
        offset = raw.replace(" ", "").removeprefix("assessment") if isinstance(raw, str) else "?"
        if isinstance(raw, str) and raw.startswith("assessment") and (not offset or _is_offset(offset)):
            return Year(int(offset or 0))
        self.fault("not-a-year", path, value=raw)
        return CURRENT

    def value(self, raw: Any, kind: str, name: str, declared: Declared | None, path: Path) -> Value | None:
        """Return an operand by the type of its fact; None, noted as a fault, if it cannot be one."""
        try:
            return typed(raw, kind, declared)
        except UnfitValue as error:
            code = "not-a-quantity" if error.code == "wrong-unit" and declared is None else error.code
            expected: Any = error.expected
            if error.code == "unknown-choice" and declared is not None:
                expected = _choices(declared)
            params = {"value": raw, "expected": expected, "maximum": expected, "name": error.written}
            chosen = dict.fromkeys(error.choices[each] for each in nearest(error.written, error.choices))
            near = tuple(_choice(declared, choice) for choice in chosen)
            self.fault(code, self._of_item(path, raw, error.written), near=near, fact=named(declared, name), **params)
            return None

    def _of_item(self, path: Path, raw: Any, written: str) -> Path:
        """Return the path of the one item of a list that is at fault."""
        return (*path, raw.index(written)) if isinstance(raw, list) and written in raw else path


def named(declared: Declared | None, name: str) -> Name:
    """Return a fact as messages name it: as forms do, with the id that files know it by."""
    return name if declared is None else _labelled(declared.label, name)


def _labelled(label: Text, name: str) -> dict[str, str]:
    return {lang: WORDS.text("of_year", lang, label[lang], name) for lang in LANGS}


def _choice(declared: Declared | None, choice: str) -> Name:
    label = (declared.choices or {}).get(choice) if declared is not None else None
    return choice if label is None else _labelled(label, choice)


def _choices(declared: Declared) -> dict[str, str]:
    """Return the choices of a fact as forms name them, each with its id."""
    each = [_labelled(label, choice) for choice, label in (declared.choices or {}).items()]
    return {lang: WORDS.text("list_separator", lang).join(told[lang] for told in each) for lang in LANGS}


def _levels(path: Path) -> int:
    """Return how many conditions and amounts a path goes down through, at least: lists of them count by their items."""
    pairs = zip(path, (*path[1:], ""), strict=True)
    return sum(not isinstance(after, int) and step not in _NO_LEVEL for step, after in pairs)


def _is_offset(text: str) -> bool:
    return text[0] in "+-" and text[1:].isascii() and text[1:].isdigit() and len(text) <= 3
