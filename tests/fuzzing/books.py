"""Reads workbooks and Parquet that were damaged, within bounds of memory and time; says which were too much.

python -m fuzzing.books KIND FIRST COUNT
"""

import random
import resource
import signal
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

from fuzzing.mutations import mutated, mutated_part
from fuzzing.readers import files, of_table, only_our_errors

MEMORY = 4_000_000_000
SECONDS = 60


def one(kind: str, seed: int, folder: Path) -> None:
    """Read the damaged file of a number."""
    pick = random.Random(seed)
    there = files(kind)
    suffix, raw = pick.choice(there)
    change = mutated_part if kind == "xlsx" and pick.random() < 0.8 else mutated
    only_our_errors(of_table, change(raw, [each for _, each in there], pick), folder / f"{seed}{suffix}")


def main(kind: str, first: int, count: int) -> None:
    """Read so many, and say what came out of those that were too much."""

    def late(number: int, frame: Any) -> None:
        raise TimeoutError

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, late)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            # Where the process is ended from outside, this is the last that stands there.
            print("reading", seed, file=sys.stderr, flush=True)
            signal.alarm(SECONDS)
            try:
                one(kind, seed, Path(folder))
            except BaseException:
                print(kind, seed, traceback.format_exc(), flush=True)
            signal.alarm(0)
            for each in Path(folder).iterdir():
                each.unlink()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
