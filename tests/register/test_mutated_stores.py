"""Registers changed at random, by bytes and by what their entries say with the chain computed anew: no bug of ours."""

import json
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from command import run
from registers import event, forging
from small_form import sized

from lucidrule.register.store import seal

EVENTS = Path(__file__).resolve().parents[2] / "examples/events.jsonl"
ODD: list[Any] = [
    *(None, True, 0, -1, 2**70, 1.5, float("nan"), "", "x", "\u202e", "2022-02-30", "9999-12-31", "0001-01-01"),
    *([], [1], {}, {"a": 1}, "eligible", "@help", [[[]]], "e1", {"zh": "a", "en": "b", "ja": "c"}),
]
KEYS = ("lang", "key", "retract", "late", "order", "first", "year", "withdrawn", "value", "record", "part", "through")
KINDS = ("rules", "event", "refused", "change", "date", "aside")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a register with entries of every kind that events bring."""
    folder = tmp_path_factory.mktemp("whole")
    known = {"company": "500012", "date": "2022-09-03", "source": "review", "who": "clerk"}
    retraction = json.dumps({"id": "r", "retract": "e2", **known}) + "\n"
    more = event("x", "first_set_products", [{"recognised_on": "2021-05-01"}, {}], date="2022-09-03")
    (folder / "e.jsonl").write_text(EVENTS.read_text(encoding="utf-8") + retraction + "bad\n" + more, encoding="utf-8")
    run("watch", "--store", "r.db", "--events", "e.jsonl", "--as-of", "2026-01-01", folder=folder)
    return folder / "r.db"


def changed(value: Any, pick: random.Random) -> Any:
    """Return data of which one part is another, is missing, or was not there."""
    if isinstance(value, dict) and value and pick.random() < 0.8:
        name = pick.choice([*value])
        rest = {key: part for key, part in value.items() if key != name}
        drawn = pick.random()
        if drawn < 0.2:
            return rest
        return (
            {**value, pick.choice(KEYS): pick.choice(ODD)}
            if drawn < 0.3
            else {**rest, name: changed(value[name], pick)}
        )
    if isinstance(value, list) and value and pick.random() < 0.6:
        at = pick.randrange(len(value))
        return [*value[:at], changed(value[at], pick), *value[at + 1 :]]
    return pick.choice(ODD)


def rewrite(path: Path, pick: random.Random) -> None:
    """Let an entry say something else, and compute the chain anew."""
    with forging(path) as db:
        seq, kind, company, body = pick.choice(db.execute("select seq, kind, company, body from entry").fetchall())
        kind = kind if pick.random() < 0.9 else pick.choice(KINDS)
        company = company if pick.random() < 0.9 else pick.choice([None, "", "甲", "\u202e"])
        said = json.dumps(changed(json.loads(body), pick), ensure_ascii=False)
        db.execute("update entry set kind = ?, company = ?, body = ? where seq = ?", (kind, company, said, seq))
        if pick.random() < 0.5:
            db.execute("delete from told")
        before = "0" * 64
        for at, *parts in db.execute("select seq, kind, event, company, body from entry order by seq").fetchall():
            before = seal(before, *parts)
            db.execute("update entry set hash = ? where seq = ?", (before, at))


def spoil(path: Path, pick: random.Random) -> None:
    """Change some bytes, or cut the file off."""
    content = bytearray(path.read_bytes())
    for _ in range(pick.choice([1, 3, 20, 200])):
        content[pick.randrange(len(content))] = pick.randrange(256)
    path.write_bytes(content[: pick.randrange(len(content))] if pick.random() < 0.2 else content)


COMMANDS = [
    ["history", "--verify"],
    ["history"],
    ["history", "500012", "--json"],
    ["watch", "--since", "1", "--json", "--as-of", "2026-01-02", "--events", "e.jsonl"],
    ["watch", "--since", "2022-07-01"],
]


def ends(folder: Path, whole: Path, seed: int) -> list[str]:
    """Return which commands end in a bug of ours on a register changed at random."""
    pick = random.Random(seed)
    for each in folder.glob("r.db*"):
        each.unlink()
    (folder / "r.db").write_bytes(whole.read_bytes())
    try:
        (spoil if seed % 2 else rewrite)(folder / "r.db", pick)
    except sqlite3.IntegrityError:
        # The index of events takes no entry twice.
        return []
    done = {
        " ".join(each): run(*each, "--store", "r.db", "--lang", "en", folder=folder).returncode for each in COMMANDS
    }
    return [f"{seed}: {command} {code}" for command, code in done.items() if code not in (0, 1, 2)]


@pytest.mark.slow
def test_a_register_changed_at_random_is_refused_or_read_and_never_a_bug(tmp_path: Path, whole: Path) -> None:
    (tmp_path / "e.jsonl").write_bytes(EVENTS.read_bytes())
    found = [each for seed in range(sized(1_000, small=8)) for each in ends(tmp_path, whole, seed)]
    assert found == []
