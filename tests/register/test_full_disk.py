"""A disk that is full at any one write of a register: what was kept is whole, and is told by the next start."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from registers import changes, event

import lucidrule
from lucidrule.register.recording import ToldChange
from lucidrule.register.register import Register
from lucidrule.register.retelling import retold
from lucidrule.register.store import Store
from lucidrule.register.verify import compared

PROGRAMME = lucidrule.load()
BACK = {"id": "r0", "company": "乙", "retract": "e1", "date": "2022-06-30", "source": "s", "who": "w"}
LINES = [
    event("e0"),
    event("e1", "sector", "not_laser", company="乙", date="2026-12-01"),
    event("e2", "founded_on", "2021-01-01"),
    json.dumps(BACK),
    "no event",
    event("e3", value=True),
]


class FullAt:
    """A connection whose disk is full at one write."""

    def __init__(self, db: sqlite3.Connection, at: int) -> None:
        self.db, self.left = db, at

    def execute(self, statement: str, *given: Any) -> sqlite3.Cursor:
        if statement.startswith(("begin", "insert", "delete", "commit")):
            self.left -= 1
            if self.left == 0:
                raise sqlite3.OperationalError("database or disk is full")
        return self.db.execute(statement, *given)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.db, name)


def watched(path: Path, at: int) -> list[int]:
    """Watch as the command does, up to a write at which the disk is full; return the changes that were told."""
    told: list[int] = []
    store = Store(path, create=True)
    store._db = FullAt(store._db, at)  # type: ignore[assignment]  # stands in for it
    register = Register(store, PROGRAMME)
    try:
        for piece in retold(store, PROGRAMME):
            told += [json.loads(each.to_json())["entry"] for each in piece.entries if each.kind == "change"]
            store.mark_told(piece.range)
        for line in [None, *LINES]:
            found = register.renew() if line is None else register.take([("f", 1, line)])
            told += [each.entry for each in found if isinstance(each, ToldChange)]
            register.mark_told()
    except lucidrule.UnreadableInput as error:
        told.append({"cannot-open": 0}.get(error.faults[0].code, -1))
    store.close()
    return told


# All of it takes 90 writes.
@pytest.mark.parametrize("at", range(1, 91))
def test_whichever_write_finds_the_disk_full_all_that_is_kept_is_told_in_the_end(tmp_path: Path, at: int) -> None:
    first = watched(tmp_path / "r.db", at)
    assert first[-1] == 0
    again = watched(tmp_path / "r.db", -1)
    assert {*first, *again} == {0, *changes(tmp_path / "r.db")}
    store = Store(tmp_path / "r.db", create=False)
    assert store.broken_at() is None
    assert [each for one in compared(store, PROGRAMME, store.companies()) for each in one.differences] == []
    assert sum(1 for _ in store.entries(kinds=("event",))) == 5


def test_with_room_for_all_nothing_is_told_twice(tmp_path: Path) -> None:
    told = watched(tmp_path / "r.db", -1)
    assert told == changes(tmp_path / "r.db")
    assert watched(tmp_path / "r.db", -1) == []


def test_all_of_it_takes_ninety_writes(tmp_path: Path) -> None:
    assert watched(tmp_path / "a.db", 90)[-1] == 0
    assert 0 not in watched(tmp_path / "b.db", 91)
