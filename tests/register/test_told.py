"""What was kept and not told is told at the next start; what was told is told again where that is asked for."""

import errno
import json
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from command import run
from hypothesis import given
from hypothesis import strategies as st
from registers import before, changes, event, forging, kept
from town import town

import lucidrule
from lucidrule.cli.watch import _Telling
from lucidrule.core.fault import render
from lucidrule.register import schema
from lucidrule.register.register import Register
from lucidrule.register.retelling import entry_since, retold
from lucidrule.register.store import Store
from lucidrule.register.told import Range, mark, untold


def told(folder: Path, *options: str) -> list[dict[str, Any]]:
    """Return what a watch tells."""
    done = run("watch", "--store", "r.db", "--json", "--lang", "en", *options, folder=folder)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def numbers(found: Iterable[dict[str, Any]]) -> list[int]:
    return [each["entry"] for each in found]


def test_what_was_kept_and_not_told_is_told_at_the_next_start_and_then_no_more(tmp_path: Path) -> None:
    unheard = kept(tmp_path, event("e0"))
    assert len(unheard) == 10
    assert numbers(told(tmp_path)) == unheard
    assert told(tmp_path) == []


def test_a_moment_of_a_zone_is_a_day_in_the_zone_of_the_programme(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_text(event("e0", "sector", "not_laser", date="2022-01-01"))
    found = told(tmp_path, "--events", "e.jsonl", "--as-of", "2022-06-30T16:00Z")
    assert found[-1]["as_of"] == "2022-07-01"
    assert told(tmp_path, "--since", "2022-01-02T00:30+08:00") == told(tmp_path, "--since", "2022-01-02")


@pytest.mark.parametrize(
    ("moment", "day"), [("2021-12-31T16:00Z", "2022-01-01"), ("2021-12-31 23:59 +08:00", "2021-12-31")]
)
def test_an_event_at_a_moment_of_a_zone_is_kept_with_its_day_in_the_zone_of_the_programme(
    tmp_path: Path, moment: str, day: str
) -> None:
    (tmp_path / "e.jsonl").write_text(event("e0", "sector", "not_laser", date=moment))
    asked = ("--events", "e.jsonl", "--as-of", "2022-06-30")
    told(tmp_path, *asked)
    entry = run("history", "甲", "--store", "r.db", "--json", folder=tmp_path).stdout.splitlines()[0]
    assert json.loads(entry)["date"] == day
    # Told once more it is the same event.
    assert told(tmp_path, *asked) == []


@pytest.mark.parametrize(
    "name", ["annual_revenue 2021", "年营业收入（2021年）", "ａｎｎｕａｌ＿ｒｅｖｅｎｕｅ．２０２１"]
)
def test_the_year_of_a_figure_may_stand_in_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "e.jsonl").write_text(event("e0", name, "6亿"))
    told(tmp_path, "--events", "e.jsonl", "--as-of", "2022-06-30")
    store = Store(tmp_path / "r.db", create=False)
    values = Register(store, lucidrule.load()).session("甲").profile.values
    store.close()
    assert values == {("annual_revenue", 2021): 600_000_000}


@pytest.mark.parametrize("fact", ["annual_revenue 2021", "annual_revenue 1899", "sector 2021"])
def test_a_year_in_a_name_is_one_that_the_fact_has_and_is_said_once(tmp_path: Path, fact: str) -> None:
    year = {"annual_revenue 2021": {"year": 2021}}.get(fact, {})
    (tmp_path / "e.jsonl").write_text(event("e0", fact, 5, **year))
    done = run("watch", "--store", "r.db", "--events", "e.jsonl", "--lang", "en", folder=tmp_path)
    assert (done.returncode, "e.jsonl:1:1: " in done.stderr) == (2, True)


