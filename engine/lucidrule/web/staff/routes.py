"""From a request to a page of the register: nobody is answered, and nothing is read, before it is clear who asks."""

import shutil
import threading
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, Any

import anyio
from anyio import to_thread
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from lucidrule.compile.arguments import day_given
from lucidrule.core.fault import LucidruleError
from lucidrule.present.words import word
from lucidrule.register.taking import check_move
from lucidrule.tables.notice_files import FORMATS
from lucidrule.web.page.handling import Page, Pages
from lucidrule.web.page.rendering import Reader, told_faults
from lucidrule.web.served import Served
from lucidrule.web.staff.access import Guarded, same_token, token
from lucidrule.web.staff.confirming import Confirming
from lucidrule.web.staff.entering import enter
from lucidrule.web.staff.kept import Kept
from lucidrule.web.staff.pages import PAGES, Asked, Staff
from lucidrule.web.staff.taking import Given, take

# Whoever guesses has to wait; others are answered meanwhile.
SECONDS_BEFORE_NO = 1.0
# A small table is judged before its page is shown.
SECONDS_WITH_IT = 3.0
_MOST_FIELDS, _LONGEST = 20, 200
_ENDINGS = 10


def routes(served: Served, guarded: Guarded) -> list[BaseRoute]:
    """Return the pages of a register.

    Raises:
        UnreadableInput: What is kept beside the register cannot be opened.
    """
    doors = _Doors(Staff(served, guarded, Kept(guarded.store)))
    found: list[BaseRoute] = [Route(f"/{{lang}}/register/{path}", doors.page(page)) for path, page in PAGES.items()]
    return [
        *found,
        Route("/{lang}/register/take", doors.take, methods=["POST"]),
        Route("/{lang}/register/{upload:int}/keep", doors.keep, methods=["POST"]),
        Route("/{lang}/register/{upload:int}/delete", doors.delete, methods=["POST"]),
    ]


