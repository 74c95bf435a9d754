"""The pages: what a company is asked, and what it gets; plain forms that work without scripts."""

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import BaseRoute, Route

from lucidrule.web.served import Served


def routes(served: Served) -> list[BaseRoute]:
    """Return the pages of what is served."""

    async def start(_request: Request) -> HTMLResponse:
        return HTMLResponse("<!doctype html><title>lucidrule</title>")

    return [Route("/", start)]
