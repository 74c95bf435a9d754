"""The log of one company gone through again, under the rules of each entry: what follows from what was told."""

import heapq
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from lucidrule.api import Programme
from lucidrule.compile.former import Former
from lucidrule.compile.loaded import compile_texts
from lucidrule.core.fault import LucidruleError, ProfileAtFault
from lucidrule.engines.documents import with_document
from lucidrule.engines.session import Change, Session
from lucidrule.loading.rules import digest_of
from lucidrule.register.change_body import change_body
from lucidrule.register.companies import Company, learn, names_in_full
from lucidrule.register.retraction import fact_of, retracted, told_still
from lucidrule.register.sessions import Sessions
from lucidrule.register.store import Entry, Store


class Rules:
    """The programmes that a register stood under.

    Attributes:
        entries: Those that are about no single company: which rules hold, and when the register moved.
    """

    def __init__(self, store: Store, programme: Programme) -> None:
        self.entries = [entry for entry in store.entries(kinds=("rules", "date")) if entry.company is None]
        self._known: dict[str, Programme | None] = {programme.compiled.digest: programme}
        self._sessions = Sessions(programme)

    def blank(self, programme: Programme, as_of: date) -> Session:
        """Return the session of a company of which nothing is known, under the rules of its time."""
        if self._sessions.programme is not programme:
            self._sessions = Sessions(programme)
        return self._sessions.blank(as_of)

    def of(self, body: Mapping[str, Any]) -> Programme | None:
        """Return the programme of an entry; None where its texts cannot be read any more, or are not those sealed."""
        digest = body["digest"]
        if digest not in self._known:
            try:
                compiled = compile_texts(in_order(body))
            except LucidruleError:
                compiled = None
            self._known[digest] = Programme(compiled) if compiled is not None and compiled.digest == digest else None
        return self._known[digest]

    def altered(self, store: Store) -> Iterator[int]:
        """Yield the entries of rules whose texts are not those of their digest."""
        for entry in self.entries:
            body = store.body(entry) if entry.kind == "rules" else None
            if body is not None and _digest(body) not in (None, body["digest"]):
                yield entry.seq

    def steps(self, store: Store) -> Iterator["ReplayedEntry"]:
        """Yield all entries in order, with the rules of each; nothing is replayed."""
        programme: Programme | None = None
        for entry in store.entries():
            body = store.body(entry)
            if entry.kind == "rules":
                programme = self.of(body)
            yield ReplayedEntry(entry, body, programme)