def test_what_is_told_again_is_what_was_told_at_first(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_text(event("e0", "sector", "not_laser", date="2022-01-01"))
    (tmp_path / "f.jsonl").write_text(event("e1") + event("e2", "sector", "lasers"))
    first = [*told(tmp_path, "--events", "e.jsonl", "--as-of", "2022-06-30"), *told(tmp_path, "--events", "f.jsonl")]
    assert len(first) == 10
    assert told(tmp_path, "--since", "1") == first
    assert numbers(first) == changes(tmp_path / "r.db")


def test_what_other_rules_changed_and_nobody_was_told_is_told_with_their_documents(tmp_path: Path) -> None:
    other = town({"when: {in_town: true}": "when: {in_town: false}"}, "rules/criteria.yaml")
    register = Register(Store(tmp_path / "r.db", create=True), town({}))
    register.renew()
    list(register.take([("f", 1, event("e0", "in_town", True)), ("f", 2, event("e1", "remarks", 7))]))
    register.store.close()
    register = Register(Store(tmp_path / "r.db", create=True), other)
    found = [each.to_json() for each in register.renew()]  # type: ignore[union-attr]  # nothing is set aside
    register.store.close()
    again = [each for piece in retold(Store(tmp_path / "r.db", create=False), other) for each in piece.entries]
    assert [each.to_json() for each in again if each.kind == "change"] == found
    assert [each.kind for each in again] == ["refused", "change", "change"]


def test_lines_that_were_refused_and_not_told_are_told_with_their_place(tmp_path: Path) -> None:
    kept(tmp_path, "no event\n", event("e0", "sectr"))
    done = run("watch", "--store", "r.db", "--lang", "en", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.splitlines()[:2] == [
        "f:1  refused  not an event in JSON: a value is expected here",
        "f:2  refused  unknown fact `sectr`",
    ]
    assert run("watch", "--store", "r.db", "--since", "1", folder=tmp_path).returncode == 0


SINCE = {
    "1": 20,
    # The second event stands at 13, its changes behind it.
    "13": 10,
    "24": 0,
    "2022-06-30": 20,
    "2022-07-01": 10,
    "2022年7月2日": 0,
}


@pytest.mark.parametrize(("since", "expected"), SINCE.items(), ids=list(SINCE))
def test_changes_are_told_again_from_an_entry_or_a_day_on(tmp_path: Path, since: str, expected: int) -> None:
    (tmp_path / "e.jsonl").write_text(event("e0") + event("e1", value=True, date="2022-07-01"))
    assert numbers(told(tmp_path, "--events", "e.jsonl"))[-1] == 23
    assert len(told(tmp_path, "--since", since)) == expected


def test_what_was_not_told_is_told_before_what_is_asked_for_again(tmp_path: Path) -> None:
    first = kept(tmp_path, event("e0"))
    second = kept(tmp_path, event("e1", value=True))[10:]
    assert numbers(told(tmp_path, "--since", str(second[4]))) == [*first, *second]


def test_entries_that_there_are_not_yet_cannot_be_told_again(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    done = run("watch", "--store", "r.db", "--since", "20220630", "--lang", "en", folder=tmp_path)
    assert done.returncode == 2
    assert "the register has entries up to 12, `--since` says 20220630" in done.stderr
    assert "a date is written as 2022-06-30" in done.stderr
    assert len(told(tmp_path)) == 10


def test_what_a_register_of_before_kept_counts_as_told(tmp_path: Path) -> None:
    old = kept(tmp_path, event("e0"))
    before(tmp_path / "r.db")
    assert run("history", "--store", "r.db", "--verify", folder=tmp_path).returncode == 0
    assert told(tmp_path) == []
    new = kept(tmp_path, event("e1", value=True))[len(old) :]
    assert numbers(told(tmp_path)) == new
    assert numbers(told(tmp_path, "--since", "1")) == [*old, *new]
    assert run("history", "--store", "r.db", "--verify", folder=tmp_path).returncode == 0


def test_an_empty_register_of_before_is_brought_up(tmp_path: Path) -> None:
    Store(tmp_path / "r.db", create=True).close()
    before(tmp_path / "r.db")
    assert len(kept(tmp_path, event("e0"))) == 10
    assert len(told(tmp_path)) == 10


def test_what_one_of_two_wrote_and_did_not_tell_is_told_though_the_other_told_what_came_later(tmp_path: Path) -> None:
    one, two = (Register(Store(tmp_path / "r.db", create=True), lucidrule.load()) for _ in range(2))
    one.renew()
    one.mark_told()
    list(one.take([("f", 1, event("e0"))]))
    list(two.take([("f", 1, event("e1", value=True))]))
    two.mark_told()
    one.store.close()
    two.store.close()
    assert [each["event"] for each in told(tmp_path)] == ["e0"] * 10
    assert told(tmp_path) == []


def test_a_register_of_which_the_end_was_cut_off_is_refused(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    told(tmp_path)
    with forging(tmp_path / "r.db") as db:
        db.execute("delete from entry where seq > 5")
    done = run("watch", "--store", "r.db", "--lang", "en", folder=tmp_path)
    assert done.returncode == 2
    assert "the end of the register `r.db` is missing: entries were told up to 12, it has 5" in done.stderr


RANGES = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 6)), max_size=12)


def mark_all(db: sqlite3.Connection, pairs: list[tuple[int, int]]) -> None:
    for first, more in pairs:
        mark(db, Range(first, first + more))


@given(RANGES, st.integers(0, 40))
def test_what_is_untold_is_all_that_was_not_marked(pairs: list[tuple[int, int]], last: int) -> None:
    db = sqlite3.connect(":memory:")
    schema.run(db, schema.TOLD)
    marked = {number for first, more in pairs for number in range(first, first + more + 1)}
    mark_all(db, pairs)
    found = [number for first, end in untold(db, last) for number in range(first, end + 1)]
    assert found == [number for number in range(1, last + 1) if number not in marked]
    # Ranges neither meet nor touch.
    edges = [edge for row in db.execute("select first, last from told order by first") for edge in row]
    assert [pair for pair in zip(edges[1::2], edges[2::2], strict=False) if pair[1] <= pair[0] + 1] == []


def code(call: Callable[[], object]) -> str:
    with pytest.raises(lucidrule.LucidruleError) as raised:
        call()
    assert [lang for lang in ("zh", "en", "ja") if not render(raised.value.faults, lang)] == []
    return raised.value.faults[0].code


def test_entries_that_there_are_not_have_faults_in_every_language(tmp_path: Path) -> None:
    kept(tmp_path, event("e0"))
    store = Store(tmp_path / "r.db", create=True)
    assert code(lambda: entry_since(store, 14)) == "since-ahead"
    with store.writing():
        mark(store._db, Range(1, 13))
    assert code(store.untold) == "store-cut"


def test_much_that_was_not_told_is_told_piece_by_piece_and_each_is_marked(tmp_path: Path) -> None:
    unheard = kept(tmp_path, *[event(f"e{n}", company=f"c{n}") for n in range(40)])
    assert len(unheard) == 400
    store = Store(tmp_path / "r.db", create=True)
    pieces = list(retold(store, lucidrule.load()))
    assert [len(piece.entries) for piece in pieces] == [200, 200, 0][: len(pieces)]
    assert [piece.range.first for piece in pieces][1:] == [piece.range.last + 1 for piece in pieces][:-1]
    assert numbers(told(tmp_path)) == unheard


def test_companies_that_are_let_go_while_telling_are_gone_through_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "e.jsonl").write_text("".join(event(f"e{n}", value=n > 2, company=f"c{n % 3}") for n in range(6)))
    first = told(tmp_path, "--events", "e.jsonl")
    monkeypatch.setattr("lucidrule.register.retelling._COMPANIES", 1)
    assert told(tmp_path, "--since", "1") == first


def test_what_cannot_be_printed_is_told_to_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, event("e0"))
    telling = _Telling(lucidrule.load(), "en", False)
    full = OSError(errno.ENOSPC, "No space left on device")
    monkeypatch.setattr(telling, "_print", Mock(side_effect=full))
    assert code(lambda: telling._say([])) == "cannot-tell"
    monkeypatch.setattr(telling, "_print", Mock(side_effect=BrokenPipeError))
    with pytest.raises(BrokenPipeError):
        telling._say([])


def test_where_there_is_no_output_at_all_nothing_is_taken_for_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as closed:
        closed.setattr("sys.stdout", None)
        assert code(lambda: _Telling(lucidrule.load(), "en", True)) == "cannot-tell"
