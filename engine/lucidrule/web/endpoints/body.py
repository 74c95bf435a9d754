"""What a program sends: bounded while it comes, read as JSON in which nothing is lost in silence."""

from collections.abc import AsyncIterator, Iterator
from decimal import Decimal
from itertools import islice
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import anyio
from starlette.requests import Request

from lucidrule.core.fault import Fault
from lucidrule.core.json_line import LONGEST_LINE, NoObject, decoder, read_object
from lucidrule.core.position import Location
from lucidrule.web.endpoints.problem import Problem

# Of one company; of many as much as a server may put on its disk for a while.
MOST_BYTES, MOST_OF_MANY = LONGEST_LINE, 500_000_000
_IN_MEMORY = 1_000_000
# So many are judged between two looks at other requests.
_BATCH = 20
# Whoever sends a company more slowly sends none.
_SECONDS = 20
_NAME = "<body>"


def _constant(name: str) -> Any:
    raise NoObject("json-syntax", problem="@json:value")


_JSON = decoder(number=Decimal, constant=_constant)


async def object_of(request: Request) -> dict[str, Any]:
    """Return the object that a request holds.

    Raises:
        Problem: It holds none, too much, or comes too slowly.
    """
    raw = bytearray()
    with anyio.move_on_after(_SECONDS) as waiting:
        async for part in request.stream():
            raw += part
            if len(raw) > MOST_BYTES:
                raise Problem("too_large", f"{MOST_BYTES:,}")
    if waiting.cancelled_caught:
        raise Problem("too_slow", str(_SECONDS))
    return read_json(bytes(raw))


def read_json(raw: bytes, row: int = 0) -> dict[str, Any]:
    """Return the object of a JSON text; its numbers exact.

    Args:
        row: In which line of many it stands, counted from 1.

    Raises:
        Problem: It is none, with the fault.
    """
    try:
        return read_object(raw.decode("utf-8-sig"), _JSON)
    except NoObject as error:
        at = Location(_NAME, row or 1, error.column, row=row)
        raise Problem("unreadable", faults=(Fault(error.code, at, error.params),)) from None
    except UnicodeDecodeError:
        at = Location(_NAME, row or 1, 1, row=row)
        raise Problem("unreadable", faults=(Fault("json-syntax", at, {"problem": "@json:object"}),)) from None


async def lines_of(request: Request) -> AsyncIterator[list[tuple[int, bytes]]]:
    """Yield the lines of a request in batches, each with its number; empty ones are left out.

    All of it is taken first, on disk where it is large: who sends much before reading anything would wait for ever for
    a server that waits for its reader. Of a line that is too long the beginning is kept, which is no JSON.

    Raises:
        Problem: It is too large.
    """
    with SpooledTemporaryFile(_IN_MEMORY) as kept:
        size = 0
        async for part in request.stream():
            size += len(part)
            if size > MOST_OF_MANY:
                raise Problem("too_large", f"{MOST_OF_MANY:,}")
            kept.write(part)
        kept.seek(0)
        numbered = ((number, line) for number, line in enumerate(_each_line(kept), 1) if line.strip())
        while batch := list(islice(numbered, _BATCH)):
            yield batch


def _each_line(kept: IO[bytes]) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too long the beginning."""
    while line := kept.readline(MOST_BYTES + 1):
        yield line
        while len(line) > MOST_BYTES and not line.endswith(b"\n"):
            line = kept.readline(MOST_BYTES + 1)
