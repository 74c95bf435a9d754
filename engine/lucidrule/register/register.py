"""All companies of a store as they stand; events move them, and what follows is written with them."""

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from lucidrule.api import Programme
from lucidrule.core.fault import Fault, LucidruleError, ProfileAtFault, render
from lucidrule.core.position import Location
from lucidrule.core.verdict import Outcome
from lucidrule.engines.session import Change, Session
from lucidrule.register.events import Event, read_event
from lucidrule.register.store import Store

_MOST_SESSIONS = 12_000
_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Told:
    """A change of outcome of a company, and the event it follows from; no event: time passed, or other rules hold."""

    company: str
    event: str | None
    change: Change
    by_rules: bool = False


class Register:
    """The companies of a store under one programme.

    Attributes:
        date: The reference date; events never move it back.
    """

    def __init__(self, store: Store, programme: Programme) -> None:
        self.store, self.programme = store, programme
        self.date = date.min
        self.rules: str | None = None
        self._facts: dict[str, dict[tuple[str, int | None], Any]] = {}
        self._dates: dict[str, date] = {}
        self._outcomes: dict[str, dict[str, Outcome]] = {}
        self._sessions: OrderedDict[str, Session] = OrderedDict()
        self._beginning: Session | None = None
        self._refused: set[str] = set()
        self._begun: set[str] = set()
        self._written: list[tuple[str, str, dict[str, Any]]] = []
        self._read = 0
        self._catch_up()

    def _catch_up(self) -> None:
        """Take over what stands in the store and is not known yet: at first all of it."""
        for entry in self.store.entries(after=self._read):
            self._read = entry.seq
            self._take(entry.kind, entry.company or "", json.loads(entry.body))
            if entry.kind == "event":
                self._sessions.pop(entry.company or "", None)
            elif entry.kind == "date":
                self._sessions.clear()
        self.store.catch_up()

    def _write(self, kind: str, event: str | None, company: str | None, body: dict[str, Any]) -> None:
        self.store.append(kind, event, company, _json(body))
        self._written.append((kind, company or "", body))

    def _take(self, kind: str, company: str, body: dict[str, Any]) -> None:
        """Know an entry that is kept; the sessions have it already, or are let go."""
        if kind == "rules":
            self.rules = body["digest"]
        elif kind == "refused":
            self._refused.add(body["text"])
        elif kind == "event":
            facts = self._facts.setdefault(company, {})
            facts[body["fact"], body.get("year")] = body.get("value")
            if "withdrawn" in body and body.get("year") is None:
                for key in [key for key in facts if key[0] == body["fact"]]:
                    facts[key] = None
            self.date = max(self.date, date.fromisoformat(body["judged_at"]))
            if body["first"] is not None:
                self._outcomes[company] = {name: Outcome(value) for name, value in body["first"].items()}
            self._dates[company] = date.fromisoformat(body["judged_at"])
        elif kind == "date":
            self.date = max(self.date, date.fromisoformat(body["date"]))
            self._dates = dict.fromkeys(self._dates, self.date)
        else:
            self._outcomes.setdefault(company, {})[body["policy"]] = Outcome(body["after"])

    def session(self, company: str, as_of: date | None = None) -> Session:
        """Return the session of a company, rebuilt from its events if it is not at hand.

        Args:
            as_of: Where a company begins that has no events yet.
        """
        found = self._sessions.get(company)
        if found is None and company not in self._facts:
            found = self._sessions[company] = self._blank(as_of or self.date)
        if found is None:
            facts: dict[str, Any] = {}
            for (fact, year), value in self._facts.get(company, {}).items():
                if value is not None and year is None:
                    facts[fact] = value
                elif value is not None:
                    facts.setdefault(fact, {})[year] = value
            found = self.programme.session(facts, as_of=self._dates.get(company, as_of or self.date))
            self._sessions[company] = found
        self._sessions.move_to_end(company)
        return found

    def _blank(self, as_of: date) -> Session:
        """Return the session of a company of which nothing is known; all of them begin alike."""
        if self._beginning is None or self._beginning.as_of != as_of:
            self._beginning = self.programme.session({}, as_of=as_of)
        return self._beginning.copy()

    def renew(self) -> list[Told]:
        """Judge all companies again if the store was written under other rules; return the differences."""
        digest = self.programme.compiled.digest
        if self.rules == digest:
            return []
        told: list[Told] = []
        with self._batch():
            stated = self.programme.compiled.stated
            body = {"digest": digest, "programme": stated.id, "version": stated.version}
            self._write("rules", None, None, body)
            for company in self._facts if self.rules is not None else ():
                before = self._outcomes.get(company, {})
                session = self.session(company)
                self._let_go()
                for policy, after in session.outcomes.items():
                    was = before.get(policy, Outcome.UNDETERMINED)
                    if was is not after:
                        change = session.change_from(policy, was)
                        told.append(self._record(company, None, change, by_rules=True))
        return told

    def take(self, lines: Iterable[tuple[str, int, str]]) -> Iterator[Told | LucidruleError]:
        """Write the events of some lines, with what follows from them; yield it once all of it is kept.

        Args:
            lines: File, number from 1, text.
        """
        told: list[Told | LucidruleError] = []
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
    def _batch(self) -> Iterator[None]:
        """Write together, after what other processes have written; where that fails nothing of it is known either."""
        before = self.date
        try:
            with self.store.writing():
                self._catch_up()
                yield
            for kind, company, body in self._written:
                self._take(kind, company, body)
            self._read = self.store.last
        except BaseException:
            self._sessions.clear()
            self.date = before
            raise
        finally:
            self._written.clear()
            self._begun.clear()
            self._let_go()

    def _let_go(self) -> None:
        """Let go the sessions used longest ago; not among events: a session holds what its batch has not written."""
        while len(self._sessions) > _MOST_SESSIONS:
            self._sessions.popitem(last=False)

    def _event(self, event: Event) -> list[Told]:
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
        new = event.company not in self._facts and event.company not in self._begun
        first = {name: outcome.value for name, outcome in session.outcomes.items()} if new else None
        moved = session.at(as_of)
        try:
            if event.value is None:
                learnt = session.forget(event.fact, year=event.year)
            else:
                learnt = session.know(event.fact, event.value, year=event.year)
        except LucidruleError:
            # What was refused moves nothing, not even the date.
            session.at(was)
            raise
        self.date = as_of
        body = {**event.data, "judged_at": as_of.isoformat(), "first": first}
        self._write("event", event.id, event.company, body)
        self._begun.add(event.company)
        return [self._record(event.company, event.id, change) for change in (*moved, *learnt)]

    def _record(self, company: str, event: str | None, change: Change, *, by_rules: bool = False) -> Told:
        body = change_body(change, self.programme.compiled.digest, by_rules=by_rules)
        self._write("change", event, company, body)
        return Told(company, event, change, by_rules)

    def _refuse(self, file: str, number: int, line: str, error: LucidruleError) -> None:
        text = line[:2_000].encode("utf-8", "replace").decode()
        if text not in self._refused:
            self._refused.add(text)
            body = {"file": file, "line": number, "text": text, "reason": render(error.faults, "en")}
            self._write("refused", None, None, body)

    def move(self, as_of: date) -> list[Told]:
        """Move all companies to a reference date; what the passing of time changes. An earlier date moves nothing."""
        told: list[Told] = []
        with self._batch():
            # Companies stand at their last event, which may lie before the date of the register.
            if as_of < self.date or all(day == as_of for day in self._dates.values()):
                return []
            self._write("date", None, None, {"date": as_of.isoformat()})
            for company in self._facts:
                session = self.session(company)
                told += [self._record(company, None, change) for change in session.at(as_of)]
                self._let_go()
        return told


def change_body(change: Change, rules: str, *, by_rules: bool) -> dict[str, Any]:
    """Return what a register keeps of a change; `rules` is their digest."""
    return {
        "policy": change.policy,
        "before": change.before.value,
        "after": change.after.value,
        "criteria": list(change.criteria),
        "fact": None if change.fact is None else change.fact.to_dict(),
        "as_of": change.as_of.isoformat(),
        "by_rules": by_rules,
        "rules": rules,
    }
