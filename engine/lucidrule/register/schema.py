"""What the file of a register holds beside its entries: nothing but this, or it is no register of ours."""

import sqlite3
from functools import cache
from typing import NamedTuple

OURS, VERSION = 0x4C554344, 3
# A register of this version says nothing of what has been told, and calls a function that not every SQLite takes from
# a file that it does not trust; it is read as it is, and brought up when written to.
EARLIER = 2
_ENTRY = """
create table entry (
    seq integer primary key,
    kind text not null check (kind in ('rules', 'event', 'refused', 'change', 'date', 'aside')),
    event text,
    company text,
    body text not null,
    hash text not null
) strict;
create unique index event_once on entry (event) where kind = 'event';
create index of_company on entry (company);
create trigger entries_stay before delete on entry begin
select raise(abort, 'append only'); end;
create trigger entries_stay_as_they_are before update on entry begin
select raise(abort, 'append only'); end;
"""
# Of which entries all that is to be told has been told: ranges that neither meet nor touch.
TOLD = """
create table told (
    first integer primary key,
    last integer not null check (last >= first)
) strict;
"""
BY_VERSION = {
    EARLIER: _ENTRY.replace("body text not null", "body text not null check (json_valid(body))"),
    VERSION: _ENTRY + TOLD,
}
_BRING_UP = f"""
create temp table held as select * from entry;
drop table entry;
{_ENTRY}
insert into entry select * from held order by seq;
drop table held;
{TOLD}
insert into told select 1, max(seq) from entry having count(*);
"""


class Thing(NamedTuple):
    """A table, index, trigger or view, as SQLite keeps it."""

    type: str
    name: str
    table: str
    sql: str | None


def make(db: sqlite3.Connection) -> None:
    """Make an empty file a register, within a transaction."""
    run(db, BY_VERSION[VERSION])
    _marked(db)


def upgrade(db: sqlite3.Connection) -> None:
    """Bring up a register of the earlier version, within a transaction: what it kept counts as told."""
    run(db, _BRING_UP)
    _marked(db)


def strange(db: sqlite3.Connection, version: int) -> str | None:
    """Return the name of something that is not as a register of a version has it; None: all of it is."""
    found = _things(db)
    expected = _expected(version)
    return min((str(each.name) for each in found ^ expected), default=None)


@cache
def _expected(version: int) -> frozenset[Thing]:
    db = sqlite3.connect(":memory:")
    run(db, BY_VERSION[version])
    things = _things(db)
    db.close()
    return things


def _things(db: sqlite3.Connection) -> frozenset[Thing]:
    # One more than a register has, however many there are.
    rows = db.execute("select type, name, tbl_name, sql from sqlite_master limit 8")
    return frozenset(Thing(*row) for row in rows)


def run(db: sqlite3.Connection, schema: str) -> None:
    """Run statements that end in a semicolon and a line."""
    for statement in schema.split(";\n"):
        if statement.strip():
            db.execute(statement)


def _marked(db: sqlite3.Connection) -> None:
    db.execute(f"pragma application_id = {OURS}")
    db.execute(f"pragma user_version = {VERSION}")
