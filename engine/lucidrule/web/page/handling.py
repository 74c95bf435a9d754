"""How a request becomes a page: what is posted is read within bounds, and no page takes longer than it may."""

import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

import anyio
from anyio import to_thread
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from lucidrule.core.deadline import OutOfTime, deadline
from lucidrule.core.fault import LucidruleError
from lucidrule.web.page.rendering import Reader
from lucidrule.web.served import Served

SECONDS = 2.0
MOST_AT_ONCE = 16
_MOST_FIELDS = 2_000
# Whoever sends a form more slowly sends none.
_SECONDS_OF_A_FORM = 20.0
# The answer to a form is there again by the browser's own "back", which finds none that it may not keep.
_KEPT_BY_THE_READER, _KEPT_BY_NOBODY = "private, no-cache", "no-store"


@dataclass(frozen=True, slots=True)
class Form:
    """What was posted.

    Attributes:
        fields: The values of each field, in order.
        file: What was uploaded; None: nothing.
        file_name: As the browser says it.
    """

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    file: bytes | None = None
    file_name: str = ""

    def one(self, name: str) -> str:
        """Return the value of a field; empty where there is none."""
        return next(iter(self.fields.get(name, ())), "")

    def all(self, name: str) -> Sequence[str]:
        """Return the values of a field."""
        return self.fields.get(name, ())


Page: TypeAlias = Callable[[Reader, Form], Response]
Answer: TypeAlias = Callable[[Request], Awaitable[Response]]


class Pages:
    """Makes answers to requests of pages; counts those that are being made."""

    def __init__(self, served: Served, *, of_others: bool = False) -> None:
        """Begin; `of_others`: the pages are about others than their reader."""
        self._served, self._running, self._lock = served, 0, threading.Lock()
        self._kept = _KEPT_BY_NOBODY if of_others else _KEPT_BY_THE_READER

    def answer(self, page: Page, *, reads_form: bool = True) -> Answer:
        """Return what answers a request by a page; `reads_form`: the page is given what was posted."""

        async def answered(request: Request) -> Response:
            lang = request.path_params["lang"]
            if lang not in self._served.whole.compiled.languages:
                raise HTTPException(404)
            reader = Reader(request, self._served, lang)
            try:
                with anyio.fail_after(_SECONDS_OF_A_FORM):
                    form = await _form(request) if reads_form else Form()
            except (HTTPException, TimeoutError):
                return reader.page("trouble.html", 400, trouble="web_form_damaged", faults=[])
            made = await self._made(partial(page, reader, form), reader)
            made.headers.setdefault("cache-control", self._kept)
            return made

        return answered

    async def _made(self, page: Callable[[], Response], reader: Reader) -> Response:
        if self._running >= MOST_AT_ONCE:
            return reader.page("trouble.html", 503, trouble="web_busy", faults=[])
        try:
            with deadline(SECONDS), anyio.fail_after(SECONDS):
                return await to_thread.run_sync(self._counted, page, abandon_on_cancel=True)
        except (TimeoutError, OutOfTime):
            return reader.page("trouble.html", 503, trouble="web_too_slow", faults=[])
        except LucidruleError as error:
            told = reader.told(error.faults)
            return reader.page("trouble.html", 400, trouble="web_cannot_read", faults=told)

    def _counted(self, page: Callable[[], Response]) -> Response:
        with self._lock:
            self._running += 1
        try:
            return page()
        finally:
            with self._lock:
                self._running -= 1


async def _form(request: Request) -> Form:
    """Return what was posted.

    Raises:
        HTTPException: It is no form, or has more fields than any of ours.
    """
    if request.method != "POST":
        return Form()
    fields: dict[str, list[str]] = {}
    file, file_name = None, ""
    async with request.form(max_files=1, max_fields=_MOST_FIELDS) as posted:
        for name, value in posted.multi_items():
            if isinstance(value, UploadFile):
                file, file_name = await value.read(), value.filename or ""
            else:
                fields.setdefault(name, []).append(value)
    return Form(fields, file or None, file_name)


async def to_start(request: Request) -> Response:
    """Lead to the start: what was asked for is reached by a form only."""
    base = request.scope.get("root_path", "").rstrip("/")
    return RedirectResponse(f"{base}/{request.path_params['lang']}/", 303)
