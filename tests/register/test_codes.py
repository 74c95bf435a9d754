"""Each fault of events and stores by its code; a full disk and a damaged page."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import lucidrule
from lucidrule import cli
from lucidrule.core.fault import render
from lucidrule.register.bodies import read_body
from lucidrule.register.events import read_event, withdraws
from lucidrule.register.opening import bring_up
from lucidrule.register.register import Register
from lucidrule.register.store import Store

GOOD = {"id": "e", "company": "c", "fact": "sector", "value": "lasers", "date": "2022-06-30", "source": "s", "who": "w"}


def code(call: Callable[..., object], *given: object) -> str:
    with pytest.raises(lucidrule.LucidruleError) as raised:
        call(*given)
    assert [lang for lang in ("zh", "en", "ja") if not render(raised.value.faults, lang)] == []
    return raised.value.faults[0].code


def test_an_event_as_asked_for_is_read() -> None:
    event = read_event(json.dumps(GOOD), "f", 1)
    assert (event.id, event.fact, event.value, event.date.year) == ("e", "sector", "lasers", 2022)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.50", "0.50"),
        ("6e8", "600000000"),
        ("1.5E-1", "0.15"),
        ("1e37", "1" + "0" * 37),
        ("1e38", "1e38"),
        ("1e99999999999999999999", "1e99999999999999999999"),
        ("9" * 5_000, "9" * 5_000),
    ],
)
def test_a_number_of_an_event_keeps_every_digit(written: str, value: str) -> None:
    line = json.dumps({**GOOD, "fact": "annual_revenue", "value": 7, "year": 2021}).replace("7", written)
    assert read_event(line, "f", 1).value == value


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "event-not-json"),
        (json.dumps({**GOOD, "who": 7}), "event-not-text"),
        (json.dumps({**GOOD, "withdrawn": True}), "event-value"),
        (json.dumps({**GOOD, "withdrawn": False}), "event-value"),
        (json.dumps({**GOOD, "fact": "annual_revenue", "value": {"2021": "1亿"}}), "event-value"),
        (" " * 1_000_001, "event-too-long"),
        ("[" * 100_000, "json-too-deep"),
        (json.dumps({**GOOD, "who": "\ud800"}), "half-character"),
        (json.dumps({**GOOD, "\udfff": 1}), "half-character"),
        (json.dumps({**GOOD, "value": ["\ud800"]}), "half-character"),
        ('{"\\ud800": 1, "\\ud800": 2}', "key-twice"),
        (json.dumps({**GOOD, "year": "\ud83d"}), "half-character"),
        (json.dumps({**GOOD, "year": 10**299}), "not-a-calendar-year"),
        (json.dumps({**GOOD, "year": 2021}).replace("2021", "9" * 4_000), "not-a-calendar-year"),
        (json.dumps(GOOD)[:-1] + ', "value": "other"}', "key-twice"),
        ('{"id": "激光技术公司"}'.encode("gbk").decode(errors="surrogateescape"), "seems-encoded"),
        ('{"id": 1}\n'.encode("utf-16-le")[:-1].decode(errors="surrogateescape"), "seems-encoded"),
        ('{"id": "\udcff"}', "event-not-json"),
        ('{"id": "e1\ud800"}', "event-not-json"),
        ("\0", "event-not-json"),
    ],
)
def test_what_is_no_event_is_refused(line: str, expected: str) -> None:
    assert code(read_event, line, "f", 1) == expected


@pytest.mark.parametrize("written", ["1e99999999999999999999", "1e-999999", "9" * 5_000])
def test_a_number_that_is_none_of_ours_stays_as_it_is_written(written: str) -> None:
    line = json.dumps({**GOOD, "fact": "annual_revenue", "value": 7, "year": 2021}).replace("7", written)
    assert read_event(line, "f", 1).value == written


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_not_known(written: str) -> None:
    event = read_event(json.dumps({**GOOD, "fact": "staff", "value": 7}).replace("7", written, 1), "f", 1)
    assert (event.value, withdraws(event.data)) == (None, True)


def test_the_same_id_with_other_content_is_refused(tmp_path: Path) -> None:
    register = Register(Store(tmp_path / "r.db", create=True), lucidrule.load())
    register.renew()
    lines = [("f", n, json.dumps({**GOOD, "value": value})) for n, value in ((1, "lasers"), (2, "core_devices"))]
    (refused,) = [each for each in register.take(lines) if isinstance(each, lucidrule.LucidruleError)]
    assert refused.faults[0].code == "event-other-content"
    assert str(refused.faults[0].at) == "f:2:1"


def test_a_line_that_is_refused_is_refused_where_its_fault_is(tmp_path: Path) -> None:
    register = Register(Store(tmp_path / "r.db", create=True), lucidrule.load())
    foreign = '{"id": "激光技术公司"}'.encode("gbk").decode(errors="surrogateescape")
    lines = [("f", 1, json.dumps(GOOD)), ("f", 2, '{"id": nix}'), ("f", 3, foreign)]
    refused = [each.faults[0] for each in register.take(lines) if isinstance(each, lucidrule.LucidruleError)]
    assert [(each.code, str(each.at)) for each in refused] == [("event-not-json", "f:2:8"), ("seems-encoded", "f:3:9")]


def test_stores_that_are_none_or_missing_are_refused(tmp_path: Path) -> None:
    assert code(lambda: Store(tmp_path / "r.db", create=False)) == "no-such-file"
    (tmp_path / "text").write_text("no store, but long enough to be looked at by SQLite" * 20)
    assert code(lambda: Store(tmp_path / "text", create=True)) == "store-not-ours"
    (tmp_path / "folder").mkdir()
    assert code(lambda: Store(tmp_path / "folder", create=True)) == "not-a-file"


def filled(path: Path, companies: int = 300) -> Register:
    register = Register(Store(path, create=True), lucidrule.load())
    register.renew()
    list(register.take([("f", n, json.dumps({**GOOD, "id": f"e{n}", "company": f"c{n}"})) for n in range(companies)]))
    return register


def test_a_damaged_page_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    filled(path).store.close()
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 12] = b"\xff" * 4096 * 10
    path.write_bytes(content)
    assert code(lambda: Register(Store(path, create=True), lucidrule.load())) == "store-damaged"
    assert path.read_bytes() == content


def test_a_full_disk_loses_the_batch_and_nothing_else(tmp_path: Path) -> None:
    register = filled(tmp_path / "r.db")
    before = (register.store.head, register.store.last)
    (pages,) = register.store._db.execute("pragma page_count").fetchone()
    register.store._db.execute(f"pragma max_page_count = {pages}")
    more = [("f", n, json.dumps({**GOOD, "id": f"x{n}", "company": f"x{n}"})) for n in range(300)]
    assert code(lambda: list(register.take(more))) == "cannot-open"
    assert (register.store.head, register.store.last) == before
    register.store._db.execute(f"pragma max_page_count = {pages + 10_000}")
    list(register.take(more))
    assert sum(entry.kind == "event" for entry in register.store.entries()) == 600
    assert register.store.broken_at() is None


def test_a_store_in_use_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lucidrule.register.opening._WAIT_SECONDS", 0.1)
    one, two = filled(tmp_path / "r.db"), Store(tmp_path / "r.db", create=False)
    with one.store.writing():
        assert code(lambda: two.writing().__enter__()) == "store-busy"


def test_a_company_that_the_register_does_not_know_is_named(tmp_path: Path) -> None:
    filled(tmp_path / "r.db", companies=2)
    result = CliRunner().invoke(cli.cli, ["history", "--store", str(tmp_path / "r.db"), "c1000"])
    assert isinstance(result.exception, lucidrule.UnknownName)
    assert [(fault.code, fault.params) for fault in result.exception.faults] == [("no-such-company", {"name": "c1000"})]


@pytest.mark.parametrize("kind", ["rules", "event", "change", "date", "refused", "aside"])
@pytest.mark.parametrize("body", ["{}", "[]", '{"date": "2022-99-01", "judged_at": 7, "policy": [], "digest": {}}'])
def test_an_entry_that_holds_something_else_is_damage_however_it_is_sealed(
    tmp_path: Path, kind: str, body: str
) -> None:
    register = filled(tmp_path / "r.db", companies=2)
    with register.store.writing():
        register.store.append(kind, "x", "c", body)
    assert register.store.broken_at() is None
    assert code(lambda: Register(Store(tmp_path / "r.db", create=True), lucidrule.load())) == "store-damaged"


CHANGE = {
    **{"policy": "p", "before": "eligible", "after": "ineligible", "criteria": [], "fact": {"fact": "sector"}},
    **{"as_of": "2022-06-30", "by_rules": False, "rules": "r", "facts": "f", "engine": "e", "confirmed_by": None},
}
EVENT = {**GOOD, "judged_at": "2022-06-30", "first": None}


def test_a_change_and_an_event_that_are_whole_are_read() -> None:
    assert read_body("change", json.dumps(CHANGE))["after"] == "ineligible"
    assert read_body("event", json.dumps({**EVENT, "date": "2022年6月30日"}))["date"] == "2022年6月30日"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("change", {**CHANGE, "after": "perhaps"}),
        ("change", {**CHANGE, "as_of": "2022-02-30"}),
        ("change", {**CHANGE, "fact": {"fact": "sector", "class": "x"}}),
        ("event", {**EVENT, "date": "tomorrow"}),
        ("event", {**EVENT, "first": {"p": "perhaps"}}),
        ("event", {**EVENT, "year": "2021"}),
        ("event", {**EVENT, "retract": "e"}),
        ("event", {**EVENT, "withdrawn": True}),
        ("event", {name: EVENT[name] for name in EVENT if name != "fact"}),
        ("event", {name: EVENT[name] for name in EVENT if name != "value"}),
    ],
    ids=[
        *("outcome", "day", "fact", "day of an event", "first outcome", "year"),
        *("fact and retraction", "value and withdrawal", "neither fact nor retraction", "neither value nor withdrawal"),
    ],
)
def test_a_day_or_an_outcome_that_there_is_not_is_damage(kind: str, body: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        read_body(kind, json.dumps(body))


class Racing:
    """A connection to an empty file; another process makes it a store just before a statement."""

    def __init__(self, path: Path, before: str) -> None:
        self.path, self.before, self.db = path, before, sqlite3.connect(path, isolation_level=None)

    def execute(self, statement: str) -> Any:
        if statement == self.before:
            Store(self.path, create=True).close()
        return self.db.execute(statement)


def test_a_store_that_another_process_made_meanwhile_is_taken_as_it_is(tmp_path: Path) -> None:
    racing = Racing(tmp_path / "r.db", "begin immediate")
    bring_up(racing)  # type: ignore[arg-type]  # stands in for a connection
    assert list(Store(tmp_path / "r.db", create=False).entries()) == []
