"""The log of one company gone through again, under the rules of each entry: what follows from what was told."""

import heapq
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from lucidrule.api import Programme
from lucidrule.compile.programme import compile_programme
from lucidrule.core.fault import LucidruleError, ProfileAtFault
from lucidrule.engines.session import Change, Session
from lucidrule.register.change_body import change_body
from lucidrule.register.companies import Company, learn
from lucidrule.register.store import Entry, Store


class Rules:
    """The programmes that a register stood under.

    Attributes:
        entries: Those that are about no single company: which rules hold, and when the register moved.
    """

    def __init__(self, store: Store, programme: Programme) -> None:
        self.entries = list(store.entries(kinds=("rules", "date")))
        self._known: dict[str, Programme | None] = {programme.compiled.digest: programme}

    def of(self, body: Mapping[str, Any]) -> Programme | None:
        """Return the programme of an entry; None where its texts cannot be read any more, or are not those sealed."""
        digest = body["digest"]
        if digest not in self._known:
            try:
                compiled = compile_programme(body["texts"])
            except LucidruleError:
                compiled = None
            self._known[digest] = Programme(compiled) if compiled is not None and compiled.digest == digest else None
        return self._known[digest]

    def steps(self, store: Store) -> Iterator["ReplayedEntry"]:
        """Yield all entries in order, with the rules of each; nothing is replayed."""
        programme: Programme | None = None
        for entry in store.entries():
            body = store.body(entry)
            if entry.kind == "rules":
                programme = self.of(body)
            yield ReplayedEntry(entry, body, programme)


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
    """

    entry: Entry | None
    body: dict[str, Any]
    programme: Programme | None
    change: Change | None = None
    left: tuple[Change, ...] = ()
    began: dict[str, str] | None = None
    by_rules: bool = False
    problem: LucidruleError | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the entry as plain data, of a change with the determination that follows from the log."""
        assert self.entry is not None
        told = {name: value for name, value in self.body.items() if name != "texts"}
        data = {"entry": self.entry.seq, "kind": self.entry.kind, "company": self.entry.company, **told}
        data["hash"] = self.entry.hash
        if self.change is not None:
            data["determination"] = self.change.determination.to_dict()
        return data

    def follows(self) -> dict[str, Any] | None:
        """Return what had to be recorded of the change; None: nothing."""
        if self.change is None or self.programme is None:
            return None
        return change_body(self.change, self.programme, by_rules=self.by_rules)


def replay(store: Store, rules: Rules, name: str) -> Iterator[ReplayedEntry]:
    """Yield the entries of a company, and those that are about all, with what follows from them."""
    company = Company()
    session: Session | None = None
    programme: Programme | None = None
    expected: list[Change] = []
    by_rules = False
    for entry in heapq.merge(store.entries(company=name), rules.entries, key=lambda each: each.seq):
        body = store.body(entry)
        change: Change | None = None
        left: tuple[Change, ...] = ()
        problem: LucidruleError | None = None
        began: dict[str, str] | None = None
        if entry.kind in ("event", "date", "rules"):
            left, expected, by_rules = tuple(expected), [], entry.kind == "rules"
        try:
            if entry.kind == "rules":
                programme = rules.of(body)
                session = None
                if programme is not None and company.outcomes:
                    session, _ = company.under(programme)
                    expected = company.renewed(session)
            elif entry.kind == "event" and programme is not None:
                day = date.fromisoformat(body["judged_at"])
                if session is None:
                    session = programme.session({}, as_of=day)
                    began = {name: outcome.value for name, outcome in session.outcomes.items()}
                expected = [*session.at(day), *learn(session, body)]
            elif entry.kind == "date" and session is not None:
                expected = list(session.at(date.fromisoformat(body["date"])))
            elif entry.kind == "change" and expected:
                change = expected.pop(0)
        except ProfileAtFault as error:
            problem = error
        company.take(entry.kind, body)
        yield ReplayedEntry(entry, body, programme, change, left, began, by_rules, problem)
    yield ReplayedEntry(None, {}, programme, left=tuple(expected))