def in_order(body: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the texts of an entry in the order in which they were read: of several programmes it is theirs."""
    texts: Mapping[str, str] = body["texts"]
    return {name: texts[name] for name in body.get("order", texts) if name in texts}


def _digest(body: Mapping[str, Any]) -> str | None:
    """Return the digest of the texts of an entry; None: they are of an earlier lucidrule and cannot be read now."""
    texts, order = body["texts"], body.get("order")
    if order is not None:
        return digest_of({name: texts[name] for name in order}) if sorted(order) == sorted(texts) else ""
    try:
        return compile_texts(texts).digest
    except LucidruleError:
        return None


class ReplayedEntry(NamedTuple):
    """An entry, and what a replay says to it.

    Attributes:
        entry: None at the end of the log.
        programme: The rules of the entry; None if they cannot be read: then nothing is replayed.
        change: Of an entry that is a change: the one that follows from what was told; None: none does.
        left: Changes that follow from what was told before, and are not recorded.
        began: Of the first event: where the outcomes stood before it.
        by_rules: Whether the change came with other rules.
        problem: Why what the entry tells is not taken.
        company: As it stands by the entry, until the next is gone through; None: no company is.
    """

    entry: Entry | None
    body: dict[str, Any]
    programme: Programme | None
    change: Change | None = None
    left: tuple[Change, ...] = ()
    began: dict[str, str] | None = None
    by_rules: bool = False
    problem: LucidruleError | None = None
    company: Company | None = None

    def to_json(self) -> str:
        """Return the entry as JSON, of a change with the determination that follows from the log."""
        assert self.entry is not None
        told = {name: value for name, value in self.body.items() if name not in ("texts", "order")}
        data = {"entry": self.entry.seq, "kind": self.entry.kind, "company": self.entry.company, **told}
        data["hash"] = self.entry.hash
        if self.change is None:
            return json.dumps(data, ensure_ascii=False)
        return with_document(data, self.change.document())

    def follows(self) -> dict[str, Any] | None:
        """Return what had to be recorded of the change; None: nothing."""
        if self.change is None or self.programme is None:
            return None
        return change_body(self.change, self.programme, by_rules=self.by_rules)


def replay(store: Store, rules: Rules, name: str) -> Iterator[ReplayedEntry]:
    """Yield the entries of a company, and those that are about all, with what follows from them."""
    going = _Replay(store, rules, name)
    for entry in heapq.merge(store.entries(company=name), rules.entries, key=lambda each: each.seq):
        yield going.step(entry, store.body(entry))
    yield ReplayedEntry(None, {}, going.programme, left=tuple(going.expected))


class _Replay:
    """A company on its way through the log.

    Attributes:
        expected: Changes that follow from what was told last, and have not been met yet.
    """

    def __init__(self, store: Store, rules: Rules, name: str) -> None:
        self._store, self._rules, self._name = store, rules, name
        self._company = Company()
        self._session: Session | None = None
        self.programme: Programme | None = None
        self.expected: list[Change] = []
        self._by_rules = False

    def step(self, entry: Entry, body: dict[str, Any]) -> ReplayedEntry:
        """Return an entry with what follows from it."""
        change: Change | None = None
        left: tuple[Change, ...] = ()
        problem: LucidruleError | None = None
        began: dict[str, str] | None = None
        if entry.kind in ("event", "date", "rules"):
            left, self.expected, self._by_rules = tuple(self.expected), [], entry.kind == "rules"
        try:
            if entry.kind == "rules":
                self._under(body)
            elif entry.kind == "event":
                began = self._event(entry, body)
            elif entry.kind == "date" and self._session is not None:
                self.expected = list(self._session.at(date.fromisoformat(body["date"])))
            elif entry.kind == "change" and self.expected:
                change = self.expected.pop(0)
        except ProfileAtFault as error:
            problem = error
        if "retract" not in body:
            self._company.take(entry.kind, self._former.of_entry(entry.kind, body))
        told = (change, left, began, self._by_rules, problem)
        return ReplayedEntry(entry, body, self.programme, *told, self._company)

    @property
    def _former(self) -> Former:
        """What names of before are under the rules of the entry."""
        return Former({}) if self.programme is None else self.programme.compiled.former

    def _under(self, body: Mapping[str, Any]) -> None:
        before = () if self.programme is None else self.programme.compiled.members
        self.programme, self._session = self._rules.of(body), None
        self._company.rename(self._former)
        if self.programme is not None and self._company.outcomes:
            self._company.call(names_in_full(self.programme.compiled), [each.id for each in before])
            self._session, _ = self._company.under(self.programme)
            self.expected = self._company.renewed(self._session)

    def _event(self, entry: Entry, body: Mapping[str, Any]) -> dict[str, str] | None:
        """Learn an event, or forget one that is taken back; of the first return where the outcomes stood before it."""
        day = date.fromisoformat(body["judged_at"])
        began = None
        if self._session is None and self.programme is not None:
            self._session = self._rules.blank(self.programme, day)
            began = {name: outcome.value for name, outcome in self._session.outcomes.items()}
        if "retract" in body:
            self._company.restate(told_still(self._store, self._name, self._former, through=entry.seq), body)
        if self._session is None or self.programme is None:
            return began
        if "retract" in body:
            gone = retracted(self._store, body["retract"], self._name, before=entry.seq)
            other, _ = self._company.under(self.programme)
            self.expected = list(self._session.become(other, fact_of(gone, self._former)))
        else:
            self.expected = [*self._session.at(day), *learn(self._session, body)]
        return began
