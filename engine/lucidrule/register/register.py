"""All companies of a store as they stand; events move them, and what follows is written with them."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lucidrule.api import Programme
from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault
from lucidrule.core.position import Location
from lucidrule.decide.result import Confirmation
from lucidrule.engines.session import Change, Session
from lucidrule.register.change_body import change_body, kept_faults, made_by
from lucidrule.register.companies import Aside, Company, learn
from lucidrule.register.events import Event, read_event
from lucidrule.register.store import Store

_MOST_SESSIONS = 12_000
_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change of outcome of a company, and the event it follows from; no event: time passed, or other rules hold."""

    company: str
    event: str | None
    change: Change
    by_rules: bool = False


class Register:
    """The companies of a store under one programme.

    Attributes:
        date: The reference date; events never move it back.
        companies: By name, as the log tells of them.
        taken: Events that were new, since it was opened.
    """

    def __init__(self, store: Store, programme: Programme) -> None:
        self.store, self.programme = store, programme
        self.date = date.min
        self.rules: str | None = None
        self.taken = 0
        self.companies: dict[str, Company] = {}
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._beginning: Session | None = None
        self._refused: set[str] = set()
        self._begun: set[str] = set()
        self._written: list[tuple[str, str, dict[str, Any]]] = []
        self._read = 0
        self._catch_up()

    @property
    def unconfirmed(self) -> Confirmation | None:
        """Why durable_rules confirmed nothing of the companies at hand; None where it did, or where there are none."""
        return next((session.confirmation for session in self._sessions.values()), None)

    def _catch_up(self) -> None:
        """Take over what stands in the store and is not known yet: at first all of it."""
        for entry in self.store.entries(after=self._read):
            self._read = entry.seq
            self._take(entry.kind, entry.company or "", self.store.body(entry))
            if entry.kind == "event":
                self._sessions.pop(entry.company or "", None)
            elif entry.kind == "date":
                self._sessions.clear()
        self.store.catch_up()

    def _write(self, kind: str, event: str | None, company: str | None, body: dict[str, Any]) -> None:
        self.store.append(kind, event, company, _json(body))
        self._written.append((kind, company or "", body))

    def _take(self, kind: str, name: str, body: dict[str, Any]) -> None:
        """Know an entry that is kept; the sessions have it already, or are let go."""
        if kind == "refused":
            self._refused.add(body["text"])
        elif kind in ("rules", "date"):
            if kind == "rules":
                self.rules = body["digest"]
            else:
                self.date = max(self.date, date.fromisoformat(body["date"]))
            for company in self.companies.values():
                company.take(kind, body)
        else:
            self.companies.setdefault(name, Company()).take(kind, body)
            if kind == "event":
                self.date = max(self.date, date.fromisoformat(body["judged_at"]))

    def session(self, name: str, as_of: date | None = None) -> Session:
        """Return the session of a company, rebuilt from its events if it is not at hand.

        Args:
            as_of: Where a company begins that has no events yet.
        """
        found = self._sessions.get(name)
        if found is None:
            company = self.companies.get(name)
            found = self._blank(as_of or self.date) if company is None else company.session(self.programme)
            self._sessions[name] = found
        self._sessions.move_to_end(name)
        return found

    def _blank(self, as_of: date) -> Session:
        """Return the session of a company of which nothing is known; all of them begin alike."""
        if self._beginning is None or self._beginning.as_of != as_of:
            self._beginning = self.programme.session({}, as_of=as_of)
        return self._beginning.copy()

    def renew(self) -> list[ToldChange | LucidruleError]:
        """Judge all companies again if the store was written under other rules; return the differences."""
        digest = self.programme.compiled.digest
        if self.rules == digest:
            return []
        told: list[ToldChange | LucidruleError] = []
        with self._batch(renewing=True):
            if self.rules == digest:
                # Another process was first.
                return []
            first = self.rules is None
            compiled = self.programme.compiled
            named = {"programme": compiled.id, "version": compiled.version}
            self._write("rules", None, None, {"digest": digest, **named, "texts": dict(compiled.texts)})
            self._sessions.clear()
            for name, company in {} if first else self.companies.items():
                session, aside = company.under(self.programme)
                self._sessions[name] = session
                self._let_go()
                told += [self._set_aside(name, each) for each in aside]
                told += self._record(name, None, session, company.renewed(session), by_rules=True)
        return told

    def _set_aside(self, name: str, aside: Aside) -> LucidruleError:
        fact, year = aside.key
        self._write("aside", None, name, {"fact": fact, "year": year, "faults": kept_faults(aside.faults)})
        place = Location(f"<{name}>", 1, 1)
        return ProfileAtFault(tuple(replace(fault, at=place) for fault in aside.faults))

    def take(self, lines: Iterable[tuple[str, int, str]]) -> Iterator[ToldChange | LucidruleError]:
        """Write the events of some lines, with what follows from them; yield it once all of it is kept.

        Args:
            lines: File, number from 1, text.
        """
        told: list[ToldChange | LucidruleError] = []
        with self._batch():
            for file, number, line in lines:
                try:
                    told += self._event(read_event(line, file, number))
                except ProfileAtFault as error:
                    # Only what is wrong with an event: where the store cannot be written, nothing of the batch is kept.
                    at = Location(file, number, 1, line[:200].rstrip("\n"))
                    placed = ProfileAtFault(tuple(replace(fault, at=at) for fault in error.faults))
                    told.append(placed)
                    self._refuse(file, number, line, placed)
        yield from told

    @contextmanager
    def _batch(self, *, renewing: bool = False) -> Iterator[None]:
        """Write together, after what other processes have written; where that fails nothing of it is known either."""
        before = self.date
        try:
            with self.store.writing():
                self._catch_up()
                if self.rules not in (None, self.programme.compiled.digest) and not renewing:
                    raise self.store.fault("store-other-rules")
                yield
            for kind, company, body in self._written:
                self.taken += kind == "event"
                self._take(kind, company, body)
            self._read = self.store.last
        except BaseException:
            self._sessions.clear()
            self.date = before
            self._refused -= {body["text"] for kind, _, body in self._written if kind == "refused"}
            raise
        finally:
            self._written.clear()
            self._begun.clear()
            self._let_go()

    def _let_go(self) -> None:
        """Let go the sessions used longest ago; not among events: a session holds what its batch has not written."""
        while len(self._sessions) > _MOST_SESSIONS:
            self._sessions.popitem(last=False)

    def _event(self, event: Event) -> list[ToldChange]:
        kept = self.store.event(event.id)
        if kept is not None:
            data = json.loads(kept)
            del data["judged_at"], data["first"]
            if _json(data) != _json(event.data):
                raise ProfileAtFault((Fault("event-other-content", None, {"name": event.id}),))
            return []
        as_of = max(self.date, event.date)
        session = self.session(event.company, as_of)
        was = session.as_of
        # Where a company starts from is kept with its first event: no change leads there.
        new = event.company not in self.companies and event.company not in self._begun
        first = {name: outcome.value for name, outcome in session.outcomes.items()} if new else None
        moved = session.at(as_of)
        try:
            learnt = learn(session, event.data)
        except LucidruleError:
            # What was refused moves nothing, not even the date.
            session.at(was)
            raise
        self.date = as_of
        body = {**event.data, "judged_at": as_of.isoformat(), "first": first}
        self._write("event", event.id, event.company, body)
        self._begun.add(event.company)
        return self._record(event.company, event.id, session, [*moved, *learnt])

    def _record(
        self, name: str, event: str | None, session: Session, changes: Iterable[Change], *, by_rules: bool = False
    ) -> list[ToldChange]:
        told = []
        for change in changes:
            body = change_body(change, self.programme, by_rules=by_rules)
            self._write("change", event, name, {**body, **made_by(session)})
            told.append(ToldChange(name, event, change, by_rules))
        return told

    def _refuse(self, file: str, number: int, line: str, error: LucidruleError) -> None:
        text = line[:2_000].encode("utf-8", "replace").decode()
        if text not in self._refused:
            self._refused.add(text)
            body = {"file": file, "line": number, "text": text, "faults": kept_faults(error.faults)}
            self._write("refused", None, None, body)

    def move(self, as_of: date) -> list[ToldChange]:
        """Move all companies to a reference date; return what the passing of time changes.

        Raises:
            LucidruleError: The register stands at a later date.
        """
        told: list[ToldChange] = []
        with self._batch():
            # Companies stand at their last event, which may lie before the date of the register.
            if as_of < self.date:
                at = {"date": as_of.isoformat(), "stands": self.date.isoformat()}
                raise LucidruleError((Fault("register-ahead", None, at),))
            if all(company.date == as_of for company in self.companies.values()):
                return []
            self._write("date", None, None, {"date": as_of.isoformat()})
            for name in self.companies:
                session = self.session(name)
                told += self._record(name, None, session, session.at(as_of))
                self._let_go()
        return told
