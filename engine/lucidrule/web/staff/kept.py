"""Tables that were taken and what came of each company, in a database beside the register; a page of them at a time."""

import json
import math
import secrets
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from lucidrule.core.fault import LucidruleError
from lucidrule.core.folding import unspaced
from lucidrule.register.opening import fault, telling
from lucidrule.web.staff.rows import LETTERS, ORDERS, Firm, Said, Upload, Wish
from lucidrule.web.staff.turn import Turn

_OURS, _VERSION = 0x4C555442, 2
_WAIT_SECONDS = 10
# Nobody confirmed it in a day: nobody will.
_UNCONFIRMED_SECONDS = 86_400
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
# What a table says of its companies, until it stands in the register.
_SAID = """
create table said (
    upload integer not null, at integer not null, place text not null, company text not null, facts text not null,
    primary key (upload, at)
) strict, without rowid
"""
# What a table is whose process ended: what was judged is entered again, and nothing counts twice.
_AFTER = {"running": "failed", "entering": "ready"}
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
        with self.opened() as db:
            db.execute("pragma journal_mode = wal")
            db.execute("begin immediate")
            (ours,) = db.execute("pragma application_id").fetchone()
            (version,) = db.execute("pragma user_version").fetchone()
            (things,) = db.execute("select count(*) from sqlite_master").fetchone()
            if (ours, bool(things)) not in ((_OURS, True), (0, False)):
                raise fault(self.path, "store-not-ours")
            if not things:
                for statement in filter(str.strip, _SCHEMA.split(";\n")):
                    db.execute(statement)
                db.execute("insert into told values (?)", (secrets.token_hex(32),))
                db.execute(f"pragma application_id = {_OURS}")
            if version < _VERSION:
                db.execute(_SAID)
                db.execute(f"pragma user_version = {_VERSION}")
            db.execute("commit")
            (self.secret,) = db.execute("select secret from told").fetchone()

    @contextmanager
    def opened(self) -> Iterator[sqlite3.Connection]:
        """Open the database."""
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
        with self.opened() as db:
            db.execute("begin immediate")
            # What is said to run while nobody holds it ended with its process.
            db.execute("delete from firm where upload in (select id from upload where state = 'running')")
            db.execute("update upload set state = 'failed' where state = 'running'")
            db.execute("update upload set state = 'ready' where state = 'entering'")
            late = "select id from upload where state = 'ready' and beat < ?"
            for (each,) in db.execute(late, (time.time() - _UNCONFIRMED_SECONDS,)).fetchall():
                _forget(db, each)
            told = (name, who, begun, as_of, digest, json.dumps(list(policies)), time.time())
            into = "insert into upload (name, who, begun, as_of, digest, policies, state, beat)"
            found = db.execute(f"{into} values (?, ?, ?, ?, ?, ?, 'running', ?)", told).lastrowid
            db.execute("commit")
        return found

    def add(self, upload: int, firms: Iterable[Firm], said: Iterable[Said] = ()) -> None:
        """Keep some companies, and what is said of them."""
        rows = [_row(upload, firm) for firm in firms]
        with self.opened() as db:
            db.execute("begin immediate")
            db.executemany(f"insert into firm values ({', '.join('?' * 12)})", rows)
            db.executemany("insert into said values (?, ?, ?, ?, ?)", said)
            db.execute("update upload set beat = ?, done = done + ? where id = ?", (time.time(), len(rows), upload))
            db.execute("commit")

    def end(self, upload: int, state: str, told: Mapping[str, Any], files: Mapping[str, Path]) -> None:
        """Note what came of a table.

        Args:
            state: ready, or failed: then nothing of its companies is kept.
            files: By kind those that people may download.
        """
        with closing(self.turn), self.opened() as db:
            db.execute("begin immediate")
            said = json.dumps(told, ensure_ascii=False)
            db.execute("update upload set state = ?, told = ? where id = ?", (state, said, upload))
            for kind, path in files.items():
                db.execute("insert into file values (?, ?, ?, ?)", (upload, kind, path.name, path.read_bytes()))
            if state == "failed":
                for table in ("firm", "said"):
                    db.execute(f"delete from {table} where upload = ?", (upload,))
            db.execute("commit")

    def delete(self, upload: int) -> None:
        """Forget a table."""
        with self.opened() as db:
            db.execute("begin immediate")
            _forget(db, upload)
            db.execute("commit")

    def uploads(self) -> list[Upload]:
        """Return all tables, the last first."""
        with self.opened() as db:
            return [self._upload(row) for row in db.execute(f"select {_UPLOAD} from upload order by id desc")]

    def upload(self, number: int) -> Upload | None:
        """Return a table; None: there is no such."""
        with self.opened() as db:
            row = db.execute(f"select {_UPLOAD} from upload where id = ?", (number,)).fetchone()
        return None if row is None else self._upload(row)

    def _upload(self, row: Sequence[Any]) -> Upload:
        *about, policies, state, done, told = row
        if state in _AFTER and self.turn.is_free:
            # It ended with its process.
            state = _AFTER[state]
        return Upload._make([*about, tuple(json.loads(policies)), state, done, json.loads(told)])

    def firms(self, upload: int, wish: Wish) -> tuple[int, int, list[Firm]]:
        """Return how many companies are as they are looked for, which page of them is shown, and those of it.

        Of what lies behind the last page that one is shown.
        """
        which, given = _which(upload, wish)
        order = ORDERS.get(wish.order, ORDERS["row"])
        with self.opened() as db:
            (count,) = db.execute(f"select count(*) from firm where {which}", given).fetchone()
            page = min(wish.page, last_page(count))
            query = f"select {_FIRM} from firm where {which} order by {order} limit {PAGE} offset {(page - 1) * PAGE}"
            return count, page, [_firm(row) for row in db.execute(query, given)]

    def firm(self, upload: int, at: int) -> Firm | None:
        """Return a company of a table; None: there is no such."""
        with self.opened() as db:
            row = db.execute(f"select {_FIRM} from firm where upload = ? and at = ?", (upload, at)).fetchone()
        return None if row is None else _firm(row)

    def same(self, firm: Firm) -> list[Firm]:
        """Return the rows of all tables that are about a company, the last first."""
        query = f"select {_FIRM} from firm where key = ? order by upload desc, at limit {PAGE}"
        with self.opened() as db:
            return [_firm(row) for row in db.execute(query, (firm.key,))] if firm.key else [firm]

    def file(self, upload: int, kind: str) -> tuple[str, bytes] | None:
        """Return the name and the content of a file; None: there is no such."""
        query = "select name, content from file where upload = ? and kind = ?"
        with self.opened() as db:
            found: tuple[str, bytes] | None = db.execute(query, (upload, kind)).fetchone()
        return found


def _forget(db: sqlite3.Connection, upload: int) -> None:
    for table, column in (("firm", "upload"), ("file", "upload"), ("said", "upload"), ("upload", "id")):
        db.execute(f"delete from {table} where {column} = ?", (upload,))


def last_page(count: int) -> int:
    """Return the number of the last page of so many companies; there is always a first."""
    return max(1, math.ceil(count / PAGE))


def _which(upload: int, wish: Wish) -> tuple[str, list[Any]]:
    """Return the condition of a query for the companies that are looked for, and what fills it in."""
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
    return " and ".join(where), given


def _row(upload: int, firm: Firm) -> tuple[Any, ...]:
    worth = max((float(low) for low, _ in firm.ends.values()), default=0.0)
    folded = unspaced(f"{firm.name} {firm.number}")
    ends, lacks = json.dumps(firm.ends), json.dumps(firm.lacks)
    told = (firm.place, firm.number, firm.name, unspaced(firm.key), folded, firm.outcomes)
    return (upload, firm.at, *told, ends, worth, lacks, firm.missing)


def _firm(row: Sequence[Any]) -> Firm:
    *told, ends, lacks, missing = row
    return Firm._make([*told, json.loads(ends), tuple(json.loads(lacks)), missing])
