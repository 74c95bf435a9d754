"""Registers as tests need them: kept and not told, of the version before, changed by another hand."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lucidrule
from lucidrule.register import schema
from lucidrule.register.register import Register
from lucidrule.register.store import Store


def event(name: str, fact: str = "registered_in_zone", value: Any = False, **more: Any) -> str:
    known = {"company": "甲", "date": "2022-06-30", "source": "filing", "who": "clerk"}
    return json.dumps({"id": name, "fact": fact, "value": value, **known, **more}, ensure_ascii=False) + "\n"


def kept(folder: Path, *lines: str, name: str = "r.db") -> list[int]:
    """Take events into a store without telling; return the numbers of the changes."""
    register = Register(Store(folder / name, create=True), lucidrule.load())
    register.renew()
    list(register.take([("f", n, line) for n, line in enumerate(lines, 1)]))
    register.store.close()
    return changes(folder / name)


def changes(path: Path) -> list[int]:
    store = Store(path, create=False)
    numbers = [entry.seq for entry in store.entries(kinds=("change",))]
    store.close()
    return numbers


def before(path: Path) -> None:
    """Make a store as the version before had it."""
    with sqlite3.connect(path) as db:
        rows = db.execute("select * from entry").fetchall()
    path.unlink()
    with sqlite3.connect(path, isolation_level=None) as db:
        schema.run(db, schema.BY_VERSION[schema.EARLIER])
        db.executemany("insert into entry values (?, ?, ?, ?, ?, ?)", rows)
        db.execute(f"pragma application_id = {schema.OURS}")
        db.execute(f"pragma user_version = {schema.EARLIER}")


@contextmanager
def forging(path: Path) -> Iterator[sqlite3.Connection]:
    """Give the database of a store without its triggers; they are put back afterwards."""
    db = sqlite3.connect(path)
    triggers = db.execute("select name, sql from sqlite_master where type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f"drop trigger {name}")
    yield db
    for _, sql in triggers:
        db.execute(sql)
    db.commit()
    db.close()
