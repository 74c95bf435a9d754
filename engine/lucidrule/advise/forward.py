"""What would have to change for a policy, looking forward: for the application at hand, else for the next ones."""

from collections.abc import Iterator
from datetime import MAXYEAR, date
from typing import Protocol

from lucidrule.advise.change import changes_for
from lucidrule.advise.options import Application, Changes
from lucidrule.compile.compiled import CompiledPolicy
from lucidrule.compile.profile import Profile
from lucidrule.core.verdict import Outcome
from lucidrule.decide.determine import determine
from lucidrule.decide.prepared import PreparedProgramme
from lucidrule.decide.result import Determination
from lucidrule.decide.windows import spans_between
from lucidrule.exact.diagram import Steps

# Of later applications those of the next two years.
_YEARS_AHEAD = 2
_MET = frozenset({Outcome.ELIGIBLE, Outcome.REFER})


class Ahead(Protocol):
    """What prepares the programme of a determination for other days."""

    def prepared_at(self, day: date, profile: Profile) -> PreparedProgramme:
        """Return the programme of a reference date, with the answers that count for a company then."""


class Forward:
    """What would have to change for the policies of one company, from the reference date of a determination on."""

    def __init__(self, determination: Determination, programme: Ahead) -> None:
        """Begin; the search has the steps of one command for all policies."""
        self.determination, self.programme, self.steps = determination, programme, Steps()
        self.known: dict[date, Determination] = {}

    def changes(self, policy: str) -> Changes:
        """Return what would have to change for a policy to be met in the first application for which that can be.

        For the application at hand where it is not met, by facts that can be brought about at once; else for the next
        ones. Nothing for one that is open, or not in force; nor for one that is met and stays so.
        """
        outcome = next(each for each in self.determination.outcomes if each.id == policy)
        if outcome.outcome in (Outcome.UNDETERMINED, Outcome.NOT_IN_FORCE):
            return Changes(policy, (), ())
        met, found = outcome.outcome in _MET, Changes(policy, (), ())
        for application in self._applications(outcome.policy):
            if met and not application.is_next:
                continue
            before = self._at(application.day)
            if met and next(each for each in before.outcomes if each.id == policy).outcome in _MET:
                return Changes(policy, (), ())
            found = changes_for(before, application, policy, self.determination.as_of, steps=self.steps)
            if found.options or met:
                break
        return found

    def a_year_on(self) -> Determination | None:
        """Return what the company comes to on the first day of the next assessment year if nothing changes.

        None: there is no such year.
        """
        year = self.determination.as_of.year + 1
        return self._at(date(year, 1, 1)) if year <= MAXYEAR else None

    def _applications(self, policy: CompiledPolicy) -> Iterator[Application]:
        """Yield the application at hand, then those of the next assessment years."""
        present = self.determination.as_of
        assessment = self.determination.assessment + self.determination.programme.years_later(policy.id)
        yield Application(present, assessment, is_next=False)
        for ahead in range(1, _YEARS_AHEAD + 1):
            year = present.year + ahead
            if year <= MAXYEAR:
                windows = spans_between(policy, date(year, 1, 1), date(year, 12, 31))
                first = max(date(year, 1, 1), windows[0].first) if windows else date(year, 1, 1)
                yield Application(first, assessment + ahead, is_next=True)

    def _at(self, day: date) -> Determination:
        """Return what the company comes to on a day if nothing changes."""
        if day == self.determination.as_of and self.determination.whole:
            return self.determination
        if day not in self.known:
            profile = self.determination.profile
            self.known[day] = determine(self.programme.prepared_at(day, profile), profile, day, steps=self.steps)
        return self.known[day]
