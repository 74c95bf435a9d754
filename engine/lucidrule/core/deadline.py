"""How long somebody waits for an answer: long work looks at it between its steps, so that none goes on for nobody.

A deadline changes no answer: there is the whole of it, or none. Whoever sets none waits for as long as it takes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic

_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)


class OutOfTime(BaseException):
    """Nobody waits any longer: no error, so that nothing that deals with errors goes on."""


@contextmanager
def deadline(seconds: float | None) -> Iterator[None]:
    """Let what is done inside, and in threads that are given its context, take so many seconds; None: any number."""
    token = _DEADLINE.set(None if seconds is None else monotonic() + seconds)
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def look_at_deadline() -> None:
    """Go on as long as somebody waits.

    Raises:
        OutOfTime: Nobody does.
    """
    until = _DEADLINE.get()
    if until is not None and monotonic() > until:
        raise OutOfTime