class _Doors:
    """Lets in who may see the register."""

    def __init__(self, staff: Staff) -> None:
        self._staff, self._pages = staff, Pages(staff.served, of_others=True)

    def page(self, page: Callable[[Staff, Reader, Asked], Response]) -> Callable[[Request], Awaitable[Response]]:
        """Return what answers a request by a page."""

        async def answered(request: Request) -> Response:
            asked = await self._asked(request)
            if asked is None:
                return self._no()
            return await self._shown(request, lambda reader, _form: page(self._staff, reader, asked))

        return answered

    async def take(self, request: Request) -> Response:
        """Take a table, and lead to what comes of it."""
        asked = await self._asked(request)
        if asked is None:
            return self._no()
        async with request.form(max_files=1, max_fields=_MOST_FIELDS) as posted:
            self._check(posted, asked)
            lang = request.path_params["lang"]
            given, faults = await to_thread.run_sync(self._given, posted, lang)
        if given is not None:
            found = await to_thread.run_sync(self._begun, asked, given)
            if found is not None:
                return _to(request, f"{found}/")
            faults = {"file": [word("reg_one_at_a_time", lang)]}
        typed = str(posted.get("as_of", ""))[:_LONGEST]
        return await self._shown(request, lambda reader, _: self._staff.all_tables(reader, asked, faults, typed))

    async def keep(self, request: Request) -> Response:
        """Enter a table that somebody has looked at into the register."""
        return await self._changed(request, self._confirmed, f"{request.path_params['upload']}/")

    async def delete(self, request: Request) -> Response:
        """Forget a table."""
        return await self._changed(request, self._staff.kept.delete, "")

    async def _changed(self, request: Request, change: Callable[[int], None], to: str) -> Response:
        """Change a table, and lead to a page."""
        asked = await self._asked(request)
        if asked is None:
            return self._no()
        async with request.form(max_files=0, max_fields=_MOST_FIELDS) as posted:
            self._check(posted, asked)
        await to_thread.run_sync(change, min(request.path_params["upload"], 2**62))
        return _to(request, to)

    async def _asked(self, request: Request) -> Asked | None:
        """Return what is asked, and by whom; None: by nobody who may.

        Raises:
            HTTPException: There is no page in the language.
        """
        if request.path_params["lang"] not in self._staff.compiled.languages:
            raise HTTPException(404)
        who = self._staff.guarded.who(request)
        if who is None:
            if "authorization" in request.headers:
                await anyio.sleep(SECONDS_BEFORE_NO)
            return None
        return Asked(who, token(self._staff.kept.secret, who), request.path_params, request.query_params)

    def _no(self) -> Response:
        challenge = self._staff.guarded.challenge
        return Response("401\n" if challenge else "403\n", 401 if challenge else 403, dict(challenge), "text/plain")

    async def _shown(self, request: Request, page: Page) -> Response:
        return await self._pages.answer(page, reads_form=False)(request)

    def _check(self, posted: FormData, asked: Asked) -> None:
        """Refuse a form that is not ours: another page may send one in the name of who looks at it.

        Raises:
            HTTPException: It is not.
        """
        if not same_token(str(posted.get("token", "")), asked.token):
            raise HTTPException(403)

    def _given(self, posted: FormData, lang: str) -> tuple[Given | None, dict[str, list[str]]]:
        """Return the table as it was given; or what is wrong with the form, by field."""
        faults: dict[str, list[str]] = {}
        compiled, file = self._staff.compiled, posted.get("file")
        typed = str(posted.get("as_of", "")).strip()[:100]
        as_of = compiled.today()
        try:
            as_of = day_given(typed, compiled.zone) if typed else as_of
            # It becomes events of that day, which would move the register for good.
            check_move(as_of, compiled.today(), compiled.today())
        except LucidruleError as error:
            faults["as_of"] = told_faults(error.faults, lang)
        if not isinstance(file, UploadFile) or not file.filename:
            faults["file"] = [word("reg_no_file", lang)]
        if faults or not isinstance(file, UploadFile):
            return None, faults
        folder = Path(mkdtemp(prefix="lucidrule-"))
        path = folder / "in" / named(file.filename or "")
        path.parent.mkdir()
        _copy(file.file, path)
        notice = f".{posted.get('notice', '')}"
        return (
            Given(
                folder,
                path,
                as_of,
                lang,
                granted=str(posted.get("granted", "")).strip()[:_LONGEST],
                notice=notice if notice in FORMATS else FORMATS[0],
                ignore_unknown="ignore_unknown" in posted,
                all_rows="all_rows" in posted,
            ),
            faults,
        )

    def _begun(self, asked: Asked, given: Given) -> int | None:
        """Begin to judge a table; return its number. None: another is being judged."""
        staff, compiled = self._staff, self._staff.compiled
        policies = [policy.id for policy in compiled.policies]
        upload = staff.kept.begin(given.path.name, asked.who, given.as_of.isoformat(), compiled.digest, policies)
        if upload is None:
            shutil.rmtree(given.folder, ignore_errors=True)
            return None
        _work(partial(take, staff.kept, upload, staff.served.whole, staff.guarded.store, given))
        return upload

    def _confirmed(self, number: int) -> None:
        """Begin to enter a table; where it cannot be, its page says why."""
        staff = self._staff
        upload = staff.kept.upload(number)
        if upload is not None and Confirming(staff.kept).enter(number):
            _work(partial(enter, staff.kept, upload, staff.served.whole, staff.guarded.store))


def _work(work: Callable[[], None]) -> None:
    """Work beside what is asked; what is short is done before its page is shown."""
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(SECONDS_WITH_IT)


def named(name: str) -> str:
    """Return a name for a file, of what a browser says: no path, nothing that is not seen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    stem, dot, ending = "".join(each for each in last if each.isprintable()).rpartition(".")
    return f"{(stem or ending)[:60].strip('.') or 'table'}{dot}{ending[:_ENDINGS]}" if stem else f"{ending[:60]}.csv"


def _copy(file: IO[Any], path: Path) -> None:
    with path.open("wb") as out:
        shutil.copyfileobj(file, out)


def _to(request: Request, path: str) -> Response:
    base = request.scope.get("root_path", "").rstrip("/")
    return RedirectResponse(f"{base}/{request.path_params['lang']}/register/{path}", 303)
