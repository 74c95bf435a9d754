"""The lines of a file of events, some at a time: bounded, however long a line or a file is."""

import os
import stat
import sys
import time
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.position import Location
from lucidrule.loading.output import reason_of

Line = tuple[str, int, str]
# Of a line no more is kept than is needed to see that it is too long for an event.
_LONGEST = 4_000_100
# A line that goes on for so long has no end that is worth waiting for.
_ENDLESS = 64_000_000
_PAUSE_SECONDS = 0.2


def batches(events: str, *, follow: bool, size: int) -> Iterator[list[Line]]:
    """Yield file, number and text of lines; when following, what there is before it is waited for more.

    Args:
        events: A path; `-`: standard input.
        size: The most lines that come together.

    Raises:
        UnreadableInput: The file cannot be read, or a line has no end; what came before has been yielded.
    """
    name = "<stdin>" if events == "-" else events
    batch: list[Line] = []
    failed: UnreadableInput | None = None
    try:
        for line in _lines(events, name, follow):
            if line is not None and line[2].strip():
                batch.append(line)
            if batch and (line is None or len(batch) >= size):
                yield batch
                batch = []
            if line is None:
                time.sleep(_PAUSE_SECONDS)
    except OSError as error:
        failed = UnreadableInput((_unread(error, name),))
    except UnreadableInput as error:
        failed = error
    if batch:
        yield batch
    if failed is not None:
        raise failed


def is_finite(events: str) -> bool:
    """Return whether events come from a file that has an end, unless it grows."""
    return events != "-" and Path(events).is_file()


def _unread(error: OSError, name: str) -> Fault:
    code = "no-such-file" if isinstance(error, FileNotFoundError) else "cannot-open"
    return Fault(code, None, {"path": name, "reason": reason_of(error)})


def _opened(events: str) -> BinaryIO:
    if events == "-":
        return sys.stdin.buffer
    mode = os.stat(events).st_mode
    # Of devices only a terminal and the one that is always empty have an end.
    if stat.S_ISBLK(mode) or (stat.S_ISCHR(mode) and events not in (os.devnull, "/dev/tty")):
        raise UnreadableInput((Fault("not-a-file", None, {"path": events}),))
    return Path(events).open("rb")


def _lines(events: str, name: str, follow: bool) -> Iterator[Line | None]:
    """Yield lines; None where nothing further has come."""
    # The end of standard input is its end; a file may grow.
    waits = follow and events != "-"
    number, length, part = 0, 0, b""
    with _opened(events) as file:
        while True:
            read = file.readline(_LONGEST)
            length += len(read)
            part = part[:_LONGEST] + read[: _LONGEST - len(part)]
            if read.endswith(b"\n") or (length and not read and not waits) or length > _ENDLESS:
                number += 1
                # What is not UTF-8 stays recognisable, and is refused; what some programs begin a text with is no part
                # of it.
                mark = BOM_UTF8 if number == 1 else b""
                yield name, number, part.removeprefix(mark).decode("utf-8", "surrogateescape")
                if length > _ENDLESS and not read.endswith(b"\n"):
                    at = Location(name, number, 1, row=number)
                    raise UnreadableInput((Fault("line-without-end", at, {"most": f"{_ENDLESS:,}"}),))
                length, part = 0, b""
            elif read:
                continue
            elif not waits:
                return
            else:
                yield None
