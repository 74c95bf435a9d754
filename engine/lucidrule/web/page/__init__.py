"""The pages: what a company is asked, and what it gets; plain forms that work without scripts."""

from datetime import date, timedelta
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from lucidrule.web.page.asking import ask, fill_group
from lucidrule.web.page.handling import Form, Pages, to_start
from lucidrule.web.page.rendering import STATIC, Reader, static
from lucidrule.web.page.result import shown_result
from lucidrule.web.page.rules import all_rules, rule
from lucidrule.web.page.start import begin, starting
from lucidrule.web.served import Served

_FORMS = {"begin": begin, "ask": ask, "group": fill_group, "result": shown_result}
# A file of ours has another address when it is another.
_FOR_EVER = {"cache-control": "public, max-age=31536000, immutable"}
_A_YEAR = timedelta(days=365)


def routes(served: Served) -> list[BaseRoute]:
    """Return the pages of what is served."""
    pages = Pages(served)

    async def a_rule(request: Request) -> Response:
        return await pages.answer(rule(request.path_params["policy"]))(request)

    found: list[BaseRoute] = [
        Route("/", partial(_home, served)),
        Route("/.well-known/security.txt", partial(_security, served)),
        *(Route(f"/static/{name}", partial(_static, name)) for name in STATIC),
        Route("/{lang}/", pages.answer(starting)),
        Route("/{lang}/open", pages.answer(_open)),
        Route("/{lang}/rules/", pages.answer(all_rules)),
        Route("/{lang}/rules/{policy:path}", a_rule),
    ]
    for name, page in _FORMS.items():
        found.append(Route(f"/{{lang}}/{name}", pages.answer(page), methods=["POST"]))
        found.append(Route(f"/{{lang}}/{name}", to_start, methods=["GET"]))
    return found


async def _home(served: Served, request: Request) -> Response:
    """Lead to the page in the language that the browser asks for."""
    known = served.whole.compiled.languages
    wanted = (each.partition(";")[0].strip() for each in request.headers.get("accept-language", "").split(","))
    near = (name for each in wanted for name in (each, each.partition("-")[0].lower()) if name in known)
    lang = next(near, served.lang or "en")
    base = request.scope.get("root_path", "").rstrip("/")
    return RedirectResponse(f"{base}/{lang}/", 303, {"vary": "accept-language"})


def _open(reader: Reader, form: Form) -> Response:
    """Return the page that opens what stands in the fragment of its own address, which no server is sent."""
    return reader.page("open.html")


async def _static(name: str, _request: Request) -> Response:
    return Response(static(name), media_type=STATIC[name], headers=_FOR_EVER)


async def _security(served: Served, _request: Request) -> Response:
    """Return whom to tell of a weakness (RFC 9116); where nobody is named there is no such file."""
    if served.contact is None:
        raise HTTPException(404)
    contact = "".join(served.contact.split())
    told = f"Contact: {contact}\nExpires: {date.today() + _A_YEAR}T00:00:00Z\nPreferred-Languages: zh, en, ja\n"
    return PlainTextResponse(told)
