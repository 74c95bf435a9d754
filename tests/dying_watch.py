"""A `watch` that is killed at the given call of one of its steps: `python dying_watch.py STEP CALL watch …`."""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from typing import Any

import click

import lucidrule.cli.watch  # noqa: F401  # commands are imported when they are called
from lucidrule.cli import main
from lucidrule.register.store import Store

# The command of this name stands where the module would be found by its name.
watching = sys.modules["lucidrule.cli.watch"]


def die(*given: Any) -> Any:
    """End at once; nothing is flushed or closed."""
    os.kill(os.getpid(), signal.SIGKILL)


def at(call: int, name: str, owner: Any, *, after: bool) -> None:
    """Die before, or after, a call of a function."""
    function: Callable[..., Any] = getattr(owner, name)
    calls = count(1)

    def dying(*given: Any, **named: Any) -> Any:
        last = next(calls) == call
        if last and not after:
            die()
        done = function(*given, **named)
        return die() if last else done

    setattr(owner, name, dying)


# What happens to a batch in this order: it is kept, printed line by line, flushed, and marked as told.
STEPS = {
    "kept": ("_say", watching._Telling, False),
    "printing": ("echo", click, False),
    "printed": ("_say", watching._Telling, True),
    "marked": ("mark_told", Store, True),
}

if __name__ == "__main__":
    step, number = sys.argv[1], int(sys.argv[2])
    method, of, afterwards = STEPS[step]
    at(number, method, of, after=afterwards)
    sys.argv = ["lucidrule", *sys.argv[3:]]
    main()
