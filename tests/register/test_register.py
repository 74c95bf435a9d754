"""A register: events in, changes out, a log that only grows."""

import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from registers import forging
from town import town

import lucidrule
from lucidrule import cli
from lucidrule.kernel.missing import Missing
from lucidrule.present.changes import difference_line
from lucidrule.register.recording import ToldChange
from lucidrule.register.register import Register
from lucidrule.register.store import Store
from lucidrule.register.verify import compared


def wrong(store: Store, programme: lucidrule.Programme) -> list[tuple[int, str]]:
    """Return what a replay of all companies finds to differ."""
    listed = [each for found in compared(store, programme, store.companies()) for each in found.differences]
    return [(each.entry, difference_line(each, "en")) for each in listed]


def event(name: str, fact: str, value: Any = None, *, date: str = "2022-06-30", **more: Any) -> str:
    said = {"withdrawn": True} if value is None else {"value": value}
    known = {"company": "甲", "date": date, "source": "filing", "who": "clerk"}
    return json.dumps({"id": name, "fact": fact, **known, **said, **more}, ensure_ascii=False) + "\n"


def watch(tmp_path: Path, lines: list[str], *options: str) -> Result:
    events = tmp_path / "events.jsonl"
    events.write_text("".join(lines), encoding="utf-8")
    return run("watch", "--store", str(tmp_path / "r.db"), "--events", str(events), *options)


def run(*arguments: str) -> Result:
    """Run a command as `main` does, its messages beside its output."""
    import click

    result = CliRunner().invoke(cli.cli, [*arguments, "--lang", "en"])
    if isinstance(result.exception, lucidrule.LucidruleError):
        click.echo(str(result.exception))
        result.exit_code = 2
        result.stderr_bytes = str(result.exception).encode()
    return result


FALSE = event("e1", "registered_in_zone", False)


def test_a_fact_that_turns_outcomes_is_told_with_criterion_and_fact(tmp_path: Path) -> None:
    lines = watch(tmp_path, [event("e0", "sector", "lasers"), FALSE]).stdout.splitlines()
    assert len(lines) == 10
    assert lines[0].split("  ")[1:4] == ["甲", "Laser industry development fund", "Undetermined → Not eligible"]
    assert lines[0].endswith("; Registration in the zone")


def test_what_was_told_to_be_not_known_is_asked_when_the_register_is_opened_again(tmp_path: Path) -> None:
    years: list[tuple[str, dict[str, Any]]] = [
        ("annual_revenue", {}),
        ("annual_revenue", {"year": 2021}),
        ("rent_paid", {"year": 2020}),
        ("rent_paid", {}),
    ]
    lines = [event(f"e{at}", fact, "unknown", **year) for at, (fact, year) in enumerate(years)]
    watch(tmp_path, [*lines, event("e5", "sector", "lasers"), event("e6", "sector", "不详")])
    store = Store(tmp_path / "r.db", create=False)
    profile = Register(store, lucidrule.load()).session("甲").profile
    store.close()
    assert profile.values == {}
    assert profile.asked == {Missing("annual_revenue"), Missing("rent_paid", 2020), Missing("sector")}
    assert "Laser field  not known  told by clerk" in run("history", "甲", "--store", str(tmp_path / "r.db")).stdout


def test_as_json_each_change_carries_its_determination(tmp_path: Path) -> None:
    lines = [json.loads(line) for line in watch(tmp_path, [FALSE], "--json").stdout.splitlines()]
    assert {line["event"] for line in lines} == {"e1"}
    first = lines[0]
    assert (first["company"], first["before"], first["after"]) == ("甲", "undetermined", "ineligible")
    assert first["determination"]["outcomes"][0]["policy"] == first["policy"]
    assert first["determination"]["receipt"]["rules_digest"] == lucidrule.load().compiled.digest
    assert first["determination"]["outcomes"][0]["outcome"] == "ineligible"


def test_the_same_event_again_changes_nothing_and_other_content_is_refused(tmp_path: Path) -> None:
    assert len(watch(tmp_path, [FALSE]).stdout.splitlines()) == 10
    again = watch(tmp_path, [FALSE])
    assert (again.stdout, again.exit_code) == ("", 0)
    other = watch(tmp_path, [event("e1", "registered_in_zone", True)])
    assert (other.stdout, other.exit_code) == ("", 2)
    assert "events.jsonl:1:1: the event `e1` is kept already, with other content" in other.stderr


