"""Tables that were taken and what came of each company, in a database beside the register; a page of them at a time."""

import json
import math
import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from lucidrule.core.fault import LucidruleError
from lucidrule.core.folding import unspaced
from lucidrule.core.verdict import NOT_CALCULABLE, Outcome
from lucidrule.register.opening import fault, telling
from lucidrule.web.staff.turn import Turn

_OURS, _VERSION = 0x4C555442, 1
_WAIT_SECONDS = 10
PAGE = 50
_SCHEMA = """
create table told (secret text not null) strict;
create table upload (
    id integer primary key autoincrement,
    name text not null, who text not null, begun text not null, as_of text not null, digest text not null,
    policies text not null, state text not null, beat real not null, done integer not null default 0,
    told text not null default '{}'
) strict;
create table firm (
    upload integer not null, at integer not null, place text not null, number text not null, name text not null,
    key text not null, folded text not null, outcomes text not null, ends text not null, worth real not null,
    lacks text not null, missing integer not null, primary key (upload, at)
) strict, without rowid;
create index firm_key on firm (key);
create table file (
    upload integer not null, kind text not null, name text not null, content blob not null, primary key (upload, kind)
) strict;
"""
# An outcome is one letter: those of a company are a word, in the order of the policies.
LETTERS: Mapping[str, str] = {
    Outcome.ELIGIBLE.value: "e",
    Outcome.REFER.value: "r",
    Outcome.UNDETERMINED.value: "u",
    Outcome.INELIGIBLE.value: "i",
    Outcome.NOT_IN_FORCE.value: "n",
    NOT_CALCULABLE: "x",
}
OF_LETTER = {letter: outcome for outcome, letter in LETTERS.items()}
ORDERS: Mapping[str, str] = {"row": "at", "sum": "worth desc, at", "missing": "missing, at"}


class Upload(NamedTuple):
    """A table that was taken.

    Attributes:
        id: Its number.
        name: Of the file, as the browser says it.
        begun: When it was taken, of UTC.
        digest: Of the rules that it was judged by.
        policies: The ids of those that were judged, in order.
        state: running, done, failed.
        done: How many companies are judged.
        told: By language what is said of it.
    """

    id: int
    name: str
    who: str
    begun: str
    as_of: str
    digest: str
    policies: tuple[str, ...]
    state: str
    done: int
    told: Mapping[str, Any]


class Firm(NamedTuple):
    """A company of a table.

    Attributes:
        at: Its place among those of the table, from 1.
        place: The row where it stands.
        key: By which it is found in other tables: its number, else its name.
        outcomes: A letter for each policy.
        ends: What may be granted together by currency: the least and the most, None where nothing bounds it.
        lacks: Codes of missing facts for each policy.
    """

    upload: int
    at: int
    place: str
    number: str
    name: str
    key: str
    outcomes: str
    ends: Mapping[str, tuple[str, str | None]]
    lacks: tuple[str, ...]
    missing: int

    @property
    def called(self) -> str:
        """Its name; where it has none its number."""
        return self.name or self.number or "—"


class Wish(NamedTuple):
    """Which companies are looked for: a part of a name or number; an outcome of a policy, by place, or of any."""

    text: str = ""
    policy: int | None = None
    outcome: str = ""
    order: str = "row"
    page: int = 1


_FIRM = "upload, at, place, number, name, key, outcomes, ends, lacks, missing"
_UPLOAD = "id, name, who, begun, as_of, digest, policies, state, done, told"


