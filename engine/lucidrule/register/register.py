"""All companies of a store as they stand; events move them, and what follows is written with them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from lucidrule.api import Programme
from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault
from lucidrule.core.folding import narrowed
from lucidrule.core.position import Location
from lucidrule.decide.result import Confirmation
from lucidrule.engines.session import Session
from lucidrule.present.quantities import day
from lucidrule.register.companies import learn
from lucidrule.register.events import Event, read_event
from lucidrule.register.log import Log
from lucidrule.register.recording import Recording, ToldChange, placed
from lucidrule.register.sessions import Sessions
from lucidrule.register.store import Store
from lucidrule.register.told import Range
from lucidrule.texts.catalogue import LANGS


class Register:
    """The companies of a store under one programme.

    Attributes:
        log: What the store tells.
        written: The entries of the last batch; None: it had none.
    """

    def __init__(self, store: Store, programme: Programme) -> None:
        self.store, self.programme = store, programme
        self.log = Log(store)
        self.written: Range | None = None
        self._recording = Recording(self.log, programme)
        self._sessions = Sessions(programme)
        self._begun: set[str] = set()
        self._catch_up()

    @property
    def unconfirmed(self) -> Confirmation | None:
        """Why durable_rules confirmed nothing of the companies at hand; None where it did, or where there are none."""
        return next((session.confirmation for session in self._sessions.values()), None)

    def session(self, name: str, as_of: date | None = None) -> Session:
        """Return the session of a company, rebuilt from its events if it is not at hand.

        Args:
            as_of: Where a company begins that has no events yet.
        """
        return self._sessions.of(name, self.log.companies.get(name), as_of or self.log.date)

    def _catch_up(self) -> None:
        """Take over what other processes have written; sessions that do not know it are let go."""
        for entry in self.log.catch_up():
            if entry.kind == "event":
                self._sessions.pop(entry.company or "", None)
            elif entry.kind == "date":
                self._sessions.clear()

    def renew(self) -> list[ToldChange | LucidruleError]:
        """Judge all companies again if the store was written under other rules; return the differences."""
        digest = self.programme.compiled.digest
        if self.log.rules == digest:
            return []
        told: list[ToldChange | LucidruleError] = []
        with self._batch(renewing=True):
            if self.log.rules == digest:
                # Another process was first.
                return []
            first = self.log.rules is None
            self._recording.rules()
            self._sessions.clear()
            for name, company in {} if first else self.log.companies.items():
                session, aside = company.under(self.programme)
                self._sessions[name] = session
                self._sessions.let_go()
                told += [self._recording.aside(name, each) for each in aside]
                told += self._recording.changes(name, None, session, company.renewed(session), by_rules=True)
        return told

    def take(self, lines: Iterable[tuple[str, int, str]]) -> Iterator[ToldChange | LucidruleError]:
        """Write the events of some lines, with what follows from them; yield it once all of it is kept.

        Args:
            lines: File, number from 1, text.
        """
        told: list[ToldChange | LucidruleError] = []
        with self._batch():
            for file, number, line in lines:
                try:
                    told += self._event(_named_here(read_event(line, file, number), self.log, self.programme))
                except ProfileAtFault as error:
                    # Only what is wrong with an event: where the store cannot be written, nothing of the batch is kept.
                    at = Location(file, number, 1, line[:200].rstrip("\n"))
                    told.append(placed(error.faults, at))
                    self.log.refuse(file, number, line, error.faults)
        yield from told

    @contextmanager
    def _batch(self, *, renewing: bool = False) -> Iterator[None]:
        """Write together, after what other processes have written; where that fails nothing of it is known either."""
        self.written = None
        try:
            with self.log.batch():
                self._catch_up()
                before = self.store.last
                if self.log.rules not in (None, self.programme.compiled.digest) and not renewing:
                    raise self.store.fault("store-other-rules")
                yield
            # Now it is kept.
            self.written = Range(before + 1, self.store.last) if self.store.last > before else None
        except BaseException:
            self._sessions.clear()
            raise
        finally:
            self._begun.clear()
            self._sessions.let_go()

    def _event(self, event: Event) -> list[ToldChange]:
        if self.log.tells(event):
            return []
        as_of = max(self.log.date, event.date)
        session = self.session(event.company, as_of)
        was = session.as_of
        # Where a company starts from is kept with its first event: no change leads there.
        new = event.company not in self.log.companies and event.company not in self._begun
        first = {name: outcome.value for name, outcome in session.outcomes.items()} if new else None
        moved = session.at(as_of)
        try:
            learnt = learn(session, event.data)
        except LucidruleError:
            # What was refused moves nothing, not even the date.
            session.at(was)
            raise
        self.log.date = as_of
        body = {**event.data, "judged_at": as_of.isoformat(), "first": first}
        self.log.write("event", event.id, event.company, body)
        self._begun.add(event.company)
        return self._recording.changes(event.company, event.id, session, [*moved, *learnt])

    def mark_told(self) -> None:
        """Write down that all of the last batch has been told, once it has."""
        if self.written is not None:
            self.store.mark_told(self.written)

    def move(self, as_of: date) -> list[ToldChange]:
        """Move all companies to a reference date; return what the passing of time changes.

        Raises:
            LucidruleError: The register stands at a later date.
        """
        told: list[ToldChange] = []
        with self._batch():
            # Companies stand at their last event, which may lie before the date of the register.
            if as_of < self.log.date:
                days = {"date": as_of, "stands": self.log.date}
                at = {name: {lang: day(each, lang) for lang in LANGS} for name, each in days.items()}
                raise LucidruleError((Fault("register-ahead", None, at),))
            if all(company.date == as_of for company in self.log.companies.values()):
                return []
            self.log.write("date", None, None, {"date": as_of.isoformat()})
            for name in self.log.companies:
                session = self.session(name)
                told += self._recording.changes(name, None, session, session.at(as_of))
                self._sessions.let_go()
        return told


def _named_here(event: Event, log: Log, programme: Programme) -> Event:
    """Return an event under the id of its fact, and under the name that its company has in a log already."""
    fact = programme.compiled.known_facts.id_of(event.fact) or event.fact
    company = log.name_of(event.company) or narrowed(event.company)
    if (fact, company) == (event.fact, event.company):
        return event
    return replace(event, fact=fact, company=company, data={**event.data, "fact": fact, "company": company})
