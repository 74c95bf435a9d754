"""The command `lucidrule` as a process of its own that may have four gigabytes and a minute."""

import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_MOST_BYTES = 4_000_000_000
_MOST_HELD = 1_000_000
# Ten times what each of these takes on a machine that does nothing else.
_MOST_SECONDS = 60
# What the process held at most, which the system tells of it (its usage would count what started it, too).
_RUN = """
import re, sys
from lucidrule.cli import main
sys.argv[0] = "lucidrule"
try:
    main()
finally:
    sys.stderr.write(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1].zfill(20))
"""


class Ended(NamedTuple):
    """How a run ended: its exit code, below zero for a signal; what it said; whether it kept to a gigabyte."""

    code: int
    stdout: str
    stderr: str
    within: bool


def run_limited(*arguments: str | bytes, folder: Path, file_size: int | None = None, stdin: bytes = b"") -> Ended:
    """Run the command.

    Args:
        folder: Where it is started.
        file_size: How large a file may become, in bytes; None: as large as it likes.

    Raises:
        TimeoutExpired: It goes on and on.
    """

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    done = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        input=stdin,
        capture_output=True,
        timeout=_MOST_SECONDS,
        preexec_fn=limit,
        check=False,
    )
    said, held = done.stderr[:-20], done.stderr[-20:]
    # A run that is ended by a signal tells nothing.
    within = held.isdigit() and int(held) < _MOST_HELD
    return Ended(done.returncode, done.stdout.decode(), said.decode(), within)