BAD = {
    "not json\n": "not an event in JSON",
    "[1]\n": "not an event in JSON",
    '{"id": NaN}\n': "`id` must be a text",
    event("b", "sectr", "lasers"): "unknown fact `sectr`",
    event("b", "sector", "laser"): "is no choice of `Laser field (sector)`",
    event("b", "sector", "lasers", year=2021): "expected",
    event("b", "annual_revenue", "1亿"): "has a value for each year",
    event("b", "annual_revenue", "1亿", year=21): "calendar year",
    event("b", "sector", "lasers", date="2022-02-30"): "is no day of the calendar",
    event("b", "sector", "lasers", withdrawn=True): "either `value` or `withdrawn: true`",
    event("b", "sector", "lasers", whoo="x"): "unknown key `whoo`",
    event("b", "sector", "lasers", who=""): "`who` must be a text",
    '{"id": "b"}\n': "missing here: `company`",
    event("b", "founded_on", "2022-01-01"): "revenue in a year before the founding year",
    event("b", "sector", "x" * 1_000_001): "one line of at most 1,000,000 characters",
    event("b", "first_set_products", [[[[[[[[1]]]]]]]]): "either `value`",
}


@pytest.mark.parametrize(("line", "said"), BAD.items(), ids=list(BAD.values()))
def test_a_bad_event_is_refused_with_its_line_and_kept_apart_and_the_rest_goes_on(
    tmp_path: Path, line: str, said: str
) -> None:
    result = watch(tmp_path, [event("e0", "annual_revenue", "1亿", year=2020), line, FALSE])
    assert result.exit_code == 2
    assert "events.jsonl:2:1: " in result.stderr
    assert said in result.stderr
    assert len(result.stdout.splitlines()) == 10
    kinds = [entry.kind for entry in Store(tmp_path / "r.db", create=False).entries()]
    assert kinds.count("refused") == 1
    assert kinds.count("event") == 2


def test_an_earlier_date_never_moves_a_register_back(tmp_path: Path) -> None:
    watch(tmp_path, [event("e0", "sector", "lasers", date="2023-03-01")])
    (line, *_) = watch(tmp_path, [event("e1", "registered_in_zone", False, date="2022-03-01")], "--json").stdout.split(
        "\n"
    )
    assert json.loads(line)["as_of"] == "2023-03-01"


def test_the_passing_of_time_is_told_once(tmp_path: Path) -> None:
    watch(tmp_path, [event("e0", "sector", "not_laser", date="2022-01-01")])
    store = str(tmp_path / "r.db")
    first = run("watch", "--store", store, "--as-of", "2022-06-30").stdout.splitlines()
    assert len(first) == 10
    assert first[0].endswith("  the reference date moved")
    assert run("watch", "--store", store, "--as-of", "2022-06-30").stdout == ""
    assert run("history", "--store", store, "--verify").exit_code == 0


def test_history_tells_who_knew_what_when_and_what_followed(tmp_path: Path) -> None:
    watch(tmp_path, [event("e0", "sector", "lasers"), FALSE])
    lines = run("history", "--store", str(tmp_path / "r.db"), "甲").stdout.splitlines()
    assert len(lines) == 12
    assert lines[1].split("  ")[1:] == ["甲", "Registration in the zone", "no", "told by clerk, source: filing"]
    missing = run("history", "--store", str(tmp_path / "r.db"), "乙")
    assert missing.exit_code == 2


@pytest.mark.parametrize("statement", ["delete from entry", "update entry set body = '{}'"], ids=["delete", "update"])
def test_a_store_refuses_every_change_of_what_it_holds(tmp_path: Path, statement: str) -> None:
    watch(tmp_path, [FALSE])
    with sqlite3.connect(tmp_path / "r.db") as db, pytest.raises(sqlite3.IntegrityError, match="append only"):
        db.execute(statement)


