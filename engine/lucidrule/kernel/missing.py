"""What is not known about a company: a fact, a year of one, a part of a record."""

from typing import Any, NamedTuple


class Missing(NamedTuple):
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
