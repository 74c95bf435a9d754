"""The command `lucidrule` in this process, as a shell would start it: arguments, what is typed, where it writes to."""

import gc
import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, chdir, contextmanager, redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from unittest.mock import patch

import small_form

from lucidrule.cli import main

_RUNS = count(1)
_NONE: Mapping[str, str] = MappingProxyType({})


class Done(NamedTuple):
    """What came of a run."""

    returncode: int
    stdout: str
    stderr: str


class _Stream(io.TextIOWrapper):
    """A stream that is a terminal or none."""

    def __init__(self, content: bytes, *, terminal: bool) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8", newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def told(self) -> str:
        self.flush()
        whole: io.BytesIO = self.buffer  # type: ignore[assignment]  # as it was made
        return whole.getvalue().decode("utf-8")


def run(
    *arguments: str,
    stdin: str = "",
    folder: Path | None = None,
    terminal: bool = False,
    environment: Mapping[str, str] = _NONE,
) -> Done:
    """Run the command.

    Args:
        stdin: What is typed, or comes through a pipe.
        folder: Where it is started; None: here.
        terminal: Whether a person looks at what it writes, in a window of 100 columns; else it writes into a pipe.
        environment: Variables of the environment beside those that there are.
    """
    out, err = (_Stream(b"", terminal=terminal) for _ in range(2))
    typed = _Stream(stdin.encode(), terminal=terminal)
    shell = {"LC_ALL": "C.UTF-8", "COLUMNS": "100", "TERM": "xterm", **environment}
    code: object = 0
    with ExitStack() as stack:
        stack.enter_context(patch.object(sys, "argv", ["lucidrule", *arguments]))
        stack.enter_context(patch.object(sys, "stdin", typed))
        stack.enter_context(patch.dict(os.environ, shell))
        stack.enter_context(chdir(folder or Path.cwd()))
        stack.enter_context(_garbage_as_before())
        stack.enter_context(redirect_stdout(out))
        stack.enter_context(redirect_stderr(err))
        try:
            main()
        except SystemExit as ended:
            code = ended.code
    assert isinstance(code, int)
    return Done(code, out.told(), err.told())


@contextmanager
def _garbage_as_before() -> Iterator[None]:
    """Let garbage be collected afterwards as before: the command does as suits a process of its own."""
    often, enabled = gc.get_threshold(), gc.isenabled()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*often)
        (gc.enable if enabled else gc.disable)()
        if small_form.WHOLE and not next(_RUNS) % 50:
            # Each run leaves its programme behind in circles, as old as all that it did not look through: full
            # collections come so seldom then that thousands of runs grow to gigabytes.
            gc.collect()
