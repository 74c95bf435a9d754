"""The file of a register: an event log in SQLite that only grows, each entry sealed by a hash over the one before."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.register import opening
from lucidrule.register.bodies import read_body
from lucidrule.register.told import Range, mark, untold

_FIRST = "0" * 64
# Characters read at once, where each row counts as some.
_PAGE, _ROW = 1_000_000, 1_000


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


def _is_sound(row: Any, before: int) -> bool:
    """Return whether a row has the types of an entry, and its place: other hands than SQLite's may have written it."""
    seq, kind, event, company, body, sealed = row
    texts = (kind, body, sealed, "" if event is None else event, "" if company is None else company)
    return type(seq) is int and seq > before and all(type(text) is str for text in texts)


def _file_at(path: Path) -> tuple[int, int] | None:
    """Return which file has a name; None: there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Store:
    """The log in one file; `fault` makes what is wrong with it."""

    def __init__(self, path: Path, *, create: bool) -> None:
        """Open a store; make it if there is none and `create`.

        Raises:
            UnreadableInput: There is none, it is no store, it is damaged, in use, or cannot be written.
        """
        self.path, self.head, self.last = path, _FIRST, 0
        self._db = opening.opened(path, create=create)
        self._file, self.fault = _file_at(path), partial(opening.fault, path)
        self.catch_up()

    def close(self) -> None:
        self._db.close()

    def catch_up(self) -> None:
        """Go to the end of the log: another process may have written."""
        with self._telling():
            found = self._db.execute("select hash, seq from entry order by seq desc limit 1").fetchone()
        self.head, self.last = found or (_FIRST, 0)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write entries together: all of them are kept when the block ends, or none."""
        before = (self.head, self.last)
        if _file_at(self.path) != self._file:
            # What would be written now, nobody would find again.
            raise self.fault("store-gone")
        try:
            with self._telling():
                opening.bring_up(self._db)
            with self._transaction():
                with self._telling():
                    opening.check_schema(self._db, self.path)
                yield
        except BaseException:
            self.head, self.last = before
            raise

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._telling():
            self._db.execute("begin immediate")
        try:
            yield
            with self._telling():
                self._db.execute("commit")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("rollback")
            raise

    def mark_told(self, told: Range) -> None:
        """Write down that entries have been told; a power cut may take it back, and they are told again."""
        self._db.execute("pragma synchronous = normal")
        try:
            with self._transaction(), self._telling():
                mark(self._db, told)
        finally:
            self._db.execute("pragma synchronous = full")

    def untold(self) -> list[Range]:
        """Return the entries that were kept and have not been told.

        Raises:
            UnreadableInput: Entries were told that are not there any more.
        """
        with self._telling():
            (told,) = self._db.execute("select max(last) from told").fetchone()
            if told is not None and told > self.last:
                raise self.fault("store-cut", told=str(told), last=str(self.last))
            return untold(self._db, self.last)

    def append(self, kind: str, event: str | None, company: str | None, body: str) -> None:
        """Write an entry, sealed."""
        head = seal(self.head, kind, event, company, body)
        row = (self.last + 1, kind, event, company, body, head)
        with self._telling():
            self._db.execute("insert into entry values (?, ?, ?, ?, ?, ?)", row)
        self.head, self.last = head, self.last + 1

    def entries(self, *, after: int = 0, company: str | None = None, kinds: tuple[str, ...] = ()) -> Iterator[Entry]:
        """Yield entries in order: all, those of one company, or those of some kinds."""
        where = "" if company is None else " and company = ?"
        where += f" and kind in ({','.join('?' * len(kinds))})" if kinds else ""
        given = kinds if company is None else (company, *kinds)
        query = f"select seq, kind, event, company, body, hash from entry where seq > ?{where} order by seq"
        while rows := self._page(query, after, given):
            after = rows[-1].seq
            yield from rows

    def _page(self, query: str, after: int, given: tuple[str, ...]) -> list[Entry]:
        """Return some entries after one; no read stays open while something is written."""
        page: list[Entry] = []
        length = 0
        with self._telling(), closing(self._db.execute(query, (after, *given))) as rows:
            for row in rows:
                if not _is_sound(row, after):
                    raise self.fault("store-damaged", reason=opening.entry_named(after + 1))
                page.append(Entry(*row))
                after = row[0]
                length += _ROW + len(row[4])
                if length > _PAGE:
                    break
        return page

    def companies(self) -> list[str]:
        """Return the companies that the log knows, in order."""
        with self._telling():
            query = "select distinct company from entry where company is not null order by company"
            names = [name for (name,) in self._db.execute(query)]
        if not all(type(name) is str for name in names):
            raise self.fault("store-damaged", reason="@store:text")
        return names

    def body(self, entry: Entry) -> dict[str, Any]:
        """Return what an entry holds.

        Raises:
            UnreadableInput: It is not what an entry of its kind holds.
        """
        try:
            return read_body(entry.kind, entry.body)
        except ValueError:
            raise self.fault("store-damaged", reason=opening.entry_named(entry.seq)) from None

    def event(self, name: str) -> str | None:
        """Return the body of an event by its id; None if there is none."""
        with self._telling():
            found = self._db.execute("select body from entry where event = ? and kind = 'event'", (name,)).fetchone()
        return found[0] if found else None

    def broken_at(self) -> int | None:
        """Return the number of the first entry that its hash does not seal; None if the chain holds."""
        with self._telling():
            opening.check_pages(self._db, self.path)
        before = _FIRST
        for number, entry in enumerate(self.entries(), 1):
            sealed = seal(before, entry.kind, entry.event, entry.company, entry.body)
            if entry.seq != number or entry.hash != sealed:
                return number
            before = entry.hash
        return None

    def _telling(self) -> AbstractContextManager[None]:
        return opening.telling(self.path)
