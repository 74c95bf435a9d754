"""What every answer goes through: how large a request may be, what a browser may do with a page, what is written down.

Facts of companies are somebody's secrets: of an error that is ours only its kind and its place are logged.
"""

import logging
from collections.abc import Awaitable, Callable
from traceback import extract_tb

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Of the form of a page: a company file, as long as it may be, written in percent signs, and all answers.
MOST_BYTES = 600_000
API = "/api/"
# Of a table of companies; it is read after it is clear who sends it.
MOST_OF_A_TABLE, _TABLE = 200_000_000, "/register/take"
_MOST_READ_AWAY = 50_000_000
_HEADERS = {
    # Nothing runs, is loaded or drawn but what we serve; nobody puts the page into another.
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    # A page says what somebody told: no proxy and no shared machine keeps it.
    "cache-control": "no-store",
}
_log = logging.getLogger("lucidrule.web")


class _TooLarge(Exception):
    """A request is larger than any form of ours.

    Attributes:
        more: Whether still more of it comes.
    """

    def __init__(self, more: bool) -> None:
        super().__init__()
        self.more = more


def bare(_scope: Scope, status: int) -> Response:
    """Return the answer that says its status and nothing else."""
    return PlainTextResponse(f"{status}\n", status)


class Guard:
    """Answers where a request is too large or an error is ours, and adds what browsers are told to every answer."""

    def __init__(self, app: ASGIApp, refusal: Callable[[Scope, int], ASGIApp] = bare) -> None:
        """Guard an app.

        Args:
            refusal: What answers a request that is refused with a status.
        """
        self._app, self._refusal = app, refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; others than those of the web are passed on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                headers = MutableHeaders(raw=message["headers"])
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self._app(scope, _bounded(scope, receive), guarded)
        except _TooLarge as error:
            await _read_away(receive, more=error.more)
            await self._refusal(scope, 413)(scope, receive, guarded)
        except ClientDisconnect:
            # Who goes away in the middle of a request hears no answer, and is no fault of ours.
            return
        except Exception as error:
            place = extract_tb(error.__traceback__)[-1]
            _log.error("%s in %s:%s", type(error).__name__, place.filename.rpartition("/")[2], place.lineno)
            if not begun:
                await self._refusal(scope, 500)(scope, receive, guarded)


async def _read_away(receive: Receive, *, more: bool) -> None:
    """Read what still comes, up to some bound: a browser shows no answer before it has sent all of it."""
    got = 0
    while more and got < _MOST_READ_AWAY:
        message = await receive()
        got += len(message.get("body", b""))
        more = message.get("more_body", False)


def _bounded(scope: Scope, receive: Receive) -> Callable[[], Awaitable[Message]]:
    """Return what receives a request and gives up where it is too large; endpoints for programs have their own."""
    if scope["path"].startswith(API):
        return receive
    most = MOST_OF_A_TABLE if scope["path"].endswith(_TABLE) else MOST_BYTES
    got = 0

    async def receiving() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > most:
            raise _TooLarge(message.get("more_body", False))
        return message

    return receiving
