"""Files given as a register that are none, or are one to which other hands have added something."""

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import Done, run
from registers import before, event, forging, kept

import lucidrule
from lucidrule.core.fault import UnreadableInput, render
from lucidrule.register.opening import telling
from lucidrule.register.register import Register
from lucidrule.register.store import Store, seal


def watch(folder: Path, store: str = "r.db") -> Done:
    return run("watch", "--store", store, "--lang", "en", folder=folder)


def history(folder: Path, *more: str) -> Done:
    return run("history", "--store", "r.db", "--lang", "en", *more, folder=folder)


def code(call: Callable[[], object]) -> str:
    with pytest.raises(lucidrule.LucidruleError) as raised:
        call()
    assert [lang for lang in ("zh", "en", "ja") if not render(raised.value.faults, lang)] == []
    return raised.value.faults[0].code


ENDLESS = "create view {} as with recursive n(x) as (select 1 union all select x + 1 from n) select x from n"
FOREIGN = {
    "notes": "create table notes (text)",
    "endless": ENDLESS.format("endless"),
    "swallow": "create trigger swallow before insert on entry when new.kind = 'change' begin select raise(ignore); end",
    "by_kind": "create index by_kind on entry (kind)",
    "entries_stay": "drop trigger entries_stay",
    "of_company": "drop index of_company",
    "sqlite_stat1": "analyze",
    "entry": "alter table entry add column more text",
}


def refused(folder: Path, name: str) -> None:
    """Check that every command refuses a store by the name of what is strange in it, and leaves the file as it is."""
    content = (folder / "r.db").read_bytes()
    done = [
        watch(folder),
        history(folder),
        history(folder, "--verify"),
        history(folder, "--head"),
        history(folder, "甲"),
    ]
    assert [each.returncode for each in done] == [2] * 5
    assert [f"`{name}` is not as registers have it" in each.stderr for each in done] == [True] * 5
    assert (folder / "r.db").read_bytes() == content


@pytest.mark.parametrize(("name", "statement"), FOREIGN.items(), ids=list(FOREIGN))
def test_what_others_added_to_a_register_or_took_from_it_is_refused_by_its_name(
    tmp_path: Path, name: str, statement: str
) -> None:
    kept(tmp_path, event("e0"))
    with sqlite3.connect(tmp_path / "r.db") as db:
        db.execute(statement)
    refused(tmp_path, name)


@pytest.mark.parametrize(("name", "statement"), FOREIGN.items(), ids=list(FOREIGN))
def test_so_is_it_in_a_register_of_before(tmp_path: Path, name: str, statement: str) -> None:
    kept(tmp_path, event("e0"))
    before(tmp_path / "r.db")
    with sqlite3.connect(tmp_path / "r.db") as db:
        db.execute(statement)
    refused(tmp_path, name)


@pytest.mark.parametrize("table", ["entry", "told"])
def test_a_view_without_end_in_the_place_of_a_table_is_never_read(tmp_path: Path, table: str) -> None:
    kept(tmp_path, event("e0"))
    with sqlite3.connect(tmp_path / "r.db") as db:
        db.execute(f"drop table {table}")
        db.execute(ENDLESS.format(table))
    refused(tmp_path, {"entry": "entries_stay", "told": "told"}[table])


def test_what_others_add_while_a_register_is_open_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    register = Register(Store(tmp_path / "r.db", create=True), lucidrule.load())
    with sqlite3.connect(tmp_path / "r.db") as db:
        db.execute(FOREIGN["swallow"])
    assert code(lambda: list(register.take([("f", 1, event("e1", value=True))]))) == "store-strange"
    assert register.store.last == 12


@contextmanager
def loosened(path: Path) -> Iterator[sqlite3.Connection]:
    """Give a database whose entries take cells of any type; its schema is then as it was."""
    db = sqlite3.connect(path, isolation_level=None)
    (strict,) = db.execute("select sql from sqlite_master where name = 'entry'").fetchone()
    loose = "CREATE TABLE entry (seq integer primary key, kind, event, company, body, hash)"
    _rewritten(db, strict, loose)
    db.close()
    db = sqlite3.connect(path, isolation_level=None)
    with forging(path):
        yield db
    _rewritten(db, loose, strict)
    db.close()


