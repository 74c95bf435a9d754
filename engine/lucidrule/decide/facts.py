"""The facts of one company at one date, as conditions ask for them; and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lucidrule.compile.profile import Profile, Record
from lucidrule.compile.tree import Ref, Value


@dataclass(frozen=True, slots=True, order=True)
class Missing:
    """A fact that is not known.

    Attributes:
        through: Every year up to this one, where the founding date is unknown.
        record: The record of a list, counted from 1; `part` is its part.
    """

    fact: str
    year: int = 0
    through: int = 0
    record: int = 0
    part: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the parts that say something."""
        named = {"year": self.year, "through": self.through, "record": self.record, "part": self.part}
        return {"fact": self.fact, **{key: value for key, value in named.items() if value}}


@dataclass(frozen=True, slots=True)
class Facts:
    """A profile at a reference date; `record` is the record judged, where one is."""

    profile: Profile
    as_of: date
    assessment: int
    records: str = ""
    record: Record | None = None
    index: int = 0

    def value(self, ref: Ref) -> Value | None:
        """Return the value of a fact; None if it is not known."""
        if ref.part:
            return self.record.get(ref.fact) if self.record is not None else None
        return self.profile.values.get((ref.fact, ref.year.of(self.assessment) if ref.year else None))

    def missing(self, ref: Ref) -> Missing:
        """Return the name of a fact that is not known."""
        if ref.part:
            return Missing(self.records, record=self.index, part=ref.fact)
        return Missing(ref.fact, ref.year.of(self.assessment) if ref.year else 0)

    def of_record(self, records: str, index: int, record: Mapping[str, Value]) -> "Facts":
        """Return the same facts, judging one record of a list."""
        return Facts(self.profile, self.as_of, self.assessment, records, record, index)
