"""The app that a server runs: pages for people, endpoints for programs."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from lucidrule.core.fault import Fault, UnreadableInput
from lucidrule.core.version import ENGINE
from lucidrule.web.endpoints import router
from lucidrule.web.guard import Guard
from lucidrule.web.page import routes
from lucidrule.web.page.refusals import refusal
from lucidrule.web.served import Served
from lucidrule.web.staff.access import Guarded


def create_app(
    programmes: str | Path | Iterable[str | Path | None] | None = None,
    *,
    lang: str | None = None,
    contact: str | None = None,
    mcp: bool = False,
    register: Guarded | None = None,
) -> FastAPI:
    """Return the app; what it answers depends on nothing but the programmes, the request and the day.

    Args:
        programmes: As `lucidrule.load` takes them; None: the one that is shipped.
        lang: The language where a reader asks for none that there is; None: English.
        contact: Whom to tell of a weakness: `mailto:…` or `https://…`, for security.txt; None: there is none.
        mcp: With the tools for assistants, under /mcp.
        register: The register of those who keep it, and who they are; None: nothing is kept.

    Raises:
        RulesAtFault: With the faults of all files.
        WrongArgument: The programmes have no texts in the language.
        UnreadableInput: What is kept beside the register cannot be opened, or a package is missing.
    """
    served = Served(programmes, lang, contact, staffed=register is not None)
    # What documents the endpoints would load scripts from elsewhere.
    app = FastAPI(title="lucidrule", version=ENGINE, openapi_url=None, docs_url=None, redoc_url=None)
    app.include_router(router(served))
    if mcp:
        # Takes as long to import as all the rest.
        from lucidrule.web.tools.server import add_to

        add_to(app, served)
    if register is not None:
        app.router.routes.extend(_staff(served, register))
    app.router.routes.extend(routes(served))

    async def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        return refusal(served, request.scope, error.status_code)

    app.add_exception_handler(HTTPException, refused)
    app.add_middleware(Guard, refusal=partial(refusal, served))
    return app


def _staff(served: Served, register: Guarded) -> list[BaseRoute]:
    try:
        from lucidrule.web.staff.routes import routes as of_staff
    except ImportError as error:
        raise UnreadableInput((Fault("needs-extra", None, {"name": str(error.name)}),)) from None
    return of_staff(served, register)