def _rewritten(db: sqlite3.Connection, old: str, new: str) -> None:
    (version,) = db.execute("pragma schema_version").fetchone()
    db.execute("pragma writable_schema = on")
    db.execute("update sqlite_master set sql = ? where sql = ?", (new, old))
    db.execute(f"pragma schema_version = {version + 1}")


CELLS = {
    "kind blob": "kind = x'6576656e74'",
    "kind null": "kind = null",
    "kind of tomorrow": "kind = 'oracle'",
    "event number": "event = 7",
    "company blob": "company = x'00'",
    "body blob": "body = cast(body as blob)",
    "body number": "body = 7",
    "body null": "body = null",
    "body not utf-8": "body = cast(x'7b22ff227d' as text)",
    "body huge": "body = printf('%.*c', 65000000, 'x')",
    "body no json": "body = 'x'",
    "body a list": "body = '[]'",
    "body deep": "body = '{\"id\": ' || replace(printf('%.*c', 100000, '['), ' ', '[')",
    "body not a number": "body = '{\"id\": NaN}'",
    "hash null": "hash = null",
    "hash number": "hash = 7.5",
}


@pytest.mark.parametrize("cells", CELLS.values(), ids=list(CELLS))
def test_a_cell_of_another_type_is_damage_and_no_bug(tmp_path: Path, cells: str) -> None:
    kept(tmp_path, event("e0"))
    with loosened(tmp_path / "r.db") as db:
        db.execute(f"update entry set {cells} where seq = 2")
    for_all = [watch(tmp_path), history(tmp_path), history(tmp_path, "--json")]
    assert [done.returncode for done in for_all] == [2] * 3
    assert ["the register `r.db` is damaged" in done.stderr for done in for_all] == [True] * 3
    # Its seal is broken, where it is text at all.
    assert history(tmp_path, "--verify").returncode in (1, 2)


