"""All companies of a store as they stand; events move them, and what follows is written with them."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from lucidrule.api import Programme
from lucidrule.compile.known_names import fact_and_year
from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault
from lucidrule.core.folding import narrowed
from lucidrule.core.names import nearest
from lucidrule.core.position import Location
from lucidrule.decide.result import Confirmation
from lucidrule.engines.session import Session
from lucidrule.present.quantities import day
from lucidrule.register.companies import names_in_full
from lucidrule.register.events import Event, read_event
from lucidrule.register.log import Log
from lucidrule.register.recording import Recording, Told, placed
from lucidrule.register.sessions import Sessions
from lucidrule.register.store import Store
from lucidrule.register.taking import Taking, check_move
from lucidrule.register.told import Range
from lucidrule.texts.catalogue import LANGS


class Register:
    """The companies of a store under one programme.

    Attributes:
        log: What the store tells.
        written: What was kept and has not been marked as told.
    """

    def __init__(self, store: Store, programme: Programme, today: Callable[[], date] | None = None) -> None:
        """Read a store.

        Args:
            today: The day at which events arrive; None: that of the clock, in the zone of the programme.
        """
        self.store, self.programme = store, programme
        self.log = Log(store, programme.compiled)
        self.written: list[Range] = []
        self._recording = Recording(self.log, programme)
        self._sessions = Sessions(programme)
        self._today = today or programme.compiled.today
        self._taking = Taking(self.log, self._sessions, self._recording, self._today)
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

    def renew(self, leave_out: Collection[str] = ()) -> list[Told]:
        """Judge all companies again if the store was written under other rules; return the differences.

        Args:
            leave_out: By id, the programmes that shall hold no more: their policies are not in force from here on.

        Raises:
            UnreadableInput: Only some programmes of the store are given and the others not left out, or another is.
        """
        if self.log.rules == (digest := self.programme.compiled.digest):
            return []
        told: list[Told] = []
        _check_programmes(self.log, self.programme, leave_out)
        with self._batch(renewing=True):
            if self.log.rules == digest:  # Another process was first.
                return []
            first = self.log.rules is None
            self._recording.rules()
            self._sessions.clear()
            names = names_in_full(self.programme.compiled)
            for name, company in {} if first else self.log.companies.items():
                company.call(names, self.log.programmes)
                session, aside = company.under(self.programme)
                self._sessions[name] = session
                self._sessions.let_go()
                told += [self._recording.aside(name, each) for each in aside]
                told += self._recording.changes(name, None, session, company.renewed(session), by_rules=True)
        return told

    def take(self, lines: Iterable[tuple[str, int, str]]) -> Iterator[Told]:
        """Write the events of some lines, with what follows from them; yield it once all of it is kept.

        Args:
            lines: File, number from 1, text.
        """
        for together in _together(lines):
            yield from self._take(together)

    def _take(self, lines: list[tuple[str, int, str]]) -> list[Told]:
        told: list[Told] = []
        with self._batch():
            for file, number, line in lines:
                try:
                    told += self._taking.event(_read_here((file, number, line), self.log, self.programme))
                except ProfileAtFault as error:
                    # Only what is wrong with an event: where the store cannot be written, nothing of the batch is kept.
                    at = Location(file, number, 1, line[:200].rstrip("\n"), row=number)
                    told.append(placed(error.faults, at, keep=True))
                    self.log.refuse(file, number, line, error.faults)
        return told

    @contextmanager
    def _batch(self, *, renewing: bool = False) -> Iterator[None]:
        """Write together, after what other processes have written; where that fails nothing of it is known either."""
        try:
            with self.log.batch():
                self._catch_up()
                before = self.store.last
                if not renewing and self.log.rules not in (None, self.programme.compiled.digest):
                    raise self.store.fault("store-other-rules")
                yield
            # Now it is kept.
            self.written += [Range(before + 1, self.store.last)] if self.store.last > before else []
        except BaseException:
            self._sessions.clear()
            raise
        finally:
            self._taking.end()
            self._sessions.let_go()

    def mark_told(self) -> None:
        """Write down that all that was kept has been told, once it has."""
        while self.written:
            self.store.mark_told(self.written[0])
            del self.written[0]

    def check_move(self, as_of: date) -> None:
        """Refuse a reference date that is too far ahead.

        Raises:
            LucidruleError: It is.
        """
        check_move(as_of, self.log.date, self._today())

    def move(self, as_of: date) -> list[Told]:
        """Move all companies to a reference date; return what the passing of time changes.

        Raises:
            LucidruleError: The register stands at a later date, or the date is too far ahead.
        """
        self.check_move(as_of)
        told: list[Told] = []
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


def _read_here(line: tuple[str, int, str], log: Log, programme: Programme) -> Event:
    """Return the event of a line, as the programme of a register reads and names it."""
    file, number, text = line
    return _named_here(read_event(text, file, number, programme.compiled.zone), log, programme)


def _check_programmes(log: Log, programme: Programme, leave_out: Collection[str]) -> None:
    """Refuse to judge by some of the programmes that a log stands under, unless the others are left out by name:
    policies that are not given are not out of force."""
    given = {each.id for each in programme.compiled.members}
    lacking = tuple(name for name in log.programmes if name not in given)
    for name in leave_out:
        if name not in lacking:
            raise log.store.fault("store-leave-out", nearest=nearest(name, lacking), name=name)
    lacking = tuple(name for name in lacking if name not in leave_out)
    if lacking and not given.isdisjoint(log.programmes):
        raise log.store.fault("store-lacks-programme", names=lacking)


def _together(lines: Iterable[tuple[str, int, str]]) -> Iterator[list[tuple[str, int, str]]]:
    """Yield lines that can be kept at once: what takes back another has to find all before it kept."""
    together: list[tuple[str, int, str]] = []
    for line in lines:
        if "retract" in line[2]:
            # It may move other companies.
            yield from filter(None, (together, [line]))
            together = []
        else:
            together.append(line)
    if together:
        yield together


def _named_here(event: Event, log: Log, programme: Programme) -> Event:
    """Return an event under the id of its fact, with the year that is said in its name, and under the name that its
    company has in a log already."""
    fact, year = fact_and_year(event.fact, programme.compiled.known_facts) or (event.fact, 0)
    if year and "year" in event.data:
        # It is said twice.
        fact, year = event.fact, 0
    company = log.name_of(event.company) or narrowed(event.company)
    if (fact, company) == (event.fact, event.company):
        return event
    named: dict[str, Any] = {"company": company} if event.retract is not None else {"fact": fact, "company": company}
    of_year = {"year": year} if year else {}
    return replace(event, fact=fact, year=year or event.year, company=company, data={**event.data, **named, **of_year})
