"""Events from wherever they come: devices, pipes and lines without end cost themselves only."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command import run
from registers import event

import lucidrule
from lucidrule.cli import watch
from lucidrule.cli.event_lines import batches, is_finite
from lucidrule.core.fault import render

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def code(call: Callable[[], object]) -> str:
    with pytest.raises(lucidrule.LucidruleError) as raised:
        call()
    assert [lang for lang in ("zh", "en", "ja") if not render(raised.value.faults, lang)] == []
    return raised.value.faults[0].code


def read(events: Any, size: int = 2) -> Iterator[list[str]]:
    return ([line for _, _, line in batch] for batch in batches(str(events), follow=False, size=size))


def test_lines_come_some_at_a_time_and_empty_ones_do_not_count(tmp_path: Path) -> None:
    (tmp_path / "e").write_bytes(b"a\n\n  \nb\nc\nd\ne")
    assert list(read(tmp_path / "e")) == [["a\n", "b\n"], ["c\n", "d\n"], ["e"]]
    assert list(read(tmp_path / "e", 5)) == [["a\n", "b\n", "c\n", "d\n", "e"]]


def test_lines_keep_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "e").write_bytes(b"\na\n\nb")
    (lines,) = batches(str(tmp_path / "e"), follow=False, size=9)
    assert [number for _, number, _ in lines] == [2, 4]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/urandom", "/dev/random"])
def test_a_device_without_end_is_no_file_of_events(device: str) -> None:
    assert code(lambda: list(read(device))) == "not-a-file"


def test_the_empty_device_has_no_events() -> None:
    assert list(read(os.devnull)) == []


def test_a_byte_order_mark_is_no_part_of_the_first_line_and_of_another_it_is(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_text("\ufeffa\n\ufeffb\n", encoding="utf-8")
    found = [text for batch in batches(str(tmp_path / "e.jsonl"), follow=False, size=9) for _, _, text in batch]
    assert found == ["a\n", "\ufeffb\n"]


def test_a_line_without_end_is_refused_with_its_place_and_what_came_before_is_kept(tmp_path: Path) -> None:
    with (tmp_path / "e.jsonl").open("wb") as file:
        file.write(event("e0").encode())
        # Gigabytes without a line, of which the disk holds nothing.
        file.truncate(3_000_000_000)
    done = run("watch", "--store", "r.db", "--events", "e.jsonl", "--lang", "en", folder=tmp_path)
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 10)
    assert "e.jsonl:2:1: an event is one line of at most 1,000,000 characters" in done.stderr
    assert "e.jsonl:2:1: the line has no end within 64,000,000 bytes" in done.stderr
    assert "1 event taken, 1 refused" in done.stderr
    assert code(lambda: list(read(tmp_path / "e.jsonl"))) == "line-without-end"


def test_a_long_line_that_ends_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    (tmp_path / "e").write_bytes(b"x" * 63_000_000 + b"\nnext\n")
    assert [[len(line) for line in batch] for batch in read(tmp_path / "e")] == [[4_000_100, 5]]


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert code(lambda: list(read(tmp_path))) == "cannot-open"
    assert code(lambda: list(read(tmp_path / "none"))) == "no-such-file"
    assert code(lambda: list(read("x" * 300))) == "cannot-open"


WITHOUT_END = {"zeros": "/dev/zero", "noise": "/dev/urandom"}


@pytest.mark.parametrize("device", WITHOUT_END.values(), ids=list(WITHOUT_END))
def test_a_stream_without_end_that_is_no_event_ends(tmp_path: Path, device: str) -> None:
    command = [sys.executable, "-m", "lucidrule", "watch", "--store", "r.db", "--events", "-", "--lang", "en"]
    with Path(device).open("rb") as stream:
        done = subprocess.run(command, stdin=stream, capture_output=True, cwd=tmp_path, env=ENVIRONMENT)
    assert done.returncode == 2
    assert b"nothing further is read" in done.stderr


def test_a_pipe_of_nothing_but_rubbish_is_read_no_further(tmp_path: Path) -> None:
    # The fault "no-events".
    done = run("watch", "--store", "r.db", "--events", "-", "--lang", "en", stdin="y\n" * 9_000, folder=tmp_path)
    assert done.returncode == 2
    assert "of `-` 5,000 lines were refused and none was taken" in done.stderr


def test_a_file_of_rubbish_is_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "e.jsonl").write_text("y\n" * 6_000 + event("e0"))
    done = run("watch", "--store", "r.db", "--events", "e.jsonl", folder=tmp_path)
    assert (done.returncode, len(done.stdout.splitlines())) == (2, 10)
    assert (is_finite(str(tmp_path / "e.jsonl")), is_finite("-"), is_finite("/dev/tty")) == (True, False, False)


def test_a_file_of_nothing_but_rubbish_is_read_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_MOST_OF_A_FILE", 1_000)
    (tmp_path / "e.jsonl").write_text("y\n" * 1_500 + event("e0"))
    done = run("watch", "--store", "r.db", "--events", "e.jsonl", "--lang", "en", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "of `e.jsonl` 1,000 lines were refused and none was taken" in done.stderr


def test_a_surrogate_without_its_pair_costs_its_line_only(tmp_path: Path) -> None:
    lines = ['{"\\ud800": 1, "\\ud800": 2}\n', event("e0", who="\\ud800").replace("\\\\", "\\"), event("e1")]
    (tmp_path / "e.jsonl").write_text("".join(lines), encoding="utf-8")
    (tmp_path / "\udcff.jsonl").write_bytes(b"\xff\n")
    for_all = [
        run("watch", "--store", "r.db", "--events", name, "--lang", "en", folder=tmp_path)
        for name in ("e.jsonl", "\udcff.jsonl")
    ]
    assert [done.returncode for done in for_all] == [2, 2]
    assert len(for_all[0].stdout.splitlines()) == 10
    assert run("history", "--store", "r.db", "--verify", folder=tmp_path).returncode == 0
