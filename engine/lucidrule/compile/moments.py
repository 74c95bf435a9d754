"""The moments at which a programme has other values, and the programme as it is at each."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, cast

from lucidrule.compile.resolved import Resolution, dated_in
from lucidrule.kernel.dated import Dated, Moment

# Few moments are ever in use; a caller who walks through many must not fill the memory.
_MOST_MOMENTS = 16


class Moments:
    """What a compiled programme is at each moment."""

    policies: tuple[Any, ...]
    interactions: tuple[Any, ...]
    assertions: tuple[Any, ...]
    moment: Moment | None

    if TYPE_CHECKING:

        def assessment_at(self, as_of: date) -> int:
            """Return the calendar year whose figures count at a reference date."""

    @cached_property
    def _changing(self) -> tuple[Dated, ...]:
        """What changes with time; nothing of it where that is told already."""
        return () if self.moment is not None else tuple(dated_in((self.policies, self.interactions, self.assertions)))

    @cached_property
    def value_days(self) -> tuple[date, ...]:
        """The days of reference on which values change."""
        return tuple({day for each in self._changing if not each.by_year for day, _ in each.values})

    @cached_property
    def _at_moments(self) -> dict[Moment, Self]:
        return {}

    def moment_at(self, as_of: date) -> Moment:
        """Return when values count at a reference date: one and the same for all dates between which none changes."""
        if self.moment is not None:
            return self.moment
        return Moment(max((day for day in self.value_days if day <= as_of), default=None), self.assessment_at(as_of))

    def at(self, as_of: date) -> Self:
        """Return the programme with the values that count at a reference date."""
        return self.at_moment(self.moment_at(as_of))

    def at_moment(self, moment: Moment) -> Self:
        """Return the programme with the values that count at a moment."""
        if not self._changing:
            return self
        known = self._at_moments
        if moment not in known:
            if len(known) >= _MOST_MOMENTS:
                known.clear()
            resolution = Resolution(moment)
            changed = {name: resolution.of(getattr(self, name)) for name in ("policies", "interactions", "assertions")}
            made = replace(cast(Any, self), **changed, moment=moment)
            known[moment] = made
        return known[moment]
