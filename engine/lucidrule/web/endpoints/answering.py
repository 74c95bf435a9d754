"""From a request to its answer: within time, in the reader's language, counted; what is refused is a problem."""

import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import perf_counter
from traceback import extract_tb
from typing import Any, TypeVar

import anyio
import orjson
from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

from lucidrule.core.deadline import OutOfTime, deadline
from lucidrule.core.fault import LucidruleError, UnknownName
from lucidrule.web.endpoints.metrics import Metrics
from lucidrule.web.endpoints.problem import Problem
from lucidrule.web.language import language_of
from lucidrule.web.served import Served

SECONDS = 2.0
_AT_ONCE = 16
T = TypeVar("T")
Handler = Callable[[Request], Awaitable[Response]]
_log = logging.getLogger("lucidrule.web")


class Answering:
    """Answers requests about what is served.

    Attributes:
        seconds: How long an answer may take.
    """

    def __init__(self, served: Served, seconds: float = SECONDS) -> None:
        self.served, self.seconds, self.metrics = served, seconds, Metrics()
        self._limiter: CapacityLimiter | None = None

    def language(self, request: Request) -> str:
        """Return the language of the reader."""
        languages = self.served.whole.languages
        return language_of(request.headers.get("accept-language", ""), languages, self.served.lang or "en")

    def door(self, name: str, handler: Handler) -> Handler:
        """Return a handler whose refusals are problems, and whose answers are counted."""

        async def answer(request: Request) -> Response:
            begun = perf_counter()
            try:
                found = await handler(request)
            except Exception as error:
                found = self.refusal(error).response(self.language(request))
            self.metrics.count(name, found.status_code, perf_counter() - begun)
            return found

        return answer

    def refusal(self, error: Exception) -> Problem:
        """Return the problem that an error is; of one that is ours its kind and its place are written down alone."""
        if isinstance(error, Problem):
            return error
        if isinstance(error, LucidruleError):
            return Problem("fault", faults=error.faults)
        place = extract_tb(error.__traceback__)[-1]
        _log.error("%s in %s:%s", type(error).__name__, place.filename.rpartition("/")[2], place.lineno)
        return Problem("internal")

    async def in_time(self, work: Callable[[], T]) -> T:
        """Return what some work comes to.

        Raises:
            Problem: It takes too long, or too much is being worked on.
        """
        if self._limiter is None:
            self._limiter = CapacityLimiter(_AT_ONCE)
        # What takes too long looks at the deadline by itself; what does not is waited for no longer, at least.
        with suppress(OutOfTime), deadline(self.seconds), anyio.move_on_after(self.seconds):
            return await to_thread.run_sync(work, abandon_on_cancel=True, limiter=self._limiter)
        raise Problem("too_slow", f"{self.seconds:g}", headers={"retry-after": "1"})


def json_of(data: Any) -> bytes:
    """Return data as JSON."""
    try:
        return orjson.dumps(data)
    except TypeError:
        # Numbers of more than 64 bits, which it refuses.
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def as_json(data: Any, **headers: str) -> Response:
    """Return data as an answer."""
    return Response(json_of(data), headers=headers, media_type="application/json")


def not_found(error: UnknownName) -> Problem:
    """Return the problem of a name in an address."""
    return Problem("not_found", faults=error.faults)
