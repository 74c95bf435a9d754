"""Events into the log, one by one within a batch: facts told, corrected and withdrawn, and events taken back."""

from collections.abc import Callable
from datetime import date, timedelta

from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault
from lucidrule.engines.session import Session
from lucidrule.present.quantities import day
from lucidrule.register.companies import learn
from lucidrule.register.events import Event
from lucidrule.register.log import Log
from lucidrule.register.recording import Recording, Told
from lucidrule.register.retraction import fact_of, retracted, told_still, without
from lucidrule.register.sessions import Sessions
from lucidrule.texts.catalogue import LANGS

# Whoever tells today what will hold then; more is a slip of the pen, and would move the register for good.
_AHEAD = timedelta(days=31)


class Taking:
    """Takes events."""

    def __init__(self, log: Log, sessions: Sessions, recording: Recording, today: Callable[[], date]) -> None:
        """Take events into a log.

        Args:
            today: The day at which they arrive.
        """
        self._log, self._sessions, self._recording, self._today = log, sessions, recording, today
        self._begun: set[str] = set()

    def end(self) -> None:
        """End a batch."""
        self._begun.clear()

    def _session(self, name: str, as_of: date | None = None) -> Session:
        return self._sessions.of(name, self._log.companies.get(name), as_of or self._log.date)

    def event(self, event: Event) -> list[Told]:
        """Write an event, with what follows from it; one that is kept already says nothing new.

        Raises:
            ProfileAtFault: It cannot be taken; nothing of it is written.
        """
        if self._log.tells(event):
            return []
        _check_day(event, self._today())
        if event.retract is not None:
            return self._retract(event, event.retract)
        as_of = max(self._log.date, event.date)
        session = self._session(event.company, as_of)
        was = session.as_of
        # Where a company starts from is kept with its first event: no change leads there.
        new = event.company not in self._log.companies and event.company not in self._begun
        first = {name: outcome.value for name, outcome in session.outcomes.items()} if new else None
        moved = session.at(as_of)
        try:
            learnt = learn(session, event.data)
        except LucidruleError:
            # What was refused moves nothing, not even the date.
            session.at(was)
            raise
        self._log.date = as_of
        told = self._recording.event(event, as_of, first)
        self._begun.add(event.company)
        return [*told, *self._recording.changes(event.company, event.id, session, [*moved, *learnt])]

    def _retract(self, event: Event, name: str) -> list[Told]:
        """Write that an event is taken back: its company, and the register, stand where they would without it."""
        gone = retracted(self._log.store, name, event.company, before=self._log.store.last + 1)
        register = without(self._log.store, gone)
        as_of = max(register.register, event.date)
        former = self._sessions.programme.compiled.former
        still = told_still(self._log.store, event.company, former, through=self._log.store.last, gone=name)
        still.date = as_of
        session = self._session(event.company)
        other, aside = still.under(self._sessions.programme)
        self._log.date = as_of
        told = self._recording.event(event, as_of, None)
        told += [self._recording.aside(event.company, each) for each in aside]
        told += self._recording.changes(event.company, event.id, session, session.become(other, fact_of(gone, former)))
        for company, stands in register.companies.items():
            if company != event.company and stands < self._log.companies[company].date:
                told += self._move_back(company, stands, event.id)
        return told

    def _move_back(self, name: str, stands: date, event: str) -> list[Told]:
        """Write that a company stands where it would if no event had moved the register that was taken back."""
        session = self._session(name)
        self._log.write("date", None, name, {"date": stands.isoformat()})
        moved = self._recording.changes(name, event, session, session.at(stands))
        self._sessions.let_go()
        return [*moved]


def _check_day(event: Event, today: date) -> None:
    """Refuse an event of a day that is further ahead than anybody knows."""
    if event.date > today + _AHEAD:
        raise ProfileAtFault((_ahead("event-ahead", event.date, today),))


def check_move(as_of: date, stands: date, today: date) -> None:
    """Refuse to move a register further ahead than events do: nothing would bring it back.

    Args:
        stands: Where it stands already, which may be further ahead.

    Raises:
        LucidruleError: The day is too far ahead.
    """
    if as_of > max(stands, today + _AHEAD):
        raise LucidruleError((_ahead("register-moved-ahead", as_of, today),))


def _ahead(code: str, date_: date, today: date) -> Fault:
    days = {"date": date_, "today": today}
    named = {name: {lang: day(each, lang) for lang in LANGS} for name, each in days.items()}
    return Fault(code, None, {**named, "most": str(_AHEAD.days)})