def test_a_forged_entry_is_found_by_the_chain_and_a_resealed_one_by_recomputing(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    watch(tmp_path, [FALSE])
    with forging(path) as db:
        db.execute("update entry set body = replace(body, 'ineligible', 'eligible') where seq = 3")
    result = run("history", "--store", str(path), "--verify")
    assert (result.exit_code, "Entry 3 does not match its seal" in result.stderr) == (1, True)
    from lucidrule.register.store import seal

    with forging(path) as db:
        before = "0" * 64
        for seq, kind, name, company, body, _ in db.execute("select * from entry order by seq").fetchall():
            before = seal(before, kind, name, company, body)
            db.execute("update entry set hash = ? where seq = ?", (before, seq))
    result = run("history", "--store", str(path), "--verify")
    assert (result.exit_code, "Entry 3 differs from what is recomputed" in result.stderr) == (1, True)


def test_the_head_changes_with_every_entry(tmp_path: Path) -> None:
    watch(tmp_path, [event("e0", "sector", "lasers")])
    head = run("history", "--store", str(tmp_path / "r.db"), "--head").stdout
    watch(tmp_path, [FALSE])
    assert len(head.strip()) == 64
    assert run("history", "--store", str(tmp_path / "r.db"), "--head").stdout != head


def test_new_rules_are_replayed_and_told_as_such(tmp_path: Path) -> None:
    old = town({})
    new = town({"when: {in_town: true}": "when: {in_town: false}"}, "rules/criteria.yaml")
    register = Register(Store(tmp_path / "r.db", create=True), old)
    assert register.renew() == []
    list(register.take([("f", 1, event("e0", "in_town", True))]))
    register.store.close()
    reopened = Register(Store(tmp_path / "r.db", create=True), new)
    told = reopened.renew()
    assert {(each.by_rules, each.change.after.value) for each in told if isinstance(each, ToldChange)} == {
        (True, "ineligible")
    }
    assert reopened.renew() == []
    assert wrong(reopened.store, new) == []


READING, WRITING = ("history", "--head"), ("watch", "--as-of", "2022-06-30")
NO_STORES = {"text": b"no store", "torn": b"SQLite format 3\0" + b"x" * 5_000}


@pytest.mark.parametrize(
    ("command", "content"),
    # A watch makes an empty file a store.
    [(READING, b""), *((READING, content) for content in NO_STORES.values())]
    + [(WRITING, content) for content in NO_STORES.values()],
    ids=["read empty", *(f"read {name}" for name in NO_STORES), *(f"write {name}" for name in NO_STORES)],
)
def test_what_is_no_store_is_refused_and_left_as_it_is(
    tmp_path: Path, command: tuple[str, ...], content: bytes
) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    assert run(*command, "--store", str(path)).exit_code == 2
    assert path.read_bytes() == content


def test_a_database_of_others_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as db:
        db.execute("create table mine (x)")
    content = path.read_bytes()
    assert run("watch", "--store", str(path), "--as-of", "2022-06-30").exit_code == 2
    assert path.read_bytes() == content


def test_a_second_process_is_told_that_the_store_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lucidrule.register.opening._WAIT_SECONDS", 0.1)
    watch(tmp_path, [FALSE])
    other = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
    other.execute("begin immediate")
    result = watch(tmp_path, [event("e2", "registered_in_zone", True)])
    other.execute("rollback")
    assert result.exit_code == 2
    assert "is being written by another process" in str(result.exception)
    assert len(watch(tmp_path, [event("e2", "registered_in_zone", True)]).stdout.splitlines()) == 10


def test_two_registers_on_one_store_take_over_what_the_other_wrote(tmp_path: Path) -> None:
    programme = lucidrule.load()
    one, two = (Register(Store(tmp_path / "r.db", create=True), programme) for _ in range(2))
    one.renew()
    list(one.take([("f", 1, event("e0", "sector", "not_laser"))]))
    told = list(two.take([("f", 1, event("e1", "sector", "lasers"))]))
    assert len(told) == 10
    assert two.store.broken_at() is None
    assert wrong(two.store, programme) == []


FACTS = ("registered_in_zone", "pays_tax_in_zone", "project_on_file", "renovation_on_file")


def test_a_company_that_lags_behind_the_register_moves_with_its_date(tmp_path: Path) -> None:
    watch(tmp_path, [event("e0", "sector", "not_laser", date="2022-01-01", company="slow")])
    watch(tmp_path, [event("e1", "sector", "lasers", date="2022-06-30", company="fast")])
    told = run("watch", "--store", str(tmp_path / "r.db"), "--as-of", "2022-06-30").stdout.splitlines()
    assert [line.split("  ")[1] for line in told] == ["slow"] * 10
    assert run("history", "--store", str(tmp_path / "r.db"), "--verify").exit_code == 0


def test_a_line_that_is_not_utf8_or_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    events = tmp_path / "events.jsonl"
    bad = event("b", "remark", "x").encode().replace(b"filing", b"\xff\xfe")
    events.write_bytes(bad + b"y" * 9_000_000 + b"\n" + FALSE.encode())
    result = run("watch", "--store", str(tmp_path / "r.db"), "--events", str(events))
    assert [line.split(": ")[0] for line in result.stderr.splitlines() if "jsonl:" in line] == [
        f"{events}:1:1",
        f"{events}:2:1",
    ]
    assert len(result.stdout.splitlines()) == 10


def test_changes_that_were_left_out_after_the_last_event_are_found(tmp_path: Path) -> None:
    programme = lucidrule.load()
    register = Register(Store(tmp_path / "r.db", create=True), programme)
    register.renew()
    register._recording.changes = lambda *_, **__: []  # type: ignore[method-assign]  # forgets to write
    list(register.take([("f", 1, FALSE)]))
    assert len(wrong(register.store, programme)) == 10


@contextmanager
def no_room_for(kind: str, store: Store) -> Iterator[None]:
    """A disk that is full just when an entry of a kind is written, and has room again afterwards."""
    append = store.append

    def failing(written: str, *given: Any) -> None:
        if written == kind:
            raise lucidrule.UnreadableInput(())
        append(written, *given)

    store.append = failing  # type: ignore[method-assign, assignment]  # stands in for the disk
    yield
    store.append = append  # type: ignore[method-assign]  # as it was


def test_where_a_change_cannot_be_written_its_event_is_not_kept_either(tmp_path: Path) -> None:
    register = Register(Store(tmp_path / "r.db", create=True), lucidrule.load())
    register.renew()
    with no_room_for("change", register.store), pytest.raises(lucidrule.UnreadableInput):
        list(register.take([("f", 1, FALSE)]))
    assert [entry.kind for entry in register.store.entries()] == ["rules"]
    assert len(list(register.take([("f", 1, FALSE)]))) == 10


def in_pieces(register: Register, lines: list[str]) -> list[tuple[str, str]]:
    """Let a register take seven lines at a time; return what it keeps."""
    register.renew()
    for at in range(0, len(lines), 7):
        list(register.take([("f", n, line) for n, line in enumerate(lines[at : at + 7], at)]))
    return [(entry.kind, entry.body) for entry in register.store.entries()]


def test_sessions_that_are_let_go_come_back_as_they_were(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programme, pick = lucidrule.load(), random.Random(11)
    lines = [event(f"e{n}", pick.choice(FACTS), pick.random() < 0.5, company=f"c{n % 9}") for n in range(400)]
    every = Register(Store(tmp_path / "all.db", create=True), programme)
    told = in_pieces(every, lines)
    assert len(every._sessions) == 9
    monkeypatch.setattr("lucidrule.register.sessions._MOST", 2)
    few = Register(Store(tmp_path / "few.db", create=True), programme)
    assert in_pieces(few, lines) == told
    assert len(few._sessions) <= 2
    assert wrong(few.store, programme) == []


def test_what_was_refused_in_a_batch_that_failed_is_kept_when_it_comes_again(tmp_path: Path) -> None:
    register = Register(Store(tmp_path / "r.db", create=True), lucidrule.load())
    register.renew()
    with no_room_for("event", register.store), pytest.raises(lucidrule.UnreadableInput):
        list(register.take([("f", 1, "no event"), ("f", 2, FALSE)]))
    list(register.take([("f", 1, "no event"), ("f", 2, FALSE)]))
    list(register.take([("f", 1, "no event"), ("f", 2, FALSE)]))
    kinds = [entry.kind for entry in register.store.entries()]
    assert (kinds.count("refused"), kinds.count("event")) == (1, 1)
