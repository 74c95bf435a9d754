"""How one applies for a policy: what it says itself, and else its programme."""

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from lucidrule.model.applying import Apply, EachYear, Window
from lucidrule.model.base import Text

# The leap year of days of a year: each of them is there.
_LEAP = 2000
_DAY = re.compile(r"(\d{1,2})(?:-|月)(\d{1,2})日?", re.ASCII)


class DayOfYear(NamedTuple):
    """A day of no year."""

    month: int
    day: int


def day_of_year(raw: object) -> DayOfYear | None:
    """Return the day that `03-01` or `3月1日` names; None: it is no day of any year."""
    found = _DAY.fullmatch(raw) if isinstance(raw, str) else None
    if found is None:
        return None
    month, day = map(int, found.groups())
    try:
        date(_LEAP, month, day)
    except ValueError:
        return None
    return DayOfYear(month, day)


def days_of(window: EachYear) -> tuple[DayOfYear, DayOfYear]:
    """Return the first and the last day of a window of each year, which was checked where it was compiled."""
    stated = window.each_year
    return cast(DayOfYear, day_of_year(stated.from_)), cast(DayOfYear, day_of_year(stated.to))


@dataclass(frozen=True, slots=True)
class Applying:
    """How one applies for a policy.

    Attributes:
        stated: What is said of it, that of the policy itself before that of its programme.
    """

    stated: tuple[Apply, ...] = ()

    def by(self, key: str) -> Apply | None:
        """Return what says something under a key; the policy's own word counts, also where it lists nothing."""
        return next((each for each in self.stated if key in each.model_fields_set), None)

    @property
    def office(self) -> Text | None:
        """Who is asked; None: nobody is named."""
        found = self.by("office")
        return None if found is None else found.office

    @property
    def windows(self) -> list[Window]:
        """When one may apply; none: at any time, or it is not published."""
        found = self.by("windows")
        return [] if found is None else found.windows or []