def test_a_company_that_is_no_text_is_damage_also_where_only_names_are_looked_up(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    with loosened(tmp_path / "r.db") as db:
        db.execute("update entry set company = x'00' where seq = 2")
    assert history(tmp_path, "乙").returncode == 2


HOSTILE_FAULTS = {
    "named as the catalogue's own": {"code": "unknown-fact", "params": {"lang": "x", "key": "y"}, "nearest": []},
    "of another form": {"code": "more-faults", "params": {"file": "{0}"}, "nearest": ["x"]},
    "without a language": {"code": "unknown-fact", "params": {"name": {"fr": "x"}}, "nearest": []},
    "of words": {"code": "key-twice", "params": {"name": ["@help", "x"]}, "nearest": []},
}


@pytest.mark.parametrize("fault", HOSTILE_FAULTS.values(), ids=list(HOSTILE_FAULTS))
def test_a_fault_that_was_never_ours_is_shown_somehow(tmp_path: Path, fault: dict[str, object]) -> None:
    kept(tmp_path, event("e0"))
    store = Store(tmp_path / "r.db", create=False)
    with store.writing():
        store.append("refused", None, None, json.dumps({"file": "f", "line": 1, "text": "t", "faults": [fault]}))
    store.close()
    assert watch(tmp_path).returncode == 2
    assert "f:1  refused  " in history(tmp_path).stdout


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    kept(tmp_path, *[event(f"e{n}", company=f"c{n}") for n in range(40)])
    whole = (tmp_path / "r.db").read_bytes()
    ends = [1, 50, 100, 1_000, 4_096, 5_000, len(whole) // 2, len(whole) - 4_096]
    assert [cut(tmp_path, whole[:end]) for end in ends] == [2] * len(ends)


def cut(folder: Path, content: bytes) -> int:
    (folder / "r.db").write_bytes(content)
    return watch(folder).returncode


def test_a_schema_that_is_no_text_is_damage(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    path = tmp_path / "r.db"
    path.write_bytes(path.read_bytes().replace(b"append only", b"append\xffonly"))
    assert history(tmp_path, "--verify").returncode == 2
    assert watch(tmp_path).returncode == 2


def test_a_log_left_behind_by_a_kill_is_read(tmp_path: Path) -> None:
    (tmp_path / "live").mkdir()
    register = Register(Store(tmp_path / "live" / "r.db", create=True), lucidrule.load())
    register.renew()
    list(register.take([("f", 1, event("e0"))]))
    # As a kill leaves them: what was written stands in the log beside the file.
    copied = [shutil.copy(each, tmp_path / each.name) for each in (tmp_path / "live").glob("r.db*")]
    assert len(copied) == 3
    assert len(watch(tmp_path).stdout.splitlines()) == 10
    assert history(tmp_path, "--verify").returncode == 0


@pytest.mark.parametrize("ending", ["-wal", "-shm", "-journal"])
def test_rubbish_beside_a_register_is_passed_over(tmp_path: Path, ending: str) -> None:
    kept(tmp_path, event("e0"))
    (tmp_path / f"r.db{ending}").write_bytes(b"\x37\x7f\x06\x82" + b"rubbish" * 5_000)
    assert len(watch(tmp_path).stdout.splitlines()) == 10
    assert history(tmp_path, "--verify").returncode == 0


def test_a_copy_in_a_folder_that_is_only_read_can_be_read_and_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept(tmp_path, event("e0"))
    monkeypatch.setattr(os, "access", lambda folder, mode: folder != tmp_path)
    assert history(tmp_path, "--verify").returncode == 0
    assert {each.name for each in tmp_path.iterdir()} == {"r.db"}


def test_a_register_that_another_process_keeps_to_itself_is_told_to_be_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lucidrule.register.opening._WAIT_SECONDS", 0.1)
    kept(tmp_path, event("e0"))
    other = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
    other.execute("pragma locking_mode = exclusive")
    other.execute("begin immediate")
    assert code(lambda: Store(tmp_path / "r.db", create=True)) == "store-busy"
    assert code(lambda: Store(tmp_path / "r.db", create=False)) == "store-busy"


def test_a_name_that_sqlite_takes_for_its_own_is_that_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_text(event("e0"))
    done = [
        run("watch", "--store", name, "--events", "e.jsonl", folder=tmp_path)
        for name in (":memory:", "file:x?mode=memory")
    ]
    assert [len(each.stdout.splitlines()) for each in done] == [10, 10]
    assert {each.name for each in tmp_path.iterdir()} == {"e.jsonl", ":memory:", "file:x?mode=memory"}
    assert run("history", "--store", ":memory:", "--verify", folder=tmp_path).returncode == 0


@pytest.mark.parametrize("command", [["watch"], ["history"]], ids=["watch", "history"])
def test_a_name_that_can_be_no_file_of_a_register_is_refused(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "link.db").symlink_to("nowhere.db")
    (tmp_path / "round.db").symlink_to("round.db")
    names = ["", ".", "link.db", "round.db", "x" * 300, "no/folder/r.db", "/dev/null", "\udcff/r.db"]
    done = [run(*command, "--store", name, folder=tmp_path) for name in names]
    assert [(each.returncode, each.stdout) for each in done] == [(2, "")] * len(names)
    assert {each.name for each in tmp_path.iterdir()} == {"link.db", "round.db"}


def test_a_link_to_a_register_is_the_register(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    (tmp_path / "link.db").symlink_to("r.db")
    assert len(watch(tmp_path, "link.db").stdout.splitlines()) == 10
    assert watch(tmp_path).stdout == ""


def test_a_dangling_link_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to("nowhere.db")
    assert code(lambda: Store(tmp_path / "link.db", create=True)) == "store-dangling"


def test_a_register_whose_file_goes_away_while_it_is_open_takes_nothing_more(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    register = Register(Store(tmp_path / "r.db", create=True), lucidrule.load())
    (tmp_path / "r.db").unlink()
    assert code(lambda: list(register.take([("f", 1, event("e1", value=True))]))) == "store-gone"


def test_so_does_one_whose_file_is_replaced(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    kept(tmp_path, event("e0"), name="other.db")
    register = Register(Store(tmp_path / "r.db", create=True), lucidrule.load())
    (tmp_path / "other.db").replace(tmp_path / "r.db")
    assert code(lambda: list(register.take([("f", 1, event("e1", value=True))]))) == "store-gone"


def resealed(path: Path, change: str) -> None:
    """Change entries and compute the whole chain anew, as whoever has the file can."""
    with forging(path) as db:
        db.execute(change)
        before = "0" * 64
        for seq, kind, name, company, body, _ in db.execute("select * from entry order by seq").fetchall():
            before = seal(before, kind, name, company, body)
            db.execute("update entry set hash = ? where seq = ?", (before, seq))


def test_an_index_that_passes_entries_over_is_damage(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"), event("e1", company="乙"))
    with sqlite3.connect(tmp_path / "r.db", isolation_level=None) as db:
        (index,) = db.execute("select sql from sqlite_master where name = 'of_company'").fetchone()
        db.execute("drop index of_company")
        # As a part of it has no entry of the one company.
        db.execute("create index of_company on entry (company) where company = '乙'")
        (partial,) = db.execute("select sql from sqlite_master where name = 'of_company'").fetchone()
        _rewritten(db, partial, index)
    assert history(tmp_path, "--verify").returncode == 2
    done = watch(tmp_path)
    assert (done.returncode, "the register `r.db` is damaged: entry 3" in done.stderr) == (2, True)


@pytest.mark.parametrize(("kind", "name"), [("change", "first"), ("event", "policy")])
def test_what_an_entry_says_beside_what_its_kind_holds_is_passed_over(tmp_path: Path, kind: str, name: str) -> None:
    kept(tmp_path, event("e0"))
    resealed(
        tmp_path / "r.db", f"update entry set body = json_set(body, '$.{name}', json('[[]]')) where kind = '{kind}'"
    )
    done = [watch(tmp_path), history(tmp_path, "甲"), history(tmp_path, "--verify")]
    assert [each.returncode for each in done] == [0, 0, 0]


TEXTS = {
    "a text": "update entry set body = replace(body, 'award_cap', 'award_cup') where kind = 'rules'",
    "its order": "update entry set body = json_set(body, '$.order[0]', 'rules/facts.yaml') where kind = 'rules'",
    "no order": "update entry set body = json_remove(replace(body, '2022', '2023'), '$.order') where kind = 'rules'",
    "a name too many": "update entry set body = json_set(body, '$.texts.more', 'x') where kind = 'rules'",
}


@pytest.mark.parametrize("change", TEXTS.values(), ids=list(TEXTS))
def test_texts_of_rules_that_are_not_those_of_their_digest_are_found(tmp_path: Path, change: str) -> None:
    kept(tmp_path, event("e0"))
    assert history(tmp_path, "--verify").returncode == 0
    resealed(tmp_path / "r.db", change)
    done = history(tmp_path, "--verify")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Entry 1: the texts of the rules are not those of their digest" in done.stderr


def test_texts_of_an_earlier_lucidrule_that_cannot_be_read_any_more_are_not_called_altered(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    resealed(
        tmp_path / "r.db",
        """update entry set body = '{"digest": "0", "programme": "p", "version": "1", "texts": {"a": "b"}}'
        where kind = 'rules'""",
    )
    done = history(tmp_path, "--verify")
    assert (done.returncode, "10 more were made under rules that cannot be read any more" in done.stdout) == (0, True)


def test_a_chain_that_was_computed_anew_holds_and_only_a_digest_kept_elsewhere_shows_it(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    head = history(tmp_path, "--head").stdout
    resealed(tmp_path / "r.db", 'update entry set body = replace(body, \'"who":"clerk"\', \'"who":"chief"\')')
    assert history(tmp_path, "--verify").returncode == 0
    assert history(tmp_path, "--head").stdout != head


def test_text_of_sqlite_that_is_none_is_told_as_damage(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as told, telling(tmp_path / "r.db"):
        b"\xff".decode()
    assert [fault.code for fault in told.value.faults] == ["store-damaged"]