class Kept:
    """The database; each call opens it anew, so that any thread and any process may."""

    def __init__(self, store: Path) -> None:
        """Look at the database beside a store; make it where there is none.

        Raises:
            UnreadableInput: What is there is none of ours, or it cannot be opened.
        """
        self.path = store.with_name(f"{store.name}.tables")
        self.turn = Turn(store.with_name(f"{store.name}.judging"))
        with self._open() as db:
            db.execute("pragma journal_mode = wal")
            db.execute("begin immediate")
            (ours,) = db.execute("pragma application_id").fetchone()
            (things,) = db.execute("select count(*) from sqlite_master").fetchone()
            if (ours, bool(things)) not in ((_OURS, True), (0, False)):
                raise fault(self.path, "store-not-ours")
            if not things:
                for statement in filter(str.strip, _SCHEMA.split(";\n")):
                    db.execute(statement)
                db.execute("insert into told values (?)", (secrets.token_hex(32),))
                db.execute(f"pragma application_id = {_OURS}")
                db.execute(f"pragma user_version = {_VERSION}")
            db.execute("commit")
            (self.secret,) = db.execute("select secret from told").fetchone()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with telling(self.path), closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)) as db:
            db.execute("pragma secure_delete = on")
            yield db

    def begin(self, name: str, who: str, as_of: str, digest: str, policies: Sequence[str]) -> int | None:
        """Note that a table is taken; return its number. None: another is being judged."""
        if not self.turn.take():
            return None
        try:
            return self._begin(name, who, as_of, digest, policies)
        except LucidruleError:
            self.turn.close()
            raise

    def _begin(self, name: str, who: str, as_of: str, digest: str, policies: Sequence[str]) -> int | None:
        begun = time.strftime("%Y-%m-%d %H:%M", time.gmtime())
        with self._open() as db:
            db.execute("begin immediate")
            # What is said to run while nobody holds it ended with its process.
            db.execute("delete from firm where upload in (select id from upload where state = 'running')")
            db.execute("update upload set state = 'failed' where state = 'running'")
            told = (name, who, begun, as_of, digest, json.dumps(list(policies)), time.time())
            into = "insert into upload (name, who, begun, as_of, digest, policies, state, beat)"
            found = db.execute(f"{into} values (?, ?, ?, ?, ?, ?, 'running', ?)", told).lastrowid
            db.execute("commit")
        return found

    def add(self, upload: int, firms: Iterable[Firm]) -> None:
        """Keep some companies."""
        rows = [_row(upload, firm) for firm in firms]
        with self._open() as db:
            db.execute("begin immediate")
            db.executemany(f"insert into firm values ({', '.join('?' * 12)})", rows)
            db.execute("update upload set beat = ?, done = done + ? where id = ?", (time.time(), len(rows), upload))
            db.execute("commit")

    def end(self, upload: int, state: str, told: Mapping[str, Any], files: Mapping[str, Path]) -> None:
        """Note what came of a table.

        Args:
            state: done, or failed: then nothing of its companies is kept.
            files: By kind those that people may download.
        """
        with closing(self.turn), self._open() as db:
            db.execute("begin immediate")
            said = json.dumps(told, ensure_ascii=False)
            db.execute("update upload set state = ?, told = ? where id = ?", (state, said, upload))
            for kind, path in files.items():
                db.execute("insert into file values (?, ?, ?, ?)", (upload, kind, path.name, path.read_bytes()))
            if state == "failed":
                db.execute("delete from firm where upload = ?", (upload,))
            db.execute("commit")

    def delete(self, upload: int) -> None:
        """Forget a table."""
        with self._open() as db:
            db.execute("begin immediate")
            for table, column in (("firm", "upload"), ("file", "upload"), ("upload", "id")):
                db.execute(f"delete from {table} where {column} = ?", (upload,))
            db.execute("commit")

    def uploads(self) -> list[Upload]:
        """Return all tables, the last first."""
        with self._open() as db:
            return [self._upload(row) for row in db.execute(f"select {_UPLOAD} from upload order by id desc")]

    def upload(self, number: int) -> Upload | None:
        """Return a table; None: there is no such."""
        with self._open() as db:
            row = db.execute(f"select {_UPLOAD} from upload where id = ?", (number,)).fetchone()
        return None if row is None else self._upload(row)

    def _upload(self, row: Sequence[Any]) -> Upload:
        *about, policies, state, done, told = row
        # It ended with its process.
        ended = state == "running" and self.turn.is_free
        return Upload._make([*about, tuple(json.loads(policies)), "failed" if ended else state, done, json.loads(told)])

    def firms(self, upload: int, wish: Wish) -> tuple[int, int, list[Firm]]:
        """Return how many companies are as they are looked for, which page of them is shown, and those of it.

        Of what lies behind the last page that one is shown.
        """
        where, given = ["upload = ?"], list[Any]([upload])
        if wish.text.strip():
            where.append("instr(folded, ?) > 0")
            given.append(unspaced(wish.text))
        letter = LETTERS.get(wish.outcome, "")
        if letter and wish.policy is not None:
            where.append("substr(outcomes, ?, 1) = ?")
            given += [wish.policy + 1, letter]
        elif letter:
            where.append("instr(outcomes, ?) > 0")
            given.append(letter)
        which, order = " and ".join(where), ORDERS.get(wish.order, ORDERS["row"])
        with self._open() as db:
            (count,) = db.execute(f"select count(*) from firm where {which}", given).fetchone()
            page = min(wish.page, last_page(count))
            query = f"select {_FIRM} from firm where {which} order by {order} limit {PAGE} offset {(page - 1) * PAGE}"
            return count, page, [_firm(row) for row in db.execute(query, given)]

    def firm(self, upload: int, at: int) -> Firm | None:
        """Return a company of a table; None: there is no such."""
        with self._open() as db:
            row = db.execute(f"select {_FIRM} from firm where upload = ? and at = ?", (upload, at)).fetchone()
        return None if row is None else _firm(row)

    def same(self, firm: Firm) -> list[Firm]:
        """Return the rows of all tables that are about a company, the last first."""
        query = f"select {_FIRM} from firm where key = ? order by upload desc, at limit {PAGE}"
        with self._open() as db:
            return [_firm(row) for row in db.execute(query, (firm.key,))] if firm.key else [firm]

    def file(self, upload: int, kind: str) -> tuple[str, bytes] | None:
        """Return the name and the content of a file; None: there is no such."""
        query = "select name, content from file where upload = ? and kind = ?"
        with self._open() as db:
            found: tuple[str, bytes] | None = db.execute(query, (upload, kind)).fetchone()
        return found


def last_page(count: int) -> int:
    """Return the number of the last page of so many companies; there is always a first."""
    return max(1, math.ceil(count / PAGE))


def _row(upload: int, firm: Firm) -> tuple[Any, ...]:
    worth = max((float(low) for low, _ in firm.ends.values()), default=0.0)
    folded = unspaced(f"{firm.name} {firm.number}")
    ends, lacks = json.dumps(firm.ends), json.dumps(firm.lacks)
    told = (firm.place, firm.number, firm.name, unspaced(firm.key), folded, firm.outcomes)
    return (upload, firm.at, *told, ends, worth, lacks, firm.missing)


def _firm(row: Sequence[Any]) -> Firm:
    *told, ends, lacks, missing = row
    return Firm._make([*told, json.loads(ends), tuple(json.loads(lacks)), missing])
