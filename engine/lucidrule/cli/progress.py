"""How far a run is: on a terminal one line that is written over; in a log a line now and then; of short runs none."""

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TypeVar

import click

_BAR = 30
_FIRST_SECONDS, _EVERY_SECONDS = 0.5, 0.2
Item = TypeVar("Item")


class Progress(AbstractContextManager["Progress"]):
    """One line about a run, taken away at its end."""

    def __init__(self, *, each: int | None = None) -> None:
        """Begin.

        Args:
            each: In a log a line for so many; None: none.
        """
        self.live = on_terminal()
        self._each, self._told = each, 0
        self._start = time.monotonic()
        self._next = self._start + _FIRST_SECONDS
        self._waiting: tuple[threading.Thread, threading.Event] | None = None

    @property
    def seconds(self) -> float:
        """How long the run has taken so far."""
        return time.monotonic() - self._start

    def at(self, done: int, text: str, share: float | None = None) -> None:
        """Tell how far it is, if it is time to.

        Args:
            done: How many are done.
            share: Which part of all that is, if it is known.
        """
        self._end_waiting()
        if self.live and time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY_SECONDS
            click.echo(f"\r\x1b[K{bar(share, self.seconds)}{text}", nl=False, err=True)
        elif not self.live and self._each is not None and done // self._each > self._told:
            self._told = done // self._each
            click.echo(text, err=True)

    def wait(self, text: str) -> None:
        """Tell for how long it has been, until there is something to tell of: of what a reader does in one piece."""
        self._end_waiting()
        if self.live:
            over = threading.Event()
            # Not waited for where the process is ended.
            thread = threading.Thread(target=self._tell_waiting, args=(text, over), daemon=True)
            self._waiting = thread, over
            thread.start()

    def _tell_waiting(self, text: str, over: threading.Event) -> None:
        while not over.wait(max(self._next - time.monotonic(), 0)):
            self._next = time.monotonic() + _EVERY_SECONDS
            click.echo(f"\r\x1b[K{text} {self.seconds:,.0f} s", nl=False, err=True)

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            thread, over = self._waiting
            self._waiting = None
            over.set()
            thread.join()

    def clear(self) -> None:
        """Take the line away, so that something else can be told."""
        self._end_waiting()
        if self.live:
            click.echo("\r\x1b[K", nl=False, err=True)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.clear()


def on_terminal() -> bool:
    """Return whether someone looks at what is told beside the results."""
    return sys.stderr.isatty()


def bar(share: float | None, seconds: float) -> str:
    """Return a bar with the share that is done and the time that is left; nothing where the share is not known."""
    if not share:
        return ""
    done, left = round(_BAR * share), int(seconds * (1 - share) / share)
    return f"{'█' * done}{'·' * (_BAR - done)} {share:.0%} {left // 60}:{left % 60:02d}  "


def watched(items: Iterable[Item], count: int) -> Iterator[Item]:
    """Yield items of which nothing is told meanwhile, and tell on a terminal how far it is."""
    with Progress() as progress:
        for done, item in enumerate(items):
            progress.at(done, f"{done:,}/{count:,}", done / count)
            yield item
