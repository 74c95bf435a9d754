"""A `watch` that is killed, finds its disk full or its reader gone: in the end all that it kept is told, no more."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import dying_watch
import pytest
from command import run
from small_form import sized

import lucidrule
from lucidrule.register.store import Store
from lucidrule.register.verify import compared

# Each starts several processes.
pytestmark = pytest.mark.slow
FACTS = ("registered_in_zone", "pays_tax_in_zone", "project_on_file", "renovation_on_file")
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
DYING = [sys.executable, dying_watch.__file__]
WATCH = [sys.executable, "-m", "lucidrule"]


def events(path: Path, count: int, *, prefix: str = "e", seed: int = 5) -> Path:
    """Write events that turn outcomes to and fro."""
    pick = random.Random(seed)
    known = {"date": "2022-06-30", "source": "filing", "who": "clerk"}
    lines = [
        {
            "id": f"{prefix}{n}",
            "company": f"c{n % 7}",
            "fact": pick.choice(FACTS),
            "value": pick.random() < 0.5,
            **known,
        }
        for n in range(count)
    ]
    path.write_text("".join(json.dumps({**line, **known}) + "\n" for line in lines), encoding="utf-8")
    return path


def turning(path: Path, count: int) -> Path:
    """Write events of as many companies; each turns ten outcomes."""
    known = {"fact": "registered_in_zone", "value": False, "date": "2022-06-30", "source": "filing", "who": "clerk"}
    lines = [json.dumps({"id": f"e{n}", "company": f"c{n}", **known}) + "\n" for n in range(count)]
    path.write_text("".join(lines), encoding="utf-8")
    return path


class Telling(NamedTuple):
    """All that was told over several runs on one store."""

    store: Path
    lines: list[dict[str, Any]]

    def hear(self, output: bytes) -> None:
        """Take the output of a run; a line that the end of the run has cut off is none."""
        whole = output[: output.rfind(b"\n") + 1]
        self.lines.extend(json.loads(line) for line in whole.splitlines())

    def run(
        self, command: list[str], *, file: bool = False, alive: float | None = None, most_bytes: int | None = None
    ) -> int:
        """Run a watch and hear what it tells; return how it ended.

        Args:
            file: Whether it tells into a file; else into a pipe.
            alive: Seconds after which it is killed.
            most_bytes: How long the files that it writes may become.
        """
        out = self.store.with_suffix(".out")
        with out.open("wb") as into:
            process = subprocess.Popen(
                command,
                stdout=into if file else subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=ENVIRONMENT,
                preexec_fn=_limited(most_bytes),
            )
            if alive is not None:
                time.sleep(alive)
                process.send_signal(signal.SIGKILL)
            heard, _ = process.communicate()
        self.hear(out.read_bytes() if file else heard)
        return process.returncode

    def again(self, *more: str) -> int:
        """Run a watch on the store to its end, in this process, and hear what it tells; return how it ended."""
        done = run(*self.watch(*more))
        self.hear(done.stdout.encode())
        return done.returncode

    def watch(self, *more: str) -> list[str]:
        """Return the arguments of a watch on the store."""
        return ["watch", "--store", str(self.store), "--json", *more]

    def verdict(self) -> tuple[set[int], set[int], int | None, int]:
        """Return what was kept and never told, what was told and not kept, where the chain breaks, what differs."""
        store, programme = Store(self.store, create=False), lucidrule.load()
        kept = {entry.seq: (entry.event, store.body(entry)["policy"]) for entry in store.entries(kinds=("change",))}
        said = {line["entry"]: (line["event"], line["policy"]) for line in self.lines}
        invented = {number for number, what in said.items() if kept.get(number) != what}
        wrong = [each for found in compared(store, programme, store.companies()) for each in found.differences]
        found = (kept.keys() - said.keys(), invented, store.broken_at(), len(wrong))
        store.close()
        return found

    def twice(self) -> int:
        """Return how many changes were told more than once."""
        return sum(times > 1 for times in Counter(line["entry"] for line in self.lines).values())

    def taken(self) -> int:
        """Return how many events the store keeps."""
        store = Store(self.store, create=False)
        count = sum(1 for _ in store.entries(kinds=("event",)))
        store.close()
        return count


def _limited(most_bytes: int | None) -> Callable[[], None] | None:
    if most_bytes is None:
        return None
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))


WELL: tuple[set[int], set[int], int | None, int] = (set(), set(), None, 0)


@pytest.mark.parametrize("file", [True, False], ids=["file", "pipe"])
@pytest.mark.parametrize(
    ("step", "call", "twice"), [("kept", 2, 0), ("printing", 5, 4), ("printed", 2, 40), ("marked", 2, 0)]
)
def test_where_a_watch_dies_between_keeping_and_telling_all_is_told_by_the_next(
    tmp_path: Path, step: str, call: int, twice: int, file: bool
) -> None:
    telling = Telling(tmp_path / "r.db", [])
    listed = turning(tmp_path / "events.jsonl", 4)
    assert telling.run([*DYING, step, str(call), *telling.watch("--events", str(listed))], file=file) == -signal.SIGKILL
    # The next start without any events tells what was not told.
    assert telling.again() == 0
    assert (telling.verdict(), telling.twice()) == (WELL, twice)
    assert telling.again("--events", str(listed)) == 0
    assert (telling.verdict(), telling.taken()) == (WELL, 4)


def killed(tmp_path: Path, moments: int, *, file: bool) -> None:
    """Kill a watch under load at random moments, and at random steps of a batch; then let one run to its end."""
    telling, pick = Telling(tmp_path / "r.db", []), random.Random(7)
    count = sized(1_500, small=400)
    listed = str(events(tmp_path / "events.jsonl", count))
    for moment in range(moments):
        step, call = pick.choice([*dying_watch.STEPS]), str(pick.randint(1, 4))
        asked = telling.watch("--events", listed)
        alive = 0.2 + pick.random() * 1.2
        dying = moment % 2 == 0
        telling.run(
            [*DYING, step, call, *asked] if dying else [*WATCH, *asked], file=file, alive=None if dying else alive
        )
    assert telling.run([*WATCH, *telling.watch("--events", listed)], file=file) == 0
    assert (telling.verdict(), telling.taken()) == (WELL, count)


@pytest.mark.parametrize("file", [True, False], ids=["file", "pipe"])
def test_every_change_that_a_killed_watch_kept_is_told_and_none_is_invented(tmp_path: Path, file: bool) -> None:
    killed(tmp_path, sized(200, small=4), file=file)


def test_of_two_that_write_to_one_store_and_are_killed_all_is_told(tmp_path: Path) -> None:
    telling = Telling(tmp_path / "r.db", [])
    one, two = (
        telling.watch("--events", str(events(tmp_path / f"{name}.jsonl", 150, prefix=name, seed=seed)))
        for name, seed in (("a", 1), ("b", 2))
    )
    beside(telling, [[*DYING, "kept", "2", *one], [*DYING, "printing", "3", *two]])
    beside(telling, [[*WATCH, *one], [*WATCH, *two]])
    assert telling.again() == 0
    assert (telling.verdict(), telling.taken()) == (WELL, 300)


def beside(telling: Telling, commands: list[list[str]]) -> None:
    """Run watches at the same time, and hear them all."""
    pipe = subprocess.PIPE
    running = [subprocess.Popen(each, stdout=pipe, stderr=subprocess.DEVNULL, env=ENVIRONMENT) for each in commands]
    with ThreadPoolExecutor() as listening:
        for output, _ in listening.map(subprocess.Popen.communicate, running):
            telling.hear(output)


@pytest.mark.parametrize(
    "most", [1_000, 20_000, 33_000, 40_000, 60_000, 100_000, 200_000, 400_000][:: sized(1, small=2)]
)
def test_wherever_the_disk_is_full_nothing_that_was_kept_stays_untold(tmp_path: Path, most: int) -> None:
    telling = Telling(tmp_path / "r.db", [])
    listed = str(turning(tmp_path / "events.jsonl", 60))
    assert telling.run([*WATCH, *telling.watch("--events", listed)], file=True, most_bytes=most) == 2
    assert telling.again("--events", listed) == 0
    assert (telling.verdict(), telling.taken()) == (WELL, 60)


def test_a_full_disk_under_what_is_told_is_said_and_all_is_told_by_the_next(tmp_path: Path) -> None:
    telling = Telling(tmp_path / "r.db", [])
    asked = telling.watch("--events", str(turning(tmp_path / "events.jsonl", 4)), "--lang", "en")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*WATCH, *asked], stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT)
    assert done.returncode == 2
    # The fault "cannot-tell".
    assert "the changes cannot be told: no space is left" in done.stderr.decode()
    assert telling.again() == 0
    assert (telling.verdict(), len(telling.lines)) == (WELL, 40)


def test_what_a_reader_that_left_did_not_take_is_told_by_the_next(tmp_path: Path) -> None:
    telling = Telling(tmp_path / "r.db", [])
    asked = telling.watch("--events", str(turning(tmp_path / "events.jsonl", 4)))
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*WATCH, *asked], stdout=writing, stderr=subprocess.PIPE, env=ENVIRONMENT)
    os.close(writing)
    assert (done.returncode, b"Traceback" in done.stderr) == (1, False)
    assert telling.again() == 0
    assert (telling.verdict(), len(telling.lines)) == (WELL, 40)
