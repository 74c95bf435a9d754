"""The file of a register: an event log in SQLite that only grows, each entry sealed by a hash over the one before."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.register.bodies import read_body

_OURS, _VERSION = 0x4C554344, 2
_WAIT_SECONDS = 10
_FIRST = "0" * 64
_SCHEMA = """
create table entry (
    seq integer primary key,
    kind text not null check (kind in ('rules', 'event', 'refused', 'change', 'date', 'aside')),
    event text,
    company text,
    body text not null check (json_valid(body)),
    hash text not null
) strict;
create unique index event_once on entry (event) where kind = 'event';
create index of_company on entry (company);
create trigger entries_stay before delete on entry begin select raise(abort, 'append only'); end;
create trigger entries_stay_as_they_are before update on entry begin select raise(abort, 'append only'); end;
"""


class Entry(NamedTuple):
    """One line of the log; `hash` seals it and, through the hash before it, all that stands before."""

    seq: int
    kind: str
    event: str | None
    company: str | None
    body: str
    hash: str


def seal(before: str, kind: str, event: str | None, company: str | None, body: str) -> str:
    """Return the hash of an entry after the hash `before`."""
    text = json.dumps([before, kind, event, company, body], ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class Store:
    """The log in one file."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open a store; make it if there is none and `create`.

        Raises:
            UnreadableInput: There is none, it is no store, it is damaged, in use, or cannot be written.
        """
        self.path = path
        self.head, self.last = _FIRST, 0
        if not path.exists() and not create:
            raise self.fault("no-such-file")
        if path.exists() and not path.is_file():
            raise self.fault("not-a-file")
        with self._told():
            self._db = sqlite3.connect(path, timeout=_WAIT_SECONDS, isolation_level=None)
            (ours,) = self._db.execute("pragma application_id").fetchone()
            (version,) = self._db.execute("pragma user_version").fetchone()
            (tables,) = self._db.execute("select count(*) from sqlite_master").fetchone()
            if (ours, version) != (_OURS, _VERSION):
                # What holds nothing yet, not even a mark of its owner, may become a store.
                if ours == _OURS and version:
                    raise self.fault("store-version", found=str(version), expected=str(_VERSION))
                if tables or ours or version or not create:
                    raise self.fault("store-not-ours")
                self._make()
            self._db.execute("pragma synchronous = full")
        self.catch_up()

    def close(self) -> None:
        self._db.close()

    def _make(self) -> None:
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("begin immediate")
        (tables,) = self._db.execute("select count(*) from sqlite_master").fetchone()
        if not tables:
            for statement in _SCHEMA.replace("begin select", "begin\nselect").split(";\n"):
                if statement.strip():
                    self._db.execute(statement)
            self._db.execute(f"pragma application_id = {_OURS}")
            self._db.execute(f"pragma user_version = {_VERSION}")
        self._db.execute("commit")

    def catch_up(self) -> None:
        """Go to the end of the log: another process may have written."""
        with self._told():
            found = self._db.execute("select hash, seq from entry order by seq desc limit 1").fetchone()
        self.head, self.last = (found[0], found[1]) if found else (_FIRST, 0)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write entries together: all of them are kept when the block ends, or none."""
        before = (self.head, self.last)
        with self._told():
            self._db.execute("begin immediate")
        try:
            yield
            with self._told():
                self._db.execute("commit")
        except BaseException:
            self.head, self.last = before
            if self._db.in_transaction:
                self._db.execute("rollback")
            raise

    def append(self, kind: str, event: str | None, company: str | None, body: str) -> None:
        """Write an entry, sealed."""
        head = seal(self.head, kind, event, company, body)
        with self._told():
            row = (self.last + 1, kind, event, company, body, head)
            self._db.execute("insert into entry values (?, ?, ?, ?, ?, ?)", row)
        self.head, self.last = head, self.last + 1

    def entries(self, *, after: int = 0, company: str | None = None, kinds: tuple[str, ...] = ()) -> Iterator[Entry]:
        """Yield entries in order: all, those of one company, or those of some kinds."""
        where = "" if company is None else " and company = ?"
        where += f" and kind in ({','.join('?' * len(kinds))})" if kinds else ""
        given = (*(() if company is None else (company,)), *kinds)
        with self._told():
            query = f"select seq, kind, event, company, body, hash from entry where seq > ?{where} order by seq"
            for row in self._db.execute(query, (after, *given)):
                yield Entry(*row)

    def companies(self) -> list[str]:
        """Return the companies that the log knows, in order."""
        with self._told():
            query = "select distinct company from entry where company is not null order by company"
            return [name for (name,) in self._db.execute(query)]

    def body(self, entry: Entry) -> dict[str, Any]:
        """Return what an entry holds.

        Raises:
            UnreadableInput: It is not what an entry of its kind holds.
        """
        try:
            return read_body(entry.kind, entry.body)
        except ValueError:
            raise self.fault("store-damaged", reason=f"entry {entry.seq}: {entry.body[:80]}") from None

    def event(self, name: str) -> str | None:
        """Return the body of an event by its id; None if there is none."""
        with self._told():
            found = self._db.execute("select body from entry where event = ? and kind = 'event'", (name,)).fetchone()
        return found[0] if found else None

    def broken_at(self) -> int | None:
        """Return the number of the first entry that its hash does not seal; None if the chain holds."""
        before = _FIRST
        for number, entry in enumerate(self.entries(), 1):
            sealed = seal(before, entry.kind, entry.event, entry.company, entry.body)
            if entry.seq != number or entry.hash != sealed:
                return number
            before = entry.hash
        return None

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            code = "store-busy" if "locked" in str(error) else "cannot-open"
            raise self.fault(code, reason=str(error)) from None
        except sqlite3.DatabaseError as error:
            code = "store-not-ours" if "not a database" in str(error) else "store-damaged"
            raise self.fault(code, reason=str(error)) from None

    def fault(self, code: str, **params: Any) -> UnreadableInput:
        """Return what is wrong with the file."""
        return UnreadableInput((Fault(code, None, {"path": str(self.path), **params}),))
