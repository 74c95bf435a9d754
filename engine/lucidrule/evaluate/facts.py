"""The facts of one company at one date, as conditions ask for them; and what is missing."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from lucidrule.compile.profile import Profile
from lucidrule.kernel.interval import Bounds
from lucidrule.kernel.missing import Missing
from lucidrule.kernel.tree import Key, Ref, Value
from lucidrule.model.facts import Contradiction


class JudgedRecord(NamedTuple):
    """The record that is judged: its list, its number counted from 1, its parts; number 0 stands for any record."""

    records: str
    number: int
    parts: Mapping[str, Value]


class Facts:
    """A profile at a reference date, and the record judged, where one is. Nothing of it changes once it is made."""

    __slots__ = (
        "as_of",
        "assessment",
        "bounded",
        "cells",
        "contradictions",
        "defined",
        "narrowed",
        "profile",
        "record",
        "seen",
        "series",
        "values",
    )

    def __init__(self, profile: Profile, as_of: date, assessment: int, record: JudgedRecord | None = None) -> None:
        self.profile, self.as_of, self.assessment, self.record = profile, as_of, assessment, record
        self.values: Mapping[Key, Any] = profile.values
        # What a node came to for these facts, by its hash: costly nodes occur in criteria and in awards; and the
        # histories of amounts.
        self.seen: dict[Any, Any] = {}
        # What a definition came to for these very facts and bounds, by the identity of its node.
        self.defined: dict[int, Any] = {}
        self.series: dict[str, dict[int, Any]] = {}
        # What the values written down would contradict: it narrows the bounds of entitlements, never a verdict.
        self.contradictions: tuple[Contradiction, ...] = ()
        # Bounds of facts that are not known, narrower than their declared domain.
        self.narrowed: Mapping[Key, Bounds] = {}
        # The same facts for entitlements, once they are asked for.
        self.bounded: Facts | None = None
        # Of numbers that are not known, the cell of their domain that is looked at.
        self.cells: Mapping[Missing, Bounds] = {}

    def value(self, ref: Ref) -> Value | None:
        """Return the value of a fact; None if it is not known."""
        if ref.part:
            return self.record.parts.get(ref.fact) if self.record is not None else None
        return self.values.get(ref.key(self.assessment))

    def missing(self, ref: Ref) -> Missing:
        """Return the name of a fact that is not known."""
        if ref.part and self.record is not None:
            return Missing(self.record.records, record=self.record.number, part=ref.fact)
        fact, year = ref.key(self.assessment)
        return Missing(fact, year or 0)

    def years(self, fact: str) -> dict[int, Any]:
        """Return the known values of a yearly fact, by year."""
        found = self.series.get(fact)
        if found is None:
            found = {year: value for (name, year), value in self.values.items() if name == fact and year is not None}
            self.series[fact] = found
        return found

    def of_record(self, records: str, index: int, parts: Mapping[str, Value]) -> "Facts":
        """Return the same facts, judging one record of a list."""
        return self._changed(record=JudgedRecord(records, index, parts))

    def with_value(self, ref: Ref, value: Value) -> "Facts":
        """Return the same facts, one of them known."""
        if ref.part and self.record is not None:
            return self._changed(record=self.record._replace(parts={**self.record.parts, ref.fact: value}))
        return self._changed(values={**self.values, ref.key(self.assessment): value})

    def with_bounds(self, bounds: Mapping[Key, Bounds]) -> "Facts":
        """Return the same facts with narrower bounds of some that are not known."""
        return self._changed(narrowed={**self.narrowed, **bounds})

    def in_cell(self, missing: Missing, cell: Bounds) -> "Facts":
        """Return the same facts where a number that is not known lies in one cell of its domain."""
        return self._changed(cells={**self.cells, missing: cell})

    def bounded_by(self, contradictions: tuple[Contradiction, ...]) -> "Facts":
        """Return the same facts for entitlements: what is not known lies where it contradicts nothing."""
        if self.bounded is None or self.bounded.contradictions is not contradictions:
            self.bounded = self._changed(contradictions=contradictions)
        return self.bounded

    def _changed(self, **changes: Any) -> "Facts":
        copy = Facts(self.profile, self.as_of, self.assessment, changes.get("record", self.record))
        copy.values = changes.get("values", self.values)
        copy.narrowed = changes.get("narrowed", self.narrowed)
        copy.cells = changes.get("cells", self.cells)
        copy.contradictions = changes.get("contradictions", self.contradictions)
        if changes.keys() == {"contradictions"}:
            # They narrow sums only, so what conditions came to still holds.
            copy.seen, copy.series = self.seen, self.series
        return copy
