"""What is not known about a company: a fact, a year of one, a part of a record."""

from collections.abc import Container, Iterable, Mapping
from itertools import groupby
from typing import Any, NamedTuple

# The years of which files may hold values.
YEARS = range(1900, 2201)
_MOST_APART = 100


class Missing(NamedTuple):
    """A fact that is not known.

    Attributes:
        through: Every year up to this one, where the founding date is unknown; with `first` every year from that one.
        record: The record of a list, counted from 1; `part` is its part.
    """

    fact: str
    year: int = 0
    through: int = 0
    record: int = 0
    part: str = ""
    first: int = 0

    def covers(self, other: "Missing") -> bool:
        """Return whether another year of the same fact is one of those from `first` through `through`."""
        return self.fact == other.fact and self.first <= other.year <= self.through

    @property
    def has_answer(self) -> bool:
        """Whether a file can hold it: of years before 1900 and after 2200 none can."""
        if self.year:
            return self.year in YEARS
        return not self.through or (self.first <= YEARS[-1] and self.through >= YEARS[0])

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> "Missing":
        """Return what a dictionary tells."""
        return cls(**{"first" if key == "from" else key: value for key, value in told.items()})

    def to_dict(self) -> dict[str, Any]:
        """Return the parts that say something."""
        years = {"year": self.year, "from": self.first, "through": self.through}
        named = {**years, "record": self.record, "part": self.part}
        return {"fact": self.fact, **{key: value for key, value in named.items() if value}}


def missing_years(fact: str, first: int, last: int, known: Container[int]) -> list[Missing]:
    """Return the years of a yearly fact from `first` to `last` that are not known.

    Each by itself. Only more than a hundred years on end of which no file can hold a value are one, and where the last
    of them is such a year all others with it: a reference date in the year 9999 would name eight thousand, and nobody
    can be asked for them.
    """
    years = [year for year in range(first, last + 1) if year not in known]
    if len(years) <= _MOST_APART:
        return [Missing(fact, year) for year in years]
    alone = YEARS if last <= YEARS[-1] else range(0)
    found = []
    for _, run in groupby(enumerate(years), key=lambda each: (each[1] - each[0], each[1] in alone)):
        listed = [year for _, year in run]
        if len(listed) > _MOST_APART and listed[0] not in alone:
            found.append(Missing(fact, first=listed[0], through=listed[-1]))
        else:
            found += [Missing(fact, year) for year in listed]
    return found


def apart(missing: Iterable[Missing]) -> frozenset[Missing]:
    """Return missing facts with each year that stands among others by itself."""
    return frozenset(
        each
        for one in missing
        for each in ((Missing(one.fact, year) for year in range(one.first, one.through + 1)) if one.first else (one,))
    )
