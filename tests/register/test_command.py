"""`watch` and `history` as people use them: what is printed in each language, waiting for lines, a table, JSON."""

import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from command import run
from registers import forging
from rich.console import Console
from town import town

import lucidrule
from lucidrule import cli
from lucidrule.cli.terminal_register import Screen
from lucidrule.compile.compiled import CompiledProgramme
from lucidrule.core.fault import render
from lucidrule.present.changes import change_row, entry_row
from lucidrule.register.recording import ToldChange
from lucidrule.register.register import Register
from lucidrule.register.store import Store

HERE = Path(__file__).resolve().parent
EVENTS = HERE.parents[1] / "examples/events.jsonl"
LANGS = ["zh", "en", "ja"]


def compare(name: str, text: str, update: bool) -> None:
    golden = HERE / "golden" / name
    # Of whatever rules: what is told is the same.
    text = text.replace(lucidrule.load().compiled.digest[:12], "0" * 12)
    if update:
        golden.write_text(text, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == text


def said(*arguments: str, lang: str) -> str:
    result = CliRunner().invoke(cli.cli, [*arguments, "--lang", lang])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return f"{result.stdout}{result.stderr}"


@pytest.mark.usefixtures("without_durable_rules")
@pytest.mark.parametrize("lang", LANGS)
def test_watch_and_history_in_words(
    tmp_path: Path, lang: str, update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(CompiledProgramme, "today", lambda _: date(2026, 11, 27))
    lines = EVENTS.read_text(encoding="utf-8").splitlines(keepends=True)
    more: list[dict[str, Any]] = [
        {"id": "m1", "fact": "founded_on", "value": "2011-04-01"},
        {"id": "m2", "fact": "moved_into_base_on", "value": "never"},
        {"id": "m3", "fact": "first_set_products", "value": [{"recognised_on": "2021-05-01"}, {}]},
        {"id": "m4", "fact": "sector", "value": "not_laser"},
        {"id": "m5", "fact": "sectr", "value": "lasers"},
        {"id": "e1", "fact": "sector", "value": "lasers"},
    ]
    by: dict[str, Any] = {"company": "甲", "date": "2022-09-03", "source": "\x1b[31mfiling", "who": "clerk 7"}
    more += [
        {"id": "m6", "fact": "pays_tax_in_zone", "value": False, "date": "2022-09-05"},
        {"id": "m7", "retract": "m6"},
        {"id": "m8", "retract": "m6"},
        {"id": "m9", "fact": "project_on_file", "value": True, "date": "2202-09-05"},
    ]
    lines += [json.dumps({**by, **each}) + "\n" for each in more] + ["no event\n"]
    Path("events.jsonl").write_text("".join(lines), encoding="utf-8")
    told = [
        said("watch", "--store", "r.db", "--events", "events.jsonl", lang=lang),
        said("watch", "--store", "r.db", "--as-of", "2022-12-31", lang=lang),
        said("watch", "--store", "r.db", lang=lang),
        said("history", "--store", "r.db", "甲", lang=lang),
        said("history", "--store", "r.db", "500012", "--verify", lang=lang),
        said("history", "--store", "r.db", "--verify", lang=lang),
        said("history", "--store", "r.db", lang=lang),
    ]
    compare(f"told.{lang}.txt", "\n".join(told), update_golden)


@pytest.mark.parametrize("lang", LANGS)
def test_a_register_that_does_not_verify_in_words(tmp_path: Path, lang: str, update_golden: bool) -> None:
    path = tmp_path / "r.db"
    said("watch", "--store", str(path), "--events", str(EVENTS), lang=lang)
    store = Store(path, create=False)
    body = next(entry.body for entry in store.entries() if entry.kind == "change")
    texts = {"digest": "0" * 64, "programme": "old", "version": "0", "texts": {}}
    with store.writing():
        # A hand in the store that seals what it writes.
        store.append("change", None, "500012", body)
    differs = said("history", "--store", str(path), "--verify", lang=lang)
    with store.writing():
        store.append("rules", None, None, json.dumps(texts))
        store.append("change", None, "甲", body)
    skipped = said("history", "--store", str(path), "甲", "--verify", lang=lang)
    with forging(path) as db:
        db.execute("update entry set company = '乙' where seq = 7")
    broken = said("history", "--store", str(path), "--verify", lang=lang)
    compare(f"wrong.{lang}.txt", "\n".join([differs, skipped, broken]), update_golden)


def faulty() -> Iterator[Callable[[], Any]]:
    """Yield calls that are refused, one for each fault of stores and registers."""
    programme, other = lucidrule.load(), town({})
    path = Path("r.db")
    register = Register(Store(path, create=True), programme)
    register.renew()
    line = EVENTS.read_text(encoding="utf-8").splitlines()[0]
    lines = [line.replace('"e1"', f'"e{n}"').replace('"500012"', f'"c{n}"') for n in range(100)]
    list(register.take([("events.jsonl", n, each) for n, each in enumerate(lines, 1)]))
    yield lambda: Store(Path("missing.db"), create=False)
    Path("text.db").write_text("no store, but long enough to be looked at by SQLite" * 20)
    yield lambda: Store(Path("text.db"), create=True)
    with sqlite3.connect("later.db") as db:
        db.execute(f"pragma application_id = {0x4C554344}")
        db.execute("pragma user_version = 4")
    yield lambda: Store(Path("later.db"), create=True)
    yield lambda: register.move(date.fromisoformat("2022-06-29"))
    read_only = Register(Store(path, create=True), programme)
    read_only.store._db.execute("pragma query_only = 1")
    yield lambda: read_only.move(date.fromisoformat("2023-06-29"))
    second = Store(path, create=True)

    def in_use() -> None:
        with register.store.writing():
            second.writing().__enter__()

    yield in_use
    Register(Store(path, create=True), other).renew()
    yield lambda: register.move(date.fromisoformat("2023-06-29"))
    register.store._db.execute("pragma wal_checkpoint(truncate)")
    content = bytearray(path.read_bytes())
    content[4096 * 2 : 4096 * 12] = b"\xff" * 4096 * 10
    Path("torn.db").write_bytes(content)
    yield lambda: Register(Store(Path("torn.db"), create=True), programme)


def refusal(call: Callable[[], Any]) -> lucidrule.LucidruleError:
    with pytest.raises(lucidrule.LucidruleError) as raised:
        call()
    return raised.value


@pytest.mark.parametrize("lang", LANGS)
def test_every_fault_of_a_store_in_words(
    tmp_path: Path, lang: str, update_golden: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("lucidrule.register.opening._WAIT_SECONDS", 0.05)
    refused = [refusal(call) for call in faulty()]
    assert [fault.code for error in refused for fault in error.faults] == [
        "no-such-file",
        "store-not-ours",
        "store-version",
        "register-ahead",
        "cannot-open",
        "store-busy",
        "store-other-rules",
        "store-damaged",
    ]
    told = "\n".join(render(error.faults, lang) for error in refused)
    compare(f"faults.{lang}.txt", told + "\n", update_golden)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes to every file")
def test_a_file_that_is_read_only_is_told_and_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    said("watch", "--store", str(path), "--events", str(EVENTS), lang="en")
    path.chmod(0o444)
    result = CliRunner().invoke(cli.cli, ["watch", "--store", str(path), "--as-of", "2023-01-01"])
    assert isinstance(result.exception, lucidrule.UnreadableInput)
    assert len(said("history", "--store", str(path), "--head", lang="en").strip()) == 64


@pytest.mark.parametrize("lang", LANGS)
def test_a_table_keeps_its_columns_from_piece_to_piece(tmp_path: Path, lang: str, update_golden: bool) -> None:
    programme = lucidrule.load()
    register = Register(Store(tmp_path / "r.db", create=True), programme)
    register.renew()
    written = io.StringIO()
    screen = Screen(lang, Console(file=written, width=118, markup=False, highlight=False))
    for number, line in enumerate(EVENTS.read_text(encoding="utf-8").splitlines(), 1):
        told = [each for each in register.take([("f", number, line)]) if isinstance(each, ToldChange)]
        screen.rows([change_row(programme.compiled, each.company, each.change, each.by_rules, lang) for each in told])
    entries = [entry for entry in register.store.entries() if entry.kind in ("rules", "event")]
    screen.rows([entry_row(programme.compiled, e.kind, e.company, json.loads(e.body), lang) for e in entries])
    compare(f"table.{lang}.txt", written.getvalue(), update_golden)


def test_as_json_each_entry_is_an_object_and_each_change_of_a_company_has_its_document(tmp_path: Path) -> None:
    path = str(tmp_path / "r.db")
    said("watch", "--store", path, "--events", str(EVENTS), lang="en")
    of_one = [json.loads(line) for line in said("history", "--store", path, "500012", "--json", lang="en").splitlines()]
    assert [each["kind"] for each in of_one[:5]] == ["event", "event", "event", "change", "event"]
    change = of_one[3]
    assert (change["policy"], change["before"], change["after"]) == ("equipment-upgrade", "undetermined", "ineligible")
    assert change["determination"]["outcomes"][0]["outcome"] == "ineligible"
    receipt = change["determination"]["receipt"]
    assert (receipt["rules_digest"], receipt["facts_digest"]) == (change["rules"], change["facts"])
    of_all = [json.loads(line) for line in said("history", "--store", path, "--json", lang="en").splitlines()]
    assert [each["entry"] for each in of_all] == list(range(1, 30))
    assert of_all[0]["kind"] == "rules"
    assert "texts" not in of_all[0]
    assert [each for each in of_all if "determination" in each] == []


def test_reasons_of_codes_that_another_version_kept_are_shown_as_codes(tmp_path: Path) -> None:
    body = {"file": "f", "line": 1, "faults": [{"code": "of-tomorrow\x1b", "params": {}, "nearest": []}]}
    row = entry_row(lucidrule.load().compiled, "refused", None, body, "en")
    assert row.line == "f:1  refused  of-tomorrow\\u001b"


def test_a_value_that_other_rules_took_is_shown_as_it_was_told(tmp_path: Path) -> None:
    body = {"fact": "sector", "value": "lace\u202e", "date": "2022-06-30", "who": "w", "source": "s"}
    row = entry_row(lucidrule.load().compiled, "event", "甲", body, "en")
    assert row.said == "lace\\u202e"
    aside: dict[str, Any] = {"fact": "hedgehogs", "year": None, "faults": []}
    assert entry_row(lucidrule.load().compiled, "aside", "甲", aside, "en").about == "hedgehogs"


@pytest.mark.parametrize(
    "more", [[], ["--events", str(EVENTS), "--as-of", "2023-01-01"]], ids=["no events", "events and a date"]
)
def test_to_follow_needs_events_and_no_date(tmp_path: Path, more: list[str]) -> None:
    result = CliRunner().invoke(cli.cli, ["watch", "--store", str(tmp_path / "r.db"), "--follow", *more])
    assert (result.exit_code, "--follow waits for --events" in result.stderr) == (2, True)
    assert not (tmp_path / "r.db").exists()


def hear_ctrl_c() -> None:
    """A shell that runs the tests in the background has them, and what they start, ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Following:
    """A `watch --follow` beside us, answering with JSON lines."""

    def __init__(self, store: Path, events: str) -> None:
        command = [sys.executable, "-m", "lucidrule", "watch", "--store", str(store), "--events", events]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            [*command, "--follow", "--lang", "en"],
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=environment,
            preexec_fn=hear_ctrl_c,
        )
        self.out, self.into = self.process.stdout, self.process.stdin

    def lines(self, count: int) -> list[str]:
        assert self.out is not None
        return [self.out.readline().decode() for _ in range(count)]


def test_a_file_that_grows_is_followed_line_by_line_until_it_is_stopped(tmp_path: Path) -> None:
    events = tmp_path / "events.jsonl"
    lines = EVENTS.read_bytes().splitlines(keepends=True)
    events.write_bytes(b"".join(lines[:3]))
    following = Following(tmp_path / "r.db", str(events))
    assert "Undetermined → Not eligible" in following.lines(1)[0]
    with events.open("ab") as file:
        # The half of a line is no line yet.
        file.write(lines[3][:20])
        file.flush()
        time.sleep(0.5)
        file.write(lines[3][20:])
    assert "Not eligible → Undetermined" in following.lines(1)[0]
    following.process.send_signal(signal.SIGINT)
    _, errors = following.process.communicate()
    assert following.process.returncode == 130
    assert "\n4 events taken, 0 refused; 2 changes of outcome" in errors.decode()
    assert sum(entry.kind == "event" for entry in Store(tmp_path / "r.db", create=False).entries()) == 4


def test_standard_input_is_answered_line_by_line_and_ends_with_it(tmp_path: Path) -> None:
    following = Following(tmp_path / "r.db", "-")
    assert following.into is not None
    for line in EVENTS.read_bytes().splitlines(keepends=True)[:3]:
        following.into.write(line)
        following.into.flush()
    assert "Undetermined → Not eligible" in following.lines(1)[0]
    _, errors = following.process.communicate()
    assert following.process.returncode == 0
    assert errors.decode().startswith("3 events taken")


def test_events_that_are_not_there_are_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli.cli, ["watch", "--store", str(tmp_path / "r.db"), "--events", str(tmp_path / "no")])
    assert isinstance(result.exception, lucidrule.UnreadableInput)
    assert [fault.code for fault in result.exception.faults] == ["no-such-file"]
    result = CliRunner().invoke(cli.cli, ["watch", "--store", str(tmp_path / "r.db"), "--events", str(tmp_path)])
    assert isinstance(result.exception, lucidrule.UnreadableInput)
    assert [fault.code for fault in result.exception.faults] == ["cannot-open"]


def test_a_file_is_waited_for_until_ctrl_c_with_all_of_it_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    def interrupted(seconds: float) -> None:
        waited.append(seconds)
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupted)
    done = run("watch", "--store", "r.db", "--events", str(EVENTS), "--follow", "--lang", "en", folder=tmp_path)
    assert (done.returncode, len(waited)) == (130, 1)
    assert "\n6 events taken, 0 refused; " in done.stderr
    assert "Undetermined → Not eligible" in done.stdout
